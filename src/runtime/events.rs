//! What comes from the terminal, as messages: keys, pastes, clicks, the wheel, another size.
//!
//! On Windows crossterm reports releases too (dropped here), has no bracketed paste (see [`Burst`])
//! and loses characters beyond U+FFFF: 𠮷 can be pasted through Windows Terminal only where that
//! sends it as one event. Nothing here can bring them back.

use std::time::Duration;

use crossterm::event::{
    Event, KeyCode as Code, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};
use ratatui::layout::{Position, Rect};

use crate::app::Msg;
use crate::input::{Hit, Key, KeyCode};

/// Keys closer to each other than this were not pressed by fingers.
pub(crate) const BURST_GAP: Duration = Duration::from_millis(5);
/// So many of them are a paste.
const BURST_KEYS: usize = 3;

/// The message of an event; `hits` are the places of the last frame that mean something.
pub(crate) fn message(event: Event, hits: &[(Rect, Hit)]) -> Option<Msg> {
    match event {
        Event::Key(event) => key(event).map(key_message),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Mouse(event) => mouse(event, hits),
        Event::Resize(columns, rows) => {
            let (columns, rows) = super::terminal::usable((columns, rows));
            Some(Msg::Resize(columns, rows))
        }
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// Ctrl-C leaves from anywhere, as it does in other programs; whatever is typed is handed in first.
fn key_message(key: Key) -> Msg {
    let interrupt = Key {
        ctrl: true,
        ..Key::char('c')
    };
    if key == interrupt {
        Msg::Leave
    } else {
        Msg::Key(key)
    }
}

/// The key of a press or a repeat.
pub(crate) fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let code = match event.code {
        Code::Char(c) => KeyCode::Char(c),
        Code::Enter => KeyCode::Enter,
        Code::Esc => KeyCode::Esc,
        Code::Tab => KeyCode::Tab,
        Code::BackTab => KeyCode::BackTab,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        Code::F(n) => KeyCode::F(n),
        _ => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier);
    Some(
        Key {
            code,
            ctrl: held(KeyModifiers::CONTROL),
            alt: held(KeyModifiers::ALT),
            shift: held(KeyModifiers::SHIFT),
        }
        .normal(),
    )
}

fn mouse(event: MouseEvent, hits: &[(Rect, Hit)]) -> Option<Msg> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            let at = Position::new(event.column, event.row);
            hits.iter()
                .rev()
                .find(|(area, _)| area.contains(at))
                .map(|(_, hit)| Msg::Click(*hit))
        }
        MouseEventKind::ScrollDown => Some(Msg::Scroll(1)),
        MouseEventKind::ScrollUp => Some(Msg::Scroll(-1)),
        _ => None,
    }
}

/// Keys held back until it is clear whether they are typed or pasted, for terminals without
/// bracketed paste.
///
/// A word that an IME hands over at once looks like a paste too, and may be treated as one: it goes
/// into the field and presses no shortcut.
#[derive(Debug, Default)]
pub(crate) struct Burst {
    keys: Vec<Key>,
    last: Duration,
}

impl Burst {
    /// Takes a key that came `at` this time; gives what is known not to be part of a burst any
    /// more.
    pub(crate) fn take(&mut self, key: Key, at: Duration) -> Vec<Msg> {
        let mut ready = if at.saturating_sub(self.last) > BURST_GAP || text_of(&key).is_none() {
            self.end()
        } else {
            Vec::new()
        };
        self.last = at;
        match text_of(&key) {
            Some(_) => self.keys.push(key),
            None => ready.push(key_message(key)),
        }
        ready
    }

    /// Is anything held back?
    pub(crate) fn is_waiting(&self) -> bool {
        !self.keys.is_empty()
    }

    /// Gives what was held back.
    pub(crate) fn end(&mut self) -> Vec<Msg> {
        let keys = std::mem::take(&mut self.keys);
        if keys.len() < BURST_KEYS {
            return keys.into_iter().map(key_message).collect();
        }
        vec![Msg::Paste(keys.iter().filter_map(text_of).collect())]
    }
}

/// What a key would be within a pasted text.
fn text_of(key: &Key) -> Option<char> {
    match key.code {
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => key.typed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: Code, modifiers: KeyModifiers, kind: KeyEventKind) -> KeyEvent {
        KeyEvent::new_with_kind(code, modifiers, kind)
    }

    /// The messages of keys that came at these milliseconds.
    fn burst(keys: &[(&str, u64)]) -> Vec<String> {
        let mut burst = Burst::default();
        let mut messages = Vec::new();
        for (key, at) in keys {
            messages.extend(burst.take(key.parse().unwrap(), Duration::from_millis(*at)));
        }
        messages.extend(burst.end());
        let described = |msg: Msg| match msg {
            Msg::Key(key) => key.to_string(),
            Msg::Paste(text) => format!("paste {text:?}"),
            other => format!("{other:?}"),
        };
        messages.into_iter().map(described).collect()
    }

    #[test]
    fn a_press_and_a_repeat_are_keys_and_a_release_is_none() {
        let none = KeyModifiers::NONE;
        assert_eq!(
            key(event(Code::Char('あ'), none, KeyEventKind::Press)),
            Some(Key::char('あ'))
        );
        assert_eq!(
            key(event(Code::Down, none, KeyEventKind::Repeat)),
            Some(Key::new(KeyCode::Down))
        );
        assert_eq!(
            key(event(Code::Char('a'), none, KeyEventKind::Release)),
            None
        );
        assert_eq!(
            key(event(
                Code::Char('P'),
                KeyModifiers::CONTROL | KeyModifiers::SHIFT,
                KeyEventKind::Press
            )),
            "ctrl-p".parse().ok()
        );
    }

    #[test]
    fn fingers_press_keys_and_three_at_once_are_a_paste() {
        assert_eq!(
            burst(&[("a", 0), ("b", 80), ("enter", 160)]),
            ["a", "b", "enter"]
        );
        assert_eq!(
            burst(&[("a", 100), ("b", 101), ("enter", 102), ("c", 103)]),
            ["paste \"ab\\nc\""]
        );
        assert_eq!(
            burst(&[("a", 100), ("b", 103), ("c", 200)]),
            ["a", "b", "c"]
        );
        assert_eq!(
            burst(&[("u", 100), ("u", 101), ("esc", 102), ("u", 103)]),
            ["u", "u", "esc", "u"]
        );
    }

    #[test]
    fn the_last_drawn_of_two_places_is_clicked() {
        let hits = [
            (Rect::new(0, 0, 10, 10), Hit::Row(0, 1)),
            (Rect::new(2, 2, 3, 3), Hit::Row(1, 2)),
        ];
        let click = |column, row| {
            let event = MouseEvent {
                kind: MouseEventKind::Down(MouseButton::Left),
                column,
                row,
                modifiers: KeyModifiers::NONE,
            };
            match message(Event::Mouse(event), &hits) {
                Some(Msg::Click(hit)) => Some(hit),
                _ => None,
            }
        };
        assert_eq!(click(3, 3), Some(Hit::Row(1, 2)));
        assert_eq!(click(1, 1), Some(Hit::Row(0, 1)));
        assert_eq!(click(20, 1), None);
    }

    #[test]
    fn ctrl_c_leaves() {
        let event = event(Code::Char('c'), KeyModifiers::CONTROL, KeyEventKind::Press);
        assert!(matches!(message(Event::Key(event), &[]), Some(Msg::Leave)));
    }
}
