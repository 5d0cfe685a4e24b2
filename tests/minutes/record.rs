//! The records of a session as the file has them: JSON of events, and nothing of the program's own
//! reading of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset};
use serde_json::Value;
use yoriai::session::{Event, Log};

/// One event that counts, with the record that holds it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its record.
    pub n: u64,
    /// Wall time.
    pub t: DateTime<FixedOffset>,
    /// Session time.
    pub ms: u64,
    /// The chapter in which it happened; none for the session itself.
    pub chapter: Option<u64>,
    /// The tag of the event.
    pub tag: String,
    /// What the tag holds.
    pub body: Value,
}

/// Tag and content of an externally tagged enum.
pub fn tagged(value: &Value) -> (String, Value) {
    match value {
        Value::String(tag) => (tag.clone(), Value::Null),
        Value::Object(map) => {
            let (tag, body) = map.iter().next().expect("a tag");
            (tag.clone(), body.clone())
        }
        other => panic!("no enum: {other}"),
    }
}

/// The public records of a session that no undo took out of sight.
#[derive(Debug, Clone)]
pub struct Records {
    /// In order; what was decided together is one after the other.
    pub told: Vec<Told>,
    /// Session time of the last record of all.
    pub last_ms: u64,
    /// Every visible record as text.
    pub texts: BTreeMap<u64, String>,
}

impl Records {
    pub fn of(log: &Log) -> Self {
        let public: Vec<_> = log
            .steps()
            .iter()
            .filter(|step| !step.is_private())
            .collect();
        let mut hidden: BTreeSet<u64> = BTreeSet::new();
        // From the end: an undo that was itself undone hides nothing.
        for step in public.iter().rev() {
            if let Event::Undone(n) = step.event
                && !hidden.contains(&step.n)
            {
                hidden.insert(n);
            }
        }
        let mut records = Self {
            told: Vec::new(),
            last_ms: log.last_ms(),
            texts: BTreeMap::new(),
        };
        let mut room = Room::default();
        for step in public.iter().filter(|step| !hidden.contains(&step.n)) {
            let value = serde_json::to_value(&step.event).expect("an event is JSON");
            records.texts.insert(step.n, value.to_string());
            for event in together(&value) {
                let (tag, body) = tagged(&event);
                let (chapter, tag, body) = room.place(tag, body);
                records.told.push(Told {
                    n: step.n,
                    t: step.t,
                    ms: step.ms,
                    chapter,
                    tag,
                    body,
                });
            }
        }
        records
    }

    /// What the last record of this line of the description says, and its number.
    pub fn described(&self, line: &str) -> Option<(&Value, u64)> {
        let told = self
            .told
            .iter()
            .rev()
            .filter(|told| told.tag == "Described");
        let mut lines = told.filter_map(|told| Some((told.body.get(line)?, told.n)));
        lines.next()
    }

    /// The text of a line; empty where nobody said it.
    pub fn line(&self, line: &str) -> String {
        let said = self.described(line).and_then(|(value, _)| value.as_str());
        said.unwrap_or_default().to_owned()
    }

    /// Events of one kind, with what they hold.
    pub fn all<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a Told> {
        self.told.iter().filter(move |told| told.tag == tag)
    }

    /// Events of the chapters of an activity: each chapter with its events' tags and contents.
    pub fn chapters(&self, activity: &str) -> BTreeMap<u64, Vec<(u64, String, Value)>> {
        let mut chapters: BTreeMap<u64, Vec<(u64, String, Value)>> = BTreeMap::new();
        for told in self.all(activity) {
            let (tag, body) = tagged(&told.body);
            let no = told.chapter.expect("a chapter");
            chapters.entry(no).or_default().push((told.n, tag, body));
        }
        chapters
    }

    /// The last agenda.
    pub fn agenda(&self) -> Vec<(String, u64)> {
        let Some(set) = self.all("AgendaSet").last() else {
            return Vec::new();
        };
        let items = set.body.as_array().expect("a list");
        items
            .iter()
            .map(|item| {
                let title = item["title"].as_str().expect("a title").to_owned();
                (title, item["minutes"].as_u64().expect("minutes"))
            })
            .collect()
    }
}

fn together(value: &Value) -> Vec<Value> {
    match tagged(value) {
        (tag, body) if tag == "Together" => {
            let events = body.as_array().expect("events").clone();
            events.iter().flat_map(together).collect()
        }
        _ => vec![value.clone()],
    }
}

