//! Bytes become records: fields between separators, quotes with separators and newlines inside
//! them. The fields stay slices of the file, quotes and all.
//!
//! UTF-8 and CP932 are both split as bytes: the second byte of a CP932 character is 0x40 at least,
//! which no separator, quote or newline (0x09–0x3B) is.

use std::borrow::Cow;

use memchr::memchr;

/// How often an open quote is forgiven before quotes mean nothing any more; each costs a look at
/// the rest of the file.
const FORGIVEN: u8 = 3;

/// Splits bytes into records, one at a time.
#[derive(Debug, Clone)]
pub(crate) struct Splitter<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
    separator: u8,
    stops: [bool; 256],
    open: u8,
    /// A quote that nothing closes, or that closes only at the next one many lines on: the line
    /// where it stands.
    pub(crate) open_quote: Option<u32>,
    /// Text after a closing quote: the line where it stands first.
    pub(crate) stray_quote: Option<u32>,
}

impl<'a> Splitter<'a> {
    /// Begins with line 1.
    pub(crate) fn new(bytes: &'a [u8], separator: u8) -> Self {
        let mut stops = [false; 256];
        for stop in [separator, b'\n', b'\r'] {
            stops[usize::from(stop)] = true;
        }
        Self {
            bytes,
            at: 0,
            line: 0,
            separator,
            stops,
            open: 0,
            open_quote: None,
            stray_quote: None,
        }
    }

    /// How many bytes are behind it.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// Puts the fields of the next record in `fields` and returns its line: records are counted,
    /// empty ones too, newlines within quotes not.
    pub(crate) fn next_into(&mut self, fields: &mut Vec<&'a [u8]>) -> Option<u32> {
        fields.clear();
        if self.at >= self.bytes.len() {
            return None;
        }
        self.line = self.line.saturating_add(1);
        loop {
            let start = self.at;
            let end = if self.bytes.get(start) == Some(&b'"') && self.open < FORGIVEN {
                self.quoted(start)
            } else {
                self.plain(start)
            };
            fields.push(&self.bytes[start..end]);
            match self.bytes.get(end) {
                Some(byte) if *byte == self.separator => self.at = end + 1,
                Some(b'\r') if self.bytes.get(end + 1) == Some(&b'\n') => {
                    self.at = end + 2;
                    break;
                }
                Some(_) => {
                    self.at = end + 1;
                    break;
                }
                None => {
                    self.at = end;
                    break;
                }
            }
        }
        Some(self.line)
    }

    /// Where a field without quotes ends.
    fn plain(&self, from: usize) -> usize {
        self.bytes[from..]
            .iter()
            .position(|byte| self.stops[usize::from(*byte)])
            .map_or(self.bytes.len(), |more| from + more)
    }

    /// Where a field that begins with a quote ends. A quote that nothing closes is taken as a
    /// letter.
    fn quoted(&mut self, start: usize) -> usize {
        let Some(close) = self.closing_quote(start + 1) else {
            self.open += 1;
            self.open_quote.get_or_insert(self.line);
            return self.plain(start);
        };
        let end = self.plain(close + 1);
        if !self.bytes[close + 1..end]
            .iter()
            .all(u8::is_ascii_whitespace)
        {
            let swallowed = self.bytes[start..close]
                .iter()
                .any(|byte| matches!(byte, b'\n' | b'\r'));
            let found = if swallowed {
                &mut self.open_quote
            } else {
                &mut self.stray_quote
            };
            found.get_or_insert(self.line);
        }
        end
    }

    /// Where the next quote stands that is not doubled.
    fn closing_quote(&self, mut from: usize) -> Option<usize> {
        loop {
            let close = from + memchr(b'"', &self.bytes[from..])?;
            if self.bytes.get(close + 1) != Some(&b'"') {
                return Some(close);
            }
            from = close + 2;
        }
    }
}

/// A field without its quotes: doubled ones are one, and a quote that nothing closes stays.
pub(crate) fn unquoted(raw: &[u8]) -> Cow<'_, [u8]> {
    let Some(inner) = raw.strip_prefix(b"\"") else {
        return Cow::Borrowed(raw);
    };
    match memchr(b'"', inner) {
        None => return Cow::Borrowed(raw),
        Some(close) if close + 1 == inner.len() => return Cow::Borrowed(&inner[..close]),
        Some(_) => {}
    }
    let mut out = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'"' {
            out.push(byte);
        } else if bytes.next_if_eq(&b'"').is_some() {
            out.push(b'"');
        } else {
            out.extend(bytes);
            return Cow::Owned(out);
        }
    }
    Cow::Borrowed(raw)
}

#[cfg(test)]
mod tests {
    use crate::testing::property;
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> Vec<(u32, Vec<String>)> {
        let (mut splitter, mut fields, mut all) =
            (Splitter::new(text.as_bytes(), b','), Vec::new(), Vec::new());
        while let Some(line) = splitter.next_into(&mut fields) {
            all.push((
                line,
                fields
                    .iter()
                    .map(|raw| String::from_utf8_lossy(&unquoted(raw)).into_owned())
                    .collect(),
            ));
        }
        all
    }

    #[test]
    fn every_line_ending_ends_a_record_and_a_quoted_one_does_not() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "\"c,\"\"d\nx\",e", "", "f"].join(end);
            let fields = |all: &[&str]| {
                all.iter()
                    .map(|field| (*field).to_owned())
                    .collect::<Vec<_>>()
            };
            let expected = vec![
                (1, fields(&["a", "b"])),
                (2, fields(&["c,\"d\nx", "e"])),
                (3, fields(&[""])),
                (4, fields(&["f"])),
            ];
            assert_eq!(split(&text), expected, "{end:?}");
            assert_eq!(split(&format!("{text}{end}")), expected, "{end:?}");
        }
    }

    #[test]
    fn a_quote_that_nothing_closes_is_a_letter_and_told() {
        let text = "a,b\n1,\"2\n3,4\n";
        let mut splitter = Splitter::new(text.as_bytes(), b',');
        let mut fields = Vec::new();
        let mut count = 0;
        while splitter.next_into(&mut fields).is_some() {
            count += fields.len();
        }
        assert_eq!((count, splitter.open_quote), (6, Some(2)));
        assert_eq!(split(text)[1].1, ["1", "\"2"]);
        let swallowed = "a,b\n\"1,2\n3,4\n5,\"6\"\n";
        let mut splitter = Splitter::new(swallowed.as_bytes(), b',');
        while splitter.next_into(&mut fields).is_some() {}
        assert_eq!(splitter.open_quote, Some(2));
    }

    proptest! {
        #![proptest_config(property(256))]

        #[test]
        fn what_the_csv_crate_writes_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a-z髙ｶ,;\"\r\n ]{0,6}", 2..5), 1..8), quote in any::<bool>()) {
            let style = if quote { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
            let mut writer = csv::WriterBuilder::new().flexible(true).quote_style(style).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let read: Vec<Vec<String>> = split(&text).into_iter().map(|(_, fields)| fields).collect();
            prop_assert_eq!(read, rows);
        }
    }
}
