//! Documents as GitHub-flavoured Markdown.
//!
//! Whatever people typed is escaped: it can make no heading, list, link, picture, table or HTML,
//! wherever it stands.

use super::document::{Block, Document, DocumentLine, DocumentRow, citation};
use crate::domain::text;
use crate::id;
use crate::lang::Lang;

/// What separates two documents in one text.
pub(crate) const RULE: &str = "\n---\n\n";

/// The document as text.
pub fn render(document: &Document) -> String {
    let mut out = format!("# {}\n", escape(&document.title));
    let mut before: Option<&Block> = None;
    for block in &document.blocks {
        // Fields are one list.
        let goes_on = matches!((before, block), (Some(Block::Field(..)), Block::Field(..)));
        if !goes_on {
            out.push('\n');
        }
        out.push_str(&rendered(document.lang, block));
        before = Some(block);
    }
    out
}

fn rendered(lang: Lang, block: &Block) -> String {
    match block {
        Block::Heading(level, text) => {
            format!("{} {}\n", "#".repeat(usize::from(*level) + 1), escape(text))
        }
        Block::Paragraph(line) => format!("{}\n", cited(lang, line)),
        Block::Field(name, lines) => field(lang, name, lines),
        Block::List(lines) => lines
            .iter()
            .map(|line| format!("- {}\n", cited(lang, line)))
            .collect::<Vec<_>>()
            .concat(),
        Block::Numbered(lines) => lines
            .iter()
            .enumerate()
            .map(|(i, line)| format!("{}. {}\n", i + 1, cited(lang, line)))
            .collect::<Vec<_>>()
            .concat(),
        Block::Table { head, rows } => table(lang, head, rows),
    }
}

fn field(lang: Lang, name: &str, lines: &[DocumentLine]) -> String {
    let name = format!("- **{}**{}", escape(name), lang.tr(id!("minutes-colon")));
    match lines {
        [line] => format!("{name}{}\n", cited(lang, line)),
        lines => {
            let lines: Vec<String> = lines
                .iter()
                .map(|line| format!("  - {}\n", cited(lang, line)))
                .collect();
            format!("{}\n{}", name.trim_end(), lines.concat())
        }
    }
}

fn table(lang: Lang, head: &[String], rows: &[DocumentRow]) -> String {
    let line = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let record = escape(&lang.tr(id!("minutes-column-record")));
    let mut out = line(&mut head.iter().map(|cell| escape(cell)).chain([record]));
    out.push_str(&line(
        &mut head
            .iter()
            .map(|_| "---".to_owned())
            .chain(["---:".to_owned()]),
    ));
    for row in rows {
        // A row shorter than the head would move its record into another column.
        let cells = (0..head.len()).map(|i| {
            row.cells
                .get(i)
                .map_or_else(String::new, |cell| escape(cell))
        });
        out.push_str(&line(&mut cells.chain([row.record.to_string()])));
    }
    out
}

fn cited(lang: Lang, line: &DocumentLine) -> String {
    let citation = citation(lang, &line.records);
    if citation.is_empty() {
        escape(&line.text)
    } else {
        format!("{} {citation}", escape(&line.text))
    }
}

/// Text as text: one line, without what could fool a reader, and without meaning for a reader of
/// Markdown.
///
/// `<`, `>` and `&` become entities rather than backslashes: some renderers let HTML through first
/// and read Markdown afterwards.
pub(crate) fn escape(words: &str) -> String {
    let words = text::clean(words);
    let mut out = String::with_capacity(words.len() + 8);
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    let mut characters = words.chars().enumerate().peekable();
    while let Some((i, c)) = characters.next() {
        let ends = characters
            .peek()
            .is_none_or(|(_, next)| next.is_whitespace());
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => out.extend(['\\', c]),
            // What would begin a list, a rule or the underline of a heading.
            '-' | '+' | '=' if i == 0 => out.extend(['\\', c]),
            '.' | ')' if digits > 0 && i == digits && ends => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_people_type_means_anything() {
        let cases = [
            ("a|b", "a\\|b"),
            ("# 題", "\\# 題"),
            ("- 一", "\\- 一"),
            ("1. 一", "1\\. 一"),
            ("12) 一", "12\\) 一"),
            ("1.5倍", "1.5倍"),
            ("7.", "7\\."),
            ("===", "\\==="),
            ("<script>&lt;", "&lt;script&gt;&amp;lt;"),
            ("![x](javascript:y)", "!\\[x\\](javascript:y)"),
            (
                "**太** `c` ~~s~~ $x$ \\",
                "\\*\\*太\\*\\* \\`c\\` \\~\\~s\\~\\~ \\$x\\$ \\\\",
            ),
            ("一\n\n# 二\u{202E}三\u{200B}", "一 \\# 二三"),
            ("髙﨑ｶﾞ 2026年", "髙﨑ｶﾞ 2026年"),
        ];
        for (typed, printed) in cases {
            assert_eq!(escape(typed), printed);
        }
    }

    #[test]
    fn a_table_keeps_its_columns_whatever_the_cells_hold() {
        let rows = vec![
            DocumentRow {
                cells: vec!["a|b".into()],
                record: 3,
            },
            DocumentRow {
                cells: vec!["c".into(), "d\ne".into(), "f".into()],
                record: 4,
            },
        ];
        let block = Block::Table {
            head: vec!["一".into(), "二".into()],
            rows,
        };
        let out = rendered(Lang::En, &block);
        assert_eq!(
            out,
            "| 一 | 二 | Record |\n| --- | --- | ---: |\n| a\\|b |  | 3 |\n| c | d e | 4 |\n"
        );
    }
}
