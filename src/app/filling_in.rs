//! The form of the closing page: what nobody said for the head of the minutes, and who came.

use super::setup::OpenSetupForm;
use crate::domain::TypedForm;
use crate::input::{Hint, Mode, SyncReason};
use crate::session::State;

/// The form, while it lies open.
#[derive(Debug, Clone, Default)]
pub(crate) struct FillingIn {
    /// The form.
    pub(crate) open: Option<OpenSetupForm>,
}

impl FillingIn {
    /// Does the form lie over the page?
    pub(crate) const fn lies_open(&self) -> bool {
        self.open.is_some()
    }

    /// Does a text field have the focus?
    pub(crate) fn takes_text(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.form.takes_text())
    }

    /// What is typed in it, for whoever comes back.
    pub(crate) fn typed(&self) -> Option<TypedForm> {
        let open = self.open.as_ref()?;
        open.form.typed_as(&open.purpose, true)
    }

    /// The form as it was left; `false` when something in it is gone.
    pub(crate) fn resume(&mut self, typed: &TypedForm, state: &State) -> bool {
        let mut open = OpenSetupForm::closing(state, None);
        let found = open.resume(&typed.lines, state);
        self.open = Some(open).filter(|_| found);
        found
    }

    /// What works in it.
    pub(crate) fn hints(&self) -> Vec<Hint> {
        self.open
            .as_ref()
            .map_or_else(Vec::new, |open| open.form.hints())
    }

    /// Follows a changed state: what was handed in needs no form any more, and a closed meeting has
    /// none.
    pub(crate) fn sync(&mut self, mode: Mode, how: &SyncReason) {
        let done = *how == SyncReason::Accepted || !mode.is_live();
        self.open.take_if(|_| done);
    }
}
