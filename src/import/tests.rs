//! Files as offices have them: small twins of their traits as bytes, the samples where they are at
//! hand, and anything at all.
#![expect(clippy::disallowed_methods, reason = "tests make files")]

use crate::domain::MessageId;
use crate::id;
use std::fs;
use std::path::PathBuf;

use crate::testing::property;
use encoding_rs::SHIFT_JIS;
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};

use super::*;
use crate::analysis::{Absence, ColumnKind, ColumnRecipe, MemberValue, Separator};
use crate::lang::Lang;

fn go_on(_: u16) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn load_bytes(bytes: &[u8], recipe: &Recipe) -> Result<(FilePreview, Table), ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("表.csv");
    fs::write(&path, bytes).unwrap();
    load(&path, recipe, &mut go_on)
}

#[track_caller]
fn fine(bytes: &[u8]) -> (FilePreview, Table) {
    load_bytes(bytes, &Recipe::default()).unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

#[track_caller]
fn refused(bytes: &[u8], id: MessageId) {
    match load_bytes(bytes, &Recipe::default()) {
        Err(ImportError::Failed(message)) => {
            assert_eq!(message.id, id);
            assert!(
                Lang::ALL
                    .iter()
                    .all(|lang| !lang.text(&message).contains('{')),
                "{message:?}"
            );
        }
        other => panic!("{other:?}"),
    }
}

fn codes(preview: &FilePreview) -> Vec<&'static str> {
    preview
        .problems
        .iter()
        .map(|problem| problem.code)
        .collect()
}

/// The text of a field.
fn field(table: &Table, name: &str, row: usize) -> String {
    let column = table.column(name).unwrap_or_else(|| {
        panic!(
            "no {name}: {:?}",
            table
                .columns()
                .iter()
                .map(|column| &column.name)
                .collect::<Vec<_>>()
        )
    });
    column
        .codes()
        .get(row)
        .and_then(|code| column.members().get(code))
        .unwrap()
        .text
        .clone()
}

fn value(table: &Table, name: &str, row: usize) -> MemberValue {
    let column = table.column(name).unwrap();
    column
        .codes()
        .get(row)
        .and_then(|code| column.members().get(code))
        .unwrap()
        .value
}

/// The row in which these columns hold these texts.
fn row(table: &Table, keys: &[(&str, &str)]) -> usize {
    (0..table.rows())
        .find(|row| {
            keys.iter()
                .all(|(name, text)| field(table, name, *row) == *text)
        })
        .unwrap()
}

fn names(table: &Table) -> Vec<&str> {
    table
        .columns()
        .iter()
        .map(|column| column.name.as_str())
        .collect()
}

/// A sample of real data; none where the folder is not at hand.
fn sample_file(name: &str) -> Option<(FilePreview, Table)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/samples")
        .join(name);
    let path =
        std::env::var_os("YORIAI_SAMPLES").map_or(path, |folder| PathBuf::from(folder).join(name));
    if !path.exists() {
        println!("skipped, not at hand: {name}");
        return None;
    }
    Some(load(&path, &Recipe::default(), &mut go_on).unwrap())
}

#[test]
fn deaths_by_cause_have_their_header_on_line_6() {
    let Some((preview, table)) = sample_file("01_estat_jinko_dotai_r6_5-19_cp932.csv") else {
        return;
    };
    assert_eq!(
        (preview.header, preview.encoding, preview.rows),
        (
            Header {
                first: 6,
                height: 1
            },
            Some(Encoding::Cp932),
            69
        )
    );
    assert_eq!(preview.notes.len(), 5);
    let all = row(&table, &[("列1", "全　国")]);
    let hokkaido = row(&table, &[("列1", "01 北海道")]);
    assert_eq!(field(&table, "総数", all), "1334.5");
    let named = |word: &str| {
        names(&table)
            .into_iter()
            .find(|name| name.ends_with(word))
            .unwrap()
            .to_owned()
    };
    assert_eq!(field(&table, &named(" 糖尿病"), hokkaido), "14.3");
    assert_eq!(field(&table, &named(" 自殺"), hokkaido), "18.5");
    assert!(
        codes(&preview).contains(&"subtotals"),
        "{:?}",
        codes(&preview)
    );
}

