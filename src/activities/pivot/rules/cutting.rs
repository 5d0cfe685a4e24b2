//! Views cut down: to a size that a session file can hold, and to the piece that is pinned.

use super::{PinnedPiece, Slice};
use crate::analysis::{Cell, Figure, PivotView, Query};

/// How many cells a record of a view holds at most: some 40 KB.
pub(crate) const MOST_CELLS: usize = 600;
/// How many cells a record of a view holds once a chapter has recorded [`MANY_CELLS`], so that no
/// meeting outgrows what can be read again (64 MB).
pub(crate) const FEW_CELLS: usize = 60;
/// How many cells a chapter records before it holds back: some 20 MB, five hundred large views.
pub(crate) const MANY_CELLS: u64 = 300_000;
/// How many columns of values a record of a view holds at most; more do not fit on a page either.
const MOST_ACROSS: usize = 40;

/// The view cut to [`MOST_CELLS`]: the first rows and columns, totals kept, nothing left of cells
/// that are held back.
pub fn cut(view: &PivotView) -> PivotView {
    cut_to(view, MOST_CELLS)
}

/// The view cut to so many cells.
pub(crate) fn cut_to(view: &PivotView, most: usize) -> PivotView {
    let values = view.values.len().max(1);
    let across = (MOST_ACROSS / values).max(1);
    let columns = view.columns.len().min(across + 1);
    let mut out = view.cut_to((most / (columns * values)).saturating_sub(1).max(1), across);
    for cell in &mut out.cells {
        *cell = covered(*cell);
    }
    out
}

/// The view with these rows, columns and values only.
pub(crate) fn part(
    view: &PivotView,
    rows: &[usize],
    columns: &[usize],
    values: &[usize],
) -> PivotView {
    let mut cells = Vec::with_capacity(rows.len() * columns.len() * values.len());
    for row in rows {
        for column in columns {
            cells.extend(values.iter().map(|value| {
                view.cell(*row, *column, *value)
                    .copied()
                    .map_or(NOTHING, covered)
            }));
        }
    }
    let suppressed = cells
        .iter()
        .filter(|cell| cell.figure == Figure::Suppressed)
        .count() as u32;
    PivotView {
        row_fields: view.row_fields.clone(),
        column_fields: view.column_fields.clone(),
        values: values
            .iter()
            .filter_map(|at| view.values.get(*at).cloned())
            .collect(),
        rows: rows
            .iter()
            .filter_map(|at| view.rows.get(*at).cloned())
            .collect(),
        columns: columns
            .iter()
            .filter_map(|at| view.columns.get(*at).cloned())
            .collect(),
        cells,
        suppressed,
        n: view.n,
        filtered: view.filtered,
        hidden: view.hidden,
        profile: view.profile,
        cut: view.cut,
    }
}

/// The piece of a view at this row, column and value, with what was asked for it.
pub fn piece(
    query: &Query,
    view: &PivotView,
    piece: PinnedPiece,
    (row, column, value): (usize, usize, usize),
) -> Slice {
    let all = |len: usize| (0..len).collect::<Vec<_>>();
    let (rows, columns) = (all(view.rows.len()), all(view.columns.len()));
    let values = all(view.values.len());
    let view = match piece {
        PinnedPiece::Cell => part(view, &[row], &[column], &[value]),
        PinnedPiece::Row => part(view, &[row], &columns, &values),
        PinnedPiece::Column => part(view, &rows, &[column], &values),
        PinnedPiece::Table => part(view, &rows, &columns, &values),
    };
    let mut query = query.clone();
    if piece == PinnedPiece::Cell && !query.values.is_empty() {
        query.values = query.values.into_iter().skip(value).take(1).collect();
    }
    Slice {
        query,
        view: cut(&view),
    }
}

/// Does the view hold as many cells as its headings say?
pub(crate) fn is_whole(view: &PivotView) -> bool {
    !view.cells.is_empty()
        && view.cells.len() == view.rows.len() * view.columns.len() * view.values.len()
}

const NOTHING: Cell = Cell {
    figure: Figure::Empty,
    n: None,
    hits: None,
};

/// A suppressed cell tells neither its denominator nor its numerator, whoever made the view.
const fn covered(cell: Cell) -> Cell {
    match cell.figure {
        Figure::Suppressed => Cell {
            figure: Figure::Suppressed,
            n: None,
            hits: None,
        },
        Figure::Number(_) | Figure::Empty => cell,
    }
}
