//! What somebody wants of a session, and the decision about it.

use super::after_closing::move_document;
use super::chapter::{ActivityCommand, ChapterState, KINDS};
use super::documents::{DocumentMove, WhichDocument};
use super::event::{AgendaItem, ChapterNo, Detail, Event, Opened};
use super::limits::refuse_long;
use super::organisations::join_organisations;
use super::state::{About, Chapter, Stage, State};
use crate::domain::{
    Anonymity, Attendance, AttendanceChange, Carryover, Context, CouncilRole, Dice, ItemId,
    MatterKind, Participant, ParticipantId, Rejection, Sector, text,
};
use crate::id;

/// The most people on one list; the rings of a brainwriting end at 24.
pub(crate) const MOST_PEOPLE: usize = 60;
/// The most chapters in one session.
const MOST_CHAPTERS: usize = 999;

/// An order to the session. Undo and redo are not among them: they concern the log, see
/// `Log::undo`.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Create the session; the first step.
    Open(Opened),
    /// Take over what the session that this one continues has left to do.
    CarryOver(Carryover),
    /// Change these lines of the description, in one step.
    Describe(Vec<Detail>),
    /// Fill in what was not said by the end of the meeting, in one step: lines of the description,
    /// and whether people came.
    FillIn(Vec<Detail>, Vec<(ParticipantId, Attendance)>),
    /// Raise the level of anonymity.
    RaiseAnonymity(Anonymity),
    /// Put people on the list, in this order.
    AddPeople(Vec<Participant>),
    /// Correct an entry of the list.
    ChangePerson(ParticipantId, Participant),
    /// Give everybody whose role nobody said this one, in one step.
    GiveRole(CouncilRole),
    /// Take somebody off the list.
    RemovePerson(ParticipantId),
    /// Note that somebody came, left or stayed away.
    MarkAttendance(ParticipantId, Attendance),
    /// Note that everybody still expected is present.
    MarkAllPresent,
    /// Seat a substitute (代理), who is then present; `None` gives the seat back.
    Substitute(ParticipantId, Option<String>),
    /// Set the agenda.
    SetAgenda(Vec<AgendaItem>),
    /// Call an agenda item: starts its time box and opens its chapter, or enters the one that it
    /// opened before.
    CallAgendaItem(u16),
    /// Open a chapter of a kind, with a title.
    OpenChapter(String, String),
    /// Go back to a chapter.
    EnterChapter(ChapterNo),
    /// Answer an open matter (継続審議, 事務局一任, an agenda item not reached) in these words.
    AnswerMatter(ItemId, String),
    /// The first name is another spelling of the second: both are one organisation.
    JoinOrganisations(String, String),
    /// Close the meeting.
    Close,
    /// Open a closed meeting again.
    Reopen,
    /// After the meeting, bring one of its documents or both a step further.
    MoveDocument(WhichDocument, DocumentMove),
    /// An order to the activity of a chapter, on the screen or not.
    Chapter(ChapterNo, ActivityCommand),
}

/// Says no, or tells what happens: the events of one step.
///
/// # Errors
/// A [`Rejection`] says in one sentence why nothing happens.
pub fn decide(state: &State, command: Command, context: &Context) -> Result<Vec<Event>, Rejection> {
    let events = decided(state, command, context)?;
    refuse_long(&events)?;
    Ok(events)
}

