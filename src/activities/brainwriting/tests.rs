//! Keys in, commands out: a small table of people plays brainwriting through its screen.

mod lists;
mod room;
mod stories;
mod views;

use super::rules::{
    Command, ConvergenceStep, Event, How, Phase, Question, Rules, SeatNo, SheetNo, State, Voter,
};
use super::screen::model::EntryKey;
use super::screen::{self, OpenPanel, Screen, ScreenView, converging, writing};
use super::view;
use crate::domain::{
    Activity, Anonymity, Attendance, DecisionKind, Dice, ParticipantId, Rejection,
};
use crate::id;
use crate::input::{Hit, Input, Key, KeyCode, Mode, Scene, Screen as _, SyncReason};
use crate::lang::Lang;
use crate::paint::{Canvas, Depth, Glyphs, Theme, ThemeName};
use crate::testing::{ChapterRig, ChapterSetUp, SESSION_AS_IT_IS, each_seed, property, text_of};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const THREE: &str = "みどり保健所,保健師,地域\nあおば町商工会,経営指導員,職域\n郡医師会,理事,医療";
const FIVE: &str = "みどり保健所,保健師,地域\nあおば町商工会,経営指導員,職域\n郡医師会,理事,医療\n町内会,会長,住民\n協会けんぽ県支部,グループ長,職域";

const TWO_MORE: &str = "町内会,会長,住民\n協会けんぽ県支部,グループ長,職域";

const FOUR: &str = "みどり保健所,保健師,地域\nあおば町商工会,経営指導員,職域\n郡医師会,理事,医療\n町内会,会長,住民";

/// The area of a chapter in a terminal of 80×24.
const SMALL: (u16, u16) = (78, 20);

/// People around a table, writing.
type Table = ChapterRig<Rules>;

impl Table {
    /// Three at the keyboard, the first round running.
    fn writing() -> Self {
        let mut table = Self::of(THREE, Anonymity::Named);
        table.press("昼休みに血圧を測れるか<f8>");
        table
    }

    /// Five on paper, in the second round.
    fn on_paper() -> Self {
        let mut table = Self::of(FIVE, Anonymity::Named);
        table.press("昼休みに血圧を測れるか<f8><f8><enter>");
        table.wait(20_000);
        table
    }

    fn at_step(step: ConvergenceStep) -> Self {
        let mut table = Self::writing();
        table.press("<enter>一案<enter>二案<enter>三案<enter><enter>四案<f7>");
        table.order(Command::Reveal).order(Command::EnterStep(step));
        table
    }

    fn view(&self) -> ScreenView {
        self.screen().view(&self.scene())
    }

    fn texts(&self) -> Vec<String> {
        self.state()
            .ideas_by_sheet()
            .into_iter()
            .map(|idea| idea.text.clone())
            .collect()
    }

    fn shown(&self, lang: Lang) -> String {
        self.shows(lang, SMALL)
    }
}

#[test]
fn only_the_question_is_needed_to_begin() {
    let mut table = Table::of(THREE, Anonymity::Named);
    table.press("<f8>");
    assert_eq!(
        (table.told().len(), table.state().phase),
        (1, Phase::Preparing)
    );
    table.press("昼休みに血圧を測れるか<f8>");
    assert_eq!(
        (
            table.state().phase,
            table.state().rounds(),
            table.state().goal()
        ),
        (Phase::Writing, 3, 27)
    );
    assert_eq!(table.view(), ScreenView::Room);
}

#[test]
fn choices_change_with_the_arrows_and_the_goal_follows_until_somebody_sets_it() {
    let mut table = Table::of(THREE, Anonymity::Named);
    table.press("測れるか<down><left><down><right>");
    assert_eq!(plan_of(&table), (2, 4, 24));
    let mut typed = Table::of(THREE, Anonymity::Named);
    typed.press("測れるか<down>2<down>4<down>7<down>120<down><down>15");
    let scene = typed.scene();
    let by_digits = scene.state.fitted_plan(&scene.room);
    assert_eq!(
        (
            by_digits.rounds,
            by_digits.cells,
            by_digits.base_ms,
            by_digits.turn_ms,
            by_digits.goal
        ),
        (2, 4, 420_000, 120_000, 15)
    );
    table.press("<down><down><down><down><right><up><up><up><up><left><f8>");
    assert_eq!((table.state().cells(), table.state().goal()), (3, 25));
}

/// The values of the plan that applies now: rounds, cells, goal.
fn plan_of(table: &Table) -> (u8, u8, u16) {
    let plan = table.state().fitted_plan(&table.scene().room);
    (plan.rounds, plan.cells, plan.goal)
}

#[test]
fn the_plan_follows_the_people_whether_they_or_the_question_come_first() {
    let mut question_first = Table::of("", Anonymity::Named);
    question_first.press("測れるか<down><down><up>");
    question_first.join(FOUR).press("<f8>");
    let mut people_first = Table::of(FOUR, Anonymity::Named);
    people_first.press("測れるか<down><f8>");
    for table in [question_first, people_first] {
        assert_eq!((table.state().rounds(), table.state().goal()), (4, 48));
    }
}

