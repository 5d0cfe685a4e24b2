//! Drawing 議事メモ: the lines so far, and the field under them.

use crate::id;
use ratatui::layout::Rect;

use super::rules::{LineKind, State};
use super::screen::{FIELD_ROWS, Screen};
use crate::input::{Scene, list};
use crate::paint::{Canvas, Role, Share, rows};

/// Draws the chapter into `area`.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let writing = screen.writing && scene.mode.is_live();
    let [list, field] = rows(
        area,
        [
            Share::Rest(1),
            Share::Fixed(if scene.mode.is_live() { FIELD_ROWS } else { 0 }),
        ],
    );
    draw_lines(canvas, list, screen, scene, !writing);
    if scene.mode.is_live() {
        draw_field(canvas, field, screen, scene, writing);
    }
}

fn draw_lines(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
    focused: bool,
) {
    let lines = &scene.state.lines;
    if lines.is_empty() {
        let text = canvas.tr(if scene.mode.is_live() {
            id!("notes-empty")
        } else {
            id!("notes-none")
        });
        canvas.wrap(area, &text, Role::Quiet);
        return;
    }
    let chosen = Role::selected(focused);
    let width = lines
        .iter()
        .map(|line| canvas.glyphs.width(&canvas.tr(line.kind.label())))
        .max()
        .unwrap_or(0) as u16;
    canvas.list_at(
        area,
        (list::ONLY_LIST, lines.len()),
        (screen.cursor, chosen),
        |canvas, index, row, role| {
            let Some(line) = lines.get(index) else { return };
            let name = canvas.tr(line.kind.label());
            let kind = if role == chosen {
                role
            } else {
                role_of(line.kind)
            };
            canvas.text((row.x, row.y, width), &name, kind);
            let who = line
                .by
                .and_then(|id| scene.room.people.get(&id))
                .map_or(String::new(), |person| format!("（{}）", person.label()));
            let x = row.x + width + 1;
            canvas.text(
                (x, row.y, row.width.saturating_sub(width + 1)),
                &format!("{}{who}", line.text),
                role,
            );
        },
    );
}

const fn role_of(kind: LineKind) -> Role {
    match kind {
        LineKind::Remark => Role::Quiet,
        LineKind::Decision => Role::Good,
        LineKind::Continued | LineKind::LeftToSecretariat => Role::Warn,
        LineKind::Homework => Role::Accent,
    }
}

fn draw_field(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
    focused: bool,
) {
    let who = screen
        .speaker
        .and_then(|id| scene.room.people.get(&id))
        .map(crate::domain::Person::label);
    let kind = canvas.tr(screen.kind.label()).into_owned();
    let label = match (screen.correcting, who) {
        (Some(_), _) => canvas.tr(id!("notes-correcting")).into_owned(),
        (None, Some(who)) => format!("{kind} — {who}"),
        (None, None) => kind,
    };
    let label = if screen.is_resumed {
        format!("{label} — {}", canvas.tr(id!("draft-resumed")))
    } else {
        label
    };
    canvas.field(area, &screen.field, &label, focused);
}
