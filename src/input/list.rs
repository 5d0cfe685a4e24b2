//! A cursor in a list: the same keys, wheel and clicks in every list of the program.
//!
//! How many lines a list has and how many are in sight is told by the screen ([`Extent`]), and
//! drawing uses the same two numbers. The wheel moves what is in sight and never the cursor: looking
//! around decides nothing.

use std::ops::Range;

use super::{Binding, Hint, Hit, Input, Table, binding};
use crate::id;

/// A way to move in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

/// The keys of every list. Beside a text field the letters belong to the text.
pub(crate) const MOVES: Table<Move> = &[
    Binding::new("down j", Move::Down, id!("move-down")),
    Binding::new("up k", Move::Up, id!("move-up")),
    Binding::new("pagedown", Move::PageDown, id!("move-page-down")),
    Binding::new("pageup", Move::PageUp, id!("move-page-up")),
    Binding::new("home", Move::First, id!("move-first")),
    Binding::new("end", Move::Last, id!("move-last")),
];

/// The same keys without letters, where letters are text or mean something else.
pub(crate) const ARROWS: Table<Move> = &[
    Binding::new("down", Move::Down, id!("move-down")),
    Binding::new("up", Move::Up, id!("move-up")),
    Binding::new("pagedown", Move::PageDown, id!("move-page-down")),
    Binding::new("pageup", Move::PageUp, id!("move-page-up")),
    Binding::new("home", Move::First, id!("move-first")),
    Binding::new("end", Move::Last, id!("move-last")),
];

/// The keys that page, where the arrows belong to a form above the list.
pub(crate) const PAGES: Table<Move> = &[
    Binding::new("pagedown", Move::PageDown, id!("move-page-down")),
    Binding::new("pageup", Move::PageUp, id!("move-page-up")),
];

/// How long a list is, and how much of it is in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Extent {
    /// Lines of the list.
    pub(crate) lines: usize,
    /// Lines in sight.
    pub(crate) page: usize,
}

impl Extent {
    /// A list of so many lines in so many rows of the screen.
    pub(crate) fn new(lines: usize, rows: u16) -> Self {
        Self {
            lines,
            page: usize::from(rows),
        }
    }

    const fn last(self) -> usize {
        self.lines.saturating_sub(1)
    }

    const fn last_top(self) -> usize {
        self.lines.saturating_sub(self.page)
    }
}

/// What a list made of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListAnswer {
    /// Not for a list.
    Ignored,
    /// The cursor or the view moved, or stands at an end.
    Moved,
    /// The line at the cursor was clicked again: take it.
    Chosen,
}

/// The chosen line of a list, and where the wheel left its view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListCursor {
    at: usize,
    /// The first line in sight, while the wheel has taken the view off the cursor.
    top: Option<usize>,
}

impl ListCursor {
    /// A cursor on this line.
    pub(crate) const fn on(at: usize) -> Self {
        Self { at, top: None }
    }

    /// The chosen line.
    pub(crate) const fn at(self) -> usize {
        self.at
    }

    /// Puts the cursor on a line; the view follows.
    pub(crate) const fn set(&mut self, at: usize) {
        *self = Self::on(at);
    }

    /// Keeps the cursor inside a list that may have become shorter.
    pub(crate) fn clamp(&mut self, lines: usize) {
        self.at = self.at.min(lines.saturating_sub(1));
    }

    /// The lines in sight. Around the cursor, unless the wheel moved the view.
    pub(crate) fn window(self, extent: Extent) -> Range<usize> {
        let around = self.at.saturating_sub(extent.page / 2);
        let top = self.top.unwrap_or(around).min(extent.last_top());
        top..extent.lines.min(top.saturating_add(extent.page))
    }

    /// The first line in sight while the wheel has taken the view off the cursor.
    pub(crate) const fn scrolled(self) -> Option<usize> {
        self.top
    }

