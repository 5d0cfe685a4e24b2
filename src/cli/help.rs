//! The help in the language of the screens: every command and argument has a message, `cli-verb-…`
//! and `cli-arg-…`.

use crate::domain::MessageId;
use crate::id;
use clap::{Arg, Command, CommandFactory};

use super::args::Args;
use crate::lang::Lang;

/// The command line with its help in this language.
pub(crate) fn command(lang: Lang) -> Command {
    let verbs: Vec<String> = Args::command()
        .get_subcommands()
        .map(|verb| verb.get_name().to_owned())
        .collect();
    let command = worded(Args::command(), lang, id!("cli-about"))
        .subcommand_help_heading(tr(lang, id!("cli-heading-verbs")));
    verbs.iter().fold(command, |command, verb| {
        let about = named(&format!("cli-verb-{verb}"));
        command.mut_subcommand(verb, |command| worded(command, lang, about))
    })
}

fn worded(command: Command, lang: Lang, about: MessageId) -> Command {
    let template = format!(
        "{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}\n",
        tr(lang, id!("cli-heading-usage"))
    );
    command
        .about(tr(lang, about))
        .help_template(template)
        .mut_args(|arg| described(arg, lang))
}

fn described(arg: Arg, lang: Lang) -> Arg {
    let common = arg.is_global_set() || arg.get_id() == "version";
    let heading = match (arg.is_positional(), common) {
        (true, _) => id!("cli-heading-arguments"),
        (false, true) => id!("cli-heading-common"),
        (false, false) => id!("cli-heading-options"),
    };
    let help = tr(lang, named(&format!("cli-arg-{}", arg.get_id())));
    arg.help(help).help_heading(tr(lang, heading))
}

/// The message about a command or an argument, whose names are the parser's.
///
/// # Panics
/// Where there is none; the tests below go through all of them.
fn named(id: &str) -> MessageId {
    MessageId::named(id).expect("every command and argument has a message")
}

fn tr(lang: Lang, id: MessageId) -> String {
    lang.tr(id).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        for lang in Lang::ALL {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        let command = Args::command();
        for part in std::iter::once(&command).chain(command.get_subcommands()) {
            let id = if part.get_name() == "yoriai" {
                "cli-about".to_owned()
            } else {
                format!("cli-verb-{}", part.get_name())
            };
            let ids = part
                .get_arguments()
                .map(|arg| format!("cli-arg-{}", arg.get_id()))
                .chain([id]);
            for id in ids {
                assert!(Lang::ALL.iter().all(|lang| lang.knows(&id)), "{id}");
            }
        }
    }
}
