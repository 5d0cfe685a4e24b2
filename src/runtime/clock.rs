//! The clock, and fresh ids: everything that a decision takes from outside.

use std::time::Instant;

use chrono::{DateTime, FixedOffset, Local};
use uuid::Uuid;

use crate::domain::Stamp;

/// Wall time for people, process time for order.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    start: Instant,
}

impl Clock {
    /// A clock whose process time starts now.
    pub fn start() -> Self {
        Self { start: Instant::now() }
    }

    /// Wall time, here.
    pub fn now(&self) -> DateTime<FixedOffset> {
        Local::now().fixed_offset()
    }

    /// Process time in milliseconds: a wall clock that jumps does not change it.
    pub fn ms(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// What the next decision needs from outside.
    pub fn stamp(&self) -> Stamp {
        Stamp { t: self.now(), ms: self.ms(), seed: Uuid::now_v7() }
    }
}
