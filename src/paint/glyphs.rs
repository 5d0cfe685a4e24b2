//! The signs we draw with, each one cell wide, and how wide other people's text is.
//!
//! Box lines, ★ and → are two cells wide in some Japanese consoles (East Asian *ambiguous*). There, and where a font lacks them, ASCII stands in.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Glyphs {
    /// Draw with ASCII alone.
    pub ascii: bool,
    /// Ambiguous characters take two cells here, as measured at the start.
    pub ambiguous_wide: bool,
}

/// A sign with a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// A star given.
    Star,
    /// A star not given.
    StarEmpty,
    /// A sticker, or something done.
    Dot,
    /// Something open.
    Circle,
    /// A full square.
    Square,
    /// An empty square.
    SquareEmpty,
    /// Leads to, becomes.
    Arrow,
    /// The row where the person is.
    Here,
    /// Sorted upwards, more above.
    Up,
    /// Sorted downwards, more below.
    Down,
    /// Done, saved.
    Check,
    /// Attention.
    Alert,
    /// Refused, missing, absent.
    Cross,
    /// Text goes on.
    More,
    /// Between two things of a line.
    Between,
    /// Plays.
    Play,
    /// Stands still.
    Pause,
}

impl Sign {
    /// All signs.
    pub const ALL: [Sign; 17] = [
        Sign::Star,
        Sign::StarEmpty,
        Sign::Dot,
        Sign::Circle,
        Sign::Square,
        Sign::SquareEmpty,
        Sign::Arrow,
        Sign::Here,
        Sign::Up,
        Sign::Down,
        Sign::Check,
        Sign::Alert,
        Sign::Cross,
        Sign::More,
        Sign::Between,
        Sign::Play,
        Sign::Pause,
    ];

    const fn glyphs(self) -> (&'static str, &'static str) {
        match self {
            Sign::Star => ("★", "*"),
            Sign::StarEmpty => ("☆", "."),
            Sign::Dot => ("●", "o"),
            Sign::Circle => ("○", "-"),
            Sign::Square => ("■", "#"),
            Sign::SquareEmpty => ("□", "_"),
            Sign::Arrow => ("→", ">"),
            Sign::Here => ("▸", ">"),
            Sign::Up => ("▴", "^"),
            Sign::Down => ("▾", "v"),
            Sign::Check => ("✓", "+"),
            Sign::Alert => ("!", "!"),
            Sign::Cross => ("✗", "x"),
            Sign::More => ("…", "~"),
            Sign::Between => ("·", "|"),
            Sign::Play => ("▸", ">"),
            Sign::Pause => ("‖", "="),
        }
    }
}

/// The lines of a frame: corners from the top left clockwise, then across and down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// Top left corner.
    pub top_left: &'static str,
    /// Top right corner.
    pub top_right: &'static str,
    /// Bottom right corner.
    pub bottom_right: &'static str,
    /// Bottom left corner.
    pub bottom_left: &'static str,
    /// A line across.
    pub across: &'static str,
    /// A line down.
    pub down: &'static str,
}

const LIGHT: Lines = Lines { top_left: "╭", top_right: "╮", bottom_right: "╯", bottom_left: "╰", across: "─", down: "│" };
const HEAVY: Lines = Lines { top_left: "┏", top_right: "┓", bottom_right: "┛", bottom_left: "┗", across: "━", down: "┃" };
const ASCII_LIGHT: Lines = Lines { top_left: "+", top_right: "+", bottom_right: "+", bottom_left: "+", across: "-", down: "|" };
const ASCII_HEAVY: Lines = Lines { across: "=", ..ASCII_LIGHT };

impl Glyphs {
    /// ASCII alone.
    pub const ASCII: Glyphs = Glyphs { ascii: true, ambiguous_wide: false };

    /// Must ASCII stand in? Where ambiguous characters are wide, most of our signs would be.
    pub const fn plain(self) -> bool {
        self.ascii || self.ambiguous_wide
    }

