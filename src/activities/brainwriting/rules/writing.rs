//! Decisions before and during the rounds, and those about single rows and cells.

use super::command::Command;
use super::deciding::{
    RuleResult, at_seat, idea_text, in_hand, known, reason_kept, refuse, writing,
};
use super::event::{Event, SeatEvent};
use super::numbers::{BEFOREHAND, CellRef, RoundNo, SeatNo, SheetNo};
use super::plan::InputMode;
use super::preparing::{self, Contribution};
use super::rounds;
use super::state::{IdeaLineage, Phase, RowStatus, State};
use crate::domain::{Context, ItemId, ParticipantId, Rejection, Room};
use crate::id;

/// Decides about a command that concerns the sheets.
pub(super) fn decide(
    state: &State,
    room: &Room<'_>,
    command: Command,
    context: &Context,
) -> RuleResult {
    match command {
        Command::Choose(_) | Command::Prepare(_) | Command::ReleaseInput(_)
            if state.phase != Phase::Preparing =>
        {
            refuse(id!("bw-refuse-begun"))
        }
        Command::Choose(choice) => Ok(preparing::choose(state, choice)),
        Command::Prepare(plan) => Ok(preparing::prepare(state, plan)),
        Command::ReleaseInput(who) => Ok(preparing::release_input(state, who)),
        Command::SetInput(who, input) => preparing::set_input(state, room, who, input, context),
        Command::Contribute { by, text, typed_by } => {
            let given = Contribution { by, text, typed_by };
            preparing::contribute(state, room, &given, context)
        }
        Command::Begin => rounds::begin(state, room, context),
        Command::Deal => rounds::deal_in_secret(state, context),
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
            let input = CellInput {
                words: &text,
                typed_by: known(state, room, typed_by),
                lineage: Some(lineage),
            };
            let at = CellRef { sheet, round, cell };
            write(state, at, input, context.id(0)).map(Vec::from_iter)
        }
        Command::WriteRow {
            sheet,
            round,
            texts,
            typed_by,
        } => {
            let typed_by = known(state, room, typed_by);
            write_row(state, (sheet, round), &texts, typed_by, context)
        }
        Command::EraseCell { sheet, round, cell } => {
            let at = CellRef { sheet, round, cell };
            write(state, at, CellInput::default(), context.id(0)).map(Vec::from_iter)
        }
        Command::OpenTurn(seat) => open_turn(state, seat),
        Command::FinishRow(seat) => finish_row(state, seat),
        Command::ResumeRow(seat) => resume_row(state, seat),
        Command::SkipSeat(seat, reason) => skip_seat(state, seat, &reason),
        Command::SkipRow(sheet, round, reason) => skip_row(state, sheet, round, &reason),
        Command::ReopenRow(sheet, round) => reopen_row(state, sheet, round),
        Command::AddMinute | Command::Pause | Command::Resume | Command::EndNow => {
            rounds::turn_clock(state, &command, context.ms)
        }
        Command::OpenSheet(sheet) => open_sheet(state, sheet),
        Command::AddRound => rounds::add_round(state),
        Command::Advance { confirmed } => rounds::advance(state, room, confirmed, context),
        Command::Reveal => rounds::reveal(state, context),
        _ => Ok(Vec::new()),
    }
}

fn open_turn(state: &State, seat: SeatNo) -> RuleResult {
    in_hand(state, seat)?;
    let keyboard = state
        .seat(seat)
        .is_some_and(|seat| seat.input == InputMode::Keyboard);
    if keyboard {
        Ok(at_seat(state, SeatEvent::TurnOpened(seat)))
    } else {
        refuse(id!("bw-refuse-not-on-keyboard"))
    }
}

fn finish_row(state: &State, seat: SeatNo) -> RuleResult {
    in_hand(state, seat)?;
    Ok(if state.is_writing(seat) {
        at_seat(state, SeatEvent::RowFinished(seat))
    } else {
        Vec::new()
    })
}

fn resume_row(state: &State, seat: SeatNo) -> RuleResult {
    in_hand(state, seat)?;
    Ok(if state.is_writing(seat) {
        Vec::new()
    } else {
        at_seat(state, SeatEvent::RowResumed(seat))
    })
}

fn skip_seat(state: &State, seat: SeatNo, reason: &str) -> RuleResult {
    in_hand(state, seat)?;
    if !state.is_writing(seat) {
        return refuse(id!("bw-refuse-row-done"));
    }
    let reason = reason_kept(state, reason);
    Ok(at_seat(state, SeatEvent::SeatSkipped(seat, reason)))
}

fn open_sheet(state: &State, sheet: SheetNo) -> RuleResult {
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

/// What comes into a cell; an empty text clears it.
#[derive(Debug, Default)]
struct CellInput<'a> {
    words: &'a str,
    /// 代筆: who typed it, when it was not the writer.
    typed_by: Option<ParticipantId>,
    /// What it builds on; `None` leaves that as it is.
    lineage: Option<IdeaLineage>,
}

