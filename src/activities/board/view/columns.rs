//! Drawing the board: four columns, or one on a narrow screen, and the chosen chain in the one
//! frame.

use crate::id;
use ratatui::layout::Rect;

use super::parts::{self, WIDE};
use crate::activities::board::rules::{Card, Finding, State};
use crate::activities::board::screen::{CHAINS, COLUMN_COUNT, COLUMNS, Chain, PARTS, Screen, rows};
use crate::domain::{Message, MessageId};
use crate::input::{Hit, Mode, Scene};
use crate::paint::{Canvas, Role, Sign, Weight};

/// The headings of the columns.
pub const HEADINGS: [MessageId; COLUMN_COUNT] = [
    id!("board-check"),
    id!("board-why"),
    id!("board-decide"),
    id!("board-act"),
];
/// How the columns share the width.
const SHARES: [(u16, u16); COLUMN_COUNT] = [(0, 10), (0, 7), (0, 8), (0, 10)];
/// Cells between two columns: the arrow and its air.
const GAP: u16 = 3;
/// The most rows of a chain that is not chosen.
const LOW: u16 = 2;

/// One piece of text in a cell of the board.
struct CellPiece {
    text: String,
    role: Role,
    /// Which factor or action it is of.
    part: Option<usize>,
}

impl CellPiece {
    fn new(text: impl Into<String>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
            part: None,
        }
    }

    fn of(self, part: usize) -> Self {
        Self {
            part: Some(part),
            ..self
        }
    }
}

/// What stands in the four columns of a chain.
type ChainCells = [Vec<CellPiece>; COLUMN_COUNT];

/// Draws the board.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let all = rows(scene.state);
    draw_gauge(
        canvas,
        Rect {
            height: area.height.min(1),
            ..area
        },
        scene.state,
    );
    let air = u16::from(area.height > 16);
    let area = parts::below(area, 1 + air);
    let wide = area.width >= WIDE;
    draw_headings(
        canvas,
        Rect {
            height: area.height.min(1),
            ..area
        },
        screen,
        wide,
    );
    let area = parts::below(area, 1);
    if all.is_empty() {
        let text = canvas.tr(if scene.mode == Mode::Live {
            id!("board-empty")
        } else {
            id!("board-none")
        });
        canvas.wrap(parts::below(area, 1), &text, Role::Quiet);
        return;
    }
    let mut chains: Vec<ChainCells> = all
        .iter()
        .map(|row| chain(canvas, scene.state, *row))
        .collect();
    if !wide && screen.column + 1 < COLUMN_COUNT {
        // One column at a time: what belongs to no finding is named by itself, else every line of
        // it would look alike.
        for (row, chain) in all.iter().zip(&mut chains) {
            if let (Chain::Action(_), Some(what)) = (row, chain[3].first()) {
                chain[0].insert(0, CellPiece::new(what.text.as_str(), Role::Text));
            }
        }
    }
    let heights: Vec<u16> = chains
        .iter()
        .enumerate()
        .map(|(at, chain)| {
            height(
                canvas,
                chain,
                area.width,
                at == screen.row,
                wide.then_some(screen.column),
                screen,
            )
        })
        .collect();
    let mut y = area.y;
    for at in first(&heights, screen.row, area.height)..all.len() {
        let room = area.bottom().saturating_sub(y);
        if room == 0 || (room < heights[at] && at != screen.row && room < 2) {
            break;
        }
        let block = Rect {
            y,
            height: heights[at].min(room),
            ..area
        };
        draw_chain(
            canvas,
            block,
            &chains[at],
            at,
            screen,
            wide,
            screen.is_covered(scene),
        );
        y = y.saturating_add(heights[at]);
    }
}

