//! A form: lines with keys of their own type, kinds of field, and what becomes of them.
//!
//! A form knows no rules. It moves among its lines, edits them, says which line cannot be read and
//! puts the cursor there; its screen turns the values into commands. Left out on purpose: drawing
//! (`paint::form`), and keeping drafts beyond closing ([`Drafts`] does that for a whole screen).

mod control;
mod known;
mod line;
mod reading;
#[cfg(test)]
mod tests;
mod typed;

pub(crate) use control::{Choice, Control, Fitting, Rows, Stepper, Typed};
pub(crate) use line::FormLine;
pub(crate) use reading::FormError;

use std::fmt::Debug;

use super::{Binding, Field, FieldAnswer, Hint, Hit, Input, Key, KeyGroup, Popup, Table, binding};
use crate::domain::{Message, TypedForm};
use crate::id;

/// What the keys of a form do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormAction {
    /// The next line; after the last one, the form is handed in.
    Next,
    LineDown,
    LineUp,
    HandIn,
    More,
    Less,
    /// Ten steps at once.
    MuchMore,
    MuchLess,
    /// Ticks or unticks the chosen option.
    Tick,
    /// Put in the next name that is known.
    Known,
    /// Lets a number follow the room again.
    Follow,
    /// Takes what is suggested.
    Accept,
    Close,
}

/// The keys of a line that is typed.
pub(crate) const TYPED_LINE: Table<FormAction> = &[
    Binding::new("enter", FormAction::Next, id!("form-next")).footer(1),
    Binding::new("f8 ctrl-g", FormAction::HandIn, id!("form-hand-in")).footer(2),
    Binding::new("down tab", FormAction::LineDown, id!("form-line-down")).footer(3),
    Binding::new("up backtab", FormAction::LineUp, id!("form-line-up")),
    Binding::new("esc", FormAction::Close, id!("form-close")).footer(4),
];

/// The keys of a form of one typed line: there is no other to go to.
pub(crate) const ONE_LINE: Table<FormAction> = &[
    Binding::new("enter f8 ctrl-g", FormAction::HandIn, id!("form-hand-in")).footer(1),
    Binding::new("esc", FormAction::Close, id!("form-close")).footer(2),
];

/// The keys of a line of choices, of a level, of a number that goes in steps.
pub(crate) const CHOICE_LINE: Table<FormAction> = &[
    Binding::new("right space l", FormAction::More, id!("form-more")).footer(1),
    Binding::new("left h", FormAction::Less, id!("form-less")),
    Binding::new("enter", FormAction::Next, id!("form-next")).footer(2),
    Binding::new("f8 ctrl-g", FormAction::HandIn, id!("form-hand-in")).footer(3),
    Binding::new("down tab j", FormAction::LineDown, id!("form-line-down")).footer(4),
    Binding::new("up backtab k", FormAction::LineUp, id!("form-line-up")),
    Binding::new("esc", FormAction::Close, id!("form-close")).footer(5),
];

/// A further key of a line for a name that may be known already.
pub(crate) const KNOWN_LINE: Table<FormAction> =
    &[Binding::new("ctrl-l", FormAction::Known, id!("form-known")).footer(4)];

/// Further keys of a number that goes in steps.
pub(crate) const STEPPER_LINE: Table<FormAction> = &[
    Binding::new("shift-right", FormAction::MuchMore, id!("form-much-more")),
    Binding::new("shift-left", FormAction::MuchLess, id!("form-much-less")),
];

/// A further key of whatever follows the room as long as nobody chose.
pub(crate) const FOLLOWING_LINE: Table<FormAction> = &[Binding::new(
    "backspace delete",
    FormAction::Follow,
    id!("form-follow"),
)];

/// A further key of an empty line that suggests something.
pub(crate) const SUGGESTED_LINE: Table<FormAction> =
    &[Binding::new("right", FormAction::Accept, id!("form-accept")).footer(2)];

/// The keys of a typed line of a form that is a page: nothing is handed in or closed there, and
/// each change counts at once.
pub(crate) const PAGE_TEXT: Table<FormAction> = &[
    Binding::new(
        "down tab enter",
        FormAction::LineDown,
        id!("form-line-down"),
    )
    .footer(2),
    Binding::new("up backtab", FormAction::LineUp, id!("form-line-up")),
];

