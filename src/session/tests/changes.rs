//! What was set anew is told with what stood there before.

use chrono::{NaiveDate, NaiveTime};

use super::*;
use crate::domain::{Openness, Quorum};
use crate::lang::Lang;

fn told(log: &Log) -> String {
    let at = log.steps().len() - 1;
    let before = log.state_at(at);
    Lang::Ja.text(&describe(&before, &log.steps()[at].event))
}

/// Each line of the description with three things that it may say, the last of them nothing.
fn lines() -> Vec<[Detail; 3]> {
    let day = |n| NaiveDate::from_ymd_opt(2026, 11, n);
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
    let texts: [fn(String) -> Detail; 7] = [
        Detail::Place,
        Detail::Council,
        Detail::Facilitator,
        Detail::OpennessReason,
        Detail::NextMeeting,
        Detail::Author,
        Detail::Contact,
    ];
    let texts = texts.map(|line| ["一", "二", ""].map(|text| line(text.into())));
    let mut all = texts.to_vec();
    all.extend([
        ["一", "二", "三"].map(|text| Detail::Title(text.into())),
        [day(1), day(2), None].map(Detail::Date),
        [2026, 2027, 0].map(Detail::FiscalYear),
        [time(13), time(14), None].map(Detail::Begins),
        [time(15), time(16), None].map(Detail::Ends),
        [Some(Openness::Public), Some(Openness::Closed), None].map(Detail::Openness),
        [Some(1), Some(2), None].map(Detail::Observers),
        [Some(Quorum::Half), Some(Quorum::Majority), None].map(Detail::Quorum),
        [vec!["資料1".into()], vec!["資料2".into()], Vec::new()].map(Detail::Materials),
    ]);
    all
}

#[test]
fn a_line_of_the_description_that_is_set_anew_says_what_it_replaces() {
    let lines = lines();
    assert_eq!(lines.len(), 16, "every line that there is");
    for [first, second, none] in lines {
        let mut log = session([opening(), title("零")]);
        for (at, line) in (1..).zip([&first, &second, &none]) {
            let command = Command::Describe(vec![line.clone()]);
            log.decide(command, &context(90_000 + at)).unwrap();
            let is_new = at == 1 && !matches!(line, Detail::Title(_));
            assert_eq!(told(&log).contains('→'), !is_new, "{}", told(&log));
        }
    }
}

fn item(title: &str, minutes: u16, kind: &str) -> AgendaItem {
    AgendaItem {
        title: title.into(),
        minutes,
        kind: kind.into(),
    }
}

#[test]
fn an_agenda_that_is_set_anew_says_what_came_what_went_and_what_reads_otherwise() {
    let first = [
        item("開会", 5, ""),
        item("報告", 20, "notes"),
        item("その他", 5, ""),
    ];
    let [opening_item, report, other] = first.clone();
    let cases = [
        (
            vec![opening_item.clone(), other.clone()],
            "次第を改めた：「報告」20分を削除",
        ),
        (
            [&first[..], &[item("健診", 30, "")]].concat(),
            "次第を改めた：「健診」30分を追加",
        ),
        (
            vec![
                opening_item.clone(),
                item("報告", 15, "notes"),
                other.clone(),
            ],
            "次第を改めた：「報告」20分 → 「報告」15分",
        ),
        (
            vec![opening_item.clone(), item("報告", 20, ""), other.clone()],
            "次第を改めた：「報告」のワーク 議事メモ → （なし）",
        ),
        (
            vec![report, opening_item, other],
            "次第を改めた：順序 報告 → 開会 → その他",
        ),
    ];
    for (items, wanted) in cases {
        let mut log = session([opening(), Command::SetAgenda(first.to_vec())]);
        assert_eq!(told(&log), "次第を3項目とした");
        log.decide(Command::SetAgenda(items), &context(90_000))
            .unwrap();
        assert_eq!(told(&log), wanted);
    }
}
