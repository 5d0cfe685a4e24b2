//! The worker reads data files and computes views, so that the loop never waits for either.
//!
//! It looks into its tray while it works: who asked may take the work back, and of several views
//! that a chapter asked for only the last is computed.

use crate::id;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};
use std::{env, fs, io};

use uuid::Uuid;

use super::arrival::Arrival;
use crate::analysis::{
    FilePreview, FolderEntry, LoadedTable, Recipe, Reply, Request, SourceId, Table, drill, pivot,
};
use crate::app::Msg;
use crate::domain::{Message, Rejection};
use crate::import::{self, ImportError};
use crate::session::ChapterNo;

/// How often the tray is looked into while a file is read, and how often progress is told.
const GLANCE: Duration = Duration::from_millis(50);
const TELL: Duration = Duration::from_millis(100);
/// How many tables are kept; the one that was not used for longest goes first.
const KEPT: usize = 4;
/// How many rows behind a cell are fetched.
const MOST_ROWS: usize = 1_000;
/// Endings of the files that are listed.
const ENDINGS: [&str; 5] = ["csv", "tsv", "txt", "xlsx", "xls"];

/// An request, and whose it is.
#[derive(Debug)]
pub struct Job {
    /// The visit to a session that asks.
    pub visit: Uuid,
    /// The chapter that asks.
    pub chapter: ChapterNo,
    /// What it asks.
    pub request: Request,
}

/// Who asks.
type Asker = (Uuid, ChapterNo);

/// What the worker keeps between requests.
#[derive(Debug)]
pub struct DataWorker {
    /// Where relative paths are looked for.
    beside: PathBuf,
    /// The tables, the last used one last.
    kept: Vec<CachedTable>,
    queue: JobQueue,
}

/// A table that was read.
#[derive(Debug)]
struct CachedTable {
    /// The recipe that was asked for; it stands for the table as well as the one with the guesses
    /// spelled out.
    asked: Recipe,
    loaded: LoadedTable,
}

/// What waits, and the way back.
#[derive(Debug)]
struct JobQueue {
    waiting: VecDeque<Job>,
    arrivals: Sender<Arrival>,
}

/// The work in hand.
struct RunningJob<'a> {
    jobs: &'a mut JobQueue,
    queue: &'a Receiver<Job>,
    asker: Asker,
    number: u64,
    label: Message,
    glanced: Option<Instant>,
    told: Option<Instant>,
}

impl Job {
    const fn asker(&self) -> Asker {
        (self.visit, self.chapter)
    }
}

/// The number of an request that is answered.
const fn number(request: &Request) -> Option<u64> {
    match request {
        Request::Browse(number, ..)
        | Request::Preview(number, ..)
        | Request::Load(number, ..)
        | Request::Pivot(number, ..)
        | Request::Drill(number, ..) => Some(*number),
        Request::Cancel => None,
    }
}

impl JobQueue {
    /// Tells whoever asked; nobody listens any more when the program ends.
    fn receive(&self, (visit, chapter): Asker, reply: Reply) {
        let _ = self
            .arrivals
            .send(Arrival::msg(Msg::Reply(visit, chapter, reply)));
    }

    /// Puts a job with those that wait; `true` when it takes back the work of `at_work`.
    fn take(&mut self, job: Job, at_work: Option<Asker>) -> bool {
        let asker = job.asker();
        let withdrawn = |waiting: &Job| match &job.request {
            Request::Cancel => waiting.asker() == asker,
            Request::Pivot(..) => {
                waiting.asker() == asker && matches!(waiting.request, Request::Pivot(..))
            }
            _ => false,
        };
        let (given, waiting): (Vec<Job>, Vec<Job>) = self.waiting.drain(..).partition(withdrawn);
        self.waiting = waiting.into();
        for job in given {
            if let Some(number) = number(&job.request) {
                self.receive(job.asker(), Reply::Given(number));
            }
        }
        if job.request == Request::Cancel {
            return at_work == Some(asker);
        }
        self.waiting.push_back(job);
        false
    }

    /// Takes everything out of the tray; `true` when the work of `at_work` is taken back.
    fn empty(&mut self, queue: &Receiver<Job>, at_work: Option<Asker>) -> bool {
        let mut given_up = false;
        while let Ok(job) = queue.try_recv() {
            given_up |= self.take(job, at_work);
        }
        given_up
    }
}

