//! What nobody said is recorded nowhere: a default is never a fact.

use proptest::prelude::*;

use super::*;
use crate::activities::board::rules::{Agreement, Course, Pull};
use crate::domain::{Activity, Audience, IndicatorClass, Passage};
use crate::testing::property;

/// What the board hands to the minutes, as text.
pub(super) fn minutes(table: &BoardTable, lang: Lang) -> String {
    let words = |message: &crate::domain::Message| lang.text(message);
    let passages = Rules::minutes(table.state(), &table.scene().room, Audience::Internal);
    let told = passages.iter().map(|passage| match passage {
        Passage::Heading(message) | Passage::Point(message, _) | Passage::Line(message, _) => {
            words(message)
        }
        Passage::Table { head, rows } => {
            let rows = rows.iter().map(|(cells, _)| cells);
            let lines = [head].into_iter().chain(rows).map(|cells| {
                let cells = cells.iter().map(|cell| lang.word(cell));
                cells.collect::<Vec<_>>().join(" | ")
            });
            lines.collect::<Vec<_>>().join("\n")
        }
    });
    told.collect::<Vec<_>>().join("\n")
}

/// Fails where the board holds anything that only a choice of somebody could have brought.
fn claims_nothing(table: &BoardTable, after: &str) {
    let state = table.state();
    for card in &state.actions {
        let action = &card.action;
        assert_eq!(
            (action.consent, action.level, action.due),
            (None, None, Due::Open),
            "{after}"
        );
        assert!(
            card.inherited || action.state == ActionState::Proposed,
            "{after}"
        );
        let entry = Rules::entry(state, action.id).unwrap();
        for field in ["consent", "level", "due"] {
            assert_eq!(entry.text(field), "", "{after}: {field}");
        }
    }
    for finding in &state.findings {
        let silent = finding.factors.is_empty() && finding.answer.is_none();
        assert!(silent && finding.ruling.is_none(), "{after}: {finding:?}");
    }
    for (_, indicator) in state.indicators() {
        let chosen = (indicator.class, indicator.direction);
        assert_eq!(chosen, (None, None), "{after}");
    }
    assert_eq!(state.evaluated_year, None, "{after}");
    assert_eq!(
        state.thresholds,
        crate::activities::board::rules::Thresholds::default()
    );
    let choices = [
        Course::ALL.map(Course::label).to_vec(),
        Agreement::ALL.map(Agreement::label).to_vec(),
        Pull::ALL.map(Pull::label).to_vec(),
        Consent::ALL.map(Consent::label).to_vec(),
        ControlLevel::ALL.map(ControlLevel::label).to_vec(),
        IndicatorClass::ALL.map(IndicatorClass::label).to_vec(),
    ];
    for lang in Lang::ALL {
        let printed = minutes(table, lang);
        for label in choices.iter().flatten() {
            let word = lang.tr(*label);
            assert!(!printed.contains(&*word), "{after}: {word} in\n{printed}");
        }
        for mark in ["◎", "○", "△", "×"] {
            assert!(!printed.contains(mark), "{after}: {mark} in\n{printed}");
        }
    }
}

/// A board with homework that was agreed to last time, an item to take in, a finding, an action and
/// an indicator, about none of which anybody said more than its words.
fn unsaid() -> BoardTable {
    let agreed = Action {
        consent: Some(Consent::Given),
        ..homework(1, 2)
    };
    let mut table = inheriting(vec![agreed]);
    table.elsewhere("notes", "会報を配る<enter>");
    table.press("<esc>n見えないもの<f8>a札を作る<f8>pn区分<f8>a数<f8><esc>");
    table
}

#[test]
fn what_is_only_written_down_claims_nothing() {
    let table = unsaid();
    claims_nothing(&table, "words alone");
    assert_eq!(table.state().actions.len(), 2);
    let mut taken = unsaid();
    taken.press("I会報<enter>");
    claims_nothing(&taken, "taken in");
    assert_eq!(taken.state().actions.len(), 3);
}

#[test]
fn a_form_that_is_handed_in_without_a_choice_is_refused_at_the_line_that_needs_one() {
    for (keys, field) in [
        ("f", BoardField::Pull),
        ("f<down><down>人手<f8>", BoardField::Pull),
        ("f<right><f8>", BoardField::FactorWords),
        ("r<down><down>続ける<f8>", BoardField::Course),
        ("r<right><down><down>続ける<f8>", BoardField::Agreement),
        ("<right><right><right>c<f8>", BoardField::Consent),
    ] {
        let mut table = unsaid();
        table.press("<home>").press(keys).press("<f8>");
        let Some(BoardPopup::Form(open)) = &table.screen().popup else {
            panic!("{keys}: the form is gone");
        };
        assert_eq!(open.form.error().map(|(key, _)| key), Some(field), "{keys}");
        claims_nothing(&table, keys);
        let _ = table.refused();
    }
}

#[test]
fn a_consent_that_came_over_is_the_word_of_an_earlier_record_until_somebody_speaks() {
    let agreed = Action {
        consent: Some(Consent::Given),
        ..homework(1, 1)
    };
    let mut table = inheriting(vec![agreed]);
    table.press("<esc><enter>");
    let shown = |table: &BoardTable| {
        let [ja, en] = [Lang::Ja, Lang::En].map(|lang| table.shows(lang, (118, 32)));
        (ja.contains("前回の記録: 同意") && en.contains("earlier record: agreed"))
            || !(ja.contains("その場で同意") && en.contains("agreed in the room"))
    };
    assert!(shown(&table));
    assert!(!table.shows(Lang::Ja, (118, 32)).contains("その場で同意"));
    table.press("c<right><enter>");
    assert_eq!(
        table.state().actions[0].action.consent,
        Some(Consent::Given)
    );
    let card = table.shows(Lang::Ja, (118, 32));
    assert!(
        card.contains("その場で同意") && !card.contains("前回の記録"),
        "{card}"
    );
}

proptest! {
    #![proptest_config(property(24))]

    /// Every form is opened, gone through, closed or handed in; nothing is ever chosen in it.
    #[test]
    fn openings_and_closings_of_forms_claim_nothing(
        pressed in prop::collection::vec((0_usize..15, 0_usize..6, 0_usize..7), 1..12),
    ) {
        const OPENINGS: [&str; 15] = [
            "n", "a", "f", "r", "o", "e", "c", "b", "v", "<right>e", "<right><right>e", "pn", "pa", "pe", "px",
        ];
        const ENDS: [&str; 7] = ["<f8>", "<esc>", "<enter><f8>", "<enter><enter><enter><esc>", "<f8><f8>", "あ<f8>", "あ<esc>"];
        let mut table = unsaid();
        let mut so_far = String::new();
        for (opening, lines, end) in pressed {
            let keys = format!("{}{}{}", OPENINGS[opening], "<down>".repeat(lines), ENDS[end]);
            table.press(&keys);
            so_far.push_str(&keys);
            // Whatever lies open still is left, back to the board.
            for _ in 0..2 {
                if table.screen().popup.is_some() {
                    table.press("<esc>");
                }
            }
            if table.screen().page != BoardPage::Board {
                table.press("<esc>");
            }
            claims_nothing(&table, &so_far);
        }
        let _ = table.refused();
    }
}