/// Writes, corrects or clears a cell; `None` when nothing changes. A new idea gets the id.
fn write(
    state: &State,
    at: CellRef,
    input: CellInput<'_>,
    id: ItemId,
) -> Result<Option<Event>, Rejection> {
    if state.phase == Phase::Preparing {
        return Err(Rejection::new(id!("bw-refuse-not-begun")));
    }
    let CellRef { sheet, round, cell } = at;
    if !state.has_row(sheet, round) {
        return Err(Rejection::new(id!("bw-refuse-no-row")));
    }
    let present = state.idea_at(sheet, round, cell);
    // Cells beyond the plan exist only where something was written before, and so do those of the
    // row of what was handed in beforehand.
    if present.is_none() && (cell >= state.cells() || round == BEFOREHAND) {
        return Err(Rejection::new(id!("bw-refuse-no-cell")));
    }
    let holds = present.is_some() || state.text_at(sheet, round, cell).is_some();
    let clears = idea_text(input.words).is_empty();
    if !holds && !clears && !state.row(sheet, round).is_open() {
        return Err(Rejection::new(id!("bw-refuse-row-done")));
    }
    let input = CellInput {
        lineage: input.lineage.map(|lineage| checked(state, lineage)),
        ..input
    };
    // In 無記名 the running round stays in the recovery journal: an idea in the file at this moment
    // would say whose turn it was.
    if state.is_secret() && state.phase == Phase::Writing && round == state.round {
        return Ok(draft(state, at, input));
    }
    let text = idea_text(input.words);
    Ok(match present {
        Some(idea) if text.is_empty() => Some(Event::IdeaErased(idea.id)),
        Some(idea) => {
            let lineage = input.lineage.unwrap_or_else(|| idea.lineage.clone());
            let same = idea.text == text && idea.lineage == lineage;
            (!same).then_some(Event::IdeaAmended(idea.id, text, lineage))
        }
        None if text.is_empty() => None,
        None => {
            let by = writer_of(state, at);
            Some(Event::IdeaWritten {
                id,
                sheet,
                round,
                cell,
                text,
                by,
                typed_by: input.typed_by.filter(|typist| Some(*typist) != by),
                lineage: input.lineage.unwrap_or_default(),
            })
        }
    })
}

/// The same in secret, as a draft that has no id yet: ids made cell by cell would tell the order in
/// which seats typed.
fn draft(state: &State, at: CellRef, input: CellInput<'_>) -> Option<Event> {
    let present = state.draft_at(at.sheet, at.cell);
    let text = idea_text(input.words);
    let lineage = input
        .lineage
        .or_else(|| present.map(|draft| draft.lineage.clone()))
        .unwrap_or_default();
    let same = present.map_or(text.is_empty(), |draft| {
        draft.text == text && draft.lineage == lineage
    });
    (!same).then_some(Event::InSecret(SeatEvent::Drafted {
        sheet: at.sheet,
        cell: at.cell,
        text,
        lineage,
    }))
}

/// Whose idea a cell holds: the one who held the sheet, and nobody in 無記名.
fn writer_of(state: &State, at: CellRef) -> Option<ParticipantId> {
    if state.is_secret() {
        return None;
    }
    let seat = state.holder(at.sheet, at.round)?;
    state.seat(seat).map(|seat| seat.occupant)
}

fn write_row(
    state: &State,
    (sheet, round): (SheetNo, RoundNo),
    texts: &[String],
    typed_by: Option<ParticipantId>,
    context: &Context,
) -> RuleResult {
    let mut events = Vec::new();
    let cells = (0..=u8::MAX).zip(texts);
    for (cell, words) in cells.filter(|(_, words)| !idea_text(words).is_empty()) {
        let input = CellInput {
            words,
            typed_by,
            lineage: None,
        };
        let at = CellRef { sheet, round, cell };
        events.extend(write(state, at, input, context.id(usize::from(cell)))?);
    }
    Ok(events)
}

/// Builds only on ideas that there are, each named once.
fn checked(state: &State, lineage: IdeaLineage) -> IdeaLineage {
    let mut on = Vec::new();
    for id in lineage.on {
        if state.ideas.contains_key(&id) && !on.contains(&id) {
            on.push(id);
        }
    }
    IdeaLineage {
        how: lineage.how,
        on,
    }
}

fn skip_row(state: &State, sheet: SheetNo, round: RoundNo, reason: &str) -> RuleResult {
    if state.phase == Phase::Writing && round == state.round {
        let seat = state
            .holder(sheet, round)
            .ok_or(Rejection::new(id!("bw-refuse-no-row")))?;
        return skip_seat(state, seat, reason);
    }
    match state.row(sheet, round) {
        RowStatus::Waiting => Ok(vec![Event::RowSkipped(
            sheet,
            round,
            reason_kept(state, reason),
        )]),
        RowStatus::Resting => refuse(id!("bw-refuse-no-row")),
        _ => refuse(id!("bw-refuse-row-done")),
    }
}

/// A row that is done with takes ideas again: somebody found it on paper. While its round runs, its
/// writer goes on instead.
fn reopen_row(state: &State, sheet: SheetNo, round: RoundNo) -> RuleResult {
    let running = state.phase == Phase::Writing && round == state.round;
    match state.row(sheet, round) {
        RowStatus::Written | RowStatus::Skipped(_) if round != BEFOREHAND && !running => {
            Ok(vec![Event::RowReopened(sheet, round)])
        }
        RowStatus::Resting => refuse(id!("bw-refuse-no-row")),
        _ => refuse(id!("bw-refuse-row-open")),
    }
}
