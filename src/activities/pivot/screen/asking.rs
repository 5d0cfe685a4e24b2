//! Opening what lies over the page: each question is asked with what stands there now, and a draft
//! that was left comes back.

use std::sync::Arc;

use super::Screen;
use super::display::{Shelf, Slot};
use super::numbers::{Comparison, NumberPurpose, NumbersPanel};
use super::panels::{FindAmong, Members, PinPanel, PinTarget, PivotPanel, naming_form};
use super::requests::source_of;
use super::usual::{computable, is_filtered_by_range, is_numeric, measure};
use crate::activities::pivot::rules::{Command, Pinned, PinnedPiece, State, Wording};
use crate::analysis::{Aggregate, Condition, Figure, Keep};
use crate::domain::Message;
use crate::id;
use crate::input::{ListCursor, Pickable, Picker, Response, Scene};

impl Screen {
    /// Opens a form for numbers, with what was typed into it when it was closed.
    pub(super) fn open_numbers(&mut self, mut panel: NumbersPanel) {
        if let Some(draft) = self.number_drafts.take(&panel.purpose) {
            panel.form = draft;
        }
        self.panel = PivotPanel::Numbers(Box::new(panel));
    }

    pub(super) fn ask_bins(
        &mut self,
        (which, at): (Shelf, usize),
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let axis = match which {
            Shelf::Rows => self.query.rows.get(at),
            Shelf::Columns => self.query.columns.get(at),
            Shelf::Values | Shelf::Filters => None,
        };
        let Some(axis) = axis else {
            return Response::Tell(Message::new(id!("pivot-tell-no-axis")));
        };
        if !is_numeric(scene.state, &axis.field) {
            return Response::Tell(Message::new(id!("pivot-tell-not-numeric")));
        }
        let panel = NumbersPanel::bands((which, at), &axis.field, &axis.bins);
        self.open_numbers(panel);
        Response::Handled
    }

    /// A field already filtered is filtered differently, not twice.
    pub(super) fn ask_filter(
        &mut self,
        field: &str,
        at: Option<usize>,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let mut filters = self.query.filters.iter();
        let at = at.or_else(|| filters.position(|filter| filter.field == field));
        let slot = Slot::Filter(field.to_owned(), at);
        let before = at.and_then(|at| self.query.filters.get(at));
        let before = before.map(|filter| filter.keep.clone());
        let ends = match &before {
            Some(Keep::Range(from, to)) => Some((*from, *to)),
            None if is_filtered_by_range(scene.state, field) => Some((None, None)),
            _ => None,
        };
        if let Some(ends) = ends {
            self.open_numbers(NumbersPanel::range(slot, ends));
            return Response::Handled;
        }
        self.ask_members(slot, scene.state, |member| match &before {
            Some(Keep::Members(members)) => members.contains(member),
            Some(Keep::Except(members)) => !members.contains(member),
            _ => true,
        })
    }

    /// The members of a field, to be ticked; they come from the table itself.
    pub(super) fn ask_members(
        &mut self,
        slot: Slot,
        state: &State,
        is_ticked: impl Fn(&String) -> bool,
    ) -> Response<Command> {
        let Some(all) = self.members_of(state, slot.field()) else {
            return Response::Tell(Message::new(id!("pivot-tell-no-table")));
        };
        self.panel = PivotPanel::Members(Box::new(Members::new(slot, all, is_ticked)));
        Response::Handled
    }

    fn members_of(&self, state: &State, field: &str) -> Option<Vec<String>> {
        let table = self.requests.table(&source_of(state.data()?))?;
        let members = table.column(field)?.members().iter();
        Some(members.map(|member| member.text.clone()).collect())
    }

    /// Computes this of a field: at once, or after asking what a rate counts.
    pub(super) fn compute(
        &mut self,
        aggregate: Aggregate,
        (field, at): (&str, Option<usize>),
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        if !computable(scene.state, field).contains(&aggregate) {
            return Response::Tell(Message::new(id!("pivot-tell-not-numeric")));
        }
        if aggregate != Aggregate::Rate {
            self.panel = PivotPanel::None;
            self.put_value(at, measure(aggregate, field, None));
            return Response::Handled;
        }
        let slot = Slot::Rate(field.to_owned(), at);
        let before = at.and_then(|at| self.query.values.get(at));
        let limit = match before.and_then(|measure| measure.condition.clone()) {
            Some(Condition::OneOf(members)) => {
                return self.ask_members(slot, scene.state, |member| members.contains(member));
            }
            Some(Condition::AtLeast(value)) => Some((Comparison::AtLeast, value)),
            Some(Condition::LessThan(value)) => Some((Comparison::Below, value)),
            None if is_numeric(scene.state, field) => None,
            None => return self.ask_members(slot, scene.state, |_| false),
        };
        self.open_numbers(NumbersPanel::limit(slot, limit));
        Response::Handled
    }

