//! What is typed and not handed in, in a small file beside the session: `.NAME.ron.draft`.
//!
//! It is no part of the session. Reading it never fails the session: what cannot be used is put aside
//! and told.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::lock::beside;
use crate::domain::Message;
use crate::id;
use crate::session::KeptDraft;

/// The name of the format.
const FORMAT: &str = "yoriai-draft/1";
/// The largest file that is read or written: hundreds of full fields.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The file.
#[derive(Debug, Serialize, Deserialize)]
struct DraftFile {
    format: String,
    /// The session that it belongs to.
    session: Uuid,
    drafts: Vec<KeptDraft>,
}

/// Where the drafts of a session lie.
fn path_of(session: &Path) -> PathBuf {
    beside(session, "draft")
}

/// Keeps what is typed in the session of this id, in place of what was kept before; nothing typed
/// takes the file away.
///
/// # Errors
/// When the disk refuses, or it is more than is ever read.
pub(crate) fn keep_drafts(session: &Path, id: Uuid, drafts: &[KeptDraft]) -> io::Result<()> {
    if drafts.is_empty() {
        return remove(&path_of(session));
    }
    let file = DraftFile {
        format: FORMAT.to_owned(),
        session: id,
        drafts: drafts.to_vec(),
    };
    let mut text = ron::to_string(&file).map_err(io::Error::other)?;
    text.push('\n');
    if text.len() as u64 > MOST_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let temporary = beside(session, "draft-new");
    remove(&temporary)?;
    let written = File::create_new(&temporary).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_data()
    });
    let placed = written.and_then(|()| fs::rename(&temporary, path_of(session)));
    // What is left over is nothing that anybody could miss.
    placed.inspect_err(|_| drop(fs::remove_file(&temporary)))
}

/// What is kept of the session of this id, and what is to be said of it.
pub(crate) fn kept_drafts(session: &Path, id: Uuid) -> (Vec<KeptDraft>, Option<Message>) {
    let path = path_of(session);
    match read(&path, id) {
        Ok(drafts) => (drafts, None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (Vec::new(), None),
        Err(_) => (Vec::new(), Some(put_aside(session, &path))),
    }
}

fn read(path: &Path, id: Uuid) -> io::Result<Vec<KeptDraft>> {
    let unusable = || io::Error::from(io::ErrorKind::InvalidData);
    // Asked before opening: a pipe would block until somebody writes to it.
    let about = fs::symlink_metadata(path)?;
    if !about.is_file() || about.len() > MOST_BYTES {
        return Err(unusable());
    }
    let mut text = String::new();
    File::open(path)?
        .take(MOST_BYTES + 1)
        .read_to_string(&mut text)?;
    let file: DraftFile = ron::from_str(&text).map_err(|_| unusable())?;
    if file.format == FORMAT && file.session == id {
        Ok(file.drafts)
    } else {
        Err(unusable())
    }
}

/// Gives what cannot be used another name, so that the next drafts do not take its place.
fn put_aside(session: &Path, path: &Path) -> Message {
    let aside = (1..100)
        .map(|k| beside(session, &format!("draft-unread-{k}")))
        .find(|aside| fs::symlink_metadata(aside).is_err());
    let moved = aside.filter(|aside| fs::rename(path, aside).is_ok());
    let file = moved.as_deref().unwrap_or(path);
    Message::new(id!("storage-problem-draft-unreadable")).with("file", file.display().to_string())
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{TypedForm, TypedLine, TypedValue};
    use crate::session::{ChapterNo, DraftPlace};

    const ID: Uuid = Uuid::from_u128(7);

    fn drafts() -> Vec<KeptDraft> {
        let line = |says| TypedLine {
            line: "What".into(),
            says,
        };
        let lines = vec![
            TypedLine::text("Goal", "髙﨑\n\"か\u{3099}\"\\"),
            line(TypedValue::Choice("Quarter(2)".into())),
            line(TypedValue::Number(None)),
            line(TypedValue::Ticks(vec!["Own".into()])),
            line(TypedValue::Rows(vec![vec!["一".into()]])),
        ];
        let typed = TypedForm::new(&("NewAction", Some(3)), true, lines);
        let place = DraftPlace::Chapter(ChapterNo(2));
        vec![KeptDraft { place, typed }]
    }

    #[test]
    fn what_is_typed_comes_back_letter_for_letter_and_goes_when_nothing_is_typed() {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("会議.ron");
        assert_eq!(kept_drafts(&session, ID), (Vec::new(), None));
        for _ in 0..2 {
            keep_drafts(&session, ID, &drafts()).unwrap();
            assert_eq!(kept_drafts(&session, ID), (drafts(), None));
        }
        assert!(folder.path().join(".会議.ron.draft").is_file());
        keep_drafts(&session, ID, &[]).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        keep_drafts(&session, ID, &[]).unwrap();
    }

    #[test]
    fn what_cannot_be_used_is_put_aside_and_told_and_never_lost() {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("a.ron");
        let path = path_of(&session);
        let foreign = |format: &str, session: Uuid| {
            let drafts = Vec::new();
            let format = format.to_owned();
            ron::to_string(&DraftFile {
                format,
                session,
                drafts,
            })
            .unwrap()
        };
        let unusable = [
            String::new(),
            "(format:".to_owned(),
            foreign(FORMAT, Uuid::nil()),
            foreign("yoriai-draft/2", ID),
            "あ".repeat(MOST_BYTES as usize / 3 + 1),
        ];
        for (k, text) in unusable.iter().enumerate() {
            fs::write(&path, text).unwrap();
            let (drafts, told) = kept_drafts(&session, ID);
            assert_eq!((drafts.len(), told.is_some()), (0, true), "{k}");
            assert!(!path.exists());
        }
        fs::create_dir(&path).unwrap();
        assert!(kept_drafts(&session, ID).1.is_some());
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            unusable.len() + 1
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed_neither_reading_nor_writing() {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("a.ron");
        let other = folder.path().join("other");
        fs::write(&other, "別の人のファイル").unwrap();
        std::os::unix::fs::symlink(&other, path_of(&session)).unwrap();
        keep_drafts(&session, ID, &drafts()).unwrap();
        assert_eq!(fs::read_to_string(&other).unwrap(), "別の人のファイル");
        assert_eq!(kept_drafts(&session, ID).0, drafts());
        fs::remove_file(path_of(&session)).unwrap();
        std::os::unix::fs::symlink(&other, path_of(&session)).unwrap();
        assert!(kept_drafts(&session, ID).1.is_some());
    }
}
