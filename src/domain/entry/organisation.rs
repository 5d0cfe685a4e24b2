//! Organisations (機関) as entries: the council's list, carried along so that one organisation keeps one
//! name.

use super::{EntryKind, FieldKind, FieldSpec};
use crate::domain::MessageId;
use crate::domain::Sector;
use crate::id;

/// In the order of [`Sector::ALL`].
const SECTORS: &[(&str, MessageId)] = &[
    ("community", id!("sector-community")),
    ("occupational", id!("sector-occupational")),
    ("medical", id!("sector-medical")),
    ("residents", id!("sector-residents")),
    ("academic", id!("sector-academic")),
    ("secretariat", id!("sector-secretariat")),
];

/// 機関.
pub(crate) const ORGANISATION_ENTRY: EntryKind = EntryKind {
    id: "organisation",
    label: id!("entry-organisation"),
    fields: &[
        FieldSpec::new("name", id!("field-organisation-name"), FieldKind::Line),
        FieldSpec::new("sector", id!("field-sector"), FieldKind::Choice(SECTORS)),
    ],
};

/// The id of a sector in the field of an organisation.
pub(crate) fn sector_id(sector: Sector) -> &'static str {
    super::choice_id(SECTORS, &Sector::ALL, Some(sector))
}
