//! Everything that the events of a brainwriting tell, and the plain questions about it.
//!
//! What happens at single seats lies in two layers of the same shape: `open` (from the session
//! file) and `secret` (from the recovery journal, used in 無記名). Public events never read the secret
//! layer, so leaving the secret events out gives the same state as forgetting them.

use crate::id;
use imbl::{OrdMap, OrdSet, Vector};
use serde::{Deserialize, Serialize};

use super::ballots::{Criterion, Question, RoomRating, Totals, Voter};
use super::numbers::{RoundNo, SeatNo, SheetNo};
use super::plan::{InputMode, PlanWishes, WritingPlan};
use super::steps::ConvergenceStep;
use crate::domain::{
    Anonymity, DecisionKind, ItemId, MessageId, ParticipantId, RecordRef, Sector, Timebox,
};

/// How long after 0:00 writers may finish their sentence.
pub(crate) const GRACE_MS: i64 = 30_000;
/// When the last-minute cue is given.
pub(crate) const LAST_MINUTE_MS: i64 = 60_000;
/// How long passing paper sheets takes: the clock of the next round starts that much later.
pub(crate) const PASSING_MS: u64 = 10_000;

/// Where a seat stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Standing {
    /// Opens with the next round.
    Coming,
    /// Writes.
    Open,
    /// Its person left; closes when the round ends.
    Leaving,
    /// Writes no more.
    Closed,
}

/// A place at the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Its number.
    pub no: SeatNo,
    /// Whose it is.
    pub(crate) occupant: ParticipantId,
    /// 代理: who sits there instead.
    pub(crate) substitute: Option<String>,
    /// For whom its person speaks.
    pub(crate) sector: Sector,
    /// How it writes.
    pub(crate) input: InputMode,
    /// The ring in which its sheets travel, from 0.
    pub(crate) ring: u8,
    /// Where it stands.
    pub(crate) standing: Standing,
}

impl Seat {
    /// Does it hold a sheet while a round runs?
    pub(crate) const fn is_active(&self) -> bool {
        matches!(self.standing, Standing::Open | Standing::Leaving)
    }

    /// Is its person still at the table?
    pub(crate) const fn may_vote(&self) -> bool {
        matches!(self.standing, Standing::Open | Standing::Coming)
    }
}

/// How an idea relates to earlier ones.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub(crate) enum How {
    /// 新規.
    #[default]
    New,
    /// 発展.
    Extends,
    /// 組合せ.
    Combines,
    /// 転換.
    Turns,
}

impl How {
    /// All relations, in the order in which the key changes them.
    pub(crate) const ALL: [How; 4] = [How::New, How::Extends, How::Combines, How::Turns];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            How::New => id!("bw-how-new"),
            How::Extends => id!("bw-how-extends"),
            How::Combines => id!("bw-how-combines"),
            How::Turns => id!("bw-how-turns"),
        }
    }
}

/// What an idea builds on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct IdeaLineage {
    /// In which way.
    pub(crate) how: How,
    /// The earlier ideas.
    pub(crate) on: Vec<ItemId>,
}

/// One idea.
#[derive(Debug, Clone, PartialEq)]
pub struct Idea {
    /// Its id.
    pub id: ItemId,
    /// The sheet; `None` for one handed in beforehand while no sheets are dealt.
    pub(crate) sheet: Option<SheetNo>,
    /// The row.
    pub(crate) round: RoundNo,
    /// The cell, from 0.
    pub(crate) cell: u8,
    /// Its text.
    pub text: String,
    /// Whose it is; not kept in 無記名.
    pub(crate) by: Option<ParticipantId>,
    /// 代理: who sat there instead when it was written.
    pub(crate) substitute: Option<String>,
    /// 代筆: who typed it.
    pub(crate) typed_by: Option<ParticipantId>,
    /// What it builds on.
    pub(crate) lineage: IdeaLineage,
    /// The record that wrote it.
    pub(crate) record: RecordRef,
}

/// A cell typed in 無記名 and not collected yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    /// Its text.
    pub(crate) text: String,
    /// What it builds on.
    pub(crate) lineage: IdeaLineage,
}

