//! What went wrong outside: a sentence about what happened, and a hint at what to do.

use thiserror::Error;

use crate::domain::{Message, MessageId};

/// Something that could not be done.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", label.id)]
pub struct Error {
    /// What happened.
    pub label: Message,
    /// What to do about it.
    pub hint: Option<Message>,
}

impl Error {
    /// Error that says this.
    pub const fn new(label: Message) -> Self {
        Self { label, hint: None }
    }

    /// The same trouble with a hint.
    pub fn hint(mut self, id: MessageId) -> Self {
        self.hint = Some(Message::new(id));
        self
    }
}
