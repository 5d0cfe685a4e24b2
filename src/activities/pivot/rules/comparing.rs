//! Two views that differ by a filter: what a subtraction of one from the other would tell.

use std::collections::HashMap;

use super::{Slice, State};
use crate::analysis::{Cell, Figure, Filter, Keep, PivotView};

/// How many cells of the view on the screen, taken from an earlier view of the same data, would
/// leave a number of rows that is held back; 0 when none.
///
/// Compared are the views as they were recorded, so that a replay says the same.
pub(crate) fn revealed(state: &State) -> usize {
    let Some(shown) = &state.shown else { return 0 };
    if state.profile.threshold == 0 {
        return 0;
    }
    let earlier = state
        .seen
        .iter()
        .filter(|seen| seen.data == shown.data && seen.record != shown.record);
    earlier
        .map(|seen| between(&seen.slice, &shown.slice, state.profile.threshold))
        .max()
        .unwrap_or(0)
}

fn between(a: &Slice, b: &Slice, threshold: u32) -> usize {
    if !differ_by_a_filter(a, b) {
        return 0;
    }
    let known = rows_by_place(&a.view);
    let small = |place: &Place<'_>, n: u64| {
        known
            .get(place)
            .is_some_and(|other| (1..u64::from(threshold)).contains(&other.abs_diff(n)))
    };
    rows_by_place(&b.view)
        .into_iter()
        .filter(|(place, n)| small(place, *n))
        .count()
}

/// Keys of a row and a column, and which value.
type Place<'a> = (&'a [String], &'a [String], usize);

/// The denominators that a view tells.
fn rows_by_place(view: &PivotView) -> HashMap<Place<'_>, u64> {
    let told = |cell: &&Cell| cell.figure != Figure::Suppressed;
    let mut places = HashMap::new();
    for (r, row) in view.rows.iter().enumerate() {
        for (c, column) in view.columns.iter().enumerate() {
            places.extend((0..view.values.len()).filter_map(|value| {
                let n = view.cell(r, c, value).filter(told)?.n?;
                Some(((row.keys.as_slice(), column.keys.as_slice(), value), n))
            }));
        }
    }
    places
}

/// Do two views ask the same of rows of which one set holds the other, with one filter between
/// them?
fn differ_by_a_filter(a: &Slice, b: &Slice) -> bool {
    let (a, b) = (&a.query, &b.query);
    if (&a.rows, &a.columns, &a.values) != (&b.rows, &b.columns, &b.values) {
        return false;
    }
    let only = |these: &[Filter], those: &[Filter]| {
        these
            .iter()
            .filter(|filter| !those.contains(filter))
            .cloned()
            .collect::<Vec<_>>()
    };
    match (
        only(&a.filters, &b.filters).as_slice(),
        only(&b.filters, &a.filters).as_slice(),
    ) {
        ([_], []) | ([], [_]) => true,
        ([one], [other]) => {
            one.field == other.field
                && (holds(&one.keep, &other.keep) || holds(&other.keep, &one.keep))
        }
        _ => false,
    }
}

/// Is everything that the second keeps kept by the first?
fn holds(wide: &Keep, narrow: &Keep) -> bool {
    match (wide, narrow) {
        (Keep::Members(wide), Keep::Members(narrow)) => {
            narrow.iter().all(|member| wide.contains(member))
        }
        (Keep::Except(wide), Keep::Except(narrow)) => {
            wide.iter().all(|member| narrow.contains(member))
        }
        (Keep::Except(without), Keep::Members(narrow)) => {
            narrow.iter().all(|member| !without.contains(member))
        }
        (Keep::Range(from, to), Keep::Range(narrow_from, narrow_to)) => {
            let low = from.is_none_or(|from| narrow_from.is_some_and(|narrow| narrow >= from));
            low && to.is_none_or(|to| narrow_to.is_some_and(|narrow| narrow <= to))
        }
        _ => false,
    }
}
