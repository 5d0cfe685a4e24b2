//! Draws a view as a table with a bar behind each figure, and a row or column of it as a chart: on
//! the screen and under a pin alike.

use crate::domain::MessageId;
use crate::id;
use ratatui::layout::Rect;

use crate::activities::pivot::rules::describe::{count, figure};
use crate::activities::pivot::screen::display::{Chart, Longest};
use crate::analysis::{
    Aggregate, Cell, Condition, Figure, Heading, HeadingKind, Measure, PivotView, Query, Show,
};
use crate::input::GridCursor;
use crate::paint::{Bar, Canvas, Grid, GridCell, Role};

/// Beyond so many cells looking for the largest figure would take longer than a frame may.
const MOST_BARRED: usize = 200_000;

/// How a table is drawn.
pub(super) struct TableStyle {
    /// Whose largest figure has the longest bar.
    pub(super) longest: Longest,
    /// Row, and column × value, of the cursor.
    pub(super) cursor: GridCursor,
    /// How the cell at the cursor looks.
    pub(super) chosen: Option<Role>,
    /// Do the cells tell their denominators?
    pub(super) with_n: bool,
    /// List id for clicks.
    pub(super) list: u16,
}

/// A value in the words of the screen: 平均 腹囲, 割合 喫煙=はい %. A share of what does not add up is one of
/// its rows.
pub(super) fn value_name(canvas: &Canvas<'_>, query: &Query, at: usize) -> String {
    let counted = Measure {
        aggregate: Aggregate::Count,
        field: String::new(),
        condition: None,
    };
    let adds_up =
        |measure: &&Measure| query.show == Show::Value || measure.aggregate == Aggregate::Sum;
    let name = measure_name(
        canvas,
        query.values.get(at).filter(adds_up).unwrap_or(&counted),
    );
    if query.is_percent(at) {
        format!("{name} %")
    } else {
        name
    }
}

/// A measure in the words of the screen.
pub(super) fn measure_name(canvas: &Canvas<'_>, measure: &Measure) -> String {
    let label = canvas.tr(aggregate_label(measure.aggregate)).into_owned();
    let condition = match &measure.condition {
        Some(Condition::OneOf(members)) => {
            format!(
                "={}",
                members
                    .iter()
                    .map(|member| key_name(canvas, member))
                    .collect::<Vec<_>>()
                    .join("|")
            )
        }
        Some(Condition::AtLeast(value)) => format!("≥{value}"),
        Some(Condition::LessThan(value)) => format!("<{value}"),
        None => String::new(),
    };
    if measure.field.is_empty() {
        label
    } else {
        format!("{label} {}{condition}", measure.field)
    }
}

/// The message that names what is computed.
pub(super) const fn aggregate_label(aggregate: Aggregate) -> MessageId {
    match aggregate {
        Aggregate::Count => id!("pivot-aggregate-count"),
        Aggregate::Distinct => id!("pivot-aggregate-distinct"),
        Aggregate::Sum => id!("pivot-aggregate-sum"),
        Aggregate::Mean => id!("pivot-aggregate-mean"),
        Aggregate::Median => id!("pivot-aggregate-median"),
        Aggregate::Min => id!("pivot-aggregate-min"),
        Aggregate::Max => id!("pivot-aggregate-max"),
        Aggregate::Rate => id!("pivot-aggregate-rate"),
    }
}

/// A member in the words of the screen: a blank one says so.
pub(super) fn key_name(canvas: &Canvas<'_>, key: &str) -> String {
    if key.is_empty() {
        canvas.tr(id!("pivot-blank")).into_owned()
    } else {
        key.to_owned()
    }
}

/// A heading in the words of the screen.
pub(super) fn heading_name(canvas: &Canvas<'_>, heading: &Heading) -> String {
    if heading.kind == HeadingKind::Total {
        return canvas.tr(id!("pivot-total")).into_owned();
    }
    heading
        .keys
        .iter()
        .map(|key| key_name(canvas, key))
        .collect::<Vec<_>>()
        .join(" / ")
}

