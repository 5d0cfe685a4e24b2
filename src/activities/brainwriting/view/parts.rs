//! What several views of brainwriting draw alike: names, the clock, the count, the bar of steps.

use crate::id;
use ratatui::layout::Rect;

use crate::activities::brainwriting::rules::describe::author_name;
use crate::activities::brainwriting::rules::{
    AuthorTag, ConvergenceStep, Idea, InputMode, Phase, RoundClock, Seat, SeatNo, State,
};
use crate::activities::brainwriting::screen::lists::layout;
use crate::activities::brainwriting::screen::{STEP_LIST, Screen};
use crate::domain::{ItemId, Message, MessageId, ParticipantId, has_title, without_honorific};
use crate::input::{Hit, Scene};
use crate::paint::{Canvas, Role, Share, Sign, Weight, area::inset, columns, rows};

/// How long the cue of the last minute stands: more than so many milliseconds are left.
const ONE_MINUTE_CUE: i64 = 55_000;

/// A person's organisation and name.
pub(crate) fn person(canvas: &Canvas<'_>, scene: &Scene<'_, State>, who: ParticipantId) -> String {
    scene.room.people.get(&who).map_or_else(
        || canvas.tr(id!("bw-somebody")).into_owned(),
        crate::domain::Person::label,
    )
}

/// Somebody who is spoken to: without the honorific that a list may carry, and with さん where there is
/// no title.
pub(super) fn addressed(canvas: &Canvas<'_>, name: &str) -> String {
    let name = without_honorific(name);
    let titled = if has_title(name) { "yes" } else { "no" };
    let message = Message::new(id!("bw-address")).with("who", name);
    canvas.msg(&message.with("titled", titled))
}

/// Whoever sits on a seat now.
pub(crate) fn seat_name(canvas: &Canvas<'_>, scene: &Scene<'_, State>, no: SeatNo) -> String {
    scene.state.seat(no).map_or_else(
        || canvas.tr(id!("bw-somebody")).into_owned(),
        |seat| person(canvas, scene, seat.occupant),
    )
}

/// What an empty field is for, on its first line and its own ground, one column behind the caret.
pub(crate) fn placeholder(canvas: &mut Canvas<'_>, field: Rect, hint: &str, focused: bool) {
    if field.height >= 3 {
        let role = Role::field(focused);
        canvas.text(
            (field.x + 3, field.y + 1, field.width.saturating_sub(5)),
            hint,
            role,
        );
    }
}

/// What may be said about the writer of an idea; empty when nothing may.
pub(crate) fn author(canvas: &Canvas<'_>, scene: &Scene<'_, State>, idea: &Idea) -> String {
    match scene.state.author_tag(idea, &scene.room) {
        AuthorTag::Person(who) => match scene.room.people.get(&who) {
            Some(person) => canvas.msg(&author_name(person, idea.substitute.as_deref())),
            None => canvas.tr(id!("bw-somebody")).into_owned(),
        },
        AuthorTag::Sector(sector) => canvas.tr(sector.label()).into_owned(),
        AuthorTag::None => String::new(),
    }
}

/// The text of an idea, a 表札 or a decision.
pub(crate) fn text_of(state: &State, id: ItemId) -> &str {
    state.text_of(id).unwrap_or_default()
}

/// The question that the room answers.
pub(crate) fn question(state: &State) -> &str {
    state.question().unwrap_or_default()
}

