//! How many took part in a vote: seats that voted at the keyboard, and those whose raised hands or
//! paper stickers the facilitator counted.

use super::ballots::{ByHand, Question, RoomRating, Voter};
use super::numbers::SeatNo;
use super::state::State;
use super::steps::ConvergenceStep;

/// How many took part in a vote so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Turnout {
    /// Seats that cast a ballot at the keyboard.
    pub(crate) seats: u16,
    /// Ballots by raised hands or on paper, if there are any.
    pub(crate) by_hand: Option<ByHand>,
    /// Seats at the table whose ballot is in neither.
    pub(crate) missing: u16,
}

impl Turnout {
    /// The ballots cast, as far as somebody said how many raised their hands.
    pub(crate) const fn cast(self) -> u16 {
        match self.by_hand {
            Some(ByHand::Told(n)) => self.seats.saturating_add(n),
            Some(ByHand::Untold) | None => self.seats,
        }
    }

    /// The ballots that could be cast.
    pub(crate) const fn all(self) -> u16 {
        self.cast().saturating_add(self.missing)
    }

    /// Did people raise their hands, and nobody said how many?
    pub(crate) fn lacks_hands(self) -> bool {
        self.by_hand == Some(ByHand::Untold)
    }

    /// Is everybody's ballot in?
    pub(crate) fn is_complete(self) -> bool {
        self.missing == 0 && !self.lacks_hands()
    }
}

impl State {
    /// How many took part in the vote of a step so far.
    pub(crate) fn turnout(&self, step: ConvergenceStep) -> Turnout {
        let voted = self.voted_seats(step);
        let by_hand = self.by_hand(step);
        let told = match by_hand {
            Some(ByHand::Told(n)) => usize::from(n),
            Some(ByHand::Untold) | None => 0,
        };
        let silent = self
            .voters()
            .filter(|seat| !voted.contains(&seat.no))
            .count();
        Turnout {
            seats: voted.len() as u16,
            by_hand,
            missing: silent.saturating_sub(told) as u16,
        }
    }

    /// The seats that cast a ballot at the keyboard, also those that left since.
    pub(super) fn voted_seats(&self, step: ConvergenceStep) -> Vec<SeatNo> {
        let mut seats: Vec<SeatNo> = self
            .at_seats()
            .ballots
            .keys()
            .filter(|(question, ..)| question.step() == step)
            .filter_map(|(_, voter, _)| match voter {
                Voter::Seat(no) => Some(*no),
                Voter::Room => None,
            })
            .collect();
        seats.sort_unstable();
        seats.dedup();
        seats
    }

    /// The ballots by raised hands or on paper. A number that cannot be right any more is as good as
    /// none.
    pub(super) fn by_hand(&self, step: ConvergenceStep) -> Option<ByHand> {
        let least = self.least_hands(step);
        if least == 0 {
            return None;
        }
        let told = self.hands.get(&step).filter(|told| **told >= least);
        Some(told.map_or(ByHand::Untold, |told| ByHand::Told(*told)))
    }

    /// How many people at least raised their hands or stuck paper stickers, as what the room gave
    /// shows; 0 when it gave nothing.
    pub(crate) fn least_hands(&self, step: ConvergenceStep) -> u16 {
        let most = |question| {
            let given = self.room_ballots(question);
            given.map(|(_, value)| value).max().unwrap_or(0)
        };
        let people = |question, each: u16| self.spent(Voter::Room, question).div_ceil(each.max(1));
        let least = match step {
            ConvergenceStep::Starring => {
                most(Question::Star).max(self.spent(Voter::Room, Question::Favourite))
            }
            ConvergenceStep::Stickers => people(Question::Sticker, u16::from(self.stickers_each())),
            ConvergenceStep::Weighing => people(Question::Weight, self.points_each()),
            ConvergenceStep::Criteria => self
                .at_seats()
                .rated
                .values()
                .map(|rating| rating.hands().max(1))
                .max()
                .unwrap_or(0),
            _ => 0,
        };
        let gave = Question::of(step)
            .iter()
            .any(|question| self.room_ballots(*question).next().is_some());
        least.max(u16::from(gave))
    }

    fn room_ballots(
        &self,
        question: Question,
    ) -> impl Iterator<Item = (crate::domain::ItemId, u16)> {
        self.at_seats()
            .ballots
            .iter()
            .filter(move |((of, voter, _), _)| *of == question && *voter == Voter::Room)
            .map(|((_, _, option), value)| (*option, *value))
    }

    /// The room's judgement of an option by a criterion.
    pub(crate) fn room_rating(
        &self,
        question: Question,
        option: crate::domain::ItemId,
    ) -> Option<RoomRating> {
        match question {
            Question::Rating(criterion) => self.at_seats().rated.get(&(criterion, option)).copied(),
            _ => None,
        }
    }
}
