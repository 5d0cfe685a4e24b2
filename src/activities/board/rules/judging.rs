//! 判定: one judgement by direction, for every place that tells one.
//!
//! A target reached is 達成; short of it, what counts is the way from the baseline: better is 改善,
//! the same 不変, worse 悪化. 順調, やや遅れ and 遅れ only say how far an improvement has come, 算定不可 and
//! データなし only why there is nothing to judge by.

use crate::id;
use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::achievement::{Achievement, Figures};
use crate::domain::{Decimal, Direction, Message, MessageId};

/// 判定.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judgement {
    /// 達成: the target is reached.
    Achieved,
    /// 改善: better than the baseline, short of the target.
    Improved,
    /// 不変: as the baseline.
    Unchanged,
    /// 悪化: worse than the baseline.
    Worsened,
    /// 評価困難: the figures do not say.
    Undecided,
}

impl Judgement {
    /// All of them, in the order in which a key goes through them.
    pub(crate) const ALL: [Judgement; 5] = [
        Judgement::Achieved,
        Judgement::Improved,
        Judgement::Unchanged,
        Judgement::Worsened,
        Judgement::Undecided,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Judgement::Achieved => id!("board-achieved"),
            Judgement::Improved => id!("board-improved"),
            Judgement::Unchanged => id!("board-unchanged"),
            Judgement::Worsened => id!("board-worsened"),
            Judgement::Undecided => id!("board-undecided"),
        }
    }

    /// The message that names it with its sign, for documents; a screen draws signs of its own.
    const fn marked(self) -> MessageId {
        match self {
            Judgement::Achieved => id!("board-marked-achieved"),
            Judgement::Improved => id!("board-marked-improved"),
            Judgement::Unchanged => id!("board-marked-unchanged"),
            Judgement::Worsened => id!("board-marked-worsened"),
            Judgement::Undecided => id!("board-undecided"),
        }
    }
}

/// How far an improvement has come, or why there is nothing to judge by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shade {
    /// 順調.
    OnTrack,
    /// やや遅れ.
    Slow,
    /// 遅れ.
    Behind,
    /// データなし.
    NoData,
    /// 算定不可.
    Undefined,
}

impl Shade {
    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Shade::OnTrack => id!("board-on-track"),
            Shade::Slow => id!("board-slow"),
            Shade::Behind => id!("board-behind"),
            Shade::NoData => id!("board-no-data"),
            Shade::Undefined => id!("board-undefined"),
        }
    }
}

/// A judgement, and what is said with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// The judgement.
    pub(crate) judgement: Judgement,
    /// How far, or why; none for what needs no more words.
    pub(crate) shade: Option<Shade>,
}

impl Verdict {
    /// This judgement and nothing more.
    pub(crate) const fn plain(judgement: Judgement) -> Self {
        Self {
            judgement,
            shade: None,
        }
    }

    const fn with(judgement: Judgement, shade: Shade) -> Self {
        Self {
            judgement,
            shade: Some(shade),
        }
    }

    /// In words, for a screen: 改善（やや遅れ）.
    pub(crate) fn in_words(self) -> Message {
        self.shaded(Message::new(self.judgement.label()))
    }

    /// In words with its sign, for documents: 改善 ○（やや遅れ）.
    pub(crate) fn marked(self) -> Message {
        self.shaded(Message::new(self.judgement.marked()))
    }

    fn shaded(self, name: Message) -> Message {
        match self.shade {
            Some(shade) => Message::new(id!("board-state-with-words"))
                .with("state", name)
                .with("words", Message::new(shade.label())),
            None => name,
        }
    }
}

/// A judgement of a person, as it stands in the file. The last five are the words of 0.1.0; nobody
/// chooses them any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RuledJudgement {
    /// 達成.
    Achieved,
    /// 改善.
    Improved,
    /// 不変.
    Unchanged,
    /// 悪化.
    Worsened,
    /// 評価困難.
    Undecided,
    /// 順調.
    OnTrack,
    /// やや遅れ.
    Slow,
    /// 遅れ.
    Behind,
    /// データなし.
    NoData,
    /// 算定不可.
    Undefined,
}

