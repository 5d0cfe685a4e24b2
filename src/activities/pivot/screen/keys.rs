//! Which key does what, in every place of データで見る. Moving in lists, taking, closing and typing are
//! the kit's.

use crate::analysis::Aggregate;
use crate::id;
use crate::input::{Binding, KeyGroup, Table};

/// What the keys do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PivotAction {
    /// Open the file, bring it in, change what stands on the shelf, look into the cell.
    Take,
    /// Back to where one came from.
    Back,
    /// The next part of the screen.
    Next,
    /// The part before.
    Previous,
    /// Search among the fields, files or columns.
    Find,
    /// The folder above.
    Parent,
    /// Give up the work in hand.
    GiveUp,
    /// The next encoding.
    Encoding,
    /// The next separator, or the next sheet.
    Separator,
    /// The header a line lower.
    HeaderDown,
    /// The header a line higher.
    HeaderUp,
    /// One header line more.
    Higher,
    /// One header line fewer.
    Lower,
    /// The other kind of column.
    Kind,
    /// Another name for a column.
    Rename,
    /// Leave a column out, or take it in.
    LeaveOut,
    /// To the rows.
    Rows,
    /// To the columns.
    Columns,
    /// To the values.
    Values,
    /// To the filters.
    Filter,
    /// Into bands.
    Bins,
    /// Off the shelf.
    Off,
    /// One place earlier on its shelf.
    Earlier,
    /// One place later on its shelf.
    Later,
    /// Value, or % of something.
    ShowAs,
    /// Another order of rows.
    Sort,
    /// Blank members in or out.
    Blanks,
    /// Bars by the largest figure of the table, of each row, of each column; none.
    Bars,
    /// Bars of the row, of the column, or none.
    Chart,
    /// Denominators in every cell, or only below.
    Denominators,
    /// Name the view.
    Name,
    /// Call a named view up.
    Recall,
    /// The threshold for small cells.
    Threshold,
    /// Pin the cell.
    PinCell,
    /// Pin the row.
    PinRow,
    /// Pin the whole table.
    PinTable,
    /// The pins.
    Pins,
    /// Another data file.
    OtherData,
    /// Word anew.
    Reword,
    /// Take away.
    Remove,
    /// Compute this.
    Compute(Aggregate),
}

/// Among the files of a folder.
pub(crate) const FOLDER: Table<PivotAction> =
    &[Binding::new("tab", PivotAction::Next, id!("pivot-do-path")).footer(4)];

/// Where there are files to choose from.
pub(crate) const FILES: Table<PivotAction> = &[
    Binding::new("enter", PivotAction::Take, id!("pivot-do-open")).footer(1),
    Binding::new("/", PivotAction::Find, id!("pivot-do-find-file")).footer(3),
];

/// In a folder that has one above it.
pub(crate) const INNER_FOLDER: Table<PivotAction> = &[Binding::new(
    "left backspace h",
    PivotAction::Parent,
    id!("pivot-do-parent"),
)
.footer(2)];

/// Out of the files, where there are data to go back to.
pub(crate) const LEAVE_FILES: Table<PivotAction> =
    &[Binding::new("esc", PivotAction::Back, id!("pivot-do-back")).footer(5)];

/// In the field for a path.
pub(crate) const PATH: Table<PivotAction> = &[
    Binding::new("enter", PivotAction::Take, id!("pivot-do-read")).footer(1),
    Binding::new("tab", PivotAction::Next, id!("pivot-do-folder")).footer(2),
    Binding::new("esc", PivotAction::Back, id!("pivot-do-back")).footer(3),
];

/// While a file is read.
pub(crate) const WAITING: Table<PivotAction> =
    &[Binding::new("esc", PivotAction::GiveUp, id!("pivot-do-give-up")).footer(1)];

/// In the preview of a file.
pub(crate) const IMPORT: Table<PivotAction> = &[
    Binding::new("enter", PivotAction::Take, id!("pivot-do-load")).footer(1),
    Binding::new("+ J", PivotAction::HeaderDown, id!("pivot-do-header-down")).footer(2),
    Binding::new("- K", PivotAction::HeaderUp, id!("pivot-do-header-up")).footer(9),
    Binding::new("]", PivotAction::Higher, id!("pivot-do-header-higher")).footer(10),
    Binding::new("[", PivotAction::Lower, id!("pivot-do-header-lower")).footer(11),
    Binding::new("esc", PivotAction::Back, id!("pivot-do-back")).footer(8),
];

