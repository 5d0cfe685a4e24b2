//! Deciding about programmes, their indicators, and from where on a judgement holds.

use super::known::{Decided, HIGHEST_THRESHOLD, programme, said, year};
use crate::activities::board::rules::event::{Event, IndicatorChange, ProgrammeChange};
use crate::activities::board::rules::evolving::{change_indicator, change_programme};
use crate::activities::board::rules::judging::Thresholds;
use crate::activities::board::rules::state::State;
use crate::domain::{Context, Indicator, ItemId, Measurement, Programme, Rejection, text};
use crate::id;

pub(super) fn add_indicator(
    state: &State,
    of: ItemId,
    changes: Vec<IndicatorChange>,
    context: &Context,
) -> Decided {
    programme(state, of)?;
    let mut made = Indicator {
        id: context.id(0),
        ..Indicator::default()
    };
    for change in changes {
        change_indicator(&mut made, &clean_indicator(change)?);
    }
    said(&made.name, id!("board-refuse-indicator-name"))?;
    Ok(vec![Event::IndicatorAdded(of, Box::new(made))])
}

pub(super) fn change_indicator_by(
    state: &State,
    id: ItemId,
    changes: Vec<IndicatorChange>,
) -> Decided {
    let (_, indicator) = state
        .indicator(id)
        .ok_or(Rejection::new(id!("board-refuse-no-indicator")))?;
    let mut now = indicator.clone();
    let mut events = Vec::new();
    for change in changes {
        let change = clean_indicator(change)?;
        let before = now.clone();
        change_indicator(&mut now, &change);
        if now != before {
            events.push(Event::IndicatorChanged(id, change));
        }
    }
    Ok(events)
}

pub(super) fn remove_indicator(state: &State, id: ItemId) -> Decided {
    state
        .indicator(id)
        .ok_or(Rejection::new(id!("board-refuse-no-indicator")))?;
    let used = state
        .findings
        .iter()
        .any(|finding| finding.indicator == Some(id));
    if used {
        Err(Rejection::new(id!("board-refuse-programme-used")))
    } else {
        Ok(vec![Event::IndicatorRemoved(id)])
    }
}

fn clean_indicator(change: IndicatorChange) -> Result<IndicatorChange, Rejection> {
    Ok(match change {
        IndicatorChange::Name(name) => {
            IndicatorChange::Name(said(&name, id!("board-refuse-indicator-name"))?)
        }
        IndicatorChange::Unit(words) => IndicatorChange::Unit(text::clean(&words)),
        IndicatorChange::Source(words) => IndicatorChange::Source(text::clean(&words)),
        IndicatorChange::Baseline(Some(Measurement { year: of, value })) => {
            IndicatorChange::Baseline(Some(Measurement {
                year: year(of)?,
                value,
            }))
        }
        IndicatorChange::Target(of, value) => IndicatorChange::Target(year(of)?, value),
        IndicatorChange::Actual(of, value) => IndicatorChange::Actual(year(of)?, value),
        change @ (IndicatorChange::Baseline(None)
        | IndicatorChange::Class(_)
        | IndicatorChange::Direction(_)) => change,
    })
}

fn clean_programme(change: ProgrammeChange) -> Result<ProgrammeChange, Rejection> {
    Ok(match change {
        ProgrammeChange::Name(name) => {
            ProgrammeChange::Name(said(&name, id!("board-refuse-programme-name"))?)
        }
        ProgrammeChange::Purpose(words) => ProgrammeChange::Purpose(text::clean(&words)),
        ProgrammeChange::TargetGroup(words) => ProgrammeChange::TargetGroup(text::clean(&words)),
        ProgrammeChange::Partners(words) => ProgrammeChange::Partners(text::clean(&words)),
    })
}

pub(super) fn add_programme(changes: Vec<ProgrammeChange>, context: &Context) -> Decided {
    let mut made = Programme {
        id: context.id(0),
        ..Programme::default()
    };
    for change in changes {
        change_programme(&mut made, &clean_programme(change)?);
    }
    said(&made.name, id!("board-refuse-programme-name"))?;
    Ok(vec![Event::ProgrammeAdded(Box::new(made))])
}

pub(super) fn change_programme_by(
    state: &State,
    id: ItemId,
    changes: Vec<ProgrammeChange>,
) -> Decided {
    let mut now = programme(state, id)?.clone();
    let mut events = Vec::new();
    for change in changes {
        let change = clean_programme(change)?;
        let before = now.clone();
        change_programme(&mut now, &change);
        if now != before {
            events.push(Event::ProgrammeChanged(id, change));
        }
    }
    Ok(events)
}

pub(super) fn remove_programme(state: &State, id: ItemId) -> Decided {
    programme(state, id)?;
    let used = state
        .findings
        .iter()
        .any(|finding| finding.programme == Some(id))
        || state
            .actions
            .iter()
            .any(|card| card.action.programme == Some(id));
    if used {
        Err(Rejection::new(id!("board-refuse-programme-used")))
    } else {
        Ok(vec![Event::ProgrammeRemoved(id)])
    }
}

pub(super) fn set_evaluation(state: &State, of: Option<i32>, thresholds: Thresholds) -> Decided {
    if thresholds.slow >= thresholds.on_track || thresholds.on_track > HIGHEST_THRESHOLD {
        return Err(Rejection::new(id!("board-refuse-thresholds")));
    }
    let of = of.map(year).transpose()?;
    let year = (of != state.evaluated_year).then_some(Event::EvaluatedYearSet(of));
    let grades = (thresholds != state.thresholds).then_some(Event::ThresholdsSet(thresholds));
    Ok(year.into_iter().chain(grades).collect())
}
