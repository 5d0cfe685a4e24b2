//! The only loop: it waits for the terminal, the clock, the saver and signals, updates the app's
//! model, carries out the effects, and draws.
//!
//! Threads, and what they send to the loop (one channel, [`Arrival`]):
//!
//! ```text
//! reader ──── keys, pastes, clicks ─┐
//! signals ─── asked to end ─────────┤
//! session ─── opened, loaded ───────┼──> loop ── frames ───> writer ──> terminal
//! saver ───── saved, moved, sealed ─┤      ├──── commands ─> session ─> saver ──> disk
//! watcher ─── list, previews ───────┤      ├──── requests ─> watcher
//! worker ──── tables, views ────────┤      └──── jobs ─────> worker
//! writer ──── drawn, gone ──────────┘
//! ```
//!
//! Nothing but the loop changes the model, and the loop waits for no thread: neither for the disk
//! nor for a terminal that stopped reading.

#![expect(
    clippy::disallowed_methods,
    reason = "the clock, ids, settings and the environment are asked for here"
)]

mod after_meeting;
mod arrival;
pub(crate) mod capabilities;
mod clock;
pub mod documents;
mod error;
mod events;
mod files;
mod folders;
pub(crate) mod settings;
mod signals;
mod terminal;
mod threads;
mod worker;

use crate::id;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(crate) use arrival::Arrival;
pub(crate) use clock::SystemClock;
pub(crate) use error::Error;
pub(crate) use files::{BY, OpenSession, OpenedForWork, SessionStore, template_names};
pub(crate) use folders::AppFolders;
pub(crate) use terminal::{measure_width, size as terminal_size};

use crate::app::{
    self, Effect, Model, Msg, OpenedSession, PlaceNeeded, SaveReport, Settings, Severity,
};
use crate::domain::Message;
use crate::input::{Hit, Key, KeyCode};
use crate::paint::{Depth, Glyphs, Theme};
use crate::system::io_reason;
use crate::ui;
use events::Burst;
use terminal::Terminal;
use threads::{SessionCommand, Threads, WatchRequest};
use worker::Job;

/// How long the disk may take when a person leaves.
const QUIT_LIMIT: Duration = Duration::from_secs(5);
/// How long it may take when the system wants the process to end; a shutdown does not wait long.
const SIGNAL_LIMIT: Duration = Duration::from_millis(1_400);
/// How often the loop checks that the terminal is still there.
const HEARTBEAT: Duration = Duration::from_secs(1);
/// How long the first frame waits for the width of the probe.
const FIRST_FRAME: Duration = Duration::from_millis(30);

/// What is on the screen first.
#[derive(Debug)]
pub(crate) enum First {
    /// The list of sessions.
    Home,
    /// A session for work.
    Work(Box<OpenedForWork>),
    /// A session for work, in which a data file is opened as if its path had been pasted.
    Data(Box<OpenedForWork>, PathBuf),
    /// A session looked back at.
    Replay(Box<OpenedSession>),
}

/// The settings of this machine, the way to its session files, and the queue of the loop.
#[derive(Debug)]
pub(crate) struct Machine {
    /// Language and theme.
    pub(crate) settings: Settings,
    /// The way to session files.
    pub(crate) files: SessionStore,
    inbox: Receiver<Arrival>,
}

impl Machine {
    /// Finds out what can be found out without touching anything.
    pub(crate) fn find(overrides: settings::SettingsOverride, dir: Option<&Path>) -> Self {
        let (arrivals, inbox) = mpsc::channel();
        let folders = AppFolders::find(dir);
        let settings = settings::find(overrides, &folders.settings());
        Self {
            settings,
            files: SessionStore {
                clock: SystemClock::start(),
                folders,
                arrivals,
            },
            inbox,
        }
    }

