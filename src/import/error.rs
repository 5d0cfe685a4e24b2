//! How reading a file reports its progress, and why it ends without a table.

use std::ops::ControlFlow;

use crate::domain::Message;

/// Gets how far the reading is, in thousandths; breaks when it is cancelled.
pub(crate) type Progress<'a> = dyn FnMut(u16) -> ControlFlow<()> + 'a;

/// Why a file did not become a table.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportError {
    /// The progress callback cancelled the reading.
    Cancelled,
    /// What is wrong, where, and what to do.
    Failed(Message),
}
