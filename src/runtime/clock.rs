//! The clock, and fresh ids: everything that a decision takes from outside.

use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local};
use uuid::Uuid;

use crate::domain::Context;

/// Wall time for people, process time for order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// A clock whose process time starts now.
    pub(crate) fn start() -> Self {
        Self {
            start: Instant::now(),
        }
    }

    /// Wall time, here.
    #[expect(clippy::unused_self, reason = "who asks for the time needs the clock")]
    pub(crate) fn now(&self) -> DateTime<FixedOffset> {
        Local::now().fixed_offset()
    }

    /// Process time: a wall clock that jumps does not change it.
    pub(crate) fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    /// What the next decision needs from outside.
    pub(crate) fn context(&self) -> Context {
        self.context_at(u64::try_from(self.elapsed().as_millis()).unwrap_or(u64::MAX))
    }

    /// The same at a session time that somebody else knows.
    pub(crate) fn context_at(&self, ms: u64) -> Context {
        let (high, low) = Uuid::new_v4().as_u64_pair();
        // Rotated, so that the fixed bits of one half meet random bits of the other.
        Context {
            t: self.now(),
            ms,
            seed: Uuid::now_v7(),
            secret: high ^ low.rotate_left(32),
        }
    }
}
