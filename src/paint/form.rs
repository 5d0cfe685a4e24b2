//! Drawing forms, pickers and other popups of the kit: sizes come from what is in them.

use ratatui::layout::Rect;

use super::{Canvas, Role, Share, Sign, area::center, columns, rows};
use crate::domain::{Arg, Message};
use crate::id;
use crate::input::form::{Control, DISCARD, FORM_LIST, FormKey, FormLine, Rows, Stepper};
use crate::input::picker::PICKER_LIST;
use crate::input::{Checklist, Form, Hit, Key, Picker};

/// The widest popup: longer lines are hard to read from the back of a room.
const WIDEST: u16 = 90;
/// The most rows of a table of cells that a form shows at once.
const TABLE_ROWS: usize = 6;

/// What stands around the lines of a form.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FormFrame<'a> {
    /// The title of the popup.
    pub(crate) title: &'a str,
    /// What the form is about, above its lines, in as many lines as it needs; may be empty.
    pub(crate) about: &'a str,
}

impl<'a> FormFrame<'a> {
    /// A title alone.
    pub(crate) const fn titled(title: &'a str) -> Self {
        Self { title, about: "" }
    }
}

impl Canvas<'_> {
    /// Clears a place for so many rows of content, at most as wide as `width`, in the middle of the
    /// area; frames it, and returns what is inside.
    pub(crate) fn popup_for(
        &mut self,
        area: Rect,
        (width, height): (u16, u16),
        title: &str,
    ) -> Rect {
        let widest = width
            .min(area.width.saturating_sub(4))
            .max(area.width.min(20));
        self.popup(center(area, widest, height.saturating_add(2)), title)
    }

    /// Draws a form as a popup. The line in hand is always in sight; the line that could not be
    /// read says why, below it.
    pub(crate) fn form<K: FormKey, V: Clone + PartialEq>(
        &mut self,
        area: Rect,
        form: &Form<K, V>,
        frame: FormFrame<'_>,
    ) {
        let width = area.width.min(WIDEST);
        let head = if frame.about.is_empty() {
            0
        } else {
            self.wrapped_height(frame.about, width.saturating_sub(4)) + 1
        };
        let tail = match (form.is_asking(), form.is_resumed()) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        };
        let heights: Vec<u16> = (0..form.lines().len())
            .map(|at| self.line_height(form, at, width.saturating_sub(4)))
            .collect();
        let wanted = heights.iter().sum::<u16>() + head + tail;
        let inside = self.popup_for(area, (width, wanted), frame.title);
        let [about, lines, question] = rows(
            inside,
            [Share::Fixed(head), Share::Rest(1), Share::Fixed(tail)],
        );
        self.wrap(
            Rect {
                height: about.height.saturating_sub(1),
                ..about
            },
            frame.about,
            Role::Quiet,
        );
        self.form_lines(lines, form, &heights);
        if form.is_asking() {
            self.discard_question(question);
        } else if form.is_resumed() {
            let text = self.tr(id!("draft-resumed")).into_owned();
            self.text((question.x, question.y, question.width), &text, Role::Warn);
        }
    }

    fn form_lines<K: FormKey, V: Clone + PartialEq>(
        &mut self,
        area: Rect,
        form: &Form<K, V>,
        heights: &[u16],
    ) {
        let label = form
            .lines()
            .iter()
            .map(|line| self.glyphs.width(&self.tr(line.label)))
            .max()
            .unwrap_or(0) as u16;
        // A form that is taller than the screen scrolls so that the line in hand is in sight.
        let mut top = 0;
        while heights[top.min(heights.len())..=form.at().min(heights.len().saturating_sub(1))]
            .iter()
            .sum::<u16>()
            > area.height
            && top < form.at()
        {
            top += 1;
        }
        let mut y = area.y;
        for (at, height) in heights.iter().enumerate().skip(top) {
            let height = (*height).min(area.bottom().saturating_sub(y));
            if height == 0 {
                break;
            }
            let row = Rect { y, height, ..area };
            self.form_line(row, form, at, label);
            self.hit(row, Hit::Row(FORM_LIST, at));
            y += height;
        }
    }

    /// Rows of a line: the text in hand has room to wrap, in a short form every text has; a table
    /// has its heading; an error has what it needs.
    fn line_height<K: FormKey, V: Clone + PartialEq>(
        &self,
        form: &Form<K, V>,
        at: usize,
        width: u16,
    ) -> u16 {
        let line = &form.lines()[at];
        let here = at == form.at();
        let own = match &line.control {
            Control::Typed(field, _) => {
                let breaks = field.text().matches('\n').count().min(4) as u16;
                let roomy = (form.lines().len() <= 5 || here) && width >= 20;
                u16::from(roomy) + 1 + breaks
            }
            Control::Rows(table) => 1 + table.cells.len().min(TABLE_ROWS) as u16,
            // All options while the line is in hand, otherwise what is ticked.
            Control::Many { options, .. } if here => options.len().min(8) as u16,
            _ => 1,
        };
        let error = form.error().filter(|(key, _)| *key == line.key);
        own + error.map_or(0, |(_, message)| {
            self.wrapped_height(&self.msg(message), width)
        })
    }

    fn form_line<K: FormKey, V: Clone + PartialEq>(
        &mut self,
        row: Rect,
        form: &Form<K, V>,
        at: usize,
        label: u16,
    ) {
        let line = &form.lines()[at];
        let here = at == form.at() && !form.is_asking();
        let name = self.tr(line.label).into_owned();
        let role = if here { Role::Strong } else { Role::Quiet };
        self.text((row.x, row.y, label.min(row.width / 2)), &name, role);
        // One cell of air after the longest label, and two for the signs about a choice.
        let indent = (label + 3).min(row.width / 2 + 3).min(row.width);
        let place = Rect {
            x: row.x + indent,
            width: row.width - indent,
            ..row
        };
        let error = form.error().filter(|(key, _)| *key == line.key);
        let told = error.map_or(0, |(_, message)| {
            let text = self.msg(message);
            let rows = self.wrapped_height(&text, row.width).min(row.height - 1);
            let at = Rect {
                y: row.bottom() - rows,
                height: rows,
                ..row
            };
            self.wrap(at, &text, Role::Bad);
            rows
        });
        let place = Rect {
            height: place.height - told,
            ..place
        };
        self.control(place, line, here);
    }

    fn control<K: FormKey, V: Clone + PartialEq>(
        &mut self,
        place: Rect,
        line: &FormLine<K, V>,
        here: bool,
    ) {
        match &line.control {
            Control::Typed(field, _) => {
                self.field(place, field, "", here);
                if field.is_empty() && !line.suggestion.is_empty() {
                    self.suggestion(place, &line.suggestion, here);
                }
            }
            Control::Choice { options, at } => {
                let words = options
                    .get(*at)
                    .map_or_else(String::new, |option| self.arg(&option.words));
                let count = format!(" {}/{}", at + 1, options.len());
                self.turning(place, &words, &count, here);
            }
            Control::Fitting(fitting) => {
                let option = fitting.options.get(fitting.at());
                let words = option.map_or_else(String::new, |option| self.arg(&option.words));
                let words = self.following(words, fitting.is_chosen());
                self.turning(place, &words, "", here);
            }
            Control::Level(level) => {
                let words = level.map_or_else(
                    || self.tr(id!("form-level-open")).into_owned(),
                    |level| level.to_string(),
                );
                self.turning(place, &words, "", here);
            }
            Control::Stepper(stepper) => {
                let words = self.stepper_words(*stepper);
                self.turning(place, &words, "", here);
            }
            Control::Many {
                options,
                ticked,
                at,
            } => {
                let words: Vec<(bool, String)> = options
                    .iter()
                    .zip(ticked)
                    .map(|(option, ticked)| (*ticked, self.arg(&option.words)))
                    .collect();
                self.ticks(place, &words, here.then_some(*at));
            }
            Control::Rows(table) => self.cells(place, table, here),
        }
    }

    /// What an empty field stands for, on its ground and one column behind the caret; in a place of
    /// three rows the field has a frame.
    fn suggestion(&mut self, place: Rect, text: &str, here: bool) {
        let role = Role::field(here);
        let framed = u16::from(place.height >= 3);
        let indent = (1 + 2 * framed).min(place.width);
        let room = place.width.saturating_sub(indent + 2 * framed);
        // Brackets, so that nobody takes it for something typed.
        let words = self.msg(&Message::new(id!("form-suggestion")).with("text", text));
        self.text((place.x + indent, place.y + framed, room), &words, role);
    }

    fn stepper_words(&self, stepper: Stepper) -> String {
        let value = stepper.value() / stepper.unit.max(1);
        self.following(value.to_string(), stepper.wish.is_some())
    }

    /// What applies, and that nobody chose it.
    fn following(&self, words: String, is_chosen: bool) -> String {
        if is_chosen {
            words
        } else {
            format!("{words}（{}）", self.tr(id!("form-follows")))
        }
    }

    /// The words stay where they stand without the focus; the signs use the air before them.
    fn turning(&mut self, place: Rect, words: &str, count: &str, here: bool) {
        if !here {
            self.text(place, words, Role::Text);
            return;
        }
        let words = format!("‹ {words} ›");
        let place = Rect {
            x: place.x.saturating_sub(2),
            width: place.width + 2.min(place.x),
            ..place
        };
        let taken = self.text(place, &words, Role::Selected);
        let rest = place.width.saturating_sub(taken);
        self.text((place.x + taken, place.y, rest), count, Role::Quiet);
    }

    /// Options with their ticks: one a row while the line is in hand, otherwise what is ticked.
    fn ticks(&mut self, place: Rect, words: &[(bool, String)], at: Option<usize>) {
        let Some(at) = at else {
            let chosen: Vec<&str> = words
                .iter()
                .filter(|(ticked, _)| *ticked)
                .map(|(_, words)| words.as_str())
                .collect();
            self.text(place, &chosen.join("、"), Role::Text);
            return;
        };
        let height = usize::from(place.height);
        let top = at.saturating_sub(height.saturating_sub(1));
        for (row, (index, (ticked, words))) in
            words.iter().enumerate().skip(top).take(height).enumerate()
        {
            let role = if index == at {
                Role::Selected
            } else {
                Role::Text
            };
            let text = format!("{} {words}", if *ticked { "[x]" } else { "[ ]" });
            self.text((place.x, place.y + row as u16, place.width), &text, role);
        }
    }

    fn cells(&mut self, place: Rect, table: &Rows, here: bool) {
        let width = table.columns.len().max(1) as u16;
        let cell = |row: Rect, at: usize| Rect {
            x: row.x + row.width / width * at as u16,
            width: (row.width / width).saturating_sub(1),
            ..row
        };
        let [head, body] = rows(place, [Share::Fixed(1), Share::Rest(1)]);
        for (at, label) in table.columns.iter().enumerate() {
            let area = cell(head, at);
            let name = self.tr(*label).into_owned();
            self.text(area, &name, Role::Quiet);
        }
        let height = usize::from(body.height);
        let top = table.at.0.saturating_sub(height.saturating_sub(1));
        for (line, (at, fields)) in table
            .cells
            .iter()
            .enumerate()
            .skip(top)
            .take(height)
            .enumerate()
        {
            for (column, field) in fields.iter().enumerate() {
                let row = Rect {
                    y: body.y + line as u16,
                    height: 1,
                    ..body
                };
                let focused = here && table.at == (at, column);
                self.field(cell(row, column), field, "", focused);
            }
        }
    }

    fn discard_question(&mut self, area: Rect) {
        let [words, keys] = rows(area, [Share::Rest(1), Share::Fixed(1)]);
        let question = self.tr(id!("form-ask-discard")).into_owned();
        self.wrap(words, &question, Role::Warn);
        let mut x = keys.x;
        for binding in DISCARD {
            let hint = binding.hint();
            let first = hint.keys.split(' ').next().unwrap_or_default();
            let key = first
                .parse::<Key>()
                .map_or_else(|_| first.to_owned(), |key| key.label(self.glyphs.ascii));
            let does = self.tr(hint.label).into_owned();
            let width = keys.right().saturating_sub(x);
            x += self.key((x, keys.y, width), &key, &does, hint.action()) + 3;
        }
    }

    /// Draws a picker as a popup: what is typed, how many are left, and those, a row each.
    pub(crate) fn picker<T: Clone>(
        &mut self,
        area: Rect,
        picker: &Picker<T>,
        title: &str,
        draw: impl FnMut(&mut Self, &T, Rect, Role),
    ) {
        self.picker_of_width((area, 100), picker, title, draw);
    }

    /// The same, at most so wide.
    pub(crate) fn picker_of_width<T: Clone>(
        &mut self,
        (area, width): (Rect, u16),
        picker: &Picker<T>,
        title: &str,
        draw: impl FnMut(&mut Self, &T, Rect, Role),
    ) {
        let all = picker.len();
        let inside = self.picker_popup((area, width), picker, title);
        let [search, _, list] = rows(inside, [Share::Fixed(1), Share::Fixed(1), Share::Rest(1)]);
        let found = Message::new(id!("picker-found"))
            .with("found", picker.found().len())
            .with("all", all);
        let found = self.msg(&found);
        let [field, count] = columns(
            search,
            [
                Share::Rest(1),
                Share::Fixed(self.glyphs.width(&found) as u16 + 1),
            ],
        );
        let label = self.tr(id!("picker-search")).into_owned();
        self.field(field, picker.search(), &label, true);
        self.text_right(count, &found, Role::Quiet);
        if picker.found().len() == 0 {
            let nothing = self.tr(id!("picker-nothing")).into_owned();
            self.wrap(list, &nothing, Role::Quiet);
            return;
        }
        self.found(list, picker, draw);
    }

    fn picker_popup<T: Clone>(
        &mut self,
        (area, width): (Rect, u16),
        picker: &Picker<T>,
        title: &str,
    ) -> Rect {
        let wanted = picker.len().min(usize::from(area.height)) as u16 + 2;
        self.popup_for(area, (width, wanted), title)
    }

    /// What a picker found, a row each.
    fn found<T: Clone>(
        &mut self,
        area: Rect,
        picker: &Picker<T>,
        mut draw: impl FnMut(&mut Self, &T, Rect, Role),
    ) {
        self.list_at(
            area,
            (PICKER_LIST, picker.found().len()),
            (picker.cursor(), Role::Selected),
            |canvas, at, row, role| {
                if let Some(value) = picker.line(at) {
                    draw(canvas, value, row, role);
                }
            },
        );
    }

    /// Draws a checklist as a popup: a picker with a tick before each of what was found, `name` by
    /// `name`, and how many are ticked.
    pub(crate) fn checklist<T: Clone>(
        &mut self,
        area: Rect,
        checklist: &Checklist<T>,
        title: &str,
        name: impl Fn(&Self, &T) -> String,
    ) {
        let title = Message::new(id!("checklist-title"))
            .with("title", title)
            .with("n", checklist.ticked().count());
        let title = self.msg(&title);
        let widest = checklist
            .all()
            .map(|(item, _)| self.glyphs.width(&name(self, item)));
        // The sign of the cursor, the tick, the frame; and room for what is typed.
        let width = widest.max().unwrap_or(0) + 12;
        let width = width.max(self.glyphs.width(&title) + 8).clamp(40, 100) as u16;
        let picker = checklist.picker();
        let draw = |canvas: &mut Self, at: &usize, row: Rect, role: Role| {
            let Some((item, ticked)) = checklist.item(*at) else {
                return;
            };
            let sign = if ticked {
                Sign::Square
            } else {
                Sign::SquareEmpty
            };
            let sign = canvas.glyphs.sign(sign);
            canvas.text((row.x, row.y, 1), sign, role);
            let name = name(canvas, item);
            canvas.text((row.x + 2, row.y, row.width.saturating_sub(2)), &name, role);
        };
        if checklist.is_asking() {
            let inside = self.picker_popup((area, width), picker, &title);
            let question = self.tr(id!("form-ask-discard")).into_owned();
            let head = self.wrapped_height(&question, inside.width) + 2;
            let [question, list] = rows(inside, [Share::Fixed(head), Share::Rest(1)]);
            let words = Rect {
                height: question.height.saturating_sub(1),
                ..question
            };
            self.discard_question(words);
            self.found(list, picker, draw);
        } else {
            self.picker_of_width((area, width), picker, &title, draw);
        }
    }

    /// An argument of a message as a sentence would hold it.
    pub(crate) fn arg(&self, arg: &Arg) -> String {
        self.lang.word(arg)
    }

    /// A form of one line as a popup: what it is about, if that has to be said, and above the field its
    /// label as a question.
    pub(crate) fn prompt<K: FormKey, V: Clone + PartialEq>(
        &mut self,
        area: Rect,
        form: &Form<K, V>,
        about: &str,
    ) {
        let Some(FormLine {
            control: Control::Typed(field, _),
            label,
            ..
        }) = form.line()
        else {
            return;
        };
        let question = self.tr(*label).into_owned();
        let width = area.width.saturating_sub(8).min(80);
        let told = match form.error() {
            Some((_, message)) => self.msg(message),
            None if form.is_resumed() => self.tr(id!("draft-resumed")).into_owned(),
            None => String::new(),
        };
        let tail = match (form.is_asking(), told.is_empty()) {
            (true, _) => 3,
            (false, false) => self.wrapped_height(&told, width.saturating_sub(4)),
            (false, true) => 0,
        };
        let head = if about.is_empty() {
            0
        } else {
            self.wrapped_height(about, width.saturating_sub(4)) + 1
        };
        let height = head + self.wrapped_height(&question, width.saturating_sub(4));
        let inside = self.popup(center(area, width, height + 6 + tail), "");
        self.wrap(inside, about, Role::Strong);
        let below = Rect {
            y: inside.y + head,
            height: inside.height.saturating_sub(head),
            ..inside
        };
        let taken = head + self.wrap(below, &question, Role::Text);
        let line = Rect {
            y: inside.y + taken + 1,
            height: 3,
            ..inside
        };
        self.field(line, field, "", !form.is_asking());
        let below = Rect {
            y: line.y + 3,
            height: inside.bottom().saturating_sub(line.y + 3),
            ..inside
        };
        if form.is_asking() {
            self.discard_question(below);
        } else {
            self.wrap(below, &told, Role::Bad);
        }
    }
}
