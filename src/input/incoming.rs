//! What reaches a screen, and whether anything may be decided there.

use super::Key;
use crate::analysis::Reply;
use crate::domain::MessageId;

/// What reaches a screen.
#[derive(Debug, Clone)]
pub(crate) enum Input {
    /// A key.
    Key(Key),
    /// An action by its name, from the palette or a click on the footer.
    Action(ActionId),
    /// A pasted text, line breaks and all.
    Paste(String),
    /// A click on something that the view drew.
    Click(Hit),
    /// The wheel: lines down, negative up.
    Scroll(i16),
    /// A yes to the question whether to lead on ([`Response::LeadOn`](super::Response::LeadOn)).
    Confirmed,
    /// A second has passed; time boxes may have run out.
    Tick,
    /// What the worker brings of a request that this screen gave it.
    Reply(Reply),
}

/// What a mouse click means: drawing leaves these behind for the places that it drew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hit {
    /// The action with this name, as if its key had been pressed.
    Action(ActionId),
    /// A row of a list: which list of the screen, and which row of it.
    Row(u16, usize),
}

/// The name of an action in palette and clicks. Only a binding gives it out, so a name that no key
/// has cannot be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionId(MessageId);

impl ActionId {
    /// The name of what a key with this label does.
    pub(super) const fn of(label: MessageId) -> Self {
        Self(label)
    }
}

/// Is the state alive, or looked at?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// A running meeting.
    Live,
    /// Read-only: a running meeting that another program writes. Its time goes on.
    #[cfg_attr(not(test), expect(dead_code, reason = "a second screen will watch"))]
    Watching,
    /// Read-only: a replay, or a closed session. Its time stands where one looks.
    Replay,
}

impl Mode {
    /// May something be decided here? Otherwise only looking around is left.
    pub(crate) const fn is_live(self) -> bool {
        matches!(self, Mode::Live)
    }

    /// Does time go on while one looks?
    #[expect(dead_code, reason = "a second screen will watch")]
    pub(crate) const fn has_running_time(self) -> bool {
        matches!(self, Mode::Live | Mode::Watching)
    }
}
