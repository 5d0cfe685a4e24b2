//! Queries, figures and events in words: for evidence, log, minutes and screens alike.
//!
//! What stands in a session file does not depend on the language: a rate is `rate(喫煙=はい)`
//! everywhere.

use super::{Data, Event, Pinned, PinnedPiece, Slice, State};
use crate::analysis::{Cell, Figure, Heading, HeadingKind, PivotView, Query, Show, words};
use crate::domain::reading::{value_name_in_words, value_names_in_words};
use crate::domain::{Arg, Decimal, Evidence, ItemId, Message, Passage};
use crate::id;

/// What stands for a held-back figure, as in the NDB open data.
pub(crate) const SUPPRESSED: &str = "-";
/// What stands for a blank member in a file.
const BLANK: &str = "（空白）";
/// Between the parts of a place.
const BY: &str = " × ";
/// How many figures of a row or column its evidence tells.
const TOLD: usize = 6;
/// How many rows and columns of a pinned table the minutes show.
const MINUTES: (usize, usize) = (20, 8);

/// A number as people read it: thousands told apart, a percentage to one place, everything else to
/// two.
pub(crate) fn number(number: Decimal, percent: bool) -> String {
    words::number(number.rounded(if percent { 1 } else { 2 }))
}

/// A count with its thousands told apart.
pub(crate) fn count(n: u64) -> String {
    number(Decimal::whole(i64::try_from(n).unwrap_or(i64::MAX)), false)
}

/// A figure in a cell: without the sign of percent, which the table says once.
pub(crate) fn figure(figure: Figure, percent: bool) -> String {
    match figure {
        Figure::Number(value) => number(value, percent),
        Figure::Suppressed => SUPPRESSED.to_owned(),
        Figure::Empty => String::new(),
    }
}

/// A figure outside of a table, with its denominator.
pub(crate) fn told(cell: &Cell, percent: bool) -> String {
    let value = figure(cell.figure, percent);
    let sign = if percent && matches!(cell.figure, Figure::Number(_)) {
        " %"
    } else {
        ""
    };
    match cell.n {
        Some(n) => format!("{value}{sign} (n={n})"),
        None => format!("{value}{sign}"),
    }
}

