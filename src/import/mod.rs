//! Files become tables: what the file is, how it is encoded, where its header stands, what its
//! columns are; and every problem with its place.
//!
//! Lines are counted as a person sees them in the preview: records of a text file, empty ones too
//! (a newline within quotes does not count), rows of a sheet. Left out on purpose: xls and ods, and
//! any network.

#![expect(clippy::disallowed_methods, reason = "data files are read here")]

mod columns;
mod detect;
mod error;
mod gather;
mod header;
mod number;
mod personal;
mod problems;
mod sheet;
mod source;
mod split;
#[cfg(test)]
mod tests;
mod text;

use crate::id;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::thread;

use crate::analysis::{
    Column, Encoding, FileKind, FilePreview, Header, ImportProblem, Recipe, Table,
};
use crate::domain::Message;
pub(crate) use error::{ImportError, Progress};

use columns::{ColumnPlace, Dash, Judged};
use header::Merge;
use source::SourceText;
use split::{Splitter, unquoted};

/// How many lines are looked at for the header, and how many the preview shows.
const HEAD: usize = 200;
const SAMPLE: usize = 20;
/// The farthest line on which a header is looked for when a person says where it is.
const DEEPEST: u32 = 10_000;

/// Describes what is understood of a file.
///
/// # Errors
/// When it cannot be read, is no table, or the reading was cancelled.
pub(crate) fn preview(
    path: &Path,
    recipe: &Recipe,
    progress: &mut Progress<'_>,
) -> Result<FilePreview, ImportError> {
    let bytes = source::bytes_of(path, progress)?;
    read(&bytes, recipe, progress).map(|(preview, _)| preview)
}

/// Reads a file into a table.
///
/// # Errors
/// As [`preview`].
pub fn load(
    path: &Path,
    recipe: &Recipe,
    progress: &mut Progress<'_>,
) -> Result<(FilePreview, Table), ImportError> {
    let bytes = source::bytes_of(path, progress)?;
    let (preview, (judged, dash)) = read(&bytes, recipe, progress)?;
    let columns: Option<Vec<Column>> = judged
        .into_iter()
        .filter(|column| !column.left_out)
        .map(|column| column.build(dash))
        .collect();
    let table = columns
        .filter(|columns| !columns.is_empty())
        .and_then(Table::new)
        .ok_or_else(|| ImportError::Failed(Message::new(id!("import-no-columns"))))?;
    Ok((preview, table))
}

/// Reads bytes, and hashes them meanwhile: both take seconds for a large file.
fn read(
    bytes: &[u8],
    recipe: &Recipe,
    progress: &mut Progress<'_>,
) -> Result<(FilePreview, (Vec<Judged>, Dash)), ImportError> {
    thread::scope(|scope| {
        let hash = scope.spawn(|| source::sha256(bytes));
        let text = detect::open(bytes, recipe, progress)?;
        let understood = understand(&text, recipe, progress)?;
        let sha256 = hash.join().unwrap_or_default();
        let (preview, rest) = understood;
        Ok((
            FilePreview {
                sha256,
                bytes: bytes.len() as u64,
                ..preview
            },
            rest,
        ))
    })
}

