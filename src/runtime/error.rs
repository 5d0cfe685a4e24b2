//! An error of the world around the program: a message about what happened, and a hint at what to
//! do.

use thiserror::Error;

use crate::domain::{Message, MessageId};

/// Something that could not be done.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", label.id)]
pub struct Error {
    /// What happened.
    pub(crate) label: Message,
    /// What to do about it.
    pub(crate) hint: Option<Message>,
}

impl Error {
    /// An error with this message and no hint.
    pub(crate) const fn new(label: Message) -> Self {
        Self { label, hint: None }
    }

    /// The same error with a hint.
    pub(crate) fn hint(mut self, id: MessageId) -> Self {
        self.hint = Some(Message::new(id));
        self
    }
}