/// The keys of a line of choices of a form that is a page.
pub(crate) const PAGE_CHOICE: Table<FormAction> = &[
    Binding::new("right l space", FormAction::More, id!("form-more")).footer(3),
    Binding::new("left h", FormAction::Less, id!("form-less")),
    Binding::new(
        "down tab enter j",
        FormAction::LineDown,
        id!("form-line-down"),
    )
    .footer(2),
    Binding::new("up backtab k", FormAction::LineUp, id!("form-line-up")),
];

/// Further keys of a line of which several options may be ticked.
pub(crate) const TICK_LINE: Table<FormAction> =
    &[Binding::new("space x", FormAction::Tick, id!("form-tick")).footer(1)];

/// What the keys do where leaving would lose something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DiscardKey {
    Discard,
    Stay,
}

/// The keys of the question whether something typed may be lost.
pub(crate) const DISCARD: Table<DiscardKey> = &[
    Binding::new("y", DiscardKey::Discard, id!("form-discard")).footer(1),
    Binding::new("n esc", DiscardKey::Stay, id!("form-stay")).footer(2),
];

/// List id of the lines of a form.
pub(crate) const FORM_LIST: u16 = 911;

/// Every group of keys that a form has, for the list of all keys.
pub(crate) fn key_groups() -> Vec<KeyGroup> {
    vec![
        KeyGroup::of(id!("context-form-typed"), TYPED_LINE),
        KeyGroup::of(id!("context-form-one-line"), ONE_LINE),
        KeyGroup::of(id!("context-form-choice"), CHOICE_LINE),
        KeyGroup::of(id!("context-form-known"), KNOWN_LINE),
        KeyGroup::of(id!("context-form-stepper"), STEPPER_LINE),
        KeyGroup::of(id!("context-form-following"), FOLLOWING_LINE),
        KeyGroup::of(id!("context-form-suggested"), SUGGESTED_LINE),
        KeyGroup::of(id!("context-form-page-text"), PAGE_TEXT),
        KeyGroup::of(id!("context-form-page-choice"), PAGE_CHOICE),
        KeyGroup::of(id!("context-form-tick"), TICK_LINE),
        KeyGroup::of(id!("context-form-discard"), DISCARD),
    ]
}

/// What a form answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum FormAnswer<K> {
    /// Not for it.
    Ignored,
    /// Taken; the cursor may have moved.
    Handled,
    /// The value of this line is another one; what depends on it may follow.
    Changed(K),
    /// The cursor left this line.
    Left(K),
    /// Everything can be read: the screen makes commands of it.
    HandIn,
    /// A line cannot be read, and the cursor stands there now; the sentence says what would be right.
    Refused(Message),
    /// The form is to go. Nothing is lost by it, or the person said so.
    Close,
}

/// The key of a line: an enum of its own for each form, so that a line that does not exist cannot be
/// asked for.
pub(crate) trait FormKey: Copy + Eq + Debug {}

impl<K: Copy + Eq + Debug> FormKey for K {}

/// What Esc does to something typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OnEsc {
    /// It is kept as a draft, and comes back when the form is opened again.
    Keep,
    /// It would be lost: Esc asks first.
    Ask,
    /// Esc asked; the answer is awaited.
    Asking,
    /// The form is a page: there is nothing to close or to hand in, and each change counts at once.
    Page,
}

/// Lines to be filled in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Form<K, V = ()> {
    lines: Vec<FormLine<K, V>>,
    at: usize,
    pristine: Vec<FormLine<K, V>>,
    /// The line that could not be read, and why; gone as soon as it is touched.
    error: Option<(K, Message)>,
    on_esc: OnEsc,
    /// Does it hold what was typed before the program was left?
    is_resumed: bool,
    /// What it is about, for whoever takes it up again; empty where its screen keeps that.
    about: String,
}

impl<K: FormKey, V: Clone + PartialEq> Form<K, V> {
    /// A form of these lines, whose drafts the screen keeps (see [`Drafts`]).
    pub(crate) fn new(lines: Vec<FormLine<K, V>>) -> Self {
        Self {
            pristine: lines.clone(),
            lines,
            at: 0,
            error: None,
            on_esc: OnEsc::Keep,
            is_resumed: false,
            about: String::new(),
        }
    }

    /// A form that is a page.
    pub(crate) fn page(lines: Vec<FormLine<K, V>>) -> Self {
        Self {
            on_esc: OnEsc::Page,
            ..Self::new(lines)
        }
    }

    /// The same, where nothing keeps a draft: Esc asks before something typed is lost.
    pub(crate) fn asks_before_losing(mut self) -> Self {
        self.on_esc = OnEsc::Ask;
        self
    }

