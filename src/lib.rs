//! yoriai (寄合) runs a working-group meeting on a shared screen, and replays it years later.
//!
//! The map, arrows pointing one way (kept by `tests/architecture.rs`, drawn in `ARCHITECTURE.md`):
//!
//! - [`domain`]: words that every layer shares.
//! - [`session`]: commands, events, steps, and the fold over them.
//! - [`storage`]: session files, the saver, the library of sessions.
//! - [`analysis`]: tables and the pivot engine, pure.
//! - [`import`]: files to tables, one file per format.
//! - [`export`]: sessions to documents, one file per kind.
//! - [`activities`]: one folder per kind of exercise, and the list.
//! - [`input`]: keys, bindings, text fields, and what a screen is.
//! - [`lang`]: messages in Japanese and English.
//! - [`paint`]: theme roles, canvas, text width, large type; knows no session.
//! - [`app`]: the program without its terminal: model, messages, effects.
//! - `system`: what the system said, in the language of the screens.
//! - [`ui`]: draws the model.
//! - [`runtime`]: the only loop: terminal, clock, ids, effects.
//! - [`cli`]: arguments and subcommands.
//!
//! Promised are the command line and the session file (`docs/file-format.md`). Everything in this
//! library is internal: it is public for the program, its tests and its benches, and may change in
//! any version. What only the library needs is `pub(crate)`, so that the compiler sees what nobody
//! uses any more.

#![warn(unreachable_pub)]
#![allow(
    rustdoc::private_intra_doc_links,
    reason = "these pages are read with --document-private-items: all of it is internal"
)]

pub mod activities;
pub mod analysis;
pub mod app;
pub mod cli;
pub mod domain;
pub mod export;
pub mod import;
pub mod input;
pub mod lang;
pub mod paint;
pub mod runtime;
pub mod session;
pub mod storage;
mod system;
#[cfg(test)]
mod testing;
pub mod ui;
