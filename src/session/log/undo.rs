//! Undo and redo: steps that take others out of sight, and which belong together.
//!
//! `u` takes back what was decided last at this keyboard, with everything that followed it by its
//! [`Cause`]. What others did, and what the rules did for reasons of their own, is passed over.

use super::Log;
use crate::domain::{Context, MessageId, Rejection};
use crate::id;
use crate::session::{Cause, Event, NewSteps, Origin, Stage};

impl Log {
    /// Appends steps that take the last decision of this keyboard out of sight, with what followed
    /// it.
    ///
    /// # Errors
    /// When there is nothing left that may be undone.
    pub fn undo(&mut self, context: &Context) -> Result<NewSteps, Rejection> {
        let group = self
            .undo_group()
            .ok_or_else(|| self.nothing(id!("refuse-nothing-to-undo")))?;
        // The last goes first: whatever prefix of these records a crash leaves behind, no consequence
        // is in sight without what it followed.
        let mut outcome = NewSteps::default();
        for index in group.into_iter().rev() {
            outcome.steps.push(self.hide(index, context));
        }
        Ok(outcome)
    }

    /// Appends steps that take the last undo of this keyboard out of sight.
    ///
    /// # Errors
    /// When nothing was undone since the last decision.
    pub fn redo(&mut self, context: &Context) -> Result<NewSteps, Rejection> {
        let group = self
            .redo_group()
            .ok_or_else(|| self.nothing(id!("refuse-nothing-to-redo")))?;
        let mut outcome = NewSteps::default();
        for index in group {
            outcome.steps.push(self.hide(index, context));
        }
        Ok(outcome)
    }

    /// The visible decision that an undo would take away.
    pub(crate) fn last_undoable(&self) -> Option<usize> {
        self.undo_group()?.first().copied()
    }

    /// Is there an undo that a redo would take away?
    pub(crate) fn is_redoable(&self) -> bool {
        self.redo_group().is_some()
    }

    /// The decision that an undo would take away, then what followed it, in order.
    fn undo_group(&self) -> Option<Vec<usize>> {
        let last = self.undoable_before(self.steps.len())?;
        let mut group = self.with_followers(last);
        if let Some(earlier) = self
            .undoable_before(last)
            .filter(|earlier| self.follows_by_time(*earlier, last))
        {
            group.extend(self.with_followers(earlier));
            group.sort_unstable();
        }
        Some(group)
    }

    /// The last visible decision of this keyboard before `end`; `None` behind something final.
    fn undoable_before(&self, end: usize) -> Option<usize> {
        for index in (0..end).rev() {
            if self.hidden.contains(&index) {
                continue;
            }
            let step = &self.steps[index];
            match &step.event {
                Event::Undone(_) | Event::Resumed(_) => {}
                // Before the question who asked: nothing behind a final step may be undone, whoever
                // made it.
                event if event.is_final(self.live.anonymity) => return None,
                _ if self.is_template_by_time(index) => return None,
                _ if step.cause.is_some() || step.origin != Origin::Keyboard => {}
                _ => return Some(index),
            }
        }
        None
    }

    /// The step at `index`, then the visible ones that followed it by their cause.
    fn with_followers(&self, index: usize) -> Vec<usize> {
        let cause = Some(Cause::of(&self.steps[index]));
        let followers = (index + 1..self.steps.len())
            .filter(|other| self.steps[*other].cause == cause && !self.hidden.contains(other));
        std::iter::once(index).chain(followers).collect()
    }

    /// Files of before have no causes. In them a private step followed the public one of the same
    /// moment, and what the template did has the time of the first record; both rules stay for
    /// records without a cause, so that such files are undone as they always were.
    fn follows_by_time(&self, before: usize, index: usize) -> bool {
        let (before, step) = (&self.steps[before], &self.steps[index]);
        step.cause.is_none() && step.is_private() && !before.is_private() && step.ms == before.ms
    }

    /// Is it one of the template's own steps by the rule of [`Log::follows_by_time`]? Where the
    /// second record has a cause, they say so themselves.
    fn is_template_by_time(&self, index: usize) -> bool {
        let says_so = self.steps.get(1).is_some_and(|step| step.cause.is_some());
        !says_so && self.steps[index].ms == self.steps[0].ms
    }

    /// The undo that a redo would take away, then the undos of what followed the same decision.
    fn redo_group(&self) -> Option<Vec<usize>> {
        let last = self.redoable_before(self.steps.len())?;
        let mut group = vec![last];
        if let Some(target) = self.target_of(last) {
            let cause = Some(Cause::of(&self.steps[target]));
            let follows = |index: &usize| {
                !self.hidden.contains(index)
                    && self
                        .target_of(*index)
                        .is_some_and(|target| self.steps[target].cause == cause)
            };
            // Undone last to first, so they come back from the last.
            group.extend((target..last).rev().filter(follows));
        }
        if let Some(earlier) = self
            .redoable_before(last)
            .filter(|earlier| !group.contains(earlier) && self.follows_by_time(last, *earlier))
        {
            group.push(earlier);
        }
        Some(group)
    }

    /// The last visible undo of this keyboard before `end`, unless it decided something after it.
    fn redoable_before(&self, end: usize) -> Option<usize> {
        for index in (0..end).rev() {
            let step = &self.steps[index];
            match &step.event {
                Event::Resumed(_) => {}
                _ if step.origin != Origin::Keyboard => {}
                // Redone already.
                Event::Undone(_) if self.hidden.contains(&index) => {}
                // A redo; its target comes further up.
                Event::Undone(_) if self.is_redo(index) => {}
                Event::Undone(_) => return Some(index),
                _ => return None,
            }
        }
        None
    }

    fn is_redo(&self, index: usize) -> bool {
        self.target_of(index)
            .is_some_and(|target| matches!(self.steps[target].event, Event::Undone(_)))
    }

    /// The step that the undo at `index` takes out of sight.
    fn target_of(&self, index: usize) -> Option<usize> {
        match self.steps[index].event {
            Event::Undone(n) => self.index_of(self.steps[index].is_private(), n),
            _ => None,
        }
    }

    /// Why there is nothing to take back or to give back. In a closed session only what became of
    /// its documents can be: closing and sealing are final.
    fn nothing(&self, words: MessageId) -> Rejection {
        if self.live.stage == Stage::Closed {
            Rejection::new(id!("refuse-closed"))
        } else {
            Rejection::new(words)
        }
    }
}
