//! The page as people use it: one test for each thing that a person does there.

use std::fmt::Write as _;

use super::*;
use crate::domain::ParticipantId;
use crate::lang::Lang;
use crate::session::Step;
use crate::testing::{Rig, seven};

const SIZE: (u16, u16) = (80, 24);

fn page(people: Vec<Participant>) -> Rig {
    Rig::meeting("issues", people, Lang::Ja, SIZE)
}

fn steps(rig: &Rig) -> Vec<&Step> {
    rig.log().steps().iter().collect()
}

fn setup(rig: &Rig) -> &SetupPage {
    match &rig.model.place {
        crate::app::Location::Meeting(meeting) => &meeting.setup,
        _ => panic!("no meeting on the screen"),
    }
}

#[test]
fn the_whole_description_is_one_form_and_one_step() {
    let mut rig = page(Vec::new());
    let before = steps(&rig).len();
    rig.press(
        "<enter><ctrl-u>第2回 部会<enter>みどり圏域 協議会<enter>R8.11.22<enter>会議室<enter>",
    )
    .press("保健師<enter><enter>");
    assert_eq!(steps(&rig).len(), before + 1);
    let about = &rig.state().about;
    assert_eq!(about.title, "第2回 部会");
    assert_eq!(about.council, "みどり圏域 協議会");
    assert_eq!(about.date, NaiveDate::from_ymd_opt(2026, 11, 22));
    assert_eq!((&*about.place, &*about.facilitator), ("会議室", "保健師"));
    assert_eq!(about.fiscal_year, 0, "nobody said a year");
    rig.press("u");
    assert_eq!(rig.state().about.council, "");
}

#[test]
fn what_nobody_changed_is_not_recorded() {
    let mut rig = page(seven());
    let before = steps(&rig).len();
    rig.press("<enter><f8>");
    rig.press("<tab><enter><f8>").press("<tab><enter><f8>");
    assert_eq!(steps(&rig).len(), before);
    assert!(setup(&rig).open.is_none());
}

#[test]
fn the_year_follows_the_day_until_somebody_says_one() {
    let mut rig = page(Vec::new());
    rig.press("<enter><down><down>2027-02-19<down>")
        .shows("2026");
    rig.press("<f8>").shows("令和8年度（2026）");
    assert_eq!(rig.state().about.fiscal_year, 0);
    rig.press("<end><up><enter>R9<f8>")
        .shows("令和9年度（2027）");
    rig.press("<home><down><down><enter><ctrl-u>2026-04-01<f8>")
        .shows("令和9年度（2027）");
    rig.press("<end><up><enter><ctrl-u><f8>")
        .shows("令和8年度（2026）");
    assert_eq!(rig.state().about.fiscal_year, 0);
}

#[test]
fn somebody_is_corrected_line_by_line_and_leaving_asks() {
    let mut rig = page(seven());
    rig.press("<tab><down><enter>").shows("所属");
    rig.press("<ctrl-u>みどり商工会<esc>")
        .shows("みどり商工会")
        .press("n<down><ctrl-u><f8>")
        .shows("入力してください");
    rig.press("経営指導員<down><right><f8>");
    let state = rig.state();
    let who = &state.people[&ParticipantId(1)].who;
    assert_eq!(
        (&*who.organisation, &*who.name),
        ("みどり商工会", "経営指導員")
    );
    assert_ne!(who.sector, seven()[1].sector);
    rig.press("<enter><ctrl-u><esc>y");
    assert_eq!(
        rig.state().people[&ParticipantId(1)].who.organisation,
        "みどり商工会"
    );
    assert!(setup(&rig).open.is_none());
}

#[test]
fn an_item_is_corrected_and_keeps_what_nobody_touched() {
    let mut rig = page(Vec::new());
    let before = rig.state().agenda[1].clone();
    rig.press("<backtab><down><enter><down><ctrl-u>３５<f8>");
    let item = &rig.state().agenda[1];
    let wanted = AgendaItem {
        minutes: 35,
        ..before
    };
    assert_eq!(*item, wanted);
    rig.press("<enter><down><ctrl-u>9999<f8>").shows("600");
    assert_eq!(rig.state().agenda[1].minutes, 35);
    rig.press("<esc>y<enter><end><down><down><right><f8>");
    assert_ne!(rig.state().agenda[1].kind, wanted.kind);
}

#[test]
fn many_lines_are_pasted_where_the_cursor_stands() {
    let mut rig = page(Vec::new());
    let before = rig.state().agenda.len();
    rig.press("<backtab>")
        .paste("課題の共有 20分\r\nまとめ\t10");
    let agenda = &rig.state().agenda;
    assert_eq!(agenda.len(), before + 2);
    assert_eq!(
        (&*agenda[before].title, agenda[before].minutes),
        ("課題の共有", 20)
    );
    assert_eq!(
        (&*agenda[before + 1].title, agenda[before + 1].minutes),
        ("まとめ", 10)
    );
    rig.press("u");
    assert_eq!(rig.state().agenda.len(), before);
    rig.press("<tab><tab>a商工会、")
        .paste("経営指導員\nみどり保健所、保健師");
    rig.shows("名簿に加える人 2人").press("<f8>");
    let people: Vec<String> = rig
        .state()
        .people
        .values()
        .map(crate::domain::Person::label)
        .collect();
    assert_eq!(people, ["商工会 経営指導員", "みどり保健所 保健師"]);
}

