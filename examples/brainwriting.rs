//! Plays a brainwriting with keys and prints the screen of one moment, to look at: `cargo run
//! --example brainwriting -- [MOMENT] [LANG] [WIDTH] [HEIGHT] [THEME]`; without a moment it lists
//! them.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use yoriai::app::{Model, Msg, OpenedSession, Settings, update};
use yoriai::domain::{Context, roster};
use yoriai::input::Key;
use yoriai::lang::Lang;
use yoriai::paint::{Depth, Glyphs, Theme, ThemeName};
use yoriai::session::{Command, Detail, Log, Opened as Begun};
use yoriai::ui;

/// Three who share the keyboard.
const KEYBOARD: &str =
    "みどり保健所,保健師,地域\nあおば町商工会,経営指導員,職域\n郡医師会,理事,医療";
/// Seven who write on paper.
const PAPER: &str = "みどり保健所,保健師,地域\nあおば町商工会,経営指導員,職域\n郡医師会,理事,医療\nあおば町,健康づくり係長,地域\n協会けんぽ県支部,保健グループ長,職域\n地域産業保健センター,コーディネーター,職域\n町内会,会長,住民";

/// The keys of a play; `!NAME` marks a moment, `~SECONDS` lets time pass, `"…"` pastes.
const TURNS: &str = "!form 小規模事業場で働く人の特定健診の受診率を上げるにはどうしたらよいか<tab> !choices <f7> !beforehand-empty 健診車を朝の市場に出す（7〜9時）<enter><up><right><down>協会けんぽと国保の案内を同じ封筒で送る<enter>事業主あての手紙を !beforehand <esc>
<f8> ~5 !curtain <enter> ~9 !turn 昼休みに測れる場所を商工会に置く<enter>健診の日を自治会の掃除の日に合わせる<enter>事業主あての手紙を一枚にする<enter> !curtain-two
<enter>髙﨑商店の店主に体験を話してもらう<enter><f7> <enter>かかりつけ医から声をかける<enter>問診票を電子化する<enter><enter> !all-done <f8>
~3 !second <enter>昼休みの測定に保健師が同席する<f4> !lineage <enter><f4><shift-up><ctrl-b>手紙に測定の予約票を<f4> !combine <enter> ~100 !last-minute <esc> <f8> !armed ~4 p !paused p ~400 !over
<f8><f8> <enter>最後の一案<enter><f7> w !waiting <enter>電話中 !reason <enter><esc> c !card <esc> <f8><f8> !written t !sheets <esc>
<f8> !browsing <pagedown><pagedown> !browsing-two <f8> !starring <space><down><space>f<down>12 !starring-hands <tab> !vote-curtain <enter><space><down><space>f !starring-seat <f8> !starred
<f8> !grouping <space><space>b !naming 職場の近くで測れるようにする<enter><space><down><space><down><space>b案内を一つにまとめて迷わせない<enter> !grouped <tab><down> !grouped-right <f8> !stickers <tab><enter><space><space> !stickers-seat <tab><enter><down><space> <f8> !stickers-counted
<f8> <tab> <enter> 3<down>0 !weighing <f8> !weighed <f8> !criteria-room <enter> 4<right>3<right>5<right>2<down>2<right>4 !criteria <f8> !rated
<f8> !deciding <space><enter> !wording <enter><enter><up><right><down> !wording-two <ctrl-u>次回までに事務局が案を作る<enter><tab> !decided <f8> !done";
const SHEETS: &str = "!form-seven 小規模事業場で働く人の特定健診の受診率を上げるにはどうしたらよいか !form-typed <tab><tab> !form-row <f8> ~20 !room ~275 !room-last e !grace ~31 !over-paper <f8> !passing ~12 !room-two t !sheets-list
<enter> !typing 昼休みに測れる場所を商工会に置く<enter>健診の日を自治会の掃除の日に合わせる<enter> !typing-next <f4> \"一つ目の案\n二つ目の案\n三つ目の案\" !paste y !pasted <esc>o !opened <esc> w !waiting-paper <esc> <f8><f8> !room-three <f8><f8><f8><f8><f8><f8><f8><f8> !written-paper <f8> !browsing-paper";

