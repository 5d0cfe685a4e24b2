//! The closing page (確認・閉会): what is still open, the question before closing, and what can be done
//! with a closed meeting.

mod filling_in;

use super::deciding;
use super::drafting::typed_lines;
use super::effect::Effect;
use super::home::Home;
use super::meeting::{Meeting, MeetingPage};
use super::message_context::MessageContext;
use super::model::{Location, Model};
use super::overlay::{Choice, Overlay, document_form};
use super::seat::Severity;
use crate::domain::Message;
use crate::id;
use crate::input::{Binding, Extent, Input, Table, binding};
use crate::session::{Command, DocumentState, Stage, State, WhichDocument};

/// What the keys of the closing page do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closing {
    /// Close the meeting.
    Close,
    /// Fill in what nobody said for the minutes.
    FillIn,
    /// Open a closed one again.
    Reopen,
    /// Write the minutes beside it.
    Minutes,
    /// Say what became of its documents.
    Documents,
    /// Replay it.
    Replay,
    /// Back to the chapter.
    Back,
}

/// The keys of the closing page of a running meeting.
pub(crate) const CLOSING_OPEN: Table<Closing> = &[
    Binding::new("c", Closing::Close, id!("closing-close")).footer(1),
    Binding::new("e", Closing::FillIn, id!("closing-fill-in")).footer(3),
    Binding::new("esc", Closing::Back, id!("closing-back")).footer(2),
];

/// The keys of the closing page of a closed meeting.
pub(crate) const CLOSING_CLOSED: Table<Closing> = &[
    Binding::new("m", Closing::Minutes, id!("home-minutes")).footer(1),
    Binding::new("r", Closing::Replay, id!("home-replay")).footer(2),
    Binding::new("esc", Closing::Back, id!("closing-back")).footer(4),
    Binding::new("d", Closing::Documents, id!("closing-documents")).footer(5),
    Binding::new("R", Closing::Reopen, id!("closing-reopen")).footer(3),
];

pub(super) fn table_of(meeting: &Meeting) -> Table<Closing> {
    if meeting.state().stage == Stage::Closed {
        CLOSING_CLOSED
    } else {
        CLOSING_OPEN
    }
}

/// Answers what comes in.
pub(super) fn on_input(
    model: &mut Model,
    moment: &mut MessageContext,
    input: &Input,
) -> Vec<Effect> {
    let Location::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    if meeting.filling_in.lies_open() {
        return filling_in::on_form(meeting, &mut model.seat, moment, input);
    }
    match binding::action(&[table_of(meeting)], input, false) {
        Some(Closing::FillIn) => filling_in::open(meeting, &mut model.seat, moment),
        None => {
            let extent = extent(meeting.state(), typed_lines(meeting).len());
            meeting.scroller.on_input(input, extent);
        }
        Some(Closing::Back) => {
            meeting.page = if meeting.state().stage == Stage::Preparing {
                MeetingPage::Setup
            } else {
                MeetingPage::Chapter
            };
        }
        Some(Closing::Close) => {
            let question = closing_question(meeting);
            model.seat.overlay = Some(ask(question, Command::Close));
        }
        // Before the seal is on the disk the documents could not print it; a session only looked at
        // gets none any more. Papers written before the seal came would lack it.
        Some(Closing::Minutes | Closing::Documents) if meeting.awaits_seal() => {
            let message = Message::new(id!("refuse-sealing"));
            model.seat.tell(message, Severity::Info);
        }
        Some(Closing::Documents) => {
            let form = document_form(moment.now.t.date_naive());
            model.seat.overlay = Some(Overlay::Documents(form));
        }
        Some(Closing::Minutes) => return vec![Effect::Export(meeting.path.clone())],
        Some(Closing::Replay) => {
            let path = meeting.path.clone();
            let mut effects = deciding::let_go(model, moment);
            effects.push(Effect::Load(path));
            return effects;
        }
        Some(Closing::Reopen) => {
            let question = reopening_question(&model.home, meeting);
            model.seat.overlay = Some(ask(question, Command::Reopen));
        }
    }
    Vec::new()
}

/// How many lines the page has; each may take several rows, and the last can be brought to the top.
/// The view draws as many, see `ui::closing`.
pub(crate) fn extent(state: &State, typed: usize) -> Extent {
    let typed = if typed == 0 { 0 } else { typed + 2 };
    let seal = state.stage == Stage::Closed;
    let head = if seal {
        2 + usize::from(state.seal.is_some()) + documents(state).len()
    } else {
        0
    };
    let decisions = 1 + state.settled().len().max(1);
    let matters = match state.matters().len() {
        0 => 0,
        // Two rows each: what it is about, and since when it is open.
        n => 2 + 2 * n,
    };
    let open = 2 + unfinished(state).len() + filling_in::rows(state);
    Extent::new(
        typed + head + decisions + matters + open + 2 + state.agenda.len(),
        1,
    )
}

/// The documents as they stand, once something was said of them.
pub(crate) fn documents(state: &State) -> Vec<(WhichDocument, &DocumentState)> {
    let documents = state.documents();
    if state.stage != Stage::Closed || documents.is_untouched() {
        return Vec::new();
    }
    documents.each().to_vec()
}

/// What is asked before closing: what is still open, and what is typed and would be given up.
fn closing_question(meeting: &Meeting) -> Message {
    let open = unfinished(meeting.state()).len();
    let typed = typed_lines(meeting).len();
    if typed > 0 {
        let question = Message::new(id!("closing-ask-typed"));
        return question.with("n", typed).with("open", open);
    }
    if open == 0 {
        Message::new(id!("closing-ask"))
    } else {
        Message::new(id!("closing-ask-unfinished")).with("n", open)
    }
}

/// What is asked before a closed meeting is opened again; a session that continues it took over what it
/// was.
fn reopening_question(home: &Home, meeting: &Meeting) -> Message {
    match home.successors(meeting.id).first() {
        Some(next) => {
            Message::new(id!("closing-ask-reopen-continued")).with("title", next.title.as_str())
        }
        None => Message::new(id!("closing-ask-reopen")),
    }
}

fn ask(question: Message, command: Command) -> Overlay {
    Overlay::Confirm(question, Choice::Commands(vec![command]))
}

/// What is still open in the whole session.
pub(crate) fn unfinished(state: &State) -> Vec<Message> {
    let room = state.room();
    state
        .chapters
        .iter()
        .flat_map(|chapter| chapter.state.unfinished(&room))
        .collect()
}
