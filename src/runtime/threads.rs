//! Those who work while the loop draws: a clerk for the session at work, a lookout for the list and
//! the previews, a worker for data.
//!
//! A share that does not answer keeps them waiting, and nobody else.

use crate::id;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::arrival::Arrival;
use super::error::Error;
use super::files::{OpenSession, SessionStore};
use super::worker::{DataWorker, Job};
use super::{documents, settings};
use crate::app::{Entry, HeadFields, Msg, NewSession, Preview, Settings, Severity};
use crate::domain::Message;
use crate::lang::Lang;
use crate::session::{Log, Step};
use crate::storage;

/// What the session thread is asked to do, in this order.
#[derive(Debug)]
pub enum SessionCommand {
    /// Make a session, in the words of this language.
    Create(NewSession, Lang),
    /// Open a session for work, or a copy of it.
    Open(PathBuf, bool),
    /// Load a session to be replayed.
    Load(PathBuf),
    /// Save steps.
    Save(Vec<Step>),
    /// Renew the head.
    Rewrite(HeadFields),
    /// Seal the session.
    Seal,
    /// Write the documents of a session beside it; in this language where the session names none.
    Export(PathBuf, Lang),
    /// Let the file go.
    Close,
    /// Keep the settings.
    Remember(Settings),
}

/// What the directory watcher is asked to look at.
#[derive(Debug)]
pub enum WatchRequest {
    /// The folder.
    List,
    /// One session.
    Into(PathBuf),
}

/// The session thread, the directory watcher and the worker.
#[derive(Debug)]
pub struct Threads {
    orders: Sender<SessionCommand>,
    watching: Sender<WatchRequest>,
    jobs: Sender<Job>,
    /// Closes when the session thread has gone home.
    session_thread: Receiver<()>,
}

impl Threads {
    /// Both start to work; the session thread takes over the open session of a session already open.
    ///
    /// # Errors
    /// When the system has no threads left.
    pub fn start(files: SessionStore, open_session: Option<OpenSession>) -> io::Result<Self> {
        let (orders, order_queue) = mpsc::channel();
        let (watching, watch_queue) = mpsc::channel();
        let (working, session_thread) = mpsc::channel::<()>();
        let directory_watcher = files.clone();
        let (jobs, job_queue) = mpsc::channel();
        let mut worker = DataWorker::new(files.folders.sessions.clone(), files.arrivals.clone());
        thread::Builder::new()
            .name("session".into())
            .spawn(move || {
                SessionThread {
                    files,
                    open_session,
                }
                .work(&order_queue);
                drop(working);
            })?;
        thread::Builder::new()
            .name("directory watcher".into())
            .spawn(move || watch(&directory_watcher, &watch_queue))?;
        thread::Builder::new()
            .name("worker".into())
            .spawn(move || worker.run(&job_queue))?;
        Ok(Self {
            orders,
            watching,
            jobs,
            session_thread,
        })
    }

    /// Gives the session thread an order.
    pub fn order(&self, order: SessionCommand) {
        // The session thread leaves only after this sender.
        let _ = self.orders.send(order);
    }

    /// Sends the directory watcher to look.
    pub fn look(&self, look: WatchRequest) {
        let _ = self.watching.send(look);
    }

    /// Gives the worker something to do.
    pub fn work(&self, job: Job) {
        let _ = self.jobs.send(job);
    }

    /// Waits until the session thread has nothing left to do, but not longer than this; tells whether that
    /// came. What could not be saved stands among the arrivals then.
    pub fn end(self, limit: Duration) -> bool {
        drop(self.orders);
        drop(self.watching);
        drop(self.jobs);
        self.session_thread.recv_timeout(limit) == Err(RecvTimeoutError::Disconnected)
    }
}

struct SessionThread {
    files: SessionStore,
    open_session: Option<OpenSession>,
}

impl SessionThread {
    fn work(mut self, queue: &Receiver<SessionCommand>) {
        self.with_open_session(|open_session, files| {
            open_session.seal_if_missing(&files.clock.context());
        });
        while let Ok(order) = queue.recv() {
            self.follow(order);
        }
    }

