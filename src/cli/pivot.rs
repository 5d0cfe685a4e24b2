//! `yoriai pivot`: a question to a table, answered as a table for reading, as tidy CSV, or as JSON.
//!
//! Tidy CSV has one line a cell of members: the row fields, the column fields, then one column a
//! value named `mean(HbA1c)`. Totals are left out, since a sum over the lines would count them
//! twice; JSON has them. A value that is held back is `*`, one without any row is empty.

use crate::id;
use std::io::{self, Write};
use std::ops::ControlFlow;

use serde_json::json;
use unicode_width::UnicodeWidthStr;

use super::args::{PivotArgs, PivotForm};
use super::out::{json_line, line};
use super::{Failure, print_message, recipe, to_stdout};
use crate::analysis::{
    Aggregate, Cell, Figure, FilePreview, Heading, HeadingKind, PivotView, Profile, Query, Table,
    notation, pivot, words,
};
use crate::domain::{Message, MessageId, Rejection, text};
use crate::import;
use crate::lang::Lang;
use crate::runtime::Error;

/// Reads the file, answers the question, prints the answer.
pub(crate) fn run(args: &PivotArgs, lang: Lang) -> Result<(), Failure> {
    let recipe = recipe::read(args.recipe.as_deref(), args.sheet.as_deref())?;
    let (preview, table) = import::load(&args.data, &recipe, &mut |_| ControlFlow::Continue(()))
        .map_err(recipe::refused)?;
    for problem in &preview.problems {
        print_message(&lang.text(&problem.label));
    }
    let query =
        query(args, &table).map_err(|rejection| Failure::Wrong(error(rejection, &table)))?;
    let view = pivot(
        &table,
        &query,
        Profile {
            threshold: args.min_n,
        },
    )
    .map_err(|rejection| error(rejection, &table))?;
    to_stdout(|out| match args.format {
        PivotForm::Table => read(out, &query, &view, lang),
        PivotForm::Csv => tidy(out, &view),
        PivotForm::Json => everything(out, &preview, &query, &view),
    })
}

/// A refusal, with the fields that there are.
fn error(rejection: Rejection, table: &Table) -> Error {
    let fields = table
        .columns()
        .iter()
        .map(|column| column.name.as_str())
        .collect::<Vec<_>>()
        .join(", ");
    Error {
        label: rejection.0,
        hint: Some(Message::new(id!("cli-pivot-fields")).with("fields", fields)),
    }
}

fn query(args: &PivotArgs, table: &Table) -> Result<Query, Rejection> {
    let axes = |text: &Option<String>| {
        text.as_deref()
            .filter(|text| !text.is_empty())
            .map_or(Ok(Vec::new()), |text| notation::axes(table, text))
    };
    Ok(Query {
        rows: axes(&args.rows)?,
        columns: axes(&args.cols)?,
        values: notation::measures(
            table,
            args.values
                .as_deref()
                .filter(|text| !text.is_empty())
                .unwrap_or("count"),
        )?,
        filters: args
            .filter
            .iter()
            .map(|text| notation::filter(table, text))
            .collect::<Result<_, _>>()?,
        show: args.show,
        order: args.order,
        hide_blank: args.hide_blank,
    })
}

/// A table for reading, with what it leaves out under it.
fn read(out: &mut impl Write, query: &Query, view: &PivotView, lang: Lang) -> io::Result<()> {
    let (blank, total) = (
        lang.tr(id!("cli-pivot-blank")),
        lang.tr(id!("cli-pivot-total")),
    );
    let name = |heading: &Heading| text::clean(&words::heading(heading, &blank, &total));
    let mut grid = vec![vec![text::clean(&view.row_fields.join(" / "))]];
    for column in &view.columns {
        let of = |value: &String| match (view.columns.len(), view.values.len()) {
            (1, _) => text::clean(value),
            (_, 1) => name(column),
            _ => format!("{} {}", name(column), text::clean(value)),
        };
        grid[0].extend(view.values.iter().map(of));
    }
    for (row, heading) in view.rows.iter().enumerate() {
        let cells = (0..view.columns.len())
            .flat_map(|column| (0..view.values.len()).map(move |value| (column, value)));
        let figures = cells.filter_map(|(column, value)| {
            view.cell(row, column, value)
                .map(|cell| figure(query, value, cell, lang))
        });
        grid.push(std::iter::once(name(heading)).chain(figures).collect());
    }
    line(out, format_args!("{}", text::clean(&words::query(query))))?;
    line(out, format_args!(""))?;
    aligned(out, &grid)?;
    line(out, format_args!(""))?;
    for message in notes(query, view) {
        line(out, format_args!("{}", lang.text(&message)))?;
    }
    Ok(())
}

