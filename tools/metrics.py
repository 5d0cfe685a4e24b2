#!/usr/bin/env python3
"""Measures the source of a Rust project and holds it to limits: lines of functions and files, parameters, names defined more than once.

    python3 tools/metrics.py [--report] [FOLDER]        FOLDER is src when nothing is said; needs pip install tree_sitter tree_sitter_rust

Prints the figures, then whatever is over a limit with its place, and ends with 1 if there is any; with --report it only prints. Tests are left
out: files and folders named tests or testing, and modules under #[cfg(test)].

A function over the limit needs #[expect(clippy::too_many_lines, reason = "…")], a file over the limit a line that begins with
//! Long because
in its module head. docs/measures.md explains the figures.
"""
import argparse, os, re, sys
from pathlib import Path
import tree_sitter_rust
from tree_sitter import Language, Parser

LINES_OF_FUNCTIONS = {50: 11, 90: 37, 99: 79}
LONGEST_FUNCTION = 110
LONGEST_FILE = 600
MANY_PARAMETERS = 6
MOST_WITH_MANY_PARAMETERS = 5
MOST_NAMES_DEFINED_AGAIN = 10
# Every kind of exercise has these: they are the parts of the pattern, not ideas that share a name.
NAMES_OF_THE_PATTERN = {"Command", "Event", "State", "Rules", "Screen", "Err"}

REASON = re.compile(r"expect\s*\(\s*clippy::too_many_lines\s*,\s*reason\s*=\s*\"", re.DOTALL)
PARSER = Parser(Language(tree_sitter_rust.language()))


def is_test(path):
    """Do the file's folders or its name say that it holds tests, or helps them?"""
    return any(part in ("tests", "testing", "benches", "examples") for part in path.with_suffix("").parts)


def sources(root):
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in ("target", ".git"))
        for name in sorted(names):
            path = Path(folder, name)
            if path.suffix == ".rs" and not is_test(path.relative_to(root)):
                yield path


def text_of(node):
    return node.text.decode("utf8")


def attributes(node):
    """The attributes that stand before an item."""
    found, before = [], node.prev_sibling
    while before is not None and before.type in ("attribute_item", "line_comment", "block_comment"):
        if before.type == "attribute_item":
            found.append(text_of(before))
        before = before.prev_sibling
    return found


def is_test_item(node):
    return any(re.match(r"#\[(cfg\((any\()?test\b|test\b)", attribute) for attribute in attributes(node))


def walk(node):
    """Every node outside test items; the lines of those items come along as nodes of their own."""
    for child in node.children:
        is_item = child.type in ("mod_item", "function_item", "impl_item", "use_declaration", "struct_item", "enum_item")
        if is_item and is_test_item(child):
            yield None, child
        else:
            yield child, None
            yield from walk(child)


def line_count(node):
    return node.end_point[0] - node.start_point[0] + 1


class Measured:
    """What was found in a project."""

    def __init__(self, root):
        self.functions = []  # (lines, place, name, parameters, has a reason to be long)
        self.files = []  # (lines, place, has a reason to be long)
        self.defined = {}  # name of a type: places
        self.comments = self.code = 0
        for path in sources(root):
            self.measure(path, path.relative_to(root))

    def measure(self, path, place):
        source = path.read_bytes()
        lines = source.decode("utf8").splitlines()
        test_lines, comment_lines = set(), set()
        for node, test in walk(PARSER.parse(source).root_node):
            if test is not None:
                test_lines.update(range(test.start_point[0], test.end_point[0] + 1))
            elif node.type == "function_item":
                self.add_function(node, place)
            elif node.type in ("struct_item", "enum_item", "trait_item", "type_item") and node.parent.type in ("source_file", "declaration_list"):
                # A type within an impl belongs to the trait; it is named by it.
                if node.parent.parent is None or node.parent.parent.type == "mod_item":
                    self.defined.setdefault(text_of(node.child_by_field_name("name")), []).append(str(place))
            elif node.type == "line_comment" and not text_of(node).startswith(("///", "//!")):
                comment_lines.add(node.start_point[0])
        production = [line for at, line in enumerate(lines) if at not in test_lines]
        self.comments += len(comment_lines - test_lines)
        self.code += sum(1 for line in production if line.strip() and not line.lstrip().startswith("//"))
        self.files.append((len(production), str(place), any(line.startswith("//! Long because ") for line in lines)))

    def add_function(self, node, place):
        name = text_of(node.child_by_field_name("name"))
        parameters = sum(1 for child in node.child_by_field_name("parameters").named_children if child.type in ("parameter", "self_parameter"))
        has_reason = any(REASON.search(attribute) for attribute in attributes(node))
        self.functions.append((line_count(node), f"{place}:{node.start_point[0] + 1}", name, parameters, has_reason))

    def defined_again(self):
        """Names of types that are defined in more than one file, without those of the pattern."""
        again = {name: places for name, places in self.defined.items() if len(set(places)) > 1 and name not in NAMES_OF_THE_PATTERN}
        return sorted(again.items(), key=lambda item: (-len(item[1]), item[0]))


