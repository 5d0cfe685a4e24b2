//! The worker reads data files and computes views, so that the loop never waits for either.
//!
//! It empties its queue while it works: a request may cancel the running job, and of several views
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
use crate::system::io_reason;

/// How often the queue is polled for cancellations while a file is read.
const POLL_EVERY: Duration = Duration::from_millis(50);
/// How often progress is reported.
const REPORT_EVERY: Duration = Duration::from_millis(100);
/// How many tables are cached; the least recently used one is dropped first.
const CACHE_SIZE: usize = 4;
/// How many rows behind a cell are fetched.
const MOST_ROWS: usize = 1_000;
/// Endings of the files that are listed.
const ENDINGS: [&str; 5] = ["csv", "tsv", "txt", "xlsx", "xls"];

/// A request, and whose it is.
#[derive(Debug)]
pub(crate) struct Job {
    /// The visit to a session that asks.
    pub(crate) visit: Uuid,
    /// The chapter that asks.
    pub(crate) chapter: ChapterNo,
    /// What it asks.
    pub(crate) request: Request,
}

/// Who asks: the visit to a session, and the chapter.
type Asker = (Uuid, ChapterNo);

/// To whom a reply goes, and the number that it carries back.
#[derive(Debug, Clone, Copy)]
struct ReplyAddress {
    asker: Asker,
    number: u64,
}

/// Reads files and computes views, one job at a time.
#[derive(Debug)]
pub(crate) struct DataWorker {
    /// Where relative paths are looked for.
    beside: PathBuf,
    /// Tables that were read, the last used one last.
    cache: Vec<CachedTable>,
    queue: JobQueue,
}

/// A table that was read.
#[derive(Debug)]
struct CachedTable {
    /// The recipe of the request; it finds the table as well as the recipe in which the guesses are
    /// spelled out.
    requested: Recipe,
    loaded: LoadedTable,
}

/// The jobs that wait, and the channel that takes replies to the loop.
#[derive(Debug)]
struct JobQueue {
    waiting: VecDeque<Job>,
    arrivals: Sender<Arrival>,
}

/// The job at work: reports its progress, and notices when it is cancelled.
struct RunningJob<'a> {
    jobs: &'a mut JobQueue,
    inbox: &'a Receiver<Job>,
    address: ReplyAddress,
    label: Message,
    polled: Option<Instant>,
    reported: Option<Instant>,
}

impl Job {
    const fn asker(&self) -> Asker {
        (self.visit, self.chapter)
    }
}

/// The number of a request; `None` for one that gets no reply of its own.
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
    /// Sends a reply to the loop, which hands it to the chapter that asked.
    fn send(&self, (visit, chapter): Asker, reply: Reply) {
        // The loop drops its end of the channel when the program ends.
        let _ = self
            .arrivals
            .send(Arrival::msg(Msg::Reply(visit, chapter, reply)));
    }

    /// Queues a job; `true` when it cancels the work of `running`.
    ///
    /// The jobs that it makes useless are answered at once: all that wait for the same chapter when
    /// it cancels, and a waiting view when it asks for another view.
    fn push(&mut self, job: Job, running: Option<Asker>) -> bool {
        let asker = job.asker();
        let is_superseded = |waiting: &Job| match &job.request {
            Request::Cancel => waiting.asker() == asker,
            Request::Pivot(..) => {
                waiting.asker() == asker && matches!(waiting.request, Request::Pivot(..))
            }
            _ => false,
        };
        let (superseded, waiting): (Vec<Job>, Vec<Job>) =
            self.waiting.drain(..).partition(is_superseded);
        self.waiting = waiting.into();
        // A screen waits for each number that it gave out, so none may stay without a reply.
        for job in superseded {
            if let Some(number) = number(&job.request) {
                self.send(job.asker(), Reply::Cancelled(number));
            }
        }
        if job.request == Request::Cancel {
            return running == Some(asker);
        }
        self.waiting.push_back(job);
        false
    }

    /// Queues everything that has arrived; `true` when some of it cancels the work of `running`.
    ///
    /// Goes on after a cancellation: requests behind it are new ones and must not be lost.
    fn receive_all(&mut self, inbox: &Receiver<Job>, running: Option<Asker>) -> bool {
        let mut cancelled = false;
        while let Ok(job) = inbox.try_recv() {
            cancelled |= self.push(job, running);
        }
        cancelled
    }

    /// The next job, waited for when there is none; `None` when nobody can send one any more.
    fn next_job(&mut self, inbox: &Receiver<Job>) -> Option<Job> {
        loop {
            // Everything that has arrived is queued before one job is taken: a later request may
            // make it useless.
            self.receive_all(inbox, None);
            if let Some(job) = self.waiting.pop_front() {
                return Some(job);
            }
            self.push(inbox.recv().ok()?, None);
        }
    }
}

