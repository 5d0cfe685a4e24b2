//! How votes change the state: how they are cast, what becomes of them, what they told.

use super::ballots::{Question, Voter};
use super::event::{Event, SeatEvent};
use super::state::{Layer, ShortList, State};
use super::steps::ConvergenceStep;
use crate::domain::ItemId;

impl State {
    /// Votes as a whole: how they are cast, what becomes of them, what they told.
    pub(super) fn apply_vote(&mut self, event: &Event) {
        match event {
            Event::TallyClosed(step, totals) => {
                self.totals.insert(*step, totals.clone());
            }
            Event::TallyReopened(step) => self.reopen(*step),
            Event::StickersSet(each, cap) => {
                (self.stickers, self.sticker_cap) = (Some(*each), Some(*cap));
            }
            Event::StickersChosen(each) => self.stickers = *each,
            Event::StickerCapChosen(cap) => self.sticker_cap = *cap,
            Event::HandsCounted(step, Some(n)) => {
                self.hands.insert(*step, *n);
            }
            Event::HandsCounted(step, None) => {
                self.hands.remove(step);
            }
            Event::ShortListed { first, options, .. } => {
                self.short_list = Some(ShortList {
                    first: *first,
                    options: options.clone(),
                });
            }
            Event::ShortListLifted => self.short_list = None,
            Event::VotesMoved(from, into) => {
                for layer in [&mut self.open, &mut self.secret] {
                    move_votes(layer, *from, *into);
                }
            }
            Event::VotesDropped(options) => {
                for layer in [&mut self.open, &mut self.secret] {
                    keep_ballots(layer, |_, option| !options.contains(&option));
                }
            }
            // That the votes stay is what the record says; nothing changes.
            _ => {}
        }
    }

    /// What a voter may give now for what a ballot answers, where that follows the options.
    pub(super) fn budget_of(&self, event: &SeatEvent) -> Option<(Question, u16)> {
        let SeatEvent::Cast { question, .. } = event else {
            return None;
        };
        match question {
            Question::Sticker => Some((*question, u16::from(self.stickers_each()))),
            Question::Weight => Some((*question, self.points_each())),
            Question::Star | Question::Favourite | Question::Rating(_) => None,
        }
    }

    /// A vote begins again; what was voted in secret is forgotten, so that two countings cannot be
    /// compared voter by voter. With it goes what was agreed on by its result.
    pub(super) fn reopen(&mut self, step: ConvergenceStep) {
        self.totals.remove(&step);
        keep_ballots(&mut self.secret, |of, _| of != step);
        if self.is_secret() {
            self.hands.remove(&step);
        }
        if step == ConvergenceStep::Stickers {
            self.short_list = None;
        }
    }
}

/// Keeps what a voter could give at the first ballot.
pub(super) fn fix_budget(layer: &mut Layer, budget: Option<(Question, u16)>) {
    if let Some((question, each)) = budget.filter(|(of, _)| !layer.budgets.contains_key(of)) {
        layer.budgets.insert(question, each);
    }
}

/// Where no ballot is left, what a voter can give follows the options again.
pub(super) fn forget_budgets(layer: &mut Layer) {
    for question in [Question::Sticker, Question::Weight] {
        if !layer.ballots.keys().any(|(of, ..)| *of == question) {
            layer.budgets.remove(&question);
        }
    }
}

/// Keeps those ballots and ratings for whose step and option this holds.
fn keep_ballots(layer: &mut Layer, keeps: impl Fn(ConvergenceStep, ItemId) -> bool) {
    let ballots = std::mem::take(&mut layer.ballots);
    layer.ballots = ballots
        .into_iter()
        .filter(|((question, _, option), _)| keeps(question.step(), *option))
        .collect();
    let rated = std::mem::take(&mut layer.rated);
    layer.rated = rated
        .into_iter()
        .filter(|((_, option), _)| keeps(ConvergenceStep::Criteria, *option))
        .collect();
    forget_budgets(layer);
}

/// Adds each voter's ballots on one option to those on another.
fn move_votes(layer: &mut Layer, from: ItemId, into: ItemId) {
    let moved: Vec<((Question, Voter), u16)> = layer
        .ballots
        .iter()
        .filter(|((_, _, option), _)| *option == from)
        .map(|((question, voter, _), value)| ((*question, *voter), *value))
        .collect();
    for ((question, voter), value) in moved {
        layer.ballots.remove(&(question, voter, from));
        let there = layer.ballots.entry((question, voter, into)).or_default();
        *there = there.saturating_add(value);
    }
}
