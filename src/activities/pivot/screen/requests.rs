//! Work asked of the worker, and what came of it: numbers, what is waited for, tables, the view
//! that is on the screen.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use crate::activities::pivot::rules::{Data, State};
use crate::analysis::{
    FilePlace, LoadedTable, PivotView, Profile, Query, Recipe, Request, SourceId, Table,
};
use crate::domain::Message;

/// What the room waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AwaitedWork {
    /// What a file looks like.
    Preview,
    /// A file that is opened.
    Load,
    /// The data of a session that goes on.
    Fetch,
}

/// Work that is shown with a bar.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Waiting {
    /// The number of the request.
    pub(crate) number: u64,
    /// What for.
    pub(crate) work: AwaitedWork,
    /// How far it is, in thousandths.
    pub(crate) progress: u16,
    /// What is being done, as the worker says it.
    pub(crate) label: Option<Message>,
}

/// A view that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WantedView {
    /// Of which table.
    pub(crate) source: SourceId,
    /// What is asked.
    pub(crate) query: Query,
    /// How small cells are protected.
    pub(crate) profile: Profile,
}

/// Everything between the screen and the worker.
#[derive(Debug, Clone, Default)]
pub(crate) struct RequestQueue {
    last: u64,
    orders: VecDeque<Request>,
    /// What is waited for with a bar.
    pub(crate) waiting: Option<Waiting>,
    /// The request for a folder.
    pub(crate) browsing: Option<u64>,
    /// The view that is computed now, and its request.
    pub(crate) computing: Option<(u64, WantedView)>,
    /// The last view that was asked for.
    asked: Option<WantedView>,
    /// The request for the rows behind a cell.
    pub(crate) drilling: Option<u64>,
    /// The data that were asked for because the session goes on.
    fetched: Option<SourceId>,
    /// The table that was read again because the worker had it no longer, as long as nothing came
    /// of it.
    again: Option<SourceId>,
    /// The rows that were asked for last, and whether they have to be asked for again.
    drilled: Option<(WantedView, [Vec<String>; 2], bool)>,
    tables: Vec<LoadedTable>,
    /// The view as it was computed, whole.
    pub(crate) live: Option<(WantedView, Arc<PivotView>)>,
}

/// The name of a data file in the worker's hands.
pub(crate) fn source_of(data: &Data) -> SourceId {
    SourceId {
        sha256: data.sha256.clone(),
        recipe: data.recipe.clone(),
    }
}

impl RequestQueue {
    /// The next request: what was ordered, then the data of the session, then the view that is
    /// wanted.
    pub(crate) fn next(
        &mut self,
        state: &State,
        wanted: Option<(&Query, Profile)>,
    ) -> Option<Request> {
        self.orders
            .pop_front()
            .or_else(|| self.fetch(state))
            .or_else(|| self.drill_again())
            .or_else(|| self.compute(state, wanted))
    }

    fn number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    fn wait(&mut self, work: AwaitedWork) -> u64 {
        let number = self.number();
        self.waiting = Some(Waiting {
            number,
            work,
            progress: 0,
            label: None,
        });
        number
    }

    /// Asks for a folder.
    pub(crate) fn browse(&mut self, folder: Option<PathBuf>) {
        let number = self.number();
        self.browsing = Some(number);
        self.orders.push_back(Request::Browse(number, folder));
    }

    /// Asks what a file looks like.
    pub(crate) fn preview(&mut self, path: PathBuf, recipe: Recipe) {
        self.interrupt();
        let number = self.wait(AwaitedWork::Preview);
        self.orders
            .push_back(Request::Preview(number, FilePlace { path }, recipe));
    }

    /// Asks for a table.
    pub(crate) fn load(&mut self, path: PathBuf, recipe: Recipe, sha256: String) {
        self.interrupt();
        let number = self.wait(AwaitedWork::Load);
        self.orders.push_back(Request::Load(
            number,
            FilePlace { path },
            recipe,
            Some(sha256),
        ));
    }

    /// Work that nobody waits for any more is given up before the next begins; the data of the
    /// session are asked for again afterwards.
    fn interrupt(&mut self) {
        if self
            .waiting
            .as_ref()
            .is_some_and(|waiting| waiting.work == AwaitedWork::Fetch)
        {
            self.fetched = None;
        }
        self.give_up();
    }

    /// Gives up what is waited for; whatever still comes of it is not looked at.
    pub(crate) fn give_up(&mut self) {
        self.give_up_drill();
        if self.waiting.take().is_some() {
            self.orders.push_back(Request::Cancel);
        }
    }

    /// A request was cancelled, whoever wanted that: a view that is still wanted is asked for again.
    pub(crate) fn cancelled(&mut self, number: u64) {
        if self
            .computing
            .take_if(|(awaited, _)| *awaited == number)
            .is_some()
        {
            self.asked = None;
        }
        for request in [&mut self.browsing, &mut self.drilling] {
            request.take_if(|awaited| *awaited == number);
        }
        self.waiting.take_if(|waiting| waiting.number == number);
    }

