//! The room's screen: what it shows is the fold of the file, whatever the window that writes it does.
#![expect(clippy::disallowed_methods, reason = "tests make and read files")]

#[cfg(unix)]
#[path = "support/pty.rs"]
mod pty;
mod support;

use std::path::{Path, PathBuf};

use support::Rig;
use yoriai::app::{Msg, WatchReport};
use yoriai::lang::Lang;
use yoriai::session::{Log, Step};
use yoriai::storage::{list, load};

fn examples() -> Vec<Vec<Step>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let entries = list(&folder).unwrap();
    let steps = |path: &PathBuf| load(path).unwrap().steps;
    entries.iter().map(|entry| steps(&entry.path)).collect()
}

fn room(lang: Lang, size: (u16, u16), report: WatchReport) -> Rig {
    let mut room = Rig::home(lang, size);
    room.send(Msg::Watched(report));
    room
}

/// At every record of every example: what is followed record by record is what the records so far
/// tell, and no name of a file is on the screen, nor of a key but the one that leaves.
#[test]
fn at_every_record_the_room_sees_the_fold_of_the_records_so_far() {
    for (steps, (lang, size)) in examples().iter().zip([
        (Lang::Ja, (80, 24)),
        (Lang::En, (120, 36)),
        (Lang::Ja, (120, 36)),
    ]) {
        let mut following = room(lang, size, WatchReport::Anew(Vec::new()));
        for (len, step) in (1..).zip(steps) {
            following.send(Msg::Watched(WatchReport::More(vec![step.clone()])));
            let so_far = steps[..len].to_vec();
            assert_eq!(
                following.state(),
                Log::replayed(so_far.iter().cloned()).state()
            );
            let fresh = room(lang, size, WatchReport::Anew(so_far));
            let seen = following.screen();
            assert_eq!(seen, fresh.screen(), "record {}", step.n);
            let (page, footer) = seen.trim_end().rsplit_once('\n').unwrap();
            assert!(footer.contains("Ctrl-Q"));
            for key in ["F8", "Enter", "Esc", "Tab", "Ctrl-"] {
                assert!(!page.contains(key), "record {}: {seen}", step.n);
            }
            for name in [".csv", ".ron", ".xlsx", "sessions/"] {
                assert!(!seen.contains(name), "record {}: {seen}", step.n);
            }
        }
    }
}

#[cfg(unix)]
mod in_a_terminal {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::time::{Duration, SystemTime};

    use super::pty::Pty;

    const DESK: (u16, u16) = (110, 30);
    const ROOM: (u16, u16) = (80, 24);
    const SOON: Duration = Duration::from_secs(10);
    const PEOPLE: &str =
        "みどり保健所、保健師、地域\nあおば町商工会、経営指導員、職域\nみどり郡医師会、理事、医療";
    /// Too long for large type, so that its words can be looked for.
    const QUESTION: &str = "小規模な事業場で働く人が、昼休みに、または仕事の行き帰りに、健診や保健指導を受けやすくするには、だれが、いつ、何をすればよいか";

    fn only_session(home: &Path) -> PathBuf {
        let entries = fs::read_dir(home).unwrap();
        let mut paths = entries.map(|entry| entry.unwrap().path());
        paths
            .find(|path| path.extension().is_some_and(|ending| ending == "ron"))
            .unwrap()
    }

    fn watch(home: &Path, session: &Path) -> Pty {
        let args = ["watch", session.to_str().unwrap(), "--lang", "ja"];
        let mut room = Pty::start(home, &args, ROOM, &[]);
        room.wait_for("会場の画面");
        room
    }

    /// The text of the screen without what the clock changes.
    fn without_clocks(pty: &Pty) -> String {
        let clock = |c: char| c.is_ascii_digit() || "█▀▄ \n".contains(c);
        pty.text().replace(clock, "")
    }

    /// Killed and started again, the room's screen is the one that it was.
    fn killed_and_started_again(home: &Path, session: &Path, room: Pty) -> Pty {
        let wanted = without_clocks(&room);
        room.kill();
        let mut again = watch(home, session);
        again.wait_until("the same screen", |again| without_clocks(again) == wanted);
        again
    }

