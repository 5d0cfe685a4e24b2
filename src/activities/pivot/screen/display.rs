//! What is on the screen and how: the page, the part with the focus, the shelves, and whose bars are
//! compared.

use crate::analysis::Query;

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum PivotPage {
    /// The table with its shelves.
    #[default]
    Table,
    /// Files to choose from.
    Choosing,
    /// What is understood of a file.
    Importing,
    /// The pins.
    Pins,
}

/// Where the keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Focus {
    /// The fields at the left.
    #[default]
    Fields,
    /// The shelves on top.
    Shelves,
    /// The table.
    Table,
}

impl Focus {
    /// The part before or after this one, round and round.
    pub(crate) fn turned(self, by: isize) -> Self {
        const ALL: [Focus; 3] = [Focus::Fields, Focus::Shelves, Focus::Table];
        let at = ALL.iter().position(|focus| *focus == self).unwrap_or(0) as isize;
        ALL[(at + by).rem_euclid(3) as usize]
    }
}

/// A shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// 行.
    Rows,
    /// 列.
    Columns,
    /// 値.
    Values,
    /// 絞り込み.
    Filters,
}

/// Where the answer of a panel goes: a place on a shelf, or the end of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Slot {
    /// A filter on this field.
    Filter(String, Option<usize>),
    /// A rate of this field among the values.
    Rate(String, Option<usize>),
}

impl Slot {
    /// The field that it is about.
    pub(crate) fn field(&self) -> &str {
        match self {
            Slot::Filter(field, _) | Slot::Rate(field, _) => field,
        }
    }
}

/// Whose largest figure has the longest bar in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Longest {
    /// That of the whole table.
    #[default]
    Table,
    /// That of each row.
    Row,
    /// That of each column.
    Column,
    /// There are no bars.
    Off,
}

/// Of what there are bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Chart {
    /// The column at the cursor, a bar for each row.
    Column,
    /// The row at the cursor, a bar for each column.
    Row,
    /// None: the table has bars of its own.
    #[default]
    Off,
}

/// Everything on the shelves, in the order in which the cursor walks it.
pub(crate) fn shelved(query: &Query) -> Vec<(Shelf, usize)> {
    let all = |which, len: usize| (0..len).map(move |at| (which, at));
    all(Shelf::Rows, query.rows.len())
        .chain(all(Shelf::Columns, query.columns.len()))
        .chain(all(Shelf::Values, query.values.len()))
        .chain(all(Shelf::Filters, query.filters.len()))
        .collect()
}

/// Does anything on a shelf have to do with this field?
pub(crate) fn is_shelved(query: &Query, field: &str) -> bool {
    let mut axes = query.rows.iter().chain(&query.columns);
    axes.any(|axis| axis.field == field)
        || query.values.iter().any(|measure| measure.field == field)
        || query.filters.iter().any(|filter| filter.field == field)
}

/// The place after this one in a list, round and round.
pub(super) fn next<T: Copy + PartialEq, const N: usize>(all: [T; N], now: T) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    all[(at + 1) % N]
}
