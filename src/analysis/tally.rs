//! Counts the rows of a table into cells: a cell number for every row first, then one pass a value,
//! sums exact and totals aggregated again.

use crate::id;
use std::ops::{Add, Mul};

use rustc_hash::FxHashMap;

use super::plan::{BoundMeasure, Grouped, Plan};
use super::{Aggregate, Codes, Column};
use crate::domain::{MessageId, Rejection};

/// Most rows of a view.
pub const MOST_ROWS: usize = 20_000;
/// Most columns of a view.
pub const MOST_COLUMNS: usize = 2_000;
/// Most cells of a view, values and totals counted.
pub const MOST_CELLS: usize = 2_000_000;
/// Combinations of members up to which they are numbered by an array instead of a hash map.
const DIRECT: u64 = 1 << 22;
/// Counters (cells × distinct values) up to which a median or distinct count keeps one for each,
/// instead of sorting.
const COUNTERS: usize = 1 << 22;

/// One side of a view: the combinations of members that occur.
pub struct TallySide {
    /// The groups of each combination, one a field, in order.
    pub members: Vec<Vec<u32>>,
    /// Does a total follow? Without fields the only line is the total itself.
    pub fields: bool,
}

impl TallySide {
    /// How many lines, the total among them.
    pub fn lines(&self) -> usize {
        if self.fields {
            self.members.len() + 1
        } else {
            1
        }
    }
}

/// Every row of the table that takes part, with its cell.
pub struct Cells {
    /// The rows of the view.
    pub rows: TallySide,
    /// Its columns.
    pub columns: TallySide,
    /// The rows of the table that take part; `None` for all.
    picked: Option<Vec<u32>>,
    /// Their cells: row × columns + column, totals having their places among them.
    at: Vec<u32>,
    /// Rows that the filters left out.
    pub filtered: u64,
    /// Rows left out because a member is blank.
    pub hidden: u64,
}

/// What was computed of a value, cell by cell.
pub struct Tally {
    /// Rows with a value.
    pub valid: Vec<u64>,
    /// The rest, by kind.
    pub what: TallyKind,
}

/// What was computed, by kind; empty where only the rows matter.
pub enum TallyKind {
    /// Nothing more.
    Rows,
    /// Distinct values, or rows that meet the condition of a rate.
    Number(Vec<u64>),
    /// Sums, in units of the column.
    Sum(Vec<i128>),
    /// The sum of the two middle values, so twice the median.
    Middle(Vec<i128>),
    /// The code of the smallest or largest value.
    Code(Vec<u32>),
}

/// Does something with the codes as a slice, whatever their width.
macro_rules! with_codes {
    ($codes:expr, $slice:ident => $body:expr) => {
        match $codes {
            Codes::U8($slice) => $body,
            Codes::U16($slice) => $body,
            Codes::U32($slice) => $body,
        }
    };
}

impl Cells {
    /// Gives every row its cell.
    pub fn new(plan: &Plan<'_>, rows: usize, hide_blank: bool) -> Result<Self, Rejection> {
        let (picked, filtered, hidden) = pick(plan, rows, hide_blank);
        let n = picked.as_ref().map_or(rows, Vec::len);
        let (rows, row_of) = side(&plan.rows, picked.as_deref(), n)?;
        let (columns, column_of) = side(&plan.columns, picked.as_deref(), n)?;
        guard(&rows, &columns, plan.measures.len())?;
        let width = columns.lines() as u32;
        let mut at = row_of;
        if column_of.is_empty() {
            for cell in &mut at {
                *cell *= width;
            }
        } else if at.is_empty() {
            at = column_of;
        } else {
            at.iter_mut()
                .zip(column_of)
                .for_each(|(cell, column)| *cell = *cell * width + column);
        }
        at.resize(n, 0);
        Ok(Self {
            rows,
            columns,
            picked,
            at,
            filtered,
            hidden,
        })
    }

    /// Rows that take part.
    pub const fn n(&self) -> u64 {
        self.at.len() as u64
    }

    /// How many cells, totals among them.
    pub fn len(&self) -> usize {
        self.rows.lines() * self.columns.lines()
    }

    /// Rows of the table by cell, totals too.
    pub fn count(&self) -> Vec<u64> {
        let mut counts = vec![0_u32; self.len()];
        for cell in &self.at {
            counts[*cell as usize] += 1;
        }
        self.with_totals(
            counts.into_iter().map(u64::from).collect(),
            |total, count| *total += count,
        )
    }

