//! Sheets of Excel's xlsx: read cell by cell and written as lines of text, so that what follows is
//! the same as for text. Values of merged cells are filled right and down, numbers are the shortest
//! decimals that Excel would show.

use crate::id;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::ControlFlow;

use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use super::error::{ImportError, Progress};
use super::header::Merge;
use super::source::SourceText;
use crate::analysis::{Encoding, FileKind, Recipe, Separator};
use crate::domain::{Message, MessageId};

/// The most bytes that the parts of a workbook may have together when they are inflated.
const MOST_INFLATED: u64 = 2 << 30;
/// The most bytes of text that a sheet may become.
const MOST_TEXT: usize = 1 << 30;
/// How many cells are read between two looks at whether to go on.
const STRIDE: usize = 1 << 14;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

fn label(id: MessageId) -> ImportError {
    ImportError::Failed(Message::new(id))
}

fn damaged(error: &XlsxError) -> ImportError {
    match error {
        XlsxError::Password => label(id!("import-password")),
        error => ImportError::Failed(
            Message::new(id!("import-damaged-xlsx")).with("reason", error.to_string()),
        ),
    }
}

/// Reads the sheet that the recipe names, or else the first that is not empty.
pub(crate) fn open<'a>(
    bytes: &'a [u8],
    recipe: &Recipe,
    progress: &mut Progress<'_>,
) -> Result<SourceText<'a>, ImportError> {
    weigh(bytes)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let all = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (visible, hidden): (Vec<_>, Vec<_>) = all
        .cloned()
        .partition(|sheet| sheet.visible == SheetVisible::Visible);
    let sheets: Vec<String> = visible
        .into_iter()
        .chain(hidden)
        .map(|sheet| sheet.name)
        .collect();
    let candidates = match &recipe.sheet {
        None => sheets.clone(),
        Some(name) if sheets.contains(name) => vec![name.clone()],
        Some(name) => {
            let there = sheets.join(", ");
            return Err(ImportError::Failed(
                Message::new(id!("import-no-such-sheet"))
                    .with("sheet", name.as_str())
                    .with("sheets", there),
            ));
        }
    };
    for name in candidates {
        let mut lines = SheetLines::new(book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        cells(&mut book, &name, &mut lines, progress)?;
        if lines.text.iter().all(|byte| matches!(byte, b'\n' | b',')) {
            continue;
        }
        return Ok(SourceText {
            bytes: Cow::Owned(lines.text),
            encoding: Encoding::Utf8,
            file_encoding: Encoding::Utf8,
            bom: false,
            separator: Separator::Comma,
            kind: FileKind::Xlsx,
            sheets,
            sheet: Some(name),
            merges: lines
                .merges
                .iter()
                .map(|range| Merge {
                    lines: (range.start.0 + 1, range.end.0 + 1),
                    columns: (range.start.1, range.end.1),
                })
                .collect(),
            errors: lines.errors,
        });
    }
    Err(label(id!("import-empty")))
}

/// Refuses a container that is no workbook, or that is much larger than it looks.
fn weigh(bytes: &[u8]) -> Result<(), ImportError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        ImportError::Failed(
            Message::new(id!("import-damaged-xlsx")).with("reason", error.to_string()),
        )
    })?;
    let names: Vec<String> = archive
        .file_names()
        .filter_map(Result::ok)
        .map(Cow::into_owned)
        .collect();
    if !names.iter().any(|name| {
        name.trim_start_matches('/')
            .eq_ignore_ascii_case("xl/workbook.xml")
    }) {
        return Err(label(if names.iter().any(|name| name == "content.xml") {
            id!("import-ods")
        } else {
            id!("import-other-zip")
        }));
    }
    let mut inflated = 0_u64;
    for at in 0..archive.len() {
        let size = archive.by_index_raw(at).map_or(0, |file| file.size());
        inflated = inflated.saturating_add(size);
    }
    if inflated > MOST_INFLATED {
        return Err(ImportError::Failed(
            Message::new(id!("import-too-large-file"))
                .with("mib", inflated >> 20)
                .with("most", MOST_INFLATED >> 20),
        ));
    }
    Ok(())
}

/// Writes all cells of a sheet as lines.
fn cells(
    book: &mut Book<'_>,
    name: &str,
    lines: &mut SheetLines,
    progress: &mut Progress<'_>,
) -> Result<(), ImportError> {
    let mut reader = book
        .worksheet_cells_reader(name)
        .map_err(|error| damaged(&error))?;
    let rows = u64::from(reader.dimensions().end.0.max(1));
    let mut count = 0_usize;
    while let Some(cell) = reader.next_cell().map_err(|error| damaged(&error))? {
        count += 1;
        let (row, column) = cell.get_position();
        if count.is_multiple_of(STRIDE)
            && progress((u64::from(row) * 200 / rows).min(200) as u16) == ControlFlow::Break(())
        {
            return Err(ImportError::Cancelled);
        }
        let value = value(cell.get_value());
        if let Some(value) = value {
            lines.put(row, column, value);
        }
        if lines.text.len() > MOST_TEXT {
            return Err(label(id!("import-too-large")));
        }
    }
    lines.finish();
    Ok(())
}

/// What stands in a cell.
struct SheetValue {
    text: String,
    /// Names may be filled over merged cells, numbers would be counted twice.
    is_name: bool,
    is_error: bool,
}

