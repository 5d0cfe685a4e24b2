//! Forms about an action: the action itself, and what is said when it moves or does not.

use super::{
    BoardField, BoardForm, BoardLine, Ordered, Pick, item, named_choices, needed_year, not_chosen,
    open_choice, programme_line, words,
};
use crate::activities::board::rules::achievement::at;
use crate::activities::board::rules::moving::{higher_level, with_words};
use crate::activities::board::rules::{ActionChange, Card, Command, State};
use crate::domain::{
    Action, ActionState, Consent, ControlLevel, Due, ItemId, Message, MessageId, Room,
};
use crate::id;
use crate::input::{Choice, FormError, FormLine};

/// Meetings of a year to choose from: more than any council holds.
const MEETINGS: u8 = 4;
/// Before which line of an action the consent of a new one stands.
const CONSENT_AT: usize = 3;

/// The lines of a new action, with what its finding suggests for it.
pub(crate) fn new_lines(from: Option<ItemId>, state: &State, room: &Room<'_>) -> Vec<BoardLine> {
    let finding = from.and_then(|id| state.finding(id));
    let indicator = finding
        .and_then(|finding| finding.indicator)
        .and_then(|id| state.indicator(id))
        .map(|(_, indicator)| indicator);
    let next = finding.zip(indicator).and_then(|(finding, indicator)| {
        let value = at(&indicator.targets, finding.year.saturating_add(1))?;
        Some(format!("{value}{}", indicator.unit))
    });
    let sprout = Action {
        programme: finding.and_then(|finding| finding.programme),
        ..Action::default()
    };
    let name = indicator.map(|indicator| indicator.name.clone());
    let suggested = [(BoardField::Indicator, name), (BoardField::Goal, next)];
    let mut lines = lines(&sprout, state, room);
    for (key, words) in suggested {
        suggest(&mut lines, key, words.unwrap_or_default());
    }
    lines.insert(CONSENT_AT, consent_line(None));
    lines
}

/// Shows in a line what may be meant. Nobody agreed to it until somebody takes it.
fn suggest(lines: &mut [BoardLine], key: BoardField, words: String) {
    if let Some(line) = lines.iter_mut().find(|line| line.key == key) {
        line.suggestion = words;
    }
}

/// What the organisation said; not chosen as long as nobody said anything.
fn consent_line(now: Option<Consent>) -> BoardLine {
    open_choice(
        BoardField::Consent,
        id!("board-consent-line"),
        named_choices(&Consent::ALL, Pick::Consent, Consent::label),
        now.map(Pick::Consent),
    )
}

/// The line for what the organisation says to an action that is there already.
pub(crate) fn consent_lines(card: Option<&Card>) -> Vec<BoardLine> {
    vec![consent_line(card.and_then(|card| card.action.consent))]
}

/// The order that notes it.
pub(crate) fn note_consent(id: ItemId, form: &BoardForm) -> Ordered {
    match form.choice(BoardField::Consent) {
        Some(Pick::Consent(consent)) => Ok(vec![Command::NoteConsent(id, *consent)]),
        _ => Err(not_chosen(BoardField::Consent, id!("board-consent-line"))),
    }
}

/// The lines of an action.
pub(crate) fn lines(action: &Action, state: &State, room: &Room<'_>) -> Vec<BoardLine> {
    let text = FormLine::text;
    vec![
        text(BoardField::What, id!("board-what"), &action.what),
        text(
            BoardField::Organisation,
            id!("board-organisation"),
            &action.organisation,
        )
        .among(room.organisations()),
        text(BoardField::Post, id!("board-post"), &action.post),
        due_line(action.due),
        due_year_line(action.due, state.year(room)),
        text(BoardField::ForWhom, id!("board-for-whom"), &action.for_whom),
        text(
            BoardField::Partners,
            id!("board-partners"),
            &action.partners,
        ),
        text(
            BoardField::Indicator,
            id!("board-indicator"),
            &action.indicator,
        ),
        text(BoardField::Goal, id!("board-next-target"), &action.target),
        text(
            BoardField::FirstStep,
            id!("board-first-step"),
            &action.first_step,
        ),
        text(
            BoardField::Resources,
            id!("board-resources"),
            &action.resources,
        ),
        level_line(action.level),
        programme_line(state, action.programme),
    ]
}

/// The fiscal year of the due date. What is planned now is mostly due in the year that follows, which
/// is no date before somebody says so.
fn due_year_line(now: Due, year: i32) -> BoardLine {
    let due = match now {
        Due::Quarter(year, _) | Due::Meeting(year, _) => year,
        Due::Open => 0,
    };
    let line = FormLine::year(BoardField::DueYear, id!("board-due-year"), due);
    if year == 0 {
        return line;
    }
    line.suggesting(&year.saturating_add(1).to_string())
}

fn due_line(now: Due) -> BoardLine {
    let quarter = |n: u8| {
        let label = if n == 0 {
            id!("board-due-whole")
        } else {
            id!("board-due-quarter")
        };
        Choice::new(Pick::Quarter(n), Message::new(label).with("n", n))
    };
    let meeting = |n: u8| {
        let words = Message::new(id!("board-due-meeting")).with("n", n);
        Choice::new(Pick::Meeting(n), words)
    };
    let (now, meetings) = match now {
        Due::Open => (Pick::None, MEETINGS),
        Due::Quarter(_, quarter) => (Pick::Quarter(quarter), MEETINGS),
        Due::Meeting(_, n) => (Pick::Meeting(n), n.max(MEETINGS)),
    };
    let options = [1, 2, 3, 4, 0].map(quarter).into_iter();
    FormLine::link(
        BoardField::Due,
        id!("board-due"),
        Choice::named(Pick::None, id!("board-due-open")),
        options.chain((1..=meetings).map(meeting)),
        &now,
    )
}

