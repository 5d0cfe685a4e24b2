//! The saver: a thread that writes steps to the session file and reports when they are on the disk.
//!
//! It appends to the file in place and syncs before it acknowledges. After a failed write or sync it
//! never tries the same file again: the system may have dropped the pages that it could not write and
//! report success next time, so nobody knows what the file holds. It writes the whole session into the
//! rescue folder from memory and goes on there. When that fails too, it tries the rescue folder again
//! with every later batch and once more at the end, so that free space helps as soon as there is some.
//!
//! Long because opening, the thread and moving to the rescue folder are one state machine: what may be
//! written depends on what was found and on what failed before.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

use chrono::{DateTime, FixedOffset};

use super::disk::{Disk, RealDisk};
use super::error::OpenError;
use super::format::{Head, LoadedSession, head_line, journal_line, seal_hash};
use super::loading::{SessionWithJournal, closes, interrupted};
use super::lock::{Holder, Lock, beside};
use super::session_file::{RENEWED, ReplaceError, SessionFile, SessionText, folder_of, shred};
use crate::domain::Message;
use crate::session::{Event, Seal, Step};
use crate::system::io_reason;

/// Receives the reports of the saver, on its thread.
pub(crate) type Reporter = Box<dyn Fn(SaverReport) + Send>;

/// What a saver gets from outside.
pub struct SaverSetup {
    /// Who works here; others read it when they want the same session.
    pub(crate) holder: Holder,
    /// The folder in which to go on when the session's own fails.
    pub(crate) rescue: PathBuf,
    /// Where reports go.
    pub(crate) report: Reporter,
    /// The disk.
    pub(crate) disk: Arc<dyn Disk>,
}

impl SaverSetup {
    /// With the disk of this computer.
    pub fn new(holder: Holder, rescue: PathBuf, report: Reporter) -> Self {
        Self {
            holder,
            rescue,
            report,
            disk: Arc::new(RealDisk),
        }
    }
}

/// What became of the commands sent to a saver.
#[derive(Debug, Clone, PartialEq)]
pub enum SaverReport {
    /// The first `upto` of all steps handed over so far survive whatever happens now.
    Saved {
        /// How many.
        upto: u64,
    },
    /// The session is sealed by this step, which belongs at the end of the log.
    Sealed(Step),
    /// The file cannot be written any more; the whole session is in another one now.
    Moved {
        /// The new file.
        to: PathBuf,
        /// What happened to the old one.
        reason: Message,
    },
    /// Nothing can be saved: neither the file nor the rescue folder can be written. The rescue
    /// folder is tried again with every later batch, another one by [`Saver::rescue_to`].
    Failed {
        /// What happened.
        reason: Message,
    },
    /// The first line could not be renewed and is as it was; nothing is lost. It is tried once
    /// more before the seal and at the end.
    HeadKept {
        /// What happened.
        reason: Message,
    },
    /// The journal of private steps could not be deleted after closing.
    JournalKept {
        /// The file that somebody should delete.
        path: PathBuf,
        /// What happened.
        reason: Message,
    },
}

enum SaverCommand {
    Save(Vec<Step>),
    Seal(DateTime<FixedOffset>, u64),
    Head(Head),
    Rescue(PathBuf),
}

/// Saves a session; dropping it saves what is under way and gives the lock back.
#[derive(Debug)]
pub struct Saver {
    /// `None` once closed.
    orders: Option<Sender<SaverCommand>>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    /// Saves steps, without waiting. [`SaverReport::Saved`] counts them in the order in which they
    /// came.
    pub fn save(&self, steps: Vec<Step>) {
        if !steps.is_empty() {
            self.order(SaverCommand::Save(steps));
        }
    }

    /// Seals the session after everything saved so far; [`SaverReport::Sealed`] brings the step.
    pub(crate) fn seal(&self, t: DateTime<FixedOffset>, ms: u64) {
        self.order(SaverCommand::Seal(t, ms));
    }

    /// Renews the first line, for listings. Left alone when the file was ever sealed or is damaged:
    /// binding its records anew would hide that.
    pub(crate) fn rewrite_head(&self, head: Head) {
        self.order(SaverCommand::Head(head));
    }

