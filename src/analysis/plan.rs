//! A query made ready for counting: names become columns, members become groups, conditions become
//! tables by code. What makes no sense is refused here.

use crate::id;
use unicode_normalization::UnicodeNormalization;

use super::{
    Absence, Aggregate, Axis, Bins, Column, Condition, Filter, Keep, Measure, MemberValue, Query,
    Table,
};
use crate::domain::{Decimal, Rejection};

/// A field on a shelf: every code of its column belongs to a group.
pub(crate) struct Grouped<'a> {
    /// The column.
    pub(crate) column: &'a Column,
    /// The groups' names, in order.
    pub(crate) keys: Vec<String>,
    /// The group of each code.
    pub(crate) of: Vec<u32>,
    /// The group of the blanks, if there are any.
    pub(crate) blank: Option<u32>,
}

/// A value of the cells: a column, and which of its codes count as hits.
pub(crate) struct BoundMeasure<'a> {
    /// What is computed.
    pub(crate) aggregate: Aggregate,
    /// Of which column; `None` for a count of rows.
    pub(crate) column: Option<&'a Column>,
    /// Codes with a value: numbers where numbers are computed with. They are the first ones of the
    /// column.
    pub(crate) valid: u32,
    /// By code: does it meet the condition of a rate?
    pub(crate) hits: Vec<bool>,
}

/// A filter: which codes stay.
pub(crate) struct RowFilter<'a> {
    /// The column.
    pub(crate) column: &'a Column,
    /// By code: does it stay?
    pub(crate) keeps: Vec<bool>,
}

/// A query made ready.
pub(crate) struct Plan<'a> {
    /// Fields on the rows.
    pub(crate) rows: Vec<Grouped<'a>>,
    /// Fields on the columns.
    pub(crate) columns: Vec<Grouped<'a>>,
    /// Values of the cells, at least one.
    pub(crate) measures: Vec<BoundMeasure<'a>>,
    /// Filters.
    pub(crate) row_filters: Vec<RowFilter<'a>>,
}

impl<'a> Plan<'a> {
    /// Makes a query ready.
    pub(crate) fn new(table: &'a Table, query: &Query) -> Result<Self, Rejection> {
        let shelf = |axes: &[Axis]| {
            axes.iter()
                .map(|axis| Grouped::new(find(table, &axis.field)?, &axis.bins))
                .collect::<Result<Vec<_>, _>>()
        };
        let mut measures = query
            .values
            .iter()
            .map(|measure| BoundMeasure::new(table, measure))
            .collect::<Result<Vec<_>, _>>()?;
        if measures.is_empty() {
            measures.push(BoundMeasure {
                aggregate: Aggregate::Count,
                column: None,
                valid: 0,
                hits: Vec::new(),
            });
        }
        let row_filters = query
            .filters
            .iter()
            .map(|filter| RowFilter::new(find(table, &filter.field)?, filter))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            rows: shelf(&query.rows)?,
            columns: shelf(&query.columns)?,
            measures,
            row_filters,
        })
    }
}

fn find<'a>(table: &'a Table, field: &str) -> Result<&'a Column, Rejection> {
    table
        .column(field)
        .ok_or_else(|| Rejection::new(id!("analysis-no-such-field")).with("field", field))
}

/// How many codes have a number; they are the first ones.
fn numbers(column: &Column) -> usize {
    column
        .members()
        .partition_point(|member| member.units().is_some())
}

/// The column, if it holds numbers or nothing at all.
fn numeric(column: &Column) -> Result<&Column, Rejection> {
    let fine = numbers(column) > 0 || column.members().iter().all(|member| !member.is_present());
    if fine {
        Ok(column)
    } else {
        Err(Rejection::new(id!("analysis-not-numbers")).with("field", column.name.as_str()))
    }
}

