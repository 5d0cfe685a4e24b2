//! The half-typed line of 議事メモ, and taking it up again on another day.

use serde::{Deserialize, Serialize};

use super::Screen;
use crate::activities::notes::rules::{LineKind, State};
use crate::domain::{Anonymity, ItemId, ParticipantId, TypedForm, TypedLine};
use crate::input::Scene;

/// What is typed in the field; drafts name it so.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum NotesDraft {
    /// A new line: its kind and who said it.
    Line(LineKind, Option<ParticipantId>),
    /// A line that stands there, corrected.
    Correction(ItemId),
}

/// The only line of a draft.
const TEXT: &str = "Text";

impl Screen {
    /// What is half-typed: a correction that differs from what stands there, and a new line.
    pub(super) fn typed_lines(&self, scene: &Scene<'_, State>) -> Vec<TypedForm> {
        let typed = |form: NotesDraft, open, text: &str| {
            TypedForm::new(&form, open, vec![TypedLine::text(TEXT, text)])
        };
        let named = scene.room.anonymity == Anonymity::Named;
        let line = NotesDraft::Line(self.kind, self.speaker.filter(|_| named));
        let (correction, new) = match self.correcting {
            Some(id) => (Some(id), self.aside.as_str()),
            None => (None, self.field.text()),
        };
        let stands = |id: ItemId| scene.state.lines.iter().find(|line| line.id == id);
        let correction = correction.filter(|id| {
            stands(*id).is_none_or(|line| line.text.trim() != self.field.text().trim())
        });
        let correction =
            correction.map(|id| typed(NotesDraft::Correction(id), true, self.field.text()));
        let new = (!new.trim().is_empty()).then(|| typed(line, self.correcting.is_none(), new));
        correction.into_iter().chain(new).collect()
    }

    /// Takes a line up again; `false` when the line to be corrected is gone.
    pub(super) fn resume_line(&mut self, typed: &TypedForm, scene: &Scene<'_, State>) -> bool {
        let (Some(form), Some(text)) = (typed.form::<NotesDraft>(), typed.text(TEXT)) else {
            return false;
        };
        match form {
            NotesDraft::Correction(id) => {
                if !scene.state.lines.iter().any(|line| line.id == id) {
                    return false;
                }
                self.correcting = Some(id);
                self.field.set(text);
            }
            NotesDraft::Line(kind, speaker) => {
                (self.kind, self.speaker) = (kind, speaker);
                if self.correcting.is_some() {
                    text.clone_into(&mut self.aside);
                } else {
                    self.field.set(text);
                }
            }
        }
        self.writing = true;
        self.is_resumed = true;
        true
    }

    /// Puts a line that stands there into the field; a new one that is half-typed waits.
    pub(super) fn correct(&mut self, id: ItemId, text: &str) {
        if self.correcting.is_none() {
            self.aside = self.field.take();
        }
        self.field.set(text);
        self.correcting = Some(id);
        self.writing = true;
    }

    /// The field is done with: what was half-typed before a correction comes back into it.
    pub(super) fn take_up(&mut self) {
        let aside = std::mem::take(&mut self.aside);
        self.field.set(&aside);
        self.is_resumed = false;
    }
}
