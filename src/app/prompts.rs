//! What a line that was asked for leads to: the filter, a substitute, newcomers, a chapter's title, a
//! jump, a search.

use std::path::PathBuf;

use super::deciding;
use super::effect::Effect;
use super::looking_back;
use super::message_context::MessageContext;
use super::model::{Location, Model};
use super::overlay::PromptPurpose;
use super::seat::Severity;
use crate::domain::{Attendance, Message, Participant, ParticipantId, roster};
use crate::id;
use crate::lang::Lang;
use crate::session::{Command, KINDS, Stage};

/// Does what the line was asked for.
pub(super) fn entered(
    model: &mut Model,
    moment: &mut MessageContext,
    purpose: PromptPurpose,
    text: &str,
) -> Vec<Effect> {
    match purpose {
        PromptPurpose::Filter => return model.home.narrow(text.to_owned()),
        PromptPurpose::Substitute(id) => {
            let command = Command::Substitute(id, Some(text.to_owned()));
            let effects = deciding::command(model, moment, vec![command]);
            back_to_list(model, &purpose);
            return effects;
        }
        PromptPurpose::Newcomer => {
            let people = roster::parse(text);
            let effects = come(model, moment, people);
            back_to_list(model, &purpose);
            return effects;
        }
        PromptPurpose::ChapterTitle(kind) => {
            let title = chapter_title(&kind, text, model.seat.settings.lang);
            let command = Command::OpenChapter(kind, title);
            return deciding::command(model, moment, vec![command]);
        }
        PromptPurpose::Folder(needed) => return vec![Effect::InFolder(needed, folder(text))],
        PromptPurpose::Answer(id) => {
            let command = Command::AnswerMatter(id, text.to_owned());
            return deciding::command(model, moment, vec![command]);
        }
        PromptPurpose::Jump => looking_back::jump(model, text),
        PromptPurpose::Search => looking_back::search(model, text),
    }
    Vec::new()
}

/// A folder as people paste it: with quotes around it, as Windows copies a path.
fn folder(text: &str) -> PathBuf {
    PathBuf::from(text.trim().trim_matches('"'))
}

/// A chapter without a title is called as its kind.
fn chapter_title(kind: &str, text: &str, lang: Lang) -> String {
    let known = KINDS.iter().find(|known| known.id == kind);
    match known {
        Some(known) if text.trim().is_empty() => lang.tr(known.label).into_owned(),
        _ => text.to_owned(),
    }
}

/// The attendance list lies open again: whoever takes it down is not done after one person.
fn back_to_list(model: &mut Model, purpose: &PromptPurpose) {
    let list = model.place.state().and_then(|state| purpose.list(state));
    model.seat.overlay = list.or_else(|| model.seat.overlay.take());
}

/// Puts the people of a previewed list on the meeting's list, and says how many they are.
pub(super) fn enlist(
    model: &mut Model,
    moment: &mut MessageContext,
    people: Vec<Participant>,
) -> Vec<Effect> {
    if people.is_empty() {
        let message = Message::new(id!("roster-nobody-new"));
        model.seat.tell(message, Severity::Warning);
        return Vec::new();
    }
    let n = people.len();
    let effects = come(model, moment, people);
    if effects.is_empty() {
        return effects;
    }
    model.seat.overlay = None;
    if let Location::Meeting(meeting) = &mut model.place {
        meeting.setup.people_came();
    }
    let message = Message::new(id!("setup-people-added")).with("n", n);
    model.seat.tell(message, Severity::Info);
    effects
}

/// Puts people on the list who came without being on it; a running meeting has them late, one being
/// prepared only expects them.
fn come(model: &mut Model, moment: &mut MessageContext, people: Vec<Participant>) -> Vec<Effect> {
    let Location::Meeting(meeting) = &model.place else {
        return Vec::new();
    };
    if people.is_empty() {
        return Vec::new();
    }
    let first = meeting.state().next_participant;
    let running = meeting.state().stage == Stage::Running;
    let count = people.len() as u16;
    let mut commands = vec![Command::AddPeople(people)];
    if running {
        let numbers = (0..count).map(|i| ParticipantId(first.saturating_add(i)));
        commands.extend(numbers.map(|id| Command::MarkAttendance(id, Attendance::Late)));
    }
    deciding::command(model, moment, commands)
}
