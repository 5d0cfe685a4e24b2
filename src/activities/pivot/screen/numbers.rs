//! The forms for numbers: a limit of a rate, the ends of a range, bands, the threshold for small
//! cells; and the new name of a column, which is asked in the same way.

use super::display::{Shelf, Slot};
use crate::activities::pivot::rules::{MOST_THRESHOLD, cutoffs};
use crate::analysis::{Bins, Condition};
use crate::domain::decimal::NotADecimal;
use crate::domain::{Decimal, Message, MessageId};
use crate::id;
use crate::input::{Choice, Form, FormError, FormLine};

/// The lines of these forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberKey {
    Comparison,
    Suggestion,
    Limit,
    Method,
    From,
    To,
    Bands,
    Threshold,
    Name,
}

/// What a value has to be to be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    /// At least.
    AtLeast,
    /// Less than.
    Below,
}

impl Comparison {
    /// What a limit with this comparison means.
    pub(crate) const fn condition(self, value: Decimal) -> Condition {
        match self {
            Comparison::AtLeast => Condition::AtLeast(value),
            Comparison::Below => Condition::LessThan(value),
        }
    }
}

/// What is chosen in these forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberChoice {
    /// Compared with the limit.
    Compared(Comparison),
    /// From one number to another.
    Range,
    /// Members are ticked instead.
    Members,
    /// What is typed.
    Typed,
    /// The suggestion at this place.
    Suggested(usize),
}

/// What is asked for. A draft comes back for the same only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NumberPurpose {
    /// The limit of a rate.
    Limit(Slot),
    /// From and to.
    Range(Slot),
    /// Bands of the axis of this field at this place of a shelf.
    Bands(Shelf, usize, String),
    /// The threshold for small cells.
    Threshold,
    /// Another name for the column at this place of a file.
    Rename(u32, String),
}

impl NumberPurpose {
    /// The column that it is about; empty for none.
    pub(crate) fn column(&self) -> &str {
        match self {
            NumberPurpose::Limit(slot) | NumberPurpose::Range(slot) => slot.field(),
            NumberPurpose::Bands(_, _, column) | NumberPurpose::Rename(_, column) => column,
            NumberPurpose::Threshold => "",
        }
    }
}

/// A suggestion for a typed number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Suggestion {
    /// What goes into the line.
    pub(crate) text: String,
    /// How a limit is compared with it.
    pub(crate) comparison: Option<Comparison>,
    /// The message that says what it is.
    pub(crate) label: MessageId,
}

impl Suggestion {
    fn words(&self) -> Message {
        let id = match self.comparison {
            None => id!("pivot-suggestion"),
            Some(Comparison::AtLeast) => id!("pivot-suggestion-at-least"),
            Some(Comparison::Below) => id!("pivot-suggestion-below"),
        };
        let message = Message::new(id).with("value", self.text.as_str());
        message.with("label", Message::new(self.label))
    }
}

/// The form for numbers.
pub(crate) type NumberForm = Form<NumberKey, NumberChoice>;

/// Numbers to type, with suggestions.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NumbersPanel {
    /// What is asked.
    pub(crate) purpose: NumberPurpose,
    /// What is offered.
    pub(crate) suggestions: Vec<Suggestion>,
    /// The lines.
    pub(crate) form: NumberForm,
}

impl NumbersPanel {
    /// The limit of a rate as it is now; for a new one the first of the suggestions.
    pub(crate) fn limit(slot: Slot, now: Option<(Comparison, Decimal)>) -> Self {
        let cutoffs = cutoffs::of(slot.field());
        let suggestions: Vec<Suggestion> = cutoffs.iter().map(limit_of).collect();
        let first = suggestions.first();
        let (comparison, text) = match now {
            Some((comparison, value)) => (comparison, value.to_string()),
            None => first.map_or((Comparison::AtLeast, String::new()), |first| {
                let comparison = first.comparison.unwrap_or(Comparison::AtLeast);
                (comparison, first.text.clone())
            }),
        };
        let mut lines = vec![comparison_line(comparison)];
        lines.extend(suggestion_line(&suggestions, &text));
        lines.push(typed_decimal(
            NumberKey::Limit,
            id!("pivot-label-limit"),
            &text,
        ));
        Self::with_focus(
            NumberPurpose::Limit(slot),
            suggestions,
            lines,
            NumberKey::Limit,
        )
    }

