//! Requests to the data worker, and its replies: what a screen and the thread that reads and computes
//! exchange.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Drill, FilePreview, PivotView, Profile, Query, Recipe, Table};
use crate::domain::Message;

/// Identifies a table that the worker has read: the hash of the file and the recipe by which it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceId {
    /// SHA-256 of the file, as 64 hex digits.
    pub(crate) sha256: String,
    /// How it was read.
    pub(crate) recipe: Recipe,
}

/// Where a file may lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePlace {
    /// The path, as typed or chosen; a relative one is looked for beside the session too.
    pub(crate) path: PathBuf,
}

/// A request to the worker. It has the number that its sender gave it; each reply carries that back.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// List a folder; `None` for the one beside the sessions.
    Browse(u64, Option<PathBuf>),
    /// Read a file and describe what is understood of it.
    Preview(u64, FilePlace, Recipe),
    /// Read a file into a table and keep that; with a hash, only if the file still has it.
    Load(u64, FilePlace, Recipe, Option<String>),
    /// Compute a view of a table that was loaded.
    Pivot(u64, SourceId, Query, Profile),
    /// Fetch the rows behind a cell: heading keys of row and column; empty keys for a total.
    Drill(u64, SourceId, Query, Profile, [Vec<String>; 2]),
    /// Cancel the running job and those that wait; each is answered with [`Reply::Cancelled`].
    Cancel,
}

/// One entry of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its path.
    pub(crate) path: PathBuf,
    /// Its name.
    pub(crate) name: String,
    /// Is it a folder?
    pub(crate) is_folder: bool,
    /// Size in bytes; 0 for a folder.
    pub(crate) bytes: u64,
}

/// A table that was loaded.
#[derive(Debug, Clone)]
pub struct LoadedTable {
    /// How requests name it.
    pub(crate) source: SourceId,
    /// What was understood of the file.
    pub(crate) preview: FilePreview,
    /// The table; shared, never changed.
    pub(crate) table: Arc<Table>,
}

/// A reply of the worker; the first number is that of the request.
#[derive(Debug, Clone)]
pub enum Reply {
    /// How far the running job is, in thousandths; and what it does.
    Progress(u64, u16, Message),
    /// A folder's entries, folders first; and which folder.
    Folder(u64, PathBuf, Vec<FolderEntry>),
    /// What is understood of a file, and where it was found.
    Previewed(u64, PathBuf, Box<FilePreview>),
    /// A table, which the worker keeps for views until others push it out.
    Loaded(u64, Box<LoadedTable>),
    /// A view, small cells protected.
    Pivoted(u64, Arc<PivotView>),
    /// Rows behind a cell.
    Drilled(u64, Arc<Drill>),
    /// It could not be done: what, where, what to do.
    Failed(u64, Message),
    /// The table is not in memory any more, though its file may be read again; the sentence for
    /// when that does not help.
    Missing(u64, Message),
    /// The job was cancelled, or a later request made it useless.
    Cancelled(u64),
}

impl Reply {
    /// The number of the request that it answers.
    pub(crate) const fn number(&self) -> u64 {
        match self {
            Reply::Progress(number, ..)
            | Reply::Folder(number, ..)
            | Reply::Previewed(number, ..)
            | Reply::Loaded(number, _)
            | Reply::Pivoted(number, _)
            | Reply::Drilled(number, _)
            | Reply::Failed(number, _)
            | Reply::Missing(number, _)
            | Reply::Cancelled(number) => *number,
        }
    }
}

impl FilePlace {
    /// The place that somebody typed or pasted: without the quotes that file managers put around
    /// it, `file://` and its `%E3%81%82`, and the backslashes that shells put before blanks and
    /// brackets. Backslashes of Windows paths stay.
    pub(crate) fn typed(text: &str) -> Self {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let bare = [('"', '"'), ('\'', '\''), ('“', '”')]
            .iter()
            .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
        let path = match (bare, bare.unwrap_or(text).strip_prefix("file://")) {
            (_, Some(address)) => decoded(address.strip_prefix("localhost").unwrap_or(address)),
            (Some(bare), None) => bare.to_owned(),
            (None, None) => unescaped(text),
        };
        Self {
            path: PathBuf::from(path),
        }
    }
}

/// The path of a `file://` address.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits
            .filter(|_| *first == b'%')
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    let path = String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned());
    // `/C:/Data` is a path of Windows.
    let drive = matches!(path.as_bytes(), [b'/', letter, b':', ..] if letter.is_ascii_alphabetic());
    if drive { path[1..].to_owned() } else { path }
}

/// Without the backslashes before what a shell would take apart.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escapes = c == '\\'
            && chars.peek().is_some_and(|next| {
                matches!(
                    next,
                    ' ' | '\u{3000}' | '(' | ')' | '\'' | '"' | '&' | '[' | ']'
                )
            });
        if !escapes {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_path_is_found_however_it_was_pasted() {
        for (typed, path) in [
            (" \"C:\\資料\\健診 2024.csv\" ", "C:\\資料\\健診 2024.csv"),
            ("C:\\資料\\健診.csv", "C:\\資料\\健診.csv"),
            ("'/home/髙﨑/a b.csv'", "/home/髙﨑/a b.csv"),
            ("/data/健診\\ \\(2024\\).csv", "/data/健診 (2024).csv"),
            (
                "file:///data/%E5%81%A5%E8%A8%BA%20a.csv",
                "/data/健診 a.csv",
            ),
            ("file:///C:/Data/a%2", "C:/Data/a%2"),
            ("健診.csv\n", "健診.csv"),
            ("\"", "\""),
        ] {
            assert_eq!(FilePlace::typed(typed).path, PathBuf::from(path), "{typed}");
        }
    }
}
