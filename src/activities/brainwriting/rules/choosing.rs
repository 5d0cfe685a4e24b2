//! What screens ask about convergence: what was seen, what is kept, what can be voted on and how
//! the votes stand.

use imbl::OrdSet;

use super::ballots::{Question, Totals, Voter};
use super::state::{Bundle, Idea, Phase, Seat, State};
use super::steps::ConvergenceStep;
use crate::domain::ItemId;

/// The stickers of each voter when the options are few.
const FEW_STICKERS: u8 = 3;
/// The most raised hands or paper stickers that can be noted at once.
pub(crate) const MOST_HANDS: u16 = 999;

/// Do these answers keep the idea: somebody's favourite, or stars from at least half of those who
/// voted (of those here, where hands were raised)?
fn is_kept_by(totals: &Totals, line: &super::Total) -> bool {
    match line.question {
        Question::Favourite => line.sum > 0,
        Question::Star => line.sum > 0 && line.sum * 2 >= u32::from(totals.voters),
        _ => false,
    }
}

impl State {
    /// The step of convergence at which the room is.
    pub(crate) fn step(&self) -> Option<ConvergenceStep> {
        if let Phase::Converging(step) = self.phase {
            Some(step)
        } else {
            None
        }
    }

    /// Was this idea on the screen while at least half of the seats were there?
    pub(crate) fn is_seen(&self, idea: ItemId) -> bool {
        self.shown
            .get(&idea)
            .is_some_and(|present| usize::from(*present) * 2 >= self.seats.len())
    }

    /// The ideas that half of the room has not had on the screen yet, by sheet, row and cell.
    pub(crate) fn unseen(&self) -> Vec<ItemId> {
        self.ideas_by_sheet()
            .into_iter()
            .map(|idea| idea.id)
            .filter(|id| !self.is_seen(*id))
            .collect()
    }

    /// The ideas kept by ☆: stars from at least half of the voters, and every favourite. All ideas
    /// while no stars are counted.
    pub(crate) fn kept(&self) -> Vec<&Idea> {
        let ideas = self.ideas_by_sheet();
        let Some(totals) = self.totals.get(&ConvergenceStep::Starring) else {
            return ideas;
        };
        let starred: OrdSet<ItemId> = totals
            .lines
            .iter()
            .filter(|line| is_kept_by(totals, line))
            .map(|line| line.option)
            .collect();
        if starred.is_empty() {
            ideas
        } else {
            ideas
                .into_iter()
                .filter(|idea| starred.contains(&idea.id))
                .collect()
        }
    }

    /// The bundle with this id.
    pub(crate) fn bundle(&self, id: ItemId) -> Option<&Bundle> {
        self.bundles.iter().find(|bundle| bundle.id == id)
    }

    /// The bundle in which an idea lies.
    pub(crate) fn bundle_of(&self, idea: ItemId) -> Option<&Bundle> {
        self.bundles
            .iter()
            .find(|bundle| bundle.members.contains(&idea))
    }

    /// The bundles that lie under no other, in order.
    pub(crate) fn top_bundles(&self) -> impl Iterator<Item = &Bundle> {
        self.bundles
            .iter()
            .filter(|bundle| self.above(bundle).is_none())
    }

    /// The bundle of the second level under which one lies.
    pub(crate) fn above(&self, bundle: &Bundle) -> Option<&Bundle> {
        self.bundle(bundle.under?)
    }

    /// The bundles under one of the second level, in order.
    pub(crate) fn below(&self, id: ItemId) -> impl Iterator<Item = &Bundle> {
        self.bundles
            .iter()
            .filter(move |bundle| bundle.under == Some(id))
    }

    /// How many ideas lie in a bundle and in those under it.
    pub(crate) fn ideas_in(&self, bundle: &Bundle) -> usize {
        let below = self.below(bundle.id).map(|bundle| bundle.members.len());
        bundle.members.len() + below.sum::<usize>()
    }

    /// The kept ideas that lie in no bundle and do not stand by themselves.
    pub(crate) fn ungathered(&self) -> Vec<&Idea> {
        self.kept()
            .into_iter()
            .filter(|idea| !self.lone.contains(&idea.id) && self.bundle_of(idea.id).is_none())
            .collect()
    }

