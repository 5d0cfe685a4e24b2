//! What comes from the keyboard and the mouse, and the lines that say which key does what.
//!
//! Knows no terminal: `runtime` turns its events into [`Key`]s. Knows no session either: a
//! [`Screen`] is generic over the rules it serves.

pub(crate) mod binding;
pub(crate) mod checklist;
pub(crate) mod field;
pub(crate) mod form;
pub(crate) mod grid;
pub(crate) mod incoming;
pub(crate) mod key;
pub(crate) mod list;
pub(crate) mod paste;
pub(crate) mod picker;
pub(crate) mod popup;
pub(crate) mod screen;

pub use binding::{Binding, Hint};
pub(crate) use binding::{KeyGroup, Table};
pub(crate) use checklist::{Checklist, ChecklistAnswer};
pub(crate) use field::FieldAnswer;
pub use field::{Field, Lines};
pub(crate) use form::{Choice, Drafts, Form, FormAnswer, FormError, FormLine, Stepper};
pub(crate) use grid::GridCursor;
pub use incoming::Hit;
pub(crate) use incoming::{ActionId, Input, Mode};
pub use key::{Key, KeyCode};
pub(crate) use list::{Extent, ListAnswer, ListCursor, Move, Scroller};
pub(crate) use paste::Pasted;
pub(crate) use picker::{Pickable, Picker, PickerAnswer, picker_rows};
pub(crate) use popup::Popup;
pub use screen::SyncReason;
pub(crate) use screen::{Response, Scene, Screen};