fn decided(state: &State, command: Command, context: &Context) -> Result<Vec<Event>, Rejection> {
    // Before everything else: a closed session is sealed, and the seal counts its records.
    // Only what becomes of the documents may stand behind it.
    let afterwards = matches!(command, Command::Reopen | Command::MoveDocument(..));
    if state.stage == Stage::Closed && !afterwards {
        return Err(Rejection::new(id!("refuse-closed")));
    }
    match command {
        Command::Open(opened) => Ok(vec![Event::Opened(opened)]),
        // Once: an action that came over twice would be two.
        Command::CarryOver(_) if state.inherited => Err(Rejection::new(id!("refuse-inherited"))),
        Command::CarryOver(carryover) if carryover.is_empty() => Ok(Vec::new()),
        Command::CarryOver(carryover) => Ok(vec![Event::Inherited(carryover)]),
        Command::Describe(details) => describe(state, details),
        Command::FillIn(details, came) => fill_in(state, details, &came, context),
        Command::RaiseAnonymity(level) if level > state.anonymity => {
            Ok(vec![Event::AnonymityRaised(level)])
        }
        Command::RaiseAnonymity(_) => Err(Rejection::new(id!("refuse-anonymity-lower"))),
        Command::AddPeople(people) => add_people(state, people),
        Command::ChangePerson(id, who) => {
            on_list(state, id)?;
            Ok(vec![Event::ParticipantChanged(
                id,
                clean_participant(&who)?,
            )])
        }
        Command::GiveRole(role) => Ok(give_role(state, role)),
        Command::RemovePerson(id) => {
            on_list(state, id)?;
            if state.stage == Stage::Running {
                return Err(Rejection::new(id!("refuse-remove-running")));
            }
            Ok(vec![Event::ParticipantRemoved(id)])
        }
        Command::MarkAttendance(id, attendance) => mark(state, id, attendance, context),
        Command::MarkAllPresent => mark_all(state, context),
        Command::Substitute(id, name) => substitute(state, id, name, context),
        Command::SetAgenda(items) => set_agenda(state, items),
        Command::CallAgendaItem(item) => call(state, item, context),
        Command::OpenChapter(kind, title) => open_chapter(state, &kind, &title),
        Command::EnterChapter(no) if state.chapter(no).is_some() => {
            Ok(vec![Event::ChapterEntered(no)])
        }
        Command::EnterChapter(_) => Err(Rejection::new(id!("refuse-no-chapter"))),
        Command::AnswerMatter(id, words) => answer_matter(state, id, &words),
        Command::JoinOrganisations(from, into) => join_organisations(state, &from, &into),
        Command::Close => Ok(vec![Event::Closed]),
        // The saver numbers the seal: a step decided before it came could get the same number.
        Command::Reopen if state.stage == Stage::Closed && state.seal.is_none() => {
            Err(Rejection::new(id!("refuse-sealing")))
        }
        Command::Reopen if state.stage == Stage::Closed => Ok(vec![Event::Reopened]),
        Command::Reopen => Err(Rejection::new(id!("refuse-not-closed"))),
        Command::MoveDocument(which, how) => move_document(state, which, how, context),
        Command::Chapter(no, command) => in_chapter(state, no, command, context),
    }
}

fn in_chapter(
    state: &State,
    no: ChapterNo,
    command: ActivityCommand,
    context: &Context,
) -> Result<Vec<Event>, Rejection> {
    let chapter = state
        .chapter(no)
        .ok_or(Rejection::new(id!("refuse-no-chapter")))?;
    let events = chapter.state.decide(&state.room(), command, context)?;
    Ok(addressed(state, no, events))
}

/// Events of a chapter as they stand in the file: bare when the chapter is on the screen, as they
/// always did, and with its number when it is not.
fn addressed(state: &State, no: ChapterNo, events: Vec<Event>) -> Vec<Event> {
    if state.current == Some(no) {
        return events;
    }
    let events = events.into_iter();
    events
        .map(|event| Event::InChapter(no, Box::new(event)))
        .collect()
}

/// The order that the rules of a chapter need carried out next; to be asked of every chapter after
/// every decision, until there is none.
///
/// It needs a [`Context`] whose seed is not used for anything else: dice that deal in secret must not
/// be readable from ids in the session file.
pub(crate) fn pending(state: &State, no: ChapterNo) -> Option<Command> {
    if state.stage == Stage::Closed {
        return None;
    }
    let command = state.chapter(no)?.state.pending(&state.room())?;
    Some(Command::Chapter(no, command))
}

