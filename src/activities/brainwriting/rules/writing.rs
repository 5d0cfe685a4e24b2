//! Decisions before and during the rounds: seats, dealing, rows, clock, and leading on.

use super::command::Command;
use super::dealing::{deal, missing_sheets, resting_sheet};
use super::event::{CollectedRow, Event, SeatEvent};
use super::seating::{self, Change};
use super::setup::{Input, MOST_ROUNDS};
use super::state::{
    BEFOREHAND, Lineage, PASSING_MS, Phase, RoundNo, Row, SeatNo, SheetNo, State, Step,
};
use crate::domain::{
    Anonymity, Attendance, AttendanceChange, Context, MessageId, ParticipantId, RecordRef,
    Rejection, Room, Timebox, text,
};
use crate::id;

/// The length of `+1 minute`.
const MINUTE_MS: u64 = 60_000;
/// The longest text of an idea, in characters; a sheet's cell holds far less.
const LONGEST: usize = 400;

type Decision = Result<Vec<Event>, Rejection>;

/// Decides about a command that concerns the sheets.
#[expect(
    clippy::too_many_lines,
    reason = "one arm a command; what is longer stands in a function of its own"
)]
pub(super) fn decide(
    state: &State,
    room: &Room<'_>,
    command: Command,
    context: &Context,
) -> Decision {
    match command {
        Command::Prepare(setup) if state.phase == Phase::Preparing => {
            let mut setup = setup;
            setup.question = text::clean(&setup.question);
            Ok(if state.setup.as_ref() == Some(&setup) {
                Vec::new()
            } else {
                vec![Event::Prepared(setup)]
            })
        }
        Command::Prepare(_) => refuse(id!("bw-refuse-begun")),
        Command::SetInput(who, input) => set_input(state, room, who, input, context),
        Command::Contribute { by, text, typed_by } => {
            contribute(state, room, by, &text, typed_by, context)
        }
        Command::Begin => begin(state, room, context),
        Command::Deal => deal_in_secret(state, context),
        Command::NoteLevel if room.anonymity > state.level => {
            Ok(vec![Event::LevelRaised(room.anonymity)])
        }
        Command::NoteLevel => Ok(Vec::new()),
        Command::WriteCell {
            sheet,
            round,
            cell,
            text,
            typed_by,
            lineage,
        } => {
            let typed_by = known(state, room, typed_by);
            write(
                state,
                Place { sheet, round, cell },
                &text,
                typed_by,
                Some(lineage),
                context,
                0,
            )
            .map(|event| event.into_iter().collect())
        }
        Command::WriteRow {
            sheet,
            round,
            texts,
            typed_by,
        } => write_row(state, room, (sheet, round), &texts, typed_by, context),
        Command::EraseCell { sheet, round, cell } => write(
            state,
            Place { sheet, round, cell },
            "",
            None,
            None,
            context,
            0,
        )
        .map(|event| event.into_iter().collect()),
        Command::OpenTurn(seat) => {
            in_hand(state, seat)?;
            let keyboard = state
                .seat(seat)
                .is_some_and(|seat| seat.input == Input::Keyboard);
            if keyboard {
                Ok(at_seat(state, SeatEvent::TurnOpened(seat)))
            } else {
                refuse(id!("bw-refuse-not-on-keyboard"))
            }
        }
        Command::FinishRow(seat) => {
            in_hand(state, seat)?;
            Ok(if state.done(seat).is_some() {
                Vec::new()
            } else {
                at_seat(state, SeatEvent::RowFinished(seat))
            })
        }
        Command::ResumeRow(seat) => {
            in_hand(state, seat)?;
            Ok(if state.done(seat).is_none() {
                Vec::new()
            } else {
                at_seat(state, SeatEvent::RowResumed(seat))
            })
        }
        Command::SkipSeat(seat, reason) => {
            in_hand(state, seat)?;
            if state.done(seat).is_some() {
                return refuse(id!("bw-refuse-row-done"));
            }
            Ok(at_seat(
                state,
                SeatEvent::SeatSkipped(seat, reason_kept(state, &reason)),
            ))
        }
        Command::SkipRow(sheet, round, reason) => skip_row(state, sheet, round, &reason),
        Command::AddMinute | Command::Pause | Command::Resume | Command::EndNow => {
            turn_clock(state, &command, context.ms)
        }
        Command::OpenSheet(sheet) => {
            if state.phase != Phase::Written {
                writing(state)?;
            }
            state
                .ring_of(sheet)
                .ok_or(Rejection::new(id!("bw-refuse-no-sheet")))?;
            Ok(if state.opened.contains(&sheet) {
                Vec::new()
            } else {
                vec![Event::SheetOpened(sheet)]
            })
        }
        Command::AddRound if !matches!(state.phase, Phase::Writing | Phase::Written) => {
            refuse(id!("bw-refuse-not-writing"))
        }
        Command::AddRound if state.rounds() >= MOST_ROUNDS * 2 => {
            Err(Rejection::new(id!("bw-refuse-too-many-rounds")).with("most", MOST_ROUNDS * 2))
        }
        Command::AddRound => Ok(vec![Event::RoundAdded]),
        Command::Advance { confirmed } => advance(state, room, confirmed, context),
        Command::Reveal => reveal(state, context),
        _ => Ok(Vec::new()),
    }
}

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

