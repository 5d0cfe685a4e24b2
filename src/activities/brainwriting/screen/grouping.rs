//! KJ法: marking, gathering under a 表札, lone ideas.

use super::Screen;
use super::keys::BrainwritingAction;
use super::model::{After, Naming};
use crate::activities::brainwriting::rules::{Bundle, Command, State};
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

/// The rows at the right of KJ法: each bundle with its ideas, those of the second level with the
/// bundles under them, then the lone ideas.
pub(crate) fn gathered(state: &State) -> Vec<GatheredRow> {
    let rows_of = |bundle: &Bundle| {
        let members = bundle.members.iter().map(|id| GatheredRow::Member(*id));
        std::iter::once(GatheredRow::Bundle(bundle.id))
            .chain(members)
            .collect::<Vec<_>>()
    };
    let mut rows = Vec::new();
    for bundle in state.top_bundles() {
        rows.extend(rows_of(bundle));
        rows.extend(state.below(bundle.id).flat_map(rows_of));
    }
    rows.extend(state.lone.iter().map(|id| GatheredRow::Lone(*id)));
    rows
}

/// One decision about what can be voted on; what becomes of votes is asked when it is refused for
/// them.
pub(super) fn regroup(changes: Vec<Command>) -> Command {
    Command::Regroup {
        changes,
        votes: None,
    }
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

    /// The marked ideas.
    fn marked_ideas(&self, state: &State) -> Vec<ItemId> {
        let marked = self.marked.iter().copied();
        marked.filter(|id| state.ideas.contains_key(id)).collect()
    }

    /// The marked bundles.
    fn marked_bundles(&self, state: &State) -> Vec<ItemId> {
        let marked = self.marked.iter().copied();
        marked.filter(|id| state.bundle(*id).is_some()).collect()
    }

    /// What is marked, ideas or bundles; a sentence where nothing is, or both are.
    fn marked_kind(&self, state: &State) -> Result<(Vec<ItemId>, bool), Message> {
        let (ideas, bundles) = (self.marked_ideas(state), self.marked_bundles(state));
        match (ideas.is_empty(), bundles.is_empty()) {
            (true, true) => Err(Message::new(id!("bw-tell-mark-first"))),
            (false, false) => Err(Message::new(id!("bw-tell-one-kind"))),
            (false, true) => Ok((ideas, false)),
            (true, false) => Ok((bundles, true)),
        }
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
            (BrainwritingAction::Bundle, _) => match self.marked_kind(state) {
                Err(told) => return Response::Tell(told),
                Ok((members, of_bundles)) => {
                    let naming = Naming {
                        bundle: None,
                        members,
                        of_bundles,
                    };
                    self.open_naming(naming, "");
                }
            },
            (BrainwritingAction::Rename, Some(GatheredRow::Bundle(id))) => {
                let naming = Naming {
                    bundle: Some(id),
                    members: Vec::new(),
                    of_bundles: false,
                };
                self.open_naming(naming, state.text_of(id).unwrap_or_default());
            }
            (BrainwritingAction::Gather, _) if !self.right => {
                if self.marked.is_empty() || state.bundles.is_empty() {
                    return Response::Tell(Message::new(id!("bw-tell-mark-first")));
                }
                self.right = true;
            }
            (BrainwritingAction::Gather, Some(row)) => return self.gather_into(row, state),
            (BrainwritingAction::TakeOut, Some(GatheredRow::Member(id))) if self.right => {
                return Response::command(regroup(vec![Command::Ungather(id)]));
            }
            (
                BrainwritingAction::TakeOut | BrainwritingAction::Lone,
                Some(GatheredRow::Lone(id)),
            ) => {
                return Response::command(regroup(vec![Command::MarkLone(id, false)]));
            }
            (BrainwritingAction::TakeOut, Some(GatheredRow::Bundle(id))) => {
                return Self::take_out_bundle(id, state);
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
            (BrainwritingAction::Lone, Some(row)) => {
                let mut ideas = self.marked_ideas(state);
                if self.marked.is_empty() && !matches!(row, GatheredRow::Bundle(_)) {
                    ideas.push(row.id());
                }
                if ideas.is_empty() {
                    return Response::Tell(Message::new(id!("bw-tell-mark-ideas")));
                }
                self.after = Some(After::Unmark);
                let alone = ideas.into_iter().map(|id| Command::MarkLone(id, true));
                return Response::command(regroup(alone.collect()));
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

    /// Dissolves a bundle, or takes it out of the second level.
    fn take_out_bundle(id: ItemId, state: &State) -> Response<Command> {
        let under = state.bundle(id).and_then(|bundle| bundle.under);
        if under.is_some() {
            let free = Command::PlaceBundles(None, vec![id]);
            return Response::command(regroup(vec![free]));
        }
        let dissolve = regroup(vec![Command::DissolveBundle(id)]);
        // Where there are votes, what becomes of them is the question.
        if state.has_votes(id) {
            return Response::command(dissolve);
        }
        let label = state.text_of(id).unwrap_or_default();
        let question = Message::new(id!("bw-ask-dissolve")).with("label", label);
        Response::Ask(question, vec![dissolve])
    }

    /// Asks whether what is marked goes into the bundle of this row: ideas come into it, bundles
    /// under one of the second level, else they become one with it.
    fn gather_into(&mut self, row: GatheredRow, state: &State) -> Response<Command> {
        let bundle = match row {
            GatheredRow::Bundle(id) => Some(id),
            GatheredRow::Member(id) => state.bundle_of(id).map(|bundle| bundle.id),
            GatheredRow::Lone(_) => None,
        };
        let Some(bundle) = bundle else {
            return Response::Tell(Message::new(id!("bw-tell-choose-bundle")));
        };
        let (mut marked, of_bundles) = match self.marked_kind(state) {
            Ok(marked) => marked,
            Err(told) => return Response::Tell(told),
        };
        marked.retain(|id| *id != bundle);
        if marked.is_empty() {
            return Response::Tell(Message::new(id!("bw-tell-choose-bundle")));
        }
        let above = state.below(bundle).next().is_some();
        let (question, changes) = match (of_bundles, above) {
            (false, _) => (
                id!("bw-ask-gather"),
                vec![Command::Gather(bundle, marked.clone())],
            ),
            (true, true) => (
                id!("bw-ask-place"),
                vec![Command::PlaceBundles(Some(bundle), marked.clone())],
            ),
            (true, false) => {
                let merge = |other: &ItemId| Command::MergeBundles(bundle, *other);
                (id!("bw-ask-merge"), marked.iter().map(merge).collect())
            }
        };
        let change = regroup(changes);
        let voted = |id: &ItemId| {
            state.has_votes(*id)
                || state
                    .bundle_of(*id)
                    .is_some_and(|of| state.has_votes(of.id))
        };
        if voted(&bundle) || marked.iter().any(voted) {
            self.after = Some(After::Unmark);
            return Response::command(change);
        }
        let question = Message::new(question)
            .with("n", marked.len())
            .with("label", state.text_of(bundle).unwrap_or_default());
        self.moving = Some((bundle, marked));
        Response::Ask(question, vec![change])
    }
}
