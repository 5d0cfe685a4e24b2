//! What a screen is: keys and drafts over the rules of one activity. It answers with commands and
//! never draws.

use super::{FormAnswer, Hint, Input, KeyGroup, ListAnswer, Mode, Popup};
use crate::analysis::Request;
use crate::domain::{Activity, Message, Rejection, Room, TypedForm};

/// What a screen looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scene<'a, S> {
    /// The chapter's state.
    pub(crate) state: &'a S,
    /// What it may know of the session.
    pub(crate) room: Room<'a>,
    /// Alive or looked back at.
    pub(crate) mode: Mode,
    /// Session time in milliseconds.
    pub(crate) now: u64,
    /// Columns and rows of the area that the chapter is drawn in: what is measured for keys and for
    /// drawing is measured with the same numbers.
    pub(crate) size: (u16, u16),
}

/// What a screen answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Response<C> {
    /// Not for this screen; others may want it.
    Ignored,
    /// Taken; only the screen itself changed.
    Handled,
    /// Commands, decided one after the other until one is refused.
    Do(Vec<C>),
    /// Commands that need a yes first.
    Ask(Message, Vec<C>),
    /// A step forward that something speaks against: asked first, and on a yes the screen gets
    /// [`Input::Confirmed`]. What it does then it decides by how things stand by then.
    LeadOn(Message),
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
    pub(crate) fn command(command: C) -> Self {
        Response::Do(vec![command])
    }

    /// The same answer with its commands made into others.
    pub(crate) fn map<D>(self, wrap: impl FnMut(C) -> D) -> Response<D> {
        match self {
            Response::Ignored => Response::Ignored,
            Response::Handled => Response::Handled,
            Response::Tell(message) => Response::Tell(message),
            Response::LeadOn(question) => Response::LeadOn(question),
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
    #[allow(
        dead_code,
        reason = "for new activities; docs/add-an-activity.md uses it"
    )]
    pub(crate) fn ends_forms(&self, mode: Mode) -> bool {
        *self == SyncReason::Accepted || mode != Mode::Live
    }
}

/// The keys and drafts of one activity.
pub(crate) trait Screen: Default + Clone + std::fmt::Debug {
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

    /// Does something lie open over the screen? Undo waits until it is closed: it would change what
    /// a half-filled form is about.
    fn lies_open(&self, _scene: &Scene<'_, <Self::Rules as Activity>::State>) -> bool {
        self.popup().is_some()
    }

    /// Does a text field have the focus, so that plain characters are text?
    fn takes_text(&self, _scene: &Scene<'_, <Self::Rules as Activity>::State>) -> bool {
        self.popup().is_some_and(Popup::takes_text)
    }

    /// What runs here by itself, so that leaving it would leave it running: a round with its clock.
    fn under_way(&self, _scene: &Scene<'_, <Self::Rules as Activity>::State>) -> Option<Message> {
        None
    }

    /// Is the room shown here, one after the other, what came over from last time? What else came over
    /// follows once it is through.
    fn shows_what_came_over(&self, _scene: &Scene<'_, <Self::Rules as Activity>::State>) -> bool {
        false
    }

    /// Comes to terms with a state that changed: cursors stay inside, finished drafts go.
    fn sync(&mut self, scene: &Scene<'_, <Self::Rules as Activity>::State>, how: &SyncReason);

    /// What is typed and not handed in, what lies open first. It is kept when the program is left, and
    /// nothing of it is recorded. What a file beside the session must not hold, because it would tell
    /// who writes where, is not among it: see [`Screen::confide`]. For a screen that types in one form
    /// at a time the form says it, if it was made with [`Form::about`](super::Form::about).
    fn typed(&self, _scene: &Scene<'_, <Self::Rules as Activity>::State>) -> Vec<TypedForm> {
        let typed = self.popup().and_then(Popup::typed);
        typed.into_iter().collect()
    }

    /// Takes back what was typed before the program was left, as it was; `false` when what it is about
    /// is gone.
    fn resume(
        &mut self,
        typed: &TypedForm,
        scene: &Scene<'_, <Self::Rules as Activity>::State>,
    ) -> bool;

    /// Is something typed that is not handed in yet? The screen does not say "saved" then.
    fn has_draft(&self, scene: &Scene<'_, <Self::Rules as Activity>::State>) -> bool {
        !self.typed(scene).is_empty()
    }

    /// What is typed that only the journal of private steps may hold, as commands that leave private
    /// events alone: given when the program is left, and refused where they would leave another one.
    fn confide(
        &self,
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
