//! The field in which one cell of a sheet is written, and the drafts of cells that were left before
//! they were handed in.

use std::collections::BTreeMap;

use crate::activities::brainwriting::rules::{
    CellRef, Command, Draft, How, IdeaLineage, RoundNo, SheetNo, State,
};
use crate::domain::{ItemId, ParticipantId, text};
use crate::input::Field;

/// An idea half-typed in a cell.
#[derive(Debug, Clone)]
pub(crate) struct TypedCell {
    /// The cell.
    pub(crate) at: CellRef,
    /// What is typed.
    pub(crate) draft: Draft,
    /// Is it the cell in hand?
    pub(crate) here: bool,
}

/// What is typed, where, and how it builds on what.
#[derive(Debug, Clone, Default)]
pub(crate) struct Editor {
    /// The cell that is written in.
    pub(crate) at: Option<CellRef>,
    /// The text being typed.
    pub(crate) field: Field,
    /// What it builds on.
    pub(crate) lineage: IdeaLineage,
    /// Which of the earlier ideas of the sheet is pointed at.
    pub(crate) source: usize,
    /// 代筆: who types, when it is not the writer.
    pub(crate) typist: Option<ParticipantId>,
    known: (String, IdeaLineage),
    drafts: BTreeMap<CellRef, Draft>,
}

impl Editor {
    /// Goes to a cell; what is half-typed in the present one is kept as a draft.
    pub(crate) fn go(&mut self, at: CellRef, state: &State) {
        self.keep();
        self.read(at, state);
        if let Some(draft) = self.drafts.get(&at) {
            self.field.set(&draft.text);
            self.lineage = draft.lineage.clone();
        }
    }

    /// What is typed in the present cell was no text for it.
    pub(crate) fn forget_typed(&mut self) {
        let known = self.known.0.clone();
        self.field.set(&known);
        self.lineage = self.known.1.clone();
    }

    /// Leaves the cell; what is half-typed is kept as a draft.
    pub(crate) fn leave(&mut self) {
        self.keep();
        self.at = None;
        self.field.take();
        self.known = <(String, IdeaLineage)>::default();
    }

    fn keep(&mut self) {
        let Some(at) = self.at else { return };
        if self.is_typed() {
            self.drafts.insert(
                at,
                Draft {
                    text: self.field.text().to_owned(),
                    lineage: self.lineage.clone(),
                },
            );
        } else {
            self.drafts.remove(&at);
        }
    }

    fn read(&mut self, at: CellRef, state: &State) {
        let text = state
            .text_at(at.sheet, at.round, at.cell)
            .unwrap_or_default()
            .to_owned();
        let lineage = lineage_at(at, state);
        self.field.set(&text);
        self.lineage = lineage.clone();
        self.known = (text, lineage);
        self.at = Some(at);
        let sources = sources(at, state);
        let cells = usize::from(state.cells().max(1));
        self.source = (sources.len().saturating_sub(cells) + usize::from(at.cell))
            .min(sources.len().saturating_sub(1));
    }

    /// The state changed: takes over what it says, unless something is half-typed.
    pub(crate) fn sync(&mut self, state: &State) {
        self.drafts.retain(|at, draft| {
            state
                .text_at(at.sheet, at.round, at.cell)
                .unwrap_or_default()
                != text::clean(&draft.text)
        });
        let Some(at) = self.at else { return };
        let now = state
            .text_at(at.sheet, at.round, at.cell)
            .unwrap_or_default();
        let is_in = text::clean(self.field.text()) == now;
        if is_in || !self.is_typed() {
            let caret = self.field.caret();
            let source = self.source;
            self.read(at, state);
            self.field.set_caret(caret);
            self.source = source;
        }
    }

    /// Is there something that the state does not know yet?
    pub(crate) fn is_typed(&self) -> bool {
        self.at.is_some()
            && (self.field.text() != self.known.0
                || (self.lineage != self.known.1 && !self.field.is_empty()))
    }

    /// The command that hands the cell in, if there is something to hand in.
    pub(crate) fn hand_in(&self) -> Option<Command> {
        let at = self.at.filter(|_| self.is_typed())?;
        let text = text::clean(self.field.text());
        match (text.is_empty(), self.known.0.is_empty()) {
            (true, true) => None,
            (true, false) => Some(Command::EraseCell {
                sheet: at.sheet,
                round: at.round,
                cell: at.cell,
            }),
            (false, _) => Some(self.write(at, text)),
        }
    }

    /// The command that writes this text into a cell.
    pub(crate) fn write(&self, at: CellRef, text: String) -> Command {
        let kept = || {
            self.drafts
                .get(&at)
                .map(|draft| draft.lineage.clone())
                .unwrap_or_default()
        };
        let lineage = if Some(at) == self.at {
            self.lineage.clone()
        } else {
            kept()
        };
        Command::WriteCell {
            sheet: at.sheet,
            round: at.round,
            cell: at.cell,
            text,
            typed_by: self.typist,
            lineage,
        }
    }

    /// Everything half-typed, as commands. What is longer than a record takes stays a draft, so that
    /// nobody has to wait for it: its row can be typed later.
    pub(crate) fn flush(&self) -> Vec<Command> {
        let cells = self.typed_cells().into_iter();
        let long: Vec<CellRef> = cells
            .filter(|cell| text::too_long(&cell.draft.text).is_some())
            .map(|cell| cell.at)
            .collect();
        self.flush_where(|at| !long.contains(at))
    }

