//! Disturbed meetings by the hundred: people come and go, and the sheets still go round.

use std::collections::BTreeMap;

use super::meeting::Meeting;
use crate::activities::brainwriting::rules::*;
use crate::domain::{Anonymity, Attendance, Sector};

/// What one disturbed meeting came to.
struct PlayedOut {
    repeated: bool,
    /// Greatest difference between the row counts of two sheets.
    gap: usize,
    shrank: bool,
}

/// Plays a meeting with up to two joins and two leaves at random moments.
fn play(seed: u64, anonymity: Anonymity) -> PlayedOut {
    let mut dice = Dice::new(seed);
    let (n, rounds) = (4 + dice.roll(12), 3 + dice.roll(4));
    let mut meeting = Meeting::preparing(n, anonymity);
    meeting.seed = seed << 20;
    meeting.take(Command::Prepare(WritingPlan {
        rounds: rounds as u8,
        ..WritingPlan::suiting(n)
    }));
    meeting.take(Command::Begin);
    let rounds = usize::from(meeting.state.rounds());
    let joins: Vec<usize> = (0..dice.roll(3)).map(|_| 1 + dice.roll(rounds)).collect();
    let carry_over: Vec<usize> = (0..dice.roll(3)).map(|_| 1 + dice.roll(rounds)).collect();
    while meeting.state.phase == Phase::Writing {
        let round = usize::from(meeting.state.round);
        meeting.now += if dice.roll(2) == 0 { 10_000 } else { 290_000 };
        for _ in joins.iter().filter(|when| **when == round) {
            let who = meeting.invite(Sector::ALL[dice.roll(6)]);
            meeting.mark(who, Attendance::Late);
        }
        for _ in carry_over.iter().filter(|when| **when == round) {
            let here: Vec<ParticipantId> =
                meeting.state.voters().map(|seat| seat.occupant).collect();
            meeting.mark(*dice.pick(&here).unwrap(), Attendance::LeftEarly);
        }
        check_holdings(&meeting.state);
        meeting.take(Command::Advance { confirmed: true });
    }
    PlayedOut {
        repeated: repeats_too_early(&meeting.state),
        gap: gap(&meeting.state),
        shrank: !carry_over.is_empty(),
    }
}

/// Every active seat holds exactly one sheet, and no sheet is in two hands.
fn check_holdings(state: &State) {
    let mut holdings = state.holdings();
    let active: Vec<SeatNo> = state.active_seats().map(|seat| seat.no).collect();
    assert!(
        active
            .iter()
            .all(|seat| holdings.iter().any(|(held_by, _)| held_by == seat)),
        "{active:?} {holdings:?}"
    );
    let hands = holdings.len();
    holdings.sort_by_key(|(_, sheet)| *sheet);
    holdings.dedup_by_key(|(_, sheet)| *sheet);
    assert_eq!(holdings.len(), hands);
}

/// Did somebody get a sheet again while another one was still unseen?
fn repeats_too_early(state: &State) -> bool {
    let dealt = &state.at_seats().dealt;
    let mut seen: BTreeMap<SeatNo, Vec<SheetNo>> = BTreeMap::new();
    dealt.iter().any(|((_, seat), sheet)| {
        let seen = seen.entry(*seat).or_default();
        let again = seen.contains(sheet) && seen.len() < state.sheets.len();
        seen.push(*sheet);
        again
    })
}

/// The greatest difference between row counts, counted over the rounds that each sheet was there; a
/// fresh sheet starts level.
fn gap(state: &State) -> usize {
    let dealt = &state.at_seats().dealt;
    let mut rows: BTreeMap<SheetNo, usize> = BTreeMap::new();
    let mut first: BTreeMap<SheetNo, u8> = BTreeMap::new();
    for ((round, _), sheet) in dealt {
        *rows.entry(*sheet).or_default() += 1;
        first.entry(*sheet).or_insert(*round);
    }
    let level =
        |(sheet, count): (&SheetNo, &usize)| count + usize::from(first[sheet].saturating_sub(1));
    let levels: Vec<usize> = rows.iter().map(level).collect();
    levels.iter().max().unwrap_or(&0) - levels.iter().min().unwrap_or(&0)
}

#[test]
fn disturbed_meetings_hardly_ever_repeat_a_sheet_and_fill_all_sheets_alike() {
    let sessions = 400;
    for anonymity in [Anonymity::Named, Anonymity::Anonymous] {
        let outcomes: Vec<PlayedOut> = (1..=sessions).map(|seed| play(seed, anonymity)).collect();
        let repeated = outcomes.iter().filter(|outcome| outcome.repeated).count();
        let uneven = outcomes.iter().filter(|outcome| outcome.gap > 1).count();
        let worst = outcomes
            .iter()
            .map(|outcome| outcome.gap)
            .max()
            .unwrap_or(0);
        let worst_steady = outcomes
            .iter()
            .filter(|outcome| !outcome.shrank)
            .map(|outcome| outcome.gap)
            .max()
            .unwrap_or(0);
        println!(
            "{anonymity:?}: repeated {repeated}, uneven {uneven} of {sessions}, worst gap {worst}, without leaves {worst_steady}"
        );
        assert!(
            repeated * 100 <= sessions as usize,
            "repeated sheets in {repeated} of {sessions}"
        );
        assert!(
            uneven * 100 <= sessions as usize,
            "uneven sheets in {uneven} of {sessions}"
        );
        assert!(worst <= 2 && worst_steady <= 1);
    }
}
