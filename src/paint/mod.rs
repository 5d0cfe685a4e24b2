//! Drawing: theme roles, glyphs, text that knows how wide it is, and the widgets that every screen
//! shares.
//!
//! Nothing here knows a session, a terminal or a clock: a [`Canvas`] draws into a buffer, and gathers
//! where clicks and the caret belong.

pub(crate) mod area;
pub(crate) mod canvas;
pub(crate) mod form;
pub(crate) mod glyphs;
pub(crate) mod grid;
pub(crate) mod large;
pub(crate) mod popup;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub(crate) mod theme;
pub(crate) mod wrap;

pub use area::{Share, center, columns, rows};
pub use canvas::{Canvas, List, Weight};
pub(crate) use form::FormFrame;
pub use glyphs::{Glyphs, Sign};
pub(crate) use grid::{Bar, Grid, GridCell};
pub use theme::{Depth, Role, Theme, ThemeName};
