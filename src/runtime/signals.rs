//! Signals that ask the process to end. Each becomes an [`Arrival`], so that the loop hands in what
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
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    let arrivals = arrivals.clone();
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for _ in signals.forever() {
                if arrivals.send(Arrival::Terminate).is_err() {
                    return;
                }
            }
        })?;
    Ok(())
}

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
