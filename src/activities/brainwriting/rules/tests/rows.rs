//! A row has one answer to what became of it, and everything that counts or offers rows asks for it.

use super::meeting::Meeting;
use super::{NEXT, cell};
use crate::activities::brainwriting::rules::*;
use crate::domain::{Anonymity, Attendance, Sector};
use crate::id;

/// Four seats in a ring: the first two at the keyboard, the others on paper.
fn mixed() -> Meeting {
    let mut meeting = Meeting::preparing(4, Anonymity::Named);
    for who in [2, 3] {
        meeting.take(Command::SetInput(ParticipantId(who), InputMode::Paper));
    }
    meeting.take(Command::Begin);
    meeting
}

fn seats(meeting: &Meeting, input: InputMode) -> Vec<SeatNo> {
    let seats = meeting.state.seats.iter();
    seats
        .filter(|seat| seat.input == input)
        .map(|seat| seat.no)
        .collect()
}

fn in_hand(meeting: &Meeting, seat: SeatNo) -> SheetNo {
    meeting
        .state
        .sheet_in_hand(seat, meeting.state.round)
        .unwrap()
}

#[test]
fn a_transcribed_idea_goes_only_where_a_row_is_open() {
    let mut meeting = mixed();
    let keyboard = seats(&meeting, InputMode::Keyboard);
    let paper = seats(&meeting, InputMode::Paper);
    let (screen, sheet) = (in_hand(&meeting, keyboard[0]), in_hand(&meeting, paper[0]));
    meeting.take(cell(screen, 1, 0, "画面の案"));
    meeting.take(Command::FinishRow(keyboard[0]));
    for (round, time) in [(1, "while the round runs"), (1, "after it")] {
        let refused = meeting.try_take(cell(screen, round, 1, "紙の案"));
        assert_eq!(
            refused.unwrap_err().0.id,
            id!("bw-refuse-row-done"),
            "{time}"
        );
        let amended = meeting.try_take(cell(screen, round, 0, &format!("直した案 {time}")));
        assert!(amended.is_ok(), "what stands there can be corrected {time}");
        if meeting.state.phase == Phase::Writing && meeting.state.round == 1 {
            meeting.take(NEXT);
        }
    }
    assert_eq!(meeting.state.row(sheet, 1), RowStatus::Waiting);
    meeting.take(cell(sheet, 1, 0, "紙の案"));
    assert_eq!(meeting.state.row(sheet, 1), RowStatus::Typed);
    meeting.take(cell(sheet, 1, 2, "紙の案、三つ目"));
}

#[test]
fn a_row_done_with_by_mistake_is_opened_again_and_its_writer_is_who_held_it() {
    let mut meeting = mixed();
    let seat = seats(&meeting, InputMode::Keyboard)[0];
    let (sheet, who) = (
        in_hand(&meeting, seat),
        meeting.state.seat(seat).unwrap().occupant,
    );
    assert!(
        meeting.try_take(Command::ReopenRow(sheet, 1)).is_err(),
        "its writer goes on instead"
    );
    meeting.take(Command::FinishRow(seat));
    meeting.take(NEXT);
    meeting.take(Command::ReopenRow(sheet, 1));
    assert!(meeting.state.waiting_rows().contains(&(sheet, 1)));
    assert!(meeting.try_take(Command::ReopenRow(sheet, 1)).is_err());
    meeting.take(cell(sheet, 1, 0, "紙にあった案"));
    assert_eq!(meeting.state.idea_at(sheet, 1, 0).unwrap().by, Some(who));
}

#[test]
fn how_somebody_writes_later_says_nothing_about_rows_of_before() {
    let mut meeting = mixed();
    let (screen, paper) = (
        seats(&meeting, InputMode::Keyboard)[0],
        seats(&meeting, InputMode::Paper)[0],
    );
    let (screen_sheet, paper_sheet) = (in_hand(&meeting, screen), in_hand(&meeting, paper));
    meeting.take(Command::FinishRow(screen));
    meeting.take(NEXT);
    for (seat, input) in [(screen, InputMode::Paper), (paper, InputMode::Keyboard)] {
        let who = meeting.state.seat(seat).unwrap().occupant;
        meeting.take(Command::SetInput(who, input));
    }
    assert_eq!(meeting.state.row(screen_sheet, 1), RowStatus::Written);
    assert_eq!(meeting.state.row(paper_sheet, 1), RowStatus::Waiting);
}

