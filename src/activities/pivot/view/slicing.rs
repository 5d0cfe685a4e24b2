//! Draws the table with its fields and shelves, bars under it, and what is known of the cell at the
//! cursor.

use crate::id;
use ratatui::layout::Rect;

use super::shelves;
use super::table::{self, TableStyle};
use crate::activities::pivot::rules::describe::{self, count};
use crate::activities::pivot::rules::{State, comparing};
use crate::activities::pivot::screen::display::{Chart, Focus};
use crate::activities::pivot::screen::{CELLS, Screen, measure};
use crate::analysis::{Cell, Figure, PivotView, Query, Show, SortOrder};
use crate::domain::{Message, MessageId};
use crate::input::Scene;
use crate::paint::{Canvas, Role, Share, Sign, Weight, columns, rows};

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let live = scene.mode.is_live();
    if scene.state.data().is_none() {
        let text = canvas.tr(id!("pivot-no-data"));
        canvas.wrap(area, &text, Role::Quiet);
        return;
    }
    let fields = match (live, area.width) {
        (false, _) => 0,
        (true, 100..) => 26,
        (true, _) => 19,
    };
    let [top, shelves, body, foot] = rows(
        area,
        [
            Share::Fixed(1),
            Share::Fixed(measure::HEAD_ROWS - 1),
            Share::Rest(1),
            Share::Fixed(measure::FOOT_ROWS),
        ],
    );
    draw_facts(canvas, top, screen, scene);
    shelves::draw_shelves(canvas, shelves, screen, scene);
    let [left, _, right] = columns(
        body,
        [
            Share::Fixed(fields),
            Share::Fixed(u16::from(fields > 0)),
            Share::Rest(1),
        ],
    );
    if live {
        shelves::draw_fields(canvas, left, screen, scene);
    }
    match screen.seen(scene.state) {
        Some((query, view)) => draw_view(canvas, right, screen, scene, (query, view)),
        None => draw_hint(canvas, right, screen, scene),
    }
    draw_foot(canvas, foot, screen, scene);
}

/// The file at the left; the protection of small cells at the right, always.
fn draw_facts(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let Some(data) = scene.state.data() else {
        return;
    };
    let seen = screen.seen(scene.state).map(|(_, view)| view);
    let threshold = seen.map_or(screen.profile, |view| view.profile).threshold;
    let label = match seen {
        Some(view) if threshold > 0 => Message::new(id!("pivot-protected"))
            .with("n", threshold)
            .with("cells", view.suppressed),
        _ => describe::protection(threshold),
    };
    let text = canvas.msg(&label);
    let role = if threshold == 0 {
        Role::Warn
    } else {
        Role::Quiet
    };
    let taken = canvas.text_right(area, &text, role);
    let room = area.width.saturating_sub(taken + 2);
    let rows = canvas.msg(&Message::new(id!("pivot-rows")).with("rows", data.rows));
    let pins = canvas.msg(&Message::new(id!("pivot-pins-count")).with("n", scene.state.pins.len()));
    let rest = if scene.state.pins.is_empty() {
        rows
    } else {
        format!("{rows} {} {pins}", canvas.glyphs.sign(Sign::Between))
    };
    // A long name is cut before the numbers are.
    let wanted = canvas.glyphs.width(&rest) as u16 + 2;
    let name = canvas.text(
        (
            area.x,
            area.y,
            room.saturating_sub(wanted).max(room.min(12)),
        ),
        &data.name,
        Role::Title,
    );
    canvas.text(
        (area.x + name + 2, area.y, room.saturating_sub(name + 2)),
        &rest,
        Role::Quiet,
    );
}

/// Nothing asked yet: what to press.
fn draw_hint(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let id = match (scene.mode.is_live(), screen.is_computing()) {
        (false, _) => id!("pivot-nothing-shown"),
        (true, true) => id!("pivot-computing"),
        (true, false) => id!("pivot-hint"),
    };
    let text = canvas.tr(id);
    let inside = Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(1),
    };
    canvas.wrap(inside, &text, Role::Quiet);
}

