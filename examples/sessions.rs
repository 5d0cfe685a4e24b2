//! Makes the example sessions of `sessions/` anew from the scenario written here, through the
//! program's own commands.
//!
//! `cargo run --example sessions` writes them; `tests/sessions.rs` proves that what is committed is
//! what this makes. Times, ids and dice are part of the scenario, so every run gives the same
//! bytes. The council, its places and its people are fictitious; people are roles.
#![expect(clippy::disallowed_methods, reason = "the example writes its sessions")]

use std::path::Path;

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, TimeZone};
use uuid::Uuid;
use yoriai::activities::brainwriting::rules::{
    Command as Bw, ConvergenceStep as Stage, Criterion, IdeaLineage, Question, SeatNo, SheetNo,
    State as Board, Voter, WritingPlan,
};
use yoriai::activities::notes::rules::{Command as Note, LineKind};
use yoriai::domain::{
    ActionState, Attendance, Context, DecisionKind, ItemId, Participant, ParticipantId, Sector,
};
use yoriai::lang::Lang;
use yoriai::session::{
    ActivityCommand, Beginning, ChapterState, Command, Detail, Event, Log, Seal, SessionRef, State,
    Step, Template,
};
use yoriai::storage::format::{document, seal_hash};
use yoriai::storage::{Head, file_name};

#[path = "data.rs"]
pub mod data;
#[path = "sessions/evaluating.rs"]
mod evaluating;

/// One example: the name of its file, and its text.
pub struct Example {
    /// File name.
    pub name: String,
    /// The whole file.
    pub text: String,
}

#[allow(
    dead_code,
    reason = "tests/sessions.rs takes in this file as a module, without its main"
)]
fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    for example in all() {
        std::fs::write(folder.join(&example.name), example.text)?;
        println!("{}", example.name);
    }
    Ok(())
}

/// The three meetings of the example council, the earliest first; each continues the one before.
pub fn all() -> Vec<Example> {
    let first = sharing_issues();
    let second = planning_programmes(&first);
    let third = evaluating::evaluating(&second);
    vec![first.written(), second.written(), third.written()]
}

/// Tells a meeting: commands at the times of the scenario.
struct Teller {
    id: Uuid,
    begin: DateTime<FixedOffset>,
    ms: u64,
    log: Log,
    made: u64,
}

impl Teller {
    fn at(begin: (i32, u32, u32, u32, u32)) -> Self {
        let (year, month, day, hour, minute) = begin;
        let zone = FixedOffset::east_opt(9 * 3600).expect("nine hours are an offset");
        let begin = zone
            .with_ymd_and_hms(year, month, day, hour, minute, 0)
            .single()
            .expect("a time that exists");
        let id = uuid(begin, 0);
        Self {
            id,
            begin,
            ms: 0,
            log: Log::new(),
            made: 0,
        }
    }

    fn context(&mut self) -> Context {
        self.made += 1;
        let t = self.begin + Duration::milliseconds(self.ms as i64);
        Context {
            t,
            ms: self.ms,
            seed: uuid(t, self.made),
            secret: self.made.wrapping_mul(0x9E37_79B9_7F4A_7C15),
        }
    }

    fn state(&self) -> &State {
        self.log.state()
    }

    /// So many seconds pass, then this happens.
    #[track_caller]
    fn after(&mut self, seconds: u64, command: Command) {
        self.ms += seconds * 1_000;
        let context = self.context();
        let wanted = format!("{command:?}");
        if let Err(refusal) = self.log.decide(command, &context) {
            panic!(
                "the scenario is refused: {} — {wanted}",
                Lang::En.text(&refusal.0)
            );
        }
    }

    /// So many seconds pass, then this happens in the chapter on the screen.
    #[track_caller]
    fn chapter(&mut self, seconds: u64, command: ActivityCommand) {
        let no = self.state().current.expect("the scenario is in a chapter");
        self.after(seconds, Command::Chapter(no, command));
    }

