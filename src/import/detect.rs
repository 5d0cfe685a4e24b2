//! What a file is, judged by its content and never by its name.

use super::error::{ImportError, Progress};
use super::source::SourceText;
use super::{sheet, text};
use crate::analysis::{Encoding, FileKind, Recipe};
use crate::domain::{Message, MessageId};
use crate::id;

fn label(id: MessageId) -> ImportError {
    ImportError::Failed(Message::new(id))
}

/// Makes a file ready to be split.
pub(crate) fn open<'a>(
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
    let (detected, mark) = text::detect(bytes).ok_or_else(|| label(id!("import-not-text")))?;
    let file_encoding = recipe.encoding.unwrap_or(detected);
    let bytes = &bytes[mark..];
    let split = text::splittable(bytes, file_encoding);
    if is_markup(&split) {
        return Err(label(id!("import-html")));
    }
    if split
        .iter()
        .all(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b';' | b'"'))
    {
        return Err(label(id!("import-empty")));
    }
    let encoding = if file_encoding == Encoding::Cp932 {
        Encoding::Cp932
    } else {
        Encoding::Utf8
    };
    let separator = recipe.separator.unwrap_or_else(|| text::sniff(&split));
    let kind = FileKind::Csv;
    Ok(SourceText {
        bytes: split,
        encoding,
        file_encoding,
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
