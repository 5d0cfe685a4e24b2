//! Screens and app: keys in, screen text and effects out. One test for each thing that a person
//! does with the frame.

mod support;

use support::{Rig, context, seven};
use yoriai::activities::notes::rules::{Command as Note, LineKind};
use yoriai::app::{self, Choice, Effect, Location, MessageContext, Msg, Overlay, PlaceNeeded};
use yoriai::domain::{Attendance, Message};
use yoriai::id;
use yoriai::input::{Key, KeyCode};
use yoriai::lang::Lang;
use yoriai::session::{ActivityCommand, ChapterNo, Command, DocumentStage, Event, Origin, Stage};

const WIDE: (u16, u16) = (120, 36);
const SMALL: (u16, u16) = (80, 24);

#[test]
fn a_meeting_is_set_up_with_a_pasted_list_and_started_with_one_key() {
    let mut rig = Rig::meeting("issues", vec![], Lang::Ja, SMALL);
    rig.shows("会議の概要").shows("参加者 0人").shows("保存済");
    rig.press("<enter>")
        .press("<ctrl-u>第1回 みどり圏域作業部会<f8>")
        .shows("第1回 みどり圏域作業部会");
    rig.paste(
        "みどり保健所\t保健師\t地域\r\nあおば町商工会\t経営指導員\r\n経営課長、あおば製作所、職域",
    );
    rig.shows("名簿に加える人 3人").press("<f8>");
    rig.shows("参加者 3人").shows("経営指導員").shows("職域");
    rig.press("<f8>").shows("3人を出席として").press("y");
    assert_eq!(rig.state().stage, Stage::Running);
    assert!(
        rig.state()
            .people
            .values()
            .all(|person| person.attendance == Attendance::Present)
    );
    rig.shows("次第 1／5").shows("次は「各機関からの情報提供」");
}

#[test]
fn ten_people_are_ten_lines_without_leaving_the_field() {
    let mut rig = Rig::meeting("blank", vec![], Lang::Ja, WIDE);
    rig.press("<tab>a");
    for i in 0..10 {
        rig.press(&format!("商工会、会員{i}<enter>"));
    }
    rig.press("<esc>").shows("参加者 10人");
    rig.press("d")
        .shows("参加者 9人")
        .press("u")
        .shows("参加者 10人")
        .press("<ctrl-r>")
        .shows("参加者 9人");
}

#[test]
fn a_refused_line_stays_in_the_field_and_says_why() {
    let mut rig = Rig::meeting("blank", vec![], Lang::Ja, SMALL);
    rig.press("jj<enter>いつか<f8>")
        .shows("「いつか」は日付として読めません")
        .shows("いつか");
    rig.press("<ctrl-u>R8.11.22<f8>")
        .shows("2026年11月22日（日）")
        .shows("令和8年度（2026）");
}

#[test]
fn the_language_changes_while_typing_and_the_draft_stays() {
    let mut rig = Rig::meeting("blank", vec![], Lang::Ja, SMALL);
    rig.press("<enter><ctrl-u>途中")
        .shows("会議の概要")
        .press("<ctrl-x>")
        .shows("The meeting")
        .shows("途中")
        .press("の題<f8>");
    assert_eq!(rig.state().about.title, "途中の題");
}

#[test]
fn help_shows_what_works_here_and_the_palette_finds_it_in_both_languages() {
    let mut rig = Rig::meeting("blank", seven(), Lang::Ja, SMALL);
    rig.press("?")
        .shows("ここで使えるキー")
        .shows("会議を始める")
        .press("<esc>")
        .hides("ここで使えるキー");
    rig.press(":attend")
        .shows("出欠")
        .press("<enter>")
        .shows("出欠 — 0人在席／名簿7人");
    rig.press("<esc>:さかのぼ")
        .shows("当てはまるものがありません")
        .press("<esc>");
    rig.press("<ctrl-p>閉会<enter>").shows("決定事項（0件）");
}

