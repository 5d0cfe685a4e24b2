//! The steps of a session in order, and the state at any of them.
//!
//! The log never shrinks: undo appends [`Event::Undone`], which takes an earlier step out of sight;
//! redo is undoing the undo. States are kept at every 64th step, and since they share their parts,
//! any point of a long session is at most a few dozen steps away.

use crate::id;
use std::collections::HashMap;

use imbl::OrdSet;

use super::{ChapterNo, Command, Event, Stage, State, Step, decide, pending};
use crate::domain::{Anonymity, Context, Rejection};

/// How many steps lie between two kept states.
const STRIDE: usize = 64;

/// A state worth starting from: what was visible after the first `len` steps.
#[derive(Debug, Clone)]
struct Checkpoint {
    state: State,
    /// Indices of the steps out of sight at that point.
    hidden: OrdSet<usize>,
}

/// What a decision, an undo or a redo came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// The steps appended, to be saved; empty when there was nothing to do.
    pub steps: Vec<Step>,
}

/// The steps of a session, and what they tell.
#[derive(Debug, Clone, Default)]
pub struct Log {
    steps: Vec<Step>,
    /// Kept states: `checkpoints[i]` is the state after `i * STRIDE` steps.
    checkpoints: Vec<Checkpoint>,
    hidden: OrdSet<usize>,
    live: State,
    by_number: HashMap<(bool, u64), usize>,
    next_public: u64,
    next_private: u64,
}

impl Log {
    /// A log without steps.
    pub fn new() -> Self {
        Self::default()
    }

    /// The log of these steps, as read from a file. Numbers are believed; steps of a damaged file
    /// may be missing.
    pub fn replayed(steps: impl IntoIterator<Item = Step>) -> Self {
        let mut log = Self::new();
        for step in steps {
            log.append(step);
        }
        log
    }

    /// Every step, in order, undone ones included.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The state after the last step.
    pub fn state(&self) -> &State {
        &self.live
    }

    /// Session time of the last step.
    pub fn last_ms(&self) -> u64 {
        self.steps.last().map_or(0, |step| step.ms)
    }

    /// Number of the next record of the session file.
    pub fn next_record(&self) -> u64 {
        self.next_public
    }

    /// Is the step with this index out of sight, as seen from the end?
    pub fn is_hidden(&self, index: usize) -> bool {
        self.hidden.contains(&index)
    }

    /// Decides about a command; appends what happens.
    ///
    /// # Errors
    /// The rules' refusal; nothing changes then.
    pub fn decide(&mut self, command: Command, context: &Context) -> Result<Outcome, Rejection> {
        self.refuse_late_anonymity(&command)?;
        let mut outcome = if command == Command::Close {
            self.before_close(context)
        } else {
            Outcome::default()
        };
        let events = decide(&self.live, command, context)?;
        outcome.steps.extend(self.take(events, context).steps);
        self.follow_up(&mut outcome, context);
        Ok(outcome)
    }

    /// 無記名 comes before the first record of a chapter: what was written with a name stays in the
    /// file, undone or not.
    fn refuse_late_anonymity(&self, command: &Command) -> Result<(), Rejection> {
        let late = *command == Command::RaiseAnonymity(Anonymity::Anonymous)
            && self.steps.iter().any(|step| step.event.is_of_activity());
        if late {
            Err(Rejection::new(id!("refuse-anonymity-late")))
        } else {
            Ok(())
        }
    }

    /// Takes up the session again by this program; what the rules ask for next follows, since a
    /// lost journal may have taken it away.
    pub fn resume(&mut self, by: &str, context: &Context) -> Outcome {
        let mut outcome = self.take(vec![Event::Resumed(by.to_owned())], context);
        self.follow_up(&mut outcome, context);
        outcome
    }

    /// Lets every chapter hand over what only the recovery journal holds, since closing destroys
    /// that.
    fn before_close(&mut self, context: &Context) -> Outcome {
        /// More than the votes of one chapter.
        const MOST: usize = 16;
        let mut outcome = Outcome::default();
        let mut made = 0;
        for no in (0..self.live.chapters.len() as u16).map(ChapterNo) {
            for _ in 0..MOST {
                let Some(order) = self
                    .live
                    .chapter(no)
                    .and_then(|chapter| chapter.state.before_close(&self.live.room()))
                else {
                    break;
                };
                let enter = (self.live.current != Some(no)).then_some(Command::EnterChapter(no));
                for command in enter.into_iter().chain([Command::Activity(order)]) {
                    made += 1;
                    let context = context.further(MOST + made);
                    if let Ok(events) = decide(&self.live, command, &context) {
                        outcome.steps.extend(self.take(events, &context).steps);
                    }
                }
            }
        }
        outcome
    }

