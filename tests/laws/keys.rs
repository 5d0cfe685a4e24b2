//! Laws over every key of every screen: what is named works, what works is named, lists come back to
//! where they were, and the wheel only looks.
//!
//! The screens are found, not listed: from rehearsed meetings of every kind, and from the pages of the
//! program, every key that is named is pressed on a copy, and each place with other keys is a new
//! place to try from. So every list, form and popup of every activity is tried, also of one that
//! joins the list later.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::iter::repeat_n;

use ratatui::buffer::Buffer;
use uuid::Uuid;
use yoriai::app::{Effect, Location, Msg, hints, key_groups, takes_text};
use yoriai::domain::{Anonymity, Dice, MessageId};
use yoriai::id;
use yoriai::input::{Hint, Key, KeyCode};
use yoriai::lang::Lang;
use yoriai::session::{Command, KINDS, Log};

use super::rehearsed;
use super::support::{Rig, seven, text_of};

/// A place in the program, and how one came there.
#[derive(Clone)]
pub(super) struct Spot {
    pub(super) rig: Rig,
    pub(super) way: String,
}

/// The keys that are named in a place, as names: two places with the same are one for these laws.
fn signature(rig: &Rig) -> (BTreeSet<String>, bool) {
    let hints = hints(&rig.model);
    let lines = hints
        .iter()
        .map(|hint| format!("{} {}", hint.keys, hint.label));
    (lines.collect(), takes_text(&rig.model))
}

/// The places from which everything else is found: home, set-up, closing, a replay, and meetings of
/// every kind at several moments.
fn beginnings() -> Vec<Spot> {
    let mut all = Vec::new();
    let mut add = |rig: Rig, way: String| all.push(Spot { rig, way });
    add(Rig::home(Lang::Ja, SIZE), "home".into());
    add(
        Rig::meeting("issues", seven(), Lang::Ja, SIZE),
        "set-up".into(),
    );
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, SIZE);
    let many: Vec<String> = (0..40).map(|no| format!("大学\t田中{no}")).collect();
    let many = many.join("\n");
    rig.paste(&format!("所属\t氏名\nけんぽ\t中村\n{many}"));
    add(rig, "a pasted list".into());
    add(continued(), "what came over".into());
    for kind in KINDS {
        for (seed, decisions) in [(1, 0), (2, 12), (3, 60), (4, 160), (5, 400)] {
            let (log, _) = rehearsed(kind.id, seed, decisions, Anonymity::Named);
            let way = format!("{} after {decisions}", kind.id);
            let mut rig = Rig::home(Lang::Ja, SIZE);
            rig.open(log.clone());
            add(rig, way.clone());
            if decisions == 160 {
                add(replayed(&log), format!("replay of {way}"));
                let mut rig = Rig::home(Lang::Ja, SIZE);
                rig.open(log);
                rig.order(Command::Close);
                add(rig, format!("closed: {way}"));
            }
        }
    }
    all
}

/// A meeting that begins with what came over: two agenda items that the one before did not reach.
fn continued() -> Rig {
    let mut before = Rig::meeting("issues", seven(), Lang::Ja, SIZE);
    before.press("<f8>y<ctrl-n><ctrl-n>");
    let left = before.state().carry_over(Uuid::from_u128(1));
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, SIZE);
    rig.order(Command::CarryOver(left)).press("<f8>y");
    rig
}

const SIZE: (u16, u16) = (100, 30);

fn replayed(log: &Log) -> Rig {
    let mut rig = Rig::home(Lang::Ja, SIZE);
    rig.replay(log.clone(), None);
    rig.press("<end>,");
    rig
}

/// Keys that leave the place, and with it what these laws look at.
fn leaves(hint: &Hint) -> bool {
    [id!("do-leave"), id!("do-quit")].contains(&hint.label)
}

/// Every place that can be reached by named keys and shows other keys.
pub(super) fn places() -> Vec<Spot> {
    const MOST: usize = 600;
    let mut known = BTreeSet::new();
    let mut found: Vec<Spot> = Vec::new();
    let mut edge = beginnings();
    edge.reverse();
    while let Some(spot) = edge.pop() {
        if !known.insert(signature(&spot.rig)) {
            continue;
        }
        for hint in hints(&spot.rig.model) {
            if leaves(&hint) || hint.label == id!("do-language") || hint.label == id!("do-theme") {
                continue;
            }
            let mut rig = spot.rig.clone();
            rig.press(&notation(first(&hint))).forget_notices();
            let way = format!("{} {}", spot.way, first(&hint));
            if !matches!(rig.model.place, Location::Home) || spot.way.starts_with("home") {
                edge.push(Spot { rig, way });
            }
        }
        found.push(spot);
        assert!(found.len() < MOST, "the places never end");
    }
    found
}

/// The first key of a hint that works where it is shown.
fn first(hint: &Hint) -> &'static str {
    hint.keys.split(' ').next().unwrap_or_default()
}