impl RunningJob<'_> {
    /// Reports progress in thousandths; breaks when the job is cancelled.
    ///
    /// Readers call it often; the two intervals keep the cost of that, and the messages to the loop, few.
    fn step(&mut self, thousandths: u16) -> ControlFlow<()> {
        let now = Instant::now();
        let due = |last: Option<Instant>, every| {
            last.is_none_or(|last| now.duration_since(last) >= every)
        };
        let ReplyAddress { asker, number } = self.address;
        // Before the report: a chapter that cancelled wants no more progress.
        if due(self.polled, POLL_EVERY) {
            self.polled = Some(now);
            if self.jobs.receive_all(self.inbox, Some(asker)) {
                return ControlFlow::Break(());
            }
        }
        if due(self.reported, REPORT_EVERY) {
            self.reported = Some(now);
            self.jobs.send(
                asker,
                Reply::Progress(number, thousandths.min(1000), self.label.clone()),
            );
        }
        ControlFlow::Continue(())
    }
}

/// Does a job. A panic in it becomes a reply: the thread goes on, since other chapters wait for
/// theirs.
fn guarded(number: u64, work: impl FnOnce() -> Result<Reply, JobError>) -> Reply {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(reply)) => reply,
        Ok(Err(JobError::Cancelled)) => Reply::Cancelled(number),
        Ok(Err(JobError::Failed(message))) => Reply::Failed(number, message),
        Ok(Err(JobError::Missing)) => {
            Reply::Missing(number, Message::new(id!("run-data-not-there")))
        }
        Err(_) => Reply::Failed(number, Message::new(id!("run-worker-failed"))),
    }
}

/// How a job ends without a result.
#[derive(Debug)]
enum JobError {
    Cancelled,
    Failed(Message),
    /// The table was never read, or was dropped from the cache.
    Missing,
}

impl From<ImportError> for JobError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Cancelled => JobError::Cancelled,
            ImportError::Failed(message) => JobError::Failed(message),
        }
    }
}

impl From<Rejection> for JobError {
    fn from(rejection: Rejection) -> Self {
        JobError::Failed(rejection.0)
    }
}

impl DataWorker {
    /// A worker without tables and jobs; relative paths are looked for in `beside`.
    pub(crate) const fn new(beside: PathBuf, arrivals: Sender<Arrival>) -> Self {
        Self {
            beside,
            cache: Vec::new(),
            queue: JobQueue {
                waiting: VecDeque::new(),
                arrivals,
            },
        }
    }

    /// Does jobs until the other end of the channel is dropped.
    pub(crate) fn run(&mut self, inbox: &Receiver<Job>) {
        while let Some(job) = self.queue.next_job(inbox) {
            let Some(number) = number(&job.request) else {
                continue;
            };
            let address = ReplyAddress {
                asker: job.asker(),
                number,
            };
            let reply = guarded(number, || self.carry_out(address, job.request, inbox));
            self.queue.send(address.asker, reply);
        }
    }

