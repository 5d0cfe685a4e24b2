//! Changes of entries: one field at a time, so that what two chapters or two sessions did to the
//! same entry can be told apart.

use serde::{Deserialize, Serialize};

use super::{Entry, EntryKind, FieldValue};
use crate::domain::{Arg, ItemId, Message};
use crate::id;

/// One change of one entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum EntryChange {
    /// The entry was made.
    Created(Box<Entry>),
    /// A field of it was set; `None` takes the value out.
    FieldSet(ItemId, String, Option<FieldValue>),
    /// The entry was taken out.
    Retired(ItemId),
}

impl EntryChange {
    /// Applies it to an entry, or to its absence. What makes no sense changes nothing.
    pub(crate) fn apply(&self, entry: &mut Option<Entry>) {
        match (self, entry) {
            (EntryChange::Created(made), entry @ None) => *entry = Some((**made).clone()),
            (EntryChange::FieldSet(id, field, value), Some(entry)) if entry.id == *id => {
                match value {
                    Some(value) => entry.fields.insert(field.clone(), value.clone()),
                    None => entry.fields.remove(field),
                };
            }
            (EntryChange::Retired(id), entry)
                if entry.as_ref().is_some_and(|entry| entry.id == *id) =>
            {
                *entry = None;
            }
            _ => {}
        }
    }

    /// The change as a sentence of the log: `基準値 40 → 42`. `before` is the entry as it was, `kind`
    /// its field table where this version knows it.
    pub(crate) fn describe(&self, before: Option<&Entry>, kind: Option<&EntryKind>) -> Message {
        let named = |entry: Option<&Entry>| -> Arg {
            match (entry, kind) {
                (Some(entry), Some(kind)) => entry.name(kind).into(),
                _ => "…".into(),
            }
        };
        let of = kind.map_or_else(|| "…".into(), |kind| Arg::from(Message::new(kind.label)));
        match self {
            EntryChange::Created(made) => Message::new(id!("entry-created"))
                .with("kind", of)
                .with("name", named(Some(made))),
            EntryChange::Retired(_) => Message::new(id!("entry-retired"))
                .with("kind", of)
                .with("name", named(before)),
            EntryChange::FieldSet(_, field, value) => {
                let spec = kind.and_then(|kind| kind.field(field));
                let words =
                    |value: Option<&FieldValue>| match value.map(|value| value.in_words(spec)) {
                        Some(Arg::Text(text)) if text.is_empty() => "…".into(),
                        Some(words) => words,
                        None => "…".into(),
                    };
                let label = spec.map_or_else(
                    || field.as_str().into(),
                    |spec| Arg::from(Message::new(spec.label)),
                );
                Message::new(id!("entry-changed"))
                    .with("field", label)
                    .with("from", words(before.and_then(|before| before.get(field))))
                    .with("to", words(value.as_ref()))
            }
        }
    }
}

/// What has to be changed to come from one entry to the other; nothing when they are the same.
pub(crate) fn diff(before: Option<&Entry>, after: Option<&Entry>) -> Vec<EntryChange> {
    let (before, after) = match (before, after) {
        (None, None) => return Vec::new(),
        (None, Some(after)) => return vec![EntryChange::Created(Box::new(after.clone()))],
        (Some(before), None) => return vec![EntryChange::Retired(before.id)],
        (Some(before), Some(after)) => (before, after),
    };
    let set = after
        .fields
        .iter()
        .filter(|(field, value)| before.get(field) != Some(value))
        .map(|(field, value)| (field, Some(value.clone())));
    let gone = before
        .fields
        .keys()
        .filter(|field| after.get(field).is_none())
        .map(|field| (field, None));
    set.chain(gone)
        .map(|(field, value)| EntryChange::FieldSet(after.id, field.clone(), value))
        .collect()
}
