//! 持ち越し事項: what came over from earlier meetings, what was said of it in this one, and how much goes on
//! to the next.

use std::collections::BTreeSet;

use super::document::{Block, DocumentLine, DocumentRow};
use super::minutes::Writer;
use crate::domain::calendar::fiscal_year_in_short;
use crate::domain::entry::{ACTION_ENTRY, MATTER_ENTRY};
use crate::domain::{Action, Entry, Matter, MatterKind, Message, MessageId};
use crate::id;
use crate::session::Stage;

impl Writer<'_> {
    /// What came over and was open then, in the order in which it came, and the record that holds it.
    fn came_over(&self) -> Vec<(Matter, u64)> {
        let Some((carryover, record)) = &self.facts.came_over else {
            return Vec::new();
        };
        let year = self.state.fiscal_year();
        let matter = |entry: &Entry| match entry.kind.as_str() {
            kind if kind == ACTION_ENTRY.id => {
                Matter::of_action(&Action::from_entry(entry), *record, year)
            }
            kind if kind == MATTER_ENTRY.id => Some(Matter::from_entry(entry, *record, year)),
            _ => None,
        };
        let mut seen = BTreeSet::new();
        let entries = carryover.inherited_entries();
        let matters = entries.iter().filter_map(matter);
        let first = matters.filter(|matter| matter.answer.is_empty() && seen.insert(matter.id));
        first.map(|matter| (matter, *record)).collect()
    }

    /// The part about it; none where nothing came over.
    pub(super) fn carried(&self) -> Vec<Block> {
        const COLUMNS: [MessageId; 5] = [
            id!("minutes-column-kind"),
            id!("minutes-column-matter"),
            id!("minutes-column-origin"),
            id!("minutes-column-carries"),
            id!("minutes-column-now"),
        ];
        let came = self.came_over();
        if came.is_empty() {
            return Vec::new();
        }
        let rows = came.iter().map(|(matter, came)| {
            let (what, now, record) = self.now(matter, *came);
            DocumentRow {
                cells: vec![
                    self.tr(matter.kind.label()),
                    what,
                    self.origin(matter),
                    self.text(&Message::new(id!("minutes-carries")).with("n", matter.carries)),
                    now,
                ],
                record,
            }
        });
        let table = Block::Table {
            head: COLUMNS.map(|id| self.tr(id)).to_vec(),
            rows: rows.collect(),
        };
        let goes_on = self.goes_on().into_iter().map(Block::Paragraph);
        [self.section(id!("minutes-carried")), table]
            .into_iter()
            .chain(goes_on)
            .collect()
    }

    /// The same as lines of a list, but for actions, which stand among those.
    pub(super) fn carried_lines(&self) -> Vec<DocumentLine> {
        let came = self.came_over().into_iter();
        came.filter(|(matter, _)| !matter.kind.is_action())
            .map(|(matter, came)| {
                let (what, now, record) = self.now(&matter, came);
                let label = Message::new(id!("minutes-carried-line"))
                    .with("kind", Message::new(matter.kind.label()))
                    .with("what", what)
                    .with("now", now);
                DocumentLine::of(self.text(&label), [record])
            })
            .collect()
    }

    fn origin(&self, matter: &Matter) -> String {
        let Some(origin) = &matter.origin else {
            return String::new();
        };
        let label = Message::new(id!("minutes-carried-from"));
        let label = label.with("session", origin.session.as_str());
        self.text(&label.with("year", fiscal_year_in_short(matter.since)))
    }

    /// What it is called now, what was said of it in this meeting, and the record that says so.
    fn now(&self, matter: &Matter, came: u64) -> (String, String, u64) {
        let known = self.state.register.get(matter.id);
        let record = known.map_or(came, |known| known.said);
        let entry = known.map(|known| &known.entry);
        if let Some(entry) = entry.filter(|_| matter.kind.is_action()) {
            let action = Action::from_entry(entry);
            let now = self.action_now(&action, record != came);
            return (self.with_responsible(&action), now, record);
        }
        let answer = entry.map_or("", |entry| entry.text("answer"));
        (matter.text.clone(), self.answer_now(answer), record)
    }

    fn answer_now(&self, answer: &str) -> String {
        if answer.is_empty() {
            return self.unanswered();
        }
        self.text(&Message::new(id!("minutes-carried-answer")).with("answer", answer))
    }

    fn action_now(&self, action: &Action, is_said: bool) -> String {
        let standing = self.standing(action);
        match (is_said, action.state.is_open()) {
            (false, _) => self.unanswered(),
            (true, true) if self.state.stage == Stage::Closed => {
                self.text(&Message::new(id!("minutes-carried-goes-on")).with("state", standing))
            }
            (true, _) => standing,
        }
    }

    /// Nobody said anything; whether it goes on is known at the end.
    fn unanswered(&self) -> String {
        self.tr(if self.state.stage == Stage::Closed {
            id!("minutes-carried-open")
        } else {
            id!("minutes-carried-unanswered")
        })
    }

    /// How many matters go on to the next meeting, by kind; known once the meeting is closed.
    fn goes_on(&self) -> Option<DocumentLine> {
        if self.state.stage != Stage::Closed {
            return None;
        }
        let mut seen = BTreeSet::new();
        let mut open = self.state.matters();
        open.retain(|matter| seen.insert(matter.id));
        let of_kind = |kind: MatterKind| {
            let n = open.iter().filter(|matter| matter.kind == kind).count();
            let label = Message::new(id!("minutes-carried-kind")).with("n", n);
            (n > 0).then(|| self.text(&label.with("kind", Message::new(kind.label()))))
        };
        let kinds: Vec<String> = MatterKind::ALL.into_iter().filter_map(of_kind).collect();
        if kinds.is_empty() {
            return Some(DocumentLine::own(self.tr(id!("minutes-carried-none"))));
        }
        let comma = self.tr(id!("minutes-comma"));
        let label = Message::new(id!("minutes-carried-left"))
            .with("n", open.len())
            .with("kinds", kinds.join(&comma));
        let records = open.iter().map(|matter| {
            let known = self.state.register.get(matter.id);
            known.map_or(matter.record, |known| known.said)
        });
        Some(DocumentLine::of(self.text(&label), records))
    }

    /// Each answer to a matter that is no action: what it was about with the answer, and its record.
    pub(super) fn answers(&self) -> Vec<(Message, u64)> {
        let answered = self.facts.answered.iter();
        answered
            .filter_map(|(id, record)| {
                let entry = &self.state.register.get(*id)?.entry;
                let label = Message::new(id!("minutes-result-answered"))
                    .with("what", entry.text("text"))
                    .with("answer", entry.text("answer"));
                Some((label, *record))
            })
            .collect()
    }
}