/// The lines of the head: a line a column field, and one for the values where there are several or
/// nothing else.
fn heads(canvas: &Canvas<'_>, query: &Query, view: &PivotView) -> Vec<Vec<String>> {
    let values = view.values.len().max(1);
    let across = |of: &dyn Fn(&Heading, usize) -> String| -> Vec<String> {
        view.columns
            .iter()
            .flat_map(|column| (0..values).map(move |value| (column, value)))
            .map(|(column, value)| of(column, value))
            .collect()
    };
    let total = canvas.tr(id!("pivot-total")).into_owned();
    let mut heads: Vec<Vec<String>> = (0..view.column_fields.len())
        .map(|level| {
            across(&|column, _| match column.kind {
                HeadingKind::Total => {
                    if level == 0 {
                        total.clone()
                    } else {
                        String::new()
                    }
                }
                HeadingKind::Members => column
                    .keys
                    .get(level)
                    .map_or_else(String::new, |key| key_name(canvas, key)),
            })
        })
        .collect();
    if values > 1 || heads.is_empty() {
        heads.push(across(&|_, value| value_name(canvas, query, value)));
    }
    heads
}

/// Draws a view as a table.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (query, view): (&Query, &PivotView),
    style: &TableStyle,
) {
    let values = view.values.len().max(1);
    let heads = heads(canvas, query, view);
    let total = canvas.tr(id!("pivot-total")).into_owned();
    let blank = canvas.tr(id!("pivot-blank")).into_owned();
    let levels = view.row_fields.len().max(1);
    let stub = |row: usize| {
        let heading = &view.rows[row];
        let role = match heading.kind {
            HeadingKind::Total => Role::Strong,
            HeadingKind::Members => Role::Text,
        };
        let mut texts: Vec<String> = match heading.kind {
            HeadingKind::Total => vec![total.clone()],
            HeadingKind::Members => {
                let keys = heading.keys.iter();
                keys.map(|key| if key.is_empty() { &blank } else { key }.clone())
                    .collect()
            }
        };
        texts.resize(levels, String::new());
        (texts, role)
    };
    let bars = CellBars::of(view, style.longest);
    let cell = |row: usize, across: usize| {
        let place = (row, across / values, across % values);
        let cell = view.cell(row, place.1, place.2).unwrap_or(&NOTHING);
        GridCell {
            text: cell_text(query, cell, place.2, style.with_n),
            role: cell_role(view, cell, place),
            left: false,
            share: bars.share(view, place),
        }
    };
    let mut corner = view.row_fields.clone();
    corner.resize(levels, String::new());
    let grid = Grid {
        corner: &corner,
        heads: &heads,
        size: (view.rows.len(), view.columns.len() * values),
        stub: &stub,
        cell: &cell,
        cursor: style.cursor,
        chosen: style.chosen,
        list: style.list,
    };
    canvas.grid(area, &grid);
}

/// A cell that the view does not have.
const NOTHING: Cell = Cell {
    figure: Figure::Empty,
    n: None,
    hits: None,
};

/// Totals stand out, held-back figures step back.
fn cell_role(view: &PivotView, cell: &Cell, (row, column, _): (usize, usize, usize)) -> Role {
    let total = is_total(view, (row, column));
    match (cell.figure, total) {
        (Figure::Suppressed, _) => Role::Quiet,
        (_, true) => Role::Strong,
        (_, false) => Role::Text,
    }
}

/// Is a place in a row or column of totals? Where nothing stands on a shelf, its only line is a total
/// that has nothing beside it.
fn is_total(view: &PivotView, (row, column): (usize, usize)) -> bool {
    let is_beside = |heading: &Heading, fields: &[String]| {
        heading.kind == HeadingKind::Total && !fields.is_empty()
    };
    is_beside(&view.rows[row], &view.row_fields)
        || is_beside(&view.columns[column], &view.column_fields)
}

/// A figure, with its denominator where the figure alone would not tell how many there were.
fn cell_text(query: &Query, cell: &Cell, value: usize, with_n: bool) -> String {
    let percent = query.is_percent(value);
    let text = figure(cell.figure, percent);
    let counted = query
        .values
        .get(value)
        .is_none_or(|measure| measure.aggregate == Aggregate::Count)
        && query.show == Show::Value;
    match cell.n {
        Some(n) if with_n && !counted && matches!(cell.figure, Figure::Number(_)) => {
            format!("{text} ({})", count(n))
        }
        _ => text,
    }
}

