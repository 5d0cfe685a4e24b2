//! Drawing what lies open over a page: a form, the list of items, the list of states.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use crate::activities::board::rules::State;
use crate::activities::board::rules::moving::STATES;
use crate::activities::board::screen::form::{Form, Line, Purpose, Value};
use crate::activities::board::screen::picker::{Becomes, Picker};
use crate::activities::board::screen::{FORM_LIST, PICK_LIST, STATE_LIST, Screen, keys};
use crate::domain::{Action, ItemId, Message, MessageId};
use crate::input::{Field, Hit, Key, Scene};
use crate::paint::{Canvas, List, Role, Share, center, rows};

/// Draws whatever lies open.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    if let Some(form) = &screen.form {
        draw_form(canvas, area, form, scene.state);
    } else if let Some(picker) = &screen.picker {
        draw_picker(canvas, area, picker);
    } else if let Some((id, at)) = screen.states {
        draw_states(canvas, area, id, at, scene.state);
    }
}

fn title(purpose: &Purpose) -> MessageId {
    match purpose {
        Purpose::NewFinding => id!("board-new-finding"),
        Purpose::Finding(_) => id!("board-finding"),
        Purpose::Factor(_) => id!("board-add-factor"),
        Purpose::Response(_) => id!("board-respond"),
        Purpose::Ruling(_) => id!("board-overrule"),
        Purpose::NewAction(_) => id!("board-new-action"),
        Purpose::Action(_) => id!("board-action"),
        Purpose::Words(_, state) | Purpose::Obstacle(_, Some(state)) => state.label(),
        Purpose::Obstacle(_, None) => id!("board-explain"),
        Purpose::Actual(_) => id!("board-report"),
        Purpose::NewProgramme => id!("board-new-programme"),
        Purpose::Programme(_) => id!("board-programme"),
        Purpose::NewIndicator(_) => id!("board-new-indicator"),
        Purpose::Indicator(_) => id!("board-indicator"),
        Purpose::Thresholds => id!("board-set-thresholds"),
    }
}

/// What the form is about, for its first line: the finding, the action, the programme.
fn about(canvas: &Canvas<'_>, purpose: &Purpose, state: &State) -> String {
    let finding = |id: ItemId| {
        state
            .finding(id)
            .map(|finding| state.title(finding).to_owned())
    };
    let action = |id: ItemId| state.card(id).map(|card| card.action.what.clone());
    match purpose {
        Purpose::Factor(id) | Purpose::Response(id) | Purpose::Ruling(id) => finding(*id),
        Purpose::NewAction(id) => id.and_then(finding),
        Purpose::Words(id, _) | Purpose::Obstacle(id, _) => action(*id),
        Purpose::Actual(id) => state.card(*id).map(|card| goal(canvas, &card.action)),
        Purpose::NewIndicator(id) => state.programme(*id).map(|programme| programme.name.clone()),
        _ => None,
    }
    .unwrap_or_default()
}

/// An action with what was aimed at, beside which its actual is typed.
fn goal(canvas: &Canvas<'_>, action: &Action) -> String {
    match action
        .history
        .last()
        .map(|past| past.target.as_str())
        .filter(|target| !target.is_empty())
    {
        Some(target) => format!(
            "{}  {} {target}",
            action.what,
            canvas.tr(id!("board-target"))
        ),
        None => action.what.clone(),
    }
}

/// Rows of a line: the focused text has room to wrap, and in a short form every text has.
fn rows_of(form: &Form, at: usize, width: u16) -> u16 {
    let text = matches!(form.lines[at].value, Value::Text(_));
    if text && (form.lines.len() <= 5 || at == form.at) && width >= 20 {
        2
    } else {
        1
    }
}

fn draw_form(canvas: &mut Canvas<'_>, area: Rect, form: &Form, state: &State) {
    let about = about(canvas, &form.purpose, state);
    let head = if about.is_empty() { 0 } else { 2 };
    let label = form
        .lines
        .iter()
        .map(|line| canvas.glyphs.width(&canvas.tr(line.label)))
        .max()
        .unwrap_or(0) as u16;
    let width = area.width.min(90);
    let wanted: u16 = (0..form.lines.len())
        .map(|at| rows_of(form, at, width))
        .sum();
    let name = canvas.tr(title(&form.purpose)).into_owned();
    let inside = canvas.popup(center(area, width, wanted + head + 2), &name);
    canvas.text(
        (inside.x, inside.y, if head > 0 { inside.width } else { 0 }),
        &about,
        Role::Quiet,
    );
    let inside = parts::below(inside, head);
    // A form that is taller than the screen scrolls so that the line in hand is in sight.
    let mut top = 0;
    while (top..=form.at)
        .map(|at| rows_of(form, at, width))
        .sum::<u16>()
        > inside.height
        && top < form.at
    {
        top += 1;
    }
    let mut y = inside.y;
    for at in top..form.lines.len() {
        let height = rows_of(form, at, width).min(inside.bottom().saturating_sub(y));
        if height == 0 {
            break;
        }
        let row = Rect {
            y,
            height,
            ..inside
        };
        draw_line(canvas, row, &form.lines[at], label, at == form.at);
        canvas.hit(row, Hit::Row(FORM_LIST, at));
        y += height;
    }
}

