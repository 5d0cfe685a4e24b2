//! Given events, when a command, then events or a refusal.

use super::cutting::{MOST_CELLS, cut, is_whole, piece};
use super::*;
use crate::analysis::{
    Aggregate, Axis, Bins, Cell, ColumnKind, Condition, Figure, Filter, Heading, HeadingKind, Keep,
    Measure, PivotView, Profile, Query, Recipe, Show,
};
use crate::domain::MessageId;
use crate::domain::{Anonymity, Decimal, ItemId, People};
use crate::id;
use crate::testing::context;

fn data(name: &str) -> Data {
    let column = |name: &str, kind| ColumnFacts {
        name: name.into(),
        kind,
        unit: String::new(),
        distinct: 3,
    };
    Data {
        name: name.into(),
        path: format!("資料/{name}"),
        sha256: "ab".repeat(32),
        recipe: Recipe::default(),
        rows: 300,
        columns: vec![
            column("市町村", ColumnKind::Label),
            column("喫煙", ColumnKind::Label),
            column("HbA1c", ColumnKind::Number),
        ],
    }
}

fn members(names: &[String]) -> Vec<Heading> {
    let mut all: Vec<Heading> = names
        .iter()
        .map(|name| Heading {
            keys: vec![name.clone()],
            kind: HeadingKind::Members,
        })
        .collect();
    all.push(Heading {
        keys: Vec::new(),
        kind: HeadingKind::Total,
    });
    all
}

/// Counts of the towns, one total column; `None` is held back.
fn counts(filters: Vec<Filter>, counts: &[Option<u64>]) -> Slice {
    let names: Vec<String> = (0..counts.len()).map(|at| format!("町{at}")).collect();
    let cell = |n: &Option<u64>| Cell {
        figure: n.map_or(Figure::Suppressed, |n| {
            Figure::Number(Decimal::whole(n as i64))
        }),
        n: *n,
        hits: None,
    };
    let total = Some(counts.iter().flatten().sum());
    let view = PivotView {
        row_fields: vec!["市町村".into()],
        column_fields: Vec::new(),
        values: vec!["count".into()],
        rows: members(&names),
        columns: vec![Heading {
            keys: Vec::new(),
            kind: HeadingKind::Total,
        }],
        cells: counts.iter().chain(&[total]).map(cell).collect(),
        n: 300,
        filtered: Some(0),
        hidden: Some(0),
        suppressed: counts.iter().filter(|n| n.is_none()).count() as u32,
        profile: Profile::default(),
        cut: (0, 0),
    };
    Slice {
        query: Query {
            rows: vec![Axis {
                field: "市町村".into(),
                bins: Bins::Each,
            }],
            filters,
            ..Query::default()
        },
        view,
    }
}

fn smokes(members: &[&str]) -> Filter {
    Filter {
        field: "喫煙".into(),
        keep: Keep::Members(members.iter().map(|member| (*member).to_owned()).collect()),
    }
}

struct Room {
    state: State,
    records: u64,
}

impl Room {
    fn with_data() -> Self {
        let mut room = Self {
            state: State::default(),
            records: 0,
        };
        room.run(Command::Open(Box::new(data("健診.csv")))).unwrap();
        room
    }

    fn run(&mut self, command: Command) -> Result<Vec<Event>, Rejection> {
        self.records += 1;
        let context = context(self.records);
        let people = People::new();
        let events = Rules::decide(
            &self.state,
            &crate::domain::Room::of(&people, Anonymity::Named),
            command,
            &context,
        )?;
        for event in &events {
            Rules::evolve(
                &mut self.state,
                event,
                &RecordRef {
                    n: self.records,
                    ..RecordRef::default()
                },
            );
        }
        Ok(events)
    }

    fn refusal(&mut self, command: Command) -> MessageId {
        self.run(command).expect_err("refused").0.id
    }
}