#[test]
fn undo_waits_while_a_form_lies_open() {
    let mut rig = Rig::meeting("evaluation", seven(), Lang::Ja, WIDE);
    rig.press("<f8>y<ctrl-n>").press("n受診率が下がっている");
    let steps = rig.log().steps().len();
    // From the text to a choice line, where letters are no text.
    rig.press("<ctrl-z><down>u<ctrl-r>").shows("所見を書く");
    assert_eq!(rig.log().steps().len(), steps);
    rig.press("<up><f8>");
    let steps = rig.log().steps().len();
    rig.press("u");
    assert_eq!(rig.log().steps().len(), steps + 1);
}

#[test]
fn attendance_is_marked_and_a_substitute_is_named_during_the_meeting() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, SMALL);
    rig.press("<f2>jjs")
        .shows("代理の方")
        .press("事務局長<enter>");
    rig.shows("事務局長（経営指導員 の代理）").press("<home>x");
    let people: Vec<_> = rig.state().people.values().cloned().collect();
    assert_eq!(people[0].attendance, Attendance::Absent);
    assert_eq!(people[2].substitute.as_deref(), Some("事務局長"));
    rig.press("a").press("みどり歯科医師会、会長、医療<enter>");
    assert_eq!(rig.state().people.len(), 8);
}

#[test]
fn the_agenda_leads_from_item_to_item_and_the_bank_counts() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, WIDE);
    rig.press("<f8>y")
        .shows("次第 1／5")
        .wait(120_000)
        .press("<ctrl-n>")
        .shows("各機関からの情報提供")
        .shows("前倒し8:");
    rig.press("受診率の資料を配布<enter>")
        .shows("受診率の資料を配布");
    rig.press("<f3>")
        .shows("次第 — Enter で")
        .press("<esc><esc>u")
        .shows("取り消しました")
        .shows("まだ何も書かれていません");
}

#[test]
fn a_question_needs_its_own_key_and_enter_is_not_one() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, SMALL);
    rig.press("<f8><enter>");
    assert_eq!(rig.state().stage, Stage::Preparing);
    rig.shows("7人を出席として").press("n");
    assert_eq!(rig.state().stage, Stage::Preparing);
}

#[test]
fn a_matter_that_was_put_off_is_answered_from_the_list() {
    for lang in [Lang::Ja, Lang::En] {
        let mut rig = Rig::meeting("issues", seven(), lang, SMALL);
        rig.press("<f8>y<f3><enter><tab><tab>費用の分担<enter><esc>");
        rig.press("<ctrl-o>").shows("費用の分担");
        rig.press("<enter>").shows("費用の分担");
        rig.press("市が持つ<enter>");
        assert!(
            rig.state()
                .matters()
                .iter()
                .all(|open| open.text != "費用の分担")
        );
        rig.press("u<ctrl-o>").shows("費用の分担");
    }
}

#[test]
fn closing_says_what_is_open_seals_and_leaves_a_meeting_to_look_at() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, WIDE);
    rig.press(
        "<f8>y<f3><enter><tab>次回は11月<enter><tab><tab><tab><tab>商工会が名簿を出す<enter>",
    );
    rig.press("<f10>")
        .shows("決定事項（1件）")
        .shows("次回は11月")
        .shows("→ 商工会が名簿を出す")
        .shows("宿題 · この会議から");
    rig.press("c").shows("封印しますか").press("y");
    assert_eq!(rig.state().stage, Stage::Closed);
    assert!(rig.effects.contains(&Effect::Seal));
    rig.shows("閉会しました").press("u").shows("閉会しています");
    rig.press("R").shows("再開しますか").press("y");
    assert_eq!(rig.state().stage, Stage::Running);
}

#[test]
fn the_minutes_are_written_with_a_key_once_the_meeting_is_sealed() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, WIDE);
    rig.press("<f8>y<f10>m");
    let asked = |rig: &Rig| {
        rig.effects
            .iter()
            .filter(|effect| matches!(effect, Effect::Export(_)))
            .count()
    };
    assert_eq!(asked(&rig), 0, "an open meeting has no such key");
    rig.press("cy").shows("会議録を書き出す").press("m");
    assert!(rig.effects.contains(&Effect::Export("test.ron".into())));
    rig.press("R").press("y<f10>m");
    assert_eq!(asked(&rig), 1, "nor has one that is open again");
}