    /// The lines, from the top.
    pub(crate) fn lines(&self) -> &[FormLine<K, V>] {
        &self.lines
    }

    /// The place of the line with the focus.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// The line with the focus.
    pub(crate) fn line(&self) -> Option<&FormLine<K, V>> {
        self.lines.get(self.at)
    }

    /// The line that could not be read, and why.
    pub(crate) fn error(&self) -> Option<(K, &Message)> {
        self.error.as_ref().map(|(key, message)| (*key, message))
    }

    /// Is it asked whether something typed may be lost?
    pub(crate) fn is_asking(&self) -> bool {
        self.on_esc == OnEsc::Asking
    }

    /// Does it hold what was typed before the program was left?
    pub(crate) const fn is_resumed(&self) -> bool {
        self.is_resumed
    }

    /// Was anything typed or chosen?
    pub(crate) fn is_changed(&self) -> bool {
        let differs =
            |(now, before): (&FormLine<K, V>, &FormLine<K, V>)| !now.says_the_same(before);
        self.lines.len() != self.pristine.len()
            || self.lines.iter().zip(&self.pristine).any(differs)
    }

    /// Was this line changed since the form was opened?
    pub(crate) fn has_changed(&self, key: K) -> bool {
        let of = |lines: &[FormLine<K, V>]| lines.iter().find(|line| line.key == key).cloned();
        match (of(&self.lines), of(&self.pristine)) {
            (Some(now), Some(before)) => !now.says_the_same(&before),
            (now, before) => now.is_some() != before.is_some(),
        }
    }

    /// Does a text field have the focus, so that plain characters are text?
    pub(crate) fn takes_text(&self) -> bool {
        !self.is_asking() && self.line().is_some_and(FormLine::takes_text)
    }

    /// Puts the cursor on a line.
    pub(crate) fn focus(&mut self, key: K) {
        if let Some(at) = self.lines.iter().position(|line| line.key == key) {
            self.at = at;
        }
    }

    /// Lays what was typed or chosen in a draft of the same form over its lines.
    pub(crate) fn take_over(&mut self, draft: &Self) {
        let changed = draft.lines.iter();
        for typed in changed.filter(|line| draft.has_changed(line.key)) {
            let mine = self.lines.iter_mut();
            if let Some(line) = mine.into_iter().find(|line| line.key == typed.key) {
                line.control.clone_from(&typed.control);
            }
        }
    }

    /// Puts another line in the place of the one with its key, for what depends on another line.
    /// That alone is no change by a person.
    pub(crate) fn replace(&mut self, line: &FormLine<K, V>) {
        for lines in [&mut self.lines, &mut self.pristine] {
            if let Some(place) = lines.iter_mut().find(|other| other.key == line.key) {
                place.clone_from(line);
            }
        }
    }

    /// Puts another line in the place of the one with its key, where it depends on another line that
    /// a person changed: what it says otherwise now is that person's doing.
    pub(crate) fn exchange(&mut self, line: &FormLine<K, V>) {
        if let Some(place) = self.lines.iter_mut().find(|other| other.key == line.key) {
            place.clone_from(line);
        }
    }

    /// The same, where what was typed in the line stays.
    pub(crate) fn refit(&mut self, line: &FormLine<K, V>) {
        if !self.has_changed(line.key) {
            self.replace(line);
            return;
        }
        // What it would hold is now what a change is measured by.
        if let Some(place) = self.pristine.iter_mut().find(|other| other.key == line.key) {
            place.clone_from(line);
        }
    }

    /// Takes these lines in the place of its own, where what they show changed. The cursor stays on
    /// its line, as do a text that is not handed in yet and the digits of a number.
    pub(crate) fn renew(&mut self, lines: Vec<FormLine<K, V>>) {
        let key = self.line().map(|line| line.key);
        let now = lines.iter().map(|line| {
            let of = |lines: &[FormLine<K, V>]| {
                let mine = lines.iter().find(|other| other.key == line.key);
                mine.cloned()
            };
            let mut line = line.clone();
            if let Some((mine, before)) = of(&self.lines).zip(of(&self.pristine)) {
                line.keep_typing(&mine, &before);
            }
            line
        });
        self.lines = now.collect();
        self.pristine = lines;
        self.at = self.at.min(self.lines.len().saturating_sub(1));
        if let Some(key) = key {
            self.focus(key);
        }
    }

