//! 準備: what the meeting is and its agenda at the left, who comes at the right.

use crate::id;
use ratatui::layout::Rect;

use crate::app::{Section, SetupEditing, SetupPage, SetupRow, about_text};
use crate::domain::{Message, Person};
use crate::input::{Field, Mode};
use crate::lang::Lang;
use crate::paint::{Canvas, List, Role, Share, Sign, Weight, columns, rows};
use crate::session::{AgendaItem, KINDS, State};

/// Draws the page; without a cursor in a replay.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    state: &State,
    setup: Option<&SetupPage>,
    mode: Mode,
) {
    let [left, _, right] = columns(area, [Share::Rest(19), Share::Fixed(2), Share::Rest(21)]);
    let [about, _, agenda] = rows(
        left,
        [
            Share::Fixed(SetupRow::ALL.len() as u16 + 1),
            Share::Fixed(1),
            Share::Rest(1),
        ],
    );
    let waiting = state.waiting_actions().len();
    let [right, _, homework] = match waiting {
        0 => rows(right, [Share::Rest(1), Share::Fixed(0), Share::Fixed(0)]),
        n => {
            // As much as the list of people leaves, and a few at any rate.
            let left = usize::from(right.height).saturating_sub(state.people.len() + 4);
            rows(
                right,
                [
                    Share::Rest(1),
                    Share::Fixed(1),
                    Share::Fixed(n.min(left.max(MOST_HOMEWORK)) as u16 + 1),
                ],
            )
        }
    };
    let page = Drawing { state, setup, mode };
    page.about(canvas, about);
    page.agenda(canvas, agenda);
    page.people(canvas, right);
    if waiting > 0 {
        page.homework(canvas, homework);
    }
}

/// How many of the open actions of last time the page lists; the board shows all.
const MOST_HOMEWORK: usize = 5;

struct Drawing<'a> {
    state: &'a State,
    setup: Option<&'a SetupPage>,
    mode: Mode,
}

impl Drawing<'_> {
    fn selected(&self, section: Section) -> Option<usize> {
        self.setup.map(|setup| setup.rows[section as usize])
    }

    fn role(&self, section: Section) -> Role {
        if self.setup.is_some_and(|setup| setup.section == section) {
            Role::Selected
        } else {
            Role::Text
        }
    }

    fn heading(
        &self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        section: Section,
        message: &Message,
    ) -> Rect {
        let title = canvas.msg(message);
        let role = if self.setup.is_some_and(|setup| setup.section == section) {
            Role::Title
        } else {
            Role::Quiet
        };
        canvas.frame(area, &title, role, Weight::Quiet)
    }

    fn editing(&self, wanted: impl Fn(SetupEditing) -> bool) -> Option<&Field> {
        self.setup
            .and_then(|setup| setup.editing.as_ref())
            .filter(|(what, _)| wanted(*what))
            .map(|(_, field)| field)
    }

    fn about(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let inside = self.heading(
            canvas,
            area,
            Section::About,
            &Message::new(id!("setup-about")),
        );
        let names = SetupRow::ALL.map(|row| canvas.tr(row.label()).into_owned());
        let width = names
            .iter()
            .map(|name| canvas.glyphs.width(name))
            .max()
            .unwrap_or(0) as u16
            + 1;
        canvas.list(
            inside,
            List {
                id: Section::About as u16,
                len: names.len(),
                selected: self.selected(Section::About),
                role: self.role(Section::About),
            },
            |canvas, index, row, role| {
                let Some(which) = SetupRow::ALL.get(index).copied() else {
                    return;
                };
                let quiet = if role == Role::Text {
                    Role::Quiet
                } else {
                    role
                };
                canvas.text((row.x, row.y, width), &names[index], quiet);
                let place = Rect {
                    x: row.x + width,
                    width: row.width.saturating_sub(width),
                    ..row
                };
                if let Some(field) = self.editing(|what| what == SetupEditing::About(which)) {
                    canvas.field(place, field, "", true);
                } else {
                    let value = self.value(canvas, which);
                    let role = if value.is_empty() { Role::Quiet } else { role };
                    let value = if value.is_empty() {
                        canvas.tr(id!("setup-not-said")).into_owned()
                    } else {
                        value
                    };
                    canvas.text(place, &value, role);
                }
            },
        );
    }

    fn value(&self, canvas: &Canvas<'_>, row: SetupRow) -> String {
        let about = &self.state.about;
        match row {
            SetupRow::Date => about
                .date
                .map_or_else(String::new, |date| canvas.lang.date(date)),
            SetupRow::FiscalYear if about.fiscal_year > 0 => {
                canvas.lang.fiscal_year(about.fiscal_year)
            }
            SetupRow::Anonymity => canvas.tr(self.state.anonymity.label()).into_owned(),
            row => about_text(self.state, row),
        }
    }

    fn agenda(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let minutes: u32 = self
            .state
            .agenda
            .iter()
            .map(|item| u32::from(item.minutes))
            .sum();
        let inside = self.heading(
            canvas,
            area,
            Section::Agenda,
            &Message::new(id!("setup-agenda")).with("minutes", minutes),
        );
        let field = self.editing(|what| matches!(what, SetupEditing::Item(_)));
        let [list, below] = rows(
            inside,
            [
                Share::Rest(1),
                Share::Fixed(if field.is_some() { 3 } else { 0 }),
            ],
        );
        if self.state.agenda.is_empty() && self.mode.is_live() {
            let text = canvas.tr(id!("setup-agenda-empty"));
            canvas.wrap(list, &text, Role::Quiet);
        }
        let items = &self.state.agenda;
        canvas.list(
            list,
            List {
                id: Section::Agenda as u16,
                len: items.len(),
                selected: self.selected(Section::Agenda),
                role: self.role(Section::Agenda),
            },
            |canvas, index, row, role| {
                if let Some(item) = items.get(index) {
                    agenda_line(canvas, row, index, item, role);
                }
            },
        );
        if let Some(field) = field {
            let label = canvas.tr(id!("setup-item-label"));
            canvas.field(below, field, &label, true);
        }
    }

    /// What came over from last time and waits for the board.
    fn homework(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let actions = self.state.waiting_actions();
        let title = canvas.msg(&Message::new(id!("setup-inherited")).with("n", actions.len()));
        let inside = canvas.frame(area, &title, Role::Quiet, Weight::Quiet);
        let room = usize::from(inside.height);
        let shown = if actions.len() > room {
            room.saturating_sub(1)
        } else {
            actions.len()
        };
        if shown < actions.len() && room > 0 {
            let more = canvas
                .msg(&Message::new(id!("setup-inherited-more")).with("n", actions.len() - shown));
            canvas.text(
                (
                    inside.x + 2,
                    inside.bottom() - 1,
                    inside.width.saturating_sub(2),
                ),
                &more,
                Role::Quiet,
            );
        }
        for (y, (action, _)) in (inside.top()..inside.bottom()).zip(actions.iter().take(shown)) {
            canvas.text(
                (inside.x, y, 2),
                canvas.glyphs.sign(Sign::Between),
                Role::Quiet,
            );
            canvas.text(
                (inside.x + 2, y, inside.width.saturating_sub(2)),
                &action.promise(),
                Role::Text,
            );
        }
    }

    fn people(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let people = &self.state.people;
        let inside = self.heading(
            canvas,
            area,
            Section::People,
            &Message::new(id!("setup-people")).with("n", people.len()),
        );
        let field = self.editing(|what| matches!(what, SetupEditing::Person(_)));
        let [list, below] = rows(
            inside,
            [
                Share::Rest(1),
                Share::Fixed(if field.is_some() { 3 } else { 0 }),
            ],
        );
        if people.is_empty() && self.mode.is_live() {
            let text = canvas.tr(id!("setup-people-empty"));
            canvas.wrap(list, &text, Role::Quiet);
        }
        let all: Vec<&Person> = people.values().collect();
        canvas.list(
            list,
            List {
                id: Section::People as u16,
                len: all.len(),
                selected: self.selected(Section::People),
                role: self.role(Section::People),
            },
            |canvas, index, row, role| {
                if let Some(person) = all.get(index) {
                    person_line(canvas, row, person, role);
                }
            },
        );
        if let Some(field) = field {
            let label = canvas.tr(id!("setup-person-label"));
            canvas.field(below, field, &label, true);
        }
    }
}

