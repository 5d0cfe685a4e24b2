//! The pace of steps forward: a key that leads on counts only when it was not pressed for a while.
//!
//! A key that is held down repeats first after 0.25 to 1 second and then about thirty times a second,
//! and most terminals cannot tell a repeat from a press. So the room goes on by one step at most,
//! however long a finger rests on the key.

use crate::input::{Key, KeyCode};

/// How long a key has to have been left alone before it counts again, in milliseconds.
const REST_MS: u64 = 1_200;

/// A way to lead on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leading {
    /// F8 or Ctrl-G: the next step of whatever is on the screen.
    Step,
    /// Ctrl-N: the next agenda item.
    Item,
}

/// When somebody last led on, whether it counted or not.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Pace {
    last: Option<(Leading, u64)>,
}

impl Pace {
    /// Does this key count, pressed at this process time?
    pub(super) fn counts(&mut self, key: &Key, now: u64) -> bool {
        let Some(leading) = leading(key) else {
            return true;
        };
        let before = self.last.replace((leading, now));
        before.is_none_or(|(key, at)| key != leading || now.saturating_sub(at) >= REST_MS)
    }
}

fn leading(key: &Key) -> Option<Leading> {
    match key.code {
        KeyCode::F(8) => Some(Leading::Step),
        KeyCode::Char('g') if key.ctrl => Some(Leading::Step),
        KeyCode::Char('n') if key.ctrl => Some(Leading::Item),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_leads_on_counts_once_however_long_it_is_held() {
        let mut pace = Pace::default();
        let key = |name: &str| name.parse::<Key>().unwrap();
        let held = (0..300).map(|at| 500 + at * 33);
        let counted: Vec<u64> = std::iter::once(0)
            .chain(held)
            .filter(|at| pace.counts(&key("f8"), *at))
            .collect();
        assert_eq!(counted, [0]);
        assert!(
            !pace.counts(&key("ctrl-g"), 11_500),
            "the same by another name"
        );
        assert!(pace.counts(&key("ctrl-n"), 11_500), "another way");
        assert!(pace.counts(&key("f8"), 12_700));
        assert!((0..9).all(|_| pace.counts(&key("enter"), 12_700)));
    }
}
