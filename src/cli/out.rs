//! Standard output: one line at a time, and nothing in it that could fool a terminal.

use std::fmt::{Arguments, Write as _};
use std::io::{self, Write};

use serde::Serialize;

use crate::domain::text;

/// Prints a line.
pub(crate) fn line(out: &mut impl Write, words: Arguments<'_>) -> io::Result<()> {
    writeln!(out, "{words}")
}

/// Prints an object on a line of its own. Characters that [`text::is_kept`] would drop are escaped,
/// so that nothing is lost and nothing shows.
pub(crate) fn json_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut escaped = String::new();
    for c in serde_json::to_string(value)?.chars() {
        if text::is_kept(c) {
            escaped.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    writeln!(out, "{escaped}")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn what_could_fool_a_terminal_is_escaped_and_comes_back() {
        let value = Value::String("髙\u{202E}a\u{1b}\u{E0001}".into());
        let mut out = Vec::new();
        json_line(&mut out, &value).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "\"髙\\u202ea\\u001b\\udb40\\udc01\"\n");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
