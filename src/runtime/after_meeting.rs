//! What is recorded of a closed session without a screen: how far its documents are.

use std::path::Path;
use std::sync::mpsc;

use super::error::Error;
use super::files::SessionStore;
use crate::domain::Message;
use crate::id;
use crate::session::{Command, DocumentMove, DocumentStates, Log, Stage, State, WhichDocument};
use crate::storage::{self, LoadedSession, SaverReport};

impl SessionStore {
    /// How far the documents of a session are.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn documents_of(path: &Path) -> Result<DocumentStates, Error> {
        Ok(state_of(&loaded(path)?).documents().clone())
    }

    /// Records what became of the documents of a closed session; returns how far they are then.
    ///
    /// # Errors
    /// When the session cannot be read or written, is in use, not closed or not as it was sealed,
    /// and when the rules refuse.
    pub(crate) fn move_documents(
        &self,
        path: &Path,
        which: WhichDocument,
        how: DocumentMove,
    ) -> Result<DocumentStates, Error> {
        // Looked at first: opening for work leaves its mark in a session that is not closed.
        let looked_at = loaded(path)?;
        if !looked_at.is_sound() {
            return Err(
                Error::new(Message::new(id!("run-documents-damaged"))).hint(id!("run-check-hint"))
            );
        }
        let state = state_of(&looked_at);
        if state.stage == Stage::Closed && state.seal.is_none() {
            return Err(Error::new(Message::new(id!("run-documents-unsealed")))
                .hint(id!("run-documents-unsealed-hint")));
        }
        if state.stage != Stage::Closed {
            return Err(Error::new(Message::new(id!("refuse-document-open"))));
        }
        self.append(path, Command::MoveDocument(which, how))
    }

    /// Opens the session, adds what the rules make of the order, and waits until the disk has it.
    fn append(&self, path: &Path, command: Command) -> Result<DocumentStates, Error> {
        let (reports, inbox) = mpsc::channel();
        let setup = self.setup_with(Box::new(move |report| {
            // This thread holds the other end until the saver is closed.
            let _ = reports.send(report);
        }));
        let (loaded, saver) =
            storage::open(path, setup).map_err(|error| Error::new(error.label(path)))?;
        let mut log = Log::replayed(loaded.steps);
        let context = self.clock.context_at(log.last_ms());
        let new = log
            .decide(command, &context)
            .map_err(|rejection| Error::new(rejection.0))?;
        saver.save(new.steps);
        saver.close();
        inbox.iter().try_for_each(|report| kept(path, report))?;
        Ok(log.state().documents().clone())
    }
}

fn loaded(path: &Path) -> Result<LoadedSession, Error> {
    storage::load(path).map_err(|error| Error::new(error.label(path)))
}

fn state_of(loaded: &LoadedSession) -> State {
    let log = Log::replayed(loaded.steps.iter().cloned());
    log.state().clone()
}

/// A session that had to move to another place is no success: nobody looks there for it.
fn kept(path: &Path, report: SaverReport) -> Result<(), Error> {
    let (to, reason) = match report {
        SaverReport::Moved { to, reason } => (to, reason),
        SaverReport::Failed { reason } => (path.to_owned(), reason),
        _ => return Ok(()),
    };
    let label = Message::new(id!("run-documents-not-kept"))
        .with("file", path.display().to_string())
        .with("to", to.display().to_string())
        .with("reason", reason);
    Err(Error::new(label).hint(id!("run-check-hint")))
}
