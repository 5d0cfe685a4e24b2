//! A small session for the tests of this folder.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::format::{CLOSER, Head, Link, head_line, push_record};
use crate::session::{Event, Step};

/// 2026-11-22 10:00 in Japan.
pub(crate) fn morning() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-22T10:00:00+09:00").unwrap()
}

/// A head with everything that a listing shows.
pub(crate) fn head() -> Head {
    Head {
        id: uuid::Uuid::from_u128(0x0192_aabb_0000_7000_8000_0000_0000_0001),
        title: "第2回\u{3000}作業部会".into(),
        created: morning(),
        council: "地域・職域連携推進協議会".into(),
        date: Some(morning().date_naive()),
        fiscal_year: 2026,
        by: "yoriai 0.1.0".into(),
        ..Head::default()
    }
}

/// The `n`-th step, `n` seconds after the morning began.
pub(crate) fn at(n: u64, event: Event) -> Step {
    Step { n, t: morning() + TimeDelta::seconds(n as i64), ms: n * 1000, event, private_after: None }
}

/// A private step after so many public ones.
pub(crate) fn private(n: u64, after: u64, event: Event) -> Step {
    Step { private_after: Some(after), ..at(n, event) }
}

/// Short steps of several kinds.
pub(crate) fn steps(count: u64) -> Vec<Step> {
    let event = |n: u64| match n % 3 {
        0 => Event::Undone(n),
        1 => Event::Resumed("髙﨑\"\u{3000}\\".into()),
        _ => Event::Closed,
    };
    (0..count).map(|n| at(n, event(n))).collect()
}

/// The session file of these steps.
pub(crate) fn file(steps: &[Step]) -> String {
    let mut text = head_line(&head()).unwrap();
    let mut link = Link::of_head(text.as_bytes());
    for step in steps {
        text.push('\n');
        link = push_record(&mut text, step, link).unwrap();
    }
    text + CLOSER
}
