//! Draws the fields of the data and the shelves on which they stand.

use ratatui::layout::Rect;

use super::table;
use crate::activities::pivot::rules::State;
use crate::activities::pivot::screen::display::{Focus, Shelf, shelved};
use crate::activities::pivot::screen::{FIELD_LIST, SHELF_LIST, Screen};
use crate::analysis::{Axis, ColumnKind, Query, words};
use crate::domain::{Message, MessageId};
use crate::id;
use crate::input::{Hit, Scene};
use crate::paint::{Canvas, Role, Share, Sign, Weight, columns};

/// Rows and values at the left, columns and filters at the right.
pub(super) fn draw_shelves(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
) {
    let query = if scene.mode.is_live() {
        &screen.query
    } else {
        screen
            .seen(scene.state)
            .map_or(&screen.query, |(query, _)| query)
    };
    let focused = screen.focus == Focus::Shelves && scene.mode.is_live();
    let chosen = focused.then_some(screen.shelf_cursor.at());
    let [left, _, right] = columns(area, [Share::Rest(1), Share::Fixed(2), Share::Rest(1)]);
    let places = [
        (Shelf::Rows, left, 0),
        (Shelf::Values, left, 1),
        (Shelf::Columns, right, 0),
        (Shelf::Filters, right, 1),
    ];
    for (shelf, part, line) in places {
        let place = Rect {
            y: part.y + line,
            height: 1,
            ..part
        };
        draw_shelf(canvas, place, (shelf, query), chosen);
    }
}

/// A shelf with what stands on it; `chosen` is the place at the cursor, where it has the focus.
fn draw_shelf(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (shelf, query): (Shelf, &Query),
    chosen: Option<usize>,
) {
    let beside = if matches!(shelf, Shelf::Rows | Shelf::Values) {
        [Shelf::Rows, Shelf::Values]
    } else {
        [Shelf::Columns, Shelf::Filters]
    };
    let both = beside.map(|shelf| canvas.tr(shelf_label(shelf)).into_owned());
    let label = both
        .iter()
        .map(|label| canvas.glyphs.width(label))
        .max()
        .unwrap_or(0) as u16;
    let name = canvas.tr(shelf_label(shelf)).into_owned();
    canvas.text((area.x, area.y, label), &name, Role::Quiet);
    let x = area.x + label + 1;
    let texts = shelf_texts(canvas, shelf, query);
    if texts.is_empty() {
        let none = canvas
            .tr(if shelf == Shelf::Values {
                id!("pivot-aggregate-count")
            } else {
                id!("pivot-shelf-empty")
            })
            .into_owned();
        canvas.text(
            (x, area.y, area.right().saturating_sub(x)),
            &none,
            Role::Quiet,
        );
        return;
    }
    let place = Rect {
        x,
        width: area.right().saturating_sub(x),
        ..area
    };
    draw_shelved(canvas, place, &texts, (shelf, query, chosen));
}

/// What stands on a shelf, side by side, as far as there is room.
fn draw_shelved(
    canvas: &mut Canvas<'_>,
    area: Rect,
    texts: &[String],
    (shelf, query, chosen): (Shelf, &Query, Option<usize>),
) {
    let mut x = area.x;
    let order = shelved(query);
    for (at, text) in texts.iter().enumerate() {
        let index = order
            .iter()
            .position(|place| *place == (shelf, at))
            .unwrap_or(0);
        let role = if chosen == Some(index) {
            Role::Selected
        } else {
            Role::Accent
        };
        let room = area.right().saturating_sub(x);
        if room < 3 {
            break;
        }
        let taken = canvas.text((x, area.y, room), text, role);
        canvas.hit(
            Rect {
                x,
                y: area.y,
                width: taken,
                height: 1,
            },
            Hit::Row(SHELF_LIST, index),
        );
        x += taken + 1;
        if at + 1 < texts.len() && x + 1 < area.right() {
            x += canvas.text(
                (x, area.y, 1),
                canvas.glyphs.sign(Sign::Between),
                Role::Quiet,
            ) + 1;
        }
    }
}

const fn shelf_label(shelf: Shelf) -> MessageId {
    match shelf {
        Shelf::Rows => id!("pivot-shelf-rows"),
        Shelf::Columns => id!("pivot-shelf-columns"),
        Shelf::Values => id!("pivot-shelf-values"),
        Shelf::Filters => id!("pivot-shelf-filters"),
    }
}

fn shelf_texts(canvas: &Canvas<'_>, shelf: Shelf, query: &Query) -> Vec<String> {
    match shelf {
        Shelf::Rows => query.rows.iter().map(words::axis).collect(),
        Shelf::Columns => query.columns.iter().map(words::axis).collect(),
        Shelf::Values => query
            .values
            .iter()
            .map(|measure| table::measure_name(canvas, measure))
            .collect(),
        Shelf::Filters => query.filters.iter().map(words::filter).collect(),
    }
}

/// The fields, with a sign for the shelves on which they stand.
pub(super) fn draw_fields(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
) {
    let Some(data) = scene.state.data() else {
        return;
    };
    let focused = screen.focus == Focus::Fields;
    let title = canvas.msg(&Message::new(id!("pivot-fields")).with("n", data.columns.len()));
    let inside = canvas.frame(area, &title, Role::heading(focused), Weight::Quiet);
    let chosen = Role::selected(focused);
    let query = &screen.query;
    canvas.list_at(
        inside,
        (FIELD_LIST, data.columns.len()),
        (screen.field_cursor, chosen),
        |canvas, index, line, role| {
            let Some(column) = data.columns.get(index) else {
                return;
            };
            let marks = marks(canvas, query, &column.name);
            let number = if column.kind == ColumnKind::Number {
                "#"
            } else {
                " "
            };
            let quiet = if role == chosen { role } else { Role::Quiet };
            let accent = if role == chosen { role } else { Role::Accent };
            let taken = if marks.is_empty() {
                0
            } else {
                canvas.text_right(line, &marks, accent) + 1
            };
            canvas.text((line.x, line.y, 1), number, quiet);
            canvas.text(
                (line.x + 2, line.y, line.width.saturating_sub(taken + 2)),
                &column.name,
                role,
            );
        },
    );
}

/// The shelves on which a field stands, a letter each.
fn marks(canvas: &Canvas<'_>, query: &Query, field: &str) -> String {
    let is_axis = |axes: &[Axis]| axes.iter().any(|axis| axis.field == field);
    let is_value = query.values.iter().any(|measure| measure.field == field);
    let is_filter = query.filters.iter().any(|filter| filter.field == field);
    let on = [
        (is_axis(&query.rows), id!("pivot-mark-rows")),
        (is_axis(&query.columns), id!("pivot-mark-columns")),
        (is_value, id!("pivot-mark-values")),
        (is_filter, id!("pivot-mark-filters")),
    ];
    let on = on.iter().filter(|(on, _)| *on);
    on.map(|(_, label)| canvas.tr(*label).into_owned())
        .collect()
}
