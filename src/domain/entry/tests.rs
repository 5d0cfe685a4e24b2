//! Entries in sentences: there and back from the typed views, changed, told and merged.

use crate::testing::property;
use proptest::prelude::*;
use uuid::Uuid;

use super::change::diff;
use super::merge::merge;
use super::*;
use crate::domain::{
    Action, ActionState, Arg, Carryover, Consent, ControlLevel, Direction, Due, Evidence,
    Indicator, IndicatorClass, Measurement, Past, Programme, RecordRef,
};

fn id(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(n))
}

fn figure(year: i32, value: &str) -> Measurement {
    Measurement {
        year,
        value: value.parse().unwrap(),
    }
}

fn indicator(n: u128, baseline: &str) -> Indicator {
    Indicator {
        id: id(n),
        name: "実施率".into(),
        class: Some(IndicatorClass::Outcome),
        unit: "%".into(),
        direction: Some(Direction::Falling),
        baseline: Some(figure(2024, baseline)),
        targets: vec![figure(2025, "45"), figure(2026, "50")],
        actuals: vec![figure(2025, "41.50")],
        source: "報告".into(),
    }
}

fn check(n: u128, answers: &[(&str, i64)]) -> Entry {
    let rows: Vec<FieldRow> = answers
        .iter()
        .map(|(question, answer)| FieldRow::new(*question).with("answer", *answer))
        .collect();
    Entry::new(id(n), "check-of-a-newer-version").with("answers", rows)
}

fn states() -> impl Strategy<Value = ActionState> {
    prop_oneof![
        Just(ActionState::Proposed),
        Just(ActionState::Awaiting),
        Just(ActionState::Accepted),
        Just(ActionState::Started),
        Just(ActionState::Done),
        Just(ActionState::CarriedOver),
        any::<String>().prop_map(ActionState::Changed),
        any::<String>().prop_map(ActionState::Stopped),
        any::<String>().prop_map(ActionState::Transferred),
    ]
}

fn dues() -> impl Strategy<Value = Due> {
    prop_oneof![
        Just(Due::Open),
        any::<(i32, u8)>().prop_map(|(year, quarter)| Due::Quarter(year, quarter)),
        any::<(i32, u8)>().prop_map(|(year, meeting)| Due::Meeting(year, meeting)),
    ]
}

proptest! {
    #![proptest_config(property(256))]

    #[test]
    fn an_action_comes_back_from_its_entry_as_it_was(
        texts in prop::array::uniform12(any::<String>()), due in dues(), state in states(), was in states(),
        numbers in any::<(u128, u64, i32, u16)>(), level in 0_usize..4, consents in (0_usize..4, 0_usize..4), full in any::<bool>(),
    ) {
        let [what, for_whom, organisation, post, partners, words, target, actual, resources, first_step, reason, obstacle] = texts;
        let (of, record, fiscal_year, carries) = numbers;
        let evidence = Evidence { pin: id(of), file: words.clone(), sha256: what.clone(), ..Evidence::default() };
        let past = Past { session: post.clone(), id: Uuid::from_u128(of), fiscal_year, record, state: was, target: target.clone(), actual: actual.clone() };
        let action = Action {
            id: id(7), what, for_whom, organisation, post, partners, due, indicator: words, target, actual, resources,
            level: ControlLevel::ALL.get(level).copied(), first_step, from: vec![id(of), id(1)], reason, evidence: full.then_some(evidence),
            consent: Consent::ALL.get(consents.0).copied(), consent_earlier: Consent::ALL.get(consents.1).copied(), state, carries, history: vec![past.clone(), past],
            programme: full.then_some(id(of)), obstacle,
        };
        let entry = action.to_entry();
        prop_assert_eq!(&Action::from_entry(&entry), &action);
        prop_assert!(entry.beyond(&ACTION_ENTRY).is_empty(), "the field table names every field");
        prop_assert_eq!(entry.fields.len(), ACTION_ENTRY.fields.len());
        let text = ron::to_string(&entry).unwrap();
        prop_assert_eq!(ron::from_str::<Entry>(&text).unwrap(), entry);
    }

    #[test]
    fn the_changes_between_two_entries_lead_from_one_to_the_other(a in 0_i64..3, b in 0_i64..3, extra in any::<bool>()) {
        let before = check(1, &[("q1", a)]).with("year", 2025);
        let mut after = check(1, &[("q1", b)]);
        if extra {
            after = after.with("note", "新しい欄");
        }
        for (from, to) in [(Some(&before), Some(&after)), (None, Some(&after)), (Some(&before), None)] {
            let mut entry = from.cloned();
            for change in diff(from, to) {
                change.apply(&mut entry);
            }
            prop_assert_eq!(entry.as_ref(), to);
        }
        prop_assert!(diff(Some(&before), Some(&before)).is_empty());
    }
}

