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
mod template;
#[cfg(test)]
mod tests;

pub use chapter::{ActivityCommand, ChapterState, KINDS, entry_kinds};
pub use command::{Command, decide, pending};
pub use describe::{describe, landmark, short_seal};
pub use event::{Detail, Event, Opened, Seal, Step};
pub use log::{Log, Outcome};
pub use state::{About, AgendaItem, Called, Chapter, ChapterNo, SessionRef, Stage, State};
pub use template::{TEMPLATES, Template, TemplateItem};
