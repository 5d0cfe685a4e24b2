//! A council's year through the real program, once in each language: last year's homework, data, a
//! brainwriting, findings, next year's actions, the minutes, and the session of the next fiscal
//! year.
//!
//! The people, the places and the data are those of the example sessions: fictitious. What people
//! type is Japanese in both languages.
#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests make files and wait with a limit"
)]

#[path = "support/papers.rs"]
mod papers;
#[path = "support/pty.rs"]
mod pty;
#[path = "support/table.rs"]
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use yoriai::id;

use pty::Pty;
use table::Table;
use yoriai::domain::{Action, ActionState, ItemId, MatterKind, Message, MessageId};
use yoriai::lang::Lang;
use yoriai::session::{ChapterState, Log, State};
use yoriai::storage::{Status, check, load};

const SOON: Duration = Duration::from_secs(10);
const DATA: &str = "midori_kenshin_example.csv";
/// What the session of the year before left: see the example sessions.
const LAST_YEAR: &str = "2025-11-20_1350_019a9f99.ron";
/// The beginning of what that session put off (継続審議), and the agenda item that it did not reach.
const PUT_OFF: &str = "メンタルヘルスの相談先";
const NOT_REACHED: &str = "データで見る";
const PEOPLE: usize = 7;
const FINDINGS: [&str; 3] = [
    "運輸業の喫煙率が高い",
    "業種の差が大きい",
    "暦は配ったが、数を誰も数えていない",
];
/// What is to be done about each.
const ANSWERS: [&str; 3] = [
    "組合の講習を、伝える場に加える",
    "結果を業種ごとに返し、事業所と読む",
    "配った先ごとに数を残す",
];
const ACTIONS: [(&str, &str); 4] = [
    (
        "運輸業の組合の講習で禁煙の話をする",
        "協会けんぽ みどり支部",
    ),
    ("業種ごとの結果を一枚にまとめて配る", "みどり保健所"),
    ("暦を配る先ごとに数を書きとめる", "あおば町"),
    ("髙﨑商店街で昼休みの測定を試みる", "あおば町商工会"),
];

/// What is measured from the first year on: a name, the keys of its class, direction, baseline and
/// target.
const INDICATORS: [(&str, &str); 3] = [
    (
        "特定健診の受診率",
        "<left><left><down>%<down><right><down>38.2<down>R6<down><down><down><down>42",
    ),
    (
        "喫煙する従業員の割合",
        "<left><down>%<down><left><down>41<down>R6<down><down><down><down>38",
    ),
    (
        "要精密検査者の受診率",
        "<left><down>%<down><right><down><down><down><down><down><down>70",
    ),
];
/// What came of each by the second year, how that is judged, and why: one target is reached, one
/// figure is worse than before, and one has nothing to be measured by.
const RESULTS: [(&str, MessageId, Option<MessageId>); 3] = [
    ("43.5", id!("board-achieved"), None),
    ("43.2", id!("board-worsened"), None),
    ("61.5", id!("board-undecided"), Some(id!("board-undefined"))),
];
/// Why the council sees its results only in part in public.
const REASON: &str = "事業所の名が出る資料があるため";
/// What is done about the figure that is worse.
const ANSWER: &str = "禁煙外来の案内を健診の結果に添える";

/// The folder of the example sessions, which the tests only read.
fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions")
}

fn state_of(session: &Path) -> State {
    Log::replayed(load(session).unwrap().steps).state().clone()
}

fn hold_the_council(lang: Lang, size: (u16, u16)) {
    let home = tempfile::tempdir().unwrap();
    fs::copy(examples().join(LAST_YEAR), home.path().join(LAST_YEAR)).unwrap();
    fs::copy(examples().join("data").join(DATA), home.path().join(DATA)).unwrap();
    let pty = Pty::start(home.path(), &["--lang", lang.code()], size, &[]);
    let mut table = Table {
        pty,
        lang,
        written: 0,
    };
    let t = &mut table;

    continue_last_year(t);
    answer_homework(t);
    answer_what_was_put_off(t);
    look_at_data(t);
    brainwrite(t);
    judge(t);
    promise(t);
    plan_what_is_measured(t);
    t.close();
    t.press("m");
    t.wait_written();
    t.go_home();
    assert!(t.pty.end(SOON).success());
    t.pty.assert_given_back();

    let session = sessions(home.path())
        .into_iter()
        .find(|path| !path.ends_with(LAST_YEAR))
        .unwrap();
    assert_eq!(check(&session).status, Status::Sealed);
    let state = state_of(&session);
    what_the_session_holds(&state);
    what_the_minutes_say(&session, &state);
    papers::are_as_kept(&session, "council-1", lang, "2026-02-19T13:55:00+09:00");
    // From here on nobody has the data any more.
    fs::remove_file(home.path().join(DATA)).unwrap();
    a_replay_shows_the_view(home.path(), &session, lang);
    let next = home.path().join("next.ron");
    the_next_year_begins_with_what_is_open(&next, &session, &state, lang);
    hold_the_year_after(home.path(), &next, lang, size);
}

