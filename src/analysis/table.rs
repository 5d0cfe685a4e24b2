//! A table by columns: every field is a code into the distinct values of its column, which stand in the order in which they are shown.

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Kind {
    /// Names, categories, codes: compared as text, never computed with.
    Label,
    /// Numbers.
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
pub enum Value {
    /// A name.
    Label,
    /// A number, in units of the column's scale.
    Number(i64),
    /// No value.
    Absent(Absence),
}

/// One distinct value of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// How it stood in the file, trimmed; empty for a blank.
    pub text: String,
    /// What it is.
    pub value: Value,
}

/// One code a row, as narrow as the number of members allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Codes {
    /// At most 256 members.
    U8(Vec<u8>),
    /// At most 65,536 members.
    U16(Vec<u16>),
    /// More.
    U32(Vec<u32>),
}

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name, as shown.
    pub name: String,
    /// Unit of its numbers (`mmHg`); empty when none is known.
    pub unit: String,
    /// What its values are.
    pub kind: Kind,
    /// Digits behind the point of its numbers.
    pub scale: u8,
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
        columns.iter().all(|column| column.codes.len() == rows).then_some(Self { columns, rows })
    }

    /// How many rows it has.
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// Its columns, in the order of the file.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column with this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

impl Codes {
    /// How many rows.
    pub const fn len(&self) -> usize {
        match self {
            Codes::U8(codes) => codes.len(),
            Codes::U16(codes) => codes.len(),
            Codes::U32(codes) => codes.len(),
        }
    }

    /// No row at all?
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of a row.
    pub fn get(&self, row: usize) -> Option<usize> {
        match self {
            Codes::U8(codes) => codes.get(row).map(|code| usize::from(*code)),
            Codes::U16(codes) => codes.get(row).map(|code| usize::from(*code)),
            Codes::U32(codes) => codes.get(row).map(|code| *code as usize),
        }
    }
}

impl Column {
    /// A column of `members` in any order, of which `codes` gives one a row. The members are put in natural order (40～44歳 before 100歳以上, numbers
    /// by size, absent values last) and the codes follow; `None` when a code has no member.
    pub fn new(name: String, unit: String, kind: Kind, scale: u8, members: Vec<Member>, codes: Vec<u32>) -> Option<Self> {
        let _ = (&name, &unit, kind, scale, &members, &codes);
        todo!("the engine's first slice")
    }

    /// Its distinct values, in the order in which they are shown.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The codes of its rows: indices into the members.
    pub const fn codes(&self) -> &Codes {
        &self.codes
    }
}
