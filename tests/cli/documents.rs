//! `yoriai minutes`: the states of the documents, recorded behind the seal of a real file.

use super::{Harness, Ran, refused, str};
use std::fs;
use std::path::{Path, PathBuf};

/// A closed and sealed session of a real meeting.
fn closed(screens: &Harness) -> PathBuf {
    let example = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/0.1.0/2025-11-20_1350_019a9f99.ron");
    screens.write("closed.ron", fs::read(example).unwrap())
}

fn minutes(screens: &Harness, session: &Path, args: &[&str]) -> Ran {
    screens.run(&[&["minutes", str(session)], args].concat())
}

#[test]
fn documents_go_from_draft_to_confirmed_and_the_seal_stays_good() {
    let screens = Harness::new();
    let session = closed(&screens);
    let before = fs::read_to_string(&session).unwrap();
    let sealed = screens.run(&["check", str(&session)]).fine().out;
    let drafts = minutes(&screens, &session, &[]).fine().out;
    assert_eq!(drafts, "会議結果概要: 案\n会議録: 案\n");
    assert_eq!(fs::read_to_string(&session).unwrap(), before);
    let far = ["--until", "2199-12-4"];
    let asked = ["--state", "review", "--whom", "委員7名"];
    minutes(&screens, &session, &[&asked[..], &far].concat()).fine();
    let ran = minutes(
        &screens,
        &session,
        &[
            "--state",
            "修正",
            "--what",
            "発言者名",
            "--document",
            "minutes",
        ],
    );
    assert!(ran.fine().out.contains("会議録: 修正（"));
    let ran = minutes(
        &screens,
        &session,
        &["--state", "confirmed", "--by", "会長"],
    )
    .fine();
    assert!(ran.out.contains("会議結果概要: 確定（"), "{ran:?}");
    // Every version was a draft until now, and none is any more.
    for version in [&["--full"][..], &["--summary"], &["--full", "--public"]] {
        let print = |file: &Path| screens.run(&[&["export", str(file)], version].concat());
        let draft = screens.write("draft.ron", &before);
        assert!(print(&draft).fine().out.contains("（案）\n"), "{version:?}");
        let confirmed = print(&session).fine().out;
        assert!(!confirmed.contains("（案）"), "{confirmed}");
    }
    let after = fs::read_to_string(&session).unwrap();
    let records = before.strip_suffix("\n])\n").unwrap();
    assert!(after.starts_with(records), "what was sealed is untouched");
    assert!(after.contains(
        "e:DocumentMoved(Both,ReviewAsked(whom:\"委員7名\",until:Some(\"2199-12-04\"))),h:"
    ));
    assert!(after.contains("e:DocumentMoved(Minutes,Corrected(what:\"発言者名\")),h:"));
    assert!(after.contains("e:DocumentMoved(Both,Confirmed(by:\"会長\")),h:"));
    let check = screens.run(&["check", str(&session)]).fine().out;
    assert!(sealed.contains("封印のとおり") && check.contains("封印のとおり"));
    assert!(check.contains("会議のあと3件"), "{check}");
    let log = screens.run(&["log", str(&session)]).fine().out;
    let last = log.lines().last().unwrap();
    assert!(last.contains("会議のあと"), "{last}");
    assert!(
        last.ends_with("会議結果概要と会議録を確定した（会長）"),
        "{last}"
    );
    assert_eq!(log.matches("会議のあと").count(), 3);
}

