//! The recipe of the command line: how a file of data is read.

use crate::id;
use std::fs;
use std::path::Path;

use ron::extensions::Extensions;

use super::Failure;
use crate::analysis::Recipe;
use crate::domain::{Arg, Message};
use crate::import::ImportError;
use crate::runtime::Error;
use crate::system::io_reason;

/// The recipe in a file of RON, `(header: (first: 6, height: 1), columns: [(at: 0, name: "圏域")])`,
/// with what the arguments set. What it does not name is left to the importer.
pub(crate) fn read(file: Option<&Path>, sheet: Option<&str>) -> Result<Recipe, Failure> {
    let unread = |path: &Path, reason: Arg| {
        Error::new(
            Message::new(id!("cli-recipe"))
                .with("file", path.display().to_string())
                .with("reason", reason),
        )
        .hint(id!("cli-recipe-hint"))
    };
    let recipe = match file {
        None => Recipe::default(),
        Some(path) => {
            let text =
                fs::read_to_string(path).map_err(|error| unread(path, io_reason(&error).into()))?;
            let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
            options
                .from_str(&text)
                .map_err(|error| unread(path, error.to_string().into()))?
        }
    };
    Ok(Recipe {
        sheet: sheet.map(str::to_owned).or(recipe.sheet),
        ..recipe
    })
}

/// Why a file is no table.
pub(crate) fn refused(refusal: ImportError) -> Failure {
    match refusal {
        ImportError::Cancelled => Error::new(Message::new(id!("cli-pivot-given"))),
        ImportError::Failed(message) => Error::new(message),
    }
    .into()
}
