//! Drawing the board: the homework, the four columns, one large card, the pages beside it, and what
//! lies open over them.

mod card;
mod columns;
mod pages;
mod parts;
mod popups;

use ratatui::layout::Rect;

use super::rules::State;
use super::screen::{Page, Screen, View};
use crate::input::Scene;
use crate::paint::Canvas;

/// Draws the chapter into `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    match screen.view(scene) {
        View::Homework => card::draw_homework(canvas, area, screen, scene),
        View::Page(Page::Board) => columns::draw(canvas, area, screen, scene),
        View::Page(Page::Card) => card::draw(canvas, area, screen, scene),
        View::Page(Page::Programmes) => pages::draw_programmes(canvas, area, screen, scene),
        View::Page(Page::Years) => pages::draw_years(canvas, area, screen, scene),
        View::Page(Page::Plan) => pages::draw_plan(canvas, area, screen, scene),
    }
    if scene.mode.is_live() {
        popups::draw(canvas, area, screen, scene);
    }
}
