//! Random tests that can be repeated: every run tries the same cases unless it is told otherwise.
//!
//! `YORIAI_SEED=7` tries others, `YORIAI_CASES=16` sixteen times as many. A test that fails says its
//! seed; what a property failed for is kept in a file beside its source (`laws.regressions`) and
//! tried first from then on.
#![allow(dead_code, reason = "each crate of tests uses its part")]

use std::any::Any;
use std::fmt::Debug;
use std::ops::Range;

use proptest::test_runner::{
    Config, FailurePersistence, FileFailurePersistence, PersistedSeed, RngSeed,
};

/// The seed of a run that is not told another.
const SEED: u64 = 20_261_122;

/// How a property is tried: with so many cases in an ordinary run.
pub(crate) fn property(cases: u32) -> Config {
    let (seed, times) = (told_seed().unwrap_or(SEED), told_times());
    Config {
        cases: cases.saturating_mul(times),
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: Some(Box::new(Regressions(seed))),
        ..Config::default()
    }
}

/// Tries so many seeds one after the other, in an ordinary run those from 0.
pub(crate) fn each_seed(many: u64, mut case: impl FnMut(u64)) {
    for seed in seeds(many) {
        let _tells = TellSeed(seed);
        case(seed);
    }
}

fn seeds(many: u64) -> Range<u64> {
    let first = told_seed().unwrap_or(0);
    first..first.saturating_add(many * u64::from(told_times()))
}

fn told_seed() -> Option<u64> {
    told("YORIAI_SEED")
}

fn told_times() -> u32 {
    told("YORIAI_CASES").unwrap_or(1)
}

/// What the environment says; a word that is no number fails the test, since it would otherwise try
/// what nobody asked for.
#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs the tests chooses the cases"
)]
fn told<T: std::str::FromStr>(variable: &str) -> Option<T> {
    let text = std::env::var(variable).ok()?;
    let number = text.parse().ok();
    assert!(number.is_some(), "{variable} is no number: {text}");
    number
}

/// Says with which seed the case was tried when it fails.
struct TellSeed(u64);

impl Drop for TellSeed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            tell_seed(self.0);
        }
    }
}

fn tell_seed(seed: u64) {
    eprintln!("to begin with this case: YORIAI_SEED={seed}");
}

/// Keeps what failed beside the source, and says the seed with which it was found.
#[derive(Debug, Clone, PartialEq)]
struct Regressions(u64);

const FILES: FileFailurePersistence = FileFailurePersistence::WithSource("regressions");

impl FailurePersistence for Regressions {
    fn load_persisted_failures2(&self, source_file: Option<&'static str>) -> Vec<PersistedSeed> {
        FILES.load_persisted_failures2(source_file)
    }

    fn save_persisted_failure2(
        &mut self,
        source_file: Option<&'static str>,
        seed: PersistedSeed,
        shrunken_value: &dyn Debug,
    ) {
        eprintln!("to try the same cases again: YORIAI_SEED={}", self.0);
        FILES
            .clone()
            .save_persisted_failure2(source_file, seed, shrunken_value);
    }

    fn box_clone(&self) -> Box<dyn FailurePersistence> {
        Box::new(self.clone())
    }

    fn eq(&self, other: &dyn FailurePersistence) -> bool {
        other.as_any().downcast_ref::<Self>() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
