//! The page of what came over (前回からの持ち越し): each open matter alone on the screen, one after the
//! other, until it is answered or left.
//!
//! It follows the homework of the chapter that shows the actions of last time, and stands at the
//! beginning of a meeting that plans no such chapter. Left out on purpose: what a chapter shows of it
//! by itself.

use super::deciding;
use super::effect::Effect;
use super::meeting::{Meeting, MeetingPage};
use super::message_context::MessageContext;
use super::model::{Location, Model};
use super::overlay::{MatterReply, reply_to_matter};
use super::ritual::{RitualAction, tables};
use super::seat::Severity;
use crate::domain::{Matter, Message};
use crate::id;
use crate::input::{Extent, Input, binding};
use crate::session::Stage;

/// List id of the matters.
const LIST: u16 = 901;

/// Puts the page on the screen when its time has come, and takes it away when nothing is left on it.
pub(super) fn follow(model: &mut Model) {
    let now = model.seat.now.ms;
    let Location::Meeting(meeting) = &mut model.place else {
        return;
    };
    match meeting.page {
        MeetingPage::Ritual => {
            let open = meeting.state().waiting_matters().len();
            meeting.ritual.cursor.clamp(open);
            if open == 0 || !meeting.mode().is_live() {
                meeting.page = MeetingPage::Chapter;
            }
        }
        MeetingPage::Chapter if is_due(meeting, now) => {
            meeting.ritual.cursor.set(0);
            meeting.page = MeetingPage::Ritual;
        }
        _ => {}
    }
}

fn is_due(meeting: &Meeting, now: u64) -> bool {
    let at = meeting.outlook(now);
    let has_room = !meeting.screens.lies_open(at) && !meeting.screens.shows_what_came_over(at);
    meeting.mode().is_live()
        && !meeting.ritual.is_over
        && meeting.state().asks_for_matters()
        && has_room
        && !meeting.state().waiting_matters().is_empty()
}

/// Turns to the page from the list, also once it was left.
pub(super) fn turn_to(model: &mut Model) {
    let Location::Meeting(meeting) = &mut model.place else {
        return;
    };
    let state = meeting.state();
    let waits = meeting.mode().is_live() && state.stage == Stage::Running;
    if !waits || state.waiting_matters().is_empty() {
        let message = Message::new(id!("ritual-nothing"));
        return model.seat.tell(message, Severity::Info);
    }
    meeting.ritual.cursor.set(0);
    meeting.page = MeetingPage::Ritual;
}

/// Answers what comes in.
pub(super) fn on_input(
    model: &mut Model,
    moment: &mut MessageContext,
    input: &Input,
) -> Option<Vec<Effect>> {
    let Location::Meeting(meeting) = &mut model.place else {
        return None;
    };
    let matters = meeting.state().waiting_matters();
    let open = matters.len();
    let cursor = &mut meeting.ritual.cursor;
    match binding::action(&tables(open), input, false) {
        Some(RitualAction::Answer) => {
            let chosen = matters.get(cursor.at())?;
            return Some(answer(model, moment, chosen));
        }
        Some(RitualAction::Next) => cursor.set((cursor.at() + 1) % open.max(1)),
        Some(RitualAction::Before) => cursor.set((cursor.at() + open.max(1) - 1) % open.max(1)),
        Some(RitualAction::Leave) => {
            meeting.ritual.is_over = true;
            meeting.page = MeetingPage::Chapter;
        }
        None => {
            // One is in sight at a time, so there is no view that the wheel could move.
            cursor.on_input(input, (LIST, Extent::new(open, 1)), false);
        }
    }
    Some(Vec::new())
}

/// The same answer as from the list.
fn answer(model: &mut Model, moment: &mut MessageContext, matter: &Matter) -> Vec<Effect> {
    let Location::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    match reply_to_matter(matter, meeting.state()) {
        MatterReply::Ask(overlay) => {
            model.seat.overlay = Some(overlay);
            Vec::new()
        }
        MatterReply::Order(command) => deciding::command(model, moment, vec![command]),
    }
}

#[cfg(test)]
mod tests;
