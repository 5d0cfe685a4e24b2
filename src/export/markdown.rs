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
        out.push_str(&rendered((document.lang, document.cites), block));
        before = Some(block);
    }
    out
}

/// A block; `cites` tells whether lines cite their records.
fn rendered((lang, cites): (Lang, bool), block: &Block) -> String {
    let told = |line: &DocumentLine| cited(lang, line, cites);
    match block {
        Block::Heading(level, text) => {
            format!("{} {}\n", "#".repeat(usize::from(*level) + 1), escape(text))
        }
        Block::Paragraph(line) => format!("{}\n", told(line)),
        Block::Field(name, lines) => field(lang, name, &lines.iter().map(told).collect::<Vec<_>>()),
        Block::List(lines) => lines
            .iter()
            .map(|line| {
                let indent = if line.is_detail { "  " } else { "" };
                format!("{indent}- {}\n", told(line))
            })
            .collect::<Vec<_>>()
            .concat(),
        Block::Numbered(lines) => lines
            .iter()
            .enumerate()
            .map(|(i, line)| format!("{}. {}\n", i + 1, told(line)))
            .collect::<Vec<_>>()
            .concat(),
        Block::Table { head, rows } => table((lang, cites), head, rows),
    }
}

fn field(lang: Lang, name: &str, lines: &[String]) -> String {
    let name = format!("- **{}**{}", escape(name), lang.tr(id!("minutes-colon")));
    match lines {
        [line] => format!("{name}{line}\n"),
        lines => {
            let lines: Vec<String> = lines.iter().map(|line| format!("  - {line}\n")).collect();
            format!("{}\n{}", name.trim_end(), lines.concat())
        }
    }
}

fn table((lang, cites): (Lang, bool), head: &[String], rows: &[DocumentRow]) -> String {
    let line = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let record = cites.then(|| escape_cell(&lang.tr(id!("minutes-column-record"))));
    let ruled = head.iter().map(|_| "---".to_owned());
    let mut out = line(&mut head.iter().map(|cell| escape_cell(cell)).chain(record));
    out.push_str(&line(&mut ruled.chain(cites.then(|| "---:".to_owned()))));
    for row in rows {
        // A row shorter than the head would move its record into another column.
        let cells = (0..head.len()).map(|i| {
            row.cells
                .get(i)
                .map_or_else(String::new, |cell| escape_cell(cell))
        });
        let record = cites.then(|| row.record.to_string());
        out.push_str(&line(&mut cells.chain(record)));
    }
    out
}

fn cited(lang: Lang, line: &DocumentLine, cites: bool) -> String {
    let citation = if cites {
        citation(lang, &line.records)
    } else {
        String::new()
    };
    if citation.is_empty() {
        escape(&line.text)
    } else {
        format!("{} {citation}", escape(&line.text))
    }
}

/// Text as text, in a cell of a table.
fn escape_cell(words: &str) -> String {
    escape(words).replace('|', "\\|")
}

/// Text as text: one line, without what could fool a reader, and without meaning for a reader of
/// Markdown. What would mean nothing there stays as it is: an office reads the file as text too.
///
/// `<` and `&` become entities rather than backslashes where they would begin markup: some renderers
/// let HTML through first and read Markdown afterwards.
pub(crate) fn escape(words: &str) -> String {
    let words: Vec<char> = text::clean(words).chars().collect();
    let mut out = String::with_capacity(words.len() + 8);
    for (i, c) in words.iter().enumerate() {
        match c {
            '<' if begins_tag(&words, i) => out.push_str("&lt;"),
            '&' if begins_entity(&words, i) => out.push_str("&amp;"),
            c if is_misread(&words, i) => out.extend(['\\', *c]),
            c => out.push(*c),
        }
    }
    out
}

fn begins_tag(words: &[char], i: usize) -> bool {
    let next = words.get(i + 1);
    next.is_some_and(|next| next.is_ascii_alphabetic() || ['/', '!', '?'].contains(next))
}

fn begins_entity(words: &[char], i: usize) -> bool {
    let rest = words[i + 1..].iter();
    let named: Vec<&char> = rest
        .take_while(|c| c.is_ascii_alphanumeric() || **c == '#')
        .collect();
    !named.is_empty() && words.get(i + 1 + named.len()) == Some(&';')
}

/// Would Markdown take the character at this place for a sign of its own?
fn is_misread(words: &[char], i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|before| words.get(before));
    let after = words.get(i + 1);
    let is_blank = |c: Option<&char>| c.is_none_or(|c| c.is_whitespace());
    let is_letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    let twice = |c: char| words.iter().filter(|other| **other == c).count() > 1;
    match words[i] {
        '\\' => after.is_none_or(char::is_ascii_punctuation),
        c @ ('`' | '~' | '$') => twice(c),
        // Between blanks it is a sign of multiplication, at the beginning a list.
        '*' => i == 0 || !(is_blank(before) && is_blank(after)),
        // Within a word, as in a file's name, it is a letter.
        '_' => !(is_letter(before) && is_letter(after)),
        ']' => after.is_some_and(|after| ['(', '[', ':'].contains(after)),
        '[' => i == 0 || before == Some(&'!'),
        '#' | '>' => i == 0,
        '|' => false,
        // What would begin a list, a rule or the underline of a heading.
        '-' | '+' | '=' => i == 0 && (is_blank(after) || after == Some(&words[i])),
        '.' | ')' => {
            let digits = words.iter().take_while(|c| c.is_ascii_digit()).count();
            digits > 0 && i == digits && is_blank(after)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_people_type_means_anything() {
        let cases = [
            ("a|b", "a|b"),
            ("# 題", "\\# 題"),
            ("第1回 #3", "第1回 #3"),
            ("- 一", "\\- 一"),
            ("---", "\\---"),
            ("-5.2 %", "-5.2 %"),
            ("1. 一", "1\\. 一"),
            ("12) 一", "12\\) 一"),
            ("1.5倍", "1.5倍"),
            ("7.", "7\\."),
            ("===", "\\==="),
            ("> 引用", "\\> 引用"),
            ("A > B", "A > B"),
            ("<script>&lt;", "&lt;script>&amp;lt;"),
            ("n < 10 & 5<6", "n < 10 & 5<6"),
            ("![x](javascript:y)", "!\\[x\\](javascript:y)"),
            ("[資料1]", "\\[資料1]"),
            ("参考[1]", "参考[1]"),
            ("[a]: http://x", "\\[a\\]: http://x"),
            ("midori_kenshin_example.csv", "midori_kenshin_example.csv"),
            ("_強_ 3 * 4", "\\_強\\_ 3 * 4"),
            ("10~20", "10~20"),
            ("C:\\data", "C:\\data"),
            (
                "**太** `c` ~~s~~ $x$ \\",
                "\\*\\*太\\*\\* \\`c\\` \\~\\~s\\~\\~ \\$x\\$ \\\\",
            ),
            ("一\n\n# 二\u{202E}三\u{200B}", "一 # 二三"),
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
        let out = rendered((Lang::En, true), &block);
        assert_eq!(
            out,
            "| 一 | 二 | Record |\n| --- | --- | ---: |\n| a\\|b |  | 3 |\n| c | d e | 4 |\n"
        );
    }
}