#[test]
fn a_list_of_companies_keeps_its_codes_and_its_rare_characters() {
    let Some((preview, table)) = sample_file("11_edinet_codelist_excerpt_cp932.csv") else {
        return;
    };
    assert_eq!(
        preview.header,
        Header {
            first: 2,
            height: 1
        }
    );
    let at = row(&table, &[("提出者名", "株式会社髙島屋")]);
    assert_eq!(
        (
            field(&table, "ＥＤＩＮＥＴコード", at),
            value(&table, "資本金", at)
        ),
        ("E03013".to_owned(), MemberValue::Number(66_025))
    );
    assert_eq!(
        table.column("提出者法人番号").unwrap().kind,
        ColumnKind::Label
    );
    assert_eq!(field(&table, "提出者名", 8), "㈱ティムス");
}

#[test]
fn answers_by_area_keep_codes_and_suppressed_marks() {
    let Some((preview, table)) = sample_file("12_ndb09_q04_niji_utf8bom.csv") else {
        return;
    };
    assert!(preview.bom);
    let south = row(
        &table,
        &[
            ("二次医療圏番号", "0101"),
            ("二次医療圏名", "南渡島"),
            ("回答", "はい"),
        ],
    );
    assert_eq!(value(&table, "男40～44歳", south), MemberValue::Number(20));
    let hiyama = row(&table, &[("二次医療圏番号", "0102"), ("回答", "はい")]);
    assert_eq!(
        value(&table, "男40～44歳", hiyama),
        MemberValue::Absent(Absence::Suppressed)
    );
}

#[test]
fn sheets_with_merged_headers_have_whole_names() {
    if let Some((preview, table)) = sample_file("02_ndb09_bmi_pref_2021.xlsx") {
        assert_eq!(
            (preview.header, preview.rows),
            (
                Header {
                    first: 2,
                    height: 4
                },
                48 * 7
            )
        );
        assert_eq!(
            &names(&table)[..3],
            ["都道府県名", "検査値階層 (kg/㎡)", "全体/男/40～44歳/人数"]
        );
        assert_eq!(names(&table).len(), 18);
        let at = row(
            &table,
            &[
                ("都道府県名", "北海道"),
                ("検査値階層 (kg/㎡)", "25.0以上30.0未満"),
            ],
        );
        assert_eq!(
            value(&table, "全体/男/40～44歳/人数", at),
            MemberValue::Number(24_075)
        );
        let at = row(
            &table,
            &[("都道府県名", "青森県"), ("検査値階層 (kg/㎡)", "40.0以上")],
        );
        assert_eq!(
            value(&table, "全体/男/65～69歳/人数", at),
            MemberValue::Absent(Absence::Suppressed)
        );
    }
    if let Some((preview, table)) = sample_file("06_jinko_suikei_2024_table2.xlsx") {
        let places = names(&table)
            .into_iter()
            .find(|name| (0..table.rows()).any(|row| field(&table, name, row) == "北海道"))
            .unwrap();
        let at = row(&table, &[(places, "北海道")]);
        assert_eq!(
            field(&table, "総人口/男女計", at),
            "5043",
            "{:?}",
            preview.header
        );
        assert_eq!(field(&table, "総人口/人口性比", at), "89.5");
        assert_eq!(preview.rows, 48);
    }
}

#[test]
fn a_small_twin_of_a_government_table_in_cp932() {
    let text = "令和６年,動態統計,,\r\n第１表　あおば町,,,\r\n注：１）率は人口10万対。,,,\r\n,総数,01100　　感染症　　　　,率\r\n全　国,\"1,334.5\",-,１．２\r\n01 みどり町㈱,△3.5,-,…\r\n02 髙﨑町,2,5,x\r\n,,,\r\n";
    let (preview, table) = fine(&SHIFT_JIS.encode(text).0);
    assert_eq!(
        (preview.encoding, preview.header, preview.rows),
        (
            Some(Encoding::Cp932),
            Header {
                first: 4,
                height: 1
            },
            3
        )
    );
    assert_eq!(
        preview.notes,
        [
            "令和６年 動態統計",
            "第１表　あおば町",
            "注：１）率は人口10万対。"
        ]
    );
    assert_eq!(names(&table), ["列1", "総数", "01100 感染症", "率"]);
    assert_eq!(
        (value(&table, "総数", 0), value(&table, "総数", 1)),
        (MemberValue::Number(13_345), MemberValue::Number(-35))
    );
    assert_eq!(
        value(&table, "01100 感染症", 0),
        MemberValue::Absent(Absence::NotApplicable)
    );
    assert_eq!(
        (value(&table, "率", 1), value(&table, "率", 2)),
        (
            MemberValue::Absent(Absence::Missing),
            MemberValue::Absent(Absence::Suppressed)
        )
    );
    assert_eq!(field(&table, "列1", 2), "02 髙﨑町");
}

