//! What the back of the room reads: the type of what it looks at, and nothing cut in names and numbers.

use super::{Anonymity, Command, ConvergenceStep, Lang, SMALL, Table};

/// The area of a chapter in a terminal of 120×36.
const LARGE: (u16, u16) = (118, 31);

/// Long names, as they are.
const LONG: &str = "みどり地域産業保健センター,コーディネーター,職域\nあおば町食生活改善推進員会,会長,住民\n協会けんぽ みどり支部,企画担当,職域\nあおば町商工会,経営指導員,職域\nみどり保健所,保健師,地域\n郡医師会,理事,医療\nあおば町,健康課 係長,地域";

const SENTENCE: &str = "健診の日に保健指導までを済ませられるように、予約の枠を先に取る";

/// How many rows there are of dots, which is what large type is made of.
fn rows_of_dots(shown: &str) -> usize {
    let dots = |line: &&str| line.contains(['▀', '▄', '█']);
    shown.lines().filter(dots).count()
}

fn deciding() -> Table {
    let mut table = Table::writing();
    table.press(&format!("<enter>{SENTENCE}<enter>二案<enter>三案<f7>"));
    table
        .order(Command::Reveal)
        .order(Command::EnterStep(ConvergenceStep::Deciding));
    table
}

#[test]
fn what_is_decided_is_the_largest_thing_where_the_room_decides() {
    let table = deciding();
    for lang in [Lang::Ja, Lang::En] {
        let shown = table.shows(lang, LARGE);
        // An eighth of the height of the terminal at least.
        assert!(rows_of_dots(&shown) * 8 >= 36, "{shown}");
        let small = table.shows(lang, SMALL);
        let solid: String = small.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(
            solid.contains(SENTENCE) || rows_of_dots(&small) >= 3,
            "{small}"
        );
    }
}

#[test]
fn the_hand_over_lists_each_sheet_in_a_row_that_the_back_of_the_room_reads() {
    for size in [SMALL, LARGE] {
        let mut table = Table::of(LONG, Anonymity::Named);
        table.press("昼休みに血圧を測れるか<f8>");
        table.order(Command::Advance { confirmed: true });
        for (lang, what) in [(Lang::Ja, "わたす方"), (Lang::En, "Hands over")] {
            let shown = table.shows(lang, size);
            assert!(shown.contains(what), "{shown}");
            assert!(!shown.contains('…'), "a name is never cut: {shown}");
            let takes = |n: usize| {
                let end = format!("{n}");
                shown
                    .lines()
                    .filter(|line| line.trim_end().ends_with(&end))
                    .count()
            };
            assert!((1..=7).all(|n| takes(n) >= 1), "{shown}");
            // What to do and how long it may take are in large type.
            assert!(rows_of_dots(&shown) >= 3, "{shown}");
        }
    }
}

#[test]
fn clock_and_count_stand_in_digits_of_one_size_while_the_room_writes() {
    let table = Table::writing();
    for (size, rows) in [(SMALL, 3), (LARGE, 5)] {
        let shown = table.shows(Lang::Ja, size);
        let from = shown
            .lines()
            .position(|line| line.contains("━━━") || line.contains("───"));
        let digits: Vec<&str> = shown
            .lines()
            .skip(from.unwrap_or(0) + 1)
            .take(rows)
            .collect();
        let halves = |line: &&str| {
            let (left, right): (String, String) = (
                line.chars().take(20).collect(),
                line.chars().skip(20).collect(),
            );
            [left, right]
                .iter()
                .all(|half| half.contains(['▀', '▄', '█']))
        };
        assert!(
            digits.iter().filter(|line| halves(line)).count() + 1 >= rows,
            "{shown}"
        );
        assert!(shown.contains("0／27"), "{shown}");
    }
}
