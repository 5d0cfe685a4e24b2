//! Keeps the map: which layer may use which, who may see a terminal, a disk or a clock, and that an
//! activity is known only to its folder and the list.
//!
//! It reads every token of every source file: `use` lines, `super::` and paths inside expressions
//! and macros alike.
#![expect(clippy::disallowed_methods, reason = "the test reads the sources")]

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Layer → the layers that it may use. A path's layer is the longest entry of the left column that
/// it starts with.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("analysis", &["domain"]),
    ("import", &["domain", "analysis", "system"]),
    ("input", &["domain", "analysis"]),
    ("lang", &["domain", "activities"]),
    ("paint", &["domain", "input", "lang"]),
    ("activities", &[]),
    ("activities/*/rules", &["domain", "analysis"]),
    (
        "activities/*/screen",
        &["domain", "analysis", "input", "activities/*/rules"],
    ),
    (
        "activities/*/view",
        &[
            "domain",
            "analysis",
            "input",
            "lang",
            "paint",
            "activities/*/rules",
            "activities/*/screen",
        ],
    ),
    ("session", &["domain", "activities", "activities/*/rules"]),
    (
        "app",
        &[
            "domain",
            "analysis",
            "input",
            "lang",
            "session",
            "activities",
            "activities/*/rules",
            "activities/*/screen",
            "paint/ThemeName",
        ],
    ),
    (
        "ui",
        &[
            "domain",
            "input",
            "lang",
            "paint",
            "session",
            "app",
            "activities",
            "activities/*/view",
        ],
    ),
    ("system", &["domain"]),
    ("storage", &["domain", "session", "system"]),
    ("export", &["domain", "analysis", "lang", "session"]),
    (
        "runtime",
        &[
            "domain", "analysis", "import", "export", "input", "lang", "paint", "session", "app",
            "ui", "storage", "runtime", "system",
        ],
    ),
    (
        "cli",
        &[
            "domain", "analysis", "import", "export", "input", "lang", "paint", "session", "app",
            "ui", "storage", "runtime", "system",
        ],
    ),
];

/// What the tests of an activity may use beside its own rules, screen and view. They work the real
/// program through `testing` alone, so that none of them has its own idea of what the program does
/// with a command, a question or a refusal.
const TESTS_OF_ACTIVITIES: &[&str] = &["domain", "analysis", "input", "lang", "paint", "testing"];

/// Layers that see no terminal, no disk and no clock.
const PURE: &[&str] = &[
    "domain",
    "analysis",
    "export",
    "input",
    "lang",
    "session",
    "activities/*/rules",
    "activities/*/screen",
    "app",
];

/// Paths that a pure layer must not name, whatever comes after.
const IMPURE: &[&str] = &[
    "ratatui",
    "crossterm",
    "std::fs",
    "std::io",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "Instant",
    "SystemTime",
    "chrono::Local",
    "chrono::Utc",
    "Local",
    "Utc",
    "Uuid::now_v7",
    "uuid::Uuid::now_v7",
];

/// Enums with a variant for each activity, made by the macro of the list.
const MADE_OF_THE_LIST: &[&str] = &["ChapterState", "ActivityCommand", "ChapterScreen", "Event"];

/// One source file, as far as the map is concerned.
struct Source {
    /// Path below `src`, without its ending: `activities/notes/rules`.
    name: String,
    /// Module path of the file: `activities`, `notes`, `rules`.
    module: Vec<String>,
    paths: Vec<Vec<String>>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
}

/// Tests may look anywhere.
fn is_test(module: &str) -> bool {
    matches!(module, "tests" | "testing")
}

/// Every file of the program itself.
fn sources() -> Vec<Source> {
    sources_where(|is_test| !is_test)
}

fn sources_where(wanted: impl Fn(bool) -> bool) -> Vec<Source> {
    let mut paths = Vec::new();
    files(&root(), "rs", &mut paths);
    paths.sort();
    paths
        .iter()
        .filter(|path| {
            let below = path.strip_prefix(root()).expect("a file below src");
            wanted(
                below
                    .with_extension("")
                    .iter()
                    .any(|part| is_test(&part.to_string_lossy())),
            )
        })
        .map(|path| source(path))
        .collect()
}

fn source(path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap();
    let tokens: TokenStream = text
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let below = path.strip_prefix(root()).unwrap().with_extension("");
    let mut module: Vec<String> = below
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if matches!(
        module.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        module.pop();
    }
    let mut source = Source {
        name: below.to_string_lossy().replace('\\', "/"),
        module: module.clone(),
        paths: Vec::new(),
    };
    walk(tokens, &module, &mut source);
    source
}

/// Collects every path of the tokens, `super` and `self` resolved against `module`.
fn walk(tokens: TokenStream, module: &[String], source: &mut Source) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut i = 0;
    while i < tokens.len() {
        match &tokens[i] {
            TokenTree::Ident(ident)
                if *ident == "mod" && matches!(tokens.get(i + 2), Some(TokenTree::Group(_))) =>
            {
                let name = tokens[i + 1].to_string();
                if let Some(TokenTree::Group(group)) = tokens.get(i + 2)
                    && !is_test(&name)
                {
                    walk(group.stream(), &[module, &[name]].concat(), source);
                }
                i += 3;
            }
            TokenTree::Ident(_) => {
                let (next, paths) = path_at(&tokens, i);
                for path in paths {
                    source.paths.push(resolve(path, module));
                }
                i = next;
            }
            TokenTree::Group(group) => {
                walk(group.stream(), module, source);
                i += 1;
            }
            _ => i += 1,
        }
    }
}

