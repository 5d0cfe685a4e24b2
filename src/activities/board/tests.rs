//! Keys in, commands out: a board worked through its screen, and what is drawn of it.

mod filled;
mod manners;
mod unsaid;

use super::rules::{Course, Reason, Rules, Starter};
use super::screen::form::BoardField;
use super::screen::lists::{plan_extent, years_extent};
use super::screen::popup::BoardPopup;
use super::screen::{
    BoardPage, BoardView, CHAINS, COLUMNS, PARTS, PROGRAMME_LIST, STATE_LIST, YEAR_LIST,
};
use crate::domain::{Action, ActionState, Anonymity, Consent, ControlLevel, Due, ItemId, Past};
use crate::id;
use crate::input::{Hit, Input, ListCursor, Response, Screen as _};
use crate::lang::Lang;
use crate::testing::{ChapterRig, ChapterSetUp};

type BoardTable = ChapterRig<Rules>;

impl BoardTable {
    fn view(&self) -> BoardView {
        self.screen().view(&self.scene())
    }
}

fn people() -> ChapterSetUp {
    let people = "みどり保健所,保健師,地域\nあおば町商工会,経営指導員,職域";
    ChapterSetUp::of(people, Anonymity::Named)
}

fn board() -> BoardTable {
    people().open()
}

/// With these actions from the session before.
fn inheriting(actions: Vec<Action>) -> BoardTable {
    people().inheriting(actions).open()
}

fn homework(n: u128, carries: u16) -> Action {
    let past = Past {
        session: "令和7年度 評価会議".into(),
        id: uuid::Uuid::from_u128(1),
        fiscal_year: 2025,
        record: 4,
        state: ActionState::Accepted,
        target: "5か所".into(),
        actual: String::new(),
    };
    Action {
        id: ItemId(uuid::Uuid::from_u128(n)),
        what: format!("髙﨑商店街で測定会を開く{n}"),
        organisation: "あおば町".into(),
        state: ActionState::Accepted,
        carries,
        history: vec![past],
        ..Action::default()
    }
}

#[test]
fn a_finding_is_explained_answered_and_acted_on_by_keys_alone() {
    let mut table = board();
    table.press("n昼休みに血圧を測れない<f8>f<right><right><down><right><f8>r<right><right><right><right><down><right><down>朝礼で測る<f8>a朝礼で測定会を開く<enter>商店街組合<f8>");
    let finding = &table.state().findings[0];
    assert_eq!(finding.text, "昼休みに血圧を測れない");
    assert_eq!(finding.factors.len(), 1);
    assert_eq!(
        finding
            .answer
            .as_ref()
            .map(|(answer, _)| (answer.course, answer.reason.as_str())),
        Some((Course::Reduce, "朝礼で測る"))
    );
    let action = &table.state().actions[0].action;
    assert_eq!(
        (
            action.what.as_str(),
            action.organisation.as_str(),
            &action.from
        ),
        ("朝礼で測定会を開く", "商店街組合", &vec![finding.id])
    );
    assert_eq!(table.refused(), []);
    assert!(!table.has_draft());
}

#[test]
fn a_refused_form_stays_with_what_was_typed_and_a_closed_one_comes_back() {
    let mut table = board();
    table.press("n <f8>");
    assert_eq!(table.refused().len(), 1);
    table.press("途中<esc>");
    assert!(table.screen().popup.is_none());
    table.press("n<f8>");
    assert_eq!(table.state().findings[0].text, "途中");
    table.press("r<f8>");
    assert_eq!(
        (table.refused().len(), table.screen().popup.is_some()),
        (1, true),
        "what is not chosen is asked for before the rules are"
    );
    table.press("<right><down><right><f8>");
    assert_eq!(
        (table.refused().len(), table.screen().popup.is_some()),
        (2, true)
    );
}

#[test]
fn homework_comes_first_and_one_key_answers_each() {
    let mut table = inheriting(vec![homework(1, 1), homework(2, 1), homework(3, 1)]);
    assert_eq!(table.view(), BoardView::Homework);
    table.press("v3か所<enter>d");
    assert_eq!(table.state().actions[0].action.state, ActionState::Done);
    assert_eq!(table.state().actions[0].action.actual, "3か所");
    // The second is skipped, the third stopped, which needs a reason.
    table.press("<right>x<enter>");
    assert_eq!(table.refused().len(), 1);
    table.press("会場がなくなった<enter>");
    assert_eq!(
        table.state().actions[2].action.state,
        ActionState::Stopped("会場がなくなった".into())
    );
    assert_eq!(table.view(), BoardView::Homework);
    table.press("<esc>");
    assert_eq!(table.view(), BoardView::Page(BoardPage::Board));
    assert!(
        table.state().actions[1].waits(),
        "skipping leaves it unanswered"
    );
    table.press("w");
    assert_eq!(table.view(), BoardView::Homework);
    table.press("o");
    assert_eq!(
        (table.view(), table.state().homework().count()),
        (BoardView::Page(BoardPage::Board), 0)
    );
}

