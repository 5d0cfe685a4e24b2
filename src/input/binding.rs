//! Bindings: key, action, what it does, in one line that dispatch, footer, palette, help, `yoriai
//! keys` and the docs all read.

use super::{ActionId, Input, Key, Mode};
use crate::domain::MessageId;

/// One line of a screen's table of keys.
#[derive(Debug, Clone, Copy)]
pub struct Binding<A: 'static> {
    /// The keys in their notation, separated by blanks; the first is the one shown.
    pub(crate) keys: &'static str,
    /// What they do.
    pub(crate) action: A,
    /// The message that says it; also the action's name in palette and clicks.
    pub(crate) label: MessageId,
    /// Place in the footer, 1 first; 0 keeps it out (help and palette still show it).
    pub(crate) rank: u8,
}

/// A table of keys: what one state of a screen understands.
pub(crate) type Table<A> = &'static [Binding<A>];

impl<A: Copy> Binding<A> {
    /// A binding that only help and palette show.
    pub const fn new(keys: &'static str, action: A, label: MessageId) -> Self {
        Self {
            keys,
            action,
            label,
            rank: 0,
        }
    }

    /// The same binding, shown in the footer; 1 comes first and is dropped last on a narrow screen.
    pub(crate) const fn footer(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }

    /// Does this key press it? While `typing`, plain characters belong to the text.
    pub(crate) fn is_pressed_by(&self, key: &Key, typing: bool) -> bool {
        if typing && key.typed().is_some() {
            return false;
        }
        self.keys
            .split(' ')
            .filter_map(|keys| keys.parse::<Key>().ok())
            .any(|bound| bound == *key)
    }

    /// The line without its action.
    pub const fn hint(&self) -> Hint {
        Hint {
            keys: self.keys,
            label: self.label,
            rank: self.rank,
            action: ActionId::of(self.label),
        }
    }
}

/// A binding as footer, help and palette see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// The keys in their notation, separated by blanks.
    pub keys: &'static str,
    /// The message that says what they do; also the action's name.
    pub label: MessageId,
    /// Place in the footer; 0 keeps it out.
    pub rank: u8,
    /// The action's name in palette and clicks.
    action: ActionId,
}

impl Hint {
    /// The action's name in palette and clicks.
    pub const fn action(&self) -> ActionId {
        self.action
    }

    /// The same hint outside of the footer.
    pub(crate) const fn unranked(mut self) -> Self {
        self.rank = 0;
        self
    }

    /// The same hint in other words, where the place gives the action another meaning.
    pub(crate) const fn worded(mut self, label: MessageId) -> Self {
        self.label = label;
        self
    }
}

/// A named group of keys, as `yoriai keys` and the help list them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyGroup {
    /// The message that names the place where these keys work.
    pub label: MessageId,
    /// The keys.
    pub hints: Vec<Hint>,
}

impl KeyGroup {
    /// The context of a table.
    pub(crate) fn of<A: Copy>(label: MessageId, table: Table<A>) -> Self {
        Self {
            label,
            hints: hints(&[table]),
        }
    }
}

/// The action of the first binding in `tables` that the key presses.
pub(crate) fn pressed<A: Copy>(tables: &[Table<A>], key: &Key, typing: bool) -> Option<A> {
    tables
        .iter()
        .flat_map(|table| table.iter())
        .find(|binding| binding.is_pressed_by(key, typing))
        .map(|binding| binding.action)
}

/// The action with this name.
pub(crate) fn named<A: Copy>(tables: &[Table<A>], id: ActionId) -> Option<A> {
    tables
        .iter()
        .flat_map(|table| table.iter())
        .find(|binding| ActionId::of(binding.label) == id)
        .map(|binding| binding.action)
}

/// The action that comes in: by its key, or by its name from the palette or a click.
pub(crate) fn action<A: Copy>(tables: &[Table<A>], input: &Input, typing: bool) -> Option<A> {
    match input {
        Input::Key(key) => pressed(tables, key, typing),
        Input::Action(id) => named(tables, *id),
        _ => None,
    }
}

/// The hints of a table whose keys change something, in a running meeting; none elsewhere.
#[allow(
    dead_code,
    reason = "for new activities; docs/add-an-activity.md uses it"
)]
pub(crate) fn hints_live<A: Copy>(mode: Mode, table: Table<A>) -> Vec<Hint> {
    if mode == Mode::Live {
        hints(&[table])
    } else {
        Vec::new()
    }
}

/// All hints of the tables, in order.
pub(crate) fn hints<A: Copy>(tables: &[Table<A>]) -> Vec<Hint> {
    tables
        .iter()
        .flat_map(|table| table.iter())
        .map(Binding::hint)
        .collect()
}
