//! What lies over a screen: a frame in the middle, as large as its text.

use crate::id;
use ratatui::layout::Rect;

use super::frame::key_label;
use super::matter::matters;
use super::popup::page;
use super::setup::person_line;
use crate::app::{
    ABOUT_ROWS, DocumentForm, Finder, LineageList, Location, Model, OVERLAY_ROWS, Overlay, Prompt,
    WIDE_HELP, help_lines, overlay_extent, takes_text_below,
};
use crate::domain::{Item, Message, Person};
use crate::input::{Hint, ListCursor, Picker, Scroller};
use crate::paint::{Canvas, FormFrame, Role, Share, center, columns, rows};
use crate::session::{KINDS, State, TEMPLATES};

/// Draws the overlay over `area`.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, model: &Model, over: &Overlay) {
    match over {
        Overlay::Help(scroller) => help(canvas, area, model, *scroller),
        Overlay::Palette(picker) => palette(canvas, area, model, picker),
        Overlay::FindPerson(picker) => with_state(model, |state| {
            find_person(canvas, area, state, picker);
        }),
        Overlay::Confirm(question, _) | Overlay::LeadOn(question, _) => {
            confirm(canvas, area, question, over);
        }
        Overlay::Prompt(prompt) => draw_prompt(canvas, area, prompt),
        Overlay::Documents(form) => document_form(canvas, area, form),
        Overlay::Roster(preview) => {
            super::roster::draw(canvas, area, preview, overlay_extent(model));
        }
        Overlay::Templates(cursor, before) => {
            templates(canvas, area, *cursor, before.is_some());
        }
        Overlay::People(list) => with_state(model, |state| people(canvas, area, state, *list)),
        Overlay::Agenda(list) => {
            with_state(model, |state| agenda(canvas, area, (model, state), list));
        }
        Overlay::Chapters(menu) => with_state(model, |state| chapters(canvas, area, state, *menu)),
        Overlay::Notices(scroller) => notices(canvas, area, model, *scroller),
        Overlay::Finder(finder) => found(canvas, area, finder),
        Overlay::Matters(list) => with_state(model, |state| matters(canvas, area, state, *list)),
        Overlay::Lineage(lineage) => draw_lineage(canvas, area, lineage),
    }
}

fn with_state(model: &Model, draw: impl FnOnce(&State)) {
    match &model.place {
        Location::Home => {}
        Location::Meeting(meeting) => draw(meeting.state()),
        Location::Replay(replay) => draw(&replay.state),
    }
}

/// The keys that work under the help, in as many columns as there is room for.
fn help(canvas: &mut Canvas<'_>, area: Rect, model: &Model, scroller: Scroller) {
    let typing = takes_text_below(model);
    let lines = help_lines(model);
    let wide = area.width >= WIDE_HELP;
    let per_column = if wide {
        lines.len().div_ceil(2)
    } else {
        lines.len()
    };
    let title = canvas.tr(id!("help-title"));
    let inside = page(canvas, area, &title, per_column + 1);
    let height = usize::from(inside.height.saturating_sub(1)).max(1);
    let top = scroller.top(overlay_extent(model));
    canvas.scrollbar(
        Rect {
            x: inside.right().saturating_sub(1),
            width: 1,
            height: inside.height.saturating_sub(1),
            ..inside
        },
        top,
        per_column,
    );
    let keys = lines
        .iter()
        .map(|hint| canvas.glyphs.width(&keys_of(canvas, hint, typing)))
        .max()
        .unwrap_or(0)
        .min(20) as u16
        + 1;
    let halves = if wide {
        columns(inside, [Share::Rest(1), Share::Rest(1)]).to_vec()
    } else {
        vec![inside]
    };
    for (half, hints) in halves.into_iter().zip(lines.chunks(per_column.max(1))) {
        for (row, hint) in hints.iter().skip(top).take(height).enumerate() {
            let line = Rect {
                y: half.y + row as u16,
                height: 1,
                width: half.width.saturating_sub(1),
                ..half
            };
            canvas.text(
                (line.x, line.y, keys - 1),
                &keys_of(canvas, hint, typing),
                Role::Key,
            );
            let label = canvas.tr(hint.label);
            canvas.text(
                (line.x + keys, line.y, line.width.saturating_sub(keys)),
                &label,
                Role::Text,
            );
        }
    }
    let more = canvas.tr(if typing {
        id!("help-typing")
    } else {
        id!("help-more")
    });
    canvas.text(
        (inside.x, inside.bottom().saturating_sub(1), inside.width),
        &more,
        Role::Quiet,
    );
}

