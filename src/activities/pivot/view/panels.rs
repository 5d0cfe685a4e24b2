//! Draws what lies open over the table.

use crate::id;
use ratatui::layout::Rect;

use super::table::{aggregate_label, heading_name, key_name};
use crate::activities::pivot::rules::describe::count;
use crate::activities::pivot::rules::{PinnedPiece, State};
use crate::activities::pivot::screen::keys::AGGREGATES;
use crate::activities::pivot::screen::panels::{
    Asked, Members, Numbers, Comparison, PivotPanel, Sentence, Slot,
};
use crate::activities::pivot::screen::{NO_LIST, PANEL_LIST, Screen};
use crate::analysis::{Drill, words};
use crate::domain::{Message, MessageId};
use crate::input::{Field, GridCursor, Scene};
use crate::paint::{Canvas, Grid, GridCell, Role, Sign, center};

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    match &screen.panel {
        PivotPanel::None => {}
        PivotPanel::Aggregates(field, at, _) => draw_aggregates(canvas, area, field, *at, scene),
        PivotPanel::Members(members) => draw_members(canvas, area, members),
        PivotPanel::Numbers(numbers) => draw_numbers(canvas, area, numbers),
        PivotPanel::Drill(drill, at) => draw_drill(canvas, area, drill, *at),
        PivotPanel::Sentence(sentence) => draw_sentence(canvas, area, sentence, scene),
        PivotPanel::Naming(fields, at) => draw_naming(canvas, area, fields, *at),
        PivotPanel::Recall(at) => draw_recall(canvas, area, *at, scene),
    }
}

fn draw_aggregates(
    canvas: &mut Canvas<'_>,
    area: Rect,
    field: &str,
    at: usize,
    scene: &Scene<'_, State>,
) {
    let offered = Screen::computable(scene.state, field);
    let title = canvas.msg(&Message::new(id!("pivot-ask-aggregate")).with("field", field));
    let inside = canvas.popup(center(area, 40, offered.len() as u16 + 2), &title);
    canvas.list(
        inside,
        PANEL_LIST,
        offered.len(),
        Some(at),
        Role::Selected,
        |canvas, index, line, role| {
            let Some(label) = offered
                .get(index)
                .map(|aggregate| aggregate_label(*aggregate))
            else {
                return;
            };
            let key = AGGREGATES
                .iter()
                .find(|binding| binding.label == label)
                .map_or("", |binding| binding.keys);
            let name = canvas.tr(label).into_owned();
            canvas.text(
                line.x,
                line.y,
                1,
                key,
                if role == Role::Selected {
                    role
                } else {
                    Role::Key
                },
            );
            canvas.text(
                line.x + 2,
                line.y,
                line.width.saturating_sub(2),
                &name,
                role,
            );
        },
    );
}

fn draw_members(canvas: &mut Canvas<'_>, area: Rect, members: &Members) {
    let (field, id) = match &members.slot {
        Slot::Filter(field, _) => (field, id!("pivot-ask-filter")),
        Slot::Rate(field, _) => (field, id!("pivot-ask-rate")),
    };
    let title = canvas.msg(&Message::new(id).with("field", field.as_str()));
    let height = (members.all.len() as u16)
        .saturating_add(3)
        .min(area.height);
    let inside = canvas.popup(center(area, 44, height), &title);
    let ticked = members.ticked.iter().filter(|ticked| **ticked).count();
    canvas.say(
        inside.x,
        inside.y,
        inside.width,
        &Message::new(id!("pivot-ticked"))
            .with("n", ticked)
            .with("of", members.all.len()),
        Role::Quiet,
    );
    let list = Rect {
        y: inside.y + 1,
        height: inside.height.saturating_sub(1),
        ..inside
    };
    canvas.list(
        list,
        PANEL_LIST,
        members.all.len(),
        Some(members.at),
        Role::Selected,
        |canvas, index, line, role| {
            let sign = if members.ticked.get(index) == Some(&true) {
                Sign::Square
            } else {
                Sign::SquareEmpty
            };
            canvas.text(line.x, line.y, 1, canvas.glyphs.sign(sign), role);
            let name = members
                .all
                .get(index)
                .map_or_else(String::new, |member| key_name(canvas, member));
            canvas.text(
                line.x + 2,
                line.y,
                line.width.saturating_sub(2),
                &name,
                role,
            );
        },
    );
}

