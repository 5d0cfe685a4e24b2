//! The list of what other chapters made, to be searched and taken in.

use crate::domain::{Item, ItemId};
use crate::input::Field;

/// What the item becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Becomes {
    /// A finding.
    Finding,
    /// An action.
    Action,
}

/// The open list.
#[derive(Debug, Clone, PartialEq)]
pub struct Picker {
    /// What the item becomes.
    pub becomes: Becomes,
    /// What is searched for.
    pub search: Field,
    /// Everything that could be taken in when the list was opened.
    pub items: Vec<Item>,
    /// The chosen row of those found.
    pub row: usize,
}

impl Picker {
    /// A list of these items.
    pub fn new(becomes: Becomes, items: Vec<Item>) -> Self {
        Self {
            becomes,
            search: Field::default(),
            items,
            row: 0,
        }
    }

    /// The items that hold every word searched for.
    pub fn found(&self) -> Vec<&Item> {
        let words: Vec<String> = self
            .search
            .text()
            .to_lowercase()
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        let holds = |item: &&Item| {
            let text = item.text.to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        self.items.iter().filter(holds).collect()
    }

    /// The chosen one.
    pub fn chosen(&self) -> Option<ItemId> {
        self.found().get(self.row).map(|item| item.id)
    }

    /// Moves among those found.
    pub fn step(&mut self, by: isize) {
        let last = self.found().len().saturating_sub(1);
        self.row = self.row.saturating_add_signed(by).min(last);
    }
}
