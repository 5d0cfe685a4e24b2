//! A document before anybody knows how it will be printed: headings, fields, lists and tables of
//! plain text, and the records on which each rests.
//!
//! Text stands here as people typed it. Whoever prints it escapes it; nothing here is markup.

use crate::id;
use std::fmt::Write as _;

use crate::domain::Message;
use crate::lang::Lang;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its language.
    pub(crate) lang: Lang,
    /// Its title.
    pub(crate) title: String,
    /// Do its lines cite the records on which they rest? Otherwise the appendix does.
    pub(crate) cites: bool,
    /// What stands below the title, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading: 1 for a section, 2 and 3 below it.
    Heading(u8, String),
    /// A field of the form: its name, and one line or several.
    Field(String, Vec<DocumentLine>),
    /// A statement by itself.
    Paragraph(DocumentLine),
    /// Statements side by side, in no order that matters.
    List(Vec<DocumentLine>),
    /// A list whose items people refer to by number.
    Numbered(Vec<DocumentLine>),
    /// A table; each row has as many cells as the head, and a record.
    Table {
        /// Names of the columns; the record's is not among them.
        head: Vec<String>,
        /// The rows.
        rows: Vec<DocumentRow>,
    },
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentLine {
    /// What it says.
    pub text: String,
    /// The records on which it rests; none for the document's own words.
    pub records: Vec<u64>,
    /// In a list: does it say more of the statement before it?
    pub is_detail: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its cells.
    pub cells: Vec<String>,
    /// The record on which it rests.
    pub record: u64,
}

impl Block {
    /// The records on which it rests.
    pub(crate) fn records(&self) -> Vec<u64> {
        let of_lines = |lines: &[DocumentLine]| {
            let records = lines.iter().flat_map(|line| line.records.iter().copied());
            records.collect()
        };
        match self {
            Block::Heading(..) => Vec::new(),
            Block::Paragraph(line) => line.records.clone(),
            Block::Field(_, lines) | Block::List(lines) | Block::Numbered(lines) => of_lines(lines),
            Block::Table { rows, .. } => rows.iter().map(|row| row.record).collect(),
        }
    }
}

impl DocumentLine {
    /// A statement that rests on these records.
    pub(crate) fn of(text: impl Into<String>, records: impl IntoIterator<Item = u64>) -> Self {
        Self {
            text: text.into(),
            records: records.into_iter().collect(),
            is_detail: false,
        }
    }

    /// The document's own words.
    pub(crate) fn own(text: impl Into<String>) -> Self {
        Self::of(text, [])
    }
}

/// The citation of these records as it is printed, ［記録 12、67～70］; empty without any. Numbers as in
/// `yoriai log`.
pub fn citation(lang: Lang, records: &[u64]) -> String {
    let mut sorted = records.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut numbers = String::new();
    let mut rest = sorted.as_slice();
    while let Some(first) = rest.first() {
        let run = rest
            .iter()
            .zip(*first..)
            .take_while(|(n, expected)| **n == *expected)
            .count();
        // Two in a row read better one by one.
        let taken = if run > 2 { run } else { 1 };
        if !numbers.is_empty() {
            numbers.push_str(&lang.tr(id!("minutes-comma")));
        }
        // Writing to a string cannot fail.
        let _ = write!(numbers, "{first}");
        if taken > 2 {
            let _ = write!(numbers, "{}{}", lang.tr(id!("minutes-to")), rest[taken - 1]);
        }
        rest = &rest[taken..];
    }
    if numbers.is_empty() {
        numbers
    } else {
        lang.text(&Message::new(id!("minutes-record")).with("numbers", numbers))
    }
}
