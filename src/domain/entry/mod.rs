//! Entries: what lasts beyond one session, as fields with names.
//!
//! An action, a programme, an indicator and whatever an activity wants to have again next year are
//! entries: a lasting id, a kind, and values by field. The names of kinds and fields are strings in
//! the file, so that what a newer version wrote is carried on by an older one, unread and unharmed.
//! Left out on purpose: who keeps them ([`Register`] within a session, [`super::Carryover`] between
//! two), and how a typed view such as [`super::Action`] looks.

mod action;
#[cfg_attr(
    not(test),
    expect(
        dead_code,
        reason = "the council's book will compare its entries by it"
    )
)]
mod change;
mod field;
mod matter;
#[cfg_attr(
    not(test),
    expect(
        dead_code,
        reason = "the council's book will merge what others changed"
    )
)]
mod merge;
mod organisation;
mod programme;
mod register;
#[cfg(test)]
mod tests;
mod value;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{ItemId, MessageId};
pub(crate) use action::ACTION_ENTRY;
pub(crate) use field::{FieldKind, FieldSpec};
pub(crate) use matter::MATTER_ENTRY;
pub(crate) use organisation::{ORGANISATION_ENTRY, sector_id};
pub(crate) use programme::{INDICATOR_ENTRY, PROGRAMME_ENTRY};
pub use register::Heard;
pub(crate) use register::{Register, Registered};
pub use value::FieldRow;
pub(crate) use value::FieldValue;

/// A kind of entry: its name in files, and its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryKind {
    /// Id in files; never changes.
    pub(crate) id: &'static str,
    /// The message that names it.
    pub(crate) label: MessageId,
    /// Its fields, in the order in which people read them; the first one names an entry.
    pub(crate) fields: &'static [FieldSpec],
}

impl EntryKind {
    /// The field with this id.
    pub(crate) fn field(&self, id: &str) -> Option<&'static FieldSpec> {
        self.fields.iter().find(|field| field.id == id)
    }
}

/// The kinds that every session knows; an activity may bring more.
pub(crate) const COMMON_KINDS: &[EntryKind] = &[
    ACTION_ENTRY,
    PROGRAMME_ENTRY,
    INDICATOR_ENTRY,
    MATTER_ENTRY,
    ORGANISATION_ENTRY,
];

/// Where an entry was first made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryOrigin {
    /// Title of the session.
    pub(crate) session: String,
    /// Id of the session, as in its file's head.
    pub id: Uuid,
    /// The record of that session that made it.
    pub(crate) record: u64,
}

/// Something that lasts beyond the session in which it was made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// Its id; stays the same in every session.
    pub id: ItemId,
    /// Its kind, by the id of an [`EntryKind`] that this version may not know.
    pub kind: String,
    /// Its values by field; in order, so that the same entry always has the same text.
    #[serde(default)]
    pub fields: BTreeMap<String, FieldValue>,
    /// Where it was first made; `None` in the session that makes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<EntryOrigin>,
}

impl Entry {
    /// An entry without values.
    pub fn new(id: ItemId, kind: &str) -> Self {
        Self {
            id,
            kind: kind.to_owned(),
            ..Self::default()
        }
    }

    /// The same entry with one more value.
    pub fn with(mut self, field: &str, value: impl Into<FieldValue>) -> Self {
        self.fields.insert(field.to_owned(), value.into());
        self
    }

    /// The value of a field, if it has one.
    pub fn get(&self, field: &str) -> Option<&FieldValue> {
        self.fields.get(field)
    }

    /// The text of a field; empty when it is none.
    pub(crate) fn text(&self, field: &str) -> &str {
        match self.get(field) {
            Some(FieldValue::Text(text)) => text,
            _ => "",
        }
    }

    /// The whole number of a field; 0 when it is none.
    pub fn whole(&self, field: &str) -> i64 {
        match self.get(field) {
            Some(FieldValue::Whole(number)) => *number,
            _ => 0,
        }
    }

    /// The ids in a field; none when it holds no links.
    pub(crate) fn links(&self, field: &str) -> &[ItemId] {
        match self.get(field) {
            Some(FieldValue::Links(ids)) => ids,
            _ => &[],
        }
    }

    /// The rows of a field; none when it holds no rows.
    pub(crate) fn rows(&self, field: &str) -> &[FieldRow] {
        match self.get(field) {
            Some(FieldValue::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// What it is called: the text of its kind's first field.
    pub(crate) fn name(&self, kind: &EntryKind) -> &str {
        kind.fields.first().map_or("", |field| self.text(field.id))
    }

    /// The fields that this kind does not know: a newer version's.
    pub(crate) fn beyond(&self, kind: &EntryKind) -> BTreeMap<String, FieldValue> {
        let unknown = self
            .fields
            .iter()
            .filter(|(id, _)| kind.field(id).is_none());
        unknown
            .map(|(id, value)| (id.clone(), value.clone()))
            .collect()
    }
}

/// The id of a choice whose list is in the order of `all`; empty where nobody chose.
fn choice_id<T: Copy + PartialEq>(
    choices: &[(&'static str, MessageId)],
    all: &[T],
    value: Option<T>,
) -> &'static str {
    let at = value.and_then(|value| all.iter().position(|other| *other == value));
    at.and_then(|at| choices.get(at)).map_or("", |(id, _)| id)
}

/// The value with this id among choices whose list is in the order of `all`; none where nobody
/// chose, and for an id that only a newer version knows.
fn chosen<T: Copy>(choices: &[(&'static str, MessageId)], all: &[T], id: &str) -> Option<T> {
    let at = choices.iter().position(|(other, _)| *other == id);
    at.and_then(|at| all.get(at)).copied()
}
