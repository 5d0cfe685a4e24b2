//! The plan of a brainwriting: what somebody chose, and what applies to a number of seats.
//!
//! The two are kept apart. [`PlanWishes`] holds only what was chosen and is all that is recorded
//! before the start; [`PlanWishes::fitted`] computes the [`WritingPlan`] from it each time somebody
//! asks. So a latecomer changes every value that nobody chose, and no value that somebody chose.

use crate::domain::{MessageId, text};
use crate::id;
use serde::{Deserialize, Serialize};

/// The fewest seats that can pass sheets to one another.
pub(crate) const FEWEST_SEATS: usize = 2;
/// The most seats: three rings of eight.
pub(crate) const MOST_SEATS: usize = 24;
/// The most rounds of one lap.
pub(crate) const MOST_ROUNDS: u8 = 12;
/// The most cells of a row.
pub(crate) const MOST_CELLS: u8 = 6;
/// Above this many ideas reading everything takes longer than writing it; the screen warns.
pub(crate) const MANY_IDEAS: usize = 120;
/// Seats that type in turn by default; above it paper is quicker.
pub(crate) const KEYBOARD_SEATS: usize = 4;
/// The most seats for which a second lap makes sense.
pub(crate) const MOST_LAP_SEATS: usize = 3;
/// The most ideas that a room can want.
pub(crate) const MOST_GOAL: u16 = 999;
/// Above this many seats the room is split into rings.
const ONE_RING: usize = 15;
/// The shortest first round.
const LEAST_BASE_MS: u64 = 30_000;
/// The shortest turn on the shared keyboard.
const LEAST_TURN_MS: u64 = 10_000;
/// The longest round and the longest turn.
const MOST_MS: u64 = 3_600_000;

/// How the sheets travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pass {
    /// 隣回し: always on to the next seat.
    Neighbour,
    /// 均等回し: each round builds directly on a different colleague.
    Balanced,
}

impl Pass {
    /// Both ways, the default first.
    pub(crate) const ALL: [Pass; 2] = [Pass::Balanced, Pass::Neighbour];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Pass::Neighbour => id!("bw-pass-neighbour"),
            Pass::Balanced => id!("bw-pass-balanced"),
        }
    }
}

/// How a seat's ideas come into the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InputMode {
    /// 紙: on a printed, numbered sheet; transcribed at any time.
    Paper,
    /// 交代で入力: in turn on the shared keyboard.
    Keyboard,
    /// 見学: in the room, but not writing.
    Watching,
}

impl InputMode {
    /// All ways, in the order in which the key changes them.
    pub(crate) const ALL: [InputMode; 3] =
        [InputMode::Paper, InputMode::Keyboard, InputMode::Watching];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            InputMode::Paper => id!("bw-input-paper"),
            InputMode::Keyboard => id!("bw-input-keyboard"),
            InputMode::Watching => id!("bw-input-watching"),
        }
    }

    /// What a seat among `n` uses when nobody chose.
    pub(crate) const fn default_for(n: usize) -> InputMode {
        if n <= KEYBOARD_SEATS {
            InputMode::Keyboard
        } else {
            InputMode::Paper
        }
    }
}

/// The plan that applies. Times are milliseconds.
///
/// The start of the writing records it whole, because from then on it no longer follows the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WritingPlan {
    /// テーマ, as a question.
    pub question: String,
    /// R: rounds of one lap.
    pub rounds: u8,
    /// K: ideas per row.
    pub cells: u8,
    /// The time of the first round; later rounds get more, because there is more to read.
    pub(crate) base_ms: u64,
    /// The time of one turn on the shared keyboard.
    pub(crate) turn_ms: u64,
    /// How the sheets travel.
    pub(crate) pass: Pass,
    /// How many ideas the room wants together.
    pub goal: u16,
    /// 2周目: every sheet comes by twice; for two or three seats.
    pub(crate) second_lap: bool,
}

/// A value of the plan that follows the room until somebody chooses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PlanField {
    /// R: rounds of one lap.
    Rounds,
    /// K: ideas per row.
    Cells,
    /// The time of the first round.
    BaseTime,
    /// The time of one turn on the shared keyboard.
    TurnTime,
    /// How the sheets travel.
    Pass,
    /// How many ideas the room wants together.
    Goal,
    /// 2周目.
    SecondLap,
}

impl PlanField {
    /// All fields, in the order of the form.
    pub(crate) const ALL: [PlanField; 7] = [
        PlanField::Rounds,
        PlanField::Cells,
        PlanField::BaseTime,
        PlanField::TurnTime,
        PlanField::Pass,
        PlanField::Goal,
        PlanField::SecondLap,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            PlanField::Rounds => id!("bw-show-rounds"),
            PlanField::Cells => id!("bw-show-cells"),
            PlanField::BaseTime => id!("bw-show-base-time"),
            PlanField::TurnTime => id!("bw-show-turn-time"),
            PlanField::Pass => id!("bw-show-pass"),
            PlanField::Goal => id!("bw-show-goal"),
            PlanField::SecondLap => id!("bw-show-second-lap"),
        }
    }

    /// Does its fitted value depend on how many people write?
    pub(crate) const fn depends_on_seats(self) -> bool {
        matches!(self, PlanField::Rounds | PlanField::Cells | PlanField::Goal)
    }
}