#[test]
fn a_legend_of_the_file_says_what_a_dash_means() {
    let (preview, table) = fine(
        "※集計結果が10未満の場合は「‐」で表示,,\n圏域,回答,人数\nみどり,はい,-\nみどり,いいえ,35\n"
            .as_bytes(),
    );
    assert_eq!(
        value(&table, "人数", 0),
        MemberValue::Absent(Absence::Suppressed)
    );
    assert!(
        preview
            .problems
            .iter()
            .any(|problem| problem.label.id == "import-mark-legend"
                && problem.line == Some(3)
                && problem.column == Some(3))
    );
}

#[test]
fn a_dash_in_a_column_of_names_is_a_name() {
    let (_, table) = fine("尿蛋白,人数\n－,10\n＋,3\n".as_bytes());
    assert_eq!(value(&table, "尿蛋白", 0), MemberValue::Label);
}

#[test]
fn codes_with_leading_noughts_and_numbers_called_codes_stay_text() {
    let (_, table) = fine("コード,番号,事業所ID,人数\n0101,1,1001,5\n0102,2,1002,6\n".as_bytes());
    let kinds: Vec<ColumnKind> = table.columns().iter().map(|column| column.kind).collect();
    assert_eq!(
        kinds,
        [
            ColumnKind::Label,
            ColumnKind::Label,
            ColumnKind::Label,
            ColumnKind::Number
        ]
    );
    assert_eq!(field(&table, "コード", 0), "0101");
}

#[test]
fn units_and_values_that_are_no_numbers_are_told() {
    let rows = (0..40)
        .map(|i| format!("{i}人,{}\n", i * 2))
        .collect::<Vec<_>>()
        .concat();
    let (preview, table) = fine(format!("人数,腹囲(cm)\n{rows}調査中,80\n").as_bytes());
    assert_eq!(
        (
            table.columns()[0].unit.as_str(),
            table.columns()[1].unit.as_str()
        ),
        ("人", "cm")
    );
    let found = preview
        .problems
        .iter()
        .find(|problem| problem.code == "not-numbers")
        .unwrap();
    assert_eq!(
        (found.line, found.column, found.count),
        (Some(42), Some(1), 1)
    );
    assert_eq!(
        value(&table, "人数", 40),
        MemberValue::Absent(Absence::Missing)
    );
}

#[test]
fn files_that_are_no_tables_each_have_their_own_words() {
    refused(b"", id!("import-empty"));
    refused(b"\xEF\xBB\xBF\r\n", id!("import-empty"));
    refused(
        b"<!DOCTYPE html>\n<html><body>404</body></html>",
        id!("import-html"),
    );
    let utf16 = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let ole = |name: &str| {
        [
            &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..],
            &[0; 600],
            &utf16(name),
        ]
        .concat()
    };
    refused(&ole("EncryptedPackage"), id!("import-password"));
    refused(&ole("Workbook"), id!("import-xls"));
    refused(&ole("Nothing"), id!("import-not-text"));
    refused(b"PK\x03\x04 and then nothing", id!("import-damaged-xlsx"));
    refused(
        b"%PDF-1.7\n\x00\x01\x02\x00\x00\xFF",
        id!("import-not-text"),
    );
    refused("町,人数\n".as_bytes(), id!("import-no-rows"));
}

#[test]
fn a_missing_file_and_a_folder_are_told_by_their_path() {
    let folder = tempfile::tempdir().unwrap();
    for (path, id) in [
        (folder.path().join("ない.csv"), id!("import-not-found")),
        (folder.path().to_owned(), id!("import-no-file")),
    ] {
        let Err(ImportError::Failed(message)) = preview(&path, &Recipe::default(), &mut go_on)
        else {
            panic!("{id}")
        };
        // Some systems cannot open a folder at all.
        assert!(
            message.id == id || message.id == "import-unreadable",
            "{message:?}"
        );
    }
}