pub(super) fn notation(key: &str) -> String {
    if key.chars().count() == 1 && key != "<" {
        key.to_owned()
    } else {
        format!("<{key}>")
    }
}

/// What a person could notice: the screen, what was said, and what somebody else has to do.
#[derive(PartialEq)]
struct Noticed {
    screen: String,
    cursor: Option<(u16, u16)>,
    notices: usize,
    steps: usize,
    effects: usize,
    settings: String,
}

/// The screen as text, and under it what tells its cells apart.
fn styled(buffer: &Buffer) -> String {
    let mut out = text_of(buffer);
    let mut last = None;
    for (at, cell) in buffer.content().iter().enumerate() {
        let style = (cell.fg, cell.bg, cell.modifier);
        if last != Some(style) {
            last = Some(style);
            write!(out, "{at}{style:?}").unwrap();
        }
    }
    out
}

fn noticed(rig: &Rig) -> Noticed {
    let (buffer, drawn) = rig.draw();
    let steps = match &rig.model.place {
        Location::Home => 0,
        Location::Meeting(_) | Location::Replay(_) => rig.log().steps().len(),
    };
    let asked = rig
        .effects
        .iter()
        .filter(|effect| !matches!(effect, Effect::Remember(_) | Effect::KeepDrafts(_)));
    Noticed {
        screen: styled(&buffer),
        cursor: drawn.cursor.map(|at| (at.x, at.y)),
        notices: rig.model.seat.notices.len(),
        steps,
        effects: asked.count(),
        settings: format!("{:?}", rig.model.seat.settings),
    }
}