    fn follow(&mut self, order: SessionCommand) {
        match order {
            SessionCommand::Create(new, lang) => {
                self.open_session = None;
                let made = self
                    .files
                    .create(&new, lang, None)
                    .map(|(opened, open_session)| {
                        self.open_session = Some(open_session);
                        Msg::Opened(Box::new(opened))
                    });
                self.answer(made);
            }
            SessionCommand::Open(path, as_copy) => {
                self.open_session = None;
                let opened = self
                    .files
                    .open(&path, as_copy)
                    .map(|(opened, open_session)| {
                        self.open_session = open_session;
                        Msg::Opened(Box::new(opened))
                    });
                self.answer(opened);
                self.with_open_session(|open_session, files| {
                    open_session.seal_if_missing(&files.clock.context());
                });
            }
            SessionCommand::Load(path) => self.answer(
                self.files
                    .load(&path)
                    .map(|opened| Msg::Loaded(Box::new(opened))),
            ),
            SessionCommand::Export(path, lang) => self.tell(documents::beside(&path, lang)),
            SessionCommand::Close => self.open_session = None,
            SessionCommand::Remember(settings) => self.remember(settings),
            SessionCommand::Save(steps) => {
                self.with_open_session(|open_session, _| open_session.save(steps));
            }
            SessionCommand::Rewrite(fields) => {
                self.with_open_session(|open_session, _| open_session.rewrite(fields));
            }
            SessionCommand::Seal => self
                .with_open_session(|open_session, files| open_session.seal(&files.clock.context())),
        }
    }

    fn with_open_session(&mut self, work: impl FnOnce(&mut OpenSession, &SessionStore)) {
        if let Some(open_session) = &mut self.open_session {
            work(open_session, &self.files);
        }
    }

    /// Says how it went. Nobody waits for this answer, so nobody is told that it was one.
    fn tell(&self, result: Result<Message, Error>) {
        let (message, weight) = result.map_or_else(
            |error| (error.label, Severity::Warning),
            |message| (message, Severity::Info),
        );
        let _ = self
            .files
            .arrivals
            .send(Arrival::msg(Msg::Notice(message, weight)));
    }

    /// The disk may be slow, and a key that changes the theme must not wait for it.
    fn remember(&self, settings: Settings) {
        let file = self.files.folders.settings();
        if let Err(error) = settings::keep(settings, &file) {
            let message = Message::new(id!("run-settings-not-kept"))
                .with("file", file.display().to_string())
                .with("reason", error.to_string());
            let _ = self
                .files
                .arrivals
                .send(Arrival::msg(Msg::Notice(message, Severity::Warning)));
        }
    }

    fn answer(&self, result: Result<Msg, Error>) {
        let msg = result.unwrap_or_else(|error| Msg::Notice(error.label, Severity::Warning));
        // Nobody listens any more when the program ends.
        let _ = self.files.arrivals.send(Arrival::msg(msg));
        let _ = self.files.arrivals.send(Arrival::Answered);
    }
}

/// Looks until nobody asks any more. Of several sessions asked for meanwhile, only the last is
/// still under the cursor.
fn watch(files: &SessionStore, window: &Receiver<WatchRequest>) {
    while let Ok(first) = window.recv() {
        let mut into = None;
        let mut list = false;
        for look in std::iter::once(first).chain(window.try_iter()) {
            match look {
                WatchRequest::List => list = true,
                WatchRequest::Into(path) => into = Some(path),
            }
        }
        let listed = list.then(|| Msg::Listed(list_of(files), files.folders.sessions.clone()));
        let seen = into.map(|path| Msg::Previewed(path.clone(), Box::new(preview(&path))));
        for msg in listed.into_iter().chain(seen) {
            if files.arrivals.send(Arrival::msg(msg)).is_err() {
                return;
            }
        }
    }
}

/// The sessions of the folder, as the home screen shows them.
fn list_of(files: &SessionStore) -> Vec<Entry> {
    let entry = |entry: storage::LibraryEntry| {
        let (created, id) = (
            entry.head.as_ref().ok().map(|head| head.created),
            entry.head.as_ref().ok().map(|head| head.id),
        );
        let head = entry
            .head
            .map_err(|error| error.label(&entry.path))
            .map(|head| HeadFields {
                title: head.title,
                date: head.date,
                council: head.council,
                fiscal_year: head.fiscal_year,
                continues: head.continues,
                anonymity: head.anonymity,
            });
        Entry {
            path: entry.path,
            id,
            head,
            created,
        }
    };
    // A folder that cannot be read has nothing to show; opening or creating there says why.
    storage::list(&files.folders.sessions)
        .unwrap_or_default()
        .into_iter()
        .map(entry)
        .collect()
}

fn preview(path: &std::path::Path) -> Preview {
    match storage::load(path) {
        Err(error) => Preview {
            problems: vec![error.label(path)],
            ..Preview::default()
        },
        Ok(loaded) => Preview {
            records: loaded.records,
            problems: loaded
                .problems
                .iter()
                .map(|problem| problem.label())
                .collect(),
            last: loaded.steps.last().map(|step| step.t),
            state: Log::replayed(loaded.steps).state().without_private(),
        },
    }
}