    /// Runs the program until somebody leaves it. The terminal is taken over only here, after
    /// everything that can fail, and `report` gets what the person has to know once it is given
    /// back.
    ///
    /// # Errors
    /// When there is no terminal to take over, the program itself failed, or something could not be
    /// saved.
    pub(crate) fn run(self, first: First, report: impl FnMut(&Message)) -> Result<(), Error> {
        let Self {
            settings,
            files,
            inbox,
        } = self;
        let arrivals = files.arrivals.clone();
        let clock = files.clock;
        let (first, open_session) = first_messages(first);
        let no_terminal = |error: std::io::Error| {
            Error::new(Message::new(id!("run-no-terminal")).with("reason", io_reason(&error)))
                .hint(id!("run-no-terminal-hint"))
        };
        let threads = Threads::start(files, open_session).map_err(no_terminal)?;
        signals::listen(&arrivals).map_err(no_terminal)?;
        let reported = capabilities::Reported::by_environment();
        let terminal =
            Terminal::enter(&arrivals, clock, reported.wants_probe()).map_err(no_terminal)?;
        let hook = Hook::set(&terminal, arrivals);
        let mut program = Program {
            model: Model::new(settings, terminal::size(), clock.context()),
            clock,
            threads,
            terminal,
            depth: capabilities::depth(),
            glyphs: reported.glyphs(),
            probing: reported.wants_probe(),
            hits: Vec::new(),
            burst: Burst::default(),
            opening: false,
            dirty: true,
            leaving: None,
            losses: Losses::default(),
        };
        let ran = catch_unwind(AssertUnwindSafe(|| program.run(&inbox, first)));
        hook.unset();
        program.end(&inbox, ran.err(), report)
    }
}

/// What went wrong with saving. It is reported once more at the end, because the screen that showed
/// it is gone by then.
#[derive(Debug, Default)]
struct Losses {
    /// Where a session went on, and why.
    moved: Option<SaveReport>,
    /// Why the session that is open, or was the last, is not saved.
    failed: Option<Message>,
    /// Why one before it is not.
    lost: Option<Message>,
}

impl Losses {
    fn note(&mut self, msg: &Msg) {
        match msg {
            Msg::Saved(SaveReport::Failed(reason)) => self.failed = Some(reason.clone()),
            Msg::Saved(report @ SaveReport::Moved(..)) => {
                self.failed = None;
                self.moved = Some(report.clone());
            }
            // The next session must not hide that the one before it is not saved.
            Msg::Opened(_) => self.lost = self.failed.take().or(self.lost.take()),
            _ => {}
        }
    }

    /// Where a session went on.
    fn label(&self) -> Option<Message> {
        self.moved.as_ref().and_then(SaveReport::label)
    }

    fn result(self) -> Result<(), Error> {
        let not_saved = |reason| {
            Error::new(Message::new(id!("run-not-saved")).with("reason", reason))
                .hint(id!("run-not-saved-hint"))
        };
        self.failed
            .or(self.lost)
            .map_or(Ok(()), |reason| Err(not_saved(reason)))
    }
}

fn first_messages(first: First) -> (Vec<Msg>, Option<OpenSession>) {
    let work = |work: OpenedForWork| (Msg::Opened(Box::new(work.0)), work.1);
    match first {
        First::Home => (Vec::new(), None),
        First::Work(opened) => {
            let (msg, open_session) = work(*opened);
            (vec![msg], open_session)
        }
        First::Data(opened, path) => {
            let (msg, open_session) = work(*opened);
            (
                vec![
                    msg,
                    Msg::Paste(path.display().to_string()),
                    Msg::Key(Key::new(KeyCode::Enter)),
                ],
                open_session,
            )
        }
        First::Replay(opened) => (vec![Msg::Loaded(opened)], None),
    }
}

/// The state of the loop.
struct Program {
    model: Model,
    clock: SystemClock,
    threads: Threads,
    terminal: Terminal,
    depth: Depth,
    glyphs: Glyphs,
    /// Is the first frame still waiting for the width of the probe?
    probing: bool,
    /// What the last frame left to click on.
    hits: Vec<(Rect, Hit)>,
    burst: Burst,
    /// Is the session thread still opening a session? Then it is not asked for another.
    opening: bool,
    dirty: bool,
    /// Set once the end has come: how long the disk may take.
    leaving: Option<Duration>,
    losses: Losses,
}

impl Program {
    fn run(&mut self, inbox: &Receiver<Arrival>, first: Vec<Msg>) {
        self.threads.watch(WatchRequest::List);
        for msg in first {
            self.update(msg);
        }
        while self.leaving.is_none() {
            // Before waiting, so that the screen shows everything that is known when the loop stands
            // still.
            self.draw();
            match inbox.recv_timeout(self.wait()) {
                Ok(arrival) => self.handle_all(arrival, inbox),
                Err(RecvTimeoutError::Timeout) => self.handle_timeout(),
                Err(RecvTimeoutError::Disconnected) => self.leave(SIGNAL_LIMIT),
            }
        }
    }

    /// Handles a message, and everything else that has arrived.
    ///
    /// A frame costs far more than a message: held-down keys and a flood of progress reports must
    /// never queue up behind frames.
    fn handle_all(&mut self, first: Arrival, inbox: &Receiver<Arrival>) {
        self.handle(first);
        // Once something asks to leave, the rest is left to `end`.
        while self.leaving.is_none()
            && let Ok(arrival) = inbox.try_recv()
        {
            self.handle(arrival);
        }
    }

