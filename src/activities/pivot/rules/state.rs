//! What the records of データで見る amount to.

use std::sync::Arc;

use imbl::Vector;

use super::{Data, Event, Pin, Slice, Wording};
use crate::analysis::{Profile, Query};
use crate::domain::{ItemId, RecordRef};

/// How many of the views seen are kept to be compared with the next one.
const KEPT: usize = 40;

/// A view that the room saw.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Seen {
    /// Which of the data files it is of.
    pub(crate) data: usize,
    /// The view and its query.
    pub(crate) slice: Arc<Slice>,
    /// The record that holds it.
    pub(crate) record: u64,
}

/// A pin as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Pinned {
    /// The pin.
    pub(crate) pin: Arc<Pin>,
    /// Its sentence now.
    pub(crate) words: String,
    /// The record that made it.
    pub(crate) record: u64,
    /// The record that worded it anew.
    pub(crate) reworded: Option<u64>,
}

/// A view that can be called up again.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NamedView {
    /// Its id.
    pub(crate) id: ItemId,
    /// Its words.
    pub(crate) wording: Wording,
    /// What is asked.
    pub(crate) query: Arc<Query>,
    /// The record that named it.
    pub(crate) record: u64,
}

/// The data of a chapter, and what was seen of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// Every data file that was opened, in order, with its record.
    pub files: Vector<(Arc<Data>, u64)>,
    /// Which of them lies open.
    pub(crate) open: Option<usize>,
    /// What is on the screen.
    pub(crate) shown: Option<Seen>,
    /// What was on the screen lately, oldest first, the one there now among them.
    pub(crate) seen: Vector<Seen>,
    /// The pins, in the order in which they were made.
    pub pins: Vector<Pinned>,
    /// The named views.
    pub(crate) named: Vector<NamedView>,
    /// How small cells are protected.
    pub(crate) profile: Profile,
    /// How many cells the records of views hold so far.
    pub(crate) recorded: u64,
}

impl State {
    /// The data file that lies open.
    pub(crate) fn data(&self) -> Option<&Arc<Data>> {
        self.files.get(self.open?).map(|(data, _)| data)
    }

    /// A pin by its id.
    pub(crate) fn pin(&self, id: ItemId) -> Option<&Pinned> {
        self.pins.iter().find(|pinned| pinned.pin.id == id)
    }

    /// A named view by its id.
    pub(crate) fn named(&self, id: ItemId) -> Option<&NamedView> {
        self.named.iter().find(|named| named.id == id)
    }

    /// Applies what happened.
    pub(super) fn evolve(&mut self, event: &Event, at: &RecordRef) {
        match event {
            Event::DataOpened(data) => self.open_data(data, at.n),
            Event::Shown(slice) => {
                self.recorded = self.recorded.saturating_add(slice.view.cells.len() as u64);
                self.see(slice, at.n);
            }
            // A file may have been put together by hand: one id is one pin.
            Event::Pinned(pin) if self.pin(pin.id).is_some() => {}
            Event::Pinned(pin) => {
                self.pins.push_back(Pinned {
                    words: pin.words.clone(),
                    pin: Arc::new((**pin).clone()),
                    record: at.n,
                    reworded: None,
                });
            }
            Event::PinReworded(id, words) => {
                if let Some(place) = self.pins.iter().position(|pinned| pinned.pin.id == *id) {
                    self.pins[place].words.clone_from(words);
                    self.pins[place].reworded = Some(at.n);
                }
            }
            Event::PinRemoved(id) => self.pins.retain(|pinned| pinned.pin.id != *id),
            Event::ViewNamed { id, wording, query } => {
                self.named
                    .retain(|named| named.wording.name != wording.name && named.id != *id);
                self.named.push_back(NamedView {
                    id: *id,
                    wording: wording.clone(),
                    query: Arc::new((**query).clone()),
                    record: at.n,
                });
            }
            Event::ViewForgotten(id) => self.named.retain(|named| named.id != *id),
            Event::ThresholdSet(threshold) => {
                self.profile = Profile {
                    threshold: *threshold,
                }
            }
        }
    }

    /// A file found elsewhere is the same file; what is shown of it stays.
    fn open_data(&mut self, data: &Data, record: u64) {
        let same = |(known, _): &(Arc<Data>, u64)| {
            known.sha256 == data.sha256 && known.recipe == data.recipe
        };
        let at = self.files.iter().position(same);
        let data = Arc::new(data.clone());
        match at {
            Some(at) => self.files[at].0 = data,
            None => self.files.push_back((data, record)),
        }
        let at = at.unwrap_or(self.files.len() - 1);
        if self.open != Some(at) {
            self.shown = None;
        }
        self.open = Some(at);
    }

    fn see(&mut self, slice: &Slice, record: u64) {
        let Some(data) = self.open else { return };
        let seen = Seen {
            data,
            slice: Arc::new(slice.clone()),
            record,
        };
        self.seen.push_back(seen.clone());
        if self.seen.len() > KEPT {
            self.seen.pop_front();
        }
        self.shown = Some(seen);
    }
}
