//! The program without its terminal: a model, messages that change it, and effects for somebody
//! else to carry out.
//!
//! `update` is the only way in. It asks no clock, opens no file and draws nothing; `runtime` does
//! all three.

mod chapter_screens;
mod closing;
mod deciding;
mod dispatch;
mod effect;
mod everywhere;
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
mod overlay;
mod pages;
mod prompts;
mod replay;
mod seat;
mod setup;

pub use chapter_screens::{ChapterScreen, ChapterScreens, Outlook, activity_key_groups};
pub use closing::{extent as closing_extent, unfinished};
pub use dispatch::update;
pub use effect::{Effect, HeadFields, NewSession, Settings};
pub use global::{GLOBAL, Global};
pub use hints::{help_lines, hints, hints_below, takes_text, takes_text_below};
pub use home::{Home, LIST as HOME_LIST, SessionEntry, SessionPreview};
pub use key_groups::key_groups;
pub use looking_back::SCRUBBER;
pub use meeting::{Meeting, MeetingPage, SaveState};
pub use message_context::MessageContext;
pub use model::{Location, Model};
pub use msg::{Msg, OpenedSession, SaveReport};
pub use overlay::{
    ABOUT_ROWS, Choice, Finder, Goal, LineageList, Overlay, Prompt, PromptPurpose,
    ROWS as OVERLAY_ROWS, WIDE_HELP, Words, extent as overlay_extent,
};
pub use replay::{LandmarkAt, Replay};
pub use seat::{Notice, Severity, TerminalSeat};
pub use setup::{Section, SetupEditing, SetupPage, SetupRow, about_text};
