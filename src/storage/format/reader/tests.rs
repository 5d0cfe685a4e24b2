//! What reading makes of files that something happened to.

use crate::testing::property;
use proptest::prelude::*;
use serde::Deserialize;

use super::*;
use crate::session::{DocumentMove, Seal, WhichDocument};
use crate::storage::testing::{at, file, head, private, steps};

fn damaged(line: usize) -> SessionProblem {
    SessionProblem::Damaged { line, loaded: true }
}

/// The file with one line replaced; lines count from 1.
fn with_line(text: &str, no: usize, change: impl Fn(&str) -> Option<String>) -> String {
    let lines = text.lines().enumerate().filter_map(|(i, line)| {
        if i + 1 == no {
            change(line)
        } else {
            Some(line.to_owned())
        }
    });
    lines.map(|line| line + "\n").collect()
}

#[test]
fn a_file_comes_back_as_it_was_written() {
    let text = file(&steps(30));
    let loaded = read(text.as_bytes()).unwrap();
    assert_eq!(loaded.head, head());
    assert_eq!(loaded.steps, steps(30));
    assert_eq!(loaded.problems, []);
    assert_eq!(
        (loaded.records, loaded.seal, loaded.torn),
        (30, SealState::None, None)
    );
    assert_eq!(loaded.good_len as usize, text.len() - CLOSER.len());
}

#[test]
fn the_whole_file_is_one_ron_document() {
    #[derive(Deserialize)]
    struct Document {
        format: String,
        head: Head,
        log: Vec<Record>,
    }
    #[derive(Deserialize)]
    struct Record {
        n: u64,
        e: Event,
    }
    let document: Document = ron::from_str(&file(&steps(30))).unwrap();
    assert_eq!(document.format, "yoriai-session/1");
    assert_eq!(document.head, head());
    assert!(
        document
            .log
            .into_iter()
            .map(|record| (record.n, record.e))
            .eq(steps(30).into_iter().map(|step| (step.n, step.event)))
    );
}

#[test]
fn a_file_without_records_is_a_session() {
    let loaded = read(file(&[]).as_bytes()).unwrap();
    assert_eq!((loaded.steps.len(), loaded.problems.len()), (0, 0));
    assert_eq!(loaded.good_len as usize, file(&[]).len() - CLOSER.len());
}

#[test]
fn a_head_of_another_version_is_read_as_far_as_it_is_known() {
    let text = "(format:\"yoriai-session/1\",head:(title:\"部会\",mood:Some(Good(3))),log:[\n])\n";
    assert_eq!(
        read(text.as_bytes()).unwrap().head,
        Head {
            title: "部会".into(),
            ..Head::default()
        }
    );
}

#[test]
fn a_record_of_a_newer_version_is_kept_as_its_text() {
    let newer = at(1, Event::Unknown("Sung(\"校歌\",3)".into()));
    let text = file(&[at(0, Event::Closed), newer.clone(), at(2, Event::Closed)]);
    let loaded = read(text.as_bytes()).unwrap();
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.steps[1], newer);
}

#[test]
fn one_changed_line_is_one_problem_and_loses_nothing() {
    let text = with_line(&file(&steps(9)), 5, |line| {
        Some(
            line.replace("髙﨑", "高崎")
                .replace("Undone(3)", "Undone(2)"),
        )
    });
    let loaded = read(text.as_bytes()).unwrap();
    assert_eq!(loaded.problems, [damaged(5)]);
    assert_eq!(
        (loaded.steps.len(), &loaded.steps[3].event),
        (9, &Event::Undone(2))
    );
}

#[test]
fn a_changed_link_is_one_problem_too() {
    let text = with_line(&file(&steps(9)), 5, |line| {
        let (body, _) = line.split_at(line.len() - v1::LINE_END);
        Some(format!("{body},h:\"0123456789abcdef\"),"))
    });
    let loaded = read(text.as_bytes()).unwrap();
    assert_eq!(
        (loaded.problems, loaded.steps),
        (vec![damaged(5)], steps(9))
    );
}

#[test]
fn a_line_taken_out_put_in_or_moved_is_noticed() {
    let whole = file(&steps(9));
    let without = with_line(&whole, 5, |_| None);
    assert_eq!(read(without.as_bytes()).unwrap().problems, [damaged(5)]);
    let twice = with_line(&whole, 5, |line| Some(format!("{line}\n{line}")));
    assert_eq!(read(twice.as_bytes()).unwrap().problems, [damaged(6)]);
    let mut lines: Vec<&str> = whole.lines().collect();
    lines.swap(4, 5);
    let loaded = read((lines.join("\n") + "\n").as_bytes()).unwrap();
    assert!(loaded.problems.contains(&damaged(5)));
    assert_eq!(loaded.steps.len(), 9);
}

