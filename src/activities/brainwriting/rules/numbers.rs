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

    /// Another cell of the same row.
    pub(crate) const fn with_cell(self, cell: u8) -> Self {
        Self { cell, ..self }
    }
}
