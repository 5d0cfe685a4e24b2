//! What is typed in a brainwriting and not handed in, and taking it up on another day.
//!
//! In 無記名 a cell of the running round, or why a seat's row is left out, would tell a reader of a
//! file beside the session who writes where: the cell goes to the journal of private steps, the reason
//! nowhere.

use serde::{Deserialize, Serialize};

use super::Screen;
use super::entry::author_of;
use super::model::{Entry, EntryForm, EntryPurpose, Naming, OpenPanel, PlanLine};
use super::preparing::is_anonymous;
use super::sheets::rows_in_reach;
use crate::activities::brainwriting::rules::{
    CellRef, Command, ConvergenceStep, IdeaLineage, Phase, SeatNo, State,
};
use crate::domain::{ItemId, ParticipantId, TypedForm, TypedLine};
use crate::input::Scene;

/// What is typed; drafts name it so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum BrainwritingDraft {
    /// The question.
    Question,
    /// An idea handed in beforehand, and whose it is.
    Beforehand(Option<ParticipantId>),
    /// Why a seat's row is left out.
    Reason(SeatNo),
    /// A 表札: of a bundle that has one, or of these ideas.
    Naming(Option<ItemId>, Vec<ItemId>),
    /// The wording of a decision about these.
    Wording(Vec<ItemId>),
    /// A cell of a sheet, and what it builds on.
    Cell(CellRef, IdeaLineage),
}

/// The only line of a draft that is no form.
const TEXT: &str = "Text";

impl Screen {
    /// Everything typed that a file beside the session may hold, what is in hand first.
    pub(super) fn typed_forms(&self, scene: &Scene<'_, State>) -> Vec<TypedForm> {
        let state = scene.state;
        let entries = self
            .entry()
            .map(|entry| (&entry.purpose, &entry.form, true));
        let closed = self
            .drafts
            .all()
            .map(|(purpose, form)| (purpose, form, false));
        let entries = entries.into_iter().chain(closed);
        let secret = is_anonymous(scene);
        let entries = entries.filter_map(|(purpose, form, open)| {
            let typed = form.typed_as(&self.draft_of(purpose, form, scene)?, open)?;
            // The form may have been opened before the level was raised.
            if secret {
                typed.without("Author")
            } else {
                Some(typed)
            }
        });
        let question = (state.phase == Phase::Preparing && self.has_question_draft()).then(|| {
            let text = self.plan.text(PlanLine::Question);
            TypedForm::new(
                &BrainwritingDraft::Question,
                true,
                vec![TypedLine::text(TEXT, text)],
            )
        });
        let cells = self.editor.typed_cells().into_iter();
        let cells = cells
            .filter(|cell| !is_private(cell.at, state))
            .map(|cell| {
                let form = BrainwritingDraft::Cell(cell.at, cell.draft.lineage);
                TypedForm::new(
                    &form,
                    cell.here,
                    vec![TypedLine::text(TEXT, &cell.draft.text)],
                )
            });
        entries.chain(question).chain(cells).collect()
    }

    /// What a form is called as a draft; `None` for one that is kept nowhere.
    fn draft_of(
        &self,
        purpose: &EntryPurpose,
        form: &EntryForm,
        scene: &Scene<'_, State>,
    ) -> Option<BrainwritingDraft> {
        let secret = is_anonymous(scene);
        Some(match purpose {
            EntryPurpose::Beforehand => {
                BrainwritingDraft::Beforehand(author_of(form).filter(|_| !secret))
            }
            EntryPurpose::Reason(_) if secret => return None,
            EntryPurpose::Reason(seat) => BrainwritingDraft::Reason(*seat),
            EntryPurpose::Naming(naming) => {
                BrainwritingDraft::Naming(naming.bundle, naming.members.clone())
            }
            EntryPurpose::Wording => BrainwritingDraft::Wording(self.decided_about(scene.state)),
            // A question about votes is asked again when it arises again.
            EntryPurpose::Votes | EntryPurpose::Hands | EntryPurpose::Rating(..) => return None,
        })
    }

    /// The cells that only the journal may hold, as commands to it.
    pub(super) fn confided(&self, state: &State) -> Vec<Command> {
        let cells = self.editor.typed_cells().into_iter();
        let private = cells.filter(|cell| is_private(cell.at, state));
        private
            .map(|cell| self.editor.write(cell.at, cell.draft.text))
            .collect()
    }