#[test]
fn before_anybody_is_marked_present_the_list_says_how_many_will_come() {
    let mut table: Table = ChapterSetUp::expecting(FOUR, Anonymity::Named).open();
    assert_eq!(plan_of(&table), (4, 3, 48));
    assert!(table.shown(Lang::Ja).contains("名簿の4人"));
    let all: Vec<ParticipantId> = table.session().people.keys().copied().collect();
    for who in &all[1..] {
        table.mark(*who, Attendance::Present);
    }
    assert_eq!(plan_of(&table), (3, 3, 27), "three came");
}

#[test]
fn a_latecomer_before_the_start_changes_what_nobody_chose_and_nothing_else() {
    let mut table = Table::of(THREE, Anonymity::Named);
    table.press("測れるか<down><down>2");
    assert_eq!(plan_of(&table), (3, 2, 18));
    table.join(TWO_MORE);
    assert_eq!(plan_of(&table), (5, 2, 50));
    table.press("<down><down><down><down>60<up><up><up><up><up>7<f8>");
    assert_eq!(
        (
            table.state().rounds(),
            table.state().cells(),
            table.state().goal()
        ),
        (5, 2, 60),
        "seven rounds are wished, five are possible"
    );
}

#[test]
fn what_was_chosen_is_marked_and_can_follow_the_room_again() {
    let mut table = Table::of(FOUR, Anonymity::Named);
    table.press("測れるか<down>");
    assert!(table.shown(Lang::Ja).contains("‹ 4 ›        自動"));
    table.press("6");
    assert!(
        table.shown(Lang::Ja).contains("6ラウンドを選びましたが、"),
        "{}",
        table.shown(Lang::Ja)
    );
    table.press("<left>");
    assert!(!table.shown(Lang::Ja).contains("‹ 3 ›        自動"));
    assert_eq!(table.state().wishes.rounds, Some(3));
    table.press("<delete>");
    assert!(table.shown(Lang::Ja).contains("‹ 4 ›        自動"));
    let records = table.steps().len();
    table.press("<delete><right>");
    assert_eq!(
        (table.steps().len(), table.state().wishes.rounds),
        (records, None),
        "more rounds than people are no choice"
    );
    table.press("<up><up><down><down><down><down><down><down><down><down><right>");
    assert_eq!(table.state().inputs.len(), 1);
    table.press("<backspace>");
    assert!(table.state().inputs.is_empty());
}

proptest! {
    #![proptest_config(property(32))]

    /// Opening the form, moving in it, opening and closing what lies over it, and waiting record
    /// nothing.
    #[test]
    fn looking_at_the_form_records_nothing(keys in proptest::collection::vec(0usize..9, 0..40), people in 0usize..3) {
        let mut table = Table::of(["", THREE, FIVE][people], Anonymity::Named);
        let records = table.log().steps().len();
        for key in keys {
            let _ = match key {
                0..=2 => table.press(["<down>", "<tab>", "<down><down>"][key]),
                3 | 4 => table.press(["<up>", "<backtab>"][key - 3]),
                5 => table.press("<f7><down><up><esc>"),
                6 => table.give(&Input::Tick),
                7 => table.give(&Input::Scroll(1)),
                _ => table.give(&Input::Click(Hit::Row(screen::FORM_LIST, 3))),
            };
            let _ = table.shown(Lang::Ja);
            // Changes nothing, and every screen has to settle after it.
            table.order_session(SESSION_AS_IT_IS);
        }
        prop_assert_eq!(table.log().steps().len(), records);
        prop_assert_eq!(table.state(), &State::default());
        prop_assert!(!table.has_draft());
        table.leave_and_come_back();
        prop_assert_eq!(table.log().steps().len(), records);
    }
}

#[test]
fn somebody_can_watch_and_in_an_anonymous_meeting_all_write_the_same_way() {
    let mut table = Table::of(THREE, Anonymity::Named);
    table.press("<down><down><down><down><down><down><down><down><right>");
    assert_eq!(table.state().inputs.len(), 1);
    let mut table = Table::of(FIVE, Anonymity::Anonymous);
    table.press("<down><down><down><down><down><down><down><down><right>");
    assert_eq!(table.state().inputs.len(), 5);
}

#[test]
fn pasted_lines_become_as_many_ideas_after_one_question() {
    let mut table = Table::of(THREE, Anonymity::Named);
    table.press("<f7>");
    table.give(&Input::Paste("一つ目\n二つ目\n\n三つ目".into()));
    assert_eq!((table.asked().len(), table.state().ideas.len()), (1, 0));
    table.press("y");
    assert_eq!(table.state().ideas.len(), 3);
    table.press("四つ目<enter><esc>");
    assert_eq!(
        (table.state().ideas.len(), table.view()),
        (4, ScreenView::Form)
    );
}

