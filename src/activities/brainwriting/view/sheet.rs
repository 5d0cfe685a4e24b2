//! A sheet as a grid of rounds and cells; choosing one; transcribing one.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use crate::activities::brainwriting::rules::numbers::BEFOREHAND;
use crate::activities::brainwriting::rules::{CellRef, RoundNo, RowStatus, SheetNo, State};
use crate::activities::brainwriting::screen::{CELL_LIST, SHEET_LIST, Screen, sheets};
use crate::domain::{ItemId, Message};
use crate::input::{Hit, Scene};
use crate::paint::{Canvas, Role, Share, Sign, Weight, area::inset, columns, rows};

/// What of a sheet is drawn, and how.
#[derive(Debug)]
pub(crate) struct SheetStyle<'a> {
    /// Which sheet.
    pub(crate) sheet: SheetNo,
    /// Its last row shown.
    pub(crate) last: RoundNo,
    /// The cell that is written in, with what is typed there.
    pub(crate) at: Option<(CellRef, &'a str)>,
    /// Other rows than the one that is written in show only that something stands there.
    pub(crate) covered: bool,
    /// Rows that are read all the same: those transcribed since the sheet was taken in hand.
    pub(crate) read: &'a [RoundNo],
    /// Ideas that the one being written builds on.
    pub(crate) built_on: &'a [ItemId],
    /// The idea pointed at.
    pub(crate) pointed: Option<ItemId>,
}

/// One row, ready to be drawn.
struct SheetLine {
    round: RoundNo,
    /// Texts of the cells, or one text across all of them.
    cells: Vec<(String, Role)>,
    across: bool,
    height: u16,
}

/// The width of the column of row numbers.
const NUMBERS: u16 = 5;

/// Draws a sheet as a grid of rounds and cells; the row that is written in is always in sight.
pub(crate) fn grid(
    canvas: &mut Canvas<'_>,
    area: Rect,
    look: &SheetStyle<'_>,
    scene: &Scene<'_, State>,
) {
    let cells = scene.state.cells().max(1);
    let wide = area.width.saturating_sub(NUMBERS) / u16::from(cells);
    if wide < 3 || area.height < 2 {
        return;
    }
    for cell in 0..cells {
        let letter = char::from(b'a' + cell.min(25)).to_string();
        canvas.text(
            (area.x + NUMBERS + wide * u16::from(cell), area.y, wide),
            &letter,
            Role::Quiet,
        );
    }
    let body = parts::below(area, 1);
    let mut lines = lines(canvas, look, scene, wide);
    fit(&mut lines, body.height);
    let here = look.at.map_or(look.last, |(place, _)| place.round);
    let shown = in_sight(&lines, body.height, here);
    let mut y = body.y;
    for line in &lines[shown..] {
        if y >= body.bottom() {
            break;
        }
        let height = line.height.min(body.bottom() - y);
        draw_line(canvas, Rect { y, height, ..body }, line, wide, look);
        y += height;
    }
}

fn draw_line(
    canvas: &mut Canvas<'_>,
    area: Rect,
    line: &SheetLine,
    wide: u16,
    look: &SheetStyle<'_>,
) {
    let place = look
        .at
        .map(|(place, _)| place)
        .filter(|place| place.round == line.round);
    let name = if line.round == BEFOREHAND {
        canvas.tr(id!("bw-show-row-beforehand")).into_owned()
    } else {
        format!("{:>2}", line.round)
    };
    canvas.text(
        (area.x, area.y, NUMBERS - 1),
        &name,
        if place.is_some() {
            Role::Strong
        } else {
            Role::Quiet
        },
    );
    for (index, (text, role)) in line.cells.iter().enumerate() {
        let width = if line.across {
            area.width.saturating_sub(NUMBERS)
        } else {
            wide.saturating_sub(1)
        };
        let cell = Rect {
            x: area.x + NUMBERS + wide * index as u16,
            width,
            ..area
        };
        let here = place.is_some_and(|place| usize::from(place.cell) == index);
        let role = if here { Role::SelectedQuiet } else { *role };
        if here {
            canvas.fill(cell, role);
        }
        canvas.wrap(cell, text, role);
        if place.is_some() {
            canvas.hit(cell, Hit::Row(CELL_LIST, index));
        }
    }
}

/// The rows of a sheet with what may be seen of them.
fn lines(
    canvas: &Canvas<'_>,
    look: &SheetStyle<'_>,
    scene: &Scene<'_, State>,
    wide: u16,
) -> Vec<SheetLine> {
    let state = scene.state;
    let beforehand = state
        .ideas
        .values()
        .any(|idea| idea.sheet == Some(look.sheet) && idea.round == BEFOREHAND);
    let first = if beforehand { BEFOREHAND } else { 1 };
    let mut lines = Vec::new();
    for round in first..=look.last {
        let here = look.at.is_some_and(|(place, _)| place.round == round);
        let (cells, across) = if here {
            (own_row(state, look, round), false)
        } else {
            row(canvas, state, look, round)
        };
        let width = if across {
            wide.saturating_mul(u16::from(state.cells().max(1)))
        } else {
            wide.saturating_sub(1)
        };
        let height = cells
            .iter()
            .map(|(text, _)| canvas.wrapped_height(text, width))
            .max()
            .unwrap_or(1)
            .max(1);
        lines.push(SheetLine {
            round,
            cells,
            across,
            height,
        });
    }
    lines
}

