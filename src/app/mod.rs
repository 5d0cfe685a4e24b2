//! The program without its terminal: a model, messages that change it, and effects for somebody
//! else to carry out.
//!
//! `update` is the only way in. It asks no clock, opens no file and draws nothing; `runtime` does
//! all three.

mod chapter_screens;
mod global;
mod home;
mod meeting;
mod overlay;
mod replay;
mod setup;
mod update;

use crate::id;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate};

pub use chapter_screens::{ChapterScreen, ChapterScreens, key_groups as activity_key_groups};
pub use global::{GLOBAL, Global, key_groups};
pub use home::{Entry, Home, LIST as HOME_LIST, Preview};
pub use meeting::{Meeting, Page, SaveState};
pub use overlay::{
    AgendaList, ChapterMenu, Choice, Finder, Goal, Lineage, Overlay, Palette, PaletteLine,
    PeopleList, Prompt, Purpose, ROWS as OVERLAY_ROWS,
};
pub use replay::{LandmarkAt, Replay};
pub use setup::{Editing as SetupEditing, Row as SetupRow, Section, Setup, about_text};
pub use update::{SCRUBBER, hints, takes_text, unfinished, update};

use crate::analysis::{Reply, Request};
use crate::domain::{Anonymity, Context, Message};
use crate::input::{Hit, Key};
use crate::lang::Lang;
use crate::paint::ThemeName;
use crate::session::{ChapterNo, Log, SessionRef, Step};

/// What the person chose for this machine; kept in the settings file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Language of the screens.
    pub lang: Lang,
    /// Theme.
    pub theme: ThemeName,
}

/// How serious a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something went as wished, or a refusal: shown quietly.
    Info,
    /// Worth a second look.
    Warning,
    /// Error: stays until it is seen.
    Error,
}

/// A sentence for the person.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// What it says.
    pub message: Message,
    /// How serious it is.
    pub weight: Severity,
    /// Process time in milliseconds at which it came up.
    pub at: u64,
    /// Wall time at which it came up.
    pub t: DateTime<FixedOffset>,
    /// A key was pressed after it had been on the screen for a moment.
    pub seen: bool,
}

/// Where the person is.
#[derive(Debug, Clone)]
pub enum Place {
    /// The list of sessions.
    Home,
    /// A session at work, or closed and looked at.
    Meeting(Box<Meeting>),
    /// A session looked back at.
    Replay(Box<Replay>),
}

/// Everything that the screen shows.
#[derive(Debug, Clone)]
pub struct Model {
    /// Language and theme.
    pub settings: Settings,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The latest time that came in; `ms` is process time.
    pub now: Context,
    /// Where the person is.
    pub place: Place,
    /// The home screen, kept while a session is open.
    pub home: Home,
    /// What lies over the screen.
    pub overlay: Option<Overlay>,
    /// What was said so far, the latest last.
    pub notices: Vec<Notice>,
}

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
    Listed(Vec<Entry>, PathBuf),
    /// What one of them holds.
    Previewed(PathBuf, Box<Preview>),
    /// A session was created or opened for work.
    Opened(Box<Opened>),
    /// A session was loaded to be replayed.
    Loaded(Box<Opened>),
    /// The saver reports.
    Saved(SaveReport),
    /// What the worker brings for a chapter, to the visit that asked for it.
    Reply(uuid::Uuid, ChapterNo, Reply),
    /// Something should be said.
    Notice(Message, Severity),
    /// The process was asked to end (signal, closed window): hand everything in, now.
    Leave,
}

/// A session as it comes from the disk.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Where it lies.
    pub path: PathBuf,
    /// Its steps.
    pub log: Log,
    /// Its id.
    pub id: uuid::Uuid,
    /// What was wrong with the file, to be said once.
    pub problems: Vec<Message>,
    /// Only to be looked at.
    pub read_only: bool,
    /// Where a replay starts: a record number.
    pub at: Option<u64>,
    /// How fast a replay starts, as a multiple; `None` stands still.
    pub speed: Option<u16>,
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
    pub fn label(&self) -> Option<Message> {
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

/// A session to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSession {
    /// Template's name.
    pub template: String,
    /// Title; empty for the template's.
    pub title: String,
    /// The session file that it continues.
    pub from: Option<PathBuf>,
    /// Id of the kind of chapter that is opened at once; empty for none.
    pub chapter: String,
}

