"""Tries the walk-through of docs/add-an-activity.md on a copy of the tree.

    python3 tools/walkthrough.py [--keep DIR]

A code block whose fence names a file (```rust file=src/…) is that file, whole. One that names a
place (```rust add=src/… after="a line") is put behind that line. Everything that the page promises
is then checked in the copy: it is formatted, clippy says nothing, it has at most 150 lines of screen
and view, it changes one existing file by two lines, and the laws, the map and the docs pass.
Exit status 1 when something does not hold. Needs cargo, git and Python 3.9.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

PAGE = "docs/add-an-activity.md"
MOST_LINES = 150
FENCE = re.compile(r"^```\w+ (file|add)=(\S+)(?: after=\"([^\"\n]*)\")?\n(.*?)^```$", re.M | re.S)
CHECKS = [
    ["cargo", "fmt", "--check"],
    ["cargo", "clippy", "--locked", "--lib", "--", "-D", "warnings"],
    ["cargo", "test", "--locked", "--test", "architecture", "--test", "laws", "--test", "chain"],
    ["cargo", "test", "--locked", "--lib", "lang::"],
]


def blocks(page):
    found = [match.groups() for match in FENCE.finditer(page)]
    if not any(how == "file" for how, *_ in found):
        sys.exit(f"{PAGE} has no code block that is a file")
    return found


def write(root, path, text):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf8") as file:
        file.write(text)


def apply(root, found):
    """Writes the blocks; returns the new files and, by file, how many lines were added to old ones."""
    new, added = [], {}
    for how, path, after, text in found:
        whole = os.path.join(root, path)
        if how == "file":
            if os.path.exists(whole):
                sys.exit(f"{path} exists already")
            write(root, path, text)
            new.append(path)
            continue
        with open(whole, encoding="utf8") as file:
            lines = file.read().split("\n")
        places = [at for at, line in enumerate(lines) if line.strip() == after.strip()]
        if len(places) != 1:
            sys.exit(f"{path}: the line {after!r} stands there {len(places)} times")
        more = text.rstrip("\n").split("\n")
        lines[places[0] + 1 : places[0] + 1] = more
        write(root, path, "\n".join(lines))
        added[path] = added.get(path, 0) + len(more)
    return new, added


def copy(root):
    """The files of the working tree that git knows or would take in."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True, capture_output=True,
    ).stdout.decode().split("\0")
    for path in filter(os.path.isfile, listed):
        target = os.path.join(root, path)
        os.makedirs(os.path.dirname(target) or root, exist_ok=True)
        with open(path, "rb") as source, open(target, "wb") as sink:
            sink.write(source.read())
            os.chmod(target, os.stat(path).st_mode)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--keep", help="a folder for the copy, which stays")
    keep = arguments.parse_args().keep
    with open(PAGE, encoding="utf8") as file:
        found = blocks(file.read())
    with tempfile.TemporaryDirectory() as temporary:
        root = keep or temporary
        copy(root)
        new, added = apply(root, found)
        print(f"{len(new)} files; lines added to files that were there: {added}")
        if sum(added.values()) != 2 or len(added) != 1:
            sys.exit("an activity costs one folder and two lines of one file")
        shown = [path for path in new if path.endswith(("screen.rs", "view.rs"))]
        length = 0
        for path in shown:
            with open(os.path.join(root, path), encoding="utf8") as file:
                length += len(file.read().split("\n")) - 1
        print(f"screen and view together: {length} lines")
        if len(shown) != 2 or length > MOST_LINES:
            sys.exit(f"screen and view take more than {MOST_LINES} lines")
        # What was built before for the same dependencies is used again.
        target = os.environ.get("CARGO_TARGET_DIR") or os.path.abspath("target")
        environment = {**os.environ, "CARGO_TARGET_DIR": target}
        for check in CHECKS:
            print("--", " ".join(check), flush=True)
            subprocess.run(check, cwd=root, env=environment, check=True)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"failed: {' '.join(error.cmd)}")
