//! A session file that another program is writing: it is read on where the last look ended, by whole
//! records only.
//!
//! The link of the last record read covers everything before it, the head too. As long as the same
//! link stands at the same place, only what follows has to be read; otherwise the file was renewed,
//! replaced or cut, and is read anew.

use super::super::v1::{LINE_END, Link, push_link};
use super::{End, LoadedSession, ReadError, RecordReader, SealState, read};
use crate::session::Step;
use crate::storage::SessionProblem;

/// What a look at the file brought.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Growth {
    /// Not one more whole record.
    Nothing,
    /// These steps follow those known.
    More(Vec<Step>),
    /// All its steps; those known before are to be forgotten.
    Anew(Box<LoadedSession>),
}

/// Why a look brought nothing. What was known stays good.
#[derive(Debug)]
pub(crate) enum GrowthError {
    /// The file cannot be read.
    Unreadable(ReadError),
    /// Something in it was changed, lost or added behind the program's back.
    Damaged,
}

impl From<ReadError> for GrowthError {
    fn from(error: ReadError) -> Self {
        Self::Unreadable(error)
    }
}

/// How far the file was read.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Reached {
    /// The link of the last record.
    chain: Link,
    /// Bytes up to the end of the last record.
    len: u64,
    /// Was the file damaged when it was first read?
    damaged: bool,
}

/// A session file that grows, as far as it was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct GrowingFile {
    reached: Option<Reached>,
}

impl GrowingFile {
    /// Looks at the file again. `read_from` gives its bytes from a position to its end; past its end it
    /// gives none.
    ///
    /// # Errors
    /// When the file cannot be read, or was damaged since the last look. The next look may succeed.
    pub(crate) fn look(
        &mut self,
        mut read_from: impl FnMut(u64) -> Result<Vec<u8>, ReadError>,
    ) -> Result<Growth, GrowthError> {
        if let Some(reached) = &mut self.reached
            && let Some(steps) = reached.read_on(&read_from(reached.anchor())?)
        {
            return Ok(if steps.is_empty() {
                Growth::Nothing
            } else {
                Growth::More(steps)
            });
        }
        self.read_anew(&read_from(0)?)
    }

    fn read_anew(&mut self, bytes: &[u8]) -> Result<Growth, GrowthError> {
        let loaded = read(bytes)?;
        let damaged = is_damaged(&loaded);
        let before = self.reached;
        if damaged && before.is_some_and(|before| !before.damaged) {
            return Err(GrowthError::Damaged);
        }
        let reached = Reached {
            chain: loaded.chain,
            len: loaded.good_len,
            damaged,
        };
        self.reached = Some(reached);
        // A file without a whole record, or with a damaged last one, has no link to go on from.
        Ok(if before == Some(reached) {
            Growth::Nothing
        } else {
            Growth::Anew(Box::new(loaded))
        })
    }
}

/// Was it changed, rather than cut short while a record is being written?
pub(crate) fn is_damaged(loaded: &LoadedSession) -> bool {
    let mut problems = loaded.problems.iter();
    loaded.seal == SealState::Broken || problems.any(|problem| problem.is_damage())
}

impl Reached {
    /// Where to read on: the link of the last record has to be seen again.
    fn anchor(&self) -> u64 {
        self.len.saturating_sub(LINE_END as u64)
    }

    /// The whole records in what stands from the anchor on; `None` when that is not what was known, or
    /// not what follows it.
    fn read_on(&mut self, bytes: &[u8]) -> Option<Vec<Step>> {
        let mut known = String::new();
        push_link(&mut known, self.chain);
        let tail = bytes.strip_prefix(known.as_bytes())?;
        let body = match tail {
            [] | [b'\r'] => return Some(Vec::new()),
            [b'\n', ..] => 1,
            [b'\r', b'\n', ..] => 2,
            _ => return None,
        };
        let end = End::find(tail, 0, body);
        if matches!(end.problem, Some(SessionProblem::Trailing { .. })) {
            return None;
        }
        let mut records = RecordReader::new(self.chain, Vec::new());
        records.take_lines(tail, body..end.good_len);
        if !records.problems.is_empty() {
            return None;
        }
        self.chain = records.chain;
        self.len += end.good_len as u64;
        Some(records.steps)
    }
}

#[cfg(test)]
mod tests;