/// The fields of the file's head that a listing shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadFields {
    /// 名称.
    pub title: String,
    /// 日.
    pub date: Option<NaiveDate>,
    /// 協議会.
    pub council: String,
    /// 年度.
    pub fiscal_year: i32,
    /// The session that it continues.
    pub continues: Option<SessionRef>,
    /// 記名の扱い.
    pub anonymity: Anonymity,
}

/// What somebody else has to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// List the folder.
    List,
    /// Look into a session.
    Preview(PathBuf),
    /// Make a session and open it.
    Create(NewSession),
    /// Open a session for work; `as_copy` works on a copy when another process holds it.
    Open {
        /// Which.
        path: PathBuf,
        /// On a copy of its own.
        as_copy: bool,
    },
    /// Load a session to be replayed.
    Load(PathBuf),
    /// Save steps, in this order.
    Save(Vec<Step>),
    /// Rewrite the head of the open file.
    Rewrite(HeadFields),
    /// Seal the open file; the saver makes the step.
    Seal,
    /// Let the worker do something for a chapter, on behalf of this visit to its session.
    Work(uuid::Uuid, ChapterNo, Request),
    /// Write the documents of this closed session beside it.
    Export(PathBuf),
    /// Hand everything in and let the file go.
    CloseFile,
    /// Keep the settings.
    Remember(Settings),
    /// End the program.
    Quit,
}

impl Model {
    /// The program as it starts, before anything is listed.
    pub fn new(settings: Settings, size: (u16, u16), now: Context) -> Self {
        Self {
            settings,
            size,
            now,
            place: Place::Home,
            home: Home::default(),
            overlay: None,
            notices: Vec::new(),
        }
    }

    /// Columns and rows of the area in which a chapter is drawn: one column of air at each side, two
    /// lines above and two below; under a replay also its bar.
    pub const fn chapter_size(&self) -> (u16, u16) {
        let bar = if matches!(self.place, Place::Replay(_)) {
            3
        } else {
            0
        };
        let (columns, rows) = self.size;
        (columns.saturating_sub(2), rows.saturating_sub(4 + bar))
    }

    /// The notice to be shown now: the latest trouble until a key is pressed, otherwise the latest
    /// of all for some seconds.
    pub fn notice(&self) -> Option<&Notice> {
        let age = |notice: &Notice| self.now.ms.saturating_sub(notice.at);
        let trouble = self
            .notices
            .iter()
            .rev()
            .find(|notice| notice.weight == Severity::Error && !notice.seen);
        trouble.or_else(|| {
            self.notices
                .last()
                .filter(|notice| !notice.seen && age(notice) < 10_000)
        })
    }

    /// A key was pressed: what has been on the screen for a moment counts as seen.
    pub(crate) fn see(&mut self) {
        let now = self.now.ms;
        for notice in &mut self.notices {
            let moment = if notice.weight == Severity::Error {
                1_500
            } else {
                700
            };
            notice.seen |= now.saturating_sub(notice.at) > moment;
        }
    }

    /// Says something.
    pub(crate) fn tell(&mut self, message: Message, weight: Severity) {
        const KEPT: usize = 200;
        if self.notices.len() >= KEPT {
            self.notices.remove(0);
        }
        self.notices.push(Notice {
            message,
            weight,
            at: self.now.ms,
            t: self.now.t,
            seen: false,
        });
    }

    /// Milliseconds until something on the screen changes by itself; `None` when nothing does.
    pub fn next_change(&self) -> Option<u64> {
        let notice = self
            .notice()
            .filter(|notice| notice.weight != Severity::Error)
            .map(|_| 1_000);
        let place = match &self.place {
            Place::Home => None,
            Place::Meeting(meeting) => meeting.next_change(self.now.ms),
            Place::Replay(replay) => replay.next_change(self.now.ms),
        };
        notice.into_iter().chain(place).min()
    }
}
