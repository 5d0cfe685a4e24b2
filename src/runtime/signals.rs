//! Signals that ask the process to end, to stand still and to go on. Each becomes an [`Arrival`], so that the loop hands in what
//! is typed and the saver finishes; a handler could do neither.
//!
//! On Windows Ctrl-C arrives as a key, and safe Rust has no way to learn that the window of a console
//! program closes: what was accepted is saved by then, a draft in a field is not.

use std::io;
use std::sync::mpsc::Sender;

use super::arrival::Arrival;

/// Starts the thread that waits for signals.
///
/// # Errors
/// When the system refuses.
#[cfg(unix)]
pub(crate) fn listen(arrivals: &Sender<Arrival>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    let arrivals = arrivals.clone();
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for signal in signals.forever() {
                let arrival = match signal {
                    SIGTSTP => Arrival::Suspend,
                    SIGCONT => Arrival::GoOn,
                    _ => Arrival::Terminate,
                };
                if arrivals.send(arrival).is_err() {
                    return;
                }
            }
        })?;
    Ok(())
}

/// Lets the process stand still until somebody lets it go on.
#[cfg(unix)]
pub(crate) fn stand_still() {
    // Not SIGTSTP: that one is ours, and the system drops it where no shell waits.
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGSTOP);
}

/// Nobody asks for it here.
#[cfg(not(unix))]
pub(crate) fn stand_still() {}

/// Nothing to listen to.
///
/// # Errors
/// None.
#[cfg(not(unix))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "the same signature on every system"
)]
pub(crate) fn listen(_arrivals: &Sender<Arrival>) -> io::Result<()> {
    Ok(())
}
