//! What comes after the meeting: 次年度の取組 and 今後の予定.

use crate::id;
use std::collections::BTreeSet;

use super::document::{Block, DocumentLine, DocumentRow};
use super::minutes::{FEW, Writer};
use super::page::cut;
use crate::domain::{Action, Due, Message, MessageId};

/// How many characters of an action the schedule of the summary holds; the action itself stands
/// above it.
const NAME: usize = 20;

impl Writer<'_> {
    /// Every action once, with its record.
    fn promised(&self) -> Vec<(Action, u64)> {
        let mut seen = BTreeSet::new();
        self.state
            .actions()
            .into_iter()
            .filter(|(action, _)| seen.insert(action.id))
            .collect()
    }

    /// The open actions as a table, without columns in which nothing would stand, and those that
    /// came to an end this time as a list.
    pub(super) fn actions(&self) -> Vec<Block> {
        let (open, ended): (Vec<_>, Vec<_>) = self
            .promised()
            .into_iter()
            .partition(|(action, _)| action.state.is_open());
        let mut blocks = vec![if open.is_empty() {
            Block::Paragraph(DocumentLine::own(self.tr(id!("minutes-no-actions"))))
        } else {
            self.table(&open)
        }];
        if !ended.is_empty() {
            blocks.push(Block::Heading(2, self.tr(id!("minutes-ended"))));
            blocks.push(Block::List(
                ended
                    .iter()
                    .map(|(action, record)| self.ended(action, *record))
                    .collect(),
            ));
        }
        blocks
    }

    fn table(&self, actions: &[(Action, u64)]) -> Block {
        const COLUMNS: [MessageId; 9] = [
            id!("minutes-column-what"),
            id!("minutes-column-who"),
            id!("minutes-column-partners"),
            id!("minutes-column-due"),
            id!("minutes-column-target"),
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
        let head = used.iter().map(|i| self.tr(COLUMNS[*i])).collect();
        let row = |(cells, record): (&[String; COLUMNS.len()], u64)| DocumentRow {
            cells: used.iter().map(|i| cells[*i].clone()).collect(),
            record,
        };
        Block::Table {
            head,
            rows: rows
                .iter()
                .zip(actions.iter().map(|(_, record)| *record))
                .map(row)
                .collect(),
        }
    }

    fn cells(&self, action: &Action) -> [String; 9] {
        let target = match (action.indicator.is_empty(), action.target.is_empty()) {
            (false, false) => self.text(
                &Message::new(id!("minutes-target"))
                    .with("indicator", action.indicator.as_str())
                    .with("target", action.target.as_str()),
            ),
            _ => format!("{}{}", action.indicator, action.target),
        };
        let carries = if action.carries == 0 {
            String::new()
        } else {
            self.text(&Message::new(id!("minutes-carries")).with("n", action.carries))
        };
        [
            action.what.clone(),
            self.responsible(action),
            action.partners.clone(),
            self.due(action.due),
            target,
            action.first_step.clone(),
            self.consent(action),
            self.standing(action),
            carries,
        ]
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
        [action.organisation.as_str(), action.post.as_str()]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// What is known of its consent; empty where nobody ever said anything.
    fn consent(&self, action: &Action) -> String {
        let words = action.consent_in_words();
        words.map_or_else(String::new, |words| self.text(&words))
    }

    /// Where it stands, with the words that came with that.
    fn standing(&self, action: &Action) -> String {
        let state = Message::new(action.state.label());
        match action.state.words().filter(|words| !words.is_empty()) {
            Some(words) => self.text(
                &Message::new(id!("minutes-detail"))
                    .with("what", state)
                    .with("detail", words),
            ),
            None => self.text(&state),
        }
    }

    fn ended(&self, action: &Action, record: u64) -> DocumentLine {
        let who = self.responsible(action);
        let what = if who.is_empty() {
            action.what.clone()
        } else {
            self.text(
                &Message::new(id!("minutes-detail"))
                    .with("what", action.what.as_str())
                    .with("detail", who),
            )
        };
        let label = if action.actual.is_empty() {
            Message::new(id!("minutes-ended-line"))
        } else {
            Message::new(id!("minutes-ended-reached")).with("actual", action.actual.as_str())
        };
        let label = label
            .with("what", what)
            .with("state", self.standing(action));
        DocumentLine::of(self.text(&label), [record])
    }

    /// The open actions, the first few, each on a line.
    pub(super) fn actions_in_short(&self) -> Vec<Block> {
        let line = |(action, record): (Action, u64)| {
            let about = [
                self.responsible(&action),
                self.due(action.due),
                self.consent(&action),
            ];
            let about = about
                .into_iter()
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(&self.tr(id!("minutes-comma")));
            DocumentLine::of(
                self.text(
                    &Message::new(id!("minutes-detail"))
                        .with("what", action.what)
                        .with("detail", about),
                ),
                [record],
            )
        };
        let lines = self
            .promised()
            .into_iter()
            .filter(|(action, _)| action.state.is_open())
            .map(line)
            .collect();
        self.list(lines, FEW, id!("minutes-no-actions"), Block::List)
    }

    /// What is due when, the nearest first; what has no date comes as one line at the end.
    pub(super) fn schedule(&self, most: usize) -> Vec<Block> {
        let open: Vec<(Action, u64)> = self
            .promised()
            .into_iter()
            .filter(|(action, _)| action.state.is_open())
            .collect();
        let (mut dated, undated): (Vec<_>, Vec<_>) = open
            .into_iter()
            .partition(|(action, _)| action.due != Due::Open);
        dated.sort_by_key(|(action, _)| order(action.due));
        let line = |(action, record): (Action, u64)| {
            let (due, who) = (self.due(action.due), self.responsible(&action));
            let action = if most == usize::MAX {
                action
            } else {
                Action {
                    what: cut(action.what, NAME, self.lang),
                    ..action
                }
            };
            let what = if who.is_empty() {
                action.what
            } else {
                self.text(
                    &Message::new(id!("minutes-detail"))
                        .with("what", action.what)
                        .with("detail", who),
                )
            };
            DocumentLine::of(
                self.text(
                    &Message::new(id!("minutes-due-line"))
                        .with("due", due)
                        .with("what", what),
                ),
                [record],
            )
        };
        let mut lines: Vec<DocumentLine> = dated.into_iter().map(line).collect();
        if !undated.is_empty() {
            let label = Message::new(id!("minutes-undated")).with("n", undated.len());
            lines.push(DocumentLine::of(
                self.text(&label),
                undated.into_iter().map(|(_, record)| record),
            ));
        }
        self.list(
            lines,
            most,
            if self.is_public() {
                id!("minutes-no-schedule")
            } else {
                id!("minutes-next-meeting")
            },
            Block::List,
        )
    }
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