    #[test]
    fn the_room_follows_a_meeting_that_another_window_holds() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path();
        let mut desk = Pty::start(home, &["new", "--template", "programmes"], DESK, &[]);
        desk.wait_for("準備");
        let session = only_session(home);
        let mut room = watch(home, &session);
        room.wait_for("準備");
        desk.paste(PEOPLE);
        desk.wait_for("名簿に加える人 3人");
        desk.press("<f8>");
        room.wait_for("あおば町商工会");
        desk.press("<f8>");
        desk.wait_for("はい");
        desk.press("y");
        room.wait_for("次第 1／5");
        desk.press("<ctrl-n><ctrl-n>");
        desk.wait_for("問い");
        desk.press(QUESTION);
        desk.wait_for("何をすればよいか");
        desk.press("<f8>");
        room.wait_for("第1ラウンド");
        room.wait_for("保健指導");
        room.wait_for("0／27");
        let before = room.text();
        room.wait_until("the clock going on", |room| room.text() != before);
        room = killed_and_started_again(home, &session, room);

        // What is typed in turn is the writer's, until it is revealed.
        desk.press("<enter>");
        desk.wait_for("書き終える");
        desk.press("昼休みの出張健診<enter>");
        room.wait_for("1／27");
        assert!(!String::from_utf8_lossy(&room.raw).contains("出張健診"));

        desk.press("<ctrl-n>");
        desk.wait_for("先へ進む");
        desk.press("<enter>");
        desk.wait_for("まだ何も書かれていません");
        desk.press("<tab>次回は11月に開く<enter>");
        room.wait_for("次回は11月に開く");
        room = killed_and_started_again(home, &session, room);
        desk.press("<ctrl-c>");
        assert!(desk.end(SOON).success());
        room.press("q");
        assert!(room.end(SOON).success());
        room.assert_given_back();
    }

    /// What lies in the folder: each name with its length and when it was written.
    fn listing(folder: &Path) -> Vec<(PathBuf, u64, SystemTime)> {
        let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
        let mut all: Vec<_> = entries
            .map(|entry| (entry.path(), entry.metadata().unwrap()))
            .map(|(path, about)| (path, about.len(), about.modified().unwrap()))
            .collect();
        all.sort();
        all
    }

    const EXAMPLE: &str = "2025-11-20_1350_019a9f99.ron";

    fn with_an_example() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
        let session = folder.path().join(EXAMPLE);
        fs::copy(from.join(EXAMPLE), &session).unwrap();
        (folder, session)
    }

    fn set_read_only(folder: &Path, read_only: bool) {
        let mut rights = fs::metadata(folder).unwrap().permissions();
        rights.set_readonly(read_only);
        fs::set_permissions(folder, rights).unwrap();
    }

    #[test]
    fn a_session_that_nobody_holds_is_shown_at_its_end_and_nothing_is_written_beside_it() {
        let (folder, session) = with_an_example();
        let home = tempfile::tempdir().unwrap();
        for purpose in ["journal", "draft"] {
            let planted = folder.path().join(format!(".{EXAMPLE}.{purpose}"));
            fs::write(planted, "伏せておくこと").unwrap();
        }
        set_read_only(folder.path(), true);
        let before = listing(folder.path());
        let mut room = watch(home.path(), &session);
        room.wait_for("閉会しました");
        room.press("<f8><f10>c<ctrl-x><ctrl-q>");
        assert!(room.end(SOON).success());
        assert_eq!(listing(folder.path()), before);
        set_read_only(folder.path(), false);
        let written = String::from_utf8_lossy(&room.raw);
        assert!(!written.contains("伏せておくこと") && !written.contains(EXAMPLE));
        assert_eq!(listing(home.path()), []);
    }

    #[test]
    fn a_file_that_is_gone_or_damaged_leaves_the_last_good_screen() {
        let (folder, session) = with_an_example();
        let whole = fs::read(&session).unwrap();
        let mut room = watch(folder.path(), &session);
        room.wait_for("閉会しました");
        fs::remove_file(&session).unwrap();
        room.wait_for("見つかりません");
        assert!(room.text().contains("閉会しました"));
        fs::write(&session, &whole[..whole.len() / 2]).unwrap();
        room.wait_until("a part of it", |room| !room.text().contains("閉会しました"));
        fs::write(&session, "会議ではないもの").unwrap();
        room.wait_for("異常があります");
        fs::write(&session, &whole).unwrap();
        room.wait_for("閉会しました");
        room.wait_until("no trouble", |room| !room.text().contains("異常"));
        room.press("<ctrl-c>");
        assert!(room.end(SOON).success());
    }
}
