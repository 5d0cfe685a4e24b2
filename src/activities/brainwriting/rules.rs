//! The rules of brainwriting: sheets pass from seat to seat, then the room looks, stars, gathers, votes and decides.
//!
//! [`setup`] holds the choices, [`state`] what is known, [`event`] and [`command`] the words, [`questions`] what screens ask. Left out on purpose:
//! the curtain before a turn, the cursor and half-typed text (screen state), and anything that ticks.

pub mod ballots;
pub mod choosing;
pub mod command;
pub mod event;
pub mod questions;
pub mod seeing;
pub mod setup;
pub mod state;

pub use ballots::{Criterion, Question, Spread, Total, Totals, Voter};
pub use command::Command;
pub use event::{CollectedRow, Event, SeatEvent};
pub use seeing::AuthorTag;
pub use setup::{Input, Pass, Setup};
pub use state::{
    Bundle, Clock, Decision, DecisionKind, Done, Draft, How, Idea, Layer, Lineage, Phase, RoundNo, Row, Seat, SeatNo, SheetNo, Standing, State, Step,
};

use crate::domain::{Activity, Dice, Kind, Mark, Message, Rejection, Room, Stamp};

/// The rules of brainwriting.
#[derive(Debug)]
pub struct Rules;

impl Activity for Rules {
    type State = State;
    type Event = Event;
    type Command = Command;

    const KIND: Kind = Kind { id: "brainwriting", says: "brainwriting", about: "brainwriting-about" };

    fn decide(_state: &State, _room: &Room<'_>, _command: Command, _stamp: &Stamp) -> Result<Vec<Event>, Rejection> {
        Ok(Vec::new())
    }

    fn evolve(_state: &mut State, _event: &Event, _mark: &Mark) {}

    fn is_private(event: &Event) -> bool {
        matches!(event, Event::InSecret(_))
    }

    fn forget_private(state: &mut State) {
        state.secret = Layer::default();
    }

    fn story(_before: &State, _room: &Room<'_>, _event: &Event) -> Message {
        Message::new("brainwriting")
    }

    fn rehearse(_state: &State, _room: &Room<'_>, _dice: &mut Dice) -> Command {
        Command::Advance { confirmed: true }
    }
}
