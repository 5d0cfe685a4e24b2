//! The rules of brainwriting: sheets pass from seat to seat, then the room looks, stars, gathers,
//! votes and decides.
//!
//! [`plan`] holds the choices, [`state`] what is known, [`event`] and [`command`] the words,
//! [`questions`] what screens ask. Left out on purpose: the curtain before a turn, the cursor and
//! half-typed text (screen state), and anything that ticks.

pub(crate) mod ballots;
mod casting;
pub(crate) mod choosing;
pub(crate) mod command;
mod converging;
mod counting;
mod dealing;
mod deciding;
pub(crate) mod describe;
mod describe_votes;
pub(crate) mod event;
mod evolving;
mod evolving_bundles;
mod evolving_votes;
mod gathering;
mod minuting;
pub(crate) mod numbers;
pub(crate) mod passing;
pub(crate) mod plan;
mod preparing;
pub(crate) mod questions;
mod regrouping;
mod rehearsing;
mod rounds;
mod seating;
pub(crate) mod seeing;
pub(crate) mod state;
pub(crate) mod steps;
#[cfg(test)]
mod tests;
pub(crate) mod turnout;
mod writing;

use crate::id;
pub(crate) use ballots::{ByHand, Total};
pub use ballots::{Criterion, Question, RoomRating, Voter};
pub use command::{Command, VotesFate};
pub(crate) use event::Event;
pub(crate) use numbers::{CellRef, RoundNo};
pub use numbers::{SeatNo, SheetNo};
pub use plan::WritingPlan;
pub(crate) use plan::{InputMode, Pass, PlanChoice, PlanField};
pub(crate) use questions::{BeforeReading, HandOver};
pub(crate) use seeing::AuthorTag;
pub(crate) use state::{
    Bundle, Draft, How, Idea, Layer, Phase, RoomDecision, RoundClock, RowStatus, Seat, ShortList,
};
pub use state::{IdeaLineage, State};
pub use steps::ConvergenceStep;

use crate::domain::{
    Activity, Anonymity, AttendanceChange, Audience, Context, Dice, Entry, Item, ItemId, Kind,
    Landmark, Matter, MatterKind, Message, ParticipantId, Passage, RecordRef, Rejection, Room,
    Statement,
};

/// The rules of brainwriting.
#[derive(Debug)]
pub struct Rules;

impl Activity for Rules {
    type State = State;
    type Event = Event;
    type Command = Command;

    const KIND: Kind = Kind {
        id: "brainwriting",
        label: id!("brainwriting"),
        about: id!("brainwriting-about"),
        singleton: false,
        opens_data_files: false,
    };

    fn decide(
        state: &State,
        room: &Room<'_>,
        command: Command,
        context: &Context,
    ) -> Result<Vec<Event>, Rejection> {
        regrouping::decide(state, room, command, context)
    }

    fn evolve(state: &mut State, event: &Event, at: &RecordRef) {
        state.apply(event, at);
    }

    fn attend(
        state: &State,
        room: &Room<'_>,
        change: &AttendanceChange,
        context: &Context,
    ) -> Vec<Event> {
        rounds::attend(state, room, change, context.ms)
    }

    fn pending(state: &State, room: &Room<'_>) -> Option<Command> {
        rounds::pending(state, room)
    }

    fn is_private(event: &Event) -> bool {
        matches!(event, Event::InSecret(_))
    }

    fn forget_private(state: &mut State) {
        state.secret = Layer::default();
    }

    fn items(state: &State) -> Vec<Item> {
        describe::items(state)
    }

    fn describe(before: &State, room: &Room<'_>, event: &Event) -> Message {
        describe::describe(before, room, event)
    }

    fn actor(before: &State, event: &Event) -> Option<ParticipantId> {
        describe::actor(before, event)
    }

    fn landmark(_before: &State, event: &Event) -> Option<Landmark> {
        describe::landmark(event)
    }

    fn decisions(state: &State) -> Vec<Statement> {
        let statement = |decision: &RoomDecision| Statement {
            text: decision.wording.as_str().into(),
            kind: decision.kind,
            record: decision.record.n,
        };
        state.decisions.iter().map(statement).collect()
    }

    fn enters(_before: &State, event: &Event) -> Vec<ItemId> {
        match event {
            Event::Decided { id, .. } | Event::DecisionRetracted(id) => vec![*id],
            _ => Vec::new(),
        }
    }

    fn entry(state: &State, id: ItemId) -> Option<Entry> {
        let decision = state.decisions.iter().find(|known| known.id == id)?;
        let kind = MatterKind::of_decision(decision.kind)?;
        Some(Matter::entry(id, kind, &decision.wording))
    }

    fn minutes(state: &State, room: &Room<'_>, audience: Audience) -> Vec<Passage> {
        minuting::minutes(state, room, audience)
    }

    fn is_final(event: &Event, level: Anonymity) -> bool {
        match event {
            Event::LevelRaised(_) => true,
            Event::RowsCollected(..) | Event::TallyClosed(..) => level == Anonymity::Anonymous,
            _ => false,
        }
    }

    fn before_close(state: &State, room: &Room<'_>) -> Option<Command> {
        (room.anonymity == Anonymity::Anonymous)
            .then(|| counting::before_close(state))
            .flatten()
    }

    fn gaps(state: &State) -> Vec<(Message, Vec<u64>)> {
        minuting::gaps(state)
    }

    fn unfinished(state: &State, _room: &Room<'_>) -> Vec<Message> {
        describe::unfinished(state)
    }

    fn rehearse(state: &State, room: &Room<'_>, dice: &mut Dice) -> Command {
        rehearsing::rehearse(state, room, dice)
    }
}
