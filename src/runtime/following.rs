//! The thread that looks at the file of a watched session, and tells the loop what became of it.

use crate::id;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::arrival::Arrival;
use super::error::Error;
use crate::app::{Msg, WatchReport};
use crate::domain::Message;
use crate::storage::{FollowedSession, Growth, GrowthError, ReadError, is_damaged};
use crate::system::io_reason;

/// Between two looks at the file.
const PAUSE: Duration = Duration::from_millis(200);
/// Between two looks while it cannot be read: then each reads the whole file.
const PAUSE_IN_TROUBLE: Duration = Duration::from_secs(1);

/// A session to be watched, as far as its file was read.
#[derive(Debug)]
pub(crate) struct Watched {
    session: FollowedSession,
    /// What the first look brought.
    first: Vec<WatchReport>,
}

impl Watched {
    /// Looks at the file for the first time.
    ///
    /// # Errors
    /// When nothing of a session can be found there.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let mut session = FollowedSession::new(path);
        let first = match session.look() {
            Ok(growth) => reports(growth),
            Err(GrowthError::Unreadable(error)) => return Err(Error::new(error.label(path))),
            Err(error @ GrowthError::Damaged) => vec![WatchReport::Lost(reason(&error))],
        };
        Ok(Self { session, first })
    }

    /// What the first look brought, for the loop.
    pub(super) fn first_messages(&mut self) -> Vec<Msg> {
        let first = std::mem::take(&mut self.first);
        first.into_iter().map(Msg::Watched).collect()
    }

    /// Looks at the file again and again, in a thread of its own, until the other end of `stop` is
    /// gone.
    ///
    /// # Errors
    /// When the system has no threads left.
    pub(super) fn follow(self, stop: Receiver<()>, arrivals: Sender<Arrival>) -> io::Result<()> {
        let mut session = self.session;
        let follow = move || look_again_and_again(&mut session, &stop, &arrivals);
        let thread = thread::Builder::new().name("follower".into());
        thread.spawn(follow).map(drop)
    }
}

fn look_again_and_again(
    session: &mut FollowedSession,
    stop: &Receiver<()>,
    arrivals: &Sender<Arrival>,
) {
    let mut trouble = None;
    let mut pause = PAUSE;
    while stop.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        let looked = session.look();
        for report in told(looked, &mut trouble) {
            // The loop drops its end of the channel when the program ends.
            let _ = arrivals.send(Arrival::msg(Msg::Watched(report)));
        }
        pause = trouble.as_ref().map_or(PAUSE, |_| PAUSE_IN_TROUBLE);
    }
}

/// What has to be told of a look; what was told before is not told again.
fn told(looked: Result<Growth, GrowthError>, trouble: &mut Option<Message>) -> Vec<WatchReport> {
    match looked {
        Ok(growth) => {
            let found = trouble.take().map(|_| WatchReport::Found);
            found.into_iter().chain(reports(growth)).collect()
        }
        Err(error) => {
            let reason = reason(&error);
            let known = trouble.replace(reason.clone());
            let is_new = known.as_ref() != Some(&reason);
            is_new
                .then_some(WatchReport::Lost(reason))
                .into_iter()
                .collect()
        }
    }
}

fn reports(growth: Growth) -> Vec<WatchReport> {
    match growth {
        Growth::Nothing => Vec::new(),
        Growth::More(steps) => vec![WatchReport::More(steps)],
        Growth::Anew(loaded) => {
            let damaged =
                is_damaged(&loaded).then(|| WatchReport::Lost(reason(&GrowthError::Damaged)));
            let anew = WatchReport::Anew(loaded.steps);
            std::iter::once(anew).chain(damaged).collect()
        }
    }
}

/// Why a look brought nothing, in one line for the room: without a name and without a path.
fn reason(error: &GrowthError) -> Message {
    match error {
        GrowthError::Unreadable(ReadError::Io(error)) if error.kind() == ErrorKind::NotFound => {
            Message::new(id!("watch-gone"))
        }
        GrowthError::Unreadable(ReadError::Io(error)) => {
            Message::new(id!("watch-unreadable")).with("reason", io_reason(error))
        }
        GrowthError::Unreadable(_) | GrowthError::Damaged => Message::new(id!("watch-damaged")),
    }
}

#[cfg(test)]
mod tests;