fn sessions(home: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(home)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    paths.sort();
    paths
}

/// At home: the session of last year is chosen, `c` continues it.
fn continue_last_year(t: &mut Table) {
    t.wait(id!("home-continue"));
    t.press("c");
    t.wait(id!("templates-title-continuing"));
    t.press("<down><down><enter>");
    t.wait(id!("setup-about"));
    let homework = t
        .lang
        .text(&Message::new(id!("setup-inherited")).with("n", 4_u16));
    t.pty.wait_for(&homework);
    t.press("<enter>");
    t.wait(id!("form-hand-in"));
    t.press("<ctrl-u>令和7年度 第2回 みどり圏域 作業部会");
    t.pty.wait_for("第2回 みどり圏域");
    // The day of the meeting is still in last year's fiscal year, and the year follows it.
    t.press("<down><down>2026-02-19<f8>");
    let year = t.lang.fiscal_year(2025);
    t.pty.wait_for(&year);
    t.wait(id!("setup-start"));
    t.press("<f8>");
    t.wait(id!("confirm-title"));
    t.press("y");
    let first = t.lang.text(
        &Message::new(id!("talk-item"))
            .with("n", 1_u16)
            .with("of", 5_u16),
    );
    t.pty.wait_for(&first);
}

fn unanswered(t: &Table, left: u16) -> String {
    t.lang.text(
        &Message::new(id!("board-homework-title"))
            .with("left", left)
            .with("n", 2_u16),
    )
}

/// 前回からの宿題: each open action once, full-screen; the actual beside it, one key for its state.
fn answer_homework(t: &mut Table) {
    t.press("<ctrl-n>");
    let both = unanswered(t, 2);
    t.pty.wait_for(&both);
    let others = Message::new(id!("board-other-matters")).with("n", 2_u16);
    let others = t.lang.text(&others);
    t.pty.wait_for(&others);
    t.press("<enter>");
    t.wait(id!("board-report"));
    t.press("2か所<f8>");
    t.pty.wait_for("2か所");
    t.press("o");
    let one = unanswered(t, 1);
    t.pty.wait_for(&one);
    t.press("d");
}

/// 前回からの持ち越し: what last year's meeting put off follows the homework, one after the other, and is
/// answered; the agenda item that it did not reach is left open.
fn answer_what_was_put_off(t: &mut Table) {
    let page = |left: u16| {
        Message::new(id!("ritual-title"))
            .with("at", 1_u16)
            .with("left", left)
    };
    let both = t.lang.text(&page(2));
    t.pty.wait_for(&both);
    t.press("<enter>");
    t.wait(id!("field-answer"));
    t.pty.wait_for(PUT_OFF);
    t.press("資料を配り、産業保健センターの窓口を案内することにした");
    t.press("<enter>");
    let one = t.lang.text(&page(1));
    t.pty.wait_for(&one);
    t.press("<esc>");
    t.wait(id!("board-act"));
    t.press("<ctrl-o>");
    t.pty.wait_for(NOT_REACHED);
    assert!(!t.pty.text().contains(PUT_OFF), "answered is not open");
    t.press("<esc>");
    t.pty
        .wait_until("the board", |pty| !pty.text().contains(NOT_REACHED));
}

