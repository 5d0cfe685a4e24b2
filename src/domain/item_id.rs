//! Lasting ids: what everything that goes from session to session is known by.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// The id of an item: a uuid v7, unique over all sessions, kept when an item is carried on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(pub Uuid);

impl ItemId {
    /// The id that no item has.
    pub const NIL: ItemId = ItemId(Uuid::nil());

    /// The id of something in a session that no record gave one: the same whenever it is asked for, so
    /// that what two sessions carry on is known as one.
    pub(crate) fn derived(session: Uuid, what: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(session.as_bytes());
        hash.update(what.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.finalize()[..16]);
        Self(Builder::from_custom_bytes(bytes).into_uuid())
    }
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

impl Default for ItemId {
    fn default() -> Self {
        ItemId::NIL
    }
}
