//! Opening, counting and sealing, without a terminal.

use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use tempfile::TempDir;

use super::*;
use crate::app::{Meeting, MessageContext};
use crate::domain::Anonymity;
use crate::session::NewSteps;

/// A folder of sessions, and what the saver says.
struct Harness {
    folder: TempDir,
    files: SessionStore,
    inbox: Receiver<Arrival>,
}

impl Harness {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (arrivals, inbox) = mpsc::channel();
        let folders = AppFolders {
            sessions: folder.path().join("sessions"),
            rescue: folder.path().join("rescue"),
            ..AppFolders::find(None)
        };
        Self {
            files: SessionStore {
                clock: SystemClock::start(),
                folders,
                arrivals,
            },
            folder,
            inbox,
        }
    }

    fn create(&self) -> (OpenedSession, OpenSession) {
        let new = NewSession {
            template: "blank".into(),
            title: "部会".into(),
            from: None,
            chapter: String::new(),
        };
        self.files.create(&new, Lang::Ja, None).unwrap()
    }

    /// The next report of the saver.
    fn report(&self) -> SaveReport {
        loop {
            let Arrival::Msg(msg) = self.inbox.recv_timeout(Duration::from_secs(20)).unwrap()
            else {
                continue;
            };
            if let Msg::Saved(report) = *msg {
                return report;
            }
        }
    }

    /// Decides and saves.
    fn decide(
        &self,
        opened: &mut OpenedSession,
        open_session: &mut OpenSession,
        command: Command,
    ) -> NewSteps {
        let outcome = opened
            .log
            .decide(command, &self.files.clock.context_at(opened.log.last_ms()))
            .unwrap();
        open_session.save(outcome.steps.clone());
        outcome
    }

    /// A session that was closed, and sealed if wished.
    fn closed(&self, sealed: bool) -> PathBuf {
        let (mut opened, mut open_session) = self.create();
        self.decide(&mut opened, &mut open_session, Command::Close);
        assert_eq!(self.report(), SaveReport::Saved(1));
        if sealed {
            open_session.seal(&self.files.clock.context());
            assert!(matches!(self.report(), SaveReport::Sealed(_)));
        }
        opened.path
    }
}

#[test]
fn a_closed_session_opened_again_counts_its_first_step_as_saved() {
    let queue = Harness::new();
    let path = queue.closed(true);
    let (mut opened, open_session) = queue.files.open(&path, false).unwrap();
    let mut open_session = open_session.unwrap();
    let steps = queue
        .decide(&mut opened, &mut open_session, Command::Reopen)
        .steps;
    assert_eq!((steps.len(), queue.report()), (1, SaveReport::Saved(1)));
}

#[test]
fn a_session_taken_up_again_counts_only_what_the_app_saved() {
    let queue = Harness::new();
    let (opened, open_session) = queue.create();
    drop(open_session);
    let (mut opened, open_session) = queue.files.open(&opened.path, false).unwrap();
    let mut open_session = open_session.unwrap();
    assert_eq!(queue.report(), SaveReport::Saved(0));
    queue.decide(
        &mut opened,
        &mut open_session,
        Command::Describe(vec![Detail::Place("会議室".into())]),
    );
    assert_eq!(queue.report(), SaveReport::Saved(1));
}

#[test]
fn a_seal_that_a_crash_prevented_is_made_up_for_and_the_meeting_can_be_opened_again() {
    let queue = Harness::new();
    let path = queue.closed(false);
    let (opened, open_session) = queue.files.open(&path, false).unwrap();
    let mut open_session = open_session.unwrap();
    let now = queue.files.clock.context();
    let moment = || MessageContext::new(now, crate::session::Origin::Keyboard);
    let mut meeting = Meeting::new(opened, &now);
    assert!(
        meeting
            .command(vec![Command::Reopen], &mut moment())
            .1
            .is_err()
    );
    open_session.seal_if_missing(&now);
    assert_eq!(meeting.on_saved(queue.report()), None);
    assert!(
        meeting
            .command(vec![Command::Reopen], &mut moment())
            .1
            .is_ok()
    );
    let numbers: Vec<u64> = meeting.log.steps().iter().map(|step| step.n).collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    open_session.seal_if_missing(&now);
    drop(open_session);
    assert_eq!(
        storage::load(&path).unwrap().seal,
        storage::SealState::Whole
    );
}

#[test]
fn what_is_loaded_to_be_looked_at_has_no_private_step() {
    let queue = Harness::new();
    let (mut opened, mut open_session) = queue.create();
    queue.decide(
        &mut opened,
        &mut open_session,
        Command::RaiseAnonymity(Anonymity::Anonymous),
    );
    let secret = Step {
        n: 0,
        private_after: Some(opened.log.next_record()),
        cause: None,
        origin: crate::session::Origin::Keyboard,
        ..opened.log.steps()[1].clone()
    };
    open_session.save(vec![secret]);
    drop(open_session);
    assert!(
        fs::read_dir(queue.folder.path().join("sessions"))
            .unwrap()
            .any(|entry| entry
                .unwrap()
                .file_name()
                .to_string_lossy()
                .ends_with(".journal"))
    );
    assert!(
        queue
            .files
            .load(&opened.path)
            .unwrap()
            .log
            .steps()
            .iter()
            .all(|step| !step.is_private())
    );
    let (again, _keeper) = queue.files.open(&opened.path, false).unwrap();
    assert!(again.log.steps().iter().any(Step::is_private));
}

