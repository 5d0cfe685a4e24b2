//! How long what lies over a screen is, and how much of it is in sight: one measure for the keys and
//! for drawing.

use super::{Overlay, RosterPreview};
use crate::app::hints::help_lines;
use crate::app::model::Model;
use crate::input::{Extent, Hint};
use crate::session::{KINDS, TEMPLATES};

/// The width from which the help stands in two columns.
pub(crate) const WIDE_HELP: u16 = 96;

/// Rows of the frame around a popup.
const FRAME: u16 = 2;

/// Rows that explain a kind of chapter, under the list of chapters.
pub(crate) const ABOUT_ROWS: u16 = 2;

/// Rows that tell more of the chosen matter, under the list of matters.
pub(crate) const MATTER_ROWS: u16 = 6;

/// How long what lies over the screen is, and how much of it is in sight: for keys and for drawing.
pub(crate) fn extent(model: &Model) -> Extent {
    let state = model.place.state();
    let (columns, rows) = body(model);
    let inside = rows.saturating_sub(FRAME);
    let people = state.map_or(0, |state| state.people.len());
    match &model.seat.overlay {
        Some(Overlay::Help(_)) => help_extent(&help_lines(model), (columns, rows)),
        // A sentence may take several rows: the last one can be brought to the top.
        Some(Overlay::Notices(_)) => Extent::new(model.seat.notices.len(), 1),
        Some(Overlay::Templates(..)) => Extent::new(TEMPLATES.len(), TEMPLATES.len() as u16),
        Some(Overlay::People(_)) => Extent::new(people, inside),
        Some(Overlay::Chapters(_)) => {
            let open = state.map_or(0, |state| state.chapters.len());
            Extent::new(open + KINDS.len(), inside.saturating_sub(ABOUT_ROWS))
        }
        Some(Overlay::Finder(finder)) => Extent::new(finder.found.len(), inside.min(30)),
        Some(Overlay::Matters(_)) => {
            let open = state.map_or(0, |state| state.standing_matters().len());
            Extent::new(open, inside.saturating_sub(MATTER_ROWS))
        }
        Some(Overlay::Roster(preview)) => {
            let (list, _) = roster_rows(preview, rows);
            Extent::new(preview.listed().people.len(), list)
        }
        Some(Overlay::Lineage(lineage)) => {
            Extent::new(lineage.items.len(), rows.saturating_sub(2 * FRAME))
        }
        Some(
            Overlay::Palette(_)
            | Overlay::Agenda(_)
            | Overlay::FindPerson(_)
            | Overlay::Prompt(_)
            | Overlay::Documents(_)
            | Overlay::Confirm(..)
            | Overlay::LeadOn(..),
        )
        | None => Extent::new(0, inside.saturating_sub(2)),
    }
}

/// Rows of the people in the preview of a pasted list, and of the form under them with its frame. One
/// row beside them tells who was left out.
pub(crate) fn roster_rows(preview: &RosterPreview, rows: u16) -> (u16, u16) {
    // An organisation that is asked back takes more rows than a choice.
    const MORE: u16 = 4;
    let lines = u16::try_from(preview.form.lines().len()).unwrap_or(u16::MAX);
    let form = lines
        .saturating_add(MORE)
        .min(rows / 2)
        .saturating_add(FRAME);
    (rows.saturating_sub(form + FRAME + 1), form)
}

/// Columns and rows of the area over which overlays lie.
const fn body(model: &Model) -> (u16, u16) {
    let (columns, rows) = model.seat.size;
    (columns.saturating_sub(2), rows.saturating_sub(4))
}

/// How long the columns of the help are, in an area of this size; its last line says more.
pub(crate) fn help_extent(lines: &[Hint], (columns, rows): (u16, u16)) -> Extent {
    let halves = if columns >= WIDE_HELP { 2 } else { 1 };
    let length = lines.len().div_ceil(halves);
    let inside = rows.saturating_sub(FRAME).min(length as u16 + 1);
    Extent::new(length, inside.saturating_sub(1).max(1))
}
