//! The threads that wait for the disk and compute while the loop draws: the session thread writes the
//! session at work, the directory watcher reads the list and the previews, the data worker reads
//! tables.
//!
//! A share that does not answer blocks one of them, and never the loop.

use crate::id;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::arrival::Arrival;
use super::documents::WrittenDocuments;
use super::error::Error;
use super::files::{OpenSession, SessionStore};
use super::worker::{DataWorker, Job};
use super::{documents, folders, settings};
use crate::app::{
    ChosenSetting, DraftsToKeep, HeadFields, Msg, NewSession, PlaceNeeded, SessionEntry,
    SessionPreview, Severity,
};
use crate::domain::Message;
use crate::lang::Lang;
use crate::session::{Log, Step};
use crate::storage;
use crate::system::io_reason;

/// What the session thread is asked to do. Commands are carried out in the order in which they are
/// sent.
#[derive(Debug)]
pub(crate) enum SessionCommand {
    /// Create a session, in the words of this language.
    Create(NewSession, Lang),
    /// Open a session for work, or a copy of it.
    Open(PathBuf, bool),
    /// Load a session to be replayed.
    Load(PathBuf),
    /// Save steps; the saver acknowledges them.
    Save(Vec<Step>),
    /// Renew the head.
    Rewrite(HeadFields),
    /// Seal the session.
    Seal,
    /// Write the documents of a session beside it; in this language where the session names none.
    Export {
        session: PathBuf,
        screen: Lang,
        /// Those for everybody too where the file is damaged.
        despite_damage: bool,
    },
    /// Keep what is typed beside the open session.
    KeepDrafts(DraftsToKeep),
    /// Do in this folder what could not be done in its own.
    InFolder(PlaceNeeded, PathBuf, Lang),
    /// Let the file go.
    Close,
    /// Keep the settings.
    Remember(ChosenSetting),
}

/// What the directory watcher is asked to read.
#[derive(Debug)]
pub(crate) enum WatchRequest {
    /// The list of the folder.
    List,
    /// The preview of one session.
    Preview(PathBuf),
}

/// The channels to the session thread, the directory watcher and the data worker.
#[derive(Debug)]
pub(crate) struct Threads {
    commands: Sender<SessionCommand>,
    watch_requests: Sender<WatchRequest>,
    jobs: Sender<Job>,
    /// Disconnects when the session thread has ended.
    session_thread: Receiver<()>,
}

impl Threads {
    /// Starts all three; the session thread takes over a session that is open already.
    ///
    /// # Errors
    /// When the system has no threads left.
    pub(crate) fn start(
        files: SessionStore,
        open_session: Option<OpenSession>,
    ) -> io::Result<Self> {
        let (commands, command_queue) = mpsc::channel();
        let (watch_requests, watch_queue) = mpsc::channel();
        let (running, session_thread) = mpsc::channel::<()>();
        let directory_watcher = files.clone();
        let (jobs, job_queue) = mpsc::channel();
        let mut worker = DataWorker::new(files.folders.sessions.clone(), files.arrivals.clone());
        thread::Builder::new()
            .name("session".into())
            .spawn(move || {
                SessionThread {
                    files,
                    open_session,
                    refused_draft: false,
                }
                .run(&command_queue);
                drop(running);
            })?;
        thread::Builder::new()
            .name("directory watcher".into())
            .spawn(move || watch(&directory_watcher, &watch_queue))?;
        thread::Builder::new()
            .name("worker".into())
            .spawn(move || worker.run(&job_queue))?;
        Ok(Self {
            commands,
            watch_requests,
            jobs,
            session_thread,
        })
    }

    /// Sends the session thread a command.
    pub(crate) fn send(&self, command: SessionCommand) {
        // The thread ends only when this sender is dropped.
        let _ = self.commands.send(command);
    }

    /// Sends the directory watcher a request.
    pub(crate) fn watch(&self, request: WatchRequest) {
        let _ = self.watch_requests.send(request);
    }

