//! Laws over the whole list of activities: rehearsed meetings with random commands, undo and redo,
//! people coming and going.
//!
//! Nothing here names an activity: whoever joins the list is tried too.

#[path = "laws/changes.rs"]
mod changes;
#[path = "laws/drafts.rs"]
mod drafts;
#[path = "laws/forms.rs"]
mod forms;
#[path = "laws/keys.rs"]
mod keys;
#[path = "laws/looks.rs"]
mod looks;
#[path = "laws/pace.rs"]
mod pace;
mod support;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use support::{Rig, context, each_seed, opening, property, seven, text_of};
use yoriai::app::{Location, MessageContext, Msg, activity_key_groups, key_groups};
use yoriai::domain::{Anonymity, Attendance, Dice, Participant, ParticipantId, RecordRef};
use yoriai::input::Key;
use yoriai::lang::Lang;
use yoriai::session::{
    Cause, Command, Event, KINDS, Log, Origin, Stage, State, Step, decide, describe, landmark,
};
use yoriai::storage::{Head, Holder, SaverSetup, create, open};

/// A meeting of one chapter of this kind, rehearsed for so many decisions.
fn rehearsed(kind: &str, seed: u64, decisions: usize, anonymity: Anonymity) -> (Log, Vec<State>) {
    let mut dice = Dice::new(seed);
    let mut log = Log::new();
    let mut states = vec![State::default()];
    let mut keep = |log: &Log, before: usize| {
        // One decision may append several steps; the states between them are seen by a replay only.
        for length in before + 1..log.steps().len() {
            states.push(log.state_at(length));
        }
        if log.steps().len() > before {
            states.push(log.state().clone());
        }
    };
    let mut first = vec![
        opening(),
        Command::AddPeople(seven()),
        Command::MarkAllPresent,
    ];
    if anonymity > Anonymity::Named {
        first.push(Command::RaiseAnonymity(anonymity));
    }
    first.push(Command::OpenChapter(kind.to_owned(), "試し".into()));
    for (i, command) in first.into_iter().enumerate() {
        let before = log.steps().len();
        log.decide(command, &context(i as u64))
            .expect("the beginning is accepted");
        keep(&log, before);
    }
    for i in 0..decisions {
        let before = log.steps().len();
        let now = context(1_000 * (i as u64 + 10));
        let _ = match dice.roll(20) {
            0 => log.undo(&now),
            1 => log.redo(&now),
            2 => {
                let who = ParticipantId(dice.roll(8) as u16);
                let how = [
                    Attendance::Present,
                    Attendance::Late,
                    Attendance::LeftEarly,
                    Attendance::Absent,
                ][dice.roll(4)];
                log.decide(Command::MarkAttendance(who, how), &now)
            }
            3 if dice.roll(4) == 0 => log.decide(
                Command::Substitute(ParticipantId(dice.roll(7) as u16), Some("代理の者".into())),
                &now,
            ),
            _ => {
                let again = || Command::OpenChapter(kind.to_owned(), "もう一度".into());
                let command = log.state().rehearse(&mut dice).unwrap_or_else(again);
                log.decide(command, &now)
            }
        };
        keep(&log, before);
    }
    (log, states)
}

/// The log as a reader of the session file alone has it.
fn public(log: &Log) -> Log {
    Log::replayed(
        log.steps()
            .iter()
            .filter(|step| !step.is_private())
            .cloned(),
    )
}

