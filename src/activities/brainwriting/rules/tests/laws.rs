//! Laws that hold for every meeting: prefixes fold to what was live, private events leave no trace,
//! nothing panics.

use std::collections::{BTreeMap, BTreeSet};

use crate::testing::{each_seed, property};
use proptest::prelude::*;

use super::meeting::Meeting;
use crate::activities::brainwriting::rules::*;
use crate::domain::{Anonymity, Attendance, Sector};

/// Plays `length` rehearsed commands, with people coming and going.
fn rehearsed(
    seed: u64,
    n: usize,
    anonymity: Anonymity,
    length: usize,
    mut after_each: impl FnMut(&Meeting),
) -> Meeting {
    let mut dice = Dice::new(seed);
    let mut meeting = Meeting::preparing(n, anonymity);
    meeting.seed = seed << 16;
    for _ in 0..3 {
        meeting.invite(Sector::ALL[dice.roll(6)]);
    }
    for _ in 0..length {
        meeting.now += dice.roll(20_000) as u64;
        let people: Vec<ParticipantId> = meeting.people.keys().copied().collect();
        match (dice.roll(40), dice.pick(&people).copied()) {
            (0, Some(who)) => meeting.mark(
                who,
                if dice.roll(2) == 0 {
                    Attendance::Late
                } else {
                    Attendance::LeftEarly
                },
            ),
            (1, Some(who)) if dice.roll(3) == 0 => meeting.substitute(who, "代理の者"),
            _ => {
                let command = Rules::rehearse(&meeting.state, &meeting.room(), &mut dice);
                let _ = meeting.try_take(command);
            }
        }
        after_each(&meeting);
    }
    meeting
}

fn fold<'a>(log: impl IntoIterator<Item = &'a (Event, RecordRef)>) -> State {
    let mut state = State::default();
    for (event, at) in log {
        Rules::evolve(&mut state, event, at);
    }
    state
}

/// The name of an event's variant, the inner one for what happens at a seat.
fn name(event: &Event) -> String {
    let text = format!("{event:?}");
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    match words.as_slice() {
        [outer @ ("AtSeat" | "InSecret"), inner, ..] => format!("{outer} {inner}"),
        [outer, ..] => (*outer).to_owned(),
        [] => String::new(),
    }
}

#[test]
fn a_long_rehearsal_brings_up_every_event() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..16 {
        let anonymity = if seed % 3 == 0 {
            Anonymity::Anonymous
        } else {
            Anonymity::Named
        };
        let meeting = rehearsed(seed, 3 + seed as usize % 4, anonymity, 700, |_| {});
        for (event, _) in &meeting.log {
            *seen.entry(name(event)).or_default() += 1;
        }
    }
    println!("how often each event was reached: {seen:#?}");
    let outer = "Prepared PlanChosen InputSet InputReleased IdeaContributed Begun SheetAdded RoundOpened RoundClosed RowsCollected WritingEnded SeatAdded SeatLeft \
        SeatRetaken SeatSubstituted Paused Resumed TimeAdded TimeCalled HandedOver RoundAdded SheetOpened IdeaWritten IdeaAmended IdeaErased RowSkipped RowReopened \
        Revealed StepEntered StepSkipped IdeasShown BundleMade IdeasGathered IdeaUngathered BundleRenamed BundlesMerged BundleDissolved LoneMarked \
        BundlesGathered BundlesPlaced VotesKept VotesMoved VotesDropped HandsCounted ShortListed ShortListLifted \
        StickersChosen StickerCapChosen TallyClosed TallyReopened Decided DecisionRetracted Finished";
    let inner = "Dealt TurnOpened RowFinished RowResumed SeatSkipped Cast RoomRated";
    let mut wanted: BTreeSet<String> = outer.split_whitespace().map(str::to_owned).collect();
    wanted.extend(
        inner
            .split_whitespace()
            .flat_map(|name| [format!("AtSeat {name}"), format!("InSecret {name}")]),
    );
    wanted.insert("InSecret Drafted".into());
    let missing: Vec<&String> = wanted
        .iter()
        .filter(|name| !seen.contains_key(*name))
        .collect();
    assert!(missing.is_empty(), "never came up: {missing:?}");
}