    /// Says that a line cannot be taken, and puts the cursor there.
    pub(crate) fn reject(&mut self, error: FormError<K>) -> Message {
        self.focus(error.key);
        self.error = Some((error.key, error.message.clone()));
        error.message
    }

    /// The tables of keys that work now.
    fn tables(&self) -> Vec<Table<FormAction>> {
        let (typed, choice) = match self.on_esc {
            OnEsc::Page => (PAGE_TEXT, PAGE_CHOICE),
            _ if self.lines.len() == 1 => (ONE_LINE, CHOICE_LINE),
            OnEsc::Keep | OnEsc::Ask | OnEsc::Asking => (TYPED_LINE, CHOICE_LINE),
        };
        match self.line().map(|line| &line.control) {
            Some(Control::Typed(..)) => self.typed_tables(typed),
            Some(Control::Rows(_)) | None => vec![typed],
            Some(Control::Stepper(_)) => vec![choice, STEPPER_LINE, FOLLOWING_LINE],
            Some(Control::Fitting(_)) => vec![choice, FOLLOWING_LINE],
            Some(Control::Many { .. }) => vec![TICK_LINE, choice],
            Some(Control::Choice { .. } | Control::Level(_)) => vec![choice],
        }
    }

    /// The tables of a typed line: what it stands for and the names that are known have keys of their own.
    fn typed_tables(&self, typed: Table<FormAction>) -> Vec<Table<FormAction>> {
        let line = self.line();
        let known = line.is_some_and(FormLine::offers_known);
        let offers = line.is_some_and(FormLine::offers);
        let further = [(offers, SUGGESTED_LINE), (known, KNOWN_LINE)];
        let further = further.into_iter().filter(|(works, _)| *works);
        std::iter::once(typed)
            .chain(further.map(|(_, table)| table))
            .collect()
    }

    /// What works now.
    pub(crate) fn hints(&self) -> Vec<Hint> {
        if self.is_asking() {
            binding::hints(&[DISCARD])
        } else {
            binding::hints(&self.tables())
        }
    }

    /// Answers what comes in. The wheel touches no line.
    pub(crate) fn on_input(&mut self, input: &Input) -> FormAnswer<K> {
        if self.is_asking() {
            return self.on_discard(input);
        }
        match input {
            Input::Click(Hit::Row(FORM_LIST, row)) => self.go(*row),
            Input::Paste(text) => self.edit(|line| line.paste(text)),
            Input::Key(key) => self.on_key(*key),
            Input::Action(_) => match binding::action(&self.tables(), input, false) {
                Some(action) => self.act(action),
                None => FormAnswer::Ignored,
            },
            _ => FormAnswer::Ignored,
        }
    }

    fn on_discard(&mut self, input: &Input) -> FormAnswer<K> {
        match binding::action(&[DISCARD], input, false) {
            Some(DiscardKey::Discard) => FormAnswer::Close,
            Some(DiscardKey::Stay) => {
                self.on_esc = OnEsc::Ask;
                FormAnswer::Handled
            }
            None => FormAnswer::Handled,
        }
    }

    fn on_key(&mut self, key: Key) -> FormAnswer<K> {
        // A table's cells are left by the same keys as lines, as long as it has further cells.
        if let Some(answer) = self.edit_with_key(key, FormLine::on_cell_key) {
            return answer;
        }
        if let Some(action) = binding::pressed(&self.tables(), &key, self.takes_text()) {
            return self.act(action);
        }
        let answer = self.edit_with_key(key, FormLine::on_key);
        answer.unwrap_or(FormAnswer::Ignored)
    }

    fn edit_with_key(
        &mut self,
        key: Key,
        how: impl FnOnce(&mut FormLine<K, V>, &Key) -> FieldAnswer,
    ) -> Option<FormAnswer<K>> {
        let answer = self.edit(|line| how(line, &key));
        (answer != FormAnswer::Ignored).then_some(answer)
    }

    fn edit(&mut self, how: impl FnOnce(&mut FormLine<K, V>) -> FieldAnswer) -> FormAnswer<K> {
        let Some(line) = self.lines.get_mut(self.at) else {
            return FormAnswer::Ignored;
        };
        match how(line) {
            FieldAnswer::Ignored => FormAnswer::Ignored,
            FieldAnswer::Moved => FormAnswer::Handled,
            FieldAnswer::Full => FormAnswer::Refused(Field::full()),
            FieldAnswer::Changed => {
                let key = line.key;
                self.error.take_if(|(wrong, _)| *wrong == key);
                FormAnswer::Changed(key)
            }
        }
    }