/// Every filter of a query, in one line; empty without any.
pub(crate) fn filters(query: &Query) -> String {
    query
        .filters
        .iter()
        .map(words::filter)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The members of a heading; empty for a total.
pub(crate) fn heading(heading: &Heading) -> String {
    words::heading(heading, BLANK, "")
}

/// Row and column of a place; a total is left out.
pub(crate) fn place(row: &Heading, column: &Heading) -> String {
    let parts = [heading(row), heading(column)];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(BY)
}

/// Where a pinned piece comes from.
pub(super) fn evidence(pin: ItemId, piece: PinnedPiece, slice: &Slice, data: &Data) -> Evidence {
    let view = &slice.view;
    let where_from = match (piece, view.rows.first(), view.columns.first()) {
        (PinnedPiece::Cell, Some(row), Some(column)) => place(row, column),
        (PinnedPiece::Row, Some(row), _) => heading(row),
        (PinnedPiece::Column, _, Some(column)) => heading(column),
        _ => String::new(),
    };
    let shown = if slice.query.show == Show::Value {
        String::new()
    } else {
        format!(" %{}", slice.query.show.code())
    };
    let named = |value: usize, figures: String| {
        format!(
            "{}{shown} {figures}",
            view.values.get(value).map_or("", String::as_str)
        )
    };
    // Each value with its own figures, so that none is read as another's.
    let each = |figures: &dyn Fn(usize) -> String| {
        (0..view.values.len())
            .map(|value| named(value, figures(value)))
            .collect::<Vec<_>>()
            .join("; ")
    };
    let value = match piece {
        PinnedPiece::Cell => named(
            0,
            view.cells
                .first()
                .map_or_else(String::new, |cell| told(cell, slice.query.is_percent(0))),
        ),
        PinnedPiece::Row => each(&|value| {
            series(
                slice,
                value,
                view.columns
                    .iter()
                    .enumerate()
                    .map(|(at, column)| (column, 0, at)),
            )
        }),
        PinnedPiece::Column => each(&|value| {
            series(
                slice,
                value,
                view.rows.iter().enumerate().map(|(at, row)| (row, at, 0)),
            )
        }),
        PinnedPiece::Table => {
            let n = view
                .shown_n()
                .map_or_else(String::new, |n| format!(" (n={n})"));
            format!(
                "{}{shown} {}{n}",
                view.values.join(", "),
                [&view.row_fields[..], &view.column_fields[..]]
                    .concat()
                    .join(BY)
            )
        }
    };
    Evidence {
        pin,
        file: data.name.clone(),
        sha256: data.sha256.clone(),
        filters: filters(&slice.query),
        place: where_from,
        value,
    }
}

/// The first figures of a row or column.
fn series<'a>(
    slice: &Slice,
    value: usize,
    places: impl Iterator<Item = (&'a Heading, usize, usize)>,
) -> String {
    let mut parts = Vec::new();
    for (at, row, column) in places.filter(|(at, ..)| at.kind == HeadingKind::Members) {
        if parts.len() == TOLD {
            parts.push("…".to_owned());
            break;
        }
        let Some(cell) = slice.view.cell(row, column, value) else {
            continue;
        };
        parts.push(format!(
            "{} {}",
            heading(at),
            told(cell, slice.query.is_percent(value))
        ));
    }
    parts.join(", ")
}

/// The names of what stands on a shelf, in one line.
fn names(fields: &[String]) -> Arg {
    if fields.is_empty() {
        Message::new(id!("pivot-total")).into()
    } else {
        fields.join(BY).into()
    }
}

/// The event as a sentence of the log.
pub(super) fn describe(before: &State, event: &Event) -> Message {
    let said = |id: &ItemId| {
        before
            .pin(*id)
            .map_or_else(String::new, |pinned| pinned.words.clone())
    };
    match event {
        Event::DataOpened(data) => Message::new(id!("pivot-story-opened"))
            .with("file", data.name.as_str())
            .with("rows", data.rows),
        Event::Shown(slice) => {
            let view = &slice.view;
            let label = Message::new(if slice.query.filters.is_empty() {
                id!("pivot-story-shown")
            } else {
                id!("pivot-story-shown-filtered")
            })
            .with("rows", names(&view.row_fields))
            .with("columns", names(&view.column_fields))
            .with("values", value_names_in_words(&view.values));
            if slice.query.filters.is_empty() {
                label
            } else {
                label.with("filters", filters(&slice.query))
            }
        }
        Event::Pinned(pin) => Message::new(id!("pivot-story-pinned"))
            .with("text", pin.words.as_str())
            .with("value", pin.evidence.value_in_words()),
        Event::PinReworded(id, text) => Message::new(id!("pivot-story-reworded"))
            .with("before", said(id))
            .with("text", text.as_str()),
        Event::PinRemoved(id) => Message::new(id!("pivot-story-removed")).with("text", said(id)),
        Event::ViewNamed { wording, .. } => {
            Message::new(id!("pivot-story-named")).with("name", wording.name.as_str())
        }
        Event::ViewForgotten(id) => {
            let name = before
                .named(*id)
                .map_or_else(String::new, |named| named.wording.name.clone());
            Message::new(id!("pivot-story-forgotten")).with("name", name)
        }
        Event::ThresholdSet(0) => Message::new(id!("pivot-story-threshold-none")),
        Event::ThresholdSet(n) => Message::new(id!("pivot-story-threshold")).with("n", *n),
    }
}

/// What the minutes say: the data used, how small cells were protected, and each pin with its
/// table.
pub(super) fn minutes(state: &State) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for (data, record) in &state.files {
        let label = Message::new(id!("pivot-minutes-data"))
            .with("file", data.name.as_str())
            .with("rows", data.rows)
            .with(
                "hash",
                data.sha256.get(..12).unwrap_or(&data.sha256).to_owned(),
            );
        // A file that was opened again with other columns is one file for its readers.
        let told = passages.iter_mut().find_map(|passage| match passage {
            Passage::Line(said, records) if *said == label => Some(records),
            _ => None,
        });
        match told {
            Some(records) => records.push(*record),
            None => passages.push(Passage::Line(label, vec![*record])),
        }
    }
    if !state.files.is_empty() {
        passages.push(Passage::Line(
            protected(state.profile.threshold),
            Vec::new(),
        ));
    }
    for named in &state.named {
        if !named.wording.reading.is_empty() {
            let label = Message::new(id!("pivot-minutes-view"))
                .with("name", named.wording.name.as_str())
                .with("question", named.wording.question.as_str())
                .with("reading", named.wording.reading.as_str());
            passages.push(Passage::Line(label, vec![named.record]));
        }
    }
    if !state.pins.is_empty() {
        passages.push(Passage::Heading(Message::new(id!("pivot-minutes-pins"))));
    }
    for pinned in &state.pins {
        passages.extend(pin_passages(pinned));
    }
    passages
}

/// How small cells are protected, as a sentence.
pub(crate) fn protection(threshold: u32) -> Message {
    if threshold == 0 {
        Message::new(id!("pivot-protection-none"))
    } else {
        Message::new(id!("pivot-protection")).with("n", threshold)
    }
}

/// How small cells were protected, as the minutes say it.
fn protected(threshold: u32) -> Message {
    if threshold == 0 {
        Message::new(id!("pivot-minutes-protection-none"))
    } else {
        Message::new(id!("pivot-minutes-protection")).with("n", threshold)
    }
}

