//! Drawing the board: four columns, or one on a narrow screen, and the chosen chain in the one
//! frame.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use crate::activities::board::rules::{Card, Finding, State};
use crate::activities::board::screen::lists::{Chain, LOW, WIDE, chains};
use crate::activities::board::screen::{CHAINS, COLUMN_COUNT, COLUMNS, PARTS, Screen};
use crate::domain::{Message, MessageId};
use crate::input::{Hit, Mode, Scene};
use crate::paint::{Canvas, Role, Sign, Weight};

/// The headings of the columns.
pub(crate) const HEADINGS: [MessageId; COLUMN_COUNT] = [
    id!("board-check"),
    id!("board-why"),
    id!("board-decide"),
    id!("board-act"),
];
/// How the columns share the width.
const SHARES: [(u16, u16); COLUMN_COUNT] = [(0, 10), (0, 7), (0, 8), (0, 10)];
/// Cells between two columns: the arrow and its air.
const GAP: u16 = 3;

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

/// What every chain of the board is drawn with.
struct BoardColumns<'a> {
    screen: &'a Screen,
    /// All columns side by side?
    wide: bool,
    /// Does something lie over the board?
    covered: bool,
    mode: Mode,
    /// How many rows a piece of a chain that is not chosen may take.
    lines: u16,
}

/// What a chain that is not chosen may take: everything, two rows a piece, one.
const LINES: [u16; 2] = [u16::MAX, 2];

impl BoardColumns<'_> {
    /// The column with the focus.
    fn column(&self) -> usize {
        self.screen.column.min(COLUMN_COUNT - 1)
    }

    fn is_chosen(&self, at: usize) -> bool {
        self.screen.chains.at() == at
    }
}

/// Draws the board.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let mut board = BoardColumns {
        screen,
        wide: area.width >= WIDE,
        covered: screen.is_covered(scene),
        mode: scene.mode,
        lines: 1,
    };
    draw_gauge(canvas, first_row(area), scene.state);
    let air = u16::from(area.height > 16);
    let area = parts::below(area, 1 + air);
    draw_headings(canvas, first_row(area), &board);
    let area = parts::below(area, 1);
    let all = chains(scene.state);
    if all.is_empty() {
        let text = canvas.tr(if scene.mode.is_live() {
            id!("board-empty")
        } else {
            id!("board-none")
        });
        canvas.wrap(parts::below(area, 1), &text, Role::Quiet);
        return;
    }
    let all: Vec<ChainCells> = all
        .iter()
        .map(|chain| board.cells(canvas, scene.state, *chain))
        .collect();
    // While rows are free nothing is cut.
    let fits = |lines: &u16| {
        let open = BoardColumns {
            lines: *lines,
            ..board
        };
        let rows = open.heights(canvas, &all, area.width).into_iter();
        rows.map(usize::from).sum::<usize>() <= usize::from(area.height)
    };
    board.lines = LINES.into_iter().find(fits).unwrap_or(1);
    draw_chains(canvas, area, &board, &all);
}

fn draw_chains(canvas: &mut Canvas<'_>, area: Rect, board: &BoardColumns<'_>, all: &[ChainCells]) {
    let heights = board.heights(canvas, all, area.width);
    let first = board.screen.chains.first_of(&heights, area.height);
    let mut y = area.y;
    for at in first..all.len() {
        let room = area.bottom().saturating_sub(y);
        // A single row at the end would show no more than that there is something.
        let cut = room < heights[at] && room < 2 && !board.is_chosen(at);
        if room == 0 || cut {
            break;
        }
        let block = Rect {
            y,
            height: heights[at].min(room),
            ..area
        };
        draw_chain(canvas, block, board, (at, &all[at]));
        y = y.saturating_add(heights[at]);
    }
}

fn first_row(area: Rect) -> Rect {
    Rect {
        height: area.height.min(1),
        ..area
    }
}