/// A change of one wish; `None` takes the wish back, so that the value follows the room again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlanChoice {
    /// テーマ, as a question; nothing but the room's words, so it never follows anything.
    Question(String),
    /// R: rounds of one lap.
    Rounds(Option<u8>),
    /// K: ideas per row.
    Cells(Option<u8>),
    /// The time of the first round, in milliseconds.
    BaseTime(Option<u64>),
    /// The time of one turn on the shared keyboard, in milliseconds.
    TurnTime(Option<u64>),
    /// How the sheets travel.
    Pass(Option<Pass>),
    /// How many ideas the room wants together.
    Goal(Option<u16>),
    /// 2周目.
    SecondLap(Option<bool>),
}

impl PlanChoice {
    /// The choice that lets a field follow the room again.
    pub(crate) const fn follow_room(field: PlanField) -> Self {
        match field {
            PlanField::Rounds => PlanChoice::Rounds(None),
            PlanField::Cells => PlanChoice::Cells(None),
            PlanField::BaseTime => PlanChoice::BaseTime(None),
            PlanField::TurnTime => PlanChoice::TurnTime(None),
            PlanField::Pass => PlanChoice::Pass(None),
            PlanField::Goal => PlanChoice::Goal(None),
            PlanField::SecondLap => PlanChoice::SecondLap(None),
        }
    }

    /// The same choice within what any room can do.
    pub(super) fn within_limits(self) -> Self {
        match self {
            PlanChoice::Question(text) => PlanChoice::Question(text::clean(&text)),
            PlanChoice::Rounds(n) => PlanChoice::Rounds(n.map(|n| n.clamp(1, MOST_ROUNDS))),
            PlanChoice::Cells(n) => PlanChoice::Cells(n.map(|n| n.clamp(1, MOST_CELLS))),
            PlanChoice::BaseTime(ms) => {
                PlanChoice::BaseTime(ms.map(|ms| ms.clamp(LEAST_BASE_MS, MOST_MS)))
            }
            PlanChoice::TurnTime(ms) => {
                PlanChoice::TurnTime(ms.map(|ms| ms.clamp(LEAST_TURN_MS, MOST_MS)))
            }
            PlanChoice::Goal(n) => PlanChoice::Goal(n.map(|n| n.clamp(1, MOST_GOAL))),
            PlanChoice::Pass(_) | PlanChoice::SecondLap(_) => self,
        }
    }
}

/// What somebody chose; everything else follows the room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct PlanWishes {
    /// テーマ, as a question.
    pub(crate) question: Option<String>,
    /// R: rounds of one lap.
    pub(crate) rounds: Option<u8>,
    /// K: ideas per row.
    pub(crate) cells: Option<u8>,
    /// The time of the first round, in milliseconds.
    pub(crate) base_ms: Option<u64>,
    /// The time of one turn on the shared keyboard, in milliseconds.
    pub(crate) turn_ms: Option<u64>,
    /// How the sheets travel.
    pub(crate) pass: Option<Pass>,
    /// How many ideas the room wants together.
    pub(crate) goal: Option<u16>,
    /// 2周目.
    pub(crate) second_lap: Option<bool>,
}

impl PlanWishes {
    /// Every value of a plan as a wish.
    ///
    /// Version 0.1.0 recorded whole plans and did not say which values somebody had chosen; all of
    /// them count as chosen, so that its sessions read as they did.
    pub(crate) fn all_of(plan: WritingPlan) -> Self {
        Self {
            question: Some(plan.question),
            rounds: Some(plan.rounds),
            cells: Some(plan.cells),
            base_ms: Some(plan.base_ms),
            turn_ms: Some(plan.turn_ms),
            pass: Some(plan.pass),
            goal: Some(plan.goal),
            second_lap: Some(plan.second_lap),
        }
    }

    /// The wishes after one of them changed.
    pub(crate) fn with(mut self, choice: &PlanChoice) -> Self {
        match choice {
            PlanChoice::Question(text) => {
                self.question = Some(text.clone()).filter(|text| !text.is_empty());
            }
            PlanChoice::Rounds(n) => self.rounds = *n,
            PlanChoice::Cells(n) => self.cells = *n,
            PlanChoice::BaseTime(ms) => self.base_ms = *ms,
            PlanChoice::TurnTime(ms) => self.turn_ms = *ms,
            PlanChoice::Pass(pass) => self.pass = *pass,
            PlanChoice::Goal(n) => self.goal = *n,
            PlanChoice::SecondLap(wanted) => self.second_lap = *wanted,
        }
        self
    }

