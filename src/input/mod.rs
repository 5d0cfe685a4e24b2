//! What comes from the keyboard and the mouse, and the lines that say which key does what.
//!
//! Knows no terminal: `runtime` turns its events into [`Key`]s. Knows no session either: a
//! [`Screen`] is generic over the rules it serves.

pub mod binding;
pub mod checklist;
pub mod field;
pub mod form;
pub mod grid;
pub mod key;
pub mod list;
pub mod paste;
pub mod picker;
pub mod screen;

pub use binding::{ActionId, Binding, Hint, KeyGroup, Table};
pub use checklist::{Checklist, ChecklistAnswer};
pub use field::{Field, FieldAnswer, Lines};
pub use form::{Choice, Drafts, Form, FormAction, FormAnswer, FormError, FormLine, Stepper};
pub use grid::GridCursor;
pub use key::{Key, KeyCode, KeyError};
pub use list::{Extent, ListAnswer, ListCursor, Move, Scroller};
pub use paste::Pasted;
pub use picker::{Pickable, Picker, PickerAnswer, picker_rows};
pub use screen::{Input, Mode, Popup, Response, Scene, Screen, SyncReason};

/// What a mouse click means: drawing leaves these behind for the places that it drew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hit {
    /// The action with this name, as if its key had been pressed.
    Action(ActionId),
    /// A row of a list: which list of the screen, and which row of it.
    Row(u16, usize),
}
