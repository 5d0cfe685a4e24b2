//! `yoriai log`: the records of a session in words, or as JSON for scripts.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::out::{json_line, line};
use crate::domain::text;
use crate::id;
use crate::lang::Lang;
use crate::session::{Log, Step, describe};

/// Prints the records; private steps are not among them, they are in no record of the file.
pub(crate) fn print(
    out: &mut impl Write,
    steps: &[Step],
    lang: Lang,
    as_json: bool,
) -> io::Result<()> {
    let mut log = Log::new();
    for step in steps.iter().filter(|step| !step.is_private()) {
        let text = text::clean(&lang.text(&describe(log.state(), &step.event)));
        let after = log.state().is_after_meeting(&step.event);
        if as_json {
            json_line(out, &record(step, &text, after))?;
        } else {
            let mark = if after {
                text::clean(&lang.tr(id!("story-after-meeting")))
            } else {
                String::new()
            };
            line(
                out,
                format_args!(
                    "{:>5}  {}  {mark}{text}",
                    step.n,
                    step.t.format("%Y-%m-%d %H:%M:%S")
                ),
            )?;
        }
        log.append(step.clone());
    }
    Ok(())
}

/// One record as scripts see it.
#[derive(Serialize)]
struct LogRecord<'a> {
    n: u64,
    t: String,
    ms: u64,
    kind: String,
    text: &'a str,
    /// Does it stand behind the seal (会議のあと)?
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    after_meeting: bool,
    /// The event as it stands in the file; none for a record of a newer version, which is not ours
    /// to put into JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<Value>,
}

fn record<'a>(step: &Step, text: &'a str, after_meeting: bool) -> LogRecord<'a> {
    let event = serde_json::to_value(&step.event).ok();
    let kind = event.as_ref().map_or_else(|| "Unknown".to_owned(), kind);
    LogRecord {
        n: step.n,
        t: step.t.to_rfc3339(),
        ms: step.ms,
        kind,
        text,
        after_meeting,
        event,
    }
}

/// The names of an event from the outside in: `Closed`, `Described.Title`, `Notes.LineWritten`.
fn kind(event: &Value) -> String {
    let mut names: Vec<&str> = Vec::new();
    let mut at = event;
    while let Some((name, inside)) = name(at) {
        names.push(name);
        at = inside;
    }
    names.join(".")
}

/// Names of events begin with a capital, names of fields do not.
fn name(value: &Value) -> Option<(&str, &Value)> {
    let (name, inside) = match value {
        Value::String(name) => (name.as_str(), &Value::Null),
        Value::Object(fields) if fields.len() == 1 => fields
            .iter()
            .next()
            .map(|(name, inside)| (name.as_str(), inside))?,
        _ => return None,
    };
    let is_name = name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric());
    is_name.then_some((name, inside))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_kind_names_the_event_and_never_what_somebody_wrote() {
        assert_eq!(kind(&json!("Closed")), "Closed");
        assert_eq!(
            kind(&json!({ "Described": { "Title": "第1回" } })),
            "Described.Title"
        );
        assert_eq!(
            kind(&json!({ "Notes": { "LineWritten": { "id": 1, "text": "a" } } })),
            "Notes.LineWritten"
        );
        assert_eq!(kind(&json!({ "Together": ["Closed"] })), "Together");
    }
}