    fn undo_after(&mut self, seconds: u64) {
        self.ms += seconds * 1_000;
        let context = self.context();
        self.log.undo(&context).expect("something to undo");
    }

    #[track_caller]
    fn bw(&mut self, seconds: u64, command: Bw) {
        self.chapter(seconds, ActivityCommand::Brainwriting(command));
    }

    #[track_caller]
    fn note(&mut self, seconds: u64, kind: LineKind, by: Option<u16>, text: &str) {
        let write = Note::Write(kind, by.map(ParticipantId), text.into());
        self.chapter(seconds, ActivityCommand::Notes(write));
    }

    fn board(&self) -> &Board {
        match self.state().current_chapter().map(|chapter| &chapter.state) {
            Some(ChapterState::Brainwriting(board)) => board,
            _ => panic!("the scenario is not in a brainwriting"),
        }
    }

    fn seat(&self, who: u16) -> SeatNo {
        self.board()
            .seat_of(ParticipantId(who))
            .expect("the scenario gave the person a seat")
            .no
    }

    /// Writes the rows of a round, sheet by sheet, two ideas each; a pair of empty texts is a row
    /// that nobody writes.
    fn write_round(&mut self, ideas: &[[&str; 2]]) {
        let (round, holdings) = (self.board().round, self.board().holdings());
        for ((seat, sheet), texts) in holdings.into_iter().zip(ideas) {
            if texts[0].is_empty() {
                continue;
            }
            self.bw(
                18,
                Bw::WriteRow {
                    sheet,
                    round,
                    texts: texts.iter().map(ToString::to_string).collect(),
                    typed_by: None,
                },
            );
            let _ = seat;
        }
    }

    /// The idea that begins with these words.
    fn idea(&self, words: &str) -> ItemId {
        let found = self
            .board()
            .ideas
            .values()
            .find(|idea| idea.text.starts_with(words));
        found
            .unwrap_or_else(|| panic!("the scenario has no idea {words}"))
            .id
    }

    fn bundle(&mut self, label: &str, ideas: &[&str]) {
        let ideas = ideas.iter().map(|words| self.idea(words)).collect();
        self.bw(40, Bw::MakeBundle(label.into(), ideas));
    }

    fn option(&self, label: &str) -> ItemId {
        match self
            .board()
            .bundles
            .iter()
            .find(|bundle| bundle.label.starts_with(label))
        {
            Some(bundle) => bundle.id,
            None => self.idea(label),
        }
    }

    /// 一巡: every idea is on the screen, eight at a time.
    fn show_all(&mut self) {
        let ids: Vec<ItemId> = self
            .board()
            .ideas_by_sheet()
            .iter()
            .map(|idea| idea.id)
            .collect();
        for page in ids.chunks(8) {
            self.bw(25, Bw::MarkShown(page.to_vec()));
        }
    }

    fn advance(&mut self, seconds: u64) {
        self.bw(seconds, Bw::Advance { confirmed: true });
    }

    /// Closes the meeting and seals its file.
    fn close(&mut self) {
        self.after(60, Command::Close);
        let open = document(&self.head(), &self.public()).expect("the records can be written");
        let before = open
            .strip_suffix("\n])\n")
            .expect("a file ends with its closer");
        let seal = Seal {
            records: self.public().len() as u64,
            sha256: seal_hash(before.as_bytes()),
        };
        self.ms += 1_000;
        let context = self.context();
        self.log.take(vec![Event::Sealed(seal)], &context);
    }

    fn head(&self) -> Head {
        let about = self.state().about.clone();
        Head {
            id: self.id,
            title: about.title,
            created: self.begin,
            council: about.council,
            date: about.date,
            fiscal_year: about.fiscal_year,
            continues: about.continues,
            anonymity: self.state().anonymity,
            by: "yoriai".into(),
        }
    }

    fn public(&self) -> Vec<Step> {
        let steps = self.log.steps().iter();
        steps.filter(|step| !step.is_private()).cloned().collect()
    }