/// The keys of a hint that work here, the first one first.
fn keys_of(canvas: &Canvas<'_>, hint: &Hint, typing: bool) -> String {
    let keys = hint
        .keys
        .split(' ')
        .filter_map(|keys| keys.parse::<crate::input::Key>().ok())
        .filter(|key| !typing || key.typed().is_none());
    keys.map(|key| key.label(canvas.glyphs.ascii))
        .collect::<Vec<_>>()
        .join(" ")
}

fn palette(canvas: &mut Canvas<'_>, area: Rect, model: &Model, picker: &Picker<Hint>) {
    let typing = takes_text_below(model);
    let title = canvas.tr(id!("palette-title"));
    canvas.picker(area, picker, &title, |canvas, hint, row, role| {
        let label = canvas.tr(hint.label);
        let key = key_label(canvas, hint, typing);
        let taken = canvas.text_right(row, &key, if role == Role::Text { Role::Key } else { role });
        let rest = row.width.saturating_sub(taken + 1);
        canvas.text((row.x, row.y, rest), &label, role);
    });
}

fn find_person(canvas: &mut Canvas<'_>, area: Rect, state: &State, picker: &Picker<usize>) {
    let title = canvas.tr(id!("people-find"));
    canvas.picker(area, picker, &title, |canvas, at, row, role| {
        if let Some(person) = state.people.values().nth(*at) {
            person_line(canvas, row, person, role);
        }
    });
}

fn confirm(canvas: &mut Canvas<'_>, area: Rect, question: &Message, over: &Overlay) {
    let text = canvas.msg(question);
    let width = area.width.saturating_sub(8).min(72);
    let height = canvas.wrapped_height(&text, width.saturating_sub(4));
    let title = canvas.tr(id!("confirm-title"));
    let inside = canvas.popup(center(area, width, height + 4), &title);
    let taken = canvas.wrap(inside, &text, Role::Text);
    let mut x = inside.x;
    let y = inside.y + taken + 1;
    for hint in over.hints() {
        let key = key_label(canvas, &hint, false);
        let label = canvas.tr(hint.label);
        x += canvas.key(
            (x, y, inside.right().saturating_sub(x)),
            &key,
            &label,
            hint.action(),
        ) + 3;
    }
}

fn document_form(canvas: &mut Canvas<'_>, area: Rect, form: &DocumentForm) {
    let title = canvas.tr(id!("documents-title"));
    canvas.form(area, &form.0, FormFrame::titled(&title));
}

fn draw_prompt(canvas: &mut Canvas<'_>, area: Rect, prompt: &Prompt) {
    canvas.prompt(area, &prompt.form, &prompt.about);
}

fn templates(canvas: &mut Canvas<'_>, area: Rect, cursor: ListCursor, continues: bool) {
    let title = canvas.tr(if continues {
        id!("templates-title-continuing")
    } else {
        id!("templates-title")
    });
    let inside = page(canvas, area, &title, TEMPLATES.len() + 8);
    let [list, _, about] = rows(
        inside,
        [
            Share::Fixed(TEMPLATES.len() as u16),
            Share::Fixed(1),
            Share::Rest(1),
        ],
    );
    canvas.list_at(
        list,
        (OVERLAY_ROWS, TEMPLATES.len()),
        (cursor, Role::Selected),
        |canvas, index, row, role| {
            let name = TEMPLATES
                .get(index)
                .map_or(std::borrow::Cow::Borrowed(""), |template| {
                    canvas.tr(template.label)
                });
            canvas.text(row, &name, role);
        },
    );
    let Some(template) = TEMPLATES.get(cursor.at()) else {
        return;
    };
    let text = canvas.tr(template.about);
    let first = about.y + canvas.wrap(about, &text, Role::Quiet);
    for (y, item) in (first..about.bottom()).zip(template.items) {
        let line = format!(
            "{}  {}",
            canvas.tr(item.label),
            canvas.msg(&Message::new(id!("minutes")).with("n", item.minutes))
        );
        canvas.text(
            (about.x + 2, y, about.width.saturating_sub(2)),
            &line,
            Role::Text,
        );
    }
}

