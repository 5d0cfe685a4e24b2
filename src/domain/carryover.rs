//! What one session leaves to the next.

use serde::{Deserialize, Serialize};

use super::{Action, Programme};

/// What a session leaves to the one that continues it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Carryover {
    /// The programmes with their indicators and the series of past years.
    pub programmes: Vec<Programme>,
    /// The open actions, as they stood; carries and history already count the step into the next
    /// session.
    pub actions: Vec<Action>,
}

impl Carryover {
    /// Nothing left?
    pub fn is_empty(&self) -> bool {
        self.programmes.is_empty() && self.actions.is_empty()
    }
}
