//! The model of a text field: a text and a caret that always stands between two graphemes.
//!
//! What a person sees as one letter is deleted as one (か+U+3099, ｶﾞ, 髙, a family joined by ZWJ).
//! How a field wraps and scrolls is `paint`'s concern.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::{Key, KeyCode};
use crate::domain::{Message, text};
use crate::id;

/// Can a field hold more than one line?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// One line; a pasted line break becomes a space, and Enter is not the field's.
    #[default]
    One,
    /// Many; Enter breaks the line.
    Many,
}

/// What a field made of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldAnswer {
    /// The key is not the field's; somebody else may have it.
    Ignored,
    /// The text is another one now.
    Changed,
    /// The key was the field's and the text is the same; the caret may have moved.
    Moved,
    /// There is no room for it: nothing of it was taken, which the person has to be told.
    Full,
}

/// The most graphemes that can be typed into a field. Far more than a record takes: what is too long
/// stays in the field until somebody has shortened it.
const MOST_TYPED: usize = 20_000;

/// A text that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    text: String,
    /// Byte index; always a grapheme boundary.
    caret: usize,
    lines: Lines,
    longest: usize,
}

impl Default for Field {
    fn default() -> Self {
        Self::new(Lines::One)
    }
}

impl Field {
    /// An empty field.
    pub const fn new(lines: Lines) -> Self {
        Self {
            text: String::new(),
            caret: 0,
            lines,
            longest: MOST_TYPED,
        }
    }

    /// An empty field that takes at most so many graphemes.
    #[cfg(test)]
    pub(crate) const fn limited(lines: Lines, longest: usize) -> Self {
        Self {
            text: String::new(),
            caret: 0,
            lines,
            longest,
        }
    }

    /// A field of one line that holds this text, the caret at its end.
    pub(crate) fn holding(text: &str) -> Self {
        let mut field = Self::default();
        field.set(text);
        field
    }

    /// The text so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Is there no text?
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Can it hold more than one line?
    pub(crate) const fn lines(&self) -> Lines {
        self.lines
    }

    /// The caret: the byte index in [`Field::text`] before which the next letter goes.
    pub(crate) const fn caret(&self) -> usize {
        self.caret
    }

    /// Puts the caret at the nearest boundary at or after this byte index.
    pub(crate) fn set_caret(&mut self, at: usize) {
        self.caret = boundary_from(&self.text, at);
    }

    /// What is said where there is no room for more.
    pub(crate) fn full() -> Message {
        Message::new(id!("field-full")).with("most", MOST_TYPED)
    }

    /// Replaces the text by one of any length, and puts the caret at its end.
    pub(crate) fn set(&mut self, text: &str) {
        self.text = self.cleaned(text);
        self.caret = self.text.len();
    }

    /// Pastes a text at the caret; the sentence to be told where there is no room for it.
    pub(crate) fn paste(&mut self, words: &str) -> Option<Message> {
        (self.insert(words) == FieldAnswer::Full).then(Self::full)
    }

    /// Hands out the text and leaves the field empty.
    pub(crate) fn take(&mut self) -> String {
        self.caret = 0;
        std::mem::take(&mut self.text)
    }

    /// Inserts a text at the caret, cleaned of what could fool a terminal or a reader; all of it or,
    /// where there is no room, nothing.
    pub fn insert(&mut self, words: &str) -> FieldAnswer {
        let words = self.cleaned(words);
        if words.is_empty() {
            return FieldAnswer::Moved;
        }
        // No letter is shorter than a byte, so most texts need not be counted.
        let may_be_full = self.text.len() + words.len() > self.longest;
        if may_be_full && self.with(&words).graphemes(true).count() > self.longest {
            return FieldAnswer::Full;
        }
        self.text.insert_str(self.caret, &words);
        self.caret = boundary_from(&self.text, self.caret + words.len());
        FieldAnswer::Changed
    }

    /// Answers a key.
    pub(crate) fn on_key(&mut self, key: &Key) -> FieldAnswer {
        if let Some(c) = key.typed() {
            return self.insert(c.encode_utf8(&mut [0; 4]));
        }
        let far = key.ctrl || key.alt;
        match key.code {
            KeyCode::Enter if self.lines == Lines::Many && !key.ctrl => self.insert("\n"),
            KeyCode::Left if far => self.go(self.word_before()),
            KeyCode::Right if far => self.go(self.word_after()),
            KeyCode::Left => self.go(previous_boundary(&self.text, self.caret)),
            KeyCode::Right => self.go(next_boundary(&self.text, self.caret)),
            KeyCode::Up | KeyCode::Down if far => FieldAnswer::Ignored,
            KeyCode::Up => self
                .line_above()
                .map_or(FieldAnswer::Ignored, |at| self.go(at)),
            KeyCode::Down => self
                .line_below()
                .map_or(FieldAnswer::Ignored, |at| self.go(at)),
            KeyCode::Home if far => self.go(0),
            KeyCode::End if far => self.go(self.text.len()),
            KeyCode::Home => self.go(self.line_start()),
            KeyCode::End => self.go(self.line_end()),
            KeyCode::Backspace if far => self.cut(self.word_before(), self.caret),
            KeyCode::Backspace => self.cut(previous_boundary(&self.text, self.caret), self.caret),
            KeyCode::Delete if far => self.cut(self.caret, self.word_after()),
            KeyCode::Delete => self.cut(self.caret, next_boundary(&self.text, self.caret)),
            // Many terminals send Ctrl-H for Backspace.
            KeyCode::Char('h') if key.ctrl => {
                self.cut(previous_boundary(&self.text, self.caret), self.caret)
            }
            KeyCode::Char('u') if key.ctrl => self.cut(self.line_start(), self.caret),
            KeyCode::Char('k') if key.ctrl => self.cut(self.caret, self.line_end()),
            KeyCode::Char('w') if key.ctrl => self.cut(self.word_before(), self.caret),
            _ => FieldAnswer::Ignored,
        }
    }

