//! A checklist: thousands of things to tick, narrowed by typing.
//!
//! The blank ticks, so what is searched is typed without blanks; Tab does the same, and is the key that
//! a footer can name beside a text. Ticks stay on what the words typed
//! hide.

use super::form::{DISCARD, DiscardKey};
use super::{Binding, Hint, Input, Pickable, Picker, PickerAnswer, Table, binding, list};
use crate::id;

/// What the keys of a checklist do beside moving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChecklistKey {
    HandIn,
    Tick,
    /// Ticks everything in sight, or unticks it when all of it is ticked.
    TickAll,
    Close,
}

/// The keys of a checklist; every other letter narrows the list.
pub(crate) const CHECKLIST: Table<ChecklistKey> = &[
    Binding::new("space tab", ChecklistKey::Tick, id!("form-tick")).footer(1),
    Binding::new("enter", ChecklistKey::HandIn, id!("form-hand-in")).footer(2),
    Binding::new("ctrl-a", ChecklistKey::TickAll, id!("list-tick-all")).footer(3),
    Binding::new("esc", ChecklistKey::Close, id!("list-close")).footer(9),
];

/// What a checklist answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChecklistAnswer {
    Ignored,
    Handled,
    Close,
    HandIn,
}

/// Things to tick.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Checklist<T> {
    items: Vec<T>,
    ticked: Vec<bool>,
    /// What was ticked at first.
    pristine: Vec<bool>,
    /// Is it asked whether the ticks may be lost?
    asking: bool,
    /// Of places in `items`.
    picker: Picker<usize>,
}

impl<T: Clone> Checklist<T> {
    /// A list of these, in this order, with those ticked that `is_ticked` fits.
    pub(crate) fn new(items: Vec<Pickable<T>>, is_ticked: impl Fn(&T) -> bool) -> Self {
        let place = |(value, item): (usize, &Pickable<T>)| Pickable {
            value,
            words: item.words.clone(),
        };
        let places = items.iter().enumerate().map(place).collect();
        let items: Vec<T> = items.into_iter().map(|item| item.value).collect();
        let ticked: Vec<bool> = items.iter().map(is_ticked).collect();
        Self {
            pristine: ticked.clone(),
            ticked,
            asking: false,
            picker: Picker::new(places),
            items,
        }
    }

    /// Everything, ticked or not, with whether it is.
    pub(crate) fn all(&self) -> impl ExactSizeIterator<Item = (&T, bool)> {
        self.items.iter().zip(self.ticked.iter().copied())
    }

    /// What is ticked.
    pub(crate) fn ticked(&self) -> impl Iterator<Item = &T> {
        self.all()
            .filter(|(_, ticked)| *ticked)
            .map(|(item, _)| item)
    }

    /// What is at a place that [`Checklist::picker`] found, and whether it is ticked.
    pub(crate) fn item(&self, at: usize) -> Option<(&T, bool)> {
        Some((self.items.get(at)?, *self.ticked.get(at)?))
    }

    /// The places found by what is typed.
    pub(crate) const fn picker(&self) -> &Picker<usize> {
        &self.picker
    }

    /// Is it asked whether the ticks may be lost?
    pub(crate) const fn is_asking(&self) -> bool {
        self.asking
    }

    /// What works in it.
    pub(crate) fn hints(&self) -> Vec<Hint> {
        if self.asking {
            return binding::hints(&[DISCARD]);
        }
        [binding::hints(&[CHECKLIST]), list::hints_beside_text()].concat()
    }

    /// Answers what comes in; `rows` are the lines of the list in sight.
    pub(crate) fn on_input(&mut self, input: &Input, rows: u16) -> ChecklistAnswer {
        if self.asking {
            return self.on_discard(input);
        }
        // The blank is the only character among these keys, and it never belongs to the text.
        match binding::action(&[CHECKLIST], input, false) {
            Some(ChecklistKey::HandIn) => return ChecklistAnswer::HandIn,
            Some(ChecklistKey::Close) => return self.close(),
            Some(ChecklistKey::Tick) => self.tick(self.picker.chosen().copied()),
            Some(ChecklistKey::TickAll) => self.tick_found(),
            None => match self.picker.on_input(input, rows) {
                PickerAnswer::Ignored => return ChecklistAnswer::Ignored,
                PickerAnswer::Close => return self.close(),
                PickerAnswer::Handled => {}
                // The second click on a line.
                PickerAnswer::Picked(at) => self.tick(Some(at)),
            },
        }
        ChecklistAnswer::Handled
    }

