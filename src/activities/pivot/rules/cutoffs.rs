//! The cut-offs of well-known health-checkup columns, offered where a condition or bands are asked
//! for.
//!
//! Source: 標準的な健診・保健指導プログラム（令和6年度版）, draft of 2022 (wic-net 5451-35). 腹囲 differs by sex and ヘモグロビン
//! too; the latter is left out because its limits (≤13.0) depend on how the laboratory rounds.

use crate::analysis::Condition;
use crate::domain::{Decimal, MessageId};
use crate::id;

/// What a cut-off means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// 保健指導判定値.
    Guidance,
    /// 受診勧奨判定値.
    Referral,
    /// 保健指導判定値 of men.
    GuidanceMen,
    /// 保健指導判定値 of women.
    GuidanceWomen,
}

impl Level {
    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Level::Guidance => id!("pivot-cutoff-guidance"),
            Level::Referral => id!("pivot-cutoff-referral"),
            Level::GuidanceMen => id!("pivot-cutoff-guidance-men"),
            Level::GuidanceWomen => id!("pivot-cutoff-guidance-women"),
        }
    }
}

/// Which side of a cut-off is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    AtLeast,
    Below,
}

/// One cut-off of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cutoff {
    /// What it means.
    pub(crate) level: Level,
    side: Side,
    /// The value.
    pub(crate) value: Decimal,
}

impl Cutoff {
    /// Who meets it.
    pub(crate) const fn condition(&self) -> Condition {
        match self.side {
            Side::AtLeast => Condition::AtLeast(self.value),
            Side::Below => Condition::LessThan(self.value),
        }
    }
}

/// Words of which a column's name holds one, then its cut-offs. The first line that fits counts, so
/// `non-HDL` stands before `HDL`.
const KNOWN: &[(&[&str], &[Cutoff])] = &[
    (&["収縮期"], &[guidance(130, 0), referral(140, 0)]),
    (&["拡張期"], &[guidance(85, 0), referral(90, 0)]),
    (&["中性脂肪", "TG"], &[guidance(150, 0), referral(300, 0)]),
    (
        &["non-HDL", "nonHDL", "non HDL"],
        &[guidance(150, 0), referral(170, 0)],
    ),
    (
        &["HDL"],
        &[Cutoff {
            side: Side::Below,
            ..guidance(40, 0)
        }],
    ),
    (&["LDL"], &[guidance(120, 0), referral(140, 0)]),
    (&["血糖"], &[guidance(100, 0), referral(126, 0)]),
    (&["HbA1c", "A1c"], &[guidance(56, 1), referral(65, 1)]),
    (&["AST", "GOT"], &[guidance(31, 0), referral(51, 0)]),
    (&["ALT", "GPT"], &[guidance(31, 0), referral(51, 0)]),
    (
        &["γ-GT", "γGT", "GGT"],
        &[guidance(51, 0), referral(101, 0)],
    ),
    (
        &["eGFR"],
        &[
            Cutoff {
                side: Side::Below,
                ..guidance(60, 0)
            },
            Cutoff {
                side: Side::Below,
                ..referral(45, 0)
            },
        ],
    ),
    (
        &["腹囲"],
        &[
            Cutoff {
                level: Level::GuidanceMen,
                ..guidance(85, 0)
            },
            Cutoff {
                level: Level::GuidanceWomen,
                ..guidance(90, 0)
            },
        ],
    ),
    (&["BMI"], &[guidance(25, 0)]),
];

const fn guidance(units: i64, scale: u8) -> Cutoff {
    Cutoff {
        level: Level::Guidance,
        side: Side::AtLeast,
        value: Decimal { units, scale },
    }
}

const fn referral(units: i64, scale: u8) -> Cutoff {
    Cutoff {
        level: Level::Referral,
        ..guidance(units, scale)
    }
}

/// The cut-offs of a column, by its name; none for a column that is not known.
pub(crate) fn of(column: &str) -> &'static [Cutoff] {
    let name = column.to_uppercase();
    let known = KNOWN
        .iter()
        .find(|(words, _)| words.iter().any(|word| name.contains(&word.to_uppercase())));
    known.map_or(&[], |(_, cutoffs)| cutoffs)
}
