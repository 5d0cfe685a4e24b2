//! The lines around every screen: where we are, what is saved, the last notice, which keys matter
//! now.

use crate::id;
use chrono::Timelike;
use ratatui::layout::Rect;

use crate::app::{
    ChapterScreens, Location, Meeting, MeetingPage, Model, Replay, SaveState, Severity, hints,
    save_state, takes_text,
};
use crate::domain::Message;
use crate::input::{Hint, Key};
use crate::paint::{Canvas, Role, Sign};
use crate::session::{Stage, State};

/// The top line at home.
pub(super) fn top_home(canvas: &mut Canvas<'_>, area: Rect, model: &Model) {
    let name = canvas.tr(id!("program")).into_owned();
    let folder = model.home.folder.display().to_string();
    bar(
        canvas,
        area,
        &[(&name, Role::Title), (&folder, Role::Quiet)],
        &[(clock(model), Role::Quiet)],
    );
}

/// The top line of a session at work: title, chapter, time box, clock bank, clock, 保存済.
pub(super) fn top_meeting(canvas: &mut Canvas<'_>, area: Rect, model: &Model, meeting: &Meeting) {
    let state = meeting.state();
    let now = meeting.session_ms(model.seat.now.ms);
    let mut right = timing(canvas, state, now);
    let at = meeting.outlook(model.seat.now.ms);
    let elsewhere = ChapterScreens::under_way_elsewhere(at);
    right.extend(elsewhere.map(|running| (canvas.msg(&running), Role::Warn)));
    right.push((clock(model), Role::Text));
    right.push(saved(canvas, &save_state(model, meeting)));
    let page = page_name(canvas, meeting.page, state);
    bar(
        canvas,
        area,
        &[(&state.about.title, Role::Title), (&page, Role::Text)],
        &right,
    );
}

/// The top line of a replay: it must not be taken for a running meeting.
pub(super) fn top_replay(canvas: &mut Canvas<'_>, area: Rect, _model: &Model, replay: &Replay) {
    let banner = canvas.tr(id!("replay-banner")).into_owned();
    let page = page_name(canvas, replay.page(), &replay.state);
    let title = &replay.log.state().about.title;
    bar(
        canvas,
        area,
        &[
            (&format!(" {banner} "), Role::Banner),
            (title, Role::Title),
            (&page, Role::Text),
        ],
        &[],
    );
}

fn page_name(canvas: &Canvas<'_>, page: MeetingPage, state: &State) -> String {
    match page {
        MeetingPage::Setup => canvas.tr(id!("page-setup")).into_owned(),
        MeetingPage::Closing => canvas.tr(id!("page-closing")).into_owned(),
        MeetingPage::Ritual => canvas.tr(id!("page-ritual")).into_owned(),
        MeetingPage::Chapter => state.current_title(),
    }
}

/// Parts from the left, parts from the right; the right ones win when it gets narrow.
fn bar(canvas: &mut Canvas<'_>, area: Rect, left: &[(&str, Role)], right: &[(String, Role)]) {
    const GAP: u16 = 2;
    const LEAST: u16 = 8;
    let mut end = area.right().saturating_sub(1);
    for (text, role) in right.iter().rev() {
        let width = canvas.glyphs.width(text) as u16;
        if end < area.x + width + GAP {
            break;
        }
        canvas.text((end - width, area.y, width), text, *role);
        end = end - width - GAP;
    }
    let mut x = area.x + 1;
    for (i, (text, role)) in left.iter().enumerate() {
        // A title cut down to a sign or two helps nobody.
        if text.is_empty() || (i > 0 && x + LEAST > end) {
            continue;
        }
        if i > 0 && x > area.x + 1 {
            x += canvas.text(
                (x, area.y, end - x),
                canvas.glyphs.sign(Sign::Between),
                Role::Quiet,
            ) + 1;
        }
        x += canvas.text((x, area.y, end.saturating_sub(x)), text, *role) + 1;
    }
}

