//! What is typed on a screen and not handed in, as it is kept until somebody comes back to it.
//!
//! Nothing of it is in the log. A line that says what stands in the state anyway is left out, so that
//! what is laid over the form of another day changes only what somebody typed.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What is typed in one form, or in the one field of a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedForm {
    /// Which form, in the words of its screen.
    pub(crate) form: String,
    /// Was it on the screen, or closed for later?
    #[serde(default)]
    pub(crate) open: bool,
    /// The lines that somebody changed, from the top.
    pub(crate) lines: Vec<TypedLine>,
}

/// One line of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TypedLine {
    /// Which line, by the name of its key.
    pub(crate) line: String,
    /// What it says.
    pub(crate) says: TypedValue,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum TypedValue {
    /// A text, letter for letter.
    Text(String),
    /// One of several, by the name of what it stands for.
    Choice(String),
    /// Those of several that are ticked.
    Ticks(Vec<String>),
    /// A number that was chosen; none for one that follows the room.
    Number(Option<i64>),
    /// Rows of texts.
    Rows(Vec<Vec<String>>),
}

impl TypedForm {
    /// The lines typed in a form that its screen names so.
    pub(crate) fn new(form: &impl Serialize, open: bool, lines: Vec<TypedLine>) -> Self {
        Self {
            form: Self::name_of(form),
            open,
            lines,
        }
    }

    /// How a form is called in a draft.
    pub(crate) fn name_of(form: &impl Serialize) -> String {
        // No name of a form holds anything that RON could not write; one without a name comes back
        // to nobody and is told.
        ron::to_string(form).unwrap_or_default()
    }

    /// Which form it is; `None` when this version has no such one.
    pub(crate) fn form<T: DeserializeOwned>(&self) -> Option<T> {
        ron::from_str(&self.form).ok()
    }

    /// The same without a line that this session must not name anybody in; nothing where no other is
    /// left.
    pub(crate) fn without(mut self, line: &str) -> Option<Self> {
        self.lines.retain(|own| own.line != line);
        (!self.lines.is_empty()).then_some(self)
    }

    /// Its first words, for a list: the first text that is not blank.
    pub(crate) fn first_words(&self) -> &str {
        let texts = self.lines.iter().flat_map(|line| line.says.texts());
        texts
            .map(str::trim)
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    /// The text of a line.
    pub(crate) fn text(&self, line: &str) -> Option<&str> {
        let own = self.lines.iter().find(|own| own.line == line)?;
        match &own.says {
            TypedValue::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl TypedLine {
    /// A line of text.
    pub(crate) fn text(line: &str, text: &str) -> Self {
        Self {
            line: line.to_owned(),
            says: TypedValue::Text(text.to_owned()),
        }
    }
}

impl TypedValue {
    fn texts(&self) -> Vec<&str> {
        match self {
            TypedValue::Text(text) => vec![text],
            TypedValue::Rows(rows) => rows.iter().flatten().map(String::as_str).collect(),
            TypedValue::Choice(_) | TypedValue::Ticks(_) | TypedValue::Number(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_are_those_of_the_first_text_that_says_anything() {
        let choice = TypedLine {
            line: "Due".into(),
            says: TypedValue::Choice("Quarter(2)".into()),
        };
        let lines = vec![
            choice,
            TypedLine::text("What", " "),
            TypedLine::text("Goal", " 目標 "),
        ];
        let typed = TypedForm::new(&("NewAction", 3), true, lines);
        assert_eq!(typed.first_words(), "目標");
        assert_eq!(typed.form::<(String, u8)>(), Some(("NewAction".into(), 3)));
        assert_eq!(typed.form::<u8>(), None);
    }
}
