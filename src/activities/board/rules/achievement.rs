//! 達成率 and its judgement: how far an indicator came from its baseline towards its target, exactly,
//! and where that means nothing.

use crate::id;
use serde::{Deserialize, Serialize};

use crate::domain::{Decimal, Direction, Indicator, Measurement, MessageId};

/// How far an indicator came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Achievement {
    /// So many percent of the way, rounded half away from zero to one digit; negative where it went
    /// the wrong way, above 100 beyond the target.
    Percent(Decimal),
    /// 算定不可, and why.
    Undefined(Why),
    /// データなし: no actual figure.
    NoData,
}

/// Why no 達成率 can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// Nothing was aimed at.
    NoTarget,
    /// The target is the baseline: there is no way to go.
    NoWay,
    /// The target lies on the worse side of the baseline.
    Backwards,
    /// Nobody knows where it started.
    NoBaseline,
    /// The figures are too large to be reckoned with.
    TooLarge,
}

impl Why {
    /// The message that says it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Why::NoTarget => id!("board-why-no-target"),
            Why::NoWay => id!("board-why-no-way"),
            Why::Backwards => id!("board-why-backwards"),
            Why::NoBaseline => id!("board-why-no-baseline"),
            Why::TooLarge => id!("board-why-too-large"),
        }
    }
}

/// 判定.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Judgement {
    /// 順調.
    OnTrack,
    /// やや遅れ.
    Slow,
    /// 遅れ.
    Behind,
    /// データなし: a finding in itself.
    NoData,
    /// 算定不可.
    Undefined,
}

impl Judgement {
    /// All of them, in the order in which a key goes through them.
    pub(crate) const ALL: [Judgement; 5] = [
        Judgement::OnTrack,
        Judgement::Slow,
        Judgement::Behind,
        Judgement::NoData,
        Judgement::Undefined,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Judgement::OnTrack => id!("board-on-track"),
            Judgement::Slow => id!("board-slow"),
            Judgement::Behind => id!("board-behind"),
            Judgement::NoData => id!("board-no-data"),
            Judgement::Undefined => id!("board-undefined"),
        }
    }
}

/// From how many percent on a judgement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Thresholds {
    /// 順調 from here on.
    pub(crate) on_track: u16,
    /// やや遅れ from here on, 遅れ below.
    pub(crate) slow: u16,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            on_track: 80,
            slow: 60,
        }
    }
}

impl Thresholds {
    /// The judgement of an achievement. It judges the figure that the room sees, so that nobody
    /// reads "80.0 %" beside "slow".
    pub(crate) fn judge(self, achievement: Achievement) -> Judgement {
        match achievement {
            Achievement::NoData => Judgement::NoData,
            Achievement::Undefined(_) => Judgement::Undefined,
            Achievement::Percent(percent)
                if percent >= Decimal::whole(i64::from(self.on_track)) =>
            {
                Judgement::OnTrack
            }
            Achievement::Percent(percent) if percent >= Decimal::whole(i64::from(self.slow)) => {
                Judgement::Slow
            }
            Achievement::Percent(_) => Judgement::Behind,
        }
    }
}

/// What is known of an indicator for one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figures {
    /// Which way is better.
    pub(crate) direction: Direction,
    /// Where it started.
    pub(crate) baseline: Option<Decimal>,
    /// What was aimed at for the year.
    pub(crate) target: Option<Decimal>,
    /// What was reached in the year.
    pub(crate) actual: Option<Decimal>,
}

impl Figures {
    /// The figures of an indicator for a year.
    pub(crate) fn of(indicator: &Indicator, year: i32) -> Self {
        Self {
            direction: indicator.direction,
            baseline: indicator.baseline.map(|baseline| baseline.value),
            target: at(&indicator.targets, year),
            actual: at(&indicator.actuals, year),
        }
    }

    /// 達成率 in percent.
    ///
    /// It is the part of the way from the baseline to the target: (actual − baseline) ÷ (target −
    /// baseline) × 100. One formula serves rising and falling indicators alike, and a step the
    /// wrong way is negative. Percentages that start far from zero are told apart by it: 喫煙率 from
    /// 30 to 25 with 29 reached is 20 %, not the 86 % of a plain quotient. Without a baseline it
    /// means nothing; what is counted from nothing (回数, か所) has the baseline 0. The field's sources
    /// name 基準値・目標値・実績値 but no formula; this one is ours.
    pub(crate) fn achievement(&self) -> Achievement {
        let Some(actual) = self.actual else {
            return Achievement::NoData;
        };
        let Some(target) = self.target else {
            return Achievement::Undefined(Why::NoTarget);
        };
        match self.baseline {
            None => Achievement::Undefined(Why::NoBaseline),
            Some(baseline) if baseline == target => Achievement::Undefined(Why::NoWay),
            Some(baseline) if (target > baseline) != (self.direction == Direction::Rising) => {
                Achievement::Undefined(Why::Backwards)
            }
            Some(baseline) => percent((actual, baseline), (target, baseline))
                .map_or(Achievement::Undefined(Why::TooLarge), Achievement::Percent),
        }
    }
}

