//! Which seat gets which sheet: the rotation while the table is as it began, a matching of least
//! cost after any disturbance.
//!
//! In 無記名 every round is dealt by dice among the fairest dealings. A rotation would tie all rows of
//! one writer together, and knowing one of them would be knowing all.

use std::collections::BTreeMap;

use pathfinding::matrix::Matrix;
use pathfinding::prelude::kuhn_munkres_min;

use super::numbers::{RoundNo, SeatNo, SheetNo};
use super::passing::offsets;
use super::plan::MOST_ROUNDS;
use super::state::{Done, Seat, State};
use crate::domain::{Dice, Sector};

/// How many other matchings are tried when the best one leads to a repeated sheet.
const ATTEMPTS: u64 = 12;

/// The cost of giving a sheet to a seat: how often each of these would be wrong, compared from the
/// first to the last.
#[derive(Debug, Clone, Copy)]
struct Cost {
    /// (a) How often this seat held the sheet already.
    held: i64,
    /// (b) Rows on the sheet beyond the emptiest one.
    fuller: i64,
    /// (c) How often this seat already built directly on the sheet's last writer.
    built: i64,
    /// (d) Is the last writer of the same sector?
    same_sector: bool,
    /// (e) The sheet's number, or in 無記名 the dice.
    last: i64,
}

impl Cost {
    /// One number that compares like the list: each place is wide enough for the sum over 24 seats.
    fn weight(self) -> i64 {
        let place =
            |weight: i64, value: i64, most: i64| weight * 32 * most + value.clamp(0, most - 1);
        let mut weight = place(0, self.held, 64);
        weight = place(weight, self.fuller, 64);
        weight = place(weight, self.built, 64);
        weight = place(weight, i64::from(self.same_sector), 2);
        place(weight, self.last, 256)
    }
}

/// Deals the sheets of `round` to the active seats: each gets exactly one, as long as its ring has
/// enough.
///
/// The dice are for 無記名; without them the result depends on the state alone.
pub(super) fn deal(
    state: &State,
    round: RoundNo,
    mut dice: Option<Dice>,
) -> Vec<(SeatNo, SheetNo)> {
    let past = DealingHistory::before(state, round);
    let mut dealt = Vec::new();
    for (ring, seats) in seats_by_ring(state) {
        let sheets: Vec<SheetNo> = state
            .sheet_numbers()
            .filter(|sheet| state.ring_of(*sheet) == Some(ring))
            .collect();
        // Dice mean 無記名, where even an undisturbed ring must not rotate: who knows one row of a
        // writer would know them all.
        if dice.is_none() && rotates(state, ring, round, seats.len(), sheets.len()) {
            dealt.extend(rotated(state, round, &seats, &sheets));
        } else {
            dealt.extend(far_sighted(
                &past,
                &seats,
                &sheets,
                state.rounds().saturating_sub(round).min(MOST_ROUNDS),
                dice.as_mut(),
            ));
        }
    }
    dealt.sort_unstable();
    dealt
}

/// The sheet for a seat that opens in the middle of a round: a resting one of its ring, the
/// emptiest first; `None` when there is none.
pub(super) fn resting_sheet(state: &State, seat: &Seat) -> Option<SheetNo> {
    let past = DealingHistory::before(state, state.round);
    let held: Vec<SheetNo> = state
        .holdings()
        .into_iter()
        .map(|(_, sheet)| sheet)
        .collect();
    let resting: Vec<SheetNo> = state
        .sheet_numbers()
        .filter(|sheet| state.ring_of(*sheet) == Some(seat.ring) && !held.contains(sheet))
        .collect();
    matched(&past, &[seat], &resting, None)
        .first()
        .map(|(_, sheet)| *sheet)
}

/// For each fresh sheet that the active seats need, the ring in which it will travel.
pub(super) fn missing_sheets(state: &State) -> Vec<u8> {
    let sheets = |ring: u8| state.sheets.iter().filter(|of| **of == ring).count();
    seats_by_ring(state)
        .into_iter()
        .flat_map(|(ring, seats)| {
            std::iter::repeat_n(ring, seats.len().saturating_sub(sheets(ring)))
        })
        .collect()
}

