//! What can be asked for. The words of the help are messages, see [`super::help`]; the comments
//! here are for those who read the code.

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::analysis::{Show, SortOrder};
use crate::lang::Lang;
use crate::paint::ThemeName;
use crate::runtime::{settings::lang_of, template_names};
use crate::session::{DocumentStage, Template, WhichDocument};

/// The arguments of the program.
#[derive(Debug, Parser)]
#[command(
    name = "yoriai",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(crate) struct Args {
    /// Language of screens and messages.
    #[arg(long, global = true, value_name = "ja|en", value_parser = lang)]
    pub(crate) lang: Option<Lang>,
    /// Folder of sessions.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    /// Theme.
    #[arg(long, global = true, value_name = "NAME", value_parser = theme)]
    pub(crate) theme: Option<ThemeName>,
    /// Print help.
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Print the version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    /// What to do; the home screen without it.
    #[command(subcommand)]
    pub(crate) verb: Option<Verb>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Create a session, print its path, and run it where there is a terminal.
    New {
        /// Template.
        #[arg(long, value_name = "NAME", value_parser = template)]
        template: Option<&'static Template>,
        /// Session to continue.
        #[arg(long, value_name = "SESSION.ron")]
        from: Option<PathBuf>,
        /// Title.
        #[arg(long, value_name = "T")]
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
        /// Where to start.
        #[arg(long, value_name = "N|H:MM")]
        at: Option<String>,
        /// How fast to play.
        #[arg(long, value_name = "X", value_parser = speed)]
        speed: Option<u16>,
    },
    /// Show the room what a running session is at.
    Watch {
        /// Session.
        #[arg(value_name = "SESSION.ron")]
        session: PathBuf,
    },
    /// Check files.
    Check {
        /// Session files, and folders of them.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Print the records of a session.
    Log {
        /// Session.
        #[arg(value_name = "SESSION.ron")]
        session: PathBuf,
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Write documents of a session.
    Export {
        /// Session.
        #[arg(value_name = "SESSION.ron")]
        session: PathBuf,
        /// Form of the documents.
        #[arg(
            long,
            value_name = "md",
            hide_possible_values = true,
            default_value = "md",
            hide_default_value = true
        )]
        to: ExportForm,
        /// File, or folder, to write to.
        #[arg(short, value_name = "OUT")]
        output: Option<PathBuf>,
        /// The version without names.
        #[arg(long)]
        public: bool,
        /// Which documents.
        #[command(flatten)]
        papers: Papers,
        /// Replace what exists.
        #[arg(long)]
        force: bool,
        /// Write the version without names of a damaged session too.
        #[arg(long)]
        despite_damage: bool,
    },
    /// Record how far the documents of a closed session are, or print it.
    Minutes(MinutesArgs),
    /// Print the sessions of the folder.
    List {
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Print what is understood of a file of data.
    Inspect {
        /// File of data.
        #[arg(value_name = "DATA")]
        data: PathBuf,
        /// Sheet of a workbook.
        #[arg(long, value_name = "SHEET")]
        sheet: Option<String>,
        /// How the file is read.
        #[arg(long, value_name = "FILE")]
        recipe: Option<PathBuf>,
    },
    /// Print a pivot of a file of data.
    Pivot(PivotArgs),
    /// Print every key.
    Keys {
        /// Form of the table.
        #[arg(
            long,
            value_name = "text|markdown",
            hide_possible_values = true,
            default_value = "text",
            hide_default_value = true
        )]
        format: OutputFormat,
    },
    /// Print the completions for a shell.
    Completions {
        /// Shell.
        #[arg(value_name = "SHELL", hide_possible_values = true)]
        shell: Shell,
    },
    /// Print the manual page, or that of a command.
    Man {
        /// Command.
        #[arg(value_name = "COMMAND")]
        page: Option<String>,
    },
    /// Print what this terminal and this machine can do.
    Doctor,
}

/// What a pivot is asked for; see [`crate::analysis::notation`] for how fields, values and filters
/// are written.
#[derive(Debug, clap::Args)]
pub(crate) struct PivotArgs {
    /// File of data.
    #[arg(value_name = "DATA")]
    pub(crate) data: PathBuf,
    /// Fields on the rows.
    #[arg(long, value_name = "A,B", allow_hyphen_values = true)]
    pub(crate) rows: Option<String>,
    /// Fields on the columns.
    #[arg(long, value_name = "C", allow_hyphen_values = true)]
    pub(crate) cols: Option<String>,
    /// Values of the cells.
    #[arg(long, value_name = "mean:X,count", allow_hyphen_values = true)]
    pub(crate) values: Option<String>,
    /// Filters; all of them hold.
    #[arg(long, value_name = "F=A|B", allow_hyphen_values = true)]
    pub(crate) filter: Vec<String>,
    /// How figures are shown.
    #[arg(long, value_name = "value|row|column|total", value_parser = show, default_value = "value", hide_default_value = true)]
    pub(crate) show: Show,
    /// Order of the rows.
    #[arg(long, value_name = "own|reversed|falling|rising", value_parser = order, default_value = "own", hide_default_value = true)]
    pub(crate) order: SortOrder,
    /// Leave blank members out.
    #[arg(long)]
    pub(crate) hide_blank: bool,
    /// Form of the result.
    #[arg(
        long,
        value_name = "table|csv|json",
        hide_possible_values = true,
        default_value = "table",
        hide_default_value = true
    )]
    pub(crate) format: PivotForm,
    /// Smallest number of rows that is shown.
    #[arg(
        long,
        value_name = "N",
        default_value = "10",
        hide_default_value = true
    )]
    pub(crate) min_n: u32,
    /// Sheet of a workbook.
    #[arg(long, value_name = "SHEET")]
    pub(crate) sheet: Option<String>,
    /// How the file is read.
    #[arg(long, value_name = "FILE")]
    pub(crate) recipe: Option<PathBuf>,
}