    /// How long the loop may sleep: until the model changes by itself (a clock, a message that fades),
    /// and at most one heartbeat.
    fn wait(&self) -> Duration {
        // Both come first, since what they hold back is not on the screen yet.
        if self.probing {
            return FIRST_FRAME;
        }
        if self.burst.is_waiting() {
            return events::BURST_GAP;
        }
        let change = self
            .model
            .next_change()
            .map(|ms| Duration::from_millis(ms.max(1)));
        change.map_or(HEARTBEAT, |change| change.min(HEARTBEAT))
    }

    fn handle_timeout(&mut self) {
        // A terminal that has not answered the probe by now may never do; a late answer still counts.
        self.probing = false;
        for msg in self.burst.end() {
            self.update(msg);
        }
        // A vanished terminal sends no event, so it is only noticed by looking.
        if !terminal::is_there() {
            return self.leave(SIGNAL_LIMIT);
        }
        self.measure();
        if self.model.next_change().is_some() {
            self.update(Msg::Tick);
        }
    }

    fn handle(&mut self, arrival: Arrival) {
        match arrival {
            Arrival::Msg(msg) => self.update(*msg),
            // Windows has no bracketed paste: keys are held back until the gap behind them shows whether
            // fingers or the clipboard sent them.
            Arrival::Event(Event::Key(event), at) if cfg!(windows) => {
                for msg in events::key(event).map_or_else(Vec::new, |key| self.burst.take(key, at))
                {
                    self.update(msg);
                }
            }
            Arrival::Event(event, _) => {
                if let Some(msg) = events::message(event, &self.hits) {
                    self.update(msg);
                }
            }
            Arrival::Probed(column) => {
                self.probing = false;
                if column.is_some_and(capabilities::is_wide) {
                    self.glyphs = Glyphs::WIDE;
                    // The frames before were drawn with the wrong widths, so nothing on the screen is
                    // where the last buffer says.
                    self.terminal.forget();
                    self.dirty = true;
                }
            }
            Arrival::Drawn => self.terminal.frame_written(),
            Arrival::SessionAnswered => self.opening = false,
            Arrival::Suspend => {
                self.terminal.way_out().take();
                signals::stand_still();
                self.come_back();
            }
            Arrival::GoOn => self.come_back(),
            Arrival::Terminate | Arrival::TerminalGone => self.leave(SIGNAL_LIMIT),
        }
    }

    /// The terminal is ours again: everything is drawn anew, in the size that it has by now.
    fn come_back(&mut self) {
        if self.terminal.come_back().is_err() {
            return self.leave(SIGNAL_LIMIT);
        }
        self.measure();
        self.dirty = true;
    }

    /// Reads the size of the terminal again: not every terminal tells of a change, and some say 0×0
    /// until they are shown.
    fn measure(&mut self) {
        let (columns, rows) = terminal::size();
        if (columns, rows) != self.model.seat.size {
            self.update(Msg::Resize(columns, rows));
        }
    }

    /// Ends the loop without a question: what is typed is kept, nothing of it recorded, and the disk gets `limit`.
    fn leave(&mut self, limit: Duration) {
        // Set before the update, so that the app's own `Effect::Quit` does not replace the limit.
        self.leaving = Some(limit);
        self.update(Msg::Leave);
    }