    /// Carries out what the rules themselves ask for next. The bound keeps a rule that never stops
    /// asking from hanging the meeting.
    fn follow_up(&mut self, outcome: &mut Outcome, context: &Context) {
        const MOST: usize = 8;
        for i in 1..=MOST {
            let Some(command) = pending(&self.live) else {
                return;
            };
            let context = context.further(i);
            match decide(&self.live, command, &context) {
                Ok(events) if !events.is_empty() => {
                    outcome.steps.extend(self.take(events, &context).steps);
                }
                _ => return,
            }
        }
    }

    /// Appends a step that takes the last visible one out of sight.
    ///
    /// # Errors
    /// When there is nothing left that may be undone.
    pub fn undo(&mut self, context: &Context) -> Result<Outcome, Rejection> {
        self.refuse_when_closed()?;
        let index = self
            .last_undoable()
            .ok_or(Rejection::new(id!("refuse-nothing-to-undo")))?;
        let mut outcome = self.hide(index, context);
        // What the rules did in secret by themselves goes together with the decision that it
        // followed.
        if let Some(before) = self
            .last_undoable()
            .filter(|before| self.follows(*before, index))
        {
            outcome.steps.extend(self.hide(before, context).steps);
        }
        Ok(outcome)
    }

    /// Was the step at `index` made in secret at the same moment as the public one at `before`?
    fn follows(&self, before: usize, index: usize) -> bool {
        let (before, step) = (&self.steps[before], &self.steps[index]);
        step.is_private() && !before.is_private() && step.ms == before.ms
    }

    /// Appends a step that takes the last undo out of sight.
    ///
    /// # Errors
    /// When nothing was undone since the last decision.
    pub fn redo(&mut self, context: &Context) -> Result<Outcome, Rejection> {
        self.refuse_when_closed()?;
        let index = self
            .last_redoable()
            .ok_or(Rejection::new(id!("refuse-nothing-to-redo")))?;
        let mut outcome = self.hide(index, context);
        if let Some(earlier) = self
            .last_redoable()
            .filter(|earlier| self.follows(index, *earlier))
        {
            outcome.steps.extend(self.hide(earlier, context).steps);
        }
        Ok(outcome)
    }

    /// The visible step that an undo would take away.
    pub fn last_undoable(&self) -> Option<usize> {
        for index in (0..self.steps.len()).rev() {
            if self.hidden.contains(&index) {
                continue;
            }
            match &self.steps[index].event {
                Event::Undone(_) | Event::Resumed(_) => {}
                event if event.is_final(self.live.anonymity) => return None,
                // The template's own steps are made in the moment in which the session begins.
                _ if self.steps[index].ms == self.steps[0].ms => return None,
                _ => return Some(index),
            }
        }
        None
    }

    /// The undo that a redo would take away: the last visible one, unless a decision came after it.
    fn last_redoable(&self) -> Option<usize> {
        for index in (0..self.steps.len()).rev() {
            match &self.steps[index].event {
                Event::Resumed(_) => {}
                // Redone already.
                Event::Undone(_) if self.hidden.contains(&index) => {}
                // A redo; its target comes further up.
                Event::Undone(n) if self.is_undo(self.steps[index].is_private(), *n) => {}
                Event::Undone(_) => return Some(index),
                _ => return None,
            }
        }
        None
    }

    fn is_undo(&self, private: bool, n: u64) -> bool {
        self.index_of(private, n)
            .is_some_and(|index| matches!(self.steps[index].event, Event::Undone(_)))
    }

    fn refuse_when_closed(&self) -> Result<(), Rejection> {
        if self.live.stage == Stage::Closed {
            Err(Rejection::new(id!("refuse-closed")))
        } else {
            Ok(())
        }
    }

    fn hide(&mut self, index: usize, context: &Context) -> Outcome {
        let target = &self.steps[index];
        let event = Event::Undone(target.n);
        let step = self.make(event, target.is_private(), context);
        self.append(step.clone());
        Outcome { steps: vec![step] }
    }

    /// Appends events that were decided elsewhere (resuming, sealing) as one step.
    pub fn take(&mut self, mut events: Vec<Event>, context: &Context) -> Outcome {
        let event = match events.len() {
            0 => return Outcome::default(),
            1 => events.remove(0),
            _ => Event::Together(events),
        };
        let private = event.is_private();
        let step = self.make(event, private, context);
        self.append(step.clone());
        Outcome { steps: vec![step] }
    }