#[test]
fn homework_that_begins_to_move_is_not_asked_why_it_does_not() {
    let mut table = inheriting(vec![homework(1, 2)]);
    table.press("s");
    assert_eq!(
        (
            table.state().actions[0].action.state.clone(),
            table.screen().popup.is_some()
        ),
        (ActionState::Started, false)
    );
}

#[test]
fn what_was_told_in_an_earlier_session_stands_on_the_homework_and_on_the_board() {
    let stuck = Action {
        obstacle: "夜勤で昼休みがそろわない".into(),
        level: Some(ControlLevel::Own),
        ..homework(1, 3)
    };
    let mut table = inheriting(vec![stuck]);
    for size in [(80, 24), (120, 36)] {
        let card = table.shows(Lang::Ja, size).replace(['\n', '┃', ' '], "");
        assert!(
            card.contains("夜勤で昼休みがそろわない")
                && card.contains("「ワーキングで可」に上げる"),
            "{card}"
        );
    }
    table.press("<esc>");
    assert!(
        table
            .shows(Lang::Ja, (80, 24))
            .contains("髙﨑商店街で測定会を開く1"),
        "one column at a time tells the actions from each other"
    );
    let board = table.shows(Lang::Ja, (120, 36));
    assert!(board.contains("- 夜勤で"), "{board}");
    // Whoever only mends the words raises no level.
    table.press("wb<f8>b<f8>");
    assert_eq!(
        table.state().actions[0].action.level,
        Some(ControlLevel::Own)
    );
}

#[test]
fn an_indicator_belongs_to_the_programme_that_was_just_added() {
    let mut table = board();
    table.press("pn測定会<f8>n相談会<f8>a来た人の数<f8>");
    let named: Vec<_> = table
        .state()
        .programmes
        .iter()
        .map(|evaluated| {
            (
                evaluated.programme.name.as_str(),
                evaluated.programme.indicators.len(),
            )
        })
        .collect();
    assert_eq!(named, [("測定会", 0), ("相談会", 1)]);
}

#[test]
fn homework_that_was_carried_twice_is_asked_why_before_it_is_carried_again() {
    let mut table = inheriting(vec![homework(1, 2)]);
    assert!(
        table
            .shows(Lang::Ja, (80, 20))
            .contains("なぜ進まないのでしょうか")
    );
    table.press("o予算がつかない<enter>");
    assert!(
        table.state().actions[0].waits(),
        "the level may still be chosen"
    );
    assert!(
        table
            .shows(Lang::Ja, (100, 24))
            .contains("提案：ワーキングで可")
    );
    table.press("<right><right><enter>");
    let card = &table.state().actions[0];
    assert_eq!(
        (
            card.action.obstacle.as_str(),
            card.action.level,
            &card.action.state
        ),
        (
            "予算がつかない",
            Some(ControlLevel::Working),
            &ActionState::CarriedOver
        )
    );
    assert!(!card.waits());
}

#[test]
fn an_item_of_another_chapter_is_found_and_taken_in_with_its_link() {
    let mut table = board();
    table.press("i");
    assert_eq!(table.told().len(), 1, "nothing to take in");
    table.elsewhere(
        "notes",
        "<tab>健診の日を増やす<enter>商工会の会報に載せる<enter>会報を配る<enter>",
    );
    let items: Vec<ItemId> = table.session().items().iter().map(|item| item.id).collect();
    // What fits best comes first.
    table.press("i会報<enter>");
    assert_eq!(
        (
            table.state().findings[0].text.as_str(),
            &table.state().findings[0].from
        ),
        ("会報を配る", &vec![items[2]])
    );
    table.press("I会報<enter>");
    assert_eq!(
        (
            table.state().actions[0].action.what.as_str(),
            &table.state().actions[0].action.from
        ),
        ("商工会の会報に載せる", &vec![items[1]])
    );
}

