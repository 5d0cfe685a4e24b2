//! Tests of the session core: refusals, people, agenda, undo and redo.

mod carrying;

use crate::id;
use chrono::DateTime;
use uuid::Uuid;

use super::*;
use crate::domain::{Anonymity, Attendance, Context, Participant, ParticipantId, Sector};

fn context(ms: u64) -> Context {
    Context {
        t: DateTime::from_timestamp_millis(1_800_000_000_000 + ms as i64)
            .unwrap()
            .fixed_offset(),
        ms,
        seed: Uuid::from_u128((7 << 76) | (u128::from(ms) << 20)),
        secret: ms,
    }
}

fn person(name: &str) -> Participant {
    Participant {
        name: name.into(),
        organisation: "商工会".into(),
        sector: Sector::Occupational,
    }
}

/// A session that has done these commands, a second apart.
fn session(commands: impl IntoIterator<Item = Command>) -> Log {
    let mut log = Log::new();
    for (i, command) in commands.into_iter().enumerate() {
        log.decide(command, &context(i as u64 * 1_000)).unwrap();
    }
    log
}

fn opened() -> Command {
    Command::Open(Opened {
        by: "yoriai 0".into(),
        template: "blank".into(),
        continues: None,
        lang: String::new(),
    })
}

fn title(text: &str) -> Command {
    Command::Describe(Detail::Title(text.into()))
}

fn names(log: &Log) -> Vec<String> {
    log.state()
        .people
        .values()
        .map(|person| person.who.name.clone())
        .collect()
}

#[test]
fn what_is_said_twice_is_one_step() {
    let mut log = session([opened(), title("第1回")]);
    assert_eq!(
        log.decide(title(" 第1回 "), &context(9))
            .unwrap()
            .steps
            .len(),
        0
    );
    assert_eq!(log.steps().len(), 2);
}

#[test]
fn undo_is_a_step_and_replay_can_look_before_it() {
    let mut log = session([opened(), title("一"), title("二")]);
    log.undo(&context(5_000)).unwrap();
    assert_eq!(log.state().about.title, "一");
    assert_eq!(log.steps().len(), 4, "undo appends");
    assert_eq!(log.state_at(3).about.title, "二");
    log.redo(&context(6_000)).unwrap();
    assert_eq!(log.state().about.title, "二");
    assert_eq!(log.state_at(4).about.title, "一");
}

#[test]
fn undoing_twice_and_redoing_twice_comes_back_in_order() {
    let mut log = session([opened(), title("一"), title("二"), title("三")]);
    let titles = |log: &Log| log.state().about.title.clone();
    log.undo(&context(1)).unwrap();
    log.undo(&context(2)).unwrap();
    assert_eq!(titles(&log), "一");
    log.redo(&context(3)).unwrap();
    assert_eq!(titles(&log), "二");
    log.redo(&context(4)).unwrap();
    assert_eq!(titles(&log), "三");
    assert!(log.redo(&context(5)).is_err());
    log.undo(&context(6)).unwrap();
    assert_eq!(titles(&log), "二");
}

#[test]
fn a_new_decision_ends_the_chain_of_redo() {
    let mut log = session([opened(), title("一"), title("二")]);
    log.undo(&context(1)).unwrap();
    log.decide(title("三"), &context(2)).unwrap();
    assert!(log.redo(&context(3)).is_err());
    assert_eq!(log.state().about.title, "三");
}

#[test]
fn the_beginning_cannot_be_undone() {
    let mut log = session([opened()]);
    assert_eq!(
        log.undo(&context(1)).unwrap_err().0.id,
        id!("refuse-nothing-to-undo")
    );
}

#[test]
fn any_prefix_of_a_long_log_with_undos_is_the_state_as_it_was() {
    let mut log = session([opened()]);
    let mut states = vec![log.state_at(0), log.state().clone()];
    for i in 0..400u64 {
        match i % 7 {
            5 => drop(log.undo(&context(i)).unwrap()),
            6 => drop(log.redo(&context(i)).unwrap()),
            _ => drop(log.decide(title(&format!("題 {i}")), &context(i)).unwrap()),
        }
        states.push(log.state().clone());
    }
    for _ in 0..150 {
        log.undo(&context(1_000)).unwrap();
        states.push(log.state().clone());
    }
    for (length, state) in states.iter().enumerate() {
        assert_eq!(&log.state_at(length), state, "after {length} steps");
    }
    let again = Log::replayed(log.steps().to_vec());
    assert_eq!(again.state(), log.state());
}

