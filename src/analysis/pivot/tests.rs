//! Views against a count by hand: every cell computed again from the rows that its headings name.

use crate::id;
use crate::testing::property;
use proptest::prelude::*;

use super::super::{
    Absence, Axis, Bins, Column, ColumnInfo, ColumnKind, Condition, Filter, Keep, Member,
    MemberValue,
};
use super::*;

const ALL: Profile = Profile { threshold: 0 };

fn column(name: &str, kind: ColumnKind, scale: u8, texts: &[String]) -> Column {
    let member = |text: &String| {
        let value = match (text.as_str(), kind) {
            ("", _) => MemberValue::Absent(Absence::Blank),
            ("…", _) => MemberValue::Absent(Absence::Missing),
            (_, ColumnKind::Label) => MemberValue::Label,
            (number, ColumnKind::Number) if scale == 0 => {
                MemberValue::Number(number.parse().unwrap())
            }
            (number, ColumnKind::Number) => MemberValue::Number(
                number.parse::<Decimal>().unwrap().units_at(scale).unwrap() as i64,
            ),
        };
        Member {
            text: text.clone(),
            value,
        }
    };
    // One member a row: the column itself finds those that are equal.
    Column::new(
        ColumnInfo {
            name: name.into(),
            unit: String::new(),
            kind,
            scale,
        },
        texts.iter().map(member).collect(),
        (0..texts.len() as u32).collect(),
    )
    .unwrap()
}

/// Rows of 町, 性別, 値, one decimal.
fn table(rows: &[[&str; 3]]) -> Table {
    let of = |k: usize| rows.iter().map(|row| row[k].to_owned()).collect::<Vec<_>>();
    Table::new(vec![
        column("町", ColumnKind::Label, 0, &of(0)),
        column("性別", ColumnKind::Label, 0, &of(1)),
        column("値", ColumnKind::Number, 1, &of(2)),
    ])
    .unwrap()
}

fn axis(field: &str) -> Axis {
    Axis {
        field: field.into(),
        bins: Bins::Each,
    }
}

fn value(aggregate: Aggregate) -> Measure {
    Measure {
        aggregate,
        field: "値".into(),
        condition: (aggregate == Aggregate::Rate).then_some(Condition::AtLeast(Decimal::whole(5))),
    }
}

fn query(rows: &[&str], columns: &[&str], values: Vec<Measure>) -> Query {
    let shelf = |names: &[&str]| names.iter().map(|name| axis(name)).collect();
    Query {
        rows: shelf(rows),
        columns: shelf(columns),
        values,
        ..Query::default()
    }
}

/// A view as text, a line a row.
fn shown(view: &PivotView) -> Vec<String> {
    let figures = |row: usize| {
        let cell = |column: usize| {
            (0..view.values.len())
                .map(move |value| words::figure(view.cell(row, column, value).unwrap(), false))
                .collect::<Vec<_>>()
        };
        (0..view.columns.len())
            .map(|column| cell(column).join("|"))
            .collect::<Vec<_>>()
            .join("  ")
    };
    (0..view.rows.len())
        .map(|row| {
            format!(
                "{}: {}",
                words::heading(&view.rows[row], "空白", "計"),
                figures(row)
            )
        })
        .collect()
}

fn small() -> Table {
    table(&[
        ["髙﨑町", "男", "1.5"],
        ["髙﨑町", "女", "9"],
        ["あおば町", "男", "-2.5"],
        ["あおば町", "", "4"],
        ["あおば町", "男", ""],
        ["髙﨑町", "女", "…"],
        ["髙﨑町", "男", "1.50"],
    ])
}

