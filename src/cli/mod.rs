//! The command line: arguments, subcommands, and what scripts see of them.
//!
//! Results go to standard output, messages to standard error as `yoriai: what happened`, with a
//! hint on the next line. Exit status: 0 fine, 1 it could not be done, 2 wrong arguments, 3 `check`
//! found damage, 4 it found a session closed without a seal. Help and messages are in the language of the screens; nothing is ever coloured.

#![expect(
    clippy::disallowed_methods,
    reason = "arguments name files, and the doctor looks at the environment"
)]

mod args;
mod check;
mod doctor;
mod export;
mod help;
mod inspect;
mod keys;
mod list;
mod log;
mod meant;
mod minutes;
mod out;
mod pivot;
mod recipe;
mod wrong;

use crate::id;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Command, FromArgMatches};
use thiserror::Error;

use crate::app::{NewSession, OpenedSession, Replay};
use crate::domain::{Audience, Message, text};
use crate::lang::Lang;
use crate::runtime::settings::{self, SettingsOverride, lang_of};
use crate::runtime::{AppFolders, Error, First, Machine, SessionStore};
use crate::session::{KINDS, TEMPLATES};
use crate::storage;
use crate::system::io_reason;
use args::{Args, ExportForm, Verb};
use out::line;

/// How it can go wrong, each with its exit status.
#[derive(Debug, Error)]
enum Failure {
    /// It could not be done.
    #[error(transparent)]
    Error(#[from] Error),
    /// The arguments are wrong.
    #[error("wrong arguments")]
    Wrong(Error),
    /// `check` found damage, and has printed it.
    #[error("damage found")]
    Damage,
    /// `check` could not read a file, and has printed that.
    #[error("a file could not be read")]
    Unread,
    /// `check` found a session that is closed without a seal, and has printed it.
    #[error("closed without a seal")]
    Unsealed,
    /// Standard output does not take the results.
    #[error("standard output: {0}")]
    Output(#[from] io::Error),
}

/// Runs the subcommand of the arguments; returns the exit status.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // The language has to be known before the arguments are parsed, because errors in them are
    // printed in it.
    let overrides = SettingsOverride {
        lang: lang_in(&arguments),
        theme: None,
    };
    let lang = settings::find(overrides, &AppFolders::find(None).settings()).lang;
    match execute(&arguments, help::command(lang)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => report(lang, &failure),
    }
}

/// The language that the arguments ask for, whatever else they ask for.
fn lang_in(arguments: &[OsString]) -> Option<Lang> {
    let texts: Vec<_> = arguments
        .iter()
        .map(|argument| argument.to_string_lossy())
        .collect();
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    joined
        .or_else(|| {
            texts
                .windows(2)
                .find(|pair| pair[0] == "--lang")
                .map(|pair| &*pair[1])
        })
        .and_then(lang_of)
}

/// The arguments; `None` when they asked for help or the version, which is printed then.
fn parse(arguments: &[OsString], command: &mut Command) -> Result<Option<Args>, Failure> {
    let mut parse = |arguments: &[OsString]| {
        let matches = command.try_get_matches_from_mut(arguments);
        matches.and_then(|matches| Args::from_arg_matches(&matches))
    };
    let parsed = parse(arguments).or_else(|error| match meant::meant(arguments, &error) {
        Some(meant) => parse(&meant),
        None => Err(error),
    });
    match parsed {
        Ok(args) => Ok(Some(args)),
        // To clap a request for help is an error like others.
        Err(asked)
            if matches!(
                asked.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) =>
        {
            to_stdout(|out| write!(out, "{}", asked.render())).map(|()| None)
        }
        Err(error) => Err(Failure::Wrong(wrong::wrong(&error))),
    }
}

fn execute(arguments: &[OsString], mut command: Command) -> Result<(), Failure> {
    let Some(args) = parse(arguments, &mut command)? else {
        return Ok(());
    };
    let machine = Machine::find(
        SettingsOverride {
            lang: args.lang,
            theme: args.theme,
        },
        args.dir.as_deref(),
    );
    let lang = machine.settings.lang;
    match args.verb {
        None => on_terminal(machine, |_| Ok(First::Home)),
        Some(Verb::Open { session }) => on_terminal(machine, |machine| {
            Ok(First::Work(Box::new(machine.files.open(&session, false)?)))
        }),
        Some(Verb::Replay { session, at, speed }) => {
            // Before the screen is asked for: a wrong place is wrong everywhere.
            let opened = replay(&machine, &session, at.as_deref(), speed)?;
            on_terminal(machine, |_| Ok(First::Replay(Box::new(opened))))
        }
        Some(Verb::New {
            template,
            from,
            title,
            out,
        }) => {
            let template = match (template, &from) {
                (Some(template), _) => template,
                (None, Some(from)) => SessionStore::template_of(from)?,
                (None, None) => &TEMPLATES[0],
            };
            let new = NewSession {
                template: template.name.to_owned(),
                title: title.unwrap_or_default(),
                from,
                chapter: String::new(),
            };
            create(machine, &new, out.as_deref())
        }
        Some(Verb::Check { files, json }) => check::run(&files, lang, json),
        Some(Verb::Log { session, json }) => {
            let loaded =
                storage::load(&session).map_err(|error| Error::new(error.label(&session)))?;
            for problem in &loaded.problems {
                print_message(&lang.text(&problem.label()));
            }
            to_stdout(|out| log::print(out, &loaded.steps, lang, json))
        }
        Some(Verb::Export {
            session,
            to: ExportForm::Md,
            output,
            public,
            papers,
            force,
            despite_damage,
        }) => {
            let audience = if public {
                Audience::Public
            } else {
                Audience::Internal
            };
            export::export(
                &export::ExportOptions {
                    session: &session,
                    output: output.as_deref(),
                    audience,
                    papers,
                    force,
                    despite_damage,
                },
                lang,
            )
        }
        Some(Verb::Minutes(args)) => minutes::run(&args, &machine.files, lang),
        Some(Verb::List { json }) => {
            let folder = &machine.files.folders.sessions;
            let unreadable = |error| Error::new(storage::ReadError::Io(error).label(folder));
            // On the screen a folder that is not there yet has no sessions; a script that names it has
            // mistaken it.
            std::fs::metadata(folder).map_err(unreadable)?;
            let entries = storage::list(folder).map_err(unreadable)?;
            to_stdout(|out| list::print(out, &entries, lang, json))
        }
        Some(Verb::Inspect {
            data,
            sheet,
            recipe,
        }) => inspect::run(&data, sheet.as_deref(), recipe.as_deref(), lang),
        Some(Verb::Pivot(args)) if args.asks_nothing() && has_terminal() => {
            look_at(machine, args.data)
        }
        Some(Verb::Pivot(args)) => pivot::run(&args, lang),
        Some(Verb::Keys { format }) => to_stdout(|out| keys::print(out, lang, format)),
        Some(Verb::Completions { shell }) => {
            // The generator panics when it cannot write; memory it can always write to.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut command, "yoriai", &mut script);
            to_stdout(|out| out.write_all(&script))
        }
        Some(Verb::Man { page }) => manual(command, page.as_deref()),
        Some(Verb::Doctor) => to_stdout(|out| doctor::print(out, &machine)),
    }
}

/// Prints the manual page of the program, or of one of its commands: those that the first names.
fn manual(mut command: Command, page: Option<&str>) -> Result<(), Failure> {
    let Some(page) = page else {
        return to_stdout(|out| clap_mangen::Man::new(command).render(out));
    };
    // Built, so that the command knows that it is one of the program's.
    command.build();
    let verbs = command
        .get_subcommands()
        .map(|verb| verb.get_name().to_owned());
    let verbs = verbs.collect::<Vec<_>>().join(", ");
    let found = command.find_subcommand(page).cloned().ok_or_else(|| {
        let label = Message::new(id!("cli-wrong-verb")).with("verb", page);
        let hint = Message::new(id!("cli-wrong-hint-values")).with("values", verbs);
        Failure::Wrong(Error {
            label,
            hint: Some(hint),
        })
    })?;
    to_stdout(|out| clap_mangen::Man::new(found).render(out))
}

/// Creates a session and prints its path; where there is a terminal, it is run then.
fn create(machine: Machine, new: &NewSession, out: Option<&Path>) -> Result<(), Failure> {
    let (opened, open_session) = machine.files.create(new, machine.settings.lang, out)?;
    to_stdout(|out| line(out, format_args!("{}", opened.path.display())))?;
    if has_terminal() {
        run(machine, First::Work(Box::new((opened, Some(open_session)))))?;
    }
    Ok(())
}

/// Opens the view on a data file, in a session of its own: what is seen and pinned is kept.
fn look_at(mut machine: Machine, data: PathBuf) -> Result<(), Failure> {
    // The screen is taken over after everything that can fail.
    let data = std::path::absolute(&data).unwrap_or(data);
    // Asked before it is opened: opening a pipe would wait for somebody who writes into it.
    if std::fs::metadata(&data).is_ok_and(|about| !about.is_file()) {
        return Err(Error::new(
            Message::new(id!("import-no-file")).with("path", data.display().to_string()),
        )
        .into());
    }
    File::open(&data).map_err(|error| unreadable(&data, &error))?;
    let title = data
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let chapter = KINDS
        .iter()
        .find(|kind| kind.opens_data_files)
        .map_or_else(String::new, |kind| kind.id.to_owned());
    let new = NewSession {
        template: "blank".into(),
        title,
        from: None,
        chapter,
    };
    // Whoever only looks at a file has asked for no session: without a folder of sessions none stays.
    let passing = machine.files.folders.is_unsaid.then(passing_folder);
    if let Some(folder) = &passing {
        folder.clone_into(&mut machine.files.folders.sessions);
    }
    let made = machine.files.create(&new, machine.settings.lang, None);
    let ran = made
        .map_err(Failure::from)
        .and_then(|(mut opened, open_session)| {
            if passing.is_some() {
                opened.problems.push(Message::new(id!("cli-data-not-kept")));
            }
            let work = Box::new((opened, Some(open_session)));
            run(machine, First::Data(work, data))
        });
    if let Some(folder) = passing {
        // What cannot be removed lies where the system clears up.
        let _ = std::fs::remove_dir_all(folder);
    }
    ran
}

/// A folder of this run alone, which goes when it ends.
fn passing_folder() -> PathBuf {
    std::env::temp_dir().join(format!("yoriai-{}", uuid::Uuid::now_v7().simple()))
}

fn unreadable(file: &Path, error: &io::Error) -> Error {
    Error::new(
        Message::new(id!("cli-data-unreadable"))
            .with("file", file.display().to_string())
            .with("reason", io_reason(error)),
    )
    .hint(id!("cli-data-unreadable-hint"))
}

fn replay(
    machine: &Machine,
    session: &Path,
    at: Option<&str>,
    speed: Option<u16>,
) -> Result<OpenedSession, Failure> {
    let opened = OpenedSession {
        speed,
        ..machine.files.load(session)?
    };
    let Some(at) = at else { return Ok(opened) };
    let no_such_place = || {
        Error::new(Message::new(id!("cli-wrong-at")).with("at", at)).hint(id!("cli-wrong-at-hint"))
    };
    let position = Replay::new(opened.clone(), &machine.files.clock.context())
        .position_of(at)
        .ok_or_else(|| Failure::Wrong(no_such_place()))?;
    let before = opened.log.steps().get(..position).unwrap_or_default();
    let n = before
        .iter()
        .rev()
        .find(|step| !step.is_private())
        .map(|step| step.n);
    Ok(OpenedSession { at: n, ..opened })
}

fn on_terminal(
    machine: Machine,
    first: impl FnOnce(&Machine) -> Result<First, Failure>,
) -> Result<(), Failure> {
    if !has_terminal() {
        return Err(Error::new(Message::new(id!("cli-no-terminal")))
            .hint(id!("cli-no-terminal-hint"))
            .into());
    }
    let first = first(&machine)?;
    run(machine, first)
}

fn run(machine: Machine, first: First) -> Result<(), Failure> {
    let lang = machine.settings.lang;
    Ok(machine.run(first, |message| print_message(&lang.text(message)))?)
}

fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

fn to_stdout(
    print: impl FnOnce(&mut BufWriter<io::StdoutLock<'static>>) -> io::Result<()>,
) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    print(&mut out)?;
    Ok(out.flush()?)
}

/// Prints a message to standard error. When that cannot be written either, there is no other place.
fn print_message(words: &str) {
    let _ = writeln!(io::stderr(), "yoriai: {}", text::clean(words));
}

fn report(lang: Lang, failure: &Failure) -> ExitCode {
    let print = |error: &Error| {
        print_message(&lang.text(&error.label));
        if let Some(hint) = &error.hint {
            let _ = writeln!(io::stderr(), "        {}", text::clean(&lang.text(hint)));
        }
    };
    match failure {
        Failure::Damage => ExitCode::from(3),
        Failure::Unread => ExitCode::FAILURE,
        Failure::Unsealed => ExitCode::from(4),
        Failure::Wrong(error) => {
            print(error);
            ExitCode::from(2)
        }
        Failure::Error(error) => {
            print(error);
            ExitCode::FAILURE
        }
        // `yoriai log … | head` has read enough.
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Failure::Output(error) => {
            print(
                &Error::new(Message::new(id!("cli-output")).with("reason", io_reason(error)))
                    .hint(id!("cli-output-hint")),
            );
            ExitCode::FAILURE
        }
    }
}