impl<'a> Grouped<'a> {
    fn new(column: &'a Column, bins: &Bins) -> Result<Self, Rejection> {
        let edges = match bins {
            Bins::Each => None,
            Bins::Width(width) if width.units <= 0 => {
                return Err(
                    Rejection::new(id!("analysis-bad-width")).with("field", column.name.as_str())
                );
            }
            Bins::Cuts(cuts) if cuts.is_empty() => {
                return Err(
                    Rejection::new(id!("analysis-no-cuts")).with("field", column.name.as_str())
                );
            }
            bins => Some(Edges::new(numeric(column)?.scale, bins)),
        };
        let (mut keys, mut of, mut blank, mut band) =
            (Vec::<String>::new(), Vec::new(), None, None);
        for member in column.members() {
            let binned = edges.as_ref().zip(member.units());
            match binned.map(|(edges, units)| (edges, edges.band(units))) {
                Some((_, this)) if band == Some(this) => {}
                Some((edges, this)) => {
                    keys.push(edges.name(this));
                    band = Some(this);
                }
                None => keys.push(member.text.clone()),
            }
            let group = keys.len() as u32 - 1;
            if member.value == MemberValue::Absent(Absence::Blank) {
                blank = Some(group);
            }
            of.push(group);
        }
        Ok(Self {
            column,
            keys,
            of,
            blank,
        })
    }
}

/// Where bands begin, in units of a column.
struct Edges {
    scale: u8,
    kind: EdgeKind,
}

enum EdgeKind {
    /// Multiples of a width, over `10^finer` of the column's units.
    Width { width: i128, finer: i128 },
    /// These values and up.
    Cuts(Vec<i128>),
}

impl Edges {
    fn new(scale: u8, bins: &Bins) -> Self {
        let kind = match bins {
            Bins::Width(width) => {
                let at = width.scale.max(scale);
                // Both scales are at most 18, so 64 bits of units stay within 128.
                EdgeKind::Width {
                    width: width.units_at(at).unwrap_or(1),
                    finer: 10_i128.pow(u32::from(at - scale)),
                }
            }
            Bins::Cuts(cuts) => {
                let mut cuts: Vec<i128> = cuts.iter().map(|cut| ceiling(*cut, scale)).collect();
                cuts.sort_unstable();
                cuts.dedup();
                EdgeKind::Cuts(cuts)
            }
            Bins::Each => EdgeKind::Cuts(Vec::new()),
        };
        Self { scale, kind }
    }

    /// Number of the band of a value.
    fn band(&self, units: i64) -> i128 {
        match &self.kind {
            EdgeKind::Width { width, finer } => (i128::from(units) * finer).div_euclid(*width),
            EdgeKind::Cuts(cuts) => cuts.partition_point(|cut| *cut <= i128::from(units)) as i128,
        }
    }

    /// `<130`, `130–139`, `≥140`.
    fn name(&self, band: i128) -> String {
        let text = |units: i128| {
            let units = i64::try_from(units).unwrap_or(if units < 0 { i64::MIN } else { i64::MAX });
            Decimal {
                units,
                scale: self.scale,
            }
            .to_string()
        };
        let between = |low: i128, next: i128| {
            if low >= next - 1 {
                text(low)
            } else {
                format!("{}–{}", text(low), text(next - 1))
            }
        };
        match &self.kind {
            EdgeKind::Width { width, finer } => {
                between(up(band * width, *finer), up((band + 1) * width, *finer))
            }
            EdgeKind::Cuts(cuts) => {
                let at = |k: i128| usize::try_from(k).ok().and_then(|k| cuts.get(k)).copied();
                match (at(band - 1), at(band)) {
                    (None, Some(next)) => format!("<{}", text(next)),
                    (Some(low), Some(next)) => between(low, next),
                    (Some(low), None) => format!("≥{}", text(low)),
                    (None, None) => String::new(),
                }
            }
        }
    }
}

/// Rounded up to a multiple of `by`, in multiples.
fn up(number: i128, by: i128) -> i128 {
    number.div_euclid(by) + i128::from(number.rem_euclid(by) != 0)
}

