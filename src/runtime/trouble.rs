//! What went wrong outside: a sentence about what happened, and a hint at what to do.

use thiserror::Error;

use crate::domain::Message;

/// Something that could not be done.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", says.id)]
pub struct Trouble {
    /// What happened.
    pub says: Message,
    /// What to do about it.
    pub hint: Option<Message>,
}

impl Trouble {
    /// Trouble that says this.
    pub const fn new(says: Message) -> Self {
        Self { says, hint: None }
    }

    /// The same trouble with a hint.
    pub fn hint(mut self, id: &'static str) -> Self {
        self.hint = Some(Message::new(id));
        self
    }
}
