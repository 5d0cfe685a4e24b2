//! The documents of whole sessions: what a secretariat would hand in, what it cites, and what must
//! never stand in it.

mod support;

#[path = "minutes/brainwriting.rs"]
mod brainwriting;
#[path = "minutes/carried.rs"]
mod carried;
#[path = "minutes/promises.rs"]
mod promises;
#[path = "minutes/record.rs"]
mod record;
#[path = "minutes/recount.rs"]
mod recount;

use std::collections::BTreeSet;
use std::path::Path;

use support::{Rig, context, each_seed, seven};
use uuid::Uuid;
use yoriai::activities::notes::rules::{Command as Note, LineKind};
use yoriai::domain::{
    Action, ActionState, Anonymity, Attendance, Audience, Carryover, Consent, CouncilRole, Dice,
    Due, Entry, Evidence, ItemId, Openness, Participant, ParticipantId, Quorum, Sector,
};
use yoriai::export::document::citation;
use yoriai::export::{Block, Document, DocumentLine, DocumentRow, Paper, Source, markdown, write};
use yoriai::lang::Lang;
use yoriai::session::{
    ActivityCommand, AgendaItem, ChapterNo, Command, Detail, DocumentMove, Event, KINDS, Log,
    Opened, Seal, WhichDocument, describe,
};
use yoriai::storage;

const BOTH: [Audience; 2] = [Audience::Internal, Audience::Public];

fn document(log: &Log, paper: Paper, audience: Audience, screen: Lang) -> Document {
    write(
        Source {
            id: Uuid::nil(),
            log,
            damage: None,
            screen,
        },
        paper,
        audience,
    )
}

fn printed(log: &Log, paper: Paper, audience: Audience, screen: Lang) -> String {
    markdown::render(&document(log, paper, audience, screen))
}

/// Every document of a session, as text.
fn all_printed(log: &Log) -> Vec<String> {
    let papers = Paper::ALL
        .into_iter()
        .flat_map(|paper| BOTH.map(|audience| (paper, audience)));
    papers
        .map(|(paper, audience)| printed(log, paper, audience, Lang::Ja))
        .collect()
}

fn examples() -> Vec<Log> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    // The earliest first, so that a meeting added later moves none.
    storage::list(&folder)
        .unwrap()
        .iter()
        .rev()
        .map(|entry| Log::replayed(storage::load(&entry.path).unwrap().steps))
        .collect()
}

/// Commands, a minute apart.
fn log_of(commands: impl IntoIterator<Item = Command>) -> Log {
    let mut log = Log::new();
    for (i, command) in commands.into_iter().enumerate() {
        log.decide(command, &context(60_000 * i as u64))
            .expect("the command is accepted");
    }
    log
}

fn open(lang: &str) -> Command {
    Command::Open(Opened {
        by: "test".into(),
        template: "blank".into(),
        continues: None,
        lang: lang.into(),
    })
}

/// A line in the first chapter.
fn note(kind: LineKind, by: Option<u16>, text: &str) -> Command {
    let write = Note::Write(kind, by.map(ParticipantId), text.into());
    Command::Chapter(ChapterNo(0), ActivityCommand::Notes(write))
}

fn item(title: &str, minutes: u16, kind: &str) -> AgendaItem {
    AgendaItem {
        title: title.into(),
        minutes,
        kind: kind.into(),
    }
}

fn sealed(mut log: Log) -> Log {
    let at = context(log.last_ms() + 60_000);
    log.decide(Command::Close, &at).unwrap();
    let records = log.next_record();
    log.take(
        vec![Event::Sealed(Seal {
            records,
            sha256: "5ea1".repeat(16),
        })],
        &at,
    );
    log
}

/// Two actions of last year: one goes on, one is done.
fn carryover() -> Carryover {
    let going = Action {
        id: ItemId(Uuid::from_u128(1)),
        what: "昼休みの血圧測定を3事業所で行う".into(),
        organisation: "あおば町商工会".into(),
        post: "経営指導員".into(),
        partners: "みどり保健所".into(),
        due: Due::Quarter(2026, 3),
        indicator: "実施した事業所の数".into(),
        target: "3か所".into(),
        first_step: "8月の会報に載せる".into(),
        consent: Some(Consent::Given),
        state: ActionState::Started,
        carries: 2,
        evidence: Some(Evidence {
            pin: ItemId::NIL,
            file: "健診_令和7年度.csv".into(),
            sha256: "ab12".repeat(16),
            filters: String::new(),
            place: String::new(),
            value: String::new(),
        }),
        ..Action::default()
    };
    let done = Action {
        id: ItemId(Uuid::from_u128(2)),
        what: "相談先の一覧を配る".into(),
        organisation: "みどり保健所".into(),
        post: "保健師".into(),
        state: ActionState::Done,
        actual: "120部".into(),
        ..Action::default()
    };
    Carryover {
        programmes: Vec::new(),
        actions: vec![going, done],
        ..Carryover::default()
    }
}

