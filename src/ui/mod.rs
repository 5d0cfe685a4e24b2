//! Draws the model: one frame around the thing that matters, the top line above it, the keys that matter now below.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::Model;
use crate::input::Hit;
use crate::paint::{Canvas, Glyphs, Theme};

/// What drawing leaves behind for the loop.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawn {
    /// Where a click means something; later ones lie above earlier ones.
    pub hits: Vec<(Rect, Hit)>,
    /// Where the hardware cursor belongs.
    pub cursor: Option<Position>,
}

/// Draws the whole screen into the buffer. Reads, and changes nothing.
pub fn draw(model: &Model, theme: &Theme, glyphs: Glyphs, buf: &mut Buffer) -> Drawn {
    let canvas = Canvas::new(buf, theme, model.settings.lang, glyphs);
    Drawn { hits: canvas.hits, cursor: canvas.cursor }
}
