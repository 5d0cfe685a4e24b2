//! Tables and bars: a grid whose head and first columns stay while the rest scrolls, and bars with
//! their names and figures.

use std::ops::Range;

use ratatui::layout::Rect;

use super::{Canvas, Role, Sign};
use crate::input::{Extent, GridCursor, Hit};

/// The widest and the narrowest column of a grid, in cells.
const WIDEST: u16 = 20;
const NARROWEST: u16 = 4;
/// The widest and the narrowest bar behind a number, in cells; with less room a sign of one cell
/// stands for it.
const WIDEST_BAR: u16 = 24;
const NARROWEST_BAR: u16 = 3;

/// What stands in a cell of a grid.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GridCell {
    /// Its text.
    pub(crate) text: String,
    /// How it looks.
    pub(crate) role: Role,
    /// Does it stand at the left, as text does? Numbers stand at the right.
    pub(crate) left: bool,
    /// How long its bar is, from 0 to 1; no bar where there is none.
    pub(crate) share: Option<f64>,
}

/// A column in sight.
#[derive(Debug, Clone, Copy)]
struct ColumnInSight {
    at: usize,
    /// Cells for its text.
    width: u16,
    /// Cells for the bar behind it, with the blank between.
    bar: u16,
}

impl ColumnInSight {
    /// All its cells.
    const fn whole(self) -> u16 {
        self.width + self.bar
    }
}

/// A table to be drawn: what is asked of it for each row and cell in sight.
pub(crate) struct Grid<'a> {
    /// What the columns at the left are called, which stay in sight.
    pub(crate) corner: &'a [String],
    /// The lines of the head, each with a text a column; equal neighbours of an upper line are said
    /// once.
    pub(crate) heads: &'a [Vec<String>],
    /// How many rows and columns.
    pub(crate) size: (usize, usize),
    /// The texts at the left of a row, and how they look.
    pub(crate) stub: &'a dyn Fn(usize) -> (Vec<String>, Role),
    /// The cell of a row and column.
    pub(crate) cell: &'a dyn Fn(usize, usize) -> GridCell,
    /// The cursor: its column is always in sight, its row unless the wheel moved the view.
    pub(crate) cursor: GridCursor,
    /// How the cell at the cursor looks; `None` draws it like the others.
    pub(crate) chosen: Option<Role>,
    /// List id for clicks: [`Hit::Row`] with row × columns + column.
    pub(crate) list: u16,
}

/// A bar of a chart.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bar {
    /// What it is.
    pub(crate) label: String,
    /// How long it is, in any unit; `None` draws none.
    pub(crate) value: Option<f64>,
    /// Its figure in words.
    pub(crate) text: String,
}

