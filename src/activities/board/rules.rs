//! The rules of the board: programmes are judged, findings are explained and answered, and actions
//! go from one session into the next.
//!
//! [`state`] holds what is known, [`event`] and [`command`] the words, [`achievement`] the
//! arithmetic, [`moving`] the states of an action. No order is forced: PDCA may start anywhere, so
//! every part may stay empty. Left out on purpose: cursors, drafts and which page lies open.

pub mod achievement;
pub mod command;
mod deciding;
pub mod event;
mod evolving;
pub mod moving;
mod rehearsing;
pub mod state;
pub mod telling;
#[cfg(test)]
mod tests;

pub use achievement::{Achievement, Figures, Judgement, Thresholds, Why, figure};
pub use command::{Command, FindingEdit, Source};
pub use event::{ActionChange, Event, FindingChange, IndicatorChange, ProgrammeChange};
pub use state::{
    Agreement, Answer, Card, Course, Factor, Finding, Gauge, Pull, Raised, Reason, Ruling, Starter,
    State,
};

use crate::domain::{
    Action, Activity, Audience, Dice, Item, Kind, Landmark, Legacy, Mark, Message, ParticipantId,
    Passage, Programme, Rejection, Room, Stamp, Statement,
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
        says: "board",
        about: "board-about",
        once: true,
        data: false,
    };
    const INHERITS: bool = true;

    fn decide(
        state: &State,
        room: &Room<'_>,
        command: Command,
        stamp: &Stamp,
    ) -> Result<Vec<Event>, Rejection> {
        deciding::decide(state, room, command, stamp)
    }

    fn evolve(state: &mut State, event: &Event, mark: &Mark) {
        state.believe(event, mark);
    }

    fn inherit(state: &mut State, legacy: &Legacy, mark: &Mark) {
        state.take_over(legacy, mark);
    }

    fn items(state: &State) -> Vec<Item> {
        telling::items(state)
    }

    fn story(before: &State, _room: &Room<'_>, event: &Event) -> Message {
        telling::story(before, event)
    }

    fn actor(_before: &State, event: &Event) -> Option<ParticipantId> {
        telling::actor(event)
    }

    fn landmark(before: &State, event: &Event) -> Option<Landmark> {
        telling::landmark(before, event)
    }

    fn decisions(state: &State) -> Vec<Statement> {
        telling::decisions(state)
    }

    fn actions(state: &State, _room: &Room<'_>) -> Vec<(Action, u64)> {
        telling::actions(state)
    }

    fn programmes(state: &State) -> Vec<Programme> {
        state
            .programmes
            .iter()
            .map(|evaluated| evaluated.programme.clone())
            .collect()
    }

    fn minutes(state: &State, room: &Room<'_>, audience: Audience) -> Vec<Passage> {
        telling::minutes(state, room, audience)
    }

    fn unfinished(state: &State) -> Vec<Message> {
        telling::unfinished(state)
    }

    fn rehearse(state: &State, room: &Room<'_>, dice: &mut Dice) -> Command {
        rehearsing::rehearse(state, room, dice)
    }
}
