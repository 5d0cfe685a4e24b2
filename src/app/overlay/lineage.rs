//! Where the items come from and where they went: over one session, and back into earlier ones.

use crate::domain::{Item, ItemId};
use crate::input::ListCursor;

/// Where the items come from and where they went.
#[derive(Debug, Clone, PartialEq)]
pub struct LineageList {
    /// Every item, in order.
    pub(crate) items: Vec<Item>,
    /// The chosen one.
    pub(crate) cursor: ListCursor,
}

impl LineageList {
    /// These items, the cursor on the last.
    pub(in crate::app) fn new(items: Vec<Item>) -> Self {
        let cursor = ListCursor::on(items.len().saturating_sub(1));
        Self { items, cursor }
    }

    /// The items from which the chosen one came, nearest first, and those that came from it.
    pub(crate) fn around(&self) -> (Vec<&Item>, Vec<&Item>) {
        let Some(item) = self.items.get(self.cursor.at()) else {
            return (Vec::new(), Vec::new());
        };
        let back = walk(item, |of| {
            self.items
                .iter()
                .filter(|other| of.from.contains(&other.id))
                .collect()
        });
        let forth = walk(item, |of| {
            self.items
                .iter()
                .filter(|other| other.from.contains(&of.id))
                .collect()
        });
        (back, forth)
    }
}

/// Everything that can be reached from `start` by going on and on, nearest first.
fn walk<'a>(start: &'a Item, next: impl Fn(&'a Item) -> Vec<&'a Item>) -> Vec<&'a Item> {
    let mut seen: Vec<ItemId> = vec![start.id];
    let mut found = Vec::new();
    let mut edge = vec![start];
    while let Some(item) = edge.pop() {
        for other in next(item) {
            if !seen.contains(&other.id) {
                seen.push(other.id);
                found.push(other);
                edge.insert(0, other);
            }
        }
    }
    found
}
