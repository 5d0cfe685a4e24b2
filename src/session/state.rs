//! Everything that the steps of a session tell, and how each event changes it.

use chrono::NaiveDate;
use imbl::{OrdMap, Vector};

use super::chapter::ChapterState;
use super::documents::DocumentStates;
use super::event::{AgendaItem, ChapterNo, Detail, Event, SessionRef};
use crate::domain::calendar::fiscal_year_of;
use crate::domain::entry::MATTER_ENTRY;
use crate::domain::{
    Anonymity, Attendance, Carryover, Entry, Heard, Item, ItemId, ItemSource, Material,
    ParticipantId, Particulars, People, Person, RecordRef, Register, Room, Statement,
};

/// What the session is: the fields of its first page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// 名称.
    pub title: String,
    /// The day of the meeting.
    pub date: Option<NaiveDate>,
    /// 場所.
    pub(crate) place: String,
    /// 協議会・部会.
    pub council: String,
    /// 進行.
    pub(crate) facilitator: String,
    /// 年度, by the year in which it begins; 0 when not said. What applies is
    /// [`State::fiscal_year`].
    pub fiscal_year: i32,
    /// The day on which the session was made.
    pub(crate) opened_on: Option<NaiveDate>,
    /// The template it was made from.
    pub(crate) template: String,
    /// The session that it continues.
    pub continues: Option<SessionRef>,
    /// The language of its documents, `ja` or `en`; empty when not said.
    pub(crate) lang: String,
    /// What else was said for the head of the minutes.
    pub(crate) particulars: Particulars,
}

impl About {
    /// Takes in a line of the description.
    pub(super) fn take(&mut self, detail: &Detail) {
        let said = &mut self.particulars;
        match detail {
            Detail::Title(text) => self.title.clone_from(text),
            Detail::Date(date) => self.date = *date,
            Detail::Place(text) => self.place.clone_from(text),
            Detail::Council(text) => self.council.clone_from(text),
            Detail::Facilitator(text) => self.facilitator.clone_from(text),
            Detail::FiscalYear(year) => self.fiscal_year = *year,
            Detail::Begins(time) => said.begins = *time,
            Detail::Ends(time) => said.ends = *time,
            Detail::Openness(openness) => said.openness = *openness,
            Detail::OpennessReason(text) => said.openness_reason.clone_from(text),
            Detail::Observers(n) => said.observers = *n,
            Detail::Quorum(quorum) => said.quorum = *quorum,
            Detail::Materials(list) => said.materials.clone_from(list),
            Detail::NextMeeting(text) => said.next_meeting.clone_from(text),
            Detail::Author(text) => said.author.clone_from(text),
            Detail::Contact(text) => said.contact.clone_from(text),
        }
    }
}

/// Where the meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Before the first chapter.
    #[default]
    Preparing,
    /// At work.
    Running,
    /// Closed; read-only until reopened.
    Closed,
}

/// When an agenda item was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Called {
    /// Which.
    pub(crate) item: u16,
    /// Session time in milliseconds at which it began.
    pub(crate) at: u64,
}

/// One activity within the session.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter {
    /// Its number.
    pub no: ChapterNo,
    /// What it is called.
    pub(crate) title: String,
    /// The agenda item that was called when it was opened.
    pub(crate) agenda: Option<u16>,
    /// The record that opened it.
    pub(crate) opened: RecordRef,
    /// What its activity knows.
    pub state: ChapterState,
}

/// Everything that a list of steps tells. Clones cheaply.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// The first page.
    pub about: About,
    /// Who is on the list.
    pub people: People,
    /// The record that put each of them on the list, or corrected the entry last.
    pub(crate) person_records: OrdMap<ParticipantId, u64>,
    /// The number that the next participant gets.
    pub next_participant: u16,
    /// Level of anonymity.
    pub anonymity: Anonymity,
    /// 次第.
    pub agenda: Vector<AgendaItem>,
    /// The record that set it.
    pub(crate) agenda_record: u64,
    /// The calls of agenda items, in order.
    pub(crate) calls: Vector<Called>,
    /// The chapters, by number.
    pub chapters: Vector<Chapter>,
    /// The chapter on the screen.
    pub current: Option<ChapterNo>,
    /// Where the meeting stands.
    pub stage: Stage,
    /// The record with which the meeting began: the first call of an agenda item, or the first
    /// chapter.
    pub(crate) began: Option<RecordRef>,
    /// Session time at which the meeting was closed.
    pub(crate) closed_at: Option<u64>,
    /// The seal, as printed on minutes: its first 16 digits are enough for people.
    pub seal: Option<String>,
    /// How far its documents are; see [`State::documents`].
    pub(crate) documents: DocumentStates,
    /// How many records of a newer version were met.
    pub(crate) unknown: u32,
    /// Every entry as it stands: what came over from the session that this one continues, and what
    /// the chapters made of it and added.
    pub register: Register,
    /// Did something come over?
    pub(crate) inherited: bool,
}

