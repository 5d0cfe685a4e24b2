//! The fields at the head of the minutes, from 名称 to 資料名.

use crate::id;
use std::collections::{BTreeMap, BTreeSet};

use super::document::{Block, DocumentLine};
use super::facts::Moment;
use super::minutes::{FEW, Writer};
use super::page::cut;
use super::words::{clock, day};
use crate::domain::{Attendance, Evidence, Message, MessageId, ParticipantId, Person, Sector};

/// How many organisations and agenda items the summary names in a line.
const NAMED: usize = 8;

/// How many characters of an agenda item's title the summary holds.
const TITLE: usize = 20;

/// Why somebody stands in a line of the attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Present,
    Absent,
    Secretariat,
    Unknown,
}

fn group(person: &Person) -> Group {
    match person.attendance {
        Attendance::Absent => Group::Absent,
        Attendance::Expected => Group::Unknown,
        _ if person.who.sector == Sector::Secretariat => Group::Secretariat,
        Attendance::Present | Attendance::Late | Attendance::LeftEarly => Group::Present,
    }
}

impl Writer<'_> {
    /// All fields, with everybody by name as far as the audience may read names.
    pub(super) fn fields(&self) -> Vec<Block> {
        let agenda = self.state.agenda.iter().enumerate();
        let agenda = agenda
            .map(|(i, item)| {
                DocumentLine::of(format!("{} {}", circled(i), item.title), self.facts.agenda)
            })
            .collect();
        let mut fields = self.first_fields(agenda);
        fields.extend(self.attendance(|group| {
            if self.is_public() {
                self.organisations(group, usize::MAX)
            } else {
                self.names(group)
            }
        }));
        fields.push(self.field(
            id!("minutes-field-material"),
            self.materials(usize::MAX, !self.is_public()),
        ));
        fields
    }

    /// The same on a few lines.
    pub(super) fn fields_in_short(&self) -> Vec<Block> {
        let titles: Vec<String> = self
            .state
            .agenda
            .iter()
            .enumerate()
            .map(|(i, item)| {
                format!(
                    "{} {}",
                    circled(i),
                    cut(item.title.clone(), TITLE, self.lang)
                )
            })
            .collect();
        let agenda = if titles.is_empty() {
            Vec::new()
        } else {
            vec![DocumentLine::of(
                self.joined(&titles, NAMED),
                self.facts.agenda,
            )]
        };
        let mut fields = self.first_fields(agenda);
        fields.extend(self.attendance(|group| self.organisations(group, NAMED)));
        fields.push(self.field(id!("minutes-field-material"), self.materials(FEW, false)));
        fields
    }

    fn first_fields(&self, agenda: Vec<DocumentLine>) -> Vec<Block> {
        let about = &self.state.about;
        let cited = |text: &str, record: Option<u64>| {
            if text.is_empty() {
                None
            } else {
                Some(DocumentLine::of(text, record))
            }
        };
        let title = [
            cited(&about.title, self.facts.title),
            cited(&about.council, self.facts.council),
        ];
        let openness = if self.is_public() {
            id!("minutes-open")
        } else {
            id!("minutes-open-or-not")
        };
        vec![
            self.field(
                id!("minutes-field-title"),
                title.into_iter().flatten().collect(),
            ),
            self.field(id!("minutes-field-agenda"), agenda),
            self.field(id!("minutes-field-when"), self.when().into_iter().collect()),
            self.field(
                id!("minutes-field-place"),
                cited(&about.place, self.facts.place).into_iter().collect(),
            ),
            self.field(
                id!("minutes-field-open"),
                vec![DocumentLine::own(self.tr(openness))],
            ),
        ]
    }

    /// A field; an empty one is for the secretariat to fill in.
    fn field(&self, name: MessageId, lines: Vec<DocumentLine>) -> Block {
        let empty = if self.is_public() {
            id!("minutes-none")
        } else {
            id!("minutes-fill-in")
        };
        let lines = if lines.is_empty() {
            vec![DocumentLine::own(self.tr(empty))]
        } else {
            lines
        };
        Block::Field(self.tr(name), lines)
    }

    /// The time of the end, after its day if the meeting began on another one.
    fn until(&self, begin: Moment, end: Moment) -> String {
        let time = clock(self.lang, end.t);
        if end.t.date_naive() == begin.t.date_naive() {
            time
        } else {
            format!("{} {time}", day(self.lang, end.t.date_naive()))
        }
    }

    /// Day and time. Where the log is of another day than the one announced, both are printed.
    fn when(&self) -> Option<DocumentLine> {
        let (begin, end) = (self.facts.begin, self.facts.end);
        let times = begin.map(|begin| {
            let until = end.map_or_else(String::new, |end| self.until(begin, end));
            self.text(
                &Message::new(id!("minutes-times"))
                    .with("begin", clock(self.lang, begin.t))
                    .with("end", until),
            )
        });
        let day_of_log = begin.map(|begin| begin.t.date_naive());
        let text = match (self.state.about.date, day_of_log, times) {
            (None, None, _) | (None, _, None) => return None,
            (Some(date), Some(day_of_log), Some(times)) if date != day_of_log => {
                let label = Message::new(id!("minutes-when-differs"))
                    .with("day", day(self.lang, date))
                    .with("told", day(self.lang, day_of_log))
                    .with("times", times);
                self.text(&label)
            }
            (Some(date), _, Some(times)) => format!("{} {times}", day(self.lang, date)),
            (Some(date), _, None) => day(self.lang, date),
            (None, Some(day_of_log), Some(times)) => {
                format!("{} {times}", day(self.lang, day_of_log))
            }
        };
        Some(DocumentLine::of(
            text,
            [
                self.facts.date,
                begin.map(|begin| begin.record),
                end.map(|end| end.record),
            ]
            .into_iter()
            .flatten(),
        ))
    }

    fn attendance(&self, lines: impl Fn(Group) -> Vec<DocumentLine>) -> Vec<Block> {
        let mut fields = vec![
            self.field(id!("minutes-field-present"), lines(Group::Present)),
            Block::Field(
                self.tr(id!("minutes-field-absent")),
                or_none(lines(Group::Absent), self.tr(id!("minutes-nobody"))),
            ),
        ];
        let unknown = lines(Group::Unknown);
        if !unknown.is_empty() {
            fields.push(self.field(id!("minutes-field-unknown"), unknown));
        }
        let mut secretariat = lines(Group::Secretariat);
        if !self.is_public() && !self.state.about.facilitator.is_empty() {
            let label = Message::new(id!("minutes-facilitator"))
                .with("who", self.state.about.facilitator.as_str());
            secretariat.push(DocumentLine::of(self.text(&label), self.facts.facilitator));
        }
        fields.push(self.field(id!("minutes-field-secretariat"), secretariat));
        fields
    }

    fn people(&self, of: Group) -> impl Iterator<Item = (ParticipantId, &Person)> {
        self.state
            .people
            .iter()
            .filter(move |(_, person)| group(person) == of)
            .map(|(id, person)| (*id, person))
    }

    /// Everybody by organisation and name or role, with substitutes and the times of coming and
    /// going.
    fn names(&self, of: Group) -> Vec<DocumentLine> {
        let line = |(id, person): (ParticipantId, &Person)| {
            let presence = self.facts.people.get(&id).cloned().unwrap_or_default();
            let mut notes = Vec::new();
            if let Some(name) = &person.substitute {
                notes.push(
                    self.text(&Message::new(id!("minutes-substitute")).with("name", name.as_str())),
                );
            }
            if let Some(came) = presence.came {
                notes.push(self.text(
                    &Message::new(id!("minutes-came")).with("time", clock(self.lang, came.t)),
                ));
            }
            if let Some(left) = presence.left {
                notes.push(self.text(
                    &Message::new(id!("minutes-left")).with("time", clock(self.lang, left.t)),
                ));
            }
            let comma = self.tr(id!("minutes-comma"));
            let text = if notes.is_empty() {
                person.who.label()
            } else {
                self.text(
                    &Message::new(id!("minutes-noted"))
                        .with("who", person.who.label())
                        .with("notes", notes.join(&comma)),
                )
            };
            DocumentLine::of(text, presence.records())
        };
        self.people(of).map(line).collect()
    }

    /// How many people of which organisations, on one line; no names.
    fn organisations(&self, of: Group, most: usize) -> Vec<DocumentLine> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut order: Vec<&str> = Vec::new();
        let mut records = BTreeSet::new();
        for (id, person) in self.people(of) {
            let organisation = person.who.organisation.as_str();
            if !counts.contains_key(organisation) {
                order.push(organisation);
            }
            *counts.entry(organisation).or_default() += 1;
            records.extend(
                self.facts
                    .people
                    .get(&id)
                    .into_iter()
                    .flat_map(super::facts::Presence::records),
            );
        }
        let total: usize = counts.values().sum();
        if total == 0 {
            return Vec::new();
        }
        let named: Vec<String> = order
            .into_iter()
            .map(|organisation| {
                let name = if organisation.is_empty() {
                    self.tr(id!("minutes-member"))
                } else {
                    organisation.to_owned()
                };
                match counts.get(organisation) {
                    Some(n) if *n > 1 => self.text(
                        &Message::new(id!("minutes-several"))
                            .with("name", name)
                            .with("n", *n),
                    ),
                    _ => name,
                }
            })
            .collect();
        let label = Message::new(id!("minutes-people"))
            .with("n", total)
            .with("organisations", self.joined(&named, most));
        vec![DocumentLine::of(self.text(&label), records)]
    }

    /// The first `most` of them on one line, and how many there are beside.
    fn joined(&self, words: &[String], most: usize) -> String {
        let shown = words
            .iter()
            .take(most)
            .cloned()
            .collect::<Vec<_>>()
            .join(&self.tr(id!("minutes-comma")));
        match words.len().saturating_sub(most) {
            0 => shown,
            rest => format!(
                "{shown}{}{}",
                self.tr(id!("minutes-comma")),
                self.text(&Message::new(id!("minutes-more")).with("n", rest))
            ),
        }
    }

    /// The data files on whose figures something rests, each once, with all records that do.
    fn materials(&self, most: usize, with_hash: bool) -> Vec<DocumentLine> {
        let mut files: Vec<(Evidence, BTreeSet<u64>)> = Vec::new();
        let of_items = self
            .state
            .items()
            .into_iter()
            .filter_map(|item| item.evidence.map(|evidence| (evidence, item.record)));
        let of_actions = self
            .state
            .actions()
            .into_iter()
            .filter_map(|(action, record)| action.evidence.map(|evidence| (evidence, record)));
        for (evidence, record) in of_items.chain(of_actions) {
            match files
                .iter_mut()
                .find(|(known, _)| known.file == evidence.file && known.sha256 == evidence.sha256)
            {
                Some((_, records)) => drop(records.insert(record)),
                None => files.push((evidence, BTreeSet::from([record]))),
            }
        }
        let rest = files.len().saturating_sub(most);
        let line = |(evidence, records): (Evidence, BTreeSet<u64>)| {
            let hash: String = evidence.sha256.chars().take(16).collect();
            let named = Message::new(id!("minutes-file"))
                .with("file", evidence.file.as_str())
                .with("hash", hash.as_str());
            let text = if with_hash && !hash.is_empty() {
                self.text(&named)
            } else {
                evidence.file
            };
            DocumentLine::of(text, records)
        };
        let mut lines: Vec<DocumentLine> = files.into_iter().take(most).map(line).collect();
        if rest > 0 {
            lines.push(self.more(rest));
        }
        lines
    }
}

fn or_none(lines: Vec<DocumentLine>, none: String) -> Vec<DocumentLine> {
    if lines.is_empty() {
        vec![DocumentLine::own(none)]
    } else {
        lines
    }
}

/// The number of an agenda item as notices write it; beyond what has a sign, in brackets.
fn circled(index: usize) -> String {
    u32::try_from(index)
        .ok()
        .filter(|i| *i < 20)
        .and_then(|i| char::from_u32('①' as u32 + i))
        .map_or_else(|| format!("({})", index + 1), String::from)
}
