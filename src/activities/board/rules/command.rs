//! What somebody wants of a board.

use super::event::{ActionChange, IndicatorChange, ProgrammeChange};
use super::judging::{Judgement, Thresholds};
use super::state::{Factor, FindingAnswer};
use crate::domain::{ActionState, Consent, ControlLevel, ItemId, ParticipantId};

/// What a finding comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingSource {
    /// Somebody said it.
    Talk,
    /// An item of another chapter: a pinned figure, an idea, a bundle, a decision.
    Item(ItemId),
    /// An indicator, with the figures of this year; the words may be empty.
    Indicator(ItemId, i32),
}

/// A field of a finding that shall be another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingEdit {
    /// Its words.
    Text(String),
    /// 事業.
    Programme(Option<ItemId>),
    /// 指標, and the year whose figures count.
    Indicator(Option<ItemId>, i32),
    /// 根拠 in words.
    Basis(String),
    /// Who raised it.
    By(Option<ParticipantId>),
}

/// An order to the board.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Evaluate a programme with these fields.
    AddProgramme(Vec<ProgrammeChange>),
    /// Change fields of a programme.
    ChangeProgramme(ItemId, Vec<ProgrammeChange>),
    /// Take a programme out.
    RemoveProgramme(ItemId),
    /// Give a programme an indicator with these fields.
    AddIndicator(ItemId, Vec<IndicatorChange>),
    /// Change fields of an indicator.
    ChangeIndicator(ItemId, Vec<IndicatorChange>),
    /// Take an indicator out.
    RemoveIndicator(ItemId),
    /// Set which year is evaluated (none for that of the session) and from where on an improvement
    /// is graded how.
    SetEvaluation(Option<i32>, Thresholds),
    /// Record a finding; without words it says what its source says.
    RecordFinding(FindingSource, String, Vec<FindingEdit>),
    /// Change fields of a finding.
    ChangeFinding(ItemId, Vec<FindingEdit>),
    /// Take a finding off the board.
    RemoveFinding(ItemId),
    /// Judge otherwise than the figures.
    Rule(ItemId, Judgement, String),
    /// Let the figures judge again.
    LiftRuling(ItemId),
    /// Add factors.
    AddFactors(ItemId, Vec<Factor>),
    /// Take a factor away.
    RemoveFactor(ItemId, Factor),
    /// Answer a finding.
    Respond(ItemId, FindingAnswer),
    /// Take the answer back.
    WithdrawResponse(ItemId),
    /// Make an action with these fields, of a finding or an item if one is named, and with what the
    /// organisation said, if it said anything.
    MakeAction(Option<ItemId>, Vec<ActionChange>, Option<Consent>),
    /// Change fields of an action.
    ChangeAction(ItemId, Vec<ActionChange>),
    /// Note what the organisation said.
    NoteConsent(ItemId, Consent),
    /// Move an action to another state; answers homework.
    MoveAction(ItemId, ActionState),
    /// Tell why an action does not move; with it, how high it has to go from now on and where it
    /// stands, where somebody said so in the same breath.
    TellObstacle(ItemId, String, Option<ControlLevel>, Option<ActionState>),
    /// Take an action of this session off the board.
    RemoveAction(ItemId),
}