    /// After [`SaverReport::Failed`]: goes on in this folder.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "nobody is asked for a folder yet")
    )]
    pub(crate) fn rescue_to(&self, folder: PathBuf) {
        self.order(SaverCommand::Rescue(folder));
    }

    /// Saves what is under way, then ends.
    pub fn close(self) {
        drop(self);
    }

    fn order(&self, order: SaverCommand) {
        if let Some(orders) = &self.orders {
            // The thread ends only after this sender.
            let _ = orders.send(order);
        }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Creates a session file with its first public steps, which are on the disk when this returns.
///
/// # Errors
/// When there is such a file already, or it cannot be written.
pub fn create(
    path: &Path,
    head: &Head,
    steps: &[Step],
    setup: SaverSetup,
) -> Result<Saver, OpenError> {
    setup.disk.create_folder(folder_of(path))?;
    let lock = Lock::take(path, &setup.holder)?;
    if interrupted(path).is_some() {
        return Err(OpenError::Exists);
    }
    let mut session = SessionFile::planned(
        path.to_owned(),
        SessionText::new(&head_line(head).map_err(io::Error::other)?),
    );
    for step in steps.iter().filter(|step| !step.is_private()) {
        session.push(step)?;
    }
    session.flush(&*setup.disk).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            OpenError::Exists
        } else {
            error.into()
        }
    })?;
    let worker = SaverThread::new(setup, lock, session, head.clone());
    Ok(SaverThread {
        next: next_record(steps),
        may_rechain: true,
        ..worker
    }
    .start()?)
}

/// Opens a session for work: takes its lock, reads it, and cuts off what a crash left half written
/// (kept beside).
///
/// # Errors
/// When it cannot be read or written, or somebody else works on it.
pub fn open(path: &Path, setup: SaverSetup) -> Result<(LoadedSession, Saver), OpenError> {
    let path = &behind_link(path);
    let disk = Arc::clone(&setup.disk);
    // A file that is missing or read-only says so before a lock is left beside it.
    drop(disk.open(&interrupted(path).unwrap_or_else(|| path.clone()))?);
    let lock = Lock::take(path, &setup.holder)?;
    // Asked again: whoever had the lock may have done it.
    if let Some(renewed) = interrupted(path) {
        disk.rename(&renewed, path)?;
        disk.sync_folder(folder_of(path))?;
    }
    let files = match SessionWithJournal::read(&*disk, path) {
        Ok(files) => files,
        Err(error) => {
            lock.discard(path);
            return Err(error.into());
        }
    };
    // Merged before anything is cut off or shredded: from here on the files change.
    let loaded = files.merged();
    if files.journal.is_none() {
        set_aside(&*disk, &beside(path, "journal"))?;
    }
    // Left by a renewal that ended before the rename. It must not come back when somebody moves
    // the session elsewhere.
    let _ = disk.remove(&beside(path, RENEWED));
    let over = files.journal_is_over();
    // Before the file is resumed, which cuts it.
    keep_torn(&*disk, path, &files.session)?;
    let session = SessionFile::resume(&*disk, path, files.bytes, &files.session)?;
    let mut worker = SaverThread::new(setup, lock, session, loaded.head.clone());
    if let Some((bytes, read)) = files.journal {
        worker.journal = Some(SessionFile::resume(
            &*disk,
            &beside(path, "journal"),
            bytes,
            &read,
        )?);
    }
    if over {
        worker.shred_journals();
    }
    worker.next = next_record(&files.session.steps);
    worker.may_rechain = files.session.may_rechain();
    Ok((loaded, worker.start()?))
}

/// The file itself when this is a symbolic link to it: the lock and the journal have to be beside
/// the file, whatever name it is opened by, and what is renamed into place must not replace the
/// link.
fn behind_link(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    let real = if is_link {
        fs::canonicalize(path).ok()
    } else {
        None
    };
    real.unwrap_or_else(|| path.to_owned())
}

fn next_record(steps: &[Step]) -> u64 {
    steps
        .iter()
        .filter(|step| !step.is_private())
        .map(|step| step.n.saturating_add(1))
        .max()
        .unwrap_or(0)
}

