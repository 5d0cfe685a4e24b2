//! The fiscal year (年度) of the field: it begins in April, and years of an era are understood as
//! people type them.

use crate::id;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::Message;

/// The fiscal year of a day, by the year in which it begins.
pub(crate) fn fiscal_year_of(date: NaiveDate) -> i32 {
    if date.month() >= 4 {
        date.year()
    } else {
        date.year() - 1
    }
}

/// A fiscal year as people read it: 令和8年度（2026）.
pub(crate) fn fiscal_year_in_words(year: i32) -> Message {
    said(Message::new(id!("fiscal-year")), year)
}

/// A fiscal year for narrow columns: 令和8年度.
pub(crate) fn fiscal_year_in_short(year: i32) -> Message {
    said(Message::new(id!("fiscal-year-short")), year)
}

fn said(message: Message, year: i32) -> Message {
    let (era, first) = match year {
        2019.. => ("reiwa", 2019),
        1989.. => ("heisei", 1989),
        1926.. => ("showa", 1926),
        _ => ("none", 0),
    };
    message
        .with("era", era)
        .with("year-of-era", year.saturating_sub(first).saturating_add(1))
        .with("year", year.to_string())
}

/// A fiscal year as people type it: 2026, 令和8, R8年度.
pub(crate) fn parse_year(text: &str) -> Option<i32> {
    match era_and_numbers(text) {
        (era, numbers)
            if numbers.len() == 1
                && (1..=2200).contains(&numbers[0])
                && (era > 0 || numbers[0] > 1900) =>
        {
            Some(era + numbers[0])
        }
        _ => None,
    }
}

/// A date as people type it: 2026-11-22, 2026/11/22, 11/22, 令和8年11月22日, R8.11.22, full-width digits
/// too.
pub(crate) fn parse_date(text: &str, near: Option<NaiveDate>) -> Option<NaiveDate> {
    let (era, numbers) = era_and_numbers(text);
    match numbers.as_slice() {
        [year, month, day] if (0..=2200).contains(year) => NaiveDate::from_ymd_opt(
            era + year,
            u32::try_from(*month).ok()?,
            u32::try_from(*day).ok()?,
        ),
        [month, day] => NaiveDate::from_ymd_opt(
            near?.year(),
            u32::try_from(*month).ok()?,
            u32::try_from(*day).ok()?,
        ),
        _ => None,
    }
}

/// A time of day as people type it: 14:30, 14時半, 午後2時30分, 1430.
pub(crate) fn parse_time(text: &str) -> Option<NaiveTime> {
    let (_, numbers) = era_and_numbers(text);
    let afternoon = text.contains("午後") || text.to_lowercase().contains("pm");
    let half = if text.contains('半') { 30 } else { 0 };
    let (hour, minute) = match *numbers.as_slice() {
        [hour @ 0..=24] => (hour, half),
        [together @ 100..=2400] => (together / 100, together % 100),
        [hour, minute] => (hour, minute),
        _ => return None,
    };
    let hour = if afternoon && hour < 12 {
        hour + 12
    } else {
        hour
    };
    NaiveTime::from_hms_opt(u32::try_from(hour).ok()?, u32::try_from(minute).ok()?, 0)
}

/// The time to the nearest five minutes, as notices have it.
pub(crate) fn rounded(at: NaiveTime) -> NaiveTime {
    let minutes = (at.hour() * 60 + at.minute() + 2) / 5 * 5;
    NaiveTime::from_hms_opt(minutes / 60 % 24, minutes % 60, 0).unwrap_or(at)
}

/// The year before the first year of the era that the text names (0 for none), and its numbers.
pub(crate) fn era_and_numbers(text: &str) -> (i32, Vec<i32>) {
    let half: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
            '元' => '1',
            c => c,
        })
        .collect();
    let era = match half.chars().next() {
        Some('令' | 'R' | 'r') => 2018,
        Some('平' | 'H' | 'h') => 1988,
        Some('昭' | 'S' | 's') => 1925,
        _ => 0,
    };
    // A number beyond all sense makes the whole text senseless, rather than a shorter date.
    let numbers: Option<Vec<i32>> = half
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().ok())
        .collect();
    (era, numbers.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_understood_as_people_type_them() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22);
        for text in [
            "2026-11-22",
            "2026/11/22",
            "令和8年11月22日",
            "R8.11.22",
            "２０２６年１１月２２日",
            "11/22",
        ] {
            assert_eq!(
                parse_date(text, NaiveDate::from_ymd_opt(2026, 1, 1)),
                day,
                "{text}"
            );
        }
        assert_eq!(parse_date("いつか", None), None);
        assert_eq!(parse_date("2026-13-40", None), None);
    }

    #[test]
    fn times_are_told_to_the_nearest_five_minutes() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        for (was, told) in [
            (at(13, 44), at(13, 45)),
            (at(13, 42), at(13, 40)),
            (at(13, 43), at(13, 45)),
            (at(23, 59), at(0, 0)),
        ] {
            assert_eq!(rounded(was), told);
        }
    }

    #[test]
    fn times_are_understood_as_people_type_them() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        for (typed, time) in [
            ("14:30", at(14, 30)),
            ("１４：３０", at(14, 30)),
            ("午後2時半", at(14, 30)),
            ("午後12時15分", at(12, 15)),
            ("1430", at(14, 30)),
            ("9時", at(9, 0)),
            ("2:30 pm", at(14, 30)),
            ("0:00", at(0, 0)),
            ("25:00", None),
            ("14:60", None),
            ("夕方", None),
            ("", None),
        ] {
            assert_eq!(parse_time(typed), time, "{typed}");
        }
    }

    #[test]
    fn fiscal_years_begin_in_april() {
        assert_eq!(parse_year("令和8年度"), Some(2026));
        assert_eq!(parse_year("2026"), Some(2026));
        for (typed, year) in [
            ("２０２７年度", 2027),
            ("R9", 2027),
            ("令和 １", 2019),
            ("平成30", 2018),
        ] {
            assert_eq!(parse_year(typed), Some(year), "{typed}");
        }
        assert_eq!(["8", "", "来年度", "2027.5"].map(parse_year), [None; 4]);
        assert_eq!(
            fiscal_year_of(NaiveDate::from_ymd_opt(2027, 3, 31).unwrap()),
            2026
        );
    }
}
