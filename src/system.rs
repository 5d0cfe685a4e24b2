//! What the system said when it refused, as a sentence in the language of the screens.

use std::io::{self, ErrorKind};

use crate::domain::{Message, MessageId};
use crate::id;

/// Why the system refused. What we have no words for is told by its number: the system's own sentence
/// may be in any language.
pub(crate) fn io_reason(error: &io::Error) -> Message {
    if let Some(known) = known(error.kind()) {
        return Message::new(known);
    }
    match error.raw_os_error() {
        Some(code) => Message::new(id!("storage-reason-code")).with("code", code.to_string()),
        // Not the system's: words of a library about what a file holds.
        None => Message::new(id!("storage-reason-other")).with("text", error.to_string()),
    }
}

const fn known(kind: ErrorKind) -> Option<MessageId> {
    Some(match kind {
        ErrorKind::NotFound => id!("storage-reason-not-found"),
        ErrorKind::PermissionDenied => id!("storage-reason-permission"),
        ErrorKind::ReadOnlyFilesystem => id!("storage-reason-read-only"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => id!("storage-reason-full"),
        ErrorKind::IsADirectory => id!("storage-reason-folder"),
        ErrorKind::NotADirectory => id!("storage-reason-not-a-folder"),
        ErrorKind::InvalidFilename => id!("storage-reason-file-name"),
        ErrorKind::AlreadyExists => id!("storage-reason-exists"),
        ErrorKind::FileTooLarge => id!("storage-reason-too-large"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => {
            id!("storage-reason-busy")
        }
        ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::NotConnected
        | ErrorKind::ConnectionRefused
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::StaleNetworkFileHandle => id!("storage-reason-network"),
        ErrorKind::OutOfMemory => id!("storage-reason-memory"),
        ErrorKind::WriteZero | ErrorKind::UnexpectedEof | ErrorKind::BrokenPipe => {
            id!("storage-reason-broken-off")
        }
        ErrorKind::Unsupported => id!("storage-reason-unsupported"),
        // Ours: see `storage::session_file`.
        ErrorKind::InvalidData => id!("storage-reason-changed"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn no_sentence_of_the_system_reaches_a_person_in_its_own_language() {
        // Every error number that Linux, macOS and Windows have.
        for code in 1..16_000 {
            let error = io::Error::from_raw_os_error(code);
            let said = error.to_string();
            let said = said.split(" (os error").next().unwrap_or_default();
            let ours = Lang::Ja.text(&io_reason(&error));
            assert!(
                !ours.contains(said) && !ours.contains('⟦'),
                "{code}: {ours}"
            );
            assert!(
                !ours.contains(|c: char| c.is_ascii_alphabetic()),
                "{code}: {ours}"
            );
        }
    }
}
