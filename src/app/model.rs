//! Everything that the screen shows: where the person is, and the seat from which they look.
//!
//! The two are fields beside one another, so that what is pressed at the seat can change the one
//! while it reads the other, and nothing has to be cloned.

use super::effect::Settings;
use super::home::Home;
use super::meeting::Meeting;
use super::pace::Pace;
use super::replay::Replay;
use super::seat::{Severity, TerminalSeat};
use super::watch::Watch;
use crate::domain::Context;
use crate::session::State;

/// Where the person is.
#[derive(Debug, Clone)]
pub enum Location {
    /// The list of sessions.
    Home,
    /// A session at work, or closed and looked at.
    Meeting(Box<Meeting>),
    /// A session looked back at.
    Replay(Box<Replay>),
    /// A session that another program writes: the room's screen.
    Watch(Box<Watch>),
}

impl Location {
    /// The session's state, in one.
    pub(crate) fn state(&self) -> Option<&State> {
        match self {
            Location::Home => None,
            Location::Meeting(meeting) => Some(meeting.state()),
            Location::Replay(replay) => Some(&replay.state),
            Location::Watch(watch) => Some(watch.state()),
        }
    }
}

/// Everything that the screen shows.
#[derive(Debug, Clone)]
pub struct Model {
    /// Where the person is.
    pub place: Location,
    /// The home screen, kept while a session is open.
    pub(crate) home: Home,
    /// The terminal.
    pub seat: TerminalSeat,
}

/// Lines above and below the area of a chapter, its bar under a replay, and its air at both sides.
const AROUND: (u16, u16, u16) = (4, 3, 2);

impl Model {
    /// Tells the screens of the chapters in which size they are drawn.
    pub(super) fn fit_screens(&mut self) {
        let (lines, bar, air) = AROUND;
        let (columns, rows) = self.seat.size;
        let fit = |below: u16| (columns.saturating_sub(air), rows.saturating_sub(below));
        match &mut self.place {
            Location::Meeting(meeting) => meeting.screens.size = fit(lines),
            Location::Replay(replay) => replay.screens.size = fit(lines + bar),
            Location::Watch(watch) => watch.screens.size = fit(lines),
            Location::Home => {}
        }
    }

    /// The program as it starts, before anything is listed.
    pub fn new(settings: Settings, size: (u16, u16), now: Context) -> Self {
        Self {
            place: Location::Home,
            home: Home::default(),
            seat: TerminalSeat {
                settings,
                size,
                now,
                overlay: None,
                notices: Vec::new(),
                pace: Pace::default(),
            },
        }
    }

    /// Milliseconds until something on the screen changes by itself; `None` when nothing does.
    pub(crate) fn next_change(&self) -> Option<u64> {
        let now = self.seat.now.ms;
        let notice = self
            .seat
            .notice()
            .filter(|notice| notice.weight != Severity::Error)
            .map(|_| 1_000);
        let place = match &self.place {
            Location::Home => None,
            Location::Meeting(meeting) => meeting.next_change(now),
            Location::Replay(replay) => replay.next_change(now),
            Location::Watch(watch) => watch.next_change(&self.seat.now.t),
        };
        notice.into_iter().chain(place).min()
    }
}
