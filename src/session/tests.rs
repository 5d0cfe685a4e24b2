//! Tests of the session core: refusals, people, agenda, undo and redo.

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

/// Notes with one line of homework, which is what a session without a board leaves.
fn with_homework(text: &str) -> Log {
    use crate::activities::notes::rules::{Command as Note, LineKind};
    let write = |kind, text: &str| {
        Command::Activity(ActivityCommand::Notes(Note::Write(kind, None, text.into())))
    };
    session([
        opened(),
        title("第1回"),
        Command::OpenChapter("notes".into(), "メモ".into()),
        write(LineKind::Homework, text),
        write(LineKind::Remark, "発言"),
    ])
}

#[test]
fn what_was_promised_goes_on_once_with_its_history() {
    let first = with_homework("会場を3か所あたる");
    let (id, promised) = (Uuid::from_u128(1), first.state().actions()[0].clone());
    let carryover = first.state().carry_over(id);
    assert_eq!(carryover.actions.len(), 1, "a remark is no promise");
    let mut second = session([
        opened(),
        title("第2回"),
        Command::CarryOver(carryover.clone()),
    ]);
    let open = second.state().actions();
    assert_eq!(
        (open.len(), open[0].0.id, open[0].0.carries),
        (1, promised.0.id, 1)
    );
    let past = &open[0].0.history[0];
    assert_eq!(
        (past.session.as_str(), past.id, past.record),
        ("第1回", id, promised.1)
    );
    assert!(
        second
            .decide(Command::CarryOver(carryover), &context(9_000))
            .is_err(),
        "what came over twice would be two"
    );
    assert!(
        second.undo(&context(9_500)).is_err(),
        "what came over is no slip to be undone"
    );
    // A session that nobody opened a board in hands on what it got.
    let third = second.state().carry_over(Uuid::from_u128(2));
    assert_eq!(
        (
            third.actions.len(),
            third.actions[0].carries,
            third.actions[0].history.len()
        ),
        (1, 2, 2)
    );
}

#[test]
fn the_promises_of_both_are_told_and_an_empty_legacy_is_no_step() {
    let first = with_homework("会場を3か所あたる");
    let second = session([
        opened(),
        Command::CarryOver(first.state().carry_over(Uuid::nil())),
    ]);
    assert_eq!(second.state().promises()[0].text, "会場を3か所あたる");
    let third = session([
        opened(),
        Command::CarryOver(crate::domain::Carryover::default()),
    ]);
    assert_eq!(third.steps().len(), 1);
    assert!(!third.state().inherited);
}

#[test]
fn a_kind_that_comes_once_is_come_back_to_under_the_name_of_the_agenda_item_that_runs() {
    let kind = KINDS
        .iter()
        .find(|kind| kind.singleton)
        .expect("a kind that comes once");
    let item = |title: &str, kind: &str| AgendaItem {
        title: title.into(),
        minutes: 10,
        kind: kind.into(),
    };
    let agenda = vec![
        item("前回の宿題", kind.id),
        item("話し合い", "notes"),
        item("次年度の取組", kind.id),
    ];
    let mut log = session([
        opened(),
        Command::SetAgenda(agenda),
        Command::CallAgendaItem(0),
        Command::CallAgendaItem(1),
        Command::CallAgendaItem(2),
    ]);
    assert_eq!(
        log.state().chapters.len(),
        2,
        "one of the kind, and the notes"
    );
    assert_eq!(
        (log.state().current, log.state().current_title().as_str()),
        (Some(ChapterNo(0)), "次年度の取組")
    );
    log.decide(
        Command::OpenChapter(kind.id.into(), "もう一つ".into()),
        &context(99_000),
    )
    .unwrap();
    assert_eq!(
        log.state().chapters.len(),
        2,
        "whatever calls for another comes back to the one"
    );
}

#[test]
fn a_chapter_that_hears_of_actions_shows_those_that_came_over_and_an_undo_lets_them_wait() {
    let kind = KINDS
        .iter()
        .find(|kind| ChapterState::new(kind.id).hears("action"))
        .expect("a kind that inherits");
    let carryover = with_homework("会場を3か所あたる")
        .state()
        .carry_over(Uuid::from_u128(1));
    let mut log = session([
        opened(),
        Command::CarryOver(carryover),
        Command::OpenChapter(kind.id.into(), String::new()),
    ]);
    let told = |log: &Log| {
        (
            log.state().waiting_actions().len(),
            log.state().actions().len(),
        )
    };
    assert_eq!(told(&log), (0, 1), "taken over, and told once");
    log.undo(&context(9_000)).unwrap();
    assert_eq!(told(&log), (1, 1), "given back");
    log.redo(&context(9_500)).unwrap();
    assert_eq!(told(&log), (0, 1));
    assert_eq!(
        log.state().actions()[0].1,
        1,
        "cited is the record that brought it"
    );
}

