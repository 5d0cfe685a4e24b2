//! A form holds what somebody says. Opened and handed in at once it says nothing: whatever stands in it
//! from the beginning is a suggestion, or stood in the record before.

use std::collections::BTreeSet;

use yoriai::app::{Location, hints};
use yoriai::id;
use yoriai::input::Hint;

use super::keys::{Spot, notation, places};
use super::support::Rig;

/// What a form may record although nothing is typed in it: the seat whose row is left out was named by
/// the key that opened the form, and a reason is nobody's duty.
const MEANT: &str = "SeatSkipped";

/// The key that hands a form in, where one lies open.
fn hands_in(rig: &Rig) -> Option<Hint> {
    let mut hints = hints(&rig.model).into_iter();
    hints.find(|hint| hint.label == id!("form-hand-in"))
}

/// The forms that a key opens from here, with that key.
fn opened(spot: &Spot) -> Vec<(Rig, &'static str)> {
    if hands_in(&spot.rig).is_some() {
        return Vec::new();
    }
    let keys = hints(&spot.rig.model).into_iter();
    let keys = keys.filter_map(|hint| hint.keys.split(' ').next());
    keys.map(|key| {
        let mut rig = spot.rig.clone();
        rig.press(&notation(key)).forget_notices();
        (rig, key)
    })
    .filter(|(rig, _)| hands_in(rig).is_some())
    .collect()
}

#[test]
fn a_form_that_is_opened_and_handed_in_records_nothing() {
    let mut tried = 0;
    let mut wrong = BTreeSet::new();
    let in_session = |spot: &Spot| matches!(spot.rig.model.place, Location::Meeting(_));
    for spot in places().into_iter().filter(in_session) {
        for (mut rig, key) in opened(&spot) {
            let before = rig.log().steps().len();
            let hint = hands_in(&rig).expect("an open form");
            let hand_in = hint.keys.split(' ').next().unwrap_or_default();
            rig.press(&notation(hand_in)).forget_notices();
            tried += 1;
            if rig.log().steps().len() != before {
                let event = format!("{:?}", rig.log().steps().last().map(|step| &step.event));
                wrong.insert(format!("{} {key}: {event}", spot.way));
            }
        }
    }
    assert!(tried > 20, "{tried} forms");
    wrong.retain(|event| !event.contains(MEANT));
    assert!(wrong.is_empty(), "{wrong:#?}");
}