    /// The rows of the table in a cell, by its line on either side: the first `most` that do not
    /// lie in a hidden cell, and how many there are in all.
    pub fn behind(
        &self,
        row: usize,
        column: usize,
        hidden: &[bool],
        most: usize,
    ) -> (Vec<usize>, u64) {
        let (width, height) = (self.columns.lines(), self.rows.lines());
        let (any_row, any_column) = (row + 1 == height, column + 1 == width);
        let meets = |cell: usize| {
            (any_row || cell / width == row) && (any_column || cell % width == column)
        };
        let found = self
            .at
            .iter()
            .enumerate()
            .filter(|(_, cell)| meets(**cell as usize));
        let n = found.clone().count() as u64;
        let shown = found
            .filter(|(_, cell)| !hidden[**cell as usize])
            .take(most);
        (
            shown
                .map(|(k, _)| self.picked.as_ref().map_or(k, |picked| picked[k] as usize))
                .collect(),
            n,
        )
    }

    /// Computes a value over all cells.
    pub fn tally(&self, measure: &BoundMeasure<'_>) -> Tally {
        let Some(column) = measure.column else {
            return Tally {
                valid: Vec::new(),
                what: TallyKind::Rows,
            };
        };
        let what = match measure.aggregate {
            Aggregate::Count => TallyKind::Rows,
            Aggregate::Sum | Aggregate::Mean => TallyKind::Sum(self.sums(column)),
            Aggregate::Min => {
                TallyKind::Code(self.extremes(column, measure.valid, u32::MAX, u32::min))
            }
            Aggregate::Max => TallyKind::Code(self.extremes(column, measure.valid, 0, u32::max)),
            Aggregate::Rate => TallyKind::Number(self.hits(column, &measure.hits)),
            Aggregate::Distinct => {
                TallyKind::Number(self.by_runs(column, measure.valid, |_, runs| runs.len() as u64))
            }
            Aggregate::Median => {
                TallyKind::Middle(
                    self.by_runs(column, measure.valid, |n, runs| middle(column, n, runs)),
                )
            }
        };
        let mut valid = vec![0_u32; self.len()];
        self.each(column, |cell, code| {
            valid[cell] += u32::from(code < measure.valid);
        });
        let valid = self.with_totals(
            valid.into_iter().map(u64::from).collect(),
            |total, count| *total += count,
        );
        Tally { valid, what }
    }

    /// Goes through the rows that take part: cell, and code in the column.
    fn each(&self, column: &Column, mut does: impl FnMut(usize, u32)) {
        with_codes!(column.codes(), codes => each_code(codes, self.picked.as_deref(), &self.at, |cell, code| does(*cell as usize, code)));
    }

    /// Adds the cells of members up into the totals.
    fn with_totals<T: Copy>(&self, mut cells: Vec<T>, add: impl Fn(&mut T, T)) -> Vec<T> {
        let (height, width) = (self.rows.lines(), self.columns.lines());
        if self.columns.fields {
            for row in 0..height - usize::from(self.rows.fields) {
                for column in 0..width - 1 {
                    let cell = cells[row * width + column];
                    add(&mut cells[row * width + width - 1], cell);
                }
            }
        }
        if self.rows.fields {
            for row in 0..height - 1 {
                for column in 0..width {
                    let cell = cells[row * width + column];
                    add(&mut cells[(height - 1) * width + column], cell);
                }
            }
        }
        cells
    }

    fn sums(&self, column: &Column) -> Vec<i128> {
        let units: Vec<i64> = column
            .members()
            .iter()
            .map(|member| member.units().unwrap_or(0))
            .collect();
        let largest = units
            .iter()
            .map(|units| u128::from(units.unsigned_abs()))
            .max()
            .unwrap_or(0);
        let sums = if largest.saturating_mul(self.at.len() as u128) <= i64::MAX as u128 {
            let mut sums = vec![0_i64; self.len()];
            self.each(column, |cell, code| sums[cell] += units[code as usize]);
            sums.into_iter().map(i128::from).collect()
        } else {
            // 2^32 rows of 2^63 stay within 128 bits.
            let mut sums = vec![0_i128; self.len()];
            self.each(column, |cell, code| {
                sums[cell] += i128::from(units[code as usize]);
            });
            sums
        };
        self.with_totals(sums, |total, sum| *total += sum)
    }

