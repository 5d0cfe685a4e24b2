//! The real program in a terminal of the tests' own: keys in, a screen out, and every wait is a
//! wait for something.
#![allow(dead_code, reason = "each test file uses its part")]

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use yoriai::input::{Key, KeyCode};

/// How long anything may take on a busy machine before a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// The terminal reads what the program writes.
const READING: u8 = 0;
/// It holds on, and reads no more.
const FROZEN: u8 = 1;
/// It is gone.
const GONE: u8 = 2;

/// The program in its terminal.
pub struct Pty {
    reading: Arc<AtomicU8>,
    master: Box<dyn MasterPty + Send>,
    /// Kept open, so that the terminal's modes can still be read when the program has ended.
    slave: Box<dyn SlavePty + Send>,
    input: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    exit: Receiver<ExitStatus>,
    pid: u32,
    screen: vt100::Parser,
    /// Everything that the program has written.
    pub raw: Vec<u8>,
    /// Does the terminal leave the question for the cursor unanswered?
    pub silent: bool,
    /// When a key was last pressed that leads on.
    led_on: Option<Instant>,
}

/// Hands on what the program writes until either end is gone; stands still while the terminal is
/// frozen.
fn forward(mut from: impl Read, to_output: &Sender<Vec<u8>>, how: &AtomicU8) {
    let mut bytes = [0; 16 * 1024];
    while let Ok(len @ 1..) = from.read(&mut bytes) {
        if to_output.send(bytes[..len].to_vec()).is_err() || how.load(Ordering::SeqCst) == GONE {
            return;
        }
        while how.load(Ordering::SeqCst) == FROZEN {
            thread::park();
        }
    }
}