    /// Asks for the rows behind a cell.
    pub(crate) fn drill(&mut self, wanted: WantedView, keys: [Vec<String>; 2]) {
        let number = self.number();
        self.drilling = Some(number);
        self.drilled = Some((wanted.clone(), keys.clone(), false));
        self.orders.push_back(Request::Drill(
            number,
            wanted.source,
            wanted.query,
            wanted.profile,
            keys,
        ));
    }

    /// The worker has the table of this request no longer: it is read again, once, and then asked
    /// for the same. False when that was tried already.
    pub(crate) fn fetch_again(&mut self, number: u64) -> bool {
        let computing = self
            .computing
            .as_ref()
            .filter(|(awaited, _)| *awaited == number)
            .map(|(_, wanted)| wanted.source.clone());
        let drilling = self
            .drilled
            .as_ref()
            .filter(|_| self.drilling == Some(number))
            .map(|(wanted, ..)| wanted.source.clone());
        let Some(source) = computing
            .or(drilling)
            .filter(|source| self.again.as_ref() != Some(source))
        else {
            return false;
        };
        if self
            .drilling
            .take_if(|awaited| *awaited == number)
            .is_some()
        {
            self.drilled = self
                .drilled
                .take()
                .map(|(wanted, keys, _)| (wanted, keys, true));
        } else {
            self.computing = None;
            self.asked = None;
        }
        self.tables.retain(|known| known.source != source);
        self.fetched = None;
        self.again = Some(source);
        true
    }

    /// What was asked of a table has come.
    pub(crate) fn answered(&mut self, number: u64) {
        self.again = None;
        self.drilling.take_if(|awaited| *awaited == number);
    }

    /// Rows that waited for a table are not waited for any more.
    pub(crate) fn give_up_drill(&mut self) {
        self.drilled = None;
    }

    fn drill_again(&mut self) -> Option<Request> {
        let (wanted, keys, _) = self.drilled.take_if(|(wanted, _, due)| {
            *due && self
                .tables
                .iter()
                .any(|known| known.source == wanted.source)
        })?;
        self.drill(wanted, keys);
        self.orders.pop_front()
    }

    /// The data at hand, when the session goes on without them: once.
    fn fetch(&mut self, state: &State) -> Option<Request> {
        let data = state.data()?;
        let source = source_of(data);
        if self.waiting.is_some()
            || self.table(&source).is_some()
            || self.fetched.as_ref() == Some(&source)
        {
            return None;
        }
        self.fetched = Some(source);
        let number = self.wait(AwaitedWork::Fetch);
        Some(Request::Load(
            number,
            FilePlace {
                path: PathBuf::from(&data.path),
            },
            data.recipe.clone(),
            Some(data.sha256.clone()),
        ))
    }

    fn compute(&mut self, state: &State, wanted: Option<(&Query, Profile)>) -> Option<Request> {
        let source = source_of(state.data()?);
        let (query, profile) = wanted?;
        self.table(&source)?;
        let wanted = WantedView {
            source,
            query: query.clone(),
            profile,
        };
        if self.asked.as_ref() == Some(&wanted) {
            return None;
        }
        self.asked = Some(wanted.clone());
        let number = self.number();
        self.computing = Some((number, wanted.clone()));
        Some(Request::Pivot(
            number,
            wanted.source,
            wanted.query,
            wanted.profile,
        ))
    }

    /// Lets the view that failed be asked for again.
    pub(crate) fn forget_asked(&mut self) {
        self.asked = self.live.as_ref().map(|(wanted, _)| wanted.clone());
        self.computing = None;
    }

    /// Keeps a table that came: under the name by which it was fetched, if it was.
    pub(crate) fn keep(&mut self, mut loaded: LoadedTable, work: AwaitedWork) {
        if let (AwaitedWork::Fetch, Some(source)) = (work, &self.fetched) {
            loaded.source = source.clone();
        }
        self.tables.retain(|known| known.source != loaded.source);
        self.tables.push(loaded);
    }

    /// A table by its name.
    pub(crate) fn table(&self, source: &SourceId) -> Option<&Arc<Table>> {
        self.tables
            .iter()
            .find(|loaded| loaded.source == *source)
            .map(|loaded| &loaded.table)
    }

    /// The whole view that belongs to what the records say is shown.
    pub(crate) fn view_of(
        &self,
        source: &SourceId,
        query: &Query,
        profile: Profile,
    ) -> Option<&Arc<PivotView>> {
        let (wanted, view) = self.live.as_ref()?;
        (wanted.source == *source && wanted.query == *query && wanted.profile == profile)
            .then_some(view)
    }
}
