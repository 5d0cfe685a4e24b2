//! What the screen does once its commands are accepted, and how it follows a changed state.

use super::{OpenPanel, Screen, converging, grouping, preparing};
use crate::activities::brainwriting::rules::{
    CellRef, ConvergenceStep, Phase, RoundNo, SheetNo, State, Voter,
};
use crate::domain::{ItemId, text};
use crate::input::Scene;

/// What to do once the command just given is accepted; forgotten when it is refused, so that drafts
/// stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    /// Go to this cell.
    Go(CellRef),
    /// Stay where we are.
    Stay,
    /// Back to the list of sheets.
    Choose,
    /// Close the curtain.
    Cover,
    /// The turn is over.
    Left,
    /// The first round runs.
    Begun,
    /// The next round runs, or the next step.
    Advanced,
    /// The idea handed in beforehand is in.
    IdeaIn,
    /// A seat was skipped.
    Skipped,
    /// A 表札 is in.
    Named,
    /// What was marked is where it belongs.
    Unmark,
    /// A decision is in.
    Decided,
}

impl Screen {
    /// Does what was waiting for its command to be accepted.
    pub(super) fn go_on(&mut self, after: After, scene: &Scene<'_, State>) {
        match after {
            After::Go(place) => {
                if let Some(at) = self.editor.at {
                    self.in_hand.push((at.sheet, at.round));
                }
                self.in_hand.retain(|(sheet, _)| *sheet == place.sheet);
                self.in_hand.dedup();
                self.editor.go(place, scene.state);
            }
            After::Stay => {}
            After::Choose => {
                if let Some(at) = self.editor.at {
                    self.chosen_sheet = usize::from(at.sheet.0).saturating_sub(1);
                }
                self.editor.leave();
                self.in_hand.clear();
                self.panel = OpenPanel::Sheets;
            }
            After::Cover | After::Left => {
                self.editor.leave();
                self.covered = true;
            }
            After::Begun => {
                self.idea.take();
                self.panel = OpenPanel::None;
            }
            After::Advanced => {
                self.editor.leave();
                self.covered = true;
                (self.row, self.right_row) = (0, 0);
            }
            After::IdeaIn => {
                self.idea.take();
            }
            After::Skipped => {
                self.entry.take();
                self.panel = OpenPanel::Waiting;
            }
            After::Named => {
                self.entry.take();
                self.naming = None;
                self.marked.clear();
            }
            After::Unmark => self.marked.clear(),
            After::Decided => {
                self.decision.take();
                self.wording = false;
                self.marked.clear();
            }
        }
    }

    /// Another phase is another place: cursors go to its beginning.
    pub(super) fn arrive(&mut self, phase: Phase) {
        if self.phase == phase {
            return;
        }
        self.phase = phase;
        (self.row, self.right_row, self.right, self.column) = (0, 0, false, 0);
        (self.voter, self.vote_open, self.wording, self.naming) = (Voter::Room, false, false, None);
        self.marked.clear();
        self.digits.clear();
        self.armed = None;
    }

    /// Keeps every cursor inside.
    pub(super) fn clamp(&mut self, scene: &Scene<'_, State>) {
        let state = scene.state;
        let inside = |row: usize, len: usize| row.min(len.saturating_sub(1));
        if let Some(who) = self.on_person.take()
            && let Some(row) = Self::form_lines(scene)
                .iter()
                .position(|line| *line == preparing::PlanLine::Person(who))
        {
            self.form_row = row;
        }
        self.form_row = inside(self.form_row, Self::form_lines(scene).len());
        self.chosen_sheet = inside(self.chosen_sheet, state.sheets.len());
        self.page = inside(self.page, converging::pages(state).len());
        self.column = inside(self.column, Self::questions(state).len());
        let voters = Self::voters(state);
        if !voters.contains(&self.voter) {
            (self.voter, self.vote_open) = (voters.first().copied().unwrap_or(Voter::Room), false);
        }
        let (left, right) = match state.phase {
            Phase::Writing => (state.unfinished_seats().len(), 0),
            Phase::Converging(ConvergenceStep::Grouping) => {
                (state.ungathered().len(), grouping::gathered(state).len())
            }
            Phase::Converging(ConvergenceStep::Deciding) => {
                (Self::deciding_options(state).len(), state.decisions.len())
            }
            Phase::Converging(_) => (Self::options(state).len(), 0),
            _ => (usize::MAX, 0),
        };
        self.row = inside(self.row, left);
        self.right_row = inside(self.right_row, right);
        self.marked
            .retain(|id| state.ideas.contains_key(id) || state.bundle(*id).is_some());
    }

    /// The question follows the state's, unless it is half-typed.
    pub(super) fn sync_question(&mut self, state: &State) {
        let known = state.question().unwrap_or_default();
        if self.question.text() == self.known_question && known != self.known_question {
            self.question.set(known);
        }
        known.clone_into(&mut self.known_question);
    }

    /// After a paste the caret stands at the next empty cell, or at the end of what came in last.
    pub(super) fn sync_paste(&mut self, state: &State) {
        let is_in = |(last, text, _): &&(CellRef, String, CellRef)| {
            state.text_at(last.sheet, last.round, last.cell) == Some(text.as_str())
        };
        if let Some((_, _, next)) = self.pasted.as_ref().filter(is_in).cloned() {
            self.pasted = None;
            self.editor.go(next, state);
        }
    }

    /// What the idea on its way was is no draft any more once it is in, whatever became of the
    /// commands after it.
    pub(super) fn sync_idea(&mut self, state: &State) {
        let Some((text, before)) = self.on_its_way.take() else {
            return;
        };
        if preparing::beforehand(state) > before && text::clean(self.idea.text()) == text {
            self.idea.take();
        }
    }

    /// The rows of this sheet that were transcribed since it was taken in hand: whoever types them
    /// has just read them.
    pub fn rows_in_hand(&self, sheet: SheetNo) -> Vec<RoundNo> {
        self.in_hand
            .iter()
            .filter(|(of, _)| *of == sheet)
            .map(|(_, round)| *round)
            .collect()
    }

    /// Where the room was looking, as far as the steps tell.
    pub(super) fn follow(&mut self, state: &State) {
        if state.phase == Phase::Converging(ConvergenceStep::Browsing) {
            let seen = |page: &Vec<ItemId>| page.iter().any(|id| state.shown.contains_key(id));
            self.page = converging::pages(state).iter().rposition(seen).unwrap_or(0);
        }
    }
}
