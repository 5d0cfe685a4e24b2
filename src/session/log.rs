//! The steps of a session in order, and the state at any of them.
//!
//! The log never shrinks: undo appends [`Event::Undone`], which takes an earlier step out of sight;
//! redo is undoing the undo. States are kept at every 64th step, and since they share their parts,
//! any point of a long session is at most a few dozen steps away.

mod undo;

use std::collections::HashMap;

use imbl::OrdSet;

use super::command::{before_close, decide, pending};
use super::{Cause, ChapterNo, Command, Event, Origin, State, Step};
use crate::domain::{Anonymity, Context, ContextSeries, Rejection};
use crate::id;

/// How many steps lie between two kept states.
const STRIDE: usize = 64;

/// A state worth starting from: what was visible after the first `len` steps.
#[derive(Debug, Clone)]
struct Checkpoint {
    state: State,
    /// Indices of the steps out of sight at that point.
    hidden: OrdSet<usize>,
}

/// Why a step comes into the log.
#[derive(Debug, Clone, Copy)]
struct StepReason {
    origin: Origin,
    cause: Option<Cause>,
}

impl StepReason {
    /// The reason of a step that is private or not: a public record that follows a private one must
    /// not point there.
    fn of(self, private: bool) -> Self {
        let cause = self
            .cause
            .filter(|cause| private || !matches!(cause, Cause::Private(_)));
        Self { cause, ..self }
    }
}

/// What a decision, an undo or a redo came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NewSteps {
    /// The steps appended, to be saved; empty when there was nothing to do.
    pub(crate) steps: Vec<Step>,
}

impl NewSteps {
    /// What follows these steps names as its cause: the first of them, or what that one follows.
    pub(crate) fn cause(&self) -> Option<Cause> {
        let first = self.steps.first()?;
        Some(first.cause.unwrap_or_else(|| Cause::of(first)))
    }
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

    /// The log of a new session: these commands, the first of which opens it. The others follow that
    /// first record, so that nobody undoes half a template.
    ///
    /// # Errors
    /// The rules' refusal.
    pub fn begun(
        commands: impl IntoIterator<Item = Command>,
        contexts: &mut ContextSeries,
    ) -> Result<Self, Rejection> {
        let mut log = Self::new();
        for command in commands {
            let reason = StepReason {
                origin: Origin::Keyboard,
                cause: log.steps.first().map(Cause::of),
            };
            log.decide_for(command, reason, contexts)?;
        }
        Ok(log)
    }

    /// Decides about a command from the keyboard that is a message of its own; see
    /// [`Log::decide_following`].
    ///
    /// # Errors
    /// The rules' refusal; nothing changes then.
    pub fn decide(&mut self, command: Command, context: &Context) -> Result<NewSteps, Rejection> {
        let mut contexts = ContextSeries::new(*context);
        self.decide_following(command, Origin::Keyboard, None, &mut contexts)
    }

    /// Decides about a command; appends what happens, and what the rules need next. With a `cause` it
    /// belongs to a decision before it and is undone with that: one gesture is one step back.
    /// `contexts` is the series of the message that the command came with.
    ///
    /// # Errors
    /// The rules' refusal; nothing changes then.
    pub(crate) fn decide_following(
        &mut self,
        command: Command,
        origin: Origin,
        cause: Option<Cause>,
        contexts: &mut ContextSeries,
    ) -> Result<NewSteps, Rejection> {
        self.decide_for(command, StepReason { origin, cause }, contexts)
    }

    fn decide_for(
        &mut self,
        command: Command,
        reason: StepReason,
        contexts: &mut ContextSeries,
    ) -> Result<NewSteps, Rejection> {
        self.refuse_late_anonymity(&command)?;
        let context = contexts.next();
        // Before the decision: a closed session takes no more commands, not even these.
        let mut outcome = if command == Command::Close {
            self.before_close(contexts)
        } else {
            NewSteps::default()
        };
        let step = self.decide_step(command, &context, |private| reason.of(private))?;
        let root = reason.cause.or(step.as_ref().map(Cause::of));
        outcome.steps.extend(step);
        self.follow_up(&mut outcome, root, reason.origin, contexts);
        Ok(outcome)
    }

