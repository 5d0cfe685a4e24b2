//! Keys in, commands out: a room slices a small table through its screen; the worker is played by
//! hand, with the real engine.

mod kit;
mod views;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::rules::{Event, Rules};
use super::screen::display::{Focus, PivotPage};
use super::screen::panels::PivotPanel;
use super::screen::{CELLS, FIELD_LIST, PIN_LIST};
use crate::analysis::{
    Absence, Aggregate, Bins, Cell, Column, ColumnInfo, ColumnKind, ColumnSeen, Condition,
    Encoding, Figure, FileKind, FilePreview, FolderEntry, Header, ImportProblem, Keep, LoadedTable,
    Member, MemberValue, Recipe, Reply, Request, Separator, Show, SourceId, Table, drill, pivot,
};
use crate::domain::{Anonymity, Message, MessageId, Rejection};
use crate::id;
use crate::input::{Hit, Input, Response, Screen as _};
use crate::lang::Lang;
use crate::testing::ChapterRig;

const TOWNS: [&str; 3] = ["あおば町", "みどり市", "髙﨑村"];

fn label(name: &str, members: &[&str], code: impl Fn(u32) -> u32, rows: u32) -> Column {
    let member = |text: &&str| Member {
        text: (*text).into(),
        value: if text.is_empty() {
            MemberValue::Absent(Absence::Blank)
        } else {
            MemberValue::Label
        },
    };
    Column::new(
        ColumnInfo {
            name: name.into(),
            unit: String::new(),
            kind: ColumnKind::Label,
            scale: 0,
        },
        members.iter().map(member).collect(),
        (0..rows).map(code).collect(),
    )
    .unwrap()
}

fn number(name: &str, unit: &str, from: i64, many: u32, rows: u32) -> Column {
    let member = |at: u32| Member {
        text: (from + i64::from(at)).to_string(),
        value: MemberValue::Number(from + i64::from(at)),
    };
    Column::new(
        ColumnInfo {
            name: name.into(),
            unit: unit.into(),
            kind: ColumnKind::Number,
            scale: 0,
        },
        (0..many).map(member).collect(),
        (0..rows).map(|row| row * 7 % many).collect(),
    )
    .unwrap()
}

/// 240 people of three towns, the last town a small one.
fn table() -> Table {
    let rows = 240;
    let town = |row: u32| {
        if row < 130 {
            0
        } else if row < 236 {
            1
        } else {
            2
        }
    };
    Table::new(vec![
        label("市町村", &TOWNS, town, rows),
        label("性別", &["男", "女"], |row| row % 2, rows),
        label(
            "喫煙",
            &["はい", "いいえ", ""],
            |row| [0, 1, 1, 2][(row % 4) as usize],
            rows,
        ),
        number("年齢", "歳", 40, 35, rows),
        number("収縮期血圧", "mmHg", 100, 70, rows),
    ])
    .unwrap()
}

fn preview(recipe: Recipe) -> FilePreview {
    let seen = |(at, column): (usize, &Column)| ColumnSeen {
        at: at as u32,
        name: column.name.clone(),
        kind: recipe
            .columns
            .iter()
            .find(|known| known.at == at as u32)
            .and_then(|known| known.kind)
            .unwrap_or(column.kind),
        unit: column.unit.clone(),
        blanks: u64::from(at == 2) * 60,
        distinct: column.members().len() as u64,
        marks: 0,
        examples: column
            .members()
            .iter()
            .take(3)
            .map(|member| member.text.clone())
            .collect(),
        left_out: recipe
            .columns
            .iter()
            .find(|known| known.at == at as u32)
            .and_then(|known| known.leave_out)
            .unwrap_or(at == 5),
        personal: at == 5,
    };
    let name = label("氏名", &["甲", "乙"], |row| row % 2, 240);
    let table = table();
    let header = recipe.header.unwrap_or(Header {
        first: 2,
        height: 1,
    });
    FilePreview {
        kind: FileKind::Csv,
        bytes: 9_000,
        sha256: "ab".repeat(32),
        encoding: Some(recipe.encoding.unwrap_or(Encoding::Cp932)),
        bom: false,
        separator: Some(recipe.separator.unwrap_or(Separator::Comma)),
        sheets: Vec::new(),
        sheet: None,
        header,
        rows: 240,
        columns: table
            .columns()
            .iter()
            .chain([&name])
            .enumerate()
            .map(seen)
            .collect(),
        notes: vec!["みどり圏域 特定健診".into()],
        sample: vec![
            (1, vec!["みどり圏域 特定健診".into()]),
            (
                2,
                ["市町村", "性別", "喫煙", "年齢", "収縮期血圧", "氏名"]
                    .map(Into::into)
                    .to_vec(),
            ),
            (
                3,
                ["あおば町", "男", "はい", "40", "100", "甲"]
                    .map(Into::into)
                    .to_vec(),
            ),
        ],
        problems: vec![ImportProblem {
            code: "unequal-rows",
            line: Some(57),
            column: None,
            count: 2,
            label: Message::new(id!("pivot-tell-no-path")),
        }],
        recipe: Recipe {
            encoding: Some(Encoding::Cp932),
            separator: Some(Separator::Comma),
            header: Some(header),
            ..recipe
        },
    }
}

