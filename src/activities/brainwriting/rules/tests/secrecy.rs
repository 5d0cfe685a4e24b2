//! 無記名, seen by somebody who has the session file, the list of who was there when, and this
//! program.

use crate::activities::brainwriting::rules::state::Standing;
use std::collections::BTreeMap;

use uuid::Uuid;

use super::meeting::Meeting;
use crate::activities::brainwriting::rules::{dealing::deal, passing::offsets, *};
use crate::domain::{Anonymity, Attendance, ItemId, Sector};

/// A secret meeting of `n`, with its public log; the truth stays in the secret layer.
fn secret_meeting(n: usize, seed: u64) -> Meeting {
    let mut meeting = Meeting::preparing(n, Anonymity::Anonymous);
    meeting.seed = seed << 20;
    meeting.take(Command::Begin);
    while meeting.state.phase == Phase::Writing {
        meeting.now += 60_000;
        meeting.write_all();
        meeting.take(Command::Advance { confirmed: true });
    }
    meeting
}

/// What stands in the file.
fn public(meeting: &Meeting) -> Vec<(Event, RecordRef)> {
    meeting
        .log
        .iter()
        .filter(|(event, _)| !Rules::is_private(event))
        .cloned()
        .collect()
}

/// Of how many rows the guess names the true seat, in percent.
fn hits(meetings: &[Meeting], guess: impl Fn(&Meeting, SheetNo, u8) -> SeatNo) -> usize {
    let rows = || {
        meetings.iter().flat_map(|meeting| {
            meeting
                .state
                .secret
                .dealt
                .iter()
                .map(move |((round, seat), sheet)| (meeting, *round, *seat, *sheet))
        })
    };
    rows()
        .filter(|(meeting, round, seat, sheet)| guess(meeting, *sheet, *round) == *seat)
        .count()
        * 100
        / rows().count()
}

#[test]
fn the_file_holds_no_seat_on_a_cell_no_dealing_and_no_key_times() {
    let meeting = secret_meeting(6, 1);
    assert_eq!(meeting.state.ideas.len(), 108);
    for (event, _) in public(&meeting) {
        let text = ron::to_string(&event).unwrap();
        assert!(
            !text.contains("AtSeat") && !text.contains("InSecret") && !text.contains("Dealt"),
            "{text}"
        );
        if let Event::RowsCollected(_, rows) = &event {
            assert!(
                rows.is_sorted_by_key(|row| row.sheet),
                "in order of sheets, not of writing"
            );
        }
    }
    let mut moments: BTreeMap<u8, Vec<(u64, u64, ItemId)>> = BTreeMap::new();
    for idea in meeting.state.ideas.values() {
        assert_eq!((idea.by, idea.typed_by), (None, None));
        moments
            .entry(idea.round)
            .or_default()
            .push((idea.record.ms, idea.record.n, idea.id));
    }
    for (round, ideas) in moments {
        let first = ideas.iter().map(|(_, _, id)| id.0.as_u128()).min().unwrap();
        assert!(
            ideas
                .iter()
                .all(|(ms, n, _)| (*ms, *n) == (ideas[0].0, ideas[0].1)),
            "round {round} came into the file in one moment"
        );
        assert!(
            ideas.iter().all(|(_, _, id)| id.0.as_u128() - first < 18),
            "round {round}: ids of one moment, in order of sheets"
        );
    }
}

#[test]
fn the_rotation_table_and_the_sheet_numbers_name_the_seat_no_better_than_chance() {
    let meetings: Vec<Meeting> = (1..=40).map(|seed| secret_meeting(6, seed)).collect();
    for pass in Pass::ALL {
        let lap = offsets(pass, 6, 6);
        let rotated = hits(&meetings, |_, sheet, round| {
            SeatNo(((usize::from(sheet.0) - 1 + lap[usize::from(round) - 1]) % 6) as u8 + 1)
        });
        assert!(rotated < 24, "{pass:?} names {rotated} % (chance: 17 %)");
    }
    let same_number = hits(&meetings, |_, sheet, _| SeatNo(sheet.0));
    assert!(same_number < 24, "the sheet's number names {same_number} %");
}

#[test]
fn knowing_one_row_of_somebody_does_not_tell_their_other_rows() {
    let meetings: Vec<Meeting> = (1..=40).map(|seed| secret_meeting(6, seed)).collect();
    let lap = offsets(Pass::Balanced, 6, 6);
    // Whoever knows who wrote sheet 1 in round 1 turns the rotation on from there.
    let turned = hits(&meetings, |meeting, sheet, round| {
        let known = meeting.state.holder(SheetNo(1), 1).unwrap();
        let shift = usize::from(known.0) - 1;
        SeatNo(((usize::from(sheet.0) - 1 + lap[usize::from(round) - 1] + shift) % 6) as u8 + 1)
    });
    assert!(
        turned < 26,
        "one known row names {turned} % (chance, the known row included: 19 %)"
    );
}

