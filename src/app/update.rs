//! The only way in: a message changes the model and leaves effects for somebody else.

use crate::id;
use std::path::PathBuf;

use super::global::{GLOBAL, Global, IN_MEETING, InMeeting};
use super::home::{Answer as HomeAnswer, HomeAction};
use super::overlay::{
    AgendaList, Answer, ChapterMenu, Choice, Finder, Goal, Lineage, Overlay, Palette, PaletteLine,
    PeopleList, Purpose,
};
use super::replay::{REPLAY, ReplayAction};
use super::{Effect, Meeting, Model, Msg, NewSession, Opened, Page, Place, Replay, Severity, home};
use crate::domain::{Attendance, Context, Message, Rejection, roster};
use crate::input::{
    ActionId, Binding, Hint, Hit, Input, Key, KeyCode, Mode, Response, SyncReason, binding,
};
use crate::lang::Lang;
use crate::paint::ThemeName;
use crate::session::{Command, Stage, State, describe};

/// Changes the model; what is left to do comes back as effects, in order.
pub fn update(model: &mut Model, msg: Msg, now: &Context) -> Vec<Effect> {
    model.now = *now;
    fit_screens(model);
    let mut effects = take(model, msg, now);
    effects.extend(replies(model));
    effects.extend(requests(model));
    effects
}

/// Screens measure with the size in which they are drawn.
fn fit_screens(model: &mut Model) {
    let size = model.chapter_size();
    match &mut model.place {
        Place::Meeting(meeting) => meeting.screens.size = size,
        Place::Replay(replay) => replay.screens.size = size,
        Place::Home => {}
    }
}

/// What the worker brought for the chapter that is on the screen now.
fn replies(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    loop {
        let Place::Meeting(meeting) = &mut model.place else {
            return effects;
        };
        if meeting.page != Page::Chapter || meeting.mode() != Mode::Live {
            return effects;
        }
        let state = meeting.state().clone();
        let Some(reply) = meeting.screens.next_reply(&state) else {
            return effects;
        };
        effects.extend(to_chapter(model, &Input::Reply(reply)).unwrap_or_default());
    }
}

/// What the chapter on the screen wants done by the worker.
fn requests(model: &mut Model) -> Vec<Effect> {
    let now = model.now.ms;
    let Place::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    if meeting.page != Page::Chapter || meeting.mode() != Mode::Live {
        return Vec::new();
    }
    let (state, at, visit) = (
        meeting.state().clone(),
        meeting.session_ms(now),
        meeting.visit,
    );
    let screens = &mut meeting.screens;
    std::iter::from_fn(|| screens.request(&state, at))
        .map(|(no, request)| Effect::Work(visit, no, request))
        .collect()
}

fn take(model: &mut Model, msg: Msg, now: &Context) -> Vec<Effect> {
    match msg {
        Msg::Key(key) if takes_text(model) => input(model, &Input::Key(key)),
        Msg::Key(key) => input(model, &Input::Key(half_width(key))),
        Msg::Paste(text) => input(model, &Input::Paste(text)),
        Msg::Click(Hit::Action(action)) => perform(model, action),
        Msg::Click(hit) => input(model, &Input::Click(hit)),
        Msg::Scroll(lines) => input(model, &Input::Scroll(lines)),
        Msg::Tick => tick(model),
        Msg::Resize(columns, rows) => {
            model.size = (columns, rows);
            Vec::new()
        }
        Msg::Listed(entries, folder) => model.home.list(entries, folder),
        Msg::Previewed(path, preview) => {
            if model.home.chosen().is_some_and(|entry| entry.path == path) {
                model.home.preview = Some((path, *preview));
            }
            Vec::new()
        }
        Msg::Opened(opened) => open(model, *opened),
        Msg::Loaded(opened) => {
            tell_problems(model, &opened);
            model.overlay = None;
            model.place = Place::Replay(Box::new(Replay::new(*opened, now)));
            Vec::new()
        }
        Msg::Saved(report) => {
            let message = match &mut model.place {
                Place::Meeting(meeting) => meeting.on_saved(report),
                // The session was left, and what is said of its file still matters.
                Place::Home | Place::Replay(_) => report.label(),
            };
            if let Some(message) = message {
                model.tell(message, Severity::Error);
            }
            Vec::new()
        }
        Msg::Reply(visit, no, reply) => {
            if let Place::Meeting(meeting) = &mut model.place
                && meeting.visit == visit
            {
                meeting.screens.receive(no, reply);
            }
            Vec::new()
        }
        Msg::Notice(message, weight) => {
            model.tell(message, weight);
            Vec::new()
        }
        Msg::Leave => {
            let mut effects = hand_in(model);
            effects.push(Effect::Quit);
            effects
        }
    }
}

