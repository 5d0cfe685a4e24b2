//! The law *minutes recount*: every number and every name in both versions of the minutes is counted
//! and looked up again, from the records alone.
//!
//! What a line must say is worked out here from the events as the file has them, by rules that stand
//! in docs/minutes.md and docs/file-format.md. A line that no rule here explains may hold no number
//! that the records it cites do not hold.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, Timelike};
use yoriai::domain::Audience;
use yoriai::export::{Block, Document, DocumentLine, Paper};
use yoriai::lang::Lang;
use yoriai::session::Log;

use crate::brainwriting::{Sheets, Votes, turnout_of};
use crate::carried::{self, Now};
use crate::document;
use crate::promises::{Note, answered, decided, open_actions};
use crate::record::{Records, Somebody, people};

/// Counts a session's minutes again, for one audience.
pub fn recount(log: &Log, audience: Audience) {
    let records = Records::of(log);
    let recount = Recount {
        people: people(&records),
        document: document(log, Paper::Full, audience, Lang::Ja),
        records: &records,
        public: audience == Audience::Public,
        explained: BTreeSet::new(),
    };
    recount.run();
}

struct Recount<'a> {
    records: &'a Records,
    people: BTreeMap<u64, Somebody>,
    document: Document,
    public: bool,
    /// The texts that a rule here has worked out.
    explained: BTreeSet<String>,
}

const FILL_IN: &str = "（事務局で記入）";