#[test]
fn a_half_typed_idea_is_in_when_the_round_begins_only_if_somebody_says_so() {
    let mut table = Table::of(THREE, Anonymity::Named);
    table.press("測れるか<f7>書きかけ<esc><f8>");
    assert_eq!((table.asked().len(), table.texts().len()), (1, 0));
    table.press("n");
    assert_eq!(table.state().phase, Phase::Preparing);
    table.press("<f8>y");
    assert_eq!(
        (table.texts(), table.state().phase),
        (vec!["書きかけ".to_owned()], Phase::Writing)
    );
    assert!(!table.has_draft());
    let mut alone = Table::of("みどり保健所,保健師,地域", Anonymity::Named);
    alone.press("測れるか<f7>書きかけ<esc><f8><f8>");
    assert_eq!(
        (
            alone.refused().len(),
            alone.texts().len(),
            alone.has_draft()
        ),
        (2, 0, true),
        "a round that cannot begin takes nothing along"
    );
}

#[test]
fn the_curtain_stands_between_writers_and_enter_goes_from_cell_to_cell() {
    let mut table = Table::writing();
    assert_eq!(
        (table.view(), table.state().turn()),
        (ScreenView::Room, None)
    );
    table.press("<enter>");
    assert_eq!(table.view(), ScreenView::Turn);
    table.press("一案<enter>二案<enter><up><up>の直し<down>");
    assert_eq!(table.texts(), ["一案の直し", "二案"]);
    table.press("<down>三案<enter>");
    assert_eq!(
        (table.view(), table.state().unfinished_seats().len()),
        (ScreenView::Room, 2)
    );
    table.press("<enter>四案<esc>");
    assert_eq!(
        (table.view(), table.texts().len()),
        (ScreenView::Room, 3),
        "covering hands nothing in"
    );
    assert_eq!(
        (table.told().last().map(|told| told.id), table.has_draft()),
        (Some(id!("bw-tell-draft")), true)
    );
    table.press("<enter>");
    assert_eq!(
        table.screen().editor.field.text(),
        "四案",
        "the draft waits behind the curtain"
    );
    table.press("<esc>");
    table.press("<enter><f7><enter><f7>");
    assert!(table.state().everybody_is_done());
    table.press("<f8>");
    assert_eq!((table.state().round, table.refused().len()), (2, 0));
}

#[test]
fn an_idea_tells_what_it_builds_on() {
    let mut table = Table::writing();
    table.press("<enter>一案<enter>二案<enter>三案<enter><enter>四案<enter>五案<enter>六案<enter><enter>七案<f7><f8><enter>続き<f4>");
    assert_eq!(table.screen().editor.lineage.how, How::Extends);
    table.press("<shift-down><ctrl-b><shift-up><ctrl-b><enter>");
    let built: Vec<_> = table
        .state()
        .ideas
        .values()
        .filter(|idea| idea.round == 2)
        .map(|idea| idea.lineage.clone())
        .collect();
    assert_eq!(built.len(), 1);
    assert!(!built[0].on.is_empty());
}

#[test]
fn leading_on_early_is_asked_and_only_a_yes_leads_on() {
    let mut table = Table::writing();
    table.press("<f8><f8>");
    assert_eq!(table.state().round, 1, "the key that asked does not answer");
    table.press("n<f8><enter>");
    assert_eq!((table.state().round, table.refused().len()), (2, 0));
}

#[test]
fn what_is_typed_is_handed_in_at_the_end_of_grace_and_not_when_the_program_leaves() {
    let mut table = Table::writing();
    table.press("<enter>書きかけ");
    table.give(&Input::Tick);
    assert!(table.texts().is_empty());
    table.wait(1_000_000);
    assert_eq!(table.texts(), ["書きかけ"]);
    table.press("<enter>もう一つ");
    table.leave_and_come_back();
    assert_eq!(table.texts(), ["書きかけ"]);
    assert_eq!(table.view(), ScreenView::Room, "behind its curtain");
    table.press("<enter>");
    assert_eq!(table.screen().editor.field.text(), "もう一つ");
    table.press("<enter>");
    assert_eq!(table.texts(), ["書きかけ", "もう一つ"]);
}

#[test]
fn a_level_that_is_raised_takes_the_name_out_of_what_is_typed() {
    let mut table = Table::of(FIVE, Anonymity::Named);
    table.press("<f7>書きかけ<up><right>");
    let names = |table: &Table| {
        let typed = serde_json::to_string(&table.typed()).unwrap();
        assert!(typed.contains("書きかけ"), "{typed}");
        typed.contains("Author") || !typed.contains("Beforehand(None)")
    };
    assert!(names(&table));
    table.raise(Anonymity::Anonymous);
    assert!(!names(&table));
    table.leave_and_come_back();
    assert!(table.has_draft() && !names(&table));
}

