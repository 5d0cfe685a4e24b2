//! The sheets: choosing one, reading it, and transcribing paper as fast as one can type.

use super::Screen;
use super::keys::BrainwritingAction;
use super::model::{After, OpenPanel};
use crate::activities::brainwriting::rules::{
    CellRef, Command, Phase, RoundNo, RowStatus, SheetNo, State,
};
use crate::domain::Message;
use crate::id;
use crate::input::{Key, Pasted, Response, Scene};

/// The rows that can be typed now, sheet by sheet: those that were in hands, the running round left
/// out.
pub(crate) fn rows_to_type(state: &State) -> Vec<(SheetNo, RoundNo)> {
    let last = if state.phase == Phase::Writing {
        state.round.saturating_sub(1)
    } else {
        state.round
    };
    let rows = state
        .sheet_numbers()
        .flat_map(|sheet| (1..=last).map(move |round| (sheet, round)));
    rows.filter(|(sheet, round)| state.has_row(*sheet, *round))
        .collect()
}

/// The rows of a sheet that can be typed now.
fn rows_of(sheet: SheetNo, state: &State) -> Vec<(SheetNo, RoundNo)> {
    let rows = rows_to_type(state).into_iter();
    rows.filter(|(of, _)| *of == sheet).collect()
}

/// How many of a sheet's rows are typed, and how many there are.
pub(crate) fn progress(state: &State, sheet: SheetNo) -> (usize, usize) {
    let rows = rows_of(sheet, state);
    let waiting = rows
        .iter()
        .filter(|(sheet, round)| state.row(*sheet, *round) == RowStatus::Waiting)
        .count();
    (rows.len() - waiting, rows.len())
}

/// The first row after `from`, round and round, that is on paper and not typed yet.
fn next_waiting(state: &State, from: (SheetNo, RoundNo), back: bool) -> Option<(SheetNo, RoundNo)> {
    let mut waiting = state.waiting_rows();
    waiting.sort_unstable();
    if back {
        let before = waiting
            .iter()
            .rev()
            .find(|row| row.0 < from.0)
            .or_else(|| waiting.iter().rev().find(|row| row.0 != from.0))?;
        return waiting.iter().find(|row| row.0 == before.0).copied();
    }
    waiting
        .iter()
        .find(|row| **row > from)
        .or_else(|| waiting.iter().find(|row| **row != from))
        .copied()
}

/// The first cell of a row that is empty, else its first.
pub(super) fn first_empty(state: &State, (sheet, round): (SheetNo, RoundNo)) -> CellRef {
    let cell = (0..state.cells())
        .find(|cell| state.text_at(sheet, round, *cell).is_none())
        .unwrap_or(0);
    CellRef { sheet, round, cell }
}

impl Screen {
    /// The chosen sheet.
    pub(crate) fn sheet(&self) -> SheetNo {
        SheetNo(u8::try_from(self.sheets.at() + 1).unwrap_or(u8::MAX))
    }

