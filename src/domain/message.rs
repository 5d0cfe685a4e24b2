//! Sentences for people, before a language is chosen: an id of the message files and its arguments.

use std::fmt;

/// Every id of the message files, sorted; written by `build.rs`.
const IDS: &[&str] = include!(concat!(env!("OUT_DIR"), "/message_ids.rs"));

/// The id of a message that exists in the message files.
///
/// Made by [`id!`](crate::id), which does not compile for an id that no file has; so a sentence can
/// be missing neither on the screen nor in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(&'static str);

impl MessageId {
    /// The id with this name. Only [`id!`](crate::id) calls it, and only where the compiler
    /// computes.
    ///
    /// # Panics
    /// When no message file has the id: inside of `const { … }` that is an error of the compiler.
    #[doc(hidden)]
    pub const fn of(name: &'static str) -> Self {
        let (mut low, mut high) = (0, IDS.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match compare(IDS[middle].as_bytes(), name.as_bytes()) {
                0 => return Self(name),
                1 => high = middle,
                _ => low = middle + 1,
            }
        }
        panic!("no message file has this id");
    }

    /// The id with this name, if the message files have it.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let at = IDS.binary_search(&name).ok()?;
        Some(Self(IDS[at]))
    }

    /// Its name in the message files.
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// For tests and logs, which know messages by name.
impl PartialEq<&str> for MessageId {
    fn eq(&self, name: &&str) -> bool {
        self.0 == *name
    }
}

impl PartialEq<MessageId> for &str {
    fn eq(&self, id: &MessageId) -> bool {
        *self == id.0
    }
}

/// 0 where both are the same, 1 where the first comes later, -1 where the second does; `Ord` is not
/// to be had where the compiler computes.
const fn compare(one: &[u8], other: &[u8]) -> i8 {
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return if one[at] > other[at] { 1 } else { -1 };
        }
        at += 1;
    }
    if one.len() == other.len() {
        0
    } else if one.len() > other.len() {
        1
    } else {
        -1
    }
}

/// The [`MessageId`] with this name. A name that no message file has does not compile:
///
/// ```compile_fail
/// yoriai::id!("no-such-message");
/// ```
///
/// ```
/// assert_eq!(yoriai::id!("do-help").name(), "do-help");
/// ```
#[macro_export]
macro_rules! id {
    ($name:literal) => {
        const { $crate::domain::MessageId::of($name) }
    };
}

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
    pub id: MessageId,
    /// Named arguments, in the order in which they were added.
    pub(crate) args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A message without arguments.
    pub const fn new(id: MessageId) -> Self {
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
    /// A rejection with the message `id`.
    pub(crate) const fn new(id: MessageId) -> Self {
        Self(Message::new(id))
    }

    /// The same refusal with one more argument.
    pub(crate) fn with(self, name: &'static str, value: impl Into<Arg>) -> Self {
        Self(self.0.with(name, value))
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.id.name())
    }
}

impl std::error::Error for Rejection {}
