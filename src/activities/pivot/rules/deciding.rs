//! Which command leads to what, and which is refused.

use super::cutting::{FEW_CELLS, MANY_CELLS, MOST_CELLS, cut, cut_to, is_whole};
use super::{Command, Data, Event, Pin, PinnedPiece, Slice, State, Wording, describe};
use crate::analysis::{Figure, Query};
use crate::domain::{Context, ItemId, Message, Rejection, text};
use crate::id;

/// How many pins and named views a chapter holds.
const MOST: usize = 500;
/// The largest threshold for small cells.
pub(crate) const MOST_THRESHOLD: u32 = 1_000;

/// Says no, or tells what happens.
pub(super) fn decide(
    state: &State,
    command: Command,
    context: &Context,
) -> Result<Vec<Event>, Rejection> {
    match command {
        Command::Open(data) => open(state, data),
        Command::Show(slice) => show(state, *slice),
        Command::Pin(piece, slice, words) => pin(state, piece, *slice, &words, context),
        Command::Reword(id, words) => {
            let words = sentence(&words)?;
            let pinned = state
                .pin(id)
                .ok_or(Rejection::new(id!("pivot-refuse-no-pin")))?;
            Ok(if pinned.words == words {
                Vec::new()
            } else {
                vec![Event::PinReworded(id, words)]
            })
        }
        Command::Remove(id) if state.pin(id).is_some() => Ok(vec![Event::PinRemoved(id)]),
        Command::Remove(_) => Err(Rejection::new(id!("pivot-refuse-no-pin"))),
        Command::Name(wording, query) => name(state, &wording, query, context),
        Command::Forget(id) if state.named(id).is_some() => Ok(vec![Event::ViewForgotten(id)]),
        Command::Forget(_) => Err(Rejection::new(id!("pivot-refuse-no-view"))),
        Command::SetThreshold(threshold) => set_threshold(state, threshold),
    }
}

fn open(state: &State, data: Box<Data>) -> Result<Vec<Event>, Rejection> {
    if data.columns.is_empty() {
        return Err(Rejection::new(id!("pivot-refuse-no-columns")));
    }
    let same = state.data().is_some_and(|open| **open == *data);
    Ok(if same {
        Vec::new()
    } else {
        vec![Event::DataOpened(data)]
    })
}

/// What is on the screen; a view of another threshold brings its threshold along, so that one undo
/// takes both back.
fn show(state: &State, slice: Slice) -> Result<Vec<Event>, Rejection> {
    fits(state, &slice)?;
    let most = if state.recorded < MANY_CELLS {
        MOST_CELLS
    } else {
        FEW_CELLS
    };
    let slice = Slice {
        view: cut_to(&slice.view, most),
        ..slice
    };
    let mut events = Vec::new();
    if slice.view.profile != state.profile {
        events.extend(set_threshold(state, slice.view.profile.threshold)?);
    }
    if state
        .shown
        .as_ref()
        .is_none_or(|shown| *shown.slice != slice)
    {
        events.push(Event::Shown(Box::new(slice)));
    }
    Ok(events)
}

/// Is the view one of the data at hand?
fn fits(state: &State, slice: &Slice) -> Result<(), Rejection> {
    let data = state
        .data()
        .ok_or(Rejection::new(id!("pivot-refuse-no-data")))?;
    if !is_whole(&slice.view) {
        return Err(Rejection::new(id!("pivot-refuse-no-view")));
    }
    match fields(&slice.query)
        .find(|field| !data.columns.iter().any(|column| column.name == *field))
    {
        Some(field) => Err(Rejection(
            Message::new(id!("pivot-refuse-no-field")).with("field", field),
        )),
        None => Ok(()),
    }
}

/// Every field that a query names.
pub(crate) fn fields(query: &Query) -> impl Iterator<Item = &str> {
    let axes = query
        .rows
        .iter()
        .chain(&query.columns)
        .map(|axis| axis.field.as_str());
    let values = query
        .values
        .iter()
        .map(|measure| measure.field.as_str())
        .filter(|field| !field.is_empty());
    axes.chain(values)
        .chain(query.filters.iter().map(|filter| filter.field.as_str()))
}

fn pin(
    state: &State,
    piece: PinnedPiece,
    slice: Slice,
    words: &str,
    context: &Context,
) -> Result<Vec<Event>, Rejection> {
    fits(state, &slice)?;
    let slice = Slice {
        view: cut(&slice.view),
        ..slice
    };
    if piece == PinnedPiece::Cell
        && slice
            .view
            .cells
            .first()
            .is_none_or(|cell| cell.figure == Figure::Suppressed)
    {
        return Err(Rejection::new(id!("pivot-refuse-suppressed")));
    }
    let words = sentence(words)?;
    if state.pins.len() >= MOST {
        return Err(Rejection::new(id!("pivot-refuse-too-many")).with("most", MOST));
    }
    let data = state
        .data()
        .ok_or(Rejection::new(id!("pivot-refuse-no-data")))?;
    let id = context.id(0);
    let evidence = describe::evidence(id, piece, &slice, data);
    Ok(vec![Event::Pinned(Box::new(Pin {
        id,
        piece,
        slice,
        evidence,
        words,
    }))])
}

fn name(
    state: &State,
    wording: &Wording,
    query: Box<Query>,
    context: &Context,
) -> Result<Vec<Event>, Rejection> {
    let wording = Wording {
        name: text::clean(&wording.name),
        question: text::clean(&wording.question),
        reading: text::clean(&wording.reading),
    };
    if wording.name.is_empty() {
        return Err(Rejection::new(id!("pivot-refuse-no-name")));
    }
    for words in [&wording.name, &wording.question, &wording.reading] {
        text::too_long(words).map_or(Ok(()), |message| Err(Rejection(message)))?;
    }
    let before = state
        .named
        .iter()
        .find(|named| named.wording.name == wording.name);
    if before.is_some_and(|named| named.wording == wording && *named.query == *query) {
        return Ok(Vec::new());
    }
    if state.named.len() >= MOST {
        return Err(Rejection::new(id!("pivot-refuse-too-many")).with("most", MOST));
    }
    let id: ItemId = before.map_or_else(|| context.id(0), |named| named.id);
    Ok(vec![Event::ViewNamed { id, wording, query }])
}

fn set_threshold(state: &State, threshold: u32) -> Result<Vec<Event>, Rejection> {
    if threshold > MOST_THRESHOLD {
        return Err(Rejection::new(id!("pivot-refuse-threshold")).with("most", MOST_THRESHOLD));
    }
    Ok(if state.profile.threshold == threshold {
        Vec::new()
    } else {
        vec![Event::ThresholdSet(threshold)]
    })
}

/// The cleaned sentence, which must not be empty.
fn sentence(words: &str) -> Result<String, Rejection> {
    let words = text::clean(words);
    if words.is_empty() {
        return Err(Rejection::new(id!("pivot-refuse-no-sentence")));
    }
    match text::too_long(&words) {
        Some(message) => Err(Rejection(message)),
        None => Ok(words),
    }
}