fn small(lang: &str) -> Log {
    sealed(log_of([
        open(lang),
        Command::Describe(vec![Detail::Title("令和8年度 第2回 作業部会".into())]),
        Command::Describe(vec![Detail::Date(chrono::NaiveDate::from_ymd_opt(
            2026, 11, 22,
        ))]),
        Command::Describe(vec![Detail::Place("みどり保健所 会議室".into())]),
        Command::SetAgenda(vec![
            item("開会", 5, ""),
            item("意見交換", 20, "notes"),
            item("その他", 0, ""),
        ]),
        Command::AddPeople(seven()),
        Command::CarryOver(carryover()),
        Command::MarkAllPresent,
        Command::Substitute(ParticipantId(1), Some("主査".into())),
        Command::MarkAttendance(ParticipantId(6), Attendance::Absent),
        Command::CallAgendaItem(0),
        Command::CallAgendaItem(1),
        Command::MarkAttendance(ParticipantId(5), Attendance::LeftEarly),
        note(LineKind::Remark, Some(2), "昼休みに測れる場所が要る"),
        note(LineKind::Decision, None, "測定は9月に始める"),
        note(LineKind::Homework, Some(4), "封筒の見本を持ち寄る"),
    ]))
}

#[test]
fn the_internal_minutes_of_a_small_session_in_japanese() {
    insta::assert_snapshot!(printed(
        &small("ja"),
        Paper::Full,
        Audience::Internal,
        Lang::En
    ));
}

#[test]
fn the_public_summary_of_a_small_session_in_english() {
    insta::assert_snapshot!(printed(
        &small("en"),
        Paper::Summary,
        Audience::Public,
        Lang::Ja
    ));
}

#[test]
fn the_public_minutes_of_a_whole_brainwriting() {
    insta::assert_snapshot!(printed(
        &examples()[0],
        Paper::Full,
        Audience::Public,
        Lang::Ja
    ));
}

/// Every statement of a document with the records it cites.
fn statements(document: &Document) -> Vec<(String, Vec<u64>)> {
    let of_line = |line: &DocumentLine| (line.text.clone(), line.records.clone());
    let of_row = |row: &DocumentRow| {
        (
            row.cells.first().cloned().unwrap_or_default(),
            vec![row.record],
        )
    };
    let of_block = |block: &Block| match block {
        Block::Heading(..) => Vec::new(),
        Block::Paragraph(line) => vec![of_line(line)],
        Block::Field(_, lines) | Block::List(lines) | Block::Numbered(lines) => {
            lines.iter().map(of_line).collect()
        }
        Block::Table { rows, .. } => rows.iter().map(of_row).collect(),
    };
    document.blocks.iter().flat_map(of_block).collect()
}

/// What the record says, with every text in it.
fn told(log: &Log, n: u64) -> String {
    let position = log.position_of_record(n);
    let step = &log.steps()[position - 1];
    assert_eq!(
        (step.n, step.is_private(), log.is_hidden(position - 1)),
        (n, false, false)
    );
    format!(
        "{:?} {}",
        step.event,
        Lang::Ja.text(&describe(&log.state_at(position - 1), &step.event))
    )
}

#[test]
fn every_statement_of_the_room_cites_records_and_they_say_it() {
    for log in examples().into_iter().chain([small("ja")]) {
        let documents = Paper::ALL
            .into_iter()
            .flat_map(|paper| BOTH.map(|audience| document(&log, paper, audience, Lang::Ja)));
        for (text, records) in documents.flat_map(|document| statements(&document)) {
            assert!(records.iter().all(|n| *n < log.next_record()), "{text}");
            for n in &records {
                told(&log, *n);
            }
        }
        let full = document(&log, Paper::Full, Audience::Internal, Lang::Ja);
        let all: String = log
            .steps()
            .iter()
            .map(|step| format!("{:?}", step.event))
            .collect::<Vec<_>>()
            .concat();
        for (text, records) in statements(&full) {
            // What somebody typed stands in some record; then a record that is cited is one of
            // those that hold it.
            if all.contains(&format!("\"{text}\"")) && !all.contains("TallyClosed") {
                assert!(
                    records.iter().any(|n| told(&log, *n).contains(&text)),
                    "{text}: {records:?}"
                );
            }
        }
        for block in &full.blocks {
            let rows: Vec<(&str, u64)> = match block {
                Block::Table { head, rows } if head[0] == "案" || head[0] == "何を" => rows
                    .iter()
                    .map(|row| (row.cells[0].as_str(), row.record))
                    .collect(),
                Block::Numbered(lines) => lines
                    .iter()
                    .map(|line| (line.text.as_str(), line.records[0]))
                    .collect(),
                _ => Vec::new(),
            };
            for (text, n) in rows {
                // Behind the words stands who does it, or what was answered.
                let words = text
                    .split(['（'])
                    .next()
                    .and_then(|text| text.split(" → ").next())
                    .unwrap_or(text);
                assert!(told(&log, n).contains(words), "{text}: {n}");
            }
        }
    }
}

