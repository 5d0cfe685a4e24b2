//! What one session leaves to the next.
//!
//! The same entries in two forms: the record in the file keeps programmes and actions in the fields
//! that 0.1.0 gave them, and everything else as it is. So a file without other kinds looks as it
//! always did, and any version reads what it knows of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::entry::{ACTION_ENTRY, INDICATOR_ENTRY, PROGRAMME_ENTRY};
use super::{Action, Entry, EntryKind, Indicator, ItemId, Programme};

/// What a session leaves to the one that continues it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Carryover {
    /// The programmes with their indicators and the series of past years.
    pub programmes: Vec<Programme>,
    /// The open actions, as they stood; carries and history already count the step into the next
    /// session.
    pub actions: Vec<Action>,
    /// Entries of all other kinds, and of the three those fields that this version does not know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Entry>,
}

impl Carryover {
    /// Nothing left?
    pub fn is_empty(&self) -> bool {
        self.programmes.is_empty() && self.actions.is_empty() && self.entries.is_empty()
    }

    /// What is left as entries: programmes with their indicators, actions, then the others.
    ///
    /// An id may come twice: first what is known, then the fields that only a newer version knows.
    pub(crate) fn to_entries(&self) -> Vec<Entry> {
        let programmes = self.programmes.iter().flat_map(Programme::to_entries);
        let actions = self.actions.iter().map(Action::to_entry);
        programmes
            .chain(actions)
            .chain(self.entries.iter().cloned())
            .collect()
    }

    /// The same entries as the session that inherits them has them: whatever was said of consent is
    /// the word of an earlier record.
    pub(crate) fn inherited_entries(&self) -> Vec<Entry> {
        let actions = self.actions.iter().cloned().map(Action::inherited);
        let inherited = Self {
            actions: actions.collect(),
            ..self.clone()
        };
        inherited.to_entries()
    }

    /// The carry-over that holds these entries, each once.
    pub(crate) fn from_entries(entries: &[Entry]) -> Self {
        let find = |id: ItemId| {
            let of_id = |entry: &&Entry| entry.id == id && entry.kind == INDICATOR_ENTRY.id;
            entries.iter().find(of_id).map(Indicator::from_entry)
        };
        let of_kind = |kind: EntryKind| {
            let own = move |entry: &&Entry| entry.kind == kind.id;
            entries.iter().filter(own)
        };
        let programmes: Vec<Programme> = of_kind(PROGRAMME_ENTRY)
            .map(|entry| Programme::from_entry(entry, find))
            .collect();
        let placed: BTreeSet<ItemId> = programmes
            .iter()
            .flat_map(|programme| &programme.indicators)
            .map(|indicator| indicator.id)
            .collect();
        let actions = of_kind(ACTION_ENTRY).map(Action::from_entry).collect();
        let others = entries
            .iter()
            .filter_map(|entry| match entry.kind.as_str() {
                kind if kind == ACTION_ENTRY.id => unknown_part(entry, &ACTION_ENTRY),
                kind if kind == PROGRAMME_ENTRY.id => unknown_part(entry, &PROGRAMME_ENTRY),
                kind if kind == INDICATOR_ENTRY.id && placed.contains(&entry.id) => {
                    unknown_part(entry, &INDICATOR_ENTRY)
                }
                _ => Some(entry.clone()),
            });
        Self {
            programmes,
            actions,
            entries: others.collect(),
        }
    }
}

/// The entry with only what the typed view has no place for; `None` when that is nothing.
fn unknown_part(entry: &Entry, kind: &EntryKind) -> Option<Entry> {
    let fields = entry.beyond(kind);
    (!fields.is_empty()).then(|| Entry {
        fields,
        origin: None,
        ..entry.clone()
    })
}
