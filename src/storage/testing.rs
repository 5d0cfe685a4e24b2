//! A small session and a bad disk for the tests of this folder.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::disk::{Disk, DiskFile, RealDisk};
use super::format::{Head, ReadError, document};
use crate::session::{Event, Step};

/// 2026-11-22 10:00 in Japan.
pub(crate) fn morning() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-22T10:00:00+09:00").unwrap()
}

/// A head with everything that a listing shows.
pub(crate) fn head() -> Head {
    Head {
        id: uuid::Uuid::from_u128(0x0192_aabb_0000_7000_8000_0000_0000_0001),
        title: "第2回\u{3000}作業部会".into(),
        created: morning(),
        council: "地域・職域連携推進協議会".into(),
        date: Some(morning().date_naive()),
        fiscal_year: 2026,
        by: "yoriai 0.1.0".into(),
        ..Head::default()
    }
}

/// The `n`-th step, `n` seconds after the morning began.
pub(crate) fn at(n: u64, event: Event) -> Step {
    Step {
        n,
        t: morning() + TimeDelta::seconds(n as i64),
        ms: n * 1000,
        event,
        private_after: None,
        cause: None,
        origin: crate::session::Origin::Keyboard,
    }
}

/// A private step after so many public ones.
pub(crate) fn private(n: u64, after: u64, event: Event) -> Step {
    Step {
        private_after: Some(after),
        cause: None,
        origin: crate::session::Origin::Keyboard,
        ..at(n, event)
    }
}

/// Short steps of several kinds.
pub(crate) fn steps(count: u64) -> Vec<Step> {
    let event = |n: u64| match n % 3 {
        0 => Event::Undone(n),
        1 => Event::Resumed("髙﨑\"\u{3000}\\".into()),
        _ => Event::Closed,
    };
    (0..count).map(|n| at(n, event(n))).collect()
}

/// The session file of these steps.
pub(crate) fn file(steps: &[Step]) -> String {
    document(&head(), steps).unwrap()
}

/// What a [`FailingDisk`] refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Writes, after half of the bytes: the disk is full.
    Write,
    /// Syncs.
    Sync,
    /// Renames.
    Rename,
    /// Renames of an open file or over one, as network drives and older Windows do.
    RenameOpen,
    /// Opening what is there.
    Open,
}

/// A real disk on which everything under one folder fails on demand.
#[derive(Debug, Clone, Default)]
pub(crate) struct FailingDisk(Arc<Mutex<Troubles>>);

#[derive(Debug, Default)]
struct Troubles {
    faults: Vec<(Fault, PathBuf)>,
    /// Once for each handle.
    open: Vec<PathBuf>,
    /// How much the disk still does before the power goes.
    power: Option<usize>,
}

impl FailingDisk {
    /// From now on this fails under this folder.
    pub(crate) fn fail(&self, fault: Fault, folder: &Path) {
        self.troubles().faults.push((fault, folder.to_owned()));
    }

    /// Everything works again.
    pub(crate) fn mend(&self) {
        self.troubles().faults.clear();
    }

    /// After so many changes nothing happens any more; the last is half done if it is a write. A
    /// rename over a file is two: the name is taken from one, then given to the other, as on a USB
    /// stick.
    pub(crate) fn power_for(&self, changes: usize) {
        self.troubles().power = Some(changes);
    }

    /// Has the power gone?
    pub(crate) fn is_dead(&self) -> bool {
        self.troubles().power == Some(0)
    }

    fn troubles(&self) -> std::sync::MutexGuard<'_, Troubles> {
        self.0.lock().unwrap()
    }

    fn refuse(&self, fault: Fault, path: &Path) -> io::Result<()> {
        let refused = self
            .troubles()
            .faults
            .iter()
            .any(|(found, folder)| *found == fault && path.starts_with(folder));
        match fault {
            _ if !refused => Ok(()),
            Fault::RenameOpen | Fault::Open => Err(ErrorKind::PermissionDenied.into()),
            _ => Err(ErrorKind::StorageFull.into()),
        }
    }

    /// One change less until the power goes.
    fn change(&self) -> io::Result<()> {
        match &mut self.troubles().power {
            None => Ok(()),
            Some(0) => Err(ErrorKind::TimedOut.into()),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
        }
    }

    fn wrap(&self, path: &Path, file: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        self.troubles().open.push(path.to_owned());
        Box::new(FailingFile {
            disk: self.clone(),
            path: path.to_owned(),
            file: Some(file),
        })
    }
}

impl Disk for FailingDisk {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.change()?;
        Ok(self.wrap(path, RealDisk.create_new(path)?))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.refuse(Fault::Open, path)?;
        Ok(self.wrap(path, RealDisk.open(path)?))
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        RealDisk.len(path)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadError> {
        RealDisk.read(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.refuse(Fault::Rename, to)?;
        if self
            .troubles()
            .open
            .iter()
            .any(|open| open == from || open == to)
        {
            self.refuse(Fault::RenameOpen, to)?;
        }
        if self.troubles().power.is_some() && to.exists() {
            self.change()?;
            RealDisk.remove(to)?;
        }
        self.change()?;
        RealDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.change()?;
        RealDisk.remove(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.change()?;
        RealDisk.create_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.refuse(Fault::Sync, path)?;
        RealDisk.sync_folder(path)
    }
}

#[derive(Debug)]
struct FailingFile {
    disk: FailingDisk,
    path: PathBuf,
    /// `None` while it is dropped.
    file: Option<Box<dyn DiskFile>>,
}

impl FailingFile {
    fn file(&mut self) -> &mut dyn DiskFile {
        &mut **self.file.as_mut().unwrap()
    }
}

impl Drop for FailingFile {
    fn drop(&mut self) {
        drop(self.file.take());
        let open = &mut self.disk.troubles().open;
        if let Some(place) = open.iter().position(|path| *path == self.path) {
            open.swap_remove(place);
        }
    }
}

impl DiskFile for FailingFile {
    fn write_at(&mut self, position: u64, bytes: &[u8]) -> io::Result<()> {
        let is_last = self.disk.troubles().power == Some(1);
        self.disk.change()?;
        let refused = if is_last {
            Err(ErrorKind::TimedOut.into())
        } else {
            self.disk.refuse(Fault::Write, &self.path)
        };
        let len = if refused.is_ok() {
            bytes.len()
        } else {
            bytes.len() / 2
        };
        self.file().write_at(position, &bytes[..len])?;
        refused
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        self.disk.change()?;
        self.file().set_len(len)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.refuse(Fault::Sync, &self.path)?;
        self.file().sync()
    }
}
