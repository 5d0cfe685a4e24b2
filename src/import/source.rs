//! What a file is, judged by its content and never by its name, and its bytes made ready to be
//! split.

use crate::id;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::ops::ControlFlow;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::header::Merge;
use super::{ImportError, Progress, sheet, text};
use crate::analysis::{Encoding, FileKind, Recipe, Separator};
use crate::domain::{Message, MessageId};

/// The largest file that is read, in bytes.
const MOST_BYTES: u64 = 4 << 30;
/// How many bytes are read between two looks at whether to go on.
const PIECE: u64 = 4 << 20;

/// Text that can be split, and what is known of where it comes from.
#[derive(Debug)]
pub struct SourceText<'a> {
    /// The bytes, without a byte order mark.
    pub bytes: Cow<'a, [u8]>,
    /// How the bytes are encoded: UTF-8 or CP932.
    pub encoding: Encoding,
    /// How the file is encoded.
    pub told_encoding: Encoding,
    /// Did the file begin with a byte order mark?
    pub bom: bool,
    /// What stands between fields.
    pub separator: Separator,
    /// What sort of file it is.
    pub kind: FileKind,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// The sheet that is read.
    pub sheet: Option<String>,
    /// Its merged cells.
    pub merges: Vec<Merge>,
    /// Cells of a sheet that hold an error: the first line and column, and how many.
    pub errors: Option<(u32, u32, u64)>,
}

fn label(id: MessageId) -> ImportError {
    ImportError::Says(Message::new(id))
}

/// All bytes of a file.
pub fn bytes_of(path: &Path, progress: &mut Progress<'_>) -> Result<Vec<u8>, ImportError> {
    let failed = |error: std::io::Error| {
        let id = if error.kind() == std::io::ErrorKind::NotFound {
            id!("import-not-found")
        } else {
            id!("import-unreadable")
        };
        ImportError::Says(
            Message::new(id)
                .with("path", path.display().to_string())
                .with("reason", error.to_string()),
        )
    };
    // Asked before it is opened: opening a pipe would wait for somebody who writes into it.
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(ImportError::Says(
            Message::new(id!("import-no-file")).with("path", path.display().to_string()),
        ));
    }
    let size = metadata.len();
    if size > MOST_BYTES {
        return Err(ImportError::Says(
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
            return Err(ImportError::Given);
        }
    }
    Ok(bytes)
}

/// The SHA-256 of the bytes, as 64 hex digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Makes a file ready to be split.
pub fn open<'a>(
    bytes: &'a [u8],
    recipe: &Recipe,
    progress: &mut Progress<'_>,
) -> Result<SourceText<'a>, ImportError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(label(id!("import-empty")));
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(label(ole(bytes)));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return sheet::open(bytes, recipe, progress);
    }
    let (told, mark) = text::detect(bytes).ok_or_else(|| label(id!("import-not-text")))?;
    let told_encoding = recipe.encoding.unwrap_or(told);
    let bytes = &bytes[mark..];
    let split = text::splittable(bytes, told_encoding);
    if is_markup(&split) {
        return Err(label(id!("import-html")));
    }
    if split
        .iter()
        .all(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b';' | b'"'))
    {
        return Err(label(id!("import-empty")));
    }
    let encoding = if told_encoding == Encoding::Cp932 {
        Encoding::Cp932
    } else {
        Encoding::Utf8
    };
    let separator = recipe.separator.unwrap_or_else(|| text::sniff(&split));
    let kind = FileKind::Csv;
    Ok(SourceText {
        bytes: split,
        encoding,
        told_encoding,
        bom: mark > 0,
        separator,
        kind,
        sheets: Vec::new(),
        sheet: None,
        merges: Vec::new(),
        errors: None,
    })
}

/// Which of the files that share Microsoft's old container it is.
fn ole(bytes: &[u8]) -> MessageId {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    if holds("EncryptedPackage") {
        id!("import-password")
    } else if holds("Workbook") || holds("Book") {
        id!("import-xls")
    } else {
        id!("import-not-text")
    }
}

/// A page of the web, or XML.
fn is_markup(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_lowercase();
    let head = head.trim_start();
    head.starts_with('<')
        && ["<!doctype", "<html", "<head", "<body", "<table", "<?xml"]
            .iter()
            .any(|tag| head.contains(tag))
}
