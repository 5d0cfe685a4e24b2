//! Actions (次年度の取組): what an organisation will do, kept through changes of fiscal year, staff and
//! seats.

use crate::id;
use serde::{Deserialize, Serialize};

use super::{Audience, Evidence, ItemId, Message, MessageId, said};

/// By when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Due {
    /// Not said yet.
    #[default]
    Open,
    /// 年度, by the year in which it begins, and its quarter (1 = April to June); 0 for the whole
    /// year.
    Quarter(i32, u8),
    /// By the so-many-th meeting of the year.
    Meeting(i32, u8),
}

/// Who has it in hand (how high it has to go). Nobody said it where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ControlLevel {
    /// 自機関で可.
    Own,
    /// ワーキングで可.
    Working,
    /// 協議会・県へ上申.
    Council,
}

/// What the responsible organisation said to it in the room. Where there is none, nobody asked and
/// nobody answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Consent {
    /// その場で同意.
    Given,
    /// 持ち帰り: a normal state between organisations, not an error.
    TakenBack,
    /// 依頼予定.
    ToBeAsked,
}

/// Where an action stands. Who puts one forward has proposed it: no other state holds without
/// somebody's word.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum ActionState {
    /// 提案.
    #[default]
    Proposed,
    /// 承諾待ち.
    Awaiting,
    /// 承諾.
    Accepted,
    /// 着手.
    Started,
    /// 完了.
    Done,
    /// 変更, with what changed: goes on.
    Changed(String),
    /// 中止, with the reason.
    Stopped(String),
    /// 移管, with the organisation that has it now.
    Transferred(String),
    /// 繰越: nothing came of it yet, it goes on into the next year.
    CarriedOver,
}

impl ActionState {
    /// Does it still have to be done here? Then the session that continues this one gets it.
    pub const fn is_open(&self) -> bool {
        !matches!(
            self,
            ActionState::Done | ActionState::Stopped(_) | ActionState::Transferred(_)
        )
    }

    /// The message that names it.
    pub(crate) const fn label(&self) -> MessageId {
        match self {
            ActionState::Proposed => id!("action-proposed"),
            ActionState::Awaiting => id!("action-awaiting"),
            ActionState::Accepted => id!("action-accepted"),
            ActionState::Started => id!("action-started"),
            ActionState::Done => id!("action-done"),
            ActionState::Changed(_) => id!("action-changed"),
            ActionState::Stopped(_) => id!("action-stopped"),
            ActionState::Transferred(_) => id!("action-transferred"),
            ActionState::CarriedOver => id!("action-carried-over"),
        }
    }

    /// The words that came with it: what changed, why it stopped, who has it now.
    pub(crate) fn words(&self) -> Option<&str> {
        match self {
            ActionState::Changed(words)
            | ActionState::Stopped(words)
            | ActionState::Transferred(words) => Some(words),
            _ => None,
        }
    }
}

impl ControlLevel {
    /// All levels, from the nearest.
    pub(crate) const ALL: [ControlLevel; 3] = [
        ControlLevel::Own,
        ControlLevel::Working,
        ControlLevel::Council,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            ControlLevel::Own => id!("level-own"),
            ControlLevel::Working => id!("level-working"),
            ControlLevel::Council => id!("level-council"),
        }
    }

    /// The level above; the highest stays.
    pub(crate) const fn next(self) -> Self {
        match self {
            ControlLevel::Own => ControlLevel::Working,
            ControlLevel::Working | ControlLevel::Council => ControlLevel::Council,
        }
    }
}

impl Consent {
    /// All of them, in the order in which a key goes through them.
    pub(crate) const ALL: [Consent; 3] = [Consent::Given, Consent::TakenBack, Consent::ToBeAsked];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Consent::Given => id!("consent-given"),
            Consent::TakenBack => id!("consent-taken-back"),
            Consent::ToBeAsked => id!("consent-to-be-asked"),
        }
    }

    /// The message that tells it of an earlier session, where "in the room" would be wrong.
    const fn earlier_label(self) -> MessageId {
        match self {
            Consent::Given => id!("consent-given-earlier"),
            Consent::TakenBack => id!("consent-taken-back-earlier"),
            Consent::ToBeAsked => id!("consent-to-be-asked-earlier"),
        }
    }
}

