//! The law of steps forward: a key that leads on takes the room one step on at most, however long it is
//! held.

use yoriai::app::{Location, Msg};
use yoriai::input::Key;

use super::keys::places;
use super::support::Rig;

/// When the key reaches the program, in milliseconds: pressed, and held for ten seconds.
fn held() -> impl Iterator<Item = u64> {
    let repeated = (0..=10_000 / 33).map(|n| 500 + n * 33);
    std::iter::once(0).chain(repeated)
}

/// The presses of which something was recorded.
fn steps_forward(spot: &Rig, key: &str) -> Vec<u64> {
    let mut rig = spot.clone();
    // Nobody pressed it just before.
    let begin = rig.ms + 5_000;
    let recorded = |rig: &Rig| match rig.model.place {
        Location::Home => 0,
        Location::Meeting(_) | Location::Replay(_) => rig.log().steps().len(),
    };
    let key: Key = key.parse().unwrap();
    held()
        .filter(|at| {
            let before = recorded(&rig);
            rig.ms = begin + at;
            rig.send(Msg::Key(key));
            recorded(&rig) != before
        })
        .collect()
}

#[test]
fn a_key_that_leads_on_and_is_held_leads_one_step_on_at_most() {
    let (mut led, mut asked) = (0, 0);
    for spot in places() {
        for key in ["f8", "ctrl-g", "ctrl-n"] {
            let steps = steps_forward(&spot.rig, key);
            assert!(steps.len() <= 1, "{key} at {steps:?} ms: {}", spot.way);
            assert!(steps.iter().all(|at| *at == 0), "{key}: {}", spot.way);
            led += steps.len();
            asked += usize::from(steps.is_empty());
        }
    }
    assert!(led > 10 && asked > 10, "{led} steps, {asked} without one");
}
