//! What a column is, judged on all its distinct values: a head sample mistypes a sorted file whose
//! blanks come first.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::gather::Dictionary;
use super::number::{Read, UNITS, narrow, read, trimmed};
use super::personal;
use super::split::unquoted;
use super::text::decode;
use crate::analysis::{
    Absence, Column, ColumnInfo, ColumnKind, ColumnSeen, Encoding, Member, MemberValue, Recipe,
};
use crate::domain::Decimal;

/// How many distinct values the preview shows.
const EXAMPLES: usize = 5;

/// A column whose values are understood, before the marks of the file are.
#[derive(Debug)]
pub(crate) struct Judged {
    /// Place in the file, from 0.
    pub(crate) at: u32,
    /// Its name.
    pub(crate) name: String,
    /// What its values are.
    pub(crate) kind: ColumnKind,
    /// Its unit.
    pub(crate) unit: String,
    /// Does it identify a person?
    pub(crate) personal: bool,
    /// Is it left out?
    pub(crate) left_out: bool,
    /// The distinct values, trimmed, and what stands in each if they are numbers.
    pub(crate) texts: Vec<String>,
    reads: Vec<Read>,
    counts: Vec<u64>,
    /// Code of each row.
    pub(crate) codes: Vec<u32>,
    scale: u8,
    /// Its values would be numbers, but are too large or too precise.
    pub(crate) too_large: bool,
}

/// The meaning of a dash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dash {
    /// None, or does not apply.
    NotApplicable,
    /// Held back, as the table says.
    Suppressed,
    /// Held back, as no number under ten shows.
    LooksSuppressed,
}

/// Where a column stands, and what it is called.
#[derive(Debug)]
pub(crate) struct ColumnPlace {
    /// Place in the file, from 0.
    pub(crate) at: usize,
    /// Its name.
    pub(crate) name: String,
    /// How many rows the file has; the column ends with its last value.
    pub(crate) rows: usize,
}

/// Judges a column; the recipe is that of the whole file.
pub(crate) fn judge(
    column: Dictionary<'_>,
    place: ColumnPlace,
    encoding: Encoding,
    recipe: &Recipe,
) -> Judged {
    let ColumnPlace { at, name, rows } = place;
    // Of several corrections of one column the last one counts.
    let recipe = recipe
        .columns
        .iter()
        .rev()
        .find(|recipe| recipe.at as usize == at);
    let Dictionary { mut codes, raw, .. } = column;
    codes.resize(rows, 0);
    let (texts, merged) = decoded(&raw, encoding);
    for code in &mut codes {
        *code = merged[*code as usize];
    }
    let mut counts = vec![0_u64; texts.len()];
    for code in &codes {
        counts[*code as usize] += 1;
    }
    let reads: Vec<Read> = texts.iter().map(|text| read(text)).collect();
    let asked = recipe.and_then(|recipe| recipe.kind);
    let looks = looks_numeric(&name, &reads, &counts);
    let scale = scale_of(&reads);
    let kind = match (
        asked.unwrap_or(if looks {
            ColumnKind::Number
        } else {
            ColumnKind::Label
        }),
        scale,
    ) {
        (ColumnKind::Number, Some(_)) => ColumnKind::Number,
        _ => ColumnKind::Label,
    };
    let personal = personal::by_name(&name)
        || (kind == ColumnKind::Label
            && personal::by_content(
                texts
                    .iter()
                    .map(String::as_str)
                    .filter(|text| !text.is_empty()),
            ));
    let left_out = recipe
        .and_then(|recipe| recipe.leave_out)
        .unwrap_or(personal);
    let unit = if kind == ColumnKind::Number {
        unit_of(&name, &reads)
    } else {
        String::new()
    };
    let too_large = scale.is_none() && (looks || asked == Some(ColumnKind::Number));
    Judged {
        at: at as u32,
        name,
        kind,
        unit,
        personal,
        left_out,
        texts,
        reads,
        counts,
        codes,
        scale: scale.unwrap_or(0),
        too_large,
    }
}

