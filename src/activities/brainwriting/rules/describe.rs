//! The events as sentences, landmarks and items.

use super::describe_votes;
use super::event::{Event, SeatEvent};
use super::numbers::SeatNo;
use super::plan::{PlanChoice, PlanField};
use super::state::{Idea, State};
use crate::domain::{
    Anonymity, Arg, Item, ItemId, ItemKind, Landmark, Message, MessageId, Participant,
    ParticipantId, Person, Room,
};
use crate::id;

/// An idea, as lineage and search see it.
pub(crate) const IDEA: ItemKind = ItemKind(id!("item-idea"));
/// A bundle, as lineage and search see it.
pub(crate) const BUNDLE: ItemKind = ItemKind(id!("item-bundle"));
/// A decision, as lineage and search see it.
pub(crate) const DECISION: ItemKind = ItemKind(id!("item-decision"));

/// The event as a sentence; who somebody is only in 記名.
#[expect(
    clippy::too_many_lines,
    reason = "one line for each event: a table of sentences that is searched by event"
)]
pub(super) fn describe(before: &State, room: &Room<'_>, event: &Event) -> Message {
    let text_of = |id: &ItemId| before.text_of(*id).unwrap_or_default().to_owned();
    match event {
        Event::Prepared(plan) => Message::new(id!("bw-story-prepared"))
            .with("question", plan.question.as_str())
            .with("rounds", plan.total_rounds()),
        Event::PlanChosen(choice) => chosen(choice),
        Event::InputReleased(who) => about(room, *who, id!("bw-story-input-released")),
        Event::InputSet(who, input) => {
            about(room, *who, id!("bw-story-input")).with("input", Message::new(input.label()))
        }
        Event::IdeaContributed { text, by, .. } => Message::new(id!("bw-story-contributed"))
            .with("who", author(before, room, *by, None))
            .with("text", text.as_str()),
        Event::Begun { seats, .. } => Message::new(id!("bw-story-begun")).with("n", seats.len()),
        Event::LevelRaised(level) => {
            Message::new(id!("bw-story-level")).with("level", Message::new(level.label()))
        }
        Event::SheetAdded(sheet, _) => {
            Message::new(id!("bw-story-sheet-added")).with("sheet", sheet.0)
        }
        Event::RoundOpened(round, clock) => Message::new(id!("bw-story-round-opened"))
            .with("round", *round)
            .with("minutes", clock.length.div_ceil(60_000)),
        Event::RoundClosed(round, left) => Message::new(id!("bw-story-round-closed"))
            .with("round", *round)
            .with("seconds", left / 1000),
        Event::RowsCollected(round, rows) => {
            let ideas: usize = rows.iter().map(|row| row.ideas.len()).sum();
            Message::new(id!("bw-story-collected"))
                .with("round", *round)
                .with("n", ideas)
        }
        Event::WritingEnded => {
            Message::new(id!("bw-story-writing-ended")).with("n", before.count())
        }
        Event::SeatAdded(seat) => {
            about(room, seat.occupant, id!("bw-story-seat-added")).with("seat", seat.no.0)
        }
        Event::SeatLeft(no) => sitter(before, room, *no, id!("bw-story-seat-left")),
        Event::SeatRetaken(no, _) => sitter(before, room, *no, id!("bw-story-seat-retaken")),
        Event::SeatSubstituted(no, Some(name)) => Message::new(id!("bw-story-substituted"))
            .with("seat", no.0)
            .with("name", name.as_str()),
        Event::SeatSubstituted(no, None) => {
            sitter(before, room, *no, id!("bw-story-seat-given-back"))
        }
        Event::Paused(_) => Message::new(id!("bw-story-paused")),
        Event::Resumed(_) => Message::new(id!("bw-story-resumed")),
        Event::TimeAdded(_) => Message::new(id!("bw-story-time-added")),
        Event::TimeCalled(_) => Message::new(id!("bw-story-time-called")),
        Event::HandedOver(_) => Message::new(id!("bw-story-handed-over")),
        Event::RoundAdded => Message::new(id!("bw-story-round-added")),
        Event::SheetOpened(sheet) => {
            Message::new(id!("bw-story-sheet-opened")).with("sheet", sheet.0)
        }
        Event::IdeaWritten {
            sheet,
            round,
            text,
            by,
            ..
        } => Message::new(id!("bw-story-written"))
            .with(
                "who",
                author(before, room, *by, before.stand_in(*sheet, *round)),
            )
            .with("sheet", sheet.0)
            .with("round", *round)
            .with("text", text.as_str()),
        Event::IdeaAmended(id, text, _) => Message::new(id!("bw-story-amended"))
            .with("before", text_of(id))
            .with("text", text.as_str()),
        Event::IdeaErased(id) => Message::new(id!("bw-story-erased")).with("text", text_of(id)),
        Event::RowSkipped(sheet, round, reason) => Message::new(id!("bw-story-row-skipped"))
            .with("sheet", sheet.0)
            .with("round", *round)
            .with("reason", reason.as_str()),
        Event::RowReopened(sheet, round) => Message::new(id!("bw-story-row-reopened"))
            .with("sheet", sheet.0)
            .with("round", *round),
        Event::AtSeat(event) => at_seat(before, room, event),
        Event::InSecret(event) => Message::new(secret(event)),
        Event::Revealed => Message::new(id!("bw-story-revealed")).with("n", before.count()),
        Event::StepEntered(step) => {
            Message::new(id!("bw-story-step-entered")).with("step", Message::new(step.label()))
        }
        Event::StepSkipped(step) => {
            Message::new(id!("bw-story-step-skipped")).with("step", Message::new(step.label()))
        }
        Event::IdeasShown(ideas, _) => Message::new(id!("bw-story-shown")).with("n", ideas.len()),
        Event::BundleMade { label, members, .. } => Message::new(id!("bw-story-bundle-made"))
            .with("label", label.as_str())
            .with("n", members.len()),
        Event::IdeasGathered(id, ideas) => Message::new(id!("bw-story-gathered"))
            .with("label", text_of(id))
            .with("n", ideas.len()),
        Event::IdeaUngathered(id) => {
            Message::new(id!("bw-story-ungathered")).with("text", text_of(id))
        }
        Event::BundleRenamed(id, label) => Message::new(id!("bw-story-bundle-renamed"))
            .with("before", text_of(id))
            .with("label", label.as_str()),
        Event::BundlesMerged(into, from) => Message::new(id!("bw-story-bundles-merged"))
            .with("label", text_of(into))
            .with("other", text_of(from)),
        Event::BundleDissolved(id) => {
            Message::new(id!("bw-story-bundle-dissolved")).with("label", text_of(id))
        }
        Event::LoneMarked(id, true) => Message::new(id!("bw-story-lone")).with("text", text_of(id)),
        Event::LoneMarked(id, false) => {
            Message::new(id!("bw-story-not-lone")).with("text", text_of(id))
        }
        Event::BundlesGathered { .. }
        | Event::BundlesPlaced(..)
        | Event::VotesKept(_)
        | Event::VotesMoved(..)
        | Event::VotesDropped(_)
        | Event::HandsCounted(..)
        | Event::ShortListed { .. }
        | Event::ShortListLifted => describe_votes::describe(before, event),
        Event::StickersSet(each, cap) => Message::new(id!("bw-story-stickers"))
            .with("each", *each)
            .with("cap", *cap),
        Event::StickersChosen(Some(each)) => {
            Message::new(id!("bw-story-stickers-each")).with("each", *each)
        }
        Event::StickersChosen(None) => Message::new(id!("bw-story-stickers-follow")),
        Event::StickerCapChosen(Some(cap)) => {
            Message::new(id!("bw-story-sticker-cap")).with("cap", *cap)
        }
        Event::StickerCapChosen(None) => Message::new(id!("bw-story-sticker-cap-follows")),
        Event::TallyClosed(step, totals) => describe_votes::counted(*step, totals),
        Event::TallyReopened(step) => {
            Message::new(id!("bw-story-tally-reopened")).with("step", Message::new(step.label()))
        }
        Event::Decided { kind, wording, .. } => Message::new(id!("bw-story-decided"))
            .with("kind", Message::new(kind.label()))
            .with("wording", wording.as_str()),
        Event::DecisionRetracted(id) => {
            Message::new(id!("bw-story-retracted")).with("wording", text_of(id))
        }
        Event::Finished => Message::new(id!("bw-story-finished")),
    }
}