#[test]
fn programmes_and_actions_keep_their_places_in_the_carry_over_and_the_rest_stands_beside() {
    let programme = Programme {
        id: id(1),
        name: "健診".into(),
        indicators: vec![indicator(2, "40"), indicator(3, "10")],
        ..Programme::default()
    };
    let action = Action {
        id: id(4),
        what: "会場をあたる".into(),
        ..Action::default()
    };
    let known = Carryover {
        programmes: vec![programme.clone()],
        actions: vec![action.clone()],
        entries: Vec::new(),
    };
    assert_eq!(Carryover::from_entries(&known.to_entries()), known);
    let mut entries = known.to_entries();
    entries[0].fields.insert("plan".into(), "3年計画".into());
    entries.push(check(9, &[("q1", 4)]));
    let carryover = Carryover::from_entries(&entries);
    assert_eq!(carryover.programmes, known.programmes);
    assert_eq!(
        carryover.entries.len(),
        2,
        "a field and a kind that only a newer version knows"
    );
    let register = Register::inherited(carryover.to_entries(), &RecordRef::default());
    for entry in &entries {
        assert_eq!(&register.get(entry.id).unwrap().entry, entry);
    }
}

#[test]
fn an_entry_reads_as_the_file_format_says() {
    let entry = check(1, &[("q1", 4)]).with("year", 2026);
    assert_eq!(
        ron::to_string(&entry).unwrap(),
        "(id:\"00000000-0000-0000-0000-000000000001\",kind:\"check-of-a-newer-version\",\
         fields:{\"answers\":Rows([(id:\"q1\",cells:{\"answer\":Whole(4)})]),\"year\":Whole(2026)})"
    );
}

#[test]
fn a_changed_figure_is_told_with_what_it_was_and_what_it_is() {
    let (before, after) = (indicator(2, "40"), indicator(2, "42"));
    let (before, after) = (before.to_entry(id(1)), after.to_entry(id(1)));
    let changes = diff(Some(&before), Some(&after));
    assert_eq!(changes.len(), 1, "one field");
    let told = changes[0].describe(Some(&before), Some(&INDICATOR_ENTRY));
    assert_eq!(told.id, "entry-changed");
    assert_eq!(
        (&told.args[1].1, &told.args[2].1),
        (&"40".into(), &Arg::from("42"))
    );
    let unknown = diff(
        Some(&check(1, &[])),
        Some(&check(1, &[]).with("note", "新しい欄")),
    );
    assert_eq!(unknown[0].describe(None, None).args[0].1, "note");
}

#[test]
fn two_versions_are_merged_by_field_and_rows_by_their_ids() {
    let base = check(1, &[("q1", 1), ("q2", 2)])
        .with("note", "前")
        .with("year", 2025);
    let mine = check(1, &[("q1", 4), ("q2", 2)])
        .with("note", "本会")
        .with("year", 2025);
    let theirs = check(1, &[("q1", 1), ("q2", 3), ("q3", 1)])
        .with("note", "部会")
        .with("year", 2026);
    let merged = merge(Some(&base), &mine, &theirs);
    assert_eq!(
        merged.entry.rows("answers"),
        check(1, &[("q1", 4), ("q2", 3), ("q3", 1)]).rows("answers")
    );
    assert_eq!(
        (merged.entry.whole("year"), merged.entry.text("note")),
        (2026, "本会")
    );
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(merged.conflicts[0].theirs, Some("部会".into()));
}

#[test]
fn a_field_that_a_chapter_does_not_know_is_not_lost_when_it_changes_another() {
    let at = RecordRef::default();
    let known = Action {
        id: id(4),
        what: "会場をあたる".into(),
        ..Action::default()
    };
    let mut register =
        Register::inherited([known.to_entry().with("organisation_id", Some(id(8)))], &at);
    let moved = Action {
        state: ActionState::Started,
        ..known
    };
    assert!(register.put(moved.to_entry(), Some(0), &at));
    assert!(!register.put(moved.to_entry(), Some(1), &at), "nothing new");
    let told = register.get(id(4)).unwrap();
    assert_eq!(told.entry.links("organisation_id"), [id(8)]);
    assert!(told.is_inherited());
    assert!(
        !register.put(check(4, &[]), Some(0), &at),
        "an id of another kind"
    );
}
