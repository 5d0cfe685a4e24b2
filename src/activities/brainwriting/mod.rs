//! Brainwriting: participants add ideas to sheets that pass from hand to hand, then the room
//! gathers, weighs and decides.

pub mod rules;
pub(crate) mod screen;
pub(crate) mod view;

#[cfg(test)]
mod tests;