fn draw_numbers(canvas: &mut Canvas<'_>, area: Rect, numbers: &Numbers) {
    let title =
        canvas.msg(&Message::new(title_of(&numbers.asked)).with("field", numbers.column.as_str()));
    let note = note_of(canvas, &numbers.asked);
    let suggestions = numbers.suggestions.len() as u16;
    let fields = numbers.fields.len() as u16;
    let width = 56.min(area.width);
    let noted = if note.is_empty() {
        0
    } else {
        canvas.wrapped_height(&note, width.saturating_sub(4))
    };
    let source = u16::from(
        suggestions > 0 && !matches!(numbers.asked, Asked::Bands(..))
            || numbers
                .suggestions
                .iter()
                .any(|offer| offer.label == "pivot-bands-cutoffs"),
    );
    let inside = canvas.popup(
        center(area, width, fields + noted + suggestions + source + 2),
        &title,
    );
    let mut y = inside.y;
    for (at, field) in numbers.fields.iter().enumerate() {
        let label = canvas.tr(label_of(&numbers.asked, at)).into_owned();
        canvas.field(
            Rect {
                y,
                height: 1,
                ..inside
            },
            field,
            &label,
            at == numbers.at,
        );
        y += 1;
    }
    for (at, suggestion) in numbers.suggestions.iter().enumerate() {
        let role = if at + 1 == numbers.taken {
            Role::Strong
        } else {
            Role::Text
        };
        let mark = if at + 1 == numbers.taken {
            canvas.glyphs.sign(Sign::Here)
        } else {
            " "
        };
        let op = match (&numbers.asked, suggestion.op) {
            (Asked::Limit(..), Comparison::AtLeast) => "≥",
            (Asked::Limit(..), Comparison::Below) => "<",
            _ => "",
        };
        let label = canvas.tr(suggestion.label).into_owned();
        canvas.text(
            inside.x,
            y,
            inside.width,
            &format!("{mark} {op}{}  {label}", suggestion.text),
            role,
        );
        y += 1;
    }
    if source > 0 {
        let text = canvas.tr(id!("pivot-cutoff-source")).into_owned();
        canvas.text(inside.x, y, inside.width, &text, Role::Quiet);
        y += 1;
    }
    canvas.wrap(
        Rect {
            y,
            height: inside.bottom().saturating_sub(y),
            ..inside
        },
        &note,
        Role::Quiet,
    );
}

const fn title_of(asked: &Asked) -> MessageId {
    match asked {
        Asked::Limit(..) => id!("pivot-ask-rate"),
        Asked::Range(_) => id!("pivot-ask-filter"),
        Asked::Bands(..) => id!("pivot-ask-bands"),
        Asked::Threshold(_) => id!("pivot-ask-threshold"),
        Asked::Rename(_) => id!("pivot-ask-rename"),
    }
}

const fn label_of(asked: &Asked, at: usize) -> MessageId {
    match (asked, at) {
        (Asked::Limit(Comparison::AtLeast, _), _) => id!("pivot-label-at-least"),
        (Asked::Limit(Comparison::Below, _), _) => id!("pivot-label-below"),
        (Asked::Range(_), 0) => id!("pivot-label-from"),
        (Asked::Range(_), _) => id!("pivot-label-to"),
        (Asked::Bands(..), _) => id!("pivot-label-bands"),
        (Asked::Threshold(_), _) => id!("pivot-label-threshold"),
        (Asked::Rename(_), _) => id!("pivot-label-name"),
    }
}

fn note_of(canvas: &Canvas<'_>, asked: &Asked) -> String {
    let id = match asked {
        Asked::Limit(..) => id!("pivot-note-limit"),
        Asked::Range(_) => id!("pivot-note-range"),
        Asked::Bands(..) => id!("pivot-note-bands"),
        Asked::Threshold(false) => id!("pivot-note-threshold"),
        Asked::Threshold(true) => id!("pivot-note-threshold-sure"),
        Asked::Rename(_) => id!("pivot-note-rename"),
    };
    canvas.tr(id).into_owned()
}

fn draw_drill(canvas: &mut Canvas<'_>, area: Rect, drill: &Drill, at: (usize, usize)) {
    let title = canvas.msg(
        &Message::new(id!("pivot-drill"))
            .with("n", drill.n)
            .with("shown", drill.rows.len()),
    );
    let inside = canvas.popup(
        center(
            area,
            area.width.saturating_sub(4),
            area.height.saturating_sub(2),
        ),
        &title,
    );
    let stub = |row: usize| (vec![count(row as u64 + 1)], Role::Quiet);
    let cell = |row: usize, column: usize| GridCell {
        text: drill
            .rows
            .get(row)
            .and_then(|row| row.get(column))
            .cloned()
            .unwrap_or_default(),
        role: Role::Text,
        left: true,
    };
    let grid = Grid {
        corner: &[String::new()],
        heads: std::slice::from_ref(&drill.columns),
        size: (drill.rows.len(), drill.columns.len()),
        stub: &stub,
        cell: &cell,
        cursor: GridCursor::on(at),
        chosen: Some(Role::Selected),
        list: NO_LIST,
    };
    canvas.grid(inside, &grid);
}

