//! What can happen in a brainwriting, as it stands in the file.

use serde::{Deserialize, Serialize};

use super::ballots::{Criterion, Question, RoomRating, Totals, Voter};
use super::numbers::{RoundNo, SeatNo, SheetNo};
use super::plan::{InputMode, PlanChoice, WritingPlan};
use super::state::{IdeaLineage, Seat};
use super::steps::ConvergenceStep;
use crate::domain::{Anonymity, DecisionKind, ItemId, ParticipantId, Timebox};

/// Something that happened in a brainwriting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The whole plan was chosen at once. Version 0.1.0 recorded this for every change of the plan.
    Prepared(WritingPlan),
    /// One value of the plan was chosen, or follows the room again.
    PlanChosen(PlanChoice),
    /// Somebody will write this way from now on.
    InputSet(ParticipantId, InputMode),
    /// How somebody writes follows the room again.
    InputReleased(ParticipantId),
    /// 事前提出: an idea was handed in beforehand. Before the start it lies on no sheet yet.
    IdeaContributed {
        /// Its id.
        id: ItemId,
        /// The sheet on whose row 0 it stands.
        sheet: Option<SheetNo>,
        /// Its text.
        text: String,
        /// Whose it is; not kept in 無記名.
        by: Option<ParticipantId>,
        /// 代筆: who typed it for somebody else.
        typed_by: Option<ParticipantId>,
    },
    /// The seats were taken, one sheet for each.
    Begun {
        /// The plan that applies, fitted to the seats.
        #[serde(rename = "setup")]
        plan: WritingPlan,
        /// The seats in order.
        seats: Vec<Seat>,
        /// On which sheet each idea handed in beforehand lies.
        beforehand: Vec<(ItemId, SheetNo)>,
        /// The level of anonymity at that time.
        level: Anonymity,
    },
    /// The session's level of anonymity was raised while this ran.
    LevelRaised(Anonymity),
    /// A fresh sheet came in, in this ring.
    SheetAdded(SheetNo, u8),
    /// A round began, with its time box.
    RoundOpened(RoundNo, Timebox),
    /// A round ended; so many milliseconds of its box were left (negative: over).
    RoundClosed(RoundNo, i64),
    /// 無記名: the rows of a round were collected, by sheet; nothing says who held which.
    RowsCollected(RoundNo, Vec<CollectedRow>),
    /// The rounds are over.
    WritingEnded,
    /// Somebody who came late has a seat; it opens at once or with the next round.
    SeatAdded(Seat),
    /// A seat's person left: it closes when the round ends.
    SeatLeft(SeatNo),
    /// A seat's person came back: `true` at once, else with the next round.
    SeatRetaken(SeatNo, bool),
    /// 代理出席: somebody else sits there from now on; `None` gives the seat back.
    SeatSubstituted(SeatNo, Option<String>),
    /// The clock was stopped, at this session time.
    Paused(u64),
    /// The clock runs again, from this session time.
    Resumed(u64),
    /// The round got so many milliseconds more: a minute, after 0:00 a minute from then on.
    TimeAdded(u64),
    /// The round's time was ended at this session time.
    TimeCalled(u64),
    /// The sheets had gone round before their countdown was over, at this session time: the round's
    /// clock starts.
    HandedOver(u64),
    /// One round more was agreed.
    RoundAdded,
    /// The facilitator opened a sheet while it was being written.
    SheetOpened(SheetNo),
    /// An idea was written into a cell.
    IdeaWritten {
        /// Its id.
        id: ItemId,
        /// The sheet.
        sheet: SheetNo,
        /// The row.
        round: RoundNo,
        /// The cell, from 0.
        cell: u8,
        /// Its text.
        text: String,
        /// Whose it is; not kept in 無記名.
        by: Option<ParticipantId>,
        /// 代筆: who typed it for somebody else; not kept in 無記名.
        typed_by: Option<ParticipantId>,
        /// What it builds on.
        lineage: IdeaLineage,
    },
    /// An idea's text was corrected.
    IdeaAmended(ItemId, String, IdeaLineage),
    /// An idea was taken away.
    IdeaErased(ItemId),
    /// A row of an earlier round stays empty, for this reason.
    RowSkipped(SheetNo, RoundNo, String),
    /// A row of an earlier round that was done with is open again: it stands on paper.
    RowReopened(SheetNo, RoundNo),
    /// Something happened at one seat.
    AtSeat(SeatEvent),
    /// Something happened at one seat, and only the recovery journal may know it (無記名).
    InSecret(SeatEvent),
    /// The sheets were revealed to everybody.
    Revealed,
    /// The room went to this step of convergence.
    StepEntered(ConvergenceStep),
    /// The step was left out.
    StepSkipped(ConvergenceStep),
    /// These ideas were on the screen, with so many people in the room.
    IdeasShown(Vec<ItemId>, u16),
    /// 表札: ideas were gathered under a new sentence.
    BundleMade {
        /// Its id.
        id: ItemId,
        /// 表札.
        label: String,
        /// The ideas.
        members: Vec<ItemId>,
    },
    /// Ideas came into a bundle.
    IdeasGathered(ItemId, Vec<ItemId>),
    /// An idea was taken out of its bundle.
    IdeaUngathered(ItemId),
    /// A bundle got another 表札.
    BundleRenamed(ItemId, String),
    /// The first bundle took in the second.
    BundlesMerged(ItemId, ItemId),
    /// A bundle was dissolved.
    BundleDissolved(ItemId),
    /// 表札 of the second level: bundles were gathered under a new sentence.
    BundlesGathered {
        /// Its id.
        id: ItemId,
        /// 表札.
        label: String,
        /// The bundles.
        bundles: Vec<ItemId>,
    },
    /// Bundles came under one of the second level, or stand by themselves again.
    BundlesPlaced(Option<ItemId>, Vec<ItemId>),
    /// The votes on these options stay, though the options changed: the room said so.
    VotesKept(Vec<ItemId>),
    /// The votes on the first option count for the second, which took it in.
    VotesMoved(ItemId, ItemId),
    /// The votes on these options are not counted any more: the room said so.
    VotesDropped(Vec<ItemId>),
    /// So many people raised their hands or voted on paper; `None`: that is not known any more.
    HandsCounted(ConvergenceStep, Option<u16>),
    /// The room goes on with the first options of a counted vote.
    ShortListed {
        /// The vote.
        step: ConvergenceStep,
        /// How many were wanted.
        first: u16,
        /// Those, with every one that got as much as the last of them.
        options: Vec<ItemId>,
    },
    /// The room goes on with all options again.
    ShortListLifted,
    /// 一匹狼: an idea stands by itself, or no longer.
    LoneMarked(ItemId, bool),
    /// How many stickers each voter has, and how many of them one option may take. Version 0.1.0
    /// recorded this when either of the two was chosen.
    StickersSet(u8, u8),
    /// How many stickers each voter has; `None` follows the number of options again.
    StickersChosen(Option<u8>),
    /// How many stickers one option may take; `None` for as many as a voter has.
    StickerCapChosen(Option<u8>),
    /// A vote was counted.
    TallyClosed(ConvergenceStep, Totals),
    /// A vote was opened again.
    TallyReopened(ConvergenceStep),
    /// 決定.
    Decided {
        /// Its id.
        id: ItemId,
        /// What sort of decision.
        kind: DecisionKind,
        /// The options it is about.
        options: Vec<ItemId>,
        /// Its wording.
        wording: String,
    },
    /// A decision was taken back.
    DecisionRetracted(ItemId),
    /// The exercise is finished.
    Finished,
}

