//! Forms about a finding: the finding itself, its factors, its response, its judgement.

use super::{
    BoardField, BoardForm, BoardLine, Pick, item, link, named_choices, programme_line, words,
};
use crate::activities::board::rules::{
    Agreement, Command, Course, Factor, Finding, FindingAnswer, FindingEdit, FindingSource,
    Judgement, Pull, Raised, Reason, Starter, State,
};
use crate::domain::{Anonymity, ItemId, ParticipantId, Room};
use crate::id;
use crate::input::{Choice, FormLine};

/// The lines of a finding, or of a new one.
pub(crate) fn lines(old: Option<&Finding>, state: &State, room: &Room<'_>) -> Vec<BoardLine> {
    let indicators = state
        .indicators()
        .map(|(_, indicator)| (Pick::Item(indicator.id), indicator.name.clone().into()));
    let indicator = old.and_then(|finding| finding.indicator);
    let mut lines = vec![
        FormLine::text(
            BoardField::FindingText,
            id!("board-finding-text"),
            old.map_or("", |finding| &finding.text),
        ),
        programme_line(state, old.and_then(|finding| finding.programme)),
        link(
            BoardField::Indicator,
            id!("board-indicator"),
            indicators,
            &indicator.map_or(Pick::None, Pick::Item),
        ),
        FormLine::text(
            BoardField::Basis,
            id!("board-basis"),
            old.map_or("", |finding| &finding.basis),
        ),
    ];
    // Where nobody is named there is nobody to choose.
    if room.anonymity != Anonymity::Anonymous {
        lines.push(raised_by(old, room));
    }
    lines
}

fn raised_by(old: Option<&Finding>, room: &Room<'_>) -> BoardLine {
    let now = match old.map(|finding| &finding.by) {
        Some(Raised::Organisation(id, _)) => Pick::Person(*id),
        _ => Pick::None,
    };
    let people = room
        .people
        .iter()
        .map(|(id, person)| (Pick::Person(*id), person.who.label().into()));
    link(BoardField::RaisedBy, id!("board-raised-by"), people, &now)
}

/// The order that records a new finding.
pub(crate) fn record(form: &BoardForm, state: &State, room: &Room<'_>) -> Command {
    let source = item(form, BoardField::Indicator).map_or(FindingSource::Talk, |id| {
        FindingSource::Indicator(id, state.year(room))
    });
    let mut edits = edits(None, form, state, room);
    // Words and indicator are its source.
    edits.retain(|edit| !matches!(edit, FindingEdit::Text(_) | FindingEdit::Indicator(..)));
    Command::RecordFinding(source, words(form, BoardField::FindingText), edits)
}

/// The order that changes a finding.
pub(crate) fn change(id: ItemId, form: &BoardForm, state: &State, room: &Room<'_>) -> Command {
    Command::ChangeFinding(id, edits(state.finding(id), form, state, room))
}

fn edits(
    known: Option<&Finding>,
    form: &BoardForm,
    state: &State,
    room: &Room<'_>,
) -> Vec<FindingEdit> {
    let indicator = item(form, BoardField::Indicator);
    let mut edits = vec![FindingEdit::Text(words(form, BoardField::FindingText))];
    // An indicator says to which programme it belongs.
    if indicator.is_none() {
        edits.push(FindingEdit::Programme(item(form, BoardField::Programme)));
    }
    edits.push(FindingEdit::Basis(words(form, BoardField::Basis)));
    if known.and_then(|finding| finding.indicator) != indicator {
        edits.push(FindingEdit::Indicator(indicator, state.year(room)));
    }
    // Who raised a finding may be known to the file by side alone: what was not touched stays.
    if known.is_none() || form.has_changed(BoardField::RaisedBy) {
        edits.push(FindingEdit::By(person(form)));
    }
    edits
}

fn person(form: &BoardForm) -> Option<ParticipantId> {
    match form.choice(BoardField::RaisedBy) {
        Some(Pick::Person(id)) => Some(*id),
        _ => None,
    }
}

/// The lines of a factor.
pub(crate) fn factor_lines() -> Vec<BoardLine> {
    let pulls = named_choices(&Pull::ALL, Pick::Pull, Pull::label);
    vec![
        FormLine::choice(BoardField::Pull, id!("board-pull"), pulls, &Pick::None),
        starters(Pull::Driver),
        FormLine::text(BoardField::FactorWords, id!("board-factor-words"), ""),
    ]
}

