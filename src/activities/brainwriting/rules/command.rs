//! What somebody may want of a brainwriting.

use super::ballots::{Criterion, RoomRating, Voter};
use super::numbers::{RoundNo, SeatNo, SheetNo};
use super::plan::{InputMode, PlanChoice, WritingPlan};
use super::state::IdeaLineage;
use super::steps::ConvergenceStep;
use crate::domain::{DecisionKind, ItemId, MessageId, ParticipantId};
use crate::id;

/// What becomes of votes on an option that changes or goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum VotesFate {
    /// They stay, and what is taken in by another option counts for that one.
    Keep,
    /// They are not counted any more.
    Drop,
}

impl VotesFate {
    /// Both, as they are offered.
    pub(crate) const ALL: [VotesFate; 2] = [VotesFate::Keep, VotesFate::Drop];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            VotesFate::Keep => id!("bw-votes-keep"),
            VotesFate::Drop => id!("bw-votes-drop"),
        }
    }
}

/// An order to a brainwriting.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Choose one value of the plan, or let it follow the room again; before the start.
    Choose(PlanChoice),
    /// Choose the whole plan at once, as a scenario does that leaves nothing to the room.
    Prepare(WritingPlan),
    /// Choose how somebody writes; before the start or later.
    SetInput(ParticipantId, InputMode),
    /// Let how somebody writes follow the room again; before the start.
    ReleaseInput(ParticipantId),
    /// 事前提出: put an idea that was handed in beforehand on row 0.
    Contribute {
        /// Whose it is.
        by: Option<ParticipantId>,
        /// Its text.
        text: String,
        /// 代筆: who types it.
        typed_by: Option<ParticipantId>,
    },
    /// Take the seats with those who are here, and open the first round.
    Begin,
    /// 無記名: deal the sheets of the round in secret. Never typed by a person; see
    /// `Activity::pending`.
    Deal,
    /// Take over the session's level of anonymity. Never typed by a person; see
    /// `Activity::pending`.
    NoteLevel,
    /// Write, correct or (with an empty text) clear one cell.
    WriteCell {
        /// The sheet.
        sheet: SheetNo,
        /// The row.
        round: RoundNo,
        /// The cell, from 0.
        cell: u8,
        /// The text.
        text: String,
        /// 代筆: who types it, when it is not the writer.
        typed_by: Option<ParticipantId>,
        /// What it builds on.
        lineage: IdeaLineage,
    },
    /// Write a whole row at once (transcribing paper); empty texts leave their cell as it is.
    WriteRow {
        /// The sheet.
        sheet: SheetNo,
        /// The row.
        round: RoundNo,
        /// One text for each cell, from the first.
        texts: Vec<String>,
        /// 代筆: who types it, when it is not the writer.
        typed_by: Option<ParticipantId>,
    },
    /// Clear one cell.
    EraseCell {
        /// The sheet.
        sheet: SheetNo,
        /// The row.
        round: RoundNo,
        /// The cell, from 0.
        cell: u8,
    },
    /// Open the curtain for this seat's turn on the keyboard.
    OpenTurn(SeatNo),
    /// This writer is done with the row (on paper: a raised hand).
    FinishRow(SeatNo),
    /// This writer goes on after all.
    ResumeRow(SeatNo),
    /// スキップ: do not wait for this writer in this round.
    SkipSeat(SeatNo, String),
    /// スキップ: this row of an earlier round stays empty.
    SkipRow(SheetNo, RoundNo, String),
    /// Open a row of an earlier round that is done with, to type what stands on paper after all.
    ReopenRow(SheetNo, RoundNo),
    /// Lead on: next round, reveal, count, next step, finish. `confirmed` is the second press, see
    /// `State::advance_needs_confirmation`.
    Advance {
        /// Is this the second press?
        confirmed: bool,
    },
    /// One minute more.
    AddMinute,
    /// Stop the clock.
    Pause,
    /// Let the clock run.
    Resume,
    /// End the round's time now.
    EndNow,
    /// Open a sheet while it is being written.
    OpenSheet(SheetNo),
    /// Agree on one round more.
    AddRound,
    /// Stop writing and reveal all sheets, whatever round it is.
    Reveal,
    /// Note that these ideas were on the screen.
    MarkShown(Vec<ItemId>),
    /// Go to a step of convergence, forward or back.
    EnterStep(ConvergenceStep),
    /// Leave the present step out and go to the next.
    SkipStep,
    /// Go back to the step before.
    GoBack,
    /// ☆ for an idea: 1 gives, 0 takes back; for the room the number of raised hands.
    Star(Voter, ItemId, u16),
    /// The one favourite; for the room the number of raised hands. 0 takes it back.
    Favour(Voter, ItemId, u16),
    /// 表札: gather ideas under a new sentence.
    MakeBundle(String, Vec<ItemId>),
    /// Put ideas into a bundle.
    Gather(ItemId, Vec<ItemId>),
    /// Take an idea out of its bundle.
    Ungather(ItemId),
    /// Give a bundle another 表札.
    RenameBundle(ItemId, String),
    /// Let the first bundle take in the second.
    MergeBundles(ItemId, ItemId),
    /// Dissolve a bundle; its ideas are loose again.
    DissolveBundle(ItemId),
    /// 表札 of the second level: gather bundles under a new sentence.
    GatherBundles(String, Vec<ItemId>),
    /// Put bundles under one of the second level, or let them stand by themselves again.
    PlaceBundles(Option<ItemId>, Vec<ItemId>),
    /// Change what can be voted on, all of it as one decision; `votes` says what becomes of votes
    /// on what changes, which is refused without it.
    Regroup {
        /// The changes, one after the other.
        changes: Vec<Command>,
        /// What becomes of votes that they touch.
        votes: Option<VotesFate>,
    },
    /// 一匹狼: let an idea stand by itself, or no longer.
    MarkLone(ItemId, bool),
    /// Choose how many stickers each voter has; `None` follows the number of options.
    ChooseStickers(Option<u8>),
    /// Choose how many stickers one option may take; `None` for as many as a voter has.
    ChooseStickerCap(Option<u8>),
    /// Put this many stickers on an option; 0 takes them back.
    Vote(Voter, ItemId, u16),
    /// Give an option this many points, 0 meaning "not acceptable"; `None` takes the answer back.
    Weigh(Voter, ItemId, Option<u16>),
    /// Judge an option by a criterion, 1 to 5; `None` takes the answer back.
    Rate(Voter, ItemId, Criterion, Option<u16>),
    /// Judge an option by a criterion as a room: hands for each mark, or the median; `None` takes it
    /// back.
    RateAsRoom(Criterion, ItemId, Option<RoomRating>),
    /// Note how many raised their hands or voted on paper in the present vote.
    CountHands(u16),
    /// Go on with the first options of the counted vote, ties included; 0 goes on with all.
    ShortList(u16),
    /// Count the present vote.
    CloseTally,
    /// Vote once more on what was counted; in 無記名 from the beginning.
    ReopenTally,
    /// Decide.
    Decide {
        /// What sort of decision.
        kind: DecisionKind,
        /// The options it is about.
        options: Vec<ItemId>,
        /// Its wording.
        wording: String,
    },
    /// Take a decision back.
    Retract(ItemId),
}

