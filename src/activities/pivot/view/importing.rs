//! Draws what a file is understood to be: its facts, its columns, its first lines, and what a
//! person should know.

use crate::id;
use ratatui::layout::Rect;

use crate::activities::pivot::rules::State;
use crate::activities::pivot::screen::importer::{Importer, file_name};
use crate::activities::pivot::screen::{IMPORTED, NO_LIST, Screen, measure};
use crate::analysis::{
    ColumnKind, ColumnSeen, Encoding, FileKind, FilePreview, ImportProblem, Separator,
};
use crate::domain::{Message, MessageId};
use crate::input::{GridCursor, Scene};
use crate::paint::{Canvas, Grid, GridCell, Role, Share, Sign, Weight, columns, rows};

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let Some(importer) = &screen.importer else {
        return;
    };
    let problems: Vec<String> = importer
        .preview
        .problems
        .iter()
        .map(|problem| words(canvas, problem))
        .collect();
    let [facts, body, below] = rows(
        area,
        [
            Share::Fixed(measure::FACT_ROWS),
            Share::Rest(1),
            Share::Fixed(measure::problem_rows(area.height, &importer.preview)),
        ],
    );
    let is_busy = screen.requests.waiting.is_some();
    draw_facts(canvas, facts, importer, scene, is_busy);
    if area.width >= measure::WIDE {
        let [left, _, right] = columns(body, [Share::Rest(5), Share::Fixed(2), Share::Rest(6)]);
        draw_columns(canvas, left, importer);
        draw_sample(canvas, right, importer);
    } else {
        let lines = measure::sample_rows(body.height, &importer.preview);
        let [top, bottom] = rows(body, [Share::Rest(1), Share::Fixed(lines)]);
        draw_columns(canvas, top, importer);
        draw_sample(canvas, bottom, importer);
    }
    draw_problems(canvas, below, &problems);
}

fn draw_facts(
    canvas: &mut Canvas<'_>,
    area: Rect,
    importer: &Importer,
    scene: &Scene<'_, State>,
    busy: bool,
) {
    let preview = &importer.preview;
    let mut x = area.x + canvas.text(area, &file_name(&importer.path), Role::Title) + 2;
    let rows = Message::new(id!("pivot-rows")).with("rows", preview.rows);
    x += canvas.message(
        (x, area.y, area.right().saturating_sub(x)),
        &rows,
        Role::Strong,
    ) + 2;
    let hash = format!("SHA-256 {}…", preview.sha256.get(..8).unwrap_or_default());
    canvas.text(
        (x, area.y, area.right().saturating_sub(x)),
        &hash,
        Role::Quiet,
    );
    let parts = how_read(canvas, preview);
    let line = parts.join(&format!(" {} ", canvas.glyphs.sign(Sign::Between)));
    canvas.text((area.x, area.y + 1, area.width), &line, Role::Text);
    if busy {
        let text = canvas.tr(id!("pivot-reading-anew")).into_owned();
        canvas.text_right((area.x, area.y + 1, area.width), &text, Role::Accent);
    }
    if let Some((message, role)) = compared(preview, scene) {
        canvas.message((area.x, area.y + 2, area.width), &message, role);
    }
}

