//! Shows every widget of `paint` as a terminal would, to look at: `cargo run --example gallery --
//! [THEME] [LANG] [WIDTH] [HEIGHT] [ascii|quarters]`.
#![expect(clippy::disallowed_methods, reason = "examples have arguments")]

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use yoriai::domain::Message;
use yoriai::id;
use yoriai::input::{Binding, Field, Lines};
use yoriai::lang::Lang;
use yoriai::paint::{
    Canvas, Depth, Glyphs, List, Role, Share, Sign, Theme, ThemeName, Weight, center, columns, rows,
};

const QUESTION: [&str; 2] = [
    "小規模事業場で働く人の特定健診の受診率を上げるにはどうしたらよいか",
    "How could more people who work in small businesses come to a health checkup?",
];
const IDEAS: [&str; 9] = [
    "昼休みに測れる場所を商工会に置く",
    "健診車を朝の市場に出す（7〜9時）",
    "髙﨑商店の店主に体験を話してもらう",
    "ﾊﾞｽ停ごとに受診率の地図を貼る ★",
    "事業主あての手紙を一枚にする",
    "A clinic that stays open until 21:00 on the first Monday of each month",
    "協会けんぽと国保の案内を同じ封筒で送り、問い合わせ先も一つの番号にまとめて迷わせない",
    "か\u{3099}んは゜る人を表彰する",
    "健診の日を自治会の掃除の日に合わせる",
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let arg = |n: usize| args.get(n).map_or("", String::as_str);
    let name = ThemeName::from_id(arg(0)).unwrap_or_default();
    let lang = Lang::from_locale(arg(1));
    let area = Rect::new(
        0,
        0,
        arg(2).parse().unwrap_or(120),
        arg(3).parse().unwrap_or(36),
    );
    let glyphs = match arg(4) {
        "ascii" => Glyphs::ASCII,
        "quarters" => Glyphs::ALL,
        _ => Glyphs::default(),
    };
    let mut buf = Buffer::empty(area);
    let theme = Theme::named(name, Depth::True);
    draw(&mut Canvas::new(&mut buf, &theme, lang, glyphs));
    print(&buf);
}

#[expect(
    clippy::too_many_lines,
    reason = "one page, its widgets in their places"
)]
fn draw(canvas: &mut Canvas<'_>) {
    let ja = canvas.lang == Lang::Ja;
    canvas.fill(canvas.area(), Role::Text);
    let [top, question, middle, field, footer] = rows(
        canvas.area(),
        [
            Share::Fixed(2),
            Share::Fixed(if canvas.area().height > 30 { 18 } else { 9 }),
            Share::Rest(1),
            Share::Fixed(3),
            Share::Fixed(1),
        ],
    );
    let saved = format!(
        "{} {}",
        canvas.glyphs.sign(Sign::Check),
        if ja { "保存済" } else { "Saved" }
    );
    canvas.text(
        (1, 0, top.width),
        if ja {
            "第2回 作業部会　書く"
        } else {
            "Second working group - Writing"
        },
        Role::Title,
    );
    canvas.text_right((0, 0, top.width - 1), &saved, Role::Good);
    let [left, right] = columns(
        question,
        [
            Share::Rest(1),
            Share::Fixed(if question.width < 100 { 0 } else { 28 }),
        ],
    );
    let text = Rect {
        x: left.x + 1,
        width: left.width - 2,
        height: left.height - 1,
        ..left
    };
    canvas.question(text, QUESTION[usize::from(!ja)], Role::Question);
    canvas.clock(right, "4:07", Role::Clock);
    canvas.gauge(
        (right.x, right.y + 6, right.width.saturating_sub(2)),
        37,
        90,
    );
    canvas.text((right.x, right.y + 7, right.width), "37 / 90", Role::Quiet);
    canvas.clock(
        Rect {
            y: right.y + 9,
            height: 3,
            ..right
        },
        "-0:12",
        Role::ClockOver,
    );
    let [list, roles] = columns(middle, [Share::Rest(3), Share::Rest(2)]);
    let inside = canvas.frame(
        list,
        if ja { "アイデア" } else { "Ideas" },
        Role::BorderStrong,
        Weight::Strong,
    );
    canvas.list(
        inside,
        List {
            id: 0,
            len: IDEAS.len(),
            selected: Some(2),
            role: Role::Selected,
        },
        |canvas, index, line, role| {
            let taken = canvas.text(
                (line.x, line.y, line.width.saturating_sub(6)),
                IDEAS[index],
                role,
            );
            if role == Role::Text {
                canvas.marks((line.x + taken + 1, line.y, 5), index * 2 % 8, Sign::Star);
            }
        },
    );
    let roles = Rect {
        x: roles.x + 1,
        width: roles.width - 1,
        ..roles
    };
    let inside = canvas.frame(
        roles,
        if ja { "見本" } else { "Samples" },
        Role::Title,
        Weight::Quiet,
    );
    samples(canvas, inside);
    let mut answer = Field::new(Lines::One);
    answer.insert("産業医のいない会社にも保健師が");
    canvas.field(field, &answer, if ja { "書く" } else { "Write" }, true);
    let sample = Binding::new("enter", (), id!("do-help")).hint().action();
    let mut x = 1;
    for (key, does) in [
        ("Enter", "書く"),
        ("Tab", "次の欄"),
        ("u", "取り消す"),
        ("?", "ヘルプ"),
    ] {
        x += canvas.key((x, footer.y, footer.width - x), key, does, sample) + 3;
    }
    let popup = center(canvas.area(), 46, 5);
    let popup = Rect {
        x: canvas.area().width.saturating_sub(50),
        y: canvas.area().height.saturating_sub(9),
        ..popup
    };
    let inside = canvas.popup(popup, if ja { "お知らせ" } else { "Notice" });
    let refusal = canvas.msg(&Message::new(id!("refuse-too-many-people")).with("most", 60));
    canvas.wrap(inside, &refusal, Role::Warn);
}

/// A word in each role.
fn samples(canvas: &mut Canvas<'_>, area: Rect) {
    let [one, two] = columns(area, [Share::Rest(1), Share::Rest(1)]);
    for (i, role) in Role::ALL.into_iter().enumerate() {
        let column = if i % 2 == 0 { one } else { two };
        let y = column.y + i as u16 / 2;
        if y < area.bottom() {
            canvas.text(
                (column.x, y, column.width),
                &format!(" {role:?} 受診率"),
                role,
            );
        }
    }
}

/// Prints a buffer with ANSI colours.
fn print(buf: &Buffer) {
    let color = |color: Color, ground: u8| match color {
        Color::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", ground + 38),
        Color::Indexed(n) => format!("{};5;{n}", ground + 38),
        _ => format!("{}", ground + 39),
    };
    let modifiers = [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
    ];
    for y in 0..buf.area.height {
        let mut x = 0;
        while x < buf.area.width {
            let cell = &buf[(x, y)];
            print!("\x1b[0;{};{}", color(cell.fg, 0), color(cell.bg, 10));
            let set = |(modifier, _): &&(Modifier, u8)| cell.modifier.contains(*modifier);
            for (_, code) in modifiers.iter().filter(set) {
                print!(";{code}");
            }
            print!("m{}", cell.symbol());
            x += cell.cell_width().max(1);
        }
        print!(
            "\x1b[0m{}",
            if y + 1 < buf.area.height { "\r\n" } else { "" }
        );
    }
}