    fn extremes(
        &self,
        column: &Column,
        valid: u32,
        none: u32,
        better: impl Fn(u32, u32) -> u32,
    ) -> Vec<u32> {
        let mut best = vec![none; self.len()];
        self.each(column, |cell, code| {
            best[cell] = better(best[cell], if code < valid { code } else { none });
        });
        self.with_totals(best, |total, code| *total = better(*total, code))
    }

    fn hits(&self, column: &Column, meets: &[bool]) -> Vec<u64> {
        let meets: Vec<u32> = meets.iter().map(|meets| u32::from(*meets)).collect();
        let mut hits = vec![0_u32; self.len()];
        self.each(column, |cell, code| hits[cell] += meets[code as usize]);
        self.with_totals(hits.into_iter().map(u64::from).collect(), |total, count| {
            *total += count;
        })
    }

    /// Asks each cell and total for something that needs its distinct codes with their counts,
    /// ascending.
    fn by_runs<T: Copy + Default>(
        &self,
        column: &Column,
        valid: u32,
        ask: impl Fn(u64, &[(u32, u64)]) -> T,
    ) -> Vec<T> {
        let valid_codes = valid as usize;
        if self.len().saturating_mul(valid_codes) <= COUNTERS {
            self.by_counting(column, valid_codes, ask)
        } else {
            self.by_sorting(column, valid, ask)
        }
    }

    fn by_counting<T: Copy + Default>(
        &self,
        column: &Column,
        valid: usize,
        ask: impl Fn(u64, &[(u32, u64)]) -> T,
    ) -> Vec<T> {
        // One more counter a cell takes the absent values, so that no row needs a question.
        let width = valid + 1;
        let mut counts = vec![0_u32; self.len() * width];
        self.each(column, |cell, code| {
            counts[cell * width + (code as usize).min(valid)] += 1;
        });
        let (height, columns) = (self.rows.lines(), self.columns.lines());
        let mut add = |from: usize, to: usize| {
            for code in 0..valid {
                counts[to * width + code] += counts[from * width + code];
            }
        };
        for row in (0..height - usize::from(self.rows.fields)).filter(|_| self.columns.fields) {
            (0..columns - 1)
                .for_each(|column| add(row * columns + column, row * columns + columns - 1));
        }
        for row in (0..height - 1).filter(|_| self.rows.fields) {
            (0..columns)
                .for_each(|column| add(row * columns + column, (height - 1) * columns + column));
        }
        let mut runs = Vec::new();
        let of = |cell: &[u32]| {
            runs.clear();
            runs.extend(
                (0_u32..)
                    .zip(&cell[..valid])
                    .filter(|(_, count)| **count > 0)
                    .map(|(code, count)| (code, u64::from(*count))),
            );
            ask(runs.iter().map(|(_, count)| count).sum(), &runs)
        };
        counts.chunks_exact(width).map(of).collect()
    }

    /// For columns with many distinct values: the codes are put together by cell (a counting sort)
    /// and sorted there.
    fn by_sorting<T: Copy + Default>(
        &self,
        column: &Column,
        valid: u32,
        ask: impl Fn(u64, &[(u32, u64)]) -> T,
    ) -> Vec<T> {
        let mut ends = vec![0_usize; self.len() + 1];
        self.each(column, |cell, code| {
            ends[cell + 1] += usize::from(code < valid);
        });
        for cell in 1..ends.len() {
            ends[cell] += ends[cell - 1];
        }
        let (starts, mut next) = (ends.clone(), ends);
        let mut together = vec![0_u32; starts[self.len()]];
        self.each(column, |cell, code| {
            if code < valid {
                together[next[cell]] = code;
                next[cell] += 1;
            }
        });
        let (height, width) = (self.rows.lines(), self.columns.lines());
        let (rows, columns) = (
            height - usize::from(self.rows.fields),
            width - usize::from(self.columns.fields),
        );
        let mut answers = vec![T::default(); self.len()];
        let mut pile = Vec::new();
        for row in 0..height {
            for column in 0..width {
                pile.clear();
                // A total takes all lines of members; rows and columns of a side without fields are
                // line 0.
                let lines = |line: usize, members: usize, fields: bool| {
                    if fields && line == members {
                        0..members
                    } else {
                        line..line + 1
                    }
                };
                for from_row in lines(row, rows, self.rows.fields) {
                    for from_column in lines(column, columns, self.columns.fields) {
                        let cell = from_row * width + from_column;
                        pile.extend_from_slice(&together[starts[cell]..starts[cell + 1]]);
                    }
                }
                pile.sort_unstable();
                let runs: Vec<(u32, u64)> = pile
                    .chunk_by(|a, b| a == b)
                    .map(|run| (run[0], run.len() as u64))
                    .collect();
                answers[row * width + column] = ask(pile.len() as u64, &runs);
            }
        }
        answers
    }
}

