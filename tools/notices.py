#!/usr/bin/env python3
"""Prints the notices of everything that is built into yoriai: who made it, under which licence, and the licences' words.

    python3 tools/notices.py [--target TRIPLE] > THIRD-PARTY.txt     what is in the program for this system (all systems without --target)
    python3 tools/notices.py --check THIRD-PARTY.txt [--target TRIPLE]    is this file complete?

Reads `cargo metadata --locked` and the sources that Cargo has already fetched; needs Python 3 and nothing else. Ends with 1 where a package has a
licence that is not on the list below, or no text of it. Development dependencies are left out: nobody is handed them.
"""
import argparse, json, os, re, subprocess, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Licences under which a part may be handed out with a program that is MIT OR Apache-2.0. MPL-2.0 asks that changed files of that package stay
# open and that the reader learns where the source is; we change none, and the list names the source.
ACCEPTED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC", "MIT", "MIT-0", "MPL-2.0", "Unicode-3.0", "Unlicense", "Zlib",
}
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|unlicense|copyright)", re.IGNORECASE)
# Not text: a program that checks licences, a picture.
NOT_TEXT = {".rs", ".py", ".toml", ".png", ".svg", ".html"}

# What no package of Cargo holds. The words of Rust's own licences come with the toolchain, as an HTML page that the release script adds.
BESIDES = """\
Besides these the program holds
  - the Rust standard library, MIT OR Apache-2.0, © the Rust project contributors, and what it is made of;
  - on Windows the start-up code of mingw-w64 (public domain and permissive licences) and libgcc (GPL-3.0 with the GCC Runtime Library
    Exception, which leaves the program free);
  - the bitmap fonts of the large type:
"""


def is_accepted(licence):
    """Can the expression be met with accepted licences alone? Older packages write / for OR, and + for "or later"; an exception only adds to what is allowed."""
    words = re.findall(r"[()]|[^\s()]+", re.sub(r" WITH [\w.-]+", "", licence.replace("/", " OR ")))
    known = {"(": "(", ")": ")", "OR": " or ", "AND": " and "}
    # Nothing but brackets, and, or, True and False is evaluated.
    return eval("".join(known.get(word, str(word.rstrip("+") in ACCEPTED)) for word in words))


def packages(target):
    """The packages built into the program, by name and version."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1"]
    if target:
        command += ["--filter-platform", target]
    data = json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
    by_id = {package["id"]: package for package in data["packages"]}
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    root = data["resolve"]["root"]
    found, waiting = set(), [root]
    while waiting:
        package = waiting.pop()
        if package in found:
            continue
        found.add(package)
        for dependency in nodes[package]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                waiting.append(dependency["pkg"])
    found.discard(root)
    return sorted((by_id[package] for package in found), key=lambda package: (package["name"], package["version"]))


def texts(package):
    """The licence files of a package, as text."""
    folder = Path(package["manifest_path"]).parent
    names = [path for path in folder.iterdir() if LICENCE_FILE.match(path.name) and path.suffix.lower() not in NOT_TEXT]
    files = [path for path in names if path.is_file()]
    for path in names:
        if path.is_dir():
            files += [inner for inner in path.iterdir() if inner.is_file() and inner.suffix.lower() not in NOT_TEXT]
    if package["license_file"] and (folder / package["license_file"]).is_file():
        files.append(folder / package["license_file"])
    found = {path.resolve(): path.read_text(encoding="utf8", errors="replace") for path in sorted(files)}
    return [normal(text) for text in found.values() if text.strip()]


def normal(text):
    """The same words are printed once, however their lines end."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip("\ufeff\n").split("\n"))


def label(package):
    return f"{package['name']} {package['version']}"


def collect(found):
    """By licence text, who has it; and what is wrong."""
    apache = normal((ROOT / "LICENSE-APACHE").read_text(encoding="utf8"))
    by_text, wrong = {}, []
    for package in found:
        licence = package["license"] or ""
        if not licence or not is_accepted(licence):
            wrong.append(f"{label(package)}: the licence {licence or '(none)'} is not on the list of tools/notices.py")
        own = texts(package)
        if not own and "Apache-2.0" in licence:
            # Packed without its licence. Of several, this one has the same words for everybody.
            own = [apache]
        if not own:
            wrong.append(f"{label(package)}: no text of its licence {licence}")
        for text in own:
            by_text.setdefault(text, []).append(label(package))
    return by_text, wrong


def print_notices(found, by_text, version):
    line = "=" * 100
    print(f"Third-party software in yoriai {version}\n")
    print(f"yoriai itself is MIT OR Apache-2.0. It is built from these {len(found)} packages; each may be had at the address given, or")
    print("from the Rust package registry under its name and version. The words of the licences follow.\n")
    for package in found:
        authors = ", ".join(re.sub(r"\s*<[^>]*>", "", author) for author in package["authors"])
        print(f"{label(package)}  {package['license']}")
        for detail in (package["repository"] or package["homepage"], authors):
            if detail:
                print(f"    {detail}")
    print(f"\n{BESIDES}")
    fonts = (ROOT / "src/paint/fonts/README.md").read_text(encoding="utf8")
    print("\n".join(f"    {row}" for row in fonts.strip().split("\n")[4:]))
    for text, names in sorted(by_text.items(), key=lambda item: (-len(item[1]), item[1], item[0])):
        print(f"\n{line}\n{', '.join(dict.fromkeys(names))}\n{line}\n\n{text}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--target", help="only what is built for this system, such as x86_64-pc-windows-gnu")
    arguments.add_argument("--check", metavar="FILE", help="look whether this file is complete")
    asked = arguments.parse_args()
    found = packages(asked.target)
    by_text, wrong = collect(found)
    if asked.check:
        text = Path(asked.check).read_text(encoding="utf8")
        wrong += [f"{label(package)}: not in {asked.check}" for package in found if f"\n{label(package)}  " not in text]
        wrong += [f"{names[0]}: its licence is not in {asked.check}" for words, names in by_text.items() if words not in text]
    elif not wrong:
        version = re.search(r'^version = "(.*)"', (ROOT / "Cargo.toml").read_text(encoding="utf8"), re.MULTILINE)[1]
        sys.stdout.reconfigure(encoding="utf8", newline="\n")
        print_notices(found, by_text, version)
    for sentence in wrong:
        print(f"notices: {sentence}", file=sys.stderr)
    if asked.check and not wrong:
        print(f"notices: all {len(found)} packages with {len(by_text)} texts")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
