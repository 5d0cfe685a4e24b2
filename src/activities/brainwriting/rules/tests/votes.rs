//! Votes count true: one source for each person, turnout as cast, and a word on the votes whenever what
//! was voted on changes.

use super::NEXT;
use super::meeting::Meeting;
use crate::activities::brainwriting::rules::turnout::Turnout;
use crate::activities::brainwriting::rules::*;
use crate::domain::{Activity, Anonymity, Arg, Audience, ItemId, Message, MessageId, Passage};
use crate::id;

const STICKERS: ConvergenceStep = ConvergenceStep::Stickers;

const fn seat(n: u8) -> Voter {
    Voter::Seat(SeatNo(n))
}

/// A meeting of so many at the vote with stickers, with three bundles of two ideas each.
fn voting(n: usize, anonymity: Anonymity) -> (Meeting, Vec<ItemId>) {
    let mut meeting = Meeting::revealed(n, anonymity);
    meeting.take(Command::EnterStep(ConvergenceStep::Grouping));
    let ideas: Vec<ItemId> = meeting
        .state
        .ideas_by_sheet()
        .iter()
        .map(|idea| idea.id)
        .collect();
    for (label, pair) in ["測る場所", "声をかける", "案内をまとめる"]
        .into_iter()
        .zip(ideas.chunks(2))
    {
        meeting.take(Command::MakeBundle(label.into(), pair.to_vec()));
    }
    meeting.take(Command::EnterStep(STICKERS));
    let bundles = meeting.state.bundles.iter().map(|bundle| bundle.id);
    let bundles = bundles.collect();
    (meeting, bundles)
}

#[track_caller]
fn refused(meeting: &mut Meeting, command: Command) -> MessageId {
    meeting.try_take(command).unwrap_err().0.id
}

fn regroup(change: Command, votes: Option<VotesFate>) -> Command {
    Command::Regroup {
        changes: vec![change],
        votes,
    }
}

fn totals(meeting: &Meeting) -> (u16, u32) {
    let totals = meeting.state.totals_of(STICKERS).unwrap();
    (
        totals.voters,
        totals.lines.iter().map(|line| line.sum).sum(),
    )
}

#[test]
fn nobody_is_counted_at_the_keyboard_and_by_hand() {
    let (mut meeting, bundles) = voting(6, Anonymity::Named);
    // Nine stickers on paper may be those of three people; three more may vote at the keyboard.
    meeting.take(Command::Vote(Voter::Room, bundles[0], 9));
    for n in 1..=3 {
        meeting.take(Command::Vote(seat(n), bundles[1], 2));
    }
    assert_eq!(
        refused(&mut meeting, Command::Vote(seat(4), bundles[1], 1)),
        id!("bw-refuse-in-room"),
        "nine stickers are three people's"
    );
    assert_eq!(
        refused(&mut meeting, Command::Vote(Voter::Room, bundles[1], 1)),
        id!("bw-refuse-together")
    );
    meeting.take(Command::Vote(seat(1), bundles[2], 1));
    for n in [2, 4, 6] {
        assert_eq!(
            refused(&mut meeting, Command::CountHands(n)),
            id!("bw-refuse-hands-count"),
            "{n} people cannot have given nine stickers beside three who voted"
        );
    }
    meeting.take(Command::CountHands(3));
    assert_eq!(
        meeting.state.turnout(STICKERS),
        Turnout {
            seats: 3,
            by_hand: Some(ByHand::Told(3)),
            missing: 0,
        }
    );
    meeting.take(Command::Advance { confirmed: false });
    assert_eq!(totals(&meeting), (6, 16));
}

#[test]
fn one_ballot_is_one_ballot_and_hands_are_as_many_as_somebody_says() {
    let (mut meeting, bundles) = voting(6, Anonymity::Named);
    meeting.take(Command::Vote(Voter::Room, bundles[0], 2));
    meeting.take(Command::CloseTally);
    let counted = meeting.state.totals_of(STICKERS).unwrap();
    assert_eq!(
        (counted.voters, counted.by_hand),
        (1, Some(ByHand::Untold)),
        "two stickers are at least one person's, and nobody said whose"
    );
    meeting.take(Command::ReopenTally);
    meeting.take(Command::CountHands(2));
    meeting.take(Command::CloseTally);
    assert_eq!(totals(&meeting), (2, 2));
}

