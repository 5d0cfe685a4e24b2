//! What comes in from outside with every decision: the time, fresh ids and dice.

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use super::ItemId;

/// Wall time, session time, an id and dice for one decision.
///
/// `decide` takes everything that is not in the state from here, so the same state, command and
/// context always give the same events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// Wall time, for people.
    pub t: DateTime<FixedOffset>,
    /// Milliseconds of session time: monotonic over the whole file, standing still while the file
    /// is closed.
    pub ms: u64,
    /// A fresh uuid v7; further ids of the same decision are derived from it, see [`Context::id`].
    pub seed: Uuid,
    /// Random bits for [`Context::dice`], from the operating system and written nowhere: sheets dealt
    /// in secret must not be computable from the ids in the session file.
    pub secret: u64,
}

impl Context {
    /// The `k`-th fresh id of this decision: the seed with `k` added to its last 62 bits.
    pub fn id(&self, k: usize) -> ItemId {
        let (high, low) = self.seed.as_u64_pair();
        let variant = low & (0b11 << 62);
        let counter = (low & !(0b11 << 62)).wrapping_add(k as u64) & !(0b11 << 62);
        ItemId(Uuid::from_u64_pair(high, variant | counter))
    }

    /// Dice for this decision.
    pub const fn dice(&self) -> Dice {
        Dice::new(self.secret)
    }

    /// The context of the `k`-th further decision at the same moment: other ids, other dice.
    pub fn further(&self, k: usize) -> Self {
        let secret = Dice::new(
            self.secret
                .wrapping_add((k as u64).wrapping_mul(Dice::STRIDE)),
        )
        .next_u64();
        Self {
            seed: self.id(k << 40).0,
            secret,
            ..*self
        }
    }
}

/// When and as which record an event came into the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordRef {
    /// Record number in the session file.
    pub n: u64,
    /// Wall time.
    pub t: DateTime<FixedOffset>,
    /// Session time in milliseconds.
    pub ms: u64,
}

impl Default for RecordRef {
    fn default() -> Self {
        Self {
            n: 0,
            t: DateTime::UNIX_EPOCH.fixed_offset(),
            ms: 0,
        }
    }
}

/// Small deterministic dice (`SplitMix64`, Steele, Lea & Flood 2014) for shuffles that are decided
/// once and then recorded.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// An odd constant far from the step of the generator itself, so that derived dice do not
    /// follow one another.
    const STRIDE: u64 = 0xD1B5_4A32_D192_ED03;

    /// Dice that always fall the same way for the same seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number in `0..sides`; 0 when `sides` is 0.
    pub fn roll(&mut self, sides: usize) -> usize {
        if sides == 0 {
            0
        } else {
            (self.next_u64() % sides as u64) as usize
        }
    }

    /// Puts the slice into random order (Fisher–Yates).
    pub fn shuffle<T>(&mut self, slice: &mut [T]) {
        for i in (1..slice.len()).rev() {
            slice.swap(i, self.roll(i + 1));
        }
    }

    /// One of the slice, or nothing when it is empty.
    pub fn pick<'a, T>(&mut self, slice: &'a [T]) -> Option<&'a T> {
        if slice.is_empty() {
            None
        } else {
            slice.get(self.roll(slice.len()))
        }
    }
}
