//! While a round runs: the room's clock, the curtain between writers, a turn at the keyboard, and
//! leading on without anybody who hangs back.

use super::Screen;
use super::keys::BrainwritingAction;
use super::model::{After, OpenPanel};
use super::preparing::turned;
use super::sheets::first_empty;
use crate::activities::brainwriting::rules::{
    CellRef, Command, InputMode, Phase, RoundClock, SeatNo, State,
};
use crate::domain::Message;
use crate::id;
use crate::input::{ListCursor, Response, Scene};

/// The seat at the keyboard and the row it writes, if its turn is open.
pub(crate) fn open_turn(state: &State) -> Option<(SeatNo, CellRef)> {
    let seat = state
        .turn()
        .filter(|seat| state.phase == Phase::Writing && state.is_writing(*seat))?;
    let sheet = state.sheet_in_hand(seat, state.round)?;
    Some((
        seat,
        CellRef {
            sheet,
            round: state.round,
            cell: 0,
        },
    ))
}

/// Do sheets go from hand to hand in the running round: is one of them on paper?
pub(crate) fn passes_paper(state: &State) -> bool {
    state
        .holdings()
        .into_iter()
        .any(|(_, sheet)| state.is_on_paper(sheet, state.round))
}

/// Who stands before the curtain: the seat whose turn was covered, else the next keyboard seat.
pub(crate) fn next_writer(state: &State) -> Option<SeatNo> {
    open_turn(state)
        .map(|(seat, _)| seat)
        .or_else(|| state.next_writer())
}

impl Screen {
    /// The seat that the list of those still writing points at.
    pub(crate) fn waiting_seat(&self, state: &State) -> Option<SeatNo> {
        state.unfinished_seats().get(self.main.at()).copied()
    }

    /// The clock's keys; they work in every place where a round runs.
    pub(super) fn act_clock(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let paused = scene.state.clock_at(scene.now) == RoundClock::Paused;
        Response::Do(vec![match action {
            BrainwritingAction::AddMinute => Command::AddMinute,
            BrainwritingAction::Pause if paused => Command::Resume,
            BrainwritingAction::Pause => Command::Pause,
            BrainwritingAction::EndNow => Command::EndNow,
            BrainwritingAction::AddRound => Command::AddRound,
            BrainwritingAction::LeadOn => return self.lead_on(scene, false),
            _ => return Response::Ignored,
        }])
    }

    pub(super) fn act_room(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let state = scene.state;
        match action {
            BrainwritingAction::Open => {
                let Some(seat) = next_writer(state) else {
                    return Response::Ignored;
                };
                self.covered = false;
                if state.turn() != Some(seat) {
                    return Response::Do(vec![Command::OpenTurn(seat)]);
                }
                self.enter_turn(scene);
            }
            BrainwritingAction::Waiting => {
                self.main = ListCursor::default();
                self.panel = OpenPanel::Waiting;
            }
            BrainwritingAction::Card => self.panel = OpenPanel::Card,
            BrainwritingAction::HandOver => self.panel = OpenPanel::HandOver,
            BrainwritingAction::RevealNow => {
                let mut commands = self.typed_that_fits(state);
                commands.push(Command::Reveal);
                return Response::Ask(Message::new(id!("bw-ask-reveal-now")), commands);
            }
            _ => return self.act_clock(action, scene),
        }
        Response::Handled
    }

    /// Takes the open turn's row in hand, unless it is already.
    pub(super) fn enter_turn(&mut self, scene: &Scene<'_, State>) {
        let Some((seat, row)) = open_turn(scene.state).filter(|_| !self.covered) else {
            return;
        };
        if self
            .editor
            .at
            .is_none_or(|at| (at.sheet, at.round) != (row.sheet, row.round))
        {
            let state = scene.state;
            let drafted = (0..state.cells())
                .map(|cell| row.with_cell(cell))
                .find(|place| self.editor.draft_at(*place).is_some());
            self.editor.typist = None;
            self.editor.go(
                drafted.unwrap_or_else(|| first_empty(state, (row.sheet, row.round))),
                state,
            );
        }
        if self
            .turn_since
            .is_none_or(|(of, round, _)| (of, round) != (seat, scene.state.round))
        {
            self.turn_since = Some((seat, scene.state.round, scene.now));
        }
    }

