//! 一巡, 決定 and the summary.

use crate::id;
use ratatui::layout::Rect;

use super::{parts, voting};
use crate::activities::brainwriting::rules::{RoomDecision, State};
use crate::activities::brainwriting::screen::lists::{layout, summary_extent};
use crate::activities::brainwriting::screen::{MAIN_LIST, RIGHT_LIST, Screen, converging};
use crate::domain::{ItemId, Message};
use crate::input::{Extent, Scene};
use crate::paint::{Canvas, List, Role, Share, Weight, area::inset, columns, rows};

/// 一巡: a page of ideas in readable size, and how many half of the room has seen.
pub(crate) fn browsing(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
) {
    let state = scene.state;
    let area = parts::steps(canvas, area, state);
    let [body, foot] = rows(area, [Share::Rest(1), Share::Fixed(1)]);
    let pages = converging::pages(state);
    let title = canvas.msg(
        &Message::new(id!("bw-show-page"))
            .with("page", screen.page + 1)
            .with("pages", pages.len().max(1)),
    );
    let inside = parts::strong_frame(canvas, body, &title);
    let ideas = screen.page_ideas(state);
    let gaps = u16::from(inside.height > 15);
    let mut rest = parts::below(inside, gaps);
    for id in ideas {
        let used = idea(canvas, rest, id, scene);
        rest = parts::below(rest, used + 1 + gaps);
    }
    let seen = state.ideas.len() - state.unseen().len().min(state.ideas.len());
    parts::progress(canvas, foot, id!("bw-show-seen"), seen, state.ideas.len());
}

/// One idea: where it stands on paper, its text, and whose it is as far as that may be told.
fn idea(canvas: &mut Canvas<'_>, area: Rect, id: ItemId, scene: &Scene<'_, State>) -> u16 {
    let Some(idea) = scene.state.ideas.get(&id) else {
        return 0;
    };
    let place = voting::place_of(idea);
    canvas.text(
        (area.x, area.y, if area.height > 0 { 7 } else { 0 }),
        &place,
        Role::Quiet,
    );
    let author = parts::author(canvas, scene, idea);
    let text = if author.is_empty() {
        idea.text.clone()
    } else {
        format!("{}  ({author})", idea.text)
    };
    let right = Rect {
        x: area.x + 8,
        width: area.width.saturating_sub(8),
        ..area
    };
    let used = canvas.wrap(right, &idea.text, Role::Strong);
    if author.is_empty() {
        return used;
    }
    // The tag goes behind the text where it fits, else on a line of its own.
    if used == 1 && canvas.wrapped_height(&text, right.width) == 1 {
        let x = right.x + canvas.glyphs.width(&idea.text) as u16 + 2;
        canvas.text(
            (x, right.y, right.right().saturating_sub(x)),
            &format!("({author})"),
            Role::Quiet,
        );
        return used;
    }
    let rest = parts::first_line(parts::below(right, used));
    if rest.height > 0 {
        canvas.text_right(rest, &format!("({author})"), Role::Quiet);
    }
    used + rest.height
}

/// 決定: what the room decides now in the largest type that its frame allows; under it what can be
/// decided about with all its marks, and what is decided so far.
pub(crate) fn deciding(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
) {
    let state = scene.state;
    let high = layout::decision(area.height);
    let area = parts::steps(canvas, area, state);
    let worded = screen.entry().is_some() && scene.mode.is_live();
    let [frame, _, lists] = rows(area, [Share::Fixed(high), Share::Fixed(1), Share::Rest(1)]);
    let (title, text) = in_hand(canvas, screen, state);
    let inside = canvas.frame(frame, &title, Role::BorderStrong, Weight::Strong);
    canvas.question(inset(inside, 1, 0), &text, Role::Question);
    let [left, _, right] = columns(lists, [Share::Rest(3), Share::Fixed(3), Share::Rest(2)]);
    options(canvas, left, screen, state, !worded && !screen.right);
    let title =
        canvas.msg(&Message::new(id!("bw-show-decisions")).with("n", state.decisions.len()));
    let inside = canvas.frame(right, &title, Role::Title, Weight::Quiet);
    if state.decisions.is_empty() {
        let text = canvas.tr(id!("bw-show-no-decisions"));
        canvas.wrap(inside, &text, Role::Quiet);
    }
    let chosen = screen.right.then_some(screen.other.at());
    let role = Role::selected(!worded);
    let extent = Extent::new(state.decisions.len(), inside.height);
    canvas.list_from(
        inside,
        List {
            id: RIGHT_LIST,
            len: extent.lines,
            selected: chosen,
            role,
        },
        screen.other.window(extent).start,
        |canvas, index, row, role| {
            if let Some(decision) = state.decisions.get(index) {
                decision_line(canvas, row, decision, role);
            }
        },
    );
}

/// What the cursor is on: a decision with its kind, or what may become one.
fn in_hand(canvas: &Canvas<'_>, screen: &Screen, state: &State) -> (String, String) {
    let decision = state.decisions.get(screen.other.at());
    if let Some(decision) = decision.filter(|_| screen.right) {
        let kind = canvas.tr(decision.kind.label()).into_owned();
        return (kind, decision.wording.clone());
    }
    let title = canvas.tr(id!("bw-show-to-decide")).into_owned();
    let options = Screen::deciding_options(state);
    let text = options
        .get(screen.main.at())
        .map_or("", |id| parts::text_of(state, *id));
    (title, text.to_owned())
}

