//! Drawing the pages beside the board: programmes and indicators, the year view, next year's plan.

use crate::id;
use ratatui::layout::Rect;

use super::parts::{self, WIDE, below, cells, figure, widths};
use crate::activities::board::rules::achievement::at;
use crate::activities::board::rules::describe::{achievement_in_words, year_in_words};
use crate::activities::board::rules::{Achievement, Card, Figures, State};
use crate::activities::board::screen::{
    PROGRAMME_LIST, ProgrammeEntry, Screen, YEAR_LIST, entries,
};
use crate::domain::calendar::fiscal_year_in_words;
use crate::domain::{Indicator, Message, MessageId, Programme};
use crate::input::{Mode, Scene};
use crate::paint::{Canvas, Role, Share, Sign, Weight, rows};

fn heading(canvas: &mut Canvas<'_>, area: Rect, words: &Message) -> Rect {
    let title = canvas.msg(words);
    canvas.frame(area, &title, Role::Title, Weight::Quiet)
}

fn head(canvas: &mut Canvas<'_>, area: Rect, widths: &[u16], label: &[MessageId]) -> Rect {
    let texts: Vec<(String, Role)> = label
        .iter()
        .map(|id| (canvas.tr(*id).into_owned(), Role::Quiet))
        .collect();
    // As far to the right as the rows of the list begin.
    cells(
        canvas,
        Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(2),
            height: 1,
            ..area
        },
        widths,
        &texts,
    );
    below(area, 1)
}

fn year_words(state: &State, scene: &Scene<'_, State>, id: MessageId) -> Message {
    let year = state.year(&scene.room);
    Message::new(id).with("year", year_in_words(year, fiscal_year_in_words))
}

/// Draws the programmes and their indicators with what was reached.
pub fn draw_programmes(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
) {
    let state = scene.state;
    let area = heading(
        canvas,
        area,
        &year_words(state, scene, id!("board-programmes-title")),
    );
    let all = entries(state);
    if all.is_empty() {
        let text = canvas.tr(if scene.mode == Mode::Live {
            id!("board-no-programmes")
        } else {
            id!("board-none")
        });
        canvas.wrap(below(area, 1), &text, Role::Quiet);
        return;
    }
    let wide = area.width >= WIDE;
    let class = if wide { 13 } else { 0 };
    let columns = [(0, 1), (class, 0), (9, 0), (9, 0), (9, 0), (9, 0), (14, 0)];
    let widths = widths(area.width.saturating_sub(4), &columns);
    let label = [
        id!("board-indicator"),
        if wide {
            id!("board-class")
        } else {
            id!("board-blank")
        },
        id!("board-baseline"),
        id!("board-target"),
        id!("board-actual"),
        id!("board-achievement"),
        id!("board-judgement"),
    ];
    let area = head(canvas, area, &widths, &label);
    let [list, foot] = rows(area, [Share::Rest(1), Share::Fixed(2)]);
    let year = state.year(&scene.room);
    canvas.list(
        list,
        PROGRAMME_LIST,
        all.len(),
        Some(screen.entry),
        Role::Selected,
        |canvas, index, row, role| match all.get(index) {
            Some(ProgrammeEntry::Programme(id)) => {
                let Some(programme) = state.programme(*id) else {
                    return;
                };
                let role = if role == Role::Text {
                    Role::Strong
                } else {
                    role
                };
                let taken = canvas.text(row.x, row.y, row.width, &programme.name, role);
                let group = if programme.target_group.is_empty() {
                    String::new()
                } else {
                    format!("  {}", programme.target_group)
                };
                canvas.text(
                    row.x + taken,
                    row.y,
                    row.width.saturating_sub(taken),
                    &group,
                    if role == Role::Strong {
                        Role::Quiet
                    } else {
                        role
                    },
                );
            }
            Some(ProgrammeEntry::Indicator(id)) => {
                let Some((_, indicator)) = state.indicator(*id) else {
                    return;
                };
                let texts = measured(canvas, state, indicator, year, wide, role);
                cells(canvas, row, &widths, &texts);
            }
            None => {}
        },
    );
    let thresholds = Message::new(id!("board-thresholds"))
        .with("good", state.thresholds.on_track)
        .with("fair", state.thresholds.slow);
    canvas.say(
        foot.x,
        foot.y + 1,
        if foot.height > 1 { foot.width } else { 0 },
        &thresholds,
        Role::Quiet,
    );
}

