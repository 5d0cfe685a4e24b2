//! Drawing what lies open over a page: the kit's forms and lists, with the board's words.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use crate::activities::board::rules::State;
use crate::activities::board::rules::moving::STATES;
use crate::activities::board::screen::form::{FormPurpose, OpenForm};
use crate::activities::board::screen::popup::{Becomes, BoardPopup};
use crate::activities::board::screen::{STATE_LIST, Screen, keys};
use crate::domain::{Action, Item, ItemId, Message, MessageId};
use crate::input::{Key, ListCursor, Mode, Picker, Scene};
use crate::paint::{Canvas, FormFrame, Role};

/// The width of the list of states.
const STATES_WIDTH: u16 = 50;
/// The widest column of kinds before the items.
const WIDEST_KIND: usize = 14;

/// Draws whatever lies open.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    match screen.open_popup(scene) {
        Some(BoardPopup::Form(open)) => draw_form(canvas, area, open, scene.state),
        Some(BoardPopup::Items(becomes, list)) => draw_items(canvas, area, *becomes, list),
        Some(BoardPopup::States(id, cursor)) => {
            draw_states(canvas, area, (*id, *cursor), scene.state);
        }
        None => {}
    }
}

fn title(purpose: &FormPurpose) -> MessageId {
    match purpose {
        FormPurpose::NewFinding => id!("board-new-finding"),
        FormPurpose::Finding(_) => id!("board-finding"),
        FormPurpose::Factor(_) => id!("board-add-factor"),
        FormPurpose::Response(_) => id!("board-respond"),
        FormPurpose::Ruling(_) => id!("board-overrule"),
        FormPurpose::NewAction(_) => id!("board-new-action"),
        FormPurpose::Action(_) => id!("board-action"),
        FormPurpose::Words(_, state) | FormPurpose::Obstacle(_, Some(state)) => state.label(),
        FormPurpose::Obstacle(_, None) => id!("board-explain"),
        FormPurpose::Consent(_) => id!("board-consent"),
        FormPurpose::Actual(_) => id!("board-report"),
        FormPurpose::NewProgramme => id!("board-new-programme"),
        FormPurpose::Programme(_) => id!("board-programme"),
        FormPurpose::NewIndicator(_) => id!("board-new-indicator"),
        FormPurpose::Indicator(_) => id!("board-indicator"),
        FormPurpose::Thresholds => id!("board-set-thresholds"),
    }
}

/// What the form is about, for its first line: the finding, the action, the programme.
fn about(canvas: &Canvas<'_>, purpose: &FormPurpose, state: &State) -> String {
    let finding = |id: ItemId| {
        let finding = state.finding(id)?;
        Some(state.title(finding).to_owned())
    };
    let action = |id: ItemId| state.card(id).map(|card| card.action.what.clone());
    match purpose {
        FormPurpose::Factor(id) | FormPurpose::Response(id) | FormPurpose::Ruling(id) => {
            finding(*id)
        }
        FormPurpose::NewAction(id) => id.and_then(finding),
        FormPurpose::Words(id, _) | FormPurpose::Obstacle(id, _) => action(*id),
        FormPurpose::Consent(id) => state.card(*id).map(|card| asked(canvas, &card.action)),
        FormPurpose::Actual(id) => state.card(*id).map(|card| goal(canvas, &card.action)),
        FormPurpose::NewIndicator(id) => {
            let programme = state.programme(*id);
            programme.map(|programme| programme.name.clone())
        }
        _ => None,
    }
    .unwrap_or_default()
}

/// An action with what is known of its consent.
fn asked(canvas: &Canvas<'_>, action: &Action) -> String {
    match action.consent_in_words() {
        Some(words) => format!("{}  {}", action.promise(), canvas.msg(&words)),
        None => action.promise(),
    }
}

/// An action with what was aimed at, beside which its actual is typed.
fn goal(canvas: &Canvas<'_>, action: &Action) -> String {
    let target = action.history.last().map(|past| past.target.as_str());
    match target.filter(|target| !target.is_empty()) {
        Some(target) => {
            let label = canvas.tr(id!("board-target"));
            format!("{}  {label} {target}", action.what)
        }
        None => action.what.clone(),
    }
}

fn draw_form(canvas: &mut Canvas<'_>, area: Rect, open: &OpenForm, state: &State) {
    let frame = FormFrame {
        title: &canvas.tr(title(&open.purpose)),
        about: &about(canvas, &open.purpose, state),
    };
    canvas.form(area, &open.form, frame);
}

fn draw_items(canvas: &mut Canvas<'_>, area: Rect, becomes: Becomes, picker: &Picker<Item>) {
    let title = canvas.tr(match becomes {
        Becomes::Finding => id!("board-take-finding"),
        Becomes::Action => id!("board-take-action"),
    });
    let width = |item: &Item| canvas.glyphs.width(&canvas.tr(item.kind.0));
    let kinds = picker.found().map(width).max().unwrap_or(0);
    let kinds = kinds.min(WIDEST_KIND) as u16;
    canvas.picker(area, picker, &title, |canvas, item, row, role| {
        let kind = canvas.tr(item.kind.0).into_owned();
        let quiet = role.quieter();
        canvas.text((row.x, row.y, kinds), &kind, quiet);
        let evidence = item.evidence.as_ref().map_or_else(String::new, |evidence| {
            format!("  {}", parts::evidence(canvas, evidence, Mode::Live))
        });
        let words = format!("{}{evidence}", item.text);
        let room = row.width.saturating_sub(kinds + 1);
        canvas.text((row.x + kinds + 1, row.y, room), &words, role);
    });
}

fn draw_states(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (id, cursor): (ItemId, ListCursor),
    state: &State,
) {
    let Some(card) = state.card(id) else { return };
    let what = card.action.what.as_str();
    let name = canvas.msg(&Message::new(id!("board-state-of")).with("text", what));
    let size = (STATES_WIDTH, STATES.len() as u16);
    let inside = canvas.popup_for(area, size, &name);
    canvas.list_at(
        inside,
        (STATE_LIST, STATES.len()),
        (cursor, Role::Selected),
        |canvas, index, row, role| {
            let Some(to) = STATES.get(index) else { return };
            let mut bindings = keys::STATE_KEYS.iter();
            let binding = bindings.find(|binding| binding.label == to.label());
            let key = binding.and_then(|binding| binding.keys.parse::<Key>().ok());
            let label = key.map_or_else(String::new, |key| key.label(canvas.glyphs.ascii));
            let strong = if role == Role::Text { Role::Key } else { role };
            canvas.text((row.x, row.y, 3), &label, strong);
            let words = canvas.tr(to.label()).into_owned();
            canvas.text(
                (row.x + 4, row.y, row.width.saturating_sub(4)),
                &words,
                role,
            );
        },
    );
}
