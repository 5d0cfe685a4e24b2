//! `yoriai check`: how files stand, and over a folder, whether its sessions fit one another.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::out::{json_line, line};
use super::{Failure, print_message, to_stdout};
use crate::domain::{Message, text};
use crate::id;
use crate::lang::Lang;
use crate::storage::{self, ChainFinding, ChainStatus, CheckedFile, Status};

/// What was found in all files and folders that were named.
#[derive(Debug, Default)]
struct Findings {
    /// The files, in the order in which they were named; those of a folder by their names.
    files: Vec<CheckedFile>,
    /// How the sessions of each folder stand to one another.
    chains: Vec<ChainFinding>,
    /// Folders in which there is no session, or which cannot be read.
    no_folders: Vec<Message>,
}

impl Findings {
    fn of(paths: &[PathBuf]) -> Self {
        let mut findings = Self::default();
        for path in paths {
            if path.is_dir() {
                findings.take_folder(path);
            } else {
                findings.files.push(storage::checked(path));
            }
        }
        findings
    }

    fn take_folder(&mut self, folder: &Path) {
        let sessions = match storage::list(folder) {
            Ok(sessions) => sessions,
            Err(error) => {
                let error = storage::ReadError::Io(error);
                return self.no_folders.push(error.label(folder));
            }
        };
        if sessions.is_empty() {
            let message = Message::new(id!("cli-check-no-sessions"));
            let message = message.with("folder", folder.display().to_string());
            return self.no_folders.push(message);
        }
        let mut files: Vec<CheckedFile> = sessions
            .iter()
            .map(|session| storage::checked(&session.path))
            .collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        self.chains.extend(storage::verify(&files));
        self.files.extend(files);
    }

    fn count(&self, wanted: impl Fn(Status) -> bool) -> usize {
        let files = self.files.iter();
        files.filter(|file| wanted(file.verdict.status)).count()
    }

    fn unread(&self) -> usize {
        self.count(|status| status == Status::Unreadable) + self.no_folders.len()
    }

    fn damaged(&self) -> usize {
        self.count(Status::is_damage)
    }

    fn broken_chains(&self) -> usize {
        let broken = |finding: &&ChainFinding| finding.status == ChainStatus::Broken;
        self.chains.iter().filter(broken).count()
    }

    fn unsealed(&self) -> usize {
        self.count(|status| status == Status::Unsealed)
    }

    /// The worst of it.
    fn outcome(&self) -> Result<(), Failure> {
        if self.damaged() + self.broken_chains() > 0 {
            Err(Failure::Damage)
        } else if self.unread() > 0 {
            Err(Failure::Unread)
        } else if self.unsealed() > 0 {
            Err(Failure::Unsealed)
        } else {
            Ok(())
        }
    }

    /// One line for many files.
    fn summary(&self) -> Message {
        let (damaged, unread, unsealed) = (self.damaged(), self.unread(), self.unsealed());
        let all = self.files.len() + self.no_folders.len();
        let files = Message::new(id!("cli-check-summary"))
            .with("n", all)
            .with("fine", all - damaged - unread - unsealed)
            .with("unsealed", unsealed)
            .with("damaged", damaged)
            .with("unread", unread);
        if self.chains.is_empty() {
            return files;
        }
        Message::new(id!("cli-check-summary-chains"))
            .with("files", files)
            .with("chains", self.chains.len())
            .with("broken", self.broken_chains())
    }
}

/// One line a file and one for each session that continues another of its folder, on standard output;
/// what cannot be read, and the lines at which something is wrong, on standard error.
pub(crate) fn run(paths: &[PathBuf], lang: Lang, as_json: bool) -> Result<(), Failure> {
    let findings = Findings::of(paths);
    to_stdout(|out| {
        if as_json {
            print_json(out, &findings, lang)
        } else {
            print(out, &findings, lang)
        }
    })?;
    findings.outcome()
}

fn print(out: &mut impl Write, findings: &Findings, lang: Lang) -> io::Result<()> {
    let words = |message: &Message| text::clean(&lang.text(message));
    for file in &findings.files {
        if file.verdict.status == Status::Unreadable {
            print_message(&words(&file.verdict.label));
            continue;
        }
        line(out, format_args!("{}", words(&file.verdict.label)))?;
        for problem in &file.verdict.problems {
            let place = file.path.display();
            print_message(&format!("{place}: {}", lang.text(&problem.label())));
        }
    }
    for folder in &findings.no_folders {
        print_message(&words(folder));
    }
    for chain in &findings.chains {
        line(out, format_args!("{}", words(&chain.label)))?;
    }
    if findings.files.len() + findings.no_folders.len() > 1 {
        line(out, format_args!("{}", words(&findings.summary())))?;
    }
    Ok(())
}

fn print_json(out: &mut impl Write, findings: &Findings, lang: Lang) -> io::Result<()> {
    for file in &findings.files {
        json_line(out, &record(file, lang))?;
    }
    for folder in &findings.no_folders {
        json_line(
            out,
            &json!({ "status": Status::Unreadable.id(), "text": lang.text(folder) }),
        )?;
    }
    for chain in &findings.chains {
        let record = json!({
            "path": chain.path.display().to_string(),
            "chain": chain.status.id(),
            "continues": chain.predecessor,
            "text": lang.text(&chain.label),
        });
        json_line(out, &record)?;
    }
    Ok(())
}

fn record(file: &CheckedFile, lang: Lang) -> Value {
    let verdict = &file.verdict;
    let problems = verdict.problems.iter();
    let problems: Vec<String> = problems
        .map(|problem| lang.text(&problem.label()))
        .collect();
    json!({
        "path": file.path.display().to_string(),
        "status": verdict.status.id(),
        "records": verdict.records,
        "after_meeting": verdict.after,
        "problems": problems,
        "text": lang.text(&verdict.label),
    })
}