fn draw_view(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
    (query, view): (&Query, &PivotView),
) {
    let live = scene.mode.is_live();
    let parts = measure::view_rows(area.height, query, view, screen.chart);
    let [caption, middle, bars] = rows(
        area,
        [
            Share::Fixed(1),
            Share::Fixed(parts.table),
            Share::Fixed(parts.bars),
        ],
    );
    draw_caption(canvas, caption, screen, query, view);
    let focused = screen.focus == Focus::Table || !live;
    let mut cursor = screen.cursor;
    cursor.clamp(
        view.rows.len(),
        view.columns.len() * view.values.len().max(1),
    );
    let style = TableStyle {
        longest: screen.longest,
        cursor,
        chosen: Some(Role::selected(focused)),
        with_n: !screen.without_n,
        list: CELLS,
    };
    table::draw(canvas, middle, (query, view), &style);
    if parts.bars > 0 {
        let below = Rect {
            y: bars.y + 1,
            height: bars.height.saturating_sub(1),
            ..bars
        };
        draw_chart(canvas, below, screen, query, view);
    }
}

/// What the figures are and how they are shown.
fn draw_caption(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    query: &Query,
    view: &PivotView,
) {
    let mut parts: Vec<String> = Vec::new();
    if view.values.len() == 1 {
        parts.push(table::value_name(canvas, query, 0));
    }
    for (label, on) in [
        (show_label(query.show), query.show != Show::Value),
        (order_label(query.order), query.order != SortOrder::Own),
        (id!("pivot-blanks-hidden"), query.hide_blank),
    ] {
        if on {
            parts.push(canvas.tr(label).into_owned());
        }
    }
    let (down, across) = view.cut;
    if (down, across) != (0, 0) {
        parts.push(
            canvas.msg(
                &Message::new(id!("pivot-cut"))
                    .with("rows", down)
                    .with("columns", across),
            ),
        );
    }
    let text = parts.join(&format!(" {} ", canvas.glyphs.sign(Sign::Between)));
    let mut room = area.width;
    if screen.is_computing() {
        let computing = canvas.tr(id!("pivot-computing")).into_owned();
        room = room.saturating_sub(canvas.text_right(area, &computing, Role::Accent) + 1);
    }
    canvas.text((area.x, area.y, room), &text, Role::Strong);
}

const fn show_label(show: Show) -> MessageId {
    match show {
        Show::Value => id!("pivot-show-value"),
        Show::RowPercent => id!("pivot-show-row"),
        Show::ColumnPercent => id!("pivot-show-column"),
        Show::TotalPercent => id!("pivot-show-total"),
    }
}

const fn order_label(order: SortOrder) -> MessageId {
    match order {
        SortOrder::Own => id!("pivot-order-own"),
        SortOrder::OwnReversed => id!("pivot-order-reversed"),
        SortOrder::Falling => id!("pivot-order-falling"),
        SortOrder::Rising => id!("pivot-order-rising"),
    }
}

fn draw_chart(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    query: &Query,
    view: &PivotView,
) {
    let (row, column, value) = screen.here(view);
    let heading = match screen.chart {
        Chart::Column => view.columns.get(column),
        Chart::Row | Chart::Off => view.rows.get(row),
    };
    let name = heading.map_or_else(String::new, |heading| table::heading_name(canvas, heading));
    let title = format!("{name}  {}", table::value_name(canvas, query, value));
    let inside = canvas.frame(area, &title, Role::Quiet, Weight::Quiet);
    table::draw_bars(
        canvas,
        inside,
        (query, view),
        screen.chart,
        (row, column, value),
    );
}