fn options(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, state: &State, focused: bool) {
    let options = Screen::deciding_options(state);
    let title = canvas.msg(&Message::new(id!("bw-show-options")).with("n", options.len()));
    let inside = canvas.frame(area, &title, Role::Title, Weight::Quiet);
    let role = Role::selected(focused);
    canvas.list_at(
        inside,
        (MAIN_LIST, options.len()),
        (screen.main, role),
        |canvas, index, row, role| {
            let Some(id) = options.get(index) else { return };
            let marks = voting::all_marks(canvas, state, *id);
            let wide = canvas.glyphs.width(&marks) as u16;
            let sign = parts::mark(canvas, screen, *id);
            let text = format!("{sign} {}", parts::text_of(state, *id));
            canvas.text(
                (row.x, row.y, row.width.saturating_sub(wide + 1)),
                &text,
                role,
            );
            canvas.text_right(
                row,
                &marks,
                if role == Role::Text { Role::Mark } else { role },
            );
        },
    );
}

fn decision_line(canvas: &mut Canvas<'_>, row: Rect, decision: &RoomDecision, role: Role) {
    let kind = canvas.tr(decision.kind.label());
    let of_kind = if role == Role::Text { Role::Good } else { role };
    let taken = canvas.text(row, &kind, of_kind) + 1;
    canvas.text(
        (row.x + taken, row.y, row.width.saturating_sub(taken)),
        &decision.wording,
        role,
    );
}

/// The summary: decisions first, then what was gathered, then the count.
pub(crate) fn done(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let state = scene.state;
    let [head, body, foot] = rows(
        area,
        [
            Share::Fixed(layout::SUMMARY_HEAD),
            Share::Rest(1),
            Share::Fixed(layout::SUMMARY_FOOT),
        ],
    );
    canvas.wrap(head, parts::question(state), Role::Question);
    let title = canvas.tr(id!("bw-show-summary")).into_owned();
    let inside = parts::strong_frame(canvas, body, &title);
    let lines = summary(canvas, scene, inside.width.saturating_sub(2));
    // The measure of the keys counts a line too many rather than one too few.
    let last = lines.len().saturating_sub(usize::from(inside.height));
    let top = screen.summary.top(summary_extent(scene)).min(last);
    for (y, (text, role)) in (inside.top()..inside.bottom()).zip(lines.iter().skip(top)) {
        canvas.text((inside.x, y, inside.width.saturating_sub(1)), text, *role);
    }
    let bar = Rect {
        x: inside.right().saturating_sub(1),
        width: inside.width.min(1),
        ..inside
    };
    canvas.scrollbar(bar, top, lines.len());
    parts::count(canvas, parts::first_line(parts::below(foot, 1)), scene);
}

/// The lines of the summary in this width.
fn summary(canvas: &Canvas<'_>, scene: &Scene<'_, State>, width: u16) -> Vec<(String, Role)> {
    let state = scene.state;
    let mut lines = vec![(
        canvas.msg(&Message::new(id!("bw-show-decisions")).with("n", state.decisions.len())),
        Role::Title,
    )];
    let wrapped = |lines: &mut Vec<(String, Role)>, first: &str, text: &str, role: Role| {
        let indent = canvas.glyphs.width(first);
        let room = width.saturating_sub(indent as u16).max(4);
        for (index, range) in crate::paint::wrap::wrap(text, room, canvas.glyphs)
            .into_iter()
            .enumerate()
        {
            let lead = if index == 0 {
                first.to_owned()
            } else {
                " ".repeat(indent)
            };
            lines.push((format!("{lead}{}", &text[range]), role));
        }
    };
    for decision in &state.decisions {
        wrapped(
            &mut lines,
            &format!("  {}  ", canvas.tr(decision.kind.label())),
            &decision.wording,
            Role::Strong,
        );
    }
    if state.decisions.is_empty() {
        lines.push((
            format!("  {}", canvas.tr(id!("bw-show-no-decisions"))),
            Role::Quiet,
        ));
    }
    if !state.bundles.is_empty() {
        lines.push((String::new(), Role::Text));
        lines.push((
            canvas.msg(&Message::new(id!("bw-show-bundles")).with("n", state.bundles.len())),
            Role::Title,
        ));
    }
    for bundle in state.top_bundles() {
        let marks = voting::marks_in_words(canvas, state, bundle.id);
        let text = format!("{}  ({})  {marks}", bundle.label, state.ideas_in(bundle));
        wrapped(&mut lines, "  ", text.trim_end(), Role::Text);
        for below in state.below(bundle.id) {
            let text = format!("{}  ({})", below.label, below.members.len());
            wrapped(&mut lines, "    ", &text, Role::Quiet);
        }
    }
    let with_marks = |id: &ItemId| {
        format!(
            "{}  {}",
            parts::text_of(state, *id),
            voting::marks_in_words(canvas, state, *id)
        )
    };
    let lone: Vec<String> = state.lone.iter().map(with_marks).collect();
    if !lone.is_empty() {
        lines.push((String::new(), Role::Text));
        lines.push((canvas.tr(id!("bw-show-lone")).into_owned(), Role::Title));
        for text in &lone {
            wrapped(&mut lines, "  ", text.trim_end(), Role::Text);
        }
    }
    if state.bundles.is_empty()
        && lone.is_empty()
        && state
            .totals_of(crate::activities::brainwriting::rules::ConvergenceStep::Starring)
            .is_some()
    {
        lines.push((String::new(), Role::Text));
        lines.push((canvas.tr(id!("bw-show-kept")).into_owned(), Role::Title));
        for idea in state.kept() {
            wrapped(&mut lines, "  ", &idea.text, Role::Text);
        }
    }
    lines
}
