//! The few things that saving asks of a disk, so that tests and the simulator can have one that
//! fails.

use std::fmt::Debug;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::format::{MOST_BYTES, ReadError};

/// A disk, as far as saving needs one.
pub(crate) trait Disk: Debug + Send + Sync {
    /// Creates a file that must not exist.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Opens a file for reading and writing.
    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// How long the file of this name is.
    fn len(&self, path: &Path) -> io::Result<u64>;
    /// Reads a whole file.
    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadError>;
    /// Gives a file another name, in place of whatever had it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Creates a folder and those above it.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes sure that the names within a folder survive a power cut.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
}

/// An open file, as far as saving needs one.
pub(crate) trait DiskFile: Debug + Send {
    /// Writes all bytes at this position.
    fn write_at(&mut self, position: u64, bytes: &[u8]) -> io::Result<()>;
    /// Makes the file this long.
    fn set_len(&mut self, len: u64) -> io::Result<()>;
    /// Makes sure that everything written survives a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

/// The disk of this computer.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RealDisk;

impl Disk for RealDisk {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(
            OpenOptions::new()
                .read(true)
                .write(true)
                .create_new(true)
                .open(path)?,
        ))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(
            OpenOptions::new().read(true).write(true).open(path)?,
        ))
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        Ok(fs::metadata(path)?.len())
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadError> {
        // Asked before opening: a pipe would block until somebody writes to it.
        let about = fs::metadata(path)?;
        if !about.is_file() {
            return Err(ReadError::NotAFile);
        }
        if about.len() > MOST_BYTES {
            return Err(ReadError::TooLarge(about.len()));
        }
        let mut bytes = Vec::with_capacity(about.len() as usize + 1);
        File::open(path)?
            .take(MOST_BYTES + 1)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    /// Windows has no such thing: its file systems journal names, and a folder cannot be opened as
    /// a file. Neither have some network drives.
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        if cfg!(windows) {
            return Ok(());
        }
        match File::open(path)?.sync_all() {
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
                ) =>
            {
                Ok(())
            }
            result => result,
        }
    }
}

/// Positioned by seeking, which every system has; the saver's thread is the only one that holds the
/// file.
impl DiskFile for File {
    fn write_at(&mut self, position: u64, bytes: &[u8]) -> io::Result<()> {
        self.seek(SeekFrom::Start(position))?;
        self.write_all(bytes)
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        File::set_len(self, len)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}
