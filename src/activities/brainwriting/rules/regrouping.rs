//! What becomes of votes when that which was voted on changes: dissolved, merged, worded anew, filled
//! with other ideas, left off the short list.
//!
//! Every decision passes here. Where it changes or takes away an option that has votes, it is refused
//! until somebody says what becomes of them, and the record says it too. Votes are kept only where
//! that is honest: on an option that is still there, or added to those of the option that took it in.

use std::collections::BTreeSet;

use super::ballots::{Question, Voter};
use super::command::{Command, VotesFate};
use super::counting::count;
use super::deciding::{RuleResult, follow, refuse};
use super::event::Event;
use super::state::{Phase, State};
use super::steps::ConvergenceStep;
use super::{converging, writing};
use crate::domain::{Context, ItemId, Rejection, Room};
use crate::id;

/// Decides about any command, and about the votes that it touches.
pub(super) fn decide(
    state: &State,
    room: &Room<'_>,
    command: Command,
    context: &Context,
) -> RuleResult {
    let (changes, votes) = match command {
        Command::Regroup { changes, votes } => (changes, votes),
        one => (vec![one], None),
    };
    let mut events = Vec::new();
    let mut after = state.clone();
    let several = changes.len() > 1;
    for change in changes {
        // One decision is wholly private or wholly public, so only one that could be either may stand
        // alone.
        if several && !change.is_regrouping() {
            return refuse(id!("bw-refuse-no-idea"));
        }
        for event in decide_one(&after, room, change, context)? {
            follow(&mut after, &mut events, event);
        }
    }
    if !state.revealed || !events.iter().any(changes_options) {
        return Ok(events);
    }
    settle_votes(state, room, (after, events), votes)
}

impl State {
    /// Has this option votes, counted or not?
    pub(crate) fn has_votes(&self, id: ItemId) -> bool {
        ConvergenceStep::ALL
            .into_iter()
            .any(|step| voted(self, step).contains(&id))
    }
}

fn decide_one(state: &State, room: &Room<'_>, command: Command, context: &Context) -> RuleResult {
    match state.phase {
        _ if command.is_about_sheets() => writing::decide(state, room, command, context),
        Phase::Preparing | Phase::Writing | Phase::Written
            if matches!(command, Command::Advance { .. }) =>
        {
            writing::decide(state, room, command, context)
        }
        _ => converging::decide(state, room, command, context),
    }
}

/// Can it change what is voted on?
const fn changes_options(event: &Event) -> bool {
    matches!(
        event,
        Event::IdeaAmended(..)
            | Event::IdeaErased(_)
            | Event::BundleMade { .. }
            | Event::IdeasGathered(..)
            | Event::IdeaUngathered(_)
            | Event::BundleRenamed(..)
            | Event::BundlesMerged(..)
            | Event::BundleDissolved(_)
            | Event::BundlesGathered { .. }
            | Event::BundlesPlaced(..)
            | Event::LoneMarked(..)
            | Event::ShortListed { .. }
            | Event::ShortListLifted
    )
}

/// The votes that a decision touches.
#[derive(Debug, Default)]
struct Touched {
    /// Options with votes that are others now, though still there.
    changed: BTreeSet<ItemId>,
    /// Options with votes that are options no longer.
    gone: BTreeSet<ItemId>,
}

impl Touched {
    fn by(before: &State, after: &State) -> Self {
        let mut touched = Self::default();
        for step in ConvergenceStep::ALL {
            let options = after.options(step);
            let (there, gone): (BTreeSet<ItemId>, BTreeSet<ItemId>) = voted(before, step)
                .into_iter()
                .partition(|id| options.contains(id));
            let others = there
                .into_iter()
                .filter(|id| content(before, *id) != content(after, *id));
            touched.changed.extend(others);
            touched.gone.extend(gone);
        }
        touched
    }

    fn all(&self) -> Vec<ItemId> {
        self.changed.union(&self.gone).copied().collect()
    }

    fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.gone.is_empty()
    }
}

/// The options that have votes in a step, counted or not; only those that were options until now.
fn voted(state: &State, step: ConvergenceStep) -> BTreeSet<ItemId> {
    let layer = state.at_seats();
    let ballots = layer.ballots.keys();
    let ballots = ballots.filter(|(question, ..)| question.step() == step);
    let ballots = ballots.map(|(_, _, option)| *option);
    let rated = layer.rated.keys().map(|(_, option)| *option);
    let rated = rated.filter(|_| step == ConvergenceStep::Criteria);
    let totals = state.totals.get(&step).into_iter();
    let counted = totals.flat_map(|totals| totals.lines.iter().map(|line| line.option));
    let options = state.options(step);
    ballots
        .chain(rated)
        .chain(counted)
        .filter(|id| options.contains(id))
        .collect()
}

/// What an option says and holds.
fn content(state: &State, id: ItemId) -> (Option<&str>, BTreeSet<ItemId>) {
    let own = state.bundle(id).into_iter();
    let members = own
        .chain(state.below(id))
        .flat_map(|bundle| bundle.members.iter().copied());
    (state.text_of(id), members.collect())
}

