//! The kinds of field that a form has, and how each answers keys.

use chrono::NaiveDate;

use crate::domain::{Arg, MessageId};
use crate::input::{Field, FieldAnswer, Key, KeyCode, Lines};

/// How a typed line is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typed {
    /// One line of text.
    Line,
    /// Several lines; Alt-Enter breaks a line.
    Text,
    /// A whole number between these two.
    Number(i64, i64),
    /// A fiscal year, as 2026 or 令和8.
    Year,
    /// A number with digits behind the point.
    Decimal,
    /// A day; one without a year is near this one.
    Date(Option<NaiveDate>),
    /// A time of day, to the minute.
    Time,
}

/// One of several.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice<V> {
    /// What it stands for.
    pub(crate) value: V,
    /// What it is called.
    pub(crate) words: Arg,
}

/// A number that goes in steps. As long as nobody chose, it follows the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stepper {
    /// What was chosen.
    pub(crate) wish: Option<i64>,
    /// What applies as long as nothing was.
    pub(crate) fitted: i64,
    /// The least and the most that can be typed.
    pub(crate) range: (i64, i64),
    /// The least and the most that steps reach: digits may ask for more than the room can do now.
    pub(crate) steps: (i64, i64),
    /// How far one key goes.
    pub(crate) step: i64,
    /// What one typed unit is: 60,000 for minutes of milliseconds.
    pub(crate) unit: i64,
    /// The digits typed so far, as a number.
    typed: i64,
}

impl Stepper {
    /// A number between these two, in steps and units of 1.
    pub(crate) const fn new(wish: Option<i64>, fitted: i64, range: (i64, i64)) -> Self {
        Self {
            wish,
            fitted,
            range,
            steps: range,
            step: 1,
            unit: 1,
            typed: 0,
        }
    }

    /// The same in steps of so much, typed in units of so much.
    pub(crate) const fn stepping(mut self, step: i64, unit: i64) -> Self {
        self.step = step;
        self.unit = unit;
        self
    }

    /// What applies now.
    pub(crate) fn value(self) -> i64 {
        self.wish.unwrap_or(self.fitted)
    }

    /// The same where steps reach no further than this.
    pub(crate) const fn within(mut self, steps: (i64, i64)) -> Self {
        self.steps = steps;
        self
    }

    /// So many steps up or (negative) down. Standing at the limit is no choice.
    pub(crate) fn turn(&mut self, by: i64) -> FieldAnswer {
        self.typed = 0;
        let (least, most) = (self.steps.0, self.steps.1.max(self.steps.0));
        let now = self.value().clamp(least, most);
        let to = now.saturating_add(by.saturating_mul(self.step));
        match to.clamp(least, most) {
            to if to == now => FieldAnswer::Moved,
            to => self.choose(to),
        }
    }

    /// Takes the choice back: the number follows the room again.
    pub(crate) fn follow(&mut self) -> FieldAnswer {
        self.typed = 0;
        match self.wish.take() {
            Some(_) => FieldAnswer::Changed,
            None => FieldAnswer::Moved,
        }
    }

    fn choose(&mut self, to: i64) -> FieldAnswer {
        if self.wish == Some(to) {
            return FieldAnswer::Moved;
        }
        self.wish = Some(to);
        FieldAnswer::Changed
    }

    /// More digits make a larger number while it fits; the next one begins anew.
    pub(crate) fn digit(&mut self, digit: i64) -> FieldAnswer {
        let (least, most) = self.range;
        let longer = self.typed.saturating_mul(10).saturating_add(digit);
        let fits = |number: i64| number.saturating_mul(self.unit) <= most;
        let Some(number) = [longer, digit].into_iter().find(|number| fits(*number)) else {
            return FieldAnswer::Moved;
        };
        self.typed = number;
        let to = number.saturating_mul(self.unit);
        if to < least {
            return FieldAnswer::Moved;
        }
        self.choose(to)
    }
}

/// One of several that follows the room as long as nobody chose.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fitting<V> {
    /// What can be chosen.
    pub(crate) options: Vec<Choice<V>>,
    /// The place of what was chosen.
    pub(super) wish: Option<usize>,
    /// The place of what applies as long as nothing was.
    pub(super) fitted: usize,
}

impl<V> Fitting<V> {
    /// The place of what applies now.
    pub(crate) fn at(&self) -> usize {
        self.wish.unwrap_or(self.fitted)
    }

    /// Was it chosen?
    pub(crate) const fn is_chosen(&self) -> bool {
        self.wish.is_some()
    }

