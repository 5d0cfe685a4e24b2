//! While rounds run: the question of the room, clock and count; the curtain; who is still writing; the
//! moment before the reveal. A turn at the keyboard is in [`super::turn`].

use crate::id;
use ratatui::layout::Rect;

use super::{parts, passing};
use crate::activities::brainwriting::rules::{RoundClock, State};
use crate::activities::brainwriting::screen::lists::layout;
use crate::activities::brainwriting::screen::{MAIN_LIST, Screen, sheets, writing};
use crate::domain::Message;
use crate::input::Scene;
use crate::paint::large::clock_columns;
use crate::paint::{Canvas, Role, Share, Sign, Weight, area::inset, columns, rows};

/// A question of at least so many rows is in large type.
pub(super) const LARGE_ROWS: u16 = 4;

/// The question in large type; under a line the clock and how many rows are done in equal digits, the
/// count beside them, and what happens next. While sheets are handed over they take the whole area.
pub(crate) fn room(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let [head, _, body] = rows(area, [Share::Fixed(1), Share::Fixed(1), Share::Rest(1)]);
    let taken = parts::rounds(canvas, head, scene.state);
    if matches!(scene.state.clock_at(scene.now), RoundClock::Passing(_)) {
        // A small screen has no row to spare between the round and its sheets.
        let whole = parts::below(area, if area.height < 24 { 1 } else { 2 });
        passing::room(canvas, whole, scene);
        return;
    }
    let quiet = canvas.tr(id!("bw-show-silence")).into_owned();
    let beside = Rect {
        x: head.x + taken + 2,
        width: head.width.saturating_sub(taken + 2),
        ..head
    };
    if canvas.glyphs.width(&quiet) <= usize::from(beside.width) {
        canvas.text_right(beside, &quiet, Role::Quiet);
    }
    let next = next(canvas, scene);
    let high = next.height(canvas, body.width);
    let digits = if body.height >= 16 { 5 } else { 3 };
    let [question, line, numbers, _, note] = rows(
        body,
        [
            Share::Rest(1),
            Share::Fixed(1),
            Share::Fixed(digits + 1),
            Share::Fixed(u16::from(high > 0)),
            Share::Fixed(high),
        ],
    );
    let question = inset(question, 1, u16::from(question.height > 14));
    canvas.question(question, parts::question(scene.state), Role::Question);
    canvas.hline(line, Role::Border);
    self::numbers(canvas, numbers, scene);
    next.draw(canvas, note);
}

/// Cells of the count and its gauge at least.
const TALLY: u16 = 16;

/// The clock at the left, in the middle how many rows are done, at the right the count; each with its
/// caption under it.
fn numbers(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let (digits, role, means) = parts::clock_face(canvas, scene);
    let (finished, skipped, seats) = scene.state.done_seats();
    let done_digits = format!("{}/{seats}", finished - skipped);
    // The numbers are of one size: what does not fit for one is too large for both.
    let scale = [(5, 2), (3, 1)].into_iter().find(|(high, scale)| {
        let both = clock_columns(&digits) + clock_columns(&done_digits);
        *high < area.height && both * scale + 8 + TALLY <= area.width
    });
    let (high, scale) = scale.unwrap_or((1, 1));
    let area = Rect {
        height: (high + 1).min(area.height),
        ..area
    };
    let wide = |digits: &str| (clock_columns(digits) * scale).max(16) + 4;
    let shares = [
        Share::Fixed(wide(&digits)),
        Share::Fixed(wide(&done_digits)),
        Share::Rest(1),
    ];
    let [clock, done, count] = columns(area, shares);
    let caption = means.map_or_else(
        || canvas.tr(id!("bw-show-left")).into_owned(),
        |message| canvas.msg(&message),
    );
    let said = if role == Role::Clock {
        Role::Quiet
    } else {
        role
    };
    number(canvas, clock, (&digits, role), (&caption, said));
    let (finished, skipped, seats) = scene.state.done_seats();
    let caption = canvas.msg(&Message::new(id!("bw-show-done-caption")).with("skipped", skipped));
    let digits = format!("{}/{seats}", finished - skipped);
    number(
        canvas,
        done,
        (&digits, Role::Clock),
        (&caption, Role::Quiet),
    );
    tally(canvas, count, scene);
}

