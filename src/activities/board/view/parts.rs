//! What several views of the board draw alike: judgements, states, dates, tables.

use crate::id;
use ratatui::layout::Rect;

use crate::activities::board::rules::changing::due_in_words;
use crate::activities::board::rules::describe::{state_in_words, year_in_words};
use crate::activities::board::rules::minuting::achievement_in_words;
use crate::activities::board::rules::{
    Factor, Finding, FindingAnswer, Judgement, Pull, Shade, State, Verdict,
};
use crate::domain::calendar::fiscal_year_in_words;
use crate::domain::{Action, ActionState, Decimal, Due, Evidence, Message, MessageId};
use crate::input::Mode;
use crate::paint::{Canvas, Role, Sign, Weight};

/// Cells of the labels of a card, so that what they label stands in one column.
const LABEL: u16 = 18;

/// 方向性 with the room's agreement.
pub(crate) fn course(canvas: &Canvas<'_>, answer: &FindingAnswer) -> String {
    let course = Message::new(answer.course.label());
    canvas.msg(
        &Message::new(id!("board-state-with-words"))
            .with("state", course)
            .with("words", Message::new(answer.agreement.label())),
    )
}

/// A sign and a role for a judgement: it is never told by colour alone. An improvement that is late
/// is one that needs attention.
pub(crate) const fn judgement_looks(verdict: Verdict) -> (Sign, Role) {
    match (verdict.judgement, verdict.shade) {
        (Judgement::Achieved, _) => (Sign::Bullseye, Role::Good),
        (Judgement::Improved, Some(Shade::Slow | Shade::Behind)) => (Sign::Circle, Role::Warn),
        (Judgement::Improved, _) => (Sign::Circle, Role::Good),
        (Judgement::Unchanged, _) => (Sign::Triangle, Role::Warn),
        (Judgement::Worsened, _) => (Sign::Times, Role::Bad),
        (Judgement::Undecided, _) => (Sign::Between, Role::Quiet),
    }
}

/// A sign and a role for the state of an action.
pub(crate) const fn state_looks(state: &ActionState) -> (Sign, Role) {
    match state {
        ActionState::Done => (Sign::Check, Role::Good),
        ActionState::Stopped(_) => (Sign::Cross, Role::Quiet),
        ActionState::Transferred(_) => (Sign::Arrow, Role::Quiet),
        ActionState::Started | ActionState::Changed(_) => (Sign::Play, Role::Accent),
        ActionState::CarriedOver => (Sign::Alert, Role::Warn),
        ActionState::Proposed | ActionState::Awaiting | ActionState::Accepted => {
            (Sign::SquareEmpty, Role::Text)
        }
    }
}

/// The judgement of a finding with its 達成率: `○ 改善（遅れ） 20.0 %`.
pub(crate) fn judged(
    canvas: &Canvas<'_>,
    state: &State,
    finding: &Finding,
) -> Option<(String, Role)> {
    let verdict = state.verdict(finding)?;
    let (sign, role) = judgement_looks(verdict);
    let mut words = format!(
        "{} {}",
        canvas.glyphs.sign(sign),
        canvas.msg(&verdict.in_words())
    );
    let achievement = state.achievement(finding);
    if let Some(achievement) = achievement.filter(|achievement| achievement.told().is_some()) {
        words.push(' ');
        words.push_str(&canvas.msg(&achievement_in_words(achievement)));
    }
    if finding.ruling.is_some() {
        words.push_str(&canvas.tr(id!("board-by-hand")));
    }
    Some((words, role))
}

/// A factor with the sign of the way that it pulls.
pub(crate) fn factor(canvas: &Canvas<'_>, factor: &Factor) -> String {
    let sign = if factor.pull == Pull::Driver {
        "+"
    } else {
        "-"
    };
    format!("{sign} {}", canvas.arg(&factor.in_words()))
}

/// The state of an action with its sign: `□ 承諾待ち`.
pub(crate) fn state(canvas: &Canvas<'_>, action: &Action) -> (String, Role) {
    let (sign, role) = state_looks(&action.state);
    (
        format!(
            "{} {}",
            canvas.glyphs.sign(sign),
            canvas.msg(&state_in_words(&action.state))
        ),
        role,
    )
}

/// What is known of the consent; empty where nobody ever said anything.
pub(crate) fn consent(canvas: &Canvas<'_>, action: &Action) -> String {
    let words = action.consent_in_words();
    words.map_or_else(String::new, |words| canvas.msg(&words))
}

/// By when, as people say it.
pub(crate) fn due(canvas: &Canvas<'_>, due: Due) -> String {
    canvas.msg(&due_in_words(due))
}

