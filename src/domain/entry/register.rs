//! The register: every entry of a session as it stands, whoever made it.

use imbl::OrdMap;

use super::{Entry, EntryKind};
use crate::domain::{ItemId, RecordRef};

/// An entry of the register, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The entry as it stands.
    pub entry: Entry,
    /// The record that made it here or brought it over.
    pub(crate) record: u64,
    /// The record that says how it stands now.
    pub(crate) said: u64,
    /// The number of the chapter that made it; `None` when it came over from the session before.
    pub(crate) chapter: Option<u16>,
    /// Its place among all: entries are listed in the order in which they came.
    pub(crate) place: u64,
}

impl Registered {
    /// Did it come over from the session before?
    pub const fn is_inherited(&self) -> bool {
        self.chapter.is_none()
    }
}

/// What a chapter hears of an entry that another chapter, or the session before, has changed.
#[derive(Debug, Clone, Copy)]
pub enum Heard<'a> {
    /// The entry stands like this now: new to the chapter, or changed.
    Stands(&'a Registered),
    /// The entry was taken out.
    Retired(&'a Registered),
}

impl<'a> Heard<'a> {
    /// The entry that it is about, and where it came from.
    pub(crate) const fn registered(&self) -> &'a Registered {
        let (Heard::Stands(registered) | Heard::Retired(registered)) = self;
        registered
    }

    /// The entry that it is about.
    pub(crate) const fn entry(&self) -> &'a Entry {
        &self.registered().entry
    }
}

/// Every entry of a session by its id. Clones cheaply.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Register {
    entries: OrdMap<ItemId, Registered>,
    next: u64,
}

impl Register {
    /// The register of a session that got these entries from the one before.
    #[cfg(test)]
    pub(crate) fn inherited(entries: impl IntoIterator<Item = Entry>, at: &RecordRef) -> Self {
        let mut register = Self::default();
        for entry in entries {
            register.put(entry, None, at);
        }
        register
    }

    /// The entry with this id.
    pub(crate) fn get(&self, id: ItemId) -> Option<&Registered> {
        self.entries.get(&id)
    }

    /// Every entry, in the order in which they came.
    pub fn list(&self) -> Vec<&Registered> {
        let mut list: Vec<&Registered> = self.entries.values().collect();
        list.sort_by_key(|registered| registered.place);
        list
    }

    /// Puts in an entry as somebody has it now. Fields that it does not give stay as they are, so a
    /// chapter that does not know a field of a newer version cannot lose it.
    ///
    /// Tells whether anything changed. An id that another kind has is not taken over: a file may
    /// have been put together by hand.
    pub(crate) fn put(&mut self, entry: Entry, chapter: Option<u16>, at: &RecordRef) -> bool {
        let Some(known) = self.entries.get_mut(&entry.id) else {
            let registered = Registered {
                record: at.n,
                said: at.n,
                chapter,
                place: self.next,
                entry,
            };
            self.next += 1;
            self.entries.insert(registered.entry.id, registered);
            return true;
        };
        let same = |(field, value): (&String, _)| known.entry.get(field) == Some(value);
        if known.entry.kind != entry.kind || entry.fields.iter().all(same) {
            return false;
        }
        known.entry.fields.extend(entry.fields);
        known.said = at.n;
        true
    }

    /// Writes a name otherwise that means the same: how the entry stands was said before.
    pub(crate) fn rename(&mut self, id: ItemId, field: &str, name: &str) {
        if let Some(known) = self.entries.get_mut(&id) {
            known.entry.fields.insert(field.to_owned(), name.into());
        }
    }

    /// Takes an entry out; gives it back as it stood.
    pub(crate) fn retire(&mut self, id: ItemId) -> Option<Registered> {
        self.entries.remove(&id)
    }

    /// Every entry of this kind, in the order in which they came.
    pub(crate) fn of_kind(&self, kind: &EntryKind) -> Vec<&Registered> {
        let mut list = self.list();
        list.retain(|registered| registered.entry.kind == kind.id);
        list
    }
}