impl RunningJob<'_> {
    /// Tells how far the work is, and whether it goes on.
    fn step(&mut self, thousandths: u16) -> ControlFlow<()> {
        let now = Instant::now();
        let due = |last: Option<Instant>, every| {
            last.is_none_or(|last| now.duration_since(last) >= every)
        };
        if due(self.glanced, GLANCE) {
            self.glanced = Some(now);
            if self.jobs.empty(self.queue, Some(self.asker)) {
                return ControlFlow::Break(());
            }
        }
        if due(self.told, TELL) {
            self.told = Some(now);
            self.jobs.receive(
                self.asker,
                Reply::Progress(self.number, thousandths.min(1000), self.label.clone()),
            );
        }
        ControlFlow::Continue(())
    }
}

/// Does an request; a fault in it is no reason to leave those who wait for others waiting for ever.
fn guarded(number: u64, work: impl FnOnce() -> Result<Reply, JobError>) -> Reply {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(reply)) => reply,
        Ok(Err(JobError::Given)) => Reply::Given(number),
        Ok(Err(JobError::Failed(message))) => Reply::Failed(number, message),
        Ok(Err(JobError::Missing)) => {
            Reply::Missing(number, Message::new(id!("run-data-not-there")))
        }
        Err(_) => Reply::Failed(number, Message::new(id!("run-worker-failed"))),
    }
}

/// How an request ends when it is not done.
#[derive(Debug)]
enum JobError {
    Given,
    Failed(Message),
    /// The table was never read, or had to make room for others.
    Missing,
}

impl From<ImportError> for JobError {
    fn from(refusal: ImportError) -> Self {
        match refusal {
            ImportError::Given => JobError::Given,
            ImportError::Says(message) => JobError::Failed(message),
        }
    }
}

impl From<Rejection> for JobError {
    fn from(rejection: Rejection) -> Self {
        JobError::Failed(rejection.0)
    }
}

impl DataWorker {
    /// A worker with empty hands.
    pub const fn new(beside: PathBuf, arrivals: Sender<Arrival>) -> Self {
        Self {
            beside,
            kept: Vec::new(),
            queue: JobQueue {
                waiting: VecDeque::new(),
                arrivals,
            },
        }
    }

    /// Works until nobody asks any more.
    pub fn work(&mut self, queue: &Receiver<Job>) {
        loop {
            self.queue.empty(queue, None);
            let Some(job) = self.queue.waiting.pop_front() else {
                let Ok(job) = queue.recv() else { return };
                self.queue.take(job, None);
                continue;
            };
            let asker = job.asker();
            let Some(number) = number(&job.request) else {
                continue;
            };
            let reply = guarded(number, || self.carry_out(number, job, queue));
            self.queue.receive(asker, reply);
        }
    }

    fn carry_out(
        &mut self,
        number: u64,
        job: Job,
        queue: &Receiver<Job>,
    ) -> Result<Reply, JobError> {
        let asker = job.asker();
        match job.request {
            Request::Browse(_, folder) => self.browse(number, folder).map_err(JobError::Failed),
            Request::Preview(_, place, recipe) => {
                let path = self.find(&place.path);
                let preview = self.reading(&path, asker, number, queue, |progress| {
                    import::preview(&path, &recipe, progress)
                })?;
                Ok(Reply::Previewed(number, path, Box::new(preview)))
            }
            Request::Load(_, place, recipe, wanted) => {
                let path = self.find(&place.path);
                let (preview, table) = self.reading(&path, asker, number, queue, |progress| {
                    import::load(&path, &recipe, progress)
                })?;
                self.keep(number, path, recipe, wanted.as_deref(), preview, table)
                    .map_err(JobError::Failed)
            }
            Request::Pivot(_, source, query, profile) => {
                let table = self.table(&source)?;
                Ok(Reply::Pivoted(
                    number,
                    Arc::new(pivot(&table, &query, profile)?),
                ))
            }
            Request::Drill(_, source, query, profile, [row, column]) => {
                let table = self.table(&source)?;
                Ok(Reply::Drilled(
                    number,
                    Arc::new(drill(&table, &query, profile, &row, &column, MOST_ROWS)?),
                ))
            }
            Request::Cancel => Ok(Reply::Given(number)),
        }
    }

