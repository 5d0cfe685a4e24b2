//! Tests of the session core: refusals, people, agenda, undo and redo.

mod carrying;
mod changes;
mod documents;
mod matters;
mod organisations;

use crate::id;
use uuid::Uuid;

use super::command::pending;
use super::*;
use crate::domain::{Anonymity, Attendance, ContextSeries, Participant, ParticipantId, Sector};
use crate::testing::{context, opening};

fn person(name: &str) -> Participant {
    Participant {
        name: name.into(),
        organisation: "商工会".into(),
        sector: Sector::Occupational,
        role: None,
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

fn title(text: &str) -> Command {
    Command::Describe(vec![Detail::Title(text.into())])
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
    let mut log = session([opening(), title("第1回")]);
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
    let mut log = session([opening(), title("一"), title("二")]);
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
    let mut log = session([opening(), title("一"), title("二"), title("三")]);
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
    let mut log = session([opening(), title("一"), title("二")]);
    log.undo(&context(1)).unwrap();
    log.decide(title("三"), &context(2)).unwrap();
    assert!(log.redo(&context(3)).is_err());
    assert_eq!(log.state().about.title, "三");
}

#[test]
fn the_beginning_cannot_be_undone() {
    let mut log = session([opening()]);
    assert_eq!(
        log.undo(&context(1)).unwrap_err().0.id,
        id!("refuse-nothing-to-undo")
    );
}

#[test]
fn any_prefix_of_a_long_log_with_undos_is_the_state_as_it_was() {
    let mut log = session([opening()]);
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
        opening(),
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
    let mut log = session([opening()]);
    let nobody = Participant {
        name: " ".into(),
        organisation: "\u{200B}".into(),
        sector: Sector::Medical,
        role: None,
    };
    assert!(
        log.decide(Command::AddPeople(vec![nobody]), &context(1))
            .is_err()
    );
    let office = Participant {
        name: String::new(),
        organisation: "みどり保健所".into(),
        sector: Sector::Community,
        role: None,
    };
    log.decide(Command::AddPeople(vec![office]), &context(2))
        .unwrap();
    let office = &log.state().people[&ParticipantId(0)].who;
    assert_eq!((&*office.organisation, &*office.name), ("みどり保健所", ""));
    assert_eq!(office.label(), "みどり保健所");
}

#[test]
fn a_substitute_is_present_and_the_list_keeps_both() {
    let mut log = session([opening(), Command::AddPeople(vec![person("会長")])]);
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
    let mut log = session([opening(), Command::RaiseAnonymity(Anonymity::Sector)]);
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
    let mut log = session([opening(), Command::SetAgenda(vec![talk, item])]);
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
    let mut log = session([opening(), title("一"), Command::Close]);
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
        cause: None,
        origin: Origin::Keyboard,
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
        opening(),
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
        let command = log.state().rehearse(&mut dice).unwrap();
        let _ = log.decide(command, &context(ms));
    }
    let mut again = Log::replayed(lost);
    assert!(
        pending(again.state(), ChapterNo(0)).is_some(),
        "nothing was dealt"
    );
    let steps = again.resume("yoriai 0", &context(20_000)).steps;
    assert!(
        matches!(steps[0].event, Event::Resumed(_)) && steps[1..].iter().any(Step::is_private),
        "{steps:?}"
    );
    assert!(pending(again.state(), ChapterNo(0)).is_none());
}

#[test]
fn records_of_a_newer_version_are_counted_and_change_nothing_else() {
    let mut log = session([opening(), title("一")]);
    let before = log.state().clone();
    let step = Step {
        n: 2,
        t: context(9).t,
        ms: 9,
        event: Event::Unknown("Telepathy(3)".into()),
        private_after: None,
        cause: None,
        origin: Origin::Keyboard,
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
            cause: None,
            origin: Origin::Keyboard,
        });
    }
    assert!(log.state().chapters.is_empty());
    assert_eq!(log.state().next_participant, u16::MAX);
}

