//! What the screen does once its commands are accepted, and how it follows a changed state.

use super::model::{After, EntryPurpose, OpenPanel};
use super::{Screen, converging, preparing};
use crate::activities::brainwriting::rules::{
    CellRef, ConvergenceStep, Phase, RoundNo, SheetNo, State, Voter,
};
use crate::domain::ItemId;
use crate::input::{ListCursor, Scene, Scroller};

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
                    self.sheets.set(usize::from(at.sheet.0).saturating_sub(1));
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
                self.drafts.drop_for(&EntryPurpose::Beforehand);
                self.panel = OpenPanel::None;
            }
            After::Advanced => {
                self.editor.leave();
                self.covered = true;
                (self.main, self.other) = <(ListCursor, ListCursor)>::default();
            }
            After::IdeaIn | After::Skipped | After::Named | After::Decided | After::Answered => {
                self.end_entry(scene);
            }
            After::Unmark => self.marked.clear(),
        }
    }

    /// Another phase is another place: cursors go to its beginning.
    pub(super) fn arrive(&mut self, scene: &Scene<'_, State>) {
        let phase = scene.state.phase;
        if self.phase == phase {
            return;
        }
        self.phase = phase;
        match &self.panel {
            // What may be kept of a form is kept; its phase is over.
            OpenPanel::Entry(_) => {
                self.close_entry();
                self.panel = OpenPanel::None;
            }
            OpenPanel::Picking(_) => self.panel = OpenPanel::None,
            _ => {}
        }
        (self.main, self.other) = <(ListCursor, ListCursor)>::default();
        self.summary = Scroller::default();
        (self.right, self.column) = (false, 0);
        (self.voter, self.vote_open) = (Voter::Room, false);
        self.marked.clear();
        self.digits.clear();
        self.asked = None;
    }

    /// Keeps every cursor inside.
    pub(super) fn clamp(&mut self, scene: &Scene<'_, State>) {
        let state = scene.state;
        let inside = |row: usize, len: usize| row.min(len.saturating_sub(1));
        self.page = inside(self.page, converging::pages(state).len());
        self.column = inside(self.column, Self::questions(state).len());
        let voters = Self::voters(state);
        if !voters.contains(&self.voter) {
            (self.voter, self.vote_open) = (voters.first().copied().unwrap_or(Voter::Room), false);
        }
        self.clamp_lists(scene);
        self.marked
            .retain(|id| state.ideas.contains_key(id) || state.bundle(*id).is_some());
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

    /// What was asked to be moved lies there: the marks have done their work.
    pub(super) fn sync_moving(&mut self, state: &State) {
        let lies_there = |(into, ids): &(ItemId, Vec<ItemId>)| {
            ids.iter().all(|id| match state.bundle(*id) {
                Some(bundle) => bundle.under == Some(*into),
                None => state
                    .bundle_of(*id)
                    .map_or(!state.ideas.contains_key(id), |bundle| bundle.id == *into),
            })
        };
        if self.moving.as_ref().is_some_and(lies_there) {
            self.moving = None;
            self.marked.clear();
        }
    }

    /// What the idea on its way was is no draft any more once it is in, whatever became of the
    /// commands after it.
    pub(super) fn sync_idea(&mut self, scene: &Scene<'_, State>) {
        let Some((text, before)) = self.on_its_way.take() else {
            return;
        };
        if preparing::beforehand(scene.state) > before && self.half_typed_text() == text {
            self.idea_is_in(scene);
        }
    }

    /// The rows of this sheet that were transcribed since it was taken in hand: whoever types them
    /// has just read them.
    pub(crate) fn rows_in_hand(&self, sheet: SheetNo) -> Vec<RoundNo> {
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
