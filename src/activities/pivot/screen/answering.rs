//! The keys of what lies open over the table, and what an answer changes.

use super::keys::PivotAction;
use super::panels::{self, Asked, Numbers, PivotPanel, Sentence, Slot};
use super::{Screen, slicing};
use crate::activities::pivot::rules::cutting::piece;
use crate::activities::pivot::rules::{Command, PinnedPiece, State, Wording};
use crate::analysis::{Aggregate, Condition, Keep};
use crate::domain::Message;
use crate::id;
use crate::input::{Response, Scene};

impl Screen {
    pub(super) fn answer(&mut self, action: PivotAction, scene: &Scene<'_, State>) -> Response<Command> {
        if action == PivotAction::Back {
            self.panel = PivotPanel::None;
            return Response::Handled;
        }
        match self.panel.clone() {
            PivotPanel::None => Response::Ignored,
            PivotPanel::Aggregates(field, at, replace) => {
                self.answer_aggregates(action, &field, at, replace, scene)
            }
            PivotPanel::Members(_) => self.answer_members(action),
            PivotPanel::Numbers(numbers) => self.answer_numbers(action, numbers, scene),
            PivotPanel::Drill(drill, (row, column)) => {
                let last = (
                    drill.rows.len().saturating_sub(1),
                    drill.columns.len().saturating_sub(1),
                );
                let at = walk(action, (row, column));
                self.panel = PivotPanel::Drill(drill, (at.0.min(last.0), at.1.min(last.1)));
                Response::Handled
            }
            PivotPanel::Sentence(sentence) => self.answer_sentence(action, &sentence),
            PivotPanel::Naming(fields, at) => self.answer_naming(action, fields, at),
            PivotPanel::Recall(at) => self.answer_recall(action, at, scene),
        }
    }

    fn answer_aggregates(
        &mut self,
        action: PivotAction,
        field: &str,
        at: usize,
        replace: Option<usize>,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let offered = Self::computable(scene.state, field);
        let last = offered.len() - 1;
        let at = match action {
            PivotAction::Compute(aggregate) => return self.compute(aggregate, field, replace, scene),
            PivotAction::Take => return self.compute(offered[at.min(last)], field, replace, scene),
            PivotAction::Up | PivotAction::PageUp => at.saturating_sub(1),
            _ => (at + 1).min(last),
        };
        self.panel = PivotPanel::Aggregates(field.to_owned(), at, replace);
        Response::Handled
    }

