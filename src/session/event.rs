//! What can happen in a session, as it stands in the file.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::documents::{DocumentMove, WhichDocument};
use crate::activities::for_each_activity;
use crate::domain::{
    Anonymity, Attendance, Carryover, ItemId, Openness, Participant, ParticipantId, Quorum,
};

/// A chapter's number within its session, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChapterNo(pub u16);

/// Points to another session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRef {
    /// Its id.
    pub id: Uuid,
    /// Its title at the time of pointing.
    pub title: String,
    /// Its seal at that time, as 64 hex digits; none where it was not sealed, and in files of before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<String>,
}

/// One line of the agenda (次第).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// What it is called.
    pub title: String,
    /// Its time box in minutes; 0 for none.
    pub minutes: u16,
    /// Id of the activity that it opens; empty for talk without a tool.
    pub kind: String,
}

impl AgendaItem {
    /// Milliseconds of the time box that are left when so many are used; negative when it is over.
    pub(crate) fn left(&self, used: u64) -> i64 {
        (i64::from(self.minutes) * 60_000).saturating_sub(i64::try_from(used).unwrap_or(i64::MAX))
    }
}

/// The first record of every session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Program and version that created the session.
    pub by: String,
    /// Template it was made from.
    pub template: String,
    /// The session that it continues.
    pub continues: Option<SessionRef>,
    /// The language in which it was created, `ja` or `en`: that of its documents. Empty in files of
    /// before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lang: String,
}

/// One line of the session's description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// 名称.
    Title(String),
    /// 日: the day of the meeting.
    Date(Option<NaiveDate>),
    /// 場所.
    Place(String),
    /// 協議会: the council or working group that meets.
    Council(String),
    /// 進行: who facilitates.
    Facilitator(String),
    /// 年度: fiscal year (April to March) by the year in which it begins.
    FiscalYear(i32),
    /// 開会の時刻 as it is to be printed; `None` takes it back.
    Begins(Option<NaiveTime>),
    /// 閉会の時刻 as it is to be printed.
    Ends(Option<NaiveTime>),
    /// 公開の別.
    Openness(Option<Openness>),
    /// The reason for it.
    OpennessReason(String),
    /// 傍聴者数.
    Observers(Option<u32>),
    /// 定足数: the rule of the council.
    Quorum(Option<Quorum>),
    /// 資料, whole.
    Materials(Vec<String>),
    /// 次回: a date or a season.
    NextMeeting(String),
    /// 作成者 of the minutes.
    Author(String),
    /// 問い合わせ先.
    Contact(String),
}

/// What closes a session for good: how many records stand before it, and the hash of every byte
/// before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// Number of records before the seal.
    pub records: u64,
    /// SHA-256 over the file from its first byte up to the seal's line, as 64 hex digits.
    pub sha256: String,
}

macro_rules! define_event {
    ($($name:ident: $folder:ident),* $(,)?) => {
        /// Something that happened. Past tense; the file holds these as externally tagged RON.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub enum Event {
            /// The session was created.
            Opened(Opened),
            /// The file was opened again for writing, by this program version.
            Resumed(String),
            /// Several things happened by one decision.
            Together(Vec<Event>),
            /// The description changed.
            Described(Detail),
            /// The level of anonymity was raised.
            AnonymityRaised(Anonymity),
            /// Somebody was put on the list.
            ParticipantAdded(ParticipantId, Participant),
            /// Somebody's entry was corrected.
            ParticipantChanged(ParticipantId, Participant),
            /// Somebody was taken off the list.
            ParticipantRemoved(ParticipantId),
            /// Somebody came, left or stayed away.
            AttendanceMarked(ParticipantId, Attendance),
            /// Somebody else sits there from now on (代理); `None` gives the seat back.
            Substituted(ParticipantId, Option<String>),
            /// The agenda was set.
            AgendaSet(Vec<AgendaItem>),
            /// An agenda item was called, with the session time at which it began.
            AgendaItemCalled(u16, u64),
            /// A chapter was opened: number, kind of activity, title.
            ChapterOpened(ChapterNo, String, String),
            /// The room went back to a chapter.
            ChapterEntered(ChapterNo),
            /// Something happened in a chapter that is not on the screen: an answer to somebody's coming or
            /// leaving, or a command to it.
            InChapter(ChapterNo, Box<Event>),
            /// The step with this number was taken out of sight (undo; of an undo: redo).
            Undone(u64),
            /// The meeting was closed; what was still unfinished is named by the screen, and
            /// allowed.
            Closed,
            /// The file was sealed after closing.
            Sealed(Seal),
            /// A closed session was opened again for corrections.
            Reopened,
            /// An open matter was answered, in these words.
            MatterAnswered(ItemId, String),
            /// Two spellings of one organisation: whatever named the first names the second.
            OrganisationsJoined(String, String),
            /// Open actions and programmes came over from the session that this one continues.
            Inherited(Carryover),
            /// After the meeting, one of its documents or both came a step further.
            DocumentMoved(WhichDocument, DocumentMove),
            $(
                #[doc = concat!("Something happened in a chapter of `", stringify!($folder), "`.")]
                $name(<crate::activities::$folder::rules::Rules as crate::domain::Activity>::Event),
            )*
            /// A record of a newer version of the program: its text, kept byte for byte.
            #[serde(skip)]
            Unknown(String),
        }

        impl Event {
            /// May it never be undone in a session of this level?
            pub fn is_final(&self, level: Anonymity) -> bool {
                match self {
                    Event::Opened(_) | Event::Inherited(_) | Event::Closed | Event::Sealed(_) | Event::Reopened | Event::AnonymityRaised(_) => true,
                    Event::Together(events) => events.iter().any(|event| event.is_final(level)),
                    Event::InChapter(_, event) => event.is_final(level),
                    $(Event::$name(event) => <crate::activities::$folder::rules::Rules as crate::domain::Activity>::is_final(event, level),)*
                    _ => false,
                }
            }

            /// Did it happen in a chapter?
            pub fn is_of_activity(&self) -> bool {
                match self {
                    Event::Together(events) => events.iter().any(Event::is_of_activity),
                    $(Event::$name(_) => true,)*
                    Event::InChapter(..) => true,
                    _ => false,
                }
            }

            /// Does it hold texts that nobody typed into this session: of a data file, or of an earlier
            /// session?
            pub(super) fn is_not_typed(&self) -> bool {
                match self {
                    Event::Inherited(_) => true,
                    Event::InChapter(_, event) => event.is_not_typed(),
                    $(Event::$name(event) => <crate::activities::$folder::rules::Rules as crate::domain::Activity>::holds_data(event),)*
                    _ => false,
                }
            }

            /// Must this event stay out of the session file?
            pub(crate) fn is_private(&self) -> bool {
                match self {
                    Event::Together(events) => events.iter().any(Event::is_private),
                    Event::InChapter(_, event) => event.is_private(),
                    $(Event::$name(event) => <crate::activities::$folder::rules::Rules as crate::domain::Activity>::is_private(event),)*
                    _ => false,
                }
            }
        }
    };
}
for_each_activity!(define_event);
