//! Everything that a person should know of a file, with its place: what was broken, what was
//! guessed, what would be counted twice.

use super::columns::{Dash, Judged};
use super::gather::{GatheredRows, Places};
use super::header::Merge;
use super::number::{narrow, trimmed};
use super::source::SourceText;
use super::text::is_destroyed;
use crate::analysis::{Encoding, FileKind, Header, ImportProblem};
use crate::domain::{Decimal, Message, MessageId};
use crate::id;

/// What the problems are found in.
pub(crate) struct ProblemSources<'a> {
    /// The text.
    pub(crate) text: &'a SourceText<'a>,
    /// Its first lines.
    pub(crate) head: &'a [Vec<String>],
    /// Where the header stands.
    pub(crate) header: Header,
    /// The columns.
    pub(crate) columns: &'a [Judged],
    /// The rows.
    pub(crate) gathered: &'a GatheredRows<'a>,
    /// Where a quote is not closed.
    pub(crate) open_quote: Option<u32>,
    /// Where text stands behind a quote.
    pub(crate) stray_quote: Option<u32>,
    /// What a dash means.
    pub(crate) dash: Dash,
}

/// What a dash means: held back when a note of the file says so, or when the numbers look like it;
/// none otherwise.
pub(crate) fn meaning_of_dash<'a>(
    columns: &[Judged],
    notes: impl Iterator<Item = &'a str>,
) -> Dash {
    let legend = |note: &str| {
        let note = narrow(note);
        note.contains('-')
            && ["未満", "秘匿", "非公表", "公表しない", "マスク", "suppress"]
                .iter()
                .any(|word| note.contains(word))
    };
    let mut notes = notes;
    if notes.any(legend) {
        return Dash::Suppressed;
    }
    // Counts of which none is under ten, though some are just above it, and dashes among them.
    let dashed: Vec<&Judged> = columns.iter().filter(|column| column.has_dash()).collect();
    let mut smallest: Option<Decimal> = None;
    let mut just_above = 0;
    for number in dashed.iter().flat_map(|column| column.numbers()) {
        if number.scale > 0 || number < Decimal::whole(10) {
            return Dash::NotApplicable;
        }
        just_above += usize::from(number < Decimal::whole(20));
        smallest = Some(smallest.map_or(number, |least| least.min(number)));
    }
    if smallest.is_some_and(|least| least < Decimal::whole(13)) && just_above >= 5 {
        Dash::LooksSuppressed
    } else {
        Dash::NotApplicable
    }
}

/// All problems, by line; those of the file as a whole come first.
pub(crate) fn all(facts: &ProblemSources<'_>) -> Vec<ImportProblem> {
    let mut found = Vec::new();
    lines(facts, &mut found);
    for column in facts.columns {
        of_column(facts, column, &mut found);
    }
    marks(facts, &mut found);
    subtotals(facts, &mut found);
    listed_again(facts, &mut found);
    merged(facts, &mut found);
    destroyed_head(facts, &mut found);
    found.sort_by_key(|problem| (problem.line, problem.column, problem.code));
    found
}

fn problem(
    code: &'static str,
    line: Option<u32>,
    column: Option<u32>,
    count: u64,
    label: Message,
) -> ImportProblem {
    ImportProblem {
        code,
        line,
        column,
        count,
        label,
    }
}

