//! Where in a session something is typed that is not handed in. It is no part of the log: see
//! `storage` for the file in which it waits.

use serde::{Deserialize, Serialize};

use super::ChapterNo;
use crate::domain::TypedForm;

/// The page of the program on which something is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DraftPlace {
    /// The set-up page.
    Setup,
    /// A chapter.
    Chapter(ChapterNo),
    /// The form of the closing page.
    Closing,
    /// A line asked for over whatever is on the screen.
    Asked,
    /// The form of what became of the documents of a closed session.
    Documents,
}

/// What is typed, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptDraft {
    /// Where.
    pub place: DraftPlace,
    /// What.
    pub typed: TypedForm,
}
