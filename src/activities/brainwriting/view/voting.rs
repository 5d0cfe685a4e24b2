//! Votes: the list with one's own answers while it goes on, the tallies after it is counted.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use crate::activities::brainwriting::rules::{
    CellRef, ConvergenceStep, Criterion, Idea, Question, Spread, State, Voter,
};
use crate::activities::brainwriting::screen::lists::layout;
use crate::activities::brainwriting::screen::{MAIN_LIST, Screen};
use crate::domain::{ItemId, Message, MessageId};
use crate::input::Scene;
use crate::paint::{Canvas, Role, Share, Sign, Weight, area::inset, center, rows};

/// Where an idea stands on paper; empty for one that stands on no sheet.
pub(crate) fn place_of(idea: &Idea) -> String {
    idea.sheet.map_or(String::new(), |sheet| {
        CellRef {
            sheet,
            round: idea.round,
            cell: idea.cell,
        }
        .label()
    })
}

/// Every mark that an option got in the votes counted so far.
pub(crate) fn all_marks(canvas: &Canvas<'_>, state: &State, id: ItemId) -> String {
    let sum = |question| {
        state
            .total(question, id)
            .map(|total| total.sum)
            .filter(|sum| *sum > 0)
    };
    let mut marks = Vec::new();
    if let Some(n) = sum(Question::Star) {
        marks.push(format!("{} {n}", canvas.glyphs.sign(Sign::Star)));
    }
    if let Some(n) = sum(Question::Sticker) {
        marks.push(format!("{} {n}", canvas.glyphs.sign(Sign::Dot)));
    }
    if let Some(total) = state.total(Question::Weight, id) {
        marks.push(canvas.msg(&Message::new(id!("bw-show-points")).with("n", total.sum)));
        if total.refusals > 0 {
            marks
                .push(canvas.msg(&Message::new(id!("bw-show-refusals")).with("n", total.refusals)));
        }
    }
    marks.join(" ")
}

/// What an option got in every vote that was counted, with units; nothing where nobody gave anything.
pub(crate) fn marks_in_words(canvas: &Canvas<'_>, state: &State, id: ItemId) -> String {
    let mut marks = Vec::new();
    let starred =
        state.totals_of(ConvergenceStep::Starring).is_some() && state.ideas.contains_key(&id);
    let columns = [
        (starred, Question::Star, id!("bw-show-stars")),
        (
            state.totals_of(ConvergenceStep::Stickers).is_some(),
            Question::Sticker,
            id!("bw-show-stuck"),
        ),
        (
            state.totals_of(ConvergenceStep::Weighing).is_some(),
            Question::Weight,
            id!("bw-show-points"),
        ),
    ];
    for (_, question, label) in columns.into_iter().filter(|(counted, ..)| *counted) {
        // Nothing is said of what nobody gave.
        let Some(total) = state.total(question, id) else {
            continue;
        };
        marks.push(canvas.msg(&Message::new(label).with("n", total.sum)));
        if total.refusals > 0 {
            marks
                .push(canvas.msg(&Message::new(id!("bw-show-refusals")).with("n", total.refusals)));
        }
    }
    marks.join("  ")
}