proptest! {
    #![proptest_config(property(12))]

    #[test]
    fn the_state_folded_from_any_prefix_is_the_state_as_it_was(seed in any::<u64>()) {
        for kind in KINDS {
            let (log, states) = rehearsed(kind.id, seed, 250, Anonymity::Named);
            prop_assert_eq!(states.len(), log.steps().len() + 1);
            let folded = Log::replayed(log.steps().to_vec());
            for (length, state) in states.iter().enumerate() {
                prop_assert_eq!(&folded.state_at(length), state, "{} after {} steps", kind.id, length);
            }
        }
    }

    #[test]
    fn undo_and_redo_come_back_to_where_they_started(seed in any::<u64>()) {
        for (kind, level) in KINDS.iter().flat_map(|kind| Anonymity::ALL.map(|level| (kind, level))) {
            let (mut log, _) = rehearsed(kind.id, seed, 120, level);
            // A visible decision to undo, so that no older chain of redo is in the way.
            log.decide(Command::AddPeople(seven()), &context(900_000)).unwrap();
            let mut states = vec![log.state().clone()];
            while states.len() <= 10 && log.undo(&context(1_000_000 + states.len() as u64)).is_ok() {
                states.push(log.state().clone());
            }
            let undone = states.len() - 1;
            for i in (0..undone).rev() {
                log.redo(&context(2_000_000 + i as u64)).unwrap();
                prop_assert_eq!(log.state(), &states[i], "{} after {} undos, {} of them redone", kind.id, undone, undone - i);
            }
        }
    }

    #[test]
    fn what_the_file_alone_tells_is_the_live_state_without_its_secrets(seed in any::<u64>()) {
        for kind in KINDS {
            let (log, _) = rehearsed(kind.id, seed, 200, Anonymity::Anonymous);
            prop_assert_eq!(public(&log).state().without_private(), log.state().without_private(), "{}", kind.id);
        }
    }

    #[test]
    fn a_session_comes_back_from_the_disk_as_it_was(seed in any::<u64>(), secret in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        for kind in KINDS {
            let level = if secret { Anonymity::Anonymous } else { Anonymity::Named };
            let (log, _) = rehearsed(kind.id, seed, 120, level);
            let path = folder.path().join(format!("{}.ron", kind.id));
            let setup = SaverSetup::new(Holder::default(), folder.path().join("rescue"), Box::new(|_| {}));
            let saver = create(&path, &Head::default(), &[], setup).unwrap();
            saver.save(log.steps().to_vec());
            saver.close();
            let setup = SaverSetup::new(Holder::default(), folder.path().join("rescue"), Box::new(|_| {}));
            let (loaded, saver) = open(&path, setup).unwrap();
            saver.close();
            prop_assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
            for (read, written) in loaded.steps.iter().zip(log.steps()) {
                prop_assert_eq!(read, written);
            }
            prop_assert_eq!(loaded.steps.len(), log.steps().len());
            let again = Log::replayed(loaded.steps);
            prop_assert_eq!(again.state(), log.state());
        }
    }
}

#[test]
fn closing_leaves_nothing_behind_that_only_the_recovery_journal_holds() {
    let mut closed_up = 0;
    for kind in KINDS {
        each_seed(60, |seed| {
            let (mut log, _) = rehearsed(
                kind.id,
                seed,
                40 + 3 * (seed as usize % 60),
                Anonymity::Anonymous,
            );
            let held_back = |log: &Log| {
                log.state()
                    .chapters
                    .iter()
                    .filter(|chapter| chapter.state.before_close(&log.state().room()).is_some())
                    .count()
            };
            closed_up += held_back(&log);
            // Half of the time the room is in another chapter by then.
            if seed % 2 == 0 {
                let other = KINDS.iter().find(|other| other.id != kind.id).unwrap();
                let open = Command::OpenChapter(other.id.into(), "話し合い".into());
                log.decide(open, &context(8_000_000)).unwrap();
            }
            let (current, before) = (log.state().current, log.steps().len());
            log.decide(Command::Close, &context(9_000_000)).unwrap();
            assert_eq!(held_back(&log), 0, "{} {seed}", kind.id);
            let visits = |step: &Step| matches!(step.event, Event::ChapterEntered(_));
            assert!(
                !log.steps()[before..].iter().any(visits),
                "nobody went there"
            );
            assert_eq!(log.state().current, current);
            assert_eq!(
                public(&log).state().without_private(),
                log.state().without_private()
            );
        });
    }
    assert!(
        closed_up > 5,
        "the rehearsals came to such a moment {closed_up} times"
    );
}

