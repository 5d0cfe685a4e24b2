//! Session files of 0.1.0 give what 0.1.0 gave: log, minutes and screen at every record, and the
//! session that continues them.
//!
//! `tests/golden/0.1.0` holds the three example sessions as that version shipped them, and what it
//! printed of them, written down before the rim of the program was rebuilt. Texts that change
//! little from record to record are kept as changes of lines. To write them down anew, after a
//! change that is meant and named: `YORIAI_KEEP=1 cargo test --test earlier`.
#![expect(clippy::disallowed_methods, reason = "tests read and keep files")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::{Rig, context, seven};
use uuid::Uuid;
use yoriai::domain::{Audience, Participant};
use yoriai::export::{Paper, Source, markdown, write};
use yoriai::lang::Lang;
use yoriai::session::{Beginning, Command as Order, Detail, Log, SessionRef, Template};
use yoriai::storage::load;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/0.1.0")
}

/// The sessions of that version, oldest first: name without its ending, id and log.
fn sessions() -> Vec<(String, Uuid, Log)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "ron"));
    paths.sort();
    assert_eq!(paths.len(), 3);
    let of = |path: PathBuf| {
        let loaded = load(&path).unwrap();
        assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
        (
            path.file_stem().unwrap().to_string_lossy().into_owned(),
            loaded.head.id,
            Log::replayed(loaded.steps),
        )
    };
    paths.into_iter().map(of).collect()
}

/// A series of texts as what changes from one to the next: a number and the line, for each line
/// that is another one.
struct Changes {
    before: Vec<String>,
    out: String,
}

impl Changes {
    fn new() -> Self {
        Self {
            before: Vec::new(),
            out: String::new(),
        }
    }

    fn push(&mut self, name: &str, text: &str) {
        let now: Vec<String> = text.lines().map(str::to_owned).collect();
        writeln!(self.out, "== {name}, {} lines", now.len()).unwrap();
        for (at, line) in now.iter().enumerate() {
            if self.before.get(at) != Some(line) {
                writeln!(self.out, "{at}|{line}").unwrap();
            }
        }
        self.before = now;
    }
}

/// Fails, with the first line that differs, unless the kept text is this one.
fn compare(name: &str, text: &str) {
    let path = folder().join(name);
    if std::env::var_os("YORIAI_KEEP").is_some() {
        fs::write(&path, text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    if kept == text {
        return;
    }
    let mut place = String::new();
    for (kept, now) in kept.lines().zip(text.lines()) {
        if kept.starts_with("== ") {
            kept.clone_into(&mut place);
        }
        assert_eq!(now, kept, "{name} {place}");
    }
    assert_eq!(text.lines().count(), kept.lines().count(), "{name}");
}

#[test]
fn the_log_says_the_same() {
    for (name, ..) in sessions() {
        let file = folder().join(format!("{name}.ron"));
        let output = Command::new(env!("CARGO_BIN_EXE_yoriai"))
            .args(["--lang", "ja", "log", "--json"])
            .arg(file)
            .output()
            .unwrap();
        compare(
            &format!("{name}.log.json"),
            &String::from_utf8(output.stdout).unwrap(),
        );
    }
}

/// The documents for one audience after every record of a session, paper by paper.
fn minutes_after_every_record(id: Uuid, log: &Log, audience: Audience) -> [Changes; 2] {
    let mut changes = Paper::ALL.map(|_| Changes::new());
    for length in 1..=log.steps().len() {
        let log = Log::replayed(
            log.steps()[..length]
                .iter()
                .filter(|step| !step.is_private())
                .cloned(),
        );
        for (paper, changes) in Paper::ALL.into_iter().zip(&mut changes) {
            let document = write(
                Source {
                    id,
                    log: &log,
                    damage: None,
                    screen: Lang::Ja,
                },
                paper,
                audience,
            );
            changes.push(
                &format!("after record {}", length - 1),
                &markdown::render(&document),
            );
        }
    }
    changes
}

#[test]
fn the_minutes_after_every_record_say_the_same() {
    for (name, id, log) in sessions() {
        for audience in [Audience::Internal, Audience::Public] {
            let changes = minutes_after_every_record(id, &log, audience);
            for (paper, changes) in Paper::ALL.into_iter().zip(changes) {
                compare(
                    &format!("{name}{}.txt", paper.suffix(audience)),
                    &changes.out,
                );
            }
        }
    }
}

#[test]
fn the_screen_at_every_record_shows_the_same() {
    for (name, _, log) in sessions() {
        for (lang, size) in [(Lang::Ja, (120, 36)), (Lang::En, (80, 24))] {
            let mut rig = Rig::home(lang, size);
            rig.replay(log.clone(), Some(0));
            let mut changes = Changes::new();
            for position in 1..=log.steps().len() {
                changes.push(&format!("record {}", position - 1), &rig.screen());
                rig.press(".");
            }
            compare(&format!("{name}.{}.screens.txt", lang.code()), &changes.out);
        }
    }
}

#[test]
fn the_session_that_continues_it_begins_with_the_same() {
    for (name, id, log) in sessions() {
        let before = log.state();
        let mut next = Log::new();
        let continues = SessionRef {
            id,
            title: before.about.title.clone(),
            seal: None,
        };
        let people: Vec<Participant> = before
            .people
            .values()
            .map(|person| person.who.clone())
            .chain(seven())
            .collect();
        let template = Template::named("evaluation").unwrap();
        let mut commands = template.commands(
            Beginning {
                by: "yoriai 0.1.0",
                title: "",
                continues: Some(continues),
                people,
            },
            ("ja", |id| Lang::Ja.tr(id).into_owned()),
        );
        commands.push(Order::Describe(vec![Detail::FiscalYear(2027)]));
        commands.push(Order::CarryOver(before.carry_over(id)));
        commands.extend([Order::MarkAllPresent, Order::CallAgendaItem(1)]);
        for (i, command) in commands.into_iter().enumerate() {
            next.decide(command, &context(i as u64 * 1_000)).unwrap();
        }
        let mut text = String::new();
        for step in next.steps() {
            writeln!(
                text,
                "{} {}",
                step.n,
                serde_json::to_string(&step.event).unwrap()
            )
            .unwrap();
        }
        let source = Source {
            id: Uuid::nil(),
            log: &next,
            damage: None,
            screen: Lang::Ja,
        };
        text.push_str(&markdown::render(&write(
            source,
            Paper::Full,
            Audience::Internal,
        )));
        let mut rig = Rig::home(Lang::Ja, (120, 36));
        rig.open(next);
        text.push_str(&rig.screen());
        text.push_str(&rig.press("<esc>").screen());
        compare(&format!("{name}.continued.txt"), &text);
    }
}
