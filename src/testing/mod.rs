//! What tests of every layer share: the program without a terminal, one chapter worked in it, and
//! random tests that can be repeated.
//!
//! `rig.rs` and `random.rs` are read by `tests/support` too, so they call the library `program`.

mod chapter_rig;
mod random;
mod rig;

use crate as program;

pub(crate) use chapter_rig::{ChapterRig, ChapterSetUp, SESSION_AS_IT_IS};
pub(crate) use random::{each_seed, property};
pub(crate) use rig::{Rig, context, opening, seven, text_of};
