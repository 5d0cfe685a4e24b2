//! What the facilitator may choose before the sheets are dealt, with the defaults for any number of
//! seats.

use crate::domain::MessageId;
use crate::id;
use serde::{Deserialize, Serialize};

/// The fewest seats that can pass sheets to one another.
pub const FEWEST_SEATS: usize = 2;
/// The most seats: three rings of eight.
pub const MOST_SEATS: usize = 24;
/// The most rounds of one lap.
pub const MOST_ROUNDS: u8 = 12;
/// The most cells of a row.
pub const MOST_CELLS: u8 = 6;
/// Above this many ideas reading everything takes longer than writing it; the screen warns.
pub const MANY_IDEAS: usize = 120;
/// Seats that type in turn by default; above it paper is quicker.
pub const KEYBOARD_SEATS: usize = 4;
/// Above this many seats the room is split into rings.
const ONE_RING: usize = 15;

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
    pub const ALL: [Pass; 2] = [Pass::Balanced, Pass::Neighbour];

    /// The message that names it.
    pub const fn label(self) -> MessageId {
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
    pub const ALL: [InputMode; 3] = [InputMode::Paper, InputMode::Keyboard, InputMode::Watching];

    /// The message that names it.
    pub const fn label(self) -> MessageId {
        match self {
            InputMode::Paper => id!("bw-input-paper"),
            InputMode::Keyboard => id!("bw-input-keyboard"),
            InputMode::Watching => id!("bw-input-watching"),
        }
    }

    /// What a seat among `n` uses when nobody chose.
    pub const fn default_for(n: usize) -> InputMode {
        if n <= KEYBOARD_SEATS {
            InputMode::Keyboard
        } else {
            InputMode::Paper
        }
    }
}

/// The choices of a brainwriting. Times are milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WritingPlan {
    /// テーマ, as a question.
    pub question: String,
    /// R: rounds of one lap.
    pub rounds: u8,
    /// K: ideas per row.
    pub cells: u8,
    /// The time of the first round; later rounds get more, because there is more to read.
    pub base_ms: u64,
    /// The time of one turn on the shared keyboard.
    pub turn_ms: u64,
    /// How the sheets travel.
    pub pass: Pass,
    /// How many ideas the room wants together.
    pub goal: u16,
    /// 2周目: every sheet comes by twice; for two or three seats.
    pub second_lap: bool,
}

impl WritingPlan {
    /// What suits `n` seats.
    pub fn defaults(n: usize) -> Self {
        let n = n.clamp(FEWEST_SEATS, MOST_SEATS);
        let (rounds, cells) = match n {
            ..=6 => (n, 3),
            7..=8 => (6, 2),
            9..=ONE_RING => (5, 2),
            _ => (ring_sizes(n).last().copied().unwrap_or(n).min(6), 2),
        };
        let mut plan = Self {
            question: String::new(),
            rounds: rounds as u8,
            cells,
            base_ms: 300_000,
            turn_ms: 90_000,
            pass: Pass::Balanced,
            goal: 0,
            second_lap: false,
        };
        plan.goal = plan.ideas(n) as u16;
        plan
    }

    /// The same choices, brought into what `n` seats can do: no more rounds than a ring has sheets,
    /// a second lap only for three seats.
    pub fn fitted(mut self, n: usize) -> Self {
        let smallest = ring_sizes(n).last().copied().unwrap_or(n).max(1);
        self.rounds =
            usize::from(self.rounds).clamp(1, smallest.min(usize::from(MOST_ROUNDS))) as u8;
        self.cells = self.cells.clamp(1, MOST_CELLS);
        self.base_ms = self.base_ms.clamp(30_000, 3_600_000);
        self.turn_ms = self.turn_ms.clamp(10_000, 3_600_000);
        self.second_lap &= n <= 3;
        self
    }

    /// Rounds of all laps.
    pub const fn total_rounds(&self) -> u8 {
        if self.second_lap {
            self.rounds.saturating_mul(2)
        } else {
            self.rounds
        }
    }

    /// How many ideas fill every row: N·R·K.
    pub fn ideas(&self, n: usize) -> usize {
        n * usize::from(self.total_rounds()) * usize::from(self.cells)
    }

    /// Would there be more ideas than a room can read?
    pub fn is_much(&self, n: usize) -> bool {
        self.ideas(n) > MANY_IDEAS
    }

    /// What typing in turn costs: minutes of all rounds when `n` seats share the keyboard, rounded
    /// up.
    pub fn keyboard_minutes(&self, n: usize) -> u64 {
        let rounds = (1..=self.total_rounds()).map(|round| self.round_ms(round, 0, n));
        rounds.fold(0, u64::saturating_add).div_ceil(60_000)
    }

    /// The time of a round (from 1) with so many paper and keyboard seats: the larger of what each
    /// way needs.
    ///
    /// `base + 4 s × K × (round − 1)` for those who write at once; turn time by turn time for those
    /// who type in turn.
    pub fn round_ms(&self, round: u8, paper: usize, keyboard: usize) -> u64 {
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
pub fn ring_sizes(n: usize) -> Vec<usize> {
    let rings = if n > ONE_RING { n.div_ceil(8) } else { 1 };
    (0..rings)
        .map(|ring| n / rings + usize::from(ring < n % rings))
        .collect()
}
