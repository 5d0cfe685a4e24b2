//! A session's steps in words: the sentences of `yoriai log`, of a search, and the landmarks of a
//! replay.

use super::documents::describe_move;
use super::{Chapter, ChapterNo, Event, State, changes};
use crate::domain::{CouncilRole, Landmark, Message, Participant, ParticipantId, Person};
use crate::id;

/// What happened, as a sentence; `before` is the state in which it happened.
pub fn describe(before: &State, event: &Event) -> Message {
    if let Some((chapter, event)) = of_chapter(before, event) {
        let said = chapter.and_then(|chapter| chapter.state.describe(&before.room(), event));
        return said.unwrap_or(Message::new(id!("story-unknown")));
    }
    let who = |id: &ParticipantId| {
        before
            .people
            .get(id)
            .map_or_else(|| format!("#{}", id.0), Person::label)
    };
    match event {
        Event::Opened(opened) => match &opened.continues {
            Some(earlier) => Message::new(id!("story-opened-continuing"))
                .with("by", opened.by.as_str())
                .with("title", earlier.title.as_str()),
            None => Message::new(id!("story-opened")).with("by", opened.by.as_str()),
        },
        Event::Inherited(carryover) if !carryover.entries.is_empty() => {
            Message::new(id!("story-inherited-more"))
                .with("actions", carryover.actions.len())
                .with("programmes", carryover.programmes.len())
                .with("entries", carryover.entries.len())
        }
        Event::Inherited(carryover) => Message::new(id!("story-inherited"))
            .with("actions", carryover.actions.len())
            .with("programmes", carryover.programmes.len()),
        Event::Resumed(by) => Message::new(id!("story-resumed")).with("by", by.as_str()),
        Event::Together(events) => together(before, events),
        Event::Described(line) => changes::described(&before.about, line),
        Event::AnonymityRaised(level) => {
            Message::new(id!("story-anonymity")).with("level", Message::new(level.label()))
        }
        Event::ParticipantAdded(_, added) => Message::new(id!("story-participant"))
            .with("who", added.label())
            .with("sector", Message::new(added.sector.label())),
        Event::ParticipantChanged(id, to) => match given_role(before, *id, to) {
            Some(role) => Message::new(id!("story-role"))
                .with("who", who(id))
                .with("role", Message::new(role.label())),
            None => Message::new(id!("story-participant-changed"))
                .with("who", who(id))
                .with("to", to.label()),
        },
        Event::ParticipantRemoved(id) => {
            Message::new(id!("story-participant-removed")).with("who", who(id))
        }
        Event::AttendanceMarked(id, attendance) => Message::new(id!("story-attendance"))
            .with("who", who(id))
            .with("attendance", Message::new(attendance.label())),
        Event::Substituted(id, Some(name)) => Message::new(id!("story-substituted"))
            .with("who", who(id))
            .with("name", name.as_str()),
        Event::Substituted(id, None) => {
            Message::new(id!("story-substitute-ended")).with("who", who(id))
        }
        Event::AgendaSet(items) => changes::agenda(before, items),
        Event::AgendaItemCalled(item, _) => {
            let title = before
                .agenda
                .get(usize::from(*item))
                .map_or_else(String::new, |item| item.title.clone());
            Message::new(id!("story-agenda-called"))
                .with("n", usize::from(*item) + 1)
                .with("title", title)
        }
        Event::ChapterOpened(_, _, title) => {
            Message::new(id!("story-chapter")).with("title", title.as_str())
        }
        Event::ChapterEntered(no) => {
            let title = before
                .chapter(*no)
                .map_or_else(String::new, |chapter| chapter.title.clone());
            Message::new(id!("story-chapter-entered")).with("title", title)
        }
        Event::MatterAnswered(id, answer) => {
            let known = before.answerable(*id);
            let text = known.map_or("", |own| own.entry.text("text"));
            Message::new(id!("story-matter-answered"))
                .with("text", text)
                .with("answer", answer.as_str())
        }
        Event::OrganisationsJoined(from, into) => Message::new(id!("story-organisations-joined"))
            .with("from", from.as_str())
            .with("into", into.as_str()),
        Event::Undone(n) => Message::new(id!("story-undone")).with("n", *n),
        Event::Closed => Message::new(id!("story-closed")),
        Event::Sealed(seal) => Message::new(id!("story-sealed"))
            .with("records", seal.records)
            .with("seal", short_seal(&seal.sha256)),
        Event::Reopened => Message::new(id!("story-reopened")),
        Event::DocumentMoved(which, how) => describe_move(*which, how),
        Event::Unknown(_) => Message::new(id!("story-unknown")),
        // Of a chapter: told above.
        _ => Message::new(id!("story-unknown")),
    }
}