#[test]
fn after_the_closing_the_page_takes_what_becomes_of_the_documents() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, SMALL);
    rig.press("<f8>y<f10>cy").hides("会議録: 案");
    let stages = |rig: &Rig| {
        let documents = rig.state().documents();
        [documents.summary.stage, documents.minutes.stage]
    };
    // Nothing is chosen for anybody: handed in as it is, the form asks.
    rig.press("d").shows("文書の状態").shows("未選択");
    rig.press("<f8>").shows("← → で選んでください");
    rig.press("<right><down><f8>").shows("← → で選んでください");
    assert_eq!(stages(&rig), [DocumentStage::Draft; 2]);
    rig.press("<right><f8>").shows("だれに確認を依頼したか");
    rig.press("委員7名<down>12/4<f8>");
    assert_eq!(stages(&rig), [DocumentStage::UnderReview; 2]);
    rig.shows("会議結果概要: 確認依頼（")
        .shows("会議録: 確認依頼（")
        .shows("委員7名に依頼")
        .shows("2026年12月4日（金）まで");
    // What was typed for another state is not lost in silence.
    rig.press("d<right><right><right><down><right><right><right><down><down><down>誤字<f8>")
        .shows("この欄は「修正」のときに書きます");
    rig.press("<ctrl-u><f8>");
    assert_eq!(
        stages(&rig),
        [DocumentStage::UnderReview, DocumentStage::Confirmed]
    );
    // A refusal leaves the form and what is typed in it.
    rig.press("d<right><right><right><down><right><down>会長<f8>")
        .shows("会議録は確定しています")
        .shows("会長");
    rig.press("<esc>y<esc>u").shows("取り消しました");
    assert_eq!(stages(&rig), [DocumentStage::UnderReview; 2]);
    rig.press("<ctrl-r>");
    assert_eq!(stages(&rig)[1], DocumentStage::Confirmed);
    assert_eq!(rig.state().stage, Stage::Closed);
    let saved = rig.effects.iter();
    let rewritten = saved.filter(|effect| matches!(effect, Effect::Rewrite(_)));
    assert_eq!(rewritten.count(), 0, "the head of a sealed file stays");
}

#[test]
fn two_spellings_of_an_organisation_are_joined_on_the_set_up_page() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, SMALL);
    rig.press("<tab>o")
        .shows("機関の表記をまとめる")
        .shows("みどり保健所");
    rig.press("<down>あおば町<f8>");
    let people: Vec<_> = rig.state().people.values().cloned().collect();
    assert_eq!(people[0].who.organisation, "あおば町");
    rig.press("u");
    let people: Vec<_> = rig.state().people.values().cloned().collect();
    assert_eq!(people[0].who.organisation, "みどり保健所");
}

#[test]
fn what_is_typed_of_the_documents_lies_open_again_and_is_no_record() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, SMALL);
    rig.press("<f8>y<f10>cyd<right><down><right><down>委員7名");
    let steps = rig.log().steps().len();
    rig.wait(2_000).leave_and_come_back();
    rig.shows("文書の状態").shows("委員7名").shows("入力中");
    assert_eq!(rig.log().steps().len(), steps, "leaving records nothing");
    rig.press("<f8>").shows("会議録: 確認依頼（");
    assert!(
        rig.wait(2_000).kept().is_empty(),
        "handed in, it is no draft"
    );
    // Given up with Esc it does not come back.
    rig.press("d<right><down><right><down>町長<esc>y")
        .wait(2_000)
        .leave_and_come_back();
    rig.hides("文書の状態").hides("町長");
}