/// A figure with its denominator, where that is not the number of rows.
fn figure(query: &Query, value: usize, cell: &Cell, lang: Lang) -> String {
    let figure = words::figure(cell, query.is_percent(value));
    let number = |n: u64| lang.number(i64::try_from(n).unwrap_or(i64::MAX));
    match (
        query.values.get(value).map(|measure| measure.aggregate),
        cell.n,
        cell.hits,
    ) {
        _ if !matches!(cell.figure, Figure::Number(_)) => figure,
        (Some(Aggregate::Rate), Some(n), Some(hits)) => {
            format!("{figure} ({}/{})", number(hits), number(n))
        }
        (Some(Aggregate::Mean | Aggregate::Median), Some(n), _) => {
            format!("{figure} ({})", number(n))
        }
        _ => figure,
    }
}

/// The first column to the left, figures to the right.
fn aligned(out: &mut impl Write, grid: &[Vec<String>]) -> io::Result<()> {
    let columns = grid.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|k| {
            grid.iter()
                .filter_map(|row| row.get(k))
                .map(|text| text.width())
                .max()
                .unwrap_or(0)
        })
        .collect();
    for row in grid {
        let padded = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(k, (cell, width))| {
                let pad = " ".repeat(width.saturating_sub(cell.width()));
                if k == 0 {
                    format!("{cell}{pad}")
                } else {
                    format!("{pad}{cell}")
                }
            });
        line(
            out,
            format_args!("{}", padded.collect::<Vec<_>>().join("  ").trim_end()),
        )?;
    }
    Ok(())
}

/// What a reader has to know of the figures.
fn notes(query: &Query, view: &PivotView) -> Vec<Message> {
    let least = view.profile.threshold;
    let few = |id: MessageId| Message::new(id).with("least", least);
    let mut notes = vec![match view.shown_n() {
        Some(n) => Message::new(id!("cli-pivot-n")).with("n", n),
        None => Message::new(id!("cli-pivot-n-hidden")),
    }];
    let left_out = [
        (
            !query.filters.is_empty(),
            view.filtered,
            id!("cli-pivot-filtered"),
            id!("cli-pivot-filtered-few"),
        ),
        (
            query.hide_blank,
            view.hidden,
            id!("cli-pivot-blank-hidden"),
            id!("cli-pivot-blank-hidden-few"),
        ),
    ];
    for (wanted, n, label, too_few) in left_out {
        match n {
            _ if !wanted => {}
            Some(n) => notes.push(Message::new(label).with("n", n)),
            None if view.shown_n().is_some() => notes.push(few(too_few)),
            None => {}
        }
    }
    if view.suppressed > 0 {
        notes.push(few(id!("cli-pivot-suppressed")).with("n", view.suppressed));
    }
    if query.values.iter().any(|measure| {
        matches!(
            measure.aggregate,
            Aggregate::Mean | Aggregate::Median | Aggregate::Rate
        )
    }) {
        notes.push(Message::new(id!("cli-pivot-denominators")));
    }
    notes
}

fn tidy(out: &mut impl Write, view: &PivotView) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let header = view
        .row_fields
        .iter()
        .chain(&view.column_fields)
        .chain(&view.values);
    csv.write_record(header.map(|name| text::clean(name)))?;
    let is_cell = |heading: &Heading, fields: &[String]| {
        heading.kind == HeadingKind::Members || fields.is_empty()
    };
    for (r, row) in view
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| is_cell(row, &view.row_fields))
    {
        for (c, column) in view
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| is_cell(column, &view.column_fields))
        {
            let keys = row
                .keys
                .iter()
                .chain(&column.keys)
                .map(|key| text::clean(key));
            let figures = (0..view.values.len())
                .filter_map(|value| view.cell(r, c, value))
                .map(|cell| match cell.figure {
                    Figure::Number(number) => number.to_string(),
                    Figure::Suppressed => "*".to_owned(),
                    Figure::Empty => String::new(),
                });
            csv.write_record(keys.chain(figures))?;
        }
    }
    csv.flush()
}

/// The whole view as it stands in a session file, with the question and the file that answered it.
/// `n` is null when it is held back.
fn everything(
    out: &mut impl Write,
    preview: &FilePreview,
    query: &Query,
    view: &PivotView,
) -> io::Result<()> {
    json_line(
        out,
        &json!({ "sha256": preview.sha256, "recipe": preview.recipe, "query": query, "n": view.shown_n(), "view": view }),
    )
}
