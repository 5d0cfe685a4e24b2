//! Tables and what a room asks of them: a columnar table, the pivot engine over it, and the
//! protection of small cells. Pure.
//!
//! Files become tables in [`crate::import`]; who asks what, and what was seen, is kept by the
//! pivot's chapter. Left out on purpose: any file, any thread, any rounding in binary: sums are
//! exact and the same in any order of rows.

mod cells;
mod natural;
pub mod notation;
mod pivot;
mod plan;
mod protect;
mod query;
mod recipe;
mod request;
mod table;
mod tally;
mod view;
pub(crate) mod words;

pub(crate) use pivot::drill;
pub use pivot::pivot;
pub(crate) use query::SortOrder;
pub use query::{Aggregate, Axis, Bins, Condition, Filter, Keep, Measure, Query, Show};
pub use recipe::Recipe;
pub(crate) use recipe::{
    ColumnRecipe, ColumnSeen, Encoding, FileKind, FilePreview, Header, ImportProblem, Separator,
};
pub(crate) use request::{FilePlace, FolderEntry, LoadedTable, SourceId};
pub use request::{Reply, Request};
pub(crate) use table::Codes;
pub use table::{Absence, Column, ColumnInfo, ColumnKind, Member, MemberValue, Table};
pub(crate) use view::{Cell, Drill, Figure, HeadingKind, PivotView};
pub use view::{Heading, Profile};