#[test]
fn nothing_is_shown_before_data_are_open_and_no_field_that_they_do_not_have() {
    let mut room = Room {
        state: State::default(),
        records: 0,
    };
    assert_eq!(
        room.refusal(Command::Show(Box::new(counts(Vec::new(), &[Some(20)])))),
        id!("pivot-refuse-no-data")
    );
    let mut room = Room::with_data();
    let mut strange = counts(Vec::new(), &[Some(20)]);
    strange.query.rows[0].field = "業種".into();
    assert_eq!(
        room.refusal(Command::Show(Box::new(strange))),
        id!("pivot-refuse-no-field")
    );
    let mut torn = counts(Vec::new(), &[Some(20)]);
    torn.view.cells.pop();
    assert_eq!(
        room.refusal(Command::Show(Box::new(torn))),
        id!("pivot-refuse-no-view")
    );
}

#[test]
fn the_same_view_twice_is_one_record_and_another_threshold_comes_along_with_its_view() {
    let mut room = Room::with_data();
    let slice = counts(Vec::new(), &[Some(20), None]);
    assert_eq!(
        room.run(Command::Show(Box::new(slice.clone())))
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        room.run(Command::Show(Box::new(slice.clone()))).unwrap(),
        []
    );
    let mut open = slice;
    open.view.profile = Profile { threshold: 0 };
    let events = room.run(Command::Show(Box::new(open))).unwrap();
    assert!(
        matches!(events.as_slice(), [Event::ThresholdSet(0), Event::Shown(_)]),
        "{events:?}"
    );
    assert_eq!(room.state.profile.threshold, 0);
    assert_eq!(
        room.refusal(Command::SetThreshold(5_000)),
        id!("pivot-refuse-threshold")
    );
}

#[test]
fn a_large_view_is_cut_to_what_a_file_holds_and_says_how_much_is_missing() {
    let many: Vec<Option<u64>> = (0..5_000).map(|n| Some(n + 20)).collect();
    let slice = counts(Vec::new(), &many);
    let small = cut(&slice.view);
    assert!(
        is_whole(&small) && small.cells.len() <= MOST_CELLS,
        "{}",
        small.cells.len()
    );
    assert_eq!(
        small.rows.last().map(|row| row.kind),
        Some(HeadingKind::Total)
    );
    assert_eq!(
        small.cut.0 as usize + small.rows.len(),
        slice.view.rows.len()
    );
    let mut room = Room::with_data();
    room.run(Command::Show(Box::new(slice))).unwrap();
    assert_eq!(room.state.shown.as_ref().unwrap().slice.view, small);
}

#[test]
fn what_is_held_back_is_in_no_record_whoever_made_the_view() {
    let mut room = Room::with_data();
    let mut leaky = counts(Vec::new(), &[Some(20), None]);
    leaky.view.cells[1].n = Some(7);
    leaky.view.cells[1].hits = Some(3);
    let mut events = room.run(Command::Show(Box::new(leaky.clone()))).unwrap();
    for kind in [PinnedPiece::Row, PinnedPiece::Column, PinnedPiece::Table] {
        let slice = piece(&leaky.query, &leaky.view, kind, (1, 0, 0));
        events.extend(
            room.run(Command::Pin(kind, Box::new(slice), "一文".into()))
                .unwrap(),
        );
    }
    events.extend(
        room.run(Command::Pin(
            PinnedPiece::Table,
            Box::new(leaky.clone()),
            "一文".into(),
        ))
        .unwrap(),
    );
    assert_eq!(events.len(), 5);
    for event in &events {
        let view = match event {
            Event::Shown(slice) => &slice.view,
            Event::Pinned(pin) => &pin.slice.view,
            other => panic!("{other:?}"),
        };
        for cell in view
            .cells
            .iter()
            .filter(|cell| cell.figure == Figure::Suppressed)
        {
            assert_eq!((cell.n, cell.hits), (None, None));
        }
        let text = ron::to_string(event).unwrap();
        assert!(
            !text.contains("Some(7)") && !text.contains("Some(3)"),
            "{text}"
        );
    }
    let cell = piece(&leaky.query, &leaky.view, PinnedPiece::Cell, (1, 0, 0));
    assert_eq!(
        room.refusal(Command::Pin(
            PinnedPiece::Cell,
            Box::new(cell),
            "一文".into()
        )),
        id!("pivot-refuse-suppressed")
    );
}

