//! The real program in a terminal: started, used, told to end, killed.
#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests make files and wait with a limit"
)]

#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use pty::Pty;
use tempfile::TempDir;
use vt100::Color;

const SIZE: (u16, u16) = (110, 30);
/// Far more than the two seconds in which the program has to end, because a test machine may be
/// busy.
const SOON: Duration = Duration::from_secs(10);

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn sessions(home: &Path) -> Vec<PathBuf> {
    let is_session = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ron");
    let mut paths: Vec<PathBuf> = fs::read_dir(home)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(is_session)
        .collect();
    paths.sort();
    paths
}

/// The records of a session, in words.
fn log(session: &Path) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_yoriai"))
        .args(["log", "--lang", "ja"])
        .arg(session)
        .output()
        .unwrap();
    String::from_utf8(ran.stdout).unwrap()
}

fn assert_whole(session: &Path) {
    let ran = Command::new(env!("CARGO_BIN_EXE_yoriai"))
        .arg("check")
        .arg(session)
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stdout)
    );
}

/// A session on its set-up page, with a draft of a title in the field.
fn with_draft(home: &Path, draft: &str) -> Pty {
    with_draft_in(home, draft, &[])
}

fn with_draft_in(home: &Path, draft: &str, env: &[(&str, &str)]) -> Pty {
    let mut pty = Pty::start(home, &["new"], SIZE, env);
    pty.wait_for("準備");
    pty.press("<enter>");
    pty.wait_until("a cursor", |pty| !pty.screen().hide_cursor());
    pty.press("<ctrl-u>");
    pty.press(draft);
    pty.wait_for(draft);
    pty
}

#[test]
fn a_session_made_at_home_is_on_the_disk_when_the_program_ends() {
    let home = home();
    let mut pty = Pty::start(home.path(), &[], SIZE, &[]);
    pty.wait_for("Ctrl-Q");
    pty.press("n");
    pty.wait_for("第1回");
    pty.press("<enter>");
    pty.wait_for("保存済");
    pty.press("<enter>");
    pty.wait_until("a cursor", |pty| !pty.screen().hide_cursor());
    pty.press("<ctrl-u>みどり町の部会<f8>");
    pty.wait_for("みどり町の部会");
    pty.wait_for("保存済");
    pty.press("<ctrl-q>");
    pty.wait_for("会議 1件");
    pty.press("<ctrl-q>");
    assert!(pty.end(SOON).success());
    pty.assert_given_back();
    let session = &sessions(home.path())[0];
    assert_whole(session);
    assert!(
        log(session).contains("→ みどり町の部会\n"),
        "{}",
        log(session)
    );
}

/// The file of what is typed and not handed in.
fn draft_of(session: &Path) -> PathBuf {
    let name = session.file_name().unwrap().to_str().unwrap();
    session.with_file_name(format!(".{name}.draft"))
}

/// Nothing of it was recorded, and whoever opens the session again has it before them; handed in, it
/// is a record, and its file is gone.
fn assert_only_kept(home: &Path, draft: &str, how: &str) {
    let session = &sessions(home)[0];
    assert_whole(session);
    let records = log(session);
    assert!(!records.contains(draft), "{how}: {records}");
    let kept = fs::read_to_string(draft_of(session)).unwrap();
    assert!(kept.contains(draft), "{how}: {kept}");
    let args = ["open", session.to_str().unwrap(), "--lang", "ja"];
    let mut pty = Pty::start(home, &args, SIZE, &[]);
    pty.wait_for("まだ記録していません");
    pty.wait_for(draft);
    pty.press("<f8>");
    pty.wait_for("保存済");
    pty.press("<ctrl-c>");
    assert!(pty.end(SOON).success(), "{how}");
    assert!(log(session).contains(draft), "{how}");
    assert!(!draft_of(session).exists(), "{how}");
}

#[test]
fn a_signal_records_nothing_keeps_what_is_typed_and_gives_the_terminal_back() {
    for name in ["TERM", "HUP", "INT"] {
        let home = home();
        let mut pty = with_draft(home.path(), "途中の名称");
        pty.signal(name);
        pty.end(SOON);
        pty.assert_given_back();
        assert_only_kept(home.path(), "途中の名称", name);
    }
}

