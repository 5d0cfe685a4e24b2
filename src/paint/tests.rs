//! What every drawing keeps to, whatever it is asked.

use crate::testing::property;
use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};

use super::*;
use crate::id;
use crate::input::Binding;
use crate::input::{Field, Hit, Lines};
use crate::lang::Lang;

const PLAIN: Glyphs = Glyphs::ALL;
const WIDE: Glyphs = Glyphs::WIDE;
const THEME: Theme = Theme::named(ThemeName::Dark, Depth::True);

/// What a terminal shows after ratatui has sent a buffer to it: a wide glyph that loses a half
/// loses the other half too.
fn shown(buf: &Buffer) -> Vec<String> {
    let width = usize::from(buf.area.width);
    let mut screen = vec![vec![" ".to_owned(); width]; usize::from(buf.area.height)];
    for (x, y, cell) in Buffer::empty(buf.area).diff(buf) {
        let (x, row) = (usize::from(x), &mut screen[usize::from(y)]);
        for at in x..(x + usize::from(cell.cell_width())).min(width) {
            let head = (0..=at)
                .rev()
                .find(|head| !row[*head].is_empty())
                .unwrap_or(0);
            row[head] = " ".to_owned();
            let mut tail = head + 1;
            while tail < width && row[tail].is_empty() {
                row[tail] = " ".to_owned();
                tail += 1;
            }
        }
        for (i, at) in (x..(x + usize::from(cell.cell_width())).min(width)).enumerate() {
            row[at] = if i == 0 {
                cell.symbol().to_owned()
            } else {
                String::new()
            };
        }
    }
    screen
        .into_iter()
        .map(|row| row.concat().trim_end().to_owned())
        .collect()
}