/// Judges a whole text: where its header stands, what its columns are, and what is wrong with it.
fn understand(
    text: &SourceText<'_>,
    recipe: &Recipe,
    progress: &mut Progress<'_>,
) -> Result<(FilePreview, (Vec<Judged>, Dash)), ImportError> {
    let separator = text.separator;
    let mut splitter = Splitter::new(&text.bytes, text::byte_of(separator));
    let head = head(&mut splitter.clone(), text.encoding, recipe);
    let header = place(&head, &text.merges, recipe)?;
    let skipped = header.first.saturating_sub(1) + header.height;
    let mut fields = Vec::new();
    for _ in 0..skipped {
        splitter.next_into(&mut fields);
    }
    let below = head.get(skipped as usize..).unwrap_or_default();
    let levels = head
        .get(header.first.saturating_sub(1) as usize..skipped as usize)
        .unwrap_or_default();
    let written = longest(levels);
    let width = written.max(longest(below));
    if width == 0 {
        return Err(ImportError::Failed(Message::new(id!("import-empty"))));
    }
    let merged_header = text
        .merges
        .iter()
        .any(|merge| merge.lines.0 < header.first + header.height && merge.lines.1 >= header.first);
    let mut names = header::names(&head, header, width, !merged_header);
    rename(&mut names, recipe);
    // Under a header that ends earlier, rows are as long as the first lines are.
    let mut gathered = gather::gather(
        &mut splitter,
        if header.height == 0 { width } else { written },
        width,
        text.bytes.len(),
        progress,
    )?;
    let mut notes = header::notes(&head, header);
    let under = notes_under(&mut gathered, text.encoding);
    let rows = gathered.lines.len();
    if rows == 0 {
        return Err(ImportError::Failed(
            Message::new(id!("import-no-rows")).with("line", skipped),
        ));
    }
    let nameless = |at: usize| {
        levels
            .iter()
            .all(|line| line.get(at).is_none_or(String::is_empty))
    };
    let columns = std::mem::take(&mut gathered.columns);
    let mut judged = Vec::new();
    for (at, (column, name)) in columns.into_iter().zip(names).enumerate() {
        // A column without a name and without values is a separator too many at the ends of lines.
        if nameless(at) && column.codes.is_empty() {
            continue;
        }
        if progress((800 + at * 200 / width) as u16) == ControlFlow::Break(()) {
            return Err(ImportError::Cancelled);
        }
        let place = ColumnPlace { at, name, rows };
        judged.push(columns::judge(column, place, text.encoding, recipe));
    }
    let dash = problems::meaning_of_dash(&judged, notes.iter().chain(&under).map(String::as_str));
    let problems = problems::all(&problems::ProblemSources {
        text,
        head: &head,
        header,
        columns: &judged,
        gathered: &gathered,
        open_quote: splitter.open_quote,
        stray_quote: splitter.stray_quote,
        dash,
    });
    notes.extend(under);
    let sample = sample(&head, skipped as usize, &judged);
    let found = Findings {
        header,
        rows: rows as u64,
        notes,
        sample,
        problems,
    };
    Ok((preview_of(text, recipe, found, &judged), (judged, dash)))
}

/// How many fields the longest of these lines has, empty ones at its end not counted.
fn longest(lines: &[Vec<String>]) -> usize {
    let filled = |line: &Vec<String>| {
        line.iter()
            .rposition(|field| !field.is_empty())
            .map_or(0, |last| last + 1)
    };
    lines.iter().map(filled).max().unwrap_or(0)
}

/// What was found in a text, beside its columns.
struct Findings {
    header: Header,
    rows: u64,
    notes: Vec<String>,
    sample: Vec<(u32, Vec<String>)>,
    problems: Vec<ImportProblem>,
}

/// The preview of a text; size and hash of the file, which is not at hand here, are added by [`read`].
fn preview_of(
    text: &SourceText<'_>,
    recipe: &Recipe,
    found: Findings,
    judged: &[Judged],
) -> FilePreview {
    let is_text = text.kind == FileKind::Csv;
    let (encoding, separator) = (
        is_text.then_some(text.file_encoding),
        is_text.then_some(text.separator),
    );
    FilePreview {
        kind: text.kind,
        bytes: 0,
        sha256: String::new(),
        encoding,
        bom: text.bom,
        separator,
        sheets: text.sheets.clone(),
        sheet: text.sheet.clone(),
        header: found.header,
        rows: found.rows,
        columns: judged.iter().map(Judged::seen).collect(),
        notes: found.notes,
        sample: found.sample,
        problems: found.problems,
        recipe: Recipe {
            encoding,
            separator,
            sheet: text.sheet.clone(),
            header: Some(found.header),
            columns: recipe.columns.clone(),
        },
    }
}

