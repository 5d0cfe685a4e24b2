//! The rules of brainwriting: sheets pass from seat to seat, then the room looks, stars, gathers,
//! votes and decides.
//!
//! [`setup`] holds the choices, [`state`] what is known, [`event`] and [`command`] the words,
//! [`questions`] what screens ask. Left out on purpose: the curtain before a turn, the cursor and
//! half-typed text (screen state), and anything that ticks.

pub mod ballots;
pub mod choosing;
pub mod command;
mod converging;
mod dealing;
pub mod event;
mod evolving;
mod minuting;
pub mod passing;
pub mod questions;
mod rehearsing;
mod seating;
pub mod seeing;
pub mod setup;
pub mod state;
pub mod telling;
#[cfg(test)]
mod tests;
mod writing;

pub use ballots::{Criterion, Question, Spread, Total, Totals, Voter};
pub use command::Command;
pub use event::{CollectedRow, Event, SeatEvent};
pub use seeing::AuthorTag;
pub use setup::{Input, Pass, Setup};
pub use state::{
    Bundle, Clock, Decision, DecisionKind, Done, Draft, How, Idea, Layer, Lineage, Phase, Records,
    RoundNo, Row, Seat, SeatNo, SheetNo, Standing, State, Step,
};

use crate::domain::{
    Activity, Anonymity, AttendanceChange, Audience, Dice, Item, Kind, Landmark, Mark, Message,
    ParticipantId, Passage, Rejection, Room, Stamp, Statement,
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
        says: "brainwriting",
        about: "brainwriting-about",
        once: false,
        data: false,
    };

    fn decide(
        state: &State,
        room: &Room<'_>,
        command: Command,
        stamp: &Stamp,
    ) -> Result<Vec<Event>, Rejection> {
        match state.phase {
            _ if command.is_about_sheets() => writing::decide(state, room, command, stamp),
            Phase::Preparing | Phase::Writing | Phase::Written
                if matches!(command, Command::Advance { .. }) =>
            {
                writing::decide(state, room, command, stamp)
            }
            _ => converging::decide(state, room, command, stamp),
        }
    }

    fn evolve(state: &mut State, event: &Event, mark: &Mark) {
        state.believe(event, mark);
    }

    fn attend(
        state: &State,
        room: &Room<'_>,
        change: &AttendanceChange,
        stamp: &Stamp,
    ) -> Vec<Event> {
        writing::attend(state, room, change, stamp.ms)
    }

    fn pending(state: &State, room: &Room<'_>) -> Option<Command> {
        writing::pending(state, room)
    }

    fn is_private(event: &Event) -> bool {
        matches!(event, Event::InSecret(_))
    }

    fn forget_private(state: &mut State) {
        state.secret = Layer::default();
    }

    fn items(state: &State) -> Vec<Item> {
        telling::items(state)
    }

    fn story(before: &State, room: &Room<'_>, event: &Event) -> Message {
        telling::story(before, room, event)
    }

    fn actor(before: &State, event: &Event) -> Option<ParticipantId> {
        telling::actor(before, event)
    }

    fn landmark(_before: &State, event: &Event) -> Option<Landmark> {
        telling::landmark(event)
    }

    fn decisions(state: &State) -> Vec<Statement> {
        let is_taken = |decision: &&Decision| decision.kind != DecisionKind::Continued;
        let statement = |decision: &Decision| Statement {
            text: decision.wording.as_str().into(),
            record: decision.mark.n,
        };
        state
            .decisions
            .iter()
            .filter(is_taken)
            .map(statement)
            .collect()
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

    fn wind_up(state: &State, room: &Room<'_>) -> Option<Command> {
        (room.anonymity == Anonymity::Anonymous)
            .then(|| converging::wind_up(state))
            .flatten()
    }

    fn unfinished(state: &State) -> Vec<Message> {
        telling::unfinished(state)
    }

    fn rehearse(state: &State, room: &Room<'_>, dice: &mut Dice) -> Command {
        rehearsing::rehearse(state, room, dice)
    }
}