#[test]
fn a_replay_steps_jumps_searches_and_changes_nothing() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, WIDE);
    rig.press("<f8>y<ctrl-n>昼休みの血圧測定<enter>")
        .wait(60_000)
        .press("<tab>次回は11月<enter><f10>cy");
    let log = rig.log().clone();
    let steps = log.steps().len();
    rig.replay(log, None);
    rig.shows("再生 — 閲覧のみ")
        .shows("次第 1／5")
        .press("<home>")
        .shows("記録 0／");
    rig.press(".")
        .shows("記録 1／")
        .press(",")
        .shows("記録 0／")
        .press("<end>")
        .shows("閉会しました");
    rig.press("[")
        .press("/血圧<enter>")
        .shows("「血圧」— 1件")
        .press("<enter>")
        .shows("昼休みの血圧測定");
    rig.press("g9999<enter>")
        .shows("にあたる記録はありません")
        .press("g3<enter>")
        .shows("記録 3／");
    rig.press("<home> ");
    let Location::Replay(replay) = &rig.model.place else {
        panic!()
    };
    assert!(replay.is_playing());
    rig.wait(300_000).shows("閉会しました");
    assert_eq!(rig.log().steps().len(), steps);
    assert!(
        !rig.effects
            .iter()
            .skip(steps)
            .any(|effect| matches!(effect, Effect::Save(_)))
    );
}

#[test]
fn lineage_and_notices_are_there_even_when_there_is_nothing_to_show() {
    let mut rig = Rig::meeting("blank", vec![], Lang::En, SMALL);
    rig.press("<f11>")
        .shows("There are no ideas or decisions yet")
        .press("<esc><f12>")
        .shows("There are no notices");
}

#[test]
fn leaving_keeps_what_is_typed_and_records_nothing() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, SMALL);
    rig.press("<f8>y<ctrl-n>書きかけの発言");
    let steps = rig.log().steps().len();
    rig.send(Msg::Leave);
    assert_eq!(
        rig.effects[rig.effects.len() - 2..],
        [Effect::CloseFile, Effect::Quit]
    );
    assert_eq!((rig.log().steps().len(), rig.kept().len()), (steps, 1));
    rig.leave_and_come_back()
        .shows("書きかけの発言")
        .shows("前回の書きかけ1件を")
        .shows("入力中");
    rig.press("<enter>").shows("保存済");
    assert!(rig.kept().is_empty());
}

#[test]
fn every_size_from_nothing_to_huge_is_drawn() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, SMALL);
    for (columns, rows) in [
        (0, 0),
        (1, 1),
        (2, 3),
        (59, 24),
        (60, 15),
        (60, 16),
        (80, 24),
        (300, 100),
    ] {
        rig.send(Msg::Resize(columns, rows));
        for keys in [
            "", "?", "<esc>", ":", "<esc>", "<f2>", "<esc>", "<f3>", "<esc>", "<f6>", "<esc>",
            "<f5>", "<f10>", "<esc>",
        ] {
            rig.press(keys);
            rig.screen();
        }
    }
    rig.send(Msg::Resize(50, 10));
    rig.shows("画面を広げてください（60×16");
}

#[test]
fn the_caret_stands_in_the_field_that_is_typed_in() {
    let mut rig = Rig::meeting("blank", vec![], Lang::Ja, SMALL);
    assert_eq!(rig.draw().1.cursor, None);
    rig.press("<enter><ctrl-u>");
    let before = rig.draw().1.cursor.expect("a caret");
    rig.press("髙か\u{3099}");
    let after = rig.draw().1.cursor.expect("a caret");
    assert_eq!((after.x - before.x, after.y), (4, before.y));
    assert!(after.y < 23, "never on the last row");
}

#[test]
fn a_click_on_the_footer_is_its_key() {
    let mut rig = Rig::meeting("blank", vec![], Lang::Ja, SMALL);
    let (_, drawn) = rig.draw();
    let hints = app::hints(&rig.model);
    let help = hints.iter().find(|hint| hint.label == id!("do-help"));
    let help = yoriai::input::Hit::Action(help.expect("help works here").action());
    let (_, hit) = *drawn
        .hits
        .iter()
        .find(|(_, hit)| *hit == help)
        .expect("help in the footer");
    rig.send(Msg::Click(hit));
    rig.shows("ここで使えるキー");
}

#[test]
fn both_languages_are_complete_on_every_page() {
    for lang in [Lang::Ja, Lang::En] {
        let mut rig = Rig::meeting("issues", seven(), lang, WIDE);
        rig.order(Command::MarkAllPresent);
        for keys in [
            "", "?", "<esc>", "<f2>", "<esc>", "<f3>", "<esc>", "<f6>", "<esc>", "<f8>", "<f10>",
            "c", "y", "?", "<esc>",
        ] {
            rig.press(keys);
            rig.hides("⟦");
        }
    }
}

