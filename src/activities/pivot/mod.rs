//! データで見る: the room brings in a table, slices it together, and pins what it sees with one sentence.
//!
//! Reading files and computing views is somebody else's work; here is what was asked, what was
//! seen, and what was said about it.

pub mod rules;
pub(crate) mod screen;
#[cfg(test)]
mod tests;
pub(crate) mod view;
