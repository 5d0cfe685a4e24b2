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
    /// A fresh uuid v7; the ids of the decision are derived from it, see [`Context::id`].
    pub seed: Uuid,
    /// Random bits for [`Context::dice`], from the operating system and written nowhere: sheets dealt
    /// in secret must not be computable from the ids in the session file.
    pub secret: u64,
}

impl Context {
    /// The `k`-th fresh id of this decision: the seed with `k` added to its last 62 bits.
    pub(crate) fn id(&self, k: usize) -> ItemId {
        ItemId(self.counted(k as u64))
    }

    /// The seed with `by` added to the 62 bits behind its variant.
    fn counted(&self, by: u64) -> Uuid {
        const VARIANT: u64 = 0b11 << 62;
        let (high, low) = self.seed.as_u64_pair();
        let counter = (low & !VARIANT).wrapping_add(by) & !VARIANT;
        Uuid::from_u64_pair(high, (low & VARIANT) | counter)
    }

    /// The record to be, which has no number yet: for looking at what a decision would lead to.
    pub(crate) const fn unrecorded(&self) -> RecordRef {
        RecordRef {
            n: 0,
            t: self.t,
            ms: self.ms,
        }
    }

    /// Dice for this decision.
    pub(crate) const fn dice(&self) -> Dice {
        Dice::new(self.secret)
    }
}

/// The contexts of one message, handed out in order: one for every decision that it leads to, each
/// with ids and dice of its own.
///
/// Make it once where the message comes in and pass it on. It is neither `Clone` nor `Copy`, so the
/// same context cannot be handed out twice.
#[derive(Debug)]
pub struct ContextSeries {
    first: Context,
    handed_out: u64,
}

impl ContextSeries {
    /// So many ids lie between two contexts of a series; more than any decision takes.
    const IDS_EACH: u64 = 1 << 40;

    /// The series that begins with this context.
    pub const fn new(first: Context) -> Self {
        Self {
            first,
            handed_out: 0,
        }
    }

    /// The same series at another time: a session has its own, which the message does not know.
    pub(crate) const fn at(&mut self, ms: u64) -> &mut Self {
        self.first.ms = ms;
        self
    }

    /// The next context.
    pub(crate) fn next(&mut self) -> Context {
        let k = self.handed_out;
        self.handed_out += 1;
        if k == 0 {
            return self.first;
        }
        // The ids stand in the file, so the dice must come from `secret` alone; through the generator,
        // because dice that only lie a stride apart could be told from one another.
        let from = self.first.secret.wrapping_add(k.wrapping_mul(Dice::STRIDE));
        Context {
            seed: self.first.counted(k.wrapping_mul(Self::IDS_EACH)),
            secret: Dice::new(from).next_u64(),
            ..self.first
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
    pub(crate) fn next_u64(&mut self) -> u64 {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn series(seed: u128, secret: u64) -> ContextSeries {
        ContextSeries::new(Context {
            t: DateTime::UNIX_EPOCH.fixed_offset(),
            ms: 0,
            seed: Uuid::from_u128(seed),
            secret,
        })
    }

    #[test]
    fn no_two_contexts_of_a_series_share_an_id_or_their_dice() {
        let mut series = series(0x0192_aabb_0000_7000_bfff_ffff_ffff_ffff, 7);
        let (mut ids, mut dice) = (BTreeSet::new(), BTreeSet::new());
        for _ in 0..200 {
            let context = series.next();
            assert!(dice.insert(context.dice().next_u64()));
            for k in 0..50 {
                let id = context.id(k).0;
                assert_eq!(id.get_variant(), uuid::Variant::RFC4122);
                assert!(ids.insert(id), "{id}");
            }
        }
    }

    #[test]
    fn dice_follow_the_secret_and_never_the_ids() {
        let (mut one, mut same_ids, mut same_secret) = (series(1, 1), series(1, 2), series(2, 1));
        for _ in 0..20 {
            let [one, same_ids, same_secret] =
                [&mut one, &mut same_ids, &mut same_secret].map(ContextSeries::next);
            assert_eq!(one.seed, same_ids.seed);
            assert_ne!(one.secret, same_ids.secret, "other bits, other dice");
            assert_eq!(one.secret, same_secret.secret, "ids do not matter to them");
        }
    }
}
