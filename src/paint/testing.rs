//! What a view draws, as text: for the tests of the activities' views.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Canvas, Depth, Glyphs, Theme, ThemeName};
use crate::lang::Lang;
use crate::testing::text_of;

/// What `draw` puts on a canvas of this size.
pub(crate) fn drawn(
    lang: Lang,
    (columns, rows): (u16, u16),
    draw: impl FnOnce(&mut Canvas<'_>, Rect),
) -> String {
    let mut buf = Buffer::empty(Rect::new(0, 0, columns, rows));
    let theme = Theme::named(ThemeName::Mono, Depth::True);
    let mut canvas = Canvas::new(&mut buf, &theme, lang, Glyphs::default());
    let area = canvas.area();
    draw(&mut canvas, area);
    text_of(&buf)
}
