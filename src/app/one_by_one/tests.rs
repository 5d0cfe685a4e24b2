//! What came over is shown one after the other, each kind once, and answered as from the list.

use uuid::Uuid;

use crate::domain::entry::EntryOrigin;
use crate::domain::{
    Action, ActionState, Carryover, Consent, ContextSeries, ControlLevel, Entry, ItemId, Matter,
    MatterKind, Past,
};
use crate::lang::Lang;
use crate::session::{Beginning, Command, Event, Log, Template};
use crate::testing::{Rig, context, seven};

const SMALL: (u16, u16) = (80, 24);

fn id(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(n))
}

fn action(n: u128, level: Option<ControlLevel>, consent: Option<Consent>) -> Action {
    Action {
        id: id(n),
        what: format!("取組{n}"),
        organisation: "あおば町".into(),
        level,
        consent,
        history: vec![Past {
            session: "第1回".into(),
            id: Uuid::nil(),
            fiscal_year: 2025,
            record: 3,
            state: ActionState::default(),
            target: String::new(),
            actual: String::new(),
        }],
        carries: 1,
        ..Action::default()
    }
}

/// One open matter of each kind.
fn six() -> Carryover {
    let matters = [
        (4, MatterKind::Continued, "費用の分担"),
        (5, MatterKind::LeftToSecretariat, "会場の選定"),
        (6, MatterKind::NotReached, "健診の日程"),
    ];
    let origin = EntryOrigin {
        session: "第1回".into(),
        id: Uuid::nil(),
        record: 3,
    };
    let matter = |(n, kind, text): (u128, MatterKind, &str)| Entry {
        origin: Some(origin.clone()),
        ..Matter::entry(id(n), kind, text)
    };
    Carryover {
        actions: vec![
            action(1, None, None),
            action(2, None, Some(Consent::TakenBack)),
            action(3, Some(ControlLevel::Council), None),
        ],
        entries: matters.map(matter).into(),
        ..Carryover::default()
    }
}

/// A session of this template that took over one of each kind, begun.
fn begun(template: &str, lang: Lang) -> Rig {
    let beginning = Beginning {
        by: "yoriai test",
        title: "",
        continues: None,
        people: seven(),
    };
    let template = Template::named(template).unwrap();
    let mut commands = template.commands(beginning, (lang.code(), |id| lang.tr(id).into_owned()));
    commands.push(Command::CarryOver(six()));
    let log = Log::begun(commands, &mut ContextSeries::new(context(0))).unwrap();
    let mut rig = Rig::home(lang, SMALL);
    rig.open(log);
    rig.press("<f8>y");
    rig
}

fn kinds(lang: Lang) -> Vec<String> {
    let names = MatterKind::ALL.map(|kind| lang.tr(kind.label()).into_owned());
    names.into()
}

fn is_shown(rig: &Rig, lang: Lang) -> bool {
    rig.screen().contains(&*lang.tr(crate::id!("page-ritual")))
}

#[test]
fn without_a_board_each_of_the_six_kinds_stands_alone_at_the_beginning() {
    for lang in [Lang::Ja, Lang::En] {
        let mut rig = begun("issues", lang);
        let mut seen = Vec::new();
        for _ in 0..6 {
            let screen = rig.screen();
            let mut here = kinds(lang);
            here.retain(|name| {
                let mut lines = screen.lines();
                lines.any(|line| line.trim_matches(['┃', '│', ' ']) == name)
            });
            assert_eq!(here.len(), 1, "one kind at a time:\n{screen}");
            seen.extend(here);
            rig.press("<right>");
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 6, "{seen:?}");
        rig.press("<esc>");
        assert!(!is_shown(&rig, lang), "left");
        rig.press("<ctrl-n>");
        assert!(!is_shown(&rig, lang), "left is left");
        rig.press("<ctrl-o>w");
        assert!(is_shown(&rig, lang), "and read again from the list");
    }
}

#[test]
fn an_answer_there_is_the_record_that_the_list_makes_and_its_undo_brings_it_back() {
    let answer = |keys: &str| {
        let mut rig = begun("issues", Lang::Ja);
        rig.press(keys).press("市が持つ<enter>");
        let event = rig.log().steps().last().unwrap().event.clone();
        (rig, event)
    };
    let (mut rig, there) = answer("<right><right><right><enter>");
    let (_, listed) = answer("<ctrl-o><down><down><down><enter>");
    assert_eq!(there, Event::MatterAnswered(id(4), "市が持つ".into()));
    assert_eq!(there, listed);
    rig.shows("┃ 事務局一任").press("u").shows("┃ 継続審議");
}

#[test]
fn what_is_an_action_leads_to_the_chapter_that_keeps_actions() {
    let mut rig = begun("issues", Lang::Ja);
    rig.shows("┃ 宿題")
        .press("<enter><enter>")
        .shows("未回答 3 / 3");
}

#[test]
fn with_a_board_the_rest_follows_once_the_homework_is_answered_or_left() {
    for keys in ["ddd", "<esc>"] {
        let mut rig = begun("evaluation", Lang::Ja);
        assert!(!is_shown(&rig, Lang::Ja), "the homework comes first");
        rig.press("<ctrl-n>").shows("未回答 3 / 3").press(keys);
        assert!(is_shown(&rig, Lang::Ja), "after {keys}:\n{}", rig.screen());
        rig.shows("┃ 継続審議").shows("未回答3件");
        for _ in 0..3 {
            rig.press("<enter>はい<enter>");
        }
        assert!(!is_shown(&rig, Lang::Ja), "all are answered");
        assert!(rig.state().waiting_matters().is_empty());
    }
}

#[test]
fn a_meeting_that_took_nothing_over_is_asked_nothing() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, SMALL);
    rig.press("<f8>y");
    assert!(!is_shown(&rig, Lang::Ja));
    rig.press("<ctrl-o>w").shows("未回答の事項がある");
}
