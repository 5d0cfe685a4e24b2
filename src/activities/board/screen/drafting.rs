//! What is typed in the board's forms and not handed in, and laying it over the forms of another day.

use super::Screen;
use super::form::{FormPurpose, OpenForm};
use super::lists::entries;
use super::popup::BoardPopup;
use crate::activities::board::rules::State;
use crate::domain::{Anonymity, TypedForm};
use crate::input::Scene;

impl Screen {
    /// What is typed in the open form, then in those that were closed; nobody is named in 無記名, also
    /// not in a form that was opened before the level was raised.
    pub(super) fn typed_forms(&self, scene: &Scene<'_, State>) -> Vec<TypedForm> {
        let open = match &self.popup {
            Some(BoardPopup::Form(open)) => open.form.typed_as(&open.purpose, true),
            _ => None,
        };
        let all = open.into_iter().chain(self.drafts.typed());
        let secret = scene.room.anonymity == Anonymity::Anonymous;
        let kept = |typed: TypedForm| {
            if secret {
                typed.without("RaisedBy")
            } else {
                Some(typed)
            }
        };
        all.filter_map(kept).collect()
    }

    /// The form as it was left; `false` when what it is about is gone.
    pub(super) fn resume_form(&mut self, typed: &TypedForm, scene: &Scene<'_, State>) -> bool {
        let form = typed.form::<FormPurpose>();
        let Some(mut open) =
            form.and_then(|purpose| OpenForm::new(purpose, None, scene.state, &scene.room))
        else {
            return false;
        };
        if !open.resume(&typed.lines, scene.state) {
            return false;
        }
        if typed.open && self.popup.is_none() {
            self.known_entries = entries(scene.state);
            self.popup = Some(BoardPopup::Form(open));
        } else {
            self.drafts.keep(open.purpose, open.form);
        }
        true
    }
}
