//! What a re-pivot of a million checkups costs, in memory, on one core. Run with `cargo bench
//! --bench pivot`.

use std::sync::LazyLock;

use divan::Bencher;
use yoriai::analysis::{
    Absence, Aggregate, Axis, Bins, Column, ColumnInfo, ColumnKind, Condition, Filter, Keep,
    Measure, Member, MemberValue, Profile, Query, Table, pivot,
};
use yoriai::domain::Decimal;

const ROWS: usize = 1_000_000;

fn main() {
    divan::main();
}

/// A million invented people, 5 % blank in each column, the same on every machine: all dice come
/// from splitmix64.
static CHECKUPS: LazyLock<Table> = LazyLock::new(|| {
    let towns: Vec<String> = (1..=40).map(|k| format!("みどり{k}町")).collect();
    let ages: Vec<String> = (35..75)
        .step_by(5)
        .map(|age| format!("{age}～{}歳", age + 4))
        .collect();
    let industries: Vec<String> = (1..=18).map(|k| format!("業種{k}")).collect();
    let offices: Vec<String> = (1..=5_000).map(|k| format!("J{k:05}")).collect();
    let names = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let labels = |name: &str, members: Vec<String>, stream: u64| {
        let many = members.len() as u64;
        let members = members
            .into_iter()
            .map(|text| Member {
                text,
                value: MemberValue::Label,
            })
            .collect();
        built(name, ColumnKind::Label, 0, members, stream, |dice| {
            dice % many
        })
    };
    let numbers = |name: &str, scale: u8, from: i64, to: i64, stream: u64| {
        let number = |units| Member {
            text: Decimal { units, scale }.to_string(),
            value: MemberValue::Number(units),
        };
        // The sum of two dice: most in the middle.
        let half = (to - from) as u64 / 2;
        built(
            name,
            ColumnKind::Number,
            scale,
            (from..=to).map(number).collect(),
            stream,
            move |dice| dice % (half + 1) + (dice >> 32) % (half + 1),
        )
    };
    let columns = vec![
        numbers("年度", 0, 2018, 2024, 1),
        labels("市町村", towns, 2),
        labels("性別", names(&["男", "女"]), 3),
        labels("年齢階級", ages, 4),
        labels("業種", industries, 5),
        labels("事業所ID", offices, 6),
        labels("喫煙", names(&["はい", "いいえ"]), 7),
        numbers("BMI", 1, 140, 480, 8),
        numbers("腹囲", 1, 500, 1500, 9),
        numbers("収縮期血圧", 0, 70, 240, 10),
        numbers("HbA1c", 1, 40, 150, 11),
        numbers("LDL", 0, 20, 350, 12),
    ];
    Table::new(columns).expect("columns of one length")
});

fn built(
    name: &str,
    kind: ColumnKind,
    scale: u8,
    mut members: Vec<Member>,
    stream: u64,
    code: impl Fn(u64) -> u64,
) -> Column {
    let blank = members.len() as u32;
    members.push(Member {
        text: String::new(),
        value: MemberValue::Absent(Absence::Blank),
    });
    let codes = (0..ROWS as u64).map(|row| {
        let dice = dice(stream, row);
        if dice >> 59 == 0 {
            blank
        } else {
            (code(dice) as u32).min(blank - 1)
        }
    });
    let codes = codes.collect();
    Column::new(
        ColumnInfo {
            name: name.into(),
            unit: String::new(),
            kind,
            scale,
        },
        members,
        codes,
    )
    .expect("every code has a member")
}

/// splitmix64 of a column and a row.
fn dice(stream: u64, row: u64) -> u64 {
    let mut z = (row + (stream << 40))
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(0x2024_0401);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn value(aggregate: Aggregate, field: &str) -> Measure {
    let condition = (aggregate == Aggregate::Rate).then(|| Condition::OneOf(vec!["はい".into()]));
    Measure {
        aggregate,
        field: field.into(),
        condition,
    }
}

fn query(rows: &[&str], columns: &[&str], values: Vec<Measure>) -> Query {
    let shelf = |names: &[&str]| {
        names
            .iter()
            .map(|name| Axis {
                field: (*name).into(),
                bins: Bins::Each,
            })
            .collect()
    };
    Query {
        rows: shelf(rows),
        columns: shelf(columns),
        values,
        ..Query::default()
    }
}

/// The questions of the design notes, Q0 to Q9.
fn question(name: &str) -> Query {
    let means = ["BMI", "腹囲", "収縮期血圧", "HbA1c", "LDL"]
        .map(|field| value(Aggregate::Mean, field))
        .to_vec();
    match name {
        "Q0 count" => query(&["市町村"], &["年齢階級"], vec![Measure::count()]),
        "Q1 mean" => query(
            &["市町村"],
            &["年齢階級"],
            vec![value(Aggregate::Mean, "BMI")],
        ),
        "Q2 mean" => query(
            &["業種"],
            &["年度"],
            vec![value(Aggregate::Mean, "収縮期血圧")],
        ),
        "Q3 mean of three fields" => query(
            &["市町村", "性別"],
            &["年齢階級"],
            vec![value(Aggregate::Mean, "HbA1c")],
        ),
        "Q4 mean with filters" => {
            let kept = Filter {
                field: "性別".into(),
                keep: Keep::Members(vec!["男".into()]),
            };
            let since = Filter {
                field: "年度".into(),
                keep: Keep::Range(Some(Decimal::whole(2022)), None),
            };
            Query {
                filters: vec![kept, since],
                ..query(
                    &["市町村"],
                    &["年齢階級"],
                    vec![value(Aggregate::Mean, "腹囲")],
                )
            }
        }
        "Q5 distinct" => query(
            &["業種"],
            &["年度"],
            vec![value(Aggregate::Distinct, "事業所ID")],
        ),
        "Q6 median" => query(
            &["市町村"],
            &["年齢階級"],
            vec![value(Aggregate::Median, "LDL")],
        ),
        "Q7 rate" => query(&["業種"], &["性別"], vec![value(Aggregate::Rate, "喫煙")]),
        "Q8 mean of 5,000 rows" => query(
            &["事業所ID"],
            &["年度"],
            vec![value(Aggregate::Mean, "BMI")],
        ),
        _ => query(&["市町村"], &["年齢階級"], means),
    }
}

#[divan::bench(args = ["Q0 count", "Q1 mean", "Q2 mean", "Q3 mean of three fields", "Q4 mean with filters", "Q5 distinct", "Q6 median", "Q7 rate", "Q8 mean of 5,000 rows", "Q9 five means"])]
fn a_million_rows(bencher: Bencher<'_, '_>, name: &str) {
    let (table, query) = (&*CHECKUPS, question(name));
    bencher.bench(|| {
        pivot(divan::black_box(table), &query, Profile::default())
            .expect("a question that can be answered")
    });
}
