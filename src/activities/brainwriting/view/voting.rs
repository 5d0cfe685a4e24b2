//! Votes: the list with one's own answers while it goes on, the tallies after it is counted.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use crate::activities::brainwriting::rules::{
    ByHand, CellRef, ConvergenceStep, Criterion, Idea, Question, RoomRating, State, Voter,
};
use crate::activities::brainwriting::screen::lists::layout;
use crate::activities::brainwriting::screen::{MAIN_LIST, Screen};
use crate::domain::{ItemId, Message, MessageId};
use crate::input::{Mode, Scene};
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
    let inside = parts::strong_frame(canvas, body, &title);
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
        let mut text = match state.room_rating(*question, id) {
            Some(rating) if screen.voter == Voter::Room => room_answer(canvas, rating),
            _ => answer(canvas, value, *question, screen.voter),
        };
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
    let turnout = state.turnout(step);
    let mut text = canvas.msg(
        &Message::new(id!("bw-show-voted"))
            .with("n", done)
            .with("all", all),
    );
    let hands = match turnout.by_hand {
        Some(ByHand::Told(n)) => Some(Message::new(id!("bw-show-by-hand")).with("n", n)),
        // Names a key, and the room has none.
        Some(ByHand::Untold) if scene.mode == Mode::Watching => None,
        Some(ByHand::Untold) => Some(Message::new(id!("bw-show-by-hand-untold"))),
        None => None,
    };
    if let Some(hands) = hands {
        text = format!("{text}   {}", canvas.msg(&hands));
    }
    let complete = scene.mode.is_live() && state.is_cast(step) && turnout.is_complete();
    if complete {
        text = canvas.tr(id!("bw-show-all-in")).into_owned();
    }
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
        if complete { Role::Good } else { Role::Quiet },
    );
}

pub(super) const fn column_width(questions: &[Question]) -> u16 {
    match questions.len() {
        1 => 10,
        2 => 7,
        _ => 8,
    }
}

pub(super) fn column_x(row: Rect, questions: &[Question], column: usize) -> u16 {
    let all = column_width(questions) * questions.len() as u16;
    row.right().saturating_sub(all) + column_width(questions) * column as u16
}

/// The names of the questions over their columns.
pub(super) fn column_names(
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

pub(super) const fn short_question(question: Question) -> MessageId {
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

/// The room's judgement: its median, or how many raised their hands.
fn room_answer(canvas: &Canvas<'_>, rating: RoomRating) -> String {
    match rating {
        RoomRating::Median(median) => tenths(median),
        RoomRating::Hands(_) => {
            canvas.msg(&Message::new(id!("bw-show-hands")).with("n", rating.hands()))
        }
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

/// Tenths as people read them: 4.5.
pub(super) fn tenths(n: u16) -> String {
    format!("{}.{}", n / 10, n % 10)
}
