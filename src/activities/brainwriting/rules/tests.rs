//! Brainwriting played as meetings: what happens at the table, in sentences.

mod exploring;
mod laws;
mod meeting;
mod rows;
mod secrecy;
mod simulation;
mod votes;

use crate::id;
use meeting::{Meeting, id};

use super::ballots::{Criterion, Question, Voter};
use super::plan::PlanWishes;
use super::seeing::{AuthorTag, sectors_that_hide};
use super::state::Standing;
use super::*;
use crate::domain::{Anonymity, Attendance, DecisionKind, Sector};

const NEXT: Command = Command::Advance { confirmed: true };

fn cell(sheet: SheetNo, round: u8, cell: u8, text: &str) -> Command {
    Command::WriteCell {
        sheet,
        round,
        cell,
        text: text.into(),
        typed_by: None,
        lineage: IdeaLineage::default(),
    }
}

#[test]
fn six_people_write_108_ideas_and_nobody_meets_a_sheet_twice() {
    let mut meeting = Meeting::begun(6, Anonymity::Named);
    while meeting.state.phase == Phase::Writing {
        meeting.write_all();
        meeting.take(NEXT);
    }
    assert_eq!(meeting.state.phase, Phase::Written);
    assert_eq!(meeting.state.count(), 108);
    assert_eq!(meeting.state.goal(), 108);
    assert_eq!(meeting.repeats(), 0);
    assert!(meeting.state.waiting_rows().is_empty());
}

#[test]
fn an_early_advance_asks_for_a_second_press_and_a_late_one_does_not() {
    let mut meeting = Meeting::begun(6, Anonymity::Named);
    let refused = meeting
        .try_take(Command::Advance { confirmed: false })
        .unwrap_err();
    assert_eq!(refused.0.id, id!("bw-refuse-still-writing"));
    assert_eq!(meeting.state.round, 1);
    meeting.now += 300_001;
    assert_eq!(
        meeting.state.clock_at(meeting.now),
        RoundClock::Grace(29_999)
    );
    meeting.take(Command::Advance { confirmed: false });
    assert_eq!(meeting.state.round, 2);
}

#[test]
fn at_zero_a_seat_that_waits_for_the_keyboard_is_still_asked_about() {
    let mut meeting = Meeting::begun(3, Anonymity::Named);
    assert!(
        meeting
            .state
            .seats
            .iter()
            .all(|seat| seat.input == InputMode::Keyboard)
    );
    meeting.now += 3_600_000;
    assert!(
        meeting
            .try_take(Command::Advance { confirmed: false })
            .is_err()
    );
    while let Some(seat) = meeting.state.next_writer() {
        meeting.take(Command::OpenTurn(seat));
        assert!(
            meeting
                .state
                .may_show_sheet(meeting.state.sheet_in_hand(seat, 1).unwrap())
        );
        meeting.take(Command::FinishRow(seat));
        assert_eq!(meeting.state.turn(), None);
    }
    meeting.take(Command::Advance { confirmed: false });
    assert_eq!(meeting.state.round, 2);
}

#[test]
fn seconds_saved_go_into_the_bank_and_a_minute_more_comes_out_of_it() {
    let mut meeting = Meeting::begun(6, Anonymity::Named);
    meeting.take(Command::AddMinute);
    meeting.now += 240_000;
    meeting.finish_all();
    assert!(meeting.state.offers_hand_over(meeting.now));
    meeting.take(Command::Advance { confirmed: false });
    assert_eq!(meeting.state.bank_ms, 60_000);
    assert_eq!(
        meeting.state.clock_at(meeting.now),
        RoundClock::Passing(10_000)
    );
    assert_eq!(meeting.state.clock.unwrap().length, 300_000 + 4_000 * 3);
}

