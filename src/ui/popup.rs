//! The frame of what lies over a screen.

use ratatui::layout::Rect;

use crate::paint::{Canvas, center};

/// A popup for `lines` lines of content, as wide as a page of a book at most.
pub(super) fn page(canvas: &mut Canvas<'_>, area: Rect, title: &str, lines: usize) -> Rect {
    const WIDEST: u16 = 100;
    let width = area.width.saturating_sub(4).min(WIDEST);
    let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2);
    canvas.popup(center(area, width, height), title)
}
