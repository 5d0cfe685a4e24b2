//! `yoriai list`: the sessions of the folder, newest first.

use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};

use super::args::stage_id as stage;
use super::out::{json_line, line};
use crate::domain::{Attendance, text};
use crate::lang::Lang;
use crate::session::{Log, Stage, State};
use crate::storage::{self, Head, LibraryEntry, SealState};

/// Prints the sessions, one a line; those that cannot be read come last with the reason.
pub(crate) fn print(
    out: &mut impl Write,
    entries: &[LibraryEntry],
    lang: Lang,
    as_json: bool,
) -> io::Result<()> {
    for entry in entries {
        if as_json {
            json_line(out, &record(entry, lang))?;
        } else {
            line(out, format_args!("{}", text::clean(&sentence(entry, lang))))?;
        }
    }
    Ok(())
}

fn sentence(entry: &LibraryEntry, lang: Lang) -> String {
    let path = entry.path.display();
    match &entry.head {
        Ok(head) => {
            let council = if head.council.is_empty() {
                String::new()
            } else {
                format!("  {}", head.council)
            };
            format!("{}  {}{council}  {path}", day(head), head.title)
        }
        Err(error) => format!("----------  {}", lang.text(&error.label(&entry.path))),
    }
}

/// The day of the meeting, else of the file.
fn day(head: &Head) -> String {
    head.date
        .unwrap_or_else(|| head.created.date_naive())
        .to_string()
}

fn record(entry: &LibraryEntry, lang: Lang) -> Value {
    let path = entry.path.display().to_string();
    match &entry.head {
        Ok(head) => with_contents(
            &entry.path,
            json!({
                "path": path,
                "id": head.id,
                "title": head.title,
                "council": head.council,
                "date": head.date,
                "fiscal_year": head.fiscal_year,
                "created": head.created.to_rfc3339(),
                "continues": head.continues.as_ref().map(|earlier| earlier.id),
                "anonymity": head.anonymity,
                "by": head.by,
            }),
        ),
        Err(error) => json!({ "path": path, "error": lang.text(&error.label(&entry.path)) }),
    }
}

/// What the records say, beside what the first line does; only in JSON, as the whole file is read.
fn with_contents(path: &Path, mut record: Value) -> Value {
    let Ok(loaded) = storage::load(path) else {
        return record;
    };
    let (records, sealed) = (loaded.records, loaded.seal == SealState::Whole);
    let sound = loaded.is_sound();
    let log = Log::replayed(loaded.steps);
    let state = log.state();
    record["records"] = json!(records);
    record["sound"] = json!(sound);
    record["closed"] = json!(state.stage == Stage::Closed);
    record["sealed"] = json!(sealed);
    let open = state.standing_matters();
    let homework = open.iter().filter(|matter| matter.kind.is_action()).count();
    record["open_homework"] = json!(homework);
    record["open_matters"] = json!(open.len());
    record["attendance"] = attendance(state);
    record["documents"] = json!({
        "summary": stage(state.documents().summary.stage),
        "minutes": stage(state.documents().minutes.stage),
    });
    record
}

/// How many people are marked how.
fn attendance(state: &State) -> Value {
    let count = |wanted: Attendance| {
        let people = state.people.values();
        people.filter(|person| person.attendance == wanted).count()
    };
    json!({
        "people": state.people.len(),
        "expected": count(Attendance::Expected),
        "present": count(Attendance::Present),
        "late": count(Attendance::Late),
        "left_early": count(Attendance::LeftEarly),
        "absent": count(Attendance::Absent),
    })
}