fn drawn(
    width: u16,
    height: u16,
    glyphs: Glyphs,
    draw: impl FnOnce(&mut Canvas<'_>),
) -> Vec<String> {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    draw(&mut Canvas::new(&mut buf, &THEME, Lang::Ja, glyphs));
    shown(&buf)
}

#[test]
fn a_text_is_cut_between_letters_with_a_sign() {
    let screen = drawn(12, 4, PLAIN, |canvas| {
        assert_eq!(canvas.text((0, 0, 8), "特定健診の受診率", Role::Text), 7);
        assert_eq!(canvas.text_right((0, 1, 12), "髙﨑", Role::Text), 4);
        assert_eq!(canvas.text_center((0, 2, 12), "ｶﾞか\u{3099}", Role::Text), 4);
        assert_eq!(canvas.text((11, 3, 9), "広", Role::Text), 1);
    });
    assert_eq!(
        screen,
        ["特定健…", "        髙﨑", "    ｶﾞか\u{3099}", "           …"]
    );
}

#[test]
fn a_wide_letter_that_loses_a_half_goes() {
    let screen = drawn(6, 1, PLAIN, |canvas| {
        canvas.text((0, 0, 6), "健診車", Role::Text);
        canvas.text((3, 0, 1), "|", Role::Text);
    });
    assert_eq!(screen, ["健 |車"]);
}

#[test]
fn where_ambiguous_letters_are_wide_they_get_their_room() {
    let screen = drawn(8, 1, WIDE, |canvas| {
        assert_eq!(canvas.text((0, 0, 8), "①→○a", Role::Text), 7);
    });
    assert_eq!(screen, ["①→○a"]);
}

#[test]
fn a_popup_over_wide_letters_keeps_its_border_at_every_place() {
    for glyphs in [PLAIN, WIDE] {
        for (shift, x) in (0..2).flat_map(|shift| (0..14).map(move |x| (shift, x))) {
            for width in 4..7 {
                popup_keeps_its_border(glyphs, shift, x, width);
            }
        }
    }
}

fn popup_keeps_its_border(glyphs: Glyphs, shift: u16, x: u16, width: u16) {
    let screen = drawn(20, 5, glyphs, |canvas| {
        for y in 0..5 {
            canvas.text((shift, y, 20), "特定健診の受診率", Role::Text);
        }
        canvas.popup(Rect::new(x, 1, width, 3), "");
    });
    let lines = glyphs.heavy();
    let inner = usize::from(width - 2);
    let framed = [
        format!(
            "{}{}{}",
            lines.top_left,
            lines.across.repeat(inner),
            lines.top_right
        ),
        format!("{}{}{}", lines.down, " ".repeat(inner), lines.down),
        format!(
            "{}{}{}",
            lines.bottom_left,
            lines.across.repeat(inner),
            lines.bottom_right
        ),
    ];
    for (row, expected) in screen[1..4].iter().zip(&framed) {
        let at = row
            .find(expected.as_str())
            .unwrap_or_else(|| panic!("{expected} is broken at {x}: {row}"));
        assert_eq!(PLAIN.width(&row[..at]), usize::from(x));
    }
}

#[test]
fn a_list_keeps_the_chosen_row_in_sight_and_answers_clicks() {
    let mut buf = Buffer::empty(Rect::new(0, 0, 10, 3));
    let mut canvas = Canvas::new(&mut buf, &THEME, Lang::Ja, PLAIN);
    canvas.list(
        canvas.area(),
        List {
            id: 7,
            len: 20,
            selected: Some(10),
            role: Role::Selected,
        },
        |canvas, index, line, role| {
            canvas.text(line, &format!("第{index}案"), role);
        },
    );
    assert_eq!(canvas.hits[1], (Rect::new(0, 1, 9, 1), Hit::Row(7, 10)));
    assert_eq!(shown(&buf), ["  第9案  │", "> 第10案 ▐", "  第11案 │"]);
}

#[test]
fn a_field_scrolls_and_the_cursor_follows_the_caret() {
    let mut field = Field::holding("昼休みに測れる場所");
    let mut cursor = None;
    let mut look = |field: &Field, height| {
        drawn(14, height, PLAIN, |canvas| {
            canvas.field(canvas.area(), field, "案", true);
            cursor = canvas.cursor;
        })
    };
    assert_eq!(look(&field, 1), ["案 測れる場所"]);
    assert_eq!(
        look(&field, 4),
        [
            "┏━ 案 ━━━━━━━┓",
            "┃ 昼休みに測 ┃",
            "┃ れる場所   ┃",
            "┗━━━━━━━━━━━━┛"
        ]
    );
    assert_eq!(cursor, Some(Position::new(10, 2)));
    field.set_caret(0);
    let mut unfocused = None;
    drawn(14, 1, PLAIN, |canvas| {
        canvas.field(canvas.area(), &field, "案", false);
        unfocused = canvas.cursor;
    });
    assert_eq!(unfocused, None);
}

#[test]
fn the_caret_behind_a_full_line_stands_on_the_next() {
    let mut field = Field::new(Lines::Many);
    field.set("昼休み");
    let mut cursor = None;
    drawn(10, 4, PLAIN, |canvas| {
        canvas.field(canvas.area(), &field, "", true);
        cursor = canvas.cursor;
    });
    assert_eq!(cursor, Some(Position::new(2, 2)));
}

#[test]
fn the_clock_and_the_question_are_as_large_as_the_area_allows() {
    let rows = |width, height, text| {
        let mut taken = (0, 0);
        drawn(width, height, PLAIN, |canvas| {
            let area = canvas.area();
            taken = (
                canvas.clock(area, "12:34", Role::Clock).1,
                canvas.question(area, text, Role::Question),
            );
            assert_eq!(canvas.question_height(area, text), taken.1);
        });
        taken
    };
    let question = "小規模事業場で働く人の特定健診の受診率を上げるにはどうしたらよいか";
    assert_eq!(rows(120, 36, question), (10, 27));
    assert_eq!(rows(120, 17, question), (10, 17));
    assert_eq!(rows(120, 12, question), (10, 11));
    assert_eq!(rows(78, 8, question), (5, 1), "letters, not blots");
    assert_eq!(rows(60, 3, question), (3, 3));
    assert_eq!(rows(10, 2, "どうする"), (1, 1));
}

#[test]
fn a_letter_without_a_bitmap_stands_there_as_it_is() {
    let screen = drawn(40, 8, PLAIN, |canvas| {
        canvas.question(canvas.area(), "髙橋", Role::Question);
    });
    assert!(screen.iter().any(|row| row.contains('髙')), "{screen:#?}");
}

#[test]
fn an_empty_area_leaves_its_neighbours_alone() {
    let screen = drawn(9, 2, PLAIN, |canvas| {
        for area in [Rect::new(0, 0, 9, 0), Rect::new(0, 1, 0, 1)] {
            canvas.frame(area, "題", Role::Title, Weight::Quiet);
            canvas.field(area, &Field::holding("案"), "案", true);
            canvas.clock(area, "1:00", Role::Clock);
            canvas.question(area, "問い", Role::Question);
            canvas.popup(area, "題");
        }
        assert_eq!(canvas.cursor, None);
    });
    assert_eq!(screen, ["", ""]);
}

fn everything(canvas: &mut Canvas<'_>, area: Rect, text: &str) {
    let mut field = Field::new(Lines::Many);
    field.set(text);
    canvas.fill(area, Role::Banner);
    canvas.text(area, text, Role::Text);
    canvas.text_right(area, text, Role::Text);
    canvas.text_center(area, text, Role::Text);
    canvas.wrap(area, text, Role::Quiet);
    canvas.frame(area, text, Role::Border, Weight::Strong);
    canvas.frame(area, text, Role::Title, Weight::Quiet);
    canvas.list(
        area,
        List {
            id: 1,
            len: 9,
            selected: Some(4),
            role: Role::Selected,
        },
        |canvas, _, line, role| {
            canvas.text(line, text, role);
        },
    );
    canvas.gauge(area, 3, 0);
    canvas.marks(area, 12, Sign::Star);
    let action = Binding::new("enter", (), id!("do-help")).hint().action();
    canvas.key(area, "Enter", text, action);
    canvas.field(area, &field, text, true);
    canvas.question(area, text, Role::Question);
    canvas.clock(area, "-12:34", Role::ClockOver);
    canvas.popup(area, text);
    canvas.scrollbar(area, 3, 99);
}

proptest! {
    #![proptest_config(property(256))]

    #[test]
    fn nothing_panics_and_nothing_is_drawn_outside(
        size in (0_u16..4, 0_u16..4).prop_union((0_u16..60, 0_u16..20)),
        at in (0_u16..70, 0_u16..24),
        asked in (0_u16..200, 0_u16..60),
        text in prop_oneof![any::<String>(), Just("受診率を、上げるには①ｶﾞか\u{3099}髙あﾞ".to_owned())],
        which in 0_usize..3,
    ) {
        let area = Rect::new(2, 1, size.0, size.1);
        let mut buf = Buffer::empty(area);
        let mut canvas = Canvas::new(&mut buf, &THEME, Lang::En, [PLAIN, WIDE, Glyphs::ASCII][which]);
        everything(&mut canvas, Rect::new(at.0, at.1, asked.0, asked.1), &text);
        everything(&mut canvas, area, &text);
        prop_assert!(canvas.hits.iter().all(|(hit, _)| area.intersection(*hit) == *hit));
        prop_assert!(canvas.cursor.is_none_or(|cursor| area.contains(cursor)));
    }
}