#[test]
fn what_cites_nothing_is_the_documents_own_word() {
    for log in examples().into_iter().chain([small("ja")]) {
        let people: BTreeSet<String> = log
            .state()
            .people
            .values()
            .map(|person| person.who.organisation.clone())
            .collect();
        let all = BOTH
            .into_iter()
            .flat_map(|audience| statements(&document(&log, Paper::Full, audience, Lang::Ja)));
        for (text, _) in all.filter(|(_, records)| records.is_empty()) {
            assert!(
                people.iter().all(|name| !text.contains(name.as_str())),
                "{text}"
            );
            assert!(
                log.state()
                    .decisions()
                    .iter()
                    .all(|decision| !text.contains(&Lang::Ja.word(&decision.text))),
                "{text}"
            );
        }
    }
}

/// Seven people whose names stand in no other word, some without an organisation, and two
/// substitutes.
fn strangers() -> Vec<Participant> {
    let names = ["髙﨑甲", "𠮷野乙", "ｶﾞｽ丙", "塚丁", "戊己", "庚辛", "壬癸"];
    let who = |(i, name): (usize, &&str)| Participant {
        name: (*name).into(),
        organisation: if i % 3 == 0 {
            String::new()
        } else {
            format!("みどり第{i}協会")
        },
        sector: Sector::ALL[i % 6],
        role: None,
    };
    names.iter().enumerate().map(who).collect()
}

/// A session in which a chapter of every kind was played at random, at this level.
fn played(anonymity: Anonymity, seed: u64) -> Log {
    let mut dice = Dice::new(seed);
    let mut first = vec![
        open(""),
        Command::AddPeople(strangers()),
        Command::Describe(vec![Detail::Facilitator("髙﨑甲".into())]),
        Command::MarkAllPresent,
    ];
    first.push(Command::Substitute(
        ParticipantId(1),
        Some("代打の巳".into()),
    ));
    if anonymity > Anonymity::Named {
        first.push(Command::RaiseAnonymity(anonymity));
    }
    let mut log = log_of(first);
    let mut ms = 1_000_000;
    for kind in KINDS {
        log.decide(
            Command::OpenChapter(kind.id.to_owned(), "試し".into()),
            &context(ms),
        )
        .unwrap();
        for i in 0..150 {
            ms += 1_000;
            if i == 40 {
                let _ = log.decide(
                    Command::Substitute(ParticipantId(2), Some("代打の午".into())),
                    &context(ms),
                );
            }
            if let Some(command) = log.state().rehearse(&mut dice) {
                let _ = log.decide(command, &context(ms));
            }
        }
    }
    log
}

fn names() -> impl Iterator<Item = String> {
    strangers()
        .into_iter()
        .map(|who| who.name)
        .chain(["代打の巳".into(), "代打の午".into()])
}

#[test]
fn the_public_documents_name_nobody_at_any_level() {
    for (anonymity, seed) in Anonymity::ALL
        .into_iter()
        .flat_map(|level| (0..4).map(move |seed| (level, seed)))
    {
        let log = played(anonymity, seed);
        let texts = [log.clone(), sealed(log)].into_iter().flat_map(|log| {
            Paper::ALL.map(|paper| printed(&log, paper, Audience::Public, Lang::Ja))
        });
        for text in texts {
            for name in names() {
                assert!(!text.contains(&name), "{name} at {anonymity:?}:\n{text}");
            }
        }
    }
}

#[test]
fn the_internal_documents_name_no_writer_of_an_anonymous_session() {
    for (anonymity, seed) in [Anonymity::Sector, Anonymity::Anonymous]
        .into_iter()
        .flat_map(|level| (0..4).map(move |seed| (level, seed)))
    {
        let text = printed(
            &played(anonymity, seed),
            Paper::Full,
            Audience::Internal,
            Lang::Ja,
        );
        assert!(text.contains("髙﨑甲"), "attendance is no secret");
        let points = text
            .split("## 審議の内容")
            .nth(1)
            .unwrap()
            .split("## 決定事項")
            .next()
            .unwrap();
        for name in names() {
            assert!(
                !points.contains(&name),
                "{name} at {anonymity:?}:\n{points}"
            );
        }
    }
    let named = printed(&examples()[0], Paper::Full, Audience::Internal, Lang::Ja);
    assert!(
        named.contains("| 健診の日に店を閉められない | あおば町商工会 業務課長（代理） | 23 |"),
        "{named}"
    );
}