/// In the preview of a file that has columns.
pub(crate) const IMPORT_COLUMNS: Table<PivotAction> = &[
    Binding::new("k", PivotAction::Kind, id!("pivot-do-kind")).footer(3),
    Binding::new("x", PivotAction::LeaveOut, id!("pivot-do-leave-out")).footer(4),
    Binding::new("r", PivotAction::Rename, id!("pivot-do-rename")).footer(7),
    Binding::new("/", PivotAction::Find, id!("pivot-do-find-column")).footer(12),
];

/// In the preview of a text.
pub(crate) const IMPORT_TEXT: Table<PivotAction> =
    &[Binding::new("e", PivotAction::Encoding, id!("pivot-do-encoding")).footer(5)];

/// In the preview of a text, or of a workbook of several sheets.
pub(crate) const IMPORT_SHEETS: Table<PivotAction> =
    &[Binding::new("t", PivotAction::Separator, id!("pivot-do-separator")).footer(6)];

/// Over the table, wherever the focus is.
pub(crate) const COMMON: Table<PivotAction> = &[
    Binding::new("tab", PivotAction::Next, id!("pivot-do-next")).footer(5),
    Binding::new("backtab", PivotAction::Previous, id!("pivot-do-previous")),
    Binding::new("/", PivotAction::Find, id!("pivot-do-find-field")).footer(9),
    Binding::new("m", PivotAction::Bars, id!("pivot-do-bars")).footer(15),
    Binding::new("g", PivotAction::Chart, id!("pivot-do-chart")).footer(16),
    Binding::new("n", PivotAction::Denominators, id!("pivot-do-denominators")),
    Binding::new("w", PivotAction::Name, id!("pivot-do-name")).footer(17),
    Binding::new("W", PivotAction::Recall, id!("pivot-do-recall")).footer(18),
    Binding::new("T", PivotAction::Threshold, id!("pivot-do-threshold")).footer(19),
    Binding::new("L", PivotAction::Pins, id!("pivot-do-pins")).footer(14),
    Binding::new("D", PivotAction::OtherData, id!("pivot-do-other-data")).footer(20),
    Binding::new("p", PivotAction::PinCell, id!("pivot-do-pin")).footer(6),
    Binding::new("P", PivotAction::PinRow, id!("pivot-do-pin-row")),
    Binding::new("ctrl-b", PivotAction::PinTable, id!("pivot-do-pin-table")),
];

/// Over a table that shows something.
pub(crate) const ARRANGING: Table<PivotAction> = &[
    Binding::new("%", PivotAction::ShowAs, id!("pivot-do-show-as")).footer(12),
    Binding::new("s", PivotAction::Sort, id!("pivot-do-sort")).footer(13),
    Binding::new("H", PivotAction::Blanks, id!("pivot-do-blanks")),
];

/// Among the fields.
pub(crate) const FIELDS: Table<PivotAction> = &[
    Binding::new("r", PivotAction::Rows, id!("pivot-do-rows")).footer(1),
    Binding::new("c", PivotAction::Columns, id!("pivot-do-columns")).footer(2),
    Binding::new("v", PivotAction::Values, id!("pivot-do-values")).footer(3),
    Binding::new("f", PivotAction::Filter, id!("pivot-do-filter")).footer(4),
    Binding::new("b", PivotAction::Bins, id!("pivot-do-bins")).footer(8),
];

/// On a field that stands on a shelf.
pub(crate) const FIELD_IN_USE: Table<PivotAction> =
    &[Binding::new("x", PivotAction::Off, id!("pivot-do-off")).footer(7)];

/// On the shelves.
pub(crate) const SHELVES: Table<PivotAction> = &[
    Binding::new("enter", PivotAction::Take, id!("pivot-do-change")).footer(1),
    Binding::new("x delete", PivotAction::Off, id!("pivot-do-off")).footer(2),
    Binding::new("b", PivotAction::Bins, id!("pivot-do-bins")).footer(3),
    Binding::new(
        "shift-left <",
        PivotAction::Earlier,
        id!("pivot-do-earlier"),
    )
    .footer(9),
    Binding::new("shift-right >", PivotAction::Later, id!("pivot-do-later")),
];

/// On a shelf, at something that is of a field.
pub(crate) const SHELVED_FIELD: Table<PivotAction> = &[
    Binding::new("r", PivotAction::Rows, id!("pivot-do-rows")),
    Binding::new("c", PivotAction::Columns, id!("pivot-do-columns")),
];

