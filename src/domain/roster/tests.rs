//! Lists as offices paste them, and what has to come of them.

use super::*;
use crate::domain::CouncilRole;

/// The cells of a list as a spreadsheet has them.
fn cells(text: &str) -> Roster {
    let rows = text
        .lines()
        .map(|line| line.split('\t').map(str::to_owned).collect());
    Roster::of(rows.collect())
}

fn people(roster: &Roster) -> Vec<(String, String)> {
    let people = roster.listed(&[]).people.into_iter();
    people.map(|who| (who.organisation, who.name)).collect()
}

fn one(line: &str) -> (String, String, Sector) {
    let who = parse(line).remove(0);
    (who.organisation, who.name, who.sector)
}

#[test]
fn columns_come_in_any_order_and_with_any_separator() {
    let expected = (
        "あおば町商工会".to_owned(),
        "経営指導員".to_owned(),
        Sector::Occupational,
    );
    for line in [
        "あおば町商工会\t経営指導員\t職域",
        "経営指導員\tあおば町商工会",
        "経営指導員、あおば町商工会、職域",
        "あおば町商工会　経営指導員",
        "経営指導員（あおば町商工会）",
        "1. あおば町商工会 経営指導員",
        "③　あおば町商工会　経営指導員　様",
        "・経営指導員（あおば町商工会）",
    ] {
        assert_eq!(one(line), expected, "{line}");
    }
}

#[test]
fn a_line_is_told_apart_by_its_words() {
    for (line, organisation, name) in [
        (
            "みどり保健所 健康増進課 田中太郎",
            "みどり保健所",
            "健康増進課 田中太郎",
        ),
        (
            "みどり保健所　健康増進課　田中　太郎 様",
            "みどり保健所",
            "健康増進課 田中 太郎",
        ),
        (
            "協会けんぽ みどり支部 企画担当",
            "協会けんぽ みどり支部",
            "企画担当",
        ),
        ("田中 太郎", "", "田中 太郎"),
        ("中村　一郎", "", "中村 一郎"),
        ("髙﨑　恵さん", "", "髙﨑 恵"),
        ("阿部 次郎（みどり市）", "みどり市", "阿部 次郎"),
        (
            "阿部次郎（みどり市役所 健康課長）",
            "みどり市役所",
            "健康課長 阿部次郎",
        ),
        (
            "みどり郡医師会 理事 木村先生",
            "みどり郡医師会",
            "理事 木村",
        ),
        ("鈴木 花子 殿（代理）", "", "鈴木 花子（代理）"),
        ("みどり市商工会 代理 鈴木", "みどり市商工会", "代理 鈴木"),
        ("（代理）鈴木 花子", "", "鈴木 花子（代理）"),
        ("食生活改善推進員 会長", "食生活改善推進員", "会長"),
        ("3歳児健診の会 代表", "3歳児健診の会", "代表"),
        ("Green Health Centre, nurse", "Green Health Centre", "nurse"),
    ] {
        let (of, who, _) = one(line);
        assert_eq!((&*of, &*who), (organisation, name), "{line}");
    }
}

#[test]
fn the_sector_is_guessed_where_none_is_given() {
    assert_eq!(one("みどり保健所,保健師").2, Sector::Community);
    assert_eq!(
        one("地域産業保健センター,コーディネーター").2,
        Sector::Occupational
    );
    assert_eq!(one("郡医師会,理事").2, Sector::Medical);
    assert_eq!(one("町内会,会長").2, Sector::Residents);
    assert_eq!(
        one("事務局,保健師"),
        ("事務局".into(), "保健師".into(), Sector::Secretariat)
    );
}

#[test]
fn blank_lines_are_nobody() {
    assert_eq!(parse("氏名だけ\r\n\r\n商工会\t指導員\r\n").len(), 2);
    assert_eq!(parse(" \t , ").len(), 0);
    assert_eq!(parse("").len(), 0);
}

#[test]
fn headings_say_what_the_columns_hold() {
    use ColumnRole as Is;
    for (headings, row, roles) in [
        (
            "No.\t氏　名\t所属",
            "1\t田中\t商工会",
            vec![Is::Unused, Is::Name, Is::Organisation],
        ),
        (
            "所属・職名\t氏名\t備考",
            "商工会 会長\t田中\t委員",
            vec![Is::OrganisationAndPost, Is::Name, Is::Role],
        ),
        (
            "区分\t機関名\t役職\tお名前\t電話",
            "職域\t商工会\t会長\t田中\t03-1234",
            vec![Is::Sector, Is::Organisation, Is::Post, Is::Name, Is::Unused],
        ),
        (
            "委員区分\t氏名\tふりがな\t団体名",
            "会長\t田中\tたなか\t商工会",
            vec![Is::Role, Is::Name, Is::Unused, Is::Organisation],
        ),
        (
            "姓\t名\t所属",
            "田中\t太郎\t商工会",
            vec![Is::Name, Is::Name, Is::Organisation],
        ),
        (
            "Name\tOrganisation\tRole",
            "Ann Lee\tHealth Centre\tChair",
            vec![Is::Name, Is::Organisation, Is::Role],
        ),
    ] {
        let roster = cells(&format!("{headings}\n{row}"));
        assert!(roster.has_header(), "{headings}");
        assert_eq!(roster.columns(), roles, "{headings}");
        assert_eq!(roster.listed(&[]).people.len(), 1, "{headings}");
    }
}

