//! What the log tells of votes is what was voted: the number, in both languages, and that a vote
//! was taken back.

use super::super::rules::event::SeatEvent;
use super::super::rules::{Criterion, Event, Question, RoomRating, Rules, State, Voter};
use super::*;
use crate::domain::{ItemId, Message};
use std::collections::BTreeSet;

const OPTION: ItemId = ItemId(uuid::Uuid::nil());

fn told(event: SeatEvent) -> Message {
    let table = Table::of(THREE, Anonymity::Named);
    Rules::describe(
        &State::default(),
        &table.scene().room,
        &Event::AtSeat(event),
    )
}

/// In both languages each of these numbers is in its sentence, and no two events are told alike.
fn tell_apart(told: &[(Option<&str>, Message)]) {
    for lang in Lang::ALL {
        let texts: BTreeSet<String> = told.iter().map(|(_, said)| lang.text(said)).collect();
        assert_eq!(texts.len(), told.len(), "{texts:?}");
        for (number, said) in told {
            let text = lang.text(said);
            assert!(number.is_none_or(|number| text.contains(number)), "{text}");
        }
    }
}

#[test]
fn a_ballot_is_told_with_its_number_and_so_is_one_that_is_taken_back() {
    let questions = [
        Question::Star,
        Question::Favourite,
        Question::Sticker,
        Question::Weight,
        Question::Rating(Criterion::Effect),
    ];
    for question in questions {
        let cast = |voter, value: Option<u16>| {
            told(SeatEvent::Cast {
                voter,
                question,
                option: OPTION,
                value,
            })
        };
        let of = |voter| {
            [
                (Some("3"), cast(voter, Some(3))),
                (Some("8"), cast(voter, Some(8))),
                (Some("0"), cast(voter, Some(0))),
                (None, cast(voter, None)),
            ]
        };
        tell_apart(&[of(Voter::Room), of(Voter::Seat(SeatNo(1)))].concat());
    }
}

#[test]
fn what_the_room_judged_is_told_with_its_hands_or_its_median() {
    let rated = |rating| {
        told(SeatEvent::RoomRated {
            criterion: Criterion::Reach,
            option: OPTION,
            rating,
        })
    };
    tell_apart(&[
        (Some("17"), rated(Some(RoomRating::Hands([1, 0, 3, 4, 9])))),
        (Some("2"), rated(Some(RoomRating::Hands([0, 0, 0, 2, 0])))),
        (Some("3.5"), rated(Some(RoomRating::Median(35)))),
        (None, rated(None)),
    ]);
}
