//! Breaking text into lines as Japanese typesetting does (禁則処理): no 、 or っ at the start of a line,
//! no 「 at its end, ASCII words whole.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Glyphs;

/// Characters that must not start a line.
const NOT_FIRST: &str = "、。，．・：；！？）］｝」』】〉》〕〟’”,.!?)]};:%％‰℃゛゜ヽヾゝゞ々ー～〜…‥\
    ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ｡､･ｧｨｩｪｫｬｭｮｯｰ｣ﾞﾟ";
/// Characters that must not end a line.
const NOT_LAST: &str = "（［｛「『【〈《〔〝‘“([{｢￥＄#＃";

/// The lines of a text in this width, as byte ranges without the blanks at which they were broken.
///
/// No line is wider than `width`, unless a single grapheme is; a break inside the text is kept; an
/// empty text is one empty line.
pub(crate) fn wrap(text: &str, width: u16, glyphs: Glyphs) -> Vec<Range<usize>> {
    lines(text, width, glyphs, may_break)
}

/// The same, but between phrases (文節) as far as the scripts tell them: behind hiragana and
/// punctuation, before anything but hiragana. A word of kanji, a date, a number with its unit stay
/// whole; a phrase wider than `width` is broken as [`wrap`] would.
pub(crate) fn wrap_phrases(text: &str, width: u16, glyphs: Glyphs) -> Vec<Range<usize>> {
    lines(text, width, glyphs, ends_phrase)
}

fn ends_phrase(before: &str, after: &str) -> bool {
    let phrase_ends = before
        .starts_with(|c| is_hiragana(c) || !is_of_word(c) && !c.is_alphanumeric())
        && !after.starts_with(is_hiragana);
    may_break(before, after) && (phrase_ends || is_space(before))
}

fn lines(
    text: &str,
    width: u16,
    glyphs: Glyphs,
    may_break: impl Fn(&str, &str) -> bool,
) -> Vec<Range<usize>> {
    let width = usize::from(width.max(1));
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let wrapped = wrap_paragraph(paragraph, width, glyphs, &may_break);
        lines.extend(
            wrapped
                .into_iter()
                .map(|line| start + line.start..start + line.end),
        );
        start += paragraph.len() + 1;
    }
    lines
}

/// A piece that stays together if it can: its bytes, its width, and how much of the width is blanks
/// at its end.
struct Segment {
    range: Range<usize>,
    width: usize,
    blank: usize,
}

/// The lines of a text without a newline, as ranges of its own bytes.
fn wrap_paragraph(
    text: &str,
    width: usize,
    glyphs: Glyphs,
    may_end: &impl Fn(&str, &str) -> bool,
) -> Vec<Range<usize>> {
    let mut filling = Filling {
        text,
        width,
        glyphs,
        lines: Vec::new(),
        line: 0..0,
        used: 0,
    };
    for piece in pieces(text, glyphs, may_end) {
        if piece.width - piece.blank <= width {
            filling.place(&piece);
            continue;
        }
        let (start, inside) = (piece.range.start, &text[piece.range]);
        for part in pieces(inside, glyphs, may_break) {
            filling.place(&Segment {
                range: start + part.range.start..start + part.range.end,
                ..part
            });
        }
    }
    filling.finish();
    filling.lines
}

/// The lines so far, and the one that is being filled.
struct Filling<'a> {
    text: &'a str,
    width: usize,
    glyphs: Glyphs,
    lines: Vec<Range<usize>>,
    line: Range<usize>,
    used: usize,
}

impl Filling<'_> {
    /// Ends the line, without the blanks at its end.
    fn finish(&mut self) {
        let line = self.line.clone();
        let end = line.start + self.text[line.clone()].trim_end_matches(is_blank).len();
        self.lines.push(line.start..end);
    }

    /// Ends the line and begins the next at this byte.
    fn next_line(&mut self, at: usize) {
        self.finish();
        self.line = at..at;
        self.used = 0;
    }

    fn place(&mut self, piece: &Segment) {
        if self.used + piece.width - piece.blank <= self.width {
            self.line.end = piece.range.end;
            self.used += piece.width;
            return;
        }
        // Too wide for what is left of the line: it begins the next one, and is broken by graphemes only
        // if it is wider than a whole line.
        if self.used > 0 {
            self.next_line(piece.range.start);
        }
        for (at, grapheme) in self.text[piece.range.clone()].grapheme_indices(true) {
            let at = piece.range.start + at;
            let cells = usize::from(self.glyphs.grapheme_width(grapheme));
            if self.used > 0 && self.used + cells > self.width && !is_space(grapheme) {
                self.next_line(at);
            }
            self.line.end = at + grapheme.len();
            self.used += cells;
        }
    }
}

fn pieces(text: &str, glyphs: Glyphs, may_break: impl Fn(&str, &str) -> bool) -> Vec<Segment> {
    let mut pieces: Vec<Segment> = Vec::new();
    let mut before: Option<&str> = None;
    for (at, grapheme) in text.grapheme_indices(true) {
        let cells = usize::from(glyphs.grapheme_width(grapheme));
        let blank = is_space(grapheme);
        let range = at..at + grapheme.len();
        match pieces.last_mut() {
            Some(piece) if !before.is_some_and(|before| may_break(before, grapheme)) => {
                piece.range.end = range.end;
                piece.width += cells;
                piece.blank = if blank { piece.blank + cells } else { 0 };
            }
            _ => pieces.push(Segment {
                range,
                width: cells,
                blank: if blank { cells } else { 0 },
            }),
        }
        before = Some(grapheme);
    }
    pieces
}

