//! The rules of データで見る: which data lie open, what the room saw of them, what it pinned, and the
//! views that it named.
//!
//! Figures come in as views of the engine alone, small cells already protected; what is seen is cut
//! to a size that a session file can hold, so that a replay shows it without the data. Left out on
//! purpose: any reading of files and any computing.

pub mod comparing;
pub mod cutoffs;
pub mod cutting;
mod deciding;
mod event;
mod rehearsing;
mod state;
pub mod telling;
#[cfg(test)]
mod tests;

pub use deciding::{MOST_THRESHOLD, fields};
pub use event::{ColumnFacts, Command, Data, Event, Piece, Pin, Slice, Wording};
pub use state::{NamedView, Pinned, Seen, State};

use crate::domain::{
    Activity, Audience, Dice, Item, ItemKind, Kind, Landmark, Mark, Message, Passage, Rejection,
    Room, Stamp,
};

/// What sort of item a pin is.
pub const PIN: ItemKind = ItemKind("pivot-pin");

/// The rules of データで見る.
#[derive(Debug)]
pub struct Rules;

impl Activity for Rules {
    type State = State;
    type Event = Event;
    type Command = Command;

    const KIND: Kind = Kind {
        id: "pivot",
        says: "pivot",
        about: "pivot-about",
        once: false,
        data: true,
    };

    fn decide(
        state: &State,
        _room: &Room<'_>,
        command: Command,
        stamp: &Stamp,
    ) -> Result<Vec<Event>, Rejection> {
        deciding::decide(state, command, stamp)
    }

    fn evolve(state: &mut State, event: &Event, mark: &Mark) {
        state.evolve(event, mark);
    }

    fn items(state: &State) -> Vec<Item> {
        let item = |pinned: &Pinned| Item {
            id: pinned.pin.id,
            kind: PIN,
            text: pinned.words.clone(),
            from: Vec::new(),
            record: pinned.record,
            evidence: Some(pinned.pin.evidence.clone()),
            past: Vec::new(),
        };
        state.pins.iter().map(item).collect()
    }

    fn story(before: &State, _room: &Room<'_>, event: &Event) -> Message {
        telling::story(before, event)
    }

    fn landmark(_before: &State, event: &Event) -> Option<Landmark> {
        let says = match event {
            Event::DataOpened(data) => {
                Message::new("pivot-landmark-data").with("file", data.name.as_str())
            }
            Event::Pinned(pin) => {
                Message::new("pivot-landmark-pin").with("text", pin.words.as_str())
            }
            _ => return None,
        };
        Some(Landmark { says })
    }

    fn minutes(state: &State, _room: &Room<'_>, _audience: Audience) -> Vec<Passage> {
        telling::minutes(state)
    }

    fn rehearse(state: &State, _room: &Room<'_>, dice: &mut Dice) -> Command {
        rehearsing::rehearse(state, dice)
    }
}