/// A number in large digits over its caption.
fn number(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (digits, role): (&str, Role),
    (caption, said): (&str, Role),
) {
    let high = area.height.saturating_sub(1);
    let (_, taken) = canvas.clock(
        Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(3),
            height: high,
            ..area
        },
        digits,
        role,
    );
    let under = parts::below(area, taken);
    let width = under.width.saturating_sub(2);
    canvas.wrap(
        Rect {
            x: under.x + 1,
            width,
            ..under
        },
        caption,
        said,
    );
}

/// The room's count with its gauge, and the time that was saved; never who.
fn tally(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let state = scene.state;
    let (n, goal) = (state.count(), usize::from(state.goal()));
    let label = canvas.tr(id!("bw-show-ideas")).into_owned();
    let mut rest = parts::below(area, u16::from(area.height > 4));
    if parts::is_all_on_paper(state) {
        let text = canvas.tr(id!("bw-show-all-on-paper")).into_owned();
        rest = parts::below(rest, canvas.wrap(rest, &text, Role::Text));
    } else {
        let line = parts::first_line(rest);
        canvas.text(line, &label, Role::Text);
        canvas.text_right(line, &format!("{n}／{goal}"), Role::Strong);
        let gauge = parts::first_line(parts::below(rest, 1));
        canvas.gauge(gauge, n, goal);
        rest = parts::below(rest, 2);
    }
    if state.bank_ms == 0 {
        return;
    }
    let (id, role) = if state.bank_ms > 0 {
        (id!("bw-show-bank"), Role::Good)
    } else {
        (id!("bw-show-overdrawn"), Role::Quiet)
    };
    let time = canvas.lang.duration(state.bank_ms.saturating_abs());
    let bank = canvas.msg(&Message::new(id).with("time", time));
    canvas.text(parts::first_line(rest), &bank, role);
}

/// What happens next, where something does: the second press, the hand-over, the curtain.
struct Next {
    lines: Vec<(Message, Role)>,
}

fn next(canvas: &Canvas<'_>, scene: &Scene<'_, State>) -> Next {
    let state = scene.state;
    let live = scene.mode.is_live();
    let last = state.is_last_round();
    let told = |live_says, replayed| Message::new(if live { live_says } else { replayed });
    let hand_over = |round, end, replayed| told(if last { end } else { round }, replayed);
    let mut lines = Vec::new();
    if state.everybody_is_done() {
        lines.push((
            hand_over(
                id!("bw-show-all-done"),
                id!("bw-show-all-done-last"),
                id!("bw-show-all-done-replay"),
            ),
            Role::Good,
        ));
    } else {
        if state.offers_hand_over(scene.now) {
            lines.push((
                hand_over(
                    id!("bw-show-hand-over"),
                    id!("bw-show-hand-over-last"),
                    id!("bw-show-over"),
                ),
                Role::Strong,
            ));
        }
        if let Some(seat) = writing::next_writer(state) {
            lines.push((
                told(id!("bw-show-curtain"), id!("bw-show-curtain-replay")).with(
                    "who",
                    parts::addressed(canvas, &parts::seat_name(canvas, scene, seat)),
                ),
                Role::Strong,
            ));
        }
    }
    if live && let Some(message) = passing::newcomer(canvas, scene) {
        lines.push((message, Role::Accent));
    }
    if state.offers_round() && live {
        lines.push((Message::new(id!("bw-show-offer-round")), Role::Accent));
    }
    Next { lines }
}

impl Next {
    /// The sentences in the language of the screen; what warns has a sign.
    fn texts(&self, canvas: &Canvas<'_>) -> Vec<(String, Role)> {
        let alert = canvas.glyphs.sign(Sign::Alert);
        let text = |(message, role): &(Message, Role)| {
            let text = canvas.msg(message);
            (
                if *role == Role::Warn {
                    format!("{alert} {text}")
                } else {
                    text
                },
                *role,
            )
        };
        self.lines.iter().map(text).collect()
    }

    /// How many rows it needs in this width.
    fn height(&self, canvas: &Canvas<'_>, width: u16) -> u16 {
        self.texts(canvas)
            .iter()
            .map(|(text, _)| canvas.wrapped_height(text, width.saturating_sub(2)))
            .sum()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let mut rest = inset(area, 1, 0);
        for (text, role) in self.texts(canvas) {
            let used = canvas.wrap(rest, &text, role);
            rest = parts::below(rest, used);
        }
    }
}

