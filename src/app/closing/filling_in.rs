//! The form of the closing page: what nobody said for the head of the minutes, and who came.

use crate::app::deciding;
use crate::app::effect::Effect;
use crate::app::meeting::Meeting;
use crate::app::message_context::MessageContext;
use crate::app::model::{Location, Model};
use crate::app::seat::{Severity, TerminalSeat};
use crate::app::setup::{OpenSetupForm, is_all_said};
use crate::domain::{Message, TypedForm};
use crate::id;
use crate::input::{FormAnswer, Hint, Input, Mode, Response, SyncReason};
use crate::session::State;

/// The form, while it lies open.
#[derive(Debug, Clone, Default)]
pub(crate) struct FillingIn {
    /// The form.
    pub(crate) open: Option<OpenSetupForm>,
}

impl FillingIn {
    /// Does the form lie over the page?
    pub(crate) const fn lies_open(&self) -> bool {
        self.open.is_some()
    }

    /// Does a text field have the focus?
    pub(crate) fn takes_text(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.form.takes_text())
    }

    /// What is typed in it, for whoever comes back.
    pub(crate) fn typed(&self) -> Option<TypedForm> {
        let open = self.open.as_ref()?;
        open.form.typed_as(&open.purpose, true)
    }

    /// The form as it was left; `false` when something in it is gone.
    pub(crate) fn resume(&mut self, typed: &TypedForm, state: &State) -> bool {
        let mut open = OpenSetupForm::closing(state, None);
        let found = open.resume(&typed.lines, state);
        self.open = Some(open).filter(|_| found);
        found
    }

    /// What works in it.
    pub(crate) fn hints(&self) -> Vec<Hint> {
        self.open
            .as_ref()
            .map_or_else(Vec::new, |open| open.form.hints())
    }

    /// Follows a changed state: what was handed in needs no form any more, and a closed meeting has
    /// none.
    pub(crate) fn sync(&mut self, mode: Mode, how: &SyncReason) {
        let done = *how == SyncReason::Accepted || !mode.is_live();
        self.open.take_if(|_| done);
    }
}

/// Opens the form.
pub(super) fn open(meeting: &mut Meeting, seat: &mut TerminalSeat, moment: &MessageContext) {
    if !meeting.mode().is_live() {
        return seat.tell(Message::new(id!("refuse-read-only")), Severity::Info);
    }
    let form = OpenSetupForm::closing(meeting.state(), Some(moment.now.t.time()));
    meeting.filling_in.open = Some(form);
}

/// What comes in while the form lies open.
pub(crate) fn on_form(
    model: &mut Model,
    moment: &mut MessageContext,
    input: &Input,
) -> Vec<Effect> {
    let Location::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    let state = meeting.log.state();
    let Some(open) = &mut meeting.filling_in.open else {
        return Vec::new();
    };
    let response = match open.on_input(input, state) {
        FormAnswer::HandIn => match open.commands(state) {
            Ok(commands) if commands.is_empty() => {
                meeting.filling_in.open = None;
                Response::Handled
            }
            Ok(commands) => Response::Do(commands),
            Err(error) => Response::Tell(open.form.reject(error)),
        },
        FormAnswer::Close => {
            meeting.filling_in.open = None;
            Response::Handled
        }
        answer => answer.into(),
    };
    deciding::answer(meeting, &mut model.seat, moment, response).unwrap_or_default()
}

/// Rows of the page that tell what nobody said.
pub(super) fn rows(state: &State) -> usize {
    usize::from(!is_all_said(state))
}