#[cfg(test)]
impl Cells {
    /// The runs of every cell in words, found by sorting or by counting.
    pub fn runs_either_way(&self, measure: &BoundMeasure<'_>, sorted: bool) -> Vec<u64> {
        let Some(column) = measure.column else {
            return Vec::new();
        };
        let mix = |n: u64, runs: &[(u32, u64)]| {
            runs.iter().fold(n, |mixed, (code, count)| {
                mixed
                    .wrapping_mul(31)
                    .wrapping_add(u64::from(*code) * 7 + count)
            })
        };
        if sorted {
            self.by_sorting(column, measure.valid, mix)
        } else {
            self.by_counting(column, measure.valid as usize, mix)
        }
    }
}

/// The sum of the two middle values of `n`; 0 of none.
fn middle(column: &Column, n: u64, runs: &[(u32, u64)]) -> i128 {
    let at = |rank: u64| {
        let mut passed = 0;
        let code = runs.iter().find(|(_, count)| {
            passed += count;
            passed > rank
        });
        code.and_then(|(code, _)| column.units(*code as usize))
            .map_or(0, i128::from)
    };
    if n == 0 {
        0
    } else {
        at((n - 1) / 2) + at(n / 2)
    }
}

/// The rows that take part, how many the filters leave out, and how many a hidden blank.
fn pick(plan: &Plan<'_>, rows: usize, hide_blank: bool) -> (Option<Vec<u32>>, u64, u64) {
    if plan.row_filters.is_empty() && !hide_blank {
        return (None, 0, 0);
    }
    let mut marks = vec![0_u8; rows];
    for row_filter in &plan.row_filters {
        mark(
            &mut marks,
            row_filter.column,
            &row_filter
                .keeps
                .iter()
                .map(|keeps| u8::from(!keeps))
                .collect::<Vec<_>>(),
        );
    }
    if hide_blank {
        for field in plan
            .rows
            .iter()
            .chain(&plan.columns)
            .filter(|field| field.blank.is_some())
        {
            mark(
                &mut marks,
                field.column,
                &field
                    .of
                    .iter()
                    .map(|group| u8::from(Some(*group) == field.blank) * 2)
                    .collect::<Vec<_>>(),
            );
        }
    }
    let filtered = marks.iter().filter(|mark| **mark & 1 == 1).count() as u64;
    let picked: Vec<u32> = (0..rows as u32)
        .zip(&marks)
        .filter(|(_, mark)| **mark == 0)
        .map(|(row, _)| row)
        .collect();
    let hidden = (rows - picked.len()) as u64 - filtered;
    (Some(picked), filtered, hidden)
}

fn mark(marks: &mut [u8], column: &Column, by_code: &[u8]) {
    with_codes!(column.codes(), codes => marks.iter_mut().zip(codes).for_each(|(mark, code)| *mark |= by_code[*code as usize]));
}

/// Goes through the rows that take part, with something that each of them has, and its code.
fn each_code<U, T: Copy + Into<u32>>(
    codes: &[T],
    picked: Option<&[u32]>,
    with: impl IntoIterator<Item = U>,
    mut does: impl FnMut(U, u32),
) {
    match picked {
        None => with
            .into_iter()
            .zip(codes)
            .for_each(|(thing, code)| does(thing, (*code).into())),
        Some(picked) => with
            .into_iter()
            .zip(picked)
            .for_each(|(thing, row)| does(thing, codes[*row as usize].into())),
    }
}

/// Puts the groups of a field behind those of the fields before it, as the digits of a number.
fn append<N: Copy + From<u32> + Mul<Output = N> + Add<Output = N>>(
    numbers: &mut [N],
    field: &Grouped<'_>,
    picked: Option<&[u32]>,
) {
    let size = N::from(field.keys.len() as u32);
    let of: Vec<N> = field.of.iter().map(|group| N::from(*group)).collect();
    with_codes!(field.column.codes(), codes => each_code(codes, picked, numbers, |number, code| *number = *number * size + of[code as usize]));
}