#[test]
fn without_headings_the_cells_tell() {
    use ColumnRole as Is;
    let list = "1\t田中 太郎\tみどり市商工会\t経営指導員\t職域\tt@example.jp\n\
                2\t中村 花子\t協会けんぽ\t主任\t職域\tn@example.jp\n\
                3\t阿部　一\tみどり保健所\t保健師\t地域\ta@example.jp";
    let roster = cells(list);
    let roles = [
        Is::Unused,
        Is::Name,
        Is::Organisation,
        Is::Post,
        Is::Sector,
        Is::Unused,
    ];
    assert_eq!(roster.columns(), roles);
    let who = &roster.listed(&[]).people[1];
    assert_eq!(
        (&*who.organisation, &*who.name),
        ("協会けんぽ", "主任 中村 花子")
    );
    assert_eq!(who.sector, Sector::Occupational);
}

#[test]
fn a_post_that_is_no_role_of_the_council_stays_a_post() {
    let list = "氏名\t所属\t役職\n田中\t町内会\t会長\n中村\t商工会\t理事";
    let people = cells(list).listed(&[]).people;
    assert!(people.iter().all(|who| who.role.is_none()));
    assert_eq!(people[0].name, "会長 田中");
    let list = "氏名\t所属\t役職\n田中\t町内会\t会長\n中村\t商工会\t委員\n阿部\t保健所\t事務局";
    let people = cells(list).listed(&[]).people;
    let roles: Vec<_> = people.iter().map(|who| who.role).collect();
    let wanted = [
        CouncilRole::President,
        CouncilRole::Member,
        CouncilRole::Secretariat,
    ];
    assert_eq!(roles, wanted.map(Some));
    assert_eq!(people[0].name, "田中");
}

#[test]
fn an_organisation_without_a_name_stays_one() {
    let roster = cells("所属\t氏名\nみどり保健所\t\n商工会\t田中様\n連合会 御中\t");
    let wanted = [("みどり保健所", ""), ("商工会", "田中"), ("連合会", "")];
    let wanted = wanted.map(|(of, who)| (of.to_owned(), who.to_owned()));
    assert_eq!(people(&roster), wanted);
}

#[test]
fn titles_sums_and_repeated_headings_are_nobody_and_merged_cells_reach_down() {
    let roster = cells(
        "令和7年度 作業部会 委員名簿\t\t\n区分\t氏名\t所属\n職域\t田中\tA商店\n\t中村\tB商店\n区分\t氏名\t所属\n\
         住民\t阿部\t\n\t計 3名\t\n※敬称略\t\t",
    );
    let people = roster.listed(&[]).people;
    let sectors: Vec<_> = people.iter().map(|who| who.sector).collect();
    let wanted = [
        Sector::Occupational,
        Sector::Occupational,
        Sector::Residents,
    ];
    assert_eq!(sectors, wanted, "{people:?}");
}

#[test]
fn somebody_comes_once_and_nobody_who_is_there_already() {
    let roster = cells(
        "商工会\t田中 太郎\n商工会\t田中　太郎様\n市\t田中太郎\n商工会\t田中太郎（代理）\n商工会\t中村",
    );
    let already = parse("商工会\t中村先生");
    let listed = roster.listed(&already);
    assert_eq!((listed.people.len(), listed.twice, listed.known), (2, 2, 1));
}

#[test]
fn what_a_person_says_about_columns_and_headings_counts() {
    let mut roster = cells("氏名\t所属\n田中\t商工会");
    roster.set_header(false);
    assert_eq!(roster.listed(&[]).people.len(), 2);
    roster.set_header(true);
    roster.set_column(1, ColumnRole::Unused);
    assert_eq!(people(&roster), [(String::new(), "田中".to_owned())]);
    roster.set_column(0, ColumnRole::Unused);
    assert_eq!(roster.listed(&[]).people, []);
    roster.set_column(9, ColumnRole::Name);
}
