//! Lists of people as offices have them: cells pasted from Excel, lines of a mail or a letter, understood
//! as names, organisations, sectors and roles.
//!
//! A list is read column by column where it has columns ([`columns`]), and line by line where it has
//! none ([`lines`]). What a column holds is a suggestion that a person can change; nothing is recorded here.

mod columns;
mod lines;
#[cfg(test)]
mod tests;
mod words;

use unicode_normalization::UnicodeNormalization;

use super::{Participant, Sector, text};
pub(crate) use columns::ColumnRole;
use words::{role_name, sector_name};

/// A pasted list and how it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Roster {
    rows: Vec<Vec<String>>,
    /// The row of headings; what stands above it is the list's title.
    header: Option<usize>,
    columns: Vec<ColumnRole>,
}

/// The people of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct RosterPeople {
    /// Everybody once, in the order of the list.
    pub(crate) people: Vec<Participant>,
    /// How many lines told of somebody whom an earlier one had named.
    pub(crate) twice: usize,
    /// How many lines told of somebody who is on the meeting's list already.
    pub(crate) known: usize,
}

/// The people in a pasted or typed text, one line each, as [`Roster`] suggests to read it.
pub fn parse(pasted: &str) -> Vec<Participant> {
    let lines = pasted.split(['\n', '\r']);
    let rows = lines.map(|line| line.split('\t').map(text::clean).collect());
    Roster::of(rows.collect()).listed(&[]).people
}

impl Roster {
    /// The list of these rows of cells, read as their words suggest.
    pub(crate) fn of(rows: Vec<Vec<String>>) -> Self {
        let rows = columns::split(rows);
        let header = columns::header(&rows);
        let columns = columns::guess(&rows, header);
        Self {
            rows,
            header,
            columns,
        }
    }

    /// What each column holds.
    pub(crate) fn columns(&self) -> &[ColumnRole] {
        &self.columns
    }

    /// Says what a column holds.
    pub(crate) fn set_column(&mut self, at: usize, role: ColumnRole) {
        if let Some(column) = self.columns.get_mut(at) {
            *column = role;
        }
    }

    /// Does the list have a row of headings?
    pub(crate) const fn has_header(&self) -> bool {
        self.header.is_some()
    }

    /// Says whether it has one: the row where one was found, else the first.
    pub(crate) fn set_header(&mut self, has: bool) {
        self.header = has.then(|| columns::header(&self.rows).unwrap_or(0));
    }

    /// What a person knows the column by: its heading, else its first cell with a text.
    pub(crate) fn sample(&self, column: usize) -> String {
        let from = self.header.unwrap_or(0);
        let cells = self.rows.iter().skip(from);
        let mut cells = cells.filter_map(|row| row.get(column));
        let first = cells.find(|cell| !cell.is_empty());
        first.map_or_else(String::new, |cell| words::spaced(cell))
    }

    /// Everybody on the list once; who is among `already` is left out and counted.
    pub(crate) fn listed(&self, already: &[Participant]) -> RosterPeople {
        let mut listed = RosterPeople::default();
        let already: Vec<_> = already.iter().map(identity).collect();
        for who in self.everybody() {
            let same = identity(&who);
            let earlier = listed
                .people
                .iter_mut()
                .find(|other| identity(other) == same);
            match earlier {
                Some(earlier) => {
                    earlier.role = earlier.role.or(who.role);
                    listed.twice += 1;
                }
                None if already.contains(&same) => listed.known += 1,
                None => listed.people.push(who),
            }
        }
        listed
    }

    /// The person of each row that tells of one. A sector that stands only in the first of several
    /// rows, as merged cells are pasted, counts for the rows below it.
    fn everybody(&self) -> impl Iterator<Item = Participant> {
        let from = self.header.map_or(0, |row| row + 1);
        let heading = self.header.and_then(|row| self.rows.get(row));
        let rows = self.rows.iter().skip(from);
        // A list that was printed over several pages repeats its headings.
        let rows = rows.filter(move |row| Some(*row) != heading);
        let mut sector = None;
        rows.filter_map(move |row| {
            let mut read = self.read(row);
            sector = read.sector.or(sector);
            read.sector = sector;
            read.person()
        })
    }

    fn read(&self, row: &[String]) -> RowReading {
        let mut read = RowReading::default();
        if let Some(line) = columns::lone_line(row) {
            read.take(ColumnRole::Person, line);
            return read;
        }
        for (cell, role) in row.iter().zip(&self.columns) {
            if !cell.is_empty() {
                read.take(*role, cell);
            }
        }
        read
    }
}

/// What was read of a row.
#[derive(Debug, Default)]
struct RowReading {
    organisation: String,
    /// Department, post and the like, as they stand before a name.
    post: Vec<String>,
    name: Vec<String>,
    sector: Option<Sector>,
    role: Option<super::CouncilRole>,
}

impl RowReading {
    fn take(&mut self, column: ColumnRole, cell: &str) {
        match column {
            ColumnRole::Unused => {}
            ColumnRole::Name => self.name.push(words::bare_name(cell)),
            ColumnRole::Organisation => self.organisation = words::bare_organisation(cell),
            ColumnRole::OrganisationAndPost => {
                let (organisation, post) = lines::organisation_and_post(cell);
                self.organisation = organisation;
                self.post.extend(post);
            }
            ColumnRole::Post => self.post.push(words::spaced(cell)),
            ColumnRole::Sector => self.sector = sector_name(cell).or_else(|| Sector::guess(cell)),
            ColumnRole::Role => self.role = role_name(cell),
            ColumnRole::Person => {
                let line = lines::read(cell);
                self.organisation = line.organisation;
                self.name.push(line.name);
                self.role = self.role.or(line.role);
                self.sector = self.sector.or(line.sector);
            }
        }
    }

    /// The person; `None` where the row names neither somebody nor an organisation, or only counts.
    fn person(self) -> Option<Participant> {
        let said = self.name.iter().filter(|part| !part.is_empty());
        let parts: Vec<&str> = self.post.iter().chain(said).map(String::as_str).collect();
        let name = parts.join(" ");
        let organisation = self.organisation;
        let nobody = name.is_empty() && organisation.is_empty();
        if nobody || words::only_counts(&name) || words::only_counts(&organisation) {
            return None;
        }
        let guessed = || Sector::guess(&organisation).or_else(|| Sector::guess(&name));
        let sector = self.sector.or_else(guessed);
        Some(Participant {
            sector: sector.unwrap_or(Sector::Community),
            name,
            organisation,
            role: self.role,
        })
    }
}

/// By what two lines are about the same person: widths, case, spaces and that somebody comes as a
/// substitute make no difference.
fn identity(who: &Participant) -> (String, String) {
    let folded = |text: &str| -> String {
        let plain = text.nfkc().filter(|c| !c.is_whitespace());
        plain.flat_map(char::to_lowercase).collect()
    };
    let name = who.name.trim_end_matches(words::SUBSTITUTE);
    (folded(&who.organisation), folded(name))
}
