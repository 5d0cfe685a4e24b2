//! The languages of the screen: message ids and arguments become sentences, in Japanese or English.
//!
//! Every sentence lives in a Fluent file: `ja.ftl` and `en.ftl` here for what all share, and beside
//! each activity for its own. Session files never depend on the language. Left out on purpose: any
//! formatting by hand, and any third language until somebody asks for one.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::domain::calendar::fiscal_year_in_words;
use crate::domain::{Arg, Message, MessageId};

/// A language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// 日本語.
    #[default]
    Ja,
    /// English.
    En,
}

/// The messages of one part of the program in both languages.
struct MessageFile {
    ja: &'static str,
    en: &'static str,
}

macro_rules! define_sources {
    ($($name:ident: $folder:ident),* $(,)?) => {
        /// Where the messages come from: what all share, then each activity of the list.
        const SOURCES: &[MessageFile] = &[
            MessageFile { ja: include_str!("ja.ftl"), en: include_str!("en.ftl") },
            MessageFile { ja: include_str!("../session/ja.ftl"), en: include_str!("../session/en.ftl") },
            MessageFile { ja: include_str!("../storage/ja.ftl"), en: include_str!("../storage/en.ftl") },
            MessageFile { ja: include_str!("../analysis/ja.ftl"), en: include_str!("../analysis/en.ftl") },
            MessageFile { ja: include_str!("../import/ja.ftl"), en: include_str!("../import/en.ftl") },
            MessageFile { ja: include_str!("../export/ja.ftl"), en: include_str!("../export/en.ftl") },
            MessageFile { ja: include_str!("../cli/ja.ftl"), en: include_str!("../cli/en.ftl") },
            MessageFile { ja: include_str!("../ui/ja.ftl"), en: include_str!("../ui/en.ftl") },
            $(MessageFile {
                ja: include_str!(concat!("../activities/", stringify!($folder), "/ja.ftl")),
                en: include_str!(concat!("../activities/", stringify!($folder), "/en.ftl")),
            },)*
        ];
    };
}
crate::activities::for_each_activity!(define_sources);

type LangBundle = FluentBundle<FluentResource>;

impl Lang {
    /// All languages.
    pub const ALL: [Lang; 2] = [Lang::Ja, Lang::En];

    /// The language of a locale's name (`ja_JP.UTF-8`, `Japanese_Japan.932`, `en-GB`): Japanese or,
    /// for everybody else, English.
    pub fn from_locale(locale: &str) -> Self {
        if locale
            .get(..2)
            .is_some_and(|start| start.eq_ignore_ascii_case("ja"))
        {
            Lang::Ja
        } else {
            Lang::En
        }
    }

    /// Its name on the command line and in settings.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }

    /// Does it have a message with this id?
    pub fn knows(self, id: &str) -> bool {
        self.bundle().has_message(id)
    }

    /// The sentence of a message without arguments; `⟦id⟧` when there is none.
    pub fn tr(self, id: MessageId) -> Cow<'static, str> {
        self.format(id, None)
    }

    /// An argument by itself, as a sentence would hold it.
    pub fn word(self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Number(number) => self.number(*number),
            Arg::Message(message) => self.text(message),
        }
    }

    /// The sentence of a message; arguments that are messages become text first.
    pub fn text(self, message: &Message) -> String {
        if message.args.is_empty() {
            return self.tr(message.id).into_owned();
        }
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, arg) in &message.args {
            args.set(*name, self.value(arg));
        }
        self.format(message.id, Some(&args)).into_owned()
    }

    /// A number with its thousands separated.
    #[expect(clippy::unused_self, reason = "the same in both languages so far")]
    pub(crate) fn number(self, number: i64) -> String {
        grouped(number)
    }

    /// A day: 2026年11月22日（日）, Sun 22 Nov 2026.
    pub(crate) fn date(self, date: NaiveDate) -> String {
        let mut args = FluentArgs::new();
        args.set("year", date.year().to_string());
        args.set("month", date.month());
        args.set("day", date.day());
        args.set("weekday", date.weekday().num_days_from_sunday());
        self.format(crate::id!("date"), Some(&args)).into_owned()
    }

    /// A fiscal year by the year in which it begins: 令和8年度（2026）, FY2026.
    pub fn fiscal_year(self, year: i32) -> String {
        self.text(&fiscal_year_in_words(year))
    }

    /// A length of time in minutes and seconds, negative when it is over: 12:34, -0:05.
    ///
    /// A remainder counts up as on a kitchen timer: 0:01 shows until nothing is left.
    #[expect(clippy::unused_self, reason = "the same in both languages so far")]
    pub(crate) fn duration(self, ms: i64) -> String {
        let seconds = if ms > 0 {
            ms.saturating_add(999) / 1000
        } else {
            ms / 1000
        };
        let sign = if seconds < 0 { "-" } else { "" };
        format!(
            "{sign}{}:{:02}",
            seconds.unsigned_abs() / 60,
            seconds.unsigned_abs() % 60
        )
    }

    fn value(self, arg: &Arg) -> FluentValue<'_> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Message(message) => FluentValue::from(self.text(message)),
        }
    }

    /// Formats; whatever is missing is shown in its place instead of failing, because a screen with
    /// one odd word still serves a meeting.
    fn format(self, id: MessageId, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let bundle = self.bundle();
        let Some(pattern) = bundle
            .get_message(id.name())
            .and_then(|message| message.value())
        else {
            return Cow::Owned(format!("⟦{id}⟧"));
        };
        let mut errors = Vec::new();
        match args {
            None => bundle.format_pattern(pattern, None, &mut errors),
            Some(args) => Cow::Owned(
                bundle
                    .format_pattern(pattern, Some(args), &mut errors)
                    .into_owned(),
            ),
        }
    }

    fn bundle(self) -> &'static LangBundle {
        static JA: OnceLock<LangBundle> = OnceLock::new();
        static EN: OnceLock<LangBundle> = OnceLock::new();
        match self {
            Lang::Ja => JA.get_or_init(|| bundle_of(self)),
            Lang::En => EN.get_or_init(|| bundle_of(self)),
        }
    }
}

fn bundle_of(lang: Lang) -> LangBundle {
    let locale: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = LangBundle::new_concurrent(vec![locale]);
    // Isolation marks are for mixed writing directions; terminals show them as garbage.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => {
            Some(grouped(number.value as i64))
        }
        _ => None,
    }));
    for source in SOURCES {
        let text = match lang {
            Lang::Ja => source.ja,
            Lang::En => source.en,
        };
        // The tests keep the sources free of errors; what is readable is used in any case.
        let resource =
            FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
