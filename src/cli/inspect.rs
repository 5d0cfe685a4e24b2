//! `yoriai inspect`: what the importer understood of a file of data, as one JSON object.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

use serde_json::{Value, json};

use super::out::json_line;
use super::{Failure, recipe, to_stdout};
use crate::analysis::{
    ColumnKind, ColumnSeen, Encoding, FileKind, FilePreview, ImportProblem, Separator,
};
use crate::domain::text;
use crate::import;
use crate::lang::Lang;

/// Reads the file and prints what was understood.
pub(crate) fn run(
    data: &Path,
    sheet: Option<&str>,
    file: Option<&Path>,
    lang: Lang,
) -> Result<(), Failure> {
    let recipe = recipe::read(file, sheet)?;
    let preview = import::preview(data, &recipe, &mut |_| ControlFlow::Continue(()))
        .map_err(recipe::refused)?;
    to_stdout(|out| print(out, &preview, data, lang))
}

fn print(out: &mut impl Write, preview: &FilePreview, data: &Path, lang: Lang) -> io::Result<()> {
    let header = preview.header;
    let columns: Vec<Value> = preview.columns.iter().map(column).collect();
    let problems: Vec<Value> = preview
        .problems
        .iter()
        .map(|found| problem(found, lang))
        .collect();
    let value = json!({
        "file": data.display().to_string(),
        "format": match preview.kind {
            FileKind::Csv => "csv",
            FileKind::Xlsx => "xlsx",
        },
        "bytes": preview.bytes,
        "sha256": preview.sha256,
        "encoding": preview.encoding.map(encoding),
        "bom": preview.bom,
        "separator": preview.separator.map(separator),
        "sheets": preview.sheets,
        "sheet": preview.sheet,
        "header_row": (header.height > 0).then_some(header.first),
        "header_height": header.height,
        "first_row": header.first + header.height,
        "rows": preview.rows,
        "columns": columns,
        "notes": preview.notes,
        "problems": problems,
    });
    json_line(out, &value)
}

fn column(column: &ColumnSeen) -> Value {
    json!({
        "column": column.at + 1,
        "name": column.name,
        "kind": match column.kind {
            ColumnKind::Label => "label",
            ColumnKind::Number => "number",
        },
        "unit": column.unit,
        "blanks": column.blanks,
        "distinct": column.distinct,
        "marks": column.marks,
        "examples": column.examples,
        "left_out": column.left_out,
        "personal": column.personal,
    })
}

fn problem(problem: &ImportProblem, lang: Lang) -> Value {
    json!({
        "code": problem.code,
        "line": problem.line,
        "column": problem.column,
        "count": problem.count,
        "text": text::clean(&lang.text(&problem.label)),
    })
}

const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "utf-8",
        Encoding::Cp932 => "cp932",
        Encoding::Utf16Le => "utf-16le",
        Encoding::Utf16Be => "utf-16be",
    }
}

const fn separator(separator: Separator) -> &'static str {
    match separator {
        Separator::Comma => "comma",
        Separator::Tab => "tab",
        Separator::Semicolon => "semicolon",
    }
}
