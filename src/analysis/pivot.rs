//! Computes views: rows are counted into cells, small cells held back, and figures made of what may
//! be shown.

use crate::id;
use std::cmp::Reverse;

use super::cells::{CellAxis, Cells};
use super::plan::{BoundMeasure, Grouped, Plan};
use super::protect::{Counts, Shield, protect};
use super::tally::{Tally, TallyKind};
use super::{
    Aggregate, Cell, Drill, Figure, Heading, HeadingKind, Measure, PivotView, Profile, Query, Show,
    SortOrder, Table, words,
};
use crate::domain::{Decimal, Rejection};

/// Digits of a mean beyond those of its column.
const MEAN_DIGITS: u8 = 2;
/// Digits of rates and shares, which are in percent.
const PERCENT_DIGITS: u8 = 2;

/// Computes a view of a table, small cells protected.
///
/// Totals are aggregated again from the rows. Means have two digits more than their column, medians
/// one, rates and shares (in percent) two, all rounded half away from zero from exact sums, so the
/// order of the rows never shows. A cell is shown or held back with all of its values; see
/// `docs/decisions/0014-small-cells.md` for what that protects.
///
/// # Errors
/// A [`Rejection`] when the query names a field that the table does not have, or asks for what
/// cannot be computed or looked at.
pub fn pivot(table: &Table, query: &Query, profile: Profile) -> Result<PivotView, Rejection> {
    let plan = Plan::new(table, query)?;
    CountedQuery::new(&plan, table, query, profile)?.view(query, profile)
}

/// Fetches the first `most` rows behind a cell, which is given by the keys of its row and column;
/// empty keys are a total.
///
/// Behind a total, rows that lie in cells that are held back are left out, though [`Drill::n`]
/// counts them.
///
/// # Errors
/// A [`Rejection`] as in [`pivot`], or when there is no such cell, or it is suppressed.
pub(crate) fn drill(
    table: &Table,
    query: &Query,
    profile: Profile,
    [row, column]: [&[String]; 2],
    most: usize,
) -> Result<Drill, Rejection> {
    let plan = Plan::new(table, query)?;
    let counted = CountedQuery::new(&plan, table, query, profile)?;
    let none = || Rejection::new(id!("analysis-no-such-cell"));
    let at = |side: &CellAxis, fields: &[Grouped<'_>], wanted: &[String]| {
        let found = side
            .members
            .iter()
            .position(|groups| keys(groups, fields).eq(wanted.iter().map(String::as_str)));
        found.or_else(|| wanted.is_empty().then(|| side.lines() - 1))
    };
    let row = at(&counted.cells.rows, &plan.rows, row).ok_or_else(none)?;
    let column = at(&counted.cells.columns, &plan.columns, column).ok_or_else(none)?;
    let cell = row * counted.cells.columns.lines() + column;
    if counted.is_held_back(cell, query.show) {
        return Err(Rejection::new(id!("analysis-suppressed")));
    }
    let (rows, n) = counted
        .cells
        .behind(row, column, &counted.shield.hidden, most);
    let text = |row: usize| {
        table
            .columns()
            .iter()
            .map(|column| {
                column
                    .member(row)
                    .map(|member| member.text.clone())
                    .unwrap_or_default()
            })
            .collect()
    };
    let columns = table
        .columns()
        .iter()
        .map(|column| column.name.clone())
        .collect();
    Ok(Drill {
        columns,
        rows: rows.into_iter().map(text).collect(),
        n,
    })
}

/// The names of a combination's groups.
fn keys<'a>(groups: &'a [u32], fields: &'a [Grouped<'_>]) -> impl Iterator<Item = &'a str> {
    groups
        .iter()
        .zip(fields)
        .map(|(group, field)| field.keys[*group as usize].as_str())
}

/// The counts of a query, and which of its cells are held back; nothing is shown yet.
struct CountedQuery<'a> {
    plan: &'a Plan<'a>,
    cells: Cells,
    count: Vec<u64>,
    tallies: Vec<Tally>,
    shield: Shield,
}

impl<'a> CountedQuery<'a> {
    fn new(
        plan: &'a Plan<'a>,
        table: &Table,
        query: &Query,
        profile: Profile,
    ) -> Result<Self, Rejection> {
        let cells = Cells::new(plan, table.rows(), query.hide_blank)?;
        let count = cells.count();
        let tallies: Vec<Tally> = plan
            .measures
            .iter()
            .map(|measure| cells.tally(measure))
            .collect();
        let families = families(&count, &plan.measures, &tallies);
        let (rows, columns) = (cells.rows.lines(), cells.columns.lines());
        let counts = Counts {
            rows,
            columns,
            total_row: cells.rows.fields,
            total_column: cells.columns.fields,
            families,
        };
        let shield = protect(&counts, profile.threshold);
        Ok(Self {
            plan,
            cells,
            count,
            tallies,
            shield,
        })
    }

