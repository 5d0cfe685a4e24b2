//! A session looked back at: the same screens over the beginning of its log.

use crate::id;
use std::path::PathBuf;

use super::chapter_screens::{ChapterScreens, Outlook};
use super::meeting::MeetingPage;
use super::msg::OpenedSession;
use crate::domain::{Context, Message};
use crate::input::{Binding, Input, Mode, Response, Scroller, SyncReason, Table};
use crate::lang::Lang;
use crate::session::{ChapterNo, Command, Event, Log, Stage, State, actor, describe, landmark};

/// What the keys of a replay do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReplayAction {
    /// Play or pause.
    Play,
    /// One record forward.
    Forward,
    /// One record back.
    Back,
    /// The next landmark.
    NextMark,
    /// The landmark before.
    PreviousMark,
    /// To the beginning.
    First,
    /// To the end.
    Last,
    /// Twice as fast.
    Faster,
    /// Half as fast.
    Slower,
    /// Another cap on silences.
    Silences,
    /// Search.
    Search,
    /// The next find.
    NextFind,
    /// The find before.
    PreviousFind,
    /// To a record number or a time.
    Jump,
}

/// The keys of a replay.
pub(crate) const REPLAY: Table<ReplayAction> = &[
    Binding::new("space", ReplayAction::Play, id!("replay-play")).footer(1),
    Binding::new(".", ReplayAction::Forward, id!("replay-forward")).footer(2),
    Binding::new(",", ReplayAction::Back, id!("replay-back")).footer(3),
    Binding::new(
        "] ctrl-right",
        ReplayAction::NextMark,
        id!("replay-next-mark"),
    )
    .footer(4),
    Binding::new(
        "[ ctrl-left",
        ReplayAction::PreviousMark,
        id!("replay-previous-mark"),
    )
    .footer(5),
    Binding::new("+", ReplayAction::Faster, id!("replay-faster")).footer(8),
    Binding::new("-", ReplayAction::Slower, id!("replay-slower")).footer(9),
    Binding::new("/", ReplayAction::Search, id!("replay-search")).footer(6),
    Binding::new("n", ReplayAction::NextFind, id!("replay-next-find")),
    Binding::new("N", ReplayAction::PreviousFind, id!("replay-previous-find")),
    Binding::new("g", ReplayAction::Jump, id!("replay-jump")).footer(7),
    Binding::new("s", ReplayAction::Silences, id!("replay-silences")),
    Binding::new("home", ReplayAction::First, id!("replay-first")),
    Binding::new("end", ReplayAction::Last, id!("replay-last")),
];

/// The fastest speed.
const FASTEST: u16 = 64;
/// The caps on silences to choose from, in milliseconds; 0 is none.
const CAPS: [u64; 4] = [2_000, 5_000, 500, 0];

/// A landmark and where it is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LandmarkAt {
    /// Position just after its record.
    pub(crate) position: usize,
    /// What it is called.
    pub(crate) label: Message,
    /// The chapter that it belongs to.
    pub(crate) chapter: Option<ChapterNo>,
}

/// A session looked back at.
#[derive(Debug, Clone)]
pub struct Replay {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// All its steps.
    pub log: Log,
    /// How many steps are shown.
    pub position: usize,
    /// The state after them.
    pub state: State,
    /// The screens of the chapters.
    pub(crate) screens: ChapterScreens,
    /// The landmarks, in order.
    pub(crate) landmarks: Vec<LandmarkAt>,
    /// How many times faster than the meeting.
    pub(crate) speed: u16,
    /// Silences last at most this long, in milliseconds of the meeting; 0 for as long as they did.
    pub(crate) cap: u64,
    /// Process time of the next record while playing.
    pub(crate) due: Option<u64>,
    /// First line shown of the closing page.
    pub(crate) scroller: Scroller,
    /// What was last searched for, and the positions found.
    pub(crate) finds: Vec<usize>,
}

impl Replay {
    /// A replay from the beginning, or from where the command line says.
    pub(crate) fn new(opened: OpenedSession, now: &Context) -> Self {
        let landmarks = landmarks(&opened.log);
        let mut replay = Self {
            path: opened.path,
            position: 0,
            state: State::default(),
            screens: ChapterScreens::default(),
            landmarks,
            speed: opened.speed.unwrap_or(1).clamp(1, FASTEST),
            cap: CAPS[0],
            due: None,
            scroller: Scroller::default(),
            finds: Vec::new(),
            log: opened.log,
        };
        // The set-up is not what one came for; the first agenda item or chapter is.
        let first = replay.landmarks.first().map_or(1, |mark| mark.position);
        let start = opened
            .at
            .map_or(first, |n| replay.log.position_of_record(n));
        replay.seek(start);
        if opened.speed.is_some() {
            replay.due = replay.wait().map(|wait| now.ms.saturating_add(wait));
        }
        replay
    }

