//! Forms, lists and popups of the board behave as everywhere: errors stand at their line, the wheel
//! decides nothing, what is named works.

use super::*;

#[test]
fn the_cursor_stands_at_the_line_that_was_refused_and_says_why_there() {
    let error = |table: &BoardTable| match &table.screen().popup {
        Some(BoardPopup::Form(open)) => open.form.error().map(|(key, why)| (key, why.id)),
        _ => None,
    };
    let mut table = board();
    // By the rules, after the line was left.
    table.press("n<down><down><f8>");
    let empty = Some((BoardField::FindingText, id!("board-refuse-finding-empty")));
    assert_eq!(error(&table), empty);
    let shown = table.shows(Lang::Ja, (100, 24));
    assert!(shown.contains("所見を入力するか"), "{shown}");
    table.press("見えない<f8>r<f8>");
    let course = Some((BoardField::Course, id!("form-choose")));
    assert_eq!(error(&table), course);
    table.press("<right><down><right><f8>");
    let answer = Some((BoardField::Answer, id!("board-refuse-response")));
    assert_eq!(error(&table), answer);
    // By the kit, without asking the rules.
    table.press("続ける<f8>a歩く会<down><down><down><down><down><ctrl-u>来年<f8>");
    let year = Some((BoardField::DueYear, id!("form-not-a-year")));
    assert_eq!((error(&table), table.refused().len()), (year, 2));
    // By the board, where a date needs its year.
    table.press("<ctrl-u><up><right><f8>");
    let needed = Some((BoardField::DueYear, id!("form-missing")));
    assert_eq!(error(&table), needed);
    table.press("R9<f8>");
    assert_eq!(table.state().actions[0].action.due, Due::Quarter(2027, 1));
}

#[test]
fn a_form_opened_and_handed_in_says_only_what_was_typed_and_taken_in_it() {
    let mut table = board();
    table.press("pn事業<f8>a参加者数<down><right><down>人<down><right><down>10<down>R6");
    table.press("<down><down>12<down><down>14<f8><down>i<esc>");
    table.press("a歩く会<f8>");
    let action = table.state().actions[0].action.clone();
    // What was typed, and to what it belongs.
    let said = Action {
        id: action.id,
        what: "歩く会".to_owned(),
        from: vec![table.state().findings[0].id],
        programme: table.state().findings[0].programme,
        reason: "参加者数".to_owned(),
        ..Action::default()
    };
    assert_eq!(action, said);
    let to_due = "<down><down><down><down>";
    table.press(&format!("a測定会{to_due}<right><down><f8>"));
    assert_eq!(table.state().actions.len(), 1, "a date needs its year");
    table.press(&format!("<right>{to_due}<up><right><down><right><f8>"));
    let action = &table.state().actions[1].action;
    assert_eq!(
        (
            action.indicator.as_str(),
            action.target.as_str(),
            action.due
        ),
        ("参加者数", "14人", Due::Quarter(2027, 1)),
        "what is suggested is taken by its key"
    );
}

#[test]
fn factors_to_choose_from_follow_the_way_they_pull() {
    let mut table = board();
    table.press("n昼休みがない<f8>f");
    let factor = |table: &mut BoardTable| {
        table.press("<down><right>");
        let shown = table.shows(Lang::Ja, (100, 24));
        table.press("<up>");
        shown
    };
    table.press("<right>");
    assert!(factor(&mut table).contains("事務局の計画的"));
    table.press("<right>");
    assert!(factor(&mut table).contains("予算"));
    table.press("<f8>");
    let factors = &table.state().findings[0].factors;
    assert_eq!(factors[0].0.label, Reason::Known(Starter::Budget));
}

