//! The council's open list over a screen, and how a matter on it is answered.

use super::choosing::choose;
use super::keys::ONE_BY_ONE;
use super::{Goal, Overlay, OverlayAnswer, Prompt, PromptPurpose};
use crate::domain::Matter;
use crate::input::{Extent, Input, ListCursor, binding};
use crate::session::{Command, State};

/// What answering a matter begins with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum MatterReply {
    /// A line to be typed.
    Ask(Overlay),
    /// An order to the session, which leads to where it is answered or is refused with the place.
    Order(Command),
}

/// How this matter is answered: by a sentence; an action in the chapter that keeps actions, which is
/// opened where there is none.
pub(crate) fn reply_to_matter(matter: &Matter, state: &State) -> MatterReply {
    let asked = if matter.kind.is_action() {
        if let Some(no) = state.chapter_of_actions() {
            return MatterReply::Order(Command::EnterChapter(no));
        }
        let kind = State::kind_of_actions().map(|kind| kind.id.to_owned());
        kind.map(PromptPurpose::ChapterTitle)
    } else {
        Some(PromptPurpose::Answer(matter.id))
    };
    match asked.and_then(|purpose| Prompt::for_session(purpose, state)) {
        Some(prompt) => MatterReply::Ask(Overlay::Prompt(prompt)),
        // What cannot be answered is refused with the place where it can.
        None => MatterReply::Order(Command::AnswerMatter(matter.id, String::new())),
    }
}

pub(super) fn on_input(
    input: &Input,
    cursor: &mut ListCursor,
    state: &State,
    extent: Extent,
) -> OverlayAnswer {
    if binding::action(&[ONE_BY_ONE], input, false).is_some() {
        return OverlayAnswer::Do(Goal::OneByOne);
    }
    choose(cursor, input, extent, |at| {
        let matters = state.standing_matters();
        let Some(matter) = matters.get(at) else {
            return OverlayAnswer::Close;
        };
        match reply_to_matter(matter, state) {
            MatterReply::Ask(overlay) => OverlayAnswer::Do(Goal::Next(Box::new(overlay))),
            MatterReply::Order(order @ Command::EnterChapter(_)) => {
                OverlayAnswer::Do(Goal::Commands(vec![order]))
            }
            MatterReply::Order(refused) => OverlayAnswer::Keep(Goal::Commands(vec![refused])),
        }
    })
}
