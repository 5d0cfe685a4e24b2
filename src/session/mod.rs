//! A session: the list of its steps, and everything that follows from it.
//!
//! [`Command`] → [`decide`] → steps → [`State::evolve`]. A [`Log`] holds the steps and gives the
//! state at any of them; undo and redo are steps too. Left out on purpose: files (see `storage`),
//! keys and screens (see `app`), and anything that asks the time.

mod after_closing;
mod changes;
mod chapter;
mod command;
mod describe;
mod documents;
mod draft;
mod event;
mod leaving;
mod limits;
mod log;
mod matters;
mod organisations;
mod state;
mod step;
mod template;
#[cfg(test)]
mod tests;

pub(crate) use after_closing::may_follow_seal;
pub use chapter::{ActivityCommand, ChapterState, KINDS};
pub use command::{Command, decide};
pub use describe::describe;
pub use describe::landmark;
pub(crate) use describe::{actor, short_seal};
pub(crate) use documents::describe_move;
pub use documents::{
    DocumentMove, DocumentRecord, DocumentStage, DocumentState, DocumentStates, WhichDocument,
};
pub use draft::{DraftPlace, KeptDraft};
pub use event::{AgendaItem, ChapterNo, Detail, Event, Opened, Seal, SessionRef};
pub use log::Log;
pub(crate) use log::NewSteps;
pub(crate) use state::Chapter;
pub use state::{Stage, State};
pub use step::{Cause, Origin, Step};
pub(crate) use template::TEMPLATES;
pub use template::{Beginning, Template};
