//! yoriai (寄合) runs a working-group meeting on a shared screen, and replays it years later.
//!
//! The map, arrows pointing one way (kept by `tests/architecture.rs`, drawn in `ARCHITECTURE.md`):
//!
//! - [`domain`]: words that every layer shares.
//! - [`session`]: commands, events, steps, and the fold over them.
//! - [`storage`]: session files, the saver, the library of sessions.
//! - [`activities`]: one folder per kind of exercise, and the list.

pub mod activities;
pub mod domain;
pub mod session;
pub mod storage;
