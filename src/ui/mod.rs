//! Draws the model: one frame around the thing that matters, the top line above it, the keys that
//! matter now below.

mod chapter;
mod closing;
mod frame;
mod home;
mod matter;
mod overlay;
mod popup;
mod replay;
mod roster;
mod setup;
mod talk;

use crate::id;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{Location, Meeting, MeetingPage, Model, Replay, typed_lines};
use crate::input::{Hit, Mode};
use crate::paint::{Canvas, Glyphs, Role, Share, Theme, area::inset, rows};

/// The smallest screen on which there is room for a meeting.
pub(crate) const SMALLEST: (u16, u16) = (60, 16);

/// What drawing leaves behind for the loop.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawn {
    /// Where a click means something; later ones lie above earlier ones.
    pub hits: Vec<(Rect, Hit)>,
    /// Where the hardware cursor belongs.
    pub cursor: Option<Position>,
}

/// Draws the whole screen into the buffer. Reads, and changes nothing.
pub fn draw(model: &Model, theme: &Theme, glyphs: Glyphs, buf: &mut Buffer) -> Drawn {
    let area = buf.area;
    let mut canvas = Canvas::new(buf, theme, model.seat.settings.lang, glyphs);
    canvas.fill(area, Role::Text);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let message = crate::domain::Message::new(id!("too-small"))
            .with("columns", SMALLEST.0)
            .with("rows", SMALLEST.1);
        let text = canvas.msg(&message);
        canvas.wrap(area, &text, Role::Strong);
        return Drawn {
            hits: canvas.hits,
            cursor: None,
        };
    }
    let [top, _, body, notice, keys] = rows(
        area,
        [
            Share::Fixed(1),
            Share::Fixed(1),
            Share::Rest(1),
            Share::Fixed(1),
            Share::Fixed(1),
        ],
    );
    // One column of air at each side, in line with the text above and below.
    let body = inset(body, 1, 0);
    match &model.place {
        Location::Home => {
            frame::top_home(&mut canvas, top, model);
            home::draw(&mut canvas, body, model);
        }
        Location::Meeting(meeting) => {
            frame::top_meeting(&mut canvas, top, model, meeting);
            draw_meeting(&mut canvas, body, model, meeting);
        }
        Location::Replay(replay) => {
            frame::top_replay(&mut canvas, top, model, replay);
            draw_replay(&mut canvas, body, replay);
        }
    }
    // A screen below an overlay keeps no caret: the input method's window belongs to the field on
    // top.
    if model.seat.overlay.is_some() {
        canvas.cursor = None;
    }
    frame::notice(&mut canvas, notice, model);
    frame::keys(&mut canvas, keys, model);
    if let Some(over) = &model.seat.overlay {
        overlay::draw(&mut canvas, body, model, over);
    }
    Drawn {
        hits: canvas.hits,
        cursor: canvas.cursor,
    }
}

fn draw_meeting(canvas: &mut Canvas<'_>, area: Rect, model: &Model, meeting: &Meeting) {
    let (mode, now) = (meeting.mode(), meeting.session_ms(model.seat.now.ms));
    match meeting.page {
        MeetingPage::Setup => {
            setup::draw(canvas, area, meeting.state(), Some(&meeting.setup), mode);
        }
        MeetingPage::Chapter => chapter::draw(
            canvas,
            area,
            &meeting.screens,
            meeting.outlook(model.seat.now.ms),
        ),
        MeetingPage::Ritual => matter::one_by_one(canvas, area, meeting.state(), meeting.ritual),
        MeetingPage::Closing => {
            let typed = typed_lines(meeting);
            let page = (meeting.state(), meeting.scroller, typed.as_slice());
            closing::draw(canvas, area, page, now);
            if let Some(open) = &meeting.filling_in.open {
                setup::form(canvas, area, open, meeting.state());
            }
        }
    }
}

fn draw_replay(canvas: &mut Canvas<'_>, area: Rect, replay: &Replay) {
    let [body, bar] = rows(area, [Share::Rest(1), Share::Fixed(3)]);
    let now = replay.session_ms();
    match replay.page() {
        MeetingPage::Setup => setup::draw(canvas, body, &replay.state, None, Mode::Replay),
        MeetingPage::Chapter | MeetingPage::Ritual => {
            chapter::draw(canvas, body, &replay.screens, replay.outlook());
        }
        MeetingPage::Closing => {
            closing::draw(canvas, body, (&replay.state, replay.scroller, &[]), now);
        }
    }
    replay::draw(canvas, bar, replay);
}
