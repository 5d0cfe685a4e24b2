//! What a screen is: keys and drafts over the rules of one activity. It answers with commands and
//! never draws.

use super::{ActionId, FormAnswer, Hint, Hit, Key, KeyGroup, ListAnswer};
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

impl<C> From<ListAnswer> for Response<C> {
    /// What a list did with an input; taking the chosen line is the screen's.
    fn from(answer: ListAnswer) -> Self {
        match answer {
            ListAnswer::Ignored => Response::Ignored,
            ListAnswer::Moved | ListAnswer::Chosen => Response::Handled,
        }
    }
}

impl<K, C> From<FormAnswer<K>> for Response<C> {
    /// What a form did with an input; handing in and closing are the screen's.
    fn from(answer: FormAnswer<K>) -> Self {
        match answer {
            FormAnswer::Ignored => Response::Ignored,
            FormAnswer::Refused(message) => Response::Tell(message),
            _ => Response::Handled,
        }
    }
}

impl<C> Response<C> {
    /// One command, to be decided.
    pub fn command(command: C) -> Self {
        Response::Do(vec![command])
    }

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

impl SyncReason {
    /// Is a form that was handed in done with? So it is when its command was accepted, and in a
    /// session that is only looked at.
    pub fn ends_forms(&self, mode: Mode) -> bool {
        *self == SyncReason::Accepted || mode != Mode::Live
    }
}

/// Something that lies open over a screen and has keys of its own: a form, a picker.
pub trait Popup {
    /// What works in it.
    fn hints(&self) -> Vec<Hint>;

    /// Does a text field of it have the focus?
    fn takes_text(&self) -> bool;

    /// Is something typed in it that is not handed in yet?
    fn has_draft(&self) -> bool;
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

    /// What lies open over the screen, if anything does.
    fn popup(&self) -> Option<&dyn Popup> {
        None
    }

    /// Does a text field have the focus, so that plain characters are text?
    fn takes_text(&self, _scene: &Scene<'_, <Self::Rules as Activity>::State>) -> bool {
        self.popup().is_some_and(Popup::takes_text)
    }

    /// Comes to terms with a state that changed: cursors stay inside, finished drafts go.
    fn sync(&mut self, scene: &Scene<'_, <Self::Rules as Activity>::State>, how: &SyncReason);

    /// Is something typed that is not handed in yet? The screen does not say "saved" then.
    fn has_draft(&self) -> bool {
        self.popup().is_some_and(Popup::has_draft)
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
