//! KJ法: marking, gathering under a 表札, lone ideas.

use super::Screen;
use super::keys::BrainwritingAction;
use super::model::{After, Naming};
use crate::activities::brainwriting::rules::{Command, State};
use crate::domain::{ItemId, Message};
use crate::id;
use crate::input::{Response, Scene};

/// A row at the right of KJ法.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GatheredRow {
    /// 表札.
    Bundle(ItemId),
    /// An idea of the bundle above it.
    Member(ItemId),
    /// 一匹狼.
    Lone(ItemId),
}

impl GatheredRow {
    /// The item of the row.
    pub(crate) const fn id(self) -> ItemId {
        match self {
            GatheredRow::Bundle(id) | GatheredRow::Member(id) | GatheredRow::Lone(id) => id,
        }
    }
}

/// The rows at the right of KJ法: each bundle with its ideas, then the lone ones.
pub(crate) fn gathered(state: &State) -> Vec<GatheredRow> {
    let bundles = state.bundles.iter().flat_map(|bundle| {
        std::iter::once(GatheredRow::Bundle(bundle.id))
            .chain(bundle.members.iter().map(|id| GatheredRow::Member(*id)))
    });
    bundles
        .chain(state.lone.iter().map(|id| GatheredRow::Lone(*id)))
        .collect()
}

/// The ideas that KJ法 would lose: kept ones in no bundle, once anything is gathered. While nothing
/// is, all can be voted on as they are.
pub(super) fn left_over(state: &State) -> Vec<ItemId> {
    if state.bundles.is_empty() && state.lone.is_empty() {
        return Vec::new();
    }
    state.ungathered().into_iter().map(|idea| idea.id).collect()
}

impl Screen {
    /// What the cursor of KJ法 is on: a loose idea, or a row at the right.
    pub(crate) fn under_cursor(&self, state: &State) -> Option<GatheredRow> {
        if self.right {
            gathered(state).get(self.other.at()).copied()
        } else {
            state
                .ungathered()
                .get(self.main.at())
                .map(|idea| GatheredRow::Member(idea.id))
        }
    }

    /// The marked ones of a kind, else the one under the cursor.
    fn marked_ideas(&self, state: &State) -> Vec<ItemId> {
        let marked: Vec<ItemId> = self
            .marked
            .iter()
            .copied()
            .filter(|id| state.ideas.contains_key(id))
            .collect();
        if !marked.is_empty() {
            return marked;
        }
        self.under_cursor(state)
            .into_iter()
            .filter(|row| !matches!(row, GatheredRow::Bundle(_)))
            .map(GatheredRow::id)
            .collect()
    }

    pub(super) fn act_grouping(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let state = scene.state;
        let here = self.under_cursor(state);
        match (action, here) {
            (BrainwritingAction::Next | BrainwritingAction::Previous, _) => {
                self.right = !self.right;
            }
            (BrainwritingAction::Give, Some(row)) => {
                self.toggle_mark(row.id());
                self.go_down(scene);
            }
            (BrainwritingAction::Bundle, _) => {
                let members = self.marked_ideas(state);
                if members.is_empty() {
                    return Response::Tell(Message::new(id!("bw-tell-mark-first")));
                }
                let bundle = None;
                self.open_naming(Naming { bundle, members }, "");
            }
            (BrainwritingAction::Rename, Some(GatheredRow::Bundle(id))) => {
                let naming = Naming {
                    bundle: Some(id),
                    members: Vec::new(),
                };
                self.open_naming(naming, state.text_of(id).unwrap_or_default());
            }
            (BrainwritingAction::Gather, _) if !self.right => {
                if self.marked_ideas(state).is_empty() || state.bundles.is_empty() {
                    return Response::Tell(Message::new(id!("bw-tell-mark-first")));
                }
                if self.marked.is_empty()
                    && let Some(row) = here
                {
                    self.marked.insert(row.id());
                }
                self.right = true;
            }
            (BrainwritingAction::Gather, Some(row)) => return self.gather_into(row, state),
            (BrainwritingAction::TakeOut, Some(GatheredRow::Member(id))) if self.right => {
                return Response::Do(vec![Command::Ungather(id)]);
            }
            (
                BrainwritingAction::TakeOut | BrainwritingAction::Lone,
                Some(GatheredRow::Lone(id)),
            ) => {
                return Response::Do(vec![Command::MarkLone(id, false)]);
            }
            (BrainwritingAction::TakeOut, Some(GatheredRow::Bundle(id))) => {
                let label = state.text_of(id).unwrap_or_default();
                return Response::Ask(
                    Message::new(id!("bw-ask-dissolve")).with("label", label),
                    vec![Command::DissolveBundle(id)],
                );
            }
            (BrainwritingAction::TakeOut, _) => {
                return Response::Tell(Message::new(if self.right {
                    id!("bw-tell-nothing-here")
                } else {
                    id!("bw-tell-is-loose")
                }));
            }
            (BrainwritingAction::Rename, _) => {
                return Response::Tell(Message::new(id!("bw-tell-rename-bundle")));
            }
            (BrainwritingAction::Lone, Some(_)) => {
                let ideas = self.marked_ideas(state);
                self.after = Some(After::Unmark);
                return Response::Do(
                    ideas
                        .into_iter()
                        .map(|id| Command::MarkLone(id, true))
                        .collect(),
                );
            }
            (
                BrainwritingAction::LeadOn
                | BrainwritingAction::GoBack
                | BrainwritingAction::SkipStep,
                _,
            ) => {
                return self.act_step(action, scene);
            }
            _ => return Response::Tell(Message::new(id!("bw-tell-not-here"))),
        }
        Response::Handled
    }

    /// Puts what is marked into the bundle of this row; marked bundles become one with it.
    fn gather_into(&mut self, row: GatheredRow, state: &State) -> Response<Command> {
        let bundle = match row {
            GatheredRow::Bundle(id) => Some(id),
            GatheredRow::Member(id) => state.bundle_of(id).map(|bundle| bundle.id),
            GatheredRow::Lone(_) => None,
        };
        let Some(bundle) = bundle else {
            return Response::Tell(Message::new(id!("bw-tell-choose-bundle")));
        };
        let ideas: Vec<ItemId> = self
            .marked
            .iter()
            .copied()
            .filter(|id| state.ideas.contains_key(id))
            .collect();
        let bundles = self
            .marked
            .iter()
            .copied()
            .filter(|id| *id != bundle && state.bundle(*id).is_some());
        let mut commands: Vec<Command> = bundles
            .map(|other| Command::MergeBundles(bundle, other))
            .collect();
        if !ideas.is_empty() {
            commands.push(Command::Gather(bundle, ideas));
        }
        if commands.is_empty() {
            return Response::Tell(Message::new(id!("bw-tell-mark-first")));
        }
        self.after = Some(After::Unmark);
        Response::Do(commands)
    }
}
