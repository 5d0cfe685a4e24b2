//! A cursor in a table of cells: rows move as in every list, columns by left and right.
//!
//! A click on a cell comes as [`Hit::Row`] with row × columns + column. How many columns are in
//! sight is left to drawing, which keeps the cursor's column among them.

use super::{Binding, Extent, Hint, Hit, Input, ListAnswer, ListCursor, Table, binding, list};
use crate::id;

/// A way to move across a table, or along things that stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sideways {
    Left,
    Right,
}

/// The keys across a table; up and down are those of every list.
pub(crate) const SIDEWAYS: Table<Sideways> = &[
    Binding::new("right l", Sideways::Right, id!("move-right")),
    Binding::new("left h", Sideways::Left, id!("move-left")),
];

impl Sideways {
    /// The place beside this one, among so many.
    pub(crate) fn from(self, at: usize, len: usize) -> usize {
        match self {
            Sideways::Left => at.saturating_sub(1),
            Sideways::Right => at.saturating_add(1).min(len.saturating_sub(1)),
        }
    }
}

/// The chosen cell of a table, and where the wheel left its view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct GridCursor {
    rows: ListCursor,
    column: usize,
}

impl GridCursor {
    /// A cursor on this row and column.
    pub(crate) const fn on((row, column): (usize, usize)) -> Self {
        Self {
            rows: ListCursor::on(row),
            column,
        }
    }

    /// The chosen row and column.
    pub(crate) const fn at(self) -> (usize, usize) {
        (self.rows.at(), self.column)
    }

    /// The cursor among the rows.
    pub(crate) const fn rows(self) -> ListCursor {
        self.rows
    }

    /// Keeps the cursor inside a table that may have become smaller; the view stays.
    pub(crate) fn clamp(&mut self, rows: usize, columns: usize) {
        self.rows.clamp(rows);
        self.column = self.column.min(columns.saturating_sub(1));
    }

    /// Answers a key of a list or of [`SIDEWAYS`], the wheel, or a click on a cell of the table with
    /// this id.
    pub(crate) fn on_input(
        &mut self,
        input: &Input,
        table: u16,
        (rows, columns): (Extent, usize),
    ) -> ListAnswer {
        if let Some(to) = binding::action(&[SIDEWAYS], input, false) {
            self.column = to.from(self.column, columns);
            return ListAnswer::Moved;
        }
        let Input::Click(Hit::Row(clicked, cell)) = input else {
            return self.rows.on_input(input, (table, rows), false);
        };
        if *clicked != table || columns == 0 || *cell >= rows.lines * columns {
            return ListAnswer::Ignored;
        }
        let (row, column) = (cell / columns, cell % columns);
        if self.at() == (row, column) {
            return ListAnswer::Chosen;
        }
        self.column = column;
        let row = Input::Click(Hit::Row(table, row));
        // Another cell of the same row is no second click on a cell.
        match self.rows.on_input(&row, (table, rows), false) {
            ListAnswer::Ignored => ListAnswer::Ignored,
            ListAnswer::Moved | ListAnswer::Chosen => ListAnswer::Moved,
        }
    }
}

/// The keys of a table of cells, for help and palette.
pub(crate) fn hints() -> Vec<Hint> {
    [list::hints(), binding::hints(&[SIDEWAYS])].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Key;

    const TABLE: u16 = 4;

    fn give(cursor: &mut GridCursor, input: &Input) -> ListAnswer {
        cursor.on_input(input, TABLE, (Extent::new(100, 10), 3))
    }

    fn press(cursor: &mut GridCursor, keys: &str) {
        for key in Key::sequence(keys).unwrap() {
            assert_eq!(give(cursor, &Input::Key(key)), ListAnswer::Moved);
        }
    }

    #[test]
    fn it_moves_both_ways_and_stops_at_every_edge() {
        let mut cursor = GridCursor::default();
        press(&mut cursor, "<right>l<right><down>j");
        assert_eq!(cursor.at(), (2, 2));
        press(&mut cursor, "<end><left>h<left><pageup>");
        assert_eq!(cursor.at(), (90, 0));
        cursor.clamp(5, 1);
        assert_eq!(cursor.at(), (4, 0));
    }

    #[test]
    fn the_wheel_moves_the_view_and_a_second_click_takes_a_cell() {
        let mut cursor = GridCursor::on((50, 1));
        give(&mut cursor, &Input::Scroll(7));
        assert_eq!(
            (cursor.at(), cursor.rows().window(Extent::new(100, 10))),
            ((50, 1), 52..62)
        );
        let click = |row: usize, column: usize| Input::Click(Hit::Row(TABLE, row * 3 + column));
        for (input, answer) in [
            (click(55, 2), ListAnswer::Moved),
            (click(55, 0), ListAnswer::Moved),
            (click(55, 0), ListAnswer::Chosen),
            (click(100, 0), ListAnswer::Ignored),
        ] {
            assert_eq!(give(&mut cursor, &input), answer, "{input:?}");
        }
        assert_eq!(cursor.rows().window(Extent::new(100, 10)), 52..62);
    }
}
