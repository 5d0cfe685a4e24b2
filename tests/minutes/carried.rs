//! What came over from earlier meetings and what became of it, as the records tell.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::promises::{Note, decided, open_actions};
use crate::record::{Records, tagged};

/// A row of 持ち越し事項: of an action the last cell is only known to say whether it goes on.
pub struct Row {
    pub kind: String,
    pub what: String,
    pub origin: String,
    pub carries: String,
    pub now: Now,
}

/// What was said of it in this meeting.
pub enum Now {
    /// Exactly this.
    Says(String),
    /// An action that is still to be done, or is not.
    GoesOn(bool),
}

/// A text field of an entry.
fn text<'a>(entry: &'a Value, field: &str) -> &'a str {
    entry["fields"][field]["Text"].as_str().unwrap_or_default()
}

fn year(year: i64) -> String {
    format!("令和{}年度", year - 2018)
}

/// The last answer to each matter.
fn answers(records: &Records) -> BTreeMap<String, String> {
    let all = records.all("MatterAnswered").map(|told| {
        let part = |at: usize| told.body[at].as_str().unwrap().to_owned();
        (part(0), part(1))
    });
    all.collect()
}

/// The matters among the inherited entries that are no actions and were open: id, kind and words.
fn inherited(records: &Records) -> Vec<Value> {
    let came = records.all("Inherited").next();
    let entries = came.and_then(|told| told.body["entries"].as_array().cloned());
    let mut entries = entries.unwrap_or_default();
    entries.retain(|entry| entry["kind"] == "matter" && text(entry, "answer").is_empty());
    entries
}

fn kind_of(sort: &str) -> &'static str {
    match sort {
        "continued" => "継続審議",
        "left" => "事務局一任",
        _ => "未了の議題",
    }
}

/// Every row that the table must have, in order.
pub fn rows(records: &Records, is_closed: bool) -> Vec<Row> {
    let Some(came) = records.all("Inherited").next() else {
        return Vec::new();
    };
    let goes_on: BTreeSet<String> = open_actions(records)
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    let actions = came.body["actions"].as_array().into_iter().flatten();
    let open = |action: &&Value| {
        let state = tagged(&action["state"]).0;
        !["Done", "Stopped", "Transferred"].contains(&state.as_str())
    };
    let action = |action: &Value| {
        let past = &action["history"][0];
        let origin = past["session"].as_str().map_or(String::new(), |session| {
            format!(
                "{session}（{}）",
                year(past["fiscal_year"].as_i64().unwrap())
            )
        });
        let state = tagged(&action["state"]).0;
        let waits = ["Proposed", "Awaiting", "CarriedOver"].contains(&state.as_str());
        let kind = match (action["level"].as_str(), action["consent"].as_str()) {
            (Some("Council"), _) => "上申",
            (_, Some("TakenBack")) if waits => "持ち帰り",
            _ => "宿題",
        };
        Row {
            kind: kind.to_owned(),
            what: String::new(),
            origin,
            carries: format!("{}回", action["carries"]),
            now: Now::GoesOn(goes_on.contains(action["id"].as_str().unwrap())),
        }
    };
    let answers = answers(records);
    let matter = |entry: &Value| {
        let origin = entry["origin"]["session"].as_str().unwrap_or_default();
        let since = entry["fields"]["since"]["Whole"].as_i64().unwrap();
        let now = match answers.get(entry["id"].as_str().unwrap()) {
            Some(answer) => format!("回答：{answer}"),
            None if is_closed => "回答なし、次回へ持ち越す".to_owned(),
            None => "未回答".to_owned(),
        };
        Row {
            kind: kind_of(text(entry, "sort")).to_owned(),
            what: text(entry, "text").to_owned(),
            origin: format!("{origin}（{}）", year(since)),
            carries: format!("{}回", entry["fields"]["carries"]["Whole"]),
            now: Now::Says(now),
        }
    };
    let actions = actions.filter(open).map(action);
    actions
        .chain(inherited(records).iter().map(matter))
        .collect()
}

/// How many matters go on, by kind but for those that are actions: these are counted together.
pub fn going_on(records: &Records) -> BTreeMap<&'static str, usize> {
    let answered = answers(records);
    let is_open = |id: &str| !answered.contains_key(id);
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut count = |kind: &'static str| *counts.entry(kind).or_default() += 1;
    for _ in open_actions(records) {
        count("取組");
    }
    for entry in inherited(records) {
        if is_open(entry["id"].as_str().unwrap()) {
            count(kind_of(text(&entry, "sort")));
        }
    }
    let notes = records.chapters("Notes").into_values();
    for note in notes.flat_map(|events| Note::all(&events)) {
        match note.kind.as_str() {
            "Continued" if is_open(&note.id) => count("継続審議"),
            "LeftToSecretariat" if is_open(&note.id) => count("事務局一任"),
            _ => {}
        }
    }
    for (id, kind, _) in records
        .chapters("Brainwriting")
        .values()
        .flat_map(|events| decided(events))
    {
        match kind.as_str() {
            "Continued" if is_open(&id) => count("継続審議"),
            "LeftToSecretariat" if is_open(&id) => count("事務局一任"),
            _ => {}
        }
    }
    let called: BTreeSet<u64> = records
        .all("AgendaItemCalled")
        .map(|told| told.body[0].as_u64().unwrap())
        .collect();
    for at in 0..records.agenda().len() as u64 {
        if !called.is_empty() && !called.contains(&at) {
            count("未了の議題");
        }
    }
    counts
}

/// Each answer as a result under its agenda item: what it was about, and what was said.
pub fn results(records: &Records) -> Vec<String> {
    let mut words: BTreeMap<String, String> = BTreeMap::new();
    for entry in inherited(records) {
        let id = entry["id"].as_str().unwrap().to_owned();
        words.insert(id, text(&entry, "text").to_owned());
    }
    for note in records
        .chapters("Notes")
        .into_values()
        .flat_map(|events| Note::all(&events))
    {
        words.insert(note.id.clone(), note.text);
    }
    for events in records.chapters("Brainwriting").values() {
        words.extend(
            decided(events)
                .into_iter()
                .map(|(id, _, wording)| (id, wording)),
        );
    }
    let line = |(id, answer): (String, String)| {
        let what = words.get(&id)?;
        Some(format!("結果（持ち越し事項への回答）：{what} → {answer}"))
    };
    answers(records).into_iter().filter_map(line).collect()
}