#[test]
fn with_ballots_missing_counting_takes_a_second_word_each_time() {
    let (mut meeting, bundles) = voting(4, Anonymity::Named);
    let once = Command::Advance { confirmed: false };
    for n in 1..=4 {
        meeting.take(Command::Vote(seat(n), bundles[0], 1));
        assert_eq!(meeting.state.turnout(STICKERS).is_complete(), n == 4);
        if n < 4 {
            assert_eq!(
                refused(&mut meeting, once.clone()),
                id!("bw-refuse-ballots-missing")
            );
        }
    }
    meeting.take(once);
    assert_eq!(totals(&meeting), (4, 4));
}

#[test]
fn stickers_stay_as_they_were_at_the_first_ballot_until_none_is_left() {
    let (mut meeting, bundles) = voting(4, Anonymity::Named);
    meeting.take(Command::ChooseStickers(Some(2)));
    meeting.take(Command::Vote(seat(1), bundles[0], 2));
    for command in [
        Command::ChooseStickers(Some(5)),
        Command::ChooseStickers(None),
        Command::ChooseStickerCap(Some(1)),
    ] {
        assert_eq!(refused(&mut meeting, command), id!("bw-refuse-voting"));
    }
    meeting.take(Command::Vote(seat(1), bundles[0], 0));
    meeting.take(Command::ChooseStickers(None));
    // Many lone ideas make many options, and more stickers would suit them.
    meeting.take(Command::Vote(seat(1), bundles[0], 1));
    let each = meeting.state.stickers_each();
    let loose: Vec<ItemId> = meeting
        .state
        .ungathered()
        .iter()
        .map(|idea| idea.id)
        .collect();
    for id in loose {
        meeting.take(Command::MarkLone(id, true));
    }
    assert!(meeting.state.suited_stickers() > each);
    assert_eq!(meeting.state.stickers_each(), each);
}

/// Every change of a bundle that has votes, and whether they can be kept.
fn changes(bundles: &[ItemId], idea: ItemId) -> [(Command, bool); 7] {
    let [first, second, third] = bundles else {
        panic!("three bundles");
    };
    [
        (Command::DissolveBundle(*first), false),
        (Command::RenameBundle(*first, "言い換え".into()), true),
        (Command::MergeBundles(*first, *second), true),
        (Command::MergeBundles(*second, *first), true),
        (Command::Gather(*first, vec![idea]), true),
        (Command::Ungather(idea), true),
        (
            Command::GatherBundles("上の表札".into(), vec![*first, *third]),
            false,
        ),
    ]
}

#[test]
fn whatever_changes_a_voted_option_asks_what_becomes_of_its_votes() {
    let (start, bundles) = voting(4, Anonymity::Named);
    let idea = start.state.bundles[0].members[0];
    let loose = start.state.ungathered()[0].id;
    for counted in [false, true] {
        for at in 0..7 {
            let mut meeting = start.clone();
            meeting.take(Command::Vote(seat(1), bundles[0], 2));
            meeting.take(Command::Vote(seat(2), bundles[1], 1));
            if counted {
                meeting.take(Command::CloseTally);
            }
            let (change, keeps) = changes(&bundles, if at == 4 { loose } else { idea })[at].clone();
            let said = format!("{change:?}, counted: {counted}");
            let before = meeting.state.clone();
            let refused = meeting.try_take(change.clone()).unwrap_err();
            assert_eq!(refused.0.id, id!("bw-refuse-votes-fate"), "{said}");
            assert_eq!(meeting.state, before, "{said}");
            let mut kept = meeting.clone();
            let keep = kept.try_take(regroup(change.clone(), Some(VotesFate::Keep)));
            assert_eq!(keep.is_ok(), keeps, "{said}");
            if keeps {
                let spent = |n| kept.state.spent(seat(n), Question::Sticker);
                assert_eq!((spent(1), spent(2)), (2, 1), "{said}");
            }
            let events = meeting.take(regroup(change, Some(VotesFate::Drop)));
            assert!(
                events
                    .iter()
                    .any(|event| matches!(event, Event::VotesDropped(_))),
                "{said}: the record says so"
            );
            assert_eq!(meeting.state.spent(seat(1), Question::Sticker), 0, "{said}");
            let turnout = meeting.state.turnout(STICKERS);
            let voted = meeting.state.spent(seat(2), Question::Sticker) > 0;
            assert_eq!(turnout.seats, u16::from(voted), "{said}");
            let stands = meeting
                .state
                .totals_of(STICKERS)
                .map(|totals| totals.voters);
            let wanted = (counted && voted).then_some(1);
            assert_eq!(stands, wanted, "{said}: the turnout follows");
        }
    }
}