/// What became of an action in an earlier session.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Past {
    /// Title of the session.
    pub(crate) session: String,
    /// Id of the session, as in its file's head.
    pub(crate) id: uuid::Uuid,
    /// Its 年度; 0 when not said.
    pub(crate) fiscal_year: i32,
    /// The record of that session that holds it.
    pub(crate) record: u64,
    /// How it stood when that session was continued.
    pub state: ActionState,
    /// The target of that year, as text; may be empty.
    pub target: String,
    /// What was reached, as text; may be empty.
    pub actual: String,
}

/// An action. Its id stays the same in every session that it is carried into.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Action {
    /// Its id.
    pub id: ItemId,
    /// 何を.
    pub what: String,
    /// 誰のために.
    pub for_whom: String,
    /// 責任機関.
    pub organisation: String,
    /// 役職: a title outlives its holder.
    pub post: String,
    /// 連携機関.
    pub partners: String,
    /// 期限.
    pub due: Due,
    /// 指標 for next year.
    pub indicator: String,
    /// 目標 for next year.
    pub target: String,
    /// What was reached, typed when it is asked for at the opening of the next session.
    pub actual: String,
    /// 資源 (予算・人手).
    pub resources: String,
    /// How high it has to go; none as long as nobody said.
    #[serde(default, with = "said", skip_serializing_if = "Option::is_none")]
    pub level: Option<ControlLevel>,
    /// 最初の一歩: "when …, we will …".
    pub first_step: String,
    /// What it came from: findings, ideas, bundles, decisions; ids of this session or an earlier
    /// one.
    pub from: Vec<ItemId>,
    /// What it came from in words, for readers of a later session.
    pub reason: String,
    /// The pinned figure on which it rests, if it does.
    pub evidence: Option<Evidence>,
    /// What the organisation said in this session; none as long as nobody said anything. In what a
    /// session leaves to the next, what was said last.
    #[serde(default, with = "said", skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// What the record of an earlier session says of its consent. It is no consent of this session.
    #[serde(skip)]
    pub consent_earlier: Option<Consent>,
    /// Where it stands.
    pub state: ActionState,
    /// How often it was carried into a next session.
    pub carries: u16,
    /// What became of it in earlier sessions, oldest first.
    pub history: Vec<Past>,
    /// The programme that it belongs to, if it does; stays the same in later sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ItemId>,
    /// Why it does not move, asked once it was carried twice; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub obstacle: String,
}

impl Action {
    /// What is known of its consent, in words; nothing where nobody ever said anything. What an
    /// earlier session heard is told as that.
    pub(crate) fn consent_in_words(&self) -> Option<Message> {
        let now = self.consent.map(Consent::label);
        let label = now.or(self.consent_earlier.map(Consent::earlier_label));
        label.map(Message::new)
    }

    /// The action as it comes into another session: whatever was said of its consent is of an
    /// earlier one there.
    pub(crate) fn inherited(self) -> Self {
        Self {
            consent_earlier: self.consent.or(self.consent_earlier),
            consent: None,
            ..self
        }
    }

    /// The action as a session leaves it to the next: with what was said last of its consent.
    pub(crate) fn left(self) -> Self {
        Self {
            consent: self.consent.or(self.consent_earlier),
            consent_earlier: None,
            ..self
        }
    }

    /// The promise as these readers may have it: for the public an organisation, no post.
    pub(crate) fn promise_to(&self, audience: Audience) -> String {
        match audience {
            Audience::Internal => self.promise(),
            Audience::Public if self.organisation.is_empty() => self.what.clone(),
            Audience::Public => format!("{}（{}）", self.what, self.organisation),
        }
    }

    /// One line for lists: what, and who does it.
    pub(crate) fn promise(&self) -> String {
        match (self.organisation.is_empty(), self.post.is_empty()) {
            (true, true) => self.what.clone(),
            (false, true) => format!("{}（{}）", self.what, self.organisation),
            (true, false) => format!("{}（{}）", self.what, self.post),
            (false, false) => format!("{}（{} {}）", self.what, self.organisation, self.post),
        }
    }
}
