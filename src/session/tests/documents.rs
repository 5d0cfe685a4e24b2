//! The states of the documents: their order, what is refused, undo, and what a reopening does.

use super::*;
use crate::domain::{Dice, MessageId};
use chrono::NaiveDate;

use WhichDocument::{Both, Minutes, Summary};

/// A session of one title, closed and sealed as the saver does it.
fn closed() -> Log {
    let mut log = session([opening(), title("第1回"), Command::Close]);
    seal(&mut log);
    log
}

fn seal(log: &mut Log) {
    let n = log.next_record();
    log.append(Step {
        n,
        t: context(9_000).t,
        ms: log.last_ms(),
        event: Event::Sealed(Seal {
            records: n,
            sha256: "c0ffee".into(),
        }),
        private_after: None,
        cause: None,
        origin: Origin::Keyboard,
    });
}

fn asked(whom: &str, until: Option<NaiveDate>) -> DocumentMove {
    let whom = whom.into();
    DocumentMove::ReviewAsked { whom, until }
}

fn corrected(what: &str) -> DocumentMove {
    DocumentMove::Corrected { what: what.into() }
}

fn confirmed(by: &str) -> DocumentMove {
    DocumentMove::Confirmed { by: by.into() }
}

fn say(log: &mut Log, which: WhichDocument, how: DocumentMove) -> Result<(), MessageId> {
    let command = Command::MoveDocument(which, how);
    let done = log.decide(command, &context(10_000));
    done.map(|_| ()).map_err(|refusal| refusal.0.id)
}

fn stages(log: &Log) -> [DocumentStage; 2] {
    log.state().documents().each().map(|(_, one)| one.stage)
}

#[test]
fn a_document_is_a_draft_until_it_is_confirmed() {
    use DocumentStage::{Confirmed, Corrected, Draft, UnderReview};
    let mut log = closed();
    assert_eq!(stages(&log), [Draft, Draft]);
    let until = NaiveDate::from_ymd_opt(2026, 12, 4);
    say(&mut log, Both, asked("委員7名", until)).unwrap();
    assert_eq!(stages(&log), [UnderReview, UnderReview]);
    say(&mut log, Minutes, corrected("3頁の発言者名")).unwrap();
    assert_eq!(stages(&log), [UnderReview, Corrected]);
    assert!(log.state().documents().minutes.is_draft());
    say(&mut log, Minutes, confirmed("会長")).unwrap();
    assert_eq!(stages(&log), [UnderReview, Confirmed]);
    let minutes = &log.state().documents().minutes;
    let record = minutes.confirmed().unwrap();
    assert_eq!(
        (record.how.clone(), record.at.n),
        (confirmed("会長"), 6),
        "the record that says so"
    );
    assert_eq!(minutes.moves.len(), 3);
    assert_eq!(log.state().documents().summary.confirmed(), None);
}

#[test]
fn a_confirmed_document_changes_only_by_a_correction() {
    let mut log = closed();
    say(&mut log, Summary, confirmed("")).unwrap();
    let refused = id!("refuse-document-confirmed");
    assert_eq!(say(&mut log, Summary, confirmed("会長")), Err(refused));
    assert_eq!(say(&mut log, Both, confirmed("会長")), Err(refused));
    assert_eq!(say(&mut log, Summary, asked("会長", None)), Err(refused));
    say(&mut log, Summary, corrected("誤字")).unwrap();
    assert!(log.state().documents().summary.is_draft());
    say(&mut log, Both, confirmed("会長")).unwrap();
}

