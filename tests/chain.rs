//! Three fiscal years in a row: what somebody promised is finished somewhere, or stands exactly
//! once in the last session.
//!
//! Nothing here names an activity: whichever kind inherits is tried.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use support::{context, seven};
use uuid::Uuid;
use yoriai::domain::{Action, Dice, ItemId};
use yoriai::lang::Lang;
use yoriai::session::{Beginning, ChapterState, Command, Detail, KINDS, Log, State, Template};

type Actions = BTreeMap<ItemId, Action>;

/// The session's actions by id; fails if one stands there twice.
fn actions(state: &State) -> Actions {
    let all = state.actions();
    let by_id: Actions = all
        .iter()
        .map(|(action, _)| (action.id, action.clone()))
        .collect();
    assert_eq!(by_id.len(), all.len(), "an action stands there twice");
    by_id
}

fn id_of(session: u64) -> Uuid {
    Uuid::from_u128(u128::from(session) + 1)
}

/// A session of this year that continues the one before. The board may not be opened at all: then
/// what came over only waits.
fn session(kind: &str, number: u64, before: Option<&State>, opens: bool, dice: &mut Dice) -> Log {
    let mut ms = number * 100_000_000;
    let mut log = Log::new();
    let mut give = |log: &mut Log, command: Command| {
        ms += 1_000;
        log.decide(command, &context(ms)).is_ok()
    };
    let template = Template::named("evaluation").expect("a known template");
    for command in template.commands(
        Beginning {
            by: "chain",
            title: "",
            continues: None,
            people: seven(),
        },
        ("ja", |id| Lang::Ja.tr(id).into_owned()),
    ) {
        assert!(give(&mut log, command));
    }
    assert!(give(
        &mut log,
        Command::Describe(Detail::FiscalYear(2026 + number as i32))
    ));
    if let Some(before) = before {
        assert!(give(
            &mut log,
            Command::CarryOver(before.carry_over(id_of(number - 1)))
        ));
        let again = before.carry_over(id_of(number - 1));
        assert!(
            again.is_empty() || !give(&mut log, Command::CarryOver(again)),
            "what was inherited is inherited once"
        );
    }
    give(&mut log, Command::MarkAllPresent);
    // Something from another chapter to take in.
    for (title, of, steps) in [
        (
            "前の章",
            KINDS
                .iter()
                .find(|other| other.id != kind)
                .map_or(kind, |other| other.id),
            60,
        ),
        ("章", kind, 120),
    ] {
        if of == kind && !opens {
            continue;
        }
        give(&mut log, Command::OpenChapter(of.to_owned(), title.into()));
        for _ in 0..steps {
            let command = log.state().rehearse(dice);
            give(&mut log, command.expect("a chapter that can be rehearsed"));
        }
    }
    log
}

#[test]
fn the_rehearsed_years_carry_actions_and_finish_some() {
    let (mut carried, mut finished) = (0, 0);
    for kind in KINDS
        .iter()
        .filter(|kind| ChapterState::new(kind.id).takes_carryover())
    {
        for seed in 0..8 {
            let mut dice = Dice::new(seed);
            let first = session(kind.id, 0, None, true, &mut dice);
            let second = session(kind.id, 1, Some(first.state()), true, &mut dice);
            let now = actions(second.state());
            carried += now.values().filter(|action| action.carries > 0).count();
            finished += now
                .values()
                .filter(|action| action.carries > 0 && !action.state.is_open())
                .count();
        }
    }
    assert!(
        carried > 20 && finished > 5,
        "{carried} carried, {finished} finished"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn over_three_chained_sessions_no_action_is_lost_or_doubled(seed in any::<u64>(), skipped in 0_u64..4) {
        for kind in KINDS.iter().filter(|kind| ChapterState::new(kind.id).takes_carryover()) {
            let mut dice = Dice::new(seed);
            let mut before: Option<(State, Actions)> = None;
            // Where each action was born, and what it was at the end of each session since.
            let mut lives: BTreeMap<ItemId, (u64, Vec<Action>)> = BTreeMap::new();
            for number in 0..3 {
                let log = session(kind.id, number, before.as_ref().map(|(state, _)| state), number != skipped, &mut dice);
                let now = actions(log.state());
                if let Some((_, earlier)) = &before {
                    for (id, action) in earlier {
                        prop_assert_eq!(now.contains_key(id), action.state.is_open(), "{:?} in session {}", action.state, number);
                    }
                }
                for (id, action) in &now {
                    let (born, past) = lives.entry(*id).or_insert((number, Vec::new()));
                    prop_assert_eq!(u64::from(action.carries), number - *born, "{} was carried once a session", &action.what);
                    prop_assert_eq!(action.history.len(), past.len());
                    for (told, was) in action.history.iter().zip(past.iter()) {
                        prop_assert_eq!((&told.state, &told.target, &told.actual), (&was.state, &was.target, &was.actual));
                    }
                    past.push(action.clone());
                }
                before = Some((log.state().clone(), now));
            }
            let last = before.map(|(_, last)| last).unwrap_or_default();
            for (id, (_, past)) in &lives {
                let finished = past.iter().any(|action| !action.state.is_open());
                prop_assert!(finished || last.contains_key(id), "neither finished nor there: {:?}", past.last());
            }
        }
    }

    #[test]
    fn the_next_session_holds_exactly_the_open_actions_and_all_programmes(seed in any::<u64>()) {
        for kind in KINDS.iter().filter(|kind| ChapterState::new(kind.id).takes_carryover()) {
            let mut dice = Dice::new(seed);
            let first = session(kind.id, 0, None, true, &mut dice);
            let mut next = Log::new();
            let commands = Template::named("evaluation").expect("a known template").commands(Beginning { by: "chain", title: "", continues: None, people: seven() }, ("ja", |id| id.to_string()));
            for (i, command) in commands.into_iter().chain([Command::CarryOver(first.state().carry_over(id_of(0)))]).enumerate() {
                next.decide(command, &context(500_000_000 + i as u64)).unwrap();
            }
            let open: Vec<ItemId> = actions(first.state()).values().filter(|action| action.state.is_open()).map(|action| action.id).collect();
            let waiting: Vec<ItemId> = actions(next.state()).into_keys().collect();
            prop_assert_eq!(&waiting, &open, "while they wait for their chapter");
            next.decide(Command::OpenChapter(kind.id.to_owned(), "章".into()), &context(600_000_000)).unwrap();
            prop_assert_eq!(&actions(next.state()).into_keys().collect::<Vec<_>>(), &open, "and in it");
            prop_assert_eq!(next.state().programmes(), first.state().programmes());
        }
    }
}
