//! How reading a file reports its progress, and why it ends without a table.

use std::ops::ControlFlow;

use crate::domain::Message;

/// Told how far the work is, in thousandths; answers whether to go on.
pub type Progress<'a> = dyn FnMut(u16) -> ControlFlow<()> + 'a;

/// Why a file did not become a table.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportError {
    /// The work was given up, as asked.
    Cancelled,
    /// What is wrong, where, and what to do.
    Failed(Message),
}
