//! Decimal numbers as people write them: whole units over a power of ten, so that what is summed
//! and saved is exactly what was read.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `units / 10^scale`. In files it is text (`"39.5"`), since a session file holds no floats.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    /// The digits.
    pub units: i64,
    /// How many of them stand behind the point; at most 18.
    pub scale: u8,
}

impl Decimal {
    /// Nought.
    pub(crate) const ZERO: Decimal = Decimal { units: 0, scale: 0 };
    /// The most digits behind the point.
    pub(crate) const MOST_SCALE: u8 = 18;

    /// A whole number.
    pub const fn whole(units: i64) -> Self {
        Self { units, scale: 0 }
    }

    /// `numerator / denominator`, rounded half away from zero to `scale` digits behind the point;
    /// `None` for a denominator of 0 or beyond 64 bits.
    pub(crate) fn ratio(numerator: i128, denominator: i128, scale: u8) -> Option<Self> {
        let scaled =
            numerator.checked_mul(10_i128.checked_pow(u32::from(scale.min(Self::MOST_SCALE)))?)?;
        let (half, sign) = (
            denominator.checked_abs()?.checked_div(2)?,
            if (scaled < 0) == (denominator < 0) {
                1
            } else {
                -1
            },
        );
        let units = scaled
            .checked_abs()?
            .checked_add(half)?
            .checked_div(denominator.checked_abs()?)?
            .checked_mul(sign)?;
        Some(Self {
            units: i64::try_from(units).ok()?,
            scale: scale.min(Self::MOST_SCALE),
        })
    }

    /// A number as people type it: full-width digits and signs of an input method, △ for minus,
    /// commas between thousands and a % behind it are understood. A comma anywhere else makes it no
    /// number: read over, 55,0 would be ten times what was meant.
    pub(crate) fn typed(text: &str) -> Option<Self> {
        let plain = |c: char| match c {
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
            '．' => Some('.'),
            '－' | '−' | '‐' | '△' | '▲' | 'ー' => Some('-'),
            '＋' => Some('+'),
            '，' => Some(','),
            ' ' | '\u{3000}' | '%' | '％' => None,
            c => Some(c),
        };
        let text: String = text.chars().filter_map(plain).collect();
        without_thousands(&text)?.parse().ok()
    }

    /// The same number with at most this many digits behind the point, rounded half away from zero.
    pub(crate) fn rounded(self, scale: u8) -> Self {
        if self.scale <= scale {
            return self;
        }
        let by = 10_i128.pow(u32::from((self.scale - scale).min(Self::MOST_SCALE)));
        Self::ratio(i128::from(self.units), by, 0).map_or(self, |whole| Self {
            units: whole.units,
            scale,
        })
    }

    /// As a float, for charts and heat only.
    pub(crate) fn as_f64(self) -> f64 {
        self.units as f64 / 10_f64.powi(i32::from(self.scale))
    }

    /// The units of the same number at another scale, exactly; `None` when digits would be lost or
    /// it is beyond 128 bits.
    pub(crate) fn units_at(self, scale: u8) -> Option<i128> {
        let units = i128::from(self.units);
        if scale >= self.scale {
            return units.checked_mul(10_i128.checked_pow(u32::from(scale - self.scale))?);
        }
        let by = 10_i128.checked_pow(u32::from(self.scale - scale))?;
        (units % by == 0).then(|| units / by)
    }

    /// Without zeros at the end of the part behind the point.
    fn shortest(mut self) -> Self {
        while self.scale > 0 && self.units % 10 == 0 {
            self.units /= 10;
            self.scale -= 1;
        }
        self
    }
}

