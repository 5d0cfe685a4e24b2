//! Lists, forms and pickers in brainwriting: what keys measure is what is drawn, the wheel only
//! looks, nothing typed is lost without a question.

use super::super::screen::{MAIN_LIST, PEOPLE_LIST, RIGHT_LIST, SHEET_LIST, lists};
use super::*;

#[test]
fn what_keys_measure_is_what_is_drawn() {
    let pressed = |mut table: Table, keys: &str| {
        table.press(keys);
        table
    };
    let counted = |step| pressed(Table::at_step(step), "3<down>2<f8>3<enter><f8>");
    let tables = vec![
        (Table::of(FIVE, Anonymity::Named), PEOPLE_LIST),
        (pressed(Table::writing(), "w"), MAIN_LIST),
        (pressed(Table::on_paper(), "t"), SHEET_LIST),
        (Table::at_step(ConvergenceStep::Starring), MAIN_LIST),
        (Table::at_step(ConvergenceStep::Weighing), MAIN_LIST),
        (counted(ConvergenceStep::Starring), MAIN_LIST),
        (counted(ConvergenceStep::Stickers), MAIN_LIST),
        (Table::at_step(ConvergenceStep::Grouping), MAIN_LIST),
        (
            pressed(
                Table::at_step(ConvergenceStep::Grouping),
                "<space><space>b近く<enter>",
            ),
            RIGHT_LIST,
        ),
        (Table::at_step(ConvergenceStep::Deciding), MAIN_LIST),
    ];
    for (table, list) in tables {
        for rows in 11..34 {
            let size = (100, rows);
            let scene = Scene {
                size,
                ..table.scene()
            };
            let view = table.screen().view(&scene);
            let extent = lists::extent(view, list, &scene);
            assert!(extent.lines > 0, "{view:?} has a list");
            assert_eq!(
                table.rows_drawn(list, size),
                extent.lines.min(extent.page),
                "{view:?} in {rows} rows"
            );
        }
    }
}

#[test]
fn the_wheel_looks_around_and_touches_no_field_and_no_choice() {
    let mut table = Table::of(FIVE, Anonymity::Named);
    table.press("測れるか<down>");
    let line = table.screen().plan.at();
    let records = table.steps().len();
    for lines in [3, -1, 5] {
        table.give(&Input::Scroll(lines));
    }
    assert_eq!(
        (table.screen().plan.at(), table.steps().len()),
        (line, records)
    );
    let mut table = Table::writing();
    table.press("<enter>一案");
    table.give(&Input::Scroll(2));
    assert_eq!(table.screen().editor.field.text(), "一案");
    assert_eq!(table.texts(), Vec::<String>::new());
    let mut table = Table::at_step(ConvergenceStep::Browsing);
    table.give(&Input::Scroll(1));
    assert_eq!(table.state().unseen().len(), 4, "nothing counts as shown");
}

#[test]
fn page_keys_home_and_end_move_in_every_list() {
    let mut table = Table::at_step(ConvergenceStep::Starring);
    table.press("<end>");
    assert_eq!(table.screen().main.at(), 3);
    table.press("<home>");
    assert_eq!(table.screen().main.at(), 0);
    table.press("<pagedown>");
    assert_eq!(table.screen().main.at(), 3);
}

#[test]
fn the_second_click_on_a_line_takes_it() {
    let mut table = Table::on_paper();
    table.press("t");
    let click = Input::Click(Hit::Row(SHEET_LIST, 2));
    table.give(&click);
    assert_eq!(
        (table.view(), table.screen().sheets.at()),
        (ScreenView::Sheets, 2)
    );
    table.give(&click);
    assert_eq!(table.view(), ScreenView::Typing);
}

#[test]
fn a_reason_and_a_name_ask_before_they_are_lost_and_a_wording_is_kept() {
    let mut table = Table::writing();
    table.press("w<enter>電話<esc>");
    assert_eq!(table.view(), ScreenView::Reason(SeatNo(1)));
    assert!(table.has_draft());
    table.press("n中<esc>y");
    assert_eq!(table.screen().panel, OpenPanel::Waiting);
    assert!(!table.has_draft());
    let mut table = Table::at_step(ConvergenceStep::Deciding);
    table.press("<space><enter><right><right><down>試みる<esc>");
    assert!(table.has_draft());
    table.press("<enter>こと<enter>");
    let decision = &table.state().decisions[0];
    assert_eq!(
        (decision.kind, decision.wording.as_str()),
        (DecisionKind::Continued, "試みること"),
    );
    assert!(!table.has_draft());
}

#[test]
fn people_are_found_by_typing() {
    let mut table = Table::of(FIVE, Anonymity::Named);
    table.press("<f7>書きかけ<f4>医師<enter>");
    assert_eq!(table.view(), ScreenView::Beforehand);
    table.press("の案<enter>次の案<enter>");
    let by: Vec<_> = table.state().ideas.values().map(|idea| idea.by).collect();
    assert_eq!(by, [Some(ParticipantId(2)), Some(ParticipantId(2))]);
    assert_eq!(table.texts(), ["書きかけの案", "次の案"]);
    let mut table = Table::on_paper();
    table.press("t<enter><ctrl-y>町内<enter>一案<enter>");
    assert_eq!(table.screen().editor.typist, Some(ParticipantId(3)));
}

#[test]
fn leading_on_is_asked_over_any_list() {
    let mut table = Table::writing();
    table.press("w<f8>");
    let asked = table.question().map(|question| question.id);
    assert_eq!(asked, Some(id!("bw-ask-next-round")));
    table.press("<enter>");
    assert_eq!(table.state().round, 2);
}

#[test]
fn what_has_nothing_to_do_says_so() {
    let mut table = Table::at_step(ConvergenceStep::Starring);
    table.press("<delete>");
    assert_eq!(
        table.told().last().map(|told| told.id),
        Some(id!("bw-tell-nothing-given"))
    );
    let mut table = Table::on_paper();
    table.press("t<enter><f7><f7><f7><f7>");
    table.press("<tab>");
    assert_eq!(
        table.told().last().map(|told| told.id),
        Some(id!("bw-tell-all-typed"))
    );
}
