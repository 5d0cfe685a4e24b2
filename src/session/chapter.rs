//! The activities of the list, seen as one: what a chapter can hold, be asked and be told.
//!
//! The list makes two enums and one trait; everything else is ordinary code over `dispatch!`, which
//! calls the rules of whatever activity the chapter holds.

use super::event::Event;
use crate::activities::for_each_activity;
use crate::domain::entry::COMMON_KINDS;
use crate::domain::{
    Action, Activity, AttendanceChange, Audience, Context, Dice, Entry, EntryKind, Heard, Item,
    ItemId, Kind, Landmark, Material, Message, ParticipantId, Passage, RecordRef, Rejection, Room,
    Statement,
};
use crate::id;

/// An activity of the list: how its events become those of a session, and events and commands of a
/// session its own.
trait Listed: Activity {
    /// Its event as one of the session.
    fn event(event: Self::Event) -> Event;
    /// The event of the session as one of its own, if it is one.
    fn own_event(event: &Event) -> Option<&Self::Event>;
    /// The command as one of its own, if it is one.
    fn own_command(command: ActivityCommand) -> Option<Self::Command>;
}

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
        }

        $(impl From<<crate::activities::$folder::rules::Rules as Activity>::Command> for ActivityCommand {
            fn from(command: <crate::activities::$folder::rules::Rules as Activity>::Command) -> Self {
                ActivityCommand::$name(command)
            }
        }

        impl Listed for crate::activities::$folder::rules::Rules {
            fn event(event: Self::Event) -> Event {
                Event::$name(event)
            }

            fn own_event(event: &Event) -> Option<&Self::Event> {
                match event {
                    Event::$name(event) => Some(event),
                    _ => None,
                }
            }

            fn own_command(command: ActivityCommand) -> Option<Self::Command> {
                match command {
                    ActivityCommand::$name(command) => Some(command),
                    _ => None,
                }
            }
        })*
    };
}
for_each_activity!(define_chapter);

/// `dispatch!(chapter, state, Rules => with, without)`: evaluates `with` where `state` is the state of
/// the chapter's activity and `Rules` are its rules; `without` for a kind that nobody knows.
macro_rules! dispatch {
    ($chapter:expr, $state:ident, $Rules:ident => $with:expr, $without:expr) => {
        for_each_activity!(dispatch_over, [$chapter, $state, $Rules, $with, $without])
    };
}
macro_rules! dispatch_over {
    ([$chapter:expr, $state:ident, $Rules:ident, $with:expr, $without:expr] $($name:ident: $folder:ident),* $(,)?) => {
        match $chapter {
            $(ChapterState::$name($state) => {
                use crate::activities::$folder::rules::Rules as $Rules;
                $with
            })*
            ChapterState::Unknown(_) => $without,
        }
    };
}

impl ChapterState {
    /// Its kind; `None` when this version does not know it.
    pub fn kind(&self) -> Option<Kind> {
        dispatch!(self, _state, Rules => Some(Rules::KIND), None)
    }

    /// Says no, or tells what happens.
    pub fn decide(
        &self,
        room: &Room<'_>,
        command: ActivityCommand,
        context: &Context,
    ) -> Result<Vec<Event>, Rejection> {
        let other = || Rejection::new(id!("refuse-other-chapter"));
        dispatch!(
            self,
            state,
            Rules => {
                let command = Rules::own_command(command).ok_or_else(other)?;
                let events = Rules::decide(state, room, command, context)?;
                Ok(events.into_iter().map(Rules::event).collect())
            },
            Err(other())
        )
    }

    /// Answers a change of the attendance list.
    pub(crate) fn attend(
        &self,
        room: &Room<'_>,
        change: &AttendanceChange,
        context: &Context,
    ) -> Vec<Event> {
        dispatch!(
            self,
            state,
            Rules => {
                let events = Rules::attend(state, room, change, context).into_iter();
                events.map(Rules::event).collect()
            },
            Vec::new()
        )
    }

    /// An order that has to be carried out before the session is closed.
    pub fn before_close(&self, room: &Room<'_>) -> Option<ActivityCommand> {
        dispatch!(self, state, Rules => Rules::before_close(state, room).map(Into::into), None)
    }

    /// Applies an event of its activity; others change nothing.
    pub(crate) fn evolve(&mut self, event: &Event, at: &RecordRef) {
        dispatch!(
            self,
            state,
            Rules => {
                if let Some(event) = Rules::own_event(event) {
                    Rules::evolve(state, event, at);
                }
            },
            ()
        );
    }

