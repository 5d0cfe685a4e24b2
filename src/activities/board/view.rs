//! Drawing the board: the homework, the four columns, one large card, the pages beside it, and what
//! lies open over them.

mod card;
mod columns;
mod pages;
mod parts;
mod popups;

use ratatui::layout::Rect;

use super::rules::State;
use super::screen::{BoardPage, BoardView, Screen};
use crate::input::{Mode, Scene};
use crate::paint::Canvas;

/// Draws the chapter into `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    match screen.view(scene) {
        BoardView::Homework => card::draw_homework(canvas, area, screen, scene),
        BoardView::BoardPage(BoardPage::Board) => columns::draw(canvas, area, screen, scene),
        BoardView::BoardPage(BoardPage::Card) => card::draw(canvas, area, screen, scene),
        BoardView::BoardPage(BoardPage::Programmes) => {
            pages::draw_programmes(canvas, area, screen, scene)
        }
        BoardView::BoardPage(BoardPage::Years) => pages::draw_years(canvas, area, screen, scene),
        BoardView::BoardPage(BoardPage::Plan) => pages::draw_plan(canvas, area, screen, scene),
    }
    if scene.mode == Mode::Live {
        popups::draw(canvas, area, screen, scene);
    }
}