#[test]
fn what_the_rules_do_says_what_it_follows_and_no_public_record_points_at_a_private_one() {
    let mut followed = 0;
    for kind in KINDS {
        each_seed(20, |seed| {
            let (log, _) = rehearsed(kind.id, seed, 150, Anonymity::Anonymous);
            for step in log.steps() {
                let (cause, private) = (step.cause, step.is_private());
                assert!(private || !matches!(cause, Some(Cause::Private(_))));
                // Nobody asked for it: then the file may say so only with what it followed.
                assert!(private || step.origin == Origin::Keyboard || cause.is_some());
                followed += u32::from(private && matches!(cause, Some(Cause::Public(_))));
            }
        });
    }
    assert!(
        followed > 5,
        "the rules followed {followed} times in secret"
    );
}

/// Was the record with this number ever undone?
fn is_undone(log: &Log, n: u64) -> bool {
    log.steps()
        .iter()
        .any(|step| !step.is_private() && matches!(step.event, Event::Undone(of) if of == n))
}

#[test]
fn no_undo_brings_a_name_into_an_anonymous_session() {
    for kind in KINDS {
        // Raised in the middle, then undone as far as it goes: whatever is decided afterwards is
        // decided in 無記名.
        each_seed(20, |seed| {
            let (mut log, _) = rehearsed(kind.id, seed, 60, Anonymity::Sector);
            let late = log.decide(
                Command::RaiseAnonymity(Anonymity::Anonymous),
                &context(8_000_000),
            );
            let records = log.steps().iter().any(|step| step.event.is_of_activity());
            assert_eq!(
                late.is_err(),
                records,
                "what was written with a name cannot be taken back from the file"
            );
            let (mut log, _) = rehearsed(kind.id, seed, 80, Anonymity::Anonymous);
            let collected: Vec<u64> = log
                .steps()
                .iter()
                .filter(|step| step.event.is_final(Anonymity::Anonymous))
                .map(|step| step.n)
                .collect();
            while log.undo(&context(9_000_000)).is_ok() {}
            assert!(
                !collected.into_iter().any(|n| is_undone(&log, n)),
                "{}: what was counted or collected is undone",
                kind.id
            );
        });
    }
}

#[test]
fn who_comes_while_the_room_talks_is_known_in_every_chapter() {
    for kind in KINDS {
        let (mut log, _) = rehearsed(kind.id, 5, 30, Anonymity::Named);
        let now = context(9_000_000);
        // A chapter of another kind, whichever comes next in the list: it may be one that a session
        // has only once.
        let at = KINDS.iter().position(|other| other.id == kind.id).unwrap();
        log.decide(
            Command::OpenChapter(KINDS[(at + 1) % KINDS.len()].id.into(), "話し合い".into()),
            &now,
        )
        .unwrap();
        let id = ParticipantId(log.state().next_participant);
        let who = Participant {
            name: "遅れてきた人".into(),
            ..seven()[0].clone()
        };
        log.decide(Command::AddPeople(vec![who]), &now).unwrap();
        let room_before = log.state().clone();
        log.decide(Command::MarkAttendance(id, Attendance::Late), &now)
            .unwrap();
        // What the chapter would have answered on the screen, it has answered in the background.
        let mut there = room_before;
        there.current = Some(there.chapters[0].no);
        let events = decide(&there, Command::MarkAttendance(id, Attendance::Late), &now).unwrap();
        for event in &events {
            there.evolve(
                event,
                &RecordRef {
                    n: log.next_record() - 1,
                    t: now.t,
                    ms: now.ms,
                },
            );
        }
        assert_eq!(
            log.state().chapters[0].state,
            there.chapters[0].state,
            "{}",
            kind.id
        );
    }
}