/// How a moment of the clock looks: its digits, how they are drawn, and what it means in words (not
/// by colour alone).
pub(crate) fn clock_face(
    canvas: &Canvas<'_>,
    scene: &Scene<'_, State>,
) -> (String, Role, Option<Message>) {
    let left = |ms: i64| canvas.lang.duration(ms);
    let seconds = |ms: i64| (ms.max(0) + 999) / 1_000;
    match scene.state.clock_at(scene.now) {
        RoundClock::Off => (String::new(), Role::Clock, None),
        RoundClock::Paused => {
            let remaining = scene
                .state
                .clock
                .map_or(0, |clock| clock.remaining(scene.now));
            (
                left(remaining.max(0)),
                Role::Quiet,
                Some(Message::new(id!("bw-show-paused"))),
            )
        }
        RoundClock::Passing(ms) => {
            let length = scene.state.clock.map_or(0, |clock| clock.length);
            let message = Message::new(id!("bw-show-passing"))
                .with("seconds", seconds(i64::try_from(ms).unwrap_or(i64::MAX)));
            (
                left(i64::try_from(length).unwrap_or(i64::MAX)),
                Role::Quiet,
                Some(message),
            )
        }
        RoundClock::Running(ms) => (left(ms), Role::Clock, None),
        RoundClock::LastMinute(ms) => (
            left(ms),
            Role::ClockLast,
            // Later it would not be true.
            (ms > ONE_MINUTE_CUE).then_some(Message::new(id!("bw-show-last-minute"))),
        ),
        RoundClock::Grace(ms) => (
            left(0),
            Role::ClockOver,
            Some(Message::new(id!("bw-show-grace")).with("seconds", seconds(ms))),
        ),
        RoundClock::Over => (
            left(0),
            Role::ClockOver,
            Some(Message::new(id!("bw-show-over"))),
        ),
    }
}

/// The clock on one line, against the right end: a sign, the digits, and what they mean.
pub(crate) fn small_clock(canvas: &mut Canvas<'_>, line: Rect, scene: &Scene<'_, State>) -> u16 {
    let (digits, role, means) = clock_face(canvas, scene);
    let means = means.map_or_else(
        || canvas.tr(id!("bw-show-left")).into_owned(),
        |message| canvas.msg(&message),
    );
    canvas.text_right(line, &format!(" {means} {digits} "), role)
}

/// Is everything that the room wrote so far on paper, and nothing typed?
pub(super) fn is_all_on_paper(state: &State) -> bool {
    let on_paper = |seat: &Seat| seat.input == InputMode::Paper;
    state.count() == 0 && state.phase == Phase::Writing && state.active_seats().all(on_paper)
}

/// The room's count against its goal: words, a gauge and numbers on one line.
pub(crate) fn count(canvas: &mut Canvas<'_>, line: Rect, scene: &Scene<'_, State>) {
    let (n, goal) = (scene.state.count(), usize::from(scene.state.goal()));
    if is_all_on_paper(scene.state) {
        canvas.message(line, &Message::new(id!("bw-show-all-on-paper")), Role::Text);
        return;
    }
    progress(canvas, line, id!("bw-show-ideas"), n, goal);
}

/// A label, a gauge and "n / all" on one line.
pub(crate) fn progress(
    canvas: &mut Canvas<'_>,
    line: Rect,
    label: MessageId,
    n: usize,
    all: usize,
) {
    let label = canvas.tr(label);
    let taken = canvas.text(line, &label, Role::Text) + 1;
    let numbers = format!(" {n} / {all}");
    let wide = canvas.glyphs.width(&numbers).max(9) as u16;
    let room = line.width.saturating_sub(taken);
    let gauge = room.saturating_sub(wide);
    canvas.gauge((line.x + taken, line.y, gauge), n, all);
    canvas.text(
        (line.x + taken + gauge, line.y, room.min(wide)),
        &numbers,
        Role::Strong,
    );
}

/// 第2ラウンド / 6, with a sign for each round.
pub(crate) fn rounds(canvas: &mut Canvas<'_>, line: Rect, state: &State) -> u16 {
    let label = Message::new(id!("bw-show-round"))
        .with("round", state.round)
        .with("rounds", state.rounds());
    let taken = canvas.message(line, &label, Role::Title);
    let sign = |round| {
        canvas.glyphs.sign(if round <= state.round {
            Sign::Dot
        } else {
            Sign::Circle
        })
    };
    let signs: Vec<&str> = (1..=state.rounds()).map(sign).collect();
    taken
        + 2
        + canvas.text(
            (
                line.x + taken + 2,
                line.y,
                line.width.saturating_sub(taken + 2),
            ),
            &signs.join(" "),
            Role::Quiet,
        )
}