#[test]
fn a_blank_is_a_member_and_totals_are_aggregated_again() {
    let view = pivot(
        &small(),
        &query(
            &["町"],
            &["性別"],
            vec![Measure::count(), value(Aggregate::Mean)],
        ),
        ALL,
    )
    .unwrap();
    assert_eq!(
        view.columns
            .iter()
            .map(|heading| words::heading(heading, "空白", "計"))
            .collect::<Vec<_>>(),
        ["男", "女", "空白", "計"]
    );
    assert_eq!(
        shown(&view),
        [
            "あおば町: 2|-2.500  |  1|4.000  3|0.750",
            "髙﨑町: 2|1.500  2|9.000  |  4|4.000",
            "計: 4|0.167  2|9.000  1|4.000  7|2.700"
        ]
    );
    assert_eq!(
        (view.n, view.filtered, view.hidden, view.suppressed),
        (7, Some(0), Some(0), 0)
    );
    assert_eq!(view.values, ["count", "mean(値)"]);
    // An empty cell has no row; a mean's n is that of its values, not of its rows.
    assert_eq!(
        view.cell(0, 1, 0),
        Some(&Cell {
            figure: Figure::Empty,
            n: Some(0),
            hits: None
        })
    );
    assert_eq!(view.cell(0, 0, 1).unwrap().n, Some(1));
}

#[test]
fn every_aggregate_says_what_it_should() {
    let view = pivot(
        &small(),
        &query(&["町"], &[], Aggregate::ALL.map(value).to_vec()),
        ALL,
    )
    .unwrap();
    assert_eq!(
        shown(&view),
        [
            "あおば町: 3|2|1.5|0.750|0.75|-2.5|4.0|0.00",
            "髙﨑町: 4|2|12.0|4.000|1.50|1.5|9.0|33.33",
            "計: 7|4|13.5|2.700|1.50|-2.5|9.0|20.00"
        ]
    );
    let rate = view.cell(1, 0, 7).unwrap();
    assert_eq!((rate.n, rate.hits), (Some(3), Some(1)));
}

#[test]
fn hidden_blanks_and_filtered_rows_are_told() {
    let mut asked = query(&["町"], &["性別"], Vec::new());
    asked.hide_blank = true;
    asked.filters = vec![Filter {
        field: "値".into(),
        keep: Keep::Range(Some("-3".parse().unwrap()), None),
    }];
    let view = pivot(&small(), &asked, ALL).unwrap();
    assert_eq!(
        shown(&view),
        ["あおば町: 1    1", "髙﨑町: 2  1  3", "計: 3  1  4"]
    );
    assert_eq!((view.n, view.filtered, view.hidden), (4, Some(2), Some(1)));
    // With small numbers protected, neither these counts nor anything else of seven rows is told.
    let view = pivot(&small(), &asked, Profile::default()).unwrap();
    assert_eq!(
        (view.shown_n(), view.n, view.filtered, view.hidden),
        (None, 0, None, None)
    );
    assert!(
        view.cells
            .iter()
            .all(|cell| cell.figure == Figure::Suppressed || cell.n == Some(0))
    );
}

#[test]
fn bands_begin_where_they_are_told() {
    let numbers = ["-0.1", "0", "4.9", "5", "12", "", "…"].map(|number| ["町", "男", number]);
    let band = |bins: Bins| {
        let asked = Query {
            rows: vec![Axis {
                field: "値".into(),
                bins,
            }],
            ..Query::default()
        };
        pivot(&table(&numbers), &asked, ALL)
            .map(|view| shown(&view))
            .map_err(|refused| refused.0.id)
    };
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    assert_eq!(
        band(Bins::Width(decimal("5"))).unwrap(),
        [
            "-5.0–-0.1: 1",
            "0.0–4.9: 2",
            "5.0–9.9: 1",
            "10.0–14.9: 1",
            "…: 1",
            "空白: 1",
            "計: 7"
        ]
    );
    assert_eq!(
        band(Bins::Width(decimal("0.25"))).unwrap()[..2],
        ["-0.2–-0.1: 1".to_owned(), "0.0–0.2: 1".to_owned()]
    );
    assert_eq!(
        band(Bins::Cuts(vec![decimal("5"), decimal("0")])).unwrap(),
        [
            "<0.0: 1",
            "0.0–4.9: 2",
            "≥5.0: 2",
            "…: 1",
            "空白: 1",
            "計: 7"
        ]
    );
    assert_eq!(
        band(Bins::Width(Decimal::ZERO)),
        Err(id!("analysis-bad-width"))
    );
    assert_eq!(band(Bins::Cuts(Vec::new())), Err(id!("analysis-no-cuts")));
}

