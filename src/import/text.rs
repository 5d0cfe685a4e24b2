//! How text is encoded, and whether it was destroyed before it came here.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding as Web, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use crate::analysis::{Encoding, Separator};

use super::split::Splitter;

/// How much of a file is looked at where the encoding or the separator is in doubt.
const HEAD: usize = 256 * 1024;

/// The byte order mark of the bytes: the encoding it stands for, and its length.
fn mark(bytes: &[u8]) -> Option<(Encoding, usize)> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some((Encoding::Utf8, 3)),
        [0xFF, 0xFE, ..] => Some((Encoding::Utf16Le, 2)),
        [0xFE, 0xFF, ..] => Some((Encoding::Utf16Be, 2)),
        _ => None,
    }
}

/// The encoding of the bytes, and the length of its byte order mark; `None` for bytes that are no
/// text, or in an encoding that is not read.
pub(crate) fn detect(bytes: &[u8]) -> Option<(Encoding, usize)> {
    if let Some(found) = mark(bytes) {
        return Some(found);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if let Some(encoding) = by_noughts(head) {
        return Some((encoding, 0));
    }
    // After UTF-16, which is full of them: no other encoding that is read has noughts.
    if head.contains(&0) {
        return None;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Some((Encoding::Utf8, 0));
    }
    // A piece around the first byte that is no UTF-8, so that a long file that is ASCII at its head
    // is judged where it matters.
    let broken = std::str::from_utf8(bytes)
        .err()
        .map_or(0, |error| error.valid_up_to());
    let piece = &bytes[broken.saturating_sub(HEAD / 2)..bytes.len().min(broken + HEAD)];
    let (utf8, cp932) = (broken_in(UTF_8, piece), broken_in(SHIFT_JIS, piece));
    // A piece that is whole in CP932 needs no guess.
    if cp932 == 0 {
        return Some((Encoding::Cp932, 0));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(piece, true);
    let guess = detector.guess(Some(b"jp"), Utf8Detection::Allow);
    // Neither of the two that are read, by the guess and by more than one broken character in twenty
    // bytes.
    if guess != SHIFT_JIS && guess != UTF_8 && cp932 * 20 > piece.len() {
        return None;
    }
    Some((
        if utf8 <= cp932 {
            Encoding::Utf8
        } else {
            Encoding::Cp932
        },
        0,
    ))
}

/// UTF-16 without a mark: every other byte of its ASCII characters is nought.
fn by_noughts(head: &[u8]) -> Option<Encoding> {
    let noughts = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (noughts(0), noughts(1));
    let most = head.len() / 2;
    if most < 4 || even.max(odd) * 10 < most {
        return None;
    }
    match (even, odd) {
        (0, _) => Some(Encoding::Utf16Le),
        (_, 0) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// How many characters of a piece do not belong to an encoding.
fn broken_in(encoding: &'static Web, piece: &[u8]) -> usize {
    // The ends of a piece may cut a character.
    let (text, _) = encoding.decode_without_bom_handling(piece);
    let cut = text.starts_with('\u{FFFD}') || text.ends_with('\u{FFFD}');
    text.matches('\u{FFFD}').count() - usize::from(cut && !text.is_empty())
}

/// One field as text.
pub(crate) fn decode(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    if bytes.is_ascii() {
        return String::from_utf8_lossy(bytes);
    }
    match encoding {
        Encoding::Cp932 => SHIFT_JIS.decode_without_bom_handling(bytes).0,
        _ => String::from_utf8_lossy(bytes),
    }
}

/// Bytes that can be split: UTF-16 becomes UTF-8.
pub(crate) fn splittable(bytes: &[u8], encoding: Encoding) -> Cow<'_, [u8]> {
    let web = match encoding {
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Utf8 | Encoding::Cp932 => return Cow::Borrowed(bytes),
    };
    match web.decode_without_bom_handling(bytes).0 {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    }
}

/// Was this text destroyed: characters replaced, or decoded wrongly and saved?
pub(crate) fn is_destroyed(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    // Hiragana, katakana and kanji of UTF-8 read as CP932 begin with these; read as Latin-1, with
    // the later ones.
    let leads = text
        .chars()
        .filter(|c| matches!(c, '縺' | '繧' | '繝' | '蜿' | '譁'))
        .count();
    let latin = text
        .chars()
        .filter(|c| {
            matches!(
                c,
                'ã' | 'Ã' | 'å' | 'æ' | 'ç' | 'è' | 'é' | '\u{80}'..='\u{BF}'
            )
        })
        .count();
    text.contains('\u{FFFD}') || leads >= 2 || (latin >= 3 && latin * 2 >= text.chars().count())
}

/// The separator that gives the most lines of the same number of fields; a comma when none does.
pub(crate) fn sniff(bytes: &[u8]) -> Separator {
    let head = &bytes[..bytes.len().min(HEAD)];
    let score = |separator: Separator| {
        let (mut splitter, mut fields, mut counts) = (
            Splitter::new(head, byte_of(separator)),
            Vec::new(),
            Vec::<usize>::new(),
        );
        while counts.len() < 100 && splitter.next_into(&mut fields).is_some() {
            if fields.len() > 1 {
                counts.push(fields.len());
            }
        }
        let most = counts
            .iter()
            .map(|count| {
                (
                    counts.iter().filter(|other| *other == count).count(),
                    *count,
                )
            })
            .max();
        most.unwrap_or((0, 0))
    };
    // The last of equals wins.
    [Separator::Semicolon, Separator::Tab, Separator::Comma]
        .into_iter()
        .max_by_key(|separator| score(*separator))
        .unwrap_or(Separator::Comma)
}

/// Its byte.
pub(crate) const fn byte_of(separator: Separator) -> u8 {
    match separator {
        Separator::Comma => b',',
        Separator::Tab => b'\t',
        Separator::Semicolon => b';',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_told_by_the_bytes() {
        let text = "市町村,人数\n髙﨑町㈱①,12\n";
        let cp932 = SHIFT_JIS.encode(text).0.into_owned();
        assert_eq!(detect(text.as_bytes()), Some((Encoding::Utf8, 0)));
        assert_eq!(detect(&cp932), Some((Encoding::Cp932, 0)));
        assert_eq!(decode(&cp932, Encoding::Cp932), text);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(
            detect(&[&[0xFF, 0xFE], &utf16[..]].concat()),
            Some((Encoding::Utf16Le, 2))
        );
        assert_eq!(detect(&utf16), Some((Encoding::Utf16Le, 0)));
        assert_eq!(splittable(&utf16, Encoding::Utf16Le), text.as_bytes());
        assert_eq!(detect(b"\x00\x01\x02\x00\x00\x03\x04\x05\x00\x00"), None);
    }

    #[test]
    fn one_broken_character_does_not_change_the_encoding() {
        let mut bytes = "市町村,人数\nあおば町,12\n".repeat(20).into_bytes();
        bytes[30] = 0xFF;
        assert_eq!(detect(&bytes), Some((Encoding::Utf8, 0)));
    }

    #[test]
    fn destroyed_text_is_noticed_and_names_are_not() {
        for text in ["あ\u{FFFD}い", "縺ゅ♀縺ｰ逕ｺ", "ã\u{81}\u{82}ã\u{81}\u{8a}"] {
            assert!(is_destroyed(text), "{text}");
        }
        for text in ["髙﨑", "㈱ティムス", "café", "繧", "ｱｵﾊﾞ"] {
            assert!(!is_destroyed(text), "{text}");
        }
    }

    #[test]
    fn the_separator_is_told_by_lines_of_equal_length() {
        assert_eq!(
            sniff("a;b\n1,5;2\n2,5;3\n".as_bytes()),
            Separator::Semicolon
        );
        assert_eq!(sniff("a\tb\n1,5\t2\n".as_bytes()), Separator::Tab);
        assert_eq!(sniff("題; 名\na,b,c\n1,2,3\n".as_bytes()), Separator::Comma);
        assert_eq!(sniff(b"a\n1\n"), Separator::Comma);
    }
}
