//! Documents on the disk: written beside and renamed, so that nobody ever opens half of one.
//!
//! At the command line an existing file is refused unless it may be replaced. On the screen nothing
//! is ever replaced: a file with the same text is left alone, one with another text (of an
//! earlier closing, or corrected by somebody) keeps its name, and the new one gets a number.

use crate::id;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::error::Error;
use crate::domain::{Audience, Message};
use crate::export::{Paper, Source, markdown, write};
use crate::lang::Lang;
use crate::session::{Log, Stage};
use crate::storage;
use crate::system::io_reason;

/// A session as documents need it: its id and its public steps.
#[derive(Debug)]
pub struct DocumentSource {
    id: Uuid,
    damage: Option<Message>,
    log: Log,
    /// What was wrong with the file.
    pub(crate) problems: Vec<Message>,
}

impl DocumentSource {
    /// Reads a session.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(path: &Path) -> Result<Self, Error> {
        let loaded = storage::load(path).map_err(|error| Error::new(error.label(path)))?;
        let problems = loaded
            .problems
            .iter()
            .map(|problem| problem.label())
            .collect();
        let damage = loaded.damage();
        let public = loaded.steps.into_iter().filter(|step| !step.is_private());
        Ok(Self {
            id: loaded.head.id,
            damage,
            log: Log::replayed(public),
            problems,
        })
    }

    /// Refuses a public document of a damaged session, as long as nobody decided to write it all the
    /// same.
    ///
    /// # Errors
    /// With the damage and its place.
    pub(crate) fn refuse_public(&self, audience: Audience, despite: bool) -> Result<(), Error> {
        match &self.damage {
            Some(damage) if audience == Audience::Public && !despite => {
                let label = Message::new(id!("run-export-damaged")).with("damage", damage.clone());
                Err(Error::new(label).hint(id!("run-export-damaged-hint")))
            }
            _ => Ok(()),
        }
    }

    /// A document of it, as Markdown.
    pub fn markdown(&self, paper: Paper, audience: Audience, screen: Lang) -> String {
        markdown::render(&write(
            Source {
                id: self.id,
                log: &self.log,
                damage: self.damage.as_ref(),
                screen,
            },
            paper,
            audience,
        ))
    }
}

/// Where a paper of this session goes within a folder.
pub(crate) fn name(folder: &Path, session: &Path, paper: Paper, audience: Audience) -> PathBuf {
    let stem = session.file_stem().unwrap_or_default().to_string_lossy();
    folder.join(format!("{stem}{}.md", paper.suffix(audience)))
}

/// Writes files, all or, where one exists and may not be replaced, none.
///
/// # Errors
/// When one exists already, or the disk refuses one.
pub(crate) fn keep(files: &[(PathBuf, String)], replace: bool) -> Result<(), Error> {
    let taken = files
        .iter()
        .find(|(path, _)| !replace && fs::symlink_metadata(path).is_ok());
    if let Some((path, _)) = taken {
        return Err(Error::new(
            Message::new(id!("run-export-exists")).with("path", path.display().to_string()),
        )
        .hint(id!("run-export-exists-hint")));
    }
    files
        .iter()
        .try_for_each(|(path, text)| place(path, text).map_err(|error| not_written(path, &error)))
}

/// The folder in which a session lies.
pub(crate) fn folder_of(session: &Path) -> &Path {
    session.parent().unwrap_or(Path::new(""))
}

/// What came of writing the documents of a session.
#[derive(Debug, PartialEq)]
pub(crate) enum WrittenDocuments {
    /// They are there; the message names the files.
    All(Message),
    /// Those for the secretariat are there. The file is damaged, and somebody has to decide about
    /// those for everybody; the message asks.
    InternalOnly(Message),
}

