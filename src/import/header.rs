//! Where the header stands and what it says: titles, units and notes before it are notes, several
//! lines of it are joined by `/`.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::number::{Read, read, trimmed};
use crate::analysis::{Absence, Header};
use crate::domain::text::clean;

/// The first lines of a file, trimmed; line 1 is the first.
pub(crate) type HeadLines = [Vec<String>];

/// Merged cells of a sheet: first and last line from 1, first and last column from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Merge {
    /// First and last line.
    pub(crate) lines: (u32, u32),
    /// First and last column.
    pub(crate) columns: (u32, u32),
}

/// Guesses where the header stands.
pub(crate) fn guess(lines: &HeadLines, merges: &[Merge]) -> Header {
    let width = usual_width(lines);
    let (first, last) = match first_data(lines, width) {
        None => {
            let full = |line: &Vec<String>| {
                filled(line) * 5 >= width * 3 && (width == 1 || distinct(line) > 1)
            };
            let at = lines
                .iter()
                .position(full)
                .or_else(|| lines.iter().position(|line| filled(line) > 0));
            match at {
                Some(at) => (at, at),
                None => {
                    return Header {
                        first: 1,
                        height: 0,
                    };
                }
            }
        }
        Some(data) => match above(lines, data, width) {
            Some(block) => block,
            None => {
                return Header {
                    first: data as u32 + 1,
                    height: 0,
                };
            }
        },
    };
    let (first, last) = with_merges(first as u32 + 1, last as u32 + 1, merges);
    Header {
        first,
        height: last - first + 1,
    }
}

/// The number of fields that most lines have, of those with several.
fn usual_width(lines: &HeadLines) -> usize {
    let widths: Vec<usize> = lines
        .iter()
        .map(|line| {
            line.iter()
                .rposition(|field| !field.is_empty())
                .map_or(0, |last| last + 1)
        })
        .collect();
    let how_often = |width: usize| widths.iter().filter(|other| **other == width).count();
    widths
        .iter()
        .copied()
        .filter(|width| *width > 1)
        .max_by_key(|width| (how_often(*width), *width))
        .unwrap_or(1)
}

fn filled(line: &[String]) -> usize {
    line.iter().filter(|field| !field.is_empty()).count()
}

fn distinct(line: &[String]) -> usize {
    line.iter()
        .filter(|field| !field.is_empty())
        .collect::<BTreeSet<_>>()
        .len()
}

fn is_numeric(field: &str) -> bool {
    matches!(
        read(field),
        Read::Number(..) | Read::Code | Read::Dash | Read::Mark(_)
    )
}

/// Years stand in headers as well as in data.
fn is_year(field: &str) -> bool {
    match read(field) {
        Read::Number(number, unit) => {
            matches!(unit, "年" | "年度")
                || (number.scale == 0 && unit.is_empty() && (1868..=2100).contains(&number.units))
        }
        _ => false,
    }
}

/// The first line that holds numbers, in columns that hold numbers below it too.
fn first_data(lines: &HeadLines, width: usize) -> Option<usize> {
    (0..lines.len()).find(|at| {
        let line = &lines[*at];
        let below = || {
            lines[at + 1..]
                .iter()
                .filter(|line| filled(line) > 0)
                .take(3)
        };
        let goes_on = |column: usize| {
            below().all(|line| {
                line.get(column)
                    .is_none_or(|field| field.is_empty() || is_numeric(field))
            })
        };
        // Under a whole line of names, a year is a value.
        let named = lines[..*at].iter().any(|line| is_complete(line, width));
        let other_below = |column: usize| {
            below().any(|line| {
                line.get(column)
                    .is_some_and(|field| is_numeric(field) && !is_year(field))
            })
        };
        let is_heading = |column: usize| !named && is_year(&line[column]) && other_below(column);
        let numbers: Vec<usize> = (0..line.len())
            .filter(|column| is_numeric(&line[*column]))
            .collect();
        filled(line) * 2 >= width
            && numbers
                .iter()
                .any(|column| goes_on(*column) && !is_heading(*column))
            && !only_marks(line)
    })
}

fn only_marks(line: &[String]) -> bool {
    line.iter()
        .filter(|field| !field.is_empty())
        .all(|field| read(field) == Read::Mark(Absence::Suppressed))
}