#[test]
fn shares_are_of_what_adds_up() {
    let mut asked = query(
        &["町"],
        &["性別"],
        vec![
            Measure::count(),
            value(Aggregate::Sum),
            value(Aggregate::Mean),
        ],
    );
    for (show, first) in [
        (
            Show::RowPercent,
            "あおば町: 66.67|-166.67|66.67  ||  33.33|266.67|33.33  100.00|100.00|100.00",
        ),
        (
            Show::ColumnPercent,
            "あおば町: 50.00|-500.00|50.00  ||  100.00|100.00|100.00  42.86|11.11|42.86",
        ),
        (
            Show::TotalPercent,
            "あおば町: 28.57|-18.52|28.57  ||  14.29|29.63|14.29  42.86|11.11|42.86",
        ),
    ] {
        asked.show = show;
        assert_eq!(shown(&pivot(&small(), &asked, ALL).unwrap())[0], first);
    }
}

#[test]
fn rows_are_ordered_as_asked_and_the_total_stays_last() {
    let rows = [("あ町", 12), ("い町", 30), ("う町", 3), ("え町", 20)]
        .map(|(town, n)| vec![[town, "男", "1"]; n])
        .concat();
    let ordered = |order: SortOrder, profile: Profile| {
        let view = pivot(
            &table(&rows),
            &Query {
                order,
                ..query(&["町"], &[], Vec::new())
            },
            profile,
        )
        .unwrap();
        shown(&view).join(" ")
    };
    assert_eq!(
        ordered(SortOrder::OwnReversed, ALL),
        "え町: 20 う町: 3 い町: 30 あ町: 12 計: 65"
    );
    assert_eq!(
        ordered(SortOrder::Falling, ALL),
        "い町: 30 え町: 20 あ町: 12 う町: 3 計: 65"
    );
    assert_eq!(
        ordered(SortOrder::Rising, ALL),
        "う町: 3 あ町: 12 え町: 20 い町: 30 計: 65"
    );
    // What is held back stands behind the others, in its own order, so that its place says nothing.
    assert_eq!(
        ordered(SortOrder::Falling, Profile::default()),
        "い町: 30 え町: 20 あ町: - う町: - 計: 65"
    );
    assert_eq!(
        ordered(SortOrder::Rising, Profile::default()),
        "え町: 20 い町: 30 あ町: - う町: - 計: 65"
    );
}

#[test]
fn a_small_cell_hides_all_its_values_and_those_that_would_tell_it() {
    let rows = [
        ("あ町", "男", 3),
        ("あ町", "女", 40),
        ("い町", "男", 30),
        ("い町", "女", 20),
    ]
    .map(|(town, sex, n)| vec![[town, sex, "6"]; n])
    .concat();
    let asked = query(
        &["町"],
        &["性別"],
        vec![Measure::count(), value(Aggregate::Mean)],
    );
    let view = pivot(&table(&rows), &asked, Profile::default()).unwrap();
    assert_eq!(
        shown(&view),
        [
            "あ町: -|-  -|-  43|6.000",
            "い町: -|-  -|-  50|6.000",
            "計: 33|6.000  60|6.000  93|6.000"
        ]
    );
    assert_eq!((view.suppressed, view.n), (4, 93));
    assert_eq!(
        view.cell(1, 1, 0),
        Some(&Cell {
            figure: Figure::Suppressed,
            n: None,
            hits: None
        })
    );
}

