//! Three fiscal years in a row: what somebody promised is finished somewhere, or stands exactly
//! once in the last session.
//!
//! Nothing here names an activity: whichever kind hears of actions is tried.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use support::{context, property, seven};
use uuid::Uuid;
use yoriai::domain::{Action, Carryover, Dice, Entry, FieldRow, ItemId, Matter, MatterKind};
use yoriai::lang::Lang;
use yoriai::session::{
    Beginning, ChapterNo, ChapterState, Command, Detail, Event, KINDS, Log, State, Template,
};

type Actions = BTreeMap<ItemId, Action>;

/// The session's actions by id; fails if one stands there twice.
fn actions(state: &State) -> Actions {
    let all = state.actions();
    let by_id: Actions = all
        .iter()
        .map(|(action, _)| (action.id, action.clone()))
        .collect();
    assert_eq!(by_id.len(), all.len(), "an action stands there twice");
    by_id
}

fn beginning() -> Beginning<'static> {
    Beginning {
        by: "chain",
        title: "",
        continues: None,
        people: seven(),
    }
}

fn id_of(session: u64) -> Uuid {
    Uuid::from_u128(u128::from(session) + 1)
}

/// A session of this year that continues the one before. The board may not be opened at all: then
/// what came over only waits.
fn session(kind: &str, number: u64, before: Option<&State>, opens: bool, dice: &mut Dice) -> Log {
    let mut ms = number * 100_000_000;
    let mut log = Log::new();
    let mut give = |log: &mut Log, command: Command| {
        ms += 1_000;
        log.decide(command, &context(ms)).is_ok()
    };
    let template = Template::named("evaluation").expect("a known template");
    for command in template.commands(beginning(), ("ja", |id| Lang::Ja.tr(id).into_owned())) {
        assert!(give(&mut log, command));
    }
    assert!(give(
        &mut log,
        Command::Describe(vec![Detail::FiscalYear(2026 + number as i32)])
    ));
    if let Some(before) = before {
        assert!(give(
            &mut log,
            Command::CarryOver(before.carry_over(id_of(number - 1)))
        ));
        let again = before.carry_over(id_of(number - 1));
        assert!(
            again.is_empty() || !give(&mut log, Command::CarryOver(again)),
            "what was inherited is inherited once"
        );
    }
    give(&mut log, Command::MarkAllPresent);
    // Something from another chapter to take in.
    for (title, of, steps) in [
        (
            "前の章",
            KINDS
                .iter()
                .find(|other| other.id != kind)
                .map_or(kind, |other| other.id),
            60,
        ),
        ("章", kind, 120),
    ] {
        if of == kind && !opens {
            continue;
        }
        give(&mut log, Command::OpenChapter(of.to_owned(), title.into()));
        for _ in 0..steps {
            let command = log.state().rehearse(dice);
            give(&mut log, command.expect("a chapter that can be rehearsed"));
        }
    }
    log
}

#[test]
fn the_rehearsed_years_carry_actions_and_finish_some() {
    let (mut carried, mut finished) = (0, 0);
    for kind in KINDS
        .iter()
        .filter(|kind| ChapterState::new(kind.id).hears("action"))
    {
        for seed in 0..8 {
            let mut dice = Dice::new(seed);
            let first = session(kind.id, 0, None, true, &mut dice);
            let second = session(kind.id, 1, Some(first.state()), true, &mut dice);
            let now = actions(second.state());
            carried += now.values().filter(|action| action.carries > 0).count();
            finished += now
                .values()
                .filter(|action| action.carries > 0 && !action.state.is_open())
                .count();
        }
    }
    assert!(
        carried > 20 && finished > 5,
        "{carried} carried, {finished} finished"
    );
}

/// What a session of a newer version left: a kind and a field that this one does not know, beside an
/// action that it knows.
fn from_a_newer_version() -> Carryover {
    let id = |n| ItemId(Uuid::from_u128(n));
    let action = Action {
        id: id(901),
        what: "会場を3か所あたる".into(),
        ..Action::default()
    };
    let answers = vec![FieldRow::new("q1").with("answer", 4)];
    Carryover {
        programmes: Vec::new(),
        actions: vec![action],
        entries: vec![
            Entry::new(id(900), "self-check").with("answers", answers),
            Entry::new(id(901), "action").with("organisation_id", Some(id(902))),
        ],
    }
}

