//! The board in words: log sentences, landmarks, items, decisions, what is open, and the minutes.

use super::achievement::{Achievement, Figures, Judgement};
use super::event::Event;
use super::state::{Card, Finding, Pull, Raised, State};
use crate::domain::calendar::fiscal_year_in_words;
use crate::domain::{
    ActionState, Anonymity, Arg, Audience, Indicator, Item, ItemId, ItemKind, Landmark, Message,
    ParticipantId, Passage, Programme, Room, Statement,
};
use crate::id;

/// The event as a sentence.
pub(super) fn describe(before: &State, event: &Event) -> Message {
    let named = |id: ItemId| {
        let finding = before.finding(id).map(|finding| before.title(finding));
        finding
            .or_else(|| before.card(id).map(|card| card.action.what.as_str()))
            .unwrap_or("…")
            .to_owned()
    };
    let programme = |id: ItemId| {
        before
            .programme(id)
            .map_or("…", |programme| programme.name.as_str())
    };
    let indicator = |id: ItemId| {
        before
            .indicator(id)
            .map_or("…", |(_, indicator)| indicator.name.as_str())
    };
    match event {
        Event::ProgrammeAdded(added) => {
            Message::new(id!("board-story-programme")).with("name", added.name.as_str())
        }
        Event::ProgrammeChanged(id, _) => {
            Message::new(id!("board-story-programme-changed")).with("name", programme(*id))
        }
        Event::ProgrammeRemoved(id) => {
            Message::new(id!("board-story-programme-removed")).with("name", programme(*id))
        }
        Event::IndicatorAdded(id, added) => Message::new(id!("board-story-indicator"))
            .with("programme", programme(*id))
            .with("name", added.name.as_str()),
        Event::IndicatorChanged(id, _) => {
            Message::new(id!("board-story-indicator-changed")).with("name", indicator(*id))
        }
        Event::IndicatorRemoved(id) => {
            Message::new(id!("board-story-indicator-removed")).with("name", indicator(*id))
        }
        Event::ThresholdsSet(to) => Message::new(id!("board-story-thresholds"))
            .with("good", to.on_track)
            .with("fair", to.slow),
        Event::FindingRecorded {
            text,
            indicator: of,
            ..
        } if text.is_empty() => {
            Message::new(id!("board-story-finding")).with("text", of.map_or("…", indicator))
        }
        Event::FindingRecorded { text, .. } => {
            Message::new(id!("board-story-finding")).with("text", text.as_str())
        }
        Event::FindingChanged(id, _) => {
            Message::new(id!("board-story-finding-changed")).with("text", named(*id))
        }
        Event::FindingRemoved(id) => {
            Message::new(id!("board-story-finding-removed")).with("text", named(*id))
        }
        Event::JudgementRuled(id, judgement, reason) => Message::new(id!("board-story-ruled"))
            .with("text", named(*id))
            .with("judgement", Message::new(judgement.label()))
            .with("reason", reason.as_str()),
        Event::RulingLifted(id) => {
            Message::new(id!("board-story-ruling-lifted")).with("text", named(*id))
        }
        Event::FactorAdded(id, factor) => Message::new(id!("board-story-factor"))
            .with("text", named(*id))
            .with("pull", Message::new(factor.pull.label()))
            .with("factor", factor.in_words()),
        Event::FactorRemoved(id, factor) => Message::new(id!("board-story-factor-removed"))
            .with("text", named(*id))
            .with("factor", factor.in_words()),
        Event::Responded(id, answer) => Message::new(id!("board-story-responded"))
            .with("text", named(*id))
            .with("course", Message::new(answer.course.label()))
            .with("agreement", Message::new(answer.agreement.label()))
            .with("reason", answer.reason.as_str()),
        Event::ResponseWithdrawn(id) => {
            Message::new(id!("board-story-response-withdrawn")).with("text", named(*id))
        }
        Event::ActionMade(action) => {
            Message::new(id!("board-story-action")).with("text", action.promise())
        }
        Event::ActionChanged(id, _) => {
            Message::new(id!("board-story-action-changed")).with("text", named(*id))
        }
        Event::ConsentNoted(id, consent) => Message::new(id!("board-story-consent"))
            .with("text", named(*id))
            .with("consent", Message::new(consent.label())),
        Event::ActionMoved(id, to) => Message::new(id!("board-story-moved"))
            .with("text", named(*id))
            .with("state", state_in_words(to)),
        Event::ObstacleTold(id, why) => Message::new(id!("board-story-obstacle"))
            .with("text", named(*id))
            .with("why", why.as_str()),
        Event::ActionRemoved(id) => {
            Message::new(id!("board-story-action-removed")).with("text", named(*id))
        }
    }
}

