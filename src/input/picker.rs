//! A picker: a list that is narrowed by typing, for anything of which there may be thousands.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{
    Binding, Extent, Field, FieldAnswer, Hint, Input, ListAnswer, ListCursor, Popup, Table,
    binding, list,
};
use crate::id;

/// What the keys of a picker do beside moving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PickerKey {
    Take,
    Close,
}

/// The keys of a picker; every other letter narrows the list.
pub(crate) const PICKING: Table<PickerKey> = &[
    Binding::new("enter", PickerKey::Take, id!("list-choose")).footer(1),
    Binding::new("esc", PickerKey::Close, id!("list-close")).footer(9),
];

/// The keys of a list that lies open: the same without a text to type.
pub(crate) const CHOOSING: Table<PickerKey> = PICKING;

/// The key of something that is only looked at.
pub(crate) const CLOSING: Table<PickerKey> =
    &[Binding::new("esc", PickerKey::Close, id!("list-close")).footer(9)];

/// List id of the lines of a picker.
pub(crate) const PICKER_LIST: u16 = 910;

/// Something that can be picked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pickable<T> {
    /// What it stands for.
    pub(crate) value: T,
    /// What is searched: everything by which somebody may look for it, in every language.
    pub(crate) words: String,
}

/// Rows of the list of a picker in an area of so many rows, for the page keys.
pub(crate) const fn picker_rows(area_rows: u16, all: usize) -> u16 {
    let most = area_rows.saturating_sub(4);
    if (all as u64) < most as u64 {
        all as u16
    } else {
        most
    }
}

/// What a picker answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PickerAnswer<T> {
    Ignored,
    Handled,
    Close,
    Picked(T),
}

/// A list that typing narrows.
#[derive(Debug, Clone, PartialEq)]
pub struct Picker<T> {
    search: Field,
    items: Vec<Pickable<T>>,
    /// Indices into `items`, best first.
    found: Vec<usize>,
    cursor: ListCursor,
}

impl<T: Clone> Picker<T> {
    /// A picker of these, in this order as long as nothing is typed.
    pub(crate) fn new(items: Vec<Pickable<T>>) -> Self {
        Self {
            search: Field::default(),
            found: (0..items.len()).collect(),
            items,
            cursor: ListCursor::default(),
        }
    }

    /// The same with the cursor on the first item that `is` fits.
    pub(crate) fn at(mut self, is: impl Fn(&T) -> bool) -> Self {
        let at = self.items.iter().position(|item| is(&item.value));
        self.cursor.set(at.unwrap_or(0));
        self
    }

    /// What is typed.
    pub(crate) const fn search(&self) -> &Field {
        &self.search
    }

    /// The cursor in the list of what was found.
    pub(crate) const fn cursor(&self) -> ListCursor {
        self.cursor
    }

    /// What was found, best first.
    pub(crate) fn found(&self) -> impl ExactSizeIterator<Item = &T> {
        self.found.iter().map(|at| &self.items[*at].value)
    }

    /// How many there are to choose from.
    pub(crate) const fn len(&self) -> usize {
        self.items.len()
    }

    /// The item on this line of what was found.
    pub(crate) fn line(&self, at: usize) -> Option<&T> {
        self.found.get(at).map(|at| &self.items[*at].value)
    }

    /// The chosen one.
    pub(crate) fn chosen(&self) -> Option<&T> {
        self.line(self.cursor.at())
    }

    /// What works in it.
    pub(crate) fn hints() -> Vec<Hint> {
        [binding::hints(&[PICKING]), list::hints_beside_text()].concat()
    }

    /// Answers what comes in; `rows` are the lines of the list in sight.
    pub(crate) fn on_input(&mut self, input: &Input, rows: u16) -> PickerAnswer<T> {
        match binding::action(&[PICKING], input, true) {
            Some(PickerKey::Close) => return PickerAnswer::Close,
            Some(PickerKey::Take) => return self.take(),
            None => {}
        }
        let extent = Extent::new(self.found.len(), rows);
        // Home and End belong to the list here: the words searched for are few.
        match self.cursor.on_input(input, (PICKER_LIST, extent), true) {
            ListAnswer::Chosen => return self.take(),
            ListAnswer::Moved => return PickerAnswer::Handled,
            ListAnswer::Ignored => {}
        }
        let answer = match input {
            Input::Key(key) => self.search.on_key(key),
            Input::Paste(text) => self.search.insert(text),
            _ => FieldAnswer::Ignored,
        };
        match answer {
            FieldAnswer::Ignored => return PickerAnswer::Ignored,
            FieldAnswer::Changed => self.narrow(),
            // Words to search by are nobody's text: more than a book of them find nothing.
            FieldAnswer::Moved | FieldAnswer::Full => {}
        }
        PickerAnswer::Handled
    }

    fn take(&self) -> PickerAnswer<T> {
        match self.chosen() {
            Some(value) => PickerAnswer::Picked(value.clone()),
            // Nothing fits what is typed: Enter has nothing to take, and closing would lose the words.
            None => PickerAnswer::Handled,
        }
    }

    fn narrow(&mut self) {
        let pattern = Pattern::parse(
            self.search.text(),
            CaseMatching::Ignore,
            Normalization::Smart,
        );
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let score = |(at, item): (usize, &Pickable<T>)| {
            let words = Utf32Str::new(&item.words, &mut buffer);
            Some((pattern.score(words, &mut matcher)?, at))
        };
        let mut scored: Vec<(u32, usize)> =
            self.items.iter().enumerate().filter_map(score).collect();
        // What fits equally well keeps its order.
        scored.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        self.found = scored.into_iter().map(|(_, at)| at).collect();
        self.cursor.set(0);
    }
}

impl<T: Clone> Popup for Picker<T> {
    fn hints(&self) -> Vec<Hint> {
        Picker::<T>::hints()
    }

    fn takes_text(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Key;

    fn press(picker: &mut Picker<usize>, keys: &str) -> PickerAnswer<usize> {
        let mut answer = PickerAnswer::Ignored;
        for key in Key::sequence(keys).unwrap() {
            answer = picker.on_input(&Input::Key(key), 10);
        }
        answer
    }

    fn members(n: usize) -> Picker<usize> {
        let item = |at| Pickable {
            value: at,
            words: format!("第{at}町内会 member {at}"),
        };
        Picker::new((0..n).map(item).collect())
    }

    #[test]
    fn thousands_are_narrowed_by_typing() {
        let mut picker = members(4_302);
        assert_eq!(press(&mut picker, "4301"), PickerAnswer::Handled);
        assert!(picker.found().len() < 20);
        assert_eq!(press(&mut picker, "<enter>"), PickerAnswer::Picked(4_301));
        assert_eq!(press(&mut picker, "無"), PickerAnswer::Handled);
        assert_eq!(picker.found().len(), 0);
        assert_eq!(press(&mut picker, "<enter>"), PickerAnswer::Handled);
        press(&mut picker, "<backspace><backspace>");
        assert!(picker.found().len() > 1);
    }

    #[test]
    fn it_opens_at_what_is_chosen_and_esc_closes_it() {
        let mut picker = members(50).at(|value| *value == 20);
        assert_eq!(
            press(&mut picker, "<down><enter>"),
            PickerAnswer::Picked(21)
        );
        assert_eq!(press(&mut picker, "<esc>"), PickerAnswer::Close);
    }
}