/// The distinct fields as text, trimmed and without quotes, and for each of the bytes the place of
/// its text; the empty text is the first.
fn decoded(raw: &[&[u8]], encoding: Encoding) -> (Vec<String>, Vec<u32>) {
    let mut texts = vec![String::new()];
    let mut places = FxHashMap::<String, u32>::default();
    places.insert(String::new(), 0);
    let merged = raw.iter().map(|raw| {
        let bytes = unquoted(raw);
        let text = decode(&bytes, encoding);
        let text = trimmed(&text);
        if let Some(place) = places.get(text) {
            return *place;
        }
        let place = texts.len() as u32;
        texts.push(text.to_owned());
        places.insert(text.to_owned(), place);
        place
    });
    let merged = merged.collect();
    (texts, merged)
}

/// Nearly all values are numbers of one unit, and none is a code.
fn looks_numeric(name: &str, reads: &[Read], counts: &[u64]) -> bool {
    let (mut numbers, mut number_rows, mut texts, mut text_rows) = (0_u64, 0, 0_u64, 0);
    let mut units = BTreeSet::new();
    for (read, count) in reads.iter().zip(counts).filter(|(_, count)| **count > 0) {
        match read {
            Read::Number(number, unit) => {
                numbers += 1;
                number_rows += count;
                if !unit.is_empty() {
                    units.insert(*unit);
                }
                if is_code_name(name) && unit.is_empty() && number.scale == 0 {
                    return false;
                }
            }
            Read::Code => return false,
            Read::Text => {
                texts += 1;
                text_rows += count;
            }
            Read::Blank | Read::Dash | Read::Mark(_) => {}
        }
    }
    numbers > 0 && units.len() <= 1 && texts * 20 <= numbers && text_rows * 20 <= number_rows
}

/// Whole numbers under such a name are codes.
fn is_code_name(name: &str) -> bool {
    let name = narrow(name).to_lowercase();
    let last = name.rsplit('/').next().unwrap_or_default().trim();
    ["コード", "番号", "code"]
        .iter()
        .any(|word| last.contains(word))
        || last == "id"
        || last.ends_with("_id")
        || last.ends_with(" id")
        || {
            // `事業所ID`, but not `covid`.
            last.strip_suffix("id")
                .is_some_and(|before| !before.is_empty() && !before.is_ascii())
        }
}

/// The most digits behind the point of any number, where all fit 64 bits then.
fn scale_of(reads: &[Read]) -> Option<u8> {
    let numbers = || {
        reads.iter().filter_map(|read| {
            if let Read::Number(number, _) = read {
                Some(number)
            } else {
                None
            }
        })
    };
    let scale = numbers().map(|number| number.scale).max().unwrap_or(0);
    numbers()
        .all(|number| units_at(*number, scale).is_some())
        .then_some(scale)
}

fn units_at(number: Decimal, scale: u8) -> Option<i64> {
    number
        .units_at(scale)
        .and_then(|units| i64::try_from(units).ok())
}

/// The unit that stands with the numbers, or in brackets behind the name.
fn unit_of(name: &str, reads: &[Read]) -> String {
    let glued = reads.iter().find_map(|read| match read {
        Read::Number(_, unit) if !unit.is_empty() => Some(*unit),
        _ => None,
    });
    let narrow = narrow(name);
    let bracketed = narrow
        .trim_end()
        .strip_suffix([')', ']'])
        .and_then(|name| name.rsplit(['(', '[']).next())
        .map(trimmed);
    let named = bracketed.filter(|unit| UNITS.contains(unit));
    glued.or(named).unwrap_or_default().to_owned()
}

impl Judged {
    /// The row in which a value stands first.
    pub(crate) fn first_row(&self, code: usize) -> Option<usize> {
        self.codes.iter().position(|other| *other as usize == code)
    }

    /// Distinct values that are there, with how often.
    pub(crate) fn present(&self) -> impl Iterator<Item = (usize, &str, u64)> {
        self.texts
            .iter()
            .zip(&self.counts)
            .enumerate()
            .filter(|(_, (text, count))| !text.is_empty() && **count > 0)
            .map(|(code, (text, count))| (code, text.as_str(), *count))
    }

