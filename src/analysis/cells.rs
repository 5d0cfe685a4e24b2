//! Gives every row of a table that takes part its cell: the combinations of members that occur are
//! numbered on either side, and a row has the number of its row and column.

use crate::id;
use std::ops::{Add, Mul};

use rustc_hash::FxHashMap;

use super::plan::{Grouped, Plan};
use super::{Codes, Column};
use crate::domain::{MessageId, Rejection};

/// Most rows of a view.
pub(crate) const MOST_ROWS: usize = 20_000;
/// Most columns of a view.
pub(crate) const MOST_COLUMNS: usize = 2_000;
/// Most cells of a view, values and totals counted.
pub(crate) const MOST_CELLS: usize = 2_000_000;
/// Combinations of members up to which they are numbered by an array instead of a hash map.
const DIRECT: u64 = 1 << 22;
/// One side of a view: the combinations of members that occur.
pub(crate) struct CellAxis {
    /// The groups of each combination, one a field, in order.
    pub(crate) members: Vec<Vec<u32>>,
    /// Does a total follow? Without fields the only line is the total itself.
    pub(crate) fields: bool,
}

impl CellAxis {
    /// How many lines, the total among them.
    pub(crate) fn lines(&self) -> usize {
        if self.fields {
            self.members.len() + 1
        } else {
            1
        }
    }
}

/// Every row of the table that takes part, with its cell.
pub(crate) struct Cells {
    /// The rows of the view.
    pub(crate) rows: CellAxis,
    /// Its columns.
    pub(crate) columns: CellAxis,
    /// The rows of the table that take part; `None` for all.
    picked: Option<Vec<u32>>,
    /// Their cells: row × columns + column, totals having their places among them.
    pub(super) at: Vec<u32>,
    /// Rows that the filters left out.
    pub(crate) filtered: u64,
    /// Rows left out because a member is blank.
    pub(crate) hidden: u64,
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
    /// Gives every row its cell, or rejects a view that is too large to look at.
    pub(crate) fn new(plan: &Plan<'_>, rows: usize, hide_blank: bool) -> Result<Self, Rejection> {
        let (picked, filtered, hidden) = pick(plan, rows, hide_blank);
        let n = picked.as_ref().map_or(rows, Vec::len);
        let (rows, row_of) = side(&plan.rows, picked.as_deref(), n)?;
        let (columns, column_of) = side(&plan.columns, picked.as_deref(), n)?;
        // Before anything of the size of the view is allocated.
        guard(&rows, &columns, plan.measures.len())?;
        let width = columns.lines() as u32;
        // A side without fields gives its rows no number; they all lie in its line 0.
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
    pub(crate) const fn n(&self) -> u64 {
        self.at.len() as u64
    }

    /// How many cells, totals among them.
    pub(crate) fn len(&self) -> usize {
        self.rows.lines() * self.columns.lines()
    }

    /// The rows of the table in a cell, by its line on either side: the first `most` that do not
    /// lie in a hidden cell, and how many there are in all.
    pub(crate) fn behind(
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

    /// Goes through the rows that take part: cell, and code in the column.
    pub(super) fn each(&self, column: &Column, mut does: impl FnMut(usize, u32)) {
        with_codes!(column.codes(), codes => each_code(codes, self.picked.as_deref(), &self.at, |cell, code| does(*cell as usize, code)));
    }
}

/// The rows that take part, how many the filters leave out, and how many a hidden blank.
fn pick(plan: &Plan<'_>, rows: usize, hide_blank: bool) -> (Option<Vec<u32>>, u64, u64) {
    if plan.row_filters.is_empty() && !hide_blank {
        return (None, 0, 0);
    }
    // Bit 0 for the filters, bit 1 for a blank: a row that both leave out counts as filtered.
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

/// Appends the group of a field to the number of each row, as its next digit: with ten groups, 12 and
/// group 3 become 123.
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
) -> Result<(CellAxis, Vec<u32>), Rejection> {
    if fields.is_empty() {
        return Ok((
            CellAxis {
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
        CellAxis {
            members,
            fields: true,
        },
        codes,
    ))
}

/// By an array of all combinations: fast where they are few.
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

/// By a hash map of the combinations that occur, where all of them would not fit.
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
    // Numbered in the order of rows so far; the order of members is that of their digits.
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
fn guard(rows: &CellAxis, columns: &CellAxis, values: usize) -> Result<(), Rejection> {
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
