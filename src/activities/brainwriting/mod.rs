//! Brainwriting: participants add ideas to sheets that pass from hand to hand, then the room
//! gathers, weighs and decides.

pub mod rules;
pub mod screen;
pub mod view;

#[cfg(test)]
mod tests;
