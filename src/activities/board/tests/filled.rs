//! What a form holds reaches the record, the card and the documents; one gesture is one step.

use super::unsaid::minutes;
use super::*;
use crate::domain::{Direction, IndicatorClass};

/// A board with two programmes of one indicator each: 健診 with 受診率, 禁煙 with 喫煙率.
fn programmes() -> BoardTable {
    let mut table = board();
    table.press("pn健診<f8>a受診率<f8>n禁煙<f8>a喫煙率<f8><esc>");
    table
}

fn told_in(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word} in\n{text}");
    }
}

/// The screen without frames and line breaks: a long word may have been broken.
fn flat(shown: &str) -> String {
    shown.replace(['\n', '┃', ' '], "")
}

#[test]
fn everything_in_the_forms_of_programmes_and_indicators_stands_in_the_minutes() {
    let mut table = board();
    table.press("pn出前講座<down>働き盛りの健診<down>小規模事業場<down>商工会と協会けんぽ<f8>");
    table.press("a参加者の割合<down><left><down>％<down><left><down>62.5<down>R5<down><ctrl-u>2025<down>60<down>６１．５<down>57<down>名簿の集計<f8>");
    let indicator = &table.state().programmes[0].programme.indicators[0];
    assert_eq!(
        (indicator.class, indicator.direction),
        (Some(IndicatorClass::Outcome), Some(Direction::Falling))
    );
    // Another year is evaluated than that of the meeting.
    table.press("x2025<f8>");
    assert_eq!(table.state().evaluated_year, Some(2025));
    let printed = minutes(&table, Lang::Ja);
    told_in(
        &printed,
        &[
            "出前講座",
            "働き盛りの健診",
            "小規模事業場",
            "商工会と協会けんぽ",
            "参加者の割合",
            "アウトカム",
            "低いほどよい",
            "62.5％（令和5年度）",
            "令和7年度（2025）",
            "60％",
            "61.5％",
            "57％",
            "40.0 %",
            "改善 ○（遅れ）",
            "名簿の集計",
        ],
    );
}

#[test]
fn everything_in_the_forms_of_a_finding_stands_on_its_card_and_in_the_minutes() {
    let mut table = programmes();
    table.press("n待ち時間が長い<down><right><down><right><down><ctrl-u>R7<down>窓口での聞き取り<down><right><f8>");
    table.press("f<right><right><down><right><down>夜間に人がいない<f8>");
    table.press(
        "r<right><down><right><down>予約制にする<f8>o<right><right><down>年度途中のため<f8>",
    );
    let finding = &table.state().findings[0];
    assert_eq!((finding.year, finding.factors.len()), (2025, 2));
    table.press("<home><enter>");
    // The finding itself is drawn large.
    let words = [
        "健診",
        "受診率",
        "窓口での聞き取り",
        "予算",
        "夜間に人がいない",
        "拡充（同意）",
        "予約制にする",
        "改善",
        "年度途中のため",
    ];
    let card = table.shows(Lang::Ja, (118, 32));
    told_in(
        &flat(&card),
        &words
            .map(|word| word.replace(' ', ""))
            .each_ref()
            .map(String::as_str),
    );
    told_in(&flat(&card), &["みどり保健所", "令和7年度"]);
    let printed = minutes(&table, Lang::Ja);
    told_in(&printed, &words[2..5]);
    told_in(
        &printed,
        &[
            "待ち時間が長い",
            "事業・指標：健診・受診率（令和7年度）",
            "方向性：拡充（同意）。予約制にする",
            "改善 ○",
            "年度途中のため",
            "みどり保健所",
        ],
    );
}

#[test]
fn everything_in_the_form_of_an_action_stands_on_its_card_and_in_its_entry() {
    let mut table = programmes();
    table.press("a測定会を開く<down>商店街組合<down>指導員<down><right><down><right><down><right><down>夜勤の人<down>協会けんぽ<down>参加者数<down>30人<down>4月に声をかける<down>会場費3万円<down><right><right><down><right><f8>");
    let action = table.state().actions[0].action.clone();
    assert_eq!(action.consent, Some(Consent::Given));
    assert_eq!(action.level, Some(ControlLevel::Working));
    table.press("<enter>");
    let card = flat(&table.shows(Lang::Ja, (118, 32)));
    // What it is about is drawn large.
    let words = [
        "商店街組合",
        "指導員",
        "夜勤の人",
        "協会けんぽ",
        "参加者数",
        "30人",
        "4月に声をかける",
        "会場費3万円",
    ];
    told_in(&card, &words);
    told_in(
        &card,
        &[
            "その場で同意",
            "ワーキングで可",
            "令和9年度第1四半期",
            "健診",
        ],
    );
    let (carried, _) = table.session().actions().remove(0);
    assert_eq!(carried, action, "what the documents are made of");
}