fn clock(model: &Model) -> String {
    format!(
        "{:02}:{:02}",
        model.seat.now.t.hour(),
        model.seat.now.t.minute()
    )
}

/// What is left of the agenda item's time box, and the clock bank.
fn timing(canvas: &Canvas<'_>, state: &State, now: u64) -> Vec<(String, Role)> {
    if state.stage != Stage::Running {
        return Vec::new();
    }
    let mut parts = Vec::new();
    if let Some(call) = state.called()
        && let Some(item) = state.agenda.get(usize::from(call.item))
        && item.minutes > 0
    {
        let spent = state
            .spent(now)
            .get(usize::from(call.item))
            .copied()
            .unwrap_or(0);
        let left = item.left(spent);
        let minutes = if left >= 0 {
            Message::new(id!("top-left"))
        } else {
            Message::new(id!("top-over"))
        };
        let message = minutes
            .with("item", usize::from(call.item) + 1)
            .with("items", state.agenda.len())
            .with("time", canvas.lang.duration(left.saturating_abs()));
        parts.push((
            canvas.msg(&message),
            if left >= 0 { Role::Text } else { Role::Warn },
        ));
    }
    let bank = state.bank(now);
    if bank.abs() >= 60_000 {
        let id = if bank > 0 {
            id!("top-bank")
        } else {
            id!("top-behind")
        };
        let message = Message::new(id).with("time", canvas.lang.duration(bank.abs()));
        parts.push((
            canvas.msg(&message),
            if bank > 0 { Role::Good } else { Role::Warn },
        ));
    }
    parts
}

fn saved(canvas: &Canvas<'_>, state: &SaveState) -> (String, Role) {
    let (sign, message, role) = match state {
        SaveState::Saved => (Sign::Check, Message::new(id!("save-saved")), Role::Good),
        SaveState::Drafting => (
            Sign::Between,
            Message::new(id!("save-drafting")),
            Role::Quiet,
        ),
        SaveState::Saving(n) => (
            Sign::More,
            Message::new(id!("save-saving")).with("n", *n),
            Role::Quiet,
        ),
        SaveState::Elsewhere(_) => (Sign::Alert, Message::new(id!("save-elsewhere")), Role::Warn),
        SaveState::Broken(_) => (Sign::Cross, Message::new(id!("save-broken")), Role::Bad),
        SaveState::ReadOnly => (
            Sign::Square,
            Message::new(id!("save-read-only")),
            Role::Banner,
        ),
    };
    (
        format!("{} {}", canvas.glyphs.sign(sign), canvas.msg(&message)),
        role,
    )
}

/// The last notice, above the keys.
pub(super) fn notice(canvas: &mut Canvas<'_>, area: Rect, model: &Model) {
    if let Location::Meeting(meeting) = &model.place
        && let SaveState::Broken(reason) = meeting.save_state()
    {
        let text = canvas.msg(&Message::new(id!("save-failed")).with("reason", reason));
        canvas.fill(area, Role::Bad);
        canvas.text(
            (area.x + 1, area.y, area.width.saturating_sub(2)),
            &text,
            Role::Bad,
        );
        return;
    }
    let Some(notice) = model.seat.notice() else {
        return;
    };
    let (sign, role) = match notice.weight {
        Severity::Info => (Sign::Between, Role::Accent),
        Severity::Warning => (Sign::Alert, Role::Warn),
        Severity::Error => (Sign::Cross, Role::Bad),
    };
    let text = format!(
        "{} {}",
        canvas.glyphs.sign(sign),
        canvas.msg(&notice.message)
    );
    canvas.text(
        (area.x + 1, area.y, area.width.saturating_sub(2)),
        &text,
        role,
    );
}