/// The factors to choose from follow the way they pull.
pub(crate) fn follow_pull(form: &mut BoardForm) {
    if let Some(Pick::Pull(pull)) = form.choice(BoardField::Pull) {
        form.replace(&starters(*pull));
    }
}

fn starters(pull: Pull) -> BoardLine {
    let known = |starter| Pick::Starter(Some(starter));
    let mut options = named_choices(Starter::of(pull), known, Starter::label);
    options.push(Choice::named(Pick::Starter(None), id!("board-typed")));
    FormLine::choice(
        BoardField::Factor,
        id!("board-factor"),
        options,
        &Pick::None,
    )
}

/// The order that adds the factor.
pub(crate) fn add_factor(id: ItemId, form: &BoardForm) -> Vec<Command> {
    let (Some(Pick::Pull(pull)), Some(Pick::Starter(starter))) = (
        form.choice(BoardField::Pull),
        form.choice(BoardField::Factor),
    ) else {
        return Vec::new();
    };
    // Who types words means them, whatever stands in the list.
    let typed = form.text(BoardField::FactorWords);
    let label = match starter {
        Some(starter) if typed.trim().is_empty() => Reason::Known(*starter),
        _ => Reason::Words(typed.to_owned()),
    };
    vec![Command::AddFactor(id, Factor { pull: *pull, label })]
}

/// The lines of a response.
pub(crate) fn response_lines(finding: Option<&Finding>) -> Vec<BoardLine> {
    let old = finding.and_then(|finding| finding.answer.as_ref());
    let old = old.map(|(answer, _)| answer);
    let course = old.map_or(Course::Improve, |answer| answer.course);
    let agreement = old.map_or(Agreement::Full, |answer| answer.agreement);
    vec![
        FormLine::choice(
            BoardField::Course,
            id!("board-course"),
            named_choices(&Course::ALL, Pick::Course, Course::label),
            &Pick::Course(course),
        ),
        FormLine::choice(
            BoardField::Agreement,
            id!("board-agreement"),
            named_choices(&Agreement::ALL, Pick::Agreement, Agreement::label),
            &Pick::Agreement(agreement),
        ),
        FormLine::text(
            BoardField::Answer,
            id!("board-answer"),
            old.map_or("", |answer| &answer.reason),
        ),
    ]
}

/// The order that answers the finding.
pub(crate) fn respond(id: ItemId, form: &BoardForm) -> Vec<Command> {
    let (Some(Pick::Course(course)), Some(Pick::Agreement(agreement))) = (
        form.choice(BoardField::Course),
        form.choice(BoardField::Agreement),
    ) else {
        return Vec::new();
    };
    let answer = FindingAnswer {
        course: *course,
        agreement: *agreement,
        reason: words(form, BoardField::Answer),
    };
    vec![Command::Respond(id, answer)]
}

/// The lines of a judgement.
pub(crate) fn ruling_lines(finding: Option<&Finding>) -> Vec<BoardLine> {
    let old = finding.and_then(|finding| finding.ruling.as_ref());
    let mut options = vec![Choice::named(Pick::Judgement(None), id!("board-computed"))];
    let judged = |judgement| Pick::Judgement(Some(judgement));
    options.extend(named_choices(&Judgement::ALL, judged, Judgement::label));
    vec![
        FormLine::choice(
            BoardField::Judgement,
            id!("board-judgement"),
            options,
            &Pick::Judgement(old.map(|ruling| ruling.judgement)),
        ),
        FormLine::text(
            BoardField::RulingReason,
            id!("board-ruling-reason"),
            old.map_or("", |ruling| &ruling.reason),
        ),
    ]
}

/// The order that judges, or lets the figures judge again.
pub(crate) fn rule(id: ItemId, form: &BoardForm) -> Command {
    match form.choice(BoardField::Judgement) {
        Some(Pick::Judgement(Some(judgement))) => {
            Command::Rule(id, *judgement, words(form, BoardField::RulingReason))
        }
        _ => Command::LiftRuling(id),
    }
}
