//! What seats, sheets, rounds and cells are called by: numbers as they are printed on paper.

use serde::{Deserialize, Serialize};

/// A seat's number, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeatNo(pub u8);

/// A sheet's number, from 1, as printed on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SheetNo(pub u8);

/// A round's number, from 1, which is also the number of the row; 0 is the row of what was handed
/// in beforehand.
pub(crate) type RoundNo = u8;

/// The row of what was handed in beforehand (事前提出).
pub(crate) const BEFOREHAND: RoundNo = 0;
/// One cell of one row of one sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct CellRef {
    /// The sheet.
    pub(crate) sheet: SheetNo,
    /// The row.
    pub(crate) round: RoundNo,
    /// The cell, from 0.
    pub(crate) cell: u8,
}

impl CellRef {
    /// The cell as the paper names it: `3-2-b`.
    pub(crate) fn label(self) -> String {
        let letter = char::from(b'a'.saturating_add(self.cell.min(25)));
        format!("{}-{}-{letter}", self.sheet.0, self.round)
    }

    /// The cell that somebody names as the paper does, in whatever width: `3-2-b`, `３－２－ｂ`; `None`
    /// for any other text.
    pub(crate) fn named(text: &str) -> Option<Self> {
        let mut parts = text.trim().split(is_dash);
        let number = |part: &str| half_width(part).parse::<u8>().ok();
        let (sheet, round) = (number(parts.next()?)?, number(parts.next()?)?);
        let letter = half_width(parts.next()?);
        let mut letters = letter.bytes();
        let cell = letters
            .next()?
            .checked_sub(b'a')
            .filter(|cell| *cell < 26)?;
        (letters.next().is_none() && parts.next().is_none()).then_some(Self {
            sheet: SheetNo(sheet),
            round,
            cell,
        })
    }

    /// Another cell of the same row.
    pub(crate) const fn with_cell(self, cell: u8) -> Self {
        Self { cell, ..self }
    }
}

/// Is it one of the dashes that people and input methods put between numbers?
pub(crate) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | 'ー' | '−' | '‐' | '–' | '—')
}

/// Letters and digits of full width as plain lower case ones.
fn half_width(text: &str) -> String {
    let plain = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    text.chars()
        .map(|c| plain(c).to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_read_back_as_it_is_printed_in_any_width() {
        for (sheet, round, cell) in [(1, 1, 0), (3, 2, 1), (24, 12, 5), (255, 0, 25)] {
            let at = CellRef {
                sheet: SheetNo(sheet),
                round,
                cell,
            };
            assert_eq!(CellRef::named(&at.label()), Some(at));
        }
        let at = CellRef::named("3-2-b");
        for text in ["３－２－ｂ", " 3ー2ーB ", "3−2−Ｂ"] {
            assert_eq!(CellRef::named(text), at, "{text}");
        }
        for text in [
            "",
            "3-2",
            "3-2-",
            "3-2-b案",
            "3-2-bc",
            "-2-b",
            "三-二-b",
            "300-1-a",
            "3-2-b-1",
        ] {
            assert_eq!(CellRef::named(text), None, "{text}");
        }
    }
}