/// What the room should see from the back: how much is answered.
fn draw_gauge(canvas: &mut Canvas<'_>, area: Rect, state: &State) {
    let gauge = state.gauge();
    let words = Message::new(id!("board-gauge"))
        .with("n", gauge.findings)
        .with("answered", gauge.answered)
        .with("acted", gauge.acted);
    let mut x = area.x + canvas.message(area, &words, Role::Strong);
    let waits = state.homework().count();
    if waits > 0 {
        let words = format!(
            "  {} {}",
            canvas.glyphs.sign(Sign::Alert),
            canvas.msg(&Message::new(id!("board-waits")).with("n", waits))
        );
        x += canvas.text(
            (x, area.y, area.right().saturating_sub(x)),
            &words,
            Role::Warn,
        );
    }
    let room = area.right().saturating_sub(x + 2);
    if room >= 8 {
        canvas.gauge(
            (x + 2, area.y, room),
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

fn draw_headings(canvas: &mut Canvas<'_>, area: Rect, board: &BoardColumns<'_>) {
    let mut x = area.x + 2;
    let places = columns(area);
    for (at, label) in HEADINGS.iter().enumerate() {
        let here = board.screen.column == at;
        let text = canvas.tr(*label).into_owned();
        if board.wide {
            let role = Role::heading(here);
            let taken = canvas.text((places[at].x, area.y, places[at].width), &text, role);
            let rest = places[at].width.saturating_sub(taken + 1);
            canvas.hline((places[at].x + taken + 1, area.y, rest), Role::Border);
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
                (x, area.y, area.right().saturating_sub(x)),
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

impl BoardColumns<'_> {
    /// What stands in the columns of a chain.
    fn cells(&self, canvas: &Canvas<'_>, state: &State, chain: Chain) -> ChainCells {
        let mut cells = match chain {
            Chain::Finding(id) => match state.finding(id) {
                Some(finding) => of_finding(canvas, state, finding, self.mode),
                None => ChainCells::default(),
            },
            Chain::Action(id) => match state.card(id) {
                Some(card) => of_free_action(canvas, card),
                None => ChainCells::default(),
            },
        };
        let alone = !self.wide && self.screen.column + 1 < COLUMN_COUNT;
        if let (true, Chain::Action(_), Some(what)) = (alone, chain, cells[3].first()) {
            // One column at a time: what belongs to no finding is named by itself, else every line
            // of it would look alike.
            let what = CellPiece::new(what.text.as_str(), Role::Text);
            cells[0].insert(0, what);
        }
        cells
    }

    /// How many rows each chain takes.
    fn heights(&self, canvas: &Canvas<'_>, all: &[ChainCells], width: u16) -> Vec<u16> {
        let height = |(at, chain)| self.height(canvas, chain, width, self.is_chosen(at));
        all.iter().enumerate().map(height).collect()
    }

    /// How many rows a chain takes.
    fn height(&self, canvas: &Canvas<'_>, chain: &ChainCells, width: u16, chosen: bool) -> u16 {
        let limit = if chosen { u16::MAX } else { self.lines };
        let tall = |pieces: &[CellPiece], width: u16| {
            let rows = |piece: &CellPiece| canvas.wrapped_height(&piece.text, width);
            let rows = pieces.iter().map(|piece| rows(piece).clamp(1, limit));
            rows.sum::<u16>()
        };
        let inner = if self.wide {
            let places = columns(Rect::new(0, 0, width, 1));
            let tall = chain
                .iter()
                .zip(&places)
                .map(|(pieces, place)| tall(pieces, place.width));
            tall.max().unwrap_or(1)
        } else {
            // Above a column that is not the first stands what it is about.
            let title = u16::from(self.screen.column != 0);
            title + tall(&chain[self.column()], width.saturating_sub(4)).max(1)
        };
        // Space tells one chain from the next, where there is space.
        if chosen {
            inner + 2
        } else {
            let most = if self.lines > 1 { u16::MAX } else { LOW };
            inner.clamp(1, most) + u16::from(self.wide)
        }
    }
}

fn draw_chain(
    canvas: &mut Canvas<'_>,
    block: Rect,
    board: &BoardColumns<'_>,
    (at, chain): (usize, &ChainCells),
) {
    let chosen = board.is_chosen(at);
    canvas.hit(block, Hit::Row(CHAINS, at));
    // Under a popup, which is the thing that matters then, there is no other frame.
    if chosen && !board.covered {
        canvas.frame(block, "", Role::BorderStrong, Weight::Strong);
    }
    let inside = if chosen {
        Rect {
            y: block.y + 1.min(block.height),
            height: block.height.saturating_sub(2),
            ..block
        }
    } else {
        // The last row is the space before the next chain.
        let most = match (board.wide, board.lines) {
            (true, 1) => LOW,
            (true, _) => block.height.saturating_sub(1),
            (false, _) => block.height,
        };
        Rect {
            height: block.height.min(most),
            ..block
        }
    };
    if !board.wide {
        draw_narrow(canvas, inside, board, (chain, chosen));
        return;
    }
    for (column, place) in columns(inside).into_iter().enumerate() {
        let cell = ColumnCell {
            pieces: &chain[column],
            column,
            chosen,
            lines: if chosen { u16::MAX } else { board.lines },
        };
        draw_cell(canvas, place, &cell, board.screen);
        // The arrow leads from what is there to what came of it.
        let label = |pieces: &Vec<CellPiece>| pieces.iter().any(|piece| piece.role != Role::Quiet);
        let linked = chosen && chain[..column].iter().any(label) && label(&chain[column]);
        if linked && inside.height > 0 {
            let arrow = canvas.glyphs.sign(Sign::Arrow);
            canvas.text((place.x.saturating_sub(2), place.y, 1), arrow, Role::Accent);
        }
    }
}

fn draw_narrow(
    canvas: &mut Canvas<'_>,
    inside: Rect,
    board: &BoardColumns<'_>,
    (chain, chosen): (&ChainCells, bool),
) {
    let column = board.column();
    let mut area = Rect {
        x: inside.x + 2.min(inside.width),
        width: inside.width.saturating_sub(4),
        ..inside
    };
    if column > 0 {
        // What it is about stands above it.
        let about = chain[0].first().map_or("", |piece| piece.text.as_str());
        let role = if chosen { Role::Strong } else { Role::Quiet };
        let width = if area.height > 0 { area.width } else { 0 };
        canvas.text((area.x, area.y, width), about, role);
        area = parts::below(area, 1);
    }
    let cell = ColumnCell {
        pieces: &chain[column],
        column,
        chosen,
        lines: if chosen { u16::MAX } else { board.lines },
    };
    draw_cell(canvas, area, &cell, board.screen);
}

/// One column of one chain.
struct ColumnCell<'a> {
    pieces: &'a [CellPiece],
    column: usize,
    /// Is the chain the chosen one?
    chosen: bool,
    /// How many rows a piece may take.
    lines: u16,
}

impl ColumnCell<'_> {
    /// Has this piece the focus?
    fn is_here(&self, piece: &CellPiece, screen: &Screen) -> bool {
        self.chosen
            && screen.column == self.column
            && piece.part.is_none_or(|part| part == screen.part.at())
            && piece.role != Role::Quiet
    }
}

fn draw_cell(canvas: &mut Canvas<'_>, place: Rect, cell: &ColumnCell<'_>, screen: &Screen) {
    let mut y = place.y;
    for (at, piece) in cell.pieces.iter().enumerate() {
        let room = place.bottom().saturating_sub(y);
        if room == 0 {
            break;
        }
        let area = Rect {
            y,
            height: room.min(cell.lines),
            ..place
        };
        let here = cell.is_here(piece, screen);
        let tall = canvas.wrapped_height(&piece.text, area.width);
        let ground = Rect {
            height: tall.min(area.height).max(1),
            ..area
        };
        if here {
            canvas.fill(ground, Role::Selected);
        }
        let role = if here { Role::Selected } else { piece.role };
        let taken = canvas.wrap(area, &piece.text, role).max(1);
        if !cell.chosen && room == 1 && at + 1 < cell.pieces.len() {
            let more = format!(" {}", canvas.glyphs.sign(Sign::More));
            canvas.text_right((area.x, y, area.width), &more, Role::Quiet);
        }
        if let (true, Some(part)) = (cell.chosen, piece.part) {
            let row = Rect {
                height: taken,
                ..area
            };
            canvas.hit(row, Hit::Row(PARTS + cell.column as u16, part));
        }
        y = y.saturating_add(taken);
    }
}

/// What stands in the columns of an action that came of no finding here.
fn of_free_action(canvas: &Canvas<'_>, card: &Card) -> ChainCells {
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

fn of_finding(canvas: &Canvas<'_>, state: &State, finding: &Finding, mode: Mode) -> ChainCells {
    let mut check = vec![CellPiece::new(state.title(finding), Role::Text)];
    if let Some((words, role)) = parts::judged(canvas, state, finding) {
        check.push(CellPiece::new(words, role));
    }
    if let Some(evidence) = &finding.evidence {
        check.push(CellPiece::new(
            parts::evidence(canvas, evidence, mode),
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
        CellPiece::new(line, role.quieter()).of(at),
    ]
}
