//! Session files as bytes: what they hold, what may be wrong with them, and reading them whatever
//! happened to them.
//!
//! Reading never changes a file and never gives up over a record: what parses is loaded, what does
//! not is named by its line.

mod readable;
mod reader;
mod v1;

use std::io;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use reader::read;
pub(crate) use reader::read_head;
pub(crate) use reader::{GrowingFile, Growth, GrowthError, is_damaged};
pub(crate) use reader::{merged, read_journal};
pub(crate) use v1::Link;
pub use v1::seal_hash;
pub(crate) use v1::{CLOSER, head_line, journal_line, push_record, rechained};

use crate::domain::{Anonymity, Message};
use crate::id;
use crate::session::{Event, SessionRef, Step};

/// The largest file that is read; a session of a hundred thousand records has 25 MB.
pub(crate) const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The whole session file of these public steps.
///
/// # Errors
/// When a step cannot be a record: see [`Event::Unknown`].
pub fn document(head: &Head, steps: &[Step]) -> ron::Result<String> {
    let mut text = head_line(head)?;
    let mut link = Link::of_head(text.as_bytes());
    for step in steps {
        text.push('\n');
        link = push_record(&mut text, step, link)?;
    }
    Ok(text + CLOSER)
}

/// What some editors put before the first byte; tolerated, and reported.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The first line of a session file: what a listing shows without reading on. Fields of newer
/// versions are passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    /// Id of the session.
    pub id: Uuid,
    /// 名称.
    pub title: String,
    /// When the file was created.
    #[serde(serialize_with = "serialize_timestamp")]
    pub created: DateTime<FixedOffset>,
    /// 協議会・部会.
    pub council: String,
    /// The day of the meeting.
    pub date: Option<NaiveDate>,
    /// 年度, by the year in which it begins; 0 when not said.
    pub fiscal_year: i32,
    /// The session that it continues.
    pub continues: Option<SessionRef>,
    /// Level of anonymity.
    pub anonymity: Anonymity,
    /// Program and version that wrote the head.
    pub by: String,
}

impl Default for Head {
    fn default() -> Self {
        Self {
            id: Uuid::nil(),
            title: String::new(),
            created: DateTime::UNIX_EPOCH.fixed_offset(),
            council: String::new(),
            date: None,
            fiscal_year: 0,
            continues: None,
            anonymity: Anonymity::default(),
            by: String::new(),
        }
    }
}

fn serialize_timestamp<S: serde::Serializer>(
    t: &DateTime<FixedOffset>,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.serialize_str(&v1::timestamp(t))
}

/// A session as read from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedSession {
    /// Its first line.
    pub head: Head,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// What is wrong with the file, in the order of its lines.
    pub problems: Vec<SessionProblem>,
    /// How many records the file has, those that could not be read included.
    pub(crate) records: u64,
    /// The link that the next record continues.
    pub(crate) chain: Link,
    /// Length in bytes up to the end of the last whole record; the line feed, the closer and every
    /// later record come after.
    pub(crate) good_len: u64,
    /// What stands after that instead of the closer, when it is worth keeping.
    pub(crate) torn: Option<Vec<u8>>,
    /// Whether the session is sealed.
    pub seal: SealState,
}

impl LoadedSession {
    /// Does the file as it is promise that nothing was changed behind the program's back? What mail
    /// or an editor does to its form alone is no change.
    pub(crate) fn is_sound(&self) -> bool {
        let harmless = self.problems.iter().all(|problem| problem.is_harmless());
        harmless && self.seal != SealState::Broken
    }

    /// What a document has to say of the file, with the place: that something was changed, lost or
    /// added behind the program's back. What mail or an editor does to its form alone is none of it.
    pub(crate) fn damage(&self) -> Option<Message> {
        let mut problems = self.problems.iter();
        let problem = problems.find(|problem| !problem.is_harmless());
        let broken = (self.seal == SealState::Broken)
            .then(|| Message::new(id!("storage-problem-seal-broken")));
        problem.map(|problem| problem.label()).or(broken)
    }

    /// Has the file to be cut before something can be appended?
    pub(crate) fn is_torn(&self) -> bool {
        self.problems.iter().any(|problem| {
            matches!(
                problem,
                SessionProblem::Torn { .. } | SessionProblem::Trailing { .. }
            )
        })
    }

    /// May records be bound to new links without covering up a change?
    pub(crate) fn may_rechain(&self) -> bool {
        let sealed = self
            .steps
            .iter()
            .any(|step| matches!(step.event, Event::Sealed(_)));
        !sealed
            && self
                .problems
                .iter()
                .all(|problem| matches!(problem, SessionProblem::Torn { .. }))
    }
}

/// Whether a session is sealed, and whether the seal holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SealState {
    /// Not sealed, or opened again since.
    #[default]
    None,
    /// Sealed, and every byte before the seal is as it was.
    Whole,
    /// Sealed, and something before it was changed, or something was added behind it.
    Broken,
}

/// Something wrong with a file that could be read all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionProblem {
    /// A byte order mark stands before the first byte.
    ByteOrderMark,
    /// Lines end with carriage returns.
    CarriageReturns,
    /// The line feed at the end is missing, or there is one more.
    LineFeedAtEnd,
    /// The head cannot be read.
    HeadUnreadable,
    /// The head or the first record was changed; the chain cannot tell which.
    StartChanged,
    /// A record was changed, or one before it was taken out.
    Damaged {
        /// Its line, from 1.
        line: usize,
        /// Whether its step could be loaded nevertheless.
        loaded: bool,
    },
    /// The file ends within a record, or without its closer.
    Torn {
        /// The line at which it is torn, from 1.
        line: usize,
    },
    /// Something stands after the closer.
    Trailing {
        /// The first line after the closer, from 1.
        line: usize,
    },
    /// Something in the journal of private steps was changed.
    JournalDamaged,
    /// The journal of private steps cannot be read, or belongs to another session.
    JournalUnreadable,
}

impl SessionProblem {
    /// Is it only the form of the file that changed (line ends, a byte order mark), and not a word of
    /// what it holds?
    pub(crate) fn is_harmless(self) -> bool {
        matches!(
            self,
            SessionProblem::ByteOrderMark
                | SessionProblem::CarriageReturns
                | SessionProblem::LineFeedAtEnd
        )
    }

    /// Was the file changed, rather than merely cut short by a crash or copied with other line
    /// ends?
    pub(crate) fn is_damage(self) -> bool {
        !self.is_harmless() && !matches!(self, SessionProblem::Torn { .. })
    }
}

/// Why a file could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// It is not RON, let alone a session.
    #[error("not a session file")]
    NotRon,
    /// It is RON of something else.
    #[error("RON, but not a session file")]
    OtherRon,
    /// It ends within its first line.
    #[error("the file ends within its first line")]
    HeadCut,
    /// It was written in a format that this version does not know.
    #[error("written in the newer format {0}")]
    NewerFormat(String),
    /// It is larger than [`MOST_BYTES`].
    #[error("{0} bytes are too many for a session file")]
    TooLarge(u64),
    /// It is not UTF-8.
    #[error("not UTF-8 at byte {0}")]
    NotUtf8(usize),
    /// It is a folder, a device or a pipe.
    #[error("not a file")]
    NotAFile,
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}