/// The first lines, decoded and trimmed.
fn head(splitter: &mut Splitter<'_>, encoding: Encoding, recipe: &Recipe) -> Vec<Vec<String>> {
    let asked = recipe.header.map_or(0, |header| {
        header
            .first
            .min(DEEPEST)
            .saturating_add(header.height.min(DEEPEST))
    });
    let (mut lines, mut fields) = (Vec::new(), Vec::new());
    while lines.len() < HEAD + asked as usize && splitter.next_into(&mut fields).is_some() {
        lines.push(
            fields
                .iter()
                .map(|raw| number::trimmed(&text::decode(&unquoted(raw), encoding)).to_owned())
                .collect(),
        );
    }
    lines
}

/// Where the header stands: as a person said, or as it looks.
fn place(head: &[Vec<String>], merges: &[Merge], recipe: &Recipe) -> Result<Header, ImportError> {
    let Some(header) = recipe.header else {
        return Ok(header::guess(head, merges));
    };
    let header = Header {
        first: header.first.max(1),
        ..header
    };
    if header.first as usize > head.len()
        || header.height > DEEPEST
        || (header.first - 1 + header.height) as usize > head.len()
    {
        return Err(ImportError::Failed(
            Message::new(id!("import-header-beyond")).with("line", header.first),
        ));
    }
    Ok(header)
}

/// Names that a person gave stand first; others make way.
fn rename(names: &mut [String], recipe: &Recipe) {
    let mut given = BTreeSet::new();
    let mut taken = BTreeSet::new();
    for column in &recipe.columns {
        let name = column
            .name
            .as_deref()
            .map(header::tidy)
            .filter(|name| !name.is_empty());
        if let (Some(slot), Some(name)) = (names.get_mut(column.at as usize), name) {
            *slot = header::numbered(name, column.at as usize, &mut taken);
            given.insert(column.at as usize);
        }
    }
    for (at, name) in names
        .iter_mut()
        .enumerate()
        .filter(|(at, _)| !given.contains(at))
    {
        *name = header::numbered(std::mem::take(name), at, &mut taken);
    }
}

/// Takes the notes off the end of the rows: lines with one field only that begins as notes do.
fn notes_under(gathered: &mut gather::GatheredRows<'_>, encoding: Encoding) -> Vec<String> {
    let mut notes = Vec::new();
    while let Some(row) = gathered
        .lines
        .len()
        .checked_sub(1)
        .filter(|row| *row > 0 && gathered.columns.len() > 2)
    {
        let fields: Vec<String> = gathered
            .columns
            .iter()
            .filter_map(|column| column.codes.get(row).map(|code| column.raw[*code as usize]))
            .filter(|raw| !gather::is_empty(raw))
            .take(3)
            .map(|raw| text::decode(&unquoted(raw), encoding).into_owned())
            .collect();
        let alone = fields.windows(2).all(|pair| pair[0] == pair[1]);
        let follows = fields.first().is_some_and(|first| header::is_note(first));
        if !alone || !follows {
            break;
        }
        notes.extend(header::note(fields.iter().map(String::as_str)));
        if let Some(line) = gathered.lines.pop() {
            gathered.notes.add(line);
        }
        for column in &mut gathered.columns {
            column.codes.truncate(row);
        }
    }
    notes.reverse();
    gathered.notes.lines.reverse();
    // Problems of lines are problems of rows only.
    if let (false, Some(last)) = (notes.is_empty(), gathered.lines.last().copied()) {
        for places in [&mut gathered.empty, &mut gathered.unequal] {
            places.forget_after(last);
        }
    }
    notes
}

/// The first lines for people to look at; values that identify a person are covered.
fn sample(head: &[Vec<String>], skipped: usize, columns: &[Judged]) -> Vec<(u32, Vec<String>)> {
    let covered: BTreeSet<usize> = columns
        .iter()
        .filter(|column| column.personal && column.left_out)
        .map(|column| column.at as usize)
        .collect();
    let line = |(at, line): (usize, &Vec<String>)| {
        let field = |(column, field): (usize, &String)| {
            if at >= skipped && !field.is_empty() && covered.contains(&column) {
                "***".to_owned()
            } else {
                field.clone()
            }
        };
        (at as u32 + 1, line.iter().enumerate().map(field).collect())
    };
    head.iter()
        .take(SAMPLE.max(skipped + 5).min(HEAD))
        .enumerate()
        .map(line)
        .collect()
}