#[test]
fn the_clock_goes_from_running_to_the_last_minute_to_grace_to_over() {
    let mut meeting = Meeting::begun(6, Anonymity::Named);
    let at = |meeting: &Meeting, ms: u64| meeting.state.clock_at(meeting.now + ms);
    assert_eq!(at(&meeting, 0), RoundClock::Running(300_000));
    assert_eq!(at(&meeting, 250_000), RoundClock::LastMinute(50_000));
    assert_eq!(at(&meeting, 310_000), RoundClock::Grace(20_000));
    assert_eq!(at(&meeting, 330_000), RoundClock::Over);
    meeting.take(Command::Pause);
    assert_eq!(at(&meeting, 900_000), RoundClock::Paused);
    meeting.now += 900_000;
    meeting.take(Command::Resume);
    assert_eq!(at(&meeting, 0), RoundClock::Running(300_000));
    meeting.take(Command::EndNow);
    assert_eq!(at(&meeting, 0), RoundClock::Grace(30_000));
    assert_eq!(meeting.state.bank_ms, 300_000);
    meeting.now += 100_000;
    meeting.take(Command::AddMinute);
    assert_eq!(
        at(&meeting, 0),
        RoundClock::LastMinute(60_000),
        "a minute from now, however late it is"
    );
}

#[test]
fn a_latecomer_joins_at_once_while_most_of_the_round_is_left() {
    let mut meeting = Meeting::begun(6, Anonymity::Named);
    meeting.now += 100_000;
    let late = meeting.invite(Sector::Residents);
    meeting.mark(late, Attendance::Late);
    let seat = meeting.state.seat_of(late).unwrap();
    assert_eq!(seat.standing, Standing::Open);
    assert_eq!(
        meeting.state.sheet_in_hand(seat.no, 1),
        Some(SheetNo(7)),
        "a fresh sheet, since none rests"
    );
    assert!(meeting.state.offers_round());
    meeting.take(Command::AddRound);
    assert_eq!(meeting.state.rounds(), 7);
    assert!(!meeting.state.offers_round());
}

#[test]
fn a_latecomer_near_the_end_of_a_round_starts_with_the_next_one() {
    let mut meeting = Meeting::begun(6, Anonymity::Named);
    meeting.now += 200_000;
    let late = meeting.invite(Sector::Residents);
    meeting.mark(late, Attendance::Late);
    let seat = meeting.state.seat_of(late).unwrap().no;
    assert_eq!(meeting.state.sheet_in_hand(seat, 1), None);
    meeting.take(NEXT);
    assert!(meeting.state.sheet_in_hand(seat, 2).is_some());
}

#[test]
fn what_a_leaver_typed_stays_and_the_seat_closes_at_the_boundary() {
    let mut meeting = Meeting::begun(4, Anonymity::Named);
    let seat = meeting.state.seats[1].clone();
    let sheet = meeting.state.sheet_in_hand(seat.no, 1).unwrap();
    meeting.take(cell(sheet, 1, 0, "昼休みに測る"));
    meeting.mark(seat.occupant, Attendance::LeftEarly);
    assert_eq!(
        meeting.state.seat(seat.no).unwrap().standing,
        Standing::Leaving
    );
    assert_eq!(meeting.state.sheet_in_hand(seat.no, 1), Some(sheet));
    assert!(
        !meeting.state.unfinished_seats().contains(&seat.no),
        "nobody waits for who has left"
    );
    meeting.take(NEXT);
    assert_eq!(
        meeting.state.seat(seat.no).unwrap().standing,
        Standing::Closed
    );
    assert_eq!(meeting.state.holdings().len(), 3);
    assert_eq!(
        meeting.state.idea_at(sheet, 1, 0).unwrap().text,
        "昼休みに測る"
    );
}

#[test]
fn who_left_and_comes_back_gets_the_seat_back() {
    let mut meeting = Meeting::begun(5, Anonymity::Named);
    let seat = meeting.state.seats[0].clone();
    meeting.mark(seat.occupant, Attendance::LeftEarly);
    meeting.mark(seat.occupant, Attendance::Late);
    assert_eq!(
        meeting.state.seat(seat.no).unwrap().standing,
        Standing::Open
    );
    meeting.mark(seat.occupant, Attendance::LeftEarly);
    meeting.take(NEXT);
    meeting.mark(seat.occupant, Attendance::Late);
    assert_eq!(
        meeting.state.seat(seat.no).unwrap().standing,
        Standing::Open
    );
    assert!(
        meeting.state.sheet_in_hand(seat.no, 2).is_some(),
        "it takes the resting sheet"
    );
    assert_eq!(meeting.state.sheets.len(), 5);
    assert_eq!(meeting.state.seats.len(), 5);
}

