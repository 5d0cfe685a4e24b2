//! Checking a file without opening it for work: what `yoriai check` prints, one line a file.

use crate::id;
use std::path::Path;

use super::format::{LoadedSession, ReadError, SealState, SessionProblem};
use super::loading::load;
use crate::domain::Message;
use crate::session::Event;

/// How a file stands, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Sealed, and as it was when sealed.
    Sealed,
    /// As it was written.
    Whole,
    /// As it was written, with records of a newer version.
    Newer,
    /// Line ends or a byte order mark were changed, the content was not.
    AlteredForm,
    /// Cut short by a crash; opening repairs it.
    Torn,
    /// Changed behind the program's back.
    Damaged,
    /// Sealed, and changed since.
    SealBroken,
    /// Not a session that this version can read.
    Unreadable,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The worst of it.
    pub status: Status,
    /// How many records the file has.
    pub(crate) records: u64,
    /// Everything that is wrong, in the order of the lines.
    pub(crate) problems: Vec<SessionProblem>,
    /// The line to print.
    pub(crate) label: Message,
}

impl Verdict {
    /// Does `check` report damage by its exit status? What cannot be read at all is not damage but
    /// something that could not be done.
    pub(crate) fn is_damage(&self) -> bool {
        (Status::Torn..=Status::SealBroken).contains(&self.status)
    }
}

/// Checks the chain, the seal, the version and the form of a file.
pub fn check(path: &Path) -> Verdict {
    match load(path) {
        Ok(loaded) => judge(path, loaded),
        Err(error) => unreadable(path, &error),
    }
}

fn unreadable(path: &Path, error: &ReadError) -> Verdict {
    let label = Message::new(id!("storage-check-unreadable")).with("error", error.label(path));
    Verdict {
        status: Status::Unreadable,
        records: 0,
        problems: Vec::new(),
        label,
    }
}

fn judge(path: &Path, loaded: LoadedSession) -> Verdict {
    let newer = loaded
        .steps
        .iter()
        .filter(|step| matches!(step.event, Event::Unknown(_)))
        .count();
    let status = status(&loaded, newer);
    let label = match status {
        Status::Sealed => Message::new(id!("storage-check-sealed")),
        Status::Whole => Message::new(id!("storage-check-whole")),
        Status::Newer => Message::new(id!("storage-check-newer")).with("newer", newer),
        Status::AlteredForm => Message::new(id!("storage-check-altered-form")),
        Status::Torn => Message::new(id!("storage-check-torn")),
        Status::SealBroken => Message::new(id!("storage-check-seal-broken")),
        Status::Damaged | Status::Unreadable => {
            Message::new(id!("storage-check-damaged")).with("problems", loaded.problems.len())
        }
    };
    let label = label
        .with("records", loaded.records)
        .with("file", path.display().to_string());
    Verdict {
        status,
        records: loaded.records,
        problems: loaded.problems,
        label,
    }
}

fn status(loaded: &LoadedSession, newer: usize) -> Status {
    if loaded.seal == SealState::Broken {
        Status::SealBroken
    } else if loaded.problems.iter().any(|problem| problem.is_damage()) {
        Status::Damaged
    } else if loaded.is_torn() {
        Status::Torn
    } else if !loaded.problems.is_empty() {
        Status::AlteredForm
    } else if newer > 0 {
        Status::Newer
    } else if loaded.seal == SealState::Whole {
        Status::Sealed
    } else {
        Status::Whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Seal;
    use crate::storage::format::seal_hash;
    use crate::storage::testing::{at, file, steps};

    fn verdict(text: &str) -> Verdict {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        std::fs::write(&path, text).unwrap();
        check(&path)
    }

    fn sealed() -> String {
        let text = file(&steps(3));
        let sha256 = seal_hash(text.strip_suffix("\n])\n").unwrap().as_bytes());
        file(
            &[
                steps(3),
                vec![at(3, Event::Sealed(Seal { records: 3, sha256 }))],
            ]
            .concat(),
        )
    }

    #[test]
    fn every_state_of_a_file_has_its_verdict() {
        let text = file(&steps(3));
        let newer = file(&[at(0, Event::Unknown("Sung(3)".into()))]);
        let cases = [
            (text.clone(), Status::Whole, id!("storage-check-whole")),
            (sealed(), Status::Sealed, id!("storage-check-sealed")),
            (newer, Status::Newer, id!("storage-check-newer")),
            (
                text.replace('\n', "\r\n"),
                Status::AlteredForm,
                id!("storage-check-altered-form"),
            ),
            (
                text[..text.len() - 30].to_owned(),
                Status::Torn,
                id!("storage-check-torn"),
            ),
            (
                text.replace("Undone(0)", "Undone(9)"),
                Status::Damaged,
                id!("storage-check-damaged"),
            ),
            (
                sealed().replace("Undone(0)", "Undone(9)"),
                Status::SealBroken,
                id!("storage-check-seal-broken"),
            ),
            (
                "メモ".into(),
                Status::Unreadable,
                id!("storage-check-unreadable"),
            ),
        ];
        for (text, status, label) in cases {
            let verdict = verdict(&text);
            assert_eq!(
                (verdict.status, verdict.label.id, verdict.is_damage()),
                (
                    status,
                    label,
                    status >= Status::Torn && status < Status::Unreadable
                )
            );
        }
    }
}