#[test]
fn rows_of_other_lengths_empty_lines_and_broken_quotes_have_their_lines() {
    let (preview, table) =
        fine("a,b,c\n1,2,3\n4,5\n\n6,7,8,9\n10,11,12,,,\n13,\"14,15\n".as_bytes());
    assert_eq!(table.rows(), 5);
    let of = |code| {
        preview
            .problems
            .iter()
            .find(|problem| problem.code == code)
            .map(|problem| (problem.line, problem.count))
    };
    assert_eq!(of("unequal-rows"), Some((Some(3), 2)));
    assert_eq!(of("empty-rows"), Some((Some(4), 1)));
    assert_eq!(of("open-quote"), Some((Some(7), 1)));
    assert_eq!(names(&table), ["a", "b", "c", "列4"]);
}

#[test]
fn destroyed_text_is_told_with_its_place() {
    let (preview, _) = fine("町,人数\nあお\u{FFFD}町,1\nみどり町,2\n縺ゅ♀縺ｰ,3\n".as_bytes());
    let found = preview
        .problems
        .iter()
        .find(|problem| problem.code == "destroyed-text")
        .unwrap();
    assert_eq!(
        (found.line, found.column, found.count),
        (Some(2), Some(1), 2)
    );
}

#[test]
fn columns_that_tell_who_somebody_is_are_left_out_until_a_person_takes_them_in() {
    let bytes = "氏名,性別,BMI\n山﨑 髙子,女,21.5\n鈴木 一,男,23.0\n".as_bytes();
    let (preview, table) = fine(bytes);
    assert_eq!(names(&table), ["性別", "BMI"]);
    assert!(
        preview.columns[0].personal
            && preview.columns[0].left_out
            && preview.columns[0].examples.is_empty()
    );
    assert!(!format!("{preview:?}").contains("髙子"));
    let taken = ColumnRecipe {
        at: 0,
        name: None,
        kind: None,
        leave_out: Some(false),
    };
    let (_, table) = load_bytes(
        bytes,
        &Recipe {
            columns: vec![taken],
            ..Recipe::default()
        },
    )
    .unwrap();
    assert_eq!(names(&table), ["氏名", "性別", "BMI"]);
}

#[test]
fn a_recipe_moves_the_header_and_changes_names_and_kinds() {
    let column = |at, name: Option<&str>, kind| ColumnRecipe {
        at,
        name: name.map(str::to_owned),
        kind,
        leave_out: None,
    };
    let recipe = Recipe {
        header: Some(Header {
            first: 2,
            height: 2,
        }),
        columns: vec![
            column(0, Some("人数"), None),
            column(1, None, Some(ColumnKind::Label)),
            column(2, None, Some(ColumnKind::Number)),
        ],
        ..Recipe::default()
    };
    let (preview, table) = load_bytes(
        "表,題,\n町,男,\n,人数,率\nあおば,12,高い\nみどり,13,3.5\n".as_bytes(),
        &recipe,
    )
    .unwrap();
    assert_eq!(names(&table), ["人数", "男/人数", "男/率"]);
    assert_eq!(table.columns()[1].kind, ColumnKind::Label);
    assert_eq!(
        (value(&table, "男/率", 0), value(&table, "男/率", 1)),
        (
            MemberValue::Absent(Absence::Missing),
            MemberValue::Number(35)
        )
    );
    assert_eq!(preview.notes, ["表 題"]);
    // What was understood, read again, gives the same.
    let (again, _) = load_bytes(
        "表,題,\n町,男,\n,人数,率\nあおば,12,高い\nみどり,13,3.5\n".as_bytes(),
        &preview.recipe,
    )
    .unwrap();
    assert_eq!(again, preview);
    let beyond = Recipe {
        header: Some(Header {
            first: 99,
            height: 1,
        }),
        ..Recipe::default()
    };
    assert!(
        matches!(load_bytes(b"a,b\n1,2\n", &beyond), Err(ImportError::Failed(message)) if message.id == "import-header-beyond")
    );
    let none = Recipe {
        header: Some(Header {
            first: 1,
            height: 0,
        }),
        ..Recipe::default()
    };
    assert_eq!(load_bytes(b"a,b\n1,2\n", &none).unwrap().1.rows(), 2);
}

