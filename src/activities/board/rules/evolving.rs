//! Believing what happened. What makes no sense here changes nothing.

use super::event::{ActionChange, Event, FindingChange, IndicatorChange, ProgrammeChange};
use super::state::{Card, Evaluated, Factor, Finding, Ruling, State};
use crate::domain::{
    Action, ActionState, Consent, Decimal, Indicator, ItemId, Measurement, Programme, RecordRef,
};

impl State {
    /// Applies an event.
    #[expect(
        clippy::too_many_lines,
        reason = "a table: what each event changes, an arm for each"
    )]
    pub(super) fn apply(&mut self, event: &Event, at: &RecordRef) {
        match event {
            Event::ProgrammeAdded(programme) if self.programme(programme.id).is_none() => {
                self.programmes
                    .push_back(Evaluated::new((**programme).clone(), *at));
            }
            Event::ProgrammeAdded(_) => {}
            Event::ProgrammeChanged(id, change) => {
                self.with_programme(*id, |programme| change_programme(programme, change));
            }
            Event::ProgrammeRemoved(id) => self
                .programmes
                .retain(|evaluated| evaluated.programme.id != *id),
            // Whatever is there already is not added again: a file may have been put together by
            // hand.
            Event::IndicatorAdded(_, indicator) if self.indicator(indicator.id).is_some() => {}
            Event::FindingRecorded { id, .. } if self.finding(*id).is_some() => {}
            Event::IndicatorAdded(id, indicator) => {
                for evaluated in self
                    .programmes
                    .iter_mut()
                    .filter(|evaluated| evaluated.programme.id == *id)
                {
                    evaluated.programme.indicators.push((**indicator).clone());
                    evaluated.newest.insert(indicator.id, at.n);
                }
            }
            Event::IndicatorChanged(id, change) => {
                self.with_indicator(*id, at, |indicator| change_indicator(indicator, change));
            }
            Event::IndicatorRemoved(id) => {
                for evaluated in &mut self.programmes {
                    evaluated
                        .programme
                        .indicators
                        .retain(|indicator| indicator.id != *id);
                }
            }
            Event::ThresholdsSet(thresholds) => self.thresholds = *thresholds,
            Event::EvaluatedYearSet(year) => self.evaluated_year = *year,
            Event::FindingRecorded {
                id,
                text,
                programme,
                indicator,
                year,
                evidence,
                from,
                by,
            } => {
                self.findings.push_back(Finding {
                    id: *id,
                    text: text.clone(),
                    programme: *programme,
                    indicator: *indicator,
                    year: *year,
                    evidence: evidence.as_deref().cloned(),
                    basis: String::new(),
                    basis_record: at.n,
                    about_record: at.n,
                    reworded: None,
                    by_record: at.n,
                    from: from.clone(),
                    by: by.clone(),
                    factors: imbl::Vector::new(),
                    ruling: None,
                    answer: None,
                    record: *at,
                });
                self.touched = Some(*id);
            }
            Event::FindingRemoved(id) => self.findings.retain(|finding| finding.id != *id),
            Event::FindingChanged(id, change) => {
                self.with_finding(*id, |finding| change_finding(finding, change, at));
            }
            Event::JudgementRuled(id, judgement, reason) => {
                self.with_finding(*id, |finding| {
                    finding.ruling = Some(Ruling {
                        verdict: judgement.verdict(),
                        reason: reason.clone(),
                        record: at.n,
                    });
                });
            }
            Event::RulingLifted(id) => self.with_finding(*id, |finding| finding.ruling = None),
            Event::FactorAdded(id, factor) => self.with_finding(*id, |finding| {
                finding.factors.push_back((factor.clone(), at.n));
            }),
            Event::FactorRemoved(id, factor) => {
                self.with_finding(*id, |finding| {
                    finding
                        .factors
                        .retain(|(other, _): &(Factor, u64)| other != factor);
                });
            }
            Event::Responded(id, answer) => {
                self.with_finding(*id, |finding| finding.answer = Some((answer.clone(), *at)));
            }
            Event::ResponseWithdrawn(id) => self.with_finding(*id, |finding| finding.answer = None),
            Event::ActionMade(action) if self.card(action.id).is_none() => {
                self.touched = Some(action.id);
                self.actions
                    .push_back(Card::new((**action).clone(), *at, false));
            }
            Event::ActionMade(_) => {}
            Event::ActionChanged(id, change) => {
                self.with_card(*id, |card| {
                    card.redated |= matches!(change, ActionChange::Due(_));
                    change_action(&mut card.action, change);
                });
            }
            Event::ConsentNoted(id, consent) => {
                self.with_card(*id, |card| note_consent(&mut card.action, *consent));
            }
            Event::ActionMoved(id, to) => self.with_card(*id, |card| {
                card.action.state = to.clone();
                card.answered = Some(at.n);
            }),
            Event::ObstacleTold(id, why) => self.with_card(*id, |card| {
                card.action.obstacle.clone_from(why);
                card.explained = Some(at.n);
            }),
            Event::ActionRemoved(id) => self.actions.retain(|card| card.action.id != *id),
        }
    }

    fn with_programme(&mut self, id: ItemId, how: impl FnOnce(&mut Programme)) {
        if let Some(evaluated) = self
            .programmes
            .iter_mut()
            .find(|evaluated| evaluated.programme.id == id)
        {
            how(&mut evaluated.programme);
        }
    }

    /// Changes an indicator wherever it is; `at` is its newest record then.
    fn with_indicator(&mut self, id: ItemId, at: &RecordRef, how: impl Fn(&mut Indicator)) {
        for evaluated in &mut self.programmes {
            let mut indicators = evaluated.programme.indicators.iter_mut();
            if let Some(indicator) = indicators.find(|indicator| indicator.id == id) {
                how(indicator);
                evaluated.newest.insert(id, at.n);
            }
        }
    }

    fn with_finding(&mut self, id: ItemId, how: impl FnOnce(&mut Finding)) {
        if let Some(finding) = self.findings.iter_mut().find(|finding| finding.id == id) {
            how(finding);
            self.touched = Some(id);
        }
    }

    fn with_card(&mut self, id: ItemId, how: impl FnOnce(&mut Card)) {
        if let Some(card) = self.actions.iter_mut().find(|card| card.action.id == id) {
            how(card);
            self.touched = Some(id);
        }
    }
}