    /// How many positions there are beyond 0.
    pub(crate) fn length(&self) -> usize {
        self.log.steps().len()
    }

    /// Session time at the position.
    pub(crate) fn session_ms(&self) -> u64 {
        self.position
            .checked_sub(1)
            .and_then(|at| self.log.steps().get(at))
            .map_or(0, |step| step.ms)
    }

    /// How its chapters are looked at.
    pub(crate) fn outlook(&self) -> Outlook<'_> {
        let now = self.session_ms();
        outlook(&self.state, now, self.screens.size)
    }

    /// Shows the first `position` steps.
    pub(crate) fn seek(&mut self, position: usize) {
        self.position = position.min(self.length());
        self.state = self.log.state_at(self.position);
        let now = self.session_ms();
        self.screens.sync(
            outlook(&self.state, now, self.screens.size),
            &SyncReason::Elsewhere,
        );
    }

    /// What the screen of the chapter shown answers.
    pub(crate) fn chapter_input(&mut self, input: &Input) -> Response<Command> {
        let now = self.session_ms();
        let size = self.screens.size;
        self.screens
            .on_input(input, outlook(&self.state, now, size))
    }

    /// Is it playing?
    pub fn is_playing(&self) -> bool {
        self.due.is_some()
    }

    /// Milliseconds until something on the screen changes by itself.
    pub(crate) fn next_change(&self, process_ms: u64) -> Option<u64> {
        self.due.map(|due| due.saturating_sub(process_ms))
    }

    /// Time has passed: shows every record that is due.
    pub(crate) fn play(&mut self, process_ms: u64) {
        let mut position = self.position;
        while let Some(due) = self.due.filter(|due| *due <= process_ms) {
            position += 1;
            self.due = self
                .wait_after(position)
                .map(|wait| due.saturating_add(wait));
        }
        if position != self.position {
            self.seek(position);
        }
    }

    /// Process time to wait at the position before the next record.
    fn wait(&self) -> Option<u64> {
        self.wait_after(self.position)
    }

    fn wait_after(&self, position: usize) -> Option<u64> {
        let next = self.log.steps().get(position)?;
        let before = position
            .checked_sub(1)
            .and_then(|at| self.log.steps().get(at))
            .map_or(next.ms, |step| step.ms);
        let silence = next.ms.saturating_sub(before);
        let capped = if self.cap == 0 {
            silence
        } else {
            silence.min(self.cap)
        };
        Some(capped / u64::from(self.speed))
    }

    /// Does what a key asks. Searching and jumping do nothing here: the app asks the person something
    /// first.
    pub(crate) fn act(&mut self, action: ReplayAction, process_ms: u64) {
        match action {
            ReplayAction::Play => return self.play_or_pause(process_ms),
            ReplayAction::Forward => self.seek(self.position + 1),
            ReplayAction::Back => self.seek(self.position.saturating_sub(1).max(1)),
            ReplayAction::NextMark => self.seek(self.next_mark()),
            ReplayAction::PreviousMark => self.seek(self.previous_mark()),
            ReplayAction::First => self.seek(1),
            ReplayAction::Last => self.seek(self.length()),
            ReplayAction::Faster => self.speed = (self.speed * 2).min(FASTEST),
            ReplayAction::Slower => self.speed = (self.speed / 2).max(1),
            ReplayAction::Silences => {
                let at = CAPS.iter().position(|cap| *cap == self.cap).unwrap_or(0);
                self.cap = CAPS[(at + 1) % CAPS.len()];
            }
            ReplayAction::NextFind => {
                if let Some(at) = self.finds.iter().find(|at| **at > self.position) {
                    self.seek(*at);
                }
            }
            ReplayAction::PreviousFind => {
                if let Some(at) = self.finds.iter().rev().find(|at| **at < self.position) {
                    self.seek(*at);
                }
            }
            ReplayAction::Search | ReplayAction::Jump => {}
        }
        if self.due.is_some() {
            self.due = self.wait().map(|wait| process_ms.saturating_add(wait));
        }
    }

    /// Pauses, or plays on; from the first landmark again at the end.
    fn play_or_pause(&mut self, process_ms: u64) {
        if self.due.take().is_some() {
            return;
        }
        if self.position >= self.length() {
            self.seek(self.landmarks.first().map_or(1, |mark| mark.position));
        }
        self.due = self.wait().map(|wait| process_ms.saturating_add(wait));
    }

    fn next_mark(&self) -> usize {
        self.landmarks
            .iter()
            .map(|mark| mark.position)
            .find(|at| *at > self.position)
            .unwrap_or(self.length())
    }

    fn previous_mark(&self) -> usize {
        self.landmarks
            .iter()
            .rev()
            .map(|mark| mark.position)
            .find(|at| *at < self.position)
            .unwrap_or(1)
    }

    /// The position that a person means by a record number (`214`), a time of day (`14:07`) or the
    /// time since the beginning (`+12:30`).
    pub(crate) fn position_of(&self, text: &str) -> Option<usize> {
        let text = text.trim();
        if let Some(since) = text.strip_prefix('+') {
            let ms = seconds(since)? * 1_000;
            return Some(self.log.steps().partition_point(|step| step.ms <= ms));
        }
        if text.contains([':', '：', '時']) {
            // 14:07 is a time of day; with seconds it stays one.
            let colons = text.chars().filter(|c| matches!(c, ':' | '：')).count();
            let wanted = seconds(&if colons >= 2 {
                text.to_owned()
            } else {
                format!("{text}:00")
            })?;
            let at = |step: &crate::session::Step| {
                use chrono::Timelike;
                u64::from(step.t.num_seconds_from_midnight())
            };
            let found = self
                .log
                .steps()
                .iter()
                .position(|step| at(step) >= wanted)?;
            return Some(found + 1);
        }
        let n: u64 = text.parse().ok()?;
        (n < self.log.next_record()).then(|| self.log.position_of_record(n))
    }

    /// The records that hold every word: in what they say, in who did it and for which
    /// organisation, or in what kind they are.
    pub(crate) fn search(&self, words: &str, lang: Lang) -> Vec<(usize, Message)> {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        walk(&self.log, |position, before, step| {
            let said = describe(before, &step.event);
            let who = actor(before, &step.event)
                .and_then(|id| before.people.get(&id))
                .map(crate::domain::Person::label)
                .unwrap_or_default();
            let kind = before
                .current_chapter()
                .and_then(|chapter| chapter.state.kind())
                .map_or(String::new(), |kind| lang.tr(kind.label).into_owned());
            let text = format!("{} {who} {kind}", lang.text(&said)).to_lowercase();
            if words.iter().all(|word| text.contains(word)) {
                found.push((position, said));
            }
        });
        found
    }

    /// Which page the position shows.
    pub(crate) fn page(&self) -> MeetingPage {
        match self.state.stage {
            Stage::Closed => MeetingPage::Closing,
            Stage::Running => MeetingPage::Chapter,
            Stage::Preparing => MeetingPage::Setup,
        }
    }
}

