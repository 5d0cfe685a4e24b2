//! Draws the pins: the sentences, and the figures of the chosen one.

use crate::id;
use imbl::Vector;
use ratatui::layout::Rect;

use super::table::{self, TableStyle};
use crate::activities::pivot::rules::{Pinned, State};
use crate::activities::pivot::screen::display::Longest;
use crate::activities::pivot::screen::{NO_LIST, PIN_LIST, Screen};
use crate::domain::Message;
use crate::input::{GridCursor, Scene};
use crate::paint::{Canvas, Role, Share, Sign, Weight, rows};

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let pins = &scene.state.pins;
    let [list, below] = rows(area, [Share::Rest(1), Share::Rest(1)]);
    let title = canvas.msg(&Message::new(id!("pivot-pins")).with("n", pins.len()));
    let inside = canvas.frame(list, &title, Role::Title, Weight::Quiet);
    if pins.is_empty() {
        let text = canvas.tr(if scene.mode.is_live() {
            id!("pivot-pins-hint")
        } else {
            id!("pivot-pins-none")
        });
        canvas.wrap(inside, &text, Role::Quiet);
        return;
    }
    draw_list(canvas, inside, screen, pins);
    let at = screen.pin_cursor.at().min(pins.len() - 1);
    if let Some(pinned) = pins.get(at) {
        draw_pinned(canvas, below, pinned);
    }
}

fn draw_list(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, pins: &Vector<Pinned>) {
    canvas.list_at(
        area,
        (PIN_LIST, pins.len()),
        (screen.pin_cursor, Role::Selected),
        |canvas, index, line, role| {
            let Some(pinned) = pins.get(index) else {
                return;
            };
            let figures = pinned.pin.evidence.place.clone();
            let width = (canvas.glyphs.width(&figures) as u16).min(line.width / 3);
            let quiet = if role == Role::Selected {
                role
            } else {
                Role::Quiet
            };
            canvas.text(
                (line.x, line.y, line.width.saturating_sub(width + 2)),
                &pinned.words,
                role,
            );
            canvas.text_right(
                line,
                &canvas.glyphs.fit(&figures, usize::from(width)),
                quiet,
            );
        },
    );
}

/// The chosen pin: where it is from, its sentence, its figures.
fn draw_pinned(canvas: &mut Canvas<'_>, area: Rect, pinned: &Pinned) {
    let evidence = &pinned.pin.evidence;
    let mut parts = vec![evidence.file.as_str(), evidence.filters.as_str()];
    parts.retain(|part| !part.is_empty());
    let title = parts.join(&format!(" {} ", canvas.glyphs.sign(Sign::Between)));
    let inside = canvas.frame(area, &title, Role::Quiet, Weight::Quiet);
    let taken = canvas.wrap(
        Rect {
            height: inside.height.min(2),
            ..inside
        },
        &pinned.words,
        Role::Strong,
    );
    let slice = &pinned.pin.slice;
    let style = TableStyle {
        longest: Longest::Off,
        cursor: GridCursor::default(),
        chosen: None,
        with_n: true,
        list: NO_LIST,
    };
    let grid = Rect {
        y: inside.y + taken + 1,
        height: inside.height.saturating_sub(taken + 1),
        ..inside
    };
    let caption: Vec<String> = (0..slice.view.values.len())
        .map(|at| table::value_name(canvas, &slice.query, at))
        .collect();
    canvas.text(grid, &caption.join(", "), Role::Quiet);
    let grid = Rect {
        y: grid.y + 1,
        height: grid.height.saturating_sub(1),
        ..grid
    };
    table::draw(canvas, grid, (&slice.query, &slice.view), &style);
}