impl Recount<'_> {
    fn run(mut self) {
        self.head();
        self.attendance();
        self.quorum();
        self.course();
        self.brainwritings();
        self.remarks();
        self.decisions();
        self.actions();
        self.carried();
        self.gaps();
        self.everything_else();
    }

    /// The lines of a field; none where the document does not have it.
    fn field(&self, name: &str) -> Vec<String> {
        let fields = self.document.blocks.iter().filter_map(|block| match block {
            Block::Field(of, lines) if of == name => Some(lines),
            _ => None,
        });
        fields.flatten().map(|line| line.text.clone()).collect()
    }

    /// The field says exactly this; where that is nothing, it is left for the secretariat.
    #[track_caller]
    fn asked(&mut self, name: &str, wanted: Vec<String>) {
        let wanted = match wanted.is_empty() {
            true if self.public => Vec::new(),
            true => vec![FILL_IN.to_owned()],
            false => wanted,
        };
        self.said(name, wanted);
    }

    #[track_caller]
    fn said(&mut self, name: &str, wanted: Vec<String>) {
        assert_eq!(self.field(name), wanted, "{name}");
        self.explained.extend(wanted);
    }

    fn head(&mut self) {
        let line = |name: &str| self.records.line(name);
        let some = |text: String| (!text.is_empty()).then_some(text);
        let names = [line("Council"), line("Title")];
        let (place, next) = (line("Place"), line("NextMeeting"));
        let (contact, author) = (line("Contact"), line("Author"));
        let facilitator = line("Facilitator");
        let openness = self.openness();
        let visitors = self
            .records
            .described("Observers")
            .and_then(|(n, _)| n.as_u64());
        let visitors = visitors.map(|n| match n {
            0 => "なし".to_owned(),
            n => format!("{n}人"),
        });
        self.asked("名称", names.into_iter().filter_map(some).collect());
        self.asked("日時", self.when().into_iter().collect());
        self.asked("場所", some(place).into_iter().collect());
        self.asked("公開の別", openness.into_iter().collect());
        self.said("傍聴者", visitors.into_iter().collect());
        self.asked("次回", some(next).into_iter().collect());
        self.asked("問い合わせ先", some(contact).into_iter().collect());
        if self.public {
            self.said("作成者", Vec::new());
            self.said("進行", Vec::new());
        } else {
            self.asked("作成者", some(author).into_iter().collect());
            self.said("進行", some(facilitator).into_iter().collect());
        }
        let agenda = self.records.agenda().into_iter().enumerate();
        let agenda = agenda.map(|(at, (title, _))| format!("{} {title}", circled(at)));
        self.asked("議題", agenda.collect());
        self.materials();
    }

    fn openness(&self) -> Option<String> {
        let (value, _) = self.records.described("Openness")?;
        let label = match value.as_str()? {
            "Public" => "公開",
            "Partly" => "一部公開",
            "Closed" => "非公開",
            other => panic!("{other}"),
        };
        let reason = self.records.line("OpennessReason");
        Some(if reason.is_empty() {
            label.to_owned()
        } else {
            format!("{label}（{reason}）")
        })
    }

    /// What was listed, then the files that were opened.
    fn materials(&mut self) {
        let listed = self.records.described("Materials");
        let listed = listed.and_then(|(list, _)| list.as_array().cloned());
        let mut wanted: Vec<String> = listed
            .unwrap_or_default()
            .iter()
            .map(|name| name.as_str().unwrap().to_owned())
            .collect();
        let opened = self.records.chapters("Pivot");
        let opened = opened.values().flatten();
        let mut seen = BTreeSet::new();
        for (_, _, data) in opened.filter(|(_, tag, _)| tag == "DataOpened") {
            let text = |key: &str| data[key].as_str().unwrap().to_owned();
            let (name, hash) = (text("name"), text("sha256"));
            if !wanted.contains(&name) && seen.insert((name.clone(), hash.clone())) {
                wanted.push(self.data_file(&name, &hash));
            }
        }
        self.asked("資料", wanted);
    }

    fn data_file(&self, name: &str, hash: &str) -> String {
        let hash: String = hash.chars().take(16).collect();
        if self.public || hash.is_empty() {
            format!("{name}（会議で使用したデータ）")
        } else {
            format!("{name}（会議で使用したデータ、SHA-256 {hash}…）")
        }
    }

    /// When the meeting began and ended by its records.
    fn moments(&self) -> (Option<DateTime<FixedOffset>>, Option<DateTime<FixedOffset>>) {
        let (mut begin, mut end) = (None, None);
        for told in &self.records.told {
            match told.tag.as_str() {
                "AgendaItemCalled" => (begin, end) = (begin.or(Some(told.t)), None),
                "ChapterOpened" => begin = begin.or(Some(told.t)),
                "Closed" => end = end.or(Some(told.t)),
                _ => {}
            }
        }
        (begin, end)
    }

    fn when(&self) -> Option<String> {
        let (begin, end) = self.moments();
        let said = |line: &str| {
            let (value, _) = self.records.described(line)?;
            value.as_str()?.parse::<NaiveTime>().ok()
        };
        let date = self.records.described("Date").and_then(|(value, _)| {
            let day: NaiveDate = value.as_str()?.parse().ok()?;
            Some(day)
        });
        let date = date.or(begin.map(|begin| begin.date_naive()))?;
        let recorded = (said("Begins").is_none() && begin.is_some())
            || (said("Ends").is_none() && end.is_some());
        let begins = said("Begins").or(begin.map(|t| five(t.time())));
        let ends = said("Ends").or(end.map(|t| five(t.time())));
        let clock = |time: Option<NaiveTime>| {
            time.map_or(String::new(), |time| {
                format!("{}時{:02}分", time.hour(), time.minute())
            })
        };
        if begins.is_none() && ends.is_none() {
            return Some(day(date));
        }
        let times = format!("{}～{}", clock(begins), clock(ends));
        Some(match begin.map(|begin| begin.date_naive()) {
            Some(told) if told != date && recorded => {
                format!("{}（記録は{} {times}）", day(date), day(told))
            }
            _ if recorded => format!("{} {times}（時刻は記録から、5分単位）", day(date)),
            _ => format!("{} {times}", day(date)),
        })
    }

    fn attendance(&mut self) {
        let there = |person: &Somebody| person.was_there();
        let observer = |person: &Somebody| person.role.as_deref() == Some("Observer");
        let groups: [(&str, Vec<Somebody>); 5] = [
            (
                "出席者",
                self.those(|one| there(one) && !one.is_office() && !observer(one)),
            ),
            (
                "オブザーバー",
                self.those(|one| there(one) && observer(one)),
            ),
            ("事務局", self.those(|one| there(one) && one.is_office())),
            ("欠席者", self.those(|one| one.attendance == "Absent")),
            ("出欠未確認", self.those(|one| one.attendance == "Expected")),
        ];
        for (name, people) in groups {
            let wanted = match name {
                "出欠未確認" if self.public => Vec::new(),
                "欠席者" if people.is_empty() && self.people.values().any(there) => {
                    vec!["なし".to_owned()]
                }
                _ if people.is_empty() => Vec::new(),
                _ if self.public => vec![counted(&people, name)],
                _ => people.iter().map(|person| named(person, name)).collect(),
            };
            if name == "出席者" {
                self.asked(name, wanted);
            } else {
                self.said(name, wanted);
            }
        }
    }

    /// Those people by their role, then by their number.
    fn those(&self, wanted: impl Fn(&Somebody) -> bool) -> Vec<Somebody> {
        let mut people: Vec<Somebody> = self
            .people
            .values()
            .filter(|person| wanted(person))
            .cloned()
            .collect();
        people.sort_by_key(|person| ROLES.iter().position(|(tag, _)| *tag == role_of(person)));
        people
    }

    fn quorum(&mut self) {
        let rule = self.records.described("Quorum");
        let rule = rule.and_then(|(rule, _)| rule.as_str());
        let Some(rule) = rule else {
            return self.said("会議の成立", Vec::new());
        };
        let (words, twice, thirds) = match rule {
            "Majority" => ("委員の過半数", 1, 0),
            "Half" => ("委員の半数以上", 0, 0),
            "TwoThirds" => ("委員の3分の2以上", 0, 1),
            other => panic!("{other}"),
        };
        let unsaid = |person: &&Somebody| person.role.is_none() && !person.is_office();
        let unsaid = self.people.values().filter(unsaid).count();
        if unsaid > 0 {
            let text = format!(
                "定足数（{words}）に達したかは、役割が記録にない人が{unsaid}人いるため計算していない"
            );
            return self.said(
                "会議の成立",
                if self.public { Vec::new() } else { vec![text] },
            );
        }
        let member = |person: &&Somebody| !["Observer", "Secretariat"].contains(&role_of(person));
        let count = |wanted: &dyn Fn(&Somebody) -> bool| {
            let members = self.people.values().filter(member);
            members.filter(|person| wanted(person)).count()
        };
        let members = count(&|_| true);
        let present = count(&Somebody::was_there);
        let unknown = count(&|person| person.attendance == "Expected");
        let enough = |n: usize| match thirds {
            1 => members > 0 && 3 * n >= 2 * members,
            _ => members > 0 && 2 * n >= members + twice,
        };
        let verdict = if enough(present) {
            "達し、会議は成立した"
        } else if enough(present + unknown) {
            "達したかは、出欠未確認の委員による"
        } else {
            "達しなかった"
        };
        let text = format!("委員{members}人中{present}人が出席。定足数（{words}）に{verdict}");
        self.said("会議の成立", vec![text]);
    }

    /// The time of each agenda item, from its calls.
    fn course(&mut self) {
        let calls: Vec<(u64, u64)> = self
            .records
            .all("AgendaItemCalled")
            .map(|told| {
                (
                    told.body[0].as_u64().unwrap(),
                    told.body[1].as_u64().unwrap(),
                )
            })
            .collect();
        let mut end = None;
        for told in &self.records.told {
            match told.tag.as_str() {
                "AgendaItemCalled" => end = None,
                "Closed" => end = end.or(Some(told.ms)),
                _ => {}
            }
        }
        let end = end.unwrap_or(self.records.last_ms);
        for (at, (title, planned)) in self.records.agenda().into_iter().enumerate() {
            let spent: u64 = calls
                .iter()
                .enumerate()
                .filter(|(_, (item, _))| *item == at as u64)
                .map(|(i, (_, ms))| {
                    let until = calls.get(i + 1).map_or(end, |(_, next)| *next);
                    until.saturating_sub(*ms)
                })
                .sum();
            let was_called = calls.iter().any(|(item, _)| *item == at as u64);
            let minutes = spent.div_ceil(60_000);
            let wanted = match (was_called, planned) {
                (false, _) => "この議題は取り上げなかった。".to_owned(),
                (true, 0) => format!("所要{minutes}分"),
                (true, planned) => format!("所要{minutes}分（予定{planned}分）"),
            };
            let heading = format!("{} {title}", at + 1);
            let told = self.below(&heading);
            assert_eq!(
                told.first().map(|line| &line.text),
                Some(&wanted),
                "{heading}"
            );
            self.explained.extend([heading, wanted]);
        }
    }

    /// The lines below a heading of the second level, up to the next one.
    fn below(&self, heading: &str) -> Vec<DocumentLine> {
        let blocks = self.document.blocks.iter();
        let mut blocks =
            blocks.skip_while(|block| !matches!(block, Block::Heading(2, text) if text == heading));
        assert!(blocks.next().is_some(), "{heading} is a heading");
        let here = blocks.take_while(|block| !matches!(block, Block::Heading(1 | 2, _)));
        here.flat_map(lines).collect()
    }

    fn brainwritings(&mut self) {
        let mut wanted = Vec::new();
        for events in self.records.chapters("Brainwriting").values() {
            wanted.extend(Sheets::of(events).sentence());
        }
        let told = self.all_lines();
        let mut told: Vec<String> = told
            .into_iter()
            .map(|line| line.text)
            .filter(|text| text.ends_with("件の案が出た（ブレインライティング）。"))
            .collect();
        told.sort();
        wanted.sort();
        assert_eq!(told, wanted);
        self.explained.extend(wanted);
        self.votes();
    }

    /// Turnout, and the sums of the tables.
    fn votes(&mut self) {
        let mut sentences = BTreeSet::new();
        let mut rows: BTreeSet<Vec<String>> = BTreeSet::new();
        for events in self.records.chapters("Brainwriting").values() {
            let votes = Votes::of(events);
            sentences.extend(votes.turnouts());
            rows.extend(votes.rows());
        }
        for line in self.all_lines() {
            if let Some(turnout) = turnout_of(&line.text) {
                assert!(sentences.contains(&turnout), "{}: {sentences:?}", line.text);
                self.explained.insert(line.text);
            }
        }
        let tables = self.tables().into_iter();
        let votes = tables.filter(|(head, _)| head.first().is_some_and(|name| name == "案・表札"));
        for row in votes.flat_map(|(_, table)| table) {
            assert!(rows.contains(&row), "{row:?}: {rows:?}");
        }
    }

    fn tables(&self) -> Vec<(Vec<String>, Vec<Vec<String>>)> {
        let tables = self.document.blocks.iter().filter_map(|block| match block {
            Block::Table { head, rows } => {
                let rows = rows.iter().map(|row| row.cells.clone()).collect();
                Some((head.clone(), rows))
            }
            _ => None,
        });
        tables.collect()
    }

    /// Remarks of the notes, each once, by whom as far as the version and the level allow.
    fn remarks(&mut self) {
        let by_name = self.records.all("AnonymityRaised").next().is_none();
        let told = self.section("審議の内容");
        for events in self.records.chapters("Notes").values() {
            let notes = Note::all(events).into_iter();
            for note in notes.filter(|note| note.kind == "Remark") {
                let wanted = self.remark(&note, by_name);
                let cites = |line: &&DocumentLine| line.records.contains(&note.n);
                let here: Vec<&str> = told
                    .iter()
                    .filter(cites)
                    .map(|line| line.text.as_str())
                    .collect();
                assert_eq!(here, [wanted.as_str()]);
                self.explained.insert(wanted);
            }
        }
    }

    fn remark(&self, note: &Note, by_name: bool) -> String {
        let speaker = note.by.and_then(|id| self.people.get(&id));
        let speaker = speaker.filter(|_| by_name);
        let role = speaker.and_then(|person| person.role.as_deref());
        let role = ROLES.iter().find(|(tag, _)| Some(*tag) == role);
        let role = role.map_or(String::new(), |(_, word)| format!("（{word}）"));
        match speaker.filter(|_| !self.public) {
            Some(person) => format!("{role}{}: {}", person.label_now(), note.text),
            None => format!("{role}{}", note.text),
        }
    }

    fn decisions(&mut self) {
        let mut wanted: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for events in self.records.chapters("Notes").values() {
            for note in Note::all(events) {
                let kind = match note.kind.as_str() {
                    "Decision" => "決定事項",
                    "Continued" => "継続審議",
                    "LeftToSecretariat" => "事務局一任",
                    _ => continue,
                };
                wanted.entry(kind).or_default().push(note.text);
            }
        }
        for events in self.records.chapters("Brainwriting").values() {
            for (_, kind, wording) in decided(events) {
                let kind = match kind.as_str() {
                    "Decided" => "決定事項",
                    "Continued" => "継続審議",
                    _ => "事務局一任",
                };
                wanted.entry(kind).or_default().push(wording);
            }
        }
        let answered: usize = self
            .records
            .chapters("Board")
            .values()
            .map(|events| answered(events))
            .sum();
        for heading in ["決定事項", "継続審議", "事務局一任"] {
            let mut told: Vec<String> = self
                .section(heading)
                .into_iter()
                .map(|line| line.text)
                .filter(|text| text != "決定事項はない。")
                .collect();
            let mut wanted = wanted.remove(heading).unwrap_or_default();
            let of_board = if heading == "決定事項" {
                answered
            } else {
                0
            };
            assert_eq!(
                told.len(),
                wanted.len() + of_board,
                "{heading}: {told:?} {wanted:?}"
            );
            self.explained.extend(told.iter().cloned());
            let result = match heading {
                "決定事項" => "結果：".to_owned(),
                kind => format!("結果（{kind}）："),
            };
            self.results(&result, &told);
            wanted.sort();
            told.sort();
            for text in &wanted {
                assert!(told.contains(text), "{heading}: {text}");
            }
        }
    }

    /// Each decision stands as a result too, under the agenda item in which it was made.
    fn results(&mut self, result: &str, decisions: &[String]) {
        let lines = self.all_lines().into_iter().map(|line| line.text);
        let mut told: Vec<String> = lines.filter(|text| text.starts_with(result)).collect();
        let mut wanted: Vec<String> = decisions
            .iter()
            .map(|text| format!("{result}{text}"))
            .collect();
        told.sort();
        wanted.sort();
        assert_eq!(told, wanted);
        self.explained.extend(wanted);
    }

    /// The lines of a section of the first level.
    fn section(&self, heading: &str) -> Vec<DocumentLine> {
        let blocks = self.document.blocks.iter();
        let blocks =
            blocks.skip_while(|block| !matches!(block, Block::Heading(1, text) if text == heading));
        let blocks = blocks.skip(1);
        let here = blocks.take_while(|block| !matches!(block, Block::Heading(1, _)));
        here.flat_map(lines).collect()
    }

    /// Every open action stands in one table, once; each cites a record that is about it.
    fn actions(&mut self) {
        let open = open_actions(self.records);
        let mut told: Vec<(String, u64)> = Vec::new();
        for block in &self.document.blocks {
            if let Block::Table { head, rows } = block
                && head.first().is_some_and(|name| name == "何を")
                && head.iter().any(|name| name == "状態")
            {
                told.extend(rows.iter().map(|row| (row.cells[0].clone(), row.record)));
            }
        }
        let mut names: Vec<String> = told.iter().map(|(what, _)| what.clone()).collect();
        let mut wanted: Vec<String> = open.iter().map(|(_, what)| what.clone()).collect();
        names.sort();
        wanted.sort();
        assert_eq!(names, wanted);
        for (what, record) in told {
            let text = &self.records.texts[&record];
            let is_about = open
                .iter()
                .any(|(id, own)| *own == what && text.contains(id.as_str()));
            assert!(is_about, "{what}: {record} {text}");
        }
        let undated = self.all_lines().into_iter().map(|line| line.text);
        self.explained
            .extend(undated.filter(|text| text.starts_with("期限を定めていない取組が")));
    }

    /// What came over: each open matter once with where it came from, how old it is and what was said of
    /// it; how many go on; and each answer where it was given.
    fn carried(&mut self) {
        let is_closed = self.is_closed();
        let wanted = carried::rows(self.records, is_closed);
        let tables = self.tables().into_iter();
        let told = tables.filter(|(head, _)| head.first().is_some_and(|name| name == "区分"));
        let told: Vec<Vec<String>> = told.flat_map(|(_, rows)| rows).collect();
        assert_eq!(told.len(), wanted.len(), "{told:?}");
        for (cells, row) in told.iter().zip(&wanted) {
            assert_eq!(
                [&cells[0], &cells[2], &cells[3]],
                [&row.kind, &row.origin, &row.carries]
            );
            match &row.now {
                Now::Says(now) => assert_eq!([&cells[1], &cells[4]], [&row.what, now]),
                Now::GoesOn(goes_on) if is_closed => {
                    assert_eq!(cells[4].ends_with("次回へ持ち越す"), *goes_on, "{cells:?}");
                }
                Now::GoesOn(_) => {}
            }
        }
        self.goes_on(!wanted.is_empty() && is_closed);
        let lines = self.all_lines().into_iter().map(|line| line.text);
        let mut told: Vec<String> = lines
            .filter(|text| text.starts_with("結果（持ち越し事項への回答）"))
            .collect();
        let mut wanted = carried::results(self.records);
        told.sort();
        wanted.sort();
        assert_eq!(told, wanted);
        self.explained.extend(wanted);
    }

    /// The sentence that counts what goes on to the next meeting.
    fn goes_on(&mut self, is_told: bool) {
        let told = self.section("持ち越し事項");
        let [line] = told.as_slice() else {
            assert!(!is_told && told.is_empty(), "{told:?}");
            return;
        };
        assert!(is_told, "{}", line.text);
        let counts = carried::going_on(self.records);
        let all: usize = counts.values().sum();
        if all == 0 {
            assert_eq!(line.text, "次回へ持ち越す事項はない。");
        } else {
            let begin = format!("次回へ持ち越す事項は{all}件（");
            let kinds = line.text.strip_prefix(&begin).expect(&line.text);
            let kinds = kinds.trim_end_matches("）。").split('、');
            let mut of_actions = 0;
            for part in kinds {
                let at = part.find(|c: char| c.is_ascii_digit()).unwrap();
                let (kind, n) = part.split_at(at);
                let n: usize = n.trim_end_matches('件').parse().unwrap();
                match kind {
                    "宿題" | "持ち帰り" | "上申" => of_actions += n,
                    kind => assert_eq!(counts.get(kind), Some(&n), "{}", line.text),
                }
            }
            assert_eq!(of_actions, counts.get("取組").copied().unwrap_or(0));
        }
        self.explained.insert(line.text.clone());
    }

    fn is_closed(&self) -> bool {
        let ends = self.records.told.iter().rev();
        let mut ends = ends.filter(|told| ["Closed", "Reopened"].contains(&told.tag.as_str()));
        ends.next().is_some_and(|told| told.tag == "Closed")
    }

    /// Agenda items that were not reached, and openings of a closed meeting.
    fn gaps(&mut self) {
        let told = self.section("記録にないこと");
        let is_closed = self.is_closed();
        let called: BTreeSet<u64> = self
            .records
            .all("AgendaItemCalled")
            .map(|told| told.body[0].as_u64().unwrap())
            .collect();
        let missed: Vec<String> = self
            .records
            .agenda()
            .into_iter()
            .enumerate()
            .filter(|(at, _)| is_closed && !called.contains(&(*at as u64)))
            .map(|(at, (title, _))| format!("{} {title}", at + 1))
            .collect();
        let wanted = (!missed.is_empty()).then(|| {
            format!(
                "取り上げなかった議題が{}件ある：{}",
                missed.len(),
                missed.join("、")
            )
        });
        let of_kind = |begin: &str| {
            let texts = told.iter().map(|line| line.text.clone());
            texts
                .filter(|text| text.starts_with(begin))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            of_kind("取り上げなかった議題"),
            Vec::from_iter(wanted.clone())
        );
        self.explained.extend(wanted);
        let reopened: Vec<String> = self.reopenings();
        let lines: Vec<String> = told
            .iter()
            .map(|line| line.text.clone())
            .filter(|text| text.contains("会議を再開した"))
            .collect();
        assert_eq!(lines, reopened);
        self.explained.extend(reopened);
        // The rest is a number and what it counts; the rows and findings are counted by their own
        // tests.
        self.explained
            .extend(told.into_iter().map(|line| line.text));
    }

    fn reopenings(&self) -> Vec<String> {
        let mut seal = String::new();
        let mut out = Vec::new();
        for told in &self.records.told {
            match told.tag.as_str() {
                "Sealed" => told.body["sha256"].as_str().unwrap()[..16].clone_into(&mut seal),
                "Reopened" => out.push(format!(
                    "{}に閉会後の会議を再開した。再開前の封印は {seal}（SHA-256 の先頭16桁）。",
                    day(told.t.date_naive())
                )),
                _ => {}
            }
        }
        out
    }

    fn all_lines(&self) -> Vec<DocumentLine> {
        self.document.blocks.iter().flat_map(lines).collect()
    }

    /// A number that nothing here explains stands in a record that is cited for it, or in the
    /// agenda; what cites nothing is the document's own word.
    fn everything_else(&self) {
        let agenda: String = self
            .records
            .all("AgendaSet")
            .map(|told| told.body.to_string())
            .collect();
        for line in self.all_lines() {
            if self.explained.contains(&line.text) || line.records.is_empty() {
                continue;
            }
            let cited = self.about(&line.records);
            for number in numbers(&line.text) {
                let said = cited.contains(&number) || agenda.contains(&number);
                assert!(said || is_counted(&line.text), "{number} in {}", line.text);
            }
        }
    }

    /// What the cited records say, and others about the same things: who answers an action does not
    /// say again what it is.
    fn about(&self, cited: &[u64]) -> String {
        let own: String = cited
            .iter()
            .map(|n| self.records.texts[n].as_str())
            .collect();
        let ids: BTreeSet<&str> = if own.contains("Inherited") {
            BTreeSet::new()
        } else {
            own.split('"').filter(|text| is_id(text)).collect()
        };
        let others = self.records.texts.values();
        let others = others.filter(|text| ids.iter().any(|id| text.contains(id)));
        let others: String = others.map(String::as_str).collect();
        own + &others
    }
}

