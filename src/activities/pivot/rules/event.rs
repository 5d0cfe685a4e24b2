//! What happens in データで見る, and what somebody wants.

use serde::{Deserialize, Serialize};

use crate::analysis::{ColumnKind, PivotView, Query, Recipe};
use crate::domain::{Evidence, ItemId};

/// What is known of a column without the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnFacts {
    /// Its name.
    pub name: String,
    /// What its values are.
    pub kind: ColumnKind,
    /// Its unit; empty when none is known.
    pub unit: String,
    /// Distinct values.
    pub distinct: u64,
}

/// A data file as the room opened it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Data {
    /// Name of the file.
    pub name: String,
    /// Its path as it was typed or chosen.
    pub path: String,
    /// SHA-256 of the file, as 64 hex digits.
    pub sha256: String,
    /// How it was read.
    pub recipe: Recipe,
    /// Rows of data.
    pub rows: u64,
    /// The columns that were taken in.
    pub columns: Vec<ColumnFacts>,
}

/// A view and the query that gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slice {
    /// What was asked.
    pub query: Query,
    /// What came of it, small cells protected.
    pub view: PivotView,
}

/// Which piece of a view is pinned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PinnedPiece {
    /// One cell.
    Cell,
    /// A row.
    Row,
    /// A column.
    Column,
    /// The whole table.
    Table,
}

/// A pinned piece of what was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// Its id as an item.
    pub(crate) id: ItemId,
    /// Which piece it is.
    pub(crate) piece: PinnedPiece,
    /// The piece itself, with what was asked.
    pub(crate) slice: Slice,
    /// Where it comes from, in words.
    pub(crate) evidence: Evidence,
    /// What the room saw in it, in one sentence.
    pub(crate) words: String,
}

/// The words that go with a named view.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wording {
    /// Its name.
    pub(crate) name: String,
    /// なぜそう見たか: the question asked.
    pub(crate) question: String,
    /// 何がわかったか: the sentence read off.
    pub(crate) reading: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// A data file was opened.
    DataOpened(Box<Data>),
    /// A view came on the screen.
    Shown(Box<Slice>),
    /// A piece of a view was pinned.
    Pinned(Box<Pin>),
    /// The sentence of a pin was worded anew.
    PinReworded(ItemId, String),
    /// A pin was taken off.
    PinRemoved(ItemId),
    /// A view was named, to be called up again; a name given twice means the later view.
    ViewNamed {
        /// Its id.
        id: ItemId,
        /// Its words.
        wording: Wording,
        /// What is asked.
        query: Box<Query>,
    },
    /// A named view was forgotten.
    ViewForgotten(ItemId),
    /// Cells of fewer rows are held back from now on; 0 shows all.
    ThresholdSet(u32),
}

/// What somebody wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Open a data file.
    Open(Box<Data>),
    /// Let it be known that this view is on the screen; the threshold for small cells follows the
    /// view's.
    Show(Box<Slice>),
    /// Pin a piece of a view, which holds nothing else, with a sentence.
    Pin(PinnedPiece, Box<Slice>, String),
    /// Word a pin anew.
    Reword(ItemId, String),
    /// Take a pin off.
    Remove(ItemId),
    /// Name a view.
    Name(Wording, Box<Query>),
    /// Forget a named view.
    Forget(ItemId),
    /// Hold back cells of fewer rows.
    SetThreshold(u32),
}
