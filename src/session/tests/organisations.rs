//! Two spellings of one organisation are joined: whatever named the one names the other.

use super::*;
use crate::activities::board::rules::{
    Command as Board, FindingEdit, FindingSource, State as BoardState,
};
use crate::domain::{Action, Carryover};
use crate::lang::Lang;

const LONG: &str = "協会けんぽ みどり支部";
const SHORT: &str = "協会けんぽ";

fn of(organisation: &str, name: &str) -> Participant {
    Participant {
        organisation: organisation.into(),
        ..person(name)
    }
}

/// A meeting in which a person, an action that came over and a finding name the short spelling.
fn two_spellings() -> Log {
    let action = Action {
        what: "名簿を出す".into(),
        organisation: SHORT.into(),
        ..Action::default()
    };
    let carryover = Carryover {
        actions: vec![action],
        ..Carryover::default()
    };
    let finding = Board::RecordFinding(
        FindingSource::Talk,
        "待ち時間が長い".into(),
        vec![FindingEdit::By(Some(ParticipantId(1)))],
    );
    session([
        opening(),
        Command::AddPeople(vec![of(LONG, "企画担当"), of(SHORT, "保健師")]),
        Command::CarryOver(carryover),
        Command::OpenChapter("board".into(), "評価".into()),
        Command::Chapter(ChapterNo(0), ActivityCommand::Board(finding)),
    ])
}

fn board(log: &Log) -> BoardState {
    match &log.state().chapters[0].state {
        ChapterState::Board(board) => board.clone(),
        other => panic!("{other:?}"),
    }
}

/// Where the session names this organisation.
fn named(log: &Log, name: &str) -> [bool; 4] {
    let state = log.state();
    let whole = |text: String| text.contains(&format!("\"{name}\""));
    [
        state
            .people
            .values()
            .any(|person| person.who.organisation == name),
        state
            .actions()
            .iter()
            .any(|(action, _)| action.organisation == name),
        whole(format!("{:?}", board(log).findings)),
        whole(format!("{:?}", state.carry_over(Uuid::from_u128(3)))),
    ]
}

fn join(log: &mut Log, from: &str, into: &str) -> Result<(), String> {
    let command = Command::JoinOrganisations(from.into(), into.into());
    let done = log.decide(command, &context(90_000));
    done.map(drop)
        .map_err(|rejection| Lang::Ja.text(&rejection.0))
}

#[test]
fn whatever_named_the_one_names_the_other_and_an_undo_parts_them() {
    let mut log = two_spellings();
    assert_eq!(
        (named(&log, SHORT), named(&log, LONG)[2]),
        ([true; 4], false)
    );
    join(&mut log, SHORT, LONG).unwrap();
    assert_eq!(
        (named(&log, SHORT), named(&log, LONG)),
        ([false; 4], [true; 4])
    );
    assert_eq!(log.state().organisations(), [LONG]);
    let at = log.steps().len() - 1;
    let said = Lang::Ja.text(&describe(&log.state_at(at), &log.steps()[at].event));
    assert_eq!(said, format!("機関の表記をまとめた：{SHORT} → {LONG}"));
    log.undo(&context(91_000)).unwrap();
    assert_eq!(named(&log, SHORT), [true; 4]);
}

#[test]
fn an_organisation_that_came_over_keeps_its_id_under_the_other_spelling_and_stands_there_once() {
    let first = session([opening(), Command::AddPeople(vec![of(SHORT, "保健師")])]);
    let left = first.state().carry_over(Uuid::from_u128(1));
    let id = left.entries[0].id;
    let second = |people: Vec<Participant>| {
        session([
            opening(),
            Command::CarryOver(left.clone()),
            Command::AddPeople(people),
        ])
    };
    let organisations = |log: &Log| -> Vec<_> {
        let left = log.state().carry_over(Uuid::from_u128(2));
        let entries = left.entries.into_iter();
        let name = |entry: crate::domain::Entry| (entry.id, entry.text("name").to_owned());
        entries.map(name).collect()
    };
    let mut log = second(vec![of(LONG, "企画担当")]);
    join(&mut log, SHORT, LONG).unwrap();
    assert_eq!(organisations(&log), [(id, LONG.to_owned())]);
    let mut log = second(vec![of(LONG, "企画担当")]);
    join(&mut log, LONG, SHORT).unwrap();
    assert_eq!(organisations(&log), [(id, SHORT.to_owned())]);
}

#[test]
fn only_two_spellings_that_somebody_used_can_be_joined() {
    let mut log = two_spellings();
    for (from, into) in [("市役所", LONG), (LONG, "市役所"), (LONG, LONG), ("", LONG)] {
        assert!(join(&mut log, from, into).is_err(), "{from} {into}");
    }
}