impl From<Judgement> for RuledJudgement {
    fn from(judgement: Judgement) -> Self {
        match judgement {
            Judgement::Achieved => RuledJudgement::Achieved,
            Judgement::Improved => RuledJudgement::Improved,
            Judgement::Unchanged => RuledJudgement::Unchanged,
            Judgement::Worsened => RuledJudgement::Worsened,
            Judgement::Undecided => RuledJudgement::Undecided,
        }
    }
}

impl RuledJudgement {
    /// What it comes to in the words of today.
    pub(crate) const fn verdict(self) -> Verdict {
        match self {
            RuledJudgement::Achieved => Verdict::plain(Judgement::Achieved),
            RuledJudgement::Improved => Verdict::plain(Judgement::Improved),
            RuledJudgement::Unchanged => Verdict::plain(Judgement::Unchanged),
            RuledJudgement::Worsened => Verdict::plain(Judgement::Worsened),
            RuledJudgement::Undecided => Verdict::plain(Judgement::Undecided),
            RuledJudgement::OnTrack => Verdict::with(Judgement::Improved, Shade::OnTrack),
            RuledJudgement::Slow => Verdict::with(Judgement::Improved, Shade::Slow),
            RuledJudgement::Behind => Verdict::with(Judgement::Improved, Shade::Behind),
            RuledJudgement::NoData => Verdict::with(Judgement::Undecided, Shade::NoData),
            RuledJudgement::Undefined => Verdict::with(Judgement::Undecided, Shade::Undefined),
        }
    }

    /// The word that was chosen: what a record says, it goes on saying.
    pub(crate) fn label(self) -> MessageId {
        let verdict = self.verdict();
        verdict
            .shade
            .map_or(verdict.judgement.label(), Shade::label)
    }
}

/// From how many percent on an improvement is graded so.
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
    /// How far an improvement has come. It grades the figure that the room sees, so that nobody
    /// reads "80.0 %" beside "slow".
    fn grade(self, achievement: Achievement) -> Option<Shade> {
        let Achievement::Percent(percent) = achievement else {
            return None;
        };
        let from = |threshold: u16| percent >= Decimal::whole(i64::from(threshold));
        Some(if from(self.on_track) {
            Shade::OnTrack
        } else if from(self.slow) {
            Shade::Slow
        } else {
            Shade::Behind
        })
    }
}