/// Kind, encoding, separator or sheet, header.
fn how_read(canvas: &Canvas<'_>, preview: &FilePreview) -> Vec<String> {
    let mut parts = Vec::new();
    match preview.kind {
        FileKind::Csv => parts.push("CSV".to_owned()),
        FileKind::Xlsx => parts.push("Excel".to_owned()),
    }
    if let Some(encoding) = preview.encoding {
        let name = match encoding {
            Encoding::Utf8 => "UTF-8",
            Encoding::Cp932 => "CP932 (Shift_JIS)",
            Encoding::Utf16Le => "UTF-16 LE",
            Encoding::Utf16Be => "UTF-16 BE",
        };
        parts.push(if preview.bom {
            format!("{name} (BOM)")
        } else {
            name.to_owned()
        });
    }
    if let Some(separator) = preview.separator {
        let id = match separator {
            Separator::Comma => id!("pivot-separator-comma"),
            Separator::Tab => id!("pivot-separator-tab"),
            Separator::Semicolon => id!("pivot-separator-semicolon"),
        };
        parts.push(canvas.tr(id).into_owned());
    }
    if let Some(sheet) = &preview.sheet {
        let at = preview
            .sheets
            .iter()
            .position(|name| name == sheet)
            .map_or(1, |at| at + 1);
        parts.push(
            canvas.msg(
                &Message::new(id!("pivot-sheet"))
                    .with("name", sheet.as_str())
                    .with("at", at)
                    .with("of", preview.sheets.len()),
            ),
        );
    }
    let header = preview.header;
    let label = if header.height == 0 {
        Message::new(id!("pivot-header-none"))
    } else {
        Message::new(id!("pivot-header"))
            .with("first", header.first)
            .with("height", header.height)
    };
    parts.push(canvas.msg(&label));
    parts
}

/// Is it a file that the session knows, or one that stands in for another?
fn compared(preview: &FilePreview, scene: &Scene<'_, State>) -> Option<(Message, Role)> {
    if let Some((data, _)) = scene
        .state
        .files
        .iter()
        .find(|(data, _)| data.sha256 == preview.sha256)
    {
        return Some((
            Message::new(id!("pivot-same-file")).with("file", data.name.as_str()),
            Role::Good,
        ));
    }
    let data = scene.state.data()?;
    Some((
        Message::new(id!("pivot-other-file")).with("file", data.name.as_str()),
        Role::Warn,
    ))
}

fn draw_columns(canvas: &mut Canvas<'_>, area: Rect, importer: &Importer) {
    let all = &importer.preview.columns;
    let taken = all.iter().filter(|column| !column.left_out).count();
    let title = canvas.msg(
        &Message::new(id!("pivot-columns-seen"))
            .with("n", taken)
            .with("of", all.len()),
    );
    let inside = canvas.frame(area, &title, Role::Title, Weight::Quiet);
    let widest = all
        .iter()
        .map(|column| canvas.glyphs.width(&column.name))
        .max()
        .unwrap_or(0) as u16;
    let name = widest.clamp(8, (inside.width / 3).max(8));
    let kind = [ColumnKind::Label, ColumnKind::Number]
        .iter()
        .map(|kind| canvas.glyphs.width(&canvas.tr(kind_label(*kind))))
        .max()
        .unwrap_or(0) as u16;
    canvas.list_at(
        inside,
        (IMPORTED, all.len()),
        (importer.cursor, Role::Selected),
        |canvas, index, line, role| {
            let Some(column) = all.get(index) else { return };
            let plain = role == Role::Text;
            let quiet = if plain { Role::Quiet } else { role };
            let mark = if column.left_out {
                Sign::Cross
            } else {
                Sign::Check
            };
            let sign = if plain && column.left_out {
                Role::Warn
            } else {
                quiet
            };
            let mut x = line.x;
            canvas.text((x, line.y, 1), canvas.glyphs.sign(mark), sign);
            x += 2;
            canvas.text(
                (x, line.y, name),
                &column.name,
                if column.left_out { quiet } else { role },
            );
            x += name + 1;
            let kind_name = canvas.tr(kind_label(column.kind)).into_owned();
            canvas.text((x, line.y, kind), &kind_name, quiet);
            x += kind + 1;
            let words = about(canvas, column);
            let role = if plain && column.personal {
                Role::Warn
            } else {
                quiet
            };
            canvas.text((x, line.y, line.right().saturating_sub(x)), &words, role);
        },
    );
}

const fn kind_label(kind: ColumnKind) -> MessageId {
    match kind {
        ColumnKind::Label => id!("pivot-kind-label"),
        ColumnKind::Number => id!("pivot-kind-number"),
    }
}

