//! Computes the values of a view cell by cell: one pass over the rows a value, sums exact and totals
//! aggregated again.

use super::cells::Cells;
use super::plan::BoundMeasure;
use super::{Aggregate, Column};

/// Counters (cells × distinct values) up to which a median or distinct count keeps one for each,
/// instead of sorting.
const COUNTERS: usize = 1 << 22;

/// What was computed of a value, cell by cell.
pub(crate) struct Tally {
    /// Rows with a value.
    pub(crate) valid: Vec<u64>,
    /// The rest, by kind.
    pub(crate) what: TallyKind,
}

/// What was computed, by kind; empty where only the rows matter.
pub(crate) enum TallyKind {
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

impl Cells {
    /// Rows of the table by cell, totals too.
    pub(crate) fn count(&self) -> Vec<u64> {
        let mut counts = vec![0_u32; self.len()];
        for cell in &self.at {
            counts[*cell as usize] += 1;
        }
        self.with_totals(
            counts.into_iter().map(u64::from).collect(),
            |total, count| *total += count,
        )
    }

    /// Computes a value over all cells.
    pub(crate) fn tally(&self, measure: &BoundMeasure<'_>) -> Tally {
        let Some(column) = measure.column else {
            return Tally {
                valid: Vec::new(),
                what: TallyKind::Rows,
            };
        };
        let what = match measure.aggregate {
            Aggregate::Count => TallyKind::Rows,
            Aggregate::Sum | Aggregate::Mean => TallyKind::Sum(self.sums(column)),
            // Members are in order, so the smallest code is the smallest number.
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

    /// Adds the cells of members up into the totals.
    fn with_totals<T: Copy>(&self, mut cells: Vec<T>, add: impl Fn(&mut T, T)) -> Vec<T> {
        let (height, width) = (self.rows.lines(), self.columns.lines());
        if self.columns.fields {
            let members = height - usize::from(self.rows.fields);
            total_rows(&mut cells[..members * width], width, &add);
        }
        if self.rows.fields {
            total_columns(&mut cells, width, &add);
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
        // Checked once a column, so that the additions, one a row, cannot overflow.
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
        // A total takes all lines of members; rows and columns of a side without fields are line 0.
        let sources = |line: usize, members: usize, fields: bool| {
            if fields && line == members {
                0..members
            } else {
                line..line + 1
            }
        };
        let mut pile = Vec::new();
        let answer = |cell: usize| {
            pile.clear();
            let across = sources(cell % width, columns, self.columns.fields);
            for row in sources(cell / width, rows, self.rows.fields) {
                // The codes of neighbours in a row stand side by side too.
                let (first, end) = (row * width + across.start, row * width + across.end);
                pile.extend_from_slice(&together[starts[first]..starts[end]]);
            }
            pile.sort_unstable();
            let runs: Vec<(u32, u64)> = pile
                .chunk_by(|a, b| a == b)
                .map(|run| (run[0], run.len() as u64))
                .collect();
            ask(pile.len() as u64, &runs)
        };
        (0..height * width).map(answer).collect()
    }
}

/// Adds the cells of each row up into its last one.
fn total_rows<T: Copy>(cells: &mut [T], width: usize, add: impl Fn(&mut T, T)) {
    let rows = cells.chunks_exact_mut(width);
    for (total, members) in rows.filter_map(<[T]>::split_last_mut) {
        for cell in members {
            add(total, *cell);
        }
    }
}

/// Adds the rows up into the last one, column by column.
fn total_columns<T: Copy>(cells: &mut [T], width: usize, add: impl Fn(&mut T, T)) {
    let (members, totals) = cells.split_at_mut(cells.len() - width);
    for row in members.chunks_exact(width) {
        for (total, cell) in totals.iter_mut().zip(row) {
            add(total, *cell);
        }
    }
}

#[cfg(test)]
impl Cells {
    /// The runs of every cell in words, found by sorting or by counting.
    pub(crate) fn runs_either_way(&self, measure: &BoundMeasure<'_>, sorted: bool) -> Vec<u64> {
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