/// The largest figure by which bars are measured, for each value (and row or column). Bars begin at
/// 0, so that one twice as long is twice as much; a figure below 0 has none.
struct CellBars {
    over: Longest,
    largest: Vec<f64>,
}

impl CellBars {
    fn of(view: &PivotView, over: Longest) -> Self {
        let values = view.values.len().max(1);
        let groups = match over {
            Longest::Off => 0,
            Longest::Table => 1,
            Longest::Row => view.rows.len(),
            Longest::Column => view.columns.len(),
        };
        let over = if view.cells.len() > MOST_BARRED {
            Longest::Off
        } else {
            over
        };
        let mut bars = Self {
            over,
            largest: vec![0.0; groups * values],
        };
        let rows = 0..view.rows.len();
        let columns = 0..view.columns.len();
        let places = rows.flat_map(|row| columns.clone().map(move |column| (row, column)));
        for (row, column) in places.filter(|place| !is_total(view, *place)) {
            bars.hear(view, (row, column));
        }
        bars
    }

    /// Takes the figures of a place in.
    fn hear(&mut self, view: &PivotView, (row, column): (usize, usize)) {
        for value in 0..view.values.len().max(1) {
            let place = (row, column, value);
            let group = self.group(view, place);
            let known = group.and_then(|group| self.largest.get_mut(group));
            if let (Some(known), Some(number)) = (known, number_at(view, place)) {
                *known = known.max(number);
            }
        }
    }

    fn group(
        &self,
        view: &PivotView,
        (row, column, value): (usize, usize, usize),
    ) -> Option<usize> {
        let values = view.values.len().max(1);
        match self.over {
            Longest::Off => None,
            Longest::Table => Some(value),
            Longest::Row => Some(row * values + value),
            Longest::Column => Some(column * values + value),
        }
    }

    /// How long the bar of a place is, from 0 to 1.
    fn share(&self, view: &PivotView, place: (usize, usize, usize)) -> Option<f64> {
        if is_total(view, (place.0, place.1)) {
            return None;
        }
        let largest = *self.largest.get(self.group(view, place)?)?;
        let number = number_at(view, place).filter(|number| *number >= 0.0)?;
        (largest > 0.0).then(|| number / largest)
    }
}

/// The figure of a place, where it is a number that may be shown.
fn number_at(view: &PivotView, (row, column, value): (usize, usize, usize)) -> Option<f64> {
    match view.cell(row, column, value)?.figure {
        Figure::Number(number) => Some(number.as_f64()),
        Figure::Suppressed | Figure::Empty => None,
    }
}

/// Draws the row or the column at the cursor as bars.
pub(super) fn draw_bars(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (query, view): (&Query, &PivotView),
    chart: Chart,
    (row, column, value): (usize, usize, usize),
) {
    let places: Vec<(&Heading, usize, usize)> = match chart {
        Chart::Off => return,
        Chart::Column => view
            .rows
            .iter()
            .enumerate()
            .map(|(at, heading)| (heading, at, column))
            .collect(),
        Chart::Row => view
            .columns
            .iter()
            .enumerate()
            .map(|(at, heading)| (heading, row, at))
            .collect(),
    };
    let here = if chart == Chart::Column { row } else { column };
    // A total beside its parts would only make them short, where they add up.
    let drawn = |heading: &Heading, only: bool| heading.kind == HeadingKind::Members || only;
    let only = places.len() == 1;
    let mut bars = Vec::new();
    let mut chosen = usize::MAX;
    for (at, (heading, row, column)) in places
        .into_iter()
        .enumerate()
        .filter(|(_, (heading, ..))| drawn(heading, only))
    {
        let Some(cell) = view.cell(row, column, value) else {
            continue;
        };
        if at == here {
            chosen = bars.len();
        }
        let number = if let Figure::Number(number) = cell.figure {
            Some(number.as_f64())
        } else {
            None
        };
        bars.push(Bar {
            label: heading_name(canvas, heading),
            value: number,
            text: cell_text(query, cell, value, true),
        });
    }
    let chosen = if chosen == usize::MAX {
        bars.len()
    } else {
        chosen
    };
    canvas.bars(area, &bars, chosen);
}
