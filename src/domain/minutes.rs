//! What chapters hand to the minutes: statements and passages, each with the record that it rests on.

use serde::{Deserialize, Serialize};

use super::{Arg, Message, MessageId};
use crate::id;

/// Who will read: what leaves the room depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The council and its secretariat: names by the session's level of anonymity.
    Internal,
    /// Everybody: no names of persons, at most 委員.
    Public,
}

/// What sort of decision. Only the first settles the matter; the other two stand on the open list until
/// somebody answers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DecisionKind {
    /// 決定.
    Decided,
    /// 継続審議.
    Continued,
    /// 事務局一任.
    LeftToSecretariat,
}

impl DecisionKind {
    /// All kinds, in the order in which the key changes them.
    pub(crate) const ALL: [DecisionKind; 3] = [
        DecisionKind::Decided,
        DecisionKind::Continued,
        DecisionKind::LeftToSecretariat,
    ];

    /// Is the matter settled by it?
    pub(crate) const fn is_settled(self) -> bool {
        matches!(self, DecisionKind::Decided)
    }

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            DecisionKind::Decided => id!("decision-decided"),
            DecisionKind::Continued => id!("decision-continued"),
            DecisionKind::LeftToSecretariat => id!("decision-left"),
        }
    }
}

/// Something decided, and the record that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its wording.
    pub text: Arg,
    /// What sort of decision it is.
    pub(crate) kind: DecisionKind,
    /// Its record.
    pub(crate) record: u64,
}

/// A data file that the room looked at in this meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// Its name.
    pub(crate) file: String,
    /// SHA-256 of it, as 64 hex digits.
    pub(crate) sha256: String,
    /// The record that opened it.
    pub(crate) record: u64,
}

/// A piece of the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// A heading within the chapter.
    Heading(Message),
    /// A sentence that stands in the summary too, and the records on which it rests.
    Point(Message, Vec<u64>),
    /// A sentence, and the records on which it rests. The summary has it where its chapter has no
    /// points.
    Line(Message, Vec<u64>),
    /// A table: what its columns are called, then its rows, each with the record on which it rests.
    Table {
        /// Names of the columns.
        head: Vec<Arg>,
        /// The rows.
        rows: Vec<(Vec<Arg>, u64)>,
    },
}