/// The cell at the cursor with its denominator; then how many rows take part, or what should be
/// known.
fn draw_foot(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    if let Some((query, view)) = screen.seen(scene.state) {
        let (text, role) = cell_words(canvas, query, view, screen.here(view));
        canvas.text(area, &text, role);
    }
    let y = area.y + 1;
    let revealed = comparing::revealed(scene.state);
    if scene.mode.is_live() && !screen.has_table(scene.state) {
        match &screen.requests.waiting {
            Some(waiting) => canvas.message(
                (area.x, y, area.width),
                &Message::new(id!("pivot-fetching")).with("percent", waiting.progress / 10),
                Role::Accent,
            ),
            None => canvas.message(
                (area.x, y, area.width),
                &Message::new(id!("pivot-no-table")),
                Role::Warn,
            ),
        };
    } else if revealed > 0 {
        let label = Message::new(id!("pivot-revealed"))
            .with("cells", revealed)
            .with("n", scene.state.profile.threshold);
        let text = format!("{} {}", canvas.glyphs.sign(Sign::Alert), canvas.msg(&label));
        canvas.text((area.x, y, area.width), &text, Role::Warn);
    } else if let Some((query, view)) = screen.seen(scene.state) {
        let nothing = view
            .cells
            .iter()
            .all(|cell| cell.figure == Figure::Suppressed)
            && scene.mode.is_live();
        let text = if nothing {
            canvas.tr(id!("pivot-all-held-back")).into_owned()
        } else {
            taking_part(canvas, query, view)
        };
        canvas.text((area.x, y, area.width), &text, Role::Quiet);
    }
}

fn cell_words(
    canvas: &Canvas<'_>,
    query: &Query,
    view: &PivotView,
    (row, column, value): (usize, usize, usize),
) -> (String, Role) {
    let (Some(r), Some(c), Some(cell)) = (
        view.rows.get(row),
        view.columns.get(column),
        view.cell(row, column, value),
    ) else {
        return (String::new(), Role::Text);
    };
    let mut places = vec![table::heading_name(canvas, r)];
    if !view.column_fields.is_empty() {
        places.push(table::heading_name(canvas, c));
    }
    let place = places.join(" × ");
    let name = table::value_name(canvas, query, value);
    match cell.figure {
        Figure::Suppressed => {
            let label = Message::new(id!("pivot-cell-suppressed"))
                .with("place", place)
                .with("n", view.profile.threshold);
            (canvas.msg(&label), Role::Text)
        }
        Figure::Empty => {
            let label = if query.counts_rows(value) {
                id!("pivot-cell-empty")
            } else {
                id!("pivot-cell-no-figure")
            };
            (
                canvas.msg(&Message::new(label).with("place", place)),
                Role::Quiet,
            )
        }
        Figure::Number(_) => (
            format!(
                "{place}  {name} {}",
                figure_words(canvas, query, cell, value)
            ),
            Role::Strong,
        ),
    }
}

fn figure_words(canvas: &Canvas<'_>, query: &Query, cell: &Cell, value: usize) -> String {
    let mut words = vec![describe::figure(cell.figure, query.is_percent(value))];
    words.extend(cell.n.map(|n| format!("n={}", count(n))));
    words.extend(
        cell.hits
            .map(|hits| canvas.msg(&Message::new(id!("pivot-hits")).with("n", hits))),
    );
    words.join("  ")
}

/// How many rows take part, and what the totals leave out.
fn taking_part(canvas: &Canvas<'_>, query: &Query, view: &PivotView) -> String {
    let told = |n| canvas.msg(&Message::new(id!("pivot-taking-part")).with("n", n));
    let mut parts: Vec<String> = view.shown_n().map(told).into_iter().collect();
    let left_out = |asked: bool, n: Option<u64>, label: MessageId, few: MessageId| match n {
        _ if !asked => None,
        Some(0) => None,
        Some(n) => Some(Message::new(label).with("n", n)),
        None => Some(Message::new(few)),
    };
    parts.extend(
        left_out(
            !query.filters.is_empty(),
            view.filtered,
            id!("pivot-filtered"),
            id!("pivot-filtered-few"),
        )
        .map(|message| canvas.msg(&message)),
    );
    parts.extend(
        left_out(
            query.hide_blank,
            view.hidden,
            id!("pivot-hidden"),
            id!("pivot-hidden-few"),
        )
        .map(|message| canvas.msg(&message)),
    );
    parts.join("  ")
}
