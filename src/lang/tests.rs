//! The two languages say the same things.
use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast;
use fluent_syntax::parser::parse;

use super::*;
use crate::id;

type Variables = BTreeMap<String, BTreeSet<String>>;

/// Variables that only one language needs: the era of a fiscal year and of a day, and which word is
/// plural.
const ONE_SIDED: [&str; 3] = ["fiscal-year", "fiscal-year-short", "minutes-day"];

fn expression(expression: &ast::Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => inline_expression(inline, found),
        ast::Expression::Select { selector, variants } => {
            inline_expression(selector, found);
            for variant in variants {
                pattern(&variant.value, found);
            }
        }
    }
}

fn inline_expression(inline: &ast::InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression: inner } => expression(inner, found),
        _ => {}
    }
}

fn pattern(pattern: &ast::Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression: inner } = element {
            expression(inner, found);
        }
    }
}

/// Every id of a language with its variables; fails on an error in a file and on an id defined
/// twice.
fn ids(texts: impl Iterator<Item = &'static str>) -> Variables {
    let mut ids = Variables::new();
    for text in texts {
        let resource = parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?} in\n{text}"));
        for entry in &resource.body {
            if let ast::Entry::Message(message) = entry {
                let mut found = BTreeSet::new();
                pattern(
                    message.value.as_ref().expect("a message without a text"),
                    &mut found,
                );
                assert_eq!(
                    ids.insert(message.id.name.to_owned(), found),
                    None,
                    "{} is defined twice",
                    message.id.name
                );
            }
        }
    }
    ids
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    let mut ja = ids(SOURCES.iter().map(|source| source.ja));
    let mut en = ids(SOURCES.iter().map(|source| source.en));
    for id in ONE_SIDED {
        assert!(ja.remove(id).is_some() && en.remove(id).is_some(), "{id}");
    }
    assert_eq!(ja, en);
}

#[test]
fn a_message_is_said_with_its_arguments() {
    let message = Message::new(id!("notes-landmark"))
        .with("kind", Message::new(id!("notes-decision")))
        .with("text", "次回は11月");
    assert_eq!(Lang::Ja.text(&message), "決定：次回は11月");
    assert_eq!(Lang::En.text(&message), "Decision: 次回は11月");
    assert_eq!(
        Lang::En.text(&Message::new(id!("refuse-too-many-people")).with("most", 1234)),
        "The list holds 1,234 people at most."
    );
}

#[test]
fn days_years_and_lengths_are_said_as_people_say_them() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    assert_eq!(
        [Lang::Ja.date(day), Lang::En.date(day)],
        ["2026年11月22日（日）", "Sun 22 Nov 2026"]
    );
    let years = [2026, 2019, 2018, 1989, 1988, 1900].map(|year| Lang::Ja.fiscal_year(year));
    assert_eq!(
        years,
        [
            "令和8年度（2026）",
            "令和元年度（2019）",
            "平成30年度（2018）",
            "平成元年度（1989）",
            "昭和63年度（1988）",
            "1900年度"
        ]
    );
    assert_eq!(Lang::En.fiscal_year(2026), "FY2026");
    assert_eq!(
        [754_000, 1, 0, -5_400].map(|ms| Lang::Ja.duration(ms)),
        ["12:34", "0:01", "0:00", "-0:05"]
    );
    assert_eq!(
        [-1_234_567, 999, i64::MIN].map(|n| Lang::En.number(n)),
        ["-1,234,567", "999", "-9,223,372,036,854,775,808"]
    );
}

#[test]
fn a_locale_chooses_the_language() {
    for (locale, lang) in [
        ("ja_JP.UTF-8", Lang::Ja),
        ("Japanese_Japan.932", Lang::Ja),
        ("en-GB", Lang::En),
        ("C", Lang::En),
        ("", Lang::En),
        ("日本", Lang::En),
    ] {
        assert_eq!(Lang::from_locale(locale), lang, "{locale}");
    }
}
