//! Keys, and the notation in which bindings, tests and docs write them: `ctrl-p`, `enter`,
//! `shift-up`, `?`, `f4`.
//!
//! Press, release and repeat are the runtime's concern, and so are the names that a terminal
//! library gives its keys.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Which key, modifiers aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A key that types this character.
    Char(char),
    /// Enter, or what an IME leaves of it.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Tab backwards (Shift-Tab), which terminals report as a key of its own.
    BackTab,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// A function key, from 1.
    F(u8),
}

/// The keys with a name: code, notation, label for people, and a sign where there is one.
const NAMED: [(KeyCode, &str, &str, Option<&str>); 15] = [
    (KeyCode::Char(' '), "space", "Space", None),
    (KeyCode::Enter, "enter", "Enter", None),
    (KeyCode::Esc, "esc", "Esc", None),
    (KeyCode::Tab, "tab", "Tab", None),
    (KeyCode::BackTab, "backtab", "Shift-Tab", None),
    (KeyCode::Up, "up", "Up", Some("↑")),
    (KeyCode::Down, "down", "Down", Some("↓")),
    (KeyCode::Left, "left", "Left", Some("←")),
    (KeyCode::Right, "right", "Right", Some("→")),
    (KeyCode::Home, "home", "Home", None),
    (KeyCode::End, "end", "End", None),
    (KeyCode::PageUp, "pageup", "PgUp", None),
    (KeyCode::PageDown, "pagedown", "PgDn", None),
    (KeyCode::Backspace, "backspace", "BS", None),
    (KeyCode::Delete, "delete", "Del", None),
];

/// One press of a key. With a character, Shift is already part of the character (see
/// [`Key::normal`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Was Ctrl held?
    pub ctrl: bool,
    /// Was Alt held?
    pub alt: bool,
    /// Was Shift held?
    pub(crate) shift: bool,
}

impl Key {
    /// The key without modifiers.
    pub const fn new(code: KeyCode) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// The key that types this character.
    pub(crate) const fn char(c: char) -> Self {
        Self::new(KeyCode::Char(c))
    }

    /// The key as bindings know it: characters carry their Shift themselves, Ctrl works on small
    /// letters, and Shift-Tab has one form.
    ///
    /// Terminals disagree on all three.
    pub(crate) fn normal(mut self) -> Self {
        match self.code {
            KeyCode::Char(c) => {
                self.shift = false;
                if self.ctrl {
                    self.code = KeyCode::Char(c.to_ascii_lowercase());
                }
            }
            KeyCode::Tab if self.shift => {
                self.code = KeyCode::BackTab;
                self.shift = false;
            }
            KeyCode::BackTab => self.shift = false,
            _ => {}
        }
        self
    }

    /// The character that it types into a text, if it types one.
    pub const fn typed(&self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The key as footers and help show it, the same in every language: `Ctrl-P`, `Enter`, `↑`;
    /// with `ascii`, `Up`.
    pub(crate) fn label(&self, ascii: bool) -> String {
        let mut out = String::new();
        for (held, name) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ] {
            if held {
                out.push_str(name);
            }
        }
        match (
            NAMED.iter().find(|(code, ..)| *code == self.code),
            self.code,
        ) {
            (Some((_, _, _, Some(sign))), _) if !ascii => out.push_str(sign),
            (Some((_, _, label, _)), _) => out.push_str(label),
            (None, KeyCode::Char(c)) if self.ctrl || self.alt => out.extend(c.to_uppercase()),
            (None, KeyCode::Char(c)) => out.push(c),
            (None, KeyCode::F(n)) => out.extend(["F", &n.to_string()]),
            (None, _) => {}
        }
        out
    }

    /// The keys of a text such as `jj<enter>あ<ctrl-p>`, for tests and examples; `<` itself is
    /// `<<>`.
    pub fn sequence(text: &str) -> Result<Vec<Key>, KeyError> {
        let mut keys = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let tail = &rest[c.len_utf8()..];
            // The end is looked for after the first character, so that `<<>` and `<>>` name `<` and
            // `>`.
            let skip = tail.chars().next().map_or(0, char::len_utf8);
            let end = if c == '<' {
                tail[skip..].find('>').map(|at| at + skip)
            } else {
                None
            };
            if let Some(end) = end {
                keys.push(tail[..end].parse()?);
                rest = &tail[end + 1..];
            } else {
                keys.push(Key::char(c));
                rest = tail;
            }
        }
        Ok(keys)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "ctrl-"),
            (self.alt, "alt-"),
            (self.shift, "shift-"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        match (
            NAMED.iter().find(|(code, ..)| *code == self.code),
            self.code,
        ) {
            (Some((_, name, ..)), _) => f.write_str(name),
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, KeyCode::F(n)) => write!(f, "f{n}"),
            (None, _) => Ok(()),
        }
    }
}

