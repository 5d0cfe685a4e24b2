//! What lies over a screen: one at a time, as variants of one enum; each understands its own keys.

mod answering;
mod choosing;
mod documents;
mod keys;
mod lineage;
mod matters;
mod measure;
mod roster;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

pub(crate) use self::documents::{DocumentForm, document_form};
pub(crate) use self::keys::{ATTENDANCE, CONFIRM, LEAD_ON, key_groups};
pub(crate) use self::lineage::LineageList;
pub(crate) use self::matters::{MatterReply, reply_to_matter};
pub(crate) use self::measure::{ABOUT_ROWS, MATTER_ROWS, WIDE_HELP, extent, roster_rows};
pub(crate) use self::roster::RosterPreview;
use super::effect::{Effect, PlaceNeeded};
use crate::domain::{ItemId, Message, MessageId, Participant, ParticipantId};
use crate::id;
use crate::input::{
    ActionId, Form, FormLine, Hint, ListCursor, Pickable, Picker, Popup, Scroller, binding, list,
};
use crate::lang::Lang;
use crate::session::{Command, State};

use self::keys::{LIST, ONE_BY_ONE, READING};

/// What a yes leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// Orders to the session.
    Commands(Vec<Command>),
    /// Work for somebody else.
    Effects(Vec<Effect>),
}

/// What a line of text is asked for; drafts name it so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum PromptPurpose {
    /// The words of the filter at home.
    Filter,
    /// The name of a substitute.
    Substitute(ParticipantId),
    /// A latecomer who is not on the list.
    Newcomer,
    /// A record number or a time to jump to.
    Jump,
    /// Words to search for in a replay.
    Search,
    /// The title of a new chapter of this kind.
    ChapterTitle(String),
    /// Another folder for what could not be written where it belongs.
    #[serde(skip)]
    Folder(PlaceNeeded),
    /// The answer to an open matter.
    Answer(ItemId),
}

impl PromptPurpose {
    /// The list from which the line was asked for, and to which one comes back: the cursor on whom it
    /// was about, or on who came last.
    pub(super) fn list(&self, state: &State) -> Option<Overlay> {
        let at = match self {
            PromptPurpose::Substitute(id) => state.people.keys().position(|other| other == id)?,
            PromptPurpose::Newcomer => state.people.len().saturating_sub(1),
            _ => return None,
        };
        Some(Overlay::People(ListCursor::on(at)))
    }
}

/// The only line of a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words;

/// A line of text asked for; its label is the question.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    /// What for.
    pub(crate) purpose: PromptPurpose,
    /// What it is about, where the question alone does not say it.
    pub(crate) about: String,
    /// What is typed.
    pub(crate) form: Form<Words>,
}

impl Prompt {
    fn new(purpose: PromptPurpose, question: MessageId, text: &str) -> Self {
        let form = Form::new(vec![FormLine::text(Words, question, text)]).asks_before_losing();
        Self {
            purpose,
            about: String::new(),
            form,
        }
    }

    /// The answer to an open matter, which stands above the line; `None` when it is not open here.
    fn answer(id: ItemId, state: &State) -> Option<Self> {
        let about = state.answerable(id)?.entry.text("text").to_owned();
        let prompt = Self::new(PromptPurpose::Answer(id), id!("field-answer"), "");
        Some(Self { about, ..prompt })
    }

    /// The line for what a session gets; `None` for another purpose, or for somebody who is gone.
    pub(super) fn for_session(purpose: PromptPurpose, state: &State) -> Option<Self> {
        let (question, text) = match &purpose {
            PromptPurpose::Newcomer => (id!("people-ask-newcomer"), ""),
            PromptPurpose::ChapterTitle(_) => (id!("chapter-ask-title"), ""),
            PromptPurpose::Substitute(id) => {
                let person = state.people.get(id)?;
                let now = person.substitute.as_deref().unwrap_or_default();
                (id!("people-ask-substitute"), now)
            }
            PromptPurpose::Answer(id) => return Self::answer(*id, state),
            PromptPurpose::Filter
            | PromptPurpose::Jump
            | PromptPurpose::Search
            | PromptPurpose::Folder(_) => return None,
        };
        Some(Self::new(purpose, question, text))
    }
}

/// What was found in a replay.
#[derive(Debug, Clone, PartialEq)]
pub struct Finder {
    /// The words.
    pub(crate) words: String,
    /// Position after the record, and the record as a sentence.
    pub(crate) found: Vec<(usize, Message)>,
    /// The chosen one.
    pub(crate) cursor: ListCursor,
}

/// What lies over the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// The keys that work here.
    Help(Scroller),
    /// Every action that works here, to be searched by words of either language.
    Palette(Picker<Hint>),
    /// A question to be answered by yes or no.
    Confirm(Message, Choice),
    /// A question before a step forward, and what a yes orders; without orders the screen under it is
    /// told.
    LeadOn(Message, Option<Vec<Command>>),
    /// A line of text.
    Prompt(Prompt),
    /// Which template a new session is made from, and the session that it continues.
    Templates(ListCursor, Option<PathBuf>),
    /// Attendance.
    People(ListCursor),
    /// Somebody on the list, to be found by name or organisation.
    FindPerson(Picker<usize>),
    /// 次第, to be narrowed by typing.
    Agenda(Picker<u16>),
    /// Chapters, then the kinds of which a new one can be opened.
    Chapters(ListCursor),
    /// What was said so far.
    Notices(Scroller),
    /// What was found.
    Finder(Finder),
    /// Where things come from.
    Lineage(LineageList),
    /// The council's open list.
    Matters(ListCursor),
    /// What became of the documents after the meeting.
    Documents(DocumentForm),
    /// A pasted list of people, before anybody of it is on the list.
    Roster(Box<RosterPreview>),
}

