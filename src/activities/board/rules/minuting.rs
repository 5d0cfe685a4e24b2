//! What the board hands to the minutes: homework, programmes, their figures, the findings. Actions
//! have a place of their own there.

use super::achievement::{Achievement, Figures};
use super::changing::raised_by;
use super::describe::{state_in_words, year_in_words};
use super::state::{Card, Evaluated, Finding, Pull, State};
use crate::domain::calendar::{fiscal_year_in_short, fiscal_year_in_words};
use crate::domain::{
    Arg, Audience, Decimal, Direction, Indicator, IndicatorClass, Measurement, Message, MessageId,
    Passage, Room,
};
use crate::id;

/// The achievement as a figure; the sign for "none" where no figure is told, since the judgement
/// beside it says more.
pub(crate) fn achievement_in_words(achievement: Achievement) -> Message {
    match achievement.told() {
        Some(percent) => Message::new(id!("board-percent")).with("percent", percent.to_string()),
        None => Message::new(id!("board-nothing")),
    }
}

/// What the minutes say.
pub(super) fn minutes(state: &State, room: &Room<'_>, audience: Audience) -> Vec<Passage> {
    [
        homework(state, audience),
        programmes(state),
        figures(state, state.year(room)),
        findings(state, room, audience),
    ]
    .concat()
}

/// A table without the columns in which nothing would stand.
fn table(head: &[MessageId], rows: Vec<(Vec<Arg>, u64)>) -> Passage {
    let is_used = |at: usize| {
        let cells = rows.iter().filter_map(|(cells, _)| cells.get(at));
        cells
            .into_iter()
            .any(|cell| !matches!(cell, Arg::Text(text) if text.is_empty()))
    };
    let used: Vec<usize> = (0..head.len()).filter(|at| is_used(*at)).collect();
    let head = used
        .iter()
        .map(|at| Message::new(head[*at]).into())
        .collect();
    let kept = |(cells, record): (Vec<Arg>, u64)| {
        let cells = used.iter().filter_map(|at| cells.get(*at).cloned());
        (cells.collect(), record)
    };
    Passage::Table {
        head,
        rows: rows.into_iter().map(kept).collect(),
    }
}

fn homework(state: &State, audience: Audience) -> Vec<Passage> {
    let inherited: Vec<&Card> = state.actions.iter().filter(|card| card.inherited).collect();
    if inherited.is_empty() {
        return Vec::new();
    }
    let head = [
        id!("board-what"),
        id!("board-before"),
        id!("board-now"),
        id!("board-target"),
        id!("board-actual"),
    ]
    .map(|id| Arg::from(Message::new(id)))
    .to_vec();
    let row = |card: &&Card| {
        let action = &card.action;
        let past = action.history.last();
        let before = past.map_or(Message::new(id!("board-nothing")), |past| {
            state_in_words(&past.state)
        });
        let now = if card.waits() {
            Message::new(id!("board-unanswered"))
        } else {
            state_in_words(&action.state)
        };
        let target = past.map_or_else(String::new, |past| past.target.clone());
        let cells = vec![
            action.promise_to(audience).into(),
            before.into(),
            now.into(),
            target.into(),
            action.actual.clone().into(),
        ];
        // What is told is the answer, where there is one.
        (cells, card.answered.unwrap_or(card.record.n))
    };
    let why = |card: &&Card| {
        let said = Message::new(id!("board-minutes-obstacle"))
            .with("text", card.action.what.as_str())
            .with("why", card.action.obstacle.as_str());
        Passage::Line(said, vec![card.explained.unwrap_or(card.record.n)])
    };
    // Why an organisation did not do what it promised is not for the public.
    let told = inherited
        .iter()
        .filter(|card| card.explained.is_some() && audience == Audience::Internal)
        .map(why);
    let table = Passage::Table {
        head,
        rows: inherited.iter().map(row).collect(),
    };
    [Passage::Heading(Message::new(id!("board-homework"))), table]
        .into_iter()
        .chain(told)
        .collect()
}

/// What is said of the programmes beside their figures.
fn programmes(state: &State) -> Vec<Passage> {
    let row = |evaluated: &Evaluated| {
        let programme = &evaluated.programme;
        let said = [
            programme.purpose.clone(),
            programme.target_group.clone(),
            programme.partners.clone(),
        ];
        if said.iter().all(String::is_empty) {
            return None;
        }
        let name = Arg::from(programme.name.clone());
        let cells = [name].into_iter().chain(said.map(Arg::from));
        Some((cells.collect(), evaluated.record.n))
    };
    let rows: Vec<_> = state.programmes.iter().filter_map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let head = [
        id!("board-programme"),
        id!("board-purpose"),
        id!("board-target-group"),
        id!("board-partners"),
    ];
    vec![
        Passage::Heading(Message::new(id!("board-evaluated"))),
        table(&head, rows),
    ]
}

