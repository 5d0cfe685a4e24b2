//! What the worker brings: each reply is looked at only when it is still awaited.

use std::sync::Arc;

use super::Screen;
use super::display::{Focus, PivotPage};
use super::importer::facts;
use super::panels::{FindAmong, PivotPanel};
use super::requests::AwaitedWork;
use super::usual::facts_of;
use crate::activities::pivot::rules::{Command, Slice, State, fields};
use crate::analysis::{FolderEntry, LoadedTable, PivotView, Profile, Query, Reply};
use crate::domain::Message;
use crate::input::{GridCursor, ListCursor, Response, Scene};

impl Screen {
    pub(super) fn on_reply(
        &mut self,
        reply: &Reply,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let number = reply.number();
        let waiting = self.requests.waiting.as_mut();
        let waiting = waiting.filter(|waiting| waiting.number == number);
        let awaited = waiting.as_ref().map(|waiting| waiting.work);
        match (reply, awaited) {
            (Reply::Progress(_, thousandths, label), _) => {
                if let Some(waiting) = waiting {
                    (waiting.progress, waiting.label) = (*thousandths, Some(label.clone()));
                }
            }
            (Reply::Folder(_, folder, entries), _) if self.requests.browsing == Some(number) => {
                self.folder_came(folder.clone(), entries.clone(), scene.state);
            }
            (Reply::Previewed(_, _, preview), Some(AwaitedWork::Preview)) => {
                self.requests.waiting = None;
                self.previewed((**preview).clone(), scene);
            }
            (Reply::Loaded(_, loaded), Some(work)) => {
                self.requests.waiting = None;
                return self.loaded((**loaded).clone(), work);
            }
            (Reply::Pivoted(_, view), _) => return self.pivoted(number, view, scene),
            (Reply::Drilled(_, drill), _) if self.requests.drilling == Some(number) => {
                self.requests.answered(number);
                // What is typed in a form that was opened meanwhile is not lost.
                self.close_panel();
                self.panel = PivotPanel::Drill(drill.clone(), GridCursor::default());
            }
            (Reply::Failed(_, label), _) => return self.failed(number, label, scene),
            // The worker keeps few tables: one that it dropped is read again, once.
            (Reply::Missing(..), _) if self.requests.fetch_again(number) => {}
            (Reply::Missing(_, label), _) => return self.failed(number, label, scene),
            (Reply::Cancelled(_), _) => self.requests.cancelled(number),
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn folder_came(
        &mut self,
        folder: std::path::PathBuf,
        entries: Vec<FolderEntry>,
        state: &State,
    ) {
        self.requests.browsing = None;
        // A search among the files of the folder before would find the wrong ones.
        if matches!(self.panel, PivotPanel::Find(FindAmong::Files, _)) {
            self.panel = PivotPanel::None;
        }
        self.chooser.take_folder(folder, entries, state.files.len());
    }

    fn loaded(&mut self, loaded: LoadedTable, work: AwaitedWork) -> Response<Command> {
        let path = self.opening.take();
        let data = path
            .filter(|_| work == AwaitedWork::Load)
            .map(|path| facts(&path, &loaded.preview, &loaded.source.recipe));
        self.requests.keep(loaded, work);
        let Some(data) = data else {
            return Response::Handled;
        };
        self.page = PivotPage::Table;
        self.importer = None;
        self.panel = PivotPanel::None;
        self.focus = Focus::Fields;
        Response::Do(vec![Command::Open(Box::new(data))])
    }

    /// A view has come: it is on the screen now, and that is a record, unless it is the one that
    /// the records already have.
    fn pivoted(
        &mut self,
        number: u64,
        view: &Arc<PivotView>,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let computing = &mut self.requests.computing;
        let Some((_, wanted)) = computing.take_if(|(awaited, _)| *awaited == number) else {
            return Response::Ignored;
        };
        self.requests.answered(number);
        let is_wanted = wanted.query == self.query && wanted.profile == self.profile;
        let is_recorded = scene.state.shown.as_ref().is_some_and(|shown| {
            shown.slice.query == wanted.query && shown.slice.view.profile == wanted.profile
        });
        let query = wanted.query.clone();
        self.requests.live = Some((wanted, view.clone()));
        if is_recorded || !is_wanted {
            return Response::Handled;
        }
        Response::Do(vec![Command::Show(Box::new(Slice {
            query,
            view: (**view).clone(),
        }))])
    }

    /// Something could not be done: what was there before stays.
    fn failed(
        &mut self,
        number: u64,
        label: &Message,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let requests = &mut self.requests;
        let is_computing = |requests: &super::requests::RequestQueue| {
            let computing = requests.computing.as_ref();
            computing.is_some_and(|(awaited, _)| *awaited == number)
        };
        let is_waiting = requests.waiting.as_ref();
        if is_waiting.is_some_and(|waiting| waiting.number == number) {
            requests.give_up_drill();
            requests.waiting = None;
            self.take_back_recipe();
        } else if is_computing(requests) {
            requests.forget_asked();
            self.follow_record(scene);
        } else if requests.browsing == Some(number) {
            requests.browsing = None;
        } else if requests.drilling == Some(number) {
            requests.drilling = None;
        } else {
            return Response::Ignored;
        }
        Response::Tell(label.clone())
    }

    /// What is wanted is what the records say was shown.
    pub(super) fn follow_record(&mut self, scene: &Scene<'_, State>) {
        match &scene.state.shown {
            Some(shown) => {
                self.query = shown.slice.query.clone();
                self.profile = shown.slice.view.profile;
            }
            None => self.query = Query::default(),
        }
    }

    /// After another file was opened, what is wanted goes on as far as the file has its fields.
    pub(super) fn keep_what_fits(&mut self, scene: &Scene<'_, State>) {
        let is_known = |field: &str| facts_of(scene.state, field).is_some();
        if !fields(&self.query).all(is_known) {
            self.query = Query::default();
        }
        self.cursor = GridCursor::default();
        self.field_cursor = ListCursor::default();
    }

    /// The view that is wanted; none as long as nothing stands on any shelf.
    pub(super) fn wanted(&self, state: &State) -> Option<(&Query, Profile)> {
        (state.shown.is_some() || self.query != Query::default())
            .then_some((&self.query, self.profile))
    }
}
