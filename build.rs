//! Writes the ids of all messages into one sorted table, so that naming a message that does not
//! exist is an error of the compiler (see `domain::message`).
#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads the sources that it builds from"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    let mut ids = BTreeSet::new();
    collect(Path::new("src"), &mut ids)?;
    let table: Vec<String> = ids.iter().map(|id| format!("{id:?}")).collect();
    let out = std::env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(
        Path::new(&out).join("message_ids.rs"),
        format!("&[{}]", table.join(",\n")),
    )
}

/// The ids of every `ja.ftl` below this folder. That `en.ftl` has the same ones is a test's concern.
fn collect(folder: &Path, ids: &mut BTreeSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, ids)?;
        } else if path.file_name().is_some_and(|name| name == "ja.ftl") {
            let text = fs::read_to_string(&path)?;
            let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_alphabetic());
            let heads = text.lines().filter(starts);
            ids.extend(heads.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())));
        }
    }
    Ok(())
}