    /// What the session that continues this one records of it.
    fn as_earlier(&self) -> SessionRef {
        SessionRef {
            id: self.id,
            title: self.state().about.title.clone(),
            seal: self.state().seal.clone(),
        }
    }

    /// The file of the meeting.
    fn written(&self) -> Example {
        Example {
            name: file_name(&self.begin, self.id),
            text: document(&self.head(), &self.public()).expect("the seal can be written"),
        }
    }
}

/// A uuid v7 of the scenario: its time, and a count instead of chance.
fn uuid(t: DateTime<FixedOffset>, count: u64) -> Uuid {
    let ms = t.timestamp_millis() as u64;
    Uuid::from_u64_pair(
        (ms << 16) | 0x7000 | (count & 0xFFF),
        (0b10 << 62) | (count << 24),
    )
}

fn who(organisation: &str, name: &str, sector: Sector) -> Participant {
    Participant {
        name: name.into(),
        organisation: organisation.into(),
        sector,
        role: None,
    }
}

fn people() -> Vec<Participant> {
    vec![
        who("みどり保健所", "保健師", Sector::Community),
        who("あおば町", "健康課 係長", Sector::Community),
        who("あおば町商工会", "経営指導員", Sector::Occupational),
        who(
            "みどり地域産業保健センター",
            "コーディネーター",
            Sector::Occupational,
        ),
        who("協会けんぽ みどり支部", "企画担当", Sector::Occupational),
        who("みどり郡医師会", "理事", Sector::Medical),
        who("あおば町食生活改善推進員会", "会長", Sector::Residents),
    ]
}

