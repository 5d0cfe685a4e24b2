//! An agenda item that is talked about without a tool: its title and its clock, readable from the back row.

use ratatui::layout::Rect;

use crate::domain::Message;
use crate::paint::{Canvas, Role, Sign, center};
use crate::session::State;

/// Draws the agenda item that was called last.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, state: &State, now: u64) {
    let Some(call) = state.called() else { return };
    let Some(item) = state.agenda.get(usize::from(call.item)) else { return };
    let place = center(area, area.width.saturating_sub(8), area.height.saturating_sub(2));
    let mut y = place.y + place.height / 4;
    let heading = canvas.msg(&Message::new("talk-item").with("n", call.item + 1).with("of", state.agenda.len()));
    canvas.text_center(place.x, y, place.width, &heading, Role::Quiet);
    y += 2;
    let title = Rect { y, height: 3, ..place };
    y += canvas.wrap(title, &item.title, Role::Question).max(1) + 1;
    if item.minutes > 0 {
        let spent = state.spent(now).get(usize::from(call.item)).copied().unwrap_or(0);
        let left = i64::from(item.minutes) * 60_000 - spent as i64;
        let (sign, role) = if left >= 0 { ("", Role::Clock) } else { (canvas.glyphs.sign(Sign::Alert), Role::ClockOver) };
        let clock = format!("{sign}{}", canvas.lang.duration(left.abs()));
        canvas.text_center(place.x, y, place.width, &clock, role);
        y += 2;
    }
    if let Some(next) = state.agenda.get(usize::from(call.item) + 1) {
        let text = canvas.msg(&Message::new("talk-next").with("title", next.title.as_str()));
        canvas.text_center(place.x, y, place.width, &text, Role::Quiet);
    }
}