fn seats_by_ring(state: &State) -> BTreeMap<u8, Vec<&Seat>> {
    let mut rings: BTreeMap<u8, Vec<&Seat>> = BTreeMap::new();
    for seat in state.active_seats() {
        rings.entry(seat.ring).or_default().push(seat);
    }
    rings
}

/// Does the rotation still serve this ring? It ends with the first disturbance, and with the rounds
/// for which it was made.
fn rotates(state: &State, ring: u8, round: RoundNo, seats: usize, sheets: usize) -> bool {
    let planned = state.plan.as_ref().is_some_and(|plan| {
        round <= plan.rounds
            || (plan.second_lap
                && round <= plan.total_rounds()
                && usize::from(plan.rounds) == seats)
    });
    planned && seats == sheets && !state.disturbed.contains(&ring)
}

fn rotated(
    state: &State,
    round: RoundNo,
    seats: &[&Seat],
    sheets: &[SheetNo],
) -> Vec<(SeatNo, SheetNo)> {
    let n = seats.len();
    let Some(plan) = &state.plan else {
        return Vec::new();
    };
    let lap = offsets(plan.pass, n, usize::from(plan.rounds));
    let turn = usize::from(round.saturating_sub(1)) % lap.len().max(1);
    let offset = lap.get(turn).copied().unwrap_or(0);
    seats
        .iter()
        .enumerate()
        .map(|(p, seat)| (seat.no, sheets[(p + n - offset) % n]))
        .collect()
}

/// The matching of least cost, looked at together with the rounds that are left.
///
/// Round by round the least cost can lead into a corner where a sheet must be repeated. So the rest
/// of the meeting is dealt in thought with the seats of now; if a sheet comes back, equally good
/// matchings that differ in the last places are tried, and the one with the fewest repeats is
/// taken.
fn far_sighted(
    past: &DealingHistory,
    seats: &[&Seat],
    sheets: &[SheetNo],
    left: u8,
    mut dice: Option<&mut Dice>,
) -> Vec<(SeatNo, SheetNo)> {
    let mut best = matched(past, seats, sheets, dice.as_deref_mut());
    let mut fewest = past.repeats_after(&best, seats, sheets, left);
    for attempt in 1..=ATTEMPTS {
        if fewest == 0 {
            break;
        }
        // Without dice the attempts are numbered instead: the result must follow from the state
        // alone, so that the facilitator may take a step back and forth again.
        let mut own = Dice::new(attempt);
        let other = matched(
            past,
            seats,
            sheets,
            Some(dice.as_deref_mut().unwrap_or(&mut own)),
        );
        let repeats = past.repeats_after(&other, seats, sheets, left);
        if repeats < fewest {
            (best, fewest) = (other, repeats);
        }
    }
    best
}