fn measured(
    canvas: &Canvas<'_>,
    state: &State,
    indicator: &Indicator,
    year: i32,
    wide: bool,
    role: Role,
) -> Vec<(String, Role)> {
    let figures = Figures::of(indicator, year);
    let achievement = figures.achievement();
    let judgement = state.thresholds.judge(achievement);
    let (sign, looks) = parts::judgement_looks(judgement);
    let class = if wide {
        canvas.tr(indicator.class.label()).into_owned()
    } else {
        String::new()
    };
    // Where there is no percentage, the judgement beside it says why.
    let percent = match achievement {
        Achievement::Percent(_) => canvas.msg(&achievement_in_words(achievement)),
        Achievement::Undefined(_) | Achievement::NoData => {
            canvas.tr(id!("board-nothing")).into_owned()
        }
    };
    vec![
        (format!("  {}", indicator.name), role),
        (class, role),
        (figure(figures.baseline, &indicator.unit), role),
        (figure(figures.target, &indicator.unit), role),
        (figure(figures.actual, &indicator.unit), role),
        (percent, role),
        (
            format!(
                "{} {}",
                canvas.glyphs.sign(sign),
                canvas.tr(judgement.label())
            ),
            if role == Role::Text { looks } else { role },
        ),
    ]
}

/// One row of the year view: a programme, one of its indicators, or what belongs to no programme.
struct Year<'a> {
    programme: Option<&'a Programme>,
    indicator: Option<&'a Indicator>,
    first: bool,
}

fn years(state: &State) -> Vec<Year<'_>> {
    let mut all = Vec::new();
    for evaluated in &state.programmes {
        let programme = &evaluated.programme;
        if programme.indicators.is_empty() {
            all.push(Year {
                programme: Some(programme),
                indicator: None,
                first: true,
            });
        }
        let of = |(at, indicator)| Year {
            programme: Some(programme),
            indicator: Some(indicator),
            first: at == 0,
        };
        all.extend(programme.indicators.iter().enumerate().map(of));
    }
    if state
        .actions
        .iter()
        .any(|card| card.action.programme.is_none() && card.action.state.is_open())
    {
        all.push(Year {
            programme: None,
            indicator: None,
            first: true,
        });
    }
    all
}

fn open_actions<'a>(state: &'a State, programme: Option<&Programme>) -> Vec<&'a Card> {
    let id = programme.map(|programme| programme.id);
    state
        .actions
        .iter()
        .filter(|card| card.action.state.is_open() && card.action.programme == id)
        .collect()
}

/// Draws per programme what was planned and reached, and what is planned next.
pub fn draw_years(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let state = scene.state;
    let area = heading(
        canvas,
        area,
        &year_words(state, scene, id!("board-years-title")),
    );
    let all = years(state);
    if all.is_empty() {
        canvas.wrap(below(area, 1), &canvas.tr(id!("board-none")), Role::Quiet);
        return;
    }
    let year = state.year(&scene.room);
    let wide = area.width >= WIDE;
    let strip = if wide { 25 } else { 0 };
    let widths = widths(
        area.width.saturating_sub(4),
        &[(0, 2), (0, 2), (7, 0), (7, 0), (0, 3), (11, 0), (strip, 0)],
    );
    let label = [
        id!("board-programme"),
        id!("board-indicator"),
        id!("board-plan-of-year"),
        id!("board-actual"),
        id!("board-action"),
        id!("board-target-next"),
        if wide {
            id!("board-strip")
        } else {
            id!("board-blank")
        },
    ];
    let area = head(canvas, area, &widths, &label);
    let [list, foot] = rows(area, [Share::Rest(2), Share::Rest(1)]);
    let chosen = screen.year_row.min(all.len() - 1);
    canvas.list(
        list,
        YEAR_LIST,
        all.len(),
        Some(chosen),
        Role::Selected,
        |canvas, index, row, role| {
            let Some(line) = all.get(index) else { return };
            let texts = year_texts(canvas, state, line, year, wide, role);
            cells(canvas, row, &widths, &texts);
        },
    );
    draw_year_foot(canvas, foot, state, &all[chosen], year);
}