/// The text without the commas between thousands; `None` where one stands elsewhere.
fn without_thousands(text: &str) -> Option<String> {
    if !text.contains(',') {
        return Some(text.to_owned());
    }
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.trim_start_matches(['-', '+']).split(',');
    let first = groups.next().map_or(0, str::len);
    let fits = (1..=3).contains(&first) && groups.all(|group| group.len() == 3);
    (fits && !rest.contains(',')).then(|| text.replace(',', ""))
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        // 64 bits of units and a scale of at most 18 always fit 128 bits.
        let at = self.scale.max(other.scale);
        let of = |number: &Decimal| {
            i128::from(number.units)
                * 10_i128.pow(u32::from((at - number.scale).min(Self::MOST_SCALE)))
        };
        of(self).cmp(&of(other))
    }
}

impl std::hash::Hash for Decimal {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        let short = self.shortest();
        (short.units, short.scale).hash(state);
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::from(self.scale);
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = scale + 1);
        let (whole, rest) = digits.split_at(digits.len() - scale);
        if rest.is_empty() {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{rest}")
        }
    }
}

/// Text that is no decimal number of at most 18 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number")]
pub struct NotADecimal;

impl FromStr for Decimal {
    type Err = NotADecimal;

    /// ASCII digits with an optional sign and point (`-12.50`); what people type otherwise is
    /// understood in `import`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        let all = format!("{whole}{rest}");
        let fine = !all.is_empty()
            && all.bytes().all(|byte| byte.is_ascii_digit())
            && rest.len() <= usize::from(Self::MOST_SCALE);
        if !fine || (whole.is_empty() && rest.is_empty()) {
            return Err(NotADecimal);
        }
        // Wider than the units, since the lowest of them has no positive counterpart.
        let units: i128 = all.parse().map_err(|_| NotADecimal)?;
        Ok(Self {
            units: i64::try_from(sign * units).map_err(|_| NotADecimal)?,
            scale: rest.len() as u8,
        })
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_prints_as_it_was_read_and_compares_as_a_number() {
        for text in [
            "0",
            "-12.50",
            "1334.5",
            "0.05",
            "-0.5",
            "9223372036854775807",
            "-9223372036854775808",
            "-9.223372036854775808",
        ] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_string(), text);
        }
        assert_eq!("1.50".parse::<Decimal>(), "1.5".parse());
        assert!("-0.5".parse::<Decimal>().unwrap() < "0.05".parse().unwrap());
        for text in [
            "",
            ".",
            "-",
            "1,000",
            "1e3",
            "１",
            "9223372036854775808",
            "-9223372036854775809",
            "0.1234567890123456789",
        ] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_ratio_is_rounded_half_away_from_zero() {
        let of = |a, b, scale| Decimal::ratio(a, b, scale).map(|number| number.to_string());
        assert_eq!(of(1, 3, 4).as_deref(), Some("0.3333"));
        assert_eq!(of(-1, 2, 0).as_deref(), Some("-1"));
        assert_eq!(of(5, -2, 0).as_deref(), Some("-3"));
        assert_eq!(of(1, 0, 2), None);
        assert_eq!(
            Decimal {
                units: 12_345,
                scale: 2
            }
            .rounded(1)
            .to_string(),
            "123.5"
        );
    }

    #[test]
    fn figures_are_read_as_people_type_them() {
        for (typed, plain) in [
            ("１，２３４．５", "1234.5"),
            ("61.5 %", "61.5"),
            ("△3", "-3"),
            ("−0.5", "-0.5"),
            ("12,000", "12000"),
            ("１，５５０", "1550"),
            ("-1,234,567.8", "-1234567.8"),
        ] {
            assert_eq!(
                Decimal::typed(typed)
                    .map(|figure| figure.to_string())
                    .as_deref(),
                Some(plain),
                "{typed}"
            );
        }
        for typed in [
            "",
            "約30",
            "1/3",
            "3 a",
            "５５，０",
            "1,55",
            "1234,567",
            "1,234.5,6",
            ",550",
            "1,,550",
            "1,",
        ] {
            assert_eq!(Decimal::typed(typed), None, "{typed}");
        }
    }
}
