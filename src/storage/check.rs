//! Checking a file without opening it for work: what `yoriai check` prints, one line a file.

use crate::id;
use std::path::Path;

use super::format::{LoadedSession, ReadError, SealState, SessionProblem};
use super::loading::{closes, load};
use crate::domain::Message;
use crate::session::{Event, Step};

/// How a file stands, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Sealed, and as it was when sealed.
    Sealed,
    /// As it was written.
    Whole,
    /// As it was written, with records of a newer version.
    Newer,
    /// Line ends, a byte order mark or the end of the file were changed, the content was not.
    AlteredForm,
    /// As it was written: closed, and the seal is missing.
    Unsealed,
    /// Cut short by a crash; opening repairs it.
    Torn,
    /// Changed behind the program's back.
    Damaged,
    /// Sealed, and changed since.
    SealBroken,
    /// Not a session that this version can read.
    Unreadable,
}

impl Status {
    /// All, from best to worst.
    pub const ALL: [Self; 9] = [
        Status::Sealed,
        Status::Whole,
        Status::Newer,
        Status::AlteredForm,
        Status::Unsealed,
        Status::Torn,
        Status::Damaged,
        Status::SealBroken,
        Status::Unreadable,
    ];

    /// Its name for scripts.
    pub const fn id(self) -> &'static str {
        match self {
            Status::Sealed => "sealed",
            Status::Whole => "whole",
            Status::Newer => "newer",
            Status::AlteredForm => "altered-form",
            Status::Unsealed => "unsealed",
            Status::Torn => "torn",
            Status::Damaged => "damaged",
            Status::SealBroken => "seal-broken",
            Status::Unreadable => "unreadable",
        }
    }

    /// Is the file damaged? What cannot be read at all is not damage but something that could not be
    /// done.
    pub fn is_damage(self) -> bool {
        (Status::Torn..=Status::SealBroken).contains(&self)
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The worst of it.
    pub status: Status,
    /// How many records the file has.
    pub(crate) records: u64,
    /// How many of them stand behind a seal that holds (会議のあと).
    pub(crate) after: usize,
    /// Everything that is wrong, in the order of the lines.
    pub(crate) problems: Vec<SessionProblem>,
    /// The line to print.
    pub(crate) label: Message,
}

/// Checks the chain, the seal, the version and the form of a file.
pub fn check(path: &Path) -> Verdict {
    examine(path).0
}

/// The same, with what was read.
pub(super) fn examine(path: &Path) -> (Verdict, Option<LoadedSession>) {
    match load(path) {
        Ok(loaded) => (judge(path, &loaded), Some(loaded)),
        Err(error) => (unreadable(path, &error), None),
    }
}

fn unreadable(path: &Path, error: &ReadError) -> Verdict {
    let label = Message::new(id!("storage-check-unreadable")).with("error", error.label(path));
    Verdict {
        status: Status::Unreadable,
        records: 0,
        after: 0,
        problems: Vec::new(),
        label,
    }
}

