//! What an activity is: rules that decide and evolve, without a terminal, a disk or a clock.

use crate::id;
use std::fmt::Debug;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    Action, Attendance, Audience, Context, Dice, Entry, EntryKind, Heard, Item, ItemId, Material,
    Message, MessageId, ParticipantId, Passage, People, RecordRef, Rejection, Statement,
};

/// Name of a kind of activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Id in files and on the command line (`brainwriting`).
    pub id: &'static str,
    /// The message that names it.
    pub label: MessageId,
    /// The message that explains it in one sentence.
    pub about: MessageId,
    /// Has a session at most one chapter of it? Whatever calls for another comes back to the one.
    pub singleton: bool,
    /// Does it look at data files, so that one named on the command line opens in a chapter of it?
    /// A path pasted into its first screen is read.
    pub(crate) opens_data_files: bool,
}

/// How much of who wrote what is kept and shown. The order is the order of protection; a session
/// may only be raised.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Anonymity {
    /// 記名: authors are shown after the reveal.
    #[default]
    Named,
    /// 立場区分タグ: only the sector is shown, and only where at least three active seats share it.
    Sector,
    /// 無記名: the saved file holds nothing from which a writer could be told.
    Anonymous,
}

impl Anonymity {
    /// All levels, from the least to the most protected.
    pub const ALL: [Anonymity; 3] = [Anonymity::Named, Anonymity::Sector, Anonymity::Anonymous];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Anonymity::Named => id!("anonymity-named"),
            Anonymity::Sector => id!("anonymity-sector"),
            Anonymity::Anonymous => id!("anonymity-anonymous"),
        }
    }
}

/// What the chapters of a session have laid out for one another.
pub(crate) trait ItemSource: Debug {
    /// Every item of every chapter, in order. Made anew at each call: ask when somebody chooses,
    /// not at each frame.
    fn items(&self) -> Vec<Item>;

    /// The names of the organisations that the council knows.
    fn organisations(&self) -> Vec<String>;

    /// How many matters that came over are open and are no actions.
    fn matters_to_answer(&self) -> usize;
}

/// What the rules of an activity may know of the session around it.
#[derive(Debug, Clone, Copy)]
pub struct Room<'a> {
    /// Everybody on the list, with attendance.
    pub(crate) people: &'a People,
    /// The session's level of anonymity.
    pub(crate) anonymity: Anonymity,
    /// 年度, by the year in which it begins; 0 when not said.
    pub(crate) fiscal_year: i32,
    /// The day of the meeting: what was said, else the day on which the session was made; `None` in
    /// a room without a session around it.
    pub(crate) day: Option<NaiveDate>,
    /// What the other chapters made; `None` in a room without a session around it.
    pub(crate) item_source: Option<&'a dyn ItemSource>,
}

#[cfg(test)]
impl<'a> Room<'a> {
    /// A room without a session around it: these people, nothing else known.
    pub(crate) const fn of(people: &'a People, anonymity: Anonymity) -> Self {
        Self {
            people,
            anonymity,
            fiscal_year: 0,
            day: None,
            item_source: None,
        }
    }
}

impl Room<'_> {
    /// The names of the organisations that the council knows.
    pub(crate) fn organisations(&self) -> Vec<String> {
        self.item_source
            .map_or_else(Vec::new, ItemSource::organisations)
    }

    /// How many matters that came over are open and are no actions (継続審議, 事務局一任, 未了の議題).
    pub(crate) fn matters_to_answer(&self) -> usize {
        self.item_source.map_or(0, ItemSource::matters_to_answer)
    }

    /// Every item of the session, in order.
    pub(crate) fn items(&self) -> Vec<Item> {
        self.item_source.map_or_else(Vec::new, ItemSource::items)
    }
}

/// A change of the attendance list that an activity may have to answer (a seat opens, closes, or
/// changes its occupant).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceChange {
    /// Who.
    pub(crate) who: ParticipantId,
    /// Before the change; `None` when the person was not on the list.
    pub(crate) before: Option<Attendance>,
    /// After the change.
    pub(crate) after: Attendance,
    /// The substitute who sits there from now on, if there is one.
    pub(crate) substitute: Option<String>,
}

