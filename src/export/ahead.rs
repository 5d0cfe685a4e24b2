//! What comes after the meeting: 次年度の取組, 協議会への上申, the homework of this year, 今後の予定.

use std::collections::BTreeSet;

use super::document::{Block, DocumentLine, DocumentRow};
use super::minutes::Writer;
use crate::domain::{Action, ControlLevel, Due, Message, MessageId};
use crate::id;
use crate::session::Detail;

/// An action, and the record that says how it stands.
type Told = (Action, u64);

impl Writer<'_> {
    /// Every action once, with the record that says how it stands now.
    fn promised(&self) -> Vec<Told> {
        let mut seen = BTreeSet::new();
        let actions = self.state.actions().into_iter();
        actions
            .filter(|(action, _)| seen.insert(action.id))
            .map(|(action, record)| {
                let said = self.state.register.get(action.id).map(|known| known.said);
                (action, said.unwrap_or(record))
            })
            .collect()
    }

    /// The actions of this meeting, each with the record that made it.
    pub(super) fn made_here(&self) -> Vec<Told> {
        let mut seen = BTreeSet::new();
        let mut actions = self.state.actions();
        actions.retain(|(action, _)| {
            let known = self.state.register.get(action.id);
            known.is_none_or(|known| !known.is_inherited()) && seen.insert(action.id)
        });
        actions
    }

    /// What is to be done, and by which organisation.
    pub(super) fn with_responsible(&self, action: &Action) -> String {
        self.detail(action.what.as_str(), &self.responsible(action))
    }

    fn open_actions(&self) -> Vec<Told> {
        let mut open = self.promised();
        open.retain(|(action, _)| action.state.is_open());
        open
    }

    /// Is it for the coming year? What has no date is for it where somebody made it an action of
    /// this meeting; homework, and what came over without a date, is to be done before.
    pub(super) fn is_next_year(&self, action: &Action) -> bool {
        let this_year = self.state.fiscal_year();
        match action.due {
            Due::Quarter(year, _) | Due::Meeting(year, _) => year > this_year,
            Due::Open => {
                let known = self.state.register.get(action.id);
                known.is_some_and(|known| !known.is_inherited())
            }
        }
    }

    /// What is agreed for the coming year, then what goes up to the council, what is due before, and
    /// what came to an end.
    pub(super) fn actions(&self) -> Vec<Block> {
        let (next, before): (Vec<_>, Vec<_>) = self
            .open_actions()
            .into_iter()
            .partition(|(action, _)| self.is_next_year(action));
        let mut blocks = vec![self.section(id!("minutes-actions"))];
        blocks.push(if next.is_empty() {
            Block::Paragraph(DocumentLine::own(self.tr(id!("minutes-no-actions"))))
        } else {
            self.table(&next)
        });
        let requests = self.requests();
        if !requests.is_empty() {
            blocks.extend([self.section(id!("minutes-requests")), Block::List(requests)]);
        }
        if !before.is_empty() {
            blocks.extend([self.section(id!("minutes-homework")), self.table(&before)]);
        }
        let ended = self.promised().into_iter();
        let ended: Vec<DocumentLine> = ended
            .filter(|(action, _)| !action.state.is_open())
            .map(|(action, record)| self.ended(&action, record))
            .collect();
        if !ended.is_empty() {
            blocks.extend([self.section(id!("minutes-ended")), Block::List(ended)]);
        }
        blocks
    }

    /// A table without the columns in which nothing would stand.
    fn table(&self, actions: &[Told]) -> Block {
        const COLUMNS: [MessageId; 12] = [
            id!("minutes-column-what"),
            id!("minutes-column-for-whom"),
            id!("minutes-column-who"),
            id!("minutes-column-partners"),
            id!("minutes-column-due"),
            id!("minutes-column-target"),
            id!("minutes-column-resources"),
            id!("minutes-column-level"),
            id!("minutes-column-step"),
            id!("minutes-column-consent"),
            id!("minutes-column-state"),
            id!("minutes-column-carries"),
        ];
        let rows: Vec<[String; COLUMNS.len()]> = actions
            .iter()
            .map(|(action, _)| self.cells(action))
            .collect();
        let used: Vec<usize> = (0..COLUMNS.len())
            .filter(|i| rows.iter().any(|cells| !cells[*i].is_empty()))
            .collect();
        let row = |(cells, record): (&[String; COLUMNS.len()], u64)| DocumentRow {
            cells: used.iter().map(|i| cells[*i].clone()).collect(),
            record,
        };
        let records = actions.iter().map(|(_, record)| *record);
        Block::Table {
            head: used.iter().map(|i| self.tr(COLUMNS[*i])).collect(),
            rows: rows.iter().zip(records).map(row).collect(),
        }
    }

    fn cells(&self, action: &Action) -> [String; 12] {
        let carries = if action.carries == 0 {
            String::new()
        } else {
            self.text(&Message::new(id!("minutes-carries")).with("n", action.carries))
        };
        [
            action.what.clone(),
            action.for_whom.clone(),
            self.responsible(action),
            action.partners.clone(),
            self.due(action.due),
            self.target(action),
            action.resources.clone(),
            self.level(action),
            action.first_step.clone(),
            self.consent(action),
            self.standing(action),
            carries,
        ]
    }

    fn target(&self, action: &Action) -> String {
        match (action.indicator.is_empty(), action.target.is_empty()) {
            (false, false) => self.text(
                &Message::new(id!("minutes-target"))
                    .with("indicator", action.indicator.as_str())
                    .with("target", action.target.as_str()),
            ),
            _ => format!("{}{}", action.indicator, action.target),
        }
    }

    /// How high it has to go, where somebody said it.
    fn level(&self, action: &Action) -> String {
        action
            .level
            .map_or_else(String::new, |level| self.tr(level.label()))
    }

    /// What the organisation said, where it said anything.
    fn consent(&self, action: &Action) -> String {
        let words = action.consent_in_words();
        words.map_or_else(String::new, |words| self.text(&words))
    }

    /// Who is responsible; everybody reads the organisation alone, and 委員 where there is none.
    fn responsible(&self, action: &Action) -> String {
        if self.is_public() {
            // Somebody without an organisation may stand there by name.
            let is_name = self
                .state
                .people
                .values()
                .any(|person| person.who.name == action.organisation);
            let nameless = action.organisation.is_empty() && !action.post.is_empty();
            return if is_name || nameless {
                self.tr(id!("minutes-member"))
            } else {
                action.organisation.clone()
            };
        }
        words([&action.organisation, &action.post], " ")
    }

    /// Where it stands, with the words that came with that.
    pub(super) fn standing(&self, action: &Action) -> String {
        let state = Message::new(action.state.label());
        match action.state.words().filter(|words| !words.is_empty()) {
            Some(words) => self.detail(self.text(&state), words),
            None => self.text(&state),
        }
    }

    /// Something, and in brackets what belongs to it, where there is any.
    fn detail(&self, what: impl Into<String>, detail: &str) -> String {
        let what = what.into();
        if detail.is_empty() {
            return what;
        }
        let label = Message::new(id!("minutes-detail")).with("what", what);
        self.text(&label.with("detail", detail))
    }

    fn ended(&self, action: &Action, record: u64) -> DocumentLine {
        let label = if action.actual.is_empty() {
            Message::new(id!("minutes-ended-line"))
        } else {
            Message::new(id!("minutes-ended-reached")).with("actual", action.actual.as_str())
        };
        let what = self.with_responsible(action);
        let label = label
            .with("what", what)
            .with("state", self.standing(action));
        DocumentLine::of(self.text(&label), [record])
    }

    /// What goes up to the council or the prefecture: every open action of that level.
    pub(super) fn requests(&self) -> Vec<DocumentLine> {
        let open = self.open_actions().into_iter();
        open.filter(|(action, _)| action.level == Some(ControlLevel::Council))
            .map(|(action, record)| {
                let text = self.with_responsible(&action);
                DocumentLine::of(text, [record])
            })
            .collect()
    }

    pub(super) fn next_year_in_short(&self) -> Vec<DocumentLine> {
        self.in_short(|action| self.is_next_year(action))
    }

    pub(super) fn homework_in_short(&self) -> Vec<DocumentLine> {
        self.in_short(|action| !self.is_next_year(action))
    }

    /// Open actions, each on a line with what was agreed.
    fn in_short(&self, wanted: impl Fn(&Action) -> bool) -> Vec<DocumentLine> {
        let open = self.open_actions().into_iter();
        open.filter(|(action, _)| wanted(action))
            .map(|(action, record)| {
                let about = [
                    self.responsible(&action),
                    self.due(action.due),
                    self.target(&action),
                    self.consent(&action),
                ];
                let about = words(&about, &self.tr(id!("minutes-comma")));
                DocumentLine::of(self.detail(action.what.as_str(), &about), [record])
            })
            .collect()
    }

    /// The next meeting, then what is due when.
    pub(super) fn schedule(&self) -> Vec<Block> {
        let said = &self.state.about.particulars.next_meeting;
        let next = self.typed(said, &Detail::NextMeeting(String::new()));
        let next = self.asked(id!("particular-next"), next);
        let due = self.due_lines();
        let due = match (due.is_empty(), next.is_some()) {
            (true, true) => None,
            (true, false) => Some(Block::Paragraph(DocumentLine::own(
                self.tr(id!("minutes-no-schedule")),
            ))),
            _ => Some(Block::List(due)),
        };
        next.into_iter().chain(due).collect()
    }

    /// The same as lines of a list.
    pub(super) fn schedule_lines(&self) -> Vec<DocumentLine> {
        let said = &self.state.about.particulars.next_meeting;
        let next = self.typed(said, &Detail::NextMeeting(String::new()));
        let next = next.into_iter().map(|line| {
            let label = Message::new(id!("minutes-due-line"))
                .with("due", Message::new(id!("particular-next")))
                .with("what", line.text);
            DocumentLine::of(self.text(&label), line.records)
        });
        next.chain(self.due_lines()).collect()
    }

    /// What is due when, the nearest first; what has no date comes as one line at the end.
    fn due_lines(&self) -> Vec<DocumentLine> {
        let (mut dated, undated): (Vec<_>, Vec<_>) = self
            .open_actions()
            .into_iter()
            .partition(|(action, _)| action.due != Due::Open);
        dated.sort_by_key(|(action, _)| order(action.due));
        let line = |(action, record): Told| {
            let what = self.with_responsible(&action);
            let label = Message::new(id!("minutes-due-line"))
                .with("due", self.due(action.due))
                .with("what", what);
            DocumentLine::of(self.text(&label), [record])
        };
        let mut lines: Vec<DocumentLine> = dated.into_iter().map(line).collect();
        if !undated.is_empty() {
            let label = Message::new(id!("minutes-undated")).with("n", undated.len());
            let records = undated.into_iter().map(|(_, record)| record);
            lines.push(DocumentLine::of(self.text(&label), records));
        }
        lines
    }
}

/// The words that say something, joined.
fn words<T: AsRef<str>>(words: impl IntoIterator<Item = T>, comma: &str) -> String {
    let mut out = String::new();
    for word in words {
        if word.as_ref().is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str(comma);
        }
        out.push_str(word.as_ref());
    }
    out
}

/// Quarters come in the order of the year; a meeting, whose day nobody knows yet, after the
/// quarters of its year, a whole year last.
const fn order(due: Due) -> (i32, u8, u8) {
    match due {
        Due::Quarter(year, 0) => (year, 2, 0),
        Due::Quarter(year, quarter) => (year, 0, quarter),
        Due::Meeting(year, number) => (year, 1, number),
        Due::Open => (i32::MAX, 0, 0),
    }
}