fn settle_votes(
    state: &State,
    room: &Room<'_>,
    (mut after, changes): (State, Vec<Event>),
    votes: Option<VotesFate>,
) -> RuleResult {
    let touched = Touched::by(state, &after);
    if touched.is_empty() {
        return Ok(changes);
    }
    let told = match votes {
        None => {
            let n = touched.all().len();
            return Err(Rejection::new(id!("bw-refuse-votes-fate")).with("n", n));
        }
        Some(VotesFate::Keep) => kept(state, &changes, &touched)?,
        Some(VotesFate::Drop) => dropped(state, &touched),
    };
    // What becomes of the votes is told first, while what they were for is still there to be named.
    let mut events = Vec::new();
    for event in told {
        follow(&mut after, &mut events, event);
    }
    events.extend(changes);
    let counts_otherwise = votes == Some(VotesFate::Drop) || !touched.gone.is_empty();
    if counts_otherwise {
        recount(state, room, (&mut after, &mut events), &touched);
    }
    Ok(events)
}

fn kept(state: &State, changes: &[Event], touched: &Touched) -> RuleResult {
    let mut told = Vec::new();
    for from in &touched.gone {
        let into = taken_in_by(changes, *from)
            .filter(|into| can_add(state, *from, *into))
            .ok_or(Rejection::new(id!("bw-refuse-votes-lost")))?;
        told.push(Event::VotesMoved(*from, into));
    }
    if !touched.changed.is_empty() {
        told.push(Event::VotesKept(touched.changed.iter().copied().collect()));
    }
    Ok(told)
}

fn dropped(state: &State, touched: &Touched) -> Vec<Event> {
    // How many of those who raised their hands are left, nobody knows.
    let unknown = steps_by_room(state, touched)
        .into_iter()
        .map(|step| Event::HandsCounted(step, None));
    std::iter::once(Event::VotesDropped(touched.all()))
        .chain(unknown)
        .collect()
}

/// The option that took this one in.
fn taken_in_by(events: &[Event], from: ItemId) -> Option<ItemId> {
    events.iter().find_map(|event| match event {
        Event::BundlesMerged(into, taken) if *taken == from => Some(*into),
        _ => None,
    })
}

/// Is it honest to add the votes on one option to those on another? Stickers and points add up, as
/// long as nobody said "not acceptable" and nobody comes above the limit; marks do not. What was
/// counted in 無記名 is not counted again.
fn can_add(state: &State, from: ItemId, into: ItemId) -> bool {
    let adds_up = |step: &ConvergenceStep| match step {
        ConvergenceStep::Stickers => {
            let seats = state.voters().map(|seat| Voter::Seat(seat.no));
            let sticker = |voter, id| state.ballot(voter, Question::Sticker, id).unwrap_or(0);
            let cap = u16::from(state.sticker_cap());
            seats
                .into_iter()
                .all(|voter| sticker(voter, from).saturating_add(sticker(voter, into)) <= cap)
        }
        ConvergenceStep::Weighing => {
            let layer = state.at_seats();
            !layer.ballots.iter().any(|((question, _, option), value)| {
                *question == Question::Weight && [from, into].contains(option) && *value == 0
            })
        }
        _ => false,
    };
    ConvergenceStep::ALL
        .iter()
        .filter(|step| voted(state, **step).contains(&from))
        .all(|step| {
            let hidden = state.is_secret() && state.totals.contains_key(step);
            !hidden && adds_up(step)
        })
}

/// The steps in which the room voted by hand on something touched.
fn steps_by_room(state: &State, touched: &Touched) -> Vec<ConvergenceStep> {
    let layer = state.at_seats();
    let options = touched.all();
    let by_hand = |step: &ConvergenceStep| {
        let stuck = layer.ballots.keys().any(|(question, voter, option)| {
            *voter == Voter::Room && question.step() == *step && options.contains(option)
        });
        let rated = layer
            .rated
            .keys()
            .any(|(_, option)| options.contains(option));
        stuck || (*step == ConvergenceStep::Criteria && rated)
    };
    let told = ConvergenceStep::ALL.into_iter();
    told.filter(|step| state.hands.contains_key(step) && by_hand(step))
        .collect()
}

/// The votes that were counted are counted anew without what was dropped, or begin again where
/// nothing is left; in 無記名 they begin again, so that two countings cannot be compared.
fn recount(
    state: &State,
    room: &Room<'_>,
    (after, events): (&mut State, &mut Vec<Event>),
    touched: &Touched,
) {
    let options = touched.all();
    for step in ConvergenceStep::ALL {
        let was_touched = voted(state, step).iter().any(|id| options.contains(id));
        if !was_touched || !state.totals.contains_key(&step) {
            continue;
        }
        let event = if state.is_secret() || !after.has_ballots(step) {
            Event::TallyReopened(step)
        } else {
            Event::TallyClosed(step, count(after, room, step))
        };
        follow(after, events, event);
    }
}