#[test]
fn the_story_of_a_session_reads_in_both_languages() {
    use crate::lang::Lang;
    let log = session([
        opening(),
        title("第2回 作業部会"),
        Command::AddPeople(vec![person("会長"), person("部長")]),
        Command::Close,
    ]);
    let mut state = State::default();
    let mut told = Vec::new();
    for step in log.steps() {
        told.push((
            Lang::Ja.text(&describe(&state, &step.event)),
            Lang::En.text(&describe(&state, &step.event)),
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

#[test]
fn a_command_reaches_the_chapter_that_it_names_on_the_screen_or_not() {
    use crate::activities::notes::rules::{Command as Note, LineKind};
    let mut log = carrying::with_homework("会場を3か所あたる");
    log.decide(
        Command::OpenChapter("notes".into(), "次のメモ".into()),
        &context(20_000),
    )
    .unwrap();
    let write = |no: u16| {
        let note = Note::Write(LineKind::Homework, None, "名簿を作る".into());
        Command::Chapter(ChapterNo(no), ActivityCommand::Notes(note))
    };
    log.decide(write(0), &context(21_000)).unwrap();
    let step = log.steps().last().unwrap();
    assert!(
        matches!(&step.event, Event::InChapter(ChapterNo(0), _)),
        "{step:?}"
    );
    assert_eq!(log.state().current, Some(ChapterNo(1)), "nobody went there");
    let of = |no| {
        let chapter = log.state().chapter(ChapterNo(no)).unwrap();
        chapter.state.actions(&log.state().room()).len()
    };
    assert_eq!((of(0), of(1)), (2, 0));
    let said = crate::lang::Lang::Ja.text(&describe(log.state(), &step.event));
    assert!(said.contains("名簿を作る"), "{said}");

    log.decide(write(1), &context(22_000)).unwrap();
    assert!(matches!(log.steps().last().unwrap().event, Event::Notes(_)));
    let refused = log.decide(write(7), &context(23_000)).unwrap_err();
    assert_eq!(refused.0.id, id!("refuse-no-chapter"));
}

/// Steps that set the title, as from a file: number, session time, cause, who asked.
fn titled(steps: &[(u64, u64, Option<Cause>, Origin)]) -> Log {
    let opening = session([opening()]);
    let titles = steps.iter().map(|(n, ms, cause, origin)| Step {
        n: *n,
        t: context(*ms).t,
        ms: *ms,
        event: Event::Described(Detail::Title(format!("題 {n}"))),
        private_after: None,
        cause: *cause,
        origin: *origin,
    });
    Log::replayed(opening.steps().to_vec().into_iter().chain(titles))
}

#[test]
fn undo_takes_along_what_followed_by_its_cause_however_much_later_and_redo_brings_it_back() {
    let follows = Some(Cause::Public(2));
    let mut log = titled(&[
        (1, 1_000, None, Origin::Keyboard),
        (2, 2_000, None, Origin::Keyboard),
        (3, 2_000, follows, Origin::Rules),
        (4, 7_000, follows, Origin::Rules),
    ]);
    let title = |log: &Log| log.state().about.title.clone();
    assert_eq!(log.last_undoable(), Some(2), "what is told is the decision");
    assert_eq!(log.undo(&context(9_000)).unwrap().steps.len(), 3);
    assert_eq!(title(&log), "題 1");
    assert_eq!(log.redo(&context(9_500)).unwrap().steps.len(), 3);
    assert_eq!(title(&log), "題 4");
    log.undo(&context(9_900)).unwrap();
    log.undo(&context(9_950)).unwrap();
    assert_eq!(title(&log), "");
    log.redo(&context(9_960)).unwrap();
    assert_eq!(title(&log), "題 1");
    log.redo(&context(9_970)).unwrap();
    assert_eq!(title(&log), "題 4");
    assert!(log.redo(&context(9_980)).is_err());
}

#[test]
fn undo_passes_over_what_others_did() {
    let mut log = titled(&[
        (1, 1_000, None, Origin::Keyboard),
        (2, 2_000, None, Origin::Rules),
    ]);
    log.undo(&context(9_000)).unwrap();
    assert!(log.is_hidden(1) && !log.is_hidden(2));
    assert!(
        log.undo(&context(9_100)).is_err(),
        "the rest is not of this keyboard"
    );
    log.redo(&context(9_200)).unwrap();
    assert!(!log.is_hidden(1));
}

#[test]
fn records_without_a_cause_are_undone_with_the_secret_of_the_same_moment_as_before() {
    let private = |n, ms, cause| Step {
        n,
        t: context(ms).t,
        ms,
        event: Event::Described(Detail::Place(format!("場所 {n}"))),
        private_after: Some(2),
        cause,
        origin: Origin::Keyboard,
    };
    let undone = |secret: Step| {
        let mut log = titled(&[(1, 1_000, None, Origin::Keyboard)]);
        log.append(secret);
        let steps = log.undo(&context(9_000)).unwrap().steps.len();
        assert_eq!(log.redo(&context(9_500)).unwrap().steps.len(), steps);
        steps
    };
    assert_eq!(undone(private(0, 1_000, None)), 2, "as in files of before");
    assert_eq!(undone(private(0, 1_001, None)), 1, "a decision of its own");
    let follows = Some(Cause::Public(1));
    assert_eq!(undone(private(0, 5_000, follows)), 2);
}

#[test]
fn a_session_is_begun_in_one_piece_and_nobody_undoes_half_a_template() {
    let begin = [opening(), title("第1回"), title("第2回")];
    let mut log = Log::begun(begin, &mut ContextSeries::new(context(0))).unwrap();
    assert_eq!(log.steps()[0].cause, None);
    for step in &log.steps()[1..] {
        assert_eq!(step.cause, Some(Cause::Public(0)));
    }
    assert!(log.undo(&context(0)).is_err());
    // In the same millisecond, and a decision of its own all the same.
    log.decide(title("第3回"), &context(0)).unwrap();
    log.undo(&context(0)).unwrap();
    assert_eq!(log.state().about.title, "第2回");
}

#[test]
fn what_the_rules_do_next_follows_the_decision_and_a_rest_of_it_is_carried_out_off_the_screen() {
    let mut log = session([
        opening(),
        Command::AddPeople(vec![person("一"), person("二"), person("三")]),
        Command::MarkAllPresent,
        Command::OpenChapter("brainwriting".into(), "題".into()),
    ]);
    let mut dice = crate::domain::Dice::new(5);
    for ms in 10_000..10_100 {
        let command = log.state().rehearse(&mut dice).unwrap();
        let _ = log.decide(command, &context(ms));
    }
    log.decide(
        Command::OpenChapter("notes".into(), "メモ".into()),
        &context(20_000),
    )
    .unwrap();
    let raise = Command::RaiseAnonymity(Anonymity::Sector);
    let steps = log.decide(raise, &context(21_000)).unwrap().steps;
    let [raised, noted] = steps.as_slice() else {
        panic!("the level is noted in the brainwriting at once: {steps:?}");
    };
    assert_eq!(raised.origin, Origin::Keyboard);
    assert!(matches!(noted.event, Event::InChapter(ChapterNo(0), _)));
    assert_eq!(
        (noted.origin, noted.cause),
        (Origin::Rules, Some(Cause::of(raised)))
    );
}
