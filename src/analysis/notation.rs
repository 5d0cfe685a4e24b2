//! The notation of the command line becomes parts of a query, looked up in the table: `mean:HbA1c`,
//! `rate:喫煙=はい`, `性別!=不明`, `年齢/10`.
//!
//! A sign of the notation may stand in the name of a column (`血糖/HbA1c`, `収縮期血圧(1回目)`). So a whole
//! text that names a column is that column, and otherwise the longest name that the text begins
//! with is the field, and what follows it must be a sign.

use crate::id;
use unicode_normalization::UnicodeNormalization;

use super::{Aggregate, Axis, Bins, Condition, Filter, Keep, Measure, Table};
use crate::domain::{Decimal, Rejection};

/// Fields with commas between them. A band's cuts have commas too, and a name may: what follows a
/// comma belongs to the cuts as long as it is a number and no column.
///
/// # Errors
/// A [`Rejection`] that names the part that was not understood.
pub fn axes(table: &Table, text: &str) -> Result<Vec<Axis>, Rejection> {
    let parts: Vec<&str> = text.split(',').collect();
    let (mut axes, mut at) = (Vec::new(), 0);
    while at < parts.len() {
        // The longest run of parts that makes sense as one field.
        let tries = (at + 1..=parts.len())
            .rev()
            .map(|to| (to, axis(table, &parts[at..to].join(","))));
        let (to, read) = tries
            .into_iter()
            .find(|(_, read)| read.is_ok())
            .unwrap_or_else(|| (at + 1, axis(table, parts[at])));
        axes.push(read?);
        at = to;
    }
    Ok(axes)
}

/// A field of rows or columns: its name, with `/10` for bands of that width or `@130,140` for bands
/// that begin there.
///
/// # Errors
/// A [`Rejection`] when there is no such column or no such bands.
pub(crate) fn axis(table: &Table, text: &str) -> Result<Axis, Rejection> {
    let (field, rest) = field(table, text)?;
    let bins = match rest.chars().next() {
        None => Bins::Each,
        Some('/') => Bins::Width(number(&rest[1..], text)?),
        Some('@') => Bins::Cuts(
            rest[1..]
                .split(',')
                .map(|cut| number(cut, text))
                .collect::<Result<_, _>>()?,
        ),
        Some(_) => return Err(not_understood(text)),
    };
    Ok(Axis { field, bins })
}

