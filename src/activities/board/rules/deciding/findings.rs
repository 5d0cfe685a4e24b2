//! Deciding about findings: their sources, fields, factors, judgements and answers.

use super::known::{Decided, finding, item_named, programme, said, year};
use crate::activities::board::rules::command::{FindingEdit, FindingSource};
use crate::activities::board::rules::event::{Event, FindingChange};
use crate::activities::board::rules::judging::Judgement;
use crate::activities::board::rules::state::{
    Factor, Finding, FindingAnswer, Raised, Reason, State,
};
use crate::domain::{Anonymity, Evidence, ItemId, ParticipantId, Rejection, Room, text};
use crate::id;

/// The fewest people who must share a side before it is told that one of them raised a finding; as
/// with the ideas of a brainwriting.
const FEWEST_SHARING: usize = 3;

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
            owner(state, id)?;
            // 0 stands for a year that nothing says.
            let of = if of == 0 { of } else { year(of)? };
            vec![FindingChange::Indicator(Some(id), of)]
        }
    })
}

/// The programme to which an indicator belongs.
fn owner(state: &State, indicator: ItemId) -> Result<ItemId, Rejection> {
    let (owner, _) = state
        .indicator(indicator)
        .ok_or(Rejection::new(id!("board-refuse-no-indicator")))?;
    Ok(owner.id)
}

/// The programme of a finding about this indicator: its owner where none was said.
///
/// An indicator never moves a finding to another programme: who means both must choose again.
fn fitting(
    state: &State,
    programme: Option<ItemId>,
    indicator: Option<ItemId>,
) -> Result<Option<ItemId>, Rejection> {
    let Some(owner) = indicator.map(|id| owner(state, id)).transpose()? else {
        return Ok(programme);
    };
    if programme.is_some_and(|programme| programme != owner) {
        return Err(Rejection::new(id!("board-refuse-other-programme")));
    }
    Ok(Some(owner))
}

/// A finding that is about to be recorded.
#[derive(Debug, Default)]
pub(super) struct NewFinding {
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
pub(super) fn found(
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
            let owner = owner(state, id)?;
            let same = |finding: &Finding| {
                finding.indicator == Some(id) && finding.year == year && finding.text.is_empty()
            };
            if made.text.is_empty() && state.findings.iter().any(same) {
                return taken();
            }
            (made.programme, made.indicator, made.year) = (Some(owner), Some(id), year);
        }
    }
    Ok(made)
}

pub(super) fn record(
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
    made.programme = fitting(state, made.programme, made.indicator)?;
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

pub(super) fn change_finding(
    state: &State,
    room: &Room<'_>,
    id: ItemId,
    edits: Vec<FindingEdit>,
) -> Decided {
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
    let Some(after) = now.finding(id) else {
        return Ok(events);
    };
    if after.text.is_empty() && after.indicator.is_none() {
        return Err(Rejection::new(id!("board-refuse-finding-empty")));
    }
    // An indicator that was taken out of the board since is none that could contradict.
    let indicator = after.indicator.filter(|id| state.indicator(*id).is_some());
    let programme = fitting(state, after.programme, indicator)?;
    if programme != after.programme {
        events.push(Event::FindingChanged(
            id,
            FindingChange::Programme(programme),
        ));
    }
    Ok(events)
}

pub(super) fn rule(state: &State, id: ItemId, judgement: Judgement, reason: &str) -> Decided {
    finding(state, id)?;
    Ok(vec![Event::JudgementRuled(
        id,
        judgement.into(),
        said(reason, id!("board-refuse-ruling"))?,
    )])
}

pub(super) fn add_factors(state: &State, id: ItemId, factors: Vec<Factor>) -> Decided {
    let finding = finding(state, id)?;
    let mut events = Vec::new();
    for factor in factors {
        let label = match factor.label {
            Reason::Words(words) => Reason::Words(said(&words, id!("board-refuse-factor"))?),
            known @ Reason::Known(_) => known,
        };
        let factor = Factor { label, ..factor };
        let event = Event::FactorAdded(id, factor.clone());
        if !finding.names(&factor) && !events.contains(&event) {
            events.push(event);
        }
    }
    Ok(events)
}

pub(super) fn respond(state: &State, id: ItemId, answer: &FindingAnswer) -> Decided {
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
