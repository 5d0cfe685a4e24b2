//! A session at work: its log, the screens of its chapters, and what is saved of it.

mod drafting;

use crate::id;
use std::path::PathBuf;

use super::chapter_screens::{ChapterScreens, Outlook};
use super::effect::{Effect, HeadFields};
use super::filling_in::FillingIn;
use super::message_context::MessageContext;
use super::msg::{OpenedSession, SaveReport};
use super::ritual::Ritual;
use super::setup::SetupPage;
use crate::analysis::{Reply, Request};
use crate::domain::{Context, Message, Rejection};
use crate::input::{Input, Mode, Response, Scroller, SyncReason};
use crate::session::{Cause, ChapterNo, Command, Event, Log, NewSteps, Stage, State};

/// Which page of a session is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MeetingPage {
    /// 準備: description, people, agenda.
    Setup,
    /// The current chapter, or the agenda item that is talked about without one.
    Chapter,
    /// 前回からの持ち越し, one matter after the other.
    Ritual,
    /// 確認・閉会.
    Closing,
}

/// What the top line says about saving.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SaveState {
    /// 保存済: everything is on the disk.
    Saved,
    /// Something is typed that is not handed in yet.
    Drafting,
    /// On its way: so many steps are not acknowledged yet.
    Saving(u64),
    /// The session goes on in another file.
    Elsewhere(PathBuf),
    /// Nothing can be saved.
    Broken(Message),
    /// Read-only.
    ReadOnly,
}

/// A session at work.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// Its id, by which sessions that continue it point to it.
    pub(crate) id: uuid::Uuid,
    /// This visit to it, by which the worker's answers find their way: those to an earlier visit,
    /// whose screens are gone, must not reach this one.
    pub(crate) visit: uuid::Uuid,
    /// Its steps and state.
    pub log: Log,
    /// The screens of its chapters.
    pub screens: ChapterScreens,
    /// The page on the screen.
    pub(crate) page: MeetingPage,
    /// The set-up page's cursor and drafts.
    pub(crate) setup: SetupPage,
    /// Where the room is in what came over.
    pub(crate) ritual: Ritual,
    /// The form of the closing page.
    pub(crate) filling_in: FillingIn,
    /// First line shown of the closing page.
    pub(crate) scroller: Scroller,
    read_only: bool,
    /// What the file's head says.
    head: HeadFields,
    sent: u64,
    acknowledged: u64,
    trouble: Option<SaveState>,
    /// Process time at which session time stood at `base`.
    opened: u64,
    base: u64,
    drafts: drafting::DraftKeeping,
}

impl Meeting {
    /// The session just opened, on the page where the room left it.
    pub(crate) fn new(opened: OpenedSession, now: &Context) -> Self {
        let state = opened.log.state();
        let page = match state.stage {
            Stage::Closed => MeetingPage::Closing,
            Stage::Running => MeetingPage::Chapter,
            Stage::Preparing => MeetingPage::Setup,
        };
        let base = opened.log.last_ms();
        let head = head_of(state);
        let mut meeting = Self {
            path: opened.path,
            id: opened.id,
            visit: now.seed,
            log: opened.log,
            screens: ChapterScreens::default(),
            page,
            setup: SetupPage::on(now.t.date_naive()),
            ritual: Ritual::default(),
            filling_in: FillingIn::default(),
            scroller: Scroller::default(),
            read_only: opened.read_only,
            head,
            sent: 0,
            acknowledged: 0,
            trouble: None,
            opened: now.ms,
            base,
            drafts: drafting::DraftKeeping::of(opened.id),
        };
        meeting.sync(now.ms, &SyncReason::Elsewhere);
        meeting.resume(opened.drafts);
        meeting
    }

    /// The state as it is.
    pub fn state(&self) -> &State {
        self.log.state()
    }

    /// Session time at this process time.
    pub(crate) fn session_ms(&self, process_ms: u64) -> u64 {
        self.base
            .saturating_add(process_ms.saturating_sub(self.opened))
    }

    /// Alive, or only to be looked at?
    pub(crate) fn mode(&self) -> Mode {
        if self.read_only || self.state().stage == Stage::Closed {
            Mode::Replay
        } else {
            Mode::Live
        }
    }

    /// Is it closed, and the seal still on its way?
    pub(crate) fn awaits_seal(&self) -> bool {
        !self.read_only
            && self.trouble.is_none()
            && self.state().stage == Stage::Closed
            && self.state().seal.is_none()
    }

    /// Is it closed and sealed, and can be said of its documents what became of them?
    pub(crate) fn moves_documents(&self) -> bool {
        !self.read_only && self.state().stage == Stage::Closed && self.state().seal.is_some()
    }

