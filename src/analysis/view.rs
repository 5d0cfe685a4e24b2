//! What a query gives, small cells already protected: the only form in which figures leave the
//! engine.

use serde::{Deserialize, Serialize};

use crate::domain::Decimal;

/// How small cells are protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Cells of fewer rows (but more than none) are suppressed; 0 shows all.
    pub(crate) threshold: u32,
}

impl Default for Profile {
    /// Below 10, as in the NDB open data.
    fn default() -> Self {
        Self { threshold: 10 }
    }
}

/// A row or a column of a view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// One text a field; a blank member is the empty text, and a total has none.
    pub keys: Vec<String>,
    /// What it is.
    pub(crate) kind: HeadingKind,
}

/// What a row or column of a view is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum HeadingKind {
    /// A combination of members, one key a field.
    Members,
    /// The total over all members, aggregated again from the rows.
    Total,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Figure {
    /// A number, rounded from an exact one.
    Number(Decimal),
    /// Held back, because it is small or because a small one could be computed from it.
    Suppressed,
    /// No row, or no row with a value.
    Empty,
}

/// One value of one row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cell {
    /// What is shown.
    pub(crate) figure: Figure,
    /// Its denominator: rows with a value for a mean, a median or a rate; rows otherwise. `None`
    /// when the cell is suppressed.
    pub(crate) n: Option<u64>,
    /// Numerator of a rate.
    pub(crate) hits: Option<u64>,
}

/// What a query gives. Cells are ordered by row, then column, then value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PivotView {
    /// Names of the row fields.
    pub(crate) row_fields: Vec<String>,
    /// Names of the column fields.
    pub(crate) column_fields: Vec<String>,
    /// Names of the values, as `mean(HbA1c)`.
    pub(crate) values: Vec<String>,
    /// The rows; the total last, when there is more than a total.
    pub rows: Vec<Heading>,
    /// The columns; the total last, when there is more than a total.
    pub columns: Vec<Heading>,
    /// The cells: `rows.len() * columns.len() * values.len()`.
    pub(crate) cells: Vec<Cell>,
    /// Rows of the table that take part.
    pub(crate) n: u64,
    /// Rows that the filters left out; `None` when that number is itself too small to be shown.
    pub(crate) filtered: Option<u64>,
    /// Rows left out because blank members are hidden; `None` when too small to be shown.
    pub(crate) hidden: Option<u64>,
    /// How many cells are suppressed.
    pub(crate) suppressed: u32,
    /// How small cells are protected.
    pub(crate) profile: Profile,
    /// Rows and columns that were cut off to be kept in a file; 0 when the view is whole.
    pub(crate) cut: (u32, u32),
}

/// The rows behind a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drill {
    /// Names of the columns.
    pub(crate) columns: Vec<String>,
    /// The first of the rows, as they stood in the file.
    pub(crate) rows: Vec<Vec<String>>,
    /// How many there are.
    pub(crate) n: u64,
}

impl PivotView {
    /// The cell of a row, a column and a value.
    pub(crate) fn cell(&self, row: usize, column: usize, value: usize) -> Option<&Cell> {
        if column >= self.columns.len() || value >= self.values.len() {
            return None;
        }
        self.cells
            .get((row * self.columns.len() + column) * self.values.len() + value)
    }
}