/// The chapter in which an event happened (`None` when there is none), and the event of its activity;
/// `None` for an event of the session itself.
fn of_chapter<'a>(before: &'a State, event: &'a Event) -> Option<(Option<&'a Chapter>, &'a Event)> {
    let within = |no: Option<ChapterNo>| no.and_then(|no| before.chapter(no));
    match event {
        Event::Together(_) => None,
        Event::InChapter(no, event) => Some((within(Some(*no)), event)),
        event => event
            .is_of_activity()
            .then(|| (within(before.current), event)),
    }
}

/// Who an event of a chapter is about, if it tells.
pub(crate) fn actor(before: &State, event: &Event) -> Option<ParticipantId> {
    let (chapter, event) = of_chapter(before, event)?;
    chapter?.state.actor(event)
}

/// The first 16 digits of a seal: enough for people to compare.
pub(crate) fn short_seal(sha256: &str) -> String {
    sha256.chars().take(16).collect()
}

/// Several events of one decision: the first tells, the rest follow in the state that it made.
fn together(before: &State, events: &[Event]) -> Message {
    let added = events
        .iter()
        .filter(|event| matches!(event, Event::ParticipantAdded(..)))
        .count();
    if added == events.len() && added > 0 {
        return Message::new(id!("story-participants")).with("n", added);
    }
    if let Some(role) = role_of_all(before, events) {
        return Message::new(id!("story-roles"))
            .with("n", events.len())
            .with("role", Message::new(role.label()));
    }
    let mut state = before.clone();
    let mut told: Option<Message> = None;
    for event in events {
        let said = describe(&state, event);
        told = Some(match told {
            None => said,
            Some(first) => Message::new(id!("story-and"))
                .with("first", first)
                .with("second", said),
        });
        state.evolve(event, &crate::domain::RecordRef::default());
    }
    told.unwrap_or(Message::new(id!("story-nothing")))
}

/// The role that a correction gives, where it gives that alone.
fn given_role(before: &State, id: ParticipantId, to: &Participant) -> Option<CouncilRole> {
    let role = to.role?;
    let was = &before.people.get(&id)?.who;
    let with_role = Participant {
        role: Some(role),
        ..was.clone()
    };
    (was.role != Some(role) && with_role == *to).then_some(role)
}

/// The role that several corrections give to all of them.
fn role_of_all(before: &State, events: &[Event]) -> Option<CouncilRole> {
    let mut roles = events.iter().map(|event| match event {
        Event::ParticipantChanged(id, to) => given_role(before, *id, to),
        _ => None,
    });
    let first = roles.next()??;
    roles.all(|role| role == Some(first)).then_some(first)
}

/// The landmark that an event makes, if it makes one.
pub fn landmark(before: &State, event: &Event) -> Option<Landmark> {
    match event {
        Event::Together(events) => {
            let mut state = before.clone();
            events.iter().find_map(|event| {
                let found = landmark(&state, event);
                state.evolve(event, &crate::domain::RecordRef::default());
                found
            })
        }
        Event::AgendaItemCalled(..)
        | Event::ChapterOpened(..)
        | Event::ChapterEntered(_)
        | Event::Closed
        | Event::Reopened => Some(Landmark {
            label: describe(before, event),
        }),
        event => {
            let (chapter, event) = of_chapter(before, event)?;
            chapter?.state.landmark(event)
        }
    }
}
