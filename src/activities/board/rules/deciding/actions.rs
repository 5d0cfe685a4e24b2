//! Deciding about actions: what they come from, their fields, where they may move.

use super::known::{Decided, card, item_named, programme, said, year};
use crate::activities::board::rules::event::{ActionChange, Event};
use crate::activities::board::rules::evolving::{change_action, follows};
use crate::activities::board::rules::moving::refusal_of_move;
use crate::activities::board::rules::state::State;
use crate::domain::{Action, ActionState, Consent, Due, ItemId, Rejection, Room, text};
use crate::id;

fn clean_action(state: &State, change: ActionChange) -> Result<ActionChange, Rejection> {
    let due = |of: i32, part: u8, most: u8| {
        if part > most {
            Err(Rejection::new(id!("board-refuse-due")))
        } else {
            year(of)
        }
    };
    Ok(match change {
        ActionChange::What(words) => {
            ActionChange::What(said(&words, id!("board-refuse-action-empty"))?)
        }
        ActionChange::ForWhom(words) => ActionChange::ForWhom(text::clean(&words)),
        ActionChange::Organisation(words) => ActionChange::Organisation(text::clean(&words)),
        ActionChange::Post(words) => ActionChange::Post(text::clean(&words)),
        ActionChange::Partners(words) => ActionChange::Partners(text::clean(&words)),
        ActionChange::Indicator(words) => ActionChange::Indicator(text::clean(&words)),
        ActionChange::Target(words) => ActionChange::Target(text::clean(&words)),
        ActionChange::Actual(words) => ActionChange::Actual(text::clean(&words)),
        ActionChange::Resources(words) => ActionChange::Resources(text::clean(&words)),
        ActionChange::FirstStep(words) => ActionChange::FirstStep(text::clean(&words)),
        ActionChange::Due(Due::Quarter(of, quarter)) => {
            ActionChange::Due(Due::Quarter(due(of, quarter, 4)?, quarter))
        }
        ActionChange::Due(Due::Meeting(of, n)) => {
            ActionChange::Due(Due::Meeting(due(of, n, 99)?, n))
        }
        ActionChange::Programme(Some(id)) => {
            ActionChange::Programme(Some(programme(state, id)?.id))
        }
        change @ (ActionChange::Due(Due::Open)
        | ActionChange::Level(_)
        | ActionChange::Programme(None)) => change,
    })
}

/// An action with what its origin gives it: the link, its words, evidence, indicator and next
/// year's target.
pub(super) fn sprout(state: &State, room: &Room<'_>, from: ItemId) -> Result<Action, Rejection> {
    if let Some(finding) = state.finding(from) {
        let indicator = finding
            .indicator
            .and_then(|id| state.indicator(id))
            .map(|(_, indicator)| indicator);
        let next = indicator.and_then(|indicator| {
            Some(format!(
                "{}{}",
                crate::activities::board::rules::achievement::at(
                    &indicator.targets,
                    finding.year.saturating_add(1)
                )?,
                indicator.unit
            ))
        });
        return Ok(Action {
            from: vec![from],
            reason: state.title(finding).to_owned(),
            evidence: finding.evidence.clone(),
            programme: finding.programme,
            indicator: indicator.map_or_else(String::new, |indicator| indicator.name.clone()),
            target: next.unwrap_or_default(),
            ..Action::default()
        });
    }
    let item = item_named(room, from)?;
    let words = text::clean(&item.text);
    Ok(Action {
        from: vec![from],
        what: words.clone(),
        reason: words,
        evidence: item.evidence,
        ..Action::default()
    })
}

pub(super) fn make(
    state: &State,
    mut action: Action,
    changes: Vec<ActionChange>,
    consent: Option<Consent>,
    id: ItemId,
) -> Decided {
    for change in changes {
        change_action(&mut action, &clean_action(state, change)?);
    }
    said(&action.what, id!("board-refuse-action-empty"))?;
    Ok(vec![Event::ActionMade(Box::new(Action {
        id,
        consent,
        state: follows(consent),
        ..action
    }))])
}

pub(super) fn change_action_by(state: &State, id: ItemId, changes: Vec<ActionChange>) -> Decided {
    let mut now = card(state, id)?.action.clone();
    let mut events = Vec::new();
    for change in changes {
        let change = clean_action(state, change)?;
        let before = now.clone();
        change_action(&mut now, &change);
        if now != before {
            events.push(Event::ActionChanged(id, change));
        }
    }
    Ok(events)
}

pub(super) fn move_action(state: &State, id: ItemId, to: ActionState) -> Decided {
    let card = card(state, id)?;
    let to = match to {
        ActionState::Changed(words) => {
            ActionState::Changed(said(&words, id!("board-refuse-changed"))?)
        }
        ActionState::Stopped(words) => {
            ActionState::Stopped(said(&words, id!("board-refuse-stopped"))?)
        }
        ActionState::Transferred(words) => {
            ActionState::Transferred(said(&words, id!("board-refuse-transferred"))?)
        }
        to => to,
    };
    if let Some(refusal) = refusal_of_move(card, &to) {
        return Err(refusal);
    }
    // "Still the same" is an answer to homework, and nothing new otherwise.
    Ok(if card.action.state == to && !card.waits() {
        Vec::new()
    } else {
        vec![Event::ActionMoved(id, to)]
    })
}
