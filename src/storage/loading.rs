//! A session as its files hold it: the session file, and the journal of private steps while there
//! is one.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::disk::{Disk, RealDisk};
use super::format::{LoadedSession, ReadError, SessionProblem, merged, read, read_journal};
use super::lock::beside;
use super::session_file::RENEWED;
use crate::session::{Event, Step};

/// Reads a session file without touching it: the public steps, and never the journal. Who only
/// looks must not learn who wrote what; private steps come back with [`open`](super::open), which
/// takes the lock and goes on with them.
///
/// # Errors
/// When nothing of a session can be found: see [`ReadError`].
pub fn load(path: &Path) -> Result<LoadedSession, ReadError> {
    let renewed = interrupted(path);
    read(&RealDisk.read(renewed.as_deref().unwrap_or(path))?)
}

/// What was to take the place of a session file when the power went, and is now the only copy;
/// `None` when the session has its file.
///
/// Its name says `.NAME.renewed`, and only a whole session gets it: whatever stands in it was on
/// the disk before the file was touched.
pub(super) fn interrupted(session: &Path) -> Option<PathBuf> {
    let renewed = beside(session, RENEWED);
    let is_missing = |path: &Path| {
        fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    };
    (is_missing(session) && fs::symlink_metadata(&renewed).is_ok_and(|about| about.is_file()))
        .then_some(renewed)
}

/// The session file that an interrupted one belongs to, when this is one.
pub(super) fn interrupted_session(renewed: &Path) -> Option<PathBuf> {
    let name = renewed.file_name()?.to_str()?;
    let name = name.strip_prefix('.')?.strip_suffix(RENEWED)?;
    let session = renewed.with_file_name(name.strip_suffix('.')?);
    interrupted(&session).map(|_| session)
}

/// Both files of a session, as read.
#[derive(Debug)]
pub(super) struct SessionWithJournal {
    pub(super) bytes: Vec<u8>,
    pub(super) session: LoadedSession,
    pub(super) journal: Option<(Vec<u8>, LoadedSession)>,
}

impl SessionWithJournal {
    /// Reads both. A journal that cannot be used is a problem of the session, never an error.
    pub(super) fn read(disk: &dyn Disk, path: &Path) -> Result<Self, ReadError> {
        let bytes = disk.read(path)?;
        let mut session = read(&bytes)?;
        let journal = match disk.read(&beside(path, "journal")) {
            Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => None,
            Err(_) => {
                session.problems.push(SessionProblem::JournalUnreadable);
                None
            }
            Ok(bytes) => match read_journal(&bytes) {
                Ok(journal) if journal.head.id == session.head.id => {
                    if journal.problems.iter().any(|problem| problem.is_damage()) {
                        session.problems.push(SessionProblem::JournalDamaged);
                    }
                    Some((bytes, journal))
                }
                _ => {
                    session.problems.push(SessionProblem::JournalUnreadable);
                    None
                }
            },
        };
        Ok(Self {
            bytes,
            session,
            journal,
        })
    }

    /// Has everything in the journal outlived the closing that should have deleted it?
    pub(super) fn journal_is_over(&self) -> bool {
        let closed = last_closing(&self.session.steps);
        self.journal.as_ref().is_some_and(|(_, journal)| {
            closed.is_some() && journal.steps.iter().all(|step| is_over(step, closed))
        })
    }

    /// The session with its private steps among the others.
    pub(super) fn merged(&self) -> LoadedSession {
        let mut loaded = self.session.clone();
        if let Some((_, journal)) = &self.journal {
            let closed = last_closing(&loaded.steps);
            let private = journal
                .steps
                .iter()
                .filter(|step| step.is_private() && !is_over(step, closed))
                .cloned()
                .collect();
            loaded.steps = merged(loaded.steps, private);
        }
        loaded
    }
}

/// Does the step close the meeting?
pub(super) fn closes(event: &Event) -> bool {
    match event {
        Event::Closed => true,
        Event::Together(events) => events.iter().any(closes),
        _ => false,
    }
}

fn last_closing(steps: &[Step]) -> Option<u64> {
    steps
        .iter()
        .rev()
        .find(|step| closes(&step.event))
        .map(|step| step.n)
}

/// Was the private step written before the meeting closed?
fn is_over(step: &Step, closed: Option<u64>) -> bool {
    closed.is_some_and(|closed| step.private_after.is_none_or(|after| after <= closed))
}