/// The steps of convergence on one line, with a sign at the present one; returns the rest of the
/// area under it.
pub(crate) fn steps(canvas: &mut Canvas<'_>, area: Rect, state: &State) -> Rect {
    let mut x = area.x;
    for (index, step) in ConvergenceStep::ALL.into_iter().enumerate() {
        let here = state.step() == Some(step);
        let name = canvas.tr(short_step(step));
        let text = match (here, state.left_out.contains(&step)) {
            (true, _) => format!("{}{name}", canvas.glyphs.sign(Sign::Current)),
            (false, true) => format!("({name})"),
            (false, false) => name.into_owned(),
        };
        let role = if here { Role::Strong } else { Role::Quiet };
        let from = x;
        x += canvas.text((x, area.y, area.right().saturating_sub(x)), &text, role);
        canvas.hit(
            Rect {
                x: from,
                y: area.y,
                width: x - from,
                height: 1,
            },
            Hit::Row(STEP_LIST, index),
        );
        if index + 1 < ConvergenceStep::ALL.len() {
            x += canvas.text(
                (x, area.y, area.right().saturating_sub(x)),
                " › ",
                Role::Quiet,
            );
        }
    }
    below(area, 2)
}

/// The short name of a step, for the bar of steps.
pub(crate) const fn short_step(step: ConvergenceStep) -> MessageId {
    match step {
        ConvergenceStep::Browsing => id!("bw-bar-browsing"),
        ConvergenceStep::Starring => id!("bw-bar-starring"),
        ConvergenceStep::Grouping => id!("bw-bar-grouping"),
        ConvergenceStep::Stickers => id!("bw-bar-stickers"),
        ConvergenceStep::Weighing => id!("bw-bar-weighing"),
        ConvergenceStep::Criteria => id!("bw-bar-criteria"),
        ConvergenceStep::Deciding => id!("bw-bar-deciding"),
    }
}

/// The area without its first rows.
pub(crate) const fn below(area: Rect, rows: u16) -> Rect {
    let rows = if rows > area.height {
        area.height
    } else {
        rows
    };
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// The first row of an area.
pub(crate) const fn first_line(area: Rect) -> Rect {
    Rect {
        height: if area.height > 0 { 1 } else { 0 },
        ..area
    }
}

/// The frame of whatever a view is about, with a column of air at either side; the room within.
pub(crate) fn strong_frame(canvas: &mut Canvas<'_>, area: Rect, title: &str) -> Rect {
    let frame = canvas.frame(area, title, Role::BorderStrong, Weight::Strong);
    inset(frame, 1, 0)
}

/// The full text of what the cursor is on, under a quiet line: lists cut long texts.
pub(crate) fn in_full(canvas: &mut Canvas<'_>, area: Rect, title: &str, text: &str) {
    let inside = canvas.frame(area, title, Role::Quiet, Weight::Quiet);
    canvas.wrap(inside, text, Role::Text);
}

/// Is it marked, to be bundled or decided together with others?
pub(crate) fn mark(canvas: &Canvas<'_>, screen: &Screen, id: ItemId) -> &'static str {
    canvas.glyphs.sign(if screen.marked.contains(&id) {
        Sign::Square
    } else {
        Sign::SquareEmpty
    })
}

/// Two lists beside one another under the bar of steps, and below them the foot for what the cursor
/// is on.
pub(crate) fn two_lists(canvas: &mut Canvas<'_>, area: Rect, state: &State) -> [Rect; 3] {
    let area = steps(canvas, area, state);
    let [body, foot, _] = rows(
        area,
        [
            Share::Rest(1),
            Share::Fixed(layout::TWO_LISTS_FOOT - 1),
            Share::Fixed(1),
        ],
    );
    let [left, _, right] = columns(body, [Share::Rest(1), Share::Fixed(2), Share::Rest(1)]);
    [left, right, foot]
}
