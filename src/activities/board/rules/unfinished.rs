//! What is still open when the session is about to be closed: findings without a response, homework
//! without an answer, and what an action lacks to be done.

use chrono::NaiveDate;

use super::state::{Card, State};
use crate::domain::{ActionState, Attendance, Due, Message, MessageId, Room};
use crate::id;

/// Findings without a response, homework without an answer, then the actions that lack something,
/// each said once for all that it lacks.
pub(super) fn unfinished(state: &State, room: &Room<'_>) -> Vec<Message> {
    let open = state
        .findings
        .iter()
        .filter(|finding| finding.answer.is_none());
    let findings = open.map(|finding| {
        Message::new(id!("board-unfinished-finding")).with("text", state.title(finding))
    });
    let homework = state.homework().map(|card| {
        let label = if is_over(card.action.due, room) {
            id!("board-unfinished-homework-overdue")
        } else {
            id!("board-unfinished-homework")
        };
        Message::new(label).with("text", card.action.promise())
    });
    let goes_on = |card: &&Card| card.action.state.is_open() && !card.waits();
    let lacking = state.actions.iter().filter(goes_on).flat_map(|card| {
        let lacks = [
            lacks_plan(card),
            lacks_time(card, room),
            asks_absent(card, room),
        ];
        let said = |label| Message::new(label).with("text", card.action.promise());
        lacks.into_iter().flatten().map(said).collect::<Vec<_>>()
    });
    findings.chain(homework).chain(lacking).collect()
}

/// Does nobody have it, or is there no date? What is carried is asked for a new date instead.
fn lacks_plan(card: &Card) -> Option<MessageId> {
    let nobody = card.action.organisation.trim().is_empty();
    let no_date = card.action.due == Due::Open && !lacks_new_date(card);
    match (nobody, no_date) {
        (true, true) => Some(id!("board-unfinished-no-plan")),
        (true, false) => Some(id!("board-unfinished-no-organisation")),
        (false, true) => Some(id!("board-unfinished-no-due")),
        (false, false) => None,
    }
}

/// Is it carried on with the date that it came with, or is its date over?
fn lacks_time(card: &Card, room: &Room<'_>) -> Option<MessageId> {
    if lacks_new_date(card) {
        return Some(id!("board-unfinished-carried"));
    }
    is_over(card.action.due, room).then_some(id!("board-unfinished-overdue"))
}

fn lacks_new_date(card: &Card) -> bool {
    card.action.state == ActionState::CarriedOver && !card.redated
}

/// Is the date before the day of the meeting? Of a meeting nobody knows the day: it is over with its
/// year.
fn is_over(due: Due, room: &Room<'_>) -> bool {
    let over = |year: i32, month| {
        let after = NaiveDate::from_ymd_opt(year, month, 1);
        room.day.zip(after).is_some_and(|(day, after)| day >= after)
    };
    match due {
        Due::Open => false,
        Due::Quarter(year, quarter @ 1..=2) => over(year, 4 + 3 * u32::from(quarter)),
        Due::Quarter(year, 3) => over(year.saturating_add(1), 1),
        Due::Quarter(year, _) => over(year.saturating_add(1), 4),
        Due::Meeting(year, _) => room.fiscal_year > year,
    }
}

/// Does its consent hang on an organisation of which everybody is absent? What an earlier session
/// heard asks nobody now.
fn asks_absent(card: &Card, room: &Room<'_>) -> Option<MessageId> {
    let asked = card.action.consent.is_some() || !card.inherited;
    let name = card.action.organisation.trim();
    let mut people = room
        .people
        .values()
        .filter(|person| person.who.organisation.trim() == name)
        .peekable();
    let absent = !name.is_empty()
        && people.peek().is_some()
        && people.all(|person| person.attendance == Attendance::Absent);
    (asked && absent).then_some(id!("board-unfinished-absent"))
}
