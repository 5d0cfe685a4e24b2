//! Open matters (持ち越し事項) as entries. Actions are open matters too, and stay entries of their own
//! kind: nothing stands on the list twice.

use super::{EntryKind, FieldKind, FieldSpec};
use crate::domain::MessageId;
use crate::domain::matter::MatterKind;
use crate::id;

const SORTS: &[(&str, MessageId)] = &[
    ("continued", id!("decision-continued")),
    ("left", id!("decision-left")),
    ("not-reached", id!("matter-not-reached")),
];

/// Which kind of matter each id of the field `sort` stands for.
pub(crate) const MATTER_KINDS: &[(&str, MatterKind)] = &[
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
