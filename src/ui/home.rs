//! Home: sessions at the left; at the right the chosen one: when, who, what was decided, what is
//! still promised.

use crate::id;
use ratatui::layout::Rect;

use super::matter::matter_line;
use crate::app::{HOME_LIST, HeadFields, Model, SessionEntry, SessionPreview};
use crate::domain::{Message, MessageId, Sector};
use crate::paint::{Canvas, Role, Share, Weight, columns};
use crate::session::{Stage, short_seal};

/// Draws the home screen.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, model: &Model) {
    let home = &model.home;
    let shown = home.shown();
    if shown.is_empty() {
        return empty(canvas, area, model);
    }
    let [list, _, right] = columns(area, [Share::Rest(9), Share::Fixed(2), Share::Rest(11)]);
    let title = if home.filter.is_empty() {
        canvas.msg(&Message::new(id!("home-list")).with("n", shown.len()))
    } else {
        canvas.msg(
            &Message::new(id!("home-list-filtered"))
                .with("n", shown.len())
                .with("all", home.entries.len())
                .with("words", home.filter.as_str()),
        )
    };
    let inside = canvas.frame(list, &title, Role::Title, Weight::Quiet);
    canvas.list_at(
        inside,
        (HOME_LIST, shown.len()),
        (home.cursor, Role::Selected),
        |canvas, index, row, role| {
            if let Some(entry) = shown.get(index) {
                line(canvas, row, entry, role);
            }
        },
    );
    if let Some(entry) = home.chosen() {
        let preview = home
            .preview
            .as_ref()
            .filter(|(path, _)| *path == entry.path)
            .map(|(_, preview)| preview);
        chosen(canvas, right, entry, &home.continued_by(entry), preview);
    }
}

/// Without sessions: what to do first.
fn empty(canvas: &mut Canvas<'_>, area: Rect, model: &Model) {
    let id = match (model.home.listed, model.home.filter.is_empty()) {
        (false, _) => return,
        (true, true) => id!("home-empty"),
        (true, false) => id!("home-nothing-found"),
    };
    let text = canvas.tr(id);
    let area = crate::paint::center(area, area.width.saturating_sub(8).min(70), 8);
    canvas.wrap(area, &text, Role::Text);
}

fn line(canvas: &mut Canvas<'_>, row: Rect, entry: &SessionEntry, role: Role) {
    const DAY: u16 = 10;
    if let Ok(head) = &entry.head {
        let day = head
            .date
            .or(entry.created.map(|created| created.date_naive()))
            .map_or_else(String::new, |day| day.to_string());
        let quiet = role.quieter();
        canvas.text((row.x, row.y, DAY), &day, quiet);
        canvas.text(
            (row.x + DAY + 1, row.y, row.width.saturating_sub(DAY + 1)),
            &head.title,
            role,
        );
    } else {
        let name = entry
            .path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let role = if role == Role::Text { Role::Bad } else { role };
        canvas.text(row, &format!("× {name}"), role);
    }
}

fn chosen(
    canvas: &mut Canvas<'_>,
    area: Rect,
    entry: &SessionEntry,
    later: &[&HeadFields],
    preview: Option<&SessionPreview>,
) {
    let head = match &entry.head {
        Ok(head) => head,
        Err(why) => {
            let text = canvas.msg(why);
            canvas.wrap(area, &text, Role::Bad);
            return;
        }
    };
    let mut y = area.y;
    let bottom = area.bottom();
    let rest = |y: u16| Rect {
        y,
        height: bottom.saturating_sub(y),
        ..area
    };
    y += canvas.wrap(rest(y), &head.title, Role::Strong);
    let mut when = Vec::new();
    if let Some(day) = head.date {
        when.push(canvas.lang.date(day));
    }
    if head.fiscal_year > 0 {
        when.push(canvas.lang.fiscal_year(head.fiscal_year));
    }
    if !head.council.is_empty() {
        when.push(head.council.clone());
    }
    for text in when {
        y += canvas.wrap(rest(y), &text, Role::Quiet);
    }
    if let Some(earlier) = &head.continues {
        let text =
            canvas.msg(&Message::new(id!("home-continues")).with("title", earlier.title.as_str()));
        y += canvas.wrap(rest(y), &text, Role::Quiet);
    }
    for head in later {
        let text =
            canvas.msg(&Message::new(id!("home-continued-by")).with("title", head.title.as_str()));
        y += canvas.wrap(rest(y), &text, Role::Quiet);
    }
    for message in doubts(later, preview) {
        let text = canvas.msg(&message);
        y += canvas.wrap(rest(y), &text, Role::Warn);
    }
    let Some(preview) = preview else { return };
    y += 1;
    for (text, role) in facts(canvas, preview) {
        y += canvas.wrap(rest(y), &text, role);
    }
    let settled = preview.state.settled().into_iter();
    let settled: Vec<String> = settled.map(|line| canvas.lang.word(&line.text)).collect();
    y = listed(
        canvas,
        area,
        y + 1,
        (id!("home-decided"), Role::Good),
        &settled,
    );
    let open = preview.state.matters().into_iter();
    let open: Vec<String> = open.map(|matter| matter_line(canvas, &matter)).collect();
    y = listed(canvas, area, y, (id!("home-promised"), Role::Accent), &open);
    for problem in &preview.problems {
        let text = canvas.msg(problem);
        y += canvas.wrap(rest(y), &text, Role::Warn);
    }
}