fn figures(state: &State, year: i32) -> Vec<Passage> {
    let rows: Vec<_> = state
        .programmes
        .iter()
        .flat_map(|evaluated| {
            let indicators = evaluated.programme.indicators.iter();
            indicators.map(|indicator| {
                let name = evaluated.programme.name.clone().into();
                let cells = [name].into_iter().chain(measured(state, indicator, year));
                (cells.collect(), evaluated.record_of(indicator.id))
            })
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let head = [
        id!("board-programme"),
        id!("board-indicator"),
        id!("board-class"),
        id!("board-direction"),
        id!("board-baseline"),
        id!("board-target"),
        id!("board-actual"),
        id!("board-achievement"),
        id!("board-judgement"),
        id!("board-target-next"),
        id!("board-source"),
    ];
    let year = year_in_words(year, fiscal_year_in_words);
    vec![
        Passage::Heading(Message::new(id!("board-figures")).with("year", year)),
        table(&head, rows),
    ]
}

/// The cells of an indicator for a year.
fn measured(state: &State, indicator: &Indicator, year: i32) -> [Arg; 10] {
    let figures = Figures::of(indicator, year);
    let named = |label: Option<MessageId>| -> Arg {
        label.map_or_else(|| "".into(), |label| Message::new(label).into())
    };
    let figure = |value: Option<Decimal>, none: &str| -> Arg {
        let words = value.map(|value| format!("{value}{}", indicator.unit));
        words.unwrap_or_else(|| none.to_owned()).into()
    };
    let next = Figures::of(indicator, year.saturating_add(1)).target;
    [
        indicator.name.clone().into(),
        named(indicator.class.map(IndicatorClass::label)),
        named(indicator.direction.map(Direction::label)),
        baseline(indicator),
        figure(figures.target, "…"),
        figure(figures.actual, "…"),
        achievement_in_words(figures.achievement()).into(),
        figures.judge(state.thresholds).marked().into(),
        figure(next, ""),
        indicator.source.clone().into(),
    ]
}

/// The baseline with its year.
fn baseline(indicator: &Indicator) -> Arg {
    let Some(Measurement { year, value }) = indicator.baseline else {
        return "…".into();
    };
    Message::new(id!("board-state-with-words"))
        .with("state", format!("{value}{}", indicator.unit))
        .with("words", fiscal_year_in_short(year))
        .into()
}

fn findings(state: &State, room: &Room<'_>, audience: Audience) -> Vec<Passage> {
    if state.findings.is_empty() {
        return Vec::new();
    }
    let told = state
        .findings
        .iter()
        .flat_map(|finding| told(state, finding, room, audience));
    [Passage::Heading(Message::new(id!("board-findings")))]
        .into_iter()
        .chain(told)
        .collect()
}

/// What a finding is about, and the year by whose figures it is judged, which may be another one than
/// that of the table.
fn about(state: &State, finding: &Finding) -> Option<Message> {
    let named = finding.indicator.and_then(|id| state.indicator(id));
    if let Some((owner, indicator)) = named {
        let year = year_in_words(finding.year, fiscal_year_in_short);
        return Some(
            Message::new(id!("board-minutes-about-indicator"))
                .with("programme", owner.name.as_str())
                .with("indicator", indicator.name.as_str())
                .with("year", year),
        );
    }
    let programme = finding.programme.and_then(|id| state.programme(id))?;
    Some(Message::new(id!("board-minutes-about")).with("programme", programme.name.as_str()))
}

fn told(state: &State, finding: &Finding, room: &Room<'_>, audience: Audience) -> Vec<Passage> {
    let record = finding.record.n;
    let said = match state.verdict(finding) {
        Some(verdict) => Message::new(id!("board-minutes-finding"))
            .with("text", state.title(finding))
            .with("judgement", verdict.marked()),
        None => Message::new(id!("board-minutes-finding-plain")).with("text", state.title(finding)),
    };
    let records = [Some(record), finding.reworded];
    let mut lines = vec![Passage::Point(
        said,
        records.into_iter().flatten().collect(),
    )];
    let about = about(state, finding);
    lines.extend(about.map(|about| Passage::Line(about, vec![finding.about_record])));
    if let Some(evidence) = &finding.evidence {
        lines.push(Passage::Line(
            Message::new(id!("board-minutes-evidence")).with("evidence", evidence.in_words()),
            vec![record],
        ));
    }
    if !finding.basis.is_empty() {
        lines.push(Passage::Line(
            Message::new(id!("board-minutes-basis")).with("basis", finding.basis.as_str()),
            vec![finding.basis_record],
        ));
    }
    if let Some(ruling) = &finding.ruling {
        lines.push(Passage::Line(
            Message::new(id!("board-minutes-ruling")).with("reason", ruling.reason.as_str()),
            vec![ruling.record],
        ));
    }
    // Organisations are no persons, but in a public paper a lone seat of one would be.
    if let Some(by) = raised_by(finding, room.anonymity).filter(|_| audience == Audience::Internal)
    {
        lines.push(Passage::Line(
            Message::new(id!("board-minutes-by")).with("who", by),
            vec![finding.by_record],
        ));
    }
    for pull in Pull::ALL {
        for (factor, named) in finding
            .factors
            .iter()
            .filter(|(factor, _)| factor.pull == pull)
        {
            let said = Message::new(id!("board-minutes-factor"))
                .with("pull", Message::new(pull.label()))
                .with("factor", factor.in_words());
            lines.push(Passage::Line(said, vec![*named]));
        }
    }
    lines.push(match &finding.answer {
        Some((answer, at)) => {
            let said = Message::new(id!("board-minutes-response"))
                .with("course", Message::new(answer.course.label()))
                .with("agreement", Message::new(answer.agreement.label()))
                .with("reason", answer.reason.as_str());
            Passage::Line(said, vec![at.n])
        }
        None => Passage::Line(Message::new(id!("board-minutes-unanswered")), vec![record]),
    });
    lines
}
