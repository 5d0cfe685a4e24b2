//! Laws over what is typed and not handed in: leaving records nothing, and what is typed comes back.
//!
//! The fields are found, not listed: every place that the keys of the program lead to, and meetings of
//! every kind under random keys. So a screen that joins the list later is tried too.

use std::collections::{BTreeMap, BTreeSet};

use yoriai::app::{Effect, Location, Msg, hints, takes_text};
use yoriai::domain::{Anonymity, Dice};
use yoriai::id;
use yoriai::lang::Lang;
use yoriai::session::{DraftPlace, KINDS, KeptDraft, Stage};

use super::keys::{Spot, places};
use super::support::{Rig, each_seed};
use super::{any_key, rehearsed};

/// What is typed into every field: nothing of it stands anywhere else.
const WORDS: &str = "髙い案ア";

/// What is kept, as text. The order is the screens' own, and a form that lay over a view that nobody
/// has computed yet waits closed.
fn told(kept: &[KeptDraft]) -> BTreeSet<String> {
    let text = |draft: &KeptDraft| {
        let text = serde_json::to_string(draft).unwrap();
        text.replace(r#""open":true"#, r#""open":false"#)
    };
    kept.iter().map(text).collect()
}

fn is_live(rig: &Rig) -> bool {
    matches!(rig.model.place, Location::Meeting(_)) && rig.state().stage != Stage::Closed
}

/// Does somebody search here, or say how a table is looked at or where a file is? Nothing of that is
/// handed in to be recorded.
fn only_looks(spot: &Spot) -> bool {
    let hints = hints(&spot.rig.model);
    let has = |label: yoriai::domain::MessageId| hints.iter().any(|hint| hint.label == label);
    has(id!("list-choose")) || has(id!("pivot-do-read"))
}

#[test]
fn what_is_typed_into_any_field_comes_back_and_leaving_records_nothing() {
    let (mut tried, mut lost) = (0, BTreeSet::new());
    let typing = |spot: &Spot| is_live(&spot.rig) && takes_text(&spot.rig.model);
    for spot in places().into_iter().filter(typing) {
        let mut rig = spot.rig.clone();
        let steps = rig.log().steps().len();
        rig.press(WORDS);
        if !rig.screen().contains(WORDS) {
            continue;
        }
        rig.leave_and_come_back();
        let kept = rig.kept();
        let private = &rig.log().steps()[steps..];
        let in_journal = private
            .iter()
            .any(|step| format!("{:?}", step.event).contains(WORDS));
        if !told(&kept).iter().any(|draft| draft.contains(WORDS)) && !in_journal {
            if !only_looks(&spot) {
                lost.insert(spot.way.clone());
            }
            continue;
        }
        tried += 1;
        rig.leave_and_come_back();
        assert_eq!(told(&rig.kept()), told(&kept), "{}", spot.way);
    }
    assert!(lost.is_empty(), "{lost:#?}");
    assert!(tried > 6, "only {tried} fields were tried");
}

/// Goes one place back, out of whatever lies over the screen first. What is typed there is asked about,
/// and here nobody answers.
fn go_back(rig: &mut Rig) {
    for _ in 0..3 {
        if matches!(rig.model.place, Location::Meeting(_)) {
            rig.press("<ctrl-q>");
        }
    }
    if matches!(rig.model.place, Location::Meeting(_)) {
        rig.send(Msg::Leave);
    }
}

/// Leaves in one of the ways there are, looks whether any record went to the file, and gives what is
/// kept. A signal, a terminal that is gone and Ctrl-C are one message.
fn leave(mut rig: Rig, by_signal: bool) -> Vec<KeptDraft> {
    let effects = rig.effects.len();
    if by_signal {
        rig.send(Msg::Leave);
    } else {
        go_back(&mut rig);
    }
    for effect in &rig.effects[effects..] {
        let Effect::Save(steps) = effect else {
            continue;
        };
        let public: Vec<_> = steps.iter().filter(|step| !step.is_private()).collect();
        assert!(public.is_empty(), "leaving records {public:?}");
    }
    rig.kept()
}

/// The name of a form without what it is about.
fn form_of(draft: &KeptDraft) -> String {
    let value = serde_json::to_value(draft).unwrap();
    let form = value["typed"]["form"].as_str().unwrap_or_default();
    let is_name = |c: &char| c.is_ascii_alphanumeric();
    let name: String = form.chars().take_while(is_name).collect();
    match draft.place {
        DraftPlace::Setup => format!("set-up {name}"),
        DraftPlace::Closing => format!("closing {name}"),
        DraftPlace::Asked => format!("asked {name}"),
        DraftPlace::Documents => "documents".into(),
        DraftPlace::Chapter(_) => name,
    }
}

/// Presses some keys, the first towards a field, which chance alone seldom finds.
fn type_on(rig: &mut Rig, dice: &mut Dice) {
    let first = ["<f7>", "<enter>", "n", "a", "<f6>", "<esc>", "i", "f"];
    let mut keys = first[dice.roll(first.len())].to_owned();
    for _ in 0..dice.roll(25) {
        if is_live(rig) {
            rig.press(&std::mem::replace(&mut keys, any_key(dice)));
        }
    }
}

/// Meetings of every kind and level, from different moments.
fn any_meeting(seed: u64, dice: &mut Dice) -> (Rig, Anonymity) {
    let kind = KINDS[seed as usize % KINDS.len()];
    let level = Anonymity::ALL[dice.roll(3)];
    let (log, _) = rehearsed(kind.id, seed, [0, 12, 60, 160][dice.roll(4)], level);
    let mut rig = Rig::home(Lang::Ja, (100, 30));
    rig.open(log);
    (rig, level)
}

#[test]
fn after_random_keys_leaving_records_nothing_and_offers_what_was_typed() {
    let mut reached: BTreeMap<String, usize> = BTreeMap::new();
    // As many meetings of each kind, and further ones until every form was typed in: chance finds some
    // of them seldom.
    let (many, mut tried) = (16 * KINDS.len() as u64, 0);
    each_seed(16 * many, |seed| {
        let all = FORMS.iter().all(|form| reached.contains_key(*form));
        if tried >= many && all {
            return;
        }
        tried += 1;
        let mut dice = Dice::new(seed);
        let (mut rig, level) = any_meeting(seed, &mut dice);
        for _ in 0..20 {
            type_on(&mut rig, &mut dice);
            if !is_live(&rig) {
                return;
            }
            let kept = leave(rig.clone(), dice.roll(2) == 0);
            for draft in &kept {
                *reached.entry(form_of(draft)).or_default() += 1;
            }
            let screen = rig.screen();
            if screen.lines().next().unwrap().contains("入力中") && level != Anonymity::Anonymous
            {
                assert!(!kept.is_empty(), "{screen}");
            }
            for _ in 0..2 {
                rig.leave_and_come_back();
                assert_eq!(told(&rig.kept()), told(&kept), "{screen}");
            }
        }
    });
    let never: Vec<_> = FORMS
        .iter()
        .filter(|form| !reached.contains_key(**form))
        .collect();
    assert!(never.is_empty(), "{never:?} were never typed: {reached:#?}");
}

/// What has to be typed in every run; forms of an activity that joins later are tried all the same.
const FORMS: [&str; 12] = [
    "NewFinding",
    "NewAction",
    "Factor",
    "Response",
    "Line",
    "Pin",
    "Question",
    "Cell",
    "Beforehand",
    "set-up About",
    "asked Newcomer",
    "asked ChapterTitle",
];
