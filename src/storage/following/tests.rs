//! Following a session reads its file, and nothing else.

use std::path::Path;

use super::*;
use crate::session::Event;
use crate::storage::format::{CLOSER, Link, journal_line, push_record};
use crate::storage::lock::beside;
use crate::storage::testing::{at, file, head, private, steps};

/// The folder's names, each with its bytes.
fn listing(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap();
    let mut all: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    all.sort();
    all
}

#[test]
fn a_planted_journal_and_draft_are_neither_read_nor_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(&path, file(&steps(3))).unwrap();
    let mut journal = journal_line(&head()).unwrap();
    let link = Link::of_head(journal.as_bytes());
    journal.push('\n');
    push_record(&mut journal, &private(0, 1, Event::Reopened), link).unwrap();
    fs::write(beside(&path, "journal"), journal + CLOSER).unwrap();
    for purpose in ["draft", "lock", "holder"] {
        fs::write(beside(&path, purpose), "秘密").unwrap();
    }
    let before = listing(folder.path());
    let mut followed = FollowedSession::new(&path);
    let Growth::Anew(loaded) = followed.look().unwrap() else {
        panic!("the first look reads it")
    };
    assert_eq!(loaded.steps, steps(3));
    assert_eq!(followed.look().unwrap(), Growth::Nothing);
    assert_eq!(listing(folder.path()), before);
}

#[test]
fn a_file_that_is_gone_or_a_folder_now_is_told_and_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(&path, file(&steps(3))).unwrap();
    let mut followed = FollowedSession::new(&path);
    followed.look().unwrap();
    fs::remove_file(&path).unwrap();
    assert!(followed.look().is_err());
    fs::create_dir(&path).unwrap();
    assert!(followed.look().is_err());
    fs::remove_dir(&path).unwrap();
    let mut more = steps(3);
    more.push(at(3, Event::Reopened));
    fs::write(&path, file(&more)).unwrap();
    assert_eq!(followed.look().unwrap(), Growth::More(more.split_off(3)));
}

#[test]
fn what_a_power_cut_left_of_a_renewal_is_followed_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(beside(&path, "renewed"), file(&steps(3))).unwrap();
    let mut followed = FollowedSession::new(&path);
    assert!(matches!(followed.look(), Ok(Growth::Anew(_))));
}