#[test]
fn a_share_of_a_total_that_is_held_back_is_held_back() {
    let rows = [("あ町", "男", 3), ("い町", "男", 30), ("い町", "女", 20)]
        .map(|(town, sex, n)| vec![[town, sex, "6"]; n])
        .concat();
    let asked = Query {
        show: Show::RowPercent,
        ..query(&["町"], &["性別"], Vec::new())
    };
    let view = pivot(&table(&rows), &asked, Profile::default()).unwrap();
    for row in 0..view.rows.len() {
        let total = view.cell(row, view.columns.len() - 1, 0).unwrap().figure;
        let any_share = (0..view.columns.len())
            .any(|column| matches!(view.cell(row, column, 0).unwrap().figure, Figure::Number(_)));
        assert!(
            total != Figure::Suppressed || !any_share,
            "{:?}",
            shown(&view)
        );
    }
}

#[test]
fn rates_of_few_hits_or_few_misses_are_small_cells() {
    let of = |hits: usize, all: usize| {
        [
            vec![["あ町", "男", "9"]; hits],
            vec![["あ町", "男", "1"]; all - hits],
        ]
        .concat()
    };
    let asked = query(&[], &[], vec![value(Aggregate::Rate)]);
    for (hits, all, is_shown) in [
        (0, 50, true),
        (3, 50, false),
        (10, 50, true),
        (47, 50, false),
        (50, 50, true),
    ] {
        let view = pivot(&table(&of(hits, all)), &asked, Profile::default()).unwrap();
        assert_eq!(
            view.cells[0].figure != Figure::Suppressed,
            is_shown,
            "{hits} of {all}"
        );
        assert_eq!(view.cells[0].hits, is_shown.then_some(hits as u64));
    }
}

#[test]
fn drilling_gives_the_rows_as_they_stood_and_stops_at_small_cells() {
    let text = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    let asked = query(&["町"], &["性別"], Vec::new());
    let drilled = |profile, row: &[&str], column: &[&str]| {
        drill(&small(), &asked, profile, [&text(row), &text(column)], 1)
            .map_err(|refused| refused.0.id)
    };
    let behind = drilled(ALL, &["髙﨑町"], &["女"]).unwrap();
    assert_eq!(
        (behind.n, behind.columns, behind.rows),
        (
            2,
            text(&["町", "性別", "値"]),
            vec![text(&["髙﨑町", "女", "9"])]
        )
    );
    assert_eq!(drilled(ALL, &[], &["男"]).map(|drill| drill.n), Ok(4));
    assert_eq!(
        drilled(ALL, &["あおば町"], &[""]).map(|drill| drill.n),
        Ok(1)
    );
    assert_eq!(drilled(ALL, &[], &[]).map(|drill| drill.n), Ok(7));
    assert_eq!(
        drilled(Profile::default(), &["髙﨑町"], &["女"]).unwrap_err(),
        id!("analysis-suppressed")
    );
    assert_eq!(
        drilled(ALL, &["どこか"], &["女"]).unwrap_err(),
        id!("analysis-no-such-cell")
    );
}

#[test]
fn drilling_into_a_total_leaves_out_the_rows_of_cells_that_are_held_back() {
    let rows = [
        ("あ町", "男", 3),
        ("あ町", "女", 40),
        ("い町", "男", 30),
        ("い町", "女", 20),
        ("う町", "男", 50),
        ("う町", "女", 60),
    ];
    let rows = rows
        .map(|(town, sex, n)| vec![[town, sex, "6"]; n])
        .concat();
    let behind = drill(
        &table(&rows),
        &query(&["町"], &["性別"], Vec::new()),
        Profile::default(),
        [&[], &[]],
        500,
    )
    .unwrap();
    assert_eq!((behind.n, behind.rows.len()), (203, 110));
    assert!(behind.rows.iter().all(|row| row[0] == "う町"));
}

