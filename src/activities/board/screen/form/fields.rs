//! The words of the board's forms: what each is for, its lines, and what a choice stands for.

use serde::{Deserialize, Serialize};

use crate::activities::board::rules::{Agreement, Course, Judgement, Pull, Starter};
use crate::domain::{
    ActionState, Consent, ControlLevel, Direction, IndicatorClass, ItemId, ParticipantId,
};

/// What a form is for; drafts name it so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum FormPurpose {
    /// A new finding.
    NewFinding,
    /// Change a finding.
    Finding(ItemId),
    /// A factor of a finding.
    Factor(ItemId),
    /// What the organisation says to an action.
    Consent(ItemId),
    /// The response to a finding.
    Response(ItemId),
    /// The judgement of a finding.
    Ruling(ItemId),
    /// A new action, of a finding if one is named.
    NewAction(Option<ItemId>),
    /// Change an action.
    Action(ItemId),
    /// The words that a state needs.
    Words(ItemId, ActionState),
    /// Why an action does not move, and the state that was about to be set.
    Obstacle(ItemId, Option<ActionState>),
    /// What an action reached.
    Actual(ItemId),
    /// A new programme.
    NewProgramme,
    /// Change a programme.
    Programme(ItemId),
    /// A new indicator of a programme.
    NewIndicator(ItemId),
    /// Change an indicator.
    Indicator(ItemId),
    /// The thresholds.
    Thresholds,
}

/// The lines of all forms of the board. One enum for all: a programme, say, is chosen in the same
/// way wherever it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoardField {
    FindingText,
    /// The programme that a finding or an action belongs to.
    Programme,
    /// The indicator: one of those known for a finding, words for an action.
    Indicator,
    Basis,
    RaisedBy,
    Pull,
    Factor,
    FactorWords,
    Course,
    Agreement,
    Answer,
    Judgement,
    RulingReason,
    What,
    Organisation,
    Post,
    Consent,
    Due,
    DueYear,
    ForWhom,
    Partners,
    /// The target of an action, in words.
    Goal,
    FirstStep,
    Resources,
    Level,
    /// The words that a state needs.
    Words,
    Obstacle,
    /// What an action reached, in words; of an indicator, as a figure.
    Actual,
    /// The name of a programme or an indicator.
    Name,
    Purpose,
    TargetGroup,
    Class,
    Unit,
    Direction,
    Baseline,
    BaselineYear,
    Year,
    Target,
    NextTarget,
    DataSource,
    OnTrackFrom,
    SlowFrom,
}

/// What a choice stands for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Pick {
    /// Nothing chosen.
    None,
    /// A programme or an indicator.
    Item(ItemId),
    /// Somebody.
    Person(ParticipantId),
    /// A viewpoint.
    Class(IndicatorClass),
    /// Which way is better.
    Direction(Direction),
    /// Which way a factor pulls.
    Pull(Pull),
    /// A factor of the list.
    Starter(Starter),
    /// 方向性.
    Course(Course),
    /// 同意.
    Agreement(Agreement),
    /// 判定; none for the computed one.
    Judgement(Option<Judgement>),
    /// How high it has to go.
    Level(ControlLevel),
    /// What the organisation said.
    Consent(Consent),
    /// A part of a year: the quarter (0 for the whole).
    Quarter(u8),
    /// By a meeting.
    Meeting(u8),
}