#[test]
fn the_public_minutes_hold_what_was_selected_and_no_other_idea() {
    let log = &examples()[0];
    let (internal, public) = (
        printed(log, Paper::Full, Audience::Internal, Lang::Ja),
        printed(log, Paper::Full, Audience::Public, Lang::Ja),
    );
    for (idea, selected) in [
        ("歩く距離が減った", false),
        ("健診後の電話に出られない", false),
        ("健診の日に店を閉められない", true),
        ("頼れる先が知られていない", true),
    ] {
        assert!(internal.contains(idea), "{idea}");
        assert_eq!(public.contains(idea), selected, "{idea}");
    }
}

#[test]
fn no_idea_leaves_a_covered_sheet() {
    let log = &examples()[0];
    let revealed = log
        .steps()
        .iter()
        .position(|step| format!("{:?}", step.event).contains("Revealed"))
        .unwrap();
    let before = Log::replayed(log.steps()[..revealed].to_vec());
    for text in all_printed(&before) {
        assert!(
            !text.contains("健診の日に店を閉められない") && text.contains("34件の案"),
            "{text}"
        );
    }
}

#[test]
fn whatever_was_played_gives_whole_documents_in_both_languages() {
    each_seed(6, |seed| {
        let log = played(Anonymity::Named, seed);
        for lang in Lang::ALL {
            let source = Source {
                id: Uuid::nil(),
                log: &log,
                damage: None,
                screen: lang,
            };
            for (paper, audience) in Paper::ALL
                .into_iter()
                .flat_map(|paper| BOTH.map(|audience| (paper, audience)))
            {
                let text = markdown::render(&write(source, paper, audience));
                assert!(!text.contains(['⟦', '{', '}']), "{text}");
            }
        }
    });
}

#[test]
fn decisions_stand_in_the_order_in_which_they_were_said() {
    let decide = |chapter: u16, text: &str| {
        let line = Note::Write(LineKind::Decision, None, text.into());
        Command::Chapter(ChapterNo(chapter), ActivityCommand::Notes(line))
    };
    let notes = |title: &str| Command::OpenChapter("notes".into(), title.into());
    let log = log_of([
        open("ja"),
        notes("午前"),
        decide(0, "一つ目"),
        notes("午後"),
        decide(1, "二つ目"),
        decide(0, "三つ目"),
    ]);
    for paper in Paper::ALL {
        let said = printed(&log, paper, Audience::Public, Lang::Ja);
        let (_, decided) = said.split_once("## 決定事項").unwrap();
        let at = ["1. 一つ目", "2. 二つ目", "3. 三つ目"].map(|line| decided.find(line));
        assert!(
            at.iter().all(Option::is_some) && at.is_sorted(),
            "{decided}"
        );
    }
}

#[test]
fn what_is_said_later_of_a_finding_names_it_again_under_its_own_item() {
    let mut rig = Rig::meeting("evaluation", seven(), Lang::Ja, (120, 36));
    rig.press("<f8>y<ctrl-n>n昼休みに測れない<f8>n暦を数えていない<f8>");
    rig.press("<ctrl-n><ctrl-n><ctrl-n>")
        .shows("暦を数えていない");
    rig.press("<home>r<right><down><right><down>測る日を増やす<f8>");
    rig.press("<down>r<right><down><right><down>数を書く<f8>");
    let said = printed(rig.log(), Paper::Full, Audience::Public, Lang::Ja);
    let (_, item) = said.split_once("### 5 ").unwrap();
    let (item, _) = item.split_once("\n## ").unwrap();
    for (finding, answer) in [
        ("昼休みに測れない", "測る日を増やす"),
        ("暦を数えていない", "数を書く"),
    ] {
        let told = format!("- {finding}\n  - 方向性：拡充（同意）。{answer}\n");
        assert!(item.contains(&told), "{item}");
    }
    let page = printed(rig.log(), Paper::Summary, Audience::Public, Lang::Ja);
    assert_eq!(page.matches("- 昼休みに測れない\n").count(), 1, "{page}");
}

#[test]
fn a_level_raised_later_takes_the_names_off_the_remarks() {
    let mut log = small("ja");
    log.decide(Command::Reopen, &context(8_000_000)).unwrap();
    let before = printed(&log, Paper::Full, Audience::Internal, Lang::Ja);
    log.decide(
        Command::RaiseAnonymity(Anonymity::Sector),
        &context(8_000_001),
    )
    .unwrap();
    let after = printed(&log, Paper::Full, Audience::Internal, Lang::Ja);
    let remark = |text: &str| {
        text.lines()
            .find(|line| line.contains("昼休みに測れる"))
            .unwrap()
            .to_owned()
    };
    assert!(remark(&before).contains("経営指導員") && !remark(&after).contains("経営指導員"));
}

