//! Saying no, or telling what happens.

use super::achievement::{Judgement, Thresholds};
use super::command::{Command, FindingEdit, FindingSource};
use super::event::{ActionChange, Event, FindingChange, IndicatorChange, ProgrammeChange};
use super::evolving::{change_action, change_indicator, change_programme, follows};
use super::moving::refusal_of_move;
use super::state::{Card, Factor, Finding, FindingAnswer, Raised, Reason, State};
use crate::domain::{
    Action, ActionState, Anonymity, Consent, Context, Due, Evidence, Indicator, Item, ItemId,
    Measurement, MessageId, ParticipantId, Programme, Rejection, Room, text,
};
use crate::id;

/// The fewest people who must share a side before it is told that one of them raised a finding; as
/// with the ideas of a brainwriting.
const FEWEST_SHARING: usize = 3;
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

fn add_programme(changes: Vec<ProgrammeChange>, context: &Context) -> Decided {
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

fn change_programme_by(state: &State, id: ItemId, changes: Vec<ProgrammeChange>) -> Decided {
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

fn remove_programme(state: &State, id: ItemId) -> Decided {
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

fn add_indicator(
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

fn change_indicator_by(state: &State, id: ItemId, changes: Vec<IndicatorChange>) -> Decided {
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

fn remove_indicator(state: &State, id: ItemId) -> Decided {
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

fn set_thresholds(state: &State, thresholds: Thresholds) -> Decided {
    if thresholds.slow >= thresholds.on_track || thresholds.on_track > HIGHEST_THRESHOLD {
        return Err(Rejection::new(id!("board-refuse-thresholds")));
    }
    Ok(if thresholds == state.thresholds {
        Vec::new()
    } else {
        vec![Event::ThresholdsSet(thresholds)]
    })
}

/// Who raised it, as far as the session's level lets it be known.
///
/// In 立場のみ the side is told only where at least three people who are not absent share it, and
/// nobody stands alone without one.
fn raised(room: &Room<'_>, by: Option<ParticipantId>) -> Raised {
    let Some((id, person)) = by.and_then(|id| Some((id, room.people.get(&id)?))) else {
        return Raised::Unknown;
    };
    match room.anonymity {
        Anonymity::Anonymous => Raised::Unknown,
        Anonymity::Named if person.who.organisation.is_empty() => Raised::Unknown,
        Anonymity::Named => Raised::Organisation(id, person.who.organisation.clone()),
        Anonymity::Sector => {
            let here = room
                .people
                .values()
                .filter(|other| other.attendance != crate::domain::Attendance::Absent);
            let (with, without) = here.fold((0, 0), |(with, without), other| {
                if other.who.sector == person.who.sector {
                    (with + 1, without)
                } else {
                    (with, without + 1)
                }
            });
            let hides = with >= FEWEST_SHARING && !(1..FEWEST_SHARING).contains(&without);
            if hides {
                Raised::Sector(person.who.sector)
            } else {
                Raised::Unknown
            }
        }
    }
}

fn clean_finding(
    state: &State,
    room: &Room<'_>,
    edit: FindingEdit,
) -> Result<Vec<FindingChange>, Rejection> {
    Ok(match edit {
        FindingEdit::Text(words) => vec![FindingChange::Text(text::clean(&words))],
        FindingEdit::Basis(words) => vec![FindingChange::Basis(text::clean(&words))],
        FindingEdit::By(by) => vec![FindingChange::By(raised(room, by))],
        FindingEdit::Programme(None) => vec![FindingChange::Programme(None)],
        FindingEdit::Programme(Some(id)) => {
            vec![FindingChange::Programme(Some(programme(state, id)?.id))]
        }
        FindingEdit::Indicator(None, _) => vec![FindingChange::Indicator(None, 0)],
        FindingEdit::Indicator(Some(id), of) => {
            let (owner, _) = state
                .indicator(id)
                .ok_or(Rejection::new(id!("board-refuse-no-indicator")))?;
            vec![
                FindingChange::Programme(Some(owner.id)),
                FindingChange::Indicator(Some(id), of),
            ]
        }
    })
}

/// A finding that is about to be recorded.
#[derive(Debug, Default)]
struct NewFinding {
    text: String,
    programme: Option<ItemId>,
    indicator: Option<ItemId>,
    year: i32,
    evidence: Option<Evidence>,
    from: Vec<ItemId>,
    by: Raised,
    basis: String,
}

/// What the source gives a finding: its words where none were typed, its link, its figures.
fn found(
    state: &State,
    room: &Room<'_>,
    source: FindingSource,
    words: &str,
) -> Result<NewFinding, Rejection> {
    let taken = || Err(Rejection::new(id!("board-refuse-taken")));
    let mut made = NewFinding {
        text: text::clean(words),
        ..NewFinding::default()
    };
    match source {
        FindingSource::Talk => {}
        FindingSource::Item(item) => {
            let item = item_named(room, item)?;
            let known = |finding: &Finding| finding.from.contains(&item.id);
            if state.findings.iter().any(known) {
                return taken();
            }
            if made.text.is_empty() {
                made.text = text::clean(&item.text);
            }
            made.from.push(item.id);
            made.evidence = item.evidence;
        }
        FindingSource::Indicator(id, year) => {
            let (owner, _) = state
                .indicator(id)
                .ok_or(Rejection::new(id!("board-refuse-no-indicator")))?;
            let same = |finding: &Finding| {
                finding.indicator == Some(id) && finding.year == year && finding.text.is_empty()
            };
            if made.text.is_empty() && state.findings.iter().any(same) {
                return taken();
            }
            (made.programme, made.indicator, made.year) = (Some(owner.id), Some(id), year);
        }
    }
    Ok(made)
}

fn record(
    state: &State,
    room: &Room<'_>,
    mut made: NewFinding,
    edits: Vec<FindingEdit>,
    id: ItemId,
) -> Decided {
    for edit in edits {
        for change in clean_finding(state, room, edit)? {
            match change {
                FindingChange::Text(text) => made.text = text,
                FindingChange::Programme(id) => made.programme = id,
                FindingChange::Indicator(id, year) => (made.indicator, made.year) = (id, year),
                FindingChange::By(who) => made.by = who,
                FindingChange::Basis(basis) => made.basis = basis,
            }
        }
    }
    // An indicator alone says enough: its judgement is the finding, and so is "no data".
    if made.text.is_empty() && made.indicator.is_none() {
        return Err(Rejection::new(id!("board-refuse-finding-empty")));
    }
    // The event has had no basis since the first version of the file: it follows as a change.
    let basis = (!made.basis.is_empty())
        .then_some(Event::FindingChanged(id, FindingChange::Basis(made.basis)));
    let recorded = Event::FindingRecorded {
        id,
        text: made.text,
        programme: made.programme,
        indicator: made.indicator,
        year: made.year,
        evidence: made.evidence.map(Box::new),
        from: made.from,
        by: made.by,
    };
    Ok([recorded].into_iter().chain(basis).collect())
}

fn item_named(room: &Room<'_>, id: ItemId) -> Result<Item, Rejection> {
    room.items()
        .into_iter()
        .find(|item| item.id == id)
        .ok_or(Rejection::new(id!("board-refuse-no-item")))
}

fn change_finding(state: &State, room: &Room<'_>, id: ItemId, edits: Vec<FindingEdit>) -> Decided {
    let before = finding(state, id)?;
    let mut now = state.clone();
    let mut events = Vec::new();
    for edit in edits {
        for change in clean_finding(state, room, edit)? {
            let old = now.finding(id).cloned();
            let event = Event::FindingChanged(id, change);
            now.apply(&event, &before.record);
            if now.finding(id) != old.as_ref() {
                events.push(event);
            }
        }
    }
    if now
        .finding(id)
        .is_some_and(|after| after.text.is_empty() && after.indicator.is_none())
    {
        return Err(Rejection::new(id!("board-refuse-finding-empty")));
    }
    Ok(events)
}

fn rule(state: &State, id: ItemId, judgement: Judgement, reason: &str) -> Decided {
    finding(state, id)?;
    Ok(vec![Event::JudgementRuled(
        id,
        judgement,
        said(reason, id!("board-refuse-ruling"))?,
    )])
}

fn add_factor(state: &State, id: ItemId, factor: Factor) -> Decided {
    let label = match factor.label {
        Reason::Words(words) => Reason::Words(said(&words, id!("board-refuse-factor"))?),
        known @ Reason::Known(_) => known,
    };
    let factor = Factor { label, ..factor };
    let known = finding(state, id)?.names(&factor);
    Ok(if known {
        Vec::new()
    } else {
        vec![Event::FactorAdded(id, factor)]
    })
}

fn respond(state: &State, id: ItemId, answer: &FindingAnswer) -> Decided {
    let answer = FindingAnswer {
        reason: said(&answer.reason, id!("board-refuse-response"))?,
        ..answer.clone()
    };
    let same = finding(state, id)?
        .answer
        .as_ref()
        .is_some_and(|(old, _)| *old == answer);
    Ok(if same {
        Vec::new()
    } else {
        vec![Event::Responded(id, answer)]
    })
}

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
fn sprout(state: &State, room: &Room<'_>, from: ItemId) -> Result<Action, Rejection> {
    if let Some(finding) = state.finding(from) {
        let indicator = finding
            .indicator
            .and_then(|id| state.indicator(id))
            .map(|(_, indicator)| indicator);
        let next = indicator.and_then(|indicator| {
            Some(format!(
                "{}{}",
                super::achievement::at(&indicator.targets, finding.year.saturating_add(1))?,
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

fn make(
    state: &State,
    mut action: Action,
    changes: Vec<ActionChange>,
    consent: Consent,
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

fn change_action_by(state: &State, id: ItemId, changes: Vec<ActionChange>) -> Decided {
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

fn move_action(state: &State, id: ItemId, to: ActionState) -> Decided {
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
