//! Decisions about whole rounds: beginning, dealing, clock, hand-over, reveal, and people who come or
//! leave meanwhile.

use super::command::Command;
use super::dealing::{deal, missing_sheets, resting_sheet};
use super::deciding::{RuleResult, follow, refuse, writing};
use super::event::{CollectedRow, Event, SeatEvent};
use super::numbers::{SeatNo, SheetNo};
use super::plan::{InputMode, MOST_ROUNDS};
use super::seating::{self, Change};
use super::state::{PASSING_MS, Phase, State};
use super::steps::ConvergenceStep;
use crate::domain::{AttendanceChange, Context, Rejection, Room, Timebox};
use crate::id;

/// The length of `+1 minute`.
const MINUTE_MS: u64 = 60_000;

/// The order that is due without anybody asking: the level first, then the secret dealing.
pub(super) fn pending(state: &State, room: &Room<'_>) -> Option<Command> {
    if state.phase != Phase::Preparing && room.anonymity > state.level {
        return Some(Command::NoteLevel);
    }
    let could_be_dealt = state
        .active_seats()
        .any(|seat| state.sheets.contains(&seat.ring));
    let undealt = state.is_secret()
        && state.phase == Phase::Writing
        && could_be_dealt
        && state.holdings().is_empty();
    undealt.then_some(Command::Deal)
}

/// Answers a change of the attendance list.
pub(super) fn attend(
    state: &State,
    room: &Room<'_>,
    change: &AttendanceChange,
    now: u64,
) -> Vec<Event> {
    let mut after = state.clone();
    let mut events = Vec::new();
    for change in seating::changes(state, room, change, now) {
        let (event, opened) = match change {
            Change::Left(no) => (Event::SeatLeft(no), None),
            Change::Substituted(no, name) => (Event::SeatSubstituted(no, name), None),
            Change::Retaken(no, at_once) => (Event::SeatRetaken(no, at_once), Some(no)),
            Change::Added(seat) => {
                let no = seat.no;
                (Event::SeatAdded(seat), Some(no))
            }
        };
        follow(&mut after, &mut events, event);
        if let Some(no) = opened {
            hand_out(&mut after, &mut events, no);
        }
    }
    events
}

/// Gives a seat that opened in the middle of a round a sheet: a resting one, else a fresh one. In
/// 無記名 nobody opens in the middle.
fn hand_out(after: &mut State, events: &mut Vec<Event>, no: SeatNo) {
    let Some(seat) = after.seat(no).filter(|seat| seat.is_active()).cloned() else {
        return;
    };
    if after.phase != Phase::Writing
        || after.is_secret()
        || after.sheet_in_hand(no, after.round).is_some()
    {
        return;
    }
    let sheet = resting_sheet(after, &seat).or_else(|| {
        let fresh = next_sheet(after)?;
        follow(after, events, Event::SheetAdded(fresh, seat.ring));
        Some(fresh)
    });
    if let Some(sheet) = sheet {
        let round = after.round;
        follow(
            after,
            events,
            Event::AtSeat(SeatEvent::Dealt(round, vec![(no, sheet)])),
        );
    }
}

fn next_sheet(state: &State) -> Option<SheetNo> {
    u8::try_from(state.sheets.len() + 1).ok().map(SheetNo)
}

pub(super) fn begin(state: &State, room: &Room<'_>, context: &Context) -> RuleResult {
    if state.phase != Phase::Preparing {
        return refuse(id!("bw-refuse-begun"));
    }
    let seats = seating::seats(state, room)?;
    // From here on the plan no longer follows the room: who comes or leaves during the rounds
    // changes seats and sheets, and one round more is agreed on, not computed.
    let plan = state.wishes.fitted(seats.len());
    let contributed = state.ideas.keys().copied().enumerate();
    let beforehand = contributed
        .map(|(i, id)| (id, SheetNo((i % seats.len()) as u8 + 1)))
        .collect();
    let mut after = state.clone();
    let mut events = Vec::new();
    follow(
        &mut after,
        &mut events,
        Event::Begun {
            plan,
            seats,
            beforehand,
            level: room.anonymity,
        },
    );
    open_round(&mut after, &mut events, context.ms);
    Ok(events)
}

/// Opens the round after the present one: fresh sheets where needed, the time box, and the dealing
/// unless it is secret.
///
/// While paper is passed the clock waits; at a shared keyboard it starts at once.
fn open_round(after: &mut State, events: &mut Vec<Event>, now: u64) {
    // Sheets come in first, for every active seat must find one when the round is dealt.
    for ring in missing_sheets(after) {
        if let Some(sheet) = next_sheet(after) {
            follow(after, events, Event::SheetAdded(sheet, ring));
        }
    }
    let round = after.round.saturating_add(1);
    let seats = |input: InputMode| {
        after
            .active_seats()
            .filter(|seat| seat.input == input)
            .count()
    };
    let (paper, keyboard) = (seats(InputMode::Paper), seats(InputMode::Keyboard));
    let length = after
        .plan
        .as_ref()
        .map_or(0, |plan| plan.round_ms(round, paper, keyboard));
    let passing = if paper > 0 && round > 1 {
        PASSING_MS
    } else {
        0
    };
    follow(
        after,
        events,
        Event::RoundOpened(
            round,
            Timebox::starting(now.saturating_add(passing), length),
        ),
    );
    // In 無記名 the dealing is private and this decision is public, and one decision is wholly the one or
    // the other: `pending` asks for the dealing as a step of its own.
    if !after.is_secret() {
        let holdings = deal(after, round, None);
        follow(
            after,
            events,
            Event::AtSeat(SeatEvent::Dealt(round, holdings)),
        );
    }
}