/// A vote that goes on: who votes, what is left to give, the options; or the curtain before a
/// seat's vote.
pub(crate) fn voting(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
    step: ConvergenceStep,
) {
    let state = scene.state;
    let area = parts::steps(canvas, area, state);
    let [head, body, foot] = rows(
        area,
        [
            Share::Fixed(layout::VOTERS),
            Share::Rest(1),
            Share::Fixed(layout::FULL_TEXT),
        ],
    );
    voted(canvas, head, scene, step);
    if !scene.mode.is_live() {
        let text = canvas.tr(id!("bw-show-vote-hidden")).into_owned();
        return message_in_frame(canvas, body, step, &text);
    }
    voter_line(canvas, parts::first_line(head), screen, scene);
    if !screen.is_vote_open() {
        let who = voter_name(canvas, scene, screen.voter);
        let who = parts::addressed(canvas, &who);
        let text = canvas.msg(&Message::new(id!("bw-show-vote-curtain")).with("who", who));
        return message_in_frame(canvas, body, step, &text);
    }
    let title = canvas.tr(how_to(step)).into_owned();
    let inside = inset(
        canvas.frame(body, &title, Role::BorderStrong, Weight::Strong),
        1,
        0,
    );
    let options = Screen::options(state);
    let inside = column_names(canvas, inside, Screen::questions(state), screen.column);
    canvas.list_at(
        inside,
        (MAIN_LIST, options.len()),
        (screen.main, Role::Selected),
        |canvas, index, row, role| {
            if let Some(id) = options.get(index) {
                option_line(canvas, (row, role), (screen, state), *id);
            }
        },
    );
    let text = options
        .get(screen.main.at())
        .map_or("", |id| parts::text_of(state, *id));
    let title = canvas.tr(id!("bw-show-in-full")).into_owned();
    parts::in_full(canvas, foot, &title, text);
}

/// An option with the voter's own answers, a column each.
fn option_line(
    canvas: &mut Canvas<'_>,
    (row, role): (Rect, Role),
    (screen, state): (&Screen, &State),
    id: ItemId,
) {
    let questions = Screen::questions(state);
    let wide = column_width(questions) * questions.len() as u16;
    canvas.text(
        (row.x, row.y, row.width.saturating_sub(wide + 1)),
        parts::text_of(state, id),
        role,
    );
    let chosen = screen.column.min(questions.len().saturating_sub(1));
    for (column, question) in questions.iter().enumerate() {
        let cell = Rect {
            x: column_x(row, questions, column),
            width: column_width(questions),
            ..row
        };
        let value = state.ballot(screen.voter, *question, id);
        let mut text = answer(canvas, value, *question, screen.voter);
        text = if role == Role::Selected && column == chosen && questions.len() > 1 {
            format!("[{text}]")
        } else {
            format!("{text} ")
        };
        let role = if role == Role::Text { Role::Mark } else { role };
        canvas.text_right(cell, &text, role);
    }
}

fn message_in_frame(canvas: &mut Canvas<'_>, area: Rect, step: ConvergenceStep, text: &str) {
    let title = canvas.tr(step.label()).into_owned();
    let inside = canvas.frame(
        center(area, 72, 7),
        &title,
        Role::BorderStrong,
        Weight::Strong,
    );
    canvas.wrap(inset(inside, 2, 1), text, Role::Strong);
}

const fn how_to(step: ConvergenceStep) -> MessageId {
    match step {
        ConvergenceStep::Starring => id!("bw-show-how-starring"),
        ConvergenceStep::Stickers => id!("bw-show-how-stickers"),
        ConvergenceStep::Weighing => id!("bw-show-how-weighing"),
        _ => id!("bw-show-how-criteria"),
    }
}

fn voter_name(canvas: &Canvas<'_>, scene: &Scene<'_, State>, voter: Voter) -> String {
    match voter {
        Voter::Room => canvas.tr(id!("bw-show-voter-room")).into_owned(),
        Voter::Seat(no) => parts::seat_name(canvas, scene, no),
    }
}

/// Who votes now, and what this voter has left to give.
fn voter_line(canvas: &mut Canvas<'_>, line: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let state = scene.state;
    let name = voter_name(canvas, scene, screen.voter);
    let text = canvas.msg(&Message::new(id!("bw-show-voter")).with("who", name));
    canvas.text(line, &text, Role::Strong);
    let Some(question) = screen.question_at(state) else {
        return;
    };
    let left = match (screen.voter, state.budget(question)) {
        (Voter::Seat(_), Some(budget)) => {
            let left = budget.saturating_sub(state.spent(screen.voter, question));
            Message::new(id!("bw-show-budget"))
                .with("left", left)
                .with("budget", budget)
        }
        (Voter::Room, _) => Message::new(id!("bw-show-room-digits")),
        (Voter::Seat(_), None) => return,
    };
    let text = canvas.msg(&left);
    canvas.text_right(line, &text, Role::Accent);
}