#[test]
fn what_cannot_be_computed_is_refused_with_a_reason() {
    let refused = |asked: &Query| {
        pivot(&small(), asked, ALL)
            .map(|_| ())
            .map_err(|refused| refused.0.id)
    };
    let of = |aggregate, field: &str, condition| Measure {
        aggregate,
        field: field.into(),
        condition,
    };
    assert_eq!(
        refused(&query(&["身長"], &[], Vec::new())),
        Err(id!("analysis-no-such-field"))
    );
    assert_eq!(
        refused(&query(&[], &[], vec![of(Aggregate::Mean, "町", None)])),
        Err(id!("analysis-not-numbers"))
    );
    assert_eq!(
        refused(&query(&[], &[], vec![of(Aggregate::Rate, "町", None)])),
        Err(id!("analysis-no-condition"))
    );
    let no_such = Some(Condition::OneOf(vec!["男性".into()]));
    assert_eq!(
        refused(&query(&[], &[], vec![of(Aggregate::Rate, "性別", no_such)])),
        Err(id!("analysis-no-such-member"))
    );
    let wide: Vec<String> = (0..20_001).map(|k| format!("{k}番")).collect();
    let table = Table::new(vec![column("番", ColumnKind::Label, 0, &wide)]).unwrap();
    assert_eq!(
        pivot(&table, &query(&["番"], &[], Vec::new()), ALL)
            .unwrap_err()
            .0
            .id,
        id!("analysis-too-many-rows")
    );
    assert_eq!(
        pivot(&table, &query(&[], &["番"], Vec::new()), ALL)
            .unwrap_err()
            .0
            .id,
        id!("analysis-too-many-columns")
    );
    assert_eq!(
        pivot(&table, &query(&["番"; 5], &[], Vec::new()), ALL)
            .unwrap_err()
            .0
            .id,
        id!("analysis-too-many-fields")
    );
}

#[test]
fn the_largest_numbers_neither_panic_nor_round() {
    let texts = [i64::MAX, i64::MAX, i64::MIN, -1].map(|units| units.to_string());
    let table = Table::new(vec![column("値", ColumnKind::Number, 0, &texts)]).unwrap();
    let one = |aggregate| {
        pivot(&table, &query(&[], &[], vec![value(aggregate)]), ALL)
            .map(|view| shown(&view)[0].clone())
            .map_err(|refused| refused.0.id)
    };
    assert_eq!(
        one(Aggregate::Sum).unwrap(),
        "計: 9,223,372,036,854,775,805"
    );
    assert_eq!(
        one(Aggregate::Mean).unwrap(),
        "計: 2,305,843,009,213,693,951"
    );
    assert_eq!(
        one(Aggregate::Median).unwrap(),
        "計: 4,611,686,018,427,387,903"
    );
    let doubled = Table::new(vec![column("値", ColumnKind::Number, 0, &texts[..2])]).unwrap();
    assert_eq!(
        pivot(&doubled, &query(&[], &[], vec![value(Aggregate::Sum)]), ALL)
            .unwrap_err()
            .0
            .id,
        id!("analysis-too-large")
    );
    let width = Query {
        rows: vec![Axis {
            field: "値".into(),
            bins: Bins::Width("0.000000000000000001".parse().unwrap()),
        }],
        ..Query::default()
    };
    assert_eq!(pivot(&table, &width, ALL).unwrap().rows.len(), 4);
}

#[test]
fn an_empty_table_is_a_total_of_nothing() {
    let view = pivot(
        &table(&[]),
        &query(
            &["町"],
            &["性別"],
            vec![Measure::count(), value(Aggregate::Median)],
        ),
        Profile::default(),
    )
    .unwrap();
    assert_eq!(
        (view.rows.len(), view.columns.len(), view.shown_n()),
        (1, 1, Some(0))
    );
    assert!(view.cells.iter().all(|cell| cell.figure == Figure::Empty));
}

#[test]
fn a_view_cut_for_the_file_keeps_its_totals_and_tells_what_is_gone() {
    let view = pivot(
        &small(),
        &query(
            &["町"],
            &["性別"],
            vec![Measure::count(), value(Aggregate::Sum)],
        ),
        ALL,
    )
    .unwrap();
    let cut = view.cut_to(1, 2);
    assert_eq!(
        shown(&cut),
        ["あおば町: 2|-2.5  |  3|1.5", "計: 4|0.5  2|9.0  7|13.5"]
    );
    assert_eq!((cut.cut, cut.n), ((1, 1), 7));
    assert_eq!(view.cut_to(5, 5), view);
}

