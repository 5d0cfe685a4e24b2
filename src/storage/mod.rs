//! Sessions on disk: the file format, the saver that never loses an acknowledged step, the library and the check.
//!
//! `docs/file-format.md` tells the format. Left out on purpose: the environment, the clock and the language of messages, which callers bring.

pub mod format;
#[cfg(test)]
mod testing;

pub use format::{Head, Loaded, Problem, ReadError, SealState};