/// How a writer is done with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Done {
    /// By themselves.
    Finished,
    /// スキップ, with the reason (empty in 無記名).
    Skipped(String),
}

/// What happened at single seats, from one source.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Layer {
    /// Who held which sheet in which round.
    pub(crate) dealt: OrdMap<(RoundNo, SeatNo), SheetNo>,
    /// Who is done with which round.
    pub(crate) done: OrdMap<(RoundNo, SeatNo), Done>,
    /// Whose turn at the keyboard it is.
    pub(crate) turn: Option<SeatNo>,
    /// Cells of the running round that are not ideas yet (無記名 only).
    pub(crate) drafts: OrdMap<(SheetNo, u8), Draft>,
    /// Every ballot not withdrawn.
    pub(crate) ballots: OrdMap<(Question, Voter, ItemId), u16>,
    /// How the room judged options by criteria.
    pub(crate) rated: OrdMap<(Criterion, ItemId), RoomRating>,
    /// What a voter could give when the first ballot on a question was cast. What follows the
    /// options does so no longer: ballots would count for more or less than when they were cast.
    pub(crate) budgets: OrdMap<Question, u16>,
}

/// 表札 and what is gathered under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// Its id.
    pub id: ItemId,
    /// 表札: a new sentence.
    pub label: String,
    /// The ideas, in the order in which they came.
    pub(crate) members: Vector<ItemId>,
    /// The 表札 of the second level above it, if there is one.
    pub(crate) under: Option<ItemId>,
    /// The record that made it.
    pub(crate) record: RecordRef,
}

/// The first options of a vote, with which the room goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShortList {
    /// How many were wanted.
    pub(crate) first: u16,
    /// Those, the strongest first, with every one that got as much as the last of them.
    pub(crate) options: Vec<ItemId>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RoomDecision {
    /// Its id.
    pub(crate) id: ItemId,
    /// What sort.
    pub(crate) kind: DecisionKind,
    /// The options it is about.
    pub(crate) options: Vec<ItemId>,
    /// Its wording.
    pub(crate) wording: String,
    /// The record that made it.
    pub(crate) record: RecordRef,
}

/// Where the exercise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) enum Phase {
    /// Before the sheets are dealt.
    #[default]
    Preparing,
    /// A round runs.
    Writing,
    /// All rounds are over; paper can still be transcribed.
    Written,
    /// Revealed, and at a step of convergence.
    Converging(ConvergenceStep),
    /// Finished.
    Done,
}

/// What became of a row: the one answer for the end of a round, the hand-over, the transcription and
/// every count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowStatus {
    /// The sheet rested in this round, or the round has not come.
    Resting,
    /// In hand in the running round, and its writer is not done with it.
    Writing,
    /// Its writer is done with it, it lies on paper, and nothing of it is typed yet.
    Waiting,
    /// On paper and typed; cells that were overlooked can still be filled.
    Typed,
    /// Written on the screen, and done with; blank cells are legitimate.
    Written,
    /// スキップ, with the reason.
    Skipped(String),
}

impl RowStatus {
    /// May a new idea come into the row?
    pub(crate) const fn is_open(&self) -> bool {
        matches!(
            self,
            RowStatus::Writing | RowStatus::Waiting | RowStatus::Typed
        )
    }
}

/// How the clock of the round looks at some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RoundClock {
    /// No round runs.
    Off,
    /// The clock was stopped.
    Paused,
    /// Sheets are being passed; it starts in so many milliseconds.
    Passing(u64),
    /// So many milliseconds are left.
    Running(i64),
    /// So many milliseconds are left, less than a minute.
    LastMinute(i64),
    /// Time is up; so many milliseconds of grace are left.
    Grace(i64),
    /// Time and grace are over; the hand-over is due.
    Over,
}

/// The records that the minutes cite for what the exercise did as a whole; ideas, bundles and
/// decisions know their own.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct CitedRecords {
    /// The question was last chosen.
    pub(crate) prepared: Option<u64>,
    /// The seats were taken.
    pub(crate) begun: Option<u64>,
    /// The rounds were over.
    pub(crate) written: Option<u64>,
    /// Each vote was counted.
    pub(crate) tallies: OrdMap<ConvergenceStep, u64>,
    /// How many seats could have voted when each vote was counted.
    pub(crate) asked: OrdMap<ConvergenceStep, u16>,
    /// The idea was last declared to stand by itself.
    pub(crate) lone: OrdMap<ItemId, u64>,
    /// The sentence of the idea or of the bundle was last changed.
    pub(crate) worded: OrdMap<ItemId, u64>,
}