#[test]
fn programmes_and_indicators_are_typed_in_forms_and_become_findings() {
    let mut table = board();
    table.press("pn禁煙対策<f8>a喫煙率<down><right><down>%<down><left><down>３０<down>R6<down><down>25<down>29<down>24<f8>");
    let indicator = &table.state().programmes[0].programme.indicators[0];
    assert_eq!(
        indicator
            .baseline
            .map(|baseline| (baseline.year, baseline.value.to_string())),
        Some((2024, "30".into()))
    );
    assert_eq!(
        indicator
            .targets
            .iter()
            .map(|target| (target.year, target.value.to_string()))
            .collect::<Vec<_>>(),
        [(2026, "25".into()), (2027, "24".into())]
    );
    table.press("<down>i");
    assert_eq!(table.state().findings.len(), 1);
    table.press("e<down><down><down><down><down><down><down>約<f8>");
    assert_eq!(
        table.told().last().map(|told| told.id),
        Some(id!("form-not-a-decimal"))
    );
    table.press("<esc><esc>");
    let shown = table.shows(Lang::Ja, (110, 20));
    assert!(shown.contains("改善（遅れ） 20.0 %"), "{shown}");
    table.press("y");
    assert!(table.shows(Lang::Ja, (110, 20)).contains("↓ 24%"));
}

#[test]
fn another_year_in_the_form_brings_its_own_figures() {
    let mut table = board();
    table.press("pn事業<f8>a参加者数<down><down><down><down><down><down><down>10<f8><down>e<down><down><down><down><down><down><backspace>5<down>");
    let shown = table.shows(Lang::Ja, (100, 24));
    assert!(shown.contains("2025"), "{shown}");
    table.press("<f8>");
    let targets = &table.state().programmes[0].programme.indicators[0].targets;
    assert_eq!(
        targets.iter().map(|target| target.year).collect::<Vec<_>>(),
        [2026],
        "the figure of one year does not become that of another"
    );
}

#[test]
fn the_cursor_walks_through_the_actions_of_a_finding_and_on_to_the_next() {
    let mut table = board();
    table.press("n一つ目<f8>a取組一<f8>a取組二<f8>n二つ目<f8>");
    table.press("<home><right><right><right>");
    let chosen = |table: &BoardTable| {
        let id = table.screen().action(&table.scene());
        id.and_then(|id| table.state().card(id))
            .map(|card| card.action.what.clone())
    };
    assert_eq!(chosen(&table).as_deref(), Some("取組一"));
    table.press("j");
    assert_eq!(chosen(&table).as_deref(), Some("取組二"));
    table.press("c<left><enter>");
    assert_eq!(
        table.state().actions[1].action.consent,
        Some(Consent::ToBeAsked)
    );
    table.press("j");
    assert_eq!((table.screen().chains.at(), chosen(&table)), (1, None));
    table.press("k");
    table.press("d");
    assert_eq!(table.state().actions.len(), 1);
    table.give(&Input::Click(Hit::Row(CHAINS, 1)));
    assert_eq!(table.screen().chains.at(), 1);
    table.give(&Input::Click(Hit::Row(PARTS + 1, 0)));
    assert_eq!(table.screen().column, 1);
}

#[test]
fn a_paste_of_several_lines_asks_and_of_one_opens_the_form() {
    let mut table = board();
    table.give(&Input::Paste("一つ\n二つ\n\n三つ".into()));
    assert_eq!((table.asked().len(), table.state().findings.len()), (1, 0));
    table.press("y");
    assert_eq!(table.state().findings.len(), 3);
    table.give(&Input::Paste("長い所見".into()));
    table.press("<f8>");
    assert_eq!(table.state().findings[3].text, "長い所見");
}

#[test]
fn due_dates_and_states_are_chosen_by_keys() {
    let mut table = board();
    table.press("a講座を開く<down><down><down><left><left><down><right><down><right><f8>");
    assert_eq!(table.state().actions[0].action.due, Due::Quarter(2027, 1));
    table.press("sa");
    assert_eq!(table.state().actions[0].action.state, ActionState::Accepted);
    table.press("s<down><enter>");
    assert_eq!(table.state().actions[0].action.state, ActionState::Started);
    table.press("sd");
    assert_eq!(table.state().actions[0].action.state, ActionState::Done);
}