#[test]
fn a_line_that_was_left_comes_back_on_this_day_and_on_another() {
    let mut rig = page(Vec::new());
    rig.press("<tab>a商工会、会<esc>").hides("商工会、会");
    rig.press("a").shows("商工会、会").press("員");
    rig.leave_and_come_back()
        .shows("商工会、会員")
        .shows("入力中");
    assert_eq!(rig.state().people.len(), 0);
    rig.press("<enter>").shows("保存済");
    let name = rig
        .state()
        .people
        .values()
        .next()
        .map(|person| &person.who.name);
    assert_eq!(name.map(String::as_str), Some("会員"));
}

#[test]
fn leading_on_records_nothing_of_the_form_and_keeps_it() {
    let mut rig = page(seven());
    rig.press("<enter><down>みどり圏域<down>いつか<ctrl-n>");
    assert_eq!(rig.state().about.council, "");
    assert!(rig.state().called().is_some());
    rig.shows("もとの場所に残しました").shows("入力中");
    rig.press("<f5>").shows("いつか");
    rig.press("<ctrl-u>11/22<f8>");
    assert!(rig.state().about.date.is_some());
    assert_eq!(rig.state().about.council, "みどり圏域");
    assert!(setup(&rig).open.is_none());
}

#[test]
fn leaving_keeps_every_line_whether_it_can_be_read_or_not() {
    let mut rig = page(Vec::new());
    rig.press("<enter><down>みどり圏域<down>いつか<f5>");
    rig.leave_and_come_back()
        .shows("みどり圏域")
        .shows("いつか");
    assert_eq!(rig.state().about.council, "");
}

#[test]
fn what_is_longer_than_a_field_takes_is_told_and_stays_and_a_list_with_it_is_refused_whole() {
    let long = "あ".repeat(2_001);
    let mut rig = page(Vec::new());
    rig.press("<enter><ctrl-u>").paste(&long);
    rig.press("<f8>").shows("2,000字まで").shows("2,001字");
    assert_ne!(rig.state().about.title, long);
    rig.press("<backspace><f8>");
    assert_eq!(rig.state().about.title.chars().count(), 2_000);
    // A list that holds such a line comes in whole or not at all.
    rig.press("<tab>")
        .paste(&format!("商工会、会長\n保健所、{long}"));
    rig.press("<f8>").shows("2,000字まで").press("<esc>");
    assert!(rig.state().people.is_empty());
    rig.press("<tab>").paste("次第一 20\n次第二 700");
    rig.shows("600分まで");
    // A line asked for over the screen keeps it too.
    rig.press("<f2>a").paste(&long);
    rig.press("<enter>").shows("2,000字まで").shows("ああああ");
}

#[test]
fn a_long_list_of_people_is_walked_and_looked_at_like_every_list() {
    let people = |n: usize| Participant {
        name: format!("委員{n:02}"),
        organisation: String::new(),
        sector: Sector::Community,
        role: None,
    };
    let mut rig = page((1..=50).map(people).collect());
    rig.press("<tab><end>").shows("委員50").hides("委員01");
    let at = setup(&rig).row();
    rig.send(crate::app::Msg::Scroll(-60));
    rig.shows("委員01").hides("委員50");
    assert_eq!(setup(&rig).row(), at, "the wheel moves the view alone");
    rig.press("<home>").shows("委員01");
    rig.press("<pagedown>");
    let page = setup(&rig).row();
    assert!((10..25).contains(&page), "{page}");
    rig.press("<pageup>");
    assert_eq!(setup(&rig).row(), 0);
    // The line that is added takes rows from the list, and the last one stays in sight.
    rig.press("a委員51<enter>")
        .shows("委員51")
        .shows("所属, 氏名");
}

#[test]
fn a_click_goes_to_a_line_and_the_next_opens_it() {
    let mut rig = page(seven());
    let row = |section: Section, row| crate::app::Msg::Click(Hit::Row(section as u16, row));
    rig.send(row(Section::Agenda, 0));
    assert_eq!(setup(&rig).section, Section::Agenda);
    assert!(setup(&rig).open.is_none(), "the cursor came from elsewhere");
    rig.send(row(Section::Agenda, 0));
    let open = setup(&rig).open.as_ref().map(|open| open.purpose);
    assert_eq!(open, Some(SetupPurpose::Item(0)));
}