/// Keeps what will be cut off in a file beside, never in place of what was cut off before.
fn keep_torn(disk: &dyn Disk, path: &Path, session: &LoadedSession) -> io::Result<()> {
    let Some(torn) = &session.torn else {
        return Ok(());
    };
    let mut file = first_free(|k| {
        disk.create_new(&beside(
            path,
            &format!("torn-{}{}", session.good_len, suffix(k)),
        ))
    })?;
    file.write_at(0, torn)?;
    file.sync()?;
    disk.sync_folder(folder_of(path))
}

/// Gives a journal that cannot be used another name, so that a new one has room.
fn set_aside(disk: &dyn Disk, journal: &Path) -> io::Result<()> {
    if !is_taken(disk, journal) {
        return Ok(());
    }
    first_free(|k| {
        let name = unread(journal, k);
        if is_taken(disk, &name) {
            Err(io::ErrorKind::AlreadyExists.into())
        } else {
            disk.rename(journal, &name)
        }
    })
}

/// The `k`-th name of a journal set aside.
fn unread(journal: &Path, k: usize) -> PathBuf {
    let mut name = journal.as_os_str().to_owned();
    name.push(format!("-unread{}", suffix(k)));
    name.into()
}

fn is_taken(disk: &dyn Disk, path: &Path) -> bool {
    disk.len(path).is_ok()
}

/// A sensible number of names for one thing.
const MOST_NAMES: usize = 99;

/// Tries until a name is free.
fn first_free<T>(mut create: impl FnMut(usize) -> io::Result<T>) -> io::Result<T> {
    for k in 1..MOST_NAMES {
        match create(k) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            result => return result,
        }
    }
    create(MOST_NAMES)
}

fn suffix(k: usize) -> String {
    if k == 1 {
        String::new()
    } else {
        format!("-{k}")
    }
}

/// The thread's side of a [`Saver`].
struct SaverThread {
    setup: SaverSetup,
    /// Held until the thread ends.
    locks: Vec<Lock>,
    head: Head,
    /// Where the session was opened, and journals were set aside.
    home: PathBuf,
    session: SessionFile,
    /// There from the first private step until the closing.
    journal: Option<SessionFile>,
    /// Journals left in places from which the session had to move.
    old_journals: Vec<SessionFile>,
    /// Number of the next record.
    next: u64,
    may_rechain: bool,
    /// Steps handed over and not yet acknowledged, and those acknowledged.
    waiting: u64,
    saved: u64,
    /// Was a step that closes the meeting added since the last flush?
    closing: bool,
    /// Why nothing is written any more.
    failed: Option<Message>,
    /// The seal's step while it is on its way to the disk.
    sealing: Option<Step>,
    /// When to seal, once something can be written again.
    seal_due: Option<(DateTime<FixedOffset>, u64)>,
    /// The first line that could not be renewed.
    head_due: Option<Head>,
    /// A step that cannot be written as a record; others are, but nothing is acknowledged after it.
    lost: Option<Message>,
}

impl SaverThread {
    fn new(setup: SaverSetup, lock: Lock, session: SessionFile, head: Head) -> Self {
        Self {
            setup,
            locks: vec![lock],
            head,
            home: session.path().to_owned(),
            session,
            journal: None,
            old_journals: Vec::new(),
            next: 0,
            may_rechain: false,
            waiting: 0,
            saved: 0,
            closing: false,
            failed: None,
            sealing: None,
            seal_due: None,
            head_due: None,
            lost: None,
        }
    }

    fn start(self) -> io::Result<Saver> {
        let (orders, inbox) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("saver".into())
            .spawn(move || self.run(&inbox))?;
        Ok(Saver {
            orders: Some(orders),
            thread: Some(thread),
        })
    }

    /// Takes whatever came in during a flush as the next batch, until the saver is closed.
    fn run(mut self, inbox: &Receiver<SaverCommand>) {
        while let Ok(first) = inbox.recv() {
            for order in std::iter::once(first).chain(inbox.try_iter()) {
                self.follow(order);
            }
            self.flush();
        }
        self.try_again();
        self.renew_due_head();
    }

    fn follow(&mut self, order: SaverCommand) {
        match order {
            SaverCommand::Save(steps) => steps.iter().for_each(|step| self.add(step)),
            SaverCommand::Seal(t, ms) => self.seal(t, ms),
            SaverCommand::Head(head) => self.renew_head(head),
            SaverCommand::Rescue(folder) => self.try_in(&folder),
        }
    }

