//! The signs we draw with, each one cell wide, and how wide other people's text is.
//!
//! Box lines, ★ and → are two cells wide in some Japanese consoles (East Asian *ambiguous*). There,
//! and where a font lacks them, ASCII stands in.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Glyphs {
    /// Draw with ASCII alone.
    pub(crate) ascii: bool,
    /// Ambiguous characters take two cells here, as measured at the start.
    pub(crate) ambiguous_wide: bool,
    /// The terminal draws quarter blocks (▚▙▟) itself, edge to edge; fonts often lack them. Narrow
    /// large type needs them.
    pub(crate) quarters: bool,
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
    /// An empty circle, for what is open.
    Circle,
    /// The best of marks: ◎.
    Bullseye,
    /// A middling mark: △.
    Triangle,
    /// The worst of marks: ×.
    Times,
    /// A full square.
    Square,
    /// An empty square.
    SquareEmpty,
    /// Leads to, becomes.
    Arrow,
    /// The row where the keys go; at most one on a screen.
    Here,
    /// Under way: the present step, the present chapter.
    Current,
    /// Sorted upwards, more above.
    Up,
    /// Sorted downwards, more below.
    Down,
    /// Done, saved.
    Check,
    /// Something that needs attention.
    Alert,
    /// Refused, missing, absent.
    Cross,
    /// Text goes on.
    More,
    /// Between two things of a line.
    Between,
    /// A replay that plays.
    Play,
    /// A replay that stands still.
    Pause,
}