    fn cleaned(&self, words: &str) -> String {
        let unified = words.replace("\r\n", "\n");
        let line_break = if self.lines == Lines::Many { '\n' } else { ' ' };
        let turned = unified.chars().map(|c| match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => line_break,
            '\t' => ' ',
            c => c,
        });
        turned.filter(|c| *c == '\n' || text::is_kept(*c)).collect()
    }

    fn with(&self, words: &str) -> String {
        format!(
            "{}{words}{}",
            &self.text[..self.caret],
            &self.text[self.caret..]
        )
    }

    fn go(&mut self, at: usize) -> FieldAnswer {
        self.set_caret(at);
        FieldAnswer::Moved
    }

    fn cut(&mut self, from: usize, to: usize) -> FieldAnswer {
        if from >= to {
            return FieldAnswer::Moved;
        }
        self.text.replace_range(from..to, "");
        // What stood on both sides may be one grapheme now.
        self.set_caret(from);
        FieldAnswer::Changed
    }

    fn line_start(&self) -> usize {
        self.text[..self.caret].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.text[self.caret..]
            .find('\n')
            .map_or(self.text.len(), |at| self.caret + at)
    }

    fn column(&self) -> usize {
        self.text[self.line_start()..self.caret]
            .graphemes(true)
            .count()
    }

    fn line_above(&self) -> Option<usize> {
        let end = self.line_start().checked_sub(1)?;
        let start = self.text[..end].rfind('\n').map_or(0, |at| at + 1);
        Some(start + nth_boundary(&self.text[start..end], self.column()))
    }

    fn line_below(&self) -> Option<usize> {
        let start = self.line_end() + 1;
        let line = self.text.get(start..)?.split('\n').next()?;
        Some(start + nth_boundary(line, self.column()))
    }

    /// Start of the run of like letters before the caret, spaces after it included.
    fn word_before(&self) -> usize {
        let mut at = self.caret;
        let mut run = Script::Space;
        for (start, grapheme) in self.text[..self.caret].grapheme_indices(true).rev() {
            let script = Script::of(grapheme);
            if run == Script::Space {
                run = script;
            } else if script != run {
                break;
            }
            at = start;
        }
        at
    }

    /// End of the run of like letters after the caret, spaces before it included.
    fn word_after(&self) -> usize {
        let mut at = self.caret;
        let mut run = Script::Space;
        for grapheme in self.text[self.caret..].graphemes(true) {
            let script = Script::of(grapheme);
            if run == Script::Space {
                run = script;
            } else if script != run {
                break;
            }
            at += grapheme.len();
        }
        at
    }
}

/// What sort of letter a grapheme is. Japanese has no spaces; where the script changes, a word
/// probably ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Space,
    Hiragana,
    Katakana,
    Kanji,
    Word,
    Sign,
}

impl Script {
    fn of(grapheme: &str) -> Self {
        match grapheme.chars().next().unwrap_or(' ') {
            c if c.is_whitespace() => Script::Space,
            '\u{3041}'..='\u{309F}' => Script::Hiragana,
            '\u{30A1}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' => {
                Script::Katakana
            }
            '々'
            | '〆'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}' => Script::Kanji,
            c if c.is_alphanumeric() || c == '_' => Script::Word,
            _ => Script::Sign,
        }
    }
}

fn boundary_from(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while at < text.len() && !(text.is_char_boundary(at) && is_boundary(text, at)) {
        at += 1;
    }
    at
}

fn is_boundary(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true)
        .is_boundary(text, 0)
        .unwrap_or(false)
}

fn previous_boundary(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true)
        .prev_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(0)
}

fn next_boundary(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true)
        .next_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(text.len())
}