/// Forty rows as a spreadsheet has them: a title, headings, numbers, honorifics, two doubled lines, an
/// organisation without a name, and a sum.
fn forty_rows() -> String {
    let mut list = "令和8年度 作業部会 委員名簿\t\t\t\t\n".to_owned();
    list.push_str("No.\t氏　名\tふりがな\t所属\t役職\n");
    for no in 1..=36 {
        let role = if no == 1 { "会長" } else { "委員" };
        let _ = writeln!(
            list,
            "{no}\t田中　{no}子様\tたなか\tみどり第{no}商工会\t{role}"
        );
    }
    list.push_str("37\t田中 1子 先生\tたなか\tみどり第1商工会\t\n");
    list.push_str("38\t田中2子\tたなか\tみどり第2商工会\t委員\n");
    list.push_str("39\t\t\tみどり県医師会\tオブザーバー\n");
    list.push_str("40\t中村殿\tなかむら\t協会けんぽ\t事務局\n");
    list.push_str("\t計 40名\t\t\t\n");
    list
}

#[test]
fn forty_rows_of_a_spreadsheet_become_the_list_in_at_most_six_keys() {
    let known = Participant {
        name: "企画担当".into(),
        organisation: "協会けんぽ みどり支部".into(),
        sector: Sector::Occupational,
        role: None,
    };
    let mut rig = page(vec![known]);
    let before = steps(&rig).len();
    let keys = ["<tab>", "<f8>", "<right>", "<f8>"];
    rig.press(keys[0])
        .paste(&forty_rows())
        .shows("名簿に加える人 38人")
        .shows("重複 2行")
        .shows("氏名（氏 名）");
    // One organisation is nearly the same as a known one: asked back, and taken from the list.
    rig.press(keys[1]).shows("協会けんぽ みどり支部");
    assert_eq!(steps(&rig).len(), before, "nothing before it was answered");
    rig.press(keys[2]).press(keys[3]);
    assert_eq!(steps(&rig).len(), before + 1);
    assert!(keys.len() < 6, "and the paste itself is one");
    let people: Vec<Participant> = rig.state().people.values().map(|p| p.who.clone()).collect();
    assert_eq!(people.len(), 39);
    let told = |at: usize| {
        let who: &Participant = &people[at];
        (&*who.organisation, &*who.name, who.role)
    };
    let (president, member) = (Some(CouncilRole::President), Some(CouncilRole::Member));
    assert_eq!(told(1), ("みどり第1商工会", "田中 1子", president));
    assert_eq!(told(36), ("みどり第36商工会", "田中 36子", member));
    assert_eq!(
        told(37),
        ("みどり県医師会", "", Some(CouncilRole::Observer))
    );
    let secretariat = Some(CouncilRole::Secretariat);
    assert_eq!(told(38), ("協会けんぽ みどり支部", "中村", secretariat));
    rig.press("u");
    assert_eq!(rig.state().people.len(), 1);
}

#[test]
fn a_pasted_list_is_looked_at_and_read_otherwise_before_anybody_is_on_it() {
    let mut rig = page(Vec::new());
    rig.paste("所属\t氏名\n商工会\t田中\n市\t中村")
        .shows("名簿に加える人 2人");
    assert!(rig.state().people.is_empty());
    // Down to the first column, and another use of it.
    rig.press("<down><left>")
        .shows("使わない（所属）")
        .press("<f8>");
    let people: Vec<_> = rig
        .state()
        .people
        .values()
        .map(crate::domain::Person::label)
        .collect();
    assert_eq!(people, ["田中", "中村"]);
    rig.paste("商工会\t阿部").press("<esc>");
    assert_eq!(rig.state().people.len(), 2, "closed without a word");
    rig.paste(" \n ").shows("見つかりません");
    // The same list again: nobody is left, and the preview stays.
    rig.paste("田中\n中村")
        .press("<f8>")
        .shows("加える人がいません");
}

#[test]
fn a_roll_call_goes_down_the_list_and_a_substitute_leaves_it_open() {
    let mut rig = page(seven());
    rig.press("<f2>ppx");
    let marks = |rig: &Rig| -> Vec<Attendance> {
        rig.state()
            .people
            .values()
            .map(|person| person.attendance)
            .collect()
    };
    let (here, away) = (Attendance::Present, Attendance::Absent);
    assert_eq!(marks(&rig)[..3], [here, here, away]);
    rig.press("s田中<enter>").shows("出欠").shows("田中");
    assert_eq!(marks(&rig)[2], here);
    // The cursor is where it was.
    rig.press("x").press("s中村<esc>y").shows("出欠");
    assert_eq!(marks(&rig)[2], away);
    rig.press("P");
    assert_eq!(marks(&rig)[3..], [here; 4]);
    assert_eq!(marks(&rig)[2], away, "who was marked stays as marked");
    rig.press("P").shows("全員の出欠が付いています");
    rig.press("a町内会、会長<enter>")
        .shows("出欠")
        .shows("町内会 会長");
    rig.paste("大学\t田中\n大学\t中村").press("<f8>");
    assert_eq!(rig.state().people.len(), 10);
}