/// The matching of least cost; seats without a sheet are left out when there are too few.
fn matched(
    past: &DealingHistory,
    seats: &[&Seat],
    sheets: &[SheetNo],
    mut dice: Option<&mut Dice>,
) -> Vec<(SeatNo, SheetNo)> {
    let seats = &seats[..seats.len().min(sheets.len())];
    let emptiest = sheets
        .iter()
        .map(|sheet| past.rows(*sheet))
        .min()
        .unwrap_or(0);
    // The dice fall once for each cost, seat by seat and sheet by sheet. Another order would be as
    // fair, but a recorded test meeting would be dealt otherwise.
    let mut weights = Vec::with_capacity(seats.len());
    for seat in seats {
        weights.push(
            sheets
                .iter()
                .map(|sheet| {
                    past.cost(seat, *sheet, emptiest, dice.as_deref_mut())
                        .weight()
                })
                .collect::<Vec<i64>>(),
        );
    }
    match Matrix::from_rows(weights) {
        Ok(weights) if !seats.is_empty() => {
            let (_, assigned) = kuhn_munkres_min(&weights);
            seats
                .iter()
                .zip(assigned)
                .map(|(seat, column)| (seat.no, sheets[column]))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Who held and wrote what before a round.
#[derive(Debug, Clone, Default)]
struct DealingHistory {
    held: BTreeMap<(SeatNo, SheetNo), i64>,
    rows: BTreeMap<SheetNo, i64>,
    last: BTreeMap<SheetNo, (SeatNo, Option<Sector>)>,
    built: BTreeMap<(SeatNo, SeatNo), i64>,
}

impl DealingHistory {
    fn before(state: &State, round: RoundNo) -> Self {
        let mut past = Self::default();
        let layer = state.at_seats();
        // In order of rounds, because the key begins with the round.
        for ((when, seat), sheet) in layer.dealt.range(..(round, SeatNo(0))) {
            let skipped = matches!(layer.done.get(&(*when, *seat)), Some(Done::Skipped(_)))
                || state.skipped.contains_key(&(*sheet, *when));
            let wrote = !skipped || state.is_begun(*sheet, *when);
            past.note(
                *seat,
                state.seat(*seat).map(|seat| seat.sector),
                *sheet,
                wrote,
            );
        }
        // After a crash without its journal the collected rows still say how full each sheet is.
        for sheet in state.sheet_numbers() {
            let collected = state
                .collected
                .iter()
                .filter(|(of, when)| *of == sheet && *when < round)
                .count() as i64;
            let rows = past.rows.entry(sheet).or_default();
            *rows = if past.held.is_empty() {
                collected
            } else {
                *rows
            };
        }
        past
    }

    /// A seat held a sheet, and wrote on it unless it was skipped.
    fn note(&mut self, seat: SeatNo, sector: Option<Sector>, sheet: SheetNo, wrote: bool) {
        *self.held.entry((seat, sheet)).or_default() += 1;
        if wrote {
            *self.rows.entry(sheet).or_default() += 1;
            if let Some((predecessor, _)) = self.last.insert(sheet, (seat, sector)) {
                *self.built.entry((seat, predecessor)).or_default() += 1;
            }
        }
    }

    /// How often somebody would hold a sheet again, in this dealing and in the rounds left after
    /// it.
    fn repeats_after(
        &self,
        dealing: &[(SeatNo, SheetNo)],
        seats: &[&Seat],
        sheets: &[SheetNo],
        left: u8,
    ) -> usize {
        let mut future = self.clone();
        let mut dealing = dealing.to_vec();
        let mut repeats = 0;
        for ahead in (0..=left).rev() {
            repeats += dealing
                .iter()
                .filter(|held| future.held.contains_key(held))
                .count();
            for (seat, sheet) in &dealing {
                let sector = seats
                    .iter()
                    .find(|other| other.no == *seat)
                    .map(|seat| seat.sector);
                future.note(*seat, sector, *sheet, true);
            }
            if ahead > 0 {
                dealing = matched(&future, seats, sheets, None);
            }
        }
        repeats
    }

    fn rows(&self, sheet: SheetNo) -> i64 {
        self.rows.get(&sheet).copied().unwrap_or(0)
    }

    /// In 無記名 only the first two places count, so that the dealing tells as little as it can.
    fn cost(&self, seat: &Seat, sheet: SheetNo, emptiest: i64, dice: Option<&mut Dice>) -> Cost {
        let predecessor = self.last.get(&sheet);
        let held = self.held.get(&(seat.no, sheet)).copied().unwrap_or(0);
        let fuller = self.rows(sheet) - emptiest;
        match dice {
            Some(dice) => Cost {
                held,
                fuller,
                built: 0,
                same_sector: false,
                last: dice.roll(256) as i64,
            },
            None => Cost {
                held,
                fuller,
                built: predecessor.map_or(0, |(who, _)| {
                    self.built.get(&(seat.no, *who)).copied().unwrap_or(0)
                }),
                same_sector: predecessor.is_some_and(|(_, sector)| *sector == Some(seat.sector)),
                last: i64::from(sheet.0),
            },
        }
    }
}
