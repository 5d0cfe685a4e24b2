//! Plausible commands without any data file: small tables by dice, for the shared tests.

use super::cutting::piece;
use super::{ColumnFacts, Command, Data, PinnedPiece, Slice, State, Wording};
use crate::analysis::{
    Aggregate, Axis, Bins, Cell, ColumnKind, Condition, Figure, Filter, Heading, HeadingKind, Keep,
    Measure, PivotView, Profile, Query, Recipe, Show, words,
};
use crate::domain::{Decimal, Dice, ItemId};

const TOWNS: [&str; 4] = ["あおば町", "みどり市", "髙﨑村", "ｶﾞｹ下町"];
const SEXES: [&str; 2] = ["男", "女"];

/// A plausible next command; one in ten is refused.
pub(super) fn rehearse(state: &State, dice: &mut Dice) -> Command {
    let pins: Vec<ItemId> = state.pins.iter().map(|pinned| pinned.pin.id).collect();
    let named: Vec<ItemId> = state.named.iter().map(|named| named.id).collect();
    match dice.roll(20) {
        0 | 1 => Command::Open(Box::new(data(dice.roll(3)))),
        2 | 3 => match dice.pick(&pins) {
            Some(id) => Command::Reword(*id, format!("言い直した一文 {}", dice.roll(100))),
            None => Command::Reword(ItemId::NIL, "何もない".into()),
        },
        4 => Command::Remove(dice.pick(&pins).copied().unwrap_or(ItemId::NIL)),
        5 | 6 => {
            let wording = Wording {
                name: format!("見方{}", dice.roll(5)),
                question: "どの町で多いか".into(),
                reading: format!("読み取り {}", dice.roll(50)),
            };
            Command::Name(wording, Box::new(query(dice)))
        }
        7 => Command::Forget(dice.pick(&named).copied().unwrap_or(ItemId::NIL)),
        8 => Command::SetThreshold([0, 5, 10, 20, u32::MAX][dice.roll(5)]),
        9..=12 => pin(state, dice),
        _ => Command::Show(Box::new(slice(state, dice))),
    }
}

fn pin(state: &State, dice: &mut Dice) -> Command {
    let words = if dice.roll(8) == 0 {
        String::new()
    } else {
        format!("若い世代で高い {}", dice.roll(1000))
    };
    let kind = [
        PinnedPiece::Cell,
        PinnedPiece::Row,
        PinnedPiece::Column,
        PinnedPiece::Table,
    ][dice.roll(4)];
    let seen = state
        .shown
        .as_ref()
        .map_or_else(|| slice(state, dice), |shown| (*shown.slice).clone());
    let at = (
        dice.roll(seen.view.rows.len()),
        dice.roll(seen.view.columns.len()),
        0,
    );
    Command::Pin(
        kind,
        Box::new(piece(&seen.query, &seen.view, kind, at)),
        words,
    )
}

/// One of a few files, by number.
fn data(which: usize) -> Data {
    let column = |name: &str, kind, unit: &str, distinct| ColumnFacts {
        name: name.into(),
        kind,
        unit: unit.into(),
        distinct,
    };
    Data {
        name: format!("健診{which}.csv"),
        path: format!("資料/健診{which}.csv"),
        sha256: format!("{which}").repeat(64),
        recipe: Recipe::default(),
        rows: 1_200 + which as u64,
        columns: vec![
            column("市町村", ColumnKind::Label, "", 4),
            column("性別", ColumnKind::Label, "", 2),
            column("喫煙", ColumnKind::Label, "", 3),
            column("HbA1c", ColumnKind::Number, "%", 61),
        ],
    }
}

fn query(dice: &mut Dice) -> Query {
    let axis = |field: &str| Axis {
        field: field.into(),
        bins: Bins::Each,
    };
    let rate = Measure {
        aggregate: Aggregate::Rate,
        field: "喫煙".into(),
        condition: Some(Condition::OneOf(vec!["はい".into()])),
    };
    let filter = Filter {
        field: "喫煙".into(),
        keep: Keep::Except(vec![String::new()]),
    };
    Query {
        rows: vec![axis("市町村")],
        columns: if dice.roll(2) == 0 {
            vec![axis("性別")]
        } else {
            Vec::new()
        },
        values: if dice.roll(2) == 0 {
            vec![rate]
        } else {
            Vec::new()
        },
        filters: if dice.roll(3) == 0 {
            vec![filter]
        } else {
            Vec::new()
        },
        show: if dice.roll(4) == 0 {
            Show::RowPercent
        } else {
            Show::Value
        },
        ..Query::default()
    }
}

fn slice(state: &State, dice: &mut Dice) -> Slice {
    let query = query(dice);
    let members = |names: &[&str]| {
        let mut all: Vec<Heading> = names
            .iter()
            .map(|name| Heading {
                keys: vec![(*name).to_owned()],
                kind: HeadingKind::Members,
            })
            .collect();
        all.push(Heading {
            keys: Vec::new(),
            kind: HeadingKind::Total,
        });
        all
    };
    let rows = members(&TOWNS);
    let columns = if query.columns.is_empty() {
        members(&[])
    } else {
        members(&SEXES)
    };
    let threshold = if dice.roll(10) == 0 {
        5
    } else {
        state.profile.threshold
    };
    let cells: Vec<Cell> = (0..rows.len() * columns.len())
        .map(|_| cell(dice, threshold))
        .collect();
    let view = PivotView {
        row_fields: vec!["市町村".into()],
        column_fields: query
            .columns
            .iter()
            .map(|axis| axis.field.clone())
            .collect(),
        values: vec![
            query
                .values
                .first()
                .map_or_else(|| "count".to_owned(), words::measure),
        ],
        suppressed: cells
            .iter()
            .filter(|cell| cell.figure == Figure::Suppressed)
            .count() as u32,
        n: 1_200,
        filtered: (!query.filters.is_empty()).then_some(30),
        hidden: Some(0),
        profile: Profile { threshold },
        cut: (0, 0),
        rows,
        columns,
        cells,
    };
    Slice { query, view }
}

fn cell(dice: &mut Dice, threshold: u32) -> Cell {
    let n = dice.roll(60) as u64;
    if n == 0 {
        return Cell {
            figure: Figure::Empty,
            n: Some(0),
            hits: None,
        };
    }
    if n < u64::from(threshold) {
        return Cell {
            figure: Figure::Suppressed,
            n: None,
            hits: None,
        };
    }
    Cell {
        figure: Figure::Number(Decimal {
            units: dice.roll(1_000) as i64,
            scale: 1,
        }),
        n: Some(n),
        hits: None,
    }
}
