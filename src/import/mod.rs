//! Files become tables: what the file is, how it is encoded, where its header stands, what its columns are; and every problem with its place.

use std::ops::ControlFlow;
use std::path::Path;

use crate::analysis::{Preview, Recipe, Table};
use crate::domain::Message;

/// Told how far the work is, in thousandths; answers whether to go on.
pub type Progress<'a> = dyn FnMut(u16) -> ControlFlow<()> + 'a;

/// Why a file did not become a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// The work was given up, as asked.
    Given,
    /// What is wrong, where, and what to do.
    Says(Message),
}

/// Tells what is understood of a file.
///
/// # Errors
/// When it cannot be read, is no table, or the work was given up.
pub fn preview(_path: &Path, _recipe: &Recipe, _progress: &mut Progress<'_>) -> Result<Preview, Refusal> {
    Err(Refusal::Given)
}

/// Reads a file into a table.
///
/// # Errors
/// As [`preview`].
pub fn load(_path: &Path, _recipe: &Recipe, _progress: &mut Progress<'_>) -> Result<(Preview, Table), Refusal> {
    Err(Refusal::Given)
}