/// How many columns a line of a table has; 0 for any other line.
fn bars(line: &str) -> usize {
    let bare = line.replace("\\|", "");
    if line.starts_with("| ") {
        bare.matches('|').count()
    } else {
        0
    }
}

#[test]
fn hostile_text_comes_out_as_text() {
    let hostile = "| # <script>alert(1)</script> ![x](javascript:y) `c` **b** [r]: z &lt; \u{202E}\u{200B}$e$ ~~s~~";
    let begin = [
        "# 題",
        "- 一",
        "1. 一",
        "> 引用",
        "---",
        "===",
        "    code",
        "```",
        "<!-- x",
        "[a]: http://x",
        "| a | b |\n|---|---|",
    ];
    for text in begin
        .iter()
        .map(|begin| format!("{begin} {hostile}"))
        .chain([hostile.to_owned()])
    {
        let who = Participant {
            name: text.clone(),
            organisation: text.clone(),
            sector: Sector::Medical,
            role: None,
        };
        let action = Action {
            id: ItemId(Uuid::from_u128(9)),
            what: text.clone(),
            organisation: text.clone(),
            partners: text.clone(),
            ..Action::default()
        };
        let log = sealed(log_of([
            open("ja"),
            Command::Describe(vec![Detail::Title(text.clone())]),
            Command::Describe(vec![Detail::Place(text.clone())]),
            Command::Describe(vec![Detail::Council(text.clone())]),
            Command::Describe(vec![Detail::Facilitator(text.clone())]),
            Command::SetAgenda(vec![item(&text, 5, "notes")]),
            Command::AddPeople(vec![who]),
            Command::CarryOver(Carryover {
                programmes: Vec::new(),
                actions: vec![action],
                ..Carryover::default()
            }),
            Command::MarkAllPresent,
            Command::CallAgendaItem(0),
            note(LineKind::Remark, Some(0), &text),
            note(LineKind::Decision, None, &text),
            note(LineKind::Homework, Some(0), &text),
        ]));
        for out in all_printed(&log) {
            let tag = |out: &str| {
                let mut opened = out.split('<').skip(1);
                opened
                    .any(|rest| rest.starts_with(|c: char| c.is_alphabetic() || "/!?".contains(c)))
            };
            assert!(
                !tag(&out) && !out.contains(['\u{202E}', '\u{200B}']),
                "{out}"
            );
            assert_eq!(
                out.matches('`').count(),
                out.matches("\\`").count(),
                "{out}"
            );
            assert!(!out.contains("&lt; ") || out.contains("&amp;lt; "), "{out}");
            assert!(!out.contains("![x]") && !out.contains(" **b**"), "{out}");
            let mut columns = 0;
            for line in out.lines() {
                let begin = line.trim_start().split(' ').next().unwrap_or_default();
                let ours = matches!(begin, "" | "#" | "##" | "###" | "####" | "-" | "1." | "|")
                    || !begin.starts_with(['#', '-', '|', '+', '=', '>']);
                assert!(ours && !line.starts_with("    "), "{line}");
                let bars = bars(line);
                assert!(bars == 0 || columns == 0 || bars == columns, "{line}");
                columns = bars;
            }
        }
    }
}

#[test]
fn a_document_says_whether_it_is_sealed_and_prints_the_seal() {
    let open_log = log_of([
        open("ja"),
        Command::Describe(vec![Detail::Title("第1回".into())]),
    ]);
    for text in all_printed(&open_log) {
        assert!(
            text.contains("【閉会前の案】") && !text.contains("5ea1"),
            "{text}"
        );
    }
    let mut closed = open_log.clone();
    closed.decide(Command::Close, &context(900_000)).unwrap();
    assert!(
        printed(&closed, Paper::Summary, Audience::Public, Lang::Ja).contains("【封印前の案】")
    );
    let log = sealed(open_log);
    assert!(printed(&log, Paper::Full, Audience::Public, Lang::Ja).contains(&"5ea1".repeat(16)));
    let summary = printed(&log, Paper::Summary, Audience::Public, Lang::Ja);
    assert!(
        summary.contains(&"5ea1".repeat(4))
            && !summary.contains(&"5ea1".repeat(5))
            && !summary.contains("前の案】"),
        "{summary}"
    );
    let damage = yoriai::domain::Message::new(yoriai::id!("storage-problem-head-unreadable"));
    let damaged = |audience| {
        let source = Source {
            id: Uuid::nil(),
            log: &log,
            damage: Some(&damage),
            screen: Lang::Ja,
        };
        markdown::render(&write(source, Paper::Summary, audience))
    };
    assert!(damaged(Audience::Internal).contains("1行目（見出し）が外部で変更され"));
    assert!(!damaged(Audience::Public).contains("【要確認】"));
}

