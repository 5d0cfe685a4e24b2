//! The table and its shelves: fields go on rows, columns, values and filters, and the cursor walks
//! about what came of it.

use crate::id;
use std::sync::Arc;

use super::keys::PivotAction;
use super::panels::{self, Asked, Members, Numbers, PivotPanel, Sentence, Slot};
use super::{PivotPage, Screen, choosing};
use crate::activities::pivot::rules::{ColumnFacts, Command, PinnedPiece, State, Wording, cutoffs};
use crate::analysis::{
    Aggregate, Axis, Bins, Condition, Figure, Filter, Keep, Kind, Measure, Order, Query, Show, View,
};
use crate::domain::{Decimal, Message};
use crate::input::{Field, Response, Scene};

/// Beyond so many distinct numbers a field goes onto an axis in bands where bands are known, and is
/// filtered by a range.
const MANY: u64 = 30;

/// Where the keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The fields at the left.
    #[default]
    Fields,
    /// The shelves on top.
    Shelves,
    /// The table.
    Table,
}

/// A shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// 行.
    Rows,
    /// 列.
    Columns,
    /// 値.
    Values,
    /// 絞り込み.
    Filters,
}

/// Over what heat is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Heat {
    /// The whole table.
    #[default]
    Table,
    /// Each row by itself.
    Row,
    /// Each column by itself.
    Column,
    /// None.
    Off,
}

/// Of what there are bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Chart {
    /// The column at the cursor, a bar for each row.
    #[default]
    Column,
    /// The row at the cursor, a bar for each column.
    Row,
    /// None.
    Off,
}

/// Everything on the shelves, in the order in which the cursor walks it.
pub fn shelved(query: &Query) -> Vec<(Shelf, usize)> {
    let all = |which, len: usize| (0..len).map(move |at| (which, at));
    all(Shelf::Rows, query.rows.len())
        .chain(all(Shelf::Columns, query.columns.len()))
        .chain(all(Shelf::Values, query.values.len()))
        .chain(all(Shelf::Filters, query.filters.len()))
        .collect()
}

/// The place after this one in a list, round and round.
fn next<T: Copy + PartialEq, const N: usize>(all: [T; N], now: T) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    all[(at + 1) % N]
}

impl Screen {
    pub(super) fn slice(&mut self, action: PivotAction, scene: &Scene<'_, State>) -> Response<Command> {
        match action {
            PivotAction::Next => self.turn_focus(1),
            PivotAction::Previous => self.turn_focus(-1),
            PivotAction::ShowAs => self.query.show = next(Show::ALL, self.query.show),
            PivotAction::Sort => {
                self.query.order = next(
                    [
                        Order::Own,
                        Order::Falling,
                        Order::Rising,
                        Order::OwnReversed,
                    ],
                    self.query.order,
                );
            }
            PivotAction::Blanks => self.query.hide_blank = !self.query.hide_blank,
            PivotAction::Heat => {
                self.heat = next([Heat::Table, Heat::Row, Heat::Column, Heat::Off], self.heat);
            }
            PivotAction::Chart => self.chart = next([Chart::Column, Chart::Row, Chart::Off], self.chart),
            PivotAction::Denominators => self.without_n = !self.without_n,
            PivotAction::Pins => self.place = PivotPage::Pins,
            PivotAction::OtherData => {
                self.place = PivotPage::Choosing;
                self.chooser.typing = false;
                self.chooser.path.take();
                self.chooser.at = 0;
            }
            PivotAction::Name => return self.ask_name(scene),
            PivotAction::Recall if scene.state.named.is_empty() => {
                return Response::Tell(Message::new(id!("pivot-tell-no-named")));
            }
            PivotAction::Recall => self.panel = PivotPanel::Recall(scene.state.named.len() - 1),
            PivotAction::Threshold => {
                let text = [self.profile.threshold.to_string()];
                self.panel = PivotPanel::Numbers(Numbers::asking(Asked::Threshold(false), "", &text));
            }
            PivotAction::PinCell => return self.ask_sentence(PinnedPiece::Cell, scene),
            PivotAction::PinRow => return self.ask_sentence(PinnedPiece::Row, scene),
            PivotAction::PinTable => return self.ask_sentence(PinnedPiece::Table, scene),
            _ => {
                return match self.focus {
                    Focus::Fields => self.take_field(action, scene),
                    Focus::Shelves => self.on_shelves(action, scene),
                    Focus::Table => self.in_table(action, scene),
                };
            }
        }
        Response::Handled
    }