#[test]
fn homework_that_became_an_action_elsewhere_is_told_and_handed_on_once() {
    use crate::activities::board::rules::Command as Order;
    use crate::domain::Consent;
    let mut log = with_homework("会場を3か所あたる");
    let note = log.state().actions()[0].0.id;
    log.decide(
        Command::OpenChapter("board".into(), "評価".into()),
        &context(20_000),
    )
    .unwrap();
    let make = Command::Activity(ActivityCommand::Board(Order::MakeAction(
        Some(note),
        Vec::new(),
        Consent::Given,
    )));
    log.decide(make, &context(21_000)).unwrap();
    let told = log.state().actions();
    assert_eq!(
        (told.len(), told[0].0.from.as_slice()),
        (1, [note].as_slice()),
        "{told:?}"
    );
    assert_eq!(log.state().carry_over(Uuid::from_u128(1)).actions.len(), 1);
    log.undo(&context(22_000)).unwrap();
    assert_eq!(
        log.state().actions()[0].0.id,
        note,
        "without the action the homework stands as it was"
    );
}

#[test]
fn who_took_homework_home_is_not_handed_on_from_a_session_that_hides_names_now() {
    use crate::activities::notes::rules::{Command as Note, LineKind};
    let by = Some(ParticipantId(0));
    let mut log = session([
        opened(),
        Command::AddPeople(vec![person("髙﨑")]),
        Command::OpenChapter("notes".into(), "メモ".into()),
        Command::Activity(ActivityCommand::Notes(Note::Write(
            LineKind::Homework,
            by,
            "会場をあたる".into(),
        ))),
    ]);
    assert_eq!(log.state().actions()[0].0.post, "髙﨑");
    log.decide(Command::RaiseAnonymity(Anonymity::Sector), &context(30_000))
        .unwrap();
    let carryover = log.state().carry_over(Uuid::from_u128(1));
    assert!(
        !format!("{:?}{:?}", log.state().promises(), carryover).contains("髙﨑"),
        "{carryover:?}"
    );
}

/// A second board cannot be opened by a command, but stands for any other kind that hears of actions.
#[test]
fn two_chapters_that_know_an_action_see_each_others_changes() {
    use crate::activities::board::rules::{ActionChange, Command as Order, ProgrammeChange};
    use crate::domain::ActionState;
    let carryover = with_homework("会場を3か所あたる")
        .state()
        .carry_over(Uuid::from_u128(1));
    let action = carryover.actions[0].id;
    let mut log = session([
        opened(),
        Command::CarryOver(carryover),
        Command::OpenChapter("board".into(), "前半".into()),
    ]);
    let second = Event::ChapterOpened(ChapterNo(1), "board".into(), "後半".into());
    log.take(vec![second], &context(20_000));
    let board = |log: &Log, no: usize| match &log.state().chapters[no].state {
        ChapterState::Board(board) => board.clone(),
        other => panic!("a board, not {other:?}"),
    };
    let known = |log: &Log, no: usize| -> Vec<crate::domain::Action> {
        let cards = board(log, no).actions;
        cards.iter().map(|card| card.action.clone()).collect()
    };
    assert_eq!(known(&log, 0).len(), 1);
    assert_eq!(
        known(&log, 0),
        known(&log, 1),
        "what came over is there for both"
    );
    let change = vec![ActionChange::Target("3か所".into())];
    for order in [
        Order::MoveAction(action, ActionState::Started),
        Order::ChangeAction(action, change),
        Order::AddProgramme(vec![ProgrammeChange::Name("健診".into())]),
    ] {
        let order = Command::Activity(ActivityCommand::Board(order));
        log.decide(order, &context(21_000)).unwrap();
    }
    assert_eq!(known(&log, 0), known(&log, 1));
    assert!(board(&log, 0).actions[0].answered, "the room is asked once");
    assert_eq!(board(&log, 0).programmes, board(&log, 1).programmes);
    assert_eq!(log.state().programmes().len(), 1);
    assert_eq!(log.state().actions().len(), 1, "and told once");
    let programme = log.state().programmes()[0].id;
    let removal = Command::Activity(ActivityCommand::Board(Order::RemoveProgramme(programme)));
    log.decide(removal, &context(22_000)).unwrap();
    assert!(board(&log, 0).programmes.is_empty());
    log.undo(&context(23_000)).unwrap();
    assert_eq!(board(&log, 0).programmes.len(), 1);
}
