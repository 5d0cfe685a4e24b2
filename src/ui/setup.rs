//! 準備: what the meeting is and its agenda at the left, who comes at the right.

use crate::id;
use ratatui::layout::Rect;

use super::matter::matter_line;
use crate::app::{
    OpenSetupForm, Section, SetupHeights, SetupPage, SetupPurpose, SetupRow, particulars_said,
};
use crate::domain::{Message, MessageId, Person};
use crate::input::{ListCursor, Mode};
use crate::lang::Lang;
use crate::paint::{Canvas, FormFrame, List, Role, Share, Sign, Weight, columns, rows};
use crate::session::{AgendaItem, KINDS, State};

/// Draws the page; without a cursor in a replay.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    state: &State,
    setup: Option<&SetupPage>,
    mode: Mode,
) {
    let heights = match setup {
        Some(setup) => setup.heights(state, area.height),
        None => SetupHeights::new(state, None, area.height),
    };
    let [left, _, right] = columns(area, [Share::Rest(19), Share::Fixed(2), Share::Rest(21)]);
    let [about, _, agenda] = rows(
        left,
        [
            Share::Fixed(SetupHeights::ABOUT + 1),
            Share::Fixed(1),
            Share::Rest(1),
        ],
    );
    let below = |rows: u16| if heights.homework == 0 { 0 } else { rows };
    let [right, _, homework] = rows(
        right,
        [
            Share::Rest(1),
            Share::Fixed(below(1)),
            Share::Fixed(below(heights.homework + 1)),
        ],
    );
    let page = Drawing {
        state,
        setup,
        heights,
        mode,
    };
    page.about(canvas, about);
    page.agenda(canvas, agenda);
    page.people(canvas, right);
    if heights.homework > 0 {
        page.homework(canvas, homework);
    }
    if let Some(open) = setup.and_then(|setup| setup.open.as_ref()) {
        form(canvas, area, open, state);
    }
}

/// The form of a line that is corrected, over the page; what is added has its line on the page.
pub(super) fn form(canvas: &mut Canvas<'_>, area: Rect, open: &OpenSetupForm, state: &State) {
    let (title, about) = match open.purpose {
        SetupPurpose::NewPerson | SetupPurpose::NewItem => return,
        SetupPurpose::About => (id!("setup-about"), String::new()),
        SetupPurpose::Particulars => (id!("setup-particulars"), String::new()),
        SetupPurpose::Closing => (id!("closing-fill-in"), String::new()),
        SetupPurpose::Join(_) => (id!("setup-join"), String::new()),
        SetupPurpose::Person(id) => {
            let who = state.people.get(&id);
            (
                id!("setup-person"),
                who.map_or_else(String::new, Person::label),
            )
        }
        SetupPurpose::Item(at) => {
            let title = state.agenda.get(at).map(|item| item.title.clone());
            (id!("setup-item"), title.unwrap_or_default())
        }
    };
    let title = canvas.tr(title).into_owned();
    let frame = FormFrame {
        title: &title,
        about: &about,
    };
    canvas.form(area, &open.form, frame);
}

struct Drawing<'a> {
    state: &'a State,
    setup: Option<&'a SetupPage>,
    heights: SetupHeights,
    mode: Mode,
}

