//! Drawing the programmes and their indicators, with what was reached.

use crate::id;
use ratatui::layout::Rect;

use super::parts::{self, below, cells, figure, head, heading, unless_chosen, widths, with_year};
use crate::activities::board::rules::minuting::achievement_in_words;
use crate::activities::board::rules::{Figures, State};
use crate::activities::board::screen::lists::{PROGRAMMES_FOOT, ProgrammeEntry, WIDE, entries};
use crate::activities::board::screen::{PROGRAMME_LIST, Screen};
use crate::domain::{Indicator, Message, Programme};
use crate::input::Scene;
use crate::paint::{Canvas, Role, Share, rows};

/// Cells of a judgement without more words.
const JUDGED: u16 = 15;

/// The measures of the table.
struct Columns {
    widths: Vec<u16>,
    wide: bool,
    /// The year whose figures stand there.
    year: i32,
}

/// Draws the page.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let state = scene.state;
    let year = state.year(&scene.room);
    let area = heading(
        canvas,
        area,
        &with_year(year, id!("board-programmes-title")),
    );
    let all = entries(state);
    if all.is_empty() {
        let text = canvas.tr(if scene.mode.is_live() {
            id!("board-no-programmes")
        } else {
            id!("board-none")
        });
        canvas.wrap(below(area, 1), &text, Role::Quiet);
        return;
    }
    let wide = area.width >= WIDE;
    let (class, judged) = if wide { (13, 26) } else { (0, JUDGED) };
    let shares = [
        (0, 1),
        (class, 0),
        (9, 0),
        (9, 0),
        (9, 0),
        (9, 0),
        (judged, 0),
    ];
    let table = Columns {
        widths: widths(area.width.saturating_sub(4), &shares),
        wide,
        year,
    };
    let area = draw_head(canvas, area, &table);
    let [list, foot] = rows(area, [Share::Rest(1), Share::Fixed(PROGRAMMES_FOOT)]);
    canvas.list_at(
        list,
        (PROGRAMME_LIST, all.len()),
        (screen.entry, Role::Selected),
        |canvas, index, row, role| match all.get(index) {
            Some(ProgrammeEntry::Programme(id)) => {
                if let Some(programme) = state.programme(*id) {
                    draw_programme(canvas, row, programme, role);
                }
            }
            Some(ProgrammeEntry::Indicator(id)) => {
                if let Some((_, indicator)) = state.indicator(*id) {
                    let texts = measured(canvas, state, indicator, &table, role);
                    cells(canvas, row, &table.widths, &texts);
                }
            }
            None => {}
        },
    );
    draw_thresholds(canvas, foot, state);
}

fn draw_head(canvas: &mut Canvas<'_>, area: Rect, table: &Columns) -> Rect {
    let labels = [
        id!("board-indicator"),
        if table.wide {
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
    head(canvas, area, &table.widths, &labels)
}

fn draw_programme(canvas: &mut Canvas<'_>, row: Rect, programme: &Programme, role: Role) {
    let strong = unless_chosen(role, Role::Strong);
    let taken = canvas.text(row, &programme.name, strong);
    let group = if programme.target_group.is_empty() {
        String::new()
    } else {
        format!("  {}", programme.target_group)
    };
    let quiet = unless_chosen(role, Role::Quiet);
    let room = row.width.saturating_sub(taken);
    canvas.text((row.x + taken, row.y, room), &group, quiet);
}

/// The cells of an indicator.
fn measured(
    canvas: &Canvas<'_>,
    state: &State,
    indicator: &Indicator,
    table: &Columns,
    role: Role,
) -> Vec<(String, Role)> {
    let figures = Figures::of(indicator, table.year);
    let verdict = figures.judge(state.thresholds);
    let (sign, looks) = parts::judgement_looks(verdict);
    let class = if table.wide {
        let class = indicator.class.map(|class| canvas.tr(class.label()));
        class.unwrap_or_default().into_owned()
    } else {
        String::new()
    };
    let percent = canvas.msg(&achievement_in_words(figures.achievement()));
    // On a narrow screen the figures beside it say how far, and what is missing.
    let judged = if table.wide {
        canvas.msg(&verdict.in_words())
    } else {
        canvas.tr(verdict.judgement.label()).into_owned()
    };
    vec![
        (format!("  {}", indicator.name), role),
        (class, role),
        (figure(figures.baseline, &indicator.unit), role),
        (figure(figures.target, &indicator.unit), role),
        (figure(figures.actual, &indicator.unit), role),
        (percent, role),
        (
            format!("{} {judged}", canvas.glyphs.sign(sign)),
            unless_chosen(role, looks),
        ),
    ]
}

fn draw_thresholds(canvas: &mut Canvas<'_>, foot: Rect, state: &State) {
    if foot.height < PROGRAMMES_FOOT {
        return;
    }
    let thresholds = Message::new(id!("board-thresholds"))
        .with("good", state.thresholds.on_track)
        .with("fair", state.thresholds.slow);
    canvas.message((foot.x, foot.y + 1, foot.width), &thresholds, Role::Quiet);
}
