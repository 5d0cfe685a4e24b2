//! A whole meeting through the real program, once in each language: set up, brainwritten from the
//! question to the decision, closed, replayed.
//!
//! Seven people, five rounds: one comes late, one leaves, one is skipped, one sends a substitute;
//! six type in turn, one writes on paper and a sheet is transcribed. What people type is Japanese
//! in both.
#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests make files and wait with a limit"
)]

#[path = "support/papers.rs"]
mod papers;
#[path = "support/pty.rs"]
mod pty;
#[path = "support/table.rs"]
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use yoriai::id;

use pty::Pty;
use table::{IDEAS, Table};
use yoriai::domain::Message;
use yoriai::lang::Lang;
use yoriai::session::{ChapterState, Log};
use yoriai::storage::{Status, check, load};

const SOON: Duration = Duration::from_secs(10);
const PEOPLE: &str = "みどり保健所、保健師、地域\nあおば町、健康課 係長、地域\nあおば町商工会、経営指導員、職域\nみどり地域産業保健センター、コーディネーター、職域\n協会けんぽ、企画担当、職域\nみどり郡医師会、理事、医療\n食生活改善推進員、会長、住民";

/// Who writes on paper.
const ON_PAPER: &str = "食生活改善推進員";

fn only_session(home: &Path) -> PathBuf {
    let mut paths = fs::read_dir(home)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "ron"));
    let path = paths.next().expect("a session");
    assert!(paths.next().is_none());
    path
}

#[expect(
    clippy::too_many_lines,
    reason = "a meeting from its beginning to its end"
)]
fn hold_a_meeting(lang: Lang, size: (u16, u16)) {
    let home = tempfile::tempdir().unwrap();
    let pty = Pty::start(home.path(), &["--lang", lang.code()], size, &[]);
    let mut table = Table {
        pty,
        lang,
        written: 0,
    };
    let t = &mut table;

    // Set-up: a template, a pasted list, a title; the medical association will be late, the chamber
    // sends somebody else.
    t.wait(id!("home-new"));
    t.press("n");
    t.wait(id!("templates-title"));
    t.press("<down><enter>");
    t.wait(id!("setup-about"));
    t.pty.paste(PEOPLE);
    t.wait(id!("roster-columns"));
    t.press("<f8>");
    t.pty
        .wait_for(&lang.text(&Message::new(id!("setup-people")).with("n", 7_u16)));
    t.press("<backtab><enter>");
    t.wait(id!("form-hand-in"));
    t.press("<ctrl-u>第2回 みどり圏域 作業部会<f8>");
    t.wait(id!("setup-start"));
    t.pty.wait_for("第2回 みどり圏域 作業部会");
    t.attend(5, "x");
    t.close_attendance();
    t.attend(2, "s");
    t.wait(id!("people-ask-substitute"));
    t.press("業務課長<enter>");
    t.pty.wait_for("業務");
    t.close_attendance();
    t.press("<f8>");
    t.wait(id!("confirm-title"));
    t.press("y");
    t.pty.wait_for(
        &lang.text(
            &Message::new(id!("talk-item"))
                .with("n", 1_u16)
                .with("of", 5_u16),
        ),
    );

    // The brainwriting: five rounds of two ideas; five of the six at the keyboard, the sixth on
    // paper.
    t.press("<ctrl-n><ctrl-n>");
    t.wait(id!("bw-show-question"));
    t.press("小規模な事業場の健診を受けやすくするには");
    t.pty.wait_for("受けやすくするには");
    t.press("<tab><left><down><left><down><down><down><down><down><down>");
    for _ in 0..5 {
        t.press("<right><down>");
    }
    t.press("<f8>");
    for round in 1..=5 {
        t.until_it_offers(id!("bw-do-open-turn"));
        match round {
            // The latecomer gets a seat at the keyboard from the next round on, and looks on.
            2 => {
                t.attend(5, "t");
                t.close_attendance();
                a_sheet_for_paper_is_read_aloud(t);
                t.write_in_turn(5);
            }
            // The insurer leaves before its turn: one writer fewer.
            3 => {
                t.attend(4, "l");
                t.close_attendance();
                t.write_in_turn(4);
            }
            // Somebody is on the telephone: skipped by the facilitator, with the reason.
            4 => {
                t.write_in_turn(3);
                t.until_it_offers(id!("bw-do-open-turn"));
                t.press("w");
                t.until_it_offers(id!("bw-do-skip"));
                t.press("<enter>");
                t.press("電話<enter>");
                t.until_it_offers(id!("bw-do-raised-hand"));
                {
                    let text = t.tr(id!("bw-do-raised-hand"));
                    t.escape(&text);
                }
            }
            _ => t.write_in_turn(if round == 1 { 5 } else { 4 }),
        }
        t.advance();
    }

    // One paper sheet is transcribed, a cell of it illegible; the rest stays on paper.
    t.wait(id!("bw-phase-written"));
    t.press("t");
    t.wait(id!("bw-show-sheets"));
    t.press("<tab><enter>");
    t.until_it_offers(id!("bw-do-illegible"));
    t.press("紙に書いた案");
    t.pty.wait_for("紙に書いた案");
    t.press("<enter><f4>");
    {
        let text = t.tr(id!("bw-do-illegible"));
        t.escape(&text);
    }
    {
        let text = t.tr(id!("bw-do-type"));
        t.escape(&text);
    }

    t.converge(
        6,
        &["働く時間の中で受けられるようにする", "案内を一つにまとめる"],
        "昼休みの測定を三つの事業所で試みる",
    );

    t.close();
    t.go_home();
    assert!(t.pty.end(SOON).success());
    t.pty.assert_given_back();

    let session = only_session(home.path());
    assert_eq!(check(&session).status, Status::Sealed);
    let log = Log::replayed(load(&session).unwrap().steps);
    what_the_file_tells(&log);
    papers::are_as_kept(&session, "meeting", lang, "2026-11-19T13:55:00+09:00");
    the_log_reads_as_a_story(&session, lang);
    every_record_can_be_replayed(home.path(), &session, lang, log.next_record());
}