#[test]
fn every_activity_is_in_the_menu_the_help_and_the_list_of_keys_in_both_languages() {
    assert_eq!(activity_key_groups().len(), KINDS.len());
    for (kind, key_groups) in activity_key_groups() {
        assert!(!key_groups.is_empty(), "{} has no keys", kind.id);
        for lang in Lang::ALL {
            for id in [kind.label, kind.about].into_iter().chain(
                key_groups
                    .iter()
                    .flat_map(|context| context.hints.iter().map(|hint| hint.label)),
            ) {
                assert!(
                    lang.knows(id.name()),
                    "{} lacks {id} in {}",
                    kind.id,
                    lang.code()
                );
            }
            let mut rig = Rig::meeting("blank", seven(), lang, (120, 36));
            rig.press("<f6>").shows(&lang.tr(kind.label));
        }
    }
}

#[test]
fn every_activity_opens_from_the_menu_is_undone_and_is_replayed() {
    for (at, kind) in KINDS.iter().enumerate() {
        let mut rig = Rig::meeting("blank", seven(), Lang::Ja, (120, 36));
        rig.everybody_here();
        rig.press("<f6>")
            .press(&"<down>".repeat(at))
            .press("<enter>")
            .press("この章の題<enter>");
        assert_eq!(
            rig.state()
                .current_chapter()
                .and_then(|chapter| chapter.state.kind())
                .map(|kind| kind.id),
            Some(kind.id)
        );
        rig.shows("この章の題")
            .press("<f1>")
            .hides("⟦")
            .press("<esc>");
        rig.press("<ctrl-z>");
        assert!(rig.state().chapters.is_empty());
        rig.press("<ctrl-r>");
        let log = rig.log().clone();
        rig.replay(log, None);
        rig.press("]").shows("この章の題").shows("再生");
    }
}

#[test]
fn every_key_of_the_program_is_written_so_that_it_reads_back_and_means_one_thing_in_its_place() {
    for context in key_groups() {
        let mut seen: Vec<(Key, yoriai::domain::MessageId)> = Vec::new();
        for hint in &context.hints {
            for lang in Lang::ALL {
                assert!(
                    lang.knows(context.label.name()) && lang.knows(hint.label.name()),
                    "{} {}",
                    context.label,
                    hint.label
                );
            }
            for keys in hint.keys.split(' ') {
                let key: Key = keys
                    .parse()
                    .unwrap_or_else(|_| panic!("{keys} in {}", context.label));
                assert_eq!(key.to_string(), keys, "{}", context.label);
                let other = seen
                    .iter()
                    .find(|(known, label)| *known == key && *label != hint.label);
                assert!(
                    other.is_none(),
                    "{}: {keys} is {} and {:?}",
                    context.label,
                    hint.label,
                    other
                );
                seen.push((key, hint.label));
            }
        }
    }
}

#[test]
fn every_record_of_a_rehearsal_is_told_in_both_languages() {
    for (kind, level) in KINDS
        .iter()
        .flat_map(|kind| Anonymity::ALL.map(|level| (kind, level)))
    {
        let (log, _) = rehearsed(kind.id, 7, 600, level);
        for (index, step) in log.steps().iter().enumerate() {
            let before = log.state_at(index);
            let said = describe(&before, &step.event);
            let mark = landmark(&before, &step.event).map(|mark| mark.label);
            for lang in Lang::ALL {
                let text = lang.text(&said);
                assert!(
                    !text.contains('⟦') && !text.contains("{$") && !text.is_empty(),
                    "{}: {text}",
                    kind.id
                );
                assert!(mark.iter().all(|mark| !lang.text(mark).contains('⟦')));
            }
        }
    }
}