/// How many have voted; never what.
fn voted(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene<'_, State>, step: ConvergenceStep) {
    let state = scene.state;
    let all = state.voters().count();
    let done = state
        .voters()
        .filter(|seat| state.has_voted(Voter::Seat(seat.no), step))
        .count();
    let mut text = canvas.msg(
        &Message::new(id!("bw-show-voted"))
            .with("n", done)
            .with("all", all),
    );
    if step == ConvergenceStep::Stickers {
        let each = Message::new(id!("bw-show-stickers"))
            .with("each", state.stickers_each())
            .with("cap", state.sticker_cap());
        text = format!("{}   {text}", canvas.msg(&each));
    }
    let line = parts::first_line(parts::below(area, 1));
    canvas.text(
        (line.x, line.y, if line.height > 0 { line.width } else { 0 }),
        &text,
        Role::Quiet,
    );
}

const fn column_width(questions: &[Question]) -> u16 {
    match questions.len() {
        1 => 10,
        2 => 7,
        _ => 8,
    }
}

fn column_x(row: Rect, questions: &[Question], column: usize) -> u16 {
    let all = column_width(questions) * questions.len() as u16;
    row.right().saturating_sub(all) + column_width(questions) * column as u16
}

/// The names of the questions over their columns.
fn column_names(
    canvas: &mut Canvas<'_>,
    area: Rect,
    questions: &[Question],
    chosen: usize,
) -> Rect {
    let line = parts::first_line(area);
    if line.height == 0 {
        return area;
    }
    for (column, question) in questions.iter().enumerate() {
        let name = canvas.tr(short_question(*question));
        let role = if column == chosen && questions.len() > 1 {
            Role::Strong
        } else {
            Role::Quiet
        };
        let x = column_x(line, questions, column);
        canvas.text_right(
            (x, line.y, column_width(questions).saturating_sub(1)),
            &name,
            role,
        );
    }
    parts::below(area, 1)
}

const fn short_question(question: Question) -> MessageId {
    match question {
        Question::Star => id!("bw-column-star"),
        Question::Favourite => id!("bw-column-favourite"),
        Question::Sticker => id!("bw-column-sticker"),
        Question::Weight => id!("bw-column-weight"),
        Question::Rating(Criterion::Effect) => id!("bw-column-effect"),
        Question::Rating(Criterion::Feasibility) => id!("bw-column-feasibility"),
        Question::Rating(Criterion::Burden) => id!("bw-column-burden"),
        Question::Rating(Criterion::Reach) => id!("bw-column-reach"),
    }
}

/// A voter's own answer to a question, as it stands in its column.
fn answer(canvas: &Canvas<'_>, value: Option<u16>, question: Question, voter: Voter) -> String {
    match (value, question, voter) {
        (None | Some(0), Question::Star | Question::Favourite | Question::Sticker, _) => {
            canvas.glyphs.sign(Sign::Between).to_owned()
        }
        (None, ..) => canvas.glyphs.sign(Sign::Between).to_owned(),
        (Some(0), Question::Weight, _) => canvas.tr(id!("bw-show-zero")).into_owned(),
        (Some(_), Question::Star, Voter::Seat(_)) => canvas.glyphs.sign(Sign::Star).to_owned(),
        (Some(_), Question::Favourite, Voter::Seat(_)) => {
            canvas.glyphs.sign(Sign::Check).to_owned()
        }
        (Some(n), Question::Sticker, Voter::Seat(_)) => {
            canvas.glyphs.marks(usize::from(n), Sign::Dot)
        }
        (Some(n), ..) => n.to_string(),
    }
}

