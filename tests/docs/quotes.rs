//! What the documents quote and count is what the files hold: blocks between `<!-- generated: NAME -->`
//! and `<!-- end -->` are made here.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use super::{root, text};
use sha2::{Digest, Sha256};

const SESSION: &str = "tests/golden/0.1.0/2025-11-20_1350_019a9f99.ron";
/// The records that are quoted from the middle of it.
const QUOTED: [usize; 5] = [0, 1, 34, 35, 64];

/// The lines of the session that is quoted: the head, then the records.
fn lines() -> Vec<String> {
    let session = text(SESSION);
    let lines = session.lines().map(str::to_owned);
    lines.filter(|line| line != "])").collect()
}

/// The head without what it holds besides id, title and creation.
fn head_in_short(head: &str) -> String {
    let (kept, _) = head.split_once("council:").expect("a head");
    format!("{kept}…),log:[")
}

fn whole_session() -> String {
    let lines = lines();
    let records = lines.len() - 1;
    let mut block = format!("```ron\n{}\n", head_in_short(&lines[0]));
    let mut next = 0;
    for n in QUOTED.into_iter().chain([records - 2, records - 1]) {
        if n > next {
            block.push_str("…\n");
        }
        block.push_str(&lines[n + 1]);
        block.push('\n');
        next = n + 1;
    }
    block + "])\n```\n"
}

/// The frame of a record, without its time and event.
fn one_record() -> String {
    let lines = lines();
    let line = &lines[36];
    let (before, rest) = line.split_once("t:\"").expect("a time");
    let (_, rest) = rest.split_once("\",").expect("a time");
    let (ms, _) = rest.split_once("e:").expect("an event");
    let (_, chained) = line.rsplit_once(",h:").expect("a link");
    format!("`{before}t:\"…\",{ms}e:EVENT,h:{chained}`\n")
}

/// The lines before the seal; what their hash is, the seal says.
fn seal_check() -> String {
    let lines = lines();
    let at = lines.iter().position(|line| line.contains("e:Sealed("));
    let before = at.expect("a seal");
    let covered = lines[..before].iter().map(|line| format!("{line}\n"));
    let mut hash = Sha256::new();
    covered.for_each(|line| hash.update(line.as_bytes()));
    let hash = hash
        .finalize()
        .iter()
        .fold(String::new(), |mut hash, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hash, "{byte:02x}");
            hash
        });
    assert!(
        lines[before].contains(&hash),
        "the page tells how to check a seal"
    );
    format!("```sh\nhead -n {before} {SESSION} | sha256sum\n```\n")
}

/// The page with its block of this name made anew.
pub(super) fn with_block(page: &str, name: &str, block: &str) -> String {
    let mark = format!("<!-- generated: {name} -->\n");
    let (before, rest) = page
        .split_once(&mark)
        .expect("a mark where the block begins");
    let (_, after) = rest
        .split_once("<!-- end -->")
        .expect("a mark where it ends");
    format!("{before}{mark}{block}<!-- end -->{after}")
}

#[test]
fn what_the_page_of_the_format_quotes_stands_in_the_file() {
    let path = "docs/file-format.md";
    let page = text(path);
    let blocks = [
        ("session", whole_session()),
        ("record", one_record()),
        ("seal", seal_check()),
    ];
    let fresh = blocks.iter().fold(page.clone(), |page, (name, block)| {
        with_block(&page, name, block)
    });
    if std::env::var_os("YORIAI_WRITE_DOCS").is_some() {
        fs::write(root().join(path), &fresh).expect("the page can be written");
    }
    assert!(
        text(path) == fresh,
        "{path} quotes what does not stand in {SESSION}; make it anew with `YORIAI_WRITE_DOCS=1 cargo test --test docs`"
    );
}

/// Standard output of the program.
fn run(args: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_yoriai"))
        .args(args)
        .output()
        .expect("the program runs");
    assert!(
        out.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).expect("UTF-8")
}