/// Lines whose numbers are counts or figures of an activity, which its own tests recount.
fn is_counted(text: &str) -> bool {
    const COUNTED: [&str; 6] = [
        "件の表札にまとめた",
        "使用したデータ",
        "未満のセル",
        "SHA-256",
        "四半期",
        "年度",
    ];
    COUNTED.iter().any(|words| text.contains(words))
}

/// Every line of a block.
fn lines(block: &Block) -> Vec<DocumentLine> {
    match block {
        Block::Heading(..) | Block::Table { .. } => Vec::new(),
        Block::Paragraph(line) => vec![line.clone()],
        Block::Field(_, lines) | Block::List(lines) | Block::Numbered(lines) => lines.clone(),
    }
}

/// Is it the id of an item?
fn is_id(text: &str) -> bool {
    text.len() == 36 && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

/// The numbers in a text.
fn numbers(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(str::to_owned)
        .collect()
}

const ROLES: [(&str, &str); 7] = [
    ("President", "会長"),
    ("VicePresident", "副会長"),
    ("Chair", "座長"),
    ("ViceChair", "副座長"),
    ("Member", "委員"),
    ("Observer", "オブザーバー"),
    ("Secretariat", "事務局"),
];

fn role_of(person: &Somebody) -> &str {
    match &person.role {
        Some(role) => role,
        None if person.is_office() => "Secretariat",
        None => "Member",
    }
}

fn named(person: &Somebody, field: &str) -> String {
    let told = ["オブザーバー", "事務局"].contains(&field);
    let role = person.role.as_ref().filter(|_| !told);
    let role = role.and_then(|role| ROLES.iter().find(|(tag, _)| tag == role));
    let who = match role {
        Some((_, word)) => format!("{word} {}", person.label()),
        None => person.label(),
    };
    let clock = |t: &DateTime<FixedOffset>| format!("{}時{:02}分", t.hour(), t.minute());
    let notes: Vec<String> = [
        person
            .substitute
            .as_ref()
            .map(|name| format!("代理出席 {name}")),
        person
            .came
            .as_ref()
            .map(|t| format!("{}から出席", clock(t))),
        person.left.as_ref().map(|t| format!("{}退席", clock(t))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if notes.is_empty() {
        who
    } else {
        format!("{who}（{}）", notes.join("、"))
    }
}

fn counted(people: &[Somebody], field: &str) -> String {
    let mut order: Vec<&str> = Vec::new();
    for person in people {
        if !order.contains(&person.organisation.as_str()) {
            order.push(&person.organisation);
        }
    }
    let organisations: Vec<String> = order
        .iter()
        .map(|name| {
            let n = people
                .iter()
                .filter(|person| person.organisation == *name)
                .count();
            let word = match *name {
                "" if field == "事務局" => "事務局",
                "" => "所属の記載なし",
                name => name,
            };
            if n > 1 {
                format!("{word} {n}人")
            } else {
                word.to_owned()
            }
        })
        .collect();
    let substitutes = people
        .iter()
        .filter(|person| person.substitute.is_some())
        .count();
    let tail = if substitutes == 0 {
        String::new()
    } else {
        format!("、うち代理出席{substitutes}人")
    };
    format!("{}人（{}）{tail}", people.len(), organisations.join("、"))
}

fn circled(at: usize) -> String {
    if at < 20 {
        char::from_u32('①' as u32 + at as u32).unwrap().to_string()
    } else {
        format!("({})", at + 1)
    }
}

fn day(date: NaiveDate) -> String {
    let weekday = ["日", "月", "火", "水", "木", "金", "土"];
    format!(
        "令和{}年{}月{}日（{}）",
        date.year() - 2018,
        date.month(),
        date.day(),
        weekday[date.weekday().num_days_from_sunday() as usize]
    )
}

fn five(time: NaiveTime) -> NaiveTime {
    let minutes = (f64::from(time.hour() * 60 + time.minute()) / 5.0).round() as u32 * 5;
    NaiveTime::from_hms_opt(minutes / 60 % 24, minutes % 60, 0).unwrap()
}