#[test]
fn an_indicator_of_another_programme_is_neither_offered_nor_moves_the_finding() {
    let mut table = programmes();
    let form = |table: &BoardTable| table.shows(Lang::Ja, (100, 24));
    // Without a programme every indicator is offered, with the name of its own.
    table.press("n所見<down><down><right>");
    told_in(&form(&table), &["受診率（健診）"]);
    // A programme leaves its own; what was chosen of another one is let go.
    table.press("<up><right><right><down>");
    assert!(!form(&table).contains("受診率"), "{}", form(&table));
    table.press("<right>");
    told_in(&form(&table), &["喫煙率"]);
    table.press("<right>");
    assert!(!form(&table).contains("受診率"), "{}", form(&table));
    table.press("<left><f8>");
    let state = table.state();
    let finding = &state.findings[0];
    let programme = finding.programme.and_then(|id| state.programme(id));
    assert_eq!(programme.map(|own| own.name.as_str()), Some("禁煙"));
    let indicator = finding.indicator.and_then(|id| state.indicator(id));
    assert_eq!(indicator.map(|(own, _)| own.name.as_str()), Some("禁煙"));
}

#[test]
fn a_percentage_above_100_is_asked_back_once_and_a_misplaced_comma_is_explained() {
    let mut table = board();
    let error = |table: &BoardTable| match &table.screen().popup {
        Some(BoardPopup::Form(open)) => open.form.error().map(|(key, why)| (key, why.id)),
        _ => None,
    };
    table.press("pn健診<f8>a受診率<down><down>%<down><right><down><down><down><down>５５，０<f8>");
    assert_eq!(error(&table), Some((BoardField::Target, id!("form-comma"))));
    table.press("<ctrl-u>１，５５０<f8>");
    let asked = Some((BoardField::Target, id!("board-ask-percent")));
    assert_eq!(error(&table), asked);
    assert!(
        table
            .shows(Lang::Ja, (100, 24))
            .contains("1550 % は100 %を超えています")
    );
    // Another figure is another question; the same one handed in again is meant.
    table.press("<ctrl-u>155<f8>");
    assert_eq!(error(&table), asked);
    table.press("<f8>");
    let target = |table: &BoardTable| {
        let indicator = &table.state().programmes[0].programme.indicators[0];
        indicator.targets[0].value.to_string()
    };
    assert_eq!(target(&table), "155");
    // What stands is not asked about again, and counts of people may be any number.
    table.press("<down>e<down><down><down><down><down><down><down><down><down><down>名簿<f8>");
    assert!(table.screen().popup.is_none());
    table.press("a参加者<down><down>人<down><right><down><down><down><down>１，５５０<f8>");
    assert!(table.screen().popup.is_none());
}

/// Lays out a board on which a gesture can be tried.
type FreshBoard = fn() -> BoardTable;

#[test]
fn one_gesture_is_one_step_back() {
    let stuck = || {
        let mut table = inheriting(vec![homework(1, 2), homework(2, 1)]);
        table.press("<esc>");
        table
    };
    let worked = || {
        let mut table = programmes();
        table.press("n一つ目<f8>a取組<f8><home><left><left><left>");
        table
    };
    let gestures: [(FreshBoard, &str); 12] = [
        (stuck, "wo予算がつかない<enter><right><right><f8>"),
        (stuck, "wb予算がつかない<enter><right><f8>"),
        (stuck, "wx会場がない<enter>"),
        (stuck, "wc夕方に変えた<enter>"),
        (
            worked,
            "e<down><right><down><right><down><down>聞き取り<f8>",
        ),
        (worked, "f<right><down><right><down>人手がない<f8>"),
        (worked, "r<right><down><right><down>続ける<f8>"),
        (worked, "o<right><down>途中<f8>"),
        (worked, "<right><right><right>c<right><right><f8>"),
        (
            worked,
            "<right><right><right>e<down>商店街組合<down>係<down><right><down><right><f8>",
        ),
        (worked, "px2025<down><backspace>5<f8>"),
        (
            worked,
            "p<down>e<down><right><down>%<down><right><down>40<down>R6<down><down>50<f8>",
        ),
    ];
    for (start, keys) in gestures {
        let mut table = start();
        let before = table.state().clone();
        table.press(keys);
        assert_ne!(table.state(), &before, "{keys}");
        assert!(table.screen().popup.is_none(), "{keys}");
        table.press("u");
        assert_eq!(table.state(), &before, "{keys}");
    }
}

#[test]
fn several_findings_of_one_paste_are_taken_back_together() {
    let mut table = board();
    table.press("n前から<f8>");
    let before = table.state().clone();
    table.give(&Input::Paste("一つ\n二つ\n三つ".into()));
    table.press("y");
    assert_eq!(table.state().findings.len(), 4);
    table.press("u");
    assert_eq!(table.state(), &before);
    table.press("<ctrl-r>");
}
