//! What is pasted: one line, many lines, or the cells of a spreadsheet; understood in one place.

use crate::domain::text;

/// A pasted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pasted<'a>(&'a str);

impl<'a> Pasted<'a> {
    /// The text as it came from the terminal.
    pub(crate) const fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// As it came, for a field that cleans what it takes.
    pub(crate) const fn text(self) -> &'a str {
        self.0
    }

    /// Its lines, cleaned; empty ones left out.
    pub(crate) fn lines(self) -> Vec<String> {
        text::clean_lines(self.0)
    }

    /// Does it hold several lines, so that each may be an entry of its own?
    pub(crate) fn is_many(self) -> bool {
        self.lines().len() > 1
    }

    /// Its cells, cleaned: columns by tab, as Excel puts them on the clipboard. A cell that holds
    /// line breaks or tabs comes in quotes, with quotes inside doubled; rows without any text are
    /// left out.
    pub(crate) fn cells(self) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
        let mut rest = self.0.chars().peekable();
        let mut quoted = false;
        while let Some(c) = rest.next() {
            match c {
                '"' if quoted && rest.peek() == Some(&'"') => {
                    rest.next();
                    cell.push('"');
                }
                '"' if quoted => quoted = false,
                '"' if cell.is_empty() => quoted = true,
                '\t' if !quoted => row.push(text::clean(&std::mem::take(&mut cell))),
                '\n' | '\r' if !quoted => {
                    row.push(text::clean(&std::mem::take(&mut cell)));
                    rows.push(std::mem::take(&mut row));
                }
                c => cell.push(c),
            }
        }
        row.push(text::clean(&cell));
        rows.push(row);
        rows.retain(|row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty()));
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_as_a_spreadsheet_has_them() {
        let pasted =
            Pasted::new("機関\t役割\r\n商工会\t\"広報\nと\"\"声かけ\"\"\"\r\n\r\n\t\t\r\n町\t");
        assert_eq!(
            pasted.cells(),
            [
                vec!["機関".to_owned(), "役割".to_owned()],
                vec!["商工会".to_owned(), "広報 と\"声かけ\"".to_owned()],
                vec!["町".to_owned(), String::new()],
            ]
        );
        assert!(pasted.is_many());
        assert_eq!(Pasted::new(" \n \n").lines(), Vec::<String>::new());
    }
}