#[test]
fn a_meeting_opened_again_for_corrections_ended_when_it_ended() {
    let when = |log: &Log| {
        let text = printed(log, Paper::Summary, Audience::Public, Lang::Ja);
        text.lines()
            .find(|line| line.contains("日時"))
            .unwrap()
            .split('［')
            .next()
            .unwrap()
            .to_owned()
    };
    let mut log = small("ja");
    let before = when(&log);
    assert!(
        before.contains("令和8年11月22日（日） 14時10分～14時15分"),
        "{before}"
    );
    log.decide(Command::Reopen, &context(9_000_000)).unwrap();
    log.decide(
        Command::Describe(vec![Detail::Place("第2会議室".into())]),
        &context(9_000_001),
    )
    .unwrap();
    assert_eq!(when(&sealed(log)), before);
}

#[test]
fn an_empty_session_and_no_session_at_all_give_documents() {
    for log in [Log::new(), log_of([open("")])] {
        for text in all_printed(&log) {
            assert!(
                text.contains("決定事項はない") && !text.contains('⟦'),
                "{text}"
            );
        }
    }
}

#[test]
fn the_language_is_the_sessions_and_else_that_of_the_screen() {
    for (lang, screen, title) in [
        ("ja", Lang::En, "会議結果概要（案）"),
        ("en", Lang::Ja, "Meeting summary (draft)"),
        ("", Lang::En, "Meeting summary (draft)"),
        ("fr", Lang::Ja, "会議結果概要（案）"),
    ] {
        let text = printed(&small(lang), Paper::Summary, Audience::Public, screen);
        assert!(text.starts_with(&format!("# {title}\n")), "{text}");
    }
}

#[test]
fn the_summary_of_the_longest_meeting_fits_on_a_page() {
    let long = "長い文".repeat(300);
    let agenda = (0..30)
        .map(|i| item(&format!("{long}{i}"), 10, "notes"))
        .collect();
    let actions = (0..90).map(|i| Action {
        id: ItemId(Uuid::from_u128(i + 1)),
        what: long.clone(),
        due: Due::Quarter(2026, 1),
        ..Action::default()
    });
    let mut commands = vec![
        open("ja"),
        Command::SetAgenda(agenda),
        Command::AddPeople(seven()),
        Command::CarryOver(Carryover {
            programmes: Vec::new(),
            actions: actions.collect(),
            ..Carryover::default()
        }),
    ];
    for i in 0..20 {
        commands.push(Command::CallAgendaItem(i));
        let line = |kind, text: &str| {
            let write = Note::Write(kind, None, text.repeat(60));
            Command::Chapter(ChapterNo(i), ActivityCommand::Notes(write))
        };
        commands.extend((0..20).map(|_| line(LineKind::Remark, "発言")));
        commands.push(line(LineKind::Decision, "決定"));
    }
    let text = printed(
        &sealed(log_of(commands)),
        Paper::Summary,
        Audience::Internal,
        Lang::Ja,
    );
    // A4 holds some 54 lines of 42 characters at 10 points, and little more at 9. This is the worst
    // case: every part is full of long texts.
    let printed = |line: &str| {
        line.split('［')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            .div_ceil(42)
    };
    let lines: usize = text.lines().map(printed).sum();
    assert!(lines <= 60, "{lines} lines:\n{text}");
    assert!(
        text.contains("件 → 会議録") && !text.contains('…'),
        "{text}"
    );
}

#[test]
fn records_are_cited_each_once_and_runs_in_short() {
    assert_eq!(
        citation(Lang::Ja, &[5, 3, 4, 4, 9, 10, 214]),
        "［記録 3～5、9、10、214］"
    );
    assert_eq!(citation(Lang::En, &[1_214]), "[record 1214]");
    assert_eq!(citation(Lang::Ja, &[]), "");
}

#[test]
fn what_several_items_share_stands_where_it_happened() {
    let log = examples().pop().expect("the third example");
    let full = printed(&log, Paper::Full, Audience::Internal, Lang::Ja);
    let (homework, next_year) = (
        full.find("### 2 前回の宿題の確認").unwrap(),
        full.find("### 5 次年度の取組の確認").unwrap(),
    );
    assert!(
        full[homework..next_year].contains("前回からの宿題"),
        "{full}"
    );
    assert!(full[next_year..].contains("測定の場は増えたが"), "{full}");
}

