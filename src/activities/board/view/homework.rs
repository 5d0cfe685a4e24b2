//! Drawing the homework of last time, one action after the other.

use crate::id;
use ratatui::layout::Rect;

use super::card::{large, or_none};
use super::parts::{self, below, labelled};
use crate::activities::board::rules::describe::state_in_words;
use crate::activities::board::rules::moving::higher_level;
use crate::activities::board::rules::{Card, State};
use crate::activities::board::screen::lists::WIDE;
use crate::activities::board::screen::{Screen, keys};
use crate::domain::{Action, Arg, Message};
use crate::input::{Key, Mode, Scene};
use crate::paint::{Canvas, Role, Share, Sign, columns};

/// Draws the homework in hand: what was promised, what was aimed at, what came of it, and a key for
/// each answer.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let all: Vec<&Card> = scene.state.homework().collect();
    let inherited = scene
        .state
        .actions
        .iter()
        .filter(|card| card.inherited)
        .count();
    let Some(card) = all.get(screen.homework.at()) else {
        return;
    };
    let title = canvas.msg(
        &Message::new(id!("board-homework-title"))
            .with("left", all.len())
            .with("n", inherited),
    );
    canvas.gauge(area, inherited - all.len(), inherited);
    let area = below(area, 1);
    let menu_rows = if area.width >= WIDE { 2 } else { 3 };
    let others = other_matters(canvas, scene);
    let [card_area, further, menu] = crate::paint::rows(
        area,
        [
            Share::Rest(1),
            Share::Fixed(rows_of(canvas, &others, area.width)),
            Share::Fixed(menu_rows),
        ],
    );
    canvas.wrap(further, &others, Role::Warn);
    let inside = parts::main_frame(canvas, card_area, &title, screen.is_covered(scene));
    draw_task(canvas, inside, card);
    draw_answers(canvas, menu, scene.mode);
}

/// How many rows a text needs; none for an empty one.
fn rows_of(canvas: &Canvas<'_>, text: &str, width: u16) -> u16 {
    if text.is_empty() {
        0
    } else {
        canvas.wrapped_height(text, width)
    }
}

/// How many matters follow the homework; empty for none.
fn other_matters(canvas: &Canvas<'_>, scene: &Scene<'_, State>) -> String {
    match scene.room.matters_to_answer() {
        0 => String::new(),
        n => canvas.msg(&Message::new(id!("board-other-matters")).with("n", n)),
    }
}

/// The action. What the room is asked stands below it whole, however little room there is; the rest
/// gives way.
fn draw_task(canvas: &mut Canvas<'_>, area: Rect, card: &Card) {
    let asks = if card.asks_why() {
        let alert = canvas.glyphs.sign(Sign::Alert);
        format!("{alert} {}", canvas.msg(&why_question(&card.action)))
    } else {
        String::new()
    };
    let needed = rows_of(canvas, &asks, area.width);
    let [task, question] = crate::paint::rows(
        area,
        [Share::Rest(1), Share::Fixed(needed.min(area.height))],
    );
    let rest = draw_promised(canvas, task, &card.action);
    // Right below what is told, where there is room.
    let question = Rect {
        y: rest.y.min(question.y),
        ..question
    };
    canvas.wrap(question, &asks, Role::Warn);
}

/// What was promised, and what is told of it; returns what is left below.
fn draw_promised(canvas: &mut Canvas<'_>, area: Rect, action: &Action) -> Rect {
    let mut area = large(canvas, area, &action.what);
    let past = action.history.last();
    let before = past.map_or_else(String::new, |past| {
        let state = canvas.msg(&state_in_words(&past.state));
        let between = canvas.glyphs.sign(Sign::Between);
        format!("{state} {between} {}", past.session)
    });
    let lines = [
        (id!("board-who"), parts::who(action)),
        (id!("board-due"), parts::due(canvas, action.due)),
        (id!("board-before"), before),
        (id!("board-consent-line"), parts::consent(canvas, action)),
        (id!("board-origin"), action.reason.clone()),
    ];
    for (label, words) in lines.iter().filter(|(_, words)| !words.is_empty()) {
        // The last row belongs to what came of it.
        let above = Rect {
            height: area.height.saturating_sub(1),
            ..area
        };
        area = below(area, labelled(canvas, above, *label, words, Role::Text));
    }
    draw_reached(canvas, area, action);
    area = below(area, 2);
    if action.carries > 1 {
        let carried = Message::new(id!("board-carried")).with("n", action.carries);
        let width = if area.height > 0 { area.width } else { 0 };
        canvas.message((area.x, area.y, width), &carried, Role::Quiet);
        area = below(area, 1);
    }
    // Told in this session or an earlier one: what the room said then belongs beside what it is
    // asked now.
    if !action.obstacle.is_empty() {
        let why = &action.obstacle;
        let taken = labelled(canvas, area, id!("board-why-stuck"), why, Role::Text);
        area = below(area, taken);
    }
    area
}

/// The target and what came of it, side by side.
fn draw_reached(canvas: &mut Canvas<'_>, area: Rect, action: &Action) {
    let row = Rect {
        height: area.height.min(1),
        ..area
    };
    let [left, right] = columns(row, [Share::Rest(1), Share::Rest(1)]);
    let past = action.history.last();
    let goal = or_none(canvas, past.map_or("", |past| past.target.as_str()));
    labelled(canvas, left, id!("board-target"), &goal, Role::Strong);
    let (actual, role) = if action.actual.is_empty() {
        let ask = canvas.tr(id!("board-type-actual")).into_owned();
        (ask, Role::Quiet)
    } else {
        (action.actual.clone(), Role::Strong)
    };
    labelled(canvas, right, id!("board-actual"), &actual, role);
}

/// Why does it not move, and what about taking it higher?
pub(crate) fn why_question(action: &Action) -> Message {
    let next = higher_level(action).map(|next| Message::new(next.label()));
    let level = action.level.map(|level| Message::new(level.label()));
    match (level, next) {
        (Some(level), Some(next)) => Message::new(id!("board-asks-why"))
            .with("level", level)
            .with("next", next),
        (None, Some(next)) => Message::new(id!("board-asks-why-unsaid")).with("next", next),
        (level, None) => Message::new(id!("board-asks-why-at-top"))
            .with("level", level.map_or_else(|| "".into(), Arg::from)),
    }
}

/// A key for each answer, in a row.
fn draw_answers(canvas: &mut Canvas<'_>, area: Rect, mode: Mode) {
    if mode != Mode::Live {
        return;
    }
    let (mut x, mut y) = (area.x, area.y + 1);
    for binding in keys::STATE_KEYS {
        let label = binding.keys.parse::<Key>().map_or_else(
            |_| binding.keys.to_owned(),
            |key| key.label(canvas.glyphs.ascii),
        );
        let words = canvas.tr(binding.label).into_owned();
        let needed = (canvas.glyphs.width(&label) + 1 + canvas.glyphs.width(&words)) as u16;
        if x > area.x && x + needed > area.right() {
            (x, y) = (area.x, y + 1);
        }
        if y >= area.bottom() {
            break;
        }
        canvas.key(
            (x, y, area.right().saturating_sub(x)),
            &label,
            &words,
            binding.hint().action(),
        );
        x = x.saturating_add(needed + 3);
    }
}
