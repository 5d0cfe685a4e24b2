//! Sentences for people, before a language is chosen: an id of the message files and its arguments.

use std::fmt;

/// An argument of a [`Message`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Text that somebody typed, or a name; shown as it is.
    Text(String),
    /// A number, formatted by the language.
    Number(i64),
    /// Another message, translated before it is put in.
    Message(Box<Message>),
}

/// Is it this text, as somebody typed it?
impl PartialEq<&str> for Arg {
    fn eq(&self, text: &&str) -> bool {
        matches!(self, Arg::Text(own) if own == text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Message(Box::new(message))
    }
}

macro_rules! numbers {
    ($($t:ty),*) => {$(
        impl From<$t> for Arg {
            fn from(number: $t) -> Self {
                Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
numbers!(u8, u16, u32, u64, usize, i32, i64);

/// A sentence to be said in the language of the screen: a message id and its named arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Id in the message files (`src/lang/*.ftl` and each activity's `ja.ftl`, `en.ftl`).
    pub id: &'static str,
    /// Named arguments, in the order in which they were added.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A message without arguments.
    pub const fn new(id: &'static str) -> Self {
        Self {
            id,
            args: Vec::new(),
        }
    }

    /// The same message with one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// A refusal: a sentence for the person, shown quietly, changing nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection(pub Message);

impl Rejection {
    /// A refusal that says the message `id`.
    pub const fn new(id: &'static str) -> Self {
        Self(Message::new(id))
    }

    /// The same refusal with one more argument.
    pub fn with(self, name: &'static str, value: impl Into<Arg>) -> Self {
        Self(self.0.with(name, value))
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.id)
    }
}

impl std::error::Error for Rejection {}