/// Numbers the combinations of members that occur, in order, and gives each row its number; no
/// numbers where there are no fields.
fn side(
    fields: &[Grouped<'_>],
    picked: Option<&[u32]>,
    n: usize,
) -> Result<(TallySide, Vec<u32>), Rejection> {
    if fields.is_empty() {
        return Ok((
            TallySide {
                members: vec![Vec::new()],
                fields: false,
            },
            Vec::new(),
        ));
    }
    let sizes: Vec<u64> = fields.iter().map(|field| field.keys.len() as u64).collect();
    let Some(all) = sizes
        .iter()
        .try_fold(1_u64, |all, size| all.checked_mul((*size).max(1)))
    else {
        return Err(Rejection::new(id!("analysis-too-many-fields")));
    };
    let (codes, keys) = if all <= DIRECT {
        direct(fields, picked, n, all as usize)
    } else {
        hashed(fields, picked, n)
    };
    let members = keys.into_iter().map(|key| split(key, &sizes)).collect();
    Ok((
        TallySide {
            members,
            fields: true,
        },
        codes,
    ))
}

fn direct(
    fields: &[Grouped<'_>],
    picked: Option<&[u32]>,
    n: usize,
    all: usize,
) -> (Vec<u32>, Vec<u64>) {
    let mut codes = vec![0_u32; n];
    for field in fields {
        append(&mut codes, field, picked);
    }
    let mut numbers = vec![0_u32; all];
    for code in &codes {
        numbers[*code as usize] = 1;
    }
    let keys: Vec<u64> = (0_u64..)
        .zip(&numbers)
        .filter(|(_, seen)| **seen == 1)
        .map(|(key, _)| key)
        .collect();
    for (number, key) in (0_u32..).zip(&keys) {
        numbers[*key as usize] = number;
    }
    for code in &mut codes {
        *code = numbers[*code as usize];
    }
    (codes, keys)
}

fn hashed(fields: &[Grouped<'_>], picked: Option<&[u32]>, n: usize) -> (Vec<u32>, Vec<u64>) {
    let mut wide = vec![0_u64; n];
    for field in fields {
        append(&mut wide, field, picked);
    }
    let mut numbers: FxHashMap<u64, u32> = FxHashMap::default();
    let mut codes: Vec<u32> = wide
        .iter()
        .map(|code| {
            let next = numbers.len() as u32;
            *numbers.entry(*code).or_insert(next)
        })
        .collect();
    let mut order: Vec<(u64, u32)> = numbers.into_iter().collect();
    order.sort_unstable();
    let mut places = vec![0_u32; order.len()];
    for (place, (_, number)) in (0_u32..).zip(&order) {
        places[*number as usize] = place;
    }
    for code in &mut codes {
        *code = places[*code as usize];
    }
    (codes, order.into_iter().map(|(key, _)| key).collect())
}

/// The groups of a combination.
fn split(mut key: u64, sizes: &[u64]) -> Vec<u32> {
    let mut groups: Vec<u32> = sizes
        .iter()
        .rev()
        .map(|size| {
            let group = key % size.max(&1);
            key /= size.max(&1);
            group as u32
        })
        .collect();
    groups.reverse();
    groups
}

/// Refuses views that nobody could look at, before memory is taken for them.
fn guard(rows: &TallySide, columns: &TallySide, values: usize) -> Result<(), Rejection> {
    let (height, width) = (rows.lines(), columns.lines());
    let refuse = |id: MessageId, most: usize, is: usize| {
        Err(Rejection::new(id).with("most", most).with("is", is))
    };
    if rows.members.len() > MOST_ROWS {
        return refuse(id!("analysis-too-many-rows"), MOST_ROWS, rows.members.len());
    }
    if columns.members.len() > MOST_COLUMNS {
        return refuse(
            id!("analysis-too-many-columns"),
            MOST_COLUMNS,
            columns.members.len(),
        );
    }
    let cells = height * width * values.max(1);
    if cells > MOST_CELLS {
        refuse(id!("analysis-too-many-cells"), MOST_CELLS, cells)
    } else {
        Ok(())
    }
}