    /// Reads with progress told and the tray looked into.
    fn reading<T>(
        &mut self,
        path: &Path,
        asker: Asker,
        number: u64,
        queue: &Receiver<Job>,
        read: impl FnOnce(&mut import::Progress<'_>) -> Result<T, ImportError>,
    ) -> Result<T, JobError> {
        let label = Message::new(id!("run-reading-data")).with("file", name_of(path));
        let mut hand = RunningJob {
            jobs: &mut self.queue,
            queue,
            asker,
            number,
            label,
            glanced: None,
            told: None,
        };
        Ok(read(&mut |thousandths| hand.step(thousandths))?)
    }

    /// Keeps a table, if the file is the one that was wanted.
    fn keep(
        &mut self,
        number: u64,
        path: PathBuf,
        asked: Recipe,
        wanted: Option<&str>,
        preview: FilePreview,
        table: Table,
    ) -> Result<Reply, Message> {
        if wanted.is_some_and(|wanted| !wanted.eq_ignore_ascii_case(&preview.sha256)) {
            return Err(
                Message::new(id!("run-data-changed")).with("file", path.display().to_string())
            );
        }
        let source = SourceId {
            sha256: preview.sha256.clone(),
            recipe: preview.recipe.clone(),
        };
        let loaded = LoadedTable {
            source: source.clone(),
            path,
            preview,
            table: Arc::new(table),
        };
        self.kept.retain(|kept| kept.loaded.source != source);
        self.kept.push(CachedTable {
            asked,
            loaded: loaded.clone(),
        });
        if self.kept.len() > KEPT {
            self.kept.remove(0);
        }
        Ok(Reply::Loaded(number, Box::new(loaded)))
    }

    /// A table that was read, which is the last used one now.
    fn table(&mut self, source: &SourceId) -> Result<Arc<Table>, JobError> {
        let is_it = |kept: &CachedTable| {
            kept.loaded.source.sha256 == source.sha256
                && (kept.loaded.source.recipe == source.recipe || kept.asked == source.recipe)
        };
        let at = self.kept.iter().position(is_it).ok_or(JobError::Missing)?;
        let kept = self.kept.remove(at);
        let table = kept.loaded.table.clone();
        self.kept.push(kept);
        Ok(table)
    }

    /// Where a file lies: a relative path is looked for beside the sessions, then in the working
    /// folder.
    fn find(&self, path: &Path) -> PathBuf {
        let beside = self.beside.join(path);
        if path.is_absolute() || beside.exists() {
            beside
        } else {
            env::current_dir()
                .map(|folder| folder.join(path))
                .ok()
                .filter(|path| path.exists())
                .unwrap_or(beside)
        }
    }

    /// Lists a folder; its whole path comes along, so that its parent can be asked for.
    fn browse(&self, number: u64, folder: Option<PathBuf>) -> Result<Reply, Message> {
        let folder = folder.map_or_else(|| self.beside.clone(), |folder| self.find(&folder));
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        let unread = |error: io::Error| {
            Message::new(id!("run-folder-unread"))
                .with("folder", folder.display().to_string())
                .with("reason", error.to_string())
        };
        let mut entries: Vec<FolderEntry> = fs::read_dir(&folder)
            .map_err(unread)?
            .filter_map(Result::ok)
            .filter_map(|entry| listed(&entry.path()))
            .collect();
        entries.sort_by_cached_key(|entry| {
            (
                !entry.is_folder,
                entry.name.to_lowercase(),
                entry.name.clone(),
            )
        });
        Ok(Reply::Folder(number, folder, entries))
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// A folder or a file of data that is not hidden.
fn listed(path: &Path) -> Option<FolderEntry> {
    let name = name_of(path);
    let metadata = fs::metadata(path).ok()?;
    let is_data = || {
        path.extension().is_some_and(|ending| {
            ENDINGS
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
    };
    // `~$…` is Excel's mark of a file that is open.
    let hidden = name.starts_with('.') || name.starts_with("~$");
    let bytes = if metadata.is_dir() { 0 } else { metadata.len() };
    (!hidden && (metadata.is_dir() || is_data())).then(|| FolderEntry {
        path: path.to_owned(),
        name,
        is_folder: metadata.is_dir(),
        bytes,
    })
}

#[cfg(test)]
mod tests {
    use crate::domain::MessageId;
    use std::sync::mpsc::channel;

    use tempfile::TempDir;

    use super::*;
    use crate::analysis::{FilePlace, Profile, Query};

    /// A worker whose tray is filled before it begins, so that the order of everything is certain.
    struct Office {
        folder: TempDir,
        queue: Option<Sender<Job>>,
        jobs: Receiver<Job>,
        worker: DataWorker,
        out: Receiver<Arrival>,
    }

    fn chapter(n: u16) -> ChapterNo {
        ChapterNo(n)
    }

    impl Office {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let (arrivals, out) = channel();
            let (queue, jobs) = channel();
            let worker = DataWorker::new(folder.path().to_owned(), arrivals);
            Self {
                folder,
                queue: Some(queue),
                jobs,
                worker,
                out,
            }
        }

        fn file(&self, name: &str, text: &str) -> FilePlace {
            fs::write(self.folder.path().join(name), text).unwrap();
            FilePlace {
                path: PathBuf::from(name),
            }
        }

        fn ask(&self, n: u16, request: Request) {
            self.queue
                .as_ref()
                .unwrap()
                .send(Job {
                    visit: Uuid::nil(),
                    chapter: chapter(n),
                    request,
                })
                .unwrap();
        }

        /// Works off the tray; everything that was delivered, progress left out.
        fn work(&mut self) -> Vec<Reply> {
            drop(self.queue.take());
            self.worker.work(&self.jobs);
            let (queue, jobs) = channel();
            (self.queue, self.jobs) = (Some(queue), jobs);
            let delivered = self.out.try_iter().filter_map(|arrival| match arrival {
                Arrival::Msg(msg) => match *msg {
                    Msg::Reply(_, _, reply) => Some(reply),
                    _ => None,
                },
                _ => None,
            });
            delivered
                .filter(|reply| !matches!(reply, Reply::Progress(..)))
                .collect()
        }
    }

    fn load(number: u64, place: &FilePlace, hash: Option<&str>) -> Request {
        Request::Load(
            number,
            place.clone(),
            Recipe::default(),
            hash.map(str::to_owned),
        )
    }

    fn view(number: u64, source: &SourceId) -> Request {
        Request::Pivot(
            number,
            source.clone(),
            Query::default(),
            Profile { threshold: 0 },
        )
    }

    fn source(reply: &Reply) -> SourceId {
        match reply {
            Reply::Loaded(_, loaded) => loaded.source.clone(),
            other => panic!("{other:?}"),
        }
    }

    fn failed(reply: &Reply, id: MessageId) -> bool {
        matches!(reply, Reply::Failed(_, message) | Reply::Missing(_, message) if message.id == id)
    }

    #[test]
    fn a_table_is_loaded_once_and_pivoted_under_both_its_names() {
        let mut office = Office::new();
        let place = office.file("健診.csv", "圏域,人数\nみどり,1\nあおば,2\n");
        office.ask(1, load(1, &place, None));
        let done = office.work();
        let spelled = source(&done[0]);
        let asked = SourceId {
            recipe: Recipe::default(),
            ..spelled.clone()
        };
        for name in [&spelled, &asked] {
            office.ask(1, view(2, name));
            let done = office.work();
            assert!(
                matches!(done.as_slice(), [Reply::Pivoted(2, _)]),
                "{done:?}"
            );
        }
        office.ask(
            1,
            Request::Drill(
                3,
                spelled,
                Query::default(),
                Profile { threshold: 0 },
                [Vec::new(), Vec::new()],
            ),
        );
        let done = office.work();
        assert!(
            matches!(done.as_slice(), [Reply::Drilled(3, drill)] if drill.rows.len() == 2),
            "{done:?}"
        );
    }

    #[test]
    fn an_unknown_table_and_a_changed_file_are_refused() {
        let mut office = Office::new();
        let place = office.file("健診.csv", "圏域,人数\nみどり,1\n");
        office.ask(
            1,
            view(
                1,
                &SourceId {
                    sha256: "0".repeat(64),
                    recipe: Recipe::default(),
                },
            ),
        );
        office.ask(1, load(2, &place, Some(&"0".repeat(64))));
        office.ask(
            1,
            load(
                3,
                &FilePlace {
                    path: "ない.csv".into(),
                },
                None,
            ),
        );
        let done = office.work();
        assert!(
            failed(&done[0], id!("run-data-not-there"))
                && failed(&done[1], id!("run-data-changed"))
                && failed(&done[2], id!("import-not-found")),
            "{done:?}"
        );
    }

    #[test]
    fn only_the_last_view_that_a_chapter_asked_for_is_computed() {
        let mut office = Office::new();
        let place = office.file("健診.csv", "圏域,人数\nみどり,1\n");
        office.ask(1, load(1, &place, None));
        let source = source(&office.work()[0]);
        office.ask(1, view(2, &source));
        office.ask(2, view(9, &source));
        office.ask(1, view(3, &source));
        let done: Vec<_> = office
            .work()
            .iter()
            .map(|reply| (reply.number(), matches!(reply, Reply::Given(_))))
            .collect();
        assert_eq!(done, [(2, true), (9, false), (3, false)]);
    }

    #[test]
    fn what_was_asked_before_is_given_up_and_what_comes_after_is_done() {
        let mut office = Office::new();
        let place = office.file("健診.csv", "圏域,人数\nみどり,1\n");
        office.ask(1, load(1, &place, None));
        office.ask(2, load(2, &place, None));
        office.ask(1, Request::Cancel);
        office.ask(1, Request::Preview(3, place, Recipe::default()));
        let done: Vec<_> = office
            .work()
            .iter()
            .map(|reply| (reply.number(), matches!(reply, Reply::Given(_))))
            .collect();
        assert_eq!((done[0], done.len()), ((1, true), 3));
    }

    #[test]
    fn the_work_in_hand_is_given_up_when_its_asker_takes_it_back() {
        let mut office = Office::new();
        let mine = (Uuid::nil(), chapter(1));
        for (n, goes_on) in [(2, true), (1, false)] {
            office.ask(n, Request::Cancel);
            let label = Message::new(id!("run-reading-data"));
            let mut hand = RunningJob {
                jobs: &mut office.worker.queue,
                queue: &office.jobs,
                asker: mine,
                number: 1,
                label,
                glanced: None,
                told: None,
            };
            assert_eq!(hand.step(10).is_continue(), goes_on);
        }
        assert_eq!(office.out.try_iter().count(), 1, "progress is told once");
    }

    #[test]
    fn a_fault_in_an_errand_is_answered() {
        assert!(failed(
            &guarded(1, || panic!("as a test asks")),
            id!("run-worker-failed")
        ));
    }

    #[test]
    fn a_few_tables_are_kept_and_the_longest_unused_one_goes() {
        let mut office = Office::new();
        let sources: Vec<SourceId> = (0..=KEPT)
            .map(|n| {
                let place = office.file(&format!("{n}.csv"), &format!("a,b\n{n},x\n"));
                office.ask(1, load(n as u64, &place, None));
                let done = office.work();
                if n == KEPT - 1 {
                    let first = SourceId {
                        sha256: office.worker.kept[0].loaded.source.sha256.clone(),
                        recipe: Recipe::default(),
                    };
                    office.ask(1, view(90, &first));
                    assert!(matches!(office.work()[0], Reply::Pivoted(..)));
                }
                source(&done[0])
            })
            .collect();
        assert_eq!(office.worker.kept.len(), KEPT);
        office.ask(1, view(91, &sources[0]));
        office.ask(2, view(92, &sources[1]));
        let done = office.work();
        assert!(
            matches!(done[0], Reply::Pivoted(..)) && failed(&done[1], id!("run-data-not-there")),
            "{done:?}"
        );
    }

    #[test]
    fn a_folder_lists_folders_and_data_and_is_told_with_its_whole_path() {
        let mut office = Office::new();
        for name in ["b.csv", "A.XLSX", ".hidden.csv", "~$A.xlsx", "会議.ron"] {
            office.file(name, "x");
        }
        fs::create_dir(office.folder.path().join("資料")).unwrap();
        office.ask(1, Request::Browse(1, None));
        office.ask(1, Request::Browse(2, Some("ない".into())));
        let done = office.work();
        let [Reply::Folder(1, folder, entries), refused] = done.as_slice() else {
            panic!("{done:?}")
        };
        let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["資料", "A.XLSX", "b.csv"]);
        assert!(folder.is_absolute());
        assert_eq!((entries[0].is_folder, entries[2].bytes), (true, 1));
        assert!(failed(refused, id!("run-folder-unread")));
    }
}
