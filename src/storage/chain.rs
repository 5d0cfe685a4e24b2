//! Chains of sessions over a folder: whether what a session says of its predecessor is what that one
//! still is.
//!
//! A successor records the seal of the session that it continues. That seal stays good while only
//! what happens after the meeting stands behind it; a session that was opened again and closed anew
//! has another one, and who continued it did so from something else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::check::{Verdict, examine};
use super::format::{LoadedSession, SealState};
use crate::domain::Message;
use crate::id;
use crate::session::{Detail, Event, SessionRef};

/// What chains of sessions ask of a session.
#[derive(Debug, Clone, PartialEq)]
struct ChainLink {
    id: Uuid,
    title: String,
    /// The body that meets: a council or a group.
    council: String,
    /// The session that it continues.
    continues: Option<SessionRef>,
    /// Every seal that it ever had.
    seals: Vec<String>,
    /// Does the last of them stand?
    is_sealed: bool,
}

impl ChainLink {
    /// Reads it off a session. The records count, and not the head, which is a copy.
    fn of(loaded: &LoadedSession) -> Self {
        let mut link = Self {
            id: loaded.head.id,
            title: loaded.head.title.clone(),
            council: loaded.head.council.clone(),
            continues: None,
            seals: Vec::new(),
            is_sealed: loaded.seal == SealState::Whole,
        };
        for step in &loaded.steps {
            link.take(&step.event);
        }
        link
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::Together(events) => events.iter().for_each(|event| self.take(event)),
            Event::Opened(opened) => self.continues.clone_from(&opened.continues),
            Event::Described(Detail::Council(council)) => self.council.clone_from(council),
            Event::Sealed(seal) => self.seals.push(seal.sha256.clone()),
            _ => {}
        }
    }

    /// How the seal that a successor recorded stands to this session.
    fn stands(&self, recorded: &str) -> ChainStatus {
        let is_last = self.seals.last().is_some_and(|last| last == recorded);
        if is_last && self.is_sealed {
            ChainStatus::Fits
        } else if self.seals.iter().any(|seal| seal == recorded) {
            ChainStatus::Reopened
        } else {
            ChainStatus::Broken
        }
    }
}

/// A file that was checked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CheckedFile {
    /// The file.
    pub(crate) path: PathBuf,
    /// What was found in it.
    pub(crate) verdict: Verdict,
    /// What chains of sessions ask of it; `None` where it cannot be read.
    link: Option<ChainLink>,
}

/// Checks a file by itself, and keeps what the chain of its folder asks of it.
pub(crate) fn checked(path: &Path) -> CheckedFile {
    let (verdict, loaded) = examine(path);
    CheckedFile {
        path: path.to_owned(),
        verdict,
        link: loaded.as_ref().map(ChainLink::of),
    }
}

/// How a session stands to the one that it continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChainStatus {
    /// The predecessor is as it was when it was continued.
    Fits,
    /// The session did not record a seal: one of 0.1.0, or its predecessor had none yet.
    NoSeal,
    /// The predecessor was opened again since, or its seal does not hold.
    Reopened,
    /// No session of the folder has the id of the predecessor.
    Missing,
    /// Another session of the same body continues the same predecessor.
    Twin,
    /// The predecessor never had that seal: it is another file, or was changed.
    Broken,
}

impl ChainStatus {
    /// Its name for scripts.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            ChainStatus::Fits => "fits",
            ChainStatus::NoSeal => "no-seal",
            ChainStatus::Reopened => "reopened",
            ChainStatus::Missing => "missing",
            ChainStatus::Twin => "twin",
            ChainStatus::Broken => "broken",
        }
    }
}

/// What was found about a session and the one that it continues.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ChainFinding {
    /// The file of the successor.
    pub(crate) path: PathBuf,
    /// How it stands to its predecessor.
    pub(crate) status: ChainStatus,
    /// The id of the predecessor.
    pub(crate) predecessor: Uuid,
    /// The line to print.
    pub(crate) label: Message,
}

/// Checks every session of a folder against the one that it continues.
pub(crate) fn verify(files: &[CheckedFile]) -> Vec<ChainFinding> {
    let links: Vec<(&CheckedFile, &ChainLink)> = files
        .iter()
        .filter_map(|file| Some((file, file.link.as_ref()?)))
        .collect();
    let mut findings = Vec::new();
    for (file, link) in &links {
        if let Some(earlier) = &link.continues {
            let status = status(&links, earlier);
            findings.push(finding(file, earlier, status));
        }
    }
    findings.extend(twins(&links));
    findings
}

/// The best of what the files with the predecessor's id say: a copy may be older.
fn status(links: &[(&CheckedFile, &ChainLink)], earlier: &SessionRef) -> ChainStatus {
    let mut known = links
        .iter()
        .filter(|(_, link)| link.id == earlier.id)
        .peekable();
    if known.peek().is_none() {
        return ChainStatus::Missing;
    }
    let Some(seal) = &earlier.seal else {
        return ChainStatus::NoSeal;
    };
    let found: Vec<ChainStatus> = known.map(|(_, link)| link.stands(seal)).collect();
    let best = [ChainStatus::Fits, ChainStatus::Reopened];
    let best = best.into_iter().find(|status| found.contains(status));
    best.unwrap_or(ChainStatus::Broken)
}