fn loaded(recipe: Recipe) -> LoadedTable {
    let preview = preview(recipe);
    let source = SourceId {
        sha256: preview.sha256.clone(),
        recipe: preview.recipe.clone(),
    };
    LoadedTable {
        source,
        preview,
        table: Arc::new(table()),
    }
}

/// A room that slices, and a worker that only works when told to.
type Harness = ChapterRig<Rules>;

impl Harness {
    fn new() -> Self {
        Self::of("", Anonymity::Named)
    }

    /// With the file chosen and looked at.
    fn looking() -> Self {
        let mut harness = Self::new();
        harness.work();
        harness.press("<down><enter>").work();
        harness
    }

    /// With the file chosen, looked at and opened.
    fn open() -> Self {
        Self::open_from("資料/健診.csv")
    }

    fn open_from(path: &str) -> Self {
        let mut harness = Self::new();
        harness.work();
        harness.press("<tab>");
        harness.press(path).press("<enter>").work();
        harness.press("<enter>").work();
        harness
    }

    /// With a table on the screen: towns by sex, share of those who smoke.
    fn sliced() -> Self {
        Self::open().slicing()
    }

    fn slicing(mut self) -> Self {
        self.press("r<down>c<down>vr<space><enter>").work();
        self
    }

    /// Lets the worker do everything that was asked for.
    fn work(&mut self) {
        while !self.queue().is_empty() {
            let request = self.queue().remove(0);
            if let Some(reply) = answer(request) {
                self.reply(reply);
            }
        }
    }

    fn undo(&mut self) {
        self.press("<ctrl-z>");
    }

    fn shown(&self) -> &super::rules::Slice {
        &self.state().shown.as_ref().expect("a view is shown").slice
    }

    fn records(&self, wanted: fn(&Event) -> bool) -> usize {
        self.events()
            .into_iter()
            .filter(|event| wanted(event))
            .count()
    }
}

/// What the worker brings.
fn answer(request: Request) -> Option<Reply> {
    let failed = |number, Rejection(label): Rejection| Reply::Failed(number, label);
    Some(match request {
        Request::Browse(number, folder) => {
            let folder = folder.unwrap_or_else(|| PathBuf::from("/会議/資料"));
            let entry = |name: &str, is_folder| FolderEntry {
                path: folder.join(name),
                name: name.into(),
                is_folder,
                bytes: 12_345,
            };
            Reply::Folder(
                number,
                folder.clone(),
                vec![entry("昨年", true), entry("健診.csv", false)],
            )
        }
        Request::Preview(number, place, recipe) => {
            Reply::Previewed(number, place.path, Box::new(preview(recipe)))
        }
        Request::Load(number, _, recipe, _) => Reply::Loaded(number, Box::new(loaded(recipe))),
        Request::Pivot(number, _, query, profile) => match pivot(&table(), &query, profile) {
            Ok(view) => Reply::Pivoted(number, Arc::new(view)),
            Err(refusal) => failed(number, refusal),
        },
        Request::Drill(number, _, query, profile, [row, column]) => {
            match drill(&table(), &query, profile, [&row, &column], 50) {
                Ok(rows) => Reply::Drilled(number, Arc::new(rows)),
                Err(refusal) => failed(number, refusal),
            }
        }
        Request::Cancel => return None,
    })
}

#[test]
fn a_file_is_chosen_in_a_folder_looked_at_and_opened() {
    let mut harness = Harness::new();
    assert_eq!(harness.requests(), [Request::Browse(1, None)]);
    harness.work();
    harness.press("<down><enter>");
    assert!(harness.screen().is_busy());
    harness.work();
    assert_eq!(harness.screen().page, PivotPage::Importing);
    harness.press("<enter>");
    harness.work();
    let data = harness.state().data().expect("opened");
    assert_eq!(
        (data.name.as_str(), data.path.as_str(), data.rows),
        ("健診.csv", "健診.csv", 240)
    );
    assert_eq!(data.columns.len(), 5, "what looks personal is left out");
    assert_eq!(
        harness.records(|event| matches!(event, Event::Shown(_))),
        0,
        "nothing is shown before somebody asks"
    );
}