    /// Goes to a line, as keys and clicks do.
    pub(crate) fn visit(&mut self, key: K) -> FormAnswer<K> {
        match self.lines.iter().position(|line| line.key == key) {
            Some(to) => self.go(to),
            None => FormAnswer::Ignored,
        }
    }

    fn go(&mut self, to: usize) -> FormAnswer<K> {
        let to = to.min(self.lines.len().saturating_sub(1));
        let left = self.lines.get_mut(self.at).map(|line| {
            line.leave();
            line.key
        });
        let from = std::mem::replace(&mut self.at, to);
        match left {
            Some(key) if from != to => FormAnswer::Left(key),
            _ => FormAnswer::Handled,
        }
    }

    fn act(&mut self, action: FormAction) -> FormAnswer<K> {
        match action {
            FormAction::Next if self.at + 1 >= self.lines.len() => self.hand_in(),
            FormAction::Next | FormAction::LineDown => self.go(self.at + 1),
            FormAction::LineUp => self.go(self.at.saturating_sub(1)),
            FormAction::HandIn => self.hand_in(),
            FormAction::More => self.edit(|line| line.turn(1)),
            FormAction::Less => self.edit(|line| line.turn(-1)),
            FormAction::MuchMore => self.edit(|line| line.turn(10)),
            FormAction::MuchLess => self.edit(|line| line.turn(-10)),
            FormAction::Tick => self.edit(FormLine::tick),
            FormAction::Known => self.edit(FormLine::next_known),
            FormAction::Follow => self.edit(FormLine::follow),
            FormAction::Accept => self.edit(FormLine::accept),
            FormAction::Close if self.on_esc == OnEsc::Ask && self.is_changed() => {
                self.on_esc = OnEsc::Asking;
                FormAnswer::Handled
            }
            FormAction::Close => FormAnswer::Close,
        }
    }

    /// Settles the names that somebody typed or chose.
    fn settle_names(&mut self) -> Result<(), FormError<K>> {
        let changed = |line: &FormLine<K, V>| self.has_changed(line.key);
        let places: Vec<bool> = self.lines.iter().map(changed).collect();
        let typed = self.lines.iter_mut().zip(places);
        typed
            .filter(|(_, changed)| *changed)
            .try_for_each(|(line, _)| {
                let asked = line.settle_name();
                asked.map_err(|asked| FormError::new(line.key, asked))
            })
    }

    fn hand_in(&mut self) -> FormAnswer<K> {
        match self.check().and_then(|()| self.settle_names()) {
            Ok(()) => FormAnswer::HandIn,
            Err(error) => FormAnswer::Refused(self.reject(error)),
        }
    }
}

impl<K: FormKey, V: Clone + PartialEq + Debug> Popup for Form<K, V> {
    fn hints(&self) -> Vec<Hint> {
        Form::hints(self)
    }

    fn takes_text(&self) -> bool {
        Form::takes_text(self)
    }

    fn typed(&self) -> Option<TypedForm> {
        self.typed_about()
    }
}

/// Forms that were closed with something typed in them, by what they are for; the latest first.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Drafts<P, K, V = ()>(Vec<(P, Form<K, V>)>);

impl<P, K, V> Default for Drafts<P, K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<P: PartialEq, K: FormKey, V: Clone + PartialEq> Drafts<P, K, V> {
    /// Keeps what is typed in a form that closes.
    pub(crate) fn keep(&mut self, purpose: P, form: Form<K, V>) {
        if form.is_changed() {
            self.0.retain(|(other, _)| *other != purpose);
            self.0.insert(0, (purpose, form));
        }
    }

    /// The form that was closed with something typed in it, where it lies.
    pub(crate) fn get(&self, purpose: &P) -> Option<&Form<K, V>> {
        let kept = self.0.iter().find(|(other, _)| other == purpose);
        kept.map(|(_, form)| form)
    }

    /// All of them, the latest first.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&P, &Form<K, V>)> {
        self.0.iter().map(|(purpose, form)| (purpose, form))
    }

    /// Lets the draft for this purpose go.
    pub(crate) fn drop_for(&mut self, purpose: &P) {
        self.0.retain(|(other, _)| other != purpose);
    }

    /// Hands out the form that was closed with something typed in it, if there is one.
    pub(crate) fn take(&mut self, purpose: &P) -> Option<Form<K, V>> {
        let at = self.0.iter().position(|(other, _)| other == purpose)?;
        Some(self.0.remove(at).1)
    }
}