#[test]
fn a_note_under_the_table_is_a_note() {
    let (preview, table) =
        fine("町,男,女\nあおば,1,2\nみどり,3,4\n注) 速報値である。\n".as_bytes());
    assert_eq!(
        (table.rows(), preview.notes.as_slice()),
        (2, &["注) 速報値である。".to_owned()][..])
    );
    assert!(
        preview
            .problems
            .iter()
            .any(|problem| problem.code == "notes-under" && problem.line == Some(4))
    );
    assert!(!codes(&preview).contains(&"unequal-rows"));
}

#[test]
fn reading_can_be_cancelled() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    fs::write(&path, "a,b\n1,2\n".repeat(1000)).unwrap();
    assert_eq!(
        load(&path, &Recipe::default(), &mut |_| ControlFlow::Break(())).unwrap_err(),
        ImportError::Cancelled
    );
}

#[test]
fn a_sheet_with_merged_cells_dates_and_errors_is_read() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("空").unwrap();
    let sheet = book.add_worksheet().set_name("表").unwrap();
    let plain = Format::new();
    sheet.write(0, 0, "健診のまとめ").unwrap();
    sheet.merge_range(1, 0, 2, 0, "圏域", &plain).unwrap();
    sheet.merge_range(1, 1, 2, 1, "受診日", &plain).unwrap();
    sheet.merge_range(1, 2, 1, 3, "男", &plain).unwrap();
    sheet.write(2, 2, "人数").unwrap();
    sheet.write(2, 3, "率").unwrap();
    sheet.merge_range(3, 0, 4, 0, "髙﨑", &plain).unwrap();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (row, number) in [(3, 0.1 + 0.2), (4, 12.0)] {
        sheet
            .write_with_format(
                row,
                1,
                rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 6, 1).unwrap(),
                &date,
            )
            .unwrap();
        sheet.write(row, 2, 10 + row).unwrap();
        sheet.write(row, 3, number).unwrap();
    }
    sheet.write(5, 0, "みどり").unwrap();
    sheet.write(5, 2, 7).unwrap();
    sheet
        .write_formula(
            5,
            3,
            rust_xlsxwriter::Formula::new("=NA()").set_result("#N/A"),
        )
        .unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let (preview, table) = fine(&bytes);
    assert_eq!(
        (preview.kind, preview.sheet.as_deref(), preview.sheets.len()),
        (FileKind::Xlsx, Some("表"), 2)
    );
    assert_eq!(
        preview.header,
        Header {
            first: 2,
            height: 2
        }
    );
    assert_eq!(names(&table), ["圏域", "受診日", "男/人数", "男/率"]);
    assert_eq!(
        (
            field(&table, "圏域", 1),
            field(&table, "受診日", 0),
            field(&table, "男/率", 0)
        ),
        ("髙﨑".into(), "2024-06-01".into(), "0.3".into())
    );
    assert_eq!(
        value(&table, "男/率", 2),
        MemberValue::Absent(Absence::Missing)
    );
    assert!(codes(&preview).contains(&"merged-cells"));
    let other = Recipe {
        sheet: Some("ない".into()),
        ..Recipe::default()
    };
    assert!(
        matches!(load_bytes(&bytes, &other), Err(ImportError::Failed(message)) if message.id == "import-no-such-sheet")
    );
}

/// How a table is written.
#[derive(Debug, Clone, Copy)]
struct Style {
    encoding: Encoding,
    bom: bool,
    end: &'static str,
    separator: Separator,
    always: bool,
}

fn style() -> impl Strategy<Value = Style> {
    let encoding = prop_oneof![
        Just(Encoding::Utf8),
        Just(Encoding::Cp932),
        Just(Encoding::Utf16Le),
        Just(Encoding::Utf16Be)
    ];
    let separator = prop_oneof![
        Just(Separator::Comma),
        Just(Separator::Tab),
        Just(Separator::Semicolon)
    ];
    (
        encoding,
        any::<bool>(),
        prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
        separator,
        any::<bool>(),
    )
        .prop_map(|(encoding, bom, end, separator, always)| Style {
            encoding,
            bom,
            end,
            separator,
            always,
        })
}

