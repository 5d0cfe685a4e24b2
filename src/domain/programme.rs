//! Programmes (事業) and their indicators (指標): what is evaluated, year after year.

use crate::id;
use serde::{Deserialize, Serialize};

use super::{Decimal, ItemId, MessageId, said};

/// The four viewpoints of evaluation (標準的な健診・保健指導プログラム 令和6年度版, 厚生労働省).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum IndicatorClass {
    /// 構造（ストラクチャー）: people, budget, facilities, how organisations are tied together.
    Structure,
    /// プロセス（過程）.
    Process,
    /// アウトプット（事業実施量）: the share examined (実施率) belongs here.
    Output,
    /// アウトカム（結果・効果）.
    Outcome,
}

impl IndicatorClass {
    /// All of them, in the field's order.
    pub(crate) const ALL: [IndicatorClass; 4] = [
        IndicatorClass::Structure,
        IndicatorClass::Process,
        IndicatorClass::Output,
        IndicatorClass::Outcome,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            IndicatorClass::Structure => id!("class-structure"),
            IndicatorClass::Process => id!("class-process"),
            IndicatorClass::Output => id!("class-output"),
            IndicatorClass::Outcome => id!("class-outcome"),
        }
    }
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Higher is better (実施率).
    Rising,
    /// Lower is better (喫煙率).
    Falling,
}

impl Direction {
    /// Both.
    pub(crate) const ALL: [Direction; 2] = [Direction::Rising, Direction::Falling];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Direction::Rising => id!("field-rising"),
            Direction::Falling => id!("field-falling"),
        }
    }
}

/// A figure of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Measurement {
    /// 年度 by the year in which it begins.
    pub year: i32,
    /// The figure, in the indicator's unit.
    pub value: Decimal,
}

/// What is aimed at.
pub(crate) type Target = Measurement;

/// One indicator of a programme.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Indicator {
    /// Its id; stays the same in later sessions.
    pub id: ItemId,
    /// 指標名.
    pub name: String,
    /// Its viewpoint; none as long as nobody said.
    #[serde(default, with = "said", skip_serializing_if = "Option::is_none")]
    pub(crate) class: Option<IndicatorClass>,
    /// Unit (%, 回, 人).
    pub(crate) unit: String,
    /// Which way is better; none as long as nobody said.
    #[serde(default, with = "said", skip_serializing_if = "Option::is_none")]
    pub(crate) direction: Option<Direction>,
    /// 基準値.
    pub(crate) baseline: Option<Measurement>,
    /// Targets, by year, ascending: this year's and next year's among them.
    pub(crate) targets: Vec<Target>,
    /// Actual figures, by year, ascending.
    pub(crate) actuals: Vec<Measurement>,
    /// データ元: where the figures come from.
    pub(crate) source: String,
}

/// One programme.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Programme {
    /// Its id; stays the same in later sessions.
    pub id: ItemId,
    /// 事業名.
    pub name: String,
    /// 目的.
    pub(crate) purpose: String,
    /// 対象.
    pub(crate) target_group: String,
    /// 連携機関.
    pub(crate) partners: String,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
}
