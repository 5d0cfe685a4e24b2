//! What the board's records do not hold and a reader of the minutes would look for, as numbers.

use super::state::State;
use crate::domain::{Message, MessageId};
use crate::id;

/// Homework without an answer, findings without a response, findings that rest on typed words.
pub(super) fn gaps(state: &State) -> Vec<(Message, Vec<u64>)> {
    let homework: Vec<u64> = state.homework().map(|card| card.record.n).collect();
    let of_findings = |wanted: &dyn Fn(&super::Finding) -> Option<u64>| -> Vec<u64> {
        state.findings.iter().filter_map(wanted).collect()
    };
    let unanswered = of_findings(&|finding| finding.answer.is_none().then_some(finding.record.n));
    let typed = of_findings(&|finding| {
        let is_typed = finding.evidence.is_none() && !finding.basis.is_empty();
        is_typed.then_some(finding.basis_record)
    });
    [
        gap(id!("board-gap-homework"), homework),
        gap(id!("board-gap-unanswered"), unanswered),
        gap(id!("board-gap-typed"), typed),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn gap(label: MessageId, records: Vec<u64>) -> Option<(Message, Vec<u64>)> {
    let said = Message::new(label).with("n", records.len());
    (!records.is_empty()).then_some((said, records))
}
