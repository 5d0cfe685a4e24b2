//! What the tests here share: the rig and the random tests of the library's own tests, which see
//! more of it than they may.
#![allow(unused_imports, reason = "each test file uses its part")]

#[path = "../../src/testing/random.rs"]
mod random;
#[path = "../../src/testing/rig.rs"]
mod rig;

use yoriai as program;

pub(crate) use random::{each_seed, property};
pub(crate) use rig::{Rig, beginning, context, opening, seven, text_of};