#[test]
fn what_is_missing_or_past_is_refused() {
    let mut log = session([opening(), title("第1回")]);
    assert_eq!(
        say(&mut log, Both, confirmed("")),
        Err(id!("refuse-document-open"))
    );
    log.decide(Command::Close, &context(1)).unwrap();
    assert_eq!(
        say(&mut log, Both, confirmed("")),
        Err(id!("refuse-sealing"))
    );
    seal(&mut log);
    let cases = [
        (asked(" \u{200B}", None), id!("refuse-document-whom")),
        (corrected("　"), id!("refuse-document-what")),
        (
            asked("委員", NaiveDate::from_ymd_opt(2026, 11, 21)),
            id!("refuse-document-until"),
        ),
    ];
    for (how, refusal) in cases {
        assert_eq!(say(&mut log, Both, how), Err(refusal));
    }
    // The day itself is in time.
    say(
        &mut log,
        Both,
        asked("委員", NaiveDate::from_ymd_opt(2026, 11, 22)),
    )
    .unwrap();
}

#[test]
fn what_became_of_a_document_is_undone_behind_the_closing_and_nothing_else_is() {
    let mut log = closed();
    assert_eq!(
        log.undo(&context(11)).unwrap_err().0.id,
        id!("refuse-closed")
    );
    say(&mut log, Both, corrected("誤字")).unwrap();
    say(&mut log, Both, confirmed("")).unwrap();
    log.undo(&context(12)).unwrap();
    assert_eq!(stages(&log), [DocumentStage::Corrected; 2]);
    log.redo(&context(13)).unwrap();
    assert_eq!(stages(&log), [DocumentStage::Confirmed; 2]);
    log.undo(&context(14)).unwrap();
    log.undo(&context(15)).unwrap();
    assert_eq!(stages(&log), [DocumentStage::Draft; 2]);
    assert!(log.state().documents().is_untouched());
    assert_eq!(
        log.undo(&context(16)).unwrap_err().0.id,
        id!("refuse-closed")
    );
    assert_eq!(log.state().stage, Stage::Closed);
    assert_eq!(log.state().about.title, "第1回");
}

#[test]
fn a_meeting_that_is_opened_again_has_drafts_and_keeps_what_was_said_of_them() {
    let mut log = closed();
    say(&mut log, Both, confirmed("会長")).unwrap();
    log.decide(Command::Reopen, &context(11_000)).unwrap();
    assert_eq!(stages(&log), [DocumentStage::Draft; 2]);
    assert_eq!(log.state().documents().minutes.confirmed(), None);
    assert_eq!(log.state().documents().minutes.moves.len(), 1);
    log.decide(Command::Close, &context(12_000)).unwrap();
    seal(&mut log);
    assert_eq!(stages(&log), [DocumentStage::Draft; 2]);
    say(&mut log, Both, confirmed("会長")).unwrap();
}

/// Whatever is said of the documents in whatever order, only what may follow a seal comes behind
/// it, every record is told, and a reader of the records sees the same.
#[test]
fn whatever_becomes_of_the_documents_only_what_may_follow_a_seal_stands_behind_it() {
    let mut reached = std::collections::BTreeSet::new();
    for seed in 0..64 {
        let mut dice = Dice::new(seed);
        let mut log = closed();
        let sealed = log.next_record() - 1;
        for _ in 0..12 {
            let which = *dice.pick(&WhichDocument::ALL).unwrap();
            match dice.roll(6) {
                0 => drop(say(&mut log, which, asked("委員", None))),
                1 => drop(say(&mut log, which, corrected("誤字"))),
                2 => drop(say(&mut log, which, confirmed("会長"))),
                3 => drop(log.undo(&context(20_000))),
                4 => drop(log.redo(&context(20_000))),
                _ => drop(log.resume("yoriai test", &context(20_000))),
            }
        }
        for step in &log.steps()[sealed as usize + 1..] {
            assert!(may_follow_seal(&step.event, sealed), "{:?}", step.event);
            reached.insert(describe(log.state(), &step.event).id);
        }
        let read = Log::replayed(log.steps().iter().cloned());
        assert_eq!(read.state(), log.state());
        assert!(log.state().seal.is_some());
    }
    let all = [
        id!("story-document-review"),
        id!("story-document-corrected"),
        id!("story-document-confirmed-by"),
        id!("story-undone"),
        id!("story-resumed"),
    ];
    assert_eq!(reached, all.into_iter().collect());
}