#[test]
fn in_an_anonymous_round_what_is_typed_goes_to_the_journal_alone() {
    let mut table = Table::of(THREE, Anonymity::Anonymous);
    table.press("測れるか<f8><enter>書きかけ");
    assert!(table.has_draft());
    let steps = table.log().steps().len();
    table.leave_and_come_back();
    assert!(table.rig.kept().is_empty());
    let left = &table.log().steps()[steps..];
    assert!(left.len() == 1 && left[0].is_private());
    table.press("<enter><up>");
    assert_eq!(table.screen().editor.field.text(), "書きかけ");
}

#[test]
fn a_refused_cell_keeps_its_draft() {
    let mut table = Table::writing();
    table.press("<enter>書きかけ");
    // The program refuses no cell that the screen offers, so the screen is asked alone.
    let (mut screen, scene) = (table.screen().clone(), table.scene());
    let _ = screen.on_input(&Input::Key(Key::new(KeyCode::Enter)), &scene);
    let refusal = Rejection::new(id!("bw-refuse-no-cell"));
    screen.sync(&scene, &SyncReason::Refused(refusal));
    assert_eq!(
        (
            screen.editor.field.text(),
            screen.editor.at.map(|at| at.cell)
        ),
        ("書きかけ", Some(0))
    );
}

#[test]
fn somebody_who_is_still_writing_can_be_skipped_with_or_without_a_reason() {
    let mut table = Table::writing();
    table.press("w<enter>電話中<enter><space>");
    assert_eq!(table.state().unfinished_seats(), [SeatNo(3)]);
    assert_eq!(table.screen().panel, OpenPanel::Waiting);
    table.press("<esc>");
    assert_eq!(table.view(), ScreenView::Room);
}

#[test]
fn a_sheet_is_transcribed_as_fast_as_one_types() {
    let mut table = Table::on_paper();
    assert_eq!(
        (table.state().round, table.state().waiting_rows().len()),
        (2, 5)
    );
    table.press("t3<enter>一案<enter>二案<enter><enter>");
    assert_eq!(
        table
            .screen()
            .editor
            .at
            .map(super::rules::CellRef::label)
            .as_deref(),
        Some("4-1-a"),
        "the third cell stayed blank, and the next sheet waits"
    );
    table.press("測定<f4>の日<enter><f4><enter>");
    table.press("<f7>");
    assert_eq!(
        table.refused().last().map(|refused| refused.id),
        Some(id!("bw-refuse-row-done")),
        "a row in which something stands is not blank"
    );
    assert_eq!(
        table.texts(),
        ["一案", "二案", "測定〔判読不能〕の日", screen::ILLEGIBLE]
    );
    table.press("<esc><esc>");
    assert_eq!(table.view(), ScreenView::Room);
}

#[test]
fn a_cell_read_out_by_its_name_is_gone_to_from_anywhere_in_the_transcription() {
    let mut table = Table::on_paper();
    let label = |table: &Table| table.screen().editor.at.map(super::rules::CellRef::label);
    table.press("t3-1-b");
    assert_eq!(label(&table).as_deref(), Some("3-1-b"));
    table.press("二つ目<enter>２ー１ーａ<enter>");
    assert_eq!(label(&table).as_deref(), Some("2-1-a"));
    table.press("一つ目<enter>9-1-a<enter>");
    assert_eq!(
        table.told().last().map(|told| told.id),
        Some(id!("bw-tell-no-such-cell"))
    );
    assert_eq!(
        table.texts(),
        ["一つ目", "二つ目"],
        "a name is no idea, and one that is nowhere stays in the field"
    );
    table.press("<ctrl-u>");
    table
        .give(&Input::Paste("5-1-c 五の三\n1-1-a\t一の一".into()))
        .press("y");
    let places: Vec<_> = table
        .state()
        .ideas_by_sheet()
        .into_iter()
        .map(|idea| (idea.sheet, idea.cell, idea.text.as_str()))
        .collect();
    assert_eq!(places[0], (Some(SheetNo(1)), 0, "一の一"));
    assert_eq!(places[3], (Some(SheetNo(5)), 2, "五の三"));
}

#[test]
fn typing_begins_where_a_row_is_open_and_a_row_done_with_takes_a_word_first() {
    let mut table = Table::of(FIVE, Anonymity::Named);
    // The first two of five write at the keyboard.
    table.press("測れるか<down><down><down><down><down><down><down><down><right><down><right><f8>");
    let keyboard = |table: &Table| {
        let seats = table.state().seats.iter();
        seats
            .filter(|seat| seat.input == super::rules::InputMode::Keyboard)
            .count()
    };
    assert_eq!(keyboard(&table), 2);
    table.press("<enter>画面の案<f7><enter><f7><f8><enter>");
    assert_eq!(table.state().round, 2);
    table.press("t");
    let done: Vec<SheetNo> = table
        .state()
        .sheet_numbers()
        .filter(|sheet| !table.state().row(*sheet, 1).is_open())
        .collect();
    assert_eq!(done.len(), 2);
    for sheet in &done {
        let before = table.texts();
        table.press(&format!("{}<enter><shift-right>紙の案<enter>", sheet.0));
        assert_eq!(
            (
                table.texts(),
                table.refused().last().map(|refused| refused.id)
            ),
            (before, Some(id!("bw-refuse-row-done")))
        );
        table.press("<ctrl-u><f7>n<esc>");
    }
    let again = done[1];
    table.press(&format!("{}<enter><f7>y紙の案<enter>", again.0));
    assert!(table.texts().contains(&"紙の案".to_owned()));
}

