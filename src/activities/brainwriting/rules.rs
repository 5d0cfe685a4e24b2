//! The rules of brainwriting (placeholder while the foundation is laid).
use crate::domain::*;
use serde::{Deserialize, Serialize};
#[derive(Debug)]
pub struct Rules;
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State;
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    Nothing,
}
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    Nothing,
}
impl Activity for Rules {
    type State = State;
    type Event = Event;
    type Command = Command;
    const KIND: Kind = Kind { id: "brainwriting", says: "brainwriting", about: "brainwriting-about" };
    fn decide(_: &State, _: &Room<'_>, _: Command, _: &Stamp) -> Result<Vec<Event>, Rejection> {
        Ok(vec![])
    }
    fn evolve(_: &mut State, _: &Event, _: &Mark) {}
    fn story(_: &State, _: &Room<'_>, _: &Event) -> Message {
        Message::new("x")
    }
    fn rehearse(_: &State, _: &Room<'_>, _: &mut Dice) -> Command {
        Command::Nothing
    }
}
