//! What goes from one session into the next, and between the chapters of one.

use super::*;

/// Notes with one line of homework, which is what a session without a board leaves.
pub(super) fn with_homework(text: &str) -> Log {
    use crate::activities::notes::rules::{Command as Note, LineKind};
    let write = |kind, text: &str| {
        Command::Chapter(
            ChapterNo(0),
            ActivityCommand::Notes(Note::Write(kind, None, text.into())),
        )
    };
    session([
        opening(),
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
        opening(),
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
        opening(),
        Command::CarryOver(first.state().carry_over(Uuid::nil())),
    ]);
    assert_eq!(second.state().matters()[0].text, "会場を3か所あたる");
    let third = session([
        opening(),
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
        opening(),
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
        opening(),
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
    let make = Command::Chapter(
        ChapterNo(1),
        ActivityCommand::Board(Order::MakeAction(
            Some(note),
            Vec::new(),
            Some(Consent::Given),
        )),
    );
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
        opening(),
        Command::AddPeople(vec![person("髙﨑")]),
        Command::OpenChapter("notes".into(), "メモ".into()),
        Command::Chapter(
            ChapterNo(0),
            ActivityCommand::Notes(Note::Write(LineKind::Homework, by, "会場をあたる".into())),
        ),
    ]);
    assert_eq!(log.state().actions()[0].0.post, "髙﨑");
    log.decide(Command::RaiseAnonymity(Anonymity::Sector), &context(30_000))
        .unwrap();
    let carryover = log.state().carry_over(Uuid::from_u128(1));
    assert!(
        !format!("{:?}{:?}", log.state().matters(), carryover).contains("髙﨑"),
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
        opening(),
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
        let order = Command::Chapter(ChapterNo(1), ActivityCommand::Board(order));
        log.decide(order, &context(21_000)).unwrap();
    }
    assert_eq!(known(&log, 0), known(&log, 1));
    assert!(
        board(&log, 0).actions[0].answered.is_some(),
        "the room is asked once"
    );
    assert_eq!(board(&log, 0).programmes, board(&log, 1).programmes);
    assert_eq!(log.state().programmes().len(), 1);
    assert_eq!(log.state().actions().len(), 1, "and told once");
    let programme = log.state().programmes()[0].id;
    let removal = Command::Chapter(
        ChapterNo(1),
        ActivityCommand::Board(Order::RemoveProgramme(programme)),
    );
    log.decide(removal, &context(22_000)).unwrap();
    assert!(board(&log, 0).programmes.is_empty());
    log.undo(&context(23_000)).unwrap();
    assert_eq!(board(&log, 0).programmes.len(), 1);
}
