//! Columns that identify a person: warned about before anything is stored, and left out unless a
//! person takes them in.

use unicode_normalization::UnicodeNormalization;

use super::number::narrow;

/// Words in a name of a column that mean a person.
const WORDS: &[&str] = &[
    "氏名",
    "名前",
    "フルネーム",
    "被保険者",
    "保険証",
    "保険者証",
    "記号番号",
    "証番号",
    "個人番号",
    "マイナンバー",
    "受診者番号",
    "患者番号",
    "生年月日",
    "誕生日",
    "住所",
    "電話",
    "携帯",
    "メールアドレス",
    "e-mail",
    "email",
    "birth",
    "address",
    "phone",
    "カナ氏名",
    "フリガナ",
    "ふりがな",
];

/// Whole names of columns that mean a person.
const NAMES: &[&str] = &[
    "name",
    "full name",
    "fullname",
    "first name",
    "last name",
    "patient",
    "patient id",
    "dob",
    "姓",
    "名",
    "tel",
    "mail",
];

/// Does the name of a column mean a person?
pub(crate) fn by_name(name: &str) -> bool {
    let name: String = name.nfkc().collect::<String>().to_lowercase();
    // Numbers of people by insurance are no people.
    let counted = ["数", "率", "割合", "区分", "種別"]
        .iter()
        .any(|end| name.ends_with(end));
    !counted && (WORDS.iter().any(|word| name.contains(word)) || NAMES.contains(&name.trim()))
}

/// Do the values look like telephone numbers, or like dates of birth: dates over more than a
/// generation?
pub(crate) fn by_content<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let texts: Vec<&str> = texts.take(2000).collect();
    let (phones, years) = texts
        .iter()
        .fold((0, Vec::new()), |(phones, mut years), text| {
            let text = narrow(text);
            years.extend(year(&text));
            (phones + usize::from(is_phone(&text)), years)
        });
    let most = |count: usize| count >= 3 && count * 10 >= texts.len() * 9;
    let span = years
        .iter()
        .max()
        .zip(years.iter().min())
        .map_or(0, |(last, first)| last - first);
    most(phones) || (most(years.len()) && years.len() >= 8 && span >= 25)
}

fn is_phone(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = parts.concat();
    parts.len() == 3
        && text.starts_with('0')
        && matches!(digits.len(), 10 | 11)
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The year of a full date: `1962-04-20`, `1962/4/20`, `1962年4月20日`, `S37.4.20`, `昭和37年4月20日`.
fn year(text: &str) -> Option<i32> {
    let (base, rest) = [
        ("明治", 1867),
        ("大正", 1911),
        ("昭和", 1925),
        ("平成", 1988),
        ("令和", 2018),
        ("M", 1867),
        ("T", 1911),
        ("S", 1925),
        ("昭", 1925),
        ("H", 1988),
        ("平", 1988),
        ("R", 2018),
        ("令", 2018),
    ]
    .iter()
    .find_map(|(era, base)| text.strip_prefix(era).map(|rest| (*base, rest)))
    .unwrap_or((0, text));
    let parts: Vec<&str> = rest
        .split(['-', '/', '.', '年', '月', '日'])
        .filter(|part| !part.is_empty())
        .collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    let (year, month, day): (i32, u8, u8) = (
        year.parse().ok()?,
        month.parse().ok()?,
        day.get(..2).unwrap_or(day).parse().ok()?,
    );
    let year = year.checked_add(base)?;
    ((1..=12).contains(&month) && (1..=31).contains(&day) && (1870..=2100).contains(&year))
        .then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_about_a_person_are_known_by_name() {
        for name in [
            "保険証番号",
            "保険証の記号番号",
            "資格確認書の証番号",
            "氏名",
            "カナ氏名",
            "被保険者番号",
            "被保険者証記号",
            "生年月日",
            "住所",
            "電話番号",
            "Name",
            "date of birth",
        ] {
            assert!(by_name(name), "{name}");
        }
        for name in [
            "市町村名",
            "事業所名",
            "年齢階級",
            "被保険者数",
            "BMI",
            "提出者名",
            "所在地",
            "名称",
        ] {
            assert!(!by_name(name), "{name}");
        }
    }

    #[test]
    fn columns_about_a_person_are_known_by_content() {
        let births: Vec<String> = (0..20)
            .map(|i| format!("{}/4/{}", 1940 + i * 2, i + 1))
            .collect();
        assert!(by_content(births.iter().map(String::as_str)));
        let visits: Vec<String> = (1..20).map(|day| format!("2024-06-{day:02}")).collect();
        assert!(!by_content(visits.iter().map(String::as_str)));
        assert!(by_content(
            ["03-0000-0000", "090-0000-0001", "０６－００００－０００２"].into_iter()
        ));
        assert!(!by_content(["35.0以上40.0未満", "男"].into_iter()));
        assert!(by_content((0..10).map(|i| [
            "S40.4.1",
            "昭和20年1月2日",
            "H2.12.31"
        ][i % 3])));
    }
}