/// What the numbers of a view are. A share of a row is no rate, and says so.
fn numbers_in_words(slice: &Slice) -> Arg {
    let values = value_names_in_words(&slice.view.values);
    let share = match slice.query.show {
        Show::Value => return values,
        Show::RowPercent => id!("pivot-show-row"),
        Show::ColumnPercent => id!("pivot-show-column"),
        Show::TotalPercent => id!("pivot-show-total"),
    };
    Message::new(id!("pivot-minutes-share"))
        .with("values", values)
        .with("share", Message::new(share))
        .into()
}

fn pin_passages(pinned: &Pinned) -> Vec<Passage> {
    let evidence = &pinned.pin.evidence;
    let label = Message::new(if evidence.filters.is_empty() {
        id!("pivot-minutes-pin")
    } else {
        id!("pivot-minutes-pin-filtered")
    })
    .with("text", pinned.words.as_str())
    .with("values", numbers_in_words(&pinned.pin.slice))
    .with("file", evidence.file.as_str());
    let label = if evidence.filters.is_empty() {
        label
    } else {
        label.with("filters", evidence.filters.as_str())
    };
    let mut passages = vec![
        Passage::Point(
            label,
            [Some(pinned.record), pinned.reworded]
                .into_iter()
                .flatten()
                .collect(),
        ),
        table(&pinned.pin.slice, pinned.record),
    ];
    let (rows, columns) = beyond(&pinned.pin.slice.view);
    if (rows, columns) != (0, 0) {
        passages.push(Passage::Line(
            Message::new(id!("pivot-minutes-cut"))
                .with("rows", rows)
                .with("columns", columns),
            vec![pinned.record],
        ));
    }
    passages
}

/// Rows and columns of a pinned view that the minutes leave out.
fn beyond(view: &PivotView) -> (usize, usize) {
    let across = (MINUTES.1 / view.values.len().max(1)).max(1);
    let beyond =
        |len: usize, shown: usize, cut: u32| len.saturating_sub(shown).saturating_add(cut as usize);
    (
        beyond(view.rows.len(), MINUTES.0, view.cut.0),
        beyond(view.columns.len(), across, view.cut.1),
    )
}

fn table(slice: &Slice, record: u64) -> Passage {
    let view = &slice.view;
    let across = (MINUTES.1 / view.values.len().max(1)).max(1);
    let mut head = vec![names(&view.row_fields)];
    for column in view.columns.iter().take(across) {
        head.extend(view.values.iter().enumerate().map(|(at, value)| {
            column_name(
                column,
                value,
                view.values.len(),
                slice.query.is_percent(at),
                view.columns.len() == 1,
            )
        }));
    }
    let cell = |r: usize, c: usize, value: usize| {
        view.cell(r, c, value).map_or_else(String::new, |cell| {
            figure_and_n(cell, slice.query.is_percent(value))
        })
    };
    let line = |(r, row): (usize, &Heading)| {
        let mut line = vec![heading_arg(row)];
        for c in 0..view.columns.len().min(across) {
            line.extend((0..view.values.len()).map(|value| Arg::Text(cell(r, c, value))));
        }
        (line, record)
    };
    Passage::Table {
        head,
        rows: view
            .rows
            .iter()
            .take(MINUTES.0)
            .enumerate()
            .map(line)
            .collect(),
    }
}

/// A figure with the denominator that a percentage needs.
fn figure_and_n(cell: &Cell, percent: bool) -> String {
    match (cell.figure, cell.n) {
        (Figure::Number(_), Some(n)) if percent => {
            format!("{} ({})", figure(cell.figure, percent), count(n))
        }
        _ => figure(cell.figure, percent),
    }
}

fn heading_arg(of: &Heading) -> Arg {
    if of.kind == HeadingKind::Total {
        Message::new(id!("pivot-total")).into()
    } else {
        heading(of).into()
    }
}

fn column_name(column: &Heading, value: &str, values: usize, percent: bool, alone: bool) -> Arg {
    let named = || {
        let name = value_name_in_words(value);
        if percent {
            Message::new(id!("pivot-minutes-percent"))
                .with("name", name)
                .into()
        } else {
            name
        }
    };
    let sign = if percent { " (%)" } else { "" };
    match (column.kind, values) {
        // A table without column fields has one column, which is its value.
        (HeadingKind::Total, 1) if alone => named(),
        (HeadingKind::Total, 1) => Message::new(if percent {
            id!("pivot-minutes-total-percent")
        } else {
            id!("pivot-total")
        })
        .into(),
        (HeadingKind::Total, _) => Message::new(id!("pivot-total-of"))
            .with("value", named())
            .into(),
        (HeadingKind::Members, 1) => format!("{}{sign}", heading(column)).into(),
        (HeadingKind::Members, _) => Message::new(id!("pivot-minutes-column"))
            .with("column", heading(column))
            .with("value", named())
            .into(),
    }
}