fn value(cell: &DataRef<'_>) -> Option<SheetValue> {
    let name = |text: &str| SheetValue {
        text: text.to_owned(),
        is_name: true,
        is_error: false,
    };
    let plain = |text: String| SheetValue {
        text,
        is_name: false,
        is_error: false,
    };
    Some(match cell {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            name(text)
        }
        DataRef::SharedString(text) => name(text),
        DataRef::Int(number) => plain(number.to_string()),
        DataRef::Float(number) => plain(shortest(*number)),
        DataRef::Bool(is) => name(if *is { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(date) if date.is_duration() => plain(shortest(date.as_f64())),
        DataRef::DateTime(date) => {
            let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            name(&if (hour, minute, second) == (0, 0, 0) {
                day
            } else {
                format!("{day} {hour:02}:{minute:02}:{second:02}")
            })
        }
        DataRef::Error(error) => SheetValue {
            text: error.to_string(),
            is_name: false,
            is_error: true,
        },
    })
}

/// A number with the 15 digits that Excel keeps, without those that only the binary form brings.
fn shortest(number: f64) -> String {
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{kept}")
}

/// Lines of text that grow cell by cell.
#[derive(Debug)]
struct SheetLines {
    text: Vec<u8>,
    /// The row at work, and its fields by column.
    row: u32,
    fields: BTreeMap<u32, String>,
    /// Merged cells, by their first row.
    merges: Vec<Dimensions>,
    /// Index of the first of them that has not begun.
    next: usize,
    /// Those that reach into the row at work, with the name that fills them.
    filling: Vec<(Dimensions, Option<String>)>,
    names: Vec<u32>,
    errors: Option<(u32, u32, u64)>,
}

impl SheetLines {
    fn new(mut merges: Vec<Dimensions>) -> Self {
        merges.retain(|range| {
            range.start.0 <= range.end.0 && range.start.1 <= range.end.1 && range.end.1 < 16_384
        });
        merges.sort_by_key(|range| range.start);
        Self {
            text: Vec::new(),
            row: 0,
            fields: BTreeMap::new(),
            merges,
            next: 0,
            filling: Vec::new(),
            names: Vec::new(),
            errors: None,
        }
    }

    /// Puts a value; rows before the one at work are not gone back to.
    fn put(&mut self, row: u32, column: u32, value: SheetValue) {
        while self.row < row {
            self.end_row();
        }
        if value.is_error {
            let (line, at, count) = self.errors.unwrap_or((row + 1, column + 1, 0));
            self.errors = Some((line, at, count + 1));
        }
        if value.is_name {
            self.names.push(column);
        }
        self.fields.insert(column, value.text);
    }

    fn finish(&mut self) {
        if !self.fields.is_empty() {
            self.end_row();
        }
    }

    fn end_row(&mut self) {
        while let Some(range) = self
            .merges
            .get(self.next)
            .filter(|range| range.start.0 <= self.row)
        {
            let name = self
                .fields
                .get(&range.start.1)
                .filter(|_| self.names.contains(&range.start.1))
                .cloned();
            self.filling.push((*range, name));
            self.next += 1;
        }
        self.filling.retain(|(range, _)| range.end.0 >= self.row);
        for (range, name) in &self.filling {
            let Some(name) = name else { continue };
            for column in range.start.1..=range.end.1 {
                self.fields.entry(column).or_insert_with(|| name.clone());
            }
        }
        let mut at = 0;
        for (column, field) in std::mem::take(&mut self.fields) {
            self.text
                .extend(std::iter::repeat_n(b',', (column - at) as usize));
            at = column;
            write_field(&mut self.text, &field);
        }
        self.text.push(b'\n');
        self.names.clear();
        self.row += 1;
    }
}

fn write_field(text: &mut Vec<u8>, field: &str) {
    if field
        .bytes()
        .any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r'))
    {
        text.push(b'"');
        text.extend(field.replace('"', "\"\"").bytes());
        text.push(b'"');
    } else {
        text.extend(field.bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_decimals_that_people_typed() {
        for (number, text) in [
            (0.1 + 0.2, "0.3"),
            (0.1, "0.1"),
            (5043.0, "5043"),
            (-1.5, "-1.5"),
            (1e15, "1000000000000000"),
            (89.5, "89.5"),
        ] {
            assert_eq!(shortest(number), text);
        }
    }

    #[test]
    fn merged_names_are_filled_and_merged_numbers_are_not() {
        let merge = |start, end| Dimensions { start, end };
        let mut lines = SheetLines::new(vec![
            merge((0, 1), (0, 2)),
            merge((1, 0), (2, 0)),
            merge((1, 2), (2, 2)),
        ]);
        let name = |text: &str| SheetValue {
            text: text.into(),
            is_name: true,
            is_error: false,
        };
        let number = |text: &str| SheetValue {
            text: text.into(),
            is_name: false,
            is_error: false,
        };
        lines.put(0, 0, name("町"));
        lines.put(0, 1, name("男, 女"));
        lines.put(1, 0, name("みどり町"));
        lines.put(1, 1, number("1"));
        lines.put(1, 2, number("9"));
        lines.put(2, 1, number("2"));
        lines.finish();
        assert_eq!(
            String::from_utf8(lines.text).unwrap(),
            "町,\"男, 女\",\"男, 女\"\nみどり町,1,9\nみどり町,2\n"
        );
    }
}
