//! What comes in from a person: keys and their notation, text fields, and what a click can hit.
//!
//! Nothing here knows a terminal; the runtime turns its events into these words.

pub mod field;
pub mod key;

pub use field::{Field, FieldAnswer, Lines};
pub use key::{Key, KeyCode, KeyError};

/// What a click on a place of the screen means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hit {
    /// The action with this id, as if its key had been pressed.
    Action(&'static str),
    /// A row of a list: the list's id and the row's index.
    Row(u16, usize),
}