/// A text that names no key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a key")]
pub struct KeyError(pub(crate) String);

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let error = || KeyError(text.to_owned());
        let mut key = Key::new(KeyCode::Esc);
        let mut rest = text;
        loop {
            let (held, tail) = if let Some(tail) = rest.strip_prefix("ctrl-") {
                (&mut key.ctrl, tail)
            } else if let Some(tail) = rest.strip_prefix("alt-") {
                (&mut key.alt, tail)
            } else if let Some(tail) = rest.strip_prefix("shift-") {
                (&mut key.shift, tail)
            } else {
                break;
            };
            if std::mem::replace(held, true) {
                return Err(error());
            }
            rest = tail;
        }
        let mut chars = rest.chars();
        key.code = match (chars.next(), chars.as_str()) {
            (Some(c), "") => KeyCode::Char(c),
            (Some('f'), number) if number.bytes().all(|b| b.is_ascii_digit()) => {
                KeyCode::F(number.parse().map_err(|_| error())?)
            }
            _ => NAMED
                .iter()
                .find(|(_, name, ..)| *name == rest)
                .map(|(code, ..)| *code)
                .ok_or_else(error)?,
        };
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_prints_a_notation_that_reads_back() {
        let codes = NAMED
            .iter()
            .map(|(code, ..)| *code)
            .chain((1..=24).map(KeyCode::F))
            .chain("a-?:<>＋あ𠮷".chars().map(KeyCode::Char));
        for code in codes {
            for held in 0..8 {
                let key = Key {
                    code,
                    ctrl: held & 1 != 0,
                    alt: held & 2 != 0,
                    shift: held & 4 != 0,
                };
                assert_eq!(key.to_string().parse(), Ok(key), "{key}");
            }
        }
    }

    #[test]
    fn what_names_no_key_is_refused() {
        for text in [
            "",
            "ctrl-",
            "ctrl-ctrl-p",
            "entr",
            "f",
            "f999",
            "Ctrl-p",
            "pp",
        ] {
            let read: Result<Key, KeyError> = text.parse();
            assert!(
                if text == "f" {
                    read == Ok(Key::char('f'))
                } else {
                    read.is_err()
                },
                "{text}"
            );
        }
    }

    #[test]
    fn people_see_signs_or_words() {
        let label = |text: &str, ascii| text.parse::<Key>().unwrap().label(ascii);
        assert_eq!(label("ctrl-p", false), "Ctrl-P");
        assert_eq!(label("shift-up", false), "Shift-↑");
        assert_eq!(label("shift-up", true), "Shift-Up");
        assert_eq!(label("u", false), "u");
        assert_eq!(label("f4", false), "F4");
    }

    #[test]
    fn a_text_of_keys_is_read_in_order() {
        let names: Vec<String> = Key::sequence("j<enter>あ<<><ctrl-p><")
            .unwrap()
            .iter()
            .map(Key::to_string)
            .collect();
        assert_eq!(names, ["j", "enter", "あ", "<", "ctrl-p", "<"]);
        assert!(Key::sequence("<nothing>").is_err());
    }

    #[test]
    fn terminals_that_disagree_give_the_same_key() {
        let shifted = Key {
            shift: true,
            ..Key::char('?')
        };
        assert_eq!(shifted.normal(), Key::char('?'));
        assert_eq!(
            Key {
                ctrl: true,
                ..Key::char('P')
            }
            .normal(),
            "ctrl-p".parse().unwrap()
        );
        assert_eq!(
            Key {
                shift: true,
                ..Key::new(KeyCode::Tab)
            }
            .normal(),
            Key {
                shift: true,
                ..Key::new(KeyCode::BackTab)
            }
            .normal()
        );
    }
}
