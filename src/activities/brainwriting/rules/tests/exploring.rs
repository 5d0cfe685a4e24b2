//! Every state that the rounds of a small table can reach, explored rather than sampled: from each
//! of them the facilitator can lead on to the end.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::meeting::Meeting;
use crate::activities::brainwriting::rules::*;
use crate::domain::{Anonymity, Attendance};

/// A state without texts, ids and times, the seats in order of how they stand: which of two equal
/// seats it is makes no difference to leading on.
type Key = String;

fn key(meeting: &Meeting) -> Key {
    let state = &meeting.state;
    let seat = |seat: &Seat| {
        let holds = state.sheet_in_hand(seat.no, state.round).is_some();
        (seat.input, seat.standing, holds, !state.is_writing(seat.no))
    };
    let mut seats: Vec<_> = state.seats.iter().map(seat).collect();
    seats.sort_unstable();
    let clock = state
        .clock
        .map(|clock| (clock.is_paused(), clock.remaining(meeting.now) <= 0));
    let passing = state.is_passing(meeting.now);
    format!(
        "{:?} {} {passing} {} {seats:?} {clock:?}",
        state.phase,
        state.round,
        state.rounds()
    )
}

/// Everything that can happen in a round.
fn successors(meeting: &Meeting, most: usize) -> Vec<Meeting> {
    let mut next = Vec::new();
    let mut add = |how: &dyn Fn(&mut Meeting) -> bool| {
        let mut after = meeting.clone();
        if how(&mut after) {
            after.log.clear();
            next.push(after);
        }
    };
    for confirmed in [false, true] {
        add(&|meeting| meeting.try_take(Command::Advance { confirmed }).is_ok());
    }
    for command in [
        Command::Pause,
        Command::Resume,
        Command::EndNow,
        Command::AddMinute,
    ] {
        add(&|meeting| meeting.try_take(command.clone()).is_ok());
    }
    if meeting.state.added_rounds == 0 {
        add(&|meeting| meeting.try_take(Command::AddRound).is_ok());
    }
    for seat in &meeting.state.seats {
        add(&|meeting| meeting.try_take(Command::FinishRow(seat.no)).is_ok());
        add(&|meeting| {
            meeting
                .try_take(Command::SkipSeat(seat.no, String::new()))
                .is_ok()
        });
    }
    let changes = meeting
        .people
        .iter()
        .filter(|(who, _)| usize::from(who.0) < most);
    for (who, person) in changes {
        let after = if person.attendance.is_here() {
            Attendance::LeftEarly
        } else {
            Attendance::Late
        };
        add(&|meeting| {
            meeting.mark(*who, after);
            true
        });
    }
    next
}

/// All reachable states with their successors; the end of the exploration is where the writing is
/// over.
fn explore(start: Meeting, most: usize) -> BTreeMap<Key, BTreeSet<Key>> {
    let mut graph: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(meeting) = queue.pop_front() {
        let here = key(&meeting);
        if graph.contains_key(&here) {
            continue;
        }
        let next = if meeting.state.phase == Phase::Writing {
            successors(&meeting, most)
        } else {
            Vec::new()
        };
        graph.insert(here, next.iter().map(key).collect());
        queue.extend(next);
    }
    graph
}

/// The states from which the end cannot be reached.
fn stuck(graph: &BTreeMap<Key, BTreeSet<Key>>) -> Vec<&Key> {
    let mut good: BTreeSet<&Key> = graph
        .keys()
        .filter(|key| key.starts_with("Written"))
        .collect();
    let mut before: BTreeMap<&Key, Vec<&Key>> = BTreeMap::new();
    for (from, next) in graph {
        for to in next {
            before.entry(to).or_default().push(from);
        }
    }
    let mut queue: VecDeque<&Key> = good.iter().copied().collect();
    while let Some(key) = queue.pop_front() {
        for from in before.get(key).into_iter().flatten() {
            if good.insert(from) {
                queue.push_back(from);
            }
        }
    }
    graph.keys().filter(|key| !good.contains(key)).collect()
}

/// From every state one `Advance` of the facilitator leads to a later round or to the end; while the
/// sheets go round, to the clock of this one.
fn check_advance(graph: &BTreeMap<Key, BTreeSet<Key>>) {
    let place = |key: &Key| {
        let words: Vec<&str> = key.split(' ').take(3).collect();
        let round = words[1].parse::<u8>().unwrap();
        (words[0] == "Written", round, words[2] == "false")
    };
    for (here, next) in graph.iter().filter(|(key, _)| key.starts_with("Writing")) {
        assert!(
            next.iter().any(|after| place(after) > place(here)),
            "nothing leads on from {here}"
        );
    }
}

#[test]
fn no_reachable_state_lacks_a_key_that_leads_on() {
    for (n, most, anonymity, paper) in [
        (2, 3, Anonymity::Named, false),
        (3, 4, Anonymity::Named, true),
        (4, 4, Anonymity::Named, false),
        (4, 4, Anonymity::Named, true),
        (3, 4, Anonymity::Anonymous, false),
        (4, 4, Anonymity::Anonymous, true),
    ] {
        let mut start = Meeting::preparing(n, anonymity);
        while start.people.len() < most {
            start.invite(crate::domain::Sector::Medical);
        }
        if paper {
            start.take(Command::SetInput(ParticipantId(0), InputMode::Paper));
        }
        start.take(Command::Prepare(WritingPlan {
            rounds: 2,
            cells: 1,
            ..WritingPlan::suiting(n)
        }));
        start.take(Command::Begin);
        let graph = explore(start, most);
        println!(
            "{n} of {most} seats, {anonymity:?}, paper {paper}: {} states",
            graph.len()
        );
        assert_eq!(stuck(&graph), Vec::<&Key>::new());
        check_advance(&graph);
    }
}
