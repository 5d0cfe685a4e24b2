//! Large type for the back row: a clock, and a question in Japanese drawn from bitmap fonts.
//!
//! Two dots make one cell (▀▄█), so dots are about square. Where half blocks cannot be drawn, only sizes of whole cells are used, with `#`.
//! Left out on purpose: anything beyond JIS X 0208; the terminal's own letter stands in the middle of the place of a missing one (髙 stays 髙).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use unicode_segmentation::UnicodeSegmentation;

use super::wrap::{wrap, wrap_phrases};
use super::{Canvas, Glyphs, Role};

/// Rows of dots from the top; the leftmost of twelve dots is the highest bit.
type Rows = Vec<u16>;

/// Lines of a text, as byte ranges.
type Lines = Vec<Range<usize>>;

/// A bitmap font: a square of dots a letter, half of it for ASCII.
struct Font {
    dots: u16,
    /// Dots between two lines.
    leading: u16,
    glyphs: HashMap<char, Rows>,
}

/// The fonts, largest first: M+ with 12 and 10 dots, Misaki with 8.
fn fonts() -> &'static [Font; 3] {
    static FONTS: OnceLock<[Font; 3]> = OnceLock::new();
    FONTS.get_or_init(|| {
        [
            Font { dots: 12, leading: 2, glyphs: read(include_str!("fonts/mplus12.txt")) },
            Font { dots: 10, leading: 2, glyphs: read(include_str!("fonts/mplus10.txt")) },
            Font { dots: 8, leading: 0, glyphs: read(include_str!("fonts/misaki8.txt")) },
        ]
    })
}

/// Reads a font file: a character a line, then two digits to the base of 64 a row.
fn read(text: &str) -> HashMap<char, Rows> {
    let digit = |b: u8| match b {
        b'0'..=b'9' => u16::from(b - b'0'),
        b'A'..=b'Z' => u16::from(b - b'A') + 10,
        b'a'..=b'z' => u16::from(b - b'a') + 36,
        b'-' => 62,
        _ => 63,
    };
    let glyph = |line: &str| {
        let c = line.chars().next()?;
        let rows = line.as_bytes()[c.len_utf8()..].chunks_exact(2).map(|pair| digit(pair[0]) << 6 | digit(pair[1])).collect();
        Some((c, rows))
    };
    text.lines().filter_map(glyph).collect()
}

impl Font {
    /// The glyph of a character, or of its twin in the Windows character set.
    fn glyph(&self, c: char) -> Option<&Rows> {
        let twin = match c {
            '～' => '〜',
            '－' => '−',
            '∥' => '‖',
            '―' => '—',
            c => c,
        };
        self.glyphs.get(&c).or_else(|| self.glyphs.get(&twin))
    }
}

/// A font at a whole multiple of its size.
#[derive(Clone, Copy)]
struct Size {
    font: &'static Font,
    scale: u16,
}

impl Size {
    /// All sizes, largest first.
    fn all(glyphs: Glyphs) -> impl Iterator<Item = Size> {
        let scales: &[u16] = if glyphs.plain() { &[2] } else { &[2, 1] };
        scales.iter().flat_map(|scale| fonts().iter().map(|font| Size { font, scale: *scale }))
    }

    /// Columns of half a letter.
    const fn half(self) -> u16 {
        self.font.dots / 2 * self.scale
    }

    /// Rows of a letter.
    const fn height(self) -> u16 {
        self.font.dots / 2 * self.scale
    }

    /// Rows from one line to the next.
    const fn pitch(self) -> u16 {
        self.height() + self.font.leading / 2
    }

    /// Rows of so many lines.
    fn rows(self, lines: usize) -> u16 {
        u16::try_from(lines.saturating_sub(1)).unwrap_or(u16::MAX).saturating_mul(self.pitch()).saturating_add(self.height())
    }

    /// The lines of a text, if they fit into the area.
    fn lines(self, text: &str, area: Rect) -> Option<Lines> {
        let units = area.width / self.half();
        let fits = units >= 8 && self.rows(wrap(text, units, WIDE).len()) <= area.height;
        fits.then(|| balanced(text, units, WIDE))
    }
}

/// The fonts draw ambiguous characters as wide as kanji.
const WIDE: Glyphs = Glyphs { ascii: false, ambiguous_wide: true };

/// The largest size at which a text fits into an area, and its lines.
fn large(glyphs: Glyphs, area: Rect, text: &str) -> Option<(Size, Lines)> {
    // Far more than any size can show; keeps a pasted chapter from costing a frame.
    if text.is_empty() || text.len() > 600 {
        return None;
    }
    Size::all(glyphs).find_map(|size| size.lines(text, area).map(|lines| (size, lines)))
}

/// As few lines as the width allows, about equally long, broken between phrases where that takes no more lines.
fn balanced(text: &str, width: u16, glyphs: Glyphs) -> Lines {
    let fewest = wrap(text, width, glyphs);
    if fewest.len() > 12 {
        return fewest;
    }
    let even =
        |wrap: fn(&str, u16, Glyphs) -> Lines| (width / 2..=width).map(|width| wrap(text, width, glyphs)).find(|lines| lines.len() == fewest.len());
    even(wrap_phrases).or_else(|| even(wrap)).unwrap_or(fewest)
}