#[test]
fn the_hand_over_lists_every_sheet_and_the_card_is_offered_to_who_comes() {
    let mut table = Table::of(FIVE, Anonymity::Named);
    table.press("測れるか<down><down><down><down><down><down><down><down><right><f8>");
    table.press("<enter>画面の案<f7><f8><enter>");
    let passing = table.shown(Lang::Ja);
    assert!(
        passing.contains("読み上げる") && passing.contains("転記してから"),
        "{passing}"
    );
    table.wait(20_000);
    assert!(!table.shown(Lang::Ja).contains("読み上げる"));
    table.press("h");
    assert_eq!(table.view(), ScreenView::HandOver);
    assert!(table.shown(Lang::En).contains("read it aloud"));
    table.press("<esc>");
    table.join("食生活改善推進員,会長,住民");
    let shown = table.shown(Lang::Ja);
    assert!(
        shown.contains("途中参加") && shown.contains("新しい用紙6"),
        "{shown}"
    );
    table.press("c");
    assert_eq!(table.view(), ScreenView::Card);
    table.press("<esc>h");
    let list = table.shown(Lang::Ja);
    let fresh = list.lines().find(|line| line.contains("新しい用紙"));
    assert!(
        fresh.is_some_and(|line| line.contains("食生活改善推進員") && line.contains('6')),
        "{list}"
    );
}

#[test]
fn b_makes_a_label_of_the_second_level_and_m_asks() {
    let mut table = Table::at_step(ConvergenceStep::Grouping);
    table.press("b");
    assert_eq!(
        table.told().last().map(|told| told.id),
        Some(id!("bw-tell-mark-first")),
        "nothing unmarked moves"
    );
    table.press("<space>b一の表札<enter><space>b二の表札<enter>");
    assert_eq!(table.state().bundles.len(), 2);
    // Both labels are marked: the second level takes them, and no idea moves.
    table.press("<tab><space><down><space>b上の表札<enter>");
    let state = table.state();
    assert_eq!(
        (state.bundles.len(), state.top_bundles().count()),
        (3, 1),
        "{:?}",
        state.bundles
    );
    assert_eq!(state.ungathered().len(), 2);
    assert!(table.shown(Lang::Ja).contains("上の表札 (2)"));
    // An idea goes in after a yes, and only the marked one.
    table.press("<tab><space><tab><home><down>mn");
    assert_eq!(table.state().ungathered().len(), 2);
    table.press("my");
    assert_eq!(table.state().ungathered().len(), 1);
    assert!(table.screen().marked.is_empty());
    // Out of the second level, then dissolved.
    table.press("<home><down>x");
    assert_eq!(table.state().top_bundles().count(), 2);
}

#[test]
fn one_gesture_is_undone_by_one_undo() {
    let mut table = Table::at_step(ConvergenceStep::Grouping);
    table.press("<space>b一の表札<enter>");
    let grouped = table.state().clone();
    table.press("<f8><enter>");
    assert_eq!(table.state().lone.len(), 3, "the others stand alone now");
    table.press("u");
    assert_eq!(table.state(), &grouped);
    let mut table = Table::on_paper();
    let before = table.state().clone();
    table.press("t<enter>");
    table
        .give(&Input::Paste("一\n二\n三\n四".into()))
        .press("y");
    assert_eq!(table.texts().len(), 4);
    table.press("<esc><esc>u");
    assert_eq!(table.state(), &before);
    let mut table = Table::writing();
    table.press("<enter>一案<enter>二案<enter>");
    let before = table.state().clone();
    table.press("三案<f7>");
    assert_eq!(table.texts().len(), 3);
    table.press("u");
    assert_eq!(table.texts().len(), before.ideas.len());
    assert!(table.state().is_writing(SeatNo(1)));
}

