//! Sessions on disk: the file format, the saver that never loses an acknowledged step, the library
//! and the check.
//!
//! `docs/file-format.md` describes the format. Left out on purpose: the environment, the clock and the
//! language of messages, which callers bring.

#![expect(
    clippy::disallowed_methods,
    reason = "files are read, written and locked here"
)]

mod chain;
mod check;
pub(crate) mod disk;
mod drafts;
mod error;
pub mod format;
mod library;
mod loading;
mod lock;
mod saver;
mod session_file;
#[cfg(test)]
mod testing;

pub(crate) use chain::{ChainFinding, ChainStatus, CheckedFile, checked, verify};
pub use check::{Status, Verdict, check};
pub(crate) use drafts::{keep_drafts, kept_drafts};
pub(crate) use error::OpenError;
pub use format::{Head, SealState, SessionProblem};
pub(crate) use format::{LoadedSession, ReadError};
pub(crate) use library::{FOLDER, FolderCandidates, LibraryEntry, choose_dir};
pub use library::{file_name, list};
pub use loading::load;
pub use lock::Holder;
pub(crate) use saver::Reporter;
pub use saver::{Saver, SaverReport, SaverSetup, create, open};
