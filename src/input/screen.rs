//! What a screen is: keys and drafts over the rules of one activity. It answers with commands and
//! never draws.

use super::{ActionId, Hint, Hit, Key, KeyGroup};
use crate::analysis::{Reply, Request};
use crate::domain::{Activity, Message, Rejection, Room};

/// Is the state alive, or looked back at?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A running meeting.
    Live,
    /// Read-only: a replay, or a closed session.
    Replay,
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
    /// Columns and rows of the area that the chapter is drawn in: what is measured for keys and for
    /// drawing is measured with the same numbers.
    pub size: (u16, u16),
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
    /// What the worker brings of an request that this screen gave it.
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

    /// Answers what comes in. In [`Mode::Replay`] only looking around is left.
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
    /// Answers come back as [`Input::Reply`]; never asked in [`Mode::Replay`].
    fn request(&mut self, _scene: &Scene<'_, <Self::Rules as Activity>::State>) -> Option<Request> {
        None
    }

    /// Every context of keys that the screen has, for the list of all keys.
    fn key_groups() -> Vec<KeyGroup>;
}