/// A state of an action with the words that came with it.
pub(crate) fn state_in_words(state: &ActionState) -> Message {
    let name = Message::new(state.label());
    match state.words() {
        Some(words) if !words.is_empty() => Message::new(id!("board-state-with-words"))
            .with("state", name)
            .with("words", words),
        _ => name,
    }
}

/// Who the event is about.
pub(super) fn actor(event: &Event) -> Option<ParticipantId> {
    match event {
        Event::FindingRecorded {
            by: Raised::Organisation(id, _),
            ..
        } => Some(*id),
        _ => None,
    }
}

/// The landmark that the event makes.
pub(super) fn landmark(before: &State, event: &Event) -> Option<Landmark> {
    let makes = matches!(
        event,
        Event::FindingRecorded { .. } | Event::Responded(..) | Event::ActionMade(_)
    );
    makes.then(|| Landmark {
        label: describe(before, event),
    })
}

/// Findings, then actions.
pub(super) fn items(state: &State) -> Vec<Item> {
    let finding = |finding: &Finding| Item {
        id: finding.id,
        kind: ItemKind(id!("board-finding")),
        text: state.title(finding).to_owned(),
        from: finding.from.clone(),
        record: finding.record.n,
        evidence: finding.evidence.clone(),
        past: Vec::new(),
    };
    let action = |card: &Card| Item {
        id: card.action.id,
        kind: ItemKind(id!("board-action")),
        text: card.action.what.clone(),
        from: card.action.from.clone(),
        record: card.record.n,
        evidence: card.action.evidence.clone(),
        past: card.action.history.clone(),
    };
    state
        .findings
        .iter()
        .map(finding)
        .chain(state.actions.iter().map(action))
        .collect()
}

/// What the room answered, finding by finding. The course has a name in each language and stands in
/// the minutes; here stand the words of the room.
pub(super) fn decisions(state: &State) -> Vec<Statement> {
    let statement = |finding: &Finding| {
        let (answer, at) = finding.answer.as_ref()?;
        let label = Message::new(id!("board-decision"))
            .with("text", state.title(finding))
            .with("course", Message::new(answer.course.label()))
            .with("reason", answer.reason.as_str());
        Some(Statement {
            text: label.into(),
            kind: crate::domain::DecisionKind::Decided,
            record: at.n,
        })
    };
    state.findings.iter().filter_map(statement).collect()
}

/// Findings without a response, then homework without an answer.
pub(super) fn unfinished(state: &State) -> Vec<Message> {
    let open = state
        .findings
        .iter()
        .filter(|finding| finding.answer.is_none());
    let findings = open.map(|finding| {
        Message::new(id!("board-unfinished-finding")).with("text", state.title(finding))
    });
    let homework = state.homework().map(|card| {
        Message::new(id!("board-unfinished-homework")).with("text", card.action.promise())
    });
    findings.chain(homework).collect()
}

/// A year in the words of the language, an ellipsis for one that nobody said.
pub(crate) fn year_in_words(year: i32, words: impl Fn(i32) -> Message) -> Arg {
    if year == 0 {
        "…".into()
    } else {
        words(year).into()
    }
}