    fn add(&mut self, step: &Step) {
        self.waiting += 1;
        if let Err(error) = self.push(step) {
            // Later steps are written all the same, but see `acknowledge`.
            self.lost = Some(io_reason(&error));
        }
        // At once, and not with the rest of the batch: the journal may only go once the closing is on
        // the disk, and what follows the closing belongs into a new one.
        if closes(&step.event) {
            self.closing = true;
            self.flush();
        }
    }

    fn push(&mut self, step: &Step) -> io::Result<()> {
        if !step.is_private() {
            self.next = self.next.max(step.n.saturating_add(1));
            return self.session.push(step);
        }
        if self.journal.is_none() {
            let line = journal_line(&self.head).map_err(io::Error::other)?;
            self.journal = Some(SessionFile::planned(
                beside(self.session.path(), "journal"),
                SessionText::new(&line),
            ));
        }
        self.journal
            .as_mut()
            .map_or(Ok(()), |journal| journal.push(step))
    }

    /// Writes and syncs everything that was added, then acknowledges it.
    fn flush(&mut self) {
        if self.waiting == 0 {
            return;
        }
        // The file that failed is not written to any more, whatever it would answer now.
        if self.failed.is_some() {
            return self.try_again();
        }
        match self.write() {
            Ok(()) => self.acknowledge(),
            Err(error) => self.rescue(&error),
        }
    }

    /// The session first: a private step may build on a public one of the same batch, and must not
    /// be there without it.
    fn write(&mut self) -> io::Result<()> {
        let disk = &*self.setup.disk;
        self.session.flush(disk)?;
        self.journal
            .as_mut()
            .map_or(Ok(()), |journal| journal.flush(disk))
    }

    fn acknowledge(&mut self) {
        // `Saved` counts steps from the first one on. With one of them missing every later count would
        // be a lie, so nothing is acknowledged any more.
        if let Some(reason) = self.lost.clone() {
            return self.report(SaverReport::Failed { reason });
        }
        self.saved += std::mem::take(&mut self.waiting);
        // The public file has everything that outlives the meeting now.
        if std::mem::take(&mut self.closing) {
            self.shred_journals();
        }
        self.report(SaverReport::Saved { upto: self.saved });
    }

    fn shred_journals(&mut self) {
        for journal in self
            .journal
            .take()
            .into_iter()
            .chain(std::mem::take(&mut self.old_journals))
        {
            let path = journal.path().to_owned();
            if let Err(error) = journal.shred(&*self.setup.disk) {
                self.report(SaverReport::JournalKept {
                    path,
                    reason: io_reason(&error),
                });
            }
        }
        let disk = &*self.setup.disk;
        for path in (1..=MOST_NAMES)
            .map(|k| unread(&beside(&self.home, "journal"), k))
            .filter(|path| is_taken(disk, path))
        {
            if let Err(error) = shred(disk, &path) {
                self.report(SaverReport::JournalKept {
                    path,
                    reason: io_reason(&error),
                });
            }
        }
    }

    /// After a failure: a new file in the rescue folder, since the old one is not to be trusted.
    fn try_again(&mut self) {
        let folder = self.setup.rescue.clone();
        self.try_in(&folder);
    }

    fn try_in(&mut self, folder: &Path) {
        if let Some(reason) = self.failed.take() {
            self.go_on_in(folder, reason);
        }
    }

    fn rescue(&mut self, error: &io::Error) {
        let folder = self.setup.rescue.clone();
        self.go_on_in(&folder, io_reason(error));
    }

    fn go_on_in(&mut self, folder: &Path, why: Message) {
        match self.move_to(folder) {
            Ok(to) => {
                self.report(SaverReport::Moved { to, reason: why });
                self.acknowledge();
                self.report_seal();
                if let Some((t, ms)) = self.seal_due.take() {
                    self.seal(t, ms);
                }
            }
            Err(error) => self.fail(io_reason(&error)),
        }
    }

