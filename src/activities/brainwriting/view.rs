//! Drawing brainwriting (placeholder while the foundation is laid).
use super::rules::State;
use super::screen::Screen;
use crate::input::Scene;
use crate::paint::Canvas;
use ratatui::layout::Rect;
/// Draws it.
pub fn draw(_: &mut Canvas<'_>, _: Rect, _: &Screen, _: &Scene<'_, State>) {}
