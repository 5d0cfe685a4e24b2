//! The form before the start.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use crate::activities::brainwriting::rules::state::BEFOREHAND;
use crate::activities::brainwriting::rules::{Input, Setup, State};
use crate::activities::brainwriting::screen::preparing::{
    CHOICES, Line, input_of, is_anonymous, minutes, people_by_seat, seats_to_be, writers,
};
use crate::activities::brainwriting::screen::{FORM_LIST, MAIN_LIST, PEOPLE_LIST, Screen};
use crate::domain::{Message, MessageId};
use crate::input::{Hit, Mode, Scene};
use crate::paint::{Canvas, List, Role, Share, Sign, Weight, columns, rows};

/// The question, the choices, their consequences, and who writes how.
pub fn form(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let high = if area.height >= 28 { 6 } else { 4 };
    let [question, _, body] = rows(
        area,
        [
            Share::Fixed(high),
            Share::Fixed(u16::from(area.height > 22)),
            Share::Rest(1),
        ],
    );
    let label = canvas.tr(id!("bw-show-question")).into_owned();
    let focused = scene.mode == Mode::Live && screen.form_line(scene) == Line::Question;
    canvas.field(question, &screen.question, &label, focused);
    canvas.hit(question, Hit::Row(FORM_LIST, 0));
    if screen.question.is_empty() {
        let hint = canvas.tr(id!("bw-show-question-hint")).into_owned();
        parts::placeholder(canvas, question, &hint, focused);
    }
    let [left, _, right] = columns(body, [Share::Rest(9), Share::Fixed(2), Share::Rest(10)]);
    let setup = screen.setup(scene);
    let used = choices(canvas, left, screen, scene, &setup);
    consequences(canvas, parts::below(left, used + 1), scene, &setup);
    people(canvas, right, screen, scene);
}

fn choices(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
    setup: &Setup,
) -> u16 {
    let labels: Vec<String> = CHOICES
        .iter()
        .map(|line| canvas.tr(label_of(*line)).into_owned())
        .collect();
    let wide = labels
        .iter()
        .map(|label| canvas.glyphs.width(label))
        .max()
        .unwrap_or(0) as u16
        + 2;
    let chosen = screen.form_line(scene);
    for ((index, line), label) in CHOICES.into_iter().enumerate().zip(&labels) {
        let row = Rect {
            y: area.y.saturating_add(index as u16),
            height: 1,
            ..area
        };
        if row.y >= area.bottom() {
            return area.height;
        }
        let here = line == chosen && scene.mode == Mode::Live;
        let role = if here { Role::Selected } else { Role::Text };
        if here {
            canvas.fill(row, role);
            let sign = canvas.glyphs.sign(Sign::Here);
            canvas.text(row, sign, role);
        }
        canvas.text(
            (row.x + 2, row.y, row.width.saturating_sub(2)),
            label,
            if here { role } else { Role::Quiet },
        );
        let value = value_of(canvas, line, setup);
        let value = if here {
            format!("‹ {value} ›")
        } else {
            format!("  {value}")
        };
        canvas.text(
            (row.x + 2 + wide, row.y, row.width.saturating_sub(2 + wide)),
            &value,
            role,
        );
        canvas.hit(row, Hit::Row(FORM_LIST, index + 1));
    }
    CHOICES.len() as u16
}

const fn label_of(line: Line) -> MessageId {
    match line {
        Line::Question => id!("bw-show-question"),
        Line::Rounds => id!("bw-show-rounds"),
        Line::Cells => id!("bw-show-cells"),
        Line::BaseTime => id!("bw-show-base-time"),
        Line::TurnTime => id!("bw-show-turn-time"),
        Line::Pass => id!("bw-show-pass"),
        Line::Goal => id!("bw-show-goal"),
        Line::SecondLap => id!("bw-show-second-lap"),
        Line::Person(_) => id!("bw-show-seats"),
    }
}

fn value_of(canvas: &Canvas<'_>, line: Line, setup: &Setup) -> String {
    let time = |ms: u64| canvas.lang.duration(i64::try_from(ms).unwrap_or(i64::MAX));
    match line {
        Line::Rounds => setup.rounds.to_string(),
        Line::Cells => setup.cells.to_string(),
        Line::BaseTime => time(setup.base_ms),
        Line::TurnTime => time(setup.turn_ms),
        Line::Pass => canvas.tr(setup.pass.label()).into_owned(),
        Line::Goal => setup.goal.to_string(),
        Line::SecondLap => canvas
            .tr(if setup.second_lap {
                id!("bw-show-yes")
            } else {
                id!("bw-show-no")
            })
            .into_owned(),
        Line::Question | Line::Person(_) => String::new(),
    }
}

