//! What the lines of a form hold, by their keys, and which of them cannot be read.

use chrono::{NaiveDate, NaiveTime};

use super::{Control, Form, FormKey, FormLine, Typed};
use crate::domain::calendar::{parse_date, parse_time, parse_year};
use crate::domain::{Decimal, Message, text};
use crate::id;
use crate::input::Field;

/// A line that cannot be taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FormError<K> {
    /// Which.
    pub(crate) key: K,
    /// What would be right.
    pub(crate) message: Message,
}

impl<K> FormError<K> {
    /// This line cannot be taken, for this reason.
    pub(crate) const fn new(key: K, message: Message) -> Self {
        Self { key, message }
    }
}

impl<K: FormKey, V: Clone + PartialEq> Form<K, V> {
    fn control(&self, key: K) -> Option<&Control<V>> {
        let line = self.lines.iter().find(|line| line.key == key);
        line.map(|line| &line.control)
    }

    /// The field of a line, for a view that draws it elsewhere.
    pub(crate) fn field(&self, key: K) -> Option<&Field> {
        match self.control(key)? {
            Control::Typed(field, _) => Some(field),
            _ => None,
        }
    }

    /// What is typed in a line; empty for a line that holds no text.
    pub(crate) fn text(&self, key: K) -> &str {
        match self.control(key) {
            Some(Control::Typed(field, _)) => field.text(),
            _ => "",
        }
    }

    /// What is chosen, in a line of choices.
    pub(crate) fn choice(&self, key: K) -> Option<&V> {
        match self.control(key)? {
            Control::Choice { options, at } => options.get(*at).map(|option| &option.value),
            _ => None,
        }
    }

    /// What was chosen, in a line of choices that follows the room; `None` while it does.
    pub(crate) fn wished(&self, key: K) -> Option<&V> {
        match self.control(key)? {
            Control::Fitting(fitting) => {
                let option = fitting.options.get(fitting.wish?);
                option.map(|option| &option.value)
            }
            _ => None,
        }
    }

