//! 議事メモ: remarks, decisions and homework of an agenda item that needs no other tool.
//!
//! The smallest activity of the list; `docs/add-an-activity.md` walks through it.

pub mod rules;
pub(crate) mod screen;
#[cfg(test)]
mod tests;
pub(crate) mod view;
