//! A file of records that grows at its end: its text in memory, and the same on a disk.
//!
//! The text stays in memory (250 bytes a record) because after a failed sync nobody knows what the
//! disk holds; a rescue writes it from here.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, DiskFile};
use super::format::{CLOSER, Link, LoadedSession, push_record};
use super::lock::beside;
use crate::session::Step;

/// The text of a file of records, without its closer.
#[derive(Debug, Clone)]
pub(super) struct SessionText {
    bytes: Vec<u8>,
    chain: Link,
    records: u64,
}

impl SessionText {
    /// A text of nothing but its first line.
    pub(super) fn new(head_line: &str) -> Self {
        Self {
            bytes: head_line.as_bytes().to_vec(),
            chain: Link::of_head(head_line.as_bytes()),
            records: 0,
        }
    }

    /// The text of a file that was read, without what is torn.
    fn read(mut bytes: Vec<u8>, loaded: &LoadedSession) -> Self {
        bytes.truncate(loaded.good_len as usize);
        Self {
            bytes,
            chain: loaded.chain,
            records: loaded.records,
        }
    }

    /// Adds a record.
    pub(super) fn push(&mut self, step: &Step) -> io::Result<()> {
        let mut added = String::from("\n");
        self.chain = push_record(&mut added, step, self.chain).map_err(io::Error::other)?;
        self.bytes.extend_from_slice(added.as_bytes());
        self.records += 1;
        Ok(())
    }

    /// The same records under another first line; `None` when some are not whole.
    pub(super) fn under(&self, head_line: &str) -> Option<Self> {
        let end = self
            .bytes
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(self.bytes.len());
        let (text, chain) = super::format::rechained(head_line, &self.bytes[end..])?;
        Some(Self {
            bytes: text.into_bytes(),
            chain,
            records: self.records,
        })
    }

    /// Up to the end of the last record.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many records it has.
    pub(super) fn records(&self) -> u64 {
        self.records
    }

    fn closed(&self, from: usize) -> Vec<u8> {
        [&self.bytes[from..], CLOSER.as_bytes()].concat()
    }
}

/// A file of records, and its text.
#[derive(Debug)]
pub(super) struct SessionFile {
    path: PathBuf,
    /// `None` until the first flush creates it.
    file: Option<Box<dyn DiskFile>>,
    text: SessionText,
    /// How much of the text is known to be on the disk.
    synced: usize,
}

impl SessionFile {
    /// A file that the first flush will create.
    pub(super) fn planned(path: PathBuf, text: SessionText) -> Self {
        Self {
            path,
            file: None,
            text,
            synced: 0,
        }
    }

    /// Continues a file that was read, cutting off what is torn.
    pub(super) fn resume(
        disk: &dyn Disk,
        path: &Path,
        bytes: Vec<u8>,
        loaded: &LoadedSession,
    ) -> io::Result<Self> {
        let mut file = disk.open(path)?;
        // Cut first: a shorter closer over a longer torn end would leave the rest of that behind it.
        if loaded.is_torn() {
            file.set_len(loaded.good_len)?;
            file.write_at(loaded.good_len, CLOSER.as_bytes())?;
            file.sync()?;
        }
        let text = SessionText::read(bytes, loaded);
        Ok(Self {
            path: path.to_owned(),
            file: Some(file),
            synced: text.bytes.len(),
            text,
        })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Its text.
    pub(super) fn text(&self) -> &SessionText {
        &self.text
    }

    /// Adds a record, in memory only.
    pub(super) fn push(&mut self, step: &Step) -> io::Result<()> {
        self.text.push(step)
    }

    /// Writes what was added and the closer in one go, and waits until the disk has it.
    pub(super) fn flush(&mut self, disk: &dyn Disk) -> io::Result<()> {
        match &mut self.file {
            None => self.file = Some(create(disk, &self.path, &self.text)?),
            Some(_) if self.synced == self.text.bytes.len() => {}
            Some(file) => {
                // One write over the old closer: a crash within it leaves whole records and one torn
                // end, which the reader knows how to cut.
                file.write_at(self.synced as u64, &self.text.closed(self.synced))?;
                file.sync()?;
                self.still_there(disk)?;
            }
        }
        self.synced = self.text.bytes.len();
        Ok(())
    }

    /// A share that vanished or a program that put another file under the name would let us write
    /// on into a file that nobody finds.
    fn still_there(&self, disk: &dyn Disk) -> io::Result<()> {
        let len = disk.len(&self.path)?;
        if len == (self.text.bytes.len() + CLOSER.len()) as u64 {
            Ok(())
        } else {
            Err(io::ErrorKind::InvalidData.into())
        }
    }

    /// Puts another text in place of the whole file; on failure the file is as it was.
    pub(super) fn replace(&mut self, disk: &dyn Disk, text: SessionText) -> io::Result<()> {
        self.file = Some(place(disk, &self.path, &text, |temporary| {
            disk.rename(temporary, &self.path)
        })?);
        self.synced = text.bytes.len();
        self.text = text;
        Ok(())
    }

    /// Makes sure that the file's name survives a power cut.
    pub(super) fn sync_name(&self, disk: &dyn Disk) -> io::Result<()> {
        disk.sync_folder(folder_of(&self.path))
    }

    /// Overwrites the file with zeros and removes it, if there is one.
    pub(super) fn shred(mut self, disk: &dyn Disk) -> io::Result<()> {
        let Some(file) = self.file.take() else {
            return Ok(());
        };
        wipe(disk, &self.path, file, self.text.bytes.len() + CLOSER.len())
    }
}

/// Overwrites a file with zeros and removes it.
pub(super) fn shred(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let len = disk.len(path)?;
    wipe(
        disk,
        path,
        disk.open(path)?,
        usize::try_from(len).map_err(io::Error::other)?,
    )
}

/// So that the contents cannot simply be dug up.
fn wipe(disk: &dyn Disk, path: &Path, mut file: Box<dyn DiskFile>, len: usize) -> io::Result<()> {
    file.write_at(0, &vec![0; len])?;
    file.sync()?;
    drop(file);
    disk.remove(path)?;
    disk.sync_folder(folder_of(path))
}

/// The folder of a file.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Creates a file with this text; never in place of another.
fn create(disk: &dyn Disk, path: &Path, text: &SessionText) -> io::Result<Box<dyn DiskFile>> {
    let file = place(disk, path, text, |temporary| {
        // Claims the name: creating fails where renaming would replace.
        drop(disk.create_new(path)?);
        disk.rename(temporary, path)
            .inspect_err(|_| drop(disk.remove(path)))
    })?;
    disk.sync_folder(folder_of(path))
        .inspect_err(|_| drop(disk.remove(path)))?;
    Ok(file)
}

/// Writes the text under a temporary name, syncs it, and lets `name` give the file its own. The
/// open file keeps being that file.
fn place(
    disk: &dyn Disk,
    path: &Path,
    text: &SessionText,
    name: impl FnOnce(&Path) -> io::Result<()>,
) -> io::Result<Box<dyn DiskFile>> {
    let temporary = beside(path, "new");
    // What an earlier crash left under this name was never anybody's session.
    let _ = disk.remove(&temporary);
    let written = disk.create_new(&temporary).and_then(|mut file| {
        file.write_at(0, &text.closed(0))?;
        file.sync()?;
        name(&temporary)?;
        Ok(file)
    });
    written.inspect_err(|_| drop(disk.remove(&temporary)))
}