    /// The glyph of a sign, one cell wide.
    pub const fn sign(self, sign: Sign) -> &'static str {
        let (glyph, ascii) = sign.glyphs();
        if self.plain() { ascii } else { glyph }
    }

    /// As many signs as there are; beyond five, one and the number (★ 12).
    ///
    /// They stand apart because Japanese fonts draw them wider than their cell.
    pub fn marks(self, n: usize, sign: Sign) -> String {
        let glyph = self.sign(sign);
        if n <= 5 { vec![glyph; n].join(" ") } else { format!("{glyph} {n}") }
    }

    /// Light lines.
    pub const fn light(self) -> Lines {
        if self.plain() { ASCII_LIGHT } else { LIGHT }
    }

    /// Heavy lines.
    pub const fn heavy(self) -> Lines {
        if self.plain() { ASCII_HEAVY } else { HEAVY }
    }

    /// The full and the empty part of a gauge.
    pub const fn gauge(self) -> (&'static str, &'static str) {
        if self.plain() { ("=", "-") } else { ("━", "─") }
    }

    /// The thumb and the track of a scrollbar.
    pub const fn scrollbar(self) -> (&'static str, &'static str) {
        if self.plain() { ("#", "|") } else { ("┃", "│") }
    }

    /// The sign that goes with a level of heat (0 to 4), so that it is not told by colour alone.
    pub const fn heat(self, level: u8) -> &'static str {
        match (self.plain(), level) {
            (_, 0) => " ",
            (false, 1) => "▁",
            (false, 2) => "▃",
            (false, 3) => "▅",
            (false, _) => "█",
            (true, 1) => ".",
            (true, 2) => ":",
            (true, 3) => "+",
            (true, _) => "#",
        }
    }

    /// A bar of `part` in `whole` that is at most `width` cells long, drawn to the eighth of a cell where that can be drawn.
    pub fn bar(self, part: f64, whole: f64, width: u16) -> String {
        if !(part.is_finite() && whole.is_finite() && part > 0.0 && whole > 0.0) {
            return String::new();
        }
        let eighths = ((part / whole).min(1.0) * f64::from(width) * 8.0).round() as usize;
        if self.plain() {
            return "#".repeat(eighths.div_ceil(8).min(usize::from(width)));
        }
        let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
        "█".repeat(eighths / 8) + rest
    }

    /// How many cells a text takes.
    pub fn width(self, text: &str) -> usize {
        text.graphemes(true).map(|grapheme| usize::from(self.grapheme_width(grapheme))).sum()
    }

    /// How many cells a grapheme takes; 0 for what does not show.
    pub fn grapheme_width(self, grapheme: &str) -> u16 {
        if grapheme.len() == 1 {
            return u16::from(!grapheme.as_bytes()[0].is_ascii_control());
        }
        if grapheme.contains(char::is_control) {
            return 0;
        }
        // Consoles give ﾞ and ﾟ a cell of their own; unicode-width (and ratatui on top of it) changes its mind about them between versions.
        let (marks, rest): (String, String) = grapheme.chars().partition(|c| matches!(c, 'ﾞ' | 'ﾟ'));
        let narrow = rest.width() as u16;
        let width = if self.ambiguous_wide && narrow == 1 { rest.width_cjk().clamp(1, 2) as u16 } else { narrow };
        width + marks.chars().count() as u16
    }

    /// The beginning of a text that fits into so many cells, with a sign where it was cut.
    pub fn fit(self, text: &str, width: usize) -> Cow<'_, str> {
        if self.width(text) <= width {
            return Cow::Borrowed(text);
        }
        let mut room = width.saturating_sub(1);
        let mut out = String::new();
        for grapheme in text.graphemes(true) {
            let Some(rest) = room.checked_sub(usize::from(self.grapheme_width(grapheme))) else { break };
            room = rest;
            out.push_str(grapheme);
        }
        if width > 0 {
            out.push_str(self.sign(Sign::More));
        }
        Cow::Owned(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [Glyphs; 3] = [Glyphs { ascii: false, ambiguous_wide: false }, Glyphs { ascii: false, ambiguous_wide: true }, Glyphs::ASCII];

    #[test]
    fn every_sign_of_ours_is_one_cell_wide_in_every_console() {
        for glyphs in KINDS {
            let lines = [glyphs.light(), glyphs.heavy()].map(|l| [l.top_left, l.top_right, l.bottom_right, l.bottom_left, l.across, l.down]);
            let pairs = [glyphs.gauge(), glyphs.scrollbar()].map(|(a, b)| [a, b]);
            let signs = Sign::ALL.map(|sign| glyphs.sign(sign));
            let heat = [0, 1, 2, 3, 4].map(|level| glyphs.heat(level));
            for glyph in lines.concat().into_iter().chain(pairs.concat()).chain(signs).chain(heat) {
                assert_eq!(glyphs.width(glyph), 1, "{glyph}");
            }
        }
    }

    #[test]
    fn other_peoples_text_is_as_wide_as_the_console_makes_it() {
        for (text, narrow, wide) in
            [("①", 1, 2), ("○△※■★→", 6, 12), ("か\u{3099}", 2, 2), ("ｶﾞ", 2, 2), ("𠮷髙﨑", 6, 6), ("─", 1, 2), ("a\u{202E}b", 2, 2)]
        {
            assert_eq!(KINDS[0].width(text), narrow, "{text}");
            assert_eq!(KINDS[1].width(text), wide, "{text}");
        }
    }

    #[test]
    fn a_text_too_long_says_that_it_goes_on() {
        assert_eq!(KINDS[0].fit("特定健診の受診率", 9), "特定健診…");
        assert_eq!(KINDS[0].fit("特定健診", 8), "特定健診");
        assert_eq!(KINDS[1].fit("特定健診の", 8), "特定健~");
        assert_eq!(KINDS[0].fit("特定", 0), "");
    }

    #[test]
    fn a_bar_is_as_long_as_its_part() {
        assert_eq!(KINDS[0].bar(1.0, 2.0, 9), "████▌");
        assert_eq!(KINDS[2].bar(1.0, 2.0, 9), "#####");
        assert_eq!(KINDS[0].bar(f64::NAN, 1.0, 9), "");
        assert_eq!(KINDS[0].bar(5.0, 1.0, 2), "██");
    }
}