/// The path, or the tree of paths, that starts at `i`: `a::b::{c, d::e}` gives two. Returns the
/// index after it.
fn path_at(tokens: &[TokenTree], mut i: usize) -> (usize, Vec<Vec<String>>) {
    let mut path = Vec::new();
    loop {
        match tokens.get(i) {
            Some(TokenTree::Ident(ident)) => path.push(ident.to_string()),
            // `$folder` in the macros of the list: any activity.
            Some(TokenTree::Punct(sign)) if sign.as_char() == '$' && !path.is_empty() => {
                path.push("*".into());
                i += 1;
            }
            Some(TokenTree::Group(group))
                if group.delimiter() == Delimiter::Brace && !path.is_empty() =>
            {
                return (i + 1, branches(&path, group.stream()));
            }
            _ => return (i, vec![path]),
        }
        i += 1;
        let colons = matches!((tokens.get(i), tokens.get(i + 1)), (Some(TokenTree::Punct(a)), Some(TokenTree::Punct(b))) if a.as_char() == ':' && b.as_char() == ':');
        if !colons {
            return (i, vec![path]);
        }
        i += 2;
    }
}

/// The paths of a tree that all begin with `stem`: what stands in its braces, each after the stem.
fn branches(stem: &[String], inside: TokenStream) -> Vec<Vec<String>> {
    let inside: Vec<TokenTree> = inside.into_iter().collect();
    let mut all = Vec::new();
    let mut i = 0;
    while i < inside.len() {
        if matches!(inside[i], TokenTree::Ident(_)) {
            let (next, paths) = path_at(&inside, i);
            all.extend(paths.iter().map(|rest| [stem, rest].concat()));
            i = next;
        } else {
            i += 1;
        }
    }
    all
}

fn resolve(path: Vec<String>, module: &[String]) -> Vec<String> {
    let mut base = module.to_vec();
    let mut rest = path.as_slice();
    match rest.first().map(String::as_str) {
        Some("crate") => {
            return std::iter::once("crate".to_owned())
                .chain(rest[1..].iter().cloned())
                .collect();
        }
        Some("self") if rest.len() > 1 => rest = &rest[1..],
        Some("super") => {
            while rest.first().is_some_and(|part| part == "super") {
                base.pop();
                rest = &rest[1..];
            }
        }
        _ => return path,
    }
    std::iter::once("crate".to_owned())
        .chain(base)
        .chain(rest.iter().cloned())
        .collect()
}

