#!/usr/bin/env python3
"""Measures the real program in a terminal: first frame, CPU while idle, memory of a large session.

    cargo build --release && python3 benches/terminal.py [target/release/yoriai]

Needs Linux (it reads /proc) and nothing but Python. Prints one line a figure; the budgets are those of docs/performance.md.
"""
import fcntl, os, pty, select, signal, statistics, struct, sys, tempfile, termios, time

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "target/release/yoriai")
TICKS = os.sysconf("SC_CLK_TCK")


class Terminal:
    """The program in a pty that answers the question for the cursor."""

    def __init__(self, *args):
        self.started = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LANG="ja_JP.UTF-8", XDG_CONFIG_HOME=HOME, XDG_DATA_HOME=HOME)
            os.execv(PROGRAM, [PROGRAM, *args])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))

    def read(self, seconds):
        out = b""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.fd], [], [], max(0, end - time.monotonic()))[0]:
                try:
                    out += os.read(self.fd, 65536)
                except OSError:
                    break
                if out.endswith(b"\x1b[6n") or b"\x1b[6n" in out[-64:]:
                    os.write(self.fd, b"\x1b[1;2R")
        return out

    def until(self, text, seconds=20.0):
        out = b""
        while text.encode() not in out and time.monotonic() - self.started < seconds:
            out += self.read(0.002)
        return time.monotonic() - self.started

    def cpu(self):
        fields = open(f"/proc/{self.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self):
        for line in open(f"/proc/{self.pid}/status"):
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return 0.0

    def idle(self, seconds):
        self.read(1.0)
        before = self.cpu()
        self.read(seconds)
        return 100 * (self.cpu() - before) / seconds

    def end(self):
        os.write(self.fd, b"\x03")
        self.read(0.5)
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)


HOME = tempfile.mkdtemp()
os.chdir(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

frames = []
for _ in range(20):
    terminal = Terminal("--lang", "ja", "--dir", "sessions")
    frames.append(1000 * terminal.until("再生"))
    terminal.end()
print(f"first frame, home: median {statistics.median(frames):.1f} ms, worst {max(frames):.1f} ms of {len(frames)} (budget 50)")

terminal = Terminal("--lang", "ja", "--dir", "sessions")
terminal.until("再生")
print(f"CPU while idle, home: {terminal.idle(20):.2f} % over 20 s (budget 0.5)")
terminal.end()

terminal = Terminal("--lang", "ja", "--dir", HOME, "new", "--template", "issues")
terminal.until("準備")
os.write(terminal.fd, "\x1b[200~みどり保健所、保健師\rあおば町商工会、経営指導員\r郡医師会、理事\x1b[201~".encode())
terminal.read(0.5)
os.write(terminal.fd, b"\x1b[19~")
terminal.read(0.3)
os.write(terminal.fd, b"y")
terminal.read(1.0)
print(f"CPU while idle, a running meeting with its clock: {terminal.idle(20):.2f} % over 20 s (budget 0.5)")
terminal.end()
