//! Errors and problems as sentences: what happened, where, and what to do about it (`ja.ftl`,
//! `en.ftl` beside this file).

use crate::id;
use std::io;
use std::path::Path;

use super::format::{ReadError, SessionProblem};
use super::lock::{Holder, LockError};
use crate::domain::Message;
use crate::system::io_reason;

/// Why a session cannot be worked on.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Its file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Somebody else works on it.
    #[error("somebody else works on the session")]
    Held {
        /// Who, when it could be read.
        by: Option<Holder>,
    },
    /// There is a file of that name already.
    #[error("the file exists already")]
    Exists,
    /// It can be read, but not written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl From<LockError> for OpenError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Held(by) => OpenError::Held { by },
            LockError::Io(error) => OpenError::Io(error),
        }
    }
}

impl SessionProblem {
    /// The problem as a sentence.
    pub(crate) fn label(self) -> Message {
        match self {
            SessionProblem::ByteOrderMark => Message::new(id!("storage-problem-byte-order-mark")),
            SessionProblem::CarriageReturns => {
                Message::new(id!("storage-problem-carriage-returns"))
            }
            SessionProblem::LineFeedAtEnd => Message::new(id!("storage-problem-line-feed-at-end")),
            SessionProblem::HeadUnreadable => Message::new(id!("storage-problem-head-unreadable")),
            SessionProblem::StartChanged => Message::new(id!("storage-problem-start-changed")),
            SessionProblem::Damaged { line, loaded: true } => {
                Message::new(id!("storage-problem-damaged")).with("line", line)
            }
            SessionProblem::Damaged {
                line,
                loaded: false,
            } => Message::new(id!("storage-problem-damaged-unreadable")).with("line", line),
            SessionProblem::Torn { line } => {
                Message::new(id!("storage-problem-torn")).with("line", line)
            }
            SessionProblem::Trailing { line } => {
                Message::new(id!("storage-problem-trailing")).with("line", line)
            }
            SessionProblem::JournalDamaged => Message::new(id!("storage-problem-journal-damaged")),
            SessionProblem::JournalUnreadable => {
                Message::new(id!("storage-problem-journal-unreadable"))
            }
        }
    }
}

impl ReadError {
    /// The error as a sentence about this file.
    pub(crate) fn label(&self, path: &Path) -> Message {
        let message = match self {
            ReadError::Empty => Message::new(id!("storage-error-empty")),
            ReadError::NotRon => Message::new(id!("storage-error-not-ron")),
            ReadError::OtherRon => Message::new(id!("storage-error-other-ron")),
            ReadError::HeadCut => Message::new(id!("storage-error-head-cut")),
            ReadError::NewerFormat(format) => {
                Message::new(id!("storage-error-newer-format")).with("format", format.as_str())
            }
            ReadError::TooLarge(bytes) => Message::new(id!("storage-error-too-large"))
                .with("megabytes", bytes.div_ceil(1024 * 1024)),
            ReadError::NotUtf8(byte) => {
                Message::new(id!("storage-error-not-utf8")).with("byte", *byte)
            }
            ReadError::NotAFile => Message::new(id!("storage-error-not-a-file")),
            ReadError::Io(error) => {
                Message::new(id!("storage-error-read")).with("reason", io_reason(error))
            }
        };
        message.with("file", path.display().to_string())
    }
}

impl OpenError {
    /// The error as a sentence about this file.
    pub(crate) fn label(&self, path: &Path) -> Message {
        let message = match self {
            OpenError::Read(error) => return error.label(path),
            OpenError::Held {
                by:
                    Some(Holder {
                        host,
                        pid,
                        since,
                        program,
                    }),
            } => Message::new(id!("storage-error-held-by"))
                .with("host", host.as_str())
                .with("pid", pid.to_string())
                .with("since", since.as_str())
                .with("program", program.as_str()),
            OpenError::Held { by: None } => Message::new(id!("storage-error-held")),
            OpenError::Exists => Message::new(id!("storage-error-exists")),
            OpenError::Io(error) => {
                Message::new(id!("storage-error-write")).with("reason", io_reason(error))
            }
        };
        message.with("file", path.display().to_string())
    }
}