/// A choice of the plan as a sentence: what it is, and the value or that it follows the room again.
fn chosen(choice: &PlanChoice) -> Message {
    let time = |ms: u64| {
        Message::new(id!("bw-value-time"))
            .with("minutes", ms / 60_000)
            .with("seconds", ms % 60_000 / 1_000)
    };
    let (field, value): (PlanField, Option<Arg>) = match choice {
        PlanChoice::Question(text) => {
            return Message::new(id!("bw-story-question")).with("question", text.as_str());
        }
        PlanChoice::Rounds(n) => (PlanField::Rounds, n.map(Arg::from)),
        PlanChoice::Cells(n) => (PlanField::Cells, n.map(Arg::from)),
        PlanChoice::BaseTime(ms) => (PlanField::BaseTime, ms.map(|ms| time(ms).into())),
        PlanChoice::TurnTime(ms) => (PlanField::TurnTime, ms.map(|ms| time(ms).into())),
        PlanChoice::Pass(pass) => {
            let label = pass.map(|pass| Message::new(pass.label()).into());
            (PlanField::Pass, label)
        }
        PlanChoice::Goal(n) => (PlanField::Goal, n.map(Arg::from)),
        PlanChoice::SecondLap(wanted) => {
            let label = |wanted| {
                if wanted {
                    id!("bw-show-yes")
                } else {
                    id!("bw-show-no")
                }
            };
            let value = wanted.map(|wanted| Message::new(label(wanted)).into());
            (PlanField::SecondLap, value)
        }
    };
    let field = Message::new(field.label());
    match value {
        Some(value) => Message::new(id!("bw-story-chosen"))
            .with("field", field)
            .with("value", value),
        None => Message::new(id!("bw-story-follows-room")).with("field", field),
    }
}