/// With an input method left on, y arrives as ｙ: outside of text fields both mean the same.
fn half_width(key: Key) -> Key {
    match key.code {
        KeyCode::Char('\u{3000}') => Key {
            code: KeyCode::Char(' '),
            ..key
        },
        KeyCode::Char(c @ '！'..='～') => {
            let half = char::from_u32(c as u32 - '！' as u32 + u32::from(b'!')).unwrap_or(c);
            Key {
                code: KeyCode::Char(half),
                ..key
            }
            .normal()
        }
        _ => key,
    }
}

fn open(model: &mut Model, opened: Opened) -> Vec<Effect> {
    tell_problems(model, &opened);
    model.overlay = None;
    model.place = Place::Meeting(Box::new(Meeting::new(opened, &model.now)));
    Vec::new()
}

fn tell_problems(model: &mut Model, opened: &Opened) {
    for problem in &opened.problems {
        model.tell(problem.clone(), Severity::Warning);
    }
}

/// Everything typed, handed in; the work of the worker taken back; the file let go.
fn hand_in(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    match &mut model.place {
        Place::Meeting(meeting) => {
            let mut effects = meeting.flush(&now);
            let visit = meeting.visit;
            effects.extend(
                meeting
                    .screens
                    .take_back()
                    .map(|(no, request)| Effect::Work(visit, no, request)),
            );
            effects.push(Effect::CloseFile);
            effects
        }
        Place::Home | Place::Replay(_) => Vec::new(),
    }
}

fn tick(model: &mut Model) -> Vec<Effect> {
    let process_ms = model.now.ms;
    match &mut model.place {
        Place::Home => Vec::new(),
        Place::Replay(replay) => {
            replay.play(process_ms);
            Vec::new()
        }
        Place::Meeting(meeting) if meeting.page == Page::Chapter => {
            to_chapter(model, &Input::Tick).unwrap_or_default()
        }
        Place::Meeting(_) => Vec::new(),
    }
}

/// A key, a paste, a click: to the overlay, to the screen if it takes text, to the keys that work
/// everywhere, to the screen.
fn input(model: &mut Model, input: &Input) -> Vec<Effect> {
    if let Input::Key(_) = input {
        model.see();
    }
    if let Some(effects) = to_overlay(model, input) {
        return effects;
    }
    let typing = takes_text(model);
    if typing && let Some(effects) = to_screen(model, input) {
        return effects;
    }
    if let Input::Key(key) = input {
        if let Some(action) = binding::pressed(&[GLOBAL], key, typing) {
            return global(model, action);
        }
        if matches!(model.place, Place::Meeting(_))
            && let Some(action) = binding::pressed(&[IN_MEETING], key, typing)
        {
            return in_meeting(model, action);
        }
    }
    if typing {
        return Vec::new();
    }
    to_screen(model, input).unwrap_or_else(|| {
        // Esc that nothing else wants goes one place back, out of a replay.
        let escapes = matches!(
            input,
            Input::Key(Key {
                code: KeyCode::Esc,
                ..
            })
        ) && matches!(model.place, Place::Replay(_));
        if escapes { leave(model) } else { Vec::new() }
    })
}

