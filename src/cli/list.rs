//! `yoriai list`: the sessions of the folder, newest first.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::out::{json_line, line};
use crate::domain::text;
use crate::lang::Lang;
use crate::storage::{Head, LibraryEntry};

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
        Ok(head) => json!({
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
        Err(error) => json!({ "path": path, "error": lang.text(&error.label(&entry.path)) }),
    }
}
