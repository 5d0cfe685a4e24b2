//! The pictures of the README are screens of the program as it is: the real one, in a terminal.

#[path = "../support/pty.rs"]
mod pty;

use std::fs;

use super::quotes::with_block;
use super::support::{Rig, seven};
use super::{root, text};
use pty::Pty;
use yoriai::lang::Lang;

/// A terminal of the smallest usual size.
const SIZE: (u16, u16) = (80, 24);

/// The screen as a block of text; the time of day, in the first line, is always the same.
fn picture(screen: &str) -> String {
    let mut lines: Vec<String> = screen
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if let Some(first) = lines.first_mut() {
        *first = at_one_time(first);
    }
    format!("```text\n{}\n```\n", lines.join("\n"))
}

/// The line with the last HH:MM in it as 15:23.
fn at_one_time(line: &str) -> String {
    let at = |at: &usize| {
        let word: Vec<char> = line[*at..].chars().take(5).collect();
        let is_time = |i: usize, c: &char| {
            if i == 2 {
                *c == ':'
            } else {
                c.is_ascii_digit()
            }
        };
        word.len() == 5 && word.iter().enumerate().all(|(i, c)| is_time(i, c))
    };
    let places: Vec<usize> = line.char_indices().map(|(at, _)| at).filter(at).collect();
    let last = *places.last().expect("a time of day");
    format!("{}15:23{}", &line[..last], &line[last + 5..])
}

#[test]
fn the_picture_of_the_home_screen_is_the_home_screen() {
    let home = tempfile::tempdir().unwrap();
    let sessions = home.path().join("sessions");
    fs::create_dir(&sessions).unwrap();
    for file in fs::read_dir(root().join("sessions")).unwrap() {
        let file = file.unwrap().path();
        if file.is_file() {
            fs::copy(&file, sessions.join(file.file_name().unwrap())).unwrap();
        }
    }
    let args = ["--lang", "en", "--theme", "mono", "--dir", "sessions"];
    let mut pty = Pty::start(home.path(), &args, SIZE, &[]);
    pty.wait_for("Decided");
    let block = picture(&pty.text());
    holds("README.md", "home", &block);
}

/// Fails unless the page shows this under this name; writes it there where that is asked.
fn holds(path: &str, name: &str, block: &str) {
    let fresh = with_block(&text(path), name, block);
    if std::env::var_os("YORIAI_WRITE_DOCS").is_some() {
        fs::write(root().join(path), &fresh).unwrap();
    }
    assert!(
        text(path) == fresh,
        "{path} does not show the screen; make it anew with `YORIAI_WRITE_DOCS=1 cargo test --test docs`\n{block}"
    );
}

#[test]
fn the_picture_of_the_pivot_is_the_pivot_of_the_example_data() {
    let home = tempfile::tempdir().unwrap();
    let data = root().join("sessions/data/midori_kenshin_example.csv");
    fs::copy(data, home.path().join("midori_kenshin_example.csv")).unwrap();
    let common = ["--lang", "en", "--theme", "mono", "--dir", "."];
    let args = [&common[..], &["pivot", "midori_kenshin_example.csv"]].concat();
    let mut pty = Pty::start(home.path(), &args, SIZE, &[]);
    for (shown, keys) in [
        ("Enter bring in", "<enter>"),
        ("r rows", "<down><down><down><down>r"),
        ("Rows   業種", "<up><up>c"),
        (
            "Columns 性別",
            "<down><down><down><down><down><down><down>v",
        ),
        ("What of 喫煙", "r"),
        ("which 喫煙", "<tab><enter>"),
        ("Values Rate 喫煙=はい", "<tab><tab>"),
        ("Enter look into", "<down><down><down><down><down><down>"),
        ("運輸業 × 男  Rate", ""),
    ] {
        pty.wait_for(shown);
        pty.press(keys);
    }
    pty.wait_for("✓ saved");
    holds("README.md", "pivot", &picture(&pty.text()));
}

#[test]
fn the_picture_of_a_brainwriting_is_one() {
    let people = seven().into_iter().take(4).collect();
    let mut rig = Rig::meeting("issues", people, Lang::Ja, SIZE);
    rig.press("<f8>y<ctrl-n><ctrl-n><ctrl-n>");
    rig.press("小さな職場で働く人の健診を増やすには、どうしたらよいか<f8>");
    for seat in 0..4 {
        rig.press("<enter>");
        for idea in ["受付を夕方まで開ける", "送迎の車を出す", "昼休みに測る"]
        {
            rig.press(&format!("{idea}{seat}<enter>"));
        }
        rig.press("<f7>");
    }
    rig.press("<f8>");
    holds("README.ja.md", "brainwriting", &picture(&rig.screen()));
}
