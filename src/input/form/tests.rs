//! A form under keys: what is typed, chosen, refused, lost and kept.

use crate::testing::property;
use proptest::prelude::*;

use super::*;
use crate::domain::Decimal;
use crate::input::Scroller;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Name,
    Notes,
    Count,
    Year,
    Share,
    Day,
    Course,
    Sectors,
    Rounds,
    Weight,
    Partners,
}

type Sample = Form<Line, u8>;

fn options() -> Vec<Choice<u8>> {
    ["継続", "拡充", "縮小"]
        .into_iter()
        .zip(0..)
        .map(|(words, value)| Choice::new(value, words))
        .collect()
}

fn sample() -> Sample {
    let label = id!("form-next");
    let columns = vec![id!("form-next"), id!("form-close")];
    Form::new(vec![
        FormLine::text(Line::Name, label, "").required(),
        FormLine::long_text(Line::Notes, label, ""),
        FormLine::number(Line::Count, label, None, (1, 99)),
        FormLine::year(Line::Year, label, 0),
        FormLine::decimal(Line::Share, label, None),
        FormLine::date(
            Line::Day,
            label,
            None,
            chrono::NaiveDate::from_ymd_opt(2026, 1, 1),
        ),
        FormLine::choice(Line::Course, label, options(), &1),
        FormLine::many(Line::Sectors, label, options(), &[2]),
        FormLine::stepper(Line::Rounds, label, Stepper::new(None, 4, (1, 20))),
        FormLine::level(Line::Weight, label, None),
        FormLine::rows(Line::Partners, label, columns, &[]),
    ])
}

fn press<K: FormKey, V: Clone + PartialEq>(form: &mut Form<K, V>, keys: &str) -> FormAnswer<K> {
    let mut answer = FormAnswer::Ignored;
    for key in Key::sequence(keys).unwrap() {
        answer = form.on_input(&Input::Key(key));
    }
    answer
}

#[test]
fn every_kind_of_line_gives_what_was_typed_or_chosen() {
    let mut form = sample();
    press(
        &mut form,
        "事業<enter>一行目<alt-enter>二行目<enter>１２<enter>R8<enter>△１，５５０．５<enter>11/22",
    );
    press(
        &mut form,
        "<enter><right><enter><space><enter>12<enter>3<enter>",
    );
    press(&mut form, "商工会<tab>広報<tab>町");
    assert_eq!(form.text(Line::Name), "事業");
    assert_eq!(form.text(Line::Notes), "一行目\n二行目");
    assert_eq!(form.number(Line::Count), Ok(Some(12)));
    assert_eq!(form.year(Line::Year), Ok(Some(2026)));
    assert_eq!(form.decimal(Line::Share), Ok(Decimal::typed("-1550.5")));
    assert_eq!(
        form.date(Line::Day).unwrap().map(|day| day.to_string()),
        Some("2026-11-22".into())
    );
    assert_eq!(form.choice(Line::Course), Some(&2));
    assert_eq!(form.ticked(Line::Sectors), [&0, &2]);
    assert_eq!(form.wish(Line::Rounds), Some(12));
    assert_eq!(form.level(Line::Weight), Some(3));
    let rows = [vec!["商工会", "広報"], vec!["町", ""]];
    assert_eq!(form.rows(Line::Partners), rows);
    assert_eq!(press(&mut form, "<f8>"), FormAnswer::HandIn);
}

#[test]
fn a_line_that_cannot_be_read_has_the_cursor_until_it_is_mended() {
    let mut form = sample();
    press(&mut form, "事業<enter><enter>百<f8>");
    let (key, message) = form.error().expect("it says what is wrong");
    assert_eq!((key, message.id), (Line::Count, id!("form-not-a-number")));
    assert_eq!(form.line().map(|line| line.key), Some(Line::Count));
    press(&mut form, "<backspace>");
    assert_eq!(form.error(), None);
    let mut empty = sample();
    press(&mut empty, "<down><down>");
    let answer = press(&mut empty, "<f8>");
    assert!(matches!(answer, FormAnswer::Refused(message) if message.id == id!("form-missing")));
    assert_eq!(empty.line().map(|line| line.key), Some(Line::Name));
}

#[test]
fn esc_asks_only_where_something_would_be_lost() {
    let mut form = sample();
    assert_eq!(press(&mut form, "<esc>"), FormAnswer::Close);
    let mut form = sample().asks_before_losing();
    assert_eq!(press(&mut form, "<esc>"), FormAnswer::Close);
    assert_eq!(press(&mut form, "あ<esc>"), FormAnswer::Handled);
    assert!(form.is_asking());
    press(&mut form, "n");
    assert_eq!((form.is_asking(), form.text(Line::Name)), (false, "あ"));
    assert_eq!(press(&mut form, "<esc>y"), FormAnswer::Close);
}

