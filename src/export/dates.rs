//! How minutes write days and times of day.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::domain::Message;
use crate::id;
use crate::lang::Lang;

/// A day as the field writes it: 令和8年7月9日（木）, Thu 9 Jul 2026.
pub(crate) fn day(lang: Lang, date: NaiveDate) -> String {
    // 令和 began on 1 May 2019, 平成 on 8 January 1989.
    let (era, first) = match (date.year(), date.month(), date.day()) {
        (year, month, _) if (year, month) >= (2019, 5) => ("reiwa", 2019),
        when if when >= (1989, 1, 8) => ("heisei", 1989),
        _ => ("none", 1),
    };
    let label = Message::new(id!("minutes-day"))
        .with("era", era)
        .with("year-of-era", date.year() - first + 1)
        .with("year", date.year().to_string())
        .with("month", date.month())
        .with("day", date.day())
        .with("weekday", date.weekday().num_days_from_sunday())
        .with("date", lang.date(date));
    lang.text(&label)
}

/// A time of day: 13時45分, 13:45.
pub(crate) fn clock(lang: Lang, t: NaiveTime) -> String {
    lang.text(
        &Message::new(id!("minutes-clock"))
            .with("hour", t.hour())
            .with("minute", format!("{:02}", t.minute())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_with_the_era() {
        let day =
            |year, month, of| day(Lang::Ja, NaiveDate::from_ymd_opt(year, month, of).unwrap());
        assert_eq!(day(2026, 7, 9), "令和8年7月9日（木）");
        assert_eq!(
            [day(2019, 5, 1), day(2019, 4, 30)],
            ["令和元年5月1日（水）", "平成31年4月30日（火）"]
        );
        assert_eq!(
            [day(1989, 1, 8), day(1989, 1, 7)],
            ["平成元年1月8日（日）", "1989年1月7日（土）"]
        );
    }
}
