//! Every key of the board: one table for each place.

use crate::domain::ActionState;
use crate::input::{Binding, Context, Table};

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
    Binding::new("up k", Action::Up, "move-up"),
    Binding::new("down j", Action::Down, "move-down"),
    Binding::new("left h", Action::Left, "board-left"),
    Binding::new("right l", Action::Right, "board-right"),
    Binding::new("home", Action::First, "board-first"),
    Binding::new("end", Action::Last, "board-last"),
];

/// Looking at the board; also in a replay.
pub const LOOKING: Table<Action> = &[
    Binding::new("enter", Action::Open, "board-open").footer(1),
    Binding::new("tab", Action::NextColumn, "board-next-column").footer(8),
    Binding::new("y", Action::Years, "board-years").footer(9),
    Binding::new("t", Action::Plan, "board-plan").footer(10),
    Binding::new("p", Action::Programmes, "board-programmes").footer(7),
];

/// Working on findings and actions.
pub const WORKING: Table<Action> = &[
    Binding::new("n", Action::NewFinding, "board-new-finding").footer(2),
    Binding::new("f", Action::Factor, "board-add-factor").footer(4),
    Binding::new("r", Action::Respond, "board-respond").footer(5),
    Binding::new("a", Action::NewAction, "board-new-action").footer(6),
    Binding::new("i", Action::TakeAsFinding, "board-take-finding").footer(3),
    Binding::new("I", Action::TakeAsAction, "board-take-action"),
    Binding::new("e", Action::Edit, "board-edit").footer(11),
    Binding::new("s", Action::States, "board-states").footer(12),
    Binding::new("c", Action::Consent, "board-consent").footer(14),
    Binding::new("o", Action::Overrule, "board-overrule").footer(15),
    Binding::new("b", Action::Explain, "board-explain"),
    Binding::new("v", Action::Actual, "board-report"),
    Binding::new("d delete", Action::Remove, "board-remove").footer(13),
];

/// Back to the homework, while some is unanswered.
pub const TO_HOMEWORK: Table<Action> =
    &[Binding::new("w", Action::Homework, "board-to-homework").footer(1)];

/// On a card that fills the screen.
pub const CARD: Table<Action> = &[Binding::new("esc enter", Action::Back, "board-back").footer(1)];

/// On a page beside the board.
pub const PAGE: Table<Action> = &[
    Binding::new("esc", Action::Back, "board-back").footer(1),
    Binding::new("y", Action::Years, "board-years").footer(9),
    Binding::new("t", Action::Plan, "board-plan").footer(10),
    Binding::new("p", Action::Programmes, "board-programmes").footer(8),
];

/// Among programmes and indicators.
pub const PROGRAMMES: Table<Action> = &[
    Binding::new("n", Action::NewProgramme, "board-new-programme").footer(2),
    Binding::new("a", Action::NewIndicator, "board-new-indicator").footer(3),
    Binding::new("e enter", Action::Edit, "board-edit").footer(4),
    Binding::new("i", Action::Find, "board-find").footer(5),
    Binding::new("d delete", Action::Remove, "board-remove").footer(6),
    Binding::new("x", Action::Thresholds, "board-set-thresholds").footer(7),
];

/// One key for each state.
pub const STATES: Table<Action> = &[
    Binding::new("s", Action::State(3), "action-started"),
    Binding::new("d", Action::State(4), "action-done"),
    Binding::new("o", Action::State(8), "action-carried-over"),
    Binding::new("c", Action::State(5), "action-changed"),
    Binding::new("x", Action::State(6), "action-stopped"),
    Binding::new("t", Action::State(7), "action-transferred"),
    Binding::new("a", Action::State(2), "action-accepted"),
    Binding::new("w", Action::State(1), "action-awaiting"),
    Binding::new("p", Action::State(0), "action-proposed"),
];

/// The list of states over the board.
pub const CHOOSING_STATE: Table<Action> = &[
    Binding::new("down j", Action::Down, "move-down"),
    Binding::new("up k", Action::Up, "move-up"),
    Binding::new("enter", Action::Take, "board-choose").footer(1),
    Binding::new("esc", Action::Close, "board-close").footer(11),
];

/// The homework, one action after the other.
pub const HOMEWORK: Table<Action> = &[
    Binding::new("enter v", Action::Actual, "board-report").footer(1),
    Binding::new("b", Action::Explain, "board-explain").footer(11),
    Binding::new("right l down j", Action::Right, "board-skip").footer(12),
    Binding::new("left h up k", Action::Left, "board-homework-before"),
    Binding::new("esc", Action::Back, "board-to-board").footer(13),
];

/// A line of text in a form.
pub const TEXT_LINE: Table<Action> = &[
    Binding::new("enter", Action::NextLine, "board-next-line").footer(1),
    Binding::new("f8", Action::HandIn, "board-hand-in").footer(2),
    Binding::new("down tab", Action::LineDown, "board-line-down").footer(3),
    Binding::new("up backtab", Action::LineUp, "board-line-up"),
    Binding::new("esc", Action::Close, "board-close").footer(4),
];

/// A line of choices in a form.
pub const CHOICE_LINE: Table<Action> = &[
    Binding::new("right space l", Action::NextChoice, "board-next-choice").footer(1),
    Binding::new("left h", Action::ChoiceBefore, "board-choice-before"),
    Binding::new("enter", Action::NextLine, "board-next-line").footer(2),
    Binding::new("f8", Action::HandIn, "board-hand-in").footer(3),
    Binding::new("down tab j", Action::LineDown, "board-line-down").footer(4),
    Binding::new("up backtab k", Action::LineUp, "board-line-up"),
    Binding::new("esc", Action::Close, "board-close").footer(5),
];

/// The list of items to take in.
pub const PICKING: Table<Action> = &[
    Binding::new("enter", Action::Take, "board-take").footer(1),
    Binding::new("down", Action::Down, "move-down").footer(2),
    Binding::new("up", Action::Up, "move-up"),
    Binding::new("esc", Action::Close, "board-close").footer(3),
];

/// Every context, for the list of all keys.
pub fn contexts() -> Vec<Context> {
    let joined = |says, tables: &[Table<Action>]| Context {
        says,
        hints: crate::input::binding::hints(tables),
    };
    vec![
        joined("context-board", &[TO_HOMEWORK, LOOKING, WORKING, MOVING]),
        joined("context-board-homework", &[HOMEWORK, STATES]),
        joined("context-board-states", &[CHOOSING_STATE, STATES]),
        joined("context-board-card", &[CARD]),
        joined("context-board-programmes", &[PROGRAMMES, PAGE]),
        joined("context-board-text", &[TEXT_LINE]),
        joined("context-board-choice", &[CHOICE_LINE]),
        joined("context-board-picking", &[PICKING]),
    ]
}

/// The state that a key stands for, without words.
pub fn state_of(index: u8) -> ActionState {
    crate::activities::board::rules::moving::STATES
        .get(usize::from(index))
        .cloned()
        .unwrap_or_default()
}