/// Does a text field have the focus, so that plain characters are text?
pub fn takes_text(model: &Model) -> bool {
    if let Some(overlay) = &model.overlay {
        return overlay.takes_text();
    }
    match &model.place {
        Place::Home => false,
        Place::Meeting(meeting) => match meeting.page {
            Page::Setup => meeting.setup.takes_text(),
            Page::Chapter => meeting.screens.takes_text(
                meeting.state(),
                meeting.mode(),
                meeting.session_ms(model.now.ms),
            ),
            Page::Closing => false,
        },
        Place::Replay(replay) => {
            replay
                .screens
                .takes_text(&replay.state, Mode::Replay, replay.session_ms())
        }
    }
}

/// What works here and now, the most particular first.
pub fn hints(model: &Model) -> Vec<Hint> {
    if let Some(overlay) = &model.overlay {
        return overlay.hints();
    }
    let typing = takes_text(model);
    let mut all = match &model.place {
        Place::Home => home_hints(model),
        Place::Meeting(meeting) => {
            let mut hints = match meeting.page {
                Page::Setup => meeting.setup.hints(meeting.mode()),
                Page::Chapter => meeting.screens.hints(
                    meeting.state(),
                    meeting.mode(),
                    meeting.session_ms(model.now.ms),
                ),
                Page::Closing => binding::hints(&[closing_table(meeting)]),
            };
            hints.extend(
                IN_MEETING
                    .iter()
                    .filter(|line| applies(meeting, line.action))
                    .map(Binding::hint),
            );
            hints
        }
        Place::Replay(replay) => {
            let mut hints = binding::hints(&[REPLAY]);
            let lineage = |line: &&Binding<InMeeting>| line.action == InMeeting::Lineage;
            hints.extend(IN_MEETING.iter().filter(lineage).map(Binding::hint));
            if replay.page() == Page::Chapter {
                hints.extend(replay.screens.hints(
                    &replay.state,
                    Mode::Replay,
                    replay.session_ms(),
                ));
            }
            hints
        }
    };
    all.extend(binding::hints(&[GLOBAL]));
    if matches!(model.place, Place::Home) {
        // Leaving home ends the program.
        for hint in all.iter_mut().filter(|hint| hint.label == id!("do-leave")) {
            *hint = hint.worded(id!("do-quit"));
        }
    }
    if typing {
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
    home::HOME.iter().filter(works).map(Binding::hint).collect()
}

fn applies(meeting: &Meeting, action: InMeeting) -> bool {
    let live = meeting.mode() == Mode::Live;
    match action {
        InMeeting::Undo | InMeeting::Redo | InMeeting::Next => live,
        InMeeting::People
        | InMeeting::Agenda
        | InMeeting::SetUp
        | InMeeting::Chapters
        | InMeeting::Closing
        | InMeeting::Lineage => true,
    }
}

/// What the keys of the closing page do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// Close the meeting.
    Close,
    /// Open a closed one again.
    Reopen,
    /// Write the minutes beside it.
    Minutes,
    /// Replay it.
    Replay,
    /// Back to the chapter.
    Back,
    /// Up.
    Up,
    /// Down.
    Down,
}

/// The keys of the closing page of a running meeting.
pub const CLOSING_OPEN: binding::Table<Closing> = &[
    Binding::new("c", Closing::Close, id!("closing-close")).footer(1),
    Binding::new("esc", Closing::Back, id!("closing-back")).footer(2),
    Binding::new("down j", Closing::Down, id!("move-down")),
    Binding::new("up k", Closing::Up, id!("move-up")),
];

/// The keys of the closing page of a closed meeting.
pub const CLOSING_CLOSED: binding::Table<Closing> = &[
    Binding::new("m", Closing::Minutes, id!("home-minutes")).footer(1),
    Binding::new("r", Closing::Replay, id!("home-replay")).footer(2),
    Binding::new("esc", Closing::Back, id!("closing-back")).footer(4),
    Binding::new("R", Closing::Reopen, id!("closing-reopen")).footer(3),
    Binding::new("down j", Closing::Down, id!("move-down")),
    Binding::new("up k", Closing::Up, id!("move-up")),
];

