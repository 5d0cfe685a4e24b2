//! What may happen to a session that is closed and sealed, beside opening it again: its documents come
//! further.

use super::documents::{DocumentMove, DocumentStage, WhichDocument, cleaned};
use super::event::Event;
use super::state::{Stage, State};
use crate::domain::{Context, Message, Rejection};
use crate::id;

/// Says no, or tells what happened to a document.
///
/// # Errors
/// Before the closing and before the seal, when something is missing, and when the document stands
/// where the move makes no sense.
pub(super) fn move_document(
    state: &State,
    which: WhichDocument,
    how: DocumentMove,
    context: &Context,
) -> Result<Vec<Event>, Rejection> {
    if state.stage != Stage::Closed {
        return Err(Rejection::new(id!("refuse-document-open")));
    }
    // The saver numbers the seal: a step decided before it came could get the same number.
    if state.seal.is_none() {
        return Err(Rejection::new(id!("refuse-sealing")));
    }
    let how = cleaned(how, context.t.date_naive())?;
    let addressed = state.documents().each();
    let mut addressed = addressed.iter().filter(|(one, _)| which.means(*one));
    let confirmed = addressed.find(|(_, now)| !now.is_draft());
    // A confirmed document can only be corrected; it has to be confirmed again then.
    match (confirmed, how.leads_to()) {
        (None, _) | (_, DocumentStage::Corrected) => Ok(vec![Event::DocumentMoved(which, how)]),
        (Some((one, _)), _) => Err(Rejection::new(id!("refuse-document-confirmed"))
            .with("document", Message::new(one.label()))),
    }
}

/// Is this a record of what became of the documents, or of looking into the file again: something
/// that may stand behind a seal (会議のあと)? `seal` is the number of the seal's record: an undo may
/// only reach what lies behind it.
pub(crate) fn may_follow_seal(event: &Event, seal: u64) -> bool {
    match event {
        Event::Resumed(_) | Event::DocumentMoved(..) => true,
        Event::Undone(n) => *n > seal,
        _ => false,
    }
}
