//! The table of figures: what is seen, the cell at the cursor, and the rows behind it.

use std::sync::Arc;

use super::requests::{WantedView, source_of};
use super::{Screen, measure};
use crate::activities::pivot::rules::{Command, State};
use crate::analysis::{Figure, PivotView, Query};
use crate::domain::Message;
use crate::id;
use crate::input::{Extent, Response, Scene};

impl Screen {
    /// What is on the screen, and what was asked for it: the whole view where it was computed here,
    /// what the record holds otherwise.
    pub(crate) fn seen<'a>(&'a self, state: &'a State) -> Option<(&'a Query, &'a PivotView)> {
        let slice = &state.shown.as_ref()?.slice;
        let source = source_of(state.data()?);
        let whole = self
            .requests
            .view_of(&source, &slice.query, slice.view.profile)
            .map(Arc::as_ref);
        Some((&slice.query, whole.unwrap_or(&slice.view)))
    }

    /// The rows of the table and how many of them are in sight, and its columns × values.
    pub(super) fn cell_extent(&self, scene: &Scene<'_, State>) -> Option<(Extent, usize)> {
        let (query, view) = self.seen(scene.state)?;
        let rows = measure::view_extent(scene.size.1, query, view, self.chart);
        Some((rows, view.columns.len() * view.values.len().max(1)))
    }

    /// Row, column and value of the cell at the cursor.
    pub(crate) fn here(&self, view: &PivotView) -> (usize, usize, usize) {
        let values = view.values.len().max(1);
        let (row, across) = self.cursor.at();
        let row = row.min(view.rows.len().saturating_sub(1));
        let across = across.min((view.columns.len() * values).saturating_sub(1));
        (row, across / values, across % values)
    }

    /// Asks for the rows behind the cell at the cursor.
    pub(super) fn drill(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let tell = |label| Response::Tell(Message::new(label));
        let Some((query, view)) = self.seen(scene.state) else {
            return tell(id!("pivot-tell-no-view"));
        };
        let (row, column, value) = self.here(view);
        match view.cell(row, column, value).map(|cell| cell.figure) {
            Some(Figure::Suppressed) => return tell(id!("pivot-refuse-suppressed")),
            Some(Figure::Empty) if !query.counts_rows(value) => {
                return tell(id!("pivot-tell-no-figure"));
            }
            None | Some(Figure::Empty) => return tell(id!("pivot-tell-empty-cell")),
            Some(Figure::Number(_)) => {}
        }
        let keys = [
            view.rows[row].keys.clone(),
            view.columns[column].keys.clone(),
        ];
        let source = scene.state.data().map(|data| source_of(data));
        let Some(source) = source.filter(|source| self.requests.table(source).is_some()) else {
            return tell(id!("pivot-tell-no-table"));
        };
        let wanted = WantedView {
            source,
            query: query.clone(),
            profile: view.profile,
        };
        self.requests.drill(wanted, keys);
        Response::Handled
    }
}
