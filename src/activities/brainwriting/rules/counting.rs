//! Counting votes: the totals, and how many ballots they come from.

use super::ballots::{ByHand, Question, RoomRating, Spread, Total, Totals, Voter};
use super::command::Command;
use super::deciding::{RuleResult, refuse};
use super::event::Event;
use super::numbers::SeatNo;
use super::seeing::sectors_that_hide;
use super::state::{Phase, ShortList, State};
use super::steps::ConvergenceStep;
use crate::domain::{Anonymity, ItemId, Rejection, Room, Sector};
use crate::id;

/// Counts an open vote on the way on; without a second word only once every ballot is in.
pub(super) fn count_on_the_way(
    state: &State,
    room: &Room<'_>,
    step: ConvergenceStep,
    confirmed: bool,
) -> RuleResult {
    let turnout = state.turnout(step);
    if !confirmed && !turnout.is_complete() {
        return Err(Rejection::new(id!("bw-refuse-ballots-missing"))
            .with("n", turnout.cast())
            .with("all", turnout.all()));
    }
    close_tally(state, room, step)
}

pub(super) fn close_tally(state: &State, room: &Room<'_>, step: ConvergenceStep) -> RuleResult {
    if !state.is_voting(step) {
        return refuse(id!("bw-refuse-no-vote"));
    }
    if !state.is_cast(step) {
        return refuse(id!("bw-refuse-no-ballot"));
    }
    Ok(vec![Event::TallyClosed(step, count(state, room, step))])
}

/// What saves the drafts or ballots that only the recovery journal holds: revealing what is written
/// so far, or counting what is cast.
pub(super) fn before_close(state: &State) -> Option<Command> {
    match state.phase {
        Phase::Writing if !state.secret.drafts.is_empty() => Some(Command::Reveal),
        Phase::Converging(here) => {
            let uncounted = ConvergenceStep::ALL.into_iter().find(|step| {
                state.is_secret() && state.has_ballots(*step) && state.totals_of(*step).is_none()
            })?;
            Some(if uncounted == here {
                Command::CloseTally
            } else {
                Command::EnterStep(uncounted)
            })
        }
        _ => None,
    }
}

/// Counts a vote. The result names no voter.
pub(super) fn count(state: &State, room: &Room<'_>, step: ConvergenceStep) -> Totals {
    let seats = state.voted_seats(step).len() as u16;
    let by_hand = state.by_hand(step);
    let hands = match by_hand {
        None => 0,
        Some(ByHand::Told(n)) => n,
        Some(ByHand::Untold) => state.least_hands(step),
    };
    let options = state.options(step);
    let asked = Question::of(step)
        .iter()
        .flat_map(|question| options.iter().map(move |option| (*question, *option)));
    Totals {
        voters: seats.saturating_add(hands),
        by_hand,
        lines: asked
            .filter_map(|(question, option)| total(state, room, question, option))
            .collect(),
    }
}

fn seat_of(voter: Voter) -> Option<SeatNo> {
    if let Voter::Seat(no) = voter {
        Some(no)
    } else {
        None
    }
}

fn total(state: &State, room: &Room<'_>, question: Question, option: ItemId) -> Option<Total> {
    let ballots = state
        .at_seats()
        .ballots
        .iter()
        .filter(|((of, _, about), _)| *of == question && *about == option);
    let answers: Vec<(Option<SeatNo>, u16)> = ballots
        .map(|((_, voter, _), value)| (seat_of(*voter), *value))
        .collect();
    let by_room = state.room_rating(question, option);
    if answers.is_empty() && by_room.is_none() {
        return None;
    }
    let of_seats: Vec<(SeatNo, u16)> = answers
        .iter()
        .filter_map(|(seat, value)| seat.map(|seat| (seat, *value)))
        .collect();
    let rated = matches!(question, Question::Rating(_));
    let values: Vec<u16> = of_seats.iter().map(|(_, value)| *value).collect();
    let raised = by_room.map_or_else(Vec::new, RoomRating::answers);
    let all = [values.clone(), raised].concat();
    Some(Total {
        option,
        question,
        sum: if rated {
            all.iter().map(|value| u32::from(*value)).sum()
        } else {
            answers.iter().map(|(_, value)| u32::from(*value)).sum()
        },
        voters: of_seats.len() as u16,
        refusals: if question == Question::Weight {
            values.iter().filter(|value| **value == 0).count() as u16
        } else {
            0
        },
        spread: if rated { Spread::of(&all) } else { None },
        sectors: if rated {
            by_sector(state, room, &of_seats)
        } else {
            Vec::new()
        },
        median: match by_room {
            Some(RoomRating::Median(tenths)) => Some(tenths),
            Some(RoomRating::Hands(_)) | None => None,
        },
    })
}

/// The spread of each sector; above 記名 only of those that give nobody away.
fn by_sector(state: &State, room: &Room<'_>, answers: &[(SeatNo, u16)]) -> Vec<(Sector, Spread)> {
    let answers: Vec<(Sector, u16)> = answers
        .iter()
        .filter_map(|(seat, value)| state.seat(*seat).map(|seat| (seat.sector, *value)))
        .collect();
    let sectors: Vec<Sector> = answers.iter().map(|(sector, _)| *sector).collect();
    let shown = if state.level.max(room.anonymity) == Anonymity::Named {
        Sector::ALL.to_vec()
    } else {
        sectors_that_hide(&sectors)
    };
    let of = |sector: Sector| {
        answers
            .iter()
            .filter(|(of, _)| *of == sector)
            .map(|(_, value)| *value)
            .collect::<Vec<_>>()
    };
    shown
        .into_iter()
        .filter_map(|sector| Spread::of(&of(sector)).map(|spread| (sector, spread)))
        .collect()
}

/// Goes on with the first options of the vote just counted, and with every one that got as much as
/// the last of them; 0 goes on with all.
pub(super) fn short_list(state: &State, step: ConvergenceStep, first: u16) -> RuleResult {
    if step != ConvergenceStep::Stickers || !state.totals.contains_key(&step) {
        return refuse(id!("bw-refuse-no-short-list"));
    }
    if first == 0 {
        let lifted = state.short_list.is_some().then_some(Event::ShortListLifted);
        return Ok(lifted.into_iter().collect());
    }
    let options = state.first_options(first);
    if options.is_empty() {
        return refuse(id!("bw-refuse-no-short-list"));
    }
    let new = ShortList { first, options };
    if state.short_list.as_ref() == Some(&new) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::ShortListed {
        step,
        first,
        options: new.options,
    }])
}

impl State {
    /// The first options of the counted stickers, the strongest first, ties with the last one
    /// included; those without a sticker are never among them.
    pub(crate) fn first_options(&self, first: u16) -> Vec<ItemId> {
        let mut ranked: Vec<(ItemId, u32)> = self
            .options(ConvergenceStep::Stickers)
            .into_iter()
            .filter_map(|id| Some((id, self.total(Question::Sticker, id)?.sum)))
            .filter(|(_, sum)| *sum > 0)
            .collect();
        ranked.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
        let last = usize::from(first.max(1)).min(ranked.len());
        let Some((_, enough)) = last.checked_sub(1).and_then(|at| ranked.get(at)).copied() else {
            return Vec::new();
        };
        ranked
            .into_iter()
            .take_while(|(_, sum)| *sum >= enough)
            .map(|(id, _)| id)
            .collect()
    }
}
