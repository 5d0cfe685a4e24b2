//! Steps forward out of the writing: what speaks against one is asked first, and a yes counts only where
//! it was asked.

use super::Screen;
use super::model::After;
use crate::activities::brainwriting::rules::{Command, Phase, State};
use crate::domain::Message;
use crate::id;
use crate::input::{Response, Scene};

impl Screen {
    /// The next round, or the end of writing, which is asked while somebody has not written; while the
    /// sheets go round, the round's clock.
    pub(super) fn lead_on(
        &mut self,
        scene: &Scene<'_, State>,
        confirmed: bool,
    ) -> Response<Command> {
        let (state, now) = (scene.state, scene.now);
        if state.is_passing(now) {
            return Response::command(Command::Advance { confirmed });
        }
        if state.advance_needs_confirmation(now) && !confirmed {
            let question = if state.is_last_round() {
                Message::new(id!("bw-ask-end-writing"))
            } else {
                Message::new(id!("bw-ask-next-round"))
            };
            return self.ask(question.with("n", state.unfinished_seats().len()), state);
        }
        let mut commands = self.typed_that_fits(state);
        commands.push(Command::Advance { confirmed });
        self.after = Some(After::Advanced);
        Response::Do(commands)
    }

    /// A yes to the question whether to lead on, which counts only where it was asked.
    pub(super) fn confirmed(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let state = scene.state;
        if self.asked.take() != Some((state.phase, state.round)) {
            return Response::Handled;
        }
        match state.phase {
            Phase::Writing => self.lead_on(scene, true),
            Phase::Written => self.lead_on_from_written(state, true),
            Phase::Converging(_) => self.lead_on_from_step(state),
            Phase::Preparing | Phase::Done => Response::Handled,
        }
    }

    /// Asks whether to lead on from here.
    pub(super) fn ask(&mut self, question: Message, state: &State) -> Response<Command> {
        self.asked = Some((state.phase, state.round));
        Response::LeadOn(question)
    }

    /// From the written sheets to all ideas, or to a round that was agreed on; rows that nobody
    /// transcribed are asked about.
    pub(super) fn lead_on_from_written(
        &mut self,
        state: &State,
        confirmed: bool,
    ) -> Response<Command> {
        let untyped = state.untyped_rows();
        if untyped > 0 && !confirmed && state.is_last_round() {
            let question = Message::new(id!("bw-ask-reveal-untyped")).with("n", untyped);
            return self.ask(question, state);
        }
        self.after = Some(After::Advanced);
        let mut commands = self.typed_that_fits(state);
        commands.push(Command::Advance { confirmed: true });
        Response::Do(commands)
    }
}
