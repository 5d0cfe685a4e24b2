//! How the page shares out its rows: the same numbers for keys and for drawing.

use super::SetupPage;
use super::rows::{Section, SetupRow};
use crate::input::Extent;
use crate::session::State;

/// Each part has one row for its heading.
const HEADING: u16 = 1;
/// Rows of the line in which people or items are added, with its frame.
const ENTRY_ROWS: u16 = 3;
/// How many of the open actions of last time the page lists at least; the board shows all.
const MOST_HOMEWORK: usize = 5;

/// Rows of the parts of the page, without headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SetupHeights {
    /// The list of the agenda.
    pub(crate) agenda: u16,
    /// The list of people.
    pub(crate) people: u16,
    /// What came over from last time; 0 without any.
    pub(crate) homework: u16,
}

impl SetupHeights {
    /// The description; all of it is always in sight.
    pub(crate) const ABOUT: u16 = SetupRow::ALL.len() as u16;

    /// Shares out so many rows. People and agenda give up some for a line that is being added; an
    /// empty row stands between the parts.
    pub(crate) fn new(state: &State, adding: Option<Section>, rows: u16) -> Self {
        let entry = |section| {
            if adding == Some(section) {
                ENTRY_ROWS
            } else {
                0
            }
        };
        let used = HEADING + Self::ABOUT + 1 + HEADING;
        let waiting = state.waiting_matters().len();
        let homework = if waiting == 0 {
            0
        } else {
            // As much as the list of people leaves, and a few at any rate.
            let left = usize::from(rows).saturating_sub(state.people.len() + 4);
            waiting.min(left.max(MOST_HOMEWORK)) as u16
        };
        let around = if homework == 0 {
            0
        } else {
            homework + 1 + HEADING
        };
        Self {
            agenda: rows.saturating_sub(used + entry(Section::Agenda)),
            people: rows.saturating_sub(HEADING + around + entry(Section::People)),
            homework,
        }
    }

    /// How long the list of a section is, and how much of it is in sight.
    pub(super) fn extent(self, section: Section, state: &State) -> Extent {
        match section {
            Section::About => Extent::new(SetupRow::ALL.len(), Self::ABOUT),
            Section::People => Extent::new(state.people.len(), self.people),
            Section::Agenda => Extent::new(state.agenda.len(), self.agenda),
        }
    }
}

impl SetupPage {
    /// Rows of the parts on a page of so many rows.
    pub(crate) fn heights(&self, state: &State, rows: u16) -> SetupHeights {
        SetupHeights::new(state, self.adding().map(|(section, _)| section), rows)
    }
}