    /// The ends of a range.
    pub(crate) fn range(slot: Slot, (from, to): (Option<Decimal>, Option<Decimal>)) -> Self {
        let ways = vec![
            Choice::named(NumberChoice::Range, id!("pivot-method-range")),
            Choice::named(NumberChoice::Members, id!("pivot-method-members")),
        ];
        let method = id!("pivot-label-method");
        let lines = vec![
            FormLine::choice(NumberKey::Method, method, ways, &NumberChoice::Range),
            FormLine::decimal(NumberKey::From, id!("pivot-label-from"), from),
            FormLine::decimal(NumberKey::To, id!("pivot-label-to"), to),
        ];
        Self::with_focus(
            NumberPurpose::Range(slot),
            Vec::new(),
            lines,
            NumberKey::From,
        )
    }

    /// The bands of an axis.
    pub(crate) fn bands((shelf, at): (Shelf, usize), column: &str, now: &Bins) -> Self {
        let suggestions = suggested_bands(column);
        let text = bins_text(now);
        let mut lines = Vec::new();
        lines.extend(suggestion_line(&suggestions, &text));
        lines.push(FormLine::text(
            NumberKey::Bands,
            id!("pivot-label-bands"),
            &text,
        ));
        let purpose = NumberPurpose::Bands(shelf, at, column.to_owned());
        Self::with_focus(purpose, suggestions, lines, NumberKey::Bands)
    }

    /// The threshold for small cells.
    pub(crate) fn threshold(now: u32) -> Self {
        let range = (0, i64::from(MOST_THRESHOLD));
        let label = id!("pivot-label-threshold");
        let now = Some(i64::from(now));
        let line = FormLine::number(NumberKey::Threshold, label, now, range).required();
        Self::with_focus(
            NumberPurpose::Threshold,
            Vec::new(),
            vec![line],
            NumberKey::Threshold,
        )
    }

    /// Another name for a column.
    pub(crate) fn rename(at: u32, name: &str) -> Self {
        let line = FormLine::text(NumberKey::Name, id!("pivot-label-name"), name);
        let purpose = NumberPurpose::Rename(at, name.to_owned());
        let mut panel = Self::with_focus(purpose, Vec::new(), vec![line], NumberKey::Name);
        // The name is about this preview alone, so nothing keeps it as a draft.
        panel.form = panel.form.asks_before_losing();
        panel
    }

    fn with_focus(
        purpose: NumberPurpose,
        suggestions: Vec<Suggestion>,
        lines: Vec<FormLine<NumberKey, NumberChoice>>,
        focus: NumberKey,
    ) -> Self {
        let mut form = Form::new(lines);
        form.focus(focus);
        Self {
            purpose,
            suggestions,
            form,
        }
    }

    /// Are cut-offs of health checkups offered, whose source is to be named?
    pub(crate) fn has_cutoffs(&self) -> bool {
        !self.suggestions.is_empty() && !cutoffs::of(self.purpose.column()).is_empty()
    }

    /// A suggestion was chosen: its number goes into the line for it, and the limit is compared as
    /// it says.
    pub(crate) fn take_suggestion(&mut self) {
        let Some(NumberChoice::Suggested(at)) = self.form.choice(NumberKey::Suggestion) else {
            return;
        };
        let Some(suggestion) = self.suggestions.get(*at).cloned() else {
            return;
        };
        if let Some(comparison) = suggestion.comparison {
            self.form.replace(&comparison_line(comparison));
            let label = id!("pivot-label-limit");
            let line = typed_decimal(NumberKey::Limit, label, &suggestion.text);
            self.form.replace(&line);
        } else {
            let label = id!("pivot-label-bands");
            let line = FormLine::text(NumberKey::Bands, label, &suggestion.text);
            self.form.replace(&line);
        }
    }

    /// A number was typed: the line of suggestions says whether it is one of them.
    pub(crate) fn find_suggestion(&mut self, typed: NumberKey) {
        if let Some(line) = suggestion_line(&self.suggestions, self.form.text(typed)) {
            self.form.replace(&line);
        }
    }

    /// Are members to be ticked instead of numbers typed?
    pub(crate) fn wants_members(&self) -> bool {
        [NumberKey::Comparison, NumberKey::Method]
            .iter()
            .any(|key| self.form.choice(*key) == Some(&NumberChoice::Members))
    }

    /// The condition of a rate.
    pub(crate) fn condition(&self) -> Result<Condition, FormError<NumberKey>> {
        let comparison = match self.form.choice(NumberKey::Comparison) {
            Some(NumberChoice::Compared(comparison)) => *comparison,
            _ => Comparison::AtLeast,
        };
        let value = self.form.decimal(NumberKey::Limit)?;
        let value = value.ok_or_else(|| not_a_number(NumberKey::Limit))?;
        Ok(comparison.condition(value))
    }

