//! What the screen calls saved survives `kill -9`: the real program, killed at random moments while
//! somebody types.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "tests wait with a limit")]

#[path = "support/pty.rs"]
mod pty;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use pty::Pty;
use yoriai::domain::Dice;
use yoriai::storage::{SessionProblem, load};

const KILLS: u64 = 200;
/// Sessions killed side by side.
const SESSIONS: u64 = 4;
/// Lines typed before each kill, and how long the program has for them, in microseconds.
const LINES: usize = 12;
const LONGEST: usize = 100_000;
const SIZE: (u16, u16) = (100, 30);

/// Every line typed is one word, so that it can be told apart wherever it stands.
fn word(round: u64, line: usize) -> String {
    format!("r{round}l{line}x")
}

fn words(text: &str) -> BTreeSet<String> {
    let is_word = |word: &&str| word.starts_with('r') && word.ends_with('x') && word.contains('l');
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(is_word)
        .map(str::to_owned)
        .collect()
}

/// The words of a frame that says that all is saved; what stands in the field is not yet handed in,
/// and does not count.
fn shown_as_saved(pty: &Pty) -> BTreeSet<String> {
    const FRAME_ENDS: &[u8] = b"\x1b[?2026l";
    if !pty.raw.ends_with(FRAME_ENDS) || !pty.text().contains("保存済") {
        return BTreeSet::new();
    }
    let (field, _) = pty.screen().cursor_position();
    let rows = pty.screen().rows(0, SIZE.0).enumerate();
    rows.filter(|(row, _)| *row != usize::from(field))
        .flat_map(|(_, text)| words(&text))
        .collect()
}

/// Makes a session and goes on to its first chapter of notes.
fn with_notes(home: &Path, session: &Path) {
    let made = Command::new(env!("CARGO_BIN_EXE_yoriai"))
        .args(["new", "--lang", "ja", "-o"])
        .arg(session)
        .output()
        .unwrap();
    assert!(made.status.success());
    let mut pty = open(home, session);
    pty.press("<ctrl-n><ctrl-n>");
    pty.wait_for("まだ何も書かれていません");
    pty.wait_until("a field", |pty| {
        !pty.screen().hide_cursor() && pty.text().contains("保存済")
    });
    pty.press("<ctrl-c>");
    assert!(pty.end(Duration::from_secs(5)).success());
}

fn open(home: &Path, session: &Path) -> Pty {
    let mut pty = Pty::start(
        home,
        &["open", session.to_str().unwrap(), "--lang", "ja"],
        SIZE,
        &[("YORIAI_WIDTH", "1")],
    );
    pty.wait_for("保存済");
    pty
}

/// Types, kills, and gives the words that the screen had shown as saved before.
fn typed_and_killed(home: &Path, session: &Path, round: u64, dice: &mut Dice) -> BTreeSet<String> {
    let mut pty = open(home, session);
    pty.wait_until("a field", |pty| !pty.screen().hide_cursor());
    let deadline = Instant::now() + Duration::from_micros(dice.roll(LONGEST) as u64);
    let mut lines = (0..LINES).map(|line| word(round, line) + "\r");
    let mut saved = BTreeSet::new();
    pty.send(lines.next().unwrap_or_default().as_bytes());
    // A line a frame: some kills meet an idle program, some a save under way, some a key half read.
    while pty.read_until(deadline) {
        saved.extend(shown_as_saved(&pty));
        pty.send(lines.next().unwrap_or_default().as_bytes());
    }
    pty.kill();
    saved
}

/// Kills one session again and again; gives how many lines were shown as saved, and how many stand
/// in the file.
fn kill_often(seed: u64) -> (usize, usize) {
    let home = tempfile::tempdir().unwrap();
    let session = home.path().join("session.ron");
    with_notes(home.path(), &session);
    let mut dice = Dice::new(seed);
    let (mut saved, mut kept) = (BTreeSet::new(), BTreeSet::new());
    for round in 0..KILLS / SESSIONS {
        saved.extend(typed_and_killed(home.path(), &session, round, &mut dice));
        let loaded = load(&session).unwrap();
        assert!(
            loaded
                .problems
                .iter()
                .all(|problem| matches!(problem, SessionProblem::Torn { .. })),
            "seed {seed}, kill {round}: {:?}",
            loaded.problems
        );
        kept = loaded
            .steps
            .iter()
            .flat_map(|step| words(&format!("{:?}", step.event)))
            .collect();
        let lost: Vec<_> = saved.difference(&kept).collect();
        assert!(lost.is_empty(), "seed {seed}, kill {round}: lost {lost:?}");
    }
    (saved.len(), kept.len())
}

#[test]
fn what_is_typed_and_not_handed_in_survives_a_kill_and_is_no_record() {
    let home = tempfile::tempdir().unwrap();
    let session = home.path().join("session.ron");
    with_notes(home.path(), &session);
    let records = load(&session).unwrap().steps.len();
    let mut pty = open(home.path(), &session);
    pty.wait_until("a field", |pty| !pty.screen().hide_cursor());
    pty.press("書きかけの一行");
    let draft = home.path().join(".session.ron.draft");
    let kept =
        |_: &Pty| std::fs::read_to_string(&draft).is_ok_and(|text| text.contains("書きかけの一行"));
    pty.wait_until("the draft on the disk", kept);
    pty.kill();
    // One more: that the session was opened.
    assert_eq!(load(&session).unwrap().steps.len(), records + 1);
    let args = ["open", session.to_str().unwrap(), "--lang", "ja"];
    let mut pty = Pty::start(home.path(), &args, SIZE, &[("YORIAI_WIDTH", "1")]);
    pty.wait_for("書きかけの一行");
    pty.wait_for("前回の書きかけ");
    pty.kill();
}

#[test]
fn what_the_screen_calls_saved_survives_a_kill_at_any_moment() {
    let began = Instant::now();
    let sessions: Vec<_> = (0..SESSIONS)
        .map(|seed| thread::spawn(move || kill_often(seed)))
        .collect();
    let counts: Vec<_> = sessions
        .into_iter()
        .map(|session| session.join().unwrap())
        .collect();
    let (saved, kept) = counts.iter().fold((0, 0), |(saved, kept), count| {
        (saved + count.0, kept + count.1)
    });
    let typed = KILLS as usize * LINES;
    // Otherwise the kills came too early or too late to show anything.
    assert!(
        saved > typed / 20 && kept < typed,
        "{saved} of {typed} lines were shown as saved, {kept} kept"
    );
    assert!(
        began.elapsed() < Duration::from_secs(60),
        "{:?}",
        began.elapsed()
    );
}
