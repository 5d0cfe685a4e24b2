//! 確認・閉会: what was decided and promised, what is still open, how the time went, and the seal.

use crate::id;
use ratatui::layout::Rect;

use super::matter::{matter_line, since};
use crate::app::{closing_documents, closing_extent, unfinished, unsaid};
use crate::domain::{Matter, Message, MessageId};
use crate::input::Scroller;
use crate::paint::{Canvas, Role, Sign};
use crate::session::{DocumentState, Stage, State, WhichDocument, short_seal};

/// One line of the page, before it is wrapped.
struct ClosingLine {
    text: String,
    role: Role,
    indent: u16,
}

/// Draws the page from the line on to which it was scrolled.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (state, scroller, typed): (&State, Scroller, &[Message]),
    now: u64,
) {
    let mut lines = lines(canvas, state, now);
    lines.splice(0..0, typed_section(canvas, typed));
    let extent = closing_extent(state, typed.len());
    debug_assert_eq!(
        extent.lines,
        lines.len(),
        "keys and drawing measure the same"
    );
    let mut y = area.y;
    for line in lines.iter().skip(scroller.top(extent)) {
        if y >= area.bottom() {
            break;
        }
        let place = Rect {
            x: area.x + line.indent,
            y,
            width: area.width.saturating_sub(line.indent),
            height: area.bottom() - y,
        };
        y += canvas.wrap(place, &line.text, line.role).max(1);
    }
}

/// A matter, and since when it is open if not since today.
fn told(canvas: &Canvas<'_>, matter: &Matter) -> String {
    let line = matter_line(canvas, matter);
    match matter.origin {
        None => line,
        Some(_) => format!("{line}（{}）", canvas.msg(&since(matter))),
    }
}

/// How far a document is, and since when.
fn document(canvas: &Canvas<'_>, which: WhichDocument, now: &DocumentState) -> String {
    let since = now.moves.last().map_or_else(String::new, |record| {
        canvas.lang.date(record.at.t.date_naive())
    });
    let message = Message::new(id!("closing-document"))
        .with("document", Message::new(which.label()))
        .with("stage", Message::new(now.stage.label()))
        .with("since", since);
    canvas.msg(&message)
}

/// What is typed and not handed in, first of all: whoever closes now gives it up.
fn typed_section(canvas: &Canvas<'_>, typed: &[Message]) -> Vec<ClosingLine> {
    let line = |text: String, role, indent| ClosingLine { text, role, indent };
    if typed.is_empty() {
        return Vec::new();
    }
    let heading = Message::new(id!("closing-typed")).with("n", typed.len());
    let heading = line(canvas.msg(&heading), Role::Title, 0);
    let sign = canvas.glyphs.sign(Sign::Alert);
    let each = typed
        .iter()
        .map(|typed| line(format!("{sign} {}", canvas.msg(typed)), Role::Warn, 2));
    let air = line(String::new(), Role::Text, 0);
    std::iter::once(heading).chain(each).chain([air]).collect()
}

fn lines(canvas: &Canvas<'_>, state: &State, now: u64) -> Vec<ClosingLine> {
    let mut lines = Vec::new();
    let mut push =
        |text: String, role: Role, indent: u16| lines.push(ClosingLine { text, role, indent });
    let tr = |id: MessageId| canvas.tr(id).into_owned();
    if state.stage == Stage::Closed {
        let seal = state.seal.as_deref().map(short_seal).unwrap_or_default();
        push(tr(id!("closing-closed")), Role::Strong, 0);
        if !seal.is_empty() {
            push(
                canvas.msg(&Message::new(id!("closing-seal")).with("seal", seal)),
                Role::Quiet,
                2,
            );
        }
        for (which, now) in closing_documents(state) {
            push(document(canvas, which, now), Role::Text, 2);
        }
        push(String::new(), Role::Text, 0);
    }
    let decisions = state.settled();
    push(
        canvas.msg(&Message::new(id!("closing-decisions")).with("n", decisions.len())),
        Role::Title,
        0,
    );
    if decisions.is_empty() {
        push(tr(id!("closing-no-decisions")), Role::Quiet, 2);
    }
    for (i, decision) in decisions.iter().enumerate() {
        push(
            format!("{}. {}", i + 1, canvas.lang.word(&decision.text)),
            Role::Text,
            2,
        );
    }
    let matters = state.matters();
    if !matters.is_empty() {
        push(String::new(), Role::Text, 0);
        push(
            canvas.msg(&Message::new(id!("closing-promises")).with("n", matters.len())),
            Role::Title,
            0,
        );
        for matter in matters {
            push(
                format!(
                    "{} {}",
                    canvas.glyphs.sign(Sign::Arrow),
                    told(canvas, &matter)
                ),
                Role::Text,
                2,
            );
        }
    }
    let open = unfinished(state);
    push(String::new(), Role::Text, 0);
    push(
        canvas.msg(&Message::new(id!("closing-unfinished")).with("n", open.len())),
        Role::Title,
        0,
    );
    for message in open {
        push(
            format!(
                "{} {}",
                canvas.glyphs.sign(Sign::Alert),
                canvas.msg(&message)
            ),
            Role::Warn,
            2,
        );
    }
    if let Some(text) = unsaid_line(canvas, state) {
        push(text, Role::Warn, 2);
    }
    push(String::new(), Role::Text, 0);
    push(tr(id!("closing-time")), Role::Title, 0);
    for (item, spent) in state.agenda.iter().zip(state.spent(now)) {
        let message = Message::new(id!("closing-item"))
            .with("title", item.title.as_str())
            .with("planned", item.minutes)
            .with("spent", canvas.lang.duration(spent as i64));
        push(canvas.msg(&message), Role::Text, 2);
    }
    lines
}

/// What nobody said for the minutes; `None` when all is said.
fn unsaid_line(canvas: &Canvas<'_>, state: &State) -> Option<String> {
    let names = unsaid(state).into_iter();
    let names: Vec<String> = names.map(|id| canvas.tr(id).into_owned()).collect();
    if names.is_empty() {
        return None;
    }
    let comma = canvas.tr(id!("minutes-comma")).into_owned();
    let text = canvas.msg(&Message::new(id!("closing-unsaid")).with("names", names.join(&comma)));
    Some(format!("{} {text}", canvas.glyphs.sign(Sign::Alert)))
}
