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

/// The hidden file that is to take the place of a session file.
///
/// Where a rename is not one step (FAT on a USB stick, some network drives), a power cut can leave
/// it as the only copy: see [`interrupted`](super::loading::interrupted).
pub(super) const RENEWED: &str = "renewed";

/// Why a file was not replaced.
#[derive(Debug)]
pub(super) enum ReplaceError {
    /// It is as it was, and open.
    Kept(io::Error),
    /// It could not be opened again, and is not to be written any more.
    Lost(io::Error),
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
        if len == self.closed_len() {
            Ok(())
        } else {
            Err(io::ErrorKind::InvalidData.into())
        }
    }

    /// Puts another text in place of the whole file.
    ///
    /// The file is closed meanwhile: network drives and older Windows give nothing the name of an
    /// open file.
    pub(super) fn replace(
        &mut self,
        disk: &dyn Disk,
        text: SessionText,
    ) -> Result<(), ReplaceError> {
        let renewed = beside(&self.path, RENEWED);
        let before = disk.len(&self.path).map_err(ReplaceError::Kept)?;
        write(disk, &renewed, &text).map_err(ReplaceError::Kept)?;
        self.file = None;
        if let Err(error) = disk.rename(&renewed, &self.path) {
            self.reopen(disk, before).map_err(ReplaceError::Lost)?;
            // Only now: where a rename is a removal and another step, the name may be gone, and
            // the copy beside is the session.
            let _ = disk.remove(&renewed);
            return Err(ReplaceError::Kept(error));
        }
        self.synced = text.bytes.len();
        self.text = text;
        self.reopen(disk, self.closed_len())
            .map_err(ReplaceError::Lost)
    }

    /// Opens the file again, if it is this long.
    fn reopen(&mut self, disk: &dyn Disk, len: u64) -> io::Result<()> {
        let file = disk.open(&self.path)?;
        if disk.len(&self.path)? != len {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.file = Some(file);
        Ok(())
    }

    /// How long the file is, with everything added and the closer.
    fn closed_len(&self) -> u64 {
        (self.text.bytes.len() + CLOSER.len()) as u64
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
///
/// Written under a temporary name and closed before it gets its own, for the reason given at
/// [`SessionFile::replace`].
fn create(disk: &dyn Disk, path: &Path, text: &SessionText) -> io::Result<Box<dyn DiskFile>> {
    let temporary = beside(path, "new");
    write(disk, &temporary, text)?;
    // Claims the name: creating fails where renaming would replace.
    let claim = disk.create_new(path);
    let named = claim.and_then(|claim| {
        drop(claim);
        disk.rename(&temporary, path)
            .and_then(|()| disk.sync_folder(folder_of(path)))
            .and_then(|()| disk.open(path))
            .inspect_err(|_| drop(disk.remove(path)))
    });
    named.inspect_err(|_| drop(disk.remove(&temporary)))
}

/// Writes a whole file that nobody knows of yet, and waits until the disk has it.
fn write(disk: &dyn Disk, path: &Path, text: &SessionText) -> io::Result<()> {
    // What an earlier crash left under this name is nobody's session: the session has its file.
    let _ = disk.remove(path);
    let written = disk.create_new(path).and_then(|mut file| {
        file.write_at(0, &text.closed(0))?;
        file.sync()
    });
    written.inspect_err(|_| drop(disk.remove(path)))
}