    /// Takes out what came from private events.
    pub(crate) fn forget_private(&mut self) {
        dispatch!(self, state, Rules => Rules::forget_private(state), ());
    }

    /// An order that its rules need carried out next.
    pub(crate) fn pending(&self, room: &Room<'_>) -> Option<ActivityCommand> {
        dispatch!(self, state, Rules => Rules::pending(state, room).map(Into::into), None)
    }

    /// Its items.
    pub(crate) fn items(&self) -> Vec<Item> {
        dispatch!(self, state, Rules => Rules::items(state), Vec::new())
    }

    /// Its decisions.
    pub(crate) fn decisions(&self) -> Vec<Statement> {
        dispatch!(self, state, Rules => Rules::decisions(state), Vec::new())
    }

    /// The data files that were opened in it.
    pub(crate) fn materials(&self) -> Vec<Material> {
        dispatch!(self, state, Rules => Rules::materials(state), Vec::new())
    }

    /// What was promised in it, done or not, with the record of each.
    pub(crate) fn actions(&self, room: &Room<'_>) -> Vec<(Action, u64)> {
        dispatch!(self, state, Rules => Rules::actions(state, room), Vec::new())
    }

    /// Does it hear of entries of this kind?
    pub fn hears(&self, kind: &str) -> bool {
        dispatch!(
            self,
            _state,
            Rules => Rules::HEARS.contains(&kind) || Rules::ENTRY_KINDS.iter().any(|own| own.id == kind),
            false
        )
    }

    /// The entries that an event of its activity touches; none for a private event, which no other
    /// chapter may learn of.
    pub(crate) fn enters(&self, event: &Event) -> Vec<ItemId> {
        dispatch!(
            self,
            state,
            Rules => Rules::own_event(event)
                .filter(|event| !Rules::is_private(event))
                .map_or_else(Vec::new, |event| Rules::enters(state, event)),
            Vec::new()
        )
    }

    /// An entry as it stands here.
    pub fn entry(&self, id: ItemId) -> Option<Entry> {
        dispatch!(self, state, Rules => Rules::entry(state, id), None)
    }

    /// Hears how an entry of a kind that it knows stands.
    pub(crate) fn hear(&mut self, heard: Heard<'_>, at: &RecordRef) {
        dispatch!(self, state, Rules => Rules::hear(state, heard, at), ());
    }

    /// Writes an organisation as another spelling of it.
    pub(crate) fn rename_organisation(&mut self, from: &str, into: &str) {
        dispatch!(self, state, Rules => Rules::rename_organisation(state, from, into), ());
    }

    /// What the minutes say of it.
    pub(crate) fn minutes(&self, room: &Room<'_>, audience: Audience) -> Vec<Passage> {
        dispatch!(self, state, Rules => Rules::minutes(state, room, audience), Vec::new())
    }

    /// What its records do not hold.
    pub(crate) fn gaps(&self) -> Vec<(Message, Vec<u64>)> {
        dispatch!(self, state, Rules => Rules::gaps(state), Vec::new())
    }

    /// What is still open in it.
    pub fn unfinished(&self, room: &Room<'_>) -> Vec<Message> {
        dispatch!(self, state, Rules => Rules::unfinished(state, room), Vec::new())
    }

    /// An event of its activity as a sentence.
    pub(crate) fn describe(&self, room: &Room<'_>, event: &Event) -> Option<Message> {
        dispatch!(
            self,
            state,
            Rules => Rules::own_event(event).map(|event| Rules::describe(state, room, event)),
            None
        )
    }

    /// Who an event of its activity is about.
    pub(crate) fn actor(&self, event: &Event) -> Option<ParticipantId> {
        dispatch!(
            self,
            state,
            Rules => Rules::own_event(event).and_then(|event| Rules::actor(state, event)),
            None
        )
    }

    /// The landmark that an event of its activity makes.
    pub fn landmark(&self, event: &Event) -> Option<Landmark> {
        dispatch!(
            self,
            state,
            Rules => Rules::own_event(event).and_then(|event| Rules::landmark(state, event)),
            None
        )
    }

    /// A plausible next command.
    pub fn rehearse(&self, room: &Room<'_>, dice: &mut Dice) -> Option<ActivityCommand> {
        dispatch!(
            self,
            state,
            Rules => Some(Rules::rehearse(state, room, dice).into()),
            None
        )
    }
}

/// Every kind of entry that this version knows.
#[expect(dead_code, reason = "the council's book will list its kinds by it")]
pub(crate) fn entry_kinds() -> impl Iterator<Item = &'static EntryKind> {
    ENTRY_KINDS.iter().copied().flatten()
}