#[test]
fn folders_open_and_a_path_can_be_pasted_in_quotes() {
    let mut harness = Harness::new();
    harness.work();
    harness.press("<enter>");
    harness.work();
    assert_eq!(
        harness.screen().chooser.folder,
        Some(PathBuf::from("/会議/資料/昨年"))
    );
    harness.press("<backspace>");
    harness.work();
    assert_eq!(
        (
            harness.screen().chooser.folder.clone(),
            harness.screen().chooser.cursor.at()
        ),
        (Some(PathBuf::from("/会議/資料")), 0)
    );
    harness.give(&Input::Paste("\"C:\\資料\\健診.csv\"\n".into()));
    harness.press("<enter>");
    assert!(
        matches!(harness.queue().last(), Some(Request::Preview(_, place, _)) if place.path == Path::new("C:\\資料\\健診.csv")),
        "{:?}",
        harness.queue()
    );
}

#[test]
fn every_guess_about_a_file_is_changed_by_a_key_and_asks_anew() {
    let mut harness = Harness::new();
    harness.work();
    harness.press("<down><enter>");
    harness.work();
    harness.press("+");
    assert!(
        matches!(harness.queue().last(), Some(Request::Preview(_, _, recipe)) if recipe.header == Some(Header { first: 3, height: 1 }))
    );
    harness.press("]");
    assert!(
        matches!(harness.queue().last(), Some(Request::Preview(_, _, recipe)) if recipe.header == Some(Header { first: 3, height: 2 })),
        "one after the other"
    );
    harness.work();
    harness.press("<down>kx");
    harness.work();
    let columns = &harness.screen().importer.as_ref().unwrap().recipe.columns;
    assert_eq!(
        (columns[0].at, columns[0].kind, columns[0].leave_out),
        (1, Some(ColumnKind::Number), Some(true))
    );
    harness.press("r");
    assert!(harness.screen().panel.takes_text());
    harness.press("の列<enter>");
    harness.work();
    let importer = harness.screen().importer.as_ref().unwrap();
    assert_eq!(importer.recipe.columns[0].name.as_deref(), Some("性別の列"));
    harness.press("e");
    assert!(
        matches!(harness.queue().last(), Some(Request::Preview(_, _, recipe)) if recipe.encoding == Some(Encoding::Utf16Le) && recipe.header.is_none())
    );
}

#[test]
fn a_preview_that_fails_after_a_change_leaves_the_one_before() {
    let mut harness = Harness::new();
    harness.work();
    harness.press("<down><enter>");
    harness.work();
    harness.press("e");
    let Some(Request::Preview(number, ..)) = harness.queue().pop() else {
        panic!("{:?}", harness.queue())
    };
    harness.give(&Input::Reply(Reply::Failed(
        number,
        Message::new(id!("pivot-tell-no-path")),
    )));
    let importer = harness.screen().importer.as_ref().unwrap();
    assert_eq!(
        (importer.recipe.clone(), harness.told().len()),
        (importer.preview.recipe.clone(), 1)
    );
}

#[test]
fn loading_that_is_given_up_or_fails_leaves_the_former_state() {
    let mut harness = Harness::sliced();
    let (state, asked) = (harness.state().clone(), harness.requests().len());
    harness.press("D");
    harness.work();
    harness.press("<down><down><enter>");
    harness.work();
    harness.press("<enter>");
    let Some(Request::Load(number, ..)) = harness.queue().pop() else {
        panic!("{:?}", harness.requests())
    };
    harness.give(&Input::Reply(Reply::Progress(
        number,
        400,
        Message::new(id!("pivot-waiting")),
    )));
    assert!(harness.shows(Lang::Ja, (78, 20)).contains("40 %"));
    harness.press("<esc>");
    assert_eq!(harness.queue().last(), Some(&Request::Cancel));
    harness.give(&Input::Reply(Reply::Loaded(
        number,
        Box::new(loaded(Recipe::default())),
    )));
    assert_eq!(
        (harness.state(), harness.screen().page),
        (&state, PivotPage::Importing),
        "what comes too late is not looked at"
    );
    harness.press("<enter>");
    let Some(Request::Load(number, ..)) = harness.queue().pop() else {
        panic!("{:?}", harness.requests())
    };
    harness.give(&Input::Reply(Reply::Failed(
        number,
        Message::new(id!("pivot-tell-no-path")),
    )));
    assert_eq!(harness.state(), &state);
    harness.press("<esc><esc>");
    assert_eq!(harness.screen().page, PivotPage::Table);
    assert!(harness.requests().len() > asked);
}