fn year_texts(
    canvas: &Canvas<'_>,
    state: &State,
    line: &Year<'_>,
    year: i32,
    wide: bool,
    role: Role,
) -> Vec<(String, Role)> {
    let name = line.programme.map_or_else(
        || canvas.tr(id!("board-no-programme")).into_owned(),
        |programme| programme.name.clone(),
    );
    let actions = open_actions(state, line.programme);
    let act = match (line.first, actions.len()) {
        (false, _) | (_, 0) => String::new(),
        (_, 1) => actions[0].action.what.clone(),
        (_, n) => canvas.msg(
            &Message::new(id!("board-and-more"))
                .with("what", actions[0].action.what.as_str())
                .with("n", n - 1),
        ),
    };
    let unit = line
        .indicator
        .map_or("", |indicator| indicator.unit.as_str());
    let target = |year| {
        line.indicator
            .and_then(|indicator| at(&indicator.targets, year))
    };
    let actual = |year| {
        line.indicator
            .and_then(|indicator| at(&indicator.actuals, year))
    };
    let (now, next) = (target(year), target(year.saturating_add(1)));
    // What changes is marked with a sign too.
    let changed = next.is_some() && next != now;
    let sign = if changed {
        if next > now { Sign::Up } else { Sign::Down }
    } else {
        Sign::Between
    };
    let shown = |value| {
        if line.indicator.is_some() {
            figure(value, unit)
        } else {
            String::new()
        }
    };
    let new = if next.is_some() {
        format!("{} {}", canvas.glyphs.sign(sign), shown(next))
    } else {
        shown(next)
    };
    let strip = if wide && line.indicator.is_some() {
        strip(year, &actual, &target)
    } else {
        String::new()
    };
    vec![
        (if line.first { name } else { String::new() }, role),
        (
            line.indicator
                .map_or_else(String::new, |indicator| indicator.name.clone()),
            role,
        ),
        (shown(now), role),
        (shown(actual(year)), role),
        (act, role),
        (
            new,
            if changed && role == Role::Text {
                Role::Accent
            } else {
                role
            },
        ),
        (
            strip,
            if role == Role::Text {
                Role::Quiet
            } else {
                role
            },
        ),
    ]
}

/// Three years as actual/target.
fn strip(
    year: i32,
    actual: &dyn Fn(i32) -> Option<crate::domain::Decimal>,
    target: &dyn Fn(i32) -> Option<crate::domain::Decimal>,
) -> String {
    let of = |year: i32| format!("{}/{}", figure(actual(year), ""), figure(target(year), ""));
    (-2..=0)
        .map(|back| of(year.saturating_add(back)))
        .collect::<Vec<_>>()
        .join("  ")
}

/// The actions of the chosen row in full.
fn draw_year_foot(canvas: &mut Canvas<'_>, area: Rect, state: &State, line: &Year<'_>, year: i32) {
    let name = line.programme.map_or_else(
        || canvas.tr(id!("board-no-programme")).into_owned(),
        |programme| programme.name.clone(),
    );
    let title = match line.indicator {
        Some(indicator) => {
            let of = |year| at(&indicator.actuals, year);
            let to = |year| at(&indicator.targets, year);
            format!(
                "{name} {} {}  {}",
                canvas.glyphs.sign(Sign::Between),
                indicator.name,
                strip(year, &of, &to)
            )
        }
        None => name,
    };
    let mut area = canvas.frame(area, &title, Role::Strong, Weight::Quiet);
    for card in open_actions(state, line.programme) {
        let words = format!(
            "{} {}  {}",
            canvas.glyphs.sign(Sign::Arrow),
            card.action.promise(),
            parts::due(canvas, card.action.due)
        );
        area = below(area, canvas.wrap(area, &words, Role::Text));
    }
}

