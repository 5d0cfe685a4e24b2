//! The keys of fields and shelves: fields go on rows, columns, values and filters.

use super::Screen;
use super::display::{Chart, Focus, Longest, PivotPage, Shelf, is_shelved, next, shelved};
use super::keys::PivotAction;
use super::panels::{AggregateList, PivotPanel};
use super::usual::{facts_of, usual_bins};
use crate::activities::pivot::rules::{ColumnFacts, Command, PinnedPiece, State};
use crate::analysis::{Axis, Filter, Keep, Measure, Show, SortOrder};
use crate::domain::Message;
use crate::id;
use crate::input::{Extent, ListCursor, Response, Scene};

impl Screen {
    pub(super) fn act_on_table_page(
        &mut self,
        action: PivotAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        const ORDERS: [SortOrder; 4] = [
            SortOrder::Own,
            SortOrder::Falling,
            SortOrder::Rising,
            SortOrder::OwnReversed,
        ];
        const ALL: [Longest; 4] = [Longest::Table, Longest::Row, Longest::Column, Longest::Off];
        const CHARTS: [Chart; 3] = [Chart::Column, Chart::Row, Chart::Off];
        match action {
            PivotAction::Next => self.focus = self.focus.turned(1),
            PivotAction::Previous => self.focus = self.focus.turned(-1),
            PivotAction::ShowAs => self.query.show = next(Show::ALL, self.query.show),
            PivotAction::Sort => self.query.order = next(ORDERS, self.query.order),
            PivotAction::Blanks => self.query.hide_blank = !self.query.hide_blank,
            PivotAction::Bars => self.longest = next(ALL, self.longest),
            PivotAction::Chart => self.chart = next(CHARTS, self.chart),
            PivotAction::Denominators => self.without_n = !self.without_n,
            PivotAction::Pins => self.page = PivotPage::Pins,
            PivotAction::OtherData => self.go_to_files(),
            PivotAction::Find => self.find_field(scene.state),
            PivotAction::Name => return self.ask_name(scene),
            PivotAction::Recall => return self.ask_recall(scene),
            PivotAction::Threshold => self.ask_threshold(),
            PivotAction::PinCell => return self.ask_sentence(PinnedPiece::Cell, scene),
            PivotAction::PinRow => return self.ask_sentence(PinnedPiece::Row, scene),
            PivotAction::PinTable => return self.ask_sentence(PinnedPiece::Table, scene),
            _ => {
                return match self.focus {
                    Focus::Fields => self.act_on_field(action, scene),
                    Focus::Shelves => self.act_on_shelf(action, scene),
                    Focus::Table if action == PivotAction::Take => self.drill(scene),
                    Focus::Table => Response::Ignored,
                };
            }
        }
        Response::Handled
    }

    fn go_to_files(&mut self) {
        self.page = PivotPage::Choosing;
        self.chooser.typing = false;
        self.chooser.path.take();
        self.chooser.cursor = ListCursor::default();
    }

