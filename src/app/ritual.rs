//! Where the room is in what came over (前回からの持ち越し), and the keys of its page; what they do says
//! [`super::one_by_one`].

use crate::id;
use crate::input::{Binding, Hint, ListCursor, Table, binding, list};

/// What the keys of the page do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RitualAction {
    /// Answer the matter.
    Answer,
    /// The next one, and round.
    Next,
    /// The one before, and round.
    Before,
    /// Leave the rest open.
    Leave,
}

/// The keys of the page.
pub(crate) const RITUAL: Table<RitualAction> = &[
    Binding::new("enter", RitualAction::Answer, id!("ritual-answer")).footer(1),
    Binding::new("esc", RitualAction::Leave, id!("ritual-leave")).footer(3),
];

/// From one matter to the other, while there are several.
pub(crate) const SKIPPING: Table<RitualAction> = &[
    Binding::new("right l", RitualAction::Next, id!("ritual-next")).footer(2),
    Binding::new("left h", RitualAction::Before, id!("ritual-before")),
];

/// Where the room is in what came over.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ritual {
    /// The matter on the screen.
    pub(super) cursor: ListCursor,
    /// Did the room leave the rest open?
    pub(super) is_over: bool,
}

impl Ritual {
    /// The matter on the screen, by its place among the open ones.
    pub(crate) const fn at(self) -> usize {
        self.cursor.at()
    }
}

/// The keys of the page, with so many matters open.
pub(super) fn tables(open: usize) -> Vec<Table<RitualAction>> {
    if open > 1 {
        vec![RITUAL, SKIPPING]
    } else {
        vec![RITUAL]
    }
}

/// What works on the page, with so many matters open.
pub(super) fn hints(open: usize) -> Vec<Hint> {
    [binding::hints(&tables(open)), list::hints()].concat()
}