/// Draws next year's plan: every action that is still to be done.
pub fn draw_plan(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let state = scene.state;
    let year = state.year(&scene.room);
    let next = year_in_words(
        if year == 0 { 0 } else { year.saturating_add(1) },
        fiscal_year_in_words,
    );
    let area = heading(
        canvas,
        area,
        &Message::new(id!("board-plan-title")).with("year", next),
    );
    let all: Vec<&Card> = state
        .actions
        .iter()
        .filter(|card| card.action.state.is_open())
        .collect();
    if all.is_empty() {
        canvas.wrap(below(area, 1), &canvas.tr(id!("board-none")), Role::Quiet);
        return;
    }
    let wide = area.width >= WIDE;
    // As wide as the longest text of the list; a state that carries words is cut.
    let longest = |label: &dyn Fn(&Card) -> String| {
        all.iter()
            .map(|card| canvas.glyphs.width(&label(card)))
            .max()
            .unwrap_or(0)
    };
    let stands = longest(&|card| parts::state(canvas, &card.action).0).clamp(12, 18) as u16;
    let agreed =
        longest(&|card| canvas.tr(card.action.consent.label()).into_owned()).clamp(14, 18) as u16;
    let (goal, consent) = if wide { (2, agreed) } else { (0, 0) };
    let widths = widths(
        area.width.saturating_sub(4),
        &[
            (0, 4),
            (0, 3),
            (19, 0),
            (0, goal),
            (consent, 0),
            (stands, 0),
        ],
    );
    let label = [
        id!("board-what"),
        id!("board-who"),
        id!("board-due"),
        if wide {
            id!("board-next-target")
        } else {
            id!("board-blank")
        },
        if wide {
            id!("board-consent-line")
        } else {
            id!("board-blank")
        },
        id!("board-state"),
    ];
    let area = head(canvas, area, &widths, &label);
    let [list, foot] = rows(area, [Share::Rest(2), Share::Rest(1)]);
    let chosen = screen.year_row.min(all.len() - 1);
    canvas.list(
        list,
        YEAR_LIST,
        all.len(),
        Some(chosen),
        Role::Selected,
        |canvas, index, row, role| {
            let Some(card) = all.get(index) else { return };
            let (stands, looks) = parts::state(canvas, &card.action);
            let texts = [
                (card.action.what.clone(), role),
                (parts::who(&card.action), role),
                (parts::due(canvas, card.action.due), role),
                (
                    if wide {
                        format!("{} {}", card.action.indicator, card.action.target)
                    } else {
                        String::new()
                    },
                    role,
                ),
                (canvas.tr(card.action.consent.label()).into_owned(), role),
                (stands, if role == Role::Text { looks } else { role }),
            ];
            cells(canvas, row, &widths, &texts);
        },
    );
    draw_plan_foot(canvas, foot, all[chosen]);
}

/// The chosen action's wording in full, and where it came from.
fn draw_plan_foot(canvas: &mut Canvas<'_>, area: Rect, card: &Card) {
    let action = &card.action;
    let title = canvas.tr(id!("board-action")).into_owned();
    let mut area = canvas.frame(area, &title, Role::Quiet, Weight::Quiet);
    area = below(area, canvas.wrap(area, &action.promise(), Role::Strong));
    for (label, words) in [
        (id!("board-next-target"), &action.target),
        (id!("board-first-step"), &action.first_step),
        (id!("board-origin"), &action.reason),
    ] {
        if !words.is_empty() {
            area = below(
                area,
                parts::labelled(canvas, area, label, words, Role::Text),
            );
        }
    }
}
