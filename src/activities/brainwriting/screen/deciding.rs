//! 決定: marking what a decision is about, its kind and its wording.

use super::Screen;
use super::keys::BrainwritingAction;
use crate::activities::brainwriting::rules::{Command, ConvergenceStep, State};
use crate::domain::{ItemId, Message};
use crate::id;
use crate::input::{Response, Scene};

impl Screen {
    /// What can be decided about.
    pub(crate) fn deciding_options(state: &State) -> Vec<ItemId> {
        state.options(ConvergenceStep::Deciding)
    }

    pub(super) fn act_deciding(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let state = scene.state;
        let options = Self::deciding_options(state);
        match action {
            BrainwritingAction::Next | BrainwritingAction::Previous => self.right = !self.right,
            BrainwritingAction::Give if !self.right => {
                if let Some(id) = options.get(self.main.at()).copied() {
                    self.toggle_mark(id);
                    self.go_down(scene);
                }
            }
            BrainwritingAction::Decide => {
                if self.marked.is_empty()
                    && !self.right
                    && let Some(id) = options.get(self.main.at())
                {
                    self.marked.insert(*id);
                }
                self.open_wording(state);
            }
            BrainwritingAction::TakeOut if self.right => {
                let Some(decision) = state.decisions.get(self.other.at()) else {
                    return Response::Ignored;
                };
                return Response::Ask(
                    Message::new(id!("bw-ask-retract")).with("text", decision.wording.as_str()),
                    vec![Command::Retract(decision.id)],
                );
            }
            BrainwritingAction::Give | BrainwritingAction::TakeOut => {
                return Response::Tell(Message::new(id!("bw-tell-not-here")));
            }
            _ => return self.act_step(action, scene),
        }
        Response::Handled
    }

    /// The options that the decision being worded is about, in the order of the list.
    pub(crate) fn decided_about(&self, state: &State) -> Vec<ItemId> {
        Self::deciding_options(state)
            .into_iter()
            .filter(|id| self.marked.contains(id))
            .collect()
    }

    /// What is suggested where nothing is typed: the text of the only option that the decision is
    /// about.
    pub(crate) fn suggested_wording<'a>(&self, state: &'a State) -> &'a str {
        if let [id] = self.decided_about(state)[..] {
            state.text_of(id).unwrap_or_default()
        } else {
            ""
        }
    }
}