    fn carry_out(
        &mut self,
        address: ReplyAddress,
        request: Request,
        inbox: &Receiver<Job>,
    ) -> Result<Reply, JobError> {
        let number = address.number;
        match request {
            Request::Browse(_, folder) => self.browse(number, folder).map_err(JobError::Failed),
            Request::Preview(_, place, recipe) => {
                let path = self.find(&place.path);
                let preview = self.read(&path, address, inbox, |progress| {
                    import::preview(&path, &recipe, progress)
                })?;
                Ok(Reply::Previewed(number, path, Box::new(preview)))
            }
            Request::Load(_, place, recipe, wanted) => {
                let path = self.find(&place.path);
                let (preview, table) = self.read(&path, address, inbox, |progress| {
                    import::load(&path, &recipe, progress)
                })?;
                // The hash is of the bytes that were read: asked before, the file could change in
                // between.
                if wanted.is_some_and(|wanted| !wanted.eq_ignore_ascii_case(&preview.sha256)) {
                    let changed = Message::new(id!("run-data-changed"));
                    return Err(JobError::Failed(
                        changed.with("file", path.display().to_string()),
                    ));
                }
                let loaded = loaded_table(preview, table);
                self.keep(recipe, loaded.clone());
                Ok(Reply::Loaded(number, Box::new(loaded)))
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
                    Arc::new(drill(&table, &query, profile, [&row, &column], MOST_ROWS)?),
                ))
            }
            Request::Cancel => Ok(Reply::Cancelled(number)),
        }
    }

    /// Reads a file, reporting progress and noticing cancellations meanwhile.
    fn read<T>(
        &mut self,
        path: &Path,
        address: ReplyAddress,
        inbox: &Receiver<Job>,
        read: impl FnOnce(&mut import::Progress<'_>) -> Result<T, ImportError>,
    ) -> Result<T, JobError> {
        let label = Message::new(id!("run-reading-data")).with("file", name_of(path));
        let mut running = RunningJob {
            jobs: &mut self.queue,
            inbox,
            address,
            label,
            polled: None,
            reported: None,
        };
        Ok(read(&mut |thousandths| running.step(thousandths))?)
    }

    /// Puts a table in the cache, in place of an older copy of the same one.
    fn keep(&mut self, requested: Recipe, loaded: LoadedTable) {
        self.cache
            .retain(|cached| cached.loaded.source != loaded.source);
        self.cache.push(CachedTable { requested, loaded });
        if self.cache.len() > CACHE_SIZE {
            self.cache.remove(0);
        }
    }

    /// A table of the cache, which becomes the last used one.
    fn table(&mut self, source: &SourceId) -> Result<Arc<Table>, JobError> {
        let is_meant = |cached: &CachedTable| {
            cached.loaded.source.sha256 == source.sha256
                && (cached.loaded.source.recipe == source.recipe
                    || cached.requested == source.recipe)
        };
        let at = self
            .cache
            .iter()
            .position(is_meant)
            .ok_or(JobError::Missing)?;
        let cached = self.cache.remove(at);
        let table = cached.loaded.table.clone();
        self.cache.push(cached);
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
                .with("reason", io_reason(&error))
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

/// The table as the reply and the cache hold it.
fn loaded_table(preview: FilePreview, table: Table) -> LoadedTable {
    LoadedTable {
        source: SourceId {
            sha256: preview.sha256.clone(),
            recipe: preview.recipe.clone(),
        },
        preview,
        table: Arc::new(table),
    }
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

    /// A worker whose queue is filled before it begins, so that the order of everything is certain.
    struct Harness {
        folder: TempDir,
        queue: Option<Sender<Job>>,
        jobs: Receiver<Job>,
        worker: DataWorker,
        out: Receiver<Arrival>,
    }

    fn chapter(n: u16) -> ChapterNo {
        ChapterNo(n)
    }

    impl Harness {
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
            self.worker.run(&self.jobs);
            let (queue, jobs) = channel();
            (self.queue, self.jobs) = (Some(queue), jobs);
            let replies = self.out.try_iter().filter_map(|arrival| match arrival {
                Arrival::Msg(msg) => match *msg {
                    Msg::Reply(_, _, reply) => Some(reply),
                    _ => None,
                },
                _ => None,
            });
            replies
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
        let mut harness = Harness::new();
        let place = harness.file("健診.csv", "圏域,人数\nみどり,1\nあおば,2\n");
        harness.ask(1, load(1, &place, None));
        let done = harness.work();
        let spelled = source(&done[0]);
        let asked = SourceId {
            recipe: Recipe::default(),
            ..spelled.clone()
        };
        for name in [&spelled, &asked] {
            harness.ask(1, view(2, name));
            let done = harness.work();
            assert!(
                matches!(done.as_slice(), [Reply::Pivoted(2, _)]),
                "{done:?}"
            );
        }
        harness.ask(
            1,
            Request::Drill(
                3,
                spelled,
                Query::default(),
                Profile { threshold: 0 },
                [Vec::new(), Vec::new()],
            ),
        );
        let done = harness.work();
        assert!(
            matches!(done.as_slice(), [Reply::Drilled(3, drill)] if drill.rows.len() == 2),
            "{done:?}"
        );
    }

    #[test]
    fn an_unknown_table_and_a_changed_file_are_refused() {
        let mut harness = Harness::new();
        let place = harness.file("健診.csv", "圏域,人数\nみどり,1\n");
        harness.ask(
            1,
            view(
                1,
                &SourceId {
                    sha256: "0".repeat(64),
                    recipe: Recipe::default(),
                },
            ),
        );
        harness.ask(1, load(2, &place, Some(&"0".repeat(64))));
        harness.ask(
            1,
            load(
                3,
                &FilePlace {
                    path: "ない.csv".into(),
                },
                None,
            ),
        );
        let done = harness.work();
        assert!(
            failed(&done[0], id!("run-data-not-there"))
                && failed(&done[1], id!("run-data-changed"))
                && failed(&done[2], id!("import-not-found")),
            "{done:?}"
        );
    }

    #[test]
    fn only_the_last_view_that_a_chapter_asked_for_is_computed() {
        let mut harness = Harness::new();
        let place = harness.file("健診.csv", "圏域,人数\nみどり,1\n");
        harness.ask(1, load(1, &place, None));
        let source = source(&harness.work()[0]);
        harness.ask(1, view(2, &source));
        harness.ask(2, view(9, &source));
        harness.ask(1, view(3, &source));
        let done: Vec<_> = harness
            .work()
            .iter()
            .map(|reply| (reply.number(), matches!(reply, Reply::Cancelled(_))))
            .collect();
        assert_eq!(done, [(2, true), (9, false), (3, false)]);
    }

    #[test]
    fn what_was_asked_before_is_cancelled_and_what_comes_after_is_done() {
        let mut harness = Harness::new();
        let place = harness.file("健診.csv", "圏域,人数\nみどり,1\n");
        harness.ask(1, load(1, &place, None));
        harness.ask(2, load(2, &place, None));
        harness.ask(1, Request::Cancel);
        harness.ask(1, Request::Preview(3, place, Recipe::default()));
        let done: Vec<_> = harness
            .work()
            .iter()
            .map(|reply| (reply.number(), matches!(reply, Reply::Cancelled(_))))
            .collect();
        assert_eq!((done[0], done.len()), ((1, true), 3));
    }

    #[test]
    fn the_running_job_is_cancelled_by_its_own_chapter_alone() {
        let mut harness = Harness::new();
        let mine = (Uuid::nil(), chapter(1));
        for (n, goes_on) in [(2, true), (1, false)] {
            harness.ask(n, Request::Cancel);
            let label = Message::new(id!("run-reading-data"));
            let mut running = RunningJob {
                jobs: &mut harness.worker.queue,
                inbox: &harness.jobs,
                address: ReplyAddress {
                    asker: mine,
                    number: 1,
                },
                label,
                polled: None,
                reported: None,
            };
            assert_eq!(running.step(10).is_continue(), goes_on);
        }
        assert_eq!(
            harness.out.try_iter().count(),
            1,
            "progress is reported once"
        );
    }

    #[test]
    fn a_panic_in_a_job_is_answered() {
        assert!(failed(
            &guarded(1, || panic!("as a test asks")),
            id!("run-worker-failed")
        ));
    }

    #[test]
    fn a_few_tables_are_kept_and_the_longest_unused_one_goes() {
        let mut harness = Harness::new();
        let sources: Vec<SourceId> = (0..=CACHE_SIZE)
            .map(|n| {
                let place = harness.file(&format!("{n}.csv"), &format!("a,b\n{n},x\n"));
                harness.ask(1, load(n as u64, &place, None));
                let done = harness.work();
                if n == CACHE_SIZE - 1 {
                    let first = SourceId {
                        sha256: harness.worker.cache[0].loaded.source.sha256.clone(),
                        recipe: Recipe::default(),
                    };
                    harness.ask(1, view(90, &first));
                    assert!(matches!(harness.work()[0], Reply::Pivoted(..)));
                }
                source(&done[0])
            })
            .collect();
        assert_eq!(harness.worker.cache.len(), CACHE_SIZE);
        harness.ask(1, view(91, &sources[0]));
        harness.ask(2, view(92, &sources[1]));
        let done = harness.work();
        assert!(
            matches!(done[0], Reply::Pivoted(..)) && failed(&done[1], id!("run-data-not-there")),
            "{done:?}"
        );
    }

    #[test]
    fn a_folder_lists_folders_and_data_with_its_whole_path() {
        let mut harness = Harness::new();
        for name in ["b.csv", "A.XLSX", ".hidden.csv", "~$A.xlsx", "会議.ron"] {
            harness.file(name, "x");
        }
        fs::create_dir(harness.folder.path().join("資料")).unwrap();
        harness.ask(1, Request::Browse(1, None));
        harness.ask(1, Request::Browse(2, Some("ない".into())));
        let done = harness.work();
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
