//! What is told as open at the closing: exactly what an action lacks, and nothing that it has.

use super::*;
use crate::domain::ActionState;

const NOTHING: [MessageId; 0] = [];

/// The action with these fields, told as open by these messages.
fn told(
    table: &mut BoardRoom,
    changes: Vec<ActionChange>,
    consent: Option<Consent>,
) -> Vec<MessageId> {
    let mut made = vec![ActionChange::What("測定会".into())];
    made.extend(changes);
    table.take(Command::MakeAction(None, made, consent));
    let id = table.state.actions.last().unwrap().action.id;
    let told = ids(table);
    table.take(Command::RemoveAction(id));
    told
}

fn ids(table: &BoardRoom) -> Vec<MessageId> {
    let told = Rules::unfinished(&table.state, &table.room());
    told.iter().map(|told| told.id).collect()
}

fn by(organisation: &str) -> ActionChange {
    ActionChange::Organisation(organisation.into())
}

fn due(due: Due) -> ActionChange {
    ActionChange::Due(due)
}

#[test]
fn an_action_without_organisation_or_date_is_told_once_with_what_it_lacks() {
    let mut table = BoardRoom::new();
    let next = Due::Quarter(2027, 2);
    assert_eq!(
        told(&mut table, vec![], None),
        [id!("board-unfinished-no-plan")]
    );
    assert_eq!(
        told(&mut table, vec![due(next)], None),
        [id!("board-unfinished-no-organisation")]
    );
    assert_eq!(
        told(&mut table, vec![by("みどり機関0")], None),
        [id!("board-unfinished-no-due")]
    );
    assert_eq!(
        told(&mut table, vec![by("みどり機関0"), due(next)], None),
        NOTHING
    );
}

#[test]
fn a_date_is_over_on_the_day_after_its_last() {
    let mut table = BoardRoom::new();
    // The room meets on the 19th of November 2026.
    for (of, over) in [
        (Due::Quarter(2026, 1), true),
        (Due::Quarter(2026, 2), true),
        (Due::Quarter(2026, 3), false),
        (Due::Quarter(2026, 4), false),
        (Due::Quarter(2026, 0), false),
        (Due::Quarter(2025, 4), true),
        (Due::Quarter(2025, 0), true),
        (Due::Meeting(2026, 1), false),
        (Due::Meeting(2025, 3), true),
    ] {
        let expected: &[MessageId] = if over {
            &[id!("board-unfinished-overdue")]
        } else {
            &[]
        };
        let told = told(&mut table, vec![by("みどり機関0"), due(of)], None);
        assert_eq!(told, expected, "{of:?}");
    }
}

#[test]
fn consent_of_an_organisation_of_which_everybody_is_absent_is_still_to_be_confirmed() {
    let mut table = BoardRoom::new();
    let fields = || vec![by("みどり機関0"), due(Due::Quarter(2027, 1))];
    let absent = [id!("board-unfinished-absent")];
    let mark = |table: &mut BoardRoom, n, attendance| {
        table.people.get_mut(&ParticipantId(n)).unwrap().attendance = attendance;
    };
    mark(&mut table, 0, Attendance::Absent);
    for consent in [
        None,
        Some(Consent::Given),
        Some(Consent::TakenBack),
        Some(Consent::ToBeAsked),
    ] {
        assert_eq!(told(&mut table, fields(), consent), absent, "{consent:?}");
    }
    // Somebody else of the same organisation is there.
    table
        .people
        .get_mut(&ParticipantId(1))
        .unwrap()
        .who
        .organisation = "みどり機関0".into();
    assert_eq!(told(&mut table, fields(), Some(Consent::Given)), NOTHING);
    mark(&mut table, 1, Attendance::Absent);
    assert_eq!(told(&mut table, fields(), Some(Consent::Given)), absent);
    // Of an organisation that was not invited nobody is absent.
    let elsewhere = vec![by("県"), due(Due::Quarter(2027, 1))];
    assert_eq!(
        told(&mut table, elsewhere, Some(Consent::ToBeAsked)),
        NOTHING
    );
}