    fn turn_focus(&mut self, by: isize) {
        const ALL: [Focus; 3] = [Focus::Fields, Focus::Shelves, Focus::Table];
        let at = ALL
            .iter()
            .position(|focus| *focus == self.focus)
            .unwrap_or(0) as isize;
        self.focus = ALL[(at + by).rem_euclid(3) as usize];
    }

    /// The field under the cursor.
    pub fn field_here<'a>(&self, state: &'a State) -> Option<&'a ColumnFacts> {
        state.data()?.columns.get(self.field_at)
    }

    fn take_field(&mut self, action: PivotAction, scene: &Scene<'_, State>) -> Response<Command> {
        let len = scene.state.data().map_or(0, |data| data.columns.len());
        let at = self.field_at;
        match action {
            PivotAction::Up => self.field_at = at.saturating_sub(1),
            PivotAction::Down => self.field_at = (at + 1).min(len.saturating_sub(1)),
            PivotAction::PageUp => self.field_at = at.saturating_sub(choosing::PAGE),
            PivotAction::PageDown => self.field_at = (at + choosing::PAGE).min(len.saturating_sub(1)),
            _ => {
                let Some(field) = self.field_here(scene.state).cloned() else {
                    return Response::Ignored;
                };
                return self.put(action, &field, scene);
            }
        }
        Response::Handled
    }

    /// Puts a field where the key says; the same key takes it off an axis again.
    fn put(
        &mut self,
        action: PivotAction,
        field: &ColumnFacts,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match action {
            PivotAction::Rows | PivotAction::Columns => self.put_on_axis(action == PivotAction::Rows, field),
            PivotAction::Values => self.panel = PivotPanel::Aggregates(field.name.clone(), 0, None),
            PivotAction::Filter => return self.ask_filter(&field.name, None, scene),
            PivotAction::Off => self.take_off(&field.name),
            PivotAction::Bins => {
                let of = |axes: &[Axis]| axes.iter().position(|axis| axis.field == field.name);
                match (of(&self.query.rows), of(&self.query.columns)) {
                    (Some(at), _) => return self.ask_bins(Shelf::Rows, at, scene),
                    (None, Some(at)) => return self.ask_bins(Shelf::Columns, at, scene),
                    (None, None) => return Response::Tell(Message::new(id!("pivot-tell-no-axis"))),
                }
            }
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn put_on_axis(&mut self, rows: bool, field: &ColumnFacts) {
        let there = |axes: &[Axis]| axes.iter().any(|axis| axis.field == field.name);
        let was = if rows {
            there(&self.query.rows)
        } else {
            there(&self.query.columns)
        };
        let known = self
            .query
            .rows
            .iter()
            .chain(&self.query.columns)
            .find(|axis| axis.field == field.name)
            .cloned();
        self.query.rows.retain(|axis| axis.field != field.name);
        self.query.columns.retain(|axis| axis.field != field.name);
        if !was {
            let axis = known.unwrap_or_else(|| Axis {
                field: field.name.clone(),
                bins: usual_bins(field),
            });
            if rows {
                self.query.rows.push(axis);
            } else {
                self.query.columns.push(axis);
            }
        }
    }

    fn take_off(&mut self, field: &str) {
        self.query.rows.retain(|axis| axis.field != field);
        self.query.columns.retain(|axis| axis.field != field);
        self.query.values.retain(|measure| measure.field != field);
        self.query.filters.retain(|filter| filter.field != field);
    }

    fn on_shelves(&mut self, action: PivotAction, scene: &Scene<'_, State>) -> Response<Command> {
        let shelved = shelved(&self.query);
        let Some((which, at)) = shelved.get(self.shelf_at).copied() else {
            return Response::Ignored;
        };
        match action {
            PivotAction::Left => self.shelf_at = self.shelf_at.saturating_sub(1),
            PivotAction::Right => {
                self.shelf_at = (self.shelf_at + 1).min(shelved.len().saturating_sub(1));
            }
            PivotAction::Off => {
                match which {
                    Shelf::Rows => drop(self.query.rows.remove(at)),
                    Shelf::Columns => drop(self.query.columns.remove(at)),
                    Shelf::Values => drop(self.query.values.remove(at)),
                    Shelf::Filters => drop(self.query.filters.remove(at)),
                }
                self.shelf_at = self.shelf_at.min(shelved.len().saturating_sub(2));
            }
            PivotAction::Rows | PivotAction::Columns => {
                if let Some(field) = self
                    .field_of(which, at)
                    .and_then(|name| facts_of(scene.state, &name))
                {
                    self.put_on_axis(action == PivotAction::Rows, &field);
                }
            }
            PivotAction::Earlier => self.shift(which, at, at.checked_sub(1)),
            PivotAction::Later => self.shift(which, at, Some(at + 1)),
            PivotAction::Bins => return self.ask_bins(which, at, scene),
            PivotAction::Take => return self.ask_change(which, at, scene),
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn field_of(&self, which: Shelf, at: usize) -> Option<String> {
        match which {
            Shelf::Rows => self.query.rows.get(at).map(|axis| axis.field.clone()),
            Shelf::Columns => self.query.columns.get(at).map(|axis| axis.field.clone()),
            Shelf::Values => self
                .query
                .values
                .get(at)
                .map(|measure| measure.field.clone()),
            Shelf::Filters => self
                .query
                .filters
                .get(at)
                .map(|filter| filter.field.clone()),
        }
    }

    /// Exchanges two neighbours of a shelf; the cursor goes along.
    fn shift(&mut self, which: Shelf, at: usize, with: Option<usize>) {
        let len = match which {
            Shelf::Rows => self.query.rows.len(),
            Shelf::Columns => self.query.columns.len(),
            Shelf::Values => self.query.values.len(),
            Shelf::Filters => self.query.filters.len(),
        };
        let Some(with) = with.filter(|with| *with < len) else {
            return;
        };
        match which {
            Shelf::Rows => self.query.rows.swap(at, with),
            Shelf::Columns => self.query.columns.swap(at, with),
            Shelf::Values => self.query.values.swap(at, with),
            Shelf::Filters => self.query.filters.swap(at, with),
        }
        self.shelf_at = self.shelf_at + with - at;
    }

    fn ask_change(
        &mut self,
        which: Shelf,
        at: usize,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match which {
            Shelf::Rows | Shelf::Columns => self.ask_bins(which, at, scene),
            Shelf::Values => {
                let field = self
                    .query
                    .values
                    .get(at)
                    .map_or_else(String::new, |measure| measure.field.clone());
                self.panel = PivotPanel::Aggregates(field, 0, Some(at));
                Response::Handled
            }
            Shelf::Filters => {
                let field = self
                    .query
                    .filters
                    .get(at)
                    .map_or_else(String::new, |filter| filter.field.clone());
                self.ask_filter(&field, Some(at), scene)
            }
        }
    }

    fn ask_bins(&mut self, which: Shelf, at: usize, scene: &Scene<'_, State>) -> Response<Command> {
        let axis = match which {
            Shelf::Rows => self.query.rows.get(at),
            Shelf::Columns => self.query.columns.get(at),
            Shelf::Values | Shelf::Filters => None,
        };
        let Some(axis) = axis else {
            return Response::Tell(Message::new(id!("pivot-tell-no-axis")));
        };
        if facts_of(scene.state, &axis.field).is_none_or(|field| field.kind != Kind::Number) {
            return Response::Tell(Message::new(id!("pivot-tell-not-numeric")));
        }
        let text = match &axis.bins {
            Bins::Each => String::new(),
            Bins::Width(width) => width.to_string(),
            Bins::Cuts(cuts) => {
                cuts.iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(", ")
                    + if cuts.len() == 1 { "," } else { "" }
            }
        };
        let column = axis.field.clone();
        self.panel = PivotPanel::Numbers(Numbers::asking(
            Asked::Bands(which == Shelf::Rows, at),
            &column,
            &[text],
        ));
        Response::Handled
    }

    /// A field already filtered is filtered differently, not twice.
    fn ask_filter(
        &mut self,
        field: &str,
        at: Option<usize>,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let at = at.or_else(|| {
            self.query
                .filters
                .iter()
                .position(|filter| filter.field == field)
        });
        let slot = Slot::Filter(field.to_owned(), at);
        let before = at
            .and_then(|at| self.query.filters.get(at))
            .map(|filter| filter.keep.clone());
        let facts = facts_of(scene.state, field);
        let by_range = match &before {
            Some(keep) => matches!(keep, Keep::Range(..)),
            None => facts.is_some_and(|facts| facts.kind == Kind::Number && facts.distinct > MANY),
        };
        if by_range {
            let text =
                |end: Option<Decimal>| end.map_or_else(String::new, |value| value.to_string());
            let ends = if let Some(Keep::Range(from, to)) = before {
                [text(from), text(to)]
            } else {
                [String::new(), String::new()]
            };
            self.panel = PivotPanel::Numbers(Numbers::asking(Asked::Range(slot), field, &ends));
            return Response::Handled;
        }
        self.ask_members(slot, field, scene, |member| match &before {
            Some(Keep::Members(members)) => members.contains(member),
            Some(Keep::Except(members)) => !members.contains(member),
            _ => true,
        })
    }

    /// The members of a field, to be ticked; they come from the table itself.
    pub(super) fn ask_members(
        &mut self,
        slot: Slot,
        field: &str,
        scene: &Scene<'_, State>,
        keep: impl Fn(&String) -> bool,
    ) -> Response<Command> {
        let Some(all) = self.members_of(scene.state, field) else {
            return Response::Tell(Message::new(id!("pivot-tell-no-table")));
        };
        let mut members = Members {
            slot,
            ticked: Vec::new(),
            all: Arc::new(all),
            at: 0,
        };
        members.tick(keep);
        self.panel = PivotPanel::Members(members);
        Response::Handled
    }

    fn members_of(&self, state: &State, field: &str) -> Option<Vec<String>> {
        let table = self
            .requests
            .table(&super::requests::source_of(state.data()?))?;
        Some(
            table
                .column(field)?
                .members()
                .iter()
                .map(|member| member.text.clone())
                .collect(),
        )
    }

    /// What can be computed of a field.
    pub fn computable(state: &State, field: &str) -> &'static [Aggregate] {
        let numeric = facts_of(state, field).is_some_and(|facts| facts.kind == Kind::Number);
        if numeric {
            &Aggregate::ALL
        } else {
            &[Aggregate::Count, Aggregate::Distinct, Aggregate::Rate]
        }
    }

    /// Computes this of a field: at once, or after asking what a rate counts.
    pub(super) fn compute(
        &mut self,
        aggregate: Aggregate,
        field: &str,
        at: Option<usize>,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let numeric = facts_of(scene.state, field).is_some_and(|facts| facts.kind == Kind::Number);
        if !Self::computable(scene.state, field).contains(&aggregate) {
            return Response::Tell(Message::new(id!("pivot-tell-not-numeric")));
        }
        if aggregate != Aggregate::Rate {
            self.panel = PivotPanel::None;
            self.put_value(at, panels::measure(aggregate, field, None));
            return Response::Handled;
        }
        let slot = Slot::Rate(field.to_owned(), at);
        let before = at
            .and_then(|at| self.query.values.get(at))
            .and_then(|measure| measure.condition.clone());
        match before {
            Some(Condition::OneOf(members)) => {
                self.ask_members(slot, field, scene, |member| members.contains(member))
            }
            Some(Condition::AtLeast(value)) => {
                self.ask_limit(slot, field, panels::Comparison::AtLeast, value.to_string())
            }
            Some(Condition::LessThan(value)) => {
                self.ask_limit(slot, field, panels::Comparison::Below, value.to_string())
            }
            None if numeric => self.ask_limit(slot, field, panels::Comparison::AtLeast, String::new()),
            None => self.ask_members(slot, field, scene, |_| false),
        }
    }

    fn ask_limit(
        &mut self,
        slot: Slot,
        field: &str,
        op: panels::Comparison,
        text: String,
    ) -> Response<Command> {
        let fresh = text.is_empty();
        let mut numbers = Numbers::asking(Asked::Limit(op, slot), field, &[text]);
        if fresh {
            numbers.suggest(1);
        }
        self.panel = PivotPanel::Numbers(numbers);
        Response::Handled
    }

    /// Puts a value on its shelf; the same one twice says nothing new.
    pub(super) fn put_value(&mut self, at: Option<usize>, measure: Measure) {
        match at.filter(|at| *at < self.query.values.len()) {
            Some(at) => self.query.values[at] = measure,
            None if !self.query.values.contains(&measure) => self.query.values.push(measure),
            None => {}
        }
    }

    /// Puts a filter on its shelf, or takes it off.
    pub(super) fn put_filter(&mut self, field: &str, at: Option<usize>, keep: Option<Keep>) {
        let at = at.filter(|at| *at < self.query.filters.len());
        match (at, keep) {
            (Some(at), Some(keep)) => self.query.filters[at].keep = keep,
            (Some(at), None) => drop(self.query.filters.remove(at)),
            (None, Some(keep)) => self.query.filters.push(Filter {
                field: field.to_owned(),
                keep,
            }),
            (None, None) => {}
        }
    }

    /// What is on the screen, and what was asked for it: the whole view where it was computed here,
    /// what the record holds otherwise.
    pub fn seen<'a>(&'a self, state: &'a State) -> Option<(&'a Query, &'a View)> {
        let slice = &state.shown.as_ref()?.slice;
        let source = super::requests::source_of(state.data()?);
        let whole = self
            .requests
            .view_of(&source, &slice.query, slice.view.profile)
            .map(Arc::as_ref);
        Some((&slice.query, whole.unwrap_or(&slice.view)))
    }

    /// Row, column and value of the cell at the cursor.
    pub fn here(&self, view: &View) -> (usize, usize, usize) {
        let values = view.values.len().max(1);
        let row = self.cursor.0.min(view.rows.len().saturating_sub(1));
        let across = self
            .cursor
            .1
            .min((view.columns.len() * values).saturating_sub(1));
        (row, across / values, across % values)
    }

    /// Walks about the table; what is left in a replay too.
    pub(super) fn look(&mut self, action: PivotAction, state: &State) -> bool {
        let Some((_, view)) = self.seen(state) else {
            return false;
        };
        let (rows, columns) = (view.rows.len(), view.columns.len() * view.values.len());
        let (row, column) = self.cursor;
        self.cursor = match action {
            PivotAction::Up => (row.saturating_sub(1), column),
            PivotAction::Down => (row + 1, column),
            PivotAction::Left => (row, column.saturating_sub(1)),
            PivotAction::Right => (row, column + 1),
            PivotAction::First => (0, column),
            PivotAction::Last => (rows, column),
            PivotAction::PageUp => (row.saturating_sub(choosing::PAGE), column),
            PivotAction::PageDown => (row + choosing::PAGE, column),
            _ => return false,
        };
        self.cursor = (
            self.cursor.0.min(rows.saturating_sub(1)),
            self.cursor.1.min(columns.saturating_sub(1)),
        );
        true
    }

    fn in_table(&mut self, action: PivotAction, scene: &Scene<'_, State>) -> Response<Command> {
        if self.look(action, scene.state) {
            return Response::Handled;
        }
        match action {
            PivotAction::Take => self.drill(scene),
            _ => Response::Ignored,
        }
    }

    /// Asks for the rows behind the cell at the cursor.
    fn drill(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let Some((query, view)) = self.seen(scene.state) else {
            return Response::Ignored;
        };
        let (row, column, value) = self.here(view);
        match view.cell(row, column, value).map(|cell| cell.figure) {
            Some(Figure::Suppressed) => {
                return Response::Tell(Message::new(id!("pivot-refuse-suppressed")));
            }
            Some(Figure::Empty) if !query.counts_rows(value) => {
                return Response::Tell(Message::new(id!("pivot-tell-no-figure")));
            }
            None | Some(Figure::Empty) => {
                return Response::Tell(Message::new(id!("pivot-tell-empty-cell")));
            }
            Some(Figure::Number(_)) => {}
        }
        let keys = [
            view.rows[row].keys.clone(),
            view.columns[column].keys.clone(),
        ];
        let Some(data) = scene.state.data() else {
            return Response::Ignored;
        };
        let source = super::requests::source_of(data);
        if self.requests.table(&source).is_none() {
            return Response::Tell(Message::new(id!("pivot-tell-no-table")));
        }
        let wanted = super::requests::WantedView {
            source,
            query: query.clone(),
            profile: view.profile,
        };
        self.requests.drill(wanted, keys);
        Response::Handled
    }

    fn ask_sentence(&mut self, piece: PinnedPiece, scene: &Scene<'_, State>) -> Response<Command> {
        let Some((query, view)) = self.seen(scene.state) else {
            return Response::Tell(Message::new(id!("pivot-tell-no-view")));
        };
        let at = self.here(view);
        let suppressed = view
            .cell(at.0, at.1, at.2)
            .is_none_or(|cell| cell.figure == Figure::Suppressed);
        if piece == PinnedPiece::Cell && suppressed {
            return Response::Tell(Message::new(id!("pivot-refuse-suppressed")));
        }
        let seen = Some((query.clone(), Arc::new(view.clone())));
        self.panel = PivotPanel::Sentence(Box::new(Sentence {
            of: None,
            piece,
            at,
            seen,
            field: Field::default(),
        }));
        Response::Handled
    }

    fn ask_name(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        if self.seen(scene.state).is_none() {
            return Response::Tell(Message::new(id!("pivot-tell-no-view")));
        }
        let known = scene
            .state
            .named
            .iter()
            .find(|named| *named.query == self.query)
            .map(|named| named.wording.clone());
        self.panel = panels::naming(&known.unwrap_or_else(Wording::default));
        Response::Handled
    }
}

/// What is known of a field.
pub(super) fn facts_of(state: &State, field: &str) -> Option<ColumnFacts> {
    state
        .data()?
        .columns
        .iter()
        .find(|column| column.name == field)
        .cloned()
}

/// The bands in which a field first comes onto an axis: the cut-offs of a known column, five years
/// for an age of many values.
fn usual_bins(field: &ColumnFacts) -> Bins {
    if field.kind != Kind::Number || field.distinct <= MANY {
        return Bins::Each;
    }
    let known = cutoffs::of(&field.name);
    if known.is_empty() {
        return if field.name.contains("年齢") {
            Bins::Width(Decimal::whole(5))
        } else {
            Bins::Each
        };
    }
    let mut cuts: Vec<Decimal> = known.iter().map(|cutoff| cutoff.value).collect();
    cuts.sort_unstable();
    Bins::Cuts(cuts)
}