#[test]
fn people_are_added_in_one_step_and_taken_back_in_one() {
    let mut log = session([
        opened(),
        Command::AddPeople(vec![person("一"), person("二"), person("三")]),
    ]);
    assert_eq!(names(&log), ["一", "二", "三"]);
    log.undo(&context(9)).unwrap();
    assert!(names(&log).is_empty());
    log.decide(Command::AddPeople(vec![person("四")]), &context(10))
        .unwrap();
    assert_eq!(log.state().people.keys().next(), Some(&ParticipantId(0)));
}

#[test]
fn nobody_without_a_name_comes_onto_the_list() {
    let mut log = session([opened()]);
    let nobody = Participant {
        name: " ".into(),
        organisation: "\u{200B}".into(),
        sector: Sector::Medical,
    };
    assert!(
        log.decide(Command::AddPeople(vec![nobody]), &context(1))
            .is_err()
    );
    let office = Participant {
        name: String::new(),
        organisation: "みどり保健所".into(),
        sector: Sector::Community,
    };
    log.decide(Command::AddPeople(vec![office]), &context(2))
        .unwrap();
    assert_eq!(names(&log), ["みどり保健所"]);
}

#[test]
fn a_substitute_is_present_and_the_list_keeps_both() {
    let mut log = session([opened(), Command::AddPeople(vec![person("会長")])]);
    log.decide(
        Command::Substitute(ParticipantId(0), Some("事務局長".into())),
        &context(5),
    )
    .unwrap();
    let person = &log.state().people[&ParticipantId(0)];
    assert_eq!(person.label(), "商工会 事務局長");
    assert_eq!(person.who.name, "会長");
    assert_eq!(person.attendance, Attendance::Present);
    assert_eq!(log.steps().len(), 3);
}

#[test]
fn anonymity_is_only_ever_raised_and_never_undone() {
    let mut log = session([opened(), Command::RaiseAnonymity(Anonymity::Sector)]);
    assert!(
        log.decide(Command::RaiseAnonymity(Anonymity::Named), &context(3))
            .is_err()
    );
    assert!(log.undo(&context(4)).is_err());
    log.decide(Command::RaiseAnonymity(Anonymity::Anonymous), &context(5))
        .unwrap();
    assert_eq!(log.state().anonymity, Anonymity::Anonymous);
}

#[test]
fn calling_an_agenda_item_opens_its_chapter_once() {
    let item = AgendaItem {
        title: "情報提供".into(),
        minutes: 10,
        kind: KINDS[1].id.into(),
    };
    let talk = AgendaItem {
        title: "開会".into(),
        minutes: 5,
        kind: String::new(),
    };
    let mut log = session([opened(), Command::SetAgenda(vec![talk, item])]);
    log.decide(Command::CallAgendaItem(0), &context(60_000))
        .unwrap();
    assert!(log.state().chapters.is_empty());
    log.decide(Command::CallAgendaItem(1), &context(120_000))
        .unwrap();
    assert_eq!(log.state().chapters.len(), 1);
    log.decide(Command::CallAgendaItem(0), &context(180_000))
        .unwrap();
    log.decide(Command::CallAgendaItem(1), &context(240_000))
        .unwrap();
    assert_eq!(
        log.state().chapters.len(),
        1,
        "the chapter is entered again, not opened twice"
    );
    assert_eq!(log.state().spent(300_000), [120_000, 120_000]);
    assert_eq!(
        log.state().bank(300_000),
        3 * 60_000,
        "five minutes planned for the opening, two used"
    );
}

#[test]
fn a_closed_session_refuses_everything_but_reopening() {
    let mut log = session([opened(), title("一"), Command::Close]);
    assert_eq!(
        log.decide(title("二"), &context(9)).unwrap_err().0.id,
        id!("refuse-closed")
    );
    assert_eq!(
        log.undo(&context(9)).unwrap_err().0.id,
        id!("refuse-closed")
    );
    assert_eq!(
        log.decide(Command::Reopen, &context(9)).unwrap_err().0.id,
        id!("refuse-sealing")
    );
    let seal = Event::Sealed(Seal {
        records: 3,
        sha256: "c0ffee".into(),
    });
    log.append(Step {
        n: log.next_record(),
        t: context(9).t,
        ms: 9,
        event: seal,
        private_after: None,
    });
    log.decide(Command::Reopen, &context(10)).unwrap();
    log.decide(title("二"), &context(11)).unwrap();
    log.undo(&context(12)).unwrap();
    assert!(
        log.undo(&context(13)).is_err(),
        "what was closed stays behind the closing"
    );
}