/// Two views over a CP932 file; a cell and the whole table are pinned.
fn look_at_data(t: &mut Table) {
    t.press("<ctrl-n>");
    t.wait(id!("pivot-path"));
    t.pty.paste(DATA);
    t.press("<enter>");
    t.wait(id!("pivot-sample"));
    t.pty.wait_for("CP932");
    t.press("<enter>");
    t.wait(id!("pivot-shelf-filters"));
    // 業種 on the rows, 性別 on the columns.
    t.press("<down><down><down><down>r");
    t.pty.wait_for("411");
    t.press("<up><up>c");
    t.pty.wait_for("251");
    // The rate of those who smoke, of 喫煙 in the list of fields.
    t.press("<down><down><down><down><down><down><down>v");
    t.wait(id!("pivot-aggregate-rate"));
    t.press("r");
    t.pty.wait_for("はい");
    t.press("<space><enter>");
    t.pty.wait_for("45.5");
    t.press("<tab><tab><down><down><down><down><down><down>p");
    t.wait(id!("pivot-ask-sentence"));
    t.press(FINDINGS[0]);
    t.press("<enter>");
    t.saved();
    // As shares of the column, and the table of that is pinned.
    t.press("%");
    t.pty.wait_for("61.4");
    t.press("<ctrl-b>");
    t.wait(id!("pivot-ask-sentence"));
    t.press(FINDINGS[1]);
    t.press("<enter>");
    t.saved();
}

/// Seven people, three rounds, all at the keyboard.
fn brainwrite(t: &mut Table) {
    t.press("<ctrl-n>");
    t.wait(id!("bw-show-question"));
    t.press("健診のあと受診につなぐには、どうしたらよいか");
    t.pty.wait_for("どうしたらよいか");
    t.press("<tab><left><left><left><down><down><down><down><down><down><down>");
    for _ in 0..PEOPLE {
        t.press("<right><down>");
    }
    t.press("<f8>");
    for round in 1..=3 {
        t.write_in_turn(PEOPLE);
        t.press("<f8>");
        if round < 3 {
            let next = t.lang.text(
                &Message::new(id!("bw-show-round"))
                    .with("round", round + 1)
                    .with("rounds", 3_u16),
            );
            t.pty.wait_for(&next);
        }
    }
    t.converge(
        PEOPLE,
        &["働く時間の中で受けられるようにする", "案内を一つにまとめる"],
        "昼休みの測定を三つの事業所で試みる",
    );
}

/// Three findings: two of what was pinned, one typed; each gets a response.
fn judge(t: &mut Table) {
    t.press("<ctrl-n>");
    t.wait(id!("board-check"));
    for pinned in &FINDINGS[..2] {
        t.press("i");
        t.wait(id!("picker-search"));
        t.press(&pinned[..12]);
        t.press("<enter>");
        t.until_it_offers(id!("board-new-finding"));
        t.pty.wait_for(&pinned.chars().take(6).collect::<String>());
    }
    t.press("n");
    t.wait(id!("board-basis"));
    t.press(FINDINGS[2]);
    t.press("<f8>");
    t.until_it_offers(id!("board-new-finding"));
    t.press("<home>");
    for (at, answer) in ANSWERS.iter().enumerate() {
        if at > 0 {
            t.press("<down>");
        }
        t.press("r");
        t.wait(id!("board-answer"));
        t.press("<right><down><right><down>");
        t.press(answer);
        t.press("<f8>");
        let gauge = t.lang.text(
            &Message::new(id!("board-gauge"))
                .with("n", 3_u16)
                .with("answered", at + 1)
                .with("acted", 0_u16),
        );
        t.pty.wait_for(&gauge);
    }
}

/// Four actions: one of each finding, and one more of the last.
fn promise(t: &mut Table) {
    t.press("<home>");
    for (at, (what, organisation)) in ACTIONS.iter().enumerate() {
        if (1..3).contains(&at) {
            t.press("<down>");
        }
        t.press("a");
        t.wait(id!("board-post"));
        t.press(what);
        t.press("<enter>");
        t.press(organisation);
        t.press("<f8>");
        t.pty.wait_for(&what.chars().take(6).collect::<String>());
        t.until_it_offers(id!("board-new-finding"));
    }
    t.saved();
}

/// What a narrow column shows of a name at least.
fn beginning(name: &str) -> String {
    name.chars().take(5).collect()
}

