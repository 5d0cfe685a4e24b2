//! Draws the files to choose from, and the field for a path.

use crate::id;
use ratatui::layout::Rect;

use crate::activities::pivot::rules::State;
use crate::activities::pivot::rules::describe::count;
use crate::activities::pivot::screen::{FILES, Screen};
use crate::input::Scene;
use crate::paint::{Canvas, List, Role, Share, Weight, rows};

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let chooser = &screen.chooser;
    let [field, about, list] = rows(area, [Share::Fixed(3), Share::Fixed(2), Share::Rest(1)]);
    let label = canvas.tr(id!("pivot-path")).into_owned();
    canvas.field(field, &chooser.path, &label, chooser.typing);
    if chooser.path.is_empty() {
        let hint = canvas.tr(id!("pivot-path-hint"));
        let role = if chooser.typing {
            Role::FieldFocused
        } else {
            Role::Field
        };
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
    let chosen = if chooser.typing {
        Role::SelectedQuiet
    } else {
        Role::Selected
    };
    canvas.list(
        area,
        List {
            id: FILES,
            len,
            selected: Some(chooser.at),
            role: chosen,
        },
        |canvas, index, line, role| {
            let quiet = if role == chosen { role } else { Role::Quiet };
            let size = 14.min(line.width / 3);
            let name = Rect {
                width: line.width.saturating_sub(size + 1),
                ..line
            };
            if let Some((data, _)) = scene.state.files.get(index) {
                let mark = canvas.tr(id!("pivot-files-known")).into_owned();
                let taken = canvas.text(
                    name,
                    &mark,
                    if role == chosen { role } else { Role::Accent },
                );
                canvas.text(
                    (
                        name.x + taken + 1,
                        name.y,
                        name.width.saturating_sub(taken + 1),
                    ),
                    &data.name,
                    role,
                );
                let rows = canvas
                    .msg(&crate::domain::Message::new(id!("pivot-rows")).with("rows", data.rows));
                canvas.text_right((line.x + name.width + 1, line.y, size), &rows, quiet);
            } else if let Some(entry) = chooser.entries.get(index - known) {
                let text = if entry.is_folder {
                    format!("{}/", entry.name)
                } else {
                    entry.name.clone()
                };
                canvas.text(
                    name,
                    &text,
                    if entry.is_folder && role != chosen {
                        Role::Accent
                    } else {
                        role
                    },
                );
                if !entry.is_folder {
                    canvas.text_right(
                        (line.x + name.width + 1, line.y, size),
                        &bytes(entry.bytes),
                        quiet,
                    );
                }
            }
        },
    );
}

/// A size as people read it.
fn bytes(n: u64) -> String {
    match n {
        0..1_000 => format!("{n} B"),
        1_000..1_000_000 => format!("{} KB", count(n.div_ceil(1_000))),
        _ => format!("{} MB", count(n.div_ceil(1_000_000))),
    }
}
