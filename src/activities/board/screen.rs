//! The keys of the board.

use super::rules::{Command, Rules, State};
use crate::input::{Context, Hint, Input, Response, Scene, Settled};

/// Cursor and drafts.
#[derive(Debug, Clone, Default)]
pub struct Screen;

impl crate::input::Screen for Screen {
    type Rules = Rules;

    fn hints(&self, _scene: &Scene<'_, State>) -> Vec<Hint> {
        Vec::new()
    }

    fn on_input(&mut self, _input: &Input, _scene: &Scene<'_, State>) -> Response<Command> {
        Response::Ignored
    }

    fn takes_text(&self, _scene: &Scene<'_, State>) -> bool {
        false
    }

    fn settle(&mut self, _scene: &Scene<'_, State>, _how: &Settled) {}

    fn contexts() -> Vec<Context> {
        Vec::new()
    }
}
