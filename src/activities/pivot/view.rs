//! Drawing データで見る: files, the preview of one, the table with its shelves, and the pins.

mod choosing;
mod importing;
mod panels;
mod pins;
mod shelves;
mod slicing;
mod table;

use crate::id;
use ratatui::layout::Rect;

use super::rules::State;
use super::screen::Screen;
use super::screen::display::PivotPage;
use super::screen::panels::PivotPanel;
use super::screen::requests::Waiting;
use crate::input::Scene;
use crate::paint::{Canvas, Role, center};

/// Draws the chapter into `area`.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    match screen.at(scene) {
        PivotPage::Choosing => choosing::draw(canvas, area, screen, scene),
        PivotPage::Importing => importing::draw(canvas, area, screen, scene),
        PivotPage::Pins => pins::draw(canvas, area, screen, scene),
        PivotPage::Table => slicing::draw(canvas, area, screen, scene),
    }
    if !scene.mode.is_live() {
        return;
    }
    match &screen.requests.waiting {
        Some(waiting) if screen.is_busy() => draw_waiting(canvas, area, waiting),
        _ if screen.panel != PivotPanel::None => panels::draw(canvas, area, screen, scene),
        _ => {}
    }
}

/// How far the work in hand is.
fn draw_waiting(canvas: &mut Canvas<'_>, area: Rect, waiting: &Waiting) {
    let title = canvas.tr(id!("pivot-waiting")).into_owned();
    let inside = canvas.popup(center(area, 50, 5), &title);
    if let Some(label) = &waiting.label {
        canvas.message(inside, label, Role::Text);
    }
    let width = inside.width.saturating_sub(6);
    canvas.gauge(
        (inside.x, inside.y + 1, width),
        usize::from(waiting.progress),
        1_000,
    );
    canvas.text_right(
        (inside.x, inside.y + 1, inside.width),
        &format!("{} %", waiting.progress / 10),
        Role::Text,
    );
    let hint = canvas.tr(id!("pivot-waiting-hint"));
    canvas.text((inside.x, inside.y + 2, inside.width), &hint, Role::Quiet);
}
