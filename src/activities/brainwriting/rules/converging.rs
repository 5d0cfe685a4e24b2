//! Decisions after the reveal: looking, stars, bundles, votes, and what the room decides.

use super::ballots::{Question, Spread, Total, Totals, Voter};
use super::choosing::MOST_HANDS;
use super::command::Command;
use super::deciding::{RuleResult, at_seat, refuse};
use super::event::{Event, SeatEvent};
use super::numbers::SeatNo;
use super::seeing::sectors_that_hide;
use super::state::{Phase, State};
use super::steps::ConvergenceStep;

use crate::domain::{Anonymity, Context, ItemId, RecordRef, Rejection, Room, Sector, text};
use crate::id;

/// The most stickers of one voter.
const MOST_STICKERS: u8 = 99;

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
        Command::Advance { .. } => advance(state, room),
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
        Command::Favour(voter, idea, n) => favour(state, room, voter, idea, n),
        Command::Vote(voter, option, n) => {
            cast(state, room, Ballot::of(voter, Question::Sticker, option, n))
        }
        Command::Weigh(voter, option, value) => {
            let question = Question::Weight;
            let ballot = Ballot {
                voter,
                question,
                option,
                value,
            };
            cast(state, room, ballot)
        }
        Command::Rate(voter, option, criterion, value) => {
            let question = Question::Rating(criterion);
            let ballot = Ballot {
                voter,
                question,
                option,
                value,
            };
            cast(state, room, ballot)
        }
        Command::ChooseStickers(each) => choose_stickers(state, each),
        Command::ChooseStickerCap(cap) => choose_sticker_cap(state, cap),
        Command::CloseTally => close_tally(state, room, step),
        Command::ReopenTally if state.totals.contains_key(&step) => {
            Ok(vec![Event::TallyReopened(step)])
        }
        Command::ReopenTally => refuse(id!("bw-refuse-not-counted")),
        Command::Decide {
            kind,
            options,
            wording,
        } => {
            let wording = label(&wording)?;
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
        command => gather(state, command, context),
    }
}

fn onward(step: ConvergenceStep) -> Event {
    step.next().map_or(Event::Finished, Event::StepEntered)
}

