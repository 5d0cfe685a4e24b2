//! The form in which somebody says what became of the documents after the meeting.

use chrono::NaiveDate;

use super::{Goal, OverlayAnswer};
use crate::domain::{Message, MessageId, TypedForm};
use crate::id;
use crate::input::form::FormKey;
use crate::input::{Choice, Form, FormAnswer, FormError, FormLine, Input};
use crate::session::{Command, DocumentMove, DocumentStage, WhichDocument};

/// The lines of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DocumentField {
    /// Which document.
    Which,
    /// How far it is.
    Stage,
    /// Who was asked to review it.
    Whom,
    /// Until when.
    Until,
    /// What was corrected.
    What,
    /// By whom it was confirmed.
    By,
}

/// What can be chosen in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DocumentPick {
    /// A document, or both; nothing is chosen before somebody says so.
    Which(Option<WhichDocument>),
    /// How far it is; nothing is chosen before somebody says so.
    Stage(Option<DocumentStage>),
}

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentForm(pub(crate) Form<DocumentField, DocumentPick>);

type Fields = Form<DocumentField, DocumentPick>;

/// Drafts name the form so.
const DOCUMENTS: &str = "Documents";

/// The states that a document can be brought to.
const STAGES: [DocumentStage; 3] = [
    DocumentStage::UnderReview,
    DocumentStage::Corrected,
    DocumentStage::Confirmed,
];

/// The empty form; a day typed without a year is near `today`.
pub(crate) fn document_form(today: NaiveDate) -> DocumentForm {
    use DocumentField as Field;
    let which = WhichDocument::ALL.map(|which| {
        let words = Message::new(which.label());
        Choice::new(DocumentPick::Which(Some(which)), words)
    });
    let stages = STAGES.map(|stage| {
        let words = Message::new(stage.label());
        Choice::new(DocumentPick::Stage(Some(stage)), words)
    });
    let lines = vec![
        FormLine::open_choice(
            Field::Which,
            id!("documents-which"),
            DocumentPick::Which(None),
            which.to_vec(),
            None,
        ),
        FormLine::open_choice(
            Field::Stage,
            id!("documents-stage"),
            DocumentPick::Stage(None),
            stages.to_vec(),
            None,
        ),
        FormLine::text(Field::Whom, id!("documents-whom"), ""),
        FormLine::date(Field::Until, id!("documents-until"), None, Some(today)),
        FormLine::text(Field::What, id!("documents-what"), ""),
        FormLine::text(Field::By, id!("documents-by"), ""),
    ];
    DocumentForm(Form::new(lines).asks_before_losing())
}

impl DocumentForm {
    /// What is typed in it, for whoever comes back.
    pub(in crate::app) fn typed(&self) -> Option<TypedForm> {
        self.0.typed_as(&DOCUMENTS, true)
    }

    /// The form as it was left; `None` when this version has no such one.
    pub(in crate::app) fn resumed(typed: &TypedForm, today: NaiveDate) -> Option<Self> {
        let mut form = document_form(today);
        let is_this = typed.form::<String>().as_deref() == Some(DOCUMENTS);
        (is_this && form.0.resume(typed)).then_some(form)
    }
}

/// Answers what comes in.
pub(super) fn on_input(input: &Input, DocumentForm(form): &mut DocumentForm) -> OverlayAnswer {
    match form.on_input(input) {
        FormAnswer::Close => OverlayAnswer::Close,
        FormAnswer::Ignored => OverlayAnswer::Ignored,
        FormAnswer::HandIn => match said(form) {
            // The form stays until the session takes it: a refusal must not cost what was typed.
            Ok(command) => OverlayAnswer::Keep(Goal::Attempt(vec![command])),
            Err(error) => {
                form.reject(error);
                OverlayAnswer::Handled
            }
        },
        _ => OverlayAnswer::Handled,
    }
}

/// The order that the form comes to.
fn said(form: &Fields) -> Result<Command, FormError<DocumentField>> {
    use DocumentField as Field;
    let Some(DocumentPick::Which(Some(which))) = form.choice(Field::Which).copied() else {
        return wrong(Field::Which, id!("documents-choose"));
    };
    let Some(DocumentPick::Stage(Some(stage))) = form.choice(Field::Stage).copied() else {
        return wrong(Field::Stage, id!("documents-choose"));
    };
    let text = |field| form.text(field).trim().to_owned();
    only_of(form, stage)?;
    let how = match stage {
        DocumentStage::Corrected if text(Field::What).is_empty() => {
            return wrong(Field::What, id!("refuse-document-what"));
        }
        DocumentStage::UnderReview if text(Field::Whom).is_empty() => {
            return wrong(Field::Whom, id!("refuse-document-whom"));
        }
        DocumentStage::Corrected => DocumentMove::Corrected {
            what: text(Field::What),
        },
        DocumentStage::Confirmed => DocumentMove::Confirmed {
            by: text(Field::By),
        },
        DocumentStage::UnderReview | DocumentStage::Draft => DocumentMove::ReviewAsked {
            whom: text(Field::Whom),
            until: form.date(Field::Until)?,
        },
    };
    Ok(Command::MoveDocument(which, how))
}

/// What stands in a line that belongs to another state would be lost: it is asked back.
fn only_of(form: &Fields, stage: DocumentStage) -> Result<(), FormError<DocumentField>> {
    use DocumentField as Field;
    let lines = [
        (Field::Whom, DocumentStage::UnderReview),
        (Field::Until, DocumentStage::UnderReview),
        (Field::What, DocumentStage::Corrected),
        (Field::By, DocumentStage::Confirmed),
    ];
    let misplaced = lines
        .into_iter()
        .find(|(field, of)| *of != stage && !form.text(*field).trim().is_empty());
    misplaced.map_or(Ok(()), |(field, of)| {
        let words = Message::new(id!("documents-not-here")).with("stage", Message::new(of.label()));
        Err(FormError::new(field, words))
    })
}

const fn wrong<T, K: FormKey>(key: K, words: MessageId) -> Result<T, FormError<K>> {
    Err(FormError::new(key, Message::new(words)))
}
