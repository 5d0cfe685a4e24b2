//! Opening, counting and sealing, without a terminal.

use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use tempfile::TempDir;

use super::*;
use crate::app::Meeting;
use crate::domain::Anonymity;
use crate::session::Outcome;

/// A folder of sessions, and what the saver says.
struct Desk {
    folder: TempDir,
    files: Files,
    inbox: Receiver<Arrival>,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (arrivals, inbox) = mpsc::channel();
        let folders = Folders {
            sessions: folder.path().join("sessions"),
            rescue: folder.path().join("rescue"),
            ..Folders::find(None)
        };
        Self {
            files: Files {
                clock: Clock::start(),
                folders,
                arrivals,
            },
            folder,
            inbox,
        }
    }

    fn create(&self) -> (Opened, Keeper) {
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
    fn decide(&self, opened: &mut Opened, keeper: &mut Keeper, command: Command) -> Outcome {
        let outcome = opened
            .log
            .decide(command, &self.files.clock.stamp_at(opened.log.last_ms()))
            .unwrap();
        keeper.save(outcome.steps.clone());
        outcome
    }

    /// A session that was closed, and sealed if wished.
    fn closed(&self, sealed: bool) -> PathBuf {
        let (mut opened, mut keeper) = self.create();
        self.decide(&mut opened, &mut keeper, Command::Close);
        assert_eq!(self.report(), SaveReport::Saved(1));
        if sealed {
            keeper.seal(&self.files.clock.stamp());
            assert!(matches!(self.report(), SaveReport::Sealed(_)));
        }
        opened.path
    }
}

#[test]
fn a_closed_session_opened_again_counts_its_first_step_as_saved() {
    let desk = Desk::new();
    let path = desk.closed(true);
    let (mut opened, keeper) = desk.files.open(&path, false).unwrap();
    let mut keeper = keeper.unwrap();
    let steps = desk.decide(&mut opened, &mut keeper, Command::Reopen).steps;
    assert_eq!((steps.len(), desk.report()), (1, SaveReport::Saved(1)));
}

#[test]
fn a_session_taken_up_again_counts_only_what_the_app_saved() {
    let desk = Desk::new();
    let (opened, keeper) = desk.create();
    drop(keeper);
    let (mut opened, keeper) = desk.files.open(&opened.path, false).unwrap();
    let mut keeper = keeper.unwrap();
    assert_eq!(desk.report(), SaveReport::Saved(0));
    desk.decide(
        &mut opened,
        &mut keeper,
        Command::Describe(Detail::Place("会議室".into())),
    );
    assert_eq!(desk.report(), SaveReport::Saved(1));
}

#[test]
fn a_seal_that_a_crash_prevented_is_made_up_for_and_the_meeting_can_be_opened_again() {
    let desk = Desk::new();
    let path = desk.closed(false);
    let (opened, keeper) = desk.files.open(&path, false).unwrap();
    let mut keeper = keeper.unwrap();
    let now = desk.files.clock.stamp();
    let mut meeting = Meeting::new(opened, &now);
    assert!(meeting.command(vec![Command::Reopen], &now).1.is_err());
    keeper.seal_if_missing(&now);
    assert_eq!(meeting.on_saved(desk.report()), None);
    assert!(meeting.command(vec![Command::Reopen], &now).1.is_ok());
    let numbers: Vec<u64> = meeting.log.steps().iter().map(|step| step.n).collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    keeper.seal_if_missing(&now);
    drop(keeper);
    assert_eq!(
        storage::load(&path).unwrap().seal,
        storage::SealState::Whole
    );
}

#[test]
fn what_is_loaded_to_be_looked_at_has_no_private_step() {
    let desk = Desk::new();
    let (mut opened, mut keeper) = desk.create();
    desk.decide(
        &mut opened,
        &mut keeper,
        Command::RaiseAnonymity(Anonymity::Anonymous),
    );
    let secret = Step {
        n: 0,
        private_after: Some(opened.log.next_record()),
        ..opened.log.steps()[1].clone()
    };
    keeper.save(vec![secret]);
    drop(keeper);
    assert!(
        fs::read_dir(desk.folder.path().join("sessions"))
            .unwrap()
            .any(|entry| entry
                .unwrap()
                .file_name()
                .to_string_lossy()
                .ends_with(".journal"))
    );
    assert!(
        desk.files
            .load(&opened.path)
            .unwrap()
            .log
            .steps()
            .iter()
            .all(|step| !step.is_private())
    );
    let (again, _keeper) = desk.files.open(&opened.path, false).unwrap();
    assert!(again.log.steps().iter().any(Step::is_private));
}

#[test]
fn the_head_tells_how_names_are_handled() {
    let desk = Desk::new();
    let (mut opened, mut keeper) = desk.create();
    desk.decide(
        &mut opened,
        &mut keeper,
        Command::RaiseAnonymity(Anonymity::Sector),
    );
    let path = opened.path.clone();
    let meeting = Meeting::new(opened, &desk.files.clock.stamp());
    keeper.rewrite(meeting.head_fields());
    drop(keeper);
    assert_eq!(
        storage::load(&path).unwrap().head.anonymity,
        Anonymity::Sector
    );
}

#[test]
fn a_copy_is_another_session_unless_a_seal_binds_its_head() {
    let desk = Desk::new();
    let (opened, keeper) = desk.create();
    drop(keeper);
    for (path, same) in [(opened.path, false), (desk.closed(true), true)] {
        let before = fs::read(&path).unwrap();
        let (copy, keeper) = desk.files.open(&path, true).unwrap();
        drop(keeper);
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
    use crate::session::ActivityCommand;
    let desk = Desk::new();
    let (mut opened, mut keeper) = desk.create();
    let homework = Note::Write(LineKind::Homework, None, "会場を3か所あたる".into());
    for command in [
        Command::Describe(Detail::Council("みどり圏域 作業部会".into())),
        Command::Describe(Detail::FiscalYear(2025)),
        Command::AddPeople(vec![Participant {
            name: "保健師".into(),
            organisation: "みどり保健所".into(),
            sector: crate::domain::Sector::Community,
        }]),
        Command::OpenChapter("notes".into(), "メモ".into()),
        Command::Activity(ActivityCommand::Notes(homework)),
        Command::Close,
    ] {
        desk.decide(&mut opened, &mut keeper, command);
    }
    drop(keeper);
    let (id, first) = (opened.id, opened.path);
    let new = NewSession {
        template: "blank".into(),
        title: String::new(),
        from: Some(first),
        chapter: String::new(),
    };
    let (next, keeper) = desk.files.create(&new, Lang::Ja, None).unwrap();
    drop(keeper);
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
    assert!(
        state.about.fiscal_year >= 2026,
        "never before the year that it continues, and not before today's"
    );
    let promised = state.promises();
    assert!(promised.len() == 1 && promised[0].text == "会場を3か所あたる");
    assert_eq!(
        storage::load(&next.path).unwrap().head.fiscal_year,
        state.about.fiscal_year
    );
}