fn finding(file: &CheckedFile, earlier: &SessionRef, status: ChainStatus) -> ChainFinding {
    let label = match status {
        ChainStatus::Fits => Message::new(id!("storage-chain-fits")),
        ChainStatus::NoSeal => Message::new(id!("storage-chain-no-seal")),
        ChainStatus::Reopened => Message::new(id!("storage-chain-reopened")),
        ChainStatus::Missing => Message::new(id!("storage-chain-missing")),
        ChainStatus::Twin => Message::new(id!("storage-chain-twin")),
        ChainStatus::Broken => Message::new(id!("storage-chain-broken")),
    };
    ChainFinding {
        path: file.path.clone(),
        status,
        predecessor: earlier.id,
        label: label
            .with("file", file.path.display().to_string())
            .with("title", earlier.title.as_str()),
    }
}

/// Sessions of one body that continue the same session: an office expects one of them. A council and
/// its groups are several bodies, and two files of one id are copies.
fn twins(links: &[(&CheckedFile, &ChainLink)]) -> Vec<ChainFinding> {
    let mut first: BTreeMap<(Uuid, &str), Uuid> = BTreeMap::new();
    let mut findings = Vec::new();
    for (file, link) in links {
        let Some(earlier) = &link.continues else {
            continue;
        };
        let body = (earlier.id, link.council.trim());
        let before = *first.entry(body).or_insert(link.id);
        if before != link.id {
            findings.push(finding(file, earlier, ChainStatus::Twin));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Opened, Seal, Step};
    use crate::storage::format::{Head, document, seal_hash};
    use crate::storage::testing::{at, head};

    const FIRST: Uuid = Uuid::from_u128(1);

    fn opened(continues: Option<SessionRef>) -> Step {
        at(
            0,
            Event::Opened(Opened {
                by: "yoriai".into(),
                template: "blank".into(),
                continues,
                lang: String::new(),
            }),
        )
    }

    fn council(name: &str) -> Step {
        at(1, Event::Described(Detail::Council(name.into())))
    }

    /// Writes a session of these records, closed and sealed; returns its seal.
    fn sealed(path: &Path, id: Uuid, records: &[Step], behind: &[Step]) -> String {
        let head = Head { id, ..head() };
        let n = records.len() as u64;
        let text = document(&head, records).unwrap();
        let sha256 = seal_hash(text.strip_suffix("\n])\n").unwrap().as_bytes());
        let seal = Seal {
            records: n,
            sha256: sha256.clone(),
        };
        let all = [records, &[at(n, Event::Sealed(seal))], behind].concat();
        std::fs::write(path, document(&head, &all).unwrap()).unwrap();
        sha256
    }

    fn pointing(seal: Option<String>) -> SessionRef {
        let title = "第1回".into();
        SessionRef {
            id: FIRST,
            title,
            seal,
        }
    }

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        /// A session that continues the first one, of this body.
        fn successor(&self, name: &str, id: u128, continues: SessionRef, body: &str) {
            let records = [opened(Some(continues)), council(body), at(2, Event::Closed)];
            sealed(&self.path(name), Uuid::from_u128(id), &records, &[]);
        }

        fn first(&self, behind: &[Step]) -> String {
            let records = [opened(None), council("協議会"), at(2, Event::Closed)];
            sealed(&self.path("1.ron"), FIRST, &records, behind)
        }

        fn found(&self) -> Vec<(String, ChainStatus)> {
            let entries = crate::storage::list(self.0.path()).unwrap();
            let mut files: Vec<CheckedFile> =
                entries.iter().map(|entry| checked(&entry.path)).collect();
            files.sort_by(|a, b| a.path.cmp(&b.path));
            let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
            verify(&files)
                .into_iter()
                .map(|finding| (name(&finding.path), finding.status))
                .collect()
        }
    }

    fn is(name: &str, status: ChainStatus) -> (String, ChainStatus) {
        (name.to_owned(), status)
    }

    #[test]
    fn a_session_fits_the_one_it_continues_as_long_as_that_is_as_it_was() {
        let folder = Folder::new();
        let seal = folder.first(&[]);
        folder.successor("2.ron", 2, pointing(Some(seal)), "協議会");
        assert_eq!(folder.found(), [is("2", ChainStatus::Fits)]);
        folder.first(&[at(4, Event::Resumed("yoriai".into()))]);
        assert_eq!(folder.found(), [is("2", ChainStatus::Fits)]);
        folder.first(&[at(4, Event::Reopened)]);
        assert_eq!(folder.found(), [is("2", ChainStatus::Reopened)]);
        folder.successor("2.ron", 2, pointing(Some("0".repeat(64))), "協議会");
        assert_eq!(folder.found(), [is("2", ChainStatus::Broken)]);
        folder.successor("2.ron", 2, pointing(None), "協議会");
        assert_eq!(folder.found(), [is("2", ChainStatus::NoSeal)]);
        std::fs::remove_file(folder.path("1.ron")).unwrap();
        assert_eq!(folder.found(), [is("2", ChainStatus::Missing)]);
    }

    #[test]
    fn two_sessions_of_one_body_that_continue_the_same_one_are_said_and_groups_are_not() {
        let folder = Folder::new();
        let seal = folder.first(&[]);
        folder.successor("2.ron", 2, pointing(Some(seal.clone())), "協議会");
        folder.successor("3.ron", 3, pointing(Some(seal.clone())), "職域部会");
        // A copy of the second session is no third one.
        folder.successor("4.ron", 2, pointing(Some(seal.clone())), "協議会");
        let fits = |name| is(name, ChainStatus::Fits);
        assert_eq!(folder.found(), [fits("2"), fits("3"), fits("4")]);
        folder.successor("5.ron", 5, pointing(Some(seal)), "職域部会");
        let twin = is("5", ChainStatus::Twin);
        assert_eq!(
            folder.found(),
            [fits("2"), fits("3"), fits("4"), fits("5"), twin]
        );
    }
}