def percentile(numbers, percent):
    numbers = sorted(numbers)
    return numbers[min(len(numbers) - 1, len(numbers) * percent // 100)] if numbers else 0


def report(measured):
    """Prints the figures, and gives what is over a limit as sentences."""
    over = []
    lengths = [lines for lines, *_ in measured.functions]
    figures = [(f"p{percent}" if percent != 50 else "median", percentile(lengths, percent), limit) for percent, limit in LINES_OF_FUNCTIONS.items()]
    shown = ", ".join(f"{name} {found} (limit {limit})" for name, found, limit in figures)
    print(f"{len(lengths)} functions: lines {shown}, longest {max(lengths)}")
    over += [f"lines of functions: {name} is {found}, the limit {limit}" for name, found, limit in figures if found > limit]

    unexplained = sorted((entry for entry in measured.functions if entry[0] > LONGEST_FUNCTION and not entry[4]), reverse=True)
    explained = sum(1 for entry in measured.functions if entry[0] > LONGEST_FUNCTION and entry[4])
    print(f"functions over {LONGEST_FUNCTION} lines: {len(unexplained)} without a reason (limit 0), {explained} with one")
    over += [f"src/{place} {name}: {lines} lines and no reason" for lines, place, name, *_ in unexplained]

    lengths = [lines for lines, *_ in measured.files]
    print(f"{len(lengths)} files: lines median {percentile(lengths, 50)}, p90 {percentile(lengths, 90)}, longest {max(lengths)}")
    unexplained = sorted((entry for entry in measured.files if entry[0] > LONGEST_FILE and not entry[2]), reverse=True)
    explained = sum(1 for entry in measured.files if entry[0] > LONGEST_FILE and entry[2])
    print(f"files over {LONGEST_FILE} lines: {len(unexplained)} without a reason (limit 0), {explained} with one")
    over += [f"src/{place}: {lines} lines and no reason" for lines, place, _ in unexplained]

    many = sorted((entry for entry in measured.functions if entry[3] >= MANY_PARAMETERS), key=lambda entry: -entry[3])
    print(f"functions with {MANY_PARAMETERS} or more parameters: {len(many)} (limit {MOST_WITH_MANY_PARAMETERS})")
    if len(many) > MOST_WITH_MANY_PARAMETERS:
        over += [f"src/{place} {name}: {parameters} parameters" for _, place, name, parameters, _ in many]

    again = measured.defined_again()
    print(f"type names defined more than once: {len(again)} (limit {MOST_NAMES_DEFINED_AGAIN}, beside {', '.join(sorted(NAMES_OF_THE_PATTERN))})")
    if len(again) > MOST_NAMES_DEFINED_AGAIN:
        over += [f"{name} is defined {len(places)} times: {', '.join(sorted(set(places)))}" for name, places in again]

    print(f"comments that are no documentation: {100 * measured.comments / max(measured.code, 1):.1f} in 100 lines of code")
    return over


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--report", action="store_true", help="print the figures, and end well whatever they are")
    arguments.add_argument("folder", nargs="?", default=str(Path(__file__).resolve().parent.parent / "src"))
    asked = arguments.parse_args()
    over = report(Measured(Path(asked.folder)))
    for sentence in over:
        print(f"OVER  {sentence}")
    return 1 if over and not asked.report else 0


if __name__ == "__main__":
    sys.exit(main())