fn people(canvas: &mut Canvas<'_>, area: Rect, state: &State, cursor: ListCursor) {
    let here = state
        .people
        .values()
        .filter(|person| person.attendance.is_here())
        .count();
    let title = canvas.msg(
        &Message::new(id!("people-title"))
            .with("here", here)
            .with("n", state.people.len()),
    );
    let inside = page(canvas, area, &title, state.people.len().max(3));
    if state.people.is_empty() {
        let text = canvas.tr(id!("people-empty"));
        canvas.wrap(inside, &text, Role::Quiet);
    }
    let all: Vec<&Person> = state.people.values().collect();
    canvas.list_at(
        inside,
        (OVERLAY_ROWS, all.len()),
        (cursor, Role::Selected),
        |canvas, index, row, role| {
            if let Some(person) = all.get(index) {
                person_line(canvas, row, person, role);
            }
        },
    );
}

fn agenda(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (model, state): (&Model, &State),
    picker: &Picker<u16>,
) {
    let now = match &model.place {
        Location::Meeting(meeting) => meeting.session_ms(model.seat.now.ms),
        Location::Replay(replay) => replay.session_ms(),
        Location::Home => 0,
    };
    let spent = state.spent(now);
    let called = state.called().map(|call| usize::from(call.item));
    let title = canvas.tr(id!("agenda-title"));
    canvas.picker(area, picker, &title, |canvas, no, row, role| {
        let index = usize::from(*no);
        let Some(item) = state.agenda.get(index) else {
            return;
        };
        let used = spent.get(index).copied().unwrap_or(0);
        let message = Message::new(id!("agenda-times"))
            .with("spent", canvas.lang.duration(used as i64))
            .with("minutes", item.minutes);
        let times = canvas.msg(&message);
        let quiet = role.quieter();
        let taken = canvas.text_right(row, &times, quiet);
        let sign = if called == Some(index) {
            canvas.glyphs.sign(crate::paint::Sign::Dot)
        } else if used > 0 {
            canvas.glyphs.sign(crate::paint::Sign::Check)
        } else {
            " "
        };
        let text = format!("{sign} {} {}", index + 1, item.title);
        canvas.text(
            (row.x, row.y, row.width.saturating_sub(taken + 1)),
            &text,
            role,
        );
    });
}

fn chapters(canvas: &mut Canvas<'_>, area: Rect, state: &State, cursor: ListCursor) {
    let open = state.chapters.len();
    let title = canvas.tr(id!("chapters-title"));
    let inside = page(canvas, area, &title, open + KINDS.len() + 2);
    let [list, _, about] = rows(
        inside,
        [Share::Rest(1), Share::Fixed(0), Share::Fixed(ABOUT_ROWS)],
    );
    canvas.list_at(
        list,
        (OVERLAY_ROWS, open + KINDS.len()),
        (cursor, Role::Selected),
        |canvas, index, row, role| {
            if let Some(chapter) = state.chapters.get(index) {
                let here = if state.current == Some(chapter.no) {
                    canvas.glyphs.sign(crate::paint::Sign::Dot)
                } else {
                    " "
                };
                canvas.text(
                    row,
                    &format!("{here} {} {}", index + 1, chapter.title),
                    role,
                );
            } else {
                let Some(kind) = KINDS.get(index - open) else {
                    return;
                };
                let text = canvas
                    .msg(&Message::new(id!("chapters-new")).with("kind", Message::new(kind.label)));
                canvas.text(row, &format!("+ {text}"), role);
            }
        },
    );
    if let Some(kind) = cursor.at().checked_sub(open).and_then(|at| KINDS.get(at)) {
        let text = canvas.tr(kind.about);
        canvas.wrap(about, &text, Role::Quiet);
    }
}

fn notices(canvas: &mut Canvas<'_>, area: Rect, model: &Model, scroller: Scroller) {
    use chrono::Timelike;

    let top = scroller.top(overlay_extent(model));
    let title = canvas.tr(id!("notices-title"));
    let inside = page(canvas, area, &title, model.seat.notices.len().clamp(1, 16));
    if model.seat.notices.is_empty() {
        let text = canvas.tr(id!("notices-none"));
        canvas.text(inside, &text, Role::Quiet);
    }
    let mut y = inside.y;
    for notice in model.seat.notices.iter().rev().skip(top) {
        if y >= inside.bottom() {
            break;
        }
        let time = format!("{:02}:{:02}", notice.t.hour(), notice.t.minute());
        let taken = canvas.text((inside.x, y, 6), &time, Role::Quiet) + 1;
        let text = canvas.msg(&notice.message);
        let place = Rect {
            x: inside.x + taken,
            y,
            width: inside.width.saturating_sub(taken),
            height: inside.bottom() - y,
        };
        y += canvas.wrap(place, &text, Role::Text).max(1);
    }
}