    fn update(&mut self, msg: Msg) {
        self.losses.note(&msg);
        for effect in app::update(&mut self.model, msg, &self.clock.context()) {
            self.carry_out(effect);
        }
        self.dirty = true;
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::List => self.threads.watch(WatchRequest::List),
            Effect::Preview(path) => self.threads.watch(WatchRequest::Preview(path)),
            Effect::Create(new) => {
                self.open(SessionCommand::Create(new, self.model.seat.settings.lang));
            }
            Effect::Open { path, as_copy } => self.open(SessionCommand::Open(path, as_copy)),
            Effect::Load(path) => self.open(SessionCommand::Load(path)),
            Effect::Save(steps) => self.threads.send(SessionCommand::Save(steps)),
            Effect::Rewrite(fields) => self.threads.send(SessionCommand::Rewrite(fields)),
            Effect::Seal => self.threads.send(SessionCommand::Seal),
            Effect::Work(visit, chapter, request) => self.threads.work(Job {
                visit,
                chapter,
                request,
            }),
            Effect::Export(path) => self.export(path, false),
            Effect::ExportDespiteDamage(path) => self.export(path, true),
            Effect::KeepDrafts(drafts) => self.threads.send(SessionCommand::KeepDrafts(drafts)),
            Effect::InFolder(needed, folder) => {
                let lang = self.model.seat.settings.lang;
                let command = SessionCommand::InFolder(needed, folder, lang);
                match command {
                    SessionCommand::InFolder(PlaceNeeded::Session(_), ..) => self.open(command),
                    _ => self.threads.send(command),
                }
            }
            Effect::CloseFile => self.threads.send(SessionCommand::Close),
            Effect::Remember(chosen) => self.threads.send(SessionCommand::Remember(chosen)),
            Effect::Quit => self.leaving = self.leaving.or(Some(QUIT_LIMIT)),
        }
    }

    fn export(&self, session: PathBuf, despite_damage: bool) {
        self.threads.send(SessionCommand::Export {
            session,
            screen: self.model.seat.settings.lang,
            despite_damage,
        });
    }

    /// A second press of Enter while a slow disk opens a session must not open it twice.
    fn open(&mut self, command: SessionCommand) {
        if !std::mem::replace(&mut self.opening, true) {
            self.threads.send(command);
        }
    }

    /// Draws when something changed and the writer thread is free.
    fn draw(&mut self) {
        // With a frame still on its way nothing is queued behind it: `Drawn` comes back here, and the
        // newest state is drawn then. A terminal that stops reading costs one frame of memory.
        if !self.dirty || self.probing || !self.terminal.is_free() {
            return;
        }
        let (columns, rows) = self.model.seat.size;
        let mut frame = Buffer::empty(Rect::new(0, 0, columns, rows));
        let theme = Theme::named(self.model.seat.settings.theme, self.depth);
        let drawn = ui::draw(&self.model, &theme, self.glyphs, &mut frame);
        // A click that arrives before the frame is on the screen is looked up in these all the same.
        self.hits = drawn.hits;
        self.dirty = false;
        if self.terminal.show(frame, drawn.cursor).is_err() {
            self.leave(SIGNAL_LIMIT);
        }
    }

    /// Gives the terminal back, waits for the disk, and reports what was not saved. After a panic of
    /// the loop, what is typed is kept as far as that still works.
    fn end(
        mut self,
        inbox: &Receiver<Arrival>,
        failure: Option<Box<dyn Any + Send>>,
        mut report: impl FnMut(&Message),
    ) -> Result<(), Error> {
        if failure.is_some() {
            // The model may be in any state after a panic; a second one must not keep the saver from
            // finishing.
            let _ = catch_unwind(AssertUnwindSafe(|| self.leave(QUIT_LIMIT)));
        }
        let Self {
            threads,
            terminal,
            leaving,
            mut losses,
            ..
        } = self;
        // The terminal first: a slow disk must not keep the person before a dead screen.
        drop(terminal);
        let finished = threads.end(leaving.unwrap_or(QUIT_LIMIT));
        // Only now, when the session thread has ended or run out of time, has the saver sent its last
        // report.
        for arrival in inbox.try_iter() {
            let Arrival::Msg(msg) = arrival else { continue };
            losses.note(&msg);
            if let Msg::Notice(message, Severity::Warning | Severity::Error) = *msg {
                report(&message);
            }
        }
        losses.label().iter().for_each(report);
        match (failure, finished) {
            (None, true) => losses.result(),
            (None, false) => {
                Err(Error::new(Message::new(id!("run-not-flushed")))
                    .hint(id!("run-not-flushed-hint")))
            }
            (Some(_), _) => {
                Err(Error::new(Message::new(id!("run-failed"))).hint(id!("run-failed-hint")))
            }
        }
    }
}

/// While it is set, a panic of the loop gives the terminal back before it is printed, and a panic of
/// another thread becomes a notice on the screen.
struct Hook;

impl Hook {
    fn set(terminal: &Terminal, arrivals: Sender<Arrival>) -> Self {
        let (way_out, usual, here) = (
            terminal.way_out(),
            std::panic::take_hook(),
            thread::current().id(),
        );
        std::panic::set_hook(Box::new(move |info| {
            if thread::current().id() == here {
                // First, or the text of the panic would be lost with the alternate screen.
                way_out.take();
                usual(info);
            } else {
                let message =
                    Message::new(id!("run-thread-failed")).with("reason", info.to_string());
                let _ = arrivals.send(Arrival::msg(Msg::Notice(message, Severity::Error)));
            }
        }));
        Self
    }

    fn unset(self) {
        let Self = self;
        drop(std::panic::take_hook());
    }
}