    /// Nothing keeps the ticks: who made any is asked first.
    fn close(&mut self) -> ChecklistAnswer {
        if self.ticked == self.pristine {
            return ChecklistAnswer::Close;
        }
        self.asking = true;
        ChecklistAnswer::Handled
    }

    fn on_discard(&mut self, input: &Input) -> ChecklistAnswer {
        match binding::action(&[DISCARD], input, false) {
            Some(DiscardKey::Discard) => return ChecklistAnswer::Close,
            Some(DiscardKey::Stay) => self.asking = false,
            None => {}
        }
        ChecklistAnswer::Handled
    }

    fn tick(&mut self, at: Option<usize>) {
        if let Some(ticked) = at.and_then(|at| self.ticked.get_mut(at)) {
            *ticked = !*ticked;
        }
    }

    fn tick_found(&mut self) {
        let found: Vec<usize> = self.picker.found().copied().collect();
        let all = found.iter().all(|at| self.ticked[*at]);
        for at in found {
            self.ticked[at] = !all;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::picker::PICKER_LIST;
    use crate::input::{Hit, Key};

    fn towns() -> Checklist<usize> {
        let item = |at| Pickable {
            value: at,
            words: format!("第{at}町内会"),
        };
        Checklist::new((0..4_302).map(item).collect(), |at| *at == 3)
    }

    fn press(list: &mut Checklist<usize>, keys: &str) -> ChecklistAnswer {
        let keys = Key::sequence(keys).unwrap();
        let answers = keys
            .into_iter()
            .map(|key| list.on_input(&Input::Key(key), 10));
        answers.last().unwrap_or(ChecklistAnswer::Ignored)
    }

    #[test]
    fn ticks_stay_on_what_the_search_hides() {
        let mut list = towns();
        press(&mut list, "4301<space><ctrl-u>");
        assert_eq!(list.ticked().copied().collect::<Vec<_>>(), [3, 4_301]);
        assert_eq!(press(&mut list, "<enter>"), ChecklistAnswer::HandIn);
    }

    #[test]
    fn leaving_asks_before_ticks_are_lost() {
        let mut list = towns();
        assert_eq!(press(&mut list, "<esc>"), ChecklistAnswer::Close);
        press(&mut list, "4301<space>");
        assert_eq!(press(&mut list, "<esc>"), ChecklistAnswer::Handled);
        assert!(list.is_asking());
        press(&mut list, "n");
        assert_eq!(list.ticked().count(), 2, "no is not text");
        assert_eq!(press(&mut list, "<esc>y"), ChecklistAnswer::Close);
        let mut list = towns();
        press(&mut list, "3<space><space>");
        assert_eq!(press(&mut list, "<esc>"), ChecklistAnswer::Close);
    }

    #[test]
    fn all_that_is_found_is_ticked_and_unticked_at_once() {
        let mut list = towns();
        press(&mut list, "<ctrl-a>");
        assert_eq!(list.ticked().count(), 4_302);
        press(&mut list, "430<ctrl-a>");
        let left = 4_302 - list.picker().found().len();
        assert!(left < 4_302);
        assert_eq!(list.ticked().count(), left);
    }

    #[test]
    fn the_second_click_on_a_line_ticks_it() {
        let mut list = towns();
        let click = Input::Click(Hit::Row(PICKER_LIST, 5));
        list.on_input(&click, 10);
        assert!(!list.ticked().any(|at| *at == 5));
        list.on_input(&click, 10);
        assert!(list.ticked().any(|at| *at == 5));
    }
}
