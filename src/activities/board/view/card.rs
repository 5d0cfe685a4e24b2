//! Drawing one card large: the finding or the action that the room talks about.

use crate::id;
use ratatui::layout::Rect;

use super::parts::{self, below, labelled};
use crate::activities::board::rules::achievement::Why;
use crate::activities::board::rules::changing::raised_by;
use crate::activities::board::rules::describe::state_in_words;
use crate::activities::board::rules::{
    Achievement, Card, Figures, Finding, Judgement, Pull, State, Thresholds,
};
use crate::activities::board::screen::lists::Chain;
use crate::activities::board::screen::{PARTS, Screen};
use crate::domain::{Message, MessageId, Past};
use crate::input::{Hit, Scene};
use crate::paint::{Canvas, Role, Share, Sign, Weight, columns};

/// The most rows of the large text: a sentence of forty letters that the back row can read.
const LARGE: u16 = 17;
/// The rows that everything else on a card needs, as long as there are more.
const REST: u16 = 13;

/// Draws the chosen card.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let state = scene.state;
    let on_action = screen.is_on_action(state);
    let action = screen
        .action(scene)
        .filter(|_| on_action)
        .and_then(|id| state.card(id));
    match (action, screen.chain(state)) {
        (Some(card), _) => {
            let inside = parts::main_frame(
                canvas,
                area,
                &canvas.tr(id!("board-action")),
                screen.is_covered(scene),
            );
            draw_action(canvas, inside, card, scene);
        }
        (None, Some(Chain::Finding(id))) => {
            if let Some(finding) = state.finding(id) {
                let inside = parts::main_frame(
                    canvas,
                    area,
                    &canvas.tr(id!("board-finding")),
                    screen.is_covered(scene),
                );
                draw_finding(canvas, inside, finding, screen, scene);
            }
        }
        _ => {}
    }
}

/// The text as large as the area lets it be with room for the rest; returns what is below.
pub(super) fn large(canvas: &mut Canvas<'_>, area: Rect, text: &str) -> Rect {
    let room = Rect {
        height: (area.height * 2 / 5)
            .max(area.height.saturating_sub(REST))
            .clamp(1, LARGE)
            .min(area.height),
        ..area
    };
    let taken = canvas.question(room, text, Role::Question);
    below(area, taken + 1)
}

fn draw_finding(
    canvas: &mut Canvas<'_>,
    area: Rect,
    finding: &Finding,
    screen: &Screen,
    scene: &Scene<'_, State>,
) {
    let (state, room) = (scene.state, &scene.room);
    let about = about(canvas, finding, state);
    canvas.text(area, &about, Role::Quiet);
    let mut area = large(
        canvas,
        below(area, u16::from(!about.is_empty())),
        state.title(finding),
    );
    area = below(area, draw_judgement(canvas, area, finding, state));
    if let Some(evidence) = &finding.evidence {
        let words = parts::evidence(canvas, evidence);
        area = below(
            area,
            labelled(canvas, area, id!("board-evidence"), &words, Role::Text),
        );
    }
    if !finding.basis.is_empty() {
        area = below(
            area,
            labelled(canvas, area, id!("board-basis"), &finding.basis, Role::Text),
        );
    }
    let source = finding
        .indicator
        .and_then(|id| state.indicator(id))
        .map(|(_, indicator)| indicator.source.clone())
        .filter(|source| !source.is_empty());
    if let Some(source) = source {
        area = below(
            area,
            labelled(canvas, area, id!("board-source"), &source, Role::Text),
        );
    }
    if let Some(by) = raised_by(finding, room.anonymity) {
        let words = canvas.arg(&by);
        area = below(
            area,
            labelled(canvas, area, id!("board-raised-by"), &words, Role::Text),
        );
    }
    area = below(area, 1);
    let [left, right] = columns(area, [Share::Rest(1), Share::Rest(1)]);
    let left = Rect {
        width: left.width.saturating_sub(2),
        ..left
    };
    let used = draw_factors(canvas, left, finding).max(draw_answer(canvas, right, finding));
    draw_actions(canvas, below(area, used + 1), finding, screen, state);
}