fn judge(path: &Path, loaded: &LoadedSession) -> Verdict {
    let newer = loaded
        .steps
        .iter()
        .filter(|step| matches!(step.event, Event::Unknown(_)))
        .count();
    let status = status(loaded, newer);
    let after = after_seal(loaded);
    let label = match status {
        Status::Sealed if after > 0 => {
            Message::new(id!("storage-check-sealed-after")).with("after", after)
        }
        Status::Sealed => Message::new(id!("storage-check-sealed")),
        Status::Whole => Message::new(id!("storage-check-whole")),
        Status::Newer => Message::new(id!("storage-check-newer")).with("newer", newer),
        Status::AlteredForm => Message::new(id!("storage-check-altered-form")),
        Status::Unsealed => Message::new(id!("storage-check-unsealed")),
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
        after,
        problems: loaded.problems.clone(),
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
    } else if loaded.seal == SealState::None && is_closed(&loaded.steps) {
        Status::Unsealed
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

/// How many records stand behind the seal, when it holds.
fn after_seal(loaded: &LoadedSession) -> usize {
    let seal = |step: &Step| matches!(step.event, Event::Sealed(_));
    let at = loaded.steps.iter().rposition(seal);
    match (loaded.seal, at) {
        (SealState::Whole, Some(at)) => loaded.steps.len() - at - 1,
        _ => 0,
    }
}

/// Is the meeting closed after all of its steps? Neither closing nor reopening can be undone.
fn is_closed(steps: &[Step]) -> bool {
    let last = steps
        .iter()
        .rev()
        .find(|step| closes(&step.event) || step.event == Event::Reopened);
    last.is_some_and(|step| closes(&step.event))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{DocumentMove, Seal, WhichDocument};
    use crate::storage::format::seal_hash;
    use crate::storage::testing::{at, file, steps};

    fn verdict(text: &str) -> Verdict {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        std::fs::write(&path, text).unwrap();
        check(&path)
    }

    /// Three records of a session that is not closed.
    fn open() -> Vec<Step> {
        [steps(2), vec![at(2, Event::Resumed("yoriai".into()))]].concat()
    }

    fn seal_of(text: &str) -> Step {
        let sha256 = seal_hash(text.strip_suffix("\n])\n").unwrap().as_bytes());
        at(3, Event::Sealed(Seal { records: 3, sha256 }))
    }

    fn sealed(after: &[Step]) -> String {
        let seal = seal_of(&file(&open()));
        file(&[&open()[..], &[seal], after].concat())
    }

    #[test]
    fn every_state_of_a_file_has_its_verdict() {
        let text = file(&open());
        let newer = file(&[at(0, Event::Unknown("Sung(3)".into()))]);
        let confirmed = Event::DocumentMoved(
            WhichDocument::Both,
            DocumentMove::Confirmed { by: String::new() },
        );
        let closed = file(&[&open()[..], &[at(3, Event::Closed)]].concat());
        let reopened =
            file(&[&open()[..], &[at(3, Event::Closed), at(4, Event::Reopened)]].concat());
        let whole = id!("storage-check-whole");
        let altered = id!("storage-check-altered-form");
        let cases = [
            (text.clone(), Status::Whole, whole),
            (reopened, Status::Whole, whole),
            (sealed(&[]), Status::Sealed, id!("storage-check-sealed")),
            (
                sealed(&[at(4, confirmed)]),
                Status::Sealed,
                id!("storage-check-sealed-after"),
            ),
            (newer, Status::Newer, id!("storage-check-newer")),
            (text.replace('\n', "\r\n"), Status::AlteredForm, altered),
            (format!("\u{FEFF}{text}"), Status::AlteredForm, altered),
            (text.trim_end().to_owned(), Status::AlteredForm, altered),
            (format!("{text}\n"), Status::AlteredForm, altered),
            (
                format!("\u{FEFF}{}", text.replace('\n', "\r\n").trim_end()),
                Status::AlteredForm,
                altered,
            ),
            (
                format!("{}\r\n", sealed(&[]).replace('\n', "\r\n")),
                Status::AlteredForm,
                altered,
            ),
            (closed, Status::Unsealed, id!("storage-check-unsealed")),
            (
                text[..text.len() - 30].to_owned(),
                Status::Torn,
                id!("storage-check-torn"),
            ),
            (
                format!("{text}\n\n"),
                Status::Damaged,
                id!("storage-check-damaged"),
            ),
            (
                text.replace("Undone(0)", "Undone(9)"),
                Status::Damaged,
                id!("storage-check-damaged"),
            ),
            (
                sealed(&[]).replace("Undone(0)", "Undone(9)"),
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
                (verdict.status, verdict.label.id),
                (status, label),
                "{text}"
            );
        }
        let damage = Status::ALL.map(Status::is_damage);
        assert_eq!(damage.iter().filter(|damage| **damage).count(), 3);
        assert!(Status::ALL.is_sorted());
    }

    #[test]
    fn a_file_of_another_form_is_read_as_the_one_it_was_and_its_seal_holds() {
        let text = sealed(&[]);
        let crlf = text.replace('\n', "\r\n");
        for changed in [
            text.trim_end().to_owned(),
            format!("{text}\n"),
            crlf.trim_end().to_owned(),
            format!("\u{FEFF}{crlf}\r\n"),
        ] {
            let loaded = crate::storage::format::read(changed.as_bytes()).unwrap();
            assert!(
                loaded.is_sound() && !loaded.problems.is_empty(),
                "{changed}"
            );
            assert_eq!(loaded.seal, SealState::Whole, "{changed}");
            assert_eq!(loaded.steps.len(), 4);
        }
    }
}
