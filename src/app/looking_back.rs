//! A replay under the keys: the scrubber, searching and jumping, and looking around in a chapter.

use super::closing;
use super::effect::Effect;
use super::global::{IN_MEETING, InMeeting};
use super::in_meeting;
use super::meeting::MeetingPage;
use super::message_context::MessageContext;
use super::model::{Location, Model};
use super::overlay::{Finder, Overlay, PromptPurpose};
use super::replay::{REPLAY, Replay, ReplayAction};
use super::seat::{Severity, TerminalSeat};
use crate::domain::Message;
use crate::id;
use crate::input::{Hit, Input, ListAnswer, ListCursor, Response, binding};

/// List id of the scrubber.
pub(crate) const SCRUBBER: u16 = 901;

/// Answers what comes in; `None` when it does nothing here.
pub(super) fn on_input(
    model: &mut Model,
    moment: &mut MessageContext,
    input: &Input,
) -> Option<Vec<Effect>> {
    let Location::Replay(replay) = &mut model.place else {
        return None;
    };
    // The scrubber: row 0 of its list is the position clicked, in thousandths.
    if let Input::Click(Hit::Row(SCRUBBER, at)) = input {
        replay.seek(at * replay.length() / 1_000);
        return Some(Vec::new());
    }
    let ask = |purpose, question| Some(Overlay::prompt(purpose, question, ""));
    match binding::action(&[REPLAY], input, false) {
        Some(ReplayAction::Search) => {
            model.seat.overlay = ask(PromptPurpose::Search, id!("replay-ask-search"));
        }
        Some(ReplayAction::Jump) => {
            model.seat.overlay = ask(PromptPurpose::Jump, id!("replay-ask-jump"));
        }
        Some(action) => replay.act(action, moment.now.ms),
        None if is_lineage(input) => {
            return Some(in_meeting::act(model, moment, InMeeting::Lineage));
        }
        None => return look_around(replay, &mut model.seat, input).then(Vec::new),
    }
    Some(Vec::new())
}

fn is_lineage(input: &Input) -> bool {
    binding::action(&[IN_MEETING], input, false) == Some(InMeeting::Lineage)
}

/// In a replay the chapter's screen only looks around; whatever it would do is refused. Says whether
/// the input meant something.
fn look_around(replay: &mut Replay, seat: &mut TerminalSeat, input: &Input) -> bool {
    if replay.page() != MeetingPage::Chapter {
        return scroll(replay, input);
    }
    match replay.chapter_input(input) {
        Response::Ignored => return false,
        Response::Handled => {}
        Response::Tell(message) => seat.tell(message, Severity::Info),
        Response::Do(_) | Response::Ask(..) | Response::LeadOn(_) => {
            seat.tell(Message::new(id!("refuse-read-only")), Severity::Info);
        }
    }
    true
}

fn scroll(replay: &mut Replay, input: &Input) -> bool {
    let extent = match replay.page() {
        MeetingPage::Closing => closing::extent(&replay.state, 0),
        // The set-up of a meeting that is over has no cursor and fits.
        MeetingPage::Setup | MeetingPage::Chapter | MeetingPage::Ritual => return false,
    };
    replay.scroller.on_input(input, extent) != ListAnswer::Ignored
}

/// Goes to the place that the person typed, or says that there is none.
pub(super) fn jump(model: &mut Model, text: &str) {
    let Location::Replay(replay) = &mut model.place else {
        return;
    };
    match replay.position_of(text) {
        Some(position) => replay.seek(position),
        None => model.seat.tell(
            Message::new(id!("replay-no-such-place")).with("text", text),
            Severity::Info,
        ),
    }
}

/// Lists what is found, the cursor on the first find from here on.
pub(super) fn search(model: &mut Model, words: &str) {
    let Location::Replay(replay) = &mut model.place else {
        return;
    };
    let found = replay.search(words, model.seat.settings.lang);
    replay.finds = found.iter().map(|(position, _)| *position).collect();
    if found.is_empty() {
        model.seat.tell(
            Message::new(id!("replay-not-found")).with("words", words),
            Severity::Info,
        );
        return;
    }
    let selected = found
        .iter()
        .position(|(position, _)| *position >= replay.position)
        .unwrap_or(0);
    model.seat.overlay = Some(Overlay::Finder(Finder {
        words: words.to_owned(),
        found,
        cursor: ListCursor::on(selected),
    }));
}
