//! While rounds run: the question of the room, clock and count; the curtain; who is still writing; the
//! moment before the reveal. A turn at the keyboard is in [`super::turn`].

use crate::id;
use ratatui::layout::Rect;

use super::{parts, passing};
use crate::activities::brainwriting::rules::{RoundClock, State};
use crate::activities::brainwriting::screen::lists::layout;
use crate::activities::brainwriting::screen::{MAIN_LIST, Screen, sheets, writing};
use crate::domain::{Message, MessageId};
use crate::input::Scene;
use crate::paint::{Canvas, Role, Share, Sign, Weight, area::inset, rows};

/// The question and the clock in large type, the count, and in a frame what happens next.
pub(crate) fn room(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let next = next(canvas, scene);
    let high = next.height(canvas, area.width);
    let [head, body, count, note] = rows(
        area,
        [
            Share::Fixed(1),
            Share::Rest(1),
            Share::Fixed(3),
            Share::Fixed(high),
        ],
    );
    parts::rounds(canvas, head, scene.state);
    let pass = scene
        .state
        .plan
        .as_ref()
        .map(|plan| canvas.tr(plan.pass.label()));
    canvas.text_right(head, &pass.unwrap_or_default(), Role::Quiet);
    let body = inset(body, 1, u16::from(body.height > 14));
    let passing = matches!(scene.state.clock_at(scene.now), RoundClock::Passing(_));
    if passing {
        passing::list(canvas, body, scene);
    } else {
        question_and_clock(canvas, body, scene);
    }
    parts::count(canvas, parts::first_line(count), scene);
    status(canvas, parts::first_line(parts::below(count, 1)), scene);
    next.draw(canvas, note);
}

/// A question of at least so many rows is in large type.
pub(super) const LARGE_ROWS: u16 = 4;

fn question_and_clock(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>) {
    let question = parts::question(scene.state);
    let split = |area: Rect, high| {
        rows(
            area,
            [
                Share::Rest(1),
                Share::Fixed(u16::from(area.height > 13)),
                Share::Fixed(high),
            ],
        )
    };
    let fits = |high: &u16| {
        *high * 2 <= area.height
            && canvas.question_height(split(area, *high)[0], question) >= LARGE_ROWS
    };
    let [top, _, bottom] = match [5, 3].into_iter().find(fits) {
        Some(high) => split(area, high),
        None => split(
            inset(area, 0, u16::from(area.height > 6)),
            if area.height > 12 {
                5
            } else {
                area.height.min(3)
            },
        ),
    };
    canvas.question(top, question, Role::Question);
    let (digits, role, means) = parts::clock_face(canvas, scene);
    let (wide, _) = canvas.clock(bottom, &digits, role);
    if let Some(message) = means {
        let text = canvas.msg(&message);
        let x = bottom.x + wide + 3;
        let width = bottom.right().saturating_sub(x);
        let rows = canvas.wrapped_height(&text, width).min(bottom.height);
        let y = bottom.y + (bottom.height - rows) / 2;
        let role = if role == Role::Clock {
            Role::Strong
        } else {
            role
        };
        canvas.wrap(
            Rect {
                x,
                y,
                width,
                height: rows,
            },
            &text,
            role,
        );
    }
}

/// How many rows are done, how much time is saved; never who.
fn status(canvas: &mut Canvas<'_>, line: Rect, scene: &Scene<'_, State>) {
    let state = scene.state;
    let (done, skipped, seats) = state.done_seats();
    let text = canvas.msg(
        &Message::new(id!("bw-show-done-seats"))
            .with("done", done - skipped)
            .with("seats", seats)
            .with("skipped", skipped),
    );
    canvas.text(line, &text, Role::Text);
    if state.bank_ms != 0 {
        let id = if state.bank_ms > 0 {
            id!("bw-show-bank")
        } else {
            id!("bw-show-overdrawn")
        };
        let bank = canvas.msg(
            &Message::new(id).with("time", canvas.lang.duration(state.bank_ms.saturating_abs())),
        );
        canvas.text_right(
            line,
            &bank,
            if state.bank_ms > 0 {
                Role::Good
            } else {
                Role::Quiet
            },
        );
    }
}

/// What happens next: the second press, the hand-over, the curtain, or paper being written on.
struct Next {
    title: MessageId,
    lines: Vec<(Message, Role)>,
}

fn next(canvas: &Canvas<'_>, scene: &Scene<'_, State>) -> Next {
    let state = scene.state;
    let live = scene.mode.is_live();
    let last = state.is_last_round();
    let told = |live_says, replayed| Message::new(if live { live_says } else { replayed });
    let hand_over = |round, end, replayed| told(if last { end } else { round }, replayed);
    let (mut title, mut lines) = (id!("bw-show-next-over"), Vec::new());
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
        } else {
            title = id!("bw-show-on-paper-title");
        }
        if let Some(seat) = writing::next_writer(state) {
            title = id!("bw-show-next-writer");
            lines.push((
                told(id!("bw-show-curtain"), id!("bw-show-curtain-replay")).with(
                    "who",
                    parts::addressed(canvas, &parts::seat_name(canvas, scene, seat)),
                ),
                Role::Strong,
            ));
        }
        if lines.is_empty() {
            lines.push((Message::new(id!("bw-show-on-paper")), Role::Text));
        }
    }
    if live && let Some(message) = passing::newcomer(canvas, scene) {
        lines.push((message, Role::Accent));
    }
    if state.offers_round() && live {
        lines.push((Message::new(id!("bw-show-offer-round")), Role::Accent));
    }
    Next { title, lines }
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

    /// How many rows its frame needs in this width.
    fn height(&self, canvas: &Canvas<'_>, width: u16) -> u16 {
        self.texts(canvas)
            .iter()
            .map(|(text, _)| canvas.wrapped_height(text, width.saturating_sub(4)))
            .sum::<u16>()
            .saturating_add(2)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let title = canvas.tr(self.title).into_owned();
        let mut rest = parts::strong_frame(canvas, area, &title);
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