    pub(super) fn ask_threshold(&mut self) {
        self.open_numbers(NumbersPanel::threshold(self.profile.threshold));
    }

    pub(super) fn ask_sentence(
        &mut self,
        piece: PinnedPiece,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let Some((query, view)) = self.seen(scene.state) else {
            return Response::Tell(Message::new(id!("pivot-tell-no-view")));
        };
        let at = self.here(view);
        let cell = view.cell(at.0, at.1, at.2);
        let is_suppressed = cell.is_none_or(|cell| cell.figure == Figure::Suppressed);
        if piece == PinnedPiece::Cell && is_suppressed {
            return Response::Tell(Message::new(id!("pivot-refuse-suppressed")));
        }
        let seen = Some(Arc::new(view.clone()));
        let query = query.clone();
        self.open_pin(PinTarget::New { piece, at, query }, seen, || {
            PinPanel::form_for_new(piece)
        });
        Response::Handled
    }

    pub(super) fn ask_rewording(&mut self, pinned: &Pinned) {
        self.open_pin(PinTarget::Pinned(pinned.pin.id), None, || {
            PinPanel::form_for_pinned(&pinned.words)
        });
    }

    fn open_pin(
        &mut self,
        target: PinTarget,
        seen: Option<Arc<crate::analysis::PivotView>>,
        fresh: impl FnOnce() -> super::panels::PinForm,
    ) {
        let form = self.pin_drafts.take(&target).unwrap_or_else(fresh);
        self.panel = PivotPanel::Pin(Box::new(PinPanel { target, seen, form }));
    }

    pub(super) fn ask_name(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        if self.seen(scene.state).is_none() {
            return Response::Tell(Message::new(id!("pivot-tell-no-view")));
        }
        let mut named = scene.state.named.iter();
        let known = named.find(|named| *named.query == self.query);
        let known = known.map_or_else(Wording::default, |named| named.wording.clone());
        let draft = self.naming_drafts.take(&self.query);
        let form = draft.unwrap_or_else(|| naming_form(&known));
        self.panel = PivotPanel::Naming(Box::new(form));
        Response::Handled
    }

    pub(super) fn ask_recall(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let Some(last) = scene.state.named.len().checked_sub(1) else {
            return Response::Tell(Message::new(id!("pivot-tell-no-named")));
        };
        self.panel = PivotPanel::Recall(ListCursor::on(last));
        Response::Handled
    }

    pub(super) fn find_field(&mut self, state: &State) {
        let columns = state.data().map(|data| data.columns.iter());
        let names = columns
            .into_iter()
            .flatten()
            .map(|column| column.name.clone());
        self.find(FindAmong::Fields, names.collect(), self.field_cursor);
    }

    pub(super) fn find_file(&mut self, state: &State) {
        let cursor = self.chooser.cursor;
        self.find(FindAmong::Files, self.file_names(state), cursor);
    }

    pub(super) fn find_column(&mut self) {
        if let Some(importer) = &self.importer {
            let columns = importer.preview.columns.iter();
            let names = columns.map(|column| column.name.clone()).collect();
            self.find(FindAmong::Columns, names, importer.cursor);
        }
    }

    fn find(&mut self, among: FindAmong, names: Vec<String>, cursor: ListCursor) {
        let item = |(value, words)| Pickable { value, words };
        let items = names.into_iter().enumerate().map(item).collect();
        let picker = Picker::new(items).at(|at| *at == cursor.at());
        self.panel = PivotPanel::Find(among, Box::new(picker));
    }

    /// Lets what lies open go; what is typed in it is kept as a draft.
    pub(super) fn close_panel(&mut self) {
        match std::mem::take(&mut self.panel) {
            // The name of a column asked already whether it may be lost.
            PivotPanel::Numbers(panel) if matches!(panel.purpose, NumberPurpose::Rename(..)) => {}
            PivotPanel::Numbers(panel) => self.number_drafts.keep(panel.purpose, panel.form),
            PivotPanel::Pin(panel) => self.pin_drafts.keep(panel.target, panel.form),
            PivotPanel::Naming(form) => self.naming_drafts.keep(self.query.clone(), *form),
            _ => {}
        }
    }
}
