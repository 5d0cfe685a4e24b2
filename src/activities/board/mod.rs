//! 評価ボード (Check→Act): findings of the evaluation become next year's actions, and last time's
//! actions come back as homework.

pub mod rules;
pub mod screen;
#[cfg(test)]
mod tests;
pub mod view;
