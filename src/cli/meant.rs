//! What people type in place of a subcommand: the file of a session, and `help`.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ErrorKind};

/// The arguments that were meant, where they only lack the name of a subcommand: `yoriai FILE.ron`
/// opens the session, `yoriai help` and `yoriai help VERB` print the help.
pub(super) fn meant(arguments: &[OsString], error: &clap::Error) -> Option<Vec<OsString>> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let typed = error.get(ContextKind::InvalidSubcommand)?.to_string();
    let at = arguments
        .iter()
        .skip(1)
        .position(|own| own.to_string_lossy() == typed)?
        + 1;
    let mut meant = arguments.to_vec();
    if typed == "help" {
        meant.remove(at);
        meant.push("--help".into());
    } else if is_session(Path::new(&arguments[at])) {
        meant.insert(at, "open".into());
    } else {
        return None;
    }
    Some(meant)
}

fn is_session(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}
