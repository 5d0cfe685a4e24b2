//! What is usual for a field: its bands on an axis, what can be computed of it, whether it is filtered
//! by a range.

use crate::activities::pivot::rules::{ColumnFacts, State, cutoffs, fields};
use crate::analysis::{Aggregate, Bins, ColumnKind, Condition, Measure, Query};
use crate::domain::Decimal;

/// Beyond so many distinct numbers a field goes onto an axis in bands where bands are known, and is
/// filtered by a range.
const MANY: u64 = 30;

/// What is known of a field.
pub(super) fn facts_of(state: &State, field: &str) -> Option<ColumnFacts> {
    let mut columns = state.data()?.columns.iter();
    columns.find(|column| column.name == field).cloned()
}

/// Is it a column of numbers?
pub(super) fn is_numeric(state: &State, field: &str) -> bool {
    facts_of(state, field).is_some_and(|facts| facts.kind == ColumnKind::Number)
}

/// Has it so many numbers that nobody would tick them?
pub(super) fn is_filtered_by_range(state: &State, field: &str) -> bool {
    is_numeric(state, field) && facts_of(state, field).is_some_and(|facts| facts.distinct > MANY)
}

/// What can be computed of a field.
pub(crate) fn computable(state: &State, field: &str) -> &'static [Aggregate] {
    if is_numeric(state, field) {
        &Aggregate::ALL
    } else {
        &[Aggregate::Count, Aggregate::Distinct, Aggregate::Rate]
    }
}

/// A measure, ready for the shelf.
pub(super) fn measure(aggregate: Aggregate, field: &str, condition: Option<Condition>) -> Measure {
    let field = if aggregate == Aggregate::Count {
        String::new()
    } else {
        field.to_owned()
    };
    Measure {
        aggregate,
        field,
        condition,
    }
}

/// The bands in which a field first comes onto an axis: the cut-offs of a known column, five years
/// for an age of many values.
pub(super) fn usual_bins(field: &ColumnFacts) -> Bins {
    if field.kind != ColumnKind::Number || field.distinct <= MANY {
        return Bins::Each;
    }
    let known = cutoffs::of(&field.name);
    if known.is_empty() {
        return if field.name.contains("年齢") {
            Bins::Width(Decimal::whole(5))
        } else {
            Bins::Each
        };
    }
    let mut cuts: Vec<Decimal> = known.iter().map(|cutoff| cutoff.value).collect();
    cuts.sort_unstable();
    Bins::Cuts(cuts)
}

/// A field that a query names and the data do not have.
pub(super) fn missing_field(state: &State, query: &Query) -> Option<String> {
    let missing = fields(query).find(|field| facts_of(state, field).is_none());
    missing.map(str::to_owned)
}