/// What a vote told: the strongest first, bars with numbers; criteria by median and spread.
pub(crate) fn counted(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
    step: ConvergenceStep,
) {
    let state = scene.state;
    let area = parts::steps(canvas, area, state);
    let [body, foot] = rows(
        area,
        [
            Share::Rest(1),
            Share::Fixed(if step == ConvergenceStep::Criteria {
                layout::CRITERIA
            } else {
                layout::FULL_TEXT
            }),
        ],
    );
    let voters = state.totals_of(step).map_or(0, |totals| totals.voters);
    let title = canvas.msg(
        &Message::new(id!("bw-show-counted"))
            .with("step", Message::new(step.label()))
            .with("n", voters),
    );
    let inside = inset(
        canvas.frame(body, &title, Role::BorderStrong, Weight::Strong),
        1,
        0,
    );
    let options = Screen::options(state);
    let questions = Screen::questions(state);
    let inside = if step == ConvergenceStep::Criteria {
        column_names(canvas, inside, questions, usize::MAX)
    } else {
        inside
    };
    counted_list(canvas, inside, (screen, step), state);
    let Some(id) = options.get(screen.main.at()).copied() else {
        return;
    };
    if step == ConvergenceStep::Criteria {
        by_sector(canvas, foot, state, id);
    } else {
        let title = canvas
            .tr(if step == ConvergenceStep::Weighing {
                id!("bw-show-weights-start-talk")
            } else {
                id!("bw-show-in-full")
            })
            .into_owned();
        parts::in_full(canvas, foot, &title, parts::text_of(state, id));
    }
}

/// The options, the strongest first, each with its bar or its criteria.
fn counted_list(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (screen, step): (&Screen, ConvergenceStep),
    state: &State,
) {
    let options = Screen::options(state);
    let first = Screen::questions(state).first();
    let sum = |id: &ItemId| Some(state.total(*first?, *id)?.sum);
    let most = options.iter().filter_map(sum).max().unwrap_or(0);
    let kept: Vec<ItemId> = state.kept().into_iter().map(|idea| idea.id).collect();
    canvas.list_at(
        area,
        (MAIN_LIST, options.len()),
        (screen.main, Role::SelectedQuiet),
        |canvas, index, row, role| {
            let Some(id) = options.get(index).copied() else {
                return;
            };
            if step == ConvergenceStep::Criteria {
                return criteria_line(canvas, row, state, id, role);
            }
            let is_kept = step == ConvergenceStep::Starring && kept.contains(&id);
            total_line(canvas, (row, role), state, id, (step, most, is_kept));
        },
    );
}

/// One option with its bar and number.
fn total_line(
    canvas: &mut Canvas<'_>,
    (row, role): (Rect, Role),
    state: &State,
    id: ItemId,
    (step, most, is_kept): (ConvergenceStep, u32, bool),
) {
    let Some(question) = Question::of(step).first().copied() else {
        return;
    };
    let total = state.total(question, id);
    let sum = total.map_or(0, |total| total.sum);
    let bar = (row.width / 4).clamp(4, 24);
    let numbers = numbers(canvas, state, id, step, sum);
    let wide = bar + 18;
    let sign = if is_kept {
        canvas.glyphs.sign(Sign::Check)
    } else {
        " "
    };
    let lead = if step == ConvergenceStep::Starring {
        2
    } else {
        0
    };
    if lead > 0 {
        canvas.text((row.x, row.y, lead), sign, Role::Good);
    }
    let text_width = row.width.saturating_sub(wide + lead + 1);
    canvas.text(
        (row.x + lead, row.y, text_width),
        parts::text_of(state, id),
        role,
    );
    let x = row.right().saturating_sub(wide.min(row.width));
    let drawn = canvas.glyphs.bar(f64::from(sum), f64::from(most), bar);
    canvas.text(
        (x, row.y, bar),
        &drawn,
        if role == Role::Text {
            Role::Gauge
        } else {
            role
        },
    );
    canvas.text(
        (x + bar + 1, row.y, row.right().saturating_sub(x + bar + 1)),
        &numbers,
        if role == Role::Text {
            Role::Strong
        } else {
            role
        },
    );
}

