//! Draws what lies open over the page: forms, pickers and lists of the kit, each as large as what is
//! in it.

use ratatui::layout::Rect;

use super::table::{aggregate_label, heading_name, key_name, value_name};
use crate::activities::pivot::rules::describe::count;
use crate::activities::pivot::rules::{PinnedPiece, State};
use crate::activities::pivot::screen::display::Slot;
use crate::activities::pivot::screen::keys::AGGREGATES;
use crate::activities::pivot::screen::measure::RECALL_LINES;
use crate::activities::pivot::screen::numbers::{NumberPurpose, NumbersPanel};
use crate::activities::pivot::screen::panels::{
    AggregateList, FindAmong, Members, NamingForm, PinPanel, PinTarget, PivotPanel,
};
use crate::activities::pivot::screen::usual::computable;
use crate::activities::pivot::screen::{PANEL_LIST, Screen};
use crate::analysis::{Drill, words};
use crate::domain::{Message, MessageId};
use crate::id;
use crate::input::{GridCursor, ListCursor, Picker, Scene};
use crate::paint::form::FormFrame;
use crate::paint::{Canvas, Grid, GridCell, Role, Share, center, rows};

/// The widest list of few words.
const NARROW: u16 = 40;
/// The widest list of sentences.
const BROAD: u16 = 72;

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    match &screen.panel {
        PivotPanel::None => {}
        PivotPanel::Aggregates(panel) => draw_aggregates(canvas, area, panel, scene),
        PivotPanel::Members(members) => draw_members(canvas, area, members),
        PivotPanel::Numbers(panel) => draw_numbers(canvas, area, panel),
        PivotPanel::Drill(drill, cursor) => draw_drill(canvas, area, drill, *cursor),
        PivotPanel::Pin(panel) => draw_pin(canvas, area, panel, scene),
        PivotPanel::Naming(form) => draw_naming(canvas, area, form),
        PivotPanel::Recall(cursor) => draw_recall(canvas, area, *cursor, scene),
        PivotPanel::Find(among, picker) => draw_find(canvas, area, (*among, picker), screen, scene),
    }
}

fn draw_aggregates(
    canvas: &mut Canvas<'_>,
    area: Rect,
    panel: &AggregateList,
    scene: &Scene<'_, State>,
) {
    let offered = computable(scene.state, &panel.field);
    let title = Message::new(id!("pivot-ask-aggregate")).with("field", panel.field.as_str());
    let title = canvas.msg(&title);
    let width = (canvas.glyphs.width(&title) as u16 + 8).max(NARROW);
    let inside = canvas.popup_for(area, (width, offered.len() as u16), &title);
    canvas.list_at(
        inside,
        (PANEL_LIST, offered.len()),
        (panel.cursor, Role::Selected),
        |canvas, index, line, role| {
            let Some(label) = offered.get(index).map(|one| aggregate_label(*one)) else {
                return;
            };
            let binding = AGGREGATES.iter().find(|binding| binding.label == label);
            let key = binding.map_or("", |binding| binding.keys);
            let quiet = if role == Role::Selected {
                role
            } else {
                Role::Key
            };
            canvas.text((line.x, line.y, 1), key, quiet);
            let (x, width) = (line.x + 2, line.width.saturating_sub(2));
            let name = canvas.tr(label).into_owned();
            canvas.text((x, line.y, width), &name, role);
        },
    );
}

fn draw_members(canvas: &mut Canvas<'_>, area: Rect, members: &Members) {
    let id = match &members.slot {
        Slot::Filter(..) => id!("pivot-ask-filter"),
        Slot::Rate(..) => id!("pivot-ask-rate"),
    };
    let title = canvas.msg(&Message::new(id).with("field", members.slot.field()));
    canvas.checklist(area, &members.list, &title, |canvas, member| {
        key_name(canvas, member)
    });
}

fn draw_numbers(canvas: &mut Canvas<'_>, area: Rect, panel: &NumbersPanel) {
    let (title, note) = numbers_words(&panel.purpose);
    let title = canvas.msg(&Message::new(title).with("field", panel.purpose.column()));
    let mut about = canvas.tr(note).into_owned();
    if panel.has_cutoffs() {
        let source = canvas.tr(id!("pivot-cutoff-source"));
        about = format!("{about}\n{source}");
    }
    canvas.form(
        area,
        &panel.form,
        FormFrame {
            title: &title,
            about: &about,
        },
    );
}

/// The title and the note of a form for numbers.
const fn numbers_words(purpose: &NumberPurpose) -> (MessageId, MessageId) {
    match purpose {
        NumberPurpose::Limit(_) => (id!("pivot-ask-rate"), id!("pivot-note-limit")),
        NumberPurpose::Range(_) => (id!("pivot-ask-filter"), id!("pivot-note-range")),
        NumberPurpose::Bands(..) => (id!("pivot-ask-bands"), id!("pivot-note-bands")),
        NumberPurpose::Threshold => (id!("pivot-ask-threshold"), id!("pivot-note-threshold")),
        NumberPurpose::Rename(..) => (id!("pivot-ask-rename"), id!("pivot-note-rename")),
    }
}

