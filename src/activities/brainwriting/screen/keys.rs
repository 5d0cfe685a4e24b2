//! The tables of keys of brainwriting: one line a binding, one table a place.
//!
//! F8 always leads on, Esc always goes one place back, `t` always shows the sheets. Moving in lists,
//! and everything in forms and pickers, is the kit's; these tables hold only what is brainwriting's.

use crate::id;
use crate::input::{Binding, KeyGroup, Table};

/// What the keys of brainwriting do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BrainwritingAction {
    /// Lead on: begin, next round, reveal, count, next step, finish.
    LeadOn,
    /// The column or cell at the left.
    Left,
    /// The column or cell at the right.
    Right,
    /// The row of the sheet above.
    RowBefore,
    /// The row of the sheet below.
    RowAfter,
    /// The page of 一巡 before.
    PreviousPage,
    /// The next page of 一巡.
    NextPage,
    /// The first page of 一巡.
    FirstPage,
    /// The last page of 一巡.
    LastPage,
    /// The next one of several: voter, pane, sheet, kind.
    Next,
    /// The one before.
    Previous,
    /// Close what lies open.
    Close,
    /// Hand the text in.
    HandIn,
    /// 事前提出.
    Beforehand,
    /// Whose an idea handed in beforehand is.
    Author,
    /// Open the curtain.
    Open,
    /// Close the curtain.
    Cover,
    /// Done early.
    Finish,
    /// How the idea builds on others.
    How,
    /// The earlier idea above.
    SourceUp,
    /// The earlier idea below.
    SourceDown,
    /// Build on one idea more, or one less.
    Source,
    /// 代筆: who types.
    Typist,
    /// One minute more.
    AddMinute,
    /// Stop the clock, or let it run.
    Pause,
    /// End the round's time.
    EndNow,
    /// Who is still writing.
    Waiting,
    /// Leave somebody's row out.
    Skip,
    /// How somebody writes.
    Input,
    /// The card for newcomers.
    Card,
    /// Who hands which sheet to whom.
    HandOver,
    /// One round more.
    AddRound,
    /// Reveal now.
    RevealNow,
    /// The sheets.
    Sheets,
    /// Type on the chosen sheet.
    Type,
    /// Open a sheet that is being written.
    OpenSheet,
    /// 〔判読不能〕.
    Illegible,
    /// The row is blank on paper.
    BlankRow,
    /// Back to the step before.
    GoBack,
    /// Leave the step out.
    SkipStep,
    /// Mark, star, give one more.
    Give,
    /// Take back.
    TakeBack,
    /// The one favourite.
    Favour,
    /// One sticker more for everybody.
    MoreStickers,
    /// One sticker less for everybody.
    FewerStickers,
    /// How many stickers one option may take.
    Cap,
    /// Vote once more.
    Reopen,
    /// 表札: make a bundle.
    Bundle,
    /// Put what is marked into the bundle.
    Gather,
    /// Take out.
    TakeOut,
    /// 一匹狼.
    Lone,
    /// Another 表札.
    Rename,
    /// Word a decision.
    Decide,
    /// How the room judges by a criterion.
    RateAsRoom,
    /// Go on with the first options.
    ShortList,
}

const SHEETS_KEY: Binding<BrainwritingAction> =
    Binding::new("t", BrainwritingAction::Sheets, id!("bw-do-sheets"));

/// The form before the start.
pub(crate) const FORM: Table<BrainwritingAction> = &[
    Binding::new("f8 ctrl-g", BrainwritingAction::LeadOn, id!("bw-do-begin")).footer(1),
    Binding::new(
        "f7 ctrl-f",
        BrainwritingAction::Beforehand,
        id!("bw-do-beforehand"),
    )
    .footer(4),
];

/// 事前提出.
pub(crate) const BEFOREHAND: Table<BrainwritingAction> =
    &[Binding::new("f4", BrainwritingAction::Author, id!("bw-do-author")).footer(3)];

