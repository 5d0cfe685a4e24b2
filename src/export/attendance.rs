//! Who was there: members, observers and the secretariat apart, substitutes, times of coming and
//! going, and whether the council could meet.
//!
//! The public reads organisations and numbers; that nobody asked whether somebody came is for the
//! secretariat alone.

use std::collections::{BTreeMap, BTreeSet};

use super::dates::clock;
use super::document::{Block, DocumentLine};
use super::facts::Presence;
use super::minutes::{Paper, Writer};
use crate::domain::{
    Attendance, CouncilRole, Message, MessageId, ParticipantId, Person, Quorum, Sector,
};
use crate::id;
use crate::session::Detail;

/// Why somebody stands in a line of the attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Members,
    Observers,
    Secretariat,
    Absent,
    Unknown,
}

/// What somebody is in the council, if anybody said it; who sits there for the secretariat is of it.
fn role_of(person: &Person) -> Option<CouncilRole> {
    let office = (person.who.sector == Sector::Secretariat).then_some(CouncilRole::Secretariat);
    person.who.role.or(office)
}

fn group(person: &Person) -> Group {
    match (person.attendance, role_of(person)) {
        (Attendance::Absent, _) => Group::Absent,
        (Attendance::Expected, _) => Group::Unknown,
        (_, Some(CouncilRole::Secretariat)) => Group::Secretariat,
        (_, Some(CouncilRole::Observer)) => Group::Observers,
        _ => Group::Members,
    }
}

const fn came(person: &Person) -> bool {
    !matches!(person.attendance, Attendance::Absent | Attendance::Expected)
}

