//! The room's screen: it follows the records, runs its clock by them, and answers no key but the one
//! that leaves.

use crate::app::{Effect, Msg, WatchReport};
use crate::domain::Message;
use crate::id;
use crate::lang::Lang;
use crate::session::Log;
use crate::testing::{Rig, seven};

const SIZE: (u16, u16) = (100, 30);

/// The desk, and the room's screen at the same moment over the public part of its log.
fn room_of(desk: &Rig) -> Rig {
    let mut room = Rig::home(Lang::Ja, SIZE);
    let steps = desk.log().steps().iter();
    let public = steps.filter(|step| !step.is_private()).cloned().collect();
    room.ms = desk.ms;
    room.send(Msg::Watched(WatchReport::Anew(public)));
    room
}

fn desk() -> Rig {
    let mut desk = Rig::meeting("issues", seven(), Lang::Ja, SIZE);
    desk.press("<f8>y<ctrl-n>昼休みの血圧測定<enter>");
    desk
}

#[test]
fn the_room_sees_what_was_recorded_and_whose_screen_it_is() {
    room_of(&desk())
        .shows("昼休みの血圧測定")
        .shows("会場の画面")
        .shows("Ctrl-Q 終わる")
        .hides("保存済")
        .hides(".ron");
}

#[test]
fn no_key_but_the_one_that_leaves_does_anything() {
    let mut room = room_of(&desk());
    let before = room.screen();
    let keys = "<f1>?:<f2><f3><f5><f6><f8><ctrl-n><f10>u<ctrl-z><ctrl-r><ctrl-x><ctrl-t><f12>\
                <enter><esc><up><down><pagedown><space>ab/n";
    let at = room.ms;
    room.press(keys).paste("貼り付け");
    room.send(Msg::Scroll(3));
    assert_eq!(room.effects, []);
    room.ms = at;
    room.send(Msg::Tick);
    assert_eq!(room.screen(), before);
    for keys in ["q", "<ctrl-q>"] {
        let mut room = room.clone();
        room.press(keys);
        assert_eq!(room.effects, [Effect::Quit], "{keys}");
    }
}

#[test]
fn the_clock_runs_from_the_last_record_and_stands_when_the_meeting_was_left() {
    let mut desk = desk();
    desk.press("<ctrl-n>y");
    let mut room = room_of(&desk);
    for ms in [0, 61_000, 600_000] {
        desk.ms += ms;
        room.ms = desk.ms;
        desk.send(Msg::Tick);
        room.send(Msg::Tick);
        let top = |rig: &Rig| {
            rig.screen()
                .lines()
                .next()
                .map(str::to_owned)
                .unwrap_or_default()
        };
        let timing = top(&desk);
        let timing = timing
            .trim_end()
            .strip_suffix("✓ 保存済")
            .unwrap_or(&timing);
        let timing = timing.trim_end();
        assert_eq!(
            top(&room).trim_end().split("  ").last(),
            timing.split("  ").last()
        );
        for part in timing.split("  ") {
            assert!(top(&room).contains(part.trim()), "{part}: {}", top(&room));
        }
    }
    room.ms += 4 * 60 * 60 * 1_000;
    room.send(Msg::Tick);
    let left = room.screen();
    room.ms += 24 * 60 * 60 * 1_000;
    room.send(Msg::Tick);
    assert_eq!(room.screen(), left);
}

#[test]
fn trouble_is_one_line_over_the_last_good_screen() {
    let mut room = room_of(&desk());
    room.send(Msg::Watched(WatchReport::Lost(Message::new(id!(
        "watch-gone"
    )))));
    room.shows("昼休みの血圧測定").shows("見つかりません");
    room.send(Msg::Watched(WatchReport::Found));
    room.hides("見つかりません").shows("昼休みの血圧測定");
}

#[test]
fn what_follows_record_by_record_is_what_a_fresh_look_shows() {
    let desk = desk();
    let steps = desk.log().steps().to_vec();
    let mut room = Rig::home(Lang::Ja, SIZE);
    for len in 1..=steps.len() {
        room.ms = desk.ms;
        let last = steps[len - 1].clone();
        room.send(Msg::Watched(WatchReport::More(vec![last])));
        let fresh = Log::replayed(steps[..len].iter().cloned());
        assert_eq!(room.log().state(), fresh.state());
        let mut other = Rig::home(Lang::Ja, SIZE);
        other.ms = desk.ms;
        other.send(Msg::Watched(WatchReport::Anew(steps[..len].to_vec())));
        assert_eq!(room.screen(), other.screen());
    }
}