#[test]
fn ctrl_c_and_ctrl_q_leave_and_record_nothing_of_what_is_typed() {
    for keys in ["<ctrl-c>", "<ctrl-q>"] {
        let home = home();
        let mut pty = with_draft(home.path(), "途中の名称");
        pty.press(keys);
        if keys == "<ctrl-q>" {
            pty.wait_for("会議 1件");
            pty.press("<ctrl-q>");
        }
        assert!(pty.end(SOON).success());
        pty.assert_given_back();
        assert_only_kept(home.path(), "途中の名称", keys);
    }
}

/// The worker is in the middle of a file that takes far longer than the person waits.
#[test]
fn leaving_does_not_wait_for_a_file_that_is_still_being_read() {
    let home = home();
    let rows = "あおば町,40,1\n".repeat(1_500_000);
    let data = home.path().join("大きな健診.csv");
    fs::write(&data, format!("市町村,年齢,番\n{rows}")).unwrap();
    let mut pty = Pty::start(home.path(), &["pivot", "大きな健診.csv"], SIZE, &[]);
    pty.wait_for("読んでいます");
    pty.press("<ctrl-c>");
    assert!(pty.end(SOON).success());
    pty.assert_given_back();
    assert_whole(&sessions(home.path())[0]);
}

#[test]
fn a_terminal_that_vanishes_ends_the_program_and_loses_nothing() {
    let home = home();
    let pty = with_draft(home.path(), "途中の名称");
    let ended = pty.vanish(SOON);
    assert!(ended, "still running");
    assert_only_kept(home.path(), "途中の名称", "gone");
}

#[test]
fn a_terminal_that_stops_reading_stops_neither_saving_nor_leaving() {
    let home = home();
    let mut pty = with_draft(home.path(), "途中の名称");
    pty.freeze();
    pty.press("と続き");
    pty.signal("TERM");
    pty.end(Duration::from_secs(3));
    assert_only_kept(home.path(), "途中の名称", "frozen");
}

#[test]
fn a_session_that_another_process_holds_opens_read_only_and_says_who_holds_it() {
    let home = home();
    let mut first = Pty::start(home.path(), &["new"], SIZE, &[]);
    first.wait_for("準備");
    let session = sessions(home.path())[0].clone();
    for (lang, words) in [
        ("ja", ["読み取り専用", "使用中"]),
        ("en", ["read-only", "in use"]),
    ] {
        let mut second = Pty::start(
            home.path(),
            &["open", session.to_str().unwrap(), "--lang", lang],
            SIZE,
            &[],
        );
        for words in words {
            second.wait_for(words);
        }
        second.press("<ctrl-c>");
        second.end(SOON);
    }
    first.press("<ctrl-c>");
    assert!(first.end(SOON).success());
}

#[test]
fn where_lines_are_two_cells_wide_ascii_stands_in() {
    let home = home();
    let mut narrow = Pty::start(home.path(), &[], SIZE, &[]);
    narrow.wait_for("─");
    let mut wide = Pty::start(home.path(), &[], SIZE, &[("YORIAI_WIDTH", "2")]);
    wide.wait_for("Ctrl-Q");
    assert!(!wide.text().contains('─'));
    for mut pty in [narrow, wide] {
        pty.press("<ctrl-c>");
        assert!(pty.end(SOON).success());
    }
}

#[test]
fn a_terminal_that_does_not_say_where_its_cursor_is_delays_nothing() {
    let home = home();
    let began = Instant::now();
    let mut pty = Pty::start(home.path(), &[], SIZE, &[]);
    pty.silent = true;
    pty.wait_for("Ctrl-Q");
    assert!(
        began.elapsed() < Duration::from_secs(1),
        "{:?}",
        began.elapsed()
    );
    pty.press("<ctrl-q>");
    assert!(pty.end(Duration::from_secs(4)).success());
}

