//! What the screen's state is made of: what can lie open, what is on the screen, what waits for a
//! command. Only words; what happens with them is in the files beside.

use crate::activities::brainwriting::rules::{
    CellRef, Command, ConvergenceStep, Criterion, InputMode, Pass, PlanField, SeatNo, VotesFate,
};
use crate::domain::{DecisionKind, ItemId, ParticipantId};
use crate::input::{Drafts, Form, Picker};

/// What lies open over the phase's own view.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum OpenPanel {
    /// Nothing.
    #[default]
    None,
    /// A form: 事前提出, a reason, a 表札, the wording of a decision.
    Entry(Entry),
    /// A list of people over another panel.
    Picking(PeoplePicker),
    /// Who is still writing.
    Waiting,
    /// The card for newcomers.
    Card,
    /// Who hands which sheet to whom.
    HandOver,
    /// The sheets.
    Sheets,
    /// Transcribing a sheet.
    Typing,
}

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScreenView {
    /// The form before the start.
    Form,
    /// 事前提出.
    Beforehand,
    /// The room while a round runs; with the curtain where somebody types in turn.
    Room,
    /// A turn at the keyboard.
    Turn,
    /// Who is still writing.
    Waiting,
    /// Why this seat's row is left out.
    Reason(SeatNo),
    /// The card for newcomers.
    Card,
    /// Who hands which sheet to whom in the running round.
    HandOver,
    /// The sheets.
    Sheets,
    /// Transcribing a sheet.
    Typing,
    /// All rounds are over, nothing is revealed.
    Written,
    /// 一巡.
    Browsing,
    /// A vote goes on.
    Voting(ConvergenceStep),
    /// A vote was counted.
    Counted(ConvergenceStep),
    /// KJ法.
    Grouping,
    /// Typing a 表札.
    Naming,
    /// 決定.
    Deciding,
    /// Wording a decision.
    Wording,
    /// Picking somebody.
    Picking,
    /// A question about votes lies over the phase's own view: their fate, raised hands, marks.
    Asked,
    /// The summary.
    Done,
}

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PlanLine {
    /// The question.
    Question,
    /// A value of the plan.
    Field(PlanField),
    /// How somebody writes.
    Person(ParticipantId),
}

/// What a line of choices of the form before the start stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PlanValue {
    /// How sheets are passed on.
    Pass(Pass),
    /// Is there a second lap?
    SecondLap(bool),
    /// How somebody writes.
    Input(InputMode),
}

/// The form before the start.
pub(crate) type PlanForm = Form<PlanLine, PlanValue>;

/// The lines of the forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryKey {
    /// Whose the idea handed in beforehand is.
    Author,
    /// The idea handed in beforehand.
    Idea,
    /// Why a row is left out.
    Reason,
    /// A 表札.
    Label,
    /// What sort of decision it is.
    Kind,
    /// The wording of a decision.
    Wording,
    /// What becomes of votes.
    Votes,
    /// How many raised their hands.
    Hands,
    /// How many raised their hands for this mark.
    Mark(u8),
    /// The median of the room.
    Median,
}

/// What a line of choices stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryValue {
    /// Somebody, or nobody.
    Author(Option<ParticipantId>),
    /// A sort of decision; nothing until somebody chooses.
    Kind(Option<DecisionKind>),
    /// What becomes of votes; nothing until somebody chooses.
    Votes(Option<VotesFate>),
}

/// A 表札 being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Naming {
    /// The bundle that gets another one; `None` for a new bundle.
    pub(crate) bundle: Option<ItemId>,
    /// The ideas of a new bundle, or the bundles of one of the second level.
    pub(crate) members: Vec<ItemId>,
    /// Are they bundles?
    pub(crate) of_bundles: bool,
}

/// A change that waits for a word on the votes that it touches.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Regrouping {
    /// The change.
    pub(crate) changes: Vec<Command>,
    /// What was open when it was refused.
    pub(crate) under: OpenPanel,
}

/// What a form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum EntryPurpose {
    /// 事前提出.
    Beforehand,
    /// Why this seat's row is left out.
    Reason(SeatNo),
    /// A 表札.
    Naming(Naming),
    /// The wording of a decision.
    Wording,
    /// What becomes of the votes on what changes.
    Votes,
    /// How many raised their hands or voted on paper.
    Hands,
    /// How the room judges an option by a criterion.
    Rating(Criterion, ItemId),
}

/// The lines of a form.
pub(crate) type EntryForm = Form<EntryKey, EntryValue>;

/// The forms that were closed with something typed in them.
pub(crate) type EntryDrafts = Drafts<EntryPurpose, EntryKey, EntryValue>;

/// An open form.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// What it is for.
    pub(crate) purpose: EntryPurpose,
    /// Its lines.
    pub(crate) form: EntryForm,
}

/// A list of people over the panel that it was opened from, which comes back.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PeoplePicker {
    /// Nobody, then the people.
    pub(crate) picker: Picker<Option<ParticipantId>>,
    /// What it lies over.
    pub(crate) under: Box<OpenPanel>,
}

/// What to do once the command just given is accepted; forgotten when it is refused, so that drafts
/// stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    /// Go to this cell.
    Go(CellRef),
    /// Stay where we are.
    Stay,
    /// Back to the list of sheets.
    Choose,
    /// Close the curtain.
    Cover,
    /// The turn is over.
    Left,
    /// The first round runs.
    Begun,
    /// The next round runs, or the next step.
    Advanced,
    /// The idea handed in beforehand is in.
    IdeaIn,
    /// A seat was skipped.
    Skipped,
    /// A 表札 is in.
    Named,
    /// What was marked is where it belongs.
    Unmark,
    /// A decision is in.
    Decided,
    /// The question about votes is answered.
    Answered,
}
