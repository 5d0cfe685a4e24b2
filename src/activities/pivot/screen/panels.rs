//! What lies open over the page: a list to choose from, members to tick, numbers, a sentence, a name.
//! Forms, lists and their keys are the kit's; here is what they are about.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::display::Slot;
use super::numbers::NumbersPanel;
use crate::activities::pivot::rules::{PinnedPiece, Wording};
use crate::analysis::{Drill, Keep, PivotView, Query};
use crate::domain::ItemId;
use crate::id;
use crate::input::{Checklist, Choice, Form, FormLine, GridCursor, ListCursor, Pickable, Picker};

/// Members to tick.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Members {
    /// Where the answer goes.
    pub(crate) slot: Slot,
    /// The members, by their text, in their order.
    pub(crate) list: Checklist<String>,
}

impl Members {
    /// These members, with those ticked that `is_ticked` fits.
    pub(crate) fn new(slot: Slot, all: Vec<String>, is_ticked: impl Fn(&String) -> bool) -> Self {
        let item = |member: String| Pickable {
            words: member.clone(),
            value: member,
        };
        let list = Checklist::new(all.into_iter().map(item).collect(), is_ticked);
        Self { slot, list }
    }

    /// What is ticked.
    pub(crate) fn chosen(&self) -> Vec<String> {
        self.list.ticked().cloned().collect()
    }

    /// The filter that keeps what is ticked, said the shorter way; `None` when all are, or none.
    pub(crate) fn keep(&self) -> Option<Keep> {
        let of = |wanted: bool| -> Vec<String> {
            let wanted = self.list.all().filter(|(_, ticked)| *ticked == wanted);
            wanted.map(|(member, _)| member.clone()).collect()
        };
        let (kept, left) = (of(true), of(false));
        match (kept.len(), left.len()) {
            (0, _) | (_, 0) => None,
            (kept_len, left_len) if kept_len <= left_len => Some(Keep::Members(kept)),
            _ => Some(Keep::Except(left)),
        }
    }
}

/// What can be computed of a field.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AggregateList {
    /// The field.
    pub(crate) field: String,
    /// The value that it replaces, if it does.
    pub(crate) replace: Option<usize>,
    /// The cursor.
    pub(crate) cursor: ListCursor,
}

/// The lines of the form for a pin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PinKey {
    Piece,
    Sentence,
}

/// What a sentence is about. A draft comes back for the same only, and is named so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum PinTarget {
    /// The pin that is worded anew.
    Pinned(ItemId),
    /// A piece of what is on the screen.
    New {
        /// Which piece was asked for.
        piece: PinnedPiece,
        /// Row, column and value of the cell at the cursor.
        at: (usize, usize, usize),
        /// What was asked then.
        query: Query,
    },
}

/// The form for a pin: which piece, and one sentence.
pub(crate) type PinForm = Form<PinKey, PinnedPiece>;

/// A sentence for a pin.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PinPanel {
    /// What it is about.
    pub(crate) target: PinTarget,
    /// What was on the screen then: what is pinned is what was seen. Not needed for a pin that is
    /// there.
    pub(crate) seen: Option<Arc<PivotView>>,
    /// Piece and sentence.
    pub(crate) form: PinForm,
}

impl PinPanel {
    /// The form for a piece of what is on the screen; the cursor stands in the sentence.
    pub(crate) fn form_for_new(piece: PinnedPiece) -> PinForm {
        let pieces = [
            (PinnedPiece::Cell, id!("pivot-piece-cell")),
            (PinnedPiece::Row, id!("pivot-piece-row")),
            (PinnedPiece::Column, id!("pivot-piece-column")),
            (PinnedPiece::Table, id!("pivot-piece-table")),
        ];
        let pieces = pieces.map(|(piece, label)| Choice::named(piece, label));
        let mut form = Form::new(vec![
            FormLine::choice(
                PinKey::Piece,
                id!("pivot-label-piece"),
                pieces.into(),
                &piece,
            ),
            FormLine::text(PinKey::Sentence, id!("pivot-label-sentence"), "").required(),
        ]);
        form.focus(PinKey::Sentence);
        form
    }

    /// The form for a pin that is there.
    pub(crate) fn form_for_pinned(words: &str) -> PinForm {
        let label = id!("pivot-label-sentence");
        Form::new(vec![
            FormLine::text(PinKey::Sentence, label, words).required(),
        ])
    }

    /// Which piece is chosen.
    pub(crate) fn piece(&self) -> PinnedPiece {
        self.form
            .choice(PinKey::Piece)
            .copied()
            .unwrap_or(PinnedPiece::Cell)
    }
}

/// The lines of the form for a named view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamingKey {
    Name,
    Question,
    Reading,
}

/// The form for a named view.
pub(crate) type NamingForm = Form<NamingKey>;

/// The form for a named view, as it is worded so far.
pub(crate) fn naming_form(wording: &Wording) -> NamingForm {
    let line = |key, label, text: &str| FormLine::text(key, label, text);
    Form::new(vec![
        line(NamingKey::Name, id!("pivot-label-name"), &wording.name).required(),
        line(
            NamingKey::Question,
            id!("pivot-label-question"),
            &wording.question,
        ),
        line(
            NamingKey::Reading,
            id!("pivot-label-reading"),
            &wording.reading,
        ),
    ])
}

/// What the form for a named view says.
pub(crate) fn wording(form: &NamingForm) -> Wording {
    let text = |key| form.text(key).to_owned();
    Wording {
        name: text(NamingKey::Name),
        question: text(NamingKey::Question),
        reading: text(NamingKey::Reading),
    }
}

/// Among what a word is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FindAmong {
    /// The fields of the data.
    Fields,
    /// The files of the session and the folder.
    Files,
    /// The columns of a preview.
    Columns,
}

/// What lies open over the page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum PivotPanel {
    /// Nothing.
    #[default]
    None,
    /// What to compute of a field.
    Aggregates(AggregateList),
    /// Members to tick.
    Members(Box<Members>),
    /// Numbers to type.
    Numbers(Box<NumbersPanel>),
    /// The rows behind a cell, and where one looks.
    Drill(Arc<Drill>, GridCursor),
    /// A sentence.
    Pin(Box<PinPanel>),
    /// Name, question and reading of a view.
    Naming(Box<NamingForm>),
    /// The named views.
    Recall(ListCursor),
    /// A list of which a place is searched by typing.
    Find(FindAmong, Box<Picker<usize>>),
}

impl PivotPanel {
    /// Does a text field have the focus?
    pub(crate) fn takes_text(&self) -> bool {
        match self {
            PivotPanel::Numbers(numbers) => numbers.form.takes_text(),
            PivotPanel::Pin(pin) => pin.form.takes_text(),
            PivotPanel::Naming(form) => form.takes_text(),
            PivotPanel::Members(members) => !members.list.is_asking(),
            PivotPanel::Find(..) => true,
            PivotPanel::None
            | PivotPanel::Aggregates(_)
            | PivotPanel::Drill(..)
            | PivotPanel::Recall(_) => false,
        }
    }
}
