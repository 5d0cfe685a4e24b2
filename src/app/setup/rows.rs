//! The parts of the page, and the lines of the description.

use crate::domain::MessageId;
use crate::id;
use crate::session::State;

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Section {
    /// The description.
    #[default]
    About,
    /// 参加者.
    People,
    /// 次第.
    Agenda,
}

impl Section {
    /// All sections, in the order of Tab.
    pub(crate) const ALL: [Section; 3] = [Section::About, Section::People, Section::Agenda];

    /// How many lines it has.
    pub(super) fn len(self, state: &State) -> usize {
        match self {
            Section::About => SetupRow::ALL.len(),
            Section::People => state.people.len(),
            Section::Agenda => state.agenda.len(),
        }
    }
}

/// A line of the description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SetupRow {
    /// 名称.
    Title,
    /// 協議会・部会.
    Council,
    /// 日.
    Date,
    /// 場所.
    Place,
    /// 進行.
    Facilitator,
    /// What stands at the head of the minutes beside: a form of its own.
    Particulars,
    /// 年度.
    FiscalYear,
    /// 匿名性.
    Anonymity,
}

impl SetupRow {
    /// All lines, from the top.
    pub(crate) const ALL: [SetupRow; 8] = [
        SetupRow::Title,
        SetupRow::Council,
        SetupRow::Date,
        SetupRow::Place,
        SetupRow::Facilitator,
        SetupRow::Particulars,
        SetupRow::FiscalYear,
        SetupRow::Anonymity,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            SetupRow::Title => id!("setup-title"),
            SetupRow::Council => id!("setup-council"),
            SetupRow::Date => id!("setup-date"),
            SetupRow::Place => id!("setup-place"),
            SetupRow::Facilitator => id!("setup-facilitator"),
            SetupRow::Particulars => id!("setup-particulars"),
            SetupRow::FiscalYear => id!("setup-fiscal-year"),
            SetupRow::Anonymity => id!("setup-anonymity"),
        }
    }
}
