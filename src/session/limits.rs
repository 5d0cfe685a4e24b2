//! How long a text of a record may be. One place for all: what is typed, pasted, imported as a list or
//! said on the command line becomes events here.

use super::Event;
use crate::domain::{Rejection, text};

/// Refuses events in which somebody's text is longer than any field takes. Nothing is ever cut.
///
/// # Errors
/// The limit, and how long the text is.
pub(super) fn refuse_long(events: &[Event]) -> Result<(), Rejection> {
    events.iter().try_for_each(|event| {
        if event.is_not_typed() {
            return Ok(());
        }
        // An event that cannot be written is refused by whoever writes it.
        let written = ron::to_string(event).unwrap_or_default();
        if written.len() <= text::LONGEST {
            return Ok(());
        }
        let long = strings(&written).find_map(|words| text::too_long(&words));
        long.map_or(Ok(()), |message| Err(Rejection(message)))
    })
}

/// The strings of a RON text, as they were before they were written.
fn strings(ron: &str) -> impl Iterator<Item = String> {
    let mut rest = ron;
    std::iter::from_fn(move || {
        let begin = rest.find('"')? + 1;
        let (words, end) = string(&rest[begin..]);
        rest = rest.get(begin + end..).unwrap_or_default();
        Some(words)
    })
}

/// The string that ends at the first quote without a backslash, and where what follows it begins.
fn string(ron: &str) -> (String, usize) {
    let mut words = String::new();
    let mut letters = ron.char_indices();
    while let Some((at, c)) = letters.next() {
        match c {
            '"' => return (words, at + 1),
            '\\' => words.push(escaped(&mut letters).unwrap_or(' ')),
            c => words.push(c),
        }
    }
    (words, ron.len())
}

/// The letter of an escape: `\u{3099}` one letter, every other one the letter behind the backslash.
fn escaped(letters: &mut std::str::CharIndices<'_>) -> Option<char> {
    match letters.next()?.1 {
        'u' => {
            let digits: String = letters
                .by_ref()
                .map(|(_, c)| c)
                .skip(1)
                .take_while(|c| *c != '}')
                .collect();
            u32::from_str_radix(&digits, 16)
                .ok()
                .and_then(char::from_u32)
        }
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::property;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Participant, ParticipantId};
    use crate::session::Detail;
    use crate::testing::seven;

    #[test]
    fn a_text_at_the_limit_is_taken_and_one_beyond_is_refused_with_the_limit() {
        let most = text::LONGEST;
        for (letter, n) in [
            ("あ", most),
            ("か\u{3099}", most),
            ("\"", most),
            ("\u{E0001}", most),
        ] {
            let events = [Event::Described(Detail::Title(letter.repeat(n)))];
            assert_eq!(refuse_long(&events), Ok(()), "{letter}");
        }
        let who = |name: String| Participant {
            name,
            ..seven().remove(0)
        };
        let long = Event::ParticipantAdded(ParticipantId(0), who("あ".repeat(most + 1)));
        let events = [Event::Together(vec![Event::Closed, long])];
        let refusal = refuse_long(&events).unwrap_err();
        assert_eq!(refusal.0, text::too_long(&"あ".repeat(most + 1)).unwrap());
    }

    proptest! {
        #![proptest_config(property(256))]

        #[test]
        fn the_strings_of_a_text_are_found_as_they_were(all in proptest::collection::vec(any::<String>(), 0..4)) {
            let written = ron::to_string(&all).unwrap();
            prop_assert_eq!(strings(&written).collect::<Vec<_>>(), all);
        }
    }
}
