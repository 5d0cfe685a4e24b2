//! Session files as the program needs them: created, opened for work, loaded to be looked at.
//! Everything here waits for the disk.

use crate::id;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::{fs, io};

use uuid::Uuid;

use super::arrival::Arrival;
use super::clock::SystemClock;
use super::error::Error;
use super::folders::AppFolders;
use crate::app::{HeadFields, Msg, NewSession, OpenedSession, SaveReport, Severity};
use crate::domain::calendar::fiscal_year_of;
use crate::domain::{Context, ContextSeries, Message, MessageId, Participant};
use crate::lang::Lang;
use crate::session::{
    Beginning, Command, Detail, KINDS, Log, SessionRef, Stage, State, Step, TEMPLATES, Template,
};
use crate::storage::{
    self, Head, Holder, LoadedSession, OpenError, ReadError, Reporter, Saver, SaverReport,
    SaverSetup,
};

/// Program and version, as files name them.
pub(crate) const BY: &str = concat!("yoriai ", env!("CARGO_PKG_VERSION"));

/// Creates, opens and loads session files on this machine.
#[derive(Debug, Clone)]
pub(crate) struct SessionStore {
    /// Gives the time at which something is created or resumed.
    pub(crate) clock: SystemClock,
    /// The folders of the program.
    pub(crate) folders: AppFolders,
    /// Where the saver's reports go.
    pub(crate) arrivals: Sender<Arrival>,
}

/// How many steps the saver got that are the program's own, ahead of all others; the app does not
/// count them.
type Own = Arc<AtomicU64>;

/// A session opened for work: what the app gets, and the file that stays open, unless it may only be
/// looked at.
pub(crate) type OpenedForWork = (OpenedSession, Option<OpenSession>);

impl SessionStore {
    /// Makes a session, in `to` if that is given, and keeps it open.
    ///
    /// # Errors
    /// When the template is unknown, the session continued cannot be read, or the file cannot be
    /// written.
    pub(crate) fn create(
        &self,
        new: &NewSession,
        lang: Lang,
        to: Option<&Path>,
    ) -> Result<(OpenedSession, OpenSession), Error> {
        let template =
            Template::named(&new.template).ok_or_else(|| unknown_template(&new.template))?;
        let earlier = new.from.as_deref().map(read).transpose()?;
        let log = self.first_steps(template, new, earlier.as_ref(), lang)?;
        let about = &log.state().about;
        let head = Head {
            id: Uuid::now_v7(),
            title: about.title.clone(),
            created: self.clock.now(),
            council: about.council.clone(),
            fiscal_year: log.state().fiscal_year(),
            continues: about.continues.clone(),
            anonymity: log.state().anonymity,
            by: BY.to_owned(),
            ..Head::default()
        };
        let (path, saver) = self.place(&head, log.steps(), to)?;
        let open_session = OpenSession {
            saver,
            ms: log.last_ms(),
            head,
            unsealed: false,
        };
        Ok((
            OpenedSession {
                path,
                log,
                id: open_session.head.id,
                problems: Vec::new(),
                drafts: Vec::new(),
                read_only: false,
                at: None,
                speed: None,
            },
            open_session,
        ))
    }

