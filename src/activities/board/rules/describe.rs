//! The board in words: log sentences, landmarks, items and decisions.

use super::changing;
use super::event::Event;
use super::state::{Card, Finding, Raised, State};
use crate::domain::calendar::fiscal_year_in_words;
use crate::domain::{
    ActionState, Anonymity, Arg, DecisionKind, Item, ItemId, ItemKind, Landmark, Message,
    MessageId, ParticipantId, Statement,
};
use crate::id;

/// The event as a sentence; `level` says who may be named.
pub(super) fn describe(before: &State, level: Anonymity, event: &Event) -> Message {
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
        Event::FindingChanged(id, change) => {
            let of = before.finding(*id);
            let change = of.and_then(|of| changing::of_finding((before, level), of, change));
            told(id!("board-story-finding-changed"), change).with("text", named(*id))
        }
        Event::ProgrammeChanged(..) | Event::IndicatorChanged(..) | Event::ActionChanged(..) => {
            correction(before, event, named)
        }
        Event::ProgrammeRemoved(id) => {
            Message::new(id!("board-story-programme-removed")).with("name", programme(*id))
        }
        Event::IndicatorAdded(id, added) => Message::new(id!("board-story-indicator"))
            .with("programme", programme(*id))
            .with("name", added.name.as_str()),
        Event::IndicatorRemoved(id) => {
            Message::new(id!("board-story-indicator-removed")).with("name", indicator(*id))
        }
        Event::ThresholdsSet(to) => Message::new(id!("board-story-thresholds"))
            .with("was-good", before.thresholds.on_track)
            .with("was-fair", before.thresholds.slow)
            .with("good", to.on_track)
            .with("fair", to.slow),
        Event::EvaluatedYearSet(year) => year_set(before.evaluated_year, *year),
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

/// The year that is evaluated, with the one that was said before.
fn year_set(before: Option<i32>, year: Option<i32>) -> Message {
    let words = |year: Option<i32>| match year {
        Some(year) => fiscal_year_in_words(year),
        None => Message::new(id!("board-year-of-meeting")),
    };
    match (before, year) {
        (Some(_), _) if before != year => Message::new(id!("board-story-year-anew"))
            .with("before", words(before))
            .with("year", words(year)),
        (_, Some(year)) => {
            Message::new(id!("board-story-year")).with("year", fiscal_year_in_words(year))
        }
        (_, None) => Message::new(id!("board-story-year-follows")),
    }
}

/// A field that was changed; `named` gives the words of a finding or an action.
fn correction(before: &State, event: &Event, named: impl Fn(ItemId) -> String) -> Message {
    match event {
        Event::ProgrammeChanged(id, change) => {
            let of = before.programme(*id);
            let change = of.and_then(|of| changing::of_programme(of, change));
            let name = of.map_or("…", |programme| programme.name.as_str());
            told(id!("board-story-programme-changed"), change).with("name", name)
        }
        Event::IndicatorChanged(id, change) => {
            let of = before.indicator(*id).map(|(_, indicator)| indicator);
            let change = of.and_then(|of| changing::of_indicator(of, change));
            let name = of.map_or("…", |indicator| indicator.name.as_str());
            told(id!("board-story-indicator-changed"), change).with("name", name)
        }
        Event::ActionChanged(id, change) => {
            let of = before.card(*id).map(|card| &card.action);
            let change = of.and_then(|of| changing::of_action(before, of, change));
            told(id!("board-story-action-changed"), change).with("text", named(*id))
        }
        _ => Message::new(id!("board-nothing")),
    }
}

/// A sentence about a change, with the change where it is one that is told.
fn told(sentence: MessageId, change: Option<Message>) -> Message {
    let rest = change.map_or_else(
        || Arg::from(""),
        |change| {
            Message::new(id!("board-story-change"))
                .with("change", change)
                .into()
        },
    );
    Message::new(sentence).with("change", rest)
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
        // A landmark names nobody, whatever the level.
        label: describe(before, Anonymity::Anonymous, event),
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
            kind: DecisionKind::Decided,
            record: at.n,
        })
    };
    state.findings.iter().filter_map(statement).collect()
}

/// A year in the words of the language, an ellipsis for one that nobody said.
pub(crate) fn year_in_words(year: i32, words: impl Fn(i32) -> Message) -> Arg {
    if year == 0 {
        "…".into()
    } else {
        words(year).into()
    }
}