/// What an overlay wants done. Whether it is closed before, its answer says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Goal {
    /// Perform the action with this name.
    Perform(ActionId),
    /// A yes was said to a step forward that the screen under it asked about.
    Confirmed,
    /// A yes was said.
    Chosen(Choice),
    /// A line was handed in.
    Entered(PromptPurpose, String),
    /// A template was chosen.
    Template(String, Option<PathBuf>),
    /// Orders to the session.
    Commands(Vec<Command>),
    /// Orders to the session; what lies over the screen goes once they are accepted.
    Attempt(Vec<Command>),
    /// Put these people on the list; what lies over the screen goes once they are accepted.
    Enlist(Vec<Participant>),
    /// Go to this position of a replay.
    Seek(usize),
    /// Go to this record of a replay.
    SeekRecord(u64),
    /// Say something.
    Tell(Message),
    /// Show what came over one after the other.
    OneByOne,
    /// Put another overlay in its place.
    Next(Box<Overlay>),
}

/// What an overlay answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum OverlayAnswer {
    /// Not for it.
    Ignored,
    /// Taken.
    Handled,
    /// Close it.
    Close,
    /// Close it and do this.
    Do(Goal),
    /// Do this and keep it open.
    Keep(Goal),
}

/// List id of the rows that overlays draw.
pub(crate) const ROWS: u16 = 900;

impl Overlay {
    /// A line of text, asked for with a question.
    pub(crate) fn prompt(purpose: PromptPurpose, question: MessageId, text: &str) -> Self {
        Overlay::Prompt(Prompt::new(purpose, question, text))
    }

    /// Everything that works here but the palette itself.
    pub(super) fn palette(hints: Vec<Hint>) -> Self {
        let item = |hint: Hint| Pickable {
            words: format!(
                "{} {} {}",
                Lang::Ja.tr(hint.label),
                Lang::En.tr(hint.label),
                hint.keys
            ),
            value: hint,
        };
        let others = hints.into_iter();
        let others = others.filter(|hint| hint.label != id!("do-palette"));
        Overlay::Palette(Picker::new(others.map(item).collect()))
    }

    /// The agenda, the cursor on what comes next.
    pub(super) fn agenda(state: &State) -> Self {
        let next = state.called().map_or(0, |call| call.item.saturating_add(1));
        let item = |(no, words): (u16, String)| Pickable {
            words: format!("{} {words}", no + 1),
            value: no,
        };
        let titles = state.agenda.iter().map(|item| item.title.clone());
        let items = (0..).zip(titles).map(item).collect::<Vec<_>>();
        let last = items.len().saturating_sub(1) as u16;
        Overlay::Agenda(Picker::new(items).at(|no| *no == next.min(last)))
    }

    /// Somebody on the list, by name or organisation; the value is the place on the list.
    fn find_person(state: &State) -> Self {
        let words = state.people.values().map(|person| {
            let substitute = person.substitute.as_deref().unwrap_or_default();
            format!("{} {substitute}", person.who.label())
        });
        let item = |(value, words)| Pickable { value, words };
        Overlay::FindPerson(Picker::new(words.enumerate().map(item).collect()))
    }

    fn popup(&self) -> Option<&dyn Popup> {
        match self {
            Overlay::Palette(picker) => Some(picker),
            Overlay::Prompt(prompt) => Some(&prompt.form),
            Overlay::FindPerson(picker) => Some(picker),
            Overlay::Agenda(picker) => Some(picker),
            Overlay::Documents(form) => Some(&form.0),
            Overlay::Roster(preview) => Some(&preview.form),
            _ => None,
        }
    }

    /// Does a text field have the focus?
    pub(crate) fn takes_text(&self) -> bool {
        self.popup().is_some_and(Popup::takes_text)
    }

    /// What works in it.
    pub(crate) fn hints(&self) -> Vec<Hint> {
        let with_moves = |own: Vec<Hint>| [own, list::hints()].concat();
        match self {
            Overlay::Confirm(..) => binding::hints(&[CONFIRM]),
            Overlay::LeadOn(..) => binding::hints(&[LEAD_ON]),
            Overlay::People(_) => {
                let own = [binding::hints(&[ATTENDANCE]), binding::hints(&[&LIST[1..]])];
                with_moves(own.concat())
            }
            Overlay::Roster(preview) => preview.hints(),
            Overlay::Matters(_) => {
                let own = [binding::hints(&[LIST]), binding::hints(&[ONE_BY_ONE])];
                with_moves(own.concat())
            }
            Overlay::Help(_) | Overlay::Notices(_) => with_moves(binding::hints(&[READING])),
            _ => match self.popup() {
                Some(popup) => popup.hints(),
                None => with_moves(binding::hints(&[LIST])),
            },
        }
    }
}
