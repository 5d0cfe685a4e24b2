//! What a screen is: keys and drafts over the rules of one activity. It answers with commands and
//! never draws.

use super::{ActionId, Hint, Hit, Key, KeyGroup};
use crate::analysis::{Reply, Request};
use crate::domain::{Activity, Message, Rejection, Room};

/// Is the state alive, or looked at?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A running meeting.
    Live,
    /// Read-only: a running meeting that another program writes. Its time goes on.
    Watching,
    /// Read-only: a replay, or a closed session. Its time stands where one looks.
    Replay,
}

impl Mode {
    /// May something be decided here? Otherwise only looking around is left.
    pub const fn is_live(self) -> bool {
        matches!(self, Mode::Live)
    }

    /// Does time go on while one looks?
    pub const fn has_running_time(self) -> bool {
        matches!(self, Mode::Live | Mode::Watching)
    }
}

/// What a screen looks at.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a, S> {
    /// The chapter's state.
    pub state: &'a S,
    /// What it may know of the session.
    pub room: Room<'a>,
    /// Alive or looked back at.
    pub mode: Mode,
    /// Session time in milliseconds.
    pub now: u64,
}

/// What reaches a screen.
#[derive(Debug, Clone)]
pub enum Input {
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
    /// A second has passed; time boxes may have run out.
    Tick,
    /// What the worker brings of a request that this screen gave it.
    Reply(Reply),
}

/// What a screen answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Response<C> {
    /// Not for this screen; others may want it.
    Ignored,
    /// Taken; only the screen itself changed.
    Handled,
    /// Commands, decided one after the other until one is refused.
    Do(Vec<C>),
    /// Commands that need a yes first.
    Ask(Message, Vec<C>),
    /// A quiet sentence for the person.
    Tell(Message),
}

impl<C> Response<C> {
    /// The same answer with its commands made into others.
    pub fn map<D>(self, wrap: impl FnMut(C) -> D) -> Response<D> {
        match self {
            Response::Ignored => Response::Ignored,
            Response::Handled => Response::Handled,
            Response::Tell(message) => Response::Tell(message),
            Response::Do(commands) => Response::Do(commands.into_iter().map(wrap).collect()),
            Response::Ask(question, commands) => {
                Response::Ask(question, commands.into_iter().map(wrap).collect())
            }
        }
    }
}

/// How a state came to be that a screen has to settle on.
#[derive(Debug, Clone, PartialEq)]
pub enum SyncReason {
    /// Its own commands were accepted.
    Accepted,
    /// One of its own commands was refused; drafts must stay.
    Refused(Rejection),
    /// Something else changed the state: undo, redo, another screen, a seek.
    Elsewhere,
}

/// The keys and drafts of one activity.
pub trait Screen: Default + Clone + std::fmt::Debug {
    /// The activity's rules.
    type Rules: Activity;

    /// What works here and now, the most important first.
    fn hints(&self, scene: &Scene<'_, <Self::Rules as Activity>::State>) -> Vec<Hint>;

    /// Answers what comes in. Where the mode is not live, only looking around is left.
    fn on_input(
        &mut self,
        input: &Input,
        scene: &Scene<'_, <Self::Rules as Activity>::State>,
    ) -> Response<<Self::Rules as Activity>::Command>;

    /// Does a text field have the focus, so that plain characters are text?
    fn takes_text(&self, scene: &Scene<'_, <Self::Rules as Activity>::State>) -> bool;

    /// Comes to terms with a state that changed: cursors stay inside, finished drafts go.
    fn sync(&mut self, scene: &Scene<'_, <Self::Rules as Activity>::State>, how: &SyncReason);

    /// Is something typed that is not handed in yet? The screen does not say "saved" then.
    fn has_draft(&self) -> bool {
        false
    }

    /// What is typed but not yet handed in, as commands: called before the program leaves.
    fn flush(
        &mut self,
        _scene: &Scene<'_, <Self::Rules as Activity>::State>,
    ) -> Vec<<Self::Rules as Activity>::Command> {
        Vec::new()
    }

    /// Work that the screen wants done by the worker (reading a file, computing a view): asked
    /// after everything that reached it, until there is none. It must not ask for the same twice.
    /// Answers come back as [`Input::Reply`]; asked only where the mode is live.
    fn request(&mut self, _scene: &Scene<'_, <Self::Rules as Activity>::State>) -> Option<Request> {
        None
    }

    /// Every context of keys that the screen has, for the list of all keys.
    fn key_groups() -> Vec<KeyGroup>;
}