#[test]
fn a_query_is_said_in_one_line() {
    let mut asked = query(
        &["町", "性別"],
        &["値"],
        vec![value(Aggregate::Mean), value(Aggregate::Rate)],
    );
    asked.columns[0].bins = Bins::Width(Decimal::whole(10));
    asked.filters = vec![Filter {
        field: "性別".into(),
        keep: Keep::Except(vec!["不明".into()]),
    }];
    asked.show = Show::RowPercent;
    assert_eq!(
        words::query(&asked),
        "町 › 性別 × 値/10 · mean(値), rate(値>=5) · 性別!=不明 · %row"
    );
    assert_eq!(words::query(&Query::default()), "count");
}

type Row = (usize, usize, Option<i16>);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(
        (
            0..4_usize,
            0..3_usize,
            prop::option::weighted(0.8, -30..90_i16),
        ),
        0..120,
    )
}

fn built(rows: &[Row]) -> (Table, Vec<[String; 3]>) {
    let texts: Vec<[String; 3]> = rows
        .iter()
        .map(|(town, sex, number)| {
            let number = number
                .map(|units| {
                    Decimal {
                        units: units.into(),
                        scale: 1,
                    }
                    .to_string()
                })
                .unwrap_or_default();
            [
                ["あおば町", "髙﨑町", "ｱｵﾊﾞ町", ""][*town].into(),
                ["男", "女", ""][*sex].into(),
                number,
            ]
        })
        .collect();
    let plain: Vec<[&str; 3]> = texts
        .iter()
        .map(|row| row.each_ref().map(String::as_str))
        .collect();
    (table(&plain), texts)
}

/// The value of some rows, computed as one would by hand.
fn by_hand(aggregate: Aggregate, rows: &[&[String; 3]]) -> Option<Decimal> {
    let mut numbers: Vec<i128> = rows
        .iter()
        .filter_map(|row| row[2].parse::<Decimal>().ok()?.units_at(1))
        .collect();
    numbers.sort_unstable();
    let n = numbers.len() as i128;
    if aggregate == Aggregate::Count {
        return (!rows.is_empty()).then(|| Decimal::whole(rows.len() as i64));
    }
    let middle = |of: &[i128]| of[(of.len() - 1) / 2] + of[of.len() / 2];
    match aggregate {
        _ if n == 0 => None,
        Aggregate::Sum => Decimal::ratio(numbers.iter().sum(), 10, 1),
        Aggregate::Mean => Decimal::ratio(numbers.iter().sum(), 10 * n, 3),
        Aggregate::Median => Decimal::ratio(middle(&numbers), 20, 2),
        Aggregate::Min => Decimal::ratio(numbers[0], 10, 1),
        Aggregate::Max => Decimal::ratio(*numbers.last()?, 10, 1),
        Aggregate::Rate => Decimal::ratio(
            100 * numbers.iter().filter(|units| **units >= 50).count() as i128,
            n,
            2,
        ),
        Aggregate::Count | Aggregate::Distinct => {
            numbers.dedup();
            Some(Decimal::whole(numbers.len() as i64))
        }
    }
}