#[test]
fn the_head_tells_how_names_are_handled() {
    let queue = Harness::new();
    let (mut opened, mut open_session) = queue.create();
    queue.decide(
        &mut opened,
        &mut open_session,
        Command::RaiseAnonymity(Anonymity::Sector),
    );
    let path = opened.path.clone();
    let meeting = Meeting::new(opened, &queue.files.clock.context());
    open_session.rewrite(meeting.head_fields());
    drop(open_session);
    assert_eq!(
        storage::load(&path).unwrap().head.anonymity,
        Anonymity::Sector
    );
}

#[test]
fn a_copy_is_another_session_unless_a_seal_binds_its_head() {
    let queue = Harness::new();
    let (opened, open_session) = queue.create();
    drop(open_session);
    for (path, same) in [(opened.path, false), (queue.closed(true), true)] {
        let before = fs::read(&path).unwrap();
        let (copy, open_session) = queue.files.open(&path, true).unwrap();
        drop(open_session);
        let (first, second) = (
            storage::load(&path).unwrap(),
            storage::load(&copy.path).unwrap(),
        );
        assert_eq!(
            (first.head.id == second.head.id, copy.id),
            (same, second.head.id)
        );
        assert!(second.is_sound() && fs::read(&path).unwrap() == before);
    }
}

#[test]
fn a_session_that_continues_another_gets_its_people_its_council_and_what_is_still_promised() {
    use crate::activities::notes::rules::{Command as Note, LineKind};
    use crate::session::{ActivityCommand, ChapterNo};
    let queue = Harness::new();
    let (mut opened, mut open_session) = queue.create();
    let homework = Note::Write(LineKind::Homework, None, "会場を3か所あたる".into());
    for command in [
        Command::Describe(vec![Detail::Council("みどり圏域 作業部会".into())]),
        Command::Describe(vec![Detail::FiscalYear(2025)]),
        Command::AddPeople(vec![Participant {
            name: "保健師".into(),
            organisation: "みどり保健所".into(),
            sector: crate::domain::Sector::Community,
            role: None,
        }]),
        Command::OpenChapter("notes".into(), "メモ".into()),
        Command::Chapter(ChapterNo(0), ActivityCommand::Notes(homework)),
        Command::Close,
    ] {
        queue.decide(&mut opened, &mut open_session, command);
    }
    drop(open_session);
    let (id, first) = (opened.id, opened.path);
    let new = NewSession {
        template: "blank".into(),
        title: String::new(),
        from: Some(first),
        chapter: String::new(),
    };
    let (next, open_session) = queue.files.create(&new, Lang::Ja, None).unwrap();
    drop(open_session);
    let state = next.log.state();
    assert_eq!(
        (
            state.about.council.as_str(),
            state.people.len(),
            state.about.lang.as_str()
        ),
        ("みどり圏域 作業部会", 1, "ja")
    );
    assert_eq!(
        state.about.continues.as_ref().map(|earlier| earlier.id),
        Some(id)
    );
    let promised = state.matters();
    assert!(promised.len() == 1 && promised[0].text == "会場を3か所あたる");
    assert_eq!(
        storage::load(&next.path).unwrap().head.fiscal_year,
        state.fiscal_year()
    );
}

#[test]
fn a_fiscal_year_is_recorded_only_where_the_earlier_session_is_ahead() {
    for ahead in [false, true] {
        let queue = Harness::new();
        let (mut opened, mut open_session) = queue.create();
        let today = fiscal_year_of(opened.log.steps()[0].t.date_naive());
        let state = opened.log.state();
        assert_eq!((state.about.fiscal_year, state.fiscal_year()), (0, today));
        let head = storage::load(&opened.path).unwrap().head;
        assert_eq!(head.fiscal_year, today, "lists show what applies");
        let year = if ahead { today + 1 } else { today - 1 };
        let said = Command::Describe(vec![Detail::FiscalYear(year)]);
        queue.decide(&mut opened, &mut open_session, said);
        drop(open_session);
        let new = NewSession {
            template: "blank".into(),
            title: String::new(),
            from: Some(opened.path),
            chapter: String::new(),
        };
        let (next, open_session) = queue.files.create(&new, Lang::Ja, None).unwrap();
        drop(open_session);
        let state = next.log.state();
        let (said, applies) = if ahead { (year, year) } else { (0, today) };
        assert_eq!(
            (state.about.fiscal_year, state.fiscal_year()),
            (said, applies)
        );
    }
}
