//! What a change of one field changed, in words: the field, what it said and what it says
//! (基準値 40 → 42). Who raised a finding is told as far as the session's level lets it.

use super::event::{ActionChange, FindingChange, IndicatorChange, ProgrammeChange};
use super::evolving::{change_action, change_finding, change_indicator, change_programme};
use super::state::{Finding, Raised, State};
use crate::domain::calendar::fiscal_year_in_short;
use crate::domain::{
    Action, Anonymity, Arg, Decimal, Direction, Due, Indicator, IndicatorClass, ItemId,
    Measurement, Message, MessageId, Programme, RecordRef,
};
use crate::id;

/// A field by its name, and what it says.
type Field = (Message, Arg);

/// By when, as people say it.
pub(crate) fn due_in_words(due: Due) -> Message {
    match due {
        Due::Open => Message::new(id!("board-due-open")),
        Due::Quarter(year, 0) => {
            Message::new(id!("board-due-in-year")).with("year", fiscal_year_in_short(year))
        }
        Due::Quarter(year, quarter) => Message::new(id!("board-due-in-quarter"))
            .with("year", fiscal_year_in_short(year))
            .with("n", quarter),
        Due::Meeting(year, n) => Message::new(id!("board-due-at-meeting"))
            .with("year", fiscal_year_in_short(year))
            .with("n", n),
    }
}

/// A change of a programme, after its name.
pub(super) fn of_programme(before: &Programme, change: &ProgrammeChange) -> Option<Message> {
    let mut after = before.clone();
    change_programme(&mut after, change);
    changed([before, &after].map(|one| programme_field(one, change)))
}

/// A change of an indicator.
pub(super) fn of_indicator(before: &Indicator, change: &IndicatorChange) -> Option<Message> {
    let mut after = before.clone();
    change_indicator(&mut after, change);
    changed([before, &after].map(|one| indicator_field(one, change)))
}

/// A change of a finding; `None` where it is not for every reader.
pub(super) fn of_finding(
    (state, level): (&State, Anonymity),
    before: &Finding,
    change: &FindingChange,
) -> Option<Message> {
    let mut after = before.clone();
    change_finding(&mut after, change, &RecordRef::default());
    changed([before, &after].map(|one| finding_field((state, level), one, change)))
}

/// A change of an action.
pub(super) fn of_action(state: &State, before: &Action, change: &ActionChange) -> Option<Message> {
    let mut after = before.clone();
    change_action(&mut after, change);
    changed([before, &after].map(|one| action_field(state, one, change)))
}

/// Before and after, as one; `None` where they read the same.
fn changed([(field, before), (_, after)]: [Field; 2]) -> Option<Message> {
    let differ = before != after;
    let said = |value: Arg| match value {
        Arg::Text(text) if text.is_empty() => Message::new(id!("board-nothing")).into(),
        value => value,
    };
    let message = Message::new(id!("board-field-changed"))
        .with("field", field)
        .with("before", said(before))
        .with("after", said(after));
    differ.then_some(message)
}

fn plain(label: MessageId, value: impl Into<Arg>) -> Field {
    (Message::new(label), value.into())
}

fn programme_field(one: &Programme, change: &ProgrammeChange) -> Field {
    match change {
        ProgrammeChange::Name(_) => plain(id!("board-programme-name"), one.name.as_str()),
        ProgrammeChange::Purpose(_) => plain(id!("board-purpose"), one.purpose.as_str()),
        ProgrammeChange::TargetGroup(_) => {
            plain(id!("board-target-group"), one.target_group.as_str())
        }
        ProgrammeChange::Partners(_) => plain(id!("board-partners"), one.partners.as_str()),
    }
}

