//! The activities of the list, seen as one: what a chapter can hold, be asked and be told.

use super::Event;
use crate::activities::for_each_activity;
use crate::domain::entry::COMMON_KINDS;
use crate::domain::{
    Action, Activity, AttendanceChange, Audience, Context, Dice, Entry, EntryKind, Heard, Item,
    ItemId, Kind, Landmark, Message, ParticipantId, Passage, RecordRef, Rejection, Room, Statement,
};
use crate::id;

macro_rules! define_chapter {
    ($($name:ident: $folder:ident),* $(,)?) => {
        /// Every kind of activity, in the order of the list.
        pub const KINDS: &[Kind] = &[$(<crate::activities::$folder::rules::Rules as Activity>::KIND),*];

        /// The kinds of entry that each activity brings, in the order of the list.
        const ENTRY_KINDS: &[&[EntryKind]] = &[COMMON_KINDS, $(<crate::activities::$folder::rules::Rules as Activity>::ENTRY_KINDS),*];

        /// The state of one chapter.
        #[derive(Debug, Clone, PartialEq)]
        #[expect(clippy::large_enum_variant, reason = "a session has a few chapters, and a state is the roots of shared parts")]
        pub enum ChapterState {
            $(
                #[doc = concat!("A chapter of `", stringify!($folder), "`.")]
                $name(<crate::activities::$folder::rules::Rules as Activity>::State),
            )*
            /// A chapter of a kind that this version does not know.
            Unknown(String),
        }

        /// A command to the activity of a chapter.
        #[derive(Debug, Clone, PartialEq)]
        pub enum ActivityCommand {
            $(
                #[doc = concat!("To a chapter of `", stringify!($folder), "`.")]
                $name(<crate::activities::$folder::rules::Rules as Activity>::Command),
            )*
        }

        impl ChapterState {
            /// A fresh chapter of the kind with this id.
            pub fn new(kind: &str) -> Self {
                $(if kind == <crate::activities::$folder::rules::Rules as Activity>::KIND.id {
                    return ChapterState::$name(Default::default());
                })*
                ChapterState::Unknown(kind.to_owned())
            }

            /// Its kind; `None` when this version does not know it.
            pub fn kind(&self) -> Option<Kind> {
                match self {
                    $(ChapterState::$name(_) => Some(<crate::activities::$folder::rules::Rules as Activity>::KIND),)*
                    ChapterState::Unknown(_) => None,
                }
            }

            /// Says no, or tells what happens.
            pub fn decide(&self, room: &Room<'_>, command: ActivityCommand, context: &Context) -> Result<Vec<Event>, Rejection> {
                match (self, command) {
                    $((ChapterState::$name(state), ActivityCommand::$name(command)) =>
                        <crate::activities::$folder::rules::Rules as Activity>::decide(state, room, command, context)
                            .map(|events| events.into_iter().map(Event::$name).collect()),)*
                    _ => Err(Rejection::new(id!("refuse-other-chapter"))),
                }
            }

            /// Answers a change of the attendance list.
            pub fn attend(&self, room: &Room<'_>, change: &AttendanceChange, context: &Context) -> Vec<Event> {
                match self {
                    $(ChapterState::$name(state) =>
                        <crate::activities::$folder::rules::Rules as Activity>::attend(state, room, change, context)
                            .into_iter().map(Event::$name).collect(),)*
                    ChapterState::Unknown(_) => Vec::new(),
                }
            }

            /// An order that has to be carried out before the session is closed.
            pub fn before_close(&self, room: &Room<'_>) -> Option<ActivityCommand> {
                match self {
                    $(ChapterState::$name(state) =>
                        <crate::activities::$folder::rules::Rules as Activity>::before_close(state, room).map(ActivityCommand::$name),)*
                    ChapterState::Unknown(_) => None,
                }
            }

            /// Applies an event of its activity; others change nothing.
            pub fn evolve(&mut self, event: &Event, at: &RecordRef) {
                match (self, event) {
                    $((ChapterState::$name(state), Event::$name(event)) =>
                        <crate::activities::$folder::rules::Rules as Activity>::evolve(state, event, at),)*
                    _ => {}
                }
            }

            /// Takes out what came from private events.
            pub fn forget_private(&mut self) {
                match self {
                    $(ChapterState::$name(state) => <crate::activities::$folder::rules::Rules as Activity>::forget_private(state),)*
                    ChapterState::Unknown(_) => {}
                }
            }

            /// An order that its rules need carried out next.
            pub fn pending(&self, room: &Room<'_>) -> Option<ActivityCommand> {
                match self {
                    $(ChapterState::$name(state) =>
                        <crate::activities::$folder::rules::Rules as Activity>::pending(state, room).map(ActivityCommand::$name),)*
                    ChapterState::Unknown(_) => None,
                }
            }

            /// Its items.
            pub fn items(&self) -> Vec<Item> {
                match self {
                    $(ChapterState::$name(state) => <crate::activities::$folder::rules::Rules as Activity>::items(state),)*
                    ChapterState::Unknown(_) => Vec::new(),
                }
            }

            /// Its decisions.
            pub fn decisions(&self) -> Vec<Statement> {
                match self {
                    $(ChapterState::$name(state) => <crate::activities::$folder::rules::Rules as Activity>::decisions(state),)*
                    ChapterState::Unknown(_) => Vec::new(),
                }
            }

            /// What was promised in it, done or not, with the record of each.
            pub fn actions(&self, room: &Room<'_>) -> Vec<(Action, u64)> {
                match self {
                    $(ChapterState::$name(state) => <crate::activities::$folder::rules::Rules as Activity>::actions(state, room),)*
                    ChapterState::Unknown(_) => Vec::new(),
                }
            }

            /// Does it hear of entries of this kind?
            pub fn hears(&self, kind: &str) -> bool {
                match self {
                    $(ChapterState::$name(_) => <crate::activities::$folder::rules::Rules as Activity>::HEARS.contains(&kind)
                        || <crate::activities::$folder::rules::Rules as Activity>::ENTRY_KINDS.iter().any(|own| own.id == kind),)*
                    ChapterState::Unknown(_) => false,
                }
            }

            /// The entries that an event of its activity touches.
            pub fn enters(&self, event: &Event) -> Vec<ItemId> {
                match (self, event) {
                    $((ChapterState::$name(state), Event::$name(event)) if !<crate::activities::$folder::rules::Rules as Activity>::is_private(event) =>
                        <crate::activities::$folder::rules::Rules as Activity>::enters(state, event),)*
                    _ => Vec::new(),
                }
            }

            /// An entry as it stands here.
            pub fn entry(&self, id: ItemId) -> Option<Entry> {
                match self {
                    $(ChapterState::$name(state) => <crate::activities::$folder::rules::Rules as Activity>::entry(state, id),)*
                    ChapterState::Unknown(_) => None,
                }
            }

            /// Hears how an entry of a kind that it knows stands.
            pub fn hear(&mut self, heard: Heard<'_>, at: &RecordRef) {
                match self {
                    $(ChapterState::$name(state) => <crate::activities::$folder::rules::Rules as Activity>::hear(state, heard, at),)*
                    ChapterState::Unknown(_) => {}
                }
            }

            /// What the minutes say of it.
            pub fn minutes(&self, room: &Room<'_>, audience: Audience) -> Vec<Passage> {
                match self {
                    $(ChapterState::$name(state) => <crate::activities::$folder::rules::Rules as Activity>::minutes(state, room, audience),)*
                    ChapterState::Unknown(_) => Vec::new(),
                }
            }

            /// What is still open in it.
            pub fn unfinished(&self) -> Vec<Message> {
                match self {
                    $(ChapterState::$name(state) => <crate::activities::$folder::rules::Rules as Activity>::unfinished(state),)*
                    ChapterState::Unknown(_) => Vec::new(),
                }
            }

            /// An event of its activity as a sentence.
            pub fn describe(&self, room: &Room<'_>, event: &Event) -> Option<Message> {
                match (self, event) {
                    $((ChapterState::$name(state), Event::$name(event)) =>
                        Some(<crate::activities::$folder::rules::Rules as Activity>::describe(state, room, event)),)*
                    _ => None,
                }
            }

            /// Who an event of its activity is about.
            pub fn actor(&self, event: &Event) -> Option<ParticipantId> {
                match (self, event) {
                    $((ChapterState::$name(state), Event::$name(event)) =>
                        <crate::activities::$folder::rules::Rules as Activity>::actor(state, event),)*
                    _ => None,
                }
            }

            /// The landmark that an event of its activity makes.
            pub fn landmark(&self, event: &Event) -> Option<Landmark> {
                match (self, event) {
                    $((ChapterState::$name(state), Event::$name(event)) =>
                        <crate::activities::$folder::rules::Rules as Activity>::landmark(state, event),)*
                    _ => None,
                }
            }

            /// A plausible next command.
            pub fn rehearse(&self, room: &Room<'_>, dice: &mut Dice) -> Option<ActivityCommand> {
                match self {
                    $(ChapterState::$name(state) =>
                        Some(ActivityCommand::$name(<crate::activities::$folder::rules::Rules as Activity>::rehearse(state, room, dice))),)*
                    ChapterState::Unknown(_) => None,
                }
            }
        }
    };
}
for_each_activity!(define_chapter);

/// Every kind of entry that this version knows.
pub fn entry_kinds() -> impl Iterator<Item = &'static EntryKind> {
    ENTRY_KINDS.iter().copied().flatten()
}
