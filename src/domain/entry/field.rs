//! The field table: what a kind of entry can hold, read by forms, sheets, exports and the log alike.

use crate::domain::MessageId;

/// What a field can hold. Values that break it are kept: a newer version may allow more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(dead_code, reason = "kinds of field for the entries to come")]
pub(crate) enum FieldKind {
    /// One line of text.
    Line,
    /// Text of several lines.
    Text,
    /// One of these: the id in the file and the message that names it.
    Choice(&'static [(&'static str, MessageId)]),
    /// Any of these.
    Many(&'static [(&'static str, MessageId)]),
    /// 1 to 5.
    Level,
    /// 年度, by the year in which it begins; 0 when not said.
    Year,
    /// A count that starts at 0.
    Count,
    /// A number with a point.
    Decimal,
    /// A day, as `2026-11-25`.
    Date,
    /// 期限: empty, `2026`, `2026Q3` (quarter) or `2026M2` (meeting).
    Due,
    /// At most one entry of this kind, or an item where the kind is empty.
    Link(&'static str),
    /// Entries of this kind, or items where the kind is empty.
    Links(&'static str),
    /// Rows with these columns.
    Rows(&'static [FieldSpec]),
}

/// One field of a kind of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FieldSpec {
    /// Id in files; never changes.
    pub(crate) id: &'static str,
    /// The message that names it.
    pub(crate) label: MessageId,
    /// What it can hold.
    pub(crate) kind: FieldKind,
    /// Is it for the secretariat's own book only, and never copied into sessions or exports?
    pub(crate) internal: bool,
}

impl FieldSpec {
    /// A field that everybody may read.
    pub(crate) const fn new(id: &'static str, label: MessageId, kind: FieldKind) -> Self {
        Self {
            id,
            label,
            kind,
            internal: false,
        }
    }
}
