//! The keys of what lies over a screen.

use crate::domain::Attendance;
use crate::id;
use crate::input::{Binding, KeyGroup, Table};

/// What the keys of a list over a screen do beside moving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListAction {
    Choose,
    Close,
}

/// The keys of every list that lies over a screen, beside those of every list.
pub(crate) const LIST: Table<ListAction> = &[
    Binding::new("enter", ListAction::Choose, id!("list-choose")).footer(1),
    CLOSE,
];

/// Beside those of a list: the key of the council's open list.
pub(crate) const ONE_BY_ONE: Table<()> =
    &[Binding::new("w", (), id!("matters-one-by-one")).footer(2)];

/// The key of what is only read.
pub(crate) const READING: Table<ListAction> = &[
    Binding::new("enter", ListAction::Close, id!("list-close")),
    CLOSE,
];

const CLOSE: Binding<ListAction> =
    Binding::new("esc q", ListAction::Close, id!("list-close")).footer(9);

/// What the keys of a question do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ConfirmAction {
    Yes,
    No,
}

/// The keys of a question. Enter is not among them: an input method may eat or repeat it.
pub(crate) const CONFIRM: Table<ConfirmAction> = &[
    Binding::new("y", ConfirmAction::Yes, id!("confirm-yes")).footer(1),
    Binding::new("n esc", ConfirmAction::No, id!("confirm-no")).footer(2),
];

/// The keys of a question before a step forward, which undo takes back. The key that asked is not among
/// them: held down, it must not answer.
pub(crate) const LEAD_ON: Table<ConfirmAction> = &[
    Binding::new("enter y", ConfirmAction::Yes, id!("confirm-lead-on")).footer(1),
    Binding::new("n esc", ConfirmAction::No, id!("confirm-no")).footer(2),
];

/// What the keys of the attendance list do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PeopleAction {
    Mark(Attendance),
    Substitute,
    GiveBack,
    Add,
    /// Look for somebody by name or organisation.
    Find,
    /// Whoever is still only expected is present.
    AllPresent,
}

/// The keys of the attendance list.
pub(crate) const ATTENDANCE: Table<PeopleAction> = &[
    Binding::new(
        "p",
        PeopleAction::Mark(Attendance::Present),
        id!("people-present"),
    )
    .footer(1),
    Binding::new(
        "t",
        PeopleAction::Mark(Attendance::Late),
        id!("people-late"),
    )
    .footer(2),
    Binding::new(
        "l",
        PeopleAction::Mark(Attendance::LeftEarly),
        id!("people-left"),
    )
    .footer(3),
    Binding::new(
        "x",
        PeopleAction::Mark(Attendance::Absent),
        id!("people-absent"),
    )
    .footer(4),
    Binding::new("s", PeopleAction::Substitute, id!("people-substitute")).footer(5),
    Binding::new("S", PeopleAction::GiveBack, id!("people-give-back")),
    Binding::new("a", PeopleAction::Add, id!("people-add")).footer(6),
    Binding::new("/", PeopleAction::Find, id!("people-find")).footer(7),
    Binding::new("P", PeopleAction::AllPresent, id!("people-all-present")).footer(8),
];

/// Contexts of the overlays, for the list of all keys.
pub(crate) fn key_groups() -> Vec<KeyGroup> {
    vec![
        KeyGroup::of(id!("context-list"), LIST),
        KeyGroup::of(id!("context-matters"), ONE_BY_ONE),
        KeyGroup::of(id!("context-reading"), READING),
        KeyGroup::of(id!("context-people"), ATTENDANCE),
        KeyGroup::of(id!("context-confirm"), CONFIRM),
        KeyGroup::of(id!("context-lead-on"), LEAD_ON),
    ]
}