/// Everything that the events of a brainwriting tell. Clones cheaply.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// What somebody chose before the start; the rest follows the room.
    pub(crate) wishes: PlanWishes,
    /// The plan that applies; `None` until the writing begins.
    pub(crate) plan: Option<WritingPlan>,
    /// How each person writes, where somebody chose.
    pub(crate) inputs: OrdMap<ParticipantId, InputMode>,
    /// Where the exercise stands.
    pub(crate) phase: Phase,
    /// The level of anonymity as known here; what counts is the higher one of this and the room's.
    pub(crate) level: Anonymity,
    /// The seats in order.
    pub(crate) seats: Vector<Seat>,
    /// The ring of each sheet, by number.
    pub(crate) sheets: Vector<u8>,
    /// The round that runs or ran last; 0 before the first.
    pub round: RoundNo,
    /// The time box of the running round.
    pub(crate) clock: Option<Timebox>,
    /// Milliseconds saved so far over all rounds; negative when they took longer than planned.
    pub(crate) bank_ms: i64,
    /// Rounds agreed on beyond the set-up.
    pub(crate) added_rounds: u8,
    /// In which round each seat came that was not there from the beginning.
    pub(crate) came_in: OrdMap<SeatNo, RoundNo>,
    /// How many seats came late.
    pub(crate) late: u8,
    /// Rings in which somebody joined, left or was skipped; there the rotation gives way to the
    /// matching.
    pub(crate) disturbed: OrdSet<u8>,
    /// 代理: who wrote in a round instead of the seat's person. In 無記名 it is not kept.
    pub(crate) stood_in: OrdMap<(RoundNo, SeatNo), String>,
    /// The sheets that the facilitator opened in this round.
    pub(crate) opened: OrdSet<SheetNo>,
    /// Every idea.
    pub ideas: OrdMap<ItemId, Idea>,
    /// How each seat wrote in each round in which it could hold a sheet: what somebody changes later
    /// says nothing about rows of before.
    pub(crate) wrote_on: OrdMap<(RoundNo, SeatNo), InputMode>,
    /// Rows of earlier rounds that stay empty, with the reason.
    pub(crate) skipped: OrdMap<(SheetNo, RoundNo), String>,
    /// Rows that somebody opened again, to type what stands on paper after all.
    pub(crate) reopened: OrdSet<(SheetNo, RoundNo)>,
    /// Rows collected in 無記名.
    pub(crate) collected: OrdSet<(SheetNo, RoundNo)>,
    /// What happened at single seats, from the session file.
    pub(crate) open: Layer,
    /// What happened at single seats, from the recovery journal.
    pub(crate) secret: Layer,
    /// Were the sheets revealed?
    pub(crate) revealed: bool,
    /// Ideas that were on the screen, with the most people who were in the room at the time.
    pub(crate) shown: OrdMap<ItemId, u16>,
    /// 表札, in the order in which they were made.
    pub bundles: Vector<Bundle>,
    /// 一匹狼.
    pub(crate) lone: OrdSet<ItemId>,
    /// Stickers of each voter, where somebody chose.
    pub(crate) stickers: Option<u8>,
    /// The most stickers on one option, where somebody chose.
    pub(crate) sticker_cap: Option<u8>,
    /// How many people raised their hands or voted on paper, by step, where the facilitator said so.
    pub(crate) hands: OrdMap<ConvergenceStep, u16>,
    /// The options with which the room goes on, once it agreed on the first ones of a vote.
    pub(crate) short_list: Option<ShortList>,
    /// Votes counted, by step.
    pub(crate) totals: OrdMap<ConvergenceStep, Totals>,
    /// Steps left out.
    pub(crate) left_out: OrdSet<ConvergenceStep>,
    /// The decisions, in order.
    pub(crate) decisions: Vector<RoomDecision>,
    /// Which records to cite.
    pub(crate) records: CitedRecords,
}
