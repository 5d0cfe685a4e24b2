//! The third meeting of the example council: last time's homework, two views of the example data,
//! findings, and next year's actions.

use std::ops::ControlFlow;
use std::path::Path;

use yoriai::activities::board::rules::{
    ActionChange as Field, Agreement, Command as Card, Course, Factor, FindingAnswer, FindingEdit,
    FindingSource, IndicatorChange as Figure, ProgrammeChange, Pull, Reason, Starter,
    State as Board,
};
use yoriai::activities::pivot::rules::{
    ColumnFacts, Command as Look, Data, PinnedPiece, Slice, cutting,
};
use yoriai::analysis::{Profile, Query, Recipe, Show, Table, notation, pivot};
use yoriai::domain::{
    ActionState, Attendance, Consent, ControlLevel, Decimal, Direction, Due, IndicatorClass,
    ItemId, Measurement, ParticipantId,
};
use yoriai::import;
use yoriai::lang::Lang;
use yoriai::session::{ActivityCommand, Beginning, ChapterState, Command, Template};

use super::{Teller, data, describe, people};

impl Teller {
    #[track_caller]
    pub(super) fn card(&mut self, seconds: u64, command: Card) {
        self.chapter(seconds, ActivityCommand::Board(command));
    }

    #[track_caller]
    fn look(&mut self, seconds: u64, command: Look) {
        self.chapter(seconds, ActivityCommand::Pivot(command));
    }

    pub(super) fn evaluation(&self) -> &Board {
        let found = self
            .state()
            .chapters
            .iter()
            .find_map(|chapter| match &chapter.state {
                ChapterState::Board(board) => Some(board),
                _ => None,
            });
        found.expect("the scenario has opened a board")
    }

    /// The action that begins with these words.
    pub(super) fn action(&self, words: &str) -> ItemId {
        let actions = self.state().actions();
        actions
            .iter()
            .find(|(action, _)| action.what.starts_with(words))
            .unwrap_or_else(|| panic!("the scenario has no action {words}"))
            .0
            .id
    }

    fn programme(&self, name: &str) -> ItemId {
        self.evaluation()
            .programmes
            .iter()
            .find(|evaluated| evaluated.programme.name == name)
            .expect("a programme of the scenario")
            .programme
            .id
    }

    fn indicator(&self, name: &str) -> ItemId {
        let all = self
            .evaluation()
            .programmes
            .iter()
            .flat_map(|evaluated| evaluated.programme.indicators.iter());
        all.clone()
            .find(|indicator| indicator.name == name)
            .expect("an indicator of the scenario")
            .id
    }

    fn finding(&self, words: &str) -> ItemId {
        self.evaluation()
            .findings
            .iter()
            .find(|finding| finding.text.starts_with(words))
            .expect("a finding of the scenario")
            .id
    }

    /// Answers homework: what was reached, then where it stands.
    pub(super) fn answer(&mut self, seconds: u64, words: &str, actual: &str, state: ActionState) {
        let id = self.action(words);
        self.card(
            seconds,
            Card::ChangeAction(id, vec![Field::Actual(actual.into())]),
        );
        self.card(12, Card::MoveAction(id, state));
    }
}

/// The example data as the importer reads them, and the facts that the session keeps.
fn example_data() -> (Data, Table) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("sessions/data")
        .join(data::CSV);
    let (preview, table) =
        import::load(
            &path,
            &Recipe::default(),
            &mut |_| ControlFlow::Continue(()),
        )
        .expect("the example data are a table");
    let seen = preview.columns.iter().filter(|column| !column.left_out);
    let columns = seen.map(|column| ColumnFacts {
        name: column.name.clone(),
        kind: column.kind,
        unit: column.unit.clone(),
        distinct: column.distinct,
    });
    let facts = Data {
        name: data::CSV.into(),
        path: format!("data/{}", data::CSV),
        sha256: preview.sha256.clone(),
        rows: preview.rows,
        columns: columns.collect(),
        recipe: preview.recipe,
    };
    (facts, table)
}

