//! The terminal: entered late, given back in every case, and written to by a thread of its own.
//!
//! A terminal that stops reading (Ctrl-S, a frozen window, a lost connection) blocks whoever writes
//! to it. Here that is only the writer thread; the loop goes on ticking and saving, and draws again
//! once that thread is free.

use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::style::{Print, ResetColor, force_color_output};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen,
};
use crossterm::{cursor, event, execute, queue, terminal};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect};

use super::arrival::Arrival;
use super::capabilities;
use super::clock::SystemClock;

/// How long a terminal may take to read what gives it back.
const RESTORE_LIMIT: Duration = Duration::from_millis(500);

/// The terminal, while it is ours.
#[derive(Debug)]
pub(crate) struct Terminal {
    writer: WriterThread,
    shown: Buffer,
    cursor: Option<Position>,
    busy: bool,
}

impl Terminal {
    /// Takes the terminal over, and starts to read from it.
    ///
    /// # Errors
    /// When it cannot be set to raw mode or written to; it is given back then.
    pub(crate) fn enter(
        arrivals: &Sender<Arrival>,
        clock: SystemClock,
        probe: bool,
    ) -> io::Result<Self> {
        // With NO_COLOR crossterm drops reverse and bold along with the colours; the mono theme
        // needs them, and has no colours to drop.
        force_color_output(true);
        terminal::enable_raw_mode()?;
        let writer = greet(probe).and_then(|()| WriterThread::start(arrivals.clone()));
        if writer.is_err() {
            let _ = terminal::disable_raw_mode();
        }
        let this = Self {
            writer: writer?,
            shown: Buffer::default(),
            cursor: None,
            busy: false,
        };
        let arrivals = arrivals.clone();
        thread::Builder::new()
            .name("reader".into())
            .spawn(move || read(&arrivals, clock, probe))?;
        Ok(this)
    }

    /// What gives the terminal back from where `self` is out of reach, such as a panic hook.
    pub(crate) fn way_out(&self) -> WayOut {
        WayOut(self.writer.clone())
    }

    /// Takes the terminal over again, after the process stood still or the shell had it: raw mode, the
    /// other screen, and a frame that is drawn whole.
    ///
    /// # Errors
    /// When it cannot be set to raw mode.
    pub(crate) fn come_back(&mut self) -> io::Result<()> {
        // The shell may have changed the mode behind our back.
        let _ = terminal::disable_raw_mode();
        terminal::enable_raw_mode()?;
        self.writer.write_last(greeting(false)?);
        self.forget();
        Ok(())
    }

    /// Can a frame be shown now?
    pub(crate) fn is_free(&self) -> bool {
        !self.busy
    }

    /// Notes that the writer thread has written the last frame.
    pub(crate) fn frame_written(&mut self) {
        self.busy = false;
    }

    /// Shows a frame: what differs from the last one, and the cursor, which the IME's window
    /// follows.
    ///
    /// # Errors
    /// Never, as long as memory can be written to.
    pub(crate) fn show(&mut self, next: Buffer, cursor: Option<Position>) -> io::Result<()> {
        let mut bytes = Vec::new();
        let mut frame = CrosstermBackend::new(&mut bytes);
        let resized = self.shown.area != next.area;
        if resized {
            queue!(frame, Clear(ClearType::All))?;
            self.shown = Buffer::empty(next.area);
        }
        let changes = changed_rows(&self.shown, &next);
        if changes.is_empty() && !resized && cursor == self.cursor {
            return Ok(());
        }
        // The cursor is hidden while cells are written, or an IME would move its window along with it.
        queue!(frame, BeginSynchronizedUpdate, cursor::Hide)?;
        frame.draw(changes.into_iter())?;
        if let Some(Position { x, y }) = cursor {
            queue!(frame, cursor::MoveTo(x, y), cursor::Show)?;
        }
        queue!(frame, EndSynchronizedUpdate)?;
        self.writer.write(bytes);
        // Taken for shown although it is only on its way: no other frame is made before it is written.
        (self.shown, self.cursor, self.busy) = (next, cursor, true);
        Ok(())
    }

    /// Draws everything anew next time.
    pub(crate) fn forget(&mut self) {
        self.shown = Buffer::empty(Rect::ZERO);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.way_out().take();
    }
}

/// The cells of every row that differs, whole: a wide letter that gives way to narrow ones would
/// leave holes between the changed cells.
fn changed_rows<'a>(shown: &Buffer, next: &'a Buffer) -> Vec<(u16, u16, &'a Cell)> {
    let Rect { width, height, .. } = next.area;
    let mut changes = Vec::new();
    for y in 0..height {
        let start = usize::from(y) * usize::from(width);
        let row = start..start + usize::from(width);
        if shown.content.get(row.clone()) == next.content.get(row) {
            continue;
        }
        let mut x = 0;
        while x < width {
            let cell = &next[(x, y)];
            changes.push((x, y, cell));
            x += cell.cell_width().max(1);
        }
    }
    changes
}

/// Columns and rows; 80×24 where nobody knows, or the terminal says that it has none.
pub(crate) fn size() -> (u16, u16) {
    usable(terminal::size().unwrap_or_default())
}

