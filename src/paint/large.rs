//! Large type for the back row: a clock, and a question in Japanese drawn from bitmap fonts.
//!
//! Two dots make one cell (▀▄█), so dots are about square; where that does not fit, letters of half
//! the width have four in a cell (▚▙▟), if the terminal draws these itself. Where blocks cannot be
//! drawn, only sizes of whole cells are used, with `#`. Eight dots are too few for kanji: of the 316 of
//! the example sessions 28 % differ from another one in three dots or fewer (5 % at ten, 1 % at
//! twelve). Left out on purpose: anything beyond JIS X
//! 0208; the terminal's own letter stands in the middle of the place of a missing one (髙 stays 髙).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use unicode_segmentation::UnicodeSegmentation;

use super::wrap::{wrap, wrap_phrases};
use super::{Canvas, Glyphs, Role};

/// Lines of a text, as byte ranges.
type LineRanges = Vec<Range<usize>>;

/// A bitmap font: a square of dots a letter, half of it for ASCII.
struct Font {
    dots: u16,
    /// Rows of the screen between two lines.
    leading: u16,
    /// A character a line, then two digits to the base of 64 a row of twelve dots.
    text: &'static str,
    /// Where each character stands in the text; made when it is first needed.
    index: OnceLock<HashMap<char, &'static [u8]>>,
}

/// The fonts, largest first: M+ with 12 and 10 dots, Misaki with 8.
static FONTS: [Font; 3] = [
    Font {
        dots: 12,
        leading: 1,
        text: include_str!("fonts/mplus12.txt"),
        index: OnceLock::new(),
    },
    Font {
        dots: 10,
        leading: 1,
        text: include_str!("fonts/mplus10.txt"),
        index: OnceLock::new(),
    },
    Font {
        dots: 8,
        leading: 0,
        text: include_str!("fonts/misaki8.txt"),
        index: OnceLock::new(),
    },
];

impl Font {
    /// The rows of a character, or of its twin in the Windows character set; the leftmost of twelve
    /// dots is the highest bit.
    fn rows(&self, c: char) -> Option<impl Iterator<Item = u16>> {
        let index = self.index.get_or_init(|| {
            let entry = |line: &'static str| {
                line.chars()
                    .next()
                    .map(|c| (c, &line.as_bytes()[c.len_utf8()..]))
            };
            self.text.lines().filter_map(entry).collect()
        });
        let twin = match c {
            '～' => '〜',
            '－' => '−',
            '∥' => '‖',
            '―' => '—',
            c => c,
        };
        let digits = index.get(&c).or_else(|| index.get(&twin))?;
        Some(
            digits
                .chunks_exact(2)
                .map(|pair| digit(pair[0]) << 6 | digit(pair[1])),
        )
    }
}

/// The value of a digit to the base of 64.
const fn digit(digit: u8) -> u16 {
    match digit {
        b'0'..=b'9' => (digit - b'0') as u16,
        b'A'..=b'Z' => (digit - b'A') as u16 + 10,
        b'a'..=b'z' => (digit - b'a') as u16 + 36,
        b'-' => 62,
        _ => 63,
    }
}

/// A font at a whole multiple of its size, or narrow: half as wide, drawn with quarter blocks.
#[derive(Clone, Copy)]
struct Size {
    font: &'static Font,
    scale: u16,
    /// Dots in a column of the screen: 2 when narrow.
    across: u16,
}

impl Size {
    /// All sizes, best to read first.
    fn all(glyphs: Glyphs) -> impl Iterator<Item = Size> {
        let ways: &[(u16, u16)] = match (glyphs.plain(), glyphs.quarters) {
            (true, _) => &[(2, 1)],
            (_, false) => &[(2, 1), (1, 1)],
            (_, true) => &[(2, 1), (1, 1), (1, 2)],
        };
        let sizes = ways.iter().flat_map(|(scale, across)| {
            FONTS.iter().map(|font| Size {
                font,
                scale: *scale,
                across: *across,
            })
        });
        // Twice a coarse font is larger than the fine one, and harder to read: 開 has lost its
        // strokes at 8 dots.
        sizes.filter(move |size| {
            size.scale == 1 || size.font.dots == FONTS[0].dots || glyphs.plain()
        })
    }

    /// Dots across half a letter.
    const fn half(self) -> u16 {
        self.font.dots / 2 * self.scale
    }

    /// Rows of a letter.
    const fn height(self) -> u16 {
        self.font.dots / 2 * self.scale
    }