/// Something that a secretary may say or mark while the meeting goes on.
fn said(dice: &mut Dice) -> Command {
    let time = |dice: &mut Dice| {
        chrono::NaiveTime::from_hms_opt(13 + dice.roll(4) as u32, dice.roll(60) as u32, 0)
    };
    let detail = match dice.roll(13) {
        0 => Detail::Begins(time(dice)),
        1 => Detail::Ends(time(dice).filter(|_| dice.roll(3) > 0)),
        2 => Detail::Openness(Some(
            [Openness::Public, Openness::Partly, Openness::Closed][dice.roll(3)],
        )),
        3 => Detail::OpennessReason("個人の情報を扱うため".into()),
        4 => Detail::Observers(Some(dice.roll(4) as u32)),
        5 => Detail::Quorum(Some(
            [Quorum::Majority, Quorum::Half, Quorum::TwoThirds][dice.roll(3)],
        )),
        6 => Detail::Materials(vec!["資料1 健診の状況".into(), "資料2".into()]),
        7 => Detail::NextMeeting("令和9年2月ごろ".into()),
        8 => Detail::Author("健康課 髙﨑甲".into()),
        9 => Detail::Contact("みどり保健所 企画課 ☎ 00-0000".into()),
        10 => Detail::Place("第3会議室".into()),
        11 => Detail::Council("みどり圏域 協議会".into()),
        _ => Detail::Date(chrono::NaiveDate::from_ymd_opt(
            2026,
            11,
            21 + dice.roll(2) as u32,
        )),
    };
    Command::Describe(vec![detail])
}

/// Somebody comes, leaves, sends a substitute or gets a role.
fn attended(log: &Log, dice: &mut Dice) -> Command {
    let people: Vec<_> = log
        .state()
        .people
        .iter()
        .map(|(id, who)| (*id, who.clone()))
        .collect();
    let Some((id, person)) = dice.pick(&people).cloned() else {
        return Command::MarkAllPresent;
    };
    let marks = [
        Attendance::Present,
        Attendance::Late,
        Attendance::LeftEarly,
        Attendance::Absent,
        Attendance::Expected,
    ];
    match dice.roll(5) {
        0 => Command::Substitute(id, Some("代打の申".into())),
        1 => Command::GiveRole(CouncilRole::Member),
        2 => Command::ChangePerson(
            id,
            Participant {
                role: dice.pick(&CouncilRole::ALL).copied(),
                ..person.who
            },
        ),
        _ => Command::MarkAttendance(id, marks[dice.roll(5)]),
    }
}

/// An open matter that came over.
fn matter(n: u128, sort: &str, text: &str) -> Entry {
    let origin = serde_json::json!({
        "session": "令和7年度 第2回 作業部会",
        "id": Uuid::from_u128(77),
        "record": 41,
    });
    let entry = Entry {
        origin: serde_json::from_value(origin).unwrap(),
        ..Entry::new(ItemId(Uuid::from_u128(n)), "matter")
    };
    entry
        .with("text", text)
        .with("sort", sort)
        .with("since", 2025_i64)
        .with("carries", n as i64 - 9)
}

/// Somebody says that two organisations are one.
fn joined(log: &Log, dice: &mut Dice) -> Command {
    let known = log.state().organisations();
    let mut any = || dice.pick(&known).cloned().unwrap_or_default();
    Command::JoinOrganisations(any(), any())
}

/// Somebody answers an open matter.
fn answered(log: &Log, dice: &mut Dice) -> Command {
    let matters = log.state().matters();
    let id = dice.pick(&matters).map_or(ItemId::NIL, |matter| matter.id);
    Command::AnswerMatter(id, format!("{}月に答える", dice.roll(12) + 1))
}

/// A meeting with an agenda, in which things are said, marked, played and undone at random, then
/// closed, and now and then opened again.
fn lived(anonymity: Anonymity, seed: u64) -> Log {
    let mut dice = Dice::new(seed);
    let kinds = KINDS.iter().map(|kind| kind.id);
    let agenda = kinds.chain(["", "notes", "board"]).enumerate();
    let agenda = agenda.map(|(i, kind)| item(&format!("議題の{i}"), 5 * i as u16, kind));
    let put_off = ["費用の分担", "会場の選定", "健診の日程"];
    let put_off = (10..).zip(["continued", "left", "not-reached"].iter().zip(put_off));
    let matters = put_off.map(|(n, (sort, text))| matter(n, sort, text));
    let mut log = log_of([
        open("ja"),
        Command::SetAgenda(agenda.collect()),
        Command::AddPeople(strangers()),
        Command::CarryOver(Carryover {
            entries: matters.collect(),
            ..carryover()
        }),
        Command::MarkAllPresent,
    ]);
    if anonymity > Anonymity::Named {
        let raise = Command::RaiseAnonymity(anonymity);
        log.decide(raise, &context(400_000)).unwrap();
    }
    let mut ms = 1_000_000;
    for i in 0..320_u64 {
        ms += 500 + dice.roll(40_000) as u64;
        let now = context(ms);
        let _ = match dice.roll(40) {
            0 => log.decide(said(&mut dice), &now),
            1 => log.decide(attended(&log, &mut dice), &now),
            2 => log.undo(&now),
            3 => log.redo(&now),
            4 | 5 => log.decide(answered(&log, &mut dice), &now),
            6 => log.decide(joined(&log, &mut dice), &now),
            _ if i % 45 == 0 => {
                let command = Command::CallAgendaItem(dice.roll(7) as u16);
                log.decide(command, &now)
            }
            _ => match log.state().rehearse(&mut dice) {
                Some(command) => log.decide(command, &now),
                None => continue,
            },
        };
    }
    let log = sealed(log);
    if !seed.is_multiple_of(3) {
        return log;
    }
    let mut log = log;
    let later = context(log.last_ms() + 86_400_000);
    log.decide(Command::Reopen, &later).unwrap();
    let _ = log.decide(said(&mut dice), &later);
    sealed(log)
}

