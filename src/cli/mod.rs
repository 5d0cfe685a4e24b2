//! The command line: arguments, subcommands, and what scripts see of them.
//!
//! Results go to standard output, messages to standard error as `yoriai: what happened`, with a hint on the next line. Exit status: 0 fine, 1 it could
//! not be done, 2 wrong arguments, 3 `check` found damage. Help and messages are in the language of the screens.

mod args;

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;

use args::{Args, Verb};
use clap::Parser;

use crate::app::{NewSession, Opened};
use crate::domain::Message;
use crate::lang::Lang;
use crate::runtime::{First, Machine, Trouble, settings::Asked};

/// Does what the arguments say; the exit status tells how it went.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = Args::parse_from(arguments);
    let asked = Asked { lang: args.lang, theme: args.theme };
    let machine = Machine::find(asked, args.dir.as_deref());
    let lang = machine.settings.lang;
    match run(machine, args.verb) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            report(lang, &trouble);
            ExitCode::from(1)
        }
    }
}

fn run(machine: Machine, verb: Option<Verb>) -> Result<(), Trouble> {
    match verb {
        None => on_terminal(machine, |_| Ok(First::Home)),
        Some(Verb::Open { session }) => on_terminal(machine, |machine| Ok(First::Work(Box::new(machine.files.open(&session, false)?)))),
        Some(Verb::Replay { session, speed, .. }) => {
            on_terminal(machine, |machine| Ok(First::Replay(Box::new(Opened { speed, ..machine.files.load(&session)? }))))
        }
        Some(Verb::New { template, from, title, out }) => {
            let new = NewSession { template: template.unwrap_or_else(|| "issues".into()), title: title.unwrap_or_default(), from };
            create(machine, &new, out.as_deref())
        }
    }
}

fn create(machine: Machine, new: &NewSession, out: Option<&Path>) -> Result<(), Trouble> {
    let (opened, keeper) = machine.files.create(new, machine.settings.lang, out)?;
    println!("{}", opened.path.display());
    if has_terminal() { machine.run(First::Work(Box::new((opened, Some(keeper))))) } else { Ok(()) }
}

fn on_terminal(machine: Machine, first: impl FnOnce(&Machine) -> Result<First, Trouble>) -> Result<(), Trouble> {
    if !has_terminal() {
        return Err(Trouble::new(Message::new("cli-no-terminal")).hint("cli-no-terminal-hint"));
    }
    let first = first(&machine)?;
    machine.run(first)
}

fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

fn report(lang: Lang, trouble: &Trouble) {
    eprintln!("yoriai: {}", lang.say(&trouble.says));
    if let Some(hint) = &trouble.hint {
        eprintln!("  {}", lang.say(hint));
    }
}
