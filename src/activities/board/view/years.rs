//! Drawing the year view: per programme what was planned and reached, and what is planned next.

use crate::id;
use ratatui::layout::Rect;

use super::parts::{self, below, cells, figure, head, heading, unless_chosen, widths, with_year};
use crate::activities::board::rules::State;
use crate::activities::board::rules::achievement::at;
use crate::activities::board::screen::lists::{WIDE, YearRow, open_actions, years, years_extent};
use crate::activities::board::screen::{Screen, YEAR_LIST};
use crate::domain::{Decimal, Indicator, Message};
use crate::input::Scene;
use crate::paint::{Canvas, Role, Share, Sign, Weight, rows};

/// Cells of three years as actual/target, on a wide screen.
const STRIP: u16 = 25;

/// Draws the page.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let state = scene.state;
    let year = state.year(&scene.room);
    let page = years_extent(state, (area.width, area.height)).page as u16;
    let area = heading(canvas, area, &with_year(year, id!("board-years-title")));
    let all = years(state);
    if all.is_empty() {
        canvas.wrap(below(area, 1), &canvas.tr(id!("board-none")), Role::Quiet);
        return;
    }
    let wide = area.width >= WIDE;
    let strip = if wide { STRIP } else { 0 };
    let widths = widths(
        area.width.saturating_sub(4),
        &[(0, 2), (0, 2), (7, 0), (7, 0), (0, 3), (11, 0), (strip, 0)],
    );
    let labels = [
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
    let area = head(canvas, area, &widths, &labels);
    let [list, foot] = rows(area, [Share::Fixed(page), Share::Rest(1)]);
    canvas.list_at(
        list,
        (YEAR_LIST, all.len()),
        (screen.year_row, Role::Selected),
        |canvas, index, row, role| {
            let Some(line) = all.get(index) else { return };
            let line = YearCells { state, line, year };
            let texts = line.texts(canvas, wide, role);
            cells(canvas, row, &widths, &texts);
        },
    );
    if let Some(line) = all.get(screen.year_row.at()) {
        draw_foot(canvas, foot, &YearCells { state, line, year });
    }
}

/// A row with the year that it is about.
struct YearCells<'a> {
    state: &'a State,
    line: &'a YearRow<'a>,
    year: i32,
}

impl YearCells<'_> {
    fn indicator(&self) -> Option<&Indicator> {
        self.line.indicator
    }

    fn target(&self, year: i32) -> Option<Decimal> {
        at(&self.indicator()?.targets, year)
    }

    fn actual(&self, year: i32) -> Option<Decimal> {
        at(&self.indicator()?.actuals, year)
    }

    /// A figure with its unit; nothing where there is no indicator.
    fn shown(&self, value: Option<Decimal>) -> String {
        let unit = self.indicator().map(|indicator| indicator.unit.as_str());
        unit.map_or_else(String::new, |unit| figure(value, unit))
    }

    fn programme(&self, canvas: &Canvas<'_>) -> String {
        self.line.programme.map_or_else(
            || canvas.tr(id!("board-no-programme")).into_owned(),
            |programme| programme.name.clone(),
        )
    }

    fn texts(&self, canvas: &Canvas<'_>, wide: bool, role: Role) -> Vec<(String, Role)> {
        let name = if self.line.first {
            self.programme(canvas)
        } else {
            String::new()
        };
        let indicator = self.indicator().map(|indicator| indicator.name.clone());
        let (next, changed) = self.next(canvas);
        let next_role = if changed { Role::Accent } else { Role::Text };
        let strip = if wide && self.indicator().is_some() {
            self.strip()
        } else {
            String::new()
        };
        vec![
            (name, role),
            (indicator.unwrap_or_default(), role),
            (self.shown(self.target(self.year)), role),
            (self.shown(self.actual(self.year)), role),
            (self.actions(canvas), role),
            (next, unless_chosen(role, next_role)),
            (strip, unless_chosen(role, Role::Quiet)),
        ]
    }

    /// The first action of the programme, and how many more there are; said once for a programme.
    fn actions(&self, canvas: &Canvas<'_>) -> String {
        let mut actions = open_actions(self.state, self.line.programme);
        let first = actions.next().filter(|_| self.line.first);
        let Some(first) = first else {
            return String::new();
        };
        match actions.count() {
            0 => first.action.what.clone(),
            more => canvas.msg(
                &Message::new(id!("board-and-more"))
                    .with("what", first.action.what.as_str())
                    .with("n", more),
            ),
        }
    }

    /// Next year's target, and whether it changes; what changes is marked with a sign too.
    fn next(&self, canvas: &Canvas<'_>) -> (String, bool) {
        let (now, next) = (
            self.target(self.year),
            self.target(self.year.saturating_add(1)),
        );
        if next.is_none() {
            return (self.shown(next), false);
        }
        let sign = match next.cmp(&now) {
            std::cmp::Ordering::Greater => Sign::Up,
            std::cmp::Ordering::Less => Sign::Down,
            std::cmp::Ordering::Equal => Sign::Between,
        };
        let words = format!("{} {}", canvas.glyphs.sign(sign), self.shown(next));
        (words, next != now)
    }

    /// Three years as actual/target.
    fn strip(&self) -> String {
        let of = |back: i32| {
            let year = self.year.saturating_add(back);
            let (actual, target) = (self.actual(year), self.target(year));
            format!("{}/{}", figure(actual, ""), figure(target, ""))
        };
        (-2..=0).map(of).collect::<Vec<_>>().join("  ")
    }
}

/// The actions of the chosen row in full.
fn draw_foot(canvas: &mut Canvas<'_>, area: Rect, row: &YearCells<'_>) {
    let name = row.programme(canvas);
    let title = match row.indicator() {
        Some(indicator) => {
            let between = canvas.glyphs.sign(Sign::Between);
            format!("{name} {between} {}  {}", indicator.name, row.strip())
        }
        None => name,
    };
    let mut area = canvas.frame(area, &title, Role::Strong, Weight::Quiet);
    for card in open_actions(row.state, row.line.programme) {
        let arrow = canvas.glyphs.sign(Sign::Arrow);
        let due = parts::due(canvas, card.action.due);
        let words = format!("{arrow} {}  {due}", card.action.promise());
        area = below(area, canvas.wrap(area, &words, Role::Text));
    }
}