/// A programme with its indicators and their targets of the next fiscal year.
fn plan_what_is_measured(t: &mut Table) {
    t.press("p");
    t.until_it_offers(id!("board-new-programme"));
    t.press("n");
    t.wait(id!("board-purpose"));
    t.press("健診のあとの支援<f8>");
    for (name, keys) in INDICATORS {
        t.until_it_offers(id!("board-new-indicator"));
        t.press("a");
        t.wait(id!("board-class"));
        t.press(&format!("{name}<down>{keys}<f8>"));
        t.pty.wait_for(&beginning(name));
    }
    t.until_it_offers(id!("board-new-indicator"));
    t.press("<esc>");
    t.until_it_offers(id!("board-new-finding"));
    t.saved();
}

/// June of the year after: the results are typed beside the targets and judged, in the terminal that
/// opens the session by its name.
fn hold_the_year_after(home: &Path, session: &Path, lang: Lang, size: (u16, u16)) {
    let args = ["--lang", lang.code(), session.to_str().unwrap()];
    let mut table = Table {
        pty: Pty::start(home, &args, size, &[]),
        lang,
        written: 0,
    };
    let t = &mut table;
    t.wait(id!("setup-about"));
    t.press("<enter>");
    t.wait(id!("form-hand-in"));
    t.press("<ctrl-u>令和9年度 第1回 みどり圏域 作業部会");
    t.press("<down><down><ctrl-u>2027-06-17<f8>");
    let year = t.lang.fiscal_year(2027);
    t.pty.wait_for(&year);
    describe_the_meeting(t);
    t.wait(id!("setup-start"));
    t.press("<f8>");
    t.wait(id!("confirm-title"));
    t.press("y");
    answer_what_came_over(t);
    type_results(t);
    act_on_the_worst(t);
    t.close();
    t.press("m");
    t.wait_written();
    t.go_home();
    assert!(t.pty.end(SOON).success());
    t.pty.assert_given_back();
    assert_eq!(check(session).status, Status::Sealed);
    what_the_year_after_says(session, lang);
    papers::are_as_kept(session, "council-2", lang, "2027-06-17T13:55:00+09:00");
}

/// The head of the minutes, and who is who: one of them stays away.
fn describe_the_meeting(t: &mut Table) {
    t.press("<home><down><down><down><down><down><enter>");
    t.wait(id!("particular-openness"));
    t.press("14:00<down>15:30<down><right><right><down>");
    t.press(REASON);
    t.press("<down>2<down><right><down>資料1 令和8年度の実績<f8>");
    t.wait(id!("setup-start"));
    t.press("<tab>rrrR");
    t.attend(6, "x");
    t.close_attendance();
}

/// Each action of the year before gets a state; the agenda item that was not reached stays open.
fn answer_what_came_over(t: &mut Table) {
    let title = |left: u16| {
        Message::new(id!("board-homework-title"))
            .with("left", left)
            .with("n", 5_u16)
    };
    t.press("<ctrl-n>");
    for (left, key) in (1..=5).rev().zip(["d", "s", "o", "d", "s"]) {
        let wanted = t.lang.text(&title(left));
        t.pty.wait_for(&wanted);
        t.press(key);
    }
    t.until_it_offers(id!("ritual-leave"));
    t.press("<esc>");
    t.wait(id!("board-act"));
}

/// The year that is evaluated is the one before; each result is typed and becomes a finding, whose
/// card tells its judgement.
fn type_results(t: &mut Table) {
    t.press("p");
    t.until_it_offers(id!("board-new-programme"));
    t.press("x");
    t.wait(id!("board-on-track-from"));
    t.press("2026<f8>");
    for ((name, _), (result, ..)) in INDICATORS.iter().zip(RESULTS) {
        t.until_it_offers(id!("board-new-indicator"));
        t.press("<down>e");
        t.wait(id!("board-class"));
        t.press("<down><down><down><down><down><down><down><down>");
        t.press(&format!("{result}<f8>"));
        t.until_it_offers(id!("board-find"));
        t.press("i");
        t.pty.wait_for(&beginning(name));
        t.saved();
    }
    t.press("<esc>");
    t.until_it_offers(id!("board-new-finding"));
    t.press("<home>");
    for (at, (result, judgement, why)) in RESULTS.into_iter().enumerate() {
        if at > 0 {
            t.press("<down>");
        }
        t.press("<enter>");
        // What the figure was is on the card alone.
        t.pty.wait_for(result);
        t.wait(id!("board-target"));
        t.wait(judgement);
        if let Some(why) = why {
            t.wait(why);
        }
        t.escape(result);
    }
}

