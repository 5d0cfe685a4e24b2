//! Draws the files to choose from, and the field for a path.

use crate::id;
use ratatui::layout::Rect;

use crate::activities::pivot::rules::State;
use crate::activities::pivot::rules::describe::count;
use crate::activities::pivot::screen::{FILES, Screen};
use crate::analysis::FolderEntry;
use crate::domain::Message;
use crate::input::Scene;
use crate::paint::{Canvas, Role, Share, Weight, rows};

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let chooser = &screen.chooser;
    let [field, about, list] = rows(area, [Share::Fixed(3), Share::Fixed(2), Share::Rest(1)]);
    let label = canvas.tr(id!("pivot-path")).into_owned();
    canvas.field(field, &chooser.path, &label, chooser.typing);
    if chooser.path.is_empty() {
        let hint = canvas.tr(id!("pivot-path-hint"));
        let role = Role::field(chooser.typing);
        canvas.text(
            (field.x + 3, field.y + 1, field.width.saturating_sub(5)),
            &hint,
            role,
        );
    }
    let hint = canvas.tr(id!("pivot-files-hint"));
    canvas.text(about, &hint, Role::Quiet);
    let folder = chooser.folder.as_ref().map_or_else(
        || canvas.tr(id!("pivot-files")).into_owned(),
        |folder| folder.display().to_string(),
    );
    let inside = canvas.frame(
        Rect {
            y: about.y + 1,
            height: list.height + about.height.saturating_sub(1),
            ..list
        },
        &folder,
        Role::Title,
        Weight::Quiet,
    );
    draw_list(canvas, inside, screen, scene);
}

fn draw_list(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let chooser = &screen.chooser;
    let known = scene.state.files.len();
    let len = known + chooser.entries.len();
    if len == 0 {
        let text = canvas.tr(if chooser.folder.is_some() {
            id!("pivot-files-none")
        } else {
            id!("pivot-files-waiting")
        });
        canvas.wrap(area, &text, Role::Quiet);
        return;
    }
    let chosen = Role::selected(!chooser.typing);
    canvas.list_at(
        area,
        (FILES, len),
        (chooser.cursor, chosen),
        |canvas, index, line, role| {
            let quiet = |role_otherwise| if role == chosen { role } else { role_otherwise };
            let size = 14.min(line.width / 3);
            let name = Rect {
                width: line.width.saturating_sub(size + 1),
                ..line
            };
            if let Some((data, _)) = scene.state.files.get(index) {
                let mark = canvas.tr(id!("pivot-files-known")).into_owned();
                let taken = canvas.text(name, &mark, quiet(Role::Accent)) + 1;
                let rest = name.width.saturating_sub(taken);
                canvas.text((name.x + taken, name.y, rest), &data.name, role);
                let rows = Message::new(id!("pivot-rows")).with("rows", data.rows);
                let rows = canvas.msg(&rows);
                canvas.text_right((name.right() + 1, line.y, size), &rows, quiet(Role::Quiet));
            } else if let Some(entry) = chooser.entries.get(index - known) {
                draw_entry(canvas, (name, size), entry, (role, role == chosen));
            }
        },
    );
}

fn draw_entry(
    canvas: &mut Canvas<'_>,
    (name, size): (Rect, u16),
    entry: &FolderEntry,
    (role, is_chosen): (Role, bool),
) {
    let otherwise = |other| if is_chosen { role } else { other };
    if entry.is_folder {
        let text = format!("{}/", entry.name);
        canvas.text(name, &text, otherwise(Role::Accent));
        return;
    }
    canvas.text(name, &entry.name, role);
    let x = name.right() + 1;
    let bytes = bytes(entry.bytes);
    canvas.text_right((x, name.y, size), &bytes, otherwise(Role::Quiet));
}

/// A size as people read it.
fn bytes(n: u64) -> String {
    match n {
        0..1_000 => format!("{n} B"),
        1_000..1_000_000 => format!("{} KB", count(n.div_ceil(1_000))),
        _ => format!("{} MB", count(n.div_ceil(1_000_000))),
    }
}
