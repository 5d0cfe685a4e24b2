//! `yoriai minutes`: how far the documents of a closed session are, and what became of them.

use chrono::NaiveDate;

use super::args::MinutesArgs;
use super::out::line;
use super::{Failure, to_stdout};
use crate::domain::calendar::parse_date;
use crate::domain::{Message, MessageId, text};
use crate::id;
use crate::lang::Lang;
use crate::runtime::{Error, SessionStore};
use crate::session::{DocumentMove, DocumentStage, DocumentStates};

/// Records what became of the documents, if that is asked; prints how far they are.
pub(crate) fn run(args: &MinutesArgs, files: &SessionStore, lang: Lang) -> Result<(), Failure> {
    let documents = match args.state {
        None => {
            args.only(&[], id!("cli-minutes-no-state"))?;
            SessionStore::documents_of(&args.session)?
        }
        Some(stage) => {
            let how = args.how(stage, files.clock.now().date_naive())?;
            files.move_documents(&args.session, args.document, how)?
        }
    };
    print(&documents, lang)
}

fn print(documents: &DocumentStates, lang: Lang) -> Result<(), Failure> {
    to_stdout(|out| {
        for (which, now) in documents.each() {
            let message = match now.moves.last() {
                None => Message::new(id!("cli-minutes-draft")),
                Some(last) => Message::new(id!("cli-minutes-state"))
                    .with("day", last.at.t.date_naive().to_string())
                    .with("record", last.at.n.to_string()),
            };
            let message = message
                .with("document", Message::new(which.label()))
                .with("state", Message::new(now.stage.label()));
            line(out, format_args!("{}", text::clean(&lang.text(&message))))?;
        }
        Ok(())
    })
}

impl MinutesArgs {
    /// The options that say more about a state, with their names.
    fn said(&self) -> [(&'static str, bool); 4] {
        [
            ("--whom", self.whom.is_some()),
            ("--until", self.until.is_some()),
            ("--what", self.what.is_some()),
            ("--by", self.by.is_some()),
        ]
    }

    /// Refuses options that say something of another state: they would be lost.
    fn only(&self, allowed: &[&str], hint: MessageId) -> Result<(), Failure> {
        let said = self.said();
        let misplaced = said
            .iter()
            .find(|(name, is_said)| *is_said && !allowed.contains(name));
        misplaced.map_or(Ok(()), |(name, _)| {
            let label = Message::new(id!("cli-minutes-misplaced")).with("arg", *name);
            Err(Failure::Wrong(Error::new(label).hint(hint)))
        })
    }

    fn how(&self, stage: DocumentStage, today: NaiveDate) -> Result<DocumentMove, Failure> {
        match stage {
            DocumentStage::Draft => Err(Failure::Wrong(
                Error::new(Message::new(id!("cli-minutes-no-draft")))
                    .hint(id!("cli-minutes-no-draft-hint")),
            )),
            DocumentStage::UnderReview => {
                self.only(&["--whom", "--until"], id!("cli-minutes-review-hint"))?;
                Ok(DocumentMove::ReviewAsked {
                    whom: needed(self.whom.as_ref(), "--whom", id!("cli-minutes-review-hint"))?,
                    until: self.until(today)?,
                })
            }
            DocumentStage::Corrected => {
                self.only(&["--what"], id!("cli-minutes-corrected-hint"))?;
                let hint = id!("cli-minutes-corrected-hint");
                Ok(DocumentMove::Corrected {
                    what: needed(self.what.as_ref(), "--what", hint)?,
                })
            }
            DocumentStage::Confirmed => {
                self.only(&["--by"], id!("cli-minutes-confirmed-hint"))?;
                Ok(DocumentMove::Confirmed {
                    by: self.by.clone().unwrap_or_default(),
                })
            }
        }
    }

    /// The day of `--until`; one without a year is near today.
    fn until(&self, today: NaiveDate) -> Result<Option<NaiveDate>, Failure> {
        let Some(typed) = &self.until else {
            return Ok(None);
        };
        parse_date(typed, Some(today)).map(Some).ok_or_else(|| {
            let label = Message::new(id!("cli-wrong-value"))
                .with("arg", "--until")
                .with("value", typed.as_str());
            Failure::Wrong(Error::new(label).hint(id!("cli-minutes-review-hint")))
        })
    }
}

fn needed(value: Option<&String>, name: &'static str, hint: MessageId) -> Result<String, Failure> {
    let value = value.filter(|value| !value.trim().is_empty());
    value.cloned().ok_or_else(|| {
        let label = Message::new(id!("cli-wrong-missing")).with("arg", name);
        Failure::Wrong(Error::new(label).hint(hint))
    })
}
