//! Every key of the board that is its own: one table for each place. Moving in lists, forms and
//! pickers is the kit's.

use crate::activities::board::rules::moving::STATES;
use crate::domain::ActionState;
use crate::id;
use crate::input::{Binding, KeyGroup, Table, binding};

/// What the keys do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoardAction {
    /// The column at the left; on a card, the chain before.
    Left,
    /// The column at the right; on a card, the next chain.
    Right,
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
    /// Leave this piece of homework for later, round and round.
    Skip,
    /// The piece of homework before.
    SkipBack,
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
    /// Take the chosen state.
    Take,
    /// Close the list of states.
    Close,
}

/// Looking at the board; also in a replay.
pub(crate) const LOOKING: Table<BoardAction> = &[
    Binding::new("enter", BoardAction::Open, id!("board-open")).footer(1),
    Binding::new("tab", BoardAction::NextColumn, id!("board-next-column")).footer(8),
];

/// To the left and right: among the columns, and from card to card.
pub(crate) const SIDEWAYS: Table<BoardAction> = &[
    Binding::new("left h", BoardAction::Left, id!("move-left")),
    Binding::new("right l", BoardAction::Right, id!("move-right")),
];

/// Working on findings and actions.
pub(crate) const WORKING: Table<BoardAction> = &[
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
pub(crate) const TO_HOMEWORK: Table<BoardAction> =
    &[Binding::new("w", BoardAction::Homework, id!("board-to-homework")).footer(1)];

/// To the programmes, from anywhere else.
pub(crate) const TO_PROGRAMMES: Table<BoardAction> =
    &[Binding::new("p", BoardAction::Programmes, id!("board-programmes")).footer(7)];

/// To the year view, from anywhere else.
pub(crate) const TO_YEARS: Table<BoardAction> =
    &[Binding::new("y", BoardAction::Years, id!("board-years")).footer(9)];

/// To the plan, from anywhere else.
pub(crate) const TO_PLAN: Table<BoardAction> =
    &[Binding::new("t", BoardAction::Plan, id!("board-plan")).footer(10)];

/// On a card that fills the screen.
pub(crate) const CARD: Table<BoardAction> =
    &[Binding::new("esc enter", BoardAction::Back, id!("board-back")).footer(1)];

/// On a page beside the board.
pub(crate) const PAGE: Table<BoardAction> =
    &[Binding::new("esc", BoardAction::Back, id!("board-back")).footer(1)];

/// Among programmes and indicators.
pub(crate) const PROGRAMMES: Table<BoardAction> = &[
    Binding::new("n", BoardAction::NewProgramme, id!("board-new-programme")).footer(2),
    Binding::new("a", BoardAction::NewIndicator, id!("board-new-indicator")).footer(3),
    Binding::new("e enter", BoardAction::Edit, id!("board-edit")).footer(4),
    Binding::new("i", BoardAction::Find, id!("board-find")).footer(5),
    Binding::new("d delete", BoardAction::Remove, id!("board-remove")).footer(6),
    Binding::new("x", BoardAction::Thresholds, id!("board-set-thresholds")).footer(7),
];

/// One key for each state.
pub(crate) const STATE_KEYS: Table<BoardAction> = &[
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
pub(crate) const CHOOSING_STATE: Table<BoardAction> = &[
    Binding::new("enter", BoardAction::Take, id!("list-choose")).footer(1),
    Binding::new("esc", BoardAction::Close, id!("list-close")).footer(11),
];

/// The homework, one action after the other.
pub(crate) const HOMEWORK: Table<BoardAction> = &[
    Binding::new("enter v", BoardAction::Actual, id!("board-report")).footer(1),
    Binding::new("b", BoardAction::Explain, id!("board-explain")).footer(11),
    Binding::new("esc", BoardAction::Back, id!("board-to-board")).footer(13),
];

/// From one piece of homework to the other, while there are several.
pub(crate) const SKIPPING: Table<BoardAction> = &[
    Binding::new("right l", BoardAction::Skip, id!("board-skip")).footer(12),
    Binding::new(
        "left h",
        BoardAction::SkipBack,
        id!("board-homework-before"),
    ),
];

/// Every context, for the list of all keys.
pub(crate) fn key_groups() -> Vec<KeyGroup> {
    let joined = |label, tables: &[Table<BoardAction>]| KeyGroup {
        label,
        hints: binding::hints(tables),
    };
    let pages = [TO_PROGRAMMES, TO_YEARS, TO_PLAN];
    let board = [&[TO_HOMEWORK, LOOKING][..], &pages, &[WORKING, SIDEWAYS]].concat();
    let programmes = [&[PROGRAMMES, PAGE][..], &pages].concat();
    vec![
        joined(id!("context-board"), &board),
        joined(
            id!("context-board-homework"),
            &[HOMEWORK, SKIPPING, STATE_KEYS],
        ),
        joined(id!("context-board-states"), &[CHOOSING_STATE, STATE_KEYS]),
        joined(id!("context-board-card"), &[CARD, SIDEWAYS]),
        joined(id!("context-board-programmes"), &programmes),
    ]
}

/// The state that a key stands for, without words.
pub(crate) fn state_of(index: u8) -> ActionState {
    STATES.get(usize::from(index)).cloned().unwrap_or_default()
}