/// The fiscal year 2025 meeting: seven people write three rounds on paper about the issues of small
/// workplaces.
#[expect(
    clippy::too_many_lines,
    reason = "the steps of a meeting, in their order"
)]
fn sharing_issues() -> Teller {
    let mut t = Teller::at((2025, 11, 20, 13, 50));
    let template = Template::named("issues").expect("a template of the program");
    for command in template.commands(
        Beginning {
            by: "yoriai",
            title: "令和7年度 第1回 みどり圏域 作業部会",
            continues: None,
            people: people(),
        },
        ("ja", |id| Lang::Ja.tr(id).into_owned()),
    ) {
        t.after(2, command);
    }
    describe(
        &mut t,
        "みどり圏域 地域・職域連携推進協議会 作業部会",
        (2025, 11, 20),
        "みどり保健所 2階会議室",
        2025,
    );
    // The chamber sends its section chief; the medical association is late; the rest are here.
    t.after(
        20,
        Command::Substitute(ParticipantId(2), Some("業務課長".into())),
    );
    for person in [0, 1, 3, 4, 6] {
        t.after(
            3,
            Command::MarkAttendance(ParticipantId(person), Attendance::Present),
        );
    }
    t.after(240, Command::CallAgendaItem(0));
    t.after(480, Command::CallAgendaItem(1));
    t.note(
        150,
        LineKind::Remark,
        Some(4),
        "被扶養者の特定健診は、案内が自宅に届いても読まれていない",
    );
    t.note(
        120,
        LineKind::Remark,
        Some(3),
        "50人未満の事業場からの相談は、衛生推進者のいる所に偏っている",
    );
    t.note(
        90,
        LineKind::Remark,
        Some(6),
        "商店街では昼休みに健診へ行く人を見たことがない",
    );

    t.after(300, Command::CallAgendaItem(3));
    let mut plan = WritingPlan::suiting(6);
    plan.question = "小規模な事業場で働く人の健康づくりで、何が困りごとになっているか".into();
    plan.rounds = 3;
    plan.cells = 2;
    plan.goal = 36;
    t.bw(60, Bw::Prepare(plan));
    t.bw(45, Bw::Begin);
    t.write_round(&[
        [
            "健診の日に店を閉められない",
            "結果票を受け取ったまま引き出しに入れている",
        ],
        [
            "事業主が自分の健診を受けていない",
            "産業医のいない職場では相談先が分からない",
        ],
        [
            "被扶養者の受診券が家で埋もれている",
            "健診の案内が市町と保険者から別々に届く",
        ],
        [
            "要精密検査と言われても休みが取れない",
            "喫煙所が休憩所を兼ねている",
        ],
        [
            "昼食がカップ麺と菓子パンになりがち",
            "朝食を抜いて配達に出る",
        ],
        [
            "健康づくりの担当者を置けない",
            "腰痛で休む人が多いが手当てを知らない",
        ],
    ]);
    t.advance(30);
    t.write_round(&[
        [
            "夕方や土曜に受けられる健診が少ない",
            "結果の数字の意味を説明してくれる人がいない",
        ],
        [
            "事業主の健康が会社の健康だと思われていない",
            "地域産業保健センターの名前を知らない",
        ],
        [
            "受診券の色や封筒が毎年変わる",
            "申込みの電話が昼間しかつながらない",
        ],
        [
            "紹介状を書いてもらう病院が遠い",
            "受動喫煙の相談を社長に言い出せない",
        ],
    ]);
    // The medical association arrives while the second round runs; a sheet waits for the third.
    t.after(
        10,
        Command::MarkAttendance(ParticipantId(5), Attendance::Late),
    );
    // The telephone calls the residents' chair away: this row is skipped, the sheet moves on.
    let away = t.seat(6);
    t.bw(5, Bw::SkipSeat(away, "電話で離席".into()));
    t.advance(40);
    t.write_round(&[
        [
            "健診車が来る日を事業所どうしで知らない",
            "血圧計が職場にない",
        ],
        [
            "治療中の人が薬を切らしている",
            "健診結果が医療機関に伝わらない",
        ],
        [
            "保健指導の面談に仕事を抜けて行けない",
            "健診後の電話に出られない",
        ],
        [
            "一人親方や自営業には案内が届かない",
            "組合の集まりで健康の話題が出ない",
        ],
        ["弁当の塩分が分からない", "歩く距離が減った"],
        ["若い人ほど健診を受けていない", "夜勤明けの睡眠が足りない"],
        [
            "メンタルの不調を相談できる人が身近にいない",
            "休職した人の復帰のさせ方が分からない",
        ],
    ]);
    t.advance(45);
    t.advance(20);
    converge_issues(&mut t);

    t.after(120, Command::CallAgendaItem(4));
    t.note(
        60,
        LineKind::Decision,
        None,
        "第2回は令和8年7月に開き、連携事業を企画する",
    );
    t.note(
        60,
        LineKind::Homework,
        Some(2),
        "商工会は、昼休みに場所を貸せる事業所を3か所あたる",
    );
    t.note(
        60,
        LineKind::Homework,
        Some(4),
        "協会けんぽは、被扶養者への案内の封筒の見本を持ち寄る",
    );
    t.close();
    t
}

fn describe(t: &mut Teller, council: &str, day: (i32, u32, u32), place: &str, year: i32) {
    let date = NaiveDate::from_ymd_opt(day.0, day.1, day.2);
    let details = [
        Detail::Council(council.into()),
        Detail::Date(date),
        Detail::Place(place.into()),
        Detail::Facilitator("みどり保健所 保健師".into()),
        Detail::FiscalYear(year),
    ];
    for detail in details {
        t.after(12, Command::Describe(vec![detail]));
    }
}