#[test]
fn the_dice_that_dealt_cannot_be_thrown_again_from_ids_in_the_file() {
    let meeting = secret_meeting(12, 3);
    let mut before = Meeting::preparing(12, Anonymity::Anonymous);
    before.take(Command::Begin);
    before.state.secret = Layer::default();
    let truth = meeting.state.holdings_of(1);
    for idea in meeting.state.ideas.values().step_by(7) {
        for back in 0..40u128 {
            let seed = Uuid::from_u128(idea.id.0.as_u128().wrapping_sub(back));
            let context = Context {
                t: chrono::DateTime::UNIX_EPOCH.fixed_offset(),
                ms: 0,
                seed,
                secret: seed.as_u64_pair().0,
            };
            assert_ne!(deal(&before.state, 1, Some(context.dice())), truth);
        }
    }
}

#[test]
fn the_fresh_sheet_of_a_newcomer_does_not_name_the_newcomer() {
    let mut named = 0;
    let sessions = 200;
    for seed in 1..=sessions {
        let mut meeting = Meeting::preparing(5, Anonymity::Anonymous);
        meeting.seed = seed << 20;
        meeting.take(Command::Begin);
        meeting.take(Command::Advance { confirmed: true });
        let late = meeting.invite(Sector::Residents);
        meeting.mark(late, Attendance::Late);
        let seat = meeting.state.seat_of(late).unwrap().clone();
        assert_eq!(
            seat.standing,
            Standing::Coming,
            "never at once: the fresh sheet would be theirs"
        );
        meeting.take(Command::Advance { confirmed: true });
        named += usize::from(meeting.state.sheet_in_hand(seat.no, 3) == Some(SheetNo(6)));
    }
    assert!(
        named * 100 < 30 * sessions as usize,
        "the fresh sheet was the newcomer's in {named} of {sessions} (chance: one in six)"
    );
}

#[test]
fn all_write_the_same_way_so_that_nobody_is_known_by_it() {
    let mut meeting = Meeting::preparing(6, Anonymity::Anonymous);
    meeting.take(Command::SetInput(ParticipantId(0), InputMode::Keyboard));
    meeting.take(Command::Begin);
    assert!(
        meeting
            .state
            .seats
            .iter()
            .all(|seat| seat.input == InputMode::Paper)
    );
    assert!(
        meeting
            .try_take(Command::SetInput(ParticipantId(0), InputMode::Keyboard))
            .is_err()
    );
    meeting.take(Command::SetInput(ParticipantId(0), InputMode::Watching));
    meeting.take(Command::SetInput(ParticipantId(0), InputMode::Paper));
}

#[test]
fn a_skip_leaves_neither_seat_nor_reason_and_its_row_looks_like_an_empty_one() {
    let mut meeting = Meeting::begun(4, Anonymity::Anonymous);
    meeting.take(Command::SkipSeat(SeatNo(2), "お子さんの迎え".into()));
    meeting.take(Command::Advance { confirmed: true });
    let text = format!("{:?}", public(&meeting));
    assert!(!text.contains("迎え") && !text.contains("Skipped"));
    let events = public(&meeting);
    let rows = events
        .iter()
        .find_map(|(event, _)| {
            if let Event::RowsCollected(1, rows) = event {
                Some(rows)
            } else {
                None
            }
        })
        .unwrap();
    assert_eq!(rows.len(), 4);
    assert!(rows.iter().all(|row| row.ideas.is_empty()));
}

#[test]
fn ballots_are_counted_in_public_and_cast_in_secret() {
    let mut meeting = secret_meeting(4, 5);
    meeting.take(Command::Reveal);
    meeting.take(Command::EnterStep(ConvergenceStep::Stickers));
    let options = meeting.state.options(ConvergenceStep::Stickers);
    for seat in 1..=4 {
        meeting.take(Command::Vote(Voter::Seat(SeatNo(seat)), options[0], 1));
    }
    meeting.take(Command::CloseTally);
    let events = public(&meeting);
    assert!(
        !events
            .iter()
            .any(|(event, _)| format!("{event:?}").contains("Cast"))
    );
    assert_eq!(
        meeting
            .state
            .total(Question::Sticker, options[0])
            .unwrap()
            .sum,
        4
    );
    meeting.take(Command::ReopenTally);
    assert!(
        meeting.state.secret.ballots.is_empty(),
        "a second counting cannot be compared with the first"
    );
    assert!(
        events
            .iter()
            .all(|(event, _)| Rules::actor(&meeting.state, event).is_none())
    );
}
