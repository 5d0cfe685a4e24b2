//! A session that another program writes, followed by its file alone: no lock, no journal, and
//! nothing is ever written beside it.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::format::{GrowingFile, Growth, GrowthError, MOST_BYTES, ReadError};
use super::loading::interrupted;

/// A session file that somebody else may be writing.
#[derive(Debug)]
pub(crate) struct FollowedSession {
    path: PathBuf,
    file: GrowingFile,
}

impl FollowedSession {
    /// The session of this file, before the first look.
    pub(crate) fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            file: GrowingFile::default(),
        }
    }

    /// Looks at the file again.
    ///
    /// # Errors
    /// As [`GrowingFile::look`].
    pub(crate) fn look(&mut self) -> Result<Growth, GrowthError> {
        let renewed = interrupted(&self.path);
        let path = renewed.as_deref().unwrap_or(&self.path);
        self.file.look(|at| read_from(path, at))
    }
}

/// The bytes of a file from this position to its end.
fn read_from(path: &Path, at: u64) -> Result<Vec<u8>, ReadError> {
    // Asked before opening: a pipe would block until somebody writes to it.
    let about = fs::metadata(path)?;
    if !about.is_file() {
        return Err(ReadError::NotAFile);
    }
    if about.len() > MOST_BYTES {
        return Err(ReadError::TooLarge(about.len()));
    }
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