#[test]
fn fields_go_onto_the_shelves_by_one_or_two_keys_and_what_came_of_it_is_a_record() {
    let mut harness = Harness::open();
    harness.press("r");
    assert!(harness.screen().is_computing());
    assert_eq!(harness.records(|event| matches!(event, Event::Shown(_))), 0);
    harness.work();
    assert_eq!(harness.records(|event| matches!(event, Event::Shown(_))), 1);
    harness.press("<down>c<down>vr");
    assert!(matches!(harness.screen().panel, PivotPanel::Members(_)));
    harness.press("<space><enter>");
    harness.work();
    let query = &harness.shown().query;
    assert_eq!(
        (
            query.rows[0].field.as_str(),
            query.columns[0].field.as_str()
        ),
        ("市町村", "性別")
    );
    assert_eq!(
        query.values[0].condition,
        Some(Condition::OneOf(vec!["はい".into()]))
    );
    assert!(
        harness.shown().view.suppressed > 0,
        "the small town is held back"
    );
    harness.press("%%sH");
    harness.work();
    let query = &harness.shown().query;
    assert_eq!((query.show, query.hide_blank), (Show::ColumnPercent, true));
    // The same key takes it off again.
    harness.press("<up>c");
    harness.work();
    assert!(harness.shown().query.columns.is_empty());
}

#[test]
fn a_view_that_was_superseded_is_never_shown() {
    let mut harness = Harness::open();
    harness.press("r<down>c");
    assert_eq!(harness.queue().len(), 2);
    let (first, second) = (harness.queue().remove(0), harness.queue().remove(0));
    harness.give(&Input::Reply(answer(first).unwrap()));
    assert!(harness.state().shown.is_none());
    harness.give(&Input::Reply(answer(second).unwrap()));
    assert_eq!(harness.shown().query.columns.len(), 1);
    assert_eq!(harness.records(|event| matches!(event, Event::Shown(_))), 1);
}

#[test]
fn numbers_come_in_bands_and_are_filtered_by_a_range() {
    let mut harness = Harness::open();
    harness.press("<down><down><down><down>r");
    harness.work();
    assert_eq!(
        harness.shown().query.rows[0].bins,
        Bins::Cuts(vec!["130".parse().unwrap(), "140".parse().unwrap()]),
        "a known column brings its cut-offs"
    );
    harness.press("b<ctrl-u>１０<enter>");
    harness.work();
    assert_eq!(
        harness.shown().query.rows[0].bins,
        Bins::Width("10".parse().unwrap()),
        "full-width digits are digits"
    );
    harness.press("b<ctrl-u>120, x<enter>");
    assert_eq!(
        harness.told().last().map(|told| told.id),
        Some(id!("pivot-tell-no-number"))
    );
    harness.press("<esc>f110<tab>150<enter>");
    harness.work();
    assert_eq!(
        harness.shown().query.filters[0].keep,
        Keep::Range("110".parse().ok(), "150".parse().ok())
    );
    assert_eq!(
        harness
            .shown()
            .view
            .rows
            .first()
            .map(|row| row.keys.clone()),
        Some(vec!["110–119".to_owned()])
    );
    // Onto the shelf, and off it.
    harness.press("<tab><right>x");
    harness.work();
    assert!(harness.shown().query.filters.is_empty());
}

#[test]
fn a_rate_of_a_known_column_offers_its_cut_offs() {
    let mut harness = Harness::open();
    harness.press("r<down><down><down><down>vr<up><right><f8>");
    harness.work();
    let measure = &harness.shown().query.values[0];
    assert_eq!(
        (measure.aggregate, measure.condition.clone()),
        (Aggregate::Rate, "140".parse().ok().map(Condition::AtLeast))
    );
    harness.press("va");
    harness.work();
    assert_eq!(
        harness.shown().view.values,
        ["rate(収縮期血圧>=140)", "mean(収縮期血圧)"]
    );
    harness.press("<up><up>vs");
    assert_eq!(
        harness.told().last().map(|told| told.id),
        Some(id!("pivot-tell-not-numeric"))
    );
}

