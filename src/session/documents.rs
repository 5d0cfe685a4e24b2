//! The states of a session's documents (案 → 確認依頼 → 修正 → 確定).
//!
//! They change days after the meeting: their records stand behind the seal, which covers what lies
//! before it and stays good. Left out on purpose: the documents themselves (see `export`), which the
//! program makes of the log and which somebody corrects by hand.

use chrono::NaiveDate;
use imbl::Vector;
use serde::{Deserialize, Serialize};

use crate::domain::{Message, MessageId, RecordRef, Rejection, text};
use crate::id;

/// Which of the two documents of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WhichDocument {
    /// Both of them.
    Both,
    /// 会議結果概要.
    Summary,
    /// 会議録.
    Minutes,
}

impl WhichDocument {
    /// All, as they are offered.
    pub const ALL: [Self; 3] = [
        WhichDocument::Both,
        WhichDocument::Summary,
        WhichDocument::Minutes,
    ];

    /// What it is called.
    pub const fn label(self) -> MessageId {
        match self {
            WhichDocument::Both => id!("document-both"),
            WhichDocument::Summary => id!("document-summary"),
            WhichDocument::Minutes => id!("document-minutes"),
        }
    }

    /// Does it mean this one of the two?
    pub(super) fn means(self, one: Self) -> bool {
        self == WhichDocument::Both || self == one
    }
}

/// What happened to a document after the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentMove {
    /// 確認依頼: somebody was asked to look through it.
    ReviewAsked {
        /// Whom.
        whom: String,
        /// Until when, if that was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
    },
    /// 修正: its text was corrected.
    Corrected {
        /// What was.
        what: String,
    },
    /// 確定: it holds as it is.
    Confirmed {
        /// By whom; empty when that was not said.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        by: String,
    },
}

/// How far a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DocumentStage {
    /// 案: nobody said anything about it yet, or the meeting was opened again since.
    #[default]
    Draft,
    /// 確認依頼.
    UnderReview,
    /// 修正.
    Corrected,
    /// 確定.
    Confirmed,
}

impl DocumentStage {
    /// What it is called.
    pub const fn label(self) -> MessageId {
        match self {
            DocumentStage::Draft => id!("document-draft"),
            DocumentStage::UnderReview => id!("document-under-review"),
            DocumentStage::Corrected => id!("document-corrected"),
            DocumentStage::Confirmed => id!("document-confirmed"),
        }
    }
}

impl DocumentMove {
    /// How far a document is after it.
    pub const fn leads_to(&self) -> DocumentStage {
        match self {
            DocumentMove::ReviewAsked { .. } => DocumentStage::UnderReview,
            DocumentMove::Corrected { .. } => DocumentStage::Corrected,
            DocumentMove::Confirmed { .. } => DocumentStage::Confirmed,
        }
    }
}

/// What happened to a document, and the record that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRecord {
    /// What happened.
    pub how: DocumentMove,
    /// Where it stands, and on which day it was recorded.
    pub at: RecordRef,
}

/// One document as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentState {
    /// How far it is.
    pub stage: DocumentStage,
    /// What happened to it, in order; also what happened before the meeting was opened again.
    pub moves: Vector<DocumentRecord>,
}

impl DocumentState {
    /// Does （案） stand on it? On every version, internal or public, until it is confirmed.
    pub fn is_draft(&self) -> bool {
        self.stage != DocumentStage::Confirmed
    }

    /// The record that confirmed it, as long as that holds.
    pub fn confirmed(&self) -> Option<&DocumentRecord> {
        self.moves.last().filter(|_| !self.is_draft())
    }

    fn take(&mut self, how: &DocumentMove, at: &RecordRef) {
        self.stage = how.leads_to();
        self.moves.push_back(DocumentRecord {
            how: how.clone(),
            at: *at,
        });
    }
}

/// The documents of a session as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentStates {
    /// 会議結果概要.
    pub summary: DocumentState,
    /// 会議録.
    pub minutes: DocumentState,
}

impl DocumentStates {
    /// Both with their names, in the order in which they are printed.
    pub fn each(&self) -> [(WhichDocument, &DocumentState); 2] {
        [
            (WhichDocument::Summary, &self.summary),
            (WhichDocument::Minutes, &self.minutes),
        ]
    }

    /// Did nothing happen to either of them?
    pub fn is_untouched(&self) -> bool {
        self.each().iter().all(|(_, one)| one.moves.is_empty())
    }

    /// Takes in what happened.
    pub(super) fn take(&mut self, which: WhichDocument, how: &DocumentMove, at: &RecordRef) {
        if which.means(WhichDocument::Summary) {
            self.summary.take(how, at);
        }
        if which.means(WhichDocument::Minutes) {
            self.minutes.take(how, at);
        }
    }

    /// The meeting was opened again: what was confirmed is not what will be printed.
    pub(super) fn reopen(&mut self) {
        for one in [&mut self.summary, &mut self.minutes] {
            one.stage = DocumentStage::Draft;
        }
    }
}

/// The move without what could fool a reader.
///
/// # Errors
/// When something is missing, or a day is past.
pub(super) fn cleaned(how: DocumentMove, today: NaiveDate) -> Result<DocumentMove, Rejection> {
    let needed = |words: &str, missing: MessageId| {
        let words = text::clean(words);
        match words.trim() {
            "" => Err(Rejection::new(missing)),
            words => Ok(words.to_owned()),
        }
    };
    Ok(match how {
        DocumentMove::ReviewAsked {
            until: Some(until), ..
        } if until < today => {
            return Err(
                Rejection::new(id!("refuse-document-until")).with("until", until.to_string())
            );
        }
        DocumentMove::ReviewAsked { whom, until } => DocumentMove::ReviewAsked {
            whom: needed(&whom, id!("refuse-document-whom"))?,
            until,
        },
        DocumentMove::Corrected { what } => DocumentMove::Corrected {
            what: needed(&what, id!("refuse-document-what"))?,
        },
        DocumentMove::Confirmed { by } => DocumentMove::Confirmed {
            by: text::clean(&by).trim().to_owned(),
        },
    })
}

/// What happened to a document, as a sentence of the log.
pub(crate) fn describe_move(which: WhichDocument, how: &DocumentMove) -> Message {
    let message = match how {
        DocumentMove::ReviewAsked { whom, until } => match until {
            Some(until) => Message::new(id!("story-document-review-until"))
                .with("whom", whom.as_str())
                .with("until", until.to_string()),
            None => Message::new(id!("story-document-review")).with("whom", whom.as_str()),
        },
        DocumentMove::Corrected { what } => {
            Message::new(id!("story-document-corrected")).with("what", what.as_str())
        }
        DocumentMove::Confirmed { by } if by.is_empty() => {
            Message::new(id!("story-document-confirmed"))
        }
        DocumentMove::Confirmed { by } => {
            Message::new(id!("story-document-confirmed-by")).with("by", by.as_str())
        }
    };
    message.with("document", Message::new(which.label()))
}
