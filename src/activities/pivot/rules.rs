//! The rules of データで見る: which data lie open, what the room saw of them, what it pinned, and the
//! views that it named.
//!
//! Figures come in as views of the engine alone, small cells already protected; what is seen is cut
//! to a size that a session file can hold, so that a replay shows it without the data. Left out on
//! purpose: any reading of files and any computing.

pub(crate) mod comparing;
pub(crate) mod cutoffs;
pub mod cutting;
mod deciding;
pub(crate) mod describe;
mod event;
mod rehearsing;
mod state;
#[cfg(test)]
mod tests;

use crate::id;
use std::sync::Arc;

pub(crate) use deciding::{MOST_THRESHOLD, fields};
pub use event::{ColumnFacts, Command, Data, PinnedPiece, Slice};
pub(crate) use event::{Event, Pin, Wording};
pub(crate) use state::{Pinned, State};

use crate::domain::{
    Activity, Audience, Context, Dice, Item, ItemKind, Kind, Landmark, Material, Message, Passage,
    RecordRef, Rejection, Room,
};

/// What sort of item a pin is.
pub(crate) const PIN: ItemKind = ItemKind(id!("pivot-pin"));

/// The rules of データで見る.
#[derive(Debug)]
pub struct Rules;

impl Activity for Rules {
    type State = State;
    type Event = Event;
    type Command = Command;

    const KIND: Kind = Kind {
        id: "pivot",
        label: id!("pivot"),
        about: id!("pivot-about"),
        singleton: false,
        opens_data_files: true,
    };

    fn holds_data(event: &Event) -> bool {
        matches!(
            event,
            Event::DataOpened(_) | Event::Shown(_) | Event::Pinned(_) | Event::ViewNamed { .. }
        )
    }

    fn decide(
        state: &State,
        _room: &Room<'_>,
        command: Command,
        context: &Context,
    ) -> Result<Vec<Event>, Rejection> {
        deciding::decide(state, command, context)
    }

    fn evolve(state: &mut State, event: &Event, at: &RecordRef) {
        state.evolve(event, at);
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

    fn describe(before: &State, _room: &Room<'_>, event: &Event) -> Message {
        describe::describe(before, event)
    }

    fn landmark(_before: &State, event: &Event) -> Option<Landmark> {
        let label = match event {
            Event::DataOpened(data) => {
                Message::new(id!("pivot-landmark-data")).with("file", data.name.as_str())
            }
            Event::Pinned(pin) => {
                Message::new(id!("pivot-landmark-pin")).with("text", pin.words.as_str())
            }
            _ => return None,
        };
        Some(Landmark { label })
    }

    fn materials(state: &State) -> Vec<Material> {
        let material = |(data, record): &(Arc<Data>, u64)| Material {
            file: data.name.clone(),
            sha256: data.sha256.clone(),
            record: *record,
        };
        state.files.iter().map(material).collect()
    }

    fn minutes(state: &State, _room: &Room<'_>, _audience: Audience) -> Vec<Passage> {
        describe::minutes(state)
    }

    fn rehearse(state: &State, _room: &Room<'_>, dice: &mut Dice) -> Command {
        rehearsing::rehearse(state, dice)
    }
}