    /// Did somebody choose this field?
    pub(crate) const fn is_chosen(&self, field: PlanField) -> bool {
        match field {
            PlanField::Rounds => self.rounds.is_some(),
            PlanField::Cells => self.cells.is_some(),
            PlanField::BaseTime => self.base_ms.is_some(),
            PlanField::TurnTime => self.turn_ms.is_some(),
            PlanField::Pass => self.pass.is_some(),
            PlanField::Goal => self.goal.is_some(),
            PlanField::SecondLap => self.second_lap.is_some(),
        }
    }

    /// The plan for `n` seats: the wishes as far as so many seats can do them, and for the rest what
    /// suits so many.
    ///
    /// With fewer seats than can pass sheets the room is not known yet: wishes stay whole, and the
    /// rest is what suits the fewest.
    pub(crate) fn fitted(&self, n: usize) -> WritingPlan {
        let seats = n.clamp(FEWEST_SEATS, MOST_SEATS);
        let (rounds, cells) = suited(seats);
        let lap_fits = n < FEWEST_SEATS || n <= MOST_LAP_SEATS;
        let mut plan = WritingPlan {
            question: self.question.clone().unwrap_or_default(),
            rounds: self.rounds.unwrap_or(rounds).clamp(1, most_rounds(n)),
            cells: self.cells.unwrap_or(cells).clamp(1, MOST_CELLS),
            base_ms: self
                .base_ms
                .unwrap_or(300_000)
                .clamp(LEAST_BASE_MS, MOST_MS),
            turn_ms: self.turn_ms.unwrap_or(90_000).clamp(LEAST_TURN_MS, MOST_MS),
            pass: self.pass.unwrap_or(Pass::Balanced),
            goal: 0,
            second_lap: lap_fits && self.second_lap.unwrap_or(false),
        };
        // The goal comes last: unless somebody chose it, it is what the other values add up to.
        plan.goal = self.goal.unwrap_or(plan.ideas(seats) as u16);
        plan
    }
}

/// Rounds and cells that suit so many seats.
fn suited(seats: usize) -> (u8, u8) {
    match seats {
        ..=6 => (seats as u8, 3),
        7..=8 => (6, 2),
        9..=ONE_RING => (5, 2),
        _ => (smallest_ring(seats).min(6) as u8, 2),
    }
}

/// The most rounds of one lap among `n` seats: as many as the smallest ring has sheets. While the
/// room is not known, as many as any room can do.
pub(crate) fn most_rounds(n: usize) -> u8 {
    if n < FEWEST_SEATS {
        MOST_ROUNDS
    } else {
        smallest_ring(n).min(usize::from(MOST_ROUNDS)) as u8
    }
}

fn smallest_ring(n: usize) -> usize {
    ring_sizes(n).last().copied().unwrap_or(n).max(1)
}

impl WritingPlan {
    /// What suits `n` seats when nobody chose anything.
    pub fn suiting(n: usize) -> Self {
        PlanWishes::default().fitted(n)
    }

    /// Rounds of all laps.
    pub(crate) const fn total_rounds(&self) -> u8 {
        if self.second_lap {
            self.rounds.saturating_mul(2)
        } else {
            self.rounds
        }
    }

    /// How many ideas fill every row: N·R·K.
    pub(crate) fn ideas(&self, n: usize) -> usize {
        n * usize::from(self.total_rounds()) * usize::from(self.cells)
    }

    /// Would there be more ideas than a room can read?
    pub(crate) fn is_much(&self, n: usize) -> bool {
        self.ideas(n) > MANY_IDEAS
    }

    /// What typing in turn costs: minutes of all rounds when `n` seats share the keyboard, rounded
    /// up.
    pub(crate) fn keyboard_minutes(&self, n: usize) -> u64 {
        let rounds = (1..=self.total_rounds()).map(|round| self.round_ms(round, 0, n));
        rounds.fold(0, u64::saturating_add).div_ceil(60_000)
    }

    /// The time of a round (from 1) with so many paper and keyboard seats: the larger of what each
    /// way needs.
    ///
    /// `base + 4 s × K × (round − 1)` for those who write at once; turn time by turn time for those
    /// who type in turn.
    pub(crate) fn round_ms(&self, round: u8, paper: usize, keyboard: usize) -> u64 {
        let reading = 4_000 * u64::from(self.cells) * u64::from(round.saturating_sub(1));
        let at_once = if paper > 0 || keyboard == 0 {
            self.base_ms.saturating_add(reading)
        } else {
            0
        };
        let in_turn = self.turn_ms.saturating_mul(keyboard as u64);
        at_once.max(in_turn)
    }
}

/// The sizes of the rings for `n` seats, largest first: one ring up to 15, then ⌈n/8⌉ rings whose
/// sizes differ by at most 1.
pub(crate) fn ring_sizes(n: usize) -> Vec<usize> {
    let rings = if n > ONE_RING { n.div_ceil(8) } else { 1 };
    (0..rings)
        .map(|ring| n / rings + usize::from(ring < n % rings))
        .collect()
}