#[test]
fn a_substitute_takes_over_the_same_seat() {
    let mut meeting = Meeting::begun(4, Anonymity::Named);
    let seat = meeting.state.seats[2].clone();
    meeting.substitute(seat.occupant, "係長");
    let now = meeting.state.seat(seat.no).unwrap();
    assert_eq!(
        (now.occupant, now.substitute.as_deref()),
        (seat.occupant, Some("係長"))
    );
    assert_eq!(meeting.state.seats.len(), 4);
}

#[test]
fn a_substitute_has_written_what_was_written_since_and_nothing_earlier() {
    let mut meeting = Meeting::begun(4, Anonymity::Named);
    let seat = meeting.state.seats[0].clone();
    let by = |meeting: &Meeting, round: u8| {
        let idea = meeting
            .state
            .ideas
            .values()
            .find(|idea| idea.round == round && idea.by == Some(seat.occupant))
            .unwrap();
        (
            idea.substitute.clone(),
            describe::author_name(
                &meeting.room().people[&seat.occupant],
                idea.substitute.as_deref(),
            )
            .id,
        )
    };
    let first = meeting.state.sheet_in_hand(seat.no, 1).unwrap();
    meeting.finish_all();
    meeting.take(NEXT);
    meeting.substitute(seat.occupant, "係長");
    let second = meeting.state.sheet_in_hand(seat.no, 2).unwrap();
    meeting.take(cell(second, 2, 0, "係長の案"));
    meeting.take(Command::ReopenRow(first, 1));
    meeting.take(cell(first, 1, 0, "紙から写した前の案"));
    assert_eq!(by(&meeting, 1), (None, id!("bw-author")));
    assert_eq!(
        by(&meeting, 2),
        (Some("係長".to_owned()), id!("bw-author-substitute"))
    );
}

#[test]
fn nothing_ever_waits_for_one_person() {
    let mut meeting = Meeting::begun(4, Anonymity::Named);
    let seat = meeting.state.unfinished_seats()[0];
    meeting.take(Command::SkipSeat(seat, "電話".into()));
    assert!(!meeting.state.unfinished_seats().contains(&seat));
    let sheet = meeting.state.sheet_in_hand(seat, 1).unwrap();
    assert_eq!(
        meeting.state.row(sheet, 1),
        RowStatus::Skipped("電話".into())
    );
    meeting.take(NEXT);
    assert!(
        meeting.state.holder(sheet, 2).is_some(),
        "the sheet moves on"
    );
}

#[test]
fn even_an_empty_room_is_led_on_to_the_end() {
    let mut meeting = Meeting::begun(2, Anonymity::Named);
    for seat in meeting.state.seats.clone() {
        meeting.mark(seat.occupant, Attendance::LeftEarly);
    }
    for _ in 0..10 {
        let _ = meeting.try_take(NEXT);
    }
    assert_eq!(meeting.state.phase, Phase::Done);
}

#[test]
fn ideas_handed_in_beforehand_lie_on_row_0_spread_over_the_sheets() {
    let mut meeting = Meeting::preparing(3, Anonymity::Named);
    let absent = meeting.invite(Sector::Medical);
    for text in ["一つ目", "二つ目", "三つ目", "四つ目"] {
        meeting.take(Command::Contribute {
            by: Some(absent),
            text: text.into(),
            typed_by: Some(ParticipantId(0)),
        });
    }
    meeting.take(Command::Begin);
    let on: Vec<usize> = meeting
        .state
        .sheet_numbers()
        .map(|sheet| meeting.state.ideas_on(sheet).len())
        .collect();
    assert_eq!(on, [2, 1, 1]);
    let idea = meeting.state.idea_at(SheetNo(1), 0, 1).unwrap();
    assert_eq!(
        (idea.by, idea.typed_by),
        (Some(absent), Some(ParticipantId(0)))
    );
}