/// From the reveal to the decision: browse, star by raised hands, gather, stick, decide.
fn converge_issues(t: &mut Teller) {
    t.show_all();
    t.bw(30, Bw::EnterStep(Stage::Starring));
    let stars = [
        ("健診の日に店を閉められない", 6),
        ("夕方や土曜に受けられる健診が少ない", 5),
        ("結果票を受け取ったまま", 4),
        ("事業主が自分の健診を受けていない", 5),
        ("地域産業保健センターの名前", 4),
        ("被扶養者の受診券が家で", 4),
        ("要精密検査と言われても", 6),
        ("保健指導の面談に", 4),
        ("一人親方や自営業には", 5),
        ("健診車が来る日を", 4),
        ("メンタルの不調を", 3),
    ];
    for (words, hands) in stars {
        let idea = t.idea(words);
        t.bw(12, Bw::Star(Voter::Room, idea, hands));
    }
    // A slip: stars for the wrong line, taken back at once.
    let wrong = t.idea("歩く距離が減った");
    t.bw(6, Bw::Star(Voter::Room, wrong, 6));
    t.undo_after(4);
    t.bw(12, Bw::CountHands(7));
    t.bw(8, Bw::CloseTally);
    t.bw(15, Bw::EnterStep(Stage::Grouping));
    t.bundle(
        "働く時間の中で健診や指導を受けられない",
        &[
            "健診の日に店を閉められない",
            "夕方や土曜に",
            "保健指導の面談に",
            "要精密検査と言われても",
        ],
    );
    t.bundle(
        "届いた案内と結果が、行動につながらない",
        &[
            "結果票を受け取ったまま",
            "被扶養者の受診券が家で",
            "健診の案内が市町と",
            "結果の数字の意味を",
        ],
    );
    t.bundle(
        "事業主が動かないと職場は動かない",
        &[
            "事業主が自分の健診を",
            "事業主の健康が会社の",
            "健康づくりの担当者を",
        ],
    );
    t.bundle(
        "頼れる先が知られていない",
        &[
            "地域産業保健センターの名前",
            "産業医のいない職場では",
            "一人親方や自営業には",
            "健診車が来る日を",
        ],
    );
    let lone = t.idea("メンタルの不調を");
    t.bw(10, Bw::MarkLone(lone, true));
    t.bw(30, Bw::EnterStep(Stage::Stickers));
    for (label, stickers) in [
        ("働く時間の中で", 8),
        ("届いた案内と結果が", 4),
        ("事業主が動かないと", 5),
        ("頼れる先が", 3),
        ("メンタルの不調を", 1),
    ] {
        let option = t.option(label);
        t.bw(14, Bw::Vote(Voter::Room, option, stickers));
    }
    t.bw(12, Bw::CountHands(7));
    t.bw(8, Bw::CloseTally);
    t.bw(20, Bw::EnterStep(Stage::Deciding));
    let options = vec![t.option("働く時間の中で"), t.option("事業主が動かないと")];
    let wording = "圏域の優先課題を「働く時間の中で受けられる健診・指導」とし、事業主への働きかけと一体で進める";
    t.bw(
        180,
        Bw::Decide {
            kind: DecisionKind::Decided,
            options,
            wording: wording.into(),
        },
    );
    let later = vec![t.option("メンタルの不調を")];
    t.bw(
        60,
        Bw::Decide {
            kind: DecisionKind::Continued,
            options: later,
            wording: "メンタルヘルスの相談先は、次年度に資料をそろえて改めて話し合う".into(),
        },
    );
    t.advance(10);
}