fn draw_drill(canvas: &mut Canvas<'_>, area: Rect, drill: &Drill, cursor: GridCursor) {
    let title = Message::new(id!("pivot-drill"))
        .with("n", drill.n)
        .with("shown", drill.rows.len());
    let title = canvas.msg(&title);
    let (width, height) = (area.width.saturating_sub(4), area.height.saturating_sub(2));
    let inside = canvas.popup(center(area, width, height), &title);
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
        share: None,
    };
    let grid = Grid {
        corner: &[String::new()],
        heads: std::slice::from_ref(&drill.columns),
        size: (drill.rows.len(), drill.columns.len()),
        stub: &stub,
        cell: &cell,
        cursor,
        chosen: Some(Role::Selected),
        list: PANEL_LIST,
    };
    canvas.grid(inside, &grid);
}

fn draw_pin(canvas: &mut Canvas<'_>, area: Rect, panel: &PinPanel, scene: &Scene<'_, State>) {
    let title = match panel.target {
        PinTarget::Pinned(_) => id!("pivot-ask-reword"),
        PinTarget::New { .. } => id!("pivot-ask-sentence"),
    };
    let title = canvas.tr(title).into_owned();
    let about = what_is_pinned(canvas, panel, scene);
    canvas.form(
        area,
        &panel.form,
        FormFrame {
            title: &title,
            about: &about,
        },
    );
}

/// Where the piece stands: the line above says which piece it is.
fn what_is_pinned(canvas: &Canvas<'_>, panel: &PinPanel, scene: &Scene<'_, State>) -> String {
    let (at, query) = match &panel.target {
        PinTarget::Pinned(id) => {
            let evidence = scene.state.pin(*id).map(|pinned| &pinned.pin.evidence);
            return evidence.map_or_else(String::new, |evidence| {
                format!("{} {}", evidence.place, evidence.value)
            });
        }
        PinTarget::New { at, query, .. } => (at, query),
    };
    let Some(view) = &panel.seen else {
        return String::new();
    };
    let (row, column, value) = *at;
    let name = |heading| heading_name(canvas, heading);
    let row = view.rows.get(row).map_or_else(String::new, name);
    let column = view.columns.get(column).map_or_else(String::new, name);
    match panel.piece() {
        PinnedPiece::Cell => {
            let value = value_name(canvas, query, value);
            format!("{row} × {column}  {value}")
        }
        PinnedPiece::Row => row,
        PinnedPiece::Column => column,
        PinnedPiece::Table => canvas.tr(id!("pivot-piece-table")).into_owned(),
    }
}

fn draw_naming(canvas: &mut Canvas<'_>, area: Rect, form: &NamingForm) {
    let title = canvas.tr(id!("pivot-ask-name")).into_owned();
    let frame = FormFrame {
        title: &title,
        about: "",
    };
    canvas.form(area, form, frame);
}

fn draw_recall(canvas: &mut Canvas<'_>, area: Rect, cursor: ListCursor, scene: &Scene<'_, State>) {
    let named = &scene.state.named;
    let title = canvas.msg(&Message::new(id!("pivot-recall")).with("n", named.len()));
    let height = (named.len() as u16).saturating_add(RECALL_LINES);
    let inside = canvas.popup_for(area, (BROAD, height), &title);
    let [list, below] = rows(inside, [Share::Rest(1), Share::Fixed(RECALL_LINES)]);
    canvas.list_at(
        list,
        (PANEL_LIST, named.len()),
        (cursor, Role::Selected),
        |canvas, index, line, role| {
            if let Some(named) = named.get(index) {
                canvas.text(line, &named.wording.name, role);
            }
        },
    );
    let Some(chosen) = named.get(cursor.at()) else {
        return;
    };
    let lines = [
        (words::query(&chosen.query), Role::Quiet),
        (chosen.wording.question.clone(), Role::Text),
        (chosen.wording.reading.clone(), Role::Text),
    ];
    // One line of air, then what the chosen one asks.
    for (y, (text, role)) in (below.y + 1..below.bottom()).zip(&lines) {
        canvas.text((below.x, y, below.width), text, *role);
    }
}

fn draw_find(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (among, picker): (FindAmong, &Picker<usize>),
    screen: &Screen,
    scene: &Scene<'_, State>,
) {
    let (title, names): (MessageId, Vec<String>) = match among {
        FindAmong::Fields => {
            let columns = scene.state.data().map(|data| data.columns.iter());
            let names = columns.into_iter().flatten();
            (
                id!("pivot-do-find-field"),
                names.map(|column| column.name.clone()).collect(),
            )
        }
        FindAmong::Files => (id!("pivot-do-find-file"), screen.file_names(scene.state)),
        FindAmong::Columns => {
            let columns = screen
                .importer
                .iter()
                .flat_map(|file| &file.preview.columns);
            (
                id!("pivot-do-find-column"),
                columns.map(|column| column.name.clone()).collect(),
            )
        }
    };
    let title = canvas.tr(title).into_owned();
    let widest = names.iter().map(|name| canvas.glyphs.width(name)).max();
    let width = (widest.unwrap_or(0) as u16 + 8).clamp(NARROW, 100);
    canvas.picker_of_width((area, width), picker, &title, |canvas, at, row, role| {
        if let Some(name) = names.get(*at) {
            canvas.text(row, name, role);
        }
    });
}
