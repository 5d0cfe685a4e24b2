//! Drawing brainwriting: one frame around the thing that matters, whatever the phase.
//!
//! What may be seen follows the table of the rules ([`State::may_show_sheet`],
//! [`State::author_tag`]); a replay shows what the room saw, and its sheets on demand.

mod converging;
mod grouping;
mod parts;
mod preparing;
mod sheet;
mod voting;
mod writing;

use ratatui::layout::Rect;

use super::rules::State;
use super::screen::{Screen, View};
use crate::input::Scene;
use crate::paint::Canvas;

/// Draws the chapter into `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let area = area.intersection(canvas.area());
    if area.is_empty() {
        return;
    }
    match screen.view(scene) {
        View::Form => preparing::form(canvas, area, screen, scene),
        View::Beforehand => preparing::beforehand(canvas, area, screen, scene),
        View::Room => writing::room(canvas, area, screen, scene),
        View::Turn => writing::turn(canvas, area, screen, scene),
        View::Waiting => writing::waiting(canvas, area, screen, scene, None),
        View::Reason(seat) => writing::waiting(canvas, area, screen, scene, Some(seat)),
        View::Card => writing::card(canvas, area, scene),
        View::Sheets => sheet::chooser(canvas, area, screen, scene),
        View::Typing => sheet::typing(canvas, area, screen, scene),
        View::Written => writing::written(canvas, area, scene),
        View::Browsing => converging::browsing(canvas, area, screen, scene),
        View::Voting(step) => voting::voting(canvas, area, screen, scene, step),
        View::Counted(step) => voting::counted(canvas, area, screen, scene, step),
        View::Grouping | View::Naming => grouping::grouping(canvas, area, screen, scene),
        View::Deciding | View::Wording => converging::deciding(canvas, area, screen, scene),
        View::Done => converging::done(canvas, area, screen, scene),
    }
}
