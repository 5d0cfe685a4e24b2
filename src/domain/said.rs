//! Choices that somebody made or nobody did, as they stand in files.
//!
//! What was said stands there as it always did, without a word around it; what nobody said is
//! absent. So a record of 0.1.0, which knew no absence, reads as it is.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes what was said. Nothing is written where nobody said anything, which the field's
/// `skip_serializing_if` sees to.
#[expect(clippy::ref_option, reason = "serde hands the field itself")]
pub(super) fn serialize<T: Serialize, S: Serializer>(
    said: &Option<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match said {
        Some(value) => value.serialize(serializer),
        None => serializer.serialize_none(),
    }
}

/// Reads what was said.
pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
