//! One line of a form: its key, its label, what it holds.

use chrono::{NaiveDate, NaiveTime};

use super::known::KnownNames;
use super::{Choice, Control, Fitting, FormKey, Rows, Stepper, Typed};
use crate::domain::{Arg, Decimal, Message, MessageId};
use crate::id;
use crate::input::{FieldAnswer, Key};

/// One line of a form.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FormLine<K, V = ()> {
    /// By which the screen asks for it.
    pub(crate) key: K,
    /// What it is called.
    pub(crate) label: MessageId,
    /// What it holds.
    pub(crate) control: Control<V>,
    /// Must it be filled in?
    pub(crate) required: bool,
    /// What somebody may take in place of an empty text; drawn quietly there, and nothing until then.
    pub(crate) suggestion: String,
    /// The names that are known, where it holds one.
    pub(super) known: Option<KnownNames>,
}

impl<K: FormKey, V: Clone + PartialEq> FormLine<K, V> {
    fn of(key: K, label: MessageId, control: Control<V>) -> Self {
        Self {
            key,
            label,
            control,
            required: false,
            suggestion: String::new(),
            known: None,
        }
    }

    /// One line of text.
    pub(crate) fn text(key: K, label: MessageId, text: &str) -> Self {
        Self::of(key, label, Control::typed(text, Typed::Line))
    }

