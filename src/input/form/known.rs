//! A line for a name that may be known already: it can be taken from the list, and one that is only nearly
//! the same is asked back once, so that one organisation keeps one name.

use super::{Control, Form, FormError, FormKey, FormLine};
use crate::domain::Message;
use crate::domain::organisation::{NameMatch, name_match, names_with};
use crate::id;
use crate::input::FieldAnswer;

/// The names that are known, and what was done with them in this line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownNames {
    names: Vec<String>,
    /// What was typed before names were taken from the list, and how many were; further ones are
    /// sought by it.
    sought: Option<(String, usize)>,
    /// What was asked back: handed in once more, it is meant.
    doubted: Option<String>,
}

impl<K: FormKey, V: Clone + PartialEq> FormLine<K, V> {
    /// The same line, whose name may be one of these.
    pub(crate) fn among(mut self, names: Vec<String>) -> Self {
        self.known = (!names.is_empty()).then_some(KnownNames {
            names,
            sought: None,
            doubted: None,
        });
        self
    }

    /// Is another name known than what stands there?
    pub(super) fn knows_others(&self) -> bool {
        match (&self.control, &self.known) {
            (Control::Typed(field, _), Some(known)) => {
                known.names.iter().any(|name| name != field.text())
            }
            _ => false,
        }
    }

    /// Puts in the next known name that holds what was typed.
    pub(super) fn next_known(&mut self) -> FieldAnswer {
        let (Control::Typed(field, _), Some(known)) = (&mut self.control, &mut self.known) else {
            return FieldAnswer::Ignored;
        };
        let (typed, taken) = known.sought.take().unwrap_or((field.text().to_owned(), 0));
        // Where nothing else holds it, the whole name stands there: then any other is meant.
        let sought = [typed.as_str(), ""].into_iter();
        let found = sought
            .map(|typed| names_with(&known.names, typed))
            .find_map(|fitting| {
                let places = taken..taken + fitting.len();
                let mut names = places.map(|at| (at, fitting[at % fitting.len()]));
                names.find(|(_, name)| *name != field.text())
            });
        let Some((at, name)) = found else {
            return FieldAnswer::Moved;
        };
        let name = name.to_owned();
        field.set(&name);
        known.sought = Some((typed, at + 1));
        FieldAnswer::Changed
    }

    /// What is typed now was typed by a person: the list is sought by it from now on.
    pub(super) fn forget_sought(&mut self) {
        if let Some(known) = &mut self.known {
            known.sought = None;
        }
    }

    /// Writes a known name as it is known; `Err` asks back, once, where one is only nearly the same.
    fn settle(&mut self) -> Result<(), Message> {
        let (Control::Typed(field, _), Some(known)) = (&mut self.control, &mut self.known) else {
            return Ok(());
        };
        let typed = field.text().trim().to_owned();
        match name_match(&known.names, &typed) {
            NameMatch::Known(name) if name != typed => field.set(name),
            NameMatch::Known(_) | NameMatch::New => {}
            NameMatch::Like(_) if known.doubted.as_ref() == Some(&typed) => {}
            NameMatch::Like(names) => {
                known.doubted = Some(typed);
                return Err(Message::new(id!("form-like-known")).with("names", names.join("、")));
            }
        }
        Ok(())
    }
}

impl<K: FormKey, V: Clone + PartialEq> Form<K, V> {
    /// Settles the names that somebody typed or chose.
    ///
    /// # Errors
    /// The first line that has to be asked back.
    pub(super) fn settle_names(&mut self) -> Result<(), FormError<K>> {
        let changed = |line: &FormLine<K, V>| self.has_changed(line.key);
        let places: Vec<bool> = self.lines.iter().map(changed).collect();
        let typed = self.lines.iter_mut().zip(places);
        typed
            .filter(|(_, changed)| *changed)
            .try_for_each(|(line, _)| {
                let asked = line.settle();
                asked.map_err(|asked| FormError::new(line.key, asked))
            })
    }
}