#[test]
fn an_unreadable_line_is_skipped_counted_and_named() {
    for rubbish in [
        "",
        "####",
        "(n:3,t:\"2026-11-22T10:00:03.000+09:00\",ms:3000,e:Undone(",
    ] {
        let loaded =
            read(with_line(&file(&steps(9)), 5, |_| Some(rubbish.into())).as_bytes()).unwrap();
        assert_eq!(
            loaded.problems,
            [SessionProblem::Damaged {
                line: 5,
                loaded: false
            }],
            "{rubbish}"
        );
        assert_eq!((loaded.steps.len(), loaded.records), (8, 9));
    }
}

#[test]
fn a_byte_that_is_not_utf_8_damages_only_its_record() {
    let mut bytes = file(&steps(9)).into_bytes();
    let at = bytes
        .windows(3)
        .position(|three| three == "髙".as_bytes())
        .unwrap();
    bytes[at] = 0xFF;
    let loaded = read(&bytes).unwrap();
    assert_eq!(
        loaded.problems,
        [SessionProblem::Damaged {
            line: 3,
            loaded: false
        }]
    );
    assert_eq!(loaded.steps.len(), 8);
}

#[test]
fn a_changed_head_or_first_record_is_said_to_be_the_start() {
    let head_changed = file(&steps(9)).replacen("第2回", "第3回", 1);
    assert_eq!(
        read(head_changed.as_bytes()).unwrap().problems,
        [SessionProblem::StartChanged]
    );
    let first_changed = with_line(&file(&steps(9)), 2, |line| {
        Some(line.replace("Undone(0)", "Undone(1)"))
    });
    assert_eq!(
        read(first_changed.as_bytes()).unwrap().problems,
        [SessionProblem::StartChanged]
    );
}

#[test]
fn records_outlive_a_broken_head() {
    let text = file(&steps(9)).replacen("title:", "title", 1);
    let loaded = read(text.as_bytes()).unwrap();
    assert_eq!(
        loaded.problems,
        [SessionProblem::HeadUnreadable, SessionProblem::StartChanged]
    );
    assert_eq!(loaded.steps, steps(9));
}

