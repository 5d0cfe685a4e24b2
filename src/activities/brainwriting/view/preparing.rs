//! The form before the start.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use crate::activities::brainwriting::rules::numbers::BEFOREHAND;
use crate::activities::brainwriting::rules::plan::{FEWEST_SEATS, KEYBOARD_SEATS};
use crate::activities::brainwriting::rules::{InputMode, Pass, PlanField, State, WritingPlan};
use crate::activities::brainwriting::screen::lists::layout;
use crate::activities::brainwriting::screen::model::PlanLine;
use crate::activities::brainwriting::screen::preparing::{
    input_of, is_anonymous, minutes, people_by_seat, people_here, seats_to_be, writers,
};
use crate::activities::brainwriting::screen::{FORM_LIST, MAIN_LIST, PEOPLE_LIST, Screen};
use crate::domain::{Message, MessageId, Person};
use crate::input::{Extent, Field, Hit, Scene};
use crate::paint::{Canvas, List, Role, Share, Sign, Weight, columns, rows};

/// The question, the choices, their consequences, and who writes how.
pub(crate) fn form(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let (high, air) = layout::question(area.height);
    let [question, _, body] = rows(
        area,
        [Share::Fixed(high), Share::Fixed(air), Share::Rest(1)],
    );
    let label = canvas.tr(id!("bw-show-question")).into_owned();
    let focused = scene.mode.is_live() && screen.plan_line() == PlanLine::Question;
    let typed = screen.plan.field(PlanLine::Question);
    if let Some(field) = typed {
        canvas.field(question, field, &label, focused);
    }
    canvas.hit(question, Hit::Row(FORM_LIST, 0));
    if typed.is_none_or(Field::is_empty) {
        let hint = canvas.tr(id!("bw-show-question-hint")).into_owned();
        parts::placeholder(canvas, question, &hint, focused);
    }
    let [left, _, right] = columns(body, [Share::Rest(9), Share::Fixed(2), Share::Rest(10)]);
    let plan = scene.state.fitted_plan(&scene.room);
    let used = choices(canvas, left, screen, scene, &plan);
    consequences(canvas, parts::below(left, used + 1), scene, &plan);
    people(canvas, right, screen, scene);
}

fn choices(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
    plan: &WritingPlan,
) -> u16 {
    let labels: Vec<String> = PlanField::ALL
        .iter()
        .map(|field| canvas.tr(field.label()).into_owned())
        .collect();
    let wide = labels
        .iter()
        .map(|label| canvas.glyphs.width(label))
        .max()
        .unwrap_or(0) as u16
        + 2;
    // The notes stand below one another, past the widest value with its marks.
    let notes = PlanField::ALL
        .iter()
        .map(|field| canvas.glyphs.width(&value_of(canvas, *field, scene, plan)))
        .max()
        .unwrap_or(0) as u16
        + 5;
    let cursor = screen.plan_line();
    for ((index, field), label) in PlanField::ALL.into_iter().enumerate().zip(&labels) {
        let row = Rect {
            y: area.y.saturating_add(index as u16),
            height: 1,
            ..area
        };
        if row.y >= area.bottom() {
            return area.height;
        }
        let here = cursor == PlanLine::Field(field) && scene.mode.is_live();
        let role = if here { Role::Selected } else { Role::Text };
        let quiet = if here { role } else { Role::Quiet };
        if here {
            canvas.fill(row, role);
            let sign = canvas.glyphs.sign(Sign::Here);
            canvas.text(row, sign, role);
        }
        canvas.text(
            (row.x + 2, row.y, row.width.saturating_sub(2)),
            label,
            quiet,
        );
        let value = value_of(canvas, field, scene, plan);
        let value = if here {
            format!("‹ {value} ›")
        } else {
            format!("  {value}")
        };
        let x = row.x + 2 + wide;
        let left = row.width.saturating_sub(2 + wide);
        canvas.text((x, row.y, left), &value, role);
        // A replay shows the values alone: nobody can choose there.
        if scene.mode.is_live() && !scene.state.wishes.is_chosen(field) {
            let note = canvas.tr(id!("bw-show-follows-room"));
            canvas.text((x + notes, row.y, left.saturating_sub(notes)), &note, quiet);
        }
        canvas.hit(row, Hit::Row(FORM_LIST, index + 1));
    }
    PlanField::ALL.len() as u16
}

/// The value of a field in a plan, as text.
fn text_of(canvas: &Canvas<'_>, field: PlanField, plan: &WritingPlan, live: bool) -> String {
    let time = |ms: u64| canvas.lang.duration(i64::try_from(ms).unwrap_or(i64::MAX));
    match field {
        PlanField::Rounds => plan.rounds.to_string(),
        PlanField::Cells => plan.cells.to_string(),
        PlanField::BaseTime => time(plan.base_ms),
        PlanField::TurnTime => time(plan.turn_ms),
        PlanField::Pass if live => canvas.tr(short_pass(plan.pass)).into_owned(),
        PlanField::Pass => canvas.tr(plan.pass.label()).into_owned(),
        PlanField::Goal => plan.goal.to_string(),
        PlanField::SecondLap => {
            let label = if plan.second_lap {
                id!("bw-show-yes")
            } else {
                id!("bw-show-no")
            };
            canvas.tr(label).into_owned()
        }
    }
}

/// The value that applies. What follows the number of writers has none while that is not known.
fn value_of(
    canvas: &Canvas<'_>,
    field: PlanField,
    scene: &Scene<'_, State>,
    plan: &WritingPlan,
) -> String {
    let unknown = scene.mode.is_live()
        && field.depends_on_seats()
        && !scene.state.wishes.is_chosen(field)
        && scene.state.planned_seats(&scene.room) < FEWEST_SEATS;
    if unknown {
        canvas.tr(id!("bw-show-no-value")).into_owned()
    } else {
        text_of(canvas, field, plan, scene.mode.is_live())
    }
}