/// The clock of a round.
pub(crate) const CLOCK: Table<BrainwritingAction> = &[
    Binding::new(
        "f8 ctrl-g",
        BrainwritingAction::LeadOn,
        id!("bw-do-next-round"),
    )
    .footer(2),
    Binding::new(
        "+ ctrl-a",
        BrainwritingAction::AddMinute,
        id!("bw-do-add-minute"),
    )
    .footer(3),
    Binding::new("p ctrl-s", BrainwritingAction::Pause, id!("bw-do-pause")).footer(5),
    Binding::new("e ctrl-e", BrainwritingAction::EndNow, id!("bw-do-end-now")).footer(7),
];

/// The curtain before a turn at the keyboard.
pub(crate) const CURTAIN: Table<BrainwritingAction> =
    &[Binding::new("enter", BrainwritingAction::Open, id!("bw-do-open-turn")).footer(1)];

/// The room while it writes.
pub(crate) const ROOM: Table<BrainwritingAction> = &[
    Binding::new("w", BrainwritingAction::Waiting, id!("bw-do-waiting")).footer(6),
    Binding::new("t", BrainwritingAction::Sheets, id!("bw-do-transcribe")).footer(4),
    Binding::new("R", BrainwritingAction::RevealNow, id!("bw-do-reveal-now")),
];

/// The card for newcomers can be shown.
pub(crate) const SHOW_CARD: Table<BrainwritingAction> =
    &[Binding::new("c", BrainwritingAction::Card, id!("bw-do-card")).footer(8)];

/// Somebody has just come: the card is offered.
pub(crate) const OFFER_CARD: Table<BrainwritingAction> =
    &[Binding::new("c", BrainwritingAction::Card, id!("bw-do-card")).footer(2)];

/// Sheets on paper go from hand to hand.
pub(crate) const PASSING: Table<BrainwritingAction> =
    &[Binding::new("h", BrainwritingAction::HandOver, id!("bw-do-hand-over")).footer(7)];

/// Leaving the list of sheets that go from hand to hand.
pub(crate) const LEAVE_PASSING: Table<BrainwritingAction> =
    &[Binding::new("esc h", BrainwritingAction::Close, id!("list-close")).footer(1)];

/// One round more is offered.
pub(crate) const OFFER: Table<BrainwritingAction> =
    &[Binding::new("a", BrainwritingAction::AddRound, id!("bw-do-add-round")).footer(3)];

/// A turn at the keyboard.
pub(crate) const TURN: Table<BrainwritingAction> = &[
    Binding::new("enter", BrainwritingAction::HandIn, id!("bw-do-next-cell")).footer(1),
    Binding::new("f7 ctrl-f", BrainwritingAction::Finish, id!("bw-do-finish")).footer(2),
    Binding::new("esc", BrainwritingAction::Cover, id!("bw-do-cover")).footer(4),
    Binding::new("down tab", BrainwritingAction::Right, id!("form-line-down")).footer(6),
    Binding::new("up backtab", BrainwritingAction::Left, id!("form-line-up")),
    Binding::new("ctrl-y", BrainwritingAction::Typist, id!("bw-do-typist")),
];

/// A turn at the keyboard on a sheet with earlier ideas.
pub(crate) const LINEAGE: Table<BrainwritingAction> = &[
    Binding::new("f4", BrainwritingAction::How, id!("bw-do-how")).footer(3),
    Binding::new(
        "ctrl-b ctrl-l",
        BrainwritingAction::Source,
        id!("bw-do-source"),
    ),
];

/// A turn on a sheet with several earlier ideas.
pub(crate) const POINTING: Table<BrainwritingAction> = &[
    Binding::new(
        "shift-up",
        BrainwritingAction::SourceUp,
        id!("bw-do-source-up"),
    ),
    Binding::new(
        "shift-down",
        BrainwritingAction::SourceDown,
        id!("bw-do-source-down"),
    ),
];

