//! Votes: questions, ballots and what their counting tells.

use crate::id;
use serde::{Deserialize, Serialize};

use super::numbers::SeatNo;
use super::steps::ConvergenceStep;
use crate::domain::{ItemId, MessageId, Sector};

/// Who casts a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Voter {
    /// One seat.
    Seat(SeatNo),
    /// The room: raised hands or paper stickers, counted by the facilitator.
    Room,
}

/// By what an option is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Criterion {
    /// 効果.
    Effect,
    /// 実現性.
    Feasibility,
    /// 負担: 5 means that the burden is light.
    Burden,
    /// 連携の広がり.
    Reach,
}

impl Criterion {
    /// All criteria, in the order of the screen.
    pub const ALL: [Criterion; 4] = [
        Criterion::Effect,
        Criterion::Feasibility,
        Criterion::Burden,
        Criterion::Reach,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Criterion::Effect => id!("bw-criterion-effect"),
            Criterion::Feasibility => id!("bw-criterion-feasibility"),
            Criterion::Burden => id!("bw-criterion-burden"),
            Criterion::Reach => id!("bw-criterion-reach"),
        }
    }
}

/// What a ballot answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Question {
    /// ☆.
    Star,
    /// The one favourite.
    Favourite,
    /// シール.
    Sticker,
    /// 加重: points, 0 meaning "not acceptable".
    Weight,
    /// A criterion, 1 to 5.
    Rating(Criterion),
}

impl Question {
    /// The step that asks it.
    pub(crate) const fn step(self) -> ConvergenceStep {
        match self {
            Question::Star | Question::Favourite => ConvergenceStep::Starring,
            Question::Sticker => ConvergenceStep::Stickers,
            Question::Weight => ConvergenceStep::Weighing,
            Question::Rating(_) => ConvergenceStep::Criteria,
        }
    }

    /// The questions of a step; none when it holds no vote.
    pub(crate) const fn of(step: ConvergenceStep) -> &'static [Question] {
        match step {
            ConvergenceStep::Starring => &[Question::Star, Question::Favourite],
            ConvergenceStep::Stickers => &[Question::Sticker],
            ConvergenceStep::Weighing => &[Question::Weight],
            ConvergenceStep::Criteria => &[
                Question::Rating(Criterion::Effect),
                Question::Rating(Criterion::Feasibility),
                Question::Rating(Criterion::Burden),
                Question::Rating(Criterion::Reach),
            ],
            ConvergenceStep::Browsing | ConvergenceStep::Grouping | ConvergenceStep::Deciding => {
                &[]
            }
        }
    }
}

/// How many ballots came from raised hands or from paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum ByHand {
    /// So many, as the facilitator counted.
    Told(u16),
    /// Nobody said how many.
    Untold,
}

/// How the room judged an option by a criterion, without its seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RoomRating {
    /// The median alone, in tenths.
    Median(u16),
    /// How many raised their hand for 1, 2, 3, 4 and 5.
    Hands([u16; 5]),
}

impl RoomRating {
    /// How many raised their hand; 0 where only the median is known.
    pub(crate) fn hands(self) -> u16 {
        match self {
            RoomRating::Median(_) => 0,
            RoomRating::Hands(hands) => hands.iter().fold(0, |sum, n| sum.saturating_add(*n)),
        }
    }

    /// One answer for each hand.
    pub(super) fn answers(self) -> Vec<u16> {
        match self {
            RoomRating::Median(_) => Vec::new(),
            RoomRating::Hands(hands) => (1..)
                .zip(hands)
                .flat_map(|(mark, n)| std::iter::repeat_n(mark, usize::from(n)))
                .collect(),
        }
    }
}

/// What the counting of one vote told; holds no voter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// How many ballots were cast: seats, and those told by hand. (0.1.0 took everybody in the room
    /// for it where hands were raised.)
    pub(crate) voters: u16,
    /// How many of them came by raised hands or on paper, where some did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) by_hand: Option<ByHand>,
    /// One line for each option and question that got an answer.
    pub(crate) lines: Vec<Total>,
}

/// The answers to one question about one option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// The option.
    pub(crate) option: ItemId,
    /// The question.
    pub(crate) question: Question,
    /// The answers added up, the room's number included.
    pub(crate) sum: u32,
    /// How many seats answered.
    pub(crate) voters: u16,
    /// How many answered 0 ("not acceptable"); for weights only.
    pub(crate) refusals: u16,
    /// How the answers lie; for criteria only.
    pub(crate) spread: Option<Spread>,
    /// The same by sector, where it gives nobody away; for criteria only.
    pub(crate) sectors: Vec<(Sector, Spread)>,
    /// The room's median in tenths, where nothing but that was told; for criteria only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) median: Option<u16>,
}

impl Total {
    /// The median in tenths, from the answers or as the room told it; for criteria only.
    pub(crate) fn median_tenths(&self) -> Option<u16> {
        self.spread.map(|spread| spread.median).or(self.median)
    }
}

/// Five-number summary, in tenths so that the file needs no fractions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Spread {
    /// Number of answers.
    pub(crate) n: u16,
    /// Least, ×10.
    pub(crate) min: u16,
    /// First quartile, ×10.
    pub(crate) lower: u16,
    /// Median, ×10.
    pub(crate) median: u16,
    /// Third quartile, ×10.
    pub(crate) upper: u16,
    /// Greatest, ×10.
    pub(crate) max: u16,
}

impl Spread {
    /// The summary of these answers; `None` when there are none. Quartiles are the medians of the
    /// halves (Tukey's hinges).
    pub(crate) fn of(answers: &[u16]) -> Option<Spread> {
        let mut sorted = answers.to_vec();
        sorted.sort_unstable();
        let (first, last) = (*sorted.first()?, *sorted.last()?);
        let half = sorted.len().div_ceil(2);
        Some(Spread {
            n: sorted.len() as u16,
            min: first.saturating_mul(10),
            lower: median_tenths(&sorted[..half]),
            median: median_tenths(&sorted),
            upper: median_tenths(&sorted[sorted.len() - half..]),
            max: last.saturating_mul(10),
        })
    }
}

/// The median of sorted answers, ×10; 0 for none.
fn median_tenths(sorted: &[u16]) -> u16 {
    let middle = sorted.len() / 2;
    match sorted.get(middle) {
        None => 0,
        Some(upper) if sorted.len() % 2 == 1 => upper.saturating_mul(10),
        Some(upper) => upper.saturating_add(sorted[middle - 1]).saturating_mul(5),
    }
}