#[test]
fn a_voted_label_is_changed_only_with_a_word_on_its_votes() {
    let mut table = Table::at_step(ConvergenceStep::Grouping);
    table.press("<space>b一の表札<enter><space>b二の表札<enter><f8><enter>");
    assert_eq!(table.view(), ScreenView::Voting(ConvergenceStep::Stickers));
    assert!(table.shown(Lang::Ja).contains("シール"));
    let offers = |table: &Table| {
        let hints = table.screen().hints(&table.scene());
        hints.iter().any(|hint| hint.label == id!("bw-do-cap"))
    };
    assert!(offers(&table));
    table.press("<tab><enter><space>");
    assert!(!offers(&table), "not after the first ballot");
    table.press("<f8>");
    assert_eq!(table.asked().len(), 2, "one of three ballots");
    table.press("y<f7><tab><home>x");
    assert_eq!(table.view(), ScreenView::Asked);
    assert_eq!(table.state().bundles.len(), 2);
    table.press("<enter>");
    assert_eq!(
        table.view(),
        ScreenView::Asked,
        "nothing is chosen beforehand"
    );
    table.press("<right><enter>");
    assert_eq!(
        table.refused().last().map(|refused| refused.id),
        Some(id!("bw-refuse-votes-lost"))
    );
    table.press("<right><enter>");
    assert_eq!(table.view(), ScreenView::Grouping);
    assert_eq!(table.state().bundles.len(), 1);
    assert!(table.state().totals_of(ConvergenceStep::Stickers).is_none());
}

#[test]
fn the_first_options_of_a_vote_go_on_by_one_key() {
    let mut table = Table::at_step(ConvergenceStep::Grouping);
    table.press("<space>b一の表札<enter><space>b二の表札<enter><f8><enter>");
    table.press("2<down>1<f8>3<enter><f8>");
    assert_eq!(table.view(), ScreenView::Counted(ConvergenceStep::Stickers));
    table.press("<home>s");
    assert_eq!(table.state().options(ConvergenceStep::Weighing).len(), 1);
    assert!(table.shown(Lang::Ja).contains("上位1件に絞っています"));
    table.press("s");
    assert!(table.state().options(ConvergenceStep::Weighing).len() > 1);
}

#[test]
fn the_room_judges_by_criteria_with_a_digit_or_in_a_form() {
    let mut table = Table::at_step(ConvergenceStep::Criteria);
    table.press("4<right><enter>");
    assert_eq!(table.view(), ScreenView::Asked);
    table.press("2<down>1<f8>");
    let first = Screen::options(table.state())[0];
    let rating = |at: usize| {
        let question = Question::of(ConvergenceStep::Criteria)[at];
        table.state().room_rating(question, first)
    };
    assert_eq!(rating(0), Some(super::rules::RoomRating::Median(40)));
    assert_eq!(
        rating(1),
        Some(super::rules::RoomRating::Hands([0, 0, 0, 1, 2]))
    );
    let mut table = Table::at_step(ConvergenceStep::Criteria);
    table.press("<enter><down><down><down><down><down>3.5<f8>");
    let first = Screen::options(table.state())[0];
    let question = Question::of(ConvergenceStep::Criteria)[0];
    assert_eq!(
        table.state().room_rating(question, first),
        Some(super::rules::RoomRating::Median(35))
    );
}

#[test]
fn pasted_lines_fill_cell_after_cell() {
    let mut table = Table::on_paper();
    table.press("t<enter>");
    let asked = table.asked().len();
    table.give(&Input::Paste("一\n二\n三\n四".into()));
    assert_eq!((table.asked().len(), table.texts().len()), (asked + 1, 0));
    table.press("y");
    let labels: Vec<_> = table
        .state()
        .ideas_by_sheet()
        .into_iter()
        .map(|idea| (idea.sheet, idea.cell, idea.text.as_str()))
        .collect();
    let sheet = |n| Some(SheetNo(n));
    assert_eq!(
        labels,
        [
            (sheet(1), 0, "一"),
            (sheet(1), 1, "二"),
            (sheet(1), 2, "三"),
            (sheet(2), 0, "四")
        ]
    );
    let label = |table: &Table| table.screen().editor.at.map(super::rules::CellRef::label);
    assert_eq!(
        label(&table).as_deref(),
        Some("2-1-b"),
        "the caret is at the next empty cell"
    );
    table.press("<up>");
    table.give(&Input::Paste("五\t六".into())).press("y");
    assert_eq!(
        table.texts(),
        ["一", "二", "三", "四", "五", "六"],
        "filled cells stay as they are"
    );
}

#[test]
fn other_sheets_stay_covered_until_the_reveal() {
    let mut table = Table::on_paper();
    table.press("t<enter>ひみつ<enter><esc>");
    assert!(!table.shown(Lang::Ja).contains("ひみつ"));
    table.press("o");
    assert!(
        table.shown(Lang::Ja).contains("ひみつ"),
        "opened by the facilitator"
    );
    table.press("<down>o<up>");
    assert!(
        table
            .events()
            .iter()
            .any(|event| matches!(event, Event::SheetOpened(_)))
    );
}

#[test]
fn turning_pages_notes_what_was_shown() {
    let mut table = Table::at_step(ConvergenceStep::Browsing);
    assert_eq!(table.state().unseen().len(), 4);
    table.press("<pagedown>");
    assert!(table.state().unseen().is_empty());
    assert_eq!(converging::pages(table.state()).len(), 1);
}

