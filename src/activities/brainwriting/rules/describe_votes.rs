//! The sentences of bundles of the second level, of the votes' fate, and of what a vote came to.

use super::ballots::{ByHand, Criterion, Question, RoomRating, Totals, Voter};
use super::event::Event;
use super::state::State;
use super::steps::ConvergenceStep;
use crate::domain::{ItemId, Message};
use crate::id;

/// How many options a sentence names.
const NAMED: usize = 3;

/// The event as a sentence.
pub(super) fn describe(before: &State, event: &Event) -> Message {
    let text_of = |id: &ItemId| before.text_of(*id).unwrap_or_default().to_owned();
    let named = |id, options: &[ItemId]| {
        let names: Vec<String> = options.iter().take(NAMED).map(text_of).collect();
        Message::new(id)
            .with("options", names.join("、"))
            .with("more", options.len().saturating_sub(NAMED))
    };
    match event {
        Event::BundlesGathered { label, bundles, .. } => {
            Message::new(id!("bw-story-bundles-gathered"))
                .with("label", label.as_str())
                .with("n", bundles.len())
        }
        Event::BundlesPlaced(Some(id), bundles) => Message::new(id!("bw-story-bundles-placed"))
            .with("label", text_of(id))
            .with("n", bundles.len()),
        Event::BundlesPlaced(None, bundles) => {
            Message::new(id!("bw-story-bundles-free")).with("n", bundles.len())
        }
        Event::VotesKept(options) => named(id!("bw-story-votes-kept"), options),
        Event::VotesMoved(from, into) => Message::new(id!("bw-story-votes-moved"))
            .with("from", text_of(from))
            .with("into", text_of(into)),
        Event::VotesDropped(options) => named(id!("bw-story-votes-dropped"), options),
        Event::HandsCounted(step, Some(n)) => Message::new(id!("bw-story-hands"))
            .with("step", Message::new(step.label()))
            .with("n", *n),
        Event::HandsCounted(step, None) => {
            Message::new(id!("bw-story-hands-unknown")).with("step", Message::new(step.label()))
        }
        Event::ShortListed { first, options, .. } => {
            let id = if options.len() > usize::from(*first) {
                id!("bw-story-short-list-tied")
            } else {
                id!("bw-story-short-list")
            };
            Message::new(id)
                .with("first", *first)
                .with("n", options.len())
        }
        _ => Message::new(id!("bw-story-short-list-lifted")),
    }
}

/// A ballot: what it gives, but not to which option, nor which seat it is from. A screen may tell of
/// it while the vote goes on.
pub(super) fn cast(voter: Voter, question: Question, value: Option<u16>) -> Message {
    let id = match (voter, value) {
        (Voter::Room, Some(_)) => id!("bw-story-cast-room"),
        (Voter::Seat(_), Some(_)) => id!("bw-story-cast-seat"),
        (Voter::Room, None) => id!("bw-story-uncast-room"),
        (Voter::Seat(_), None) => id!("bw-story-uncast-seat"),
    };
    let step = Message::new(question.step().label());
    let message = Message::new(id).with("step", step);
    match value {
        Some(n) => message.with("given", given(question, n)),
        None => message,
    }
}

/// What a ballot gives, with its unit.
fn given(question: Question, n: u16) -> Message {
    let id = match question {
        Question::Star => id!("bw-show-stars"),
        Question::Favourite => id!("bw-show-favourites"),
        Question::Sticker => id!("bw-show-stuck"),
        Question::Weight if n == 0 => id!("bw-story-given-refusal"),
        Question::Weight => id!("bw-show-points"),
        Question::Rating(criterion) => {
            return Message::new(id!("bw-story-given-rating"))
                .with("criterion", Message::new(criterion.label()))
                .with("n", n);
        }
    };
    Message::new(id).with("n", n)
}

/// What the room judged, without of which option.
pub(super) fn rated(criterion: Criterion, rating: Option<RoomRating>) -> Message {
    let message = match rating {
        Some(hands @ RoomRating::Hands(_)) => {
            Message::new(id!("bw-story-room-hands")).with("n", hands.hands())
        }
        Some(RoomRating::Median(tenths)) => Message::new(id!("bw-story-room-median"))
            .with("median", format!("{}.{}", tenths / 10, tenths % 10)),
        None => Message::new(id!("bw-story-room-unrated")),
    };
    message
        .with("step", Message::new(ConvergenceStep::Criteria.label()))
        .with("criterion", Message::new(criterion.label()))
}

/// A vote that was counted, with its ballots as far as they are known.
pub(super) fn counted(step: ConvergenceStep, totals: &Totals) -> Message {
    let id = match totals.by_hand {
        Some(ByHand::Untold) => id!("bw-story-tally-closed-at-least"),
        Some(ByHand::Told(_)) | None => id!("bw-story-tally-closed"),
    };
    Message::new(id)
        .with("step", Message::new(step.label()))
        .with("n", totals.voters)
}