/// The achievement in words.
pub(crate) fn achievement_in_words(achievement: Achievement) -> Message {
    match achievement {
        Achievement::Percent(percent) => {
            Message::new(id!("board-percent")).with("percent", percent.to_string())
        }
        Achievement::Undefined(_) => Message::new(Judgement::Undefined.label()),
        Achievement::NoData => Message::new(Judgement::NoData.label()),
    }
}

/// What the minutes say: homework, the figures, the findings.
pub(super) fn minutes(state: &State, room: &Room<'_>, audience: Audience) -> Vec<Passage> {
    [
        homework(state, audience),
        figures(state, state.year(room)),
        findings(state, room, audience),
    ]
    .concat()
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
        (cells, card.record.n)
    };
    let why = |card: &&Card| {
        let said = Message::new(id!("board-minutes-obstacle"))
            .with("text", card.action.what.as_str())
            .with("why", card.action.obstacle.as_str());
        Passage::Line(said, vec![card.record.n])
    };
    // Why an organisation did not do what it promised is not for the public.
    let told = inherited
        .iter()
        .filter(|card| card.explained && audience == Audience::Internal)
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

fn figures(state: &State, year: i32) -> Vec<Passage> {
    let columns = [
        id!("board-programme"),
        id!("board-indicator"),
        id!("board-baseline"),
        id!("board-target"),
        id!("board-actual"),
        id!("board-achievement"),
        id!("board-judgement"),
    ];
    let head = columns.map(|id| Arg::from(Message::new(id))).to_vec();
    let row = |programme: &Programme, indicator: &Indicator, record: u64| {
        let figures = Figures::of(indicator, year);
        let figure = |value: Option<crate::domain::Decimal>| {
            Arg::Text(value.map_or_else(
                || "…".to_owned(),
                |value| format!("{value}{}", indicator.unit),
            ))
        };
        let achievement = figures.achievement();
        let cells = vec![
            programme.name.clone().into(),
            indicator.name.clone().into(),
            figure(figures.baseline),
            figure(figures.target),
            figure(figures.actual),
            achievement_in_words(achievement).into(),
            Message::new(state.thresholds.judge(achievement).label()).into(),
        ];
        (cells, record)
    };
    let rows: Vec<_> = state
        .programmes
        .iter()
        .flat_map(|evaluated| {
            evaluated.programme.indicators.iter().map(|indicator| {
                row(
                    &evaluated.programme,
                    indicator,
                    evaluated.record_of(indicator.id),
                )
            })
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let year = year_in_words(year, fiscal_year_in_words);
    vec![
        Passage::Heading(Message::new(id!("board-figures")).with("year", year)),
        Passage::Table { head, rows },
    ]
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

fn told(state: &State, finding: &Finding, room: &Room<'_>, audience: Audience) -> Vec<Passage> {
    let record = finding.record.n;
    let said = match state.judgement(finding) {
        Some(judgement) => Message::new(id!("board-minutes-finding"))
            .with("text", state.title(finding))
            .with("judgement", Message::new(judgement.label())),
        None => Message::new(id!("board-minutes-finding-plain")).with("text", state.title(finding)),
    };
    let mut lines = vec![Passage::Point(said, vec![record])];
    if let Some(evidence) = &finding.evidence {
        lines.push(Passage::Line(
            Message::new(id!("board-minutes-evidence")).with("evidence", evidence.in_words()),
            vec![record],
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
            vec![record],
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

/// Who raised a finding, as it may be told in a session of this level, which may have been raised
/// since.
pub(crate) fn raised_by(finding: &Finding, level: Anonymity) -> Option<Arg> {
    match &finding.by {
        Raised::Organisation(_, name) if level == Anonymity::Named => Some(name.clone().into()),
        Raised::Sector(sector) if level <= Anonymity::Sector => {
            Some(Message::new(sector.label()).into())
        }
        Raised::Unknown | Raised::Sector(_) | Raised::Organisation(..) => None,
    }
}