    /// The first line in sight of a list whose lines are not all of one row: these are their
    /// heights, and so many rows there are. Two thirds of the rows lie above the end of the chosen
    /// line, unless the wheel moved the view; the last lines fill the rows.
    pub(crate) fn first_of(self, heights: &[u16], rows: u16) -> usize {
        let sum = |lines: &[u16]| lines.iter().map(|height| u32::from(*height)).sum::<u32>();
        let down_to = |end: usize, rows: u32| {
            let fits = |top: &usize| sum(&heights[*top..end]) <= rows;
            (0..end).find(fits)
        };
        let chosen = self.at.min(heights.len().saturating_sub(1));
        let above = u32::from(rows.saturating_mul(2) / 3);
        let around = || down_to((chosen + 1).min(heights.len()), above).unwrap_or(chosen);
        let top = self.top.unwrap_or_else(around);
        let last = down_to(heights.len(), u32::from(rows));
        top.min(last.unwrap_or(heights.len().saturating_sub(1)))
    }

    /// Moves the cursor; it stops at both ends.
    pub(crate) fn go(&mut self, to: Move, extent: Extent) {
        let page = extent.page.saturating_sub(1).max(1);
        let at = match to {
            Move::Up => self.at.saturating_sub(1),
            Move::Down => self.at.saturating_add(1),
            Move::PageUp => self.at.saturating_sub(page),
            Move::PageDown => self.at.saturating_add(page),
            Move::First => 0,
            Move::Last => extent.last(),
        };
        self.set(at.min(extent.last()));
    }

    /// Moves the view by so many lines, down or (negative) up.
    pub(crate) fn scroll(&mut self, lines: i16, extent: Extent) {
        let top = self.window(extent).start;
        let to = top.saturating_add_signed(isize::from(lines));
        self.top = Some(to.min(extent.last_top()));
    }

    /// Answers a key of [`MOVES`], the wheel, or a click on a row of the list with this id.
    pub(crate) fn on_input(
        &mut self,
        input: &Input,
        (list, extent): (u16, Extent),
        typing: bool,
    ) -> ListAnswer {
        match input {
            Input::Scroll(lines) => self.scroll(*lines, extent),
            Input::Click(Hit::Row(clicked, row)) if *clicked == list && *row < extent.lines => {
                if self.at == *row {
                    return ListAnswer::Chosen;
                }
                // The view stays where the finger pointed.
                self.top = Some(self.window(extent).start);
                self.at = *row;
            }
            _ => match binding::action(&[MOVES], input, typing) {
                Some(to) => self.go(to, extent),
                None => return ListAnswer::Ignored,
            },
        }
        ListAnswer::Moved
    }
}

/// A text that is only read: its first line in sight, moved by the same keys and the wheel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scroller {
    top: usize,
}

impl Scroller {
    /// The first line in sight.
    pub(crate) fn top(self, extent: Extent) -> usize {
        self.top.min(extent.last_top())
    }

    /// Answers a key of [`MOVES`] or the wheel.
    pub(crate) fn on_input(&mut self, input: &Input, extent: Extent) -> ListAnswer {
        let page = extent.page.saturating_sub(1).max(1);
        let top = self.top(extent);
        let to = match input {
            Input::Scroll(lines) => top.saturating_add_signed(isize::from(*lines)),
            _ => match binding::action(&[MOVES], input, false) {
                Some(Move::Up) => top.saturating_sub(1),
                Some(Move::Down) => top.saturating_add(1),
                Some(Move::PageUp) => top.saturating_sub(page),
                Some(Move::PageDown) => top.saturating_add(page),
                Some(Move::First) => 0,
                Some(Move::Last) => extent.last_top(),
                None => return ListAnswer::Ignored,
            },
        };
        self.top = to.min(extent.last_top());
        ListAnswer::Moved
    }
}

/// List id of a screen that draws one list.
pub(crate) const ONLY_LIST: u16 = 0;

/// The keys of a list, for help and palette.
pub(crate) fn hints() -> Vec<Hint> {
    binding::hints(&[MOVES])
}

/// The keys of a list whose letters are text or mean something else.
pub(crate) fn hints_beside_text() -> Vec<Hint> {
    binding::hints(&[ARROWS])
}

#[cfg(test)]
mod tests {
    use crate::testing::property;
    use proptest::prelude::*;

