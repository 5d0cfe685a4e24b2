//! `yoriai export`: documents to standard output, a file or a folder.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::Papers;
use super::out::line;
use super::{Failure, print_message, to_stdout};
use crate::domain::Audience;
use crate::export::{Paper, markdown};
use crate::lang::Lang;
use crate::runtime::documents::{DocumentSource, keep, name};

/// The options of the subcommand.
pub(crate) struct ExportOptions<'a> {
    pub(crate) session: &'a Path,
    pub(crate) output: Option<&'a Path>,
    pub(crate) audience: Audience,
    pub(crate) papers: Papers,
    /// May files be replaced?
    pub(crate) force: bool,
    /// May a public document be written of a damaged session?
    pub(crate) despite_damage: bool,
}

/// Writes the documents that were chosen; the paths of files go to standard output.
pub(crate) fn export(options: &ExportOptions<'_>, lang: Lang) -> Result<(), Failure> {
    let document = DocumentSource::of(options.session)?;
    for problem in &document.problems {
        print_message(&lang.text(problem));
    }
    document.refuse_public(options.audience, options.despite_damage)?;
    let print = |paper| document.markdown(paper, options.audience, lang);
    let papers = papers(options.papers);
    let in_one = || {
        papers
            .iter()
            .map(|paper| print(*paper))
            .collect::<Vec<_>>()
            .join(markdown::RULE)
    };
    let files: Vec<(PathBuf, String)> = match options.output {
        None => return to_stdout(|out| out.write_all(in_one().as_bytes())),
        Some(folder) if folder.is_dir() => papers
            .iter()
            .map(|paper| {
                (
                    name(folder, options.session, *paper, options.audience),
                    print(*paper),
                )
            })
            .collect(),
        Some(file) => vec![(file.to_owned(), in_one())],
    };
    keep(&files, options.force)?;
    to_stdout(|out| {
        files
            .iter()
            .try_for_each(|(path, _)| line(out, format_args!("{}", path.display())))
    })
}

fn papers(chosen: Papers) -> Vec<Paper> {
    let wanted = |paper: &Paper| match paper {
        Paper::Summary => chosen.summary || !chosen.full,
        Paper::Full => chosen.full || !chosen.summary,
    };
    Paper::ALL.into_iter().filter(wanted).collect()
}
