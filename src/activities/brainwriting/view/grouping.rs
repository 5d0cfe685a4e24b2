//! KJ法: loose ideas at the left, 表札 with what is gathered under them at the right, lone ideas
//! below.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use crate::activities::brainwriting::rules::{Bundle, State};
use crate::activities::brainwriting::screen::grouping::{GatheredRow, gathered};
use crate::activities::brainwriting::screen::{MAIN_LIST, RIGHT_LIST, Screen};
use crate::domain::{ItemId, Message};
use crate::input::Scene;
use crate::paint::{Canvas, Role, Weight};

/// The most bundles that a room keeps apart.
const MOST_BUNDLES: usize = 10;

/// Both sides, and what the cursor is on in full.
pub(crate) fn grouping(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
) {
    let state = scene.state;
    let [left, right, foot] = parts::two_lists(canvas, area, state);
    let naming = screen.entry().is_some() && scene.mode.is_live();
    loose(canvas, left, screen, scene, !naming && !screen.right);
    bundles(canvas, right, screen, state, !naming && screen.right);
    // A form lies there.
    if naming {
        return;
    }
    let id = screen.under_cursor(state).map(GatheredRow::id);
    let text = id.map_or(String::new(), |id| in_words(canvas, scene, id));
    let title = canvas.tr(id!("bw-show-in-full")).into_owned();
    parts::in_full(canvas, foot, &title, &text);
}

fn in_words(canvas: &Canvas<'_>, scene: &Scene<'_, State>, id: ItemId) -> String {
    let text = parts::text_of(scene.state, id);
    let author = scene
        .state
        .ideas
        .get(&id)
        .map_or(String::new(), |idea| parts::author(canvas, scene, idea));
    if author.is_empty() {
        text.to_owned()
    } else {
        format!("{text}  ({author})")
    }
}

fn loose(
    canvas: &mut Canvas<'_>,
    area: Rect,
    screen: &Screen,
    scene: &Scene<'_, State>,
    focused: bool,
) {
    let state = scene.state;
    let ideas = state.ungathered();
    let title = canvas.msg(&Message::new(id!("bw-show-loose")).with("n", ideas.len()));
    let inside = canvas.frame(area, &title, Role::heading(focused), Weight::Quiet);
    if ideas.is_empty() {
        let text = canvas.tr(if scene.mode.is_live() {
            id!("bw-show-all-gathered")
        } else {
            id!("bw-show-all-gathered-replay")
        });
        canvas.wrap(inside, &text, Role::Good);
        return;
    }
    let role = Role::selected(focused);
    canvas.list_at(
        inside,
        (MAIN_LIST, ideas.len()),
        (screen.main, role),
        |canvas, index, row, role| {
            let Some(idea) = ideas.get(index) else { return };
            let text = format!("{} {}", parts::mark(canvas, screen, idea.id), idea.text);
            canvas.text(row, &text, role);
        },
    );
}

fn bundles(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, state: &State, focused: bool) {
    let rows = gathered(state);
    let n = state.top_bundles().count();
    let title = canvas.msg(
        &Message::new(id!("bw-show-bundles-of"))
            .with("n", n)
            .with("most", MOST_BUNDLES),
    );
    let role = match (n > MOST_BUNDLES, focused) {
        (true, _) => Role::Warn,
        (false, true) => Role::Title,
        (false, false) => Role::Quiet,
    };
    let inside = canvas.frame(area, &title, role, Weight::Quiet);
    if rows.is_empty() {
        let text = canvas.tr(id!("bw-show-no-bundles"));
        canvas.wrap(inside, &text, Role::Quiet);
        return;
    }
    let chosen = Role::selected(focused);
    canvas.list_at(
        inside,
        (RIGHT_LIST, rows.len()),
        (screen.other, chosen),
        |canvas, index, row, role| {
            let Some(of) = rows.get(index).copied() else {
                return;
            };
            gathered_line(canvas, (row, role), (screen, state), of);
        },
    );
}

/// A bundle with the number of its ideas, an idea under it, or a lone idea.
fn gathered_line(
    canvas: &mut Canvas<'_>,
    (row, role): (Rect, Role),
    (screen, state): (&Screen, &State),
    of: GatheredRow,
) {
    let text = parts::text_of(state, of.id());
    let sign = parts::mark(canvas, screen, of.id());
    match of {
        GatheredRow::Bundle(id) => {
            let bundle = state.bundle(id);
            let members = bundle.map_or(0, |bundle| state.ideas_in(bundle));
            let row = indented(row, u16::from(is_below(state, bundle)));
            let role = if role == Role::Text {
                Role::Strong
            } else {
                role
            };
            canvas.text(row, &format!("{sign} {text} ({members})"), role);
        }
        GatheredRow::Member(_) => {
            let level = 1 + u16::from(is_below(state, state.bundle_of(of.id())));
            canvas.text(indented(row, level), &format!("{sign} {text}"), role);
        }
        GatheredRow::Lone(_) => {
            let name = canvas.tr(id!("bw-show-lone-tag"));
            let wide = canvas.glyphs.width(&name) as u16 + 1;
            canvas.text(
                (row.x, row.y, row.width.saturating_sub(wide)),
                &format!("{sign} {text}"),
                role,
            );
            canvas.text_right(row, &name, role.quieter());
        }
    }
}

/// Does a bundle lie under one of the second level?
fn is_below(state: &State, bundle: Option<&Bundle>) -> bool {
    bundle.is_some_and(|bundle| state.above(bundle).is_some())
}

/// A row so many steps further in.
const fn indented(row: Rect, steps: u16) -> Rect {
    let by = if 2 * steps < row.width {
        2 * steps
    } else {
        row.width
    };
    Rect {
        x: row.x + by,
        width: row.width - by,
        ..row
    }
}
