//! The pages under the overlays: who of them gets the input, and what the worker brings and is asked.

use super::closing;
use super::deciding;
use super::effect::Effect;
use super::home::HomeAnswer;
use super::looking_back;
use super::meeting::MeetingPage;
use super::message_context::MessageContext;
use super::model::{Location, Model};
use super::one_by_one;
use super::overlay::{Overlay, PromptPurpose, RosterPreview};
use super::seat::Severity;
use crate::domain::Message;
use crate::id;
use crate::input::{Input, ListCursor};

/// The input, to whatever lies under the overlays; `None` when it does nothing there.
pub(super) fn on_input(
    model: &mut Model,
    moment: &mut MessageContext,
    input: &Input,
) -> Option<Vec<Effect>> {
    match &model.place {
        Location::Home => Some(to_home(model, input)),
        Location::Meeting(meeting) => match meeting.page {
            MeetingPage::Setup => to_setup(model, moment, input),
            MeetingPage::Chapter => to_chapter(model, moment, input),
            MeetingPage::Ritual => one_by_one::on_input(model, moment, input),
            MeetingPage::Closing => Some(closing::on_input(model, moment, input)),
        },
        Location::Replay(_) => looking_back::on_input(model, moment, input),
    }
}

fn to_home(model: &mut Model, input: &Input) -> Vec<Effect> {
    match model.home.on_input(input, model.seat.size) {
        HomeAnswer::Effects(effects) => effects,
        HomeAnswer::Tell(message) => {
            model.seat.tell(message, Severity::Info);
            Vec::new()
        }
        HomeAnswer::AskTemplate(from) => {
            let before = from.as_deref();
            let twin = before.and_then(|path| model.home.successor_of_same_body(path));
            if let Some(twin) = twin {
                let message = Message::new(id!("home-continued-already"));
                let message = message.with("title", twin.title.as_str());
                model.seat.tell(message, Severity::Warning);
            }
            model.seat.overlay = Some(Overlay::Templates(ListCursor::default(), from));
            Vec::new()
        }
        HomeAnswer::AskFilter => {
            model.seat.overlay = Some(Overlay::prompt(
                PromptPurpose::Filter,
                id!("home-ask-filter"),
                &model.home.filter,
            ));
            Vec::new()
        }
    }
}

fn to_setup(model: &mut Model, moment: &mut MessageContext, input: &Input) -> Option<Vec<Effect>> {
    let Location::Meeting(meeting) = &mut model.place else {
        return None;
    };
    if let Input::Paste(text) = input
        && meeting.mode().is_live()
        && let Some(people) = meeting.setup.pasted_people(text)
    {
        if let Some(preview) = RosterPreview::of(&people, meeting.state()) {
            model.seat.overlay = Some(Overlay::Roster(Box::new(preview)));
        } else {
            let message = Message::new(id!("setup-nobody-pasted"));
            model.seat.tell(message, Severity::Info);
        }
        return Some(Vec::new());
    }
    let items = meeting.state().agenda.len();
    let response = meeting.setup_input(input, moment.now.ms);
    let effects = deciding::answer(meeting, &mut model.seat, moment, response);
    let added = meeting.state().agenda.len().saturating_sub(items);
    if matches!(input, Input::Paste(_)) && added > 0 {
        let message = Message::new(id!("setup-items-added")).with("n", added);
        model.seat.tell(message, Severity::Info);
    }
    effects
}

fn to_chapter(
    model: &mut Model,
    moment: &mut MessageContext,
    input: &Input,
) -> Option<Vec<Effect>> {
    let Location::Meeting(meeting) = &mut model.place else {
        return None;
    };
    let response = meeting.chapter_input(input, moment.now.ms);
    deciding::answer(meeting, &mut model.seat, moment, response)
}

/// Time has passed.
pub(super) fn tick(model: &mut Model, moment: &mut MessageContext) -> Vec<Effect> {
    match &mut model.place {
        Location::Replay(replay) => {
            replay.play(moment.now.ms);
            Vec::new()
        }
        Location::Meeting(meeting) if meeting.page == MeetingPage::Chapter => {
            to_chapter(model, moment, &Input::Tick).unwrap_or_default()
        }
        Location::Home | Location::Meeting(_) => Vec::new(),
    }
}

/// What the worker brought for the chapter that is on the screen now.
pub(super) fn replies(model: &mut Model, moment: &mut MessageContext) -> Vec<Effect> {
    let mut effects = Vec::new();
    while let Location::Meeting(meeting) = &mut model.place
        && let Some(reply) = meeting.next_reply()
    {
        let input = Input::Reply(reply);
        effects.extend(to_chapter(model, moment, &input).unwrap_or_default());
    }
    effects
}

/// What the chapter on the screen wants done by the worker.
pub(super) fn requests(model: &mut Model, now: u64) -> Vec<Effect> {
    let Location::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    let visit = meeting.visit;
    std::iter::from_fn(|| meeting.next_request(now))
        .map(|(no, request)| Effect::Work(visit, no, request))
        .collect()
}