#[test]
fn what_is_typed_comes_back_when_the_form_is_opened_again() {
    let mut drafts: Drafts<&str, Line, u8> = Drafts::default();
    let mut form = sample();
    drafts.keep("untouched", form.clone());
    press(&mut form, "途中");
    drafts.keep("finding", form);
    assert_eq!(drafts.take(&"untouched"), None);
    let back = drafts.take(&"finding").expect("the draft");
    assert_eq!(back.text(Line::Name), "途中");
    assert_eq!(drafts.take(&"finding"), None);
}

#[test]
fn a_number_follows_the_room_until_somebody_chooses_and_can_follow_again() {
    let mut form = sample();
    form.focus(Line::Rounds);
    assert_eq!(form.wish(Line::Rounds), None);
    press(&mut form, "<right>");
    assert_eq!(form.wish(Line::Rounds), Some(5));
    press(&mut form, "<backspace>");
    assert_eq!((form.wish(Line::Rounds), form.is_changed()), (None, false));
    press(&mut form, "<shift-right><shift-right><shift-right>");
    assert_eq!(form.wish(Line::Rounds), Some(20));
}

#[test]
fn pasted_cells_fill_a_table_and_pasted_lines_a_text() {
    let mut form = sample();
    form.focus(Line::Partners);
    form.on_input(&Input::Paste("商工会\t広報\n町\t健診\n".into()));
    assert_eq!(form.rows(Line::Partners).len(), 2);
    form.focus(Line::Notes);
    form.on_input(&Input::Paste("一\r\n二".into()));
    assert_eq!(form.text(Line::Notes), "一\n二");
}

#[test]
fn the_wheel_touches_no_line() {
    let mut form = sample();
    for at in 0..form.lines().len() {
        form.at = at;
        let before = form.clone();
        assert_eq!(form.on_input(&Input::Scroll(3)), FormAnswer::Ignored);
        assert_eq!(form, before);
    }
    let mut scroller = Scroller::default();
    let extent = crate::input::Extent::new(9, 3);
    scroller.on_input(&Input::Scroll(99), extent);
    assert_eq!(scroller.top(extent), 6);
}

proptest! {
    #![proptest_config(property(256))]

    #[test]
    fn every_key_that_is_named_works_and_the_cursor_stays_inside(
        keys in proptest::collection::vec(0_usize..12, 0..60),
    ) {
        const KEYS: [&str; 12] = [
            "<enter>", "<down>", "<up>", "<tab>", "<backtab>", "<right>", "<left>", "<space>", "あ",
            "1", "<backspace>", "<f8>",
        ];
        let mut form = sample();
        for key in keys {
            press(&mut form, KEYS[key]);
            prop_assert!(form.at() < form.lines().len());
            for hint in form.hints() {
                let mut copy = form.clone();
                let answer = copy.on_input(&Input::Action(hint.action()));
                prop_assert!(answer != FormAnswer::Ignored, "{:?}", hint);
            }
        }
    }

    #[test]
    fn as_far_down_as_up_is_the_same_line(n in 0_usize..20) {
        let mut form = sample();
        let first = form.clone();
        for key in std::iter::repeat_n("<down>", n).chain(std::iter::repeat_n("<up>", n)) {
            press(&mut form, key);
        }
        prop_assert_eq!(form, first);
    }
}

#[test]
fn steps_stay_within_what_the_room_can_do_and_digits_may_ask_for_more() {
    let mut stepper = Stepper::new(None, 4, (1, 10)).within((1, 4));
    assert_eq!(stepper.turn(1), FieldAnswer::Moved);
    assert_eq!(stepper.wish, None, "standing at the limit is no choice");
    assert_eq!(stepper.digit(6), FieldAnswer::Changed);
    assert_eq!(stepper.wish, Some(6));
    stepper.turn(-1);
    assert_eq!(
        stepper.wish,
        Some(3),
        "from what applies, not from the wish"
    );
    assert_eq!(stepper.follow(), FieldAnswer::Changed);
    assert_eq!(stepper.follow(), FieldAnswer::Moved);
}

/// A page of a text, a number and a choice, as a state has them.
fn page_lines(question: &str, rounds: Option<i64>, course: Option<u8>) -> Vec<FormLine<Line, u8>> {
    let label = id!("form-next");
    let stepper = Stepper::new(rounds, 4, (1, 60));
    vec![
        FormLine::text(Line::Name, label, question),
        FormLine::stepper(Line::Rounds, label, stepper),
        FormLine::fitting(Line::Course, label, options(), (course.as_ref(), &1)),
    ]
}