impl Canvas<'_> {
    /// Draws a grid; returns the rows and columns that are in sight.
    pub(crate) fn grid(&mut self, area: Rect, grid: &Grid<'_>) -> (Range<usize>, Range<usize>) {
        let area = area.intersection(self.area());
        let head = (grid.heads.len().max(1) + 1) as u16;
        if area.height <= head || area.width < 2 * NARROWEST {
            return (0..0, 0..0);
        }
        let extent = Extent::new(grid.size.0, area.height - head);
        let rows = grid.cursor.rows().window(extent);
        let scrolls = rows.len() < grid.size.0;
        let inside = Rect {
            width: area.width - 2 * u16::from(scrolls),
            ..area
        };
        let stubs = self.stub_widths(grid, &rows, inside.width / 2);
        let left = stubs.iter().map(|width| width + 1).sum::<u16>();
        let room = inside.width.saturating_sub(left);
        let mut columns = self.columns_in_sight(grid, &rows, room);
        widen_for_bars(&mut columns, grid, &rows, room);
        self.draw_corner(inside, grid, &stubs);
        self.draw_heads(inside, left, grid, &columns);
        self.hline((inside.x, inside.y + head - 1, inside.width), Role::Border);
        let mut last: Vec<String> = Vec::new();
        for (line, row) in rows.clone().enumerate() {
            let y = inside.y + head + line as u16;
            let (texts, role) = (grid.stub)(row);
            self.draw_stub((inside.x, y), &stubs, (&texts, &last), role);
            last = texts;
            self.draw_row(
                Rect {
                    x: inside.x + left,
                    y,
                    width: inside.width.saturating_sub(left),
                    height: 1,
                },
                row,
                grid,
                &columns,
            );
        }
        if scrolls {
            self.scrollbar(
                Rect {
                    x: area.right() - 1,
                    y: area.y + head,
                    width: 1,
                    height: area.height - head,
                },
                rows.start,
                grid.size.0,
            );
        }
        let shown = columns
            .first()
            .map_or(0..0, |first| first.at..first.at + columns.len());
        (rows, shown)
    }

    fn stub_widths(&self, grid: &Grid<'_>, rows: &Range<usize>, most: u16) -> Vec<u16> {
        let mut widths: Vec<u16> = grid
            .corner
            .iter()
            .map(|name| self.glyphs.width(name) as u16)
            .collect();
        for row in rows.clone() {
            for (width, text) in widths.iter_mut().zip((grid.stub)(row).0) {
                *width = (*width).max(self.glyphs.width(&text) as u16);
            }
        }
        let each = most / widths.len().max(1) as u16;
        widths
            .into_iter()
            .map(|width| width.min(each.max(NARROWEST)))
            .collect()
    }

    fn column_width(&self, grid: &Grid<'_>, rows: &Range<usize>, column: usize) -> u16 {
        let alone = |level: &Vec<String>| {
            let other = |at: Option<usize>| at.and_then(|at| level.get(at)) != level.get(column);
            other(column.checked_sub(1)) && other(Some(column + 1))
        };
        let last = grid.heads.len().saturating_sub(1);
        let heads = grid
            .heads
            .iter()
            .enumerate()
            .filter(|(at, level)| *at == last || alone(level))
            .filter_map(|(_, level)| level.get(column));
        let cells = rows
            .clone()
            .map(|row| self.glyphs.width(&(grid.cell)(row, column).text));
        let widest = heads
            .map(|head| self.glyphs.width(head))
            .chain(cells)
            .max()
            .unwrap_or(0);
        (widest as u16).clamp(NARROWEST, WIDEST) + 1
    }

    /// The columns that fit, with their widths: from the first on, or as far back from the cursor
    /// as there is room.
    fn columns_in_sight(
        &self,
        grid: &Grid<'_>,
        rows: &Range<usize>,
        room: u16,
    ) -> Vec<ColumnInSight> {
        if grid.size.1 == 0 {
            return Vec::new();
        }
        let cursor = grid.cursor.at().1.min(grid.size.1 - 1);
        let mut taken = 0;
        let mut columns = Vec::new();
        for column in (0..=cursor).rev() {
            let width = self.column_width(grid, rows, column);
            if taken + width + 1 > room && column < cursor {
                break;
            }
            taken += width + 1;
            columns.insert(
                0,
                ColumnInSight {
                    at: column,
                    width,
                    bar: 0,
                },
            );
        }
        for column in cursor + 1..grid.size.1 {
            let width = self.column_width(grid, rows, column);
            if taken + width + 1 > room {
                break;
            }
            taken += width + 1;
            columns.push(ColumnInSight {
                at: column,
                width,
                bar: 0,
            });
        }
        columns
    }

    fn draw_corner(&mut self, area: Rect, grid: &Grid<'_>, stubs: &[u16]) {
        let y = area.y + grid.heads.len().max(1) as u16 - 1;
        let mut x = area.x;
        for (name, width) in grid.corner.iter().zip(stubs) {
            self.text((x, y, *width), name, Role::Quiet);
            x += width + 1;
        }
    }

    fn draw_heads(&mut self, area: Rect, left: u16, grid: &Grid<'_>, columns: &[ColumnInSight]) {
        for at in 0..grid.heads.len() {
            let place = (area.x + left, area.y + at as u16);
            self.draw_head(place, at, grid, columns);
        }
        self.draw_more(area, left, grid, columns);
    }

    /// Draws a line of the head. Equal neighbours share one text, except in the lowest line.
    fn draw_head(
        &mut self,
        (mut x, y): (u16, u16),
        at: usize,
        grid: &Grid<'_>,
        columns: &[ColumnInSight],
    ) {
        let level = &grid.heads[at];
        let lowest = at + 1 == grid.heads.len();
        let text = |column: usize| level.get(column).map_or("", String::as_str);
        let shared = |before: &ColumnInSight, column: &ColumnInSight| {
            !lowest
                && level
                    .get(column.at)
                    .is_some_and(|own| own == text(before.at))
        };
        for run in columns.chunk_by(shared) {
            let first = run[0].at;
            let text = text(first);
            let whole = run.iter().map(|column| column.whole() + 1).sum::<u16>();
            // The lowest line stands over the numbers, not over their bars.
            let width = whole - 1 - if lowest { run[0].bar } else { 0 };
            let here =
                run.iter().any(|column| column.at == grid.cursor.at().1) && grid.chosen.is_some();
            let role = if here { Role::Strong } else { Role::Text };
            if lowest && !(grid.cell)(0, first).left {
                self.text_right((x, y, width), text, role);
            } else {
                self.text((x, y, width), text, role);
            }
            x += whole;
        }
    }

    /// Signs where columns go on out of sight.
    fn draw_more(&mut self, area: Rect, left: u16, grid: &Grid<'_>, columns: &[ColumnInSight]) {
        let (Some(first), Some(last)) = (columns.first(), columns.last()) else {
            return;
        };
        let y = area.y + grid.heads.len().max(1) as u16;
        if first.at > 0 && left > 0 {
            self.text(
                (area.x + left - 1, y - 1, 1),
                self.glyphs.sign(Sign::More),
                Role::Accent,
            );
        }
        if last.at + 1 < grid.size.1 {
            let x = (area.x + left + columns.iter().map(|column| column.whole() + 1).sum::<u16>())
                .min(area.right())
                .saturating_sub(1);
            self.text((x, y - 1, 1), self.glyphs.sign(Sign::More), Role::Accent);
        }
    }

    fn draw_stub(
        &mut self,
        (mut x, y): (u16, u16),
        stubs: &[u16],
        (texts, last): (&[String], &[String]),
        role: Role,
    ) {
        let mut same = true;
        for (at, (text, width)) in texts.iter().zip(stubs).enumerate() {
            same = same && at + 1 < texts.len() && last.get(at) == Some(text);
            if !same {
                self.text((x, y, *width), text, role);
            }
            x += width + 1;
        }
    }

    fn draw_row(&mut self, line: Rect, row: usize, grid: &Grid<'_>, columns: &[ColumnInSight]) {
        let mut x = line.x;
        for column in columns {
            let cell = (grid.cell)(row, column.at);
            let here = (row, column.at) == grid.cursor.at();
            let role = if here {
                grid.chosen.unwrap_or(cell.role)
            } else {
                cell.role
            };
            let place = Rect {
                x,
                width: column.width,
                ..line
            }
            .intersection(line);
            if role != Role::Text {
                self.fill(place, role);
            }
            if cell.left {
                self.text(place, &cell.text, role);
            } else {
                self.text_right(place, &cell.text, role);
            }
            let bar = Rect {
                x: place.right() + 1,
                width: column.bar.saturating_sub(1),
                ..line
            };
            self.cell_bar(place, bar.intersection(line), &cell, here);
            self.hit(place, Hit::Row(grid.list, row * grid.size.1 + column.at));
            x += column.whole() + 1;
        }
    }

    /// The bar behind a number; in a narrow column a sign of one cell before it.
    fn cell_bar(&mut self, place: Rect, bar: Rect, cell: &GridCell, here: bool) {
        let Some(share) = cell.share else { return };
        let role = if here { Role::Gauge } else { Role::Chart };
        if bar.width > 0 {
            let drawn = self.glyphs.bar(share, 1.0, bar.width);
            self.text(bar, &drawn, role);
        } else if !here && self.glyphs.width(&cell.text) < usize::from(place.width) {
            let level = self.glyphs.level(share);
            self.text((place.x, place.y, 1), level, role);
        }
    }

    /// Draws bars, one a line, with names at the left and figures at the right; the chosen one is
    /// in sight and stands out.
    pub(crate) fn bars(&mut self, area: Rect, bars: &[Bar], chosen: usize) {
        let area = area.intersection(self.area());
        let lines = window(bars.len(), usize::from(area.height), chosen);
        let widest = |of: fn(&Bar) -> &str| {
            bars[lines.clone()]
                .iter()
                .map(|bar| self.glyphs.width(of(bar)))
                .max()
                .unwrap_or(0) as u16
        };
        let label = widest(|bar| &bar.label).min(area.width / 3);
        let text = widest(|bar| &bar.text).min(area.width / 3);
        let room = area.width.saturating_sub(label + text + 2);
        let longest = bars.iter().filter_map(|bar| bar.value).fold(0.0, f64::max);
        for (row, at) in lines.enumerate() {
            let (bar, y) = (&bars[at], area.y + row as u16);
            let role = if at == chosen {
                Role::Strong
            } else {
                Role::Text
            };
            self.text((area.x, y, label), &bar.label, role);
            let drawn = self.glyphs.bar(bar.value.unwrap_or(0.0), longest, room);
            self.text((area.x + label + 1, y, room), &drawn, Role::Chart);
            self.text_right(
                (area.right().saturating_sub(text), y, text),
                &bar.text,
                role,
            );
        }
    }
}

/// Gives the room that is left to the bars, the same to each column that has some.
fn widen_for_bars(columns: &mut [ColumnInSight], grid: &Grid<'_>, rows: &Range<usize>, room: u16) {
    let barred: Vec<bool> = columns
        .iter()
        .map(|column| {
            rows.clone()
                .any(|row| (grid.cell)(row, column.at).share.is_some())
        })
        .collect();
    let taken = columns.iter().map(|column| column.whole() + 1).sum::<u16>();
    let with_bar = barred.iter().filter(|barred| **barred).count() as u16;
    let each = room.saturating_sub(taken) / with_bar.max(1);
    if each > NARROWEST_BAR {
        for (column, _) in columns.iter_mut().zip(barred).filter(|(_, barred)| *barred) {
            column.bar = each.min(WIDEST_BAR + 1);
        }
    }
}

/// The rows in sight: those around `row`.
fn window(len: usize, height: usize, row: usize) -> Range<usize> {
    let from = row
        .saturating_sub(height / 2)
        .min(len.saturating_sub(height));
    from..(from + height).min(len)
}