fn own_row(state: &State, look: &SheetStyle<'_>, round: RoundNo) -> Vec<(String, Role)> {
    let text = |cell: u8| match look.at {
        Some((place, typed)) if place.cell == cell => typed.to_owned(),
        _ => state
            .text_at(look.sheet, round, cell)
            .unwrap_or_default()
            .to_owned(),
    };
    (0..state.cells())
        .map(|cell| (text(cell), Role::Strong))
        .collect()
}

fn row(
    canvas: &Canvas<'_>,
    state: &State,
    look: &SheetStyle<'_>,
    round: RoundNo,
) -> (Vec<(String, Role)>, bool) {
    let said = |text: String| (vec![(text, Role::Quiet)], true);
    match state.row(look.sheet, round) {
        RowStatus::Resting => return said(canvas.tr(id!("bw-show-row-resting")).into_owned()),
        RowStatus::Skipped(reason) if reason.is_empty() && !state.is_begun(look.sheet, round) => {
            return said(canvas.tr(id!("bw-show-row-blank")).into_owned());
        }
        RowStatus::Skipped(reason) if !state.is_begun(look.sheet, round) => {
            return said(
                canvas.msg(&Message::new(id!("bw-show-row-skipped")).with("reason", reason)),
            );
        }
        RowStatus::Waiting | RowStatus::Writing if !state.is_begun(look.sheet, round) => {
            return said(canvas.tr(id!("bw-show-row-waiting")).into_owned());
        }
        RowStatus::Written if round != BEFOREHAND && !state.is_begun(look.sheet, round) => {
            return said(canvas.tr(id!("bw-show-row-blank")).into_owned());
        }
        _ => {}
    }
    if round == BEFOREHAND {
        let texts: Vec<&str> = state
            .ideas_on(look.sheet)
            .into_iter()
            .filter(|idea| idea.round == BEFOREHAND)
            .map(|idea| idea.text.as_str())
            .collect();
        let text = if look.covered {
            canvas.glyphs.sign(Sign::Dot).repeat(texts.len())
        } else {
            texts.join(" / ")
        };
        return (vec![(text, Role::Text)], true);
    }
    let cell = |cell: u8| {
        let text = state.text_at(look.sheet, round, cell).unwrap_or_default();
        if look.covered && !look.read.contains(&round) {
            let sign = if text.is_empty() {
                Sign::Circle
            } else {
                Sign::Dot
            };
            return (canvas.glyphs.sign(sign).to_owned(), Role::Quiet);
        }
        let id = state.idea_at(look.sheet, round, cell).map(|idea| idea.id);
        let built_on = id.is_some_and(|id| look.built_on.contains(&id));
        match (built_on, id.is_some() && id == look.pointed) {
            (true, true) => (
                format!(
                    "{}{} {text}",
                    canvas.glyphs.sign(Sign::Current),
                    canvas.glyphs.sign(Sign::Check)
                ),
                Role::Accent,
            ),
            (true, false) => (
                format!("{} {text}", canvas.glyphs.sign(Sign::Check)),
                Role::Accent,
            ),
            (false, true) => (
                format!("{} {text}", canvas.glyphs.sign(Sign::Current)),
                Role::Text,
            ),
            (false, false) => (text.to_owned(), Role::Text),
        }
    };
    ((0..state.cells()).map(cell).collect(), false)
}

/// Makes the rows lower, the highest first, until they fit or are one line each; a free line
/// between them where there is room.
fn fit(lines: &mut [SheetLine], height: u16) {
    let total = |lines: &[SheetLine]| lines.iter().map(|line| line.height).sum::<u16>();
    while total(lines) > height {
        let Some(highest) = lines
            .iter_mut()
            .max_by_key(|line| line.height)
            .filter(|line| line.height > 1)
        else {
            return;
        };
        highest.height -= 1;
    }
    if total(lines) + lines.len() as u16 <= height {
        for line in lines {
            line.height += 1;
        }
    }
}

/// The first row to draw so that the row of this round is in sight.
fn in_sight(lines: &[SheetLine], height: u16, round: RoundNo) -> usize {
    let at = lines
        .iter()
        .position(|line| line.round == round)
        .unwrap_or(lines.len().saturating_sub(1));
    let mut used = 0;
    let mut first = at.min(lines.len());
    while let Some(line) = first.checked_sub(1).and_then(|before| lines.get(before)) {
        used += line.height;
        if used + lines.get(at).map_or(1, |line| line.height) > height {
            break;
        }
        first -= 1;
    }
    first
}

