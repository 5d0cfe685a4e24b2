//! The rules of the board: programmes are judged, findings are explained and answered, and actions
//! go from one session into the next.
//!
//! [`state`] holds what is known, [`event`] and [`command`] the words, [`achievement`] the
//! arithmetic, [`judging`] what it comes to, [`moving`] the states of an action. No order is forced: PDCA may start anywhere, so
//! every part may stay empty. Left out on purpose: cursors, drafts and which page lies open.

pub(crate) mod achievement;
pub(crate) mod changing;
pub(crate) mod command;
mod deciding;
pub(crate) mod describe;
mod entering;
pub(crate) mod event;
mod evolving;
mod gaps;
pub(crate) mod judging;
pub(crate) mod minuting;
pub(crate) mod moving;
mod rehearsing;
pub(crate) mod state;
#[cfg(test)]
mod tests;
mod unfinished;

use crate::id;
pub(crate) use achievement::{Achievement, Figures};
pub use command::{Command, FindingEdit, FindingSource};
pub(crate) use deciding::{HIGHEST_THRESHOLD, YEARS};
pub(crate) use event::Event;
pub use event::{ActionChange, IndicatorChange, ProgrammeChange};
pub(crate) use judging::{Judgement, Shade, Thresholds, Verdict};
pub use state::{Agreement, Course, Factor, FindingAnswer, Pull, Reason, Starter, State};
pub(crate) use state::{Card, Finding, Raised};

use crate::domain::entry::{ACTION_ENTRY, INDICATOR_ENTRY, PROGRAMME_ENTRY};
use crate::domain::{
    Activity, Audience, Context, Dice, Entry, Heard, Item, ItemId, Kind, Landmark, Message,
    ParticipantId, Passage, RecordRef, Rejection, Room, Statement,
};

/// The rules of the board.
#[derive(Debug)]
pub struct Rules;

impl Activity for Rules {
    type State = State;
    type Event = Event;
    type Command = Command;

    const KIND: Kind = Kind {
        id: "board",
        label: id!("board"),
        about: id!("board-about"),
        singleton: true,
        opens_data_files: false,
    };
    const HEARS: &'static [&'static str] =
        &[PROGRAMME_ENTRY.id, INDICATOR_ENTRY.id, ACTION_ENTRY.id];

    fn decide(
        state: &State,
        room: &Room<'_>,
        command: Command,
        context: &Context,
    ) -> Result<Vec<Event>, Rejection> {
        deciding::decide(state, room, command, context)
    }

    fn evolve(state: &mut State, event: &Event, at: &RecordRef) {
        state.apply(event, at);
    }

    fn enters(before: &State, event: &Event) -> Vec<ItemId> {
        entering::enters(before, event)
    }

    fn entry(state: &State, id: ItemId) -> Option<Entry> {
        entering::entry(state, id)
    }

    fn hear(state: &mut State, heard: Heard<'_>, at: &RecordRef) {
        entering::hear(state, heard, at);
    }

    fn rename_organisation(state: &mut State, from: &str, into: &str) {
        entering::rename_organisation(state, from, into);
    }

    fn items(state: &State) -> Vec<Item> {
        describe::items(state)
    }

    fn describe(before: &State, room: &Room<'_>, event: &Event) -> Message {
        describe::describe(before, room.anonymity, event)
    }

    fn actor(_before: &State, event: &Event) -> Option<ParticipantId> {
        describe::actor(event)
    }

    fn landmark(before: &State, event: &Event) -> Option<Landmark> {
        describe::landmark(before, event)
    }

    fn decisions(state: &State) -> Vec<Statement> {
        describe::decisions(state)
    }

    fn minutes(state: &State, room: &Room<'_>, audience: Audience) -> Vec<Passage> {
        minuting::minutes(state, room, audience)
    }

    fn gaps(state: &State) -> Vec<(Message, Vec<u64>)> {
        gaps::gaps(state)
    }

    fn unfinished(state: &State, room: &Room<'_>) -> Vec<Message> {
        unfinished::unfinished(state, room)
    }

    fn rehearse(state: &State, room: &Room<'_>, dice: &mut Dice) -> Command {
        rehearsing::rehearse(state, room, dice)
    }
}