    /// Writes the whole session into a new file of this folder.
    fn move_to(&mut self, folder: &Path) -> io::Result<PathBuf> {
        let disk = &*self.setup.disk;
        disk.create_folder(folder)?;
        let old = self.session.path();
        let (stem, ending) = (
            old.file_stem().unwrap_or_default().to_string_lossy(),
            old.extension().unwrap_or_default().to_string_lossy(),
        );
        let session = first_free(|k| {
            let path = folder.join(format!("{stem}{}.{ending}", suffix(k)));
            // A journal of another session under the name that ours would get.
            if is_taken(disk, &beside(&path, "journal")) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            let mut session_file = SessionFile::planned(path, self.session.text().clone());
            session_file.flush(disk).map(|()| session_file)
        })?;
        let to = session.path().to_owned();
        if let Some(old) = self.journal.take() {
            let mut journal = SessionFile::planned(beside(&to, "journal"), old.text().clone());
            if let Err(error) = journal.flush(disk) {
                self.journal = Some(old);
                // Otherwise every new try would leave another one behind.
                let _ = disk.remove(&to);
                return Err(error);
            }
            // The old one holds private lines too, and goes with the others at the closing.
            self.old_journals.push(old);
            self.journal = Some(journal);
        }
        // Nobody else knows of the new file yet; without a lock it is still the right place to be.
        self.locks.extend(Lock::take(&to, &self.setup.holder));
        self.session = session;
        Ok(to)
    }

    fn seal(&mut self, t: DateTime<FixedOffset>, ms: u64) {
        // Everything that the seal covers is on the disk before it.
        self.flush();
        if let Some(reason) = self.failed.clone() {
            self.seal_due = Some((t, ms));
            return self.report(SaverReport::Failed { reason });
        }
        self.renew_due_head();
        if self.failed.is_some() {
            self.seal_due = Some((t, ms));
            return;
        }
        let text = self.session.text();
        let seal = Seal {
            records: text.records(),
            sha256: seal_hash(text.bytes()),
        };
        let step = Step {
            n: self.next,
            t,
            ms,
            event: Event::Sealed(seal),
            private_after: None,
            cause: None,
            origin: crate::session::Origin::Keyboard,
        };
        self.next += 1;
        self.may_rechain = false;
        let pushed = self.session.push(&step);
        self.sealing = Some(step);
        match pushed.and_then(|()| self.write()) {
            Ok(()) => self.report_seal(),
            Err(error) => self.rescue(&error),
        }
    }

    fn report_seal(&mut self) {
        if let Some(step) = self.sealing.take() {
            self.report(SaverReport::Sealed(step));
        }
    }

    fn renew_head(&mut self, head: Head) {
        // What fails below concerns nothing but the head then.
        self.flush();
        self.head_due = None;
        if let Err(error) = self.try_head(head) {
            self.report(SaverReport::HeadKept {
                reason: io_reason(&error),
            });
        }
    }

    /// What refused a moment ago, a virus scanner or a backup that held the file, may be gone. If
    /// not, it was said already.
    fn renew_due_head(&mut self) {
        if let Some(head) = self.head_due.take() {
            let _ = self.try_head(head);
        }
    }

    /// An error means that the file is as it was. When it cannot be written any more, the session
    /// moves.
    fn try_head(&mut self, head: Head) -> io::Result<()> {
        if !self.may_rechain || self.failed.is_some() {
            return Ok(());
        }
        // The journal is found again by the id that it was begun with.
        let head = if self.journal.is_some() {
            Head {
                id: self.head.id,
                ..head
            }
        } else {
            head
        };
        let Some(text) = head_line(&head)
            .ok()
            .and_then(|line| self.session.text().under(&line))
        else {
            return Ok(());
        };
        match self.session.replace(&*self.setup.disk, text) {
            Ok(()) => self.head = head,
            Err(ReplaceError::Kept(error)) => {
                self.head_due = Some(head);
                return Err(error);
            }
            Err(ReplaceError::Lost(error)) => {
                self.head_due = Some(head);
                self.rescue(&error);
                return Ok(());
            }
        }
        // The file has its name, but a power cut might bring the old file back, and what will be
        // appended would be lost with the new one.
        if let Err(error) = self.session.sync_name(&*self.setup.disk) {
            self.rescue(&error);
        }
        Ok(())
    }

    fn fail(&mut self, reason: Message) {
        self.failed = Some(reason.clone());
        self.report(SaverReport::Failed { reason });
    }

    fn report(&self, report: SaverReport) {
        (self.setup.report)(report);
    }
}

#[cfg(test)]
mod tests;