fn numbers(
    canvas: &Canvas<'_>,
    state: &State,
    id: ItemId,
    step: ConvergenceStep,
    sum: u32,
) -> String {
    match step {
        ConvergenceStep::Starring => {
            let favourites = state
                .total(Question::Favourite, id)
                .map_or(0, |total| total.sum);
            let stars = format!("{} {sum}", canvas.glyphs.sign(Sign::Star));
            if favourites == 0 {
                stars
            } else {
                format!(
                    "{stars} {}",
                    canvas.msg(&Message::new(id!("bw-show-favourites")).with("n", favourites))
                )
            }
        }
        ConvergenceStep::Weighing => {
            let Some(refusals) = state
                .total(Question::Weight, id)
                .map(|total| total.refusals)
            else {
                return canvas.tr(id!("bw-show-no-answer")).into_owned();
            };
            let points = canvas.msg(&Message::new(id!("bw-show-points")).with("n", sum));
            if refusals == 0 {
                points
            } else {
                format!(
                    "{points} {}",
                    canvas.msg(&Message::new(id!("bw-show-refusals")).with("n", refusals))
                )
            }
        }
        _ => format!("{} {sum}", canvas.glyphs.sign(Sign::Dot)),
    }
}

fn spread_of(state: &State, id: ItemId, question: Question) -> Option<Spread> {
    state.total(question, id)?.spread
}

/// Tenths as people read them: 4.5.
fn tenths(n: u16) -> String {
    format!("{}.{}", n / 10, n % 10)
}

fn criteria_line(canvas: &mut Canvas<'_>, row: Rect, state: &State, id: ItemId, role: Role) {
    let questions = Question::of(ConvergenceStep::Criteria);
    let wide = column_width(questions) * questions.len() as u16;
    canvas.text(
        (row.x, row.y, row.width.saturating_sub(wide + 1)),
        parts::text_of(state, id),
        role,
    );
    for (column, question) in questions.iter().enumerate() {
        let text = spread_of(state, id, *question).map_or_else(
            || canvas.glyphs.sign(Sign::Between).to_owned(),
            |spread| tenths(spread.median),
        );
        let x = column_x(row, questions, column);
        canvas.text_right(
            (x, row.y, column_width(questions).saturating_sub(1)),
            &text,
            if role == Role::Text {
                Role::Strong
            } else {
                role
            },
        );
    }
}

/// The chosen option's criteria: median, spread, and the medians of the sectors where they give
/// nobody away.
fn by_sector(canvas: &mut Canvas<'_>, area: Rect, state: &State, id: ItemId) {
    let inside = canvas.frame(area, parts::text_of(state, id), Role::Strong, Weight::Quiet);
    for (y, question) in
        (inside.top()..inside.bottom()).zip(Question::of(ConvergenceStep::Criteria))
    {
        let Some(total) = state.total(*question, id) else {
            continue;
        };
        let Some(spread) = total.spread else { continue };
        let name = canvas.tr(short_question(*question));
        canvas.text((inside.x, y, 14), &name, Role::Quiet);
        let label = Message::new(id!("bw-show-spread"))
            .with("median", tenths(spread.median))
            .with("lower", tenths(spread.lower))
            .with("upper", tenths(spread.upper))
            .with("n", spread.n);
        let mut text = canvas.msg(&label);
        for (sector, spread) in &total.sectors {
            text = format!(
                "{text}   {} {}",
                canvas.tr(sector.label()),
                tenths(spread.median)
            );
        }
        canvas.text(
            (inside.x + 14, y, inside.width.saturating_sub(14)),
            &text,
            Role::Text,
        );
    }
}
