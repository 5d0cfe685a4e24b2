//! What this terminal can show: how many colours, and how wide it draws the characters that Unicode
//! calls ambiguous.

use std::env;

use crate::paint::{Depth, Glyphs};

/// Two characters whose width is ambiguous and which we draw: a sign and a line.
pub(crate) const PROBE: &str = "★─";

/// How many colours the terminal reports.
pub(crate) fn depth() -> Depth {
    let value = |name| env::var(name).unwrap_or_default();
    depth_of(
        &value("COLORTERM"),
        &value("TERM"),
        env::var_os("WT_SESSION").is_some() || cfg!(windows),
    )
}

/// Windows' own terminals show all colours and do not report it.
fn depth_of(colorterm: &str, term: &str, windows: bool) -> Depth {
    if matches!(colorterm, "truecolor" | "24bit") || term.contains("direct") || windows {
        Depth::True
    } else if term.contains("256color") || !colorterm.is_empty() {
        Depth::Indexed
    } else {
        Depth::Sixteen
    }
}

/// What the environment sets for glyphs: `YORIAI_ASCII=1` asks for ASCII alone, `YORIAI_WIDTH` is
/// how many cells ambiguous characters take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Reported {
    /// ASCII alone.
    pub(crate) ascii: bool,
    /// Cells of an ambiguous character; `None` asks the terminal.
    pub(crate) width: Option<u16>,
}

impl Reported {
    /// Reads the environment.
    pub(crate) fn by_environment() -> Self {
        let width = env::var("YORIAI_WIDTH")
            .ok()
            .and_then(|width| width.parse().ok())
            .filter(|width| matches!(width, 1 | 2));
        Self {
            ascii: env::var_os("YORIAI_ASCII").is_some_and(|value| value == "1"),
            width,
        }
    }

    /// What to draw with as long as nothing was measured.
    pub(crate) fn glyphs(self) -> Glyphs {
        match self {
            Self { ascii: true, .. } => Glyphs::ASCII,
            Self { width: Some(2), .. } => Glyphs::WIDE,
            Self { .. } => Glyphs {
                quarters: draws_quarters(),
                ..Glyphs::ALL
            },
        }
    }

    /// Would measuring change anything?
    pub(crate) fn wants_probe(self) -> bool {
        !self.ascii && self.width.is_none()
    }
}

/// Does a terminal whose cursor stood in this column after [`PROBE`] draw ambiguous characters
/// wide? Where one of them is, ASCII is safe.
pub(crate) fn is_wide(column: u16) -> bool {
    usize::from(column) > PROBE.chars().count()
}

/// Is this one of the terminals known to draw quarter blocks themselves instead of leaving them to
/// a font?
fn draws_quarters() -> bool {
    const TERMS: [&str; 5] = ["kitty", "alacritty", "foot", "ghostty", "contour"];
    let term = env::var("TERM").unwrap_or_default();
    let program = env::var("TERM_PROGRAM").unwrap_or_default();
    ["WT_SESSION", "VTE_VERSION"]
        .iter()
        .any(|name| env::var_os(name).is_some())
        || matches!(program.as_str(), "WezTerm" | "iTerm.app" | "ghostty")
        || TERMS.iter().any(|known| term.contains(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_has_the_colours_that_it_names() {
        assert_eq!(depth_of("truecolor", "xterm", false), Depth::True);
        assert_eq!(depth_of("", "xterm-256color", false), Depth::Indexed);
        assert_eq!(depth_of("", "linux", false), Depth::Sixteen);
        assert_eq!(depth_of("", "", true), Depth::True);
    }

    #[test]
    fn one_wide_character_is_enough_for_plain_signs() {
        assert!(!is_wide(2));
        assert!(is_wide(3) && is_wide(4));
    }
}