/// Notes an event and applies it at once, so that the next one is decided in the light of it.
fn follow(after: &mut State, events: &mut Vec<Event>, event: Event) {
    after.apply(&event, &RecordRef::default());
    events.push(event);
}

fn refuse(id: MessageId) -> Decision {
    Err(Rejection::new(id))
}

fn writing(state: &State) -> Result<(), Rejection> {
    if state.phase == Phase::Writing {
        Ok(())
    } else {
        Err(Rejection::new(id!("bw-refuse-not-writing")))
    }
}

/// The sheet in a seat's hand in the running round.
fn in_hand(state: &State, seat: SeatNo) -> Result<SheetNo, Rejection> {
    writing(state)?;
    let active = state.seat(seat).is_some_and(super::state::Seat::is_active);
    state
        .sheet_in_hand(seat, state.round)
        .filter(|_| active)
        .ok_or(Rejection::new(id!("bw-refuse-no-sheet-in-hand")))
}

/// What happens at a seat, in the layer where it belongs.
pub(super) fn at_seat(state: &State, event: SeatEvent) -> Vec<Event> {
    vec![if state.is_secret() {
        Event::InSecret(event)
    } else {
        Event::AtSeat(event)
    }]
}

/// In 無記名 a reason would tell on the person.
fn reason_kept(state: &State, reason: &str) -> String {
    if state.is_secret() {
        String::new()
    } else {
        text::clean(reason)
    }
}

/// Somebody on the list; nobody in 無記名.
fn known(state: &State, room: &Room<'_>, who: Option<ParticipantId>) -> Option<ParticipantId> {
    let secret = state.is_secret() || room.anonymity == Anonymity::Anonymous;
    who.filter(|who| !secret && room.people.contains_key(who))
}

fn set_input(
    state: &State,
    room: &Room<'_>,
    who: ParticipantId,
    input: Input,
    context: &Context,
) -> Decision {
    let person = room
        .people
        .get(&who)
        .ok_or(Rejection::new(id!("bw-refuse-nobody")))?;
    let current = state
        .seat_of(who)
        .map(|seat| seat.input)
        .or_else(|| state.inputs.get(&who).copied());
    if current == Some(input) {
        return Ok(Vec::new());
    }
    if state.is_secret()
        && input != Input::Watching
        && state
            .seats
            .iter()
            .any(|seat| seat.input != input && seat.input != Input::Watching)
    {
        return refuse(id!("bw-refuse-one-way"));
    }
    let mut after = state.clone();
    let mut events = Vec::new();
    follow(&mut after, &mut events, Event::InputSet(who, input));
    let after_attendance = person.attendance;
    let change = AttendanceChange {
        who,
        before: Some(Attendance::Expected),
        after: after_attendance,
        substitute: person.substitute.clone(),
    };
    events.extend(attend(&after, room, &change, context.ms));
    Ok(events)
}

fn contribute(
    state: &State,
    room: &Room<'_>,
    by: Option<ParticipantId>,
    words: &str,
    typed_by: Option<ParticipantId>,
    context: &Context,
) -> Decision {
    if state.revealed {
        return refuse(id!("bw-refuse-revealed"));
    }
    let text = written(words);
    if text.is_empty() {
        return refuse(id!("bw-refuse-empty"));
    }
    let by = known(state, room, by);
    let typed_by = known(state, room, typed_by).filter(|typist| Some(*typist) != by);
    let load = |sheet: &SheetNo| {
        state
            .ideas
            .values()
            .filter(|idea| idea.round == BEFOREHAND && idea.sheet == Some(*sheet))
            .count()
    };
    let sheet = state.sheet_numbers().min_by_key(load);
    Ok(vec![Event::IdeaContributed {
        id: context.id(0),
        sheet,
        text,
        by,
        typed_by,
    }])
}

fn begin(state: &State, room: &Room<'_>, context: &Context) -> Decision {
    if state.phase != Phase::Preparing {
        return refuse(id!("bw-refuse-begun"));
    }
    let seats = seating::seats(state, room)?;
    let setup = state.setup_for(seats.len()).fitted(seats.len());
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
            setup,
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
    for ring in missing_sheets(after) {
        if let Some(sheet) = next_sheet(after) {
            follow(after, events, Event::SheetAdded(sheet, ring));
        }
    }
    let round = after.round.saturating_add(1);
    let seats = |input: Input| {
        after
            .active_seats()
            .filter(|seat| seat.input == input)
            .count()
    };
    let (paper, keyboard) = (seats(Input::Paper), seats(Input::Keyboard));
    let length = after
        .setup
        .as_ref()
        .map_or(0, |setup| setup.round_ms(round, paper, keyboard));
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
    if !after.is_secret() {
        let holdings = deal(after, round, None);
        follow(
            after,
            events,
            Event::AtSeat(SeatEvent::Dealt(round, holdings)),
        );
    }
}

