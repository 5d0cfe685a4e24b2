//! The preview of a pasted list of people: who comes onto the list, and under it how each column is
//! read.

use crate::id;
use ratatui::layout::Rect;

use crate::app::{RosterPreview, roster_rows};
use crate::domain::{Message, Participant};
use crate::input::Extent;
use crate::lang::Lang;
use crate::paint::{Canvas, FormFrame, Role, Share, columns, rows};

/// Draws the preview over the area.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, preview: &RosterPreview, extent: Extent) {
    let (_, form) = roster_rows(preview, area.height);
    let listed = preview.listed();
    let title = Message::new(id!("roster-title")).with("n", listed.people.len());
    let title = canvas.msg(&title);
    let inside = canvas.popup(area, &title);
    let [above, told, below] = rows(
        inside,
        [Share::Rest(1), Share::Fixed(1), Share::Fixed(form)],
    );
    let left_out = RosterPreview::left_out(&listed);
    let left_out: Vec<String> = left_out.iter().map(|told| canvas.msg(told)).collect();
    canvas.text(told, &left_out.join(" "), Role::Quiet);
    people(canvas, above, &listed.people, preview.scroller.top(extent));
    let title = canvas.tr(id!("roster-columns")).into_owned();
    canvas.form(below, &preview.form, FormFrame::titled(&title));
}

/// A row for everybody in sight, in columns: sector, organisation, name, role.
fn people(canvas: &mut Canvas<'_>, area: Rect, all: &[Participant], top: usize) {
    let sector = if canvas.lang == Lang::Ja { 6 } else { 14 };
    let in_sight = all.iter().skip(top).zip(area.top()..area.bottom());
    for (who, y) in in_sight {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        let [first, organisation, _, name, _, role] = columns(
            row,
            [
                Share::Fixed(sector),
                Share::Rest(3),
                Share::Fixed(2),
                Share::Rest(2),
                Share::Fixed(2),
                Share::Fixed(14),
            ],
        );
        let label = canvas.tr(who.sector.label()).into_owned();
        canvas.text(first, &label, Role::Quiet);
        canvas.text(organisation, &who.organisation, Role::Text);
        canvas.text(name, &who.name, Role::Text);
        if let Some(said) = who.role {
            let label = canvas.tr(said.label()).into_owned();
            canvas.text(role, &label, Role::Text);
        }
    }
}