proptest! {
    #![proptest_config(property(256))]

    #[test]
    fn every_cell_and_total_is_what_a_count_by_hand_gives(rows in rows(), both_on_rows: bool, turned: bool) {
        let (mut table, texts) = built(&rows);
        if turned {
            // The order of the rows must not show.
            table = built(&rows.iter().rev().copied().collect::<Vec<_>>()).0;
        }
        let asked = if both_on_rows { query(&["性別", "町"], &[], Aggregate::ALL.map(value).to_vec()) } else { query(&["性別"], &["町"], Aggregate::ALL.map(value).to_vec()) };
        let view = pivot(&table, &asked, ALL).unwrap();
        let meets = |row: &[String; 3], at: &Heading, fields: &[usize]| at.kind == HeadingKind::Total || at.keys.iter().zip(fields).all(|(key, field)| row[*field] == *key);
        for (r, row) in view.rows.iter().enumerate() {
            for (c, column) in view.columns.iter().enumerate() {
                let behind: Vec<&[String; 3]> = texts.iter().filter(|text| meets(text, row, &[1, 0]) && meets(text, column, &[0])).collect();
                prop_assert!(!behind.is_empty() || row.kind == HeadingKind::Total || column.kind == HeadingKind::Total || !both_on_rows);
                for (k, aggregate) in Aggregate::ALL.into_iter().enumerate() {
                    let expected = by_hand(aggregate, &behind).map_or(Figure::Empty, Figure::Number);
                    prop_assert_eq!(view.cell(r, c, k).unwrap().figure, expected, "{:?} {:?} {:?}", aggregate, row, column);
                }
            }
        }
    }

    #[test]
    fn protection_changes_no_figure_that_it_shows(rows in rows(), threshold in 1..12_u32) {
        let (table, _) = built(&rows);
        let asked = query(&["町"], &["性別"], vec![Measure::count(), value(Aggregate::Median), value(Aggregate::Rate)]);
        let (whole, safe) = (pivot(&table, &asked, ALL).unwrap(), pivot(&table, &asked, Profile { threshold }).unwrap());
        prop_assert_eq!((&whole.rows, &whole.columns), (&safe.rows, &safe.columns));
        let small = |n: Option<u64>| n.is_some_and(|n| n > 0 && n < u64::from(threshold));
        for (all, shown) in whole.cells.iter().zip(&safe.cells) {
            if shown.figure == Figure::Suppressed {
                prop_assert_eq!((shown.n, shown.hits), (None, None));
            } else {
                prop_assert_eq!(all, shown);
                prop_assert!(!small(shown.n) && !small(shown.hits) && !small(shown.hits.and_then(|hits| Some(shown.n? - hits))));
            }
        }
    }

    #[test]
    fn shares_show_nothing_that_the_values_or_their_totals_hide(rows in rows(), threshold in 2..12_u32) {
        let (table, _) = built(&rows);
        let profile = Profile { threshold };
        let mut asked = query(&["町"], &["性別"], vec![Measure::count(), value(Aggregate::Sum)]);
        let plain = pivot(&table, &asked, profile).unwrap();
        let is_hidden = |row: usize, column: usize| plain.cell(row, column, 0).unwrap().figure == Figure::Suppressed;
        for show in Show::ALL {
            asked.show = show;
            let view = pivot(&table, &asked, profile).unwrap();
            for (row, column) in (0..view.rows.len()).flat_map(|row| (0..view.columns.len()).map(move |column| (row, column))) {
                let total = (view.rows.len() - 1, view.columns.len() - 1);
                let base = match show {
                    Show::Value => (row, column),
                    Show::RowPercent => (row, total.1),
                    Show::ColumnPercent => (total.0, column),
                    Show::TotalPercent => total,
                };
                let cell = view.cell(row, column, 1).unwrap();
                if is_hidden(row, column) || (is_hidden(base.0, base.1) && cell.n != Some(0)) {
                    prop_assert_eq!(cell, &Cell { figure: Figure::Suppressed, n: None, hits: None });
                }
            }
        }
    }

    #[test]
    fn counting_and_sorting_give_the_same_medians(rows in rows()) {
        let (table, _) = built(&rows);
        let asked = query(&["町"], &["性別"], vec![value(Aggregate::Median), value(Aggregate::Distinct)]);
        let plan = Plan::new(&table, &asked).unwrap();
        let cells = Cells::new(&plan, table.rows(), false).unwrap();
        let by_runs = |sorted| cells.runs_either_way(&plan.measures[0], sorted);
        prop_assert_eq!(by_runs(true), by_runs(false));
    }
}