fn at_seat(before: &State, room: &Room<'_>, event: &SeatEvent) -> Message {
    match event {
        SeatEvent::Dealt(round, holdings) => Message::new(id!("bw-story-dealt"))
            .with("round", *round)
            .with("n", holdings.len()),
        SeatEvent::Drafted { sheet, .. } => {
            Message::new(id!("bw-story-drafted")).with("sheet", sheet.0)
        }
        SeatEvent::TurnOpened(no) => sitter(before, room, *no, id!("bw-story-turn-opened")),
        SeatEvent::RowFinished(no) => sitter(before, room, *no, id!("bw-story-row-finished")),
        SeatEvent::RowResumed(no) => sitter(before, room, *no, id!("bw-story-row-resumed")),
        SeatEvent::SeatSkipped(no, reason) => {
            sitter(before, room, *no, id!("bw-story-seat-skipped")).with("reason", reason.as_str())
        }
        SeatEvent::RoomRated {
            criterion, rating, ..
        } => describe_votes::rated(*criterion, *rating),
        SeatEvent::Cast {
            voter,
            question,
            value,
            ..
        } => describe_votes::cast(*voter, *question, *value),
    }
}

/// A sentence about somebody on the list; attendance is no secret at any level.
fn about(room: &Room<'_>, who: ParticipantId, id: MessageId) -> Message {
    match room.people.get(&who) {
        Some(person) => Message::new(id).with("who", person.label()),
        None => Message::new(id).with("who", Message::new(id!("bw-somebody"))),
    }
}

fn sitter(before: &State, room: &Room<'_>, no: SeatNo, id: MessageId) -> Message {
    let shown = before.level.max(room.anonymity) == Anonymity::Named;
    let message = match before.seat(no).filter(|_| shown) {
        Some(seat) => about(room, seat.occupant, id),
        None => Message::new(id).with("who", Message::new(id!("bw-somebody"))),
    };
    message.with("seat", if shown { no.0 } else { 0 })
}

/// Who wrote it, in 記名; else nobody.
fn author(
    before: &State,
    room: &Room<'_>,
    by: Option<ParticipantId>,
    substitute: Option<&str>,
) -> Message {
    let shown = before.level.max(room.anonymity) == Anonymity::Named;
    match by.filter(|_| shown).and_then(|who| room.people.get(&who)) {
        Some(person) => author_name(person, substitute),
        None => Message::new(id!("bw-somebody")),
    }
}

/// Somebody on the list as the author of something: the person, or the substitute of the moment in
/// which it was written.
pub(crate) fn author_name(person: &Person, substitute: Option<&str>) -> Message {
    match substitute {
        None => Message::new(id!("bw-author")).with("name", person.who.label()),
        Some(name) => {
            let sitter = Participant {
                name: name.to_owned(),
                ..person.who.clone()
            };
            Message::new(id!("bw-author-substitute")).with("name", sitter.label())
        }
    }
}

/// What happened in secret, without at which seat.
const fn secret(event: &SeatEvent) -> MessageId {
    match event {
        SeatEvent::Cast { .. } | SeatEvent::RoomRated { .. } => id!("bw-story-secret-vote"),
        SeatEvent::Dealt(..) => id!("bw-story-secret-sheets"),
        SeatEvent::Drafted { .. }
        | SeatEvent::TurnOpened(_)
        | SeatEvent::RowFinished(_)
        | SeatEvent::RowResumed(_)
        | SeatEvent::SeatSkipped(..) => id!("bw-story-secret-writing"),
    }
}

