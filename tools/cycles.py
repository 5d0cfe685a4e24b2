#!/usr/bin/env python3
"""Looks for import cycles between the modules of a Rust crate.

    python3 tools/cycles.py [--report] [FOLDER]         FOLDER is src when nothing is said; needs pip install tree_sitter tree_sitter_rust

A module is a file. It imports another if it names something that is defined there, whichever re-exports the path goes through; a plain mention of
its own child (mod x;) is no import. Prints each group of modules that import one another in a circle, with the paths that close it, and ends with
1 if there is any; with --report it only prints. Tests are left out. docs/measures.md explains the figures.
"""
import argparse, os, re, sys
from pathlib import Path
import tree_sitter_rust
from tree_sitter import Language, Parser

PARSER = Parser(Language(tree_sitter_rust.language()))
ITEMS = {
    "struct_item", "enum_item", "trait_item", "function_item", "const_item", "type_item", "static_item", "macro_definition", "union_item",
}
# A re-export of a re-export of … ends somewhere.
DEEPEST = 8


def text_of(node):
    return node.text.decode("utf8")


def steps(path):
    """The names of a path, without type arguments."""
    return [re.sub(r"<.*", "", name) for name in re.sub(r"\s", "", path).split("::")]


def use_paths(node, prefix=()):
    """Every (path, name) that a use tree brings in."""
    prefix = list(prefix)
    if node.type == "scoped_use_list":
        path = node.child_by_field_name("path")
        inner = prefix + (steps(text_of(path)) if path else [])
        yield from use_paths(node.child_by_field_name("list"), inner)
    elif node.type == "use_list":
        for child in node.named_children:
            yield from use_paths(child, prefix)
    elif node.type == "use_as_clause":
        yield prefix + steps(text_of(node.child_by_field_name("path"))), text_of(node.child_by_field_name("alias"))
    elif node.type == "use_wildcard":
        yield prefix + steps(text_of(node.named_children[0])), "*"
    elif node.type in ("identifier", "scoped_identifier", "crate", "self", "super", "metavariable"):
        path = prefix + steps(text_of(node))
        # use a::{self}: the module itself.
        path = path[:-1] if path[-1] == "self" and len(path) > 1 else path
        yield path, path[-1]


def is_test_item(node):
    before = node.prev_sibling
    while before is not None and before.type in ("attribute_item", "line_comment", "block_comment"):
        if before.type == "attribute_item" and re.match(r"#\[(cfg\((any\()?test\b|test\b)", text_of(before)):
            return True
        before = before.prev_sibling
    return False


class Crate:
    """The modules of a crate and what they name."""

    def __init__(self, root):
        self.files = {}
        for folder, _, names in os.walk(root):
            for name in names:
                parts = Path(folder, name).relative_to(root).with_suffix("").parts
                if name.endswith(".rs") and not any(part in ("tests", "testing") for part in parts):
                    module = parts[:-1] if parts[-1] in ("mod", "lib", "main") else parts
                    self.files.setdefault(module, []).append(Path(folder, name))
        self.defined = {module: set() for module in self.files}
        self.exported = {module: [] for module in self.files}  # (name, path)
        self.named = {module: [] for module in self.files}  # (path, as written)
        for module, paths in self.files.items():
            for path in paths:
                self.read(PARSER.parse(path.read_bytes()).root_node, module)

    def read(self, node, module):
        for child in node.children:
            if is_test_item(child):
                continue
            if child.type in ITEMS and node.type == "source_file":
                self.defined[module].add(text_of(child.child_by_field_name("name")))
            if child.type == "use_declaration":
                self.read_use(child, module)
                continue
            if child.type in ("scoped_identifier", "scoped_type_identifier"):
                path = steps(text_of(child))
                absolute = self.absolute(path, module) if path[0] in ("crate", "self", "super") else None
                if absolute is not None:
                    self.named[module].append((absolute, "::".join(path)))
            self.read(child, module)

    def read_use(self, node, module):
        is_public = any(child.type == "visibility_modifier" for child in node.children)
        for path, name in use_paths(node.child_by_field_name("argument")):
            absolute = self.absolute(path, module)
            if absolute is None:
                continue
            if is_public:
                # Who takes it from here imports it from where it is defined.
                self.exported[module].append((name, absolute))
            else:
                self.named[module].append((absolute, "::".join(path)))

    def absolute(self, path, module):
        """The path from the crate's root; None for other crates."""
        module = list(module)
        if path[0] == "crate":
            return tuple(path[1:])
        if path[0] == "self":
            return tuple(module + path[1:])
        if path[0] == "super":
            while path and path[0] == "super":
                module, path = module[:-1], path[1:]
            return tuple(module + path)
        return tuple(module + path) if tuple([*module, path[0]]) in self.files else None

    def owner(self, path, depth=0):
        """The module in which what a path names is defined."""
        module = next(path[:end] for end in range(len(path), -1, -1) if path[:end] in self.files)
        rest = path[len(module):]
        if not rest or depth > DEEPEST or rest[0] in self.defined[module]:
            return module
        for name, source in self.exported[module]:
            if name == rest[0]:
                return self.owner(source + rest[1:], depth + 1)
        for name, source in self.exported[module]:
            if name == "*":
                owner = self.owner(source + rest, depth + 1)
                if rest[0] in self.defined.get(owner, ()):
                    return owner
        return module

    def imports(self):
        """For each module the modules it imports, and one path by which it does."""
        found = {module: {} for module in self.files}
        for module, paths in self.named.items():
            for path, written in paths:
                owner = self.owner(path)
                if owner != module:
                    found[module].setdefault(owner, written)
        return found


def circles(imports):
    """Groups of modules each of which reaches every other (Tarjan)."""
    number, lowest, stack, found = {}, {}, [], []

    def visit(module):
        number[module] = lowest[module] = len(number)
        stack.append(module)
        for other in imports[module]:
            if other not in number:
                visit(other)
                lowest[module] = min(lowest[module], lowest[other])
            elif other in stack:
                lowest[module] = min(lowest[module], number[other])
        if lowest[module] == number[module]:
            group = stack[stack.index(module):]
            del stack[stack.index(module):]
            if len(group) > 1:
                found.append(sorted(group))

    sys.setrecursionlimit(10_000)
    for module in sorted(imports):
        if module not in number:
            visit(module)
    return sorted(found, key=lambda group: (-len(group), group))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--report", action="store_true", help="print the figures, and end well whatever they are")
    arguments.add_argument("folder", nargs="?", default=str(Path(__file__).resolve().parent.parent / "src"))
    asked = arguments.parse_args()
    imports = Crate(Path(asked.folder)).imports()
    found = circles(imports)
    print(f"{len(imports)} modules, {sum(map(len, imports.values()))} imports, {len(found)} import cycles (limit 0)")
    name = lambda module: "::".join(module) or "crate"
    for group in found:
        print(f"OVER  {len(group)} modules import one another: {', '.join(map(name, group))}")
        for module in group:
            for other in group:
                if other in imports[module]:
                    print(f"      {name(module)} -> {name(other)}: {imports[module][other]}")
    return 1 if found and not asked.report else 0


if __name__ == "__main__":
    sys.exit(main())
