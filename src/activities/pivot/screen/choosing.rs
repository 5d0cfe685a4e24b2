//! Choosing a file: the data of the session first, then a folder, and a field for a path.

use crate::id;
use std::path::{Path, PathBuf};

use super::keys::PivotAction;
use super::{PivotPage, Screen};
use crate::activities::pivot::rules::{Command, State};
use crate::analysis::{FilePlace, FolderEntry, Recipe};
use crate::domain::Message;
use crate::input::{Field, Response, Scene};

/// How many rows a page key goes.
pub const PAGE: usize = 10;

/// A folder, and a path that is typed.
#[derive(Debug, Clone, Default)]
pub struct Chooser {
    /// The folder beside the sessions: the first that came.
    home: Option<PathBuf>,
    /// Which folder.
    pub folder: Option<PathBuf>,
    /// What is in it, folders first.
    pub entries: Vec<FolderEntry>,
    /// The chosen line: the data of the session, then the entries.
    pub at: usize,
    /// The path.
    pub path: Field,
    /// Has the field the focus?
    pub typing: bool,
    /// Was the first folder asked for?
    pub asked: bool,
}

impl Chooser {
    /// Takes a folder that came; a cursor on what is gone begins at the first entry.
    pub fn take_folder(&mut self, folder: PathBuf, entries: Vec<FolderEntry>, known: usize) {
        let before = self.folder.take();
        // Back from a folder, the cursor stands on it.
        let came_from =
            before.and_then(|before| entries.iter().position(|entry| entry.path == before));
        self.at = came_from.map_or(self.at.min(known), |at| known + at);
        if self.at >= known && came_from.is_none() {
            self.at = known;
        }
        if known > 0 && came_from.is_none() && self.folder.is_none() && self.entries.is_empty() {
            self.at = 0;
        }
        self.home.get_or_insert_with(|| folder.clone());
        self.folder = Some(folder);
        self.entries = entries;
    }

    /// The path as the session keeps it: relative to the sessions' folder where it lies there, so
    /// that both can be moved together.
    fn kept(&self, path: &Path) -> PathBuf {
        let inside = self
            .home
            .as_deref()
            .and_then(|home| path.strip_prefix(home).ok());
        inside.map_or_else(|| path.to_owned(), Path::to_owned)
    }
}

impl Screen {
    pub(super) fn choose(&mut self, action: PivotAction, scene: &Scene<'_, State>) -> Response<Command> {
        let known = scene.state.files.len();
        let len = known + self.chooser.entries.len();
        let at = self.chooser.at;
        match action {
            PivotAction::Up => self.chooser.at = at.saturating_sub(1),
            PivotAction::Down => self.chooser.at = (at + 1).min(len.saturating_sub(1)),
            PivotAction::PageUp => self.chooser.at = at.saturating_sub(PAGE),
            PivotAction::PageDown => self.chooser.at = (at + PAGE).min(len.saturating_sub(1)),
            PivotAction::Next => self.chooser.typing = !self.chooser.typing,
            PivotAction::Parent => self.go_up(),
            PivotAction::Take if self.chooser.typing => return self.take_path(),
            PivotAction::Take => self.take_entry(scene, known),
            PivotAction::Back if self.chooser.typing => self.chooser.typing = false,
            PivotAction::Back if scene.state.data().is_some() => self.place = PivotPage::Table,
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn go_up(&mut self) {
        if let Some(parent) = self
            .chooser
            .folder
            .as_deref()
            .and_then(Path::parent)
            .map(PathBuf::from)
        {
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

    fn take_entry(&mut self, scene: &Scene<'_, State>, known: usize) {
        if let Some((data, _)) = scene.state.files.get(self.chooser.at) {
            let path = PathBuf::from(&data.path);
            self.opening = Some(path.clone());
            self.requests
                .load(path, data.recipe.clone(), data.sha256.clone());
        } else if let Some(entry) = self
            .chooser
            .entries
            .get(self.chooser.at.saturating_sub(known))
            .cloned()
        {
            if entry.is_folder {
                self.requests.browse(Some(entry.path));
            } else {
                self.look_at(&entry.path);
            }
        }
    }

    fn look_at(&mut self, path: &Path) {
        let path = self.chooser.kept(path);
        self.importer = None;
        self.opening = Some(path.clone());
        self.requests.preview(path, Recipe::default());
    }
}
