//! The example sessions are golden files: the scenario makes them byte for byte, they are whole,
//! they read, and they replay.
#![expect(clippy::disallowed_methods, reason = "tests read the sessions")]

#[path = "../examples/sessions.rs"]
mod scenario;
mod support;

use std::path::{Path, PathBuf};

use support::Rig;
use yoriai::app::Location;
use yoriai::domain::Attendance;
use yoriai::lang::Lang;
use yoriai::session::{Event, Log, Stage};
use yoriai::storage::{SealState, Status, check, list, load};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions")
}

fn logs() -> Vec<Log> {
    let mut entries = list(&folder()).unwrap();
    entries.reverse();
    entries
        .iter()
        .map(|entry| Log::replayed(load(&entry.path).unwrap().steps))
        .collect()
}

#[test]
fn what_is_committed_is_what_the_scenario_makes() {
    for example in scenario::all() {
        let path = folder().join(&example.name);
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == example.text,
            "{} is not what `cargo run --example sessions` makes",
            example.name
        );
    }
    assert_eq!(
        list(&folder()).unwrap().len(),
        scenario::all().len(),
        "a file in sessions/ that no scenario makes"
    );
    let data = std::fs::read(folder().join("data").join(scenario::data::CSV)).unwrap();
    assert!(
        data == scenario::data::csv(),
        "the example data are not what `cargo run --example data` makes"
    );
}

#[test]
fn all_are_sealed_and_whole_and_each_continues_the_one_before() {
    let mut heads = Vec::new();
    for entry in list(&folder()).unwrap() {
        assert_eq!(check(&entry.path).status, Status::Sealed);
        let loaded = load(&entry.path).unwrap();
        assert_eq!((loaded.seal, loaded.problems.len()), (SealState::Whole, 0));
        heads.push(loaded.head);
    }
    let before: Vec<_> = heads
        .iter()
        .map(|head| head.continues.as_ref().map(|earlier| earlier.id))
        .collect();
    assert_eq!(
        before,
        [Some(heads[1].id), Some(heads[2].id), None],
        "newest first"
    );
    assert_eq!(
        heads
            .iter()
            .map(|head| head.fiscal_year)
            .collect::<Vec<_>>(),
        [2026, 2026, 2025]
    );
}

#[test]
fn they_hold_what_a_newcomer_should_see() {
    let logs = logs();
    let states: Vec<_> = logs.iter().map(Log::state).collect();
    let text = logs
        .iter()
        .flat_map(|log| log.steps().iter().map(|step| format!("{:?}", step.event)))
        .collect::<Vec<_>>()
        .join("\n");
    assert!(
        states[0]
            .people
            .values()
            .any(|person| person.attendance == Attendance::Late),
        "a late joiner"
    );
    assert!(
        states[0]
            .people
            .values()
            .any(|person| person.substitute.is_some()),
        "a substitute"
    );
    assert!(
        states[1]
            .people
            .values()
            .any(|person| person.attendance == Attendance::LeftEarly),
        "somebody who left"
    );
    for word in [
        "電話で離席",
        "Undone(",
        "BundleMade",
        "TallyClosed",
        "Decided",
    ] {
        assert!(text.contains(word), "{word}");
    }
    for state in states {
        assert_eq!(state.stage, Stage::Closed);
        assert!(state.decisions().len() >= 2, "{:?}", state.decisions());
        assert!(state.matters().len() >= 2);
    }
}

/// No action is lost between the meetings, and none doubled: each that was open when a meeting was
/// continued is in the next, with one more carry.
#[test]
fn the_open_actions_of_each_meeting_are_in_the_next_once() {
    for pair in logs().windows(2) {
        let (before, after) = (pair[0].state(), pair[1].state());
        let taken: Vec<_> = after
            .actions()
            .into_iter()
            .map(|(action, _)| action)
            .collect();
        for (action, _) in before
            .actions()
            .into_iter()
            .filter(|(action, _)| action.state.is_open())
        {
            let found: Vec<_> = taken.iter().filter(|other| other.id == action.id).collect();
            assert_eq!(found.len(), 1, "{}", action.what);
            assert_eq!(found[0].carries, action.carries + 1);
        }
    }
    let last = logs().pop().unwrap();
    assert!(
        last.state()
            .actions()
            .iter()
            .any(|(action, _)| action.carries == 2),
        "one that does not move"
    );
    assert!(
        last.state()
            .items()
            .iter()
            .filter(|item| item.evidence.is_some())
            .count()
            >= 2,
        "pinned figures"
    );
}

#[test]
fn the_state_folded_from_any_prefix_is_the_state_as_it_was() {
    for log in logs() {
        let mut live = Log::new();
        for (index, step) in log.steps().iter().enumerate() {
            assert_eq!(&log.state_at(index), live.state(), "before record {index}");
            live.append(step.clone());
        }
        assert_eq!(log.state(), live.state());
    }
}

/// How far the replay on the screen has come, if there is one.
fn replay_position(rig: &Rig) -> Option<usize> {
    match &rig.model.place {
        Location::Replay(replay) => Some(replay.position),
        Location::Home | Location::Meeting(_) | Location::Watch(_) => None,
    }
}

#[test]
fn a_replay_reaches_every_record_and_draws_it_in_both_languages_at_every_size() {
    for log in logs() {
        for (lang, size) in [(Lang::Ja, (120, 36)), (Lang::En, (80, 24))] {
            let mut rig = Rig::home(lang, size);
            rig.replay(log.clone(), Some(0));
            for position in 1..=log.steps().len() {
                rig.hides("⟦");
                assert_eq!(replay_position(&rig), Some(position));
                rig.press(".");
            }
            rig.press("<home>]]]]").hides("⟦");
        }
    }
}

#[test]
fn lineage_leads_from_a_decision_back_to_its_ideas_and_forth() {
    let log = logs().remove(0);
    let items = log.state().items();
    let decision = items
        .iter()
        .find(|item| item.text.starts_with("圏域の優先課題"))
        .expect("the decision");
    let bundle = items
        .iter()
        .find(|item| decision.from.contains(&item.id))
        .expect("its bundle");
    let ideas: Vec<_> = items
        .iter()
        .filter(|item| bundle.from.contains(&item.id))
        .collect();
    assert!(
        ideas.len() >= 3
            && ideas
                .iter()
                .any(|idea| idea.text.contains("店を閉められない")),
        "{ideas:?}"
    );
    for item in [decision, bundle, ideas[0]] {
        let step = log
            .steps()
            .iter()
            .find(|step| step.n == item.record)
            .expect("its record");
        assert!(!matches!(step.event, Event::Undone(_)));
    }
}
