//! The only way in: a message changes the model and leaves effects for somebody else. Who gets what
//! comes in is decided here and nowhere else.

use super::deciding;
use super::drafting;
use super::effect::{Effect, NewSession};
use super::everywhere;
use super::global::{GLOBAL, Global, IN_MEETING};
use super::hints::{lies_open, takes_text};
use super::in_meeting;
use super::meeting::Meeting;
use super::message_context::MessageContext;
use super::model::{Location, Model};
use super::msg::{Msg, OpenedSession, SaveReport};
use super::overlay::{self, Choice, Goal, Overlay, OverlayAnswer, PromptPurpose};
use super::replay::Replay;
use super::seat::Severity;
use super::{one_by_one, pages, prompts};
use crate::domain::Context;
use crate::id;
use crate::input::{ActionId, Hit, Input, Key, KeyCode, binding};
use crate::session::Stage;

/// Changes the model; what is left to do comes back as effects, in order.
pub fn update(model: &mut Model, msg: Msg, now: &Context) -> Vec<Effect> {
    model.seat.now = *now;
    model.fit_screens();
    let mut moment = MessageContext::new(*now, msg.origin());
    let mut effects = take(model, &mut moment, msg);
    // A session may just have come.
    model.fit_screens();
    one_by_one::follow(model);
    // The message may have brought the room to a chapter for which something waits, and an answer may
    // lead to the next question: in this order, so that nothing is asked for that is already here.
    effects.extend(pages::replies(model, &mut moment));
    effects.extend(pages::requests(model, now.ms));
    effects.extend(drafting::keep_if_due(model, &moment));
    effects
}

fn take(model: &mut Model, moment: &mut MessageContext, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(key) if !model.seat.pace.counts(&key, moment.now.ms) => {}
        Msg::Key(key) if takes_text(model) => return input(model, moment, &Input::Key(key)),
        Msg::Key(key) => return input(model, moment, &Input::Key(half_width(key))),
        Msg::Paste(text) => return input(model, moment, &Input::Paste(text)),
        Msg::Click(Hit::Action(action)) => return perform(model, moment, action),
        Msg::Click(hit) => return input(model, moment, &Input::Click(hit)),
        Msg::Scroll(lines) => return input(model, moment, &Input::Scroll(lines)),
        Msg::Tick => return pages::tick(model, moment),
        Msg::Resize(columns, rows) => model.seat.size = (columns, rows),
        Msg::Listed(entries, folder) => return model.home.list(entries, folder),
        Msg::Previewed(path, preview) => {
            // The cursor may be elsewhere by now.
            if model.home.chosen().is_some_and(|entry| entry.path == path) {
                model.home.preview = Some((path, *preview));
            }
        }
        Msg::Opened(opened) => {
            arrive(model, &opened);
            let drafts = opened.drafts.clone();
            let closed = opened.log.state().stage == Stage::Closed;
            model.place = Location::Meeting(Box::new(Meeting::new(*opened, &moment.now)));
            drafting::welcome(model, &drafts);
            // Whether another session continues it is said before it is opened again.
            if closed && !model.home.listed {
                return vec![Effect::List];
            }
        }
        Msg::Loaded(opened) => {
            arrive(model, &opened);
            model.place = Location::Replay(Box::new(Replay::new(*opened, &moment.now)));
        }
        Msg::Saved(report) => saved(model, report),
        Msg::Reply(visit, no, reply) => {
            if let Location::Meeting(meeting) = &mut model.place
                && meeting.visit == visit
            {
                meeting.screens.receive(no, reply);
            }
        }
        Msg::Notice(message, weight) => model.seat.tell(message, weight),
        Msg::NoPlace(needed, reason, folder) => {
            model.seat.tell(reason, Severity::Warning);
            let purpose = PromptPurpose::Folder(needed);
            let folder = folder.display().to_string();
            let question = id!("place-ask-folder");
            model.seat.overlay = Some(Overlay::prompt(purpose, question, &folder));
        }
        Msg::AskDespiteDamage(question, session) => {
            let yes = Choice::Effects(vec![Effect::ExportDespiteDamage(session)]);
            model.seat.overlay = Some(Overlay::Confirm(question, yes));
        }
        Msg::Leave => {
            let mut effects = deciding::let_go(model, moment);
            effects.push(Effect::Quit);
            return effects;
        }
    }
    Vec::new()
}

