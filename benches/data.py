#!/usr/bin/env python3
"""Measures a million rows in the real program: how long they take to come in, and how long a key waits for a frame meanwhile.

    cargo build --release && python3 benches/data.py [target/release/yoriai] [DATA.csv]

Needs Linux and nothing but Python. Without DATA it writes a table of 1,000,000 rows and 10 columns from a fixed seed. Prints one line a figure. While the
program reads, keys are pressed one after the other (? and q: the help comes and goes, so most of the screen is drawn anew), and the time to the next output is
taken.
"""
import fcntl, os, pty, random, select, statistics, struct, sys, tempfile, termios, time

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "target/release/yoriai")
ROWS = 1_000_000
LONGEST = 60.0


def table(path):
    dice = random.Random(20261124)
    towns = [f"{name}町" for name in "あおば わかば みどり こずえ ひなた しらかば はるか みなも".split()]
    trades = ["建設業", "製造業", "運輸業", "卸売・小売業", "宿泊・飲食業", "医療・福祉", "農業"]
    ages = [f"{age}～{age + 4}歳" for age in range(35, 75, 5)]
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("年度,市町村,性別,年齢階級,業種,事業所,BMI,収縮期血圧,HbA1c,喫煙\n")
        for _ in range(ROWS):
            bmi, a1c = dice.randrange(170, 340), dice.randrange(48, 80)
            file.write(
                f"{dice.randrange(2019, 2026)},{dice.choice(towns)},{dice.choice('男女')},{dice.choice(ages)},{dice.choice(trades)},J{dice.randrange(5000):05},"
                f"{bmi // 10}.{bmi % 10},{dice.randrange(95, 180)},{a1c // 10}.{a1c % 10},{dice.choice(['はい', 'いいえ', 'いいえ', ''])}\n"
            )


class Terminal:
    def __init__(self, *args):
        self.seen, self.waits = b"", []
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
            os.environ.update(TERM="xterm-256color", LANG="en_US.UTF-8", XDG_CONFIG_HOME=HOME, XDG_DATA_HOME=HOME)
            os.execv(PROGRAM, [PROGRAM, *args])

    def read(self, seconds):
        """Takes in what comes within so many seconds at the most; tells whether something came."""
        if not select.select([self.fd], [], [], max(seconds, 0))[0]:
            return False
        read = os.read(self.fd, 65536)
        self.seen += read
        if b"\x1b[6n" in read:
            os.write(self.fd, b"\x1b[1;2R")
        return True

    def until(self, marks, probe):
        """Waits for one of the marks; gives the seconds. With `probe`, keys are pressed meanwhile."""
        start, from_here = time.monotonic(), len(self.seen)
        # The help has to be away again before the next key means what it should.
        while len(self.waits) % 2 or not any(mark in self.seen[from_here:] for mark in marks):
            if time.monotonic() - start > LONGEST:
                sys.exit(f"waited in vain for {marks}")
            if not probe:
                self.read(0.05)
                continue
            while self.read(0.0):
                pass
            pressed = time.monotonic()
            os.write(self.fd, b"q" if len(self.waits) % 2 else b"?")
            while not self.read(0.5):
                pass
            self.waits.append(1000 * (time.monotonic() - pressed))
            time.sleep(0.02)
        return time.monotonic() - start

    def memory(self):
        for line in open(f"/proc/{self.pid}/status"):
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return 0.0


def waits(name, terminal):
    found = sorted(terminal.waits)
    terminal.waits = []
    if found:
        slowest = ", ".join(f"{wait:.1f}" for wait in found[-3:])
        print(f"key to output while {name}: median {statistics.median(found):.1f} ms, slowest {slowest} ms of {len(found)}")


HOME = tempfile.mkdtemp()
data = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else os.path.join(HOME, "million.csv")
if len(sys.argv) <= 2:
    table(data)
print(f"{os.path.getsize(data) / 1e6:.0f} MB")
PREVIEW, SHELVES = [b"First", "ファイルの先頭".encode()], [b"Fields", "項目".encode()]
for probe in [False, True]:
    terminal = Terminal("--lang", "en", "--dir", HOME, "pivot", data)
    seconds = terminal.until(PREVIEW, probe)
    print(f"to the preview: {seconds:.2f} s{', with keys pressed' if probe else ''}")
    waits("the preview is made", terminal)
    os.write(terminal.fd, b"\r")
    seconds = terminal.until(SHELVES, probe)
    print(f"from Enter to the empty pivot: {seconds:.2f} s; peak memory {terminal.memory():.0f} MB")
    waits("the table is loaded", terminal)
    os.write(terminal.fd, b"\x03")
    while True:
        try:
            terminal.read(1.0)
        except OSError:
            break
    os.waitpid(terminal.pid, 0)