    /// What was typed, where it was; `false` when what it is about is gone.
    pub(super) fn resume_form(&mut self, typed: &TypedForm, scene: &Scene<'_, State>) -> bool {
        let Some(draft) = typed.form::<BrainwritingDraft>() else {
            return false;
        };
        match draft {
            BrainwritingDraft::Question => self.resume_question(typed, scene),
            BrainwritingDraft::Cell(at, lineage) => {
                self.resume_cell(at, lineage, typed, scene.state)
            }
            draft => self.resume_entry(draft, typed, scene),
        }
    }

    fn resume_question(&mut self, typed: &TypedForm, scene: &Scene<'_, State>) -> bool {
        let Some(text) = typed.text(TEXT) else {
            return false;
        };
        if scene.state.phase != Phase::Preparing {
            return false;
        }
        self.plan.focus(PlanLine::Question);
        self.plan
            .retype(&TypedLine::text("Question", text))
            .is_some()
    }

    fn resume_cell(
        &mut self,
        at: CellRef,
        lineage: IdeaLineage,
        typed: &TypedForm,
        state: &State,
    ) -> bool {
        let Some(text) = typed.text(TEXT) else {
            return false;
        };
        if !state.has_row(at.sheet, at.round) {
            return false;
        }
        self.editor.take_up(at, text, lineage);
        // A turn at the keyboard stays behind its curtain: somebody else may sit there now.
        if typed.open && rows_in_reach(state).contains(&(at.sheet, at.round)) {
            self.sheets.set(usize::from(at.sheet.0).saturating_sub(1));
            self.panel = OpenPanel::Typing;
            self.editor.go(at, state);
        }
        true
    }

    fn resume_entry(
        &mut self,
        draft: BrainwritingDraft,
        typed: &TypedForm,
        scene: &Scene<'_, State>,
    ) -> bool {
        let before = std::mem::take(&mut self.panel);
        if !self.open_draft(draft, scene) {
            self.panel = before;
            return false;
        }
        let OpenPanel::Entry(entry) = &mut self.panel else {
            return false;
        };
        let found = entry.form.resume(typed);
        if !typed.open || !matches!(before, OpenPanel::None) {
            let closed = std::mem::replace(&mut self.panel, before);
            if let OpenPanel::Entry(Entry { purpose, form }) = closed {
                self.drafts.keep(purpose, form);
            }
        }
        found
    }

    /// Opens the form that a draft is about, as it is without the draft.
    fn open_draft(&mut self, draft: BrainwritingDraft, scene: &Scene<'_, State>) -> bool {
        let state = scene.state;
        let is_at = |step| state.phase == Phase::Converging(step);
        match draft {
            BrainwritingDraft::Beforehand(author) if state.phase == Phase::Preparing => {
                self.author = author.filter(|_| !is_anonymous(scene));
                self.open_beforehand(scene);
            }
            BrainwritingDraft::Reason(seat) if state.unfinished_seats().contains(&seat) => {
                self.open_reason(seat);
            }
            BrainwritingDraft::Naming(bundle, members) if is_at(ConvergenceStep::Grouping) => {
                let mut named = members.iter();
                let of_bundles = !members.is_empty() && named.all(|id| state.bundle(*id).is_some());
                let is_there = bundle.is_none_or(|id| state.bundle(id).is_some())
                    && (of_bundles || members.iter().all(|id| state.ideas.contains_key(id)));
                let label = bundle.and_then(|id| state.text_of(id)).unwrap_or_default();
                if is_there {
                    let naming = Naming {
                        bundle,
                        members,
                        of_bundles,
                    };
                    self.open_naming(naming, label);
                }
                return is_there;
            }
            BrainwritingDraft::Wording(marked) if is_at(ConvergenceStep::Deciding) => {
                self.marked.extend(marked);
                self.open_wording(state);
            }
            _ => return false,
        }
        true
    }
}

/// Must a cell stay out of every file but the journal?
fn is_private(at: CellRef, state: &State) -> bool {
    state.is_secret() && state.phase == Phase::Writing && at.round == state.round
}
