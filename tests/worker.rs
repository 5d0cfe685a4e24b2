//! Between the app and the worker: what a session asked for comes back to the same visit of it, and
//! is taken back when the room leaves.

mod support;

use support::{Rig, context, opening, seven};
use uuid::Uuid;
use yoriai::analysis::{Reply, Request};
use yoriai::app::{Effect, Location, Msg};
use yoriai::domain::{Dice, Message};
use yoriai::id;
use yoriai::lang::Lang;
use yoriai::session::{ChapterNo, Command, KINDS, Log};

/// Sessions whose chapter gives the worker something to do as soon as it is on the screen, one a
/// kind.
fn asking() -> Vec<Log> {
    let rehearsed = |kind: &str| {
        let mut log = Log::new();
        for command in [
            opening(),
            Command::AddPeople(seven()),
            Command::OpenChapter(kind.to_owned(), "章".into()),
        ] {
            log.decide(command, &context(0)).unwrap();
        }
        let mut dice = Dice::new(4);
        for i in 0..60 {
            let command = log.state().rehearse(&mut dice);
            let _ = log.decide(command.unwrap(), &context(1_000 * i));
        }
        log
    };
    let asks = |log: &Log| {
        let mut rig = Rig::home(Lang::Ja, (80, 24));
        rig.open(log.clone());
        !work(&rig).is_empty()
    };
    KINDS
        .iter()
        .map(|kind| rehearsed(kind.id))
        .filter(asks)
        .collect()
}

/// Everything that the worker was given so far.
fn work(rig: &Rig) -> Vec<(Uuid, ChapterNo, Request)> {
    let given = |effect: &Effect| match effect {
        Effect::Work(visit, no, request) => Some((*visit, *no, request.clone())),
        _ => None,
    };
    rig.effects.iter().filter_map(given).collect()
}

fn opened(log: &Log) -> Rig {
    let mut rig = Rig::home(Lang::Ja, (80, 24));
    rig.open(log.clone());
    rig
}

#[test]
fn whoever_leaves_takes_back_what_was_asked_for() {
    let logs = asking();
    assert!(!logs.is_empty());
    for log in logs {
        let mut rig = opened(&log);
        let (visit, no, _) = work(&rig)[0].clone();
        rig.send(Msg::Leave);
        assert_eq!(work(&rig).last(), Some(&(visit, no, Request::Cancel)));
    }
}

#[test]
fn an_answer_to_an_earlier_visit_does_not_reach_a_later_one_of_the_same_session() {
    for log in asking() {
        let mut rig = opened(&log);
        let (first, no, request) = work(&rig)[0].clone();
        rig.open(log.clone());
        let (second, _, again) = work(&rig).last().unwrap().clone();
        assert_eq!(request, again, "both visits number their errands alike");
        assert_ne!(first, second);
        let before = rig.screen();
        let Request::Load(number, ..) = request else {
            panic!("{request:?}")
        };
        let refused = Reply::Failed(number, Message::new(id!("run-worker-failed")));
        rig.send(Msg::Reply(first, no, refused.clone()));
        assert_eq!(rig.screen(), before);
        rig.send(Msg::Reply(second, no, refused));
        assert_ne!(rig.screen(), before, "the visit that asked gets its answer");
    }
}

#[test]
fn however_long_the_room_stays_away_only_the_last_progress_waits_for_it() {
    for log in asking() {
        let mut rig = opened(&log);
        let (visit, no, request) = work(&rig)[0].clone();
        let Request::Load(number, ..) = request else {
            panic!("{request:?}")
        };
        rig.order(Command::OpenChapter(
            KINDS.iter().find(|kind| !kind.singleton).unwrap().id.into(),
            "別の章".into(),
        ));
        for thousandths in 0..1_000 {
            rig.send(Msg::Reply(
                visit,
                no,
                Reply::Progress(
                    number,
                    thousandths,
                    Message::new(id!("run-reading-data")).with("file", "健診.csv"),
                ),
            ));
        }
        let Location::Meeting(meeting) = &mut rig.model.place else {
            panic!("no meeting")
        };
        let mut there = meeting.state().clone();
        there.current = Some(no);
        let waits: Vec<Reply> = std::iter::from_fn(|| meeting.screens.next_reply(&there)).collect();
        assert!(
            matches!(waits.as_slice(), [Reply::Progress(_, 999, _)]),
            "{} wait",
            waits.len()
        );
    }
}