/// Notes what the organisation said; before work has begun the state follows it.
pub(super) fn note_consent(action: &mut Action, consent: Consent) {
    action.consent = Some(consent);
    if matches!(
        action.state,
        ActionState::Proposed | ActionState::Awaiting | ActionState::Accepted
    ) {
        action.state = follows(Some(consent));
    }
}

/// Where an action stands that nobody has begun, by what the organisation said. As long as it said
/// nothing, the action is only put forward.
pub(super) const fn follows(consent: Option<Consent>) -> ActionState {
    match consent {
        Some(Consent::Given) => ActionState::Accepted,
        Some(Consent::TakenBack) => ActionState::Awaiting,
        Some(Consent::ToBeAsked) | None => ActionState::Proposed,
    }
}

pub(super) fn change_programme(programme: &mut Programme, change: &ProgrammeChange) {
    match change {
        ProgrammeChange::Name(text) => programme.name.clone_from(text),
        ProgrammeChange::Purpose(text) => programme.purpose.clone_from(text),
        ProgrammeChange::TargetGroup(text) => programme.target_group.clone_from(text),
        ProgrammeChange::Partners(text) => programme.partners.clone_from(text),
    }
}

pub(super) fn change_indicator(indicator: &mut Indicator, change: &IndicatorChange) {
    match change {
        IndicatorChange::Name(text) => indicator.name.clone_from(text),
        IndicatorChange::Class(class) => indicator.class = Some(*class),
        IndicatorChange::Unit(text) => indicator.unit.clone_from(text),
        IndicatorChange::Direction(direction) => indicator.direction = Some(*direction),
        IndicatorChange::Baseline(figure) => indicator.baseline = *figure,
        IndicatorChange::Target(year, value) => put(&mut indicator.targets, *year, *value),
        IndicatorChange::Actual(year, value) => put(&mut indicator.actuals, *year, *value),
        IndicatorChange::Source(text) => indicator.source.clone_from(text),
    }
}

/// Puts the figure of a year into a series that stays in the order of years.
fn put(series: &mut Vec<Measurement>, year: i32, value: Option<Decimal>) {
    series.retain(|figure| figure.year != year);
    if let Some(value) = value {
        let at = series.partition_point(|figure| figure.year < year);
        series.insert(at, Measurement { year, value });
    }
}

pub(super) fn change_finding(finding: &mut Finding, change: &FindingChange, at: &RecordRef) {
    match change {
        FindingChange::Text(text) => finding.text.clone_from(text),
        FindingChange::Programme(id) => {
            finding.programme = *id;
            finding.about_record = at.n;
        }
        FindingChange::Indicator(id, year) => {
            finding.indicator = *id;
            finding.year = *year;
            finding.about_record = at.n;
        }
        FindingChange::Basis(text) => {
            finding.basis.clone_from(text);
            finding.basis_record = at.n;
        }
        FindingChange::By(by) => {
            finding.by.clone_from(by);
            finding.by_record = at.n;
        }
    }
    let is_about = !matches!(change, FindingChange::Basis(_) | FindingChange::By(_));
    if is_about {
        finding.reworded = Some(at.n);
    }
}

pub(super) fn change_action(action: &mut Action, change: &ActionChange) {
    match change {
        ActionChange::What(text) => action.what.clone_from(text),
        ActionChange::ForWhom(text) => action.for_whom.clone_from(text),
        ActionChange::Organisation(text) => action.organisation.clone_from(text),
        ActionChange::Post(text) => action.post.clone_from(text),
        ActionChange::Partners(text) => action.partners.clone_from(text),
        ActionChange::Due(due) => action.due = *due,
        ActionChange::Indicator(text) => action.indicator.clone_from(text),
        ActionChange::Target(text) => action.target.clone_from(text),
        ActionChange::Actual(text) => action.actual.clone_from(text),
        ActionChange::Resources(text) => action.resources.clone_from(text),
        ActionChange::Level(level) => action.level = Some(*level),
        ActionChange::FirstStep(text) => action.first_step.clone_from(text),
        ActionChange::Programme(id) => action.programme = *id,
    }
}
