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

    /// Its texts, one after the other: the cells of a spreadsheet row by row, without the empty
    /// ones; otherwise its lines.
    pub(crate) fn texts(self) -> Vec<String> {
        if !self.0.contains('\t') {
            return self.lines();
        }
        let cells = self.cells().into_iter().flatten();
        cells.filter(|cell| !cell.trim().is_empty()).collect()
    }

    /// Its cells, cleaned: columns by tab, as Excel puts them on the clipboard. A cell that holds
    /// line breaks or tabs comes in quotes, with quotes inside doubled; rows without any text are
    /// left out. A quote that is never closed is a quote.
    pub(crate) fn cells(self) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
        let mut rest = self.0.chars().peekable();
        let mut quoted = false;
        while let Some(c) = rest.next() {
            match c {
                '"' if cell.is_empty() && !quoted && !closes(rest.clone()) => cell.push('"'),
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

/// Does a quote that was just opened close at the end of a cell?
fn closes(mut rest: impl Iterator<Item = char>) -> bool {
    let mut next = rest.next();
    while let Some(c) = next {
        next = rest.next();
        match (c, next) {
            ('"', Some('"')) => next = rest.next(),
            ('"', after) => return after.is_none_or(|c| matches!(c, '\t' | '\n' | '\r')),
            _ => {}
        }
    }
    false
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

    #[test]
    fn texts_are_cells_where_there_are_any_and_lines_where_there_are_none() {
        let texts = |text| Pasted::new(text).texts();
        assert_eq!(texts("案1\t案2\t\n\t案4"), ["案1", "案2", "案4"]);
        assert_eq!(texts("案1\n\n案2"), ["案1", "案2"]);
        assert_eq!(texts("\"声\"かけ\t案2\n案3"), ["\"声\"かけ", "案2", "案3"]);
        assert_eq!(texts("\"声かけ\t案2\n案3"), ["\"声かけ", "案2", "案3"]);
    }
}
