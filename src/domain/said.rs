//! Choices that somebody made or nobody did, as they stand in files.
//!
//! What was said stands there as it always did, without a word around it; what nobody said is
//! absent. So a record of 0.1.0, which knew no absence, reads as it is.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes what was said. Nothing is written where nobody said anything, which the field's
/// `skip_serializing_if` sees to.
#[expect(clippy::ref_option, reason = "serde hands the field itself")]
pub(super) fn serialize<T: Serialize, S: Serializer>(
    said: &Option<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match said {
        Some(value) => value.serialize(serializer),
        None => serializer.serialize_none(),
    }
}

/// Reads what was said.
pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use crate::domain::{Action, Consent, ControlLevel, Direction, Indicator, IndicatorClass};

    #[test]
    fn what_nobody_said_is_absent_and_what_was_said_stands_as_it_always_did() {
        let unsaid = ron::to_string(&(Action::default(), Indicator::default())).unwrap();
        for field in ["consent", "level", "class", "direction"] {
            assert!(!unsaid.contains(&format!("{field}:")), "{field}: {unsaid}");
        }
        let action = Action {
            consent: Some(Consent::TakenBack),
            level: Some(ControlLevel::Own),
            ..Action::default()
        };
        let indicator = Indicator {
            class: Some(IndicatorClass::Output),
            direction: Some(Direction::Rising),
            ..Indicator::default()
        };
        let said = ron::to_string(&(&action, &indicator)).unwrap();
        for field in [
            "consent:TakenBack,",
            "level:Own,",
            "class:Output,",
            "direction:Rising,",
        ] {
            assert!(said.contains(field), "{field}: {said}");
        }
        for (text, expected) in [
            (unsaid, (Action::default(), Indicator::default())),
            (said, (action, indicator)),
        ] {
            let read: (Action, Indicator) = ron::from_str(&text).unwrap();
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn consent_of_an_earlier_record_is_handed_on_and_never_becomes_that_of_this_session() {
        let label = |action: &Action| action.consent_in_words().map(|words| words.id.name());
        let given = Action {
            consent: Some(Consent::Given),
            ..Action::default()
        };
        assert_eq!(label(&given), Some("consent-given"));
        let came_over = given.clone().left().inherited();
        assert_eq!(label(&came_over), Some("consent-given-earlier"));
        let again = came_over.clone().left().inherited();
        assert_eq!(again, came_over, "over any number of sessions");
        assert_eq!(came_over.left().consent, Some(Consent::Given));
        assert_eq!(label(&Action::default().left().inherited()), None);
    }
}