    /// Several lines of text.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "kinds of line for the forms to come")
    )]
    pub(crate) fn long_text(key: K, label: MessageId, text: &str) -> Self {
        Self::of(key, label, Control::typed(text, Typed::Text))
    }

    /// A whole number between these two; empty for none.
    pub(crate) fn number(key: K, label: MessageId, now: Option<i64>, range: (i64, i64)) -> Self {
        let text = now.map_or_else(String::new, |now| now.to_string());
        let how = Typed::Number(range.0, range.1);
        Self::of(key, label, Control::typed(&text, how))
    }

    /// A fiscal year by the year in which it begins; 0 is shown as empty.
    pub(crate) fn year(key: K, label: MessageId, now: i32) -> Self {
        let text = if now == 0 {
            String::new()
        } else {
            now.to_string()
        };
        Self::of(key, label, Control::typed(&text, Typed::Year))
    }

    /// A number with digits behind the point; empty for none.
    pub(crate) fn decimal(key: K, label: MessageId, now: Option<Decimal>) -> Self {
        let text = now.map_or_else(String::new, |now| now.to_string());
        Self::of(key, label, Control::typed(&text, Typed::Decimal))
    }

    /// A day; one typed without a year is near `near`.
    pub(crate) fn date(
        key: K,
        label: MessageId,
        now: Option<NaiveDate>,
        near: Option<NaiveDate>,
    ) -> Self {
        let text = now.map_or_else(String::new, |now| now.to_string());
        Self::of(key, label, Control::typed(&text, Typed::Date(near)))
    }

    /// A time of day; empty for none.
    pub(crate) fn time(key: K, label: MessageId, now: Option<NaiveTime>) -> Self {
        let text = now.map_or_else(String::new, |now| now.format("%H:%M").to_string());
        Self::of(key, label, Control::typed(&text, Typed::Time))
    }

    /// One of several, at first the one that stands for `now`.
    pub(crate) fn choice(key: K, label: MessageId, options: Vec<Choice<V>>, now: &V) -> Self {
        let at = options.iter().position(|option| option.value == *now);
        let at = at.unwrap_or(0);
        Self::of(key, label, Control::Choice { options, at })
    }

    /// Any of several, at first those in `now`.
    pub(crate) fn many(key: K, label: MessageId, options: Vec<Choice<V>>, now: &[V]) -> Self {
        let ticked = options
            .iter()
            .map(|option| now.contains(&option.value))
            .collect();
        let control = Control::Many {
            options,
            ticked,
            at: 0,
        };
        Self::of(key, label, control)
    }

    /// A number that goes in steps and may follow the room.
    pub(crate) fn stepper(key: K, label: MessageId, stepper: Stepper) -> Self {
        Self::of(key, label, Control::Stepper(stepper))
    }

    /// One of several, which follows the room as long as nobody chose.
    pub(crate) fn fitting(
        key: K,
        label: MessageId,
        options: Vec<Choice<V>>,
        (wish, fitted): (Option<&V>, &V),
    ) -> Self {
        let place = |value: &V| options.iter().position(|option| option.value == *value);
        let (wish, fitted) = (wish.and_then(place), place(fitted).unwrap_or(0));
        let control = Control::Fitting(Fitting {
            options,
            wish,
            fitted,
        });
        Self::of(key, label, control)
    }

    /// 1 to 5, or nothing said.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "kinds of line for the forms to come")
    )]
    pub(crate) fn level(key: K, label: MessageId, now: Option<u8>) -> Self {
        Self::of(key, label, Control::Level(now))
    }

    /// Something that stands elsewhere, by its name: a choice whose first option is none of them.
    pub(crate) fn link(
        key: K,
        label: MessageId,
        none: Choice<V>,
        options: impl IntoIterator<Item = Choice<V>>,
        now: &V,
    ) -> Self {
        let options = std::iter::once(none).chain(options).collect();
        Self::choice(key, label, options, now)
    }

    /// Rows of texts under these headings.
    pub(crate) fn rows(
        key: K,
        label: MessageId,
        columns: Vec<MessageId>,
        texts: &[Vec<String>],
    ) -> Self {
        Self::of(key, label, Control::Rows(Rows::new(columns, texts)))
    }

    /// The same line, whose name may be one of these.
    pub(crate) fn among(mut self, names: Vec<String>) -> Self {
        self.known = KnownNames::of(names);
        self
    }

    /// Is there a known name to put in for what was typed?
    pub(super) fn offers_known(&self) -> bool {
        match (&self.control, &self.known) {
            (Control::Typed(field, _), Some(known)) => known.offers(field),
            _ => false,
        }
    }

    /// Puts in the next known name that holds what was typed.
    pub(super) fn next_known(&mut self) -> FieldAnswer {
        match (&mut self.control, &mut self.known) {
            (Control::Typed(field, _), Some(known)) => known.take_next(field),
            _ => FieldAnswer::Ignored,
        }
    }

    /// Writes a known name as it is known; an error asks back, once, where one is only nearly the same.
    pub(super) fn settle_name(&mut self) -> Result<(), Message> {
        match (&mut self.control, &mut self.known) {
            (Control::Typed(field, _), Some(known)) => known.settle(field),
            _ => Ok(()),
        }
    }

    fn forget_sought(&mut self) {
        if let Some(known) = &mut self.known {
            known.forget_sought();
        }
    }

    /// One of several, of which none is chosen until somebody does. What was said once can be said
    /// otherwise, but not unsaid.
    pub(crate) fn open_choice(
        key: K,
        label: MessageId,
        none: V,
        mut options: Vec<Choice<V>>,
        now: Option<V>,
    ) -> Self {
        if now.is_none() {
            options.insert(0, Choice::named(none.clone(), id!("form-not-chosen")));
        }
        Self::choice(key, label, options, &now.unwrap_or(none))
    }

    /// The same line, which must be filled in; in a choice, by another option than the first, which
    /// stands for none.
    pub(crate) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same line, which shows this text as long as nothing is typed, for a key of its own to take.
    pub(crate) fn suggesting(mut self, text: &str) -> Self {
        text.clone_into(&mut self.suggestion);
        self
    }

    /// Does it show a suggestion that somebody could take?
    pub(super) fn offers(&self) -> bool {
        !self.suggestion.is_empty()
            && matches!(&self.control, Control::Typed(field, _) if field.is_empty())
    }

    /// Takes what is suggested, as if it had been typed.
    pub(super) fn accept(&mut self) -> FieldAnswer {
        match &mut self.control {
            Control::Typed(field, _) if field.is_empty() => field.insert(&self.suggestion),
            _ => FieldAnswer::Ignored,
        }
    }

    /// Does a text field have the caret here?
    pub(crate) const fn takes_text(&self) -> bool {
        matches!(self.control, Control::Typed(..) | Control::Rows(_))
    }

    /// Does it hold the same, wherever the caret stands? Blanks around a text are none of it.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        match (&self.control, &other.control) {
            (Control::Typed(now, _), Control::Typed(before, _)) => {
                now.text().trim() == before.text().trim()
            }
            (
                Control::Choice { options, at },
                Control::Choice {
                    options: of,
                    at: before,
                },
            ) => {
                options.get(*at).map(|option| &option.value)
                    == of.get(*before).map(|option| &option.value)
            }
            (Control::Many { ticked, .. }, Control::Many { ticked: before, .. }) => {
                ticked == before
            }
            (Control::Stepper(now), Control::Stepper(before)) => now.wish == before.wish,
            (Control::Fitting(now), Control::Fitting(before)) => now.wish == before.wish,
            (Control::Level(now), Control::Level(before)) => now == before,
            (Control::Rows(now), Control::Rows(before)) => now.texts() == before.texts(),
            _ => false,
        }
    }

    pub(super) const fn leave(&mut self) {
        self.control.leave();
    }

    /// Keeps what is being typed here in `mine`, which this line was made anew for.
    pub(super) fn keep_typing(&mut self, mine: &Self, before: &Self) {
        let is_draft = !mine.says_the_same(before);
        self.control.keep_typing(&mine.control, is_draft);
    }

    pub(super) fn turn(&mut self, by: i64) -> FieldAnswer {
        self.control.turn(by)
    }

    pub(super) fn tick(&mut self) -> FieldAnswer {
        self.control.tick()
    }

    pub(super) fn follow(&mut self) -> FieldAnswer {
        self.control.follow()
    }

    pub(super) fn paste(&mut self, text: &str) -> FieldAnswer {
        self.forget_sought();
        self.control.paste(text)
    }

    pub(super) fn on_key(&mut self, key: &Key) -> FieldAnswer {
        let answer = self.control.on_key(key);
        if answer == FieldAnswer::Changed {
            self.forget_sought();
        }
        answer
    }

    pub(super) fn on_cell_key(&mut self, key: &Key) -> FieldAnswer {
        self.control.on_cell_key(key)
    }
}

impl<V> Choice<V> {
    /// An option that is called so.
    pub(crate) fn new(value: V, words: impl Into<Arg>) -> Self {
        Self {
            value,
            words: words.into(),
        }
    }

    /// An option that is called by a message.
    pub(crate) fn named(value: V, label: MessageId) -> Self {
        Self::new(value, Message::new(label))
    }
}
