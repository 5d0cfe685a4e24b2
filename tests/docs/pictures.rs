//! The pictures of the README are screens of the program as it is: the real one, in a terminal.

#[path = "../support/pty.rs"]
mod pty;

use std::fs;

use super::quotes::with_block;
use super::{root, text};
use pty::Pty;

/// A terminal of the smallest usual size.
const SIZE: (u16, u16) = (80, 24);

/// The screen as a block of text; the time of day, at the right end of the first line, is always the
/// same.
fn picture(screen: &str) -> String {
    let mut lines: Vec<String> = screen
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if let Some(first) = lines.first_mut() {
        let at = first.len().saturating_sub("15:23".len());
        assert!(
            first.is_char_boundary(at) && first[at..].contains(':'),
            "{first}"
        );
        first.replace_range(at.., "15:23");
    }
    format!("```text\n{}\n```\n", lines.join("\n"))
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
    let path = "README.md";
    let fresh = with_block(&text(path), "home", &block);
    if std::env::var_os("YORIAI_WRITE_DOCS").is_some() {
        fs::write(root().join(path), &fresh).unwrap();
    }
    assert!(
        text(path) == fresh,
        "{path} does not show the home screen; make it anew with `YORIAI_WRITE_DOCS=1 cargo test --test docs`\n{block}"
    );
}
