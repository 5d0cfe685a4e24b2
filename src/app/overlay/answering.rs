//! What overlays answer to keys, clicks and the wheel.

use super::choosing::{choose, pick, read};
use super::keys::{ATTENDANCE, CONFIRM, ConfirmAction, LEAD_ON, LIST, PeopleAction};
use super::{
    Choice, Goal, Overlay, OverlayAnswer, Prompt, PromptPurpose, ROWS, RosterPreview, Words,
};
use super::{documents, matters};
use crate::domain::{Attendance, Message};
use crate::id;
use crate::input::list::Move;
use crate::input::{Extent, FormAnswer, Input, ListAnswer, ListCursor, Pasted, Picker, binding};
use crate::session::{Command, KINDS, State, TEMPLATES};

impl Overlay {
    /// Answers what comes in. `read_only` leaves only looking; `extent` is how long it is, see
    /// [`super::extent`].
    pub(in crate::app) fn on_input(
        &mut self,
        input: &Input,
        (state, read_only): (Option<&State>, bool),
        extent: Extent,
    ) -> OverlayAnswer {
        match self {
            Overlay::Confirm(_, choice) => on_confirm(input, choice),
            Overlay::LeadOn(_, orders) => on_lead_on(input, orders.as_ref()),
            Overlay::Prompt(prompt) => on_prompt(input, prompt, state),
            Overlay::Documents(form) => documents::on_input(input, form),
            Overlay::Roster(preview) => preview.on_input(input, extent),
            Overlay::Palette(picker) => pick(picker, input, extent, |hint| {
                OverlayAnswer::Do(Goal::Perform(hint.action()))
            }),
            Overlay::Agenda(picker) => pick(picker, input, extent, |no| {
                OverlayAnswer::Do(Goal::Commands(vec![Command::CallAgendaItem(no)]))
            }),
            Overlay::FindPerson(picker) => on_find_person(picker, input, extent),
            Overlay::Help(scroller) | Overlay::Notices(scroller) => read(scroller, input, extent),
            Overlay::Templates(cursor, from) => {
                let from = from.clone();
                choose(cursor, input, extent, |at| {
                    OverlayAnswer::Do(Goal::Template(TEMPLATES[at].name.to_owned(), from))
                })
            }
            Overlay::People(cursor) => over_a_session(state, |state| {
                on_people(input, cursor, (state, read_only), extent)
            }),
            Overlay::Chapters(cursor) => {
                over_a_session(state, |state| on_chapters(input, cursor, state, extent))
            }
            Overlay::Finder(finder) => {
                let found = &finder.found;
                choose(&mut finder.cursor, input, extent, |at| {
                    OverlayAnswer::Do(Goal::Seek(found[at].0))
                })
            }
            Overlay::Matters(cursor) => over_a_session(state, |state| {
                matters::on_input(input, cursor, state, extent)
            }),
            Overlay::Lineage(lineage) => {
                let items = &lineage.items;
                choose(&mut lineage.cursor, input, extent, |at| {
                    OverlayAnswer::Do(Goal::SeekRecord(items[at].record))
                })
            }
        }
    }
}

/// What tells of a session closes where there is none any more.
fn over_a_session(
    state: Option<&State>,
    answer: impl FnOnce(&State) -> OverlayAnswer,
) -> OverlayAnswer {
    state.map_or(OverlayAnswer::Close, answer)
}

fn on_confirm(input: &Input, choice: &Choice) -> OverlayAnswer {
    match binding::action(&[CONFIRM], input, false) {
        Some(ConfirmAction::Yes) => OverlayAnswer::Do(Goal::Chosen(choice.clone())),
        Some(ConfirmAction::No) => OverlayAnswer::Close,
        // A question waits for its answer: nothing of the screen under it gets through.
        None => OverlayAnswer::Ignored,
    }
}

fn on_lead_on(input: &Input, orders: Option<&Vec<Command>>) -> OverlayAnswer {
    match (binding::action(&[LEAD_ON], input, false), orders) {
        (Some(ConfirmAction::Yes), None) => OverlayAnswer::Do(Goal::Confirmed),
        (Some(ConfirmAction::Yes), Some(orders)) => {
            OverlayAnswer::Do(Goal::Commands(orders.clone()))
        }
        (Some(ConfirmAction::No), _) => OverlayAnswer::Close,
        (None, _) => OverlayAnswer::Ignored,
    }
}