    fn turn(&mut self, by: i64) -> FieldAnswer {
        let to = turned(self.at(), self.options.len(), by);
        if to == self.at() {
            return FieldAnswer::Moved;
        }
        self.wish = Some(to);
        FieldAnswer::Changed
    }

    fn follow(&mut self) -> FieldAnswer {
        match self.wish.take() {
            Some(_) => FieldAnswer::Changed,
            None => FieldAnswer::Moved,
        }
    }
}

/// So many places further on, round and round.
fn turned(at: usize, len: usize, by: i64) -> usize {
    let len = i64::try_from(len.max(1)).unwrap_or(i64::MAX);
    let at = i64::try_from(at).unwrap_or(0);
    usize::try_from((at + by).rem_euclid(len)).unwrap_or(0)
}

/// Rows of cells.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rows {
    /// What the columns are called.
    pub(crate) columns: Vec<MessageId>,
    /// The cells, row by row; the last row is the empty one for what comes next.
    pub(crate) cells: Vec<Vec<Field>>,
    /// Row and column of the cell with the caret.
    pub(crate) at: (usize, usize),
}

impl Rows {
    /// A table of these texts, with an empty row behind them.
    pub(crate) fn new(columns: Vec<MessageId>, texts: &[Vec<String>]) -> Self {
        let mut rows = Self {
            columns,
            cells: Vec::new(),
            at: (0, 0),
        };
        rows.cells = texts.iter().map(|row| rows.row_of(row)).collect();
        rows.grow();
        rows
    }

    fn row_of(&self, texts: &[String]) -> Vec<Field> {
        let text = |at: usize| texts.get(at).map_or("", String::as_str);
        (0..self.columns.len())
            .map(|at| Field::holding(text(at)))
            .collect()
    }

    /// The texts of the rows that hold any.
    pub(crate) fn texts(&self) -> Vec<Vec<String>> {
        let text = |field: &Field| field.text().trim().to_owned();
        let rows = self.cells.iter();
        rows.map(|row| row.iter().map(text).collect::<Vec<_>>())
            .filter(|row| row.iter().any(|text| !text.is_empty()))
            .collect()
    }

    fn grow(&mut self) {
        let full = |row: &Vec<Field>| row.iter().any(|field| !field.is_empty());
        if self.cells.last().is_none_or(full) {
            self.cells.push(self.row_of(&[]));
        }
    }

    fn cell(&mut self) -> Option<&mut Field> {
        self.cells.get_mut(self.at.0)?.get_mut(self.at.1)
    }

    /// Moves among the cells; at the ends the key is the form's.
    fn on_cell_key(&mut self, key: &Key) -> FieldAnswer {
        let (row, column) = self.at;
        let width = self.columns.len().max(1);
        let to = match key.code {
            KeyCode::Tab | KeyCode::Enter if column + 1 < width => (row, column + 1),
            KeyCode::Tab | KeyCode::Enter if row + 1 < self.cells.len() => (row + 1, 0),
            KeyCode::BackTab if column > 0 => (row, column - 1),
            KeyCode::BackTab if row > 0 => (row - 1, width - 1),
            KeyCode::Down if row + 1 < self.cells.len() => (row + 1, column),
            KeyCode::Up if row > 0 => (row - 1, column),
            _ => return FieldAnswer::Ignored,
        };
        self.at = to;
        FieldAnswer::Moved
    }

    fn on_key(&mut self, key: &Key) -> FieldAnswer {
        let answer = self.cell().map(|field| field.on_key(key));
        self.grow();
        answer.unwrap_or(FieldAnswer::Ignored)
    }

    /// Pasted cells fill the table from the cell with the caret on, downwards and to the right.
    fn paste(&mut self, pasted: &str) -> FieldAnswer {
        let cells = crate::input::Pasted::new(pasted).cells();
        let (top, left) = self.at;
        for (row, texts) in cells.iter().enumerate() {
            while self.cells.len() <= top + row {
                self.cells.push(self.row_of(&[]));
            }
            for (field, text) in self.cells[top + row][left..].iter_mut().zip(texts) {
                field.set(text);
            }
        }
        self.grow();
        if cells.is_empty() {
            FieldAnswer::Moved
        } else {
            FieldAnswer::Changed
        }
    }
}

/// What a line holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Control<V> {
    Typed(Field, Typed),
    Choice {
        options: Vec<Choice<V>>,
        at: usize,
    },
    /// Several may be ticked; `at` is the one that a tick concerns.
    Many {
        options: Vec<Choice<V>>,
        ticked: Vec<bool>,
        at: usize,
    },
    Stepper(Stepper),
    Fitting(Fitting<V>),
    /// 1 to 5; none as long as nothing was said.
    Level(Option<u8>),
    Rows(Rows),
}

