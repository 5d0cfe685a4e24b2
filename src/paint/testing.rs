//! What a view draws, as text: for the tests of the activities' views.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;

use super::{Canvas, Depth, Glyphs, Theme, ThemeName};
use crate::lang::Lang;

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
    text(&buf)
}

/// The text of a buffer, row by row; wide glyphs take their two cells, ends are trimmed.
pub(crate) fn text(buf: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buf.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buf.area.width {
            line.push_str(buf[(x, y)].symbol());
            x += buf[(x, y)].cell_width().max(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
