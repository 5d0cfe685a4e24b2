//! The sentences of bundles of the second level, of the votes' fate, and of what a vote came to.

use super::ballots::{ByHand, Totals};
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