    /// Rows from one line to the next.
    const fn pitch(self) -> u16 {
        self.height() + self.font.leading
    }

    /// Rows of so many lines.
    fn rows(self, lines: usize) -> u16 {
        u16::try_from(lines.saturating_sub(1))
            .unwrap_or(u16::MAX)
            .saturating_mul(self.pitch())
            .saturating_add(self.height())
    }

    /// The lines of a text, if they fit into the area.
    fn lines(self, text: &str, area: Rect) -> Option<LineRanges> {
        if self.font.dots < 10 && text.chars().any(is_kanji) {
            return None;
        }
        let units = area.width.saturating_mul(self.across) / self.half();
        let least = WIDE.width(text) / usize::from(units.max(1));
        let fits = units >= 8
            && self.rows(least) <= area.height
            && self.rows(wrap(text, units, WIDE).len()) <= area.height;
        fits.then(|| balanced(text, units, WIDE))
    }
}

/// Is it a letter with so many strokes that it needs ten dots?
const fn is_kanji(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '々' | '〆')
}

/// The fonts draw ambiguous characters as wide as kanji.
const WIDE: Glyphs = Glyphs::WIDE;

/// The largest size at which a text fits into an area, and its lines.
fn large(glyphs: Glyphs, area: Rect, text: &str) -> Option<(Size, LineRanges)> {
    // Far more than any size can show; keeps a pasted chapter from costing a frame.
    if text.is_empty() || text.len() > 600 {
        return None;
    }
    Size::all(glyphs).find_map(|size| size.lines(text, area).map(|lines| (size, lines)))
}

/// A picture of dots.
struct Picture {
    width: u16,
    height: u16,
    lit: Vec<bool>,
}

impl Picture {
    fn new(width: u16, height: u16) -> Self {
        Self {
            width,
            height,
            lit: vec![false; usize::from(width) * usize::from(height)],
        }
    }

    fn is_lit(&self, x: u16, y: u16) -> bool {
        x < self.width
            && y < self.height
            && self.lit[usize::from(y) * usize::from(self.width) + usize::from(x)]
    }

    /// Lights the dots of a letter from the column `x`, each `scale` dots wide and high.
    fn light(&mut self, x: u16, rows: impl Iterator<Item = u16>, scale: u16) {
        for (row, bits) in (0..).zip(rows) {
            for column in (0..12).filter(|column| bits << column & 0x800 != 0) {
                self.light_square(x + column * scale, row * scale, scale);
            }
        }
    }

    fn light_square(&mut self, x: u16, y: u16, size: u16) {
        for (dx, dy) in (0..size).flat_map(|dx| (0..size).map(move |dy| (dx, dy))) {
            let (x, y) = (x + dx, y + dy);
            if x < self.width && y < self.height {
                self.lit[usize::from(y) * usize::from(self.width) + usize::from(x)] = true;
            }
        }
    }
}

/// As few lines as the width allows, about equally long, broken between phrases where that takes no
/// more lines.
fn balanced(text: &str, width: u16, glyphs: Glyphs) -> LineRanges {
    let fewest = wrap(text, width, glyphs);
    if fewest.len() > 12 {
        return fewest;
    }
    let even = |wrap: fn(&str, u16, Glyphs) -> LineRanges| {
        (width / 2..=width)
            .map(|width| wrap(text, width, glyphs))
            .find(|lines| lines.len() == fewest.len())
    };
    even(wrap_phrases).or_else(|| even(wrap)).unwrap_or(fewest)
}