impl Drawing<'_> {
    fn cursor(&self, section: Section) -> Option<ListCursor> {
        self.setup.map(|setup| setup.cursors[section as usize])
    }

    fn role(&self, section: Section) -> Role {
        if self.setup.is_some_and(|setup| setup.section == section) {
            Role::Selected
        } else {
            Role::Text
        }
    }

    /// The lines of a section; in a replay without a cursor.
    fn list(
        &self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        (section, len): (Section, usize),
        draw: impl FnMut(&mut Canvas<'_>, usize, Rect, Role),
    ) {
        let id = section as u16;
        let role = self.role(section);
        if let Some(cursor) = self.cursor(section) {
            return canvas.list_at(area, (id, len), (cursor, role), draw);
        }
        let list = List {
            id,
            len,
            selected: None,
            role,
        };
        canvas.list(area, list, draw);
    }

    /// The line that is added to a section, below its list.
    fn entry(&self, canvas: &mut Canvas<'_>, area: Rect, section: Section, label: MessageId) {
        let adding = self.setup.and_then(SetupPage::adding);
        if let Some((_, field)) = adding.filter(|(to, _)| *to == section) {
            let label = canvas.tr(label).into_owned();
            canvas.field(area, field, &label, true);
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
        self.list(
            canvas,
            inside,
            (Section::About, names.len()),
            |canvas, index, row, role| {
                let Some(which) = SetupRow::ALL.get(index).copied() else {
                    return;
                };
                let quiet = role.quieter();
                canvas.text((row.x, row.y, width), &names[index], quiet);
                let place = Rect {
                    x: row.x + width,
                    width: row.width.saturating_sub(width),
                    ..row
                };
                let value = self.value(canvas, which);
                let role = if self.is_said(which) { role } else { quiet };
                let value = if value.is_empty() {
                    canvas.tr(id!("setup-not-said")).into_owned()
                } else {
                    value
                };
                canvas.text(place, &value, role);
            },
        );
    }

    /// Did somebody say what stands in this line? A year that follows from the day is shown all the
    /// same.
    fn is_said(&self, row: SetupRow) -> bool {
        let about = &self.state.about;
        match row {
            SetupRow::Title => !about.title.is_empty(),
            SetupRow::Council => !about.council.is_empty(),
            SetupRow::Date => about.date.is_some(),
            SetupRow::Place => !about.place.is_empty(),
            SetupRow::Facilitator => !about.facilitator.is_empty(),
            SetupRow::Particulars => particulars_said(self.state) > 0,
            SetupRow::FiscalYear => about.fiscal_year != 0,
            SetupRow::Anonymity => true,
        }
    }

    fn value(&self, canvas: &Canvas<'_>, row: SetupRow) -> String {
        let about = &self.state.about;
        let year = |year: i32| match year {
            0 => String::new(),
            year => canvas.lang.fiscal_year(year),
        };
        match row {
            SetupRow::Title => about.title.clone(),
            SetupRow::Council => about.council.clone(),
            SetupRow::Date => about
                .date
                .map_or_else(String::new, |date| canvas.lang.date(date)),
            SetupRow::Place => about.place.clone(),
            SetupRow::Facilitator => about.facilitator.clone(),
            SetupRow::Particulars => match particulars_said(self.state) {
                0 => String::new(),
                n => canvas.msg(&Message::new(id!("setup-particulars-said")).with("n", n)),
            },
            // Looked back at, only what was said by then.
            SetupRow::FiscalYear if self.setup.is_none() => year(about.fiscal_year),
            SetupRow::FiscalYear => year(self.state.fiscal_year()),
            SetupRow::Anonymity => canvas.tr(self.state.anonymity.label()).into_owned(),
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
        let [list, below] = rows(inside, [Share::Fixed(self.heights.agenda), Share::Rest(1)]);
        if self.state.agenda.is_empty() && self.mode.is_live() {
            let text = canvas.tr(id!("setup-agenda-empty"));
            canvas.wrap(list, &text, Role::Quiet);
        }
        let items = &self.state.agenda;
        self.list(
            canvas,
            list,
            (Section::Agenda, items.len()),
            |canvas, index, row, role| {
                if let Some(item) = items.get(index) {
                    agenda_line(canvas, row, index, item, role);
                }
            },
        );
        self.entry(canvas, below, Section::Agenda, id!("setup-item-label"));
    }

    /// What came over from last time and waits for the board.
    fn homework(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let matters = self.state.waiting_matters();
        let title = canvas.msg(&Message::new(id!("setup-inherited")).with("n", matters.len()));
        let inside = canvas.frame(area, &title, Role::Quiet, Weight::Quiet);
        let room = usize::from(inside.height);
        let shown = if matters.len() > room {
            room.saturating_sub(1)
        } else {
            matters.len()
        };
        if shown < matters.len() && room > 0 {
            let more = canvas
                .msg(&Message::new(id!("setup-inherited-more")).with("n", matters.len() - shown));
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
        for (y, matter) in (inside.top()..inside.bottom()).zip(matters.iter().take(shown)) {
            canvas.text(
                (inside.x, y, 2),
                canvas.glyphs.sign(Sign::Between),
                Role::Quiet,
            );
            canvas.text(
                (inside.x + 2, y, inside.width.saturating_sub(2)),
                &matter_line(canvas, matter),
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
        let [list, below] = rows(inside, [Share::Fixed(self.heights.people), Share::Rest(1)]);
        if people.is_empty() && self.mode.is_live() {
            let text = canvas.tr(id!("setup-people-empty"));
            canvas.wrap(list, &text, Role::Quiet);
        }
        let all: Vec<&Person> = people.values().collect();
        self.list(
            canvas,
            list,
            (Section::People, all.len()),
            |canvas, index, row, role| {
                if let Some(person) = all.get(index) {
                    person_line(canvas, row, person, role);
                }
            },
        );
        self.entry(canvas, below, Section::People, id!("setup-person-label"));
    }
}

fn agenda_line(canvas: &mut Canvas<'_>, row: Rect, index: usize, item: &AgendaItem, role: Role) {
    let quiet = role.quieter();
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
    let quiet = role.quieter();
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
    let office = person
        .who
        .role
        .map(|role| canvas.tr(role.label()).into_owned());
    let label = match &person.substitute {
        Some(_) => canvas.msg(
            &Message::new(id!("person-substituted"))
                .with("who", person.label())
                .with("for", person.who.name.as_str()),
        ),
        None => person.label(),
    };
    let label = match office {
        Some(office) => canvas.msg(
            &Message::new(id!("person-in-role"))
                .with("who", label)
                .with("role", office),
        ),
        None => label,
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