impl<V> Control<V> {
    /// The highest level.
    pub(crate) const MOST_LEVEL: u8 = 5;

    pub(super) fn typed(text: &str, how: Typed) -> Self {
        let lines = if how == Typed::Text {
            Lines::Many
        } else {
            Lines::One
        };
        let mut field = Field::new(lines);
        field.set(text);
        Control::Typed(field, how)
    }

    pub(super) fn turn(&mut self, by: i64) -> FieldAnswer {
        let before = match self {
            Control::Choice { at, options } => {
                let before = std::mem::replace(at, 0);
                *at = turned(before, options.len(), by);
                before != *at
            }
            Control::Many { at, options, .. } => {
                *at = turned(*at, options.len(), by);
                false
            }
            Control::Stepper(stepper) => return stepper.turn(by),
            Control::Fitting(fitting) => return fitting.turn(by),
            Control::Level(level) => {
                let most = i64::from(Self::MOST_LEVEL);
                let to = (i64::from(level.unwrap_or(0)) + by).clamp(0, most);
                let to = u8::try_from(to).ok().filter(|level| *level > 0);
                std::mem::replace(level, to) != to
            }
            Control::Typed(..) | Control::Rows(_) => return FieldAnswer::Ignored,
        };
        if before {
            FieldAnswer::Changed
        } else {
            FieldAnswer::Moved
        }
    }

    pub(super) fn on_key(&mut self, key: &Key) -> FieldAnswer {
        let digit = key.typed().and_then(|c| c.to_digit(10));
        match self {
            // Alt-Enter breaks a line; Enter alone goes on to the next one.
            Control::Typed(field, Typed::Text) if key.alt && key.code == KeyCode::Enter => {
                field.insert("\n")
            }
            Control::Typed(field, _) => field.on_key(key),
            Control::Rows(rows) => rows.on_key(key),
            Control::Stepper(stepper) => digit.map_or(FieldAnswer::Ignored, |digit| {
                stepper.digit(i64::from(digit))
            }),
            Control::Level(level) => {
                let to = digit.and_then(|digit| u8::try_from(digit).ok());
                match to.filter(|to| *to <= Self::MOST_LEVEL) {
                    Some(to) => {
                        *level = Some(to).filter(|to| *to > 0);
                        FieldAnswer::Changed
                    }
                    None => FieldAnswer::Ignored,
                }
            }
            Control::Choice { .. } | Control::Many { .. } | Control::Fitting(_) => {
                FieldAnswer::Ignored
            }
        }
    }

    pub(super) fn on_cell_key(&mut self, key: &Key) -> FieldAnswer {
        match self {
            Control::Rows(rows) => rows.on_cell_key(key),
            _ => FieldAnswer::Ignored,
        }
    }

    pub(super) fn paste(&mut self, text: &str) -> FieldAnswer {
        match self {
            Control::Typed(field, _) => field.insert(text),
            Control::Rows(rows) => rows.paste(text),
            _ => FieldAnswer::Ignored,
        }
    }

    pub(super) fn tick(&mut self) -> FieldAnswer {
        match self {
            Control::Many { ticked, at, .. } => match ticked.get_mut(*at) {
                Some(tick) => {
                    *tick = !*tick;
                    FieldAnswer::Changed
                }
                None => FieldAnswer::Moved,
            },
            _ => FieldAnswer::Ignored,
        }
    }

    pub(super) fn follow(&mut self) -> FieldAnswer {
        match self {
            Control::Stepper(stepper) => stepper.follow(),
            Control::Fitting(fitting) => fitting.follow(),
            _ => FieldAnswer::Ignored,
        }
    }

    /// The cursor leaves the line: the next digit begins another number.
    pub(super) const fn leave(&mut self) {
        if let Control::Stepper(stepper) = self {
            stepper.typed = 0;
        }
    }

    /// Keeps what is being typed, where the line was made anew.
    pub(super) fn keep_typing(&mut self, mine: &Self, is_draft: bool) {
        match (self, mine) {
            (Control::Typed(field, _), Control::Typed(typed, _))
                if is_draft || typed.text().trim() == field.text().trim() =>
            {
                field.clone_from(typed);
            }
            (Control::Stepper(stepper), Control::Stepper(mine))
                if stepper.value() == mine.value() =>
            {
                stepper.typed = mine.typed;
            }
            _ => {}
        }
    }
}
