//! Open matters (持ち越し事項): what a council has put off, until somebody answers it.

use super::entry::EntryOrigin;
use super::{Action, ActionState, Consent, ControlLevel, DecisionKind, ItemId, MessageId};
use crate::id;

/// Why a matter is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum MatterKind {
    /// 宿題: somebody will do it.
    #[default]
    Homework,
    /// 持ち帰り: an organisation took the question home and has not answered.
    TakenBack,
    /// 上申: it was raised to the council or the prefecture.
    Raised,
    /// 継続審議: to be talked about again.
    Continued,
    /// 事務局一任: left to the secretariat, which owes the result.
    LeftToSecretariat,
    /// 未了の議題: an agenda item that the meeting did not reach.
    NotReached,
}

impl MatterKind {
    /// All kinds.
    pub const ALL: [MatterKind; 6] = [
        MatterKind::Homework,
        MatterKind::TakenBack,
        MatterKind::Raised,
        MatterKind::Continued,
        MatterKind::LeftToSecretariat,
        MatterKind::NotReached,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            MatterKind::Homework => id!("matter-homework"),
            MatterKind::TakenBack => id!("matter-taken-back"),
            MatterKind::Raised => id!("matter-raised"),
            MatterKind::Continued => id!("decision-continued"),
            MatterKind::LeftToSecretariat => id!("decision-left"),
            MatterKind::NotReached => id!("matter-not-reached"),
        }
    }

    /// The kind as which a decision of this sort stays open; `None` for one that settles the matter.
    pub(crate) const fn of_decision(kind: DecisionKind) -> Option<Self> {
        match kind {
            DecisionKind::Decided => None,
            DecisionKind::Continued => Some(MatterKind::Continued),
            DecisionKind::LeftToSecretariat => Some(MatterKind::LeftToSecretariat),
        }
    }

    /// Is it an action, which is answered where actions are kept?
    pub const fn is_action(self) -> bool {
        matches!(
            self,
            MatterKind::Homework | MatterKind::TakenBack | MatterKind::Raised
        )
    }

    /// The kind as which an action stays open; `None` for one that is done, stopped or handed over.
    fn of_action(action: &Action) -> Option<Self> {
        if !action.state.is_open() {
            return None;
        }
        let waits = matches!(
            action.state,
            ActionState::Proposed | ActionState::Awaiting | ActionState::CarriedOver
        );
        Some(
            match (action.level, action.consent.or(action.consent_earlier)) {
                (Some(ControlLevel::Council), _) => MatterKind::Raised,
                (_, Some(Consent::TakenBack)) if waits => MatterKind::TakenBack,
                _ => MatterKind::Homework,
            },
        )
    }
}

/// One line of the council's open list. What the field table of a matter holds beyond it is carried
/// on as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matter {
    /// Its id; stays the same in every session.
    pub id: ItemId,
    /// Why it is open.
    pub kind: MatterKind,
    /// What it is about, in the words of the record.
    pub text: String,
    /// The session in which it came up, and the record there; `None` for this one.
    pub origin: Option<EntryOrigin>,
    /// The record of this session that holds it.
    pub record: u64,
    /// 年度 in which it came up, by the year in which it begins; 0 when not said.
    pub(crate) since: i32,
    /// How often it was carried into a next session.
    pub carries: u16,
    /// What was answered; empty while it is open.
    pub(crate) answer: String,
}

impl Matter {
    /// An action as a line of the list; `None` when nothing is left to do.
    pub(crate) fn of_action(action: &Action, record: u64, year: i32) -> Option<Self> {
        let first = action.history.first();
        let origin = first.map(|past| EntryOrigin {
            session: past.session.clone(),
            id: past.id,
            record: past.record,
        });
        Some(Self {
            id: action.id,
            kind: MatterKind::of_action(action)?,
            text: action.promise(),
            origin,
            record,
            since: first.map_or(year, |past| past.fiscal_year),
            carries: action.carries,
            answer: String::new(),
        })
    }
}
