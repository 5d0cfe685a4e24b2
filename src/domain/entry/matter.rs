//! Open matters (持ち越し事項) as entries. Actions are open matters too, and stay entries of their own
//! kind: nothing stands on the list twice.

use super::{Entry, EntryKind, FieldKind, FieldSpec};
use crate::domain::{ItemId, Matter, MatterKind, MessageId};
use crate::id;

const SORTS: &[(&str, MessageId)] = &[
    ("continued", id!("decision-continued")),
    ("left", id!("decision-left")),
    ("not-reached", id!("matter-not-reached")),
];

/// Which kind of matter each id of the field `sort` stands for.
const MATTER_KINDS: &[(&str, MatterKind)] = &[
    ("continued", MatterKind::Continued),
    ("left", MatterKind::LeftToSecretariat),
    ("not-reached", MatterKind::NotReached),
];

/// 持ち越し事項.
pub(crate) const MATTER_ENTRY: EntryKind = EntryKind {
    id: "matter",
    label: id!("entry-matter"),
    fields: &[
        FieldSpec::new("text", id!("field-matter"), FieldKind::Line),
        FieldSpec::new("sort", id!("field-sort"), FieldKind::Choice(SORTS)),
        FieldSpec::new("since", id!("field-since"), FieldKind::Year),
        FieldSpec::new("carries", id!("field-carries"), FieldKind::Count),
        FieldSpec::new("answer", id!("field-answer"), FieldKind::Line),
    ],
};

impl Matter {
    /// An entry of matters as a line of the list, answered or not.
    pub(crate) fn from_entry(entry: &Entry, record: u64, year: i32) -> Self {
        let named = |(id, _): &&(&str, MatterKind)| *id == entry.text("sort");
        let kind = MATTER_KINDS.iter().find(named);
        let since = i32::try_from(entry.whole("since")).unwrap_or_default();
        Self {
            id: entry.id,
            kind: kind.map_or(MatterKind::Continued, |(_, kind)| *kind),
            text: entry.text("text").to_owned(),
            origin: entry.origin.clone(),
            record,
            since: if since == 0 { year } else { since },
            carries: u16::try_from(entry.whole("carries")).unwrap_or(u16::MAX),
            answer: entry.text("answer").to_owned(),
        }
    }

    /// The entry of a matter that came up: a decision that settles nothing, or an agenda item that
    /// was not reached.
    pub(crate) fn entry(id: ItemId, kind: MatterKind, text: &str) -> Entry {
        let named = |(_, other): &&(&str, MatterKind)| *other == kind;
        let sort = MATTER_KINDS.iter().find(named).map_or("", |(id, _)| *id);
        Entry::new(id, MATTER_ENTRY.id)
            .with("text", text)
            .with("sort", sort)
    }
}
