//! What a line that was asked for leads to: the filter, a substitute, newcomers, a chapter's title, a
//! jump, a search.

use std::path::PathBuf;

use super::deciding;
use super::effect::Effect;
use super::looking_back;
use super::message_context::MessageContext;
use super::model::{Location, Model};
use super::overlay::PromptPurpose;
use crate::domain::{Attendance, ParticipantId, roster};
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
            return deciding::command(model, moment, vec![command]);
        }
        PromptPurpose::Newcomer => return newcomers(model, moment, text),
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

/// Puts people on the list who came without being on it; a running meeting has them late, one being
/// prepared only expects them.
fn newcomers(model: &mut Model, moment: &mut MessageContext, text: &str) -> Vec<Effect> {
    let people = roster::parse(text);
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
