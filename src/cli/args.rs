//! What can be asked for. The words of the help are in `ja.ftl` and `en.ftl`; see [`super::help`].

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::lang::Lang;
use crate::paint::ThemeName;
use crate::runtime::settings::lang_of;

/// The arguments of the program.
#[derive(Debug, Parser)]
#[command(name = "yoriai", version)]
pub struct Args {
    /// Language of screens and messages.
    #[arg(long, global = true, value_name = "ja|en", value_parser = parse_lang)]
    pub lang: Option<Lang>,
    /// Folder of sessions.
    #[arg(long, global = true, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Theme.
    #[arg(long, global = true, value_name = "NAME", value_parser = parse_theme)]
    pub theme: Option<ThemeName>,
    /// What to do; the home screen without it.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Create a session.
    New {
        /// Template.
        #[arg(long, value_name = "NAME")]
        template: Option<String>,
        /// Session to continue.
        #[arg(long, value_name = "SESSION.ron")]
        from: Option<PathBuf>,
        /// Title.
        #[arg(long, value_name = "TITLE")]
        title: Option<String>,
        /// File to create.
        #[arg(short, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Run a session.
    Open {
        /// Session.
        #[arg(value_name = "SESSION.ron")]
        session: PathBuf,
    },
    /// Look back at a session.
    Replay {
        /// Session.
        #[arg(value_name = "SESSION.ron")]
        session: PathBuf,
        /// Where to start: a record number or a time.
        #[arg(long, value_name = "N|H:MM")]
        at: Option<String>,
        /// How fast to play.
        #[arg(long, value_name = "X")]
        speed: Option<u16>,
    },
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    lang_of(text).ok_or_else(|| Lang::ALL.map(Lang::code).join(", "))
}

fn parse_theme(text: &str) -> Result<ThemeName, String> {
    ThemeName::from_id(text).ok_or_else(|| ThemeName::ALL.map(ThemeName::id).join(", "))
}
