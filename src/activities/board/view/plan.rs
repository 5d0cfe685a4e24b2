//! Drawing next year's plan: every action that is still to be done.

use crate::id;
use ratatui::layout::Rect;

use super::parts::{self, below, cells, head, heading, unless_chosen, widths, with_year};
use crate::activities::board::rules::{Card, State};
use crate::activities::board::screen::lists::{WIDE, plan, plan_extent};
use crate::activities::board::screen::{Screen, YEAR_LIST};
use crate::input::Scene;
use crate::paint::{Canvas, Role, Share, Weight, rows};

/// Draws the page.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let state = scene.state;
    let next = match state.year(&scene.room) {
        0 => 0,
        year => year.saturating_add(1),
    };
    let page = plan_extent(state, (area.width, area.height)).page as u16;
    let area = heading(canvas, area, &with_year(next, id!("board-plan-title")));
    let all: Vec<&Card> = plan(state).collect();
    if all.is_empty() {
        canvas.wrap(below(area, 1), &canvas.tr(id!("board-none")), Role::Quiet);
        return;
    }
    let wide = area.width >= WIDE;
    let widths = column_widths(canvas, &all, area.width);
    let area = draw_head(canvas, area, &widths, wide);
    let [list, foot] = rows(area, [Share::Fixed(page), Share::Rest(1)]);
    canvas.list_at(
        list,
        (YEAR_LIST, all.len()),
        (screen.year_row, Role::Selected),
        |canvas, index, row, role| {
            if let Some(card) = all.get(index) {
                let texts = texts(canvas, card, wide, role);
                cells(canvas, row, &widths, &texts);
            }
        },
    );
    if let Some(card) = all.get(screen.year_row.at()) {
        draw_foot(canvas, foot, card);
    }
}

/// States and consents are as wide as the longest of the list; a state that carries words is cut.
fn column_widths(canvas: &Canvas<'_>, all: &[&Card], width: u16) -> Vec<u16> {
    let longest = |label: &dyn Fn(&Card) -> String| {
        let width = |card: &&Card| canvas.glyphs.width(&label(card));
        all.iter().map(width).max().unwrap_or(0)
    };
    let stands = longest(&|card| parts::state(canvas, &card.action).0);
    let agreed = longest(&|card| parts::consent(canvas, &card.action));
    let (goal, consent) = if width >= WIDE {
        (2, agreed.clamp(14, 22) as u16)
    } else {
        (0, 0)
    };
    let shares = [
        (0, 4),
        (0, 3),
        (19, 0),
        (0, goal),
        (consent, 0),
        (stands.clamp(12, 18) as u16, 0),
    ];
    widths(width.saturating_sub(4), &shares)
}

fn draw_head(canvas: &mut Canvas<'_>, area: Rect, widths: &[u16], wide: bool) -> Rect {
    let if_wide = |label| if wide { label } else { id!("board-blank") };
    let labels = [
        id!("board-what"),
        id!("board-who"),
        id!("board-due"),
        if_wide(id!("board-next-target")),
        if_wide(id!("board-consent-line")),
        id!("board-state"),
    ];
    head(canvas, area, widths, &labels)
}

fn texts(canvas: &Canvas<'_>, card: &Card, wide: bool, role: Role) -> [(String, Role); 6] {
    let action = &card.action;
    let (stands, looks) = parts::state(canvas, action);
    let goal = if wide {
        format!("{} {}", action.indicator, action.target)
    } else {
        String::new()
    };
    let consent = parts::consent(canvas, action);
    [
        (action.what.clone(), role),
        (parts::who(action), role),
        (parts::due(canvas, action.due), role),
        (goal, role),
        (consent, role),
        (stands, unless_chosen(role, looks)),
    ]
}

/// The chosen action's wording in full, and where it came from.
fn draw_foot(canvas: &mut Canvas<'_>, area: Rect, card: &Card) {
    let action = &card.action;
    let title = canvas.tr(id!("board-action")).into_owned();
    let mut area = canvas.frame(area, &title, Role::Quiet, Weight::Quiet);
    area = below(area, canvas.wrap(area, &action.promise(), Role::Strong));
    for (label, words) in [
        (id!("board-next-target"), &action.target),
        (id!("board-first-step"), &action.first_step),
        (id!("board-origin"), &action.reason),
    ] {
        if !words.is_empty() {
            let taken = parts::labelled(canvas, area, label, words, Role::Text);
            area = below(area, taken);
        }
    }
}
