//! Drawing the board: the homework, the four columns, one large card, the pages beside it, and what
//! lies open over them.

mod card;
mod columns;
mod homework;
mod parts;
mod plan;
mod popups;
mod programmes;
mod years;

use ratatui::layout::Rect;

use super::rules::State;
use super::screen::{BoardPage, BoardView, Screen};
use crate::input::Scene;
use crate::paint::Canvas;
#[cfg(test)]
pub(crate) use homework::why_question;

/// Draws the chapter into `area`.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    match screen.view(scene) {
        BoardView::Homework => homework::draw(canvas, area, screen, scene),
        BoardView::Page(BoardPage::Board) => columns::draw(canvas, area, screen, scene),
        BoardView::Page(BoardPage::Card) => card::draw(canvas, area, screen, scene),
        BoardView::Page(BoardPage::Programmes) => programmes::draw(canvas, area, screen, scene),
        BoardView::Page(BoardPage::Years) => years::draw(canvas, area, screen, scene),
        BoardView::Page(BoardPage::Plan) => plan::draw(canvas, area, screen, scene),
    }
    popups::draw(canvas, area, screen, scene);
}
