//! A file that grows byte by byte tells, at every moment, what a fresh reading tells.

use proptest::prelude::*;

use super::*;
use crate::session::{Event, Seal};
use crate::storage::format::{CLOSER, seal_hash};
use crate::storage::testing::{at, file, steps};
use crate::testing::property;

/// Somebody who follows a file and keeps what it came to.
#[derive(Default)]
struct Follower {
    file: GrowingFile,
    steps: Vec<Step>,
}

impl Follower {
    fn look(&mut self, bytes: &[u8]) -> Result<(), GrowthError> {
        let from = |at: u64| {
            let rest = bytes.get(at as usize..).unwrap_or_default();
            Ok(rest.to_vec())
        };
        match self.file.look(from)? {
            Growth::Nothing => {}
            Growth::More(more) => self.steps.extend(more),
            Growth::Anew(loaded) => self.steps = loaded.steps,
        }
        Ok(())
    }

    /// Looks, and fails unless that tells what a fresh reading does.
    #[track_caller]
    fn agrees(&mut self, bytes: &[u8]) {
        match (self.look(bytes), read(bytes)) {
            (Ok(()), Ok(loaded)) => assert_eq!(self.steps, loaded.steps),
            (Err(GrowthError::Unreadable(_)), Err(_)) => {}
            (looked, loaded) => panic!("{looked:?} but {loaded:?}"),
        }
    }
}

/// A file that was closed, sealed, and opened again.
fn sealed_and_reopened() -> String {
    let mut all = steps(4);
    let text = file(&all);
    let before = text.strip_suffix(CLOSER).unwrap();
    all.push(at(
        4,
        Event::Sealed(Seal {
            records: 4,
            sha256: seal_hash(before.as_bytes()),
        }),
    ));
    all.push(at(5, Event::Reopened));
    all.push(at(
        6,
        Event::Resumed("h:\"0123456789abcdef\"),\n])\n".into()),
    ));
    file(&all)
}

#[test]
fn at_every_cut_the_whole_records_so_far_are_known() {
    let text = sealed_and_reopened();
    let mut follower = Follower::default();
    for cut in 0..=text.len() {
        follower.agrees(&text.as_bytes()[..cut]);
    }
    assert_eq!(follower.steps.len(), 7);
}

#[test]
fn a_closer_that_is_being_overwritten_confuses_nothing() {
    let all = steps(12);
    let mut follower = Follower::default();
    for len in 1..all.len() {
        let (before, after) = (file(&all[..len]), file(&all[..=len]));
        let good = before.len() - CLOSER.len();
        for written in good..=after.len() {
            let mut bytes = before.clone().into_bytes();
            bytes.resize(bytes.len().max(written), b' ');
            bytes[good..written].copy_from_slice(&after.as_bytes()[good..written]);
            follower.agrees(&bytes);
        }
        assert_eq!(follower.steps, all[..=len]);
    }
}

#[test]
fn only_the_tail_is_read_while_the_file_grows() {
    let all = steps(200);
    let mut file_so_far = GrowingFile::default();
    let text = file(&all[..199]);
    file_so_far
        .look(|from| Ok(text.as_bytes()[from as usize..].to_vec()))
        .unwrap();
    let text = file(&all);
    let growth = file_so_far.look(|from| {
        assert!(from as usize > text.len() - 250, "{from}");
        Ok(text.as_bytes()[from as usize..].to_vec())
    });
    assert_eq!(growth.unwrap(), Growth::More(vec![all[199].clone()]));
}

#[test]
fn a_file_that_shrank_or_was_replaced_or_got_another_head_is_read_anew() {
    let all = steps(9);
    let mut follower = Follower::default();
    follower.agrees(file(&all).as_bytes());
    follower.agrees(file(&all[..3]).as_bytes());
    // Longer, and the same length as before, but another one.
    let mut others = steps(9);
    others[1] = at(1, Event::Resumed("別の会議".into()));
    follower.agrees(file(&others).as_bytes());
    let renamed = file(&others).replacen("第2回", "第3回", 1);
    let (_, records) = renamed.split_once('\n').unwrap();
    let (head, _) = renamed.split_once('\n').unwrap();
    let records = records.strip_suffix("\n])\n").unwrap();
    let (renewed, _) = crate::storage::format::rechained(head, records.as_bytes()).unwrap();
    follower.agrees((renewed + CLOSER).as_bytes());
    assert_eq!(follower.steps, others);
}

#[test]
fn damage_keeps_what_was_known_until_it_is_mended() {
    let all = steps(9);
    let text = file(&all);
    let mut follower = Follower::default();
    follower.agrees(text.as_bytes());
    let more = file(&steps(10));
    let last_changed = more.replacen("ms:9000", "ms:9001", 1);
    let earlier_changed = more.replacen("ms:4000", "ms:40000", 1);
    let bad = [
        &last_changed,
        &earlier_changed,
        "",
        "no session",
        "(format:\"yoriai-sess",
    ];
    for bad in bad {
        assert!(follower.look(bad.as_bytes()).is_err(), "{bad:?}");
        assert_eq!(follower.steps, all);
    }
    follower.agrees(more.as_bytes());
}

#[test]
fn a_file_that_was_damaged_before_is_followed_all_the_same() {
    let damaged = |count| file(&steps(count)).replacen("ms:4000", "ms:4001", 1);
    let mut follower = Follower::default();
    for count in [9, 10, 12] {
        follower.agrees(damaged(count).as_bytes());
    }
    assert_eq!(follower.steps.len(), 12);
}

proptest! {
    #![proptest_config(property(64))]

    #[test]
    fn whatever_is_appended_between_two_looks_is_known_at_the_next(
        count in 1_u64..40,
        chunks in prop::collection::vec(1_usize..700, 1..60),
    ) {
        let text = file(&steps(count));
        let mut follower = Follower::default();
        let mut cut = 0;
        for chunk in chunks {
            cut = (cut + chunk).min(text.len());
            follower.agrees(&text.as_bytes()[..cut]);
        }
        follower.agrees(text.as_bytes());
        prop_assert_eq!(follower.steps, steps(count));
    }

    /// A copy over a share may be seen in any state; the end is the same.
    #[test]
    fn after_any_bytes_at_all_a_sound_file_is_known_again(
        cuts in prop::collection::vec((0_usize..4_000, any::<bool>()), 1..12),
        count in 1_u64..20,
    ) {
        let (text, mut follower) = (file(&steps(count)), Follower::default());
        for (cut, flip) in cuts {
            let mut bytes = text.as_bytes()[..cut.min(text.len())].to_vec();
            if let Some(byte) = bytes.last_mut().filter(|_| flip) {
                *byte ^= 1;
            }
            let _ = follower.look(&bytes);
        }
        let _ = follower.look(text.as_bytes());
        prop_assert_eq!(follower.steps, steps(count));
    }
}
