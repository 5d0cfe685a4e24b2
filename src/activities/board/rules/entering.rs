//! What of a board lasts: its actions, programmes and indicators as entries, and what it hears of
//! them from the session before and from other chapters.

use super::event::Event;
use super::state::{Card, Evaluated, Raised, State};
use crate::domain::entry::{ACTION_ENTRY, INDICATOR_ENTRY, PROGRAMME_ENTRY};
use crate::domain::{Action, Entry, Heard, Indicator, ItemId, Programme, RecordRef, Registered};

/// The entries that the event touches.
pub(super) fn enters(before: &State, event: &Event) -> Vec<ItemId> {
    let with_indicators = |programme: &Programme| {
        let indicators = programme.indicators.iter().map(|indicator| indicator.id);
        [programme.id].into_iter().chain(indicators).collect()
    };
    match event {
        Event::ProgrammeAdded(programme) => with_indicators(programme),
        Event::ProgrammeRemoved(id) => before.programme(*id).map_or_else(Vec::new, with_indicators),
        Event::IndicatorAdded(programme, indicator) => vec![*programme, indicator.id],
        // The programme names its indicators, so it changes with them.
        Event::IndicatorRemoved(id) => before
            .indicator(*id)
            .map_or_else(Vec::new, |(programme, _)| vec![programme.id, *id]),
        Event::ActionMade(action) => vec![action.id],
        Event::ProgrammeChanged(id, _)
        | Event::IndicatorChanged(id, _)
        | Event::ActionChanged(id, _)
        | Event::ConsentNoted(id, _)
        | Event::ActionMoved(id, _)
        | Event::ObstacleTold(id, _)
        | Event::ActionRemoved(id) => vec![*id],
        Event::ThresholdsSet(_)
        | Event::EvaluatedYearSet(_)
        | Event::FindingRecorded { .. }
        | Event::FindingChanged(..)
        | Event::FindingRemoved(_)
        | Event::JudgementRuled(..)
        | Event::RulingLifted(_)
        | Event::FactorAdded(..)
        | Event::FactorRemoved(..)
        | Event::Responded(..)
        | Event::ResponseWithdrawn(_) => Vec::new(),
    }
}

/// An action, a programme or an indicator as it stands.
pub(super) fn entry(state: &State, id: ItemId) -> Option<Entry> {
    let action = || state.card(id).map(|card| card.action.to_entry());
    let programme = || state.programme(id).map(Programme::to_entry);
    let indicator = || {
        let (programme, indicator) = state.indicator(id)?;
        Some(indicator.to_entry(programme.id))
    };
    action().or_else(programme).or_else(indicator)
}

/// Takes in how an entry stands.
pub(super) fn hear(state: &mut State, heard: Heard<'_>, at: &RecordRef) {
    let entry = heard.entry();
    match (heard, entry.kind.as_str()) {
        (Heard::Stands(told), kind) if kind == ACTION_ENTRY.id => hear_action(state, told, at),
        (Heard::Stands(_), kind) if kind == PROGRAMME_ENTRY.id => hear_programme(state, entry, at),
        (Heard::Stands(_), kind) if kind == INDICATOR_ENTRY.id => hear_indicator(state, entry, at),
        (Heard::Stands(_), _) => {}
        (Heard::Retired(_), _) => forget(state, entry.id),
    }
}

fn hear_action(state: &mut State, told: &Registered, at: &RecordRef) {
    let action = Action::from_entry(&told.entry);
    let known = state
        .actions
        .iter_mut()
        .find(|card| card.action.id == action.id);
    match known {
        Some(card) => {
            // Moved or explained elsewhere is answered here too: the room is asked once.
            let answered = card.action.state != action.state;
            let explained = card.action.obstacle != action.obstacle;
            card.answered = card.answered.or(answered.then_some(at.n));
            card.explained = card.explained.or(explained.then_some(at.n));
            card.redated |= card.action.due != action.due;
            card.action = action;
        }
        None => state
            .actions
            .push_back(Card::new(action, *at, told.is_inherited())),
    }
}

/// The findings of this organisation name it otherwise; its actions are heard of as entries.
pub(super) fn rename_organisation(state: &mut State, from: &str, into: &str) {
    for finding in &mut state.findings {
        if let Raised::Organisation(_, by) = &mut finding.by
            && by.as_str() == from
        {
            into.clone_into(by);
        }
    }
}

fn hear_programme(state: &mut State, entry: &Entry, at: &RecordRef) {
    let known = |id| state.indicator(id).map(|(_, indicator)| indicator.clone());
    let programme = Programme::from_entry(entry, known);
    let here = state
        .programmes
        .iter_mut()
        .find(|evaluated| evaluated.programme.id == entry.id);
    match here {
        Some(evaluated) => evaluated.programme = programme,
        // Its indicators are heard of after it, each by itself.
        None => state.programmes.push_back(Evaluated::new(
            Programme {
                indicators: Vec::new(),
                ..programme
            },
            *at,
        )),
    }
}

fn hear_indicator(state: &mut State, entry: &Entry, at: &RecordRef) {
    let indicator = Indicator::from_entry(entry);
    let Some(owner) = entry.links("programme").first() else {
        return;
    };
    let Some(evaluated) = state
        .programmes
        .iter_mut()
        .find(|evaluated| evaluated.programme.id == *owner)
    else {
        return;
    };
    if at.n != evaluated.record.n {
        evaluated.newest.insert(indicator.id, at.n);
    }
    let indicators = &mut evaluated.programme.indicators;
    match indicators.iter_mut().find(|own| own.id == indicator.id) {
        Some(own) => *own = indicator,
        None => indicators.push(indicator),
    }
}

fn forget(state: &mut State, id: ItemId) {
    state.actions.retain(|card| card.action.id != id);
    state
        .programmes
        .retain(|evaluated| evaluated.programme.id != id);
    for evaluated in &mut state.programmes {
        evaluated
            .programme
            .indicators
            .retain(|indicator| indicator.id != id);
    }
}