#[test]
fn a_pin_is_an_item_with_its_evidence_is_worded_anew_and_removed() {
    let mut room = Room::with_data();
    let mut slice = counts(vec![smokes(&["はい"])], &[Some(1_234), None]);
    slice.query.values = vec![Measure {
        aggregate: Aggregate::Rate,
        field: "喫煙".into(),
        condition: Some(Condition::OneOf(vec!["はい".into()])),
    }];
    slice.view.values = vec!["rate(喫煙=はい)".into()];
    slice.view.cells[0].figure = Figure::Number("39.46".parse().unwrap());
    room.run(Command::Show(Box::new(slice.clone()))).unwrap();
    let cell = || {
        Box::new(piece(
            &slice.query,
            &slice.view,
            PinnedPiece::Cell,
            (0, 0, 0),
        ))
    };
    assert_eq!(
        room.refusal(Command::Pin(PinnedPiece::Cell, cell(), " \u{200B}".into())),
        id!("pivot-refuse-no-sentence")
    );
    room.run(Command::Pin(
        PinnedPiece::Cell,
        cell(),
        "町0の\u{202E}喫煙が多い".into(),
    ))
    .unwrap();
    let items = Rules::items(&room.state);
    let evidence = items[0].evidence.clone().unwrap();
    assert_eq!(
        (items[0].text.as_str(), items[0].record, items[0].kind),
        ("町0の喫煙が多い", 4, PIN)
    );
    assert_eq!(
        (
            evidence.file.as_str(),
            evidence.filters.as_str(),
            evidence.place.as_str()
        ),
        ("健診.csv", "喫煙=はい", "町0")
    );
    assert_eq!(evidence.value, "rate(喫煙=はい) 39.5 % (n=1234)");
    assert_eq!((evidence.pin, evidence.sha256.len()), (items[0].id, 64));
    room.run(Command::Reword(items[0].id, "言い直し".into()))
        .unwrap();
    assert_eq!(
        room.run(Command::Reword(items[0].id, "言い直し".into()))
            .unwrap(),
        []
    );
    assert_eq!(Rules::items(&room.state)[0].text, "言い直し");
    room.run(Command::Remove(items[0].id)).unwrap();
    assert_eq!(
        room.refusal(Command::Remove(items[0].id)),
        id!("pivot-refuse-no-pin")
    );
    assert_eq!(
        room.refusal(Command::Reword(ItemId::NIL, "何か".into())),
        id!("pivot-refuse-no-pin")
    );
}

#[test]
fn the_minutes_name_the_data_and_show_each_pin_as_a_sentence_and_a_table() {
    let mut room = Room::with_data();
    let slice = counts(
        Vec::new(),
        &(0..30).map(|n| Some(n + 20)).collect::<Vec<_>>(),
    );
    room.run(Command::Show(Box::new(slice.clone()))).unwrap();
    room.run(Command::Pin(
        PinnedPiece::Table,
        Box::new(slice.clone()),
        "町によって差がある".into(),
    ))
    .unwrap();
    let wording = Wording {
        name: "町別".into(),
        question: "どの町か".into(),
        reading: "町29が多い".into(),
    };
    room.run(Command::Name(wording, Box::new(slice.query)))
        .unwrap();
    let passages = Rules::minutes(
        &room.state,
        &crate::domain::Room::of(&People::new(), Anonymity::Named),
        Audience::Public,
    );
    let lines: Vec<(MessageId, &[u64])> = passages
        .iter()
        .filter_map(|passage| match passage {
            Passage::Point(label, records) | Passage::Line(label, records) => {
                Some((label.id, records.as_slice()))
            }
            _ => None,
        })
        .collect();
    let expected: [(MessageId, &[u64]); 5] = [
        (id!("pivot-minutes-data"), &[1]),
        (id!("pivot-minutes-protection"), &[]),
        (id!("pivot-minutes-view"), &[4]),
        (id!("pivot-minutes-pin"), &[3]),
        (id!("pivot-minutes-cut"), &[3]),
    ];
    assert_eq!(lines, expected);
    let table = passages.iter().find_map(|passage| {
        if let Passage::Table { head, rows } = passage {
            Some((head.len(), rows.len()))
        } else {
            None
        }
    });
    assert_eq!(table, Some((2, 20)));
}

