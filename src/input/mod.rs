//! What comes from the keyboard and the mouse, and the lines that say which key does what.
//!
//! Knows no terminal: `runtime` turns its events into [`Key`]s. Knows no session either: a
//! [`Screen`] is generic over the rules it serves.

pub mod binding;
pub mod checklist;
pub mod field;
pub mod form;
pub mod grid;
pub mod incoming;
pub mod key;
pub mod list;
pub mod paste;
pub mod picker;
pub mod popup;
pub mod screen;

pub use binding::{Binding, Hint, KeyGroup, Table};
pub use checklist::{Checklist, ChecklistAnswer};
pub use field::{Field, FieldAnswer, Lines};
pub use form::{Choice, Drafts, Form, FormAction, FormAnswer, FormError, FormLine, Stepper};
pub use grid::GridCursor;
pub use incoming::{ActionId, Hit, Input, Mode};
pub use key::{Key, KeyCode, KeyError};
pub use list::{Extent, ListAnswer, ListCursor, Move, Scroller};
pub use paste::Pasted;
pub use picker::{Pickable, Picker, PickerAnswer, picker_rows};
pub use popup::Popup;
pub use screen::{Response, Scene, Screen, SyncReason};
