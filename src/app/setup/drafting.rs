//! What is typed on the set-up page and not handed in, and taking it up on another day.

use super::{OpenSetupForm, SetupPage, SetupPurpose};
use crate::domain::TypedForm;
use crate::session::State;

impl SetupPage {
    /// What is typed in the open form, then in the lines for newcomers that were closed.
    pub(crate) fn typed(&self) -> Vec<TypedForm> {
        let open = self.open.as_ref();
        let open = open.and_then(|open| open.form.typed_as(&open.purpose, true));
        open.into_iter().chain(self.drafts.typed()).collect()
    }

    /// The form as it was left; `false` when what it is about is gone.
    pub(crate) fn resume(&mut self, typed: &TypedForm, state: &State) -> bool {
        let purpose = typed.form::<SetupPurpose>();
        let purpose = purpose.filter(|purpose| purpose.is_there(state));
        let Some(mut open) =
            purpose.and_then(|purpose| OpenSetupForm::new(purpose, state, self.today))
        else {
            return false;
        };
        if !open.resume(&typed.lines, state) {
            return false;
        }
        if typed.open && self.open.is_none() {
            self.section = open.purpose.section();
            self.open = Some(open);
        } else {
            self.drafts.keep(open.purpose, open.form);
        }
        true
    }

    /// Lets everything typed go.
    pub(crate) fn forget(&mut self) {
        (self.open, self.drafts) = Default::default();
    }
}
