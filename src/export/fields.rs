//! The fields at the head of the minutes, from 名称 to 資料.
//!
//! A field that nobody said is for the secretariat to fill in; everybody else reads nothing of it.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};

use super::dates::{clock, day};
use super::document::{Block, DocumentLine};
use super::facts::Moment;
use super::minutes::{Paper, Writer};
use super::page::FIELD_ROWS;
use crate::domain::calendar::rounded;
use crate::domain::{Material, Message, MessageId};
use crate::id;
use crate::session::Detail;

impl Writer<'_> {
    /// All fields, in the order of the field's minutes.
    pub(super) fn fields(&self) -> Vec<Block> {
        let before = [
            self.asked(id!("minutes-field-title"), self.names_of_meeting()),
            self.asked(id!("minutes-field-when"), self.when().into_iter().collect()),
            self.asked(id!("minutes-field-place"), self.place()),
            self.asked(id!("minutes-field-open"), self.openness()),
            self.said(id!("minutes-field-observers"), self.observers()),
        ];
        let after = [
            self.asked(id!("minutes-field-agenda"), self.agenda()),
            self.asked(id!("minutes-field-material"), self.materials()),
        ];
        let people = self.attendance();
        let before = before.into_iter().flatten();
        before
            .chain(people)
            .chain(after.into_iter().flatten())
            .collect()
    }

    /// A field of its own name; where nobody said anything, the secretariat fills it in.
    pub(super) fn asked(&self, name: MessageId, lines: Vec<DocumentLine>) -> Option<Block> {
        if !lines.is_empty() {
            return self.said(name, lines);
        }
        let empty = DocumentLine::own(self.tr(id!("minutes-fill-in")));
        (!self.is_public()).then(|| Block::Field(self.tr(name), vec![empty]))
    }

    /// A field that is left out where nobody said anything.
    pub(super) fn said(&self, name: MessageId, lines: Vec<DocumentLine>) -> Option<Block> {
        (!lines.is_empty()).then(|| Block::Field(self.tr(name), lines))
    }

    /// A text that somebody typed, with its record; none where it is empty.
    pub(super) fn typed(&self, text: &str, line: &Detail) -> Vec<DocumentLine> {
        let cited = (!text.is_empty()).then(|| DocumentLine::of(text, self.facts.told(line)));
        cited.into_iter().collect()
    }

    /// The council, then the title.
    fn names_of_meeting(&self) -> Vec<DocumentLine> {
        let about = &self.state.about;
        let council = self.typed(&about.council, &Detail::Council(String::new()));
        let title = self.typed(&about.title, &Detail::Title(String::new()));
        council.into_iter().chain(title).collect()
    }

    fn place(&self) -> Vec<DocumentLine> {
        self.typed(&self.state.about.place, &Detail::Place(String::new()))
    }

    /// 公開の別 and its reason, as somebody said them.
    fn openness(&self) -> Vec<DocumentLine> {
        let said = &self.state.about.particulars;
        let Some(openness) = said.openness else {
            return Vec::new();
        };
        let text = if said.openness_reason.is_empty() {
            self.tr(openness.label())
        } else {
            self.text(
                &Message::new(id!("minutes-detail"))
                    .with("what", Message::new(openness.label()))
                    .with("detail", said.openness_reason.as_str()),
            )
        };
        let records = [
            self.facts.told(&Detail::Openness(None)),
            self.facts.told(&Detail::OpennessReason(String::new())),
        ];
        vec![DocumentLine::of(text, records.into_iter().flatten())]
    }

    fn observers(&self) -> Vec<DocumentLine> {
        let Some(n) = self.state.about.particulars.observers else {
            return Vec::new();
        };
        let text = self.text(&Message::new(id!("minutes-observers")).with("n", n));
        let record = self.facts.told(&Detail::Observers(None));
        vec![DocumentLine::of(text, record)]
    }

    /// Day and times: what was said, and where nobody said a time, that of the record to the
    /// nearest five minutes, which the line then tells.
    fn when(&self) -> Option<DocumentLine> {
        let said = &self.state.about.particulars;
        let (begin, end) = (self.facts.begin, self.facts.end);
        let day_of_log = begin.map(|begin| begin.t.date_naive());
        let date = self.state.about.date.or(day_of_log)?;
        let begins = said.begins.or(begin.map(recorded));
        let ends = said.ends.or(end.map(recorded));
        let is_recorded =
            (said.begins.is_none() && begin.is_some()) || (said.ends.is_none() && end.is_some());
        let times = self.times(begins, ends);
        let text = match day_of_log {
            // What the log tells is of another day than the one announced: both are told.
            Some(told) if told != date && is_recorded => {
                let label = Message::new(id!("minutes-when-differs"))
                    .with("day", day(self.lang, date))
                    .with("told", day(self.lang, told))
                    .with("times", times);
                self.text(&label)
            }
            _ if times.is_empty() => day(self.lang, date),
            _ => self.day_and_times(date, &times, is_recorded),
        };
        let records = [
            self.facts.told(&Detail::Date(None)),
            self.time_record(&Detail::Begins(None), begin),
            self.time_record(&Detail::Ends(None), end),
        ];
        Some(DocumentLine::of(text, records.into_iter().flatten()))
    }

    fn day_and_times(&self, date: NaiveDate, times: &str, is_recorded: bool) -> String {
        let label = if is_recorded {
            id!("minutes-when-recorded")
        } else {
            id!("minutes-when")
        };
        let label = Message::new(label).with("day", day(self.lang, date));
        self.text(&label.with("times", times))
    }

    /// The record that says a time: what somebody said, or the moment itself.
    fn time_record(&self, line: &Detail, moment: Option<Moment>) -> Option<u64> {
        let said = &self.state.about.particulars;
        let is_said = match line {
            Detail::Begins(_) => said.begins.is_some(),
            _ => said.ends.is_some(),
        };
        if is_said {
            self.facts.told(line)
        } else {
            moment.map(|moment| moment.record)
        }
    }

    fn times(&self, begins: Option<NaiveTime>, ends: Option<NaiveTime>) -> String {
        if begins.is_none() && ends.is_none() {
            return String::new();
        }
        let time =
            |time: Option<NaiveTime>| time.map_or_else(String::new, |time| clock(self.lang, time));
        let label = Message::new(id!("minutes-times")).with("begin", time(begins));
        self.text(&label.with("end", time(ends)))
    }

    fn agenda(&self) -> Vec<DocumentLine> {
        let items = self.state.agenda.iter().enumerate();
        let items: Vec<String> = items
            .map(|(i, item)| format!("{} {}", circled(i), item.title))
            .collect();
        let record = self.facts.agenda;
        match self.paper {
            _ if items.is_empty() => Vec::new(),
            Paper::Full => items
                .into_iter()
                .map(|text| DocumentLine::of(text, record))
                .collect(),
            Paper::Summary => vec![DocumentLine::of(self.joined(&items), record)],
        }
    }

    /// What was handed out, as somebody listed it, then data files that the room looked at in this
    /// meeting. A file on which an older meeting rested is none of them.
    fn materials(&self) -> Vec<DocumentLine> {
        let listed = &self.state.about.particulars.materials;
        let record = self.facts.told(&Detail::Materials(Vec::new()));
        let listed_lines = listed
            .iter()
            .map(|name| DocumentLine::of(name.as_str(), record));
        let data = self.data_files();
        let others = data.iter().filter(|(file, _)| !listed.contains(&file.file));
        let others = others
            .map(|(file, records)| DocumentLine::of(self.data_file(file), records.iter().copied()));
        let lines: Vec<DocumentLine> = listed_lines.chain(others).collect();
        match self.paper {
            Paper::Full => lines,
            Paper::Summary => self.few_lines(lines, FIELD_ROWS),
        }
    }

    fn data_file(&self, file: &Material) -> String {
        let hash: String = file.sha256.chars().take(16).collect();
        let label = if hash.is_empty() || self.is_public() || self.paper == Paper::Summary {
            Message::new(id!("minutes-data"))
        } else {
            Message::new(id!("minutes-file")).with("hash", hash)
        };
        self.text(&label.with("file", file.file.as_str()))
    }

    /// Every data file once, with the records that opened it.
    fn data_files(&self) -> Vec<(Material, BTreeSet<u64>)> {
        let mut files: Vec<(Material, BTreeSet<u64>)> = Vec::new();
        for material in self.state.materials() {
            let record = material.record;
            let same = |(known, _): &&mut (Material, BTreeSet<u64>)| {
                known.file == material.file && known.sha256 == material.sha256
            };
            match files.iter_mut().find(same) {
                Some((_, records)) => drop(records.insert(record)),
                None => files.push((material, BTreeSet::from([record]))),
            }
        }
        files
    }

    /// The words on one line; in the summary as many of them as the line has room for, whole, and
    /// how many there are beside.
    pub(super) fn joined(&self, words: &[String]) -> String {
        let comma = self.tr(id!("minutes-comma"));
        let room = match self.paper {
            Paper::Full => usize::MAX,
            Paper::Summary => self.columns() * FIELD_ROWS,
        };
        let mut used = 0;
        let mut shown: Vec<String> = Vec::new();
        for word in words {
            let width = word.chars().count() + comma.chars().count();
            if used + width <= room {
                used += width;
                shown.push(word.clone());
            }
        }
        match words.len() - shown.len() {
            0 => {}
            rest => shown.push(self.more(rest).text),
        }
        shown.join(&comma)
    }
}

fn recorded(moment: Moment) -> NaiveTime {
    rounded(moment.t.time())
}

/// The number of an agenda item as notices write it; beyond what has a sign, in brackets.
fn circled(index: usize) -> String {
    u32::try_from(index)
        .ok()
        .filter(|i| *i < 20)
        .and_then(|i| char::from_u32('①' as u32 + i))
        .map_or_else(|| format!("({})", index + 1), String::from)
}
