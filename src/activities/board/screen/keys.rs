//! Every key of the board: one table for each place.

use crate::domain::ActionState;
use crate::id;
use crate::input::{Binding, KeyGroup, Table};

/// What the keys do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Up.
    Up,
    /// Down.
    Down,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// The next column, round and round.
    NextColumn,
    /// Open what is chosen.
    Open,
    /// Back to where one came from.
    Back,
    /// A new finding.
    NewFinding,
    /// A new action.
    NewAction,
    /// A factor.
    Factor,
    /// The response.
    Respond,
    /// Take an item in as a finding.
    TakeAsFinding,
    /// Take an item in as an action.
    TakeAsAction,
    /// Edit what is chosen.
    Edit,
    /// The states of the action.
    States,
    /// The next consent.
    Consent,
    /// Judge otherwise than the figures.
    Overrule,
    /// Why it does not move.
    Explain,
    /// What was reached.
    Actual,
    /// Take away what is chosen.
    Remove,
    /// The homework.
    Homework,
    /// The programmes.
    Programmes,
    /// The year view.
    Years,
    /// Next year's plan.
    Plan,
    /// A new programme.
    NewProgramme,
    /// A new indicator.
    NewIndicator,
    /// A finding of the indicator.
    Find,
    /// The thresholds.
    Thresholds,
    /// Move to this state, by its place in the list of states.
    State(u8),
    /// The next line of a form, and after the last one hand it in.
    NextLine,
    /// The line before.
    LineUp,
    /// The line after.
    LineDown,
    /// Hand the form in.
    HandIn,
    /// The next choice.
    NextChoice,
    /// The choice before.
    ChoiceBefore,
    /// Close the form or the list; what is typed is kept.
    Close,
    /// Take the chosen item.
    Take,
}

/// Moving about.
pub const MOVING: Table<Action> = &[
    Binding::new("up k", Action::Up, id!("move-up")),
    Binding::new("down j", Action::Down, id!("move-down")),
    Binding::new("left h", Action::Left, id!("board-left")),
    Binding::new("right l", Action::Right, id!("board-right")),
    Binding::new("home", Action::First, id!("board-first")),
    Binding::new("end", Action::Last, id!("board-last")),
];

/// Looking at the board; also in a replay.
pub const LOOKING: Table<Action> = &[
    Binding::new("enter", Action::Open, id!("board-open")).footer(1),
    Binding::new("tab", Action::NextColumn, id!("board-next-column")).footer(8),
    Binding::new("y", Action::Years, id!("board-years")).footer(9),
    Binding::new("t", Action::Plan, id!("board-plan")).footer(10),
    Binding::new("p", Action::Programmes, id!("board-programmes")).footer(7),
];

/// Working on findings and actions.
pub const WORKING: Table<Action> = &[
    Binding::new("n", Action::NewFinding, id!("board-new-finding")).footer(2),
    Binding::new("f", Action::Factor, id!("board-add-factor")).footer(4),
    Binding::new("r", Action::Respond, id!("board-respond")).footer(5),
    Binding::new("a", Action::NewAction, id!("board-new-action")).footer(6),
    Binding::new("i", Action::TakeAsFinding, id!("board-take-finding")).footer(3),
    Binding::new("I", Action::TakeAsAction, id!("board-take-action")),
    Binding::new("e", Action::Edit, id!("board-edit")).footer(11),
    Binding::new("s", Action::States, id!("board-states")).footer(12),
    Binding::new("c", Action::Consent, id!("board-consent")).footer(14),
    Binding::new("o", Action::Overrule, id!("board-overrule")).footer(15),
    Binding::new("b", Action::Explain, id!("board-explain")),
    Binding::new("v", Action::Actual, id!("board-report")),
    Binding::new("d delete", Action::Remove, id!("board-remove")).footer(13),
];

/// Back to the homework, while some is unanswered.
pub const TO_HOMEWORK: Table<Action> =
    &[Binding::new("w", Action::Homework, id!("board-to-homework")).footer(1)];

/// On a card that fills the screen.
pub const CARD: Table<Action> =
    &[Binding::new("esc enter", Action::Back, id!("board-back")).footer(1)];

/// On a page beside the board.
pub const PAGE: Table<Action> = &[
    Binding::new("esc", Action::Back, id!("board-back")).footer(1),
    Binding::new("y", Action::Years, id!("board-years")).footer(9),
    Binding::new("t", Action::Plan, id!("board-plan")).footer(10),
    Binding::new("p", Action::Programmes, id!("board-programmes")).footer(8),
];

