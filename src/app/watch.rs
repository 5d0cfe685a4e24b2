//! The room's screen: a session that another program writes, shown as far as its file says. No key
//! changes anything; nothing that is not in the file can appear.

use chrono::{DateTime, FixedOffset};

use super::chapter_screens::{ChapterScreens, Outlook};
use super::meeting::MeetingPage;
use super::msg::WatchReport;
use crate::domain::Message;
use crate::id;
use crate::input::{Binding, Mode, SyncReason, Table};
use crate::session::{Log, Stage, State, Step};

/// So long after the last record, in milliseconds, nobody holds the meeting any more: it is shown as it
/// was left. Longer than any talk in which nothing is recorded.
const LEFT_MS: u64 = 3 * 60 * 60 * 1_000;

/// What the keys of the room's screen do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WatchAction {
    /// Leave.
    Leave,
}

/// The keys of the room's screen.
pub(crate) const WATCH: Table<WatchAction> =
    &[Binding::new("ctrl-q q", WatchAction::Leave, id!("do-quit")).footer(90)];

/// A session that is watched.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    /// The steps of its file, as far as it was read.
    pub log: Log,
    /// The screens of the chapters.
    pub(crate) screens: ChapterScreens,
    /// Why the file could not be read at the last look.
    pub(crate) trouble: Option<Message>,
}

impl Watch {
    /// The state as the file tells it.
    pub fn state(&self) -> &State {
        self.log.state()
    }

    /// Session time at this wall time: the last record tells both. It stands while nobody holds the
    /// meeting.
    pub(crate) fn session_ms(&self, t: &DateTime<FixedOffset>) -> u64 {
        session_ms(&self.log, t)
    }

    /// Which page is shown.
    pub(crate) fn page(&self) -> MeetingPage {
        match self.state().stage {
            Stage::Closed => MeetingPage::Closing,
            Stage::Running => MeetingPage::Chapter,
            Stage::Preparing => MeetingPage::Setup,
        }
    }

    /// How its chapters are looked at.
    pub(crate) fn outlook(&self, t: &DateTime<FixedOffset>) -> Outlook<'_> {
        outlook(&self.log, t, self.screens.size)
    }

    /// Milliseconds until something on the screen changes by itself.
    pub(crate) fn next_change(&self, t: &DateTime<FixedOffset>) -> Option<u64> {
        let now = self.session_ms(t);
        let running = self.state().stage == Stage::Running && now > self.log.last_ms();
        running.then(|| 1_000 - now % 1_000)
    }

    /// Takes what became of the file.
    pub(super) fn take(&mut self, report: WatchReport) {
        match report {
            WatchReport::Anew(steps) => {
                self.log = Log::new();
                self.append(steps);
            }
            WatchReport::More(steps) => self.append(steps),
            WatchReport::Found => self.trouble = None,
            WatchReport::Lost(reason) => self.trouble = Some(reason),
        }
    }

    fn append(&mut self, steps: Vec<Step>) {
        self.trouble = None;
        for step in steps {
            self.log.append(step);
        }
    }

    /// Shows the state as if one had just come to it: cursors are not in the file, so what is shown
    /// depends on nothing but the records.
    pub(super) fn show(&mut self, t: &DateTime<FixedOffset>) {
        self.screens.forget();
        let at = outlook(&self.log, t, self.screens.size);
        self.screens.sync(at, &SyncReason::Elsewhere);
    }
}

/// A log that is watched; beside the screens, which may change meanwhile.
fn outlook<'a>(log: &'a Log, t: &DateTime<FixedOffset>, size: (u16, u16)) -> Outlook<'a> {
    Outlook {
        state: log.state(),
        mode: Mode::Watching,
        now: session_ms(log, t),
        size,
    }
}

fn session_ms(log: &Log, t: &DateTime<FixedOffset>) -> u64 {
    let Some(last) = log.steps().last() else {
        return 0;
    };
    let since = u64::try_from((*t - last.t).num_milliseconds()).unwrap_or(0);
    let runs = log.state().stage != Stage::Closed && since < LEFT_MS;
    last.ms.saturating_add(if runs { since } else { 0 })
}
