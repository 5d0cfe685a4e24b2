//! After the reveal: every idea is seen, starred, gathered, voted on and decided about, one step
//! after the other. The keys of the steps together, and 一巡; votes, KJ法 and 決定 have files of their
//! own.

use super::Screen;
use super::grouping::{left_over, regroup};
use super::keys::BrainwritingAction;
use super::model::After;
use crate::activities::brainwriting::rules::{Command, ConvergenceStep, State};
use crate::domain::{ItemId, Message};
use crate::id;
use crate::input::{Move, Response, Scene};

/// Rows of a page of 一巡, as estimated for the narrowest screen.
const PAGE_ROWS: usize = 13;
/// Letters of an idea on one line of the narrowest screen.
const PAGE_LETTERS: usize = 32;
/// Rows that a page key moves in a list.
/// The ideas of 一巡, page after page; a page fits on the narrowest screen in readable size.
pub(crate) fn pages(state: &State) -> Vec<Vec<ItemId>> {
    let mut pages: Vec<Vec<ItemId>> = Vec::new();
    let mut used = PAGE_ROWS;
    for idea in state.ideas_by_sheet() {
        let rows = 1 + idea.text.chars().count().div_ceil(PAGE_LETTERS).max(1);
        if used + rows > PAGE_ROWS {
            pages.push(Vec::new());
            used = 0;
        }
        used += rows;
        if let Some(page) = pages.last_mut() {
            page.push(idea.id);
        }
    }
    pages
}

impl Screen {
    /// The steps' common keys.
    pub(super) fn act_step(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let state = scene.state;
        if action == BrainwritingAction::LeadOn {
            if let Some(question) = self.in_doubt(state) {
                return self.ask(question, state);
            }
            if let Some(step) = state.step()
                && let Some(asked) = self.before_counting(state, step)
            {
                return asked;
            }
            return self.lead_on_from_step(state);
        }
        let mut commands = self.seen_by_now(state);
        commands.push(match action {
            BrainwritingAction::GoBack => Command::GoBack,
            BrainwritingAction::SkipStep => Command::SkipStep,
            _ => return Response::Ignored,
        });
        self.after = Some(After::Advanced);
        Response::Do(commands)
    }

    /// The next step; what nobody gathered is alone.
    pub(super) fn lead_on_from_step(&mut self, state: &State) -> Response<Command> {
        let mut commands = self.seen_by_now(state);
        if state.step() == Some(ConvergenceStep::Grouping) {
            let left = left_over(state).into_iter();
            let alone: Vec<Command> = left.map(|id| Command::MarkLone(id, true)).collect();
            if !alone.is_empty() {
                commands.push(regroup(alone));
            }
        }
        commands.push(Command::Advance { confirmed: true });
        self.after = Some(After::Advanced);
        Response::Do(commands)
    }

    /// The ideas on the page that is left count as seen.
    fn seen_by_now(&self, state: &State) -> Vec<Command> {
        if state.step() == Some(ConvergenceStep::Browsing) {
            self.mark_shown(state)
        } else {
            Vec::new()
        }
    }

    /// Why leading on is asked first: ideas that nobody saw or gathered, or a vote without a
    /// ballot.
    fn in_doubt(&self, state: &State) -> Option<Message> {
        let step = state.step()?;
        let (id, n) = match step {
            ConvergenceStep::Browsing => {
                let page = self.page_ideas(state);
                let there = state.voters().count() * 2 >= state.seats.len();
                (
                    id!("bw-ask-unseen"),
                    state
                        .unseen()
                        .into_iter()
                        .filter(|id| !(there && page.contains(id)))
                        .count(),
                )
            }
            ConvergenceStep::Grouping => (id!("bw-ask-ungathered"), left_over(state).len()),
            _ => (
                id!("bw-ask-no-ballots"),
                usize::from(state.is_voting(step) && !state.is_cast(step)),
            ),
        };
        (n > 0).then(|| Message::new(id).with("n", n))
    }

    /// The ideas on the present page of 一巡.
    pub(crate) fn page_ideas(&self, state: &State) -> Vec<ItemId> {
        pages(state).into_iter().nth(self.page).unwrap_or_default()
    }

    fn mark_shown(&self, state: &State) -> Vec<Command> {
        let unseen: Vec<ItemId> = self
            .page_ideas(state)
            .into_iter()
            .filter(|id| !state.is_seen(*id))
            .collect();
        if unseen.is_empty() {
            Vec::new()
        } else {
            vec![Command::MarkShown(unseen)]
        }
    }

    pub(super) fn act_browsing(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let last = pages(scene.state).len().saturating_sub(1);
        let to = match action {
            BrainwritingAction::NextPage => (self.page + 1).min(last),
            BrainwritingAction::PreviousPage => self.page.saturating_sub(1),
            BrainwritingAction::FirstPage => 0,
            BrainwritingAction::LastPage => last,
            _ => return self.act_step(action, scene),
        };
        let commands = self.mark_shown(scene.state);
        self.page = to;
        if commands.is_empty() {
            Response::Handled
        } else {
            Response::Do(commands)
        }
    }

    /// Goes one line down in the list in which one works, as marking does.
    pub(super) fn go_down(&mut self, scene: &Scene<'_, State>) {
        self.digits.clear();
        if let Some((list, extent)) = self.list_with_keys(scene) {
            self.cursor_mut(list).go(Move::Down, extent);
        }
    }

    pub(super) fn toggle_mark(&mut self, id: ItemId) {
        if !self.marked.remove(&id) {
            self.marked.insert(id);
        }
    }
}