fn may_break(before: &str, after: &str) -> bool {
    let first = |grapheme: &str| grapheme.chars().next().unwrap_or(' ');
    let (a, b) = (first(before), first(after));
    match (is_space(before), is_space(after)) {
        (_, true) => false,
        (true, false) => true,
        _ => !(NOT_FIRST.contains(b) || NOT_LAST.contains(a) || is_of_word(a) && is_of_word(b)),
    }
}

/// Blanks at which a line breaks; the ideographic space too.
const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}')
}

/// Is a grapheme nothing but blank? An accent may sit on a blank.
fn is_space(grapheme: &str) -> bool {
    grapheme.chars().all(is_blank)
}

const fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}')
}

/// Is this a letter of a script that keeps words whole? Japanese and Chinese may break anywhere.
fn is_of_word(c: char) -> bool {
    !matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FFEF}' | '\u{1B000}'..='\u{1B2FF}' | '\u{1F000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use crate::testing::property;
    use proptest::prelude::*;

    use super::*;

    fn wrapped(text: &str, width: u16) -> Vec<&str> {
        wrap(text, width, Glyphs::default())
            .into_iter()
            .map(|line| &text[line])
            .collect()
    }

    #[test]
    fn no_mark_starts_a_line_and_no_bracket_ends_one() {
        assert_eq!(
            wrapped("受診率が低い。そこで", 12),
            ["受診率が低", "い。そこで"]
        );
        assert_eq!(
            wrapped("あいう「健診」のこと", 8),
            ["あいう", "「健診」", "のこと"]
        );
        assert_eq!(wrapped("ちょっとデータ", 4), ["ちょ", "っと", "デー", "タ"]);
    }

    #[test]
    fn words_stay_whole_and_the_blank_at_a_break_goes() {
        assert_eq!(
            wrapped("come to a health checkup", 10),
            ["come to a", "health", "checkup"]
        );
        assert_eq!(
            wrapped("HbA1cの平均は5.8%です", 10),
            ["HbA1cの平", "均は5.8%で", "す"]
        );
        assert_eq!(wrapped("一\n\n二", 10), ["一", "", "二"]);
        assert_eq!(wrapped("", 10), [""]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken() {
        assert_eq!(
            wrapped("https://www.mhlw.go.jp/", 8),
            ["https://", "www.mhlw", ".go.jp/"]
        );
    }

    #[test]
    fn text_breaks_between_phrases() {
        let text = "働く人の特定健診の受診率を上げるには";
        let lines: Vec<&str> = wrap_phrases(text, 20, Glyphs::default())
            .into_iter()
            .map(|line| &text[line])
            .collect();
        assert_eq!(lines, ["働く人の特定健診の", "受診率を上げるには"]);
    }

    #[test]
    fn words_of_the_field_dates_and_numbers_stay_whole_where_the_line_allows() {
        let words = [
            "住民",
            "経営指導員",
            "保健所",
            "協会けんぽ",
            "特定健診",
            "令和9年度第1四半期",
            "48.2％",
            "356人",
        ];
        for (word, width) in words
            .into_iter()
            .flat_map(|word| (20..40).map(move |width| (word, width)))
        {
            let text = format!("これからの{word}の話と、{word}が話すことと、{word}。");
            let lines = wrap_phrases(&text, width, Glyphs::default());
            let whole = lines
                .iter()
                .map(|line| text[line.clone()].matches(word).count())
                .sum::<usize>();
            // 協会けんぽ changes its script inside: nothing but a dictionary would tell.
            assert!(whole == 3 || word == "協会けんぽ", "{word} at {width}");
        }
    }

    #[test]
    fn a_phrase_wider_than_the_line_keeps_the_rules_of_marks() {
        let text = "地域職域連携推進協議会作業部会「健診」";
        let lines: Vec<&str> = wrap_phrases(text, 10, Glyphs::default())
            .into_iter()
            .map(|line| &text[line])
            .collect();
        assert_eq!(
            lines,
            ["地域職域連", "携推進協議", "会作業部会", "「健診」"]
        );
    }

    /// Text of everything that makes wrapping hard.
    fn hard_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("健診"),
            Just("、"),
            Just("。"),
            Just("「"),
            Just("」"),
            Just("っ"),
            Just("ー"),
            Just(" "),
            Just("\u{3000}"),
            Just("word"),
            Just("5.8%"),
            Just("か\u{3099}"),
            Just("ｶﾞ"),
            Just("𠮷"),
            Just("①"),
            Just("\n"),
            Just("👨\u{200D}👩\u{200D}👧"),
            Just("あﾞ"),
            Just("\u{202E}"),
            Just("\u{301}"),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(property(256))]

        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(text in hard_text(), width in 4_u16..30, ambiguous_wide: bool) {
            let glyphs = if ambiguous_wide { Glyphs::WIDE } else { Glyphs::ALL };
            let solid = |text: &str| text.chars().filter(|c| !is_blank(*c) && *c != '\n').collect::<String>();
            for lines in [wrap(&text, width, glyphs), wrap_phrases(&text, width, glyphs)] {
                for line in &lines {
                    prop_assert!(glyphs.width(&text[line.clone()]) <= usize::from(width));
                }
                prop_assert_eq!(solid(&lines.into_iter().map(|line| &text[line]).collect::<String>()), solid(&text));
            }
        }
    }
}