impl ItemSource for State {
    fn items(&self) -> Vec<Item> {
        State::items(self)
    }

    fn organisations(&self) -> Vec<String> {
        State::organisations(self)
    }

    fn matters_to_answer(&self) -> usize {
        State::matters_to_answer(self)
    }
}

impl State {
    /// What activities may know of the session.
    pub fn room(&self) -> Room<'_> {
        Room {
            people: &self.people,
            anonymity: self.anonymity,
            fiscal_year: self.fiscal_year(),
            day: self.day(),
            item_source: Some(self),
        }
    }

    /// The day of the meeting: what was said, else the day on which the session was made.
    pub(crate) fn day(&self) -> Option<NaiveDate> {
        self.about.date.or(self.about.opened_on)
    }

    /// The fiscal year of the meeting, by the year in which it begins: what was said, and as long as
    /// nobody said one, that of its day. 0 when nothing tells.
    pub fn fiscal_year(&self) -> i32 {
        match self.about.fiscal_year {
            0 => self.followed_year(self.about.date),
            year => year,
        }
    }

    /// The fiscal year that follows from this day of the meeting; without one, from the day on which
    /// the session was made.
    pub(crate) fn followed_year(&self, day: Option<NaiveDate>) -> i32 {
        day.or(self.about.opened_on).map_or(0, fiscal_year_of)
    }

    /// How far the documents of the meeting are.
    pub const fn documents(&self) -> &DocumentStates {
        &self.documents
    }

    /// Does this event, which happens next, happen behind the seal (会議のあと)? Only a reopening ends
    /// that.
    pub fn is_after_meeting(&self, event: &Event) -> bool {
        self.seal.is_some() && *event != Event::Reopened
    }

    /// The chapter on the screen.
    pub fn current_chapter(&self) -> Option<&Chapter> {
        self.current.and_then(|no| self.chapter(no))
    }

    /// What the chapter on the screen is called; empty without one. One that several agenda items
    /// share is called as the one that runs now.
    pub(crate) fn current_title(&self) -> String {
        let Some(chapter) = self.current_chapter() else {
            return String::new();
        };
        let item = self
            .called()
            .and_then(|call| self.agenda.get(usize::from(call.item)));
        let shared = chapter.state.kind().filter(|kind| kind.singleton);
        match (shared, item) {
            (Some(kind), Some(item)) if item.kind == kind.id => item.title.clone(),
            _ => chapter.title.clone(),
        }
    }

    /// The chapter with this number.
    pub(crate) fn chapter(&self, no: ChapterNo) -> Option<&Chapter> {
        self.chapters.get(usize::from(no.0))
    }

    /// The agenda item that runs now.
    pub(crate) fn called(&self) -> Option<Called> {
        self.calls.last().copied()
    }

    /// Milliseconds that each agenda item has used, up to `now`; the calls of the same item add up.
    pub(crate) fn spent(&self, now: u64) -> Vec<u64> {
        let mut spent = vec![0; self.agenda.len()];
        let end = self.closed_at.unwrap_or(now);
        for (i, call) in self.calls.iter().enumerate() {
            let until = self.calls.get(i + 1).map_or(end, |next| next.at);
            if let Some(sum) = spent.get_mut(usize::from(call.item)) {
                *sum = until.saturating_sub(call.at).saturating_add(*sum);
            }
        }
        spent
    }

    /// The clock bank in milliseconds at `now`: time boxes of the items finished less what they
    /// used. Negative when the meeting is late.
    pub(crate) fn bank(&self, now: u64) -> i64 {
        let spent = self.spent(now);
        let running = if self.stage == Stage::Closed {
            None
        } else {
            self.called().map(|call| usize::from(call.item))
        };
        self.agenda
            .iter()
            .zip(&spent)
            .enumerate()
            .filter(|(i, (item, used))| item.minutes > 0 && **used > 0 && Some(*i) != running)
            .fold(0_i64, |sum, (_, (item, used))| {
                sum.saturating_add(item.left(*used))
            })
    }

    /// Every item of every chapter, in order.
    pub fn items(&self) -> Vec<Item> {
        self.chapters
            .iter()
            .flat_map(|chapter| chapter.state.items())
            .collect()
    }

    /// The data files that were opened in this meeting, each once for each time.
    pub(crate) fn materials(&self) -> Vec<Material> {
        let chapters = self.chapters.iter();
        chapters
            .flat_map(|chapter| chapter.state.materials())
            .collect()
    }

    /// Everything that was decided, put off or left to somebody, with its record, in the order in which
    /// the room said it: a chapter that was opened early may go on after one that was opened late.
    pub fn decisions(&self) -> Vec<Statement> {
        let chapters = self.chapters.iter();
        let all = chapters.flat_map(|chapter| chapter.state.decisions());
        let mut all: Vec<Statement> = all.collect();
        all.sort_by_key(|decision| decision.record);
        all
    }

    /// What was decided, with its record, in order: neither what was put off nor what was left to
    /// somebody.
    pub fn settled(&self) -> Vec<Statement> {
        let mut decisions = self.decisions();
        decisions.retain(|decision| decision.kind.is_settled());
        decisions
    }

    /// The same state as a reader of the session file alone sees it.
    pub fn without_private(&self) -> State {
        let mut state = self.clone();
        for chapter in &mut state.chapters {
            chapter.state.forget_private();
        }
        state
    }

    /// Applies what happened. Never refuses: what makes no sense here changes nothing.
    pub fn evolve(&mut self, event: &Event, at: &RecordRef) {
        match event {
            Event::Opened(opened) => {
                self.about.template.clone_from(&opened.template);
                self.about.continues.clone_from(&opened.continues);
                self.about.lang.clone_from(&opened.lang);
                self.about.opened_on = Some(at.t.date_naive());
            }
            Event::Inherited(carryover) => self.inherit(carryover, at),
            Event::Together(events) => events.iter().for_each(|event| self.evolve(event, at)),
            Event::Described(detail) => self.about.take(detail),
            // Only ever up, whatever a file says: what was protected once stays so.
            Event::AnonymityRaised(level) => self.anonymity = self.anonymity.max(*level),
            Event::ParticipantAdded(id, who) => {
                // A number is never used again, not even that of somebody taken off the list: later
                // records point at people by it.
                self.next_participant = self.next_participant.max(id.0.saturating_add(1));
                self.person_records.insert(*id, at.n);
                self.people.insert(
                    *id,
                    Person {
                        who: who.clone(),
                        substitute: None,
                        attendance: Attendance::Expected,
                    },
                );
            }
            Event::ParticipantChanged(id, who) => {
                self.change(*id, |person| person.who = who.clone());
                self.person_records.insert(*id, at.n);
            }
            Event::ParticipantRemoved(id) => {
                self.people.remove(id);
            }
            Event::AttendanceMarked(id, attendance) => {
                self.change(*id, |person| person.attendance = *attendance);
            }
            Event::Substituted(id, name) => {
                self.change(*id, |person| person.substitute.clone_from(name));
            }
            Event::AgendaSet(items) => {
                self.agenda = items.iter().cloned().collect();
                self.agenda_record = at.n;
            }
            Event::MatterAnswered(id, answer) => self.answer(*id, answer, at),
            Event::OrganisationsJoined(from, into) => self.join_organisations(from, into, at),
            Event::AgendaItemCalled(item, since) => {
                self.stage = Stage::Running;
                self.began = self.began.or(Some(*at));
                self.calls.push_back(Called {
                    item: *item,
                    at: *since,
                });
                // Talk without a tool: the room looks at the agenda item itself.
                if self
                    .agenda
                    .get(usize::from(*item))
                    .is_some_and(|item| item.kind.is_empty())
                {
                    self.current = None;
                }
            }
            Event::ChapterOpened(no, kind, title) => self.open_chapter(*no, kind, title, at),
            Event::ChapterEntered(no) => {
                if self.chapter(*no).is_some() {
                    self.current = Some(*no);
                }
            }
            // The room stays where it is.
            Event::InChapter(no, event) => self.evolve_chapter(Some(*no), event, at),
            Event::Closed => {
                self.stage = Stage::Closed;
                self.closed_at = Some(at.ms);
            }
            Event::Sealed(seal) => self.seal = Some(seal.sha256.clone()),
            Event::Reopened => {
                // What is corrected now is not what the seal covers.
                self.stage = Stage::Running;
                self.closed_at = None;
                self.seal = None;
                self.documents.reopen();
            }
            Event::DocumentMoved(which, how) => {
                if self.stage == Stage::Closed {
                    self.documents.take(*which, how, at);
                }
            }
            // Kept in the log byte for byte; here it can only be counted.
            Event::Unknown(_) => self.unknown += 1,
            // The log itself carries out an undo: it folds without the step.
            Event::Resumed(_) | Event::Undone(_) => {}
            activity => self.evolve_chapter(self.current, activity, at),
        }
    }

    fn evolve_chapter(&mut self, no: Option<ChapterNo>, event: &Event, at: &RecordRef) {
        let Some(chapter) = no.and_then(|no| self.chapters.get_mut(usize::from(no.0))) else {
            return;
        };
        // Asked before: what the event takes out is named by the state in which it still is.
        let touched = chapter.state.enters(event);
        chapter.state.evolve(event, at);
        for id in touched {
            self.enter(id, no, at);
        }
    }

    /// Takes over what the session before left. Once: entries that came over twice would be set back
    /// to what they were.
    fn inherit(&mut self, carryover: &Carryover, at: &RecordRef) {
        if self.inherited {
            return;
        }
        self.inherited = true;
        for entry in carryover.inherited_entries() {
            let id = entry.id;
            if self.register.put(entry, None, at) {
                self.announce(id, None, at);
            }
        }
    }

    /// Takes into the register what this chapter made of an entry, and tells the others.
    fn enter(&mut self, id: ItemId, no: Option<ChapterNo>, at: &RecordRef) {
        let Some(chapter) = no.and_then(|no| self.chapter(no)) else {
            return;
        };
        match chapter.state.entry(id) {
            Some(entry) => {
                if self.register.put(entry, Some(chapter.no.0), at) {
                    self.announce(id, no, at);
                }
            }
            None => {
                if let Some(retired) = self.register.retire(id) {
                    self.tell(Heard::Retired(&retired), no, at);
                }
            }
        }
    }

    pub(super) fn announce(&mut self, id: ItemId, except: Option<ChapterNo>, at: &RecordRef) {
        if let Some(registered) = self.register.get(id).cloned() {
            self.tell(Heard::Stands(&registered), except, at);
        }
    }

    /// Lets every chapter but the one that did it hear of an entry.
    fn tell(&mut self, heard: Heard<'_>, except: Option<ChapterNo>, at: &RecordRef) {
        let at = RecordRef {
            n: heard.registered().record,
            ..*at
        };
        for chapter in self
            .chapters
            .iter_mut()
            .filter(|other| Some(other.no) != except)
        {
            if chapter.state.hears(&heard.entry().kind) {
                chapter.state.hear(heard, &at);
            }
        }
    }

    /// Puts the answer to an open matter down; the matter stays in the register as answered.
    fn answer(&mut self, id: ItemId, answer: &str, at: &RecordRef) {
        if self.answerable(id).is_some() {
            let entry = Entry::new(id, MATTER_ENTRY.id).with("answer", answer);
            self.register.put(entry, None, at);
            self.announce(id, None, at);
        }
    }

    pub(super) fn change(&mut self, id: ParticipantId, how: impl FnOnce(&mut Person)) {
        if let Some(person) = self.people.get_mut(&id) {
            how(person);
        }
    }

    fn open_chapter(&mut self, no: ChapterNo, kind: &str, title: &str, at: &RecordRef) {
        if usize::from(no.0) != self.chapters.len() {
            return;
        }
        let mut state = ChapterState::new(kind);
        for registered in self.register.list() {
            if state.hears(&registered.entry.kind) {
                // The record that brought it is the one to cite: this one only opens the chapter.
                let n = registered.record;
                state.hear(Heard::Stands(registered), &RecordRef { n, ..*at });
            }
        }
        self.chapters.push_back(Chapter {
            no,
            title: title.to_owned(),
            agenda: self.called().map(|call| call.item),
            opened: *at,
            state,
        });
        self.current = Some(no);
        self.began = self.began.or(Some(*at));
        self.stage = Stage::Running;
    }
}
