//! Keys in, commands out: a room slices a small table through its screen; the worker is played by
//! hand, with the real engine.

mod views;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::rules::{Command, Event, Rules, State};
use super::screen::panels::Panel;
use super::screen::slicing::Focus;
use super::screen::{Place, Screen};
use super::view;
use crate::analysis::{
    Absence, Aggregate, Bins, Cell, Column, ColumnSeen, Condition, Delivery, Encoding, Errand,
    Figure, FileKind, FolderEntry, Header, Keep, Kind, Loaded, Measure, Member, Preview, Problem,
    Recipe, Separator, Show, SourceId, Table, Value, drill, pivot,
};
use crate::domain::{Activity, Anonymity, Mark, Message, People, Rejection, Room, Stamp};
use crate::input::{Hit, Input, Key, Mode, Response, Scene, Screen as _, Settled};
use crate::lang::Lang;
use crate::paint::testing::drawn;

const TOWNS: [&str; 3] = ["あおば町", "みどり市", "髙﨑村"];

fn label(name: &str, members: &[&str], code: impl Fn(u32) -> u32, rows: u32) -> Column {
    let member = |text: &&str| Member {
        text: (*text).into(),
        value: if text.is_empty() {
            Value::Absent(Absence::Blank)
        } else {
            Value::Label
        },
    };
    Column::new(
        name.into(),
        String::new(),
        Kind::Label,
        0,
        members.iter().map(member).collect(),
        (0..rows).map(code).collect(),
    )
    .unwrap()
}

