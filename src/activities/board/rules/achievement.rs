//! 達成率: how far an indicator came from its baseline towards its target, exactly, and where that
//! means nothing.

use crate::domain::{Decimal, Direction, Indicator, Measurement, MessageId};
use crate::id;

/// The highest 達成率 that is told as a figure, in percent.
const MOST_TOLD: i64 = 200;

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

impl Achievement {
    /// The figure that is told: from 0 to 200 %. Beyond, it says no more than the judgement beside it
    /// and reads like a slip (−554 %, 5,257 %).
    pub(crate) fn told(self) -> Option<Decimal> {
        match self {
            Achievement::Percent(percent) => Some(percent)
                .filter(|percent| (Decimal::ZERO..=Decimal::whole(MOST_TOLD)).contains(percent)),
            Achievement::Undefined(_) | Achievement::NoData => None,
        }
    }
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
    /// Nobody said which way is better.
    NoDirection,
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
            Why::NoDirection => id!("board-why-no-direction"),
            Why::TooLarge => id!("board-why-too-large"),
        }
    }
}

/// What is known of an indicator for one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figures {
    /// Which way is better; none as long as nobody said.
    pub(crate) direction: Option<Direction>,
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
        let Some(direction) = self.direction else {
            return Achievement::Undefined(Why::NoDirection);
        };
        match self.baseline {
            None => Achievement::Undefined(Why::NoBaseline),
            Some(baseline) if baseline == target => Achievement::Undefined(Why::NoWay),
            Some(baseline) if (target > baseline) != (direction == Direction::Rising) => {
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
            direction: Some(direction),
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
    fn a_figure_far_beyond_the_way_is_not_told() {
        let shown = |of| {
            let told = figures(Direction::Rising, of).achievement().told();
            told.map(|percent| percent.to_string())
        };
        assert_eq!(shown(["0", "100", "200"]).as_deref(), Some("200.0"));
        assert_eq!(shown(["0", "100", "0"]).as_deref(), Some("0.0"));
        for of in [
            ["0", "100", "200.1"],
            ["0", "100", "-0.1"],
            ["40", "47", "408"],
            ["40", "60", ""],
            ["40", "40", "50"],
        ] {
            assert_eq!(shown(of), None, "{of:?}");
        }
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
}