#[test]
fn paper_is_transcribed_at_any_time_even_after_the_end() {
    let mut meeting = Meeting::begun(6, Anonymity::Named);
    meeting.finish_all();
    meeting.take(NEXT);
    assert_eq!(meeting.state.waiting_rows().len(), 6);
    meeting.take(Command::Reveal);
    let (sheet, round) = meeting.state.waiting_rows()[0];
    let holder = meeting
        .state
        .holder(sheet, round)
        .and_then(|seat| meeting.state.seat(seat))
        .unwrap()
        .occupant;
    meeting.take(Command::WriteRow {
        sheet,
        round,
        texts: vec!["あ".into(), String::new(), "う".into()],
        typed_by: Some(ParticipantId(5)),
    });
    assert_eq!(
        meeting.state.idea_at(sheet, round, 2).unwrap().by,
        Some(holder)
    );
    assert_eq!(meeting.state.row(sheet, round), RowStatus::Typed);
    while meeting.state.phase != Phase::Done {
        meeting.take(NEXT);
    }
    let (sheet, round) = meeting.state.waiting_rows()[0];
    meeting.take(Command::SkipRow(sheet, round, "用紙なし".into()));
    let (sheet, round) = meeting.state.waiting_rows()[0];
    meeting.take(cell(sheet, round, 0, "あとから"));
    assert_eq!(meeting.state.text_at(sheet, round, 0), Some("あとから"));
}

#[test]
fn the_screen_shows_no_sheet_before_the_reveal_unless_the_facilitator_opens_it() {
    let mut meeting = Meeting::begun(6, Anonymity::Named);
    assert!(
        meeting
            .state
            .sheet_numbers()
            .all(|sheet| !meeting.state.may_show_sheet(sheet))
    );
    meeting.take(Command::OpenSheet(SheetNo(3)));
    assert!(meeting.state.may_show_sheet(SheetNo(3)));
    meeting.take(NEXT);
    assert!(
        !meeting.state.may_show_sheet(SheetNo(3)),
        "for that round only"
    );
    let mut written = Meeting::begun(6, Anonymity::Named);
    while written.state.phase == Phase::Writing {
        written.finish_all();
        written.take(NEXT);
    }
    assert!(!written.state.may_show_sheet(SheetNo(3)));
    written.take(Command::OpenSheet(SheetNo(3)));
    assert!(
        written.state.may_show_sheet(SheetNo(3)) && !written.state.may_show_sheet(SheetNo(2)),
        "after the last round for the transcriber"
    );
    meeting.take(Command::Reveal);
    assert!(
        meeting
            .state
            .sheet_numbers()
            .all(|sheet| meeting.state.may_show_sheet(sheet))
    );
}

#[test]
fn authors_come_on_with_the_reveal_and_by_the_level_of_anonymity() {
    let mut meeting = Meeting::begun(6, Anonymity::Named);
    meeting.write_all();
    let idea = meeting.state.ideas_by_sheet()[0].clone();
    assert_eq!(
        meeting.state.author_tag(&idea, &meeting.room()),
        AuthorTag::None
    );
    meeting.take(Command::Reveal);
    assert_eq!(
        meeting.state.author_tag(&idea, &meeting.room()),
        AuthorTag::Person(idea.by.unwrap())
    );
    meeting.anonymity = Anonymity::Sector;
    assert_eq!(
        meeting.state.author_tag(&idea, &meeting.room()),
        AuthorTag::None,
        "two of each sector: the tag would be a hint"
    );
    meeting.anonymity = Anonymity::Anonymous;
    assert_eq!(
        meeting.state.author_tag(&idea, &meeting.room()),
        AuthorTag::None
    );
}

#[test]
fn a_sector_is_shown_only_where_neither_the_tag_nor_its_absence_points_at_somebody() {
    use Sector::{Community as C, Medical as M, Residents as R};
    assert_eq!(sectors_that_hide(&[C, C, C, M, M, M]), [C, M]);
    assert_eq!(sectors_that_hide(&[C, C, C, M, R, R]), [C]);
    assert_eq!(
        sectors_that_hide(&[C, C, C, M]),
        [],
        "whoever has no tag would be the physician"
    );
    assert_eq!(sectors_that_hide(&[C, C, C, C, M, M, M, R]), [C]);
    assert_eq!(sectors_that_hide(&[C, C]), []);
}