/// The order that a chapter needs carried out before the session is closed.
pub(super) fn before_close(state: &State, no: ChapterNo) -> Option<Command> {
    let command = state.chapter(no)?.state.before_close(&state.room())?;
    Some(Command::Chapter(no, command))
}

impl State {
    /// A plausible next command to the chapter on the screen; `None` without one.
    pub fn rehearse(&self, dice: &mut Dice) -> Option<Command> {
        let chapter = self.current_chapter()?;
        let command = chapter.state.rehearse(&self.room(), dice)?;
        Some(Command::Chapter(chapter.no, command))
    }
}

fn answer_matter(state: &State, id: ItemId, words: &str) -> Result<Vec<Event>, Rejection> {
    let Some(known) = state.answerable(id) else {
        let open = state.matters().into_iter().find(|matter| matter.id == id);
        return Err(Rejection::new(match open.map(|matter| matter.kind) {
            Some(MatterKind::NotReached) => id!("refuse-matter-agenda"),
            Some(_) => id!("refuse-matter-action"),
            None => id!("refuse-no-matter"),
        }));
    };
    let answer = text::clean(words);
    if answer.is_empty() {
        return Err(Rejection::new(id!("refuse-answer-empty")));
    }
    let is_new = known.entry.text("answer") != answer;
    let events = is_new.then_some(Event::MatterAnswered(id, answer));
    Ok(events.into_iter().collect())
}

fn on_list(state: &State, id: ParticipantId) -> Result<(), Rejection> {
    if state.people.contains_key(&id) {
        Ok(())
    } else {
        Err(Rejection::new(id!("refuse-nobody")))
    }
}

/// Lines that say what they said before are no change.
fn describe(state: &State, details: Vec<Detail>) -> Result<Vec<Event>, Rejection> {
    let details = details.into_iter().map(cleaned);
    let details: Vec<Detail> = details.collect::<Result<_, _>>()?;
    let changed = details
        .into_iter()
        .filter(|detail| !says(&state.about, detail));
    Ok(changed.map(Event::Described).collect())
}

fn cleaned(detail: Detail) -> Result<Detail, Rejection> {
    Ok(match detail {
        Detail::Title(text) if text::clean(&text).is_empty() => {
            return Err(Rejection::new(id!("refuse-title-empty")));
        }
        Detail::Title(text) => Detail::Title(text::clean(&text)),
        Detail::Place(text) => Detail::Place(text::clean(&text)),
        Detail::Council(text) => Detail::Council(text::clean(&text)),
        Detail::Facilitator(text) => Detail::Facilitator(text::clean(&text)),
        Detail::OpennessReason(text) => Detail::OpennessReason(text::clean(&text)),
        Detail::NextMeeting(text) => Detail::NextMeeting(text::clean(&text)),
        Detail::Author(text) => Detail::Author(text::clean(&text)),
        Detail::Contact(text) => Detail::Contact(text::clean(&text)),
        Detail::Materials(list) => Detail::Materials(cleaned_list(&list)),
        other @ (Detail::Date(_)
        | Detail::FiscalYear(_)
        | Detail::Begins(_)
        | Detail::Ends(_)
        | Detail::Openness(_)
        | Detail::Observers(_)
        | Detail::Quorum(_)) => other,
    })
}

/// The entries that hold something.
fn cleaned_list(list: &[String]) -> Vec<String> {
    let cleaned = list.iter().map(|entry| text::clean(entry));
    cleaned.filter(|entry| !entry.is_empty()).collect()
}

/// Does the description say this already?
fn says(about: &About, detail: &Detail) -> bool {
    let mut after = about.clone();
    after.take(detail);
    after == *about
}

fn clean_participant(who: &Participant) -> Result<Participant, Rejection> {
    let name = text::clean(&who.name);
    let organisation = text::clean(&who.organisation);
    match (name.is_empty(), organisation.is_empty()) {
        (true, true) => Err(Rejection::new(id!("refuse-name-empty"))),
        _ => Ok(Participant {
            name,
            organisation,
            ..who.clone()
        }),
    }
}

