//! What goes along with a message while it is answered.

use crate::domain::{Context, ContextSeries};
use crate::session::Origin;

/// The message that is being answered: when it came, who asks with it, and the contexts for whatever
/// it leads to. Made once for each message, so that no two decisions share ids or dice.
#[derive(Debug)]
pub struct MessageContext {
    /// When it came; `ms` is process time.
    pub(crate) now: Context,
    /// Who asks.
    pub(crate) origin: Origin,
    /// The contexts for its decisions.
    pub(crate) contexts: ContextSeries,
}

impl MessageContext {
    /// That of a message that came at this time from this origin.
    pub const fn new(now: Context, origin: Origin) -> Self {
        Self {
            now,
            origin,
            contexts: ContextSeries::new(now),
        }
    }
}