/// The header above the first line of data: the nearest complete line, or the nearest lines that
/// are complete together.
fn above(lines: &HeadLines, data: usize, width: usize) -> Option<(usize, usize)> {
    if let Some(at) = lines[..data]
        .iter()
        .rposition(|line| is_complete(line, width))
    {
        return Some((at, at));
    }
    let near = |line: &Vec<String>| filled(line) * 2 >= width;
    let nearest = lines[..data].iter().rposition(near);
    let last = nearest.or_else(|| {
        lines[..data]
            .iter()
            .rposition(|line| filled(line) > 1 || (width == 1 && filled(line) == 1))
    })?;
    let mut first = last;
    while first > 0 && !complete_together(&lines[first..=last], width) {
        let upper = &lines[first - 1];
        let rising = filled(upper) > 1
            && (filled(upper) * 4 >= width || filled(upper) > 3)
            && !upper.iter().any(|field| is_number(field));
        // One empty line may stand between the levels.
        let gap = filled(upper) == 0
            && first > 1
            && filled(&lines[first - 2]) * 4 >= width
            && filled(&lines[first - 2]) > 1;
        if !rising && !gap {
            break;
        }
        first -= 1;
    }
    let marks = lines[last + 1..data]
        .iter()
        .take_while(|line| filled(line) > 0 && only_marks(line))
        .count();
    Some((first, last + marks))
}

/// A name for each column, and no number among them.
fn is_complete(line: &[String], width: usize) -> bool {
    filled(line) >= width
        && distinct(line) == filled(line)
        && !line.iter().any(|field| is_number(field))
}

fn is_number(field: &str) -> bool {
    matches!(read(field), Read::Number(..)) && !is_year(field)
}

/// Does each column have a name of its own?
fn complete_together(levels: &HeadLines, width: usize) -> bool {
    let joined: Vec<String> = (0..width)
        .map(|column| {
            levels
                .iter()
                .filter_map(|line| line.get(column))
                .cloned()
                .collect()
        })
        .collect();
    joined.iter().all(|name| !name.is_empty()) && distinct(&joined) == width
}

/// The header grows over merged cells that begin or end in it.
fn with_merges(mut first: u32, mut last: u32, merges: &[Merge]) -> (u32, u32) {
    loop {
        let touching = merges
            .iter()
            .filter(|merge| merge.lines.0 <= last && merge.lines.1 >= first);
        // Cells merged over most of a sheet are no header.
        let near = touching.filter(|merge| merge.lines.1 - merge.lines.0 < 20);
        let grown = near.fold((first, last), |(first, last), merge| {
            (first.min(merge.lines.0), last.max(merge.lines.1))
        });
        if grown == (first, last) {
            return grown;
        }
        (first, last) = grown;
    }
}

/// The names of the columns. Levels above the last are filled to the right where the sheet has not
/// merged its cells (`fill`).
pub(crate) fn names(lines: &HeadLines, header: Header, width: usize, fill: bool) -> Vec<String> {
    let start = header.first.saturating_sub(1) as usize;
    let end = (start + header.height as usize).min(lines.len());
    let levels = lines.get(start..end).unwrap_or_default();
    let mut rows: Vec<Vec<String>> = levels
        .iter()
        .map(|line| {
            (0..width)
                .map(|i| line.get(i).map(|name| tidy(name)).unwrap_or_default())
                .collect()
        })
        .collect();
    if fill {
        fill_right(&mut rows);
    }
    let mut taken = BTreeSet::new();
    (0..width)
        .map(|column| {
            numbered(
                join(rows.iter().map(|row| row[column].as_str())),
                column,
                &mut taken,
            )
        })
        .collect()
}

/// What is merged in a sheet stands only in its first field in a text file.
fn fill_right(rows: &mut [Vec<String>]) {
    for level in 0..rows.len().saturating_sub(1) {
        let (upper, lower) = rows.split_at_mut(level + 1);
        let row = &mut upper[level];
        for column in 1..row.len() {
            if row[column].is_empty() && lower.iter().any(|below| !below[column].is_empty()) {
                row[column] = row[column - 1].clone();
            }
        }
    }
}

fn join<'a>(levels: impl Iterator<Item = &'a str>) -> String {
    let mut parts: Vec<&str> = levels
        .filter(|part| !part.is_empty() && read(part) != Read::Mark(Absence::Suppressed))
        .collect();
    parts.dedup();
    parts.join("/")
}

/// A name without the blanks that were put in for looks: newlines, runs of blanks, blanks between
/// single characters (`都 道 府 県`).
pub(crate) fn tidy(name: &str) -> String {
    let cleaned = clean(name);
    let parts: Vec<&str> = cleaned.split_whitespace().collect();
    let spaced = parts.len() > 1
        && parts
            .iter()
            .all(|part| part.chars().count() == 1 && !part.is_ascii());
    parts.join(if spaced { "" } else { " " })
}

