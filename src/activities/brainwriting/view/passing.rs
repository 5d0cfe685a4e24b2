//! The hand-over: what becomes of each sheet, what has to be done before its next writer can read it,
//! and who has just come.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use crate::activities::brainwriting::rules::{BeforeReading, HandOver, SeatNo, State};
use crate::domain::Message;
use crate::input::Scene;
use crate::paint::{Canvas, Role, Sign};

/// The list in a frame of its own, at any time in the round.
pub(crate) fn panel(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let title = canvas.tr(id!("bw-do-hand-over")).into_owned();
    let inside = parts::strong_frame(canvas, area, &title);
    list(canvas, inside, scene);
}

/// Who hands which sheet to whom: every sheet, those that rest and fresh ones too.
pub(crate) fn list(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let (_, role, means) = parts::clock_face(canvas, scene);
    if let Some(message) = means {
        let role = if role == Role::Quiet {
            Role::Strong
        } else {
            role
        };
        canvas.message(area, &message, role);
    }
    let heading = canvas.tr(id!("bw-show-hand-overs")).into_owned();
    let title = parts::first_line(parts::below(area, 1));
    canvas.text(
        (
            title.x,
            title.y,
            if title.height > 0 { title.width } else { 0 },
        ),
        &heading,
        Role::Title,
    );
    let body = parts::below(area, 2);
    let all = scene.state.hand_overs();
    let per_column = usize::from(body.height.max(1));
    let shown = all.len().div_ceil(per_column).max(1) as u16;
    let wide = body.width / shown;
    for (index, over) in all.into_iter().enumerate() {
        let (column, row) = (index / per_column, index % per_column);
        let at = (
            body.x + wide * column as u16,
            body.y + row as u16,
            if body.height > 0 {
                wide.saturating_sub(2)
            } else {
                0
            },
        );
        line(canvas, at, over, scene);
    }
}

/// One sheet: from whom to whom, and what has to be done first.
fn line(
    canvas: &mut Canvas<'_>,
    (x, y, width): (u16, u16, u16),
    over: HandOver,
    scene: &Scene<'_, State>,
) {
    let from = match over.from {
        None => canvas.tr(id!("bw-show-fresh-sheet")).into_owned(),
        Some(no) => former(canvas, scene, no),
    };
    let to = match over.to {
        None => canvas.tr(id!("bw-show-rests")).into_owned(),
        Some(no) => parts::seat_name(canvas, scene, no),
    };
    let arrow = canvas.glyphs.sign(Sign::Arrow);
    let text = format!("{:>2}  {from} {arrow} {to}", over.sheet.0);
    let role = if over.to.is_some() {
        Role::Text
    } else {
        Role::Quiet
    };
    let first = over.first.map(|first| {
        canvas
            .tr(match first {
                BeforeReading::ReadAloud => id!("bw-show-read-aloud"),
                BeforeReading::Transcribe => id!("bw-show-type-before"),
            })
            .into_owned()
    });
    let Some(first) = first else {
        canvas.text((x, y, width), &text, role);
        return;
    };
    let room = canvas.glyphs.width(&first) as u16;
    canvas.text((x, y, width.saturating_sub(room + 1)), &text, role);
    canvas.text_right((x, y, width), &first, Role::Accent);
}

/// Who held the sheet last, and whether they have left.
fn former(canvas: &Canvas<'_>, scene: &Scene<'_, State>, no: SeatNo) -> String {
    let name = parts::seat_name(canvas, scene, no);
    let has_left = scene.state.seat(no).is_some_and(|seat| !seat.is_active());
    if has_left {
        canvas.msg(&Message::new(id!("bw-show-has-left")).with("who", name))
    } else {
        name
    }
}

/// Who has just come, with which sheet; and that a card explains what the room does.
pub(crate) fn newcomer(canvas: &Canvas<'_>, scene: &Scene<'_, State>) -> Option<Message> {
    let all = scene.state.newcomers();
    let (seat, sheet) = all.last().copied()?;
    let message = match sheet {
        None => Message::new(id!("bw-show-newcomer-next")),
        Some(sheet) if scene.state.ideas_on(sheet).is_empty() => {
            Message::new(id!("bw-show-newcomer-fresh")).with("sheet", sheet.0)
        }
        Some(sheet) => Message::new(id!("bw-show-newcomer")).with("sheet", sheet.0),
    };
    Some(
        message
            .with("who", parts::seat_name(canvas, scene, seat))
            .with("more", all.len() - 1),
    )
}
