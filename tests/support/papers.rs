//! The documents of a meeting that was held in a terminal, as golden files: what they say is what people
//! typed there, but for the times and the seal, which no two runs share.
//!
//! To write them anew, after a change that is meant: read the difference as the chair of the council would, then
//! `YORIAI_KEEP=1 cargo test --test council --test meeting`.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, TimeDelta};
use uuid::Uuid;
use yoriai::domain::Audience;
use yoriai::export::{Paper, Source, markdown, write};
use yoriai::lang::Lang;
use yoriai::session::{Event, Log, Step};
use yoriai::storage::load;

/// How far the records are apart.
const APART_MS: u64 = 20_000;

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/meetings")
        .join(name)
}

/// The same step at the time that its number gives it.
fn timed(mut step: Step, begins: DateTime<FixedOffset>) -> Step {
    step.ms = step.n * APART_MS;
    step.t = begins + TimeDelta::milliseconds(i64::try_from(step.ms).unwrap());
    settle(&mut step.event, step.ms);
    step
}

/// What an event holds of the time and of the file.
fn settle(event: &mut Event, ms: u64) {
    match event {
        Event::Sealed(sealed) => sealed.sha256 = "5ea1".repeat(16),
        Event::AgendaItemCalled(_, at) => *at = ms,
        Event::Together(events) => events.iter_mut().for_each(|event| settle(event, ms)),
        _ => {}
    }
}

/// Every document of a session is as it was kept under this name, had the meeting begun at this time.
pub fn are_as_kept(session: &Path, name: &str, lang: Lang, begins: &str) {
    let begins = DateTime::parse_from_rfc3339(begins).unwrap();
    let steps = load(session).unwrap().steps.into_iter();
    let log = Log::replayed(steps.map(|step| timed(step, begins)));
    let source = Source {
        id: Uuid::nil(),
        log: &log,
        damage: None,
        screen: lang,
    };
    for paper in Paper::ALL {
        for audience in [Audience::Internal, Audience::Public] {
            let said = markdown::render(&write(source, paper, audience));
            is_as_kept(
                &format!("{name}.{}{}.md", lang.code(), paper.suffix(audience)),
                &said,
            );
        }
    }
}

fn is_as_kept(name: &str, said: &str) {
    let path = golden(name);
    if std::env::var_os("YORIAI_KEEP").is_some() {
        fs::write(&path, said).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    for (at, (said, kept)) in said.lines().zip(kept.lines()).enumerate() {
        assert_eq!(said, kept, "line {} of {name}", at + 1);
    }
    assert_eq!(said.lines().count(), kept.lines().count(), "{name}");
}
