//! What is acknowledged is there, whatever the disk does.

use crate::id;
use std::fs;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use tempfile::TempDir;

use super::*;
use crate::storage::testing::{FailingDisk, Fault, at, file, head, morning, private, steps};
use crate::storage::{SealState, SessionProblem, load};

/// A folder with a session, a rescue folder and a disk that fails on demand.
struct Harness {
    folder: TempDir,
    disk: FailingDisk,
    reports: Receiver<SaverReport>,
    sender: Sender<SaverReport>,
}

impl Harness {
    fn new() -> Self {
        let (sender, reports) = mpsc::channel();
        let harness = Self {
            folder: tempfile::tempdir().unwrap(),
            disk: FailingDisk::default(),
            reports,
            sender,
        };
        fs::create_dir(harness.folder.path().join("sessions")).unwrap();
        harness
    }

    fn sessions(&self) -> PathBuf {
        self.folder.path().join("sessions")
    }

    fn path(&self) -> PathBuf {
        self.sessions().join("部会.ron")
    }

    fn rescue(&self) -> PathBuf {
        self.folder.path().join("rescue")
    }

    fn journal(&self) -> PathBuf {
        beside(&self.path(), "journal")
    }

    fn setup(&self) -> SaverSetup {
        let sender = self.sender.clone();
        let report: Reporter = Box::new(move |report| drop(sender.send(report)));
        let holder = Holder {
            host: "hokenjo-01".into(),
            pid: 4242,
            since: "10:00".into(),
            program: "yoriai 0.1.0".into(),
        };
        SaverSetup {
            disk: Arc::new(self.disk.clone()),
            ..SaverSetup::new(holder, self.rescue(), report)
        }
    }

    fn created(&self) -> Saver {
        create(&self.path(), &head(), &steps(1), self.setup()).unwrap()
    }

    /// The session of this file with what its journal holds, as opening for work would give it.
    fn whole(&self, path: &Path) -> LoadedSession {
        SessionWithJournal::read(&self.disk, path).unwrap().merged()
    }

    fn report(&self) -> SaverReport {
        self.reports.recv_timeout(Duration::from_secs(20)).unwrap()
    }

    /// Waits until so many steps are acknowledged.
    fn wait_for(&self, count: u64) {
        loop {
            match self.report() {
                SaverReport::Saved { upto } if upto == count => return,
                SaverReport::Saved { .. } => {}
                other => panic!("{other:?}"),
            }
        }
    }

    fn write(&self, text: &str) {
        fs::write(self.path(), text).unwrap();
    }

