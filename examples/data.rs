//! Makes the example data of `sessions/data/` anew: checkups of a fictitious area, from dice with a
//! fixed seed.
//!
//! `cargo run --example data` writes the CSV (CP932, as offices have it) and the same rows as xlsx.
//! The CSV is committed, and `tests/sessions.rs` proves that it is what this makes; the workbook is
//! made here when it is wanted. No figure in it is about any real place or person.
#![expect(clippy::disallowed_methods, reason = "the example writes its data")]

use std::path::Path;

use yoriai::domain::Dice;

/// Name of the CSV.
pub const CSV: &str = "midori_kenshin_example.csv";
/// Name of the workbook.
#[allow(
    dead_code,
    reason = "tests/sessions.rs takes in this file as a module, without its main"
)]
const XLSX: &str = "midori_kenshin_example.xlsx";

/// The lines above the header.
pub const TITLE: [&str; 2] = [
    "みどり圏域 特定健康診査 受診者（架空の例示データ）",
    "実在の地域・個人のデータではありません。喫煙の空欄は未回答です。",
];

/// The header.
pub const HEADER: [&str; 11] = [
    "年度",
    "市町村",
    "性別",
    "年齢",
    "業種",
    "事業所規模",
    "BMI",
    "収縮期血圧",
    "HbA1c",
    "喫煙",
    "朝食を抜く",
];

/// How many people are examined in each year.
const PEOPLE: [(i32, usize); 2] = [(2024, 1_900), (2025, 2_100)];

/// An industry: its name, its weight, and how it leans: smoking in hundredths, blood pressure in
/// mmHg, skipped breakfasts in hundredths.
struct Industry(&'static str, usize, usize, i64, usize);

const INDUSTRIES: [Industry; 7] = [
    Industry("建設業", 22, 40, 5, 24),
    Industry("製造業", 24, 30, 1, 20),
    Industry("運輸業", 16, 44, 4, 36),
    Industry("卸売・小売業", 18, 22, 0, 22),
    Industry("宿泊・飲食業", 9, 34, 1, 32),
    Industry("医療・福祉", 10, 14, -3, 18),
    Industry("漁業", 1, 42, 3, 15),
];

const TOWNS: [(&str, usize); 3] = [("あおば町", 40), ("みどり市", 48), ("わかば村", 12)];
const SIZES: [(&str, usize); 4] = [
    ("1～9人", 34),
    ("10～49人", 38),
    ("50～99人", 16),
    ("100人以上", 12),
];

fn weighted<'a, T>(dice: &mut Dice, of: &'a [T], weight: impl Fn(&T) -> usize) -> &'a T {
    let mut at = dice.roll(of.iter().map(&weight).sum());
    let found = of.iter().find(|entry| {
        let here = at < weight(entry);
        at = at.saturating_sub(weight(entry));
        here
    });
    found.unwrap_or(&of[0])
}

/// The sum of several dice, in the middle most often.
fn bell(dice: &mut Dice, width: usize) -> i64 {
    (0..4).map(|_| dice.roll(width + 1) as i64).sum::<i64>() - 2 * width as i64
}

/// Every row, as text.
pub fn rows() -> Vec<[String; 11]> {
    let mut dice = Dice::new(20_251_120);
    let mut rows = Vec::new();
    for (year, people) in PEOPLE {
        for _ in 0..people {
            rows.push(person(&mut dice, year));
        }
    }
    rows
}

fn person(dice: &mut Dice, year: i32) -> [String; 11] {
    let town = weighted(dice, &TOWNS, |town| town.1).0;
    let male = dice.roll(100) < 62;
    let age = 40 + dice.roll(35) as i64;
    let Industry(industry, _, smoking, pressure, breakfast) =
        weighted(dice, &INDUSTRIES, |industry| industry.1);
    let size = weighted(dice, &SIZES, |size| size.1).0;
    let bmi = 228 + i64::from(male) * 8 + bell(dice, 28);
    let systolic = 108 + age / 3 + i64::from(male) * 5 + pressure + bell(dice, 12);
    let a1c = 54 + (age - 40) / 10 + (bmi - 228) / 40 + bell(dice, 3);
    let answers = |dice: &mut Dice, yes: usize| match dice.roll(100) {
        roll if roll < 3 => "",
        roll if roll < 3 + yes => "はい",
        _ => "いいえ",
    };
    // Where the counsel at lunch began, a few fewer smoke in the second year.
    let fewer = if year == PEOPLE[1].0 && town == "あおば町" {
        5
    } else {
        0
    };
    let smokes = answers(
        dice,
        (if male { *smoking } else { smoking / 3 }).saturating_sub(fewer),
    );
    let skips = answers(dice, *breakfast + if age < 50 { 8 } else { 0 });
    let tenths = |value: i64| format!("{}.{}", value / 10, value % 10);
    [
        year.to_string(),
        town.to_owned(),
        if male { "男" } else { "女" }.to_owned(),
        age.to_string(),
        (*industry).to_owned(),
        size.to_owned(),
        tenths(bmi),
        systolic.to_string(),
        // One in fifty has no blood test.
        if dice.roll(50) == 0 {
            String::new()
        } else {
            tenths(a1c)
        },
        smokes.to_owned(),
        skips.to_owned(),
    ]
}

/// The CSV: two lines of title, the header, the rows; CP932 and CRLF.
pub fn csv() -> Vec<u8> {
    let lines = TITLE
        .map(str::to_owned)
        .into_iter()
        .chain([HEADER.join(",")])
        .chain(rows().into_iter().map(|row| row.join(",")));
    let text: String = lines.flat_map(|line| [line, "\r\n".to_owned()]).collect();
    // Every character of the example has its place in CP932; a test reads the file back.
    encoding_rs::SHIFT_JIS.encode(&text).0.into_owned()
}

#[allow(
    dead_code,
    reason = "tests/sessions.rs takes in this file as a module, without its main"
)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/data");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(CSV), csv())?;
    workbook().save(folder.join(XLSX))?;
    println!("{CSV}\n{XLSX}");
    Ok(())
}

/// The same rows as a workbook; numbers are numbers.
#[allow(
    dead_code,
    reason = "tests/sessions.rs takes in this file as a module, without its main"
)]
fn workbook() -> rust_xlsxwriter::Workbook {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("受診者").expect("a name that Excel takes");
    let mut line = 0;
    let mut write = |fields: &[String]| {
        for (at, field) in fields.iter().enumerate() {
            let at = at as u16;
            match field.parse::<f64>() {
                Ok(number) => sheet.write_number(line, at, number).map(drop),
                Err(_) => sheet.write_string(line, at, field).map(drop),
            }
            .expect("a cell that Excel has");
        }
        line += 1;
    };
    for text in TITLE {
        write(&[text.to_owned()]);
    }
    write(&HEADER.map(str::to_owned));
    for row in rows() {
        write(&row);
    }
    book
}
