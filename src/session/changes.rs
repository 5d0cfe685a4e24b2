//! What a record of the description or of the agenda changed: what stood there, and what stands there
//! now.

use chrono::NaiveTime;

use super::event::{AgendaItem, Detail};
use super::state::About;
use super::{KINDS, State};
use crate::domain::{Arg, Message, MessageId, Openness, Quorum};
use crate::id;

/// A line of the description that was set, with what it said before where it said something.
pub(super) fn described(about: &About, line: &Detail) -> Message {
    let mut after = about.clone();
    after.take(line);
    let field = Message::new(name_of(line));
    let (before, value) = (said(about, line), said(&after, line));
    if is_empty(&before) || before == value {
        return Message::new(id!("story-described"))
            .with("field", field)
            .with("value", value);
    }
    Message::new(id!("story-described-anew"))
        .with("field", field)
        .with("before", before)
        .with("value", or_none(value))
}

fn is_empty(value: &Arg) -> bool {
    matches!(value, Arg::Text(text) if text.is_empty())
}

fn or_none(value: Arg) -> Arg {
    if is_empty(&value) {
        Message::new(id!("story-none")).into()
    } else {
        value
    }
}

const fn name_of(line: &Detail) -> MessageId {
    match line {
        Detail::Title(_) => id!("setup-title"),
        Detail::Date(_) => id!("setup-date"),
        Detail::Place(_) => id!("setup-place"),
        Detail::Council(_) => id!("setup-council"),
        Detail::Facilitator(_) => id!("setup-facilitator"),
        Detail::FiscalYear(_) => id!("setup-fiscal-year"),
        Detail::Begins(_) => id!("particular-begins"),
        Detail::Ends(_) => id!("particular-ends"),
        Detail::Openness(_) => id!("particular-openness"),
        Detail::OpennessReason(_) => id!("particular-reason"),
        Detail::Observers(_) => id!("particular-observers"),
        Detail::Quorum(_) => id!("particular-quorum"),
        Detail::Materials(_) => id!("particular-materials"),
        Detail::NextMeeting(_) => id!("particular-next"),
        Detail::Author(_) => id!("particular-author"),
        Detail::Contact(_) => id!("particular-contact"),
    }
}

/// What the description says in the line that this one sets; empty where it says nothing.
fn said(about: &About, line: &Detail) -> Arg {
    let more = &about.particulars;
    let time = |time: Option<NaiveTime>| {
        time.map_or_else(String::new, |time| time.format("%H:%M").to_string())
    };
    let choice = |label: Option<MessageId>| match label {
        Some(label) => Arg::from(Message::new(label)),
        None => Arg::from(""),
    };
    let text = match line {
        Detail::Openness(_) => return choice(more.openness.map(Openness::label)),
        Detail::Quorum(_) => return choice(more.quorum.map(Quorum::label)),
        Detail::Title(_) => about.title.clone(),
        Detail::Date(_) => about.date.map_or_else(String::new, |day| day.to_string()),
        Detail::Place(_) => about.place.clone(),
        Detail::Council(_) => about.council.clone(),
        Detail::Facilitator(_) => about.facilitator.clone(),
        Detail::FiscalYear(_) if about.fiscal_year == 0 => String::new(),
        Detail::FiscalYear(_) => about.fiscal_year.to_string(),
        Detail::Begins(_) => time(more.begins),
        Detail::Ends(_) => time(more.ends),
        Detail::OpennessReason(_) => more.openness_reason.clone(),
        Detail::Observers(_) => more.observers.map_or_else(String::new, |n| n.to_string()),
        Detail::Materials(_) => more.materials.join(" / "),
        Detail::NextMeeting(_) => more.next_meeting.clone(),
        Detail::Author(_) => more.author.clone(),
        Detail::Contact(_) => more.contact.clone(),
    };
    text.into()
}

/// The agenda set anew: what came, what went, and what reads otherwise now.
pub(super) fn agenda(before: &State, items: &[AgendaItem]) -> Message {
    let was: Vec<&AgendaItem> = before.agenda.iter().collect();
    let now: Vec<&AgendaItem> = items.iter().collect();
    let set = Message::new(id!("story-agenda")).with("n", items.len());
    if was.is_empty() {
        return set;
    }
    let gone = without(&was, &now);
    let came = without(&now, &was);
    let changes = match (gone.as_slice(), came.as_slice()) {
        ([], []) if was == now => Vec::new(),
        ([], []) => vec![order(&now)],
        (gone, came) if gone.len() == came.len() => {
            let pairs = gone.iter().zip(came);
            pairs.map(|(gone, came)| changed(gone, came)).collect()
        }
        (gone, came) => {
            let gone = gone
                .iter()
                .map(|item| named(id!("story-agenda-gone"), item));
            let came = came
                .iter()
                .map(|item| named(id!("story-agenda-came"), item));
            gone.chain(came).collect()
        }
    };
    match changes.into_iter().reduce(and) {
        Some(changes) => Message::new(id!("story-agenda-anew")).with("changes", changes),
        None => set,
    }
}

fn and(first: Message, second: Message) -> Message {
    Message::new(id!("story-and"))
        .with("first", first)
        .with("second", second)
}

/// The items of a list that the other one does not have, each as often as it stands there more.
fn without<'a>(items: &[&'a AgendaItem], others: &[&AgendaItem]) -> Vec<&'a AgendaItem> {
    let mut others = others.to_vec();
    let mut rest = items.to_vec();
    rest.retain(|item| match others.iter().position(|other| other == item) {
        Some(at) => {
            others.swap_remove(at);
            false
        }
        None => true,
    });
    rest
}

fn named(sentence: MessageId, item: &AgendaItem) -> Message {
    Message::new(sentence)
        .with("title", item.title.as_str())
        .with("minutes", item.minutes)
}

/// One item in place of another.
fn changed(was: &AgendaItem, now: &AgendaItem) -> Message {
    let tool = |item: &AgendaItem| {
        let kind = KINDS.iter().find(|kind| kind.id == item.kind);
        kind.map_or(Arg::from(item.kind.as_str()), |kind| {
            Message::new(kind.label).into()
        })
    };
    if (was.title.as_str(), was.minutes) == (now.title.as_str(), now.minutes) {
        return Message::new(id!("story-agenda-tool"))
            .with("title", now.title.as_str())
            .with("before", or_none(tool(was)))
            .with("after", or_none(tool(now)));
    }
    Message::new(id!("story-agenda-changed"))
        .with("before", named(id!("story-agenda-item"), was))
        .with("after", named(id!("story-agenda-item"), now))
}

fn order(items: &[&AgendaItem]) -> Message {
    let titles: Vec<&str> = items.iter().map(|item| item.title.as_str()).collect();
    Message::new(id!("story-agenda-order")).with("order", titles.join(" → "))
}
