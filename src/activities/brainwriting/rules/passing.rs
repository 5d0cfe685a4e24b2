//! By how many seats the sheets have moved in each round, while nobody has joined, left or been
//! skipped.
//!
//! In round r (from 0) seat p holds sheet `(p - c_r) mod n`. Distinct offsets let nobody meet a
//! sheet twice; distinct differences let each round build directly on a different colleague.

use super::plan::Pass;

/// How many places the search for balanced offsets may try before it is content with what it has.
const PATIENCE: usize = 20_000;

/// The offsets of the first `rounds` rounds among `n` seats. All distinct as long as there are
/// offsets left, that is for `rounds <= n`.
pub(crate) fn offsets(pass: Pass, n: usize, rounds: usize) -> Vec<usize> {
    let n = n.max(1);
    let lap = match pass {
        Pass::Neighbour => (0..n).collect(),
        Pass::Balanced => completed(balanced(n, rounds.min(n)), n),
    };
    lap.into_iter().cycle().take(rounds).collect()
}

/// Offsets whose consecutive differences are distinct, as many of the wanted ones as there are or
/// can be found.
fn balanced(n: usize, rounds: usize) -> Vec<usize> {
    let zigzag_holds =
        n.is_multiple_of(2) || matches!((n, rounds), (11, ..=6) | (13, ..=7) | (15, ..=8));
    if zigzag_holds {
        zigzag(n).take(rounds).collect()
    } else {
        searched(n, rounds.max(6).min(n - 1))
            .into_iter()
            .take(rounds)
            .collect()
    }
}

/// `0, 1, -1, 2, -2, 3, …` (mod n): for even n the first row of a Williams square.
fn zigzag(n: usize) -> impl Iterator<Item = usize> {
    (0..n).map(move |i| {
        if i % 2 == 1 {
            i.div_ceil(2)
        } else {
            (n - i / 2) % n
        }
    })
}

/// The first sequence in alphabetical order with distinct offsets and distinct differences; the
/// longest found when patience runs out.
fn searched(n: usize, length: usize) -> Vec<usize> {
    let mut search = Search {
        n,
        length: length.max(1),
        best: Vec::new(),
        patience: PATIENCE,
    };
    search.extend(&mut vec![0], &mut vec![false; n]);
    search.best
}

struct Search {
    n: usize,
    length: usize,
    best: Vec<usize>,
    patience: usize,
}

impl Search {
    /// Extends the path depth first; `true` when the search is over.
    fn extend(&mut self, path: &mut Vec<usize>, differences: &mut [bool]) -> bool {
        if path.len() > self.best.len() {
            self.best.clone_from(path);
        }
        self.patience = self.patience.saturating_sub(1);
        if path.len() >= self.length || self.patience == 0 {
            return true;
        }
        let last = path.last().copied().unwrap_or(0);
        for next in 1..self.n {
            let difference = (next + self.n - last) % self.n;
            if path.contains(&next) || differences[difference] {
                continue;
            }
            path.push(next);
            differences[difference] = true;
            let over = self.extend(path, differences);
            path.pop();
            differences[difference] = false;
            if over {
                return true;
            }
        }
        false
    }
}

/// The same offsets, followed by those not used yet; the difference last used is avoided where
/// possible.
fn completed(mut offsets: Vec<usize>, n: usize) -> Vec<usize> {
    while offsets.len() < n {
        let last = offsets.last().copied().unwrap_or(0);
        let used: Vec<usize> = offsets
            .windows(2)
            .map(|pair| (pair[1] + n - pair[0]) % n)
            .collect();
        let times = |next: &usize| {
            used.iter()
                .filter(|difference| **difference == (next + n - last) % n)
                .count()
        };
        let Some(next) = (0..n)
            .filter(|next| !offsets.contains(next))
            .min_by_key(times)
        else {
            break;
        };
        offsets.push(next);
    }
    offsets
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The sheets held by seats 1..n in a round, as a line of digits.
    fn held(n: usize, offset: usize) -> String {
        (0..n)
            .map(|seat| ((seat + n - offset) % n + 1).to_string())
            .collect()
    }

    /// On whom seat 1 builds directly, round by round.
    fn builds_on(n: usize, offsets: &[usize]) -> Vec<usize> {
        offsets
            .windows(2)
            .map(|pair| (n + pair[0] - pair[1]) % n + 1)
            .collect()
    }

    fn differences(n: usize, offsets: &[usize]) -> Vec<usize> {
        offsets
            .windows(2)
            .map(|pair| (pair[1] + n - pair[0]) % n)
            .collect()
    }

    fn are_distinct(numbers: &[usize]) -> bool {
        numbers.iter().collect::<BTreeSet<_>>().len() == numbers.len()
    }

    #[test]
    fn six_seats_pass_as_the_test_vector_says() {
        let offsets = offsets(Pass::Balanced, 6, 6);
        assert_eq!(offsets, [0, 1, 5, 2, 4, 3]);
        let rounds: Vec<String> = offsets.iter().map(|c| held(6, *c)).collect();
        assert_eq!(
            rounds,
            ["123456", "612345", "234561", "561234", "345612", "456123"]
        );
        assert_eq!(builds_on(6, &offsets), [6, 3, 4, 5, 2]);
    }

    #[test]
    fn seven_seats_pass_as_the_test_vector_says() {
        let offsets = offsets(Pass::Balanced, 7, 6);
        assert_eq!(offsets, [0, 1, 3, 2, 6, 4]);
        let rounds: Vec<String> = offsets.iter().map(|c| held(7, *c)).collect();
        assert_eq!(
            rounds,
            [
                "1234567", "7123456", "5671234", "6712345", "2345671", "4567123"
            ]
        );
        assert_eq!(builds_on(7, &offsets), [7, 6, 2, 4, 3]);
    }

    #[test]
    fn five_and_nine_seats_have_the_offsets_of_the_table() {
        assert_eq!(offsets(Pass::Balanced, 5, 4), [0, 1, 3, 2]);
        assert_eq!(offsets(Pass::Balanced, 9, 6), [0, 1, 3, 2, 6, 4]);
        assert_eq!(offsets(Pass::Neighbour, 5, 5), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn nobody_meets_a_sheet_twice_within_a_lap() {
        for (n, rounds) in (2..=24).flat_map(|n| (1..=n).map(move |rounds| (n, rounds))) {
            for pass in Pass::ALL {
                let offsets = offsets(pass, n, rounds);
                assert_eq!(offsets.len(), rounds);
                assert!(
                    are_distinct(&offsets),
                    "{pass:?} n={n} rounds={rounds} {offsets:?}"
                );
            }
        }
    }

    #[test]
    fn each_round_builds_on_a_different_colleague_where_it_can() {
        for n in 2..=15 {
            let most = if n % 2 == 0 { n } else { n - 1 };
            for rounds in 1..=most.min(8) {
                let offsets = offsets(Pass::Balanced, n, rounds);
                assert!(
                    are_distinct(&differences(n, &offsets)),
                    "n={n} rounds={rounds} {offsets:?}"
                );
            }
        }
    }
}
