//! What an office writes at the head of its minutes, asked at set-up and at the closing.

use super::*;
use crate::domain::{CouncilRole, Particulars};
use crate::lang::Lang;
use crate::testing::{Rig, seven};

const SIZE: (u16, u16) = (80, 24);

fn meeting() -> Rig {
    Rig::meeting("issues", seven(), Lang::Ja, SIZE)
}

fn said(rig: &Rig) -> &Particulars {
    &rig.state().about.particulars
}

fn at(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// On the line of the set-up page that opens the form.
const TO_THE_LINE: &str = "<home><down><down><down><down><down>";

#[test]
fn the_set_up_asks_for_the_head_of_the_minutes_in_one_form_and_one_step() {
    let mut rig = meeting();
    let before = rig.log().steps().len();
    rig.press(TO_THE_LINE).press("<enter>").shows("公開の別");
    rig.press(
        "午後2時<down>15:30<down><right><right><down>個人の情報を扱うため<down>2<down><right>",
    );
    rig.press("<down>資料1 健診の状況<f8>");
    assert_eq!(rig.log().steps().len(), before + 1);
    let wanted = Particulars {
        begins: at(14, 0),
        ends: at(15, 30),
        openness: Some(Openness::Partly),
        openness_reason: "個人の情報を扱うため".into(),
        observers: Some(2),
        quorum: Some(Quorum::Majority),
        materials: vec!["資料1 健診の状況".into()],
        ..Particulars::default()
    };
    assert_eq!(*said(&rig), wanted);
    rig.shows("7項目を記入").press("u");
    assert_eq!(*said(&rig), Particulars::default());
}

#[test]
fn opening_and_handing_in_a_form_says_nothing() {
    let mut rig = meeting();
    let before = rig.log().steps().len();
    rig.press(TO_THE_LINE).press("<enter><f8>");
    rig.press("<f10>e<f8>").press("e<esc>");
    assert_eq!(rig.log().steps().len(), before);
}

#[test]
fn materials_are_pasted_a_line_each() {
    let mut rig = meeting();
    rig.press(TO_THE_LINE)
        .press("<enter><down><down><down><down><down><down>")
        .paste("資料1\r\n資料1-1\r\n資料2");
    rig.press("<f8>");
    assert_eq!(said(&rig).materials, ["資料1", "資料1-1", "資料2"]);
}

#[test]
fn roles_are_given_one_by_one_or_to_everybody_without_one() {
    let mut rig = meeting();
    rig.press("<tab>rrr").shows("座長 みどり保健所");
    let before = rig.log().steps().len();
    rig.press("R");
    assert_eq!(rig.log().steps().len(), before + 1, "one gesture, one step");
    let role = |rig: &Rig, n: usize| rig.state().people.values().nth(n).unwrap().who.role;
    assert_eq!(role(&rig, 0), Some(CouncilRole::Chair));
    assert_eq!(role(&rig, 6), Some(CouncilRole::Member));
    rig.press("u");
    assert_eq!(
        (role(&rig, 0), role(&rig, 6)),
        (Some(CouncilRole::Chair), None)
    );
    rig.press("<enter><down><down><down><left><f8>");
    assert_eq!(role(&rig, 0), Some(CouncilRole::VicePresident));
}

#[test]
fn the_closing_asks_for_what_nobody_said_and_takes_it_in_one_step() {
    let mut rig = meeting();
    rig.order(crate::session::Command::CallAgendaItem(0));
    rig.wait(61_000)
        .press("<f10>")
        .shows("会議録に記入のない項目：出欠、");
    let before = rig.log().steps().len();
    // The first of the list came, the second did not; then the suggested beginning and end.
    rig.press("e").shows("みどり保健所 保健師：未確認");
    rig.press("<right><down><right><right><down><down><down><down><down><down>");
    rig.shows("14:00").press("<right><down><right><f8>");
    assert_eq!(rig.log().steps().len(), before + 1);
    let attendance: Vec<Attendance> = rig
        .state()
        .people
        .values()
        .map(|person| person.attendance)
        .collect();
    assert_eq!(
        attendance[..3],
        [
            Attendance::Present,
            Attendance::Absent,
            Attendance::Expected
        ]
    );
    assert_eq!((said(&rig).begins, said(&rig).ends), (at(14, 0), at(14, 0)));
    rig.press("u");
    assert_eq!(*said(&rig), Particulars::default());
    let first = rig
        .state()
        .people
        .values()
        .next()
        .map(|person| person.attendance);
    assert_eq!(first, Some(Attendance::Expected));
}

#[test]
fn a_half_typed_form_of_the_closing_is_kept_and_lies_open_again() {
    let mut rig = meeting();
    rig.order(crate::session::Command::CallAgendaItem(0));
    rig.press("<f10>e<down><down><down><down><down><down><down>15:0");
    let before = rig.log().steps().len();
    rig.leave_and_come_back();
    assert_eq!(rig.log().steps().len(), before, "leaving records nothing");
    rig.shows("15:0").press("<f8>");
    assert_eq!(said(&rig).begins, at(15, 0));
}