#[test]
fn votes_that_do_not_add_up_are_not_kept() {
    let (start, bundles) = voting(4, Anonymity::Named);
    let merge = regroup(
        Command::MergeBundles(bundles[0], bundles[1]),
        Some(VotesFate::Keep),
    );
    let mut meeting = start.clone();
    meeting.take(Command::ChooseStickerCap(Some(1)));
    meeting.take(Command::Vote(seat(1), bundles[0], 1));
    meeting.take(Command::Vote(seat(1), bundles[1], 1));
    assert_eq!(
        refused(&mut meeting, merge.clone()),
        id!("bw-refuse-votes-lost"),
        "two on one option are above the limit"
    );
    let mut meeting = start.clone();
    meeting.take(Command::EnterStep(ConvergenceStep::Weighing));
    meeting.take(Command::Weigh(seat(1), bundles[1], Some(0)));
    meeting.take(Command::Weigh(seat(2), bundles[0], Some(2)));
    assert_eq!(
        refused(&mut meeting, merge.clone()),
        id!("bw-refuse-votes-lost"),
        "not acceptable is no number"
    );
    let mut meeting = start;
    meeting.take(Command::EnterStep(ConvergenceStep::Criteria));
    meeting.take(Command::Rate(
        seat(1),
        bundles[1],
        Criterion::Effect,
        Some(4),
    ));
    assert_eq!(
        refused(&mut meeting, merge),
        id!("bw-refuse-votes-lost"),
        "marks have a median"
    );
}

#[test]
fn in_an_anonymous_vote_that_was_counted_dropping_begins_it_again() {
    let (mut meeting, bundles) = voting(4, Anonymity::Anonymous);
    meeting.take(Command::Vote(seat(1), bundles[0], 2));
    meeting.take(Command::Vote(seat(2), bundles[1], 1));
    meeting.take(Command::CloseTally);
    meeting.take(regroup(
        Command::DissolveBundle(bundles[0]),
        Some(VotesFate::Drop),
    ));
    assert!(meeting.state.totals_of(STICKERS).is_none());
    assert!(!meeting.state.has_ballots(STICKERS));
}

#[test]
fn hands_on_what_is_dropped_leave_no_number_of_hands() {
    let (mut meeting, bundles) = voting(4, Anonymity::Named);
    meeting.take(Command::Vote(Voter::Room, bundles[0], 3));
    meeting.take(Command::Vote(Voter::Room, bundles[1], 3));
    meeting.take(Command::CountHands(3));
    meeting.take(Command::CloseTally);
    meeting.take(regroup(
        Command::DissolveBundle(bundles[0]),
        Some(VotesFate::Drop),
    ));
    let totals = meeting.state.totals_of(STICKERS).unwrap();
    assert_eq!((totals.voters, totals.by_hand), (1, Some(ByHand::Untold)));
}

#[test]
fn the_first_options_go_on_with_every_tie_and_a_new_vote_ends_it() {
    let (mut meeting, bundles) = voting(4, Anonymity::Named);
    for (n, bundle, stickers) in [(1, 0, 2), (2, 1, 1), (3, 2, 1)] {
        meeting.take(Command::Vote(seat(n), bundles[bundle], stickers));
    }
    assert_eq!(
        refused(&mut meeting, Command::ShortList(1)),
        id!("bw-refuse-no-short-list")
    );
    meeting.take(Command::CloseTally);
    let options = |meeting: &Meeting| meeting.state.options(ConvergenceStep::Weighing).len();
    meeting.take(Command::ShortList(1));
    assert_eq!(options(&meeting), 1);
    meeting.take(Command::ShortList(2));
    assert_eq!(options(&meeting), 3, "the second and the third are level");
    meeting.take(Command::ShortList(1));
    meeting.take(NEXT);
    meeting.take(Command::Weigh(seat(1), bundles[0], Some(2)));
    meeting.take(Command::GoBack);
    assert_eq!(meeting.state.options(STICKERS).len(), 3);
    meeting.take(Command::ReopenTally);
    assert_eq!(options(&meeting), 3);
}

