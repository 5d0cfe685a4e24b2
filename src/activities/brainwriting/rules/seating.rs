//! Who sits where: neighbours from different sectors, rings of equal size, and what happens to a
//! seat when its person comes, leaves or is replaced.

use crate::id;
use std::cmp::Reverse;

use super::numbers::SeatNo;
use super::plan::{FEWEST_SEATS, InputMode, MOST_SEATS, ring_sizes};
use super::state::{Phase, Seat, Standing, State};
use crate::domain::{
    Anonymity, Attendance, AttendanceChange, ParticipantId, Rejection, Room, Sector,
};

/// How much of the round must be left, in percent, for a newcomer to write at once.
const LEFT_TO_JOIN: i64 = 60;

/// Those for whom the writing is planned: who is here and does not just watch.
///
/// Before anybody is marked present the list alone says how many will come, so those expected count.
pub(super) fn writers<'a>(
    state: &'a State,
    room: &Room<'a>,
) -> impl Iterator<Item = ParticipantId> + use<'a> {
    let somebody_is_here = room
        .people
        .values()
        .any(|person| person.attendance.is_here());
    room.people
        .iter()
        .filter(move |(_, person)| {
            if somebody_is_here {
                person.attendance.is_here()
            } else {
                person.attendance == Attendance::Expected
            }
        })
        .map(|(who, _)| *who)
        .filter(|who| state.inputs.get(who) != Some(&InputMode::Watching))
}

/// The seats for those who are here and do not just watch.
pub(super) fn seats(state: &State, room: &Room<'_>) -> Result<Vec<Seat>, Rejection> {
    let watches = |who: &ParticipantId| state.inputs.get(who) == Some(&InputMode::Watching);
    let here: Vec<(ParticipantId, Sector)> = room
        .people
        .iter()
        .filter(|(who, person)| person.attendance.is_here() && !watches(who))
        .map(|(who, person)| (*who, person.who.sector))
        .collect();
    if here.len() < FEWEST_SEATS {
        return Err(Rejection::new(id!("bw-refuse-too-few")).with("least", FEWEST_SEATS));
    }
    if here.len() > MOST_SEATS {
        return Err(Rejection::new(id!("bw-refuse-too-many")).with("most", MOST_SEATS));
    }
    let usual = InputMode::default_for(here.len());
    let placed = rings(&here)
        .into_iter()
        .zip(0..)
        .flat_map(|(ring, no)| ring.into_iter().map(move |(who, sector)| (who, sector, no)));
    let seat = |(index, (who, sector, ring)): (usize, (ParticipantId, Sector, u8))| Seat {
        no: SeatNo(index as u8 + 1),
        occupant: who,
        substitute: room
            .people
            .get(&who)
            .and_then(|person| person.substitute.clone()),
        sector,
        input: state.inputs.get(&who).copied().unwrap_or(usual),
        ring,
        standing: Standing::Open,
    };
    let mut seats: Vec<Seat> = placed.enumerate().map(seat).collect();
    if room.anonymity == Anonymity::Anonymous {
        let common = most_common(&seats.iter());
        for seat in &mut seats {
            seat.input = common;
        }
    }
    Ok(seats)
}

/// Splits people into rings: every sector is spread over the rings, and within a ring neighbours
/// differ where they can.
fn rings(people: &[(ParticipantId, Sector)]) -> Vec<Vec<(ParticipantId, Sector)>> {
    let count = ring_sizes(people.len()).len();
    let mut rings = vec![Vec::new(); count];
    for (index, person) in by_sector(people).into_iter().flatten().enumerate() {
        rings[index % count].push(person);
    }
    rings.iter().map(|ring| alternating(ring)).collect()
}

/// People grouped by sector, the largest sector first.
fn by_sector(people: &[(ParticipantId, Sector)]) -> Vec<Vec<(ParticipantId, Sector)>> {
    let group = |sector: Sector| {
        people
            .iter()
            .filter(|(_, of)| *of == sector)
            .copied()
            .collect::<Vec<_>>()
    };
    let mut groups: Vec<_> = Sector::ALL
        .into_iter()
        .map(group)
        .filter(|group| !group.is_empty())
        .collect();
    groups.sort_by_key(|group| Reverse(group.len()));
    groups
}

/// An order around a table in which neighbours come from different sectors: always somebody of the
/// largest sector left that is not the last one's.
fn alternating(people: &[(ParticipantId, Sector)]) -> Vec<(ParticipantId, Sector)> {
    let mut groups = by_sector(people);
    let mut order: Vec<(ParticipantId, Sector)> = Vec::with_capacity(people.len());
    while order.len() < people.len() {
        let last = order.last().map(|(_, sector)| *sector);
        let first = order.first().map(|(_, sector)| *sector);
        let rank = |group: &Vec<(ParticipantId, Sector)>| {
            let sector = group.first().map(|(_, sector)| *sector);
            // Among equals the first sector goes first, so that it is not left for the seat beside
            // the first one.
            (sector != last, group.len(), sector == first)
        };
        let Some(best) = (0..groups.len())
            .filter(|i| !groups[*i].is_empty())
            .max_by_key(|i| (rank(&groups[*i]), Reverse(*i)))
        else {
            break;
        };
        order.push(groups[best].remove(0));
    }
    order
}

/// What becomes of somebody's seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// A new seat.
    Added(Seat),
    /// The person left.
    Left(SeatNo),
    /// The person came back, at once or with the next round.
    Retaken(SeatNo, bool),
    /// Somebody else sits there.
    Substituted(SeatNo, Option<String>),
}

