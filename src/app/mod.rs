//! The program without its terminal: a model, messages that change it, and effects for somebody
//! else to carry out.
//!
//! `update` is the only way in. It asks no clock, opens no file and draws nothing; `runtime` does
//! all three.

mod chapter_screens;
mod closing;
mod deciding;
mod dispatch;
mod drafting;
mod effect;
mod everywhere;
mod filling_in;
mod global;
mod hints;
mod home;
mod in_meeting;
mod key_groups;
mod looking_back;
mod meeting;
mod message_context;
mod model;
mod msg;
mod one_by_one;
mod overlay;
mod pace;
mod pages;
mod prompts;
mod replay;
mod ritual;
mod seat;
mod setup;
mod watch;
mod watching;

pub use chapter_screens::activity_key_groups;
pub(crate) use chapter_screens::{ChapterScreen, ChapterScreens, Outlook};
pub(crate) use closing::{documents as closing_documents, extent as closing_extent, unfinished};
pub use dispatch::update;
pub(crate) use drafting::{save_state, typed_lines};
pub use effect::{ChosenSetting, DraftsToKeep, Effect, PlaceNeeded, Settings};
pub(crate) use effect::{HeadFields, NewSession};
pub(crate) use hints::{help_lines, takes_text_below};
pub use hints::{hints, takes_text};
pub(crate) use home::{LIST as HOME_LIST, SessionEntry, SessionPreview};
pub use key_groups::key_groups;
pub(crate) use looking_back::SCRUBBER;
pub(crate) use meeting::{Meeting, MeetingPage, SaveState};
pub use message_context::MessageContext;
pub use model::{Location, Model};
pub use msg::{Msg, OpenedSession, SaveReport, WatchReport};
pub(crate) use overlay::{
    ABOUT_ROWS, DocumentForm, Finder, LineageList, MATTER_ROWS, Prompt, ROWS as OVERLAY_ROWS,
    RosterPreview, WIDE_HELP, extent as overlay_extent, roster_rows,
};
pub use overlay::{Choice, Overlay};
pub(crate) use replay::Replay;
pub(crate) use ritual::Ritual;
pub use seat::Severity;
pub(crate) use setup::{
    OpenSetupForm, Section, SetupHeights, SetupPage, SetupPurpose, SetupRow, particulars_said,
    unsaid,
};
pub use watch::Watch;