    use super::*;
    use crate::input::Key;

    const LIST: u16 = 3;

    fn key(name: &str) -> Input {
        Input::Key(name.parse::<Key>().unwrap())
    }

    #[test]
    fn the_wheel_moves_the_view_and_never_the_cursor() {
        let extent = Extent::new(100, 10);
        let mut cursor = ListCursor::on(50);
        assert_eq!(cursor.window(extent), 45..55);
        cursor.on_input(&Input::Scroll(30), (LIST, extent), false);
        assert_eq!((cursor.at(), cursor.window(extent)), (50, 75..85));
        cursor.on_input(&key("down"), (LIST, extent), false);
        assert_eq!((cursor.at(), cursor.window(extent)), (51, 46..56));
    }

    #[test]
    fn a_click_chooses_a_line_and_the_next_takes_it() {
        let extent = Extent::new(100, 10);
        let mut cursor = ListCursor::on(50);
        let click = Input::Click(Hit::Row(LIST, 54));
        let other = Input::Click(Hit::Row(LIST + 1, 54));
        assert_eq!(
            cursor.on_input(&other, (LIST, extent), false),
            ListAnswer::Ignored
        );
        assert_eq!(
            cursor.on_input(&click, (LIST, extent), false),
            ListAnswer::Moved
        );
        assert_eq!((cursor.at(), cursor.window(extent)), (54, 45..55));
        assert_eq!(
            cursor.on_input(&click, (LIST, extent), false),
            ListAnswer::Chosen
        );
    }

    #[test]
    fn lines_of_several_rows_are_in_sight_with_some_before_them() {
        let heights = [3, 3, 3, 6, 3, 3, 3];
        let first = |cursor: ListCursor| cursor.first_of(&heights, 15);
        assert_eq!(first(ListCursor::on(0)), 0);
        assert_eq!(first(ListCursor::on(3)), 2, "6 and 3 of the upper 10 rows");
        assert_eq!(first(ListCursor::on(6)), 3, "the last lines fill the rows");
        assert_eq!(ListCursor::on(3).first_of(&heights, 2), 3);
        assert_eq!(ListCursor::default().first_of(&[], 15), 0);
        let mut cursor = ListCursor::on(3);
        cursor.scroll(-30, Extent::new(7, 4));
        assert_eq!((cursor.scrolled(), first(cursor)), (Some(0), 0));
        cursor.scroll(30, Extent::new(7, 1));
        assert_eq!((cursor.at(), first(cursor)), (3, 3));
    }

    #[test]
    fn beside_a_text_field_letters_are_text() {
        let mut cursor = ListCursor::default();
        let extent = Extent::new(3, 3);
        for typing in [true, false] {
            let answer = cursor.on_input(&key("j"), (LIST, extent), typing);
            assert_eq!(answer == ListAnswer::Ignored, typing);
        }
    }

    proptest! {
        #![proptest_config(property(256))]

        #[test]
        fn as_far_down_as_up_gives_the_same(
            lines in 0_usize..60, rows in 0_u16..20, n in 0_usize..70, way in 0..4,
        ) {
            let extent = Extent::new(lines, rows);
            let mut cursor = ListCursor::default();
            let first = (cursor.at(), cursor.window(extent));
            let (down, up) = match way {
                0 => (key("down"), key("up")),
                1 => (key("pagedown"), key("pageup")),
                2 => (key("end"), key("home")),
                _ => (Input::Scroll(1), Input::Scroll(-1)),
            };
            for input in std::iter::repeat_n(&down, n).chain(std::iter::repeat_n(&up, n)) {
                cursor.on_input(input, (LIST, extent), false);
                prop_assert!(cursor.at() <= lines.saturating_sub(1));
                prop_assert!(cursor.window(extent).len() <= usize::from(rows).min(lines));
                if way < 3 && rows > 0 && lines > 0 {
                    prop_assert!(cursor.window(extent).contains(&cursor.at()));
                }
            }
            prop_assert_eq!((cursor.at(), cursor.window(extent)), first);
        }
    }
}
