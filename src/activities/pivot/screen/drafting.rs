//! Sentences and names that are typed and not handed in, and taking them up on another day.
//!
//! Left out on purpose: numbers. They say how a table is looked at and come from suggestions that need
//! the data file, which is not read before somebody looks.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Screen;
use super::panels::{NamingForm, PinForm, PinPanel, PinTarget, PivotPanel, naming_form};
use crate::activities::pivot::rules::{State, Wording};
use crate::analysis::{PivotView, Query};
use crate::domain::TypedForm;

/// What a draft is about.
#[derive(Debug, Clone, Serialize, Deserialize)]
enum PivotDraft {
    /// A sentence.
    Pin(PinTarget),
    /// Name, question and reading of the view that is asked so.
    Naming(Query),
}

impl Screen {
    /// What is typed in the open panel, then in those that were closed.
    pub(super) fn typed_forms(&self) -> Vec<TypedForm> {
        let pin = |target: &PinTarget, form: &PinForm, open| {
            form.typed_as(&PivotDraft::Pin(target.clone()), open)
        };
        let naming = |query: &Query, form: &NamingForm, open| {
            form.typed_as(&PivotDraft::Naming(query.clone()), open)
        };
        let open = match &self.panel {
            PivotPanel::Pin(panel) => pin(&panel.target, &panel.form, true),
            PivotPanel::Naming(form) => naming(&self.query, form, true),
            _ => None,
        };
        let pins = self.pin_drafts.all();
        let pins = pins.filter_map(|(target, form)| pin(target, form, false));
        let names = self.naming_drafts.all();
        let names = names.filter_map(|(query, form)| naming(query, form, false));
        open.into_iter().chain(pins).chain(names).collect()
    }

    /// The panel as it was left; `false` when what it is about is gone.
    pub(super) fn resume_form(&mut self, typed: &TypedForm, state: &State) -> bool {
        match typed.form() {
            Some(PivotDraft::Pin(target)) => self.resume_pin(target, typed, state),
            Some(PivotDraft::Naming(query)) => self.resume_naming(query, typed, state),
            None => false,
        }
    }

    fn resume_pin(&mut self, target: PinTarget, typed: &TypedForm, state: &State) -> bool {
        let fresh = match &target {
            PinTarget::New { piece, .. } => Some(PinPanel::form_for_new(*piece)),
            PinTarget::Pinned(id) => {
                let pinned = state.pins.iter().find(|pinned| pinned.pin.id == *id);
                pinned.map(|pinned| PinPanel::form_for_pinned(&pinned.words))
            }
        };
        let Some(mut form) = fresh else {
            return false;
        };
        let found = form.resume(typed);
        let seen = self.seen_for(&target, state);
        let is_there = matches!(target, PinTarget::Pinned(_)) || seen.is_some();
        if typed.open && is_there && self.panel == PivotPanel::None {
            let seen = seen.map(Arc::new);
            self.panel = PivotPanel::Pin(Box::new(PinPanel { target, seen, form }));
        } else {
            self.pin_drafts.keep(target, form);
        }
        found
    }

    /// What was on the screen when the piece was asked for, if it is there now.
    fn seen_for(&self, target: &PinTarget, state: &State) -> Option<PivotView> {
        let PinTarget::New { at, query, .. } = target else {
            return None;
        };
        let (shown, view) = self.seen(state)?;
        let is_there = shown == query && view.cell(at.0, at.1, at.2).is_some();
        is_there.then(|| view.clone())
    }

    fn resume_naming(&mut self, query: Query, typed: &TypedForm, state: &State) -> bool {
        let mut named = state.named.iter();
        let known = named.find(|named| *named.query == query);
        let known = known.map_or_else(Wording::default, |named| named.wording.clone());
        let mut form = naming_form(&known);
        let found = form.resume(typed);
        let is_there = query == self.query && self.seen(state).is_some();
        if typed.open && is_there && self.panel == PivotPanel::None {
            self.panel = PivotPanel::Naming(Box::new(form));
        } else {
            self.naming_drafts.keep(query, form);
        }
        found
    }
}
