//! Values of fields. The variants are few and will stay: a version that met an unknown one could not
//! read the record that holds it, so new kinds of field use these.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::{Arg, Decimal, ItemId, Message};

use super::{FieldKind, FieldSpec};
use crate::id;

/// One row of a table within an entry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FieldRow {
    /// What the row is known by when two versions of the entry are merged: a year, the number of a
    /// question, an id.
    pub(crate) id: String,
    /// Its values by column.
    pub(crate) cells: BTreeMap<String, FieldValue>,
}

impl FieldRow {
    /// A row without cells.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            cells: BTreeMap::new(),
        }
    }

    /// The same row with one more cell.
    pub fn with(mut self, column: &str, value: impl Into<FieldValue>) -> Self {
        self.cells.insert(column.to_owned(), value.into());
        self
    }

    /// The text of a cell; empty when it is none.
    pub(crate) fn text(&self, column: &str) -> &str {
        match self.cells.get(column) {
            Some(FieldValue::Text(text)) => text,
            _ => "",
        }
    }

    /// The whole number of a cell; 0 when it is none.
    pub(crate) fn whole(&self, column: &str) -> i64 {
        match self.cells.get(column) {
            Some(FieldValue::Whole(number)) => *number,
            _ => 0,
        }
    }
}

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldValue {
    /// Text, the id of a choice, a day or a due date.
    Text(String),
    /// A level, a year or a count.
    Whole(i64),
    /// A number with a point.
    Number(Decimal),
    /// Ids of several choices.
    Many(Vec<String>),
    /// Other entries or items; an empty or single list for a field that holds one.
    Links(Vec<ItemId>),
    /// Rows, in the order in which people read them.
    Rows(Vec<FieldRow>),
}

impl From<&str> for FieldValue {
    fn from(text: &str) -> Self {
        FieldValue::Text(text.to_owned())
    }
}

impl From<&String> for FieldValue {
    fn from(text: &String) -> Self {
        FieldValue::Text(text.clone())
    }
}

impl From<i64> for FieldValue {
    fn from(number: i64) -> Self {
        FieldValue::Whole(number)
    }
}

impl From<Decimal> for FieldValue {
    fn from(number: Decimal) -> Self {
        FieldValue::Number(number)
    }
}

impl From<Vec<ItemId>> for FieldValue {
    fn from(ids: Vec<ItemId>) -> Self {
        FieldValue::Links(ids)
    }
}

impl From<Option<ItemId>> for FieldValue {
    fn from(id: Option<ItemId>) -> Self {
        FieldValue::Links(id.into_iter().collect())
    }
}

impl From<Vec<FieldRow>> for FieldValue {
    fn from(rows: Vec<FieldRow>) -> Self {
        FieldValue::Rows(rows)
    }
}

impl FieldValue {
    /// The value in words, as a sentence of the log names it.
    pub(crate) fn in_words(&self, field: Option<&FieldSpec>) -> Arg {
        match self {
            FieldValue::Text(text) => choice(field, text).unwrap_or_else(|| text.as_str().into()),
            FieldValue::Whole(number) => number.to_string().into(),
            FieldValue::Number(number) => number.to_string().into(),
            FieldValue::Many(ids) => ids.join("・").into(),
            FieldValue::Links(ids) => count(ids.len()),
            FieldValue::Rows(rows) => match rows.as_slice() {
                [row] if row.cells.len() == 1 => row
                    .cells
                    .values()
                    .next()
                    .map_or_else(|| count(1), |cell| cell.in_words(None)),
                rows => count(rows.len()),
            },
        }
    }
}

fn count(n: usize) -> Arg {
    Message::new(id!("entry-so-many")).with("n", n).into()
}

fn choice(field: Option<&FieldSpec>, text: &str) -> Option<Arg> {
    let FieldKind::Choice(choices) = field?.kind else {
        return None;
    };
    let (_, label) = choices.iter().find(|(id, _)| *id == text)?;
    Some(Message::new(*label).into())
}