impl Command {
    /// Can it be one of several changes of what is voted on?
    pub(super) const fn is_regrouping(&self) -> bool {
        use Command as C;
        matches!(
            self,
            C::MakeBundle(..)
                | C::Gather(..)
                | C::Ungather(_)
                | C::RenameBundle(..)
                | C::MergeBundles(..)
                | C::DissolveBundle(_)
                | C::GatherBundles(..)
                | C::PlaceBundles(..)
                | C::MarkLone(..)
        )
    }

    /// Is it about seats, sheets and rounds, rather than about convergence? `Advance` is about
    /// both.
    pub(super) const fn is_about_sheets(&self) -> bool {
        use Command as C;
        matches!(
            self,
            C::Choose(_)
                | C::Prepare(_)
                | C::SetInput(..)
                | C::ReleaseInput(_)
                | C::Contribute { .. }
                | C::Begin
                | C::Deal
                | C::NoteLevel
                | C::WriteCell { .. }
                | C::WriteRow { .. }
                | C::EraseCell { .. }
                | C::OpenTurn(_)
                | C::FinishRow(_)
                | C::ResumeRow(_)
                | C::SkipSeat(..)
                | C::SkipRow(..)
                | C::ReopenRow(..)
                | C::AddMinute
                | C::Pause
                | C::Resume
                | C::EndNow
                | C::OpenSheet(_)
                | C::AddRound
                | C::Reveal
        )
    }
}