fn indicator_field(one: &Indicator, change: &IndicatorChange) -> Field {
    let with_unit = |value: Option<Decimal>| {
        value.map_or_else(String::new, |value| format!("{value}{}", one.unit))
    };
    let of_year = |label: MessageId, figures: &[Measurement], year: i32| {
        let at = figures.iter().find(|figure| figure.year == year);
        let field = Message::new(id!("board-field-of-year"))
            .with("field", Message::new(label))
            .with("year", fiscal_year_in_short(year));
        (field, Arg::from(with_unit(at.map(|figure| figure.value))))
    };
    let named = |label: Option<MessageId>| {
        label.map_or_else(|| Arg::from(""), |label| Message::new(label).into())
    };
    match change {
        IndicatorChange::Name(_) => plain(id!("board-indicator-name"), one.name.as_str()),
        IndicatorChange::Class(_) => plain(
            id!("board-class"),
            named(one.class.map(IndicatorClass::label)),
        ),
        IndicatorChange::Unit(_) => plain(id!("board-unit"), one.unit.as_str()),
        IndicatorChange::Direction(_) => plain(
            id!("board-direction"),
            named(one.direction.map(Direction::label)),
        ),
        IndicatorChange::Baseline(to) => baseline(one, to.as_ref(), with_unit),
        IndicatorChange::Target(year, _) => of_year(id!("board-target"), &one.targets, *year),
        IndicatorChange::Actual(year, _) => of_year(id!("board-actual"), &one.actuals, *year),
        IndicatorChange::Source(_) => plain(id!("board-source"), one.source.as_str()),
    }
}

/// The figure, and its year where that is what changes.
fn baseline(
    one: &Indicator,
    to: Option<&Measurement>,
    with_unit: impl Fn(Option<Decimal>) -> String,
) -> Field {
    let value = with_unit(one.baseline.map(|figure| figure.value));
    let label = id!("board-baseline");
    match one.baseline {
        Some(now) if to.is_none_or(|to| to.value == now.value) => {
            let words = Message::new(id!("board-field-of-year"))
                .with("field", value)
                .with("year", fiscal_year_in_short(now.year));
            plain(label, words)
        }
        _ => plain(label, value),
    }
}

fn finding_field(
    (state, level): (&State, Anonymity),
    one: &Finding,
    change: &FindingChange,
) -> Field {
    let indicator = || {
        let found = one.indicator.and_then(|id| state.indicator(id));
        let name = found.map_or("", |(_, indicator)| indicator.name.as_str());
        if one.year == 0 || name.is_empty() {
            return Arg::from(name);
        }
        Message::new(id!("board-field-of-year"))
            .with("field", name)
            .with("year", fiscal_year_in_short(one.year))
            .into()
    };
    match change {
        FindingChange::Text(_) => plain(id!("board-finding-text"), one.text.as_str()),
        FindingChange::Programme(_) => plain(id!("board-programme"), named(state, one.programme)),
        FindingChange::Indicator(..) => plain(id!("board-indicator"), indicator()),
        FindingChange::Basis(_) => plain(id!("board-basis"), one.basis.as_str()),
        // As far as the level lets it be told: two that may not be told read the same.
        FindingChange::By(_) => {
            let by = raised_by(one, level).unwrap_or_else(|| Arg::from(""));
            plain(id!("board-raised-by"), by)
        }
    }
}

fn named(state: &State, id: Option<ItemId>) -> Arg {
    let programme = id.and_then(|id| state.programme(id));
    programme
        .map_or("", |programme| programme.name.as_str())
        .into()
}

fn action_field(state: &State, one: &Action, change: &ActionChange) -> Field {
    let text = |label: MessageId, value: &str| plain(label, value);
    match change {
        ActionChange::What(_) => text(id!("board-what"), &one.what),
        ActionChange::ForWhom(_) => text(id!("board-for-whom"), &one.for_whom),
        ActionChange::Organisation(_) => text(id!("board-organisation"), &one.organisation),
        ActionChange::Post(_) => text(id!("board-post"), &one.post),
        ActionChange::Partners(_) => text(id!("board-partners"), &one.partners),
        ActionChange::Due(_) => plain(id!("board-due"), due_in_words(one.due)),
        ActionChange::Indicator(_) => text(id!("board-indicator"), &one.indicator),
        ActionChange::Target(_) => text(id!("board-next-target"), &one.target),
        ActionChange::Actual(_) => text(id!("board-actual"), &one.actual),
        ActionChange::Resources(_) => text(id!("board-resources"), &one.resources),
        ActionChange::Level(_) => plain(
            id!("board-level"),
            one.level
                .map_or_else(|| Arg::from(""), |level| Message::new(level.label()).into()),
        ),
        ActionChange::FirstStep(_) => text(id!("board-first-step"), &one.first_step),
        ActionChange::Programme(_) => plain(id!("board-programme"), named(state, one.programme)),
    }
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
