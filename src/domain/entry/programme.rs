//! Programmes (事業) and their indicators (指標) as entries: an indicator is one of its own, so that a
//! changed baseline is the change of one field.

use super::{Entry, EntryKind, FieldKind, FieldRow, FieldSpec, FieldValue, choice_id, chosen};
use crate::domain::{
    Direction, Indicator, IndicatorClass, ItemId, Measurement, MessageId, Programme,
};
use crate::id;

/// In the order of [`IndicatorClass::ALL`].
const CLASSES: &[(&str, MessageId)] = &[
    ("structure", id!("class-structure")),
    ("process", id!("class-process")),
    ("output", id!("class-output")),
    ("outcome", id!("class-outcome")),
];
/// In the order of [`Direction::ALL`].
const DIRECTIONS: &[(&str, MessageId)] = &[
    ("rising", id!("field-rising")),
    ("falling", id!("field-falling")),
];
/// A row for each year, known by it.
const SERIES: &[FieldSpec] = &[FieldSpec::new(
    "value",
    id!("field-value"),
    FieldKind::Decimal,
)];

/// 事業.
pub(crate) const PROGRAMME_ENTRY: EntryKind = EntryKind {
    id: "programme",
    label: id!("entry-programme"),
    fields: &[
        FieldSpec::new("name", id!("field-programme-name"), FieldKind::Line),
        FieldSpec::new("purpose", id!("field-purpose"), FieldKind::Text),
        FieldSpec::new("target_group", id!("field-target-group"), FieldKind::Line),
        FieldSpec::new("partners", id!("field-partners"), FieldKind::Line),
        FieldSpec::new(
            "indicators",
            id!("entry-indicator"),
            FieldKind::Links("indicator"),
        ),
    ],
};

/// 指標.
pub(crate) const INDICATOR_ENTRY: EntryKind = EntryKind {
    id: "indicator",
    label: id!("entry-indicator"),
    fields: &[
        FieldSpec::new("name", id!("field-indicator-name"), FieldKind::Line),
        FieldSpec::new(
            "programme",
            id!("entry-programme"),
            FieldKind::Link("programme"),
        ),
        FieldSpec::new("class", id!("field-class"), FieldKind::Choice(CLASSES)),
        FieldSpec::new("unit", id!("field-unit"), FieldKind::Line),
        FieldSpec::new(
            "direction",
            id!("field-direction"),
            FieldKind::Choice(DIRECTIONS),
        ),
        FieldSpec::new("baseline", id!("field-baseline"), FieldKind::Rows(SERIES)),
        FieldSpec::new("targets", id!("field-target"), FieldKind::Rows(SERIES)),
        FieldSpec::new("actuals", id!("field-actual"), FieldKind::Rows(SERIES)),
        FieldSpec::new("source", id!("field-source"), FieldKind::Line),
    ],
};

impl Programme {
    /// The programme alone as an entry; its indicators are named by their ids.
    pub(crate) fn to_entry(&self) -> Entry {
        let indicators: Vec<ItemId> = self.indicators.iter().map(|own| own.id).collect();
        Entry::new(self.id, PROGRAMME_ENTRY.id)
            .with("name", &self.name)
            .with("purpose", &self.purpose)
            .with("target_group", &self.target_group)
            .with("partners", &self.partners)
            .with("indicators", indicators)
    }

    /// The programme as an entry, then its indicators.
    pub(crate) fn to_entries(&self) -> Vec<Entry> {
        let indicators = self.indicators.iter().map(|own| own.to_entry(self.id));
        [self.to_entry()].into_iter().chain(indicators).collect()
    }

    /// The programme that an entry of this kind is, with those of its indicators that `find` has.
    pub(crate) fn from_entry(entry: &Entry, find: impl Fn(ItemId) -> Option<Indicator>) -> Self {
        let indicators = entry.links("indicators").iter().copied().filter_map(find);
        Programme {
            id: entry.id,
            name: entry.text("name").to_owned(),
            purpose: entry.text("purpose").to_owned(),
            target_group: entry.text("target_group").to_owned(),
            partners: entry.text("partners").to_owned(),
            indicators: indicators.collect(),
        }
    }
}

impl Indicator {
    /// The indicator of this programme as an entry.
    pub(crate) fn to_entry(&self, programme: ItemId) -> Entry {
        Entry::new(self.id, INDICATOR_ENTRY.id)
            .with("name", &self.name)
            .with("programme", Some(programme))
            .with(
                "class",
                choice_id(CLASSES, &IndicatorClass::ALL, self.class),
            )
            .with("unit", &self.unit)
            .with(
                "direction",
                choice_id(DIRECTIONS, &Direction::ALL, self.direction),
            )
            .with("baseline", series(self.baseline.as_slice()))
            .with("targets", series(&self.targets))
            .with("actuals", series(&self.actuals))
            .with("source", &self.source)
    }

    /// The indicator that an entry of this kind is.
    pub(crate) fn from_entry(entry: &Entry) -> Self {
        Indicator {
            id: entry.id,
            name: entry.text("name").to_owned(),
            class: chosen(CLASSES, &IndicatorClass::ALL, entry.text("class")),
            unit: entry.text("unit").to_owned(),
            direction: chosen(DIRECTIONS, &Direction::ALL, entry.text("direction")),
            baseline: figures(entry.rows("baseline")).first().copied(),
            targets: figures(entry.rows("targets")),
            actuals: figures(entry.rows("actuals")),
            source: entry.text("source").to_owned(),
        }
    }
}

fn series(figures: &[Measurement]) -> Vec<FieldRow> {
    let row =
        |figure: &Measurement| FieldRow::new(figure.year.to_string()).with("value", figure.value);
    figures.iter().map(row).collect()
}

fn figures(rows: &[FieldRow]) -> Vec<Measurement> {
    let figure = |row: &FieldRow| {
        let Some(FieldValue::Number(value)) = row.cells.get("value") else {
            return None;
        };
        let year = row.id.parse().ok()?;
        Some(Measurement {
            year,
            value: *value,
        })
    };
    rows.iter().filter_map(figure).collect()
}