/// What is wrong with the lines.
fn lines(facts: &ProblemSources<'_>, found: &mut Vec<ImportProblem>) {
    let at = |code, id, line: Option<u32>| {
        line.map(|line| {
            problem(
                code,
                Some(line),
                None,
                1,
                Message::new(id).with("line", line),
            )
        })
    };
    found.extend(at("open-quote", id!("import-open-quote"), facts.open_quote));
    found.extend(at(
        "stray-quote",
        id!("import-stray-quote"),
        facts.stray_quote,
    ));
    let of = |code, id, places: &Places| {
        let line = places.lines.first().copied();
        line.map(|line| {
            problem(
                code,
                Some(line),
                None,
                places.count,
                Message::new(id)
                    .with("lines", places.listed())
                    .with("count", places.count),
            )
        })
    };
    let gathered = facts.gathered;
    if facts.text.kind == FileKind::Csv {
        found.extend(of(
            "unequal-rows",
            id!("import-unequal-rows"),
            &gathered.unequal,
        ));
    }
    found.extend(of(
        "fields-beyond",
        id!("import-fields-beyond"),
        &gathered.beyond,
    ));
    found.extend(of("empty-rows", id!("import-empty-rows"), &gathered.empty));
    found.extend(of(
        "notes-under",
        id!("import-notes-under"),
        &gathered.notes,
    ));
    if let Some((line, column, count)) = facts.text.errors {
        let label = Message::new(id!("import-error-cells"))
            .with("line", line)
            .with("column", column)
            .with("count", count);
        found.push(problem(
            "error-cells",
            Some(line),
            Some(column),
            count,
            label,
        ));
    }
    if facts.header.height == 0 {
        found.push(problem(
            "no-header",
            Some(facts.header.first),
            None,
            1,
            Message::new(id!("import-no-header")),
        ));
    }
}

/// What is wrong with a column.
fn of_column(facts: &ProblemSources<'_>, column: &Judged, found: &mut Vec<ImportProblem>) {
    let place = Some(column.at + 1);
    let line = |code: usize| {
        column
            .first_row(code)
            .and_then(|row| facts.gathered.lines.get(row))
            .copied()
    };
    let label = |id: MessageId| Message::new(id).with("name", column.name.as_str());
    if column.personal {
        let id = if column.left_out {
            id!("import-personal-left-out")
        } else {
            id!("import-personal-taken")
        };
        found.push(problem("personal", None, place, 1, label(id)));
    }
    if column.too_large {
        found.push(problem(
            "too-precise",
            None,
            place,
            1,
            label(id!("import-too-precise")),
        ));
    }
    let mut broken = column
        .present()
        .filter(|(_, text, _)| is_destroyed(text))
        .peekable();
    if let Some((code, _, _)) = broken.peek().copied() {
        let count = broken.map(|(.., count)| count).sum::<u64>();
        let label = label(id!("import-destroyed"))
            .with("line", line(code).unwrap_or(0))
            .with("count", count);
        found.push(problem("destroyed-text", line(code), place, count, label));
    }
    let mut unread = column.not_read().peekable();
    if let Some((code, text, _)) = unread.peek().copied() {
        let count = unread.map(|(.., count)| count).sum::<u64>();
        let hidden = column.personal && column.left_out;
        let text = if hidden { "***" } else { text };
        let label = label(id!("import-not-numbers"))
            .with("line", line(code).unwrap_or(0))
            .with("text", text)
            .with("count", count);
        found.push(problem("not-numbers", line(code), place, count, label));
    }
}

/// The marks of absence among the numbers, and what they are taken for.
fn marks(facts: &ProblemSources<'_>, found: &mut Vec<ImportProblem>) {
    let mut by_text = std::collections::BTreeMap::<&str, (u64, u32, usize, usize)>::new();
    for (at, column) in facts.columns.iter().enumerate() {
        for (code, text, count) in column.marks() {
            let entry = by_text.entry(text).or_insert((0, column.at, at, code));
            entry.0 += count;
        }
    }
    for (text, (count, place, at, code)) in by_text {
        let line = facts.columns[at]
            .first_row(code)
            .and_then(|row| facts.gathered.lines.get(row))
            .copied();
        let id = match super::number::read(text) {
            super::number::Read::Dash => match facts.dash {
                Dash::NotApplicable => id!("import-mark-none"),
                Dash::Suppressed => id!("import-mark-legend"),
                Dash::LooksSuppressed => id!("import-mark-looks-suppressed"),
            },
            super::number::Read::Mark(crate::analysis::Absence::Suppressed) => {
                id!("import-mark-suppressed")
            }
            _ => id!("import-mark-missing"),
        };
        found.push(problem(
            "marks",
            line,
            Some(place + 1),
            count,
            Message::new(id).with("text", text).with("count", count),
        ));
    }
}