/// What is odd about the sessions that continue the chosen one.
fn doubts(later: &[&HeadFields], preview: Option<&SessionPreview>) -> Vec<Message> {
    let mut doubts = Vec::new();
    let mut bodies: Vec<&str> = later.iter().map(|head| head.council.trim()).collect();
    bodies.sort_unstable();
    if bodies.windows(2).any(|pair| pair[0] == pair[1]) {
        doubts.push(Message::new(id!("home-continued-twice")));
    }
    let seal = preview.map(|preview| preview.state.seal.as_ref());
    let reopened = later.iter().find(|head| {
        let before = head
            .continues
            .as_ref()
            .and_then(|before| before.seal.as_ref());
        before.is_some() && seal.is_some_and(|seal| seal != before)
    });
    doubts.extend(
        reopened.map(|head| {
            Message::new(id!("home-reopened-since")).with("title", head.title.as_str())
        }),
    );
    doubts
}

fn facts(canvas: &Canvas<'_>, preview: &SessionPreview) -> Vec<(String, Role)> {
    let state = &preview.state;
    let mut facts = Vec::new();
    let here = state
        .people
        .values()
        .filter(|person| {
            person.attendance.is_here() || person.attendance == crate::domain::Attendance::LeftEarly
        })
        .count();
    let sectors: Vec<String> = Sector::ALL
        .iter()
        .map(|sector| {
            (
                sector,
                state
                    .people
                    .values()
                    .filter(|person| person.who.sector == *sector)
                    .count(),
            )
        })
        .filter(|(_, n)| *n > 0)
        .map(|(sector, n)| format!("{} {n}", canvas.tr(sector.label())))
        .collect();
    if !state.people.is_empty() {
        let message = Message::new(id!("home-people"))
            .with("n", state.people.len())
            .with("here", here)
            .with("sectors", sectors.join(" · "));
        facts.push((canvas.msg(&message), Role::Text));
    }
    let items = state.items().len();
    let standing = match state.stage {
        Stage::Preparing => Message::new(id!("home-preparing")),
        Stage::Running => Message::new(id!("home-running"))
            .with("records", preview.records)
            .with("items", items),
        Stage::Closed => {
            let seal = state.seal.as_deref().map(short_seal).unwrap_or_default();
            Message::new(id!("home-closed"))
                .with("records", preview.records)
                .with("items", items)
                .with("seal", seal)
        }
    };
    facts.push((canvas.msg(&standing), Role::Quiet));
    facts
}

/// A heading and its lines, if there are any; returns the first free row after them.
fn listed(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    (heading, role): (MessageId, Role),
    lines: &[String],
) -> u16 {
    if lines.is_empty() || y >= area.bottom() {
        return y;
    }
    let heading = canvas.tr(heading);
    canvas.text((area.x, y, area.width), &heading, role);
    let mut y = y + 1;
    for line in lines {
        let place = Rect {
            x: area.x + 2,
            y,
            width: area.width.saturating_sub(2),
            height: area.bottom().saturating_sub(y),
        };
        if place.height == 0 {
            break;
        }
        canvas.text(
            (area.x, y, 1),
            canvas.glyphs.sign(crate::paint::Sign::Between),
            Role::Quiet,
        );
        y += canvas.wrap(place, line, Role::Text);
    }
    y + 1
}
