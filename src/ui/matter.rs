//! The council's open list (持ち越し事項): its lines on every page, and the list that lies over a screen.

use ratatui::layout::Rect;

use super::popup::page;
use crate::app::{MATTER_ROWS, OVERLAY_ROWS, Ritual};
use crate::domain::calendar::fiscal_year_in_short;
use crate::domain::{Matter, Message};
use crate::id;
use crate::input::ListCursor;
use crate::paint::{Canvas, Role, Share, Weight, area::inset, rows};
use crate::session::State;

/// The matter in one line: why it is open, and what it is about.
pub(super) fn matter_line(canvas: &Canvas<'_>, matter: &Matter) -> String {
    canvas.msg(
        &Message::new(id!("matter-line"))
            .with("kind", Message::new(matter.kind.label()))
            .with("text", matter.text.as_str()),
    )
}

/// Since when it is open, and how often it was carried.
pub(super) fn since(matter: &Matter) -> Message {
    match &matter.origin {
        None => Message::new(id!("matter-new")),
        Some(origin) => Message::new(id!("matter-since"))
            .with("session", origin.session.as_str())
            .with("year", fiscal_year_in_short(matter.since))
            .with("carries", matter.carries),
    }
}

/// Why it is open, since when and how often it was carried, each in a few words; of one of this meeting
/// that it is new.
pub(super) fn in_short(matter: &Matter) -> Vec<Message> {
    let kind = Message::new(matter.kind.label());
    if matter.origin.is_none() {
        return vec![kind, Message::new(id!("matter-new"))];
    }
    let year = fiscal_year_in_short(matter.since);
    vec![
        kind,
        Message::new(id!("matter-since-year")).with("year", year),
        Message::new(id!("matter-carried")).with("carries", matter.carries),
    ]
}

/// The list; under it the chosen matter whole, where it came from, and how it is answered.
pub(super) fn matters(canvas: &mut Canvas<'_>, area: Rect, state: &State, cursor: ListCursor) {
    let matters = state.standing_matters();
    let title = canvas.msg(&Message::new(id!("matters-title")).with("n", matters.len()));
    let inside = page(
        canvas,
        area,
        &title,
        matters.len() + usize::from(MATTER_ROWS),
    );
    if matters.is_empty() {
        let text = canvas.tr(id!("matters-none"));
        canvas.wrap(inside, &text, Role::Quiet);
        return;
    }
    let [list, chosen, how] = rows(
        inside,
        [
            Share::Rest(1),
            Share::Fixed(MATTER_ROWS - 2),
            Share::Fixed(2),
        ],
    );
    canvas.list_at(
        list,
        (OVERLAY_ROWS, matters.len()),
        (cursor, Role::Selected),
        |canvas, index, row, role| {
            if let Some(matter) = matters.get(index) {
                let line = matter_line(canvas, matter);
                canvas.text(row, &line, role);
            }
        },
    );
    let Some(matter) = matters.get(cursor.at()) else {
        return;
    };
    draw_chosen(canvas, chosen, matter);
    draw_how(canvas, how, matter);
}

/// How it is answered.
fn draw_how(canvas: &mut Canvas<'_>, area: Rect, matter: &Matter) {
    let text = canvas.tr(if matter.kind.is_action() {
        id!("matter-how-action")
    } else {
        id!("matter-how")
    });
    canvas.wrap(area, &text, Role::Quiet);
}

/// The page of what came over: one matter alone, as large as homework.
pub(super) fn one_by_one(canvas: &mut Canvas<'_>, area: Rect, state: &State, ritual: Ritual) {
    let open = state.waiting_matters();
    let Some(matter) = open.get(ritual.at()) else {
        return;
    };
    let answered = state.answered_matters();
    let title = Message::new(id!("ritual-title"))
        .with("at", ritual.at() + 1)
        .with("left", open.len());
    let title = canvas.msg(&title);
    canvas.gauge(area, answered, answered + open.len());
    let [_, card] = rows(area, [Share::Fixed(1), Share::Rest(1)]);
    canvas.frame(card, &title, Role::BorderStrong, Weight::Strong);
    let [kind, text, from, how] = rows(
        inset(card, 2, 1),
        [
            Share::Fixed(2),
            Share::Rest(1),
            Share::Fixed(2),
            Share::Fixed(2),
        ],
    );
    let label = Message::new(matter.kind.label());
    canvas.message(kind, &label, Role::Title);
    canvas.question(text, &matter.text, Role::Question);
    let since = canvas.msg(&since(matter));
    canvas.wrap(from, &since, Role::Text);
    draw_how(canvas, how, matter);
}

fn draw_chosen(canvas: &mut Canvas<'_>, area: Rect, matter: &Matter) {
    let y = area.y + 1;
    let rest = |y: u16| Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    let y = y + canvas.wrap(rest(y), &matter.text, Role::Text);
    let text = canvas.msg(&since(matter));
    canvas.wrap(rest(y), &text, Role::Quiet);
}