    /// Sends the data worker a job.
    pub(crate) fn work(&self, job: Job) {
        let _ = self.jobs.send(job);
    }

    /// Waits until the session thread has carried out everything, but not longer than this; `true` when
    /// it has. Reports of what could not be saved are among the arrivals then.
    ///
    /// Only this thread is waited for: what the other two are doing changes no file.
    pub(crate) fn end(self, limit: Duration) -> bool {
        drop(self.commands);
        drop(self.watch_requests);
        drop(self.jobs);
        self.session_thread.recv_timeout(limit) == Err(RecvTimeoutError::Disconnected)
    }
}

/// Owns the session file at work; nothing else writes to it.
struct SessionThread {
    files: SessionStore,
    open_session: Option<OpenSession>,
    /// Could what is typed not be kept the last time?
    refused_draft: bool,
}

impl SessionThread {
    fn run(mut self, queue: &Receiver<SessionCommand>) {
        self.with_open_session(|open_session, files| {
            open_session.seal_if_missing(&files.clock.context());
        });
        while let Ok(command) = queue.recv() {
            self.carry_out(command);
        }
    }

    fn carry_out(&mut self, command: SessionCommand) {
        match command {
            SessionCommand::Create(new, lang) => self.create(new, None, lang),
            SessionCommand::InFolder(PlaceNeeded::Session(new), folder, lang) => {
                self.create(new, Some(folder), lang);
            }
            SessionCommand::InFolder(
                PlaceNeeded::Documents {
                    session,
                    despite_damage,
                },
                folder,
                lang,
            ) => self.write_documents(session, &folder, (lang, despite_damage)),
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
                // After the answer: the step of the seal has to find the session in the app.
                self.with_open_session(|open_session, files| {
                    open_session.seal_if_missing(&files.clock.context());
                });
            }
            SessionCommand::Load(path) => self.answer(
                self.files
                    .load(&path)
                    .map(|opened| Msg::Loaded(Box::new(opened))),
            ),
            SessionCommand::Export {
                session,
                screen,
                despite_damage,
            } => {
                let folder = documents::folder_of(&session).to_owned();
                self.write_documents(session, &folder, (screen, despite_damage));
            }
            SessionCommand::KeepDrafts(drafts) => self.keep_drafts(&drafts),
            SessionCommand::Close => self.open_session = None,
            SessionCommand::Remember(chosen) => self.remember(chosen),
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

    /// Makes a session in this folder, or where sessions are made.
    fn create(&mut self, new: NewSession, folder: Option<PathBuf>, lang: Lang) {
        // Dropping waits for the saver, so the session left behind is on the disk, and its lock given
        // back, before another is touched.
        self.open_session = None;
        let mut files = self.files.clone();
        files.folders.sessions = folder.unwrap_or(files.folders.sessions);
        let made = files.create(&new, lang, None);
        let made = made.map(|(opened, open_session)| {
            self.open_session = Some(open_session);
            Msg::Opened(Box::new(opened))
        });
        let made = made.or_else(|error| {
            let needed = PlaceNeeded::Session(new);
            self.another_place(&files.folders.sessions, needed, error)
        });
        self.answer(made);
    }

    /// Writes documents into a folder. Of a damaged session somebody has to decide whether everybody may
    /// read one.
    fn write_documents(
        &self,
        session: PathBuf,
        folder: &Path,
        (screen, despite_damage): (Lang, bool),
    ) {
        let msg = match documents::into_folder(&session, folder, screen, despite_damage) {
            Ok(WrittenDocuments::InternalOnly(question)) => {
                Msg::AskDespiteDamage(question, session)
            }
            Ok(WrittenDocuments::All(message)) => Msg::Notice(message, Severity::Info),
            Err(error) => {
                let needed = PlaceNeeded::Documents {
                    session,
                    despite_damage,
                };
                let offered = self.another_place(folder, needed, error);
                offered.unwrap_or_else(|error| Msg::Notice(error.label, Severity::Warning))
            }
        };
        let _ = self.files.arrivals.send(Arrival::msg(msg));
    }

    /// Where nothing can be written to a folder, the question for another one, with one that can be.
    fn another_place(
        &self,
        folder: &Path,
        needed: PlaceNeeded,
        error: Error,
    ) -> Result<Msg, Error> {
        if folders::is_writable(folder) {
            return Err(error);
        }
        match self.files.folders.writable() {
            Some(other) => Ok(Msg::NoPlace(needed, error.label, other)),
            None => Err(error),
        }
    }

    /// Keeps what is typed, as long as the session is ours. A disk that refuses is told of once: while
    /// somebody types it is asked every second.
    fn keep_drafts(&mut self, typed: &DraftsToKeep) {
        if self.open_session.is_none() {
            return;
        }
        let kept = storage::keep_drafts(&typed.session, typed.id, &typed.drafts);
        let refused = std::mem::replace(&mut self.refused_draft, kept.is_err());
        if let Err(error) = kept
            && !refused
        {
            let message = Message::new(id!("run-draft-not-kept")).with("reason", io_reason(&error));
            let msg = Msg::Notice(message, Severity::Warning);
            let _ = self.files.arrivals.send(Arrival::msg(msg));
        }
    }

    fn with_open_session(&mut self, work: impl FnOnce(&mut OpenSession, &SessionStore)) {
        if let Some(open_session) = &mut self.open_session {
            work(open_session, &self.files);
        }
    }

    /// Writes the settings, here and not in the loop: a key that changes the theme must not wait for a
    /// slow disk.
    fn remember(&self, chosen: ChosenSetting) {
        let file = self.files.folders.settings();
        if let Err(error) = settings::keep(chosen, &file) {
            let message = Message::new(id!("run-settings-not-kept"))
                .with("file", file.display().to_string())
                .with("reason", io_reason(&error));
            let _ = self
                .files
                .arrivals
                .send(Arrival::msg(Msg::Notice(message, Severity::Warning)));
        }
    }

    /// Sends the result of opening, then that the thread is free to open another session.
    fn answer(&self, result: Result<Msg, Error>) {
        let msg = result.unwrap_or_else(|error| Msg::Notice(error.label, Severity::Warning));
        // The loop drops its end of the channel when the program ends.
        let _ = self.files.arrivals.send(Arrival::msg(msg));
        let _ = self.files.arrivals.send(Arrival::SessionAnswered);
    }
}

/// Reads lists and previews until the loop drops its end of the channel. Of several previews that were
/// requested meanwhile, only the last is read: the cursor has left the others.
fn watch(files: &SessionStore, queue: &Receiver<WatchRequest>) {
    while let Ok(first) = queue.recv() {
        let mut previewed = None;
        let mut list = false;
        for request in std::iter::once(first).chain(queue.try_iter()) {
            match request {
                WatchRequest::List => list = true,
                WatchRequest::Preview(path) => previewed = Some(path),
            }
        }
        let listed = list.then(|| Msg::Listed(list_of(files), files.folders.sessions.clone()));
        let preview = previewed.map(|path| Msg::Previewed(path.clone(), Box::new(preview(&path))));
        for msg in listed.into_iter().chain(preview) {
            if files.arrivals.send(Arrival::msg(msg)).is_err() {
                return;
            }
        }
    }
}

/// The sessions of the folder, as the home screen shows them.
fn list_of(files: &SessionStore) -> Vec<SessionEntry> {
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
        SessionEntry {
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

fn preview(path: &Path) -> SessionPreview {
    match storage::load(path) {
        Err(error) => SessionPreview {
            problems: vec![error.label(path)],
            ..SessionPreview::default()
        },
        Ok(loaded) => SessionPreview {
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