#[test]
fn a_session_taken_up_again_carries_out_what_a_lost_journal_took_away() {
    let people = vec![person("一"), person("二"), person("三")];
    let mut log = session([
        opened(),
        Command::RaiseAnonymity(Anonymity::Anonymous),
        Command::AddPeople(people),
        Command::MarkAllPresent,
    ]);
    let mut dice = crate::domain::Dice::new(3);
    log.decide(
        Command::OpenChapter("brainwriting".into(), "題".into()),
        &context(9_000),
    )
    .unwrap();
    let mut lost = Vec::new();
    for ms in 10_000..10_400 {
        if log.steps().iter().any(Step::is_private) {
            lost = log
                .steps()
                .iter()
                .filter(|step| !step.is_private())
                .cloned()
                .collect();
            break;
        }
        let chapter = log.state().current_chapter().unwrap();
        let Some(command) = chapter.state.rehearse(&log.state().room(), &mut dice) else {
            break;
        };
        let _ = log.decide(Command::Activity(command), &context(ms));
    }
    let mut again = Log::replayed(lost);
    assert!(pending(again.state()).is_some(), "nothing was dealt");
    let steps = again.resume("yoriai 0", &context(20_000)).steps;
    assert!(
        matches!(steps[0].event, Event::Resumed(_)) && steps[1..].iter().any(Step::is_private),
        "{steps:?}"
    );
    assert!(pending(again.state()).is_none());
}

#[test]
fn records_of_a_newer_version_are_counted_and_change_nothing_else() {
    let mut log = session([opened(), title("一")]);
    let before = log.state().clone();
    let step = Step {
        n: 2,
        t: context(9).t,
        ms: 9,
        event: Event::Unknown("Telepathy(3)".into()),
        private_after: None,
    };
    log.append(step);
    assert_eq!(
        log.state(),
        &State {
            unknown: 1,
            ..before
        }
    );
}

#[test]
fn hostile_events_out_of_order_change_nothing_and_never_panic() {
    let mut log = Log::new();
    let events = [
        Event::Undone(99),
        Event::ChapterOpened(ChapterNo(7), "brainwriting".into(), "?".into()),
        Event::ChapterEntered(ChapterNo(3)),
        Event::AttendanceMarked(ParticipantId(9), Attendance::Late),
        Event::AgendaItemCalled(9, 5),
        Event::Undone(0),
        Event::Together(vec![]),
        Event::ParticipantAdded(ParticipantId(u16::MAX), person("最後")),
    ];
    for (n, event) in events.into_iter().enumerate() {
        log.append(Step {
            n: n as u64,
            t: context(0).t,
            ms: 0,
            event,
            private_after: None,
        });
    }
    assert!(log.state().chapters.is_empty());
    assert_eq!(log.state().next_participant, u16::MAX);
}

#[test]
fn the_story_of_a_session_reads_in_both_languages() {
    use crate::lang::Lang;
    let log = session([
        opened(),
        title("第2回 作業部会"),
        Command::AddPeople(vec![person("会長"), person("部長")]),
        Command::Close,
    ]);
    let mut state = State::default();
    let mut told = Vec::new();
    for step in log.steps() {
        told.push((
            Lang::Ja.say(&describe(&state, &step.event)),
            Lang::En.say(&describe(&state, &step.event)),
        ));
        state.evolve(&step.event, &step.record_ref());
    }
    assert_eq!(
        told[1],
        (
            "名称を「第2回 作業部会」とした".into(),
            "Title set to “第2回 作業部会”".into()
        )
    );
    assert_eq!(
        told[2],
        (
            "2人を名簿に加えた".into(),
            "2 people were put on the list".into()
        )
    );
    assert!(
        told.iter()
            .all(|(ja, en)| !ja.contains('⟦') && !en.contains('⟦')),
        "{told:?}"
    );
}
