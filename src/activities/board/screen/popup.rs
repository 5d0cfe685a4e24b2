//! What lies open over a page: a form, the items to take in, or the states of an action; one of them
//! at a time.

use super::form::OpenForm;
use super::keys::{self, BoardAction};
use crate::activities::board::rules::moving::STATES;
use crate::domain::{Item, ItemId};
use crate::input::{Extent, Hint, ListCursor, Picker, Table, binding, list};

/// List id of the states to choose from.
pub(crate) const STATE_LIST: u16 = 5;

/// What an item becomes when it is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Becomes {
    /// A finding.
    Finding,
    /// An action.
    Action,
}

/// What lies open.
#[derive(Debug, Clone)]
pub(crate) enum BoardPopup {
    /// A form.
    Form(OpenForm),
    /// What other chapters made, to be searched; and what the chosen one becomes.
    Items(Becomes, Picker<Item>),
    /// The states that this action may be given.
    States(ItemId, ListCursor),
}

pub(super) const STATE_TABLES: [Table<BoardAction>; 2] = [keys::CHOOSING_STATE, keys::STATE_KEYS];

/// The list of states: all of them, as long as the screen has the rows.
pub(crate) fn states_extent((_, height): (u16, u16)) -> Extent {
    // The frame takes two rows.
    let rows = height.saturating_sub(2).min(STATES.len() as u16);
    Extent::new(STATES.len(), rows)
}

impl BoardPopup {
    /// What works in it.
    pub(crate) fn hints(&self) -> Vec<Hint> {
        match self {
            BoardPopup::Form(open) => open.form.hints(),
            BoardPopup::Items(..) => Picker::<Item>::hints(),
            BoardPopup::States(..) => [binding::hints(&STATE_TABLES), list::hints()].concat(),
        }
    }

    /// Are plain characters text?
    pub(crate) fn takes_text(&self) -> bool {
        match self {
            BoardPopup::Form(open) => open.form.takes_text(),
            BoardPopup::Items(..) => true,
            BoardPopup::States(..) => false,
        }
    }
}
