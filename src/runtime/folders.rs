//! Where files go on this machine: sessions, settings, and sessions that had to move.

use std::env;
use std::path::{Path, PathBuf};

use directories::{BaseDirs, UserDirs};

use crate::storage::{self, choose_dir};

/// The folders that the program uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppFolders {
    /// The sessions.
    pub sessions: PathBuf,
    /// Settings.
    pub config: PathBuf,
    /// Where a session goes on when its own folder fails.
    pub rescue: PathBuf,
}

impl AppFolders {
    /// The folders of this machine. Sessions are in the chosen folder, else `YORIAI_DIR`, else
    /// `./sessions` where it exists, else the user's documents.
    ///
    /// The documents folder is asked of the system, because on many Windows machines it is
    /// somewhere in `OneDrive`.
    pub fn find(chosen: Option<&Path>) -> Self {
        let base = BaseDirs::new();
        let home = base
            .as_ref()
            .map_or_else(|| PathBuf::from("."), |dirs| dirs.home_dir().to_owned());
        let documents = UserDirs::new()
            .and_then(|dirs| dirs.document_dir().map(Path::to_owned))
            .unwrap_or(home);
        let sessions = choose_dir(storage::FolderCandidates {
            option: chosen.map(Path::to_owned),
            variable: env::var_os("YORIAI_DIR").map(PathBuf::from),
            working: env::current_dir().unwrap_or_default(),
            documents: documents.clone(),
        });
        let config = base
            .as_ref()
            .map_or_else(|| documents.clone(), |dirs| dirs.config_dir().to_owned())
            .join("yoriai");
        let rescue = base
            .as_ref()
            .map_or_else(env::temp_dir, |dirs| dirs.data_local_dir().to_owned())
            .join("yoriai")
            .join("rescue");
        Self {
            sessions,
            config,
            rescue,
        }
    }

    /// The settings file.
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.ron")
    }
}
