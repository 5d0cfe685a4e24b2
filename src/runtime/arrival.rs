//! What reaches the loop, over one channel from all threads.

use std::time::Duration;

use crossterm::event::Event;

use crate::app::Msg;

/// What reaches the loop.
#[derive(Debug)]
pub(crate) enum Arrival {
    /// Something for the app.
    Msg(Box<Msg>),
    /// Something from the terminal, and the process time at which it came.
    Event(Event, Duration),
    /// The column of the cursor after the probe; `None` when the terminal does not say.
    Probed(Option<u16>),
    /// The writer thread has written a frame.
    Drawn,
    /// The session thread has opened, or could not open, what it was asked to; the message with it
    /// comes before.
    SessionAnswered,
    /// A signal asks the process to end.
    #[cfg_attr(windows, expect(dead_code, reason = "Windows has no such signal"))]
    Terminate,
    /// A signal asks the process to stand still.
    #[cfg_attr(windows, expect(dead_code, reason = "Windows has no such signal"))]
    Suspend,
    /// The process goes on after it stood still.
    #[cfg_attr(windows, expect(dead_code, reason = "Windows has no such signal"))]
    GoOn,
    /// The terminal cannot be written to or read from any more.
    TerminalGone,
}

impl Arrival {
    /// A message for the app.
    pub(crate) fn msg(msg: Msg) -> Self {
        Self::Msg(Box::new(msg))
    }
}