/// The fiscal year 2026 meeting, which continues the first: four people type in turn, weigh and
/// judge programmes.
#[expect(
    clippy::too_many_lines,
    reason = "the steps of a meeting, in their order"
)]
fn planning_programmes(first: &Teller) -> Teller {
    let mut t = Teller::at((2026, 7, 9, 13, 45));
    let template = Template::named("programmes").expect("a template of the program");
    for command in template.commands(
        Beginning {
            by: "yoriai",
            title: "令和8年度 第2回 みどり圏域 作業部会",
            continues: Some(first.as_earlier()),
            people: people(),
        },
        ("ja", |id| Lang::Ja.tr(id).into_owned()),
    ) {
        t.after(2, command);
    }
    t.after(2, Command::CarryOver(first.state().carry_over(first.id)));
    describe(
        &mut t,
        "みどり圏域 地域・職域連携推進協議会 作業部会",
        (2026, 7, 9),
        "あおば町役場 201会議室",
        2026,
    );
    for person in [5, 6] {
        t.after(
            4,
            Command::MarkAttendance(ParticipantId(person), Attendance::Absent),
        );
    }
    for person in [0, 1, 2, 4] {
        t.after(
            4,
            Command::MarkAttendance(ParticipantId(person), Attendance::Present),
        );
    }
    t.after(180, Command::CallAgendaItem(0));
    t.after(200, Command::CallAgendaItem(1));
    t.answer(60, "商工会は、昼休みに", "2か所", ActionState::Started);
    t.answer(60, "協会けんぽは、被扶養者", "見本3種類", ActionState::Done);
    t.after(120, Command::CallAgendaItem(2));
    let mut plan = WritingPlan::suiting(4);
    plan.question =
        "働く時間の中で健診や保健指導を受けられるようにするには、どうしたらよいか".into();
    plan.rounds = 3;
    plan.cells = 2;
    plan.goal = 24;
    t.bw(40, Bw::Prepare(plan));
    let proposal = "訪問型の血圧測定と健康相談を、昼休みの事業所で月1回ひらく";
    t.bw(
        30,
        Bw::Contribute {
            by: Some(ParticipantId(5)),
            text: proposal.into(),
            typed_by: Some(ParticipantId(0)),
        },
    );
    t.bw(30, Bw::Begin);
    type_in_turn(
        &mut t,
        &[
            [
                "商工会の会館で土曜の集合健診をひらく",
                "健診の予約を会社がまとめて取る",
            ],
            [
                "健診車の巡回日を圏域の暦にまとめて配る",
                "受診券と健診の案内を同じ封筒で送る",
            ],
            [
                "保健指導の初回面談を健診当日にすませる",
                "オンライン面談の部屋を会社に用意する",
            ],
            [
                "事業主だけの朝の健診の日をつくる",
                "健康宣言をした会社から見学を受け入れる",
            ],
        ],
    );
    t.advance(20);
    type_in_turn(
        &mut t,
        &[
            [
                "巡回日の暦に商工会の説明会の日も載せる",
                "暦を配達員が事業所に手渡す",
            ],
            [
                "集合健診の日に弁当と減塩の試食を出す",
                "集合健診で協会けんぽの相談席を置く",
            ],
            [
                "昼休みの測定の場で受診の予約もできるようにする",
                "測定の記録を保健師が読み解く",
            ],
            [
                "事業主の健診の日に、うまくいった会社の話を聞く",
                "朝の健診のあとに名刺交換の時間をつくる",
            ],
        ],
    );
    // The insurer has to leave; what is written stays, the seat closes when the round ends.
    t.after(
        8,
        Command::MarkAttendance(ParticipantId(4), Attendance::LeftEarly),
    );
    t.advance(25);
    type_in_turn(
        &mut t,
        &[
            ["暦の裏に相談先の一覧を刷る", "暦の申込み欄をはがきにする"],
            [
                "土曜健診の送迎を町の巡回バスでまかなう",
                "土曜健診を年2回、業種組合と一緒にひらく",
            ],
            [
                "昼休みの測定を、持ち回りで3事業所から始める",
                "測定に来た人に血圧手帳を渡す",
            ],
        ],
    );
    t.advance(20);
    t.advance(15);
    converge_programmes(&mut t);
    t.after(60, Command::CallAgendaItem(3));
    t.note(
        60,
        LineKind::Remark,
        Some(1),
        "会場の机と血圧計は町の健康課が持っていける",
    );
    t.note(
        60,
        LineKind::Decision,
        None,
        "昼休みの測定は保健所・町・商工会の3者で9月に始め、12月に中間の確認をする",
    );
    t.after(60, Command::CallAgendaItem(4));
    t.note(
        45,
        LineKind::Homework,
        Some(0),
        "保健所は、測定に来た人の数と受診につながった数を月ごとに集める",
    );
    t.note(
        45,
        LineKind::Homework,
        Some(2),
        "商工会は、協力する事業所の事業主に8月中に説明する",
    );
    t.close();
    t
}