#[test]
fn digits_note_raised_hands_and_seats_vote_behind_a_curtain() {
    let mut table = Table::at_step(ConvergenceStep::Starring);
    let first = Screen::options(table.state())[0];
    table.press("12");
    assert_eq!(
        (
            table.refused().len(),
            table.state().ballot(Voter::Room, Question::Star, first)
        ),
        (1, Some(1)),
        "three people have three hands"
    );
    table.press("3");
    assert_eq!(
        table.state().ballot(Voter::Room, Question::Star, first),
        Some(3),
        "a number begins anew after a refusal"
    );
    table.press("<tab>");
    assert!(!table.screen().is_vote_open());
    table.press("<enter><space>");
    assert_eq!(
        table.refused().last().map(|refused| refused.id),
        Some(id!("bw-refuse-in-room")),
        "three hands are all three people"
    );
    table.press("<tab><tab><tab>2<tab><enter><space>f");
    assert_eq!(
        table
            .state()
            .ballot(Voter::Seat(SeatNo(1)), Question::Favourite, first),
        Some(1)
    );
    table.press("<f8>2<enter>");
    assert!(
        table.shown(Lang::Ja).contains("全員入りました"),
        "{}",
        table.shown(Lang::Ja)
    );
    table.press("<f8>");
    assert_eq!(table.view(), ScreenView::Counted(ConvergenceStep::Starring));
    table.press("r");
    assert_eq!(table.view(), ScreenView::Voting(ConvergenceStep::Starring));
}

#[test]
fn ideas_are_gathered_under_a_new_sentence() {
    let mut table = Table::at_step(ConvergenceStep::Grouping);
    table.press("<space><space>b近くで測る<enter>");
    assert_eq!(table.state().bundles.len(), 1);
    assert_eq!(table.state().bundles[0].members.len(), 2);
    table.press("l");
    assert_eq!(
        (table.state().lone.len(), table.state().ungathered().len()),
        (1, 1)
    );
    table.press("b一つだけ<enter><tab><space>");
    assert!(table.screen().right);
    table.press("<down><down><down>m");
    assert_eq!(
        table.state().bundles.len(),
        1,
        "a marked bundle became one with the other"
    );
    table.press("<up><up><up><up><up>e名を改める<enter>");
    assert!(table.state().bundles[0].label.ends_with("名を改める"));
}

#[test]
fn leading_on_is_asked_where_something_would_be_lost() {
    let question = |table: &Table| table.question().map(|asked| asked.id);
    let mut table = Table::at_step(ConvergenceStep::Grouping);
    table.press("<space><space>b近くで測る<enter><f8>");
    assert_eq!(question(&table), Some(id!("bw-ask-ungathered")));
    table.press("<f8>n");
    assert_eq!(table.state().step(), Some(ConvergenceStep::Grouping));
    table.press("<f8><enter>");
    assert_eq!(
        (
            table.state().step(),
            table.state().lone.len(),
            table.state().options(ConvergenceStep::Stickers).len()
        ),
        (Some(ConvergenceStep::Stickers), 2, 3)
    );
    table.press("<f8>");
    assert_eq!(question(&table), Some(id!("bw-ask-no-ballots")));
    table.press("n<f4><f4>");
    assert_eq!(
        table.state().step(),
        Some(ConvergenceStep::Criteria),
        "leaving out is one press"
    );
    let mut table = Table::at_step(ConvergenceStep::Grouping);
    table.press("<f8>");
    assert_eq!(
        table.state().step(),
        Some(ConvergenceStep::Stickers),
        "nothing gathered, nothing lost"
    );
}

#[test]
fn a_decision_has_a_kind_and_a_wording() {
    let mut table = Table::at_step(ConvergenceStep::Deciding);
    // Neither is said before somebody says it: each is asked for at its line.
    table.press("<space><enter><f8>");
    let asked = |table: &Table| {
        let entry = table.screen().entry();
        entry.and_then(|entry| entry.form.error().map(|(key, why)| (key, why.id)))
    };
    assert_eq!(asked(&table), Some((EntryKey::Kind, id!("form-choose"))));
    table.press("<right><enter><enter>");
    let missing = Some((EntryKey::Wording, id!("form-missing")));
    assert_eq!(asked(&table), missing);
    assert!(table.state().decisions.is_empty());
    table.press("<right><enter>");
    let decided = |table: &Table| {
        let decisions = table.state().decisions.iter();
        decisions
            .map(|decision| (decision.kind, decision.wording.clone()))
            .collect::<Vec<_>>()
    };
    let first = (DecisionKind::Decided, "一案".to_owned());
    assert_eq!(decided(&table), [first], "the option's text by its key");
    // The kind chosen last is none for the next one.
    table.press("<up><space><enter><down>一案は来年<enter>");
    assert_eq!(table.state().decisions.len(), 1);
    table.press("<up><right><right><f8>");
    let second = (DecisionKind::Continued, "一案は来年".to_owned());
    assert_eq!(decided(&table)[1], second);
    table.press("<tab>xyxy<tab>");
    assert!(table.state().decisions.is_empty());
    table.press("<up><space><enter><right><down>一案にする<enter>");
    assert_eq!(table.state().decisions.len(), 1);
    assert_eq!(table.state().decisions[0].wording, "一案にする");
    assert_eq!(table.state().decisions[0].options.len(), 1);
    table.press("<tab>xy");
    assert!(table.state().decisions.is_empty());
}

