//! The budgets of the program without its terminal: key to frame, seeking, drawing. `cargo bench
//! --bench app`.
//!
//! The meeting is large: 24 people, 2,592 ideas in three brainwritings, 10,000 records. Figures and
//! their conditions are in `docs/performance.md`.

#[path = "../tests/support/mod.rs"]
mod support;

use std::sync::OnceLock;

use divan::{Bencher, black_box};
use support::{Rig, context, seven};
use yoriai::activities::brainwriting::rules::{
    Command as Bw, ConvergenceStep as Stage, WritingPlan,
};
use yoriai::activities::notes::rules::{Command as Note, LineKind};
use yoriai::domain::Participant;
use yoriai::lang::Lang;
use yoriai::session::{ActivityCommand, ChapterState, Command, Log, Opened};

fn main() {
    divan::main();
}

/// Decides; a refusal is a mistake of the benchmark.
fn take(log: &mut Log, ms: &mut u64, command: Command) {
    *ms += 1_000;
    log.decide(command, &context(*ms))
        .expect("the benchmark's meeting is allowed");
}

/// The same in the chapter on the screen.
fn chapter(log: &mut Log, ms: &mut u64, command: ActivityCommand) {
    let no = log.state().current.expect("a chapter on the screen");
    take(log, ms, Command::Chapter(no, command));
}

fn activity(log: &mut Log, ms: &mut u64, command: Bw) {
    chapter(log, ms, ActivityCommand::Brainwriting(command));
}

/// One brainwriting of 24 seats, 6 rounds and 6 cells, up to the gathering.
fn brainwriting(log: &mut Log, ms: &mut u64) {
    take(
        log,
        ms,
        Command::OpenChapter("brainwriting".into(), "案出し".into()),
    );
    let board = |log: &Log| match &log.state().current_chapter().expect("a chapter").state {
        ChapterState::Brainwriting(board) => board.clone(),
        _ => unreachable!("a brainwriting was opened"),
    };
    let mut plan = WritingPlan::suiting(24);
    plan.question = "小規模事業場で働く人の特定健診の受診率を上げるにはどうしたらよいか".into();
    plan.rounds = 6;
    plan.cells = 6;
    activity(log, ms, Bw::Prepare(plan));
    activity(log, ms, Bw::Begin);
    for round in 1..=6 {
        for (seat, sheet) in board(log).holdings() {
            let texts = (0..6)
                .map(|cell| format!("昼休みに測れる場所をつくる {}-{round}-{cell}", seat.0))
                .collect();
            activity(
                log,
                ms,
                Bw::WriteRow {
                    sheet,
                    round,
                    texts,
                    typed_by: None,
                },
            );
        }
        activity(log, ms, Bw::Advance { confirmed: true });
    }
    activity(log, ms, Bw::Advance { confirmed: true });
    activity(log, ms, Bw::EnterStep(Stage::Grouping));
}

fn people() -> Vec<Participant> {
    (0..24)
        .map(|i| Participant {
            name: format!("委員{i}"),
            ..seven()[i % 7].clone()
        })
        .collect()
}

/// A meeting of this many records, the last chapter a brainwriting being gathered.
fn meeting(records: usize) -> Log {
    let (mut log, mut ms) = (Log::new(), 0);
    take(
        &mut log,
        &mut ms,
        Command::Open(Opened {
            by: "bench".into(),
            template: "blank".into(),
            continues: None,
            lang: String::new(),
        }),
    );
    take(&mut log, &mut ms, Command::AddPeople(people()));
    take(&mut log, &mut ms, Command::MarkAllPresent);
    brainwriting(&mut log, &mut ms);
    brainwriting(&mut log, &mut ms);
    take(
        &mut log,
        &mut ms,
        Command::OpenChapter("notes".into(), "議事".into()),
    );
    while log.steps().len() + 160 < records {
        let text = format!("受診率の資料を配った {}", log.steps().len());
        let write = Note::Write(LineKind::Remark, None, text);
        chapter(&mut log, &mut ms, ActivityCommand::Notes(write));
    }
    brainwriting(&mut log, &mut ms);
    log
}

fn large() -> &'static Log {
    static LARGE: OnceLock<Log> = OnceLock::new();
    LARGE.get_or_init(|| meeting(10_000))
}

fn very_large() -> &'static Log {
    static VERY_LARGE: OnceLock<Log> = OnceLock::new();
    VERY_LARGE.get_or_init(|| meeting(100_000))
}

/// From a key to the drawn frame: budget 16 ms at the 99th percentile.
#[divan::bench(sample_count = 500)]
fn key_to_frame_among_2592_ideas(bencher: Bencher<'_, '_>) {
    let mut rig = Rig::home(Lang::Ja, (120, 36));
    rig.open(large().clone());
    bencher.bench_local(|| {
        rig.press("<down>");
        black_box(rig.draw())
    });
}

/// The same for a key that makes a record.
#[divan::bench(sample_count = 500)]
fn key_to_frame_with_a_decision(bencher: Bencher<'_, '_>) {
    let mut rig = Rig::home(Lang::Ja, (120, 36));
    rig.open(large().clone());
    rig.order(Command::OpenChapter("notes".into(), "議事".into()));
    bencher.bench_local(|| {
        rig.press("次<enter>");
        black_box(rig.draw())
    });
}

/// Undo, the dearest of the decisions: it folds again from a kept state.
#[divan::bench(sample_count = 200)]
fn undo_and_redo_to_frame(bencher: Bencher<'_, '_>) {
    let mut rig = Rig::home(Lang::Ja, (120, 36));
    rig.open(large().clone());
    bencher.bench_local(|| {
        rig.press("<ctrl-z><ctrl-r>");
        black_box(rig.draw())
    });
}

/// The help and back, in a meeting: budget 2 ms. Its lines are what works under it, which a screen
/// tells from its state.
#[divan::bench(sample_count = 500)]
fn help_at_10_000_records(bencher: Bencher<'_, '_>) {
    let mut rig = Rig::home(Lang::Ja, (120, 36));
    rig.open(large().clone());
    bencher.bench_local(|| {
        rig.press("?");
        let drawn = black_box(rig.draw());
        rig.press("<esc>");
        drawn
    });
}

/// Any point of 100,000 records: budget 16 ms.
#[divan::bench(sample_count = 500)]
fn seek_anywhere_in_100_000_records(bencher: Bencher<'_, '_>) {
    let log = very_large();
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 61_803) % log.steps().len();
        black_box(log.state_at(at))
    });
}

/// Folding a log as it comes from the disk.
#[divan::bench(sample_count = 20)]
fn fold_10_000_records(bencher: Bencher<'_, '_>) {
    let steps = large().steps().to_vec();
    bencher.bench_local(|| Log::replayed(steps.clone()));
}

/// Landmarks of a replay: found once when it is opened.
#[divan::bench(sample_count = 20)]
fn open_a_replay_of_10_000_records(bencher: Bencher<'_, '_>) {
    let mut rig = Rig::home(Lang::Ja, (120, 36));
    bencher.bench_local(|| {
        rig.replay(large().clone(), None);
        black_box(rig.draw())
    });
}