/// The list of those still writing.
pub(crate) fn waiting(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
) {
    let seats = scene.state.unfinished_seats();
    let [head, body, _] = rows(
        area,
        [
            Share::Fixed(layout::WAITING_HEAD),
            Share::Rest(1),
            Share::Fixed(layout::WAITING_FOOT),
        ],
    );
    let taken = parts::rounds(canvas, parts::first_line(head), scene.state);
    parts::small_clock(
        canvas,
        Rect {
            x: head.x + taken,
            width: head.width.saturating_sub(taken),
            height: 1,
            ..head
        },
        scene,
    );
    let title = canvas.msg(&Message::new(id!("bw-show-waiting")).with("n", seats.len()));
    let inside = parts::strong_frame(canvas, body, &title);
    if seats.is_empty() {
        let text = canvas.tr(id!("bw-show-nobody-waits"));
        canvas.wrap(inside, &text, Role::Good);
    }
    let chosen = Role::selected(screen.entry().is_none());
    canvas.list_at(
        inside,
        (MAIN_LIST, seats.len()),
        (screen.main, chosen),
        |canvas, index, row, role| {
            let Some(seat) = seats.get(index).and_then(|no| scene.state.seat(*no)) else {
                return;
            };
            let input = canvas.tr(seat.input.label());
            let name = parts::person(canvas, scene, seat.occupant);
            canvas.text(row, &format!("{:>2}  {name}", seat.no.0), role);
            canvas.text_right(row, &input, role);
        },
    );
}

/// Thirty seconds for somebody who comes late: the theme, the rules, the count.
pub(crate) fn card(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let title = canvas.tr(id!("bw-show-card")).into_owned();
    let inside = inset(
        canvas.frame(area, &title, Role::BorderStrong, Weight::Strong),
        2,
        1,
    );
    let [question, rules, count] = rows(
        inside,
        [
            Share::Rest(1),
            Share::Fixed(if inside.height > 16 { 9 } else { 5 }),
            Share::Fixed(2),
        ],
    );
    canvas.question(question, parts::question(scene.state), Role::Question);
    let mut rest = rules;
    for id in [
        id!("bw-show-rule-silent"),
        id!("bw-show-rule-build"),
        id!("bw-show-rule-blank"),
        id!("bw-show-rule-names"),
    ] {
        let text = format!("{} {}", canvas.glyphs.sign(Sign::Dot), canvas.tr(id));
        let used = canvas.wrap(rest, &text, Role::Text);
        rest = parts::below(rest, used + u16::from(rules.height > 8));
    }
    parts::count(canvas, parts::first_line(parts::below(count, 1)), scene);
}

/// All rounds are over: the count, what is left to type, and the reveal.
pub(crate) fn written(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let state = scene.state;
    let [question, _, body] = rows(area, [Share::Rest(2), Share::Fixed(1), Share::Rest(3)]);
    canvas.question(question, parts::question(state), Role::Question);
    let title = canvas.tr(id!("bw-phase-written")).into_owned();
    let inside = inset(
        canvas.frame(body, &title, Role::BorderStrong, Weight::Strong),
        2,
        u16::from(body.height > 8),
    );
    let [count, typed, _, words] = rows(
        inside,
        [
            Share::Fixed(1),
            Share::Fixed(1),
            Share::Fixed(1),
            Share::Rest(1),
        ],
    );
    parts::count(canvas, count, scene);
    let all = sheets::rows_on_paper(state).len();
    let waiting = state.waiting_rows().len();
    if waiting > 0 {
        parts::progress(
            canvas,
            typed,
            id!("bw-show-typed"),
            all - waiting.min(all),
            all,
        );
    }
    if !scene.mode.is_live() {
        return;
    }
    let id = if waiting > 0 {
        id!("bw-show-type-first")
    } else {
        id!("bw-show-reveal")
    };
    let text = canvas.tr(id);
    let used = canvas.wrap(words, &text, Role::Strong);
    if waiting > 0 {
        let text = canvas.tr(id!("bw-show-reveal"));
        canvas.wrap(parts::below(words, used + 1), &text, Role::Text);
    }
}