impl Figures {
    /// The judgement, by direction.
    ///
    /// A target reached is reached wherever it lies: at the baseline, on the worse side of it, or
    /// without one. Without a target a baseline alone tells better from worse.
    pub(crate) fn judge(&self, thresholds: Thresholds) -> Verdict {
        let undefined = Verdict::with(Judgement::Undecided, Shade::Undefined);
        let Some(actual) = self.actual else {
            return Verdict::with(Judgement::Undecided, Shade::NoData);
        };
        let Some(direction) = self.direction else {
            return undefined;
        };
        let beside = |other: Decimal| match direction {
            Direction::Rising => actual.cmp(&other),
            Direction::Falling => other.cmp(&actual),
        };
        if self.target.is_some_and(|target| beside(target).is_ge()) {
            return Verdict::plain(Judgement::Achieved);
        }
        match self.baseline.map(beside) {
            None => undefined,
            Some(Ordering::Equal) => Verdict::plain(Judgement::Unchanged),
            Some(Ordering::Less) => Verdict::plain(Judgement::Worsened),
            Some(Ordering::Greater) => Verdict {
                judgement: Judgement::Improved,
                shade: thresholds.grade(self.achievement()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::property;

    fn figures(direction: Direction, [baseline, target, actual]: [&str; 3]) -> Figures {
        Figures {
            direction: Some(direction),
            baseline: Decimal::typed(baseline),
            target: Decimal::typed(target),
            actual: Decimal::typed(actual),
        }
    }

    fn judged(direction: Direction, of: [&str; 3]) -> Verdict {
        figures(direction, of).judge(Thresholds::default())
    }

    #[test]
    fn a_target_reached_is_reached_wherever_it_lies() {
        for of in [
            ["40", "60", "60"],
            ["40", "60", "75"],
            ["50", "50", "50"],
            ["50", "50", "60"],
            ["", "50", "50"],
            ["0", "3", "3"],
            ["40", "30", "35"],
        ] {
            let verdict = judged(Direction::Rising, of);
            assert_eq!(verdict, Verdict::plain(Judgement::Achieved), "{of:?}");
        }
        let falling = judged(Direction::Falling, ["", "25", "24.9"]);
        assert_eq!(falling, Verdict::plain(Judgement::Achieved));
    }

    #[test]
    fn short_of_the_target_the_way_from_the_baseline_judges() {
        let plain = Verdict::plain;
        assert_eq!(
            judged(Direction::Rising, ["40", "60", "40.0"]),
            plain(Judgement::Unchanged)
        );
        assert_eq!(
            judged(Direction::Rising, ["0", "3", "0"]),
            plain(Judgement::Unchanged),
            "a baseline of zero is a number"
        );
        assert_eq!(
            judged(Direction::Rising, ["40", "60", "39.9"]),
            plain(Judgement::Worsened)
        );
        assert_eq!(
            judged(Direction::Rising, ["50", "50", "49"]),
            plain(Judgement::Worsened),
            "also where the target is the baseline"
        );
        assert_eq!(
            judged(Direction::Falling, ["30", "25", "31"]),
            plain(Judgement::Worsened)
        );
        assert_eq!(
            judged(Direction::Rising, ["40", "", "50"]),
            plain(Judgement::Improved),
            "without a target there is nothing to grade by"
        );
    }

    #[test]
    fn only_an_improvement_is_graded_and_by_the_figure_that_is_shown() {
        let grade = |of| judged(Direction::Rising, of).shade;
        assert_eq!(grade(["0", "100", "80"]), Some(Shade::OnTrack));
        assert_eq!(grade(["0", "100", "79.96"]), Some(Shade::OnTrack));
        assert_eq!(grade(["0", "100", "79.94"]), Some(Shade::Slow));
        assert_eq!(grade(["0", "100", "60"]), Some(Shade::Slow));
        assert_eq!(grade(["0", "100", "59.9"]), Some(Shade::Behind));
        for of in [["0", "100", "-5"], ["0", "100", "0"], ["0", "100", "100"]] {
            assert_eq!(grade(of), None, "{of:?}");
        }
    }

    #[test]
    fn what_the_figures_do_not_say_is_told_with_its_reason() {
        let undecided = |shade| Verdict::with(Judgement::Undecided, shade);
        assert_eq!(
            judged(Direction::Rising, ["40", "60", ""]),
            undecided(Shade::NoData)
        );
        for of in [["", "12", "9"], ["", "", "9"]] {
            assert_eq!(
                judged(Direction::Rising, of),
                undecided(Shade::Undefined),
                "{of:?}"
            );
        }
        let unsaid = Figures {
            direction: None,
            ..figures(Direction::Rising, ["40", "60", "60"])
        };
        assert_eq!(
            unsaid.judge(Thresholds::default()),
            undecided(Shade::Undefined),
            "nobody said which way is better"
        );
    }

    #[test]
    fn the_words_of_earlier_records_are_kept_and_come_to_a_judgement_of_today() {
        for (stored, word, judgement) in [
            ("OnTrack", "board-on-track", Judgement::Improved),
            ("Slow", "board-slow", Judgement::Improved),
            ("Behind", "board-behind", Judgement::Improved),
            ("NoData", "board-no-data", Judgement::Undecided),
            ("Undefined", "board-undefined", Judgement::Undecided),
            ("Worsened", "board-worsened", Judgement::Worsened),
        ] {
            let ruled: RuledJudgement = ron::from_str(stored).unwrap();
            assert_eq!(ruled.label().name(), word);
            assert_eq!(ruled.verdict().judgement, judgement, "{stored}");
        }
        for judgement in Judgement::ALL {
            let verdict = RuledJudgement::from(judgement).verdict();
            assert_eq!(verdict, Verdict::plain(judgement));
        }
    }

    fn number() -> impl Strategy<Value = Option<Decimal>> {
        let decimal = (-300_i64..300, 0_u8..3).prop_map(|(units, scale)| Decimal { units, scale });
        prop::option::weighted(0.9, decimal)
    }

    fn turned(number: Option<Decimal>) -> Option<Decimal> {
        number.map(|number| Decimal {
            units: -number.units,
            ..number
        })
    }

    proptest! {
        #![proptest_config(property(512))]

        #[test]
        fn both_directions_mirror_each_other_and_better_figures_never_judge_worse(
            baseline in number(), target in number(), actual in number(), by in 0_i64..200,
        ) {
            let rising = Figures { direction: Some(Direction::Rising), baseline, target, actual };
            let falling = Figures {
                direction: Some(Direction::Falling),
                baseline: turned(baseline),
                target: turned(target),
                actual: turned(actual),
            };
            let thresholds = Thresholds::default();
            prop_assert_eq!(rising.judge(thresholds), falling.judge(thresholds));
            if let Some(actual) = actual.filter(|_| baseline.is_some()) {
                let units = actual.units + by;
                let better = Figures { actual: Some(Decimal { units, ..actual }), ..rising };
                prop_assert!(better.judge(thresholds).judgement <= rising.judge(thresholds).judgement);
            }
        }

        #[test]
        fn the_judgement_is_what_a_count_in_hundredths_says(
            baseline in number(), target in number(), actual in number(), rising in any::<bool>(),
        ) {
            let direction = if rising { Direction::Rising } else { Direction::Falling };
            let figures = Figures { direction: Some(direction), baseline, target, actual };
            let verdict = figures.judge(Thresholds::default());
            let sign = if rising { 1 } else { -1 };
            let hundredths = |number: Option<Decimal>| number.and_then(|number| number.units_at(2)).map(|n| n * sign);
            let (from, to, now) = (hundredths(baseline), hundredths(target), hundredths(actual));
            let expected = match (from, to, now) {
                (_, _, None) => Judgement::Undecided,
                (_, Some(to), Some(now)) if now >= to => Judgement::Achieved,
                (None, _, _) => Judgement::Undecided,
                (Some(from), _, Some(now)) if now > from => Judgement::Improved,
                (Some(from), _, Some(now)) if now < from => Judgement::Worsened,
                _ => Judgement::Unchanged,
            };
            prop_assert_eq!(verdict.judgement, expected);
            // A grade is of an improvement towards a target, a reason of what cannot be judged.
            let graded = matches!(verdict.shade, Some(Shade::OnTrack | Shade::Slow | Shade::Behind));
            prop_assert_eq!(graded, expected == Judgement::Improved && to.is_some());
            let excused = matches!(verdict.shade, Some(Shade::NoData | Shade::Undefined));
            prop_assert_eq!(excused, expected == Judgement::Undecided);
            if let (true, Some(from), Some(to), Some(now)) = (graded, from, to, now) {
                let promille = (now - from) * 1000 * 2 / (to - from);
                let tenth = (promille + 1) / 2;
                let by_hand = if tenth >= 800 { Shade::OnTrack } else if tenth >= 600 { Shade::Slow } else { Shade::Behind };
                prop_assert_eq!(verdict.shade, Some(by_hand));
            }
        }
    }
}
