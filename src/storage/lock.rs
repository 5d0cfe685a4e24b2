//! One writer at a time: a lock beside the session file, and a note of who holds it.
//!
//! The note is a file of its own, because Windows lets nobody read a locked one. Both stay behind
//! after closing, on purpose: removing a lock file while somebody else opens it would let two hold
//! it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Who works on a session.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Holder {
    /// Name of the computer.
    pub(crate) host: String,
    /// Number of the process.
    pub(crate) pid: u32,
    /// Since when, as people write it.
    pub(crate) since: String,
    /// Program and version.
    pub(crate) program: String,
}

/// Why a lock was not had.
#[derive(Debug)]
pub(super) enum LockError {
    /// Somebody has it: who, when the note can be read.
    Held(Option<Holder>),
    /// The file system refused.
    Io(io::Error),
}

/// A lock, held until dropped or until the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a session file without waiting; the error has who holds it.
    pub(super) fn take(session: &Path, holder: &Holder) -> Result<Self, LockError> {
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(beside(session, "lock"))
            .map_err(LockError::Io)?;
        let note = beside(session, "holder");
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(LockError::Held(
                    fs::read_to_string(&note)
                        .ok()
                        .and_then(|text| ron::from_str(&text).ok()),
                ));
            }
            // A file system without locks is no reason to refuse a meeting.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(LockError::Io(error)),
        }
        if let Ok(text) = ron::to_string(holder) {
            // The note is a courtesy; the lock holds without it.
            let _ = fs::write(note, text);
        }
        Ok(Self { _file: file })
    }

    /// Removes the lock of what turned out to be no session.
    pub(super) fn discard(self, session: &Path) {
        let _ = fs::remove_file(beside(session, "holder"));
        drop(self);
        let _ = fs::remove_file(beside(session, "lock"));
    }
}

/// The hidden file of a session file that serves one purpose: `.NAME.lock`, `.NAME.journal`.
pub(super) fn beside(session: &Path, purpose: &str) -> PathBuf {
    let name = session.file_name().unwrap_or_default().to_string_lossy();
    session.with_file_name(format!(".{name}.{purpose}"))
}