#[test]
fn nothing_says_saved_while_something_is_only_typed() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, WIDE);
    rig.press("<f8>y<ctrl-n>")
        .shows("保存済")
        .press("書きかけ")
        .shows("入力中")
        .hides("保存済");
    rig.press("<enter>").shows("保存済");
}

#[test]
fn what_is_typed_on_one_page_survives_work_on_another() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, WIDE);
    rig.press("<f8>y<ctrl-n>途中の一行<f5><tab>s<f5>")
        .shows("途中の一行");
    let items = rig.state().items().len();
    rig.press("<ctrl-n>").shows("もとの場所に残しました");
    assert_eq!(
        rig.state().items().len(),
        items,
        "leading on is not handing in"
    );
    rig.press("<f10>")
        .shows("途中の一行")
        .shows("入力中")
        .hides("保存済");
}

#[test]
fn a_folder_that_cannot_be_written_to_offers_another_one() {
    let mut rig = Rig::home(Lang::Ja, WIDE);
    let needed = PlaceNeeded::Documents {
        session: "古い/会議.ron".into(),
        despite_damage: false,
    };
    let reason = Message::new(yoriai::id!("storage-reason-read-only"));
    rig.send(Msg::NoPlace(needed.clone(), reason, "/home/me".into()));
    rig.shows("書き込みのできないディスク").shows("/home/me");
    rig.press("/会議録<enter>");
    let effect = Effect::InFolder(needed, "/home/me/会議録".into());
    assert!(rig.effects.contains(&effect), "{:?}", rig.effects);
}

#[test]
fn closing_asks_before_it_gives_up_what_is_typed() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, WIDE);
    rig.press("<f8>y<ctrl-n>最後のひとこと<f10>")
        .shows("書きかけで、まだ記録していないもの（1件）")
        .shows("最後のひとこと")
        .press("c")
        .shows("記録されずに消えます");
    rig.press("y");
    assert_eq!(rig.state().stage, Stage::Closed);
    assert!(rig.state().items().is_empty() && rig.kept().is_empty());
    // What was given up does not come back with the meeting.
    rig.press("Ry<esc>").hides("最後のひとこと").shows("保存済");
}

#[test]
fn keys_work_with_the_input_method_left_on() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, WIDE);
    rig.press("<f8>").press("ｙ");
    assert_eq!(rig.state().stage, Stage::Running);
    rig.press("<ctrl-n>ｙは本文<enter>").shows("ｙは本文");
}

#[test]
fn numbers_beyond_all_sense_are_refused_and_break_nothing() {
    let mut rig = Rig::meeting("blank", vec![], Lang::Ja, SMALL);
    for text in ["R2147483647-1-1", "99999999999999999999/1/1", "0/0/0"] {
        rig.press("kkkkkkk")
            .press(&format!("jj<enter><ctrl-u>{text}<f8>"))
            .shows("日付として読めません")
            .press("<esc>y");
    }
    rig.press("<f6><down><enter>章<enter>");
    let log = rig.log().clone();
    rig.replay(log, None);
    for text in [
        "+18446744073709551615",
        "99999999999999999:00",
        "18446744073709551615",
        "-1",
        "14:07:99999999999",
    ] {
        rig.press(&format!("g{text}<enter>"))
            .shows("にあたる記録はありません");
    }
}

#[test]
fn agenda_items_that_were_called_keep_their_places() {
    let mut rig = Rig::meeting("evaluation", seven(), Lang::Ja, WIDE);
    rig.press("<f8>y<ctrl-n><ctrl-n><f5><tab><tab>d")
        .shows("順番を変えたり消したりできません");
    assert_eq!(rig.state().agenda.len(), 5);
    rig.press("+");
    assert_eq!(rig.state().agenda[0].minutes, 10);
}

#[test]
fn a_closed_meeting_is_replayed_with_one_key() {
    let mut rig = Rig::meeting("issues", seven(), Lang::Ja, WIDE);
    rig.press("<f8>y<f10>cyr");
    assert!(matches!(rig.effects.last(), Some(Effect::Load(_))));
}

