//! What people write in a field of numbers: full-width digits, thousands separators, △ and brackets
//! for negatives, units glued on, and the marks that official tables put where no number stands.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::analysis::Absence;
use crate::domain::Decimal;

/// What stands in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Read {
    /// Nothing but blanks.
    Blank,
    /// A number and its unit, which is empty when none stands there.
    Number(Decimal, &'static str),
    /// Digits with a nought before them: a code.
    Code,
    /// A dash: none, not applicable, or held back, as the table says.
    Dash,
    /// Another mark of absence.
    Mark(Absence),
    /// Anything else, which makes the column one of labels if there is much of it.
    Text,
}

/// Units that stand behind a number. Others make the field a text, so that `2月末日` is no number.
pub(crate) const UNITS: &[&str] = &[
    "%",
    "‰",
    "人",
    "千人",
    "万人",
    "名",
    "件",
    "歳",
    "才",
    "円",
    "千円",
    "百万円",
    "億円",
    "年",
    "年度",
    "回",
    "か所",
    "カ所",
    "ヶ所",
    "箇所",
    "施設",
    "台",
    "日",
    "時間",
    "分",
    "点",
    "世帯",
    "事業所",
    "社",
    "校",
    "床",
    "戸",
    "位",
    "枚",
    "冊",
    "本",
    "個",
    "か月",
    "ヶ月",
    "カ月",
    "週",
    "kg",
    "g",
    "mg",
    "cm",
    "mm",
    "m",
    "km",
    "m2",
    "km2",
    "ha",
    "mmHg",
    "mg/dL",
    "mg/dl",
    "g/dL",
    "g/dl",
    "U/L",
    "U/l",
    "IU/L",
    "kg/m2",
    "°C",
    "ポイント",
];

/// Without blanks at its ends, the wide one among them.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}')
}

/// Full-width letters and digits as the narrow ones, and every minus sign and hyphen as `-`.
pub(crate) fn narrow(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(
            text.nfkc()
                .map(|c| if is_dash(c) { '-' } else { c })
                .collect(),
        )
    }
}

const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// Classifies what stands in a field.
pub(crate) fn read(text: &str) -> Read {
    let text = trimmed(text);
    if text.is_empty() {
        return Read::Blank;
    }
    // Names are the most frequent guests, and no number begins like one.
    if text.len() > 40 {
        return Read::Text;
    }
    let narrow = narrow(text);
    let narrow = trimmed(&narrow);
    mark(narrow).unwrap_or_else(|| number(narrow))
}

fn mark(text: &str) -> Option<Read> {
    Some(match text {
        "-" | "--" | "ー" => Read::Dash,
        "..." | ".." | "・・・" | "・・" | "･･･" | "⋯" | "N/A" | "n/a" | "NA" | "NaN" | "#N/A"
        | "null" | "NULL" | "不詳" | "不明" | "欠測" => Read::Mark(Absence::Missing),
        "x" | "X" | "χ" | "*" | "**" | "***" | "****" => Read::Mark(Absence::Suppressed),
        _ => return None,
    })
}

fn number(text: &str) -> Read {
    let bracketed = text
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'));
    let (minus, rest) = match (bracketed, text.strip_prefix(['△', '▲', '-'])) {
        (Some(inner), _) => (true, inner),
        (None, Some(rest)) => (true, rest),
        (None, None) => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let rest = trimmed(rest);
    let (rest, yen) = rest
        .strip_prefix('¥')
        .map_or((rest, ""), |rest| (rest, "円"));
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
        .unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(end);
    if digits.is_empty() || !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return Read::Text;
    }
    let Some(plain) = without_thousands(digits) else {
        return Read::Text;
    };
    let (exponent, tail) = exponent(tail).unwrap_or((0, tail));
    let tail = trimmed(tail);
    let unit = if tail.is_empty() {
        Some(yen)
    } else {
        UNITS.iter().find(|unit| **unit == tail).copied()
    };
    let (Some(unit), Some(number)) = (
        unit,
        plain
            .parse::<Decimal>()
            .ok()
            .and_then(|number| shifted(number, exponent)),
    ) else {
        return Read::Text;
    };
    if plain.len() > 1 && plain.starts_with('0') && !plain.contains('.') && !minus {
        return Read::Code;
    }
    Read::Number(
        Decimal {
            units: if minus { -number.units } else { number.units },
            ..number
        },
        unit,
    )
}

/// Digits without the commas between thousands; `None` where the commas stand elsewhere.
fn without_thousands(digits: &str) -> Option<Cow<'_, str>> {
    if !digits.contains(',') {
        return Some(Cow::Borrowed(digits));
    }
    let whole = digits.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let fine = (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3)
        && !digits[whole.len()..].contains(',');
    fine.then(|| Cow::Owned(digits.replace(',', "")))
}

/// The power of ten of `E-05`, and what stands behind it.
fn exponent(tail: &str) -> Option<(i32, &str)> {
    let rest = tail.strip_prefix(['E', 'e'])?;
    let signed = usize::from(rest.starts_with(['+', '-']));
    let end = rest[signed..]
        .find(|c: char| !c.is_ascii_digit())
        .map_or(rest.len(), |end| end + signed);
    let power = rest[..end].parse().ok()?;
    Some((power, &rest[end..]))
}

fn shifted(number: Decimal, power: i32) -> Option<Decimal> {
    let scale = i32::from(number.scale).checked_sub(power)?;
    if scale >= 0 {
        return (scale <= i32::from(Decimal::MOST_SCALE)).then_some(Decimal {
            scale: scale as u8,
            ..number
        });
    }
    let by = 10_i64.checked_pow(scale.unsigned_abs())?;
    Some(Decimal::whole(number.units.checked_mul(by)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        match read(text) {
            Read::Number(number, unit) => Some(format!("{number}{unit}")),
            _ => None,
        }
    }

    #[test]
    fn numbers_are_understood_as_offices_write_them() {
        for (text, number) in [
            ("１２３", "123"),
            (" 1,234,567.5 ", "1234567.5"),
            ("△3.2", "-3.2"),
            ("▲ ３", "-3"),
            ("(12)", "-12"),
            ("（１２）", "-12"),
            ("−0.5", "-0.5"),
            ("12人", "12人"),
            ("45.6％", "45.6%"),
            ("2024年度", "2024年度"),
            ("1.5E-3", "0.0015"),
            ("2e3", "2000"),
            ("￥1,000", "1000円"),
            ("0", "0"),
            ("0.0", "0.0"),
            (".5", "0.5"),
        ] {
            assert_eq!(of(text).as_deref(), Some(number), "{text}");
        }
    }

    #[test]
    fn codes_names_and_dates_are_no_numbers() {
        for text in [
            "01 北海道",
            "40～44歳",
            "2月末日",
            "3月31日",
            "1,23",
            "1.2.3",
            "E03013",
            "全　国",
            "12-34",
            "1e99",
            "髙",
            "99999999999999999999",
        ] {
            assert_eq!(read(text), Read::Text, "{text}");
        }
        assert_eq!(read("0101"), Read::Code);
    }

    #[test]
    fn marks_of_absence_are_told_apart() {
        for text in ["-", "－", "‐", "−", "―"] {
            assert_eq!(read(text), Read::Dash, "{text}");
        }
        for text in ["…", "・・・", "...", "#N/A"] {
            assert_eq!(read(text), Read::Mark(Absence::Missing), "{text}");
        }
        for text in ["x", "Ｘ", "***", "＊"] {
            assert_eq!(read(text), Read::Mark(Absence::Suppressed), "{text}");
        }
        assert_eq!(read("\u{3000} "), Read::Blank);
    }
}