#[test]
fn two_records_on_one_line_are_both_loaded() {
    let text = file(&steps(9)).replacen("),\n(n:5", "),J(n:5", 1);
    let loaded = read(text.as_bytes()).unwrap();
    assert_eq!(
        (loaded.problems, loaded.steps),
        (vec![damaged(6)], steps(9))
    );
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_tolerated_and_told() {
    let text = file(&steps(9));
    let marked = format!("\u{FEFF}{text}");
    let loaded = read(marked.as_bytes()).unwrap();
    assert_eq!(
        (loaded.problems, loaded.steps),
        (vec![SessionProblem::ByteOrderMark], steps(9))
    );
    assert_eq!(loaded.good_len as usize, marked.len() - CLOSER.len());
    let dos = text.replace('\n', "\r\n");
    let loaded = read(dos.as_bytes()).unwrap();
    assert_eq!(
        (loaded.problems, loaded.steps),
        (vec![SessionProblem::CarriageReturns], steps(9))
    );
    assert_eq!(&dos[loaded.good_len as usize..], "\r\n])\r\n");
}

#[test]
fn a_file_cut_at_every_byte_keeps_every_whole_record() {
    let text = file(&steps(12));
    let head_end = text.find('\n').unwrap();
    let ends: Vec<usize> = text
        .match_indices('\n')
        .map(|(at, _)| at)
        .skip(1)
        .take(12)
        .collect();
    for cut in 0..text.len() {
        let whole = ends.iter().filter(|end| **end <= cut).count();
        let Ok(loaded) = read(&text.as_bytes()[..cut]) else {
            assert!(cut <= head_end, "cut at {cut}");
            continue;
        };
        assert_eq!(loaded.steps, steps(whole as u64), "cut at {cut}");
        assert_eq!(
            loaded.problems,
            // Without its last line feed the file is whole: editors leave it out too.
            [if cut + 1 == text.len() {
                SessionProblem::LineFeedAtEnd
            } else {
                SessionProblem::Torn { line: whole + 2 }
            }],
            "cut at {cut}"
        );
        let kept = loaded.good_len as usize + loaded.torn.as_ref().map_or(0, Vec::len);
        assert!(
            kept == cut
                || (loaded.torn.is_none()
                    && CLOSER.as_bytes().starts_with(&text.as_bytes()[kept..cut])),
            "cut at {cut}"
        );
    }
}

#[test]
fn what_stands_after_the_closer_is_not_a_record() {
    let text = file(&steps(3)) + "junk\n";
    let loaded = read(text.as_bytes()).unwrap();
    assert_eq!(
        (loaded.problems, loaded.steps),
        (vec![SessionProblem::Trailing { line: 6 }], steps(3))
    );
    assert_eq!(loaded.torn.as_deref(), Some(b"\n])\njunk\n".as_slice()));
}

#[test]
fn zeros_left_by_a_power_cut_are_a_torn_tail() {
    let mut bytes = file(&steps(3)).into_bytes();
    bytes.truncate(bytes.len() - CLOSER.len());
    let good = bytes.len();
    bytes.extend([0; 4096]);
    let loaded = read(&bytes).unwrap();
    assert_eq!(
        (loaded.problems, loaded.good_len as usize),
        (vec![SessionProblem::Torn { line: 5 }], good)
    );
}

#[test]
fn a_record_survives_zeros_where_its_line_feed_was_even_when_it_is_of_a_newer_version() {
    let newer = at(5, Event::Unknown("Sung(3)".into()));
    let text = file(
        &[
            &steps(5)[..],
            std::slice::from_ref(&newer),
            &[at(6, Event::Closed), at(7, Event::Closed)],
        ]
        .concat(),
    );
    let start = text.find("\n(n:6").unwrap();
    let mut bytes = text.into_bytes();
    bytes[start..start + 40].fill(0);
    let loaded = read(&bytes).unwrap();
    assert_eq!(loaded.steps[5], newer);
    assert_eq!(loaded.steps.last(), Some(&at(7, Event::Closed)));
    assert!(!loaded.is_sound());
}

#[test]
fn a_seal_holds_until_something_changes() {
    let open = file(&steps(3));
    let before = &open[..open.len() - CLOSER.len()];
    let seal = |sha256: String, records| at(3, Event::Sealed(Seal { records, sha256 }));
    let sealed = |tail: &[Step]| file(&[&steps(3), tail].concat());
    let state = |text: &str| read(text.as_bytes()).unwrap().seal;
    let good = seal(seal_hash(before.as_bytes()), 3);
    let whole = sealed(std::slice::from_ref(&good));
    assert_eq!(state(&whole), SealState::Whole);
    assert_eq!(state(&whole.replace('\n', "\r\n")), SealState::Whole);
    assert_eq!(
        state(&whole.replacen("第2回", "第3回", 1)),
        SealState::Broken
    );
    assert_eq!(
        state(&sealed(&[seal(seal_hash(before.as_bytes()), 2)])),
        SealState::Broken
    );
    assert_eq!(
        state(&sealed(&[
            good.clone(),
            at(4, Event::Resumed("yoriai".into()))
        ])),
        SealState::Whole
    );
    assert_eq!(
        state(&sealed(&[good.clone(), at(4, Event::Undone(2))])),
        SealState::Broken
    );
    assert_eq!(
        state(&sealed(&[good, at(4, Event::Reopened)])),
        SealState::None
    );
}

#[test]
fn what_becomes_of_the_documents_leaves_the_seal_whole() {
    let open = file(&steps(3));
    let before = &open[..open.len() - CLOSER.len()];
    let sha256 = seal_hash(before.as_bytes());
    let seal = at(3, Event::Sealed(Seal { records: 3, sha256 }));
    let confirmed = |n| {
        let how = DocumentMove::Confirmed { by: String::new() };
        at(n, Event::DocumentMoved(WhichDocument::Both, how))
    };
    let state = |tail: &[Step]| {
        let text = file(&[&steps(3), std::slice::from_ref(&seal), tail].concat());
        let loaded = read(text.as_bytes()).unwrap();
        assert_eq!(loaded.problems, []);
        loaded.seal
    };
    let undone = |at_: u64, n| at(at_, Event::Undone(n));
    assert_eq!(state(&[confirmed(4)]), SealState::Whole);
    assert_eq!(
        state(&[confirmed(4), undone(5, 4), undone(6, 5)]),
        SealState::Whole
    );
    // An undo that reaches behind the seal, or anything else, is a change of what was sealed.
    assert_eq!(state(&[confirmed(4), undone(5, 3)]), SealState::Broken);
    assert_eq!(state(&[confirmed(4), undone(5, 2)]), SealState::Broken);
    assert_eq!(
        state(&[confirmed(4), at(5, Event::Closed)]),
        SealState::Broken
    );
    assert_eq!(
        state(&[confirmed(4), at(5, Event::Reopened)]),
        SealState::None
    );
}

#[test]
fn what_is_no_session_is_refused_with_its_reason() {
    let refused = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
    assert_eq!(refused(b""), "the file is empty");
    assert_eq!(refused(b"\n"), "not a session file");
    assert_eq!(refused("令和8年度 計画\n".as_bytes()), "not a session file");
    assert_eq!(refused(b"(name: \"x\")"), "RON, but not a session file");
    assert_eq!(
        refused(b"(format:\"other/1\",log:[\n])\n"),
        "RON, but not a session file"
    );
    assert_eq!(
        refused(b"(format:\"yoriai-journal/1\",head:(),log:[\n])\n"),
        "RON, but not a session file"
    );
    assert_eq!(
        refused(b"(format:\"yoriai-session/2\",head:(),log:[\n])\n"),
        "written in the newer format yoriai-session/2"
    );
    assert_eq!(refused(b"\x82\xA0\x82\xA2"), "not UTF-8 at byte 0");
    assert_eq!(
        refused(b"(format:\"yoriai-session/1\",head:(title:\"\xFF\"),log:[\n])\n"),
        "not UTF-8 at byte 40"
    );
    assert_eq!(
        refused(b"(format:\"yoriai-sess"),
        "the file ends within its first line"
    );
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    let deep = at(0, Event::Unknown("Together([".repeat(200_000)));
    let loaded = read(file(&[deep]).as_bytes()).unwrap();
    assert!(matches!(loaded.steps[0].event, Event::Unknown(_)));
}

#[test]
fn private_steps_come_back_at_their_place() {
    let public = vec![at(0, Event::Closed), at(1, Event::Closed)];
    let [first, second, last] = [
        private(0, 1, Event::Undone(0)),
        private(1, 1, Event::Undone(1)),
        private(2, 9, Event::Undone(2)),
    ];
    let expected = [
        public[0].clone(),
        first.clone(),
        second.clone(),
        public[1].clone(),
        last.clone(),
    ];
    assert_eq!(merged(public, vec![first, second, last]), expected);
}

/// Flips bits of every byte and asks that each flip is refused or told; nothing may panic.
fn flips_are_noticed(text: &str, bits: impl Fn(usize) -> Range<usize> + Sync) {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let flip = |start: usize| {
        let mut bytes = text.as_bytes().to_vec();
        for at in (start..bytes.len()).step_by(workers) {
            for bit in bits(at) {
                bytes[at] ^= 1 << bit;
                let unnoticed = read(&bytes).is_ok_and(|loaded| loaded.is_sound());
                assert!(!unnoticed, "bit {bit} of byte {at}");
                bytes[at] ^= 1 << bit;
            }
        }
    };
    std::thread::scope(|scope| {
        (0..workers).for_each(|start| drop(scope.spawn(move || flip(start))));
    });
}

#[test]
fn every_flipped_bit_of_a_short_file_is_noticed() {
    flips_are_noticed(&file(&steps(6)), |_| 0..8);
}

#[test]
fn a_flipped_bit_in_every_byte_of_a_longer_file_is_noticed() {
    flips_are_noticed(&file(&steps(60)), |at| at % 8..at % 8 + 1);
}

#[test]
fn flipped_bits_all_over_a_long_file_are_noticed() {
    flips_are_noticed(&file(&steps(300)), |at| {
        if at % 17 == 0 {
            at % 8..at % 8 + 1
        } else {
            0..0
        }
    });
}

proptest! {
    #![proptest_config(property(256))]

    #[test]
    fn what_stands_around_a_changed_place_is_loaded_as_it_was(a in 0_usize..2000, len in 0_usize..400, junk in any::<Vec<u8>>()) {
        let text = file(&steps(20));
        let records: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).take(21).collect();
        let a = records[0] + 1 + a % (text.len() - records[0] - CLOSER.len());
        let b = (a + len).min(text.len() - CLOSER.len());
        let changed = [&text.as_bytes()[..a], &junk, &text.as_bytes()[b..]].concat();
        let loaded = read(&changed).unwrap();
        let before = records.iter().skip(1).filter(|end| **end < a).count();
        let after = records.iter().filter(|start| **start >= b).count().saturating_sub(1);
        let whole = steps(20);
        prop_assert_eq!(&loaded.steps[..before], &whole[..before]);
        prop_assert_eq!(&loaded.steps[loaded.steps.len() - after..], &whole[20 - after..]);
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in any::<Vec<u8>>()) {
        let _ = read(&bytes);
        let _ = read([b"(format:\"yoriai-session/1\",head:(),log:[\n".as_slice(), &bytes].concat().as_slice());
    }
}
