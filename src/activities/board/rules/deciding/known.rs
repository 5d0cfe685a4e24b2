//! What every decision of the board looks up or checks first.

use crate::activities::board::rules::event::Event;
use crate::activities::board::rules::state::{Card, Finding, State};
use crate::domain::{Item, ItemId, MessageId, Programme, Rejection, Room, text};
use crate::id;

/// The years that a figure may be of.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;
/// The highest threshold that makes sense.
pub(crate) const HIGHEST_THRESHOLD: u16 = 200;

pub(super) type Decided = Result<Vec<Event>, Rejection>;

pub(super) fn finding(state: &State, id: ItemId) -> Result<&Finding, Rejection> {
    state
        .finding(id)
        .ok_or(Rejection::new(id!("board-refuse-no-finding")))
}

pub(super) fn card(state: &State, id: ItemId) -> Result<&Card, Rejection> {
    state
        .card(id)
        .ok_or(Rejection::new(id!("board-refuse-no-action")))
}

pub(super) fn programme(state: &State, id: ItemId) -> Result<&Programme, Rejection> {
    state
        .programme(id)
        .ok_or(Rejection::new(id!("board-refuse-no-programme")))
}

/// The cleaned text, which must not be empty.
pub(super) fn said(words: &str, refusal: MessageId) -> Result<String, Rejection> {
    let text = text::clean(words);
    if text.is_empty() {
        Err(Rejection::new(refusal))
    } else {
        Ok(text)
    }
}

pub(super) fn year(year: i32) -> Result<i32, Rejection> {
    if YEARS.contains(&year) {
        Ok(year)
    } else {
        Err(Rejection::new(id!("board-refuse-year")))
    }
}

pub(super) fn item_named(room: &Room<'_>, id: ItemId) -> Result<Item, Rejection> {
    room.items()
        .into_iter()
        .find(|item| item.id == id)
        .ok_or(Rejection::new(id!("board-refuse-no-item")))
}