/// The first chain to draw, so that the chosen one is in sight with some before it.
fn first(heights: &[u16], chosen: usize, room: u16) -> usize {
    let mut top = chosen.min(heights.len().saturating_sub(1));
    let mut taken = heights.get(top).copied().unwrap_or(0);
    while top > 0 && taken.saturating_add(heights[top - 1]) <= room.saturating_mul(2) / 3 {
        top -= 1;
        taken += heights[top];
    }
    // Near the end there is room for more of what comes before.
    let mut shown: u16 = heights[top..]
        .iter()
        .fold(0, |sum, height| sum.saturating_add(*height));
    while top > 0 && shown.saturating_add(heights[top - 1]) <= room {
        top -= 1;
        shown += heights[top];
    }
    top
}

/// What the room should see from the back: how much is answered.
fn draw_gauge(canvas: &mut Canvas<'_>, area: Rect, state: &State) {
    let gauge = state.gauge();
    let words = Message::new(id!("board-gauge"))
        .with("n", gauge.findings)
        .with("answered", gauge.answered)
        .with("acted", gauge.acted);
    let mut x = area.x + canvas.say(area.x, area.y, area.width, &words, Role::Strong);
    let waits = state.homework().count();
    if waits > 0 {
        let words = format!(
            "  {} {}",
            canvas.glyphs.sign(Sign::Alert),
            canvas.msg(&Message::new(id!("board-waits")).with("n", waits))
        );
        x += canvas.text(
            x,
            area.y,
            area.right().saturating_sub(x),
            &words,
            Role::Warn,
        );
    }
    let room = area.right().saturating_sub(x + 2);
    if room >= 8 {
        canvas.gauge(
            x + 2,
            area.y,
            room,
            gauge.answered + gauge.acted,
            gauge.findings * 2,
        );
    }
}

/// Where the columns of a chain lie, inside its frame.
fn columns(area: Rect) -> Vec<Rect> {
    let inside = Rect {
        x: area.x + 2.min(area.width),
        width: area.width.saturating_sub(4),
        ..area
    };
    let widths = parts::widths(inside.width.saturating_sub(GAP * 3) + 3, &SHARES);
    let mut x = inside.x;
    let place = |width: u16| {
        let column = Rect { x, width, ..inside };
        x = x.saturating_add(width + GAP);
        column
    };
    widths.into_iter().map(place).collect()
}

fn draw_headings(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, wide: bool) {
    let mut x = area.x + 2;
    let places = columns(area);
    for (at, label) in HEADINGS.iter().enumerate() {
        let here = screen.column == at;
        let text = canvas.tr(*label).into_owned();
        if wide {
            let role = if here { Role::Title } else { Role::Quiet };
            let taken = canvas.text(places[at].x, area.y, places[at].width, &text, role);
            let rest = places[at].width.saturating_sub(taken + 1);
            canvas.hline(places[at].x + taken + 1, area.y, rest, Role::Border);
            canvas.hit(
                Rect {
                    height: 1,
                    ..places[at]
                },
                Hit::Row(COLUMNS, at),
            );
        } else {
            let role = if here { Role::Selected } else { Role::Quiet };
            let taken = canvas.text(
                x,
                area.y,
                area.right().saturating_sub(x),
                &format!(" {text} "),
                role,
            );
            canvas.hit(
                Rect {
                    x,
                    width: taken,
                    ..area
                },
                Hit::Row(COLUMNS, at),
            );
            x = x.saturating_add(taken + 1);
        }
    }
}

fn height(
    canvas: &Canvas<'_>,
    chain: &ChainCells,
    width: u16,
    chosen: bool,
    column: Option<usize>,
    screen: &Screen,
) -> u16 {
    let places = columns(Rect::new(0, 0, width, 1));
    let tall = |pieces: &[CellPiece], width: u16| {
        let limit = if chosen { u16::MAX } else { 1 };
        pieces
            .iter()
            .map(|piece| canvas.wrapped_height(&piece.text, width).clamp(1, limit))
            .sum::<u16>()
    };
    let inner = if column.is_some() {
        chain
            .iter()
            .zip(&places)
            .map(|(pieces, place)| tall(pieces, place.width))
            .max()
            .unwrap_or(1)
    } else {
        let title = u16::from(screen.column != 0);
        title
            + tall(
                &chain[screen.column.min(COLUMN_COUNT - 1)],
                width.saturating_sub(4),
            )
            .max(1)
    };
    // Space tells one chain from the next, where there is space.
    if chosen {
        inner + 2
    } else {
        inner.clamp(1, LOW) + u16::from(column.is_some())
    }
}

