//! What saving, loading and listing cost; the budgets are in the design notes. Run with `cargo
//! bench --bench storage`.
#![expect(clippy::disallowed_methods, reason = "benchmarks make files")]

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};

use chrono::{DateTime, FixedOffset, TimeDelta};
use divan::Bencher;
use uuid::Uuid;
use yoriai::activities::notes::rules::{Event as Note, LineKind};
use yoriai::domain::{ItemId, ParticipantId};
use yoriai::session::{Event, Step};
use yoriai::storage::{
    Head, Holder, Saver, SaverReport, SaverSetup, create, file_name, format, list, load,
};

fn main() {
    divan::main();
}

fn morning() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-22T10:00:00+09:00").expect("a valid time")
}

/// An idea as people write them: fifty characters, by somebody.
fn step(n: u64) -> Step {
    let text = format!(
        "健診の会場を商工会の会議室にも置き、昼休みに歩いて行けるようにする。案内は{n}社に配る（髙﨑\u{3000}委員）"
    );
    let id = ItemId(Uuid::from_u128(
        0x0192_aabb_0000_7000_8000_0000_0000_0000 + u128::from(n),
    ));
    let event = Event::Notes(Note::LineWritten {
        id,
        kind: LineKind::Remark,
        by: Some(ParticipantId(n as u16 % 12)),
        text,
    });
    Step {
        n,
        t: morning() + TimeDelta::milliseconds(n as i64 * 1_120),
        ms: n * 1_120,
        event,
        private_after: None,
        cause: None,
        origin: yoriai::session::Origin::Keyboard,
    }
}

fn head(k: u64) -> Head {
    let created = morning() + TimeDelta::minutes(k as i64);
    Head {
        id: Uuid::from_u128(u128::from(k) << 96),
        title: format!("第{k}回 作業部会"),
        created,
        fiscal_year: 2026,
        ..Head::default()
    }
}

/// A session being saved on the disk that holds the build, and its reports.
struct Desk {
    folder: tempfile::TempDir,
    saver: Saver,
    reports: Mutex<Receiver<SaverReport>>,
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("the build folder can be written")
}

fn screens(steps: u64) -> Desk {
    let folder = folder();
    let (sender, reports) = mpsc::channel();
    let setup = SaverSetup::new(
        Holder::default(),
        folder.path().join("rescue"),
        Box::new(move |report| drop(sender.send(report))),
    );
    let steps: Vec<Step> = (0..steps).map(step).collect();
    let saver = create(&folder.path().join("a.ron"), &head(0), &steps, setup)
        .expect("a session can be created");
    Desk {
        folder,
        saver,
        reports: Mutex::new(reports),
    }
}

impl Desk {
    fn save(&self, step: Step) -> SaverReport {
        self.saver.save(vec![step]);
        self.reports
            .lock()
            .expect("one thread")
            .recv()
            .expect("a report")
    }
}

fn file_of(records: u64) -> Vec<u8> {
    let screens = screens(records);
    let path = screens.folder.path().join("a.ron");
    screens.saver.close();
    fs::read(path).expect("the session was saved")
}

/// Budget: 50 µs a record.
#[divan::bench]
fn write_1_000_records_without_sync(bencher: Bencher) {
    let steps: Vec<Step> = (0..1_000).map(step).collect();
    bencher
        .counter(divan::counter::ItemsCount::new(1_000_u32))
        .bench(|| format::document(&head(0), &steps));
}

/// Budget: 10,000 records in 150 ms.
#[divan::bench(args = [10_000, 100_000], sample_count = 10, sample_size = 1)]
fn load_records(bencher: Bencher, records: u64) {
    let bytes = file_of(records);
    bencher
        .counter(divan::counter::ItemsCount::new(records))
        .bench(|| format::read(&bytes));
}

/// Budget: 1,000 sessions in 100 ms.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn list_1_000_sessions(bencher: Bencher) {
    let folder = folder();
    for k in 0..1_000 {
        let head = head(k);
        let steps: Vec<Step> = (0..20).map(step).collect();
        let text = format::document(&head, &steps).expect("records can be written");
        fs::write(folder.path().join(file_name(&head.created, head.id)), text)
            .expect("the folder can be written");
    }
    bencher.bench(|| list(folder.path()).map(|entries| entries.len()));
}

/// Budget: 1.5 raw syncs; compare with `raw_write_and_sync`.
#[divan::bench(args = [100, 10_000], sample_count = 100, sample_size = 1)]
fn acknowledged_save(bencher: Bencher, records: u64) {
    let screens = screens(records);
    let mut n = records;
    bencher.bench_local(|| {
        let report = screens.save(step(n));
        n += 1;
        report
    });
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn raw_write_and_sync(bencher: Bencher) {
    let folder = folder();
    let mut file = File::create(folder.path().join("raw")).expect("a file can be created");
    bencher.bench_local(|| {
        file.write_all(&[b'x'; 300]).expect("the disk has room");
        file.sync_data().expect("the disk answers");
    });
}

/// Reading and folding, as opening does it.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn load_10_000_records_from_disk(bencher: Bencher) {
    let folder = folder();
    let path: PathBuf = folder.path().join("a.ron");
    fs::write(&path, file_of(10_000)).expect("the folder can be written");
    bencher.bench(|| load(&path));
}