    /// Opens a session for work; one that somebody else holds, or that cannot be written, only to
    /// be looked at.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn open(&self, path: &Path, as_copy: bool) -> Result<OpenedForWork, Error> {
        let copy = if as_copy { Some(copy(path)?) } else { None };
        let path = copy.as_deref().unwrap_or(path);
        let own = Own::default();
        match storage::open(path, self.setup(&own)) {
            Ok((mut loaded, saver)) => {
                // A copy is another session. One that was ever sealed keeps its head, as its seal
                // binds it.
                if copy.is_some() && loaded.may_rechain() {
                    loaded.head.id = Uuid::now_v7();
                    saver.rewrite_head(loaded.head.clone());
                }
                Ok(self.at_work(path, loaded, saver, &own))
            }
            Err(error) if may_be_looked_at(&error) => {
                let mut opened = self.load(path)?;
                opened.read_only = true;
                opened
                    .problems
                    .push(Message::new(id!("run-read-only")).with("reason", error.label(path)));
                Ok((opened, None))
            }
            Err(error) => Err(Error::new(error.label(path))),
        }
    }

    /// Loads a session to be looked at.
    ///
    /// # Errors
    /// When it cannot be read.
    #[expect(
        clippy::unused_self,
        reason = "beside the other ways to open a session"
    )]
    pub(crate) fn load(&self, path: &Path) -> Result<OpenedSession, Error> {
        let loaded = storage::load(path).map_err(|error| Error::new(error.label(path)))?;
        Ok(opened(path, loaded))
    }

    /// The template from which a session was made, so that one that continues it can be made from
    /// the same; the default when it has none of ours.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn template_of(path: &Path) -> Result<&'static Template, Error> {
        let (_, state) = read(path)?;
        Ok(Template::named(&state.about.template).unwrap_or(&TEMPLATES[0]))
    }

    fn at_work(
        &self,
        path: &Path,
        loaded: LoadedSession,
        saver: Saver,
        own: &Own,
    ) -> OpenedForWork {
        let head = loaded.head.clone();
        let mut opened = opened(path, loaded);
        let closed = opened.log.state().stage == Stage::Closed;
        // Only looking at a closed session leaves no mark in it.
        // The steps of the resumption are ours: the app neither made nor counts them.
        if !closed {
            let resumed = opened
                .log
                .resume(BY, &self.clock.context_at(opened.log.last_ms()));
            own.store(resumed.steps.len() as u64, Ordering::SeqCst);
            saver.save(resumed.steps);
        }
        // Of a closed meeting only what becomes of its documents is taken up again: the rest was given
        // up, as was asked at its closing.
        let (drafts, problem) = storage::kept_drafts(path, opened.id);
        opened.drafts = drafts;
        opened.problems.extend(problem);
        let unsealed = closed && opened.log.state().seal.is_none();
        let open_session = OpenSession {
            saver,
            ms: opened.log.last_ms(),
            head,
            unsealed,
        };
        (opened, Some(open_session))
    }

    fn first_steps(
        &self,
        template: &Template,
        new: &NewSession,
        earlier: Option<&(Head, State)>,
        lang: Lang,
    ) -> Result<Log, Error> {
        let continues = earlier.map(|(head, state)| SessionRef {
            id: head.id,
            title: state.about.title.clone(),
            seal: state.seal.clone(),
        });
        let people: Vec<Participant> = earlier.map_or_else(Vec::new, |(_, state)| {
            state
                .people
                .values()
                .map(|person| person.who.clone())
                .collect()
        });
        let mut commands = template.commands(
            Beginning {
                by: BY,
                title: &new.title,
                continues,
                people,
            },
            (lang.code(), |id: MessageId| lang.tr(id).into_owned()),
        );
        if let Some((head, state)) = earlier {
            let mut details = vec![
                Detail::Council(state.about.council.clone()),
                // The rule is the council's, not the meeting's.
                Detail::Quorum(state.about.particulars.quorum),
            ];
            // The year follows the day as long as nobody says one; but a meeting does not go back
            // behind the one that it continues.
            let today = fiscal_year_of(self.clock.now().date_naive());
            if state.fiscal_year() > today {
                details.push(Detail::FiscalYear(state.fiscal_year()));
            }
            commands.push(Command::Describe(details));
            commands.push(Command::CarryOver(state.carry_over(head.id)));
        }
        if let Some(kind) = KINDS.iter().find(|kind| kind.id == new.chapter) {
            commands.push(Command::OpenChapter(
                kind.id.to_owned(),
                lang.tr(kind.label).into_owned(),
            ));
        }
        let mut contexts = ContextSeries::new(self.clock.context_at(0));
        Log::begun(commands, &mut contexts).map_err(|rejection| Error::new(rejection.0))
    }

    /// Writes a new file. Two sessions of the same minute may have the same name by their time and
    /// id; a number keeps them apart then.
    fn place(
        &self,
        head: &Head,
        steps: &[Step],
        to: Option<&Path>,
    ) -> Result<(PathBuf, Saver), Error> {
        const MOST: usize = 99;
        let first = to.map_or_else(
            || {
                self.folders
                    .sessions
                    .join(storage::file_name(&head.created, head.id))
            },
            Path::to_owned,
        );
        let stem = first
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let numbered = (2..MOST)
            .map(|k| first.with_file_name(format!("{stem}-{k}.ron")))
            .take_while(|_| to.is_none());
        let mut taken = OpenError::Exists;
        for path in std::iter::once(first.clone()).chain(numbered) {
            match storage::create(&path, head, steps, self.setup(&Own::default())) {
                Ok(saver) => return Ok((path, saver)),
                // Another program may have made one of this name within the minute, and work on it.
                Err(error @ (OpenError::Exists | OpenError::Held { .. })) => taken = error,
                Err(error) => return Err(Error::new(error.label(&path))),
            }
        }
        Err(Error::new(taken.label(&first)))
    }

    fn setup(&self, own: &Own) -> SaverSetup {
        let (arrivals, own) = (self.arrivals.clone(), Arc::clone(own));
        let report = move |report| {
            // The loop drops its end of the channel when the program ends.
            let _ = arrivals.send(Arrival::msg(reported(report, own.load(Ordering::SeqCst))));
        };
        self.setup_with(Box::new(report))
    }

    /// What a saver needs that reports there.
    pub(super) fn setup_with(&self, report: Reporter) -> SaverSetup {
        let since = self.clock.now().format("%Y-%m-%d %H:%M").to_string();
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        let holder = Holder {
            host,
            pid: std::process::id(),
            since,
            program: BY.to_owned(),
        };
        SaverSetup::new(holder, self.folders.rescue.clone(), report)
    }
}