/// A name that no column has yet: equal ones are numbered, empty ones named by their place.
/// Full-width and half-width letters are equal.
pub(crate) fn numbered(name: String, column: usize, taken: &mut BTreeSet<String>) -> String {
    let name = if name.is_empty() {
        format!("列{}", column + 1)
    } else {
        name
    };
    let key = |name: &str| name.nfkc().collect::<String>();
    let mut unique = name.clone();
    let mut number = 2;
    while !taken.insert(key(&unique)) {
        unique = format!("{name} ({number})");
        number += 1;
    }
    unique
}

/// The lines before the header, as text.
pub(crate) fn notes(lines: &HeadLines, header: Header) -> Vec<String> {
    let before = lines
        .get(..header.first.saturating_sub(1) as usize)
        .unwrap_or_default();
    before
        .iter()
        .filter_map(|line| note(line.iter().map(String::as_str)))
        .collect()
}

/// A line as a note; fields that a merged cell repeated are kept once.
pub(crate) fn note<'a>(fields: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut parts: Vec<&str> = fields
        .map(trimmed)
        .filter(|field| !field.is_empty())
        .collect();
    parts.dedup();
    (!parts.is_empty()).then(|| clean(&parts.join(" ")))
}

/// Does a line that stands alone under a table begin like a note?
pub(crate) fn is_note(text: &str) -> bool {
    let text = trimmed(text).trim_start_matches(['(', '（', '［', '[', '＜', '<']);
    [
        "注", "※", "*", "＊", "資料", "出典", "出所", "備考", "凡例", "Note", "Source",
    ]
    .iter()
    .any(|start| text.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Vec<String>> {
        text.lines()
            .map(|line| {
                line.split(',')
                    .map(|field| trimmed(field).to_owned())
                    .collect()
            })
            .collect()
    }

    #[track_caller]
    fn header(text: &str, first: u32, height: u32) -> Vec<String> {
        let lines = lines(text);
        let found = guess(&lines, &[]);
        assert_eq!(found, Header { first, height });
        names(&lines, found, usual_width(&lines), true)
    }

    #[test]
    fn titles_and_notes_stand_before_the_header() {
        let text = "令和６年,人口動態統計,,\n注：１）率は人口10万対である。\n,総数,01100　　腸管感染症　　,結核\n全　国,1334.5,1.2,-\n01 あおば町,1539.5,-,0.3\n";
        assert_eq!(
            header(text, 3, 1),
            ["列1", "総数", "01100 腸管感染症", "結核"]
        );
        assert_eq!(
            notes(
                &lines(text),
                Header {
                    first: 3,
                    height: 1
                }
            ),
            ["令和６年 人口動態統計", "注：１）率は人口10万対である。"]
        );
    }

    #[test]
    fn a_first_line_of_numbers_is_data() {
        assert_eq!(header("1,2\n3,4\n", 1, 0), ["列1", "列2"]);
    }

    #[test]
    fn years_make_a_header_and_a_column() {
        assert_eq!(
            header("圏域,2022,2023\nみどり,120,130\nあおば,90,80\n", 1, 1),
            ["圏域", "2022", "2023"]
        );
        assert_eq!(
            header("圏域,人数\nみどり,1990\nあおば,90\n", 1, 1),
            ["圏域", "人数"]
        );
        assert_eq!(
            header("年度,町\n2022,あおば\n2023,みどり\n", 1, 1),
            ["年度", "町"]
        );
    }

    #[test]
    fn labels_alone_have_a_header_too_and_blanks_do_not_hide_it() {
        assert_eq!(
            header("町,回答\nあおば,はい\nみどり,いいえ\n", 1, 1),
            ["町", "回答"]
        );
        assert_eq!(
            header("町,数\nあおば,\nみどり,\nわかば,5\n", 1, 1),
            ["町", "数"]
        );
    }

    #[test]
    fn levels_of_a_header_are_joined() {
        let text = "表１\n町,男,,女,\n,人数,率,人数,率\nあおば,1,2.5,3,4.5\nみどり,1,2.5,3,4.5\n";
        assert_eq!(
            header(text, 2, 2),
            ["町", "男/人数", "男/率", "女/人数", "女/率"]
        );
    }

    #[test]
    fn names_are_tidied_numbered_and_never_empty() {
        let lines = lines("都 道 府 県,ＢＭＩ,BMI,,総 人 口");
        assert_eq!(
            names(
                &lines,
                Header {
                    first: 1,
                    height: 1
                },
                5,
                true
            ),
            ["都道府県", "ＢＭＩ", "BMI (2)", "列4", "総人口"]
        );
        assert_eq!(tidy("検査値階層\r\n(kg/㎡)\u{3000}"), "検査値階層 (kg/㎡)");
    }
}