fn add_people(state: &State, people: Vec<Participant>) -> Result<Vec<Event>, Rejection> {
    if state.people.len() + people.len() > MOST_PEOPLE {
        return Err(Rejection::new(id!("refuse-too-many-people")).with("most", MOST_PEOPLE));
    }
    people
        .into_iter()
        .enumerate()
        .map(|(i, who)| {
            Ok(Event::ParticipantAdded(
                ParticipantId(state.next_participant.saturating_add(i as u16)),
                clean_participant(&who)?,
            ))
        })
        .collect()
}

/// Marks one person, and lets the chapters answer (a seat opens or closes) within the same step.
fn mark(
    state: &State,
    id: ParticipantId,
    attendance: Attendance,
    context: &Context,
) -> Result<Vec<Event>, Rejection> {
    let person = state
        .people
        .get(&id)
        .ok_or(Rejection::new(id!("refuse-nobody")))?;
    if person.attendance == attendance {
        return Ok(Vec::new());
    }
    let change = AttendanceChange {
        who: id,
        before: Some(person.attendance),
        after: attendance,
        substitute: person.substitute.clone(),
    };
    Ok(answered(
        state,
        vec![Event::AttendanceMarked(id, attendance)],
        &change,
        context,
    ))
}

fn mark_all(state: &State, context: &Context) -> Result<Vec<Event>, Rejection> {
    let expected = state.people.iter();
    let expected = expected.filter(|(_, person)| person.attendance == Attendance::Expected);
    let here: Vec<_> = expected.map(|(id, _)| (*id, Attendance::Present)).collect();
    mark_each(state, &here, context)
}

fn mark_each(
    state: &State,
    came: &[(ParticipantId, Attendance)],
    context: &Context,
) -> Result<Vec<Event>, Rejection> {
    let mut after = state.clone();
    let mut events = Vec::new();
    for (id, attendance) in came {
        // One after the other: the seat that one gets may not go to the next.
        for event in mark(&after, *id, *attendance, context)? {
            after.evolve(&event, &context.unrecorded());
            events.push(event);
        }
    }
    Ok(events)
}

fn fill_in(
    state: &State,
    details: Vec<Detail>,
    came: &[(ParticipantId, Attendance)],
    context: &Context,
) -> Result<Vec<Event>, Rejection> {
    let marked = mark_each(state, came, context)?;
    Ok(marked
        .into_iter()
        .chain(describe(state, details)?)
        .collect())
}

/// Everybody whose role nobody said gets this one; who sits there for the secretariat is no member.
fn give_role(state: &State, role: CouncilRole) -> Vec<Event> {
    let unsaid = state.people.iter().filter(|(_, person)| {
        let is_office = person.who.sector == Sector::Secretariat;
        person.who.role.is_none() && (!is_office || role == CouncilRole::Secretariat)
    });
    let given = unsaid.map(|(id, person)| {
        let who = Participant {
            role: Some(role),
            ..person.who.clone()
        };
        Event::ParticipantChanged(*id, who)
    });
    given.collect()
}

fn substitute(
    state: &State,
    id: ParticipantId,
    name: Option<String>,
    context: &Context,
) -> Result<Vec<Event>, Rejection> {
    let person = state
        .people
        .get(&id)
        .ok_or(Rejection::new(id!("refuse-nobody")))?;
    let name = name
        .map(|name| text::clean(&name))
        .filter(|name| !name.is_empty());
    if name.is_none() && person.substitute.is_none() {
        return Err(Rejection::new(id!("refuse-no-substitute")));
    }
    if name == person.substitute {
        return Ok(Vec::new());
    }
    let after = if person.attendance.is_here() {
        person.attendance
    } else if state.stage == Stage::Running {
        Attendance::Late
    } else {
        Attendance::Present
    };
    let mut events = vec![Event::Substituted(id, name.clone())];
    if after != person.attendance {
        events.push(Event::AttendanceMarked(id, after));
    }
    let change = AttendanceChange {
        who: id,
        before: Some(person.attendance),
        after,
        substitute: name,
    };
    Ok(answered(state, events, &change, context))
}