#[test]
fn stars_keep_what_half_of_the_voters_like_and_every_favourite() {
    let mut meeting = Meeting::revealed(4, Anonymity::Named);
    meeting.take(NEXT);
    let ideas: Vec<_> = meeting
        .state
        .ideas_by_sheet()
        .iter()
        .map(|idea| idea.id)
        .collect();
    let seat = |n| Voter::Seat(SeatNo(n));
    for (voter, idea) in [(1, 0), (2, 0), (3, 1)] {
        meeting.take(Command::Star(seat(voter), ideas[idea], 1));
    }
    meeting.take(Command::Favour(seat(4), ideas[5], 1));
    meeting.take(Command::Favour(seat(4), ideas[6], 1));
    assert!(
        meeting.state.total(Question::Star, ideas[0]).is_none(),
        "hidden until it is counted"
    );
    meeting.take(NEXT);
    assert_eq!(
        meeting.state.step(),
        Some(ConvergenceStep::Starring),
        "the result is looked at first"
    );
    let kept: Vec<_> = meeting.state.kept().iter().map(|idea| idea.id).collect();
    assert_eq!(kept, [ideas[0], ideas[6]]);
}

#[test]
fn bundles_and_lone_ideas_are_what_is_voted_on() {
    let mut meeting = Meeting::revealed(4, Anonymity::Named);
    meeting.take(Command::EnterStep(ConvergenceStep::Grouping));
    let ideas: Vec<_> = meeting
        .state
        .ideas_by_sheet()
        .iter()
        .map(|idea| idea.id)
        .collect();
    meeting.take(Command::MakeBundle(
        "測る場所をふやす".into(),
        vec![ideas[0], ideas[1]],
    ));
    meeting.take(Command::MakeBundle(
        "声をかける".into(),
        vec![ideas[1], ideas[2]],
    ));
    meeting.take(Command::MarkLone(ideas[3], true));
    let bundles: Vec<_> = meeting
        .state
        .bundles
        .iter()
        .map(|bundle| (bundle.id, bundle.members.len()))
        .collect();
    assert_eq!(
        bundles
            .iter()
            .map(|(_, members)| *members)
            .collect::<Vec<_>>(),
        [1, 2],
        "an idea lies in one bundle"
    );
    assert_eq!(
        meeting.state.options(ConvergenceStep::Stickers),
        [bundles[0].0, bundles[1].0, ideas[3]]
    );
    meeting.take(Command::MergeBundles(bundles[0].0, bundles[1].0));
    assert_eq!(
        meeting.state.options(ConvergenceStep::Stickers),
        [bundles[0].0, ideas[3]]
    );
    assert_eq!(meeting.state.points_each(), 3);
    meeting.take(Command::DissolveBundle(bundles[0].0));
    assert_eq!(meeting.state.options(ConvergenceStep::Stickers), [ideas[3]]);
}

#[test]
fn stickers_keep_to_the_budget_and_only_the_own_vote_is_taken_back() {
    let mut meeting = Meeting::revealed(4, Anonymity::Named);
    meeting.take(Command::EnterStep(ConvergenceStep::Grouping));
    let ideas: Vec<_> = meeting
        .state
        .ideas_by_sheet()
        .iter()
        .map(|idea| idea.id)
        .collect();
    meeting.take(Command::MarkLone(ideas[0], true));
    meeting.take(Command::MarkLone(ideas[1], true));
    meeting.take(Command::EnterStep(ConvergenceStep::Stickers));
    meeting.take(Command::ChooseStickers(Some(3)));
    meeting.take(Command::ChooseStickerCap(Some(2)));
    let (one, two) = (Voter::Seat(SeatNo(1)), Voter::Seat(SeatNo(2)));
    meeting.take(Command::Vote(one, ideas[0], 2));
    assert_eq!(
        meeting
            .try_take(Command::Vote(one, ideas[1], 2))
            .unwrap_err()
            .0
            .id,
        id!("bw-refuse-budget")
    );
    assert_eq!(
        meeting
            .try_take(Command::Vote(one, ideas[0], 3))
            .unwrap_err()
            .0
            .id,
        id!("bw-refuse-value")
    );
    meeting.take(Command::Vote(two, ideas[0], 1));
    meeting.take(Command::Vote(one, ideas[0], 0));
    meeting.take(Command::Vote(Voter::Room, ideas[1], 7));
    let over = meeting
        .try_take(Command::Vote(Voter::Room, ideas[1], 13))
        .unwrap_err();
    assert_eq!(
        over.0.id,
        id!("bw-refuse-together"),
        "four people have twelve stickers"
    );
    meeting.take(Command::CloseTally);
    assert_eq!(
        meeting
            .state
            .total(Question::Sticker, ideas[0])
            .unwrap()
            .sum,
        1
    );
    assert_eq!(
        meeting
            .state
            .total(Question::Sticker, ideas[1])
            .unwrap()
            .sum,
        7
    );
    assert!(
        meeting.try_take(Command::Vote(two, ideas[0], 0)).is_err(),
        "counted is counted"
    );
}