/// Every key that any table of the program has, once.
fn every_key() -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for hint in key_groups().iter().flat_map(|group| &group.hints) {
        for key in hint.keys.split(' ').filter_map(|key| key.parse().ok()) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

/// Ways to move, which do nothing at the end of a list, and what these meetings cannot show.
fn may_seem_idle(label: MessageId) -> bool {
    let name = label.name();
    name.starts_with("move-")
        || name.starts_with("form-line")
        || STEPS.contains(&name)
        || ASKED_LATER.contains(&name)
}

/// Names of keys that go one on in a row of things (records, marks, finds, steps, columns, sheets), or
/// take a thing along, and stand still at its end.
const STEPS: &[&str] = &[
    "replay-forward",
    "replay-back",
    "replay-next-mark",
    "replay-previous-mark",
    "replay-next-find",
    "replay-previous-find",
    "replay-first",
    "replay-last",
    "replay-faster",
    "replay-slower",
    "form-more",
    "form-less",
    "form-much-more",
    "form-much-less",
    "form-follow",
    "setup-move-up",
    "setup-move-down",
    "pivot-do-earlier",
    "pivot-do-later",
];

/// Names of keys that change what will be asked of the worker once the table is read: these meetings
/// have no worker, so nothing comes of them here. The tests of pivot press them over a table.
const ASKED_LATER: &[&str] = &["pivot-do-show-as", "pivot-do-sort", "pivot-do-blanks"];

/// Was all that came of a key the sentence that a closed session stays as it is? Who tries is told
/// so, but that is no use that could be named.
fn only_refuses(rig: &Rig, before: &Noticed) -> bool {
    let after = noticed(rig);
    let notices = &rig.model.seat.notices;
    let told = notices.iter().next_back();
    let refused = told.is_some_and(|notice| {
        [id!("refuse-read-only"), id!("refuse-closed")].contains(&notice.message.id)
    });
    refused && after.notices > before.notices && after.steps == before.steps
}

#[test]
fn a_key_is_named_if_and_only_if_it_does_something() {
    let keys = every_key();
    let mut wrong: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for spot in places() {
        let named = hints(&spot.rig.model);
        // A resize to the same size lets the same time pass, and does nothing else.
        let mut still = spot.rig.clone();
        still.send(Msg::Resize(SIZE.0, SIZE.1));
        let before = noticed(&still);
        let typing = takes_text(&spot.rig.model);
        for key in &keys {
            // In a text field these belong to the text, and need no name.
            let of_the_text = key.typed().is_some()
                || matches!(
                    key.code,
                    KeyCode::Left
                        | KeyCode::Right
                        | KeyCode::Home
                        | KeyCode::End
                        | KeyCode::Backspace
                        | KeyCode::Delete
                        | KeyCode::Up
                        | KeyCode::Down
                )
                || (key.ctrl && matches!(key.code, KeyCode::Char('h' | 'u' | 'k' | 'w')))
                || (key.alt && key.code == KeyCode::Enter);
            if typing && of_the_text {
                continue;
            }
            let by = |hint: &&Hint| hint.keys.split(' ').any(|of| of.parse() == Ok(*key));
            let hint = named.iter().find(by);
            let mut rig = spot.rig.clone();
            rig.send(Msg::Key(*key));
            let does = noticed(&rig) != before && !only_refuses(&rig, &before);
            let fault = match hint {
                // Digits are typed, like letters in a text: numbers of points, stickers and sheets.
                None if key.typed().is_some_and(|typed| typed.is_ascii_digit()) => continue,
                None if does => format!("{key} works and is not named"),
                Some(hint) if !does && !may_seem_idle(hint.label) => {
                    format!("{key} ({}) is named and does nothing", hint.label)
                }
                _ => continue,
            };
            wrong.entry(fault).or_default().insert(spot.way.clone());
        }
    }
    let lines: Vec<String> = wrong
        .iter()
        .map(|(fault, ways)| {
            let way = ways.iter().min_by_key(|way| way.len());
            format!(
                "{fault}: {} ({} places)",
                way.map_or("", String::as_str),
                ways.len()
            )
        })
        .collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

/// The keys of a place that lead down and up again, if it has such.
fn there_and_back(rig: &Rig) -> Vec<(&'static str, &'static str, &'static str)> {
    let named = hints(&rig.model);
    let has = |label: MessageId| {
        let hint = named.iter().find(|hint| hint.label == label)?;
        // Beside a text field a letter would be text.
        hint.keys
            .split(' ')
            .find(|key| key.parse().is_ok_and(|key: Key| key.typed().is_none()))
    };
    let pairs = [
        (id!("move-down"), id!("move-up"), id!("move-first")),
        (
            id!("move-page-down"),
            id!("move-page-up"),
            id!("move-first"),
        ),
        (
            id!("form-line-down"),
            id!("form-line-up"),
            id!("form-line-up"),
        ),
    ];
    let of = |(down, up, first): (MessageId, MessageId, MessageId)| {
        Some((has(down)?, has(up)?, has(first).unwrap_or(has(up)?)))
    };
    pairs.into_iter().filter_map(of).collect()
}

/// The screen as it would be if no time had passed since that moment: clocks go on while one presses.
fn screen_at(rig: &Rig, ms: u64) -> String {
    let mut rig = rig.clone();
    rig.ms = ms;
    rig.send(Msg::Resize(SIZE.0, SIZE.1));
    rig.screen()
}

#[test]
fn from_the_first_row_as_far_down_as_up_gives_the_same_screen() {
    let mut tried = 0;
    for spot in places() {
        for (down, up, first) in there_and_back(&spot.rig) {
            let mut rig = spot.rig.clone();
            rig.press(&notation(first).repeat(60));
            let moment = rig.ms;
            let before = screen_at(&rig, moment);
            for n in [1, 2, 5, 40] {
                let mut rig = rig.clone();
                rig.press(&notation(down).repeat(n))
                    .press(&notation(up).repeat(n));
                let after = screen_at(&rig, moment);
                assert_eq!(after, before, "{}: {n} × {down}, {up}", spot.way);
                tried += 1;
            }
        }
        let mut rig = spot.rig.clone();
        for _ in 0..60 {
            rig.send(Msg::Scroll(-1));
        }
        let moment = rig.ms;
        let before = screen_at(&rig, moment);
        for n in [1, 7, 50] {
            let mut rig = rig.clone();
            for lines in repeat_n(1, n).chain(repeat_n(-1, n)) {
                rig.send(Msg::Scroll(lines));
            }
            let after = screen_at(&rig, moment);
            assert_eq!(after, before, "{}: {n} × the wheel", spot.way);
        }
    }
    assert!(tried > 200, "only {tried} lists and forms were tried");
}

#[test]
fn the_wheel_records_nothing_and_touches_no_field() {
    for spot in places() {
        let mut rig = spot.rig.clone();
        let steps = noticed(&rig).steps;
        let effects = rig.effects.len();
        let text = |rig: &Rig| (noticed(rig).notices, hints(&rig.model));
        let before = text(&rig);
        let mut dice = Dice::new(7);
        for _ in 0..20 {
            rig.send(Msg::Scroll(dice.roll(9) as i16 - 4));
        }
        assert_eq!(noticed(&rig).steps, steps, "{}", spot.way);
        assert_eq!(rig.effects.len(), effects, "{}", spot.way);
        assert_eq!(text(&rig), before, "{}", spot.way);
    }
}

#[test]
fn the_way_on_and_the_way_out_stand_in_every_footer_at_80_columns() {
    let mut missing = BTreeSet::new();
    for spot in places() {
        for lang in [Lang::Ja, Lang::En] {
            let mut rig = spot.rig.clone();
            rig.model.seat.settings.lang = lang;
            rig.send(Msg::Resize(80, 24));
            let screen = rig.screen();
            let footer = screen.lines().last().unwrap_or_default().to_owned();
            let ranked = hints(&rig.model).into_iter().filter(|hint| hint.rank > 0);
            let on = ranked.min_by_key(|hint| hint.rank);
            let on = on.map_or_else(String::new, |hint| lang.tr(hint.label).into_owned());
            // A question is left by its no.
            let no = lang.tr(id!("confirm-no"));
            let ways = ["Esc", "Ctrl-Q", &*no];
            let out = ways.iter().any(|way| footer.contains(way));
            if !footer.contains(&on) || !out {
                missing.insert(format!("{lang:?} {on}: {footer} ({})", spot.way));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