/// Who the event is about; only in 記名.
///
/// The rules see no room here; where the session was raised later than the last note of its level,
/// it must not ask.
pub(super) fn actor(before: &State, event: &Event) -> Option<ParticipantId> {
    let who = match event {
        Event::IdeaWritten { by, .. } | Event::IdeaContributed { by, .. } => *by,
        Event::IdeaAmended(id, ..) | Event::IdeaErased(id) => {
            before.ideas.get(id).and_then(|idea| idea.by)
        }
        Event::InputSet(who, _) | Event::InputReleased(who) => Some(*who),
        Event::SeatAdded(seat) => Some(seat.occupant),
        Event::SeatLeft(no) | Event::SeatRetaken(no, _) | Event::SeatSubstituted(no, _) => {
            before.seat(*no).map(|seat| seat.occupant)
        }
        Event::AtSeat(
            SeatEvent::TurnOpened(no)
            | SeatEvent::RowFinished(no)
            | SeatEvent::RowResumed(no)
            | SeatEvent::SeatSkipped(no, _),
        ) => before.seat(*no).map(|seat| seat.occupant),
        _ => None,
    };
    who.filter(|_| before.level == Anonymity::Named)
}

/// The points worth jumping to.
pub(super) fn landmark(event: &Event) -> Option<Landmark> {
    let label = match event {
        Event::RoundOpened(round, _) => {
            Message::new(id!("bw-landmark-round")).with("round", *round)
        }
        Event::Revealed => Message::new(id!("bw-landmark-revealed")),
        Event::StepEntered(step) => {
            Message::new(id!("bw-landmark-step")).with("step", Message::new(step.label()))
        }
        Event::TallyClosed(step, _) => {
            Message::new(id!("bw-landmark-counted")).with("step", Message::new(step.label()))
        }
        Event::Decided { kind, wording, .. } => Message::new(id!("bw-landmark-decided"))
            .with("kind", Message::new(kind.label()))
            .with("wording", wording.as_str()),
        Event::Finished => Message::new(id!("bw-landmark-finished")),
        _ => return None,
    };
    Some(Landmark { label })
}

/// Ideas, bundles and decisions in the order in which they came to be; what was written in secret
/// counts from its collection.
pub(super) fn items(state: &State) -> Vec<Item> {
    let mut ideas: Vec<&Idea> = state.ideas.values().collect();
    ideas.sort_by_key(|idea| (idea.record.n, idea.sheet, idea.round, idea.cell));
    let idea = |idea: &Idea| Item {
        id: idea.id,
        kind: IDEA,
        text: idea.text.clone(),
        from: idea.lineage.on.clone(),
        record: idea.record.n,
        evidence: None,
        past: Vec::new(),
    };
    let bundles = state.bundles.iter().map(|bundle| Item {
        id: bundle.id,
        kind: BUNDLE,
        text: bundle.label.clone(),
        from: bundle.members.iter().copied().collect(),
        record: bundle.record.n,
        evidence: None,
        past: Vec::new(),
    });
    let decisions = state.decisions.iter().map(|decision| Item {
        id: decision.id,
        kind: DECISION,
        text: decision.wording.clone(),
        from: decision.options.clone(),
        record: decision.record.n,
        evidence: None,
        past: Vec::new(),
    });
    let mut items: Vec<Item> = ideas
        .into_iter()
        .map(idea)
        .chain(bundles)
        .chain(decisions)
        .collect();
    items.sort_by_key(|item| item.record);
    items
}

/// What is still open: paper that nobody typed, a vote that nobody counted, a decision that nobody
/// took.
pub(super) fn unfinished(state: &State) -> Vec<Message> {
    let mut open = Vec::new();
    let rows = state.waiting_rows().len();
    if rows > 0 {
        open.push(Message::new(id!("bw-unfinished-rows")).with("n", rows));
    }
    for step in super::steps::ConvergenceStep::ALL {
        let cast = state
            .at_seats()
            .ballots
            .keys()
            .any(|(question, ..)| question.step() == step);
        if cast && !state.totals.contains_key(&step) {
            open.push(
                Message::new(id!("bw-unfinished-vote")).with("step", Message::new(step.label())),
            );
        }
    }
    if state.phase == super::state::Phase::Writing {
        open.push(Message::new(id!("bw-unfinished-round")).with("round", state.round));
    }
    if state.phase != super::state::Phase::Preparing && state.decisions.is_empty() {
        open.push(Message::new(id!("bw-unfinished-decision")));
    }
    open
}
