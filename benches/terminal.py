#!/usr/bin/env python3
"""Measures the real program in a terminal: first frame, CPU while idle, how far behind the room's screen is, memory of a
large session.

    cargo build --release && python3 benches/terminal.py [target/release/yoriai]

Needs Linux (it reads /proc) and nothing but Python. Prints one line a figure; the budgets are those of docs/performance.md. No wait is longer than
three seconds: what has not come by then is said, and the exit status is 1.
"""
import fcntl, hashlib, os, pty, select, signal, statistics, struct, subprocess, sys, tempfile, termios, time

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "target/release/yoriai")
TICKS = os.sysconf("SC_CLK_TCK")
# Wide characters and cells that did not change come with cursor movements between them, so only plain words of one colour can be looked for. This one
# stands in the last line of every screen, and so comes last.
MARK = "Ctrl-Q"
LONGEST_WAIT = 3.0
IDLE = 20
RECORDS = 10_000
missed = []


class Terminal:
    """The program in a pty that answers the question for the cursor."""

    def __init__(self, *args):
        self.seen = b""
        self.started = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # The size has to be there before the program asks for it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
            os.environ.update(TERM="xterm-256color", LANG="ja_JP.UTF-8", XDG_CONFIG_HOME=HOME, XDG_DATA_HOME=HOME)
            os.execv(PROGRAM, [PROGRAM, *args])

    def read(self, seconds, enough=lambda: False):
        """Takes in what comes within so many seconds, or until that is enough."""
        end = time.monotonic() + seconds
        while not enough() and (left := end - time.monotonic()) > 0:
            if select.select([self.fd], [], [], left)[0]:
                try:
                    read = os.read(self.fd, 65536)
                except OSError:
                    return
                self.seen += read
                if b"\x1b[6n" in read:
                    os.write(self.fd, b"\x1b[1;2R")

    def first_frame(self):
        """Waits for the first frame; gives the milliseconds since the start."""
        self.read(LONGEST_WAIT, lambda: MARK.encode() in self.seen)
        if MARK.encode() not in self.seen:
            missed.append(MARK)
            print(f"waited in vain for {MARK!r}", file=sys.stderr)
        return 1000 * (time.monotonic() - self.started)

    def press(self, keys):
        os.write(self.fd, keys)
        self.read(0.5)

    def cpu(self):
        fields = open(f"/proc/{self.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self):
        for line in open(f"/proc/{self.pid}/status"):
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return 0.0

    def idle(self):
        self.read(1.0)
        before, bytes_before = self.cpu(), len(self.seen)
        self.read(IDLE)
        return f"{100 * (self.cpu() - before) / IDLE:.2f} % over {IDLE} s, {len(self.seen) - bytes_before} bytes written (budget 0.5 %)"

    def end(self):
        os.write(self.fd, b"\x03")
        end = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < end:
            self.read(0.01)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                break
        else:
            missed.append("end")
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)


def large(path):
    """A session of so many records, bound as docs/file-format.md says."""
    t = "2026-11-22T10:00:00.000+09:00"
    notes = 'LineWritten(id:"{id}",kind:Remark,by:None,text:"昼休みに血圧を測る人が増えた（{n}件目の発言）")'
    events = ['Opened((by:"yoriai",template:"issues",continues:None))', 'Described(Title("大きな会議"))', 'ChapterOpened(0,"notes","議事")']
    events += ["Notes(" + notes.format(id=f"019a9f99-0000-7000-8000-{n:012x}", n=n) + ")" for n in range(len(events), RECORDS)]
    head = f'(format:"yoriai-session/1",head:(id:"019a9f99-10c0-7000-8000-000000000000",title:"大きな会議",created:"{t}"),log:['
    link, lines = hashlib.sha256(head.encode()).hexdigest()[:16], [head]
    for n, event in enumerate(events):
        line = f'(n:{n},t:"{t}",ms:{n * 1000},e:{event}'
        link = hashlib.sha256(f"{link}\n{line}".encode()).hexdigest()[:16]
        lines.append(f'{line},h:"{link}"),')
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join([*lines, "])", ""]))
    subprocess.run([PROGRAM, "check", path], check=True, stdout=subprocess.DEVNULL)


HOME = tempfile.mkdtemp()
os.chdir(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

frames = []
for _ in range(20):
    terminal = Terminal("--lang", "ja", "--dir", "sessions")
    frames.append(terminal.first_frame())
    terminal.end()
print(f"first frame, home: median {statistics.median(frames):.1f} ms, worst {max(frames):.1f} ms of {len(frames)} (budget 50)")

terminal = Terminal("--lang", "ja", "--dir", "sessions")
terminal.first_frame()
print(f"CPU while idle, home: {terminal.idle()}; peak memory {terminal.memory():.1f} MB")
terminal.end()

terminal = Terminal("--lang", "ja", "--dir", HOME, "new", "--template", "issues")
terminal.first_frame()
terminal.press(b"\x1b[19~")  # F8 calls the first agenda item,
terminal.press(b"y")  # and everybody expected is here.
print(f"CPU while idle, a running meeting with its clock: {terminal.idle()}; peak memory {terminal.memory():.1f} MB")
terminal.end()

session = os.path.join(HOME, "watched.ron")
subprocess.run([PROGRAM, "--lang", "ja", "new", "--template", "blank", "-o", session], check=True, stdout=subprocess.DEVNULL)
room = Terminal("--lang", "ja", "watch", session)
room.first_frame()
print(f"CPU while idle, the room's screen: {room.idle()}; peak memory {room.memory():.1f} MB")
desk = Terminal("--lang", "ja", "open", session)
desk.first_frame()
delays = []
for n in range(20):
    # A list of one: pasted, and handed in by F8. Its name has no wide characters, so it can be looked for.
    name = f"Office{n:02}"
    desk.press(b"\x1b[200~" + f"{name}\tGuest".encode() + b"\x1b[201~")
    room.read(0.1)
    pressed = time.monotonic()
    os.write(desk.fd, b"\x1b[19~")
    room.read(LONGEST_WAIT, lambda: name.encode() in room.seen)
    if name.encode() in room.seen:
        delays.append(1000 * (time.monotonic() - pressed))
    else:
        missed.append(name)
    # A key that leads on counts once in 1.2 s.
    desk.read(1.3)
print(f"key at the desk to the room's screen: median {statistics.median(delays or [0]):.0f} ms, worst {max(delays or [0]):.0f} ms of {len(delays)} (budget 300)")
desk.end()
room.end()

session = os.path.join(HOME, "large.ron")
large(session)
for verb in ["open", "replay"]:
    terminal = Terminal("--lang", "ja", verb, session)
    shown = terminal.first_frame()
    terminal.read(1.0)
    print(f"{RECORDS} records ({os.path.getsize(session) / 1e6:.1f} MB), {verb}: first frame {shown:.1f} ms, peak memory {terminal.memory():.1f} MB")
    terminal.end()

sys.exit(1 if missed else 0)