/// The list of those who are still writing.
pub(crate) const WAITING: Table<BrainwritingAction> = &[
    Binding::new(
        "space f",
        BrainwritingAction::Finish,
        id!("bw-do-raised-hand"),
    )
    .footer(1),
    Binding::new("enter s", BrainwritingAction::Skip, id!("bw-do-skip")).footer(2),
    Binding::new("i", BrainwritingAction::Input, id!("bw-do-input")).footer(4),
];

/// The card for newcomers.
pub(crate) const CARD: Table<BrainwritingAction> =
    &[Binding::new("esc enter c", BrainwritingAction::Close, id!("list-close")).footer(1)];

/// Leaving the list of sheets.
pub(crate) const LEAVE_SHEETS: Table<BrainwritingAction> =
    &[Binding::new("esc t", BrainwritingAction::Close, id!("list-close")).footer(3)];

/// Leaving the list of those who are still writing.
pub(crate) const LEAVE_WAITING: Table<BrainwritingAction> =
    &[Binding::new("esc w", BrainwritingAction::Close, id!("list-close")).footer(3)];

/// The list of sheets.
pub(crate) const SHEETS: Table<BrainwritingAction> = &[
    Binding::new(
        "tab",
        BrainwritingAction::Next,
        id!("bw-do-next-incomplete"),
    )
    .footer(2),
    Binding::new(
        "backtab",
        BrainwritingAction::Previous,
        id!("bw-do-previous-incomplete"),
    ),
];

/// Rows that can be transcribed.
pub(crate) const TRANSCRIBING: Table<BrainwritingAction> =
    &[Binding::new("enter", BrainwritingAction::Type, id!("bw-do-type")).footer(1)];

/// Sheets that are being written can be opened.
pub(crate) const OPENING: Table<BrainwritingAction> =
    &[Binding::new("o", BrainwritingAction::OpenSheet, id!("bw-do-open-sheet")).footer(4)];

/// Transcribing a sheet.
pub(crate) const TYPING: Table<BrainwritingAction> = &[
    Binding::new("enter", BrainwritingAction::HandIn, id!("bw-do-next-cell")).footer(1),
    Binding::new("f4", BrainwritingAction::Illegible, id!("bw-do-illegible")).footer(2),
    Binding::new(
        "f7 ctrl-f",
        BrainwritingAction::BlankRow,
        id!("bw-do-blank-row"),
    )
    .footer(4),
    Binding::new(
        "tab pagedown",
        BrainwritingAction::Next,
        id!("bw-do-next-incomplete"),
    )
    .footer(3),
    Binding::new(
        "backtab pageup",
        BrainwritingAction::Previous,
        id!("bw-do-previous-incomplete"),
    ),
    Binding::new(
        "down shift-down",
        BrainwritingAction::RowAfter,
        id!("move-down"),
    ),
    Binding::new("up shift-up", BrainwritingAction::RowBefore, id!("move-up")),
    Binding::new("shift-right", BrainwritingAction::Right, id!("move-right")),
    Binding::new("shift-left", BrainwritingAction::Left, id!("move-left")),
    Binding::new("ctrl-y", BrainwritingAction::Typist, id!("bw-do-typist")),
    Binding::new("esc", BrainwritingAction::Close, id!("bw-do-choose-sheet")).footer(5),
];

/// All rounds are over.
pub(crate) const WRITTEN: Table<BrainwritingAction> = &[
    Binding::new("f8 ctrl-g", BrainwritingAction::LeadOn, id!("bw-do-reveal")).footer(1),
    Binding::new("t", BrainwritingAction::Sheets, id!("bw-do-transcribe")).footer(2),
];

/// Every step of convergence.
pub(crate) const STEP: Table<BrainwritingAction> = &[
    Binding::new(
        "f8 ctrl-g",
        BrainwritingAction::LeadOn,
        id!("bw-do-next-step"),
    )
    .footer(2),
    Binding::new(
        "f7 ctrl-f",
        BrainwritingAction::GoBack,
        id!("bw-do-step-back"),
    )
    .footer(6),
    Binding::new("f4", BrainwritingAction::SkipStep, id!("bw-do-skip-step")).footer(7),
];

