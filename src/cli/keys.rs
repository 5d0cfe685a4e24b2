//! `yoriai keys`: every binding, by the place where it works.

use crate::id;
use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::args::OutputFormat;
use super::out::line;
use crate::app::key_groups;
use crate::input::{Hint, Key, KeyGroup};
use crate::lang::Lang;

/// Prints the tables that dispatch, footer and help read too.
pub(crate) fn print(out: &mut impl Write, lang: Lang, form: OutputFormat) -> io::Result<()> {
    for (i, context) in key_groups()
        .iter()
        .filter(|context| !context.hints.is_empty())
        .enumerate()
    {
        if i > 0 {
            line(out, format_args!(""))?;
        }
        match form {
            OutputFormat::Text => text(out, context, lang)?,
            OutputFormat::Markdown => markdown(out, context, lang)?,
        }
    }
    Ok(())
}

fn text(out: &mut impl Write, context: &KeyGroup, lang: Lang) -> io::Result<()> {
    const COLUMN: usize = 18;
    line(out, format_args!("{}", lang.tr(context.label)))?;
    for hint in &context.hints {
        let keys = labels(hint).join("  ");
        let pad = COLUMN.saturating_sub(keys.width());
        line(
            out,
            format_args!("  {keys}{:pad$}  {}", "", lang.tr(hint.label)),
        )?;
    }
    Ok(())
}

fn markdown(out: &mut impl Write, context: &KeyGroup, lang: Lang) -> io::Result<()> {
    line(out, format_args!("## {}\n", lang.tr(context.label)))?;
    line(
        out,
        format_args!(
            "| {} | {} |\n|---|---|",
            lang.tr(id!("cli-keys-key")),
            lang.tr(id!("cli-keys-does"))
        ),
    )?;
    for hint in &context.hints {
        // A bar would end the cell.
        let keys: Vec<String> = labels(hint)
            .iter()
            .map(|label| format!("`{}`", label.replace('|', "\\|")))
            .collect();
        line(
            out,
            format_args!("| {} | {} |", keys.join(" "), lang.tr(hint.label)),
        )?;
    }
    Ok(())
}

fn labels(hint: &Hint) -> Vec<String> {
    hint.keys
        .split(' ')
        .filter_map(|keys| keys.parse::<Key>().ok())
        .map(|key| key.label(false))
        .collect()
}
