//! `yoriai check`: what each exit status means, folders, chains of sessions, JSON.

use super::{Harness, refused, str};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn golden() -> String {
    let file = "tests/golden/0.1.0/2025-11-20_1350_019a9f99.ron";
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// The lines of a session as JSON objects.
fn json(screens: &Harness, args: &[&str]) -> Vec<Value> {
    let ran = screens.run(&[&["check", "--json"], args].concat());
    let lines = ran.out.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn what_cannot_be_read_is_said_and_nobody_waits_for_it() {
    let screens = Harness::new();
    let text = golden();
    let utf16: Vec<u8> = std::iter::once(0xFEFF_u16)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let cases: [(&str, Vec<u8>, &str, &str); 5] = [
        ("empty.ron", Vec::new(), "空のファイル", "is empty"),
        (
            "cp932.ron",
            b"\x82\xA0\x82\xA2\n".to_vec(),
            "UTF-8",
            "UTF-8",
        ),
        ("utf16.ron", utf16, "UTF-8", "UTF-8"),
        (
            "cut.ron",
            text.as_bytes()[..100].to_vec(),
            "1行目の途中",
            "first line",
        ),
        (
            "text.ron",
            b"memo\n".to_vec(),
            "セッションではありません",
            "not a yoriai session",
        ),
    ];
    for (name, bytes, ja, en) in cases {
        let file = screens.write(name, bytes);
        refused(&screens, &["check", str(&file)], 1, ja, en);
        let found = json(&screens, &[str(&file)]);
        assert_eq!(found[0]["status"], "unreadable", "{name}");
    }
    let large = screens.path("large.ron");
    fs::File::create(&large)
        .unwrap()
        .set_len(65 * 1024 * 1024)
        .unwrap();
    refused(&screens, &["check", str(&large)], 1, "大きすぎ", "too much");
    refused(
        &screens,
        &["check", "nowhere.ron"],
        1,
        "見つかりません",
        "not found",
    );
    let folder = screens.path("folder");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("memo.txt"), "memo").unwrap();
    refused(
        &screens,
        &["check", str(&folder)],
        1,
        "会議のファイル",
        "no session",
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_session_and_nobody_waits_for_what_might_come_out_of_it() {
    let screens = Harness::new();
    let pipe = screens.path("pipe.ron");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    refused(
        &screens,
        &["check", str(&pipe)],
        1,
        "ファイルではありません",
        "not a file",
    );
    let ran = screens.run(&["check", str(screens.folder.path())]);
    assert_eq!(ran.code, 1, "{ran:?}");
}

#[test]
fn a_file_of_another_form_is_told_and_harmless() {
    let screens = Harness::new();
    let text = golden();
    let plain = screens.write("plain.ron", &text);
    let print = |file: &Path| screens.run(&["export", "--full", str(file)]);
    let minutes = print(&plain).fine().out;
    let forms = [
        ("crlf.ron", text.replace('\n', "\r\n"), "CRLF"),
        ("bom.ron", format!("\u{FEFF}{text}"), "BOM"),
        ("none.ron", text.trim_end().to_owned(), "末尾の改行"),
        ("more.ron", format!("{text}\n"), "末尾の改行"),
    ];
    for (name, changed, said) in forms {
        let file = screens.write(name, changed);
        let ran = screens.run(&["check", str(&file)]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(
            ran.out.contains("内容は無事") && ran.err.contains(said),
            "{ran:?}"
        );
        let printed = print(&file);
        assert!(printed.err.contains(said), "{printed:?}");
        assert_eq!(printed.out, minutes, "{name}");
    }
}

#[test]
fn a_session_closed_without_a_seal_has_a_status_of_its_own() {
    let screens = Harness::new();
    let text = golden();
    let unsealed: Vec<&str> = text
        .lines()
        .filter(|line| !line.contains("e:Sealed("))
        .collect();
    let unsealed = screens.write("unsealed.ron", unsealed.join("\n") + "\n");
    let ran = screens.run(&["check", str(&unsealed)]);
    assert_eq!(ran.code, 4, "{ran:?}");
    assert!(ran.out.contains("封印がありません"), "{ran:?}");
    // Damage matters more, then what cannot be read.
    let empty = screens.write("empty.ron", "");
    let damaged = screens.write("damaged.ron", text.replacen("みどり", "あおば", 3));
    let files = [str(&unsealed), str(&empty), str(&damaged)];
    assert_eq!(screens.run(&["check", files[0], files[1]]).code, 1);
    let ran = screens.run(&["check", files[0], files[1], files[2]]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(
        ran.out
            .ends_with("全3件: 異常なし0、封印のない閉会1、異常1、読めない1\n"),
        "{ran:?}"
    );
    let found = json(&screens, &files);
    let statuses: Vec<&str> = found
        .iter()
        .map(|file| file["status"].as_str().unwrap())
        .collect();
    assert_eq!(statuses, ["unsealed", "unreadable", "seal-broken"]);
    assert_eq!(found[0]["records"], 88);
}

#[test]
fn a_folder_is_checked_with_the_chain_of_its_sessions() {
    let screens = Harness::new();
    let first = screens.write("1.ron", golden());
    let second = screens.path("2.ron");
    let next = ["new", "--from", str(&first), "-o", str(&second)];
    screens.run(&next).fine();
    let text = fs::read_to_string(&second).unwrap();
    let seal = golden().split("sha256:\"").nth(1).unwrap()[..64].to_owned();
    assert!(text.contains(&format!("seal:Some(\"{seal}\")")), "{text}");
    let folder = str(screens.folder.path());
    let chain = |code: i32| {
        let ran = screens.run(&["check", "--json", folder]);
        assert_eq!(ran.code, code, "{ran:?}");
        let lines = ran
            .out
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        let chains = lines.filter(|line| line["chain"].is_string());
        chains
            .map(|line| line["chain"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(chain(0), ["fits"]);
    let ran = screens.run(&["check", folder]).fine();
    assert!(ran.out.contains("前の会議の封印と合っています"), "{ran:?}");
    assert!(
        ran.out.contains(
            "全2件: 異常なし2、封印のない閉会0、異常0、読めない0。続きの会議1件（合わない0）"
        ),
        "{ran:?}"
    );
    // What happens to its documents leaves the chain good.
    screens
        .run(&["minutes", str(&first), "--state", "confirmed"])
        .fine();
    assert_eq!(chain(0), ["fits"]);
    // A successor of 0.1.0 records no seal.
    let old = "tests/golden/0.1.0/2026-07-09_1345_019f4531.ron";
    let old = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(old)).unwrap();
    fs::write(&second, old).unwrap();
    assert_eq!(chain(0), ["no-seal"]);
    assert!(
        screens
            .run(&["check", folder])
            .fine()
            .out
            .contains("封印の記録なし")
    );
    fs::remove_file(&first).unwrap();
    assert_eq!(chain(0), ["missing"]);
    screens.write("1.ron", golden());
    fs::write(&second, text.replacen(&seal, &"0".repeat(64), 9)).unwrap();
    assert_eq!(chain(3), ["broken"]);
}

#[test]
fn the_example_sessions_are_a_chain_that_can_be_proved() {
    let screens = Harness::new();
    let sessions = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let ran = screens.run(&["check", "--json", str(&sessions)]).fine();
    let lines = ran.out.lines();
    let lines = lines.map(|line| serde_json::from_str::<Value>(line).unwrap());
    let chains = lines.filter(|line| line["chain"].is_string());
    let chains: Vec<Value> = chains.map(|line| line["chain"].clone()).collect();
    assert_eq!(chains, ["fits", "fits"]);
}

#[test]
fn list_as_json_tells_what_each_session_holds() {
    let screens = Harness::new();
    let first = screens.write("1.ron", golden());
    let second = screens.path("2.ron");
    screens
        .run(&["new", "--from", str(&first), "-o", str(&second)])
        .fine();
    screens
        .run(&[
            "minutes",
            str(&first),
            "--state",
            "confirmed",
            "--document",
            "summary",
        ])
        .fine();
    let out = screens.run(&["list", "--json"]).fine().out;
    let listed: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let of = |name: &str| {
        let path = |one: &&Value| one["path"].as_str().unwrap().ends_with(name);
        listed.iter().find(path).unwrap().clone()
    };
    let (first, second) = (of("1.ron"), of("2.ron"));
    let told = |one: &Value, key: &str| one[key].clone();
    assert_eq!(told(&first, "closed"), true);
    assert_eq!(told(&first, "sealed"), true);
    assert_eq!(told(&first, "records"), 90);
    assert_eq!(first["documents"]["summary"], "confirmed");
    assert_eq!(first["documents"]["minutes"], "draft");
    let people = first["attendance"]["people"].as_u64().unwrap();
    let marks = ["expected", "present", "late", "left_early", "absent"];
    let marked = marks.map(|mark| first["attendance"][mark].as_u64().unwrap());
    assert_eq!(marked.iter().sum::<u64>(), people);
    assert!(people > 0 && first["attendance"]["present"].as_u64().unwrap() > 0);
    assert_eq!(told(&second, "closed"), false);
    assert_eq!(told(&second, "sealed"), false);
    assert_eq!(told(&second, "continues"), told(&first, "id"));
    let open =
        |one: &Value| [&one["open_homework"], &one["open_matters"]].map(|n| n.as_u64().unwrap());
    assert_eq!(open(&first), open(&second), "what was open came over");
}

#[test]
fn a_folder_that_is_not_there_has_no_list() {
    let screens = Harness::new();
    refused(
        &screens,
        &["list", "--dir", "nowhere"],
        1,
        "見つかりません",
        "not found",
    );
    let folder = screens.path("empty");
    fs::create_dir(&folder).unwrap();
    assert_eq!(screens.run(&["list", "--dir", str(&folder)]).fine().out, "");
}

#[test]
fn a_wrong_place_to_replay_from_is_wrong_without_a_terminal_too() {
    let screens = Harness::new();
    let session = screens.write("1.ron", golden());
    for at in ["9999", "25:61", "later"] {
        refused(&screens, &["replay", str(&session), "--at", at], 2, at, at);
    }
    refused(
        &screens,
        &["replay", str(&session), "--at", "12"],
        1,
        "端末",
        "terminal",
    );
}