fn level_line(now: Option<ControlLevel>) -> BoardLine {
    open_choice(
        BoardField::Level,
        id!("board-level"),
        named_choices(&ControlLevel::ALL, Pick::Level, ControlLevel::label),
        now.map(Pick::Level),
    )
}

/// The level of an action that does not move: as it is, with the one that is proposed named beside
/// it. It is another one only when somebody chooses it.
fn level_of_stuck(card: Option<&Card>) -> BoardLine {
    let action = card.map(|card| &card.action);
    let now = action.and_then(|action| action.level);
    let proposed = card
        .filter(|card| card.asks_why())
        .and_then(|card| higher_level(&card.action));
    let level = now.map_or(id!("form-not-chosen"), ControlLevel::label);
    let level = Message::new(level);
    let as_it_is = match proposed {
        Some(next) => Message::new(id!("board-level-proposed"))
            .with("level", level)
            .with("next", Message::new(next.label())),
        None => level,
    };
    let mut options = named_choices(&ControlLevel::ALL, Pick::Level, ControlLevel::label);
    options.retain(|option| Some(&option.value) != now.map(Pick::Level).as_ref());
    options.insert(0, Choice::new(Pick::None, as_it_is));
    FormLine::choice(BoardField::Level, id!("board-level"), options, &Pick::None)
}

/// The order that makes the action.
pub(crate) fn make(from: Option<ItemId>, form: &BoardForm) -> Ordered {
    let consent = match form.choice(BoardField::Consent) {
        Some(Pick::Consent(consent)) => Some(*consent),
        _ => None,
    };
    Ok(vec![Command::MakeAction(from, changes(form)?, consent)])
}

/// The fields of the action as the form has them.
pub(crate) fn changes(form: &BoardForm) -> Result<Vec<ActionChange>, FormError<BoardField>> {
    let text = |key| words(form, key);
    let due = match form.choice(BoardField::Due) {
        Some(Pick::Quarter(n)) => Due::Quarter(needed_year(form, BoardField::DueYear)?, *n),
        Some(Pick::Meeting(n)) => Due::Meeting(needed_year(form, BoardField::DueYear)?, *n),
        _ => Due::Open,
    };
    let mut changes = vec![
        ActionChange::What(text(BoardField::What)),
        ActionChange::Organisation(text(BoardField::Organisation)),
        ActionChange::Post(text(BoardField::Post)),
        ActionChange::ForWhom(text(BoardField::ForWhom)),
        ActionChange::Partners(text(BoardField::Partners)),
        ActionChange::Due(due),
        ActionChange::Indicator(text(BoardField::Indicator)),
        ActionChange::Target(text(BoardField::Goal)),
        ActionChange::Resources(text(BoardField::Resources)),
        ActionChange::FirstStep(text(BoardField::FirstStep)),
        ActionChange::Programme(item(form, BoardField::Programme)),
    ];
    changes.extend(level(form).map(ActionChange::Level));
    Ok(changes)
}

fn level(form: &BoardForm) -> Option<ControlLevel> {
    match form.choice(BoardField::Level) {
        Some(Pick::Level(level)) => Some(*level),
        _ => None,
    }
}

/// The line for the words that a state needs.
pub(crate) fn words_lines(to: &ActionState) -> Vec<BoardLine> {
    vec![FormLine::text(BoardField::Words, words_label(to), "")]
}

/// What the words are that a state needs.
const fn words_label(to: &ActionState) -> MessageId {
    match to {
        ActionState::Stopped(_) => id!("board-words-stopped"),
        ActionState::Transferred(_) => id!("board-words-transferred"),
        _ => id!("board-words-changed"),
    }
}

/// The order that moves the action, with the words.
pub(crate) fn move_with_words(id: ItemId, to: &ActionState, form: &BoardForm) -> Command {
    Command::MoveAction(id, with_words(to, form.text(BoardField::Words)))
}

/// The lines about why an action does not move.
pub(crate) fn obstacle_lines(card: Option<&Card>) -> Vec<BoardLine> {
    let told = card.map_or("", |card| &card.action.obstacle);
    vec![
        FormLine::text(BoardField::Obstacle, id!("board-why-stuck"), told),
        level_of_stuck(card),
    ]
}

/// The order that tells why an action does not move, sets its level, and moves it where it was about
/// to go: one answer, and one step.
pub(crate) fn tell_obstacle(id: ItemId, to: Option<&ActionState>, form: &BoardForm) -> Command {
    let why = words(form, BoardField::Obstacle);
    Command::TellObstacle(id, why, level(form), to.cloned())
}

/// The line for what an action reached.
pub(crate) fn actual_lines(card: Option<&Card>) -> Vec<BoardLine> {
    let actual = card.map_or("", |card| &card.action.actual);
    vec![FormLine::text(
        BoardField::Actual,
        id!("board-actual"),
        actual,
    )]
}

/// The order that notes it.
pub(crate) fn note_actual(id: ItemId, form: &BoardForm) -> Command {
    let actual = ActionChange::Actual(words(form, BoardField::Actual));
    Command::ChangeAction(id, vec![actual])
}
