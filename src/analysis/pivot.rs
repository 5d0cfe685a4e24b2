//! Computes views: codes of the rows and columns of a cell, direct-indexed accumulators, exact sums.

use super::{Drill, Profile, Query, Table, View};
use crate::domain::{Message, Rejection};

/// Computes a view of a table, small cells protected.
///
/// # Errors
/// A [`Rejection`] when the query names a field that the table does not have, or asks for what cannot be computed.
pub fn pivot(_table: &Table, _query: &Query, _profile: Profile) -> Result<View, Rejection> {
    Err(Rejection(Message::new("analysis-not-there")))
}

/// Fetches the first `most` rows behind a cell, which is given by the keys of its row and column; empty keys are a total.
///
/// # Errors
/// A [`Rejection`] as in [`pivot`], or when the cell is suppressed.
pub fn drill(_table: &Table, _query: &Query, _profile: Profile, _row: &[String], _column: &[String], _most: usize) -> Result<Drill, Rejection> {
    Err(Rejection(Message::new("analysis-not-there")))
}
