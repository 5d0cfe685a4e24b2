//! The canvas: draws text and widgets into a buffer, and gathers where clicks and the caret belong.
//!
//! Whatever is asked, nothing is drawn outside the buffer, and no wide glyph is ever left with half
//! of itself (ratatui#2526).

use std::borrow::Cow;
use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::wrap::{wrap, wrap_phrases};
use super::{Glyphs, Role, Sign, Theme, area};
use crate::domain::{Message, MessageId};
use crate::input::{ActionId, Extent, Field, Hit, Lines, ListCursor};
use crate::lang::Lang;

/// How much a frame asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The one frame around the thing that matters.
    Strong,
    /// A heading with a thin line; space does the rest.
    Quiet,
}

/// The cells of one row from `x` on, into which a line of text goes.
///
/// Made of a tuple where a caller computes them, of a [`Rect`] (its first row) where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strip {
    /// Column of the first cell.
    pub(crate) x: u16,
    /// The row.
    pub(crate) y: u16,
    /// How many cells there are at most.
    pub(crate) width: u16,
}

impl From<(u16, u16, u16)> for Strip {
    fn from((x, y, width): (u16, u16, u16)) -> Self {
        Self { x, y, width }
    }
}

impl From<Rect> for Strip {
    fn from(area: Rect) -> Self {
        Self {
            x: area.x,
            y: area.y,
            width: area.width,
        }
    }
}

/// The rows of a list, before they are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List {
    /// Tells the list from others on the same screen when a row is clicked.
    pub id: u16,
    /// How many rows it has.
    pub len: usize,
    /// The row that stays in sight and bears the sign.
    pub selected: Option<usize>,
    /// How the selected row is drawn.
    pub role: Role,
}

/// A buffer to draw into, with everything that drawing needs to know.
#[derive(Debug)]
pub struct Canvas<'a> {
    pub(super) buf: &'a mut Buffer,
    pub(super) theme: &'a Theme,
    /// The language of the screen.
    pub lang: Lang,
    /// What the terminal can show.
    pub glyphs: Glyphs,
    /// Where a click means something; later ones lie above earlier ones.
    pub(crate) hits: Vec<(Rect, Hit)>,
    /// Where the hardware cursor belongs: at the caret of the field that is being written in. An
    /// IME puts its window there.
    pub(crate) cursor: Option<Position>,
}

impl<'a> Canvas<'a> {
    /// A canvas over this buffer.
    pub const fn new(buf: &'a mut Buffer, theme: &'a Theme, lang: Lang, glyphs: Glyphs) -> Self {
        Self {
            buf,
            theme,
            lang,
            glyphs,
            hits: Vec::new(),
            cursor: None,
        }
    }

    /// The whole area.
    pub const fn area(&self) -> Rect {
        self.buf.area
    }