    /// Everything half-typed in one row, as commands.
    pub(crate) fn flush_row(&self, sheet: SheetNo, round: RoundNo) -> Vec<Command> {
        self.flush_where(|at| (at.sheet, at.round) == (sheet, round))
    }

    /// The cells in which an idea is half-typed; one that is only emptied holds nothing to keep.
    pub(crate) fn typed_cells(&self) -> Vec<TypedCell> {
        let here = self.at.filter(|_| self.is_typed()).map(|at| TypedCell {
            at,
            draft: Draft {
                text: self.field.text().to_owned(),
                lineage: self.lineage.clone(),
            },
            here: true,
        });
        let others = self.drafts.iter().filter(|(at, _)| Some(**at) != self.at);
        let others = others.map(|(at, draft)| TypedCell {
            at: *at,
            draft: draft.clone(),
            here: false,
        });
        let all = here.into_iter().chain(others);
        all.filter(|cell| !text::clean(&cell.draft.text).is_empty())
            .collect()
    }

    /// Takes up what was half-typed in a cell on another day: it is there when somebody comes to it.
    pub(crate) fn take_up(&mut self, at: CellRef, text: &str, lineage: IdeaLineage) {
        let text = text.to_owned();
        self.drafts.insert(at, Draft { text, lineage });
    }

    fn flush_where(&self, wanted: impl Fn(&CellRef) -> bool) -> Vec<Command> {
        let others = self
            .drafts
            .iter()
            .filter(|(at, _)| Some(**at) != self.at && wanted(at));
        let kept = others.filter_map(|(at, draft)| {
            Some(text::clean(&draft.text))
                .filter(|text| !text.is_empty())
                .map(|text| self.write(*at, text))
        });
        let here = self.at.filter(&wanted).and_then(|_| self.hand_in());
        here.into_iter().chain(kept).collect()
    }

    /// What is half-typed in another cell than the present one.
    pub(crate) fn draft_at(&self, at: CellRef) -> Option<&str> {
        self.drafts
            .get(&at)
            .filter(|_| Some(at) != self.at)
            .map(|draft| draft.text.as_str())
    }

    /// Is anything typed that is not handed in?
    pub(crate) fn has_draft(&self) -> bool {
        self.is_typed() || !self.drafts.is_empty()
    }

    /// Is the half-typed text an idea that is not there yet? Another relation alone, of an idea
    /// that is there, is handed in at once.
    pub(crate) fn is_half_typed(&self) -> bool {
        self.at.is_some() && self.field.text() != self.known.0
    }

    /// The next relation; with it goes the idea pointed at.
    pub(crate) fn turn_how(&mut self, state: &State) {
        let Some(at) = self.at else { return };
        let earlier = sources(at, state);
        let next = How::ALL
            .iter()
            .position(|how| *how == self.lineage.how)
            .map_or(0, |at| at + 1)
            % How::ALL.len();
        let how = if earlier.is_empty() {
            How::New
        } else {
            How::ALL[next]
        };
        let on = if how == How::New {
            Vec::new()
        } else {
            earlier.get(self.source).copied().into_iter().collect()
        };
        self.lineage = IdeaLineage { how, on };
    }

    /// Points at another earlier idea, round and round. Where only one is built on, it becomes that one.
    pub(crate) fn point(&mut self, by: isize, state: &State) {
        let Some(at) = self.at else { return };
        let earlier = sources(at, state);
        let len = earlier.len().max(1);
        self.source = (self.source + len).saturating_add_signed(by) % len;
        if matches!(self.lineage.how, How::Extends | How::Turns) {
            self.lineage.on = earlier.get(self.source).copied().into_iter().collect();
        }
    }

    /// 組合せ: builds on the idea pointed at, too, or no longer.
    pub(crate) fn toggle_source(&mut self, state: &State) {
        let Some(at) = self.at else { return };
        let Some(id) = sources(at, state).get(self.source).copied() else {
            return;
        };
        if self.lineage.on.contains(&id) {
            self.lineage.on.retain(|other| *other != id);
        } else {
            self.lineage.on.push(id);
        }
        self.lineage.how = match (self.lineage.on.len(), self.lineage.how) {
            (0, _) => How::New,
            (1, How::New | How::Combines) => How::Extends,
            (1, how) => how,
            _ => How::Combines,
        };
    }
}

fn lineage_at(at: CellRef, state: &State) -> IdeaLineage {
    let idea = state
        .idea_at(at.sheet, at.round, at.cell)
        .map(|idea| idea.lineage.clone());
    let draft = || {
        state
            .draft_at(at.sheet, at.cell)
            .filter(|_| at.round == state.round)
            .map(|draft| draft.lineage.clone())
    };
    idea.or_else(draft).unwrap_or_default()
}

/// The ideas of the sheet that were there before this row, in order.
pub(crate) fn sources(at: CellRef, state: &State) -> Vec<ItemId> {
    state
        .ideas_on(at.sheet)
        .into_iter()
        .filter(|idea| idea.round < at.round)
        .map(|idea| idea.id)
        .collect()
}