    /// Names of all files beside the session, sorted.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.sessions())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

#[test]
fn what_is_acknowledged_is_in_the_file_and_the_file_is_whole() {
    let harness = Harness::new();
    let saver = harness.created();
    assert_eq!(load(&harness.path()).unwrap().steps, steps(1));
    for (i, step) in steps(20).into_iter().enumerate().skip(1) {
        saver.save(vec![step]);
        harness.wait_for(i as u64);
        assert_eq!(
            fs::read_to_string(harness.path()).unwrap(),
            file(&steps(i as u64 + 1))
        );
    }
}

#[test]
fn closing_saves_what_is_under_way() {
    let harness = Harness::new();
    let saver = harness.created();
    steps(200)
        .into_iter()
        .skip(1)
        .for_each(|step| saver.save(vec![step]));
    saver.close();
    assert_eq!(
        fs::read_to_string(harness.path()).unwrap(),
        file(&steps(200))
    );
    assert_eq!(
        harness.names(),
        [".部会.ron.holder", ".部会.ron.lock", "部会.ron"]
    );
}

#[test]
fn a_session_is_continued_where_it_ended() {
    let harness = Harness::new();
    harness.write(&file(&steps(5)));
    let (loaded, saver) = open(&harness.path(), harness.setup()).unwrap();
    assert_eq!(loaded.steps, steps(5));
    saver.save(steps(9).split_off(5));
    saver.close();
    assert_eq!(fs::read_to_string(harness.path()).unwrap(), file(&steps(9)));
}

#[test]
fn no_file_is_ever_replaced_by_a_new_session() {
    let harness = Harness::new();
    harness.write("somebody's work");
    assert!(matches!(
        create(&harness.path(), &head(), &[], harness.setup()),
        Err(OpenError::Exists)
    ));
    assert_eq!(
        fs::read_to_string(harness.path()).unwrap(),
        "somebody's work"
    );
    assert_eq!(
        harness.names(),
        [".部会.ron.holder", ".部会.ron.lock", "部会.ron"]
    );
}

#[test]
fn a_second_one_is_told_who_works_on_the_session() {
    let harness = Harness::new();
    let saver = harness.created();
    let Err(OpenError::Held { by: Some(holder) }) = open(&harness.path(), harness.setup()) else {
        panic!("opened twice")
    };
    assert_eq!((holder.host.as_str(), holder.pid), ("hokenjo-01", 4242));
    saver.close();
    assert!(open(&harness.path(), harness.setup()).is_ok());
}

#[test]
fn a_torn_tail_is_cut_kept_beside_and_said_once() {
    let harness = Harness::new();
    let text = file(&steps(5));
    let good = text.len() - "\n])\n".len();
    harness.write(&(text[..good].to_owned() + "\n(n:5,t:\"2026"));
    let (loaded, saver) = open(&harness.path(), harness.setup()).unwrap();
    assert_eq!(loaded.problems, [SessionProblem::Torn { line: 7 }]);
    saver.close();
    assert_eq!(fs::read_to_string(harness.path()).unwrap(), text);
    assert_eq!(
        fs::read_to_string(beside(&harness.path(), &format!("torn-{good}"))).unwrap(),
        "\n(n:5,t:\"2026"
    );
    assert_eq!(load(&harness.path()).unwrap().problems, []);
}

#[test]
fn a_damaged_line_stays_in_the_file_and_work_goes_on_behind_it() {
    let harness = Harness::new();
    let text = file(&steps(5)).replace("Undone(3)", "Un(done(3)");
    harness.write(&text);
    let (loaded, saver) = open(&harness.path(), harness.setup()).unwrap();
    assert_eq!(
        loaded.problems,
        [SessionProblem::Damaged {
            line: 5,
            loaded: false
        }]
    );
    saver.save(vec![at(5, Event::Closed)]);
    saver.rewrite_head(Head {
        title: "隠す".into(),
        ..head()
    });
    saver.close();
    let after = fs::read_to_string(harness.path()).unwrap();
    assert!(after.starts_with(text.strip_suffix("])\n").unwrap()));
    assert_eq!(load(&harness.path()).unwrap().problems, loaded.problems);
}

#[test]
fn a_full_disk_moves_the_session_and_loses_nothing() {
    for fault in [Fault::Write, Fault::Sync] {
        let harness = Harness::new();
        let saver = harness.created();
        saver.save(vec![at(1, Event::Undone(1))]);
        harness.wait_for(1);
        harness.disk.fail(fault, &harness.sessions());
        saver.save(vec![at(2, Event::Undone(2))]);
        let to = harness.rescue().join("部会.ron");
        assert_eq!(
            harness.report(),
            SaverReport::Moved {
                to: to.clone(),
                reason: Message::new(id!("storage-reason-full"))
            }
        );
        assert_eq!(harness.report(), SaverReport::Saved { upto: 2 });
        saver.save(vec![at(3, Event::Undone(3))]);
        harness.wait_for(3);
        assert_eq!(load(&to).unwrap().steps.len(), 4);
        assert!(load(&to).unwrap().is_sound());
        assert!(load(&harness.path()).unwrap().steps.len() >= 2);
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_vanished_or_was_replaced_moves_the_session() {
    for (replacement, reason) in [
        (None, id!("storage-reason-not-found")),
        (Some("somebody's copy"), id!("storage-reason-changed")),
    ] {
        let harness = Harness::new();
        let saver = harness.created();
        fs::remove_file(harness.path()).unwrap();
        if let Some(text) = replacement {
            harness.write(text);
        }
        saver.save(vec![at(1, Event::Undone(1))]);
        let to = harness.rescue().join("部会.ron");
        assert_eq!(
            harness.report(),
            SaverReport::Moved {
                to: to.clone(),
                reason: Message::new(reason)
            }
        );
        assert_eq!(harness.report(), SaverReport::Saved { upto: 1 });
        assert_eq!(load(&to).unwrap().steps.len(), 2);
    }
}

#[test]
fn when_the_rescue_fails_too_it_is_said_and_tried_with_every_batch_until_there_is_room() {
    let harness = Harness::new();
    let saver = harness.created();
    harness.disk.fail(Fault::Sync, harness.folder.path());
    let failed = SaverReport::Failed {
        reason: Message::new(id!("storage-reason-full")),
    };
    for n in 1..4 {
        saver.save(vec![
            at(n, Event::Undone(n)),
            private(n, n, Event::Undone(n)),
        ]);
        assert_eq!(harness.report(), failed);
    }
    let left = fs::read(harness.path()).unwrap();
    harness.disk.mend();
    saver.save(vec![at(4, Event::Undone(4))]);
    let to = harness.rescue().join("部会.ron");
    assert_eq!(
        harness.report(),
        SaverReport::Moved {
            to: to.clone(),
            reason: Message::new(id!("storage-reason-full"))
        }
    );
    assert_eq!(harness.report(), SaverReport::Saved { upto: 7 });
    assert_eq!(
        (
            harness.whole(&to).steps.len(),
            load(&to).unwrap().steps.len()
        ),
        (8, 5)
    );
    assert_eq!(
        fs::read(harness.path()).unwrap(),
        left,
        "the file that failed is left alone"
    );
    saver.close();
    assert_eq!(
        fs::read_dir(harness.rescue()).unwrap().count(),
        4,
        "the session, its journal, its lock and its holder"
    );
}

#[test]
fn another_folder_helps_and_so_does_the_last_try_at_the_end() {
    for at_the_end in [false, true] {
        let harness = Harness::new();
        let saver = harness.created();
        harness.disk.fail(Fault::Sync, &harness.sessions());
        harness.disk.fail(Fault::Sync, &harness.rescue());
        saver.save(vec![at(1, Event::Closed)]);
        assert!(matches!(harness.report(), SaverReport::Failed { .. }));
        saver.seal(morning(), 5000);
        assert!(matches!(harness.report(), SaverReport::Failed { .. }));
        let stick = harness.folder.path().join("stick");
        let to = if at_the_end {
            while !matches!(harness.reports.try_recv(), Err(mpsc::TryRecvError::Empty)) {}
            harness.disk.mend();
            saver.close();
            harness.rescue()
        } else {
            saver.rescue_to(stick.clone());
            saver.close();
            stick
        };
        let reports: Vec<_> = harness
            .reports
            .try_iter()
            .filter(|report| !matches!(report, SaverReport::Failed { .. }))
            .collect();
        assert!(
            matches!(&reports[..], [SaverReport::Moved { .. }, SaverReport::Saved { upto: 1 }, SaverReport::Sealed(step)] if step.n == 2),
            "{reports:?}"
        );
        assert_eq!(load(&to.join("部会.ron")).unwrap().seal, SealState::Whole);
    }
}

#[test]
fn a_seal_whose_writing_failed_comes_with_the_rescue() {
    let harness = Harness::new();
    let saver = harness.created();
    saver.save(vec![at(1, Event::Closed)]);
    harness.wait_for(1);
    harness.disk.fail(Fault::Sync, harness.folder.path());
    saver.seal(morning(), 5000);
    assert!(matches!(harness.report(), SaverReport::Failed { .. }));
    harness.disk.mend();
    saver.close();
    let reports: Vec<_> = harness.reports.try_iter().collect();
    assert!(
        matches!(
            &reports[..],
            [
                SaverReport::Moved { .. },
                SaverReport::Saved { upto: 1 },
                SaverReport::Sealed(_)
            ]
        ),
        "{reports:?}"
    );
    assert_eq!(
        load(&harness.rescue().join("部会.ron")).unwrap().seal,
        SealState::Whole
    );
}

#[test]
fn a_rescued_session_never_replaces_an_earlier_one() {
    let harness = Harness::new();
    fs::create_dir(harness.rescue()).unwrap();
    fs::write(harness.rescue().join("部会.ron"), "earlier").unwrap();
    let saver = harness.created();
    harness.disk.fail(Fault::Sync, &harness.sessions());
    saver.save(vec![at(1, Event::Closed)]);
    assert!(
        matches!(harness.report(), SaverReport::Moved { to, .. } if to.ends_with("部会-2.ron"))
    );
    assert_eq!(
        fs::read_to_string(harness.rescue().join("部会.ron")).unwrap(),
        "earlier"
    );
}

#[test]
fn a_step_that_is_no_record_is_never_acknowledged() {
    let harness = Harness::new();
    let saver = harness.created();
    saver.save(vec![
        at(1, Event::Together(vec![Event::Unknown("Sung".into())])),
        at(2, Event::Undone(0)),
    ]);
    assert!(matches!(harness.report(), SaverReport::Failed { .. }));
    saver.close();
    assert_eq!(load(&harness.path()).unwrap().steps.len(), 2);
}

#[test]
fn private_steps_stay_out_of_the_session_file_and_survive_until_it_closes() {
    let harness = Harness::new();
    let saver = harness.created();
    let said = |n, after, text: &str| private(n, after, Event::Resumed(text.into()));
    saver.save(vec![
        said(0, 1, "秘密"),
        at(1, Event::Undone(0)),
        said(1, 2, "内緒"),
    ]);
    harness.wait_for(3);
    drop(saver);
    assert!(!fs::read_to_string(harness.path()).unwrap().contains("秘密"));
    let (loaded, saver) = open(&harness.path(), harness.setup()).unwrap();
    assert_eq!(
        loaded.steps,
        [
            &steps(1)[..],
            &[
                said(0, 1, "秘密"),
                at(1, Event::Undone(0)),
                said(1, 2, "内緒")
            ]
        ]
        .concat()
    );
    saver.save(vec![said(2, 2, "最後")]);
    harness.wait_for(1);
    assert_eq!(harness.whole(&harness.path()).steps.len(), 5);
    saver.save(vec![at(2, Event::Together(vec![Event::Closed]))]);
    harness.wait_for(2);
    assert!(!harness.journal().exists());
    assert_eq!(load(&harness.path()).unwrap().steps.len(), 3);
}

#[test]
fn who_only_looks_gets_no_private_step_of_an_unclosed_session() {
    let harness = Harness::new();
    let saver = harness.created();
    saver.save(vec![
        private(0, 1, Event::Resumed("秘密".into())),
        at(1, Event::Undone(0)),
    ]);
    harness.wait_for(2);
    saver.close();
    assert!(harness.journal().exists());
    let loaded = load(&harness.path()).unwrap();
    assert_eq!(
        (loaded.steps, loaded.problems),
        (vec![steps(1)[0].clone(), at(1, Event::Undone(0))], vec![])
    );
    assert_eq!(harness.whole(&harness.path()).steps.len(), 3);
}

#[test]
fn a_deleted_journal_leaves_nothing_but_zeros() {
    let harness = Harness::new();
    let saver = harness.created();
    saver.save(vec![private(0, 1, Event::Resumed("秘密".into()))]);
    harness.wait_for(1);
    let link = harness.folder.path().join("link");
    fs::hard_link(harness.journal(), &link).unwrap();
    assert!(fs::read_to_string(&link).unwrap().contains("秘密"));
    saver.save(vec![at(1, Event::Closed)]);
    saver.close();
    assert!(!harness.journal().exists() && fs::read(&link).unwrap().iter().all(|byte| *byte == 0));
}

#[test]
fn a_journal_that_outlived_the_closing_is_not_read_and_goes_when_the_session_is_opened() {
    let harness = Harness::new();
    let saver = harness.created();
    saver.save(vec![private(0, 1, Event::Undone(0))]);
    harness.wait_for(1);
    let journal = fs::read(harness.journal()).unwrap();
    saver.save(vec![at(1, Event::Closed)]);
    saver.close();
    fs::write(harness.journal(), journal).unwrap();
    assert_eq!(harness.whole(&harness.path()).steps.len(), 2);
    let (loaded, _saver) = open(&harness.path(), harness.setup()).unwrap();
    assert_eq!(loaded.steps.len(), 2);
    assert!(!harness.journal().exists());
}

#[test]
fn the_journal_of_another_session_is_set_aside() {
    let harness = Harness::new();
    harness.write(&file(&steps(1)));
    fs::write(harness.journal(), "(format:\"yoriai-journal/1\",head:(id:\"00000000-0000-0000-0000-000000000009\"),log:[\n])\n").unwrap();
    let (loaded, saver) = open(&harness.path(), harness.setup()).unwrap();
    assert_eq!(loaded.problems, [SessionProblem::JournalUnreadable]);
    saver.save(vec![private(0, 1, Event::Undone(0))]);
    harness.wait_for(1);
    assert!(beside(&harness.path(), "journal-unread").exists());
    assert_eq!(harness.whole(&harness.path()).steps.len(), 2);
}

#[test]
fn journals_set_aside_go_with_the_closing_or_are_named() {
    for stays in [false, true] {
        let harness = Harness::new();
        harness.write(&file(&steps(1)));
        let mut saver = None;
        for _ in 0..2 {
            drop(saver.take());
            fs::write(harness.journal(), "秘密").unwrap();
            saver = Some(open(&harness.path(), harness.setup()).unwrap().1);
        }
        let link = harness.folder.path().join("link");
        fs::hard_link(beside(&harness.path(), "journal-unread-2"), &link).unwrap();
        if stays {
            harness
                .disk
                .fail(Fault::Write, &beside(&harness.path(), "journal-unread"));
        }
        let saver = saver.unwrap();
        saver.save(vec![at(1, Event::Closed)]);
        saver.close();
        let kept = beside(&harness.path(), "journal-unread");
        assert_eq!(kept.exists(), stays);
        let told: Vec<_> = harness
            .reports
            .try_iter()
            .filter(
                |report| matches!(report, SaverReport::JournalKept { path, .. } if *path == kept),
            )
            .collect();
        assert_eq!(told.len(), usize::from(stays));
        assert!(fs::read(&link).unwrap().iter().all(|byte| *byte == 0));
    }
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_session_itself_and_its_lock() {
    let harness = Harness::new();
    let saver = harness.created();
    let link = harness.folder.path().join("近道.ron");
    std::os::unix::fs::symlink(harness.path(), &link).unwrap();
    assert!(matches!(
        open(&link, harness.setup()),
        Err(OpenError::Held { by: Some(_) })
    ));
    saver.close();
    let (_, saver) = open(&link, harness.setup()).unwrap();
    saver.rewrite_head(Head {
        title: "改めた名".into(),
        ..head()
    });
    saver.save(vec![
        at(1, Event::Undone(0)),
        private(0, 1, Event::Undone(0)),
    ]);
    saver.close();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink() && harness.journal().exists());
    assert_eq!(load(&harness.path()).unwrap().head.title, "改めた名");
}

#[test]
fn a_rescue_takes_the_journal_along() {
    let harness = Harness::new();
    let saver = harness.created();
    saver.save(vec![private(0, 1, Event::Undone(0))]);
    harness.wait_for(1);
    harness.disk.fail(Fault::Sync, &harness.sessions());
    saver.save(vec![private(1, 1, Event::Undone(1))]);
    let SaverReport::Moved { to, .. } = harness.report() else {
        panic!("not moved")
    };
    assert_eq!(harness.report(), SaverReport::Saved { upto: 2 });
    assert_eq!(harness.whole(&to).steps.len(), 3);
    harness.disk.mend();
    saver.save(vec![at(1, Event::Closed)]);
    harness.wait_for(3);
    assert!(!harness.journal().exists() && !beside(&to, "journal").exists());
}

#[test]
fn the_saver_seals_and_the_seal_holds() {
    let harness = Harness::new();
    let saver = harness.created();
    saver.save(vec![at(1, Event::Closed)]);
    saver.seal(morning(), 5000);
    harness.wait_for(1);
    let SaverReport::Sealed(step) = harness.report() else {
        panic!("not sealed")
    };
    assert!(
        matches!(&step.event, Event::Sealed(seal) if seal.records == 2 && seal.sha256.len() == 64)
    );
    saver.save(vec![at(3, Event::Resumed("yoriai".into()))]);
    saver.rewrite_head(Head {
        title: "別の名".into(),
        ..head()
    });
    saver.close();
    let loaded = load(&harness.path()).unwrap();
    assert_eq!(
        (loaded.seal, &loaded.steps[2], loaded.head),
        (SealState::Whole, &step, head())
    );
}

#[test]
fn a_new_title_renews_the_head_and_the_chain() {
    let harness = Harness::new();
    let saver = harness.created();
    let renamed = Head {
        title: "改めた名".into(),
        ..head()
    };
    saver.rewrite_head(renamed.clone());
    saver.save(steps(4).split_off(1));
    saver.close();
    let loaded = load(&harness.path()).unwrap();
    assert_eq!(
        (loaded.is_sound(), loaded.head, loaded.steps),
        (true, renamed, steps(4))
    );
}

#[test]
fn a_head_that_cannot_be_renewed_stays_and_nothing_is_lost() {
    let harness = Harness::new();
    let saver = harness.created();
    harness.disk.fail(Fault::Rename, &harness.sessions());
    saver.rewrite_head(Head {
        title: "改めた名".into(),
        ..head()
    });
    assert!(matches!(harness.report(), SaverReport::HeadKept { .. }));
    saver.save(steps(4).split_off(1));
    saver.close();
    assert_eq!(fs::read_to_string(harness.path()).unwrap(), file(&steps(4)));
}

#[test]
fn no_open_file_is_renamed_and_nothing_is_renamed_over_one() {
    let harness = Harness::new();
    harness.disk.fail(Fault::RenameOpen, harness.folder.path());
    let saver = harness.created();
    let renamed = Head {
        title: "改めた名".into(),
        ..head()
    };
    saver.rewrite_head(renamed.clone());
    saver.save(vec![at(1, Event::Undone(1))]);
    harness.wait_for(1);
    assert_eq!(load(&harness.path()).unwrap().head, renamed);
    // The rescue creates a file in the same way.
    harness.disk.fail(Fault::Write, &harness.sessions());
    saver.save(vec![
        at(2, Event::Undone(2)),
        private(0, 3, Event::Undone(0)),
    ]);
    assert!(matches!(harness.report(), SaverReport::Moved { .. }));
    harness.wait_for(3);
    saver.close();
    let rescued = harness.whole(&harness.rescue().join("部会.ron"));
    assert_eq!((rescued.head, rescued.steps.len()), (renamed, 4));
}

#[test]
fn a_head_that_was_refused_is_renewed_before_the_seal_or_at_the_end_and_said_once() {
    for sealed in [false, true] {
        let harness = Harness::new();
        let saver = harness.created();
        harness.disk.fail(Fault::Rename, &harness.sessions());
        let renamed = Head {
            title: "改めた名".into(),
            ..head()
        };
        saver.rewrite_head(renamed.clone());
        assert!(matches!(harness.report(), SaverReport::HeadKept { .. }));
        saver.save(vec![at(1, Event::Closed)]);
        harness.wait_for(1);
        assert_eq!(load(&harness.path()).unwrap().head, head());
        harness.disk.mend();
        if sealed {
            saver.seal(morning(), 5000);
            assert!(matches!(harness.report(), SaverReport::Sealed(_)));
        }
        saver.close();
        let loaded = load(&harness.path()).unwrap();
        assert_eq!((loaded.is_sound(), loaded.head), (true, renamed));
        assert_eq!(loaded.seal == SealState::Whole, sealed);
        assert!(harness.reports.try_recv().is_err());
    }
}

#[test]
fn a_file_that_cannot_be_opened_again_moves_the_session() {
    for fault in [Fault::Open, Fault::Rename] {
        let harness = Harness::new();
        let saver = harness.created();
        harness.disk.fail(Fault::Open, &harness.sessions());
        harness.disk.fail(fault, &harness.sessions());
        let renamed = Head {
            title: "改めた名".into(),
            ..head()
        };
        saver.rewrite_head(renamed.clone());
        let SaverReport::Moved { to, .. } = harness.report() else {
            panic!("not moved")
        };
        saver.save(steps(4).split_off(1));
        saver.close();
        let loaded = load(&to).unwrap();
        assert_eq!(
            (loaded.is_sound(), loaded.head, loaded.steps),
            (true, renamed, steps(4))
        );
    }
}

#[test]
fn a_power_cut_while_the_head_is_renewed_loses_nothing() {
    let mut only_copies = 0;
    for changes in 0.. {
        assert!(changes < 99, "renewing a head never ends");
        let harness = Harness::new();
        let saver = harness.created();
        saver.save(steps(4).split_off(1));
        harness.wait_for(3);
        harness.disk.power_for(changes);
        saver.rewrite_head(Head {
            title: "改めた名".into(),
            ..head()
        });
        saver.close();
        let missing = !harness.path().exists();
        only_copies += usize::from(missing);
        // Who only looks changes nothing, and finds everything.
        let names = harness.names();
        let loaded = load(&harness.path()).unwrap();
        assert_eq!((loaded.steps, loaded.problems), (steps(4), vec![]));
        let listed = crate::storage::list(&harness.sessions()).unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].path, harness.path());
        assert_eq!(listed[0].head.as_ref().unwrap(), &loaded.head);
        assert_eq!(harness.names(), names);
        if missing {
            assert!(matches!(
                create(&harness.path(), &head(), &[], Harness::new().setup()),
                Err(OpenError::Exists)
            ));
        }
        // Who works on it brings the file back, and leaves no second copy.
        let is_over = !harness.disk.is_dead();
        let (loaded, saver) = open(&harness.path(), Harness::new().setup()).unwrap();
        assert_eq!(loaded.steps, steps(4));
        saver.close();
        assert!(harness.path().exists() && !beside(&harness.path(), RENEWED).exists());
        if is_over {
            assert_eq!(loaded.head.title, "改めた名");
            break;
        }
    }
    assert!(only_copies > 0, "the cut within the rename was tried");
}

#[test]
fn nothing_is_reported_when_there_is_nothing_to_save() {
    let harness = Harness::new();
    harness.created().save(Vec::new());
    assert_eq!(
        harness.reports.recv_timeout(Duration::from_millis(50)),
        Err(RecvTimeoutError::Timeout)
    );
}

#[test]
fn what_cannot_be_opened_says_why() {
    let harness = Harness::new();
    let label = |path: &Path| open(path, harness.setup()).unwrap_err().label(path);
    let reason = |message: &Message| format!("{:?}", message.args);
    assert!(
        reason(&label(&harness.sessions().join("none.ron"))).contains("storage-reason-not-found")
    );
    assert!(reason(&label(&harness.sessions())).contains("storage-reason-"));
    assert_eq!(
        load(&harness.sessions())
            .unwrap_err()
            .label(&harness.sessions())
            .id,
        id!("storage-error-not-a-file")
    );
    harness.write("令和8年度");
    assert_eq!(label(&harness.path()).id, id!("storage-error-not-ron"));
    assert_eq!(
        harness.names(),
        ["部会.ron"],
        "no lock is left beside what is no session"
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_says_so_and_the_session_can_still_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let harness = Harness::new();
    harness.write(&file(&steps(2)));
    fs::set_permissions(harness.sessions(), fs::Permissions::from_mode(0o555)).unwrap();
    let is_root = fs::write(harness.sessions().join("probe"), "").is_ok();
    if !is_root {
        assert!(
            matches!(open(&harness.path(), harness.setup()), Err(OpenError::Io(error)) if error.kind() == io::ErrorKind::PermissionDenied)
        );
        assert!(
            create(
                &harness.sessions().join("new.ron"),
                &head(),
                &[],
                harness.setup()
            )
            .is_err()
        );
    }
    assert_eq!(load(&harness.path()).unwrap().steps, steps(2));
    fs::set_permissions(harness.sessions(), fs::Permissions::from_mode(0o755)).unwrap();
}
