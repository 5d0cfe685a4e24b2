//! Decisions after the reveal: looking, stars, bundles, votes, and what the room decides.

use super::ballots::Question;
use super::casting::{self, Ballot, cast};
use super::command::Command;
use super::counting;
use super::deciding::{RuleResult, refuse};
use super::event::Event;
use super::gathering;
use super::state::{Phase, State};
use super::steps::ConvergenceStep;

use crate::domain::{Context, ItemId, Rejection, Room};
use crate::id;

/// Decides about a command that concerns convergence.
pub(super) fn decide(
    state: &State,
    room: &Room<'_>,
    command: Command,
    context: &Context,
) -> RuleResult {
    if !state.revealed {
        return refuse(id!("bw-refuse-not-revealed"));
    }
    match command {
        Command::Advance { confirmed } => advance(state, room, confirmed),
        Command::MarkShown(ideas) => Ok(mark_shown(state, ideas)),
        Command::EnterStep(step) => Ok(if state.step() == Some(step) {
            Vec::new()
        } else {
            vec![Event::StepEntered(step)]
        }),
        Command::GoBack => go_back(state),
        Command::Retract(id) if state.decisions.iter().any(|decision| decision.id == id) => {
            Ok(vec![Event::DecisionRetracted(id)])
        }
        Command::Retract(_) => refuse(id!("bw-refuse-no-decision")),
        command => match state.step() {
            Some(step) => at_step(state, room, step, command, context),
            None => refuse(id!("bw-refuse-done")),
        },
    }
}

/// What can be done only while a step of convergence is on the screen.
fn at_step(
    state: &State,
    room: &Room<'_>,
    step: ConvergenceStep,
    command: Command,
    context: &Context,
) -> RuleResult {
    match command {
        Command::SkipStep => Ok(vec![Event::StepSkipped(step), onward(step)]),
        Command::Star(voter, idea, n) => {
            cast(state, room, Ballot::of(voter, Question::Star, idea, n))
        }
        Command::Favour(voter, idea, n) => casting::favour(state, room, voter, idea, n),
        Command::Vote(voter, option, n) => {
            cast(state, room, Ballot::of(voter, Question::Sticker, option, n))
        }
        Command::Weigh(voter, option, value) => {
            let ballot = Ballot::new(voter, Question::Weight, option, value);
            cast(state, room, ballot)
        }
        Command::Rate(voter, option, criterion, value) => {
            let ballot = Ballot::new(voter, Question::Rating(criterion), option, value);
            cast(state, room, ballot)
        }
        Command::RateAsRoom(criterion, option, rating) => {
            casting::rate_as_room(state, room, (criterion, option), rating)
        }
        Command::CountHands(n) => casting::count_hands(state, room, step, n),
        Command::ShortList(first) => counting::short_list(state, step, first),
        Command::ChooseStickers(each) => casting::choose_stickers(state, each),
        Command::ChooseStickerCap(cap) => casting::choose_sticker_cap(state, cap),
        Command::CloseTally => counting::close_tally(state, room, step),
        Command::ReopenTally if state.totals.contains_key(&step) => {
            Ok(vec![Event::TallyReopened(step)])
        }
        Command::ReopenTally => refuse(id!("bw-refuse-not-counted")),
        Command::Decide {
            kind,
            options,
            wording,
        } => {
            let wording = gathering::label(&wording)?;
            if options
                .iter()
                .any(|option| !state.ideas.contains_key(option) && state.bundle(*option).is_none())
            {
                return refuse(id!("bw-refuse-no-option"));
            }
            Ok(vec![Event::Decided {
                id: context.id(0),
                kind,
                options,
                wording,
            }])
        }
        command => gathering::gather(state, command, context),
    }
}

fn onward(step: ConvergenceStep) -> Event {
    step.next().map_or(Event::Finished, Event::StepEntered)
}

/// Leads on: an open vote with ballots is counted and stays on the screen; otherwise the next step,
/// at last the end.
fn advance(state: &State, room: &Room<'_>, confirmed: bool) -> RuleResult {
    match state.phase {
        Phase::Converging(step) if state.is_cast(step) => {
            counting::count_on_the_way(state, room, step, confirmed)
        }
        Phase::Converging(step) => Ok(vec![onward(step)]),
        _ => refuse(id!("bw-refuse-done")),
    }
}

fn go_back(state: &State) -> RuleResult {
    match state.phase {
        Phase::Done => Ok(vec![Event::StepEntered(ConvergenceStep::Deciding)]),
        Phase::Converging(step) => step
            .previous()
            .map(|step| vec![Event::StepEntered(step)])
            .ok_or(Rejection::new(id!("bw-refuse-first-step"))),
        _ => refuse(id!("bw-refuse-not-revealed")),
    }
}

/// Notes what was on the screen, with how many people at the table; only what says more than is
/// known.
fn mark_shown(state: &State, ideas: Vec<ItemId>) -> Vec<Event> {
    let present = state.voters().count() as u16;
    let is_news = |id: &ItemId| {
        state.ideas.contains_key(id) && state.shown.get(id).is_none_or(|most| *most < present)
    };
    let ideas: Vec<ItemId> = ideas.into_iter().filter(is_news).collect();
    if ideas.is_empty() {
        Vec::new()
    } else {
        vec![Event::IdeasShown(ideas, present)]
    }
}