/// The figure that is worse is answered, and an action with everything that is known of it comes of
/// that; what the finding suggests is taken by its key.
fn act_on_the_worst(t: &mut Table) {
    t.press("<up>r");
    t.wait(id!("board-answer"));
    t.press("<right><right><right><down><right><down>案内の届き方を見直す<f8>");
    t.until_it_offers(id!("board-new-finding"));
    t.press("a");
    t.wait(id!("board-post"));
    t.press(ANSWER);
    t.press(
        "<down>協会けんぽ みどり支部<down>企画担当<down><left><down><right><right><down><right>",
    );
    t.press("<down>喫煙する従業員<down>みどり保健所<down><right><down><right>");
    t.press("<down>7月に案内の文をつくる<down>印刷費5万円<down><right><right><f8>");
    t.pty.wait_for(&ANSWER.chars().take(6).collect::<String>());
    t.until_it_offers(id!("board-new-finding"));
    t.saved();
}

fn what_the_year_after_says(session: &Path, lang: Lang) {
    let read = |suffix| {
        let stem = session.with_extension("");
        fs::read_to_string(format!("{}{suffix}.md", stem.display())).unwrap()
    };
    for said in [read("_minutes"), read("_minutes_public")] {
        for ((name, _), (_, judgement, why)) in INDICATORS.iter().zip(RESULTS) {
            let judged = said.lines().find(|line| {
                line.contains(name)
                    && line.contains(&*lang.tr(judgement))
                    && why.is_none_or(|why| line.contains(&*lang.tr(why)))
            });
            assert!(judged.is_some(), "{name} is not judged:\n{said}");
        }
        assert!(said.contains(ANSWER) && said.contains(REASON), "{said}");
    }
}

fn what_the_session_holds(state: &State) {
    assert_eq!((state.fiscal_year(), state.people.len()), (2025, PEOPLE));
    let looked = state
        .chapters
        .iter()
        .find_map(|chapter| {
            if let ChapterState::Pivot(looked) = &chapter.state {
                Some(looked)
            } else {
                None
            }
        })
        .unwrap();
    assert_eq!((looked.files.len(), looked.pins.len()), (1, 2));
    let wrote = state.chapters.iter().find_map(|chapter| {
        if let ChapterState::Brainwriting(wrote) = &chapter.state {
            Some(wrote)
        } else {
            None
        }
    });
    let wrote = wrote.unwrap();
    assert_eq!(
        (wrote.round, wrote.ideas.len(), wrote.bundles.len()),
        (3, PEOPLE * 3 * 2, 2)
    );
    let board = state
        .chapters
        .iter()
        .find_map(|chapter| {
            if let ChapterState::Board(board) = &chapter.state {
                Some(board)
            } else {
                None
            }
        })
        .unwrap();
    assert_eq!(
        (
            board.findings.len(),
            board
                .findings
                .iter()
                .filter(|finding| finding.answer.is_some())
                .count()
        ),
        (3, 3)
    );
    assert_eq!(
        board
            .findings
            .iter()
            .filter(|finding| finding.evidence.is_some())
            .count(),
        2,
        "two rest on pinned figures"
    );
    let open: Vec<_> = state
        .chapters
        .iter()
        .flat_map(|chapter| chapter.state.unfinished(&state.room()))
        .map(|open| open.id)
        .collect();
    let no_due = id!("board-unfinished-no-due");
    let carried = id!("board-unfinished-carried");
    assert_eq!(
        open,
        [carried, no_due, no_due, no_due, no_due],
        "nobody typed by when"
    );
    // Links both ways: each action of today reaches its finding, and the finding the pin.
    let items = state.items();
    let by_id: BTreeMap<ItemId, &yoriai::domain::Item> =
        items.iter().map(|item| (item.id, item)).collect();
    for (what, _) in ACTIONS {
        let action = items
            .iter()
            .find(|item| item.text.starts_with(what))
            .unwrap();
        assert!(
            action
                .from
                .iter()
                .any(|id| board.findings.iter().any(|finding| finding.id == *id)),
            "{what} has no finding"
        );
    }
    let first = &board.findings[0];
    assert!(first.from.iter().all(|id| by_id[id].evidence.is_some()) && !first.from.is_empty());
}