/// Programme, indicator, viewpoint and year on one line.
fn about(canvas: &Canvas<'_>, finding: &Finding, state: &State) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend(
        finding
            .programme
            .and_then(|id| state.programme(id))
            .map(|programme| programme.name.clone()),
    );
    words.extend(
        finding
            .indicator
            .and_then(|id| state.indicator(id))
            .map(|(_, indicator)| indicator.name.clone()),
    );
    words.extend(
        state
            .class_of(finding)
            .map(|class| canvas.tr(class.label()).into_owned()),
    );
    if finding.year != 0 {
        words.push(canvas.lang.fiscal_year(finding.year));
    }
    words.join(&format!(" {} ", canvas.glyphs.sign(Sign::Between)))
}

/// The judgement, and how far it went from the baseline to the target; returns how many rows it
/// took.
fn draw_judgement(canvas: &mut Canvas<'_>, area: Rect, finding: &Finding, state: &State) -> u16 {
    let Some((words, role)) = parts::judged(canvas, state, finding) else {
        return 0;
    };
    let taken = canvas.text(area, &words, role);
    if let Some(ruling) = &finding.ruling {
        let reason = canvas
            .msg(&Message::new(id!("board-minutes-ruling")).with("reason", ruling.reason.as_str()));
        canvas.text(
            (
                area.x + taken + 2,
                area.y,
                area.width.saturating_sub(taken + 2),
            ),
            &reason,
            Role::Quiet,
        );
    }
    let Some((_, indicator)) = finding.indicator.and_then(|id| state.indicator(id)) else {
        return 1;
    };
    let rows = draw_way(
        canvas,
        below(area, 1),
        &Figures::of(indicator, finding.year),
        &indicator.unit,
    );
    1 + rows
}

/// The way from the baseline to the target as a bar, with the figures under it.
fn draw_way(canvas: &mut Canvas<'_>, area: Rect, figures: &Figures, unit: &str) -> u16 {
    if area.height < 2 {
        return 0;
    }
    let achievement = figures.achievement();
    let width = area.width.min(60);
    let verdict = figures.judge(Thresholds::default());
    let is_undecided = verdict.judgement == Judgement::Undecided;
    let percent = achievement.told();
    if let Some(percent) = percent {
        canvas.gauge(
            (area.x, area.y, width),
            percent.as_f64().clamp(0.0, 100.0) as usize,
            100,
        );
    }
    let why = match achievement {
        // Where the figures judge all the same, nothing is missing; a target on the worse side may
        // still be a slip.
        Achievement::Undefined(why) if is_undecided || why == Why::Backwards => format!(
            "  {} {}",
            canvas.glyphs.sign(Sign::Alert),
            canvas.tr(why.label())
        ),
        _ => String::new(),
    };
    let row = u16::from(percent.is_some());
    let label = |canvas: &Canvas<'_>, label: MessageId, value| {
        format!("{} {}", canvas.tr(label), parts::figure(value, unit))
    };
    let arrow = canvas.glyphs.sign(Sign::Arrow);
    let words = format!(
        "{} {arrow} {} {arrow} {}{why}",
        label(canvas, id!("board-baseline"), figures.baseline),
        label(canvas, id!("board-actual"), figures.actual),
        label(canvas, id!("board-target"), figures.target),
    );
    canvas.text((area.x, area.y + row, area.width), &words, Role::Text);
    row + 1
}

fn draw_factors(canvas: &mut Canvas<'_>, area: Rect, finding: &Finding) -> u16 {
    let mut at = area;
    for pull in Pull::ALL {
        let heading = canvas.tr(pull.label()).into_owned();
        canvas.text(
            (at.x, at.y, if at.height > 0 { at.width } else { 0 }),
            &heading,
            Role::Quiet,
        );
        at = below(at, 1);
        let mut words: Vec<String> = finding
            .factors
            .iter()
            .filter(|(factor, _)| factor.pull == pull)
            .map(|(factor, _)| parts::factor(canvas, factor))
            .collect();
        if words.is_empty() {
            words.push(canvas.tr(id!("board-nothing")).into_owned());
        }
        for line in words {
            at = below(at, canvas.wrap(at, &line, Role::Text));
        }
    }
    area.height - at.height
}

fn draw_answer(canvas: &mut Canvas<'_>, area: Rect, finding: &Finding) -> u16 {
    let heading = canvas.tr(id!("board-decide")).into_owned();
    canvas.text(
        (area.x, area.y, if area.height > 0 { area.width } else { 0 }),
        &heading,
        Role::Quiet,
    );
    let area = below(area, 1);
    match &finding.answer {
        Some((answer, _)) => {
            let course = parts::course(canvas, answer);
            let first = canvas.wrap(area, &course, Role::Strong);
            1 + first + canvas.wrap(below(area, first), &answer.reason, Role::Text)
        }
        None => 1 + canvas.wrap(area, &canvas.tr(id!("board-no-response")), Role::Warn),
    }
}

