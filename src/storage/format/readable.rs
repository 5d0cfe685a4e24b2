//! RON text as people read it: what `ron` escapes without need is put back.
//!
//! `ron` 0.12 escapes with `char::escape_debug`, which turns ideographic spaces, half-width
//! dakuten, joiners and variation selectors into `\u{…}` and apostrophes into `\'`. Whatever
//! [`text::is_kept`] keeps is written as it is; controls and invisible characters stay escaped, so
//! that a record is one line and a listing in a terminal cannot be fooled.

use serde::Serialize;

use crate::domain::text;

/// Appends the value as one line of RON. No value of a session holds a `char`: `ron` writes those
/// without escapes.
pub(super) fn push_ron(out: &mut String, value: &impl Serialize) -> ron::Result<()> {
    let ron = ron::to_string(value)?;
    if ron.contains(['\n', '\r']) {
        return Err(ron::Error::Message(
            "a line break outside of a string".into(),
        ));
    }
    push_readable(out, &ron);
    Ok(())
}

/// Appends RON text, needless escapes taken out of its strings; nowhere else stands a backslash.
fn push_readable(out: &mut String, ron: &str) {
    out.reserve(ron.len());
    let mut rest = ron;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        if let Some((c, after)) = needless(escape) {
            out.push(c);
            rest = after;
        } else {
            let end = escape
                .char_indices()
                .nth(2)
                .map_or(escape.len(), |(end, _)| end);
            out.push_str(&escape[..end]);
            rest = &escape[end..];
        }
    }
    out.push_str(rest);
}

/// The character of an escape at the beginning of `text` that strings can do without, and what
/// follows it.
fn needless(text: &str) -> Option<(char, &str)> {
    if let Some(rest) = text.strip_prefix("\\'") {
        return Some(('\'', rest));
    }
    let (digits, rest) = text.strip_prefix("\\u{")?.split_once('}')?;
    let c = u32::from_str_radix(digits, 16)
        .ok()
        .and_then(char::from_u32)?;
    text::is_kept(c).then_some((c, rest))
}

#[cfg(test)]
mod tests {
    use crate::testing::property;
    use proptest::prelude::*;

    use super::*;

    fn written(text: &str) -> String {
        let mut out = String::new();
        push_ron(&mut out, &text).unwrap();
        out
    }

    #[test]
    fn names_stay_readable() {
        for name in [
            "髙﨑",
            "𠮷野",
            "か\u{3099}",
            "ｶﾞ",
            "山田\u{3000}太郎",
            "葛\u{E0100}城",
            "👩\u{200D}⚕\u{FE0F}",
            "it's",
            "\u{E000}外字",
        ] {
            assert_eq!(written(name), format!("\"{name}\""));
            assert_eq!(ron::from_str::<String>(&written(name)).unwrap(), name);
        }
    }

    #[test]
    fn quotes_backslashes_line_breaks_and_invisible_characters_stay_escaped() {
        assert_eq!(
            written("a\"b\\c\nd\r\u{202E}\u{85}\u{1b}\u{2028}"),
            r#""a\"b\\c\nd\r\u{202e}\u{85}\u{1b}\u{2028}""#
        );
        assert_eq!(written(r"\u{3042}"), r#""\\u{3042}""#);
    }

    #[test]
    fn a_line_break_outside_of_a_string_is_refused() {
        assert!(push_ron(&mut String::new(), &'\n').is_err());
    }

    proptest! {
        #![proptest_config(property(256))]

        #[test]
        fn any_text_comes_back_as_it_was(text in any::<String>()) {
            let out = written(&text);
            prop_assert!(!out.contains(['\n', '\r']));
            prop_assert_eq!(ron::from_str::<String>(&out).unwrap(), text);
        }
    }
}