fn agenda_line(canvas: &mut Canvas<'_>, row: Rect, index: usize, item: &AgendaItem, role: Role) {
    let quiet = if role == Role::Text {
        Role::Quiet
    } else {
        role
    };
    let minutes = if item.minutes == 0 {
        String::new()
    } else {
        canvas.msg(&Message::new(id!("minutes")).with("n", item.minutes))
    };
    let kind = KINDS
        .iter()
        .find(|kind| kind.id == item.kind)
        .map_or_else(String::new, |kind| canvas.tr(kind.label).into_owned());
    let kind = if row.width < 45 { String::new() } else { kind };
    let right = match (kind.is_empty(), minutes.is_empty()) {
        (true, _) => minutes,
        (false, true) => kind,
        (false, false) => format!("{kind} {minutes}"),
    };
    let taken = canvas.text_right(row, &right, quiet);
    canvas.text(
        (row.x, row.y, row.width.saturating_sub(taken + 1)),
        &format!("{} {}", index + 1, item.title),
        role,
    );
}

/// One line of a list of people: sector, who, and whether they are here.
pub(super) fn person_line(canvas: &mut Canvas<'_>, row: Rect, person: &Person, role: Role) {
    let quiet = if role == Role::Text {
        Role::Quiet
    } else {
        role
    };
    let sector = canvas.tr(person.who.sector.label());
    let width = match (canvas.lang, row.width) {
        (Lang::Ja, _) => 5,
        (Lang::En, ..50) => 10,
        (Lang::En, _) => 13,
    };
    canvas.text((row.x, row.y, width - 1), &sector, quiet);
    let attendance = canvas.tr(person.attendance.label());
    let colour = match person.attendance {
        _ if role != Role::Text => role,
        crate::domain::Attendance::Present | crate::domain::Attendance::Late => Role::Good,
        _ => Role::Quiet,
    };
    let taken = canvas.text_right(row, &attendance, colour);
    let label = match &person.substitute {
        Some(_) => canvas.msg(
            &Message::new(id!("person-substituted"))
                .with("who", person.label())
                .with("for", person.who.name.as_str()),
        ),
        None => person.label(),
    };
    canvas.text(
        (
            row.x + width,
            row.y,
            row.width.saturating_sub(width + taken + 1),
        ),
        &label,
        role,
    );
}