#[test]
fn a_refusal_goes_when_the_next_key_is_pressed() {
    let mut rig = Rig::meeting("blank", vec![], Lang::Ja, SMALL);
    rig.press("u")
        .shows("取り消せる操作はありません")
        .wait(1_000)
        .press("j")
        .hides("取り消せる操作はありません");
}

#[test]
fn minutes_asked_for_before_the_seal_has_come_wait_for_it() {
    let mut rig = Rig::meeting("blank", seven(), Lang::Ja, (120, 36));
    rig.press("<f10>c");
    // Whoever confirms and asks in one breath is told to wait: the rig seals only between messages.
    let closing = app::update(
        &mut rig.model,
        Msg::Key(Key::new(KeyCode::Char('y'))),
        &context(50_000),
    );
    assert!(closing.contains(&Effect::Seal));
    let asked = app::update(
        &mut rig.model,
        Msg::Key(Key::new(KeyCode::Char('m'))),
        &context(50_100),
    );
    assert!(
        !asked
            .iter()
            .any(|effect| matches!(effect, Effect::Export(_))),
        "{asked:?}"
    );
    rig.shows("封印を書いています");
}

fn line(no: u16, text: &str) -> Command {
    let write = Note::Write(LineKind::Remark, None, text.into());
    Command::Chapter(ChapterNo(no), ActivityCommand::Notes(write))
}

#[test]
fn a_yes_reaches_the_chapter_that_asked_though_the_room_is_elsewhere() {
    let mut rig = Rig::meeting("blank", seven(), Lang::Ja, WIDE);
    rig.order(Command::OpenChapter("notes".into(), "一".into()))
        .order(Command::OpenChapter("notes".into(), "二".into()));
    let question = Message::new(id!("closing-ask"));
    let commands = vec![line(0, "前の章に書く")];
    rig.model.seat.overlay = Some(Overlay::Confirm(question, Choice::Commands(commands)));
    rig.press("y").hides("前の章に書く");
    let step = rig.log().steps().last().unwrap();
    assert!(matches!(step.event, Event::InChapter(ChapterNo(0), _)));
    rig.order(Command::EnterChapter(ChapterNo(0)))
        .shows("前の章に書く");
}

#[test]
fn whatever_one_message_leads_to_gets_ids_of_its_own() {
    let mut rig = Rig::meeting("blank", seven(), Lang::Ja, WIDE);
    rig.order(Command::OpenChapter("notes".into(), "一".into()));
    let mut moment = MessageContext::new(context(rig.ms), Origin::Keyboard);
    let Location::Meeting(meeting) = &mut rig.model.place else {
        panic!("a meeting was opened");
    };
    for text in ["一", "二"] {
        let commands = vec![line(0, text), line(0, text)];
        assert!(meeting.command(commands, &mut moment).1.is_ok());
    }
    let ids: std::collections::BTreeSet<_> = rig
        .state()
        .items()
        .into_iter()
        .map(|item| item.id)
        .collect();
    assert_eq!(ids.len(), 4);
}

/// The plan follows the people, whoever touches the form first: 4 rounds and 48 ideas for four.
#[test]
fn a_brainwriting_fits_those_who_came_whether_they_or_its_question_came_first() {
    for people_first in [true, false] {
        let mut rig = Rig::meeting("blank", vec![], Lang::Ja, WIDE);
        let come = |rig: &mut Rig| {
            for person in [
                "保健所、保健師",
                "商工会、指導員",
                "医師会、理事",
                "町内会、会長",
            ] {
                rig.press("<f2>a").press(&format!("{person}<enter><esc>"));
            }
            rig.press("<f2>pppp<esc>");
        };
        if people_first {
            come(&mut rig);
        }
        rig.press("<f6>").shows("ブレインライティング");
        rig.press("<enter><enter>").shows("問い");
        rig.press("どうすれば測れるか<down>");
        if !people_first {
            rig.shows("書く方が2人以上必要です");
            come(&mut rig);
        }
        rig.shows("全部書くと48案");
        rig.press("<f8>").shows("第1ラウンド（全4）").shows("48");
    }
}