/// The sheets, where no text is typed.
pub(crate) const READING: Table<BrainwritingAction> = &[SHEETS_KEY.footer(9)];

/// 一巡.
pub(crate) const BROWSING: Table<BrainwritingAction> = &[
    Binding::new(
        "pagedown right down space j",
        BrainwritingAction::NextPage,
        id!("move-next-page"),
    )
    .footer(1),
    Binding::new(
        "pageup left up k",
        BrainwritingAction::PreviousPage,
        id!("move-previous-page"),
    )
    .footer(3),
    Binding::new("home", BrainwritingAction::FirstPage, id!("move-first")),
    Binding::new("end", BrainwritingAction::LastPage, id!("move-last")),
];

/// The curtain before a vote.
pub(crate) const VOTE_CURTAIN: Table<BrainwritingAction> =
    &[Binding::new("enter", BrainwritingAction::Open, id!("bw-do-open-vote")).footer(1)];

/// Several may vote.
pub(crate) const VOTERS: Table<BrainwritingAction> = &[
    Binding::new("tab", BrainwritingAction::Next, id!("bw-do-next-voter")).footer(3),
    Binding::new(
        "backtab",
        BrainwritingAction::Previous,
        id!("bw-do-previous-voter"),
    ),
];

/// A seat's open vote.
pub(crate) const COVERING: Table<BrainwritingAction> = &[Binding::new(
    "esc",
    BrainwritingAction::Cover,
    id!("bw-do-cover"),
)];

/// Voting.
pub(crate) const VOTING: Table<BrainwritingAction> = &[
    Binding::new("space", BrainwritingAction::Give, id!("bw-do-give")).footer(1),
    Binding::new(
        "delete backspace",
        BrainwritingAction::TakeBack,
        id!("bw-do-take-back"),
    ),
];

/// Votes with more than one question.
pub(crate) const COLUMNS: Table<BrainwritingAction> = &[
    Binding::new("right l", BrainwritingAction::Right, id!("move-right")).footer(4),
    Binding::new("left h", BrainwritingAction::Left, id!("move-left")).footer(4),
];

/// ハイライト☆.
pub(crate) const STARRING: Table<BrainwritingAction> =
    &[Binding::new("f", BrainwritingAction::Favour, id!("bw-do-favour")).footer(2)];

/// シール投票.
pub(crate) const STICKERS: Table<BrainwritingAction> = &[
    Binding::new(
        "+",
        BrainwritingAction::MoreStickers,
        id!("bw-do-more-stickers"),
    )
    .footer(5),
    Binding::new(
        "-",
        BrainwritingAction::FewerStickers,
        id!("bw-do-fewer-stickers"),
    ),
    Binding::new("c", BrainwritingAction::Cap, id!("bw-do-cap")).footer(8),
];

/// The room judges by criteria.
pub(crate) const ROOM_RATING: Table<BrainwritingAction> = &[Binding::new(
    "enter",
    BrainwritingAction::RateAsRoom,
    id!("bw-do-room-rating"),
)
.footer(1)];

/// The first options of a counted vote.
pub(crate) const SHORT_LIST: Table<BrainwritingAction> =
    &[Binding::new("s", BrainwritingAction::ShortList, id!("bw-do-short-list")).footer(1)];

/// What a vote told.
pub(crate) const COUNTED: Table<BrainwritingAction> =
    &[Binding::new("r", BrainwritingAction::Reopen, id!("bw-do-reopen")).footer(3)];

/// KJ法.
pub(crate) const GROUPING: Table<BrainwritingAction> = &[
    Binding::new("space", BrainwritingAction::Give, id!("bw-do-mark")).footer(1),
    Binding::new("b", BrainwritingAction::Bundle, id!("bw-do-bundle")).footer(2),
    Binding::new("m enter", BrainwritingAction::Gather, id!("bw-do-gather")).footer(3),
    Binding::new("x", BrainwritingAction::TakeOut, id!("bw-do-take-out")).footer(4),
    Binding::new("l", BrainwritingAction::Lone, id!("bw-do-lone")).footer(4),
    Binding::new("e", BrainwritingAction::Rename, id!("bw-do-rename")).footer(5),
];

