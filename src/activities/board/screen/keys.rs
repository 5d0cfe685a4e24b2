//! Every key of the board: one table for each place.

use crate::domain::ActionState;
use crate::id;
use crate::input::{Binding, KeyGroup, Table};

/// What the keys do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardAction {
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
pub const MOVING: Table<BoardAction> = &[
    Binding::new("up k", BoardAction::Up, id!("move-up")),
    Binding::new("down j", BoardAction::Down, id!("move-down")),
    Binding::new("left h", BoardAction::Left, id!("board-left")),
    Binding::new("right l", BoardAction::Right, id!("board-right")),
    Binding::new("home", BoardAction::First, id!("board-first")),
    Binding::new("end", BoardAction::Last, id!("board-last")),
];

/// Looking at the board; also in a replay.
pub const LOOKING: Table<BoardAction> = &[
    Binding::new("enter", BoardAction::Open, id!("board-open")).footer(1),
    Binding::new("tab", BoardAction::NextColumn, id!("board-next-column")).footer(8),
    Binding::new("y", BoardAction::Years, id!("board-years")).footer(9),
    Binding::new("t", BoardAction::Plan, id!("board-plan")).footer(10),
    Binding::new("p", BoardAction::Programmes, id!("board-programmes")).footer(7),
];

/// Working on findings and actions.
pub const WORKING: Table<BoardAction> = &[
    Binding::new("n", BoardAction::NewFinding, id!("board-new-finding")).footer(2),
    Binding::new("f", BoardAction::Factor, id!("board-add-factor")).footer(4),
    Binding::new("r", BoardAction::Respond, id!("board-respond")).footer(5),
    Binding::new("a", BoardAction::NewAction, id!("board-new-action")).footer(6),
    Binding::new("i", BoardAction::TakeAsFinding, id!("board-take-finding")).footer(3),
    Binding::new("I", BoardAction::TakeAsAction, id!("board-take-action")),
    Binding::new("e", BoardAction::Edit, id!("board-edit")).footer(11),
    Binding::new("s", BoardAction::States, id!("board-states")).footer(12),
    Binding::new("c", BoardAction::Consent, id!("board-consent")).footer(14),
    Binding::new("o", BoardAction::Overrule, id!("board-overrule")).footer(15),
    Binding::new("b", BoardAction::Explain, id!("board-explain")),
    Binding::new("v", BoardAction::Actual, id!("board-report")),
    Binding::new("d delete", BoardAction::Remove, id!("board-remove")).footer(13),
];

/// Back to the homework, while some is unanswered.
pub const TO_HOMEWORK: Table<BoardAction> =
    &[Binding::new("w", BoardAction::Homework, id!("board-to-homework")).footer(1)];

/// On a card that fills the screen.
pub const CARD: Table<BoardAction> =
    &[Binding::new("esc enter", BoardAction::Back, id!("board-back")).footer(1)];

/// On a page beside the board.
pub const PAGE: Table<BoardAction> = &[
    Binding::new("esc", BoardAction::Back, id!("board-back")).footer(1),
    Binding::new("y", BoardAction::Years, id!("board-years")).footer(9),
    Binding::new("t", BoardAction::Plan, id!("board-plan")).footer(10),
    Binding::new("p", BoardAction::Programmes, id!("board-programmes")).footer(8),
];

/// Among programmes and indicators.
pub const PROGRAMMES: Table<BoardAction> = &[
    Binding::new("n", BoardAction::NewProgramme, id!("board-new-programme")).footer(2),
    Binding::new("a", BoardAction::NewIndicator, id!("board-new-indicator")).footer(3),
    Binding::new("e enter", BoardAction::Edit, id!("board-edit")).footer(4),
    Binding::new("i", BoardAction::Find, id!("board-find")).footer(5),
    Binding::new("d delete", BoardAction::Remove, id!("board-remove")).footer(6),
    Binding::new("x", BoardAction::Thresholds, id!("board-set-thresholds")).footer(7),
];

/// One key for each state.
pub const STATES: Table<BoardAction> = &[
    Binding::new("s", BoardAction::State(3), id!("action-started")),
    Binding::new("d", BoardAction::State(4), id!("action-done")),
    Binding::new("o", BoardAction::State(8), id!("action-carried-over")),
    Binding::new("c", BoardAction::State(5), id!("action-changed")),
    Binding::new("x", BoardAction::State(6), id!("action-stopped")),
    Binding::new("t", BoardAction::State(7), id!("action-transferred")),
    Binding::new("a", BoardAction::State(2), id!("action-accepted")),
    Binding::new("w", BoardAction::State(1), id!("action-awaiting")),
    Binding::new("p", BoardAction::State(0), id!("action-proposed")),
];

/// The list of states over the board.
pub const CHOOSING_STATE: Table<BoardAction> = &[
    Binding::new("down j", BoardAction::Down, id!("move-down")),
    Binding::new("up k", BoardAction::Up, id!("move-up")),
    Binding::new("enter", BoardAction::Take, id!("board-choose")).footer(1),
    Binding::new("esc", BoardAction::Close, id!("board-close")).footer(11),
];

/// The homework, one action after the other.
pub const HOMEWORK: Table<BoardAction> = &[
    Binding::new("enter v", BoardAction::Actual, id!("board-report")).footer(1),
    Binding::new("b", BoardAction::Explain, id!("board-explain")).footer(11),
    Binding::new("right l down j", BoardAction::Right, id!("board-skip")).footer(12),
    Binding::new(
        "left h up k",
        BoardAction::Left,
        id!("board-homework-before"),
    ),
    Binding::new("esc", BoardAction::Back, id!("board-to-board")).footer(13),
];

/// A line of text in a form.
pub const TEXT_LINE: Table<BoardAction> = &[
    Binding::new("enter", BoardAction::NextLine, id!("board-next-line")).footer(1),
    Binding::new("f8", BoardAction::HandIn, id!("board-hand-in")).footer(2),
    Binding::new("down tab", BoardAction::LineDown, id!("board-line-down")).footer(3),
    Binding::new("up backtab", BoardAction::LineUp, id!("board-line-up")),
    Binding::new("esc", BoardAction::Close, id!("board-close")).footer(4),
];

/// A line of choices in a form.
pub const CHOICE_LINE: Table<BoardAction> = &[
    Binding::new(
        "right space l",
        BoardAction::NextChoice,
        id!("board-next-choice"),
    )
    .footer(1),
    Binding::new(
        "left h",
        BoardAction::ChoiceBefore,
        id!("board-choice-before"),
    ),
    Binding::new("enter", BoardAction::NextLine, id!("board-next-line")).footer(2),
    Binding::new("f8", BoardAction::HandIn, id!("board-hand-in")).footer(3),
    Binding::new("down tab j", BoardAction::LineDown, id!("board-line-down")).footer(4),
    Binding::new("up backtab k", BoardAction::LineUp, id!("board-line-up")),
    Binding::new("esc", BoardAction::Close, id!("board-close")).footer(5),
];

/// The list of items to take in.
pub const PICKING: Table<BoardAction> = &[
    Binding::new("enter", BoardAction::Take, id!("board-take")).footer(1),
    Binding::new("down", BoardAction::Down, id!("move-down")).footer(2),
    Binding::new("up", BoardAction::Up, id!("move-up")),
    Binding::new("esc", BoardAction::Close, id!("board-close")).footer(3),
];

/// Every context, for the list of all keys.
pub fn key_groups() -> Vec<KeyGroup> {
    let joined = |label, tables: &[Table<BoardAction>]| KeyGroup {
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
