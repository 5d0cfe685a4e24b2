//! Items: the things that chapters and sessions hand to one another (an idea, a bundle, a decision,
//! later a finding or an action).

use super::MessageId;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Past;

/// The id of an item: a uuid v7, unique over all sessions, kept when an item is carried on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(pub Uuid);

impl ItemId {
    /// The id that no item has.
    pub const NIL: ItemId = ItemId(Uuid::nil());
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for ItemId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// What sort of thing an item is; its name is the message `id`.
///
/// A string instead of an enum, so that an activity brings its own kinds without another file being
/// changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemKind(pub MessageId);

/// One item as lineage and search see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What sort of thing it is.
    pub kind: ItemKind,
    /// What it says.
    pub text: String,
    /// The items from which it came: the idea built on, the ideas of a bundle, the bundle of a
    /// decision.
    pub from: Vec<ItemId>,
    /// The record that made it.
    pub record: u64,
    /// The figures on which it rests, if it is a pinned piece of a table.
    pub evidence: Option<Evidence>,
    /// What became of it in earlier sessions, oldest first: lineage beyond this file.
    pub past: Vec<Past>,
}

/// Where a pinned figure comes from, in words that need no data file: kept with whatever rests on
/// it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Evidence {
    /// The pinned piece of a table that it is.
    pub pin: ItemId,
    /// Name of the data file.
    pub file: String,
    /// SHA-256 of the data file, as 64 hex digits.
    pub sha256: String,
    /// The filters, as `性別=男 · 年度=2025`; empty without any.
    pub filters: String,
    /// Row and column, as `40～44歳 × 建設業`; empty for a whole table.
    pub place: String,
    /// What stands there, as `rate(喫煙=はい) 39.5 % (n=1234)`.
    pub value: String,
}
