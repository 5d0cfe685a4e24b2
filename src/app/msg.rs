//! What reaches the app: keys, what came from the disk, what the threads report.

use std::path::PathBuf;

use super::effect::PlaceNeeded;
use super::home::{SessionEntry, SessionPreview};
use super::seat::Severity;
use crate::analysis::Reply;
use crate::domain::Message;
use crate::id;
use crate::input::{Hit, Key};
use crate::session::{ChapterNo, KeptDraft, Log, Origin, Step};

/// What reaches the program.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key.
    Key(Key),
    /// A pasted text.
    Paste(String),
    /// A click on something drawn.
    Click(Hit),
    /// The wheel: lines down, negative up.
    Scroll(i16),
    /// The terminal has another size now.
    Resize(u16, u16),
    /// Time has passed.
    Tick,
    /// The sessions of the folder, newest first, and the folder.
    Listed(Vec<SessionEntry>, PathBuf),
    /// What one of them holds.
    Previewed(PathBuf, Box<SessionPreview>),
    /// A session was created or opened for work.
    Opened(Box<OpenedSession>),
    /// A session was loaded to be replayed.
    Loaded(Box<OpenedSession>),
    /// What became of the file of a watched session.
    Watched(WatchReport),
    /// The saver reports.
    Saved(SaveReport),
    /// What the worker brings for a chapter, to the visit that asked for it.
    Reply(uuid::Uuid, ChapterNo, Reply),
    /// Something should be said.
    Notice(Message, Severity),
    /// A folder cannot be written to: what needs one, why not there, and one that can.
    NoPlace(PlaceNeeded, Message, PathBuf),
    /// The documents for everybody wait for somebody to say whether they may be written of this
    /// damaged session.
    AskDespiteDamage(Message, PathBuf),
    /// The process was asked to end (signal, closed window): nothing is recorded, what is typed is
    /// kept.
    Leave,
}

impl Msg {
    /// Who asks with it, and hears of a refusal. Every message of today comes from this program, for
    /// whoever sits at its keyboard; a tick too: at the end of a round's time it hands in what was
    /// typed there.
    #[expect(clippy::unused_self, reason = "a phone will be another origin")]
    pub(crate) const fn origin(&self) -> Origin {
        Origin::Keyboard
    }
}

/// A session as it comes from the disk.
#[derive(Debug, Clone)]
pub struct OpenedSession {
    /// Where it lies.
    pub path: PathBuf,
    /// Its steps.
    pub log: Log,
    /// Its id.
    pub id: uuid::Uuid,
    /// What was wrong with the file, to be said once.
    pub problems: Vec<Message>,
    /// What was typed and not handed in when it was left.
    pub drafts: Vec<KeptDraft>,
    /// Only to be looked at.
    pub read_only: bool,
    /// Where a replay starts: a record number.
    pub at: Option<u64>,
    /// How fast a replay starts, as a multiple; `None` stands still.
    pub speed: Option<u16>,
}

/// What became of the file of a watched session.
#[derive(Debug, Clone, PartialEq)]
pub enum WatchReport {
    /// All its steps; those known before are to be forgotten.
    Anew(Vec<Step>),
    /// These steps follow those known.
    More(Vec<Step>),
    /// It can be read again, and nothing was added.
    Found,
    /// It cannot be read; why.
    Lost(Message),
}

/// What the saver reports.
#[derive(Debug, Clone, PartialEq)]
pub enum SaveReport {
    /// So many steps of this session are on the disk, counted since it was opened here.
    Saved(u64),
    /// The file could not be written any more; the session goes on in another one.
    Moved(PathBuf, Message),
    /// Nothing can be written; the reason.
    Failed(Message),
    /// The seal was written: the step that the log has to take in.
    Sealed(Box<Step>),
}

impl SaveReport {
    /// What the person has to know of it.
    pub(crate) fn label(&self) -> Option<Message> {
        match self {
            SaveReport::Moved(to, reason) => Some(
                Message::new(id!("save-moved"))
                    .with("path", to.display().to_string())
                    .with("reason", reason.clone()),
            ),
            SaveReport::Failed(reason) => {
                Some(Message::new(id!("save-failed")).with("reason", reason.clone()))
            }
            SaveReport::Saved(_) | SaveReport::Sealed(_) => None,
        }
    }
}
