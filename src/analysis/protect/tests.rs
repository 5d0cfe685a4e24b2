//! Attackers: they read what is shown, know every rule of the table, and solve for what is hidden.

use crate::testing::property;
use proptest::prelude::*;

use super::*;

/// A table of counts from its cells of members, with the totals that both or one side have.
fn table(cells: &[Vec<u64>], total_row: bool, total_column: bool) -> Counts {
    Counts {
        families: vec![with_totals(cells, total_row, total_column)],
        ..shape(cells, total_row, total_column)
    }
}

fn shape(cells: &[Vec<u64>], total_row: bool, total_column: bool) -> Counts {
    let (rows, columns) = (
        cells.len() + usize::from(total_row),
        cells[0].len() + usize::from(total_column),
    );
    Counts {
        rows,
        columns,
        total_row,
        total_column,
        families: Vec::new(),
    }
}

fn with_totals(cells: &[Vec<u64>], total_row: bool, total_column: bool) -> Vec<u64> {
    let mut rows = cells.to_vec();
    if total_column {
        for row in &mut rows {
            row.push(row.iter().sum());
        }
    }
    if total_row {
        rows.push(
            (0..rows[0].len())
                .map(|column| rows.iter().map(|row| row[column]).sum())
                .collect(),
        );
    }
    rows.concat()
}

/// Every line as an equation over the hidden cells: 1 for members, −1 for the total. Where the
/// number of all rows is told, the grand total is known.
fn equations(counts: &Counts, shield: &Shield, rows_family: bool) -> (Vec<usize>, Vec<Vec<i64>>) {
    let known = |cell: usize| {
        !shield.hidden[cell] || (rows_family && shield.shows_n && cell == counts.grand())
    };
    let unknown: Vec<usize> = (0..counts.len()).filter(|cell| !known(*cell)).collect();
    let of = |line: SumLine| {
        let sign = |cell: usize| {
            if cell == line.total() {
                -1
            } else {
                i64::from(line.cells().any(|member| member == cell))
            }
        };
        unknown.iter().map(|cell| sign(*cell)).collect::<Vec<i64>>()
    };
    (unknown.clone(), counts.lines().map(of).collect())
}

/// The hidden cells that linear algebra alone determines: reduced rows with one entry. The matrix
/// is totally unimodular, so integers modulo a prime tell the same as fractions.
fn determined(counts: &Counts, shield: &Shield, rows_family: bool) -> Vec<usize> {
    const PRIME: i64 = 1_000_003;
    let power = |mut base: i64, mut exponent: i64| {
        let mut result = 1;
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = result * base % PRIME;
            }
            base = base * base % PRIME;
            exponent >>= 1;
        }
        result
    };
    let (unknown, mut rows) = equations(counts, shield, rows_family);
    let mut done = 0;
    for column in 0..unknown.len() {
        let Some(pivot) = (done..rows.len()).find(|row| rows[*row][column].rem_euclid(PRIME) != 0)
        else {
            continue;
        };
        rows.swap(done, pivot);
        let inverse = power(rows[done][column].rem_euclid(PRIME), PRIME - 2);
        rows[done]
            .iter_mut()
            .for_each(|entry| *entry = entry.rem_euclid(PRIME) * inverse % PRIME);
        let reduced = rows[done].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(k, _)| *k != done) {
            let by = row[column].rem_euclid(PRIME);
            for (entry, less) in row.iter_mut().zip(&reduced) {
                *entry = (*entry - by * less).rem_euclid(PRIME);
            }
        }
        done += 1;
    }
    let single = |row: &Vec<i64>| {
        let mut entries = (0..row.len()).filter(|k| row[*k] != 0);
        entries.next().filter(|_| entries.next().is_none())
    };
    rows.iter().filter_map(single).map(|k| unknown[k]).collect()
}

/// Looks for a second table of whole numbers that shows the same, without empty cells among the
/// hidden ones; the cells that are the same in all of them.
fn the_same_in_all(counts: &Counts, shield: &Shield) -> Vec<usize> {
    let (height, width) = (
        counts.rows - usize::from(counts.total_row),
        counts.columns - usize::from(counts.total_column),
    );
    let truth = &counts.families[0];
    let inner: Vec<usize> = (0..height)
        .flat_map(|row| (0..width).map(move |column| row * counts.columns + column))
        .filter(|cell| shield.hidden[*cell])
        .collect();
    let mut fixed: Vec<bool> = shield.hidden.clone();
    for mut trial in 0..3_usize.pow(inner.len() as u32) {
        let mut cells: Vec<Vec<u64>> = (0..height)
            .map(|row| truth[row * counts.columns..][..width].to_vec())
            .collect();
        let mut fine = true;
        for cell in &inner {
            let value = &mut cells[cell / counts.columns][cell % counts.columns];
            fine &= *value + (trial as u64 % 3) > 1;
            *value = (*value + trial as u64 % 3).saturating_sub(1);
            trial /= 3;
        }
        let other = with_totals(&cells, counts.total_row, counts.total_column);
        let shows_the_same = (0..counts.len())
            .all(|cell| other[cell] == truth[cell] || shield.hidden[cell])
            && (!shield.shows_n || other.last() == truth.last());
        if fine && shows_the_same {
            (0..counts.len())
                .filter(|cell| other[*cell] != truth[*cell])
                .for_each(|cell| fixed[cell] = false);
        }
    }
    // The grand total is told beside the table, or nothing is.
    let grand_is_told = |cell: usize| cell == counts.grand() && shield.shows_n;
    (0..counts.len())
        .filter(|cell| fixed[*cell] && !grand_is_told(*cell))
        .collect()
}