#[test]
fn each_change_of_a_page_counts_at_once_and_what_nobody_chose_follows() {
    let mut page = Form::page(page_lines("", None, None));
    assert_eq!(press(&mut page, "<down>"), FormAnswer::Left(Line::Name));
    assert_eq!(
        press(&mut page, "<right>"),
        FormAnswer::Changed(Line::Rounds)
    );
    assert_eq!(page.wish(Line::Rounds), Some(5));
    press(&mut page, "<enter>");
    assert_eq!(page.wished(Line::Course), None);
    assert_eq!(
        press(&mut page, "<left>"),
        FormAnswer::Changed(Line::Course)
    );
    assert_eq!(page.wished(Line::Course), Some(&0));
    assert_eq!(
        press(&mut page, "<delete>"),
        FormAnswer::Changed(Line::Course)
    );
    assert_eq!(page.wished(Line::Course), None);
    // A page is neither handed in nor closed.
    for key in ["<f8>", "<esc>"] {
        assert_eq!(press(&mut page, key), FormAnswer::Ignored);
    }
}

#[test]
fn a_page_made_anew_keeps_what_is_being_typed_and_nothing_else() {
    let mut page = Form::page(page_lines("前の問い", None, None));
    press(&mut page, "途中");
    press(&mut page, "<down>");
    press(&mut page, "1");
    // The rules took the number, and somebody else put another question.
    page.renew(page_lines("別の問い", Some(1), Some(2)));
    assert_eq!(page.text(Line::Name), "前の問い途中");
    assert!(page.has_changed(Line::Name));
    press(&mut page, "2");
    assert_eq!(page.wish(Line::Rounds), Some(12), "its digits go on");
    // The rules refused it.
    page.renew(page_lines("前の問い途中", Some(1), Some(2)));
    assert!(!page.has_changed(Line::Name), "handed in");
    assert_eq!(page.wished(Line::Course), Some(&2));
    press(&mut page, "<down><up>");
    press(&mut page, "3");
    assert_eq!(page.wish(Line::Rounds), Some(3), "a number begun anew");
    // Without a draft the text follows the state, and the cursor its line.
    let mut lines = page_lines("次の問い", None, None);
    lines.reverse();
    page.renew(lines);
    assert_eq!(page.text(Line::Name), "次の問い");
    assert_eq!(page.line().map(|line| line.key), Some(Line::Rounds));
}

#[test]
fn what_a_line_suggests_or_offers_is_nothing_until_somebody_takes_it() {
    let wording = FormLine::text(0, id!("form-next"), "")
        .required()
        .suggesting("一案");
    let kinds = ["決定", "継続審議"].map(|kind| Choice::new(kind, kind));
    let kind = FormLine::open_choice(1, id!("form-more"), "", kinds.to_vec(), None).required();
    let mut form: Form<i32, &str> = Form::new(vec![wording, kind]);
    assert!(!form.is_changed());
    let refused =
        |form: &Form<i32, &str>| form.check().map_err(|error| (error.key, error.message.id));
    assert_eq!(refused(&form), Err((0, id!("form-missing"))));
    press(&mut form, "<right>");
    assert_eq!(form.text(0), "一案");
    assert_eq!(refused(&form), Err((1, id!("form-choose"))));
    press(&mut form, "<down><right>");
    assert_eq!((form.choice(1), refused(&form)), (Some(&"決定"), Ok(())));
    let mut drafts = Drafts::default();
    drafts.keep("decision", form);
    assert_eq!(
        drafts.get(&"decision").map(|form| form.text(0)),
        Some("一案")
    );
    drafts.drop_for(&"decision");
    assert_eq!(drafts.all().count(), 0);
}

#[test]
fn a_known_name_is_taken_from_the_list_by_what_is_typed_of_it() {
    let known = ["みどり市商工会", "協会けんぽ みどり支部", "みどり保健所"].map(String::from);
    let line = FormLine::text(Line::Name, id!("form-missing"), "").among(known.to_vec());
    let mut form: Sample = Form::new(vec![line]);
    form.on_input(&Input::Paste("みどり".into()));
    let take = |form: &mut Sample| {
        press(form, "<ctrl-l>");
        form.text(Line::Name).to_owned()
    };
    let taken: Vec<String> = (0..4).map(|_| take(&mut form)).collect();
    assert_eq!(taken[..3], known);
    assert_eq!(taken[3], known[0]);
}

#[test]
fn a_name_that_is_nearly_a_known_one_is_asked_back_once_and_a_known_one_is_written_as_it_is() {
    let known = vec!["協会けんぽ みどり支部".to_owned()];
    let line = FormLine::text(Line::Name, id!("form-missing"), "").among(known.clone());
    let mut form: Sample = Form::new(vec![line]);
    form.on_input(&Input::Paste("協会けんぽ".into()));
    assert!(matches!(press(&mut form, "<f8>"), FormAnswer::Refused(_)));
    assert_eq!(form.text(Line::Name), "協会けんぽ", "kept as it was typed");
    assert_eq!(
        press(&mut form, "<f8>"),
        FormAnswer::HandIn,
        "said twice, it is meant"
    );
    form.on_input(&Input::Paste("みどり支部".into()));
    assert_eq!(press(&mut form, "<f8>"), FormAnswer::HandIn);
    assert_eq!(form.text(Line::Name), known[0]);
}
