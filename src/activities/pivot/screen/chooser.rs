//! The files to choose from: a folder, and a path that is typed.

use std::path::{Path, PathBuf};

use crate::analysis::FolderEntry;
use crate::input::{Field, ListCursor};

/// A folder, and a path that is typed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chooser {
    /// The folder beside the sessions: the first that came.
    home: Option<PathBuf>,
    /// Which folder.
    pub(crate) folder: Option<PathBuf>,
    /// What is in it, folders first.
    pub(crate) entries: Vec<FolderEntry>,
    /// The chosen line: the data of the session, then the entries.
    pub(crate) cursor: ListCursor,
    /// The path.
    pub(crate) path: Field,
    /// Has the field the focus?
    pub(crate) typing: bool,
    /// Was the first folder asked for?
    pub(crate) asked: bool,
}

impl Chooser {
    /// Takes a folder that came; a cursor on what is gone begins at the first entry.
    pub(crate) fn take_folder(&mut self, folder: PathBuf, entries: Vec<FolderEntry>, known: usize) {
        let before = self.folder.take();
        let before_is_none = before.is_none();
        // Back from a folder, the cursor stands on it.
        let came_from =
            before.and_then(|before| entries.iter().position(|entry| entry.path == before));
        // The first folder of all leaves the cursor on the data of the session.
        let is_first = before_is_none && self.entries.is_empty();
        let at = match came_from {
            Some(at) => known + at,
            None if is_first && known > 0 => 0,
            None => self.cursor.at().min(known),
        };
        self.cursor.set(at);
        self.home.get_or_insert_with(|| folder.clone());
        self.folder = Some(folder);
        self.entries = entries;
    }

    /// The folder above.
    pub(super) fn parent(&self) -> Option<PathBuf> {
        let parent = self.folder.as_deref().and_then(Path::parent);
        parent.map(Path::to_owned)
    }

    /// The path as the session keeps it: relative to the sessions' folder where it lies there, so
    /// that both can be moved together.
    pub(super) fn kept(&self, path: &Path) -> PathBuf {
        let inside = self
            .home
            .as_deref()
            .and_then(|home| path.strip_prefix(home).ok());
        inside.map_or_else(|| path.to_owned(), Path::to_owned)
    }
}