fn what_the_minutes_say(session: &Path, state: &State) {
    let stem = session.file_stem().unwrap().to_string_lossy().into_owned();
    let read = |suffix: &str| {
        fs::read_to_string(session.with_file_name(format!("{stem}{suffix}.md"))).unwrap()
    };
    let (full, public) = (read("_minutes"), read("_minutes_public"));
    for wanted in FINDINGS
        .iter()
        .chain(ACTIONS.iter().map(|(what, _)| what))
        .chain(&["昼休みの測定を三つの事業所で試みる"])
    {
        assert!(full.contains(wanted), "the minutes do not say {wanted}");
    }
    let seal = state.seal.clone().unwrap();
    let summary = read("_summary");
    assert!(
        full.contains(&seal),
        "the minutes do not print the seal {seal}:\n{full}"
    );
    assert!(
        summary.contains(&seal[..16]),
        "the summary does not print the seal {seal}:\n{summary}"
    );
    assert!(!full.contains('⟦'), "the minutes lack words:\n{full}");
    for person in state.people.values() {
        assert!(
            !public.contains(&person.who.name),
            "the public minutes name {}",
            person.who.name
        );
    }
}

/// The room saw a view; a replay shows it although the data are gone.
fn a_replay_shows_the_view(home: &Path, session: &Path, lang: Lang) {
    let steps = load(session).unwrap().steps;
    let seen = steps
        .iter()
        .rposition(|step| format!("{:?}", step.event).starts_with("Pivot(Pinned"))
        .unwrap();
    let at = (steps[seen].n - 2).to_string();
    let mut pty = Pty::start(
        home,
        &[
            "replay",
            session.to_str().unwrap(),
            "--lang",
            lang.code(),
            "--at",
            &at,
        ],
        (120, 36),
        &[],
    );
    pty.wait_for(&lang.tr(id!("replay-banner")));
    pty.wait_for("45.5");
    pty.press("<ctrl-c>");
    assert!(pty.end(SOON).success());
}

fn the_next_year_begins_with_what_is_open(next: &Path, session: &Path, state: &State, lang: Lang) {
    let made = Command::new(env!("CARGO_BIN_EXE_yoriai"))
        .args([
            "new",
            "--lang",
            lang.code(),
            "--from",
            session.to_str().unwrap(),
            "-o",
            next.to_str().unwrap(),
        ])
        .output()
        .unwrap();
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let begun = state_of(next);
    assert!(begun.fiscal_year() >= 2026, "the next fiscal year");
    let before: BTreeMap<ItemId, Action> = state
        .actions()
        .into_iter()
        .map(|(action, _)| (action.id, action))
        .collect();
    let open: Vec<ItemId> = before
        .values()
        .filter(|action| action.state.is_open())
        .map(|action| action.id)
        .collect();
    let mut carried: Vec<ItemId> = begun
        .actions()
        .into_iter()
        .map(|(action, _)| action.id)
        .collect();
    carried.sort();
    assert_eq!(
        (carried.clone(), carried.len()),
        (open, 5),
        "exactly the open actions, once"
    );
    for (action, _) in begun.actions() {
        let was = &before[&action.id];
        assert_eq!(
            (action.carries, action.history.len()),
            (was.carries + 1, was.history.len() + 1),
            "{}",
            action.what
        );
    }
    let carried: Vec<(MatterKind, String, u16)> = begun
        .matters()
        .into_iter()
        .filter(|matter| !matter.kind.is_action())
        .map(|matter| (matter.kind, matter.text, matter.carries))
        .collect();
    assert_eq!(
        carried,
        [(MatterKind::NotReached, NOT_REACHED.to_owned(), 2)],
        "what nobody answered goes on"
    );
    let done: Vec<&Action> = before
        .values()
        .filter(|action| action.state == ActionState::Done)
        .collect();
    assert_eq!(done.len(), 1);
}

#[test]
fn a_councils_year_in_japanese() {
    hold_the_council(Lang::Ja, (120, 36));
}

#[test]
fn a_councils_year_in_english_on_a_small_screen() {
    hold_the_council(Lang::En, (80, 24));
}