#[test]
fn a_filter_keeps_members_and_a_second_one_on_the_same_field_changes_the_first() {
    let mut harness = Harness::sliced();
    harness.press("<up>f<space><enter>");
    harness.work();
    assert_eq!(
        harness.shown().query.filters[0].keep,
        Keep::Members(vec!["女".into()])
    );
    harness.press("f");
    let PivotPanel::Members(members) = &harness.screen().panel else {
        panic!()
    };
    assert_eq!(members.chosen(), ["女"]);
    harness.press("<ctrl-a><enter>");
    harness.work();
    assert!(
        harness.shown().query.filters.is_empty(),
        "all members are no filter"
    );
}

#[test]
fn undo_goes_back_to_the_former_view_and_stays_there() {
    let mut harness = Harness::sliced();
    let before = harness.shown().clone();
    harness.press("%");
    harness.work();
    assert_ne!(harness.shown(), &before);
    let records = harness.steps().len();
    harness.undo();
    harness.work();
    assert_eq!(
        (harness.shown(), &harness.screen().query),
        (&before, &before.query)
    );
    assert_eq!(
        harness.steps().len(),
        records - 1,
        "looking at it again is no new record"
    );
    while !harness.events().is_empty() {
        let len = harness.steps().len();
        harness.undo();
        harness.work();
        assert_eq!(harness.steps().len(), len - 1);
    }
}

#[test]
fn undoing_a_threshold_and_its_view_never_shows_it_again() {
    let mut harness = Harness::sliced();
    harness.press("T<ctrl-u>5<enter>");
    harness.work();
    assert_eq!(
        (
            harness.shown().view.profile.threshold,
            harness.state().profile.threshold
        ),
        (5, 5)
    );
    for _ in 0..2 {
        let len = harness.steps().len();
        harness.undo();
        harness.work();
        assert_eq!(harness.steps().len(), len - 1);
    }
    assert_eq!(
        (
            harness.shown().view.profile.threshold,
            harness.state().profile.threshold
        ),
        (10, 10)
    );
}

#[test]
fn showing_every_cell_is_asked_twice() {
    let mut harness = Harness::sliced();
    harness.press("T<ctrl-u>0<enter>");
    assert!(harness.asked().is_empty() && matches!(harness.screen().panel, PivotPanel::Numbers(_)));
    harness.press("<enter>");
    assert_eq!(
        (harness.asked().len(), harness.asked()[0].id),
        (1, id!("pivot-ask-show-all"))
    );
    harness.press("y");
    harness.work();
    assert_eq!(
        (
            harness.shown().view.suppressed,
            harness.state().profile.threshold
        ),
        (0, 0)
    );
}

#[test]
fn what_is_seen_is_pinned_with_a_sentence() {
    let mut harness = Harness::sliced();
    harness.press("<tab><tab>p");
    assert!(harness.screen().takes_text(&harness.scene()));
    harness.press("<enter>");
    assert_eq!(
        harness.told().last().map(|told| told.id),
        Some(id!("form-missing"))
    );
    harness.press("男で多いのはなぜか");
    assert!(harness.has_draft());
    harness.press("<enter>");
    assert_eq!(
        (harness.screen().panel.clone(), harness.state().pins.len()),
        (PivotPanel::None, 1)
    );
    let evidence = &harness.state().pins[0].pin.evidence;
    assert_eq!(evidence.place, "あおば町 × 男");
    assert!(
        evidence.value.starts_with("rate(喫煙=はい) "),
        "{}",
        evidence.value
    );
    harness.press("P行として<enter>");
    assert_eq!(harness.state().pins[1].pin.slice.view.rows.len(), 1);
    harness.press("p<up><left><down>表として<enter>");
    assert_eq!(harness.state().pins[2].pin.slice.view, harness.shown().view);
    harness.press("L<up>e<ctrl-u>直した<enter>");
    assert_eq!(harness.state().pins[0].words, "直した");
    harness.press("<down>d");
    assert_eq!(harness.state().pins.len(), 2);
    harness.press("<esc>");
    assert_eq!(harness.screen().page, PivotPage::Table);
}

#[test]
fn a_cell_held_back_is_neither_pinned_nor_looked_into() {
    let mut harness = Harness::sliced();
    harness.press("<tab><tab><down><down>p<enter>");
    let ids: Vec<MessageId> = harness.told().iter().map(|told| told.id).collect();
    assert_eq!(
        ids,
        [
            id!("pivot-refuse-suppressed"),
            id!("pivot-refuse-suppressed")
        ]
    );
    assert!(
        !harness
            .requests()
            .iter()
            .any(|request| matches!(request, Request::Drill(..)))
    );
    harness.press("<up><up><enter>");
    harness.work();
    let PivotPanel::Drill(rows, _) = &harness.screen().panel else {
        panic!("{:?}", harness.screen().panel)
    };
    assert_eq!((rows.columns.len(), rows.n), (5, 65));
    harness.press("<right><down><esc>");
    assert_eq!(harness.screen().panel, PivotPanel::None);
}

