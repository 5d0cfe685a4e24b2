//! The lines of the set-up forms and what their choices stand for.

use super::rows::SetupRow;
use crate::domain::{
    Attendance, CouncilRole, MessageId, Openness, ParticipantId, Particulars, Quorum, Sector,
};
use crate::id;
use crate::input::{Form, FormLine};

/// A line for the head of the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Particular {
    Begins,
    Ends,
    Openness,
    Reason,
    Observers,
    Quorum,
    Materials,
    /// Data files of this meeting that are to be listed as materials.
    Data,
    Next,
    Author,
    Contact,
}

impl Particular {
    /// All lines, in the order of the form.
    pub(super) const ALL: [Particular; 11] = [
        Particular::Begins,
        Particular::Ends,
        Particular::Openness,
        Particular::Reason,
        Particular::Observers,
        Particular::Quorum,
        Particular::Materials,
        Particular::Data,
        Particular::Next,
        Particular::Author,
        Particular::Contact,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Particular::Begins => id!("particular-begins"),
            Particular::Ends => id!("particular-ends"),
            Particular::Openness => id!("particular-openness"),
            Particular::Reason => id!("particular-reason"),
            Particular::Observers => id!("particular-observers"),
            Particular::Quorum => id!("particular-quorum"),
            Particular::Materials => id!("particular-materials"),
            Particular::Data => id!("particular-data"),
            Particular::Next => id!("particular-next"),
            Particular::Author => id!("particular-author"),
            Particular::Contact => id!("particular-contact"),
        }
    }

    /// Did somebody say it?
    pub(super) fn is_said(self, said: &Particulars) -> bool {
        match self {
            Particular::Begins => said.begins.is_some(),
            Particular::Ends => said.ends.is_some(),
            Particular::Openness => said.openness.is_some(),
            Particular::Reason => !said.openness_reason.is_empty(),
            Particular::Observers => said.observers.is_some(),
            Particular::Quorum => said.quorum.is_some(),
            Particular::Materials | Particular::Data => !said.materials.is_empty(),
            Particular::Next => !said.next_meeting.is_empty(),
            Particular::Author => !said.author.is_empty(),
            Particular::Contact => !said.contact.is_empty(),
        }
    }
}

/// The lines of these forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SetupField {
    About(SetupRow),
    /// A line for the head of the minutes.
    Said(Particular),
    /// Whether somebody came.
    Came(ParticipantId),
    /// Organisation, name and sector of somebody, or title and minutes of an item, in one line.
    Whole,
    Organisation,
    /// The name that another one replaces.
    Spelling,
    Name,
    Sector,
    Role,
    ItemTitle,
    Minutes,
    Kind,
}

/// What a line of choices stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SetupChoice {
    Sector(Sector),
    Role(Option<CouncilRole>),
    Openness(Option<Openness>),
    Quorum(Option<Quorum>),
    Came(Attendance),
    /// A data file of the meeting that no list names, by its place.
    Data(usize),
    /// The kind of activity by its id; empty for an item that is only talked about.
    Kind(&'static str),
}

/// A form of the page.
pub(super) type SetupForm = Form<SetupField, SetupChoice>;

pub(super) type SetupLine = FormLine<SetupField, SetupChoice>;