/// What the room asks and sees.
fn view_of(
    table: &Table,
    rows: &str,
    columns: &str,
    values: &str,
    filter: &str,
    show: Show,
) -> Slice {
    let query = Query {
        rows: notation::axes(table, rows).expect("fields of the example data"),
        columns: if columns.is_empty() {
            Vec::new()
        } else {
            notation::axes(table, columns).expect("fields of the example data")
        },
        values: notation::measures(table, values).expect("values of the example data"),
        filters: if filter.is_empty() {
            Vec::new()
        } else {
            vec![notation::filter(table, filter).expect("a filter of the example data")]
        },
        show,
        ..Query::default()
    };
    let view = pivot(table, &query, Profile::default()).expect("the example data answer");
    Slice {
        view: cutting::cut(&view),
        query,
    }
}

/// A piece of a view: the row and the column whose headings begin with these words.
fn piece(slice: &Slice, which: PinnedPiece, row: &str, column: &str) -> Slice {
    let at = |headings: &[yoriai::analysis::Heading], words: &str| {
        headings
            .iter()
            .position(|heading| heading.keys.iter().any(|key| key == words))
    };
    let (row, column) = (
        at(&slice.view.rows, row).unwrap_or(0),
        at(&slice.view.columns, column).unwrap_or(0),
    );
    cutting::piece(&slice.query, &slice.view, which, (row, column, 0))
}

fn number(text: &str) -> Decimal {
    text.parse().expect("a number of the scenario")
}

const LUNCH: &str = "昼休みの職場での測定と相談";
const CALENDAR: &str = "巡回日と相談先の暦";

/// The second meeting of fiscal year 2026, which continues the first: it evaluates, and promises
/// for 2027.
pub(super) fn evaluating(earlier: &Teller) -> Teller {
    let mut t = Teller::at((2026, 11, 19, 13, 40));
    let template = Template::named("evaluation").expect("a template of the program");
    let title = "令和8年度 第3回 みどり圏域 作業部会（評価）";
    for command in template.commands(
        Beginning {
            by: "yoriai",
            title,
            continues: Some(earlier.as_earlier()),
            people: people(),
        },
        ("ja", |id| Lang::Ja.tr(id).into_owned()),
    ) {
        t.after(2, command);
    }
    t.after(
        2,
        Command::CarryOver(earlier.state().carry_over(earlier.id)),
    );
    describe(
        &mut t,
        "みどり圏域 地域・職域連携推進協議会 作業部会",
        (2026, 11, 19),
        "みどり保健所 2階会議室",
        2026,
    );
    t.after(
        4,
        Command::MarkAttendance(ParticipantId(5), Attendance::Absent),
    );
    t.after(6, Command::MarkAllPresent);
    t.after(200, Command::CallAgendaItem(0));

    // 前回の宿題: one has been carried twice, and is asked why.
    t.after(300, Command::CallAgendaItem(1));
    t.answer(40, "商工会は、昼休みに", "2か所", ActionState::CarriedOver);
    let stuck = t.action("商工会は、昼休みに");
    t.card(
        60,
        Card::TellObstacle(
            stuck,
            "夜勤のある事業所では昼休みがそろわず、商工会だけでは決められない".into(),
            None,
            None,
        ),
    );
    t.card(
        20,
        Card::ChangeAction(stuck, vec![Field::Level(ControlLevel::Working)]),
    );
    t.answer(
        30,
        "保健所は、測定に来た人の数",
        "9月～10月の2か月分",
        ActionState::Started,
    );
    t.answer(
        30,
        "商工会は、協力する事業所",
        "3か所に説明済み",
        ActionState::Done,
    );

    look_at_data(&mut t);
    judge(&mut t);
    promise(&mut t);
    t.close();
    t
}

/// Two views; one cell and one table are pinned.
fn look_at_data(t: &mut Teller) {
    t.after(120, Command::CallAgendaItem(2));
    let (facts, table) = example_data();
    t.look(40, Look::Open(Box::new(facts)));
    let smoking = view_of(
        &table,
        "業種",
        "性別",
        "rate:喫煙=はい",
        "年度=2025",
        Show::Value,
    );
    t.look(25, Look::Show(Box::new(smoking.clone())));
    t.look(
        90,
        Look::Pin(
            PinnedPiece::Cell,
            Box::new(piece(&smoking, PinnedPiece::Cell, "運輸業", "男")),
            "運輸業の男性の喫煙率が、ほかの業種より高い".into(),
        ),
    );
    let breakfast = view_of(
        &table,
        "年齢/10",
        "年度",
        "rate:朝食を抜く=はい",
        "",
        Show::Value,
    );
    t.look(60, Look::Show(Box::new(breakfast.clone())));
    let whole = piece(&breakfast, PinnedPiece::Table, "", "");
    t.look(
        80,
        Look::Pin(
            PinnedPiece::Table,
            Box::new(whole),
            "40歳代で朝食を抜く人が多く、2年とも変わらない".into(),
        ),
    );
}