fn draw_line(canvas: &mut Canvas<'_>, row: Rect, line: &Line, label: u16, here: bool) {
    let name = canvas.tr(line.label).into_owned();
    canvas.text(
        (row.x, row.y, label.min(row.width / 2)),
        &name,
        if here { Role::Strong } else { Role::Quiet },
    );
    // One cell of air after the longest label, and two for the signs about the words of a choice.
    let indent = (label + 3).min(row.width / 2 + 3).min(row.width);
    let place = Rect {
        x: row.x + indent,
        width: row.width - indent,
        ..row
    };
    match &line.value {
        Value::Text(field) => canvas.field(place, field, "", here),
        Value::Choice(options, at) => {
            let words = options
                .get(*at)
                .map_or_else(String::new, |(_, words)| parts::arg(canvas, words));
            if here {
                // The words stay where they stand without the focus; the signs use the air before
                // them.
                let words = format!("‹ {words} ›");
                let place = Rect {
                    x: place.x.saturating_sub(2),
                    width: place.width + 2.min(place.x),
                    ..place
                };
                let taken = canvas.text(place, &words, Role::Selected);
                let count = format!(" {}/{}", at + 1, options.len());
                canvas.text(
                    (place.x + taken, place.y, place.width.saturating_sub(taken)),
                    &count,
                    Role::Quiet,
                );
            } else {
                canvas.text(place, &words, Role::Text);
            }
        }
    }
}

fn draw_picker(canvas: &mut Canvas<'_>, area: Rect, picker: &Picker) {
    let name = canvas
        .tr(if picker.becomes == Becomes::Finding {
            id!("board-take-finding")
        } else {
            id!("board-take-action")
        })
        .into_owned();
    let inside = canvas.popup(
        center(area, area.width.min(100), area.height.saturating_sub(2)),
        &name,
    );
    let [search, _, list] = rows(inside, [Share::Fixed(1), Share::Fixed(1), Share::Rest(1)]);
    let label = canvas.tr(id!("board-search")).into_owned();
    field_line(canvas, search, &picker.search, &label);
    let found = picker.found();
    if found.is_empty() {
        canvas.wrap(list, &canvas.tr(id!("board-nothing-found")), Role::Quiet);
        return;
    }
    let kinds = found
        .iter()
        .map(|item| canvas.glyphs.width(&canvas.tr(item.kind.0)))
        .max()
        .unwrap_or(0)
        .min(14) as u16;
    canvas.list(
        list,
        List {
            id: PICK_LIST,
            len: found.len(),
            selected: Some(picker.row),
            role: Role::Selected,
        },
        |canvas, index, row, role| {
            let Some(item) = found.get(index) else { return };
            let kind = canvas.tr(item.kind.0).into_owned();
            canvas.text(
                (row.x, row.y, kinds),
                &kind,
                if role == Role::Text {
                    Role::Quiet
                } else {
                    role
                },
            );
            let evidence = item.evidence.as_ref().map_or_else(String::new, |evidence| {
                format!("  {}", parts::evidence(canvas, evidence))
            });
            canvas.text(
                (
                    row.x + kinds + 1,
                    row.y,
                    row.width.saturating_sub(kinds + 1),
                ),
                &format!("{}{evidence}", item.text),
                role,
            );
        },
    );
}

fn field_line(canvas: &mut Canvas<'_>, area: Rect, field: &Field, label: &str) {
    canvas.field(area, field, label, true);
}

fn draw_states(canvas: &mut Canvas<'_>, area: Rect, id: ItemId, at: usize, state: &State) {
    let Some(card) = state.card(id) else { return };
    let name =
        canvas.msg(&Message::new(id!("board-state-of")).with("text", card.action.what.as_str()));
    let inside = canvas.popup(
        center(area, area.width.min(50), STATES.len() as u16 + 2),
        &name,
    );
    canvas.list(
        inside,
        List {
            id: STATE_LIST,
            len: STATES.len(),
            selected: Some(at),
            role: Role::Selected,
        },
        |canvas, index, row, role| {
            let Some(to) = STATES.get(index) else { return };
            let key = keys::STATES
                .iter()
                .find(|binding| binding.label == to.label())
                .and_then(|binding| binding.keys.parse::<Key>().ok());
            let label = key.map_or_else(String::new, |key| key.label(canvas.glyphs.ascii));
            canvas.text(
                (row.x, row.y, 3),
                &label,
                if role == Role::Text { Role::Key } else { role },
            );
            let words = canvas.tr(to.label()).into_owned();
            canvas.text(
                (row.x + 4, row.y, row.width.saturating_sub(4)),
                &words,
                role,
            );
        },
    );
}