fn found(canvas: &mut Canvas<'_>, area: Rect, finder: &Finder) {
    let title = canvas.msg(
        &Message::new(id!("finder-title"))
            .with("n", finder.found.len())
            .with("words", finder.words.as_str()),
    );
    let inside = page(canvas, area, &title, finder.found.len().min(30));
    canvas.list_at(
        inside,
        (OVERLAY_ROWS, finder.found.len()),
        (finder.cursor, Role::Selected),
        |canvas, index, row, role| {
            if let Some((_, message)) = finder.found.get(index) {
                canvas.message(row, message, role);
            }
        },
    );
}

/// The items at the left; at the right what the chosen one came from, and what came of it.
fn draw_lineage(canvas: &mut Canvas<'_>, area: Rect, lineage: &LineageList) {
    let title = canvas.tr(id!("lineage-title"));
    let inside = page(
        canvas,
        area,
        &title,
        usize::from(area.height).saturating_sub(4),
    );
    if lineage.items.is_empty() {
        let text = canvas.tr(id!("lineage-none"));
        canvas.wrap(inside, &text, Role::Quiet);
        return;
    }
    let [list, _, right] = columns(inside, [Share::Rest(1), Share::Fixed(2), Share::Rest(1)]);
    canvas.list_at(
        list,
        (OVERLAY_ROWS, lineage.items.len()),
        (lineage.cursor, Role::Selected),
        |canvas, index, row, role| {
            if let Some(item) = lineage.items.get(index) {
                item_line(canvas, row, item, role);
            }
        },
    );
    let (back, forth) = lineage.around();
    let chosen = lineage.items.get(lineage.cursor.at());
    let mut y = right.y;
    for message in chosen.map_or_else(Vec::new, beyond) {
        let text = canvas.msg(&message);
        y += canvas.wrap(
            Rect {
                y,
                height: right.bottom().saturating_sub(y),
                ..right
            },
            &text,
            Role::Quiet,
        );
    }
    y += u16::from(y > right.y);
    for (heading, items) in [(id!("lineage-from"), back), (id!("lineage-to"), forth)] {
        if y >= right.bottom() {
            return;
        }
        let text = canvas.tr(heading);
        canvas.text((right.x, y, right.width), &text, Role::Title);
        y += 1;
        if items.is_empty() {
            let text = canvas.tr(id!("lineage-nothing"));
            canvas.text(
                (right.x + 2, y, right.width.saturating_sub(2)),
                &text,
                Role::Quiet,
            );
            y += 1;
        }
        for item in items {
            if y >= right.bottom() {
                return;
            }
            item_line(
                canvas,
                Rect {
                    x: right.x + 2,
                    y,
                    width: right.width.saturating_sub(2),
                    height: 1,
                },
                item,
                Role::Text,
            );
            y += 1;
        }
        y += 1;
    }
}

/// What lies beyond this session: the figure on which the item rests, and the earlier sessions that
/// held it.
fn beyond(item: &Item) -> Vec<Message> {
    let evidence = item.evidence.iter().map(|evidence| {
        Message::new(id!("lineage-evidence"))
            .with("value", evidence.value_in_words())
            .with("place", evidence.place.as_str())
            .with("file", evidence.file.as_str())
    });
    let past = item.past.iter().rev().map(|past| {
        Message::new(id!("lineage-past"))
            .with("session", past.session.as_str())
            .with("record", past.record)
            .with("state", Message::new(past.state.label()))
    });
    evidence.chain(past).collect()
}

fn item_line(canvas: &mut Canvas<'_>, row: Rect, item: &Item, role: Role) {
    let kind = canvas.tr(item.kind.0);
    let quiet = role.quieter();
    let taken = canvas.text(row, &kind, quiet) + 1;
    canvas.text(
        (row.x + taken, row.y, row.width.saturating_sub(taken)),
        &item.text,
        role,
    );
}
