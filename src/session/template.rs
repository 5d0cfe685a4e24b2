//! What a new session can start from: agendas of the meetings that working groups hold.

use super::{AgendaItem, Command, Detail, Opened, SessionRef};
use crate::domain::Participant;

/// One line of a template's agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TemplateItem {
    /// The message that is its title.
    pub says: &'static str,
    /// Its time box in minutes.
    pub minutes: u16,
    /// Id of the activity that it opens; empty for talk without a tool.
    pub kind: &'static str,
}

/// What a new session can start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Its name on the command line.
    pub name: &'static str,
    /// The message that is its title, and the session's until another is given.
    pub says: &'static str,
    /// The message that explains it in one sentence.
    pub about: &'static str,
    /// Its agenda.
    pub items: &'static [TemplateItem],
}

const fn item(says: &'static str, minutes: u16, kind: &'static str) -> TemplateItem {
    TemplateItem {
        says,
        minutes,
        kind,
    }
}

/// Every template; the first is the default.
///
/// The agendas follow the steps of the guideline (互いの情報を出し合う → 課題を明確にする → 連携事業を考える → 評価から次年度へ).
pub const TEMPLATES: &[Template] = &[
    Template {
        name: "issues",
        says: "template-issues",
        about: "template-issues-about",
        items: &[
            item("agenda-opening", 10, ""),
            item("agenda-reports", 20, "notes"),
            item("agenda-data", 20, "pivot"),
            item("agenda-issues-brainwriting", 50, "brainwriting"),
            item("agenda-next-steps", 15, "notes"),
        ],
    },
    Template {
        name: "programmes",
        says: "template-programmes",
        about: "template-programmes-about",
        items: &[
            item("agenda-opening", 5, ""),
            item("agenda-recap", 10, "board"),
            item("agenda-programmes-brainwriting", 60, "brainwriting"),
            item("agenda-roles", 20, "notes"),
            item("agenda-next-steps", 10, "notes"),
        ],
    },
    Template {
        name: "evaluation",
        says: "template-evaluation",
        about: "template-evaluation-about",
        items: &[
            item("agenda-opening", 5, ""),
            item("agenda-homework", 10, "board"),
            item("agenda-results", 20, "pivot"),
            item("agenda-improvements-brainwriting", 40, "brainwriting"),
            item("agenda-next-year", 20, "board"),
        ],
    },
    Template {
        name: "blank",
        says: "template-blank",
        about: "template-blank-about",
        items: &[],
    },
];

impl Template {
    /// The template with this name.
    pub fn named(name: &str) -> Option<&'static Template> {
        TEMPLATES.iter().find(|template| template.name == name)
    }

    /// The commands that make a session of it. `tr` gives the words of the session's language,
    /// `lang` its code; `people` come along from the session continued.
    pub fn commands(
        &self,
        by: &str,
        title: &str,
        continues: Option<SessionRef>,
        people: Vec<Participant>,
        (lang, tr): (&str, impl Fn(&str) -> String),
    ) -> Vec<Command> {
        let title = if title.trim().is_empty() {
            tr(self.says)
        } else {
            title.to_owned()
        };
        let agenda = self
            .items
            .iter()
            .map(|item| AgendaItem {
                title: tr(item.says),
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
            Command::Describe(Detail::Title(title)),
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
