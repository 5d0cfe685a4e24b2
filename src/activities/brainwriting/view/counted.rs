//! The tallies after a vote is counted: bars and numbers, criteria by median and spread, the short list.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use super::voting::{column_names, column_width, column_x, short_question, tenths};
use crate::activities::brainwriting::rules::{ByHand, ConvergenceStep, Question, State, Total};
use crate::activities::brainwriting::screen::lists::layout;
use crate::activities::brainwriting::screen::{MAIN_LIST, Screen};
use crate::domain::{ItemId, Message};
use crate::input::Scene;
use crate::paint::{Canvas, Role, Share, Sign, Weight, rows};

/// The vote that was counted, with the ballots that it comes from.
fn counted_title(canvas: &Canvas<'_>, state: &State, step: ConvergenceStep) -> String {
    let totals = state.totals_of(step);
    let message = match totals.and_then(|totals| totals.by_hand) {
        None => Message::new(id!("bw-show-counted")),
        Some(ByHand::Told(n)) => Message::new(id!("bw-show-counted-by-hand")).with("hands", n),
        Some(ByHand::Untold) => Message::new(id!("bw-show-counted-at-least")),
    };
    let voters = totals.map_or(0, |totals| totals.voters);
    canvas.msg(
        &message
            .with("step", Message::new(step.label()))
            .with("n", voters),
    )
}

/// What the keys would do with the short list, or did: how many it has, ties included.
fn short_list_title(canvas: &Canvas<'_>, screen: &Screen, scene: &Scene<'_, State>) -> String {
    let state = scene.state;
    let live = scene.mode.is_live();
    let first = screen.first_at_cursor();
    let wanted = state.first_options(first).len();
    let message = match &state.short_list {
        Some(list) if !live || list.first == first => Message::new(id!("bw-show-short-listed"))
            .with("first", list.first)
            .with("n", list.options.len()),
        _ if live && wanted > 0 => Message::new(id!("bw-show-short-list"))
            .with("first", first)
            .with("n", wanted),
        _ => Message::new(id!("bw-show-in-full")),
    };
    canvas.msg(&message)
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
    let title = counted_title(canvas, state, step);
    let inside = parts::strong_frame(canvas, body, &title);
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
        let title = match step {
            ConvergenceStep::Weighing => canvas.tr(id!("bw-show-weights-start-talk")).into_owned(),
            ConvergenceStep::Stickers => short_list_title(canvas, screen, scene),
            _ => canvas.tr(id!("bw-show-in-full")).into_owned(),
        };
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
            let listed = state
                .short_list
                .as_ref()
                .is_some_and(|list| list.options.contains(&id));
            let is_kept = match step {
                ConvergenceStep::Starring => kept.contains(&id),
                ConvergenceStep::Stickers => listed,
                _ => false,
            };
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

fn criteria_line(canvas: &mut Canvas<'_>, row: Rect, state: &State, id: ItemId, role: Role) {
    let questions = Question::of(ConvergenceStep::Criteria);
    let wide = column_width(questions) * questions.len() as u16;
    canvas.text(
        (row.x, row.y, row.width.saturating_sub(wide + 1)),
        parts::text_of(state, id),
        role,
    );
    for (column, question) in questions.iter().enumerate() {
        let median = state.total(*question, id).and_then(Total::median_tenths);
        let text = median.map_or_else(|| canvas.glyphs.sign(Sign::Between).to_owned(), tenths);
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
        let label = match (total.spread, total.median) {
            (Some(spread), _) => Message::new(id!("bw-show-spread"))
                .with("median", tenths(spread.median))
                .with("lower", tenths(spread.lower))
                .with("upper", tenths(spread.upper))
                .with("n", spread.n),
            (None, Some(median)) => {
                Message::new(id!("bw-show-room-median")).with("median", tenths(median))
            }
            (None, None) => continue,
        };
        let name = canvas.tr(short_question(*question));
        canvas.text((inside.x, y, 14), &name, Role::Quiet);
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
