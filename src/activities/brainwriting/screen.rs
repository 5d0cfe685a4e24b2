//! The keys of brainwriting (placeholder while the foundation is laid).
use super::rules::{Command, Rules, State};
use crate::input::{Context, Hint, Input, Response, Scene, Settled};
/// Cursor and drafts.
#[derive(Debug, Clone, Default)]
pub struct Screen;
impl crate::input::Screen for Screen {
    type Rules = Rules;
    fn hints(&self, _: &Scene<'_, State>) -> Vec<Hint> {
        Vec::new()
    }
    fn on_input(&mut self, _: &Input, _: &Scene<'_, State>) -> Response<Command> {
        Response::Ignored
    }
    fn takes_text(&self, _: &Scene<'_, State>) -> bool {
        false
    }
    fn settle(&mut self, _: &Scene<'_, State>, _: &Settled) {}
    fn contexts() -> Vec<Context> {
        Vec::new()
    }
}