/// Does a name mean a sum of its neighbours?
fn is_total(text: &str) -> bool {
    let text: String = narrow(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    text.contains("再掲")
        || matches!(
            text.as_str(),
            "計" | "全国" | "男女計" | "全体" | "Total" | "total" | "All"
        )
        || ["合計", "総数", "総計", "小計", "中計"]
            .iter()
            .any(|word| text.ends_with(word))
}

/// Rows and columns that would be counted twice.
fn subtotals(facts: &ProblemSources<'_>, found: &mut Vec<ImportProblem>) {
    let columns: Vec<&Judged> = facts
        .columns
        .iter()
        .filter(|column| {
            column
                .name
                .split('/')
                .any(|part| is_total(part) && trimmed(part) != "全体")
        })
        .collect();
    if let Some(first) = columns.first() {
        let names: Vec<&str> = columns
            .iter()
            .take(3)
            .map(|column| column.name.as_str())
            .collect();
        let label = Message::new(id!("import-subtotal-columns"))
            .with("names", names.join(", "))
            .with("count", columns.len());
        found.push(problem(
            "subtotals",
            Some(facts.header.first),
            Some(first.at + 1),
            columns.len() as u64,
            label,
        ));
    }
    for column in facts
        .columns
        .iter()
        .filter(|column| column.kind == crate::analysis::ColumnKind::Label)
    {
        let totals: Vec<(usize, &str, u64)> = column
            .present()
            .filter(|(_, text, _)| is_total(text))
            .collect();
        let Some((code, ..)) = totals.first() else {
            continue;
        };
        let line = column
            .first_row(*code)
            .and_then(|row| facts.gathered.lines.get(row))
            .copied();
        let names: Vec<&str> = totals.iter().take(3).map(|(_, text, _)| *text).collect();
        let count = totals.iter().map(|(.., count)| count).sum::<u64>();
        let label = Message::new(id!("import-subtotal-rows"))
            .with("name", column.name.as_str())
            .with("names", names.join(", "))
            .with("count", count);
        found.push(problem(
            "subtotals",
            line,
            Some(column.at + 1),
            count,
            label,
        ));
    }
}

/// A title or a note that says that rows are listed again.
fn listed_again(facts: &ProblemSources<'_>, found: &mut Vec<ImportProblem>) {
    let above = facts
        .head
        .iter()
        .take(facts.header.first.saturating_sub(1) as usize);
    if let Some((at, _)) = above
        .enumerate()
        .find(|(_, line)| line.iter().any(|field| field.contains("再掲")))
    {
        let line = at as u32 + 1;
        found.push(problem(
            "subtotals",
            Some(line),
            None,
            1,
            Message::new(id!("import-listed-again")).with("line", line),
        ));
    }
}

/// Merged cells whose names were filled down.
fn merged(facts: &ProblemSources<'_>, found: &mut Vec<ImportProblem>) {
    let first = facts.header.first + facts.header.height;
    let below: Vec<&Merge> = facts
        .text
        .merges
        .iter()
        .filter(|merge| merge.lines.0 >= first && merge.lines.1 > merge.lines.0)
        .collect();
    if let Some(merge) = below.first() {
        let label = Message::new(id!("import-merged")).with("count", below.len());
        found.push(problem(
            "merged-cells",
            Some(merge.lines.0),
            Some(merge.columns.0 + 1),
            below.len() as u64,
            label,
        ));
    }
}

/// Text that was destroyed above the rows; and an encoding that a person chose and that does not
/// fit.
fn destroyed_head(facts: &ProblemSources<'_>, found: &mut Vec<ImportProblem>) {
    let above = facts
        .head
        .iter()
        .take((facts.header.first.saturating_sub(1) + facts.header.height) as usize);
    let first = above.enumerate().find_map(|(at, line)| {
        line.iter()
            .position(|field| is_destroyed(field))
            .map(|column| (at as u32 + 1, column as u32 + 1))
    });
    if let Some((line, column)) = first {
        let id = if facts.text.file_encoding == Encoding::Utf8 {
            id!("import-destroyed-header")
        } else {
            id!("import-destroyed-encoding")
        };
        found.push(problem(
            "destroyed-text",
            Some(line),
            Some(column),
            1,
            Message::new(id).with("line", line).with("column", column),
        ));
    }
}