#[test]
fn every_number_and_every_name_of_the_minutes_is_counted_again_from_the_records() {
    let is_answer = |event: &Event| matches!(event, Event::MatterAnswered(..));
    let mut answers = 0;
    each_seed(8, |seed| {
        for anonymity in Anonymity::ALL {
            let log = lived(anonymity, seed);
            answers += log
                .steps()
                .iter()
                .filter(|step| is_answer(&step.event))
                .count();
            for audience in BOTH {
                recount::recount(&log, audience);
            }
        }
    });
    assert!(answers > 0, "no matter was answered in any of them");
    for log in examples() {
        for audience in BOTH {
            recount::recount(&log, audience);
        }
    }
}

/// The session with everything said that the head of the minutes can hold, and one of each thing that
/// a part is about.
fn complete() -> Log {
    let mut log = lived(Anonymity::Named, 3);
    let ms = log.last_ms();
    log.decide(Command::Reopen, &context(ms + 60_000)).unwrap();
    let everything = vec![
        Detail::Openness(Some(Openness::Public)),
        Detail::Observers(Some(2)),
        Detail::Quorum(Some(Quorum::Half)),
        Detail::Materials(vec!["資料1".into()]),
        Detail::NextMeeting("令和9年2月ごろ".into()),
        Detail::Author("健康課".into()),
        Detail::Contact("企画課".into()),
        Detail::Facilitator("保健師".into()),
    ];
    log.decide(Command::Describe(everything), &context(ms + 120_000))
        .unwrap();
    let marks = [
        (1, CouncilRole::Observer, Attendance::Present),
        (2, CouncilRole::Secretariat, Attendance::Present),
        (3, CouncilRole::Chair, Attendance::Present),
        (4, CouncilRole::Member, Attendance::Absent),
        (5, CouncilRole::Member, Attendance::Expected),
    ];
    for (i, (id, role, attendance)) in (0..).zip(marks) {
        let id = ParticipantId(id);
        let who = Participant {
            role: Some(role),
            ..log.state().people[&id].who.clone()
        };
        let at = context(ms + 180_000 + i);
        log.decide(Command::ChangePerson(id, who), &at).unwrap();
        let _ = log.decide(Command::MarkAttendance(id, attendance), &at);
    }
    sealed(log)
}

#[test]
fn every_row_of_the_page_about_minutes_is_a_part_of_them_and_every_part_has_its_row() {
    let page = include_str!("../docs/minutes.md");
    let rows: BTreeSet<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
        .filter(|cell| *cell != "part")
        .collect();
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut logs: Vec<Log> = (0..12).map(|seed| lived(Anonymity::Named, seed)).collect();
    let before_the_first_item = sealed(log_of([
        open("ja"),
        Command::SetAgenda(vec![item("開会", 5, "")]),
        Command::OpenChapter("notes".into(), "打合せ".into()),
        note(LineKind::Remark, None, "始まる前のひとこと"),
    ]));
    logs.extend(
        examples()
            .into_iter()
            .chain([complete(), before_the_first_item]),
    );
    for log in &logs {
        let confirmed = DocumentMove::Confirmed { by: String::new() };
        let mut log = log.clone();
        let at = context(log.last_ms() + 600_000);
        let _ = log.decide(Command::MoveDocument(WhichDocument::Both, confirmed), &at);
        let agenda = log.state().agenda.clone();
        for block in document(&log, Paper::Full, Audience::Internal, Lang::Ja).blocks {
            match block {
                Block::Heading(1, name) | Block::Field(name, _) => drop(named.insert(name)),
                Block::Heading(2, name)
                    if !agenda.iter().any(|item| name.ends_with(&item.title)) =>
                {
                    named.insert(name);
                }
                _ => {}
            }
        }
    }
    let named: BTreeSet<&str> = named.iter().map(String::as_str).collect();
    assert_eq!(rows, named);
}
