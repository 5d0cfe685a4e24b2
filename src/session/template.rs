//! What a new session can start from: agendas of the meetings that working groups hold.

use super::{AgendaItem, Command, Detail, Opened, SessionRef};
use crate::domain::{MessageId, Participant};
use crate::id;

/// One line of a template's agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TemplateItem {
    /// The message that is its title.
    pub(crate) label: MessageId,
    /// Its time box in minutes.
    pub(crate) minutes: u16,
    /// Id of the activity that it opens; empty for talk without a tool.
    pub(crate) kind: &'static str,
}

/// What a new session can start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Its name on the command line.
    pub(crate) name: &'static str,
    /// The message that is its title, and the session's until another is given.
    pub(crate) label: MessageId,
    /// The message that explains it in one sentence.
    pub(crate) about: MessageId,
    /// Its agenda.
    pub(crate) items: &'static [TemplateItem],
}

/// What a session begins with beside its template.
#[derive(Debug, Clone, Default)]
pub struct Beginning<'a> {
    /// Program and version that make it.
    pub by: &'a str,
    /// Its title; empty for the template's.
    pub title: &'a str,
    /// The session that it continues.
    pub continues: Option<SessionRef>,
    /// Who comes along from there.
    pub people: Vec<Participant>,
}

const fn item(label: MessageId, minutes: u16, kind: &'static str) -> TemplateItem {
    TemplateItem {
        label,
        minutes,
        kind,
    }
}

/// Every template; the first is the default.
///
/// The agendas follow the steps of the guideline (互いの情報を出し合う → 課題を明確にする → 連携事業を考える → 評価から次年度へ).
pub(crate) const TEMPLATES: &[Template] = &[
    Template {
        name: "issues",
        label: id!("template-issues"),
        about: id!("template-issues-about"),
        items: &[
            item(id!("agenda-opening"), 10, ""),
            item(id!("agenda-reports"), 20, "notes"),
            item(id!("agenda-data"), 20, "pivot"),
            item(id!("agenda-issues-brainwriting"), 50, "brainwriting"),
            item(id!("agenda-next-steps"), 15, "notes"),
        ],
    },
    Template {
        name: "programmes",
        label: id!("template-programmes"),
        about: id!("template-programmes-about"),
        items: &[
            item(id!("agenda-opening"), 5, ""),
            item(id!("agenda-recap"), 10, "board"),
            item(id!("agenda-programmes-brainwriting"), 60, "brainwriting"),
            item(id!("agenda-roles"), 20, "notes"),
            item(id!("agenda-next-steps"), 10, "notes"),
        ],
    },
    Template {
        name: "evaluation",
        label: id!("template-evaluation"),
        about: id!("template-evaluation-about"),
        items: &[
            item(id!("agenda-opening"), 5, ""),
            item(id!("agenda-homework"), 10, "board"),
            item(id!("agenda-results"), 20, "pivot"),
            item(id!("agenda-improvements-brainwriting"), 40, "brainwriting"),
            item(id!("agenda-next-year"), 20, "board"),
        ],
    },
    Template {
        name: "blank",
        label: id!("template-blank"),
        about: id!("template-blank-about"),
        items: &[],
    },
];

impl Template {
    /// The template with this name.
    pub fn named(name: &str) -> Option<&'static Template> {
        TEMPLATES.iter().find(|template| template.name == name)
    }

    /// The commands that make a session of it. `tr` gives the words of the session's language,
    /// `lang` its code.
    pub fn commands(
        &self,
        beginning: Beginning<'_>,
        (lang, tr): (&str, impl Fn(MessageId) -> String),
    ) -> Vec<Command> {
        let Beginning {
            by,
            title,
            continues,
            people,
        } = beginning;
        let title = if title.trim().is_empty() {
            tr(self.label)
        } else {
            title.to_owned()
        };
        let agenda = self
            .items
            .iter()
            .map(|item| AgendaItem {
                title: tr(item.label),
                minutes: item.minutes,
                kind: item.kind.to_owned(),
            })
            .collect();
        let mut commands = vec![
            Command::Open(Opened {
                by: by.to_owned(),
                template: self.name.to_owned(),
                continues,
                lang: lang.to_owned(),
            }),
            Command::Describe(vec![Detail::Title(title)]),
            Command::SetAgenda(agenda),
        ];
        if !people.is_empty() {
            commands.push(Command::AddPeople(people));
        }
        commands
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::KINDS;

    #[test]
    fn every_template_names_activities_that_exist() {
        for template in TEMPLATES {
            for item in template.items {
                assert!(
                    item.kind.is_empty() || KINDS.iter().any(|kind| kind.id == item.kind),
                    "{}: {}",
                    template.name,
                    item.kind
                );
            }
        }
    }
}