    fn view(&self, query: &Query, profile: Profile) -> Result<PivotView, Rejection> {
        let (columns, values) = (self.cells.columns.lines(), self.plan.measures.len());
        let order = self.order(query.order);
        let mut cells = Vec::with_capacity(order.len() * columns * values);
        let mut suppressed = 0;
        let cells_of = |row: &usize| row * columns..(row + 1) * columns;
        for at in order.iter().flat_map(cells_of) {
            let start = cells.len();
            for measure in 0..values {
                cells.push(self.cell(measure, at, query.show)?);
            }
            suppressed += u32::from(
                cells[start..]
                    .iter()
                    .any(|cell: &Cell| cell.figure == Figure::Suppressed),
            );
        }
        let heading = |side: &CellAxis, fields: &[Grouped<'_>], line: usize| match side
            .members
            .get(line)
            .filter(|_| side.fields)
        {
            Some(groups) => Heading {
                keys: keys(groups, fields).map(str::to_owned).collect(),
                kind: HeadingKind::Members,
            },
            None => Heading {
                keys: Vec::new(),
                kind: HeadingKind::Total,
            },
        };
        let safe =
            |number: u64| (number == 0 || number >= u64::from(profile.threshold)).then_some(number);
        let shows_n = self.shield.shows_n;
        let names = |fields: &[Grouped<'_>]| {
            fields
                .iter()
                .map(|field| field.column.name.clone())
                .collect()
        };
        Ok(PivotView {
            row_fields: names(&self.plan.rows),
            column_fields: names(&self.plan.columns),
            values: if query.values.is_empty() {
                vec![words::measure(&Measure::count())]
            } else {
                query.values.iter().map(words::measure).collect()
            },
            rows: order
                .iter()
                .map(|row| heading(&self.cells.rows, &self.plan.rows, *row))
                .collect(),
            columns: (0..columns)
                .map(|column| heading(&self.cells.columns, &self.plan.columns, column))
                .collect(),
            cells,
            n: if shows_n { self.cells.n() } else { 0 },
            filtered: safe(self.cells.filtered).filter(|_| shows_n),
            hidden: safe(self.cells.hidden).filter(|_| shows_n),
            suppressed,
            profile,
            cut: (0, 0),
        })
    }

    /// The lines of the rows as they are shown: the total stays last, and what is held back or
    /// empty is placed where its figure cannot be guessed from its neighbours.
    fn order(&self, order: SortOrder) -> Vec<usize> {
        let members = self.cells.rows.lines() - usize::from(self.cells.rows.fields);
        let mut lines: Vec<usize> = (0..members).collect();
        let figure = |row: &usize| {
            let cell = row * self.cells.columns.lines() + self.cells.columns.lines() - 1;
            self.exact(0, cell).filter(|_| !self.shield.hidden[cell])
        };
        match order {
            SortOrder::Own => {}
            SortOrder::OwnReversed => lines.reverse(),
            SortOrder::Falling => lines.sort_by_cached_key(|row| Reverse(figure(row))),
            SortOrder::Rising => lines.sort_by_cached_key(|row| {
                figure(row).map_or((true, None), |figure| (false, Some(figure)))
            }),
        }
        lines.extend(self.cells.rows.fields.then_some(members));
        lines
    }

    /// The total of which a cell is shown as a share.
    fn base(&self, cell: usize, show: Show) -> usize {
        let (width, all) = (self.cells.columns.lines(), self.cells.len());
        match show {
            Show::Value => cell,
            Show::RowPercent => cell / width * width + width - 1,
            Show::ColumnPercent => all - width + cell % width,
            Show::TotalPercent => all - 1,
        }
    }

    /// Is a cell held back? A share of a total that is held back would give that total away.
    fn is_held_back(&self, cell: usize, show: Show) -> bool {
        self.shield.hidden[cell]
            || (self.count[cell] > 0 && self.shield.hidden[self.base(cell, show)])
    }

    fn cell(&self, measure: usize, cell: usize, show: Show) -> Result<Cell, Rejection> {
        if self.is_held_back(cell, show) {
            return Ok(Cell {
                figure: Figure::Suppressed,
                n: None,
                hits: None,
            });
        }
        let (tally, aggregate) = (
            &self.tallies[measure],
            self.plan.measures[measure].aggregate,
        );
        let n = match aggregate {
            Aggregate::Mean | Aggregate::Median | Aggregate::Rate => tally.valid[cell],
            Aggregate::Count
            | Aggregate::Distinct
            | Aggregate::Sum
            | Aggregate::Min
            | Aggregate::Max => self.count[cell],
        };
        let hits = match (&tally.what, aggregate) {
            (TallyKind::Number(hits), Aggregate::Rate) => Some(hits[cell]),
            _ => None,
        };
        let figure = if show == Show::Value {
            self.figure(measure, cell)?
        } else {
            self.share(measure, cell, self.base(cell, show))
        };
        Ok(Cell {
            figure,
            n: Some(n),
            hits,
        })
    }

    /// The value as a fraction with the digits it is shown with; `None` without any row or value.
    fn fraction(&self, measure: usize, cell: usize) -> Option<(i128, i128, u8)> {
        let Tally { valid, what } = &self.tallies[measure];
        let of: &BoundMeasure<'_> = &self.plan.measures[measure];
        let Some(column) = of.column else {
            return (self.count[cell] > 0).then(|| (i128::from(self.count[cell]), 1, 0));
        };
        let (n, scale) = (i128::from(valid[cell]), column.scale);
        let unit = 10_i128.pow(u32::from(scale));
        if n == 0 {
            return None;
        }
        Some(match (what, of.aggregate) {
            (TallyKind::Sum(sums), Aggregate::Mean) => {
                (sums[cell], n.checked_mul(unit)?, scale + MEAN_DIGITS)
            }
            (TallyKind::Sum(sums), _) => (sums[cell], unit, scale),
            (TallyKind::Middle(twice), _) => (twice[cell], 2 * unit, scale + 1),
            (TallyKind::Number(hits), Aggregate::Rate) => {
                (100 * i128::from(hits[cell]), n, PERCENT_DIGITS)
            }
            (TallyKind::Number(number), _) => (i128::from(number[cell]), 1, 0),
            (TallyKind::Code(codes), _) => {
                (i128::from(column.units(codes[cell] as usize)?), unit, scale)
            }
            (TallyKind::Rows, _) => (i128::from(self.count[cell]), 1, 0),
        })
    }

    fn exact(&self, measure: usize, cell: usize) -> Option<Decimal> {
        let (numerator, denominator, digits) = self.fraction(measure, cell)?;
        decimal(numerator, denominator, digits)
    }

    fn figure(&self, measure: usize, cell: usize) -> Result<Figure, Rejection> {
        match (self.fraction(measure, cell), self.exact(measure, cell)) {
            (None, _) => Ok(Figure::Empty),
            (Some(_), Some(number)) => Ok(Figure::Number(number)),
            (Some(_), None) => {
                let field = self.plan.measures[measure]
                    .column
                    .map(|column| column.name.clone())
                    .unwrap_or_default();
                Err(Rejection::new(id!("analysis-too-large")).with("field", field))
            }
        }
    }

    /// A share in percent: of the value where that adds up, of the rows otherwise.
    fn share(&self, measure: usize, cell: usize, base: usize) -> Figure {
        let part = |cell: usize| match (
            &self.tallies[measure].what,
            self.plan.measures[measure].aggregate,
        ) {
            (TallyKind::Sum(sums), Aggregate::Sum) => sums[cell],
            _ => i128::from(self.count[cell]),
        };
        if self.fraction(measure, cell).is_none() {
            return Figure::Empty;
        }
        let (part, whole) = (part(cell), part(base));
        part.checked_mul(100)
            .and_then(|part| decimal(part, whole, PERCENT_DIGITS))
            .map_or(Figure::Empty, Figure::Number)
    }
}

/// A fraction with this many digits behind the point, or as many as 64 bits hold.
fn decimal(numerator: i128, denominator: i128, digits: u8) -> Option<Decimal> {
    (0..=digits.min(Decimal::MOST_SCALE))
        .rev()
        .find_map(|digits| Decimal::ratio(numerator, denominator, digits))
}

/// The counts that must not be small: rows, rows with a value, and for a rate those on either side
/// of its condition.
fn families(count: &[u64], measures: &[BoundMeasure<'_>], tallies: &[Tally]) -> Vec<Vec<u64>> {
    let mut families = vec![count.to_vec()];
    for (measure, tally) in measures
        .iter()
        .zip(tallies)
        .filter(|(measure, _)| measure.column.is_some())
    {
        families.push(tally.valid.clone());
        if let (TallyKind::Number(hits), Aggregate::Rate) = (&tally.what, measure.aggregate) {
            families.push(hits.clone());
            families.push(
                tally
                    .valid
                    .iter()
                    .zip(hits)
                    .map(|(valid, hits)| valid - hits)
                    .collect(),
            );
        }
    }
    let mut unlike: Vec<Vec<u64>> = Vec::new();
    for family in families {
        if !unlike.contains(&family) {
            unlike.push(family);
        }
    }
    unlike
}

#[cfg(test)]
mod tests;