/// The commands that the manual page names, each with a page of its own.
fn commands() -> Vec<String> {
    let page = run(&["--lang", "en", "man"]).replace('\\', "");
    let named = page.lines().filter_map(|line| line.strip_prefix("yoriai-"));
    named
        .filter_map(|line| line.strip_suffix("(1)"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_page_that_the_manual_names_can_be_printed() {
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        for lang in ["ja", "en"] {
            let page = run(&["--lang", lang, "man", &command]).replace('\\', "");
            assert!(page.contains(&format!("yoriai-{command}")), "{page}");
        }
    }
}

#[test]
fn the_readme_names_every_command() {
    let readme = text("README.md");
    let line = readme
        .split("- The command line: ")
        .nth(1)
        .and_then(|rest| rest.split(';').next())
        .expect("the line of the commands");
    let mut named: Vec<String> = line
        .split(", ")
        .map(|name| name.trim().replace('`', ""))
        .collect();
    let mut commands = commands();
    named.sort();
    commands.sort();
    assert_eq!(named, commands);
}

/// What the first picture of the README says of the newest example session, and how many there are.
#[test]
fn what_the_documents_count_is_there() {
    let listed = run(&["--dir", "sessions", "list", "--json"]);
    let sessions: Vec<serde_json::Value> = listed
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let readme = text("README.md");
    assert_eq!(sessions.len(), 3);
    for (page, words) in [
        ("README.md", " 3 sessions "),
        ("README.md", "three meetings"),
        ("README.ja.md", "例の会議が3つ"),
        ("CHANGELOG.md", "Three example sessions"),
    ] {
        assert!(text(page).contains(words), "{page} does not say: {words}");
    }
    for session in &sessions {
        let day = session["date"].as_str().expect("a day");
        assert!(readme.contains(day), "{day}");
    }
    let newest = &sessions[0];
    let file = newest["path"].as_str().expect("a path");
    let records = newest["records"].as_u64().expect("a number");
    let session = fs::read_to_string(root().join(file)).expect("a session");
    let (_, seal) = session.rsplit_once("sha256:\"").expect("a seal");
    for words in [format!("Closed: {records} records,"), seal[..16].to_owned()] {
        assert!(
            readme.contains(&words),
            "the picture does not show: {words}"
        );
    }
    let attendance = &newest["attendance"];
    let of = |mark: &str| attendance[mark].as_u64().expect("a number");
    let here = of("present") + of("late") + of("left_early");
    let words = format!("{here} of {} took part", of("people"));
    assert!(
        readme.contains(&words),
        "the picture does not show: {words}"
    );
    let data = run(&["inspect", "sessions/data/midori_kenshin_example.csv"]);
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    let rows = data["rows"].as_u64().expect("a number");
    let rows = format!("{},{:03} rows", rows / 1_000, rows % 1_000);
    assert!(readme.contains(&rows), "the picture does not show: {rows}");
}

/// What an office has to know before it relies on Windows is said in both languages.
#[test]
fn both_readmes_say_the_same_about_windows() {
    let section = |page: &str, heading: &str| {
        let page = text(page);
        let (_, rest) = page.split_once(heading).expect("the section");
        rest.split("\n## ").next().unwrap_or_default().to_owned()
    };
    let en = section("README.md", "\n## Windows\n");
    let ja = section("README.ja.md", "\n### Windows で使う");
    for (said, in_japanese) in [
        ("tools/release-windows", "tools/release-windows"),
        ("x86_64-pc-windows-gnu", "x86_64-pc-windows-gnu"),
        ("gcc-mingw-w64-x86-64", "gcc-mingw-w64-x86-64"),
        ("USB stick", "USBメモリ"),
        ("`yoriai.exe`", "`yoriai.exe`"),
        ("`portable`", "`portable`"),
        ("Windows 10 or newer", "Windows 10 以降"),
        ("under Wine", "Wine"),
        ("Windows Terminal is recommended", "Windows Terminal"),
        (
            "old console window has not been tried",
            "古いコンソールの窓",
        ),
        ("nobody has held a", "まだ試していません"),
        ("not signed", "署名のない"),
        ("𠮷", "𠮷"),
        (
            "a paste is recognised by its speed",
            "貼り付けは、文字の来る速さ",
        ),
        ("closing the window with the mouse", "窓をマウスで閉じる"),
    ] {
        assert!(en.contains(said), "README.md: {said}");
        assert!(ja.contains(in_japanese), "README.ja.md: {in_japanese}");
    }
}