#[test]
fn in_a_replay_the_card_last_touched_is_shown_and_nothing_is_written() {
    let mut table = board();
    table.press("n一つ目<f8>n二つ目<f8><home>r<right><down><right><down>続ける<f8>");
    let mut replay = table.replayed();
    assert_eq!(replay.screen().chains.at(), 0);
    replay.press(",");
    assert_eq!(replay.screen().chains.at(), 1, "one record before");
    replay.press("<end>");
    assert_eq!(replay.screen().chains.at(), 0);
    replay.press("nrfaisdcoe<enter><esc>pn<esc>ty<esc><down>");
    assert_eq!(
        (replay.log().steps(), replay.screen().popup.is_some()),
        (table.log().steps(), false)
    );
    let refused = id!("refuse-read-only");
    assert!(replay.told().iter().all(|told| told.id != refused));
}

#[test]
fn what_is_typed_lies_open_again_and_is_recorded_when_somebody_hands_it_in() {
    let mut table = board();
    table.press("n書きかけの所見");
    assert!(table.has_draft());
    table.leave_and_come_back();
    assert_eq!(table.state().findings.len(), 0);
    table
        .rig
        .shows("書きかけの所見")
        .shows("まだ記録していません");
    table.press("の続き<f8>");
    assert_eq!(table.state().findings[0].text, "書きかけの所見の続き");
    assert!(table.rig.kept().is_empty() && !table.has_draft());
}

#[test]
fn every_form_comes_back_with_what_was_typed_and_chosen_in_it() {
    let typed = [
        (
            "n所見<f8>",
            "f<right><right><down><right><right><down>自分たちの言葉",
        ),
        ("n所見<f8>", "r<right><right><down><right><down>わけ"),
        ("n所見<f8>", "o<right><right><down>わけ"),
        (
            "n所見<f8>",
            "a訪問する<down>町<down>健康課<down><right><down><right><right>",
        ),
        ("", "n所見<down><right><down><right><down>根拠"),
        (
            "n所見<f8>a訪問する<f8>",
            "<tab><tab><tab>e<down>町<down>健康課",
        ),
        ("n所見<f8>a訪問する<f8>", "<tab><tab><tab>sx中止のわけ"),
        ("", "pn事業<down>目的<down>対象"),
        (
            "pn事業<f8>",
            "a喫煙率<down><right><right><down>%<down><right><down>21.0<down>2024",
        ),
        ("p", "x<ctrl-u>90"),
    ];
    for (before, keys) in typed {
        let mut table = board();
        table.press(before);
        let records = table.log().steps().len();
        table.press(keys);
        let left = table.typed();
        assert!(left.iter().any(|form| form.open), "{before} {keys}");
        table.leave_and_come_back();
        assert_eq!(table.typed(), left, "{before} {keys}");
        assert_eq!(table.log().steps().len(), records, "{before} {keys}");
    }
}

#[test]
fn every_page_and_popup_draws_at_any_size_in_both_languages() {
    let mut table = inheriting(vec![homework(1, 2), homework(2, 1)]);
    let keys = [
        "",
        "x",
        "<esc><esc>",
        "n髙﨑のｶﾞﾝ検診<f8>",
        "f",
        "<right><down><right><f8>r",
        "<right><down><right><down>理由<f8>",
        "a",
        "取組<f8>",
        "<enter>",
        "<esc>s",
        "<esc>p",
        "n禁煙<f8>a",
        "率<f8>y",
        "t",
        "<esc><tab>",
    ];
    for press in keys {
        table.press(press);
        for lang in Lang::ALL {
            for size in [
                (78, 20),
                (118, 32),
                (0, 0),
                (1, 1),
                (3, 2),
                (9, 30),
                (100, 3),
                (40, 8),
            ] {
                let shown = table.shows(lang, size);
                assert!(!shown.contains('⟦'), "{press}: {shown}");
            }
        }
    }
}

#[test]
fn on_a_wide_screen_a_chain_stands_side_by_side() {
    let mut table = board();
    table.press(
        "n昼休みに血圧を測れない<f8>f<right><right><down><right><f8>r<right><right><right><down><right><down>朝礼で測る<f8>a朝礼で測定会を開く<f8>",
    );
    let shown = table.shows(Lang::Ja, (104, 9));
    assert_eq!(
        shown.trim_end(),
        r"
所見 1 ・ 方向性あり 1 ・ 取組あり 1  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
  Check 所見 ───────────────   Why 要因 ─────────   Decide 方向性 ──────   Act 次年度の取組 ─────────
┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
┃ 昼休みに血圧を測れない     → - 予算             → 改善・見直し（同意） → 朝礼で測定会を開く          ┃
┃                                                   朝礼で測る             □ 提案 · 期限未定           ┃
┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
"
        .trim()
    );
}