/// One row as collected at the hand-over of 無記名.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectedRow {
    /// The sheet.
    pub(crate) sheet: SheetNo,
    /// Its ideas: id, cell, text, what it builds on.
    pub(crate) ideas: Vec<(ItemId, u8, String, IdeaLineage)>,
}

/// What happens at one seat: public by itself, secret in 無記名.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SeatEvent {
    /// Sheets came into hands; the result of the dealing is what counts, not how it was found.
    Dealt(RoundNo, Vec<(SeatNo, SheetNo)>),
    /// A cell of the row in hand was typed (無記名 only); an empty text clears it.
    Drafted {
        /// The sheet in hand.
        sheet: SheetNo,
        /// The cell, from 0.
        cell: u8,
        /// Its text.
        text: String,
        /// What it builds on.
        lineage: IdeaLineage,
    },
    /// The curtain opened for this seat's turn.
    TurnOpened(SeatNo),
    /// This writer is done with the row.
    RowFinished(SeatNo),
    /// This writer goes on after all.
    RowResumed(SeatNo),
    /// This writer's row is left out, for this reason (empty in 無記名).
    SeatSkipped(SeatNo, String),
    /// A ballot; `None` withdraws it.
    Cast {
        /// Whose.
        voter: Voter,
        /// The question.
        question: Question,
        /// The option.
        option: ItemId,
        /// The answer.
        value: Option<u16>,
    },
    /// The room judged an option by a criterion; `None` withdraws it.
    RoomRated {
        /// The criterion.
        criterion: Criterion,
        /// The option.
        option: ItemId,
        /// The judgement.
        rating: Option<RoomRating>,
    },
}
