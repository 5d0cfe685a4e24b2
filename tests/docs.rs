//! The documents are true: the table of keys is what the program prints, links lead somewhere, and
//! the README's commands are the ones that CI runs.
#![expect(
    clippy::disallowed_methods,
    reason = "the test reads and writes the docs"
)]

#[cfg(unix)]
#[path = "docs/pictures.rs"]
mod pictures;
#[path = "docs/quotes.rs"]
mod quotes;
#[cfg(unix)]
mod support;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    // A checkout on Windows may have other line ends.
    fs::read_to_string(root().join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
        .replace('\r', "")
}

/// Every key as the program prints it in this language.
fn keys(lang: &str) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_yoriai"))
        .args(["--lang", lang, "keys", "--format", "markdown"])
        .output()
        .expect("the program runs");
    assert!(
        out.status.success(),
        "yoriai keys: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).expect("UTF-8")
}

/// The whole of `docs/keys.md`.
fn page_of_keys() -> String {
    let mut page = String::from(
        "# キー / Keys\n\n\
         この頁はプログラムの表から作られます。画面ではいつでも `?`（入力中は `F1`）で、いま使えるキーだけを見られます。\n\n\
         This page is made from the tables that the program itself reads; `?` (`F1` while typing) shows what works here and now. \
         To make it anew: `YORIAI_WRITE_DOCS=1 cargo test --test docs`.\n\n\
         `Ctrl-C` はどこからでも終わります。書きかけの文は書き込まれます。 — `Ctrl-C` ends the program from anywhere; what is typed is handed in first.\n\n\
         - [日本語](#日本語)\n- [English](#english)\n",
    );
    for (heading, lang) in [("日本語", "ja"), ("English", "en")] {
        // Writing to a string cannot fail.
        let _ = write!(page, "\n# {heading}\n\n{}", keys(lang));
    }
    page
}

#[test]
fn the_page_of_keys_is_what_the_program_prints() {
    if std::env::var_os("YORIAI_WRITE_DOCS").is_some() {
        fs::write(root().join("docs/keys.md"), page_of_keys())
            .expect("docs/keys.md can be written");
    }
    let fresh = text("docs/keys.md") == page_of_keys();
    assert!(
        fresh,
        "docs/keys.md is not what `yoriai keys` prints now; make it anew with `YORIAI_WRITE_DOCS=1 cargo test --test docs`"
    );
}

/// Every Markdown file at the top and below `docs`.
fn pages() -> Vec<PathBuf> {
    let mut pages = files_of(root());
    pages.extend(files_below(root().join("docs")));
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    pages
}

/// Every file of a folder and of the folders in it.
fn files_below(folder: PathBuf) -> Vec<PathBuf> {
    let mut folders = vec![folder];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in files_of(&folder) {
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect()
}

/// Where the links of a page lead: what stands between `](` and `)`, outside of blocks of code.
fn links(page: &str) -> Vec<String> {
    let mut links = Vec::new();
    let mut in_code = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if !in_code {
            links.extend(
                line.split("](")
                    .skip(1)
                    .filter_map(|rest| rest.split_once(')'))
                    .map(|(link, _)| link.to_owned()),
            );
        }
    }
    links
}

#[test]
fn every_relative_link_leads_to_a_file() {
    let mut dead = Vec::new();
    for page in pages() {
        let folder = page.parent().expect("a page is in a folder");
        for link in links(&fs::read_to_string(&page).expect("a page")) {
            let file = link.split('#').next().unwrap_or_default();
            if !file.is_empty() && !file.contains("://") && !folder.join(file).exists() {
                dead.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(
        dead.is_empty(),
        "links that lead nowhere:\n{}",
        dead.join("\n")
    );
}

#[test]
fn ci_runs_the_two_commands_of_the_readme() {
    let ci = text(".ci/run");
    for readme in ["README.md", "README.ja.md"] {
        let readme = text(readme);
        for command in ["cargo run --release", "cargo test"] {
            assert!(
                readme.lines().any(|line| line == command),
                "{command} is not a line of the readme"
            );
            assert!(
                ci.lines().any(|line| line.contains(command)),
                "{command} is not in .ci/run"
            );
        }
    }
}

/// What a reader of the library meets: modules, types, traits, functions and constants. Variants and
/// fields are explained where the name does not say enough, which no lint can tell.
#[test]
fn every_module_type_trait_and_function_is_explained() {
    struct Items(String, Vec<String>);
    impl Items {
        fn look(&mut self, name: &impl ToString, attributes: &[syn::Attribute]) {
            if !attributes
                .iter()
                .any(|attribute| attribute.path().is_ident("doc"))
            {
                self.1.push(format!("{}: {}", self.0, name.to_string()));
            }
        }

        fn is_test(attributes: &[syn::Attribute]) -> bool {
            let of_tests = |attribute: &syn::Attribute| {
                let text = format!("{:?}", attribute.meta);
                text.contains("cfg") && text.contains("test")
            };
            attributes.iter().any(of_tests)
        }
    }
    impl<'a> syn::visit::Visit<'a> for Items {
        fn visit_item(&mut self, item: &'a syn::Item) {
            use syn::{Item, Visibility::Inherited};
            match item {
                Item::Mod(item) if Self::is_test(&item.attrs) => return,
                Item::Struct(item) if !matches!(item.vis, Inherited) => {
                    self.look(&item.ident, &item.attrs);
                }
                Item::Enum(item) if !matches!(item.vis, Inherited) => {
                    self.look(&item.ident, &item.attrs);
                }
                Item::Trait(item) if !matches!(item.vis, Inherited) => {
                    self.look(&item.ident, &item.attrs);
                }
                Item::Fn(item) if matches!(item.vis, syn::Visibility::Public(_)) => {
                    self.look(&item.sig.ident, &item.attrs);
                }
                Item::Const(item) if matches!(item.vis, syn::Visibility::Public(_)) => {
                    self.look(&item.ident, &item.attrs);
                }
                Item::Impl(item) if item.trait_.is_some() => return,
                _ => {}
            }
            syn::visit::visit_item(self, item);
        }

        fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
            if matches!(item.vis, syn::Visibility::Public(_)) {
                self.look(&item.sig.ident, &item.attrs);
            }
        }

        fn visit_trait_item_fn(&mut self, item: &'a syn::TraitItemFn) {
            self.look(&item.sig.ident, &item.attrs);
        }
    }
    let mut bare = Vec::new();
    let mut sources = files_below(root().join("src"));
    sources.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
    for path in sources {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display().to_string();
        if !text.starts_with("//!") {
            bare.push(format!("{name}: the module"));
        }
        if name.contains("/tests/") || name.contains("tests.rs") {
            continue;
        }
        let mut items = Items(name, Vec::new());
        syn::visit::Visit::visit_file(&mut items, &syn::parse_file(&text).unwrap());
        bare.extend(items.1);
    }
    assert!(bare.is_empty(), "{}", bare.join("\n"));
}
