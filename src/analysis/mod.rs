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
pub mod words;

pub use pivot::{drill, pivot};
pub use query::{Aggregate, Axis, Bins, Condition, Filter, Keep, Measure, Query, Show, SortOrder};
pub use recipe::{
    ColumnRecipe, ColumnSeen, Encoding, FileKind, FilePreview, Header, ImportProblem, Recipe,
    Separator,
};
pub use request::{FilePlace, FolderEntry, LoadedTable, Reply, Request, SourceId};
pub use table::{Absence, Codes, Column, ColumnInfo, ColumnKind, Member, MemberValue, Table};
pub use view::{Cell, Drill, Figure, Heading, HeadingKind, PivotView, Profile};
