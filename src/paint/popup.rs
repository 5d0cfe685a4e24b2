//! What lies over a page: its frame, and the page under it that has no keys meanwhile.

use ratatui::buffer::Cell;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Canvas, Role, Sign, Weight, area};

impl Canvas<'_> {
    /// Clears an area above everything else, frames it, and returns what is inside of it, with a
    /// little air. Clicks no longer reach what is under it.
    pub fn popup(&mut self, area: Rect, title: &str) -> Rect {
        let area = area.intersection(self.buf.area);
        self.take_keys_away();
        self.fill(area, Role::Popup);
        self.hits.clear();
        self.cursor = None;
        let inside = self.frame(area, title, Role::BorderStrong, Weight::Strong);
        area::inset(inside, 1, 0)
    }

    /// What lies under a popup has no keys: its chosen row loses its ground and its sign.
    fn take_keys_away(&mut self) {
        let quiet = self.theme.style(Role::SelectedQuiet);
        let here = self.glyphs.sign(Sign::Here);
        let chosen = self.theme.style(Role::Selected);
        let chosen = self
            .buf
            .content
            .iter_mut()
            .filter(|cell| looks(cell, chosen));
        for cell in chosen {
            let symbol = if cell.symbol() == here {
                " "
            } else {
                cell.symbol()
            }
            .to_owned();
            cell.set_symbol(&symbol).set_style(quiet);
        }
    }
}

/// Is a cell drawn so?
fn looks(cell: &Cell, style: Style) -> bool {
    let own = cell.style();
    (own.fg, own.bg, own.add_modifier) == (style.fg, style.bg, style.add_modifier)
}