impl Sign {
    /// All signs.
    #[cfg(test)]
    pub(crate) const ALL: [Sign; 21] = [
        Sign::Bullseye,
        Sign::Triangle,
        Sign::Times,
        Sign::Star,
        Sign::StarEmpty,
        Sign::Dot,
        Sign::Circle,
        Sign::Square,
        Sign::SquareEmpty,
        Sign::Arrow,
        Sign::Here,
        Sign::Current,
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
            Sign::Bullseye => ("◎", "@"),
            Sign::Triangle => ("△", "^"),
            Sign::Times => ("×", "x"),
            Sign::Square => ("■", "#"),
            Sign::SquareEmpty => ("□", "_"),
            Sign::Arrow => ("→", ">"),
            Sign::Here => (">", ">"),
            Sign::Current => ("▸", "*"),
            Sign::Up => ("↑", "^"),
            Sign::Down => ("↓", "v"),
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
pub(crate) struct Outline {
    /// Top left corner.
    pub(crate) top_left: &'static str,
    /// Top right corner.
    pub(crate) top_right: &'static str,
    /// Bottom right corner.
    pub(crate) bottom_right: &'static str,
    /// Bottom left corner.
    pub(crate) bottom_left: &'static str,
    /// A line across.
    pub(crate) across: &'static str,
    /// A line down.
    pub(crate) down: &'static str,
}

const LIGHT: Outline = Outline {
    top_left: "╭",
    top_right: "╮",
    bottom_right: "╯",
    bottom_left: "╰",
    across: "─",
    down: "│",
};
const HEAVY: Outline = Outline {
    top_left: "┏",
    top_right: "┓",
    bottom_right: "┛",
    bottom_left: "┗",
    across: "━",
    down: "┃",
};
const ASCII_LIGHT: Outline = Outline {
    top_left: "+",
    top_right: "+",
    bottom_right: "+",
    bottom_left: "+",
    across: "-",
    down: "|",
};
const ASCII_HEAVY: Outline = Outline {
    across: "=",
    ..ASCII_LIGHT
};

impl Glyphs {
    /// ASCII alone.
    pub const ASCII: Glyphs = Glyphs {
        ascii: true,
        ambiguous_wide: false,
        quarters: false,
    };

    /// All that we draw with, ambiguous characters one cell wide.
    pub const ALL: Glyphs = Glyphs {
        ascii: false,
        ambiguous_wide: false,
        quarters: true,
    };

    /// Ambiguous characters two cells wide, as in some Japanese consoles.
    pub(crate) const WIDE: Glyphs = Glyphs {
        ascii: false,
        ambiguous_wide: true,
        quarters: false,
    };

    /// Must ASCII stand in? Where ambiguous characters are wide, most of our signs would be.
    pub(crate) const fn plain(self) -> bool {
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
    pub(crate) fn marks(self, n: usize, sign: Sign) -> String {
        let glyph = self.sign(sign);
        if n <= 5 {
            vec![glyph; n].join(" ")
        } else {
            format!("{glyph} {n}")
        }
    }

    /// Light lines.
    pub(crate) const fn light(self) -> Outline {
        if self.plain() { ASCII_LIGHT } else { LIGHT }
    }

    /// Heavy lines.
    pub(crate) const fn heavy(self) -> Outline {
        if self.plain() { ASCII_HEAVY } else { HEAVY }
    }

    /// The full and the empty part of a gauge.
    pub(crate) const fn gauge(self) -> (&'static str, &'static str) {
        if self.plain() {
            ("=", "-")
        } else {
            ("━", "─")
        }
    }

    /// The thumb and the track of a scrollbar.
    pub(crate) const fn scrollbar(self) -> (&'static str, &'static str) {
        if self.plain() {
            ("#", "|")
        } else {
            ("▐", "│")
        }
    }

    /// The sign of one cell for a share between 0 and 1, where there is no room for a bar.
    pub(crate) fn level(self, share: f64) -> &'static str {
        let (plain, drawn) = ([" ", ".", ":", "+", "#"], [" ", "▁", "▃", "▅", "█"]);
        // A share of nothing has no sign; any other has at least the smallest.
        let level = (share.clamp(0.0, 1.0) * 4.0).ceil() as usize;
        if self.plain() {
            plain[level]
        } else {
            drawn[level]
        }
    }

    /// A bar of `part` in `whole` that is at most `width` cells long. It leaves a gap between two
    /// rows, so that bars under each other stay bars; a part that is not 0 has at least one cell.
    pub(crate) fn bar(self, part: f64, whole: f64, width: u16) -> String {
        if !(part.is_finite() && whole.is_finite() && part > 0.0 && whole > 0.0) {
            return String::new();
        }
        let cells = ((part / whole).min(1.0) * f64::from(width)).round() as usize;
        let cell = if self.plain() { "#" } else { "▆" };
        cell.repeat(cells.clamp(1, usize::from(width).max(1)))
    }

    /// How many cells a text takes.
    pub(crate) fn width(self, text: &str) -> usize {
        text.graphemes(true)
            .map(|grapheme| usize::from(self.grapheme_width(grapheme)))
            .sum()
    }

    /// How many cells a grapheme takes; 0 for what does not show.
    pub(crate) fn grapheme_width(self, grapheme: &str) -> u16 {
        if grapheme.len() == 1 {
            return u16::from(!grapheme.as_bytes()[0].is_ascii_control());
        }
        if grapheme.contains(char::is_control) {
            return 0;
        }
        // Consoles give ﾞ and ﾟ a cell of their own; unicode-width (and ratatui on top of it)
        // changes its mind about them between versions.
        let marks = grapheme.chars().filter(|c| is_sound_mark(*c)).count() as u16;
        if marks == 0 {
            return self.plain_width(grapheme);
        }
        let rest: String = grapheme.chars().filter(|c| !is_sound_mark(*c)).collect();
        self.plain_width(&rest) + marks
    }

    fn plain_width(self, grapheme: &str) -> u16 {
        match grapheme.width() as u16 {
            1 if self.ambiguous_wide => grapheme.width_cjk().clamp(1, 2) as u16,
            width => width,
        }
    }

    /// The beginning of a text that fits into so many cells, with a sign where it was cut.
    pub(crate) fn fit(self, text: &str, width: usize) -> Cow<'_, str> {
        let Some(cut) = self.cut(text, width) else {
            return Cow::Borrowed(text);
        };
        let sign = if width > 0 { self.sign(Sign::More) } else { "" };
        Cow::Owned(format!("{}{sign}", &text[..cut]))
    }

    /// Where to cut a text so that a sign still fits into so many cells; `None` when the whole text
    /// does.
    fn cut(self, text: &str, width: usize) -> Option<usize> {
        let (mut taken, mut cut) = (0, 0);
        for (at, grapheme) in text.grapheme_indices(true) {
            if taken < width {
                cut = at;
            }
            taken += usize::from(self.grapheme_width(grapheme));
            if taken > width {
                return Some(cut);
            }
        }
        None
    }
}

/// The half-width voiced and semi-voiced sound marks.
const fn is_sound_mark(c: char) -> bool {
    matches!(c, '\u{FF9E}' | '\u{FF9F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [Glyphs; 3] = [Glyphs::ALL, Glyphs::WIDE, Glyphs::ASCII];

    #[test]
    fn every_sign_of_ours_is_one_cell_wide_in_every_console() {
        for glyphs in KINDS {
            let lines = [glyphs.light(), glyphs.heavy()].map(|l| {
                [
                    l.top_left,
                    l.top_right,
                    l.bottom_right,
                    l.bottom_left,
                    l.across,
                    l.down,
                ]
            });
            let pairs = [glyphs.gauge(), glyphs.scrollbar()].map(|(a, b)| [a, b]);
            let signs = Sign::ALL.map(|sign| glyphs.sign(sign));
            let levels = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| glyphs.level(share));
            for glyph in lines
                .concat()
                .into_iter()
                .chain(pairs.concat())
                .chain(signs)
                .chain(levels)
            {
                assert_eq!(glyphs.width(glyph), 1, "{glyph}");
            }
        }
    }

    #[test]
    fn other_peoples_text_is_as_wide_as_the_console_makes_it() {
        for (text, narrow, wide) in [
            ("①", 1, 2),
            ("○△※■★→", 6, 12),
            ("か\u{3099}", 2, 2),
            ("ｶﾞ", 2, 2),
            ("𠮷髙﨑", 6, 6),
            ("─", 1, 2),
            ("a\u{202E}b", 2, 2),
        ] {
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
        assert_eq!(KINDS[0].bar(1.0, 2.0, 9), "▆▆▆▆▆");
        assert_eq!(KINDS[0].bar(0.1, 90.0, 9), "▆", "a little is not nothing");
        assert_eq!(KINDS[2].bar(1.0, 2.0, 9), "#####");
        assert_eq!(KINDS[0].bar(f64::NAN, 1.0, 9), "");
        assert_eq!(KINDS[0].bar(5.0, 1.0, 2), "▆▆");
    }
}
