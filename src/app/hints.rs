//! What works here and now: for the footer, the help and the palette; and whether plain characters are
//! text.

use super::closing;
use super::global::{GLOBAL, Global, IN_MEETING, InMeeting};
use super::home::{self, HomeAction};
use super::meeting::{Meeting, MeetingPage};
use super::model::{Location, Model};
use super::replay::{REPLAY, Replay};
use super::ritual;
use super::watch::WATCH;
use crate::id;
use crate::input::{Binding, Hint, Key, binding, list};
use crate::session::Stage;

/// Does a text field have the focus, so that plain characters are text?
pub fn takes_text(model: &Model) -> bool {
    match &model.seat.overlay {
        Some(overlay) => overlay.takes_text(),
        None => takes_text_below(model),
    }
}

/// Does a text field under the overlay have the focus?
pub(crate) fn takes_text_below(model: &Model) -> bool {
    match &model.place {
        Location::Home => false,
        Location::Meeting(meeting) => match meeting.page {
            MeetingPage::Setup => meeting.setup.takes_text(),
            MeetingPage::Chapter => {
                let at = meeting.outlook(model.seat.now.ms);
                meeting.screens.takes_text(at)
            }
            MeetingPage::Ritual => false,
            MeetingPage::Closing => meeting.filling_in.takes_text(),
        },
        Location::Replay(replay) => replay.screens.takes_text(replay.outlook()),
        Location::Watch(_) => false,
    }
}

/// What works here and now, the most particular first.
pub fn hints(model: &Model) -> Vec<Hint> {
    match &model.seat.overlay {
        Some(overlay) => {
            let mut hints = overlay.hints();
            let above = |line: &&Binding<Global>| line.action.works_over_overlays();
            // Leaving closes what lies over the screen; in the footer it has a key already.
            hints.extend(
                GLOBAL
                    .iter()
                    .filter(above)
                    .map(|line| line.hint().unranked()),
            );
            hints
        }
        None => hints_below(model),
    }
}

/// The lines of the help: what works under it, each action once.
pub(crate) fn help_lines(model: &Model) -> Vec<Hint> {
    let mut lines: Vec<Hint> = Vec::new();
    for hint in hints_below(model) {
        if !lines.iter().any(|known| known.label == hint.label) {
            lines.push(hint);
        }
    }
    lines
}

/// What works under the overlay: that is what the help and the palette tell.
pub(crate) fn hints_below(model: &Model) -> Vec<Hint> {
    let mut all = match &model.place {
        Location::Home => home_hints(model),
        Location::Meeting(meeting) => meeting_hints(meeting, model.seat.now.ms),
        Location::Replay(replay) => replay_hints(replay),
        // Not even the keys that work everywhere do: nobody sits at the room's screen.
        Location::Watch(_) => return binding::hints(&[WATCH]),
    };
    all.extend(binding::hints(&[GLOBAL]));
    if matches!(model.place, Location::Home) {
        // Leaving home ends the program.
        for hint in all.iter_mut().filter(|hint| hint.label == id!("do-leave")) {
            *hint = hint.worded(id!("do-quit"));
        }
    }
    if takes_text_below(model) {
        // Plain characters are text now; what needs one does not work.
        all.retain(|hint| {
            hint.keys
                .split(' ')
                .any(|keys| keys.parse::<Key>().is_ok_and(|key| key.typed().is_none()))
        });
    }
    all
}

/// Without a session to choose, only the keys that need none.
fn home_hints(model: &Model) -> Vec<Hint> {
    let works = |line: &&Binding<HomeAction>| {
        model.home.chosen().is_some() || line.action.needs_no_session()
    };
    let own = home::HOME.iter().filter(works).map(Binding::hint);
    own.chain(list::hints()).collect()
}

fn meeting_hints(meeting: &Meeting, process_ms: u64) -> Vec<Hint> {
    let mut hints = match meeting.page {
        MeetingPage::Setup => meeting.setup.hints(meeting.mode()),
        MeetingPage::Chapter => meeting.screens.hints(meeting.outlook(process_ms)),
        MeetingPage::Ritual => ritual::hints(meeting.state().waiting_matters().len()),
        MeetingPage::Closing if meeting.filling_in.lies_open() => meeting.filling_in.hints(),
        MeetingPage::Closing => {
            [binding::hints(&[closing::table_of(meeting)]), list::hints()].concat()
        }
    };
    let works = |line: &&Binding<InMeeting>| match line.action {
        // One cannot go where one is.
        InMeeting::Closing => meeting.page != MeetingPage::Closing,
        InMeeting::SetUp => {
            meeting.page != MeetingPage::Setup || meeting.state().stage != Stage::Preparing
        }
        action if action.changes_history() && lies_open(meeting, process_ms) => false,
        // Behind a closing only what became of the documents is taken back.
        InMeeting::Undo if !meeting.mode().is_live() => meeting.may_undo(),
        InMeeting::Redo if !meeting.mode().is_live() => meeting.may_redo(),
        action => meeting.mode().is_live() || !decides(action),
    };
    hints.extend(IN_MEETING.iter().filter(works).map(Binding::hint));
    hints
}

/// Does a form, a picker or the like lie open over the page on the screen?
pub(super) fn lies_open(meeting: &Meeting, process_ms: u64) -> bool {
    match meeting.page {
        MeetingPage::Setup => meeting.setup.open.is_some(),
        MeetingPage::Chapter => meeting.screens.lies_open(meeting.outlook(process_ms)),
        MeetingPage::Ritual => false,
        MeetingPage::Closing => meeting.filling_in.lies_open(),
    }
}

fn replay_hints(replay: &Replay) -> Vec<Hint> {
    let mut hints = binding::hints(&[REPLAY]);
    let lineage = |line: &&Binding<InMeeting>| line.action == InMeeting::Lineage;
    hints.extend(IN_MEETING.iter().filter(lineage).map(Binding::hint));
    match replay.page() {
        MeetingPage::Chapter => hints.extend(replay.screens.hints(replay.outlook())),
        MeetingPage::Closing => hints.extend(list::hints()),
        MeetingPage::Ritual | MeetingPage::Setup => {}
    }
    hints.push(ESCAPE.hint());
    hints
}

/// A replay has nothing to lose, so Esc leaves it too; see `dispatch::on_input`.
const ESCAPE: Binding<()> = Binding::new("esc", (), id!("do-leave"));

/// Does the key decide something, so that it works in a live meeting only?
const fn decides(action: InMeeting) -> bool {
    match action {
        InMeeting::Undo | InMeeting::Redo | InMeeting::Next => true,
        InMeeting::People
        | InMeeting::Agenda
        | InMeeting::SetUp
        | InMeeting::Chapters
        | InMeeting::Closing
        | InMeeting::Matters
        | InMeeting::Lineage => false,
    }
}
