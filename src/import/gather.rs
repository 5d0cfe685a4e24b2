//! Dictionary first: every field of the file becomes the code of its bytes in its column; what the
//! bytes mean is asked once for each distinct one.

use crate::id;
use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use super::error::{ImportError, Progress};
use super::split::Splitter;
use crate::domain::Message;

/// How many bytes are split between two looks at whether to go on: some milliseconds.
const STRIDE: usize = 1 << 20;
/// The most fields that a table may hold in memory, four bytes each while it is read.
const MOST_FIELDS: usize = 1 << 30;
/// How many places of a problem are remembered.
const PLACES: usize = 5;

/// One column of bytes; code 0 is the empty field. Rows at the end that are not there are empty.
#[derive(Debug)]
pub(crate) struct Dictionary<'a> {
    /// The code of each row.
    pub(crate) codes: Vec<u32>,
    /// The distinct fields.
    pub(crate) raw: Vec<&'a [u8]>,
    index: FxHashMap<&'a [u8], u32>,
}

/// Where something was met.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// The first lines.
    pub(crate) lines: Vec<u32>,
    /// How often.
    pub(crate) count: u64,
}

/// All rows under the header.
#[derive(Debug)]
pub(crate) struct GatheredRows<'a> {
    /// Its columns.
    pub(crate) columns: Vec<Dictionary<'a>>,
    /// The line of each row.
    pub(crate) lines: Vec<u32>,
    /// Rows that are longer or shorter than the header.
    pub(crate) unequal: Places,
    /// Rows with fields beyond the last column.
    pub(crate) beyond: Places,
    /// Empty lines between rows.
    pub(crate) empty: Places,
    /// Lines under the table that are notes.
    pub(crate) notes: Places,
}

impl<'a> Dictionary<'a> {
    fn new() -> Self {
        Self {
            codes: Vec::new(),
            raw: vec![b""],
            index: FxHashMap::default(),
        }
    }

    fn code(&mut self, raw: &'a [u8]) -> u32 {
        let next = self.raw.len() as u32;
        let code = *self.index.entry(raw).or_insert(next);
        if code == next {
            self.raw.push(raw);
        }
        code
    }

    fn put(&mut self, row: usize, raw: &'a [u8]) {
        if self.codes.len() < row {
            self.codes.resize(row, 0);
        }
        let code = self.code(raw);
        self.codes.push(code);
    }
}

impl Places {
    /// Met at this line.
    pub(crate) fn add(&mut self, line: u32) {
        self.count += 1;
        if self.lines.len() < PLACES {
            self.lines.push(line);
        }
    }

    /// Not met beyond this line after all.
    pub(crate) fn forget_after(&mut self, line: u32) {
        let before = self.lines.len();
        self.lines.retain(|other| *other <= line);
        self.count -= (before - self.lines.len()) as u64;
    }

    /// The first lines, as text.
    pub(crate) fn listed(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(ToString::to_string).collect();
        let more = if self.count > self.lines.len() as u64 {
            "…"
        } else {
            ""
        };
        format!("{}{more}", lines.join(", "))
    }
}

/// Gathers what the splitter has left.
///
/// # Errors
/// When the reading was cancelled, or the table is too large for memory.
pub(crate) fn gather<'a>(
    splitter: &mut Splitter<'a>,
    named: usize,
    width: usize,
    bytes: usize,
    progress: &mut Progress<'_>,
) -> Result<GatheredRows<'a>, ImportError> {
    let mut columns: Vec<Dictionary<'a>> = (0..width).map(|_| Dictionary::new()).collect();
    let (mut lines, mut fields, mut next) = (Vec::<u32>::new(), Vec::new(), splitter.at());
    let (mut unequal, mut beyond, mut empty, mut run) = (
        Places::default(),
        Places::default(),
        Places::default(),
        Vec::new(),
    );
    while let Some(line) = splitter.next_into(&mut fields) {
        if splitter.at() >= next {
            next = splitter.at() + STRIDE;
            if progress((200 + splitter.at() as u64 * 600 / bytes.max(1) as u64) as u16)
                == ControlFlow::Break(())
            {
                return Err(ImportError::Cancelled);
            }
            // Only columns with values take memory: a sheet may be 16,384 columns wide and nearly empty.
            let used = columns
                .iter()
                .filter(|column| !column.codes.is_empty())
                .count();
            if used.saturating_mul(lines.len()) > MOST_FIELDS {
                return Err(ImportError::Failed(Message::new(id!("import-too-large"))));
            }
        }
        // Held back until a row follows: empty lines at the end of the file are no problem of it.
        if fields.iter().all(|field| is_empty(field)) {
            run.push(line);
            continue;
        }
        let row = lines.len();
        // Empty lines right under a header are its own.
        for line in run.drain(..).filter(|_| row > 0) {
            empty.add(line);
        }
        lines.push(line);
        if fields.len() < named || fields.iter().skip(named).any(|field| !is_empty(field)) {
            unequal.add(line);
        }
        if fields.iter().skip(width).any(|field| !is_empty(field)) {
            beyond.add(line);
        }
        for (column, raw) in columns.iter_mut().zip(&fields) {
            // A dictionary fills up with blanks up to the row of its next value.
            if !raw.is_empty() {
                column.put(row, raw);
            }
        }
    }
    Ok(GatheredRows {
        columns,
        lines,
        unequal,
        beyond,
        empty,
        notes: Places::default(),
    })
}

/// Nothing but blanks and quotes?
pub(crate) fn is_empty(raw: &[u8]) -> bool {
    raw.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'"'))
}
