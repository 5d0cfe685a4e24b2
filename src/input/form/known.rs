//! Names that may be known already: one can be taken from the list, and one that is only nearly the same
//! is asked back once, so that one organisation keeps one name.

use crate::domain::Message;
use crate::domain::organisation::{NameMatch, name_match, names_with};
use crate::id;
use crate::input::{Field, FieldAnswer};

/// The names that are known, and what was done with them in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KnownNames {
    names: Vec<String>,
    /// What was typed before names were taken from the list, and how many were; further ones are
    /// sought by it.
    sought: Option<(String, usize)>,
    /// What was asked back: handed in once more, it is meant.
    doubted: Option<String>,
}

impl KnownNames {
    /// These names; `None` where nothing is known.
    pub(super) fn of(names: Vec<String>) -> Option<Self> {
        (!names.is_empty()).then_some(Self {
            names,
            sought: None,
            doubted: None,
        })
    }

    /// Is there a name to put in for what was typed?
    pub(super) fn offers(&self, field: &Field) -> bool {
        let sought = self.sought.as_ref();
        let typed = sought.map_or(field.text(), |(typed, _)| typed);
        let fitting = names_with(&self.names, typed);
        fitting.iter().any(|name| *name != field.text())
    }

    /// Puts in the next name that holds what was typed.
    pub(super) fn take_next(&mut self, field: &mut Field) -> FieldAnswer {
        let typed = || (field.text().to_owned(), 0);
        let (typed, taken) = self.sought.take().unwrap_or_else(typed);
        let fitting = names_with(&self.names, &typed);
        let Some(name) = fitting.get(taken % fitting.len().max(1)) else {
            return FieldAnswer::Moved;
        };
        field.set(name);
        self.sought = Some((typed, taken + 1));
        FieldAnswer::Changed
    }

    /// What is typed now was typed by a person: the list is sought by it from now on.
    pub(super) fn forget_sought(&mut self) {
        self.sought = None;
    }

    /// Writes a known name as it is known.
    ///
    /// # Errors
    /// Asks back, once, where one is only nearly the same.
    pub(super) fn settle(&mut self, field: &mut Field) -> Result<(), Message> {
        let typed = field.text().trim().to_owned();
        match name_match(&self.names, &typed) {
            NameMatch::Known(name) if name != typed => field.set(name),
            NameMatch::Known(_) | NameMatch::New => {}
            NameMatch::Like(_) if self.doubted.as_ref() == Some(&typed) => {}
            NameMatch::Like(names) => {
                let names = names.join("、");
                self.doubted = Some(typed);
                return Err(Message::new(id!("form-like-known")).with("names", names));
            }
        }
        Ok(())
    }
}