#[test]
fn a_share_is_told_as_one_where_its_table_is_printed() {
    for (show, said) in [
        (Show::Value, None),
        (Show::RowPercent, Some(id!("pivot-show-row"))),
        (Show::ColumnPercent, Some(id!("pivot-show-column"))),
        (Show::TotalPercent, Some(id!("pivot-show-total"))),
    ] {
        let mut room = Room::with_data();
        let mut slice = counts(Vec::new(), &[Some(50), Some(60)]);
        slice.query.show = show;
        let slice = Box::new(slice);
        room.run(Command::Show(slice.clone())).unwrap();
        room.run(Command::Pin(PinnedPiece::Table, slice, "差がある".into()))
            .unwrap();
        let people = People::new();
        let about = crate::domain::Room::of(&people, Anonymity::Named);
        let passages = Rules::minutes(&room.state, &about, Audience::Public);
        let pin = passages.iter().find_map(|passage| match passage {
            Passage::Point(label, _) => Some(format!("{label:?}")),
            _ => None,
        });
        let pin = pin.unwrap();
        assert!(said.is_none_or(|said| pin.contains(said.name())), "{pin}");
        assert_eq!(pin.contains("pivot-show"), said.is_some(), "{pin}");
    }
}

#[test]
fn two_views_that_differ_by_a_filter_are_told_of_when_their_difference_is_small() {
    let mut room = Room::with_data();
    room.run(Command::Show(Box::new(counts(
        Vec::new(),
        &[Some(50), Some(60), None],
    ))))
    .unwrap();
    assert_eq!(comparing::revealed(&room.state), 0);
    room.run(Command::Show(Box::new(counts(
        vec![smokes(&["はい", "いいえ"])],
        &[Some(47), Some(40), None],
    ))))
    .unwrap();
    assert_eq!(
        comparing::revealed(&room.state),
        1,
        "50 - 47 is a number below ten; 60 - 40 is not"
    );
    room.run(Command::Show(Box::new(counts(
        vec![smokes(&["はい"])],
        &[Some(20), Some(12), None],
    ))))
    .unwrap();
    assert_eq!(comparing::revealed(&room.state), 0);
    // Side by side instead of one within the other: nothing follows from a small difference.
    room.run(Command::Show(Box::new(counts(
        vec![smokes(&["いいえ"])],
        &[Some(21), Some(13), None],
    ))))
    .unwrap();
    assert_eq!(comparing::revealed(&room.state), 0);
    room.run(Command::SetThreshold(0)).unwrap();
    assert_eq!(comparing::revealed(&room.state), 0);
}

