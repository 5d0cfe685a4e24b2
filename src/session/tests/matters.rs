//! The council's open list: what was put off stands in the next session until somebody answers it.

use super::*;
use crate::activities::notes::rules::{Command as Note, LineKind};
use crate::domain::{ItemId, Matter, MatterKind};

fn write(kind: LineKind, text: &str) -> Command {
    Command::Chapter(
        ChapterNo(0),
        ActivityCommand::Notes(Note::Write(kind, None, text.into())),
    )
}

fn agenda(titles: &[&str]) -> Command {
    let item = |title: &&str| AgendaItem {
        title: (*title).into(),
        minutes: 10,
        kind: String::new(),
    };
    Command::SetAgenda(titles.iter().map(item).collect())
}

/// A meeting that put off a question, left one to the secretariat, settled one and did not reach its
/// last agenda item.
fn first_meeting() -> Log {
    session([
        opening(),
        title("第1回"),
        agenda(&["あいさつ", "健診の日程", "その他"]),
        Command::CallAgendaItem(0),
        Command::OpenChapter("notes".into(), "メモ".into()),
        write(LineKind::Continued, "夜間健診の費用負担"),
        write(LineKind::LeftToSecretariat, "会場の選定"),
        write(LineKind::Decision, "次回は11月"),
        Command::CallAgendaItem(1),
    ])
}

fn told<'a>(matters: &'a [Matter]) -> Vec<(MatterKind, &'a str, u16)> {
    let line = |matter: &'a Matter| (matter.kind, matter.text.as_str(), matter.carries);
    matters.iter().map(line).collect()
}

fn continued(before: &Log, session_no: u128) -> Log {
    session([
        opening(),
        title("第2回"),
        Command::CarryOver(before.state().carry_over(Uuid::from_u128(session_no))),
    ])
}

fn id_of(log: &Log, text: &str) -> ItemId {
    let matters = log.state().matters();
    matters
        .iter()
        .find(|matter| matter.text == text)
        .unwrap()
        .id
}

#[test]
fn what_was_put_off_comes_back_with_its_origin_and_only_what_was_settled_is_decided() {
    let first = first_meeting();
    let expected = |carries| {
        vec![
            (MatterKind::Continued, "夜間健診の費用負担", carries),
            (MatterKind::LeftToSecretariat, "会場の選定", carries),
            (MatterKind::NotReached, "その他", carries),
        ]
    };
    assert_eq!(told(&first.state().matters()), expected(0));
    assert_eq!(first.state().settled().len(), 1, "put off is not decided");
    let second = continued(&first, 7);
    let matters = second.state().matters();
    assert_eq!(told(&matters), expected(1));
    let origin = matters[0].origin.as_ref().unwrap();
    assert_eq!(
        (origin.session.as_str(), origin.id),
        ("第1回", Uuid::from_u128(7))
    );
    let third = continued(&second, 8);
    let matters = third.state().matters();
    assert_eq!(told(&matters), expected(2));
    assert_eq!(
        matters[0].origin.as_ref(),
        Some(origin),
        "where it came up first"
    );
}

#[test]
fn an_answer_ends_a_matter_and_its_undo_opens_it_again() {
    let mut second = continued(&first_meeting(), 7);
    let id = id_of(&second, "夜間健診の費用負担");
    let answer = |words: &str| Command::AnswerMatter(id, words.into());
    assert!(
        second.decide(answer(" "), &context(90_000)).is_err(),
        "no words, no answer"
    );
    second.decide(answer("市が持つ"), &context(91_000)).unwrap();
    assert_eq!(second.state().matters().len(), 2);
    assert_eq!(second.state().carry_over(Uuid::nil()).entries.len(), 2);
    second.undo(&context(92_000)).unwrap();
    assert_eq!(second.state().matters().len(), 3);
    assert!(
        second
            .decide(
                Command::AnswerMatter(ItemId::NIL, "はい".into()),
                &context(93_000)
            )
            .is_err(),
        "what is not open cannot be answered"
    );
}

#[test]
fn a_line_that_is_struck_out_or_an_item_that_is_called_is_no_longer_open() {
    let mut log = first_meeting();
    let id = id_of(&log, "会場の選定");
    let strike = Command::Chapter(ChapterNo(0), ActivityCommand::Notes(Note::Strike(id)));
    log.decide(strike, &context(90_000)).unwrap();
    log.decide(Command::CallAgendaItem(2), &context(91_000))
        .unwrap();
    assert_eq!(
        told(&log.state().matters()),
        [(MatterKind::Continued, "夜間健診の費用負担", 0)]
    );
}

#[test]
fn nothing_is_said_of_an_agenda_that_was_never_used() {
    let log = session([opening(), agenda(&["あいさつ", "その他"])]);
    assert!(log.state().matters().is_empty());
}

#[test]
fn an_item_that_two_sessions_carry_on_is_known_as_one() {
    let first = first_meeting();
    let ids = |log: &Log| -> Vec<ItemId> {
        let carryover = log.state().carry_over(Uuid::from_u128(7));
        carryover.entries.iter().map(|entry| entry.id).collect()
    };
    assert_eq!(ids(&first), ids(&first));
    let elsewhere = first.state().carry_over(Uuid::from_u128(9));
    assert_ne!(
        ids(&first)[2],
        elsewhere.entries[2].id,
        "of another session"
    );
}

#[test]
fn homework_is_to_be_asked_for_until_somebody_says_yes() {
    use crate::domain::{ActionState, Consent};
    let log = session([
        opening(),
        Command::OpenChapter("notes".into(), "メモ".into()),
        write(LineKind::Homework, "会場を3か所あたる"),
    ]);
    let (action, _) = &log.state().actions()[0];
    assert_eq!(action.consent, Some(Consent::ToBeAsked));
    assert_eq!(action.state, ActionState::Proposed);
    assert_eq!(
        told(&log.state().matters()),
        [(MatterKind::Homework, "会場を3か所あたる", 0)]
    );
}