impl Canvas<'_> {
    /// Draws a question as large as it fits into the area, and returns how many rows it took; in a small area it is bold text, airy if it can be.
    pub fn question(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        let area = area.intersection(self.area());
        let text = text.trim();
        match large(self.glyphs, area, text) {
            Some((size, lines)) => {
                for (row, line) in (0..).zip(&lines) {
                    self.large_line(area.x, area.y + row * size.pitch(), size, &text[line.clone()], role);
                }
                size.rows(lines.len())
            }
            None if text.is_empty() || area.is_empty() => 0,
            None => {
                let lines = balanced(text, area.width, self.glyphs);
                if lines.len() * 2 - 1 > usize::from(area.height) {
                    return self.wrap(area, text, role);
                }
                for (row, line) in (0..).zip(&lines) {
                    self.text(area.x, area.y + row * 2, area.width, &text[line.clone()], role);
                }
                lines.len() as u16 * 2 - 1
            }
        }
    }

    /// How many rows [`Canvas::question`] would take in this area.
    pub fn question_height(&self, area: Rect, text: &str) -> u16 {
        let text = text.trim();
        match large(self.glyphs, area, text) {
            Some((size, lines)) => size.rows(lines.len()),
            None if text.is_empty() || area.is_empty() => 0,
            None => match self.wrapped_height(text, area.width) {
                rows if rows > area.height.div_ceil(2) => rows.min(area.height),
                rows => rows * 2 - 1,
            },
        }
    }

    fn large_line(&mut self, x: u16, y: u16, size: Size, text: &str, role: Role) {
        let mut at = x;
        for grapheme in text.graphemes(true) {
            let width = WIDE.grapheme_width(grapheme) * size.half();
            let single = grapheme.chars().next().filter(|c| c.len_utf8() == grapheme.len());
            match single.and_then(|c| size.font.glyph(c)) {
                Some(rows) => self.dots(at, y, rows, width / size.scale, size.scale, role),
                None => {
                    self.text_center(at, y + size.height() / 2, width, grapheme, role);
                }
            }
            at += width;
        }
    }

    /// Draws dots, each `scale` columns wide and half as many rows high.
    fn dots(&mut self, x: u16, y: u16, rows: &[u16], width: u16, scale: u16, role: Role) {
        let mut style = self.theme.style(role);
        // A reversed or underlined dot would be another dot.
        style.add_modifier -= Modifier::REVERSED | Modifier::UNDERLINED;
        let lit = |column: u16, row: u16| {
            let bits = rows.get(usize::from(row / scale)).copied().unwrap_or(0);
            bits << (column / scale).min(15) & 0x800 != 0
        };
        for row in 0..(rows.len() as u16 * scale).div_ceil(2) {
            for column in 0..width * scale {
                let glyph = match (self.glyphs.plain(), lit(column, row * 2), lit(column, row * 2 + 1)) {
                    (_, false, false) => continue,
                    (true, ..) => "#",
                    (false, true, true) => "█",
                    (false, true, false) => "▀",
                    (false, false, true) => "▄",
                };
                if self.area().contains(Position::new(x + column, y + row)) {
                    self.put(x + column, y + row, glyph, 1, style);
                }
            }
        }
    }

    /// Draws a clock (`12:34`, `-0:05`) as large as it fits into the area, at its left, and returns how many columns and rows it took.
    ///
    /// It is 10, 5 or 3 rows high; in a smaller area it is bold text.
    pub fn clock(&mut self, area: Rect, text: &str, role: Role) -> (u16, u16) {
        let area = area.intersection(self.area());
        let letters: Option<Vec<&[u16; 5]>> = text.chars().map(digit).collect();
        let scales: &[u16] = if self.glyphs.plain() { &[4, 2] } else { &[4, 2, 1] };
        let width = |scale: u16| text.chars().map(|c| (digit_width(c) + 1) * scale).sum::<u16>().saturating_sub(scale);
        let fitting = scales.iter().find(|scale| width(**scale) <= area.width && (5 * **scale).div_ceil(2) <= area.height);
        let (Some(letters), Some(scale)) = (letters, fitting) else {
            return (self.text(area.x, area.y, area.width, text, role), area.height.min(1));
        };
        let mut x = area.x;
        for (c, rows) in text.chars().zip(letters) {
            self.dots(x, area.y, rows, digit_width(c), *scale, role);
            x += (digit_width(c) + 1) * scale;
        }
        (width(*scale), (5 * scale).div_ceil(2))
    }
}

/// Columns of dots of a letter of the clock.
const fn digit_width(c: char) -> u16 {
    if c == ':' { 1 } else { 3 }
}

/// The dots of a letter of the clock, in the form of [`Rows`].
const fn digit(c: char) -> Option<&'static [u16; 5]> {
    const ALL: u16 = 0b111 << 9;
    const LEFT: u16 = 0b100 << 9;
    const MIDDLE: u16 = 0b010 << 9;
    const RIGHT: u16 = 0b001 << 9;
    const BOTH: u16 = 0b101 << 9;
    Some(match c {
        '0' => &[ALL, BOTH, BOTH, BOTH, ALL],
        '1' => &[MIDDLE | LEFT, MIDDLE, MIDDLE, MIDDLE, ALL],
        '2' => &[ALL, RIGHT, ALL, LEFT, ALL],
        '3' => &[ALL, RIGHT, ALL, RIGHT, ALL],
        '4' => &[BOTH, BOTH, ALL, RIGHT, RIGHT],
        '5' => &[ALL, LEFT, ALL, RIGHT, ALL],
        '6' => &[ALL, LEFT, ALL, BOTH, ALL],
        '7' => &[ALL, RIGHT, RIGHT, RIGHT, RIGHT],
        '8' => &[ALL, BOTH, ALL, BOTH, ALL],
        '9' => &[ALL, BOTH, ALL, RIGHT, ALL],
        ':' => &[0, LEFT, 0, LEFT, 0],
        '-' => &[0, 0, ALL, 0, 0],
        _ => return None,
    })
}
