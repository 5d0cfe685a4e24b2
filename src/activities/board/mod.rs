//! 評価ボード (Check→Act): findings of the evaluation become next year's actions, and last time's
//! actions come back as homework.

pub mod rules;
pub(crate) mod screen;
#[cfg(test)]
mod tests;
pub(crate) mod view;
