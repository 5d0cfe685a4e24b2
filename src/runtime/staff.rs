//! Those who work while the loop draws: a clerk for the session at work, a lookout for the list and
//! the previews, a worker for data.
//!
//! A share that does not answer keeps them waiting, and nobody else.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::documents;
use super::files::{Files, Keeper};
use super::worker::{Job, Worker};
use super::{Arrival, Trouble, settings};
use crate::app::{Entry, HeadFields, Msg, NewSession, Preview, Settings, Weight};
use crate::domain::Message;
use crate::lang::Lang;
use crate::session::{Log, Step};
use crate::storage;

/// What the clerk is asked to do, in this order.
#[derive(Debug)]
pub enum Order {
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

/// What the lookout is asked to look at.
#[derive(Debug)]
pub enum Look {
    /// The folder.
    List,
    /// One session.
    Into(PathBuf),
}

/// The clerk, the lookout and the worker.
#[derive(Debug)]
pub struct Staff {
    orders: Sender<Order>,
    looks: Sender<Look>,
    jobs: Sender<Job>,
    /// Closes when the clerk has gone home.
    clerk: Receiver<()>,
}

impl Staff {
    /// Both start to work; the clerk takes over the keeper of a session already open.
    ///
    /// # Errors
    /// When the system has no threads left.
    pub fn start(files: Files, keeper: Option<Keeper>) -> io::Result<Self> {
        let (orders, desk) = mpsc::channel();
        let (looks, window) = mpsc::channel();
        let (working, clerk) = mpsc::channel::<()>();
        let lookout = files.clone();
        let (jobs, tray) = mpsc::channel();
        let mut worker = Worker::new(files.folders.sessions.clone(), files.arrivals.clone());
        thread::Builder::new().name("clerk".into()).spawn(move || {
            Clerk { files, keeper }.work(&desk);
            drop(working);
        })?;
        thread::Builder::new()
            .name("lookout".into())
            .spawn(move || watch(&lookout, &window))?;
        thread::Builder::new()
            .name("worker".into())
            .spawn(move || worker.work(&tray))?;
        Ok(Self {
            orders,
            looks,
            jobs,
            clerk,
        })
    }

    /// Gives the clerk an order.
    pub fn order(&self, order: Order) {
        // The clerk leaves only after this sender.
        let _ = self.orders.send(order);
    }

    /// Sends the lookout to look.
    pub fn look(&self, look: Look) {
        let _ = self.looks.send(look);
    }

    /// Gives the worker something to do.
    pub fn work(&self, job: Job) {
        let _ = self.jobs.send(job);
    }

    /// Waits until the clerk has nothing left to do, but not longer than this; tells whether that
    /// came. What could not be saved stands among the arrivals then.
    pub fn end(self, limit: Duration) -> bool {
        drop(self.orders);
        drop(self.looks);
        drop(self.jobs);
        self.clerk.recv_timeout(limit) == Err(RecvTimeoutError::Disconnected)
    }
}

struct Clerk {
    files: Files,
    keeper: Option<Keeper>,
}

impl Clerk {
    fn work(mut self, desk: &Receiver<Order>) {
        self.with_keeper(|keeper, files| keeper.seal_if_missing(&files.clock.stamp()));
        while let Ok(order) = desk.recv() {
            self.follow(order);
        }
    }

    fn follow(&mut self, order: Order) {
        match order {
            Order::Create(new, lang) => {
                self.keeper = None;
                let made = self.files.create(&new, lang, None).map(|(opened, keeper)| {
                    self.keeper = Some(keeper);
                    Msg::Opened(Box::new(opened))
                });
                self.answer(made);
            }
            Order::Open(path, as_copy) => {
                self.keeper = None;
                let opened = self.files.open(&path, as_copy).map(|(opened, keeper)| {
                    self.keeper = keeper;
                    Msg::Opened(Box::new(opened))
                });
                self.answer(opened);
                self.with_keeper(|keeper, files| keeper.seal_if_missing(&files.clock.stamp()));
            }
            Order::Load(path) => self.answer(
                self.files
                    .load(&path)
                    .map(|opened| Msg::Loaded(Box::new(opened))),
            ),
            Order::Export(path, lang) => self.tell(documents::beside(&path, lang)),
            Order::Close => self.keeper = None,
            Order::Remember(settings) => self.remember(settings),
            Order::Save(steps) => self.with_keeper(|keeper, _| keeper.save(steps)),
            Order::Rewrite(fields) => self.with_keeper(|keeper, _| keeper.rewrite(fields)),
            Order::Seal => self.with_keeper(|keeper, files| keeper.seal(&files.clock.stamp())),
        }
    }

    fn with_keeper(&mut self, work: impl FnOnce(&mut Keeper, &Files)) {
        if let Some(keeper) = &mut self.keeper {
            work(keeper, &self.files);
        }
    }

    /// Says how it went. Nobody waits for this answer, so nobody is told that it was one.
    fn tell(&self, result: Result<Message, Trouble>) {
        let (message, weight) = result.map_or_else(
            |trouble| (trouble.says, Weight::Warning),
            |message| (message, Weight::Quiet),
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
            let message = Message::new("run-settings-not-kept")
                .with("file", file.display().to_string())
                .with("reason", error.to_string());
            let _ = self
                .files
                .arrivals
                .send(Arrival::msg(Msg::Notice(message, Weight::Warning)));
        }
    }

    fn answer(&self, result: Result<Msg, Trouble>) {
        let msg = result.unwrap_or_else(|trouble| Msg::Notice(trouble.says, Weight::Warning));
        // Nobody listens any more when the program ends.
        let _ = self.files.arrivals.send(Arrival::msg(msg));
        let _ = self.files.arrivals.send(Arrival::Answered);
    }
}

/// Looks until nobody asks any more. Of several sessions asked for meanwhile, only the last is
/// still under the cursor.
fn watch(files: &Files, window: &Receiver<Look>) {
    while let Ok(first) = window.recv() {
        let mut into = None;
        let mut list = false;
        for look in std::iter::once(first).chain(window.try_iter()) {
            match look {
                Look::List => list = true,
                Look::Into(path) => into = Some(path),
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
fn list_of(files: &Files) -> Vec<Entry> {
    let entry = |entry: storage::Entry| {
        let (created, id) = (
            entry.head.as_ref().ok().map(|head| head.created),
            entry.head.as_ref().ok().map(|head| head.id),
        );
        let head = entry
            .head
            .map_err(|error| error.says(&entry.path))
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
            problems: vec![error.says(path)],
            ..Preview::default()
        },
        Ok(loaded) => Preview {
            records: loaded.records,
            problems: loaded
                .problems
                .iter()
                .map(|problem| problem.says())
                .collect(),
            last: loaded.steps.last().map(|step| step.t),
            state: Log::replayed(loaded.steps).state().without_private(),
        },
    }
}