/// Programmes, indicators, findings and what the room thinks of them.
#[expect(
    clippy::too_many_lines,
    reason = "the steps of a meeting, in their order"
)]
fn judge(t: &mut Teller) {
    t.after(120, Command::CallAgendaItem(4));
    let lunch = vec![
        ProgrammeChange::Name(LUNCH.into()),
        ProgrammeChange::Purpose("働く時間の中で測り、受診につなぐ".into()),
        ProgrammeChange::TargetGroup("50人未満の事業場で働く人".into()),
        ProgrammeChange::Partners("みどり保健所、あおば町、あおば町商工会".into()),
    ];
    t.card(30, Card::AddProgramme(lunch));
    t.card(
        20,
        Card::AddProgramme(vec![
            ProgrammeChange::Name(CALENDAR.into()),
            ProgrammeChange::TargetGroup("圏域の事業場".into()),
        ]),
    );
    let (lunch, calendar) = (t.programme(LUNCH), t.programme(CALENDAR));
    let places = vec![
        Figure::Name("測定を行った事業所数".into()),
        Figure::Class(IndicatorClass::Output),
        Figure::Unit("か所".into()),
        Figure::Direction(Direction::Rising),
        Figure::Baseline(Some(Measurement {
            year: 2025,
            value: number("0"),
        })),
        Figure::Target(2026, Some(number("3"))),
        Figure::Actual(2026, Some(number("3"))),
        Figure::Target(2027, Some(number("6"))),
        Figure::Source("みどり保健所の記録（架空）".into()),
    ];
    let led_on = vec![
        Figure::Name("測定のあと受診した人の割合".into()),
        Figure::Class(IndicatorClass::Outcome),
        Figure::Unit("%".into()),
        Figure::Direction(Direction::Rising),
        Figure::Baseline(Some(Measurement {
            year: 2025,
            value: number("0"),
        })),
        Figure::Target(2026, Some(number("30"))),
        Figure::Actual(2026, Some(number("21"))),
        Figure::Target(2027, Some(number("30"))),
        Figure::Source("みどり保健所の記録（架空）".into()),
    ];
    let smoking = vec![
        Figure::Name("運輸業の男性の喫煙率".into()),
        Figure::Class(IndicatorClass::Outcome),
        Figure::Unit("%".into()),
        Figure::Direction(Direction::Falling),
        // As the example data say.
        Figure::Baseline(Some(Measurement {
            year: 2024,
            value: number("42.1"),
        })),
        Figure::Actual(2024, Some(number("42.1"))),
        Figure::Actual(2025, Some(number("48.2"))),
        Figure::Target(2025, Some(number("41"))),
        Figure::Target(2026, Some(number("40"))),
        Figure::Target(2027, Some(number("40"))),
        Figure::Source("例示データ（架空）".into()),
    ];
    for figures in [places, led_on, smoking] {
        t.card(45, Card::AddIndicator(lunch, figures));
    }
    let handed = vec![
        Figure::Name("暦を配った事業場数".into()),
        Figure::Unit("か所".into()),
        Figure::Direction(Direction::Rising),
        Figure::Class(IndicatorClass::Output),
        Figure::Target(2026, Some(number("200"))),
    ];
    t.card(30, Card::AddIndicator(calendar, handed));

    let pins: Vec<ItemId> = t
        .state()
        .items()
        .into_iter()
        .filter(|item| item.evidence.is_some())
        .map(|item| item.id)
        .collect();
    let (led_on, smoking) = (
        t.indicator("測定のあと受診した人の割合"),
        t.indicator("運輸業の男性の喫煙率"),
    );
    t.card(
        40,
        Card::RecordFinding(
            FindingSource::Indicator(led_on, 2026),
            "測定の場は増えたが、受診につながっていない".into(),
            vec![FindingEdit::By(Some(ParticipantId(0)))],
        ),
    );
    t.card(
        40,
        Card::RecordFinding(
            FindingSource::Item(pins[0]),
            String::new(),
            vec![
                FindingEdit::Programme(Some(lunch)),
                FindingEdit::Indicator(Some(smoking), 2025),
            ],
        ),
    );
    t.card(
        40,
        Card::RecordFinding(
            FindingSource::Talk,
            "暦は配ったが、配った数を誰も数えていない".into(),
            vec![FindingEdit::Programme(Some(calendar))],
        ),
    );
    let (led_on, smoking, counted) = (
        t.finding("測定の場は"),
        t.finding("運輸業の男性"),
        t.finding("暦は配ったが"),
    );
    t.card(
        20,
        Card::AddFactors(
            led_on,
            vec![Factor {
                pull: Pull::Driver,
                label: Reason::Known(Starter::Roles),
            }],
        ),
    );
    t.card(
        30,
        Card::AddFactors(
            led_on,
            vec![Factor {
                pull: Pull::Barrier,
                label: Reason::Words("紹介状を受け取っても、休みを取れる日がない".into()),
            }],
        ),
    );
    t.card(
        20,
        Card::AddFactors(
            smoking,
            vec![Factor {
                pull: Pull::Barrier,
                label: Reason::Known(Starter::NoPath),
            }],
        ),
    );
    t.card(
        20,
        Card::AddFactors(
            counted,
            vec![Factor {
                pull: Pull::Barrier,
                label: Reason::Known(Starter::NoData),
            }],
        ),
    );
    let answers = [
        (
            led_on,
            Course::Improve,
            Agreement::Full,
            "測定の日に医療機関の予約まで済ませる",
        ),
        (
            smoking,
            Course::Expand,
            Agreement::Partial,
            "運輸業の組合に話をしてから決める",
        ),
        (
            counted,
            Course::Continue,
            Agreement::Full,
            "配る先で数を書いてもらう",
        ),
    ];
    for (finding, course, agreement, reason) in answers {
        t.card(
            50,
            Card::Respond(
                finding,
                FindingAnswer {
                    course,
                    agreement,
                    reason: reason.into(),
                },
            ),
        );
    }
}