#[test]
fn no_color_draws_without_colours_and_keeps_reverse_and_bold() {
    let home = home();
    fs::write(home.path().join("memo.ron"), "").unwrap();
    let mut pty = Pty::start(home.path(), &[], SIZE, &[("NO_COLOR", "1")]);
    pty.wait_for("memo.ron");
    let cells = || (0..SIZE.1).flat_map(|row| (0..SIZE.0).map(move |column| (row, column)));
    let all: Vec<_> = cells()
        .filter_map(|(row, column)| pty.screen().cell(row, column))
        .collect();
    assert!(
        all.iter()
            .all(|cell| cell.fgcolor() == Color::Default && cell.bgcolor() == Color::Default)
    );
    assert!(all.iter().any(|cell| cell.inverse()) && all.iter().any(|cell| cell.bold()));
    pty.press("<ctrl-c>");
    pty.end(SOON);
}

#[test]
fn another_size_is_drawn_at_once() {
    let home = home();
    let mut pty = Pty::start(home.path(), &[], SIZE, &[]);
    pty.wait_for("Ctrl-Q");
    pty.resize((40, 10));
    pty.wait_until("one line", |pty| !pty.text().contains("Ctrl-Q"));
    pty.resize((80, 24));
    pty.wait_for("Ctrl-Q");
    pty.press("<ctrl-c>");
    assert!(pty.end(SOON).success());
}

/// A folder in which nobody can create anything.
const NOWHERE: (&str, &str) = ("XDG_DATA_HOME", "/dev/null/nowhere");

#[test]
fn what_could_not_be_saved_on_leaving_is_said_and_is_no_success() {
    let home = home();
    let mut pty = with_draft_in(home.path(), "途中の名称", &[NOWHERE]);
    fs::remove_file(&sessions(home.path())[0]).unwrap();
    pty.press("<f8><ctrl-c>");
    assert_eq!(pty.end(SOON).exit_code(), 1);
    pty.assert_given_back();
    assert!(
        pty.text().contains("保存できなかった記録があります"),
        "{}",
        pty.text()
    );
}

#[test]
fn a_failure_after_going_home_reaches_the_person_and_the_exit_status() {
    let home = home();
    let mut pty = with_draft_in(home.path(), "途中の名称", &[NOWHERE]);
    fs::remove_file(&sessions(home.path())[0]).unwrap();
    pty.press("<f8><ctrl-q>");
    pty.wait_for("保存できません");
    pty.press("<ctrl-q>");
    assert_eq!(pty.end(SOON).exit_code(), 1);
}

#[test]
fn a_session_that_went_on_elsewhere_says_where_when_the_program_ends() {
    let home = home();
    let mut pty = with_draft(home.path(), "途中の名称");
    let session = sessions(home.path())[0].clone();
    fs::remove_file(&session).unwrap();
    pty.press("<f8><ctrl-c>");
    assert!(pty.end(SOON).success());
    let rescued = home
        .path()
        .join("yoriai/rescue")
        .join(session.file_name().unwrap());
    let said: String = pty.text().split_whitespace().collect();
    assert!(said.contains(rescued.to_str().unwrap()), "{}", pty.text());
    assert!(log(&rescued).contains("途中の名称"));
}

#[test]
fn a_data_file_named_on_the_command_line_opens_its_view_in_a_session_of_its_own() {
    let home = home();
    let data =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/data/midori_kenshin_example.csv");
    let mut pty = Pty::start(home.path(), &["pivot", data.to_str().unwrap()], SIZE, &[]);
    pty.wait_for("CP932");
    pty.press("<enter>");
    pty.wait_for("絞り込み");
    pty.press("r");
    pty.wait_for("2,100");
    pty.press("<ctrl-c>");
    assert!(pty.end(SOON).success());
    let kept = sessions(home.path());
    assert_eq!(kept.len(), 1);
    assert!(
        log(&kept[0]).contains("midori_kenshin_example.csv"),
        "{}",
        log(&kept[0])
    );
}

#[test]
fn a_data_file_can_be_looked_at_twice_within_a_minute_and_at_the_same_time() {
    let home = home();
    let data =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/data/midori_kenshin_example.csv");
    let args = ["pivot", data.to_str().unwrap()];
    let mut first = Pty::start(home.path(), &args, SIZE, &[]);
    first.wait_for("CP932");
    let mut second = Pty::start(home.path(), &args, SIZE, &[]);
    second.wait_for("CP932");
    for mut pty in [first, second] {
        pty.press("<ctrl-c>");
        assert!(pty.end(SOON).success());
    }
    assert_eq!(sessions(home.path()).len(), 2);
}