/// Among programmes and indicators.
pub const PROGRAMMES: Table<Action> = &[
    Binding::new("n", Action::NewProgramme, id!("board-new-programme")).footer(2),
    Binding::new("a", Action::NewIndicator, id!("board-new-indicator")).footer(3),
    Binding::new("e enter", Action::Edit, id!("board-edit")).footer(4),
    Binding::new("i", Action::Find, id!("board-find")).footer(5),
    Binding::new("d delete", Action::Remove, id!("board-remove")).footer(6),
    Binding::new("x", Action::Thresholds, id!("board-set-thresholds")).footer(7),
];

/// One key for each state.
pub const STATES: Table<Action> = &[
    Binding::new("s", Action::State(3), id!("action-started")),
    Binding::new("d", Action::State(4), id!("action-done")),
    Binding::new("o", Action::State(8), id!("action-carried-over")),
    Binding::new("c", Action::State(5), id!("action-changed")),
    Binding::new("x", Action::State(6), id!("action-stopped")),
    Binding::new("t", Action::State(7), id!("action-transferred")),
    Binding::new("a", Action::State(2), id!("action-accepted")),
    Binding::new("w", Action::State(1), id!("action-awaiting")),
    Binding::new("p", Action::State(0), id!("action-proposed")),
];

/// The list of states over the board.
pub const CHOOSING_STATE: Table<Action> = &[
    Binding::new("down j", Action::Down, id!("move-down")),
    Binding::new("up k", Action::Up, id!("move-up")),
    Binding::new("enter", Action::Take, id!("board-choose")).footer(1),
    Binding::new("esc", Action::Close, id!("board-close")).footer(11),
];

/// The homework, one action after the other.
pub const HOMEWORK: Table<Action> = &[
    Binding::new("enter v", Action::Actual, id!("board-report")).footer(1),
    Binding::new("b", Action::Explain, id!("board-explain")).footer(11),
    Binding::new("right l down j", Action::Right, id!("board-skip")).footer(12),
    Binding::new("left h up k", Action::Left, id!("board-homework-before")),
    Binding::new("esc", Action::Back, id!("board-to-board")).footer(13),
];

/// A line of text in a form.
pub const TEXT_LINE: Table<Action> = &[
    Binding::new("enter", Action::NextLine, id!("board-next-line")).footer(1),
    Binding::new("f8", Action::HandIn, id!("board-hand-in")).footer(2),
    Binding::new("down tab", Action::LineDown, id!("board-line-down")).footer(3),
    Binding::new("up backtab", Action::LineUp, id!("board-line-up")),
    Binding::new("esc", Action::Close, id!("board-close")).footer(4),
];

/// A line of choices in a form.
pub const CHOICE_LINE: Table<Action> = &[
    Binding::new(
        "right space l",
        Action::NextChoice,
        id!("board-next-choice"),
    )
    .footer(1),
    Binding::new("left h", Action::ChoiceBefore, id!("board-choice-before")),
    Binding::new("enter", Action::NextLine, id!("board-next-line")).footer(2),
    Binding::new("f8", Action::HandIn, id!("board-hand-in")).footer(3),
    Binding::new("down tab j", Action::LineDown, id!("board-line-down")).footer(4),
    Binding::new("up backtab k", Action::LineUp, id!("board-line-up")),
    Binding::new("esc", Action::Close, id!("board-close")).footer(5),
];

/// The list of items to take in.
pub const PICKING: Table<Action> = &[
    Binding::new("enter", Action::Take, id!("board-take")).footer(1),
    Binding::new("down", Action::Down, id!("move-down")).footer(2),
    Binding::new("up", Action::Up, id!("move-up")),
    Binding::new("esc", Action::Close, id!("board-close")).footer(3),
];

/// Every context, for the list of all keys.
pub fn key_groups() -> Vec<KeyGroup> {
    let joined = |label, tables: &[Table<Action>]| KeyGroup {
        label,
        hints: crate::input::binding::hints(tables),
    };
    vec![
        joined(
            id!("context-board"),
            &[TO_HOMEWORK, LOOKING, WORKING, MOVING],
        ),
        joined(id!("context-board-homework"), &[HOMEWORK, STATES]),
        joined(id!("context-board-states"), &[CHOOSING_STATE, STATES]),
        joined(id!("context-board-card"), &[CARD]),
        joined(id!("context-board-programmes"), &[PROGRAMMES, PAGE]),
        joined(id!("context-board-text"), &[TEXT_LINE]),
        joined(id!("context-board-choice"), &[CHOICE_LINE]),
        joined(id!("context-board-picking"), &[PICKING]),
    ]
}

/// The state that a key stands for, without words.
pub fn state_of(index: u8) -> ActionState {
    crate::activities::board::rules::moving::STATES
        .get(usize::from(index))
        .cloned()
        .unwrap_or_default()
}