#[test]
fn what_is_carried_on_needs_a_new_date_and_what_came_to_an_end_needs_nothing() {
    let mut table = BoardRoom::new();
    let dated = Action {
        organisation: "みどり機関0".into(),
        due: Due::Quarter(2026, 1),
        ..homework(5, 1, ActionState::Accepted)
    };
    let id = dated.id;
    let carryover = Carryover {
        actions: vec![dated],
        ..Carryover::default()
    };
    inherit(&mut table.state, &carryover);
    assert_eq!(ids(&table), [id!("board-unfinished-homework-overdue")]);
    table.take(Command::MoveAction(id, ActionState::CarriedOver));
    assert_eq!(ids(&table), [id!("board-unfinished-carried")]);
    table.take(Command::ChangeAction(id, vec![due(Due::Quarter(2027, 1))]));
    assert_eq!(ids(&table), NOTHING);
    table.take(Command::ChangeAction(id, vec![due(Due::Open), by("")]));
    table.take(Command::MoveAction(
        id,
        ActionState::Stopped("会場がない".into()),
    ));
    assert_eq!(ids(&table), NOTHING);
}

#[test]
fn an_indicator_of_another_programme_is_refused_and_a_programme_follows_its_indicator() {
    let mut table = BoardRoom::new();
    let indicator = table.smoking();
    let owner = table.state.programmes[0].programme.id;
    table.take(Command::AddProgramme(vec![ProgrammeChange::Name(
        "健診".into(),
    )]));
    let other = table.state.programmes[1].programme.id;
    let id = table.finding("所見");
    let about = |programme, indicator| {
        vec![
            FindingEdit::Programme(programme),
            FindingEdit::Indicator(indicator, 2026),
        ]
    };
    let programme = |table: &BoardRoom| table.state.finding(id).unwrap().programme;
    let refusal = id!("board-refuse-other-programme");
    let wrong = Command::ChangeFinding(id, about(Some(other), Some(indicator)));
    assert_eq!(table.refused(wrong), refusal);
    let new = Command::RecordFinding(
        FindingSource::Indicator(indicator, 2026),
        "新しい所見".into(),
        vec![FindingEdit::Programme(Some(other))],
    );
    assert_eq!(table.refused(new), refusal);
    table.take(Command::ChangeFinding(id, about(None, Some(indicator))));
    assert_eq!(programme(&table), Some(owner));
    let moved = vec![FindingEdit::Programme(Some(other))];
    assert_eq!(table.refused(Command::ChangeFinding(id, moved)), refusal);
    table.take(Command::ChangeFinding(id, about(Some(other), None)));
    assert_eq!(programme(&table), Some(other));
}

#[test]
fn the_year_that_is_evaluated_is_the_one_that_was_said() {
    let mut table = BoardRoom::new();
    let grades = Thresholds::default();
    assert_eq!(table.state.year(&table.room()), 2026);
    table.take(Command::SetEvaluation(Some(2025), grades));
    assert_eq!(table.state.year(&table.room()), 2025);
    assert_eq!(table.take(Command::SetEvaluation(Some(2025), grades)), 0);
    assert_eq!(
        table.refused(Command::SetEvaluation(Some(7), grades)),
        id!("board-refuse-year")
    );
    table.take(Command::SetEvaluation(None, grades));
    assert_eq!(table.state.year(&table.room()), 2026, "the session's again");
}

#[test]
fn what_a_record_says_is_what_the_minutes_cite() {
    let mut table = BoardRoom::new();
    let carryover = Carryover {
        actions: vec![homework(5, 2, ActionState::CarriedOver)],
        ..Carryover::default()
    };
    inherit(&mut table.state, &carryover);
    let id = carryover.actions[0].id;
    let cited = |table: &BoardRoom| {
        let minutes = Rules::minutes(&table.state, &table.room(), Audience::Internal);
        let of = |passage: &Passage| match passage {
            Passage::Table { rows, .. } => rows.iter().map(|(_, record)| *record).collect(),
            Passage::Line(_, records) | Passage::Point(_, records) => records.clone(),
            Passage::Heading(_) => Vec::new(),
        };
        minutes.iter().flat_map(of).collect::<Vec<_>>()
    };
    assert_eq!(cited(&table), [0], "as it came over");
    table.take(Command::TellObstacle(id, "夜勤がある".into(), None, None));
    table.take(Command::MoveAction(id, ActionState::Started));
    assert_eq!(cited(&table), [2, 1], "its answer, then its reason");
}