fn closing_table(meeting: &Meeting) -> binding::Table<Closing> {
    if meeting.state().stage == Stage::Closed {
        CLOSING_CLOSED
    } else {
        CLOSING_OPEN
    }
}

fn to_overlay(model: &mut Model, input: &Input) -> Option<Vec<Effect>> {
    let (state, read_only) = match &model.place {
        Place::Home => (None, true),
        Place::Meeting(meeting) => (
            Some(meeting.state().clone()),
            meeting.mode() == Mode::Replay,
        ),
        Place::Replay(replay) => (Some(replay.state.clone()), true),
    };
    let answer = model
        .overlay
        .as_mut()?
        .on_input(input, state.as_ref(), read_only);
    Some(match answer {
        // Keys that work everywhere work over an overlay too, except those that would put another
        // one there.
        Answer::Ignored => match input {
            Input::Key(key) => match binding::pressed(&[GLOBAL], key, takes_text(model)) {
                Some(action @ (Global::Language | Global::Theme)) => global(model, action),
                Some(Global::Leave) => {
                    model.overlay = None;
                    Vec::new()
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        },
        Answer::Handled => Vec::new(),
        Answer::Close => {
            model.overlay = None;
            Vec::new()
        }
        Answer::Do(goal) => {
            model.overlay = None;
            reach(model, goal)
        }
        Answer::Keep(goal) => reach(model, goal),
    })
}

/// Does what an overlay was there for.
fn reach(model: &mut Model, goal: Goal) -> Vec<Effect> {
    match goal {
        Goal::Perform(action) => perform(model, action),
        Goal::Chosen(Choice::Commands(commands)) | Goal::Commands(commands) => {
            command(model, commands)
        }
        Goal::Chosen(Choice::Effects(effects)) => effects,
        Goal::Entered(purpose, text) => entered(model, purpose, &text),
        Goal::Template(template, from) => vec![Effect::Create(NewSession {
            template,
            title: String::new(),
            from,
            chapter: String::new(),
        })],
        Goal::Seek(position) => {
            if let Place::Replay(replay) = &mut model.place {
                replay.seek(position);
            }
            Vec::new()
        }
        Goal::SeekRecord(n) => {
            if let Place::Replay(replay) = &mut model.place {
                let position = replay.log.position_of_record(n);
                replay.seek(position);
            }
            Vec::new()
        }
        Goal::Next(overlay) => {
            model.overlay = Some(*overlay);
            Vec::new()
        }
    }
}

fn entered(model: &mut Model, purpose: Purpose, text: &str) -> Vec<Effect> {
    match purpose {
        Purpose::Filter => model.home.narrow(text.to_owned()),
        Purpose::Substitute(id) => {
            command(model, vec![Command::Substitute(id, Some(text.to_owned()))])
        }
        Purpose::Newcomer => newcomer(model, text),
        Purpose::ChapterTitle(kind) => {
            let title = if text.trim().is_empty() {
                crate::session::KINDS
                    .iter()
                    .find(|known| known.id == kind)
                    .map_or(String::new(), |known| {
                        model.settings.lang.tr(known.label).into_owned()
                    })
            } else {
                text.to_owned()
            };
            command(model, vec![Command::OpenChapter(kind, title)])
        }
        Purpose::Jump => jump(model, text),
        Purpose::Search => search(model, text),
    }
}

/// Puts people on the list who came without being on it; a running meeting has them late, one being
/// prepared only expects them.
fn newcomer(model: &mut Model, text: &str) -> Vec<Effect> {
    let people = roster::parse(text);
    let Place::Meeting(meeting) = &model.place else {
        return Vec::new();
    };
    if people.is_empty() {
        return Vec::new();
    }
    let first = meeting.state().next_participant;
    let running = meeting.state().stage == Stage::Running;
    let count = people.len() as u16;
    let mut commands = vec![Command::AddPeople(people)];
    if running {
        let late = |i| {
            Command::MarkAttendance(
                crate::domain::ParticipantId(first.saturating_add(i)),
                Attendance::Late,
            )
        };
        commands.extend((0..count).map(late));
    }
    command(model, commands)
}

fn jump(model: &mut Model, text: &str) -> Vec<Effect> {
    let Place::Replay(replay) = &mut model.place else {
        return Vec::new();
    };
    match replay.position_of(text) {
        Some(position) => replay.seek(position),
        None => model.tell(
            Message::new(id!("replay-no-such-place")).with("text", text),
            Severity::Info,
        ),
    }
    Vec::new()
}

fn search(model: &mut Model, words: &str) -> Vec<Effect> {
    let lang = model.settings.lang;
    let Place::Replay(replay) = &mut model.place else {
        return Vec::new();
    };
    let found = replay.search(words, lang);
    replay.finds = found.iter().map(|(position, _)| *position).collect();
    if found.is_empty() {
        model.tell(
            Message::new(id!("replay-not-found")).with("words", words),
            Severity::Info,
        );
    } else {
        let selected = found
            .iter()
            .position(|(position, _)| *position >= replay.position)
            .unwrap_or(0);
        model.overlay = Some(Overlay::Finder(Finder {
            words: words.to_owned(),
            found,
            selected,
        }));
    }
    Vec::new()
}

/// Performs an action by its name: from the palette, or a click on the footer.
fn perform(model: &mut Model, action: ActionId) -> Vec<Effect> {
    if model.overlay.is_some() {
        return to_overlay(model, &Input::Action(action)).unwrap_or_default();
    }
    if let Some(action) = binding::named(&[GLOBAL], action) {
        return global(model, action);
    }
    if matches!(model.place, Place::Meeting(_) | Place::Replay(_))
        && let Some(action) = binding::named(&[IN_MEETING], action)
    {
        return in_meeting(model, action);
    }
    to_screen(model, &Input::Action(action)).unwrap_or_default()
}

fn global(model: &mut Model, action: Global) -> Vec<Effect> {
    match action {
        Global::Help => model.overlay = Some(Overlay::Help(0)),
        Global::Palette => {
            let words = |hint: &Hint| {
                format!(
                    "{} {} {}",
                    Lang::Ja.tr(hint.label),
                    Lang::En.tr(hint.label),
                    hint.keys
                )
            };
            let lines = hints(model)
                .into_iter()
                .filter(|hint| hint.label != "do-palette")
                .map(|hint| PaletteLine {
                    words: words(&hint),
                    hint,
                });
            model.overlay = Some(Overlay::Palette(Palette::new(lines.collect())));
        }
        Global::Language => {
            model.settings.lang = if model.settings.lang == Lang::Ja {
                Lang::En
            } else {
                Lang::Ja
            };
            return vec![Effect::Remember(model.settings)];
        }
        Global::Theme => {
            let at = ThemeName::ALL
                .iter()
                .position(|theme| *theme == model.settings.theme)
                .unwrap_or(0);
            model.settings.theme = ThemeName::ALL[(at + 1) % ThemeName::ALL.len()];
            model.tell(
                Message::new(id!("theme-is"))
                    .with("theme", Message::new(model.settings.theme.label())),
                Severity::Info,
            );
            return vec![Effect::Remember(model.settings)];
        }
        Global::Notices => model.overlay = Some(Overlay::Notices(0)),
        Global::Leave => return leave(model),
    }
    Vec::new()
}

/// One place back: a session goes home, home goes out.
fn leave(model: &mut Model) -> Vec<Effect> {
    let path: PathBuf = match &model.place {
        Place::Home => return vec![Effect::Quit],
        Place::Meeting(meeting) => meeting.path.clone(),
        Place::Replay(replay) => replay.path.clone(),
    };
    let mut effects = hand_in(model);
    model.place = Place::Home;
    effects.push(Effect::List);
    effects.extend(model.home.choose(&path));
    effects
}

fn in_meeting(model: &mut Model, action: InMeeting) -> Vec<Effect> {
    let now = model.now;
    let state: &State = match &model.place {
        Place::Meeting(meeting) => meeting.state(),
        Place::Replay(replay) => &replay.state,
        Place::Home => return Vec::new(),
    };
    if action == InMeeting::Lineage {
        let items = state.items();
        let selected = items.len().saturating_sub(1);
        model.overlay = Some(Overlay::Lineage(Lineage { items, selected }));
        return Vec::new();
    }
    let Place::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    match action {
        InMeeting::Undo | InMeeting::Redo => {
            let what = meeting.log.last_undoable().map(|index| {
                describe(
                    &meeting.log.state_at(index),
                    &meeting.log.steps()[index].event,
                )
            });
            let done = if action == InMeeting::Undo {
                meeting.undo(&now)
            } else {
                meeting.redo(&now)
            };
            let message = match (action, what) {
                (InMeeting::Undo, Some(what)) => Message::new(id!("undone")).with("what", what),
                _ => Message::new(id!("redone")),
            };
            match done {
                Ok(effects) => {
                    meeting.sync(now.ms, &SyncReason::Elsewhere);
                    model.tell(message, Severity::Info);
                    return effects;
                }
                Err(rejection) => refused(model, rejection),
            }
        }
        InMeeting::People => model.overlay = Some(Overlay::People(PeopleList::default())),
        InMeeting::Agenda => {
            let selected = meeting
                .state()
                .called()
                .map_or(0, |call| usize::from(call.item) + 1)
                .min(meeting.state().agenda.len().saturating_sub(1));
            model.overlay = Some(Overlay::Agenda(AgendaList { selected }));
        }
        InMeeting::Next => {
            let next = meeting
                .state()
                .called()
                .map_or(0, |call| call.item.saturating_add(1));
            if usize::from(next) < meeting.state().agenda.len() {
                return command(model, vec![Command::CallAgendaItem(next)]);
            }
            meeting.page = Page::Closing;
        }
        InMeeting::SetUp => {
            meeting.page =
                if meeting.page == Page::Setup && meeting.state().stage != Stage::Preparing {
                    Page::Chapter
                } else {
                    Page::Setup
                };
        }
        InMeeting::Chapters => model.overlay = Some(Overlay::Chapters(ChapterMenu::default())),
        InMeeting::Closing => meeting.page = Page::Closing,
        InMeeting::Lineage => {}
    }
    Vec::new()
}

/// Orders to the session, from an overlay or a page of the frame.
fn command(model: &mut Model, commands: Vec<Command>) -> Vec<Effect> {
    let now = model.now;
    let Place::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    let (effects, result) = meeting.command(commands, &now);
    match result {
        Ok(()) => meeting.sync(now.ms, &SyncReason::Elsewhere),
        Err(rejection) => refused(model, rejection),
    }
    effects
}

fn refused(model: &mut Model, rejection: Rejection) {
    model.tell(rejection.0, Severity::Warning);
}

/// The input, to whatever lies under the overlays; `None` when it does nothing there.
fn to_screen(model: &mut Model, input: &Input) -> Option<Vec<Effect>> {
    match &mut model.place {
        Place::Home => Some(to_home(model, input)),
        Place::Meeting(meeting) => match meeting.page {
            Page::Setup => to_setup(model, input),
            Page::Chapter => to_chapter(model, input),
            Page::Closing => Some(to_closing(model, input)),
        },
        Place::Replay(_) => to_replay(model, input),
    }
}

fn to_home(model: &mut Model, input: &Input) -> Vec<Effect> {
    match model.home.on_input(input, model.size.1) {
        HomeAnswer::Ignored => Vec::new(),
        HomeAnswer::Effects(effects) => effects,
        HomeAnswer::AskTemplate(from) => {
            model.overlay = Some(Overlay::Templates(0, from));
            Vec::new()
        }
        HomeAnswer::AskFilter => {
            model.overlay = Some(Overlay::prompt(
                Purpose::Filter,
                id!("home-ask-filter"),
                &model.home.filter,
            ));
            Vec::new()
        }
    }
}

fn to_setup(model: &mut Model, input: &Input) -> Option<Vec<Effect>> {
    let now = model.now;
    let Place::Meeting(meeting) = &mut model.place else {
        return None;
    };
    let mode = meeting.mode();
    let state = meeting.state().clone();
    let response = meeting.setup.on_input(input, &state, mode);
    let effects = answer(
        model,
        response,
        |command| command,
        move |meeting, how| meeting.sync(now.ms, how),
    );
    if let (Input::Paste(_), Place::Meeting(meeting)) = (input, &model.place) {
        let added = meeting
            .state()
            .people
            .len()
            .saturating_sub(state.people.len());
        if added > 0 {
            model.tell(
                Message::new(id!("setup-people-added")).with("n", added),
                Severity::Info,
            );
        }
    }
    effects
}

fn to_chapter(model: &mut Model, input: &Input) -> Option<Vec<Effect>> {
    let now = model.now;
    let Place::Meeting(meeting) = &mut model.place else {
        return None;
    };
    let (at, mode) = (meeting.session_ms(now.ms), meeting.mode());
    let state = meeting.state().clone();
    let response = meeting.screens.on_input(input, &state, mode, at);
    answer(model, response, Command::Activity, move |meeting, how| {
        meeting.sync(now.ms, how);
    })
}

/// Carries out what a page answered.
fn answer<C>(
    model: &mut Model,
    response: Response<C>,
    wrap: impl Fn(C) -> Command,
    sync: impl Fn(&mut Meeting, &SyncReason),
) -> Option<Vec<Effect>> {
    let now = model.now;
    let Place::Meeting(meeting) = &mut model.place else {
        return None;
    };
    match response {
        Response::Ignored => None,
        Response::Handled => Some(Vec::new()),
        Response::Tell(message) => {
            model.tell(message, Severity::Info);
            Some(Vec::new())
        }
        Response::Ask(question, commands) => {
            model.overlay = Some(Overlay::Confirm(
                question,
                Choice::Commands(commands.into_iter().map(wrap).collect()),
            ));
            Some(Vec::new())
        }
        Response::Do(commands) => {
            let (effects, result) = meeting.command(commands.into_iter().map(wrap).collect(), &now);
            match result {
                Ok(()) => sync(meeting, &SyncReason::Accepted),
                Err(rejection) => {
                    sync(meeting, &SyncReason::Refused(rejection.clone()));
                    refused(model, rejection);
                }
            }
            Some(effects)
        }
    }
}

fn to_closing(model: &mut Model, input: &Input) -> Vec<Effect> {
    let Place::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    let table = closing_table(meeting);
    let action = match input {
        Input::Key(key) => binding::pressed(&[table], key, false),
        Input::Action(label) => binding::named(&[table], *label),
        Input::Scroll(lines) => Some(if *lines > 0 {
            Closing::Down
        } else {
            Closing::Up
        }),
        _ => None,
    };
    match action {
        None => {}
        Some(Closing::Up) => meeting.scroll = meeting.scroll.saturating_sub(1),
        Some(Closing::Down) => meeting.scroll = (meeting.scroll + 1).min(500),
        Some(Closing::Back) => {
            meeting.page = if meeting.state().stage == Stage::Preparing {
                Page::Setup
            } else {
                Page::Chapter
            };
        }
        Some(Closing::Close) => {
            let open = unfinished(meeting.state()).len();
            let question = if open == 0 {
                Message::new(id!("closing-ask"))
            } else {
                Message::new(id!("closing-ask-unfinished")).with("n", open)
            };
            model.overlay = Some(Overlay::Confirm(
                question,
                Choice::Commands(vec![Command::Close]),
            ));
        }
        // Before the seal is on the disk the documents could not print it; a session only looked at
        // gets none any more. Papers written before the seal came would lack it.
        Some(Closing::Minutes) if meeting.awaits_seal() => {
            model.tell(Message::new(id!("refuse-sealing")), Severity::Info);
        }
        Some(Closing::Minutes) => return vec![Effect::Export(meeting.path.clone())],
        Some(Closing::Replay) => {
            let path = meeting.path.clone();
            let mut effects = hand_in(model);
            effects.push(Effect::Load(path));
            return effects;
        }
        Some(Closing::Reopen) => {
            model.overlay = Some(Overlay::Confirm(
                Message::new(id!("closing-ask-reopen")),
                Choice::Commands(vec![Command::Reopen]),
            ));
        }
    }
    Vec::new()
}

/// What is still open in the whole session.
pub fn unfinished(state: &State) -> Vec<Message> {
    state
        .chapters
        .iter()
        .flat_map(|chapter| chapter.state.unfinished())
        .collect()
}

fn to_replay(model: &mut Model, input: &Input) -> Option<Vec<Effect>> {
    let process_ms = model.now.ms;
    let Place::Replay(replay) = &mut model.place else {
        return None;
    };
    // The scrubber: row 0 of its list is the position clicked, in thousandths.
    if let Input::Click(Hit::Row(SCRUBBER, at)) = input {
        replay.seek(at * replay.length() / 1_000);
        return Some(Vec::new());
    }
    let action = match input {
        Input::Key(key) => binding::pressed(&[REPLAY], key, false),
        Input::Action(label) => binding::named(&[REPLAY], *label),
        _ => None,
    };
    match action {
        Some(ReplayAction::Search) => {
            model.overlay = Some(Overlay::prompt(
                Purpose::Search,
                id!("replay-ask-search"),
                "",
            ));
        }
        Some(ReplayAction::Jump) => {
            model.overlay = Some(Overlay::prompt(Purpose::Jump, id!("replay-ask-jump"), ""));
        }
        Some(action) => replay.act(action, process_ms),
        None if is_lineage(input) => return Some(in_meeting(model, InMeeting::Lineage)),
        None => return look_around(model, input),
    }
    Some(Vec::new())
}

fn is_lineage(input: &Input) -> bool {
    binding::action(&[IN_MEETING], input, false) == Some(InMeeting::Lineage)
}

/// In a replay the chapter's screen only looks around; whatever it would do is refused.
fn look_around(model: &mut Model, input: &Input) -> Option<Vec<Effect>> {
    let Place::Replay(replay) = &mut model.place else {
        return None;
    };
    match replay.page() {
        Page::Chapter => {
            let at = replay.session_ms();
            match replay
                .screens
                .on_input(input, &replay.state, Mode::Replay, at)
            {
                Response::Ignored => return None,
                Response::Handled => {}
                Response::Tell(message) => model.tell(message, Severity::Info),
                Response::Do(_) | Response::Ask(..) => {
                    model.tell(Message::new(id!("refuse-read-only")), Severity::Info);
                }
            }
        }
        Page::Setup | Page::Closing => {
            let down = matches!(input, Input::Key(key) if matches!(key.code, KeyCode::Down))
                || matches!(input, Input::Scroll(lines) if *lines > 0);
            let up = matches!(input, Input::Key(key) if matches!(key.code, KeyCode::Up))
                || matches!(input, Input::Scroll(lines) if *lines < 0);
            replay.scroll = if down {
                (replay.scroll + 1).min(500)
            } else if up {
                replay.scroll.saturating_sub(1)
            } else {
                return None;
            };
        }
    }
    Some(Vec::new())
}

/// List id of the scrubber.
pub const SCRUBBER: u16 = 901;