/// Leads on: an open vote with ballots is counted and stays on the screen; otherwise the next step,
/// at last the end.
fn advance(state: &State, room: &Room<'_>) -> RuleResult {
    match state.phase {
        Phase::Converging(step) if state.is_cast(step) => close_tally(state, room, step),
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

/// The cleaned sentence, which must not be empty.
fn label(words: &str) -> Result<String, Rejection> {
    let text = text::clean(words);
    if text.trim().is_empty() {
        Err(Rejection::new(id!("bw-refuse-empty")))
    } else {
        Ok(text)
    }
}

fn gather(state: &State, command: Command, context: &Context) -> RuleResult {
    let idea = |id: ItemId| {
        if state.ideas.contains_key(&id) {
            Ok(id)
        } else {
            Err(Rejection::new(id!("bw-refuse-no-idea")))
        }
    };
    let bundle = |id: ItemId| {
        state
            .bundle(id)
            .ok_or(Rejection::new(id!("bw-refuse-no-bundle")))
    };
    match command {
        Command::MakeBundle(words, members) => {
            let label = label(&words)?;
            let members = distinct(members)
                .into_iter()
                .map(idea)
                .collect::<Result<Vec<_>, _>>()?;
            if members.is_empty() {
                refuse(id!("bw-refuse-no-idea"))
            } else {
                Ok(vec![Event::BundleMade {
                    id: context.id(0),
                    label,
                    members,
                }])
            }
        }
        Command::Gather(id, ideas) => {
            let members = &bundle(id)?.members;
            let ideas = distinct(ideas)
                .into_iter()
                .map(idea)
                .collect::<Result<Vec<_>, _>>()?;
            let ideas: Vec<ItemId> = ideas
                .into_iter()
                .filter(|id| !members.contains(id))
                .collect();
            Ok(if ideas.is_empty() {
                Vec::new()
            } else {
                vec![Event::IdeasGathered(id, ideas)]
            })
        }
        Command::Ungather(id) => {
            let gathered = state.bundle_of(idea(id)?).is_some();
            Ok(if gathered {
                vec![Event::IdeaUngathered(id)]
            } else {
                Vec::new()
            })
        }
        Command::RenameBundle(id, words) => {
            let label = label(&words)?;
            Ok(if bundle(id)?.label == label {
                Vec::new()
            } else {
                vec![Event::BundleRenamed(id, label)]
            })
        }
        Command::MergeBundles(into, from) => {
            let (into, from) = (bundle(into)?.id, bundle(from)?.id);
            if into == from {
                refuse(id!("bw-refuse-same-bundle"))
            } else {
                Ok(vec![Event::BundlesMerged(into, from)])
            }
        }
        Command::DissolveBundle(id) => Ok(vec![Event::BundleDissolved(bundle(id)?.id)]),
        Command::MarkLone(id, lone) => Ok(if state.lone.contains(&idea(id)?) == lone {
            Vec::new()
        } else {
            vec![Event::LoneMarked(id, lone)]
        }),
        _ => Ok(Vec::new()),
    }
}

fn distinct(ids: Vec<ItemId>) -> Vec<ItemId> {
    let mut seen = Vec::with_capacity(ids.len());
    for id in ids {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen
}

/// One answer of a voter about an option.
#[derive(Debug, Clone, Copy)]
struct Ballot {
    voter: Voter,
    question: Question,
    option: ItemId,
    /// The answer; `None` takes it back.
    value: Option<u16>,
}

impl Ballot {
    /// A ballot that gives something, or with 0 takes it back.
    const fn of(voter: Voter, question: Question, option: ItemId, n: u16) -> Self {
        let value = if n > 0 { Some(n) } else { None };
        Self {
            voter,
            question,
            option,
            value,
        }
    }
}

/// Casts a ballot: of somebody at the table or of the room, for an option of the running vote,
/// within the budget.
fn cast(state: &State, room: &Room<'_>, ballot: Ballot) -> RuleResult {
    let Ballot {
        voter,
        question,
        option,
        value,
    } = ballot;
    check_voter(state, voter, question)?;
    if !state.options(question.step()).contains(&option) {
        return refuse(id!("bw-refuse-no-option"));
    }
    let present = state.ballot(voter, question, option);
    if present == value {
        return Ok(Vec::new());
    }
    let given = value.unwrap_or(0);
    let (least, most) = limits(state, voter, question);
    if value.is_some() && !(least..=most).contains(&given) {
        return Err(Rejection::new(id!("bw-refuse-value"))
            .with("least", least)
            .with("most", most));
    }
    let spent = state
        .spent(voter, question)
        .saturating_sub(present.unwrap_or(0))
        .saturating_add(given);
    if voter == Voter::Room && given > present.unwrap_or(0) {
        check_hands(state, room, question, given, spent)?;
    }
    match state.budget(question).filter(|_| voter != Voter::Room) {
        // Giving less is always right, even where the budget shrank meanwhile.
        Some(budget) if spent > budget && given > present.unwrap_or(0) => {
            Err(Rejection::new(id!("bw-refuse-budget")).with("budget", budget))
        }
        _ => Ok(at_seat(
            state,
            SeatEvent::Cast {
                voter,
                question,
                option,
                value,
            },
        )),
    }
}

fn check_voter(state: &State, voter: Voter, question: Question) -> Result<(), Rejection> {
    if !state.is_voting(question.step()) {
        return Err(Rejection::new(id!("bw-refuse-no-vote")));
    }
    match voter {
        Voter::Seat(no) if state.seat(no).is_some_and(super::state::Seat::may_vote) => Ok(()),
        Voter::Seat(_) => Err(Rejection::new(id!("bw-refuse-no-voter"))),
        // A show of hands has no median and cannot say "not acceptable".
        Voter::Room if matches!(question, Question::Rating(_)) => {
            Err(Rejection::new(id!("bw-refuse-room-rates")))
        }
        Voter::Room => Ok(()),
    }
}

/// How many people can raise a hand: all who are here, with or without a seat, and no fewer than
/// vote.
fn hands(state: &State, room: &Room<'_>) -> u16 {
    let here = room
        .people
        .values()
        .filter(|person| person.attendance.is_here())
        .count();
    here.max(state.voters().count()) as u16
}

/// No more hands than people, no more stickers or points than all of them have together.
fn check_hands(
    state: &State,
    room: &Room<'_>,
    question: Question,
    given: u16,
    spent: u16,
) -> Result<(), Rejection> {
    let people = hands(state, room);
    let each = match question {
        Question::Star | Question::Rating(_) if given > people => {
            return Err(Rejection::new(id!("bw-refuse-hands")).with("most", people));
        }
        Question::Star | Question::Rating(_) => return Ok(()),
        Question::Favourite if spent > people => {
            return Err(Rejection::new(id!("bw-refuse-favourites")).with("most", people));
        }
        Question::Favourite => return Ok(()),
        Question::Sticker => u16::from(state.stickers_each()),
        Question::Weight => state.points_each(),
    };
    let most = people.saturating_mul(each);
    if spent <= most {
        return Ok(());
    }
    Err(Rejection::new(id!("bw-refuse-together"))
        .with("most", most)
        .with("people", people)
        .with("each", each))
}

/// The least and the most that one answer may be.
fn limits(state: &State, voter: Voter, question: Question) -> (u16, u16) {
    match (question, voter) {
        (Question::Rating(_), _) => (1, 5),
        (_, Voter::Room) => (0, MOST_HANDS),
        (Question::Star | Question::Favourite, _) => (1, 1),
        (Question::Sticker, _) => (1, u16::from(state.sticker_cap())),
        (Question::Weight, _) => (0, state.points_each()),
    }
}

/// Gives the one favourite, taking it from where it was.
fn favour(state: &State, room: &Room<'_>, voter: Voter, idea: ItemId, n: u16) -> RuleResult {
    let question = Question::Favourite;
    let new = Ballot::of(voter, question, idea, n);
    let mut own = state
        .at_seats()
        .ballots
        .keys()
        .filter(|(of, by, option)| *of == question && *by == voter && *option != idea);
    let former = own.next().map(|(_, _, option)| *option);
    // The room has as many favourites as people, so only a seat gives its former one up.
    let Some(former) = former.filter(|_| voter != Voter::Room && new.value.is_some()) else {
        return cast(state, room, new);
    };
    let mut events = cast(state, room, Ballot::of(voter, question, former, 0))?;
    // The new favourite is checked against the budget after the former one is taken back; the other
    // way round there would be two for a moment, and that is refused.
    let mut after = state.clone();
    for event in &events {
        after.apply(event, &RecordRef::default());
    }
    events.extend(cast(&after, room, new)?);
    Ok(events)
}

/// Stickers are chosen before the first of them is given; after that a change would make votes
/// count for more or less than when they were cast.
fn before_stickers(state: &State) -> Result<(), Rejection> {
    let mut ballots = state.at_seats().ballots.keys();
    if ballots.any(|(question, ..)| *question == Question::Sticker) {
        Err(Rejection::new(id!("bw-refuse-voting")))
    } else {
        Ok(())
    }
}

fn choose_stickers(state: &State, each: Option<u8>) -> RuleResult {
    before_stickers(state)?;
    let each = each.map(|each| each.clamp(1, MOST_STICKERS));
    let changed = (state.stickers != each).then_some(Event::StickersChosen(each));
    Ok(changed.into_iter().collect())
}

fn choose_sticker_cap(state: &State, cap: Option<u8>) -> RuleResult {
    before_stickers(state)?;
    let cap = cap.map(|cap| cap.clamp(1, MOST_STICKERS));
    let changed = (state.sticker_cap != cap).then_some(Event::StickerCapChosen(cap));
    Ok(changed.into_iter().collect())
}

fn close_tally(state: &State, room: &Room<'_>, step: ConvergenceStep) -> RuleResult {
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
                let cast = state
                    .secret
                    .ballots
                    .keys()
                    .any(|(question, ..)| question.step() == *step);
                cast && state.totals_of(*step).is_none()
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
fn count(state: &State, room: &Room<'_>, step: ConvergenceStep) -> Totals {
    let ballots = || {
        state
            .at_seats()
            .ballots
            .iter()
            .filter(move |((question, ..), _)| question.step() == step)
    };
    let mut seats: Vec<SeatNo> = ballots()
        .filter_map(|((_, voter, _), _)| seat_of(*voter))
        .collect();
    seats.sort_unstable();
    seats.dedup();
    let hands = ballots().any(|((_, voter, _), _)| *voter == Voter::Room);
    let here = room
        .people
        .values()
        .filter(|person| person.attendance.is_here())
        .count();
    let voters = if hands {
        here.max(seats.len())
    } else {
        seats.len()
    } as u16;
    let options = state.options(step);
    let asked = Question::of(step)
        .iter()
        .flat_map(|question| options.iter().map(move |option| (*question, *option)));
    Totals {
        voters,
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
    if answers.is_empty() {
        return None;
    }
    let of_seats: Vec<(SeatNo, u16)> = answers
        .iter()
        .filter_map(|(seat, value)| seat.map(|seat| (seat, *value)))
        .collect();
    let rated = matches!(question, Question::Rating(_));
    let values: Vec<u16> = of_seats.iter().map(|(_, value)| *value).collect();
    Some(Total {
        option,
        question,
        sum: answers.iter().map(|(_, value)| u32::from(*value)).sum(),
        voters: of_seats.len() as u16,
        refusals: if question == Question::Weight {
            values.iter().filter(|value| **value == 0).count() as u16
        } else {
            0
        },
        spread: if rated { Spread::of(&values) } else { None },
        sectors: if rated {
            by_sector(state, room, &of_seats)
        } else {
            Vec::new()
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