/// One key of everything that a person could press or type, hostile text included.
fn any_key(dice: &mut Dice) -> String {
    const NAMED: [&str; 40] = [
        "<enter>",
        "<enter>",
        "<enter>",
        "<esc>",
        "<tab>",
        "<backtab>",
        "<up>",
        "<down>",
        "<left>",
        "<right>",
        "<home>",
        "<end>",
        "<pageup>",
        "<pagedown>",
        "<backspace>",
        "<delete>",
        "<f1>",
        "<f2>",
        "<f3>",
        "<f4>",
        "<f5>",
        "<f6>",
        "<f7>",
        "<f8>",
        "<ctrl-x>",
        "<f10>",
        "<f11>",
        "<f12>",
        "<ctrl-n>",
        "<ctrl-p>",
        "<ctrl-r>",
        "<ctrl-z>",
        "<ctrl-t>",
        "<shift-up>",
        "<shift-down>",
        "<shift-left>",
        "<shift-right>",
        "<space>",
        "y",
        "y",
    ];
    const TEXT: [&str; 16] = [
        "あ",
        "髙",
        "𠮷",
        "か\u{3099}",
        "ｶﾞ",
        "\u{3000}",
        "👩\u{200D}⚕\u{FE0F}",
        "\u{202E}",
        "\u{200B}",
        "葛\u{E0100}",
        "(",
        ")",
        "/",
        "1",
        "5",
        "0",
    ];
    match dice.roll(4) {
        0 => TEXT[dice.roll(TEXT.len())].to_owned(),
        1 => char::from(b'a' + dice.roll(26) as u8).to_string(),
        _ => NAMED[dice.roll(NAMED.len())].to_owned(),
    }
}

/// The first row in which a wide character has eaten a border: every frame that starts in a row
/// also ends in it.
fn broken_border(screen: &str) -> Option<String> {
    let mut open = 0_i32;
    for line in screen.lines() {
        let count = |wanted: char| line.chars().filter(|c| *c == wanted).count() as i32;
        if count('┏') != count('┓')
            || count('┗') != count('┛')
            || count('┃') % 2 != 0
            || count('┌') != count('┐')
            || count('└') != count('┘')
        {
            return Some(line.to_owned());
        }
        open += count('┏') - count('┗') + count('┌') - count('└');
    }
    (open != 0).then(|| "a frame does not end".to_owned())
}

/// Is there a frame whose four corners and both sides are there, as the frame of an overlay must
/// be?
fn has_a_whole_frame(buffer: &Buffer) -> bool {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let at = |x: u16, y: u16| buffer[(x, y)].symbol();
    (0..rows)
        .flat_map(|y| (0..columns).map(move |x| (x, y)))
        .filter(|(x, y)| at(*x, *y) == "┏")
        .any(|(x, y)| {
            let Some(right) = (x + 1..columns).find(|right| at(*right, y) == "┓") else {
                return false;
            };
            let Some(bottom) = (y + 1..rows).find(|bottom| at(x, *bottom) == "┗") else {
                return false;
            };
            at(right, bottom) == "┛"
                && (y + 1..bottom).all(|row| at(x, row) == "┃" && at(right, row) == "┃")
        })
}

