//! Forms about a finding: the finding itself, its factors, its response, its judgement.

use super::{
    BoardField, BoardForm, BoardLine, Pick, item, link, named_choices, not_chosen, open_choice,
    programme_line, words,
};
use crate::activities::board::rules::{
    Agreement, Command, Course, Factor, Finding, FindingAnswer, FindingEdit, FindingSource,
    Judgement, Pull, Raised, Reason, Starter, State,
};
use crate::domain::{Anonymity, Arg, Indicator, ItemId, Message, ParticipantId, Programme, Room};
use crate::id;
use crate::input::{Choice, FormError, FormLine};

/// The lines of a finding, or of a new one.
pub(crate) fn lines(old: Option<&Finding>, state: &State, room: &Room<'_>) -> Vec<BoardLine> {
    let programme = old.and_then(|finding| finding.programme);
    let indicator = old.and_then(|finding| finding.indicator);
    let year = old.map_or(0, |finding| finding.year);
    let year = if year == 0 { state.year(room) } else { year };
    let mut lines = vec![
        FormLine::text(
            BoardField::FindingText,
            id!("board-finding-text"),
            old.map_or("", |finding| &finding.text),
        ),
        programme_line(state, programme),
        indicator_line(state, programme, indicator),
        FormLine::year(BoardField::Year, id!("board-year"), year),
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

/// The indicators that fit: those of the chosen programme, or all with the names of theirs.
fn indicator_line(state: &State, of: Option<ItemId>, now: Option<ItemId>) -> BoardLine {
    let fitting = state
        .indicators()
        .filter(|(programme, _)| of.is_none_or(|of| of == programme.id));
    let option = |(programme, indicator): (&Programme, &Indicator)| {
        let name = indicator.name.clone();
        let words: Arg = match of {
            Some(_) => name.into(),
            None => Message::new(id!("board-state-with-words"))
                .with("state", name)
                .with("words", programme.name.clone())
                .into(),
        };
        (Pick::Item(indicator.id), words)
    };
    link(
        BoardField::Indicator,
        id!("board-indicator"),
        fitting.map(option),
        &now.map_or(Pick::None, Pick::Item),
    )
}

/// The indicators to choose from follow the programme; one of another programme is let go.
pub(crate) fn follow_programme(form: &mut BoardForm, state: &State) {
    if form.choice(BoardField::Indicator).is_none() {
        // The indicator of an action is words.
        return;
    }
    let programme = item(form, BoardField::Programme);
    let chosen = item(form, BoardField::Indicator);
    form.exchange(&indicator_line(state, programme, chosen));
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
pub(crate) fn record(
    form: &BoardForm,
    state: &State,
    room: &Room<'_>,
) -> Result<Command, FormError<BoardField>> {
    let year = year(form, state, room)?;
    let source = item(form, BoardField::Indicator)
        .map_or(FindingSource::Talk, |id| FindingSource::Indicator(id, year));
    let mut edits = edits(None, form, year);
    // Words and indicator are its source.
    edits.retain(|edit| !matches!(edit, FindingEdit::Text(_) | FindingEdit::Indicator(..)));
    let text = words(form, BoardField::FindingText);
    Ok(Command::RecordFinding(source, text, edits))
}

/// The order that changes a finding.
pub(crate) fn change(
    id: ItemId,
    form: &BoardForm,
    state: &State,
    room: &Room<'_>,
) -> Result<Command, FormError<BoardField>> {
    let year = year(form, state, room)?;
    Ok(Command::ChangeFinding(
        id,
        edits(state.finding(id), form, year),
    ))
}

/// The year whose figures count: what stands there, else the one that is evaluated.
fn year(form: &BoardForm, state: &State, room: &Room<'_>) -> Result<i32, FormError<BoardField>> {
    let typed = form.year(BoardField::Year)?;
    Ok(typed.unwrap_or_else(|| state.year(room)))
}

fn edits(known: Option<&Finding>, form: &BoardForm, year: i32) -> Vec<FindingEdit> {
    let indicator = item(form, BoardField::Indicator);
    let mut edits = vec![
        FindingEdit::Text(words(form, BoardField::FindingText)),
        FindingEdit::Programme(item(form, BoardField::Programme)),
        FindingEdit::Basis(words(form, BoardField::Basis)),
    ];
    // A year is that of an indicator's figures: without one it says nothing.
    let before = known.map(|finding| (finding.indicator, finding.year));
    let chosen = (indicator, indicator.map_or(0, |_| year));
    if before != Some(chosen) {
        edits.push(FindingEdit::Indicator(chosen.0, chosen.1));
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
        open_choice(BoardField::Pull, id!("board-pull"), pulls, None),
        starters(None),
        FormLine::text(BoardField::FactorWords, id!("board-factor-words"), ""),
    ]
}

/// The factors to choose from follow the way they pull.
pub(crate) fn follow_pull(form: &mut BoardForm) {
    let pull = pull(form);
    form.replace(&starters(pull));
}

fn pull(form: &BoardForm) -> Option<Pull> {
    match form.choice(BoardField::Pull) {
        Some(Pick::Pull(pull)) => Some(*pull),
        _ => None,
    }
}

fn starters(pull: Option<Pull>) -> BoardLine {
    let known = pull.map_or(&[][..], Starter::of);
    let options = named_choices(known, Pick::Starter, Starter::label);
    open_choice(BoardField::Factor, id!("board-factor"), options, None)
}

/// The order that adds what was chosen, and what was typed.
pub(crate) fn add_factors(id: ItemId, form: &BoardForm) -> Result<Command, FormError<BoardField>> {
    let pull = pull(form).ok_or_else(|| not_chosen(BoardField::Pull, id!("board-pull")))?;
    let known = match form.choice(BoardField::Factor) {
        Some(Pick::Starter(starter)) => Some(Reason::Known(*starter)),
        _ => None,
    };
    let typed = words(form, BoardField::FactorWords);
    let typed = Some(typed).filter(|typed| known.is_none() || !typed.trim().is_empty());
    let labels = known.into_iter().chain(typed.map(Reason::Words));
    let factors = labels.map(|label| Factor { pull, label });
    Ok(Command::AddFactors(id, factors.collect()))
}

/// The lines of a response.
pub(crate) fn response_lines(finding: Option<&Finding>) -> Vec<BoardLine> {
    let old = finding.and_then(|finding| finding.answer.as_ref());
    let old = old.map(|(answer, _)| answer);
    vec![
        open_choice(
            BoardField::Course,
            id!("board-course"),
            named_choices(&Course::ALL, Pick::Course, Course::label),
            old.map(|answer| Pick::Course(answer.course)),
        ),
        open_choice(
            BoardField::Agreement,
            id!("board-agreement"),
            named_choices(&Agreement::ALL, Pick::Agreement, Agreement::label),
            old.map(|answer| Pick::Agreement(answer.agreement)),
        ),
        FormLine::text(
            BoardField::Answer,
            id!("board-answer"),
            old.map_or("", |answer| &answer.reason),
        ),
    ]
}

/// The order that answers the finding.
pub(crate) fn respond(id: ItemId, form: &BoardForm) -> Result<Command, FormError<BoardField>> {
    let Some(Pick::Course(course)) = form.choice(BoardField::Course) else {
        return Err(not_chosen(BoardField::Course, id!("board-course")));
    };
    let Some(Pick::Agreement(agreement)) = form.choice(BoardField::Agreement) else {
        return Err(not_chosen(BoardField::Agreement, id!("board-agreement")));
    };
    let answer = FindingAnswer {
        course: *course,
        agreement: *agreement,
        reason: words(form, BoardField::Answer),
    };
    Ok(Command::Respond(id, answer))
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
            &Pick::Judgement(old.map(|ruling| ruling.verdict.judgement)),
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
