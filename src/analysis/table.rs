//! A table by columns: every field is a code into the distinct values of its column, which stand in
//! the order in which they are shown.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

use super::natural;
use crate::domain::Decimal;

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ColumnKind {
    /// Names, categories, codes: compared as text, never computed with.
    Label,
    /// Numbers, all in units of one scale.
    Number,
}

/// Why a field has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Absence {
    /// Nothing stands there.
    Blank,
    /// Not known, not surveyed (`…`), or not understood in a column of numbers.
    Missing,
    /// Does not apply, or none (`-` in most tables).
    NotApplicable,
    /// Held back by the publisher (`x`, `***`, `‐` of the NDB).
    Suppressed,
}

/// What a distinct value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberValue {
    /// A name, which is its text.
    Label,
    /// A number, in units of the column's scale.
    Number(i64),
    /// No value; never counted among the valid ones.
    Absent(Absence),
}

/// One distinct value of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// How it stood in the file, trimmed; empty for a blank.
    pub text: String,
    /// What it is.
    pub value: MemberValue,
}

/// One code a row, as narrow as the number of members allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Codes {
    /// At most 256 members.
    U8(Vec<u8>),
    /// At most 65,536 members.
    U16(Vec<u16>),
    /// More.
    U32(Vec<u32>),
}

/// What a column is, apart from its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnInfo {
    /// Its name, as shown.
    pub name: String,
    /// Unit of its numbers (`mmHg`); empty when none is known.
    pub unit: String,
    /// What its values are.
    pub kind: ColumnKind,
    /// Digits behind the point of its numbers.
    pub scale: u8,
}

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name, as shown.
    pub(crate) name: String,
    /// Unit of its numbers (`mmHg`); empty when none is known.
    pub(crate) unit: String,
    /// What its values are.
    pub(crate) kind: ColumnKind,
    /// Digits behind the point of its numbers.
    pub(crate) scale: u8,
    members: Vec<Member>,
    codes: Codes,
}

/// A table: columns of the same length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    columns: Vec<Column>,
    rows: usize,
}

impl Table {
    /// A table of these columns; `None` when they differ in length.
    pub fn new(columns: Vec<Column>) -> Option<Self> {
        let rows = columns.first().map_or(0, |column| column.codes.len());
        columns
            .iter()
            .all(|column| column.codes.len() == rows)
            .then_some(Self { columns, rows })
    }

    /// How many rows it has.
    pub(crate) const fn rows(&self) -> usize {
        self.rows
    }

    /// Its columns, in the order of the file.
    pub(crate) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column with this name.
    pub(crate) fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

impl Codes {
    /// How many rows.
    pub(crate) const fn len(&self) -> usize {
        match self {
            Codes::U8(codes) => codes.len(),
            Codes::U16(codes) => codes.len(),
            Codes::U32(codes) => codes.len(),
        }
    }

