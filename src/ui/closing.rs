//! 確認・閉会: what was decided and promised, what is still open, how the time went, and the seal.

use crate::id;
use ratatui::layout::Rect;

use super::matter::in_short;
use crate::app::{closing_documents, closing_extent, unfinished, unsaid};
use crate::domain::{Matter, Message};
use crate::input::Scroller;
use crate::paint::{Canvas, Role, Sign};
use crate::session::{
    DocumentMove, DocumentStage, DocumentState, Stage, State, WhichDocument, short_seal,
};

/// One line of the page, before it is wrapped.
struct ClosingLine {
    text: String,
    role: Role,
    indent: u16,
}

impl ClosingLine {
    const fn new(text: String, role: Role, indent: u16) -> Self {
        Self { text, role, indent }
    }

    fn title(canvas: &Canvas<'_>, title: &Message) -> Self {
        Self::new(canvas.msg(title), Role::Title, 0)
    }

    /// An empty line.
    const fn air() -> Self {
        Self::new(String::new(), Role::Text, 0)
    }
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

/// A matter in two rows: what it is about; why it is open, since when, and how often it was carried.
fn told(canvas: &Canvas<'_>, matter: &Matter) -> [ClosingLine; 2] {
    let arrow = canvas.glyphs.sign(Sign::Arrow);
    let what = format!("{arrow} {}", matter.text);
    let about: Vec<String> = in_short(matter)
        .iter()
        .map(|part| canvas.msg(part))
        .collect();
    let about = about.join(&format!(" {} ", canvas.glyphs.sign(Sign::Between)));
    [
        ClosingLine::new(what, Role::Text, 2),
        ClosingLine::new(about, Role::Quiet, 4),
    ]
}

/// How far a document is, since when, and what was said with that: whom somebody asked and until when,
/// what was corrected, who confirmed it.
fn document(canvas: &Canvas<'_>, which: WhichDocument, now: &DocumentState) -> String {
    let name = |id| {
        Message::new(id)
            .with("document", Message::new(which.label()))
            .with("stage", Message::new(now.stage.label()))
    };
    // What happened before the meeting was opened again holds no more.
    let record = now
        .moves
        .last()
        .filter(|_| now.stage != DocumentStage::Draft);
    let Some(record) = record else {
        return canvas.msg(&name(id!("closing-document-draft")));
    };
    let since = canvas.lang.date(record.at.t.date_naive());
    let message = name(id!("closing-document")).with("since", since);
    let detail = detail_of(canvas, &record.how);
    let text = canvas.msg(&message);
    if detail.is_empty() {
        return text;
    }
    format!("{text} {} {detail}", canvas.glyphs.sign(Sign::Between))
}

fn detail_of(canvas: &Canvas<'_>, how: &DocumentMove) -> String {
    match how {
        DocumentMove::ReviewAsked { whom, until: None } => {
            canvas.msg(&Message::new(id!("closing-document-asked")).with("whom", whom.as_str()))
        }
        DocumentMove::ReviewAsked {
            whom,
            until: Some(until),
        } => canvas.msg(
            &Message::new(id!("closing-document-asked-until"))
                .with("whom", whom.as_str())
                .with("until", canvas.lang.date(*until)),
        ),
        DocumentMove::Corrected { what } => what.clone(),
        DocumentMove::Confirmed { by } => by.clone(),
    }
}

/// What is typed and not handed in, first of all: whoever closes now gives it up.
fn typed_section(canvas: &Canvas<'_>, typed: &[Message]) -> Vec<ClosingLine> {
    if typed.is_empty() {
        return Vec::new();
    }
    let heading = Message::new(id!("closing-typed")).with("n", typed.len());
    let sign = canvas.glyphs.sign(Sign::Alert);
    let each = typed
        .iter()
        .map(|typed| ClosingLine::new(format!("{sign} {}", canvas.msg(typed)), Role::Warn, 2));
    std::iter::once(ClosingLine::title(canvas, &heading))
        .chain(each)
        .chain([ClosingLine::air()])
        .collect()
}

fn lines(canvas: &Canvas<'_>, state: &State, now: u64) -> Vec<ClosingLine> {
    let mut lines = head_lines(canvas, state);
    lines.extend(decision_lines(canvas, state));
    lines.extend(matter_lines(canvas, state));
    lines.push(ClosingLine::air());
    lines.extend(open_lines(canvas, state));
    lines.push(ClosingLine::air());
    lines.extend(time_lines(canvas, state, now));
    lines
}

/// Of a closed meeting: that it is closed, its seal, how far its documents are.
fn head_lines(canvas: &Canvas<'_>, state: &State) -> Vec<ClosingLine> {
    if state.stage != Stage::Closed {
        return Vec::new();
    }
    let closed = canvas.tr(id!("closing-closed")).into_owned();
    let seal = state.seal.as_deref().map(|seal| {
        let label = Message::new(id!("closing-seal")).with("seal", short_seal(seal));
        ClosingLine::new(canvas.msg(&label), Role::Quiet, 2)
    });
    let documents = closing_documents(state).into_iter();
    let documents =
        documents.map(|(which, now)| ClosingLine::new(document(canvas, which, now), Role::Text, 2));
    std::iter::once(ClosingLine::new(closed, Role::Strong, 0))
        .chain(seal)
        .chain(documents)
        .chain([ClosingLine::air()])
        .collect()
}

fn decision_lines(canvas: &Canvas<'_>, state: &State) -> Vec<ClosingLine> {
    let decisions = state.settled();
    let title = Message::new(id!("closing-decisions")).with("n", decisions.len());
    let mut lines = vec![ClosingLine::title(canvas, &title)];
    if decisions.is_empty() {
        let none = canvas.tr(id!("closing-no-decisions")).into_owned();
        lines.push(ClosingLine::new(none, Role::Quiet, 2));
    }
    let each = decisions.iter().enumerate().map(|(i, decision)| {
        let text = format!("{}. {}", i + 1, canvas.lang.word(&decision.text));
        ClosingLine::new(text, Role::Text, 2)
    });
    lines.extend(each);
    lines
}

fn matter_lines(canvas: &Canvas<'_>, state: &State) -> Vec<ClosingLine> {
    let matters = state.matters();
    if matters.is_empty() {
        return Vec::new();
    }
    let title = Message::new(id!("closing-promises")).with("n", matters.len());
    [ClosingLine::air(), ClosingLine::title(canvas, &title)]
        .into_iter()
        .chain(matters.iter().flat_map(|matter| told(canvas, matter)))
        .collect()
}

/// What is still open, and what nobody said for the minutes.
fn open_lines(canvas: &Canvas<'_>, state: &State) -> Vec<ClosingLine> {
    let open = unfinished(state);
    let title = Message::new(id!("closing-unfinished")).with("n", open.len());
    let alert = canvas.glyphs.sign(Sign::Alert);
    let open = open.iter();
    let open = open.map(|message| format!("{alert} {}", canvas.msg(message)));
    let warnings = open.chain(unsaid_line(canvas, state));
    std::iter::once(ClosingLine::title(canvas, &title))
        .chain(warnings.map(|text| ClosingLine::new(text, Role::Warn, 2)))
        .collect()
}

fn time_lines(canvas: &Canvas<'_>, state: &State, now: u64) -> Vec<ClosingLine> {
    let items = state.agenda.iter().zip(state.spent(now));
    let items = items.map(|(item, spent)| {
        let message = Message::new(id!("closing-item"))
            .with("title", item.title.as_str())
            .with("planned", item.minutes)
            .with("spent", canvas.lang.duration(spent as i64));
        ClosingLine::new(canvas.msg(&message), Role::Text, 2)
    });
    let title = Message::new(id!("closing-time"));
    std::iter::once(ClosingLine::title(canvas, &title))
        .chain(items)
        .collect()
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
