//! The folder of sessions: where it is, and what is in it.
//!
//! A listing reads nothing but the first line of each file, so a thousand sessions are there at
//! once.

use std::cmp::Reverse;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use super::format::{Head, ReadError, read_head};
use super::loading::interrupted_session;

/// The longest first line that a listing reads; titles and councils are lines of text.
const LONGEST_HEAD: u64 = 64 * 1024;

/// Where sessions may be, in the order of precedence.
#[derive(Debug, Clone, Default)]
pub(crate) struct FolderCandidates {
    /// `--dir`.
    pub(crate) option: Option<PathBuf>,
    /// `YORIAI_DIR`.
    pub(crate) variable: Option<PathBuf>,
    /// `sessions` beside a portable program.
    pub(crate) portable: Option<PathBuf>,
    /// The folder in which the program was started.
    pub(crate) working: PathBuf,
    /// The user's documents folder.
    pub(crate) documents: PathBuf,
}

/// The folder among the person's documents in which sessions are made where nobody said another one.
pub(crate) const FOLDER: &str = "yoriai";

/// The folder of sessions: as chosen, else beside a portable program, else `sessions` where it
/// exists here, else in the user's documents.
pub(crate) fn choose_dir(folders: FolderCandidates) -> PathBuf {
    let chosen = folders
        .option
        .or(folders.variable)
        .filter(|folder| !folder.as_os_str().is_empty())
        .or(folders.portable);
    let here = folders.working.join("sessions");
    chosen.unwrap_or_else(|| {
        if here.is_dir() {
            here
        } else {
            folders.documents.join(FOLDER)
        }
    })
}

/// The name of a new session file: when it was created and the beginning of its id, in ASCII.
pub fn file_name(created: &DateTime<FixedOffset>, id: Uuid) -> String {
    let id = id.simple().to_string();
    format!("{}_{}.ron", created.format("%Y-%m-%d_%H%M"), &id[..8])
}

/// One session of the list.
#[derive(Debug)]
pub struct LibraryEntry {
    /// Its file.
    pub path: PathBuf,
    /// Its first line, or why it cannot be read.
    pub(crate) head: Result<Head, ReadError>,
}

/// The sessions of a folder, newest first; unreadable ones come last, with their error.
///
/// # Errors
/// When the folder cannot be read. A folder that does not exist has no sessions.
pub fn list(folder: &Path) -> io::Result<Vec<LibraryEntry>> {
    let found = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        found => found?,
    };
    let mut entries = Vec::new();
    for entry in found {
        let found = entry?.path();
        let path = interrupted_session(&found).unwrap_or_else(|| found.clone());
        if is_session_name(&path) {
            entries.push(self::entry(path, &found));
        }
    }
    entries.sort_by_cached_key(|entry| {
        (
            Reverse(entry.head.as_ref().ok().map(|head| (head.created, head.id))),
            entry.path.clone(),
        )
    });
    Ok(entries)
}

/// Files of ours whose names begin with a dot are locks, journals and the like.
fn is_session_name(path: &Path) -> bool {
    let hidden = path
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'));
    !hidden
        && path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

/// The session of this path, read from the file found for it.
fn entry(path: PathBuf, found: &Path) -> LibraryEntry {
    let about = fs::metadata(found);
    let head = about.map_err(ReadError::from).and_then(|about| {
        if about.is_file() {
            first_line(found)
        } else {
            Err(ReadError::NotAFile)
        }
    });
    LibraryEntry { path, head }
}

fn first_line(path: &Path) -> Result<Head, ReadError> {
    const USUAL: usize = 1024;
    let mut file = File::open(path)?;
    let mut bytes = vec![0; USUAL];
    let len = file.read(&mut bytes)?;
    bytes.truncate(len);
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if !bytes.contains(&b'\n') {
        file.take(LONGEST_HEAD).read_to_end(&mut bytes)?;
    }
    read_head(&bytes)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::storage::testing::{head, morning};

    #[test]
    fn a_new_file_is_named_after_its_time_and_id() {
        assert_eq!(
            file_name(&morning(), head().id),
            "2026-11-22_1000_0192aabb.ron"
        );
    }

    #[test]
    fn the_folder_is_the_one_told_else_sessions_here_else_the_documents() {
        let here = tempfile::tempdir().unwrap();
        let folders = FolderCandidates {
            working: here.path().into(),
            documents: "docs".into(),
            ..FolderCandidates::default()
        };
        let chosen = |option: Option<&str>, variable: Option<&str>| {
            choose_dir(FolderCandidates {
                option: option.map(Into::into),
                variable: variable.map(Into::into),
                ..folders.clone()
            })
        };
        assert_eq!(chosen(Some("a"), Some("b")), Path::new("a"));
        assert_eq!(chosen(None, Some("b")), Path::new("b"));
        assert_eq!(chosen(None, None), Path::new("docs").join("yoriai"));
        fs::create_dir(here.path().join("sessions")).unwrap();
        assert_eq!(chosen(None, None), here.path().join("sessions"));
        let portable = |variable: Option<&str>| {
            choose_dir(FolderCandidates {
                variable: variable.map(Into::into),
                portable: Some("stick/sessions".into()),
                ..folders.clone()
            })
        };
        assert_eq!(portable(None), Path::new("stick/sessions"));
        assert_eq!(portable(Some("")), Path::new("stick/sessions"));
        assert_eq!(portable(Some("b")), Path::new("b"));
    }

    #[test]
    fn sessions_are_listed_newest_first_and_unreadable_ones_with_their_reason() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        let dated = |days| Head {
            created: morning() + TimeDelta::days(days),
            ..head()
        };
        for (name, days) in [("b.ron", 1), ("a.ron", 3), ("c.RON", 2)] {
            write(
                name,
                &(crate::storage::format::head_line(&dated(days)).unwrap() + "\n])\n"),
            );
        }
        write("memo.ron", "令和8年度");
        write("empty.ron", "");
        write(".a.ron.journal", "");
        write("notes.txt", "");
        fs::create_dir(folder.path().join("folder.ron")).unwrap();
        let entries = list(folder.path()).unwrap();
        let names: Vec<_> = entries
            .iter()
            .map(|entry| entry.path.file_name().unwrap().to_str().unwrap())
            .collect();
        assert_eq!(
            names,
            [
                "a.ron",
                "c.RON",
                "b.ron",
                "empty.ron",
                "folder.ron",
                "memo.ron"
            ]
        );
        let errors: Vec<_> = entries[3..]
            .iter()
            .map(|entry| entry.head.as_ref().unwrap_err().to_string())
            .collect();
        assert_eq!(
            errors,
            ["the file is empty", "not a file", "not a session file"]
        );
        assert!(list(&folder.path().join("none")).unwrap().is_empty());
    }

    #[test]
    fn a_head_longer_than_usual_is_listed_and_an_endless_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let long = Head {
            title: "長".repeat(5000),
            ..head()
        };
        fs::write(
            folder.path().join("a.ron"),
            crate::storage::format::head_line(&long).unwrap() + "\n])\n",
        )
        .unwrap();
        fs::write(
            folder.path().join("b.ron"),
            "(format:\"yoriai-session/1\",head:(title:\"".to_owned() + &"長".repeat(50_000),
        )
        .unwrap();
        let entries = list(folder.path()).unwrap();
        assert_eq!(entries[0].head.as_ref().unwrap(), &long);
        assert!(matches!(entries[1].head, Err(ReadError::HeadCut)));
    }
}