#[test]
fn everything_that_counts_rows_agrees() {
    let mut meeting = mixed();
    let late = meeting.invite(Sector::Residents);
    let (keyboard, paper) = (
        seats(&meeting, InputMode::Keyboard),
        seats(&meeting, InputMode::Paper),
    );
    meeting.take(Command::FinishRow(keyboard[0]));
    meeting.take(Command::SkipSeat(paper[0], "電話".into()));
    let leaver = meeting.state.seat(paper[1]).unwrap().occupant;
    meeting.mark(leaver, Attendance::LeftEarly);
    assert_eq!(
        meeting.state.done_seats(),
        (2, 1, 3),
        "who left is neither done nor waited for"
    );
    assert_eq!(meeting.state.unfinished_seats(), [keyboard[1]]);
    meeting.take(Command::FinishRow(keyboard[1]));
    assert!(meeting.state.everybody_is_done());
    meeting.mark(late, Attendance::Late);
    meeting.take(NEXT);
    assert_eq!(
        meeting.state.waiting_rows().len(),
        meeting
            .state
            .rows_handed_in()
            .filter(|(sheet, round)| meeting.state.is_on_paper(*sheet, *round))
            .filter(|(sheet, round)| meeting.state.row(*sheet, *round) == RowStatus::Waiting)
            .count()
    );
    assert!(
        meeting
            .state
            .waiting_rows()
            .iter()
            .any(|(sheet, _)| meeting.state.holder(*sheet, 1) == Some(paper[1])),
        "the leaver's paper is still to be typed"
    );
}

#[test]
fn every_sheet_is_on_the_hand_over_with_what_has_to_be_done_first() {
    let mut meeting = mixed();
    let before = meeting.state.holdings();
    let of_paper = |meeting: &Meeting, seat: SeatNo| {
        meeting.state.seat(seat).unwrap().input == InputMode::Paper
    };
    for (seat, sheet) in before.clone() {
        if !of_paper(&meeting, seat) {
            meeting.take(cell(sheet, 1, 0, "画面の案"));
        }
    }
    meeting.finish_all();
    meeting.take(NEXT);
    let all = meeting.state.hand_overs();
    assert_eq!(all.len(), 4);
    let mut seen = Vec::new();
    for over in &all {
        let from = before.iter().find(|(_, sheet)| *sheet == over.sheet);
        assert_eq!(over.from, from.map(|(seat, _)| *seat));
        let (from, to) = (over.from.unwrap(), over.to.unwrap());
        let first = match (of_paper(&meeting, from), of_paper(&meeting, to)) {
            (false, true) => Some(BeforeReading::ReadAloud),
            (true, false) => Some(BeforeReading::Transcribe),
            _ => None,
        };
        assert_eq!(over.first, first, "{over:?}");
        seen.push(first);
    }
    assert!(seen.contains(&Some(BeforeReading::ReadAloud)));
    let typed_first = all
        .iter()
        .find(|over| over.first == Some(BeforeReading::Transcribe))
        .unwrap()
        .sheet;
    meeting.take(cell(typed_first, 1, 0, "紙の案"));
    assert!(
        meeting
            .state
            .hand_overs()
            .iter()
            .all(|over| over.sheet != typed_first || over.first.is_none()),
        "what is typed can be read on the screen"
    );
}

#[test]
fn a_latecomers_fresh_sheet_and_a_leavers_resting_one_are_on_the_hand_over() {
    let mut meeting = mixed();
    let late = meeting.invite(Sector::Residents);
    meeting.mark(late, Attendance::Late);
    let seat = meeting.state.seat_of(late).unwrap().no;
    assert_eq!(
        meeting.state.newcomers(),
        [(seat, Some(SheetNo(5)))],
        "most of the round is left"
    );
    let fresh = meeting.state.hand_overs()[4];
    assert_eq!((fresh.from, fresh.to), (None, Some(seat)));
    meeting.finish_all();
    meeting.take(NEXT);
    assert_eq!(meeting.state.newcomers(), []);
    let leaver = meeting.state.seats[0].occupant;
    meeting.mark(leaver, Attendance::LeftEarly);
    meeting.finish_all();
    meeting.take(NEXT);
    let passed = meeting.state.is_passing(meeting.now);
    assert!(!passed, "the first word starts the clock");
    meeting.take(NEXT);
    let all = meeting.state.hand_overs();
    assert_eq!(all.len(), 5);
    assert_eq!(all.iter().filter(|over| over.to.is_none()).count(), 1);
}