#[test]
fn zero_points_say_not_acceptable_and_criteria_have_a_median_and_a_spread() {
    let mut meeting = Meeting::revealed(6, Anonymity::Named);
    meeting.take(Command::EnterStep(ConvergenceStep::Grouping));
    let idea = meeting.state.ideas_by_sheet()[0].id;
    meeting.take(Command::MarkLone(idea, true));
    meeting.take(Command::EnterStep(ConvergenceStep::Weighing));
    meeting.take(Command::Weigh(Voter::Seat(SeatNo(1)), idea, Some(0)));
    meeting.take(Command::Weigh(Voter::Seat(SeatNo(2)), idea, Some(2)));
    meeting.take(NEXT);
    let weight = meeting.state.total(Question::Weight, idea).unwrap();
    assert_eq!((weight.sum, weight.refusals, weight.voters), (2, 1, 2));
    meeting.take(NEXT);
    for (seat, value) in [(1, 1), (2, 3), (3, 4), (4, 5)] {
        meeting.take(Command::Rate(
            Voter::Seat(SeatNo(seat)),
            idea,
            Criterion::Effect,
            Some(value),
        ));
    }
    meeting.take(NEXT);
    let spread = meeting
        .state
        .total(Question::Rating(Criterion::Effect), idea)
        .unwrap()
        .spread
        .unwrap();
    assert_eq!(
        (
            spread.min,
            spread.lower,
            spread.median,
            spread.upper,
            spread.max
        ),
        (10, 20, 35, 45, 50)
    );
}

#[test]
fn a_decision_is_an_event_with_its_wording_and_can_be_taken_back() {
    let mut meeting = Meeting::revealed(4, Anonymity::Named);
    meeting.take(Command::EnterStep(ConvergenceStep::Deciding));
    let idea = meeting.state.ideas_by_sheet()[0].id;
    let decide = |wording: &str| Command::Decide {
        kind: DecisionKind::Continued,
        options: vec![idea],
        wording: wording.into(),
    };
    assert!(meeting.try_take(decide("  ")).is_err());
    meeting.take(decide("次回までに商工会と詰める"));
    let put_off = Rules::decisions(&meeting.state);
    assert!(!put_off[0].kind.is_settled(), "継続審議 decides nothing");
    let put_off = meeting.state.decisions[0].id;
    assert!(
        Rules::entry(&meeting.state, put_off).is_some(),
        "and stands on the open list"
    );
    let left = Command::Decide {
        kind: DecisionKind::LeftToSecretariat,
        options: vec![idea],
        wording: "事務局が日程を決める".into(),
    };
    meeting.take(left);
    assert_eq!(
        Rules::decisions(&meeting.state)[1].text,
        "事務局が日程を決める"
    );
    meeting.take(Command::Retract(
        Rules::items(&meeting.state).last().unwrap().id,
    ));
    let items = Rules::items(&meeting.state);
    assert_eq!(
        items.last().map(|item| (item.kind, item.from.clone())),
        Some((describe::DECISION, vec![idea]))
    );
    meeting.take(Command::Retract(items.last().unwrap().id));
    assert!(meeting.state.decisions.is_empty());
    assert!(meeting.try_take(Command::Retract(id(99))).is_err());
}