fn draw_actions(
    canvas: &mut Canvas<'_>,
    area: Rect,
    finding: &Finding,
    screen: &Screen,
    state: &State,
) {
    if area.height == 0 {
        return;
    }
    let area = canvas.frame(
        area,
        &canvas.tr(id!("board-act")),
        Role::Quiet,
        Weight::Quiet,
    );
    let mut y = area.y;
    for (at, card) in state.actions_of(finding.id).enumerate() {
        if y >= area.bottom() {
            break;
        }
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        let here = screen.column == 3 && screen.part.at() == at;
        let (stands, role) = parts::state(canvas, &card.action);
        let taken = canvas.text((row.x, y, row.width / 3), &stands, role);
        let left = taken.max(14) + 1;
        let words = format!(
            "{}  {}",
            card.action.promise(),
            parts::due(canvas, card.action.due)
        );
        canvas.text(
            (row.x + left, y, row.width.saturating_sub(left)),
            &words,
            if here { Role::Selected } else { Role::Text },
        );
        canvas.hit(row, Hit::Row(PARTS + 3, at));
        y += 1;
    }
    if y == area.y {
        canvas.wrap(area, &canvas.tr(id!("board-no-action")), Role::Quiet);
    }
}

fn draw_action(canvas: &mut Canvas<'_>, area: Rect, card: &Card, scene: &Scene<'_, State>) {
    let action = &card.action;
    let (stands, role) = parts::state(canvas, action);
    let taken = canvas.text(area, &stands, role);
    let consent = format!("  {}", parts::consent(canvas, action));
    canvas.text(
        (area.x + taken, area.y, area.width.saturating_sub(taken)),
        &consent,
        Role::Quiet,
    );
    let mut area = large(canvas, below(area, 1), &action.what);
    let due = parts::due(canvas, action.due);
    let level = action.level.map(|level| canvas.tr(level.label()));
    let level = level.unwrap_or_default().into_owned();
    let programme = action
        .programme
        .and_then(|id| scene.state.programme(id))
        .map_or("", |programme| programme.name.as_str())
        .to_owned();
    let goal = [action.indicator.as_str(), action.target.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let lines = [
        (id!("board-who"), parts::who(action)),
        (id!("board-due"), due),
        (id!("board-for-whom"), action.for_whom.clone()),
        (id!("board-partners"), action.partners.clone()),
        (id!("board-next-target"), goal),
        (id!("board-actual"), action.actual.clone()),
        (id!("board-first-step"), action.first_step.clone()),
        (id!("board-resources"), action.resources.clone()),
        (id!("board-level"), level),
        (id!("board-programme"), programme),
        (id!("board-origin"), action.reason.clone()),
        (
            id!("board-evidence"),
            action
                .evidence
                .as_ref()
                .map_or_else(String::new, |evidence| parts::evidence(canvas, evidence)),
        ),
        (id!("board-why-stuck"), action.obstacle.clone()),
    ];
    for (label, words) in lines.iter().filter(|(_, words)| !words.is_empty()) {
        area = below(area, labelled(canvas, area, *label, words, Role::Text));
    }
    draw_history(canvas, below(area, 1), &action.history);
}

/// What was written, else the sign of the field's tables for "there is none": an ellipsis would
/// look cut.
pub(super) fn or_none(canvas: &Canvas<'_>, text: &str) -> String {
    if text.is_empty() {
        canvas.tr(id!("board-nothing")).into_owned()
    } else {
        text.to_owned()
    }
}

fn draw_history(canvas: &mut Canvas<'_>, area: Rect, history: &[Past]) {
    for (row, past) in history
        .iter()
        .rev()
        .take(usize::from(area.height))
        .enumerate()
    {
        let words = Message::new(id!("board-past"))
            .with("session", past.session.as_str())
            .with("state", state_in_words(&past.state))
            .with("target", or_none(canvas, &past.target))
            .with("actual", or_none(canvas, &past.actual));
        canvas.message(
            (area.x, area.y + row as u16, area.width),
            &words,
            Role::Quiet,
        );
    }
}