    pub(super) fn act_sheets(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let state = scene.state;
        self.digits.clear();
        match action {
            BrainwritingAction::Next | BrainwritingAction::Previous => {
                let from = (
                    self.sheet(),
                    if action == BrainwritingAction::Next {
                        RoundNo::MAX
                    } else {
                        0
                    },
                );
                match next_waiting(state, from, action == BrainwritingAction::Previous) {
                    Some((sheet, _)) if sheet != self.sheet() => self.choose_sheet(sheet),
                    _ => return Response::Tell(Message::new(id!("bw-tell-all-typed"))),
                }
            }
            BrainwritingAction::OpenSheet => {
                return Response::Do(vec![Command::OpenSheet(self.sheet())]);
            }
            BrainwritingAction::Type => return self.start_typing(scene),
            BrainwritingAction::Close => self.panel = OpenPanel::None,
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    /// Digits choose a sheet by its number.
    pub(super) fn type_sheet_number(&mut self, key: &Key, state: &State) -> bool {
        let Some(digit) = key.typed().filter(char::is_ascii_digit) else {
            return false;
        };
        for digits in [format!("{}{digit}", self.digits), digit.to_string()] {
            if let Some(sheet) = digits
                .parse()
                .ok()
                .map(SheetNo)
                .filter(|sheet| state.ring_of(*sheet).is_some())
            {
                self.choose_sheet(sheet);
                self.digits = digits;
                return true;
            }
        }
        self.digits.clear();
        true
    }

    fn choose_sheet(&mut self, sheet: SheetNo) {
        self.sheets.set(usize::from(sheet.0).saturating_sub(1));
    }

    pub(super) fn start_typing(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let (state, sheet) = (scene.state, self.sheet());
        let rows = rows_of(sheet, state);
        let waiting = rows
            .iter()
            .find(|(sheet, round)| state.row(*sheet, *round) == RowStatus::Waiting);
        let Some(row) = waiting.or(rows.first()).copied() else {
            return Response::Tell(Message::new(id!("bw-tell-no-row")));
        };
        self.panel = OpenPanel::Typing;
        self.editor.go(first_empty(state, row), state);
        Response::Handled
    }

    pub(super) fn act_typing(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let state = scene.state;
        let Some(at) = self.editor.at else {
            self.panel = OpenPanel::Sheets;
            return Response::Handled;
        };
        let row = (at.sheet, at.round);
        let rows = rows_to_type(state);
        let after = match action {
            BrainwritingAction::HandIn => Self::after_cell(at, state),
            BrainwritingAction::Illegible => {
                self.editor.field.insert(super::ILLEGIBLE);
                return Response::Handled;
            }
            BrainwritingAction::BlankRow => {
                let after = next_waiting(state, row, false)
                    .map_or(After::Choose, |row| After::Go(first_empty(state, row)));
                self.after = Some(after);
                return Response::Do(vec![Command::SkipRow(at.sheet, at.round, String::new())]);
            }
            BrainwritingAction::Next | BrainwritingAction::Previous => {
                let back = action == BrainwritingAction::Previous;
                let from = if back { row } else { (at.sheet, RoundNo::MAX) };
                match next_waiting(state, from, back).filter(|next| *next != row) {
                    Some(row) => After::Go(first_empty(state, row)),
                    None if !self.editor.is_typed() => {
                        return Response::Tell(Message::new(id!("bw-tell-all-typed")));
                    }
                    None => After::Stay,
                }
            }
            BrainwritingAction::RowAfter => {
                rows.iter()
                    .find(|other| **other > row)
                    .map_or(After::Stay, |(sheet, round)| {
                        After::Go(CellRef {
                            sheet: *sheet,
                            round: *round,
                            cell: at.cell,
                        })
                    })
            }
            BrainwritingAction::RowBefore => {
                rows.iter()
                    .rfind(|other| **other < row)
                    .map_or(After::Stay, |(sheet, round)| {
                        After::Go(CellRef {
                            sheet: *sheet,
                            round: *round,
                            cell: at.cell,
                        })
                    })
            }
            BrainwritingAction::Right => {
                After::Go(at.with_cell((at.cell + 1).min(state.cells().saturating_sub(1))))
            }
            BrainwritingAction::Left => After::Go(at.with_cell(at.cell.saturating_sub(1))),
            BrainwritingAction::Typist => return self.pick_typist(scene),
            BrainwritingAction::Close => return self.keep_draft(After::Choose, scene),
            _ => return Response::Ignored,
        };
        self.hand_in_cell(after, scene)
    }

    /// Where Enter leads: the next cell, the next row that waits, else the list.
    fn after_cell(at: CellRef, state: &State) -> After {
        if at.cell + 1 < state.cells() {
            return After::Go(at.with_cell(at.cell + 1));
        }
        next_waiting(state, (at.sheet, at.round), false)
            .map_or(After::Choose, |row| After::Go(first_empty(state, row)))
    }

    /// Leaves the cell; what is half-typed stays a draft, and a sentence says so. It is handed in
    /// with the round, the reveal or the end.
    pub(super) fn keep_draft(
        &mut self,
        after: After,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        if !self.editor.is_half_typed() {
            return self.hand_in_cell(after, scene);
        }
        self.go_on(after, scene);
        Response::Tell(Message::new(id!("bw-tell-draft")))
    }

    /// Hands the cell in, if there is something to hand in, and goes on.
    pub(super) fn hand_in_cell(
        &mut self,
        after: After,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        if let Some(command) = self.editor.hand_in() {
            self.after = Some(after);
            return Response::Do(vec![command]);
        }
        self.go_on(after, scene);
        Response::Handled
    }

    /// Many pasted lines, or the cells of a spreadsheet, fill empty cell after empty cell, from the present one on; nothing is
    /// overwritten.
    pub(super) fn paste_cells(
        &mut self,
        pasted: &str,
        own_row_only: bool,
        state: &State,
    ) -> Response<Command> {
        let lines = Pasted::new(pasted).texts();
        let Some(at) = self.editor.at.filter(|_| lines.len() > 1) else {
            let full = self.editor.field.paste(pasted);
            return full.map_or(Response::Handled, Response::Tell);
        };
        let rows = if own_row_only {
            vec![(at.sheet, at.round)]
        } else {
            rows_to_type(state)
        };
        let cells = rows.into_iter().flat_map(|(sheet, round)| {
            (0..state.cells()).map(move |cell| CellRef { sheet, round, cell })
        });
        let is_empty = |place: &CellRef| {
            if *place == at {
                return self.editor.field.is_empty();
            }
            state
                .text_at(place.sheet, place.round, place.cell)
                .is_none()
                && self.editor.draft_at(*place).is_none()
        };
        let n = lines.len();
        let mut free = cells.filter(|place| *place >= at && is_empty(place));
        let filled: Vec<(CellRef, String)> = free.by_ref().take(n).zip(lines).collect();
        let (Some((first, _)), Some((last, text))) =
            (filled.first().cloned(), filled.last().cloned())
        else {
            return Response::Tell(Message::new(id!("bw-tell-paste-full")));
        };
        let next = free.next().unwrap_or(last);
        let fit = filled.len();
        let here = self.editor.hand_in().into_iter();
        let commands = here
            .chain(
                filled
                    .into_iter()
                    .map(|(place, line)| self.editor.write(place, line)),
            )
            .collect();
        self.pasted = Some((last, text, next));
        let id = if fit < n {
            id!("bw-ask-paste-some")
        } else {
            id!("bw-ask-paste")
        };
        Response::Ask(
            Message::new(id)
                .with("n", n)
                .with("fit", fit)
                .with("left", n - fit)
                .with("at", first.label()),
            commands,
        )
    }
}
