//! Forms about programmes: their fields, their indicators with the figures of a year, and from
//! where on a judgement holds.

use super::{
    BoardField, BoardForm, BoardLine, Pick, named_choices, needed_year, open_choice, words,
};
use crate::activities::board::rules::achievement::at;
use crate::activities::board::rules::{
    Command, HIGHEST_THRESHOLD, IndicatorChange, ProgrammeChange, State, Thresholds,
};
use crate::domain::{
    Decimal, Direction, Indicator, IndicatorClass, Measurement, Message, Programme, Room,
};
use crate::id;
use crate::input::{FormError, FormLine};

/// The lines of a programme, or of a new one.
pub(crate) fn lines(old: Option<&Programme>) -> Vec<BoardLine> {
    let fresh = Programme::default();
    let old = old.unwrap_or(&fresh);
    let text = FormLine::text;
    vec![
        text(BoardField::Name, id!("board-programme-name"), &old.name),
        text(BoardField::Purpose, id!("board-purpose"), &old.purpose),
        text(
            BoardField::TargetGroup,
            id!("board-target-group"),
            &old.target_group,
        ),
        text(BoardField::Partners, id!("board-partners"), &old.partners),
    ]
}

/// The fields of the programme as the form has them.
pub(crate) fn changes(form: &BoardForm) -> Vec<ProgrammeChange> {
    vec![
        ProgrammeChange::Name(words(form, BoardField::Name)),
        ProgrammeChange::Purpose(words(form, BoardField::Purpose)),
        ProgrammeChange::TargetGroup(words(form, BoardField::TargetGroup)),
        ProgrammeChange::Partners(words(form, BoardField::Partners)),
    ]
}

/// The lines of an indicator, or of a new one, with the figures of this year.
pub(crate) fn indicator_lines(old: Option<&Indicator>, year: i32) -> Vec<BoardLine> {
    let fresh = Indicator::default();
    let old = old.unwrap_or(&fresh);
    let mut lines = vec![
        FormLine::text(BoardField::Name, id!("board-indicator-name"), &old.name),
        open_choice(
            BoardField::Class,
            id!("board-class"),
            named_choices(&IndicatorClass::ALL, Pick::Class, IndicatorClass::label),
            old.class.map(Pick::Class),
        ),
        FormLine::text(BoardField::Unit, id!("board-unit"), &old.unit),
        open_choice(
            BoardField::Direction,
            id!("board-direction"),
            named_choices(&Direction::ALL, Pick::Direction, Direction::label),
            old.direction.map(Pick::Direction),
        ),
        FormLine::decimal(
            BoardField::Baseline,
            id!("board-baseline"),
            old.baseline.map(|baseline| baseline.value),
        ),
        FormLine::year(
            BoardField::BaselineYear,
            id!("board-baseline-year"),
            old.baseline.map_or(0, |baseline| baseline.year),
        ),
        FormLine::year(BoardField::Year, id!("board-year"), year),
    ];
    lines.extend(figures(old, year));
    let source = FormLine::text(BoardField::DataSource, id!("board-source"), &old.source);
    lines.push(source);
    lines
}

/// The lines that hold the figures of a year.
pub(crate) fn figures(indicator: &Indicator, year: i32) -> [BoardLine; 3] {
    let next = year.saturating_add(1);
    let (target, actual) = (at(&indicator.targets, year), at(&indicator.actuals, year));
    let next = at(&indicator.targets, next);
    [
        FormLine::decimal(BoardField::Target, id!("board-target"), target),
        FormLine::decimal(BoardField::Actual, id!("board-actual"), actual),
        FormLine::decimal(BoardField::NextTarget, id!("board-next-target"), next),
    ]
}