/// Distinct values, blanks, marks, examples; first of all whether it looks personal.
fn about(canvas: &Canvas<'_>, column: &ColumnSeen) -> String {
    let mut parts = Vec::new();
    if column.personal {
        parts.push(canvas.tr(id!("pivot-personal")).into_owned());
    }
    parts.push(canvas.msg(&Message::new(id!("pivot-distinct")).with("n", column.distinct)));
    if column.blanks > 0 {
        parts.push(canvas.msg(&Message::new(id!("pivot-blanks")).with("n", column.blanks)));
    }
    if column.marks > 0 {
        parts.push(canvas.msg(&Message::new(id!("pivot-marks")).with("n", column.marks)));
    }
    if !column.personal {
        parts.push(
            column
                .examples
                .iter()
                .filter(|example| !example.is_empty())
                .take(4)
                .cloned()
                .collect::<Vec<_>>()
                .join(", "),
        );
    }
    parts.join("  ")
}

fn draw_sample(canvas: &mut Canvas<'_>, area: Rect, importer: &Importer) {
    let preview = &importer.preview;
    let title = canvas.tr(id!("pivot-sample")).into_owned();
    let inside = canvas.frame(area, &title, Role::Title, Weight::Quiet);
    let tag = canvas.tr(id!("pivot-header-tag")).into_owned();
    let header = preview.header.first..preview.header.first + preview.header.height;
    let across = importer.across();
    let heads = vec![(1..=across).map(|n| n.to_string()).collect::<Vec<_>>()];
    let stub = |row: usize| {
        let line = preview.sample.get(row).map_or(0, |(line, _)| *line);
        let role = if header.contains(&line) {
            Role::Strong
        } else {
            Role::Quiet
        };
        let tag = if header.contains(&line) { &tag } else { "" };
        (vec![format!("{line} {tag}").trim_end().to_owned()], role)
    };
    let cell = |row: usize, column: usize| {
        let (line, fields) = preview
            .sample
            .get(row)
            .map_or((0, &[] as &[String]), |(line, fields)| {
                (*line, fields.as_slice())
            });
        let role = if header.contains(&line) {
            Role::Strong
        } else {
            Role::Text
        };
        GridCell {
            text: fields.get(column).cloned().unwrap_or_default(),
            role,
            left: true,
            share: None,
        }
    };
    // The window begins at the column that the arrows chose; so many columns past it are in sight
    // as fit.
    let from = importer.sample.min(across.saturating_sub(1));
    let heads: Vec<Vec<String>> = heads
        .into_iter()
        .map(|level| level.into_iter().skip(from).collect())
        .collect();
    let shifted = |row: usize, column: usize| cell(row, column + from);
    let grid = Grid {
        corner: &[String::new()],
        heads: &heads,
        size: (preview.sample.len(), across - from),
        stub: &stub,
        cell: &shifted,
        cursor: GridCursor::on((header.start.saturating_sub(1) as usize, 0)),
        chosen: None,
        list: NO_LIST,
    };
    canvas.grid(inside, &grid);
}

fn draw_problems(canvas: &mut Canvas<'_>, area: Rect, problems: &[String]) {
    if area.height < 2 {
        return;
    }
    let title = canvas.msg(&Message::new(id!("pivot-problems")).with("n", problems.len()));
    let mut rest = canvas.frame(area, &title, Role::Warn, Weight::Quiet);
    for text in problems {
        let taken = canvas.wrap(rest, text, Role::Text);
        rest = Rect {
            y: rest.y + taken,
            height: rest.height - taken,
            ..rest
        };
    }
}

/// A problem with its place, and how often there is one.
fn words(canvas: &Canvas<'_>, problem: &ImportProblem) -> String {
    let label = canvas.msg(&problem.label);
    let place = match (problem.line, problem.column) {
        (Some(line), Some(column)) => canvas.msg(
            &Message::new(id!("pivot-place-cell"))
                .with("line", line)
                .with("column", column),
        ),
        (Some(line), None) => canvas.msg(&Message::new(id!("pivot-place-line")).with("line", line)),
        (None, Some(column)) => {
            canvas.msg(&Message::new(id!("pivot-place-column")).with("column", column))
        }
        (None, None) => return label,
    };
    format!("{place}  {label}")
}
