//! What is typed and not handed in, seen from the whole program: when it is kept, what the person is
//! told of it, and the line asked for over the screen, which belongs to no page.

use super::effect::Effect;
use super::meeting::{Meeting, SaveState};
use super::message_context::MessageContext;
use super::model::{Location, Model};
use super::overlay::{DocumentForm, Overlay, Prompt, PromptPurpose};
use super::seat::Severity;
use crate::domain::{Arg, Message, TypedForm};
use crate::id;
use crate::session::{DraftPlace, KeptDraft, State};

/// What is typed in a line asked for over the screen, or in the form of the documents, where the session
/// would get it.
fn asked(overlay: Option<&Overlay>) -> Option<KeptDraft> {
    let (place, typed) = match overlay? {
        Overlay::Prompt(prompt) => (DraftPlace::Asked, prompt.typed()?),
        Overlay::Documents(form) => (DraftPlace::Documents, form.typed()?),
        _ => return None,
    };
    Some(KeptDraft { place, typed })
}

/// Keeps what is typed, where somebody has typed for a while or nothing is typed any more.
pub(super) fn keep_if_due(model: &mut Model, moment: &MessageContext) -> Option<Effect> {
    let Location::Meeting(meeting) = &mut model.place else {
        return None;
    };
    meeting.keep_drafts_if_due(moment.now.ms, asked(model.seat.overlay.as_ref()))
}

/// Keeps what is typed before the session is left. Nothing of it is recorded.
pub(super) fn keep(model: &mut Model, moment: &mut MessageContext) -> Vec<Effect> {
    let Location::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    let mut effects = meeting.confide(moment);
    effects.extend(meeting.keep_drafts(asked(model.seat.overlay.as_ref())));
    effects
}

/// A session just came: what was typed in it before lies open again, and the person is told.
pub(super) fn welcome(model: &mut Model, kept: &[KeptDraft]) {
    let Location::Meeting(meeting) = &model.place else {
        return;
    };
    if !meeting.mode().is_live() {
        return welcome_documents(model, kept);
    }
    if kept.is_empty() {
        return;
    }
    let lost = meeting.unplaced_drafts().to_vec();
    let mut prompts = kept.iter().filter(|kept| kept.place == DraftPlace::Asked);
    let prompt = prompts.find_map(|kept| Prompt::resumed(&kept.typed, meeting.state()));
    model.seat.overlay = prompt.map(Overlay::Prompt);
    let back = kept.len() - lost.len();
    if back > 0 {
        let message = Message::new(id!("draft-back")).with("n", back);
        model.seat.tell(message, Severity::Info);
    }
    for draft in lost {
        let message = Message::new(id!("draft-unplaced")).with("words", first_words(&draft.typed));
        model.seat.tell(message, Severity::Warning);
    }
}

/// Of a closed session only what becomes of its documents is still typed.
fn welcome_documents(model: &mut Model, kept: &[KeptDraft]) {
    let Location::Meeting(meeting) = &model.place else {
        return;
    };
    let mut forms = kept.iter();
    let form = forms.find(|kept| kept.place == DraftPlace::Documents);
    let Some(form) = form.filter(|_| meeting.moves_documents()) else {
        return;
    };
    let today = model.seat.now.t.date_naive();
    if let Some(form) = DocumentForm::resumed(&form.typed, today) {
        model.seat.overlay = Some(Overlay::Documents(form));
        let message = Message::new(id!("draft-back")).with("n", 1_u16);
        model.seat.tell(message, Severity::Info);
    }
}

/// The room goes elsewhere: what is half-typed stays where it is, and the person is told.
pub(super) fn tell_what_stays(model: &mut Model) {
    let Location::Meeting(meeting) = &model.place else {
        return;
    };
    if meeting.has_draft() {
        let message = Message::new(id!("draft-stays"));
        model.seat.tell(message, Severity::Info);
    }
}

/// What the top line says about saving.
pub(crate) fn save_state(model: &Model, meeting: &Meeting) -> SaveState {
    match meeting.save_state() {
        SaveState::Saved if asked(model.seat.overlay.as_ref()).is_some() => SaveState::Drafting,
        state => state,
    }
}

/// What is typed and not handed in, a line each: where, and its first words.
pub(crate) fn typed_lines(meeting: &Meeting) -> Vec<Message> {
    let state = meeting.state();
    let line = |draft: &KeptDraft| {
        Message::new(id!("draft-line"))
            .with("place", place_name(draft.place, state))
            .with("words", first_words(&draft.typed))
    };
    meeting.drafts().iter().map(line).collect()
}

/// How the page is called on which something is typed.
fn place_name(place: DraftPlace, state: &State) -> Arg {
    match place {
        DraftPlace::Setup => Message::new(id!("page-setup")).into(),
        DraftPlace::Closing => Message::new(id!("page-closing")).into(),
        DraftPlace::Asked => Message::new(id!("draft-asked")).into(),
        DraftPlace::Documents => Message::new(id!("documents-title")).into(),
        DraftPlace::Chapter(no) => match state.chapter(no) {
            Some(chapter) => chapter.title.clone().into(),
            None => Message::new(id!("draft-nowhere")).into(),
        },
    }
}

/// The beginning of what is typed, as long as a line of the review holds.
fn first_words(typed: &TypedForm) -> Arg {
    const MOST: usize = 24;
    let words = typed.first_words();
    if words.is_empty() {
        return Message::new(id!("draft-choices")).into();
    }
    let mut letters = words.chars();
    let beginning: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_none() {
        return beginning.into();
    }
    format!("{beginning}…").into()
}

impl Prompt {
    /// What is typed in it, where it is for the session.
    fn typed(&self) -> Option<TypedForm> {
        match self.purpose {
            PromptPurpose::Substitute(_)
            | PromptPurpose::Newcomer
            | PromptPurpose::ChapterTitle(_)
            | PromptPurpose::Answer(_) => self.form.typed_as(&self.purpose, true),
            PromptPurpose::Filter
            | PromptPurpose::Jump
            | PromptPurpose::Search
            | PromptPurpose::Folder(_) => None,
        }
    }

    /// The line as it was left.
    fn resumed(typed: &TypedForm, state: &State) -> Option<Self> {
        let purpose = typed.form::<PromptPurpose>()?;
        let mut prompt = Self::for_session(purpose, state)?;
        let found = prompt.form.resume(typed);
        found.then_some(prompt)
    }
}