/// The smallest units of this scale that are at least the number.
fn ceiling(number: Decimal, scale: u8) -> i128 {
    if number.scale <= scale {
        return number.units_at(scale).unwrap_or(i128::from(number.units));
    }
    up(
        i128::from(number.units),
        10_i128.pow(u32::from(number.scale - scale)),
    )
}

impl<'a> BoundMeasure<'a> {
    fn new(table: &'a Table, measure: &Measure) -> Result<Self, Rejection> {
        let mut bound = Self {
            aggregate: measure.aggregate,
            column: None,
            valid: 0,
            hits: Vec::new(),
        };
        if measure.aggregate == Aggregate::Count {
            return Ok(bound);
        }
        let column = find(table, &measure.field)?;
        bound.column = Some(column);
        bound.valid = column.members().partition_point(super::Member::is_present) as u32;
        match measure.aggregate {
            Aggregate::Count | Aggregate::Distinct => {}
            Aggregate::Sum
            | Aggregate::Mean
            | Aggregate::Median
            | Aggregate::Min
            | Aggregate::Max => {
                bound.valid = numbers(numeric(column)?) as u32;
            }
            Aggregate::Rate => {
                let Some(condition) = &measure.condition else {
                    return Err(Rejection::new(id!("analysis-no-condition"))
                        .with("field", column.name.as_str()));
                };
                if !matches!(condition, Condition::OneOf(_)) {
                    bound.valid = numbers(numeric(column)?) as u32;
                }
                bound.hits = meets(column, condition)?;
            }
        }
        Ok(bound)
    }
}

/// By code: does it meet the condition? Absent values never do.
fn meets(column: &Column, condition: &Condition) -> Result<Vec<bool>, Rejection> {
    let by_number = |fine: &dyn Fn(Decimal) -> bool| {
        let scale = column.scale;
        column
            .members()
            .iter()
            .map(|member| {
                member
                    .units()
                    .is_some_and(|units| fine(Decimal { units, scale }))
            })
            .collect()
    };
    Ok(match condition {
        Condition::OneOf(texts) => {
            let named = named(column, texts)?;
            column
                .members()
                .iter()
                .zip(named)
                .map(|(member, named)| named && member.is_present())
                .collect()
        }
        Condition::AtLeast(least) => by_number(&|number| number >= *least),
        Condition::LessThan(limit) => by_number(&|number| number < *limit),
    })
}

/// By code: is it one of the members named? A list that names no member at all is refused:
/// it is a typing error, and its 0 % would be taken for a result.
fn named(column: &Column, texts: &[String]) -> Result<Vec<bool>, Rejection> {
    let mut named = vec![false; column.members().len()];
    for code in texts.iter().filter_map(|text| column.code_of(text)) {
        named[code] = true;
    }
    if named.contains(&true) || column.codes().is_empty() {
        return Ok(named);
    }
    let first: String = texts
        .first()
        .map(|text| text.nfc().collect())
        .unwrap_or_default();
    Err(Rejection::new(id!("analysis-no-such-member"))
        .with("field", column.name.as_str())
        .with("member", first))
}

impl<'a> RowFilter<'a> {
    fn new(column: &'a Column, filter: &Filter) -> Result<Self, Rejection> {
        let keeps = match &filter.keep {
            Keep::Members(texts) => named(column, texts)?,
            Keep::Except(texts) => {
                let mut keeps = vec![true; column.members().len()];
                for code in texts.iter().filter_map(|text| column.code_of(text)) {
                    keeps[code] = false;
                }
                keeps
            }
            Keep::Range(from, to) => {
                let scale = numeric(column)?.scale;
                let within = |number: Decimal| {
                    from.is_none_or(|from| number >= from) && to.is_none_or(|to| number <= to)
                };
                column
                    .members()
                    .iter()
                    .map(|member| {
                        member
                            .units()
                            .is_some_and(|units| within(Decimal { units, scale }))
                    })
                    .collect()
            }
        };
        Ok(Self { column, keeps })
    }
}