/// Four actions for the next year; one is taken back to be asked at the office.
fn promise(t: &mut Teller) {
    let (led_on, smoking, counted) = (
        t.finding("測定の場は"),
        t.finding("運輸業の男性"),
        t.finding("暦は配ったが"),
    );
    let fields = |what: &str, organisation: &str, post: &str, due: Due, first: &str| {
        vec![
            Field::What(what.into()),
            Field::Organisation(organisation.into()),
            Field::Post(post.into()),
            Field::Due(due),
            Field::FirstStep(first.into()),
            Field::Level(ControlLevel::Own),
        ]
    };
    let mut book = fields(
        "測定の場に医療機関の予約枠を持ち込む",
        "みどり郡医師会",
        "理事",
        Due::Quarter(2027, 1),
        "4月の理事会が開かれたら、枠を出せる医療機関を募る",
    );
    book.extend([
        Field::Indicator("測定のあと受診した人の割合".into()),
        Field::Target("30 %".into()),
        Field::Partners("みどり保健所".into()),
    ]);
    t.card(
        60,
        Card::MakeAction(Some(led_on), book, Some(Consent::TakenBack)),
    );
    let mut six = fields(
        "測定を行う事業所を6か所に広げる",
        "みどり保健所",
        "保健師",
        Due::Quarter(2027, 2),
        "年度が替わったら、3か所の事業主に紹介を頼む",
    );
    six.extend([
        Field::Indicator("測定を行った事業所数".into()),
        Field::Target("6か所".into()),
    ]);
    t.card(
        60,
        Card::MakeAction(Some(led_on), six, Some(Consent::Given)),
    );
    let mut transport = fields(
        "運輸業の組合の講習で禁煙の話をする",
        "協会けんぽ みどり支部",
        "企画担当",
        Due::Meeting(2027, 1),
        "組合の日程が出たら、10分の枠を申し込む",
    );
    transport.extend([
        Field::ForWhom("運輸業の事業場".into()),
        Field::Level(ControlLevel::Working),
    ]);
    t.card(
        60,
        Card::MakeAction(Some(smoking), transport, Some(Consent::ToBeAsked)),
    );
    let count = fields(
        "暦の配付数を配る先ごとに書きとめる",
        "あおば町",
        "健康課 係長",
        Due::Quarter(2026, 4),
        "次に配るとき、数を書く欄を表につける",
    );
    t.card(
        50,
        Card::MakeAction(Some(counted), count, Some(Consent::Given)),
    );
}