#[expect(
    clippy::disallowed_methods,
    reason = "an example reads its own arguments"
)]
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let arg = |n: usize| args.get(n).map_or("", String::as_str);
    let area = Rect::new(
        0,
        0,
        arg(2).parse().unwrap_or(120),
        arg(3).parse().unwrap_or(36),
    );
    let settings = Settings {
        lang: Lang::from_locale(arg(1)),
        theme: ThemeName::from_id(arg(4)).unwrap_or_default(),
    };
    let plays = [(KEYBOARD, TURNS), (PAPER, SHEETS)];
    let Some((people, script)) = plays
        .into_iter()
        .find(|(_, script)| script.contains(&format!("!{}", arg(0))) && !arg(0).is_empty())
    else {
        let moments = plays
            .iter()
            .flat_map(|(_, script)| script.split('!').skip(1))
            .filter_map(|rest| rest.split([' ', '\n']).next());
        return moments.for_each(|moment| println!("{moment}"));
    };
    let model = play(people, script, arg(0), settings, (area.width, area.height));
    let mut buf = Buffer::empty(area);
    ui::draw(
        &model,
        &Theme::named(settings.theme, Depth::True),
        Glyphs::default(),
        &mut buf,
    );
    print(&buf);
}

fn context(ms: u64) -> Context {
    let t: DateTime<FixedOffset> = DateTime::UNIX_EPOCH.fixed_offset();
    Context {
        t,
        ms,
        seed: uuid::Uuid::from_u128((7 << 76) | (2 << 62) | (u128::from(ms) << 20)),
        secret: ms,
    }
}

/// Plays the script up to a moment.
fn play(people: &str, script: &str, moment: &str, settings: Settings, size: (u16, u16)) -> Model {
    let mut log = Log::new();
    let commands = [
        Command::Open(Begun {
            by: String::new(),
            template: "blank".into(),
            continues: None,
            lang: String::new(),
        }),
        Command::Describe(vec![Detail::Title("第2回 作業部会".into())]),
        Command::AddPeople(roster::parse(people)),
        Command::MarkAllPresent,
        Command::OpenChapter("brainwriting".into(), String::new()),
    ];
    for (command, ms) in commands.into_iter().zip(1..) {
        if let Err(refusal) = log.decide(command, &context(ms)) {
            eprintln!("{refusal}");
        }
    }
    let opened = OpenedSession {
        path: PathBuf::from("sample.ron"),
        log,
        id: uuid::Uuid::nil(),
        problems: Vec::new(),
        drafts: Vec::new(),
        read_only: false,
        at: None,
        speed: None,
    };
    let mut now = 1_000;
    let mut model = Model::new(settings, size, context(now));
    update(&mut model, Msg::Opened(Box::new(opened)), &context(now));
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let word = rest.split([' ', '\n']).next().unwrap_or_default();
        match c {
            ' ' | '\n' => rest = &rest[1..],
            '!' if &word[1..] == moment => break,
            '!' => rest = &rest[word.len()..],
            '~' => {
                let seconds: u64 = word[1..].parse().unwrap_or(0);
                for _ in 0..seconds {
                    now += 1_000;
                    update(&mut model, Msg::Tick, &context(now));
                }
                rest = &rest[word.len()..];
            }
            '"' => {
                let end = rest[1..].find('"').map_or(rest.len(), |at| at + 1);
                update(
                    &mut model,
                    Msg::Paste(rest[1..end].to_owned()),
                    &context(now),
                );
                rest = &rest[end + 1..];
            }
            _ => {
                for key in Key::sequence(word).unwrap_or_default() {
                    now += 50;
                    update(&mut model, Msg::Key(key), &context(now));
                }
                rest = &rest[word.len()..];
            }
        }
    }
    model
}

fn print(buf: &Buffer) {
    let color = |color: Color, ground: u8| match color {
        Color::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", ground + 38),
        Color::Indexed(n) => format!("{};5;{n}", ground + 38),
        _ => format!("{}", ground + 39),
    };
    for y in 0..buf.area.height {
        let mut x = 0;
        while x < buf.area.width {
            let cell = &buf[(x, y)];
            let modifiers = [
                (Modifier::BOLD, ";1"),
                (Modifier::DIM, ";2"),
                (Modifier::UNDERLINED, ";4"),
                (Modifier::REVERSED, ";7"),
            ];
            let on: Vec<&str> = modifiers
                .iter()
                .filter(|(m, _)| cell.modifier.contains(*m))
                .map(|(_, n)| *n)
                .collect();
            print!(
                "\x1b[0{on};{};{}m{}",
                color(cell.fg, 0),
                color(cell.bg, 10),
                cell.symbol(),
                on = on.concat()
            );
            x += cell.cell_width().max(1);
        }
        print!(
            "\x1b[0m{}",
            if y + 1 < buf.area.height { "\r\n" } else { "" }
        );
    }
}
