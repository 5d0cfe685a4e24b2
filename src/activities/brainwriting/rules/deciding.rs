//! What every decision of the rules needs: the result, refusals, and what may be kept of a person.

use super::event::{Event, SeatEvent};
use super::numbers::{SeatNo, SheetNo};
use super::state::{Phase, Seat, State};
use crate::domain::{Anonymity, MessageId, ParticipantId, RecordRef, Rejection, Room, text};
use crate::id;

/// The events of a decision, or why there are none.
pub(super) type RuleResult = Result<Vec<Event>, Rejection>;

/// Notes an event and applies it at once, so that the next one is decided in the light of it.
pub(super) fn follow(after: &mut State, events: &mut Vec<Event>, event: Event) {
    after.apply(&event, &RecordRef::default());
    events.push(event);
}

pub(super) fn refuse(id: MessageId) -> RuleResult {
    Err(Rejection::new(id))
}

pub(super) fn writing(state: &State) -> Result<(), Rejection> {
    if state.phase == Phase::Writing {
        Ok(())
    } else {
        Err(Rejection::new(id!("bw-refuse-not-writing")))
    }
}

/// The sheet in a seat's hand in the running round.
pub(super) fn in_hand(state: &State, seat: SeatNo) -> Result<SheetNo, Rejection> {
    writing(state)?;
    let active = state.seat(seat).is_some_and(Seat::is_active);
    state
        .sheet_in_hand(seat, state.round)
        .filter(|_| active)
        .ok_or(Rejection::new(id!("bw-refuse-no-sheet-in-hand")))
}

/// What happens at a seat, in the layer where it belongs.
pub(super) fn at_seat(state: &State, event: SeatEvent) -> Vec<Event> {
    vec![if state.is_secret() {
        Event::InSecret(event)
    } else {
        Event::AtSeat(event)
    }]
}

/// In 無記名 a reason would tell on the person.
pub(super) fn reason_kept(state: &State, reason: &str) -> String {
    if state.is_secret() {
        String::new()
    } else {
        text::clean(reason)
    }
}

/// Somebody on the list; nobody in 無記名.
pub(super) fn known(
    state: &State,
    room: &Room<'_>,
    who: Option<ParticipantId>,
) -> Option<ParticipantId> {
    let secret = state.is_secret() || room.anonymity == Anonymity::Anonymous;
    who.filter(|who| !secret && room.people.contains_key(who))
}

/// The cleaned text; empty where there is nothing to read.
pub(super) fn idea_text(words: &str) -> String {
    let text = text::clean(words);
    if text.trim().is_empty() {
        String::new()
    } else {
        text
    }
}