/// The curtain opens for each writer in turn; two ideas each.
fn type_in_turn(t: &mut Teller, ideas: &[[&str; 2]]) {
    let round = t.board().round;
    for texts in ideas {
        let Some(seat) = t.board().next_writer() else {
            return;
        };
        let Some(sheet) = t.board().sheet_in_hand(seat, round) else {
            return;
        };
        t.bw(6, Bw::OpenTurn(seat));
        for (cell, text) in texts.iter().enumerate() {
            t.bw(32, write(sheet, round, cell as u8, text));
        }
        t.bw(2, Bw::FinishRow(seat));
    }
}

fn write(sheet: SheetNo, round: u8, cell: u8, text: &str) -> Bw {
    Bw::WriteCell {
        sheet,
        round,
        cell,
        text: text.into(),
        typed_by: None,
        lineage: IdeaLineage::default(),
    }
}

fn converge_programmes(t: &mut Teller) {
    t.show_all();
    t.bw(20, Bw::EnterStep(Stage::Grouping));
    t.bundle(
        "昼休みの職場で測り、その場で次につなぐ",
        &[
            "訪問型の血圧測定",
            "昼休みの測定の場で",
            "昼休みの測定を、持ち回りで",
            "測定の記録を",
        ],
    );
    t.bundle(
        "土曜の集合健診を商工会と開く",
        &[
            "商工会の会館で土曜の",
            "土曜健診の送迎を",
            "土曜健診を年2回",
            "集合健診の日に弁当",
        ],
    );
    t.bundle(
        "巡回日と相談先を一枚の暦にする",
        &[
            "健診車の巡回日を",
            "巡回日の暦に",
            "暦の裏に",
            "受診券と健診の案内を",
        ],
    );
    t.bundle(
        "事業主から始める朝の健診",
        &[
            "事業主だけの朝の",
            "事業主の健診の日に",
            "健康宣言をした会社から",
        ],
    );
    t.bw(20, Bw::EnterStep(Stage::Weighing));
    let labels = [
        "昼休みの職場で測り",
        "土曜の集合健診を",
        "巡回日と相談先を",
        "事業主から始める",
    ];
    let ballots = [(0_u16, [3, 1, 1, 1]), (1, [2, 0, 3, 1]), (2, [3, 1, 1, 1])];
    for (who, points) in ballots {
        let seat = t.seat(who);
        for (label, points) in labels.iter().zip(points) {
            let option = t.option(label);
            t.bw(7, Bw::Weigh(Voter::Seat(seat), option, Some(points)));
        }
    }
    t.bw(20, Bw::CloseTally);
    t.bw(20, Bw::EnterStep(Stage::Criteria));
    for (who, marks) in [
        (0_u16, [[4, 5, 4, 5], [3, 2, 2, 4]]),
        (1, [[4, 4, 3, 4], [4, 3, 2, 4]]),
        (2, [[5, 4, 4, 5], [4, 2, 3, 4]]),
    ] {
        let seat = t.seat(who);
        for (label, marks) in labels.iter().zip(marks) {
            for (criterion, mark) in Criterion::ALL.into_iter().zip(marks) {
                let option = t.option(label);
                t.bw(
                    3,
                    Bw::Rate(Voter::Seat(seat), option, criterion, Some(mark)),
                );
            }
        }
    }
    t.bw(20, Bw::CloseTally);
    debug_assert!(
        t.board()
            .total(Question::Weight, t.option(labels[0]))
            .is_some()
    );
    t.bw(20, Bw::EnterStep(Stage::Deciding));
    let chosen = vec![t.option(labels[0]), t.option(labels[2])];
    let wording = "令和8年度は「昼休みの職場での測定と相談」を3事業所で試み、巡回日と相談先の暦をあわせて配る";
    t.bw(
        150,
        Bw::Decide {
            kind: DecisionKind::Decided,
            options: chosen,
            wording: wording.into(),
        },
    );
    let left = vec![t.option(labels[1])];
    t.bw(
        40,
        Bw::Decide {
            kind: DecisionKind::LeftToSecretariat,
            options: left,
            wording: "土曜の集合健診は、会場と送迎の費用を事務局が調べる".into(),
        },
    );
    t.advance(10);
}