/// The events, and what every chapter makes of the change: a seat may have to open in a
/// brainwriting that rests while the room talks.
fn answered(
    state: &State,
    mut events: Vec<Event>,
    change: &AttendanceChange,
    context: &Context,
) -> Vec<Event> {
    let mut after = state.clone();
    for event in &events {
        after.evolve(event, &context.unrecorded());
    }
    let room = after.room();
    for chapter in &state.chapters {
        let answers = chapter.state.attend(&room, change, context);
        events.extend(addressed(state, chapter.no, answers));
    }
    events
}

/// Items that were called keep their places: their chapters and minutes are known by them.
fn set_agenda(state: &State, items: Vec<AgendaItem>) -> Result<Vec<Event>, Rejection> {
    let items: Vec<AgendaItem> = items
        .into_iter()
        .map(|item| AgendaItem {
            title: text::clean(&item.title),
            ..item
        })
        .filter(|item| !item.title.is_empty())
        .collect();
    if items.len() > 99 {
        return Err(Rejection::new(id!("refuse-too-many-items")).with("most", 99));
    }
    let called = state
        .calls
        .iter()
        .map(|call| usize::from(call.item) + 1)
        .max()
        .unwrap_or(0);
    let stays = |at: usize| {
        let (Some(before), Some(after)) = (state.agenda.get(at), items.get(at)) else {
            return false;
        };
        let moved_here = before.title != after.title
            && state.agenda.iter().any(|item| item.title == after.title);
        before.kind == after.kind && !moved_here
    };
    if !(0..called.min(state.agenda.len())).all(stays) {
        return Err(Rejection::new(id!("refuse-agenda-called")));
    }
    Ok(vec![Event::AgendaSet(items)])
}

fn call(state: &State, item: u16, context: &Context) -> Result<Vec<Event>, Rejection> {
    let entry = state
        .agenda
        .get(usize::from(item))
        .ok_or(Rejection::new(id!("refuse-no-agenda-item")))?;
    let mut events = vec![Event::AgendaItemCalled(item, context.ms)];
    let open = state
        .chapters
        .iter()
        .rev()
        .find(|chapter| chapter.agenda == Some(item));
    match open {
        Some(chapter) if state.current == Some(chapter.no) => {}
        Some(chapter) => events.push(Event::ChapterEntered(chapter.no)),
        None if entry.kind.is_empty() => {}
        None => events.extend(open_chapter(state, &entry.kind, &entry.title)?),
    }
    Ok(events)
}

fn open_chapter(state: &State, kind: &str, title: &str) -> Result<Vec<Event>, Rejection> {
    let Some(known) = KINDS.iter().find(|known| known.id == kind) else {
        return Err(Rejection::new(id!("refuse-unknown-kind")).with("kind", kind));
    };
    let of_kind = |chapter: &&Chapter| chapter.state.kind().is_some_and(|other| other.id == kind);
    if let Some(open) = state
        .chapters
        .iter()
        .find(of_kind)
        .filter(|_| known.singleton)
    {
        return Ok(if state.current == Some(open.no) {
            Vec::new()
        } else {
            vec![Event::ChapterEntered(open.no)]
        });
    }
    if state.chapters.len() >= MOST_CHAPTERS {
        return Err(Rejection::new(id!("refuse-too-many-chapters")).with("most", MOST_CHAPTERS));
    }
    let no = ChapterNo(state.chapters.len() as u16);
    debug_assert!(!matches!(ChapterState::new(kind), ChapterState::Unknown(_)));
    Ok(vec![Event::ChapterOpened(
        no,
        kind.to_owned(),
        text::clean(title),
    )])
}
