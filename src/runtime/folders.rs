//! Where files go on this machine: sessions, settings, and sessions that had to move.

use std::path::{Path, PathBuf};
use std::{env, fs};

use directories::{BaseDirs, UserDirs};
use uuid::Uuid;

use crate::storage::{self, choose_dir};

/// A file of this name beside the program keeps sessions and settings beside it too: a folder on a
/// USB stick that leaves nothing on the computer.
const PORTABLE: &str = "portable";

/// The folders that the program uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AppFolders {
    /// The sessions.
    pub(crate) sessions: PathBuf,
    /// Settings.
    pub(crate) config: PathBuf,
    /// Where a session goes on when its own folder fails.
    pub(crate) rescue: PathBuf,
    /// Is the folder of the sessions only where one would be made, because nobody said one and none is
    /// there?
    pub(crate) is_unsaid: bool,
}

impl AppFolders {
    /// The folders of this machine. Sessions are in the folder chosen for, else `YORIAI_DIR`, else
    /// beside a portable program, else `./sessions` where it exists, else the user's documents.
    ///
    /// The documents folder is chosen of the system, because on many Windows machines it is
    /// somewhere in `OneDrive`.
    pub(crate) fn find(chosen: Option<&Path>) -> Self {
        let program = env::current_exe().ok();
        let beside = program.as_deref().and_then(portable);
        Self::find_for(chosen, beside)
    }

    /// With the folder of a portable program.
    fn find_for(chosen: Option<&Path>, portable: Option<&Path>) -> Self {
        let base = BaseDirs::new();
        let home = base
            .as_ref()
            .map_or_else(|| PathBuf::from("."), |dirs| dirs.home_dir().to_owned());
        let documents = UserDirs::new()
            .and_then(|dirs| dirs.document_dir().map(Path::to_owned))
            .unwrap_or(home);
        let unsaid = documents.join(storage::FOLDER);
        let sessions = choose_dir(storage::FolderCandidates {
            option: chosen.map(Path::to_owned),
            variable: env::var_os("YORIAI_DIR").map(PathBuf::from),
            portable: portable.map(|folder| folder.join("sessions")),
            working: env::current_dir().unwrap_or_default(),
            documents: documents.clone(),
        });
        let config = portable.map_or_else(
            || {
                base.as_ref()
                    .map_or_else(|| documents.clone(), |dirs| dirs.config_dir().to_owned())
                    .join("yoriai")
            },
            Path::to_owned,
        );
        // Never on the stick: a session moves because the stick is full or was pulled out.
        let rescue = base
            .as_ref()
            .map_or_else(env::temp_dir, |dirs| dirs.data_local_dir().to_owned())
            .join("yoriai")
            .join("rescue");
        let is_unsaid = chosen.is_none() && sessions == unsaid && !sessions.is_dir();
        Self {
            sessions,
            config,
            rescue,
            is_unsaid,
        }
    }

    /// A folder of the person in which something can be made; `None` where there is none at all.
    pub(crate) fn writable(&self) -> Option<PathBuf> {
        let user = UserDirs::new();
        let user = user.as_ref();
        let documents = user.and_then(|dirs| dirs.document_dir().map(Path::to_owned));
        let home = user.map(|dirs| dirs.home_dir().to_owned());
        let all = [
            Some(self.sessions.clone()),
            documents,
            home,
            Some(env::temp_dir()),
        ];
        all.into_iter()
            .flatten()
            .find(|folder| folder.is_dir() && is_writable(folder))
    }

    /// The settings file.
    pub(crate) fn settings(&self) -> PathBuf {
        self.config.join("settings.ron")
    }
}

/// Can something be made in a folder? The only sure answer is to try it; a folder that is not there yet
/// is asked for where it would be made.
pub(crate) fn is_writable(folder: &Path) -> bool {
    let there = folder
        .ancestors()
        .find(|above| fs::symlink_metadata(above).is_ok());
    let there = there.unwrap_or(Path::new("."));
    let name = format!(".yoriai-{}.tmp", Uuid::now_v7().simple());
    let trial = there.join(name);
    let made = fs::File::create_new(&trial).is_ok();
    made && fs::remove_file(&trial).is_ok()
}

/// The folder of the program when it is a portable one.
fn portable(program: &Path) -> Option<&Path> {
    program
        .parent()
        .filter(|folder| folder.join(PORTABLE).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portable_program_has_everything_beside_it_but_what_a_failing_stick_needs() {
        let stick = tempfile::tempdir().unwrap();
        let program = stick.path().join("yoriai.exe");
        assert_eq!(portable(&program), None);
        fs::create_dir(stick.path().join(PORTABLE)).unwrap();
        assert_eq!(portable(&program), None, "a folder says nothing");
        fs::remove_dir(stick.path().join(PORTABLE)).unwrap();
        fs::write(stick.path().join(PORTABLE), "").unwrap();
        let beside = portable(&program);
        assert_eq!(beside, Some(stick.path()));

        let folders = AppFolders::find_for(Some(Path::new("chosen")), beside);
        assert_eq!(folders.settings(), stick.path().join("settings.ron"));
        assert_eq!(folders.sessions, Path::new("chosen"));
        assert!(!folders.rescue.starts_with(stick.path()));
        let installed = AppFolders::find_for(None, None);
        assert_ne!(installed.config, folders.config);
        assert_eq!(installed.rescue, folders.rescue);
    }
}
