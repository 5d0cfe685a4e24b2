//! Time boxes: a start, a length, and pauses; never a tick.

use serde::{Deserialize, Serialize};

/// A stretch of session time that counts down and can be paused and lengthened. All times are
/// milliseconds of session time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timebox {
    /// Session time at which it started.
    pub(crate) started: u64,
    /// How long it lasts, pauses not counted.
    pub(crate) length: u64,
    /// How long it has been paused so far, the current pause not counted.
    pub(crate) paused_for: u64,
    /// Session time at which the current pause began.
    pub(crate) paused_at: Option<u64>,
}

impl Timebox {
    /// A time box of `length` ms that starts now.
    pub(crate) const fn starting(now: u64, length: u64) -> Self {
        Self {
            started: now,
            length,
            paused_for: 0,
            paused_at: None,
        }
    }

    /// Milliseconds that have run, pauses not counted.
    pub(crate) fn elapsed(&self, now: u64) -> u64 {
        self.paused_at
            .unwrap_or(now)
            .max(self.started)
            .saturating_sub(self.started)
            .saturating_sub(self.paused_for)
    }

    /// Milliseconds left; negative when it is over.
    pub(crate) fn remaining(&self, now: u64) -> i64 {
        i64::try_from(self.length).unwrap_or(i64::MAX)
            - i64::try_from(self.elapsed(now)).unwrap_or(i64::MAX)
    }

    /// Does it stand still?
    pub(crate) const fn is_paused(&self) -> bool {
        self.paused_at.is_some()
    }

    /// The same box, paused at `now`; unchanged when it is paused already.
    pub(crate) fn paused(mut self, now: u64) -> Self {
        self.paused_at.get_or_insert(now);
        self
    }

    /// The same box, running again from `now`; a pause that would overflow (damaged record) counts
    /// as long as can be.
    pub(crate) fn resumed(mut self, now: u64) -> Self {
        if let Some(at) = self.paused_at.take() {
            self.paused_for = self.paused_for.saturating_add(now.saturating_sub(at));
        }
        self
    }

    /// The same box, `ms` longer.
    pub(crate) fn lengthened(mut self, ms: u64) -> Self {
        self.length = self.length.saturating_add(ms);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_stops_the_countdown_and_resuming_goes_on_from_there() {
        let t = Timebox::starting(1_000, 60_000);
        assert_eq!(t.remaining(31_000), 30_000);
        let t = t.paused(31_000);
        assert_eq!(t.remaining(500_000), 30_000);
        let t = t.resumed(500_000);
        assert_eq!(t.remaining(510_000), 20_000);
        assert_eq!(t.lengthened(60_000).remaining(510_000), 80_000);
    }

    #[test]
    fn a_clock_before_the_start_counts_as_the_start() {
        assert_eq!(Timebox::starting(1_000, 5_000).remaining(0), 5_000);
    }
}