#[test]
fn a_closed_form_about_another_year_comes_back_with_the_figures_of_that_year() {
    let mut table = board();
    let to_year = "<down><down><down><down><down><down>";
    table.press(&format!("pn事業<f8>a参加者数{to_year}<down>10<f8><down>"));
    table.press(&format!("e{to_year}<backspace>5<esc>e<f8>"));
    let targets = &table.state().programmes[0].programme.indicators[0].targets;
    let years: Vec<i32> = targets.iter().map(|target| target.year).collect();
    assert_eq!(years, [2026]);
}

#[test]
fn a_year_typed_last_moves_what_was_typed_and_leaves_the_other_years_alone() {
    let mut table = board();
    let to_year = "<down><down><down><down><down><down>";
    table.press(&format!("pn事業<f8>a参加者数{to_year}<down>10<f8><down>"));
    // Handed in from the line of the year: the figures that stood there were those of 2026.
    table.press(&format!("e{to_year}<backspace>5<f8>"));
    let targets = |table: &BoardTable| {
        let indicator = &table.state().programmes[0].programme.indicators[0];
        let targets = indicator.targets.iter();
        targets
            .map(|target| (target.year, target.value.to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(targets(&table), [(2026, "10".to_owned())]);
    // Typed first, and then the year to which it belongs.
    table.press(&format!("e{to_year}<down><ctrl-u>8<up><backspace>5<f8>"));
    let both = [(2025, "8".to_owned()), (2026, "10".to_owned())];
    assert_eq!(targets(&table), both);
}

/// A board with long lists on every page.
fn full() -> BoardTable {
    let mut table = board();
    for n in 0..30 {
        table.press(&format!("n所見{n}<f8>a取組{n}<f8>"));
    }
    table.press("p");
    for n in 0..30 {
        table.press(&format!("n事業{n}<f8>a指標{n}<f8>"));
    }
    table.press("<esc><home>");
    table
}

#[test]
fn the_wheel_moves_the_view_and_page_keys_and_end_the_cursor_in_every_list() {
    let mut table = full();
    let cursors = |table: &BoardTable| {
        let screen = &table.screen();
        [screen.chains, screen.entry, screen.year_row].map(ListCursor::at)
    };
    for (page, last) in [("", 29), ("p<home>", 59), ("y", 30), ("t", 29)] {
        table.press(page);
        let shown = table.shows(Lang::Ja, (118, 32));
        let (at, done) = (cursors(&table), table.steps().len());
        table.give(&Input::Scroll(400));
        assert_eq!((cursors(&table), table.steps().len()), (at, done), "{page}");
        assert_ne!(table.shows(Lang::Ja, (118, 32)), shown, "{page}");
        table.press("<pagedown>");
        let moved = cursors(&table)
            .iter()
            .zip(at)
            .any(|(to, from)| *to > from + 1);
        assert!(moved, "{page}");
        table.press("<end>");
        assert!(
            cursors(&table).contains(&last),
            "{page} {:?}",
            cursors(&table)
        );
        table.press("<home>");
        assert_eq!(table.shows(Lang::Ja, (118, 32)), shown, "{page}");
        table.press("<esc>");
    }
    let mut typed = full();
    typed.press("f<right>");
    let shown = typed.shows(Lang::Ja, (118, 32));
    typed.give(&Input::Scroll(3));
    assert_eq!(
        typed.shows(Lang::Ja, (118, 32)),
        shown,
        "a form has no wheel"
    );
}

#[test]
fn what_is_drawn_of_the_year_view_and_the_plan_is_what_is_measured() {
    let mut table = full();
    for (key, page) in [("y", BoardPage::Years), ("t", BoardPage::Plan)] {
        table.press(key);
        assert_eq!(table.screen().page, page);
        for height in 0..40 {
            let size = (118, height);
            let extent = match page {
                BoardPage::Years => years_extent(table.state(), size),
                _ => plan_extent(table.state(), size),
            };
            assert_eq!(
                table.rows_drawn(YEAR_LIST, size),
                extent.page.min(extent.lines),
                "{page:?} {height}"
            );
        }
        table.press("<esc>");
    }
}

#[test]
fn a_second_click_takes() {
    let mut table = full();
    let click = |list, row| Input::Click(Hit::Row(list, row));
    table.give(&click(CHAINS, 2));
    assert_eq!(
        (table.screen().page, table.screen().chains.at()),
        (BoardPage::Board, 2)
    );
    table.give(&click(CHAINS, 2));
    assert_eq!(table.screen().page, BoardPage::Card);
    table.press("<esc>");
    table.give(&click(COLUMNS, 0));
    table.give(&click(PARTS + 3, 0));
    assert_eq!(
        (table.screen().page, table.screen().column),
        (BoardPage::Board, 3)
    );
    table.give(&click(PARTS + 3, 0));
    assert_eq!(table.screen().page, BoardPage::Card);
    table.press("<esc>s");
    let before = table.state().clone();
    table.give(&click(STATE_LIST, 2));
    assert_eq!(table.state(), &before);
    table.give(&click(STATE_LIST, 2));
    assert_eq!(table.state().actions[2].action.state, ActionState::Accepted);
    table.press("p");
    table.give(&click(PROGRAMME_LIST, 4));
    assert!(table.screen().popup.is_none());
    table.give(&click(PROGRAMME_LIST, 4));
    assert!(table.screen().popup.is_some());
}

#[test]
fn every_key_that_is_named_does_something() {
    let ends = [
        "move-",
        "board-left",
        "board-right",
        "form-line-",
        "form-next",
    ];
    for (start, keys) in [
        (board(), ["", "p", "y", "t", "n"]),
        (full(), ["a", "s", "<enter>", "p", "f"]),
        (
            inheriting(vec![homework(1, 2)]),
            ["", "<esc>", "<esc>y", "s", "x"],
        ),
    ] {
        for keys in keys {
            let mut table = start.clone();
            table.press(keys);
            let scene = table.scene();
            let before = format!("{:?}", table.screen());
            for hint in table.screen().hints(&scene) {
                let mut screen = table.screen().clone();
                let answer = screen.on_input(&Input::Action(hint.action()), &scene);
                let moved = format!("{screen:?}") != before;
                let at_end = ends.iter().any(|end| hint.label.name().starts_with(end));
                let works = match answer {
                    Response::Ignored => false,
                    Response::Handled => moved || at_end,
                    Response::Do(commands) => !commands.is_empty(),
                    Response::Ask(..) | Response::LeadOn(_) | Response::Tell(_) => true,
                };
                assert!(works, "{keys}: {hint:?}");
            }
        }
    }
}

/// The screen without frames, spaces and line ends: what is wrapped reads as one.
fn joined(screen: &str) -> String {
    let is_text = |c: &char| !c.is_whitespace() && !('\u{2500}'..'\u{2580}').contains(c);
    screen.chars().filter(is_text).collect()
}

#[test]
fn what_the_homework_asks_stands_whole_on_the_smallest_screen_in_both_languages() {
    let full = |level| Action {
        what: "昼休みに場所を貸せる事業所を3か所あたり、測定の日どりを決めて会報に載せる".into(),
        post: "健康課 係長".into(),
        due: Due::Quarter(2026, 3),
        reason: "前回の所見から".into(),
        consent_earlier: Some(Consent::Given),
        obstacle: "予算がつかない".into(),
        level,
        ..homework(1, 3)
    };
    let levels = ControlLevel::ALL.map(Some);
    for level in [None].into_iter().chain(levels) {
        let table = inheriting(vec![full(level), homework(2, 2)]);
        for lang in Lang::ALL {
            let asks = crate::activities::board::view::why_question(&full(level));
            let screen = table.shows(lang, (78, 20));
            let told = joined(&screen);
            assert!(told.contains(&joined(&lang.text(&asks))), "{screen}");
            let asks_for = joined(&lang.tr(id!("board-type-actual")));
            assert!(told.contains(&asks_for), "{screen}");
        }
    }
}
