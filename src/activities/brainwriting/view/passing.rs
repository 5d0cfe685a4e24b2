//! The hand-over: what becomes of each sheet, what has to be done before its next writer can read it,
//! and who has just come.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use crate::activities::brainwriting::rules::{BeforeReading, HandOver, RoundClock, SeatNo, State};
use crate::domain::{Message, Person};
use crate::input::Scene;
use crate::paint::{Canvas, Role, Share, Sign, area::inset, columns, rows};

/// The list in a frame of its own, at any time in the round.
pub(crate) fn panel(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let title = canvas.tr(id!("bw-do-hand-over")).into_owned();
    let inside = parts::strong_frame(canvas, area, &title);
    list(canvas, inside, scene);
}

/// The whole screen of the moment in which sheets go on: what to do and how long it may take in large
/// type, and a row a sheet that the back of the room reads.
pub(crate) fn room(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let pairs = scene.state.hand_overs().len() as u16;
    let left = |head: u16| area.height.saturating_sub(HEAD_OF_LIST + head);
    // Air between the pairs is worth more than larger words.
    let head = [LARGEST_HEAD, SMALLEST_HEAD]
        .into_iter()
        .find(|head| left(*head) >= pairs * 2)
        .unwrap_or_else(|| left(0).saturating_sub(pairs).clamp(1, LARGEST_HEAD));
    let [title, line, body] = rows(area, [Share::Fixed(head), Share::Fixed(1), Share::Rest(1)]);
    let (digits, seconds) = countdown(canvas, scene);
    let wide = title.width / 4;
    let [words, clock] = columns(title, [Share::Rest(1), Share::Fixed(wide)]);
    let pass = canvas.tr(id!("bw-show-pass-now")).into_owned();
    let what = if head >= 3 {
        pass
    } else {
        format!("{pass}  {}", canvas.msg(&seconds))
    };
    canvas.question(inset(words, 1, 0), &what, Role::Question);
    if head >= 3 {
        canvas.clock(clock, &digits, Role::Clock);
    }
    canvas.hline(line, Role::Border);
    list(canvas, body, scene);
}

/// The rows over the pairs: the line, and the names of the columns.
const HEAD_OF_LIST: u16 = 2;
/// Rows of the large words, and of the smallest clock.
const LARGEST_HEAD: u16 = 6;
const SMALLEST_HEAD: u16 = 3;

/// How long the hand-over still takes: as a clock, and in words.
fn countdown(canvas: &Canvas<'_>, scene: &Scene<'_, State>) -> (String, Message) {
    let ms = match scene.state.clock_at(scene.now) {
        RoundClock::Passing(ms) => i64::try_from(ms).unwrap_or(i64::MAX),
        _ => 0,
    };
    // As a clock counts down: the last second is 0:01.
    let seconds = (ms + 999) / 1_000;
    let told = Message::new(id!("bw-show-passing")).with("seconds", seconds);
    (canvas.lang.duration(seconds * 1_000), told)
}

/// Who hands which sheet to whom: every sheet, those that rest and fresh ones too, with as much air
/// between them as there is.
pub(crate) fn list(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let head = parts::first_line(area);
    let [from, _, to, sheet] = pair_columns(head);
    for (place, label) in [
        (from, id!("bw-show-hands-over")),
        (to, id!("bw-show-takes")),
    ] {
        let label = canvas.tr(label).into_owned();
        canvas.text(place, &label, Role::Quiet);
    }
    let label = canvas.tr(id!("bw-show-sheet-no")).into_owned();
    canvas.text_right(sheet, &label, Role::Quiet);
    let body = parts::below(area, 1);
    let all = scene.state.hand_overs();
    let pitch = (usize::from(body.height) / all.len().max(1)).clamp(1, 3);
    let columns_shown = (all.len() * pitch)
        .div_ceil(usize::from(body.height.max(1)))
        .max(1);
    let per_column = all.len().div_ceil(columns_shown);
    let wide = body.width / columns_shown as u16;
    for (index, over) in all.into_iter().enumerate() {
        let (column, row) = (index / per_column, index % per_column);
        let y = body.y + (row * pitch) as u16 + u16::from(pitch > 1);
        let line = Rect {
            x: body.x + wide * column as u16,
            y,
            width: wide.saturating_sub(u16::from(columns_shown > 1)),
            height: pitch as u16,
        };
        self::line(canvas, line.intersection(body), over, scene);
    }
}

/// The columns of a pair: who hands over, the arrow, who takes, the sheet.
fn pair_columns(line: Rect) -> [Rect; 4] {
    columns(
        line,
        [
            Share::Rest(1),
            Share::Fixed(4),
            Share::Rest(1),
            Share::Fixed(6),
        ],
    )
}

/// One sheet: from whom to whom, and what has to be done first. What does not fit beside a name
/// stands under it where there is a row.
fn line(canvas: &mut Canvas<'_>, area: Rect, over: HandOver, scene: &Scene<'_, State>) {
    let line = parts::first_line(area);
    if line.height == 0 {
        return;
    }
    let [giver, arrow, taker, sheet] = pair_columns(line);
    let role = if over.to.is_some() {
        Role::Strong
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
    let first = first.unwrap_or_default();
    let room = canvas.glyphs.width(&first) as u16;
    let note = if area.height > 1 {
        parts::first_line(parts::below(
            Rect {
                height: area.height,
                ..taker
            },
            1,
        ))
    } else {
        taker
    };
    let width = giver.width.saturating_sub(1);
    let from = match over.from {
        None => canvas.tr(id!("bw-show-fresh-sheet")).into_owned(),
        Some(no) => former(canvas, scene, (no, width)),
    };
    canvas.text(Rect { width, ..giver }, &from, role);
    canvas.text(arrow, canvas.glyphs.sign(Sign::Arrow), Role::Accent);
    let width = if note.y == taker.y && room > 0 {
        taker.width.saturating_sub(room + 1)
    } else {
        taker.width.saturating_sub(1)
    };
    let to = match over.to {
        None => canvas.tr(id!("bw-show-rests")).into_owned(),
        Some(no) => numbered(canvas, scene, (no, width)),
    };
    canvas.text(Rect { width, ..taker }, &to, role);
    if note.y == taker.y {
        canvas.text_right(note, &first, Role::Warn);
    } else {
        canvas.text(inset(note, NUMBER, 0), &first, Role::Warn);
    }
    canvas.text_right(sheet, &over.sheet.0.to_string(), role);
}

/// Cells of a seat's number and the air behind it.
const NUMBER: u16 = 4;

/// A seat by its number and whoever sits there: without the organisation where both do not fit.
fn numbered(canvas: &Canvas<'_>, scene: &Scene<'_, State>, (no, width): (SeatNo, u16)) -> String {
    let whole = parts::seat_name(canvas, scene, no);
    let fits = |name: &str| canvas.glyphs.width(name) + usize::from(NUMBER) <= usize::from(width);
    let person = scene
        .state
        .seat(no)
        .and_then(|seat| scene.room.people.get(&seat.occupant));
    let of = |person: &Person| match &person.substitute {
        Some(substitute) => substitute.clone(),
        None => person.who.name.clone(),
    };
    let short = person.map(of).unwrap_or_default();
    let name = if fits(&whole) || short.is_empty() {
        whole
    } else {
        short
    };
    format!("{:>2}  {name}", no.0)
}

/// Who held the sheet last, and whether they have left.
fn former(canvas: &Canvas<'_>, scene: &Scene<'_, State>, (no, width): (SeatNo, u16)) -> String {
    let name = numbered(canvas, scene, (no, width));
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
