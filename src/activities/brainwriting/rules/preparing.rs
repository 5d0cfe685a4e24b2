//! Decisions before the start: the plan, how people write, and ideas handed in beforehand. How people
//! write can change later too.

use super::deciding::{RuleResult, follow, idea_text, known, refuse};
use super::event::Event;
use super::numbers::{BEFOREHAND, SheetNo};
use super::plan::{InputMode, PlanChoice, PlanWishes, WritingPlan};
use super::rounds::attend;
use super::state::State;
use crate::domain::{Attendance, AttendanceChange, Context, ParticipantId, Rejection, Room, text};
use crate::id;

/// Records what was chosen, and nothing when it was chosen before: looking at a value is no choice.
pub(super) fn choose(state: &State, choice: PlanChoice) -> Vec<Event> {
    let choice = choice.within_limits();
    if state.wishes.clone().with(&choice) == state.wishes {
        Vec::new()
    } else {
        vec![Event::PlanChosen(choice)]
    }
}

pub(super) fn prepare(state: &State, mut plan: WritingPlan) -> Vec<Event> {
    plan.question = text::clean(&plan.question);
    if PlanWishes::all_of(plan.clone()) == state.wishes {
        Vec::new()
    } else {
        vec![Event::Prepared(plan)]
    }
}

pub(super) fn release_input(state: &State, who: ParticipantId) -> Vec<Event> {
    if state.inputs.contains_key(&who) {
        vec![Event::InputReleased(who)]
    } else {
        Vec::new()
    }
}

pub(super) fn set_input(
    state: &State,
    room: &Room<'_>,
    who: ParticipantId,
    input: InputMode,
    context: &Context,
) -> RuleResult {
    let person = room
        .people
        .get(&who)
        .ok_or(Rejection::new(id!("bw-refuse-nobody")))?;
    let current = state
        .seat_of(who)
        .map(|seat| seat.input)
        .or_else(|| state.inputs.get(&who).copied());
    if current == Some(input) {
        return Ok(Vec::new());
    }
    if state.is_secret()
        && input != InputMode::Watching
        && state
            .seats
            .iter()
            .any(|seat| seat.input != input && seat.input != InputMode::Watching)
    {
        return refuse(id!("bw-refuse-one-way"));
    }
    let mut after = state.clone();
    let mut events = Vec::new();
    follow(&mut after, &mut events, Event::InputSet(who, input));
    let after_attendance = person.attendance;
    let change = AttendanceChange {
        who,
        before: Some(Attendance::Expected),
        after: after_attendance,
        substitute: person.substitute.clone(),
    };
    events.extend(attend(&after, room, &change, context.ms));
    Ok(events)
}

/// An idea handed in beforehand, as it was given in.
pub(super) struct Contribution {
    /// Whose it is.
    pub(crate) by: Option<ParticipantId>,
    /// Its text.
    pub(crate) text: String,
    /// 代筆: who types it.
    pub(crate) typed_by: Option<ParticipantId>,
}

pub(super) fn contribute(
    state: &State,
    room: &Room<'_>,
    given: &Contribution,
    context: &Context,
) -> RuleResult {
    if state.revealed {
        return refuse(id!("bw-refuse-revealed"));
    }
    let text = idea_text(&given.text);
    if text.is_empty() {
        return refuse(id!("bw-refuse-empty"));
    }
    let by = known(state, room, given.by);
    let typed_by = known(state, room, given.typed_by).filter(|typist| Some(*typist) != by);
    let load = |sheet: &SheetNo| {
        state
            .ideas
            .values()
            .filter(|idea| idea.round == BEFOREHAND && idea.sheet == Some(*sheet))
            .count()
    };
    let sheet = state.sheet_numbers().min_by_key(load);
    Ok(vec![Event::IdeaContributed {
        id: context.id(0),
        sheet,
        text,
        by,
        typed_by,
    }])
}
