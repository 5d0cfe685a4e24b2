//! Whoever reads the log learns what a correction changed: what stood there, and what stands there
//! now.

use std::collections::BTreeMap;

use serde_json::Value;
use yoriai::domain::{Anonymity, Message};
use yoriai::lang::Lang;
use yoriai::session::{Event, KINDS, State, describe};

use super::rehearsed;

/// How the names of events end that correct something.
const CORRECTIONS: [&str; 5] = ["Changed", "Corrected", "Amended", "Renamed", "Reworded"];

/// The name of the correction that an event is, and of the field that it corrects.
fn correction(event: &Value) -> Option<(String, String)> {
    let (name, inside) = event.as_object()?.iter().next()?;
    if CORRECTIONS.iter().any(|end| name.ends_with(end)) {
        let field = inside.get(1).and_then(Value::as_object);
        let field = field.and_then(|field| field.keys().next().cloned());
        return Some((name.clone(), field.unwrap_or_default()));
    }
    match inside {
        Value::Array(parts) if name == "InChapter" => correction(parts.get(1)?),
        inside => correction(inside),
    }
}

/// Does the sentence say both?
fn tells_both(said: &Message) -> bool {
    Lang::ALL.iter().all(|lang| lang.text(said).contains('→'))
}

/// What one record is, when it is a correction of something that is there.
fn told(before: &State, event: &Event) -> Option<((String, String), bool)> {
    let named = correction(&serde_json::to_value(event).ok()?)?;
    Some((named, tells_both(&describe(before, event))))
}

#[test]
fn every_correction_tells_what_it_replaces() {
    let mut reached: BTreeMap<String, usize> = BTreeMap::new();
    for (kind, seed) in KINDS
        .iter()
        .flat_map(|kind| (0..4).map(move |seed| (kind, seed)))
    {
        let (log, states) = rehearsed(kind.id, seed, 600, Anonymity::Named);
        let steps = log.steps().iter().zip(&states).zip(&states[1..]);
        for ((step, before), after) in steps {
            let Some(((name, _), tells)) = told(before, &step.event) else {
                continue;
            };
            // What was said again changed nothing. Who raised a finding shows in no item.
            let same = before.items() == after.items() && before.register == after.register;
            assert!(
                tells || same,
                "{}: {}",
                kind.id,
                Lang::Ja.text(&describe(before, &step.event))
            );
            *reached.entry(name).or_default() += usize::from(tells);
        }
    }
    // Of each kind, some were told.
    assert!(
        reached.len() >= 6 && reached.values().all(|told| *told > 0),
        "{reached:?}"
    );
}