/// A point worth jumping to in a replay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landmark {
    /// What it is called.
    pub label: Message,
}

/// The rules of one kind of exercise.
///
/// `decide` may refuse, `evolve` never does. The state must clone cheaply (persistent collections),
/// because a replay keeps many of them.
pub trait Activity: 'static {
    /// Everything that its events tell; `Default` is the state of a chapter just opened.
    type State: Clone + Debug + PartialEq + Default;
    /// What happened, in the past tense; externally tagged, no floats.
    type Event: Clone + Debug + PartialEq + Serialize + DeserializeOwned;
    /// What somebody wants.
    type Command: Clone + Debug + PartialEq;

    /// Its name.
    const KIND: Kind;

    /// Says no, or tells what happens.
    fn decide(
        state: &Self::State,
        room: &Room<'_>,
        command: Self::Command,
        context: &Context,
    ) -> Result<Vec<Self::Event>, Rejection>;

    /// Applies what happened.
    fn evolve(state: &mut Self::State, event: &Self::Event, at: &RecordRef);

    /// Answers a change of the attendance list with events of its own, which become part of the
    /// same step.
    fn attend(
        _state: &Self::State,
        _room: &Room<'_>,
        _change: &AttendanceChange,
        _context: &Context,
    ) -> Vec<Self::Event> {
        Vec::new()
    }

    /// Must this event stay out of the session file (kept in the recovery journal until the session
    /// closes)?
    ///
    /// All events of one decision must agree.
    fn is_private(_event: &Self::Event) -> bool {
        false
    }

    /// Does this event hold texts of a data file? They may be longer than what people type; what
    /// somebody typed beside them is the rules' own to measure.
    fn holds_data(_event: &Self::Event) -> bool {
        false
    }

    /// May this event never be undone in a session of this level? In 無記名 what was counted or
    /// collected must not be compared with a second time.
    fn is_final(_event: &Self::Event, _level: Anonymity) -> bool {
        false
    }

    /// Takes out of the state whatever came from private events, as if they had never been read.
    fn forget_private(_state: &mut Self::State) {}

    /// An order that the rules themselves need carried out next, with a context of its own, before
    /// anybody presses a key.
    ///
    /// For what has to be private beside a public decision (one decision is wholly private or
    /// wholly public), such as dealing sheets in secret.
    fn pending(_state: &Self::State, _room: &Room<'_>) -> Option<Self::Command> {
        None
    }

    /// An order that has to be carried out before the session is closed: whatever only the recovery
    /// journal holds would be lost with it.
    fn before_close(_state: &Self::State, _room: &Room<'_>) -> Option<Self::Command> {
        None
    }

    /// Its items, in the order in which they came to be.
    fn items(_state: &Self::State) -> Vec<Item> {
        Vec::new()
    }

    /// The event as a sentence of the log; `before` is the state in which it happened.
    fn describe(before: &Self::State, room: &Room<'_>, event: &Self::Event) -> Message;

    /// Who the event is about, for a search by participant or organisation; never told in 無記名.
    fn actor(_before: &Self::State, _event: &Self::Event) -> Option<ParticipantId> {
        None
    }

    /// The landmark that the event makes, if it makes one.
    fn landmark(_before: &Self::State, _event: &Self::Event) -> Option<Landmark> {
        None
    }

    /// What is decided here, for the home screen, the closing and the minutes: wording of each
    /// decision, and its record.
    fn decisions(_state: &Self::State) -> Vec<Statement> {
        Vec::new()
    }

    /// The data files that were opened here, for the list of materials.
    fn materials(_state: &Self::State) -> Vec<Material> {
        Vec::new()
    }

    /// What somebody promised here without keeping an entry of it (a line of homework), and the
    /// record of each. Told at home and at the closing; the session that continues this one gets it
    /// as an action. Whoever keeps actions as entries says nothing here.
    fn actions(_state: &Self::State, _room: &Room<'_>) -> Vec<(Action, u64)> {
        Vec::new()
    }

    /// The kinds of entry that it brings: what has to be there again next year, or be known to other
    /// chapters. Actions, programmes and indicators are known without.
    ///
    /// To have something carried into the next session takes this table and the three functions
    /// below: [`enters`](Activity::enters) says which entries an event touches,
    /// [`entry`](Activity::entry) how one stands now, [`hear`](Activity::hear) takes one in. The
    /// session does the rest: it compares, keeps the [`Register`](super::Register), tells other
    /// chapters, and hands everything to the session that continues.
    ///
    /// ```
    /// use yoriai::domain::{Entry, Heard, ItemId};
    ///
    /// // A rating, as far as carrying it over is concerned. The kind would be in `ENTRY_KINDS`.
    /// #[derive(Default)]
    /// struct State { id: Option<ItemId>, rating: i64, last_year: Option<i64> }
    ///
    /// fn entry(state: &State, id: ItemId) -> Option<Entry> {
    ///     (state.id == Some(id)).then(|| Entry::new(id, "rating").with("rating", state.rating))
    /// }
    ///
    /// fn hear(state: &mut State, heard: Heard<'_>) {
    ///     match heard {
    ///         Heard::Stands(told) if told.is_inherited() => {
    ///             state.last_year = Some(told.entry.whole("rating"));
    ///         }
    ///         _ => {}
    ///     }
    /// }
    /// ```
    const ENTRY_KINDS: &'static [EntryKind] = &[];

    /// The ids of further kinds of which it wants to hear, such as `action`. Of its own kinds it
    /// hears anyway.
    const HEARS: &'static [&'static str] = &[];

    /// The ids of the entries that the event makes, changes or takes out; `before` is the state in
    /// which it happens. More ids than necessary do no harm. Never asked of private events.
    fn enters(_before: &Self::State, _event: &Self::Event) -> Vec<ItemId> {
        Vec::new()
    }

    /// The entry with this id as it stands here, asked for after an event that touched it; `None`
    /// when it is no longer here. It tells nothing that came from private events. A field that it
    /// does not give stays as others have it.
    fn entry(_state: &Self::State, _id: ItemId) -> Option<Entry> {
        None
    }

    /// Hears how an entry stands: of each one of its kinds when the chapter is opened, and whenever
    /// another chapter changes one. Like `evolve` it never refuses. `at` names the record that made
    /// the entry or brought it into the session.
    fn hear(_state: &mut Self::State, _heard: Heard<'_>, _at: &RecordRef) {}

    /// Two spellings were one organisation: what the chapter itself keeps of the first (no entry, and no
    /// person on the list) is written as the second. Like `evolve` it never refuses.
    fn rename_organisation(_state: &mut Self::State, _from: &str, _into: &str) {}

    /// What the minutes say of this chapter: its course, in the order of the field's minutes, each
    /// sentence with its record. Decisions and actions are not repeated here, they have places of
    /// their own.
    fn minutes(_state: &Self::State, _room: &Room<'_>, _audience: Audience) -> Vec<Passage> {
        Vec::new()
    }

    /// What its records do not hold and a reader of the minutes would look for (rows that nobody
    /// transcribed, findings without a response), as numbers without names, and the records on
    /// which each rests.
    fn gaps(_state: &Self::State) -> Vec<(Message, Vec<u64>)> {
        Vec::new()
    }

    /// What is still open when the session is about to be closed; told, never a hindrance.
    fn unfinished(_state: &Self::State, _room: &Room<'_>) -> Vec<Message> {
        Vec::new()
    }

    /// A plausible next command, for rehearsals: the laws, the random-command tests and the
    /// benchmarks play whole meetings with it.
    ///
    /// Mostly allowed ones; some that must be refused are welcome. Over a long rehearsal every
    /// event should come up.
    fn rehearse(state: &Self::State, room: &Room<'_>, dice: &mut Dice) -> Self::Command;
}