/// May this sheet be read here: revealed, opened, or looked back at?
fn is_readable(scene: &Scene<'_, State>, sheet: SheetNo) -> bool {
    !scene.mode.is_live() || scene.state.may_show_sheet(sheet)
}

/// The list of sheets, and the chosen one beside it.
pub(crate) fn chooser(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
) {
    let state = scene.state;
    let [head, _, body] = rows(area, [Share::Fixed(1), Share::Fixed(1), Share::Rest(1)]);
    typed_so_far(canvas, head, state);
    let [list, _, right] = columns(body, [Share::Fixed(24), Share::Fixed(2), Share::Rest(1)]);
    let list = canvas.frame(
        list,
        &canvas.tr(id!("bw-show-sheets")),
        Role::Title,
        Weight::Quiet,
    );
    canvas.list_at(
        list,
        (SHEET_LIST, state.sheets.len()),
        (screen.sheets, Role::Selected),
        |canvas, index, row, role| {
            let sheet = SheetNo(u8::try_from(index + 1).unwrap_or(u8::MAX));
            let name = canvas.msg(&Message::new(id!("bw-show-sheet")).with("sheet", sheet.0));
            canvas.text(row, &name, role);
            let (typed, all) = sheets::progress(state, sheet);
            if all == 0 {
                return;
            }
            let sign = if typed == all {
                Sign::Check
            } else {
                Sign::Circle
            };
            let text = format!("{typed}/{all} {}", canvas.glyphs.sign(sign));
            canvas.text_right(row, &text, role);
        },
    );
    let sheet = screen.sheet();
    let mut title = canvas.msg(&Message::new(id!("bw-show-sheet")).with("sheet", sheet.0));
    let covered = !is_readable(scene, sheet);
    if state.opened.contains(&sheet) && !state.revealed {
        title = format!("{title} {}", canvas.tr(id!("bw-show-opened")));
    } else if covered {
        title = format!("{title} {}", canvas.tr(id!("bw-show-covered")));
    }
    let inside = canvas.frame(right, &title, Role::BorderStrong, Weight::Strong);
    let look = SheetStyle {
        sheet,
        last: state.round,
        at: None,
        covered,
        read: &[],
        built_on: &[],
        pointed: None,
    };
    grid(canvas, inset(inside, 1, 0), &look, scene);
}

/// How many rows of all sheets are typed.
fn typed_so_far(canvas: &mut Canvas<'_>, line: Rect, state: &State) {
    let all = sheets::rows_on_paper(state).len();
    if sheets::rows_in_reach(state).is_empty() {
        canvas.message(
            line,
            &Message::new(id!("bw-show-type-later")).with("round", state.round),
            Role::Quiet,
        );
        return;
    }
    if all == 0 {
        canvas.message(line, &Message::new(id!("bw-show-no-paper")), Role::Quiet);
        return;
    }
    let waiting = state.waiting_rows().len();
    parts::progress(
        canvas,
        line,
        id!("bw-show-typed"),
        all.saturating_sub(waiting),
        all,
    );
}

/// Transcribing: which cell, the sheet, the field.
pub(crate) fn typing(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
) {
    let state = scene.state;
    let Some(at) = screen.editor.at else {
        return chooser(canvas, area, screen, scene);
    };
    let [head, _, body, field, hint] = rows(
        area,
        [
            Share::Fixed(1),
            Share::Fixed(u16::from(area.height > 14)),
            Share::Rest(1),
            Share::Fixed(4),
            Share::Fixed(1),
        ],
    );
    typed_so_far(canvas, head, state);
    let title = canvas.msg(
        &Message::new(id!("bw-show-typing-sheet"))
            .with("sheet", at.sheet.0)
            .with("row", at.round),
    );
    let inside = canvas.frame(body, &title, Role::BorderStrong, Weight::Strong);
    let covered = !is_readable(scene, at.sheet);
    let read = screen.rows_in_hand(at.sheet);
    let look = SheetStyle {
        sheet: at.sheet,
        last: state.round,
        at: Some((at, screen.editor.field.text())),
        covered,
        read: &read,
        built_on: &[],
        pointed: None,
    };
    grid(canvas, inset(inside, 1, 0), &look, scene);
    let label = field_label(canvas, screen, scene, at);
    canvas.field(field, &screen.editor.field, &label, true);
    canvas.message(
        hint,
        &Message::new(id!("bw-show-cell-by-name")),
        Role::Quiet,
    );
}

/// The cell's name on paper, and who types where it is not the writer.
pub(crate) fn field_label(
    canvas: &Canvas<'_>,
    screen: &Screen,
    scene: &Scene<'_, State>,
    at: CellRef,
) -> String {
    match screen.editor.typist {
        None => at.label(),
        Some(who) => {
            let typist = canvas.msg(
                &Message::new(id!("bw-show-typist")).with("who", parts::person(canvas, scene, who)),
            );
            format!("{}  {typist}", at.label())
        }
    }
}