    /// What is ticked, in a line of which several may be.
    pub(crate) fn ticked(&self, key: K) -> Vec<&V> {
        match self.control(key) {
            Some(Control::Many {
                options, ticked, ..
            }) => {
                let ticked = options.iter().zip(ticked).filter(|(_, ticked)| **ticked);
                ticked.map(|(option, _)| &option.value).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What was chosen in a line that goes in steps; `None` while it follows the room.
    pub(crate) fn wish(&self, key: K) -> Option<i64> {
        match self.control(key)? {
            Control::Stepper(stepper) => stepper.wish,
            _ => None,
        }
    }

    /// The level of a line; `None` while nothing was said.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "kinds of line for the forms to come")
    )]
    pub(crate) fn level(&self, key: K) -> Option<u8> {
        match self.control(key)? {
            Control::Level(level) => *level,
            _ => None,
        }
    }

    /// The rows of a line that hold any text.
    pub(crate) fn rows(&self, key: K) -> Vec<Vec<String>> {
        match self.control(key) {
            Some(Control::Rows(rows)) => rows.texts(),
            _ => Vec::new(),
        }
    }

    /// The number of a line; `None` where it is empty.
    ///
    /// # Errors
    /// When it is no number, or out of its range.
    pub(crate) fn number(&self, key: K) -> Result<Option<i64>, FormError<K>> {
        self.read(key, |line, text| number(line, text))
    }

    /// The decimal number of a line; `None` where it is empty.
    ///
    /// # Errors
    /// When it is no number.
    pub(crate) fn decimal(&self, key: K) -> Result<Option<Decimal>, FormError<K>> {
        self.read(key, |line, text| decimal(line, text))
    }

    /// The fiscal year of a line, by the year in which it begins; `None` where it is empty.
    ///
    /// # Errors
    /// When it is no year.
    pub(crate) fn year(&self, key: K) -> Result<Option<i32>, FormError<K>> {
        self.read(key, |_, text| year(text))
    }

    /// The day of a line; `None` where it is empty.
    ///
    /// # Errors
    /// When it is no day.
    pub(crate) fn date(&self, key: K) -> Result<Option<NaiveDate>, FormError<K>> {
        self.read(key, |line, text| date(line, text))
    }

    /// The time of day of a line; `None` where it is empty.
    ///
    /// # Errors
    /// When it is no time.
    pub(crate) fn time(&self, key: K) -> Result<Option<NaiveTime>, FormError<K>> {
        self.read(key, |_, text| time(text))
    }

    fn read<T>(
        &self,
        key: K,
        how: impl FnOnce(&FormLine<K, V>, &str) -> Result<T, Message>,
    ) -> Result<Option<T>, FormError<K>> {
        let text = self.text(key).trim();
        let line = self.lines.iter().find(|line| line.key == key);
        match line.filter(|_| !text.is_empty()) {
            Some(line) => how(line, text)
                .map(Some)
                .map_err(|message| FormError::new(key, message)),
            None => Ok(None),
        }
    }

    /// Can every line be read?
    ///
    /// # Errors
    /// The first that cannot.
    pub(crate) fn check(&self) -> Result<(), FormError<K>> {
        self.lines.iter().try_for_each(check_line)
    }
}

fn check_line<K: FormKey, V: Clone + PartialEq>(line: &FormLine<K, V>) -> Result<(), FormError<K>> {
    let wrong = |message| Err(FormError::new(line.key, message));
    let of_line = |id| Message::new(id).with("field", Message::new(line.label));
    let (field, how) = match &line.control {
        Control::Typed(field, how) => (field, how),
        Control::Choice { at: 0, .. } if line.required => {
            return wrong(of_line(id!("form-choose")));
        }
        _ => return Ok(()),
    };
    let typed = field.text().trim();
    if typed.is_empty() {
        // What is suggested is nothing that somebody said.
        return if line.required {
            wrong(of_line(id!("form-missing")))
        } else {
            Ok(())
        };
    }
    let read = match how {
        Typed::Line | Typed::Text => text::too_long(typed).map_or(Ok(()), Err),
        Typed::Number(..) => number(line, typed).map(drop),
        Typed::Year => year(typed).map(drop),
        Typed::Decimal => decimal(line, typed).map(drop),
        Typed::Date(_) => date(line, typed).map(drop),
        Typed::Time => time(typed).map(drop),
    };
    read.or_else(wrong)
}

fn number<K, V>(line: &FormLine<K, V>, text: &str) -> Result<i64, Message> {
    let (least, most) = match line.control {
        Control::Typed(_, Typed::Number(least, most)) => (least, most),
        _ => (i64::MIN, i64::MAX),
    };
    let units = Decimal::typed(text).and_then(|number| number.units_at(0));
    units
        .and_then(|units| i64::try_from(units).ok())
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| {
            Message::new(id!("form-not-a-number"))
                .with("field", Message::new(line.label))
                .with("least", least)
                .with("most", most)
        })
        .map_err(|message| misplaced_comma(line, text).unwrap_or(message))
}

/// What to say where a comma stands that is none between thousands: who types one means a point, or
/// forgot a digit.
fn misplaced_comma<K, V>(line: &FormLine<K, V>, text: &str) -> Option<Message> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '，')).collect();
    let misplaced = Decimal::typed(text).is_none() && Decimal::typed(&plain).is_some();
    misplaced.then(|| Message::new(id!("form-comma")).with("field", Message::new(line.label)))
}

fn decimal<K, V>(line: &FormLine<K, V>, text: &str) -> Result<Decimal, Message> {
    let wrong = || Message::new(id!("form-not-a-decimal")).with("field", Message::new(line.label));
    Decimal::typed(text).ok_or_else(|| misplaced_comma(line, text).unwrap_or_else(wrong))
}

fn year(text: &str) -> Result<i32, Message> {
    parse_year(text).ok_or_else(|| Message::new(id!("form-not-a-year")).with("text", text))
}

fn time(text: &str) -> Result<NaiveTime, Message> {
    parse_time(text).ok_or_else(|| Message::new(id!("form-not-a-time")).with("text", text))
}

fn date<K, V>(line: &FormLine<K, V>, text: &str) -> Result<NaiveDate, Message> {
    let near = match line.control {
        Control::Typed(_, Typed::Date(near)) => near,
        _ => None,
    };
    parse_date(text, near).ok_or_else(|| Message::new(id!("form-not-a-date")).with("text", text))
}