    fn make(&self, event: Event, private: bool, context: &Context) -> Step {
        Step {
            n: if private {
                self.next_private
            } else {
                self.next_public
            },
            t: context.t,
            ms: context.ms.max(self.last_ms()),
            event,
            private_after: private.then_some(self.next_public),
        }
    }

    /// Appends a step as it is.
    pub fn append(&mut self, step: Step) {
        if self.checkpoints.is_empty() {
            self.checkpoints.push(Checkpoint {
                state: State::default(),
                hidden: OrdSet::new(),
            });
        }
        let index = self.steps.len();
        self.by_number.insert((step.is_private(), step.n), index);
        let next = if step.is_private() {
            &mut self.next_private
        } else {
            &mut self.next_public
        };
        *next = (*next).max(step.n.saturating_add(1));
        self.steps.push(step);
        let undone = self.undone_by(index);
        if undone.is_empty() {
            let step = &self.steps[index];
            self.live.evolve(&step.event, &step.record_ref());
        } else {
            for (target, hide) in undone {
                if hide {
                    self.hidden.insert(target)
                } else {
                    self.hidden.remove(&target)
                };
            }
            self.live = self.fold(index + 1, &self.hidden);
        }
        if self.steps.len().is_multiple_of(STRIDE) {
            self.checkpoints.push(Checkpoint {
                state: self.live.clone(),
                hidden: self.hidden.clone(),
            });
        }
    }

    /// The state as it was after the first `len` steps, undone ones of that time left out.
    pub fn state_at(&self, len: usize) -> State {
        let len = len.min(self.steps.len());
        if len == self.steps.len() {
            return self.live.clone();
        }
        let kept = len / STRIDE;
        let Some(checkpoint) = self.checkpoints.get(kept) else {
            return State::default();
        };
        let mut hidden = checkpoint.hidden.clone();
        let mut rewritten = false;
        for index in kept * STRIDE..len {
            for (target, hide) in self.undone_by(index) {
                rewritten = true;
                if hide {
                    hidden.insert(target)
                } else {
                    hidden.remove(&target)
                };
            }
        }
        if rewritten {
            return self.fold(len, &hidden);
        }
        self.fold_from(checkpoint.state.clone(), kept * STRIDE, len, &hidden)
    }

    /// Folds the visible ones of the first `len` steps, from the last kept state that saw the same
    /// steps hidden.
    fn fold(&self, len: usize, hidden: &OrdSet<usize>) -> State {
        let mut kept = (len / STRIDE).min(self.checkpoints.len().saturating_sub(1));
        while kept > 0 && !same_below(&self.checkpoints[kept].hidden, hidden, kept * STRIDE) {
            kept -= 1;
        }
        let start = self
            .checkpoints
            .get(kept)
            .map(|checkpoint| checkpoint.state.clone())
            .unwrap_or_default();
        self.fold_from(start, kept * STRIDE, len, hidden)
    }

    fn fold_from(&self, mut state: State, from: usize, to: usize, hidden: &OrdSet<usize>) -> State {
        for index in from..to {
            if !hidden.contains(&index) {
                let step = &self.steps[index];
                state.evolve(&step.event, &step.record_ref());
            }
        }
        state
    }

    /// What the step at `index` takes out of sight (`true`) or brings back (`false`): the target of
    /// an undo, and that target's own target if it was an undo.
    fn undone_by(&self, index: usize) -> Vec<(usize, bool)> {
        let mut changes = Vec::new();
        let mut hide = true;
        let mut at = index;
        while let Event::Undone(n) = self.steps[at].event {
            let Some(target) = self
                .index_of(self.steps[at].is_private(), n)
                .filter(|target| *target < at)
            else {
                break;
            };
            changes.push((target, hide));
            hide = !hide;
            at = target;
        }
        changes
    }

    fn index_of(&self, private: bool, n: u64) -> Option<usize> {
        self.by_number.get(&(private, n)).copied()
    }

    /// Index just after the step with the public record number `n`; the number of steps when there
    /// is none.
    pub fn position_of_record(&self, n: u64) -> usize {
        self.index_of(false, n)
            .map_or(self.steps.len(), |index| index + 1)
    }
}

/// Do two sets agree about every index below `limit`?
fn same_below(a: &OrdSet<usize>, b: &OrdSet<usize>, limit: usize) -> bool {
    a.range(..limit).eq(b.range(..limit))
}
