//! Drawing brainwriting: one frame around the thing that matters, whatever the phase.
//!
//! What may be seen follows the table of the rules ([`State::may_show_sheet`],
//! [`State::author_tag`]); a replay shows what the room saw, and its sheets on demand.

mod converging;
mod counted;
mod entry;
mod grouping;
mod parts;
mod passing;
mod preparing;
mod sheet;
mod turn;
mod voting;
mod writing;

use ratatui::layout::Rect;

use super::rules::State;
use super::screen::{OpenPanel, Screen, ScreenView};
use crate::input::Scene;
use crate::paint::Canvas;

/// Draws the chapter into `area`.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let area = area.intersection(canvas.area());
    if area.is_empty() {
        return;
    }
    if let (ScreenView::Picking, OpenPanel::Picking(picking)) = (screen.view(scene), &screen.panel)
    {
        let under = screen.view_of(&picking.under, scene);
        draw_view(canvas, area, (screen, under), scene);
        return entry::picking(canvas, area, picking, scene);
    }
    let view = match screen.view(scene) {
        ScreenView::Asked => screen.phase_view(scene),
        view => view,
    };
    draw_view(canvas, area, (screen, view), scene);
    entry::form(canvas, area, screen, scene);
}

fn draw_view(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (screen, view): (&Screen, ScreenView),
    scene: &Scene<'_, State>,
) {
    match view {
        ScreenView::Form => preparing::form(canvas, area, screen, scene),
        ScreenView::Beforehand => preparing::beforehand(canvas, area, screen, scene),
        ScreenView::Room => writing::room(canvas, area, scene),
        ScreenView::Turn => turn::turn(canvas, area, screen, scene),
        ScreenView::Waiting | ScreenView::Reason(_) => {
            writing::waiting(canvas, area, screen, scene);
        }
        ScreenView::Card => writing::card(canvas, area, scene),
        ScreenView::HandOver => passing::panel(canvas, area, scene),
        ScreenView::Sheets => sheet::chooser(canvas, area, screen, scene),
        ScreenView::Typing => sheet::typing(canvas, area, screen, scene),
        ScreenView::Written => writing::written(canvas, area, scene),
        ScreenView::Browsing => converging::browsing(canvas, area, screen, scene),
        ScreenView::Voting(step) => voting::voting(canvas, area, screen, scene, step),
        ScreenView::Counted(step) => counted::counted(canvas, area, screen, scene, step),
        ScreenView::Grouping | ScreenView::Naming => {
            grouping::grouping(canvas, area, screen, scene);
        }
        ScreenView::Deciding | ScreenView::Wording => {
            converging::deciding(canvas, area, screen, scene);
        }
        // Nothing is picked over a list of people, and a question lies over another view.
        ScreenView::Picking | ScreenView::Asked => {}
        ScreenView::Done => converging::done(canvas, area, screen, scene),
    }
}