/// Who does it: organisation and post.
pub(crate) fn who(action: &Action) -> String {
    [action.organisation.as_str(), action.post.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A figure with its unit; `…` where there is none, as in the tables of the field.
pub(crate) fn figure(value: Option<Decimal>, unit: &str) -> String {
    value.map_or_else(|| "…".to_owned(), |value| format!("{value}{unit}"))
}

/// A pinned figure on one line. The room's screen names no file: those are the desk's business.
pub(crate) fn evidence(canvas: &Canvas<'_>, evidence: &Evidence, mode: Mode) -> String {
    let file = match mode {
        Mode::Watching => String::new(),
        Mode::Live | Mode::Replay => evidence.file.clone(),
    };
    let shown = Evidence {
        file,
        ..evidence.clone()
    };
    canvas.arg(&shown.in_words())
}

/// One row of a table: each text in its column, a blank between two of them.
pub(crate) fn cells(canvas: &mut Canvas<'_>, row: Rect, widths: &[u16], texts: &[(String, Role)]) {
    let mut x = row.x;
    for (width, (text, role)) in widths.iter().zip(texts) {
        let room = (*width).min(row.right().saturating_sub(x));
        canvas.text((x, row.y, room), text, *role);
        x = x.saturating_add(width + 1);
    }
}

/// Column widths: the fixed ones as they are, those of weight share what is left.
pub(crate) fn widths(total: u16, columns: &[(u16, u16)]) -> Vec<u16> {
    let gaps = columns.len().saturating_sub(1) as u16;
    let fixed: u16 = columns.iter().map(|(fixed, _)| *fixed).sum();
    let weights: u16 = columns
        .iter()
        .map(|(_, weight)| *weight)
        .sum::<u16>()
        .max(1);
    let rest = total.saturating_sub(fixed + gaps);
    columns
        .iter()
        .map(|(fixed, weight)| {
            if *weight > 0 {
                rest * weight / weights
            } else {
                *fixed
            }
        })
        .collect()
}

/// A line of a card: its label, then its words over as many rows as they need; returns how many it
/// took.
pub(crate) fn labelled(
    canvas: &mut Canvas<'_>,
    area: Rect,
    label: MessageId,
    words: &str,
    role: Role,
) -> u16 {
    if area.height == 0 {
        return 0;
    }
    let label = canvas.tr(label).into_owned();
    let taken = canvas.text((area.x, area.y, area.width / 2), &label, Role::Quiet);
    let indent = (taken + 2).max(LABEL).min(area.width);
    canvas
        .wrap(
            Rect {
                x: area.x + indent,
                width: area.width - indent,
                ..area
            },
            words,
            role,
        )
        .max(1)
}

/// The one frame around the thing that matters; under a popup, which is that thing then, only its
/// heading. What is inside stays where it is.
pub(crate) fn main_frame(canvas: &mut Canvas<'_>, area: Rect, title: &str, covered: bool) -> Rect {
    if covered {
        canvas.frame(
            Rect {
                height: area.height.min(1),
                ..area
            },
            title,
            Role::Quiet,
            Weight::Quiet,
        );
    } else {
        canvas.frame(area, title, Role::BorderStrong, Weight::Strong);
    }
    let (across, down) = (2.min(area.width / 2), 1.min(area.height / 2));
    Rect {
        x: area.x + across,
        y: area.y + down,
        width: area.width - 2 * across,
        height: area.height - 2 * down,
    }
}

/// The area below the first rows.
pub(crate) fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// The heading of a page; returns what is below it.
pub(crate) fn heading(canvas: &mut Canvas<'_>, area: Rect, words: &Message) -> Rect {
    let title = canvas.msg(words);
    canvas.frame(area, &title, Role::Title, Weight::Quiet)
}

/// The heading of a table, as far to the right as the rows of its list begin; returns what is below
/// it.
pub(crate) fn head(
    canvas: &mut Canvas<'_>,
    area: Rect,
    widths: &[u16],
    labels: &[MessageId],
) -> Rect {
    let quiet = |label: &MessageId| (canvas.tr(*label).into_owned(), Role::Quiet);
    let texts: Vec<(String, Role)> = labels.iter().map(quiet).collect();
    let row = Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(2),
        height: 1,
        ..area
    };
    cells(canvas, row, widths, &texts);
    below(area, 1)
}

/// The role of a cell whose own role gives way to that of a chosen row.
pub(crate) fn unless_chosen(row: Role, own: Role) -> Role {
    if row == Role::Text { own } else { row }
}

/// A message that names the evaluated year.
pub(crate) fn with_year(year: i32, id: MessageId) -> Message {
    Message::new(id).with("year", year_in_words(year, fiscal_year_in_words))
}
