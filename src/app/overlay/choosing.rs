//! What every list and text over a screen does with an input, before one of them makes something of it.

use super::keys::{LIST, ListAction, READING};
use super::{OverlayAnswer, ROWS};
use crate::input::{
    Extent, Input, ListAnswer, ListCursor, Picker, PickerAnswer, Scroller, binding,
};

/// A text that is only read.
pub(super) fn read(scroller: &mut Scroller, input: &Input, extent: Extent) -> OverlayAnswer {
    if binding::action(&[READING], input, false).is_some() {
        return OverlayAnswer::Close;
    }
    match scroller.on_input(input, extent) {
        ListAnswer::Ignored => OverlayAnswer::Ignored,
        ListAnswer::Moved | ListAnswer::Chosen => OverlayAnswer::Handled,
    }
}

/// A list of which one line is taken.
pub(super) fn choose(
    cursor: &mut ListCursor,
    input: &Input,
    extent: Extent,
    then: impl FnOnce(usize) -> OverlayAnswer,
) -> OverlayAnswer {
    let action = binding::action(&[LIST], input, false);
    let answer = match action {
        Some(ListAction::Close) => return OverlayAnswer::Close,
        Some(ListAction::Choose) => ListAnswer::Chosen,
        None => cursor.on_input(input, (ROWS, extent), false),
    };
    match answer {
        ListAnswer::Ignored => OverlayAnswer::Ignored,
        ListAnswer::Moved => OverlayAnswer::Handled,
        ListAnswer::Chosen if cursor.at() < extent.lines => then(cursor.at()),
        ListAnswer::Chosen => OverlayAnswer::Close,
    }
}

/// A list narrowed by typing, of which one line is taken.
pub(super) fn pick<T: Clone>(
    picker: &mut Picker<T>,
    input: &Input,
    extent: Extent,
    then: impl FnOnce(T) -> OverlayAnswer,
) -> OverlayAnswer {
    match picker.on_input(input, extent.page as u16) {
        PickerAnswer::Ignored => OverlayAnswer::Ignored,
        PickerAnswer::Handled => OverlayAnswer::Handled,
        PickerAnswer::Close => OverlayAnswer::Close,
        PickerAnswer::Picked(value) => then(value),
    }
}