    /// What can be voted on: the bundles and the lone ideas, or while there are none the kept
    /// ideas. Stars are given to ideas.
    pub(crate) fn options(&self, step: ConvergenceStep) -> Vec<ItemId> {
        if step == ConvergenceStep::Starring {
            return self
                .ideas_by_sheet()
                .into_iter()
                .map(|idea| idea.id)
                .collect();
        }
        let bundled = self.top_bundles().map(|bundle| bundle.id);
        let lone = self
            .ideas_by_sheet()
            .into_iter()
            .map(|idea| idea.id)
            .filter(|id| self.lone.contains(id));
        let mut options: Vec<ItemId> = bundled.chain(lone).collect();
        if options.is_empty() {
            options = self.kept().into_iter().map(|idea| idea.id).collect();
        }
        let listed = |id: &ItemId| {
            self.short_list
                .as_ref()
                .is_none_or(|list| list.options.contains(id))
        };
        if matches!(step, ConvergenceStep::Weighing | ConvergenceStep::Criteria)
            && options.iter().any(listed)
        {
            options.retain(listed);
        }
        options
    }

    /// The stickers that suit the options: 3, or a quarter of a long list.
    pub(crate) fn suited_stickers(&self) -> u8 {
        let options = self.options(ConvergenceStep::Stickers).len();
        (options.div_ceil(4).min(99) as u8).max(FEW_STICKERS)
    }

    /// The stickers of each voter: as chosen, else what suits the options.
    pub(crate) fn stickers_each(&self) -> u8 {
        let fixed = self.at_seats().budgets.get(&Question::Sticker);
        match fixed.and_then(|each| u8::try_from(*each).ok()) {
            Some(each) => each,
            None => self.stickers.unwrap_or_else(|| self.suited_stickers()),
        }
    }

    /// The most stickers of one voter on one option: as chosen, else all.
    pub(crate) fn sticker_cap(&self) -> u8 {
        let each = self.stickers_each();
        self.sticker_cap.map_or(each, |cap| cap.min(each))
    }

    /// The points of each voter: 1.5 for each option, rounded up.
    pub(crate) fn points_each(&self) -> u16 {
        let fixed = self.at_seats().budgets.get(&Question::Weight).copied();
        fixed.unwrap_or_else(|| {
            (self.options(ConvergenceStep::Weighing).len() * 3)
                .div_ceil(2)
                .min(usize::from(MOST_HANDS)) as u16
        })
    }

    /// What a voter may give altogether for a question; `None` when there is no limit.
    pub(crate) fn budget(&self, question: Question) -> Option<u16> {
        match question {
            Question::Star | Question::Rating(_) => None,
            Question::Favourite => Some(1),
            Question::Sticker => Some(u16::from(self.stickers_each())),
            Question::Weight => Some(self.points_each()),
        }
    }

    /// What a voter has given altogether for a question.
    pub(crate) fn spent(&self, voter: Voter, question: Question) -> u16 {
        let ballots = self.at_seats().ballots.iter();
        let own = ballots.filter(|((of, by, _), _)| *of == question && *by == voter);
        own.fold(0u16, |sum, (_, value)| sum.saturating_add(*value))
    }

    /// A voter's own answer about an option. To be shown to that voter only.
    pub(crate) fn ballot(&self, voter: Voter, question: Question, option: ItemId) -> Option<u16> {
        self.at_seats()
            .ballots
            .get(&(question, voter, option))
            .copied()
    }

    /// The seats that may vote: those that wrote and have not left, in order.
    pub(crate) fn voters(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| seat.may_vote())
    }

    /// Who has cast a ballot in a step, and nothing about which; for "5 of 7 have voted".
    pub(crate) fn has_voted(&self, voter: Voter, step: ConvergenceStep) -> bool {
        self.at_seats()
            .ballots
            .keys()
            .any(|(question, by, _)| *by == voter && question.step() == step)
    }

    /// Is the vote of this step going on? Tallies stay hidden until it is not.
    pub(crate) fn is_voting(&self, step: ConvergenceStep) -> bool {
        self.phase == Phase::Converging(step)
            && !Question::of(step).is_empty()
            && !self.totals.contains_key(&step)
    }

    /// Does an open vote of this step have a ballot to count?
    pub(crate) fn is_cast(&self, step: ConvergenceStep) -> bool {
        self.is_voting(step) && self.has_ballots(step)
    }

    /// Did somebody cast a ballot in this step, counted or not?
    pub(crate) fn has_ballots(&self, step: ConvergenceStep) -> bool {
        let layer = self.at_seats();
        let cast = |step| {
            layer
                .ballots
                .keys()
                .any(|(question, ..)| question.step() == step)
        };
        cast(step) || (step == ConvergenceStep::Criteria && !layer.rated.is_empty())
    }

    /// What the counting of a step told; `None` while it is hidden.
    pub(crate) fn totals_of(&self, step: ConvergenceStep) -> Option<&Totals> {
        self.totals.get(&step)
    }

    /// The sum of the answers to a question about an option, once counted.
    pub fn total(&self, question: Question, option: ItemId) -> Option<&super::Total> {
        self.totals
            .get(&question.step())?
            .lines
            .iter()
            .find(|line| line.question == question && line.option == option)
    }
}
