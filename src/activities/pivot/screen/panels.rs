//! What lies open over the table: a list to choose from, members to tick, a number, bands, a
//! sentence, a name.

use crate::id;
use std::sync::Arc;

use crate::activities::pivot::rules::{PinnedPiece, Wording, cutoffs};
use crate::analysis::{Aggregate, Bins, Condition, Drill, Filter, Keep, Measure, Query, View};
use crate::domain::decimal::NotADecimal;
use crate::domain::{Decimal, ItemId, MessageId};
use crate::input::{Field, Lines};

/// Where the answer of a panel goes: a place on a shelf, or the end of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// A filter on this field.
    Filter(String, Option<usize>),
    /// A rate of this field among the values.
    Rate(String, Option<usize>),
}

/// Members to tick.
#[derive(Debug, Clone, PartialEq)]
pub struct Members {
    /// Where the answer goes.
    pub slot: Slot,
    /// The members, by their text, in their order.
    pub all: Arc<Vec<String>>,
    /// Which of them are ticked.
    pub ticked: Vec<bool>,
    /// The chosen line.
    pub at: usize,
}

/// What a number is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Comparison {
    /// At least.
    #[default]
    AtLeast,
    /// Less than.
    Below,
}

/// Numbers that are typed: a limit of a rate, the ends of a range, bands.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// The limit of a rate.
    Limit(Comparison, Slot),
    /// From and to.
    Range(Slot),
    /// Bands of an axis: which shelf (rows or columns), which place.
    Bands(bool, usize),
    /// The threshold for small cells; `true` once it was said that 0 shows everything.
    Threshold(bool),
    /// Another name for the column of a file at this place.
    Rename(u32),
}

/// A suggestion for a typed number.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// What goes into the field.
    pub text: String,
    /// How it is compared.
    pub op: Comparison,
    /// The message that says what it is; empty for none.
    pub label: MessageId,
}

/// Fields to type numbers into, with suggestions.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers {
    /// What is asked.
    pub asked: Asked,
    /// The column that it is about.
    pub column: String,
    /// One field, or two for a range.
    pub fields: Vec<Field>,
    /// Which of them has the focus.
    pub at: usize,
    /// What is offered.
    pub suggestions: Vec<Suggestion>,
    /// Which of it is taken, from 1; 0 for none.
    pub taken: usize,
}

/// A sentence for a pin.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// The pin that is worded anew; `None` for a new one.
    pub of: Option<ItemId>,
    /// Which piece.
    pub piece: PinnedPiece,
    /// Row, column and value of the cell it was asked at.
    pub at: (usize, usize, usize),
    /// What was asked and what was on the screen then: what is pinned is what was seen. Not needed
    /// for a pin that is there.
    pub seen: Option<(Query, Arc<View>)>,
    /// The sentence.
    pub field: Field,
}

/// What lies open over the table.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum PivotPanel {
    /// Nothing.
    #[default]
    None,
    /// What to compute of this field; which value it replaces, if it does.
    Aggregates(String, usize, Option<usize>),
    /// Members to tick.
    Members(Members),
    /// Numbers to type.
    Numbers(Numbers),
    /// The rows behind a cell, and where one looks.
    Drill(Arc<Drill>, (usize, usize)),
    /// A sentence.
    Sentence(Box<Sentence>),
    /// Name, question and reading of a view; which of them has the focus.
    Naming([Field; 3], usize),
    /// The named views, and the chosen one.
    Recall(usize),
}

impl PivotPanel {
    /// Does a text field have the focus?
    pub const fn takes_text(&self) -> bool {
        matches!(
            self,
            PivotPanel::Numbers(_) | PivotPanel::Sentence(_) | PivotPanel::Naming(..)
        )
    }

    /// The field with the focus.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self {
            PivotPanel::Numbers(numbers) => numbers.fields.get_mut(numbers.at),
            PivotPanel::Sentence(sentence) => Some(&mut sentence.field),
            PivotPanel::Naming(fields, at) => fields.get_mut(*at),
            _ => None,
        }
    }
}

impl Members {
    /// What is ticked.
    pub fn chosen(&self) -> Vec<String> {
        self.all
            .iter()
            .zip(&self.ticked)
            .filter(|(_, ticked)| **ticked)
            .map(|(member, _)| member.clone())
            .collect()
    }

    /// The filter that keeps what is ticked, said the shorter way; `None` when all are, or none.
    pub fn keep(&self) -> Option<Keep> {
        let kept = self.chosen();
        let left: Vec<String> = self
            .all
            .iter()
            .filter(|member| !kept.contains(member))
            .cloned()
            .collect();
        match (kept.len(), left.len()) {
            (0, _) | (_, 0) => None,
            (kept_len, left_len) if kept_len <= left_len => Some(Keep::Members(kept)),
            _ => Some(Keep::Except(left)),
        }
    }