fn deal_in_secret(state: &State, context: &Context) -> Decision {
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

/// A cell of a row.
#[derive(Debug, Clone, Copy)]
struct Place {
    sheet: SheetNo,
    round: RoundNo,
    cell: u8,
}

/// Writes, corrects or clears a cell; `None` when nothing changes. The running round of 無記名 is
/// drafted in secret.
fn write(
    state: &State,
    place: Place,
    words: &str,
    typed_by: Option<ParticipantId>,
    lineage: Option<Lineage>,
    context: &Context,
    k: usize,
) -> Result<Option<Event>, Rejection> {
    let Place { sheet, round, cell } = place;
    if state.phase == Phase::Preparing {
        return Err(Rejection::new(id!("bw-refuse-not-begun")));
    }
    if !state.has_row(sheet, round) {
        return Err(Rejection::new(id!("bw-refuse-no-row")));
    }
    let present = state.idea_at(sheet, round, cell);
    if cell >= state.cells() && present.is_none() || round == BEFOREHAND && present.is_none() {
        return Err(Rejection::new(id!("bw-refuse-no-cell")));
    }
    let text = written(words);
    let lineage = lineage.map(|lineage| checked(state, lineage));
    if state.is_secret() && state.phase == Phase::Writing && round == state.round {
        let draft = state.draft_at(sheet, cell);
        let lineage = lineage
            .or_else(|| draft.map(|draft| draft.lineage.clone()))
            .unwrap_or_default();
        let same = draft.map_or(text.is_empty(), |draft| {
            draft.text == text && draft.lineage == lineage
        });
        return Ok((!same).then_some(Event::InSecret(SeatEvent::Drafted {
            sheet,
            cell,
            text,
            lineage,
        })));
    }
    Ok(match present {
        Some(idea) if text.is_empty() => Some(Event::IdeaErased(idea.id)),
        Some(idea) => {
            let lineage = lineage.unwrap_or_else(|| idea.lineage.clone());
            let same = idea.text == text && idea.lineage == lineage;
            (!same).then_some(Event::IdeaAmended(idea.id, text, lineage))
        }
        None if text.is_empty() => None,
        None => {
            let by = if state.is_secret() {
                None
            } else {
                state
                    .holder(sheet, round)
                    .and_then(|seat| state.seat(seat))
                    .map(|seat| seat.occupant)
            };
            let typed_by = typed_by.filter(|typist| Some(*typist) != by);
            Some(Event::IdeaWritten {
                id: context.id(k),
                sheet,
                round,
                cell,
                text,
                by,
                typed_by,
                lineage: lineage.unwrap_or_default(),
            })
        }
    })
}

fn write_row(
    state: &State,
    room: &Room<'_>,
    (sheet, round): (SheetNo, RoundNo),
    texts: &[String],
    typed_by: Option<ParticipantId>,
    context: &Context,
) -> Decision {
    let typed_by = known(state, room, typed_by);
    let mut events = Vec::new();
    for (cell, words) in (0..=u8::MAX)
        .zip(texts)
        .filter(|(_, words)| !written(words).is_empty())
    {
        events.extend(write(
            state,
            Place { sheet, round, cell },
            words,
            typed_by,
            None,
            context,
            usize::from(cell),
        )?);
    }
    Ok(events)
}

/// The cleaned text, cut where no cell would hold it.
fn written(words: &str) -> String {
    let text = text::clean(words);
    if text.trim().is_empty() {
        String::new()
    } else {
        text.chars().take(LONGEST).collect()
    }
}

/// Builds only on ideas that there are, each named once.
fn checked(state: &State, lineage: Lineage) -> Lineage {
    let mut on = Vec::new();
    for id in lineage.on {
        if state.ideas.contains_key(&id) && !on.contains(&id) {
            on.push(id);
        }
    }
    Lineage {
        how: lineage.how,
        on,
    }
}

fn skip_row(state: &State, sheet: SheetNo, round: RoundNo, reason: &str) -> Decision {
    if state.phase == Phase::Writing && round == state.round {
        let seat = state
            .holder(sheet, round)
            .ok_or(Rejection::new(id!("bw-refuse-no-row")))?;
        in_hand(state, seat)?;
        if state.done(seat).is_some() {
            return refuse(id!("bw-refuse-row-done"));
        }
        return Ok(at_seat(
            state,
            SeatEvent::SeatSkipped(seat, reason_kept(state, reason)),
        ));
    }
    match state.row(sheet, round) {
        Row::Waiting => Ok(vec![Event::RowSkipped(
            sheet,
            round,
            reason_kept(state, reason),
        )]),
        Row::Resting => refuse(id!("bw-refuse-no-row")),
        Row::Written | Row::Skipped(_) => refuse(id!("bw-refuse-row-done")),
    }
}

fn turn_clock(state: &State, command: &Command, now: u64) -> Decision {
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
fn advance(state: &State, room: &Room<'_>, confirmed: bool, context: &Context) -> Decision {
    match state.phase {
        Phase::Preparing => begin(state, room, context),
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

fn reveal(state: &State, context: &Context) -> Decision {
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
            follow(&mut after, &mut events, Event::StepEntered(Step::Browsing));
            Ok(events)
        }
    }
}