    /// Values of a column of numbers that are text, with how often.
    pub(crate) fn not_read(&self) -> impl Iterator<Item = (usize, &str, u64)> {
        self.present().filter(|(code, ..)| {
            self.kind == ColumnKind::Number && matches!(self.reads[*code], Read::Text | Read::Code)
        })
    }

    /// Marks of absence of a column of numbers, with how often.
    pub(crate) fn marks(&self) -> impl Iterator<Item = (usize, &str, u64)> {
        self.present().filter(|(code, ..)| {
            self.kind == ColumnKind::Number
                && matches!(self.reads[*code], Read::Dash | Read::Mark(_))
        })
    }

    /// Is there a dash in a column of numbers?
    pub(crate) fn has_dash(&self) -> bool {
        self.kind == ColumnKind::Number
            && self
                .present()
                .any(|(code, ..)| self.reads[code] == Read::Dash)
    }

    /// The numbers.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = Decimal> {
        self.present().filter_map(|(code, ..)| {
            if let Read::Number(number, _) = self.reads[code] {
                Some(number)
            } else {
                None
            }
        })
    }

    /// What the preview shows of it. Values that identify a person are not shown.
    pub(crate) fn seen(&self) -> ColumnSeen {
        let absent = |code: usize| {
            self.kind == ColumnKind::Number && !matches!(self.reads[code], Read::Number(..))
        };
        let shown: Vec<&str> = self
            .present()
            .filter(|(code, ..)| !absent(*code))
            .map(|(_, text, _)| text)
            .collect();
        let hidden = self.personal && self.left_out;
        ColumnSeen {
            at: self.at,
            name: self.name.clone(),
            kind: self.kind,
            unit: self.unit.clone(),
            blanks: self.counts.first().copied().unwrap_or(0),
            distinct: shown.len() as u64,
            marks: self
                .marks()
                .chain(self.not_read())
                .map(|(.., count)| count)
                .sum(),
            examples: if hidden {
                Vec::new()
            } else {
                shown
                    .iter()
                    .take(EXAMPLES)
                    .map(|text| (*text).to_owned())
                    .collect()
            },
            left_out: self.left_out,
            personal: self.personal,
        }
    }

    /// The column of the table.
    pub(crate) fn build(self, dash: Dash) -> Option<Column> {
        let (kind, scale) = (self.kind, self.scale);
        let value = |read: Read| match (kind, read) {
            (_, Read::Blank) => MemberValue::Absent(Absence::Blank),
            (ColumnKind::Label, _) => MemberValue::Label,
            (ColumnKind::Number, Read::Number(number, _)) => units_at(number, scale)
                .map_or(MemberValue::Absent(Absence::Missing), MemberValue::Number),
            (ColumnKind::Number, Read::Dash) if dash == Dash::NotApplicable => {
                MemberValue::Absent(Absence::NotApplicable)
            }
            (ColumnKind::Number, Read::Dash) => MemberValue::Absent(Absence::Suppressed),
            (ColumnKind::Number, Read::Mark(absence)) => MemberValue::Absent(absence),
            (ColumnKind::Number, Read::Code | Read::Text) => MemberValue::Absent(Absence::Missing),
        };
        // Values that no row has any more are not members.
        let mut kept = vec![0_u32; self.texts.len()];
        let mut members = Vec::with_capacity(self.texts.len());
        for (code, (text, read)) in self.texts.into_iter().zip(self.reads).enumerate() {
            if self.counts[code] > 0 {
                kept[code] = members.len() as u32;
                members.push(Member {
                    text,
                    value: value(read),
                });
            }
        }
        let mut codes = self.codes;
        for code in &mut codes {
            *code = kept[*code as usize];
        }
        Column::new(
            ColumnInfo {
                name: self.name,
                unit: self.unit,
                kind,
                scale: if kind == ColumnKind::Number { scale } else { 0 },
            },
            members,
            codes,
        )
    }
}