/// Writes both papers for both audiences into a folder, mostly that of the session; those for
/// everybody of a damaged one only when somebody decided so.
///
/// # Errors
/// When the session cannot be read or is not closed, or the disk refuses a file.
pub(crate) fn into_folder(
    session: &Path,
    folder: &Path,
    screen: Lang,
    despite_damage: bool,
) -> Result<WrittenDocuments, Error> {
    let document = DocumentSource::of(session)?;
    if document.log.state().stage != Stage::Closed {
        return Err(Error::new(Message::new(id!("run-export-not-closed"))));
    }
    let mut written = 0_usize;
    for paper in Paper::ALL {
        for audience in [Audience::Internal, Audience::Public] {
            if document.refuse_public(audience, despite_damage).is_err() {
                continue;
            }
            let text = document.markdown(paper, audience, screen);
            let wanted = name(folder, session, paper, audience);
            let (_, is_new) =
                beside_others(&wanted, &text).map_err(|error| not_written(&wanted, &error))?;
            written += usize::from(is_new);
        }
    }
    // A pattern of all names fits on a line.
    let file = format!(
        "{}_*.md",
        session.file_stem().unwrap_or_default().to_string_lossy()
    );
    if let Some(damage) = document.damage.filter(|_| !despite_damage) {
        let question = Message::new(id!("run-export-ask-damaged")).with("damage", damage);
        return Ok(WrittenDocuments::InternalOnly(question));
    }
    let file = if folder == folder_of(session) {
        file
    } else {
        folder.join(file).display().to_string()
    };
    Ok(WrittenDocuments::All(if written == 0 {
        Message::new(id!("run-export-there")).with("file", file)
    } else {
        Message::new(id!("run-exported"))
            .with("n", written)
            .with("file", file)
    }))
}

