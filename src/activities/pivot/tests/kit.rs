//! Lists, forms and tables behave as everywhere: wheel, clicks, drafts, search, and keys that do what
//! help says.

use super::*;

fn click(list: u16, row: usize) -> Input {
    Input::Click(Hit::Row(list, row))
}

#[test]
fn the_wheel_moves_no_cursor_and_changes_nothing_that_is_wanted() {
    for keys in [
        "",
        "<tab>",
        "<tab><tab>",
        "L",
        "f",
        "vd",
        "p",
        "T",
        "D",
        "/",
    ] {
        let mut harness = Harness::sliced();
        harness.press(keys);
        let cursors = |harness: &Harness| {
            let screen = &harness.screen();
            (
                screen.field_cursor.at(),
                screen.shelf_cursor.at(),
                screen.cursor.at(),
                screen.pin_cursor.at(),
                screen.chooser.cursor.at(),
                screen.focus,
                screen.query.clone(),
            )
        };
        let (before, steps) = (cursors(&harness), harness.steps().len());
        for lines in [3, -1, 40] {
            harness.give(&Input::Scroll(lines));
        }
        assert_eq!(
            (cursors(&harness), harness.steps().len()),
            (before, steps),
            "{keys}"
        );
    }
}

#[test]
fn a_second_click_takes_and_the_one_that_brings_the_focus_does_not() {
    let mut harness = Harness::sliced();
    harness.give(&click(CELLS, 0));
    assert_eq!(harness.screen().focus, Focus::Table);
    assert!(harness.queue().is_empty(), "the first click only chooses");
    harness.give(&click(CELLS, 0));
    harness.work();
    assert!(matches!(harness.screen().panel, PivotPanel::Drill(..)));
    harness.press("<esc>p一文<enter>L");
    harness.give(&click(PIN_LIST, 0));
    assert!(matches!(harness.screen().panel, PivotPanel::Pin(_)));
    let mut harness = Harness::open();
    harness.give(&click(FIELD_LIST, 1));
    assert!(harness.screen().query.rows.is_empty());
    harness.give(&click(FIELD_LIST, 1));
    assert_eq!(harness.screen().query.rows[0].field, "性別");
}

#[test]
fn fields_files_and_columns_are_found_by_typing() {
    let mut harness = Harness::new();
    harness.work();
    harness.press("/健診<enter>");
    assert!(matches!(harness.queue().last(), Some(Request::Preview(..))));
    harness.work();
    harness.press("/氏名<enter>");
    let importer = harness.screen().importer.as_ref().unwrap();
    assert_eq!(importer.cursor.at(), 5);
    harness.press("<enter>");
    harness.work();
    harness.press("<tab>/血圧<enter>");
    assert_eq!(
        (harness.screen().focus, harness.screen().field_cursor.at()),
        (Focus::Fields, 4)
    );
    assert_eq!(harness.screen().panel, PivotPanel::None);
}

#[test]
fn what_is_typed_and_left_comes_back_for_the_same_question_alone() {
    let mut harness = Harness::sliced();
    harness.press("<tab><tab>p書きかけ<esc>");
    assert_eq!(harness.screen().panel, PivotPanel::None);
    harness.press("<down>p");
    let empty = |harness: &Harness| match &harness.screen().panel {
        PivotPanel::Pin(panel) => !panel.form.is_changed(),
        _ => true,
    };
    assert!(empty(&harness), "another cell, another sentence");
    harness.press("<esc><up>p");
    assert!(!empty(&harness));
    harness.press("<enter>");
    assert_eq!(harness.state().pins[0].words, "書きかけ");
    // Nothing keeps the name of a column, so leaving it asks.
    let mut harness = Harness::looking();
    harness.press("r別の名<esc>");
    let PivotPanel::Numbers(panel) = &harness.screen().panel else {
        panic!()
    };
    assert!(panel.form.is_asking());
    harness.press("y");
    assert_eq!(harness.screen().panel, PivotPanel::None);
}

#[test]
fn a_range_can_be_left_for_ticking_members_and_a_limit_too() {
    let mut harness = Harness::open();
    for keys in [
        "<down><down><down><down>f<up><right><f8>",
        "vr<up><up><right><right><f8>",
    ] {
        harness.press(keys);
        assert!(
            matches!(harness.screen().panel, PivotPanel::Members(_)),
            "{keys}: {:?}",
            harness.screen().panel
        );
        harness.press("<esc>");
    }
}

/// Keys that do nothing at an end.
const AT_AN_END: [&str; 12] = [
    "move-up",
    "move-down",
    "move-page-up",
    "move-page-down",
    "move-first",
    "move-last",
    "move-left",
    "move-right",
    "form-line-down",
    "form-line-up",
    "pivot-do-earlier",
    "pivot-do-later",
];

#[test]
fn every_key_that_is_named_does_something() {
    let states = [
        "",
        "<tab>",
        "<tab><tab>",
        "L",
        "D",
        "f",
        "v",
        "p",
        "p文",
        "w",
        "T",
        "/",
        "D<tab>",
        "<down><down><down>f",
        "<down><down><down><down>vr",
        "w名<f8>W",
        "<tab><tab><enter>",
    ];
    let mut harnesses = vec![Harness::new(), Harness::looking(), Harness::open()];
    for keys in states {
        let mut harness = Harness::sliced();
        harness.press(keys);
        harness.work();
        harnesses.push(harness);
    }
    for harness in &harnesses {
        let scene = harness.scene();
        for hint in harness.screen().hints(&scene) {
            for key in hint.keys.split(' ') {
                let mut screen = harness.screen().clone();
                let response = screen.on_input(&Input::Key(key.parse().unwrap()), &scene);
                let label = hint.label.name();
                assert_ne!(response, Response::Ignored, "{key} {label}");
                let is_still = format!("{screen:?}") == format!("{:?}", harness.screen());
                assert!(
                    response != Response::Handled || !is_still || AT_AN_END.contains(&label),
                    "{key} {label} does nothing"
                );
            }
        }
    }
}
