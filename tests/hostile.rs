//! Files that no meeting wrote: records shuffled, doubled and lost, views that do not fit their
//! headings, numbers beyond all sense. Nothing of it may stop the program: it is loaded, drawn,
//! searched and written as minutes.
#![expect(clippy::disallowed_methods, reason = "tests make files")]

mod support;

use std::fs;
use std::path::Path;

use support::{Rig, context, each_seed, opening, seven};
use yoriai::domain::{Anonymity, Audience, Dice};
use yoriai::export::Paper;
use yoriai::lang::Lang;
use yoriai::runtime::documents::DocumentSource;
use yoriai::session::{Command, KINDS, Log, Step, describe, landmark};
use yoriai::storage::{self, Head, Holder, SaverSetup};

/// A meeting with a chapter of every kind, each rehearsed for a while.
fn meeting(seed: u64, decisions: usize) -> Log {
    let mut dice = Dice::new(seed);
    let mut log = Log::new();
    for command in [
        opening(),
        Command::AddPeople(seven()),
        Command::MarkAllPresent,
    ] {
        log.decide(command, &context(0)).unwrap();
    }
    let mut ms = 1_000;
    for kind in KINDS {
        log.decide(
            Command::OpenChapter(kind.id.into(), "試し".into()),
            &context(ms),
        )
        .unwrap();
        for _ in 0..decisions {
            ms += 1_000;
            let command = log.state().rehearse(&mut dice);
            let _ = log.decide(command.unwrap(), &context(ms));
        }
    }
    log
}

fn write(path: &Path, steps: &[Step]) {
    let (setup, head) = (
        SaverSetup::new(
            Holder::default(),
            path.parent().unwrap().to_owned(),
            Box::new(|_| {}),
        ),
        Head::default(),
    );
    drop(storage::create(path, &head, steps, setup).unwrap());
}

/// Everything that looks at a session, in both languages.
fn look_at(path: &Path) -> Log {
    let loaded = storage::load(path).unwrap();
    let log = Log::replayed(
        loaded
            .steps
            .iter()
            .filter(|step| !step.is_private())
            .cloned(),
    );
    for (index, step) in log.steps().iter().enumerate().step_by(7) {
        let before = log.state_at(index);
        for lang in Lang::ALL {
            drop(lang.text(&describe(&before, &step.event)));
            drop(landmark(&before, &step.event).map(|mark| lang.text(&mark.label)));
        }
    }
    let told = DocumentSource::of(path).unwrap();
    for (lang, size) in Lang::ALL.into_iter().zip([(80, 24), (120, 36)]) {
        for paper in Paper::ALL {
            for audience in [Audience::Internal, Audience::Public] {
                assert!(!told.markdown(paper, audience, lang).is_empty());
            }
        }
        let mut rig = Rig::home(lang, size);
        for no in 0..log.state().chapters.len() {
            let mut steps = log.clone();
            let _ = steps.decide(
                Command::EnterChapter(yoriai::session::ChapterNo(no as u16)),
                &context(90_000_000),
            );
            rig.replay(steps.clone(), None);
            rig.screen();
            rig.open(steps);
            rig.screen();
            for key in [
                "<enter>", "<down>", "<tab>", "<f11>", "<esc>", "g", "v", "p", "<right>", "<end>",
                "<down>", "<esc>",
            ] {
                rig.press(key).screen();
            }
        }
        rig.press("<ctrl-x>").screen();
    }
    let id = loaded.head.id;
    let carryover = log.state().carry_over(id);
    assert!(
        carryover
            .actions
            .iter()
            .all(|action| action.state.is_open())
    );
    log
}

#[test]
fn records_shuffled_doubled_and_lost_are_believed_as_far_as_they_make_sense() {
    let folder = tempfile::tempdir().unwrap();
    each_seed(4, |seed| {
        let mut dice = Dice::new(seed);
        let mut steps: Vec<Step> = meeting(seed, 90).steps().to_vec();
        for _ in 0..steps.len() {
            let (a, b) = (dice.roll(steps.len()), dice.roll(steps.len()));
            match dice.roll(4) {
                0 => steps.swap(a, b),
                1 => steps.insert(a, steps[b].clone()),
                2 if steps.len() > 100 => drop(steps.remove(a)),
                _ => {}
            }
        }
        for (n, step) in steps.iter_mut().enumerate() {
            step.n = n as u64;
        }
        let path = folder.path().join(format!("{seed}.ron"));
        write(&path, &steps);
        look_at(&path);
    });
}

/// Puts the text in place of every `nth` part of the file between `from` and the next `to`.
fn replaced(text: &str, from: &str, to: char, with: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(from) {
        let begin = at + from.len();
        let end = rest[begin..].find(to).map_or(rest.len(), |end| begin + end);
        out.push_str(&rest[..begin]);
        out.push_str(with);
        rest = &rest[end..];
    }
    out + rest
}

#[test]
fn a_file_with_senseless_views_and_numbers_is_drawn_and_written_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let log = meeting(11, 160);
    write(&path, log.steps());
    let text = fs::read_to_string(&path).unwrap();
    let untouched = look_at(&path).state().clone();
    let many = format!(
        "({})",
        "keys:[\"髙\u{FE0F}\",\"\"],kind:Members),(".repeat(300) + "keys:[],kind:Total"
    );
    let hostile: Vec<(&str, char, String)> = vec![
        ("cells:[", ']', String::new()),
        ("cells:[", ']', "(figure:Number(\"-9.223372036854775808\"),n:Some(18446744073709551615),hits:Some(18446744073709551615))".into()),
        ("cells:[", ']', "(figure:Number(\"9223372036854775807\"),n:Some(0),hits:None),".repeat(9_000)),
        ("values:[\"", ']', "a\",\"b\",\"c\"".into()),
        ("row_fields:[", ']', String::new()),
        ("row_fields:[", ']', "\"a\",\"b\",\"c\",\"d\"".into()),
        ("column_fields:[", ']', "\"\",\"\",\"\"".into()),
        ("rows:[(keys:[", ']', String::new()),
        ("columns:[(keys:[", ']', "\"1\",\"2\",\"3\"".into()),
        ("cut:(", ')', "4294967295,4294967295".into()),
        ("suppressed:", ',', "4294967295".into()),
        ("Quarter(", ')', "-2147483648,200".into()),
        ("due:", ',', "Meeting(2147483647,255)".into()),
        ("year:", ',', "-2147483648".into()),
        ("year:", ',', "2147483647".into()),
        ("value:\"", '"', "-0.000000000000000001".into()),
        ("value:\"", '"', "9223372036854775807".into()),
        ("Target(", ',', "2147483647".into()),
        ("Actual(", ',', "-2147483648".into()),
        ("carries:", ',', "65535".into()),
        ("FiscalYear(", ')', "-2147483648".into()),
        ("on_track:", ',', "65535".into()),
        ("ThresholdSet(", ')', "4294967295".into()),
        ("sha256:\"", '"', "短い".into()),
        ("path:\"", '"', String::new()),
        ("kind:", ')', "Total".into()),
    ];
    let mut changed = 0;
    for (from, to, with) in hostile.into_iter().chain([("rows:[(", ']', many)]) {
        let spoilt = replaced(&text, from, to, &with);
        fs::write(&path, &spoilt).unwrap();
        let log = look_at(&path);
        changed += usize::from(*log.state() != untouched);
    }
    assert!(
        changed >= 15,
        "only {changed} of the changes reached the state: the test has lost its hold"
    );
    assert_eq!(Anonymity::Named, untouched.anonymity);
}
