//! The keys of choosing a file: the data of the session first, then a folder, and a field for a path.

use std::path::{Path, PathBuf};

use super::display::PivotPage;
use super::keys::PivotAction;
use super::{Screen, measure};
use crate::activities::pivot::rules::{Command, State};
use crate::analysis::{FilePlace, Recipe};
use crate::domain::Message;
use crate::id;
use crate::input::{Extent, Response, Scene};

impl Screen {
    /// How many files there are to choose from, and how many of them are in sight.
    pub(crate) fn file_extent(&self, scene: &Scene<'_, State>) -> Extent {
        let len = scene.state.files.len() + self.chooser.entries.len();
        Extent::new(len, measure::file_rows(scene.size.1))
    }

    /// The names to choose from, in the order of the list.
    pub(crate) fn file_names(&self, state: &State) -> Vec<String> {
        let known = state.files.iter().map(|(data, _)| data.name.clone());
        let entries = self.chooser.entries.iter().map(|entry| entry.name.clone());
        known.chain(entries).collect()
    }

    pub(super) fn act_among_files(
        &mut self,
        action: PivotAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match action {
            PivotAction::Next => self.chooser.typing = !self.chooser.typing,
            PivotAction::Parent => self.go_up(),
            PivotAction::Take if self.chooser.typing => return self.take_path(),
            PivotAction::Take => self.take_file(scene.state),
            PivotAction::Find => self.find_file(scene.state),
            PivotAction::Back if self.chooser.typing => self.chooser.typing = false,
            PivotAction::Back => self.page = PivotPage::Table,
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn go_up(&mut self) {
        if let Some(parent) = self.chooser.parent() {
            self.requests.browse(Some(parent));
        }
    }

    fn take_path(&mut self) -> Response<Command> {
        let place = FilePlace::typed(self.chooser.path.text());
        if place.path.as_os_str().is_empty() {
            return Response::Tell(Message::new(id!("pivot-tell-no-path")));
        }
        self.look_at(&place.path);
        Response::Handled
    }

    /// Opens what the cursor stands on: a file that the session knows at once, another one as a
    /// preview, a folder as a list.
    pub(super) fn take_file(&mut self, state: &State) {
        let at = self.chooser.cursor.at();
        if let Some((data, _)) = state.files.get(at) {
            let path = PathBuf::from(&data.path);
            self.opening = Some(path.clone());
            self.requests
                .load(path, data.recipe.clone(), data.sha256.clone());
            return;
        }
        let entry = self
            .chooser
            .entries
            .get(at.saturating_sub(state.files.len()));
        let Some(entry) = entry.cloned() else { return };
        if entry.is_folder {
            self.requests.browse(Some(entry.path));
        } else {
            self.look_at(&entry.path);
        }
    }

    fn look_at(&mut self, path: &Path) {
        let path = self.chooser.kept(path);
        self.importer = None;
        self.opening = Some(path.clone());
        self.requests.preview(path, Recipe::default());
    }
}
