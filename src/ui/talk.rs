//! An agenda item that is talked about without a tool: its title and its clock, readable from the
//! back row.

use crate::id;
use ratatui::layout::Rect;

use crate::domain::Message;
use crate::paint::{Canvas, Role, Share, rows};
use crate::session::State;

/// Draws the agenda item that was called last.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, state: &State, now: u64) {
    let Some(call) = state.called() else { return };
    let Some(item) = state.agenda.get(usize::from(call.item)) else {
        return;
    };
    let left = item.left(
        state
            .spent(now)
            .get(usize::from(call.item))
            .copied()
            .unwrap_or(0),
    );
    let [_, heading, _, title, _, clock, _, next] = rows(
        area,
        [
            Share::Fixed(1),
            Share::Fixed(1),
            Share::Fixed(1),
            Share::Rest(3),
            Share::Fixed(1),
            Share::Rest(if item.minutes > 0 { 2 } else { 0 }),
            Share::Fixed(1),
            Share::Fixed(2),
        ],
    );
    let text = canvas.msg(
        &Message::new(id!("talk-item"))
            .with("n", usize::from(call.item) + 1)
            .with("of", state.agenda.len()),
    );
    canvas.text(heading, &text, Role::Quiet);
    canvas.question(title, &item.title, Role::Question);
    if item.minutes > 0 {
        let (sign, role) = if left >= 0 {
            ("", Role::Clock)
        } else {
            ("-", Role::ClockOver)
        };
        let text = format!("{sign}{}", canvas.lang.duration(left.abs()));
        canvas.clock(clock, &text, role);
    }
    if let Some(after) = state.agenda.get(usize::from(call.item) + 1) {
        let text = canvas.msg(&Message::new(id!("talk-next")).with("title", after.title.as_str()));
        canvas.text(next, &text, Role::Quiet);
    }
}
