//! How much of each list and table is in sight: keys and drawing measure with the same numbers.

use super::display::Chart;
use crate::analysis::{FilePreview, PivotView, Query};
use crate::input::Extent;

/// Rows above the table: facts of the file, and two of shelves.
pub(crate) const HEAD_ROWS: u16 = 3;
/// Rows below the table: the cell at the cursor, and what should be known.
pub(crate) const FOOT_ROWS: u16 = 2;
/// Rows of the title of a quiet frame.
const TITLE_ROWS: u16 = 1;
/// Rows of the field for a path, and of the sentence below it.
const PATH_ROWS: u16 = 4;
/// Further lines of the popup of named views: what the chosen one asks.
pub(crate) const RECALL_LINES: u16 = 4;
/// From this width on, the columns and the first lines of a preview stand side by side.
pub(crate) const WIDE: u16 = 100;
/// Rows of the facts of a preview.
pub(crate) const FACT_ROWS: u16 = 3;

/// The rows of the lists of files.
pub(crate) const fn file_rows(height: u16) -> u16 {
    height.saturating_sub(PATH_ROWS + TITLE_ROWS)
}

/// The rows between head and foot of the table's page.
pub(crate) const fn body_rows(height: u16) -> u16 {
    height.saturating_sub(HEAD_ROWS + FOOT_ROWS)
}

/// The rows of the list of fields.
pub(crate) const fn field_rows(height: u16) -> u16 {
    body_rows(height).saturating_sub(TITLE_ROWS)
}

/// The rows of the list of pins; the chosen one lies open in the other half.
pub(crate) const fn pin_rows(height: u16) -> u16 {
    (height / 2).saturating_sub(TITLE_ROWS)
}

/// How the rows beside the fields are shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ViewRows {
    /// The table, with its head.
    pub(crate) table: u16,
    /// The bars below, with a blank line and their title.
    pub(crate) bars: u16,
}

/// How many lines a view takes as a table: its head, the line under it, its rows.
fn lines_of(query: &Query, view: &PivotView) -> usize {
    head_lines(query, view) + 1 + view.rows.len()
}

/// Lines of the head: a line a column field, and one for the values where there are several or
/// nothing else.
fn head_lines(query: &Query, view: &PivotView) -> usize {
    let values = usize::from(query.values.len() > 1 || view.column_fields.is_empty());
    view.column_fields.len() + values
}

/// Shares out the rows below the caption. The bars stand right under the table; where both do not
/// fit, the table goes first and keeps two thirds.
pub(crate) fn view_rows(body: u16, query: &Query, view: &PivotView, chart: Chart) -> ViewRows {
    let bars = match chart {
        Chart::Off => 0,
        Chart::Column => view.rows.len(),
        Chart::Row => view.columns.len(),
    };
    let room = usize::from(body).saturating_sub(1);
    let needed = lines_of(query, view);
    let bars = if bars == 0 || room < 10 {
        0
    } else {
        (bars + 2).min(room.saturating_sub(needed).max(room / 3))
    };
    ViewRows {
        table: needed.min(room - bars) as u16,
        bars: bars as u16,
    }
}

/// The rows of the table of figures, and how many of them are in sight.
pub(crate) fn view_extent(height: u16, query: &Query, view: &PivotView, chart: Chart) -> Extent {
    let table = view_rows(body_rows(height), query, view, chart).table;
    let head = (head_lines(query, view).max(1) + 1) as u16;
    Extent::new(view.rows.len(), table.saturating_sub(head))
}

/// The rows of what a preview says should be checked: two for each, a title, a quarter at most.
pub(crate) fn problem_rows(height: u16, preview: &FilePreview) -> u16 {
    let lines = (2 * preview.problems.len()).min(usize::from(height / 4)) as u16;
    lines + lines.min(TITLE_ROWS)
}

/// The rows of the list of columns in a preview.
pub(crate) fn import_rows((width, height): (u16, u16), preview: &FilePreview) -> u16 {
    let body = height.saturating_sub(FACT_ROWS + problem_rows(height, preview));
    let columns = if width >= WIDE {
        body
    } else {
        body - sample_rows(body, preview)
    };
    columns.saturating_sub(TITLE_ROWS)
}

/// The rows of the first lines of a file, where they stand under its columns.
pub(crate) fn sample_rows(body: u16, preview: &FilePreview) -> u16 {
    (preview.sample.len() as u16 + 3).min(body / 2)
}

/// The rows of a list of so many lines in a popup that has so many further lines.
pub(crate) const fn popup_rows(height: u16, lines: usize, further: u16) -> u16 {
    let most = height.saturating_sub(2 + further);
    if (lines as u64) < most as u64 {
        lines as u16
    } else {
        most
    }
}

/// The rows of the drill's table: nearly the whole area, without frame and head.
pub(crate) const fn drill_rows(height: u16) -> u16 {
    height.saturating_sub(2 + 2 + 2)
}