/// What somebody chose and so many seats cannot do.
fn unmet_wishes(scene: &Scene<'_, State>, plan: &WritingPlan) -> Vec<Message> {
    let wishes = &scene.state.wishes;
    let rounds = wishes.rounds.filter(|wished| *wished > plan.rounds);
    let rounds = rounds.map(|wished| {
        Message::new(id!("bw-show-rounds-wished"))
            .with("wished", wished)
            .with("n", scene.state.planned_seats(&scene.room))
            .with("rounds", plan.rounds)
    });
    let lap = wishes.second_lap == Some(true) && !plan.second_lap;
    let lap = lap.then(|| Message::new(id!("bw-tell-second-lap")));
    rounds.into_iter().chain(lap).collect()
}

/// The way of passing, beside the word for it.
const fn short_pass(pass: Pass) -> MessageId {
    match pass {
        Pass::Balanced => id!("bw-short-balanced"),
        Pass::Neighbour => id!("bw-short-neighbour"),
    }
}

/// What the choices lead to, as they stand.
fn consequences(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>, plan: &WritingPlan) {
    let (paper, keyboard) = writers(scene);
    let n = paper + keyboard;
    let mut lines = vec![(
        Message::new(id!("bw-show-expected"))
            .with("ideas", plan.ideas(n))
            .with("minutes", minutes(plan, paper, keyboard)),
        Role::Strong,
    )];
    if plan.is_much(n) {
        lines.push((Message::new(id!("bw-show-much")), Role::Warn));
    }
    if keyboard > KEYBOARD_SEATS {
        let message = Message::new(id!("bw-show-keyboard-cost"))
            .with("n", keyboard)
            .with("minutes", plan.keyboard_minutes(keyboard))
            .with("paper", minutes(plan, n, 0));
        lines.push((message, Role::Warn));
    }
    if scene.mode.is_live() {
        let unmet = unmet_wishes(scene, plan);
        lines.extend(unmet.into_iter().map(|message| (message, Role::Warn)));
    }
    if n < FEWEST_SEATS {
        lines.push((Message::new(id!("bw-show-too-few")), Role::Warn));
    } else if people_here(scene).is_empty() {
        let message = Message::new(id!("bw-show-counts-expected")).with("n", n);
        lines.push((message, Role::Quiet));
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

const fn short_input(input: InputMode) -> MessageId {
    match input {
        InputMode::Paper => id!("bw-short-paper"),
        InputMode::Keyboard => id!("bw-short-keyboard"),
        InputMode::Watching => id!("bw-short-watching"),
    }
}

/// Columns of the seat numbers.
const NUMBERS: u16 = 3;

fn people(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let people = people_by_seat(scene);
    let writing = people
        .iter()
        .filter(|(id, _)| input_of(scene, *id) != InputMode::Watching)
        .count();
    let title = canvas.msg(&Message::new(id!("bw-show-seats-title")).with("n", writing));
    let inside = canvas.frame(area, &title, Role::Title, Weight::Quiet);
    if people.is_empty() {
        let hint = canvas.tr(id!("bw-show-nobody-here"));
        canvas.wrap(inside, &hint, Role::Warn);
        return;
    }
    let seats = seats_to_be(scene);
    let chosen = match screen.plan_line() {
        PlanLine::Person(who) if scene.mode.is_live() => {
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
    let extent = Extent::new(people.len(), inside.height);
    canvas.list_from(
        inside,
        List {
            id: PEOPLE_LIST,
            len: extent.lines,
            selected: chosen,
            role: Role::Selected,
        },
        screen.people.window(extent).start,
        |canvas, index, row, role| {
            let Some((id, person)) = people.get(index) else {
                return;
            };
            let no = seats.iter().find(|seat| seat.occupant == *id);
            let no = no.map_or_else(String::new, |seat| format!("{:>2}", seat.no.0));
            let input = input_of(scene, *id);
            let words = (no.as_str(), canvas.tr(short_input(input)).into_owned());
            person_line(canvas, (row, role), person, words, (sectors, inputs));
        },
    );
}

/// Seat, sector and name of somebody, and at the right how they write.
fn person_line(
    canvas: &mut Canvas<'_>,
    (row, role): (Rect, Role),
    person: &Person,
    (no, input): (&str, String),
    (sectors, inputs): (u16, u16),
) {
    canvas.text(row, no, role);
    let row = Rect {
        x: row.x + NUMBERS,
        width: row.width.saturating_sub(NUMBERS),
        ..row
    };
    let quiet = if role == Role::Selected {
        role
    } else {
        Role::Quiet
    };
    let sector = canvas.tr(person.who.sector.label());
    canvas.text(row, &sector, quiet);
    let x = row.x + sectors + 1;
    let name = row.width.saturating_sub(sectors + inputs + 2);
    canvas.text((x, row.y, name), &person.label(), role);
    canvas.text_right(row, &input, role);
}

/// 事前提出: the ideas handed in so far, above the form for the next.
pub(crate) fn beforehand(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
) {
    let [list, _] = rows(area, [Share::Rest(1), Share::Fixed(layout::FORM)]);
    let title = canvas.tr(id!("bw-show-beforehand")).into_owned();
    let list = canvas.frame(list, &title, Role::Title, Weight::Quiet);
    let ideas = scene.state.ideas_by_sheet();
    if ideas.is_empty() {
        let hint = canvas.tr(id!("bw-show-beforehand-hint"));
        canvas.wrap(list, &hint, Role::Quiet);
    }
    canvas.list_at(
        list,
        (MAIN_LIST, ideas.len()),
        (screen.main, Role::Text),
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
}