    /// The field under the cursor.
    pub(crate) fn field_here<'a>(&self, state: &'a State) -> Option<&'a ColumnFacts> {
        state.data()?.columns.get(self.field_cursor.at())
    }

    /// Does the field under the cursor stand on a shelf?
    pub(super) fn is_field_in_use(&self, state: &State) -> bool {
        let field = self.field_here(state);
        field.is_some_and(|field| is_shelved(&self.query, &field.name))
    }

    /// What stands on the shelves, side by side.
    pub(super) fn shelf_extent(&self) -> Extent {
        let len = shelved(&self.query).len();
        Extent {
            lines: len,
            page: len,
        }
    }

    /// The place under the cursor of the shelves.
    pub(super) fn shelf_here(&self) -> Option<(Shelf, usize)> {
        shelved(&self.query).get(self.shelf_cursor.at()).copied()
    }

    /// Puts a field where the key says; the same key takes it off an axis again.
    fn act_on_field(&mut self, action: PivotAction, scene: &Scene<'_, State>) -> Response<Command> {
        let Some(field) = self.field_here(scene.state).cloned() else {
            return Response::Ignored;
        };
        match action {
            PivotAction::Rows => self.put_on_axis(Shelf::Rows, &field),
            PivotAction::Columns => self.put_on_axis(Shelf::Columns, &field),
            PivotAction::Values => self.ask_aggregate(field.name, None),
            PivotAction::Filter => return self.ask_filter(&field.name, None, scene),
            PivotAction::Off => self.take_off(&field.name),
            PivotAction::Bins => {
                let of = |axes: &[Axis]| axes.iter().position(|axis| axis.field == field.name);
                let place = match (of(&self.query.rows), of(&self.query.columns)) {
                    (Some(at), _) => (Shelf::Rows, at),
                    (None, Some(at)) => (Shelf::Columns, at),
                    (None, None) => {
                        return Response::Tell(Message::new(id!("pivot-tell-no-axis")));
                    }
                };
                return self.ask_bins(place, scene);
            }
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    pub(super) fn ask_aggregate(&mut self, field: String, replace: Option<usize>) {
        self.panel = PivotPanel::Aggregates(AggregateList {
            field,
            replace,
            cursor: ListCursor::default(),
        });
    }

    fn put_on_axis(&mut self, which: Shelf, field: &ColumnFacts) {
        let query = &mut self.query;
        let of_field = |axis: &&Axis| axis.field == field.name;
        let known = query.rows.iter().chain(&query.columns).find(of_field);
        let axis = known.cloned().unwrap_or_else(|| Axis {
            field: field.name.clone(),
            bins: usual_bins(field),
        });
        let before = match which {
            Shelf::Rows => &query.rows,
            _ => &query.columns,
        };
        let was_there = before.iter().any(|axis| axis.field == field.name);
        query.rows.retain(|axis| axis.field != field.name);
        query.columns.retain(|axis| axis.field != field.name);
        if was_there {
            return;
        }
        match which {
            Shelf::Rows => query.rows.push(axis),
            _ => query.columns.push(axis),
        }
    }

    fn take_off(&mut self, field: &str) {
        self.query.rows.retain(|axis| axis.field != field);
        self.query.columns.retain(|axis| axis.field != field);
        self.query.values.retain(|measure| measure.field != field);
        self.query.filters.retain(|filter| filter.field != field);
    }

    fn act_on_shelf(&mut self, action: PivotAction, scene: &Scene<'_, State>) -> Response<Command> {
        let Some((which, at)) = self.shelf_here() else {
            return Response::Ignored;
        };
        match action {
            PivotAction::Off => {
                match which {
                    Shelf::Rows => drop(self.query.rows.remove(at)),
                    Shelf::Columns => drop(self.query.columns.remove(at)),
                    Shelf::Values => drop(self.query.values.remove(at)),
                    Shelf::Filters => drop(self.query.filters.remove(at)),
                }
                self.shelf_cursor.clamp(self.shelf_extent().lines);
            }
            PivotAction::Rows | PivotAction::Columns => {
                let to = if action == PivotAction::Rows {
                    Shelf::Rows
                } else {
                    Shelf::Columns
                };
                if let Some(field) = self.shelved_field(scene.state) {
                    self.put_on_axis(to, &field);
                }
            }
            PivotAction::Earlier => self.shift((which, at), at.checked_sub(1)),
            PivotAction::Later => self.shift((which, at), Some(at + 1)),
            PivotAction::Bins => return self.ask_bins((which, at), scene),
            PivotAction::Take => return self.ask_change((which, at), scene),
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    /// The field of what is under the cursor of the shelves; a count of rows has none.
    pub(super) fn shelved_field(&self, state: &State) -> Option<ColumnFacts> {
        let (which, at) = self.shelf_here()?;
        let query = &self.query;
        let name = match which {
            Shelf::Rows => &query.rows.get(at)?.field,
            Shelf::Columns => &query.columns.get(at)?.field,
            Shelf::Values => &query.values.get(at)?.field,
            Shelf::Filters => &query.filters.get(at)?.field,
        };
        facts_of(state, name)
    }

    /// Exchanges two neighbours of a shelf; the cursor goes along.
    fn shift(&mut self, (which, at): (Shelf, usize), with: Option<usize>) {
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
        self.shelf_cursor.set(self.shelf_cursor.at() + with - at);
    }

    fn ask_change(
        &mut self,
        (which, at): (Shelf, usize),
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match which {
            Shelf::Rows | Shelf::Columns => self.ask_bins((which, at), scene),
            Shelf::Values => {
                let measure = self.query.values.get(at);
                let field = measure.map_or_else(String::new, |measure| measure.field.clone());
                self.ask_aggregate(field, Some(at));
                Response::Handled
            }
            Shelf::Filters => {
                let filter = self.query.filters.get(at);
                let field = filter.map_or_else(String::new, |filter| filter.field.clone());
                self.ask_filter(&field, Some(at), scene)
            }
        }
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
}