    /// The text of a message without arguments.
    pub(crate) fn tr(&self, id: MessageId) -> Cow<'static, str> {
        self.lang.tr(id)
    }

    /// The text of a message.
    pub fn msg(&self, message: &Message) -> String {
        self.lang.text(message)
    }

    /// What the mouse hits here from now on.
    pub(crate) fn hit(&mut self, area: Rect, hit: Hit) {
        let area = area.intersection(self.buf.area);
        if !area.is_empty() {
            self.hits.push((area, hit));
        }
    }

    /// Draws one line of text into a strip, with a sign where it was cut; returns how many cells it
    /// took.
    pub fn text(&mut self, at: impl Into<Strip>, text: &str, role: Role) -> u16 {
        let Strip { x, y, width } = at.into();
        let line = Rect {
            x,
            y,
            width,
            height: 1,
        }
        .intersection(self.buf.area);
        if line.is_empty() || line.x != x {
            return 0;
        }
        let style = self.theme.style(role);
        let mut at = x;
        for grapheme in self
            .glyphs
            .fit(text, usize::from(line.width))
            .graphemes(true)
        {
            let cells = self.glyphs.grapheme_width(grapheme);
            if cells > 0 && at + cells <= line.right() {
                self.put((at, y, cells), grapheme, style);
                at += cells;
            }
        }
        at - x
    }

    /// Draws one line of text against the right end of a strip; returns how many cells it took.
    pub fn text_right(&mut self, at: impl Into<Strip>, text: &str, role: Role) -> u16 {
        let Strip { x, y, width } = at.into();
        let taken = self.glyphs.width(text).min(usize::from(width)) as u16;
        self.text((x.saturating_add(width - taken), y, taken), text, role)
    }

    /// Draws one line of text in the middle of a strip; returns how many cells it took.
    pub(crate) fn text_center(&mut self, at: impl Into<Strip>, text: &str, role: Role) -> u16 {
        let Strip { x, y, width } = at.into();
        let taken = self.glyphs.width(text).min(usize::from(width)) as u16;
        self.text(
            (x.saturating_add((width - taken) / 2), y, taken),
            text,
            role,
        )
    }

    /// Draws a message on one line.
    pub(crate) fn message(&mut self, at: impl Into<Strip>, message: &Message, role: Role) -> u16 {
        let text = self.msg(message);
        self.text(at, &text, role)
    }

    /// Draws a text over as many lines as it needs and the area has; returns how many rows it took.
    /// What does not fit ends with a sign.
    pub fn wrap(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        let lines = wrap_phrases(text, area.width, self.glyphs);
        let shown = lines.len().min(usize::from(area.height));
        for (row, line) in lines[..shown].iter().enumerate() {
            let y = area.y.saturating_add(row as u16);
            if row + 1 == shown && lines.len() > shown {
                let cut = format!("{}{}", &text[line.clone()], self.glyphs.sign(Sign::More));
                self.text((area.x, y, area.width), &cut, role);
            } else {
                self.text((area.x, y, area.width), &text[line.clone()], role);
            }
        }
        shown as u16
    }

    /// How many rows a text needs in this width.
    pub(crate) fn wrapped_height(&self, text: &str, width: u16) -> u16 {
        u16::try_from(wrap_phrases(text, width, self.glyphs).len()).unwrap_or(u16::MAX)
    }

    /// Empties an area and gives it the ground of a role.
    pub fn fill(&mut self, area: Rect, role: Role) {
        let style = self.theme.style(role);
        let area = area.intersection(self.buf.area);
        for y in area.top()..area.bottom() {
            self.mend(area.left(), y);
            for x in area.left()..area.right() {
                self.blank(x, y, style);
            }
        }
    }

    /// Draws a line across.
    pub(crate) fn hline(&mut self, at: impl Into<Strip>, role: Role) {
        let across = self.glyphs.light().across;
        self.repeat(at, across, role);
    }

    /// Draws a frame with a title, and returns what is inside of it.
    pub fn frame(&mut self, area: Rect, title: &str, role: Role, weight: Weight) -> Rect {
        let area = area.intersection(self.buf.area);
        if area.is_empty() {
            return area;
        }
        // A line may be weaker than what has to be read.
        let words = if role == Role::Border {
            Role::Quiet
        } else {
            role
        };
        match weight {
            Weight::Quiet => {
                let mut taken = self.text(area, title, words);
                taken += u16::from(taken > 0);
                self.hline(
                    (area.x + taken, area.y, area.width.saturating_sub(taken)),
                    Role::Border,
                );
                Rect {
                    y: area.y.saturating_add(1),
                    height: area.height.saturating_sub(1),
                    ..area
                }
            }
            Weight::Strong => {
                self.outline(area, role);
                if !title.is_empty() && area.width > 6 {
                    let title = self
                        .glyphs
                        .fit(title, usize::from(area.width - 6))
                        .into_owned();
                    self.text(
                        (area.x + 2, area.y, area.width - 4),
                        &format!(" {title} "),
                        words,
                    );
                }
                area::inset(area, 1, 1)
            }
        }
    }

    /// Draws the lines of a list of which the cursor's are in sight (see [`Canvas::list`]); the view
    /// is where the cursor or the wheel has it.
    pub(crate) fn list_at(
        &mut self,
        area: Rect,
        (id, len): (u16, usize),
        (cursor, role): (ListCursor, Role),
        draw: impl FnMut(&mut Self, usize, Rect, Role),
    ) {
        let top = cursor.window(Extent::new(len, area.height)).start;
        let selected = Some(cursor.at());
        let list = List {
            id,
            len,
            selected,
            role,
        };
        self.list_from(area, list, top, draw);
    }

    /// Draws `len` rows of a list of which `selected` is in sight, by calling `draw` for each
    /// visible one with its index, place and role.
    ///
    /// At the left a sign marks the selected row; at the right a bar shows where the window stands.
    /// Rows answer clicks as [`Hit::Row`] of the list.
    pub fn list(&mut self, area: Rect, list: List, draw: impl FnMut(&mut Self, usize, Rect, Role)) {
        let height = usize::from(area.height);
        let top = window(list.len, height, list.selected.unwrap_or(0));
        self.list_from(area, list, top, draw);
    }

    /// The same from this line on, for a list whose cursor stands elsewhere.
    pub(crate) fn list_from(
        &mut self,
        area: Rect,
        list: List,
        top: usize,
        mut draw: impl FnMut(&mut Self, usize, Rect, Role),
    ) {
        let List {
            id,
            len,
            selected,
            role,
        } = list;
        let area = area.intersection(self.buf.area);
        let height = usize::from(area.height);
        let scrolls = len > height && area.width > 3;
        let width = area.width - u16::from(scrolls);
        for (row, index) in (top..len).take(height).enumerate() {
            let line = Rect {
                x: area.x,
                y: area.y + row as u16,
                width,
                height: 1,
            };
            let role = if selected == Some(index) {
                role
            } else {
                Role::Text
            };
            if selected == Some(index) {
                self.fill(line, role);
                self.here((line, role));
            }
            let gutter = line.width.min(2);
            draw(
                self,
                index,
                Rect {
                    x: line.x + gutter,
                    width: line.width - gutter,
                    ..line
                },
                role,
            );
            self.hit(line, Hit::Row(id, index));
        }
        if scrolls {
            self.scrollbar(
                Rect {
                    x: area.right() - 1,
                    width: 1,
                    ..area
                },
                top,
                len,
            );
        }
    }

    /// The sign of the row where the keys go; a list without them shows its chosen row without it.
    fn here(&mut self, (line, role): (Rect, Role)) {
        if role == Role::Selected {
            self.text(line, self.glyphs.sign(Sign::Here), role);
        }
    }

    /// Draws where a window of the area's height stands in `len` rows.
    pub(crate) fn scrollbar(&mut self, area: Rect, top: usize, len: usize) {
        let height = usize::from(area.height);
        if len <= height || height == 0 {
            return;
        }
        let (thumb, track) = self.glyphs.scrollbar();
        let size = (height * height / len).max(1);
        let start = top * (height - size) / (len - height);
        for row in 0..height {
            let on = (start..start + size).contains(&row);
            let (glyph, role) = if on {
                (thumb, Role::Accent)
            } else {
                (track, Role::GaugeRest)
            };
            self.text(
                (area.x, area.y.saturating_add(row as u16), area.width),
                glyph,
                role,
            );
        }
    }

    /// Draws how much is done, as a line.
    pub fn gauge(&mut self, at: impl Into<Strip>, done: usize, all: usize) {
        let Strip { x, y, width } = at.into();
        let full = (usize::from(width) * done.min(all))
            .checked_div(all)
            .unwrap_or(0) as u16;
        let (done, rest) = self.glyphs.gauge();
        self.repeat((x, y, full), done, Role::Gauge);
        self.repeat(
            (x.saturating_add(full), y, width - full),
            rest,
            Role::GaugeRest,
        );
    }

    /// Draws stars or stickers: ★★★, and ★12 beyond five; returns how many cells they took.
    pub fn marks(&mut self, at: impl Into<Strip>, n: usize, sign: Sign) -> u16 {
        let marks = self.glyphs.marks(n, sign);
        self.text(at, &marks, Role::Mark)
    }

    /// Draws a key and what it does, as in a footer; returns how many cells they took. A click on
    /// it means `action`.
    pub fn key(&mut self, at: impl Into<Strip>, key: &str, does: &str, action: ActionId) -> u16 {
        let Strip { x, y, width } = at.into();
        let mut taken = self.text((x, y, width), key, Role::Key);
        if taken + 1 < width {
            taken += 1 + self.text(
                (x.saturating_add(taken + 1), y, width - taken - 1),
                does,
                Role::KeyText,
            );
        }
        self.hit(
            Rect {
                x,
                y,
                width: taken,
                height: 1,
            },
            Hit::Action(action),
        );
        taken
    }

    /// Draws a text field with its label, and puts the cursor at its caret if it is focused.
    ///
    /// With three rows or more it gets a frame; in one row the label stands before it. Text wraps
    /// where there are rows and scrolls where there is one.
    pub fn field(&mut self, area: Rect, field: &Field, label: &str, focused: bool) {
        let area = area.intersection(self.buf.area);
        if area.is_empty() {
            return;
        }
        let role = Role::field(focused);
        let inside = if area.height >= 3 {
            let border = if focused {
                Role::BorderStrong
            } else {
                Role::Border
            };
            area::inset(self.frame(area, label, border, Weight::Strong), 1, 0)
        } else {
            let taken = if label.is_empty() {
                0
            } else {
                self.text((area.x, area.y, area.width / 2), label, Role::Quiet) + 1
            };
            Rect {
                x: area.x + taken.min(area.width),
                width: area.width.saturating_sub(taken),
                ..area
            }
        };
        if inside.is_empty() {
            return;
        }
        self.fill(inside, role);
        let caret = if inside.height == 1 && field.lines() == Lines::One {
            self.field_line(inside, field, role)
        } else {
            self.field_lines(inside, field, role)
        };
        if focused {
            self.cursor = Some(caret);
        }
    }

    /// One row that scrolls sideways so that the caret is in sight.
    fn field_line(&mut self, area: Rect, field: &Field, role: Role) -> Position {
        let room = usize::from(area.width.saturating_sub(1));
        let before = &field.text()[..field.caret()];
        let mut from = before.len();
        let mut taken = 0;
        for (at, grapheme) in before.grapheme_indices(true).rev() {
            let cells = usize::from(self.glyphs.grapheme_width(grapheme));
            if taken + cells > room {
                break;
            }
            taken += cells;
            from = at;
        }
        self.text(area, &field.text()[from..], role);
        Position::new(area.x + taken as u16, area.y)
    }

    /// Several rows that scroll up and down so that the caret is in sight.
    fn field_lines(&mut self, area: Rect, field: &Field, role: Role) -> Position {
        let text = field.text();
        let lines = wrap(text, area.width, self.glyphs);
        let mut row = lines
            .iter()
            .rposition(|line| line.start <= field.caret())
            .unwrap_or(0);
        let mut column = self.glyphs.width(&text[lines[row].start..field.caret()]);
        if column >= usize::from(area.width) && field.caret() <= lines[row].end {
            row += 1;
            column = 0;
        }
        let top = window(lines.len().max(row + 1), usize::from(area.height), row);
        for (y, line) in (area.top()..area.bottom()).zip(&lines[top.min(lines.len())..]) {
            self.text((area.x, y, area.width), &text[line.clone()], role);
        }
        let x = area.x + (column as u16).min(area.width - 1);
        Position::new(x, area.y + (row - top) as u16)
    }

    fn outline(&mut self, area: Rect, role: Role) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let lines = if role == Role::BorderStrong {
            self.glyphs.heavy()
        } else {
            self.glyphs.light()
        };
        let (left, right, top, bottom) =
            (area.left(), area.right() - 1, area.top(), area.bottom() - 1);
        for y in [top, bottom] {
            self.repeat((left, y, area.width), lines.across, role);
        }
        for y in top..=bottom {
            self.text((left, y, 1), lines.down, role);
            self.text((right, y, 1), lines.down, role);
        }
        for (x, y, corner) in [
            (left, top, lines.top_left),
            (right, top, lines.top_right),
            (right, bottom, lines.bottom_right),
            (left, bottom, lines.bottom_left),
        ] {
            self.text((x, y, 1), corner, role);
        }
    }

    fn repeat(&mut self, at: impl Into<Strip>, glyph: &str, role: Role) {
        let Strip { x, y, width } = at.into();
        for x in x..x.saturating_add(width) {
            self.text((x, y, 1), glyph, role);
        }
    }

    /// Puts a grapheme that lies wholly inside the buffer.
    pub(super) fn put(&mut self, at: impl Into<Strip>, grapheme: &str, style: Style) {
        let Strip { x, y, width: cells } = at.into();
        self.mend(x, y);
        for x in x..x + cells {
            self.blank(x, y, style);
        }
        if let Some(cell) = self.buf.cell_mut((x, y)) {
            cell.set_symbol(grapheme);
            // Ratatui counts ambiguous characters as one cell; where the console disagrees, the
            // cell has to carry its width.
            if cell.symbol().cell_width() != cells {
                cell.diff_option = NonZeroU16::new(cells)
                    .map_or(CellDiffOption::None, CellDiffOption::ForcedWidth);
            }
        }
    }

    fn blank(&mut self, x: u16, y: u16, style: Style) {
        if let Some(cell) = self.buf.cell_mut((x, y)) {
            cell.reset();
            cell.set_style(style);
        }
    }

    /// Blanks a wide glyph at the left whose right part is about to be overwritten at `x`.
    fn mend(&mut self, x: u16, y: u16) {
        for back in 1..=3 {
            let Some(left) = x.checked_sub(back) else {
                return;
            };
            let Some(cell) = self.buf.cell_mut((left, y)) else {
                return;
            };
            if cell.cell_width() > back {
                cell.set_symbol(" ");
                cell.diff_option = CellDiffOption::None;
            }
        }
    }
}

/// The first row of a window of `height` over `len` rows that keeps `row` in sight, near its
/// middle.
fn window(len: usize, height: usize, row: usize) -> usize {
    row.saturating_sub(height / 2)
        .min(len.saturating_sub(height))
}