impl Writer<'_> {
    /// The fields about people.
    pub(super) fn attendance(&self) -> Vec<Block> {
        let nobody = DocumentLine::own(self.tr(id!("minutes-nobody")));
        let absent = match self.group_lines(Group::Absent) {
            lines if lines.is_empty() && self.anybody_came() => vec![nobody],
            lines => lines,
        };
        let unknown = if self.is_public() {
            Vec::new()
        } else {
            self.group_lines(Group::Unknown)
        };
        let facilitator = if self.is_public() {
            Vec::new()
        } else {
            self.typed(
                &self.state.about.facilitator,
                &Detail::Facilitator(String::new()),
            )
        };
        [
            self.asked(
                id!("minutes-field-present"),
                self.group_lines(Group::Members),
            ),
            self.said(
                id!("minutes-field-guests"),
                self.group_lines(Group::Observers),
            ),
            self.said(
                id!("minutes-field-secretariat"),
                self.group_lines(Group::Secretariat),
            ),
            self.said(id!("minutes-field-absent"), absent),
            self.said(id!("minutes-field-unknown"), unknown),
            self.said(
                id!("minutes-field-quorum"),
                self.quorum().into_iter().collect(),
            ),
            self.said(id!("minutes-field-facilitator"), facilitator),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn anybody_came(&self) -> bool {
        self.state.people.values().any(came)
    }

    fn group_lines(&self, group: Group) -> Vec<DocumentLine> {
        if self.is_public() || self.paper == Paper::Summary {
            self.organisations(group).into_iter().collect()
        } else {
            self.names(group)
        }
    }

    /// The people of a group: president and chair first, then as on the list.
    fn people(&self, of: Group) -> Vec<(ParticipantId, &Person)> {
        let people = self.state.people.iter().map(|(id, person)| (*id, person));
        let mut people: Vec<_> = people.filter(|(_, person)| group(person) == of).collect();
        people.sort_by_key(|(_, person)| role_of(person).unwrap_or(CouncilRole::Member));
        people
    }

    /// Everybody by role, organisation and name, with substitutes and the times of coming and
    /// going.
    fn names(&self, of: Group) -> Vec<DocumentLine> {
        let people = self.people(of).into_iter();
        people
            .map(|(id, person)| {
                let presence = self.facts.people.get(&id).cloned().unwrap_or_default();
                let who = self.in_role(person, of);
                let notes = self.notes_on(person, &presence);
                let text = if notes.is_empty() {
                    who
                } else {
                    let label = Message::new(id!("minutes-noted")).with("who", who);
                    self.text(&label.with("notes", notes.join(&self.tr(id!("minutes-comma")))))
                };
                DocumentLine::of(text, presence.records())
            })
            .collect()
    }

    /// The person, behind the role where the field's name does not say it.
    fn in_role(&self, person: &Person, of: Group) -> String {
        let told = matches!(of, Group::Observers | Group::Secretariat);
        match person.who.role.filter(|_| !told) {
            Some(role) => self.text(
                &Message::new(id!("minutes-in-role"))
                    .with("role", Message::new(role.label()))
                    .with("who", person.who.label()),
            ),
            None => person.who.label(),
        }
    }

    fn notes_on(&self, person: &Person, presence: &Presence) -> Vec<String> {
        let substitute = person.substitute.as_ref().map(|name| {
            self.text(&Message::new(id!("minutes-substitute")).with("name", name.as_str()))
        });
        let at = |id: MessageId, moment: Option<super::facts::Moment>| {
            moment.map(|moment| {
                self.text(&Message::new(id).with("time", clock(self.lang, moment.t.time())))
            })
        };
        let came = at(id!("minutes-came"), presence.came);
        let left = at(id!("minutes-left"), presence.left);
        [substitute, came, left].into_iter().flatten().collect()
    }

    /// How many people of which organisations, on one line; no names.
    fn organisations(&self, of: Group) -> Option<DocumentLine> {
        let people = self.people(of);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut order: Vec<&str> = Vec::new();
        let mut records = BTreeSet::new();
        for (id, person) in &people {
            let organisation = person.who.organisation.as_str();
            if !counts.contains_key(organisation) {
                order.push(organisation);
            }
            *counts.entry(organisation).or_default() += 1;
            let presence = self.facts.people.get(id);
            records.extend(presence.into_iter().flat_map(Presence::records));
        }
        if people.is_empty() {
            return None;
        }
        let named: Vec<String> = order
            .into_iter()
            .map(|name| self.counted(name, counts.get(name).copied().unwrap_or(1), of))
            .collect();
        let substitutes = people
            .iter()
            .filter(|(_, person)| person.substitute.is_some());
        let label = Message::new(id!("minutes-people"))
            .with("n", people.len())
            .with("organisations", self.joined(&named))
            .with("substitutes", substitutes.count());
        Some(DocumentLine::of(self.text(&label), records))
    }

    /// An organisation, and how many came from it if it was more than one.
    fn counted(&self, organisation: &str, n: usize, of: Group) -> String {
        let name = match organisation {
            "" if of == Group::Secretariat => self.tr(id!("minutes-field-secretariat")),
            "" => self.tr(id!("minutes-attendee")),
            name => name.to_owned(),
        };
        if n > 1 {
            let label = Message::new(id!("minutes-several")).with("name", name);
            self.text(&label.with("n", n))
        } else {
            name
        }
    }

    /// 会議の成立, where the council has a rule and everybody has a role.
    fn quorum(&self) -> Option<DocumentLine> {
        let rule = self.state.about.particulars.quorum?;
        let people = || self.state.people.values();
        let without = people().filter(|person| role_of(person).is_none()).count();
        let told = self.facts.told(&Detail::Quorum(None));
        if without > 0 {
            let label = Message::new(id!("minutes-quorum-roles")).with("n", without);
            let text = self.text(&label.with("rule", Message::new(rule.label())));
            return (!self.is_public()).then(|| DocumentLine::of(text, told));
        }
        let is_member = |person: &&Person| role_of(person).is_some_and(CouncilRole::is_member);
        let members = people().filter(is_member).count();
        let present = people()
            .filter(is_member)
            .filter(|person| came(person))
            .count();
        let unknown = people()
            .filter(is_member)
            .filter(|person| person.attendance == Attendance::Expected)
            .count();
        let label = Message::new(id!("minutes-quorum"))
            .with("members", members)
            .with("present", present)
            .with("rule", Message::new(rule.label()))
            .with("verdict", verdict(rule, (present, unknown), members));
        let records = self
            .state
            .people
            .iter()
            .filter(|(_, person)| is_member(person));
        let records = records.filter_map(|(id, _)| self.facts.people.get(id));
        let records: BTreeSet<u64> = records.flat_map(Presence::records).chain(told).collect();
        Some(DocumentLine::of(self.text(&label), records))
    }
}

/// Could the council meet? Nobody can tell while those of whom nobody knows would decide it.
const fn verdict(rule: Quorum, (present, unknown): (usize, usize), members: usize) -> &'static str {
    if rule.is_reached(present, members) {
        "reached"
    } else if rule.is_reached(present + unknown, members) {
        "open"
    } else {
        "missed"
    }
}