    /// No row at all?
    pub(crate) const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of a row.
    pub(crate) fn get(&self, row: usize) -> Option<usize> {
        match self {
            Codes::U8(codes) => codes.get(row).map(|code| usize::from(*code)),
            Codes::U16(codes) => codes.get(row).map(|code| usize::from(*code)),
            Codes::U32(codes) => codes.get(row).map(|code| *code as usize),
        }
    }
}

impl Column {
    /// A column of `members` in any order, of which `codes` gives one a row. The members are put in
    /// natural order (40～44歳 before 100歳以上, numbers by size, absent values last) and the codes
    /// follow; `None` when a code has no member.
    ///
    /// Equal members become one: numbers of one value, labels of one text, absent values of one
    /// reason and text. A number keeps the shortest of its texts.
    pub fn new(info: ColumnInfo, members: Vec<Member>, codes: Vec<u32>) -> Option<Self> {
        let ColumnInfo {
            name,
            unit,
            kind,
            scale,
        } = info;
        if codes.iter().any(|code| *code as usize >= members.len()) {
            return None;
        }
        // Sorted by key, equal members stand side by side; the first of them stays, and the codes of
        // the others lead to it.
        let mut order: Vec<(SortKey, usize)> = members.iter().map(SortKey::of).zip(0..).collect();
        order.sort_unstable_by(|(a, i), (b, j)| {
            a.cmp(b).then_with(|| members[*i].by_text(&members[*j]))
        });
        let (mut new, mut kept) = (
            vec![0_u32; members.len()],
            Vec::<usize>::with_capacity(members.len()),
        );
        for (_, old) in &order {
            if kept
                .last()
                .is_none_or(|last| !members[*last].is_same(&members[*old]))
            {
                kept.push(*old);
            }
            new[*old] = kept.len() as u32 - 1;
        }
        let mut members: Vec<Option<Member>> = members.into_iter().map(Some).collect();
        let members: Vec<Member> = kept
            .iter()
            .filter_map(|old| members[*old].take().map(Member::tidy))
            .collect();
        let codes = codes.into_iter().map(|code| new[code as usize]);
        let codes = match members.len() {
            0..=0x100 => Codes::U8(codes.map(|code| code as u8).collect()),
            0x101..=0x1_0000 => Codes::U16(codes.map(|code| code as u16).collect()),
            _ => Codes::U32(codes.collect()),
        };
        Some(Self {
            name,
            unit,
            kind,
            scale: scale.min(Decimal::MOST_SCALE),
            members,
            codes,
        })
    }

    /// Its distinct values, in the order in which they are shown.
    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    /// The codes of its rows: indices into the members.
    pub(crate) const fn codes(&self) -> &Codes {
        &self.codes
    }

    /// What stands in a row.
    pub(crate) fn member(&self, row: usize) -> Option<&Member> {
        self.members.get(self.codes.get(row)?)
    }

    /// The number of a code, in units of the column's scale; `None` for what is no number.
    pub(crate) fn units(&self, code: usize) -> Option<i64> {
        self.members.get(code)?.units()
    }

    /// The code of the member that somebody means by this text: the same text, else the same
    /// number, else the same text but for full or half width.
    pub(crate) fn code_of(&self, text: &str) -> Option<usize> {
        let same = self.members.iter().position(|member| member.text == text);
        same.or_else(|| {
            let units = i64::try_from(text.parse::<Decimal>().ok()?.units_at(self.scale)?).ok()?;
            self.members
                .iter()
                .position(|member| member.units() == Some(units))
        })
        .or_else(|| {
            let wanted: String = text.nfkc().collect();
            self.members
                .iter()
                .position(|member| member.text.nfkc().eq(wanted.chars()))
        })
    }
}

impl Member {
    /// Its number, in units of the column's scale; `None` for what is no number.
    pub(crate) const fn units(&self) -> Option<i64> {
        match self.value {
            MemberValue::Number(units) => Some(units),
            MemberValue::Label | MemberValue::Absent(_) => None,
        }
    }

    /// Is there a value?
    pub(crate) const fn is_present(&self) -> bool {
        !matches!(self.value, MemberValue::Absent(_))
    }

    /// The shortest text first, so that the one that is kept does not depend on the order of the
    /// file.
    fn by_text(&self, other: &Self) -> Ordering {
        let by_length = if self.units().is_some() {
            self.text.len().cmp(&other.text.len())
        } else {
            Ordering::Equal
        };
        by_length.then_with(|| self.text.cmp(&other.text))
    }

    fn is_same(&self, other: &Self) -> bool {
        self.value == other.value
            && (matches!(
                self.value,
                MemberValue::Number(_) | MemberValue::Absent(Absence::Blank)
            ) || self.text == other.text)
    }

    /// A blank has no text, whatever spaces stood there.
    fn tidy(mut self) -> Self {
        if self.value == MemberValue::Absent(Absence::Blank) {
            self.text.clear();
        }
        self
    }
}

/// Where a member stands among the others: numbers, then labels, then absent values, blanks last.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SortKey {
    Number(i64),
    Label(Vec<u8>),
    Absent(Absence),
    Blank,
}

