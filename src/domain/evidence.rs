//! Evidence: the pinned figure on which something rests.

use serde::{Deserialize, Serialize};

use super::ItemId;

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
