//! What the app asks somebody else to do.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::analysis::Request;
use crate::domain::Anonymity;
use crate::lang::Lang;
use crate::paint::ThemeName;
use crate::session::{ChapterNo, KeptDraft, SessionRef, Step};

/// What the person chose for this machine; kept in the settings file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Language of the screens.
    pub lang: Lang,
    /// Theme.
    pub theme: ThemeName,
}

/// A setting that somebody chose. Only that is kept: what nobody chose follows the system, which may
/// be another one tomorrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenSetting {
    /// The language.
    Lang(Lang),
    /// The theme.
    Theme(ThemeName),
}

/// A session to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSession {
    /// Template's name.
    pub(crate) template: String,
    /// Title; empty for the template's.
    pub(crate) title: String,
    /// The session file that it continues.
    pub(crate) from: Option<PathBuf>,
    /// Id of the kind of chapter that is opened at once; empty for none.
    pub(crate) chapter: String,
}

/// What needs a folder that can be written to.
#[derive(Debug, Clone, PartialEq)]
pub enum PlaceNeeded {
    /// The documents of this session.
    Documents {
        /// Which.
        session: PathBuf,
        /// Those for everybody too where the file is damaged.
        despite_damage: bool,
    },
    /// A new session.
    Session(NewSession),
}

/// The fields of the file's head that a listing shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadFields {
    /// 名称.
    pub(crate) title: String,
    /// 日.
    pub(crate) date: Option<NaiveDate>,
    /// 協議会.
    pub(crate) council: String,
    /// 年度.
    pub(crate) fiscal_year: i32,
    /// The session that it continues.
    pub(crate) continues: Option<SessionRef>,
    /// 記名の扱い.
    pub(crate) anonymity: Anonymity,
}

/// What is typed in a session and not handed in, to be kept beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftsToKeep {
    /// The session's file.
    pub session: PathBuf,
    /// The session's id.
    pub id: uuid::Uuid,
    /// What is typed; nothing takes the file away.
    pub drafts: Vec<KeptDraft>,
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
    /// Do what could not be done in its own folder in this one.
    InFolder(PlaceNeeded, PathBuf),
    /// Write them, those for everybody included, though the file is damaged: somebody said so.
    ExportDespiteDamage(PathBuf),
    /// Keep what is typed beside the open file.
    KeepDrafts(DraftsToKeep),
    /// Let the file go.
    CloseFile,
    /// Keep a setting that was chosen.
    Remember(ChosenSetting),
    /// End the program.
    Quit,
}