impl SortKey {
    fn of(member: &Member) -> Self {
        match member.value {
            MemberValue::Number(units) => SortKey::Number(units),
            MemberValue::Label => SortKey::Label(natural::key(&member.text)),
            MemberValue::Absent(Absence::Blank) => SortKey::Blank,
            MemberValue::Absent(reason) => SortKey::Absent(reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Member {
        Member {
            text: text.into(),
            value: MemberValue::Label,
        }
    }

    fn number(text: &str, units: i64) -> Member {
        Member {
            text: text.into(),
            value: MemberValue::Number(units),
        }
    }

    fn absent(text: &str, reason: Absence) -> Member {
        Member {
            text: text.into(),
            value: MemberValue::Absent(reason),
        }
    }

    fn texts(column: &Column) -> Vec<&str> {
        column
            .members()
            .iter()
            .map(|member| member.text.as_str())
            .collect()
    }

    fn rows(column: &Column) -> Vec<&str> {
        (0..column.codes().len())
            .map(|row| column.member(row).unwrap().text.as_str())
            .collect()
    }

    fn column(kind: ColumnKind, scale: u8, members: Vec<Member>, codes: Vec<u32>) -> Column {
        Column::new(
            ColumnInfo {
                name: "欄".into(),
                unit: String::new(),
                kind,
                scale,
            },
            members,
            codes,
        )
        .unwrap()
    }

    #[test]
    fn members_are_put_in_natural_order_and_the_codes_follow() {
        let members = vec![
            absent("", Absence::Blank),
            label("100歳以上"),
            absent("…", Absence::Missing),
            label("40～44歳"),
            label("９歳"),
        ];
        let column = column(ColumnKind::Label, 0, members, vec![1, 0, 3, 4, 2, 1]);
        assert_eq!(texts(&column), ["９歳", "40～44歳", "100歳以上", "…", ""]);
        assert_eq!(
            rows(&column),
            ["100歳以上", "", "40～44歳", "９歳", "…", "100歳以上"]
        );
        assert_eq!(column.codes(), &Codes::U8(vec![2, 4, 1, 0, 3, 2]));
    }

    #[test]
    fn equal_members_become_one_and_a_number_keeps_its_shortest_text() {
        let members = vec![
            number("5.60", 560),
            number("-1", -100),
            number("５.6", 560),
            number("5.6", 560),
            absent(" ", Absence::Blank),
            absent("", Absence::Blank),
        ];
        let column = column(ColumnKind::Number, 2, members, vec![0, 1, 2, 3, 4, 5]);
        assert_eq!(rows(&column), ["5.6", "-1", "5.6", "5.6", "", ""]);
        assert_eq!(texts(&column), ["-1", "5.6", ""]);
        assert_eq!((column.units(1), column.units(2)), (Some(560), None));
        assert_eq!(
            [
                column.code_of("5.600"),
                column.code_of("５.６"),
                column.code_of(""),
                column.code_of("6")
            ],
            [Some(1), Some(1), Some(2), None]
        );
    }

    #[test]
    fn codes_are_as_narrow_as_the_members_allow() {
        let of = |n: u32| {
            column(
                ColumnKind::Number,
                0,
                (0..n)
                    .map(|k| number(&k.to_string(), i64::from(k)))
                    .collect(),
                (0..n).rev().collect(),
            )
        };
        assert!(
            matches!(of(256).codes(), Codes::U8(_)) && matches!(of(257).codes(), Codes::U16(_))
        );
        assert!(
            matches!(of(65_536).codes(), Codes::U16(_))
                && matches!(of(65_537).codes(), Codes::U32(_))
        );
        assert_eq!(of(65_537).codes().get(0), Some(65_536));
    }

    #[test]
    fn a_code_without_a_member_makes_no_column() {
        assert_eq!(
            Column::new(
                ColumnInfo {
                    name: "欄".into(),
                    unit: String::new(),
                    kind: ColumnKind::Label,
                    scale: 0
                },
                vec![label("髙﨑")],
                vec![0, 1]
            ),
            None
        );
        assert!(
            column(ColumnKind::Label, 0, Vec::new(), Vec::new())
                .codes()
                .is_empty()
        );
    }
}
