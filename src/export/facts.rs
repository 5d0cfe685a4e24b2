//! What the log holds beside its state: which record is the source of what, and at what time of day.

use std::collections::{BTreeMap, HashMap};
use std::mem::{Discriminant, discriminant};

use chrono::{DateTime, FixedOffset};

use crate::domain::{Attendance, Carryover, ItemId, ParticipantId};
use crate::session::{Detail, Event, Log, Step};

/// A moment of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Its record.
    pub(crate) record: u64,
    /// Wall time.
    pub(crate) t: DateTime<FixedOffset>,
    /// Session time in milliseconds.
    pub(crate) ms: u64,
}

/// The records of one person's coming and going.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Presence {
    /// The records of who it is, of whether the person came, and of who sat there instead.
    entry: Option<u64>,
    marked: Option<u64>,
    substituted: Option<u64>,
    /// When the person came late.
    pub(crate) came: Option<Moment>,
    /// When the person left early.
    pub(crate) left: Option<Moment>,
}

impl Presence {
    /// The records on which the line of the person rests.
    pub(crate) fn records(&self) -> impl Iterator<Item = u64> {
        let came = self.came.map(|moment| moment.record);
        [self.entry, self.marked, self.substituted, came]
            .into_iter()
            .flatten()
    }
}

/// The records that hold what stands at the head of the minutes. What was undone is not among them.
#[derive(Debug, Clone, Default)]
pub(crate) struct SessionFacts {
    /// The last record of each line of the description.
    described: HashMap<Discriminant<Detail>, u64>,
    /// What the session that this one continues left, as it came, and the record that holds it.
    pub(crate) came_over: Option<(Carryover, u64)>,
    /// Each open matter that was answered, with the record of its last answer.
    pub(crate) answered: Vec<(ItemId, u64)>,
    /// 次第.
    pub(crate) agenda: Option<u64>,
    /// Everybody who ever was on the list.
    pub(crate) people: BTreeMap<ParticipantId, Presence>,
    /// The calls of each agenda item.
    pub(crate) calls: BTreeMap<u16, Vec<u64>>,
    /// Which agenda item was called by which record, in order.
    order: Vec<(u64, u16)>,
    /// Each opening of a closed meeting, with the seal that it ended.
    pub(crate) reopened: Vec<(Moment, String)>,
    /// The seal that counts now.
    seal_now: String,
    /// The first call of an agenda item.
    pub(crate) begin: Option<Moment>,
    /// The first closing after the last call: one that was opened again for corrections only ended
    /// when it ended.
    pub(crate) end: Option<Moment>,
    /// How many records the seal covers, and its own record.
    pub(crate) seal: Option<(u64, u64)>,
    /// How many records there are.
    pub(crate) records: u64,
}

impl SessionFacts {
    /// Reads the public steps of a log.
    pub(crate) fn of(log: &Log) -> Self {
        let mut facts = Self {
            records: log.next_record(),
            ..Self::default()
        };
        let visible = log
            .steps()
            .iter()
            .enumerate()
            .filter(|(index, step)| !step.is_private() && !log.is_hidden(*index));
        for (_, step) in visible {
            facts.take(&step.event, step);
        }
        facts
    }

    fn take(&mut self, event: &Event, step: &Step) {
        let moment = Moment {
            record: step.n,
            t: step.t,
            ms: step.ms,
        };
        match event {
            Event::Together(events) => events.iter().for_each(|event| self.take(event, step)),
            Event::Described(detail) => {
                self.described.insert(discriminant(detail), step.n);
            }
            Event::Inherited(carryover) if self.came_over.is_none() => {
                self.came_over = Some((carryover.clone(), step.n));
            }
            Event::MatterAnswered(id, _) => {
                self.answered.retain(|(known, _)| known != id);
                self.answered.push((*id, step.n));
            }
            Event::AgendaSet(_) => self.agenda = Some(step.n),
            Event::ParticipantAdded(id, _) | Event::ParticipantChanged(id, _) => {
                self.people.entry(*id).or_default().entry = Some(step.n);
            }
            Event::Substituted(id, _) => {
                self.people.entry(*id).or_default().substituted = Some(step.n);
            }
            Event::AttendanceMarked(id, attendance) => self.attended(*id, *attendance, moment),
            Event::AgendaItemCalled(item, _) => {
                self.calls.entry(*item).or_default().push(step.n);
                self.order.push((step.n, *item));
                self.begin = self.begin.or(Some(moment));
                self.end = None;
            }
            Event::ChapterOpened(..) => self.begin = self.begin.or(Some(moment)),
            Event::Closed => self.end = self.end.or(Some(moment)),
            Event::Sealed(seal) => {
                self.seal = Some((seal.records, step.n));
                self.seal_now.clone_from(&seal.sha256);
            }
            Event::Reopened => {
                self.seal = None;
                let ended = std::mem::take(&mut self.seal_now);
                self.reopened.push((moment, ended));
            }
            _ => {}
        }
    }

    /// The agenda item that ran when the first of these records was made that belongs to the meeting;
    /// `None` for what came before the first call or after the end.
    pub(crate) fn item_of(&self, records: &[u64]) -> Option<u16> {
        let end = self.end.map_or(u64::MAX, |end| end.record);
        let (first, _) = *self.order.first()?;
        let mut within = records
            .iter()
            .filter(|record| (first..=end).contains(record));
        let made = *within.next()?;
        let called = self.order.iter().rev().find(|(record, _)| *record <= made);
        called.map(|(_, item)| *item)
    }

    /// The record that set the line of the description to which this one belongs, whatever it says.
    pub(crate) fn told(&self, line: &Detail) -> Option<u64> {
        self.described.get(&discriminant(line)).copied()
    }

    fn attended(&mut self, id: ParticipantId, attendance: Attendance, moment: Moment) {
        let presence = self.people.entry(id).or_default();
        presence.marked = Some(moment.record);
        match attendance {
            Attendance::Late => (presence.came, presence.left) = (Some(moment), None),
            Attendance::LeftEarly => presence.left = Some(moment),
            Attendance::Expected | Attendance::Present | Attendance::Absent => {
                (presence.came, presence.left) = (None, None);
            }
        }
    }
}