/// A session takes the place of whatever was on the screen.
fn arrive(model: &mut Model, opened: &OpenedSession) {
    for problem in &opened.problems {
        model.seat.tell(problem.clone(), Severity::Warning);
    }
    model.seat.overlay = None;
}

fn saved(model: &mut Model, report: SaveReport) {
    let message = match &mut model.place {
        Location::Meeting(meeting) => meeting.on_saved(report),
        // The session was left, and what is said of its file still matters.
        Location::Home | Location::Replay(_) => report.label(),
    };
    if let Some(message) = message {
        model.seat.tell(message, Severity::Error);
    }
}

/// With an input method left on, y arrives as ｙ: outside of text fields both mean the same.
fn half_width(key: Key) -> Key {
    match key.code {
        KeyCode::Char('\u{3000}') => Key {
            code: KeyCode::Char(' '),
            ..key
        },
        KeyCode::Char(c @ '！'..='～') => {
            let half = char::from_u32(c as u32 - '！' as u32 + u32::from(b'!')).unwrap_or(c);
            Key {
                code: KeyCode::Char(half),
                ..key
            }
            .normal()
        }
        _ => key,
    }
}

/// A key, a paste, a click: to the overlay, to the screen if it takes text, to the keys that work
/// everywhere, to the keys of a meeting, to the screen. The first who wants it has it.
fn input(model: &mut Model, moment: &mut MessageContext, input: &Input) -> Vec<Effect> {
    if let Input::Key(_) = input {
        model.seat.see();
    }
    if let Some(effects) = to_overlay(model, moment, input) {
        return effects;
    }
    // Before the keys that work everywhere: in a text field a question mark is a question mark.
    let typing = takes_text(model);
    if typing && let Some(effects) = pages::on_input(model, moment, input) {
        return effects;
    }
    if let Input::Key(key) = input {
        if let Some(action) = binding::pressed(&[GLOBAL], key, typing) {
            return everywhere::act(model, moment, action);
        }
        // A replay asks for these itself: most of them would decide something.
        if let Location::Meeting(meeting) = &model.place
            && let Some(action) = binding::pressed(&[IN_MEETING], key, typing)
            && !(action.changes_history() && lies_open(meeting, model.seat.now.ms))
        {
            return in_meeting::act(model, moment, action);
        }
    }
    if typing {
        return Vec::new();
    }
    match pages::on_input(model, moment, input) {
        Some(effects) => effects,
        None if escapes(model, input) => deciding::leave(model, moment),
        None => Vec::new(),
    }
}

/// Esc that nothing else wants goes one place back, out of a replay.
fn escapes(model: &Model, input: &Input) -> bool {
    let esc = matches!(input, Input::Key(key) if key.code == KeyCode::Esc);
    esc && matches!(model.place, Location::Replay(_))
}

/// `None` when there is no overlay.
fn to_overlay(
    model: &mut Model,
    moment: &mut MessageContext,
    input: &Input,
) -> Option<Vec<Effect>> {
    let read_only = match &model.place {
        Location::Meeting(meeting) => !meeting.mode().is_live(),
        Location::Home | Location::Replay(_) => true,
    };
    let extent = overlay::extent(model);
    let overlay = model.seat.overlay.as_mut()?;
    let answer = overlay.on_input(input, (model.place.state(), read_only), extent);
    match answer {
        OverlayAnswer::Ignored => return Some(over_an_overlay(model, moment, input)),
        OverlayAnswer::Handled => {}
        OverlayAnswer::Close => model.seat.overlay = None,
        OverlayAnswer::Do(goal) => {
            // Closed before: the goal may be another overlay.
            model.seat.overlay = None;
            return Some(reach(model, moment, goal));
        }
        OverlayAnswer::Keep(goal) => return Some(reach(model, moment, goal)),
    }
    Some(Vec::new())
}