pub(super) fn deal_in_secret(state: &State, context: &Context) -> RuleResult {
    writing(state)?;
    if !state.is_secret() {
        return refuse(id!("bw-refuse-not-secret"));
    }
    if !state.holdings().is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Event::InSecret(SeatEvent::Dealt(
        state.round,
        deal(state, state.round, Some(context.dice())),
    ))])
}

pub(super) fn turn_clock(state: &State, command: &Command, now: u64) -> RuleResult {
    writing(state)?;
    let clock = state
        .clock
        .ok_or(Rejection::new(id!("bw-refuse-not-writing")))?;
    let over = u64::try_from(-clock.remaining(now)).unwrap_or(0);
    Ok(match command {
        Command::Pause if clock.is_paused() => Vec::new(),
        Command::Pause => vec![Event::Paused(now)],
        Command::Resume if clock.is_paused() => vec![Event::Resumed(now)],
        Command::AddMinute => vec![Event::TimeAdded(MINUTE_MS.saturating_add(over))],
        Command::EndNow if clock.remaining(now) > 0 => vec![Event::TimeCalled(now)],
        _ => Vec::new(),
    })
}

/// Leads on from wherever the sheets are; later phases lead on in `converging`.
pub(super) fn advance(
    state: &State,
    room: &Room<'_>,
    confirmed: bool,
    context: &Context,
) -> RuleResult {
    match state.phase {
        Phase::Preparing => begin(state, room, context),
        Phase::Writing if state.is_passing(context.ms) => Ok(vec![Event::HandedOver(context.ms)]),
        Phase::Writing if !confirmed && state.advance_needs_confirmation(context.ms) => {
            Err(Rejection::new(id!("bw-refuse-still-writing"))
                .with("n", state.unfinished_seats().len()))
        }
        Phase::Writing => Ok(hand_over(state, context)),
        Phase::Written if !state.is_last_round() && state.active_seats().next().is_some() => {
            let mut events = Vec::new();
            open_round(&mut state.clone(), &mut events, context.ms);
            Ok(events)
        }
        Phase::Written => reveal(state, context),
        Phase::Converging(_) | Phase::Done => Ok(Vec::new()),
    }
}

/// Ends the round and begins the next one, or ends the writing.
fn hand_over(state: &State, context: &Context) -> Vec<Event> {
    let mut after = state.clone();
    let mut events = Vec::new();
    close_round(&mut after, &mut events, context);
    if after.is_last_round() || after.active_seats().next().is_none() {
        follow(&mut after, &mut events, Event::WritingEnded);
    } else {
        open_round(&mut after, &mut events, context.ms);
    }
    events
}

fn close_round(after: &mut State, events: &mut Vec<Event>, context: &Context) {
    // The drafts are read before anything closes, and recorded before the next round opens, which
    // clears them.
    let left = after.clock.map_or(0, |clock| clock.remaining(context.ms));
    let rows = after.is_secret().then(|| collected(after, context));
    let round = after.round;
    follow(after, events, Event::RoundClosed(round, left));
    if let Some(rows) = rows {
        follow(after, events, Event::RowsCollected(round, rows));
    }
}

/// The rows of the running round by sheet, with ids of this moment: neither order, nor ids, nor
/// gaps tell who wrote when.
fn collected(state: &State, context: &Context) -> Vec<CollectedRow> {
    let mut sheets: Vec<SheetNo> = state
        .holdings()
        .into_iter()
        .map(|(_, sheet)| sheet)
        .collect();
    sheets.sort_unstable();
    let mut k = 0..;
    let mut row = |sheet: SheetNo| {
        let drafts = state.secret.drafts.range((sheet, 0)..=(sheet, u8::MAX));
        let ideas = drafts.zip(k.by_ref()).map(|(((_, cell), draft), k)| {
            (
                context.id(k),
                *cell,
                draft.text.clone(),
                draft.lineage.clone(),
            )
        });
        CollectedRow {
            sheet,
            ideas: ideas.collect(),
        }
    };
    sheets.into_iter().map(&mut row).collect()
}

pub(super) fn reveal(state: &State, context: &Context) -> RuleResult {
    match state.phase {
        Phase::Preparing => refuse(id!("bw-refuse-not-begun")),
        _ if state.revealed => refuse(id!("bw-refuse-revealed")),
        _ => {
            let mut after = state.clone();
            let mut events = Vec::new();
            if state.phase == Phase::Writing {
                close_round(&mut after, &mut events, context);
            }
            follow(&mut after, &mut events, Event::Revealed);
            follow(
                &mut after,
                &mut events,
                Event::StepEntered(ConvergenceStep::Browsing),
            );
            Ok(events)
        }
    }
}

/// One round more. Offered when people came late, and allowed at any time while there is writing.
pub(super) fn add_round(state: &State) -> RuleResult {
    if !matches!(state.phase, Phase::Writing | Phase::Written) {
        return refuse(id!("bw-refuse-not-writing"));
    }
    let most = MOST_ROUNDS * 2;
    if state.rounds() >= most {
        return Err(Rejection::new(id!("bw-refuse-too-many-rounds")).with("most", most));
    }
    Ok(vec![Event::RoundAdded])
}