/// 決定.
pub(crate) const DECIDING: Table<BrainwritingAction> = &[
    Binding::new("space", BrainwritingAction::Give, id!("bw-do-mark")).footer(1),
    Binding::new("enter d", BrainwritingAction::Decide, id!("bw-do-decide")).footer(1),
    Binding::new("x", BrainwritingAction::TakeOut, id!("bw-do-retract")).footer(4),
];

/// The summary.
pub(crate) const DONE: Table<BrainwritingAction> = &[Binding::new(
    "f7 ctrl-f",
    BrainwritingAction::GoBack,
    id!("bw-do-step-back"),
)
.footer(6)];

/// Changing the side of two lists.
pub(crate) const SIDES: Table<BrainwritingAction> = &[OTHER_SIDE.footer(5), OTHER_SIDE_BACK];

/// The same in a replay, whose footer is for the keys of the replay.
pub(crate) const SIDES_IN_REPLAY: Table<BrainwritingAction> = &[OTHER_SIDE, OTHER_SIDE_BACK];

const OTHER_SIDE: Binding<BrainwritingAction> = Binding::new(
    "tab right",
    BrainwritingAction::Next,
    id!("bw-do-other-side"),
);
const OTHER_SIDE_BACK: Binding<BrainwritingAction> = Binding::new(
    "backtab left",
    BrainwritingAction::Previous,
    id!("bw-do-other-side-back"),
);

/// Every context, for the list of all keys.
pub(crate) fn key_groups() -> Vec<KeyGroup> {
    [
        (id!("bw-context-form"), FORM),
        (id!("bw-context-beforehand"), BEFOREHAND),
        (id!("bw-context-clock"), CLOCK),
        (id!("bw-context-curtain"), CURTAIN),
        (id!("bw-context-room"), ROOM),
        (id!("bw-context-show-card"), SHOW_CARD),
        (id!("bw-context-offer-card"), OFFER_CARD),
        (id!("bw-context-passing"), PASSING),
        (id!("bw-context-leave-passing"), LEAVE_PASSING),
        (id!("bw-context-offer"), OFFER),
        (id!("bw-context-turn"), TURN),
        (id!("bw-context-lineage"), LINEAGE),
        (id!("bw-context-pointing"), POINTING),
        (id!("bw-context-waiting"), WAITING),
        (id!("bw-context-card"), CARD),
        (id!("bw-context-leave-waiting"), LEAVE_WAITING),
        (id!("bw-context-sheets"), SHEETS),
        (id!("bw-context-leave-sheets"), LEAVE_SHEETS),
        (id!("bw-context-transcribing"), TRANSCRIBING),
        (id!("bw-context-opening"), OPENING),
        (id!("bw-context-typing"), TYPING),
        (id!("bw-context-written"), WRITTEN),
        (id!("bw-context-step"), STEP),
        (id!("bw-context-reading"), READING),
        (id!("bw-context-browsing"), BROWSING),
        (id!("bw-context-vote-curtain"), VOTE_CURTAIN),
        (id!("bw-context-voting"), VOTING),
        (id!("bw-context-voters"), VOTERS),
        (id!("bw-context-covering"), COVERING),
        (id!("bw-context-columns"), COLUMNS),
        (id!("bw-context-starring"), STARRING),
        (id!("bw-context-stickers"), STICKERS),
        (id!("bw-context-room-rating"), ROOM_RATING),
        (id!("bw-context-counted"), COUNTED),
        (id!("bw-context-short-list"), SHORT_LIST),
        (id!("bw-context-grouping"), GROUPING),
        (id!("bw-context-deciding"), DECIDING),
        (id!("bw-context-done"), DONE),
    ]
    .map(|(label, table)| KeyGroup::of(label, table))
    .into()
}