    /// Bands as typed: nothing for none, one number for a width, several (or one and a comma) for
    /// cuts.
    pub(crate) fn bins(&self) -> Result<Bins, FormError<NumberKey>> {
        parse_bins(self.form.text(NumberKey::Bands)).map_err(|_| not_a_number(NumberKey::Bands))
    }
}

fn not_a_number(key: NumberKey) -> FormError<NumberKey> {
    FormError::new(key, Message::new(id!("pivot-tell-no-number")))
}

fn comparison_line(now: Comparison) -> FormLine<NumberKey, NumberChoice> {
    let compared = NumberChoice::Compared;
    let options = vec![
        Choice::named(compared(Comparison::AtLeast), id!("pivot-label-at-least")),
        Choice::named(compared(Comparison::Below), id!("pivot-label-below")),
        Choice::named(NumberChoice::Members, id!("pivot-method-members")),
    ];
    let label = id!("pivot-label-comparison");
    FormLine::choice(NumberKey::Comparison, label, options, &compared(now))
}

/// A line of suggestions, at first the one that stands there already; `None` where there are none.
fn suggestion_line(
    suggestions: &[Suggestion],
    now: &str,
) -> Option<FormLine<NumberKey, NumberChoice>> {
    if suggestions.is_empty() {
        return None;
    }
    let typed = Choice::named(NumberChoice::Typed, id!("pivot-suggestion-typed"));
    let offered = suggestions.iter().enumerate();
    let offered = offered.map(|(at, one)| Choice::new(NumberChoice::Suggested(at), one.words()));
    let at = suggestions
        .iter()
        .position(|suggestion| suggestion.text == now);
    let now = at.map_or(NumberChoice::Typed, NumberChoice::Suggested);
    let label = id!("pivot-label-suggestion");
    Some(FormLine::link(
        NumberKey::Suggestion,
        label,
        typed,
        offered,
        &now,
    ))
}

fn typed_decimal(
    key: NumberKey,
    label: MessageId,
    text: &str,
) -> FormLine<NumberKey, NumberChoice> {
    FormLine::decimal(key, label, text.parse().ok())
}

fn limit_of(cutoff: &cutoffs::Cutoff) -> Suggestion {
    let comparison = if matches!(cutoff.condition(), Condition::LessThan(_)) {
        Comparison::Below
    } else {
        Comparison::AtLeast
    };
    Suggestion {
        text: cutoff.value.to_string(),
        comparison: Some(comparison),
        label: cutoff.level.label(),
    }
}

/// Ready bands: the cut-offs of a known column, five and ten years for an age.
fn suggested_bands(column: &str) -> Vec<Suggestion> {
    let offer = |text: String, label| Suggestion {
        text,
        comparison: None,
        label,
    };
    if column.contains("年齢") || column.to_lowercase().contains("age") {
        return vec![
            offer("5".to_owned(), id!("pivot-bands-five")),
            offer("10".to_owned(), id!("pivot-bands-ten")),
        ];
    }
    let mut values: Vec<Decimal> = cutoffs::of(column)
        .iter()
        .map(|cutoff| cutoff.value)
        .collect();
    if values.is_empty() {
        return Vec::new();
    }
    values.sort_unstable();
    vec![offer(
        bins_text(&Bins::Cuts(values)),
        id!("pivot-bands-cutoffs"),
    )]
}

/// Bands as they are typed.
fn bins_text(bins: &Bins) -> String {
    match bins {
        Bins::Each => String::new(),
        Bins::Width(width) => width.to_string(),
        Bins::Cuts(cuts) => {
            let cuts: Vec<String> = cuts.iter().map(ToString::to_string).collect();
            // One number alone would be a width.
            let comma = if cuts.len() == 1 { "," } else { "" };
            cuts.join(", ") + comma
        }
    }
}

fn parse_bins(text: &str) -> Result<Bins, NotADecimal> {
    let text = plain(text);
    let parts = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let mut numbers = parts
        .map(str::parse::<Decimal>)
        .collect::<Result<Vec<_>, _>>()?;
    if numbers.is_empty() {
        return Ok(Bins::Each);
    }
    if numbers.len() == 1 && !text.contains(',') {
        return if numbers[0] > Decimal::ZERO {
            Ok(Bins::Width(numbers[0]))
        } else {
            Err(NotADecimal)
        };
    }
    numbers.sort_unstable();
    numbers.dedup();
    Ok(Bins::Cuts(numbers))
}

/// Full-width digits and signs as an input method leaves them, in the letters of numbers.
fn plain(text: &str) -> String {
    let half = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + u32::from(b'0')).unwrap_or(c),
        '．' | '。' => '.',
        '，' | '、' | '､' => ',',
        '－' | 'ー' | '−' => '-',
        c => c,
    };
    text.chars().map(half).collect::<String>().trim().to_owned()
}