#[test]
fn raising_the_level_in_the_first_round_deals_anew_and_in_secret() {
    let mut meeting = Meeting::begun(6, Anonymity::Named);
    meeting.anonymity = Anonymity::Anonymous;
    meeting.take(Command::Pause);
    assert!(meeting.state.is_secret());
    assert_eq!(meeting.state.secret.dealt.len(), 6);
    assert_eq!(
        fold(
            meeting
                .log
                .iter()
                .filter(|(event, _)| !Rules::is_private(event))
        ),
        without_secret(&meeting.state)
    );
}

fn without_secret(state: &State) -> State {
    let mut state = state.clone();
    Rules::forget_private(&mut state);
    state
}

#[test]
fn hostile_events_in_any_order_never_panic() {
    let logs: Vec<Meeting> = (0..4)
        .map(|seed| {
            rehearsed(
                seed,
                5,
                if seed % 2 == 0 {
                    Anonymity::Named
                } else {
                    Anonymity::Anonymous
                },
                300,
                |_| {},
            )
        })
        .collect();
    let mut events: Vec<(Event, RecordRef)> =
        logs.into_iter().flat_map(|meeting| meeting.log).collect();
    events.push((
        Event::RoundOpened(
            255,
            crate::domain::Timebox {
                started: u64::MAX,
                length: u64::MAX,
                paused_for: u64::MAX,
                paused_at: Some(0),
            },
        ),
        RecordRef::default(),
    ));
    events.push((Event::TimeAdded(u64::MAX), RecordRef::default()));
    events.push((Event::TimeAdded(u64::MAX), RecordRef::default()));
    events.push((Event::RoundClosed(0, i64::MIN), RecordRef::default()));
    events.push((Event::Resumed(u64::MAX), RecordRef::default()));
    events.push((Event::TimeCalled(u64::MAX), RecordRef::default()));
    events.push((Event::HandedOver(0), RecordRef::default()));
    each_seed(6, |seed| {
        let mut dice = Dice::new(seed);
        dice.shuffle(&mut events);
        let mut meeting = Meeting::preparing(5, Anonymity::Named);
        for (i, (event, at)) in events.iter().enumerate() {
            Rules::evolve(&mut meeting.state, event, at);
            if i % 40 == 0 {
                ask_everything(&meeting);
                let command = Rules::rehearse(&meeting.state, &meeting.room(), &mut dice);
                let context = meeting.context();
                let _ = Rules::decide(&meeting.state, &meeting.room(), command, &context);
                let _ = Rules::decide(
                    &meeting.state,
                    &meeting.room(),
                    Command::Advance { confirmed: true },
                    &context,
                );
                let _ = Rules::describe(&meeting.state, &meeting.room(), event);
            }
        }
    });
}

fn ask_everything(meeting: &Meeting) {
    let state = &meeting.state;
    let _ = (
        Rules::items(state),
        Rules::unfinished(state, &meeting.room()),
        Rules::decisions(state),
        Rules::pending(state, &meeting.room()),
    );
    let _ = (
        state.waiting_rows(),
        state.clock_at(meeting.now),
        state.hand_overs(),
        state.advance_needs_confirmation(0),
        state.unseen(),
    );
    let _ = (
        state.stickers_each(),
        state.points_each(),
        state.kept().len(),
        state.ungathered().len(),
        state.next_writer(),
    );
}

proptest! {
    #![proptest_config(property(24))]

    #[test]
    fn every_prefix_of_the_log_folds_to_the_state_that_was_live(seed in any::<u32>(), n in 2usize..9) {
        let anonymity = Anonymity::ALL[seed as usize % 3];
        let mut live = Vec::new();
        let meeting = rehearsed(u64::from(seed), n, anonymity, 120, |meeting| live.push((meeting.log.len(), meeting.state.clone())));
        for (len, state) in live.iter().step_by(7) {
            prop_assert_eq!(&fold(&meeting.log[..*len]), state);
        }
    }

    #[test]
    fn the_file_alone_tells_what_is_left_when_the_secret_is_forgotten(seed in any::<u32>(), n in 2usize..9) {
        let mut public = State::default();
        let mut read = 0;
        rehearsed(u64::from(seed), n, Anonymity::Anonymous, 160, |meeting| {
            for (event, at) in meeting.log[read..].iter().filter(|(event, _)| !Rules::is_private(event)) {
                Rules::evolve(&mut public, event, at);
            }
            read = meeting.log.len();
            assert_eq!(public, without_secret(&meeting.state));
        });
    }
}
