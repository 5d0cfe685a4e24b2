//! The keys of a meeting, whatever chapter is on the screen: undo and redo, people, agenda, pages.

use super::chapter_screens::ChapterScreens;
use super::deciding;
use super::effect::Effect;
use super::global::InMeeting;
use super::meeting::{Meeting, MeetingPage};
use super::message_context::MessageContext;
use super::model::{Location, Model};
use super::overlay::{LineageList, Overlay};
use super::seat::Severity;
use crate::domain::Message;
use crate::id;
use crate::input::{ListCursor, SyncReason};
use crate::session::{Command, Stage, describe};

/// Does what a key of the meeting asks.
pub(super) fn act(
    model: &mut Model,
    moment: &mut MessageContext,
    action: InMeeting,
) -> Vec<Effect> {
    // The only one that works in a replay too.
    if action == InMeeting::Lineage {
        model.seat.overlay = model
            .place
            .state()
            .map(|state| Overlay::Lineage(LineageList::new(state.items())));
        return Vec::new();
    }
    let Location::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    match action {
        InMeeting::Undo => return undo(model, moment),
        InMeeting::Redo => return redo(model, moment),
        InMeeting::Next => return next_item(model, moment),
        InMeeting::People => model.seat.overlay = Some(Overlay::People(ListCursor::default())),
        InMeeting::Agenda => model.seat.overlay = Some(Overlay::agenda(meeting.state())),
        InMeeting::SetUp => {
            let back =
                meeting.page == MeetingPage::Setup && meeting.state().stage != Stage::Preparing;
            meeting.page = if back {
                MeetingPage::Chapter
            } else {
                MeetingPage::Setup
            };
        }
        InMeeting::Chapters => model.seat.overlay = Some(Overlay::Chapters(ListCursor::default())),
        InMeeting::Matters => model.seat.overlay = Some(Overlay::Matters(ListCursor::default())),
        InMeeting::Closing => meeting.page = MeetingPage::Closing,
        InMeeting::Lineage => {}
    }
    Vec::new()
}

fn undo(model: &mut Model, moment: &mut MessageContext) -> Vec<Effect> {
    let Location::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    // Asked before: afterwards it is out of sight.
    let what = last_decision(meeting);
    let done = meeting.undo(moment);
    let said = what.map_or(Message::new(id!("undone")), |what| {
        Message::new(id!("undone")).with("what", what)
    });
    tell_done(model, moment, done, said)
}

fn last_decision(meeting: &Meeting) -> Option<Message> {
    let index = meeting.log.last_undoable()?;
    let before = meeting.log.state_at(index);
    Some(describe(&before, &meeting.log.steps()[index].event))
}

fn redo(model: &mut Model, moment: &mut MessageContext) -> Vec<Effect> {
    let Location::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    let done = meeting.redo(moment);
    tell_done(model, moment, done, Message::new(id!("redone")))
}

fn tell_done(
    model: &mut Model,
    moment: &MessageContext,
    done: Result<Vec<Effect>, crate::domain::Rejection>,
    said: Message,
) -> Vec<Effect> {
    match done {
        Ok(effects) => {
            if let Location::Meeting(meeting) = &mut model.place {
                meeting.sync(moment.now.ms, &SyncReason::Elsewhere);
            }
            model.seat.tell(said, Severity::Info);
            effects
        }
        Err(rejection) => {
            deciding::refused(&mut model.seat, moment, rejection);
            Vec::new()
        }
    }
}

/// Calls the next agenda item; behind the last one comes the closing.
fn next_item(model: &mut Model, moment: &mut MessageContext) -> Vec<Effect> {
    let Location::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    let state = meeting.state();
    let next = state.called().map_or(0, |call| call.item.saturating_add(1));
    // A closed meeting has no next item: the rules say so.
    if usize::from(next) < state.agenda.len() || !meeting.mode().is_live() {
        let now = model.seat.now.ms;
        let running = ChapterScreens::under_way(meeting.outlook(now));
        if let Some(running) = running.filter(|_| meeting.mode().is_live()) {
            let question = Message::new(id!("ask-next-item")).with("running", running);
            let orders = vec![Command::CallAgendaItem(next)];
            model.seat.overlay = Some(Overlay::LeadOn(question, Some(orders)));
            return Vec::new();
        }
        return deciding::command(model, moment, vec![Command::CallAgendaItem(next)]);
    }
    meeting.page = MeetingPage::Closing;
    Vec::new()
}