/// The figure of a year.
pub(crate) fn at(series: &[Measurement], year: i32) -> Option<Decimal> {
    series
        .iter()
        .find(|figure| figure.year == year)
        .map(|figure| figure.value)
}

/// (a − b) ÷ (c − d) × 100 to one digit; `None` beyond 128 bits.
fn percent((a, b): (Decimal, Decimal), (c, d): (Decimal, Decimal)) -> Option<Decimal> {
    let scale = [a, b, c, d].iter().map(|number| number.scale).max()?;
    let difference = |x: Decimal, y: Decimal| x.units_at(scale)?.checked_sub(y.units_at(scale)?);
    Decimal::ratio(difference(a, b)?.checked_mul(100)?, difference(c, d)?, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(direction: Direction, [baseline, target, actual]: [&str; 3]) -> Figures {
        Figures {
            direction,
            baseline: Decimal::typed(baseline),
            target: Decimal::typed(target),
            actual: Decimal::typed(actual),
        }
    }

    fn told(direction: Direction, of: [&str; 3]) -> String {
        match figures(direction, of).achievement() {
            Achievement::Percent(percent) => percent.to_string(),
            Achievement::Undefined(why) => format!("{why:?}"),
            Achievement::NoData => "no data".into(),
        }
    }

    #[test]
    fn a_rising_indicator_is_measured_from_its_baseline_to_its_target() {
        assert_eq!(told(Direction::Rising, ["40", "60", "55"]), "75.0");
        assert_eq!(
            told(Direction::Rising, ["40.5", "60.5", "62.5"]),
            "110.0",
            "beyond the target"
        );
        assert_eq!(
            told(Direction::Rising, ["40", "60", "38"]),
            "-10.0",
            "the wrong way"
        );
        assert_eq!(
            told(Direction::Rising, ["0", "3", "1"]),
            "33.3",
            "a baseline of zero is a baseline"
        );
    }

    #[test]
    fn a_falling_indicator_comes_closer_by_falling() {
        assert_eq!(told(Direction::Falling, ["30", "25", "29"]), "20.0");
        assert_eq!(told(Direction::Falling, ["30", "25", "24"]), "120.0");
        assert_eq!(told(Direction::Falling, ["30", "25", "32"]), "-40.0");
        assert_eq!(told(Direction::Falling, ["10", "0", "0"]), "100.0");
    }

    #[test]
    fn where_it_means_nothing_it_is_not_told() {
        assert_eq!(told(Direction::Rising, ["40", "60", ""]), "no data");
        assert_eq!(told(Direction::Rising, ["40", "", "50"]), "NoTarget");
        assert_eq!(told(Direction::Rising, ["", "12", "9"]), "NoBaseline");
        assert_eq!(told(Direction::Falling, ["", "12", "0"]), "NoBaseline");
        assert_eq!(told(Direction::Rising, ["40", "40.0", "50"]), "NoWay");
        assert_eq!(told(Direction::Rising, ["40", "30", "35"]), "Backwards");
        assert_eq!(
            told(
                Direction::Rising,
                [
                    "0.000000000000000001",
                    "9223372036854775807",
                    "9223372036854775806"
                ]
            ),
            "TooLarge"
        );
    }

    #[test]
    fn the_thresholds_judge_the_figure_that_is_shown() {
        let judge = |of| Thresholds::default().judge(figures(Direction::Rising, of).achievement());
        assert_eq!(judge(["0", "100", "80"]), Judgement::OnTrack);
        assert_eq!(judge(["0", "100", "79.96"]), Judgement::OnTrack);
        assert_eq!(judge(["0", "100", "79.94"]), Judgement::Slow);
        assert_eq!(judge(["0", "100", "60"]), Judgement::Slow);
        assert_eq!(judge(["0", "100", "59.9"]), Judgement::Behind);
        assert_eq!(judge(["0", "100", "-5"]), Judgement::Behind);
        assert_eq!(judge(["0", "100", ""]), Judgement::NoData);
        assert_eq!(judge(["0", "0", "5"]), Judgement::Undefined);
    }

    #[test]
    fn figures_are_read_as_people_type_them() {
        for (typed, plain) in [
            ("１，２３４．５", "1234.5"),
            ("61.5 %", "61.5"),
            ("△3", "-3"),
            ("−0.5", "-0.5"),
            ("12,000", "12000"),
        ] {
            assert_eq!(
                Decimal::typed(typed)
                    .map(|figure| figure.to_string())
                    .as_deref(),
                Some(plain),
                "{typed}"
            );
        }
        for typed in ["", "約30", "1/3", "3 a"] {
            assert_eq!(Decimal::typed(typed), None, "{typed}");
        }
    }
}