/// Where the room is: which chapter is on the screen, and which agenda items open none.
#[derive(Default)]
struct Room {
    current: Option<u64>,
    chapters: u64,
    talks: Vec<bool>,
}

impl Room {
    /// The event with its chapter; one that names another chapter is unwrapped.
    fn place(&mut self, tag: String, body: Value) -> (Option<u64>, String, Value) {
        match tag.as_str() {
            "InChapter" => {
                let (tag, inner) = tagged(&body[1]);
                return (body[0].as_u64(), tag, inner);
            }
            "AgendaSet" => {
                let items = body.as_array().expect("items").iter();
                self.talks = items.map(|item| item["kind"] == "").collect();
            }
            "AgendaItemCalled" => {
                let item = body[0].as_u64().expect("an item") as usize;
                if self.talks.get(item).copied().unwrap_or(false) {
                    self.current = None;
                }
            }
            "ChapterOpened" => {
                self.current = body[0].as_u64();
                self.chapters += 1;
            }
            "ChapterEntered" => {
                self.current = body
                    .as_u64()
                    .filter(|no| *no < self.chapters)
                    .or(self.current);
            }
            "Brainwriting" | "Notes" | "Pivot" | "Board" => return (self.current, tag, body),
            _ => {}
        }
        (None, tag, body)
    }
}

/// Somebody on the list, as the records tell.
#[derive(Debug, Clone)]
pub struct Somebody {
    pub name: String,
    pub organisation: String,
    pub sector: String,
    pub role: Option<String>,
    pub attendance: String,
    pub substitute: Option<String>,
    pub came: Option<DateTime<FixedOffset>>,
    pub left: Option<DateTime<FixedOffset>>,
}

impl Somebody {
    pub fn label(&self) -> String {
        format!("{} {}", self.organisation, self.name)
            .trim()
            .to_owned()
    }

    /// Organisation and name of whoever sits there now.
    pub fn label_now(&self) -> String {
        let name = self.substitute.as_ref().unwrap_or(&self.name);
        format!("{} {name}", self.organisation).trim().to_owned()
    }

    pub fn is_office(&self) -> bool {
        self.role.as_deref() == Some("Secretariat")
            || (self.role.is_none() && self.sector == "Secretariat")
    }

    pub fn was_there(&self) -> bool {
        ["Present", "Late", "LeftEarly"].contains(&self.attendance.as_str())
    }
}

fn somebody(value: &Value) -> Somebody {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    Somebody {
        name: text("name"),
        organisation: text("organisation"),
        sector: text("sector"),
        role: value["role"].as_str().map(str::to_owned),
        attendance: "Expected".into(),
        substitute: None,
        came: None,
        left: None,
    }
}

/// Everybody, by number.
pub fn people(records: &Records) -> BTreeMap<u64, Somebody> {
    let mut people: BTreeMap<u64, Somebody> = BTreeMap::new();
    for told in &records.told {
        let id = || told.body[0].as_u64().expect("a number");
        match told.tag.as_str() {
            "ParticipantAdded" => drop(people.insert(id(), somebody(&told.body[1]))),
            "ParticipantRemoved" => {
                people.remove(&told.body.as_u64().expect("a number"));
            }
            "ParticipantChanged" => {
                if let Some(person) = people.get_mut(&id()) {
                    let now = somebody(&told.body[1]);
                    (person.name, person.organisation) = (now.name, now.organisation);
                    (person.sector, person.role) = (now.sector, now.role);
                }
            }
            "OrganisationsJoined" => {
                let name = |at: usize| told.body[at].as_str().expect("a name");
                let of_it = |person: &&mut Somebody| person.organisation == name(0);
                people
                    .values_mut()
                    .filter(of_it)
                    .for_each(|person| name(1).clone_into(&mut person.organisation));
            }
            "Substituted" => {
                if let Some(person) = people.get_mut(&id()) {
                    person.substitute = told.body[1].as_str().map(str::to_owned);
                }
            }
            "AttendanceMarked" => {
                if let Some(person) = people.get_mut(&id()) {
                    let mark = told.body[1].as_str().expect("a mark");
                    mark.clone_into(&mut person.attendance);
                    (person.came, person.left) = match mark {
                        "Late" => (Some(told.t), None),
                        "LeftEarly" => (person.came, Some(told.t)),
                        _ => (None, None),
                    };
                }
            }
            _ => {}
        }
    }
    people
}