fn draw_sentence(
    canvas: &mut Canvas<'_>,
    area: Rect,
    sentence: &Sentence,
    scene: &Scene<'_, State>,
) {
    let width = 72.min(area.width);
    let title = canvas
        .tr(if sentence.of.is_some() {
            id!("pivot-ask-reword")
        } else {
            id!("pivot-ask-sentence")
        })
        .into_owned();
    let inside = canvas.popup(center(area, width, 7), &title);
    let what = what_is_pinned(canvas, sentence, scene);
    canvas.text(inside.x, inside.y, inside.width, &what, Role::Quiet);
    canvas.field(
        Rect {
            y: inside.y + 1,
            height: 3,
            ..inside
        },
        &sentence.field,
        "",
        true,
    );
    let hint = canvas
        .tr(if sentence.of.is_some() {
            id!("pivot-hint-reword")
        } else {
            id!("pivot-hint-sentence")
        })
        .into_owned();
    canvas.text(inside.x, inside.y + 4, inside.width, &hint, Role::Quiet);
}

/// The piece, and where it stands.
fn what_is_pinned(canvas: &Canvas<'_>, sentence: &Sentence, scene: &Scene<'_, State>) -> String {
    if let Some(pinned) = sentence.of.and_then(|id| scene.state.pin(id)) {
        return format!(
            "{} {}",
            pinned.pin.evidence.place, pinned.pin.evidence.value
        );
    }
    let Some((query, view)) = &sentence.seen else {
        return String::new();
    };
    let (row, column, value) = sentence.at;
    let label = canvas.tr(match sentence.piece {
        PinnedPiece::Cell => id!("pivot-piece-cell"),
        PinnedPiece::Row => id!("pivot-piece-row"),
        PinnedPiece::Column => id!("pivot-piece-column"),
        PinnedPiece::Table => id!("pivot-piece-table"),
    });
    let row = view
        .rows
        .get(row)
        .map_or_else(String::new, |heading| heading_name(canvas, heading));
    let column = view
        .columns
        .get(column)
        .map_or_else(String::new, |heading| heading_name(canvas, heading));
    let name = super::table::value_name(canvas, query, value);
    match sentence.piece {
        PinnedPiece::Cell => format!("{label}: {row} × {column}  {name}"),
        PinnedPiece::Row => format!("{label}: {row}"),
        PinnedPiece::Column => format!("{label}: {column}"),
        PinnedPiece::Table => label.into_owned(),
    }
}

fn draw_naming(canvas: &mut Canvas<'_>, area: Rect, fields: &[Field; 3], at: usize) {
    let title = canvas.tr(id!("pivot-ask-name")).into_owned();
    let inside = canvas.popup(center(area, 72, 11), &title);
    for (index, (field, label)) in fields
        .iter()
        .zip([
            id!("pivot-label-name"),
            id!("pivot-label-question"),
            id!("pivot-label-reading"),
        ])
        .enumerate()
    {
        let label = canvas.tr(label).into_owned();
        canvas.field(
            Rect {
                y: inside.y + 3 * index as u16,
                height: 3,
                ..inside
            },
            field,
            &label,
            index == at,
        );
    }
}

fn draw_recall(canvas: &mut Canvas<'_>, area: Rect, at: usize, scene: &Scene<'_, State>) {
    let named = &scene.state.named;
    let title = canvas.msg(&Message::new(id!("pivot-recall")).with("n", named.len()));
    let height = (named.len() as u16).saturating_add(6).min(area.height);
    let inside = canvas.popup(center(area, 72, height), &title);
    let list = Rect {
        height: inside.height.saturating_sub(4),
        ..inside
    };
    canvas.list(
        list,
        PANEL_LIST,
        named.len(),
        Some(at),
        Role::Selected,
        |canvas, index, line, role| {
            if let Some(named) = named.get(index) {
                canvas.text(line.x, line.y, line.width, &named.wording.name, role);
            }
        },
    );
    let Some(chosen) = named.get(at) else { return };
    let y = list.bottom() + 1;
    canvas.text(
        inside.x,
        y,
        inside.width,
        &words::query(&chosen.query),
        Role::Quiet,
    );
    canvas.text(
        inside.x,
        y + 1,
        inside.width,
        &chosen.wording.question,
        Role::Text,
    );
    canvas.text(
        inside.x,
        y + 2,
        inside.width,
        &chosen.wording.reading,
        Role::Text,
    );
}