/// The hand-over says of a sheet that goes from a seat at the screen to one on paper that it is read
/// aloud: nobody on paper sees what was typed.
fn a_sheet_for_paper_is_read_aloud(t: &mut Table) {
    t.press("h");
    let heading = t.tr(id!("bw-show-hands-over"));
    let aloud = t.tr(id!("bw-show-read-aloud"));
    t.pty.wait_for(&heading);
    t.pty.wait_for(&aloud);
    let shown = t.pty.text();
    // It stands behind the name, or in the row under it.
    let rows: Vec<&str> = shown.lines().collect();
    let told: Vec<&str> = (1..rows.len())
        .filter(|row| rows[*row].contains(&aloud))
        .map(|row| {
            if rows[row].contains('→') {
                rows[row]
            } else {
                rows[row - 1]
            }
        })
        .collect();
    assert!(!told.is_empty());
    for line in told {
        let (from, to) = line.split_once('→').expect("from whom to whom");
        assert!(!from.contains(ON_PAPER) && to.contains(ON_PAPER), "{shown}");
    }
    t.escape(&heading);
}

fn what_the_file_tells(log: &Log) {
    let state = log.state();
    let text = log
        .steps()
        .iter()
        .map(|step| format!("{:?}", step.event))
        .collect::<Vec<_>>()
        .join("\n");
    for part in [
        "Late",
        "LeftEarly",
        "業務課長",
        "電話",
        "〔判読不能〕",
        "Sealed",
    ] {
        assert!(text.contains(part), "no {part} in the records");
    }
    assert_eq!(
        state.decisions()[0].text,
        "昼休みの測定を三つの事業所で試みる"
    );
    let board = state
        .chapters
        .iter()
        .find_map(|chapter| match &chapter.state {
            ChapterState::Brainwriting(board) => Some(board.clone()),
            _ => None,
        });
    let board = board.expect("a brainwriting");
    assert_eq!(board.round, 5);
    assert_eq!(board.ideas.len(), 2 * (5 + 5 + 4 + 3 + 4) + 2);
    assert_eq!(board.bundles.len(), 2);
    // What was typed is what is kept: nothing normalised, nothing lost.
    let all: String = board
        .ideas
        .values()
        .map(|idea| idea.text.as_str())
        .collect();
    for idea in IDEAS {
        assert!(all.contains(idea), "{idea} is not as it was typed");
    }
}

fn the_log_reads_as_a_story(session: &Path, lang: Lang) {
    let ran = Command::new(env!("CARGO_BIN_EXE_yoriai"))
        .args(["log", "--lang", lang.code()])
        .arg(session)
        .output()
        .unwrap();
    let told = String::from_utf8(ran.stdout).unwrap();
    assert!(ran.status.success() && !told.contains('⟦'), "{told}");
    assert!(told.contains("昼休みの測定を三つの事業所で試みる"));
    assert!(told.lines().count() > 60);
}

fn every_record_can_be_replayed(home: &Path, session: &Path, lang: Lang, records: u64) {
    let path = session.to_str().unwrap();
    let mut pty = Pty::start(
        home,
        &["replay", path, "--lang", lang.code()],
        (120, 36),
        &[],
    );
    pty.wait_for(&lang.tr(id!("replay-banner")));
    for n in [1, records / 3, records / 2, records - 2, records - 1, 7] {
        pty.press(&format!("g{n}<enter>"));
        let time = lang.text(
            &Message::new(id!("replay-place"))
                .with("n", n)
                .with("of", records - 1)
                .with("time", ""),
        );
        pty.wait_for(time.trim_end_matches([' ', ',', '\u{3000}']));
    }
    pty.press("<ctrl-c>");
    assert!(pty.end(SOON).success());
}

#[test]
fn a_whole_meeting_in_japanese() {
    hold_a_meeting(Lang::Ja, (120, 36));
}

#[test]
fn a_whole_meeting_in_english_on_a_small_screen() {
    hold_a_meeting(Lang::En, (80, 24));
}