    pub(super) fn act_turn(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let state = scene.state;
        let (Some((seat, _)), Some(at)) = (open_turn(state), self.editor.at) else {
            return Response::Ignored;
        };
        let last = state.cells().saturating_sub(1);
        let finish = action == BrainwritingAction::Finish
            || (action == BrainwritingAction::HandIn && at.cell >= last);
        if finish {
            let mut commands = self.editor.flush_row(at.sheet, at.round);
            commands.push(Command::FinishRow(seat));
            self.after = Some(After::Left);
            return Response::Do(commands);
        }
        match action {
            BrainwritingAction::HandIn | BrainwritingAction::Right => {
                self.hand_in_cell(After::Go(at.with_cell((at.cell + 1).min(last))), scene)
            }
            BrainwritingAction::Left => {
                self.hand_in_cell(After::Go(at.with_cell(at.cell.saturating_sub(1))), scene)
            }
            BrainwritingAction::Cover => self.keep_draft(After::Cover, scene),
            BrainwritingAction::How => {
                self.editor.turn_how(state);
                Response::Handled
            }
            BrainwritingAction::SourceUp | BrainwritingAction::SourceDown => {
                self.editor.point(
                    if action == BrainwritingAction::SourceUp {
                        -1
                    } else {
                        1
                    },
                    state,
                );
                Response::Handled
            }
            BrainwritingAction::Source => {
                self.editor.toggle_source(state);
                Response::Handled
            }
            BrainwritingAction::Typist => self.pick_typist(scene),
            _ => self.act_clock(action, scene),
        }
    }

    pub(super) fn act_waiting(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let seat = self.waiting_seat(scene.state);
        match (action, seat) {
            (BrainwritingAction::Close, _) => self.panel = OpenPanel::None,
            (BrainwritingAction::Skip, Some(_)) => return self.skip_chosen(scene.state),
            (BrainwritingAction::Finish, Some(seat)) => {
                let mut commands = self.typed_by_seat(seat, scene.state);
                commands.push(Command::FinishRow(seat));
                return Response::Do(commands);
            }
            (BrainwritingAction::Input, Some(seat)) => {
                let Some(seat) = scene.state.seat(seat) else {
                    return Response::Ignored;
                };
                return Response::Do(vec![Command::SetInput(
                    seat.occupant,
                    turned(&InputMode::ALL, seat.input, 1),
                )]);
            }
            _ => return self.act_clock(action, scene),
        }
        Response::Handled
    }

    /// What is half-typed in the row in a seat's hand, as commands: it counts, and has to come in
    /// before the row is done with.
    pub(super) fn typed_by_seat(&self, seat: SeatNo, state: &State) -> Vec<Command> {
        let sheet = state.sheet_in_hand(seat, state.round);
        sheet.map_or_else(Vec::new, |sheet| self.editor.flush_row(sheet, state.round))
    }

    /// Everything half-typed, as commands, as far as the rows still take it: what cannot come in must
    /// not keep the room from going on.
    pub(super) fn typed_that_fits(&self, state: &State) -> Vec<Command> {
        let fits = |command: &Command| match command {
            Command::WriteCell {
                sheet, round, cell, ..
            } => {
                state.row(*sheet, *round).is_open()
                    || state.text_at(*sheet, *round, *cell).is_some()
            }
            _ => true,
        };
        self.editor.flush().into_iter().filter(fits).collect()
    }

    /// Asks why the row of the chosen seat is left out.
    pub(super) fn skip_chosen(&mut self, state: &State) -> Response<Command> {
        if let Some(seat) = self.waiting_seat(state) {
            self.open_reason(seat);
        }
        Response::Handled
    }

    /// A second has passed: when time and grace are over, what is typed is handed in, once.
    pub(super) fn tick(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let state = scene.state;
        if state.clock_at(scene.now) != RoundClock::Over || self.handed_over == Some(state.round) {
            return Response::Handled;
        }
        self.handed_over = Some(state.round);
        let commands = self.typed_that_fits(state);
        if commands.is_empty() {
            Response::Handled
        } else {
            Response::Do(commands)
        }
    }
}