/// The keys that matter now: the particular ones from the left, those of every screen at the right.
pub(super) fn keys(canvas: &mut Canvas<'_>, area: Rect, model: &Model) {
    const EVERYWHERE: u8 = 90;
    const NARROW: u16 = 100;
    const GAP: u16 = 2;
    let typing = takes_text(model);
    let mut shown: Vec<Hint> = hints(model)
        .into_iter()
        .filter(|hint| hint.rank > 0)
        .collect();
    shown.sort_by_key(|hint| hint.rank);
    shown.dedup_by_key(|hint| hint.label);
    let width_of = |canvas: &Canvas<'_>, hint: &Hint| {
        (canvas.glyphs.width(&key_label(canvas, hint, typing))
            + 1
            + canvas.glyphs.width(&canvas.tr(hint.label))) as u16
    };
    let (mut near, mut far): (Vec<Hint>, Vec<Hint>) =
        shown.into_iter().partition(|hint| hint.rank < EVERYWHERE);
    let wanted = |canvas: &Canvas<'_>, hints: &[Hint]| {
        hints
            .iter()
            .map(|hint| width_of(canvas, hint) + GAP)
            .sum::<u16>()
    };
    let room = area.width.saturating_sub(1);
    let fits = wanted(canvas, &near) + wanted(canvas, &far) <= room;
    // Where Esc stands among the first keys anyway, the order stays.
    let to_esc = near.iter().position(is_esc).map_or(0, |at| at + 1);
    let first = wanted(canvas, &near[..to_esc]) + wanted(canvas, &far);
    let out = if fits || (to_esc > 0 && first <= room) {
        None
    } else {
        way_out(&mut near, &mut far)
    };
    // Help leads to all others: on a narrow screen they make room for the keys of this place. The way
    // out stays, and the way on before it.
    let out_wanted = wanted(canvas, out.as_slice());
    let on_wanted = wanted(canvas, near.get(..1).unwrap_or_default());
    while (area.width < NARROW
        && far.len() > 1
        && wanted(canvas, &near) + wanted(canvas, &far) + out_wanted > area.width)
        || (!far.is_empty() && on_wanted + wanted(canvas, &far) + out_wanted > area.width)
    {
        far.pop();
    }
    far.extend(out);
    let reserved = wanted(canvas, &far);
    let mut end = area.right().saturating_sub(reserved + 1);
    let mut x = area.x + 1;
    for hint in &near {
        let width = width_of(canvas, hint);
        if x + width > end {
            break;
        }
        let name = key_label(canvas, hint, typing);
        let does = canvas.tr(hint.label);
        x += canvas.key((x, area.y, width), &name, &does, hint.action()) + GAP;
    }
    end += GAP;
    for hint in &far {
        let width = width_of(canvas, hint);
        let name = key_label(canvas, hint, typing);
        let does = canvas.tr(hint.label);
        end += canvas.key(
            (end, area.y, width.min(area.right().saturating_sub(end))),
            &name,
            &does,
            hint.action(),
        ) + GAP;
    }
}

fn is_esc(hint: &Hint) -> bool {
    hint.keys.split(' ').any(|key| key == "esc")
}

/// Takes the way out of these: Esc where something can be left by it, else what leaves the place.
fn way_out(near: &mut Vec<Hint>, far: &mut Vec<Hint>) -> Option<Hint> {
    if let Some(at) = near.iter().position(is_esc) {
        return Some(near.remove(at));
    }
    let leaves = |hint: &Hint| hint.keys.split(' ').any(|key| key == "ctrl-q");
    let at = far.iter().position(leaves)?;
    Some(far.remove(at))
}

/// The key of a hint as it is shown: the first one that works here.
pub(super) fn key_label(canvas: &Canvas<'_>, hint: &Hint, typing: bool) -> String {
    let keys: Vec<Key> = hint
        .keys
        .split(' ')
        .filter_map(|keys| keys.parse().ok())
        .collect();
    let works = keys
        .iter()
        .find(|key| !typing || key.typed().is_none())
        .or(keys.first());
    works.map_or_else(String::new, |key| key.label(canvas.glyphs.ascii))
}