/// The size that a terminal tells; some tell 0×0 until they are shown.
pub(crate) const fn usable((columns, rows): (u16, u16)) -> (u16, u16) {
    if columns == 0 || rows == 0 {
        (80, 24)
    } else {
        (columns, rows)
    }
}

/// The column of the cursor after the probe, measured on the main screen and wiped away; `None`
/// when the terminal does not say.
pub(crate) fn measure_width() -> Option<u16> {
    terminal::enable_raw_mode().ok()?;
    let mut stdout = io::stdout();
    let measured =
        execute!(stdout, Print("\r"), Print(capabilities::PROBE)).and_then(|()| cursor::position());
    let _ = execute!(stdout, Print("\r"), Clear(ClearType::CurrentLine));
    let _ = terminal::disable_raw_mode();
    measured.ok().map(|(column, _)| column)
}

/// Is the terminal still there? Only Unix terminals can vanish under a running program, and
/// crossterm's reader would spin then.
pub(crate) fn is_there() -> bool {
    cfg!(windows) || terminal::window_size().is_ok()
}

/// Gives the terminal back: cooked, main screen, cursor visible.
#[derive(Debug, Clone)]
pub(crate) struct WayOut(WriterThread);

impl WayOut {
    /// Takes it. Doing so twice does no harm.
    pub(crate) fn take(&self) {
        let mut bytes = Vec::new();
        let queued = queue!(
            bytes,
            EndSynchronizedUpdate,
            DisableMouseCapture,
            DisableBracketedPaste,
            ResetColor,
            LeaveAlternateScreen,
            cursor::Show
        );
        if queued.is_ok() {
            self.0.write_last(bytes);
        }
        let _ = terminal::disable_raw_mode();
    }
}

/// Clicks and the wheel, without the movements that crossterm's own command asks for as well.
struct EnableClicks;

impl crossterm::Command for EnableClicks {
    fn write_ansi(&self, f: &mut impl std::fmt::Write) -> std::fmt::Result {
        f.write_str("\x1b[?1000h\x1b[?1006h")
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        event::EnableMouseCapture.execute_winapi()
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}

/// Written at once: whether it works has to be known before anything else starts.
fn greet(probe: bool) -> io::Result<()> {
    let bytes = greeting(probe)?;
    let mut stdout = io::stdout();
    stdout.write_all(&bytes)?;
    stdout.flush()
}

/// What takes the terminal over.
fn greeting(probe: bool) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    queue!(
        bytes,
        EnterAlternateScreen,
        cursor::Hide,
        EnableBracketedPaste,
        EnableClicks,
        Clear(ClearType::All),
        cursor::MoveTo(0, 0)
    )?;
    if probe {
        queue!(bytes, Print(capabilities::PROBE))?;
    }
    Ok(bytes)
}

/// Reads events until the loop has dropped its end of the channel. The cursor is asked for before the
/// first frame, so that the answer gives the width of the probe, however late it comes.
fn read(arrivals: &Sender<Arrival>, clock: SystemClock, probe: bool) {
    if probe {
        let column = cursor::position().ok().map(|(column, _)| column);
        let _ = arrivals.send(Arrival::Probed(column));
    }
    loop {
        let arrival = event::read().map_or(Arrival::TerminalGone, |event| {
            Arrival::Event(event, clock.elapsed())
        });
        let gone = matches!(arrival, Arrival::TerminalGone);
        if arrivals.send(arrival).is_err() || gone {
            return;
        }
    }
}

/// The way to the thread that writes to the terminal.
#[derive(Debug, Clone)]
struct WriterThread(Sender<WriterCommand>);

enum WriterCommand {
    Frame(Vec<u8>),
    /// What gives the terminal back; the sender is dropped when it is written.
    Last(Vec<u8>, Sender<()>),
}

impl WriterThread {
    fn start(arrivals: Sender<Arrival>) -> io::Result<Self> {
        let (writer, commands) = mpsc::channel();
        thread::Builder::new()
            .name("writer".into())
            .spawn(move || write_all(&commands, &arrivals))?;
        Ok(Self(writer))
    }

    fn write(&self, bytes: Vec<u8>) {
        // The thread ends only when the last sender is dropped, and this is one.
        let _ = self.0.send(WriterCommand::Frame(bytes));
    }

    fn write_last(&self, bytes: Vec<u8>) {
        let (done, wait) = mpsc::channel();
        // A terminal that no longer reads must not keep the program from ending.
        if self.0.send(WriterCommand::Last(bytes, done)).is_ok() {
            let _ = wait.recv_timeout(RESTORE_LIMIT);
        }
    }
}

/// Writes frames until the last sender is dropped; only this thread ever waits for the terminal.
fn write_all(commands: &Receiver<WriterCommand>, arrivals: &Sender<Arrival>) {
    while let Ok(command) = commands.recv() {
        match command {
            WriterCommand::Frame(bytes) => {
                let arrival = if put(&bytes).is_ok() {
                    Arrival::Drawn
                } else {
                    Arrival::TerminalGone
                };
                let _ = arrivals.send(arrival);
            }
            WriterCommand::Last(bytes, done) => {
                let _ = put(&bytes);
                drop(done);
            }
        }
    }
}

fn put(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}