fn draw_chain(
    canvas: &mut Canvas<'_>,
    block: Rect,
    chain: &ChainCells,
    at: usize,
    screen: &Screen,
    wide: bool,
    covered: bool,
) {
    let chosen = at == screen.row;
    canvas.hit(block, Hit::Row(CHAINS, at));
    let inside = if chosen {
        // Under a popup, which is the thing that matters then, there is no other frame.
        if !covered {
            canvas.frame(block, "", Role::BorderStrong, Weight::Strong);
        }
        Rect {
            y: block.y + 1.min(block.height),
            height: block.height.saturating_sub(2),
            ..block
        }
    } else {
        // The last row is the space before the next chain.
        Rect {
            height: if wide {
                block.height.min(LOW)
            } else {
                block.height
            },
            ..block
        }
    };
    if !wide {
        draw_narrow(canvas, inside, chain, screen, chosen);
        return;
    }
    let places = columns(inside);
    for (column, (pieces, place)) in chain.iter().zip(&places).enumerate() {
        draw_pieces(canvas, *place, pieces, column, screen, chosen);
        // The arrow leads from what is there to what came of it.
        let label = |pieces: &Vec<CellPiece>| pieces.iter().any(|piece| piece.role != Role::Quiet);
        let linked = chosen && chain[..column].iter().any(label) && label(pieces);
        if linked && inside.height > 0 {
            canvas.text(
                place.x.saturating_sub(2),
                place.y,
                1,
                canvas.glyphs.sign(Sign::Arrow),
                Role::Accent,
            );
        }
    }
}

fn draw_narrow(
    canvas: &mut Canvas<'_>,
    inside: Rect,
    chain: &ChainCells,
    screen: &Screen,
    chosen: bool,
) {
    let column = screen.column.min(COLUMN_COUNT - 1);
    let mut area = Rect {
        x: inside.x + 2.min(inside.width),
        width: inside.width.saturating_sub(4),
        ..inside
    };
    if column > 0 {
        // What it is about stands above it.
        let about = chain[0]
            .first()
            .map_or("", |piece| piece.text.as_str())
            .to_owned();
        canvas.text(
            area.x,
            area.y,
            area.width.min(if area.height > 0 { area.width } else { 0 }),
            &about,
            if chosen { Role::Strong } else { Role::Quiet },
        );
        area = parts::below(area, 1);
    }
    draw_pieces(canvas, area, &chain[column], column, screen, chosen);
}

fn draw_pieces(
    canvas: &mut Canvas<'_>,
    place: Rect,
    pieces: &[CellPiece],
    column: usize,
    screen: &Screen,
    chosen: bool,
) {
    let focused = chosen && screen.column == column;
    let mut y = place.y;
    for (at, piece) in pieces.iter().enumerate() {
        let room = place.bottom().saturating_sub(y);
        if room == 0 {
            break;
        }
        let area = Rect {
            y,
            height: if chosen { room } else { 1 },
            ..place
        };
        let more = !chosen && room == 1 && at + 1 < pieces.len();
        let here = focused
            && (piece.part.is_none_or(|part| part == screen.part))
            && piece.role != Role::Quiet;
        let tall = canvas
            .wrapped_height(&piece.text, area.width)
            .min(area.height)
            .max(1);
        if here {
            canvas.fill(
                Rect {
                    height: tall,
                    ..area
                },
                Role::Selected,
            );
        }
        let taken = canvas
            .wrap(
                area,
                &piece.text,
                if here { Role::Selected } else { piece.role },
            )
            .max(1);
        if more {
            canvas.text_right(
                area.x,
                y,
                area.width,
                &format!(" {}", canvas.glyphs.sign(Sign::More)),
                Role::Quiet,
            );
        }
        if let (true, Some(part)) = (chosen, piece.part) {
            canvas.hit(
                Rect {
                    height: taken,
                    ..area
                },
                Hit::Row(PARTS + column as u16, part),
            );
        }
        y = y.saturating_add(taken);
    }
}

