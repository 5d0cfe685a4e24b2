//! What is asked of a table: fields on rows and columns, values, filters, and how the figures are
//! shown. Kept in the session file.

use serde::{Deserialize, Serialize};

use crate::domain::Decimal;

/// A question to a table; empty shelves are allowed (only a total is left then).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Query {
    /// Fields whose members are the rows.
    pub rows: Vec<Axis>,
    /// Fields whose members are the columns.
    pub columns: Vec<Axis>,
    /// What stands in a cell; nothing counts rows.
    pub values: Vec<Measure>,
    /// Which rows of the table take part.
    pub filters: Vec<Filter>,
    /// How the figures are shown.
    pub show: Show,
    /// The order of the rows.
    pub order: SortOrder,
    /// Are blank members left out of rows and columns? The totals then show it.
    pub hide_blank: bool,
}

/// A field on rows or columns.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Axis {
    /// Name of the column.
    pub field: String,
    /// How its numbers are gathered.
    pub bins: Bins,
}

/// How the numbers of a field are gathered into bands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Bins {
    /// Each distinct value by itself.
    #[default]
    Each,
    /// Bands of equal width that begin at multiples of it.
    Width(Decimal),
    /// Bands that begin at these values, ascending: `<130`, `130–139`, `≥140` for cuts at 130 and
    /// 140.
    Cuts(Vec<Decimal>),
}

/// What is computed of the rows behind a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Aggregate {
    /// Number of rows.
    Count,
    /// Number of distinct values; absent ones do not count.
    Distinct,
    /// Sum of the rows with a number, exact.
    Sum,
    /// Mean of the rows with a number.
    Mean,
    /// Median of the rows with a number: the mean of the two middle ones where their number is
    /// even.
    Median,
    /// Smallest number; that of one person, and shown only in cells that are not small.
    Min,
    /// Largest number, as the smallest.
    Max,
    /// Share of the rows that meet a condition among those with a value, in percent, with numerator
    /// and denominator.
    Rate,
}

/// One value of the cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What is computed.
    pub aggregate: Aggregate,
    /// Name of the column; empty for [`Aggregate::Count`].
    pub field: String,
    /// What [`Aggregate::Rate`] counts.
    pub condition: Option<Condition>,
}

/// A condition on one field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Condition {
    /// One of these members, by their text.
    OneOf(Vec<String>),
    /// Numbers from this one up, itself included.
    AtLeast(Decimal),
    /// Numbers below this one.
    LessThan(Decimal),
}

/// Which rows of the table take part.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Filter {
    /// Name of the column.
    pub field: String,
    /// Which of them.
    pub keep: Keep,
}

/// Which values a filter keeps.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Keep {
    /// These members, by their text.
    Members(Vec<String>),
    /// All but these.
    Except(Vec<String>),
    /// Numbers from the first to the second, both included, as far as they are given.
    Range(Option<Decimal>, Option<Decimal>),
}

/// How figures are shown. Shares are of the cell's value where that adds up (counts, sums), of its
/// rows otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Show {
    /// As they are.
    #[default]
    Value,
    /// As % of the row's total.
    RowPercent,
    /// As % of the column's total.
    ColumnPercent,
    /// As % of the grand total.
    TotalPercent,
}

/// The order of the rows; totals stay last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum SortOrder {
    /// The members' own order.
    #[default]
    Own,
    /// The members' own order from the end.
    OwnReversed,
    /// By the row's total of the first value, largest first.
    Falling,
    /// By the row's total of the first value, smallest first.
    Rising,
}

impl Measure {
    /// The number of rows.
    pub const fn count() -> Self {
        Self {
            aggregate: Aggregate::Count,
            field: String::new(),
            condition: None,
        }
    }
}

impl SortOrder {
    /// All of them, in the order in which a key goes through them.
    pub(crate) const ALL: [SortOrder; 4] = [
        SortOrder::Own,
        SortOrder::OwnReversed,
        SortOrder::Falling,
        SortOrder::Rising,
    ];

    /// Its name on the command line.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            SortOrder::Own => "own",
            SortOrder::OwnReversed => "reversed",
            SortOrder::Falling => "falling",
            SortOrder::Rising => "rising",
        }
    }
}

impl Aggregate {
    /// All of them, in the order in which a key goes through them.
    pub(crate) const ALL: [Aggregate; 8] = [
        Aggregate::Count,
        Aggregate::Distinct,
        Aggregate::Sum,
        Aggregate::Mean,
        Aggregate::Median,
        Aggregate::Min,
        Aggregate::Max,
        Aggregate::Rate,
    ];

    /// Its name on the command line and in files (`mean`).
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Aggregate::Count => "count",
            Aggregate::Distinct => "distinct",
            Aggregate::Sum => "sum",
            Aggregate::Mean => "mean",
            Aggregate::Median => "median",
            Aggregate::Min => "min",
            Aggregate::Max => "max",
            Aggregate::Rate => "rate",
        }
    }
}

impl Show {
    /// All of them, in the order in which a key goes through them.
    pub(crate) const ALL: [Show; 4] = [
        Show::Value,
        Show::RowPercent,
        Show::ColumnPercent,
        Show::TotalPercent,
    ];

    /// Its name on the command line.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Show::Value => "value",
            Show::RowPercent => "row",
            Show::ColumnPercent => "column",
            Show::TotalPercent => "total",
        }
    }
}