/// Writes the text under this name, or the first numbered one that is free; a file that holds it
/// already is left alone.
fn beside_others(wanted: &Path, text: &str) -> io::Result<(PathBuf, bool)> {
    const MOST: usize = 999;
    let stem = wanted.file_stem().unwrap_or_default().to_string_lossy();
    let numbered = (2..MOST).map(|k| wanted.with_file_name(format!("{stem}-{k}.md")));
    for path in std::iter::once(wanted.to_owned()).chain(numbered) {
        if fs::symlink_metadata(&path).is_err() {
            place(&path, text)?;
            return Ok((path, true));
        }
        if holds(&path, text) {
            return Ok((path, false));
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Does the file hold exactly this? Its length is asked first, so that nothing large is read.
fn holds(path: &Path, text: &str) -> bool {
    let same_length =
        fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() == text.len() as u64);
    same_length && fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}

/// A temporary file beside, then the name.
fn place(path: &Path, text: &str) -> io::Result<()> {
    let temporary = path.with_file_name(format!(".yoriai-{}.tmp", Uuid::now_v7().simple()));
    // Synced before it gets its name: a power cut must not leave an empty file under it.
    let written = File::create_new(&temporary).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let placed = written.and_then(|()| fs::rename(&temporary, path));
    if placed.is_err() {
        // What is left over is nothing that anybody could miss.
        let _ = fs::remove_file(&temporary);
    }
    placed
}

fn not_written(path: &Path, error: &io::Error) -> Error {
    let label = Message::new(id!("run-export-failed"))
        .with("path", path.display().to_string())
        .with("reason", io_reason(error));
    Error::new(label).hint(id!("run-export-failed-hint"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said where every document could be written.
    fn written(session: &Path) -> Message {
        match into_folder(session, folder_of(session), Lang::Ja, false).unwrap() {
            WrittenDocuments::All(message) => message,
            WrittenDocuments::InternalOnly(question) => panic!("{question:?}"),
        }
    }

    #[test]
    fn a_damaged_session_has_public_documents_when_somebody_says_so_and_line_ends_are_no_damage() {
        let folder = tempfile::tempdir().unwrap();
        let examples =
            storage::list(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions")).unwrap();
        let text = fs::read_to_string(&examples[1].path).unwrap();
        let session = folder.path().join("第1回.ron");
        let public = || folder.path().join("第1回_minutes_public.md").exists();
        fs::write(&session, text.replacen("開会", "閉会", 1)).unwrap();
        let asked = into_folder(&session, folder_of(&session), Lang::Ja, false).unwrap();
        assert!(matches!(asked, WrittenDocuments::InternalOnly(_)) && !public());
        let internal = fs::read_to_string(folder.path().join("第1回_minutes.md")).unwrap();
        assert!(
            internal.contains("【要確認】") && internal.contains("行目"),
            "{internal}"
        );
        let answered = into_folder(&session, folder_of(&session), Lang::Ja, true).unwrap();
        assert!(matches!(answered, WrittenDocuments::All(_)) && public());
        let through_mail = folder.path().join("mail.ron");
        fs::write(
            &through_mail,
            format!("\u{FEFF}{}", text.replace('\n', "\r\n")),
        )
        .unwrap();
        written(&through_mail);
        let internal = fs::read_to_string(folder.path().join("mail_minutes.md")).unwrap();
        assert!(!internal.contains("【要確認】"), "{internal}");
    }

    #[test]
    fn a_document_changed_by_hand_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let wanted = folder.path().join("a_summary.md");
        assert_eq!(
            beside_others(&wanted, "一").unwrap(),
            (wanted.clone(), true)
        );
        assert_eq!(
            beside_others(&wanted, "一").unwrap(),
            (wanted.clone(), false),
            "the same again"
        );
        fs::write(&wanted, "手で直した").unwrap();
        let second = folder.path().join("a_summary-2.md");
        assert_eq!(
            beside_others(&wanted, "一").unwrap(),
            (second.clone(), true)
        );
        assert_eq!(
            beside_others(&wanted, "一").unwrap(),
            (second.clone(), false)
        );
        assert_eq!(fs::read_to_string(&wanted).unwrap(), "手で直した");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            2,
            "no temporary file is left"
        );
    }

    #[test]
    fn the_documents_of_a_closed_session_come_beside_it_once() {
        let folder = tempfile::tempdir().unwrap();
        let examples =
            storage::list(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions")).unwrap();
        let session = folder.path().join("第1回.ron");
        fs::copy(&examples[1].path, &session).unwrap();
        let files = || fs::read_dir(folder.path()).unwrap().count();
        let message = written(&session);
        assert_eq!((message.id, files()), (id!("run-exported"), 5));
        assert!(folder.path().join("第1回_minutes_public.md").exists());
        assert_eq!(
            (written(&session).id, files()),
            (id!("run-export-there"), 5)
        );
        fs::write(folder.path().join("第1回_summary.md"), "手で直した").unwrap();
        let message = written(&session);
        assert!(folder.path().join("第1回_summary-2.md").exists());
        assert_eq!(
            (message, files()),
            (
                Message::new(id!("run-exported"))
                    .with("n", 1_usize)
                    .with("file", "第1回_*.md"),
                6
            )
        );
    }

    #[test]
    fn documents_go_into_another_folder_and_the_message_names_it() {
        let examples =
            storage::list(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions")).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let message = into_folder(&examples[1].path, folder.path(), Lang::Ja, false).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
        let WrittenDocuments::All(message) = message else {
            panic!("{message:?}");
        };
        let said = Lang::Ja.text(&message);
        assert!(
            said.contains(&folder.path().display().to_string()),
            "{said}"
        );
        // Below a file there is no folder to write to, for nobody.
        let none = folder.path().join("a.md/b");
        fs::write(folder.path().join("a.md"), "").unwrap();
        assert!(into_folder(&examples[1].path, &none, Lang::Ja, false).is_err());
        assert!(!super::super::folders::is_writable(&none));
        assert!(super::super::folders::is_writable(folder.path()));
    }

    #[test]
    fn a_session_that_is_not_closed_or_not_there_has_no_documents() {
        let folder = tempfile::tempdir().unwrap();
        let examples =
            storage::list(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions")).unwrap();
        let text = fs::read_to_string(&examples[1].path).unwrap();
        let session = folder.path().join("a.ron");
        let open: Vec<&str> = text.lines().take(20).chain(["])"]).collect();
        fs::write(&session, open.join("\n")).unwrap();
        assert_eq!(
            into_folder(&session, folder.path(), Lang::Ja, false)
                .unwrap_err()
                .label
                .id,
            id!("run-export-not-closed")
        );
        let none = folder.path().join("b.ron");
        assert!(into_folder(&none, folder.path(), Lang::Ja, false).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn nothing_is_written_when_one_of_several_exists() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a.md"), folder.path().join("b.md"));
        fs::write(&b, "先").unwrap();
        let files = [(a.clone(), "一".to_owned()), (b.clone(), "二".to_owned())];
        assert_eq!(
            keep(&files, false).unwrap_err().label.id,
            id!("run-export-exists")
        );
        assert!(!a.exists() && fs::read_to_string(&b).unwrap() == "先");
        keep(&files, true).unwrap();
        assert_eq!(fs::read_to_string(&b).unwrap(), "二");
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_with_the_name() {
        let folder = tempfile::tempdir().unwrap();
        let error = keep(&[(folder.path().join("no/a.md"), String::new())], true).unwrap_err();
        assert_eq!(error.label.id, id!("run-export-failed"));
    }
}