/// A session that got this, with some kinds of chapter in some order, each rehearsed for a while; a
/// chapter of a kind that hears of actions may come twice.
fn mixed(number: u64, carryover: Carryover, dice: &mut Dice) -> Log {
    let mut log = Log::new();
    let mut ms = number * 100_000_000;
    let template = Template::named("evaluation").expect("a known template");
    let words = |id: yoriai::domain::MessageId| id.to_string();
    let mut first = template.commands(beginning(), ("ja", words));
    first.extend([Command::CarryOver(carryover), Command::MarkAllPresent]);
    for command in first {
        ms += 1_000;
        log.decide(command, &context(ms)).expect("the beginning");
    }
    let mut kinds: Vec<&str> = KINDS.iter().chain(KINDS).map(|kind| kind.id).collect();
    dice.shuffle(&mut kinds);
    kinds.truncate(dice.roll(kinds.len()));
    for kind in kinds {
        ms += 1_000;
        // Past the decision, which allows some kinds only once: two of them are as two kinds that
        // hear of the same entries.
        let no = ChapterNo(log.state().chapters.len() as u16);
        let opened = Event::ChapterOpened(no, kind.to_owned(), "章".into());
        log.take(vec![opened], &context(ms));
        for _ in 0..40 {
            ms += 1_000;
            let state = log.state().clone();
            let chapter = state.current_chapter().expect("the one just opened");
            let command = chapter.state.rehearse(&state.room(), dice);
            let command = command.expect("a chapter that can be rehearsed");
            let command = Command::Chapter(chapter.no, command);
            let _ = match dice.roll(12) {
                0 => log.undo(&context(ms)),
                1 => log.redo(&context(ms)),
                _ => log.decide(command, &context(ms)),
            };
            if log.state().current.is_none() {
                break;
            }
        }
    }
    log
}

/// Whatever a chapter knows of an entry is what the register says of it.
fn agree(state: &State) {
    for chapter in &state.chapters {
        for registered in state.register.list() {
            let Some(own) = chapter.state.entry(registered.entry.id) else {
                continue;
            };
            for (field, value) in &own.fields {
                assert_eq!(
                    registered.entry.get(field),
                    Some(value),
                    "{field} of {own:?}"
                );
            }
        }
        let hears = |kind: &str| chapter.state.hears(kind);
        for registered in state.register.list() {
            if hears(&registered.entry.kind) {
                assert!(
                    chapter.state.entry(registered.entry.id).is_some(),
                    "{registered:?} is not in a chapter that hears of it"
                );
            }
        }
    }
}

/// A meeting that goes by its agenda as far as its first item and works in a chapter of every kind,
/// until something of each kind is open.
fn meeting(number: u64, before: Option<&State>, dice: &mut Dice) -> (Log, Vec<Matter>) {
    let mut log = Log::new();
    let mut ms = number * 100_000_000;
    let mut give = |log: &mut Log, command: Command| {
        ms += 1_000;
        log.decide(command, &context(ms)).is_ok()
    };
    let template = Template::named("evaluation").expect("a known template");
    for command in template.commands(beginning(), ("ja", |id| Lang::Ja.tr(id).into_owned())) {
        assert!(give(&mut log, command));
    }
    let carried = before.map(|before| before.carry_over(id_of(number - 1)));
    assert!(give(
        &mut log,
        Command::CarryOver(carried.unwrap_or_default())
    ));
    let came_over = log.state().matters();
    give(&mut log, Command::MarkAllPresent);
    assert!(give(&mut log, Command::CallAgendaItem(0)));
    for kind in KINDS {
        let chapter = Command::OpenChapter(kind.id.to_owned(), "章".into());
        assert!(give(&mut log, chapter));
    }
    for round in 0_usize.. {
        let open = log.state().matters();
        let has = |kind: &MatterKind| open.iter().any(|matter| matter.kind == *kind);
        if MatterKind::ALL.iter().all(has) {
            break;
        }
        assert!(round < 400, "never came up: {open:?}");
        // A round of every chapter, then mostly of those that keep actions.
        let chapters = log.state().chapters.clone();
        let some = chapters
            .iter()
            .filter(|chapter| round < 6 || round % 8 == 0 || chapter.state.hears("action"));
        let some: Vec<ChapterNo> = some.map(|chapter| chapter.no).collect();
        give(&mut log, Command::EnterChapter(some[round % some.len()]));
        for _ in 0..20 {
            let command = log
                .state()
                .rehearse(dice)
                .expect("a chapter that can be rehearsed");
            give(&mut log, command);
        }
    }
    (log, came_over)
}