    /// Decides about a command and appends what happens as one step, if anything does.
    fn decide_step(
        &mut self,
        command: Command,
        context: &Context,
        reason: impl FnOnce(bool) -> StepReason,
    ) -> Result<Option<Step>, Rejection> {
        let events = decide(&self.live, command, context)?;
        Ok(self.record(events, context, reason))
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
    pub(crate) fn resume(&mut self, by: &str, context: &Context) -> NewSteps {
        let mut contexts = ContextSeries::new(*context);
        let mut outcome = self.take(vec![Event::Resumed(by.to_owned())], &contexts.next());
        let root = outcome.steps.first().map(Cause::of);
        self.follow_up(&mut outcome, root, Origin::Keyboard, &mut contexts);
        outcome
    }

    /// Lets every chapter hand over what only the recovery journal holds, since closing destroys
    /// that. The commands name their chapters: nobody goes there, so no visit is recorded.
    fn before_close(&mut self, contexts: &mut ContextSeries) -> NewSteps {
        /// More than the votes of one chapter.
        const MOST: usize = 16;
        let mut outcome = NewSteps::default();
        // They come before the record that closes, which therefore cannot be their cause.
        let reason = StepReason {
            origin: Origin::Rules,
            cause: None,
        };
        for no in self.chapters() {
            let steps = (0..MOST).map_while(|_| {
                let command = before_close(&self.live, no)?;
                // A refusal would be the same the next time.
                self.decide_step(command, &contexts.next(), |_| reason).ok()
            });
            outcome.steps.extend(steps.flatten());
        }
        outcome
    }

    /// Carries out what the rules themselves ask for next: first in the chapter on the screen, then
    /// in the others. `root` is what they follow, asked for by `asker`. The bound keeps a rule that
    /// never stops asking from hanging the meeting.
    fn follow_up(
        &mut self,
        outcome: &mut NewSteps,
        root: Option<Cause>,
        asker: Origin,
        contexts: &mut ContextSeries,
    ) {
        const MOST: usize = 8;
        // One reason for all of them, so that undo finds them whatever their time.
        let reason = |private: bool| match root {
            // A public record that follows a private one must not show it: neither by pointing there
            // nor by saying that nobody asked for it.
            Some(Cause::Private(_)) if !private => StepReason {
                origin: asker,
                cause: None,
            },
            cause => StepReason {
                origin: Origin::Rules,
                cause,
            },
        };
        for no in self.chapters() {
            let steps = (0..MOST).map_while(|_| {
                let command = pending(&self.live, no)?;
                let step = self.decide_step(command, &contexts.next(), reason);
                step.ok().flatten()
            });
            outcome.steps.extend(steps);
        }
    }

    /// Every chapter, the one on the screen first.
    fn chapters(&self) -> Vec<ChapterNo> {
        let current = self.live.current;
        let others = self.live.chapters.iter().map(|chapter| chapter.no);
        current
            .into_iter()
            .chain(others.filter(|no| Some(*no) != current))
            .collect()
    }

    fn hide(&mut self, index: usize, context: &Context) -> Step {
        let target = &self.steps[index];
        let (event, private) = (Event::Undone(target.n), target.is_private());
        let reason = StepReason {
            origin: Origin::Keyboard,
            cause: None,
        };
        self.make(event, private, context, reason)
    }

    /// Appends events that were decided elsewhere (resuming, sealing) as one step.
    pub fn take(&mut self, events: Vec<Event>, context: &Context) -> NewSteps {
        let reason = StepReason {
            origin: Origin::Keyboard,
            cause: None,
        };
        let steps = self.record(events, context, |_| reason);
        NewSteps {
            steps: steps.into_iter().collect(),
        }
    }

    /// Appends the events of one decision as one step, if there are any; the reason may depend on
    /// whether the step is private.
    fn record(
        &mut self,
        mut events: Vec<Event>,
        context: &Context,
        reason: impl FnOnce(bool) -> StepReason,
    ) -> Option<Step> {
        let event = match events.len() {
            0 => return None,
            1 => events.remove(0),
            _ => Event::Together(events),
        };
        let private = event.is_private();
        Some(self.make(event, private, context, reason(private)))
    }

    fn make(&mut self, event: Event, private: bool, context: &Context, reason: StepReason) -> Step {
        let step = Step {
            n: if private {
                self.next_private
            } else {
                self.next_public
            },
            t: context.t,
            // Session time never runs backwards, whatever the clock of the process does.
            ms: context.ms.max(self.last_ms()),
            event,
            private_after: private.then_some(self.next_public),
            cause: reason.cause,
            origin: reason.origin,
        };
        self.append(step.clone());
        step
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
        // Not one more than the last: a damaged file may lack records or have them out of order.
        *next = (*next).max(step.n.saturating_add(1));
        self.steps.push(step);
        let undone = self.undone_by(index);
        if undone.is_empty() {
            let step = &self.steps[index];
            self.live.evolve(&step.event, &step.record_ref());
        } else {
            for (target, hide) in undone {
                set_hidden(&mut self.hidden, target, hide);
            }
            // What lay on top of the hidden step may mean something else without it.
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
                set_hidden(&mut hidden, target, hide);
            }
        }
        // An undo since the kept state may concern a step before it; then that state is of no use.
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
        // Only backwards: a file may hold an undo of itself or of what comes later, and this must end.
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

/// Takes the step at `index` out of sight, or brings it back.
fn set_hidden(hidden: &mut OrdSet<usize>, index: usize, hide: bool) {
    if hide {
        hidden.insert(index);
    } else {
        hidden.remove(&index);
    }
}

/// Do two sets agree about every index below `limit`?
fn same_below(a: &OrdSet<usize>, b: &OrdSet<usize>, limit: usize) -> bool {
    a.range(..limit).eq(b.range(..limit))
}