/// Keys that work everywhere work over an overlay too, except those that would put another one there.
fn over_an_overlay(model: &mut Model, moment: &mut MessageContext, input: &Input) -> Vec<Effect> {
    let Input::Key(key) = input else {
        return Vec::new();
    };
    match binding::pressed(&[GLOBAL], key, takes_text(model)) {
        Some(action @ (Global::Language | Global::Theme)) => everywhere::act(model, moment, action),
        // Words typed in a line are asked for first, as by Esc.
        Some(Global::Leave) if holds_words(model.seat.overlay.as_ref()) => {
            to_overlay(model, moment, &Input::Key(Key::new(KeyCode::Esc))).unwrap_or_default()
        }
        Some(Global::Leave) => {
            model.seat.overlay = None;
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Is it an overlay in which something may be typed that somebody hands in?
const fn holds_words(overlay: Option<&Overlay>) -> bool {
    matches!(
        overlay,
        Some(Overlay::Prompt(_) | Overlay::Documents(_) | Overlay::Roster(_))
    )
}

/// Does what an overlay was there for.
fn reach(model: &mut Model, moment: &mut MessageContext, goal: Goal) -> Vec<Effect> {
    match goal {
        Goal::Perform(action) => return perform(model, moment, action),
        Goal::Confirmed => {
            return pages::on_input(model, moment, &Input::Confirmed).unwrap_or_default();
        }
        Goal::Chosen(Choice::Commands(commands)) | Goal::Commands(commands) => {
            return deciding::command(model, moment, commands);
        }
        Goal::Attempt(commands) => {
            let effects = deciding::command(model, moment, commands);
            if !effects.is_empty() {
                model.seat.overlay = None;
            }
            return effects;
        }
        Goal::Enlist(people) => return prompts::enlist(model, moment, people),
        Goal::Chosen(Choice::Effects(effects)) => return effects,
        Goal::Entered(purpose, text) => return prompts::entered(model, moment, purpose, &text),
        Goal::Template(template, from) => {
            return vec![Effect::Create(NewSession {
                template,
                title: String::new(),
                from,
                chapter: String::new(),
            })];
        }
        Goal::Seek(position) => {
            if let Location::Replay(replay) = &mut model.place {
                replay.seek(position);
            }
        }
        Goal::SeekRecord(n) => {
            if let Location::Replay(replay) = &mut model.place {
                let position = replay.log.position_of_record(n);
                replay.seek(position);
            }
        }
        Goal::Tell(message) => model.seat.tell(message, Severity::Info),
        Goal::OneByOne => one_by_one::turn_to(model),
        Goal::Next(overlay) => model.seat.overlay = Some(*overlay),
    }
    Vec::new()
}

/// Performs an action by its name: from the palette, or a click on the footer.
fn perform(model: &mut Model, moment: &mut MessageContext, action: ActionId) -> Vec<Effect> {
    if model.seat.overlay.is_some() {
        return to_overlay(model, moment, &Input::Action(action)).unwrap_or_default();
    }
    if let Some(action) = binding::named(&[GLOBAL], action) {
        return everywhere::act(model, moment, action);
    }
    if matches!(model.place, Location::Meeting(_) | Location::Replay(_))
        && let Some(action) = binding::named(&[IN_MEETING], action)
    {
        return in_meeting::act(model, moment, action);
    }
    pages::on_input(model, moment, &Input::Action(action)).unwrap_or_default()
}
