//! Drawing: theme roles, glyphs, text that knows how wide it is, and the widgets that every screen
//! shares.
//!
//! Nothing here knows a session, a terminal or a clock: a [`Canvas`] draws into a buffer, and gathers
//! where clicks and the caret belong.

pub mod area;
pub mod canvas;
pub mod form;
pub mod glyphs;
pub mod grid;
pub mod large;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod wrap;

pub use area::{Share, center, columns, rows};
pub use canvas::{Canvas, List, Strip, Weight};
pub use form::FormFrame;
pub use glyphs::{Glyphs, Sign};
pub use grid::{Bar, Grid, GridCell};
pub use theme::{Depth, Role, Theme, ThemeName};
