//! What happens on a board, as it stands in the file.

use serde::{Deserialize, Serialize};

use super::judging::{RuledJudgement, Thresholds};
use super::state::{Factor, FindingAnswer, Raised};
use crate::domain::{
    Action, ActionState, Consent, ControlLevel, Decimal, Direction, Due, Evidence, Indicator,
    IndicatorClass, ItemId, Measurement, Programme,
};

/// A changed field of a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProgrammeChange {
    /// 事業名.
    Name(String),
    /// 目的.
    Purpose(String),
    /// 対象.
    TargetGroup(String),
    /// 連携機関.
    Partners(String),
}

/// A changed field of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum IndicatorChange {
    /// 指標名.
    Name(String),
    /// 観点.
    Class(IndicatorClass),
    /// Unit.
    Unit(String),
    /// Which way is better.
    Direction(Direction),
    /// 基準値.
    Baseline(Option<Measurement>),
    /// 目標値 of a year; `None` takes it out.
    Target(i32, Option<Decimal>),
    /// 実績値 of a year; `None` takes it out.
    Actual(i32, Option<Decimal>),
    /// データ元.
    Source(String),
}

/// A changed field of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FindingChange {
    /// Its words.
    Text(String),
    /// 事業.
    Programme(Option<ItemId>),
    /// 指標, and the year whose figures count.
    Indicator(Option<ItemId>, i32),
    /// 根拠 in words.
    Basis(String),
    /// Who raised it.
    By(Raised),
}

/// A changed field of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActionChange {
    /// 何を.
    What(String),
    /// 誰のために.
    ForWhom(String),
    /// 責任機関.
    Organisation(String),
    /// 役職.
    Post(String),
    /// 連携機関.
    Partners(String),
    /// 期限.
    Due(Due),
    /// 指標.
    Indicator(String),
    /// 次年度の目標.
    Target(String),
    /// 実績 of last time's action.
    Actual(String),
    /// 資源.
    Resources(String),
    /// How high it has to go.
    Level(ControlLevel),
    /// 最初の一歩.
    FirstStep(String),
    /// 事業.
    Programme(Option<ItemId>),
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// A programme is evaluated here.
    ProgrammeAdded(Box<Programme>),
    /// A field of a programme was changed.
    ProgrammeChanged(ItemId, ProgrammeChange),
    /// A programme was taken out.
    ProgrammeRemoved(ItemId),
    /// A programme got an indicator.
    IndicatorAdded(ItemId, Box<Indicator>),
    /// A field of an indicator was changed.
    IndicatorChanged(ItemId, IndicatorChange),
    /// An indicator was taken out.
    IndicatorRemoved(ItemId),
    /// The thresholds of the judgement were set.
    ThresholdsSet(Thresholds),
    /// Which year is evaluated was said; `None` lets it follow the session again.
    EvaluatedYearSet(Option<i32>),
    /// A finding was recorded.
    FindingRecorded {
        /// Its id.
        id: ItemId,
        /// Its words.
        text: String,
        /// The programme that it is about.
        programme: Option<ItemId>,
        /// The indicator that it is about.
        indicator: Option<ItemId>,
        /// The year whose figures it is about.
        year: i32,
        /// The pinned figure on which it rests.
        evidence: Option<Box<Evidence>>,
        /// The items from which it came.
        from: Vec<ItemId>,
        /// Who raised it.
        by: Raised,
    },
    /// A field of a finding was changed.
    FindingChanged(ItemId, FindingChange),
    /// A finding was taken off the board.
    FindingRemoved(ItemId),
    /// A person judged otherwise than the figures, for a reason.
    JudgementRuled(ItemId, RuledJudgement, String),
    /// The figures judge again.
    RulingLifted(ItemId),
    /// A finding got a factor.
    FactorAdded(ItemId, Factor),
    /// A factor was taken away.
    FactorRemoved(ItemId, Factor),
    /// A finding was answered.
    Responded(ItemId, FindingAnswer),
    /// The answer to a finding was taken back.
    ResponseWithdrawn(ItemId),
    /// An action was put on the board.
    ActionMade(Box<Action>),
    /// A field of an action was changed.
    ActionChanged(ItemId, ActionChange),
    /// The responsible organisation said something to it.
    ConsentNoted(ItemId, Consent),
    /// An action stands elsewhere now; answers homework.
    ActionMoved(ItemId, ActionState),
    /// It was told why an action does not move.
    ObstacleTold(ItemId, String),
    /// An action of this session was taken off the board.
    ActionRemoved(ItemId),
}
