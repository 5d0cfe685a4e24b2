//! A turn at the shared keyboard: the sheet in hand, the field, the question and the clock beside it.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use super::sheet::{SheetStyle, field_label, grid};
use super::writing::{LARGE_ROWS, room};
use crate::activities::brainwriting::rules::{IdeaLineage, State};
use crate::activities::brainwriting::screen::editor::sources;
use crate::activities::brainwriting::screen::{Screen, writing};
use crate::domain::Message;
use crate::input::Scene;
use crate::paint::{Canvas, Role, Share, Weight, area::inset, columns, rows};

/// A turn at the keyboard: the sheet in hand with what others wrote, and the field.
pub(crate) fn turn(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let state = scene.state;
    let Some((seat, row)) = writing::open_turn(state) else {
        return room(canvas, area, scene);
    };
    let live = scene.mode.is_live();
    let at = screen
        .editor
        .at
        .filter(|at| live && (at.sheet, at.round) == (row.sheet, row.round));
    let high = band_height(canvas, area, state);
    let [head, question_area, body, field, built, _] = rows(
        area,
        [
            Share::Fixed(1),
            Share::Fixed(high),
            Share::Rest(1),
            Share::Fixed(if live { 4 } else { 0 }),
            Share::Fixed(u16::from(live)),
            Share::Fixed(u16::from(live && area.height > 16)),
        ],
    );
    let taken = parts::rounds(canvas, head, state);
    let rest = Rect {
        x: head.x + taken + 1,
        width: head.width.saturating_sub(taken + 1),
        ..head
    };
    if high < LARGE_ROWS || parts::clock_face(canvas, scene).2.is_some() {
        parts::small_clock(canvas, rest, scene);
    }
    band(canvas, question_area, scene);
    let who = parts::seat_name(canvas, scene, seat);
    let title = canvas.msg(
        &Message::new(id!("bw-show-turn"))
            .with("sheet", row.sheet.0)
            .with("who", parts::addressed(canvas, &who)),
    );
    let inside = canvas.frame(body, &title, Role::BorderStrong, Weight::Strong);
    own_time(canvas, body, screen, scene);
    let pointed = at.and_then(|at| sources(at, state).get(screen.editor.source).copied());
    let look = SheetStyle {
        sheet: row.sheet,
        last: state.round,
        at: at.map(|at| (at, screen.editor.field.text())),
        covered: false,
        read: &[],
        built_on: &screen.editor.lineage.on,
        pointed,
    };
    grid(canvas, inset(inside, 1, 0), &look, scene);
    if live {
        lineage(canvas, built, &screen.editor.lineage, state);
    }
    if let Some(at) = at {
        let label = field_label(canvas, screen, scene, at);
        canvas.field(field, &screen.editor.field, &label, true);
    }
}

/// Columns of the clock beside the question.
const CLOCK_COLUMNS: u16 = 30;

/// Rows for the question over a sheet in hand: large type where there is room, else as many lines
/// as it needs.
fn band_height(canvas: &Canvas<'_>, area: Rect, state: &State) -> u16 {
    let question = parts::question(state);
    let band = Rect {
        width: area.width.saturating_sub(CLOCK_COLUMNS),
        height: area.height / 3,
        ..area
    };
    let large = if area.height >= 28 {
        canvas.question_height(band, question)
    } else {
        0
    };
    if large >= LARGE_ROWS {
        large + 1
    } else {
        canvas.wrapped_height(question, area.width).clamp(1, 2) + u16::from(area.height >= 28)
    }
}

/// The question over a sheet in hand, with the clock beside it where there is room.
fn band(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let question = parts::question(scene.state);
    if area.height < LARGE_ROWS {
        canvas.wrap(area, question, Role::Question);
        return;
    }
    let [left, right] = columns(area, [Share::Rest(1), Share::Fixed(CLOCK_COLUMNS)]);
    canvas.question(left, question, Role::Question);
    let (digits, role, _) = parts::clock_face(canvas, scene);
    canvas.clock(
        Rect {
            x: right.x + 4,
            width: right.width.saturating_sub(4),
            height: right.height.min(5),
            ..right
        },
        &digits,
        role,
    );
}

/// The time of this turn, as far as this screen saw it begin, on the frame.
fn own_time(canvas: &mut Canvas<'_>, frame: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let (Some((_, _, since)), Some(plan)) = (screen.turn_since, &scene.state.plan) else {
        return;
    };
    if !scene.mode.is_live() || frame.width < 60 {
        return;
    }
    let used = i64::try_from(scene.now.saturating_sub(since)).unwrap_or(i64::MAX);
    let left = i64::try_from(plan.turn_ms)
        .unwrap_or(i64::MAX)
        .saturating_sub(used);
    let text =
        canvas.msg(&Message::new(id!("bw-show-own-time")).with("time", canvas.lang.duration(left)));
    canvas.text_right(
        (frame.x, frame.y, frame.width.saturating_sub(2)),
        &format!(" {text} "),
        if left < 0 {
            Role::ClockOver
        } else {
            Role::Strong
        },
    );
}

/// How the idea being written builds on which earlier ones.
fn lineage(canvas: &mut Canvas<'_>, line: Rect, lineage: &IdeaLineage, state: &State) {
    let how = canvas.tr(lineage.how.label());
    let taken = canvas.text(
        (line.x + 1, line.y, line.width.saturating_sub(1)),
        &how,
        Role::Accent,
    ) + 1;
    let texts: Vec<&str> = lineage
        .on
        .iter()
        .map(|id| parts::text_of(state, *id))
        .collect();
    if !texts.is_empty() {
        let text = format!(" ← {}", texts.join(" + "));
        canvas.text(
            (line.x + taken, line.y, line.width.saturating_sub(taken)),
            &text,
            Role::Quiet,
        );
    }
}