/// A state looked back at.
const fn outlook(state: &State, now: u64, size: (u16, u16)) -> Outlook<'_> {
    Outlook {
        state,
        mode: Mode::Replay,
        now,
        size,
    }
}

/// Seconds of `h:mm:ss`, `m:ss`, or `m`; `None` for anything else and for more than a day's worth
/// of numbers.
fn seconds(text: &str) -> Option<u64> {
    const MOST: u64 = 100_000;
    let parts: Option<Vec<u64>> = text
        .split([':', '：', '時', '分'])
        .filter(|part| !part.trim().is_empty())
        .map(|part| part.trim().parse().ok().filter(|n| *n < MOST))
        .collect();
    match parts?.as_slice() {
        [h, m, s] => Some(h * 3_600 + m * 60 + s),
        [m, s] => Some(m * 60 + s),
        [m] => Some(m * 60),
        _ => None,
    }
}

/// Calls `each` for every step that is in sight at the end, with its position and the state before
/// it.
fn walk(log: &Log, mut each: impl FnMut(usize, &State, &crate::session::Step)) {
    let mut state = State::default();
    for (index, step) in log.steps().iter().enumerate() {
        if log.is_hidden(index) || matches!(step.event, Event::Undone(_)) {
            continue;
        }
        each(index + 1, &state, step);
        state.evolve(&step.event, &step.record_ref());
    }
}

/// The landmarks of a log, in order.
fn landmarks(log: &Log) -> Vec<LandmarkAt> {
    let mut all = Vec::new();
    walk(log, |position, before, step| {
        if let Some(mark) = landmark(before, &step.event) {
            all.push(LandmarkAt {
                position,
                label: mark.label,
                chapter: before.current,
            });
        }
    });
    all
}