/// What holds of every table, whatever is hidden.
fn holds(counts: &Counts, threshold: u32) -> Result<Shield, TestCaseError> {
    let shield = protect(counts, threshold);
    let small = |value: u64| value > 0 && value < u64::from(threshold);
    for cell in 0..counts.len() {
        let is_small = counts.families.iter().any(|family| small(family[cell]));
        prop_assert!(!is_small || shield.hidden[cell], "a small cell is shown");
        prop_assert!(
            !shield.hidden[cell] || counts.families[0][cell] > 0,
            "a nought is hidden"
        );
    }
    prop_assert!(
        !shield.shows_n || !small(counts.families[0][counts.grand()]),
        "a small number of all rows is told"
    );
    for (k, family) in counts.families.iter().enumerate() {
        for line in counts.lines() {
            let told = !shield.hidden[line.total()]
                || (k == 0 && shield.shows_n && line.total() == counts.grand());
            let sum: u64 = line
                .cells()
                .filter(|cell| shield.hidden[*cell])
                .map(|cell| family[cell])
                .sum();
            prop_assert!(
                !told || !small(sum),
                "the hidden cells of a line add up to {sum}"
            );
        }
        let open = determined(counts, &shield, k == 0);
        let open: Vec<usize> = open
            .into_iter()
            .filter(|cell| k == 0 || small(family[*cell]))
            .collect();
        prop_assert_eq!(
            open,
            Vec::<usize>::new(),
            "computed from what is shown; hidden: {:?} of {:?}",
            shield.hidden,
            family
        );
    }
    Ok(shield)
}

/// Counts as tables have them: many noughts and small ones among large ones.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![3 => Just(0_u64), 3 => 1..4_u64, 3 => 1..12_u64, 4 => 10..300_u64]
}

fn cells(
    rows: std::ops::RangeInclusive<usize>,
    columns: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = Vec<Vec<u64>>> {
    (rows, columns).prop_flat_map(|(rows, columns)| {
        prop::collection::vec(prop::collection::vec(count(), columns), rows)
    })
}

proptest! {
    #![proptest_config(property(600))]

    #[test]
    fn no_hidden_cell_is_computed_from_what_is_shown(cells in cells(1..=7, 1..=6), total_row: bool, total_column: bool) {
        // Only a single line may be without a total.
        holds(&table(&cells, total_row || cells.len() > 1, total_column || cells[0].len() > 1), 10)?;
    }

    #[test]
    fn tables_of_one_row_or_one_column_give_nothing_away(line in prop::collection::vec(count(), 1..9)) {
        let column: Vec<Vec<u64>> = line.iter().map(|count| vec![*count]).collect();
        for (cells, total_row, total_column) in [(&vec![line], true, true), (&column, true, true), (&column, true, false)] {
            holds(&table(cells, total_row, total_column), 10)?;
        }
    }

    #[test]
    fn whole_numbers_above_nought_do_not_narrow_it_down_to_one(cells in cells(1..=3, 1..=3)) {
        let counts = table(&cells, true, true);
        let shield = holds(&counts, 5)?;
        prop_assert_eq!(the_same_in_all(&counts, &shield), Vec::<usize>::new(), "{:?} {:?}", shield, counts.families);
    }

    #[test]
    fn hits_and_misses_of_rates_are_counts_too(cells in cells(1..=5, 1..=5), dice in prop::collection::vec(0..=100_u64, 25)) {
        let part = |percent: u64, row: usize| (cells[row].iter().enumerate().map(|(k, n)| n * ((percent + 37 * k as u64 + dice[row * 5 + k]) % 101) / 100)).collect::<Vec<_>>();
        let hits: Vec<Vec<u64>> = (0..cells.len()).map(|row| part(dice[0], row)).collect();
        let misses: Vec<Vec<u64>> = cells.iter().zip(&hits).map(|(all, hits)| all.iter().zip(hits).map(|(all, hits)| all - hits).collect()).collect();
        let families = [&cells, &hits, &misses].map(|family| with_totals(family, true, true)).to_vec();
        holds(&Counts { families, ..shape(&cells, true, true) }, 10)?;
    }
}

#[test]
fn a_lone_small_cell_takes_three_others_with_it_and_no_more() {
    let counts = table(
        &[vec![3, 40, 50], vec![30, 20, 60], vec![70, 80, 90]],
        true,
        true,
    );
    let shield = protect(&counts, 10);
    assert_eq!(shield.hidden.iter().filter(|hidden| **hidden).count(), 4);
    assert!(
        shield.hidden[0]
            && shield.hidden[1]
            && shield.hidden[4]
            && shield.hidden[5]
            && shield.shows_n
    );
}

#[test]
fn a_threshold_of_nought_hides_nothing_and_noughts_are_shown() {
    let counts = table(&[vec![1, 0], vec![20, 30]], true, true);
    assert!(!protect(&counts, 0).hidden.contains(&true));
    assert!(!protect(&counts, 10).hidden[1]);
}

#[test]
fn ten_rows_of_one_each_are_not_told_even_by_their_sum() {
    let counts = table(&vec![vec![1]; 10], true, false);
    let shield = protect(&counts, 10);
    assert!(shield.hidden.iter().all(|hidden| *hidden) && !shield.shows_n);
}

#[test]
fn a_wide_table_of_small_cells_is_decided_at_once() {
    let cells: Vec<Vec<u64>> = (0..5_000)
        .map(|row| (0..8).map(|column| (row * 7 + column * 13) % 17).collect())
        .collect();
    let counts = table(&cells, true, true);
    let shield = protect(&counts, 10);
    let hidden = shield.hidden.iter().filter(|hidden| **hidden).count();
    assert!(
        hidden < counts.len() * 9 / 10,
        "{hidden} of {}",
        counts.len()
    );
    assert!(shield.shows_n);
}
