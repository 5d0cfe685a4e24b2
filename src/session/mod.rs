//! A session: the list of its steps, and everything that follows from it.
//!
//! [`Command`] → [`decide`] → steps → [`State::evolve`]. A [`Log`] holds the steps and gives the
//! state at any of them; undo and redo are steps too. Left out on purpose: files (see `storage`),
//! keys and screens (see `app`), and anything that asks the time.

mod chapter;
mod command;
mod describe;
mod event;
mod log;
mod state;
mod step;
mod template;
#[cfg(test)]
mod tests;

pub use chapter::{ActivityCommand, ChapterState, KINDS, entry_kinds};
pub use command::{Command, decide};
pub use describe::{actor, describe, landmark, short_seal};
pub use event::{AgendaItem, ChapterNo, Detail, Event, Opened, Seal, SessionRef};
pub use log::{Log, NewSteps};
pub use state::{About, Called, Chapter, Stage, State};
pub use step::{Cause, Origin, Step};
pub use template::{Beginning, TEMPLATES, Template, TemplateItem};
