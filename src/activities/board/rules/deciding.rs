//! Saying no, or telling what happens.

mod actions;
mod findings;
mod programmes;

use self::actions::{change_action_by, make, move_action, sprout};
use self::findings::{add_factor, change_finding, found, record, respond, rule};
use self::programmes::{
    add_indicator, add_programme, change_indicator_by, change_programme_by, remove_indicator,
    remove_programme, set_thresholds,
};
use super::command::Command;
use super::event::Event;
use super::state::{Card, Finding, State};
use crate::domain::{Action, Context, Item, ItemId, MessageId, Programme, Rejection, Room, text};
use crate::id;

/// The years that a figure may be of.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;
/// The highest threshold that makes sense.
pub const HIGHEST_THRESHOLD: u16 = 200;

type Decided = Result<Vec<Event>, Rejection>;

/// Says no, or tells what happens.
pub(super) fn decide(
    state: &State,
    room: &Room<'_>,
    command: Command,
    context: &Context,
) -> Decided {
    match command {
        Command::AddProgramme(changes) => add_programme(changes, context),
        Command::ChangeProgramme(id, changes) => change_programme_by(state, id, changes),
        Command::RemoveProgramme(id) => remove_programme(state, id),
        Command::AddIndicator(programme, changes) => {
            add_indicator(state, programme, changes, context)
        }
        Command::ChangeIndicator(id, changes) => change_indicator_by(state, id, changes),
        Command::RemoveIndicator(id) => remove_indicator(state, id),
        Command::SetThresholds(thresholds) => set_thresholds(state, thresholds),
        Command::RecordFinding(source, words, edits) => {
            let found = found(state, room, source, &words)?;
            record(state, room, found, edits, context.id(0))
        }
        Command::ChangeFinding(id, edits) => change_finding(state, room, id, edits),
        Command::RemoveFinding(id) => {
            let finding = finding(state, id)?;
            if state.actions_of(finding.id).next().is_some() {
                return Err(Rejection::new(id!("board-refuse-has-actions")));
            }
            Ok(vec![Event::FindingRemoved(id)])
        }
        Command::Rule(id, judgement, reason) => rule(state, id, judgement, &reason),
        Command::LiftRuling(id) => Ok(finding(state, id)?
            .ruling
            .iter()
            .map(|_| Event::RulingLifted(id))
            .collect()),
        Command::AddFactor(id, factor) => add_factor(state, id, factor),
        Command::RemoveFactor(id, factor) => {
            let known = finding(state, id)?.names(&factor);
            Ok(if known {
                vec![Event::FactorRemoved(id, factor)]
            } else {
                Vec::new()
            })
        }
        Command::Respond(id, answer) => respond(state, id, &answer),
        Command::WithdrawResponse(id) => Ok(finding(state, id)?
            .answer
            .iter()
            .map(|_| Event::ResponseWithdrawn(id))
            .collect()),
        Command::MakeAction(from, changes, consent) => {
            let sprout = from.map_or(Ok(Action::default()), |from| sprout(state, room, from))?;
            make(state, sprout, changes, consent, context.id(0))
        }
        Command::ChangeAction(id, changes) => change_action_by(state, id, changes),
        Command::NoteConsent(id, consent) => {
            let card = card(state, id)?;
            Ok(if card.action.consent == consent {
                Vec::new()
            } else {
                vec![Event::ConsentNoted(id, consent)]
            })
        }
        Command::MoveAction(id, to) => move_action(state, id, to),
        Command::TellObstacle(id, why) => {
            card(state, id)?;
            Ok(vec![Event::ObstacleTold(
                id,
                said(&why, id!("board-refuse-obstacle"))?,
            )])
        }
        Command::RemoveAction(id) if card(state, id)?.inherited => {
            Err(Rejection::new(id!("board-refuse-inherited")))
        }
        Command::RemoveAction(id) => Ok(vec![Event::ActionRemoved(id)]),
    }
}

fn finding(state: &State, id: ItemId) -> Result<&Finding, Rejection> {
    state
        .finding(id)
        .ok_or(Rejection::new(id!("board-refuse-no-finding")))
}

fn card(state: &State, id: ItemId) -> Result<&Card, Rejection> {
    state
        .card(id)
        .ok_or(Rejection::new(id!("board-refuse-no-action")))
}

fn programme(state: &State, id: ItemId) -> Result<&Programme, Rejection> {
    state
        .programme(id)
        .ok_or(Rejection::new(id!("board-refuse-no-programme")))
}

/// The cleaned text, which must not be empty.
fn said(words: &str, refusal: MessageId) -> Result<String, Rejection> {
    let text = text::clean(words);
    if text.is_empty() {
        Err(Rejection::new(refusal))
    } else {
        Ok(text)
    }
}

fn year(year: i32) -> Result<i32, Rejection> {
    if YEARS.contains(&year) {
        Ok(year)
    } else {
        Err(Rejection::new(id!("board-refuse-year")))
    }
}

fn item_named(room: &Room<'_>, id: ItemId) -> Result<Item, Rejection> {
    room.items()
        .into_iter()
        .find(|item| item.id == id)
        .ok_or(Rejection::new(id!("board-refuse-no-item")))
}
