//! A step: one decision, when it came into the log, who asked for it and what it follows.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::event::Event;
use crate::domain::RecordRef;

/// Who asked for a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Origin {
    /// Somebody at the keyboard of the program that writes the file.
    #[default]
    Keyboard,
    /// The rules: nobody asked, but what somebody decided made it necessary.
    Rules,
}

/// The step that another one follows. Public and private steps count by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The record with this number of the session file.
    Public(u64),
    /// The record with this number of the recovery journal. Only private steps may say so.
    Private(u64),
}

impl Cause {
    /// What a step says that follows this one.
    pub(crate) const fn of(step: &Step) -> Self {
        if step.is_private() {
            Cause::Private(step.n)
        } else {
            Cause::Public(step.n)
        }
    }
}

/// One decision of one person: the unit of saving, undo and replay; one record of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Record number, from 0; private steps count by themselves.
    pub n: u64,
    /// Wall time.
    pub t: DateTime<FixedOffset>,
    /// Session time in milliseconds.
    pub ms: u64,
    /// What happened.
    pub event: Event,
    /// For a step kept out of the session file: how many public steps stood before it.
    pub private_after: Option<u64>,
    /// The decision that it follows and is undone with; `None` for a decision of its own, and in
    /// files of before.
    pub cause: Option<Cause>,
    /// Who asked for it.
    pub origin: Origin,
}

impl Step {
    /// The mark that this step leaves on what it makes.
    pub(crate) const fn record_ref(&self) -> RecordRef {
        RecordRef {
            n: self.n,
            t: self.t,
            ms: self.ms,
        }
    }

    /// Is it kept out of the session file?
    pub const fn is_private(&self) -> bool {
        self.private_after.is_some()
    }
}