/// Values with commas between them; a comma within a name or a member needs no quotes, since each
/// value begins with what is computed.
///
/// # Errors
/// A [`Rejection`] that names the part that was not understood.
pub fn measures(table: &Table, text: &str) -> Result<Vec<Measure>, Rejection> {
    let mut parts: Vec<String> = Vec::new();
    for part in text.split(',') {
        let begins = aggregate(part.split_once(':').map_or(part, |(name, _)| name)).is_some();
        match parts.last_mut() {
            Some(last) if !begins => {
                last.push(',');
                last.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts.iter().map(|part| measure(table, part)).collect()
}

/// One value: `count`, `mean:HbA1c`, `rate:喫煙=はい|以前`, `rate:収縮期血圧>=140`.
///
/// # Errors
/// A [`Rejection`] when there is no such value, column or condition.
pub(crate) fn measure(table: &Table, text: &str) -> Result<Measure, Rejection> {
    let (name, of) = text.split_once(':').unwrap_or((text, ""));
    let aggregate = aggregate(name).ok_or_else(|| {
        Rejection::new(id!("analysis-no-such-value"))
            .with("text", text)
            .with("values", Aggregate::ALL.map(Aggregate::code).join(", "))
    })?;
    if aggregate == Aggregate::Count {
        return if of.is_empty() {
            Ok(Measure::count())
        } else {
            Err(not_understood(text))
        };
    }
    let (field, rest) = field(table, of)?;
    let condition = if aggregate == Aggregate::Rate {
        Some(condition(rest, text)?)
    } else if rest.is_empty() {
        None
    } else {
        return Err(not_understood(text));
    };
    Ok(Measure {
        aggregate,
        field,
        condition,
    })
}

fn condition(rest: &str, text: &str) -> Result<Condition, Rejection> {
    if let Some(least) = rest.strip_prefix(">=").or_else(|| rest.strip_prefix('≥')) {
        return Ok(Condition::AtLeast(number(least, text)?));
    }
    if let Some(limit) = rest
        .strip_prefix('<')
        .filter(|limit| !limit.starts_with('='))
    {
        return Ok(Condition::LessThan(number(limit, text)?));
    }
    rest.strip_prefix('=')
        .map(members)
        .map(Condition::OneOf)
        .ok_or_else(|| Rejection::new(id!("analysis-no-condition")).with("field", text))
}

/// A filter: `性別=男|女`, `性別!=不明`, `年度>=2022`, `年齢<=64`, `年齢:40..64`. A blank is the empty text:
/// `性別!=`.
///
/// # Errors
/// A [`Rejection`] when there is no such column, or the rest is no condition.
pub fn filter(table: &Table, text: &str) -> Result<Filter, Rejection> {
    let (field, rest) = field(table, text)?;
    let keep = if let Some(out) = rest.strip_prefix("!=").or_else(|| rest.strip_prefix('≠')) {
        Keep::Except(members(out))
    } else if let Some(from) = rest.strip_prefix(">=").or_else(|| rest.strip_prefix('≥')) {
        Keep::Range(Some(number(from, text)?), None)
    } else if let Some(to) = rest.strip_prefix("<=").or_else(|| rest.strip_prefix('≤')) {
        Keep::Range(None, Some(number(to, text)?))
    } else if let Some(kept) = rest.strip_prefix('=') {
        Keep::Members(members(kept))
    } else if let Some((from, to)) = rest
        .strip_prefix(':')
        .and_then(|range| range.split_once(".."))
    {
        let end = |end: &str| {
            if end.trim().is_empty() {
                Ok(None)
            } else {
                number(end, text).map(Some)
            }
        };
        Keep::Range(end(from)?, end(to)?)
    } else {
        return Err(not_understood(text));
    };
    Ok(Filter { field, keep })
}

fn members(text: &str) -> Vec<String> {
    text.split('|')
        .map(|member| member.trim().to_owned())
        .collect()
}

fn aggregate(name: &str) -> Option<Aggregate> {
    Aggregate::ALL
        .into_iter()
        .find(|aggregate| aggregate.code() == name.trim())
}

/// The column that a text begins with, and what follows its name.
fn field<'t>(table: &Table, text: &'t str) -> Result<(String, &'t str), Rejection> {
    let text = text.trim();
    let names = || table.columns().iter().map(|column| column.name.as_str());
    let with_rest = |name: &str| {
        text.strip_prefix(name)
            .filter(|rest| rest.is_empty() || rest.starts_with(SIGNS))
            .map(|rest| (name.to_owned(), rest))
    };
    let found = names()
        .filter_map(with_rest)
        .max_by_key(|(name, _)| name.len());
    // People type half-width what the file has full-width, and the other way round.
    let like = || {
        let ends = text
            .char_indices()
            .filter(|(_, c)| SIGNS.contains(c))
            .map(|(at, _)| at)
            .chain([text.len()]);
        let mut tries: Vec<(String, &str)> = ends
            .filter_map(|end| {
                let wanted: String = text[..end].trim().nfkc().collect();
                let name = names().find(|name| name.trim().nfkc().eq(wanted.chars()))?;
                Some((name.to_owned(), &text[end..]))
            })
            .collect();
        tries.pop()
    };
    let field = || text.split(SIGNS).next().unwrap_or_default().to_owned();
    found
        .or_else(like)
        .ok_or_else(|| Rejection::new(id!("analysis-no-such-field")).with("field", field()))
}

/// What may follow the name of a field.
const SIGNS: &[char] = &['=', '!', '<', '>', ':', '/', '@', '≠', '≤', '≥'];

fn number(text: &str, whole: &str) -> Result<Decimal, Rejection> {
    let ascii: String = text.trim().nfkc().collect();
    ascii.parse().map_err(|_| not_understood(whole))
}

fn not_understood(text: &str) -> Rejection {
    Rejection::new(id!("analysis-not-understood")).with("text", text)
}

#[cfg(test)]
mod tests {
    use super::super::{Column, ColumnInfo, ColumnKind, words};
    use super::*;

    fn table() -> Table {
        let names = [
            "性別",
            "年齢",
            "年度",
            "血糖",
            "血糖/HbA1c",
            "収縮期血圧",
            "市,町",
            "ＢＭＩ",
            "count",
        ];
        Table::new(
            names
                .map(|name| {
                    Column::new(
                        ColumnInfo {
                            name: name.into(),
                            unit: String::new(),
                            kind: ColumnKind::Label,
                            scale: 0,
                        },
                        Vec::new(),
                        Vec::new(),
                    )
                    .unwrap()
                })
                .into(),
        )
        .unwrap()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let table = table();
        for text in [
            "性別",
            "年齢/10",
            "年齢/0.5",
            "収縮期血圧@130,140",
            "血糖/HbA1c",
            "血糖/HbA1c/2",
            "市,町",
        ] {
            assert_eq!(words::axis(&axis(&table, text).unwrap()), text);
        }
        for text in [
            "性別=男|女",
            "性別!=不明",
            "性別!=",
            "年度>=2022",
            "年齢<=64",
            "年齢:40..64",
            "血糖/HbA1c>=5.6",
            "性別=a=b",
        ] {
            assert_eq!(words::filter(&filter(&table, text).unwrap()), text);
        }
        for (text, name) in [
            ("count", "count"),
            ("mean:血糖/HbA1c", "mean(血糖/HbA1c)"),
            ("distinct:count", "distinct(count)"),
            ("rate:性別=男|女", "rate(性別=男|女)"),
            ("rate:収縮期血圧>=140", "rate(収縮期血圧>=140)"),
            ("rate:年齢<40", "rate(年齢<40)"),
        ] {
            assert_eq!(words::measure(&measure(&table, text).unwrap()), name);
        }
    }

    #[test]
    fn commas_belong_to_whom_they_must() {
        let table = table();
        let named = |text| {
            axes(&table, text)
                .unwrap()
                .iter()
                .map(words::axis)
                .collect::<Vec<_>>()
        };
        assert_eq!(named("性別,年齢"), ["性別", "年齢"]);
        assert_eq!(
            named("収縮期血圧@130,140,市,町,年齢/10"),
            ["収縮期血圧@130,140", "市,町", "年齢/10"]
        );
        let values = |text| {
            measures(&table, text)
                .unwrap()
                .iter()
                .map(words::measure)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            values("mean:市,町,count,rate:性別=男,女"),
            ["mean(市,町)", "count", "rate(性別=男,女)"]
        );
    }

    #[test]
    fn width_of_characters_does_not_matter() {
        let table = table();
        assert_eq!(
            axis(&table, "BMI/５").unwrap(),
            Axis {
                field: "ＢＭＩ".into(),
                bins: Bins::Width(Decimal::whole(5))
            }
        );
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let table = table();
        let id = |rejection: Rejection| rejection.0.id;
        assert_eq!(
            axis(&table, "身長").map_err(id),
            Err(id!("analysis-no-such-field"))
        );
        assert_eq!(
            axis(&table, "年齢/十").map_err(id),
            Err(id!("analysis-not-understood"))
        );
        assert_eq!(
            axis(&table, "年齢=3").map_err(id),
            Err(id!("analysis-not-understood"))
        );
        assert_eq!(
            measure(&table, "平均:年齢").map_err(id),
            Err(id!("analysis-no-such-value"))
        );
        assert_eq!(
            measure(&table, "rate:年齢").map_err(id),
            Err(id!("analysis-no-condition"))
        );
        assert_eq!(
            measure(&table, "mean:年齢>=3").map_err(id),
            Err(id!("analysis-not-understood"))
        );
        assert_eq!(
            filter(&table, "年齢").map_err(id),
            Err(id!("analysis-not-understood"))
        );
        assert_eq!(
            filter(&table, "年齢:40").map_err(id),
            Err(id!("analysis-not-understood"))
        );
    }
}
