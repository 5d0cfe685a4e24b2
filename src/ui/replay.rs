//! The bar under a replay: a scrubber with chapter marks, and where we are in words.

use crate::id;
use chrono::Timelike;
use ratatui::layout::Rect;

use crate::app::{Replay, SCRUBBER};
use crate::domain::Message;
use crate::input::Hit;
use crate::paint::{Canvas, Role, Sign};
use crate::session::describe;

/// Draws the bar into three rows.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, replay: &Replay) {
    if area.height < 3 {
        return;
    }
    draw_record(canvas, Rect { height: 1, ..area }, replay);
    scrubber(
        canvas,
        Rect {
            y: area.y + 1,
            height: 1,
            ..area
        },
        replay,
    );
    place(
        canvas,
        Rect {
            y: area.y + 2,
            height: 1,
            ..area
        },
        replay,
    );
}

/// The record just shown, in words.
fn draw_record(canvas: &mut Canvas<'_>, area: Rect, replay: &Replay) {
    let Some(index) = replay.position.checked_sub(1) else {
        return;
    };
    let Some(step) = replay.log.steps().get(index) else {
        return;
    };
    let before = replay.log.state_at(index);
    let mark = if before.is_after_meeting(&step.event) {
        canvas.tr(id!("story-after-meeting"))
    } else {
        "".into()
    };
    let text = format!("{mark}{}", canvas.msg(&describe(&before, &step.event)));
    canvas.text(area, &text, Role::Accent);
}

fn scrubber(canvas: &mut Canvas<'_>, area: Rect, replay: &Replay) {
    let length = replay.length().max(1);
    let width = usize::from(area.width);
    canvas.gauge(area, replay.position, length);
    for mark in &replay.landmarks {
        let x = (mark.position * width / length).min(width.saturating_sub(1)) as u16;
        let role = if mark.position <= replay.position {
            Role::Gauge
        } else {
            Role::Quiet
        };
        canvas.text((area.x + x, area.y, 1), "|", role);
    }
    let x = (replay.position * width / length).min(width.saturating_sub(1)) as u16;
    canvas.text(
        (area.x + x, area.y, 1),
        canvas.glyphs.sign(Sign::Dot),
        Role::Strong,
    );
    for column in 0..area.width {
        let thousandth = usize::from(column) * 1_000 / width.max(1);
        canvas.hit(
            Rect {
                x: area.x + column,
                y: area.y,
                width: 1,
                height: 1,
            },
            Hit::Row(SCRUBBER, thousandth),
        );
    }
}

fn place(canvas: &mut Canvas<'_>, area: Rect, replay: &Replay) {
    let step = replay
        .position
        .checked_sub(1)
        .and_then(|at| replay.log.steps().get(at));
    let time = step.map_or_else(String::new, |step| {
        format!("{:02}:{:02}", step.t.hour(), step.t.minute())
    });
    let sign = if replay.is_playing() {
        Sign::Play
    } else {
        Sign::Pause
    };
    let last = replay.log.next_record().saturating_sub(1);
    let message = Message::new(id!("replay-place"))
        .with("n", step.map_or(0, |step| step.n))
        .with("of", last)
        .with("time", time);
    let left = format!("{} {}", canvas.glyphs.sign(sign), canvas.msg(&message));
    let taken = canvas.text(area, &left, Role::Strong);
    let cap = if replay.cap == 0 {
        Message::new(id!("replay-no-cap"))
    } else {
        Message::new(id!("replay-cap")).with("seconds", format!("{}", replay.cap as f64 / 1_000.0))
    };
    let right = canvas.msg(
        &Message::new(id!("replay-speed"))
            .with("speed", replay.speed)
            .with("cap", cap),
    );
    let taken_right = canvas.text_right(area, &right, Role::Quiet);
    if let Some(mark) = replay
        .landmarks
        .iter()
        .rev()
        .find(|mark| mark.position <= replay.position)
    {
        let text = canvas.msg(&mark.label);
        let x = area.x + taken + 3;
        canvas.text(
            (
                x,
                area.y,
                area.width.saturating_sub(taken + taken_right + 5),
            ),
            &text,
            Role::Text,
        );
    }
}