impl PivotArgs {
    /// Is there only the file? Then a terminal shows the view itself.
    pub(crate) fn asks_nothing(&self) -> bool {
        let Self {
            data: _,
            rows,
            cols,
            values,
            filter,
            show,
            order,
            hide_blank,
            format,
            min_n,
            sheet,
            recipe,
        } = self;
        let said = [rows, cols, values, sheet].into_iter().any(Option::is_some)
            || recipe.is_some()
            || !filter.is_empty();
        let changed = (*show, *order, *hide_blank, *format, *min_n)
            != (Show::Value, SortOrder::Own, false, PivotForm::Table, 10);
        !said && !changed
    }
}

/// What is recorded of the documents of a closed session.
#[derive(Debug, clap::Args)]
pub(crate) struct MinutesArgs {
    /// Session.
    #[arg(value_name = "SESSION.ron")]
    pub(crate) session: PathBuf,
    /// How far the documents are now.
    #[arg(long, value_name = "review|corrected|confirmed", value_parser = stage)]
    pub(crate) state: Option<DocumentStage>,
    /// Which document.
    #[arg(long, value_name = "both|summary|minutes", value_parser = document, default_value = "both", hide_default_value = true)]
    pub(crate) document: WhichDocument,
    /// Who was asked to review.
    #[arg(long, value_name = "WHO")]
    pub(crate) whom: Option<String>,
    /// Until when.
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    /// What was corrected.
    #[arg(long, value_name = "TEXT")]
    pub(crate) what: Option<String>,
    /// Who confirmed.
    #[arg(long, value_name = "WHO")]
    pub(crate) by: Option<String>,
}

/// The form of a pivot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PivotForm {
    /// Columns, for reading.
    Table,
    /// Tidy: one line a cell.
    Csv,
    /// Everything that the view holds, for programs.
    Json,
}

/// Which documents are asked for; both unless one is named.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Papers {
    /// The summary.
    #[arg(long)]
    pub(crate) summary: bool,
    /// The minutes.
    #[arg(long)]
    pub(crate) full: bool,
}

/// The form of documents: what this version writes, and nothing that a later one may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportForm {
    /// Markdown.
    Md,
}

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// Columns, for reading.
    Text,
    /// Markdown, for the docs.
    Markdown,
}

// The error of a value that is refused lists the ones there are.

fn lang(text: &str) -> Result<Lang, String> {
    lang_of(text).ok_or_else(|| Lang::ALL.map(Lang::code).join(", "))
}

fn theme(text: &str) -> Result<ThemeName, String> {
    ThemeName::from_id(text).ok_or_else(|| ThemeName::ALL.map(ThemeName::id).join(", "))
}

fn template(text: &str) -> Result<&'static Template, String> {
    Template::named(text).ok_or_else(template_names)
}

fn show(text: &str) -> Result<Show, String> {
    Show::ALL
        .into_iter()
        .find(|show| show.code() == text)
        .ok_or_else(|| Show::ALL.map(Show::code).join(", "))
}

fn order(text: &str) -> Result<SortOrder, String> {
    SortOrder::ALL
        .into_iter()
        .find(|order| order.code() == text)
        .ok_or_else(|| SortOrder::ALL.map(SortOrder::code).join(", "))
}

fn speed(text: &str) -> Result<u16, String> {
    text.trim_end_matches(['x', '×'])
        .parse()
        .ok()
        .filter(|speed| (1..=64).contains(speed))
        .ok_or_else(|| "1–64".to_owned())
}

/// The names of the states, as they are typed; the word on the screen works too.
const STAGES: [(&str, &str, DocumentStage); 4] = [
    ("draft", "案", DocumentStage::Draft),
    ("review", "確認依頼", DocumentStage::UnderReview),
    ("corrected", "修正", DocumentStage::Corrected),
    ("confirmed", "確定", DocumentStage::Confirmed),
];

fn stage(text: &str) -> Result<DocumentStage, String> {
    let found = STAGES
        .iter()
        .find(|(id, word, _)| [*id, *word].contains(&text));
    found.map(|(.., stage)| *stage).ok_or_else(|| {
        STAGES[1..]
            .iter()
            .map(|(id, ..)| *id)
            .collect::<Vec<_>>()
            .join(", ")
    })
}

/// The name of a state for scripts, as it is typed.
pub(crate) fn stage_id(stage: DocumentStage) -> &'static str {
    let named = STAGES.iter().find(|(.., other)| *other == stage);
    named.map_or("", |(id, ..)| id)
}

fn document(text: &str) -> Result<WhichDocument, String> {
    match text {
        "both" => Ok(WhichDocument::Both),
        "summary" | "概要" | "会議結果概要" => Ok(WhichDocument::Summary),
        "minutes" | "会議録" => Ok(WhichDocument::Minutes),
        _ => Err("both, summary, minutes".to_owned()),
    }
}
