//! How a file is read, and what was understood of it: the guess of the importer and what people
//! corrected. The recipe is kept in the session file.

use serde::{Deserialize, Serialize};

use super::ColumnKind;
use crate::domain::Message;

/// What a person decided about reading a file; `None` and empty leave it to the importer's guess.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Recipe {
    /// The encoding.
    pub(crate) encoding: Option<Encoding>,
    /// What stands between fields.
    pub(crate) separator: Option<Separator>,
    /// Name of the sheet.
    pub(crate) sheet: Option<String>,
    /// Where the header stands.
    pub(crate) header: Option<Header>,
    /// Corrected columns, by their place.
    pub(crate) columns: Vec<ColumnRecipe>,
}

/// Where the header stands: `height` lines from line `first` (1 is the file's first; a quoted
/// newline does not count).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Header {
    /// First line.
    pub(crate) first: u32,
    /// How many lines; 0 for a file without a header.
    pub(crate) height: u32,
}

/// What a person decided about one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ColumnRecipe {
    /// Place of the column in the file, from 0.
    pub(crate) at: u32,
    /// Another name.
    #[serde(default)]
    pub(crate) name: Option<String>,
    /// Another kind.
    #[serde(default)]
    pub(crate) kind: Option<ColumnKind>,
    /// Leave it out, or take it in although it looks personal; `None` for the importer's guess.
    #[serde(default)]
    pub(crate) leave_out: Option<bool>,
}

/// How text is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Encoding {
    /// UTF-8.
    Utf8,
    /// CP932 (`Shift_JIS` with the extensions of NEC and IBM).
    Cp932,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
}

/// What stands between fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Separator {
    /// `,`
    Comma,
    /// A tab.
    Tab,
    /// `;`
    Semicolon,
}

/// What sort of file it is, judged by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// Text with separators.
    Csv,
    /// Excel's xlsx.
    Xlsx,
}

/// What the importer understood of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct FilePreview {
    /// What sort of file it is.
    pub(crate) kind: FileKind,
    /// Size in bytes.
    pub(crate) bytes: u64,
    /// SHA-256 of the file, as 64 hex digits.
    pub sha256: String,
    /// The encoding, for text.
    pub(crate) encoding: Option<Encoding>,
    /// Did the text begin with a byte order mark?
    pub(crate) bom: bool,
    /// The separator, for text.
    pub(crate) separator: Option<Separator>,
    /// The sheets of a workbook.
    pub(crate) sheets: Vec<String>,
    /// The sheet that is read.
    pub(crate) sheet: Option<String>,
    /// Where the header stands.
    pub(crate) header: Header,
    /// Rows of data under it.
    pub rows: u64,
    /// The columns, left-out ones among them.
    pub columns: Vec<ColumnSeen>,
    /// Lines before the header (title, unit, notes), as text.
    pub(crate) notes: Vec<String>,
    /// The first lines of the file as they stand there, each with its line number.
    pub(crate) sample: Vec<(u32, Vec<String>)>,
    /// Everything that a person should know, with its place.
    pub(crate) problems: Vec<ImportProblem>,
    /// The recipe that gives this, guesses spelled out for encoding, separator, sheet and header.
    pub recipe: Recipe,
}

/// One column as the importer understood it.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnSeen {
    /// Place in the file, from 0.
    pub(crate) at: u32,
    /// Its name, as shown and asked for.
    pub name: String,
    /// What its values are.
    pub kind: ColumnKind,
    /// Its unit; empty when none is known.
    pub unit: String,
    /// Fields without anything in them.
    pub(crate) blanks: u64,
    /// Distinct values, absent ones not counted.
    pub distinct: u64,
    /// Fields of a column of numbers that did not parse, or hold a mark of absence (`-`, `…`, `x`).
    pub(crate) marks: u64,
    /// The first few distinct values.
    pub(crate) examples: Vec<String>,
    /// Is it left out?
    pub left_out: bool,
    /// Why it looks personal (names, insured numbers, birth dates), if it does.
    pub(crate) personal: bool,
}

/// Something that a person should know of a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ImportProblem {
    /// A stable word for scripts (`unequal-rows`).
    pub(crate) code: &'static str,
    /// Line in the file, from 1, where it first shows; `None` for the file as a whole.
    pub(crate) line: Option<u32>,
    /// Column in the file, from 1.
    pub(crate) column: Option<u32>,
    /// How often.
    pub(crate) count: u64,
    /// What it is and what to do.
    pub(crate) label: Message,
}
