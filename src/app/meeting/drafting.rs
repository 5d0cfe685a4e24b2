//! What is typed in a session and not handed in: kept in a file beside it while somebody types and when
//! the program is left, and given back to the screens when the session is opened again.
//!
//! Leaving records nothing. Only what must not lie in a file beside, because it would tell who writes
//! where, goes to the journal of private steps.

use uuid::Uuid;

use super::{Meeting, MeetingPage};
use crate::app::chapter_screens::Outlook;
use crate::app::effect::{DraftsToKeep, Effect};
use crate::app::message_context::MessageContext;
use crate::session::{Command, DraftPlace, Event, KeptDraft, Stage, decide};

/// How long somebody may type before it is kept, in milliseconds: what a crash may take.
const DELAY: u64 = 1_000;

/// What is known of the file of drafts.
#[derive(Debug, Clone, Default)]
pub(super) struct DraftKeeping {
    /// The session that the file names.
    id: Uuid,
    /// What it holds.
    kept: Vec<KeptDraft>,
    /// Process time since which something else is typed.
    differs_since: Option<u64>,
    /// What could not be given back to any screen: it stays until the meeting is closed.
    unplaced: Vec<KeptDraft>,
}

impl DraftKeeping {
    /// Nothing is kept yet of this session.
    pub(super) fn of(id: Uuid) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }

    /// The session goes on in another place, where nothing is kept yet.
    pub(super) fn are_elsewhere(&mut self) {
        self.kept.clear();
    }
}

impl Meeting {
    /// What is typed and not handed in, on every page; nothing in a session that is only looked at.
    pub(crate) fn drafts(&self) -> Vec<KeptDraft> {
        if !self.mode().is_live() {
            return Vec::new();
        }
        let place = DraftPlace::Setup;
        let setup = self.setup.typed().into_iter();
        let mut all: Vec<KeptDraft> = setup.map(|typed| KeptDraft { place, typed }).collect();
        all.extend(self.screens.typed(self.at_rest()));
        let place = DraftPlace::Closing;
        let closing = self.filling_in.typed().into_iter();
        all.extend(closing.map(|typed| KeptDraft { place, typed }));
        all.extend(self.drafts.unplaced.iter().cloned());
        all
    }

    /// Is something typed that is not handed in?
    pub(crate) fn has_draft(&self) -> bool {
        self.mode().is_live()
            && (!self.setup.typed().is_empty()
                || self.filling_in.typed().is_some()
                || self.screens.has_draft(self.at_rest())
                || !self.drafts.unplaced.is_empty())
    }

    /// The chapters, looked at for what is typed in them, which does not depend on the time.
    fn at_rest(&self) -> Outlook<'_> {
        Outlook {
            state: self.log.state(),
            mode: self.mode(),
            now: self.base,
            size: self.screens.size,
        }
    }

    /// What came back with the session and belongs to nothing that is there any more.
    pub(crate) fn unplaced_drafts(&self) -> &[KeptDraft] {
        &self.drafts.unplaced
    }

    /// Gives the screens back what was typed in them.
    pub(super) fn resume(&mut self, kept: Vec<KeptDraft>) {
        if !self.mode().is_live() {
            // What is not taken up goes: it was given up at the closing.
            self.drafts.kept = kept;
            return;
        }
        self.drafts.kept.clone_from(&kept);
        for draft in kept {
            // A line asked for over the screen is given back by the program, which has the screen.
            let over_the_screen = [DraftPlace::Asked, DraftPlace::Documents];
            if !over_the_screen.contains(&draft.place) && !self.resume_one(&draft) {
                self.drafts.unplaced.push(draft);
            }
        }
    }

    fn resume_one(&mut self, draft: &KeptDraft) -> bool {
        let base = self.base;
        let stage = self.state().stage;
        match draft.place {
            DraftPlace::Setup => {
                if draft.typed.open && stage == Stage::Preparing {
                    self.page = MeetingPage::Setup;
                }
                self.setup.resume(&draft.typed, self.log.state())
            }
            DraftPlace::Chapter(no) => {
                let (mode, size) = (self.mode(), self.screens.size);
                let at = Outlook {
                    state: self.log.state(),
                    mode,
                    now: base,
                    size,
                };
                self.screens.resume(no, &draft.typed, at)
            }
            DraftPlace::Closing => {
                self.page = MeetingPage::Closing;
                self.filling_in.resume(&draft.typed, self.log.state())
            }
            DraftPlace::Asked | DraftPlace::Documents => false,
        }
    }

    /// The effect that keeps what is typed now, if the file says something else; `asked` is what is
    /// typed in a line over the screen.
    pub(crate) fn keep_drafts(&mut self, asked: Option<KeptDraft>) -> Option<Effect> {
        if self.read_only {
            return None;
        }
        let mut now = self.drafts();
        now.extend(asked);
        self.drafts.differs_since = None;
        if now == self.drafts.kept {
            return None;
        }
        self.drafts.kept.clone_from(&now);
        Some(Effect::KeepDrafts(DraftsToKeep {
            session: self.path.clone(),
            id: self.drafts.id,
            drafts: now,
        }))
    }

    /// The same, where somebody has typed for a while. What was handed in is no draft any more as
    /// soon as the disk has its record, and not before.
    pub(crate) fn keep_drafts_if_due(
        &mut self,
        process_ms: u64,
        asked: Option<KeptDraft>,
    ) -> Option<Effect> {
        if self.read_only || self.is_saving() {
            return None;
        }
        let mut now = self.drafts();
        now.extend(asked.clone());
        if now == self.drafts.kept {
            self.drafts.differs_since = None;
            return None;
        }
        let since = *self.drafts.differs_since.get_or_insert(process_ms);
        let is_due = now.is_empty() || process_ms.saturating_sub(since) >= DELAY;
        is_due.then(|| self.keep_drafts(asked)).flatten()
    }

    /// Are steps on their way to the disk?
    fn is_saving(&self) -> bool {
        self.trouble.is_none() && self.acknowledged < self.sent
    }

    /// Milliseconds until what is typed is kept.
    pub(super) fn draft_due_in(&self, process_ms: u64) -> Option<u64> {
        let since = self.drafts.differs_since.filter(|_| !self.is_saving())?;
        Some((since + DELAY).saturating_sub(process_ms))
    }

    /// The meeting is closed: what was typed and not handed in is given up, as was asked before.
    pub(super) fn forget_drafts(&mut self) {
        self.setup.forget();
        self.filling_in.open = None;
        self.screens.forget();
        self.drafts.unplaced.clear();
    }

    /// Gives the journal of private steps what only it may hold. Nothing else is recorded: a command
    /// that would leave a public event is not carried out.
    pub(crate) fn confide(&mut self, moment: &mut MessageContext) -> Vec<Effect> {
        if !self.mode().is_live() {
            return Vec::new();
        }
        let mut effects = Vec::new();
        for command in self.screens.confide(self.at_rest()) {
            if self.leaves_private_events_alone(&command, moment)
                && let Ok(steps) = self.decide(command, None, moment)
            {
                effects.extend(self.saved(steps));
            }
        }
        effects
    }

    fn leaves_private_events_alone(&self, command: &Command, moment: &MessageContext) -> bool {
        let context = moment.now;
        let events = decide(self.log.state(), command.clone(), &context);
        events.is_ok_and(|events| !events.is_empty() && events.iter().all(Event::is_private))
    }
}
