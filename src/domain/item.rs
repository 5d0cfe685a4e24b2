//! Items: the things that chapters and sessions hand to one another (an idea, a bundle, a decision,
//! later a finding or an action).

use super::{Evidence, ItemId, MessageId, Past};

/// What sort of thing an item is; its name is the message `id`.
///
/// A string instead of an enum, so that an activity brings its own kinds without another file being
/// changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ItemKind(pub(crate) MessageId);

/// One item as lineage and search see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What sort of thing it is.
    pub(crate) kind: ItemKind,
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
    pub(crate) past: Vec<Past>,
}