#[test]
fn a_file_found_elsewhere_keeps_what_is_shown_and_another_file_does_not() {
    let mut room = Room::with_data();
    room.run(Command::Show(Box::new(counts(Vec::new(), &[Some(20)]))))
        .unwrap();
    let moved = Data {
        path: "D:/健診.csv".into(),
        ..data("健診.csv")
    };
    assert_eq!(
        room.run(Command::Open(Box::new(moved.clone())))
            .unwrap()
            .len(),
        1
    );
    assert!(room.state.shown.is_some() && room.state.files.len() == 1);
    assert_eq!(room.run(Command::Open(Box::new(moved))).unwrap(), []);
    let other = Data {
        sha256: "cd".repeat(32),
        ..data("翌年.csv")
    };
    room.run(Command::Open(Box::new(other))).unwrap();
    assert!(room.state.shown.is_none() && room.state.files.len() == 2);
    room.run(Command::Open(Box::new(data("健診.csv")))).unwrap();
    assert_eq!((room.state.open, room.state.files.len()), (Some(0), 2));
    assert_eq!(
        room.refusal(Command::Open(Box::new(Data {
            columns: Vec::new(),
            ..data("空.csv")
        }))),
        id!("pivot-refuse-no-columns")
    );
}

#[test]
fn a_view_named_twice_is_the_later_one() {
    let mut room = Room::with_data();
    let name = |reading: &str| Wording {
        name: "町別".into(),
        question: String::new(),
        reading: reading.into(),
    };
    let query = counts(Vec::new(), &[Some(20)]).query;
    room.run(Command::Name(name("一"), Box::new(query.clone())))
        .unwrap();
    room.run(Command::Name(name("二"), Box::new(query.clone())))
        .unwrap();
    assert_eq!(
        room.run(Command::Name(name("二"), Box::new(query.clone())))
            .unwrap(),
        []
    );
    assert_eq!(
        room.state
            .named
            .iter()
            .map(|named| named.wording.reading.as_str())
            .collect::<Vec<_>>(),
        ["二"]
    );
    assert_eq!(
        room.refusal(Command::Name(Wording::default(), Box::new(query))),
        id!("pivot-refuse-no-name")
    );
    let id = room.state.named[0].id;
    room.run(Command::Forget(id)).unwrap();
    assert_eq!(
        room.refusal(Command::Forget(id)),
        id!("pivot-refuse-no-view")
    );
}

#[test]
fn known_columns_come_with_their_cut_offs() {
    let of = |column: &str| {
        cutoffs::of(column)
            .iter()
            .map(cutoffs::Cutoff::condition)
            .collect::<Vec<_>>()
    };
    let at_least = |text: &str| Condition::AtLeast(text.parse().unwrap());
    assert_eq!(of("HbA1c（NGSP）"), [at_least("5.6"), at_least("6.5")]);
    assert_eq!(
        of("HDLコレステロール"),
        [Condition::LessThan("40".parse().unwrap())]
    );
    assert_eq!(of("non-HDL"), [at_least("150"), at_least("170")]);
    assert_eq!(of("収縮期血圧"), [at_least("130"), at_least("140")]);
    assert!(of("市町村").is_empty());
}

#[test]
fn a_meeting_that_looks_very_often_records_shorter_views_instead_of_outgrowing_its_file() {
    let mut room = Room::with_data();
    let large: Vec<Option<u64>> = (0..400).map(|n| Some(n + 20)).collect();
    let shown = |room: &Room| {
        room.state
            .shown
            .as_ref()
            .map_or(0, |seen| seen.slice.view.cells.len())
    };
    room.run(Command::Show(Box::new(counts(Vec::new(), &large))))
        .unwrap();
    let before = shown(&room);
    assert_eq!(room.state.recorded, before as u64);
    room.state.recorded = cutting::MANY_CELLS;
    let mut other = large;
    other[0] = Some(19);
    room.run(Command::Show(Box::new(counts(Vec::new(), &other))))
        .unwrap();
    assert!(
        shown(&room) <= cutting::FEW_CELLS && before > cutting::FEW_CELLS,
        "{before} → {}",
        shown(&room)
    );
    assert!(
        room.state
            .shown
            .as_ref()
            .is_some_and(|seen| seen.slice.view.cut.0 > 300),
        "and it says what it lacks"
    );
}