#[test]
fn a_long_file_name_is_cut_before_the_numbers_beside_it() {
    let mut harness =
        Harness::open_from("みどり圏域_特定健康診査_受診者_令和六年度.xlsx").slicing();
    harness.press("<tab><tab>p甲<enter>");
    for (lang, facts) in [
        (Lang::Ja, "…  240行 · 気づき1  "),
        (Lang::En, "…  240 rows · 1 pinned  "),
    ] {
        let shown = harness.shows(lang, (78, 20));
        assert!(shown.contains(facts), "{shown}");
    }
}

#[test]
fn an_empty_cell_says_whether_rows_or_only_their_numbers_are_missing() {
    let empty_cell_of = |value: &str| {
        let mut harness = Harness::open();
        harness.press("r<down>c<down><down>").press(value);
        let Some(Request::Pivot(number, _, query, profile)) = harness.queue().pop() else {
            panic!("{:?}", harness.queue())
        };
        let mut view = pivot(&table(), &query, profile).unwrap();
        view.cells[0] = Cell {
            figure: Figure::Empty,
            n: Some(1),
            hits: None,
        };
        harness.reply(Reply::Pivoted(number, Arc::new(view)));
        harness.press("<tab><tab><enter>");
        let told = harness.told().last().map(|told| told.id);
        (harness.shows(Lang::Ja, (78, 20)), told)
    };
    let (shown, told) = empty_cell_of("vs");
    assert!(
        shown.contains("あおば町 × 男  数のある行はありません"),
        "{shown}"
    );
    assert_eq!(told, Some(id!("pivot-tell-no-figure")));
    let (shown, told) = empty_cell_of("");
    assert!(
        shown.contains("あおば町 × 男  当てはまる行はありません"),
        "{shown}"
    );
    assert_eq!(told, Some(id!("pivot-tell-empty-cell")));
}

#[test]
fn a_sentence_half_typed_outlives_the_program_and_a_view_that_comes() {
    let mut harness = Harness::sliced();
    harness.press("<tab><tab>%p書きかけ");
    harness.work();
    assert!(
        matches!(harness.screen().panel, PivotPanel::Pin(_)),
        "a view that comes does not close the field"
    );
    // It is about what was on the screen then, and waits until that is there again.
    harness.leave_and_come_back();
    assert_eq!(harness.screen().panel, PivotPanel::None);
    assert!(harness.has_draft());
    let mut harness = Harness::sliced();
    harness.press("<tab><tab>p書きかけ");
    harness.leave_and_come_back();
    assert_eq!(harness.state().pins.len(), 0);
    harness.press("の続き<enter>");
    assert_eq!(harness.state().pins[0].words, "書きかけの続き");
    assert!(!harness.has_draft());
    harness.press("w町と性<enter>どこで");
    harness.leave_and_come_back();
    assert_eq!(harness.state().named.len(), 0);
    harness.press("<down>多いか<enter><enter>");
    assert_eq!(harness.state().named[0].wording.question, "どこで多いか");
}

#[test]
fn a_view_is_named_called_up_again_and_forgotten() {
    let mut harness = Harness::sliced();
    let first = harness.shown().query.clone();
    harness.press("w町と性<enter>どこで多いか<enter>あおば町の男<enter>");
    assert_eq!(harness.state().named.len(), 1);
    harness.press("x");
    harness.work();
    assert_ne!(harness.shown().query, first);
    harness.press("W<enter>");
    harness.work();
    assert_eq!(harness.shown().query, first);
    harness.press("Wd");
    assert!(harness.state().named.is_empty());
    assert_eq!(harness.screen().panel, PivotPanel::None);
    harness.press("W");
    assert_eq!(
        harness.told().last().map(|told| told.id),
        Some(id!("pivot-tell-no-named"))
    );
}

