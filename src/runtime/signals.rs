//! Being asked to end from outside: a signal is an [`Arrival`], and the loop hands everything in.
//!
//! On Windows Ctrl-C arrives as a key, and nothing tells a console program in safe Rust that its
//! window closes: what was accepted is saved by then, a draft in a field is not.

use std::io;
use std::sync::mpsc::Sender;

use super::arrival::Arrival;

/// Starts to listen.
///
/// # Errors
/// When the system refuses.
#[cfg(unix)]
pub fn listen(arrivals: &Sender<Arrival>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    let arrivals = arrivals.clone();
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for _ in signals.forever() {
                if arrivals.send(Arrival::Asked).is_err() {
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
pub fn listen(_arrivals: &Sender<Arrival>) -> io::Result<()> {
    Ok(())
}