fn written(rows: &[Vec<String>], style: Style) -> Vec<u8> {
    let separator = text::byte_of(style.separator) as char;
    let quoted = |field: &String| {
        let needs = style.always || field.contains(['"', '\n', ',', ';', '\t']);
        if needs {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field.clone()
        }
    };
    let lines = rows.iter().map(|row| {
        row.iter()
            .map(quoted)
            .collect::<Vec<_>>()
            .join(&separator.to_string())
            + style.end
    });
    let text: String = lines.collect();
    match style.encoding {
        Encoding::Utf8 => [
            if style.bom { &b"\xEF\xBB\xBF"[..] } else { b"" },
            text.as_bytes(),
        ]
        .concat(),
        Encoding::Cp932 => SHIFT_JIS.encode(&text).0.into_owned(),
        // Without its mark UTF-16 is told by ASCII alone, which these tables may lack.
        Encoding::Utf16Le => [0xFF, 0xFE]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect(),
        Encoding::Utf16Be => [0xFE, 0xFF]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
            .collect(),
    }
}

/// A header and rows of names and whole numbers.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row = (
        "[ぁ-ん髙﨑①㈱ｱA-Z][,;\"a-z\n髙]{0,4}[a-z]",
        0_i32..100_000,
        prop_oneof![Just(String::new()), "[あ-ん]{1,3}"],
    );
    prop::collection::vec(row, 1..20).prop_map(|rows| {
        let rows = rows
            .into_iter()
            .map(|(name, number, blank)| vec![name, number.to_string(), blank]);
        std::iter::once(vec![
            "圏域".to_owned(),
            "人数".to_owned(),
            "備考".to_owned(),
        ])
        .chain(rows)
        .collect()
    })
}

fn read_back(table: &Table) -> Vec<Vec<String>> {
    let head = table
        .columns()
        .iter()
        .map(|column| column.name.clone())
        .collect();
    let rows = (0..table.rows()).map(|row| {
        table
            .columns()
            .iter()
            .map(|column| field(table, &column.name, row))
            .collect()
    });
    std::iter::once(head).chain(rows).collect()
}

proptest! {
    #![proptest_config(property(128))]

    #[test]
    fn a_table_comes_back_from_every_way_of_writing_text(rows in table(), style in style()) {
        let (preview, table) = load_bytes(&written(&rows, style), &Recipe { separator: Some(style.separator), ..Recipe::default() }).unwrap();
        prop_assert_eq!(read_back(&table), rows);
        prop_assert_eq!(preview.encoding == Some(style.encoding) || style.encoding == Encoding::Cp932, true);
    }

    #[test]
    fn a_table_comes_back_from_a_sheet(rows in table()) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (at, row) in rows.iter().enumerate() {
            for (column, text) in row.iter().enumerate() {
                match text.parse::<f64>() {
                    Ok(number) => sheet.write(at as u32, column as u16, number).unwrap(),
                    Err(_) => sheet.write(at as u32, column as u16, text).unwrap(),
                };
            }
        }
        let (_, table) = load_bytes(&book.save_to_buffer().unwrap(), &Recipe::default()).unwrap();
        prop_assert_eq!(read_back(&table), rows);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = load_bytes(&bytes, &Recipe::default());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\"',;\t\r\n0-9a-c髙 \u{3000}\u{FFFD}△-]{0,120}", first in 0_u32..6, height in 0_u32..4) {
        let _ = load_bytes(text.as_bytes(), &Recipe::default());
        let _ = load_bytes(text.as_bytes(), &Recipe { header: Some(Header { first, height }), ..Recipe::default() });
    }

    #[test]
    fn a_broken_workbook_is_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "町").unwrap().write(0, 1, "数").unwrap().write(1, 0, "あおば").unwrap().write(1, 1, 3).unwrap();
        let mut bytes = book.save_to_buffer().unwrap();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        let _ = load_bytes(&bytes, &Recipe::default());
        bytes.truncate(cut.index(bytes.len()));
        let _ = load_bytes(&bytes, &Recipe::default());
    }
}
