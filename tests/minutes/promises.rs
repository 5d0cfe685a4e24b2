//! What the room decided and promised, as the records tell: notes, decisions, actions.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::record::{Records, tagged};

/// A line of the notes as it stands.
pub struct Note {
    pub n: u64,
    pub kind: String,
    pub by: Option<u64>,
    pub text: String,
    pub id: String,
}

impl Note {
    pub fn all(events: &[(u64, String, Value)]) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        for (n, tag, body) in events {
            match tag.as_str() {
                "LineWritten" => notes.push(Note {
                    n: *n,
                    kind: body["kind"].as_str().unwrap().to_owned(),
                    by: body["by"].as_u64(),
                    text: body["text"].as_str().unwrap().to_owned(),
                    id: body["id"].as_str().unwrap().to_owned(),
                }),
                "LineCorrected" => {
                    let mut notes = notes.iter_mut();
                    let note = notes.find(|note| body[0] == note.id).unwrap();
                    body[1].as_str().unwrap().clone_into(&mut note.text);
                }
                "LineStruck" => notes.retain(|note| *body != note.id),
                _ => {}
            }
        }
        notes
    }
}

/// Decisions of a brainwriting that were not taken back: id, kind and wording.
pub fn decided(events: &[(u64, String, Value)]) -> Vec<(String, String, String)> {
    let mut all: Vec<(String, String, String)> = Vec::new();
    for (_, tag, body) in events {
        let text = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
        match tag.as_str() {
            "Decided" => {
                all.retain(|(id, ..)| *id != text("id"));
                all.push((text("id"), text("kind"), text("wording")));
            }
            "DecisionRetracted" => all.retain(|(id, ..)| body != id),
            _ => {}
        }
    }
    all
}

/// How many findings stand with an answer.
pub fn answered(events: &[(u64, String, Value)]) -> usize {
    let (mut there, mut answered) = (BTreeSet::new(), BTreeSet::new());
    for (_, tag, body) in events {
        let id = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match tag.as_str() {
            "FindingRecorded" => drop(there.insert(id(&body["id"]))),
            "FindingRemoved" => {
                there.remove(&id(body));
                answered.remove(&id(body));
            }
            "Responded" => drop(answered.insert(id(&body[0]))),
            "ResponseWithdrawn" => drop(answered.remove(&id(body))),
            _ => {}
        }
    }
    answered.intersection(&there).count()
}

/// Every action that is still open, with its id: what came over, what the boards made, homework of
/// the notes that no action was made of.
pub fn open_actions(records: &Records) -> Vec<(String, String)> {
    let mut actions: BTreeMap<String, (String, Value, Vec<String>)> = BTreeMap::new();
    let mut take = |action: &Value| {
        let text = |key: &str| action[key].as_str().unwrap_or_default().to_owned();
        let from = action["from"].as_array().cloned().unwrap_or_default();
        let from = from.iter().filter_map(|id| id.as_str().map(str::to_owned));
        let entry = (text("what"), action["state"].clone(), from.collect());
        actions.entry(text("id")).or_insert(entry);
    };
    for told in records.all("Inherited") {
        told.body["actions"]
            .as_array()
            .into_iter()
            .flatten()
            .for_each(&mut take);
    }
    for events in records.chapters("Board").values() {
        for (_, tag, body) in events {
            if tag == "ActionMade" {
                take(body);
            }
        }
    }
    let mut removed = BTreeSet::new();
    for events in records.chapters("Board").values() {
        for (_, tag, body) in events {
            let id = body[0].as_str().or(body.as_str()).unwrap_or_default();
            match (tag.as_str(), actions.get_mut(id)) {
                ("ActionMoved", Some((_, state, _))) => *state = body[1].clone(),
                ("ActionChanged", Some((what, ..))) => {
                    let words = body[1]["What"].as_str();
                    words.unwrap_or(what).to_owned().clone_into(what);
                }
                ("ActionRemoved", _) => drop(removed.insert(id.to_owned())),
                _ => {}
            }
        }
    }
    actions.retain(|id, _| !removed.contains(id));
    let taken: BTreeSet<String> = actions
        .values()
        .flat_map(|(.., from)| from.clone())
        .collect();
    let is_open =
        |state: &Value| !["Done", "Stopped", "Transferred"].contains(&tagged(state).0.as_str());
    let mut open: Vec<(String, String)> = actions
        .iter()
        .filter(|(_, (_, state, _))| is_open(state))
        .map(|(id, (what, ..))| (id.clone(), what.clone()))
        .collect();
    for events in records.chapters("Notes").values() {
        let notes = Note::all(events).into_iter();
        open.extend(
            notes
                .filter(|note| note.kind == "Homework" && !taken.contains(&note.id))
                .map(|note| (note.id, note.text)),
        );
    }
    open
}
