//! The bytes of a file, and the text that they become before it is split.

use crate::id;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::ops::ControlFlow;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::error::{ImportError, Progress};
use super::header::Merge;
use crate::analysis::{Encoding, FileKind, Separator};
use crate::domain::Message;
use crate::system::io_reason;

/// The largest file that is read, in bytes.
const MOST_BYTES: u64 = 4 << 30;
/// How many bytes are read between two looks at whether to go on.
const PIECE: u64 = 4 << 20;

/// Text that can be split, and what is known of where it comes from.
#[derive(Debug)]
pub(crate) struct SourceText<'a> {
    /// The bytes, without a byte order mark.
    pub(crate) bytes: Cow<'a, [u8]>,
    /// How the bytes are encoded: UTF-8 or CP932.
    pub(crate) encoding: Encoding,
    /// How the file is encoded.
    pub(crate) file_encoding: Encoding,
    /// Did the file begin with a byte order mark?
    pub(crate) bom: bool,
    /// What stands between fields.
    pub(crate) separator: Separator,
    /// What sort of file it is.
    pub(crate) kind: FileKind,
    /// The sheets of a workbook.
    pub(crate) sheets: Vec<String>,
    /// The sheet that is read.
    pub(crate) sheet: Option<String>,
    /// Its merged cells.
    pub(crate) merges: Vec<Merge>,
    /// Cells of a sheet that hold an error: the first line and column, and how many.
    pub(crate) errors: Option<(u32, u32, u64)>,
}

/// All bytes of a file.
pub(crate) fn bytes_of(path: &Path, progress: &mut Progress<'_>) -> Result<Vec<u8>, ImportError> {
    let failed = |error: std::io::Error| {
        let id = if error.kind() == std::io::ErrorKind::NotFound {
            id!("import-not-found")
        } else {
            id!("import-unreadable")
        };
        ImportError::Failed(
            Message::new(id)
                .with("path", path.display().to_string())
                .with("reason", io_reason(&error)),
        )
    };
    // Asked before it is opened: opening a pipe would wait for somebody who writes into it.
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(ImportError::Failed(
            Message::new(id!("import-no-file")).with("path", path.display().to_string()),
        ));
    }
    let size = metadata.len();
    if size > MOST_BYTES {
        return Err(ImportError::Failed(
            Message::new(id!("import-too-large-file"))
                .with("mib", size >> 20)
                .with("most", MOST_BYTES >> 20),
        ));
    }
    let mut bytes = Vec::with_capacity(size as usize);
    // What grows meanwhile is read up to the limit and no further.
    let mut rest = File::open(path).map_err(failed)?.take(MOST_BYTES);
    while rest
        .by_ref()
        .take(PIECE)
        .read_to_end(&mut bytes)
        .map_err(failed)?
        > 0
    {
        if progress((bytes.len() as u64 * 200 / size.max(bytes.len() as u64)) as u16)
            == ControlFlow::Break(())
        {
            return Err(ImportError::Cancelled);
        }
    }
    Ok(bytes)
}

/// The SHA-256 of the bytes, as 64 hex digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