    /// What the top line says about saving.
    pub(crate) fn save_state(&self) -> SaveState {
        if self.read_only {
            return SaveState::ReadOnly;
        }
        match &self.trouble {
            Some(state) => state.clone(),
            None if self.acknowledged < self.sent => {
                SaveState::Saving(self.sent - self.acknowledged)
            }
            None if self.has_draft() => SaveState::Drafting,
            None => SaveState::Saved,
        }
    }

    /// Milliseconds until something happens by itself: a second while the meeting runs, and what is
    /// typed is kept.
    pub(crate) fn next_change(&self, process_ms: u64) -> Option<u64> {
        let running = self.mode() == Mode::Live && self.state().stage == Stage::Running;
        let second = running.then(|| 1_000 - self.session_ms(process_ms) % 1_000);
        second
            .into_iter()
            .chain(self.draft_due_in(process_ms))
            .min()
    }

    /// How its chapters are looked at.
    pub(crate) fn outlook(&self, process_ms: u64) -> Outlook<'_> {
        Outlook {
            state: self.log.state(),
            mode: self.mode(),
            now: self.session_ms(process_ms),
            size: self.screens.size,
        }
    }

    /// The pages that may change while the rest is looked at.
    fn pages(&mut self, process_ms: u64) -> (&mut SetupPage, &mut ChapterScreens, Outlook<'_>) {
        let (mode, now) = (self.mode(), self.session_ms(process_ms));
        let (state, size) = (self.log.state(), self.screens.size);
        let at = Outlook {
            state,
            mode,
            now,
            size,
        };
        (&mut self.setup, &mut self.screens, at)
    }

    /// What the screen of the current chapter answers.
    pub(super) fn chapter_input(&mut self, input: &Input, process_ms: u64) -> Response<Command> {
        let (_, screens, at) = self.pages(process_ms);
        screens.on_input(input, at)
    }

    /// What the set-up page answers.
    pub(super) fn setup_input(&mut self, input: &Input, process_ms: u64) -> Response<Command> {
        let (setup, _, at) = self.pages(process_ms);
        setup.on_input(input, at)
    }

    /// May the worker's answers come in and its work be asked for: is a live chapter on the screen?
    fn is_at_work(&self) -> bool {
        self.page == MeetingPage::Chapter && self.mode().is_live()
    }

    /// The next of what the worker brought for the chapter on the screen.
    pub(super) fn next_reply(&mut self) -> Option<Reply> {
        if !self.is_at_work() {
            return None;
        }
        self.screens.next_reply(self.log.state())
    }

    /// Work that the chapter on the screen wants done.
    pub(super) fn next_request(&mut self, process_ms: u64) -> Option<(ChapterNo, Request)> {
        if !self.is_at_work() {
            return None;
        }
        let (_, screens, at) = self.pages(process_ms);
        screens.request(at)
    }

    /// Decides about commands, one after the other.
    ///
    /// # Errors
    /// The first refusal; what was decided before it stands, and its effects are returned beside.
    pub fn command(
        &mut self,
        commands: Vec<Command>,
        moment: &mut MessageContext,
    ) -> (Vec<Effect>, Result<(), Rejection>) {
        let mut effects = Vec::new();
        let mut first = None;
        for command in commands {
            match self.decide(command, first, moment) {
                Ok(steps) => {
                    // One gesture, one undo: what comes after follows what came first.
                    first = first.or(steps.cause());
                    effects.extend(self.saved(steps));
                }
                Err(rejection) => return (effects, Err(rejection)),
            }
        }
        (effects, Ok(()))
    }

    fn decide(
        &mut self,
        command: Command,
        cause: Option<Cause>,
        moment: &mut MessageContext,
    ) -> Result<NewSteps, Rejection> {
        self.refuse_read_only()?;
        let shows_chapter = opens_chapter(&command);
        let session_ms = self.session_ms(moment.now.ms);
        let contexts = moment.contexts.at(session_ms);
        let steps = self
            .log
            .decide_following(command, moment.origin, cause, contexts)?;
        if shows_chapter {
            self.page = MeetingPage::Chapter;
        }
        Ok(steps)
    }

    /// Takes back what was decided last at this keyboard.
    ///
    /// # Errors
    /// When there is nothing to undo.
    pub(crate) fn undo(&mut self, moment: &mut MessageContext) -> Result<Vec<Effect>, Rejection> {
        self.refuse_read_only()?;
        let session_ms = self.session_ms(moment.now.ms);
        let steps = self.log.undo(&moment.contexts.at(session_ms).next())?;
        Ok(self.saved(steps))
    }

    /// Brings back what the last undo took away.
    ///
    /// # Errors
    /// When there is nothing to redo.
    pub(crate) fn redo(&mut self, moment: &mut MessageContext) -> Result<Vec<Effect>, Rejection> {
        self.refuse_read_only()?;
        let session_ms = self.session_ms(moment.now.ms);
        let steps = self.log.redo(&moment.contexts.at(session_ms).next())?;
        Ok(self.saved(steps))
    }

    /// Is there something to undo?
    pub(super) fn may_undo(&self) -> bool {
        !self.read_only && self.log.last_undoable().is_some()
    }

    /// Is there something to redo?
    pub(super) fn may_redo(&self) -> bool {
        !self.read_only && self.log.is_redoable()
    }

    fn refuse_read_only(&self) -> Result<(), Rejection> {
        if self.read_only {
            Err(Rejection::new(id!("refuse-read-only")))
        } else {
            Ok(())
        }
    }

    /// The effects of new steps: they are saved, the head follows the description, and closing
    /// seals.
    fn saved(&mut self, outcome: NewSteps) -> Vec<Effect> {
        if outcome.steps.is_empty() {
            return Vec::new();
        }
        self.sent += outcome.steps.len() as u64;
        let touches = |wanted: fn(&Event) -> bool| {
            outcome.steps.iter().any(|step| holds(&step.event, wanted))
        };
        let rewrite = touches(|event| {
            matches!(
                event,
                Event::Described(_) | Event::AnonymityRaised(_) | Event::Undone(_)
            )
        }) && self.state().stage != Stage::Closed;
        let seal = touches(|event| matches!(event, Event::Closed));
        let mut effects = vec![Effect::Save(outcome.steps)];
        // Behind the save: the head is a copy of what the records say.
        if rewrite && self.head != self.head_fields() {
            self.head = self.head_fields();
            effects.push(Effect::Rewrite(self.head.clone()));
        }
        if seal {
            self.page = MeetingPage::Closing;
            self.forget_drafts();
            effects.push(Effect::Seal);
        }
        effects
    }

    /// What the file's head should say.
    pub(crate) fn head_fields(&self) -> HeadFields {
        head_of(self.state())
    }

    /// Lets the pages come to terms with a changed state. `how` concerns the page on the screen; to
    /// the others it came from elsewhere.
    pub fn sync(&mut self, process_ms: u64, how: &SyncReason) {
        let of = |page| {
            if self.page == page {
                how.clone()
            } else {
                SyncReason::Elsewhere
            }
        };
        // Before the page may change: the reason concerns the one that was on the screen.
        let (to_setup, to_chapter) = (of(MeetingPage::Setup), of(MeetingPage::Chapter));
        let to_closing = of(MeetingPage::Closing);
        let works = matches!(self.page, MeetingPage::Chapter | MeetingPage::Ritual);
        if works && self.state().stage == Stage::Preparing {
            self.page = MeetingPage::Setup;
        }
        let mode = self.mode();
        self.setup.sync(self.log.state(), mode, &to_setup);
        self.filling_in.sync(mode, &to_closing);
        let (_, screens, at) = self.pages(process_ms);
        screens.sync(at, &to_chapter);
    }

    /// Takes in what the saver reports; returns what is to be said.
    pub(crate) fn on_saved(&mut self, report: SaveReport) -> Option<Message> {
        let label = report.label();
        match report {
            // Reports may overtake one another; what was acknowledged once stays so.
            SaveReport::Saved(upto) => self.acknowledged = self.acknowledged.max(upto),
            SaveReport::Moved(to, _) => {
                self.trouble = Some(SaveState::Elsewhere(to.clone()));
                self.path = to;
                self.drafts.are_elsewhere();
            }
            SaveReport::Failed(reason) => self.trouble = Some(SaveState::Broken(reason)),
            // Numbered by the saver, which alone knows what stands before it in the file.
            SaveReport::Sealed(step) => self.log.append(*step),
        }
        label
    }
}

/// Does the command put a chapter on the screen?
pub(super) const fn opens_chapter(command: &Command) -> bool {
    matches!(
        command,
        Command::OpenChapter(..) | Command::EnterChapter(_) | Command::CallAgendaItem(_)
    )
}

/// What the head of a session's file says in this state.
fn head_of(state: &State) -> HeadFields {
    let about = &state.about;
    HeadFields {
        title: about.title.clone(),
        date: about.date,
        council: about.council.clone(),
        fiscal_year: state.fiscal_year(),
        continues: about.continues.clone(),
        anonymity: state.anonymity,
    }
}

/// Does the event, or one inside it, answer to `wanted`?
fn holds(event: &Event, wanted: fn(&Event) -> bool) -> bool {
    match event {
        Event::Together(events) => events.iter().any(|event| holds(event, wanted)),
        event => wanted(event),
    }
}