#[test]
fn seventeen_people_sit_in_three_rings_and_their_sheets_stay_there() {
    let mut meeting = Meeting::begun(17, Anonymity::Named);
    while meeting.state.phase == Phase::Writing {
        for (seat, sheet) in meeting.state.holdings() {
            assert_eq!(
                meeting.state.ring_of(sheet),
                meeting.state.seat(seat).map(|seat| seat.ring)
            );
        }
        meeting.finish_all();
        meeting.take(NEXT);
    }
    assert_eq!((meeting.state.round, meeting.repeats()), (5, 0));
}

#[test]
fn the_defaults_are_those_of_the_table() {
    let table = [
        (2, 2, 3, 12),
        (3, 3, 3, 27),
        (4, 4, 3, 48),
        (6, 6, 3, 108),
        (7, 6, 2, 84),
        (8, 6, 2, 96),
        (9, 5, 2, 90),
        (12, 5, 2, 120),
        (13, 5, 2, 130),
    ];
    for (n, rounds, cells, ideas) in table {
        let plan = WritingPlan::suiting(n);
        assert_eq!(
            (plan.rounds, plan.cells, plan.ideas(n)),
            (rounds, cells, ideas),
            "n = {n}"
        );
    }
    assert!(!WritingPlan::suiting(12).is_much(12) && WritingPlan::suiting(13).is_much(13));
    assert_eq!(
        (
            WritingPlan::suiting(17).rounds,
            WritingPlan::suiting(24).rounds
        ),
        (5, 6)
    );
    assert_eq!(plan::ring_sizes(17), [6, 6, 5]);
    assert_eq!(WritingPlan::suiting(4).keyboard_minutes(4), 24);
}

#[test]
fn a_plan_of_version_0_1_0_is_chosen_in_every_field() {
    let mut meeting = Meeting::preparing(4, Anonymity::Named);
    let plan = WritingPlan {
        question: "どうするか".into(),
        rounds: 2,
        goal: 12,
        ..WritingPlan::suiting(2)
    };
    meeting.apply(&[Event::Prepared(plan), Event::StickersSet(4, 2)]);
    assert!(
        PlanField::ALL
            .into_iter()
            .all(|field| meeting.state.wishes.is_chosen(field))
    );
    assert_eq!(
        (meeting.state.stickers_each(), meeting.state.sticker_cap()),
        (4, 2)
    );
    meeting.take(Command::Begin);
    assert_eq!((meeting.state.rounds(), meeting.state.goal()), (2, 12));
}

#[test]
fn only_what_changes_a_wish_is_recorded() {
    let mut meeting = Meeting::preparing(4, Anonymity::Named);
    let rounds = |n| Command::Choose(PlanChoice::Rounds(n));
    assert_eq!(meeting.take(rounds(None)), []);
    let chosen = meeting.take(rounds(Some(3)));
    assert_eq!(chosen, [Event::PlanChosen(PlanChoice::Rounds(Some(3)))]);
    assert_eq!(meeting.take(rounds(Some(3))), []);
    assert_eq!(
        meeting.take(rounds(None)),
        [Event::PlanChosen(PlanChoice::Rounds(None))]
    );
    assert_eq!(meeting.state.wishes, PlanWishes::default());
    meeting.take(Command::Begin);
    assert!(meeting.try_take(rounds(Some(2))).is_err());
}

#[test]
fn the_limit_for_one_option_is_a_wish_apart_from_the_number_of_stickers() {
    let mut meeting = Meeting::revealed(4, Anonymity::Named);
    meeting.take(Command::ChooseStickerCap(Some(2)));
    let suited = meeting.state.suited_stickers();
    let both = |meeting: &Meeting| (meeting.state.stickers_each(), meeting.state.sticker_cap());
    assert_eq!(both(&meeting), (suited, 2));
    meeting.take(Command::ChooseStickers(Some(1)));
    assert_eq!(both(&meeting), (1, 1));
    meeting.take(Command::ChooseStickers(None));
    meeting.take(Command::ChooseStickerCap(None));
    assert_eq!(both(&meeting), (suited, suited));
}