fn number(name: &str, unit: &str, from: i64, many: u32, rows: u32) -> Column {
    let member = |at: u32| Member {
        text: (from + i64::from(at)).to_string(),
        value: Value::Number(from + i64::from(at)),
    };
    Column::new(
        name.into(),
        unit.into(),
        Kind::Number,
        0,
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

fn preview(recipe: Recipe) -> Preview {
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
    Preview {
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
        problems: vec![Problem {
            code: "unequal-rows",
            line: Some(57),
            column: None,
            count: 2,
            says: Message::new("pivot-tell-no-path"),
        }],
        recipe: Recipe {
            encoding: Some(Encoding::Cp932),
            separator: Some(Separator::Comma),
            header: Some(header),
            ..recipe
        },
    }
}

fn loaded(recipe: Recipe) -> Loaded {
    let preview = preview(recipe);
    let source = SourceId {
        sha256: preview.sha256.clone(),
        recipe: preview.recipe.clone(),
    };
    Loaded {
        source,
        path: PathBuf::from("資料/健診.csv"),
        preview,
        table: Arc::new(table()),
    }
}

/// The room, its screen, and a worker that only works when told to.
struct Desk {
    state: State,
    /// What was believed, one decision each, for undoing.
    steps: Vec<Vec<Event>>,
    screen: Screen,
    mode: Mode,
    people: People,
    /// What the screen asked for and nobody did yet.
    tray: Vec<Errand>,
    /// Everything it ever asked for.
    asked: Vec<Errand>,
    told: Vec<Message>,
    questions: Vec<Message>,
    refused: Vec<Rejection>,
}

impl Desk {
    fn new() -> Self {
        let mut desk = Self {
            state: State::default(),
            steps: Vec::new(),
            screen: Screen::default(),
            mode: Mode::Live,
            people: People::new(),
            tray: Vec::new(),
            asked: Vec::new(),
            told: Vec::new(),
            questions: Vec::new(),
            refused: Vec::new(),
        };
        desk.settle(&Settled::Elsewhere);
        desk.collect();
        desk
    }

    /// With the file chosen and looked at.
    fn looking() -> Self {
        let mut desk = Self::new();
        desk.work();
        desk.press("<down><enter>");
        desk.work();
        desk
    }

    /// With the file chosen, looked at and opened.
    fn open() -> Self {
        let mut desk = Self::new();
        desk.work();
        desk.press("<tab>資料/健診.csv<enter>");
        desk.work();
        desk.press("<enter>");
        desk.work();
        desk
    }

    /// With a table on the screen: towns by sex, share of those who smoke.
    fn sliced() -> Self {
        let mut desk = Self::open();
        desk.press("r<down>c<down>vr<space><enter>");
        desk.work();
        desk
    }

    /// The same session opened again: the records are there, the screen and the worker are fresh.
    fn again(&self) -> Self {
        let mut desk = Self {
            state: self.state.clone(),
            steps: self.steps.clone(),
            ..Self::new()
        };
        desk.screen = Screen::default();
        (desk.tray, desk.asked) = (Vec::new(), Vec::new());
        desk.settle(&Settled::Elsewhere);
        desk.collect();
        desk
    }

    fn scene<'a>(state: &'a State, people: &'a People, mode: Mode) -> Scene<'a, State> {
        Scene {
            state,
            room: Room::of(people, Anonymity::Named),
            mode,
            now: 0,
        }
    }

    fn settle(&mut self, how: &Settled) {
        self.screen
            .settle(&Self::scene(&self.state, &self.people, self.mode), how);
    }

    fn collect(&mut self) {
        let scene = Self::scene(&self.state, &self.people, self.mode);
        while let Some(errand) = self.screen.errand(&scene) {
            self.asked.push(errand.clone());
            self.tray.push(errand);
            assert!(self.asked.len() < 500, "the screen asks on and on");
        }
    }

    fn run(&mut self, commands: Vec<Command>) -> Result<(), Rejection> {
        for command in commands {
            let n = self.steps.len() as u64 + 1;
            let seed = uuid::Uuid::from_u128((7 << 76) | (2 << 62) | (u128::from(n) << 20));
            let stamp = Stamp {
                t: chrono::DateTime::UNIX_EPOCH.fixed_offset(),
                ms: 0,
                seed,
                secret: n,
            };
            let events = Rules::decide(
                &self.state,
                &Room::of(&self.people, Anonymity::Named),
                command,
                &stamp,
            )?;
            if !events.is_empty() {
                self.steps.push(events);
                self.fold();
            }
        }
        Ok(())
    }

    fn fold(&mut self) {
        self.state = State::default();
        for (n, events) in self.steps.iter().enumerate() {
            for event in events {
                Rules::evolve(
                    &mut self.state,
                    event,
                    &Mark {
                        n: n as u64 + 1,
                        ..Mark::default()
                    },
                );
            }
        }
    }

    fn undo(&mut self) {
        self.steps.pop();
        self.fold();
        self.settle(&Settled::Elsewhere);
        self.collect();
    }

    fn give(&mut self, input: &Input) {
        let scene = Self::scene(&self.state, &self.people, self.mode);
        match self.screen.on_input(input, &scene) {
            Response::Do(commands) => match self.run(commands) {
                Ok(()) => self.settle(&Settled::Accepted),
                Err(refusal) => {
                    self.refused.push(refusal.clone());
                    self.settle(&Settled::Refused(refusal));
                }
            },
            Response::Ask(question, commands) => {
                self.questions.push(question);
                let _ = self.run(commands);
                self.settle(&Settled::Elsewhere);
            }
            Response::Tell(message) => self.told.push(message),
            Response::Handled | Response::Ignored => {}
        }
        self.collect();
    }

    fn press(&mut self, keys: &str) {
        for key in Key::sequence(keys).unwrap() {
            self.give(&Input::Key(key));
        }
    }

    /// Lets the worker do everything that was asked for.
    fn work(&mut self) {
        while !self.tray.is_empty() {
            let errand = self.tray.remove(0);
            if let Some(delivery) = answer(errand) {
                self.give(&Input::Delivered(delivery));
            }
        }
    }

    fn shown(&self) -> &super::rules::Slice {
        &self.state.shown.as_ref().expect("a view is shown").slice
    }

    fn records(&self, wanted: fn(&Event) -> bool) -> usize {
        self.steps
            .iter()
            .flatten()
            .filter(|event| wanted(event))
            .count()
    }

    fn draw(&self, lang: Lang, width: u16, height: u16) -> String {
        let scene = Self::scene(&self.state, &self.people, self.mode);
        drawn(lang, (width, height), |canvas, area| {
            view::draw(canvas, area, &self.screen, &scene)
        })
    }
}

/// What the worker brings.
fn answer(errand: Errand) -> Option<Delivery> {
    let failed = |number, Rejection(says): Rejection| Delivery::Failed(number, says);
    Some(match errand {
        Errand::Browse(number, folder) => {
            let folder = folder.unwrap_or_else(|| PathBuf::from("/会議/資料"));
            let entry = |name: &str, is_folder| FolderEntry {
                path: folder.join(name),
                name: name.into(),
                is_folder,
                bytes: 12_345,
            };
            Delivery::Folder(
                number,
                folder.clone(),
                vec![entry("昨年", true), entry("健診.csv", false)],
            )
        }
        Errand::Preview(number, place, recipe) => {
            Delivery::Previewed(number, place.path, Box::new(preview(recipe)))
        }
        Errand::Load(number, _, recipe, _) => Delivery::Loaded(number, Box::new(loaded(recipe))),
        Errand::Pivot(number, _, query, profile) => match pivot(&table(), &query, profile) {
            Ok(view) => Delivery::Pivoted(number, Arc::new(view)),
            Err(refusal) => failed(number, refusal),
        },
        Errand::Drill(number, _, query, profile, [row, column]) => {
            match drill(&table(), &query, profile, &row, &column, 50) {
                Ok(rows) => Delivery::Drilled(number, Arc::new(rows)),
                Err(refusal) => failed(number, refusal),
            }
        }
        Errand::Cancel => return None,
    })
}

#[test]
fn a_file_is_chosen_in_a_folder_looked_at_and_opened() {
    let mut desk = Desk::new();
    assert_eq!(desk.asked, [Errand::Browse(1, None)]);
    desk.work();
    desk.press("<down><enter>");
    assert!(desk.screen.is_busy());
    desk.work();
    assert_eq!(desk.screen.place, Place::Importing);
    desk.press("<enter>");
    desk.work();
    let data = desk.state.data().expect("opened");
    assert_eq!(
        (data.name.as_str(), data.path.as_str(), data.rows),
        ("健診.csv", "健診.csv", 240)
    );
    assert_eq!(data.columns.len(), 5, "what looks personal is left out");
    assert_eq!(
        desk.records(|event| matches!(event, Event::Shown(_))),
        0,
        "nothing is shown before somebody asks"
    );
}

#[test]
fn folders_open_and_a_path_can_be_pasted_in_quotes() {
    let mut desk = Desk::new();
    desk.work();
    desk.press("<enter>");
    desk.work();
    assert_eq!(
        desk.screen.chooser.folder,
        Some(PathBuf::from("/会議/資料/昨年"))
    );
    desk.press("<backspace>");
    desk.work();
    assert_eq!(
        (desk.screen.chooser.folder.clone(), desk.screen.chooser.at),
        (Some(PathBuf::from("/会議/資料")), 0)
    );
    desk.give(&Input::Paste("\"C:\\資料\\健診.csv\"\n".into()));
    desk.press("<enter>");
    assert!(
        matches!(desk.tray.last(), Some(Errand::Preview(_, place, _)) if place.path == Path::new("C:\\資料\\健診.csv")),
        "{:?}",
        desk.tray
    );
}

#[test]
fn every_guess_about_a_file_is_changed_by_a_key_and_asks_anew() {
    let mut desk = Desk::new();
    desk.work();
    desk.press("<down><enter>");
    desk.work();
    desk.press("+");
    assert!(
        matches!(desk.tray.last(), Some(Errand::Preview(_, _, recipe)) if recipe.header == Some(Header { first: 3, height: 1 }))
    );
    desk.press("]");
    assert!(
        matches!(desk.tray.last(), Some(Errand::Preview(_, _, recipe)) if recipe.header == Some(Header { first: 3, height: 2 })),
        "one after the other"
    );
    desk.work();
    desk.press("<down>kx");
    desk.work();
    let columns = &desk.screen.importer.as_ref().unwrap().recipe.columns;
    assert_eq!(
        (columns[0].at, columns[0].kind, columns[0].leave_out),
        (1, Some(Kind::Number), Some(true))
    );
    desk.press("r");
    assert!(desk.screen.panel.takes_text());
    desk.press("の列<enter>");
    desk.work();
    let importer = desk.screen.importer.as_ref().unwrap();
    assert_eq!(importer.recipe.columns[0].name.as_deref(), Some("性別の列"));
    desk.press("e");
    assert!(
        matches!(desk.tray.last(), Some(Errand::Preview(_, _, recipe)) if recipe.encoding == Some(Encoding::Utf16Le) && recipe.header.is_none())
    );
}

#[test]
fn a_preview_that_fails_after_a_change_leaves_the_one_before() {
    let mut desk = Desk::new();
    desk.work();
    desk.press("<down><enter>");
    desk.work();
    desk.press("e");
    let Some(Errand::Preview(number, ..)) = desk.tray.pop() else {
        panic!("{:?}", desk.tray)
    };
    desk.give(&Input::Delivered(Delivery::Failed(
        number,
        Message::new("pivot-tell-no-path"),
    )));
    let importer = desk.screen.importer.as_ref().unwrap();
    assert_eq!(
        (importer.recipe.clone(), desk.told.len()),
        (importer.preview.recipe.clone(), 1)
    );
}

#[test]
fn loading_that_is_given_up_or_fails_leaves_the_former_state() {
    let mut desk = Desk::sliced();
    let (state, asked) = (desk.state.clone(), desk.asked.len());
    desk.press("D");
    desk.work();
    desk.press("<down><down><enter>");
    desk.work();
    desk.press("<enter>");
    let Some(Errand::Load(number, ..)) = desk.tray.pop() else {
        panic!("{:?}", desk.asked)
    };
    desk.give(&Input::Delivered(Delivery::Progress(
        number,
        400,
        Message::new("pivot-waiting"),
    )));
    assert!(desk.draw(Lang::Ja, 78, 20).contains("40 %"));
    desk.press("<esc>");
    assert_eq!(desk.tray.last(), Some(&Errand::Cancel));
    desk.give(&Input::Delivered(Delivery::Loaded(
        number,
        Box::new(loaded(Recipe::default())),
    )));
    assert_eq!(
        (&desk.state, desk.screen.place),
        (&state, Place::Importing),
        "what comes too late is not looked at"
    );
    desk.press("<enter>");
    let Some(Errand::Load(number, ..)) = desk.tray.pop() else {
        panic!("{:?}", desk.asked)
    };
    desk.give(&Input::Delivered(Delivery::Failed(
        number,
        Message::new("pivot-tell-no-path"),
    )));
    assert_eq!(desk.state, state);
    desk.press("<esc><esc>");
    assert_eq!(desk.screen.place, Place::Table);
    assert!(desk.asked.len() > asked);
}

#[test]
fn fields_go_onto_the_shelves_by_one_or_two_keys_and_what_came_of_it_is_a_record() {
    let mut desk = Desk::open();
    desk.press("r");
    assert!(desk.screen.is_computing());
    assert_eq!(desk.records(|event| matches!(event, Event::Shown(_))), 0);
    desk.work();
    assert_eq!(desk.records(|event| matches!(event, Event::Shown(_))), 1);
    desk.press("<down>c<down>vr");
    assert!(matches!(desk.screen.panel, Panel::Members(_)));
    desk.press("<space><enter>");
    desk.work();
    let query = &desk.shown().query;
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
        desk.shown().view.suppressed > 0,
        "the small town is held back"
    );
    desk.press("%%sH");
    desk.work();
    let query = &desk.shown().query;
    assert_eq!((query.show, query.hide_blank), (Show::ColumnPercent, true));
    // The same key takes it off again.
    desk.press("<up>c");
    desk.work();
    assert!(desk.shown().query.columns.is_empty());
}

#[test]
fn a_view_that_was_superseded_is_never_shown() {
    let mut desk = Desk::open();
    desk.press("r<down>c");
    assert_eq!(desk.tray.len(), 2);
    let (first, second) = (desk.tray.remove(0), desk.tray.remove(0));
    desk.give(&Input::Delivered(answer(first).unwrap()));
    assert!(desk.state.shown.is_none());
    desk.give(&Input::Delivered(answer(second).unwrap()));
    assert_eq!(desk.shown().query.columns.len(), 1);
    assert_eq!(desk.records(|event| matches!(event, Event::Shown(_))), 1);
}

#[test]
fn numbers_come_in_bands_and_are_filtered_by_a_range() {
    let mut desk = Desk::open();
    desk.press("<down><down><down><down>r");
    desk.work();
    assert_eq!(
        desk.shown().query.rows[0].bins,
        Bins::Cuts(vec!["130".parse().unwrap(), "140".parse().unwrap()]),
        "a known column brings its cut-offs"
    );
    desk.press("b<ctrl-u>１０<enter>");
    desk.work();
    assert_eq!(
        desk.shown().query.rows[0].bins,
        Bins::Width("10".parse().unwrap()),
        "full-width digits are digits"
    );
    desk.press("b<ctrl-u>120, x<enter>");
    assert_eq!(
        desk.told.last().map(|told| told.id),
        Some("pivot-tell-no-number")
    );
    desk.press("<esc>f110<tab>150<enter>");
    desk.work();
    assert_eq!(
        desk.shown().query.filters[0].keep,
        Keep::Range("110".parse().ok(), "150".parse().ok())
    );
    assert_eq!(
        desk.shown().view.rows.first().map(|row| row.keys.clone()),
        Some(vec!["110–119".to_owned()])
    );
    // Onto the shelf, and off it.
    desk.press("<tab><right>x");
    desk.work();
    assert!(desk.shown().query.filters.is_empty());
}

#[test]
fn a_rate_of_a_known_column_offers_its_cut_offs() {
    let mut desk = Desk::open();
    desk.press("r<down><down><down><down>vr<down><enter>");
    desk.work();
    let measure = &desk.shown().query.values[0];
    assert_eq!(
        (measure.aggregate, measure.condition.clone()),
        (Aggregate::Rate, "140".parse().ok().map(Condition::AtLeast))
    );
    desk.press("va");
    desk.work();
    assert_eq!(
        desk.shown().view.values,
        ["rate(収縮期血圧>=140)", "mean(収縮期血圧)"]
    );
    desk.press("<up><up>vs");
    assert_eq!(
        desk.told.last().map(|told| told.id),
        Some("pivot-tell-not-numeric")
    );
}

#[test]
fn a_filter_keeps_members_and_a_second_one_on_the_same_field_changes_the_first() {
    let mut desk = Desk::sliced();
    desk.press("<up>f<space><enter>");
    desk.work();
    assert_eq!(
        desk.shown().query.filters[0].keep,
        Keep::Members(vec!["女".into()])
    );
    desk.press("f");
    let Panel::Members(members) = &desk.screen.panel else {
        panic!()
    };
    assert_eq!(members.ticked, [false, true]);
    desk.press("a<enter>");
    desk.work();
    assert!(
        desk.shown().query.filters.is_empty(),
        "all members are no filter"
    );
}

#[test]
fn undo_goes_back_to_the_former_view_and_stays_there() {
    let mut desk = Desk::sliced();
    let before = desk.shown().clone();
    desk.press("%");
    desk.work();
    assert_ne!(desk.shown(), &before);
    let records = desk.steps.len();
    desk.undo();
    desk.work();
    assert_eq!((desk.shown(), &desk.screen.query), (&before, &before.query));
    assert_eq!(
        desk.steps.len(),
        records - 1,
        "looking at it again is no new record"
    );
    while !desk.steps.is_empty() {
        let len = desk.steps.len();
        desk.undo();
        desk.work();
        assert_eq!(desk.steps.len(), len - 1);
    }
}

#[test]
fn undoing_a_threshold_and_its_view_never_shows_it_again() {
    let mut desk = Desk::sliced();
    desk.press("T<ctrl-u>5<enter>");
    desk.work();
    assert_eq!(
        (
            desk.shown().view.profile.threshold,
            desk.state.profile.threshold
        ),
        (5, 5)
    );
    for _ in 0..2 {
        let len = desk.steps.len();
        desk.undo();
        desk.work();
        assert_eq!(desk.steps.len(), len - 1);
    }
    assert_eq!(
        (
            desk.shown().view.profile.threshold,
            desk.state.profile.threshold
        ),
        (10, 10)
    );
}

#[test]
fn showing_every_cell_is_asked_twice() {
    let mut desk = Desk::sliced();
    desk.press("T<ctrl-u>0<enter>");
    assert!(desk.questions.is_empty() && matches!(desk.screen.panel, Panel::Numbers(_)));
    desk.press("<enter>");
    assert_eq!(
        (desk.questions.len(), desk.questions[0].id),
        (1, "pivot-ask-show-all")
    );
    desk.work();
    assert_eq!(
        (desk.shown().view.suppressed, desk.state.profile.threshold),
        (0, 0)
    );
}

#[test]
fn what_is_seen_is_pinned_with_a_sentence() {
    let mut desk = Desk::sliced();
    desk.press("<tab><tab>p");
    assert!(
        desk.screen
            .takes_text(&Desk::scene(&desk.state, &desk.people, desk.mode))
    );
    desk.press("<enter>");
    assert_eq!(
        desk.told.last().map(|told| told.id),
        Some("pivot-refuse-no-sentence")
    );
    desk.press("男で多いのはなぜか");
    assert!(desk.screen.has_draft());
    desk.press("<enter>");
    assert_eq!(
        (desk.screen.panel.clone(), desk.state.pins.len()),
        (Panel::None, 1)
    );
    let evidence = &desk.state.pins[0].pin.evidence;
    assert_eq!(evidence.place, "あおば町 × 男");
    assert!(
        evidence.value.starts_with("rate(喫煙=はい) "),
        "{}",
        evidence.value
    );
    desk.press("P行として<enter>");
    assert_eq!(desk.state.pins[1].pin.slice.view.rows.len(), 1);
    desk.press("p<tab><tab><tab>表として<enter>");
    assert_eq!(desk.state.pins[2].pin.slice.view, desk.shown().view);
    desk.press("L<up>e<ctrl-u>直した<enter>");
    assert_eq!(desk.state.pins[0].words, "直した");
    desk.press("<down>d");
    assert_eq!(desk.state.pins.len(), 2);
    desk.press("<esc>");
    assert_eq!(desk.screen.place, Place::Table);
}

#[test]
fn a_cell_held_back_is_neither_pinned_nor_looked_into() {
    let mut desk = Desk::sliced();
    desk.press("<tab><tab><down><down>p<enter>");
    let ids: Vec<&str> = desk.told.iter().map(|told| told.id).collect();
    assert_eq!(ids, ["pivot-refuse-suppressed", "pivot-refuse-suppressed"]);
    assert!(
        !desk
            .asked
            .iter()
            .any(|errand| matches!(errand, Errand::Drill(..)))
    );
    desk.press("<up><up><enter>");
    desk.work();
    let Panel::Drill(rows, _) = &desk.screen.panel else {
        panic!("{:?}", desk.screen.panel)
    };
    assert_eq!((rows.columns.len(), rows.n), (5, 65));
    desk.press("<right><down><esc>");
    assert_eq!(desk.screen.panel, Panel::None);
}

#[test]
fn a_long_file_name_is_cut_before_the_numbers_beside_it() {
    let mut desk = Desk::sliced();
    desk.press("<tab><tab>p甲<enter>");
    let mut data = (*desk.state.files[0].0).clone();
    data.name = "みどり圏域_特定健康診査_受診者_令和六年度.xlsx".into();
    desk.state.files[0].0 = Arc::new(data);
    for (lang, facts) in [
        (Lang::Ja, "…  240行 · 気づき1  "),
        (Lang::En, "…  240 rows · 1 pinned  "),
    ] {
        let shown = desk.draw(lang, 78, 20);
        assert!(shown.contains(facts), "{shown}");
    }
}

#[test]
fn an_empty_cell_says_whether_rows_or_only_their_numbers_are_missing() {
    let empty_cell_of = |aggregate| {
        let mut desk = Desk::sliced().again();
        let seen = desk.state.shown.as_mut().unwrap();
        let mut slice = (*seen.slice).clone();
        slice.query.values = vec![Measure {
            aggregate,
            field: "年齢".into(),
            condition: None,
        }];
        slice.view.cells[0] = Cell {
            figure: Figure::Empty,
            n: Some(1),
            hits: None,
        };
        seen.slice = Arc::new(slice);
        desk.press("<tab><tab><enter>");
        let told = desk.told.last().map(|told| told.id);
        (desk.draw(Lang::Ja, 78, 20), told)
    };
    let (shown, told) = empty_cell_of(Aggregate::Sum);
    assert!(
        shown.contains("あおば町 × 男  数のある行はありません"),
        "{shown}"
    );
    assert_eq!(told, Some("pivot-tell-no-figure"));
    let (shown, told) = empty_cell_of(Aggregate::Count);
    assert!(
        shown.contains("あおば町 × 男  当てはまる行はありません"),
        "{shown}"
    );
    assert_eq!(told, Some("pivot-tell-empty-cell"));
}

#[test]
fn a_sentence_half_typed_is_in_before_the_program_leaves_and_survives_a_view_that_comes() {
    let mut desk = Desk::sliced();
    desk.press("<tab><tab>%p書きかけ");
    desk.work();
    assert!(
        matches!(desk.screen.panel, Panel::Sentence(_)),
        "a view that comes does not close the field"
    );
    let commands = desk
        .screen
        .flush(&Desk::scene(&desk.state, &desk.people, desk.mode));
    desk.run(commands).unwrap();
    desk.settle(&Settled::Accepted);
    assert_eq!((desk.state.pins.len(), desk.screen.has_draft()), (1, false));
}

#[test]
fn a_view_is_named_called_up_again_and_forgotten() {
    let mut desk = Desk::sliced();
    let first = desk.shown().query.clone();
    desk.press("w町と性<enter>どこで多いか<enter>あおば町の男<enter>");
    assert_eq!(desk.state.named.len(), 1);
    desk.press("x");
    desk.work();
    assert_ne!(desk.shown().query, first);
    desk.press("W<enter>");
    desk.work();
    assert_eq!(desk.shown().query, first);
    desk.press("Wd");
    assert!(desk.state.named.is_empty());
    assert_eq!(desk.screen.panel, Panel::None);
    desk.press("W");
    assert_eq!(
        desk.told.last().map(|told| told.id),
        Some("pivot-tell-no-named")
    );
}

#[test]
fn a_replay_shows_the_same_table_without_data_and_asks_for_none() {
    let live = Desk::sliced();
    let mut replay = Desk {
        state: live.state.clone(),
        mode: Mode::Replay,
        ..Desk::new()
    };
    (replay.tray, replay.asked, replay.screen) = (Vec::new(), Vec::new(), Screen::default());
    replay.settle(&Settled::Elsewhere);
    replay.collect();
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
    let (seen, replayed) = (live.draw(Lang::Ja, 100, 20), replay.draw(Lang::Ja, 100, 20));
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
    assert_eq!(replay.screen.cursor, (1, 1));
    assert!(replay.asked.is_empty() && replay.steps.is_empty());
}

#[test]
fn a_session_that_goes_on_asks_for_its_data_once() {
    let live = Desk::sliced();
    let mut desk = live.again();
    assert!(
        matches!(desk.asked.as_slice(), [Errand::Load(_, place, _, Some(hash))] if place.path == Path::new("資料/健診.csv") && hash.len() == 64)
    );
    assert!(!desk.screen.is_busy(), "the table stays in use meanwhile");
    assert!(desk.draw(Lang::Ja, 100, 24).contains("あおば町"));
    desk.press("<down><up><tab>");
    assert_eq!(desk.asked.len(), 1);
    desk.work();
    assert_eq!(desk.asked.len(), 2, "the table, then the whole view");
    assert_eq!(
        desk.steps.len(),
        live.steps.len(),
        "nothing of it is a record"
    );
    desk.press("%");
    desk.work();
    assert_eq!(desk.steps.len(), live.steps.len() + 1);
}

#[test]
fn a_pasted_path_takes_the_place_of_the_one_before_and_may_come_as_an_address() {
    let mut desk = Desk::new();
    desk.work();
    for (pasted, path) in [
        ("/usb/ない.csv", "/usb/ない.csv"),
        ("file:///usb/%E5%81%A5%20a.csv", "/usb/健 a.csv"),
        ("'/usb/b c.csv'", "/usb/b c.csv"),
    ] {
        desk.give(&Input::Paste(pasted.into()));
        desk.press("<enter>");
        let Some(Errand::Preview(number, place, _)) = desk.tray.pop() else {
            panic!("{:?}", desk.tray)
        };
        assert_eq!(place.path, Path::new(path));
        desk.give(&Input::Delivered(Delivery::Failed(
            number,
            Message::new("pivot-tell-no-path"),
        )));
    }
}

#[test]
fn a_table_that_the_worker_has_no_longer_is_read_again_by_itself_once() {
    let mut desk = Desk::sliced();
    let missing = |number| {
        Input::Delivered(Delivery::Missing(
            number,
            Message::new("pivot-tell-no-table"),
        ))
    };
    let before = desk.steps.len();
    desk.press("%");
    let Some(Errand::Pivot(number, ..)) = desk.tray.pop() else {
        panic!("{:?}", desk.tray)
    };
    desk.give(&missing(number));
    assert!(
        desk.told.is_empty() && matches!(desk.tray.last(), Some(Errand::Load(..))),
        "{:?}",
        desk.tray
    );
    desk.work();
    assert_eq!(
        (desk.steps.len(), desk.shown().query.show, desk.told.len()),
        (before + 1, Show::RowPercent, 0)
    );
    // The rows behind a cell come after the table, too.
    desk.press("<tab><tab><enter>");
    let Some(Errand::Drill(number, ..)) = desk.tray.pop() else {
        panic!("{:?}", desk.tray)
    };
    desk.give(&missing(number));
    desk.work();
    assert!(matches!(desk.screen.panel, Panel::Drill(..)) && desk.told.is_empty());
    desk.press("<esc>%");
    let Some(Errand::Pivot(number, ..)) = desk.tray.pop() else {
        panic!("{:?}", desk.tray)
    };
    desk.give(&missing(number));
    let Some(Errand::Load(number, place, recipe, _)) = desk.tray.pop() else {
        panic!("{:?}", desk.tray)
    };
    desk.give(&Input::Delivered(Delivery::Loaded(
        number,
        Box::new(loaded(recipe)),
    )));
    assert_eq!(place.path, Path::new("資料/健診.csv"));
    let Some(Errand::Pivot(number, ..)) = desk.tray.pop() else {
        panic!("{:?}", desk.tray)
    };
    desk.give(&missing(number));
    assert_eq!(
        desk.told.last().map(|told| told.id),
        Some("pivot-tell-no-table"),
        "reading it again did not help: now the person is told"
    );
}

#[test]
fn data_that_are_gone_are_told_of_and_can_be_chosen_anew() {
    let mut desk = Desk::sliced().again();
    let Some(Errand::Load(number, ..)) = desk.tray.pop() else {
        panic!()
    };
    desk.give(&Input::Delivered(Delivery::Failed(
        number,
        Message::new("pivot-tell-no-path"),
    )));
    assert_eq!((desk.told.len(), desk.asked.len()), (1, 1));
    let screen = desk.draw(Lang::Ja, 100, 24);
    assert!(
        screen.contains("データが手元にないため") && screen.contains("あおば町"),
        "{screen}"
    );
    desk.press("<tab><tab><enter>");
    assert_eq!(
        desk.told.last().map(|told| told.id),
        Some("pivot-tell-no-table")
    );
    desk.press("D");
    desk.work();
    desk.give(&Input::Paste("/usb/健診.csv".into()));
    desk.press("<enter>");
    desk.work();
    desk.press("<enter>");
    desk.work();
    assert_eq!(
        (
            desk.state.data().unwrap().path.as_str(),
            desk.state.files.len()
        ),
        ("/usb/健診.csv", 1)
    );
    assert!(
        desk.state.shown.is_some(),
        "the same content: what was seen stays"
    );
    assert!(!desk.draw(Lang::Ja, 100, 24).contains("手元にないため"));
}

#[test]
fn clicks_choose_fields_shelves_and_cells() {
    let mut desk = Desk::sliced();
    desk.give(&Input::Click(Hit::Row(super::screen::CELLS, 4)));
    assert_eq!(
        (desk.screen.focus, desk.screen.cursor),
        (Focus::Table, (1, 1))
    );
    desk.give(&Input::Click(Hit::Row(super::screen::SHELF_LIST, 2)));
    assert_eq!(
        (desk.screen.focus, desk.screen.shelf_at),
        (Focus::Shelves, 2)
    );
    desk.give(&Input::Click(Hit::Row(super::screen::FIELD_LIST, 3)));
    assert_eq!(
        (desk.screen.focus, desk.screen.field_at),
        (Focus::Fields, 3)
    );
}

#[test]
fn a_view_that_cannot_be_computed_is_told_of_and_the_former_one_stays() {
    let mut desk = Desk::sliced();
    let before = desk.shown().clone();
    desk.press("%");
    let Some(Errand::Pivot(number, ..)) = desk.tray.pop() else {
        panic!("{:?}", desk.tray)
    };
    desk.give(&Input::Delivered(Delivery::Failed(
        number,
        Message::new("analysis-too-many-rows"),
    )));
    assert_eq!(
        (desk.shown(), &desk.screen.query, desk.screen.is_computing()),
        (&before, &before.query, false)
    );
    desk.press("%");
    desk.work();
    assert_eq!(
        desk.shown().query.show,
        Show::RowPercent,
        "and can be asked for again"
    );
}

#[test]
fn a_difference_from_an_earlier_view_that_tells_a_small_number_is_warned_of() {
    let mut desk = Desk::open();
    desk.press("<down>r");
    desk.work();
    assert!(!desk.draw(Lang::Ja, 78, 20).contains("前に見た表との差"));
    // All but the four of the small town: two men and two women fewer.
    desk.press("<up>f<down><down><space><enter>");
    desk.work();
    let screen = desk.draw(Lang::Ja, 78, 20);
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
    let mut desks = vec![Desk::new(), Desk::looking(), Desk::open()];
    for keys in keys {
        let mut desk = Desk::sliced();
        desk.press(keys);
        desk.work();
        desks.push(desk);
    }
    for desk in &desks {
        for (width, height) in (0..24)
            .flat_map(|width| (0..14).map(move |height| (width, height)))
            .chain([(40, 12), (200, 60)])
        {
            for lang in Lang::ALL {
                desk.draw(lang, width, height);
            }
        }
    }
}