/// The open list as people read it, in order of its words; carried so often more.
fn read(matters: &[Matter], once_more: u16) -> Vec<(MatterKind, String, u16)> {
    let mut lines: Vec<_> = matters
        .iter()
        .map(|matter| (matter.kind, matter.text.clone(), matter.carries + once_more))
        .collect();
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(property(24))]

    #[test]
    fn over_three_chained_sessions_the_open_list_loses_and_doubles_nothing(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut before: Option<State> = None;
        for number in 0..3 {
            let (mut log, came_over) = meeting(number, before.as_ref(), &mut dice);
            let left = before.as_ref().map_or_else(Vec::new, State::matters);
            prop_assert_eq!(read(&came_over, 0), read(&left, 1), "what was open came over");
            for matter in &came_over {
                let origin = matter.origin.as_ref().expect("where it came up");
                let first = left.iter().find(|earlier| earlier.id == matter.id).and_then(|earlier| earlier.origin.as_ref());
                prop_assert_eq!(origin.id, first.map_or(id_of(number.saturating_sub(1)), |first| first.id));
            }
            let mut answered = Vec::new();
            for matter in log.state().matters() {
                let at = (number + 1) * 100_000_000 - 1_000_000 + answered.len() as u64;
                if !matter.kind.is_action() && dice.roll(2) == 0 && log.decide(Command::AnswerMatter(matter.id, "答え".into()), &context(at)).is_ok() {
                    answered.push(matter.id);
                }
            }
            let open = log.state().matters();
            let ids: std::collections::BTreeSet<ItemId> = open.iter().filter(|matter| matter.kind != MatterKind::NotReached || matter.origin.is_some()).map(|matter| matter.id).collect();
            let unnamed = open.iter().filter(|matter| matter.kind == MatterKind::NotReached && matter.origin.is_none()).count();
            prop_assert_eq!(ids.len() + unnamed, open.len(), "nothing stands there twice");
            let done: Vec<ItemId> = log.state().actions().into_iter().filter(|(action, _)| !action.state.is_open()).map(|(action, _)| action.id).collect();
            for matter in &came_over {
                let settled = answered.contains(&matter.id) || done.contains(&matter.id);
                prop_assert!(settled != ids.contains(&matter.id), "{matter:?} is either answered or open");
            }
            before = Some(log.state().clone());
        }
    }

    #[test]
    fn over_three_chained_sessions_no_action_is_lost_or_doubled(seed in any::<u64>(), skipped in 0_u64..4) {
        for kind in KINDS.iter().filter(|kind| ChapterState::new(kind.id).hears("action")) {
            let mut dice = Dice::new(seed);
            let mut before: Option<(State, Actions)> = None;
            // Where each action was born, and what it was at the end of each session since.
            let mut lives: BTreeMap<ItemId, (u64, Vec<Action>)> = BTreeMap::new();
            for number in 0..3 {
                let log = session(kind.id, number, before.as_ref().map(|(state, _)| state), number != skipped, &mut dice);
                let now = actions(log.state());
                if let Some((_, earlier)) = &before {
                    for (id, action) in earlier {
                        prop_assert_eq!(now.contains_key(id), action.state.is_open(), "{:?} in session {}", action.state, number);
                    }
                }
                for (id, action) in &now {
                    let (born, past) = lives.entry(*id).or_insert((number, Vec::new()));
                    prop_assert_eq!(u64::from(action.carries), number - *born, "{} was carried once a session", &action.what);
                    prop_assert_eq!(action.history.len(), past.len());
                    for (told, was) in action.history.iter().zip(past.iter()) {
                        prop_assert_eq!((&told.state, &told.target, &told.actual), (&was.state, &was.target, &was.actual));
                    }
                    past.push(action.clone());
                }
                before = Some((log.state().clone(), now));
            }
            let last = before.map(|(_, last)| last).unwrap_or_default();
            for (id, (_, past)) in &lives {
                let finished = past.iter().any(|action| !action.state.is_open());
                prop_assert!(finished || last.contains_key(id), "neither finished nor there: {:?}", past.last());
            }
        }
    }

    #[test]
    fn the_next_session_holds_exactly_the_open_actions_and_all_programmes(seed in any::<u64>()) {
        for kind in KINDS.iter().filter(|kind| ChapterState::new(kind.id).hears("action")) {
            let mut dice = Dice::new(seed);
            let first = session(kind.id, 0, None, true, &mut dice);
            let mut next = Log::new();
            let commands = Template::named("evaluation").expect("a known template").commands(Beginning { by: "chain", title: "", continues: None, people: seven() }, ("ja", |id| id.to_string()));
            for (i, command) in commands.into_iter().chain([Command::CarryOver(first.state().carry_over(id_of(0)))]).enumerate() {
                next.decide(command, &context(500_000_000 + i as u64)).unwrap();
            }
            let open: Vec<ItemId> = actions(first.state()).values().filter(|action| action.state.is_open()).map(|action| action.id).collect();
            let waiting: Vec<ItemId> = actions(next.state()).into_keys().collect();
            prop_assert_eq!(&waiting, &open, "while they wait for their chapter");
            next.decide(Command::OpenChapter(kind.id.to_owned(), "章".into()), &context(600_000_000)).unwrap();
            prop_assert_eq!(&actions(next.state()).into_keys().collect::<Vec<_>>(), &open, "and in it");
            prop_assert_eq!(next.state().programmes(), first.state().programmes());
        }
    }

    #[test]
    fn entries_survive_three_sessions_whichever_chapters_are_opened_in_whatever_order(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let given = from_a_newer_version();
        let mut carryover = given.clone();
        let mut open = vec![carryover.actions[0].id];
        for number in 0..3 {
            let log = mixed(number, carryover, &mut dice);
            let state = log.state();
            agree(state);
            let again = Log::replayed(log.steps().to_vec());
            prop_assert_eq!(&again.state().register, &state.register);
            let now = actions(state);
            prop_assert!(open.iter().all(|id| now.contains_key(id)), "what was open is there, done or not");
            open = now.values().filter(|action| action.state.is_open()).map(|action| action.id).collect();
            carryover = state.carry_over(id_of(number));
            let mut carried: Vec<ItemId> = carryover.actions.iter().map(|action| action.id).collect();
            carried.sort();
            prop_assert_eq!(&carried, &open, "each open action once");
            let others: Vec<&Entry> = carryover.entries.iter().filter(|entry| entry.kind == "self-check").collect();
            prop_assert_eq!(others.len(), 1, "the kind of the newer version");
            prop_assert_eq!(&others[0].fields, &given.entries[0].fields);
            prop_assert_eq!(others[0].origin.as_ref().map(|origin| origin.id), Some(id_of(0)), "where it came in first");
            let extra: Vec<&Entry> = carryover.entries.iter().filter(|entry| entry.id == given.entries[1].id).collect();
            let goes_on = carried.contains(&given.entries[1].id);
            prop_assert_eq!(extra.len(), usize::from(goes_on), "its field goes with the action");
            prop_assert!(extra.iter().all(|entry| entry.fields == given.entries[1].fields));
            // As the next session reads it from its file.
            let text = ron::to_string(&carryover).unwrap();
            prop_assert_eq!(&ron::from_str::<Carryover>(&text).unwrap(), &carryover);
        }
    }
}