/// The layer of a path below the crate's root; the activity's name is kept apart.
fn layer(path: &[String]) -> Option<(String, Option<String>)> {
    let first = path.first()?;
    if first != "activities" {
        return ARROWS
            .iter()
            .any(|(name, _)| name == first)
            .then(|| (first.clone(), None));
    }
    match path.get(2).map(String::as_str) {
        Some(part @ ("rules" | "screen" | "view")) => {
            Some((format!("activities/*/{part}"), path.get(1).cloned()))
        }
        _ => Some((
            "activities".into(),
            path.get(1)
                .cloned()
                .filter(|name| root().join("activities").join(name).is_dir()),
        )),
    }
}

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some((from, own)) = layer(&source.module) else {
            continue;
        };
        let allowed = ARROWS.iter().find(|(name, _)| *name == from).unwrap().1;
        for path in source
            .paths
            .iter()
            .filter(|path| path[0] == "crate" && path.len() > 1)
        {
            let Some((to, other)) = layer(&path[1..]) else {
                continue;
            };
            let same_activity = own.is_none() || other.is_none() || own == other;
            let exact = format!("{}/{}", path[1], path.get(2).map_or("", String::as_str));
            let fine = same_activity && (from == to || allowed.contains(&to.as_str()))
                || allowed.contains(&exact.as_str());
            if !fine {
                wrong.push(format!("{} uses {}", source.name, path.join("::")));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "arrows that the map does not have:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_tests_of_an_activity_reach_the_program_through_the_rig_alone() {
    let tests = sources_where(|is_test| is_test);
    let of_activities = tests
        .iter()
        .filter(|source| source.module[0] == "activities");
    let mut wrong = Vec::new();
    let mut with_rig = 0;
    for source in of_activities {
        let own = &source.module[1];
        for path in source.paths.iter().filter(|path| path[0] == "crate") {
            let part = path.get(1).map_or("", String::as_str);
            with_rig += usize::from(part == "testing");
            let fine = match part {
                "activities" => path.get(2) == Some(own),
                // A macro of the crate, or `super` up to its root.
                "id" | "" => true,
                part => TESTS_OF_ACTIVITIES.contains(&part),
            };
            if !fine {
                wrong.push(format!("{} uses {}", source.name, path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(with_rig > 0, "no test of an activity uses the rig");
}

#[test]
fn the_pure_layers_see_no_terminal_no_disk_and_no_clock() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some((from, _)) = layer(&source.module) else {
            continue;
        };
        if !PURE.contains(&from.as_str()) {
            continue;
        }
        for path in &source.paths {
            let path = path.join("::");
            if IMPURE
                .iter()
                .any(|impure| path == *impure || path.starts_with(&format!("{impure}::")))
            {
                wrong.push(format!("{} names {path}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "not pure:\n{}", wrong.join("\n"));
}

#[test]
fn an_activity_is_known_only_to_its_folder_and_the_list() {
    let mut names = Vec::new();
    for entry in fs::read_dir(root().join("activities")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            names.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    assert!(names.len() >= 2, "{names:?}");
    let mut wrong = Vec::new();
    for name in names {
        let variant: String = name
            .split('_')
            .map(|part| part[..1].to_uppercase() + &part[1..])
            .collect();
        let folder = format!("activities/{name}/");
        for source in sources()
            .iter()
            .filter(|source| !source.name.starts_with(&folder) && source.name != "activities/mod")
        {
            let into_folder = |path: &Vec<String>| {
                path.starts_with(&["crate".to_owned(), "activities".to_owned(), name.clone()])
            };
            let of_the_list = |path: &Vec<String>| {
                path.windows(2)
                    .any(|pair| MADE_OF_THE_LIST.contains(&pair[0].as_str()) && pair[1] == variant)
            };
            if source
                .paths
                .iter()
                .any(|path| into_folder(path) || of_the_list(path))
            {
                wrong.push(format!("{} knows {name}", source.name));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "adding an activity would touch a third file:\n{}",
        wrong.join("\n")
    );
}

/// A variant is told from a word of the same name (a request computes a pivot too) by the enum
/// before it, so that enum must stand there.
#[test]
fn the_enums_made_of_the_list_are_never_opened_wide_or_renamed() {
    for source in sources() {
        let text = fs::read_to_string(root().join(&source.name).with_extension("rs")).unwrap();
        for name in MADE_OF_THE_LIST {
            assert!(
                !text.contains(&format!("{name}::*")) && !text.contains(&format!("{name}::{{")),
                "{} opens {name}",
                source.name
            );
        }
        for name in MADE_OF_THE_LIST.iter().filter(|name| **name != "Event") {
            assert!(
                !text.contains(&format!("{name} as ")),
                "{} renames {name}",
                source.name
            );
        }
    }
}

#[test]
fn every_folder_of_the_list_has_its_files_and_every_file_is_reached() {
    let list = fs::read_to_string(root().join("activities/mod.rs")).unwrap();
    for entry in fs::read_dir(root().join("activities")).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            list.contains(&format!("pub mod {name};")) && list.contains(&format!(": {name},")),
            "{name} is forgotten in the list"
        );
        for file in [
            "mod.rs",
            "rules.rs",
            "screen.rs",
            "view.rs",
            "ja.ftl",
            "en.ftl",
        ] {
            assert!(path.join(file).is_file(), "{name} lacks {file}");
        }
    }
    // A module file that no `mod` line names is dead.
    for source in sources() {
        let Some(name) = source.module.last() else {
            continue;
        };
        let parent = &source.module[..source.module.len() - 1];
        let folder = parent.iter().fold(root(), |path, part| path.join(part));
        let candidates = [
            folder.join("mod.rs"),
            folder.with_extension("rs"),
            folder.join("lib.rs"),
        ];
        let text: String = candidates
            .iter()
            .filter_map(|path| fs::read_to_string(path).ok())
            .collect();
        assert!(
            text.contains(&format!("mod {name};")),
            "no `mod {name};` for {}",
            source.name
        );
    }
}

#[test]
fn every_module_opens_with_a_sentence() {
    for source in sources() {
        let text = fs::read_to_string(root().join(&source.name).with_extension("rs")).unwrap();
        assert!(
            text.starts_with("//! "),
            "{} does not say what it is for",
            source.name
        );
    }
}

/// Ids that are put together from the names of commands and options (`cli/help.rs`).
const COMPOSED: [&str; 2] = ["cli-verb-", "cli-arg-"];

#[test]
fn every_message_is_said_somewhere() {
    let read = |ending: &str| -> String {
        let mut found = Vec::new();
        files(&root(), ending, &mut found);
        let texts = found.iter().map(|path| fs::read_to_string(path).unwrap());
        texts.collect()
    };
    let (messages, code) = (read("ftl"), read("rs"));
    assert!(!messages.is_empty(), "no messages were found");
    let is_said = |id: &str| {
        COMPOSED.iter().any(|start| id.starts_with(start))
            || code.contains(&format!("\"{id}\""))
            || messages.contains(&format!("{{ {id} }}"))
    };
    let ids = messages
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id);
    let silent: Vec<&str> = ids
        .filter(|id| id.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter(|id| !is_said(id))
        .collect();
    assert!(silent.is_empty(), "nothing says these: {silent:?}");
}
