//! Opening and answering the form of the closing page.

use crate::app::deciding;
use crate::app::effect::Effect;
use crate::app::meeting::Meeting;
use crate::app::message_context::MessageContext;
use crate::app::seat::{Severity, TerminalSeat};
use crate::app::setup::{OpenSetupForm, is_all_said};
use crate::domain::Message;
use crate::id;
use crate::input::{FormAnswer, Input, Response};
use crate::session::State;

/// Opens the form.
pub(super) fn open(meeting: &mut Meeting, seat: &mut TerminalSeat, moment: &MessageContext) {
    if !meeting.mode().is_live() {
        return seat.tell(Message::new(id!("refuse-read-only")), Severity::Info);
    }
    let form = OpenSetupForm::closing(meeting.state(), Some(moment.now.t.time()));
    meeting.filling_in.open = Some(form);
}

/// What comes in while the form lies open.
pub(super) fn on_form(
    meeting: &mut Meeting,
    seat: &mut TerminalSeat,
    moment: &mut MessageContext,
    input: &Input,
) -> Vec<Effect> {
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
    deciding::answer(meeting, seat, moment, response).unwrap_or_default()
}

/// Rows of the page that tell what nobody said.
pub(super) fn rows(state: &State) -> usize {
    usize::from(!is_all_said(state))
}