#[test]
fn a_hundred_thousand_random_keys_pastes_and_resizes_break_nothing() {
    const STEPS: usize = 100_000;
    const EACH: usize = 2_500;
    let (mut steps, mut drawn) = (0, 0);
    each_seed((STEPS / EACH) as u64, |seed| {
        let mut dice = Dice::new(seed);
        let template = ["issues", "blank", "evaluation"][dice.roll(3)];
        let lang = Lang::ALL[dice.roll(2)];
        let mut rig = Rig::meeting(template, seven(), lang, (80, 24));
        rig.everybody_here();
        // Half of the rigs begin inside an activity, in turn.
        if dice.roll(2) == 0 {
            rig.order(Command::OpenChapter(
                KINDS[seed as usize % KINDS.len()].id.into(),
                "章".into(),
            ));
        }
        let mut log = rig.log().clone();
        for i in 0..EACH {
            steps += 1;
            // Home is a place like the others; after a while somebody opens the session again.
            let at_home = matches!(rig.model.place, Location::Home);
            if at_home && dice.roll(10) == 0 {
                rig.open(log.clone());
            } else if !at_home && i % 50 == 0 {
                log = reopened(&rig);
            }
            match dice.roll(200) {
                0 => rig.send(Msg::Resize(dice.roll(301) as u16, dice.roll(101) as u16)),
                1 => drop(rig.paste("一つ目\n二つ目\u{202E}\r\n\u{1b}[31m三つ目\t四つ目")),
                2 => drop(rig.wait(30_000)),
                3 if dice.roll(3) == 0 => rig.replay(log.clone(), None),
                3 => rig.open(log.clone()),
                4 => rig.send(Msg::Scroll(dice.roll(7) as i16 - 3)),
                5 => click_somewhere(&mut rig, &mut dice),
                // A meeting helped along, so that the keys reach its later states too.
                6..=25 => help_along(&mut rig, &mut dice),
                _ => drop(rig.press(&any_key(&mut dice))),
            }
            if i % 10 == 0 {
                drawn += 1;
                draws_whole_borders(&rig, &format!("seed {seed}, key {i}"));
            }
        }
    });
    assert!(steps >= STEPS);
    assert_eq!(drawn, steps / 10);
}

/// Draws the screen, in which every border is whole if it is as large as the program asks for.
fn draws_whole_borders(rig: &Rig, moment: &str) {
    let (buffer, _) = rig.draw();
    let screen = text_of(&buffer);
    let (columns, rows) = rig.model.seat.size;
    if columns >= 80 && rows >= 24 && rig.model.seat.overlay.is_some() {
        assert!(
            has_a_whole_frame(&buffer),
            "{moment}, {columns}×{rows}:\n{screen}"
        );
    } else if columns >= 80 && rows >= 24 {
        assert_eq!(
            broken_border(&screen),
            None,
            "{moment}, {columns}×{rows}:\n{screen}"
        );
    }
}

/// Clicks on anything on the screen that can be clicked on.
fn click_somewhere(rig: &mut Rig, dice: &mut Dice) {
    let hits = rig.draw().1.hits;
    if let Some((_, hit)) = dice.pick(&hits) {
        rig.send(Msg::Click(*hit));
    }
}

/// The session on the screen; of a closed one, in which hardly a key does anything, the first half.
fn reopened(rig: &Rig) -> Log {
    let steps = rig.log().steps();
    let length = if rig.log().state().stage == Stage::Closed {
        1 + steps.len() / 2
    } else {
        steps.len()
    };
    Log::replayed(steps[..length].iter().cloned())
}

fn help_along(rig: &mut Rig, dice: &mut Dice) {
    let Location::Meeting(meeting) = &mut rig.model.place else {
        return;
    };
    if meeting.state().stage == Stage::Closed {
        return;
    }
    if let Some(command) = meeting.state().rehearse(dice) {
        let mut moment = MessageContext::new(context(rig.ms), Origin::Keyboard);
        let _ = meeting.command(vec![command], &mut moment);
        meeting.sync(rig.ms, &yoriai::input::SyncReason::Elsewhere);
    }
}

#[test]
fn a_key_that_is_only_looking_makes_no_record_in_a_replay() {
    for kind in KINDS {
        let (log, _) = rehearsed(kind.id, 3, 200, Anonymity::Named);
        let steps = log.steps().len();
        let mut rig = Rig::home(Lang::Ja, (120, 36));
        rig.replay(log, None);
        let mut dice = Dice::new(9);
        for _ in 0..600 {
            rig.press(&any_key(&mut dice));
            if matches!(rig.model.place, Location::Home) {
                break;
            }
            assert_eq!(rig.log().steps().len(), steps);
        }
        assert!(
            !rig.effects
                .iter()
                .any(|effect| matches!(effect, yoriai::app::Effect::Save(_)))
        );
    }
}
