//! Text that people typed: cleaned of what could fool a terminal or a reader, otherwise kept as it
//! is.
//!
//! Names are never normalised: 﨑, 髙, 塚 and か+U+3099 stay what they are, and so do variation
//! selectors, which tell name glyphs apart.

use unicode_segmentation::UnicodeSegmentation;

use super::Message;
use crate::id;

/// The longest text that a record takes, in letters as people count them. What is longer is refused,
/// never cut.
pub(crate) const LONGEST: usize = 2_000;

/// Why this text is refused, if it is longer than a record takes.
pub(crate) fn too_long(text: &str) -> Option<Message> {
    // No letter is shorter than a byte.
    if text.len() <= LONGEST {
        return None;
    }
    let now = text.graphemes(true).count();
    let message = Message::new(id!("refuse-too-long"));
    (now > LONGEST).then(|| message.with("most", LONGEST).with("now", now))
}

/// Is this character kept by [`clean`]?
///
/// Dropped are control characters (C0, C1), bidirectional controls, and characters that show
/// nothing but could hide something: zero-width space, word joiner and invisible operators, soft
/// hyphen, byte order mark, Hangul fillers, interlinear annotation and tag characters. Kept are ZWJ
/// and ZWNJ (needed by scripts and emoji) and variation selectors (needed by names).
pub(crate) fn is_kept(c: char) -> bool {
    !matches!(c,
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

/// One line of cleaned text: line breaks and tabs become single spaces, the ends are trimmed of
/// ASCII blanks.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{B}' | '\u{C}'
                if !out.is_empty() && !out.ends_with(' ') =>
            {
                out.push(' ');
            }
            c if is_kept(c) => out.push(c),
            _ => {}
        }
    }
    out.trim_matches(' ').to_owned()
}

/// The lines of a pasted text, each cleaned, empty ones left out.
pub(crate) fn clean_lines(text: &str) -> Vec<String> {
    text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}'])
        .map(clean)
        .filter(|line| !line.trim().is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_fool_a_reader_goes_and_what_a_name_needs_stays() {
        assert_eq!(clean("a\u{202E}b\u{1b}[31mc\u{200B}\u{FEFF}d"), "ab[31mcd");
        for name in [
            "髙﨑",
            "𠮷野",
            "か\u{3099}",
            "ｶﾞ",
            "山田\u{3000}太郎",
            "葛\u{E0100}城",
            "塚",
            "👩\u{200D}⚕\u{FE0F}",
        ] {
            assert_eq!(clean(name), name);
        }
    }

    #[test]
    fn a_pasted_text_gives_its_lines() {
        assert_eq!(
            clean_lines("一つ目\r\n\r\n 二つ目\t続き \n\u{2028}三つ目"),
            ["一つ目", "二つ目 続き", "三つ目"]
        );
    }
}