impl Pty {
    /// Starts the program with these arguments in a terminal of this size, with settings of its own
    /// in `home`.
    pub fn start(
        home: &Path,
        args: &[&str],
        (columns, rows): (u16, u16),
        env: &[(&str, &str)],
    ) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yoriai"));
        command.args(args);
        command.cwd(home);
        for name in [
            "LC_ALL",
            "LC_CTYPE",
            "NO_COLOR",
            "YORIAI_ASCII",
            "COLORTERM",
        ] {
            command.env_remove(name);
        }
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "YORIAI_DIR"] {
            command.env(name, home);
        }
        for (name, value) in [("LANG", "ja_JP.UTF-8"), ("TERM", "xterm-256color")]
            .iter()
            .chain(env)
        {
            command.env(name, value);
        }
        let mut child = pair.slave.spawn_command(command).unwrap();
        let pid = child.process_id().unwrap();
        let from = pair.master.try_clone_reader().unwrap();
        let (to_output, output) = mpsc::channel();
        let reading = Arc::new(AtomicU8::new(READING));
        let how = Arc::clone(&reading);
        thread::spawn(move || forward(from, &to_output, &how));
        let (to_exit, exit) = mpsc::channel();
        thread::spawn(move || to_exit.send(child.wait().unwrap()));
        let input = pair.master.take_writer().unwrap();
        // A terminal that tells no size yet shows one all the same.
        let (shown_columns, shown_rows) = if columns == 0 {
            (80, 24)
        } else {
            (columns, rows)
        };
        let screen = vt100::Parser::new(cells(shown_rows), cells(shown_columns), 0);
        Self {
            reading,
            master: pair.master,
            slave: pair.slave,
            input,
            output,
            exit,
            pid,
            screen,
            raw: Vec::new(),
            silent: false,
            led_on: None,
        }
    }

    /// The text of the screen.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// The screen, for its colours and its cursor.
    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Waits until the screen shows this text.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |pty| pty.text().contains(text));
    }

    /// Does the screen show this text within the time in which a person sees that it does not?
    pub fn soon_shows(&mut self, text: &str) -> bool {
        let deadline = Instant::now() + Duration::from_secs(1);
        while !self.text().contains(text) {
            if !self.read_until(deadline) {
                return false;
            }
        }
        true
    }

    /// Waits until the screen is as wished.
    #[track_caller]
    pub fn wait_until(&mut self, wish: &str, mut is_so: impl FnMut(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(self) {
            assert!(
                self.read_until(deadline),
                "waited for {wish}, but saw:\n{}",
                self.text()
            );
        }
    }

    /// Takes in the next output; `false` when there is none before the deadline.
    pub fn read_until(&mut self, deadline: Instant) -> bool {
        match self
            .output
            .recv_timeout(deadline.saturating_duration_since(Instant::now()))
        {
            Ok(bytes) => {
                self.take(&bytes);
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }

    /// Takes in whatever has been written by now.
    pub fn drain(&mut self) {
        while let Ok(bytes) = self.output.try_recv() {
            self.take(&bytes);
        }
    }

    /// Shows the bytes, and answers the question for the cursor as a terminal does.
    fn take(&mut self, bytes: &[u8]) {
        const ASKED: &[u8] = b"\x1b[6n";
        let seen = self.raw.len().saturating_sub(ASKED.len() - 1);
        self.raw.extend_from_slice(bytes);
        self.screen.process(bytes);
        if !self.silent
            && self.raw[seen..]
                .windows(ASKED.len())
                .any(|window| window == ASKED)
        {
            let (row, column) = self.screen.screen().cursor_position();
            self.send(format!("\x1b[{};{}R", row + 1, column + 1).as_bytes());
        }
    }

    /// Sends bytes; a program that has ended reads none.
    pub fn send(&mut self, bytes: &[u8]) {
        let _ = self
            .input
            .write_all(bytes)
            .and_then(|()| self.input.flush());
    }

    /// Presses keys in their notation: `n<enter>部会<ctrl-q>`.
    pub fn press(&mut self, keys: &str) {
        for key in Key::sequence(keys).unwrap() {
            self.rest_before(key);
            self.send(&bytes_of(key));
        }
    }

    /// A person lets go of a key that leads on before pressing it again: the program counts it only
    /// then. Meanwhile the screen is looked at.
    fn rest_before(&mut self, key: Key) {
        const REST: Duration = Duration::from_millis(1_300);
        if !["f8", "ctrl-g", "ctrl-n"].contains(&key.to_string().as_str()) {
            return;
        }
        if let Some(at) = self.led_on {
            while Instant::now() < at + REST {
                self.read_until(at + REST);
            }
        }
        self.led_on = Some(Instant::now());
    }

    /// Pastes a text as a terminal with bracketed paste does.
    pub fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{}\x1b[201~", text.replace('\n', "\r")).as_bytes());
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.screen
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master
            .resize(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        assert!(
            Command::new("kill")
                .args([format!("-{name}"), self.pid.to_string()])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Waits until the process stands still.
    #[track_caller]
    pub fn wait_stopped(&mut self) {
        const SLICE: Duration = Duration::from_millis(20);
        let deadline = Instant::now() + PATIENCE;
        let pid = self.pid.to_string();
        let stopped = || {
            let ran = Command::new("ps")
                .args(["-o", "stat=", "-p", &pid])
                .output();
            ran.unwrap().stdout.starts_with(b"T")
        };
        while !stopped() {
            assert!(Instant::now() < deadline, "it does not stand still");
            self.read_until(Instant::now() + SLICE);
        }
        self.drain();
    }

    /// Kills the program; it has no time for anything.
    pub fn kill(self) {
        self.signal("KILL");
        assert!(self.exit.recv_timeout(PATIENCE).is_ok());
    }

    /// Waits until the program has ended, and takes in the rest of what it wrote.
    #[track_caller]
    pub fn end(&mut self, limit: Duration) -> ExitStatus {
        const SLICE: Duration = Duration::from_millis(20);
        let deadline = Instant::now() + limit;
        // A terminal goes on answering until its program has ended.
        let status = loop {
            self.read_until(Instant::now() + SLICE);
            match self.exit.recv_timeout(SLICE) {
                Err(RecvTimeoutError::Timeout) if Instant::now() < deadline => {}
                status => break status,
            }
        };
        while self.read_until(Instant::now() + 2 * SLICE) {}
        status.unwrap_or_else(|_| panic!("still running after {limit:?}:\n{}", self.text()))
    }

    /// Closes the terminal under the program; tells whether it ends in time.
    pub fn vanish(mut self, limit: Duration) -> bool {
        // The reader of the tests lets go after the next frame, which another language asks for.
        self.reading.store(GONE, Ordering::SeqCst);
        self.press("<ctrl-x>");
        while self.read_until(Instant::now() + PATIENCE) {}
        let Self {
            master,
            slave,
            input,
            exit,
            ..
        } = self;
        drop((master, slave, input));
        exit.recv_timeout(limit).is_ok()
    }

    /// From here on nobody reads what the program writes; its terminal is filled with frames.
    pub fn freeze(&mut self) {
        self.reading.store(FROZEN, Ordering::SeqCst);
        for _ in 0..200 {
            self.press("<ctrl-x>");
        }
    }

    /// Was the terminal given back: main screen, visible cursor, cooked mode?
    #[track_caller]
    pub fn assert_given_back(&self) {
        let last = |bytes: &[u8]| {
            self.raw
                .windows(bytes.len())
                .rposition(|window| window == bytes)
        };
        assert!(
            last(b"\x1b[?1049l") > last(b"\x1b[?1049h"),
            "still on the alternate screen"
        );
        assert!(
            last(b"\x1b[?25h") > last(b"\x1b[?25l"),
            "the cursor is hidden"
        );
        assert!(
            last(b"\x1b[?1000l") > last(b"\x1b[?1000h"),
            "the mouse is still captured"
        );
        assert!(
            last(b"\x1b[?2004l") > last(b"\x1b[?2004h"),
            "pastes are still bracketed"
        );
        let name = self.master.tty_name().unwrap();
        let modes = Command::new("stty")
            .arg("-a")
            .arg("-F")
            .arg(name)
            .output()
            .unwrap();
        let modes = String::from_utf8_lossy(&modes.stdout).into_owned();
        assert!(
            modes.contains(" icanon") && modes.contains(" echo "),
            "{modes}"
        );
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

/// What a terminal sends for a key.
fn bytes_of(key: Key) -> Vec<u8> {
    let bytes: Vec<u8> = match key.code {
        KeyCode::Char(c) if key.ctrl => vec![c as u8 & 0x1F],
        KeyCode::Char(c) => c.to_string().into(),
        KeyCode::Enter => b"\r".into(),
        KeyCode::Esc => b"\x1b".into(),
        KeyCode::Tab => b"\t".into(),
        KeyCode::BackTab => b"\x1b[Z".into(),
        KeyCode::Up => b"\x1b[A".into(),
        KeyCode::Down => b"\x1b[B".into(),
        KeyCode::Right => b"\x1b[C".into(),
        KeyCode::Left => b"\x1b[D".into(),
        KeyCode::Home => b"\x1b[H".into(),
        KeyCode::End => b"\x1b[F".into(),
        KeyCode::PageUp => b"\x1b[5~".into(),
        KeyCode::PageDown => b"\x1b[6~".into(),
        KeyCode::Backspace => vec![0x7F],
        KeyCode::Delete => b"\x1b[3~".into(),
        KeyCode::F(n @ 1..=4) => vec![0x1B, b'O', b'P' + n - 1],
        KeyCode::F(n) => format!(
            "\x1b[{}~",
            [15, 17, 18, 19, 20, 21, 23, 24][usize::from(n) - 5]
        )
        .into(),
    };
    if key.alt {
        [b"\x1b".as_slice(), &bytes].concat()
    } else {
        bytes
    }
}
