//! What lies open over a screen: forms and pickers have this in common.

use super::Hint;
use crate::domain::TypedForm;

/// Something that lies open over a screen and has keys of its own: a form, a picker.
pub(crate) trait Popup {
    /// What works in it.
    fn hints(&self) -> Vec<Hint>;

    /// Does a text field of it have the focus?
    fn takes_text(&self) -> bool;

    /// What is typed in it and not handed in, where it knows what it is about ([`Form::about`]).
    ///
    /// [`Form::about`]: super::Form::about
    fn typed(&self) -> Option<TypedForm> {
        None
    }
}
