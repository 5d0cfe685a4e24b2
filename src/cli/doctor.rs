//! `yoriai doctor`: what this terminal and this machine can do, for a look when something looks
//! wrong.

use crate::id;
use std::env;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::out::line;
use crate::domain::{Message, MessageId};
use crate::lang::Lang;
use crate::paint::Depth;
use crate::runtime::{BY, Machine, capabilities, measure_width, terminal_size};

/// Prints one fact a line.
pub(crate) fn print(out: &mut impl Write, machine: &Machine) -> io::Result<()> {
    let lang = machine.settings.lang;
    for (name, fact) in facts(machine) {
        line(out, format_args!("{}: {}", lang.tr(name), lang.text(&fact)))?;
    }
    Ok(())
}

fn facts(machine: &Machine) -> Vec<(MessageId, Message)> {
    let folders = &machine.files.folders;
    let system = format!("{BY} ({} {})", env::consts::OS, env::consts::ARCH);
    let mut facts = vec![
        (id!("cli-doctor-version"), text(system)),
        (id!("cli-doctor-terminal"), terminal()),
        (id!("cli-doctor-colours"), colours()),
        (id!("cli-doctor-width"), width()),
        (id!("cli-doctor-locale"), text(locale())),
        (
            id!("cli-doctor-language"),
            Message::new(if machine.settings.lang == Lang::Ja {
                id!("cli-lang-ja")
            } else {
                id!("cli-lang-en")
            }),
        ),
        (
            id!("cli-doctor-theme"),
            Message::new(machine.settings.theme.label()),
        ),
    ];
    facts.push((id!("cli-doctor-sessions"), folder(&folders.sessions)));
    facts.push((id!("cli-doctor-config"), folder(&folders.config)));
    facts.push((id!("cli-doctor-rescue"), folder(&folders.rescue)));
    facts.push((id!("cli-doctor-lock"), locks(&folders.sessions)));
    facts
}

fn text(text: String) -> Message {
    Message::new(id!("cli-doctor-text")).with("text", text)
}

fn terminal() -> Message {
    if !has_terminal() {
        return Message::new(id!("cli-doctor-no-terminal"));
    }
    let (columns, rows) = terminal_size();
    Message::new(id!("cli-doctor-size"))
        .with("columns", columns)
        .with("rows", rows)
        .with("term", env::var("TERM").unwrap_or_else(|_| "-".into()))
}

fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

fn colours() -> Message {
    Message::new(match capabilities::depth() {
        Depth::Sixteen => id!("cli-doctor-16"),
        Depth::Indexed => id!("cli-doctor-256"),
        Depth::True => id!("cli-doctor-true"),
    })
}

fn width() -> Message {
    match if has_terminal() {
        measure_width()
    } else {
        None
    } {
        None => Message::new(id!("cli-doctor-width-unknown")),
        Some(column) if capabilities::is_wide(column) => Message::new(id!("cli-doctor-width-2")),
        Some(_) => Message::new(id!("cli-doctor-width-1")),
    }
}

fn locale() -> String {
    let reported = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    let system = sys_locale::get_locale().unwrap_or_else(|| "-".into());
    reported.map_or_else(
        || system.clone(),
        |reported| format!("{reported} ({system})"),
    )
}

/// A folder, and whether it, or the one in which it would be made, can be written.
fn folder(path: &Path) -> Message {
    let there = path.is_dir();
    let at = path
        .ancestors()
        .find(|folder| folder.is_dir())
        .unwrap_or(Path::new("."));
    let label = match (with_trial(at, |_| Ok(())).is_ok(), there) {
        (true, true) => id!("cli-doctor-writable"),
        (true, false) => id!("cli-doctor-will-be-made"),
        (false, _) => id!("cli-doctor-not-writable"),
    };
    Message::new(label).with("path", path.display().to_string())
}

/// Does a second try to lock the same file fail, as it should?
fn locks(sessions: &Path) -> Message {
    let at = sessions
        .ancestors()
        .find(|folder| folder.is_dir())
        .unwrap_or(Path::new("."));
    let held = with_trial(at, |path| {
        let (first, second) = (File::create(path)?, File::create(path)?);
        first.try_lock()?;
        Ok(matches!(
            second.try_lock(),
            Err(fs::TryLockError::WouldBlock)
        ))
    });
    Message::new(if held.unwrap_or(false) {
        id!("cli-doctor-locks")
    } else {
        id!("cli-doctor-no-locks")
    })
}

/// Makes a file, tries something with it, and removes it.
fn with_trial<T>(folder: &Path, trial: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<T> {
    let path = folder.join(format!(".yoriai-doctor-{}", std::process::id()));
    File::create_new(&path)?;
    let result = trial(&path);
    let removed = fs::remove_file(&path);
    result.and_then(|result| removed.map(|()| result))
}