fn chain(canvas: &Canvas<'_>, state: &State, row: Chain) -> ChainCells {
    match row {
        Chain::Finding(id) => match state.finding(id) {
            Some(finding) => of_finding(canvas, state, finding),
            None => Default::default(),
        },
        Chain::Action(id) => match state.card(id) {
            Some(card) => {
                let action = &card.action;
                let origin = match (card.inherited, action.from.is_empty()) {
                    (true, _) => canvas.tr(id!("board-homework")).into_owned(),
                    (false, true) => canvas.tr(id!("board-of-nothing")).into_owned(),
                    // An item that became an action as it was says nothing new.
                    (false, false) if action.reason == action.what => {
                        canvas.tr(id!("board-of-item")).into_owned()
                    }
                    (false, false) => action.reason.clone(),
                };
                // As a factor that hinders is written.
                let why = Some(action.obstacle.as_str()).filter(|why| !why.is_empty());
                let why = why.map(|why| CellPiece::new(format!("- {why}"), Role::Text));
                [
                    vec![CellPiece::new(origin, Role::Quiet)],
                    why.into_iter().collect(),
                    Vec::new(),
                    of_action(canvas, 0, card),
                ]
            }
            None => Default::default(),
        },
    }
}

fn of_finding(canvas: &Canvas<'_>, state: &State, finding: &Finding) -> ChainCells {
    let mut check = vec![CellPiece::new(state.title(finding), Role::Text)];
    if let Some((words, role)) = parts::judged(canvas, state, finding) {
        check.push(CellPiece::new(words, role));
    }
    if let Some(evidence) = &finding.evidence {
        check.push(CellPiece::new(
            parts::evidence(canvas, evidence),
            Role::Quiet,
        ));
    }
    let factors: Vec<CellPiece> = finding
        .factors
        .iter()
        .enumerate()
        .map(|(at, (factor, _))| CellPiece::new(parts::factor(canvas, factor), Role::Text).of(at))
        .collect();
    let decide = match &finding.answer {
        Some((answer, _)) => {
            let course = parts::course(canvas, answer);
            vec![
                CellPiece::new(course, Role::Strong),
                CellPiece::new(answer.reason.as_str(), Role::Text),
            ]
        }
        None => vec![CellPiece::new(
            canvas.tr(id!("board-no-response")),
            Role::Quiet,
        )],
    };
    let mut act: Vec<CellPiece> = state
        .actions_of(finding.id)
        .enumerate()
        .flat_map(|(at, card)| of_action(canvas, at, card))
        .collect();
    if act.is_empty() {
        act.push(CellPiece::new(
            canvas.tr(id!("board-no-action")),
            Role::Quiet,
        ));
    }
    [check, factors, decide, act]
}

fn of_action(canvas: &Canvas<'_>, at: usize, card: &Card) -> Vec<CellPiece> {
    let (state, role) = parts::state(canvas, &card.action);
    let due = parts::due(canvas, card.action.due);
    let between = canvas.glyphs.sign(Sign::Between);
    let mut line = format!("{state} {between} {due}");
    if card.waits() {
        line = format!(
            "{} {} {between} {line}",
            canvas.glyphs.sign(Sign::Alert),
            canvas.tr(id!("board-unanswered"))
        );
    }
    vec![
        CellPiece::new(card.action.promise(), Role::Text).of(at),
        CellPiece::new(
            line,
            if role == Role::Text {
                Role::Quiet
            } else {
                role
            },
        )
        .of(at),
    ]
}
