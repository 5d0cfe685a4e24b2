//! Breaking text into lines as Japanese typesetting does (禁則処理): no 、 or っ at the start of a line, no 「 at its end, ASCII words whole.

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
/// No line is wider than `width`, unless a single grapheme is; a break inside the text is kept; an empty text is one empty line.
pub fn wrap(text: &str, width: u16, glyphs: Glyphs) -> Vec<Range<usize>> {
    let width = usize::from(width.max(1));
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, start, width, glyphs, &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

/// A piece that stays together if it can: its bytes, its width, and how much of the width is blanks at its end.
struct Piece {
    range: Range<usize>,
    width: usize,
    blank: usize,
}

fn wrap_paragraph(text: &str, offset: usize, width: usize, glyphs: Glyphs, lines: &mut Vec<Range<usize>>) {
    let mut line = 0..0;
    let mut used = 0;
    let mut finish = |line: Range<usize>| {
        let end = line.start + text[line.clone()].trim_end_matches(is_blank).len();
        lines.push(offset + line.start..offset + end);
    };
    for piece in pieces(text, glyphs) {
        if used + piece.width - piece.blank <= width {
            line.end = piece.range.end;
            used += piece.width;
            continue;
        }
        if used > 0 {
            finish(line);
            line = piece.range.start..piece.range.start;
            used = 0;
        }
        for (at, grapheme) in text[piece.range.clone()].grapheme_indices(true) {
            let at = piece.range.start + at;
            let cells = usize::from(glyphs.grapheme_width(grapheme));
            if used > 0 && used + cells > width && !grapheme.starts_with(is_blank) {
                finish(line);
                line = at..at;
                used = 0;
            }
            line.end = at + grapheme.len();
            used += cells;
        }
    }
    finish(line);
}

fn pieces(text: &str, glyphs: Glyphs) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<&str> = None;
    for (at, grapheme) in text.grapheme_indices(true) {
        let cells = usize::from(glyphs.grapheme_width(grapheme));
        let blank = grapheme.starts_with(is_blank);
        let range = at..at + grapheme.len();
        match pieces.last_mut() {
            Some(piece) if !before.is_some_and(|before| may_break(before, grapheme)) => {
                piece.range.end = range.end;
                piece.width += cells;
                piece.blank = if blank { piece.blank + cells } else { 0 };
            }
            _ => pieces.push(Piece { range, width: cells, blank: if blank { cells } else { 0 } }),
        }
        before = Some(grapheme);
    }
    pieces
}

fn may_break(before: &str, after: &str) -> bool {
    let first = |grapheme: &str| grapheme.chars().next().unwrap_or(' ');
    let (a, b) = (first(before), first(after));
    match (is_blank(a), is_blank(b)) {
        (_, true) => false,
        (true, false) => true,
        _ => !NOT_FIRST.contains(b) && !NOT_LAST.contains(a) && !(is_of_word(a) && is_of_word(b)),
    }
}

/// Blanks at which a line breaks; the ideographic space too.
const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}')
}

/// Is this a letter of a script that keeps words whole? Japanese and Chinese may break anywhere.
fn is_of_word(c: char) -> bool {
    !matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FFEF}' | '\u{1B000}'..='\u{1B2FF}' | '\u{1F000}'..='\u{3FFFF}')
}