#[test]
fn a_replay_shows_the_same_table_without_data_and_asks_for_none() {
    let live = Harness::sliced();
    let mut replay = live.replayed();
    let table = |screen: &str| {
        let lines = screen.lines().filter(|line| {
            line.contains("男") || line.contains("みどり市") || line.contains("髙﨑村")
        });
        lines
            .map(|line| {
                line.split_whitespace()
                    .filter(|word| !["市町村", "#", "行", ">"].contains(word))
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect::<Vec<_>>()
    };
    let (seen, replayed) = (
        live.shows(Lang::Ja, (100, 20)),
        replay.shows(Lang::Ja, (100, 20)),
    );
    let figures = |lines: Vec<String>| {
        lines
            .join("\n")
            .matches(|c: char| c.is_ascii_digit() || c == '-')
            .collect::<String>()
    };
    assert_eq!(
        figures(table(&seen)),
        figures(table(&replayed)),
        "\n{seen}\n{replayed}"
    );
    replay.press("<down><right>Lm<esc>rxpw<enter>");
    assert_eq!(replay.screen().cursor.at(), (1, 1));
    assert!(replay.requests().is_empty());
    assert_eq!(replay.log().steps(), live.log().steps());
}

#[test]
fn a_session_that_goes_on_asks_for_its_data_once() {
    let live = Harness::sliced();
    let mut harness = live.again();
    assert!(
        matches!(harness.requests(), [Request::Load(_, place, _, Some(hash))] if place.path == Path::new("資料/健診.csv") && hash.len() == 64)
    );
    assert!(
        !harness.screen().is_busy(),
        "the table stays in use meanwhile"
    );
    assert!(harness.shows(Lang::Ja, (100, 24)).contains("あおば町"));
    harness.press("<down><up><tab>");
    assert_eq!(harness.requests().len(), 1);
    harness.work();
    assert_eq!(
        harness.requests().len(),
        2,
        "the table, then the whole view"
    );
    assert_eq!(
        harness.steps().len(),
        live.steps().len(),
        "nothing of it is a record"
    );
    harness.press("%");
    harness.work();
    assert_eq!(harness.steps().len(), live.steps().len() + 1);
}

#[test]
fn a_pasted_path_takes_the_place_of_the_one_before_and_may_come_as_an_address() {
    let mut harness = Harness::new();
    harness.work();
    for (pasted, path) in [
        ("/usb/ない.csv", "/usb/ない.csv"),
        ("file:///usb/%E5%81%A5%20a.csv", "/usb/健 a.csv"),
        ("'/usb/b c.csv'", "/usb/b c.csv"),
    ] {
        harness.give(&Input::Paste(pasted.into()));
        harness.press("<enter>");
        let Some(Request::Preview(number, place, _)) = harness.queue().pop() else {
            panic!("{:?}", harness.queue())
        };
        assert_eq!(place.path, Path::new(path));
        harness.give(&Input::Reply(Reply::Failed(
            number,
            Message::new(id!("pivot-tell-no-path")),
        )));
    }
}

#[test]
fn a_table_that_the_worker_has_no_longer_is_read_again_by_itself_once() {
    let mut harness = Harness::sliced();
    let missing = |number| {
        Input::Reply(Reply::Missing(
            number,
            Message::new(id!("pivot-tell-no-table")),
        ))
    };
    let before = harness.steps().len();
    harness.press("%");
    let Some(Request::Pivot(number, ..)) = harness.queue().pop() else {
        panic!("{:?}", harness.queue())
    };
    harness.give(&missing(number));
    assert!(
        harness.told().is_empty() && matches!(harness.queue().last(), Some(Request::Load(..))),
        "{:?}",
        harness.queue()
    );
    harness.work();
    assert_eq!(
        (
            harness.steps().len(),
            harness.shown().query.show,
            harness.told().len()
        ),
        (before + 1, Show::RowPercent, 0)
    );
    // The rows behind a cell come after the table, too.
    harness.press("<tab><tab><enter>");
    let Some(Request::Drill(number, ..)) = harness.queue().pop() else {
        panic!("{:?}", harness.queue())
    };
    harness.give(&missing(number));
    harness.work();
    assert!(matches!(harness.screen().panel, PivotPanel::Drill(..)) && harness.told().is_empty());
    harness.press("<esc>%");
    let Some(Request::Pivot(number, ..)) = harness.queue().pop() else {
        panic!("{:?}", harness.queue())
    };
    harness.give(&missing(number));
    let Some(Request::Load(number, place, recipe, _)) = harness.queue().pop() else {
        panic!("{:?}", harness.queue())
    };
    harness.give(&Input::Reply(Reply::Loaded(
        number,
        Box::new(loaded(recipe)),
    )));
    assert_eq!(place.path, Path::new("資料/健診.csv"));
    let Some(Request::Pivot(number, ..)) = harness.queue().pop() else {
        panic!("{:?}", harness.queue())
    };
    harness.give(&missing(number));
    assert_eq!(
        harness.told().last().map(|told| told.id),
        Some(id!("pivot-tell-no-table")),
        "reading it again did not help: now the person is told"
    );
}

#[test]
fn data_that_are_gone_are_told_of_and_can_be_chosen_anew() {
    let mut harness = Harness::sliced().again();
    let Some(Request::Load(number, ..)) = harness.queue().pop() else {
        panic!()
    };
    harness.give(&Input::Reply(Reply::Failed(
        number,
        Message::new(id!("pivot-tell-no-path")),
    )));
    assert_eq!((harness.told().len(), harness.requests().len()), (1, 1));
    let screen = harness.shows(Lang::Ja, (100, 24));
    assert!(
        screen.contains("データが手元にないため") && screen.contains("あおば町"),
        "{screen}"
    );
    harness.press("<tab><tab><enter>");
    assert_eq!(
        harness.told().last().map(|told| told.id),
        Some(id!("pivot-tell-no-table"))
    );
    harness.press("D");
    harness.work();
    harness.give(&Input::Paste("/usb/健診.csv".into()));
    harness.press("<enter>");
    harness.work();
    harness.press("<enter>");
    harness.work();
    assert_eq!(
        (
            harness.state().data().unwrap().path.as_str(),
            harness.state().files.len()
        ),
        ("/usb/健診.csv", 1)
    );
    assert!(
        harness.state().shown.is_some(),
        "the same content: what was seen stays"
    );
    assert!(
        !harness
            .shows(Lang::Ja, (100, 24))
            .contains("手元にないため")
    );
}

#[test]
fn clicks_choose_fields_shelves_and_cells() {
    let mut harness = Harness::sliced();
    harness.give(&Input::Click(Hit::Row(CELLS, 4)));
    assert_eq!(
        (harness.screen().focus, harness.screen().cursor.at()),
        (Focus::Table, (1, 1))
    );
    harness.give(&Input::Click(Hit::Row(super::screen::SHELF_LIST, 2)));
    assert_eq!(
        (harness.screen().focus, harness.screen().shelf_cursor.at()),
        (Focus::Shelves, 2)
    );
    harness.give(&Input::Click(Hit::Row(FIELD_LIST, 3)));
    assert_eq!(
        (harness.screen().focus, harness.screen().field_cursor.at()),
        (Focus::Fields, 3)
    );
}

#[test]
fn a_view_that_cannot_be_computed_is_told_of_and_the_former_one_stays() {
    let mut harness = Harness::sliced();
    let before = harness.shown().clone();
    harness.press("%");
    let Some(Request::Pivot(number, ..)) = harness.queue().pop() else {
        panic!("{:?}", harness.queue())
    };
    harness.give(&Input::Reply(Reply::Failed(
        number,
        Message::new(id!("analysis-too-many-rows")),
    )));
    assert_eq!(
        (
            harness.shown(),
            &harness.screen().query,
            harness.screen().is_computing()
        ),
        (&before, &before.query, false)
    );
    harness.press("%");
    harness.work();
    assert_eq!(
        harness.shown().query.show,
        Show::RowPercent,
        "and can be asked for again"
    );
}

#[test]
fn a_difference_from_an_earlier_view_that_tells_a_small_number_is_warned_of() {
    let mut harness = Harness::open();
    harness.press("<down>r");
    harness.work();
    assert!(
        !harness
            .shows(Lang::Ja, (78, 20))
            .contains("前に見た表との差")
    );
    // All but the four of the small town: two men and two women fewer.
    harness.press("<up>f<down><down><space><enter>");
    harness.work();
    let screen = harness.shows(Lang::Ja, (78, 20));
    assert!(
        screen.contains("前に見た表との差から、10未満の数がわかるところが"),
        "{screen}"
    );
}

#[test]
fn every_place_and_panel_is_drawn_at_every_size() {
    let keys = [
        "",
        "<tab><tab>p一文",
        "<tab><tab><enter>",
        "f",
        "v",
        "w",
        "T",
        "L",
        "D",
        "<down><down>f",
        "<tab>",
        "gg",
        "g",
        "mmm%n",
    ];
    let mut desks = vec![Harness::new(), Harness::looking(), Harness::open()];
    for keys in keys {
        let mut harness = Harness::sliced();
        harness.press(keys);
        harness.work();
        desks.push(harness);
    }
    for harness in &desks {
        for (width, height) in (0..24)
            .flat_map(|width| (0..14).map(move |height| (width, height)))
            .chain([(40, 12), (200, 60)])
        {
            for lang in Lang::ALL {
                harness.shows(lang, (width, height));
            }
        }
    }
}