/// The session file at work. Dropping it waits until everything is on the disk.
#[derive(Debug)]
pub(crate) struct OpenSession {
    saver: Saver,
    head: Head,
    /// Session time of the last step.
    ms: u64,
    /// Was it found closed without a seal, as a crash or a full disk leaves it?
    unsealed: bool,
}

impl OpenSession {
    /// Saves steps.
    pub(crate) fn save(&mut self, steps: Vec<Step>) {
        self.ms = steps.last().map_or(self.ms, |step| step.ms);
        self.saver.save(steps);
    }

    /// Renews what listings show.
    pub(crate) fn rewrite(&mut self, fields: HeadFields) {
        let HeadFields {
            title,
            date,
            council,
            fiscal_year,
            continues,
            anonymity,
        } = fields;
        self.head = Head {
            title,
            council,
            date,
            fiscal_year,
            continues,
            anonymity,
            ..self.head.clone()
        };
        self.saver.rewrite_head(self.head.clone());
    }

    /// Makes up for a seal that is missing. To be called when the app has the session, since the
    /// seal's step has to find it there.
    pub(crate) fn seal_if_missing(&mut self, now: &Context) {
        if std::mem::take(&mut self.unsealed) {
            self.seal(now);
        }
    }

    /// Seals the session.
    pub(crate) fn seal(&mut self, now: &Context) {
        self.saver.seal(now.t, self.ms);
    }
}

fn reported(report: SaverReport, own: u64) -> Msg {
    match report {
        SaverReport::Saved { upto } => Msg::Saved(SaveReport::Saved(upto.saturating_sub(own))),
        SaverReport::Sealed(step) => Msg::Saved(SaveReport::Sealed(Box::new(step))),
        SaverReport::Moved { to, reason } => Msg::Saved(SaveReport::Moved(to, reason)),
        SaverReport::Failed { reason } => Msg::Saved(SaveReport::Failed(reason)),
        SaverReport::HeadKept { reason } => Msg::Notice(
            Message::new(id!("run-head-kept")).with("reason", reason),
            Severity::Warning,
        ),
        SaverReport::JournalKept { path, reason } => Msg::Notice(
            Message::new(id!("run-journal-kept"))
                .with("file", path.display().to_string())
                .with("reason", reason),
            Severity::Error,
        ),
    }
}

/// The head and the last state of a session that another one continues.
fn read(path: &Path) -> Result<(Head, State), Error> {
    let loaded = storage::load(path).map_err(|error| Error::new(error.label(path)))?;
    Ok((
        loaded.head,
        Log::replayed(loaded.steps).state().without_private(),
    ))
}

fn opened(path: &Path, loaded: LoadedSession) -> OpenedSession {
    let problems = loaded
        .problems
        .iter()
        .map(|problem| problem.label())
        .collect();
    let id = loaded.head.id;
    OpenedSession {
        path: path.to_owned(),
        log: Log::replayed(loaded.steps),
        id,
        problems,
        drafts: Vec::new(),
        read_only: false,
        at: None,
        speed: None,
    }
}

/// Is this a reason to look at a session without writing to it?
fn may_be_looked_at(error: &OpenError) -> bool {
    match error {
        OpenError::Held { .. } => true,
        OpenError::Io(error) => matches!(
            error.kind(),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
        ),
        OpenError::Read(_) | OpenError::Exists => false,
    }
}

fn copy(path: &Path) -> Result<PathBuf, Error> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let to = path.with_file_name(format!("{stem}_copy-{}.ron", Uuid::now_v7().simple()));
    fs::copy(path, &to).map_err(|error| Error::new(ReadError::Io(error).label(path)))?;
    Ok(to)
}

/// The names of all templates, as a sentence can list them.
pub(crate) fn template_names() -> String {
    TEMPLATES
        .iter()
        .map(|template| template.name)
        .collect::<Vec<_>>()
        .join(", ")
}

fn unknown_template(name: &str) -> Error {
    Error {
        label: Message::new(id!("run-unknown-template")).with("name", name),
        hint: Some(Message::new(id!("run-unknown-template-hint")).with("names", template_names())),
    }
}

#[cfg(test)]
mod tests;
