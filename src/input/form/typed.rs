//! What is typed in a form, as it is kept when the program is left; and laying it over the form again.

use std::fmt::Debug;

use super::{Choice, Control, Drafts, Form, FormKey, FormLine, Rows};
use crate::domain::{TypedForm, TypedLine, TypedValue};
use serde::Serialize;

/// The name of a key or of what an option stands for: as the code calls it.
fn name(of: &impl Debug) -> String {
    format!("{of:?}")
}

fn place<V: Debug>(options: &[Choice<V>], wanted: &str) -> Option<usize> {
    options
        .iter()
        .position(|option| name(&option.value) == wanted)
}

impl<K: FormKey, V: Clone + PartialEq + Debug> Form<K, V> {
    /// The same, and it knows what it is about: the screen need not keep what is typed in it when the
    /// program is left, and gets the same back in `Screen::resume`.
    #[allow(
        dead_code,
        reason = "for new activities; docs/add-an-activity.md uses it"
    )]
    pub(crate) fn about(mut self, what: &impl Serialize) -> Self {
        self.about = TypedForm::name_of(what);
        self
    }

    /// The lines that say something else than when the form was made.
    pub(crate) fn typed_lines(&self) -> Vec<TypedLine> {
        let changed = self
            .lines()
            .iter()
            .filter(|line| self.has_changed(line.key));
        changed.map(FormLine::typed).collect()
    }

    /// What is typed in it, for whoever comes back; `None` while nothing is.
    pub(crate) fn typed_as(&self, form: &impl Serialize, open: bool) -> Option<TypedForm> {
        let lines = self.typed_lines();
        (!lines.is_empty()).then(|| TypedForm::new(form, open, lines))
    }

    /// The same, where it was made with what it is about.
    pub(super) fn typed_about(&self) -> Option<TypedForm> {
        let lines = self.typed_lines();
        let about = (!self.about.is_empty() && !lines.is_empty()).then(|| self.about.clone());
        about.map(|form| TypedForm {
            form,
            open: true,
            lines,
        })
    }

    /// Lays what was typed over its lines; `false` when one of them is not there any more.
    pub(crate) fn resume(&mut self, typed: &TypedForm) -> bool {
        typed.lines.iter().all(|line| self.retype(line).is_some())
    }

    /// Lays a line over the one of its name; what cannot be chosen any more stays as it is.
    /// Returns the key, where there is such a line.
    pub(crate) fn retype(&mut self, typed: &TypedLine) -> Option<K> {
        self.is_resumed = true;
        let line = self
            .lines
            .iter_mut()
            .find(|line| name(&line.key) == typed.line)?;
        line.control.retype(&typed.says);
        Some(line.key)
    }
}

impl<K: FormKey, V: Clone + PartialEq + Debug> FormLine<K, V> {
    fn typed(&self) -> TypedLine {
        TypedLine {
            line: name(&self.key),
            says: self.control.typed_value(),
        }
    }
}

impl<V: Debug> Control<V> {
    fn typed_value(&self) -> TypedValue {
        let chosen = |options: &[Choice<V>], at: usize| {
            options
                .get(at)
                .map_or_else(String::new, |option| name(&option.value))
        };
        match self {
            Control::Typed(field, _) => TypedValue::Text(field.text().to_owned()),
            Control::Choice { options, at } => TypedValue::Choice(chosen(options, *at)),
            Control::Fitting(fitting) => TypedValue::Choice(
                fitting
                    .wish
                    .map_or_else(String::new, |at| chosen(&fitting.options, at)),
            ),
            Control::Many {
                options, ticked, ..
            } => {
                let ticked = options.iter().zip(ticked).filter(|(_, ticked)| **ticked);
                TypedValue::Ticks(ticked.map(|(option, _)| name(&option.value)).collect())
            }
            Control::Stepper(stepper) => TypedValue::Number(stepper.wish),
            Control::Level(level) => TypedValue::Number(level.map(i64::from)),
            Control::Rows(rows) => TypedValue::Rows(rows.texts()),
        }
    }

    fn retype(&mut self, says: &TypedValue) {
        match (self, says) {
            (Control::Typed(field, _), TypedValue::Text(text)) => field.set(text),
            (Control::Choice { options, at }, TypedValue::Choice(wanted)) => {
                *at = place(options, wanted).unwrap_or(*at);
            }
            (Control::Fitting(fitting), TypedValue::Choice(wanted)) => {
                fitting.wish = place(&fitting.options, wanted);
            }
            (
                Control::Many {
                    options, ticked, ..
                },
                TypedValue::Ticks(wanted),
            ) => {
                for (option, ticked) in options.iter().zip(ticked) {
                    *ticked = wanted.contains(&name(&option.value));
                }
            }
            (Control::Stepper(stepper), TypedValue::Number(wanted)) => {
                let (least, most) = stepper.range;
                stepper.wish = wanted.filter(|wish| (least..=most).contains(wish));
            }
            (Control::Level(level), TypedValue::Number(wanted)) => {
                let wanted = wanted.and_then(|wanted| u8::try_from(wanted).ok());
                *level = wanted.filter(|wanted| (1..=Self::MOST_LEVEL).contains(wanted));
            }
            (Control::Rows(rows), TypedValue::Rows(texts)) => {
                *rows = Rows::new(rows.columns.clone(), texts);
            }
            _ => {}
        }
    }
}

impl<P: PartialEq + Serialize, K: FormKey, V: Clone + PartialEq + Debug> Drafts<P, K, V> {
    /// What is typed in the forms that were closed, the latest first.
    pub(crate) fn typed(&self) -> Vec<TypedForm> {
        let typed = self
            .0
            .iter()
            .filter_map(|(form, lines)| lines.typed_as(form, false));
        typed.collect()
    }
}