#[test]
fn a_replay_changes_nothing_and_the_secretariat_may_read_the_sheets() {
    let mut table = Table::writing();
    table.press("<enter>ひみつ<enter><f7>");
    let mut replay = table.replayed();
    assert!(!replay.shown(Lang::Ja).contains("ひみつ"));
    replay.press("<enter><f8>w+pec<f7>t");
    assert_eq!(replay.log().steps(), table.log().steps());
    let refused = id!("refuse-read-only");
    assert!(replay.told().iter().all(|told| told.id != refused));
    let all: String = (0..3)
        .map(|_| replay.press("<right>").shown(Lang::Ja))
        .collect();
    assert!(all.contains("ひみつ"));
}

#[test]
fn the_next_writer_is_the_one_before_the_curtain() {
    let mut table = Table::writing();
    assert_eq!(writing::next_writer(table.state()), Some(SeatNo(1)));
    table.press("<enter><f7>");
    assert_eq!(writing::next_writer(table.state()), Some(SeatNo(2)));
}

#[test]
fn every_text_and_every_key_is_there_in_both_languages() {
    for lang in Lang::ALL {
        for context in Screen::key_groups() {
            assert!(lang.knows(context.label.name()), "{}", context.label);
            for hint in context.hints {
                assert!(lang.knows(hint.label.name()), "{}", hint.label);
            }
        }
    }
}

#[test]
fn random_keys_over_rehearsed_meetings_never_panic_and_find_every_message() {
    const KEYS: [&str; 40] = [
        "<enter>",
        "<esc>",
        "<tab>",
        "<backtab>",
        "<up>",
        "<down>",
        "<left>",
        "<right>",
        "<pageup>",
        "<pagedown>",
        "<space>",
        "<f4>",
        "<f7>",
        "<f8>",
        "<shift-up>",
        "<shift-down>",
        "<shift-left>",
        "<shift-right>",
        "<ctrl-b>",
        "<ctrl-y>",
        "<ctrl-a>",
        "<delete>",
        "案",
        "1",
        "0",
        "b",
        "m",
        "x",
        "l",
        "e",
        "t",
        "o",
        "w",
        "f",
        "r",
        "c",
        "i",
        "R",
        "a",
        "d",
    ];
    let theme = Theme::named(ThemeName::Mono, Depth::True);
    each_seed(60, |seed| {
        let mut dice = Dice::new(seed);
        let anonymity = Anonymity::ALL[dice.roll(3)];
        let mut table = Table::of(if seed % 2 == 0 { THREE } else { FIVE }, anonymity);
        for _ in 0..150 {
            table.rig.ms += dice.roll(20_000) as u64;
            match dice.roll(6) {
                0 | 1 if table.question().is_none() => {
                    let command = Rules::rehearse(table.state(), &table.scene().room, &mut dice);
                    table.attempt(command);
                }
                2 => drop(table.give(&Input::Tick)),
                _ => drop(table.press(KEYS[dice.roll(KEYS.len())])),
            }
            if dice.roll(4) > 0 {
                continue;
            }
            let size = [(0, 0), (1, 1), (7, 3), (40, 10), (78, 20), (118, 31)][dice.roll(6)];
            let mut buf = Buffer::empty(Rect::new(0, 0, size.0, size.1));
            let mode = [Mode::Live, Mode::Watching, Mode::Replay][dice.roll(3)];
            let glyphs = [Glyphs::default(), Glyphs::ASCII][dice.roll(2)];
            let scene = Scene {
                mode,
                size,
                ..table.scene()
            };
            let screen = table.screen();
            let mut canvas = Canvas::new(&mut buf, &theme, Lang::ALL[dice.roll(2)], glyphs);
            let area = canvas.area();
            view::draw(&mut canvas, area, screen, &scene);
            if screen.takes_text(&scene) && size.1 > 15 {
                let last = area.bottom() - 1;
                assert!(
                    canvas.cursor.is_some_and(|at| at.y < last),
                    "{:?} has its caret above the last row",
                    screen.view(&scene)
                );
            }
            let hints = screen.hints(&scene);
            let mut keys: Vec<&str> = hints.iter().flat_map(|hint| hint.keys.split(' ')).collect();
            keys.sort_unstable();
            assert!(
                keys.windows(2).all(|pair| pair[0] != pair[1]),
                "{:?} has a key twice: {keys:?}",
                screen.view(&scene)
            );
            let shown = text_of(&buf);
            assert!(!shown.contains('⟦'), "{shown}");
        }
        // Rehearsals and random keys ask for what cannot be, on purpose.
        let _ = table.refused();
    });
}