/// In the table.
pub(crate) const TABLE: Table<PivotAction> =
    &[Binding::new("enter", PivotAction::Take, id!("pivot-do-drill")).footer(1)];

/// What works in a replay beside moving in the table.
pub(crate) const REPLAYED: Table<PivotAction> = &[
    Binding::new("L", PivotAction::Pins, id!("pivot-do-pins")).footer(40),
    Binding::new("m", PivotAction::Bars, id!("pivot-do-bars")).footer(41),
];

/// On a pin.
pub(crate) const PINS: Table<PivotAction> = &[
    Binding::new("e enter", PivotAction::Reword, id!("pivot-do-reword")).footer(1),
    Binding::new("d delete", PivotAction::Remove, id!("pivot-do-remove")).footer(2),
];

/// Out of the pins.
pub(crate) const LEAVE_PINS: Table<PivotAction> =
    &[Binding::new("esc L", PivotAction::Back, id!("pivot-do-back")).footer(3)];

/// What to compute of a field.
pub(crate) const AGGREGATES: Table<PivotAction> = &[
    Binding::new(
        "c",
        PivotAction::Compute(Aggregate::Count),
        id!("pivot-aggregate-count"),
    ),
    Binding::new(
        "d",
        PivotAction::Compute(Aggregate::Distinct),
        id!("pivot-aggregate-distinct"),
    ),
    Binding::new(
        "s",
        PivotAction::Compute(Aggregate::Sum),
        id!("pivot-aggregate-sum"),
    ),
    Binding::new(
        "a",
        PivotAction::Compute(Aggregate::Mean),
        id!("pivot-aggregate-mean"),
    ),
    Binding::new(
        "m",
        PivotAction::Compute(Aggregate::Median),
        id!("pivot-aggregate-median"),
    ),
    Binding::new(
        "n",
        PivotAction::Compute(Aggregate::Min),
        id!("pivot-aggregate-min"),
    ),
    Binding::new(
        "x",
        PivotAction::Compute(Aggregate::Max),
        id!("pivot-aggregate-max"),
    ),
    Binding::new(
        "r",
        PivotAction::Compute(Aggregate::Rate),
        id!("pivot-aggregate-rate"),
    ),
];

/// The named views.
pub(crate) const RECALL: Table<PivotAction> =
    &[Binding::new("d delete", PivotAction::Remove, id!("pivot-do-forget")).footer(2)];

/// Every group of keys, for the list of all keys.
pub(crate) fn key_groups() -> Vec<KeyGroup> {
    vec![
        KeyGroup::of(id!("context-pivot-folder"), FOLDER),
        KeyGroup::of(id!("context-pivot-files"), FILES),
        KeyGroup::of(id!("context-pivot-inner-folder"), INNER_FOLDER),
        KeyGroup::of(id!("context-pivot-leave-files"), LEAVE_FILES),
        KeyGroup::of(id!("context-pivot-path"), PATH),
        KeyGroup::of(id!("context-pivot-waiting"), WAITING),
        KeyGroup::of(id!("context-pivot-import"), IMPORT),
        KeyGroup::of(id!("context-pivot-import-columns"), IMPORT_COLUMNS),
        KeyGroup::of(id!("context-pivot-import-text"), IMPORT_TEXT),
        KeyGroup::of(id!("context-pivot-import-sheets"), IMPORT_SHEETS),
        KeyGroup::of(id!("context-pivot"), COMMON),
        KeyGroup::of(id!("context-pivot-arranging"), ARRANGING),
        KeyGroup::of(id!("context-pivot-fields"), FIELDS),
        KeyGroup::of(id!("context-pivot-field-in-use"), FIELD_IN_USE),
        KeyGroup::of(id!("context-pivot-shelves"), SHELVES),
        KeyGroup::of(id!("context-pivot-shelved-field"), SHELVED_FIELD),
        KeyGroup::of(id!("context-pivot-table"), TABLE),
        KeyGroup::of(id!("context-pivot-replay"), REPLAYED),
        KeyGroup::of(id!("context-pivot-pins"), PINS),
        KeyGroup::of(id!("context-pivot-leave-pins"), LEAVE_PINS),
        KeyGroup::of(id!("context-pivot-aggregates"), AGGREGATES),
        KeyGroup::of(id!("context-pivot-recall"), RECALL),
    ]
}