#[test]
fn looking_at_a_data_file_without_a_folder_of_sessions_keeps_nothing() {
    let home = home();
    let passing = tempfile::tempdir().unwrap();
    let data =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/data/midori_kenshin_example.csv");
    let env = [
        ("YORIAI_DIR", ""),
        ("TMPDIR", passing.path().to_str().unwrap()),
    ];
    let args = ["pivot", data.to_str().unwrap()];
    let mut pty = Pty::start(home.path(), &args, SIZE, &env);
    pty.wait_for("CP932");
    pty.wait_for("残りません");
    pty.press("<enter>");
    pty.wait_for("絞り込み");
    let files = |folder: &Path| fs::read_dir(folder).unwrap().count();
    assert_eq!(files(passing.path()), 1, "it works in a folder of its own");
    pty.press("<ctrl-c>");
    assert!(pty.end(SOON).success());
    assert_eq!(files(passing.path()), 0);
    assert!(!home.path().join("yoriai").exists());
    // Where somebody says a folder, it is kept there.
    let folder = home.path().join("部会");
    let args = ["--dir", folder.to_str().unwrap(), args[0], args[1]];
    let mut pty = Pty::start(home.path(), &args, SIZE, &env);
    pty.wait_for("CP932");
    pty.press("<ctrl-c>");
    assert!(pty.end(SOON).success());
    assert_eq!(sessions(&folder).len(), 1);
}

#[test]
fn a_process_that_stands_still_gives_the_terminal_back_and_goes_on_where_it_was() {
    let home = home();
    let mut pty = with_draft(home.path(), "書きかけの一行");
    pty.signal("TSTP");
    pty.wait_stopped();
    pty.assert_given_back();
    let before = pty.raw.len();
    pty.signal("CONT");
    pty.wait_until("the other screen", |pty| pty.screen().alternate_screen());
    pty.wait_for("書きかけの一行");
    assert!(pty.raw.len() > before);
    pty.press("も続く");
    pty.wait_for("一行も続く");
    pty.press("<ctrl-c>");
    assert!(pty.end(SOON).success());
    pty.assert_given_back();
}

#[test]
fn a_terminal_without_a_size_counts_as_80_by_24_until_it_has_one() {
    let home = home();
    let mut pty = Pty::start(home.path(), &[], (0, 0), &[]);
    pty.wait_until("a whole screen", |pty| {
        String::from_utf8_lossy(&pty.raw).contains("Ctrl-Q")
    });
    pty.resize((100, 30));
    pty.wait_until("the last row of the new size", |pty| {
        let text = pty.text();
        let last = text.lines().nth(29);
        last.is_some_and(|line| line.contains("Ctrl-Q"))
    });
    pty.press("<ctrl-q>");
    assert!(pty.end(SOON).success());
}

#[test]
fn home_tells_which_session_a_chosen_one_continues_and_which_continues_it() {
    let home = home();
    for name in [
        "2025-11-20_1350_019a9f99.ron",
        "2026-07-09_1345_019f4531.ron",
    ] {
        fs::copy(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("sessions")
                .join(name),
            home.path().join(name),
        )
        .unwrap();
    }
    let mut pty = Pty::start(home.path(), &[], SIZE, &[]);
    pty.wait_for("の続き");
    pty.press("<down>");
    pty.wait_for("続き:「令和8年度 第2回");
    pty.press("<ctrl-q>");
    assert!(pty.end(SOON).success());
}

#[test]
fn a_language_chosen_just_before_leaving_is_kept() {
    let home = home();
    let mut pty = Pty::start(home.path(), &[], SIZE, &[]);
    pty.wait_for("Ctrl-Q");
    pty.press("<ctrl-x>");
    pty.wait_for("New meeting");
    pty.press("<ctrl-c>");
    assert!(pty.end(SOON).success());
    let mut again = Pty::start(home.path(), &[], SIZE, &[]);
    again.wait_for("New meeting");
    again.press("<ctrl-c>");
    assert!(again.end(SOON).success());
}
