//! The states of an action: 提案 → 承諾待ち → 承諾 → 着手 → 完了, the ways off that line, and which jumps make
//! no sense.

use super::state::Card;
use crate::domain::{Action, ActionState, ControlLevel, Rejection};
use crate::id;

/// Every state that a key can give, those that need words with none yet.
pub(crate) static STATES: [ActionState; 9] = [
    ActionState::Proposed,
    ActionState::Awaiting,
    ActionState::Accepted,
    ActionState::Started,
    ActionState::Done,
    ActionState::Changed(String::new()),
    ActionState::Stopped(String::new()),
    ActionState::Transferred(String::new()),
    ActionState::CarriedOver,
];

/// Why an action cannot go there; `None` when it can.
///
/// Forward a new action goes step by step, since each step is somebody's word: who has not accepted
/// cannot have begun, and what was not begun is not done. Homework may be found anywhere: what
/// happened between two meetings happened. Back it may always go, because people make mistakes;
/// only what is finished is not finished another way without going back first.
pub(crate) fn refusal_of_move(card: &Card, to: &ActionState) -> Option<Rejection> {
    let from = &card.action.state;
    if !from.is_open()
        && !to.is_open()
        && std::mem::discriminant(from) != std::mem::discriminant(to)
        && !card.waits()
    {
        return Some(Rejection::new(id!("board-refuse-finished")));
    }
    if card.inherited {
        return None;
    }
    match to {
        ActionState::CarriedOver => Some(Rejection::new(id!("board-refuse-carry"))),
        ActionState::Started if rank(from) < rank(&ActionState::Accepted) => {
            Some(Rejection::new(id!("board-refuse-not-accepted")))
        }
        ActionState::Done if rank(from) < rank(&ActionState::Started) => {
            Some(Rejection::new(id!("board-refuse-not-started")))
        }
        _ => None,
    }
}

/// How far along the line a state is. What was changed goes on from where it was: it counts as
/// begun.
const fn rank(state: &ActionState) -> u8 {
    match state {
        ActionState::Proposed => 0,
        ActionState::Awaiting => 1,
        ActionState::Accepted | ActionState::CarriedOver => 2,
        ActionState::Changed(_) | ActionState::Started => 3,
        ActionState::Done | ActionState::Stopped(_) | ActionState::Transferred(_) => 4,
    }
}

/// The level that may be proposed for an action that does not move; none at the top. As long as
/// nobody said how high it has to go, that is the first one above its own organisation.
pub(crate) fn higher_level(action: &Action) -> Option<ControlLevel> {
    let next = action.level.unwrap_or(ControlLevel::Own).next();
    Some(next).filter(|next| Some(*next) != action.level)
}

/// Does the state need words: what changed, why it stopped, who has it now?
pub(crate) const fn needs_words(state: &ActionState) -> bool {
    matches!(
        state,
        ActionState::Changed(_) | ActionState::Stopped(_) | ActionState::Transferred(_)
    )
}

/// The same state with these words.
pub(crate) fn with_words(state: &ActionState, words: &str) -> ActionState {
    match state {
        ActionState::Changed(_) => ActionState::Changed(words.to_owned()),
        ActionState::Stopped(_) => ActionState::Stopped(words.to_owned()),
        ActionState::Transferred(_) => ActionState::Transferred(words.to_owned()),
        state => state.clone(),
    }
}
