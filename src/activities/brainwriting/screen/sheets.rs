//! The sheets: choosing one, reading it, and transcribing paper as fast as one can type.

use super::Screen;
use super::keys::BrainwritingAction;
use super::model::{After, OpenPanel};
use crate::activities::brainwriting::rules::numbers::is_dash;
use crate::activities::brainwriting::rules::{
    CellRef, Command, RoundNo, RowStatus, SheetNo, State,
};
use crate::domain::Message;
use crate::id;
use crate::input::{Key, Pasted, Response, Scene};

/// The rows among which one can move while transcribing, sheet by sheet: all that were in hands, the
/// running round left out.
pub(crate) fn rows_in_reach(state: &State) -> Vec<(SheetNo, RoundNo)> {
    let mut rows: Vec<(SheetNo, RoundNo)> = state.rows_handed_in().collect();
    rows.sort_unstable();
    rows
}

/// The rows of those that were written on paper: what there is to type altogether.
pub(crate) fn rows_on_paper(state: &State) -> Vec<(SheetNo, RoundNo)> {
    let mut rows = rows_in_reach(state);
    rows.retain(|(sheet, round)| state.is_on_paper(*sheet, *round));
    rows
}

/// Can one go to this cell while transcribing?
fn is_in_reach(place: CellRef, state: &State) -> bool {
    let CellRef { sheet, round, cell } = place;
    rows_in_reach(state).contains(&(sheet, round))
        && (cell < state.cells() || state.idea_at(sheet, round, cell).is_some())
}

/// The rows of a sheet that can be reached now.
fn rows_of(sheet: SheetNo, state: &State) -> Vec<(SheetNo, RoundNo)> {
    let rows = rows_in_reach(state).into_iter();
    rows.filter(|(of, _)| *of == sheet).collect()
}

/// Where typing on a sheet begins: the first row that waits, else one that still takes ideas, else
/// one in which something can be corrected.
fn first_row(sheet: SheetNo, state: &State) -> Option<(SheetNo, RoundNo)> {
    let rows = rows_of(sheet, state);
    let find = |fits: &dyn Fn(&(SheetNo, RoundNo)) -> bool| rows.iter().find(|row| fits(row));
    find(&|(sheet, round)| state.row(*sheet, *round) == RowStatus::Waiting)
        .or_else(|| find(&|(sheet, round)| state.row(*sheet, *round).is_open()))
        .or_else(|| find(&|(sheet, round)| state.is_begun(*sheet, *round)))
        .or(rows.first())
        .copied()
}

/// A line that begins with the name of a cell: that cell, and the text.
fn named_text(line: &str) -> Option<(CellRef, String)> {
    let (name, text) = line.trim().split_once([' ', '\t', '\u{3000}', ':', '：'])?;
    let text = text.trim();
    (!text.is_empty()).then_some((CellRef::named(name)?, text.to_owned()))
}

/// How many of a sheet's rows on paper are typed or known to be blank, and how many there are.
pub(crate) fn progress(state: &State, sheet: SheetNo) -> (usize, usize) {
    let mut rows = rows_on_paper(state);
    rows.retain(|(of, _)| *of == sheet);
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

/// The first cell of a row that is empty, else its first; in a row that takes no ideas, the first
/// that holds one.
pub(super) fn first_empty(state: &State, (sheet, round): (SheetNo, RoundNo)) -> CellRef {
    let open = state.row(sheet, round).is_open();
    let cell = (0..state.cells())
        .find(|cell| state.text_at(sheet, round, *cell).is_none() == open)
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

    /// Digits choose a sheet by its number; the whole name of a cell leads to it.
    pub(super) fn type_sheet_number(&mut self, key: &Key, scene: &Scene<'_, State>) -> bool {
        let state = scene.state;
        let names = |c: &char| !self.digits.is_empty() && (is_dash(*c) || c.is_ascii_alphabetic());
        let Some(digit) = key.typed().filter(|c| c.is_ascii_digit() || names(c)) else {
            return false;
        };
        if !digit.is_ascii_digit() || self.digits.contains(is_dash) {
            self.digits.push(digit);
            if let Some(place) = CellRef::named(&self.digits) {
                self.digits.clear();
                return self.go_to_cell(place, scene) == Response::Handled;
            }
            return true;
        }
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
        let Some(row) = first_row(sheet, state) else {
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
        let rows = rows_in_reach(state);
        if action == BrainwritingAction::HandIn
            && let Some(place) = CellRef::named(self.editor.field.text())
        {
            return self.go_to_cell(place, scene);
        }
        let after = match action {
            BrainwritingAction::HandIn => Self::after_cell(at, state),
            BrainwritingAction::Illegible => {
                self.editor.field.insert(super::ILLEGIBLE);
                return Response::Handled;
            }
            BrainwritingAction::BlankRow if !state.row(at.sheet, at.round).is_open() => {
                let question = Message::new(id!("bw-ask-reopen-row"))
                    .with("sheet", at.sheet.0)
                    .with("round", at.round);
                return Response::Ask(question, vec![Command::ReopenRow(at.sheet, at.round)]);
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

    /// Goes to a cell that was read out by its name on paper; the name is no idea.
    fn go_to_cell(&mut self, place: CellRef, scene: &Scene<'_, State>) -> Response<Command> {
        if !is_in_reach(place, scene.state) {
            return Response::Tell(
                Message::new(id!("bw-tell-no-such-cell")).with("cell", place.label()),
            );
        }
        self.editor.forget_typed();
        self.choose_sheet(place.sheet);
        self.panel = OpenPanel::Typing;
        self.go_on(After::Go(place), scene);
        Response::Handled
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

    /// Lines that name their cells go there; nothing is overwritten.
    fn paste_named(&self, lines: Vec<(CellRef, String)>, state: &State) -> Response<Command> {
        let n = lines.len();
        let mut lines = lines;
        lines.retain(|(place, _)| {
            is_in_reach(*place, state)
                && state.row(place.sheet, place.round).is_open()
                && state
                    .text_at(place.sheet, place.round, place.cell)
                    .is_none()
        });
        let Some((first, _)) = lines.first().cloned() else {
            return Response::Tell(Message::new(id!("bw-tell-paste-full")));
        };
        let fit = lines.len();
        let commands = lines
            .into_iter()
            .map(|(place, text)| self.editor.write(place, text))
            .collect();
        Response::Ask(paste_question((n, fit), first), commands)
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
        let named = Pasted::new(pasted).lines();
        let named: Vec<_> = named.iter().map(|line| named_text(line)).collect();
        if !own_row_only && named.iter().all(Option::is_some) {
            return self.paste_named(named.into_iter().flatten().collect(), state);
        }
        let rows = if own_row_only {
            vec![(at.sheet, at.round)]
        } else {
            let mut rows = rows_in_reach(state);
            rows.retain(|(sheet, round)| state.row(*sheet, *round).is_open());
            rows
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
        Response::Ask(paste_question((n, fit), first), commands)
    }
}

/// Asks whether so many of the pasted lines are to become ideas, from this place on.
fn paste_question((n, fit): (usize, usize), first: CellRef) -> Message {
    let id = if fit < n {
        id!("bw-ask-paste-some")
    } else {
        id!("bw-ask-paste")
    };
    Message::new(id)
        .with("n", n)
        .with("fit", fit)
        .with("left", n - fit)
        .with("at", first.label())
}