/// What the choices lead to, as they stand.
fn consequences(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>, setup: &Setup) {
    let (paper, keyboard) = writers(scene);
    let n = paper + keyboard;
    let mut lines = vec![(
        Message::new(id!("bw-show-expected"))
            .with("ideas", setup.ideas(n))
            .with("minutes", minutes(setup, paper, keyboard)),
        Role::Strong,
    )];
    if setup.is_much(n) {
        lines.push((Message::new(id!("bw-show-much")), Role::Warn));
    }
    if keyboard > crate::activities::brainwriting::rules::setup::KEYBOARD_SEATS {
        let message = Message::new(id!("bw-show-keyboard-cost"))
            .with("n", keyboard)
            .with("minutes", setup.keyboard_minutes(keyboard))
            .with("paper", minutes(setup, n, 0));
        lines.push((message, Role::Warn));
    }
    if n < 2 {
        lines.push((Message::new(id!("bw-show-too-few")), Role::Warn));
    }
    let level = scene.state.level.max(scene.room.anonymity);
    lines.push((
        Message::new(id!("bw-show-anonymity")).with("level", Message::new(level.label())),
        Role::Quiet,
    ));
    if is_anonymous(scene) {
        lines.push((Message::new(id!("bw-show-anonymous-means")), Role::Quiet));
    }
    let beforehand = scene
        .state
        .ideas
        .values()
        .filter(|idea| idea.round == BEFOREHAND)
        .count();
    if beforehand > 0 {
        lines.push((
            Message::new(id!("bw-show-beforehand-count")).with("n", beforehand),
            Role::Quiet,
        ));
    }
    let mut rest = area;
    for (message, role) in lines {
        let mut text = canvas.msg(&message);
        if role == Role::Warn {
            text = format!("{} {text}", canvas.glyphs.sign(Sign::Alert));
        }
        let used = canvas.wrap(rest, &text, role);
        rest = parts::below(rest, used);
    }
}

const fn short_input(input: Input) -> MessageId {
    match input {
        Input::Paper => id!("bw-short-paper"),
        Input::Keyboard => id!("bw-short-keyboard"),
        Input::Watching => id!("bw-short-watching"),
    }
}

/// Columns of the seat numbers.
const NUMBERS: u16 = 3;

fn people(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let people = people_by_seat(scene);
    let (paper, keyboard) = writers(scene);
    let title = canvas.msg(&Message::new(id!("bw-show-seats-title")).with("n", paper + keyboard));
    let inside = canvas.frame(area, &title, Role::Title, Weight::Quiet);
    if people.is_empty() {
        let hint = canvas.tr(id!("bw-show-nobody-here"));
        canvas.wrap(inside, &hint, Role::Warn);
        return;
    }
    let seats = seats_to_be(scene);
    let chosen = match screen.form_line(scene) {
        Line::Person(who) if scene.mode == Mode::Live => {
            people.iter().position(|(id, _)| *id == who)
        }
        _ => None,
    };
    let sectors = people
        .iter()
        .map(|(_, person)| canvas.glyphs.width(&canvas.tr(person.who.sector.label())))
        .max()
        .unwrap_or(0) as u16;
    let inputs = people
        .iter()
        .map(|(id, _)| {
            canvas
                .glyphs
                .width(&canvas.tr(short_input(input_of(scene, *id))))
        })
        .max()
        .unwrap_or(0) as u16;
    canvas.list(
        inside,
        List {
            id: PEOPLE_LIST,
            len: people.len(),
            selected: chosen,
            role: Role::Selected,
        },
        |canvas, index, row, role| {
            let Some((id, person)) = people.get(index) else {
                return;
            };
            let no = seats
                .iter()
                .find(|seat| seat.occupant == *id)
                .map_or(String::new(), |seat| format!("{:>2}", seat.no.0));
            canvas.text(row, &no, role);
            let row = Rect {
                x: row.x + NUMBERS,
                width: row.width.saturating_sub(NUMBERS),
                ..row
            };
            let sector = canvas.tr(person.who.sector.label());
            canvas.text(
                row,
                &sector,
                if role == Role::Selected {
                    role
                } else {
                    Role::Quiet
                },
            );
            let x = row.x + sectors + 1;
            let name = row.width.saturating_sub(sectors + inputs + 2);
            canvas.text((x, row.y, name), &person.label(), role);
            let input = canvas.tr(short_input(input_of(scene, *id)));
            canvas.text_right(row, &input, role);
        },
    );
}

/// 事前提出: the ideas handed in so far, and the field for the next.
pub fn beforehand(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let [list, field, _] = rows(area, [Share::Rest(1), Share::Fixed(4), Share::Fixed(1)]);
    let title = canvas.tr(id!("bw-show-beforehand")).into_owned();
    let list = canvas.frame(list, &title, Role::Title, Weight::Quiet);
    let ideas = scene.state.ideas_by_sheet();
    if ideas.is_empty() {
        let hint = canvas.tr(id!("bw-show-beforehand-hint"));
        canvas.wrap(list, &hint, Role::Quiet);
    }
    let newest = ideas.len().checked_sub(1);
    canvas.list(
        list,
        List {
            id: MAIN_LIST,
            len: ideas.len(),
            selected: newest,
            role: Role::Text,
        },
        |canvas, index, row, role| {
            let Some(idea) = ideas.get(index) else { return };
            let who = idea.by.map_or(String::new(), |who| {
                format!("  {}", parts::person(canvas, scene, who))
            });
            let taken = canvas.text(row, &idea.text, role);
            canvas.text(
                (row.x + taken, row.y, row.width.saturating_sub(taken)),
                &who,
                Role::Quiet,
            );
        },
    );
    let who = screen.author.map_or_else(
        || canvas.tr(id!("bw-show-author-none")).into_owned(),
        |who| parts::person(canvas, scene, who),
    );
    let label = canvas.msg(&Message::new(id!("bw-show-author")).with("who", who));
    canvas.field(field, &screen.idea, &label, true);
}