#[test]
fn states_that_make_no_sense_are_refused_with_what_to_type() {
    let screens = Harness::new();
    let session = closed(&screens);
    let file = str(&session);
    let wrong = |args: &[&str], ja: &str, en: &str| {
        refused(&screens, &[&["minutes", file], args].concat(), 2, ja, en);
    };
    wrong(
        &["--state", "done"],
        "review, corrected, confirmed",
        "review, corrected, confirmed",
    );
    wrong(&["--state", "案"], "--state corrected", "--state corrected");
    wrong(
        &["--state", "review"],
        "--whom がありません",
        "--whom is missing",
    );
    wrong(
        &["--state", "corrected"],
        "--what がありません",
        "--what is missing",
    );
    wrong(
        &["--state", "review", "--whom", "会長", "--until", "あした"],
        "あした",
        "--until 12/4",
    );
    wrong(
        &["--state", "confirmed", "--whom", "会長"],
        "--by 会長",
        "--by chair",
    );
    wrong(&["--by", "会長"], "--state", "--state");
    let confirmed = ["minutes", file, "--state", "confirmed"];
    screens.run(&confirmed).fine();
    refused(
        &screens,
        &confirmed,
        1,
        "確定しています",
        "Already confirmed",
    );
    let asked = [
        "minutes", file, "--state", "review", "--whom", "x", "--until", "1999-1-1",
    ];
    refused(&screens, &asked, 1, "過ぎています", "is past");
}

#[test]
fn a_session_that_is_open_or_changed_gets_no_states() {
    let screens = Harness::new();
    let open = screens.session();
    let before = fs::read(&open).unwrap();
    let args = |file| ["minutes", file, "--state", "confirmed"];
    refused(&screens, &args(str(&open)), 1, "まだ案です", "not closed");
    assert_eq!(fs::read(&open).unwrap(), before, "not even opened");
    let text = fs::read_to_string(closed(&screens)).unwrap();
    let changed = screens.write("changed.ron", text.replacen("みどり", "あおば", 9));
    refused(
        &screens,
        &args(str(&changed)),
        1,
        "外部で変更",
        "changed from outside",
    );
    let unsealed: Vec<&str> = text
        .lines()
        .filter(|line| !line.contains("e:Sealed("))
        .collect();
    let unsealed = screens.write("unsealed.ron", unsealed.join("\n") + "\n");
    refused(
        &screens,
        &args(str(&unsealed)),
        1,
        "封印がありません",
        "has no seal",
    );
}

#[test]
fn of_a_damaged_session_there_is_a_version_for_everybody_only_once_somebody_decides_so() {
    let screens = Harness::new();
    let whole = fs::read_to_string(closed(&screens)).unwrap();
    let damaged = screens.write("damaged.ron", whole.replacen("カップ麺", "カップめん", 1));
    let export = |args: &[&str]| screens.run(&[&["export", str(&damaged)], args].concat());
    let internal = export(&["--full"]);
    assert_eq!(internal.code, 0, "{internal:?}");
    assert!(
        internal.out.contains("行目"),
        "the place of the damage: {internal:?}"
    );
    for papers in [&[][..], &["--full"], &["--summary"]] {
        let ran = export(&[&["--public"], papers].concat());
        assert_ne!(ran.code, 0, "{papers:?} {ran:?}");
        assert!(ran.out.is_empty(), "{papers:?} {ran:?}");
        assert!(ran.err.contains("--despite-damage"), "{papers:?} {ran:?}");
        let decided = export(&[&["--public", "--despite-damage"], papers].concat());
        assert_eq!(decided.code, 0, "{papers:?} {decided:?}");
        assert!(decided.out.contains("みどり"), "{papers:?} {decided:?}");
        assert!(
            !decided.out.contains("行目"),
            "nobody outside reads of it: {decided:?}"
        );
    }
    let out = screens.path("out.md");
    let refused = export(&["--public", "-o", str(&out)]);
    assert_ne!(refused.code, 0, "{refused:?}");
    assert!(!out.exists(), "refused is not written");
    let decided = export(&["--public", "--despite-damage", "-o", str(&out)]);
    assert!(decided.code == 0 && out.exists(), "{decided:?}");
    // Other line ends are no damage.
    let other = screens.write("crlf.ron", whole.replace('\n', "\r\n"));
    let ran = screens.run(&["export", "--public", str(&other)]);
    assert_eq!(ran.code, 0, "{ran:?}");
}