    fn answer_members(&mut self, action: PivotAction) -> Response<Command> {
        let PivotPanel::Members(members) = &mut self.panel else {
            return Response::Ignored;
        };
        let last = members.all.len().saturating_sub(1);
        match action {
            PivotAction::Up => members.at = members.at.saturating_sub(1),
            PivotAction::Down => members.at = (members.at + 1).min(last),
            PivotAction::PageUp => members.at = members.at.saturating_sub(super::choosing::PAGE),
            PivotAction::PageDown => members.at = (members.at + super::choosing::PAGE).min(last),
            PivotAction::Toggle => {
                if let Some(ticked) = members.ticked.get_mut(members.at) {
                    *ticked = !*ticked;
                }
            }
            PivotAction::All => {
                let all = !members.ticked.iter().all(|ticked| *ticked);
                members.ticked.fill(all);
            }
            PivotAction::Take => return self.take_members(),
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn take_members(&mut self) -> Response<Command> {
        let PivotPanel::Members(members) = &self.panel else {
            return Response::Ignored;
        };
        let (chosen, keep, slot) = (members.chosen(), members.keep(), members.slot.clone());
        if chosen.is_empty() {
            return Response::Tell(Message::new(id!("pivot-tell-nothing-ticked")));
        }
        self.panel = PivotPanel::None;
        match slot {
            Slot::Filter(field, at) => self.put_filter(&field, at, keep),
            Slot::Rate(field, at) => self.put_value(
                at,
                panels::measure(Aggregate::Rate, &field, Some(Condition::OneOf(chosen))),
            ),
        }
        Response::Handled
    }

    fn answer_numbers(
        &mut self,
        action: PivotAction,
        mut numbers: Numbers,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match action {
            PivotAction::Down if numbers.fields.len() > 1 => {
                numbers.at = (numbers.at + 1) % numbers.fields.len();
            }
            PivotAction::Up if numbers.fields.len() > 1 => numbers.at = numbers.at.saturating_sub(1),
            PivotAction::Down => numbers.suggest(1),
            PivotAction::Up => numbers.suggest(-1),
            PivotAction::Next => return self.next_question(numbers, scene),
            PivotAction::Take => return self.take_numbers(numbers),
            _ => return Response::Ignored,
        }
        self.panel = PivotPanel::Numbers(numbers);
        Response::Handled
    }

    /// Tab: the other field, the other comparison; from "less than" on to ticking members.
    fn next_question(
        &mut self,
        mut numbers: Numbers,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let empty = numbers.at + 1 == numbers.fields.len()
            && (0..numbers.fields.len()).all(|at| numbers.text(at).is_empty());
        match &mut numbers.asked {
            Asked::Limit(op @ panels::Comparison::AtLeast, _) => *op = panels::Comparison::Below,
            Asked::Limit(panels::Comparison::Below, slot) => {
                let (slot, field) = (slot.clone(), numbers.column.clone());
                return self.ask_members(slot, &field, scene, |_| false);
            }
            Asked::Range(slot) if empty => {
                let (slot, field) = (slot.clone(), numbers.column.clone());
                return self.ask_members(slot, &field, scene, |_| true);
            }
            _ => numbers.at = (numbers.at + 1) % numbers.fields.len().max(1),
        }
        self.panel = PivotPanel::Numbers(numbers);
        Response::Handled
    }

    fn take_numbers(&mut self, numbers: Numbers) -> Response<Command> {
        let wrong = || Response::Tell(Message::new(id!("pivot-tell-no-number")));
        match &numbers.asked {
            Asked::Limit(op, Slot::Rate(field, at) | Slot::Filter(field, at)) => {
                let Ok(Some(value)) = numbers.number(0) else {
                    return wrong();
                };
                self.put_value(
                    *at,
                    panels::measure(Aggregate::Rate, field, Some(panels::condition(*op, value))),
                );
            }
            Asked::Range(Slot::Filter(field, at) | Slot::Rate(field, at)) => {
                let (Ok(from), Ok(to)) = (numbers.number(0), numbers.number(1)) else {
                    return wrong();
                };
                let keep = (from.is_some() || to.is_some()).then_some(Keep::Range(from, to));
                self.put_filter(field, *at, keep);
            }
            Asked::Bands(rows, at) => {
                let Ok(bins) = numbers.bins() else {
                    return wrong();
                };
                let axes = if *rows {
                    &mut self.query.rows
                } else {
                    &mut self.query.columns
                };
                if let Some(axis) = axes.get_mut(*at) {
                    axis.bins = bins;
                }
            }
            Asked::Rename(at) => {
                self.rename_column(*at, numbers.fields.first().map_or("", |field| field.text()));
            }
            Asked::Threshold(sure) => {
                let sure = *sure;
                return self.take_threshold(numbers, sure);
            }
        }
        self.panel = PivotPanel::None;
        Response::Handled
    }

    /// Showing every cell is asked twice: once here, once more by a question that wants a yes.
    fn take_threshold(&mut self, mut numbers: Numbers, sure: bool) -> Response<Command> {
        let Ok(threshold) = numbers.text(0).parse::<u32>() else {
            return Response::Tell(Message::new(id!("pivot-tell-no-number")));
        };
        if threshold == self.profile.threshold {
            self.panel = PivotPanel::None;
            return Response::Handled;
        }
        if threshold > 0 {
            self.panel = PivotPanel::None;
            return Response::Do(vec![Command::SetThreshold(threshold)]);
        }
        if sure {
            self.panel = PivotPanel::None;
            return Response::Ask(
                Message::new(id!("pivot-ask-show-all")),
                vec![Command::SetThreshold(0)],
            );
        }
        numbers.asked = Asked::Threshold(true);
        self.panel = PivotPanel::Numbers(numbers);
        Response::Handled
    }

    fn answer_sentence(&mut self, action: PivotAction, sentence: &Sentence) -> Response<Command> {
        match action {
            PivotAction::Next if sentence.of.is_none() => {
                if let PivotPanel::Sentence(open) = &mut self.panel {
                    open.piece = match open.piece {
                        PinnedPiece::Cell => PinnedPiece::Row,
                        PinnedPiece::Row => PinnedPiece::Column,
                        PinnedPiece::Column => PinnedPiece::Table,
                        PinnedPiece::Table => PinnedPiece::Cell,
                    };
                }
                Response::Handled
            }
            PivotAction::Take => match self.sentence_command() {
                Some(command) => {
                    self.sent = true;
                    Response::Do(vec![command])
                }
                None => Response::Tell(Message::new(id!("pivot-refuse-no-sentence"))),
            },
            _ => Response::Ignored,
        }
    }

    /// The sentence that is being typed, as a command; `None` while there is none.
    pub(super) fn sentence_command(&self) -> Option<Command> {
        let PivotPanel::Sentence(sentence) = &self.panel else {
            return None;
        };
        let words = sentence.field.text().to_owned();
        if words.trim().is_empty() {
            return None;
        }
        if let Some(id) = sentence.of {
            return Some(Command::Reword(id, words));
        }
        let (query, view) = sentence.seen.as_ref()?;
        Some(Command::Pin(
            sentence.piece,
            Box::new(piece(query, view, sentence.piece, sentence.at)),
            words,
        ))
    }

    fn answer_naming(
        &mut self,
        action: PivotAction,
        fields: [crate::input::Field; 3],
        at: usize,
    ) -> Response<Command> {
        let at = match action {
            PivotAction::Take if at + 1 == fields.len() => {
                self.sent = true;
                return Response::Do(self.naming_command().into_iter().collect());
            }
            PivotAction::Take | PivotAction::Next | PivotAction::Down => (at + 1) % fields.len(),
            PivotAction::Up => at.saturating_sub(1),
            _ => return Response::Ignored,
        };
        self.panel = PivotPanel::Naming(fields, at);
        Response::Handled
    }

    /// The view that is being named, as a command.
    pub(super) fn naming_command(&self) -> Option<Command> {
        let PivotPanel::Naming([name, question, reading], _) = &self.panel else {
            return None;
        };
        let of = |field: &crate::input::Field| field.text().to_owned();
        Some(Command::Name(
            Wording {
                name: of(name),
                question: of(question),
                reading: of(reading),
            },
            Box::new(self.query.clone()),
        ))
    }

    fn answer_recall(
        &mut self,
        action: PivotAction,
        at: usize,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let Some(named) = scene.state.named.get(at) else {
            self.panel = PivotPanel::None;
            return Response::Handled;
        };
        match action {
            PivotAction::Take => {
                let query = (*named.query).clone();
                if let Some(field) = missing(scene.state, &query) {
                    return Response::Tell(
                        Message::new(id!("pivot-refuse-no-field")).with("field", field),
                    );
                }
                self.query = query;
                self.panel = PivotPanel::None;
            }
            PivotAction::Remove => return Response::Do(vec![Command::Forget(named.id)]),
            PivotAction::Up | PivotAction::PageUp => self.panel = PivotPanel::Recall(at.saturating_sub(1)),
            PivotAction::Down | PivotAction::PageDown => {
                self.panel = PivotPanel::Recall((at + 1).min(scene.state.named.len() - 1));
            }
            _ => return Response::Ignored,
        }
        Response::Handled
    }
}

/// A field that a query names and the data do not have.
fn missing(state: &State, query: &crate::analysis::Query) -> Option<String> {
    crate::activities::pivot::rules::fields(query)
        .find(|field| slicing::facts_of(state, field).is_none())
        .map(str::to_owned)
}

fn walk(action: PivotAction, (row, column): (usize, usize)) -> (usize, usize) {
    match action {
        PivotAction::Up => (row.saturating_sub(1), column),
        PivotAction::Down => (row + 1, column),
        PivotAction::Left => (row, column.saturating_sub(1)),
        PivotAction::Right => (row, column + 1),
        PivotAction::PageUp => (row.saturating_sub(super::choosing::PAGE), column),
        PivotAction::PageDown => (row + super::choosing::PAGE, column),
        PivotAction::First => (0, column),
        PivotAction::Last => (usize::MAX, column),
        _ => (row, column),
    }
}