fn on_prompt(input: &Input, prompt: &mut Prompt, state: Option<&State>) -> OverlayAnswer {
    if let (Input::Paste(text), PromptPurpose::Newcomer, Some(state)) =
        (input, &prompt.purpose, state)
        && Pasted::new(text).is_many()
    {
        // What was typed before a pasted list begins its first line.
        return paste(&format!("{}{text}", prompt.form.text(Words)), state);
    }
    match prompt.form.on_input(input) {
        FormAnswer::HandIn => {
            let text = prompt.form.text(Words).to_owned();
            OverlayAnswer::Do(Goal::Entered(prompt.purpose.clone(), text))
        }
        FormAnswer::Close => match state.and_then(|state| prompt.purpose.list(state)) {
            Some(list) => OverlayAnswer::Do(Goal::Next(Box::new(list))),
            None => OverlayAnswer::Close,
        },
        FormAnswer::Ignored => OverlayAnswer::Ignored,
        _ => OverlayAnswer::Handled,
    }
}

/// Asks for a line that the session gets.
fn ask_for_session(purpose: PromptPurpose, state: &State) -> OverlayAnswer {
    match Prompt::for_session(purpose, state) {
        Some(prompt) => OverlayAnswer::Do(Goal::Next(Box::new(Overlay::Prompt(prompt)))),
        None => OverlayAnswer::Handled,
    }
}

fn on_find_person(picker: &mut Picker<usize>, input: &Input, extent: Extent) -> OverlayAnswer {
    let back = |at| Goal::Next(Box::new(Overlay::People(ListCursor::on(at))));
    match pick(picker, input, extent, |at| OverlayAnswer::Do(back(at))) {
        // Nobody was found: back to the list.
        OverlayAnswer::Close => OverlayAnswer::Do(back(0)),
        answer => answer,
    }
}

fn on_people(
    input: &Input,
    cursor: &mut ListCursor,
    (state, read_only): (&State, bool),
    extent: Extent,
) -> OverlayAnswer {
    if let (Input::Paste(text), false) = (input, read_only) {
        return paste(text, state);
    }
    let Some(action) = binding::action(&[ATTENDANCE], input, false) else {
        return match binding::action(&[&LIST[1..]], input, false) {
            Some(_) => OverlayAnswer::Close,
            None => match cursor.on_input(input, (ROWS, extent), false) {
                ListAnswer::Ignored => OverlayAnswer::Ignored,
                ListAnswer::Moved | ListAnswer::Chosen => OverlayAnswer::Handled,
            },
        };
    };
    let next = |overlay| OverlayAnswer::Do(Goal::Next(Box::new(overlay)));
    let order = |command| OverlayAnswer::Keep(Goal::Commands(vec![command]));
    let chosen = state.people.iter().nth(cursor.at());
    match (action, chosen) {
        (PeopleAction::Find, Some(_)) => next(Overlay::find_person(state)),
        // Decided in a session that is only looked at, it is refused with a sentence.
        (PeopleAction::Add, _) if !read_only => ask_for_session(PromptPurpose::Newcomer, state),
        (PeopleAction::Substitute, Some((id, _))) if !read_only => {
            ask_for_session(PromptPurpose::Substitute(*id), state)
        }
        (PeopleAction::Mark(attendance), Some((id, _))) => {
            let mark = order(Command::MarkAttendance(*id, attendance));
            // A roll call goes down the list.
            if attendance == Attendance::Present {
                cursor.go(Move::Down, extent);
            }
            mark
        }
        (PeopleAction::AllPresent, _) => all_present(state),
        (PeopleAction::GiveBack, Some((id, _))) => order(Command::Substitute(*id, None)),
        (PeopleAction::Substitute, Some((id, _))) => order(Command::Substitute(*id, None)),
        (PeopleAction::Add, _) => order(Command::AddPeople(Vec::new())),
        (_, None) => OverlayAnswer::Handled,
    }
}

/// The preview of a pasted list of people.
fn paste(text: &str, state: &State) -> OverlayAnswer {
    match RosterPreview::of(text, state) {
        Some(preview) => {
            let preview = Overlay::Roster(Box::new(preview));
            OverlayAnswer::Do(Goal::Next(Box::new(preview)))
        }
        None => OverlayAnswer::Keep(Goal::Tell(Message::new(id!("setup-nobody-pasted")))),
    }
}

/// Marks everybody who is only expected; where nobody is, says so.
fn all_present(state: &State) -> OverlayAnswer {
    let mut people = state.people.values();
    let expected = people.any(|person| person.attendance == Attendance::Expected);
    OverlayAnswer::Keep(if expected {
        Goal::Commands(vec![Command::MarkAllPresent])
    } else {
        Goal::Tell(Message::new(id!("people-all-marked")))
    })
}

fn on_chapters(
    input: &Input,
    cursor: &mut ListCursor,
    state: &State,
    extent: Extent,
) -> OverlayAnswer {
    let open = state.chapters.len();
    choose(cursor, input, extent, |at| {
        if let Some(chapter) = state.chapters.get(at) {
            OverlayAnswer::Do(Goal::Commands(vec![Command::EnterChapter(chapter.no)]))
        } else {
            let purpose = PromptPurpose::ChapterTitle(KINDS[at - open].id.to_owned());
            ask_for_session(purpose, state)
        }
    })
}