    /// Ticks what a filter or a condition already says.
    pub fn tick(&mut self, keep: impl Fn(&String) -> bool) {
        self.ticked = self.all.iter().map(keep).collect();
    }
}

impl Numbers {
    /// Fields for so many numbers.
    pub fn asking(asked: Asked, column: &str, texts: &[String]) -> Self {
        let fields = texts.iter().map(|text| Field::holding(text)).collect();
        let mut numbers = Self {
            asked,
            column: column.to_owned(),
            fields,
            at: 0,
            suggestions: Vec::new(),
            taken: 0,
        };
        numbers.suggestions = numbers.offered();
        numbers
    }

    fn offered(&self) -> Vec<Suggestion> {
        let cutoffs = cutoffs::of(&self.column);
        match &self.asked {
            Asked::Limit(..) => cutoffs.iter().map(limit).collect(),
            Asked::Bands(..) => bands(&self.column, cutoffs),
            Asked::Range(_) | Asked::Threshold(_) | Asked::Rename(_) => Vec::new(),
        }
    }

    /// Takes the next suggestion, or the one before.
    pub fn suggest(&mut self, by: isize) {
        if self.suggestions.is_empty() {
            return;
        }
        let len = self.suggestions.len() as isize;
        let next = if self.taken == 0 && by < 0 {
            len
        } else {
            (self.taken as isize - 1 + by).rem_euclid(len) + 1
        };
        self.taken = next.clamp(1, len) as usize;
        let suggestion = self.suggestions[self.taken - 1].clone();
        if let Asked::Limit(op, _) = &mut self.asked {
            *op = suggestion.op;
        }
        if let Some(field) = self.fields.first_mut() {
            field.set(&suggestion.text);
        }
    }

    /// The text of a field, in the letters of numbers.
    pub fn text(&self, at: usize) -> String {
        self.fields
            .get(at)
            .map_or_else(String::new, |field| plain(field.text()))
    }

    /// The number in a field; `Ok(None)` for an empty one.
    pub fn number(&self, at: usize) -> Result<Option<Decimal>, NotADecimal> {
        let text = self.text(at);
        if text.is_empty() {
            Ok(None)
        } else {
            text.parse().map(Some)
        }
    }

    /// Bands as typed: nothing for none, one number for a width, several (or one and a comma) for
    /// cuts.
    pub fn bins(&self) -> Result<Bins, NotADecimal> {
        let text = self.text(0);
        let parts: Vec<&str> = text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let mut numbers = parts
            .iter()
            .map(|part| part.parse::<Decimal>())
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
}

/// What a limit typed with this comparison means.
pub const fn condition(op: Comparison, value: Decimal) -> Condition {
    match op {
        Comparison::AtLeast => Condition::AtLeast(value),
        Comparison::Below => Condition::LessThan(value),
    }
}

/// A measure, ready for the shelf.
pub fn measure(aggregate: Aggregate, field: &str, condition: Option<Condition>) -> Measure {
    let field = if aggregate == Aggregate::Count {
        String::new()
    } else {
        field.to_owned()
    };
    Measure {
        aggregate,
        field,
        condition,
    }
}

/// A filter, ready for the shelf.
pub fn filter(field: &str, keep: Keep) -> Filter {
    Filter {
        field: field.to_owned(),
        keep,
    }
}

/// Empty fields for the words of a view.
pub fn naming(wording: &Wording) -> PivotPanel {
    let field = |text: &str| {
        let mut field = Field::limited(Lines::One, 200);
        field.set(text);
        field
    };
    PivotPanel::Naming(
        [
            field(&wording.name),
            field(&wording.question),
            field(&wording.reading),
        ],
        0,
    )
}

fn limit(cutoff: &cutoffs::Cutoff) -> Suggestion {
    let op = if matches!(cutoff.condition(), Condition::LessThan(_)) {
        Comparison::Below
    } else {
        Comparison::AtLeast
    };
    Suggestion {
        text: cutoff.value.to_string(),
        op,
        label: cutoff.level.label(),
    }
}

/// Ready bands: the cut-offs of a known column, five and ten years for an age.
fn bands(column: &str, cutoffs: &[cutoffs::Cutoff]) -> Vec<Suggestion> {
    let offer = |text: &str, label| Suggestion {
        text: text.to_owned(),
        op: Comparison::AtLeast,
        label,
    };
    if column.contains("年齢") || column.to_lowercase().contains("age") {
        return vec![
            offer("5", id!("pivot-bands-five")),
            offer("10", id!("pivot-bands-ten")),
        ];
    }
    if cutoffs.is_empty() {
        return Vec::new();
    }
    let mut values: Vec<Decimal> = cutoffs.iter().map(|cutoff| cutoff.value).collect();
    values.sort_unstable();
    let mut text = values
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ");
    if values.len() == 1 {
        text.push(',');
    }
    vec![offer(&text, id!("pivot-bands-cutoffs"))]
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