/// The fields of the indicator as the form has them.
pub(crate) fn indicator_changes(
    form: &BoardForm,
) -> Result<Vec<IndicatorChange>, FormError<BoardField>> {
    let mut changes = vec![
        IndicatorChange::Name(words(form, BoardField::Name)),
        IndicatorChange::Unit(words(form, BoardField::Unit)),
        IndicatorChange::Source(words(form, BoardField::DataSource)),
    ];
    if let Some(Pick::Class(class)) = form.choice(BoardField::Class) {
        changes.push(IndicatorChange::Class(*class));
    }
    if let Some(Pick::Direction(direction)) = form.choice(BoardField::Direction) {
        changes.push(IndicatorChange::Direction(*direction));
    }
    let baseline = match form.decimal(BoardField::Baseline)? {
        Some(value) => Some(Measurement {
            year: needed_year(form, BoardField::BaselineYear)?,
            value,
        }),
        None => None,
    };
    changes.push(IndicatorChange::Baseline(baseline));
    let target = form.decimal(BoardField::Target)?;
    let actual = form.decimal(BoardField::Actual)?;
    let next = form.decimal(BoardField::NextTarget)?;
    // An indicator without figures needs no year yet.
    let none = target.or(actual).or(next).is_none();
    if none && form.text(BoardField::Year).trim().is_empty() {
        return Ok(changes);
    }
    let year = needed_year(form, BoardField::Year)?;
    changes.extend([
        IndicatorChange::Target(year, target),
        IndicatorChange::Actual(year, actual),
        IndicatorChange::Target(year.saturating_add(1), next),
    ]);
    Ok(changes)
}

/// The figures above 100 that were typed for an indicator in percent.
pub(crate) fn beyond_hundred(form: &BoardForm) -> Vec<(BoardField, Decimal)> {
    const FIGURES: [BoardField; 4] = [
        BoardField::Baseline,
        BoardField::Target,
        BoardField::Actual,
        BoardField::NextTarget,
    ];
    if !matches!(form.text(BoardField::Unit).trim(), "%" | "％") {
        return Vec::new();
    }
    // What stood there when the form was opened was asked about when it was typed.
    let is_new = |key| form.has_changed(key) || form.has_changed(BoardField::Unit);
    let beyond = |key: BoardField| {
        let figure = form.decimal(key).ok().flatten();
        let beyond = figure.filter(|figure| *figure > Decimal::whole(100));
        beyond.filter(|_| is_new(key)).map(|figure| (key, figure))
    };
    FIGURES.into_iter().filter_map(beyond).collect()
}

/// The lines of the evaluation: its year, and from where on an improvement is graded how. An empty
/// year is that of the session.
pub(crate) fn evaluation_lines(state: &State, room: &Room<'_>) -> Vec<BoardLine> {
    let now = state.thresholds;
    let follows = State {
        evaluated_year: None,
        ..state.clone()
    };
    let follows = match follows.year(room) {
        0 => String::new(),
        year => year.to_string(),
    };
    let percent = |key, label, now: u16| {
        let range = (0, i64::from(HIGHEST_THRESHOLD));
        FormLine::number(key, label, Some(i64::from(now)), range)
    };
    let year = state.evaluated_year.unwrap_or(0);
    vec![
        FormLine::year(BoardField::Year, id!("board-year"), year).suggesting(&follows),
        percent(
            BoardField::OnTrackFrom,
            id!("board-on-track-from"),
            now.on_track,
        ),
        percent(BoardField::SlowFrom, id!("board-slow-from"), now.slow),
    ]
}

/// The order that sets them.
pub(crate) fn set_evaluation(form: &BoardForm) -> Result<Command, FormError<BoardField>> {
    let percent = |key| {
        let number = form.number(key)?;
        let missing = || FormError::new(key, Message::new(id!("board-refuse-thresholds")));
        number
            .and_then(|number| u16::try_from(number).ok())
            .ok_or_else(missing)
    };
    let thresholds = Thresholds {
        on_track: percent(BoardField::OnTrackFrom)?,
        slow: percent(BoardField::SlowFrom)?,
    };
    let year = form.year(BoardField::Year)?;
    Ok(Command::SetEvaluation(year, thresholds))
}