/// What a change of the attendance list means for the seats, in order.
pub(super) fn changes(
    state: &State,
    room: &Room<'_>,
    change: &AttendanceChange,
    now: u64,
) -> Vec<Change> {
    if matches!(state.phase, Phase::Preparing | Phase::Done) {
        return Vec::new();
    }
    let Some(seat) = state.seat_of(change.who) else {
        return newcomer(state, room, change, now)
            .map(Change::Added)
            .into_iter()
            .collect();
    };
    let mut changes = Vec::new();
    if seat.substitute != change.substitute {
        changes.push(Change::Substituted(seat.no, change.substitute.clone()));
    }
    let here =
        change.after.is_here() && state.inputs.get(&change.who) != Some(&InputMode::Watching);
    match (here, seat.standing) {
        (false, Standing::Open | Standing::Coming) => changes.push(Change::Left(seat.no)),
        (true, Standing::Leaving) => changes.push(Change::Retaken(seat.no, true)),
        (true, Standing::Closed) => {
            changes.push(Change::Retaken(seat.no, opens_at_once(state, room, now)));
        }
        _ => {}
    }
    changes
}

/// A seat for somebody who came late, in the smallest ring; `None` when it is not wanted or the
/// table is full.
fn newcomer(state: &State, room: &Room<'_>, change: &AttendanceChange, now: u64) -> Option<Seat> {
    let person = room
        .people
        .get(&change.who)
        .filter(|_| change.after.is_here())?;
    let secret = state.is_secret() || room.anonymity == Anonymity::Anonymous;
    let chosen = state
        .inputs
        .get(&change.who)
        .copied()
        .filter(|input| !secret || *input == InputMode::Watching);
    let open = state.seats.iter().filter(|seat| seat.may_vote()).count();
    let no = state
        .seats
        .iter()
        .map(|seat| seat.no.0)
        .max()
        .unwrap_or(0)
        .checked_add(1)?;
    if chosen == Some(InputMode::Watching) || open >= MOST_SEATS {
        return None;
    }
    let size = |ring: &u8| {
        state
            .seats
            .iter()
            .filter(|seat| seat.ring == *ring && seat.may_vote())
            .count()
    };
    let last_ring = state.seats.iter().map(|seat| seat.ring).max().unwrap_or(0);
    Some(Seat {
        no: SeatNo(no),
        occupant: change.who,
        substitute: change.substitute.clone(),
        sector: person.who.sector,
        input: chosen.unwrap_or_else(|| most_common(&state.seats.iter())),
        ring: (0..=last_ring).min_by_key(size).unwrap_or(0),
        standing: if opens_at_once(state, room, now) {
            Standing::Open
        } else {
            Standing::Coming
        },
    })
}

/// How most of these write.
///
/// In 無記名 all write the same way: rows typed in turn and rows transcribed from paper differ in the
/// file, and whoever is alone with a way of writing would be known by it.
pub(super) fn most_common<'a>(seats: &(impl Iterator<Item = &'a Seat> + Clone)) -> InputMode {
    let count = |input: InputMode| seats.clone().filter(|seat| seat.input == input).count();
    if count(InputMode::Keyboard) > count(InputMode::Paper) {
        InputMode::Keyboard
    } else {
        InputMode::Paper
    }
}

/// May a seat open in the middle of the round? When most of the round is left; in 無記名 never, for
/// the fresh sheet would be known to be theirs.
fn opens_at_once(state: &State, room: &Room<'_>, now: u64) -> bool {
    if state.phase != Phase::Writing {
        return true;
    }
    let secret = state.is_secret() || room.anonymity == Anonymity::Anonymous;
    let left = |clock: crate::domain::Timebox| {
        clock.remaining(now).saturating_mul(100)
            >= (clock.length as i64).saturating_mul(LEFT_TO_JOIN)
    };
    !secret && state.clock.is_some_and(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(sectors: &[(Sector, usize)]) -> Vec<(ParticipantId, Sector)> {
        let each = sectors
            .iter()
            .flat_map(|(sector, count)| std::iter::repeat_n(*sector, *count));
        each.enumerate()
            .map(|(i, sector)| (ParticipantId(i as u16), sector))
            .collect()
    }

    #[test]
    fn neighbours_come_from_different_sectors_around_the_whole_table() {
        for counts in [
            [3, 3, 0],
            [2, 2, 2],
            [4, 2, 2],
            [3, 2, 1],
            [5, 4, 1],
            [2, 1, 1],
        ] {
            let order = alternating(&people(&[
                (Sector::Community, counts[0]),
                (Sector::Occupational, counts[1]),
                (Sector::Medical, counts[2]),
            ]));
            let n = order.len();
            assert!(
                (0..n).all(|i| order[i].1 != order[(i + 1) % n].1),
                "{counts:?} {order:?}"
            );
        }
    }

    #[test]
    fn rings_differ_by_one_seat_and_mix_the_sectors() {
        let rings = rings(&people(&[(Sector::Community, 9), (Sector::Medical, 8)]));
        let sizes: Vec<usize> = rings.iter().map(Vec::len).collect();
        assert_eq!(sizes, [6, 6, 5]);
        assert!(rings.iter().all(|ring| {
            ring.iter()
                .filter(|(_, sector)| *sector == Sector::Medical)
                .count()
                >= 2
        }));
    }
}