#[test]
fn the_room_judges_by_hands_or_by_a_median() {
    let (mut meeting, bundles) = voting(6, Anonymity::Named);
    meeting.take(Command::EnterStep(ConvergenceStep::Criteria));
    let effect = Criterion::Effect;
    let rate = |rating| Command::RateAsRoom(effect, bundles[0], Some(rating));
    meeting.take(Command::Rate(seat(1), bundles[0], effect, Some(5)));
    assert_eq!(
        refused(&mut meeting, rate(RoomRating::Median(35))),
        id!("bw-refuse-median-and-seats")
    );
    assert_eq!(
        refused(&mut meeting, rate(RoomRating::Hands([0, 0, 6, 0, 0]))),
        id!("bw-refuse-hands"),
        "one of the six voted at the keyboard"
    );
    meeting.take(rate(RoomRating::Hands([0, 0, 2, 1, 0])));
    let burden = Criterion::Burden;
    meeting.take(Command::RateAsRoom(
        burden,
        bundles[1],
        Some(RoomRating::Median(35)),
    ));
    assert_eq!(
        refused(
            &mut meeting,
            Command::Rate(seat(2), bundles[1], burden, Some(1))
        ),
        id!("bw-refuse-median-and-seats")
    );
    meeting.take(Command::CountHands(5));
    meeting.take(NEXT);
    let total = |criterion, at: usize| {
        let question = Question::Rating(criterion);
        meeting.state.total(question, bundles[at]).unwrap().clone()
    };
    let spread = total(effect, 0).spread.unwrap();
    assert_eq!((spread.n, spread.median, spread.max), (4, 35, 50));
    let told = total(burden, 1);
    assert_eq!(
        (told.median_tenths(), told.spread),
        (Some(35), None),
        "a median alone has no spread"
    );
    let totals = meeting.state.totals_of(ConvergenceStep::Criteria).unwrap();
    assert_eq!(totals.voters, 6);
}

#[test]
fn labels_have_two_levels_and_what_is_not_named_does_not_move() {
    let (mut meeting, bundles) = voting(4, Anonymity::Named);
    let members = |meeting: &Meeting, id| meeting.state.bundle(id).unwrap().members.clone();
    let before: Vec<_> = bundles.iter().map(|id| members(&meeting, *id)).collect();
    meeting.take(Command::EnterStep(ConvergenceStep::Grouping));
    meeting.take(Command::GatherBundles(
        "地域で測る".into(),
        vec![bundles[0], bundles[1]],
    ));
    let above = meeting.state.bundles.last().unwrap().id;
    let options = |meeting: &Meeting| meeting.state.options(STICKERS);
    assert_eq!(options(&meeting), [bundles[2], above]);
    assert_eq!(
        meeting.state.ideas_in(meeting.state.bundle(above).unwrap()),
        4
    );
    for (change, why) in [
        (
            Command::GatherBundles("三段目".into(), vec![above]),
            "a third level",
        ),
        (
            Command::PlaceBundles(Some(bundles[0]), vec![bundles[2]]),
            "under one that lies under another",
        ),
        (
            Command::MergeBundles(bundles[2], above),
            "one of the second level into one of the first",
        ),
    ] {
        assert_eq!(
            refused(&mut meeting, change),
            id!("bw-refuse-two-levels"),
            "{why}"
        );
    }
    meeting.take(Command::PlaceBundles(Some(above), vec![bundles[2]]));
    assert_eq!(options(&meeting), [above]);
    meeting.take(Command::PlaceBundles(None, vec![bundles[0]]));
    meeting.take(Command::DissolveBundle(above));
    assert_eq!(options(&meeting), bundles);
    let after: Vec<_> = bundles.iter().map(|id| members(&meeting, *id)).collect();
    assert_eq!(before, after);
}

/// What the columns of the only table of votes are called.
fn columns(meeting: &Meeting) -> Vec<String> {
    let passages = Rules::minutes(&meeting.state, &meeting.room(), Audience::Internal);
    let option = Arg::from(Message::new(id!("bw-minutes-option")));
    let head = passages.into_iter().find_map(|passage| match passage {
        Passage::Table { head, .. } if head.first() == Some(&option) => Some(head),
        _ => None,
    });
    let name = |column: &Arg| format!("{column:?}");
    head.unwrap_or_default().iter().skip(1).map(name).collect()
}

#[test]
fn a_question_that_nobody_answered_has_no_column_in_the_minutes() {
    let asked = |give: &dyn Fn(&mut Meeting, ItemId)| {
        let mut meeting = Meeting::revealed(4, Anonymity::Named);
        meeting.take(NEXT);
        let idea = meeting.state.ideas_by_sheet()[0].id;
        give(&mut meeting, idea);
        meeting.take(Command::Advance { confirmed: true });
        columns(&meeting)
    };
    let star = |meeting: &mut Meeting, idea| drop(meeting.take(Command::Star(seat(1), idea, 1)));
    let favour =
        |meeting: &mut Meeting, idea| drop(meeting.take(Command::Favour(seat(2), idea, 1)));
    let both = asked(&|meeting, idea| {
        star(meeting, idea);
        favour(meeting, idea);
    });
    assert_eq!(both.len(), 2);
    assert_eq!(asked(&|meeting, idea| star(meeting, idea)), both[..1]);
    assert_eq!(asked(&|meeting, idea| favour(meeting, idea)), both[1..]);
}