fn nth_boundary(line: &str, n: usize) -> usize {
    line.grapheme_indices(true)
        .nth(n)
        .map_or(line.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use crate::testing::property;
    use proptest::prelude::*;

    use super::*;

    fn press(field: &mut Field, keys: &str) {
        for key in Key::sequence(keys).unwrap() {
            field.on_key(&key);
        }
    }

    #[test]
    fn what_looks_like_one_letter_goes_as_one() {
        for letter in [
            "か\u{3099}",
            "ｶﾞ",
            "𠮷",
            "髙",
            "葛\u{E0100}",
            "👨\u{200D}👩\u{200D}👧",
            "e\u{301}",
        ] {
            let mut field = Field::holding(&format!("あ{letter}い"));
            press(&mut field, "<left><backspace>");
            assert_eq!(field.text(), "あい");
            field.insert(letter);
            press(&mut field, "<left><delete>");
            assert_eq!(field.text(), "あい");
        }
    }

    #[test]
    fn ctrl_arrows_stop_where_the_script_changes() {
        let mut field = Field::holding("特定健診のデータを HbA1c で");
        let mut stops = Vec::new();
        while field.caret() > 0 {
            press(&mut field, "<ctrl-left>");
            stops.push(field.text()[field.caret()..].chars().next().unwrap());
        }
        assert_eq!(stops, ['で', 'H', 'を', 'デ', 'の', '特']);
        press(&mut field, "<ctrl-right><ctrl-k>");
        assert_eq!(field.text(), "特定健診");
    }

    #[test]
    fn the_line_commands_cut_to_its_ends() {
        let mut field = Field::new(Lines::Many);
        press(&mut field, "一行目<enter>二行目<left><ctrl-u>");
        assert_eq!(field.text(), "一行目\n目");
        press(&mut field, "<up><end><ctrl-w>");
        assert_eq!(field.text(), "\n目");
        assert_eq!(field.on_key(&Key::new(KeyCode::Up)), FieldAnswer::Ignored);
        press(&mut field, "<down><ctrl-home><delete>");
        assert_eq!((field.take().as_str(), field.caret()), ("目", 0));
    }

    #[test]
    fn keys_of_others_are_left_to_them() {
        let mut field = Field::default();
        for key in [
            "enter", "tab", "esc", "up", "f4", "ctrl-p", "alt-x", "pageup",
        ] {
            assert_eq!(
                field.on_key(&key.parse().unwrap()),
                FieldAnswer::Ignored,
                "{key}"
            );
        }
    }

    #[test]
    fn a_paste_is_cleaned_and_taken_whole_or_not_at_all() {
        let mut field = Field::limited(Lines::One, 6);
        field.insert("一\r\n二\u{202E}三\t四");
        assert_eq!(field.text(), "一 二三 四");
        assert_eq!(field.insert("五"), FieldAnswer::Full);
        assert_eq!(field.insert("\u{202E}"), FieldAnswer::Moved);
        assert_eq!(field.text(), "一 二三 四");
        let mut field = Field::default();
        assert!(field.paste(&"あ".repeat(MOST_TYPED + 1)).is_some() && field.is_empty());
        assert_eq!(field.paste(&"あ".repeat(text::LONGEST + 1)), None);
        assert!(
            text::too_long(field.text()).is_some(),
            "and it stays until it is shorter"
        );
    }

    fn doing() -> impl Strategy<Value = (String, bool)> {
        let key = prop_oneof![
            Just("<left>"),
            Just("<right>"),
            Just("<ctrl-left>"),
            Just("<ctrl-right>"),
            Just("<home>"),
            Just("<end>"),
            Just("<up>"),
            Just("<down>"),
            Just("<backspace>"),
            Just("<delete>"),
            Just("<ctrl-w>"),
            Just("<ctrl-u>"),
            Just("<ctrl-k>"),
            Just("<enter>"),
            Just("<ctrl-end>"),
        ];
        let words = prop_oneof![
            Just("\u{3099}"),
            Just("か"),
            Just("🇯"),
            Just("🇵"),
            Just("\u{200D}"),
            Just("👩"),
            Just("ﾞ"),
            Just("\u{E0100}"),
            Just("𠮷"),
            Just("\r\n"),
            Just("a b"),
        ];
        prop_oneof![
            key.prop_map(|key| (key.to_owned(), true)),
            words.prop_map(|words| (words.to_owned(), false)),
            any::<String>().prop_map(|words| (words, false)),
        ]
    }

    proptest! {
        #![proptest_config(property(256))]

        #[test]
        fn the_caret_never_stands_inside_a_letter(doings in proptest::collection::vec(doing(), 0..60), many: bool) {
            let mut field = Field::limited(if many { Lines::Many } else { Lines::One }, 40);
            for (what, is_key) in doings {
                let before = field.clone();
                if is_key {
                    let key = Key::sequence(&what).unwrap()[0];
                    let answer = field.on_key(&key);
                    prop_assert_eq!(answer == FieldAnswer::Changed, field.text() != before.text());
                } else {
                    field.insert(&what);
                    // What stood there before is all still there.
                    let inserted = field.text().len() - before.text().len();
                    let (head, tail) = before.text().split_at(before.caret());
                    prop_assert_eq!(field.text(), format!("{head}{}{tail}", &field.text()[head.len()..head.len() + inserted]));
                }
                prop_assert!(field.text().is_char_boundary(field.caret()) && is_boundary(field.text(), field.caret()));
                prop_assert!(field.text().graphemes(true).count() <= 41);
                prop_assert!(many || !field.text().contains('\n'));
            }
        }
    }
}