impl Canvas<'_> {
    /// Draws a question as large as it fits into the area, and returns how many rows it took; in a
    /// small area it is bold text, airy if it can be.
    pub fn question(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        let area = area.intersection(self.area());
        let text = text.trim();
        match large(self.glyphs, area, text) {
            Some((size, lines)) => {
                for (row, line) in (0..).zip(&lines) {
                    self.large_line(
                        (area.x, area.y + row * size.pitch()),
                        size,
                        &text[line.clone()],
                        role,
                    );
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
                    self.text(
                        (area.x, area.y + row * 2, area.width),
                        &text[line.clone()],
                        role,
                    );
                }
                lines.len() as u16 * 2 - 1
            }
        }
    }

    /// How many rows [`Canvas::question`] would take in this area.
    pub(crate) fn question_height(&self, area: Rect, text: &str) -> u16 {
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

    fn large_line(&mut self, (x, y): (u16, u16), size: Size, text: &str, role: Role) {
        let mut picture = Picture::new(
            WIDE.width(text) as u16 * size.half(),
            size.font.dots * size.scale,
        );
        let mut missing = Vec::new();
        let mut at = 0;
        for grapheme in text.graphemes(true) {
            let single = grapheme
                .chars()
                .next()
                .filter(|c| c.len_utf8() == grapheme.len());
            let width = WIDE.grapheme_width(grapheme) * size.half();
            match single.and_then(|c| size.font.rows(c)) {
                Some(rows) => picture.light(at, rows, size.scale),
                None => missing.push((at / size.across, width / size.across, grapheme)),
            }
            at += width;
        }
        self.picture((x, y), &picture, size.across, role);
        for (at, width, grapheme) in missing {
            self.text_center((x + at, y + size.height() / 2, width), grapheme, role);
        }
    }

    /// Draws a picture with two rows and one or two columns of dots in a cell.
    fn picture(&mut self, (x, y): (u16, u16), picture: &Picture, across: u16, role: Role) {
        const BLOCKS: [&str; 16] = [
            " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
        ];
        let mut style = self.theme.style(role);
        // A reversed or underlined dot would be another dot.
        style.add_modifier -= Modifier::REVERSED | Modifier::UNDERLINED;
        let plain = self.glyphs.plain();
        let columns = picture.width.div_ceil(across);
        let cells = (0..picture.height.div_ceil(2))
            .flat_map(|row| (0..columns).map(move |column| (column, row)));
        for (column, row) in cells {
            let lit =
                |dx: u16, dy: u16| usize::from(picture.is_lit(column * across + dx, row * 2 + dy));
            let right = across - 1;
            let block = lit(0, 0) | lit(right, 0) << 1 | lit(0, 1) << 2 | lit(right, 1) << 3;
            let place = Position::new(x.saturating_add(column), y.saturating_add(row));
            let glyph = if plain { "#" } else { BLOCKS[block] };
            if block != 0 && self.area().contains(place) {
                self.put((place.x, place.y, 1), glyph, style);
            }
        }
    }

    /// Draws a clock (`12:34`, `-0:05`) or a count (`3/7`) as large as it fits into the area, at its left, and returns
    /// how many columns and rows it took.
    ///
    /// It is 10, 5 or 3 rows high; in a smaller area it is bold text.
    pub fn clock(&mut self, area: Rect, text: &str, role: Role) -> (u16, u16) {
        let area = area.intersection(self.area());
        let letters: Option<Vec<(u16, &[u16; 5])>> = text.chars().map(clock_letter).collect();
        let letters = letters
            .filter(|letters| (1..=12).contains(&letters.len()))
            .unwrap_or_default();
        let width = letters
            .iter()
            .map(|(width, _)| width + 1)
            .sum::<u16>()
            .saturating_sub(1);
        let scales: &[u16] = if self.glyphs.plain() {
            &[4, 2]
        } else {
            &[4, 2, 1]
        };
        let fits = |scale: &&u16| {
            width > 0 && width * **scale <= area.width && (5 * **scale).div_ceil(2) <= area.height
        };
        let Some(scale) = scales.iter().find(fits) else {
            let width = if area.is_empty() { 0 } else { area.width };
            return (
                self.text((area.x, area.y, width), text, role),
                area.height.min(1),
            );
        };
        let mut picture = Picture::new(width * scale, 5 * scale);
        let mut at = 0;
        for (width, rows) in letters {
            picture.light(at, rows.iter().copied(), *scale);
            at += (width + 1) * scale;
        }
        self.picture((area.x, area.y), &picture, 1, role);
        (picture.width, picture.height.div_ceil(2))
    }
}

/// How many columns a clock takes at its smallest.
pub(crate) fn clock_columns(text: &str) -> u16 {
    let letters = text.chars().filter_map(clock_letter);
    let width = letters.map(|(width, _)| width + 1).sum::<u16>();
    width.saturating_sub(1)
}

/// A letter of the clock: columns of dots, and the dots as in [`Font::rows`].
const fn clock_letter(c: char) -> Option<(u16, &'static [u16; 5])> {
    const ALL: u16 = 0b111 << 9;
    const LEFT: u16 = 0b100 << 9;
    const MIDDLE: u16 = 0b010 << 9;
    const RIGHT: u16 = 0b001 << 9;
    const BOTH: u16 = 0b101 << 9;
    let rows: &[u16; 5] = match c {
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
        '/' => &[RIGHT, RIGHT, MIDDLE, LEFT, LEFT],
        _ => return None,
    };
    Some((if c == ':' { 1 } else { 3 }, rows))
}
