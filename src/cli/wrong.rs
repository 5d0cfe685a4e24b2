//! Wrong arguments, as errors in the language of the screens.

use crate::id;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::domain::Message;
use crate::runtime::Error;

/// What is wrong with the arguments, and what would be right.
pub(crate) fn wrong(error: &clap::Error) -> Error {
    let of = |kind| error.get(kind).map(words).unwrap_or_default();
    let label = match error.kind() {
        ErrorKind::UnknownArgument => {
            Message::new(id!("cli-wrong-argument")).with("arg", of(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidSubcommand => {
            Message::new(id!("cli-wrong-verb")).with("verb", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if of(ContextKind::InvalidValue).is_empty() =>
        {
            Message::new(id!("cli-wrong-no-value")).with("arg", of(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            // `--theme <NAME>`: its name is enough.
            let arg = of(ContextKind::InvalidArg)
                .split(' ')
                .next()
                .unwrap_or_default()
                .to_owned();
            Message::new(id!("cli-wrong-value"))
                .with("arg", arg)
                .with("value", of(ContextKind::InvalidValue))
        }
        ErrorKind::MissingRequiredArgument => {
            Message::new(id!("cli-wrong-missing")).with("arg", of(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => {
            Message::new(id!("cli-wrong-twice")).with("arg", of(ContextKind::InvalidArg))
        }
        _ => Message::new(id!("cli-wrong-other"))
            .with("text", error.to_string().lines().next().unwrap_or_default()),
    };
    Error {
        label,
        hint: Some(hint(error)),
    }
}

/// The values there are, or what was probably meant, or where to read on.
fn hint(error: &clap::Error) -> Message {
    if let Some(typed) = error.get(ContextKind::InvalidSubcommand).map(words)
        && error.kind() == ErrorKind::InvalidSubcommand
        && Path::new(&typed).is_file()
    {
        return Message::new(id!("cli-wrong-hint-file")).with("file", typed);
    }
    if let Some(values) = values(error) {
        return Message::new(id!("cli-wrong-hint-values")).with("values", values);
    }
    let meant = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| error.get(kind));
    meant.map_or(Message::new(id!("cli-wrong-hint")), |meant| {
        Message::new(id!("cli-wrong-hint-meant")).with("meant", words(meant))
    })
}

/// Our own value parsers refuse with the list of values; clap's put it into the context.
fn values(error: &clap::Error) -> Option<String> {
    let ours = std::error::Error::source(error).map(ToString::to_string);
    ours.or_else(|| error.get(ContextKind::ValidValue).map(words))
        .filter(|values| !values.is_empty())
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::StyledStrs(all) => all
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        ContextValue::None => String::new(),
        other => other.to_string(),
    }
}
