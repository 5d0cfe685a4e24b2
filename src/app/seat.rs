//! The seat: one terminal with its size, its settings, what lies over the screen and what was said
//! there. Nothing in it belongs to a session.

use chrono::{DateTime, FixedOffset};

use super::effect::Settings;
use super::overlay::Overlay;
use super::pace::Pace;
use crate::domain::{Context, Message};

/// How serious a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something went as wished, or a refusal: shown quietly.
    Info,
    /// Worth a second look.
    Warning,
    /// Error: stays until it is seen.
    Error,
}

/// A sentence for the person.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// What it says.
    pub message: Message,
    /// How serious it is.
    pub weight: Severity,
    /// Process time in milliseconds at which it came up.
    pub(crate) at: u64,
    /// Wall time at which it came up.
    pub(crate) t: DateTime<FixedOffset>,
    /// A key was pressed after it had been on the screen for a moment.
    pub(crate) seen: bool,
}

/// One terminal.
#[derive(Debug, Clone)]
pub struct TerminalSeat {
    /// Language and theme.
    pub settings: Settings,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The latest time that came in; `ms` is process time.
    pub(crate) now: Context,
    /// What lies over the screen.
    pub overlay: Option<Overlay>,
    /// What was said so far, the latest last.
    pub notices: Vec<Notice>,
    /// When the room was last led on from here.
    pub(super) pace: Pace,
}

impl TerminalSeat {
    /// The notice to be shown now: the latest trouble until a key is pressed, otherwise the latest
    /// of all for some seconds.
    pub(crate) fn notice(&self) -> Option<&Notice> {
        let age = |notice: &Notice| self.now.ms.saturating_sub(notice.at);
        let trouble = self
            .notices
            .iter()
            .rev()
            .find(|notice| notice.weight == Severity::Error && !notice.seen);
        trouble.or_else(|| {
            self.notices
                .last()
                .filter(|notice| !notice.seen && age(notice) < 10_000)
        })
    }

    /// A key was pressed: what has been on the screen for a moment counts as seen.
    pub(crate) fn see(&mut self) {
        let now = self.now.ms;
        for notice in &mut self.notices {
            let moment = if notice.weight == Severity::Error {
                1_500
            } else {
                700
            };
            notice.seen |= now.saturating_sub(notice.at) > moment;
        }
    }

    /// Says something.
    pub(crate) fn tell(&mut self, message: Message, weight: Severity) {
        const KEPT: usize = 200;
        if self.notices.len() >= KEPT {
            self.notices.remove(0);
        }
        self.notices.push(Notice {
            message,
            weight,
            at: self.now.ms,
            t: self.now.t,
            seen: false,
        });
    }
}
