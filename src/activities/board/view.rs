//! Drawing the board.

use ratatui::layout::Rect;

use super::rules::State;
use super::screen::Screen;
use crate::input::Scene;
use crate::paint::Canvas;

/// Draws the chapter into `area`.
pub fn draw(_canvas: &mut Canvas<'_>, _area: Rect, _screen: &Screen, _scene: &Scene<'_, State>) {}
