//! Casting ballots: who may vote on what, within which limits, and that nobody is counted twice.
//!
//! A vote has one source for each person: the seat that votes at the keyboard, or the room, whose
//! raised hands and paper stickers the facilitator counts. What the room gave must have come from
//! those who did not vote at the keyboard.

use super::ballots::{ByHand, Criterion, Question, RoomRating, Voter};
use super::choosing::MOST_HANDS;
use super::deciding::{RuleResult, at_seat, refuse};
use super::event::{Event, SeatEvent};
use super::state::State;
use super::steps::ConvergenceStep;
use crate::domain::{ItemId, RecordRef, Rejection, Room};
use crate::id;

/// The most stickers of one voter.
const MOST_STICKERS: u8 = 99;

/// One answer of a voter about an option.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ballot {
    pub(super) voter: Voter,
    pub(super) question: Question,
    pub(super) option: ItemId,
    /// The answer; `None` takes it back.
    pub(super) value: Option<u16>,
}

impl Ballot {
    /// A ballot with this answer.
    pub(super) const fn new(
        voter: Voter,
        question: Question,
        option: ItemId,
        value: Option<u16>,
    ) -> Self {
        Self {
            voter,
            question,
            option,
            value,
        }
    }

    /// A ballot that gives something, or with 0 takes it back.
    pub(super) const fn of(voter: Voter, question: Question, option: ItemId, n: u16) -> Self {
        let value = if n > 0 { Some(n) } else { None };
        Self::new(voter, question, option, value)
    }
}

/// Casts a ballot: of somebody at the table or of the room, for an option of the running vote,
/// within the budget.
pub(super) fn cast(state: &State, room: &Room<'_>, ballot: Ballot) -> RuleResult {
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
    if matches!(
        state.room_rating(question, option),
        Some(RoomRating::Median(_))
    ) {
        return refuse(id!("bw-refuse-median-and-seats"));
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
    match voter {
        Voter::Room if given > present.unwrap_or(0) => {
            check_hands(state, room, question, given, spent)?;
        }
        Voter::Seat(no) => check_other_source(state, room, no, question.step())?,
        Voter::Room => {}
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
        // One number of hands has no median and cannot say "not acceptable".
        Voter::Room if matches!(question, Question::Rating(_)) => {
            Err(Rejection::new(id!("bw-refuse-room-rates")))
        }
        Voter::Room => Ok(()),
    }
}

/// How many people can raise a hand: all who are here, with or without a seat, and no fewer than
/// vote; those who voted at the keyboard are counted there.
fn hands(state: &State, room: &Room<'_>, step: ConvergenceStep) -> u16 {
    let here = room
        .people
        .values()
        .filter(|person| person.attendance.is_here())
        .count();
    let voted = state.voted_seats(step);
    let at_table = state
        .voters()
        .filter(|seat| voted.contains(&seat.no))
        .count();
    here.max(state.voters().count()).saturating_sub(at_table) as u16
}

/// Nobody is counted twice: a seat votes at the keyboard only while the room's numbers leave it out.
fn check_other_source(
    state: &State,
    room: &Room<'_>,
    no: super::numbers::SeatNo,
    step: ConvergenceStep,
) -> Result<(), Rejection> {
    let raised = match state.by_hand(step) {
        None => return Ok(()),
        Some(ByHand::Told(n)) => n,
        Some(ByHand::Untold) => state.least_hands(step),
    };
    if state.voted_seats(step).contains(&no) || raised < hands(state, room, step) {
        return Ok(());
    }
    Err(Rejection::new(id!("bw-refuse-in-room")).with("n", raised))
}

/// No more hands than people, no more stickers or points than all of them have together.
fn check_hands(
    state: &State,
    room: &Room<'_>,
    question: Question,
    given: u16,
    spent: u16,
) -> Result<(), Rejection> {
    let people = hands(state, room, question.step());
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

/// Judges an option by a criterion as a room. A median alone cannot be put together with answers of
/// seats; hands can.
pub(super) fn rate_as_room(
    state: &State,
    room: &Room<'_>,
    (criterion, option): (Criterion, ItemId),
    rating: Option<RoomRating>,
) -> RuleResult {
    let question = Question::Rating(criterion);
    if !state.is_voting(ConvergenceStep::Criteria) {
        return refuse(id!("bw-refuse-no-vote"));
    }
    if !state.options(ConvergenceStep::Criteria).contains(&option) {
        return refuse(id!("bw-refuse-no-option"));
    }
    let rating = rating.filter(|rating| *rating != RoomRating::Hands([0; 5]));
    match rating {
        Some(RoomRating::Median(tenths)) if !(10..=50).contains(&tenths) => {
            return Err(Rejection::new(id!("bw-refuse-value"))
                .with("least", 1)
                .with("most", 5));
        }
        Some(RoomRating::Median(_)) if is_rated_by_seats(state, question, option) => {
            return refuse(id!("bw-refuse-median-and-seats"));
        }
        Some(rating) if rating.hands() > hands(state, room, ConvergenceStep::Criteria) => {
            let most = hands(state, room, ConvergenceStep::Criteria);
            return Err(Rejection::new(id!("bw-refuse-hands")).with("most", most));
        }
        _ => {}
    }
    if state.room_rating(question, option) == rating {
        return Ok(Vec::new());
    }
    Ok(at_seat(
        state,
        SeatEvent::RoomRated {
            criterion,
            option,
            rating,
        },
    ))
}

fn is_rated_by_seats(state: &State, question: Question, option: ItemId) -> bool {
    let mut ballots = state.at_seats().ballots.keys();
    ballots.any(|(of, _, about)| *of == question && *about == option)
}

/// Notes how many raised their hands or voted on paper: at least as many as what the room gave
/// shows, at most as many as did not vote at the keyboard.
pub(super) fn count_hands(
    state: &State,
    room: &Room<'_>,
    step: ConvergenceStep,
    n: u16,
) -> RuleResult {
    if !state.is_voting(step) {
        return refuse(id!("bw-refuse-no-vote"));
    }
    let (least, most) = (state.least_hands(step), hands(state, room, step));
    if least == 0 {
        return refuse(id!("bw-refuse-no-hands"));
    }
    if !(least..=most.max(least)).contains(&n) {
        return Err(Rejection::new(id!("bw-refuse-hands-count"))
            .with("least", least)
            .with("most", most.max(least)));
    }
    Ok(if state.hands.get(&step) == Some(&n) {
        Vec::new()
    } else {
        vec![Event::HandsCounted(step, Some(n))]
    })
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
pub(super) fn favour(
    state: &State,
    room: &Room<'_>,
    voter: Voter,
    idea: ItemId,
    n: u16,
) -> RuleResult {
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

pub(super) fn choose_stickers(state: &State, each: Option<u8>) -> RuleResult {
    before_stickers(state)?;
    let each = each.map(|each| each.clamp(1, MOST_STICKERS));
    let changed = (state.stickers != each).then_some(Event::StickersChosen(each));
    Ok(changed.into_iter().collect())
}

pub(super) fn choose_sticker_cap(state: &State, cap: Option<u8>) -> RuleResult {
    before_stickers(state)?;
    let cap = cap.map(|cap| cap.clamp(1, MOST_STICKERS));
    let changed = (state.sticker_cap != cap).then_some(Event::StickerCapChosen(cap));
    Ok(changed.into_iter().collect())
}
